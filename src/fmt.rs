//! The one form of a spec: how its lines are set, and the proof that they still say the same.
//!
//! Lines are set one by one, so nothing moves to another line but what has to: a comment stays where it was written, a
//! list keeps its lines, and a line that could not be read keeps its letters. Only spaces, pasted signs and pasted
//! quotes are written anew.

mod align;
mod lines;
mod proof;
mod spell;
mod table;
mod write;

use std::borrow::Cow;

use crate::source::FileId;
use crate::syntax;

/// A text in its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formatted {
    pub text: String,
    /// The lines that could not be read and kept their letters, counted from one.
    pub left: Vec<u32>,
    /// Whether every word is spelt as it was: only spaces and lines changed.
    pub spelt: bool,
}

/// What was made of the text would say something else, or could not be read: a mistake of kader's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The line of the old text where the two part.
    pub line: u32,
}

/// Puts a text in its form.
///
/// # Errors
///
/// When the result would not say what the text says. Nothing may be written then.
pub fn format(text: &str) -> Result<Formatted, Refused> {
    if is_one_line_with_returns(text) {
        return Ok(untouched(text));
    }
    let is_crlf = memchr::memchr(b'\n', text.as_bytes())
        .and_then(|at| at.checked_sub(1))
        .is_some_and(|before| text.as_bytes().get(before) == Some(&b'\r'));
    let body = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let plain = plain_line_ends(body);
    let parsed = syntax::parse(FileId(0), &plain);
    let mut rows = lines::rows(&plain, &parsed);
    align::align(&mut rows);
    let tables = table::tables(&mut rows);
    let left = rows.left();
    let mut new = write::write(&rows, &tables);
    if is_crlf {
        new = new.replace('\n', "\r\n");
    }
    if new.starts_with('\u{FEFF}') {
        // A second mark is a finding, and would be taken for the first.
        new.insert(0, '\u{FEFF}');
    }
    if is_one_line_with_returns(&new) {
        return Ok(untouched(text));
    }
    if new == text {
        return Ok(Formatted { text: new, left, spelt: true });
    }
    // What was read above is what the text holds, unless something was taken off it first.
    let same = match plain.len() == text.len() {
        true => proof::same(&parsed, text, &new),
        false => proof::same(&syntax::parse(FileId(0), text), text, &new),
    };
    match same {
        Ok(spelt) => Ok(Formatted { text: new, left, spelt }),
        // Where braces do not match, how lines are indented says what they belong to: also those of other blocks.
        Err(_) if rows.in_doubt => Ok(untouched(text)),
        Err(refused) => Err(refused),
    }
}

/// Carriage returns are line ends where a text has no other, and mere spaces where it has: such a text is left alone.
fn is_one_line_with_returns(text: &str) -> bool {
    let body = text.trim_end_matches(['\r', '\n']);
    body.contains('\r') && !body.contains('\n')
}

fn untouched(text: &str) -> Formatted {
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    Formatted { text: text.to_owned(), left: lines.map(|(line, _)| line).collect(), spelt: true }
}

/// Every line with a line feed alone at its end.
fn plain_line_ends(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') {
        return text.into();
    }
    let lines: Vec<&str> = text.split('\n').map(|line| line.trim_end_matches('\r')).collect();
    lines.join("\n").into()
}
