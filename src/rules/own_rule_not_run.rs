//! Says of each rule of the organisation's own that it is kept and not yet run.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, rule};

use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule {
    kind: Rule::kind(Bi::new("eigen-regel-niet-uitgevoerd", "own-rule-not-run"), Severity::Note, Docs::NONE),
    group: Group::Text,
    since: "0.1",
    lacks: false,
    check,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for id in model.of_concept(&rule::CONCEPT) {
        let Some(node) = model.node(id).filter(|node| !node.duplicate) else { continue };
        let code = model.id(id);
        let found = Diagnostic::new(
            &RULE.kind,
            node.span,
            Text::new(
                format!("regel ‘{code}’ wordt nog niet uitgevoerd"),
                format!("rule ‘{code}’ is not run yet"),
            ),
        )
        .label("hij is bewaard en staat in de JSON", "it is kept and is in the JSON")
        .help(
            "deze versie van kader voert eigen regels niet uit; lees er geen goedkeuring in",
            "this version of kader does not run rules of your own; do not take this for a pass",
        );
        findings.add(id, found);
    }
}
