//! Which document comes before which, and what a thing was in an earlier edition.

use crate::language::document;

use super::Model;
use super::graph::{NodeId, Relation};
use super::index::Scope;

impl Model {
    /// Whether a document is described here, and not just named.
    pub fn is_described(&self, document: NodeId) -> bool {
        self.node(document).is_some_and(|node| !node.external)
    }

    /// The described document of the same kind that comes before this one: that of the latest earlier year.
    pub fn earlier_document(&self, document: NodeId) -> Option<NodeId> {
        let year = self.document_year(document)?;
        let kind = self.document_kind(document);
        let earlier = self.documents().iter().copied().filter(|other| {
            self.is_described(*other)
                && self.document_kind(*other) == kind
                && self.is_report(*other) == self.is_report(document)
                && self.document_year(*other).is_some_and(|one| one < year)
        });
        earlier.max_by_key(|other| self.document_year(*other))
    }

    /// What a thing says it continues, and what says that it goes on as this; the text's own word only.
    pub fn continues(&self, id: NodeId) -> Vec<NodeId> {
        let said = self.targets(id, Relation::Continues).into_iter().map(|(earlier, _)| earlier);
        let told = self.origins(id, Relation::ContinuedBy).into_iter().map(|(earlier, _)| earlier);
        let mut found: Vec<NodeId> = said.collect();
        for earlier in told {
            if !found.contains(&earlier) {
                found.push(earlier);
            }
        }
        found
    }

    /// What a thing is continued by, by the word of either side.
    pub fn continued_by(&self, id: NodeId) -> Vec<NodeId> {
        let said = self.targets(id, Relation::ContinuedBy).into_iter().map(|(later, _)| later);
        let told = self.origins(id, Relation::Continues).into_iter().map(|(later, _)| later);
        let mut found: Vec<NodeId> = said.collect();
        for later in told {
            if !found.contains(&later) {
                found.push(later);
            }
        }
        found
    }

    /// The thing of the same kind and code in another document; a local code is looked for in the same place.
    /// Whether it is the same thing is another question: codes get reused.
    pub fn same_code(&self, id: NodeId, other: NodeId) -> Option<NodeId> {
        let node = self.node(id)?;
        let text = self.id(id);
        let at_top = |parent: &NodeId| self.node(*parent).is_none_or(|one| *one.concept == document::CONCEPT);
        let scope = match node.parent.filter(|parent| node.local && !at_top(parent)) {
            Some(parent) => Scope::Parent(self.same_code(parent, other)?),
            // At the top a local code is known within the document as what it stands in.
            None if node.local => Scope::Parent(other),
            None => Scope::Document(other),
        };
        self.lookup(scope, node.concept, &text).filter(|found| self.is_described(*found))
    }
}
