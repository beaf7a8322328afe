//! Finds indicators whose title, definition or population counts per another number than their unit.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Field, Language, fields, indicator};
use crate::model::value::{Unit, Value};
use crate::model::{Model, NodeId, number};
use crate::source::Span;

use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Measurability,
        Bi::new("strijdige-noemer", "denominator-conflict"),
        Severity::Error,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een indicator waarvan de titel, de definitie of de populatie een andere noemer noemt dan de eenheid: ‘per 10.000 inwoners’ bij ‘per 1.000’ of bij ‘%’.",
        "An indicator whose title, definition or population names another denominator than its unit: ‘per 10,000 residents’ where the unit says ‘per 1,000’ or ‘%’.",
    ),
    matters: Bi::new(
        "De lezer weet niet of 31 op de duizend of op de tienduizend is. Zulke cijfers worden tien keer te hoog of te laag overgenomen.",
        "The reader does not know whether 31 is out of a thousand or of ten thousand. Such figures are copied ten times too high or too low.",
    ),
    mend: Bi::new(
        "Zoek na wat de bron telt, en schrijf dat op beide plaatsen hetzelfde.",
        "Look up what the source counts, and write the same in both places.",
    ),
    fails: Bi::new(
        r#"document begroting-2026
programma 1 "Wonen" {
  indicator woningen "Misdrijven per 10.000 inwoners" {
    eenheid misdrijven per 1.000
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Housing" {
  indicator homes "Crimes per 10,000 residents" {
    unit crimes per 1,000
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
programma 1 "Wonen" {
  indicator woningen "Misdrijven per 10.000 inwoners" {
    eenheid misdrijven per 10.000
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Housing" {
  indicator homes "Crimes per 10,000 residents" {
    unit crimes per 10,000
  }
}"#,
    ),
};

/// What a text or unit counts out of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Measure {
    Per(Decimal),
    Euros,
    Score,
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for id in facts.of(&indicator::CONCEPT) {
        let Some(node) = model.node(*id).filter(|node| !node.broken) else { continue };
        let Some((unit, unit_span)) = model.unit(*id) else { continue };
        let Some(of_unit) = of_unit(model, unit) else { continue };
        let texts = [&indicator::DEFINITION, &indicator::POPULATION]
            .into_iter()
            .filter_map(|field| text(model, *id, field));
        let title = node.title.as_ref().map(|title| (model.text(title), node.span));
        let conflict = title.into_iter().chain(texts).find_map(|(text, span)| {
            let said = of_text(&text)?;
            (said != of_unit).then_some((said, span))
        });
        if let Some((said, span)) = conflict {
            find(model, *id, [said, of_unit], [unit_span, span], findings);
        }
    }
}

fn text<'m>(model: &'m Model, id: NodeId, field: &'static Field) -> Option<(Cow<'m, str>, Span)> {
    model.prop(id, field).and_then(|prop| match &prop.value {
        Value::Text(text) => Some((model.text(text), prop.span)),
        _ => None,
    })
}

fn of_unit(model: &Model, unit: &Unit) -> Option<Measure> {
    if let Some(per) = unit.per {
        return Some(Measure::Per(per.normalize()));
    }
    if unit.scale.is_some() {
        return Some(Measure::Score);
    }
    let name = model.text(&unit.name);
    let of = unit.of.as_ref().and_then(|of| power(model.text(of).to_lowercase().split_whitespace().next()?));
    match &*name {
        _ if of.is_some() => of.map(Measure::Per),
        "%" | "procent" | "percent" => Some(Measure::Per(Decimal::ONE_HUNDRED)),
        "promille" => Some(Measure::Per(Decimal::ONE_THOUSAND)),
        "€" | "euro" | "euros" => Some(Measure::Euros),
        name => per(name).map(Measure::Per),
    }
}

/// What a text says in so many words; nothing when it says two things.
fn of_text(text: &str) -> Option<Measure> {
    // Most titles say nothing of it: those are not taken apart.
    let bytes = text.as_bytes();
    let before = |end: usize, word: &[u8]| bytes.get(..end).is_some_and(|text| text.ends_with(word));
    let after_per = |space: usize| before(space, b"per") || before(space, b"Per");
    let in_euro = |u: usize| before(u, b"e") && bytes.get(u..u + 3) == Some(b"uro");
    let hinted = || {
        memchr::memchr_iter(b' ', bytes).any(after_per)
            || memchr::memchr_iter(b'u', bytes).any(in_euro)
            || text.contains('€')
    };
    if !text.starts_with(['%', 'p', 'P']) && !hinted() {
        return None;
    }
    let text = text.to_lowercase();
    if behind_per(&text).next().is_some() {
        return per(&text).map(Measure::Per);
    }
    let first = text.split_whitespace().next()?;
    if matches!(first, "%" | "percentage" | "procent" | "percent") {
        return Some(Measure::Per(Decimal::ONE_HUNDRED));
    }
    let euros = ["in euro", "in euro's", "in euros", "in €"]
        .iter()
        .any(|end| text.trim_end_matches(')').ends_with(end));
    euros.then_some(Measure::Euros)
}

/// The words behind ‘per’.
fn behind_per(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split_whitespace();
    words
        .clone()
        .zip(words.skip(1))
        .filter(|(word, _)| word.trim_start_matches('(') == "per")
        .map(|(_, next)| next)
}

/// The number behind ‘per’; nothing where there is none or more than one.
fn per(text: &str) -> Option<Decimal> {
    let mut found = behind_per(text).filter_map(power);
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// A power of ten from a hundred on, in whatever way it is grouped: other numbers are years and dates.
fn power(word: &str) -> Option<Decimal> {
    let word = word.trim_end_matches([')', ',', '.', ';']);
    match word {
        "honderd" | "hundred" => return Some(Decimal::ONE_HUNDRED),
        "duizend" | "thousand" => return Some(Decimal::ONE_THOUSAND),
        _ => {}
    }
    let digits: String = word.chars().filter(|one| !matches!(one, '.' | ',')).collect();
    let round = digits.len() >= 3 && digits.starts_with('1') && digits.bytes().skip(1).all(|one| one == b'0');
    round.then(|| digits.parse().ok()).flatten()
}

fn shown(measure: Measure, language: Language) -> String {
    match (measure, language) {
        (Measure::Per(number), _) if number == Decimal::ONE_HUNDRED => "%".to_owned(),
        (Measure::Per(number), language) => format!("per {}", number::print(number, language)),
        (Measure::Euros, Language::Nl) => "euro’s".to_owned(),
        (Measure::Euros, Language::En) => "euros".to_owned(),
        (Measure::Score, Language::Nl) => "een score op een schaal".to_owned(),
        (Measure::Score, Language::En) => "a score on a scale".to_owned(),
    }
}

fn find(
    model: &Model,
    id: NodeId,
    [said, unit]: [Measure; 2],
    [at, span]: [Span; 2],
    findings: &mut Findings,
) {
    let code = model.id(id);
    let both = |language: Language| (shown(unit, language), shown(said, language));
    let ((unit_nl, said_nl), (unit_en, said_en)) = (both(Language::Nl), both(Language::En));
    let word = fields::UNIT.word.get(model.language(at.file));
    let found = Diagnostic::new(
        &RULE.kind,
        at,
        Text::new(
            format!("indicator ‘{code}’ telt op twee manieren: {unit_nl} en {said_nl}"),
            format!("indicator ‘{code}’ counts in two ways: {unit_en} and {said_en}"),
        ),
    )
    .label(unit_nl, unit_en)
    .also(span, said_nl, said_en)
    .help(
        format!("zoek na wat de bron telt, en verander ‘{word}’ of de tekst"),
        format!("look up what the source counts, and change ‘{word}’ or the text"),
    );
    findings.add(id, found);
}
