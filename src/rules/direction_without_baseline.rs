//! Finds targets that are a direction or rest on a reference, where the value that they rest on is missing.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, fields, indicator, values};
use crate::model::value::{Figure, Relative};
use crate::model::{Base, NodeId, Point, Series};

use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    lacks: true,
    reach: Reach::File,
    ..Rule::new(
        Group::Measurability,
        Bi::new("richting-zonder-nulmeting", "direction-without-baseline"),
        Severity::Error,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een streefwaarde die alleen een richting noemt (‘afname’, ‘toename tov 2022’) of een vergelijking (‘>= nederland’), terwijl de waarde ontbreekt waarmee vergeleken moet worden.",
        "A target that only names a direction (‘decrease’, ‘increase relative-to 2022’) or a comparison (‘>= netherlands’), where the value to compare with is missing.",
    ),
    matters: Bi::new(
        "‘Afname’ zegt pas iets als bekend is waarvan. Zonder die waarde kan nooit worden vastgesteld of het doel is gehaald.",
        "‘Decrease’ only says something when it is known from what. Without that value nobody can ever tell whether the target was met.",
    ),
    mend: Bi::new(
        "Schrijf de waarde waarmee vergeleken wordt: een nulmeting of de meting van het genoemde jaar, of de cijfers van de referentie met ‘vergelijking’. Of noem een getal als streefwaarde.",
        "Write the value to compare with: a baseline or the value of the year that is named, or the figures of the reference with ‘comparison’. Or write a number as the target.",
    ),
    fails: Bi::new(
        r#"document begroting-2026
programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    behaald 2024 -
    beoogd 2026 toename
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Housing" {
  indicator homes "New homes" {
    realised 2024 -
    target 2026 increase
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    behaald 2024 432
    beoogd 2026 toename
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Housing" {
  indicator homes "New homes" {
    realised 2024 432
    target 2026 increase
  }
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for indicator in facts.indicators() {
        // Targets of years that have passed only are found as such.
        let missing = |target: &&Point<'_>| model.base(&indicator.series, target) == Base::Missing;
        let Some(first) = indicator.ahead().find(missing) else { continue };
        let mut fields = vec![&fields::BASELINE, &fields::REALISED_VALUES];
        // The values of the reference may stand in a line that could not be read.
        fields.extend(is_reference(first).then_some(&indicator::COMPARISON));
        if !fields.into_iter().any(|field| facts.answered(indicator.id, Some(field), None)) {
            find(facts, indicator.id, &indicator.series, first, findings);
        }
    }
}

fn is_reference(point: &Point<'_>) -> bool {
    matches!(point.observation.figure, Figure::BoundRef(..))
}

fn find(facts: &Facts<'_>, id: NodeId, series: &Series<'_>, first: &Point<'_>, findings: &mut Findings) {
    let code = facts.model.id(id);
    let mut found = Diagnostic::new(
        &RULE.kind,
        first.span(),
        Text::new(
            format!("de streefwaarde van ‘{code}’ rust op een waarde die er niet is"),
            format!("the target of ‘{code}’ rests on a value that is not there"),
        ),
    );
    let other = |target: &&Point<'_>| {
        target.span() != first.span() && facts.model.base(series, target) == Base::Missing
    };
    for other in series.targets().filter(other).take(3) {
        found = found.also(other.span(), "deze ook niet", "nor can this one");
    }
    let empty = series.known().find(|point| !point.is_figure()).filter(|_| !is_reference(first));
    if let Some(empty) = empty {
        found = found.also(empty.span(), "hier staat geen waarde", "no value stands here");
    }
    let found = explained(facts, first, found);
    // The row is described, and the value is not in it.
    match series.known().next() {
        Some(_) => findings.certain(id, found),
        None => findings.add(id, found),
    }
}

fn explained(facts: &Facts<'_>, first: &Point<'_>, found: Diagnostic) -> Diagnostic {
    let model = facts.model;
    let language = model.language(first.span().file);
    let (baseline, realised) =
        (fields::BASELINE.word.get(language), fields::REALISED_VALUES.word.get(language));
    match &first.observation.figure {
        Figure::BoundRef(_, span) => {
            let name = model.sources().text(*span);
            let word = indicator::COMPARISON.word.get(language);
            found
                .label(
                    format!("geen waarde van ‘{name}’ is bekend"),
                    format!("no value of ‘{name}’ is known"),
                )
                .help(
                    format!("schrijf de waarde van ‘{name}’: {word} {name} jaar waarde"),
                    format!("write the value of ‘{name}’: {word} {name} year value"),
                )
        }
        Figure::Direction(direction, relative) => {
            let way = direction.word.get(language);
            let line = match relative.as_deref() {
                Some(Relative::Period(period)) => format!("{realised} {period} …"),
                _ => format!("{baseline} jaar …"),
            };
            let english = line.replace(" jaar ", " year ");
            let against = match relative.as_deref() {
                Some(Relative::Baseline) => values::BASELINE.get(language).to_owned(),
                Some(Relative::Period(period)) => period.to_string(),
                None => String::new(),
            };
            let label = match against.as_str() {
                "" => (format!("‘{way}’ waarvan?"), format!("‘{way}’ from what?")),
                against => {
                    (format!("er is geen waarde van {against}"), format!("there is no value of {against}"))
                }
            };
            let no = fields::NO.word.get(language);
            found.label(label.0, label.1).help(
                format!("schrijf de waarde: {line}, of zeg waarom zij er niet is: {no} {baseline} \"reden\""),
                format!("write the value: {english}, or say why there is none: {no} {baseline} \"reason\""),
            )
        }
        _ => found,
    }
}
