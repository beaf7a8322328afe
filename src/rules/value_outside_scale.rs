//! Finds values that cannot be, given the scale of their unit.

use rust_decimal::Decimal;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Language, indicator};
use crate::model::value::{Unit, Value};
use crate::model::{Model, NodeId, likeness};
use crate::source::Span;

use super::editions::{edges, print};
use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Measurability,
        Bi::new("waarde-buiten-schaal", "value-outside-scale"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een waarde buiten de schaal van de eenheid, of een percentage van mensen of dingen dat onder 0 of boven \
         100 ligt.",
        "A value outside the scale of the unit, or a percentage of people or things below 0 or above 100.",
    ),
    matters: Bi::new(
        "Zo’n waarde kan niet bestaan: er staat een komma verkeerd, of de eenheid klopt niet.",
        "Such a value cannot be: a comma is misplaced, or the unit is wrong.",
    ),
    mend: Bi::new("Verbeter de waarde of de schaal.", "Mend the value or the scale."),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  indicator buurt "Rapportcijfer voor de eigen buurt" {
    eenheid score schaal 1..10
    behaald 2024 74
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  indicator district "Mark for the own district" {
    unit score scale 1..10
    realised 2024 74
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  indicator buurt "Rapportcijfer voor de eigen buurt" {
    eenheid score schaal 1..10
    behaald 2024 7,4
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  indicator district "Mark for the own district" {
    unit score scale 1..10
    realised 2024 7.4
  }
}"#,
    ),
};

/// What a percentage may be more than the whole of: a debt is a share of the income.
const MONEY: &[&str] = &[
    "baten",
    "lasten",
    "kosten",
    "begroting",
    "begrote",
    "budget",
    "bedrag",
    "omzet",
    "inkomsten",
    "uitgaven",
    "loonsom",
    "norm",
    "tarief",
    "waarde",
    "prijs",
    "capaciteit",
    "streven",
    "doel",
    "gemiddelde",
    "revenue",
    "costs",
    "income",
    "expenditure",
    "turnover",
    "target",
    "standard",
    "value",
    "price",
    "capacity",
    "average",
    "jaar",
    "year",
    "nulmeting",
    "baseline",
    "vraag",
    "demand",
    "opgave",
    "behoefte",
    "need",
    "plan",
    "index",
];

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for id in facts.of(&indicator::CONCEPT) {
        let Some((unit, span)) = model.unit(*id) else { continue };
        let Some(scale) = scale(model, unit) else { continue };
        let props = model.node(*id).map_or(&[][..], |node| &node.props);
        let values =
            props.iter().filter(|prop| matches!(prop.value, Value::Observations(..) | Value::Comparison(_)));
        for one in values.flat_map(|prop| prop.value.observations()) {
            let Some(value) = edges(&one.figure) else { continue };
            if value.0 < scale.0 || value.1 > scale.1 {
                findings.add(*id, found(model, *id, one.span, (value, scale), span));
            }
        }
    }
}

/// What values may be: the scale, or a share of people or things.
fn scale(model: &Model, unit: &Unit) -> Option<(Decimal, Decimal)> {
    if let Some((low, high)) = unit.scale {
        return Some((low.min(high), low.max(high)));
    }
    let of = unit.of.as_ref().filter(|_| model.text(&unit.name) == "%")?;
    let words = likeness::words(&model.text(of));
    let money =
        words.iter().any(|word| MONEY.iter().any(|money| word.ends_with(money) || word.starts_with(money)));
    (!money).then_some((Decimal::ZERO, Decimal::ONE_HUNDRED))
}

type Range = (Decimal, Decimal);

fn found(model: &Model, id: NodeId, span: Span, (value, scale): (Range, Range), unit: Span) -> Diagnostic {
    let (nl, en) = (Language::Nl, Language::En);
    let code = model.id(id);
    let title = Text::new(
        format!("deze waarde van ‘{code}’ ligt buiten de schaal"),
        format!("this value of ‘{code}’ is outside the scale"),
    );
    Diagnostic::new(&RULE.kind, span, title)
        .label(
            format!(
                "{} ligt niet tussen {} en {}",
                print(value, nl),
                print((scale.0, scale.0), nl),
                print((scale.1, scale.1), nl)
            ),
            format!(
                "{} is not between {} and {}",
                print(value, en),
                print((scale.0, scale.0), en),
                print((scale.1, scale.1), en)
            ),
        )
        .also(unit, "de eenheid", "the unit")
        .help("verbeter de waarde, of de schaal van de eenheid", "mend the value, or the scale of the unit")
}
