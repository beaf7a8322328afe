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
    let mut criteria: FxHashMap<(NodeId, String), NodeId> = FxHashMap::default();
    for id in facts.of(&criterion::CONCEPT) {
        let Some((node, words)) = titled(model, *id) else { continue };
        let Some(parent) = node.parent.filter(|_| !facts.is_in_report(*id)) else { continue };
        let goal = || titled(model, parent).is_some_and(|(_, goal)| goal == words).then_some(parent);
        match criteria.get(&(parent, words.clone())).copied().or_else(goal) {
            Some(first) => findings.add(*id, found(model, (*id, node), first)),
            None => {
                criteria.insert((parent, words), *id);
            }
        }
    }
}

fn titled(model: &Model, id: NodeId) -> Option<(&Node, String)> {
    let node = model.node(id).filter(|node| !node.broken)?;
    let words = prose::folded(&model.text(node.title.as_ref()?));
    (!words.is_empty()).then_some((node, words))
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
