//! Findings on a terminal: miette's protocol, drawn by a handler of our own in the reader's language.

use std::fmt;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use miette::{
    Diagnostic as Protocol, LabeledSpan, MietteError, MietteSpanContents, ReportHandler, SourceCode,
    SourceSpan, SpanContents,
};

use crate::diag::{Diagnostic, Family, Label, Severity};
use crate::language::Language;
use crate::source::{FileId, SourceFile, Sources};

use super::{HELP, Run, Style, summary, to_ascii};

/// Longer lines are cut around what they show, in characters.
const LONGEST_LINE: usize = 180;

/// Places of one file further apart than this many lines are shown as two excerpts.
const FAR_APART: usize = 2_000;

/// More lines than this between two places are folded, so that their text is not needed.
const FOLDED: usize = 4;

/// The most places shown for one finding.
const MOST_LABELS: usize = 8;

/// Every finding without colour, and the closing line.
pub fn report(run: &Run<'_>) -> String {
    let style = Style { language: run.language, color: false, ascii: false, all: true };
    let findings = run.findings.iter();
    let mut out: String =
        findings.map(|found| render(found.finding, found.sources, style) + "\n\n").collect();
    out.push_str(&summary::line(run.summary, None, run.language));
    out.push('\n');
    out
}

/// Draws one finding.
pub fn render(finding: &Diagnostic, sources: &Sources, style: Style) -> String {
    let shown = Shown::new(finding, sources, style.language);
    let handler = Handler { style };
    let text = Drawn { handler: &handler, finding: &shown }.to_string();
    if style.ascii { to_ascii(&text) } else { text }
}

/// A finding in miette's protocol: the labels of its main file; those of other files are related.
#[derive(Debug)]
struct Shown<'a> {
    title: String,
    code: Option<String>,
    severity: Severity,
    help: Option<String>,
    url: Option<String>,
    source: Option<Window<'a>>,
    labels: Vec<LabeledSpan>,
    related: Vec<Shown<'a>>,
}

impl<'a> Shown<'a> {
    fn new(finding: &Diagnostic, sources: &'a Sources, language: Language) -> Shown<'a> {
        let mut labels: Vec<&Label> = vec![&finding.primary];
        labels.extend(finding.others.iter().take(MOST_LABELS));
        let main = finding.primary.span.file;
        let mut files: Vec<FileId> = Vec::new();
        for label in &labels {
            if label.span.file != main && !files.contains(&label.span.file) {
                files.push(label.span.file);
            }
        }
        let explained = finding.kind.family == Family::Rule;
        let name = finding.name(language);
        let mut shown = Shown::excerpt(&labels, main, sources, language, true);
        shown.title = finding.title.get(language).to_owned();
        shown.code = Some(name.to_owned());
        shown.severity = finding.severity;
        shown.help = finding.help.as_ref().map(|help| help.get(language).to_owned());
        shown.url = explained.then(|| format!("kader explain {name}"));
        shown.related =
            files.into_iter().map(|file| Shown::excerpt(&labels, file, sources, language, false)).collect();
        // A drawing has no place in the text: it is related without a source.
        if let Some(drawing) = &finding.drawing {
            let mut drawn = Shown::excerpt(&[], main, sources, language, false);
            drawn.title = drawing.get(language).to_owned();
            drawn.source = None;
            shown.related.push(drawn);
        }
        shown
    }

    fn excerpt(
        labels: &[&Label],
        file: FileId,
        sources: &'a Sources,
        language: Language,
        main: bool,
    ) -> Shown<'a> {
        let source = sources.file(file).map(|file| Window { file });
        let of_file = labels.iter().enumerate().filter(|(_, label)| label.span.file == file);
        let labels = of_file
            .map(|(at, label)| {
                let text = label.text.as_ref().map(|text| text.get(language).to_owned());
                let length = label.span.end.saturating_sub(label.span.start) as usize;
                let start = label.span.start as usize;
                match at == 0 && main {
                    true => LabeledSpan::new_primary_with_span(text, (start, length)),
                    false => LabeledSpan::new(text, start, length),
                }
            })
            .collect();
        Shown {
            title: String::new(),
            code: None,
            severity: Severity::Note,
            help: None,
            url: None,
            source,
            labels,
            related: Vec::new(),
        }
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.title)
    }
}

