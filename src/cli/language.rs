//! In which language kader speaks: `--lang`, then KADER_LANG, then kader.toml, then the file's own.

use std::ffi::OsString;

use clap::ArgMatches;

use crate::diag::Text;
use crate::language::Language;

/// The language asked for by option or environment; none leaves it to the project.
pub fn asked(matches: &ArgMatches) -> Result<Option<Language>, Text> {
    let deepest = matches.subcommand().map_or(matches, |(_, sub)| sub);
    let option = deepest.get_one::<String>("lang").cloned();
    let given = option.or_else(|| std::env::var("KADER_LANG").ok().filter(|tag| !tag.is_empty()));
    match given {
        None => Ok(None),
        Some(tag) => Language::from_tag(&tag).map(Some).ok_or_else(|| {
            Text::new(
                format!("taal ‘{tag}’ ken ik niet; kies nl of en"),
                format!("language ‘{tag}’ is not known; choose nl or en"),
            )
        }),
    }
}

/// The language of complaints about the arguments, before these are read: as asked for, else Dutch.
pub fn of_complaints(arguments: &[OsString]) -> Language {
    given(arguments).unwrap_or(Language::Nl)
}

/// The language of help: as asked for, else that of the command's name, else that of the system.
pub fn of_help(arguments: &[OsString]) -> Language {
    if let Some(language) = given(arguments) {
        return language;
    }
    let dutch = [
        "controleer",
        "bouw",
        "exporteer",
        "uitleg",
        "herstel",
        "opmaak",
        "vertaal",
        "aanvulling",
        "handleiding",
        "nieuw",
        "hernoem",
    ];
    if arguments.get(1).and_then(|one| one.to_str()).is_some_and(|name| dutch.contains(&name)) {
        return Language::Nl;
    }
    let system = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    match system {
        Some(system) if system.starts_with("nl") => Language::Nl,
        _ => Language::En,
    }
}

fn given(arguments: &[OsString]) -> Option<Language> {
    let texts: Vec<&str> = arguments.iter().filter_map(|one| one.to_str()).collect();
    let after = texts.iter().position(|one| *one == "--lang").and_then(|at| texts.get(at + 1));
    let glued = texts.iter().find_map(|one| one.strip_prefix("--lang="));
    let option = after.copied().or(glued).map(str::to_owned);
    option.or_else(|| std::env::var("KADER_LANG").ok()).and_then(|tag| Language::from_tag(&tag))
}
