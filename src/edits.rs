//! Edits that a person asks for by name, made of the model and put into the text: a new thing, another id, a line.

pub mod add;
pub mod edition;
pub mod line;
mod next;
pub mod rename;

use crate::diag::{Diagnostic, Family, Text};
use crate::language::{self, Concept, Language, document, suggest, values};
use crate::model::kinds::either;
use crate::model::value::Value;
use crate::model::{Model, NodeId, check_id};

/// A concept as somebody names it, and the organisation's own word for it if that was used.
#[derive(Clone, Debug)]
pub struct Named {
    pub concept: &'static Concept,
    pub own: Option<String>,
}

/// The concept that a word names: in either language, or in the words of the project.
///
/// # Errors
///
/// When nothing has this name; the text says what may have been meant.
pub fn concept(model: &Model, word: &str) -> Result<Named, Text> {
    let word = language::normal(word);
    if let Some(concept) = Language::BOTH.iter().find_map(|one| language::concept(*one, &word)) {
        return Ok(Named { concept, own: None });
    }
    let own = own_words(model);
    if let Some((word, concept)) = own.iter().find(|(own, _)| *own == *word) {
        return Ok(Named { concept, own: Some(word.clone()) });
    }
    let is_document =
        Language::BOTH.iter().any(|one| values::choose(*one, values::DOCUMENT_KINDS, &word).is_some());
    if is_document {
        return Err(Text::new(
            format!("‘{word}’ is een document; schrijf: kader new document {word}-2027, met uw jaar"),
            format!("‘{word}’ is a document; write: kader new document {word}-2027, with your year"),
        ));
    }
    let known = language::CONCEPTS.iter().flat_map(|one| [one.word.nl.one, one.word.en.one]);
    let near = suggest::nearest(&word, known.chain(own.iter().map(|(word, _)| word.as_str())));
    let (nl, en) = match near.as_slice() {
        [] => (
            "schrijf een soort, zoals doel, criterium, indicator of bron".to_owned(),
            "write a kind, such as goal, criterion, indicator or source".to_owned(),
        ),
        near => (
            format!("bedoelt u {}?", either(near, Language::Nl)),
            format!("did you mean {}?", either(near, Language::En)),
        ),
    };
    Err(Text::new(format!("‘{word}’ is geen soort; {nl}"), format!("‘{word}’ is no kind; {en}")))
}

/// Every word of the organisation's own, with what it stands for.
fn own_words(model: &Model) -> Vec<(String, &'static Concept)> {
    let places = || model.documents().iter().copied().chain([model.project()]);
    let mut found: Vec<(String, &'static Concept)> = Vec::new();
    for place in places() {
        for prop in model.props(place, &document::OWN_WORD) {
            if let Value::OwnWord(own) = &prop.value {
                found.push((model.text(&own.word).into_owned(), own.concept));
            }
        }
        for level in model.layout(Some(place)).map(|layout| layout.levels.as_slice()).unwrap_or_default() {
            if let Some(concept) = level.concept {
                found.push((level.word.clone(), concept));
            }
        }
    }
    found
}

/// The keyword and the id of a thing, as a message names it: `doel 1.1.2`.
pub fn name(model: &Model, id: NodeId, language: Language) -> String {
    let Some(node) = model.node(id) else { return String::new() };
    let own = node.word.as_ref().map(|word| model.text(word).into_owned());
    let word = own.unwrap_or_else(|| node.concept.word.get(language).to_owned());
    format!("{word} {}", model.path(id))
}

/// Where a thing stands: `begroting.kader:12`.
pub fn place(model: &Model, id: NodeId) -> String {
    let Some(span) = model.node(id).map(|node| node.span) else { return String::new() };
    let line = model.sources().file(span.file).map_or(1, |file| file.place(span.start).line);
    format!("{}:{line}", model.sources().path(span.file))
}

/// The first finding that was not there before, as far as its kind and how many there are tell; `what` says which count.
pub fn added<'d>(
    before: &[Diagnostic],
    after: &'d [Diagnostic],
    what: impl Fn(&Diagnostic) -> bool,
) -> Option<&'d Diagnostic> {
    let count = |all: &[Diagnostic], one: &Diagnostic| {
        all.iter().filter(|other| other.name(Language::En) == one.name(Language::En)).count()
    };
    let fresh = |one: &&Diagnostic| what(one) && count(after, one) > count(before, one);
    // The one whose words were not there is the likeliest.
    let unsaid = |one: &&Diagnostic| before.iter().all(|old| old.title != one.title);
    after.iter().filter(fresh).find(unsaid).or_else(|| after.iter().find(fresh))
}

/// What is wrong with a text itself, and not with what it says of goals.
pub fn is_of_the_text(finding: &Diagnostic) -> bool {
    finding.is_error() && finding.kind.family != Family::Rule
}

/// A text between quotes.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for one in text.chars() {
        match one {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ => out.push(one),
        }
    }
    out.push('"');
    out
}

/// Whether an id is one; else what to write.
fn is_id(id: &str) -> Result<(), Text> {
    if let Err(bad) = check_id(id) {
        let (nl, en) = match bad.right {
            Some(right) => (format!("schrijf {right}"), format!("write {right}")),
            None => (
                "een id bestaat uit letters, cijfers, - en _, met punten ertussen".to_owned(),
                "an id is made of letters, digits, - and _, with points between".to_owned(),
            ),
        };
        return Err(Text::new(format!("‘{id}’ is geen id; {nl}"), format!("‘{id}’ is no id; {en}")));
    }
    Ok(())
}

/// An id as it is written: a code with spaces stands between quotes.
fn written(id: &str) -> String {
    if check_id(id).is_ok() { id.to_owned() } else { quoted(id) }
}

/// A reference to a thing in another document: `doel 1.1.2@begroting-2020`; none where it has none.
pub fn reference(model: &Model, id: NodeId, language: Language) -> Option<String> {
    let node = model.node(id)?;
    let own = node.word.as_ref().map(|word| model.text(word).into_owned());
    let word = own.unwrap_or_else(|| node.concept.word.get(language).to_owned());
    let path = model.path(id);
    let fits = |path: &str| path.split('/').all(|part| check_id(part).is_ok());
    let path = if fits(&path) { path } else { quoted(&path) };
    Some(format!("{word} {path}@{}", model.id(model.document_of(id)?)))
}
