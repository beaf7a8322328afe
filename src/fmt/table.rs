//! Tables of amounts: the rows of `bedragen` under their `kolommen`, each column set to the right.

use crate::language::{Language, Shape, values};
use crate::syntax::{Token, TokenKind};

use super::lines::{Kind, Row, Rows, names_columns};
use super::write;

/// Heads longer than this have their amounts right behind them, and move nobody else's.
const LONGEST: usize = 48;

/// How wide the columns of one table are.
#[derive(Debug, Default)]
pub struct Table {
    head: usize,
    cells: Vec<usize>,
}

/// Finds the tables and marks their rows.
pub fn tables(rows: &mut Rows<'_>) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut index = 0;
    while let Some(row) = rows.rows.get(index) {
        index += 1;
        if row.kind == Kind::Statement && row.is_table {
            let depth = row.depth + 1;
            let body = rows.rows.get(index..).unwrap_or_default();
            let length = body.iter().position(|row| row.kind == Kind::Close && row.depth < depth);
            let range = index..index + length.unwrap_or(0);
            tables.extend(table(rows, range, depth, tables.len()));
        }
    }
    tables
}

/// The table whose rows stand here; none when it has no columns.
fn table(rows: &mut Rows<'_>, range: std::ops::Range<usize>, depth: usize, number: usize) -> Option<Table> {
    let mut table = Table::default();
    let mut members = Vec::new();
    let mut has_columns = false;
    for index in range {
        let row = rows.rows.get(index)?;
        let goes_on = rows.rows.get(index + 1).is_some_and(|next| next.kind == Kind::More);
        if row.kind != Kind::Statement || row.depth != depth || row.opens || goes_on {
            continue;
        }
        let columns = rows.of(row).first().is_some_and(|token| names_columns(rows.slice(token)));
        has_columns |= columns;
        let (head, cells) = parts(rows, row);
        if !columns && !matches!(row.shape, Some(Shape::Money(_))) || cells.is_empty() {
            continue;
        }
        members.push(index);
        let width = head.chars().count();
        table.head = table.head.max(if width <= LONGEST { width } else { 0 });
        if !columns {
            table.widen(&cells);
        }
    }
    if !has_columns {
        return None;
    }
    for index in members {
        rows.rows.get_mut(index)?.table = Some(number);
    }
    Some(table)
}

impl Table {
    fn widen(&mut self, cells: &[Cell]) {
        for (at, cell) in cells.iter().enumerate() {
            let width = cell.figure.chars().count();
            match self.cells.get_mut(at) {
                Some(known) => *known = (*known).max(width),
                None => self.cells.push(width),
            }
        }
    }

    /// A row as text, without what stands before its keyword.
    pub fn line(&self, rows: &Rows<'_>, row: &Row<'_>) -> String {
        let (mut out, cells) = parts(rows, row);
        let missing = self.head.saturating_sub(out.chars().count());
        out.extend(std::iter::repeat_n(' ', missing + 1));
        // The names of the columns are wider than what stands below them: they follow each other.
        let is_columns = rows.of(row).first().is_some_and(|token| names_columns(rows.slice(token)));
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                out.push_str(", ");
            }
            let width = if is_columns { 0 } else { self.cells.get(at).copied().unwrap_or(0) };
            let missing = width.saturating_sub(cell.figure.chars().count());
            out.extend(std::iter::repeat_n(' ', missing));
            out.push_str(&cell.figure);
            out.push_str(&cell.rest);
        }
        out
    }
}

/// One amount, and what is said of it behind it.
struct Cell {
    figure: String,
    rest: String,
}

/// The keyword with what names its row, and the amounts behind it.
fn parts(rows: &Rows<'_>, row: &Row<'_>) -> (String, Vec<Cell>) {
    let tokens = rows.of(row);
    let head = 1 + head_length(rows, tokens.get(1..).unwrap_or_default());
    let mut cells = Vec::new();
    let behind = tokens.get(head..).unwrap_or_default();
    let last_is_comma = behind.last().is_some_and(|token| token.kind == TokenKind::Comma);
    for item in behind.split(|token| token.kind == TokenKind::Comma) {
        let note = item.iter().position(|token| token.kind != TokenKind::Word).unwrap_or(item.len());
        let (figure, rest) = item.split_at_checked(note).unwrap_or((item, &[]));
        let figure = write::joined(rows, row, figure, 0, false);
        let rest = write::joined(rows, row, rest, 0, !figure.is_empty());
        cells.push(Cell { figure, rest });
    }
    if behind.is_empty() || last_is_comma {
        // A row without amounts, or one that ends in a comma, is set like any other line.
        cells.clear();
    }
    let keyword = tokens.first().map(|token| super::spell::keyword(rows, row, token)).unwrap_or_default();
    let name = write::joined(rows, row, tokens.get(1..head).unwrap_or_default(), 0, true);
    (format!("{keyword}{name}"), cells)
}

/// How many tokens name a row: `"Directe lasten"`, `taakveld 1.1`, `uit programma 4`.
fn head_length(rows: &Rows<'_>, tokens: &[Token]) -> usize {
    let is = |token: &Token, word: &crate::language::Word| {
        token.kind == TokenKind::Word
            && Language::BOTH.into_iter().any(|one| word.get(one) == rows.slice(token))
    };
    let mut length = usize::from(tokens.first().is_some_and(|one| one.kind != TokenKind::Word));
    if tokens.first().is_some_and(|one| one.kind == TokenKind::Comma) {
        return 0;
    }
    if tokens.get(length).is_some_and(|one| is(one, &values::TASK_FIELD)) {
        length += 2;
    }
    if tokens.get(length).is_some_and(|one| is(one, &values::FROM)) {
        length += 3;
    }
    length.min(tokens.len())
}
