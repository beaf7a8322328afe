//! Lines that the grammar cannot read: reads them by hand, says what is wrong, keeps the rest.

use crate::language;

use super::kinds;
use super::lines::{Line, LineKind, Lines};
use super::plain;
use super::tree::TokenKind;

/// How far the line of `start` is indented; a tab counts for one.
pub fn indent(text: &str, start: u32) -> u32 {
    let before = text.get(..start as usize).unwrap_or_default();
    let line = memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |at| at + 1);
    let line = if line == 0 && before.starts_with('\u{FEFF}') { 3 } else { line };
    start.saturating_sub(line as u32)
}

/// Where the line of `start` ends, its line end included.
pub fn line_end(text: &str, start: u32) -> u32 {
    let rest = text.get(start as usize..).unwrap_or_default();
    rest.find('\n').map_or(text.len(), |at| start as usize + at + 1) as u32
}

/// What follows on the line after `end`.
pub fn rest_of_line(text: &str, end: u32) -> &str {
    let rest = text.get(end as usize..).unwrap_or_default();
    rest.split('\n').next().unwrap_or_default()
}

/// A first word that is more than a word: glued to a string, a comment, a brace or a comma.
pub fn is_odd_word(word: &str) -> bool {
    let odd = |one: char| {
        matches!(one, '"' | '#' | '{' | '}' | ',' | '“' | '„' | '”' | '‘' | '\u{A0}' | '\u{202F}')
            || plain::strange(one).is_some()
    };
    word.contains(odd)
}

/// A word that starts or ends with a quote that kader does not read as one.
pub fn is_wrong_quote(word: &str) -> bool {
    word.starts_with(['”', '‘', '«', '»']) || word.ends_with(['”', '«', '»'])
}

/// Reads one line by hand. Returns the offset before which later lines are not to be read.
pub fn line(lines: &mut Lines, text: &str, start: u32, end: u32) -> usize {
    let whole = text.get(start as usize..end as usize).unwrap_or_default();
    let trimmed = whole.trim_start_matches([' ', '\t']);
    let start = start + (whole.len() - trimmed.len()) as u32;
    let mut hand =
        Hand { lines, text, at: start, end, open_text: None, after_text: 0, brace: None, broken: false };
    let word = hand.first_word();
    let first = hand.lines.tokens.len() as u32;
    hand.rest();
    let (open_text, brace, broken) = (hand.open_text, hand.brace, hand.broken);
    let after_text = hand.after_text;
    let indent = indent(text, start);
    let kind = if word.0 == word.1 { LineKind::More } else { LineKind::Statement };
    let tokens = (first, lines.tokens.len() as u32);
    if word.0 < word.1 || tokens.0 < tokens.1 || brace.is_some() {
        lines.lines.push(Line { kind, start, indent, word, tokens, brace, broken });
    }
    match open_text {
        Some(from) => after_open_text(text, from, indent),
        None => after_text as usize,
    }
}

/// Where the text block that opens at `opener` ends: at the next `"""`, when that is alone on its line.
fn text_end(text: &str, opener: u32) -> Option<u32> {
    let from = opener as usize + 3;
    let close = from + text.get(from..)?.find("\"\"\"")?;
    let before = text.get(from..close)?.rsplit('\n').next()?;
    let end = close as u32 + 3;
    let after = rest_of_line(text, end).trim();
    (before.trim().is_empty() && (after.is_empty() || after.starts_with('#'))).then_some(end)
}

/// The first later line that is not deeper than the opener and starts with a keyword or `}`.
pub fn after_open_text(text: &str, opener: u32, indented: u32) -> usize {
    let mut at = line_end(text, opener) as usize;
    while at < text.len() {
        let end = line_end(text, at as u32) as usize;
        let line = text.get(at..end).unwrap_or_default();
        let body = line.trim_start();
        let word = body.split_whitespace().next().unwrap_or_default();
        let deep = line.len() - line.trim_start_matches([' ', '\t']).len();
        let known = word.starts_with('}') || language::is_keyword(&language::normal(word));
        if deep <= indented as usize && known {
            return at;
        }
        at = end;
    }
    text.len()
}

struct Hand<'a> {
    lines: &'a mut Lines,
    text: &'a str,
    at: u32,
    end: u32,
    open_text: Option<u32>,
    /// Where to read on after a text block that is closed; nothing is skipped at 0.
    after_text: u32,
    brace: Option<u32>,
    broken: bool,
}

