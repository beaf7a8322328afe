//! What belongs to no level: people, notes, sources, partners, visions, the agenda, each with what refers to it.

use serde::Serialize;

use crate::language::{CONCEPTS, organisation};

use super::things::{Group, Maker, many};

#[derive(Clone, Debug, Serialize)]
pub struct Register {
    pub groups: Vec<Group>,
}

/// Everything that stands at the top of a file and in no document; none where there is nothing.
pub fn register(maker: &Maker<'_, '_>) -> Option<Register> {
    let model = maker.model();
    let top = |id: &crate::model::NodeId| {
        model.node(*id).is_some_and(|node| {
            let in_document = node.document.is_some();
            !in_document && !node.external && node.parent.is_none_or(|parent| parent == model.project())
        })
    };
    let mut groups = Vec::new();
    for concept in CONCEPTS.iter().copied() {
        if concept.is_level()
            || *concept == organisation::CONCEPT
            || *concept == crate::language::document::CONCEPT
        {
            continue;
        }
        let things: Vec<_> = model
            .of_concept(concept)
            .filter(|id| top(id) && maker.places.is_shown(*id))
            .map(|id| maker.thing(id, 3))
            .collect();
        if !things.is_empty() {
            groups.push(Group { kind: concept.name, label: many(concept), things });
        }
    }
    (!groups.is_empty()).then_some(Register { groups })
}
