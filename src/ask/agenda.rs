//! The reform agenda: tracks with their reforms, what supports them, what they come from, and what is left over.

use crate::coverage::{self, Part, State};
use crate::language::shape::Stage;
use crate::language::{activity, fields, reform, reform_agenda, spending_proposal, track};
use crate::model::period::Period;
use crate::model::value::Value;
use crate::model::{Model, NodeId, Relation};
use crate::rules::{self, Facts};

/// Where a reform stands, and when.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub stage: Stage,
    pub period: Option<Period>,
}

impl Step {
    /// The year in which it starts; where only its end is known, that.
    pub fn year(&self) -> Option<i16> {
        self.period.and_then(|period| period.first_year().or_else(|| period.last_year()))
    }

    /// The word in the JSON.
    pub fn name(&self) -> &'static str {
        match self.stage {
            Stage::Planned => "planned",
            Stage::Running => "running",
            Stage::Realised => "realised",
        }
    }
}

/// A reform.
#[derive(Clone, Debug)]
pub struct Reform {
    pub id: NodeId,
    pub steps: Vec<Step>,
    /// It was dropped, with a reason.
    pub dropped: bool,
    /// What it leads to by its own word.
    pub leads_to: Vec<NodeId>,
    /// What is derived from it or supports it.
    pub taken_up: Vec<NodeId>,
    /// It is realised, and nothing says what came of it.
    pub nowhere: bool,
}

/// A track, or the reforms that stand in no track.
#[derive(Clone, Debug)]
pub struct Track {
    pub id: Option<NodeId>,
    pub from: Vec<NodeId>,
    /// Levels, activities and proposals that support it, the latest document first.
    pub supported: Vec<NodeId>,
    pub reforms: Vec<Reform>,
}

/// An agenda.
#[derive(Clone, Debug)]
pub struct Agenda {
    pub id: NodeId,
    /// The visions and the like that it comes from.
    pub from: Vec<NodeId>,
    pub tracks: Vec<Track>,
}

/// Every agenda, and what no agenda touches.
#[derive(Clone, Debug, Default)]
pub struct Agendas {
    pub agendas: Vec<Agenda>,
    /// Goals of plans that belong to no track.
    pub unsupported: Vec<NodeId>,
    /// Reforms that are realised and lead nowhere.
    pub nowhere: Vec<NodeId>,
    /// The first year of the earliest agenda: a plan from before it cannot support it. None where an agenda has no year.
    pub start: Option<i16>,
}

impl Agendas {
    /// Whether there is a track that the goals of a document may support.
    pub fn may_be_asked(&self, model: &Model, document: Option<NodeId>) -> bool {
        let any = self.agendas.iter().flat_map(|agenda| &agenda.tracks).any(|track| track.id.is_some());
        let year = document.and_then(|document| model.document_year(document));
        any && self.start.is_none_or(|start| year.is_none_or(|year| year >= start))
    }
}

/// The agendas of a project.
pub fn agendas(facts: &Facts<'_>) -> Agendas {
    let model = facts.model;
    let sound = |id: &NodeId| model.node(*id).is_some_and(|node| !node.duplicate && !node.external);
    let agendas: Vec<Agenda> =
        model.of_concept(&reform_agenda::CONCEPT).filter(sound).map(|id| agenda(model, id)).collect();
    let tracks = || agendas.iter().flat_map(|agenda| &agenda.tracks);
    let nowhere =
        tracks().flat_map(|track| &track.reforms).filter(|one| one.nowhere).map(|one| one.id).collect();
    let starts: Option<Vec<i16>> = agendas.iter().map(|agenda| start(model, agenda.id)).collect();
    let start = starts.and_then(|starts| starts.into_iter().min());
    let mut all = Agendas { agendas, unsupported: Vec::new(), nowhere, start };
    let lacks = coverage::goals(facts).into_iter().filter(|goal| goal.state(Part::Track) == State::Lacks);
    let asked = |id: &NodeId| all.may_be_asked(model, model.document_of(*id));
    let unsupported = lacks.map(|goal| goal.id).filter(asked).collect();
    all.unsupported = unsupported;
    all
}

/// The year in which an agenda begins to hold, or was adopted.
fn start(model: &Model, id: NodeId) -> Option<i16> {
    [&fields::VALID, &fields::ADOPTED].into_iter().find_map(|field| match model.prop(id, field)?.value {
        Value::Period(period) => period.first_year(),
        _ => None,
    })
}

fn agenda(model: &Model, id: NodeId) -> Agenda {
    let is = |id: &NodeId, concept| model.node(*id).is_some_and(|node| node.concept == concept);
    let children = model.children(id);
    let mut tracks: Vec<Track> = children
        .iter()
        .filter(|child| is(child, &track::CONCEPT))
        .map(|child| {
            let reforms = model.children(*child).into_iter().filter(|one| is(one, &reform::CONCEPT));
            Track {
                id: Some(*child),
                from: origins(model, *child),
                supported: supporters(model, *child),
                reforms: reforms.map(|one| reform_of(model, one)).collect(),
            }
        })
        .collect();
    let loose: Vec<Reform> = children
        .iter()
        .filter(|child| is(child, &reform::CONCEPT))
        .map(|child| reform_of(model, *child))
        .collect();
    if !loose.is_empty() {
        tracks.push(Track { id: None, from: Vec::new(), supported: Vec::new(), reforms: loose });
    }
    Agenda { id, from: origins(model, id), tracks }
}

/// What something comes from, by the word of either side.
fn origins(model: &Model, id: NodeId) -> Vec<NodeId> {
    let said = model.targets(id, Relation::DerivedFrom).into_iter().map(|(to, _)| to);
    let told = model.origins(id, Relation::LeadsTo).into_iter().map(|(from, _)| from);
    once(said.chain(told).collect())
}

/// What of a plan supports or is derived from a thing, the latest document first.
fn supporters(model: &Model, id: NodeId) -> Vec<NodeId> {
    let of_plan = |id: &NodeId| {
        model.node(*id).is_some_and(|node| {
            node.concept.is_level()
                || [&activity::CONCEPT, &spending_proposal::CONCEPT].contains(&node.concept)
        })
    };
    let relations = [Relation::Supports, Relation::DerivedFrom];
    let found = relations.iter().flat_map(|relation| model.origins(id, *relation)).map(|(from, _)| from);
    let mut found = once(found.filter(of_plan).collect());
    let order = super::latest_first(model, found.iter().map(|id| model.document_of(*id)));
    found.sort_by_key(|id| order.iter().position(|one| *one == model.document_of(*id)));
    found
}

fn reform_of(model: &Model, id: NodeId) -> Reform {
    let props = model.node(id).into_iter().flat_map(|node| &node.props);
    let mut steps: Vec<Step> = props
        .filter_map(|prop| match prop.value {
            Value::Stage(stage, period) => Some(Step { stage, period }),
            _ => None,
        })
        .collect();
    steps.sort_by_key(Step::year);
    let realised = steps.iter().any(|step| step.stage == Stage::Realised);
    Reform {
        id,
        dropped: model.prop(id, &fields::DROPPED).is_some(),
        leads_to: once(model.targets(id, Relation::LeadsTo).into_iter().map(|(to, _)| to).collect()),
        taken_up: supporters(model, id),
        nowhere: realised && !rules::leads_somewhere(model, id),
        steps,
    }
}

fn once(mut all: Vec<NodeId>) -> Vec<NodeId> {
    let mut seen = rustc_hash::FxHashSet::default();
    all.retain(|one| seen.insert(*one));
    all
}
