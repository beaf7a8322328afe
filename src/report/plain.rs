//! Findings as plain lines, for screen readers and for grep: one place a line, no drawing.

use std::fmt::Write;

use crate::diag::Diagnostic;
use crate::language::Language;
use crate::source::Sources;

use super::{HELP, Run, summary};

/// Every finding, and the closing line.
pub fn report(run: &Run<'_>) -> String {
    let findings = run.findings.iter();
    let mut out: String =
        findings.map(|found| render(found.finding, found.sources, run.language) + "\n").collect();
    out.push_str(&summary::line(run.summary, None, run.language));
    out.push('\n');
    out
}

/// `file:line:column: fout: title [name]`, then a line for each place and for the help.
pub fn render(finding: &Diagnostic, sources: &Sources, language: Language) -> String {
    let mut out = String::new();
    let (path, line, column) = super::place(sources, finding.primary.span);
    let severity = finding.severity.word().get(language);
    let title = finding.title.get(language);
    let name = finding.name(language);
    let _ = write!(out, "{path}:{line}:{column}: {severity}: {title} [{name}]");
    if let Some(label) = &finding.primary.text {
        let _ = write!(out, "\n  {}", label.get(language));
    }
    for other in &finding.others {
        let (path, line, column) = super::place(sources, other.span);
        let text = other.text.as_ref().map_or("", |text| text.get(language));
        let _ = write!(out, "\n  {path}:{line}:{column}: {text}");
    }
    if let Some(text) = &finding.help {
        let _ = write!(out, "\n  {}: {}", HELP.get(language), text.get(language));
    }
    out.chars().map(|one| if one.is_control() && one != '\n' { '\u{FFFD}' } else { one }).collect()
}
