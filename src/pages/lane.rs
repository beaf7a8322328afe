//! The editions of a thing as a drawing: a line for what is one thing, a curve where it was split or merged.

use std::fmt::Write;

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::ask::history::Descents;
use crate::model::NodeId;

use super::place::Places;
use super::template::escaped;

/// A drawing with its size.
#[derive(Clone, Debug, Serialize)]
pub struct Lane {
    pub width: usize,
    pub height: usize,
    pub body: String,
}

/// More lines than this are no picture any more.
const MOST_ROWS: usize = 12;
/// Fewer documents than this are told faster than drawn.
const LEAST_COLUMNS: usize = 3;
const LEFT: usize = 52;
const COLUMN: usize = 104;
const TOP: usize = 70;
const ROW: usize = 44;
/// Signs of a name above its line, and of a line of the heading above a column.
const LONGEST: usize = 44;
const LONGEST_HEAD: usize = 17;

/// The drawing; none where there are too few editions for one, or too many.
pub fn lane(places: &Places<'_>, descents: &mut Descents<'_>, strand: &[NodeId]) -> Option<Lane> {
    let model = places.model;
    let rows = family(descents, strand)?;
    let mut documents: Vec<NodeId> = rows.iter().flatten().filter_map(|id| model.document_of(*id)).collect();
    documents.sort_by_key(|document| (model.came_out(*document), *document));
    documents.dedup();
    if documents.len() < LEAST_COLUMNS {
        return None;
    }
    let column = |id: NodeId| {
        let document = model.document_of(id)?;
        documents.iter().position(|one| *one == document)
    };
    let across = |id: NodeId| column(id).map(|at| LEFT + at * COLUMN);
    let mut rows: Vec<Vec<NodeId>> =
        rows.into_iter().filter(|row| row.iter().all(|id| column(*id).is_some())).collect();
    rows.sort_by_key(|row| (row.first().and_then(|id| column(*id)), row.first().copied()));
    let down: FxHashMap<NodeId, usize> = rows
        .iter()
        .enumerate()
        .flat_map(|(at, row)| row.iter().map(move |id| (*id, TOP + at * ROW)))
        .collect();

    let mut body = String::new();
    for (at, document) in documents.iter().enumerate() {
        let x = LEFT + at * COLUMN;
        let title = places.title(*document);
        let (first, last) = title.rsplit_once(' ').unwrap_or(("", title.as_str()));
        for (y, text) in [(14, first), (28, last)] {
            let _ = write!(
                body,
                "<text class=\"year\" x=\"{x}\" y=\"{y}\">{}</text>",
                escaped(&cut(text, LONGEST_HEAD))
            );
        }
    }
    for [x, y, to, low] in turns(places, &rows, across, &down) {
        let half = x.midpoint(to);
        let _ = write!(body, "<path class=\"turn\" d=\"M{x} {y}C{half} {y} {half} {low} {to} {low}\"/>");
    }
    let mut width = LEFT + documents.len().saturating_sub(1) * COLUMN + LEFT;
    for row in &rows {
        let own = if row.first() == strand.first() { " class=\"own\"" } else { "" };
        let (Some(first), Some(last)) = (row.first(), row.last()) else { continue };
        let (Some(x), Some(end), Some(y)) = (across(*first), across(*last), down.get(first)) else {
            continue;
        };
        let _ = write!(body, "<g{own}>");
        if end > x {
            let _ = write!(body, "<path d=\"M{x} {y}H{end}\"/>");
        }
        for dot in row.iter().filter_map(|id| across(*id)) {
            let _ = write!(body, "<circle cx=\"{dot}\" cy=\"{y}\" r=\"5\"/>");
        }
        let name = name(places, row);
        // Letters are about seven wide.
        width = width.max(x + 7 * name.chars().count());
        let _ = write!(body, "<text x=\"{}\" y=\"{}\">{}</text></g>", x - 5, y - 12, escaped(&name));
    }
    Some(Lane { width, height: TOP + rows.len().saturating_sub(1) * ROW + 16, body })
}

/// From where to where it goes on under another line; between two lines the last turn that goes on in time.
fn turns(
    places: &Places<'_>,
    rows: &[Vec<NodeId>],
    across: impl Fn(NodeId) -> Option<usize>,
    down: &FxHashMap<NodeId, usize>,
) -> Vec<[usize; 4]> {
    let mut all: Vec<[usize; 4]> = Vec::new();
    for row in rows {
        for id in row {
            for earlier in places.model.continues(*id).into_iter().filter(|one| !row.contains(one)) {
                let ends = (across(earlier), down.get(&earlier), across(*id), down.get(id));
                if let (Some(x), Some(y), Some(to), Some(low)) = ends {
                    all.push([x, *y, to, *low]);
                }
            }
        }
    }
    // Accounts say what their goal became when the next budget is there already.
    all.sort_by_key(|[x, y, to, low]| (*y, *low, x >= to, std::cmp::Reverse(*x), *to));
    all.dedup_by_key(|[_, y, _, low]| (*y, *low));
    all
}

/// The thing, all that it came from and became, and what else that became or came from; none where these are too many.
fn family(descents: &mut Descents<'_>, strand: &[NodeId]) -> Option<Vec<Vec<NodeId>>> {
    let mut rows = vec![strand.to_vec()];
    let mut open: Vec<(Vec<NodeId>, bool)> = vec![(strand.to_vec(), false), (strand.to_vec(), true)];
    while let Some((here, forward)) = open.pop() {
        for tie in descents.links(&here, forward) {
            let next = descents.strand(tie.other);
            let mut add = |row: &Vec<NodeId>| {
                let fresh = !rows.iter().any(|known| known.first() == row.first());
                if fresh {
                    rows.push(row.clone());
                }
                fresh
            };
            if add(&next) {
                open.push((next, forward));
            }
            for beside in tie.beside {
                let beside = descents.strand(beside);
                add(&beside);
            }
            if rows.len() > MOST_ROWS {
                return None;
            }
        }
    }
    Some(rows)
}

/// What a line is called: its last code, and its last title.
fn name(places: &Places<'_>, row: &[NodeId]) -> String {
    let title = row.iter().rev().find_map(|id| places.model.title(*id));
    let code = row.last().and_then(|id| places.code(*id)).unwrap_or_default();
    let title = title.map(|title| super::place::one_line(&title)).unwrap_or_default();
    cut(format!("{code} {title}").trim(), LONGEST)
}

fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}
