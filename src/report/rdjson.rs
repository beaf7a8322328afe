//! Findings as reviewdog reads them, with the edits that mend them as suggestions.

use serde::Serialize;

use crate::diag::Severity;
use crate::language::Language;

use super::{Area, Found, Run, Spot, pretty, visible};

#[derive(Debug, Serialize)]
struct Report {
    source: Source,
    /// The worst level there is.
    #[serde(skip_serializing_if = "Option::is_none")]
    severity: Option<&'static str>,
    diagnostics: Vec<Diagnostic>,
}

#[derive(Debug, Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Debug, Serialize)]
struct Diagnostic {
    message: String,
    location: Location,
    severity: &'static str,
    code: Code,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related>,
}

#[derive(Debug, Serialize)]
struct Code {
    value: String,
}

#[derive(Debug, Serialize)]
struct Location {
    path: String,
    range: Range,
}

#[derive(Debug, Serialize)]
struct Range {
    start: Position,
    end: Position,
}

/// Columns count bytes of UTF-8.
#[derive(Debug, Serialize)]
struct Position {
    line: u32,
    column: u32,
}

#[derive(Debug, Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

#[derive(Debug, Serialize)]
struct Related {
    message: String,
    location: Location,
}

pub fn report(run: &Run<'_>) -> String {
    pretty(&Report {
        source: Source { name: "kader" },
        severity: run.findings.iter().map(|found| found.finding.severity).max().map(level),
        diagnostics: run.findings.iter().map(|found| diagnostic(run, found)).collect(),
    })
}

fn diagnostic(run: &Run<'_>, found: &Found<'_>) -> Diagnostic {
    let finding = found.finding;
    // A suggestion is for the file of the finding: it has no path of its own.
    let fix = finding.fix.iter().filter(|fix| fix.span.file == finding.primary.span.file);
    let suggestion = |fix: &crate::diag::Fix| Suggestion {
        range: range(&run.area(found.sources, fix.span)),
        text: fix.replacement.clone(),
    };
    let related = |label: &crate::diag::Label| Related {
        message: visible(label.text.as_ref().map_or("", |text| text.get(run.language))),
        location: location(run.area(found.sources, label.span)),
    };
    Diagnostic {
        message: run.message(found),
        location: location(run.place(found)),
        severity: level(finding.severity),
        code: Code { value: finding.name(Language::En).to_owned() },
        suggestions: fix.map(suggestion).collect(),
        related_locations: finding.others.iter().map(related).collect(),
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Note => "INFO",
    }
}

fn location(area: Area) -> Location {
    Location { range: range(&area), path: area.path }
}

fn range(area: &Area) -> Range {
    let position = |spot: Spot| Position { line: spot.line, column: spot.byte };
    Range { start: position(area.start), end: position(area.end) }
}
