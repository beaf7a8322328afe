//! An indicator as a page shows it: what it came to, its chart, and its figures by year through all documents.

use serde::Serialize;

use crate::language::shape::ObservationRole;
use crate::language::{Bi, Language, capital, fields, indicator};
use crate::model::value::{Key, Value};
use crate::model::{Model, NodeId, Point, Progress, Relation, Told, number};
use crate::report::figures;
use crate::report::progress::why;

use super::chart::{self, Chart, Drawn};
use super::fields::figure;
use super::lights::{self, Reported};
use super::place::{Link, one_line};
use super::said::Said;
use super::things::Maker;

/// The figures of an indicator.
#[derive(Clone, Debug, Serialize)]
pub struct Series {
    pub title: String,
    pub verdict: Verdict,
    /// What is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Said>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chart: Option<Chart>,
    /// The series in one sentence.
    pub says: Said,
    /// Why there is no chart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_chart: Option<Said>,
    pub columns: Vec<Said>,
    pub years: Vec<Year>,
    /// What reports say of it.
    pub lights: Vec<Reported>,
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
    /// The document that gives it, where that is another than that of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<Link>,
    /// Other figures that other documents give for it.
    pub before: Vec<Before>,
}

/// A figure that counts no longer.
#[derive(Clone, Debug, Serialize)]
pub struct Before {
    pub text: Said,
    pub edition: Link,
}

const ROLES: [ObservationRole; 4] = [
    ObservationRole::Baseline,
    ObservationRole::Realised,
    ObservationRole::Target,
    ObservationRole::Forecast,
];

/// The figures of an indicator through all documents, as its edition in one of them is judged.
struct Figures<'m> {
    told: Vec<Told<'m>>,
    /// Reference series by their names.
    beside: Vec<(String, Vec<Told<'m>>)>,
    breaks: Vec<i16>,
    /// The targets that its verdict is about.
    promised: Vec<Point<'m>>,
}

