//! What a query found: as a table, as comma-separated values, as names and as JSON.

use schemars::JsonSchema;
use serde::Serialize;

use crate::language::{Bi, Language};
use crate::model::{Model, number};
use crate::rules::own::{Answer, Cell, Hit};

use super::table::{self, Field, Table};
use super::{pretty, spot};

/// The version of the JSON of a query: minor versions only add.
pub const FORMAT_VERSION: &str = "1.0";

/// What a column shows: where a thing stands, or what the question made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    Place,
    File,
    Line,
    /// The how-manyeth cell.
    Cell(usize),
}

/// A column by the text that asked for it.
#[derive(Clone, Debug)]
pub struct Column {
    pub name: String,
    pub shows: Shows,
}

/// What was asked, and what each project answers.
#[derive(Debug)]
pub struct Asked<'m> {
    /// The kind as the JSON names it.
    pub kind: Option<&'static str>,
    pub condition: Option<&'m str>,
    pub columns: &'m [Column],
    pub answers: &'m [(&'m Model, Answer)],
}

impl Asked<'_> {
    fn hits(&self) -> impl Iterator<Item = (&Model, &Hit)> {
        self.answers.iter().flat_map(|(model, answer)| answer.hits.iter().map(|hit| (*model, hit)))
    }

    /// For a terminal; nothing where nothing was found.
    pub fn human(&self, language: Language) -> String {
        let numbers = |column: &Column| {
            let mut cells = self.hits().filter_map(|(_, hit)| match column.shows {
                Shows::Cell(at) => hit.cells.get(at),
                _ => None,
            });
            cells.all(|cell| matches!(cell, Cell::Number(_) | Cell::Missing))
        };
        let columns = self.columns.iter().map(|column| {
            let shape = match column.shows {
                Shows::Place | Shows::File => table::Column::Whole,
                Shows::Line => table::Column::Number,
                Shows::Cell(_) if numbers(column) => table::Column::Number,
                Shows::Cell(_) if column.name == "code" || column.name == "id" => table::Column::Whole,
                Shows::Cell(_) => table::Column::Text,
            };
            (shape, head(&column.name, language))
        });
        let mut drawn = Table::new(columns);
        for (model, hit) in self.hits() {
            drawn.row(self.columns.iter().map(|column| {
                match shown(model, hit, column.shows) {
                    Ok(text) => text,
                    // A kind has a word of its own in each language.
                    Err(_) if column.name == "kind" => model
                        .node(hit.id)
                        .map_or(String::new(), |node| node.concept.word.get(language).to_owned()),
                    Err(cell) => words(model, cell, language),
                }
            }));
        }
        if drawn.is_empty() { String::new() } else { drawn.human() }
    }

    /// For a spreadsheet.
    pub fn csv(&self) -> String {
        let head = self.columns.iter().map(|column| Field::text(&column.name)).collect();
        let rows = self.hits().map(|(model, hit)| {
            let field = |column: &Column| match (column.shows, shown(model, hit, column.shows)) {
                (Shows::Line, Ok(line)) => line.parse().map_or(Field::Empty, Field::Number),
                (_, Ok(text)) => Field::Text(text),
                (_, Err(Cell::Missing)) => Field::Empty,
                (_, Err(Cell::Number(number))) => Field::Number(*number),
                (_, Err(cell)) => Field::Text(plain(model, cell)),
            };
            self.columns.iter().map(field).collect()
        });
        table::csv(std::iter::once(head).chain(rows))
    }

    /// One stable id a line.
    pub fn names(&self) -> String {
        self.hits().map(|(model, hit)| super::one_line(&model.key(hit.id)) + "\n").collect()
    }

    pub fn json(&self) -> String {
        let unknown = self.answers.iter().flat_map(|(model, answer)| {
            answer.unknown.iter().map(|(id, why)| Unknown {
                id: model.key(*id),
                why: Both { nl: why.nl.clone(), en: why.en.clone() },
            })
        });
        pretty(&Query {
            schema: "urn:kader:schema:query:1.0",
            format_version: FORMAT_VERSION,
            kind: self.kind,
            condition: self.condition.map(str::to_owned),
            columns: self.columns.iter().map(|column| column.name.clone()).collect(),
            things: self.hits().map(|(model, hit)| thing(model, hit, self.columns)).collect(),
            unknown: unknown.collect(),
        })
    }
}

