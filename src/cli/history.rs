//! `kader history`: a goal, level, criterion, indicator or the like through all editions, in one view.

use std::io::Write;

use clap::{Arg, ArgMatches, Command};

use crate::ask::history::{History, histories};
use crate::diag::Text;
use crate::edits;
use crate::language::{Bi, Language};
use crate::model::{Model, NodeId};
use crate::report::history as draw;

use super::gathered::Gathered;
use super::impact::subjects;
use super::{CLEAN, complain};

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Vertel een doel, criterium of indicator door alle uitgaven heen: tekst, houders, reeksen, geld, splitsingen",
        "Tell a goal, criterion or indicator through all editions: texts, holders, series, money, splits",
    );
    let argument = |name: &'static str, value: Bi, help: Bi| {
        Arg::new(name)
            .value_name(value.get(language))
            .required(true)
            .help_heading(Bi::new("Argumenten", "Arguments").get(language))
            .help(help.get(language))
    };
    Command::new("history")
        .visible_alias("geschiedenis")
        .about(about.get(language))
        .args([
            argument(
                "kind",
                Bi::new("SOORT", "KIND"),
                Bi::new(
                    "wat het is: doel, programma, criterium, indicator, een eigen woord",
                    "what it is: goal, programme, criterion, indicator, a word of your own",
                ),
            ),
            argument(
                "id",
                Bi::new("ID", "ID"),
                Bi::new(
                    "zijn id; met @document wat er in die uitgave zo heet: 1.1.2@begroting-2026",
                    "its id; with @document what has it in that edition: 1.1.2@budget-2026",
                ),
            ),
        ])
        .arg(super::project_argument(language))
        .arg(super::format_argument(
            "human|markdown|json",
            language,
            Bi::new("hoe het eruitziet", "how it looks"),
        ))
}

pub fn run(matches: &ArgMatches, asked: Option<Language>, out: &mut dyn Write) -> u8 {
    let gathered = match Gathered::new(matches, "project", asked) {
        Ok(gathered) => gathered,
        Err(code) => return code,
    };
    let (checked, language) = (&gathered.checked, gathered.language);
    let text = |name: &str| matches.get_one::<String>(name).map(String::as_str).unwrap_or_default();
    let (kind, id) = (text("kind"), text("id"));
    let mut found: Vec<(&Model, Vec<History<'_>>)> = Vec::new();
    let mut wrong: Option<Text> = None;
    for one in checked {
        let subjects = edits::concept(&one.model, kind)
            .and_then(|named| subjects(&one.model, &named, id))
            .and_then(|subjects| described(&one.model, subjects));
        match subjects {
            Ok(subjects) => found.push((&one.model, histories(&one.model, &subjects))),
            Err(text) => _ = wrong.get_or_insert(text),
        }
    }
    if let Some(text) = wrong.filter(|_| found.is_empty()) {
        return complain(text.get(language));
    }
    let joined = |draw: fn(&Model, &[History<'_>], Language) -> String| {
        found.iter().map(|(model, all)| draw(model, all, language)).collect::<Vec<_>>().join("\n")
    };
    let shown = match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => draw::json(&found),
        Some("markdown") => joined(draw::markdown),
        _ => joined(draw::human),
    };
    gathered.tell(out, &shown);
    CLEAN
}

/// Those that a document describes; what has no editions has no history.
fn described(model: &Model, subjects: Vec<NodeId>) -> Result<Vec<NodeId>, Text> {
    let name = |language| subjects.first().map(|id| edits::name(model, *id, language)).unwrap_or_default();
    let (nl, en) = (name(Language::Nl), name(Language::En));
    if subjects.iter().all(|id| model.document_of(*id).is_none_or(|document| document == *id)) {
        return Err(Text::new(
            format!("{nl} heeft geen uitgaven: het staat niet in een document; zie kader impact"),
            format!("{en} has no editions: it does not stand in a document; see kader impact"),
        ));
    }
    let found: Vec<NodeId> = subjects.into_iter().filter(|id| model.is_described(*id)).collect();
    match found.is_empty() {
        true => Err(Text::new(
            format!("{nl} wordt alleen genoemd, en nergens beschreven"),
            format!("{en} is only named, and described nowhere"),
        )),
        false => Ok(found),
    }
}
