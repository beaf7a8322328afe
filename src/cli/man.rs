//! `kader man`: a manual page of kader and of each command, in roff.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command};
use clap_mangen::Man;

use crate::language::{Bi, Language};
use crate::workspace::{disk, shown};

use super::{CLEAN, complain, options, write};

/// Headings of a page, as they are made and as a Dutch page has them.
const HEADINGS: [(&str, &str); 7] = [
    (".SH NAME", ".SH NAAM"),
    (".SH SYNOPSIS", ".SH OVERZICHT"),
    (".SH DESCRIPTION", ".SH BESCHRIJVING"),
    (".SH OPTIONS", ".SH OPTIES"),
    (".SH SUBCOMMANDS", ".SH OPDRACHTEN"),
    (".SH VERSION", ".SH VERSIE"),
    (".SH EXTRA", ".SH VOORBEELDEN"),
];

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Schrijf de handleiding: een bladzijde (roff) van kader en van elke opdracht",
        "Write the manual: a page (roff) of kader and of each command",
    );
    Command::new("man").visible_alias("handleiding").about(about.get(language)).arg(
        Arg::new("output-dir")
            .long("output-dir")
            .value_name(Bi::new("MAP", "DIR").get(language))
            .value_parser(clap::value_parser!(PathBuf))
            .help_heading(options(language))
            .help(
                Bi::new(
                    "schrijf hier één bestand per opdracht (kader-check.1); anders alles op standaarduitvoer",
                    "write one file a command here (kader-check.1); otherwise all to standard output",
                )
                .get(language),
            ),
    )
}

pub fn run(matches: &ArgMatches, language: Language, out: &mut dyn Write) -> u8 {
    let pages = match pages(language) {
        Ok(pages) => pages,
        Err(error) => return complain(&error.to_string()),
    };
    let Some(folder) = matches.get_one::<PathBuf>("output-dir") else {
        for (_, page) in &pages {
            write(out, page);
        }
        return CLEAN;
    };
    for (name, page) in &pages {
        let path = folder.join(name);
        if let Err(error) = save(folder, &path, page) {
            return complain(super::unwritable(&path, &error).get(language));
        }
        write(out, &format!("{}\n", shown(&path)));
    }
    CLEAN
}

fn save(folder: &Path, path: &Path, page: &str) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    disk::write_text(path, page)
}

/// Every page with the name of its file, the whole command first.
pub fn pages(language: Language) -> io::Result<Vec<(String, String)>> {
    let mut whole = super::command(language);
    whole.build();
    let mut found = vec![page("kader", whole.clone(), language)?];
    for one in whole.get_subcommands().filter(|one| !one.is_hide_set()) {
        let name = format!("kader-{}", one.get_name());
        found.push(page(&name, one.clone(), language)?);
    }
    Ok(found)
}

fn page(name: &str, command: Command, language: Language) -> io::Result<(String, String)> {
    let man = Man::new(command.display_name(name.to_owned())).title(name.to_owned()).section("1");
    let mut bytes = Vec::new();
    man.render(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let line = |line: &str| {
        let known = HEADINGS.iter().find(|(made, _)| *made == line);
        match (known, language) {
            (Some((_, dutch)), Language::Nl) => format!("{dutch}\n"),
            (Some((".SH EXTRA", _)), Language::En) => ".SH EXAMPLES\n".to_owned(),
            (_, Language::Nl) => format!("{}\n", line.replace("[OPTIONS]", "[OPTIES]")),
            _ => format!("{line}\n"),
        }
    };
    Ok((format!("{name}.1"), text.lines().map(line).collect()))
}
