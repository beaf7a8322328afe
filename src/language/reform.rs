//! A reform within a track: what was or is changed, and what came of it.

use super::{Bi, Concept, IdRule, Parent, Role, Word, fields};

pub static CONCEPT: Concept = Concept {
    name: "reform",
    collection: "reforms",
    word: Word::noun("de", ["hervorming", "hervormingen"], ["reform", "reforms"]),
    role: Role::Register,
    id: IdRule::FromTitle,
    titled: true,
    parents: &[Parent::In(&super::track::CONCEPT), Parent::In(&super::reform_agenda::CONCEPT)],
    fields: &[
        fields::COMMON,
        fields::PROSE,
        fields::RELATIONS,
        fields::LINEAGE,
        fields::STAGES,
        &[&fields::STATUS, &fields::SOURCES, &super::activity::PARTNERS, &fields::INDICATORS],
    ],
    docs: Bi::new(
        "Een hervorming binnen een spoor: wat er veranderd is of wordt, en wat het opleverde.",
        "A reform within a track: what was or is changed, and what came of it.",
    ),
};
