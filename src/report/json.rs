//! Findings as JSON, for other programs: own types, versioned, the same in every language but for the texts.

use schemars::JsonSchema;
use serde::Serialize;

use crate::diag::{Diagnostic, Label};
use crate::language::Language;
use crate::source::{Sources, Span};

use super::{Found, Run, pretty};

/// The version of this format: minor versions only add.
pub const FORMAT_VERSION: &str = "1.0";

/// Every finding of one run.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "kader findings")]
pub struct Report {
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    pub format_version: &'static str,
    /// Language of the texts; names and keys do not vary with it.
    pub language: &'static str,
    pub findings: Vec<Finding>,
    /// Rules that hold and could not be run on a project: they neither found nor passed anything.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skipped_rules: Vec<SkippedRule>,
    pub summary: Summary,
}

/// A rule that could not be run.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SkippedRule {
    /// The project: the name in front of its ids.
    pub project: String,
    pub name: &'static str,
    /// What is missing.
    pub why: &'static str,
}

/// One finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Finding {
    /// The English name, which is for ever.
    pub name: String,
    /// `syntax`, `name` or `rule`.
    pub family: &'static str,
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    pub title: String,
    pub place: Place,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edit: Option<Edit>,
}

/// A place in a file. Lines and columns count from one; `offset` counts bytes from zero.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Place {
    pub file: String,
    pub line: u32,
    /// In characters.
    pub column: u32,
    /// In UTF-16 units, as editors count.
    pub column_utf16: u32,
    pub end_line: u32,
    pub end_column: u32,
    pub offset: u32,
    pub length: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// An edit that mends the finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Edit {
    pub place: Place,
    pub replacement: String,
    /// `safe` changes the form only; `unsafe` changes what is claimed.
    pub applicability: &'static str,
}

/// The closing line, as numbers.
#[derive(Debug, Default, Clone, Copy, Serialize, JsonSchema)]
pub struct Summary {
    pub projects: usize,
    pub files: usize,
    pub goals: usize,
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    /// Files that belong to a project and could not be read.
    pub skipped: usize,
    /// Findings that a baseline knows; they are not in the list.
    pub known: usize,
    /// Entries of the baseline of which less is found than it says.
    pub mended: usize,
}

impl Report {
    fn new(run: &Run<'_>, findings: Vec<Finding>) -> Report {
        Report {
            schema: "urn:kader:schema:findings:1.0",
            format_version: FORMAT_VERSION,
            language: run.language.tag(),
            findings,
            skipped_rules: run.skipped_rules.clone(),
            summary: run.summary,
        }
    }
}

/// Every finding of a run.
pub fn report(run: &Run<'_>) -> String {
    let findings = run.findings.iter().map(|found| finding(run, found)).collect();
    pretty(&Report::new(run, findings))
}

/// A finding in this format.
fn finding(run: &Run<'_>, found: &Found<'_>) -> Finding {
    let (finding, sources, language): (&Diagnostic, _, _) = (found.finding, found.sources, run.language);
    let label = |label: &Label| {
        let text = label.text.as_ref().map(|text| text.get(language).to_owned());
        Place { text, ..place(run, sources, label.span) }
    };
    let edit = finding.fix.as_ref().map(|fix| Edit {
        place: place(run, sources, fix.span),
        replacement: fix.replacement.clone(),
        applicability: if fix.safe { "safe" } else { "unsafe" },
    });
    Finding {
        name: finding.name(Language::En).to_owned(),
        family: finding.kind.family.name(),
        severity: finding.severity.name(),
        title: finding.title.get(language).to_owned(),
        place: label(&finding.primary),
        places: finding.others.iter().map(label).collect(),
        help: finding.help.as_ref().map(|help| help.get(language).to_owned()),
        edit,
    }
}

fn place(run: &Run<'_>, sources: &Sources, span: Span) -> Place {
    let area = run.area(sources, span);
    let file = sources.file(span.file);
    Place {
        file: area.path,
        line: area.start.line,
        column: area.start.column,
        column_utf16: file.map_or(1, |file| file.column_utf16(span.start)),
        end_line: area.end.line,
        end_column: area.end.column,
        offset: span.start,
        length: span.end.saturating_sub(span.start),
        text: None,
    }
}
