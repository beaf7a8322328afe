//! `kader export`: what a project says in the formats of others.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::builder::PossibleValue;
use clap::{Arg, ArgMatches, Command};
use rayon::prelude::*;

use crate::check::{Checked, check};
use crate::diag::{Severity, Text};
use crate::export::formats::{Dialect, Export, FORMATS, Format, Made, Part, Shape, Wish};
use crate::export::tables::{TABLES, Table};
use crate::language::{Bi, Language};
use crate::workspace::{self, Location, disk, shown};

use super::check::projects;
use super::{CLEAN, FINDINGS, complain, options};

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Schrijf een project in de vorm van anderen: tabellen en meer",
        "Write a project in the formats of others: tables and more",
    );
    let formats = FORMATS.iter().map(|one| PossibleValue::new(one.name).help(one.what.get(language)));
    let tables = TABLES.iter().map(|one| PossibleValue::new(one.name).help(one.title.get(language)));
    let option = |name: &'static str, value: &'static str, help: Bi| {
        Arg::new(name).long(name).value_name(value).help_heading(options(language)).help(help.get(language))
    };
    Command::new("export")
        .visible_alias("exporteer")
        .about(about.get(language))
        .arg(
            Arg::new("form")
                .value_name(Bi::new("VORM", "FORMAT").get(language))
                .required(true)
                .value_parser(formats.collect::<Vec<_>>())
                .hide_possible_values(true)
                .help_heading(Bi::new("Argumenten", "Arguments").get(language))
                .help(listed(language)),
        )
        .arg(super::paths_argument(language, true))
        .arg(super::stdin_argument(language))
        .arg(
            option(
                "output",
                Bi::new("BESTAND|MAP", "FILE|FOLDER").get(language),
                Bi::new(
                    "waar het komt: een map bij meer tabellen; zonder dit standaarduitvoer",
                    "where it goes: a folder for several tables; standard output without it",
                ),
            )
            .short('o')
            .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(
            option(
                "table",
                Bi::new("TABEL", "TABLE").get(language),
                Bi::new("alleen deze tabel, als één bestand", "this table only, as one file"),
            )
            .value_parser(tables.collect::<Vec<_>>())
            .hide_possible_values(true)
            .long_help(tables_listed(language)),
        )
        .arg(
            option(
                "dialect",
                "nl",
                Bi::new(
                    "zoals een Nederlandse spreadsheet CSV opent: puntkomma's, decimale komma's, Nederlandse koppen",
                    "as a Dutch spreadsheet opens CSV: semicolons, decimal commas, Dutch heads",
                ),
            )
            .value_parser(["nl"])
            .hide_possible_values(true),
        )
}

/// Every format with what it is, below the name of the argument.
fn listed(language: Language) -> String {
    let each = FORMATS.iter().map(|one| format!("{}: {}", one.name, one.what.get(language)));
    each.collect::<Vec<_>>().join("\n")
}

fn tables_listed(language: Language) -> String {
    let names: Vec<&str> = TABLES.iter().map(|one| one.name).collect();
    let what = Bi::new("alleen deze tabel, als één bestand", "this table only, as one file");
    format!("{}: {}", what.get(language), names.join(", "))
}

pub fn run(matches: &ArgMatches, asked: Option<Language>, out: &mut dyn Write) -> u8 {
    let early = asked.unwrap_or(Language::Nl);
    let text = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let Some(format) = text("form").and_then(Format::named) else { return super::USAGE };
    let table = text("table").and_then(Table::named);
    let output = matches.get_one::<PathBuf>("output").filter(|path| *path != Path::new("-"));
    let to_screen = matches.get_one::<PathBuf>("output").is_some() && output.is_none();
    let asks = Asks { format, table, dialect: text("dialect").is_some() };
    if let Err(wrong) = asks.fit(output, to_screen) {
        return complain(wrong.get(early));
    }
    let paths: Vec<PathBuf> = matches.get_many::<PathBuf>("path").into_iter().flatten().cloned().collect();
    let name = matches.get_one::<PathBuf>("stdin-filename").map(PathBuf::as_path);
    let found = match projects(&paths, name) {
        Ok(found) => found,
        Err(unfit) => return complain(&super::unfit(&unfit, early)),
    };
    if found.len() > 1 && !format.takes.several {
        return complain(several(format).get(early));
    }
    let locations: Vec<Location> = found.iter().map(|(location, _)| location.clone()).collect();
    let checked: Vec<Checked> =
        found.into_par_iter().map(|(location, given)| check(workspace::load(&location, given))).collect();
    let language = asked.or_else(|| checked.first().and_then(|one| one.messages)).unwrap_or(Language::Nl);
    if let Some(code) = refused(&checked, language) {
        return code;
    }
    let dialect = if asks.dialect { Dialect::Dutch } else { Dialect::Plain };
    let said = matches.get_one::<String>("lang").and_then(|tag| Language::from_tag(tag));
    let export = Export::new(&checked, Wish { asked: said, language, dialect, table });
    let made = match (format.make)(&export) {
        Ok(made) => made,
        Err(wrong) => return complain(wrong.get(language)),
    };
    let code = match output {
        Some(path) => to_disk(&made, path, &locations, language),
        None => to_stream(&made, out, language),
    };
    if code == CLEAN {
        for remark in &made.remarks {
            let _ = writeln!(io::stderr(), "kader: {}", remark.get(language));
        }
    }
    code
}

