//! An ambition: what a number of goals work towards together.

use super::{Bi, Concept, IdRule, Parent, Role, Word, fields};

pub static CONCEPT: Concept = Concept {
    name: "ambition",
    collection: "levels",
    word: Word::noun("de", ["ambitie", "ambities"], ["ambition", "ambitions"]),
    role: Role::Level,
    id: IdRule::FromTitle,
    titled: false,
    parents: &[Parent::Document, Parent::AnyLevel, Parent::In(&super::appendix::CONCEPT)],
    fields: fields::LEVEL_GROUPS,
    docs: Bi::new(
        "Een ambitie: waar een aantal doelen samen naartoe werkt.",
        "An ambition: what a number of goals work towards together.",
    ),
};
