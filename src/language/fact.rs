//! A fact: a figure from the narrative, with date and source.

use super::fields::fields;
use super::shape::Shape;
use super::{Bi, Card, Concept, Field, IdRule, Parent, Role, Word, fields};

fields! {
    VALUE: "value", Word::same("waarde", "value"), Shape::Quantity, One,
        "Het cijfer.", "The figure.";
    AS_OF: "asOf", Word::same("peildatum", "as-of"), Shape::Period, One,
        "Op welk moment het gold.", "When it held.";
}

static OWN: &[&Field] = &[&VALUE, &AS_OF];

pub static CONCEPT: Concept = Concept {
    name: "fact",
    collection: "facts",
    word: Word::noun("het", ["feit", "feiten"], ["fact", "facts"]),
    role: Role::Element,
    id: IdRule::FromTitle,
    titled: true,
    parents: &[
        Parent::Document,
        Parent::AnyLevel,
        Parent::In(&super::appendix::CONCEPT),
        Parent::In(&super::section::CONCEPT),
        Parent::In(&super::activity::CONCEPT),
        Parent::In(&super::criterion::CONCEPT),
        Parent::In(&super::track::CONCEPT),
        Parent::In(&super::reform::CONCEPT),
        Parent::In(&super::vision::CONCEPT),
    ],
    fields: &[fields::COMMON, OWN, &[&fields::SOURCES]],
    docs: Bi::new(
        "Een feit: een cijfer uit de lopende tekst, met datum en bron.",
        "A fact: a figure from the narrative, with date and source.",
    ),
};
