//! How much of a framework is filled in: of its goals, which have criteria, indicators, figures, people and notes.

use crate::language::shape::ObservationRole;
use crate::language::{Bi, Concept, Field, activity, criterion, fields, indicator, track};
use crate::model::{Model, NodeId, Relation};
use crate::rules::Facts;

/// What a goal may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Criteria,
    Indicators,
    Baselines,
    Targets,
    Sources,
    Holders,
    Notes,
    Track,
}

impl Part {
    pub const ALL: [Part; 8] = [
        Part::Criteria,
        Part::Indicators,
        Part::Baselines,
        Part::Targets,
        Part::Sources,
        Part::Holders,
        Part::Notes,
        Part::Track,
    ];

    /// The word at the head of a column and behind `--min`.
    pub fn word(self) -> Bi {
        match self {
            Part::Criteria => Bi::new("criteria", "criteria"),
            Part::Indicators => Bi::new("indicatoren", "indicators"),
            Part::Baselines => Bi::new("nulmetingen", "baselines"),
            Part::Targets => Bi::new("streefwaarden", "targets"),
            Part::Sources => Bi::new("bronnen", "sources"),
            Part::Holders => Bi::new("houders", "holders"),
            Part::Notes => Bi::new("nota's", "notes"),
            Part::Track => Bi::new("spoor", "track"),
        }
    }

    /// The part with this word, in either language.
    pub fn named(word: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.word().nl == word || part.word().en == word)
    }

    /// What a reasoned absence names to leave it out on purpose.
    fn meaning(self) -> (Option<&'static Field>, Option<&'static Concept>) {
        match self {
            Part::Criteria => (None, Some(&criterion::CONCEPT)),
            Part::Indicators => (Some(&fields::INDICATORS), Some(&indicator::CONCEPT)),
            Part::Baselines => (Some(&fields::BASELINE), None),
            Part::Targets => (Some(&fields::TARGET), None),
            Part::Sources => (Some(&fields::SOURCES), None),
            Part::Holders => (Some(&fields::HOLDERS), None),
            Part::Notes => (Some(&fields::FRAMING_NOTES), None),
            Part::Track => (Some(&fields::SUPPORTS), Some(&track::CONCEPT)),
        }
    }
}

/// Whether a goal has a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Has,
    Lacks,
    /// Left out with a reason, or a line that may say it could not be read: it does not count either way.
    Excused,
}

/// One goal, with the state of each part in the order of `Part::ALL`.
#[derive(Clone, Debug)]
pub struct Goal {
    pub id: NodeId,
    pub states: [State; 8],
}

impl Goal {
    pub fn state(&self, part: Part) -> State {
        let at = Part::ALL.iter().position(|one| *one == part);
        at.and_then(|at| self.states.get(at).copied()).unwrap_or(State::Excused)
    }
}

/// How many goals have a part, of those that should.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    pub has: usize,
    pub of: usize,
    pub excused: usize,
}

impl Share {
    /// Hundredths, rounded down so that 100 means all; none where nothing counts.
    pub fn percent(self) -> Option<usize> {
        (self.has * 100).checked_div(self.of)
    }
}

/// The share of a part among these goals.
pub fn share<'g>(goals: impl IntoIterator<Item = &'g Goal>, part: Part) -> Share {
    let mut share = Share::default();
    for goal in goals {
        match goal.state(part) {
            State::Has => {
                share.has += 1;
                share.of += 1;
            }
            State::Lacks => share.of += 1,
            State::Excused => share.excused += 1,
        }
    }
    share
}

/// Every goal of the plans of a project, in the order of the text.
pub fn goals(facts: &Facts<'_>) -> Vec<Goal> {
    facts.goals.iter().map(|id| goal(facts, *id)).collect()
}

