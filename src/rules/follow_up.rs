//! What follows on what a vision, an agenda or an agreement announces: who points at it, and which plans could.

use crate::language::{activity, criterion, fields, indicator, spending_proposal};
use crate::model::value::Value;
use crate::model::{Model, NodeId, Relation};

use super::{Document, Facts};

/// Relations that tie what was announced to what is done about it.
const TIES: &[Relation] = &[
    Relation::Supports,
    Relation::DerivedFrom,
    Relation::LeadsTo,
    Relation::Continues,
    Relation::ContinuedBy,
    Relation::For,
    Relation::See,
];

/// Whatever is tied to a thing, by the word of either side.
pub(super) fn tied(model: &Model, id: NodeId) -> Vec<NodeId> {
    let mut found = Vec::new();
    for relation in TIES.iter().filter(|relation| model.has(id, **relation)) {
        found.extend(model.targets(id, *relation).into_iter().map(|(to, _)| to));
    }
    // Most things are referred to by nothing: that is seen in one go.
    for relation in TIES.iter().filter(|_| model.is_referred_to(id)) {
        found.extend(model.origins(id, *relation).into_iter().map(|(from, _)| from));
    }
    found
}

/// Whether a thing is part of what a plan holds: a level, or what is done or measured on one.
pub(super) fn is_of_plan(model: &Model, id: NodeId) -> bool {
    let held = [&activity::CONCEPT, &spending_proposal::CONCEPT, &criterion::CONCEPT, &indicator::CONCEPT];
    model.node(id).is_some_and(|node| node.concept.is_level() || held.contains(&node.concept))
}

/// Whether something of a plan is tied to a thing.
pub(super) fn is_taken_up(model: &Model, id: NodeId) -> bool {
    tied(model, id).into_iter().any(|other| is_of_plan(model, other))
}

/// Whether a thing ended, or goes on as something else.
pub(super) fn is_over(model: &Model, id: NodeId) -> bool {
    model.prop(id, &fields::DROPPED).is_some() || !model.continued_by(id).is_empty()
}

/// The year in which a vision, an agenda or a note was adopted or began to hold, and the year in which it ends.
pub(super) fn term(model: &Model, id: NodeId) -> (Option<i16>, Option<i16>) {
    let period = |field| {
        model.prop(id, field).and_then(|prop| match prop.value {
            Value::Period(period) => Some(period),
            _ => None,
        })
    };
    let valid = period(&fields::VALID);
    let adopted = period(&fields::ADOPTED).and_then(|period| period.first_year());
    let start = valid.and_then(|period| match period {
        crate::model::period::Period::Between(None, _) => None,
        period => period.first_year(),
    });
    let end = valid.and_then(|period| match period {
        crate::model::period::Period::At(moment) => Some(moment.year()),
        crate::model::period::Period::Between(_, end) => end.map(|end| end.year()),
    });
    (start.or(adopted), end)
}

/// The plans that are described here for this year or later; without a year, all of them.
pub(super) fn plans_from<'f>(facts: &'f Facts<'_>, year: Option<i16>) -> Vec<&'f Document> {
    let late = |one: &&Document| year.is_none_or(|year| one.year.is_some_and(|own| own >= year));
    facts.documents.iter().filter(|one| one.is_plan()).filter(late).collect()
}

/// Whether only parts of these plans are described, so that what is missing may stand on another page.
pub(super) fn all_partial(plans: &[&Document]) -> bool {
    plans.iter().all(|plan| plan.is_partial)
}
