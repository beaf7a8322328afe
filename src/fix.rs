//! Edits that findings carry, put into the text: which of them go together, and what comes of them.

use crate::diag::{Diagnostic, Fix};
use crate::source::FileId;

/// A text with edits in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    pub file: FileId,
    pub text: String,
    /// How many edits are in it.
    pub count: usize,
}

/// The edits of these findings that may be made: safe ones, or all; the first of those that touch each other.
pub fn chosen<'d>(findings: impl IntoIterator<Item = &'d Diagnostic>, unsafe_too: bool) -> Vec<&'d Fix> {
    let wanted = |fix: &&Fix| fix.safe || unsafe_too;
    let mut fixes: Vec<&Fix> =
        findings.into_iter().filter_map(|one| one.fix.as_ref()).filter(wanted).collect();
    fixes.sort_by_key(|fix| fix.span);
    let mut chosen: Vec<&Fix> = Vec::new();
    for fix in fixes {
        let apart = chosen.last().is_none_or(|last| {
            // Two insertions at one place would meet in an order that nobody chose.
            last.span.file != fix.span.file
                || last.span.end < fix.span.start
                || (last.span.end == fix.span.start && last.span != fix.span)
        });
        if apart {
            chosen.push(fix);
        }
    }
    chosen
}

/// A text with edits made; they stand in the order of the text and apart. None when one does not fit the text.
pub fn applied(text: &str, fixes: &[&Fix]) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for fix in fixes {
        let (start, end) = (fix.span.start as usize, fix.span.end as usize);
        out.push_str(text.get(at..start)?);
        // An edit that splits a letter is no edit of this text.
        text.get(start..end)?;
        out.push_str(&fix.replacement);
        at = end;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

/// The same for every file that has edits.
pub fn texts<'t>(fixes: &[&Fix], text: impl Fn(FileId) -> Option<&'t str>) -> Vec<Fixed> {
    let mut fixed = Vec::new();
    for group in fixes.chunk_by(|a, b| a.span.file == b.span.file) {
        let Some(file) = group.first().map(|fix| fix.span.file) else { continue };
        if let Some(text) = text(file).and_then(|text| applied(text, group)) {
            fixed.push(Fixed { file, text, count: group.len() });
        }
    }
    fixed
}
