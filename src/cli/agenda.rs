//! `kader agenda`: the reform agenda with its tracks, reforms and goals, and what it leaves aside.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::ask::agenda::{Agendas, agendas};
use crate::language::{Bi, Language};
use crate::model::Model;
use crate::report::agenda as draw;
use crate::rules::Facts;

use super::CLEAN;
use super::gathered::Gathered;

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Toon de hervormingsagenda: sporen, hervormingen door de tijd, en de doelen die zij steunen",
        "Show the reform agenda: tracks, reforms through time, and the goals they support",
    );
    Command::new("agenda")
        .about(about.get(language))
        .arg(super::paths_argument(language, true))
        .arg(super::project_or_path(language))
        .arg(super::stdin_argument(language))
        .arg(super::format_argument(
            "human|markdown|json",
            language,
            Bi::new("hoe het antwoord eruitziet", "how the answer looks"),
        ))
}

pub fn run(matches: &ArgMatches, asked: Option<Language>, out: &mut dyn Write) -> u8 {
    let gathered = match Gathered::new(matches, "path", asked) {
        Ok(gathered) => gathered,
        Err(code) => return code,
    };
    let (checked, language) = (&gathered.checked, gathered.language);
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
    gathered.tell(out, &shown);
    CLEAN
}
