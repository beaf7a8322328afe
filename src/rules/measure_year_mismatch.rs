//! Finds values that were measured in another year than they stand for.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::shape::ObservationRole;
use crate::language::{Bi, indicator};
use crate::model::value::Key;

use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Time,
        Bi::new("meetjaar-klopt-niet", "measure-year-mismatch"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een waarde die gemeten is vóór de periode waar zij bij staat, of meer dan een jaar erna, zonder \
         opmerking. Een meting in het jaar erop is gewoon.",
        "A value that was measured before the period it stands at, or more than a year after it, without a \
         remark. A measurement in the year after is normal.",
    ),
    matters: Bi::new(
        "Een cijfer van 2021 zegt niets over 2023. Wie de reeks leest, ziet een jaar dat niet gemeten is.",
        "A figure of 2021 says nothing about 2023. Whoever reads the series sees a year that was not measured.",
    ),
    mend: Bi::new(
        "Zet de waarde bij het jaar waarin zij gemeten is, of zeg erachter waarom zij ook hier geldt.",
        "Put the value at the year in which it was measured, or say after it why it holds here too.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Onderwijs" {
  indicator verzuim "Leerlingen die verzuimen" {
    behaald 2024 10 gemeten 2021
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Education" {
  indicator truancy "Pupils who play truant" {
    realised 2024 10 measured 2021
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Onderwijs" {
  indicator verzuim "Leerlingen die verzuimen" {
    behaald 2021 10, 2024 nnb
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Education" {
  indicator truancy "Pupils who play truant" {
    realised 2021 10, 2024 tbd
  }
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for id in facts.of(&indicator::CONCEPT) {
        if !model
            .observations(*id)
            .any(|(_, one)| one.more.as_ref().is_some_and(|more| more.measured.is_some()))
        {
            continue;
        }
        for point in model.series(*id).points {
            let measured_role = matches!(point.role, ObservationRole::Baseline | ObservationRole::Realised);
            let (Key::Period(period), Some(more)) = (point.observation.key, &point.observation.more) else {
                continue;
            };
            let Some(measured) = more.measured.filter(|_| measured_role && more.note.is_none()) else {
                continue;
            };
            let before = matches!((measured.last_year(), period.first_year()), (Some(last), Some(first)) if last < first);
            let long_after = matches!(
                (measured.first_year(), period.last_year()),
                (Some(first), Some(last)) if last.checked_add(1).is_some_and(|next| next < first)
            );
            if !before && !long_after {
                continue;
            }
            let when = match before {
                true => Text::new(
                    format!("gemeten in {measured}, vóór {period}"),
                    format!("measured in {measured}, before {period}"),
                ),
                false => Text::new(
                    format!("gemeten in {measured}, lang na {period}"),
                    format!("measured in {measured}, long after {period}"),
                ),
            };
            let found = Diagnostic::new(
                &RULE.kind,
                point.span(),
                Text::new(
                    format!("deze waarde voor {period} is niet in {period} gemeten"),
                    format!("this value for {period} was not measured in {period}"),
                ),
            )
            .label(when.nl, when.en)
            .help(
                format!("zet de waarde bij {measured}, of zeg erachter waarom zij ook voor {period} geldt"),
                format!("put the value at {measured}, or say after it why it holds for {period} too"),
            );
            findings.add(*id, found);
        }
    }
}
