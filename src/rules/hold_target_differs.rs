//! Finds targets that differ from what there is where the text says to keep it.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Language, fields, values};
use crate::model::value::{Bound, Figure, Value};
use crate::model::{Model, NodeId, Point, Series};
use crate::source::Span;

use super::{Facts, Findings, Group, Measured, Reach, Rule};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Measurability,
        Bi::new("behouden-met-andere-streefwaarde", "hold-target-differs"),
        Severity::Note,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een indicator met ‘gewenst gelijk’, of onder een doel dat zegt ‘zo houden’, met een streefwaarde die anders is dan de laatste meting.",
        "An indicator with ‘desired equal’, or under a goal that says ‘keep it that way’, with a target that differs from the latest value.",
    ),
    matters: Bi::new(
        "De woorden zeggen behouden, het cijfer zegt veranderen. Wie het doel uitvoert, weet niet welke van de twee geldt.",
        "The words say keep, the figure says change. Who carries out the goal does not know which of the two holds.",
    ),
    mend: Bi::new(
        "Maak de streefwaarde gelijk aan wat er is, of zeg welke kant u op wilt. Is het zo bedoeld, zet de reden dan als opmerking achter de streefwaarde.",
        "Make the target equal to what there is, or say which way you want to go. If it is meant so, put the reason behind the target as a remark.",
    ),
    fails: Bi::new(
        r#"document begroting-2026
programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    gewenst gelijk
    behaald 2024 432
    beoogd 2026 450
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Housing" {
  indicator homes "New homes" {
    desired equal
    realised 2024 432
    target 2026 450
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    gewenst gelijk
    behaald 2024 432
    beoogd 2026 432
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Housing" {
  indicator homes "New homes" {
    desired equal
    realised 2024 432
    target 2026 432
  }
}"#,
    ),
};

/// How a text says that things are to stay as they are. Only plain cases: ‘behouden’ alone may be about trees.
const KEEP: &[&str] = &[
    "zo houden",
    "zo blijven",
    "op peil houden",
    "op peil blijven",
    "gelijk houden",
    "gelijk blijven",
    "blijft gelijk",
    "keep it that way",
    "keep it so",
    "stays the same",
    "stay the same",
    "remains the same",
    "remain the same",
];

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for Measured { id, year, series } in facts.indicators().iter().filter(|one| is_free(&one.series)) {
        let Some((target, known)) = series.end(*year).filter(|(target, known)| is_other(target, known))
        else {
            continue;
        };
        let Some(says) = keeps(model, *id, series) else { continue };
        find(model, *id, [&target, &known], says, findings);
    }
}

/// Whether the value that there is would not do.
fn is_other(target: &Point<'_>, known: &Point<'_>) -> bool {
    let (Some(aim), Some(now)) = (target.number(), known.number()) else { return false };
    match &target.observation.figure {
        Figure::Bound(Bound::AtLeast, ..) => now < aim,
        Figure::Bound(Bound::Above, ..) => now <= aim,
        Figure::Bound(Bound::AtMost, ..) => now > aim,
        Figure::Bound(Bound::Below, ..) => now >= aim,
        _ => now != aim,
    }
}

/// An indicator that is to go up or down keeps nothing.
fn is_free(series: &Series<'_>) -> bool {
    series.desired.is_none_or(|(choice, _)| *choice != values::INCREASE && *choice != values::DECREASE)
}

/// Where the text says to keep things as they are: the indicator itself, its title, or its goal.
fn keeps(model: &Model, id: NodeId, series: &Series<'_>) -> Option<Span> {
    if let Some((choice, span)) = series.desired
        && *choice == values::EQUAL
    {
        return Some(span);
    }
    let level = model.upward(id).find(|above| model.node(*above).is_some_and(|node| node.concept.is_level()));
    let mut places = [Some(id), level.filter(|level| model.is_goal(*level))].into_iter().flatten();
    places.find_map(|place| said(model, place)).filter(|_| !is_worse(series))
}

/// A target that is worse than what there is was found by another rule already.
fn is_worse(series: &Series<'_>) -> bool {
    let worse = series.end(None).and_then(|(target, known)| {
        let (desired, _) = series.desired?;
        crate::model::better(desired, target.number()?, known.number()?)
    });
    worse == Some(std::cmp::Ordering::Less)
}

fn said(model: &Model, place: NodeId) -> Option<Span> {
    let node = model.node(place)?;
    let keep = |text: &str| {
        let lower = text.to_lowercase();
        KEEP.iter().any(|words| lower.contains(words))
    };
    if model.title(place).is_some_and(|title| keep(&title)) {
        return Some(node.span);
    }
    model.prop(place, &fields::READS).and_then(|prop| match &prop.value {
        Value::Text(text) if keep(&model.text(text)) => Some(prop.span),
        _ => None,
    })
}

fn find(model: &Model, id: NodeId, [target, known]: [&Point<'_>; 2], says: Span, findings: &mut Findings) {
    let code = model.id(id);
    let years = (target.year.unwrap_or_default(), known.year.unwrap_or_default());
    let label = |language: Language, against: &str| {
        format!("{} {}, {against} {} {}", years.0, target.printed(language), years.1, known.printed(language))
    };
    let word = fields::TARGET.word.get(model.language(target.span().file));
    let found = Diagnostic::new(
        &RULE.kind,
        target.span(),
        Text::new(
            format!("‘{code}’ moet gelijk blijven, maar de streefwaarde is anders dan de laatste waarde"),
            format!("‘{code}’ is to stay the same, but its target differs from the latest value"),
        ),
    )
    .label(label(Language::Nl, "tegen"), label(Language::En, "against"))
    .also(says, "hier staat dat het zo moet blijven", "this says to keep it so")
    .also(known.span(), "de laatste waarde ervoor", "the latest value before it")
    .help(
        format!("maak ‘{word}’ gelijk aan wat er is, of zet de reden erachter als opmerking"),
        format!("make ‘{word}’ equal to what there is, or put the reason behind it as a remark"),
    );
    findings.add(id, found);
}
