//! Finds indicators at the top of a document or in the register that nothing refers to.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, document, fields, indicator};
use crate::model::{Model, NodeId};

use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Structure,
        Bi::new("verweesde-indicator", "orphaned-indicator"),
        Severity::Error,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een indicator los in een document of in het register, waar niets naar verwijst.",
        "An indicator at the top of a document or in the register that nothing refers to.",
    ),
    matters: Bi::new(
        "Een cijfer dat bij geen doel hoort, zegt niets over wat de gemeente wil bereiken. Vaak is \
         het doel vervallen en de indicator blijven staan.",
        "A figure that belongs to no goal says nothing about what the municipality wants to reach. \
         Often the goal was dropped and the indicator stayed.",
    ),
    mend: Bi::new(
        "Verwijs ernaar bij het doel of het criterium dat hij meet, zet hem in dat blok, of haal hem \
         weg.",
        "Refer to it at the goal or criterion that it measures, move it into that block, or remove \
         it.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

indicator woningen "Nieuwe woningen" {
  behaald 2024 432
}
programma 1 "Wonen""#,
        r#"language en
document budget-2026

indicator homes "New homes" {
  realised 2024 432
}
programme 1 "Housing""#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

indicator woningen "Nieuwe woningen" {
  behaald 2024 432
}
programma 1 "Wonen" {
  indicatoren woningen
}"#,
        r#"language en
document budget-2026

indicator homes "New homes" {
  realised 2024 432
}
programme 1 "Housing" {
  indicators homes
}"#,
    ),
};

/// Declared in nothing: at the top of a document or in the register.
fn is_loose(model: &Model, id: NodeId) -> bool {
    let parent = model.node(id).and_then(|node| node.parent).and_then(|parent| model.node(parent));
    parent.is_none_or(|parent| *parent.concept == document::CONCEPT || *parent.concept == document::REGISTER)
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    if model.has_unresolved(&indicator::CONCEPT) {
        return;
    }
    for id in facts.of(&indicator::CONCEPT).iter().copied() {
        let Some(node) = model.node(id) else { continue };
        if node.broken || !is_loose(model, id) || model.is_referred_to(id) {
            continue;
        }
        let code = model.id(id);
        let write = fields::INDICATORS.word.many(model.language(node.span.file));
        let found = Diagnostic::new(
            &RULE.kind,
            node.span,
            Text::new(
                format!("indicator ‘{code}’ hoort nergens bij"),
                format!("indicator ‘{code}’ belongs to nothing"),
            ),
        )
        .label("geen doel of criterium verwijst ernaar", "no goal or criterion refers to it")
        .help(
            format!("schrijf bij het doel of criterium dat hij meet: {write} {code}"),
            format!("write at the goal or criterion it measures: {write} {code}"),
        );
        findings.add(id, found);
    }
}
