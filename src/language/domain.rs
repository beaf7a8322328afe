//! A domain: a large part of the work, often without a number.

use super::{Bi, Concept, IdRule, Parent, Role, Word, fields};

pub static CONCEPT: Concept = Concept {
    name: "domain",
    collection: "levels",
    word: Word::noun("het", ["domein", "domeinen"], ["domain", "domains"]),
    role: Role::Level,
    id: IdRule::FromTitle,
    titled: false,
    parents: &[Parent::Document, Parent::AnyLevel, Parent::In(&super::appendix::CONCEPT)],
    fields: fields::LEVEL_GROUPS,
    docs: Bi::new(
        "Een domein: een groot deel van het werk, vaak zonder nummer.",
        "A domain: a large part of the work, often without a number.",
    ),
};
