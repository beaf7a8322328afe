//! `kader schema`: the JSON Schema of what kader writes.

use std::io::Write;

use clap::{Arg, ArgMatches, Command};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;

use crate::baseline;
use crate::export::json;
use crate::language::{Bi, Language};
use crate::report::agenda;
use crate::report::coverage::Coverage;
use crate::report::diff;
use crate::report::impact;
use crate::report::json::Report;
use crate::report::lineage::Lineage;
use crate::report::money_json::Money;
use crate::report::progress;
use crate::report::query::Query;

use super::{CLEAN, write};

pub fn command(language: Language) -> Command {
    let about =
        Bi::new("Toon het JSON-schema van wat kader schrijft", "Show the JSON Schema of what kader writes");
    Command::new("schema").about(about.get(language)).arg(
        Arg::new("of")
            .value_name("project|findings|coverage|progress|diff|lineage|query|impact|money|agenda|baseline")
            .value_parser(["project", "findings", "coverage", "progress", "diff", "lineage", "query", "impact", "money", "agenda", "baseline"])
            .default_value("project")
            .hide_default_value(true)
            .hide_possible_values(true)
            .help_heading(Bi::new("Argumenten", "Arguments").get(language))
            .help(
                Bi::new(
                    "van de JSON van een project (anders), van de bevindingen, van een baseline, of van wat een opdracht met --format json schrijft",
                    "of the JSON of a project (otherwise), of the findings, of a baseline, or of what a command writes with --format json",
                )
                .get(language),
            ),
    )
}

pub fn run(matches: &ArgMatches, out: &mut dyn Write) -> u8 {
    let schema = match matches.get_one::<String>("of").map(String::as_str) {
        Some("findings") => schema_of::<Report>(),
        Some("baseline") => schema_of::<baseline::File>(),
        Some("diff") => schema_of::<diff::json::Report>(),
        Some("lineage") => schema_of::<Lineage>(),
        Some("impact") => schema_of::<impact::Report>(),
        Some("money") => schema_of::<Money>(),
        Some("agenda") => schema_of::<agenda::Report>(),
        Some("query") => schema_of::<Query>(),
        Some("coverage") => schema_of::<Coverage>(),
        Some("progress") => schema_of::<progress::json::Output>(),
        _ => json::schema(),
    };
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    write(out, &format!("{text}\n"));
    CLEAN
}

/// The schema of something that kader writes, in the 2020-12 dialect.
pub fn schema_of<T: JsonSchema>() -> serde_json::Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    generator.into_root_schema_for::<T>().to_value()
}
