//! Where a character of a text of the spec stands in its file, whatever quotes or indentation were taken off.

use std::ops::Range;

use crate::model::Model;
use crate::model::value::Str;
use crate::source::Span;

/// A text and where each of its characters stands.
#[derive(Debug)]
pub struct Placed {
    pub text: String,
    whole: Span,
    /// The first byte of each character, and the end of the last.
    starts: Vec<u32>,
}

impl Placed {
    pub fn new(model: &Model, text: &Str, whole: Span) -> Placed {
        let span = text.span().unwrap_or(whole);
        let file = model.sources().file(span.file).map_or("", |file| file.text.as_str());
        let source = file.get(span.start as usize..span.end as usize).unwrap_or_default();
        let read = text.read(file).into_owned();
        let starts = starts(&read, source, span.start, matches!(text, Str::Escaped(_)));
        Placed { text: read, whole: span, starts }
    }

    /// A text that stands nowhere but in itself.
    pub fn plain(text: &str, whole: Span) -> Placed {
        Placed { text: text.to_owned(), whole, starts: starts(text, text, whole.start, false) }
    }

    /// The span of these characters.
    pub fn span(&self, at: &Range<usize>) -> Span {
        let start = self.starts.get(at.start).copied().unwrap_or(self.whole.end);
        let end = self.starts.get(at.end).copied().unwrap_or(self.whole.end);
        if at.is_empty() && start >= self.whole.end {
            // What is missing at the end is shown at the last character.
            let last = self.starts.iter().rev().nth(1).copied().unwrap_or(self.whole.start);
            return Span::new(self.whole.file, last, self.whole.end);
        }
        Span::new(self.whole.file, start, end.max(start))
    }
}

/// Walks along the text and its source at once: the text is the source without some spaces and backslashes.
fn starts(text: &str, source: &str, first: u32, escaped: bool) -> Vec<u32> {
    let mut starts = Vec::with_capacity(text.len() + 1);
    let mut rest = source.char_indices().peekable();
    let mut end = first;
    for wanted in text.chars() {
        while let Some((at, one)) = rest.next() {
            let pair = escaped && one == '\\';
            let next = rest.peek().map(|(_, next)| *next);
            let stands_for = match next.filter(|_| pair) {
                Some('n') => '\n',
                Some('t') => '\t',
                Some(other @ ('"' | '\\')) => other,
                _ => one,
            };
            if stands_for != wanted {
                continue;
            }
            starts.push(first + at as u32);
            end = first + (at + one.len_utf8()) as u32;
            if pair && matches!(next, Some('n' | 't' | '"' | '\\')) {
                rest.next();
                end += 1;
            }
            break;
        }
    }
    starts.push(end);
    starts
}
