//! A vision, with ambitions and spearheads.

use super::{Bi, Concept, IdRule, Parent, Role, Word, fields};

pub static CONCEPT: Concept = Concept {
    name: "vision",
    collection: "visions",
    word: Word::noun("de", ["visie", "visies"], ["vision", "visions"]),
    role: Role::Register,
    id: IdRule::FromTitle,
    titled: true,
    parents: &[Parent::Top],
    fields: &[
        fields::COMMON,
        fields::RELATIONS,
        fields::LINEAGE,
        &[&fields::ADOPTED, &fields::BY, &fields::VALID],
    ],
    docs: Bi::new("Een visie, met ambities en speerpunten.", "A vision, with ambitions and spearheads."),
};
