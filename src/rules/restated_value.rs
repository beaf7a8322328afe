//! Finds measured values that a later document gives differently from an earlier one.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::shape::ObservationRole;
use crate::language::{Bi, Language};
use crate::model::value::Figure;

use rust_decimal::Decimal;

use super::editions::{Wanted, document_id, edges, print, restated};
use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule::new(
    Group::Time,
    Bi::new("waarde-achteraf-gewijzigd", "restated-value"),
    Severity::Warning,
    DOCS,
    check,
);

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een gemeten waarde die in een later document anders is dan in een eerder, voor hetzelfde jaar, zonder \
         opmerking, reeksbreuk of twijfel erbij. Afgeronde waarden tellen als gelijk.",
        "A measured value that is different in a later document from an earlier one, for the same year, without \
         a remark, a series break or a doubt. Rounded values count as equal.",
    ),
    matters: Bi::new(
        "Wat gemeten is, verandert niet vanzelf. Of een van beide is fout, of de cijfers zijn herzien, en dan \
         hoort de lezer dat te weten.",
        "What was measured does not change by itself. Either one of the two is wrong, or the figures were \
         revised, and then the reader should know.",
    ),
    mend: Bi::new(
        "Zet de juiste waarde in beide, of zeg achter de nieuwe waarde waarom zij anders is. Wordt er voortaan \
         anders gemeten, schrijf dan ‘reeksbreuk’ met het jaar.",
        "Put the right value in both, or say after the new value why it differs. If the way of measuring has \
         changed, write ‘series-break’ with the year.",
    ),
    fails: Bi::new(
        r#"--- 2025.kader
document begroting-2025

programma 1 "Onderwijs" {
  indicator verzuim "Leerlingen die verzuimen" {
    behaald 2023 2,4
  }
}
--- 2026.kader
document begroting-2026

programma 1 "Onderwijs" {
  indicator verzuim "Leerlingen die verzuimen" {
    behaald 2023 2,6, 2024 2,5
  }
}"#,
        r#"--- 2025.kader
language en
document budget-2025

programme 1 "Education" {
  indicator truancy "Pupils who play truant" {
    realised 2023 2.4
  }
}
--- 2026.kader
language en
document budget-2026

programme 1 "Education" {
  indicator truancy "Pupils who play truant" {
    realised 2023 2.6, 2024 2.5
  }
}"#,
    ),
    passes: Bi::new(
        r#"--- 2025.kader
document begroting-2025

programma 1 "Onderwijs" {
  indicator verzuim "Leerlingen die verzuimen" {
    behaald 2023 2,4
  }
}
--- 2026.kader
document begroting-2026

programma 1 "Onderwijs" {
  indicator verzuim "Leerlingen die verzuimen" {
    behaald 2023 2,6 "herzien door DUO", 2024 2,5
  }
}"#,
        r#"--- 2025.kader
language en
document budget-2025

programme 1 "Education" {
  indicator truancy "Pupils who play truant" {
    realised 2023 2.4
  }
}
--- 2026.kader
language en
document budget-2026

programme 1 "Education" {
  indicator truancy "Pupils who play truant" {
    realised 2023 2.6 "revised by DUO", 2024 2.5
  }
}"#,
    ),
};

const MEASURED: Wanted =
    Wanted { roles: &[ObservationRole::Baseline, ObservationRole::Realised], reports: true, same: is_same };

/// Only plain numbers compare, and one of them may be the other rounded.
fn is_same(now: &Figure, was: &Figure) -> bool {
    match (now, was) {
        (Figure::Number(now, _), Figure::Number(was, _)) => {
            now == was || is_rounded(*now, *was) || is_rounded(*was, *now)
        }
        _ => true,
    }
}

/// Whether the first may be the second, rounded to the digits that it has.
fn is_rounded(round: Decimal, exact: Decimal) -> bool {
    let mut unit = Decimal::new(1, round.scale());
    // `45.000` may stand for `45.144`.
    let least = Decimal::from(1_000);
    let ten = Decimal::TEN;
    while round.scale() == 0 && round.abs() >= least {
        let Some(wider) = unit.checked_mul(ten) else { break };
        let left = round.checked_rem(wider);
        if left.is_none_or(|left| !left.is_zero()) || wider > round.abs() {
            break;
        }
        unit = wider;
    }
    let apart = round.checked_sub(exact).and_then(|apart| apart.abs().checked_mul(Decimal::TWO));
    apart.is_some_and(|apart| apart <= unit)
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for one in restated(facts, MEASURED) {
        let (Some(now), Some(was)) = (edges(&one.now.observation.figure), edges(&one.was.observation.figure))
        else {
            continue;
        };
        let (code, period) = (model.id(one.indicator), one.period);
        let earlier = document_id(model, one.earlier);
        let (nl, en) = (Language::Nl, Language::En);
        let found = Diagnostic::new(
            &RULE.kind,
            one.now.span(),
            Text::new(
                format!("‘{code}’ had voor {period} eerder een andere waarde"),
                format!("‘{code}’ had another value for {period} before"),
            ),
        )
        .label(
            format!("hier {}, in {earlier} {}", print(now, nl), print(was, nl)),
            format!("here {}, in {earlier} {}", print(now, en), print(was, en)),
        )
        .also(one.was.span(), format!("in {earlier}"), format!("in {earlier}"))
        .help(
            format!(
                "zet de juiste waarde in beide, of zeg waarom zij anders is: {period} {} \"reden\"",
                print(now, nl)
            ),
            format!(
                "put the right value in both, or say why it differs: {period} {} \"reason\"",
                print(now, en)
            ),
        );
        findings.add(one.indicator, found);
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::is_rounded;

    #[test]
    fn rounding_is_no_other_value() {
        let number = |text: &str| text.parse::<Decimal>().unwrap_or_default();
        for (round, exact, same) in [
            ("7.4", "7.36", true),
            ("46", "46.5", true),
            ("46", "46.6", false),
            ("45000", "45144", true),
            ("45000", "46000", false),
            ("826405", "826400", false),
            ("0", "0.4", true),
            ("2.4", "2.6", false),
            ("10", "12", false),
        ] {
            assert_eq!(is_rounded(number(round), number(exact)), same, "{round} {exact}");
        }
    }
}
