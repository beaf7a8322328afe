//! The money of each level through its documents: figures as cells, and the part of a page that tells them.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::ask::money::{self, Book, By, Figure, Measure, Recurrence, Wish};
use crate::language::shape::Flow;
use crate::language::{Bi, Concept, capital, deviation, fields, spending_proposal};
use crate::model::{NodeId, Relation, number};
use crate::report::money::long;

use super::place::{Link, Places};
use super::said::Said;
use super::words;

/// The books of a project, and where each level stands in them.
#[derive(Debug)]
pub struct Ledger<'m> {
    pub books: Vec<Book<'m>>,
    /// The book, the table and the row of each figure of a level.
    rows: FxHashMap<NodeId, Vec<(usize, usize, usize)>>,
    /// Proposals and deviations by the level that they are for.
    about: FxHashMap<NodeId, Vec<NodeId>>,
}

/// A figure as it is shown.
#[derive(Clone, Debug, Serialize)]
pub struct Cell {
    pub text: Said,
    /// `least` or `part`: something that belongs to it is not known.
    pub open: Option<&'static str>,
    pub doubt: bool,
}

/// The money part of the page of a level.
#[derive(Clone, Debug, Serialize)]
pub struct Purse {
    pub parts: Vec<Part>,
    pub proposals: Vec<Link>,
    pub deviations: Vec<Link>,
}

/// What one document says; documents are never added up.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    pub document: Link,
    pub years: Vec<i16>,
    pub lines: Vec<Line>,
}

/// One measure through the years.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    pub label: Said,
    pub cells: Vec<Option<Cell>>,
}

impl<'m> Ledger<'m> {
    pub fn new(places: &Places<'m>) -> Ledger<'m> {
        let wish = Wish { by: By::Level, year: None, own_year: false, document: None };
        let mut books = money::books(places.model, wish);
        books.retain(|book| places.is_shown(book.document));
        let mut rows: FxHashMap<NodeId, Vec<(usize, usize, usize)>> = FxHashMap::default();
        let mut about: FxHashMap<NodeId, Vec<NodeId>> = FxHashMap::default();
        for (at, book) in books.iter().enumerate() {
            for (year, table) in book.tables.iter().enumerate() {
                for (line, row) in table.rows.iter().enumerate() {
                    if let Some(id) = row.id {
                        rows.entry(id).or_default().push((at, year, line));
                    }
                }
            }
            let proposals = book.proposals.iter().map(|one| (one.place, one.id));
            let deviations = book.deviations.iter().map(|one| (one.place, one.id));
            for (place, id) in proposals.chain(deviations) {
                if let Some(place) = place {
                    about.entry(place).or_default().push(id);
                }
            }
        }
        Ledger { books, rows, about }
    }

    /// The money of a level and of what reports on it; none where its own amounts say it all.
    pub fn purse(&self, places: &Places<'_>, id: NodeId) -> Option<Purse> {
        let model = places.model;
        let reports = model.origins(id, Relation::EditionOf).into_iter().map(|(report, _)| report);
        let editions: Vec<NodeId> = std::iter::once(id).chain(reports).collect();
        let parts: Vec<(Part, bool)> =
            editions.iter().filter_map(|edition| self.part(places, *edition)).collect();
        let about = |concept: &'static Concept| -> Vec<Link> {
            let all = editions.iter().filter_map(|edition| self.about.get(edition)).flatten();
            let all = all.filter(|one| model.node(**one).is_some_and(|node| node.concept == concept));
            all.map(|one| places.link(*one, Some(id))).collect()
        };
        let purse = Purse {
            proposals: about(&spending_proposal::CONCEPT),
            deviations: about(&deviation::CONCEPT),
            parts: Vec::new(),
        };
        let more = parts.len() > 1 || parts.iter().any(|(_, more)| *more);
        let more = more || !purse.proposals.is_empty() || !purse.deviations.is_empty();
        more.then(|| Purse { parts: parts.into_iter().map(|(part, _)| part).collect(), ..purse })
    }

