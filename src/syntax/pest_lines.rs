//! pest reads the lines; this is the only file that knows its types.

use pest::Parser;
use pest::iterators::{Pair, Pairs};
use pest_derive::Parser;

use crate::source::FileId;

use super::kinds;
use super::lines::{Line, LineKind, Lines};
use super::recover::Ending;
use super::tree::TokenKind;
use super::{plain, recover};

#[derive(Parser)]
#[grammar = "../grammar/kader.pest"]
struct Grammar;

/// Files above twice this size are read in pieces, so that pest's token queue stays small.
const PIECE: usize = 128 * 1024;

/// The size of a piece after one in which a text block was never closed.
const SHORT_PIECE: usize = 2 * 1024;

/// Reads every line of a file.
pub fn read(file: FileId, text: &str) -> Lines {
    let mut lines = Lines::new(file);
    let mut at = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let mut limit = PIECE;
    while at < text.len() {
        let end = piece_end(text, at, limit);
        let piece = text.get(at..end).unwrap_or_default();
        let Ok(pairs) = Grammar::parse(Rule::file, piece) else {
            // The last alternative of the grammar reads any line, so this is never reached.
            lines.find(kinds::unreadable(lines.span(at as u32, end as u32)));
            return lines;
        };
        let mut reader =
            Reader { text, at, lines: &mut lines, resume: at, by_hand: false, text_end: 0, again: None };
        let lost = reader.file(pairs);
        // What was read past the place where pest lost its way is read again, so that is kept short.
        limit = if lost.is_some() { SHORT_PIECE } else { (limit * 2).min(PIECE) };
        at = lost.unwrap_or(end.max(reader.resume)).max(at + 1);
    }
    lines
}

/// Where the piece that starts at `at` ends: at a line end outside text blocks and lists.
fn piece_end(text: &str, at: usize, limit: usize) -> usize {
    let bytes = text.as_bytes();
    if bytes.len() - at <= 2 * limit {
        return bytes.len();
    }
    let mut marks = 0;
    let mut start = at;
    for end in memchr::memchr_iter(b'\n', bytes.get(at..).unwrap_or_default()) {
        let end = at + end + 1;
        let line = bytes.get(start..end).unwrap_or_default();
        marks += memchr::memmem::find_iter(line, b"\"\"\"").count();
        start = end;
        if end - at < limit || marks % 2 == 1 || line.trim_ascii_end().ends_with(b",") {
            continue;
        }
        let next = bytes.get(end..).unwrap_or_default();
        let first = next.iter().find(|byte| !matches!(byte, b' ' | b'\t'));
        if first.is_some_and(|byte| byte.is_ascii_lowercase() || *byte == b'}') {
            return end;
        }
    }
    bytes.len()
}

struct Reader<'a> {
    text: &'a str,
    /// Where in the file this piece starts.
    at: usize,
    lines: &'a mut Lines,
    /// Lines before this offset belong to something that was reported.
    resume: usize,
    /// The line that is being read must be read again by hand.
    by_hand: bool,
    /// Where the text block of the line that is being read ends for pest.
    text_end: usize,
    /// By hand a line ended before that: what pest took for a text is read again from here.
    again: Option<usize>,
}

