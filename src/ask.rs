//! Answers about a whole framework, which outputs draw: a part of it, what hangs on a thing, its history, money, the agenda.

pub mod agenda;
pub mod graph;
pub mod history;
pub mod impact;
pub mod money;

use crate::model::{Model, NodeId};

/// Documents from the latest to the earliest; what stands in none comes last, as None.
pub fn latest_first(
    model: &Model,
    documents: impl IntoIterator<Item = Option<NodeId>>,
) -> Vec<Option<NodeId>> {
    let mut all: Vec<Option<NodeId>> = documents.into_iter().collect();
    all.sort_unstable();
    all.dedup();
    all.sort_by_cached_key(|document| {
        let known = document.map(|id| (model.document_year(id), model.came_out(id), id));
        std::cmp::Reverse(known)
    });
    all
}
