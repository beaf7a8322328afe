//! Findings as a Code Quality report of GitLab, which its merge requests show.

use serde::Serialize;

use crate::diag::Severity;
use crate::language::Language;

use super::fingerprint::hash;
use super::{Found, Run, one_line, pretty};

#[derive(Debug, Serialize)]
struct Issue {
    /// GitLab does not show the name, so that it stands here too.
    description: String,
    check_name: String,
    /// Made of the key, so that it is unique and lives on when lines move.
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Debug, Serialize)]
struct Location {
    path: String,
    positions: Positions,
}

#[derive(Debug, Serialize)]
struct Positions {
    begin: Position,
    end: Position,
}

#[derive(Debug, Serialize)]
struct Position {
    line: u32,
    column: u32,
}

pub fn report(run: &Run<'_>) -> String {
    pretty(&run.findings.iter().map(|found| issue(run, found)).collect::<Vec<_>>())
}

fn issue(run: &Run<'_>, found: &Found<'_>) -> Issue {
    let finding = found.finding;
    let place = run.place(found);
    let description = format!("{}: {}", finding.name(run.language), finding.title.get(run.language));
    Issue {
        description: one_line(&description),
        check_name: finding.name(Language::En).to_owned(),
        fingerprint: hash(&found.key),
        severity: match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Note => "info",
        },
        location: Location {
            path: place.path,
            positions: Positions {
                begin: Position { line: place.start.line, column: place.start.column },
                end: Position { line: place.end.line, column: place.end.column },
            },
        },
    }
}
