//! A programme: the unit on which the council grants money.

use super::{Bi, Concept, IdRule, Parent, Role, Word, fields};

pub static CONCEPT: Concept = Concept {
    name: "programme",
    collection: "levels",
    word: Word::noun("het", ["programma", "programma's"], ["programme", "programmes"]),
    role: Role::Level,
    id: IdRule::FromTitle,
    titled: false,
    parents: &[Parent::Document, Parent::AnyLevel, Parent::In(&super::appendix::CONCEPT)],
    fields: fields::LEVEL_GROUPS,
    docs: Bi::new(
        "Een programma: de eenheid waarop de raad geld toekent.",
        "A programme: the unit on which the council grants money.",
    ),
};
