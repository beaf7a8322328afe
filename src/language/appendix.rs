//! An appendix; it may hold levels and indicators.

use super::{Bi, Concept, IdRule, Parent, Role, Word, fields};

pub static CONCEPT: Concept = Concept {
    name: "appendix",
    collection: "appendices",
    word: Word::noun("de", ["bijlage", "bijlagen"], ["appendix", "appendices"]),
    role: Role::Register,
    id: IdRule::FromTitle,
    titled: true,
    parents: &[Parent::Top],
    fields: &[
        fields::COMMON,
        fields::MONEY,
        &[&fields::INDICATORS, &fields::SOURCES, &fields::INDICATOR_KIND, &fields::UNIT],
    ],
    docs: Bi::new(
        "Een bijlage; er mogen niveaus en indicatoren in staan.",
        "An appendix; it may hold levels and indicators.",
    ),
};
