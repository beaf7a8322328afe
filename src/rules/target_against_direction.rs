//! Finds targets that move against the direction that is wanted.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Language};

use super::{Facts, Findings, Group, Measured, Reach, Rule};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Measurability,
        Bi::new("streefwaarde-tegen-richting", "target-against-direction"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Streefwaarden die na elkaar de verkeerde kant op gaan: 2026 70 en 2028 60, terwijl ‘toename’ gewenst is.",
        "Targets that go the wrong way one after the other: 2026 70 and 2028 60, where ‘increase’ is desired.",
    ),
    matters: Bi::new(
        "De reeks spreekt de richting tegen. Een van beide klopt niet, en niemand weet waarop gestuurd wordt.",
        "The series contradicts the direction. One of them is wrong, and nobody knows what is aimed at.",
    ),
    mend: Bi::new(
        "Kijk de streefwaarden en de richting na. Is het met opzet, zet de reden dan als opmerking achter de streefwaarde.",
        "Check the targets and the direction. If it is on purpose, put the reason behind the target as a remark.",
    ),
    fails: Bi::new(
        r#"document begroting-2026
programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    gewenst toename
    behaald 2024 432
    beoogd 2026 500, 2028 450
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Housing" {
  indicator homes "New homes" {
    desired increase
    realised 2024 432
    target 2026 500, 2028 450
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    gewenst toename
    behaald 2024 432
    beoogd 2026 450, 2028 500
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Housing" {
  indicator homes "New homes" {
    desired increase
    realised 2024 432
    target 2026 450, 2028 500
  }
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for Measured { id, series, .. } in facts.indicators() {
        let (Some((first, next)), Some((_, desired))) = (series.turn(), series.desired) else { continue };
        let code = model.id(*id);
        let years = (first.year.unwrap_or_default(), next.year.unwrap_or_default());
        let label = |language: Language, after: &str| {
            format!("{} {}, {after} {} {}", years.1, next.printed(language), years.0, first.printed(language))
        };
        let found = Diagnostic::new(
            &RULE.kind,
            next.span(),
            Text::new(
                format!("de streefwaarden van ‘{code}’ gaan tegen de gewenste richting in"),
                format!("the targets of ‘{code}’ go against the desired direction"),
            ),
        )
        .label(label(Language::Nl, "na"), label(Language::En, "after"))
        .also(first.span(), "van deze streefwaarde", "from this target")
        .also(desired, "de richting die u wilt", "the direction you want")
        .help(
            "verbeter de streefwaarde of de richting, of zet de reden achter de streefwaarde als opmerking",
            "correct the target or the direction, or put the reason behind the target as a remark",
        );
        findings.add(*id, found);
    }
}
