//! The page of a kind of finding: what it finds, why it matters, what to do, and both examples.

use std::fmt::Write;

use schemars::JsonSchema;
use serde::Serialize;

use crate::diag::{Docs, Family, Kind};
use crate::language::{Bi, Language};

/// The version of the JSON of pages: minor versions only add.
pub const FORMAT_VERSION: &str = "1.0";

/// Where a line of a page ends at the latest.
const WIDTH: usize = 80;

/// One part of a page: its heading and where its text stands.
type Part = (Bi, fn(&Docs) -> &Bi);

/// The parts in prose.
const PROSE: [Part; 3] = [
    (Bi::new("Wat het vindt", "What it finds"), |docs| &docs.finds),
    (Bi::new("Waarom het ertoe doet", "Why it matters"), |docs| &docs.matters),
    (Bi::new("Wat u kunt doen", "What to do"), |docs| &docs.mend),
];

/// The examples; a kind that no text can show has none.
const EXAMPLES: [Part; 2] = [
    (Bi::new("Zo wordt het gevonden", "Where it is found"), |docs| &docs.fails),
    (Bi::new("Zo is het goed", "The same, mended"), |docs| &docs.passes),
];

/// What a reader calls a family of findings.
pub fn family(family: Family) -> Bi {
    match family {
        Family::Syntax => Bi::new("tekst", "text"),
        Family::Name => Bi::new("woorden, waarden en verwijzingen", "words, values and references"),
        Family::Rule => Bi::new("regels", "rules"),
    }
}

/// The page as plain text, to be read on a terminal.
pub fn page(kind: &Kind, language: Language) -> String {
    let mut out = format!("{}\n{}\n", kind.name.get(language), about(kind, language));
    for (heading, text) in PROSE {
        let _ = write!(out, "\n{}\n{}", heading.get(language), wrapped(text(&kind.docs).get(language)));
    }
    for (heading, text) in EXAMPLES {
        let text = text(&kind.docs).get(language);
        if text.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n{}\n", heading.get(language));
        for line in text.lines() {
            let _ = writeln!(out, "{}", format!("    {line}").trim_end());
        }
    }
    out
}

/// The page as Markdown, with the name as a heading of this depth.
pub fn markdown(kind: &Kind, language: Language, depth: usize) -> String {
    let name = kind.name.get(language);
    let mut out = format!("{} {name}\n\n{}\n", "#".repeat(depth), about(kind, language));
    for (heading, text) in PROSE {
        let _ = write!(out, "\n**{}.** {}\n", heading.get(language), text(&kind.docs).get(language));
    }
    for (heading, text) in EXAMPLES {
        let text = text(&kind.docs).get(language);
        if !text.is_empty() {
            let _ = write!(out, "\n{}:\n\n```kader\n{text}\n```\n", heading.get(language));
        }
    }
    out
}

/// The line below the name: the name in the other language, the level and the family.
fn about(kind: &Kind, language: Language) -> String {
    let other = kind.name.get(language.other());
    let level = kind.severity.word().get(language);
    let family = family(kind.family).get(language);
    match language {
        Language::Nl => format!("Engels: {other}; niveau: {level}; groep: {family}"),
        Language::En => format!("Dutch: {other}; level: {level}; family: {family}"),
    }
}

/// A text in lines that fit, each indented.
fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > WIDTH {
            out.push('\n');
            width = 0;
        }
        out.push_str(if width == 0 { "  " } else { " " });
        width += length + if width == 0 { 2 } else { 1 };
        out.push_str(word);
    }
    out.push('\n');
    out
}

/// Pages as JSON, for other programs; every text in both languages.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "kader pages")]
pub struct Pages {
    pub format_version: &'static str,
    pub kinds: Vec<Page>,
}

/// The page of one kind of finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Page {
    pub name: Texts,
    /// `syntax`, `name` or `rule`.
    pub family: &'static str,
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    pub finds: Texts,
    pub matters: Texts,
    pub mend: Texts,
    /// None where no text can show it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub examples: Option<Examples>,
}

/// A text in both languages.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Texts {
    pub nl: &'static str,
    pub en: &'static str,
}

/// A spec in which it is found, and the same spec mended. Files start after a line `--- name`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Examples {
    pub fails: Texts,
    pub passes: Texts,
}

impl Pages {
    pub fn new(kinds: &[&Kind]) -> Pages {
        Pages { format_version: FORMAT_VERSION, kinds: kinds.iter().map(|kind| Page::new(kind)).collect() }
    }
}

impl Page {
    fn new(kind: &Kind) -> Page {
        let texts = |text: &Bi| Texts { nl: text.nl, en: text.en };
        let docs = &kind.docs;
        let examples = Examples { fails: texts(&docs.fails), passes: texts(&docs.passes) };
        Page {
            name: texts(&kind.name),
            family: kind.family.name(),
            severity: kind.severity.name(),
            finds: texts(&docs.finds),
            matters: texts(&docs.matters),
            mend: texts(&docs.mend),
            examples: (!docs.fails.nl.is_empty()).then_some(examples),
        }
    }
}
