//! Tables of answers: for a terminal of 80 columns, for Markdown, and as comma-separated values.

use std::fmt::Write;

use rust_decimal::Decimal;

use crate::export::rows;

use super::markdown::escape;
use super::one_line;

/// How wide a table is made where its texts can be cut.
const WIDE: usize = 80;
/// No text is cut shorter than this.
const LEAST: usize = 12;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// A text that may be cut on a terminal.
    Text,
    /// A text that is worth nothing when it is cut, such as a place.
    Whole,
    /// Stands to the right.
    Number,
}

/// Rows of cells under a head.
#[derive(Clone, Debug, Default)]
pub struct Table {
    columns: Vec<(Column, String)>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new(columns: impl IntoIterator<Item = (Column, String)>) -> Table {
        Table { columns: columns.into_iter().collect(), rows: Vec::new() }
    }

    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// For a terminal.
    pub fn human(&self) -> String {
        let head: Vec<String> = self.columns.iter().map(|(_, name)| one_line(name)).collect();
        let rows = self.rows.iter().map(|row| row.iter().map(|cell| one_line(cell)).collect());
        let rows: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
        let widths = self.widths(&rows);
        let mut out = String::new();
        for row in &rows {
            let mut line = String::new();
            for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let cell = cut(cell, *width);
                let space = " ".repeat(width.saturating_sub(cell.chars().count()));
                let right = self.columns.get(at).is_some_and(|(column, _)| *column == Column::Number);
                let gap = if at == 0 { "" } else { "  " };
                let _ = match right {
                    true => write!(line, "{gap}{space}{cell}"),
                    false => write!(line, "{gap}{cell}{space}"),
                };
            }
            let _ = writeln!(out, "{}", line.trim_end());
        }
        out
    }

    fn widths(&self, rows: &[Vec<String>]) -> Vec<usize> {
        let widest = |at: usize| {
            let cells = rows.iter().filter_map(|row| row.get(at));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let mut widths: Vec<usize> = (0..self.columns.len()).map(widest).collect();
        let gaps = 2 * self.columns.len().saturating_sub(1);
        let mut over = (widths.iter().sum::<usize>() + gaps).saturating_sub(WIDE);
        while over > 0 {
            let may = self.columns.iter().zip(widths.iter_mut());
            let may = may.filter(|((column, _), width)| *column == Column::Text && **width > LEAST);
            let Some((_, width)) = may.max_by_key(|(_, width)| **width) else { break };
            *width -= 1;
            over -= 1;
        }
        widths
    }

    /// For a page.
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        let head: Vec<String> = self.columns.iter().map(|(_, name)| cell(name)).collect();
        let lines = self.columns.iter().map(|(column, _)| match column {
            Column::Number => "---:",
            Column::Text | Column::Whole => "---",
        });
        let _ = writeln!(out, "| {} |", head.join(" | "));
        let _ = writeln!(out, "| {} |", lines.collect::<Vec<_>>().join(" | "));
        for row in &self.rows {
            let cells: Vec<String> = row.iter().map(|one| cell(one)).collect();
            let _ = writeln!(out, "| {} |", cells.join(" | "));
        }
        out
    }
}

/// A cell of Markdown: spaces before a text show how deep it stands.
fn cell(text: &str) -> String {
    let bare = text.trim_start_matches(' ');
    let deep = (text.len() - bare.len()) / 2;
    format!("{}{}", "&emsp;".repeat(deep), escape(bare))
}

/// A text of at most so many characters.
pub(super) fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    text.chars().take(width.saturating_sub(1)).chain(['…']).collect()
}

/// A text of lines of at most 80 characters, each with this indent, and more after the first.
pub(super) fn wrapped(text: &str, indent: usize) -> String {
    let mut out = String::new();
    let mut width = 0;
    for word in one_line(text).split(' ') {
        let length = word.chars().count();
        if width > 0 && width + 1 + length <= WIDE {
            let _ = write!(out, " {word}");
            width += 1 + length;
            continue;
        }
        let deep = if width == 0 { indent } else { indent + 2 };
        let start = if width == 0 { "" } else { "\n" };
        let _ = write!(out, "{start}{}{word}", " ".repeat(deep));
        width = deep + length;
    }
    out.push('\n');
    out
}

/// One value of a row that a spreadsheet reads.
#[derive(Clone, Debug)]
pub enum Field {
    Empty,
    Text(String),
    Number(Decimal),
}

impl Field {
    pub fn text(text: impl Into<String>) -> Field {
        Field::Text(text.into())
    }

    /// A text that may not be there.
    pub fn maybe(text: Option<impl Into<String>>) -> Field {
        text.map_or(Field::Empty, Field::text)
    }
}

/// Rows as RFC 4180 has them. A text that a spreadsheet would reckon with gets an apostrophe before it.
pub fn csv(rows: impl IntoIterator<Item = Vec<Field>>) -> String {
    let mut out = String::new();
    for row in rows {
        for (at, field) in row.into_iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            match field {
                Field::Empty => {}
                Field::Number(number) => _ = write!(out, "{}", number.normalize()),
                Field::Text(text) => rows::push(&mut out, &text),
            }
        }
        out.push_str("\r\n");
    }
    out
}
