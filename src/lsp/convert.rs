//! Places, paths and findings, to and from the words of the protocol.

use std::path::{Path, PathBuf};

use gen_lsp_types as lsp;

use crate::diag::{self, Diagnostic};
use crate::language::{Bi, Language};
use crate::source::{SourceFile, Sources, Span};

/// The path of a URI. What is no file has its URI for a name.
pub fn path(uri: &lsp::Uri) -> PathBuf {
    let Some(rest) = uri.0.strip_prefix("file://") else { return PathBuf::from(&uri.0) };
    let path = rest.find('/').and_then(|at| rest.get(at..)).unwrap_or(rest);
    let path = decoded(path);
    // `/c:/map`: a drive stands in front.
    let drive = path.strip_prefix('/').filter(|rest| rest.as_bytes().get(1) == Some(&b':'));
    PathBuf::from(drive.map_or(path.as_str(), |drive| drive))
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let pair = after.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        let byte = pair.filter(|_| *first == b'%').and_then(|pair| u8::from_str_radix(pair, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// The URI of a path as it is shown.
pub fn uri(path: &str) -> lsp::Uri {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    if !Path::new(path).is_absolute() && !path.contains(":/") {
        return lsp::Uri(path.to_owned());
    }
    let mut text = "file://".to_owned();
    if !path.starts_with('/') {
        text.push('/');
    }
    for byte in path.bytes() {
        match plain(byte) {
            true => text.push(char::from(byte)),
            false => text.push_str(&format!("%{byte:02X}")),
        }
    }
    lsp::Uri(text)
}

pub fn position(file: &SourceFile, offset: u32) -> lsp::Position {
    let line = file.place(offset).line;
    lsp::Position { line: line.saturating_sub(1), character: file.column_utf16(offset).saturating_sub(1) }
}

pub fn range(file: &SourceFile, span: Span) -> lsp::Range {
    lsp::Range { start: position(file, span.start), end: position(file, span.end) }
}

/// The byte offset of a position; one outside the text is the nearest in it.
pub fn offset(file: &SourceFile, position: lsp::Position) -> u32 {
    let (start, end) = file.line_range(position.line.saturating_add(1));
    let line = file.text.get(start as usize..end as usize).unwrap_or_default();
    let mut units = 0;
    let mut at = start;
    for letter in line.chars() {
        if units >= position.character {
            break;
        }
        units += letter.len_utf16() as u32;
        at += letter.len_utf8() as u32;
    }
    at
}

/// A text with a part of it changed.
pub fn changed(text: String, range: lsp::Range, new: &str) -> String {
    let mut file = SourceFile::new("", text);
    let (start, end) = (offset(&file, range.start) as usize, offset(&file, range.end) as usize);
    file.text.replace_range(start..end.max(start), new);
    file.text
}

/// A finding as editors show it. `uri` gives the name of a file by the path that is shown.
pub fn diagnostic(
    finding: &Diagnostic,
    sources: &Sources,
    language: Language,
    uri: impl Fn(&str) -> lsp::Uri,
) -> Option<lsp::Diagnostic> {
    let file = sources.file(finding.primary.span.file)?;
    let related = finding.others.iter().filter_map(|label| {
        let place = sources.file(label.span.file)?;
        let message = label.text.as_ref().map_or_else(String::new, |text| text.get(language).to_owned());
        let location = lsp::Location { uri: uri(&place.path), range: range(place, label.span) };
        Some(lsp::DiagnosticRelatedInformation { location, message })
    });
    let related: Vec<_> = related.collect();
    Some(lsp::Diagnostic {
        range: range(file, finding.primary.span),
        severity: Some(match finding.severity {
            diag::Severity::Error => lsp::DiagnosticSeverity::Error,
            diag::Severity::Warning => lsp::DiagnosticSeverity::Warning,
            diag::Severity::Note => lsp::DiagnosticSeverity::Information,
        }),
        code: Some(lsp::Code::String(finding.name(language).to_owned())),
        source: Some("kader".to_owned()),
        message: lsp::Message::String(message(finding, language)),
        related_information: (!related.is_empty()).then_some(related),
        ..Default::default()
    })
}

/// What a finding says: what is wrong, what is to be said of the place, and what to write.
fn message(finding: &Diagnostic, language: Language) -> String {
    let mut text = finding.title.get(language).to_owned();
    let said = finding.primary.text.iter().chain(&finding.drawing);
    for more in said {
        text.push('\n');
        text.push_str(more.get(language));
    }
    if let Some(help) = &finding.help {
        let word = Bi::new("hulp", "help").get(language);
        text.push_str(&format!("\n{word}: {}", help.get(language)));
    }
    text
}
