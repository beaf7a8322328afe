//! Lines that the grammar cannot read: reads them by hand, says what is wrong, keeps the rest.

use crate::language;

use super::kinds;
use super::lines::{Line, LineKind, Lines};
use super::plain;
use super::tree::TokenKind;

/// How far the line of `start` is indented, in characters; those that nobody sees do not count.
pub fn indent(text: &str, start: u32) -> u32 {
    let before = text.get(..start as usize).unwrap_or_default();
    let line = memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |at| at + 1);
    let blank = before.get(line..).unwrap_or_default();
    if blank.is_ascii() {
        return blank.len() as u32;
    }
    blank.chars().filter(|one| !plain::is_strange(*one)).count() as u32
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
    let mut start = lead(lines, text, start, end);
    let indent = indent(text, start);
    let mut kind = LineKind::Close;
    while text.get(start as usize..).is_some_and(|rest| rest.starts_with('}')) {
        lines.close(kind, start, indent);
        let next = lead(lines, text, start + 1, end);
        let rest = text.get(next as usize..end as usize).unwrap_or_default().trim_end();
        if rest.is_empty() || rest.starts_with('#') {
            lines.comments.extend((!rest.is_empty()).then_some((next, next + rest.len() as u32)));
            return 0;
        }
        if kind == LineKind::Close {
            lines.find(kinds::close_not_alone(lines.span(start, start + 1)));
            kind = LineKind::CloseBehind;
        }
        start = next;
    }
    statement(lines, text, (start, end), indent)
}

/// Where what a line says begins. Characters that nobody sees may stand before it; that is said.
fn lead(lines: &mut Lines, text: &str, start: u32, end: u32) -> u32 {
    let whole = text.get(start as usize..end as usize).unwrap_or_default();
    let blank = |one: char| matches!(one, ' ' | '\t' | '\u{A0}' | '\u{202F}') || plain::is_strange(one);
    let before = whole.len() - whole.trim_start_matches(blank).len();
    plain::report(lines, whole.get(..before).unwrap_or_default(), start, plain::is_strange);
    start + before as u32
}

fn statement(lines: &mut Lines, text: &str, (start, end): (u32, u32), indent: u32) -> usize {
    let mut hand = Hand {
        lines,
        text,
        at: start,
        end,
        indent,
        open_text: None,
        after_text: 0,
        brace: None,
        closes: Vec::new(),
        broken: false,
    };
    let word = hand.first_word();
    let first = hand.lines.tokens.len() as u32;
    hand.rest();
    let Hand { open_text, after_text, brace, closes, mut broken, .. } = hand;
    broken |= std::mem::take(&mut lines.spoiled);
    let kind = if word.0 == word.1 { LineKind::More } else { LineKind::Statement };
    let tokens = (first, lines.tokens.len() as u32);
    if word.0 < word.1 || tokens.0 < tokens.1 || brace.is_some() {
        lines.lines.push(Line { kind, start, indent, word, tokens, brace, broken });
    }
    for at in closes {
        lines.close(LineKind::CloseBehind, at, indent);
    }
    match open_text {
        Some(from) => after_open_text(text, from, indent),
        None => after_text as usize,
    }
}

/// What the next marks after an open text block are to it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Its end, alone on its line.
    Alone,
    /// Its end, behind its last words.
    Glued,
    /// No end: the marks open the next text.
    Open,
}

/// What the marks at `close` are to the text block that opens at `opener`, in a line indented by `indented`.
pub fn ending(text: &str, opener: u32, close: u32, indented: u32) -> Ending {
    let body = text.get(opener as usize + 3..close as usize).unwrap_or_default();
    let before = body.rfind('\n').and_then(|at| body.get(at + 1..)).unwrap_or_default();
    let after = rest_of_line(text, close + 3).trim_start_matches([' ', '\t', '}']).trim_end();
    if !after.is_empty() && !after.starts_with('#') {
        return Ending::Open;
    }
    match before.trim().is_empty() {
        true => Ending::Alone,
        false if opens(before, indented) => Ending::Open,
        false => Ending::Glued,
    }
}

/// Whether what stands before marks opens a text: `toelichting`, `tekst "Kop"`, or one misspelt word.
fn opens(before: &str, indented: u32) -> bool {
    let body = before.trim();
    let word = body.split([' ', '\t', '\u{A0}', '"', '“', '„']).next().unwrap_or_default();
    let rest = body.get(word.len()..).unwrap_or_default().trim_start();
    if rest.is_empty() && before.ends_with([' ', '\t']) {
        let deep = before.len() - before.trim_start_matches([' ', '\t']).len();
        return deep <= indented as usize || language::is_keyword(&language::normal(word));
    }
    (rest.is_empty() || rest.starts_with(['"', '“', '„'])) && language::is_keyword(&language::normal(word))
}

