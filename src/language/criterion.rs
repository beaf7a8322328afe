//! A criterion: what it means that the goal is reached.

use super::{Bi, Concept, IdRule, Parent, Role, Word, fields};

pub static CONCEPT: Concept = Concept {
    name: "criterion",
    collection: "criteria",
    word: Word::noun("het", ["criterium", "criteria"], ["criterion", "criteria"]),
    role: Role::Element,
    id: IdRule::FromTitle,
    titled: true,
    parents: &[Parent::AnyLevel],
    fields: &[
        fields::COMMON,
        fields::RELATIONS,
        fields::LINEAGE,
        &[&fields::INDICATORS, &fields::STATUS, &fields::PROGRESS],
    ],
    docs: Bi::new(
        "Een criterium: wanneer het doel bereikt is.",
        "A criterion: what it means that the goal is reached.",
    ),
};
