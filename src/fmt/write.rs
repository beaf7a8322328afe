//! Writes the lines: two spaces a level, one space between words, one blank line at most.

use crate::syntax::{self, Token, TokenKind};

use super::lines::{Kind, Row, Rows, is_blank};
use super::spell;
use super::table::Table;

/// The text of all rows, with a line feed after each.
pub fn write(rows: &Rows<'_>, tables: &[Table]) -> String {
    let mut out = String::with_capacity(rows.text.len() + rows.text.len() / 8);
    let mut blank = false;
    // Nothing stands above, or a `{`: no blank line may follow.
    let mut fresh = true;
    for row in &rows.rows {
        if row.kind == Kind::Blank {
            blank = true;
            continue;
        }
        if blank && !fresh && row.kind != Kind::Close {
            out.push('\n');
        }
        line(rows, row, tables, &mut out);
        out.push('\n');
        blank = false;
        fresh = row.opens && row.kind != Kind::Raw;
    }
    out
}

fn line(rows: &Rows<'_>, row: &Row<'_>, tables: &[Table], out: &mut String) {
    if row.kind == Kind::Raw {
        out.push_str(row.raw);
        return;
    }
    let body = row.raw.trim_start_matches(is_blank);
    // A mark that nobody sees must not come to stand where it would be taken for the start of the file.
    if row.kind == Kind::Left && body.starts_with('\u{FEFF}') {
        out.push_str(row.raw);
        return;
    }
    indent(row.depth, out);
    let tokens = rows.of(row);
    match row.kind {
        Kind::Blank | Kind::Raw => {}
        Kind::Comment => {
            out.push_str(row.comment.unwrap_or_default());
            return;
        }
        Kind::Left => {
            out.push_str(body);
            return;
        }
        Kind::Close => out.push('}'),
        Kind::More => out.push_str(&joined(rows, row, tokens, 0, false)),
        Kind::Statement => match row.table.and_then(|number| tables.get(number)) {
            Some(table) => out.push_str(&table.line(rows, row)),
            None => statement(rows, row, tokens, out),
        },
    }
    if row.opens {
        out.push_str(" {");
    }
    if let Some(comment) = row.comment {
        out.push(' ');
        out.push_str(comment);
    }
}

fn indent(depth: usize, out: &mut String) {
    out.extend(std::iter::repeat_n("  ", depth));
}

fn statement(rows: &Rows<'_>, row: &Row<'_>, tokens: &[Token], out: &mut String) {
    let Some((first, values)) = tokens.split_first() else { return };
    let keyword = spell::keyword(rows, row, first);
    out.push_str(&keyword);
    let missing = row.column.saturating_sub(keyword.chars().count() + 1);
    if !values.is_empty() {
        out.extend(std::iter::repeat_n(' ', missing));
    }
    out.push_str(&joined(rows, row, values, 0, true));
}

/// Tokens with one space between them; a comma stands against what it follows. `spaced` puts a space before the first.
pub fn joined(rows: &Rows<'_>, row: &Row<'_>, tokens: &[Token], skipped: usize, spaced: bool) -> String {
    let mut out = String::new();
    let (mut before, mut last) = ("", None);
    for (at, token) in tokens.iter().enumerate() {
        // Of two commas the second would be taken for a word.
        let after_comma = last == Some(TokenKind::Comma);
        let glued = at > 0 && token.kind == TokenKind::Comma && !after_comma;
        if (at > 0 || spaced) && !glued {
            out.push(' ');
        }
        if token.kind == TokenKind::Text {
            text(rows, row, token, &mut out);
        } else {
            out.push_str(&spell::value(rows, row, token, skipped + at, before));
        }
        (before, last) = (rows.slice(token), Some(token.kind));
    }
    out
}

/// A text block: its lines keep how they stand to each other, and stand one deeper than its keyword.
fn text(rows: &Rows<'_>, row: &Row<'_>, token: &Token, out: &mut String) {
    let whole = rows.slice(token);
    let body = whole.split_once('\n').map_or("", |(_, body)| body);
    let body = syntax::dedented(body.strip_suffix("\"\"\"").unwrap_or(body));
    out.push_str("\"\"\"\n");
    if !body.is_empty() {
        for line in body.split('\n') {
            if !line.is_empty() {
                indent(row.depth + 1, out);
                out.push_str(line);
            }
            out.push('\n');
        }
    }
    indent(row.depth + 1, out);
    out.push_str("\"\"\"");
}
