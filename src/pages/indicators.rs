//! All indicators by document, level for level: where each began, where it stands, what was promised, and the verdict.

use rustc_hash::FxHashSet;
use serde::Serialize;

use crate::language::shape::ObservationRole;
use crate::language::{Bi, Language, activity, criterion, indicator};
use crate::model::{Course, NodeId, Point, Progress, Relation, Told};
use crate::report::figures;

use super::chart::{Spark, spark};
use super::lights::{Reported, lights};
use super::place::Link;
use super::said::Said;
use super::series::{breaks, unit};
use super::things::Maker;
use super::tree::{Tallied, tallied};

/// The indicators of every document that has them, that in front first.
#[derive(Clone, Debug, Serialize)]
pub struct Indicators {
    pub documents: Vec<Measured>,
}

/// The indicators of one document.
#[derive(Clone, Debug, Serialize)]
pub struct Measured {
    pub link: Link,
    /// Shown without being asked for.
    pub open: bool,
    pub count: usize,
    pub courses: Vec<Tallied>,
    pub blocks: Vec<Block>,
}

/// A level with what measures it and no level below it.
#[derive(Clone, Debug, Serialize)]
pub struct Block {
    /// None for indicators of no level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Link>,
    pub depth: usize,
    pub goal: bool,
    /// The verdicts on all that measures it or what is below.
    pub courses: Vec<Tallied>,
    pub lights: Vec<Reported>,
    pub rows: Vec<Row>,
}

/// An indicator.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    pub link: Link,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Said>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Said>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest: Option<Said>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Said>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spark: Option<Spark>,
    pub course: &'static str,
    pub word: Said,
    pub reason: Said,
    /// Where a report says otherwise than the figures.
    pub against: Vec<Said>,
}

/// The indicators of these documents; none where there are none.
pub fn indicators(maker: &Maker<'_, '_>, documents: &[NodeId]) -> Option<Indicators> {
    let mut found: Vec<Measured> = Vec::new();
    for document in documents {
        let mut measured = measured(maker, *document);
        measured.open = found.is_empty();
        if measured.count > 0 {
            found.push(measured);
        }
    }
    (!found.is_empty()).then_some(Indicators { documents: found })
}

fn measured(maker: &Maker<'_, '_>, document: NodeId) -> Measured {
    let model = maker.model();
    let mut seen: FxHashSet<NodeId> = FxHashSet::default();
    let mut placed: FxHashSet<NodeId> = FxHashSet::default();
    let mut courses: Vec<Course> = Vec::new();
    let mut blocks = Vec::new();
    // One that measures two goals stands with both and counts once.
    let mut rows = |all: Vec<NodeId>| -> Vec<Row> {
        let fresh = all.iter().filter(|one| seen.insert(**one)).filter_map(|one| maker.progress.get(one));
        courses.extend(fresh.map(Progress::course));
        all.into_iter().filter_map(|one| row(maker, one)).collect()
    };
    let mut open: Vec<(NodeId, usize)> =
        model.children(document).into_iter().rev().map(|child| (child, 0)).collect();
    while let Some((id, depth)) = open.pop() {
        let Some(node) = model.node(id).filter(|node| !node.external && !node.duplicate) else { continue };
        if !node.concept.is_level() {
            continue;
        }
        let own = own(maker, id);
        placed.extend(&own);
        blocks.push(Block {
            level: Some(maker.places.link(id, Some(id))),
            depth: depth.min(6),
            goal: model.is_goal(id),
            courses: tallied(&maker.courses(id)),
            lights: lights(maker, id),
            rows: rows(own),
        });
        open.extend(model.children(id).into_iter().rev().map(|child| (child, depth + 1)));
    }
    let rest = model.of_concept(&indicator::CONCEPT).filter(|id| {
        model
            .node(*id)
            .is_some_and(|node| node.document == Some(document) && !node.external && !node.duplicate)
    });
    let rest = rows(rest.filter(|id| !placed.contains(id)).collect());
    if !rest.is_empty() {
        let lights = Vec::new();
        blocks.push(Block { level: None, depth: 0, goal: false, courses: Vec::new(), lights, rows: rest });
    }
    Measured {
        link: maker.places.link(document, None),
        open: false,
        count: courses.len(),
        courses: tallied(&courses),
        blocks,
    }
}

/// What measures a level itself: in it or referred to from it, also through its criteria and activities; of what a
/// report does not repeat what its plan says.
fn own(maker: &Maker<'_, '_>, id: NodeId) -> Vec<NodeId> {
    let model = maker.model();
    let through = |child: &NodeId| {
        model
            .node(*child)
            .is_some_and(|node| *node.concept == criterion::CONCEPT || *node.concept == activity::CONCEPT)
    };
    let mut found: Vec<NodeId> = Vec::new();
    let mut covered: FxHashSet<NodeId> = FxHashSet::default();
    for edition in model.editions(id) {
        let mut here: Vec<NodeId> = Vec::new();
        let mut open = vec![edition];
        while let Some(place) = open.pop() {
            here.extend(model.targets(place, Relation::MeasuredBy).into_iter().map(|(to, _)| to));
            let children = model.children(place);
            let measures =
                |child: &NodeId| model.node(*child).is_some_and(|node| *node.concept == indicator::CONCEPT);
            here.extend(children.iter().copied().filter(measures));
            open.extend(children.into_iter().filter(through));
        }
        here.sort_unstable();
        here.dedup();
        for one in here {
            if !covered.contains(&one) {
                covered.extend(model.editions(one));
                found.push(one);
            }
        }
    }
    found
}

fn row(maker: &Maker<'_, '_>, id: NodeId) -> Option<Row> {
    let model = maker.model();
    let progress = maker.progress.get(&id)?;
    let dated = |at: NodeId, point: &Point<'_>| {
        Said::of(|language: Language| {
            let text = figures::figure(model, at, point, language).replace(">=", "≥").replace("<=", "≤");
            format!("{text} ({})", figures::time(point, language))
        })
    };
    let told = |told: &Told<'_>| dated(told.edition, &told.point);
    let is_baseline =
        |told: &&Told<'_>| told.point.role == ObservationRole::Baseline && told.point.is_figure();
    Some(Row {
        link: maker.places.link(id, Some(id)),
        unit: unit(model, id),
        baseline: progress.values.iter().find(is_baseline).map(told),
        latest: progress.latest.as_ref().or(progress.mark.as_ref()).map(told),
        target: progress.target.as_ref().map(|point| dated(progress.promised_by, point)),
        spark: spark(progress, &breaks(maker, id)),
        course: progress.course().name(),
        word: Said::from(progress.course().words()).headed(),
        reason: progress.reason.words().into(),
        against: lights(maker, id).into_iter().flat_map(|one| contradictions(&one)).collect(),
    })
}

/// What a report says otherwise than the figures, with the report.
fn contradictions(reported: &Reported) -> Vec<Said> {
    let states: Vec<&Said> = reported.lights.iter().map(|light| &light.state).collect();
    let said = |against: &Said| {
        Said::of(|language| {
            let state = states.first().map_or("", |state| match language {
                Language::Nl => state.nl.as_str(),
                Language::En => state.en.as_str(),
            });
            let words = match language {
                Language::Nl => &against.nl,
                Language::En => &against.en,
            };
            format!("{}: {} {state}. {words}", reported.report.title, Bi::new("licht", "light").get(language))
        })
    };
    reported.against.iter().map(said).collect()
}
