//! The part of `kader.toml` that is about rules: their levels, their options, and other ones for some paths.

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diag::{Diagnostic, Text};
use crate::source::{FileId, Span};

use super::wrong;

/// What is said of one rule or group. What the names mean is for the rule book to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    pub span: Span,
    pub level: Option<(String, Span)>,
    pub options: Vec<Given>,
}

/// An option of a rule and what it is set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    pub name: String,
    pub span: Span,
    pub number: Decimal,
    pub number_span: Span,
}

/// Settings of rules for some paths only.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Override {
    /// As in `.gitignore`: `archief/`, `2019/**/*.kader`.
    pub paths: Vec<(String, Span)>,
    /// The files they mean; found when the project is read.
    pub files: FxHashSet<FileId>,
    pub entries: Vec<Entry>,
}

type Table<'t> = Spanned<DeValue<'t>>;

fn span(file: FileId, range: std::ops::Range<usize>) -> Span {
    Span::new(file, range.start as u32, range.end as u32)
}

/// `[rule]`: a level for each name, or a table with the level and options.
pub(super) fn entries(value: &Table<'_>, file: FileId, findings: &mut Vec<Diagnostic>) -> Vec<Entry> {
    let DeValue::Table(table) = value.get_ref() else {
        let title = Text::new("‘rule’ wil een tabel", "‘rule’ wants a table");
        findings.push(wrong(span(file, value.span()), title).help(
            "schrijf [rule] en daaronder per regel een naam en een niveau, zoals: blank-heading = \"error\"",
            "write [rule] and below it a name and a level on each line, such as: blank-heading = \"error\"",
        ));
        return Vec::new();
    };
    table.iter().map(|(name, value)| entry(name, value, file, findings)).collect()
}

fn entry(
    name: &Spanned<std::borrow::Cow<'_, str>>,
    value: &Table<'_>,
    file: FileId,
    findings: &mut Vec<Diagnostic>,
) -> Entry {
    let mut entry = Entry {
        name: name.get_ref().to_string(),
        span: span(file, name.span()),
        level: None,
        options: Vec::new(),
    };
    match value.get_ref() {
        DeValue::Table(table) => {
            for (key, value) in table {
                if key.get_ref() == "level" {
                    entry.level = level(value, file, findings);
                } else {
                    entry.options.extend(option(key, value, file, findings));
                }
            }
        }
        _ => entry.level = level(value, file, findings),
    }
    entry
}

fn level(value: &Table<'_>, file: FileId, findings: &mut Vec<Diagnostic>) -> Option<(String, Span)> {
    let place = span(file, value.span());
    if let DeValue::String(word) = value.get_ref() {
        return Some((word.to_string(), place));
    }
    let title = Text::new("hier hoort een niveau", "a level belongs here");
    findings.push(wrong(place, title).help(
        "schrijf \"error\", \"warning\", \"note\" of \"off\"",
        "write \"error\", \"warning\", \"note\" or \"off\"",
    ));
    None
}

fn option(
    key: &Spanned<std::borrow::Cow<'_, str>>,
    value: &Table<'_>,
    file: FileId,
    findings: &mut Vec<Diagnostic>,
) -> Option<Given> {
    let place = span(file, value.span());
    let digits = match value.get_ref() {
        DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str()),
        DeValue::Float(number) => Some(number.as_str()),
        _ => None,
    };
    let name = key.get_ref().to_string();
    match digits.and_then(|digits| digits.parse().ok()) {
        Some(number) => Some(Given { name, span: span(file, key.span()), number, number_span: place }),
        None => {
            let title = Text::new(format!("‘{name}’ wil een getal"), format!("‘{name}’ wants a number"));
            findings.push(wrong(place, title).help(
                "schrijf een getal zonder aanhalingstekens, zoals: 3 of 0.5",
                "write a number without quotes, such as: 3 or 0.5",
            ));
            None
        }
    }
}

/// `[[override]]`: paths, and what holds for them.
pub(super) fn overrides(value: &Table<'_>, file: FileId, findings: &mut Vec<Diagnostic>) -> Vec<Override> {
    let parts: Vec<&Table<'_>> = match value.get_ref() {
        DeValue::Array(parts) => parts.iter().collect(),
        _ => vec![value],
    };
    parts.into_iter().filter_map(|part| one_override(part, file, findings)).collect()
}

fn one_override(value: &Table<'_>, file: FileId, findings: &mut Vec<Diagnostic>) -> Option<Override> {
    let place = span(file, value.span());
    let DeValue::Table(table) = value.get_ref() else {
        findings.push(incomplete(place));
        return None;
    };
    let mut found = Override::default();
    for (key, value) in table {
        match key.get_ref().as_ref() {
            "paths" => found.paths = paths(value, file, findings),
            "rule" => found.entries = entries(value, file, findings),
            other => findings.push(super::unknown_key(span(file, key.span()), other, &["paths", "rule"])),
        }
    }
    let known = |key: &str| ["paths", "rule"].contains(&key);
    let nothing = has_both(table) && found.paths.is_empty() && value_is_empty(table);
    if nothing || (table.keys().all(|key| known(key.get_ref())) && !has_both(table)) {
        findings.push(incomplete(place));
    }
    Some(found)
}

fn has_both(table: &DeTable<'_>) -> bool {
    ["paths", "rule"].iter().all(|wanted| table.keys().any(|key| key.get_ref() == wanted))
}

/// Whether the list of paths has none: a part for no file is a mistake.
fn value_is_empty(table: &DeTable<'_>) -> bool {
    let paths = table.iter().find(|(key, _)| key.get_ref() == "paths");
    paths.is_some_and(|(_, value)| matches!(value.get_ref(), DeValue::Array(list) if list.is_empty()))
}

fn incomplete(place: Span) -> Diagnostic {
    let title = Text::new("‘override’ wil paden en regels", "‘override’ wants paths and rules");
    wrong(place, title).help(
        "schrijf [[override]] met paths = [\"archief/\"] en rule.text = \"off\"",
        "write [[override]] with paths = [\"archive/\"] and rule.text = \"off\"",
    )
}

fn paths(value: &Table<'_>, file: FileId, findings: &mut Vec<Diagnostic>) -> Vec<(String, Span)> {
    let parts: Vec<&Table<'_>> = match value.get_ref() {
        DeValue::Array(parts) => parts.iter().collect(),
        _ => vec![value],
    };
    let mut found = Vec::new();
    for part in parts {
        let place = span(file, part.span());
        match part.get_ref() {
            DeValue::String(path) if !path.trim().is_empty() => found.push((path.to_string(), place)),
            _ => {
                let title = Text::new("hier hoort een pad", "a path belongs here");
                findings.push(wrong(place, title).help(
                    "schrijf een pad tussen aanhalingstekens, zoals: \"archief/\"",
                    "write a path in quotes, such as: \"archive/\"",
                ));
            }
        }
    }
    found
}