impl Hand<'_> {
    fn left(&self) -> &str {
        let left = self.text.get(self.at as usize..self.end as usize);
        left.unwrap_or_default().trim_end_matches(['\n', '\r'])
    }

    /// The keyword, up to what is glued to it.
    fn first_word(&mut self) -> (u32, u32) {
        let start = self.at;
        let left = self.left();
        if !left.starts_with(char::is_alphabetic) {
            return (start, start);
        }
        let stop = |one: char| one.is_whitespace() || is_odd_word(one.encode_utf8(&mut [0; 4]));
        let length = left.find(stop).unwrap_or(left.len());
        let next = left.get(length..).and_then(|rest| rest.chars().next());
        let word = (start, start + length as u32);
        self.at = word.1;
        self.lines.push(TokenKind::Word, word.0, word.1);
        if let Some('"' | '“' | '„') = next {
            let span = self.lines.span(word.0, word.1);
            self.lines.find(kinds::missing_space(span));
        }
        word
    }

    fn rest(&mut self) {
        loop {
            let left = self.left();
            let Some(stop) = left.find(['"', '“', '„', '#', '”', '‘', '«', '»', '{', '}']) else {
                let last = self.left().to_owned();
                self.plain(&last, true);
                return;
            };
            let before = left.get(..stop).unwrap_or_default().to_owned();
            let rest = left.get(stop..).unwrap_or_default().to_owned();
            self.plain(&before, rest.starts_with('#'));
            self.at += stop as u32;
            if !self.special(&rest) {
                return;
            }
        }
    }

    fn plain(&mut self, run: &str, last: bool) {
        let brace = plain::cut(self.lines, run, self.at, last);
        self.brace = self.brace.or(brace);
    }

    /// Reads what starts with a mark; false when that ends the line.
    fn special(&mut self, rest: &str) -> bool {
        let start = self.at;
        let end = start + rest.len() as u32;
        match rest.chars().next() {
            Some('#') => {
                self.lines.comments.push((start, end));
                false
            }
            Some('{') => self.brace(rest),
            Some('}') => {
                self.broken = true;
                let span = self.lines.span(start, start + 1);
                self.lines.find(kinds::close_not_alone(span));
                false
            }
            Some(one @ ('"' | '“' | '„')) => self.string(rest, one),
            Some(one) => self.wrong_quote(rest, one),
            None => false,
        }
    }

    fn brace(&mut self, rest: &str) -> bool {
        let after = rest.get(1..).unwrap_or_default().trim();
        if after.is_empty() || after.starts_with('#') {
            self.brace = Some(self.at);
            self.at += 1;
            return true;
        }
        self.broken = true;
        let whole = self.lines.span(self.at, self.at + rest.trim_end().len() as u32);
        self.lines.find(kinds::one_line_block(whole, after));
        if !after.contains('}') {
            self.brace = Some(self.at);
        }
        false
    }

    fn string(&mut self, rest: &str, open: char) -> bool {
        if let Some(tail) = rest.strip_prefix("\"\"\"") {
            if let Some(end) = text_end(self.text, self.at).filter(|_| tail.trim().is_empty()) {
                self.lines.push(TokenKind::Text, self.at, end);
                self.after_text = line_end(self.text, end);
                return false;
            }
            self.broken = true;
            let span = self.lines.span(self.at, self.at + 3);
            if tail.trim().is_empty() {
                self.open_text = Some(self.at);
                self.lines.find(kinds::open_text_block(span));
                return false;
            }
            self.lines.find(kinds::misplaced_text_block(span));
            return false;
        }
        match string_end(rest, open) {
            Some(length) => {
                let kind = if open == '"' { TokenKind::Str } else { TokenKind::Quoted };
                self.lines.push(kind, self.at, self.at + length as u32);
                self.at += length as u32;
                true
            }
            None => self.open_string(rest, open),
        }
    }

    /// A text whose second quote is missing: it ends with the line, before a final `{`.
    fn open_string(&mut self, rest: &str, open: char) -> bool {
        self.broken = true;
        let body = rest.trim_end();
        let closed = body.strip_suffix('{').map(str::trim_end);
        let text = closed.unwrap_or(body);
        if closed.is_some() {
            self.brace = Some(self.at + body.len() as u32 - 1);
        }
        let span = self.lines.span(self.at, self.at + body.len() as u32);
        let end = self.at + text.len() as u32;
        let last = text.split_whitespace().next_back().unwrap_or(text);
        let wrong = text.ends_with(['”', '“', '’', '»']).then_some(text);
        let mark = self.lines.span(end, end);
        self.lines.find(kinds::open_quote(span, mark, last, wrong.is_some()));
        let width = open.len_utf8() as u32;
        if text.len() as u32 > width {
            self.lines.push(TokenKind::Quoted, self.at, end);
        }
        false
    }

    /// A text opened by a quote that does not open one.
    fn wrong_quote(&mut self, rest: &str, open: char) -> bool {
        let width = open.len_utf8();
        let inner = rest.get(width..).unwrap_or_default();
        let close = inner.find(['”', '’', '"', '»', '«', '“']);
        self.broken = true;
        match close {
            Some(length) => {
                let body = inner.get(..length).unwrap_or_default();
                let mark = inner.get(length..).and_then(|tail| tail.chars().next());
                let total = width + length + mark.map_or(0, char::len_utf8);
                let span = self.lines.span(self.at, self.at + total as u32);
                self.lines.find(kinds::wrong_quote(span, body, open));
                self.lines.push(TokenKind::Quoted, self.at, self.at + total as u32);
                self.at += total as u32;
                true
            }
            None => {
                let span = self.lines.span(self.at, self.at + rest.trim_end().len() as u32);
                self.lines.find(kinds::wrong_quote(span, inner.trim_end(), open));
                let body = rest.trim_end();
                if body.ends_with('{') {
                    self.brace = Some(self.at + body.len() as u32 - 1);
                }
                false
            }
        }
    }
}

/// The length of the string at the start of `rest`, quotes included.
fn string_end(rest: &str, open: char) -> Option<usize> {
    let width = open.len_utf8();
    let inner = rest.get(width..)?;
    if open != '"' {
        let end = inner.find(['”', '“'])?;
        let close = inner.get(end..)?.chars().next()?;
        return Some(width + end + close.len_utf8());
    }
    let mut escaped = false;
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            b'"' if !escaped => return Some(width + at + 1),
            b'\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    None
}
