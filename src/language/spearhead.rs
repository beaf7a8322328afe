//! A spearhead: what is stressed.

use super::{Bi, Concept, IdRule, Parent, Role, Word, fields};

pub static CONCEPT: Concept = Concept {
    name: "spearhead",
    collection: "spearheads",
    word: Word::noun("het", ["speerpunt", "speerpunten"], ["spearhead", "spearheads"]),
    role: Role::Register,
    id: IdRule::FromTitle,
    titled: true,
    parents: &[
        Parent::In(&super::vision::CONCEPT),
        Parent::In(&super::reform_agenda::CONCEPT),
        Parent::In(&super::track::CONCEPT),
    ],
    fields: &[fields::COMMON, fields::RELATIONS, fields::LINEAGE, fields::STAGES],
    docs: Bi::new("Een speerpunt: waar de nadruk op ligt.", "A spearhead: what is stressed."),
};
