//! Rows of comma-separated values as RFC 4180 has them, in which no spreadsheet reckons with a text.

use std::borrow::Cow;
use std::fmt::Write;

/// Adds a text to a row, in quotes where it needs them.
pub fn push(out: &mut String, text: &str) {
    let text = harmless(text);
    let marks = |one: char| matches!(one, '"' | ',' | ';' | '\n' | '\r' | '\t');
    if text.contains(marks) || text.starts_with(' ') || text.ends_with(' ') {
        let _ = write!(out, "\"{}\"", text.replace('"', "\"\""));
    } else {
        out.push_str(&text);
    }
}

/// A text that a spreadsheet would reckon with gets an apostrophe before it. So does one that would look as if it had
/// got one, so that taking off the first apostrophe of what reckons gives every text back.
pub fn harmless(text: &str) -> Cow<'_, str> {
    match reckons(text) {
        true => format!("'{text}").into(),
        false => text.into(),
    }
}

/// What `harmless` made, as it was.
pub fn original(text: &str) -> &str {
    text.strip_prefix('\'').filter(|_| reckons(text)).unwrap_or(text)
}

fn reckons(text: &str) -> bool {
    let begins = |one: char| matches!(one, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠');
    text.trim_start_matches('\'').trim_start_matches([' ', '\n']).starts_with(begins)
}
