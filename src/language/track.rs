//! A track of a reform agenda.

use super::{Bi, Concept, IdRule, Parent, Role, Word, fields};

pub static CONCEPT: Concept = Concept {
    name: "track",
    collection: "tracks",
    word: Word::noun("het", ["spoor", "sporen"], ["track", "tracks"]),
    role: Role::Register,
    id: IdRule::FromTitle,
    titled: true,
    parents: &[Parent::In(&super::reform_agenda::CONCEPT)],
    fields: &[
        fields::COMMON,
        fields::PROSE,
        fields::RELATIONS,
        fields::LINEAGE,
        &[&fields::HOLDERS, &fields::STATUS, &fields::INDICATORS],
    ],
    docs: Bi::new("Een spoor van een hervormingsagenda.", "A track of a reform agenda."),
};
