//! How words and texts are written: pasted signs and quotes in their plain form, all else as it stands.

use std::borrow::Cow;

use crate::language::{self, Language, Shape, values};
use crate::syntax::{Token, TokenKind};

use super::lines::{Row, Rows};

/// The keyword of a row.
pub fn keyword<'r>(rows: &'r Rows<'_>, row: &Row<'_>, token: &Token) -> Cow<'r, str> {
    let word = rows.slice(token);
    if word.is_ascii() || row.is_state {
        return word.into();
    }
    known(word)
}

/// A word of the vocabulary as that spells it; any other as it stands.
fn known(word: &str) -> Cow<'_, str> {
    let normal = language::normal(word);
    if language::is_keyword(&normal) { normal.into_owned().into() } else { word.into() }
}

/// A token behind the keyword; `place` is how many tokens stand before it.
pub fn value<'r>(
    rows: &'r Rows<'_>,
    row: &Row<'_>,
    token: &Token,
    place: usize,
    before: &str,
) -> Cow<'r, str> {
    let text = rows.slice(token);
    match token.kind {
        TokenKind::Quoted => quoted(text),
        TokenKind::Str | TokenKind::Text | TokenKind::Comma => text.into(),
        TokenKind::Word => match row.shape {
            _ if row.is_state => text.into(),
            Some(Shape::Absence | Shape::Blank) if place == 0 && !text.is_ascii() => known(text),
            Some(Shape::Choice(_)) if !text.is_ascii() => language::normal(text).into_owned().into(),
            Some(shape) if is_figure(shape, place, before) => figure(text),
            _ => text.into(),
        },
    }
}

/// `“…”` as `"…"`.
fn quoted(text: &str) -> Cow<'_, str> {
    let inner = inner(text);
    let mut out = String::with_capacity(text.len());
    out.push('"');
    for one in inner.chars() {
        if matches!(one, '"' | '\\') {
            out.push('\\');
        }
        out.push(one);
    }
    out.push('"');
    out.into()
}

/// What stands between pasted quotes.
pub fn inner(text: &str) -> &str {
    let text = text.strip_prefix(['“', '„']).unwrap_or(text);
    text.strip_suffix(['”', '“']).unwrap_or(text)
}

/// Whether a word of this shape is a figure or a date: there, and only there, a pasted sign means the plain one.
fn is_figure(shape: Shape, place: usize, before: &str) -> bool {
    // A code that follows its own word is text.
    if Language::BOTH.into_iter().any(|one| values::TASK_FIELD.get(one) == before) {
        return false;
    }
    match shape {
        // Behind the figure the unit follows, in the source's words.
        Shape::Quantity => place < 2,
        Shape::Observations(_)
        | Shape::Comparison
        | Shape::Break
        | Shape::Money(_)
        | Shape::Effect(_)
        | Shape::EarlierReported
        | Shape::Threshold
        | Shape::Year
        | Shape::Period
        | Shape::Stamp
        | Shape::Stage(_) => true,
        _ => false,
    }
}

/// `≥7,7` as `>= 7,7`, `–5` as `-5`, `2018–07` as `2018-07`.
pub fn figure(word: &str) -> Cow<'_, str> {
    const SIGNS: [(&str, &str); 6] =
        [(">=", ">="), ("<=", "<="), ("≥", ">="), ("≤", "<="), (">", ">"), ("<", "<")];
    for (pasted, plain) in SIGNS {
        let Some(rest) = word.strip_prefix(pasted) else { continue };
        let is_value = |one: char| one.is_alphanumeric() || matches!(one, '-' | '–' | '—' | '−' | '€');
        return match rest {
            "" => plain.into(),
            _ if rest.starts_with(is_value) => format!("{plain} {}", dashed(rest)).into(),
            _ => word.into(),
        };
    }
    dashed(word)
}

fn dashed(word: &str) -> Cow<'_, str> {
    const DASHES: [char; 3] = ['–', '—', '−'];
    if word.is_ascii() || word.ends_with(",−") {
        return word.into();
    }
    let is_date = word.bytes().take_while(u8::is_ascii_digit).count() == 4 && !word.contains(',');
    let fits = |one: char| {
        one.is_ascii_digit()
            || matches!(one, '.' | ',' | '%' | '€' | '=' | '-')
            || DASHES.contains(&one)
            || is_date && matches!(one, '/' | 'k' | 'q' | 'h' | '‑')
    };
    if word.chars().all(fits) {
        let dash = |one: char| DASHES.contains(&one) || is_date && one == '‑';
        return word.replace(dash, "-").into();
    }
    // A number with letters behind it: `–1,2mln`.
    let (euro, rest) = word.strip_prefix('€').map_or(("", word), |rest| ("€", rest));
    match rest.strip_prefix(DASHES).filter(|rest| rest.starts_with(|one: char| one.is_ascii_digit())) {
        Some(rest) => format!("{euro}-{rest}").into(),
        None => word.into(),
    }
}
