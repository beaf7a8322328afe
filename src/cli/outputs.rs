//! Where findings go besides the screen: each file that `--report FORMAT=FILE` asks for.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches};

use crate::diag::Text;
use crate::language::{Bi, Language, suggest};
use crate::report::{Format, Run, render};
use crate::workspace::{Location, disk, is_part, shown};

use super::{CLEAN, complain, options};

/// One file that is asked for.
#[derive(Debug)]
pub struct Wanted {
    format: Format,
    path: PathBuf,
}

pub fn report_argument(language: Language) -> Arg {
    Arg::new("report")
        .long("report")
        .value_name(Bi::new("VORM=BESTAND", "FORMAT=FILE").get(language))
        .action(ArgAction::Append)
        .help_heading(options(language))
        .help(
            Bi::new(
                "schrijf ook dit bestand, met alle bevindingen; mag vaker, zoals: --report sarif=kader.sarif",
                "write this file too, with every finding; may be repeated, as in: --report sarif=kader.sarif",
            )
            .get(language),
        )
}

pub fn format_argument(language: Language) -> Arg {
    let names = Format::ALL.map(|(_, name)| name);
    Arg::new("format")
        .long("format")
        .value_name(Bi::new("VORM", "FORMAT").get(language))
        .value_parser(names)
        .default_value("human")
        .hide_default_value(true)
        .hide_possible_values(true)
        .help_heading(options(language))
        .help(
            Bi::new(
                "human, plain (schermlezers), concise, json, sarif, github, gitlab, junit, rdjson, azure of markdown",
                "human, plain (screen readers), concise, json, sarif, github, gitlab, junit, rdjson, azure or markdown",
            )
            .get(language),
        )
}

pub fn format(matches: &ArgMatches) -> Format {
    let name = matches.get_one::<String>("format").map(String::as_str);
    name.and_then(Format::named).unwrap_or(Format::Human)
}

/// The files that are asked for, or what is wrong with how they are.
pub fn wanted(matches: &ArgMatches) -> Result<Vec<Wanted>, Text> {
    let mut all: Vec<Wanted> = Vec::new();
    for given in matches.get_many::<String>("report").into_iter().flatten() {
        let one = read(given)?;
        if all.iter().any(|other| other.path == one.path) {
            return Err(twice(&one.path));
        }
        all.push(one);
    }
    Ok(all)
}

fn read(given: &str) -> Result<Wanted, Text> {
    let (name, path) = given.split_once('=').unwrap_or((given, ""));
    let Some(format) = Format::named(name) else { return Err(unknown(name)) };
    match path {
        "" => Err(Text::new(
            format!("bij --report {name} ontbreekt het bestand; schrijf: --report {name}=BESTAND"),
            format!("--report {name} lacks a file; write: --report {name}=FILE"),
        )),
        "-" => Err(Text::new(
            format!("--report schrijft naar een bestand; voor standaarduitvoer is er: --format {name}"),
            format!("--report writes to a file; for standard output there is: --format {name}"),
        )),
        path => Ok(Wanted { format, path: PathBuf::from(path) }),
    }
}

fn unknown(name: &str) -> Text {
    let names = Format::ALL.map(|(_, name)| name);
    let (nl, en) = match suggest::nearest(name, names).first() {
        Some(near) => (format!("bedoelt u ‘{near}’?"), format!("did you mean ‘{near}’?")),
        None => {
            let names = names.join(", ");
            (format!("kies uit: {names}"), format!("choose from: {names}"))
        }
    };
    Text::new(
        format!("‘{name}’ is geen vorm van een rapport; {nl}"),
        format!("‘{name}’ is no report format; {en}"),
    )
}

fn twice(path: &Path) -> Text {
    let path = shown(path);
    Text::new(
        format!("twee rapporten gaan naar ‘{path}’; geef elk een eigen bestand"),
        format!("two reports go to ‘{path}’; give each a file of its own"),
    )
}

/// A report never takes the place of what it is about.
pub fn misplaced<'l>(wanted: &[Wanted], locations: impl Iterator<Item = &'l Location>) -> Option<Text> {
    for location in locations {
        if let Some(one) = wanted.iter().find(|one| is_part(location, &one.path)) {
            let path = shown(&one.path);
            return Some(Text::new(
                format!("‘{path}’ is een bestand van kader zelf; kies een andere naam voor het rapport"),
                format!("‘{path}’ is a file of kader itself; choose another name for the report"),
            ));
        }
    }
    None
}

/// Writes every file that is asked for; one that cannot be written does not stop the others.
pub fn write_all(wanted: &[Wanted], run: &Run<'_>) -> u8 {
    let mut code = CLEAN;
    for one in wanted {
        if let Err(error) = disk::write_text(&one.path, &render(one.format, run)) {
            code = complain(super::unwritable(&one.path, &error).get(run.language));
        }
    }
    code
}
