//! What the rules that compare documents share: how another edition is named, and figures that come back changed.

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::shape::ObservationRole;
use crate::language::{Language, fields};
use crate::model::likeness;
use crate::model::period::Period;
use crate::model::value::{Doubt, Figure, Key, Observation, Value};
use crate::model::{Model, NodeId, Point, number};

use super::Facts;

/// The id of the document that a thing stands in.
pub fn document_id(model: &Model, id: NodeId) -> String {
    let document = model.node(id).and_then(|node| node.document);
    document.map_or_else(String::new, |document| model.id(document).into_owned())
}

/// How a thing of another document is referred to: `doel 1.1.2@begroting-2025`.
pub fn reference(model: &Model, id: NodeId, language: Language) -> String {
    let Some(node) = model.node(id) else { return String::new() };
    let word = match &node.word {
        Some(word) => model.text(word).into_owned(),
        None => node.concept.word.get(language).to_owned(),
    };
    let path = model.path(id);
    let path = if path.contains(' ') { format!("\"{path}\"") } else { path };
    format!("{word} {path}@{}", document_id(model, id))
}

/// The edges of a figure: a number is both, a bound too.
pub fn edges(figure: &Figure) -> Option<(Decimal, Decimal)> {
    match figure {
        Figure::Number(number, _) | Figure::Bound(_, number, _) => Some((*number, *number)),
        Figure::Range(range, _) => Some(**range),
        _ => None,
    }
}

/// A figure as a file of this language prints it.
pub fn print((low, high): (Decimal, Decimal), language: Language) -> String {
    let low_text = number::print(low, language);
    if low == high { low_text } else { format!("{low_text}..{}", number::print(high, language)) }
}

/// Whether a figure says of itself why it is as it is: a remark behind it, or a doubt.
pub fn is_remarked(observation: &Observation) -> bool {
    let doubtful = |doubt: &Doubt| doubt.about || doubt.uncertain.is_some();
    observation.more.as_ref().is_some_and(|more| more.note.is_some() || doubtful(&more.doubt))
}

/// How words start that say that a figure was set right or changed.
const CHANGED: &[&str] = &[
    "bijgesteld",
    "bijstel",
    "verhoogd",
    "verhoging",
    "verlaagd",
    "verlaging",
    "aangepast",
    "aanpassing",
    "herzien",
    "herberek",
    "gewijzigd",
    "wijziging",
    "gecorrigeerd",
    "correctie",
    "onjuist",
    "voorlopig",
    "definitie",
    "telling",
    "meetwijze",
    "meetmethode",
    "revis",
    "restat",
    "raised",
    "lowered",
    "adjust",
    "correct",
    "recalc",
    "provisional",
    "changed",
    "definition",
    "counted",
];

/// Whether the explanation of an indicator says that something in its figures was changed.
fn explains(model: &Model, id: NodeId) -> bool {
    let Some(prop) = model.prop(id, &fields::EXPLANATION) else { return false };
    let Value::Text(text) = &prop.value else { return false };
    likeness::words(&model.text(text)).iter().any(|word| CHANGED.iter().any(|start| word.starts_with(start)))
}

/// Whether a later edition has a break in its series that the earlier one does not have.
pub fn has_new_break(model: &Model, later: NodeId, earlier: NodeId) -> bool {
    let had = model.series(earlier).breaks;
    model.series(later).breaks.iter().any(|year| !had.contains(year))
}

/// A figure that an earlier document gave differently.
#[derive(Debug)]
pub struct Restated<'m> {
    pub indicator: NodeId,
    pub period: Period,
    pub now: Point<'m>,
    pub was: Point<'m>,
    /// The indicator where it was given so.
    pub earlier: NodeId,
}

/// What is compared, and when two figures are the same.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    pub roles: &'static [ObservationRole],
    pub reports: bool,
    pub same: fn(&Figure, &Figure) -> bool,
}

/// Figures for one period that change from one document to a later one, where nothing says why.
pub fn restated<'m>(facts: &Facts<'m>, wanted: Wanted) -> Vec<Restated<'m>> {
    let model = facts.model;
    let mut found = Vec::new();
    for thread in facts.indicator_threads() {
        let mut last: FxHashMap<Period, (NodeId, Point<'m>)> = FxHashMap::default();
        let editions = thread.iter().filter(|id| wanted.reports || !facts.is_in_report(**id));
        for id in editions.copied() {
            let points = model.series(id).points;
            let mut explained: FxHashMap<NodeId, bool> = FxHashMap::default();
            for now in points.into_iter().filter(|point| wanted.roles.contains(&point.role)) {
                let Key::Period(period) = now.observation.key else { continue };
                if edges(&now.observation.figure).is_none() {
                    continue;
                }
                let Some((earlier, was)) = last.insert(period, (id, now)) else { continue };
                let apart = facts.document(earlier).map(|one| one.id) != facts.document(id).map(|one| one.id);
                let figures = (&now.observation.figure, &was.observation.figure);
                if !apart
                    || (wanted.same)(figures.0, figures.1)
                    || is_remarked(now.observation)
                    || is_doubtful(&was)
                {
                    continue;
                }
                let said = *explained.entry(earlier).or_insert_with(|| {
                    explains(model, id)
                        || has_new_break(model, id, earlier)
                        || !model.same_measure(id, earlier)
                });
                if !said {
                    found.push(Restated { indicator: id, period, now, was, earlier });
                }
            }
        }
    }
    found
}

fn is_doubtful(point: &Point<'_>) -> bool {
    let more = point.observation.more.as_ref();
    more.is_some_and(|more| more.doubt.about || more.doubt.uncertain.is_some())
}

/// Things of a set that have nothing of the set above them.
pub fn topmost(model: &Model, set: &FxHashSet<NodeId>, id: NodeId) -> bool {
    set.contains(&id) && !model.upward(id).skip(1).any(|above| set.contains(&above))
}
