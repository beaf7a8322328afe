//! Finds prose that is word for word that of the edition before.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Field, activity, fields};
use crate::model::value::{Str, Value};
use crate::model::{Model, NodeId};
use crate::source::Span;

use super::{Facts, Findings, Group, Needs, Opt, Rule, prose};

pub static RULE: Rule = Rule {
    needs: Needs::EarlierEdition,
    options: &[&WORDS],
    ..Rule::new(Group::Text, Bi::new("ongewijzigde-tekst", "unchanged-text"), Severity::Note, DOCS, check)
};

static WORDS: Opt = Opt::whole(
    "words",
    25,
    [5, 1000],
    Bi::new(
        "Vanaf hoeveel woorden een tekst die gelijk bleef wordt gemeld.",
        "From how many words on a text that stayed the same is reported.",
    ),
);

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een beschrijving, situatie, stand of toelichting die woord voor woord gelijk is aan die van hetzelfde doel in de \
         vorige editie. Titels, ‘luidt’ en criteria horen gelijk te blijven en tellen niet mee.",
        "A description, situation, progress or explanation that is word for word that of the same goal in the edition \
         before. Titles, ‘reads’ and criteria are meant to stay and do not count.",
    ),
    matters: Bi::new(
        "In een jaar verandert er iets: als de tekst dat niet doet, is hij overgenomen zonder hem te lezen.",
        "In a year something changes: if the text does not, it was taken over without reading it.",
    ),
    mend: Bi::new(
        "Lees de tekst na en schrijf wat er anders is. Klopt elk woord nog, laat het dan met reden zo: negeer \
         ongewijzigde-tekst \"…\".",
        "Read the text again and write what is different. If every word still holds, leave it with a reason: ignore \
         unchanged-text \"…\".",
    ),
    fails: Bi::new(
        r#"--- begroting-2025.kader
document begroting-2025

ambitie 1.1 "Wonen" {
  situatie "Wie een woning zoekt, wacht jaren. Er wordt te weinig gebouwd, en wat er komt is te duur voor wie begint. Vooral jongeren en ouderen vinden niets wat past."
}
--- begroting-2026.kader
document begroting-2026

ambitie 1.1 "Wonen" {
  situatie "Wie een woning zoekt, wacht jaren. Er wordt te weinig gebouwd, en wat er komt is te duur voor wie begint. Vooral jongeren en ouderen vinden niets wat past."
}"#,
        r#"--- budget-2025.kader
language en
document budget-2025

ambition 1.1 "Housing" {
  situation "Who looks for a home waits for years. Too little is built, and what comes is too dear for those who start. Above all the young and the old find nothing that fits."
}
--- budget-2026.kader
language en
document budget-2026

ambition 1.1 "Housing" {
  situation "Who looks for a home waits for years. Too little is built, and what comes is too dear for those who start. Above all the young and the old find nothing that fits."
}"#,
    ),
    passes: Bi::new(
        r#"--- begroting-2025.kader
document begroting-2025

ambitie 1.1 "Wonen" {
  situatie "Wie een woning zoekt, wacht jaren. Er wordt te weinig gebouwd, en wat er komt is te duur voor wie begint. Vooral jongeren en ouderen vinden niets wat past."
}
--- begroting-2026.kader
document begroting-2026

ambitie 1.1 "Wonen" {
  situatie "De wachttijd liep op van zes naar zeven jaar. Er kwamen vierhonderd woningen bij, de helft voor jongeren. Voor ouderen is er nog altijd niets wat past."
}"#,
        r#"--- budget-2025.kader
language en
document budget-2025

ambition 1.1 "Housing" {
  situation "Who looks for a home waits for years. Too little is built, and what comes is too dear for those who start. Above all the young and the old find nothing that fits."
}
--- budget-2026.kader
language en
document budget-2026

ambition 1.1 "Housing" {
  situation "The wait went from six years to seven. Four hundred homes were added, half of them for the young. For the old there is still nothing that fits."
}"#,
    ),
};

/// Prose that is meant to follow what happens.
static FIELDS: [&Field; 4] =
    [&fields::DESCRIPTION, &fields::SITUATION, &fields::PROGRESS, &fields::EXPLANATION];

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for (id, node) in model.nodes().filter(|(_, node)| !node.duplicate && !node.external) {
        let telling = node.concept.is_level() || *node.concept == activity::CONCEPT;
        let texts = node.props.iter().filter(|prop| FIELDS.contains(&prop.field));
        let mut texts = texts.filter_map(|prop| text(&prop.value).map(|text| (prop, text))).peekable();
        if !telling || texts.peek().is_none() {
            continue;
        }
        let Some(before) = facts.document(id).and_then(|document| document.earlier) else { continue };
        let Some(earlier) = counterpart(model, id, before) else { continue };
        let least = facts.number(&RULE, &WORDS, id);
        for (prop, own) in texts {
            let Some(old) = model.prop(earlier, prop.field) else { continue };
            let same = text(&old.value).is_some_and(|old| same(model, own, old));
            if same && rust_decimal::Decimal::from(prose::words(&model.text(own)).count()) >= least {
                findings.add(id, found(model, prop.field, (prop.span, own), old.span, before));
            }
        }
    }
}

fn text(value: &Value) -> Option<&Str> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// What it continues in the document before, else what has its code there and is not said to be another thing.
fn counterpart(model: &Model, id: NodeId, before: NodeId) -> Option<NodeId> {
    let continued = model.continues(id);
    let there = |id: &NodeId| model.node(*id).is_some_and(|node| node.document == Some(before));
    match continued.is_empty() && model.prop(id, &fields::NEW).is_none() {
        true => model.same_code(id, before),
        false => continued.into_iter().find(there),
    }
}

fn same(model: &Model, one: &Str, other: &Str) -> bool {
    let (one, other) = (model.text(one), model.text(other));
    // Most texts differ in length by more than their spaces: no need to read them.
    one.len().abs_diff(other.len()) <= one.len() / 4
        && prose::words(&one).map(|word| word.text).eq(prose::words(&other).map(|word| word.text))
}

fn found(model: &Model, field: &Field, (span, own): (Span, &Str), old: Span, before: NodeId) -> Diagnostic {
    let (nl, en) = (field.word.nl.one, field.word.en.one);
    let edition = model.id(before);
    // A text block is long: its first line shows which it is.
    let first = own.span().map_or(span, |text| Span::new(span.file, span.start, text.start.max(span.start)));
    let first = if matches!(own, Str::Block(_)) { first } else { span };
    Diagnostic::new(
        &RULE.kind,
        first,
        Text::new(
            format!("‘{nl}’ is woord voor woord die van ‘{edition}’"),
            format!("‘{en}’ is word for word that of ‘{edition}’"),
        ),
    )
    .label("in een jaar bleef elk woord gelijk", "in a year every word stayed the same")
    .also(Span::new(old.file, old.start, old.start), "zo stond het er al", "it stood there like this")
    .help(
        "schrijf wat er sindsdien anders is; klopt alles nog, zeg dan met ‘negeer’ waarom",
        "write what is different since; if all still holds, say why with ‘ignore’",
    )
}
