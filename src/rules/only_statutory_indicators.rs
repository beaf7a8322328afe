//! Finds programmes of which every indicator is one that the law prescribes.

use rustc_hash::FxHashMap;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, indicator, programme};
use crate::model::{Model, NodeId, Relation};

use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule::new(
    Group::Measurability,
    Bi::new("alleen-wettelijke-indicatoren", "only-statutory-indicators"),
    Severity::Note,
    DOCS,
    check,
);

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een programma waarvan alle indicatoren wettelijk zijn (‘zoals bbv’), in een begroting die geheel beschreven is.",
        "A programme of which all indicators are statutory (‘like bbv’), in a budget that is wholly described.",
    ),
    matters: Bi::new(
        "De wettelijke indicatoren zijn voor alle gemeenten gelijk. Wat de eigen doelen opleveren, laten ze zelden zien.",
        "The statutory indicators are the same for all municipalities. They seldom show what the own goals bring.",
    ),
    mend: Bi::new(
        "Voeg een eigen indicator toe bij wat de organisatie zelf wil bereiken.",
        "Add an indicator of your own for what the organisation itself wants to reach.",
    ),
    fails: Bi::new(
        r#"document begroting-2026
programma 1 "Sport" {
  indicator sport "Niet-sporters" {
    zoals bbv niet-sporters
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Sport" {
  indicator sport "People who do no sport" {
    like bbv niet-sporters
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
programma 1 "Sport" {
  indicator sport "Niet-sporters" {
    zoals bbv niet-sporters
  }
  indicator leden "Leden van sportclubs"
}"#,
        r#"language en
document budget-2026
programme 1 "Sport" {
  indicator sport "People who do no sport" {
    like bbv niet-sporters
  }
  indicator members "Members of sports clubs"
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    if !facts.of(&indicator::CONCEPT).iter().any(|id| model.is_statutory(*id)) {
        return;
    }
    // Of each programme: its first statutory indicator, and whether it has one of its own.
    let mut programmes: FxHashMap<NodeId, (NodeId, bool)> = FxHashMap::default();
    for id in facts.of(&indicator::CONCEPT) {
        for programme in places(model, *id) {
            let entry = programmes.entry(programme).or_insert((*id, false));
            entry.1 |= !model.is_statutory(*id);
        }
    }
    for id in facts.of(&programme::CONCEPT) {
        let asked = facts.document(*id).is_some_and(|document| document.is_plan() && !document.is_partial);
        let Some((first, false)) = programmes.get(id).copied().filter(|_| asked) else { continue };
        let Some((node, indicator)) = model.node(*id).zip(model.node(first)) else { continue };
        if node.broken || facts.answered(*id, None, Some(&indicator::CONCEPT)) {
            continue;
        }
        let code = model.id(*id);
        let found = Diagnostic::new(
            &RULE.kind,
            node.span,
            Text::new(
                format!("programma ‘{code}’ heeft alleen wettelijke indicatoren"),
                format!("programme ‘{code}’ only has statutory indicators"),
            ),
        )
        .label("geen ervan is van de organisatie zelf", "none of them is the organisation's own")
        .also(indicator.span, "wettelijk", "statutory")
        .help(
            "voeg een indicator toe die laat zien wat u zelf wilt bereiken",
            "add an indicator that shows what you want to reach yourself",
        );
        findings.add(*id, found);
    }
}

/// The programmes that an indicator belongs to: where it stands, and where it is referred to.
fn places(model: &Model, id: NodeId) -> Vec<NodeId> {
    let is = |level: &NodeId| model.node(*level).is_some_and(|node| *node.concept == programme::CONCEPT);
    let referring = model.origins(id, Relation::MeasuredBy).into_iter().map(|(from, _)| from);
    let mut found: Vec<NodeId> =
        referring.chain([id]).flat_map(|from| model.upward(from).filter(is)).collect();
    found.sort_unstable();
    found.dedup();
    found
}
