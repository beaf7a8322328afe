//! What the rules about the law share: whole budgets of an organisation of a known kind, and what they bind.

use crate::language::catalogue::{LISTS, Statutory};
use crate::language::{Choice, Language, document, fields, indicator, section, suggest, values};
use crate::model::value::Value;
use crate::model::{Model, NodeId};
use crate::source::Span;

use super::{Facts, Rule};

/// A budget of which every page is described, so that what it lacks can be asked for.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    pub id: NodeId,
    pub year: i16,
}

/// The whole budgets of a project with a year.
pub fn budgets(facts: &Facts<'_>) -> Vec<Budget> {
    let whole = facts.documents.iter().filter(|document| {
        document.kind == Some(&values::BUDGET) && !document.is_report && !document.is_partial
    });
    whole.filter_map(|document| Some(Budget { id: document.id, year: document.year? })).collect()
}

/// Whether the rules for budgets of municipalities and provinces (BBV) hold; water boards have rules of their own.
pub fn follows_bbv(facts: &Facts<'_>) -> bool {
    facts.organisation_kind().is_some_and(|kind| *kind == values::MUNICIPALITY || *kind == values::PROVINCE)
}

/// The statutory list for an organisation of this kind.
pub fn list_of(kind: &Choice) -> Option<&'static str> {
    LISTS.iter().find(|(_, of)| *of == kind).map(|(list, _)| *list)
}

/// An indicator that says which one of a statutory list it is.
#[derive(Clone, Copy, Debug)]
pub struct Bound {
    pub indicator: NodeId,
    /// None in the register.
    pub document: Option<NodeId>,
    pub item: &'static Statutory,
    /// The words `zoals bbv halt`.
    pub span: Span,
}

/// Every indicator that is bound to a statutory list, in the order of the text.
pub fn bound(facts: &Facts<'_>) -> Vec<Bound> {
    facts.of(&indicator::CONCEPT).iter().filter_map(|id| bound_to(facts.model, *id)).collect()
}

/// What one indicator is bound to.
pub fn bound_to(model: &Model, id: NodeId) -> Option<Bound> {
    let prop = model.prop(id, &indicator::CATALOGUE)?;
    let Value::Catalogue(one) = &prop.value else { return None };
    let document = model.node(id)?.document;
    Some(Bound { indicator: id, document, item: one.item, span: prop.span })
}

/// A title as it is compared: without what stands in brackets, articles, small differences of spelling, and ‘BBV’.
pub fn plain(title: &str) -> String {
    let mut out = String::with_capacity(title.len());
    let mut depth = 0_u32;
    for letter in title.chars() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(letter),
            _ => {}
        }
    }
    let words = out.split_whitespace().filter(|word| !ARTICLES.contains(&word.to_lowercase().as_str()));
    let words: Vec<&str> = words.collect();
    let folded = suggest::fold(words.join(" ").trim_end_matches(['*', '.', ':']));
    folded.strip_suffix("bbv").unwrap_or(&folded).to_owned()
}

const ARTICLES: &[&str] = &["een", "de", "het", "a", "the"];

/// Whether two such titles are the same, or so alike that one is a slip of the other.
pub fn is_near(one: &str, other: &str) -> bool {
    // The cheapest questions first: most pairs differ in their first letter.
    let ends = |text: &str| (text.chars().next(), text.chars().next_back());
    let limit = || other.chars().count() / 8;
    one == other
        || ends(one) == ends(other)
            && one.len().abs_diff(other.len()) <= limit()
            && strsim::damerau_levenshtein(one, other) <= limit()
}

/// `negeer structureel-tekort "reden"` in the language of the file in which a thing stands.
pub fn ignore(model: &Model, id: NodeId, rule: &Rule) -> String {
    let language = language(model, id);
    let reason = match language {
        Language::Nl => "reden",
        Language::En => "reason",
    };
    format!("{} {} \"{reason}\"", fields::IGNORE.word.get(language), rule.kind.name.get(language))
}

/// `geen paragrafen "reden"` in the language of the file in which a thing stands.
pub fn no_sections(model: &Model, id: NodeId) -> String {
    let language = language(model, id);
    let reason = match language {
        Language::Nl => "reden",
        Language::En => "reason",
    };
    let (no, sections) = (fields::NO.word.get(language), section::CONCEPT.word.many(language));
    format!("{no} {sections} \"{reason}\"")
}

/// The language of the file in which a thing stands.
pub fn language(model: &Model, id: NodeId) -> Language {
    model.node(id).map_or(Language::Nl, |node| model.language(node.span.file))
}

/// What to write when only some pages of a budget are described: `omvang gedeeltelijk`.
pub fn partial(model: &Model, id: NodeId) -> String {
    let language = language(model, id);
    format!("{} {}", document::SCOPE.word.get(language), values::PARTIAL.word.get(language))
}

/// Whether a budget, or the register, has a line of which nothing could be read: it may be what seems to be missing.
pub fn is_unread(model: &Model, budget: NodeId) -> bool {
    model.nodes().any(|(id, node)| {
        let here = id == budget || node.document.is_none_or(|document| document == budget);
        here && (model.may_have(id, None, None) || node.broken)
    })
}

/// The verb behind a number of things that are not there.
pub fn lacks(count: usize) -> (&'static str, &'static str) {
    match count {
        1 => ("ontbreekt", "is missing"),
        _ => ("ontbreken", "are missing"),
    }
}

/// The first of many names, and how many more there are.
pub fn some<S: AsRef<str>>(names: &[S], limit: usize, language: Language) -> String {
    let shown: Vec<&str> = names.iter().take(limit).map(AsRef::as_ref).collect();
    let rest = names.len() - shown.len();
    let more = match language {
        Language::Nl => "en nog",
        Language::En => "and",
    };
    let after = if language == Language::En { " more" } else { "" };
    match rest {
        0 => shown.join(", "),
        _ => format!("{} {more} {rest}{after}", shown.join(", ")),
    }
}

/// A thing and all that stands in it, from the top down.
pub fn below(model: &Model, top: NodeId) -> Vec<NodeId> {
    let mut found = vec![top];
    let mut at = 0;
    while let Some(here) = found.get(at).copied() {
        found.extend(model.children(here));
        at += 1;
    }
    found
}
