//! What reports say of a goal or an indicator by their lights, beside what the figures say.

use serde::Serialize;

use crate::language::{Bi, document, fields};
use crate::model::value::{StatusItem, StatusScheme, Value};
use crate::model::{Model, NodeId, Relation};
use crate::report::progress::{Claimed, against, claims};

use super::place::{Link, one_line};
use super::said::Said;
use super::things::Maker;

/// What one report says of a thing.
#[derive(Clone, Debug, Serialize)]
pub struct Reported {
    pub report: Link,
    pub lights: Vec<Light>,
    /// It does not mention the thing, and says what that means.
    pub silent: bool,
    /// The figures that say otherwise.
    pub against: Vec<Said>,
}

/// One light.
#[derive(Clone, Debug, Serialize)]
pub struct Light {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dimension: Option<String>,
    pub state: Said,
    /// What the report says that the state means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// How it is drawn: `good`, `mid`, `bad` or, for any other state, `other`.
    pub look: &'static str,
}

/// Colours that everybody reads the same way.
const LOOKS: [(&str, &str); 8] = [
    ("groen", "good"),
    ("green", "good"),
    ("geel", "mid"),
    ("yellow", "mid"),
    ("oranje", "mid"),
    ("orange", "mid"),
    ("rood", "bad"),
    ("red", "bad"),
];

/// What the reports on the document of a thing say of it, in the order in which they came out.
pub fn lights(maker: &Maker<'_, '_>, id: NodeId) -> Vec<Reported> {
    let model = maker.model();
    let Some(document) = model.document_of(id) else { return Vec::new() };
    let mut reports: Vec<NodeId> =
        model.origins(document, Relation::ReportsOn).into_iter().map(|(report, _)| report).collect();
    if model.is_report(document) {
        reports.push(document);
    }
    if reports.is_empty() {
        return Vec::new();
    }
    reports.sort_by_cached_key(|report| model.came_out(*report));
    reports.dedup();
    let editions: Vec<NodeId> = std::iter::once(id)
        .chain(model.origins(id, Relation::EditionOf).into_iter().map(|(report, _)| report))
        .collect();
    let is_goal = model.is_goal(id);
    let judged = if is_goal { claims(model, id) } else { Vec::new() };
    let mut found = Vec::new();
    for report in reports {
        let edition = editions.iter().copied().find(|one| model.document_of(*one) == Some(report));
        let said = edition.map(|edition| own(model, edition, report)).unwrap_or_default();
        // What a part does not show, it may still say; what could not be read was not left out.
        let unread = edition.is_some_and(|edition| model.may_have(edition, Some(&fields::STATUS), None));
        let silent =
            said.is_empty() && is_goal && !unread && (edition.is_some() || !model.is_partial(report));
        let lights = if silent { silence(model, report) } else { said };
        if lights.is_empty() {
            continue;
        }
        let told = |claimed: &Claimed<'_>| {
            let words = |language| against(model, claimed, language);
            claimed
                .against
                .as_ref()
                .map(|_| Said::of(|language| words(language).unwrap_or_default()).headed())
        };
        let against = match (is_goal, edition) {
            (true, _) => judged.iter().filter(|one| one.claim.document == report).filter_map(told).collect(),
            (false, Some(edition)) => {
                let claims = model.claims(edition, report).into_iter();
                let judged =
                    claims.map(|claim| Claimed { against: model.contradiction(edition, &claim), claim });
                judged.filter_map(|claimed| told(&claimed)).collect()
            }
            (false, None) => Vec::new(),
        };
        found.push(Reported { report: maker.places.link(report, None), lights, silent, against });
    }
    found
}

fn schemes(model: &Model, report: NodeId) -> impl Iterator<Item = &StatusScheme> {
    model.props(report, &document::STATUS_SCHEME).filter_map(|prop| match &prop.value {
        Value::StatusScheme(scheme) => Some(&**scheme),
        _ => None,
    })
}

/// What an edition in a report says by its status lines.
fn own(model: &Model, edition: NodeId, report: NodeId) -> Vec<Light> {
    let lines = model.props(edition, &fields::STATUS).filter_map(|prop| match &prop.value {
        Value::Status(items) => Some(items),
        _ => None,
    });
    lines.flatten().map(|item| light(model, item, report)).collect()
}

fn light(model: &Model, item: &StatusItem, report: NodeId) -> Light {
    let dimension = item.dimension.as_ref().map(|one| one_line(&model.text(one)));
    let state = item.state.as_ref().map(|one| one_line(&model.text(one)));
    let meaning = state.as_ref().and_then(|state| {
        let named = |scheme: &&StatusScheme| {
            dimension.as_ref().is_none_or(|dimension| *model.text(&scheme.dimension) == **dimension)
        };
        schemes(model, report).filter(named).find_map(|scheme| meaning(model, scheme, state))
    });
    Light {
        dimension,
        meaning,
        reason: item.reason.as_ref().map(|one| one_line(&model.text(one))),
        look: state.as_deref().map_or("other", look),
        state: state.map_or_else(|| Bi::new("onleesbaar", "unreadable").into(), Said::same),
    }
}

/// What a report says of a goal by not mentioning it; nothing where it does not say what that means.
fn silence(model: &Model, report: NodeId) -> Vec<Light> {
    let Some(state) = model.silence(report) else { return Vec::new() };
    vec![Light {
        dimension: None,
        look: look(&state),
        state: Said::same(one_line(&state)),
        meaning: None,
        reason: None,
    }]
}

fn meaning(model: &Model, scheme: &StatusScheme, state: &str) -> Option<String> {
    let (_, meaning) = scheme.states.iter().find(|(one, _)| *model.text(one) == *state)?;
    meaning.as_ref().map(|meaning| one_line(&model.text(meaning)))
}

fn look(state: &str) -> &'static str {
    let state = state.to_lowercase();
    LOOKS.iter().find(|(name, _)| *name == state).map_or("other", |(_, look)| look)
}
