//! A task field of the Iv3 classification, as a level.

use super::{Bi, Concept, IdRule, Parent, Role, Word, fields};

pub static CONCEPT: Concept = Concept {
    name: "task-field",
    collection: "levels",
    word: Word::noun("het", ["taakveld", "taakvelden"], ["task-field", "task-fields"]),
    role: Role::Level,
    id: IdRule::FromTitle,
    titled: false,
    parents: &[Parent::Document, Parent::AnyLevel, Parent::In(&super::appendix::CONCEPT)],
    fields: fields::LEVEL_GROUPS,
    docs: Bi::new(
        "Een taakveld uit de Iv3-indeling, als niveau.",
        "A task field of the Iv3 classification, as a level.",
    ),
};
