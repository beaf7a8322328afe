//! A deviation: what goes otherwise than budgeted.

use super::fields::fields;
use super::shape::Shape;
use super::{Bi, Card, Concept, Field, IdRule, Parent, Role, Word, fields, values};

fields! {
    DISADVANTAGE: "disadvantages", Word::noun("het", ["nadeel", "nadelen"], ["disadvantage", "disadvantages"]),
        Shape::Effect(false), Many,
        "Een nadeel: jaar, bedrag en of het terugkomt.", "A disadvantage: year, amount and whether it recurs.";
    ADVANTAGE: "advantages", Word::noun("het", ["voordeel", "voordelen"], ["advantage", "advantages"]),
        Shape::Effect(true), Many,
        "Een voordeel: jaar, bedrag en of het terugkomt.", "An advantage: year, amount and whether it recurs.";
    CONCERNS: "concerns", Word::same("betreft", "concerns"), Shape::Choice(values::CONCERNS), One,
        "Of het om lasten of baten gaat.", "Whether it is about costs or revenues.";
    BUDGET_NEUTRAL: "budgetNeutral", Word::same("budgettair-neutraal", "budget-neutral"), Shape::Flag, One,
        "De pagina noemt het budgettair neutraal.", "The page calls it budget neutral.";
    OFFSET: "offsets", Word::same("tegenover", "offset-by"), Shape::Offset, Many,
        "Waar het tegenover staat, met het bedrag of `nnb`.", "What offsets it, with the amount or `tbd`.";
    EARLIER: "earlierReported", Word::same("eerder-gemeld", "reported-earlier"), Shape::EarlierReported, Many,
        "Wat eerder al gemeld is, en waar.", "What was reported before, and where.";
}

static OWN: &[&Field] = &[&DISADVANTAGE, &ADVANTAGE, &CONCERNS, &BUDGET_NEUTRAL, &OFFSET, &EARLIER];

pub static CONCEPT: Concept = Concept {
    name: "deviation",
    collection: "deviations",
    word: Word::noun("de", ["afwijking", "afwijkingen"], ["deviation", "deviations"]),
    role: Role::Element,
    id: IdRule::FromTitle,
    titled: true,
    parents: &[
        Parent::Document,
        Parent::AnyLevel,
        Parent::In(&super::appendix::CONCEPT),
        Parent::In(&super::section::CONCEPT),
    ],
    fields: &[
        fields::COMMON,
        OWN,
        &[
            &fields::COSTS,
            &fields::REVENUES,
            &fields::ADDITION,
            &fields::WITHDRAWAL,
            &fields::COVERAGE,
            &fields::SOURCES,
            &fields::STATUS,
            &fields::LEADS_TO,
        ],
    ],
    docs: Bi::new(
        "Een afwijking: wat anders loopt dan begroot.",
        "A deviation: what goes otherwise than budgeted.",
    ),
};
