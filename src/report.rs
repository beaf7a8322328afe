//! Findings for people and machines: one format a file.

pub mod catalogues;
pub mod json;
pub mod page;
pub mod plain;
pub mod reference;
pub mod summary;
pub mod terminal;

use crate::diag::Diagnostic;
use crate::language::Language;
use crate::source::Sources;

/// How findings are shown to people.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub language: Language,
    pub color: bool,
    /// No signs outside ASCII in frames, arrows and quotes.
    pub ascii: bool,
    /// Every finding, also the sixth of its kind in a file.
    pub all: bool,
}

/// Findings of one kind in one file that are shown before the rest is counted.
const SHOWN_PER_KIND: usize = 5;

/// Which findings are shown, and how many of each kind in a file are not.
pub(crate) fn shown<'f>(findings: &[&'f Diagnostic], all: bool) -> (Vec<&'f Diagnostic>, usize) {
    if all {
        return (findings.to_vec(), 0);
    }
    let mut counts: rustc_hash::FxHashMap<(u32, &str), usize> = rustc_hash::FxHashMap::default();
    let mut shown = Vec::new();
    let mut hidden = 0;
    for finding in findings {
        let count = counts.entry((finding.primary.span.file.0, finding.name(Language::En))).or_default();
        *count += 1;
        if *count > SHOWN_PER_KIND {
            hidden += 1;
        } else {
            shown.push(*finding);
        }
    }
    (shown, hidden)
}

/// Text with quotes and signs that any terminal can show.
pub(crate) fn to_ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for one in text.chars() {
        match one {
            '‘' | '’' => out.push('\''),
            '“' | '”' | '„' => out.push('"'),
            '…' => out.push_str("..."),
            '–' | '—' | '−' | '─' => out.push('-'),
            '│' => out.push('|'),
            '┌' | '┐' | '└' | '┘' => out.push('+'),
            '↓' => out.push('v'),
            '×' => out.push('x'),
            '€' => out.push_str("EUR"),
            '≥' => out.push_str(">="),
            '≤' => out.push_str("<="),
            other => out.push(other),
        }
    }
    out
}

/// The path and line of a finding, as `file:line:column`.
pub(crate) fn place(sources: &Sources, span: crate::source::Span) -> (String, u32, u32) {
    let file = sources.file(span.file);
    let place = file.map(|file| file.place(span.start));
    let path = file.map_or("", |file| file.path.as_str());
    (path.to_owned(), place.map_or(1, |place| place.line), place.map_or(1, |place| place.column))
}
