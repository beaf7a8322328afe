//! Finds prose that names a goal, track, programme or the like by a code that nothing has.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{
    self, Bi, Concept, Language, Role, activity, appendix, document, section, spending_proposal, task_field,
    track,
};
use crate::model::{Model, Node, NodeId, Relation};

use super::prose::{Part, Passage, Word};
use super::{Facts, Findings, Group, Rule, codes, prose};

pub static RULE: Rule = Rule::new(
    Group::Text,
    Bi::new("onbekende-vermelding", "unknown-mention"),
    Severity::Warning,
    DOCS,
    check,
);

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

/// What has a code: by kind, with all levels one kind, and what those codes look like.
#[derive(Default)]
struct Known {
    codes: FxHashSet<(&'static str, String)>,
    shapes: FxHashSet<(Option<NodeId>, &'static str, String)>,
    /// The organisation's own words for kinds.
    own: FxHashMap<String, &'static Concept>,
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let whole: FxHashMap<NodeId, bool> =
        facts.documents.iter().map(|document| (document.id, is_whole(model, document.id))).collect();
    let all_whole = !whole.is_empty() && facts.documents.iter().all(|document| !document.is_partial);
    if !facts.documents.iter().any(|document| whole.get(&document.id).is_some_and(|whole| *whole)) {
        return;
    }
    let known = known(model);
    for (id, node) in model.nodes().filter(|(_, node)| !node.duplicate && !node.external) {
        let described = match node.document.or((*node.concept == document::CONCEPT).then_some(id)) {
            Some(document) => whole.get(&document).is_some_and(|whole| *whole),
            None => all_whole,
        };
        if !described {
            continue;
        }
        let language = model.language(node.span.file);
        for passage in prose::passages(model, node) {
            if matches!(passage.part, Part::Title | Part::Prose | Part::Reason) {
                read(&known, node, &passage, |concept, word| {
                    findings.add(id, found(&passage, language, concept, word));
                });
            }
        }
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

fn known(model: &Model) -> Known {
    let mut known = Known::default();
    for (id, node) in model.nodes() {
        if let Some(word) = &node.word {
            known.own.entry(model.text(word).to_lowercase()).or_insert(node.concept);
        }
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

/// Calls `add` for each code behind the word for its kind that nothing has.
fn read<'a>(
    known: &Known,
    node: &Node,
    passage: &Passage<'a>,
    mut add: impl FnMut(&'static Concept, Word<'a>),
) {
    // No digit, no code: most prose is done here.
    if !passage.text.bytes().any(|byte| byte.is_ascii_digit()) {
        return;
    }
    let words: Vec<Word<'a>> = prose::words(passage.text).collect();
    let mut carried: Option<&'static Concept> = None;
    for (at, word) in words.iter().enumerate() {
        let shape = codes::shape(word.text);
        let (Some(concept), Some(shape)) = (carried, shape) else {
            let before = at.checked_sub(1).and_then(|at| words.get(at));
            let old = before.is_some_and(|before| before.is(OLD));
            let goes_on = carried.is_some()
                && word.is(AND)
                && before.is_some_and(|word| codes::shape(word.text).is_some());
            if !goes_on {
                carried = if word.ends() || old { None } else { concept_of(known, word) };
            }
            continue;
        };
        let next = words.get(at + 1).filter(|_| !word.ends());
        if !next.is_some_and(|next| next.is(FAR)) && is_missing(known, node, concept, &shape, word.text) {
            add(concept, *word);
        }
        if !matches!(word.behind, "" | ",") {
            carried = None;
        }
    }
}

fn is_missing(known: &Known, node: &Node, concept: &'static Concept, shape: &str, code: &str) -> bool {
    let Some(kind) = kind(concept) else { return false };
    let place = node.document.filter(|_| concept.role != Role::Register);
    known.shapes.contains(&(place, kind, shape.to_owned()))
        && !known.codes.contains(&(kind, codes::normal(code)))
}

/// The kind that a word names, in either language or in the organisation's own words.
fn concept_of(known: &Known, word: &Word<'_>) -> Option<&'static Concept> {
    let lower = word.text.to_lowercase();
    let mut languages = Language::BOTH.iter();
    let found =
        languages.find_map(|one| language::concept(*one, &lower)).or_else(|| known.own.get(&lower).copied());
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