fn goal(facts: &Facts<'_>, id: NodeId) -> Goal {
    let model = facts.model;
    let mut indicators = Vec::new();
    measured_by(model, id, &mut indicators);
    if indicators.is_empty() {
        // Organisations measure at different levels: what measures the level above measures its goals together.
        for level in model
            .upward(id)
            .skip(1)
            .filter(|level| model.node(*level).is_some_and(|node| node.concept.is_level()))
        {
            own_indicators(model, level, &mut indicators);
        }
    }
    let every =
        |has: &dyn Fn(NodeId) -> bool| !indicators.is_empty() && indicators.iter().all(|one| has(*one));
    let figures =
        |role: ObservationRole| move |id: NodeId| model.series(id).role(role).any(|point| point.is_figure());
    let baseline =
        |id: NodeId| figures(ObservationRole::Baseline)(id) || figures(ObservationRole::Realised)(id);
    let states = Part::ALL.map(|part| {
        let has = match part {
            Part::Criteria => model.contains(id, &criterion::CONCEPT),
            Part::Indicators => !indicators.is_empty(),
            Part::Baselines => every(&baseline),
            Part::Targets => every(&figures(ObservationRole::Target)),
            Part::Sources => every(&|id| is_sourced(model, id)),
            Part::Holders => !model.holders(id).is_empty(),
            Part::Notes => model.upward(id).any(|level| model.has(level, Relation::FramedBy)),
            Part::Track => is_on_a_track(model, id),
        };
        // Where there is no indicator for a reason, there is nothing to give figures or sources of.
        let of_indicators = [Part::Baselines, Part::Targets, Part::Sources].contains(&part);
        let answers = |part: Part| {
            let (field, concept) = part.meaning();
            facts.answered(id, field, concept)
        };
        let excused = answers(part) || (of_indicators && indicators.is_empty() && answers(Part::Indicators));
        match has {
            true => State::Has,
            false if excused => State::Excused,
            false => State::Lacks,
        }
    });
    Goal { id, states }
}

/// The indicators of a goal: its own, and those of its criteria, its activities and the levels below it.
fn measured_by(model: &Model, id: NodeId, found: &mut Vec<NodeId>) {
    own_indicators(model, id, found);
    for child in model.children(id) {
        let Some(node) = model.node(child) else { continue };
        if [&criterion::CONCEPT, &activity::CONCEPT].contains(&node.concept) || node.concept.is_level() {
            measured_by(model, child, found);
        }
    }
    found.sort_unstable();
    found.dedup();
}

fn own_indicators(model: &Model, id: NodeId, found: &mut Vec<NodeId>) {
    found.extend(model.targets(id, Relation::MeasuredBy).into_iter().map(|(indicator, _)| indicator));
    let is_one = |child: &NodeId| model.node(*child).is_some_and(|node| *node.concept == indicator::CONCEPT);
    found.extend(model.children(id).into_iter().filter(is_one));
}

/// Whether somebody says where the figures come from: the indicator, a level above, the list it is of, or a value.
fn is_sourced(model: &Model, id: NodeId) -> bool {
    let by_list = model.prop(id, &indicator::CATALOGUE).is_some();
    let by_value = || {
        let points = model.series(id).points;
        points.iter().any(|point| point.observation.more.as_ref().is_some_and(|more| more.by.is_some()))
    };
    by_list || model.upward(id).any(|level| model.has(level, Relation::SourcedFrom)) || by_value()
}

/// Whether a goal, a level above it or one of its activities supports a track, or a track or reform names it.
fn is_on_a_track(model: &Model, id: NodeId) -> bool {
    !tracks(model, id).is_empty()
}

/// The tracks that a goal belongs to, by its own word or that of the track or a reform in it; false where
/// only a level above it or something in it says so. In the order of the text.
pub fn tracks(model: &Model, id: NodeId) -> Vec<(NodeId, bool)> {
    let of_agenda = |id: NodeId| {
        model.upward(id).find(|level| model.node(*level).is_some_and(|node| *node.concept == track::CONCEPT))
    };
    let supported = |place: NodeId| {
        let out = [Relation::Supports, Relation::DerivedFrom];
        out.into_iter().flat_map(move |relation| model.targets(place, relation)).map(|(to, _)| to)
    };
    let named = [Relation::Supports, Relation::LeadsTo]
        .into_iter()
        .flat_map(|relation| model.origins(id, relation))
        .map(|(from, _)| from);
    let own = supported(id).chain(named).filter_map(of_agenda).map(|track| (track, true));
    let around = model.upward(id).skip(1).chain(model.children(id)).flat_map(supported);
    let around = around.filter_map(of_agenda).map(|track| (track, false));
    let mut all: Vec<(NodeId, bool)> = own.chain(around).collect();
    all.sort_by_key(|(track, own)| (*track, !own));
    all.dedup_by_key(|(track, _)| *track);
    all
}
