//! Tables as a workbook: a sheet a table, with typed cells; no text is a formula.

use std::io::Write;

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use crate::diag::Text;
use crate::language::{Bi, Language};

use super::formats::{Export, Made};
use super::tables::{Cell, Column, Kind, TABLES, Table};

/// Rows of a sheet, its head among them.
const MOST_ROWS: usize = 1_048_576;
/// More than any spreadsheet opens with ease.
const MOST_CELLS: usize = 10_000_000;
/// Characters of a cell.
const LONGEST: usize = 32_767;
/// A number of more digits would not come back as it was.
const MOST_DIGITS: usize = 15;
/// Columns are made no wider, in characters.
const WIDEST: usize = 60;
const WIDEST_ID: usize = 16;
const NARROWEST: usize = 6;
/// The widest column of the first sheet, in characters, and a line of it, in points.
const ABOUT_WIDTH: usize = 100;
const LINE_HEIGHT: usize = 15;
/// The paper, as the format counts them.
const A4: u8 = 9;

const ABOUT: Bi = Bi::new("Leeswijzer", "About");

pub fn make<'e>(export: &'e Export<'e>) -> Result<Made<'e>, Text> {
    let mut sheets = Vec::new();
    let mut cells = 0;
    for table in TABLES.iter().copied() {
        if export.wish.table.is_some_and(|one| one != table) {
            continue;
        }
        let rows = rows(export, table, &mut cells)?;
        // A sheet without rows says nothing, but one that was asked for by name does.
        if !rows.is_empty() || export.wish.table.is_some() {
            sheets.push((table, rows));
        }
    }
    let mut losses = Losses::default();
    let bytes = workbook(export, &sheets, &mut losses).map_err(|error| {
        Text::new(
            format!("de werkmap kan niet gemaakt worden: {error}"),
            format!("the workbook cannot be made: {error}"),
        )
    })?;
    let mut made = Made::alone(move |out: &mut dyn Write| out.write_all(&bytes));
    made.remarks = losses.told();
    Ok(made)
}

type Rows<'e> = Vec<Vec<Cell<'e>>>;

fn rows<'e>(export: &'e Export<'e>, table: &'static Table, cells: &mut usize) -> Result<Rows<'e>, Text> {
    let mut rows: Rows<'e> = Vec::new();
    let width = table.columns().count();
    let mut full = false;
    for project in &export.projects {
        // A sink that is full ends the table; there is no other error.
        let _ = table.each(project, &mut |row| {
            *cells += width;
            full = rows.len() + 1 >= MOST_ROWS || *cells > MOST_CELLS;
            if full {
                return Err(std::io::ErrorKind::FileTooLarge.into());
            }
            rows.push(table.columns().map(|column| column.cell(&row)).collect());
            Ok(())
        });
        if full {
            let name = table.name;
            return Err(Text::new(
                format!("{name} past niet in een werkmap; kies csv of ndjson, of één tabel met --table"),
                format!("{name} does not fit in a workbook; choose csv or ndjson, or one table with --table"),
            ));
        }
    }
    Ok(rows)
}

/// What a workbook has no room for.
#[derive(Debug, Default)]
struct Losses {
    cut: usize,
    as_text: usize,
}

impl Losses {
    fn told(&self) -> Vec<Text> {
        let mut told = Vec::new();
        if self.cut > 0 {
            let count = self.cut;
            told.push(Text::new(
                format!(
                    "{count} teksten zijn langer dan een cel van Excel en zijn afgebroken; csv heeft ze heel"
                ),
                format!("{count} texts are longer than a cell of Excel and were cut; csv has all of them"),
            ));
        }
        if self.as_text > 0 {
            let count = self.as_text;
            told.push(Text::new(
                format!("{count} getallen hebben meer cijfers dan Excel kent en staan er als tekst"),
                format!("{count} numbers have more digits than Excel knows and stand there as text"),
            ));
        }
        told
    }
}

