//! Texts of a spec as they stand in the source: their words with their places, and which words two texts share.

use std::hash::Hasher;

use rustc_hash::{FxHashSet, FxHasher};

use crate::model::value::{Str, Value};
use crate::model::{Model, Node, NodeId};
use crate::source::Span;

use super::Facts;

/// What a text is to the thing it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Title,
    /// A field of prose, or the text under a heading of its own.
    Prose,
    /// Why something is left out, or stands on orange.
    Reason,
    /// A few words behind a value, or a unit.
    Remark,
}

/// A text as it stands between its marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passage<'m> {
    pub part: Part,
    pub span: Span,
    pub text: &'m str,
}

impl Passage<'_> {
    /// The place of a part of the text, in bytes from its start.
    pub fn at(&self, from: usize, to: usize) -> Span {
        let place = |at: usize| self.span.start + u32::try_from(at).unwrap_or(0);
        Span::new(self.span.file, place(from), place(to))
    }
}

/// Every text of what is described here, declared once and wholly read.
pub(super) fn all<'m>(facts: &Facts<'m>) -> Vec<(NodeId, Passage<'m>)> {
    let mut found = Vec::new();
    let parts = [Part::Title, Part::Prose, Part::Reason, Part::Remark];
    for (id, node) in facts.nodes().filter(|(_, node)| !node.duplicate && !node.broken && !node.external) {
        passages(facts.model, node, &parts, |passage| found.push((id, passage)));
    }
    found
}

/// The texts of a thing that are one of these parts, in the order of the source. What says where it came from or
/// went to is not among them: that speaks of other editions.
pub(super) fn passages<'m>(
    model: &'m Model,
    node: &'m Node,
    parts: &[Part],
    mut visit: impl FnMut(Passage<'m>),
) {
    let [prose, reasons, remarks] =
        [Part::Prose, Part::Reason, Part::Remark].map(|part| parts.contains(&part));
    let mut add = |part, text: &Str| {
        if let Some(span) = text.span() {
            visit(Passage { part, span, text: model.sources().text(span) });
        }
    };
    if let Some(title) = node.title.as_ref().filter(|_| parts.contains(&Part::Title)) {
        add(Part::Title, title);
    }
    for prop in &node.props {
        match &prop.value {
            Value::Text(text) if prose => add(Part::Prose, text),
            Value::Headed(parts) if prose => add(Part::Prose, &parts.1),
            Value::Absence(absence) if reasons => add(Part::Reason, &absence.reason),
            Value::Status(items) if reasons => {
                items.iter().filter_map(|one| one.reason.as_ref()).for_each(|text| add(Part::Reason, text));
            }
            Value::Unit(unit) if remarks => {
                add(Part::Remark, &unit.name);
                unit.of.iter().for_each(|text| add(Part::Remark, text));
            }
            value if remarks => {
                let more = value.observations().iter().filter_map(|one| one.more.as_ref());
                more.filter_map(|more| more.note.as_ref()).for_each(|text| add(Part::Remark, text));
            }
            _ => {}
        }
    }
}

/// A word without the marks around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    pub text: &'a str,
    /// Where it starts, in bytes.
    pub at: usize,
    /// The marks behind it.
    pub behind: &'a str,
}

impl Word<'_> {
    pub fn end(&self) -> usize {
        self.at + self.text.len()
    }

    /// Whether the word is one of these, which are plain letters in lower case.
    pub fn is(&self, known: &[&str]) -> bool {
        known.iter().any(|one| one.eq_ignore_ascii_case(self.text))
    }

    /// Whether a sentence or a part of one ends behind it.
    pub fn ends(&self) -> bool {
        !self.behind.is_empty()
    }
}

/// The words of a text; what has no letter or digit is none.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut next = 0;
    text.split_inclusive(char::is_whitespace).filter_map(move |piece| {
        let start = next;
        next += piece.len();
        let piece = piece.trim_end();
        let inner = piece.trim_start_matches(|one: char| !one.is_alphanumeric());
        let text = inner.trim_end_matches(|one: char| !one.is_alphanumeric());
        let at = start + piece.len() - inner.len();
        (!text.is_empty()).then(|| Word { text, at, behind: inner.get(text.len()..).unwrap_or_default() })
    })
}

/// The words alone, in lower case: two texts that differ in spaces, marks or capitals are the same.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in words(text) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.text.chars().flat_map(char::to_lowercase));
    }
    out
}

/// A number for the words of a text: mostly the same for texts that differ in spaces, marks or capitals only. Texts
/// with one number are to be compared.
pub(super) fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    let letters = text.bytes().filter(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
    letters.for_each(|byte| hasher.write_u8(byte.to_ascii_lowercase()));
    hasher.finish()
}

/// Words that say nothing of what a text is about.
const SMALL: &[&str] = &[
    "voor", "naar", "onze", "zijn", "meer", "minder", "alle", "deze", "zich", "door", "over", "waar", "niet",
    "wordt", "worden", "hebben", "heeft", "krijgt", "the", "with", "more", "less", "from", "that", "their",
    "have", "will", "where", "which", "into", "and",
];

/// How the words begin that carry the meaning of a text.
pub(super) fn stems(text: &str) -> FxHashSet<String> {
    let long = folded(text);
    let telling = long.split(' ').filter(|word| word.chars().count() > 3 && !SMALL.contains(word));
    telling.map(|word| word.chars().take(5).collect()).collect()
}
