//! The money of each document by level and year, its proposals and its deviations, the latest document first.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::ask::money::{self, Book, Effect, Figure, Measure, Offset, Proposal, Tie, Trace};
use crate::language::Bi;
use crate::language::shape::Flow;
use crate::model::{Amount, Mirror, NodeId};
use crate::report::money::scale;

use super::Told;
use super::ledger::{self, Cell};
use super::money::{columns, euros, heads, lines};
use super::place::Link;
use super::said::Said;
use super::things::Maker;

/// The most cells that the tables of one document have with all years; with more, years other than its own
/// have only what stands above the goals.
const MOST_CELLS: usize = 20_000;

/// The money of a project.
#[derive(Debug, Serialize)]
pub struct Money {
    pub books: Vec<Account>,
    /// What the signs mean, as far as they stand there.
    pub legend: Vec<Said>,
    pub with_findings: bool,
    pub findings: Vec<Told>,
}

/// The money of one document.
#[derive(Clone, Debug, Serialize)]
pub struct Account {
    pub document: Link,
    /// Shown open.
    pub open: bool,
    pub tables: Vec<Table>,
    /// Goals are left out of years other than its own.
    pub trimmed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposals: Option<Proposals>,
    pub deviations: Vec<Deviation>,
}

/// One year.
#[derive(Clone, Debug, Serialize)]
pub struct Table {
    pub year: i16,
    pub open: bool,
    /// In thousands of euros.
    pub thousands: bool,
    /// Kinds of columns side by side, with how many there are of each.
    pub groups: Vec<(Said, usize)>,
    pub columns: Vec<Said>,
    pub rows: Vec<Row>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub together: Option<Vec<Option<Cell>>>,
}

/// A level.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    pub link: Link,
    pub depth: usize,
    pub cells: Vec<Option<Cell>>,
    /// How large its first figure is against the largest, in hundredths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<i64>,
}

