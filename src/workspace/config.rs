//! `kader.toml`: what a project says of itself.

mod levels;
mod look;

use std::fs;
use std::path::Path;

use toml::de::{DeTable, DeValue};

use crate::diag::{Diagnostic, Docs, Family, Kind, Severity, Text};
use crate::language::{Bi, Language, suggest};
use crate::source::{FileId, SourceFile, Span};

pub use levels::{Entry, Given, Override};
pub use look::Look;

pub static INVALID: Kind = Kind {
    name: Bi::new("ongeldige-instelling", "invalid-setting"),
    family: Family::Syntax,
    severity: Severity::Error,
    docs: DOCS,
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een regel in kader.toml die kader niet kent of niet kan lezen.",
        "A line in kader.toml that kader does not know or cannot read.",
    ),
    matters: Bi::new(
        "Een instelling met een tikfout doet niets, terwijl u denkt van wel. Daarom stopt kader hier \
         met uitkomst 2 in plaats van door te gaan met andere instellingen.",
        "A setting with a typing error does nothing, while you think it does. So kader ends with exit \
         code 2 here instead of going on with other settings.",
    ),
    mend: Bi::new(
        "Verbeter de regel. kader.toml kent organisation, language, messages en rules, elk met een tekst \
         tussen aanhalingstekens; [rule] met niveaus en opties; [change] met niveaus van veranderingen; [report] met de huisstijl van rapporten; en [[override]] voor een deel van de paden.",
        "Correct the line. kader.toml knows organisation, language, messages and rules, each with a text in \
         quotes; [rule] with levels and options; [change] with levels of changes; [report] with the look of reports; and [[override]] for some of the paths.",
    ),
    fails: Bi::new(
        r#"--- kader.toml
organization = "voorbeeldstad"
--- register.kader
bron cbs "CBS StatLine""#,
        r#"--- kader.toml
organization = "voorbeeldstad"
--- register.kader
language en
source cbs "CBS StatLine""#,
    ),
    passes: Bi::new(
        r#"--- kader.toml
organisation = "voorbeeldstad"
--- register.kader
bron cbs "CBS StatLine""#,
        r#"--- kader.toml
organisation = "voorbeeldstad"
--- register.kader
language en
source cbs "CBS StatLine""#,
    ),
};

/// The keys that `kader.toml` may hold.
const KEYS: [&str; 8] =
    ["change", "language", "messages", "organisation", "override", "report", "rule", "rules"];

/// What a project says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The name in front of every id, when the register declares no organisation.
    pub organisation: Option<String>,
    /// The language of files that do not say.
    pub language: Option<Language>,
    /// The language of messages.
    pub messages: Option<Language>,
    /// The edition of the rule book that holds: `rules = "2026"`.
    pub rules: Option<(String, Span)>,
    /// Levels and options of rules.
    pub entries: Vec<Entry>,
    /// The same for some paths only; later ones win.
    pub overrides: Vec<Override>,
    /// Levels of changes between editions.
    pub changes: Vec<Entry>,
    /// How reports look.
    pub look: Look,
}

/// Reads the settings of a folder, with the file they stand in.
pub fn read(root: &Path, file: FileId, findings: &mut Vec<Diagnostic>) -> (Config, Option<SourceFile>) {
    let path = root.join(super::CONFIG_NAME);
    // A link to nothing is there as well, and is not to be passed over.
    if fs::symlink_metadata(&path).is_err() {
        return (Config::default(), None);
    }
    let regular = fs::metadata(&path).map(|meta| meta.is_file());
    let (text, failed) = match regular.and_then(|is| is.then(|| fs::read_to_string(&path)).transpose()) {
        Ok(Some(text)) => (text, None),
        Ok(None) => {
            (String::new(), Some(Text::new("het is geen gewoon bestand", "it is not a regular file")))
        }
        Err(error) => (String::new(), Some(super::why(&error))),
    };
    if let Some(why) = failed {
        findings.push(unreadable(Span::new(file, 0, 0), &why));
    }
    let config = parse(&text, file, findings);
    (config, Some(SourceFile::new(super::shown(&path), text).named(super::CONFIG_NAME)))
}

/// The settings of a project by a text that is given; what is no UTF-8 is read as far as it goes.
pub fn given(
    root: &Path,
    bytes: &[u8],
    file: FileId,
    findings: &mut Vec<Diagnostic>,
) -> (Config, Option<SourceFile>) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let config = parse(&text, file, findings);
    let shown = super::shown(&root.join(super::CONFIG_NAME));
    (config, Some(SourceFile::new(shown, text).named(super::CONFIG_NAME)))
}

