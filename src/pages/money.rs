//! The amounts of a thing as a table: its lines down, the years across.

use serde::Serialize;

use crate::language::fields;
use crate::model::value::Missing;
use crate::model::{Model, NodeId, number};

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
    let mut columns = Vec::new();
    for one in &stated {
        if !columns.contains(&one.column) {
            columns.push(one.column);
        }
    }
    columns.sort_by_key(|column| (column.period, column.kind.map(|kind| kind.name)));
    let several = columns.iter().any(|one| {
        one.kind.map(|kind| kind.name) != columns.first().and_then(|first| first.kind).map(|kind| kind.name)
    });
    let mut lines: Vec<(crate::source::Span, Line)> = Vec::new();
    for one in &stated {
        let at = lines.iter().position(|(line, _)| *line == one.line);
        let at = at.unwrap_or_else(|| {
            lines.push((one.line, Line { label: label(model, id, one), cells: vec![None; columns.len()] }));
            lines.len() - 1
        });
        let column = columns.iter().position(|column| *column == one.column);
        let cell = column.and_then(|column| lines.get_mut(at)?.1.cells.get_mut(column));
        if let Some(cell) = cell {
            *cell = Some(Said::of(|language| match one.euros {
                Ok(euros) if one.is_firm() => number::euros(euros, language),
                Ok(euros) => format!("{} ?", number::euros(euros, language)),
                Err(Missing::None) => "–".to_owned(),
                Err(missing) => super::fields::missing(missing, language),
            }));
        }
    }
    let heads = columns.iter().map(|column| {
        Said::of(|language| match column.kind {
            Some(kind) if several => format!("{} {}", kind.word.get(language), column.period),
            _ => column.period.to_string(),
        })
    });
    Some(Amounts { columns: heads.collect(), lines: lines.into_iter().map(|(_, line)| line).collect() })
}

fn label(model: &Model, id: NodeId, amount: &crate::model::Amount<'_>) -> Said {
    let from = amount.from.and_then(|span| model.target_at(id, span));
    let from = from.map(|from| model.title(from).unwrap_or_else(|| model.id(from)).into_owned());
    let name = amount.name.map(|name| one_line(&model.text(name)));
    let task = amount.task_field.map(|task| one_line(&model.text(task)));
    Said::of(|language| {
        let flow = super::said::capital(&readable(fields::of_flow(amount.flow).word.get(language)));
        let more: Vec<&str> = [&name, &task, &from].into_iter().flatten().map(String::as_str).collect();
        if more.is_empty() { flow } else { format!("{flow}: {}", more.join(", ")) }
    })
}
