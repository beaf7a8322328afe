//! Findings for people and machines: one format a file.

pub mod agenda;
pub mod azure;
pub mod catalogues;
pub mod concise;
pub mod coverage;
pub mod diff;
pub mod difference;
pub mod figures;
pub mod fingerprint;
pub mod github;
pub mod gitlab;
pub mod graph;
pub mod history;
pub mod impact;
pub mod json;
pub mod junit;
pub mod line_hash;
pub mod lineage;
pub mod markdown;
pub mod money;
pub mod money_json;
pub mod own_rule;
pub mod own_rules;
pub mod page;
pub mod plain;
pub mod progress;
pub mod query;
pub mod rdjson;
pub mod reference;
mod run;
pub mod sarif;
pub mod settings;
pub mod summary;
pub mod table;
pub mod terminal;
pub mod textmate;

use crate::diag::Diagnostic;
pub(crate) use crate::export::marks::{one_line, visible};
use crate::language::{Bi, Language};
use crate::model::{Model, NodeId};
use crate::source::Sources;

pub use run::{Area, Found, Run, Spot};

/// How the findings of a run are written: one file a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Human,
    Plain,
    Concise,
    Json,
    Sarif,
    Github,
    Gitlab,
    Junit,
    Rdjson,
    Azure,
    Markdown,
}

impl Format {
    /// Each with the name it has on the command line.
    pub const ALL: [(Format, &'static str); 11] = [
        (Format::Human, "human"),
        (Format::Plain, "plain"),
        (Format::Concise, "concise"),
        (Format::Json, "json"),
        (Format::Sarif, "sarif"),
        (Format::Github, "github"),
        (Format::Gitlab, "gitlab"),
        (Format::Junit, "junit"),
        (Format::Rdjson, "rdjson"),
        (Format::Azure, "azure"),
        (Format::Markdown, "markdown"),
    ];

    pub fn named(name: &str) -> Option<Format> {
        Format::ALL.iter().find(|(_, one)| *one == name).map(|(format, _)| *format)
    }

    /// Whether it is read on a screen while kader runs, and shortened there.
    pub fn is_for_people(self) -> bool {
        matches!(self, Format::Human | Format::Plain)
    }
}

/// The whole of a run in one format; nothing of it is left out.
pub fn render(format: Format, run: &Run<'_>) -> String {
    match format {
        Format::Human => terminal::report(run),
        Format::Plain => plain::report(run),
        Format::Concise => concise::report(run),
        Format::Json => json::report(run),
        Format::Sarif => sarif::report(run),
        Format::Github => github::report(run),
        Format::Gitlab => gitlab::report(run),
        Format::Junit => junit::report(run),
        Format::Rdjson => rdjson::report(run),
        Format::Azure => azure::report(run),
        Format::Markdown => markdown::report(run),
    }
}

/// JSON as it is written to a file: indented, with a line end.
fn pretty(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

/// What stands before a help line.
pub(crate) const HELP: Bi = Bi::new("hulp", "help");

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

/// The file and the line of a thing.
pub(crate) fn spot(model: &Model, id: NodeId) -> (String, u32) {
    let Some(node) = model.node(id) else { return (String::new(), 1) };
    let (path, line, _) = place(model.sources(), node.span);
    (path, line)
}

/// The path and line of a finding, as `file:line:column`.
pub(crate) fn place(sources: &Sources, span: crate::source::Span) -> (String, u32, u32) {
    let file = sources.file(span.file);
    let place = file.map(|file| file.place(span.start));
    let path = file.map_or("", |file| file.path.as_str());
    (path.to_owned(), place.map_or(1, |place| place.line), place.map_or(1, |place| place.column))
}
