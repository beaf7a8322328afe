//! All that one run found, as every format for programs takes it.

use std::path::Path;

use crate::diag::{Diagnostic, Severity};
use crate::language::Language;
use crate::rules::{Needs, Rule};
use crate::source::{Sources, Span};

use super::fingerprint::Keys;
use super::json::{SkippedRule, Summary};
use super::{HELP, visible};

/// What one run found, in the order of projects, files and places.
#[derive(Debug)]
pub struct Run<'r> {
    pub language: Language,
    /// The level from which on the run fails.
    pub fail_on: Severity,
    pub summary: Summary,
    pub findings: Vec<Found<'r>>,
    /// Rules that hold and could not be run.
    pub skipped_rules: Vec<SkippedRule>,
    /// The files that were looked at, as formats show them.
    pub files: Vec<String>,
    /// The folder that paths are relative to: that of the repository.
    here: String,
    keys: Keys,
}

/// One finding with the text it is about.
#[derive(Debug)]
pub struct Found<'r> {
    pub finding: &'r Diagnostic,
    pub sources: &'r Sources,
    /// What stays the same of it when lines move, unlike that of any other finding of the run.
    pub key: String,
}

/// A piece of a file in the units that formats ask for; the end is not part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    pub path: String,
    pub start: Spot,
    pub end: Spot,
}

/// A place in a file, counted from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    pub line: u32,
    /// In characters.
    pub column: u32,
    /// In bytes of UTF-8.
    pub byte: u32,
}

impl Area {
    /// The last line that the area has a part of.
    pub fn last_line(&self) -> u32 {
        let before = self.end.column == 1 && self.end.line > self.start.line;
        if before { self.end.line - 1 } else { self.end.line }
    }
}

impl<'r> Run<'r> {
    pub fn new(language: Language, fail_on: Severity, here: &Path) -> Run<'r> {
        Run {
            language,
            fail_on,
            summary: Summary::default(),
            findings: Vec::new(),
            skipped_rules: Vec::new(),
            files: Vec::new(),
            here: here.to_string_lossy().replace('\\', "/"),
            keys: Keys::default(),
        }
    }

    /// Adds a project, of which only some files may be asked about. Keys are made of all its findings, so
    /// that they are the same whatever is asked.
    pub fn add(&mut self, sources: &'r Sources, all: &'r [Diagnostic], is_asked: impl Fn(&str) -> bool) {
        for finding in all {
            let key = self.keys.of(finding, sources);
            if is_asked(sources.path(finding.primary.span.file)) {
                self.findings.push(Found { finding, sources, key });
            }
        }
        for (_, file) in sources.files().filter(|(_, file)| is_asked(&file.path)) {
            self.files.push(self.relative(&file.path));
        }
    }

    /// Says of a project which rules could not be run, and why not.
    pub fn skip(&mut self, project: &str, rules: &[(&'static Rule, Needs)]) {
        self.skipped_rules.extend(rules.iter().map(|(rule, needs)| SkippedRule {
            project: project.to_owned(),
            name: rule.kind.name.en,
            why: needs.missing().get(self.language),
        }));
    }

    /// Where a piece of text stands.
    pub fn area(&self, sources: &Sources, span: Span) -> Area {
        let path = self.relative(sources.path(span.file));
        let spot = |offset: u32| {
            let Some(file) = sources.file(span.file) else { return Spot { line: 1, column: 1, byte: 1 } };
            let place = file.place(offset);
            let (start, _) = file.line_range(place.line);
            Spot { line: place.line, column: place.column, byte: offset.saturating_sub(start) + 1 }
        };
        Area { path, start: spot(span.start), end: spot(span.end.max(span.start)) }
    }

    /// The main place of a finding.
    pub fn place(&self, found: &Found<'_>) -> Area {
        self.area(found.sources, found.finding.primary.span)
    }

    /// What is wrong and what to write, on two lines.
    pub fn message(&self, found: &Found<'_>) -> String {
        let title = found.finding.title.get(self.language);
        let help = found.finding.help.as_ref().map(|help| help.get(self.language));
        let help = help.map(|help| format!("\n{}: {help}", HELP.get(self.language)));
        visible(&format!("{title}{}", help.unwrap_or_default()))
    }

    /// A path from the folder of the run, without `./` and detours; one outside that folder as it was given.
    pub(super) fn relative(&self, path: &str) -> String {
        let given = straight(path);
        let whole = match Path::new(path).is_absolute() {
            true => given.clone(),
            false => straight(&format!("{}/{path}", self.here)),
        };
        let below = whole.strip_prefix(straight(&self.here).as_str());
        match below.and_then(|rest| rest.strip_prefix('/')) {
            Some(rest) => rest.to_owned(),
            None => given,
        }
    }
}

/// A path without `.`, and without `..` where the folder before it is named.
fn straight(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "." => {}
            "" if !parts.is_empty() => {}
            ".." if parts.last().is_some_and(|last| !matches!(*last, "" | "..")) => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
