//! The task fields of a document as its text names them: as levels, and on lines of amounts.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use crate::language::Choice;
use crate::language::catalogue::{TASK_FIELDS, TaskField};
use crate::language::task_field;
use crate::model::{Amount, Model, NodeId};
use crate::source::Span;

use super::Facts;

/// A task field where it is named.
#[derive(Clone, Debug)]
pub struct Named {
    pub code: String,
    /// What the text calls it, where it does.
    pub title: Option<String>,
    /// The level, or what the line of amounts stands in.
    pub of: NodeId,
    pub is_level: bool,
    pub document: NodeId,
    pub span: Span,
    /// The years of its amounts.
    pub years: BTreeSet<i16>,
    /// The years in which an amount is not zero.
    pub booked: BTreeSet<i16>,
}

/// The rows for an organisation of this kind.
pub fn rows(of: &Choice) -> impl Iterator<Item = &'static TaskField> {
    TASK_FIELDS.iter().filter(move |row| *row.of == *of)
}

/// The budget years of which the list is known for this kind of organisation.
pub fn known_years(of: &Choice) -> Option<(i16, i16)> {
    let first = rows(of).map(|row| row.validity.from).min()?;
    let last = rows(of).filter_map(|row| row.validity.checked).max()?;
    Some((first, last))
}

/// Every task field that is named with a code, in the order of the text.
pub fn named(facts: &Facts<'_>) -> Vec<Named> {
    let model = facts.model;
    let mut found = Vec::new();
    let stating: FxHashSet<NodeId> = facts.with_amounts().map(|(id, _)| id).collect();
    for (id, node) in facts.nodes() {
        let Some(document) = node.document.filter(|_| !node.external && !node.duplicate) else { continue };
        let is_level = *node.concept == task_field::CONCEPT && !node.broken;
        if !is_level && !stating.contains(&id) {
            continue;
        }
        let amounts = model.amounts(id);
        if is_level {
            let code = model.id(id).into_owned();
            let title = model.title(id).map(std::borrow::Cow::into_owned);
            let (years, booked) = years(&amounts);
            found.push(Named { code, title, of: id, is_level, document, span: node.span, years, booked });
        }
        lines(model, id, document, &amounts, &mut found);
    }
    found.retain(|one| one.code.starts_with(|letter: char| letter.is_ascii_digit()));
    found
}

fn years(amounts: &[Amount<'_>]) -> (BTreeSet<i16>, BTreeSet<i16>) {
    let booked = amounts.iter().filter(|one| one.euros.is_ok_and(|euros| !euros.is_zero()));
    (amounts.iter().filter_map(|one| one.year).collect(), booked.filter_map(|one| one.year).collect())
}

/// The task fields of the lines of one thing; one code once.
fn lines(model: &Model, id: NodeId, document: NodeId, amounts: &[Amount<'_>], found: &mut Vec<Named>) {
    let first = found.len();
    for amount in amounts {
        let Some(code) = amount.task_field else { continue };
        let span = code.span().unwrap_or(amount.line);
        let code = model.text(code).into_owned();
        let (years, booked) = years(std::slice::from_ref(amount));
        let known = found.iter_mut().skip(first).find(|one| one.code == code && !one.is_level);
        match known {
            Some(known) => {
                known.years.extend(years);
                known.booked.extend(booked);
            }
            None => {
                let title = amount.name.map(|name| model.text(name).into_owned());
                found.push(Named { code, title, of: id, is_level: false, document, span, years, booked });
            }
        }
    }
}