fn workbook(
    export: &Export<'_>,
    sheets: &[(&'static Table, Rows<'_>)],
    losses: &mut Losses,
) -> Result<Vec<u8>, XlsxError> {
    let language = export.wish.language;
    let looks = Looks::new(language);
    let mut book = Workbook::new();
    let names: Vec<&str> = export.projects.iter().map(|project| project.model.slug()).collect();
    // The moment is the same for every workbook, so that the bytes are.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(
        &DocProperties::new().set_title(names.join(", ")).set_author("kader").set_creation_datetime(&made),
    );
    if export.wish.table.is_none() {
        about(book.add_worksheet(), &names, sheets, &looks, language)?;
    }
    for (table, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(table.title.get(language))?;
        filled(sheet, table, rows, &looks, losses)?;
    }
    book.save_to_buffer()
}

/// What the sheets are, before them.
fn about(
    sheet: &mut Worksheet,
    names: &[&str],
    sheets: &[(&'static Table, Rows<'_>)],
    looks: &Looks,
    language: Language,
) -> Result<(), XlsxError> {
    sheet.set_name(ABOUT.get(language))?;
    sheet.set_column_width(0, 24)?.set_column_width(1, 10)?.set_column_width(2, ABOUT_WIDTH as f64)?;
    sheet.write_string_with_format(0, 0, names.join(", "), &looks.head)?;
    let by = Bi::new("gemaakt door kader", "made by kader");
    sheet.write_string(0, 2, format!("{} {}", by.get(language), env!("CARGO_PKG_VERSION")))?;
    let heads =
        [Bi::new("blad", "sheet"), Bi::new("rijen", "rows"), Bi::new("wat een rij is", "what a row is")];
    for (column, head) in (0_u16..).zip(heads) {
        sheet.write_string_with_format(2, column, head.get(language), &looks.head)?;
    }
    for (row, (table, rows)) in (3_u32..).zip(sheets) {
        sheet.write_string_with_format(row, 0, table.title.get(language), &looks.plain)?;
        sheet.write_number_with_format(row, 1, rows.len() as f64, &looks.count)?;
        let what = table.what.get(language);
        sheet.write_string_with_format(row, 2, what, &looks.wrapped)?;
        let lines = what.chars().count().div_ceil(ABOUT_WIDTH);
        sheet.set_row_height(row, (lines * LINE_HEIGHT) as f64)?;
    }
    sheet.set_freeze_panes(3, 0)?.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    Ok(())
}

fn filled(
    sheet: &mut Worksheet,
    table: &'static Table,
    rows: &Rows<'_>,
    looks: &Looks,
    losses: &mut Losses,
) -> Result<(), XlsxError> {
    let columns: Vec<&Column> = table.columns().collect();
    let mut widths: Vec<usize> = Vec::new();
    for (at, column) in (0_u16..).zip(&columns) {
        let head = column.title.get(looks.language);
        sheet.write_string_with_format(0, at, head, &looks.head)?;
        // The sign of the filter takes room too.
        widths.push(head.chars().count() + 3);
    }
    for (row, cells) in (1_u32..).zip(rows) {
        for ((at, column), (cell, width)) in (0_u16..).zip(&columns).zip(cells.iter().zip(&mut widths)) {
            let wide = write(sheet, (row, at), column.kind, cell, looks, losses)?;
            *width = (*width).max(wide + 1);
        }
    }
    for ((at, column), width) in (0_u16..).zip(&columns).zip(widths) {
        let widest = if is_id(column) { WIDEST_ID } else { WIDEST };
        sheet.set_column_width(at, width.clamp(NARROWEST, widest) as f64)?;
    }
    sheet.set_freeze_panes(1, 0)?.set_landscape().set_paper_size(A4).set_repeat_rows(0, 0)?;
    let last = columns.len().saturating_sub(1) as u16;
    sheet.autofilter(0, 0, rows.len() as u32, last)?;
    Ok(())
}

/// Ids are for programs and for looking up: a glance is enough.
fn is_id(column: &Column) -> bool {
    column.kind == Kind::Id || column.title.en.ends_with("(id)")
}

