//! Finds targets that are no better than what has been reached already.

use std::cmp::Ordering;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Choice, Language, indicator, values};
use crate::model::value::Figure;
use crate::model::{NodeId, Point, better};

use super::{Facts, Findings, Group, Measured, Reach, Rule};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Measurability,
        Bi::new("streefwaarde-zonder-ambitie", "target-not-ambitious"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een indicator waarvan de laatste streefwaarde niet beter is dan wat al gemeten is, gezien de gewenste richting. Bij ‘gelijk-of-toename’ mag zij gelijk zijn; een grens mag gelijk zijn.",
        "An indicator whose last target is no better than what was measured already, given the desired direction. With ‘equal-or-increase’ it may be equal; so may a bound.",
    ),
    matters: Bi::new(
        "Wat al gehaald is, hoeft niet beoogd te worden. Zo’n streefwaarde is vaak oud, of de richting klopt niet.",
        "What has been reached need not be aimed at. Such a target is often an old one, or the direction is wrong.",
    ),
    mend: Bi::new(
        "Verhoog of verlaag de streefwaarde, of zeg met ‘gewenst’ dat u wilt houden wat er is. Is het met opzet, zet de reden dan als opmerking achter de streefwaarde.",
        "Raise or lower the target, or say with ‘desired’ that you want to keep what there is. If it is on purpose, put the reason behind the target as a remark.",
    ),
    fails: Bi::new(
        r#"document begroting-2026
programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    gewenst toename
    behaald 2024 432
    beoogd 2026 400
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Housing" {
  indicator homes "New homes" {
    desired increase
    realised 2024 432
    target 2026 400
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    gewenst toename
    behaald 2024 432
    beoogd 2026 450
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Housing" {
  indicator homes "New homes" {
    desired increase
    realised 2024 432
    target 2026 450
  }
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for Measured { id, year, series } in facts.indicators() {
        let Some((desired, span)) = series.desired else { continue };
        let Some((target, known)) = series.end(*year) else { continue };
        // Targets that go the wrong way themselves have a rule of their own.
        if falls_short(desired, &target, &known) && series.turn().is_none() {
            find(facts, *id, [&target, &known], span, findings);
        }
    }
}

/// Whether a target asks no more than what there is. A bound may hold the line, and a lower one may keep
/// watch where all that is wanted is that things get no worse.
fn falls_short(desired: &'static Choice, target: &Point<'_>, known: &Point<'_>) -> bool {
    let strict = *desired == values::INCREASE || *desired == values::DECREASE;
    let (Some(aim), Some(now)) = (target.number(), known.number()) else { return false };
    let order = better(desired, aim, now);
    match &target.observation.figure {
        Figure::Number(..) => order == Some(Ordering::Less) || (strict && order == Some(Ordering::Equal)),
        _ => strict && order == Some(Ordering::Less),
    }
}

fn find(
    facts: &Facts<'_>,
    id: NodeId,
    [target, known]: [&Point<'_>; 2],
    desired: crate::source::Span,
    findings: &mut Findings,
) {
    let code = facts.model.id(id);
    let years = (target.year.unwrap_or_default(), known.year.unwrap_or_default());
    let label = |language: Language, against: &str| {
        format!("{} {}, {against} {} {}", years.0, target.printed(language), years.1, known.printed(language))
    };
    let word = indicator::DESIRED.word.get(facts.model.language(target.span().file));
    let found = Diagnostic::new(
        &RULE.kind,
        target.span(),
        Text::new(
            format!("de streefwaarde van ‘{code}’ is niet beter dan wat al bereikt is"),
            format!("the target of ‘{code}’ is no better than what has been reached"),
        ),
    )
    .label(label(Language::Nl, "tegen"), label(Language::En, "against"))
    .also(known.span(), "de laatste waarde ervoor", "the latest value before it")
    .also(desired, "de richting die u wilt", "the direction you want")
    .help(
        format!("kies een betere streefwaarde, pas ‘{word}’ aan, of zet de reden erachter als opmerking"),
        format!("choose a better target, change ‘{word}’, or put the reason behind it as a remark"),
    );
    findings.add(id, found);
}