/// The spending proposals of a document.
#[derive(Clone, Debug, Serialize)]
pub struct Proposals {
    pub columns: Vec<Said>,
    pub rows: Vec<Proposed>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Proposed {
    pub link: Link,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Link>,
    pub recurs: Said,
    pub lines: Vec<super::money::Line>,
    pub followed: Vec<Followed>,
}

/// A deviation with the amount of a proposal.
#[derive(Clone, Debug, Serialize)]
pub struct Followed {
    pub link: Link,
    pub year: i16,
    pub euros: Said,
    pub by: Said,
}

#[derive(Clone, Debug, Serialize)]
pub struct Deviation {
    pub link: Link,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Link>,
    pub neutral: bool,
    pub effects: Vec<Effected>,
    /// Changes of costs, revenues and reserves, each on a line.
    pub changes: Vec<Said>,
    pub offsets: Vec<Against>,
}

/// An advantage or disadvantage.
#[derive(Clone, Debug, Serialize)]
pub struct Effected {
    pub word: Said,
    pub euros: Said,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    pub recurs: Said,
}

/// What stands against a deviation.
#[derive(Clone, Debug, Serialize)]
pub struct Against {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Link>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub euros: Option<Said>,
    /// Whether it is found there.
    pub found: Said,
    pub well: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<Link>,
}

/// The money of the documents in a report; none where there is none. `findings` are those about money.
pub fn money(maker: &Maker<'_, '_>, findings: Vec<Told>) -> Option<Money> {
    let books = &maker.ledger.books;
    if books.is_empty() {
        return None;
    }
    let accounts = books.iter().rev().enumerate().map(|(at, book)| account(maker, book, at == 0));
    Some(Money {
        books: accounts.collect(),
        legend: legend(books),
        with_findings: maker.with_findings,
        findings,
    })
}

fn account(maker: &Maker<'_, '_>, book: &Book<'_>, open: bool) -> Account {
    let model = maker.model();
    let cells: usize = book.tables.iter().map(|table| table.rows.len() * table.measures.len()).sum();
    let trimmed = cells > MOST_CELLS;
    let own = model.document_year(book.document);
    let known = book.tables.iter().any(|table| Some(table.year) == own);
    let is_own = |at: usize, table: &money::Table| if known { Some(table.year) == own } else { at == 0 };
    let tables = book.tables.iter().enumerate();
    let tables = tables.map(|(at, all)| {
        let own = is_own(at, all);
        table(maker, book, all, own, trimmed && !own)
    });
    Account {
        document: maker.places.link(book.document, None),
        open,
        tables: tables.collect(),
        trimmed: trimmed && book.tables.len() > 1,
        proposals: proposals(maker, book),
        deviations: book.deviations.iter().map(|one| deviation(maker, book, one)).collect(),
    }
}

fn table(maker: &Maker<'_, '_>, book: &Book<'_>, all: &money::Table, open: bool, trimmed: bool) -> Table {
    let model = maker.model();
    let scale = scale(all);
    let cells = |figures: &[Figure]| -> Vec<Option<Cell>> {
        let each = figures.iter().zip(&all.measures);
        each.map(|(figure, measure)| ledger::cell(figure, *measure, scale)).collect()
    };
    let mut groups: Vec<(Said, usize)> = Vec::new();
    for measure in &all.measures {
        let group = ledger::group(*measure);
        match groups.last_mut().filter(|(last, _)| *last == group) {
            Some((_, count)) => *count += 1,
            None => groups.push((group, 1)),
        }
    }
    // Only costs are drawn: they are the size of a part.
    let drawn = matches!(all.measures.first(), Some(Measure::Stated(_, Flow::Costs)));
    let first = |figures: &[Figure]| figures.first().and_then(|figure| figure.euros).filter(|_| drawn);
    let most = all.rows.iter().filter_map(|row| first(&row.figures)).max().unwrap_or_default();
    let share = |figures: &[Figure]| {
        let part = first(figures)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(most)?;
        i64::try_from(part.round()).ok().filter(|part| *part > 0)
    };
    let rows = all.rows.iter().filter_map(|row| row.id.map(|id| (id, row)));
    let rows = rows.filter(|(id, _)| !trimmed || !model.is_goal(*id)).map(|(id, row)| Row {
        link: maker.places.link(id, Some(book.document)),
        depth: row.depth.min(6),
        cells: cells(&row.figures),
        share: share(&row.figures),
    });
    Table {
        year: all.year,
        open,
        thousands: scale != Decimal::ONE,
        groups,
        columns: all.measures.iter().map(|measure| ledger::column(*measure)).collect(),
        rows: rows.collect(),
        together: all.together.as_deref().map(cells),
    }
}

fn proposals(maker: &Maker<'_, '_>, book: &Book<'_>) -> Option<Proposals> {
    let model = maker.model();
    let columns = columns(book.proposals.iter().flat_map(|one| &one.amounts));
    let row = |one: &Proposal<'_>| Proposed {
        link: maker.places.link(one.id, Some(book.document)),
        place: one.place.map(|place| maker.places.link(place, Some(book.document))),
        recurs: ledger::recurs(one.recurrence),
        lines: lines(model, one.id, &one.amounts, &columns),
        followed: one.followed.iter().map(|trace| followed(maker, trace, book.document)).collect(),
    };
    let rows: Vec<Proposed> = book.proposals.iter().map(row).collect();
    (!rows.is_empty()).then(|| Proposals { columns: heads(&columns), rows })
}

fn followed(maker: &Maker<'_, '_>, trace: &Trace, document: NodeId) -> Followed {
    let by = match trace.by {
        Tie::Reference => Bi::new("met een verwijzing", "with a reference"),
        Tie::Goal => Bi::new("hetzelfde doel", "the same goal"),
        Tie::Code => Bi::new("alleen dezelfde code", "the same code only"),
    };
    Followed {
        link: maker.places.link(trace.deviation, Some(document)),
        year: trace.year,
        euros: euros(Ok(trace.euros), true),
        by: by.into(),
    }
}

fn deviation(maker: &Maker<'_, '_>, book: &Book<'_>, one: &money::Deviation<'_>) -> Deviation {
    Deviation {
        link: maker.places.link(one.id, Some(book.document)),
        place: one.place.map(|place| maker.places.link(place, Some(book.document))),
        neutral: one.neutral,
        effects: one.effects.iter().map(effect).collect(),
        changes: changes(&one.changes),
        offsets: one.offsets.iter().map(|one| against(maker, one, book.document)).collect(),
    }
}

