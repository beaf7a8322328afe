//! `kader progress`: which indicators were reached, are on course or behind, and of which that cannot be said.

use std::io::{self, Write};

use clap::{Arg, ArgMatches, Command};

use crate::check::Checked;
use crate::diag::Text;
use crate::language::{Bi, Language, indicator, suggest};
use crate::model::progress::tally;
use crate::model::{Course, Model, NodeId};
use crate::report::progress::json::Output;
use crate::report::progress::{self as table, Survey};

use super::gathered::Gathered;
use super::{CLEAN, FINDINGS, complain, flag, options, switch};

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Toon per indicator of de streefwaarde gehaald is, op koers ligt of achterloopt, en waarom",
        "Show of each indicator whether its target was reached, is on course or behind, and why",
    );
    let option = |name: &'static str, value: &'static str, help: Bi| {
        Arg::new(name).long(name).value_name(value).help_heading(options(language)).help(help.get(language))
    };
    Command::new("progress")
        .visible_alias("voortgang")
        .about(about.get(language))
        .arg(super::paths_argument(language, true))
        .arg(super::project_or_path(language))
        .arg(super::stdin_argument(language))
        .arg(option(
            "document",
            "DOCUMENT",
            Bi::new(
                "wat dit document beloofde; anders dat van het laatste jaar",
                "what this document promised; otherwise that of the latest year",
            ),
        ))
        .arg(option(
            "goal",
            Bi::new("CODE", "CODE").get(language),
            Bi::new(
                "alleen dit doel of niveau, en wat eronder staat",
                "only this goal or level, and what is below",
            ),
        ))
        .arg(
            option(
                "as-of",
                Bi::new("JAAR", "YEAR").get(language),
                Bi::new("alleen waarden tot en met dit jaar", "only values up to this year"),
            )
            .value_parser(clap::value_parser!(i16).range(1000..3000)),
        )
        .arg(
            option(
                "fail-on",
                "behind|wrong-way|cannot-be-said",
                Bi::new(
                    "uitkomst 1 als een indicator dit oordeel heeft, of een slechter",
                    "exit code 1 when an indicator has this verdict, or a worse one",
                ),
            )
            .value_parser(["behind", "wrong-way", "cannot-be-said"])
            .hide_possible_values(true),
        )
        .arg(switch(
            "plain",
            language,
            Bi::new("cijfers in plaats van een lijntje van blokjes", "figures instead of a line of blocks"),
        ))
        .arg(super::format_argument(
            "human|markdown|json",
            language,
            Bi::new("hoe het eruitziet", "how it looks"),
        ))
}

pub fn run(matches: &ArgMatches, asked: Option<Language>, out: &mut dyn Write) -> u8 {
    let gathered = match Gathered::new(matches, "path", asked) {
        Ok(gathered) => gathered,
        Err(code) => return code,
    };
    let (checked, language) = (&gathered.checked, gathered.language);
    let surveys = match surveys(checked, matches) {
        Ok(surveys) => surveys,
        Err(text) => return complain(text.get(language)),
    };
    if surveys.is_empty() {
        let text = Bi::new(
            "er is geen document met doelen of indicatoren",
            "there is no document with goals or indicators",
        );
        return complain(text.get(language));
    }
    if !gathered.tell(out, &show(&surveys, matches, language)) {
        return CLEAN;
    }
    outcome(&surveys, matches, language)
}

/// What each project promised in the document that was asked for.
fn surveys<'c>(checked: &'c [Checked], matches: &ArgMatches) -> Result<Vec<Survey<'c>>, Text> {
    let as_of = matches.get_one::<i16>("as-of").copied();
    let mut found = Vec::new();
    let mut unknown = None;
    for one in checked {
        let model = &one.model;
        let document = match matches.get_one::<String>("document") {
            Some(wanted) => match document(model, wanted) {
                Ok(document) => Some(document),
                Err(text) => {
                    unknown = Some(text);
                    continue;
                }
            },
            None => model.current_document(),
        };
        let Some(document) = document else { continue };
        let strands = model.strands(&indicator::CONCEPT);
        let mut survey = Survey::new(model, document, &strands, as_of);
        if let Some(code) = matches.get_one::<String>("goal") {
            match level(&survey, code) {
                Ok(level) => survey.only(level),
                Err(text) => {
                    unknown = Some(text);
                    continue;
                }
            }
        }
        found.push(survey);
    }
    match unknown {
        Some(text) if found.is_empty() => Err(text),
        _ => Ok(found),
    }
}

