//! The headings of a document, by which the parts that the law asks for are known.

use crate::language::catalogue::{PARTS, Part, Sort};
use crate::language::{Choice, appendix, fields, section};
use crate::model::value::Value;
use crate::model::{Model, NodeId};

use super::Facts;
use super::law::{self, Budget};

/// The parts of this sort that a budget of this year must have.
pub fn asked(of: &Choice, sort: Sort, year: i16) -> Vec<&'static Part> {
    let holds = |part: &&'static Part| {
        *part.of == *of && part.sort == sort && part.validity.holds(year) && part.validity.is_verified()
    };
    PARTS.iter().filter(holds).collect()
}

/// Whether a budget says why it has no sections, or has a line that may say so, or may be one.
pub fn is_answered(facts: &Facts<'_>, budget: NodeId) -> bool {
    facts.answered(budget, None, Some(&section::CONCEPT)) || law::is_unread(facts.model, budget)
}

/// What stands as a heading in a budget, in lower case: of levels, sections, appendices, texts and amounts.
pub fn of(facts: &Facts<'_>, budget: Budget) -> Vec<String> {
    let model = facts.model;
    let mut found = Vec::new();
    for (id, node) in model.nodes() {
        // Sections and appendices belong to the project, in whatever file they stand.
        let list = *node.concept == section::CONCEPT || *node.concept == appendix::CONCEPT;
        let inside = node.document == Some(budget.id) || id == budget.id;
        // Goals are what a budget is about, not where it puts its overviews.
        if !list && !(inside && (node.concept.is_level() || id == budget.id) && !facts.is_goal(id)) {
            continue;
        }
        if list || node.concept.is_level() {
            found.push(model.id(id).replace('-', " ").to_lowercase());
            found.extend(model.title(id).map(|title| title.to_lowercase()));
        }
        found.extend(texts(model, id));
    }
    found
}

fn texts(model: &Model, id: NodeId) -> Vec<String> {
    let headed = model.props(id, &fields::TEXT).filter_map(|prop| match &prop.value {
        Value::Headed(pair) => Some(model.text(&pair.0).to_lowercase()),
        _ => None,
    });
    let props = model.node(id).map_or(&[][..], |node| &node.props);
    let named = props.iter().filter_map(|prop| match &prop.value {
        Value::Money(line) => line.name.as_ref(),
        _ => None,
    });
    headed.chain(named.map(|name| model.text(name).to_lowercase())).collect()
}

/// The parts that no heading is about.
pub fn missing(parts: &[&'static Part], headings: &[String]) -> Vec<&'static Part> {
    let has =
        |part: &Part| headings.iter().any(|heading| part.words.iter().any(|word| starts_word(heading, word)));
    parts.iter().copied().filter(|part| !has(part)).collect()
}

/// Whether a word, or what starts with it, stands in a heading.
fn starts_word(heading: &str, word: &str) -> bool {
    heading.match_indices(word).any(|(at, _)| {
        heading.get(..at).is_some_and(|before| !before.ends_with(|one: char| one.is_alphanumeric()))
    })
}

/// The titles of parts, in both languages.
pub fn titles(parts: &[&'static Part]) -> (String, String) {
    let nl: Vec<&str> = parts.iter().map(|part| part.title.nl).collect();
    let en: Vec<&str> = parts.iter().map(|part| part.title.en).collect();
    let all = parts.len();
    (
        law::some(&nl, all, crate::language::Language::Nl).to_lowercase(),
        law::some(&en, all, crate::language::Language::En).to_lowercase(),
    )
}
