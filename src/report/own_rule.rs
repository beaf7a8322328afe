//! The page of one rule of the organisation's own, as `explain` shows it.

use std::fmt::Write;

use serde::Serialize;

use crate::language::{Bi, Language};
use crate::rules::own::Loaded;
use crate::source::Sources;

/// What a rule says of itself.
#[derive(Debug, Serialize)]
pub struct OwnPage {
    pub format_version: &'static str,
    pub name: String,
    /// The kind in English, and the organisation's own word for it.
    pub about: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word: Option<String>,
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Both>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<Both>,
    pub file: String,
    pub line: u32,
    /// Whether the rule can be asked; if not, `check` says why.
    pub sound: bool,
    #[serde(skip)]
    shown: Vec<(Bi, String)>,
}

/// A text in both languages.
#[derive(Debug, Serialize)]
pub struct Both {
    pub nl: String,
    pub en: String,
}

impl OwnPage {
    pub fn new(sources: &Sources, loaded: &Loaded, language: Language) -> OwnPage {
        let file = sources.file(loaded.declared.file);
        let place = file.map_or(1, |file| file.place(loaded.declared.start).line);
        let path = file.map(|file| file.path.clone()).unwrap_or_default();
        let both = |message: &crate::rules::own::Message| Both {
            nl: message.get(Language::Nl).to_owned(),
            en: message.get(Language::En).to_owned(),
        };
        let (about, word) = match &loaded.about {
            Some((concept, word)) => (Some(*concept), word.clone()),
            None => (None, None),
        };
        let mut shown = Vec::new();
        if let Some(concept) = about {
            let spoken = word.clone().unwrap_or_else(|| concept.word.get(language).to_owned());
            shown.push((Bi::new("Gaat over", "About"), spoken));
        }
        shown.push((Bi::new("Niveau", "Level"), loaded.rule.severity.word().get(language).to_owned()));
        let condition = loaded.condition.as_ref().map(|(text, _)| text.clone());
        shown.extend(condition.clone().map(|text| (Bi::new("Voorwaarde", "Condition"), text)));
        let messages =
            [(Bi::new("Melding", "Message"), &loaded.message), (Bi::new("Advies", "Help"), &loaded.help)];
        for (heading, message) in messages {
            shown.extend(message.as_ref().map(|message| (heading, message.get(language).to_owned())));
        }
        shown.push((Bi::new("Staat in", "Declared in"), format!("{path}:{place}")));
        if !loaded.is_sound() {
            let text = Bi::new(
                "deze regel is niet te vragen; kader check zegt waarom",
                "this rule cannot be asked; kader check says why",
            );
            shown.push((Bi::new("Let op", "Note"), text.get(language).to_owned()));
        }
        OwnPage {
            format_version: super::page::FORMAT_VERSION,
            name: loaded.rule.name.clone(),
            about: about.map(|concept| concept.name),
            word,
            severity: loaded.rule.severity.name(),
            condition,
            message: loaded.message.as_ref().map(both),
            help: loaded.help.as_ref().map(both),
            file: path,
            line: place,
            sound: loaded.is_sound(),
            shown,
        }
    }
}

/// The page in one format.
pub fn render(page: &OwnPage, format: &str, language: Language) -> String {
    let what =
        Bi::new("Een regel van de organisatie zelf.", "A rule of the organisation's own.").get(language);
    let mut out = String::new();
    match format {
        "json" => return serde_json::to_string_pretty(page).unwrap_or_default() + "\n",
        "markdown" => {
            let _ = writeln!(out, "# {}\n\n{what}", page.name);
            for (heading, text) in &page.shown {
                let _ =
                    writeln!(out, "\n**{}.**\n\n    {}", heading.get(language), text.replace('\n', "\n    "));
            }
        }
        _ => {
            let _ = writeln!(out, "{}\n{what}", page.name);
            for (heading, text) in &page.shown {
                let _ = writeln!(out, "\n{}\n  {}", heading.get(language), text.replace('\n', "\n  "));
            }
        }
    }
    // Control characters of the spec never reach a terminal.
    out.replace(|one: char| one.is_control() && one != '\n', "\u{FFFD}")
}
