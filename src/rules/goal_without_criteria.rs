//! Finds goals that do not say when they are reached.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Meaning, criterion};

use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule {
    kind: Rule::kind(Bi::new("doel-zonder-criteria", "goal-without-criteria"), Severity::Error, Docs::NONE),
    group: Group::Structure,
    since: "0.1",
    lacks: true,
    check,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for id in &facts.goals {
        let concept = Some(&criterion::CONCEPT);
        if model.contains(*id, &criterion::CONCEPT) || facts.answered(*id, None, concept) {
            continue;
        }
        let Some(node) = model.node(*id) else { continue };
        let (nl, en) = (node.concept.word.nl.one, node.concept.word.en.one);
        let code = model.id(*id);
        let write = criterion::CONCEPT.word.get(model.language(node.span.file));
        let found = Diagnostic::new(
            &RULE.kind,
            node.span,
            Text::new(
                format!("{nl} ‘{code}’ heeft geen criterium"),
                format!("{en} ‘{code}’ has no criterion"),
            ),
        )
        .label(
            "zonder criterium is niet te zeggen wanneer het doel is bereikt",
            "without a criterion nobody can say when the goal is reached",
        )
        .help(
            format!("voeg toe: {write} \"…\", met wanneer het doel is bereikt"),
            format!("add: {write} \"…\", saying when the goal is reached"),
        );
        let blank = model.blank(*id, Meaning { field: None, concept });
        findings.missing(*id, blank, found);
    }
}
