//! Complaints about the arguments, in the reader's language.

use std::io::Write;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::language::{Bi, Language};

use super::{CLEAN, USAGE};

/// Whether help or the version was asked for.
pub fn is_help(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion)
}

/// Shows help and version as asked; says what is wrong with the arguments otherwise.
pub fn report(error: &Error, language: Language, out: &mut dyn Write) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = write!(out, "{}", rendered(error, language));
            CLEAN
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = write!(std::io::stderr(), "{}", rendered(error, language));
            USAGE
        }
        kind => super::complain(&message(error, kind, language)),
    }
}

/// What clap shows, with its one English word in the language of the rest.
fn rendered(error: &Error, language: Language) -> String {
    in_language(&error.render().to_string(), language)
}

/// Help with the one word that clap writes in English in the language of the rest.
pub fn in_language(help: &str, language: Language) -> String {
    help.replace("[OPTIONS]", Bi::new("[OPTIES]", "[OPTIONS]").get(language))
}

fn context(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        // The best suggestion comes last.
        ContextValue::Strings(texts) => texts.last().cloned(),
        _ => None,
    }
}

fn message(error: &Error, kind: ErrorKind, language: Language) -> String {
    let argument = context(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = context(error, ContextKind::InvalidValue).unwrap_or_default();
    let subcommand = context(error, ContextKind::InvalidSubcommand).unwrap_or_default();
    let near = context(error, ContextKind::SuggestedArg)
        .or_else(|| context(error, ContextKind::SuggestedSubcommand))
        .or_else(|| context(error, ContextKind::SuggestedValue));
    let valid = match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        _ => None,
    };
    let (nl, en) = match kind {
        ErrorKind::TooManyValues => too_many(&value),
        ErrorKind::UnknownArgument if !argument.starts_with('-') => too_many(&argument),
        ErrorKind::UnknownArgument => (
            format!("‘{argument}’ is geen optie van deze opdracht"),
            format!("‘{argument}’ is no option of this command"),
        ),
        ErrorKind::InvalidSubcommand => {
            (format!("‘{subcommand}’ is geen opdracht"), format!("‘{subcommand}’ is no command"))
        }
        ErrorKind::WrongNumberOfValues => {
            (format!("bij {argument} ontbreekt een waarde"), format!("{argument} needs more values"))
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            (format!("bij {argument} ontbreekt een waarde"), format!("{argument} needs a value"))
        }
        ErrorKind::InvalidValue => (
            format!("‘{value}’ is geen waarde voor {argument}"),
            format!("‘{value}’ is no value for {argument}"),
        ),
        ErrorKind::MissingRequiredArgument => {
            (format!("er ontbreekt: {argument}"), format!("missing: {argument}"))
        }
        ErrorKind::ArgumentConflict => (
            format!("{argument} gaat niet samen met een andere optie, of staat er twee keer"),
            format!("{argument} does not go with another option, or stands twice"),
        ),
        ErrorKind::MissingSubcommand => {
            ("er ontbreekt een opdracht".to_owned(), "a command is missing".to_owned())
        }
        ErrorKind::InvalidUtf8 => {
            ("een argument is niet in UTF-8".to_owned(), "an argument is not in UTF-8".to_owned())
        }
        // What clap says is English.
        _ if argument.is_empty() => (
            "deze opdracht kan zo niet".to_owned(),
            format!("{error}").lines().next().unwrap_or_default().to_owned(),
        ),
        _ => (
            format!("{argument} kan zo niet"),
            format!("{error}").lines().next().unwrap_or_default().to_owned(),
        ),
    };
    let text = match language {
        Language::Nl => nl,
        Language::En => en,
    };
    let more = match (near, valid) {
        (Some(near), _) => {
            let mean = Bi::new("bedoelt u", "did you mean").get(language);
            format!("; {mean} ‘{near}’?")
        }
        (None, Some(valid)) => format!(" ({valid})"),
        (None, None) => String::new(),
    };
    let help = Bi::new("zie: kader --help", "see: kader --help").get(language);
    format!("{text}{more}\n{help}")
}

/// A word that no argument is left for.
fn too_many(word: &str) -> (String, String) {
    (format!("‘{word}’ is te veel voor deze opdracht"), format!("‘{word}’ is one too many for this command"))
}
