//! The amounts of a thing as a table: its lines down, the years across.

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;
use serde::Serialize;

use crate::language::{capital, fields};
use crate::model::value::Missing;
use crate::model::{Amount, Column, Model, NodeId, number};
use crate::source::Span;

use super::place::one_line;
use super::said::{Said, readable};

/// The amounts that a thing states.
#[derive(Clone, Debug, Serialize)]
pub struct Amounts {
    pub columns: Vec<Said>,
    pub lines: Vec<Line>,
}

/// One line of amounts.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    pub label: Said,
    pub cells: Vec<Option<Said>>,
}

/// The table of a thing's own amounts; none where it states none.
pub fn amounts(model: &Model, id: NodeId) -> Option<Amounts> {
    let stated = model.amounts(id);
    if stated.is_empty() {
        return None;
    }
    let columns = columns(&stated);
    Some(Amounts { columns: heads(&columns), lines: lines(model, id, &stated, &columns) })
}

/// The columns that amounts stand in, by year.
pub fn columns<'a>(stated: impl IntoIterator<Item = &'a Amount<'a>>) -> Vec<Column> {
    let mut seen = FxHashSet::default();
    let mut columns: Vec<Column> = stated.into_iter().map(|one| one.column).collect();
    columns.retain(|column| seen.insert(*column));
    columns.sort_by_key(|column| (column.period, column.kind.map(|kind| kind.name)));
    columns
}

/// What stands above columns: the year, with the kind of figure where they differ in that.
pub fn heads(columns: &[Column]) -> Vec<Said> {
    let kind = |column: &Column| column.kind.map(|kind| kind.name);
    let several = columns.iter().any(|one| Some(kind(one)) != columns.first().map(kind));
    let head = |column: &Column| {
        Said::of(|language| match column.kind {
            Some(kind) if several => format!("{} {}", kind.word.get(language), column.period),
            _ => column.period.to_string(),
        })
    };
    columns.iter().map(head).collect()
}

/// The lines of a thing, with its amounts below these columns.
pub fn lines(model: &Model, id: NodeId, stated: &[Amount<'_>], columns: &[Column]) -> Vec<Line> {
    let mut lines: Vec<(Span, Line)> = Vec::new();
    for one in stated {
        let at = lines.iter().position(|(line, _)| *line == one.line);
        let at = at.unwrap_or_else(|| {
            lines.push((one.line, Line { label: label(model, id, one), cells: vec![None; columns.len()] }));
            lines.len() - 1
        });
        let column = columns.iter().position(|column| *column == one.column);
        let cell = column.and_then(|column| lines.get_mut(at)?.1.cells.get_mut(column));
        if let Some(cell) = cell {
            *cell = Some(euros(one.euros, one.is_firm()));
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// An amount, or what stands in its place.
pub fn euros(euros: Result<Decimal, Missing>, firm: bool) -> Said {
    Said::of(|language| match euros {
        Ok(euros) if firm => number::euros(euros, language),
        Ok(euros) => format!("± {}", number::euros(euros, language)),
        Err(missing) => super::fields::missing(missing, language),
    })
}

fn label(model: &Model, id: NodeId, amount: &Amount<'_>) -> Said {
    let from = amount.from.and_then(|span| model.target_at(id, span));
    let from = from.map(|from| model.title(from).unwrap_or_else(|| model.id(from)).into_owned());
    let name = amount.name.map(|name| one_line(&model.text(name)));
    let task = amount.task_field.map(|task| one_line(&model.text(task)));
    Said::of(|language| {
        let flow = capital(&readable(fields::of_flow(amount.flow).word.get(language)));
        let more: Vec<&str> = [&name, &task, &from].into_iter().flatten().map(String::as_str).collect();
        if more.is_empty() { flow } else { format!("{flow}: {}", more.join(", ")) }
    })
}
