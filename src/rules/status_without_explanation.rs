//! Finds statuses that are not as they should be, without a word on why.

use rustc_hash::FxHashMap;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, deviation, document, fields};
use crate::model::value::{StatusItem, Str, Value};
use crate::model::{Model, Node, NodeId};

use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    lacks: true,
    reach: Reach::File,
    ..Rule::new(
        Group::Text,
        Bi::new("status-zonder-toelichting", "status-without-explanation"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een status die afwijkt van de gewone stand, zonder reden erachter en zonder stand, toelichting, beschrijving of \
         afwijking bij hetzelfde doel. De gewone stand is wat ‘niet-gemeld’ betekent, anders groen, anders de eerste van \
         het schema.",
        "A status other than the normal one, without a reason behind it and without progress, explanation, description or \
         deviation at the same goal. Normal is what ‘unreported’ means, else green, else the first of the scheme.",
    ),
    matters: Bi::new(
        "Een stoplicht op rood vraagt om een besluit. Zonder uitleg kan de raad alleen vragen stellen.",
        "A red light asks for a decision. Without an explanation the council can only ask questions.",
    ),
    mend: Bi::new(
        "Zet de reden achter de status, tussen aanhalingstekens, of schrijf een toelichting.",
        "Put the reason behind the status, in quotes, or write an explanation.",
    ),
    fails: Bi::new(
        r#"document berap-2026 "Berap 2026" {
  soort berap
  statusschema geld {
    groen "binnen de begroting"
    rood "buiten de begroting"
  }
}
programma 1 "Wonen" {
  status geld rood
}"#,
        r#"language en
document report-2026 "Report 2026" {
  kind interim-report
  status-scheme money {
    green "within the budget"
    red "outside the budget"
  }
}
programme 1 "Housing" {
  status money red
}"#,
    ),
    passes: Bi::new(
        r#"document berap-2026 "Berap 2026" {
  soort berap
  statusschema geld {
    groen "binnen de begroting"
    rood "buiten de begroting"
  }
}
programma 1 "Wonen" {
  status geld rood "De bouw kost meer door hogere lonen"
}"#,
        r#"language en
document report-2026 "Report 2026" {
  kind interim-report
  status-scheme money {
    green "within the budget"
    red "outside the budget"
  }
}
programme 1 "Housing" {
  status money red "Building costs more because of higher wages"
}"#,
    ),
};

/// Words for all is well, in whatever order a scheme lists them.
const GREEN: &[&str] = &[
    "groen",
    "green",
    "g",
    "goed",
    "good",
    "afgerond",
    "done",
    "gereed",
    "gerealiseerd",
    "behaald",
    "gehaald",
];

/// Whether a state says by its name that all is well.
fn is_well(state: &str) -> bool {
    let state = state.to_lowercase();
    let on_course =
        ["op-schema", "op-koers", "op-tijd", "on-track", "on-schedule", "on-time", "volgens-planning"];
    GREEN.contains(&state.as_str()) || on_course.iter().any(|one| state.contains(one))
}

/// The normal state of each dimension of one document.
struct Normal {
    unreported: Option<String>,
    /// By dimension.
    best: Vec<(String, String)>,
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let normal: FxHashMap<NodeId, Normal> =
        facts.documents.iter().map(|document| (document.id, normal(model, document.id))).collect();
    for id in facts.marked().statuses.iter().copied() {
        let Some(node) = model.node(id).filter(|node| !node.broken && !node.external) else { continue };
        let Some(normal) = node.document.and_then(|document| normal.get(&document)) else { continue };
        let mut items = node.props.iter().filter_map(|prop| match &prop.value {
            Value::Status(items) => Some(items),
            _ => None,
        });
        for one in items.by_ref().flatten().filter(|one| one.reason.is_none()) {
            if let Some(state) = off(model, normal, one)
                && !is_explained(model, id, node)
            {
                findings.add(id, found(model, one, &state));
            }
        }
    }
}

fn normal(model: &Model, document: NodeId) -> Normal {
    let unreported = model.prop(document, &document::UNREPORTED).and_then(|prop| match &prop.value {
        Value::Unreported(state) => Some(model.text(state).into_owned()),
        _ => None,
    });
    let mut best = Vec::new();
    for prop in model.props(document, &document::STATUS_SCHEME) {
        let Value::StatusScheme(scheme) = &prop.value else { continue };
        let names: Vec<String> =
            scheme.states.iter().map(|(state, _)| model.text(state).into_owned()).collect();
        let green = names.iter().find(|name| is_well(name));
        if let Some(state) = green.or(names.first()) {
            best.push((model.text(&scheme.dimension).into_owned(), state.clone()));
        }
    }
    Normal { unreported, best }
}

/// The state of an item when it is known and not the normal one.
fn off(model: &Model, normal: &Normal, one: &StatusItem) -> Option<String> {
    let state = model.text(one.state.as_ref()?).into_owned();
    // Without its dimension, the state alone says which scheme is meant.
    let dimension = one.dimension.as_ref().map(|dimension| model.text(dimension));
    let mut best = normal.best.iter().filter(|(name, _)| dimension.as_ref().is_none_or(|own| own == name));
    let is_normal = normal.unreported.as_ref() == Some(&state) || best.any(|(_, best)| *best == state);
    (!is_normal && !is_well(&state) && !normal.best.is_empty()).then_some(state)
}

/// Prose or a deviation at the same thing tells why.
fn is_explained(model: &Model, id: NodeId, node: &Node) -> bool {
    let told =
        [&fields::PROGRESS, &fields::EXPLANATION, &fields::DESCRIPTION, &fields::SITUATION, &fields::TEXT];
    let has = |field| model.prop(id, field).is_some() || model.may_have(id, Some(field), None);
    let unread = node.holes.iter().next().is_some();
    unread || told.iter().any(|field| has(field)) || model.contains(id, &deviation::CONCEPT)
}

fn found(model: &Model, one: &StatusItem, state: &str) -> Diagnostic {
    let language = model.language(one.span.file);
    let (status, explain) = (fields::STATUS.word.get(language), fields::EXPLANATION.word.get(language));
    let dimension =
        one.dimension.as_ref().map(|text: &Str| format!("{} ", model.text(text))).unwrap_or_default();
    Diagnostic::new(
        &RULE.kind,
        one.span,
        Text::new(
            format!("waarom dit op ‘{state}’ staat, staat er niet"),
            format!("why this is ‘{state}’ is not said"),
        ),
    )
    .label(
        "zonder reden, en zonder tekst bij hetzelfde doel",
        "without a reason, and without prose at the same goal",
    )
    .help(
        format!("schrijf: {status} {dimension}{state} \"reden\", of voeg een {explain} toe"),
        format!("write: {status} {dimension}{state} \"reason\", or add an {explain}"),
    )
}
