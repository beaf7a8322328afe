//! Finds statutory indicators whose own unit is not that of the list in the year of the document.

use rust_decimal::Decimal;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::Bi;
use crate::language::catalogue::{Edition, Measure};
use crate::language::fields;
use crate::model::Model;
use crate::model::value::{Unit, Value};
use crate::source::Span;

use super::law::{self, Bound};
use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Law,
        Bi::new("wettelijke-eenheid-wijkt-af", "statutory-unit-differs"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een wettelijke indicator met een eigen eenheid die een andere noemer heeft dan de lijst van \
         dat jaar, zoals per 1.000 in plaats van per 10.000.",
        "A statutory indicator with a unit of its own that has another denominator than the list of \
         that year, such as per 1,000 instead of per 10,000.",
    ),
    matters: Bi::new(
        "Met een andere noemer is het cijfer tien keer zo groot of zo klein als dat van andere \
         gemeenten, terwijl de naam hetzelfde is.",
        "With another denominator the figure is ten times that of other municipalities, or a tenth, \
         under the same name.",
    ),
    mend: Bi::new(
        "Laat ‘eenheid’ weg, dan geldt die van de lijst, en reken de cijfers om.",
        "Leave out ‘unit’, so that the one of the list holds, and convert the figures.",
    ),
    fails: Bi::new(
        r#"document begroting-2026
programma 1 "Inkomen" {
  indicator bijstand {
    zoals bbv bijstandsuitkering
    eenheid personen per 1.000
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Income" {
  indicator benefits {
    like bbv bijstandsuitkering
    unit people per 1,000
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
programma 1 "Inkomen" {
  indicator bijstand {
    zoals bbv bijstandsuitkering
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Income" {
  indicator benefits {
    like bbv bijstandsuitkering
  }
}"#,
    ),
};

/// What an own unit measures in, as far as it says.
fn measure(model: &Model, unit: &Unit) -> Option<Measure> {
    if let Some(per) = unit.per {
        return u32::try_from(per).ok().filter(|one| Decimal::from(*one) == per).map(Measure::Per);
    }
    let name = model.text(&unit.name);
    match name.as_ref() {
        "%" => Some(Measure::Percent),
        "€" | "euro" | "euros" => Some(Measure::Euro),
        text => per(text),
    }
}

/// The number behind `per` in a unit that is written as a text.
fn per(text: &str) -> Option<Measure> {
    let mut words = text.split_whitespace().skip_while(|word| *word != "per").skip(1);
    let number: String = words.next()?.chars().filter(|one| !matches!(one, '.' | ',')).collect();
    number.parse().ok().map(Measure::Per)
}

fn own_unit(model: &Model, bound: &Bound) -> Option<(Measure, Span)> {
    let prop = model.prop(bound.indicator, &fields::UNIT)?;
    let Value::Unit(unit) = &prop.value else { return None };
    Some((measure(model, unit)?, prop.span))
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for one in facts.bound().iter().copied() {
        let Some((own, span)) = own_unit(model, &one) else { continue };
        let year = one.document.and_then(|document| facts.document(document)).and_then(|one| one.year);
        let Some(year) = year else { continue };
        let Some(edition) = one.item.in_year(year).filter(|edition| edition.validity.is_verified()) else {
            continue;
        };
        if edition.measures.is_empty() || edition.measures.contains(&own) {
            continue;
        }
        findings.add(one.indicator, found(model, &one, edition, span, year));
    }
}

fn found(model: &Model, bound: &Bound, edition: &Edition, span: Span, year: i16) -> Diagnostic {
    let (item, unit) = (bound.item.item, edition.unit);
    let ignore = law::ignore(model, bound.indicator, &RULE);
    Diagnostic::new(
        &RULE.kind,
        span,
        Text::new(
            format!("‘{item}’ heeft een andere eenheid dan de wettelijke lijst voor {year}"),
            format!("‘{item}’ has another unit than the statutory list for {year}"),
        ),
    )
    .label(format!("de lijst telt: {unit}"), format!("the list counts: {unit}"))
    .also(bound.span, "hier staat welke indicator het is", "this says which indicator it is")
    .help(
        format!(
            "haal deze regel weg en reken de cijfers om; rekent de bron echt anders, schrijf dan: {ignore}"
        ),
        format!(
            "remove this line and convert the figures; if the source truly counts otherwise, write: {ignore}"
        ),
    )
}