impl std::error::Error for Shown<'_> {}

impl Protocol for Shown<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.code.as_ref().map(|code| Box::new(code) as Box<dyn fmt::Display>)
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn url<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.url.as_ref().map(|url| Box::new(url) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Protocol> + 'a>> {
        Some(Box::new(self.related.iter().map(|one| one as &dyn Protocol)))
    }

    fn diagnostic_source(&self) -> Option<&dyn Protocol> {
        None
    }
}

/// A file that hands out the lines of a span only, so that a finding costs the same in any file.
#[derive(Debug)]
struct Window<'a> {
    file: &'a SourceFile,
}

impl SourceCode for Window<'_> {
    fn read_span<'b>(
        &'b self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'b> + 'b>, MietteError> {
        let first = self.file.place(span.offset() as u32).line.saturating_sub(before as u32).max(1);
        let last = self.file.place((span.offset() + span.len()) as u32).line + after as u32;
        let (start, _) = self.file.line_range(first);
        let (_, end) = self.file.line_range(last);
        let data = self.file.text.as_bytes().get(start as usize..end.max(start) as usize);
        let data = data.ok_or(MietteError::OutOfBounds)?;
        Ok(Box::new(MietteSpanContents::new_named(
            self.file.path.clone(),
            data,
            (start as usize, data.len()).into(),
            first as usize - 1,
            0,
            1,
        )))
    }
}

struct Handler {
    style: Style,
}

/// What `Display` needs to hand a finding to the handler.
struct Drawn<'a> {
    handler: &'a Handler,
    finding: &'a Shown<'a>,
}

impl fmt::Display for Drawn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.handler.debug(self.finding, f)
    }
}

