//! A theme within or beside the programmes.

use super::{Bi, Concept, IdRule, Parent, Role, Word, fields};

pub static CONCEPT: Concept = Concept {
    name: "theme",
    collection: "levels",
    word: Word::noun("het", ["thema", "thema's"], ["theme", "themes"]),
    role: Role::Level,
    id: IdRule::FromTitle,
    titled: false,
    parents: &[Parent::Document, Parent::AnyLevel, Parent::In(&super::appendix::CONCEPT)],
    fields: fields::LEVEL_GROUPS,
    docs: Bi::new("Een thema binnen of naast de programma's.", "A theme within or beside the programmes."),
};
