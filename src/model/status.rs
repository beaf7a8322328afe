//! What a report claims of a goal or an indicator by its light, and whether the figures say so too.

use crate::language::shape::ObservationRole;
use crate::language::{document, fields, indicator, values};

use super::graph::NodeId;
use super::value::{StatusItem, StatusScheme, Value};
use super::{Evaluation, Model, Verdict};

/// Dimensions that are about the goal itself, and those that are about money, time or risk.
const ABOUT_GOAL: &[&str] = &[
    "doel",
    "doelen",
    "doelbereik",
    "inhoud",
    "beleid",
    "resultaat",
    "resultaten",
    "effect",
    "prestatie",
    "goal",
    "goals",
    "content",
    "policy",
    "result",
    "results",
    "outcome",
    "output",
];
const ABOUT_MEANS: &[&str] = &[
    "geld",
    "financiën",
    "financieel",
    "budget",
    "kosten",
    "middelen",
    "tijd",
    "planning",
    "risico",
    "risico's",
    "kwaliteit",
    "capaciteit",
    "voortgang",
    "money",
    "finance",
    "finances",
    "costs",
    "time",
    "risk",
    "risks",
    "quality",
    "capacity",
    "progress",
];
/// Colours that everybody reads the same way, in whatever order a scheme declares them.
const BEST: &[&str] = &["groen", "green"];
const WORST: &[&str] = &["rood", "red"];

/// What a state says of the goal itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    Best,
    Worst,
    /// One between them.
    Between,
}

/// What one report says of a thing by its status, or by its silence.
#[derive(Clone, Debug)]
pub struct Claim<'m> {
    /// The report that says it.
    pub document: NodeId,
    /// None where `niet-gemeld` says what silence means.
    pub item: Option<&'m StatusItem>,
    pub state: String,
    pub light: Light,
}

impl Model {
    /// The scheme of a document that is about goals themselves; None where it has none, or where that cannot be told.
    fn scheme_named(&self, document: NodeId, named: Option<&str>) -> Option<&StatusScheme> {
        let schemes: Vec<&StatusScheme> = self
            .props(document, &document::STATUS_SCHEME)
            .filter_map(|prop| match &prop.value {
                Value::StatusScheme(scheme) => Some(&**scheme),
                _ => None,
            })
            .collect();
        let scheme = match (named, schemes.as_slice()) {
            (Some(named), _) => *schemes.iter().find(|one| self.text(&one.dimension) == named)?,
            (None, [one]) => *one,
            (None, _) => return None,
        };
        let dimension = self.text(&scheme.dimension).to_lowercase();
        let about = |words: &[&str]| words.contains(&dimension.as_str());
        let other = !about(ABOUT_GOAL) && (schemes.len() > 1 || about(ABOUT_MEANS));
        (!other).then_some(scheme)
    }

    /// What a document says that silence means.
    pub fn silence(&self, document: NodeId) -> Option<String> {
        self.prop(document, &document::UNREPORTED).and_then(|prop| match &prop.value {
            Value::Unreported(state) => Some(self.text(state).into_owned()),
            _ => None,
        })
    }

    /// The best state of a scheme and the worst: green and red by their names, else what silence means or the first.
    fn ends(&self, document: NodeId, scheme: &StatusScheme) -> Option<(String, Option<String>)> {
        let states: Vec<String> =
            scheme.states.iter().map(|(state, _)| self.text(state).into_owned()).collect();
        let called = |names: &[&str]| {
            states.iter().find(|state| names.contains(&state.to_lowercase().as_str())).cloned()
        };
        let silent = self.silence(document).filter(|state| states.contains(state));
        let worst = called(WORST);
        // Without a green, a scheme that starts with its red is told from bad to good.
        let first = states.first().filter(|first| Some(*first) != worst.as_ref()).cloned();
        Some((called(BEST).or(silent).or(first)?, worst))
    }

