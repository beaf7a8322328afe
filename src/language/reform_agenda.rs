//! A reform agenda, with tracks.

use super::{Bi, Concept, IdRule, Parent, Role, Word, fields};

pub static CONCEPT: Concept = Concept {
    name: "reform-agenda",
    collection: "reformAgendas",
    word: Word::noun("de", ["hervormingsagenda", "hervormingsagenda's"], ["reform-agenda", "reform-agendas"]),
    role: Role::Register,
    id: IdRule::FromTitle,
    titled: true,
    parents: &[Parent::Top],
    fields: &[
        fields::COMMON,
        fields::RELATIONS,
        fields::LINEAGE,
        &[&fields::ADOPTED, &fields::BY, &fields::VALID],
    ],
    docs: Bi::new("Een hervormingsagenda, met sporen.", "A reform agenda, with tracks."),
};
