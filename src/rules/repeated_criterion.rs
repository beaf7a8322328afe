//! Finds criteria that say what another criterion of the goal says, or what the goal says itself.

use rustc_hash::FxHashMap;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, criterion};
use crate::model::{Model, Node, NodeId};

use super::{Facts, Findings, Group, Rule, prose};

pub static RULE: Rule = Rule::new(
    Group::Text,
    Bi::new("herhaald-criterium", "repeated-criterion"),
    Severity::Warning,
    DOCS,
    check,
);

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Twee criteria van één doel met dezelfde woorden, of een criterium met de woorden van zijn doel.",
        "Two criteria of one goal with the same words, or a criterion with the words of its goal.",
    ),
    matters: Bi::new(
        "Het zegt niet wanneer het doel bereikt is. Meestal is er iets twee keer overgenomen en het tweede niet aangepast.",
        "It does not say when the goal is reached. Mostly something was copied and never changed.",
    ),
    mend: Bi::new(
        "Geef elk zijn eigen woorden, of haal er een weg.",
        "Give each its own words, or remove one.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  criterium a1 "Iedereen vindt een woning"
  criterium a2 "Iedereen vindt een woning."
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  criterion a1 "Everybody finds a home"
  criterion a2 "Everybody finds a home."
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  criterium a1 "Iedereen vindt een woning"
  criterium a2 "Niemand betaalt meer dan een derde van zijn inkomen"
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  criterion a1 "Everybody finds a home"
  criterion a2 "Nobody pays more than a third of their income"
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let mut known: FxHashMap<(NodeId, u64), NodeId> = FxHashMap::default();
    known.reserve(facts.of(&criterion::CONCEPT).len() * 2);
    let mut last = None;
    for id in facts.of(&criterion::CONCEPT) {
        let Some(node) = model.node(*id).filter(|node| !node.broken) else { continue };
        let Some(parent) = node.parent.filter(|_| !facts.is_in_report(*id)) else { continue };
        if last.replace(parent) != Some(parent)
            && let Some(goal) = words(model, parent)
        {
            known.insert((parent, goal), parent);
        }
        let Some(own) = words(model, *id) else { continue };
        match known.get(&(parent, own)) {
            Some(first) if same(model, *id, *first) => findings.add(*id, found(model, (*id, node), *first)),
            Some(_) => {}
            None => {
                known.insert((parent, own), *id);
            }
        }
    }
}

/// A number for the words of a title; none where there are none.
fn words(model: &Model, id: NodeId) -> Option<u64> {
    let title = model.title(id)?;
    title.contains(char::is_alphanumeric).then(|| prose::hash(&title))
}

fn same(model: &Model, one: NodeId, other: NodeId) -> bool {
    let folded = |id| model.title(id).map(|title| prose::folded(&title));
    folded(one) == folded(other)
}

fn found(model: &Model, (id, node): (NodeId, &Node), first: NodeId) -> Diagnostic {
    let place = |node: &Node| node.title.as_ref().and_then(|title| title.span()).unwrap_or(node.span);
    let (code, other) = (model.id(id), model.id(first));
    let found = Diagnostic::new(
        &RULE.kind,
        place(node),
        Text::new(
            format!("criterium ‘{code}’ heeft dezelfde woorden als ‘{other}’"),
            format!("criterion ‘{code}’ has the same words as ‘{other}’"),
        ),
    )
    .label("dit staat er al", "this stands there already")
    .help("geef elk zijn eigen woorden, of haal er een weg", "give each its own words, or remove one");
    match model.node(first) {
        Some(earlier) => found.also(place(earlier), "hier staat het ook", "here it stands as well"),
        None => found,
    }
}