    /// What a report claims of a goal or an indicator itself: by each status line the first clear state that is
    /// about it; by silence where the report says what that means.
    pub fn claims(&self, id: NodeId, report: NodeId) -> Vec<Claim<'_>> {
        let mut found = Vec::new();
        let lines: Vec<&[StatusItem]> = self
            .props(id, &fields::STATUS)
            .filter_map(|prop| match &prop.value {
                Value::Status(items) => Some(&**items),
                _ => None,
            })
            .collect();
        for items in &lines {
            let of_line = items.iter().filter_map(|item| {
                let named = item.dimension.as_ref().map(|named| self.text(named));
                let scheme = self.scheme_named(report, named.as_deref())?;
                let state = self.text(item.state.as_ref()?).into_owned();
                let light = self.light(report, scheme, &state)?;
                Some(Claim { document: report, item: Some(item), state, light })
            });
            let mut of_line: Vec<Claim<'_>> = of_line.collect();
            let clear = of_line.iter().position(|claim| claim.light != Light::Between).unwrap_or(0);
            found.extend(of_line.drain(..).nth(clear));
        }
        let is_indicator = self.node(id).is_some_and(|node| *node.concept == indicator::CONCEPT);
        let unread = self.may_have(id, Some(&fields::STATUS), None);
        if lines.is_empty() && !is_indicator && !unread {
            found.extend(self.silent_claim(report));
        }
        found
    }

    /// What a report claims of a goal that it does not mention; None unless it says what that means, and of
    /// which dimension can be told.
    pub fn silent_claim(&self, report: NodeId) -> Option<Claim<'_>> {
        let state = self.silence(report)?;
        let of_goals = self.props(report, &document::STATUS_SCHEME).find_map(|prop| match &prop.value {
            Value::StatusScheme(scheme) => self.scheme_named(report, Some(&self.text(&scheme.dimension))),
            _ => None,
        });
        let light = self.light(report, of_goals?, &state)?;
        Some(Claim { document: report, item: None, state, light })
    }

    /// What a state of a scheme says; None for one that the scheme does not have.
    fn light(&self, report: NodeId, scheme: &StatusScheme, state: &str) -> Option<Light> {
        let (best, worst) = self.ends(report, scheme)?;
        let known = scheme.states.iter().any(|(one, _)| self.text(one) == state);
        match state {
            state if state == best => Some(Light::Best),
            state if Some(state) == worst.as_deref() => Some(Light::Worst),
            _ => known.then_some(Light::Between),
        }
    }

    /// The figure that says otherwise than a claim: a target missed under the best light, where as many are missed
    /// as met; or a target met under the worst, where all are and no reason is given.
    pub fn contradiction(&self, id: NodeId, claim: &Claim<'_>) -> Option<Evaluation<'_>> {
        let year = self.document_year(claim.document)?;
        // During the year the value so far says little; the forecast is about the whole of it.
        let role =
            match self.document_kind(claim.document).is_some_and(|kind| *kind == values::ANNUAL_ACCOUNTS) {
                true => ObservationRole::Realised,
                false => ObservationRole::Forecast,
            };
        let is_indicator = self.node(id).is_some_and(|node| *node.concept == indicator::CONCEPT);
        let indicators = if is_indicator { vec![id] } else { self.indicators_of(id) };
        let told: Vec<Evaluation<'_>> =
            indicators.iter().filter_map(|indicator| self.evaluation(*indicator, year, role)).collect();
        let of = |verdict: Verdict| told.iter().filter(move |one| one.verdict == verdict);
        let (missed, met) = (of(Verdict::Missed).count(), of(Verdict::Met).count());
        let reasoned = claim.item.is_some_and(|item| item.reason.is_some());
        match claim.light {
            // One of many may miss without the goal being missed.
            Light::Best => of(Verdict::Missed).next().filter(|_| missed >= met).copied(),
            Light::Worst => of(Verdict::Met).next().filter(|_| met == indicators.len() && !reasoned).copied(),
            Light::Between => None,
        }
    }
}
