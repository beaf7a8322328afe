//! A goal: what the organisation wants to reach, with criteria that say when it is reached.

use super::{Bi, Concept, IdRule, Parent, Role, Word, fields};

pub static CONCEPT: Concept = Concept {
    name: "goal",
    collection: "goals",
    word: Word::noun("het", ["doel", "doelen"], ["goal", "goals"]),
    role: Role::Level,
    id: IdRule::FromTitle,
    titled: false,
    parents: &[Parent::Document, Parent::AnyLevel, Parent::In(&super::appendix::CONCEPT)],
    fields: fields::LEVEL_GROUPS,
    docs: Bi::new(
        "Een doel: wat de organisatie wil bereiken, met criteria die zeggen wanneer het bereikt is.",
        "A goal: what the organisation wants to reach, with criteria that say when it is reached.",
    ),
};