/// What is asked, before anything is read.
struct Asks {
    format: &'static Format,
    table: Option<&'static Table>,
    dialect: bool,
}

impl Asks {
    /// Whether this format can be asked so, and has a place to go.
    fn fit(&self, output: Option<&PathBuf>, to_screen: bool) -> Result<(), Text> {
        let Format { name, takes, shape, .. } = self.format;
        let no = |option: &str| {
            Err(Text::new(
                format!("--{option} past niet bij de vorm {name}"),
                format!("--{option} does not go with the format {name}"),
            ))
        };
        if self.table.is_some() && !takes.table {
            return no("table");
        }
        if self.dialect && !takes.dialect {
            return no("dialect");
        }
        match (shape, self.table, output) {
            (Shape::Folder, None, None) => Err(Text::new(
                format!(
                    "{name} bestaat uit meer bestanden; noem een map: -o MAP, of één tabel: --table TABEL"
                ),
                format!("{name} is several files; name a folder: -o FOLDER, or one table: --table TABLE"),
            )),
            (Shape::Binary, _, None) if !to_screen => Err(Text::new(
                format!("{name} is geen tekst; noem een bestand: -o BESTAND"),
                format!("{name} is no text; name a file: -o FILE"),
            )),
            _ => Ok(()),
        }
    }
}

fn several(format: &Format) -> Text {
    let name = format.name;
    Text::new(
        format!("hier staan meer projecten; {name} is van één: kader export {name} MAP"),
        format!("there are several projects here; {name} is of one: kader export {name} FOLDER"),
    )
}

/// What stops an export: errors, nothing read, or two projects that cannot be told apart.
fn refused(checked: &[Checked], language: Language) -> Option<u8> {
    let errors: usize = checked.iter().map(|one| one.count(Severity::Error)).sum();
    if errors > 0 || checked.iter().any(|one| one.skipped > 0) {
        let text = Bi::new(
            "er zijn fouten, dus er is niets geschreven (kader check toont ze)",
            "there are errors, so nothing was written (kader check shows them)",
        );
        complain(text.get(language));
        return Some(FINDINGS);
    }
    if checked.iter().any(|one| one.goals() == 0 && !one.needs_no_goals()) {
        return Some(super::check::nothing(language));
    }
    let slugs: Vec<&str> = checked.iter().map(|one| one.model.slug()).collect();
    let twice = slugs.iter().enumerate().find(|(at, slug)| slugs.iter().take(*at).any(|one| one == *slug));
    let (_, slug) = twice?;
    let text = Text::new(
        format!("twee projecten heten ‘{slug}’, zodat hun id's gelijk zijn; schrijf ze elk apart"),
        format!("two projects are called ‘{slug}’, so that their ids are the same; write each of them apart"),
    );
    Some(complain(text.get(language)))
}

fn to_stream(made: &Made<'_>, out: &mut dyn Write, language: Language) -> u8 {
    for part in &made.parts {
        match (part.write)(out).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                return complain(super::unwritable(Path::new("-"), &error).get(language));
            }
            _ => {}
        }
    }
    CLEAN
}

/// One file, or a folder of them: whole or not at all.
fn to_disk(made: &Made<'_>, path: &Path, locations: &[Location], language: Language) -> u8 {
    let place = |part: &Part<'_>| match part.name.as_str() {
        "" => path.to_path_buf(),
        name => path.join(name),
    };
    let files: Vec<disk::File<'_>> = made.parts.iter().map(|part| (place(part), &*part.write)).collect();
    let own =
        files.iter().find(|(path, _)| locations.iter().any(|location| workspace::is_part(location, path)));
    if let Some((path, _)) = own {
        return complain(taken(path).get(language));
    }
    if let Some(stranger) = stranger(&files, made) {
        return complain(strange(stranger).get(language));
    }
    let written = match files.as_slice() {
        [(path, fill)] => disk::write(path, |out| fill(out)).map_err(|error| (path.clone(), error)),
        several => disk::write_all(several),
    };
    match written {
        Ok(()) => CLEAN,
        Err((path, error)) => complain(super::unwritable(&path, &error).get(language)),
    }
}

/// A file that stands where one of a folder would come, while the last of them is not there: no export of before.
fn stranger<'f>(files: &'f [disk::File<'_>], made: &Made<'_>) -> Option<&'f Path> {
    let in_folder = made.parts.first().is_some_and(|part| !part.name.is_empty());
    let (last, _) = files.last().filter(|_| in_folder)?;
    if last.exists() {
        return None;
    }
    files.iter().map(|(path, _)| path.as_path()).find(|path| path.exists())
}

/// What is written never takes the place of what it is made of.
fn taken(path: &Path) -> Text {
    let path = shown(path);
    Text::new(
        format!("‘{path}’ is een bestand van kader zelf; kies een andere naam"),
        format!("‘{path}’ is a file of kader itself; choose another name"),
    )
}

fn strange(path: &Path) -> Text {
    let path = shown(path);
    Text::new(
        format!("‘{path}’ staat er al en is niet van een eerdere export; kies een andere map"),
        format!("‘{path}’ is there already and is not of an earlier export; choose another folder"),
    )
}
