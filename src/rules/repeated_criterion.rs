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
    // By the ends of the words first; only what has those in common is read whole.
    let mut near: FxHashMap<(NodeId, Ends), NodeId> = FxHashMap::default();
    let mut known: FxHashMap<(NodeId, u64), NodeId> = FxHashMap::default();
    near.reserve(facts.of(&criterion::CONCEPT).len() * 2);
    let mut last = None;
    for id in facts.of(&criterion::CONCEPT) {
        let Some(node) = model.node(*id).filter(|node| !node.broken) else { continue };
        let Some(parent) = node.parent.filter(|_| !facts.is_in_report(*id)) else { continue };
        if last.replace(parent) != Some(parent)
            && let Some(goal) = ends(model, parent)
        {
            near.insert((parent, goal), parent);
        }
        let Some(own) = ends(model, *id) else { continue };
        let Some(first) = near.get(&(parent, own)).copied() else {
            near.insert((parent, own), *id);
            continue;
        };
        known.entry((parent, words(model, first))).or_insert(first);
        match known.get(&(parent, words(model, *id))) {
            Some(first) if same(model, *id, *first) => findings.add(*id, found(model, (*id, node), *first)),
            Some(_) => {}
            None => {
                known.insert((parent, words(model, *id)), *id);
            }
        }
    }
}

/// The first and last letters of a title, whatever the marks around them and their case.
type Ends = [u8; 8];

fn ends(model: &Model, id: NodeId) -> Option<Ends> {
    let title = model.title(id)?;
    let telling = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let mut ends = Ends::default();
    let (start, end) = ends.split_at_mut(4);
    let letters =
        title.bytes().filter(telling).zip(start).map(|(byte, place)| *place = byte.to_ascii_lowercase());
    let some = letters.count() > 0;
    let back = title.bytes().rev().filter(telling).zip(end);
    back.for_each(|(byte, place)| *place = byte.to_ascii_lowercase());
    some.then_some(ends)
}

/// A number for the words of a title.
fn words(model: &Model, id: NodeId) -> u64 {
    model.title(id).map_or(0, |title| prose::hash(&title))
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
