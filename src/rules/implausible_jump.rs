//! Finds values that are many times larger or smaller than the one before.

use rust_decimal::Decimal;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::shape::ObservationRole;
use crate::language::{Bi, Language, indicator};
use crate::model::value::{Figure, Sign};
use crate::model::{Model, NodeId, Point, number};

use super::{Facts, Findings, Group, Opt, Reach, Rule, editions};

static FACTOR: Opt = Opt::whole(
    "factor",
    8,
    [2, 1_000],
    Bi::new("hoeveel keer zo groot een sprong is", "how many times as large a jump is"),
);

pub static RULE: Rule = Rule {
    reach: Reach::File,
    options: &[&FACTOR],
    ..Rule::new(
        Group::Time,
        Bi::new("onwaarschijnlijke-sprong", "implausible-jump"),
        Severity::Note,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een waarde die acht keer zo groot of zo klein is als die ervoor, zonder opmerking of reeksbreuk. Waarden \
         onder de 10 tellen niet mee.",
        "A value that is eight times as large or as small as the one before, without a remark or a series break. \
         Values below 10 do not count.",
    ),
    matters: Bi::new(
        "Vaak is een cijfer weggevallen, staat een komma verkeerd, of staan duizendtallen naast eenheden.",
        "Often a digit was lost, a comma is misplaced, or thousands stand next to units.",
    ),
    mend: Bi::new(
        "Kijk de waarde na. Klopt zij, zeg er dan achter waarom zij zo anders is.",
        "Check the value. If it is right, say after it why it is so different.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Cultuur" {
  indicator bezoekers "Bezoekers van de bibliotheek" {
    behaald 2023 1.069.234
    beoogd 2026 107.000
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Culture" {
  indicator visitors "Visitors of the library" {
    realised 2023 1,069,234
    target 2026 107,000
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Cultuur" {
  indicator bezoekers "Bezoekers van de bibliotheek" {
    behaald 2023 1.069.234
    beoogd 2026 1.070.000
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Culture" {
  indicator visitors "Visitors of the library" {
    realised 2023 1,069,234
    target 2026 1,070,000
  }
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for id in facts.of(&indicator::CONCEPT) {
        let factor = facts.number(&RULE, &FACTOR, *id);
        findings.extend(*id, jump(facts.model, *id, factor));
    }
}

/// The first jump in a series: baseline and measured values first, then what is expected or wanted.
fn jump(model: &Model, id: NodeId, factor: Decimal) -> Option<Diagnostic> {
    let series = model.series(id);
    let mut points: Vec<(i16, usize, Decimal, &Point<'_>)> = Vec::new();
    for point in &series.points {
        let rank = match point.role {
            ObservationRole::Baseline | ObservationRole::Realised => 0,
            ObservationRole::Forecast => 1,
            ObservationRole::Target => 2,
        };
        if let (Some(year), Figure::Number(number, _)) = (point.year, &point.observation.figure) {
            points.push((year, rank, *number, point));
        }
    }
    points.sort_by_key(|(year, rank, _, point)| (*year, *rank, point.span()));
    points.windows(2).find_map(|pair| {
        let [(first, _, was, before), (second, _, now, point)] = pair else { return None };
        let told = series.is_broken_between(*first, *second)
            || [before, point].iter().any(|one| editions::is_remarked(one.observation));
        if told || is_share(point) != is_share(before) || !is_jump(*was, *now, factor) {
            return None;
        }
        let (nl, en) = (Language::Nl, Language::En);
        let code = model.id(id);
        let (more_nl, more_en) =
            if now.abs() > was.abs() { ("groter", "larger") } else { ("kleiner", "smaller") };
        let found = Diagnostic::new(
            &RULE.kind,
            point.span(),
            Text::new(
                format!("deze waarde van ‘{code}’ is vele malen {more_nl} dan die ervoor"),
                format!("this value of ‘{code}’ is many times {more_en} than the one before"),
            ),
        )
        .label(
            format!(
                "van {} in {first} naar {} in {second}",
                number::print(*was, nl),
                number::print(*now, nl)
            ),
            format!("from {} in {first} to {} in {second}", number::print(*was, en), number::print(*now, en)),
        )
        .also(before.span(), "de waarde ervoor", "the value before")
        .help(
            "kijk de waarde na; klopt zij, zeg er dan achter waarom zij zo anders is",
            "check the value; if it is right, say after it why it is so different",
        );
        Some(found)
    })
}

fn is_share(point: &Point<'_>) -> bool {
    matches!(point.observation.figure, Figure::Number(_, Sign::Percent))
}

/// Small numbers jump easily, and nothing is a multiple of zero.
fn is_jump(was: Decimal, now: Decimal, factor: Decimal) -> bool {
    let (small, large) = (was.abs().min(now.abs()), was.abs().max(now.abs()));
    let far = small.checked_mul(factor).is_some_and(|far| large >= far);
    far && !small.is_zero() && large >= Decimal::TEN && was.is_sign_negative() == now.is_sign_negative()
}
