//! Finds levels of the goal tree below which there is no goal.

use rustc_hash::FxHashMap;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, CONCEPTS, Concept, Meaning, fields};
use crate::model::value::Value;
use crate::model::{Model, Node, NodeId};

use super::{Document, Facts, Findings, Group, Reach, Rule, follow_up, prose};

pub static RULE: Rule = Rule {
    lacks: true,
    reach: Reach::File,
    ..Rule::new(
        Group::Structure,
        Bi::new("niveau-zonder-doel", "level-without-goal"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een programma of ander niveau boven het doelniveau van de indeling, zonder één doel eronder. Overzichten van \
         algemene dekkingsmiddelen, overhead, vennootschapsbelasting en onvoorzien tellen niet mee.",
        "A programme or another level above the goal level of the layout, without a single goal below. Overviews of \
         general funds, overhead, corporation tax and contingencies do not count.",
    ),
    matters: Bi::new(
        "De begroting moet per programma zeggen wat de organisatie wil bereiken. Zonder doel is er alleen geld.",
        "The budget must say for each programme what the organisation wants to reach. Without a goal there is only money.",
    ),
    mend: Bi::new(
        "Voeg het doel toe, of zeg waarom er geen is: geen doelen \"reden\".",
        "Add the goal, or say why there is none: no goals \"reason\".",
    ),
    fails: Bi::new(
        r#"document begroting-2026 "Begroting 2026" {
  indeling programma > doel
}
programma 1 "Verkeer" {
  beschrijving "Wegen, fietspaden en parkeren."
}"#,
        r#"language en
document budget-2026 "Budget 2026" {
  layout programme > goal
}
programme 1 "Traffic" {
  description "Roads, cycle tracks and parking."
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026 "Begroting 2026" {
  indeling programma > doel
}
programma 1 "Verkeer" {
  beschrijving "Wegen, fietspaden en parkeren."
  geen doelen "De raad stelt ze in juni vast"
}"#,
        r#"language en
document budget-2026 "Budget 2026" {
  layout programme > goal
}
programme 1 "Traffic" {
  description "Roads, cycle tracks and parking."
  no goals "The council adopts them in June"
}"#,
    ),
};

/// Overviews that every budget has besides its programmes, by what their titles hold.
const OVERVIEWS: &[&str] = &[
    "dekkingsmiddelen",
    "overhead",
    "vennootschapsbelasting",
    "onvoorzien",
    "bedrijfsvoering",
    "treasury",
    "general funds",
    "contingenc",
    "corporation tax",
    "financiën",
    "mutaties reserves",
];

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let mut known: FxHashMap<NodeId, bool> = FxHashMap::default();
    let mut led = |id: NodeId| *known.entry(id).or_insert_with(|| leads(model, id));
    for concept in CONCEPTS.iter().filter(|concept| concept.is_level()) {
        for id in facts.of(concept) {
            let Some(node) = model.node(*id).filter(|node| !node.broken && !led(*id)) else {
                continue;
            };
            // What stands above it has no goal either, and is reported.
            let above = node.parent.filter(|parent| Some(*parent) != node.document);
            if above.is_some_and(|parent| !led(parent)) {
                continue;
            }
            let Some(goal) = wanted(facts, *id, node) else { continue };
            if is_excused(facts, *id, node, goal) {
                continue;
            }
            let blank = model.blank(*id, Meaning { field: None, concept: Some(goal) });
            findings.missing(*id, blank, found(model, *id, node, goal));
        }
    }
}

/// Whether something is a goal or has one below it. Most have one as the first thing that stands in them.
fn leads(model: &Model, top: NodeId) -> bool {
    let is_level = |id| model.node(id).is_some_and(|node| node.concept.is_level() && !node.external);
    let mut open = vec![top];
    while let Some(here) = open.pop() {
        if is_level(here) && model.is_goal(here) {
            return true;
        }
        open.extend(model.children(here));
    }
    false
}

/// The kind that is a goal in the document of a level, when it asks for goals and the level is described.
fn wanted(facts: &Facts<'_>, id: NodeId, node: &Node) -> Option<&'static Concept> {
    let document = facts.document(id).filter(|document| Document::is_plan(document))?;
    let layout = facts.model.layout(Some(document.id)).filter(|layout| !layout.is_open())?;
    let own = node.word.as_ref().map(|word| facts.model.text(word));
    let position = layout.position(node.concept, own.as_deref())?;
    let goal = layout.levels.last()?.concept?;
    let above = position + 1 < layout.levels.len();
    (above && node.title.is_some() && is_described(facts.model, id, node, document.is_partial))
        .then_some(goal)
}

/// In a part of a document a table may list levels with nothing but their amounts.
fn is_described(model: &Model, id: NodeId, node: &Node, partial: bool) -> bool {
    let telling = |value: &Value| {
        matches!(value, Value::Text(_) | Value::Headed(_) | Value::Absence(_) | Value::Blank(_))
    };
    !partial || node.props.iter().any(|prop| telling(&prop.value)) && model.children(id).is_empty()
}

/// It says why, is an overview, ends here, or is served by goals that stand elsewhere.
fn is_excused(facts: &Facts<'_>, id: NodeId, node: &Node, goal: &'static Concept) -> bool {
    let model = facts.model;
    let title = node.title.as_ref().map(|title| prose::folded(&model.text(title))).unwrap_or_default();
    let overview = OVERVIEWS.iter().any(|one| title.contains(one));
    let unread = CONCEPTS.iter().any(|one| one.is_level() && model.may_have(id, None, Some(one)));
    let elsewhere = || {
        let levels = follow_up::tied(model, id).into_iter().filter_map(|other| model.node(other));
        levels.into_iter().any(|other| other.concept.is_level() && other.document == node.document)
    };
    let said = facts.answered(id, None, Some(goal))
        || facts.answered(id, None, Some(&crate::language::goal::CONCEPT));
    overview || unread || said || follow_up::is_over(model, id) || elsewhere()
}

fn found(model: &Model, id: NodeId, node: &Node, goal: &'static Concept) -> Diagnostic {
    let (nl, en) = (node.concept.word.nl.one, node.concept.word.en.one);
    let (goal_nl, goal_en) = (goal.word.nl.one, goal.word.en.one);
    let code = model.id(id);
    let language = model.language(node.span.file);
    let (write, no, many) =
        (goal.word.get(language), fields::NO.word.get(language), goal.word.many(language));
    Diagnostic::new(
        &RULE.kind,
        node.span,
        Text::new(
            format!("onder {nl} ‘{code}’ staat geen {goal_nl}"),
            format!("there is no {goal_en} below {en} ‘{code}’"),
        ),
    )
    .label("wat hier bereikt moet worden, staat er niet", "what is to be reached here is not said")
    .help(
        format!("voeg toe: {write} … \"…\", of zeg waarom er geen is: {no} {many} \"reden\""),
        format!("add: {write} … \"…\", or say why there is none: {no} {many} \"reason\""),
    )
}