impl ReportHandler for Handler {
    fn debug(&self, finding: &dyn Protocol, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match finding.severity() {
            Some(miette::Severity::Error) | None => Severity::Error,
            Some(miette::Severity::Warning) => Severity::Warning,
            Some(miette::Severity::Advice) => Severity::Note,
        };
        let level = level(severity).with_name(severity.word().get(self.style.language));
        let mut title = level.primary_title(finding.to_string());
        if let Some(code) = finding.code() {
            title = title.id(code.to_string());
        }
        let mut lines = Vec::new();
        let mut shown = Vec::new();
        for part in std::iter::once(finding).chain(finding.related().into_iter().flatten()) {
            if part.source_code().is_none() {
                lines.push(part.to_string());
            }
            shown.extend(excerpts(part));
        }
        let mut group = Group::with_title(title);
        for excerpt in &shown {
            group = group.element(excerpt.snippet());
        }
        if let Some(help) = finding.help() {
            lines.push(format!("{}: {help}", HELP.get(self.style.language)));
        }
        if let Some(url) = finding.url() {
            let word = match self.style.language {
                Language::Nl => "uitleg",
                Language::En => "more",
            };
            lines.push(format!("{word}: {url}"));
        }
        let renderer = if self.style.color { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.decor_style(DecorStyle::Ascii);
        f.write_str(renderer.render(&[group]).trim_end())?;
        for line in lines {
            write!(f, "\n{line}")?;
        }
        Ok(())
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

/// Some lines of one file, with what to say at them.
struct Excerpt {
    path: String,
    line: usize,
    text: String,
    /// Where its lines stand in the file.
    start: usize,
    end: usize,
    marks: Vec<Mark>,
}

struct Mark {
    range: std::ops::Range<usize>,
    text: Option<String>,
    primary: bool,
}

impl Excerpt {
    fn snippet(&self) -> Snippet<'_, Annotation<'_>> {
        let annotations = self.marks.iter().map(|mark| {
            let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            kind.span(mark.range.clone()).label(mark.text.clone())
        });
        Snippet::source(self.text.clone())
            .line_start(self.line)
            .path(self.path.clone())
            .annotations(annotations)
    }
}

/// The excerpts of one file: places near each other share one, the main place comes first.
fn excerpts(finding: &dyn Protocol) -> Vec<Excerpt> {
    let Some(source) = finding.source_code() else { return Vec::new() };
    let mut found: Vec<Excerpt> = Vec::new();
    for label in finding.labels().into_iter().flatten() {
        let Ok(line) = source.read_span(&(label.offset(), 0).into(), 0, 0) else { continue };
        let number = line.line() + 1;
        let text = String::from_utf8_lossy(line.data()).into_owned();
        let at = label.offset().saturating_sub(line.span().offset());
        let (text, range) = cut(&text, at, label.len());
        let path = line.name().unwrap_or_default().to_owned();
        let mark = Mark { range, text: label.label().map(str::to_owned), primary: label.primary() };
        let (start, end) = (line.span().offset(), line.span().offset() + line.data().len());
        found.push(Excerpt { path, line: number, text, start, end, marks: vec![mark] });
    }
    join(source, found)
}

/// A long line is cut around its place; a place of several lines ends with the first.
fn cut(line: &str, at: usize, length: usize) -> (String, std::ops::Range<usize>) {
    let line = line.trim_end_matches(['\r', '\n']);
    let end = (at + length).min(line.len());
    let (start, end) = (at.min(line.len()), end.max(at.min(line.len())));
    if line.len() <= LONGEST_LINE {
        return (line.to_owned(), start..end);
    }
    let boundary = |mut at: usize| {
        while !line.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let from = boundary(start.saturating_sub(LONGEST_LINE / 3));
    let to = boundary((from + LONGEST_LINE).min(line.len()));
    let before = if from > 0 { "…" } else { "" };
    let after = if to < line.len() { "…" } else { "" };
    let piece = line.get(from..to).unwrap_or_default();
    let shift = |at: usize| at.clamp(from, to) - from + before.len();
    (format!("{before}{piece}{after}"), shift(start)..shift(end))
}

/// Joins excerpts of lines that stand near each other, with the lines between them.
fn join(source: &dyn SourceCode, excerpts: Vec<Excerpt>) -> Vec<Excerpt> {
    let mut sorted = excerpts;
    sorted.sort_by_key(|excerpt| excerpt.line);
    let mut joined: Vec<Excerpt> = Vec::new();
    for excerpt in sorted {
        match joined.last_mut() {
            Some(last) if near(last, &excerpt) => append(source, last, excerpt),
            _ => joined.push(excerpt),
        }
    }
    // The excerpt with the main place is drawn first, whatever stands above it in the file.
    let first = joined.iter().position(|one| one.marks.iter().any(|mark| mark.primary));
    if let Some(first) = first {
        let main = joined.remove(first);
        joined.insert(0, main);
    }
    joined
}

fn near(above: &Excerpt, below: &Excerpt) -> bool {
    let last = above.line + above.text.matches('\n').count();
    below.line - last <= FAR_APART
}

/// Adds the lines of one excerpt to another, with the lines between them.
fn append(source: &dyn SourceCode, above: &mut Excerpt, below: Excerpt) {
    let last = above.line + above.text.matches('\n').count();
    if below.line == last {
        same_line(above, below);
        return;
    }
    let folded = below.line - last > FOLDED;
    let length = if folded { 0 } else { below.start.saturating_sub(above.end + 2) };
    let between = source.read_span(&(above.end + 1, length).into(), 0, 0);
    let between = between.map(|lines| String::from_utf8_lossy(lines.data()).into_owned());
    let mut lines = between.as_deref().unwrap_or_default().split('\n');
    for _ in last + 1..below.line {
        let line = lines.next().unwrap_or_default().trim_end_matches('\r');
        above.text.push('\n');
        above.text.extend(line.chars().take(LONGEST_LINE));
    }
    above.text.push('\n');
    let shift = above.text.len();
    above.end = below.end;
    above.text.push_str(&below.text);
    above.marks.extend(
        below
            .marks
            .into_iter()
            .map(|mark| Mark { range: mark.range.start + shift..mark.range.end + shift, ..mark }),
    );
}

fn same_line(above: &mut Excerpt, below: Excerpt) {
    let start = above.text.rfind('\n').map_or(0, |at| at + 1);
    if above.text.get(start..) == Some(below.text.as_str()) {
        above.marks.extend(
            below
                .marks
                .into_iter()
                .map(|mark| Mark { range: mark.range.start + start..mark.range.end + start, ..mark }),
        );
    }
}
