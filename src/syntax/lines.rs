//! The lines of a file before blocks are made of them.

use crate::diag::Diagnostic;
use crate::source::{FileId, Span};

use super::MAX_FINDINGS;
use super::tree::{Token, TokenKind};

/// What a line does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Starts with a word.
    Statement,
    /// `}`
    Close,
    /// A `}` behind something else on its line: it closes the innermost block.
    CloseBehind,
    /// Starts with a value: goes on with the line above, or is stray.
    More,
}

/// One line with its tokens.
#[derive(Clone, Debug)]
pub struct Line {
    pub kind: LineKind,
    pub start: u32,
    /// How far it is indented; a tab counts for one.
    pub indent: u32,
    pub word: (u32, u32),
    pub tokens: (u32, u32),
    /// Where its `{` stands.
    pub brace: Option<u32>,
    pub broken: bool,
}

/// All lines of a file, with what was found on the way.
#[derive(Debug)]
pub struct Lines {
    pub file: FileId,
    pub lines: Vec<Line>,
    pub tokens: Vec<Token>,
    pub comments: Vec<(u32, u32)>,
    pub findings: Vec<Diagnostic>,
    /// A word of the line that is being read cannot be trusted; that was reported.
    pub spoiled: bool,
}

impl Lines {
    pub fn new(file: FileId) -> Lines {
        Lines {
            file,
            lines: Vec::new(),
            tokens: Vec::new(),
            comments: Vec::new(),
            findings: Vec::new(),
            spoiled: false,
        }
    }

    pub fn span(&self, start: u32, end: u32) -> Span {
        Span::new(self.file, start, end)
    }

    /// What was read from here on is read again: only what a line left behind, its tokens are gone by then.
    pub fn forget(&mut self, from: u32) {
        self.comments.retain(|(start, _)| *start < from);
        self.findings.retain(|finding| finding.primary.span.start < from);
    }

    pub fn push(&mut self, kind: TokenKind, start: u32, end: u32) {
        self.tokens.push(Token { kind, start, end });
    }

    pub fn find(&mut self, finding: Diagnostic) {
        if self.findings.len() < MAX_FINDINGS {
            self.findings.push(finding);
        }
    }

    /// Adds a `}`.
    pub fn close(&mut self, kind: LineKind, start: u32, indent: u32) {
        let first = self.tokens.len() as u32;
        self.lines.push(Line {
            kind,
            start,
            indent,
            word: (start, start + 1),
            tokens: (first, first),
            brace: None,
            broken: false,
        });
    }

    /// The last token of a line; the place where it starts when it has none.
    pub fn last_token(&self, line: &Line) -> Span {
        let (first, end) = line.tokens;
        let last = (end > first).then(|| self.tokens.get(end as usize - 1)).flatten();
        last.map_or(self.span(line.start, line.start), |token| self.span(token.start, token.end))
    }

    /// Whether the tokens since `first` end in a comma, so that the list goes on below.
    pub fn ends_in_comma(&self, line: &Line) -> bool {
        let (first, end) = line.tokens;
        let last = (end > first).then(|| self.tokens.get(end as usize - 1)).flatten();
        last.is_some_and(|token| token.kind == TokenKind::Comma) && line.brace.is_none()
    }
}
