//! A reference series: what an indicator is compared with.

use super::{Bi, Concept, IdRule, Parent, Role, Word, fields};

pub static CONCEPT: Concept = Concept {
    name: "reference-series",
    collection: "referenceSeries",
    word: Word::noun("de", ["referentie", "referenties"], ["reference-series", "reference-series"]),
    role: Role::Register,
    id: IdRule::FromTitle,
    titled: true,
    parents: &[Parent::Top],
    fields: &[fields::COMMON, &[&fields::SOURCES]],
    docs: Bi::new(
        "Een referentie: waarmee een indicator vergeleken wordt.",
        "A reference series: what an indicator is compared with.",
    ),
};
