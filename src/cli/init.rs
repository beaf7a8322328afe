//! `kader init`: a small worked project that passes its own check.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command};

use crate::language::{Bi, Language};
use crate::workspace::shown;

use super::{CLEAN, complain, write};

/// The files of the example: name, text.
type Files = [(&'static str, &'static str); 3];

static NL: Files = [
    ("kader.toml", include_str!("../../templates/nl/kader.toml")),
    ("register.kader", include_str!("../../templates/nl/register.kader")),
    ("begroting-2026.kader", include_str!("../../templates/nl/begroting-2026.kader")),
];

static EN: Files = [
    ("kader.toml", include_str!("../../templates/en/kader.toml")),
    ("register.kader", include_str!("../../templates/en/register.kader")),
    ("budget-2026.kader", include_str!("../../templates/en/budget-2026.kader")),
];

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Maak een klein uitgewerkt project om mee te beginnen",
        "Make a small worked project to start from",
    );
    Command::new("init").about(about.get(language)).arg(
        Arg::new("dir")
            .value_name(Bi::new("MAP", "DIR").get(language))
            .value_parser(clap::value_parser!(PathBuf))
            .help_heading(Bi::new("Argumenten", "Arguments").get(language))
            .help(
                Bi::new("waar het komt; anders in deze map", "where it goes; this folder otherwise")
                    .get(language),
            ),
    )
}

/// The example project in one language.
pub fn files(language: Language) -> &'static Files {
    match language {
        Language::Nl => &NL,
        Language::En => &EN,
    }
}

pub fn run(matches: &ArgMatches, language: Language, out: &mut dyn Write) -> u8 {
    let here = PathBuf::from(".");
    let folder = matches.get_one::<PathBuf>("dir").unwrap_or(&here);
    let files = files(language);
    let taken = files.iter().map(|(name, _)| folder.join(name)).find(|path| path.exists());
    if let Some(path) = taken {
        let path = shown(&path);
        return complain(&match language {
            Language::Nl => format!("‘{path}’ bestaat al; kies een lege map"),
            Language::En => format!("‘{path}’ exists already; choose an empty folder"),
        });
    }
    if let Err(error) = make(folder, files) {
        return complain(super::unwritable(folder, &error).get(language));
    }
    let mut text = String::new();
    for (name, _) in files {
        text.push_str(&shown(&folder.join(name)));
        text.push('\n');
    }
    let place = shown(folder);
    let place = if place == "." { String::new() } else { format!(" {place}") };
    text.push_str(&match language {
        Language::Nl => format!("klaar; controleer het met: kader check{place}\n"),
        Language::En => format!("done; check it with: kader check{place}\n"),
    });
    write(out, &text);
    CLEAN
}

fn make(folder: &Path, files: &Files) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    files.iter().try_for_each(|(name, text)| fs::write(folder.join(name), text))
}
