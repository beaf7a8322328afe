//! The money of documents by year: for people, as Markdown and as comma-separated values.

use std::fmt::Write;

use rust_decimal::Decimal;

use crate::ask::money::{
    Book, Deviation, Effect, Figure, Measure, Offset, Proposal, Recurrence, Row, Table, Tie, Trace,
};
use crate::diag::Diagnostic;
use crate::language::shape::Flow;
use crate::language::{Bi, Choice, Language, fields, values};
use crate::model::value::Missing;
use crate::model::{Amount, Mirror, Model, NodeId, Relation, number};
use crate::source::Span;

use super::markdown::escape;
use super::table::{self, Column, Field, csv, wrapped};
use super::{one_line, place};

/// How a figure is written of which nothing is said.
const UNSAID: &str = "·";

pub(super) fn flow(flow: Flow, language: Language) -> &'static str {
    fields::of_flow(flow).word.get(language)
}

fn short(recurrence: Recurrence) -> Bi {
    match recurrence {
        Recurrence::Incidental => Bi::new("inc.", "inc."),
        Recurrence::Structural => Bi::new("str.", "str."),
        Recurrence::Unsaid => Bi::new("onbekend", "unknown"),
    }
}

/// Whether money comes back, in full.
pub fn long(recurrence: Recurrence) -> Bi {
    match recurrence {
        Recurrence::Incidental => Bi::new("incidenteel", "incidental"),
        Recurrence::Structural => Bi::new("structureel", "structural"),
        Recurrence::Unsaid => Bi::new("onbekend of het terugkomt", "unknown whether it comes back"),
    }
}

/// What stands above a column.
fn head(measure: Measure, language: Language) -> String {
    let with = |start: &str, one: Flow| match one {
        Flow::Costs => start.to_owned(),
        other => format!("{start} {}", flow(other, language)),
    };
    match measure {
        Measure::Stated(kind, one) => match kind.filter(|kind| **kind != values::BUDGETED) {
            Some(kind) => format!("{} {}", flow(one, language), choice(kind, language)),
            None => flow(one, language).to_owned(),
        },
        Measure::Proposed(recurrence, one) => {
            let start = Bi::new("voorst.", "prop.").get(language);
            with(&format!("{start} {}", short(recurrence).get(language)), one)
        }
        Measure::Deviates(recurrence) => {
            format!("{} {}", Bi::new("afw.", "dev.").get(language), short(recurrence).get(language))
        }
    }
}

pub(super) fn choice(choice: &Choice, language: Language) -> &'static str {
    choice.word.get(language)
}

fn missing(missing: Missing, language: Language) -> &'static str {
    match missing {
        Missing::None => "-",
        Missing::Named(named) => choice(named, language),
    }
}

/// A figure as a cell: `≥` before what is at least so much, `…` behind a part, `±` before what is in doubt.
fn cell(figure: &Figure, measure: Measure, scale: Decimal, language: Language) -> String {
    let Some(euros) = figure.euros else {
        return match figure.missing {
            Some(one) => missing(one, language).to_owned(),
            None if figure.is_empty() => UNSAID.to_owned(),
            None => "?".to_owned(),
        };
    };
    let printed = number::print(euros.checked_div(scale).unwrap_or(euros).normalize(), language);
    let doubt = if figure.doubt { "± " } else { "" };
    match (figure.open, measure) {
        (false, _) => format!("{doubt}{printed}"),
        // What is not known of deviations may turn them either way.
        (true, Measure::Deviates(_)) => format!("{doubt}{printed} …"),
        (true, _) => format!("≥ {doubt}{printed}"),
    }
}

/// Thousands where every amount is a number of them.
pub fn scale(all: &Table) -> Decimal {
    let thousand = Decimal::ONE_THOUSAND;
    let rows = all.rows.iter().flat_map(|row| &row.figures);
    let mut amounts = rows.chain(all.together.iter().flatten()).filter_map(|figure| figure.euros).peekable();
    let even = amounts.peek().is_some()
        && amounts.all(|one| one.checked_rem(thousand).is_some_and(|rest| rest.is_zero()));
    if even { thousand } else { Decimal::ONE }
}

