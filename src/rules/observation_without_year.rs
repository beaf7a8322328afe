//! Finds values of which nobody knows when they held.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, indicator};
use crate::model::value::{Key, Value};

use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule {
    kind: Rule::kind(
        Bi::new("waarneming-zonder-jaar", "observation-without-year"),
        Severity::Warning,
        Docs::NONE,
    ),
    group: Group::Measurability,
    since: "0.1",
    lacks: false,
    check,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for id in model.of_concept(&indicator::CONCEPT) {
        let Some(node) = model.node(id).filter(|node| !node.duplicate) else { continue };
        for prop in &node.props {
            let (Value::Observations(_, items) | Value::Comparison(_, items)) = &prop.value else { continue };
            for one in items.iter().filter(|one| one.key == Key::WithoutYear) {
                let found = Diagnostic::new(
                    &RULE.kind,
                    one.span,
                    Text::new("deze waarde heeft geen jaar", "this value has no year"),
                )
                .label("uit welk jaar is niet bekend", "of which year is not known")
                .help(
                    "zet het jaar ervoor zodra het bekend is",
                    "put the year before it as soon as it is known",
                );
                findings.add(id, found);
            }
        }
    }
}
