//! The form of an open text: one edit, from the first line that differs to the last, so that a cursor elsewhere stays.

use crate::fmt::{self, Refused};
use crate::source::{FileId, Span};

use super::Edit;

/// The edits that put a text in its form; none when it is in it.
///
/// # Errors
///
/// When the text would not say the same.
pub fn formatted(text: &str) -> Result<Vec<Edit>, Refused> {
    let new = fmt::format(text)?.text;
    Ok(difference(FileId(0), text, &new).into_iter().collect())
}

/// The one edit from the first line that differs to the last; none when none does.
pub fn difference(file: FileId, text: &str, new: &str) -> Option<Edit> {
    if new == text {
        return None;
    }
    let before: usize = lines(text).zip(lines(new)).take_while(|(a, b)| a == b).map(|(a, _)| a.len()).sum();
    let (old, rest) = (text.get(before..).unwrap_or_default(), new.get(before..).unwrap_or_default());
    let pairs = lines(old).rev().zip(lines(rest).rev());
    let after: usize = pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len()).sum();
    let span = Span::new(file, before as u32, (text.len() - after) as u32);
    let text = rest.get(..rest.len() - after).unwrap_or_default().to_owned();
    Some(Edit { span, text })
}

fn lines(text: &str) -> std::str::SplitInclusive<'_, char> {
    text.split_inclusive('\n')
}
