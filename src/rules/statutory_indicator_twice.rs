//! Finds statutory indicators that stand twice in one document, with values that contradict each other.

use rust_decimal::{Decimal, RoundingStrategy};
use rustc_hash::FxHashMap;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::shape::ObservationRole;
use crate::language::{Bi, fields};
use crate::model::period::Period;
use crate::model::value::{Figure, Key};
use crate::model::{Model, NodeId};
use crate::source::Span;

use super::law::{self, Bound};
use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule::new(
    Group::Law,
    Bi::new("wettelijke-indicator-dubbel", "statutory-indicator-twice"),
    Severity::Error,
    DOCS,
    check,
);

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een wettelijke indicator die twee keer in een document staat, met verschillende cijfers voor \
         hetzelfde jaar.",
        "A statutory indicator that stands twice in a document, with different figures for the same \
         year.",
    ),
    matters: Bi::new(
        "De raad ziet twee cijfers voor hetzelfde en weet niet welk klopt.",
        "The council sees two figures for the same thing and cannot tell which is right.",
    ),
    mend: Bi::new(
        "Zet de cijfers op één plaats en verwijs er op de andere naar: ‘indicatoren halt’.",
        "Put the figures in one place and refer to them from the other: ‘indicators halt’.",
    ),
    fails: Bi::new(
        r#"document begroting-2026
programma 1 "Veiligheid" {
  indicator halt "Verwijzingen Halt" {
    zoals bbv halt
    behaald 2024 8
  }
}
bijlage cijfers "Wettelijke indicatoren" {
  indicator halt-2 "Verwijzingen Halt" {
    zoals bbv halt
    behaald 2024 11
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Safety" {
  indicator halt "Referrals to Halt" {
    like bbv halt
    realised 2024 8
  }
}
appendix figures "Statutory indicators" {
  indicator halt-2 "Referrals to Halt" {
    like bbv halt
    realised 2024 11
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
programma 1 "Veiligheid" {
  indicatoren halt
}
bijlage cijfers "Wettelijke indicatoren" {
  indicator halt "Verwijzingen Halt" {
    zoals bbv halt
    behaald 2024 11
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Safety" {
  indicators halt
}
appendix figures "Statutory indicators" {
  indicator halt "Referrals to Halt" {
    like bbv halt
    realised 2024 11
  }
}"#,
    ),
};

/// A value as it stands in one place.
#[derive(Clone, Copy)]
struct Stated {
    number: Decimal,
    span: Span,
    of: NodeId,
}

/// Whether two figures are not just the same one, rounded differently.
fn differ(one: Decimal, other: Decimal) -> bool {
    let digits = one.scale().min(other.scale());
    let round =
        |number: Decimal| number.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
    round(one) != round(other)
}

type Values = FxHashMap<(u8, Period), Stated>;

/// The value of another place for the same year that contradicts one of this indicator, and its own.
fn contradiction(model: &Model, id: NodeId, known: &mut Values) -> Option<(Stated, Stated)> {
    let mut found = None;
    for point in model.series(id).points {
        let (Figure::Number(number, _), Key::Period(period)) =
            (&point.observation.figure, point.observation.key)
        else {
            continue;
        };
        let stated = Stated { number: *number, span: point.span(), of: id };
        let key = (role(point.role), period);
        let earlier = *known.entry(key).or_insert(stated);
        if earlier.of != id && differ(earlier.number, stated.number) && found.is_none() {
            found = Some((earlier, stated));
        }
    }
    found
}

fn role(role: ObservationRole) -> u8 {
    role as u8
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    // Different titles are different things, such as the same count for a district.
    let mut seen: FxHashMap<(Option<NodeId>, &str, &str, String), Values> = FxHashMap::default();
    for Bound { indicator, document, item, .. } in facts.bound().iter().copied() {
        let title = model.title(indicator).map(|title| law::plain(&title)).unwrap_or_default();
        let known = seen.entry((document, item.list, item.item, title)).or_default();
        let Some((earlier, here)) = contradiction(model, indicator, known) else { continue };
        findings.add(indicator, found(model, item.item, earlier, here));
    }
}

fn found(model: &Model, item: &str, earlier: Stated, here: Stated) -> Diagnostic {
    let first = model.id(earlier.of);
    let write = fields::INDICATORS.word.many(model.language(here.span.file));
    Diagnostic::new(
        &RULE.kind,
        here.span,
        Text::new(
            format!(
                "wettelijke indicator ‘{item}’ staat hier met een ander cijfer dan elders in dit document"
            ),
            format!("statutory indicator ‘{item}’ has another figure here than elsewhere in this document"),
        ),
    )
    .label("hier dit cijfer", "here this figure")
    .also(earlier.span, "daar een ander, voor hetzelfde jaar", "there another one, for the same year")
    .help(
        format!("houd de cijfers op één plaats en schrijf op de andere: {write} {first}"),
        format!("keep the figures in one place and write at the other: {write} {first}"),
    )
}
