//! What is shown beside a text without being in it: titles behind ids, how often things are named, colours.

use rustc_hash::FxHashMap;

use crate::check::Checked;
use crate::model::spoken::{self, What};
use crate::model::{NodeId, Relation, Settings};
use crate::source::{FileId, Span};
use crate::syntax::{self, TokenKind};

use super::things::headers;

/// Longer titles are cut.
const LONGEST: usize = 60;

/// The titles of what a file refers to between two places: the end of each reference, and the title.
pub fn titles(checked: &Checked, file: FileId, (start, end): (u32, u32)) -> Vec<(u32, String)> {
    let model = &checked.model;
    let here = references(checked, file).filter(|(span, _)| span.start >= start && span.end <= end);
    let mut found: Vec<(u32, String)> = here
        .filter_map(|(span, node)| {
            let title = model.title(node)?;
            let title = title.trim();
            let cut = title.char_indices().nth(LONGEST).and_then(|(at, _)| title.get(..at));
            let text = cut.map_or_else(|| title.to_owned(), |cut| format!("{}…", cut.trim_end()));
            (!text.is_empty()).then_some((span.end, text))
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn references(checked: &Checked, file: FileId) -> impl Iterator<Item = (Span, NodeId)> {
    let refers = |relation| !matches!(relation, Relation::Contains | Relation::EditionOf);
    let edges =
        checked.model.edges().filter(move |(_, _, edge)| edge.span.file == file && refers(edge.relation));
    edges.map(|(_, to, edge)| (edge.span, to))
}

/// The things that a file declares and how often each is referred to; those that nothing refers to are left out.
pub fn counts(checked: &Checked, file: FileId) -> Vec<(Span, usize)> {
    let mut uses: FxHashMap<NodeId, usize> = FxHashMap::default();
    for (_, to, edge) in checked.model.edges() {
        if !matches!(edge.relation, Relation::Contains | Relation::EditionOf) {
            *uses.entry(to).or_default() += 1;
        }
    }
    let headers = headers(checked, file).into_iter();
    headers.filter_map(|header| Some((header.span, *uses.get(&header.node?)?))).collect()
}

/// What a piece of text is, to colour it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colour {
    Keyword,
    Text,
    Comment,
    Reference,
    /// The id of what is declared.
    Name,
    /// A figure, a date or a period.
    Number,
}

/// The pieces of a file that have a colour, in the order of the text, on one line each.
pub fn colours(checked: &Checked, file: FileId) -> Vec<(Span, Colour)> {
    let text = checked.sources.file(file).map_or("", |file| file.readable());
    let tree = syntax::parse(file, text).tree;
    let mut found: Vec<(Span, Colour)> = tree.comments().map(|span| (span, Colour::Comment)).collect();
    for (_, statement) in tree.walk() {
        found.push((statement.word(), Colour::Keyword));
        let texts = statement
            .tokens()
            .iter()
            .filter(|token| !matches!(token.kind, TokenKind::Word | TokenKind::Comma));
        found.extend(texts.map(|token| (Span::new(file, token.start, token.end), Colour::Text)));
    }
    found.extend(references(checked, file).map(|(span, _)| (span, Colour::Reference)));
    found.extend(headers(checked, file).iter().filter_map(|header| Some((header.id?, Colour::Name))));
    found.extend(numbers(checked, file).map(|span| (span, Colour::Number)));
    let mut lines: Vec<(Span, Colour)> = found.into_iter().flat_map(|piece| by_line(text, piece)).collect();
    lines.sort_unstable();
    // Where two lie over each other the first holds.
    let mut last = 0;
    lines.retain(|(span, _)| {
        let free = span.start >= last && span.end > span.start;
        last = if free { span.end } else { last };
        free
    });
    lines
}

/// What is read as a number or a moment.
fn numbers(checked: &Checked, file: FileId) -> impl Iterator<Item = Span> {
    let language = checked.model.language(file);
    let settings = Settings { slug: String::new(), language, incomplete: false };
    let words = spoken::spoken_in(&checked.sources, checked.files, file, syntax::parse, &settings);
    words.into_iter().filter(|word| matches!(word.what, What::Number | What::Period)).map(|word| word.span)
}

/// A piece cut at line ends.
fn by_line(text: &str, (span, colour): (Span, Colour)) -> Vec<(Span, Colour)> {
    let piece = text.get(span.start as usize..span.end as usize).unwrap_or_default();
    let mut at = span.start;
    let lines = piece.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len() as u32;
        let end = start + line.trim_end_matches(['\r', '\n']).len() as u32;
        (Span::new(span.file, start, end), colour)
    });
    lines.collect()
}