fn document(model: &Model, wanted: &str) -> Result<NodeId, Text> {
    let described = model.document(wanted).filter(|document| model.is_described(*document));
    described.ok_or_else(|| {
        let ids: Vec<String> = model
            .documents()
            .iter()
            .filter(|document| model.is_described(**document))
            .map(|document| model.id(*document).into_owned())
            .collect();
        unknown(("document", "document"), wanted, &ids)
    })
}

fn level(survey: &Survey<'_>, code: &str) -> Result<NodeId, Text> {
    let model = survey.model;
    let called = |id: NodeId| model.id(id) == code || model.path(id) == code;
    survey.levels.iter().map(|level| level.id).find(|id| called(*id)).ok_or_else(|| {
        let ids: Vec<String> = survey.levels.iter().map(|level| model.path(level.id)).collect();
        unknown(("doel of niveau", "goal or level"), code, &ids)
    })
}

/// What was asked for is not there; what comes near is named, else what there is.
fn unknown((nl, en): (&str, &str), wanted: &str, ids: &[String]) -> Text {
    const MOST: usize = 8;
    let near = suggest::nearest(wanted, ids.iter().map(String::as_str));
    let list: Vec<&str> = ids.iter().take(MOST).map(String::as_str).collect();
    let list = list.join(", ");
    match (near.first(), ids.is_empty()) {
        (Some(near), _) => Text::new(
            format!("er is geen {nl} ‘{wanted}’; bedoelt u ‘{near}’?"),
            format!("there is no {en} ‘{wanted}’; did you mean ‘{near}’?"),
        ),
        (None, true) => {
            Text::new(format!("er is geen {nl} ‘{wanted}’"), format!("there is no {en} ‘{wanted}’"))
        }
        (None, false) => Text::new(
            format!("er is geen {nl} ‘{wanted}’; er zijn: {list}"),
            format!("there is no {en} ‘{wanted}’; there are: {list}"),
        ),
    }
}

fn show(surveys: &[Survey<'_>], matches: &ArgMatches, language: Language) -> String {
    let draw = |survey: &Survey<'_>| match matches.get_one::<String>("format").map(String::as_str) {
        Some("markdown") => table::markdown(survey, language),
        _ => table::human(survey, language, flag(matches, "plain")),
    };
    if matches.get_one::<String>("format").is_some_and(|format| format == "json") {
        return serde_json::to_string_pretty(&Output::new(surveys)).unwrap_or_default() + "\n";
    }
    surveys.iter().map(draw).collect::<Vec<_>>().join("\n")
}

/// Exit code 1 where an indicator is as bad as what was asked to fail on.
fn outcome(surveys: &[Survey<'_>], matches: &ArgMatches, language: Language) -> u8 {
    let tally = tally(surveys.iter().flat_map(|survey| survey.indicators.iter()));
    let worse: &[Course] = match matches.get_one::<String>("fail-on").map(String::as_str) {
        Some("behind") => &[Course::Behind, Course::WrongWay],
        Some("wrong-way") => &[Course::WrongWay],
        Some("cannot-be-said") => &[Course::Unsaid, Course::Behind, Course::WrongWay],
        _ => &[],
    };
    let failing: Vec<String> = worse
        .iter()
        .filter(|course| tally.of(**course) > 0)
        .map(|course| format!("{} {}", tally.of(*course), course.words().get(language)))
        .collect();
    if failing.is_empty() {
        return CLEAN;
    }
    let _ = writeln!(io::stderr(), "kader: {}", failing.join(", "));
    FINDINGS
}
