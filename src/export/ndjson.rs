//! Tables as a JSON object a line, a folder a table and an organisation, so that exports of many load together.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::diag::Text;

use super::formats::{Export, Made, Part};
use super::tables::{Cell, Kind, Project, TABLES, Table};

/// Views of every table with exact types, for DuckDB.
const LOAD: &str = "load.sql";

pub fn make<'e>(export: &'e Export<'e>) -> Result<Made<'e>, Text> {
    if let Some(table) = export.wish.table {
        let all =
            move |out: &mut dyn Write| export.projects.iter().try_for_each(|one| write(one, table, out));
        return Ok(Made::alone(all));
    }
    let mut parts = Vec::new();
    for project in &export.projects {
        let organisation = folder(project.model.slug());
        for table in TABLES.iter().copied() {
            let name = format!("{0}/organisation={organisation}/{0}.ndjson", table.name);
            parts.push(Part::new(name, move |out: &mut dyn Write| write(project, table, out)));
        }
    }
    parts.push(Part::new(LOAD, |out: &mut dyn Write| out.write_all(load().as_bytes())));
    Ok(Made { parts, remarks: Vec::new() })
}

/// A name as part of a path: what may mean something there is written as a number, as such folders do.
fn folder(name: &str) -> String {
    let mut out = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' => out.push(char::from(byte)),
            other => _ = write!(out, "%{other:02X}"),
        }
    }
    out
}

/// Every column stands in every row, so that a reader who guesses types sees them all.
fn write<'p>(project: &'p Project<'p>, table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let mut line = String::new();
    table.each(project, &mut |row| {
        line.clear();
        for column in table.columns() {
            line.push(if line.is_empty() { '{' } else { ',' });
            quoted(&mut line, column.name);
            line.push(':');
            value(&mut line, &column.cell(&row));
        }
        line.push_str("}\n");
        out.write_all(line.as_bytes())
    })
}

fn value(line: &mut String, cell: &Cell<'_>) {
    match cell {
        Cell::Empty => line.push_str("null"),
        Cell::Text(text) => quoted(line, text),
        Cell::List(all) => {
            line.push('[');
            for (at, text) in all.iter().enumerate() {
                if at > 0 {
                    line.push(',');
                }
                quoted(line, text);
            }
            line.push(']');
        }
        Cell::Term(name, _) => quoted(line, name),
        Cell::Whole(number) => _ = write!(line, "{number}"),
        // Digit for digit: what becomes of them is up to the type that the reader asks for.
        Cell::Number(number) => _ = write!(line, "{number}"),
        Cell::Day((year, month, day)) => _ = write!(line, "\"{year:04}-{month:02}-{day:02}\""),
        Cell::Flag(flag) => _ = write!(line, "{flag}"),
    }
}

fn quoted(line: &mut String, text: &str) {
    line.push_str(&serde_json::Value::from(text).to_string());
}

/// The views: a reader that guesses would make floats of amounts, and texts of columns that are empty.
fn load() -> String {
    let mut out = String::from(
        "-- Views of every table in this folder, with exact types. In this folder: duckdb -init load.sql\n",
    );
    for table in TABLES {
        let columns: Vec<String> = table
            .columns()
            .map(|column| format!("    \"{}\": '{}'", column.name, sort(column.kind)))
            .collect();
        let _ = write!(
            out,
            "\nCREATE OR REPLACE VIEW {0} AS SELECT * FROM read_json(\n  '{0}/*/*.ndjson', format = 'newline_delimited', \
             hive_partitioning = false,\n  columns = {{\n{1}\n  }}\n);\n",
            table.name,
            columns.join(",\n")
        );
    }
    out
}

fn sort(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Id | Kind::Term => "VARCHAR",
        Kind::List => "VARCHAR[]",
        Kind::Year | Kind::Count => "INTEGER",
        Kind::Number => "DECIMAL(38, 12)",
        Kind::Euros => "DECIMAL(38, 6)",
        Kind::Date => "DATE",
        Kind::Flag => "BOOLEAN",
    }
}