/// Reads settings from text; what is not known is a finding.
pub fn parse(text: &str, file: FileId, findings: &mut Vec<Diagnostic>) -> Config {
    let mut config = Config::default();
    let span = |range: std::ops::Range<usize>| Span::new(file, range.start as u32, range.end as u32);
    let table = match DeTable::parse(text) {
        Ok(table) => table,
        Err(error) => {
            findings.push(invalid(text, span(error.span().unwrap_or(0..0)), error.message()));
            return config;
        }
    };
    for (key, value) in table.get_ref() {
        let place = span(key.span());
        let word = match value.get_ref() {
            DeValue::String(word) => Some(word.to_string()),
            _ => None,
        };
        let value_place = span(value.span());
        match (key.get_ref().as_ref(), word) {
            ("organisation", Some(word)) if !word.trim().is_empty() => {
                config.organisation = Some(crate::model::slug(&word));
            }
            ("language", Some(word)) => config.language = language(&word, value_place, findings),
            ("messages", Some(word)) => config.messages = language(&word, value_place, findings),
            ("rules", Some(word)) => config.rules = Some((word, value_place)),
            ("rule", _) => config.entries = levels::entries(value, file, findings),
            ("change", _) => config.changes = levels::entries(value, file, findings),
            ("report", _) => config.look = look::read(value, file, findings),
            ("override", _) => config.overrides = levels::overrides(value, file, findings),
            (key @ ("organisation" | "language" | "messages" | "rules"), _) => {
                let nl = format!("‘{key}’ wil een tekst tussen aanhalingstekens");
                let en = format!("‘{key}’ wants a text in quotes");
                findings.push(wrong(value_place, Text::new(nl, en)));
            }
            (other, _) => findings.push(unknown_key(place, other, &KEYS)),
        }
    }
    config
}

fn language(word: &str, place: Span, findings: &mut Vec<Diagnostic>) -> Option<Language> {
    let found = Language::from_tag(word);
    if found.is_none() {
        let text = Text::new(
            format!("‘{word}’ is geen taal van kader"),
            format!("‘{word}’ is no language of kader"),
        );
        findings.push(wrong(place, text).help("schrijf \"nl\" of \"en\"", "write \"nl\" or \"en\""));
    }
    found
}

/// A setting that means nothing.
pub fn wrong(place: Span, title: Text) -> Diagnostic {
    Diagnostic::new(&INVALID, place, title)
        .help("verbeter de waarde in kader.toml", "correct the value in kader.toml")
}

fn unknown_key(place: Span, key: &str, keys: &[&str]) -> Diagnostic {
    let title = Text::new(format!("kader.toml kent geen ‘{key}’"), format!("kader.toml knows no ‘{key}’"));
    let found = Diagnostic::new(&INVALID, place, title);
    match suggest::nearest(key, keys.iter().copied()).as_slice() {
        [one] => found.help(format!("bedoelt u ‘{one}’?"), format!("did you mean ‘{one}’?")).fix(place, *one),
        _ => {
            let list = keys.join(", ");
            found.help(format!("het kan zijn: {list}"), format!("it may be: {list}"))
        }
    }
}

fn unreadable(place: Span, why: &Text) -> Diagnostic {
    let title = Text::new(
        format!("kader.toml kan niet gelezen worden: {}", why.nl),
        format!("kader.toml cannot be read: {}", why.en),
    );
    Diagnostic::new(&INVALID, place, title).help(
        "maak er een bestand van dat gelezen mag worden, of haal het weg",
        "make it a file that may be read, or remove it",
    )
}

/// A line that is no TOML. What the reader of TOML says of it is English.
fn invalid(text: &str, place: Span, message: &str) -> Diagnostic {
    let line = text.get(..place.start as usize).unwrap_or_default().matches('\n').count() + 1;
    let title = Text::new(
        format!("regel {line} van kader.toml kan niet gelezen worden"),
        format!("line {line} of kader.toml cannot be read: {message}"),
    );
    Diagnostic::new(&INVALID, place, title).help(
        "schrijf per regel een naam, = en een tekst tussen aanhalingstekens, zoals: language = \"nl\"",
        "write a name, = and a text in quotes on each line, such as: language = \"en\"",
    )
}
