//! Finds what a report repeats of its plan and gives differently: names, units, directions, targets.

use rustc_hash::FxHashMap;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::shape::ObservationRole;
use crate::language::{Bi, Language, indicator};
use crate::model::period::Period;
use crate::model::value::Key;
use crate::model::{Model, NodeId, Relation};
use crate::source::Span;

use super::editions::{document_id, edges, is_remarked, print};
use super::{Facts, Findings, Group, Rule, editions};

pub static RULE: Rule = Rule::new(
    Group::Traceability,
    Bi::new("rapportage-wijkt-af-van-plan", "report-differs-from-plan"),
    Severity::Warning,
    DOCS,
    check,
);

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een rapportage die iets uit haar plan herhaalt en daarbij iets anders zegt: de naam van een doel of \
         indicator, de eenheid, de gewenste richting, of het streven voor hetzelfde jaar.",
        "A report that repeats something of its plan and says something else: the name of a goal or indicator, \
         the unit, the desired direction, or the target for the same year.",
    ),
    matters: Bi::new(
        "Verantwoorden kan alleen over wat is afgesproken. Schuift het streven achteraf, dan is het altijd \
         gehaald.",
        "One can only account for what was agreed. If the target moves afterwards, it is always met.",
    ),
    mend: Bi::new(
        "Neem over wat het plan zegt, of laat het weg: de rapportage heeft het al van het plan. Is het met opzet \
         anders, zeg dan waarom achter de waarde, of schrijf ‘vervolgt’ of ‘voorheen’ bij een andere naam.",
        "Take over what the plan says, or leave it out: the report has it from the plan. If it differs on \
         purpose, say why after the value, or write ‘continues’ or ‘formerly’ at another name.",
    ),
    fails: Bi::new(
        r#"--- begroting.kader
document begroting-2026

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    beoogd 2026 500
  }
}
--- berap.kader
document berap-2026 {
  rapporteert-over begroting-2026
}

programma 1 {
  indicator woningen {
    beoogd 2026 400
  }
}"#,
        r#"--- budget.kader
language en
document budget-2026

programme 1 "Housing" {
  indicator homes "New homes" {
    target 2026 500
  }
}
--- report.kader
language en
document report-2026 {
  reports-on budget-2026
}

programme 1 {
  indicator homes {
    target 2026 400
  }
}"#,
    ),
    passes: Bi::new(
        r#"--- begroting.kader
document begroting-2026

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    beoogd 2026 500
  }
}
--- berap.kader
document berap-2026 {
  rapporteert-over begroting-2026
}

programma 1 {
  indicator woningen {
    beoogd 2026 400 "verlaagd bij raadsbesluit van 4 juni"
  }
}"#,
        r#"--- budget.kader
language en
document budget-2026

programme 1 "Housing" {
  indicator homes "New homes" {
    target 2026 500
  }
}
--- report.kader
language en
document report-2026 {
  reports-on budget-2026
}

programme 1 {
  indicator homes {
    target 2026 400 "lowered by decision of the council of 4 June"
  }
}"#,
    ),
};

/// Names less alike than this are two names.
const SAME_NAME: u8 = 70;

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    if facts.documents.iter().all(|document| !document.is_report) {
        return;
    }
    for (id, node) in model.nodes() {
        let is_indicator = *node.concept == indicator::CONCEPT;
        if node.external || node.duplicate || node.broken || !(is_indicator || node.concept.is_level()) {
            continue;
        }
        let Some((plan, _)) = model.targets(id, Relation::EditionOf).first().copied() else { continue };
        findings.extend(id, other_name(model, id, plan));
        if is_indicator {
            findings.extend(id, other_unit(model, id, plan));
            findings.extend(id, other_direction(model, id, plan));
            other_targets(model, id, plan, findings);
        }
    }
}

fn other_name(model: &Model, id: NodeId, plan: NodeId) -> Option<Diagnostic> {
    let (title, planned) = (model.title(id)?, model.title(plan)?);
    let told = model.says_where_from(id) || model.says_where_to(plan);
    if told || model.alike(id, plan)?.within >= SAME_NAME {
        return None;
    }
    let span = model.node(id)?.span;
    let code = model.id(id);
    let what = Text::new(format!("‘{code}’ heet hier anders"), format!("‘{code}’ has another name here"));
    let values = Pair { now: both(&title), was: both(&planned), is_target: false };
    Some(found(model, what, span, model.node(plan)?.span, &values, plan))
}

