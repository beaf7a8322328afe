//! Findings: what is wrong, where, and what to write instead. Nothing here draws them.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::language::{Bi, Language};
use crate::source::Span;

/// A text made for one finding, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub nl: String,
    pub en: String,
}

impl Text {
    /// Control characters of the spec never reach a terminal: they are replaced.
    pub fn new(nl: impl Into<String>, en: impl Into<String>) -> Text {
        Text { nl: clean(nl.into()), en: clean(en.into()) }
    }

    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }
}

fn clean(text: String) -> String {
    if text.chars().any(|one| one.is_control() && one != '\n') {
        return text.chars().map(|one| if one.is_control() { '\u{FFFD}' } else { one }).collect();
    }
    text
}

/// The longest title, in characters; ids in a spec may be of any length.
const LONGEST_TITLE: usize = 160;

/// A text on one line, cut where it gets too long.
fn short(text: String) -> String {
    let line = text.replace('\n', " ");
    match line.char_indices().nth(LONGEST_TITLE - 1) {
        Some((at, _)) if line.chars().count() > LONGEST_TITLE => {
            format!("{}…", line.get(..at).unwrap_or_default())
        }
        _ => line,
    }
}

impl From<Bi> for Text {
    fn from(bi: Bi) -> Text {
        Text::new(bi.nl, bi.en)
    }
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing: `opmerking`.
    Note,
    /// Should be looked at: `waarschuwing`.
    Warning,
    /// Stops the JSON: `fout`.
    Error,
}

impl Severity {
    pub const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

    /// The word in the JSON and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }

    /// The word that a reader sees.
    pub fn word(self) -> Bi {
        match self {
            Severity::Error => Bi::new("fout", "error"),
            Severity::Warning => Bi::new("waarschuwing", "warning"),
            Severity::Note => Bi::new("opmerking", "note"),
        }
    }
}

/// Where a finding comes from. Only rules can be configured and silenced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// The text itself could not be read.
    Syntax,
    /// A word, a value or a reference that is not known.
    Name,
    /// The framework says something that it should not, or fails to say what it should.
    Rule,
}

impl Family {
    pub fn name(self) -> &'static str {
        match self {
            Family::Syntax => "syntax",
            Family::Name => "name",
            Family::Rule => "rule",
        }
    }
}

/// What `explain` says of a kind of finding; the examples run as tests.
#[derive(Debug)]
pub struct Docs {
    /// What it finds.
    pub finds: Bi,
    /// Why it matters.
    pub matters: Bi,
    /// What to do.
    pub mend: Bi,
    /// A spec in which it is found; files are separated by `--- name` lines.
    pub fails: Bi,
    /// The same spec, mended.
    pub passes: Bi,
}

/// The file that an example is when it names none.
pub const EXAMPLE_FILE: &str = "voorbeeld.kader";

/// The files of an example, by name: each starts after a line `--- name`.
pub fn example_files(example: &str) -> Vec<(&str, String)> {
    let mut files: Vec<(&str, String)> = Vec::new();
    for line in example.lines() {
        if let Some(name) = line.strip_prefix("--- ") {
            files.push((name, String::new()));
            continue;
        }
        if files.is_empty() {
            files.push((EXAMPLE_FILE, String::new()));
        }
        if let Some((_, text)) = files.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    files
}

/// A kind of finding: its two names, which are for ever, its family, its level and its page.
#[derive(Debug)]
pub struct Kind {
    pub name: Bi,
    pub family: Family,
    pub severity: Severity,
    pub docs: Docs,
}

impl PartialEq for Kind {
    fn eq(&self, other: &Kind) -> bool {
        std::ptr::eq(self, other)
    }
}

/// A place with what is to be said there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub span: Span,
    pub text: Option<Text>,
}

/// An edit that mends the finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    pub span: Span,
    pub replacement: String,
    /// True when only the form changes, never what is claimed.
    pub safe: bool,
}

/// A rule that the organisation wrote itself: its name takes the place of that of its kind.
#[derive(Debug, PartialEq, Eq)]
pub struct OwnRule {
    pub name: String,
    /// How bad its findings are, as its declaration says.
    pub severity: Severity,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    pub kind: &'static Kind,
    /// The organisation's own rule that found it.
    pub own: Option<Arc<OwnRule>>,
    /// The stable id of the thing it is about, which lives on when lines move; rules give it.
    pub about: Option<Box<str>>,
    pub severity: Severity,
    /// What is wrong, in one line.
    pub title: Text,
    /// The main place.
    pub primary: Label,
    /// Other places that matter, also in other files.
    pub others: Vec<Label>,
    /// What to write.
    pub help: Option<Text>,
    /// A drawing under the places, such as a cycle.
    pub drawing: Option<Text>,
    pub fix: Option<Fix>,
}

impl Diagnostic {
    pub fn new(kind: &'static Kind, span: Span, title: Text) -> Diagnostic {
        let title = Text { nl: short(title.nl), en: short(title.en) };
        Diagnostic {
            kind,
            own: None,
            about: None,
            severity: kind.severity,
            title,
            primary: Label { span, text: None },
            others: Vec::new(),
            help: None,
            drawing: None,
            fix: None,
        }
    }

    /// The name of what found it, in one language; the English one is that of machines.
    pub fn name(&self, language: Language) -> &str {
        match &self.own {
            Some(own) => &own.name,
            None => self.kind.name.get(language),
        }
    }

    /// What to say at the main place.
    pub fn label(mut self, nl: impl Into<String>, en: impl Into<String>) -> Self {
        self.primary.text = Some(Text::new(nl, en));
        self
    }

    /// Another place that matters.
    pub fn also(mut self, span: Span, nl: impl Into<String>, en: impl Into<String>) -> Self {
        self.others.push(Label { span, text: Some(Text::new(nl, en)) });
        self
    }

    pub fn help(mut self, nl: impl Into<String>, en: impl Into<String>) -> Self {
        self.help = Some(Text::new(nl, en));
        self
    }

    pub fn draw(mut self, drawing: Text) -> Self {
        self.drawing = Some(drawing);
        self
    }

    /// An edit that changes the form only.
    pub fn fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, replacement: replacement.into(), safe: true });
        self
    }

    /// An edit that changes what is claimed, to be looked at first.
    pub fn propose(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, replacement: replacement.into(), safe: false });
        self
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Sorts findings by file, place and name, and drops exact repeats.
pub fn sort(findings: &mut Vec<Diagnostic>) {
    findings.sort_by(order);
    findings.dedup_by(|a, b| is_repeat(a, b));
}

/// The same of findings that each carry something along.
pub fn sort_with<T>(findings: &mut Vec<(Diagnostic, T)>) {
    findings.sort_by(|(a, _), (b, _)| order(a, b));
    findings.dedup_by(|(a, _), (b, _)| is_repeat(a, b));
}

fn order(a: &Diagnostic, b: &Diagnostic) -> Ordering {
    let spans = a.primary.span.cmp(&b.primary.span);
    let names = || a.name(Language::En).cmp(b.name(Language::En));
    spans.then_with(names).then_with(|| a.title.en.cmp(&b.title.en))
}

fn is_repeat(a: &Diagnostic, b: &Diagnostic) -> bool {
    a.kind == b.kind && a.primary.span == b.primary.span && a.title == b.title
}
