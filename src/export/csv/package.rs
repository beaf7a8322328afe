//! The description of the tables: a Frictionless data package, version 2.

use serde::Serialize;

use crate::export::formats::{Dialect, Export};
use crate::export::tables::{Column, Kind, TABLES, Table, flag_word};

use super::{Manner, file_name};

const PROFILE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";
const OF_RESOURCE: &str = "https://datapackage.org/profiles/2.0/dataresource.json";
const OF_DIALECT: &str = "https://datapackage.org/profiles/2.0/tabledialect.json";
const OF_SCHEMA: &str = "https://datapackage.org/profiles/2.0/tableschema.json";

#[derive(Debug, Serialize)]
struct Package {
    #[serde(rename = "$schema")]
    profile: &'static str,
    name: String,
    title: String,
    resources: Vec<Resource>,
}

#[derive(Debug, Serialize)]
struct Resource {
    #[serde(rename = "$schema")]
    profile: &'static str,
    name: &'static str,
    #[serde(rename = "type")]
    sort: &'static str,
    path: String,
    title: &'static str,
    titles: Both,
    description: &'static str,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    dialect: Signs,
    schema: Schema,
}

/// The same in both languages, besides the one that readers of the standard look for.
#[derive(Debug, Serialize)]
struct Both {
    nl: &'static str,
    en: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Signs {
    #[serde(rename = "$schema")]
    profile: &'static str,
    delimiter: char,
    line_terminator: &'static str,
    quote_char: char,
    double_quote: bool,
    header: bool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    #[serde(rename = "$schema")]
    profile: &'static str,
    fields: Vec<Field>,
    missing_values: [&'static str; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    primary_key: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Field {
    name: &'static str,
    #[serde(rename = "type")]
    sort: &'static str,
    title: &'static str,
    titles: Both,
    /// The key of the JSON that it comes from.
    source: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    decimal_char: Option<char>,
    #[serde(skip_serializing_if = "Option::is_none")]
    true_values: Option<[&'static str; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    false_values: Option<[&'static str; 1]>,
}

#[derive(Debug, Serialize)]
struct ForeignKey {
    fields: [&'static str; 1],
    reference: Reference,
}

#[derive(Debug, Serialize)]
struct Reference {
    resource: &'static str,
    fields: [&'static str; 1],
}

/// The whole description.
pub fn of(export: &Export<'_>) -> String {
    let manner = Manner::of(export);
    let names: Vec<&str> = export.projects.iter().map(|project| project.model.slug()).collect();
    let package = Package {
        profile: PROFILE,
        name: plain(match names.as_slice() {
            [one] => one,
            _ => "kader",
        }),
        title: names.join(", "),
        resources: TABLES.iter().map(|table| resource(table, manner)).collect(),
    };
    serde_json::to_string_pretty(&package).unwrap_or_default() + "\n"
}

/// A name as the standard has it: lower case, without signs.
fn plain(name: &str) -> String {
    let fits = |one: char| one.is_ascii_alphanumeric() || matches!(one, '-' | '_' | '.');
    let name: String = name.chars().filter(|one| fits(*one)).collect();
    if name.is_empty() { "kader".to_owned() } else { name.to_lowercase() }
}

fn resource(table: &'static Table, manner: Manner) -> Resource {
    Resource {
        profile: OF_RESOURCE,
        name: table.name,
        sort: "table",
        path: file_name(table),
        title: table.title.get(manner.language),
        titles: Both { nl: table.title.nl, en: table.title.en },
        description: table.what.get(manner.language),
        format: "csv",
        mediatype: "text/csv",
        // A reader of the plain name takes the mark at the start for a part of the first head.
        encoding: if manner.dialect == Dialect::Dutch { "utf-8-sig" } else { "utf-8" },
        dialect: Signs {
            profile: OF_DIALECT,
            delimiter: manner.separator(),
            line_terminator: "\r\n",
            quote_char: '"',
            double_quote: true,
            header: true,
        },
        schema: Schema {
            profile: OF_SCHEMA,
            fields: table.columns().map(|column| field(column, manner)).collect(),
            missing_values: [""],
            primary_key: table.key.iter().map(|name| head(table, name, manner)).collect(),
            foreign_keys: table
                .links
                .iter()
                .filter_map(|(name, to)| foreign(table, name, to, manner))
                .collect(),
        },
    }
}

fn field(column: &'static Column, manner: Manner) -> Field {
    let number = matches!(column.kind, Kind::Number | Kind::Euros);
    let flag = column.kind == Kind::Flag;
    Field {
        name: manner.head(column),
        sort: sort(column.kind),
        title: column.title.get(manner.language),
        titles: Both { nl: column.title.nl, en: column.title.en },
        source: column.from,
        decimal_char: number.then(|| manner.decimal()),
        true_values: flag.then(|| [flag_word(true, manner.language)]),
        false_values: flag.then(|| [flag_word(false, manner.language)]),
    }
}

fn sort(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Id | Kind::List | Kind::Term => "string",
        Kind::Year | Kind::Count => "integer",
        Kind::Number | Kind::Euros => "number",
        Kind::Date => "date",
        Kind::Flag => "boolean",
    }
}

/// What stands above a column of this name.
fn head(table: &Table, name: &'static str, manner: Manner) -> &'static str {
    table.columns().find(|column| column.name == name).map_or(name, |column| manner.head(column))
}

fn foreign(table: &Table, name: &'static str, to: &'static str, manner: Manner) -> Option<ForeignKey> {
    let other = Table::named(to)?;
    Some(ForeignKey {
        fields: [head(table, name, manner)],
        reference: Reference { resource: other.name, fields: [head(other, "id", manner)] },
    })
}