impl Reader<'_> {
    /// Reads the lines of a piece; returns where to start again when pest lost its way in a text block.
    fn file(&mut self, pairs: Pairs<'_, Rule>) -> Option<usize> {
        let mut open: Option<Line> = None;
        let file = pairs.into_iter().next()?;
        let mut inner = file.into_inner().peekable();
        while let Some(pair) = inner.next() {
            let span = pair.as_span();
            let (start, end) = ((self.at + span.start()) as u32, (self.at + span.end()) as u32);
            if matches!(pair.as_rule(), Rule::word | Rule::close | Rule::more | Rule::junk) {
                self.finish(open.take());
                if self.again.is_some() {
                    return self.again;
                }
            }
            if (start as usize) < self.resume {
                continue;
            }
            match pair.as_rule() {
                Rule::word => open = Some(self.word(start, end)),
                Rule::plain => {
                    let last = !matches!(
                        inner.peek().map(Pair::as_rule),
                        Some(Rule::plain | Rule::string | Rule::quoted | Rule::text)
                    );
                    let brace = plain::cut(self.lines, pair.as_str(), start, last);
                    if let Some(line) = &mut open {
                        line.brace = line.brace.or(brace);
                    }
                }
                Rule::string => {
                    if self.starts_text(start) {
                        self.by_hand = true;
                    } else if self.starts_marks(start) {
                        self.lines.find(kinds::misplaced_text_block(self.lines.span(start, end)));
                        if let Some(line) = &mut open {
                            line.broken = true;
                        }
                    }
                    self.lines.push(TokenKind::Str, start, end);
                }
                Rule::quoted => self.lines.push(TokenKind::Quoted, start, end),
                Rule::text => {
                    if let Some(resume) = self.text_block(&mut open, start, end) {
                        self.finish(open.take());
                        return Some(resume);
                    }
                }
                Rule::comment => self.lines.comments.push((start, end)),
                Rule::close => self.close(start, pair.into_inner()),
                // A keyword glued to a text of several words: the grammar finds no word before the space.
                // The same for characters that nobody sees before it, and for a `}` behind it.
                Rule::more if is_for_hand(pair.as_str()) => {
                    let end = recover::line_end(self.text, start);
                    self.resume = recover::line(self.lines, self.text, start, end);
                }
                Rule::more => {
                    let resume = self.more(start, pair);
                    if resume.is_some() {
                        return resume;
                    }
                }
                Rule::junk => self.resume = recover::line(self.lines, self.text, start, end),
                Rule::file | Rule::EOI => {}
            }
        }
        self.finish(open.take());
        self.again
    }

    /// Marks with text behind them on their line, and no other marks there: the text goes on below.
    fn starts_text(&self, start: u32) -> bool {
        self.starts_marks(start) && !recover::rest_of_line(self.text, start + 3).contains("\"\"\"")
    }

    fn starts_marks(&self, start: u32) -> bool {
        let rest = self.text.get(start as usize..).unwrap_or_default();
        rest.starts_with("\"\"\"")
    }

    fn indent(&self, start: u32) -> u32 {
        recover::indent(self.text, start)
    }

    /// A word that starts a line. Most words are plain; the rest is read again by hand.
    fn word(&mut self, start: u32, end: u32) -> Line {
        let text = self.text.get(start as usize..end as usize).unwrap_or_default();
        let end = end - (text.len() - text.trim_end_matches('\r').len()) as u32;
        self.lines.push(TokenKind::Word, start, end);
        let first = self.lines.tokens.len() as u32;
        Line {
            kind: LineKind::Statement,
            start,
            indent: self.indent(start),
            word: (start, end),
            tokens: (first, first),
            brace: None,
            broken: false,
        }
    }

    fn finish(&mut self, line: Option<Line>) {
        let Some(mut line) = line else { return };
        let (start, end) = line.word;
        let word = self.text.get(start as usize..end as usize).unwrap_or_default();
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'\'');
        let odd = !word.bytes().all(plain) && recover::is_odd_word(word);
        let (first, _) = line.tokens;
        let cut = self.lines.tokens.get(first as usize..).unwrap_or_default();
        let braces = cut.iter().any(|token| {
            token.kind == TokenKind::Word && {
                let text = self.text.get(token.start as usize..token.end as usize).unwrap_or_default();
                // Every quote that is wrong is beyond ASCII.
                let suspect = |byte: u8| matches!(byte, b'{' | b'}') || !byte.is_ascii();
                text.bytes().any(suspect) && (text.contains(['{', '}']) || recover::is_wrong_quote(text))
            }
        });
        if std::mem::take(&mut self.by_hand) || odd || braces {
            self.lines.tokens.truncate(first as usize - usize::from(line.kind == LineKind::Statement));
            let end = recover::line_end(self.text, start);
            let resume = recover::line(self.lines, self.text, start, end);
            let next = resume.max(end as usize);
            if next < std::mem::take(&mut self.text_end) {
                self.lines.forget(next as u32);
                self.again = Some(next);
            }
            self.resume = self.resume.max(resume);
            return;
        }
        self.text_end = 0;
        line.tokens = (first, self.lines.tokens.len() as u32);
        line.broken |= std::mem::take(&mut self.lines.spoiled);
        self.lines.lines.push(line);
    }

    fn close(&mut self, start: u32, inner: Pairs<'_, Rule>) {
        for comment in inner {
            let span = comment.as_span();
            let (from, to) = (self.at + span.start(), self.at + span.end());
            self.lines.comments.push((from as u32, to as u32));
        }
        self.lines.close(LineKind::Close, start, self.indent(start));
    }

    fn more(&mut self, start: u32, pair: Pair<'_, Rule>) -> Option<usize> {
        let first = self.lines.tokens.len() as u32;
        let mut line = Some(Line {
            kind: LineKind::More,
            start,
            indent: self.indent(start),
            word: (start, start),
            tokens: (first, first),
            brace: None,
            broken: false,
        });
        let mut inner = pair.into_inner().peekable();
        while let Some(pair) = inner.next() {
            let span = pair.as_span();
            let (start, end) = ((self.at + span.start()) as u32, (self.at + span.end()) as u32);
            match pair.as_rule() {
                Rule::plain => {
                    let last = matches!(inner.peek().map(Pair::as_rule), None | Some(Rule::comment));
                    let brace = plain::cut(self.lines, pair.as_str(), start, last);
                    if let Some(line) = &mut line {
                        line.brace = line.brace.or(brace);
                    }
                }
                Rule::string => self.lines.push(TokenKind::Str, start, end),
                Rule::quoted => self.lines.push(TokenKind::Quoted, start, end),
                Rule::comment => self.lines.comments.push((start, end)),
                Rule::text => {
                    if let Some(resume) = self.text_block(&mut line, start, end) {
                        self.finish(line.take());
                        return Some(resume);
                    }
                }
                Rule::file | Rule::word | Rule::close | Rule::more | Rule::junk | Rule::EOI => {}
            }
        }
        let mut line = line?;
        line.broken |= std::mem::take(&mut self.lines.spoiled);
        line.tokens = (first, self.lines.tokens.len() as u32);
        if line.tokens.0 < line.tokens.1 || line.brace.is_some() {
            self.lines.lines.push(line);
        }
        None
    }

    /// A text block; when what closes it is not alone on its line, it was the opener of the next one.
    fn text_block(&mut self, line: &mut Option<Line>, start: u32, end: u32) -> Option<usize> {
        let indent = line.as_ref().map_or(0, |line| line.indent);
        self.text_end = end as usize;
        match recover::ending(self.text, start, end - 3, indent) {
            Ending::Open => {}
            Ending::Alone => {
                self.lines.push(TokenKind::Text, start, end);
                return None;
            }
            Ending::Glued => {
                recover::find_glued_end(self.lines, self.text, start, end - 3);
                self.lines.push(TokenKind::Text, start, end);
                return None;
            }
        }
        self.lines.find(kinds::open_text_block(self.lines.span(start, start + 3)));
        if let Some(line) = line {
            line.broken = true;
        }
        Some(recover::after_open_text(self.text, start, indent))
    }
}

/// A line that starts with a value for pest, and yet is more than the rest of a list.
fn is_for_hand(line: &str) -> bool {
    let odd = |one: char| one.is_alphabetic() || plain::is_strange(one);
    line.starts_with(odd) || line.contains('}')
}
