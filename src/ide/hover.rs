//! What is told of a place: a keyword and its word in the other language, a thing with its title, holders and figures.

use crate::language::{self, Language, Meaning};
use crate::model::value::Value;
use crate::model::{Model, NodeId, Relation};
use crate::rules;
use crate::source::Span;

use super::blocks::{blocks, top};
use super::things::{own_word, uses};
use super::{Place, thing_at};

/// The text about a place, as Markdown in this language, and what it is about.
pub fn hover(place: Place<'_>, said: Language) -> Option<(String, Span)> {
    let (word, span) = word_at(place)?;
    if let Some(text) = keyword(place, word, span, said) {
        return Some((text, span));
    }
    if let Some(rule) = rules::named(word) {
        let name = rule.kind.name.get(said);
        return Some((format!("**{name}**\n\n{}", rule.kind.docs.finds.get(said)), span));
    }
    let found = thing_at(place)?;
    Some((card(&place.checked.model, found.node, said), found.span))
}

/// The word around a place.
fn word_at(place: Place<'_>) -> Option<(&str, Span)> {
    let text = place.text();
    let (before, after) = text.split_at_checked(place.offset as usize)?;
    let ends = |one: char| one.is_whitespace() || matches!(one, '"' | ',' | '{' | '}');
    let start = before
        .rfind(ends)
        .map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let end = before.len() + after.find(ends).unwrap_or(after.len());
    let span = Span::new(place.file, start as u32, end as u32);
    Some((text.get(start..end)?, span))
}

/// Whether only spaces stand before a place on its line.
fn is_first(text: &str, start: u32) -> bool {
    let before = text.get(..start as usize).unwrap_or_default();
    before.rsplit('\n').next().unwrap_or_default().trim_matches('\u{FEFF}').trim().is_empty()
}

fn keyword(place: Place<'_>, word: &str, span: Span, said: Language) -> Option<String> {
    if !is_first(place.text(), span.start) {
        return None;
    }
    let language = place.language();
    let here = meaning_here(place, word)?;
    let other = here.word()?.get(language.other());
    let docs = here.field.map(|field| field.docs).or(here.concept.map(|concept| concept.docs))?;
    let mut text = format!("**{word}** · {} *{other}*\n\n{}", language.other().tag(), docs.get(said));
    if let (Some(_), Some(concept)) = (here.field, here.concept) {
        text.push_str(&format!("\n\n{}", concept.docs.get(said)));
    }
    Some(text)
}

/// What a keyword means in the block that a place is in.
pub fn meaning_here(place: Place<'_>, word: &str) -> Option<Meaning> {
    let (text, language) = (place.text(), place.language());
    let word = language::normal(word);
    if word == "document" {
        return Some(Meaning { field: None, concept: Some(&language::document::CONCEPT) });
    }
    let own = |word: &str| own_word(&place.checked.model, word);
    let blocks = blocks(place.file, text, language, own);
    let open = blocks.iter().rfind(|block| block.holds(place.offset));
    let here = match open {
        Some(block) => block.concept?,
        None => top(text),
    };
    let of_own = || own(&word).map(|concept| Meaning { field: None, concept: Some(concept) });
    language::meaning(language, here, &word).or_else(of_own)
}

/// A thing on a card: name, title, document, holders, figures, and how often it is referred to.
fn card(model: &Model, id: NodeId, said: Language) -> String {
    let mut text = format!("**{}**", model.name(id, said));
    if let Some(title) = model.title(id) {
        text.push_str(&format!(" {title}"));
    }
    let document = model.node(id).and_then(|node| node.document);
    if let Some(document) = document {
        let title = model.title(document).unwrap_or_else(|| model.id(document));
        text.push_str(&format!("\n\n*{title}*"));
    }
    let holders: Vec<String> = model
        .holders(id)
        .iter()
        .map(|holder| model.title(holder.person).unwrap_or_else(|| model.id(holder.person)).into_owned())
        .collect();
    if !holders.is_empty() {
        let word = match said {
            Language::Nl => "portefeuillehouder",
            Language::En => "portfolio holder",
        };
        text.push_str(&format!("\n\n{word}: {}", holders.join(", ")));
    }
    let figures = figures(model, id);
    if !figures.is_empty() {
        text.push_str(&format!("\n\n```\n{}\n```", figures.join("\n")));
    }
    let plans = model.targets(id, Relation::EditionOf);
    for (plan, _) in plans {
        let title = model.title(plan).unwrap_or_default();
        text.push_str(&format!("\n\n→ {} {title}", model.key(plan)));
    }
    let uses = uses(model, id).len();
    text.push_str(&format!("\n\n{}", count(uses, said)));
    text
}

/// How often something is referred to, in words.
pub fn count(uses: usize, said: Language) -> String {
    match (said, uses) {
        (Language::Nl, 1) => "1 verwijzing".to_owned(),
        (Language::Nl, _) => format!("{uses} verwijzingen"),
        (Language::En, 1) => "1 reference".to_owned(),
        (Language::En, _) => format!("{uses} references"),
    }
}

/// The lines of figures of a thing, as they are written.
fn figures(model: &Model, id: NodeId) -> Vec<String> {
    let props = model.node(id).map_or(&[][..], |node| &node.props);
    let figures = props.iter().filter(|prop| {
        matches!(prop.value, Value::Observations(..) | Value::Unit(_) | Value::Money(_) | Value::Quantity(_))
    });
    let lines = figures.map(|prop| {
        let source = model.sources().file(prop.span.file);
        let line = source.map(|file| file.line_range(file.place(prop.span.start).line));
        let text =
            source.zip(line).and_then(|(file, (start, end))| file.text.get(start as usize..end as usize));
        text.unwrap_or_default().trim().to_owned()
    });
    lines.take(8).collect()
}
