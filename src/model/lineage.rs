//! Which document comes before which, and what a thing was in an earlier edition.

use std::borrow::Cow;
use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use crate::language::{Choice, Concept, Field, document, fields, indicator, programme, values};

use super::graph::{Node, NodeId, Relation};
use super::index::Scope;
use super::likeness::{Likeness, likest};
use super::value::Value;
use super::{Model, names};

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
        let found = match (node.local, node.parent) {
            (false, _) | (true, None) => self.lookup(Scope::Document(other), node.concept, &text),
            (true, Some(parent)) => {
                let at_top = self.node(parent).is_none_or(|one| *one.concept == document::CONCEPT);
                let above = if at_top { Some(other) } else { self.same_code(parent, other) };
                let here = above.and_then(|above| self.lookup(Scope::Parent(above), node.concept, &text));
                here.or_else(|| self.same_number(id, node, other))
            }
        };
        found.filter(|found| self.is_described(*found))
    }

    /// Programmes are numbered through the document, whatever they stand under.
    fn same_number(&self, id: NodeId, node: &Node, other: NodeId) -> Option<NodeId> {
        let text = self.id(id);
        if *node.concept != programme::CONCEPT || !names::is_local(&text) {
            return None;
        }
        let only = |document| {
            let found = self.lookup(Scope::Anywhere(document), node.concept, &text)?;
            (!self.homonyms.contains(&found)).then_some(found)
        };
        only(node.document).and_then(|_| only(Some(other)))
    }

    /// Whether another document has or names a thing of this kind and code, wherever it stands there.
    pub fn has_same_code(&self, id: NodeId, other: NodeId) -> bool {
        let Some(node) = self.node(id) else { return false };
        if self.same_code(id, other).is_some() {
            return true;
        }
        // What is only named there, by `elders` or by a reference, is known in the document as a whole.
        let text = self.id(id);
        let scopes = [Scope::Document(other), Scope::Anywhere(Some(other))];
        let found = scopes.into_iter().find_map(|scope| self.lookup(scope, node.concept, &text));
        found.is_some_and(|found| !self.is_described(found))
    }

    /// Whether the text itself says where a thing comes from, or a line that may say so could not be read.
    pub fn says_where_from(&self, id: NodeId) -> bool {
        let fields = [&fields::CONTINUES, &fields::FORMERLY, &fields::NEW];
        self.says(id, &fields) || !self.origins(id, Relation::ContinuedBy).is_empty()
    }

    /// Whether the text itself says what becomes of a thing, or a line that may say so could not be read.
    pub fn says_where_to(&self, id: NodeId) -> bool {
        let fields = [&fields::CONTINUED_BY, &fields::DROPPED];
        self.says(id, &fields) || !self.origins(id, Relation::Continues).is_empty()
    }

    fn says(&self, id: NodeId, fields: &[&'static Field]) -> bool {
        fields.iter().any(|field| self.prop(id, field).is_some() || self.may_have(id, Some(*field), None))
    }

    /// A code that the organisation prints: written, with a digit or of one letter. A word is the name that
    /// the writer of the spec chose.
    pub fn has_code(&self, id: NodeId) -> bool {
        let Some(node) = self.node(id) else { return false };
        // An id that was formed from the title is local without looking like one.
        let text = self.id(id);
        let printed = text.chars().any(|one| one.is_ascii_digit()) || text.chars().count() == 1;
        printed && (!node.local || names::is_local(&text))
    }

    /// What a thing is called: its title, and the sentence that it is.
    pub fn called(&self, id: NodeId) -> Vec<Cow<'_, str>> {
        let reads = self.prop(id, &fields::READS).and_then(|prop| match &prop.value {
            Value::Text(text) => Some(self.text(text)),
            _ => None,
        });
        self.title(id).into_iter().chain(reads).filter(|text| !text.trim().is_empty()).collect()
    }

    /// How alike two things are called; None where that cannot be said: one has no words, or they are
    /// in two languages.
    pub fn alike(&self, one: NodeId, other: NodeId) -> Option<Likeness> {
        let language = |id: NodeId| self.node(id).map(|node| self.language(node.span.file));
        let (here, there) = (self.called(one), self.called(other));
        if language(one) != language(other) || here.is_empty() || there.is_empty() {
            return None;
        }
        Some(likest(&here, there.iter().map(Cow::as_ref)))
    }

    /// The thing in another document that this one is, before or after: by the word of either side, else
    /// because the one reports on the other, else by its code where that is unmistakable.
    pub fn counterpart(&self, id: NodeId, other: NodeId) -> Option<NodeId> {
        let there = |found: &NodeId| self.document_of(*found) == Some(other);
        let mut said = self.told_lineage(id, true).into_iter().filter(there);
        if let Some(found) = said.next() {
            return said.next().is_none().then_some(found);
        }
        let edition = self.targets(id, Relation::EditionOf).into_iter().map(|(plan, _)| plan).find(there);
        edition.or_else(|| self.same_code(id, other).filter(|found| self.is_unmistakable(id, *found)))
    }

    /// Every thing that the text says this one was or becomes, by the word of either side; those that it is
    /// in part only may be left out.
    fn told_lineage(&self, id: NodeId, whole: bool) -> Vec<NodeId> {
        let ways = [Relation::Continues, Relation::ContinuedBy];
        let targets = ways.into_iter().flat_map(|way| self.targets(id, way));
        let origins = ways.into_iter().flat_map(|way| self.origins(id, way));
        let mut found: Vec<NodeId> = targets
            .chain(origins)
            .filter(|(_, edge)| !whole || !edge.partly)
            .map(|(other, _)| other)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether a thing with the same code is the same thing: neither says otherwise, and their names are alike.
    fn is_unmistakable(&self, id: NodeId, other: NodeId) -> bool {
        let out = |id: NodeId| self.document_of(id).and_then(|document| self.came_out(document));
        // What the earlier was before, or the later becomes, says nothing of these two.
        let told = match out(id).zip(out(other)).map(|(one, other)| one.cmp(&other)) {
            Some(Ordering::Less) => self.says_where_to(id) || self.says_where_from(other),
            Some(Ordering::Greater) => self.says_where_from(id) || self.says_where_to(other),
            _ => [id, other].iter().any(|one| self.says_where_from(*one) || self.says_where_to(*one)),
        };
        let listed = |id: NodeId| {
            self.prop(id, &indicator::CATALOGUE).and_then(|prop| match &prop.value {
                Value::Catalogue(catalogue) => Some(catalogue.item.item),
                _ => None,
            })
        };
        let same_list = listed(id).is_some() && listed(id) == listed(other);
        !told && (same_list || self.alike(id, other).is_some_and(|alike| alike.both >= UNMISTAKABLE))
    }

    /// When a document came out, as far as its kind and year tell: what was adopted is dated by that; a plan is
    /// made in the autumn before, accounts come in the year after.
    pub fn came_out(&self, document: NodeId) -> Option<(i16, i8, i8)> {
        let adopted = self.prop(document, &fields::ADOPTED).and_then(|prop| match prop.value {
            Value::Period(period) => period.first_day(),
            _ => None,
        });
        if adopted.is_some() {
            return adopted;
        }
        let year = self.document_year(document)?;
        let kind = self.document_kind(document);
        let is = |kinds: &[&'static Choice]| kind.is_some_and(|kind| kinds.contains(&kind));
        Some(match () {
            () if is(&[&values::ANNUAL_ACCOUNTS]) => (year.saturating_add(1), 6, 1),
            () if is(&[&values::COALITION_AGREEMENT]) => (year, 5, 1),
            () if is(values::BEFORE_PLANS) => (year.saturating_sub(1), 6, 1),
            () if is(&[&values::AMENDMENT]) || self.is_report(document) => (year, 9, 1),
            () => (year.saturating_sub(1), 11, 1),
        })
    }

    /// Every thing of one kind that stands in more than one document, through its editions: each a list in the
    /// order in which the documents came out. What was split or merged is no longer the same thing.
    pub fn threads(&self, concept: &'static Concept) -> Vec<Vec<NodeId>> {
        let own = |node: &Node| node.concept == concept && !node.external && !node.duplicate && !node.broken;
        let things: Vec<NodeId> =
            self.nodes().filter(|(_, node)| own(node) && node.document.is_some()).map(|(id, _)| id).collect();
        let places: FxHashMap<NodeId, usize> = things.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let mut joined = Joined::new(things.len());
        let mut seen = Seen::default();
        for id in &things {
            for other in self.told_lineage(*id, false) {
                *seen.ways.entry((other, self.document_of(*id))).or_default() += 1;
            }
        }
        for (at, id) in things.iter().enumerate() {
            for other in self.before(*id, &mut seen) {
                if let Some(other) = places.get(&other) {
                    joined.join(at, *other);
                }
            }
        }
        let mut threads: Vec<Vec<NodeId>> = vec![Vec::new(); things.len()];
        for (at, id) in things.iter().enumerate() {
            if let Some(thread) = threads.get_mut(joined.root(at)) {
                thread.push(*id);
            }
        }
        threads.retain(|thread| thread.len() > 1);
        for thread in &mut threads {
            // Stable: documents of one date stay in the order of the text.
            thread
                .sort_by_cached_key(|id| self.document_of(*id).and_then(|document| self.came_out(document)));
        }
        threads
    }

    /// What a thing was in earlier documents, as far as it is wholly that.
    fn before(&self, id: NodeId, seen: &mut Seen) -> Vec<NodeId> {
        let mut found: Vec<NodeId> =
            self.targets(id, Relation::EditionOf).into_iter().map(|(plan, _)| plan).take(1).collect();
        let document = self.document_of(id);
        // Several of one document are a merge, several here of that one a split.
        let ways = |other: NodeId, document| seen.ways.get(&(other, document)).copied().unwrap_or(0);
        let whole = self.told_lineage(id, true);
        found.extend(
            whole
                .into_iter()
                .filter(|other| ways(*other, document) <= 1 && ways(id, self.document_of(*other)) <= 1),
        );
        let Some(document) = document.filter(|_| !self.says_where_from(id)) else { return found };
        let earlier = *seen.earlier.entry(document).or_insert_with(|| self.earlier_document(document));
        let same = earlier.and_then(|other| self.same_code(id, other));
        found.extend(same.filter(|same| self.is_unmistakable(id, *same)));
        found
    }
}

/// What is asked once of all things together.
#[derive(Default)]
struct Seen {
    /// The document before each.
    earlier: FxHashMap<NodeId, Option<NodeId>>,
    /// How many things of one document are told to be what a thing was or becomes.
    ways: FxHashMap<(NodeId, Option<NodeId>), usize>,
}

/// Names at least so alike, under one code, are those of one thing.
const UNMISTAKABLE: u8 = 75;

/// Which things are one: a forest in which every thing points towards the first of its kind.
struct Joined {
    up: Vec<usize>,
}

impl Joined {
    fn new(count: usize) -> Joined {
        Joined { up: (0..count).collect() }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while let Some(up) = self.up.get(at).copied().filter(|up| *up != at) {
            let above = self.up.get(up).copied().unwrap_or(up);
            if let Some(slot) = self.up.get_mut(at) {
                *slot = above;
            }
            at = above;
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(slot) = self.up.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
}