    /// What the document of a level says of it, and whether that is more than the amounts of the level itself.
    fn part(&self, places: &Places<'_>, id: NodeId) -> Option<(Part, bool)> {
        let own = self.rows.get(&id)?;
        let book = self.books.get(own.first()?.0)?;
        let mut part =
            Part { document: places.link(book.document, None), years: Vec::new(), lines: Vec::new() };
        let mut lines: Vec<(Measure, Vec<Option<Cell>>)> = Vec::new();
        let mut more = false;
        for (_, year, row) in own {
            let Some(table) = book.tables.get(*year) else { continue };
            let Some(row) = table.rows.get(*row) else { continue };
            part.years.push(table.year);
            for (figure, measure) in row.figures.iter().zip(&table.measures) {
                let Some(cell) = cell(figure, *measure, Decimal::ONE) else { continue };
                more |= !figure.stated;
                let at = lines.iter().position(|(one, _)| one == measure).unwrap_or_else(|| {
                    lines.push((*measure, Vec::new()));
                    lines.len() - 1
                });
                if let Some((_, cells)) = lines.get_mut(at) {
                    cells.resize(part.years.len() - 1, None);
                    cells.push(Some(cell));
                }
            }
        }
        lines.sort_by_key(|(measure, _)| order(*measure));
        for (measure, mut cells) in lines {
            cells.resize(part.years.len(), None);
            part.lines.push(Line { label: label(measure), cells });
        }
        Some((part, more))
    }
}

fn order(measure: Measure) -> (u8, &'static str, u8) {
    let flow = |flow: Flow| match flow {
        Flow::Costs => 0,
        Flow::Revenues => 1,
        Flow::Addition => 2,
        _ => 3,
    };
    match measure {
        Measure::Stated(kind, one) => (0, kind.map_or("", |kind| kind.name), flow(one)),
        Measure::Proposed(recurrence, one) => (1, recurrence.name(), flow(one)),
        Measure::Deviates(recurrence) => (2, recurrence.name(), 0),
    }
}

/// A figure, in units of so many euros; none where nothing is said.
pub fn cell(figure: &Figure, measure: Measure, unit: Decimal) -> Option<Cell> {
    if figure.is_empty() {
        return None;
    }
    let Some(euros) = figure.euros else {
        let text = figure.missing.map(|one| Said::of(|language| super::fields::missing(one, language)));
        return Some(Cell { text: text.unwrap_or_else(|| Said::same("?")), open: None, doubt: false });
    };
    // What is not known of deviations may turn them either way.
    let part = matches!(measure, Measure::Deviates(_));
    Some(Cell {
        text: Said::of(|language| match unit == Decimal::ONE {
            true => number::euros(euros, language),
            false => number::print(euros.checked_div(unit).unwrap_or(euros).normalize(), language),
        }),
        open: figure.open.then_some(if part { "part" } else { "least" }),
        doubt: figure.doubt,
    })
}

/// The flow by its word.
pub fn flow(flow: Flow) -> Said {
    Said::of(|language| fields::of_flow(flow).word.get(language).to_owned())
}

/// A measure in one line.
pub fn label(measure: Measure) -> Said {
    let (group, column) = (group(measure), column(measure));
    Said { nl: format!("{}: {}", group.nl, column.nl), en: format!("{}: {}", group.en, column.en) }
}

/// What stands above columns of one kind.
pub fn group(measure: Measure) -> Said {
    match measure {
        Measure::Stated(Some(kind), _) => Said::of(|language| capital(kind.word.get(language))),
        Measure::Stated(None, _) => words::said("amounts"),
        Measure::Proposed(..) => words::said("proposals"),
        Measure::Deviates(_) => words::said("deviations"),
    }
}

/// What stands above one column.
pub fn column(measure: Measure) -> Said {
    match measure {
        Measure::Stated(_, one) => flow(one),
        Measure::Proposed(recurrence, one) => {
            let (flow, again) = (flow(one), recurs(recurrence));
            Said { nl: format!("{}, {}", flow.nl, again.nl), en: format!("{}, {}", flow.en, again.en) }
        }
        Measure::Deviates(recurrence) => recurs(recurrence),
    }
}

/// Whether it comes back.
pub fn recurs(recurrence: Recurrence) -> Said {
    match recurrence {
        Recurrence::Unsaid => {
            Bi::new("niet gezegd of het terugkomt", "not said whether it comes back").into()
        }
        _ => long(recurrence).into(),
    }
}
