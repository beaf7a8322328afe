//! A part of a programme.

use super::{Bi, Concept, IdRule, Parent, Role, Word, fields};

pub static CONCEPT: Concept = Concept {
    name: "subprogramme",
    collection: "levels",
    word: Word::noun("het", ["deelprogramma", "deelprogramma's"], ["subprogramme", "subprogrammes"]),
    role: Role::Level,
    id: IdRule::FromTitle,
    titled: false,
    parents: &[Parent::Document, Parent::AnyLevel, Parent::In(&super::appendix::CONCEPT)],
    fields: fields::LEVEL_GROUPS,
    docs: Bi::new("Een deel van een programma.", "A part of a programme."),
};
