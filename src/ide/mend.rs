//! What can be done about findings: the edit that each carries, what is missing made, and an exception with its reason.

use crate::diag::{Diagnostic, Family, Text};
use crate::language::fields;
use crate::model::NodeId;
use crate::rules::unused_exception_kind;
use crate::source::{FileId, Span};

use super::things::headers;
use super::{Edit, Place, create};

/// Something to do about a finding.
#[derive(Clone, Debug)]
pub struct Mend<'c> {
    pub finding: &'c Diagnostic,
    pub title: Text,
    pub edit: Edit,
    /// Only the form changes.
    pub safe: bool,
    /// It silences the finding, and mends nothing.
    pub silences: bool,
}

/// Of more references than these nothing is made at once: each takes a look at a whole file.
const MOST_MADE: usize = 10;

/// What can be done about the findings between a place and an end.
pub fn mends(place: Place<'_>, end: u32) -> Vec<Mend<'_>> {
    let here = |finding: &&Diagnostic| {
        let span = finding.primary.span;
        span.file == place.file && span.start <= end && place.offset <= span.end
    };
    let mut found = Vec::new();
    let mut made = 0;
    for finding in place.checked.findings.iter().filter(here) {
        if let Some(fix) = &finding.fix {
            let old = place.checked.sources.text(fix.span);
            let edit = Edit { span: fix.span, text: fix.replacement.clone() };
            let title = titled(old, &fix.replacement);
            found.push(Mend { finding, title, edit, safe: fix.safe, silences: false });
        }
        if made < MOST_MADE {
            let missing = create::missing(place, finding);
            made += usize::from(!missing.is_empty());
            found.extend(missing);
        }
        found.extend(exception(place, finding));
    }
    found
}

fn titled(old: &str, new: &str) -> Text {
    let (old, new) = (shortened(old), shortened(new));
    match (old.is_empty(), new.is_empty()) {
        (true, _) => Text::new(format!("Voeg ‘{new}’ toe"), format!("Add ‘{new}’")),
        (_, true) => Text::new(format!("Haal ‘{old}’ weg"), format!("Remove ‘{old}’")),
        _ => Text::new(format!("Maak van ‘{old}’ ‘{new}’"), format!("Change ‘{old}’ to ‘{new}’")),
    }
}

fn shortened(text: &str) -> String {
    let line = text.trim().replace('\n', " ");
    match line.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default()),
        None => line,
    }
}

/// `negeer regel "reden"` in the block of what a finding is about.
fn exception<'c>(place: Place<'c>, finding: &'c Diagnostic) -> Option<Mend<'c>> {
    if finding.kind.family != Family::Rule || *finding.kind == *unused_exception_kind() {
        return None;
    }
    let model = &place.checked.model;
    let about = finding.about.as_deref()?;
    let node = model.nodes().map(|(id, _)| id).find(|id| model.key(*id) == about)?;
    let file = model.node(node)?.span.file;
    let language = model.language(file);
    let name = finding.name(language);
    let reason = match language {
        crate::language::Language::Nl => "reden",
        crate::language::Language::En => "reason",
    };
    let line = format!("{} {name} \"{reason}\"", fields::IGNORE.word.get(language));
    let edit = written(place, file, node, &line)?;
    let title = Text::new(
        format!("Laat ‘{}’ hier zwijgen, met een reden", finding.kind.name.nl),
        format!("Silence ‘{}’ here, with a reason", finding.kind.name.en),
    );
    Some(Mend { finding, title, edit, safe: false, silences: true })
}

/// A line as the first of the block of a thing, which is made where there is none.
fn written(place: Place<'_>, file: FileId, node: NodeId, line: &str) -> Option<Edit> {
    let source = place.checked.sources.file(file)?;
    let header = headers(place.checked, file).into_iter().find(|header| header.node == Some(node))?;
    let (start, end) = source.line_range(source.place(header.span.start).line);
    let indent: String =
        source.text.get(start as usize..)?.chars().take_while(|one| matches!(one, ' ' | '\t')).collect();
    let rest = source.text.get(header.span.end as usize..end as usize)?;
    if rest.trim_start().starts_with('{') {
        let at = Span::new(file, end, end);
        return Some(Edit { span: at, text: format!("\n{indent}  {line}") });
    }
    let at = Span::new(file, header.span.end, header.span.end);
    Some(Edit { span: at, text: format!(" {{\n{indent}  {line}\n{indent}}}") })
}
