//! Finds prose that names a goal, track, programme or the like by a code that nothing has.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{
    self, Bi, Concept, Language, Role, activity, appendix, document, section, spending_proposal, task_field,
    track,
};
use crate::model::{Model, Node, NodeId, Relation};

use super::prose::{Part, Passage, Word};
use super::{Facts, Findings, Group, Reach, Rule, codes, prose};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Text,
        Bi::new("onbekende-vermelding", "unknown-mention"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Tekst die iets met zijn code noemt (doel 1.1.3, spoor 1, bestedingsvoorstel 12) terwijl niets in het project die \
         code heeft. Alleen in documenten die geheel beschreven zijn, en alleen voor codes die eruitzien als de andere.",
        "Prose that names something by its code (goal 1.1.3, track 1, spending proposal 12) while nothing in the project \
         has that code. Only in documents that are described as a whole, and only for codes that look like the others.",
    ),
    matters: Bi::new(
        "De lezer zoekt iets dat er niet is. Vaak is het doel hernummerd en de tekst blijven staan.",
        "The reader looks for something that is not there. Often the goal was renumbered and the text stayed.",
    ),
    mend: Bi::new(
        "Verbeter de code. Bestaat het wel maar is het hier niet beschreven, schrijf dan: elders programma 10.",
        "Correct the code. If it exists but is not described here, write: elsewhere programme 10.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  beschrijving "Het geld voor groen staat op programma 3."
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  description "The money for green is in programme 3."
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
elders programma 3

programma 1 "Wonen" {
  beschrijving "Het geld voor groen staat op programma 3."
}"#,
        r#"language en
document budget-2026
elsewhere programme 3

programme 1 "Housing" {
  description "The money for green is in programme 3."
}"#,
    ),
};

/// Words behind a code, or before its kind, that place it in another document or another time.
const FAR: &[&str] = &["van", "uit", "of", "from", "in", "volgens", "under"];
const OLD: &[&str] = &[
    "oude",
    "oud",
    "vroegere",
    "voormalige",
    "voormalig",
    "toenmalige",
    "voorheen",
    "was",
    "old",
    "former",
    "formerly",
    "previous",
    "landelijk",
    "landelijke",
    "provinciale",
    "national",
    "sdg",
];
/// Words between two codes of one kind.
const AND: &[&str] = &["en", "of", "and", "or"];

/// How far before a code its kind may stand, in words.
const LONGEST: usize = 24;