fn effect(one: &Effect) -> Effected {
    let word = match one.advantage {
        true => Bi::new("voordeel", "advantage"),
        false => Bi::new("nadeel", "disadvantage"),
    };
    Effected {
        word: word.into(),
        euros: euros(one.euros.map(|euros| if one.advantage { euros } else { -euros }), one.firm),
        year: one.year,
        recurs: ledger::recurs(one.recurrence),
    }
}

/// The changes of a deviation, one for each amount.
fn changes(all: &[Amount<'_>]) -> Vec<Said> {
    let each = all.iter().map(|amount| {
        let (flow, euros) = (ledger::flow(amount.flow), euros(amount.euros, amount.is_firm()));
        let year = amount.year.map(|year| format!(" {year}")).unwrap_or_default();
        Said { nl: format!("{}{year} {}", flow.nl, euros.nl), en: format!("{}{year} {}", flow.en, euros.en) }
    });
    each.collect()
}

fn against(maker: &Maker<'_, '_>, one: &Offset, document: NodeId) -> Against {
    let (found, other) = match one.mirror {
        Mirror::Unasked => (Bi::new("niet na te gaan", "cannot be traced"), None),
        Mirror::Found(other) => (Bi::new("gevonden", "found"), Some(other)),
        Mirror::Differs(other) => (Bi::new("met een ander bedrag", "with another amount"), Some(other)),
        Mirror::Nothing => (Bi::new("daar staat niets", "nothing stands there"), None),
    };
    let link = |id: NodeId| maker.places.link(id, Some(document));
    Against {
        target: one.target.map(link),
        euros: one.euros.map(|amount| euros(amount, true)),
        found: found.into(),
        well: matches!(one.mirror, Mirror::Found(_) | Mirror::Unasked),
        other: other.map(link),
    }
}

/// What the signs mean, as far as they stand there.
fn legend(books: &[Book<'_>]) -> Vec<Said> {
    let tables = || books.iter().flat_map(|book| &book.tables);
    let figures = || {
        let rows = tables().flat_map(|all| all.rows.iter().flat_map(|row| &row.figures));
        rows.chain(tables().flat_map(|all| all.together.iter().flatten()))
    };
    let measures = || tables().flat_map(|all| &all.measures);
    let uncertain = books.iter().any(|book| {
        book.proposals.iter().flat_map(|one| &one.amounts).any(|one| !one.is_firm())
            || book.deviations.iter().flat_map(|one| &one.effects).any(|one| !one.firm)
    });
    let all = [
        (
            books.len() > 1,
            Bi::new(
                "Bedragen van verschillende documenten worden nooit bij elkaar opgeteld.",
                "Amounts of different documents are never added up.",
            ),
        ),
        (
            figures().any(|one| one.open && one.euros.is_some()),
            Bi::new(
                "≥ ten minste, … een deel: de rest is niet bekend of niet beschreven.",
                "≥ at least, … a part: the rest is not known or not described.",
            ),
        ),
        (
            uncertain || figures().any(|one| one.doubt && one.euros.is_some()),
            Bi::new("± een bron laat het onzeker.", "± a source leaves it uncertain."),
        ),
        (
            figures().any(Figure::is_empty),
            Bi::new("· er staat niets; dat is geen nul.", "· nothing is said; that is no zero."),
        ),
        (
            measures().any(|one| matches!(one, Measure::Proposed(..))),
            Bi::new(
                "Bestedingsvoorstellen kunnen in de lasten begrepen zijn.",
                "The costs may hold the spending proposals already.",
            ),
        ),
        (
            measures().any(|one| matches!(one, Measure::Deviates(_))),
            Bi::new(
                "Afwijkingen: een nadeel heeft in de tabel een minus.",
                "Deviations: a disadvantage has a minus in the table.",
            ),
        ),
    ];
    all.into_iter().filter(|(holds, _)| *holds).map(|(_, text)| text.into()).collect()
}
