//! What many things of one document lack: one finding stands for all where none of them has it.

use rustc_hash::FxHashMap;

use crate::diag::Diagnostic;
use crate::model::NodeId;
use crate::source::Span;

use super::{Facts, Findings};

/// A thing that lacks something: where its heading stands empty, and what is to be said of it.
pub(super) type Lack = (NodeId, Option<Span>, Diagnostic);

/// Adds what these things lack. An excerpt of which nothing has it most likely leaves it out as a whole:
/// there the first of them speaks for the others.
pub(super) fn add(facts: &Facts<'_>, asked: &[NodeId], lacks: Vec<Lack>, findings: &mut Findings) {
    let partial = |id: NodeId| facts.document(id).filter(|one| one.is_partial).map(|one| one.id);
    let mut all: FxHashMap<NodeId, usize> = FxHashMap::default();
    for document in asked.iter().filter_map(|id| partial(*id)) {
        *all.entry(document).or_default() += 1;
    }
    let mut lacking: FxHashMap<NodeId, usize> = FxHashMap::default();
    for (id, blank, _) in &lacks {
        if let Some(document) = partial(*id).filter(|_| blank.is_none()) {
            *lacking.entry(document).or_default() += 1;
        }
    }
    let mut spoken: Vec<NodeId> = Vec::new();
    for (id, blank, mut found) in lacks {
        let whole =
            partial(id).filter(|document| blank.is_none() && all.get(document) == lacking.get(document));
        let others = whole.and_then(|document| lacking.get(&document)).map_or(0, |count| count - 1);
        if let Some(document) = whole.filter(|_| others > 0) {
            if spoken.contains(&document) {
                continue;
            }
            spoken.push(document);
            let (nl, en) = match others {
                1 => (", en de andere hier ook niet".to_owned(), ", nor has the other one here".to_owned()),
                _ => (
                    format!(", en de {others} andere hier ook niet"),
                    format!(", nor have the {others} others here"),
                ),
            };
            found.title.nl.push_str(&nl);
            found.title.en.push_str(&en);
        }
        findings.missing(id, blank, found);
    }
}