impl<'m> Figures<'m> {
    /// Values are those of the latest document that gives them; targets those of its own edition, where it has them.
    fn new(maker: &Maker<'_, 'm>, id: NodeId, progress: &Progress<'m>) -> Figures<'m> {
        let model = maker.model();
        let editions: Vec<NodeId> =
            maker.strands.of(id).into_iter().filter(|other| model.same_measure(id, *other)).collect();
        let mut own: Vec<NodeId> =
            model.origins(id, Relation::EditionOf).into_iter().map(|(report, _)| report).rev().collect();
        own.extend(model.editions(id).into_iter().rev());
        let mut order: Vec<NodeId> = editions.clone();
        order.retain(|one| *one != progress.promised_by && !own.contains(one));
        if !own.contains(&progress.promised_by) {
            order.push(progress.promised_by);
        }
        order.extend(&own);
        let is_target = |told: &Told<'_>| told.point.role == ObservationRole::Target;
        let targets: Vec<Told<'m>> = model.told(&order).into_iter().filter(is_target).collect();
        let is_promised =
            |told: &&Told<'_>| told.edition == progress.promised_by || own.contains(&told.edition);
        let promised = targets.iter().filter(is_promised).map(|told| told.point).collect();
        let values = model.told(&editions).into_iter().filter(|told| !is_target(told));
        let breaks = breaks(maker, id);
        Figures { told: values.chain(targets).collect(), beside: beside(maker, &editions), breaks, promised }
    }
}

/// From which years on a series no longer compares with what was before, as any of its editions says.
pub fn breaks(maker: &Maker<'_, '_>, id: NodeId) -> Vec<i16> {
    let model = maker.model();
    let all = maker.strands.of(id).into_iter().filter(|other| model.same_measure(id, *other));
    let mut breaks: Vec<i16> = all.flat_map(|one| model.series(one).breaks).collect();
    breaks.sort_unstable();
    breaks.dedup();
    breaks
}

/// The reference series of all editions, each value as the latest gives it.
fn beside<'m>(maker: &Maker<'_, 'm>, editions: &[NodeId]) -> Vec<(String, Vec<Told<'m>>)> {
    let model = maker.model();
    let mut found: Vec<(String, Vec<Told<'m>>)> = Vec::new();
    for edition in editions {
        for prop in model.node(*edition).map_or(&[][..], |node| &node.props) {
            let Value::Comparison(comparison) = &prop.value else { continue };
            let name = model.target_at(*edition, comparison.series).map(|to| maker.places.title(to));
            let name = name.unwrap_or_default();
            let at = found.iter().position(|(one, _)| *one == name).unwrap_or_else(|| {
                found.push((name, Vec::new()));
                found.len() - 1
            });
            let Some((_, told)) = found.get_mut(at) else { continue };
            for observation in &comparison.observations {
                let year = match observation.key {
                    Key::Period(period) => period.first_year(),
                    Key::WithoutYear => None,
                };
                let point = Point { role: ObservationRole::Realised, year, observation };
                told.retain(|one| one.point.observation.key != observation.key);
                told.push(Told { point, edition: *edition, before: Vec::new() });
            }
        }
    }
    found
}

/// The series of an indicator; none for anything else.
pub fn series(maker: &Maker<'_, '_>, id: NodeId) -> Option<Series> {
    let model = maker.model();
    let progress = maker.progress.get(&id)?;
    model.node(id).filter(|node| *node.concept == indicator::CONCEPT)?;
    let figures = Figures::new(maker, id, progress);
    let (columns, years) = table(maker, id, &figures);
    let drawn = Drawn {
        told: &figures.told,
        beside: &figures.beside,
        breaks: &figures.breaks,
        progress,
        promised: &figures.promised,
        printed: |model, told| Said::of(|language| short(model, told, language)),
        model,
    };
    let (chart, no_chart) = match chart::chart(&drawn) {
        Ok(chart) => (Some(chart), None),
        Err(why) => (None, Some(why.into())),
    };
    Some(Series {
        title: maker.places.title(id),
        verdict: verdict(model, progress),
        unit: unit(model, id),
        says: if chart.is_some() { told_in_words(model, &figures) } else { Said::default() },
        chart,
        no_chart,
        columns,
        years,
        lights: lights::lights(maker, id),
    })
}

/// How far it has come, with all that the verdict rests on.
fn verdict(model: &Model, progress: &Progress<'_>) -> Verdict {
    Verdict {
        name: progress.course().name(),
        word: Said::from(progress.course().words()).headed(),
        reason: Said::of(|language| why(model, progress, language)),
    }
}

/// What is counted: `deelnemers per 1.000`.
pub fn unit(model: &Model, id: NodeId) -> Option<Said> {
    let (unit, _) = model.unit(id)?;
    Some(Said::of(|language| {
        let per = unit.per.map(|per| format!(" per {}", number::print(per, language))).unwrap_or_default();
        format!("{}{per}", one_line(&model.text(&unit.name)))
    }))
}

/// Columns by role and reference, rows by time.
fn table(maker: &Maker<'_, '_>, id: NodeId, figures: &Figures<'_>) -> (Vec<Said>, Vec<Year>) {
    let mut columns: Vec<(Said, Vec<&Told<'_>>)> = Vec::new();
    for role in ROLES {
        let told: Vec<&Told<'_>> = figures.told.iter().filter(|told| told.point.role == role).collect();
        if !told.is_empty() {
            columns.push((Said::from(&fields::of_role(role).word).headed(), told));
        }
    }
    columns.extend(figures.beside.iter().map(|(name, told)| (Said::same(name), told.iter().collect())));
    let mut keys: Vec<Key> =
        columns.iter().flat_map(|(_, all)| all).map(|told| told.point.observation.key).collect();
    keys.sort_by_key(|key| match key {
        Key::Period(period) => (0, period.first_day(), period.last_day(), Some(*period)),
        Key::WithoutYear => (1, None, None, None),
    });
    keys.dedup();
    let years = keys.into_iter().map(|key| Year {
        label: match key {
            Key::Period(period) => Said::same(period.to_string()),
            Key::WithoutYear => Bi::new("zonder jaar", "without a year").into(),
        },
        cells: columns
            .iter()
            .map(|(_, all)| {
                let told = all.iter().find(|told| told.point.observation.key == key)?;
                Some(given(maker, id, told))
            })
            .collect(),
    });
    let years = years.collect();
    (columns.into_iter().map(|(name, _)| name).collect(), years)
}

fn given(maker: &Maker<'_, '_>, id: NodeId, told: &Told<'_>) -> Given {
    let model = maker.model();
    let own = model.series(id);
    let here = own.points.iter().any(|point| {
        let same = point.role == told.point.role && point.observation.key == told.point.observation.key;
        same && figure(model, id, point) == figure(model, told.edition, &told.point)
    });
    let document = |edition: NodeId| {
        model.document_of(edition).map(|document| maker.places.link(document, None)).unwrap_or_default()
    };
    let note = told.point.observation.more.as_ref().and_then(|more| more.note.as_ref());
    let before = told
        .before
        .iter()
        .map(|(point, edition)| Before { text: figure(model, *edition, point), edition: document(*edition) });
    Given {
        text: figure(model, told.edition, &told.point),
        note: note.map(|note| one_line(&model.text(note))),
        missing: !told.point.is_figure(),
        edition: (!here && model.document_of(told.edition) != model.document_of(id))
            .then(|| document(told.edition)),
        before: before.collect(),
    }
}

/// A figure as a chart and a sentence print it: `≥ 7,5`.
fn short(model: &Model, told: &Told<'_>, language: Language) -> String {
    let text = figures::figure(model, told.edition, &told.point, language);
    text.replace(">=", "≥").replace("<=", "≤")
}

/// More figures than this are not told one by one.
const MOST: usize = 8;

/// The series in one sentence, for who does not see the chart.
fn told_in_words(model: &Model, figures: &Figures<'_>) -> Said {
    Said::of(|language| {
        let dated = |told: &Told<'_>| {
            let time = figures::time(&told.point, language);
            let text = short(model, told, language);
            format!("{text} {} {time}", Bi::new("in", "in").get(language))
        };
        let mut parts = Vec::new();
        for role in ROLES {
            let of_role = figures.told.iter().filter(|told| told.point.role == role);
            let mut known: Vec<String> = of_role.filter(|told| told.point.is_figure()).map(dated).collect();
            if known.is_empty() {
                continue;
            }
            if known.len() > MOST {
                let left = known.len() - MOST;
                let more = match language {
                    Language::Nl => format!("en {left} andere cijfers"),
                    Language::En => format!("and {left} other figures"),
                };
                // The first and the last ones.
                known.splice(2..known.len() - (MOST - 2), [more]);
            }
            parts.push(format!("{} {}", fields::of_role(role).word.get(language), known.join(", ")));
        }
        for (name, told) in &figures.beside {
            if let Some(last) = told.iter().rev().find(|told| told.point.is_figure()) {
                parts.push(format!("{name} {}", dated(last)));
            }
        }
        if !figures.breaks.is_empty() {
            let years: Vec<String> = figures.breaks.iter().map(i16::to_string).collect();
            let word = Bi::new("reeksbreuk in", "break in the series in").get(language);
            parts.push(format!("{word} {}", years.join(", ")));
        }
        capital(&format!("{}.", parts.join("; ")))
    })
}