/// Writes a cell; how wide it is.
fn write(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    kind: Kind,
    cell: &Cell<'_>,
    looks: &Looks,
    losses: &mut Losses,
) -> Result<usize, XlsxError> {
    let language = looks.language;
    match cell {
        Cell::Empty => return Ok(0),
        Cell::Whole(number) => {
            sheet.write_number_with_format(row, at, *number as f64, &looks.count)?;
        }
        Cell::Number(number) => match float(*number) {
            Some(float) => {
                sheet.write_number_with_format(row, at, float, looks.number(*number, kind))?;
                return Ok(number.to_string().len() * 4 / 3 + 2);
            }
            None => {
                losses.as_text += 1;
                sheet.write_string_with_format(row, at, number.to_string(), &looks.plain)?;
            }
        },
        Cell::Day((year, month, day)) => match date(*year, *month, *day) {
            Some(date) => {
                sheet.write_datetime_with_format(row, at, &date, &looks.date)?;
            }
            // Before 1900 there are no days in Excel.
            None => {
                sheet.write_string_with_format(row, at, cell.shown(language), &looks.plain)?;
            }
        },
        Cell::Flag(flag) => {
            sheet.write_boolean_with_format(row, at, *flag, &looks.plain)?;
        }
        Cell::Text(_) | Cell::List(_) | Cell::Term(..) => {
            let text = cell.shown(language);
            let mut short = text.as_ref().to_owned();
            if text.encode_utf16().count() > LONGEST {
                losses.cut += 1;
                short = cut(&text);
            }
            sheet.write_string_with_format(row, at, short, &looks.plain)?;
        }
    }
    Ok(cell.shown(language).lines().map(|line| line.chars().count()).max().unwrap_or(0))
}

/// As much as a cell holds, in the units that Excel counts.
fn cut(text: &str) -> String {
    let mut room = LONGEST - 1;
    let fits = |one: &char| {
        room = room.saturating_sub(one.len_utf16());
        room > 0
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

/// The number that Excel keeps, when it comes back with the same digits.
fn float(number: Decimal) -> Option<f64> {
    let digits = number.normalize().mantissa().unsigned_abs().to_string().len();
    number.to_string().parse().ok().filter(|_| digits <= MOST_DIGITS)
}

fn date(year: i16, month: i8, day: i8) -> Option<ExcelDateTime> {
    let year = u16::try_from(year).ok().filter(|year| *year >= 1900)?;
    ExcelDateTime::from_ymd(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).ok()
}

/// How cells look.
#[derive(Debug)]
struct Looks {
    language: Language,
    head: Format,
    plain: Format,
    wrapped: Format,
    count: Format,
    date: Format,
    /// By the number of decimals.
    numbers: Vec<Format>,
    euros: [Format; 2],
}

impl Looks {
    fn new(language: Language) -> Looks {
        let top = || Format::new().set_align(FormatAlign::Top);
        // Signs of numbers are written as the reader's spreadsheet writes them; the euro stands as the language has it.
        let (date, euro) = match language {
            Language::Nl => ("dd-mm-yyyy", "[$€-413]\\ "),
            Language::En => ("yyyy-mm-dd", "[$€-809]"),
        };
        let money = |digits: &str| {
            let minus = match language {
                Language::Nl => format!("{euro}-{digits}"),
                Language::En => format!("-{euro}{digits}"),
            };
            top().set_num_format(format!("{euro}{digits};{minus}"))
        };
        let decimals = |count: usize| match count {
            0 => "#,##0".to_owned(),
            count => format!("#,##0.{}", "0".repeat(count)),
        };
        Looks {
            language,
            head: Format::new()
                .set_bold()
                .set_background_color(Color::RGB(0x00_DD_E8_F0))
                .set_align(FormatAlign::Top),
            plain: top(),
            wrapped: top().set_text_wrap(),
            count: top().set_num_format("0"),
            date: top().set_num_format(date),
            numbers: (0..=MOST_DIGITS).map(|count| top().set_num_format(decimals(count))).collect(),
            euros: [money("#,##0"), money("#,##0.00")],
        }
    }

    /// As many decimals as the text has; euros have none or two.
    fn number(&self, number: Decimal, kind: Kind) -> &Format {
        let [whole, cents] = &self.euros;
        match kind {
            Kind::Euros if number.fract().is_zero() => whole,
            Kind::Euros => cents,
            _ => self.numbers.get(number.scale() as usize).unwrap_or(&self.plain),
        }
    }
}
