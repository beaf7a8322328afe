//! A spending proposal: money that the council is asked for.

use super::fields::fields;
use super::shape::Shape;
use super::{Bi, Card, Concept, Field, IdRule, Parent, Role, Word, fields};

fields! {
    FOR: "for", Word::same("voor", "for"), Shape::AnyRefs, Many,
        "Het doel of niveau waarvoor het is.", "The goal or level it is for.";
}

static OWN: &[&Field] = &[&FOR];

pub static CONCEPT: Concept = Concept {
    name: "spending-proposal",
    collection: "spendingProposals",
    word: Word::noun(
        "het",
        ["bestedingsvoorstel", "bestedingsvoorstellen"],
        ["spending-proposal", "spending-proposals"],
    ),
    role: Role::Element,
    id: IdRule::FromTitle,
    titled: false,
    parents: &[
        Parent::Document,
        Parent::AnyLevel,
        Parent::In(&super::appendix::CONCEPT),
        Parent::In(&super::section::CONCEPT),
    ],
    fields: &[
        fields::COMMON,
        fields::RELATIONS,
        fields::LINEAGE,
        fields::MONEY,
        OWN,
        &[&fields::HOLDERS, &fields::COVERAGE, &fields::INCIDENTAL, &fields::STRUCTURAL],
    ],
    docs: Bi::new(
        "Een bestedingsvoorstel: geld dat de raad wordt gevraagd.",
        "A spending proposal: money that the council is asked for.",
    ),
};
