//! Finds framing notes that were adopted after the plan that they frame.

use rustc_hash::FxHashSet;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, fields, policy_note};
use crate::model::period::{Moment, Period};
use crate::model::value::Value;
use crate::model::{Model, NodeId, Relation};

use super::{Document, Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule::new(
    Group::Time,
    Bi::new("kaderstellende-nota-later-vastgesteld", "framing-note-adopted-later"),
    Severity::Note,
    DOCS,
    check,
);

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een kaderstellende nota die is vastgesteld na het plan waarvoor zij het kader geeft.",
        "A framing policy note that was adopted after the plan that it sets the frame for.",
    ),
    matters: Bi::new(
        "Een plan kan zich niet houden aan beleid dat er nog niet was. Vaak klopt een van beide data niet.",
        "A plan cannot keep to policy that was not there yet. Often one of the two dates is wrong.",
    ),
    mend: Bi::new(
        "Kijk beide data na. Was de nota toen een ontwerp, noem dan het beleid dat gold.",
        "Check both dates. If the note was a draft then, name the policy that held.",
    ),
    fails: Bi::new(
        r#"document begroting-2026 {
  vastgesteld 2025-11-06
}
nota wonen "Woonvisie" {
  vastgesteld 2026-03-12
}

programma 1 "Wonen" {
  kaderstellende-nota wonen
}"#,
        r#"language en
document budget-2026 {
  adopted 2025-11-06
}
policy-note housing "Housing strategy" {
  adopted 2026-03-12
}

programme 1 "Housing" {
  framing-note housing
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026 {
  vastgesteld 2025-11-06
}
nota wonen "Woonvisie" {
  vastgesteld 2025-03-12
}

programma 1 "Wonen" {
  kaderstellende-nota wonen
}"#,
        r#"language en
document budget-2026 {
  adopted 2025-11-06
}
policy-note housing "Housing strategy" {
  adopted 2025-03-12
}

programme 1 "Housing" {
  framing-note housing
}"#,
    ),
};

fn adopted(model: &Model, id: NodeId) -> Option<Period> {
    model.prop(id, &fields::ADOPTED).and_then(|prop| match prop.value {
        Value::Period(period) => Some(period),
        _ => None,
    })
}

/// Until when a plan was made: the day it was adopted, else surely before its year was over.
fn made(model: &Model, document: &Document) -> Option<Period> {
    adopted(model, document.id).or(document.year.map(|year| Period::At(Moment::Year(year))))
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for note in facts.of(&policy_note::CONCEPT) {
        let (Some(note_adopted), Some(prop)) = (adopted(model, *note), model.prop(*note, &fields::ADOPTED))
        else {
            continue;
        };
        let mut seen: FxHashSet<NodeId> = FxHashSet::default();
        for (from, edge) in model.origins(*note, Relation::FramedBy) {
            let Some(document) = facts.document(from).filter(|document| document.is_plan()) else { continue };
            // One note is one finding a document, however many goals name it.
            if !seen.insert(document.id) {
                continue;
            }
            let Some(made) = made(model, document) else { continue };
            let (Some(first), Some(last)) = (note_adopted.first_day(), made.last_day()) else { continue };
            if first <= last {
                continue;
            }
            let (code, id) = (model.id(*note), model.id(document.id));
            let found = Diagnostic::new(
                &RULE.kind,
                edge.span,
                Text::new(
                    format!("nota ‘{code}’ is vastgesteld na {id}"),
                    format!("policy note ‘{code}’ was adopted after {id}"),
                ),
            )
            .label("geeft hier het kader", "sets the frame here")
            .also(prop.span, format!("{id} is van {made}"), format!("{id} is of {made}"))
            .help(
                "kijk beide data na, of noem het beleid dat gold toen het plan werd gemaakt",
                "check both dates, or name the policy that held when the plan was made",
            );
            findings.add(from, found);
        }
    }
}
