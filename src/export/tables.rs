//! The model as tables: what stands in each column, and which key of the JSON that is.

mod columns;
mod figures;
mod levels;
mod measuring;
mod money;
mod project;
mod register;

use std::borrow::Cow;
use std::io;

use rust_decimal::Decimal;

use crate::language::{Bi, Language};

pub use project::{Item, Project, Row};

/// Every table, in the order of an export.
pub static TABLES: &[&Table] = &[
    &measuring::OBSERVATIONS,
    &measuring::INDICATORS,
    &measuring::MEASURES,
    &levels::GOALS,
    &levels::LEVELS,
    &levels::CRITERIA,
    &levels::HOLDERS,
    &levels::ACTIVITIES,
    &levels::FACTS,
    &money::MONEY,
    &money::PROPOSALS,
    &money::DEVIATIONS,
    &money::EFFECTS,
    &register::DOCUMENTS,
    &register::NOTES,
    &register::PEOPLE,
    &register::ROLES,
    &register::SOURCES,
    &register::TRACKS,
    &register::REFORMS,
];

/// Rows of one sort.
#[derive(Debug)]
pub struct Table {
    /// English, as a file is named.
    pub name: &'static str,
    pub title: Bi,
    /// What one row is.
    pub what: Bi,
    pub columns: &'static [&'static [Column]],
    /// The columns that tell one row from another.
    pub key: &'static [&'static str],
    /// Columns that hold the id of a row of another table.
    pub links: &'static [(&'static str, &'static str)],
    rows: Rows,
}

/// Gives every row of a project.
type Rows = for<'p, 's> fn(&'p Project<'p>, &mut Sink<'s, 'p>) -> io::Result<()>;

/// What takes rows.
pub type Sink<'s, 'p> = dyn FnMut(Row<'p>) -> io::Result<()> + 's;

impl PartialEq for Table {
    fn eq(&self, other: &Table) -> bool {
        self.name == other.name
    }
}

impl Table {
    pub fn named(name: &str) -> Option<&'static Table> {
        TABLES.iter().copied().find(|table| table.name == name)
    }

    pub fn columns(&self) -> impl Iterator<Item = &'static Column> {
        self.columns.iter().flat_map(|columns| columns.iter())
    }

    /// Each row of a project, in the order of the text.
    ///
    /// # Errors
    ///
    /// Those of the sink.
    pub fn each<'p>(&self, project: &'p Project<'p>, sink: &mut Sink<'_, 'p>) -> io::Result<()> {
        (self.rows)(project, sink)
    }
}

/// What one column holds.
#[derive(Debug)]
pub struct Column {
    /// English, for programs.
    pub name: &'static str,
    /// For people; no two columns of a table have the same.
    pub title: Bi,
    pub kind: Kind,
    /// The key of the JSON that it comes from.
    pub from: &'static str,
    cell: CellOf,
}

type CellOf = for<'p> fn(&Row<'p>) -> Cell<'p>;

impl Column {
    pub fn cell<'p>(&self, row: &Row<'p>) -> Cell<'p> {
        (self.cell)(row)
    }

    /// What stands above it: its name in English, else what people call it.
    pub fn head(&self, language: Language) -> &'static str {
        match language {
            Language::Nl => self.title.nl,
            Language::En => self.name,
        }
    }
}

/// A column: its name, what people call it in Dutch and in English, what it holds, where that comes from.
const fn column(
    name: &'static str,
    (nl, en): (&'static str, &'static str),
    kind: Kind,
    from: &'static str,
    cell: CellOf,
) -> Column {
    Column { name, title: Bi::new(nl, en), kind, from, cell }
}

/// The sort of cells of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// The stable id of something.
    Id,
    /// Several texts.
    List,
    /// A word of a closed list.
    Term,
    Year,
    Count,
    Number,
    /// Euros, exact.
    Euros,
    Date,
    Flag,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'p> {
    Empty,
    Text(Cow<'p, str>),
    List(Vec<Cow<'p, str>>),
    /// A word: as the JSON has it, and in Dutch.
    Term(&'static str, &'static str),
    Whole(i64),
    Number(Decimal),
    /// Year, month, day.
    Day((i16, i8, i8)),
    Flag(bool),
}

impl<'p> Cell<'p> {
    pub fn text(text: impl Into<Cow<'p, str>>) -> Cell<'p> {
        Cell::Text(text.into())
    }

    pub fn maybe(text: Option<impl Into<Cow<'p, str>>>) -> Cell<'p> {
        text.map_or(Cell::Empty, Cell::text)
    }

    pub fn list(all: Vec<Cow<'p, str>>) -> Cell<'p> {
        if all.is_empty() { Cell::Empty } else { Cell::List(all) }
    }

    pub fn number(number: Option<Decimal>) -> Cell<'p> {
        number.map_or(Cell::Empty, Cell::Number)
    }

    pub fn year(year: Option<i16>) -> Cell<'p> {
        year.map_or(Cell::Empty, |year| Cell::Whole(year.into()))
    }

    pub fn day(day: Option<(i16, i8, i8)>) -> Cell<'p> {
        day.map_or(Cell::Empty, Cell::Day)
    }

    /// What holds or does not; empty says that it does not.
    pub fn mark(flag: bool) -> Cell<'p> {
        if flag { Cell::Flag(true) } else { Cell::Empty }
    }

    /// The cell as a text that keeps all of it.
    pub fn shown(&self, language: Language) -> Cow<'_, str> {
        match self {
            Cell::Empty => "".into(),
            Cell::Text(text) => text.as_ref().into(),
            Cell::List(all) => all.join(SEPARATOR).into(),
            Cell::Term(name, dutch) => match language {
                Language::Nl => (*dutch).into(),
                Language::En => (*name).into(),
            },
            Cell::Whole(number) => number.to_string().into(),
            Cell::Number(number) => number.to_string().into(),
            Cell::Day((year, month, day)) => format!("{year:04}-{month:02}-{day:02}").into(),
            Cell::Flag(flag) => flag_word(*flag, language).into(),
        }
    }
}

/// What stands between the texts of a list.
pub const SEPARATOR: &str = "; ";

/// Yes and no, as programs and as Dutch readers have them.
pub fn flag_word(flag: bool, language: Language) -> &'static str {
    match (flag, language) {
        (true, Language::Nl) => "ja",
        (false, Language::Nl) => "nee",
        (true, Language::En) => "true",
        (false, Language::En) => "false",
    }
}
