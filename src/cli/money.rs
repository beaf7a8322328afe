//! `kader money`: budgets, proposals and deviations by year, per level, goal or holder.

use std::io::Write;

use clap::{Arg, ArgMatches, Command};
use rustc_hash::FxHashSet;

use crate::ask::money::{Book, By, Wish, books};
use crate::check::Checked;
use crate::diag::{Diagnostic, Text};
use crate::language::{Bi, Language};
use crate::model::{Model, NodeId};
use crate::report::{money, money_json};
use crate::rules::{self, Group};
use crate::source::FileId;

use super::gathered::Gathered;
use super::impact::unknown_document;
use super::{CLEAN, complain, options};

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Toon het geld door het jaar: begroting, voorstellen en afwijkingen per niveau, doel of houder",
        "Show the money through the year: budget, proposals and deviations per level, goal or holder",
    );
    let option = |name: &'static str, value: &'static str, help: Bi| {
        Arg::new(name).long(name).value_name(value).help_heading(options(language)).help(help.get(language))
    };
    Command::new("money")
        .visible_alias("geld")
        .about(about.get(language))
        .arg(super::paths_argument(language, false))
        .arg(super::project_or_path(language))
        .arg(super::stdin_argument(language))
        .arg(
            option(
                "by",
                "level|goal|holder",
                Bi::new("per niveau (anders), doel of houder", "per level (otherwise), goal or holder"),
            )
            .value_parser(["level", "goal", "holder"])
            .default_value("level")
            .hide_default_value(true)
            .hide_possible_values(true),
        )
        .arg(
            option(
                "year",
                Bi::new("JAAR", "YEAR").get(language),
                Bi::new(
                    "alleen dit jaar; anders het jaar van elk document, en in json en csv elk jaar",
                    "this year only; otherwise the year of each document, and in json and csv every year",
                ),
            )
            .value_parser(clap::value_parser!(i16)),
        )
        .arg(option("document", "DOCUMENT", Bi::new("alleen dit document", "this document only")))
        .arg(super::format_argument(
            "human|markdown|json|csv",
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
    let text = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let by = By::ALL.into_iter().find(|by| Some(by.name()) == text("by")).unwrap_or(By::Level);
    let format = text("format").unwrap_or_default();
    let wish = Wish {
        by,
        year: matches.get_one::<i16>("year").copied(),
        own_year: !matches!(format, "json" | "csv"),
        document: None,
    };
    let mut all: Vec<(&Model, Vec<Book<'_>>)> = Vec::new();
    let mut found: Vec<(&Model, Vec<&Diagnostic>)> = Vec::new();
    let mut wrong: Option<Text> = None;
    for one in checked {
        let document = match text("document").map(|name| document(&one.model, name)).transpose() {
            Ok(document) => document,
            Err(text) => {
                wrong.get_or_insert(text);
                continue;
            }
        };
        all.push((&one.model, books(&one.model, Wish { document, ..wish })));
        found.push((&one.model, findings(one, document)));
    }
    if let Some(text) = wrong.filter(|_| all.is_empty()) {
        return complain(text.get(language));
    }
    let drawn = |draw: fn(&Model, &[Book<'_>], &[&Diagnostic], Language) -> String| {
        let each =
            all.iter().zip(&found).map(|((model, books), (_, found))| draw(model, books, found, language));
        each.collect::<Vec<_>>().join("\n")
    };
    let shown = match format {
        "json" => money_json::json(by, &all, &found),
        "csv" => money::csv_of(&all),
        "markdown" => drawn(money::markdown),
        _ => drawn(money::human),
    };
    gathered.tell(out, &shown);
    CLEAN
}

fn document(model: &Model, name: &str) -> Result<NodeId, Text> {
    model.document(name).ok_or_else(|| unknown_document(model, name))
}

/// What the rules about money find; of one document where one was asked for.
fn findings(checked: &Checked, document: Option<NodeId>) -> Vec<&Diagnostic> {
    let model = &checked.model;
    let own: Option<FxHashSet<FileId>> = document.map(|document| {
        let of = |(id, _): &(NodeId, &crate::model::Node)| model.document_of(*id) == Some(document);
        model.nodes().filter(of).map(|(_, node)| node.span.file).collect()
    });
    let about_money =
        |one: &&Diagnostic| rules::named(one.kind.name.en).is_some_and(|rule| rule.group == Group::Money);
    let here = |one: &&Diagnostic| own.as_ref().is_none_or(|own| own.contains(&one.primary.span.file));
    checked.findings.iter().filter(about_money).filter(here).collect()
}
