//! Finds deviations above the threshold of the document that nobody explains.

use rust_decimal::Decimal;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::shape::Flow;
use crate::language::{Bi, deviation, document, fields};
use crate::model::value::{Money, Value};
use crate::model::{Model, NodeId, Relation};
use crate::source::Span;

use super::wholes::euros;
use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    lacks: true,
    reach: Reach::File,
    ..Rule::new(
        Group::Money,
        Bi::new("afwijking-zonder-toelichting", "deviation-unexplained"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een afwijking die zo groot is als de ‘drempel’ van het document of groter, zonder toelichting, \
         beschrijving of opmerking.",
        "A deviation as large as the ‘threshold’ of the document or larger, without an explanation, a \
         description or a remark.",
    ),
    matters: Bi::new(
        "De organisatie heeft afgesproken dat zij vanaf dit bedrag uitlegt wat er aan de hand is.",
        "The organisation has agreed to explain what is going on from this amount on.",
    ),
    mend: Bi::new("Schrijf bij de afwijking een ‘toelichting’.", "Write an ‘explanation’ at the deviation."),
    fails: Bi::new(
        r#"document berap-2026-1 "Berap 2026-1" {
  drempel € 25.000
}
programma 1 "Samen leven" {
  afwijking dak "Duurder dak" {
    nadeel 2026 € 40.000 incidenteel
  }
}"#,
        r#"language en
document report-2026-1 "Report 2026-1" {
  threshold € 25,000
}
programme 1 "Living together" {
  deviation roof "A dearer roof" {
    disadvantage 2026 € 40,000 incidental
  }
}"#,
    ),
    passes: Bi::new(
        r#"document berap-2026-1 "Berap 2026-1" {
  drempel € 25.000
}
programma 1 "Samen leven" {
  afwijking dak "Duurder dak" {
    nadeel 2026 € 40.000 incidenteel
    toelichting "Het dak bleek slechter dan gedacht."
  }
}"#,
        r#"language en
document report-2026-1 "Report 2026-1" {
  threshold € 25,000
}
programme 1 "Living together" {
  deviation roof "A dearer roof" {
    disadvantage 2026 € 40,000 incidental
    explanation "The roof was worse than was thought."
  }
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let lines: Vec<(NodeId, (Decimal, Span))> =
        facts.documents.iter().filter_map(|one| Some((one.id, threshold(model, one.id)?))).collect();
    let lines: rustc_hash::FxHashMap<NodeId, (Decimal, Span)> = lines.into_iter().collect();
    for id in facts.of(&deviation::CONCEPT) {
        let line = model.document_of(*id).and_then(|document| lines.get(&document));
        let Some((line, span)) = line.filter(|_| !has_text(model, *id)) else { continue };
        let Some((size, place)) = largest(model, *id).filter(|(size, _)| size >= line) else { continue };
        findings.add(*id, found(model, place, size, *span));
    }
}

/// The lowest threshold of a document, else that of the plan it reports on.
fn threshold(model: &Model, id: NodeId) -> Option<(Decimal, Span)> {
    let own = |id: NodeId| {
        let of = |prop: &crate::model::value::Prop| match &prop.value {
            Value::Threshold(threshold) => Some((model.money_in_euros(id, &threshold.0).0.ok()?, prop.span)),
            _ => None,
        };
        model.props(id, &document::THRESHOLD).filter_map(of).min_by_key(|(amount, _)| *amount)
    };
    own(id).or_else(|| model.targets(id, Relation::ReportsOn).into_iter().find_map(|(plan, _)| own(plan)))
}

/// Whether anything is said about a deviation in words, or an unreadable line may say it.
pub(super) fn has_text(model: &Model, id: NodeId) -> bool {
    let unread = [&fields::EXPLANATION, &fields::DESCRIPTION, &fields::TEXT];
    let noted = |money: &Money| money.note.is_some();
    let says = |value: &Value| match value {
        Value::Text(_) | Value::Headed(_) | Value::Texts(_) => true,
        Value::Money(line) => line.figures.iter().any(|figure| noted(&figure.money)),
        Value::Effect(effect) => noted(&effect.money),
        Value::Offset(offset) => offset.money.as_ref().is_some_and(noted),
        Value::Status(items) => items.iter().any(|item| item.reason.is_some()),
        Value::Attribute(_) => true,
        _ => false,
    };
    unread.iter().any(|field| model.may_have(id, Some(field), None))
        || model.node(id).is_some_and(|node| node.props.iter().any(|prop| says(&prop.value)))
}

/// The largest amount of a deviation, and where it stands.
fn largest(model: &Model, id: NodeId) -> Option<(Decimal, Span)> {
    let effects = model.effects(id).into_iter().filter(|one| one.firm);
    let effects = effects.filter_map(|one| Some((one.euros.ok()?.abs(), one.span)));
    let amounts = model.amounts(id);
    let changes =
        amounts.iter().filter(|one| one.is_firm() && matches!(one.flow, Flow::Costs | Flow::Revenues));
    let changes = changes.filter_map(|one| Some((one.euros.ok()?.abs(), one.span)));
    effects.chain(changes).max_by_key(|(size, _)| *size)
}

fn found(model: &Model, span: Span, size: Decimal, threshold: Span) -> Diagnostic {
    let amount = euros(size);
    let word = fields::EXPLANATION.word.get(model.language(span.file));
    Diagnostic::new(
        &RULE.kind,
        span,
        Text::new(
            format!("deze afwijking van {} is niet toegelicht", amount.nl),
            format!("this deviation of {} is not explained", amount.en),
        ),
    )
    .label("het bedrag haalt de drempel", "the amount reaches the threshold")
    .also(
        threshold,
        "vanaf dit bedrag hoort er een toelichting te staan",
        "from this amount on there should be an explanation",
    )
    .help(format!("voeg toe: {word} \"…\""), format!("add: {word} \"…\""))
}
