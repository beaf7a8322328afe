//! An indicator: a series of figures that shows whether things go the right way.

use super::fields::fields;
use super::shape::Shape;
use super::{Bi, Card, Concept, Field, IdRule, Parent, Role, Word, fields, values};

fields! {
    DESIRED: "desired", Word::same("gewenst", "desired"), Shape::Choice(values::DIRECTIONS), One,
        "Welke kant goed is.", "Which way is better.";
    FREQUENCY: "frequency", Word::same("frequentie", "frequency"), Shape::Word, One,
        "Hoe vaak er gemeten wordt.", "How often it is measured.";
    DEFINITION: "definition", Word::same("definitie", "definition"), Shape::Text, One,
        "Wat er precies gemeten wordt.", "What exactly is measured.";
    POPULATION: "population", Word::same("populatie", "population"), Shape::Text, One,
        "Over wie of wat het gaat.", "Whom or what it is about.";
    CATALOGUE: "catalogue", Word::same("zoals", "like"), Shape::Catalogue, One,
        "Welke indicator van een wettelijke lijst dit is.", "Which indicator of a statutory list this is.";
    COMPARISON: "comparisons", Word::same("vergelijking", "comparison"), Shape::Comparison, Many,
        "Waarden van een referentie, zoals het land.", "Values of a reference series, such as the country.";
    BREAK: "breaks", Word::same("reeksbreuk", "series-break"), Shape::Break, Many,
        "Vanaf wanneer de reeks niet meer vergelijkbaar is, en waarom.",
        "From when the series no longer compares, and why.";
}

static OWN: &[&Field] = &[&DESIRED, &FREQUENCY, &DEFINITION, &POPULATION, &CATALOGUE, &COMPARISON, &BREAK];

static SHARED: &[&Field] = &[
    &fields::INDICATOR_KIND,
    &fields::UNIT,
    &fields::SOURCES,
    &fields::BASELINE,
    &fields::REALISED_VALUES,
    &fields::TARGET,
    &fields::FORECAST,
    &fields::STATUS,
    &fields::DERIVED_FROM,
    &fields::LEADS_TO,
];

pub static CONCEPT: Concept = Concept {
    name: "indicator",
    collection: "indicators",
    word: Word::noun("de", ["indicator", "indicatoren"], ["indicator", "indicators"]),
    role: Role::Element,
    id: IdRule::FromTitle,
    titled: true,
    parents: &[
        Parent::Top,
        Parent::AnyLevel,
        Parent::In(&super::criterion::CONCEPT),
        Parent::In(&super::activity::CONCEPT),
        Parent::In(&super::appendix::CONCEPT),
        Parent::In(&super::section::CONCEPT),
        Parent::In(&super::track::CONCEPT),
        Parent::In(&super::reform::CONCEPT),
    ],
    fields: &[fields::COMMON, fields::LINEAGE, OWN, SHARED],
    docs: Bi::new(
        "Een indicator: een reeks cijfers die laat zien of het de goede kant op gaat.",
        "An indicator: a series of figures that shows whether things go the right way.",
    ),
};
