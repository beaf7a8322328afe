//! Shows values that the source itself leaves unclear.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::Bi;
use crate::model::value::{Doubt, Money, Value};
use crate::source::Span;

use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Measurability,
        Bi::new("onzekere-waarde", "doubtful-value"),
        Severity::Note,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een waarde waar ‘onzeker’ bij staat, of bij een indicator of bedrag ‘circa’, omdat de bron er zelf \
         geen zekerheid over geeft. Bij een feit zegt ‘circa’ genoeg.",
        "A value with ‘uncertain’, or at an indicator or amount ‘about’, because the source itself is not \
         certain of it. At a fact ‘about’ says enough.",
    ),
    matters: Bi::new(
        "De waarde is bruikbaar, maar wie haar overneemt moet weten dat zij kan veranderen. Daarom \
         blijft de twijfel zichtbaar.",
        "The value can be used, but who takes it over must know that it may change. So the doubt \
         stays visible.",
    ),
    mend: Bi::new(
        "Zoek het na bij de bron. Is de waarde zeker, laat ‘circa’ of ‘onzeker’ dan weg; is zij het \
         niet, dan kan de opmerking blijven staan.",
        "Check it with the source. If the value is certain, leave out ‘about’ or ‘uncertain’; if not, \
         the note may stay.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

feit "Woningen die leegstaan" {
  waarde 340 onzeker "met de hand geteld"
  peildatum 2025-01
}"#,
        r#"language en
document budget-2026

fact "Homes that stand empty" {
  value 340 uncertain "counted by hand"
  as-of 2025-01
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

feit "Woningen die leegstaan" {
  waarde 338
  peildatum 2025-01
}"#,
        r#"language en
document budget-2026

fact "Homes that stand empty" {
  value 338
  as-of 2025-01
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for id in facts.marked().unsure.iter().copied() {
        let Some(node) = model.node(id) else { continue };
        // One row that a source leaves unclear is one thing to look up.
        let mut doubts = node.props.iter().flat_map(|prop| doubts(&prop.value, prop.span));
        let Some((doubt, span)) = doubts.next() else { continue };
        let reason = doubt.uncertain.as_ref().and_then(Option::as_ref).map(|reason| model.text(reason));
        let label = match reason {
            Some(reason) => Text::new(reason.clone(), reason),
            None => Text::new("de bron geeft hier geen zekerheid", "the source is not certain here"),
        };
        let title = match doubts.count() {
            0 => Text::new("deze waarde is niet zeker", "this value is not certain"),
            more => Text::new(
                format!("deze waarde is niet zeker, en {more} andere hier ook niet"),
                format!("this value is not certain, nor are {more} others here"),
            ),
        };
        let found = Diagnostic::new(&RULE.kind, span, title).label(label.nl, label.en).help(
            "zoek het na bij de bron, en laat dan ‘circa’ of ‘onzeker’ weg",
            "check it with the source, and then leave out ‘about’ or ‘uncertain’",
        );
        findings.add(id, found);
    }
}

/// The values of a field that are in doubt.
fn doubts(value: &Value, span: Span) -> Vec<(&Doubt, Span)> {
    let of = |money: &Money| -> Option<bool> { is(&money.doubt).then_some(true) };
    let one = |doubt| vec![(doubt, span)];
    match value {
        Value::Observations(..) | Value::Comparison(_) => value
            .observations()
            .iter()
            .filter_map(|one| one.more.as_ref().map(|more| (&more.doubt, one.span)))
            .filter(|(doubt, _)| is(doubt))
            .collect(),
        // `circa` says all that a sentence of the page says; a figure that is measured against needs more.
        Value::Quantity(quantity) if quantity.doubt.uncertain.is_some() => one(&quantity.doubt),
        Value::Money(line) => {
            let doubtful = line.figures.iter().filter(|figure| of(&figure.money).is_some());
            doubtful.map(|figure| (&figure.money.doubt, figure.span)).collect()
        }
        Value::Effect(effect) if is(&effect.money.doubt) => one(&effect.money.doubt),
        Value::Earlier(earlier) if is(&earlier.money.doubt) => one(&earlier.money.doubt),
        _ => Vec::new(),
    }
}

fn is(doubt: &Doubt) -> bool {
    doubt.about || doubt.uncertain.is_some()
}
