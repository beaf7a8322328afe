//! A policy field within a subprogramme.

use super::{Bi, Concept, IdRule, Parent, Role, Word, fields};

pub static CONCEPT: Concept = Concept {
    name: "policy-field",
    collection: "levels",
    word: Word::noun("het", ["beleidsveld", "beleidsvelden"], ["policy-field", "policy-fields"]),
    role: Role::Level,
    id: IdRule::FromTitle,
    titled: false,
    parents: &[Parent::Document, Parent::AnyLevel, Parent::In(&super::appendix::CONCEPT)],
    fields: fields::LEVEL_GROUPS,
    docs: Bi::new("Een beleidsveld binnen een deelprogramma.", "A policy field within a subprogramme."),
};
