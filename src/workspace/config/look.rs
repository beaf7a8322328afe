//! The part of `kader.toml` that is about how a report looks: `[report]`.

use toml::Spanned;
use toml::de::DeValue;

use crate::diag::{Diagnostic, Text};
use crate::source::{FileId, Span};

use super::{unknown_key, wrong};

/// What an organisation asks of its reports. Paths are within the project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// In the place of the name of the organisation.
    pub title: Option<String>,
    pub logo: Option<String>,
    pub font: Option<String>,
    /// A file of styles, behind those of kader.
    pub style: Option<String>,
    /// A folder of templates, each in the place of that of kader with its name.
    pub templates: Option<String>,
    /// The colour of links and marks, as `#rrggbb`.
    pub accent: Option<String>,
    /// The colours of domains, in the order in which they come up.
    pub colours: Vec<String>,
}

const KEYS: [&str; 7] = ["accent", "colours", "font", "logo", "style", "templates", "title"];

/// How many colours domains may have.
pub const MOST_COLOURS: usize = 10;

/// How well a colour must stand out from white: lines and marks, and letters (WCAG 2.1, 1.4.11 and 1.4.3).
const LINES: f64 = 3.0;
const LETTERS: f64 = 4.5;

pub(super) fn read(value: &Spanned<DeValue<'_>>, file: FileId, findings: &mut Vec<Diagnostic>) -> Look {
    let span = |range: std::ops::Range<usize>| Span::new(file, range.start as u32, range.end as u32);
    let mut look = Look::default();
    let DeValue::Table(table) = value.get_ref() else {
        let title = Text::new("‘report’ wil een tabel", "‘report’ wants a table");
        findings.push(wrong(span(value.span()), title).help(
            "schrijf [report] en daaronder bijvoorbeeld: logo = \"huisstijl/logo.svg\"",
            "write [report] and below it, for instance: logo = \"house/logo.svg\"",
        ));
        return look;
    };
    for (key, value) in table.iter() {
        let place = span(value.span());
        let name = key.get_ref().as_ref();
        let text = match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => Some(text.to_string()),
            _ => None,
        };
        match (name, text) {
            ("title", Some(text)) => look.title = Some(text),
            ("logo", Some(text)) => look.logo = Some(text),
            ("font", Some(text)) => look.font = Some(text),
            ("style", Some(text)) => look.style = Some(text),
            ("templates", Some(text)) => look.templates = Some(text),
            ("accent", Some(text)) => look.accent = colour(&text, LETTERS, place, findings),
            ("colours", _) => look.colours = colours(value, file, findings),
            (known, _) if KEYS.contains(&known) => {
                let nl = format!("‘{known}’ wil een tekst tussen aanhalingstekens");
                let en = format!("‘{known}’ wants a text in quotes");
                findings.push(wrong(place, Text::new(nl, en)));
            }
            (other, _) => findings.push(unknown_key(span(key.span()), other, &KEYS)),
        }
    }
    look
}

fn colours(value: &Spanned<DeValue<'_>>, file: FileId, findings: &mut Vec<Diagnostic>) -> Vec<String> {
    let span = |range: std::ops::Range<usize>| Span::new(file, range.start as u32, range.end as u32);
    let list = match value.get_ref() {
        DeValue::Array(list) if (1..=MOST_COLOURS).contains(&list.len()) => list,
        _ => {
            let title = Text::new(
                format!("‘colours’ wil een lijst van 1 tot {MOST_COLOURS} kleuren"),
                format!("‘colours’ wants a list of 1 to {MOST_COLOURS} colours"),
            );
            findings.push(wrong(span(value.span()), title).help(
                "schrijf bijvoorbeeld: colours = [\"#0072b2\", \"#b35900\"]",
                "write for instance: colours = [\"#0072b2\", \"#b35900\"]",
            ));
            return Vec::new();
        }
    };
    let each = list.iter().filter_map(|one| match one.get_ref() {
        DeValue::String(text) => colour(text, LINES, span(one.span()), findings),
        _ => colour("", LINES, span(one.span()), findings),
    });
    each.collect()
}

/// A colour that stands out from white as much as it must.
fn colour(text: &str, least: f64, place: Span, findings: &mut Vec<Diagnostic>) -> Option<String> {
    let Some(parts) = parts(text) else {
        let title = Text::new(format!("‘{text}’ is geen kleur"), format!("‘{text}’ is no colour"));
        findings.push(wrong(place, title).help(
            "schrijf een kleur als #rrggbb, zoals \"#0a58a6\"",
            "write a colour as #rrggbb, such as \"#0a58a6\"",
        ));
        return None;
    };
    let contrast = 1.05 / (luminance(parts) + 0.05);
    if contrast < least {
        let shown = format!("{contrast:.1}");
        let title = Text::new(
            format!("‘{text}’ is te licht: het contrast met wit is {}", shown.replace('.', ",")),
            format!("‘{text}’ is too light: its contrast with white is {shown}"),
        );
        let wanted = format!("{least:.1}");
        findings.push(wrong(place, title).help(
            format!("neem een donkerder kleur: minstens {} tegen 1 (WCAG 2.1 AA)", wanted.replace('.', ",")),
            format!("take a darker one: at least {wanted} to 1 (WCAG 2.1 AA)"),
        ));
        return None;
    }
    Some(text.to_ascii_lowercase())
}

fn parts(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

/// Relative luminance as WCAG 2.1 defines it.
fn luminance(parts: [u8; 3]) -> f64 {
    let [red, green, blue] = parts.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
