//! A challenge that society faces.

use super::{Bi, Concept, IdRule, Parent, Role, Word, fields};

pub static CONCEPT: Concept = Concept {
    name: "challenge",
    collection: "levels",
    word: Word::noun("de", ["opgave", "opgaven"], ["challenge", "challenges"]),
    role: Role::Level,
    id: IdRule::FromTitle,
    titled: false,
    parents: &[Parent::Document, Parent::AnyLevel, Parent::In(&super::appendix::CONCEPT)],
    fields: fields::LEVEL_GROUPS,
    docs: Bi::new("Een maatschappelijke opgave.", "A challenge that society faces."),
};
