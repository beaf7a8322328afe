//! A part of a goal.

use super::{Bi, Concept, IdRule, Parent, Role, Word, fields};

pub static CONCEPT: Concept = Concept {
    name: "subgoal",
    collection: "levels",
    word: Word::noun("het", ["subdoel", "subdoelen"], ["subgoal", "subgoals"]),
    role: Role::Level,
    id: IdRule::FromTitle,
    titled: false,
    parents: &[Parent::Document, Parent::AnyLevel, Parent::In(&super::appendix::CONCEPT)],
    fields: fields::LEVEL_GROUPS,
    docs: Bi::new("Een deel van een doel.", "A part of a goal."),
};