/// What has a code: by kind, with all levels one kind, and what those codes look like.
#[derive(Default)]
struct Known {
    codes: FxHashSet<(&'static str, String)>,
    shapes: FxHashSet<(Option<NodeId>, &'static str, String)>,
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let whole: FxHashMap<NodeId, bool> =
        facts.documents.iter().map(|document| (document.id, is_whole(model, document.id))).collect();
    let all_whole = !whole.is_empty() && facts.documents.iter().all(|document| !document.is_partial);
    if !facts.documents.iter().any(|document| whole.get(&document.id).is_some_and(|whole| *whole)) {
        return;
    }
    // What there is, is gathered once somebody names something.
    let own = own_words(model);
    let mut known: Option<Known> = None;
    for (id, passage) in facts.passages(&[Part::Title, Part::Prose, Part::Reason]) {
        let Some(node) = model.node(id) else { continue };
        let described = match node.document.or((*node.concept == document::CONCEPT).then_some(id)) {
            Some(document) => whole.get(&document).is_some_and(|whole| *whole),
            None => all_whole,
        };
        if !described {
            continue;
        }
        let language = model.language(node.span.file);
        read(&own, passage, |concept, word, shape| {
            let known = known.get_or_insert_with(|| gather(model));
            if is_missing(known, node, concept, shape, word.text) {
                findings.add(id, found(passage, language, concept, word));
            }
        });
    }
}

/// Whether a document and what it reports on are described as a whole, without a line that could not be read.
fn is_whole(model: &Model, document: NodeId) -> bool {
    let whole = |id: NodeId| {
        let read = model.node(id).is_some_and(|node| node.holes.iter().next().is_none());
        model.is_described(id) && !model.is_partial(id) && read
    };
    whole(document) && model.targets(document, Relation::ReportsOn).into_iter().all(|(plan, _)| whole(plan))
}

/// The organisation's own words for kinds.
fn own_words(model: &Model) -> FxHashMap<String, &'static Concept> {
    let mut own = FxHashMap::default();
    for (_, node) in model.nodes() {
        if let Some(word) = &node.word {
            own.entry(model.text(word).to_lowercase()).or_insert(node.concept);
        }
    }
    own
}

fn gather(model: &Model) -> Known {
    let mut known = Known::default();
    for (id, node) in model.nodes() {
        let Some(kind) = kind(node.concept) else { continue };
        let code = model.id(id);
        let Some(shape) = codes::shape(&code) else { continue };
        known.codes.insert((kind, codes::normal(&code)));
        let place = node.document.filter(|_| node.concept.role != Role::Register);
        if !node.external {
            known.shapes.insert((place, kind, shape));
        }
    }
    known
}

/// What a kind is called here, when its things are known by codes. Task fields are those of the state.
fn kind(concept: &'static Concept) -> Option<&'static str> {
    let others = [
        &activity::CONCEPT,
        &spending_proposal::CONCEPT,
        &appendix::CONCEPT,
        &section::CONCEPT,
        &track::CONCEPT,
    ];
    match concept {
        one if *one == task_field::CONCEPT => None,
        one if one.is_level() => Some("level"),
        one => others.contains(&one).then_some(one.name),
    }
}

/// Calls `name` for each code that stands behind the word for its kind, or after another such code.
fn read<'a>(
    own: &FxHashMap<String, &'static Concept>,
    passage: &Passage<'a>,
    mut name: impl FnMut(&'static Concept, Word<'a>, &str),
) {
    if !may_name(own, passage.text) {
        return;
    }
    let words: Vec<Word<'a>> = prose::words(passage.text).collect();
    for (at, word) in words.iter().enumerate() {
        let Some(shape) = codes::shape(word.text) else { continue };
        let far = words.get(at + 1).is_some_and(|next| !word.ends() && next.is(FAR));
        if far {
            continue;
        }
        if let Some(concept) = words.get(..at).and_then(|before| kind_before(own, before)) {
            name(concept, *word, &shape);
        }
    }
}

/// Whether a word with a digit stands behind the word for a kind: most prose is done here.
fn may_name(own: &FxHashMap<String, &'static Concept>, text: &str) -> bool {
    let mut rest = 0;
    while let Some(digit) =
        text.as_bytes().get(rest..).and_then(|bytes| bytes.iter().position(u8::is_ascii_digit))
    {
        let at = rest + digit;
        let before = text.get(..at).unwrap_or_default();
        let before = before.trim_end_matches(|one: char| !one.is_whitespace()).trim_end();
        let kind = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let kind = kind.trim_start_matches(|one: char| !one.is_alphanumeric());
        if concept_of(own, kind).is_some() {
            return true;
        }
        let word = text.as_bytes().get(at..).and_then(|bytes| bytes.iter().position(u8::is_ascii_whitespace));
        let Some(word) = word else { return false };
        rest = at + word;
    }
    false
}

/// The kind that stands before a code, with nothing but other codes between.
fn kind_before(own: &FxHashMap<String, &'static Concept>, before: &[Word<'_>]) -> Option<&'static Concept> {
    let is_code = |word: &Word<'_>| matches!(word.behind, "" | ",") && codes::shape(word.text).is_some();
    let joins = |word: &Word<'_>| is_code(word) || !word.ends() && word.is(AND);
    let mut back = before.iter().rev().take(LONGEST).skip_while(|word| joins(word));
    let kind = back.next().filter(|word| !word.ends())?;
    if back.next().is_some_and(|word| !word.ends() && word.is(OLD)) {
        return None;
    }
    concept_of(own, kind.text)
}

fn is_missing(known: &Known, node: &Node, concept: &'static Concept, shape: &str, code: &str) -> bool {
    let Some(kind) = kind(concept) else { return false };
    let place = node.document.filter(|_| concept.role != Role::Register);
    known.shapes.contains(&(place, kind, shape.to_owned()))
        && !known.codes.contains(&(kind, codes::normal(code)))
}

/// The kind that a word names, in either language or in the organisation's own words.
fn concept_of(own: &FxHashMap<String, &'static Concept>, word: &str) -> Option<&'static Concept> {
    let lower = word.to_lowercase();
    let mut languages = Language::BOTH.iter();
    let found =
        languages.find_map(|one| language::concept(*one, &lower)).or_else(|| own.get(&lower).copied());
    found.filter(|concept| kind(concept).is_some())
}

fn found(passage: &Passage<'_>, language: Language, concept: &'static Concept, word: Word<'_>) -> Diagnostic {
    let (nl, en) = (concept.word.nl.one, concept.word.en.one);
    let code = word.text;
    let write = document::ELSEWHERE.word.get(language);
    let own = concept.word.get(language);
    Diagnostic::new(
        &RULE.kind,
        passage.at(word.at, word.end()),
        Text::new(format!("{nl} ‘{code}’ bestaat hier niet"), format!("{en} ‘{code}’ does not exist here")),
    )
    .label("niets in dit project heeft deze code", "nothing in this project has this code")
    .help(
        format!("verbeter de code; bestaat het, maar is het hier niet beschreven, schrijf dan: {write} {own} {code}"),
        format!("correct the code; if it exists but is not described here, write: {write} {own} {code}"),
    )
}
