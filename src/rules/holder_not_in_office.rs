//! Finds portfolio holders who were not in office when the document was made.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, fields, person};
use crate::model::period::{Moment, Period};
use crate::model::value::{RoleHeld, Value};
use crate::model::{Model, NodeId, Relation, likeness};
use crate::source::Span;

use super::{Document, Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Time,
        Bi::new("portefeuillehouder-niet-in-functie", "holder-not-in-office"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een portefeuillehouder die volgens de eigen rollen geen bestuurder was toen het document werd \
         vastgesteld. Staat die dag er niet, dan telt het jaar waarin het document gemaakt is en dat waarover \
         het gaat.",
        "A portfolio holder who by the roles in the register held no office when the document was adopted. \
         Where that day is not there, the year in which it was made counts, and the year it is about.",
    ),
    matters: Bi::new(
        "De raad spreekt dan iemand aan die er niet meer over gaat, of nog niet. Vaak is de naam uit het vorige \
         document blijven staan.",
        "The council then turns to somebody who no longer answers for it, or not yet. Often the name stayed from \
         the document before.",
    ),
    mend: Bi::new(
        "Noem wie het toen was, of verbeter de periode bij de rol van die persoon.",
        "Name who it was then, or mend the period of the role of that person.",
    ),
    fails: Bi::new(
        r#"document begroting-2026 {
  vastgesteld 2025-11-06
}
persoon jansen "Els Jansen" {
  rol "wethouder" 2018-05..2022-06
}

programma 1 "Wonen" {
  portefeuillehouder jansen
}"#,
        r#"language en
document budget-2026 {
  adopted 2025-11-06
}
person jansen "Els Jansen" {
  role "alderman" 2018-05..2022-06
}

programme 1 "Housing" {
  portfolio-holder jansen
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026 {
  vastgesteld 2025-11-06
}
persoon jansen "Els Jansen" {
  rol "wethouder" 2018-05..2022-06
}
persoon demir "Ali Demir" {
  rol "wethouder" 2022-06..
}

programma 1 "Wonen" {
  portefeuillehouder demir
}"#,
        r#"language en
document budget-2026 {
  adopted 2025-11-06
}
person jansen "Els Jansen" {
  role "alderman" 2018-05..2022-06
}
person demir "Ali Demir" {
  role "alderman" 2022-06..
}

programme 1 "Housing" {
  portfolio-holder demir
}"#,
    ),
};

/// How the names of offices start that make somebody a member of an executive.
const OFFICES: &[&str] = &[
    "wethouder",
    "locowethouder",
    "burgemeester",
    "locoburgemeester",
    "gedeputeerde",
    "commissaris",
    "dijkgraaf",
    "watergraaf",
    "heemraad",
    "hoogheemraad",
    "bestuurder",
    "bestuurslid",
    "dagelijks",
    "collegelid",
    "portefeuillehouder",
    "voorzitter",
    "alderman",
    "alderwoman",
    "alderperson",
    "mayor",
    "deputy",
    "executive",
    "commissioner",
    "chair",
    "reeve",
    "councillor",
    "governor",
];

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let mut known: FxHashMap<NodeId, Option<Vec<(Period, Span)>>> = FxHashMap::default();
    let mut seen: FxHashSet<(NodeId, Span)> = FxHashSet::default();
    // Once a document, not once a goal.
    let mut fitting: FxHashMap<(NodeId, NodeId), bool> = FxHashMap::default();
    for (from, _) in facts.nodes().filter(|(id, _)| model.has(*id, Relation::HeldBy)) {
        let Some(document) = facts.document(from) else { continue };
        for (person, edge) in model.targets(from, Relation::HeldBy) {
            let Some(offices) = known.entry(person).or_insert_with(|| offices(model, person)) else {
                continue;
            };
            let fits = *fitting.entry((person, document.id)).or_insert_with(|| {
                let asked = asked(model, document);
                let in_office = |period: Period| asked.iter().any(|moment| period.overlaps(*moment));
                asked.is_empty() || offices.iter().any(|(period, _)| in_office(*period))
            });
            if !fits && seen.insert((person, edge.span)) {
                findings.add(from, found(model, document, person, edge.span, offices));
            }
        }
    }
}

/// Whether a person is known to have been in office when a document was made or is about.
pub fn was_in_office(model: &Model, person: NodeId, document: &Document) -> bool {
    let asked = asked(model, document);
    offices(model, person).is_some_and(|offices| {
        offices.iter().any(|(period, _)| asked.iter().any(|moment| period.overlaps(*moment)))
    })
}

/// The periods in which a person held an office; None where they are not all known.
fn offices(model: &Model, person: NodeId) -> Option<Vec<(Period, Span)>> {
    let described = model.node(person).is_some_and(|node| !node.duplicate && !node.external);
    if !described || model.may_have(person, Some(&person::ROLE), None) {
        return None;
    }
    let roles = model.props(person, &person::ROLE).filter_map(|prop| match &prop.value {
        Value::Role(role) => Some((&**role, prop.span)),
        _ => None,
    });
    let offices: Vec<(&RoleHeld, Span)> =
        roles.filter(|(role, _)| is_office(&model.text(&role.name))).collect();
    let periods: Option<Vec<(Period, Span)>> =
        offices.iter().map(|(role, span)| role.period.map(|period| (period, *span))).collect();
    periods.filter(|periods| !periods.is_empty())
}

fn is_office(role: &str) -> bool {
    likeness::words(role).iter().any(|word| OFFICES.iter().any(|office| word.starts_with(office)))
}

/// The times at which a holder may have been in office: any of them is enough.
fn asked(model: &Model, document: &Document) -> Vec<Period> {
    let adopted = model.prop(document.id, &fields::ADOPTED).and_then(|prop| match prop.value {
        Value::Period(period) => Some(period),
        _ => None,
    });
    let year = |year: i16| Period::At(Moment::Year(year));
    match (adopted, document.year) {
        // Who answered during the year answers for it, also when the accounts come later.
        (Some(adopted), Some(about)) if document.is_report => vec![year(about), adopted],
        (Some(adopted), _) => vec![adopted],
        // A plan is made in the year before, accounts in the year after.
        (None, Some(about)) if document.is_report => vec![year(about), year(about.saturating_add(1))],
        (None, Some(about)) => vec![year(about.saturating_sub(1)), year(about)],
        (None, None) => Vec::new(),
    }
}

fn found(
    model: &Model,
    document: &Document,
    person: NodeId,
    span: Span,
    offices: &[(Period, Span)],
) -> Diagnostic {
    let name = model.title(person).unwrap_or_else(|| model.id(person));
    let id = model.id(document.id);
    let adopted = model.prop(document.id, &fields::ADOPTED);
    let when = match (adopted.map(|prop| &prop.value), document.year) {
        (Some(Value::Period(period)), _) => {
            Text::new(format!("{id} is vastgesteld in {period}"), format!("{id} was adopted in {period}"))
        }
        (_, Some(year)) => Text::new(format!("{id} gaat over {year}"), format!("{id} is about {year}")),
        _ => Text::new(id.clone(), id.clone()),
    };
    let title =
        Text::new(format!("‘{name}’ was toen niet in functie"), format!("‘{name}’ was not in office then"));
    let mut found = Diagnostic::new(&RULE.kind, span, title).label(when.nl, when.en).help(
        "noem wie er toen over ging, of verbeter de periode bij de rol van deze persoon",
        "name who answered for it then, or mend the period of the role of this person",
    );
    for (_, role) in offices.iter().take(3) {
        found = found.also(*role, "alleen in deze periode", "in this period only");
    }
    found
}
