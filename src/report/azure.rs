//! Findings as commands in the log of an Azure DevOps pipeline.

use std::cmp::Reverse;

use crate::diag::Severity;

use super::{Found, Run, concise, one_line};

/// Every finding, errors first.
pub fn report(run: &Run<'_>) -> String {
    let mut findings: Vec<&Found<'_>> = run.findings.iter().collect();
    findings.sort_by_key(|found| Reverse(found.finding.severity));
    findings.iter().map(|found| line(run, found) + "\n").collect()
}

/// `##vso[task.logissue type=…]message`. Azure has no level below a warning: a note is a line of the log.
fn line(run: &Run<'_>, found: &Found<'_>) -> String {
    let level = match found.finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => return harmless(&concise::line(run, found)),
    };
    let place = run.place(found);
    let properties = [
        ("type", level.to_owned()),
        ("sourcepath", place.path),
        ("linenumber", place.start.line.to_string()),
        ("columnnumber", place.start.column.to_string()),
        ("code", one_line(found.finding.name(run.language))),
    ];
    let properties: String =
        properties.iter().map(|(name, value)| format!("{name}={};", property(value))).collect();
    format!("##vso[task.logissue {properties}]{}", message(&run.message(found)))
}

/// A line that Azure does not take for a command: it looks for `##[` and `##vso[` anywhere in it.
fn harmless(line: &str) -> String {
    line.replace("##", "# #")
}

/// Signs that would end the message, or be read as an escape.
fn message(text: &str) -> String {
    text.replace('%', "%AZP25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The same for a property, which a bracket or a semicolon ends too.
fn property(text: &str) -> String {
    message(text).replace(']', "%5D").replace(';', "%3B")
}
