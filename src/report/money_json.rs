//! The money of documents as JSON, with the line of every figure.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;

use crate::ask::money::{Book, By, Deviation, Figure, Measure, Proposal, Row};
use crate::diag::Diagnostic;
use crate::language::{Language, fields};
use crate::model::value::Missing;
use crate::model::{Amount, Mirror, Model, NodeId};
use crate::source::Span;

use super::money::{certainty, parts, spot, title};
use super::pretty;

/// The version of the JSON of money: minor versions only add.
pub const FORMAT_VERSION: &str = "1.0";

/// The money of documents by year. Amounts are exact decimals in euros as text; costs and revenues are positive.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "kader money")]
pub struct Money {
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    pub format_version: &'static str,
    /// `level`, `goal` or `holder`.
    pub by: &'static str,
    /// The earliest first.
    pub documents: Vec<Document>,
    /// What does not add up or is missing, as `kader check` finds it.
    pub findings: Vec<Found>,
}

/// The money of one document.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    pub years: Vec<Year>,
    pub proposals: Vec<Proposed>,
    pub deviations: Vec<Deviates>,
}

/// One year of a document.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Year {
    pub year: i16,
    pub rows: Vec<Line>,
    /// All of the document; absent for holders, who share goals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub together: Option<Vec<Sum>>,
}

/// A level, a goal or a holder.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Line {
    /// Absent for what has no holder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// How deep it stands, from 0.
    pub depth: usize,
    /// Some of it is counted at another holder too.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub shared: bool,
    /// What is said of it; what is not said is not here.
    pub figures: Vec<Sum>,
}

/// A figure.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Sum {
    /// `stated`, `proposed` or `deviation`.
    pub measure: &'static str,
    /// The kind of figure, such as `budgeted`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flow: Option<&'static str>,
    /// `incidental`, `structural` or `unknown`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recurrence: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub euros: Option<String>,
    /// `stated` as the whole, `summed` here, `at-least` where the rest is not known, `part` for such deviations, `unknown`.
    pub certainty: &'static str,
    /// A source leaves something of it in doubt.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub doubt: bool,
    /// What stands in the place of an amount: `none`, `not-yet-known`, …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<&'static str>,
    /// The lines it is made of.
    pub from: Vec<Spot>,
}

/// A line of a file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Spot {
    pub file: String,
    pub line: u32,
}

/// One amount as it is stated.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Stated {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flow: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub euros: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recurrence: Option<&'static str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub doubt: bool,
    #[serde(flatten)]
    pub spot: Spot,
}

/// A spending proposal.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Proposed {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The level it is for.
    #[serde(rename = "for", skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    pub recurrence: &'static str,
    pub amounts: Vec<Stated>,
    /// Deviations with the same amount in the same year.
    pub followed: Vec<Follows>,
}

/// A deviation that a proposal is followed to.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Follows {
    pub deviation: String,
    pub year: i16,
    pub euros: String,
    /// What ties them besides the amount: `reference`, `goal` (by lineage) or `code` alone.
    pub by: &'static str,
    pub proposed: Spot,
    pub reported: Spot,
}

/// A deviation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Deviates {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    #[serde(rename = "budgetNeutral", skip_serializing_if = "std::ops::Not::not")]
    pub neutral: bool,
    /// Advantages positive, disadvantages negative.
    pub effects: Vec<Stated>,
    /// Changes of costs, revenues and reserves.
    pub changes: Vec<Stated>,
    pub offsets: Vec<Offsets>,
}

/// What a deviation says offsets it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Offsets {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub euros: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<&'static str>,
    /// `found`, `differs`, `nothing`, or `untraceable` where the other side is not described.
    pub mirror: &'static str,
    /// The deviation at the other side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    #[serde(flatten)]
    pub spot: Spot,
}

/// A finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Found {
    pub rule: String,
    pub nl: String,
    pub en: String,
    #[serde(flatten)]
    pub spot: Spot,
}

