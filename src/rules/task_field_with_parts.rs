//! Finds task fields with amounts of their own beside the parts that they hold together.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::Bi;
use crate::model::Model;

use super::task_fields::{self, Named};
use super::{Facts, Findings, Group, Needs, Rule};

pub static RULE: Rule = Rule {
    needs: Needs::OrganisationKind,
    ..Rule::new(
        Group::Law,
        Bi::new("taakveld-met-onderdelen", "task-field-with-parts"),
        Severity::Error,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een taakveld dat alleen zijn onderdelen samenneemt, zoals 6.71 in 2023 en 2024, met een bedrag \
         naast die onderdelen, in hetzelfde jaar.",
        "A task field that only holds its parts together, such as 6.71 in 2023 and 2024, with an amount \
         beside those parts, in the same year.",
    ),
    matters: Bi::new(
        "Hetzelfde geld telt dan twee keer, of een deel staat op een code waarop niet geboekt mag \
         worden.",
        "The same money then counts twice, or a part of it stands on a code on which nothing may be \
         booked.",
    ),
    mend: Bi::new(
        "Zet het bedrag bij de onderdelen. Is het de som ervan, laat de regel dan weg of schrijf hem als \
         ‘totaal’.",
        "Put the amount at the parts. If it is their sum, leave the line out or write it as ‘total’.",
    ),
    fails: Bi::new(
        r#"document begroting-2024
organisatie dorp "Gemeente Dorp" {
  soort gemeente
}
programma 1 "Zorg" {
  lasten taakveld 6.71 2024 € 900.000
  lasten taakveld 6.71a 2024 € 400.000
  lasten taakveld 6.71b 2024 € 500.000
}"#,
        r#"language en
document budget-2024
organisation village "Village" {
  kind municipality
}
programme 1 "Care" {
  costs task-field 6.71 2024 € 900,000
  costs task-field 6.71a 2024 € 400,000
  costs task-field 6.71b 2024 € 500,000
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2024
organisatie dorp "Gemeente Dorp" {
  soort gemeente
}
programma 1 "Zorg" {
  lasten taakveld 6.71a 2024 € 400.000
  lasten taakveld 6.71b 2024 € 500.000
}"#,
        r#"language en
document budget-2024
organisation village "Village" {
  kind municipality
}
programme 1 "Care" {
  costs task-field 6.71a 2024 € 400,000
  costs task-field 6.71b 2024 € 500,000
}"#,
    ),
};

/// Whether the first holds the second together and both have money in the same year; a part that stands in
/// the block of the whole is in its total, as printed.
fn clash(model: &Model, whole: &Named, part: &Named, year: impl Fn(i16) -> bool) -> bool {
    let is_part = part.code.starts_with(whole.code.as_str()) && part.code != whole.code;
    let same = || whole.booked.iter().any(|one| part.booked.contains(one) && year(*one));
    let inside = || whole.is_level && model.upward(part.of).any(|above| above == whole.of);
    part.document == whole.document && is_part && same() && !inside()
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(of) = facts.organisation_kind() else { return };
    let named = task_fields::named(facts);
    let wholes: Vec<_> = task_fields::rows(of).filter(|row| !row.booked).collect();
    for row in wholes {
        let holds = |year: i16| row.validity.holds(year);
        let parts: Vec<&Named> = named.iter().filter(|one| one.code.starts_with(row.code)).collect();
        for whole in parts.iter().filter(|one| one.code == row.code) {
            let Some(part) = parts.iter().find(|part| clash(facts.model, whole, part, holds)) else {
                continue;
            };
            findings.add(whole.of, found(whole, part));
        }
    }
}

fn found(whole: &Named, part: &Named) -> Diagnostic {
    let (code, other) = (&whole.code, &part.code);
    Diagnostic::new(
        &RULE.kind,
        whole.span,
        Text::new(
            format!("taakveld ‘{code}’ heeft een bedrag naast zijn onderdelen"),
            format!("task field ‘{code}’ has an amount beside its parts"),
        ),
    )
    .label("op deze code wordt niets geboekt", "nothing is booked on this code")
    .also(part.span, format!("‘{other}’ is er een onderdeel van"), format!("‘{other}’ is a part of it"))
    .help(
        "zet het bedrag bij de onderdelen, of laat deze regel weg als hij hun som is",
        "put the amount at the parts, or leave this line out if it is their sum",
    )
}
