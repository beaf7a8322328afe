//! An indicator as a page shows it: what it came to, and its figures by year.

use serde::Serialize;

use crate::language::shape::ObservationRole;
use crate::language::{Bi, fields, indicator};
use crate::model::value::{Key, Value};
use crate::model::{NodeId, Point};

use super::fields::figure;
use super::place::one_line;
use super::said::Said;
use super::things::Maker;

/// The figures of an indicator.
#[derive(Clone, Debug, Serialize)]
pub struct Series {
    pub verdict: Verdict,
    /// What is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Said>,
    pub columns: Vec<Said>,
    pub years: Vec<Year>,
}

/// How far it has come, and why that is said.
#[derive(Clone, Debug, Serialize)]
pub struct Verdict {
    pub name: &'static str,
    pub word: Said,
    pub reason: Said,
}

/// The figures of one year or period.
#[derive(Clone, Debug, Serialize)]
pub struct Year {
    pub label: Said,
    pub cells: Vec<Option<Given>>,
}

/// A figure with what is said of it.
#[derive(Clone, Debug, Serialize)]
pub struct Given {
    pub text: Said,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// There is none.
    pub missing: bool,
}

const ROLES: [(ObservationRole, Bi); 4] = [
    (ObservationRole::Baseline, Bi::new("Nulmeting", "Baseline")),
    (ObservationRole::Realised, Bi::new("Behaald", "Realised")),
    (ObservationRole::Target, Bi::new("Beoogd", "Target")),
    (ObservationRole::Forecast, Bi::new("Prognose", "Forecast")),
];

/// The series of an indicator; none for anything else.
pub fn series(maker: &Maker<'_, '_>, id: NodeId) -> Option<Series> {
    let model = maker.model();
    let progress = maker.progress.get(&id)?;
    let node = model.node(id).filter(|node| *node.concept == indicator::CONCEPT)?;
    let mut columns: Vec<(Said, Vec<Point<'_>>)> = Vec::new();
    let own = model.series(id);
    for (role, word) in ROLES {
        let points: Vec<Point<'_>> = own.role(role).copied().collect();
        if !points.is_empty() {
            columns.push((word.into(), points));
        }
    }
    for prop in &node.props {
        let Value::Comparison(comparison) = &prop.value else { continue };
        let name =
            model.target_at(id, comparison.series).map(|to| maker.places.title(to)).unwrap_or_default();
        let points = comparison.observations.iter().map(|observation| Point {
            role: ObservationRole::Realised,
            year: None,
            observation,
        });
        columns.push((Said::same(name), points.collect()));
    }
    let mut keys: Vec<Key> =
        columns.iter().flat_map(|(_, points)| points).map(|one| one.observation.key).collect();
    keys.sort_by_key(|key| match key {
        Key::Period(period) => (0, Some(*period)),
        Key::WithoutYear => (1, None),
    });
    keys.dedup();
    let years = keys.into_iter().map(|key| Year {
        label: match key {
            Key::Period(period) => Said::same(period.to_string()),
            Key::WithoutYear => Bi::new("zonder jaar", "without a year").into(),
        },
        cells: columns
            .iter()
            .map(|(_, points)| {
                let point = points.iter().find(|point| point.observation.key == key)?;
                let note = point.observation.more.as_ref().and_then(|more| more.note.as_ref());
                Some(Given {
                    text: figure(model, id, point),
                    note: note.map(|note| one_line(&model.text(note))),
                    missing: !point.is_figure(),
                })
            })
            .collect(),
    });
    let years = years.collect();
    let unit = model.prop(id, &fields::UNIT).and_then(|_| model.unit(id)).or_else(|| model.unit(id));
    Some(Series {
        verdict: Verdict {
            name: progress.course().name(),
            word: Said::from(progress.course().words()).headed(),
            reason: progress.reason.words().into(),
        },
        unit: unit.map(|(unit, _)| Said::same(one_line(&model.text(&unit.name)))),
        columns: columns.into_iter().map(|(name, _)| name).collect(),
        years,
    })
}
