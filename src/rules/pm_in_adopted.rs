//! Finds amounts and values that are still `pm` in a document that has been adopted.

use rustc_hash::FxHashMap;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, document, fields, values};
use crate::model::NodeId;
use crate::model::value::{Figure, Missing, Money, Value};
use crate::source::Span;

use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Money,
        Bi::new("pm-in-vastgesteld-document", "pm-in-adopted"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een bedrag of waarde ‘pm’ in een document dat is vastgesteld.",
        "An amount or value ‘pm’ in a document that has been adopted.",
    ),
    matters: Bi::new(
        "Met ‘pm’ belooft het document een cijfer dat nog komt. Wie het vaststelt, stelt dan iets vast \
         waarvan het bedrag niet bekend is.",
        "By ‘pm’ the document promises a figure that is still to come. Whoever adopts it then adopts \
         something of which the amount is not known.",
    ),
    mend: Bi::new(
        "Vul het cijfer in. Is het er niet, schrijf dan ‘nnb’ of ‘-’ met een opmerking waarom.",
        "Fill in the figure. If there is none, write ‘tbd’ or ‘-’ with a remark that says why.",
    ),
    fails: Bi::new(
        r#"document begroting-2026 "Begroting 2026" {
  vastgesteld 2025-11-06
}
bestedingsvoorstel 1 "Abonnement Wmo" {
  incidenteel
  lasten 2026 pm
}"#,
        r#"language en
document budget-2026 "Budget 2026" {
  adopted 2025-11-06
}
spending-proposal 1 "Subscription" {
  incidental
  costs 2026 pm
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026 "Begroting 2026" {
  vastgesteld 2025-11-06
}
bestedingsvoorstel 1 "Abonnement Wmo" {
  incidenteel
  lasten 2026 € 80.000
}"#,
        r#"language en
document budget-2026 "Budget 2026" {
  adopted 2025-11-06
}
spending-proposal 1 "Subscription" {
  incidental
  costs 2026 € 80,000
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let adopted: FxHashMap<NodeId, Span> = facts
        .documents
        .iter()
        .filter(|document| model.prop(document.id, &document::DRAFT).is_none())
        .filter_map(|document| Some((document.id, model.prop(document.id, &fields::ADOPTED)?.span)))
        .collect();
    if adopted.is_empty() {
        return;
    }
    for id in facts.marked().unsure.iter().copied() {
        let Some(node) = model.node(id).filter(|node| !node.external) else { continue };
        let document = node.document.unwrap_or(id);
        let Some(when) = adopted.get(&document) else { continue };
        for prop in &node.props {
            // A line that is `pm` in each year is one thing to mend.
            if let Some(span) = open(&prop.value, prop.span) {
                findings.add(id, found(span, *when));
            }
        }
    }
}

fn is_pm(missing: Missing) -> bool {
    matches!(missing, Missing::Named(choice) if *choice == values::PRO_MEMORIA)
}

/// The first figure of a field that is `pm`.
fn open(value: &Value, span: Span) -> Option<Span> {
    let of = |money: &Money| money.amount.err().is_some_and(is_pm);
    let figure = |figure: &Figure| matches!(figure, Figure::Missing(missing) if is_pm(*missing));
    let is_open = match value {
        Value::Money(line) => return line.figures.iter().find(|one| of(&one.money)).map(|one| one.span),
        Value::Observations(_, items) => {
            return items.iter().find(|one| figure(&one.figure)).map(|one| one.span);
        }
        Value::Quantity(quantity) => figure(&quantity.figure),
        Value::Effect(effect) => of(&effect.money),
        Value::Offset(offset) => offset.money.as_ref().is_some_and(of),
        _ => false,
    };
    is_open.then_some(span)
}

fn found(span: Span, adopted: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE.kind,
        span,
        Text::new(
            "hier staat nog ‘pm’, en het document is vastgesteld",
            "this is still ‘pm’, and the document was adopted",
        ),
    )
    .label("dit cijfer moet nog komen", "this figure is still to come")
    .also(adopted, "toen is het document vastgesteld", "then the document was adopted")
    .help(
        "vul het cijfer in, of schrijf ‘-’ met een opmerking waarom het er niet is",
        "fill in the figure, or write ‘-’ with a remark that says why there is none",
    )
}