/// The keyword, the code and the title of a thing; a goal of a report has the title of its plan.
pub(super) fn named(model: &Model, id: NodeId, language: Language) -> String {
    let word = match model.node(id) {
        Some(node) => match node.word.as_deref() {
            Some(own) => model.text(own).into_owned(),
            None => node.concept.word.get(language).to_owned(),
        },
        None => String::new(),
    };
    match title(model, id) {
        Some(title) => format!("{word} {} {title}", model.id(id)),
        None => format!("{word} {}", model.id(id)),
    }
}

pub(super) fn title(model: &Model, id: NodeId) -> Option<String> {
    let plan = || model.targets(id, Relation::EditionOf).first().and_then(|(plan, _)| model.title(*plan));
    model.title(id).or_else(plan).map(|title| title.into_owned())
}

fn row_name(model: &Model, row: &Row, language: Language) -> String {
    let name = match row.id {
        Some(id) => named(model, id, language),
        None => Bi::new("zonder houder", "without a holder").get(language).to_owned(),
    };
    let shared = if row.shared { " *" } else { "" };
    format!("{}{name}{shared}", "  ".repeat(row.depth))
}

fn drawn(model: &Model, all: &Table, language: Language) -> table::Table {
    let scale = scale(all);
    let unit = if scale == Decimal::ONE { "€" } else { "x € 1.000" };
    let unit = if language == Language::En { unit.replace('.', ",") } else { unit.to_owned() };
    let names = all.measures.iter().map(|measure| (Column::Number, head(*measure, language)));
    let mut drawn = table::Table::new(std::iter::once((Column::Text, unit)).chain(names));
    let cells = |figures: &[Figure]| -> Vec<String> {
        let each = figures.iter().zip(&all.measures);
        each.map(|(figure, measure)| cell(figure, *measure, scale, language)).collect()
    };
    for row in &all.rows {
        drawn.row(std::iter::once(row_name(model, row, language)).chain(cells(&row.figures)));
    }
    if let Some(together) = &all.together {
        let name = Bi::new("samen", "together").get(language).to_owned();
        drawn.row(std::iter::once(name).chain(cells(together)));
    }
    drawn
}

