//! A policy note: policy that sets a frame.

use super::{Bi, Concept, IdRule, Parent, Role, Word, fields};

pub static CONCEPT: Concept = Concept {
    name: "policy-note",
    collection: "policyNotes",
    word: Word::noun("de", ["nota", "nota's"], ["policy-note", "policy-notes"]),
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
    docs: Bi::new("Een nota: beleid dat een kader geeft.", "A policy note: policy that sets a frame."),
};