/// The money of these projects.
pub fn json(by: By, all: &[(&Model, Vec<Book<'_>>)], findings: &[(&Model, Vec<&Diagnostic>)]) -> String {
    let documents = all.iter().flat_map(|(model, books)| books.iter().map(|book| document(model, book)));
    let findings = findings.iter().flat_map(|(model, all)| {
        all.iter().map(|finding| Found {
            rule: finding.name(Language::En).to_owned(),
            nl: finding.title.nl.clone(),
            en: finding.title.en.clone(),
            spot: line_of(model, finding.primary.span),
        })
    });
    pretty(&Money {
        schema: "urn:kader:schema:money:1.0",
        format_version: FORMAT_VERSION,
        by: by.name(),
        documents: documents.collect(),
        findings: findings.collect(),
    })
}

fn line_of(model: &Model, span: Span) -> Spot {
    let (file, line) = spot(model, span);
    Spot { file, line }
}

fn exact(euros: Decimal) -> String {
    euros.normalize().to_string()
}

fn document(model: &Model, book: &Book<'_>) -> Document {
    let sums = |figures: &[Figure], measures: &[Measure]| -> Vec<Sum> {
        let said = figures.iter().zip(measures).filter(|(figure, _)| !figure.is_empty());
        said.map(|(figure, measure)| sum(model, figure, *measure)).collect()
    };
    let row = |row: &Row, measures: &[Measure]| Line {
        id: row.id.map(|id| model.key(id)),
        title: row.id.and_then(|id| title(model, id)),
        depth: row.depth,
        shared: row.shared,
        figures: sums(&row.figures, measures),
    };
    let years = book.tables.iter().map(|table| Year {
        year: table.year,
        rows: table.rows.iter().map(|one| row(one, &table.measures)).collect(),
        together: table.together.as_ref().map(|all| sums(all, &table.measures)),
    });
    Document {
        id: model.key(book.document),
        title: title(model, book.document),
        years: years.collect(),
        proposals: book.proposals.iter().map(|one| proposed(model, one)).collect(),
        deviations: book.deviations.iter().map(|one| deviates(model, one)).collect(),
    }
}

fn sum(model: &Model, figure: &Figure, measure: Measure) -> Sum {
    let sure = certainty(figure, measure);
    let (measure, kind, flow, recurrence) = parts(measure);
    Sum {
        measure,
        figure: kind,
        flow,
        recurrence,
        euros: figure.euros.map(exact),
        certainty: sure,
        doubt: figure.doubt,
        missing: figure.missing.map(Missing::name),
        from: figure.from.iter().map(|span| line_of(model, *span)).collect(),
    }
}

fn amount(model: &Model, one: &Amount<'_>) -> Stated {
    Stated {
        flow: Some(fields::of_flow(one.flow).name),
        name: one.name.map(|name| model.text(name).into_owned()),
        year: one.year,
        euros: one.euros.ok().map(exact),
        missing: one.euros.err().map(Missing::name),
        recurrence: None,
        doubt: !one.is_firm(),
        spot: line_of(model, one.span),
    }
}

fn proposed(model: &Model, one: &Proposal<'_>) -> Proposed {
    let followed = one.followed.iter().map(|trace| Follows {
        deviation: model.key(trace.deviation),
        year: trace.year,
        euros: exact(trace.euros),
        by: trace.by.name(),
        proposed: line_of(model, trace.proposed),
        reported: line_of(model, trace.reported),
    });
    Proposed {
        id: model.key(one.id),
        title: title(model, one.id),
        place: one.place.map(|place| model.key(place)),
        recurrence: one.recurrence.name(),
        amounts: one.amounts.iter().map(|one| amount(model, one)).collect(),
        followed: followed.collect(),
    }
}

fn deviates(model: &Model, one: &Deviation<'_>) -> Deviates {
    let effects = one.effects.iter().map(|effect| Stated {
        flow: None,
        name: None,
        year: effect.year,
        euros: effect.euros.ok().map(exact),
        missing: effect.euros.err().map(Missing::name),
        recurrence: Some(effect.recurrence.name()),
        doubt: !effect.firm,
        spot: line_of(model, effect.span),
    });
    let offsets = one.offsets.iter().map(|offset| {
        let (mirror, with): (_, Option<NodeId>) = match offset.mirror {
            Mirror::Unasked => ("untraceable", None),
            Mirror::Found(other) => ("found", Some(other)),
            Mirror::Differs(other) => ("differs", Some(other)),
            Mirror::Nothing => ("nothing", None),
        };
        Offsets {
            target: offset.target.map(|target| model.key(target)),
            euros: offset.euros.and_then(Result::ok).map(exact),
            missing: offset.euros.and_then(Result::err).map(Missing::name),
            mirror,
            with: with.map(|other| model.key(other)),
            spot: line_of(model, offset.span),
        }
    });
    Deviates {
        id: model.key(one.id),
        title: title(model, one.id),
        level: one.place.map(|place| model.key(place)),
        neutral: one.neutral,
        effects: effects.collect(),
        changes: one.changes.iter().map(|one| amount(model, one)).collect(),
        offsets: offsets.collect(),
    }
}
