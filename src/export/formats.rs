//! The formats of `kader export`: a format is one row here and one file beside this one.

use std::io::{self, Write};

use crate::check::Checked;
use crate::diag::Text;
use crate::language::{Bi, Language};

use super::tables::{Project, Table};
use super::{csv, markdown, ndjson, xlsx};

/// Every format, in the order of the help.
pub static FORMATS: &[Format] = &[
    Format {
        name: "csv",
        extension: "csv",
        what: Bi::new(
            "tabellen als CSV, met een beschrijving ernaast (Frictionless data package)",
            "tables as CSV, with a description beside them (Frictionless data package)",
        ),
        shape: Shape::Folder,
        takes: Takes { several: true, table: true, dialect: true },
        make: csv::make,
    },
    Format {
        name: "xlsx",
        extension: "xlsx",
        what: Bi::new(
            "tabellen als werkmap van Excel, een blad per tabel",
            "tables as an Excel workbook, a sheet a table",
        ),
        shape: Shape::Binary,
        takes: Takes { several: true, table: true, dialect: false },
        make: xlsx::make,
    },
    Format {
        name: "ndjson",
        extension: "ndjson",
        what: Bi::new(
            "tabellen als JSON per regel, een map per organisatie, voor DuckDB en Spark",
            "tables as a JSON object a line, a folder an organisation, for DuckDB and Spark",
        ),
        shape: Shape::Folder,
        takes: Takes { several: true, table: true, dialect: false },
        make: ndjson::make,
    },
    Format {
        name: "markdown",
        extension: "md",
        what: Bi::new(
            "doelen met hun indicatoren als tabellen op één pagina, of één tabel",
            "goals with their indicators as tables on one page, or one table",
        ),
        shape: Shape::Text,
        takes: Takes { several: true, table: true, dialect: false },
        make: markdown::make,
    },
];

/// A format that `kader export` writes.
#[derive(Debug)]
pub struct Format {
    pub name: &'static str,
    /// What the names of its files end with.
    pub extension: &'static str,
    /// What it is, in one line.
    pub what: Bi,
    pub shape: Shape,
    pub takes: Takes,
    /// Makes ready what will be written, or says why this cannot be.
    pub make: for<'e> fn(&'e Export<'e>) -> Result<Made<'e>, Text>,
}

impl Format {
    pub fn named(name: &str) -> Option<&'static Format> {
        FORMATS.iter().find(|format| format.name == name)
    }
}

/// What a format writes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One file of text, or standard output.
    Text,
    /// One file that is not to be read by people.
    Binary,
    /// A folder of files; one table of it is a text.
    Folder,
}

/// What a format can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Takes {
    /// Whether it holds more than one project.
    pub several: bool,
    /// Whether one of the tables can be had alone.
    pub table: bool,
    /// Whether it is written in the way of a country.
    pub dialect: bool,
}

impl Takes {
    /// One project as a whole, in one way.
    pub const ONE: Takes = Takes { several: false, table: false, dialect: false };
}

/// How numbers and cells are parted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// Commas between cells, a point in numbers.
    #[default]
    Plain,
    /// What a Dutch spreadsheet opens: semicolons, a decimal comma and a byte order mark.
    Dutch,
}

/// What is asked of an export.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// The language that was asked for by name; programs are served in English.
    pub asked: Option<Language>,
    /// The language of messages, for formats that people read.
    pub language: Language,
    pub dialect: Dialect,
    /// The one table that is wanted.
    pub table: Option<&'static Table>,
}

/// The projects with what is asked of them.
#[derive(Debug)]
pub struct Export<'e> {
    pub projects: Vec<Project<'e>>,
    pub wish: Wish,
}

impl<'e> Export<'e> {
    pub fn new(checked: &'e [Checked], wish: Wish) -> Export<'e> {
        Export { projects: checked.iter().map(Project::new).collect(), wish }
    }
}

/// What will be written.
#[derive(Debug)]
pub struct Made<'e> {
    pub parts: Vec<Part<'e>>,
    /// What a reader of it should know, such as what did not fit.
    pub remarks: Vec<Text>,
}

impl<'e> Made<'e> {
    /// One file.
    pub fn alone(write: impl Fn(&mut dyn Write) -> io::Result<()> + 'e) -> Made<'e> {
        Made { parts: vec![Part::new("", write)], remarks: Vec::new() }
    }
}

/// Writes all of a file.
pub type Fill<'e> = Box<dyn Fn(&mut dyn Write) -> io::Result<()> + 'e>;

/// One file of what is written.
pub struct Part<'e> {
    /// Where it stands in the folder, with `/`; empty when it is all there is.
    pub name: String,
    pub write: Fill<'e>,
}

impl<'e> Part<'e> {
    pub fn new(name: impl Into<String>, write: impl Fn(&mut dyn Write) -> io::Result<()> + 'e) -> Part<'e> {
        Part { name: name.into(), write: Box::new(write) }
    }
}

impl std::fmt::Debug for Part<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Part").field("name", &self.name).finish_non_exhaustive()
    }
}
