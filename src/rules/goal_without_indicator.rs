//! Finds goals that nothing measures.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Meaning, activity, criterion, fields, indicator};
use crate::model::{Model, NodeId, Relation};

use super::{Facts, Findings, Group, Rule, lacking};

pub static RULE: Rule = Rule {
    lacks: true,
    ..Rule::new(
        Group::Measurability,
        Bi::new("doel-zonder-indicator", "goal-without-indicator"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een doel dat door niets wordt gemeten: zelf niet, en ook niet via een criterium, een \
         activiteit of een niveau eronder. Een indicator op een niveau erboven meet de doelen daar samen.",
        "A goal that nothing measures: not itself, nor by a criterion, an activity or a level below. An \
         indicator on a level above measures the goals there together.",
    ),
    matters: Bi::new(
        "Zonder cijfer is alleen te beschrijven hoe het ervoor staat. Of het doel dichterbij komt, \
         blijft dan een mening.",
        "Without a figure one can only describe how things stand. Whether the goal comes nearer is \
         then an opinion.",
    ),
    mend: Bi::new(
        "Voeg een indicator toe, of verwijs naar een die er al is. Is het doel niet te meten, zeg dan \
         waarom: geen indicatoren \"reden\".",
        "Add an indicator, or refer to one that is there already. If the goal cannot be measured, say \
         why: no indicators \"reason\".",
    ),
    fails: Bi::new(
        r#"document begroting-2026
persoon jansen "Els Jansen"
nota wonen "Woonvisie 2024-2030"

doel 1.1 "Iedereen vindt een woning" {
  portefeuillehouder jansen
  kaderstellende-nota wonen
  criterium "Wie zoekt, vindt binnen een jaar een woning"
}"#,
        r#"language en
document budget-2026
person jansen "Els Jansen"
policy-note housing "Housing strategy 2024-2030"

goal 1.1 "Everybody finds a home" {
  portfolio-holder jansen
  framing-note housing
  criterion "Who looks for a home finds one within a year"
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
persoon jansen "Els Jansen"
nota wonen "Woonvisie 2024-2030"

doel 1.1 "Iedereen vindt een woning" {
  portefeuillehouder jansen
  kaderstellende-nota wonen
  criterium "Wie zoekt, vindt binnen een jaar een woning" {
    indicator wachttijd "Maanden tot een woning is gevonden"
  }
}"#,
        r#"language en
document budget-2026
person jansen "Els Jansen"
policy-note housing "Housing strategy 2024-2030"

goal 1.1 "Everybody finds a home" {
  portfolio-holder jansen
  framing-note housing
  criterion "Who looks for a home finds one within a year" {
    indicator waiting "Months until a home is found"
  }
}"#,
    ),
};

fn has_own(model: &Model, id: NodeId) -> bool {
    model.has(id, Relation::MeasuredBy) || model.contains(id, &indicator::CONCEPT)
}

/// Organisations measure at different levels: what measures the level above measures its goals together.
fn is_measured_above(model: &Model, id: NodeId) -> bool {
    let mut levels = model.upward(id).skip(1);
    levels.any(|level| model.node(level).is_some_and(|node| node.concept.is_level()) && has_own(model, level))
}

/// An indicator of its own, or of a criterion, activity or level below it.
fn is_measured(model: &Model, id: NodeId) -> bool {
    let below = |id: &NodeId| {
        model.node(*id).is_some_and(|node| {
            *node.concept == criterion::CONCEPT
                || *node.concept == activity::CONCEPT
                || node.concept.is_level()
        })
    };
    has_own(model, id)
        || model.children(id).iter().filter(|child| below(child)).any(|child| is_measured(model, *child))
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let (field, concept) = (Some(&fields::INDICATORS), Some(&indicator::CONCEPT));
    let mut lacks = Vec::new();
    for id in &facts.goals {
        let blank = model.blank(*id, Meaning { field, concept });
        if blank.is_none() && is_measured_above(model, *id) {
            continue;
        }
        let unread = model.children(*id).iter().any(|child| model.may_have(*child, field, concept));
        if unread || facts.answered(*id, field, concept) || is_measured(model, *id) {
            continue;
        }
        let Some(node) = model.node(*id) else { continue };
        let (nl, en) = (node.concept.word.nl.one, node.concept.word.en.one);
        let code = model.id(*id);
        let no = fields::NO.word.get(model.language(node.span.file));
        let write = indicator::CONCEPT.word.many(model.language(node.span.file));
        let found = Diagnostic::new(
            &RULE.kind,
            node.span,
            Text::new(
                format!("{nl} ‘{code}’ heeft geen indicator"),
                format!("{en} ‘{code}’ has no indicator"),
            ),
        )
        .label("niets meet of het doel dichterbij komt", "nothing measures whether the goal comes nearer")
        .help(
            format!("voeg een indicator toe, of zeg waarom niet: {no} {write} \"reden\""),
            format!("add an indicator, or say why there is none: {no} {write} \"reason\""),
        );
        lacks.push((*id, blank, found));
    }
    lacking::add(facts, &facts.goals, lacks, findings);
}
