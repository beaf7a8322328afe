//! Walks the tokens of one item of a line.

use crate::source::{FileId, Span};
use crate::syntax::{Token, TokenKind};

use super::value::Str;

/// A place among tokens, with the text they stand for.
#[derive(Clone, Copy, Debug)]
pub struct Cursor<'t> {
    text: &'t str,
    file: FileId,
    tokens: &'t [Token],
    /// Where the line or item ends, for what is missing there.
    end: u32,
}

impl<'t> Cursor<'t> {
    pub fn new(text: &'t str, file: FileId, tokens: &'t [Token], end: u32) -> Cursor<'t> {
        Cursor { text, file, tokens, end }
    }

    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The empty place where something is missing.
    pub fn missing(&self) -> Span {
        match self.tokens.first() {
            Some(token) => Span::new(self.file, token.start, token.start),
            None => Span::new(self.file, self.end, self.end),
        }
    }

    /// All that is left.
    pub fn span(&self) -> Span {
        let start = self.tokens.first().map_or(self.end, |token| token.start);
        let end = self.tokens.last().map_or(self.end, |token| token.end);
        Span::new(self.file, start, end)
    }

    pub fn slice(&self, span: Span) -> &'t str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// The text of all that is left.
    pub fn shown(&self) -> &'t str {
        self.slice(self.span())
    }

    fn token_span(&self, token: &Token) -> Span {
        Span::new(self.file, token.start, token.end)
    }

    pub fn peek_kind(&self) -> Option<TokenKind> {
        self.tokens.first().map(|token| token.kind)
    }

    pub fn peek_word(&self) -> Option<(&'t str, Span)> {
        let token = self.tokens.first().filter(|token| token.kind == TokenKind::Word)?;
        let span = self.token_span(token);
        Some((self.slice(span), span))
    }

    pub fn word(&mut self) -> Option<(&'t str, Span)> {
        let found = self.peek_word()?;
        self.skip();
        Some(found)
    }

    /// Takes the next word if it is this one.
    pub fn take(&mut self, word: &str) -> Option<Span> {
        let (found, span) = self.peek_word()?;
        (found == word).then(|| {
            self.skip();
            span
        })
    }

    pub fn skip(&mut self) {
        self.tokens = self.tokens.get(1..).unwrap_or_default();
    }

    /// Takes a text in quotes or a text block.
    pub fn string(&mut self) -> Option<(Str, Span)> {
        let token = *self.tokens.first()?;
        let span = self.token_span(&token);
        let text = string_of(self.text, &token, self.file)?;
        self.skip();
        Some((text, span))
    }

    /// Splits at list commas. A trailing comma adds nothing; each part ends where its comma stands.
    pub fn items(self) -> impl Iterator<Item = Cursor<'t>> {
        let mut rest = Some(self.tokens);
        std::iter::from_fn(move || {
            let tokens = rest.filter(|tokens| !tokens.is_empty())?;
            let comma = tokens.iter().position(|token| token.kind == TokenKind::Comma);
            let (item, end) = match comma {
                Some(at) => {
                    rest = tokens.get(at + 1..);
                    (tokens.get(..at)?, tokens.get(at)?.start)
                }
                None => {
                    rest = None;
                    (tokens, self.end)
                }
            };
            Some(Cursor { tokens: item, end, ..self })
        })
    }
}

/// The text that a string token holds; none for other tokens.
fn string_of(text: &str, token: &Token, file: FileId) -> Option<Str> {
    let whole = text.get(token.start as usize..token.end as usize)?;
    match token.kind {
        TokenKind::Str => {
            let inner = Span::new(file, token.start + 1, token.end - 1);
            let escaped = whole.contains('\\');
            Some(if escaped { Str::Escaped(inner) } else { Str::Raw(inner) })
        }
        TokenKind::Quoted => {
            let open = whole.chars().next()?.len_utf8() as u32;
            let last =
                whole.chars().next_back().filter(|last| matches!(last, '”' | '“' | '’' | '"' | '»' | '«'));
            let close = last.filter(|_| whole.len() as u32 > open).map_or(0, char::len_utf8) as u32;
            Some(Str::Raw(Span::new(file, token.start + open, token.end - close)))
        }
        TokenKind::Text => {
            let first = whole.find('\n')? as u32 + 1;
            Some(Str::Block(Span::new(file, token.start + first, token.end - 3)))
        }
        TokenKind::Word | TokenKind::Comma => None,
    }
}
