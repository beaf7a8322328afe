//! Words and layouts of the organisation's own, gathered before any file is lowered.

use rustc_hash::FxHashMap;

use crate::diag::Diagnostic;
use crate::language::{self, Concept, Language};
use crate::source::Span;
use crate::syntax::{Child, TokenKind, Tree};

use super::header::Header;
use super::kinds;

/// What an organisation's own words stand for, for the whole project and for single documents.
#[derive(Debug, Default)]
pub struct OwnWords {
    everywhere: FxHashMap<String, &'static Concept>,
    documents: FxHashMap<String, FxHashMap<String, &'static Concept>>,
}

impl OwnWords {
    /// What a word stands for in a document.
    pub fn get(&self, document: Option<&str>, word: &str) -> Option<&'static Concept> {
        if self.everywhere.is_empty() && self.documents.is_empty() {
            return None;
        }
        let own = document.and_then(|document| self.documents.get(document));
        own.and_then(|own| own.get(word)).or_else(|| self.everywhere.get(word)).copied()
    }

    /// What a word stands for in any document: the register speaks of all of them.
    pub fn anywhere(&self, word: &str) -> Option<&'static Concept> {
        let mut documents: Vec<(&String, &'static Concept)> =
            self.documents.iter().filter_map(|(id, own)| Some((id, *own.get(word)?))).collect();
        documents.sort_unstable_by_key(|(id, _)| *id);
        self.everywhere.get(word).or(documents.first().map(|(_, concept)| concept)).copied()
    }

    /// The own words of a document, for suggestions.
    pub fn words(&self, document: Option<&str>) -> Vec<&str> {
        let own = document.and_then(|document| self.documents.get(document));
        let mut words: Vec<&str> = own.into_iter().flatten().map(|(word, _)| word.as_str()).collect();
        words.extend(self.everywhere.keys().map(String::as_str));
        words.sort_unstable();
        words.dedup();
        words
    }

    /// Takes the own words of one file; a word that is a keyword already is a finding.
    pub fn gather(&mut self, tree: &Tree, header: &Header, text: &str, findings: &mut Vec<Diagnostic>) {
        for statement in header.settings(tree) {
            let keyword = word_at(text, statement.word());
            let layout = keyword == "indeling" || keyword == "layout";
            if KEYWORDS.contains(&keyword) {
                for (word, span, concept) in declared(statement, text, layout, header.language) {
                    if language::is_keyword(word) {
                        findings.push(kinds::clashing_word(span, word));
                        continue;
                    }
                    let table = match &header.document {
                        Some((document, _)) => self.documents.entry(document.clone()).or_default(),
                        None => &mut self.everywhere,
                    };
                    table.insert(word.to_owned(), concept);
                }
            }
        }
    }
}

/// The keywords that declare own words.
const KEYWORDS: [&str; 4] = ["indeling", "layout", "woord", "word"];

/// Whether a line of this text may declare own words: nothing but marks stands before the keyword on it.
pub fn may_declare(text: &str) -> bool {
    let bytes = text.as_bytes();
    KEYWORDS.iter().any(|keyword| {
        memchr::memmem::find_iter(bytes, keyword).any(|at| {
            let before = bytes.get(..at).unwrap_or_default();
            !before.iter().rev().take_while(|byte| **byte != b'\n').any(u8::is_ascii_alphanumeric)
        })
    })
}

fn word_at(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize).unwrap_or_default()
}

/// Each own word of `indeling a > kerndoel (ambitie)` or `woord prestatie zoals activiteit`.
fn declared<'t>(
    statement: Child<'_>,
    text: &'t str,
    layout: bool,
    language: Language,
) -> Vec<(&'t str, Span, &'static Concept)> {
    let file = statement.tree.file;
    let words: Vec<(&str, Span)> = statement
        .tokens()
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| Span::new(file, token.start, token.end))
        .map(|span| (word_at(text, span), span))
        .collect();
    let mut found = Vec::new();
    for pair in words.windows(if layout { 2 } else { 3 }) {
        let (word, span, meant) = match pair {
            [(word, span), (meant, _)] => (*word, *span, stripped(meant)),
            [(word, span), _, (meant, _)] => (*word, *span, Some(*meant)),
            _ => continue,
        };
        let concept = meant.and_then(|meant| language::concept(language, meant));
        if let Some(concept) = concept.filter(|_| word != ">") {
            found.push((word, span, concept));
        }
    }
    found
}

fn stripped(word: &str) -> Option<&str> {
    word.strip_prefix('(')?.strip_suffix(')')
}
