//! `kader agenda`: the reform agenda with its tracks, reforms and goals, and what it leaves aside.

use std::io::Write;
use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command};
use rayon::prelude::*;

use crate::ask::agenda::{Agendas, agendas};
use crate::check::{Checked, check};
use crate::diag::Severity;
use crate::language::{Bi, Language};
use crate::model::Model;
use crate::report::agenda as draw;
use crate::rules::Facts;
use crate::workspace;

use super::check::projects;
use super::{CLEAN, complain, options, write};

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Toon de hervormingsagenda: sporen, hervormingen door de tijd, en de doelen die zij steunen",
        "Show the reform agenda: tracks, reforms through time, and the goals they support",
    );
    Command::new("agenda")
        .about(about.get(language))
        .arg(super::paths_argument(language, true))
        .arg(super::stdin_argument(language))
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("human|markdown|json")
                .value_parser(["human", "markdown", "json"])
                .default_value("human")
                .hide_default_value(true)
                .hide_possible_values(true)
                .help_heading(options(language))
                .help(Bi::new("hoe het antwoord eruitziet", "how the answer looks").get(language)),
        )
}

pub fn run(matches: &ArgMatches, asked: Option<Language>, out: &mut dyn Write) -> u8 {
    let early = asked.unwrap_or(Language::Nl);
    let paths: Vec<PathBuf> =
        matches.get_many("path").map(|paths| paths.cloned().collect()).unwrap_or_default();
    let name = matches.get_one::<PathBuf>("stdin-filename").cloned();
    let found = match projects(&paths, name.as_deref()) {
        Ok(found) => found,
        Err(unfit) => return complain(&super::unfit(&unfit, early)),
    };
    let checked: Vec<Checked> =
        found.into_par_iter().map(|(location, given)| check(workspace::load(&location, given))).collect();
    let language = asked.or_else(|| checked.first().and_then(|one| one.messages)).unwrap_or(Language::Nl);
    let all: Vec<(&Model, Agendas)> =
        checked.iter().map(|one| (&one.model, agendas(&Facts::new(&one.model, &one.settings)))).collect();
    let drawn = |draw: fn(&Model, &Agendas, Language) -> String| {
        // Of several projects, one without an agenda has nothing to say.
        let told = all.iter().filter(|(_, found)| all.len() == 1 || !found.agendas.is_empty());
        told.map(|(model, found)| draw(model, found, language)).collect::<Vec<_>>().join("\n")
    };
    let shown = match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => draw::json(&all),
        Some("markdown") => drawn(draw::markdown),
        _ => drawn(draw::human),
    };
    if write(out, &shown) {
        let _ = out.flush();
        let unread = checked.iter().any(|one| one.count(Severity::Error) > 0 || one.skipped > 0);
        super::tell_errors(unread, language);
    }
    CLEAN
}
