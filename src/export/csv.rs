//! Tables as comma-separated values: a folder of files with a description (Frictionless data package), or one table.

mod package;

use std::borrow::Cow;
use std::io::{self, Write};

use crate::diag::Text;
use crate::language::Language;

use super::formats::{Dialect, Export, Made, Part};
use super::rows;
use super::tables::{Cell, Column, TABLES, Table};

/// The description of the package, which comes last: who sees it sees all of it.
pub const DESCRIPTION: &str = "datapackage.json";

pub fn make<'e>(export: &'e Export<'e>) -> Result<Made<'e>, Text> {
    if let Some(table) = export.wish.table {
        return Ok(Made::alone(move |out| write(export, table, out)));
    }
    let files = TABLES.iter().map(|table| {
        let table = *table;
        Part::new(file_name(table), move |out: &mut dyn Write| write(export, table, out))
    });
    let description =
        Part::new(DESCRIPTION, move |out: &mut dyn Write| out.write_all(package::of(export).as_bytes()));
    Ok(Made { parts: files.chain([description]).collect(), remarks: Vec::new() })
}

fn file_name(table: &Table) -> String {
    format!("{}.csv", table.name)
}

/// How a file is written: its language and its signs.
#[derive(Clone, Copy, Debug)]
struct Manner {
    language: Language,
    dialect: Dialect,
}

impl Manner {
    /// Programs are served in English; who asks for Dutch, or for what a Dutch spreadsheet opens, gets Dutch heads.
    fn of(export: &Export<'_>) -> Manner {
        let dialect = export.wish.dialect;
        let usual = match dialect {
            Dialect::Plain => Language::En,
            Dialect::Dutch => Language::Nl,
        };
        Manner { language: export.wish.asked.unwrap_or(usual), dialect }
    }

    fn separator(self) -> char {
        match self.dialect {
            Dialect::Plain => ',',
            Dialect::Dutch => ';',
        }
    }

    fn decimal(self) -> char {
        match self.dialect {
            Dialect::Plain => '.',
            Dialect::Dutch => ',',
        }
    }

    fn head(self, column: &Column) -> &'static str {
        column.head(self.language)
    }
}

fn write(export: &Export<'_>, table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let manner = Manner::of(export);
    let mut line = String::new();
    if manner.dialect == Dialect::Dutch {
        line.push('\u{feff}');
    }
    joined(&mut line, manner, table.columns(), |line, column| rows::push(line, manner.head(column)));
    out.write_all(line.as_bytes())?;
    for project in &export.projects {
        table.each(project, &mut |row| {
            line.clear();
            joined(&mut line, manner, table.columns(), |line, column| {
                push(line, &column.cell(&row), manner);
            });
            out.write_all(line.as_bytes())
        })?;
    }
    Ok(())
}

fn joined(
    line: &mut String,
    manner: Manner,
    columns: impl Iterator<Item = &'static Column>,
    mut each: impl FnMut(&mut String, &'static Column),
) {
    for (at, column) in columns.enumerate() {
        if at > 0 {
            line.push(manner.separator());
        }
        each(line, column);
    }
    line.push_str("\r\n");
}

fn push(line: &mut String, cell: &Cell<'_>, manner: Manner) {
    let text: Cow<'_, str> = match cell {
        // A number is no text: it starts with a minus and is in the way of its dialect.
        Cell::Number(number) => {
            let number = number.to_string().replace('.', &manner.decimal().to_string());
            line.push_str(&number);
            return;
        }
        Cell::Whole(number) => {
            line.push_str(&number.to_string());
            return;
        }
        other => other.shown(manner.language),
    };
    rows::push(line, &text);
}
