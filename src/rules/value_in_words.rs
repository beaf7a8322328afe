//! Finds targets and values that are written in words, so that nothing can compute with them.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, indicator};
use crate::model::value::{Figure, Value};

use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Measurability,
        Bi::new("waarde-in-woorden", "value-in-words"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een waarde van een indicator die als tekst is geschreven, zoals een streven in woorden.",
        "A value of an indicator that is written as a text, such as a target in words.",
    ),
    matters: Bi::new(
        "Met woorden valt niet te rekenen: niemand kan zien of het streven gehaald is, en in een \
         grafiek staat niets.",
        "Nothing can be computed with words: nobody can see whether the target was met, and a chart \
         shows nothing.",
    ),
    mend: Bi::new(
        "Schrijf een getal, een grens zoals >= 450, of een richting zoals ‘toename’, en zet de \
         woorden erachter als opmerking.",
        "Write a number, a bound such as >= 450, or a direction such as ‘increase’, and put the words \
         after it as a remark.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    beoogd 2026 "ten minste zoveel als in 2024"
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  indicator homes "New homes" {
    target 2026 "at least as many as in 2024"
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    behaald 2024 432
    beoogd 2026 gelijk-of-toename tov 2024
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  indicator homes "New homes" {
    realised 2024 432
    target 2026 equal-or-increase relative-to 2024
  }
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let indicators = facts.nodes().filter(|(_, node)| *node.concept == indicator::CONCEPT && !node.duplicate);
    for (id, node) in indicators {
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
