//! Finds spearheads that nothing supports, works out or leads to.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, fields, spearhead};
use crate::model::value::Value;
use crate::model::{Model, NodeId};

use super::{Facts, Findings, Group, Reach, Rule, follow_up};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Agenda,
        Bi::new("speerpunt-zonder-vervolg", "spearhead-without-follow-up"),
        Severity::Note,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een speerpunt waar niets aan bijdraagt, dat niets uitwerkt en dat zelf nergens toe leidt, terwijl er een plan \
         beschreven is.",
        "A spearhead that nothing contributes to, that nothing works out and that leads to nothing itself, while a plan \
         is described.",
    ),
    matters: Bi::new(
        "Een speerpunt zegt dat iets voorrang heeft. Zonder vervolg merkt niemand dat.",
        "A spearhead says that something goes first. Without a follow-up nobody notices.",
    ),
    mend: Bi::new(
        "Schrijf bij het doel, de activiteit of de hervorming die eraan bijdraagt: steunt speerpunt ….",
        "Write at the goal, activity or reform that contributes to it: supports spearhead ….",
    ),
    fails: Bi::new(
        r#"visie stad "Stad 2040" {
  speerpunt jeugd "Vroeg erbij zijn"
}
--- begroting-2026.kader
document begroting-2026

programma 1 "Samen leven""#,
        r#"language en
vision city "City 2040" {
  spearhead youth "Being there early"
}
--- budget-2026.kader
language en
document budget-2026

programme 1 "Living together""#,
    ),
    passes: Bi::new(
        r#"visie stad "Stad 2040" {
  speerpunt jeugd "Vroeg erbij zijn"
}
--- begroting-2026.kader
document begroting-2026

programma 1 "Samen leven" {
  steunt speerpunt jeugd
}"#,
        r#"language en
vision city "City 2040" {
  spearhead youth "Being there early"
}
--- budget-2026.kader
language en
document budget-2026

programme 1 "Living together" {
  supports spearhead youth
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    // What follows may stand in the parts of plans that are not described.
    let whole = |one: &super::Document| one.is_plan() && !one.is_partial;
    if !facts.documents.iter().any(whole) || model.has_unresolved(&spearhead::CONCEPT) {
        return;
    }
    for id in facts.of(&spearhead::CONCEPT) {
        let Some(node) = model.node(*id).filter(|node| !node.broken) else { continue };
        if is_followed(model, *id) {
            continue;
        }
        let code = model.id(*id);
        let language = model.language(node.span.file);
        let (write, word) = (fields::SUPPORTS.word.get(language), spearhead::CONCEPT.word.get(language));
        let found = Diagnostic::new(
            &RULE.kind,
            node.span,
            Text::new(
                format!("aan speerpunt ‘{code}’ draagt niets bij"),
                format!("nothing contributes to spearhead ‘{code}’"),
            ),
        )
        .label(
            "geen doel, activiteit of hervorming verwijst ernaar",
            "no goal, activity or reform refers to it",
        )
        .help(
            format!("schrijf bij wat eraan bijdraagt: {write} {word} {code}"),
            format!("write at what contributes to it: {write} {word} {code}"),
        );
        findings.add(*id, found);
    }
}

/// Whether anything refers to a spearhead, or it says itself how far it is or what it leads to.
fn is_followed(model: &Model, id: NodeId) -> bool {
    let staged =
        model.node(id).is_some_and(|node| node.props.iter().any(|one| matches!(one.value, Value::Stage(..))));
    let unread = model.may_have(id, Some(&fields::LEADS_TO), None);
    unread || staged || follow_up::is_over(model, id) || !follow_up::tied(model, id).is_empty()
}
