//! Finds targets and values that are written in words, so that nothing can compute with them.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, indicator};
use crate::model::value::{Figure, Value};

use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule {
    kind: Rule::kind(Bi::new("waarde-in-woorden", "value-in-words"), Severity::Warning, Docs::NONE),
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
            let Value::Observations(_, items) = &prop.value else { continue };
            for one in items.iter().filter(|one| matches!(one.figure, Figure::Text(_))) {
                let found = Diagnostic::new(
                    &RULE.kind,
                    one.span,
                    Text::new("deze waarde staat in woorden", "this value is in words"),
                )
                .label("hiermee valt niet te rekenen", "nothing can be computed with it")
                .help(
                    "schrijf een getal, een grens (>= 7,5) of een richting, en zet de woorden erachter als opmerking",
                    "write a number, a bound (>= 7.5) or a direction, and put the words after it as a remark",
                );
                findings.add(id, found);
            }
        }
    }
}
