//! An activity: what is done, by when and with whom.

use super::fields::fields;
use super::shape::Shape;
use super::{Bi, Card, Concept, Field, IdRule, Parent, Role, Word, fields, partner};

fields! {
    PARTNERS: "partners", Word::noun("de", ["partner", "partners"], ["partner", "partners"]),
        Shape::ScopedRefs(&[&partner::CONCEPT]), Many,
        "Met wie het gedaan wordt.", "With whom it is done.";
}

static OWN: &[&Field] = &[&PARTNERS];

pub static CONCEPT: Concept = Concept {
    name: "activity",
    collection: "activities",
    word: Word::noun("de", ["activiteit", "activiteiten"], ["activity", "activities"]),
    role: Role::Element,
    id: IdRule::FromTitle,
    titled: true,
    parents: &[
        Parent::Document,
        Parent::AnyLevel,
        Parent::In(&super::appendix::CONCEPT),
        Parent::In(&super::section::CONCEPT),
        Parent::In(&super::criterion::CONCEPT),
        Parent::In(&super::track::CONCEPT),
    ],
    fields: &[
        fields::COMMON,
        fields::PROSE,
        fields::RELATIONS,
        fields::LINEAGE,
        fields::STAGES,
        fields::MONEY,
        OWN,
        &[
            &fields::HOLDERS,
            &fields::INDICATORS,
            &fields::SOURCES,
            &fields::STATUS,
            &fields::FRAMING_NOTES,
            &fields::COVERAGE,
            &fields::INCIDENTAL,
            &fields::STRUCTURAL,
        ],
    ],
    docs: Bi::new(
        "Een activiteit: wat er gedaan wordt, wanneer en met wie.",
        "An activity: what is done, by when and with whom.",
    ),
};
