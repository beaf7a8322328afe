//! Finds values of which nobody knows when they held.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, indicator};
use crate::model::value::{Figure, Key, Observation};

use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Measurability,
        Bi::new("waarneming-zonder-jaar", "observation-without-year"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een waarde van een indicator waarbij ‘zonder-jaar’ staat: niet bekend is wanneer zij gold.",
        "A value of an indicator with ‘without-year’: when it held is not known.",
    ),
    matters: Bi::new(
        "Zonder jaar is niet te zien of het beter of slechter gaat. De waarde telt niet mee in een \
         reeks of een vergelijking.",
        "Without a year nobody can see whether things get better or worse. The value takes no part in \
         a series or a comparison.",
    ),
    mend: Bi::new(
        "Zoek het jaar op, in de bron of in een eerdere begroting, en zet het voor de waarde.",
        "Look the year up, in the source or in an earlier budget, and put it before the value.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    nulmeting zonder-jaar 380
    behaald 2024 432
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  indicator homes "New homes" {
    baseline without-year 380
    realised 2024 432
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    nulmeting 2021 380
    behaald 2024 432
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  indicator homes "New homes" {
    baseline 2021 380
    realised 2024 432
  }
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for id in facts.of(&indicator::CONCEPT) {
        let Some(node) = model.node(*id) else { continue };
        let observations = node.props.iter().flat_map(|prop| prop.value.observations());
        // What is no figure needs no year.
        let undated =
            |one: &&Observation| one.key == Key::WithoutYear && !matches!(one.figure, Figure::Missing(_));
        let mut without = observations.filter(undated);
        // A table without years has none in any of its columns: that is one thing to mend.
        let Some(first) = without.next() else { continue };
        let more = without.count();
        let title = match more {
            0 => Text::new("deze waarde heeft geen jaar", "this value has no year"),
            more => Text::new(
                format!("deze waarde en {more} andere van de indicator hebben geen jaar"),
                format!("this value and {more} others of the indicator have no year"),
            ),
        };
        let found = Diagnostic::new(&RULE.kind, first.span, title)
            .label("uit welk jaar is niet bekend", "of which year is not known")
            .help("zet het jaar ervoor zodra het bekend is", "put the year before it as soon as it is known");
        findings.add(*id, found);
    }
}