/// Says that the marks at `close` stand behind the last words of the text that opens at `opener`.
pub fn find_glued_end(lines: &mut Lines, text: &str, opener: u32, close: u32) {
    let before = text.get(..close as usize).unwrap_or_default();
    let line = before.rfind('\n').and_then(|at| before.get(at + 1..)).unwrap_or_default();
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    let indent = line.get(..indent).unwrap_or_default();
    let (marks, opener) = (lines.span(close, close + 3), lines.span(opener, opener + 3));
    lines.find(kinds::text_end_not_alone(marks, opener, indent));
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
    indent: u32,
    open_text: Option<u32>,
    /// Where to read on after a text block that is closed; nothing is skipped at 0.
    after_text: u32,
    brace: Option<u32>,
    /// Every `}` that ends the line.
    closes: Vec<u32>,
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
        if next.is_some_and(plain::is_glued) && self.spoilt_keyword(length) {
            return (start, self.at);
        }
        let word = (start, start + length as u32);
        self.at = word.1;
        self.lines.push(TokenKind::Word, word.0, word.1);
        if let Some('"' | '“' | '„') = next {
            let span = self.lines.span(word.0, word.1);
            self.lines.find(kinds::missing_space(span));
        }
        word
    }

    /// A keyword with characters in it that nobody sees: one word, of which more is not said.
    fn spoilt_keyword(&mut self, length: usize) -> bool {
        let left = self.left();
        let glued =
            |one: char| one.is_alphanumeric() || matches!(one, '-' | '\'' | '’') || plain::is_glued(one);
        let whole = left.find(|one| !glued(one)).unwrap_or(left.len());
        let word = left.get(..whole).unwrap_or_default().trim_end_matches(plain::is_glued).to_owned();
        if word.len() <= length {
            return false;
        }
        plain::report(self.lines, &word, self.at, plain::is_strange);
        let end = self.at + word.len() as u32;
        self.lines.push(TokenKind::Word, self.at, end);
        self.at = end;
        self.broken = true;
        true
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
                self.close(rest);
                false
            }
            Some(one @ ('"' | '“' | '„')) => self.string(rest, one),
            Some(one) => self.wrong_quote(rest, one),
            None => false,
        }
    }

    /// Braces that end a line close blocks although they do not stand alone; those amid words do not.
    fn close(&mut self, rest: &str) {
        let start = self.at;
        self.lines.find(kinds::close_not_alone(self.lines.span(start, start + 1)));
        let after = rest.trim_start_matches([' ', '\t', '\u{A0}', '}']);
        let length = rest.len() - after.len();
        let end = start + length as u32;
        if after.starts_with('#') {
            self.lines.comments.push((end, start + rest.len() as u32));
        } else if !after.is_empty() {
            self.broken = true;
            return;
        }
        let braces = rest.get(..length).unwrap_or_default().match_indices('}');
        self.closes.extend(braces.map(|(at, _)| start + at as u32));
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
            return self.text_block(tail);
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

    /// A text block, closed or not; what follows it on the line that closes it is read too.
    fn text_block(&mut self, tail: &str) -> bool {
        let start = self.at;
        let open = self.lines.span(start, start + 3);
        let placed = tail.trim().is_empty();
        if !placed {
            self.broken = true;
            self.lines.find(kinds::misplaced_text_block(open));
            if tail.contains("\"\"\"") {
                return false;
            }
        }
        let rest = self.text.get(start as usize + 3..).unwrap_or_default();
        let close = rest.find("\"\"\"").map(|length| start + 3 + length as u32);
        let ending = close.map(|close| (close, ending(self.text, start, close, self.indent)));
        match ending.filter(|(_, ending)| *ending != Ending::Open) {
            Some((close, ending)) => {
                if placed && ending == Ending::Glued {
                    find_glued_end(self.lines, self.text, start, close);
                }
                self.at = close + 3;
                self.lines.push(TokenKind::Text, start, self.at);
                self.end = line_end(self.text, self.at);
                self.after_text = self.end;
                true
            }
            None if placed => {
                self.broken = true;
                self.open_text = Some(start);
                self.lines.find(kinds::open_text_block(open));
                false
            }
            None => false,
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
