//! What the figures say of an indicator, and of the indicators of a level together.

use schemars::JsonSchema;
use serde::Serialize;
use serde::ser::SerializeMap;

use crate::language::indicator;
use crate::model::progress::tally;
use crate::model::{Course, NodeId, Point};

use super::Context;
use super::values::{Exact, Period};

/// How far an indicator has come, and why that is said.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Verdict<'m> {
    /// `reached`, `on-course`, `behind`, `wrong-way` or `cannot-be-said`.
    pub verdict: &'static str,
    /// One of a list, which may grow.
    pub reason: &'static str,
    /// The value that was judged, of whatever edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Judged<'m>>,
    /// What it is reckoned from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Judged<'m>>,
    /// The time of the target in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Period>,
    /// Where the line from start to target stands in the year of the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<Exact>,
}

/// A value with the year that it counts for.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Judged<'m> {
    pub year: i16,
    pub value: Exact,
    /// The indicator that gives it, where that is another edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<&'m str>,
}

/// How many indicators of a level have each verdict.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Verdicts {
    pub reached: usize,
    pub on_course: usize,
    pub behind: usize,
    pub wrong_way: usize,
    pub cannot_be_said: usize,
    /// The worst verdict that is one; absent where nothing can be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worst: Option<&'static str>,
}

/// The key of an indicator, and that of a level.
pub const KEYS: [&str; 2] = ["verdict", "verdicts"];

/// Writes what the figures say of a thing, where it is an indicator or has some.
pub fn write<M: SerializeMap>(context: &Context<'_>, id: NodeId, map: &mut M) -> Result<(), M::Error> {
    let [one, several] = KEYS;
    let Some(node) = context.model.node(id) else { return Ok(()) };
    if *node.concept == indicator::CONCEPT {
        return verdict(context, id).map_or(Ok(()), |verdict| map.serialize_entry(one, &verdict));
    }
    if !node.concept.is_level() {
        return Ok(());
    }
    let indicators = context.model.measured_through(id);
    let tally = tally(indicators.iter().filter_map(|id| context.progress.get(id)));
    if tally.all() == 0 {
        return Ok(());
    }
    let verdicts = Verdicts {
        reached: tally.of(Course::Reached),
        on_course: tally.of(Course::OnCourse),
        behind: tally.of(Course::Behind),
        wrong_way: tally.of(Course::WrongWay),
        cannot_be_said: tally.of(Course::Unsaid),
        worst: tally.worst().map(Course::name),
    };
    map.serialize_entry(several, &verdicts)
}

fn verdict<'a>(context: &'a Context<'_>, id: NodeId) -> Option<Verdict<'a>> {
    let one = context.progress.get(&id)?;
    let judged = |year: Option<i16>, point: &Point<'_>, edition: Option<NodeId>| {
        let edition = edition.filter(|edition| *edition != id);
        Some(Judged {
            year: year?,
            value: Exact(point.number()?),
            edition: edition.map(|edition| context.keys.get(edition)),
        })
    };
    let value = one.judged.as_ref();
    Some(Verdict {
        verdict: one.course().name(),
        reason: one.reason.name(),
        value: value.and_then(|told| judged(told.point.whole_year(), &told.point, Some(told.edition))),
        start: one.start.as_ref().and_then(|start| judged(start.year, start, None)),
        target: one.target.as_ref().and_then(|target| match target.observation.key {
            crate::model::value::Key::Period(period) => Some(Period::new(period)),
            crate::model::value::Key::WithoutYear => None,
        }),
        expected: one.expected.map(|expected| Exact(expected.normalize())),
    })
}
