//! Which blocks are open where: by the braces of the text, so that it also holds while a line is being typed.

use crate::language::{self, Concept, Language, document};
use crate::source::{FileId, Span};

/// A block: from its header to the brace that closes it, or the end of the text.
#[derive(Clone, Debug)]
pub struct Block {
    /// The keyword that opens it.
    pub word: Span,
    /// Behind the closing brace.
    pub end: u32,
    /// What stands in it: a kind of thing, or none for a table and its like.
    pub concept: Option<&'static Concept>,
    closed: bool,
}

impl Block {
    /// Whether a place is between its header and what closes it.
    pub fn holds(&self, offset: u32) -> bool {
        self.word.end < offset && (offset < self.end || !self.closed)
    }
}

/// Whether a text block is open at the end of a text.
pub fn is_in_text(before: &str) -> bool {
    let mut lines = before.lines().peekable();
    let mut open = false;
    while let Some(line) = lines.next() {
        open = match open {
            true => !line.trim_start().starts_with("\"\"\""),
            false => bare(line).ends_with("\"\"\"") && (lines.peek().is_some() || before.ends_with('\n')),
        };
    }
    open
}

/// The kind of place at the top of a text.
pub fn top(text: &str) -> &'static Concept {
    let mut words = text.lines().filter_map(|line| bare(line).split_whitespace().next());
    let first = words.find(|word| !matches!(*word, "taal" | "language"));
    if first == Some("document") { &document::BODY } else { &document::REGISTER }
}

/// A line without its comment and the spaces around it.
pub fn bare(line: &str) -> &str {
    let mut quoted = false;
    let mut escaped = false;
    let comment = line.char_indices().find(|(_, one)| {
        match one {
            '"' if !escaped => quoted = !quoted,
            '“' | '„' => quoted = true,
            '”' => quoted = false,
            _ => {}
        }
        escaped = *one == '\\' && !escaped;
        *one == '#' && !quoted
    });
    let code = comment.and_then(|(at, _)| line.get(..at)).unwrap_or(line);
    code.trim_matches(|one: char| one.is_whitespace() || one == '\u{FEFF}')
}

/// Every block of a text, in the order of the headers. `own` says what an own word stands for.
pub fn blocks(
    file: FileId,
    text: &str,
    language: Language,
    own: impl Fn(&str) -> Option<&'static Concept>,
) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let (mut at, mut in_text) = (0, false);
    for line in text.split_inclusive('\n') {
        let (start, code) = (at, bare(line));
        at += line.len();
        if in_text {
            in_text = !line.trim_start().starts_with("\"\"\"");
            continue;
        }
        if code.ends_with("\"\"\"") {
            in_text = true;
        } else if code == "}" {
            if let Some(block) = open.pop().and_then(|at| found.get_mut(at)) {
                block.end = (start + line.trim_end().len()) as u32;
                block.closed = true;
            }
        } else if let Some(word) = code.strip_suffix('{').and_then(|code| code.split_whitespace().next()) {
            let here = match open.last().and_then(|at| found.get(*at)) {
                Some(block) => block.concept,
                None => Some(top(text)),
            };
            let start = (start + line.find(word).unwrap_or(0)) as u32;
            let word_span = Span::new(file, start, start + word.len() as u32);
            let concept = here.and_then(|place| meant(language, place, word, &own));
            open.push(found.len());
            found.push(Block { word: word_span, end: text.len() as u32, concept, closed: false });
        }
    }
    found
}

/// The kind of thing that a keyword declares here.
pub fn meant(
    language: Language,
    place: &'static Concept,
    word: &str,
    own: impl Fn(&str) -> Option<&'static Concept>,
) -> Option<&'static Concept> {
    let word = language::normal(word);
    let is_top = *place == document::BODY || *place == document::REGISTER;
    if word == "document" && is_top {
        return Some(&document::CONCEPT);
    }
    let known = language::meaning(language, place, &word).and_then(|meaning| meaning.concept);
    known.or_else(|| own(&word))
}
