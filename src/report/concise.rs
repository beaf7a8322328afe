//! Findings as one line each, for editors and for grep: `path:line:column: fout: titel [naam]`.

use super::{Found, Run, one_line};

pub fn report(run: &Run<'_>) -> String {
    run.findings.iter().map(|found| line(run, found) + "\n").collect()
}

/// One finding on one line, without the help that `plain` gives.
pub fn line(run: &Run<'_>, found: &Found<'_>) -> String {
    let place = run.place(found);
    let (line, column) = (place.start.line, place.start.column);
    let finding = found.finding;
    let severity = finding.severity.word().get(run.language);
    let title = finding.title.get(run.language);
    let name = finding.name(run.language);
    one_line(&format!("{}:{line}:{column}: {severity}: {title} [{name}]", place.path))
}