/// What stands above a column: a word for the usual ones, else what asked for it.
fn head(name: &str, language: Language) -> String {
    let known = match name {
        "kind" => Bi::new("soort", "kind"),
        "code" => Bi::new("code", "code"),
        "title" => Bi::new("titel", "title"),
        "document" => Bi::new("document", "document"),
        "place" => Bi::new("plaats", "place"),
        "file" => Bi::new("bestand", "file"),
        "line" => Bi::new("regel", "line"),
        other => return other.to_owned(),
    };
    known.get(language).to_owned()
}

fn shown<'h>(model: &Model, hit: &'h Hit, shows: Shows) -> Result<String, &'h Cell> {
    let (path, line) = spot(model, hit.id);
    match shows {
        Shows::Place => Ok(format!("{path}:{line}")),
        Shows::File => Ok(path),
        Shows::Line => Ok(line.to_string()),
        Shows::Cell(at) => Err(hit.cells.get(at).unwrap_or(&Cell::Missing)),
    }
}

/// A cell for people.
fn words(model: &Model, cell: &Cell, language: Language) -> String {
    match cell {
        Cell::Missing => "-".to_owned(),
        Cell::Bool(true) => Bi::new("ja", "yes").get(language).to_owned(),
        Cell::Bool(false) => Bi::new("nee", "no").get(language).to_owned(),
        Cell::Number(number) => number::print(number.normalize(), language),
        Cell::Text(text) => text.clone(),
        Cell::Thing(id) => model.id(*id).into_owned(),
        Cell::List(items) if items.is_empty() => "-".to_owned(),
        Cell::List(items) => {
            items.iter().map(|item| words(model, item, language)).collect::<Vec<_>>().join(", ")
        }
    }
}

/// A cell for programs, as one text.
fn plain(model: &Model, cell: &Cell) -> String {
    match cell {
        Cell::Missing => String::new(),
        Cell::Bool(one) => one.to_string(),
        Cell::Number(number) => number.normalize().to_string(),
        Cell::Text(text) => text.clone(),
        Cell::Thing(id) => model.key(*id),
        Cell::List(items) => items.iter().map(|item| plain(model, item)).collect::<Vec<_>>().join("; "),
    }
}

/// What a query found.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "kader query")]
pub struct Query {
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    pub format_version: &'static str,
    /// The kind of things that was asked for, such as `goal`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// The columns, in the order of the cells of each thing.
    pub columns: Vec<String>,
    /// What meets the condition, in the order of the text.
    pub things: Vec<Thing>,
    /// Things of which it cannot be said whether they meet it.
    pub unknown: Vec<Unknown>,
}

/// A thing that meets the condition.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Thing {
    pub id: String,
    pub kind: &'static str,
    pub code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The id of its document; none in the register.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    pub file: String,
    pub line: u32,
    pub cells: Vec<Worth>,
}

/// What a column shows: a text, true or false, or a list; numbers are exact decimals as text, things their ids.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Worth {
    Missing(()),
    Bool(bool),
    Text(String),
    List(Vec<Worth>),
}

/// A thing of which it cannot be said.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Unknown {
    pub id: String,
    pub why: Both,
}

/// A text in both languages.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Both {
    pub nl: String,
    pub en: String,
}

fn thing(model: &Model, hit: &Hit, columns: &[Column]) -> Thing {
    let node = model.node(hit.id);
    let (file, line) = spot(model, hit.id);
    let document = node.and_then(|node| node.document);
    Thing {
        id: model.key(hit.id),
        kind: node.map_or("", |node| node.concept.name),
        code: model.id(hit.id).into_owned(),
        title: model.title(hit.id).map(|title| title.into_owned()),
        document: document.map(|document| model.key(document)),
        file,
        line,
        cells: columns
            .iter()
            .map(|column| match shown(model, hit, column.shows) {
                Ok(text) => Worth::Text(text),
                Err(cell) => worth(model, cell),
            })
            .collect(),
    }
}

fn worth(model: &Model, cell: &Cell) -> Worth {
    match cell {
        Cell::Missing => Worth::Missing(()),
        Cell::Bool(one) => Worth::Bool(*one),
        Cell::List(items) => Worth::List(items.iter().map(|item| worth(model, item)).collect()),
        other => Worth::Text(plain(model, other)),
    }
}
