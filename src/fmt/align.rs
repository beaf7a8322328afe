//! Values of neighbouring fields in one column.
//!
//! Neighbours are fields of one block without a blank line, a block or a text block between them. Only what reads as a
//! label with its value is set in a column; what reads as a sentence (`steunt spoor 1`, `geen indicatoren "…"`) is not,
//! nor is a keyword so long that the others would stand far from their values.

use crate::syntax::TokenKind;

use super::lines::{Kind, Row, Rows};

/// Keywords longer than this have their values right behind them, and move nobody else's.
const LONGEST: usize = 12;

/// Gives every row its column.
pub fn align(rows: &mut Rows<'_>) {
    let mut run: Vec<usize> = Vec::new();
    let mut widest = 0;
    for index in 0..rows.rows.len() {
        let Some(row) = rows.rows.get(index) else { break };
        if ends_run(rows, row) {
            settle(rows, &mut run, &mut widest);
            continue;
        }
        let width = width(rows, row);
        if is_label(row) && (1..=LONGEST).contains(&width) {
            run.push(index);
            widest = widest.max(width);
        }
    }
    settle(rows, &mut run, &mut widest);
}

fn settle(rows: &mut Rows<'_>, run: &mut Vec<usize>, widest: &mut usize) {
    for index in run.drain(..) {
        if let Some(row) = rows.rows.get_mut(index) {
            row.column = *widest + 1;
        }
    }
    *widest = 0;
}

/// Whether what stands above a row is no neighbour of what stands below it.
fn ends_run(rows: &Rows<'_>, row: &Row<'_>) -> bool {
    match row.kind {
        Kind::Comment | Kind::More => false,
        Kind::Statement => {
            row.opens || !row.is_field || rows.of(row).iter().any(|token| token.kind == TokenKind::Text)
        }
        Kind::Blank | Kind::Close | Kind::Left | Kind::Raw => true,
    }
}

fn width(rows: &Rows<'_>, row: &Row<'_>) -> usize {
    let keyword = rows.of(row).first().map(|token| super::spell::keyword(rows, row, token));
    keyword.map_or(0, |keyword| keyword.chars().count())
}

/// Whether a row reads as a label with its value.
fn is_label(row: &Row<'_>) -> bool {
    row.kind == Kind::Statement && row.tokens.len() > 1 && row.shape.is_some_and(|shape| shape.is_label())
}