/// What the signs in the tables mean, as far as they stand there.
fn legend(books: &[Book<'_>], language: Language) -> Vec<&'static str> {
    let tables = || books.iter().flat_map(|book| &book.tables);
    let figures = || {
        let rows = tables().flat_map(|all| all.rows.iter().flat_map(|row| &row.figures));
        rows.chain(tables().flat_map(|all| all.together.iter().flatten()))
    };
    let measures = || tables().flat_map(|all| &all.measures);
    let mut found = Vec::new();
    let mut say = |holds: bool, text: Bi| {
        if holds {
            found.push(text.get(language));
        }
    };
    say(
        figures().any(|one| one.open && one.euros.is_some()),
        Bi::new(
            "≥ ten minste, … een deel: de rest is niet bekend of niet beschreven",
            "≥ at least, … a part: the rest is not known or not described",
        ),
    );
    say(
        figures().any(|one| one.doubt && one.euros.is_some()),
        Bi::new("± een bron laat het onzeker", "± a source leaves it uncertain"),
    );
    say(
        figures().any(Figure::is_empty),
        Bi::new("· er staat niets; dat is geen nul", "· nothing is said; that is no zero"),
    );
    say(
        tables().any(|all| all.rows.iter().any(|row| row.shared)),
        Bi::new(
            "* ook van een andere houder; de rijen tellen niet op",
            "* of another holder as well; the rows do not add up",
        ),
    );
    say(
        measures().any(|one| matches!(one, Measure::Proposed(..))),
        Bi::new(
            "voorst.: bestedingsvoorstellen; zij kunnen in de lasten begrepen zijn",
            "prop.: spending proposals; the costs may hold them already",
        ),
    );
    say(
        measures().any(|one| matches!(one, Measure::Deviates(_))),
        Bi::new(
            "afw.: afwijkingen, een nadeel met een minus",
            "dev.: deviations, a disadvantage with a minus",
        ),
    );
    found
}

/// The title of a document, and the year of a table.
fn heading(model: &Model, book: &Book<'_>, language: Language) -> String {
    let id = model.id(book.document);
    match model.title(book.document) {
        Some(title) => format!("{title} ({id})"),
        None => format!("{} {id}", Bi::new("document", "document").get(language)),
    }
}

fn euros(amount: Result<Decimal, Missing>, language: Language) -> String {
    match amount {
        Ok(euros) => number::euros(euros, language),
        Err(one) => missing(one, language).to_owned(),
    }
}

pub(super) fn spot(model: &Model, span: Span) -> (String, u32) {
    let (path, line, _) = place(model.sources(), span);
    (path, line)
}

fn at(model: &Model, id: NodeId) -> String {
    model.node(id).map_or(String::new(), |node| {
        let (path, line) = spot(model, node.span);
        format!("{path}:{line}")
    })
}

/// A proposal or a deviation as an item: what it is, and lines under it.
pub(super) struct Item {
    pub(super) what: String,
    place: String,
    pub(super) lines: Vec<String>,
}

fn about(model: &Model, place: Option<NodeId>, language: Language) -> String {
    place.map_or(String::new(), |place| format!(" ({} {})", word(model, place, language), model.id(place)))
}

fn word(model: &Model, id: NodeId, language: Language) -> String {
    model.node(id).map_or(String::new(), |node| match node.word.as_deref() {
        Some(own) => model.text(own).into_owned(),
        None => node.concept.word.get(language).to_owned(),
    })
}

pub(super) fn proposal(model: &Model, one: &Proposal<'_>, language: Language) -> Item {
    let mut lines = vec![long(one.recurrence).get(language).to_owned()];
    lines.extend(amounts(model, &one.amounts, language));
    for trace in &one.followed {
        lines.extend(traced(model, trace, language));
    }
    Item {
        what: format!("{}{}", named(model, one.id, language), about(model, one.place, language)),
        place: at(model, one.id),
        lines,
    }
}

/// The amounts of each line, on one line.
pub(super) fn amounts(model: &Model, all: &[Amount<'_>], language: Language) -> Vec<String> {
    let mut lines: Vec<(Span, String)> = Vec::new();
    for amount in all {
        let year = amount.year.map(|year| format!("{year} ")).unwrap_or_default();
        let doubt = if amount.is_firm() { "" } else { " ±" };
        let text = format!("{year}{}{doubt}", euros(amount.euros, language));
        match lines.last_mut().filter(|(line, _)| *line == amount.line) {
            Some((_, said)) => _ = write!(said, ", {text}"),
            None => {
                let name = amount.name.map(|name| format!(" “{}”", model.text(name))).unwrap_or_default();
                lines.push((amount.line, format!("{}{name} {text}", flow(amount.flow, language))));
            }
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// Where the amount of a proposal comes back.
fn traced(model: &Model, trace: &Trace, language: Language) -> [String; 2] {
    let document = model.document_of(trace.deviation).map(|id| model.id(id)).unwrap_or_default();
    let by = match trace.by {
        Tie::Reference => Bi::new("met een verwijzing", "with a reference"),
        Tie::Goal => Bi::new("hetzelfde doel", "the same goal"),
        Tie::Code => Bi::new("alleen dezelfde code", "the same code only"),
    };
    let (name, amount, year) =
        (named(model, trace.deviation, language), number::euros(trace.euros, language), trace.year);
    let by = by.get(language);
    let first = match language {
        Language::Nl => format!("→ {amount} komt in {year} terug in {document} ({by}):"),
        Language::En => format!("→ {amount} comes back in {year} in {document} ({by}):"),
    };
    [first, name]
}

fn effect(one: &Effect, language: Language) -> String {
    let word = match one.advantage {
        true => Bi::new("voordeel", "advantage"),
        false => Bi::new("nadeel", "disadvantage"),
    };
    let amount = one.euros.map(|euros| if one.advantage { euros } else { -euros });
    let year = one.year.map(|year| format!("{year} ")).unwrap_or_default();
    let doubt = if one.firm { "" } else { " ±" };
    format!(
        "{} {year}{}{doubt}, {}",
        word.get(language),
        euros(amount, language),
        long(one.recurrence).get(language)
    )
}

fn offset(model: &Model, one: &Offset, language: Language) -> String {
    let target =
        one.target.map_or("?".to_owned(), |id| format!("{} {}", word(model, id, language), model.id(id)));
    let amount = match one.euros {
        Some(amount) => format!(" {}", euros(amount, language)),
        None => String::new(),
    };
    let found = match one.mirror {
        Mirror::Unasked => Bi::new("niet na te gaan", "cannot be traced").get(language).to_owned(),
        Mirror::Found(other) => {
            format!("{} {}", Bi::new("gevonden:", "found:").get(language), named(model, other, language))
        }
        Mirror::Differs(other) => format!(
            "{} {}",
            Bi::new("met een ander bedrag:", "with another amount:").get(language),
            named(model, other, language)
        ),
        Mirror::Nothing => Bi::new("daar staat niets", "nothing stands there").get(language).to_owned(),
    };
    format!("{} {target}{amount}: {found}", Bi::new("tegenover", "offset by").get(language))
}

pub(super) fn deviation(model: &Model, one: &Deviation<'_>, language: Language) -> Item {
    let mut lines: Vec<String> = one.effects.iter().map(|one| effect(one, language)).collect();
    if one.neutral {
        lines.push(
            Bi::new("de pagina noemt het budgettair neutraal", "the page calls it budget neutral")
                .get(language)
                .to_owned(),
        );
    }
    lines.extend(amounts(model, &one.changes, language));
    lines.extend(one.offsets.iter().map(|one| offset(model, one, language)));
    Item {
        what: format!("{}{}", named(model, one.id, language), about(model, one.place, language)),
        place: at(model, one.id),
        lines,
    }
}

/// Lists under the tables of a document, each with a heading.
fn lists(model: &Model, book: &Book<'_>, language: Language) -> Vec<(&'static str, Vec<Item>)> {
    let all = [
        (
            Bi::new("Bestedingsvoorstellen", "Spending proposals"),
            book.proposals.iter().map(|one| proposal(model, one, language)).collect::<Vec<_>>(),
        ),
        (
            Bi::new("Afwijkingen", "Deviations"),
            book.deviations.iter().map(|one| deviation(model, one, language)).collect(),
        ),
    ];
    all.into_iter()
        .filter(|(_, items)| !items.is_empty())
        .map(|(name, items)| (name.get(language), items))
        .collect()
}

/// The years of a document that the tables do not show.
fn other_years(book: &Book<'_>, language: Language) -> Option<String> {
    let unseen = book.years.iter().filter(|year| book.tables.iter().all(|all| all.year != **year));
    let unseen: Vec<String> = unseen.map(|year| year.to_string()).collect();
    (!unseen.is_empty()).then(|| {
        let years = unseen.join(", ");
        match language {
            Language::Nl => format!("ook bedragen voor {years} (--year JAAR)"),
            Language::En => format!("amounts for {years} too (--year YEAR)"),
        }
    })
}

fn nothing(language: Language) -> &'static str {
    Bi::new("er staan geen bedragen", "there are no amounts").get(language)
}

/// For a terminal.
pub fn human(model: &Model, books: &[Book<'_>], findings: &[&Diagnostic], language: Language) -> String {
    let mut out = String::new();
    if books.is_empty() {
        return format!("{}\n", nothing(language));
    }
    for book in books {
        let start = if out.is_empty() { "" } else { "\n" };
        let _ = writeln!(out, "{start}{}", one_line(&heading(model, book, language)));
        for all in &book.tables {
            let _ = write!(out, "\n{}\n{}", all.year, drawn(model, all, language).human());
        }
        if let Some(years) = other_years(book, language) {
            let _ = writeln!(out, "{years}");
        }
        for (name, items) in lists(model, book, language) {
            let _ = writeln!(out, "\n{name}");
            for item in items {
                let _ = writeln!(out, "{}    {}", wrapped(&item.what, 2), one_line(&item.place));
                item.lines.iter().for_each(|line| out.push_str(&wrapped(line, 4)));
            }
        }
    }
    let legend = legend(books, language);
    if !legend.is_empty() {
        let _ = writeln!(out, "\n{}", legend.join("\n"));
    }
    if !findings.is_empty() {
        let _ = writeln!(
            out,
            "\n{}",
            Bi::new(
                "Wat niet klopt of ontbreekt (kader check)",
                "What does not add up or is missing (kader check)"
            )
            .get(language)
        );
        for finding in findings {
            out.push_str(&wrapped(&said(model, finding, language), 2));
        }
    }
    out
}

/// `begroting.kader:12: het totaal is … [totaal-klopt-niet]`
fn said(model: &Model, finding: &Diagnostic, language: Language) -> String {
    let (path, line) = spot(model, finding.primary.span);
    format!("{path}:{line}: {} [{}]", finding.title.get(language), finding.name(language))
}

/// For a page.
pub fn markdown(model: &Model, books: &[Book<'_>], findings: &[&Diagnostic], language: Language) -> String {
    let mut out = String::new();
    if books.is_empty() {
        return format!("{}\n", nothing(language));
    }
    for book in books {
        let start = if out.is_empty() { "" } else { "\n" };
        let _ = writeln!(out, "{start}## {}", escape(&heading(model, book, language)));
        for all in &book.tables {
            let _ = write!(out, "\n### {}\n\n{}", all.year, drawn(model, all, language).markdown());
        }
        if let Some(years) = other_years(book, language) {
            let _ = writeln!(out, "\n{years}");
        }
        for (name, items) in lists(model, book, language) {
            let _ = writeln!(out, "\n### {name}\n");
            for item in items {
                let _ = writeln!(out, "- {} ({})", escape(&item.what), escape(&item.place));
                for line in item.lines {
                    let _ = writeln!(out, "  - {}", escape(&line));
                }
            }
        }
    }
    let legend = legend(books, language);
    if !legend.is_empty() {
        out.push('\n');
        for line in legend {
            let _ = writeln!(out, "- {}", escape(line));
        }
    }
    if !findings.is_empty() {
        let _ = writeln!(
            out,
            "\n## {}\n",
            Bi::new("Wat niet klopt of ontbreekt", "What does not add up or is missing").get(language)
        );
        for finding in findings {
            let _ = writeln!(out, "- {}", escape(&said(model, finding, language)));
        }
    }
    out
}

/// How sure a figure is.
pub(super) fn certainty(figure: &Figure, measure: Measure) -> &'static str {
    match figure {
        Figure { euros: None, .. } => "unknown",
        Figure { open: true, .. } if matches!(measure, Measure::Deviates(_)) => "part",
        Figure { open: true, .. } => "at-least",
        Figure { stated: true, .. } => "stated",
        _ => "summed",
    }
}

/// What a measure is in words for programs: the measure, the kind of figure, the flow, the recurrence.
pub(super) type Parts = (&'static str, Option<&'static str>, Option<&'static str>, Option<&'static str>);

pub(super) fn parts(measure: Measure) -> Parts {
    let flow = |flow: Flow| Some(fields::of_flow(flow).name);
    match measure {
        Measure::Stated(kind, one) => ("stated", kind.map(|kind| kind.name), flow(one), None),
        Measure::Proposed(recurrence, one) => ("proposed", None, flow(one), Some(recurrence.name())),
        Measure::Deviates(recurrence) => ("deviation", None, None, Some(recurrence.name())),
    }
}

/// For a spreadsheet: a row a figure.
pub fn csv_of(all: &[(&Model, Vec<Book<'_>>)]) -> String {
    let names = [
        "document",
        "year",
        "kind",
        "code",
        "title",
        "measure",
        "figure",
        "flow",
        "recurrence",
        "euros",
        "certainty",
        "doubt",
        "missing",
        "file",
        "line",
    ];
    let mut rows: Vec<Vec<Field>> = vec![names.map(Field::text).to_vec()];
    for (model, books) in all {
        for book in books {
            for table in &book.tables {
                for row in &table.rows {
                    let figures =
                        row.figures.iter().zip(&table.measures).filter(|(figure, _)| !figure.is_empty());
                    rows.extend(figures.map(|(figure, measure)| {
                        line(model, book.document, table.year, row, figure, *measure)
                    }));
                }
            }
        }
    }
    csv(rows)
}

fn line(
    model: &Model,
    document: NodeId,
    year: i16,
    row: &Row,
    figure: &Figure,
    measure: Measure,
) -> Vec<Field> {
    let sure = certainty(figure, measure);
    let (measure, kind, flow, recurrence) = parts(measure);
    let place = figure.from.first().map(|span| spot(model, *span));
    vec![
        Field::text(model.key(document)),
        Field::Number(Decimal::from(year)),
        Field::maybe(row.id.and_then(|id| model.node(id)).map(|node| node.concept.name)),
        Field::maybe(row.id.map(|id| model.path(id))),
        Field::maybe(row.id.and_then(|id| title(model, id))),
        Field::text(measure),
        Field::maybe(kind),
        Field::maybe(flow),
        Field::maybe(recurrence),
        figure.euros.map_or(Field::Empty, Field::Number),
        Field::text(sure),
        Field::text(if figure.doubt { "true" } else { "false" }),
        Field::maybe(figure.missing.map(Missing::name)),
        Field::maybe(place.as_ref().map(|(path, _)| path.clone())),
        place.map_or(Field::Empty, |(_, line)| Field::Number(Decimal::from(line))),
    ]
}
