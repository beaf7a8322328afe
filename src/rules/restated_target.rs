//! Finds targets that a later plan changes without saying why.

use std::cmp::Ordering;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::shape::ObservationRole;
use crate::language::{Bi, Language};
use crate::model::value::Figure;
use crate::model::{Model, better};

use super::editions::{Restated, Wanted, document_id, edges, print, restated};
use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule =
    Rule::new(Group::Time, Bi::new("streven-gewijzigd", "restated-target"), Severity::Warning, DOCS, check);

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een streven dat in een later plan anders is dan in een eerder, voor hetzelfde jaar, zonder opmerking \
         erbij.",
        "A target that is different in a later plan from an earlier one, for the same year, without a remark.",
    ),
    matters: Bi::new(
        "Een streven is een afspraak met de raad. Wordt het stil verlaagd, dan lijkt het gehaald; wordt het \
         verhoogd, dan weet niemand waarom.",
        "A target is an agreement with the council. If it is lowered silently it seems to be met; if it is \
         raised, nobody knows why.",
    ),
    mend: Bi::new(
        "Zeg achter het nieuwe streven waarom het anders is, of zet het oude terug.",
        "Say after the new target why it differs, or put the old one back.",
    ),
    fails: Bi::new(
        r#"--- 2025.kader
document begroting-2025

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    gewenst toename
    beoogd 2027 500
  }
}
--- 2026.kader
document begroting-2026

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    gewenst toename
    beoogd 2027 400
  }
}"#,
        r#"--- 2025.kader
language en
document budget-2025

programme 1 "Housing" {
  indicator homes "New homes" {
    desired increase
    target 2027 500
  }
}
--- 2026.kader
language en
document budget-2026

programme 1 "Housing" {
  indicator homes "New homes" {
    desired increase
    target 2027 400
  }
}"#,
    ),
    passes: Bi::new(
        r#"--- 2025.kader
document begroting-2025

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    gewenst toename
    beoogd 2027 500
  }
}
--- 2026.kader
document begroting-2026

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    gewenst toename
    beoogd 2027 400 "het stroomnet is vol"
  }
}"#,
        r#"--- 2025.kader
language en
document budget-2025

programme 1 "Housing" {
  indicator homes "New homes" {
    desired increase
    target 2027 500
  }
}
--- 2026.kader
language en
document budget-2026

programme 1 "Housing" {
  indicator homes "New homes" {
    desired increase
    target 2027 400 "the power grid is full"
  }
}"#,
    ),
};

/// A target that a report repeats is compared with its plan by another rule.
const TARGETS: Wanted = Wanted { roles: &[ObservationRole::Target], reports: false, same: is_same };

fn is_same(now: &Figure, was: &Figure) -> bool {
    edges(now) == edges(was)
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for one in restated(facts, TARGETS) {
        findings.extend(one.indicator, found(model, &one));
    }
}

fn found(model: &Model, one: &Restated<'_>) -> Option<Diagnostic> {
    let (now, was) = (edges(&one.now.observation.figure)?, edges(&one.was.observation.figure)?);
    let (code, period) = (model.id(one.indicator), one.period);
    let earlier = document_id(model, one.earlier);
    let higher = now.cmp(&was) == Ordering::Greater;
    let (moved_nl, moved_en) = if higher { ("verhoogd", "raised") } else { ("verlaagd", "lowered") };
    let desired = model.series(one.indicator).desired.or_else(|| model.series(one.earlier).desired);
    let asks =
        desired.and_then(|(desired, _)| better(desired, now.0, was.0).zip(better(desired, now.1, was.1)));
    let asks = match asks {
        Some((low, high)) if low.is_ge() && high.is_ge() => {
            Text::new(": er wordt meer gevraagd", ": more is asked")
        }
        Some((low, high)) if low.is_le() && high.is_le() => {
            Text::new(": er wordt minder gevraagd", ": less is asked")
        }
        _ => Text::new("", ""),
    };
    let (nl, en) = (Language::Nl, Language::En);
    let found = Diagnostic::new(
        &RULE.kind,
        one.now.span(),
        Text::new(
            format!("het streven van ‘{code}’ voor {period} is {moved_nl} zonder reden"),
            format!("the target of ‘{code}’ for {period} was {moved_en} without a reason"),
        ),
    )
    .label(
        format!("van {} naar {}{}", print(was, nl), print(now, nl), asks.nl),
        format!("from {} to {}{}", print(was, en), print(now, en), asks.en),
    )
    .also(one.was.span(), format!("zo stond het in {earlier}"), format!("as it was in {earlier}"))
    .help(
        format!("zeg waarom, achter de waarde: {period} {} \"reden\"", print(now, nl)),
        format!("say why, after the value: {period} {} \"reason\"", print(now, en)),
    );
    Some(found)
}
