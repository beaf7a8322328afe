//! Findings as commands in the log of a GitHub workflow, which shows them beside the lines of a pull request.

use std::cmp::Reverse;

use crate::diag::Severity;
use crate::language::Language;

use super::{Found, Run, one_line};

/// GitHub shows this many findings of each level for one step.
const SHOWN: usize = 10;

/// Every finding, errors first because GitHub shows the first of each level only, and how many it will not.
pub fn report(run: &Run<'_>) -> String {
    let mut findings: Vec<&Found<'_>> = run.findings.iter().collect();
    findings.sort_by_key(|found| Reverse(found.finding.severity));
    let mut out: String = findings.iter().map(|found| command(run, found) + "\n").collect();
    let of = |severity: Severity| findings.iter().filter(|found| found.finding.severity == severity).count();
    let rest: usize = Severity::ALL.iter().map(|severity| of(*severity).saturating_sub(SHOWN)).sum();
    if rest > 0 {
        out.push_str(&match run.language {
            Language::Nl => format!(
                "kader: GitHub toont per stap {SHOWN} bevindingen van elk niveau; nog {rest} staan alleen in dit log\n"
            ),
            Language::En => {
                format!("kader: GitHub shows {SHOWN} findings of each level a step; {rest} more stand in this log only\n")
            }
        });
    }
    out
}

/// `::error title=…,file=…,line=…::message`. Columns only for a place within one line: GitHub refuses others.
fn command(run: &Run<'_>, found: &Found<'_>) -> String {
    let level = match found.finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let place = run.place(found);
    let last = place.last_line();
    let mut properties = vec![
        ("title", format!("kader: {}", one_line(found.finding.name(run.language)))),
        ("file", place.path),
        ("line", place.start.line.to_string()),
        ("endLine", last.to_string()),
    ];
    if place.start.line == place.end.line {
        properties.push(("col", place.start.column.to_string()));
        properties.push(("endColumn", place.end.column.to_string()));
    }
    let properties: Vec<String> =
        properties.iter().map(|(name, value)| format!("{name}={}", property(value))).collect();
    format!("::{level} {}::{}", properties.join(","), message(&run.message(found)))
}

/// Signs that would end the message, or be read as an escape.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The same for a property, which a colon or a comma ends too.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
