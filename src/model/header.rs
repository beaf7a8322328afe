//! The first lines of a file: its language and the document it belongs to.

use crate::language::{self, Language};
use crate::source::Span;
use crate::syntax::{Child, TokenKind, Tree};

/// What a file says of itself before anything else.
#[derive(Debug)]
pub struct Header {
    /// The language it is read in.
    pub language: Language,
    /// Where it says so.
    pub stated: Option<Span>,
    /// The language most of its keywords are of, when that is not the one it is said to be in.
    pub actual: Option<Language>,
    pub document: Option<(String, Span)>,
    /// Where the line that names the document starts.
    document_line: Option<u32>,
}

impl Header {
    /// The statements of its file in which own words may be declared.
    pub fn settings<'t>(&self, tree: &'t Tree) -> impl Iterator<Item = Child<'t>> {
        let line = self.document_line.and_then(|at| tree.top().find(|line| line.word().start == at));
        tree.top().chain(line.into_iter().flat_map(|line| line.children()))
    }
}

fn at(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize).unwrap_or_default()
}

fn first_word<'t>(statement: &Child<'_>, text: &'t str) -> Option<(&'t str, Span)> {
    let token = statement.tokens().first().filter(|token| token.kind == TokenKind::Word)?;
    let span = Span::new(statement.tree.file, token.start, token.end);
    Some((at(text, span), span))
}

/// Reads the header of a file; `default` holds where it says nothing.
pub fn read(tree: &Tree, text: &str, default: Language) -> Header {
    let mut header =
        Header { language: default, stated: None, actual: None, document: None, document_line: None };
    for statement in tree.top() {
        match at(text, statement.word()) {
            "taal" | "language" if header.stated.is_none() && header.document.is_none() => {
                if let Some((tag, _)) = first_word(&statement, text)
                    && let Some(language) = Language::from_tag(tag)
                {
                    header.language = language;
                    header.stated = Some(statement.span());
                }
            }
            "document" if header.document.is_none() => {
                header.document = first_word(&statement, text).map(|(id, span)| (id.to_owned(), span));
                header.document_line = Some(statement.word().start);
            }
            _ => break,
        }
    }
    if let Some(actual) = mostly(tree, text, header.language) {
        header.actual = Some(actual);
        header.language = actual;
    }
    header
}

/// The other language, when most keywords of the file are only known in that one.
fn mostly(tree: &Tree, text: &str, language: Language) -> Option<Language> {
    let known = |word: &str, language: Language| language::meaning_anywhere(language, word).is_some();
    let words = || tree.words().map(|word| language::normal(at(text, word)));
    let other = words().filter(|word| !known(word, language) && known(word, language.other())).count();
    if other < 3 {
        return None;
    }
    let own = words().filter(|word| known(word, language) && !known(word, language.other())).count();
    (other > 2 * own).then_some(language.other())
}