fn other_unit(model: &Model, id: NodeId, plan: NodeId) -> Option<Diagnostic> {
    let (_, now) = model.unit(id)?;
    let (_, was) = model.unit(plan)?;
    if model.measure(id) == model.measure(plan) || editions::has_new_break(model, id, plan) {
        return None;
    }
    let code = model.id(id);
    let what =
        Text::new(format!("‘{code}’ heeft een andere eenheid"), format!("‘{code}’ has another unit here"));
    let text = |span: Span| both(model.sources().text(span));
    Some(found(model, what, now, was, &Pair { now: text(now), was: text(was), is_target: false }, plan))
}

fn other_direction(model: &Model, id: NodeId, plan: NodeId) -> Option<Diagnostic> {
    let (now, here) = model.series(id).desired?;
    let (was, there) = model.series(plan).desired?;
    if now == was {
        return None;
    }
    let code = model.id(id);
    let what =
        Text::new(format!("‘{code}’ moet een andere kant op"), format!("‘{code}’ is to go another way here"));
    let word = |choice: &crate::language::Choice| Text::new(choice.word.nl.one, choice.word.en.one);
    Some(found(model, what, here, there, &Pair { now: word(now), was: word(was), is_target: false }, plan))
}

fn other_targets(model: &Model, id: NodeId, plan: NodeId, findings: &mut Findings) {
    // In another unit every figure differs: that is said once.
    if model.measure(id).is_some() && model.measure(plan).is_some_and(|was| Some(was) != model.measure(id)) {
        return;
    }
    let of = |id: NodeId| {
        let points =
            model.series(id).points.into_iter().filter(|point| point.role == ObservationRole::Target);
        points.filter_map(|point| match point.observation.key {
            Key::Period(period) => Some((period, point)),
            Key::WithoutYear => None,
        })
    };
    let planned: FxHashMap<Period, _> = of(plan).collect();
    for (period, now) in of(id).filter(|(_, point)| !is_remarked(point.observation)) {
        let Some(was) = planned.get(&period) else { continue };
        let (here, there) = (&now.observation.figure, &was.observation.figure);
        let (Some(value), Some(before)) = (edges(here), edges(there)) else { continue };
        if value == before {
            continue;
        }
        let code = model.id(id);
        let what = Text::new(
            format!("het streven van ‘{code}’ voor {period} is anders"),
            format!("the target of ‘{code}’ for {period} is other"),
        );
        let text = |value| Text::new(print(value, Language::Nl), print(value, Language::En));
        let values = Pair { now: text(value), was: text(before), is_target: true };
        findings.add(id, found(model, what, now.span(), was.span(), &values, plan));
    }
}

/// What the report says and what the plan said.
struct Pair {
    now: Text,
    was: Text,
    is_target: bool,
}

fn both(text: &str) -> Text {
    Text::new(text, text)
}

fn found(model: &Model, what: Text, span: Span, planned: Span, values: &Pair, plan: NodeId) -> Diagnostic {
    let document = document_id(model, plan);
    let title =
        Text::new(format!("{} dan in {document}", what.nl), format!("{} than in {document}", what.en));
    let help = match values.is_target {
        true => Text::new(
            format!("neem het streven van {document} over, of zeg achter de waarde waarom het anders is"),
            format!("take over the target of {document}, or say after the value why it differs"),
        ),
        false => Text::new(
            format!("neem over wat {document} zegt, of laat het weg: dan geldt wat daar staat"),
            format!("take over what {document} says, or leave it out: then what stands there holds"),
        ),
    };
    Diagnostic::new(&RULE.kind, span, title)
        .label(format!("hier ‘{}’", values.now.nl), format!("here ‘{}’", values.now.en))
        .also(planned, format!("daar ‘{}’", values.was.nl), format!("there ‘{}’", values.was.en))
        .help(help.nl, help.en)
}
