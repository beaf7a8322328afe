//! Finds indicators that have had no value for years, while their row says so.

use rust_decimal::prelude::ToPrimitive;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::shape::ObservationRole;
use crate::language::{Bi, fields, indicator, source, values};
use crate::model::value::{Figure, Missing, Value};
use crate::model::{Model, NodeId, Point, Relation, Series, likeness};
use crate::source::Span;

use super::{Document, Facts, Findings, Group, Opt, Reach, Rule, editions, stale_measure};

pub static YEARS: Opt = Opt::whole(
    "years",
    3,
    [1, 50],
    Bi::new(
        "hoeveel jaren achtereen zonder waarde te veel zijn",
        "how many years in a row without a value are too many",
    ),
);

pub static RULE: Rule = Rule {
    reach: Reach::File,
    options: &[&YEARS],
    ..Rule::new(
        Group::Time,
        Bi::new("drie-jaar-geen-waarde", "no-value-three-years"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een indicator die al drie jaar achtereen geen gemeten waarde heeft en waarvan de rij dat ook zegt, met \
         ‘-’ of ‘nnb’ en zonder reden. Een plan kan het jaar ervoor nog niet kennen; dat telt dus niet mee.",
        "An indicator that has had no measured value for three years in a row, of which the row says so too, \
         with ‘-’ or ‘tbd’ and no reason. A plan cannot know the year before it yet, so that does not count.",
    ),
    matters: Bi::new(
        "Wat niemand meet, stuurt niets. Zo’n rij kost de lezer aandacht en geeft niets terug.",
        "What nobody measures steers nothing. Such a row costs the reader attention and gives nothing back.",
    ),
    mend: Bi::new(
        "Meet weer, zeg achter het streepje waarom er geen waarde is, of laat de indicator vervallen.",
        "Measure again, say after the dash why there is no value, or drop the indicator.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Sport" {
  indicator sporters "Inwoners die sporten" {
    behaald 2020 54, 2022 -, 2023 -, 2024 -
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Sport" {
  indicator sports "Residents who do sports" {
    realised 2020 54, 2022 -, 2023 -, 2024 -
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Sport" {
  indicator sporters "Inwoners die sporten" {
    behaald 2020 54, 2022 -, 2023 -, 2024 - "wordt om de vier jaar gemeten"
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Sport" {
  indicator sports "Residents who do sports" {
    realised 2020 54, 2022 -, 2023 -, 2024 - "measured every four years"
  }
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for id in facts.of(&indicator::CONCEPT) {
        let Some(document) = facts.document(*id) else { continue };
        let Some((years, last)) = empty(facts, *id, document) else { continue };
        findings.add(*id, found(facts.model, *id, years, last.span()));
    }
}

/// The row that says nothing for too many years, up to the last year that the document can know.
pub fn empty<'m>(facts: &Facts<'m>, id: NodeId, document: &Document) -> Option<(i16, Point<'m>)> {
    let model = facts.model;
    if !model.observations(id).any(|(role, one)| role == ObservationRole::Realised && is_blank(&one.figure)) {
        return None;
    }
    let count = years(facts, &RULE, &YEARS, id)?;
    let series = model.series(id);
    let blank: Vec<&Point<'m>> =
        series.realised().filter(|point| is_blank(&point.observation.figure)).collect();
    let latest = blank.iter().filter_map(|point| point.year).max()?;
    let last = last_known(document)?.max(latest.min(document.year?));
    let first = last.checked_sub(count)?.checked_add(1)?;
    let within = |point: &&&Point<'_>| point.year.is_some_and(|year| (first..=last).contains(&year));
    let said: Vec<&&Point<'m>> = blank.iter().filter(within).collect();
    let measured = measured_year(&series);
    let was_measured = measured.is_some();
    let long = said.len() >= usize::try_from(count).ok()? || was_measured && !said.is_empty();
    let reason = said.iter().any(|point| editions::is_remarked(point.observation));
    let quiet = reason || measured.is_some_and(|year| year >= first) || is_rare(model, &series, count);
    let point = said.iter().max_by_key(|point| point.year).map(|point| ***point);
    (long && !quiet).then_some(point).flatten().map(|point| (count, point))
}

/// An option that counts years.
pub fn years(facts: &Facts<'_>, rule: &Rule, option: &Opt, about: NodeId) -> Option<i16> {
    facts.number(rule, option, about).to_i16()
}

/// A plan is made before the year before it is over; accounts know their own year.
fn last_known(document: &Document) -> Option<i16> {
    let year = document.year?;
    let accounts = document.kind.is_some_and(|kind| *kind == values::ANNUAL_ACCOUNTS);
    year.checked_sub(if accounts {
        0
    } else if document.is_report {
        1
    } else {
        2
    })
}

/// `-`, `nnb` and `pm` say that a value is missing; `nvt` that there cannot be one.
fn is_blank(figure: &Figure) -> bool {
    match figure {
        Figure::Missing(Missing::None) => true,
        Figure::Missing(Missing::Named(choice)) => **choice != values::NOT_APPLICABLE,
        _ => false,
    }
}

/// The latest year of which there is a value.
pub fn measured_year(series: &Series<'_>) -> Option<i16> {
    let known = series.realised().chain(series.baselines()).filter(|point| point.is_figure());
    known.filter_map(|point| stale_measure::year(point)).max()
}

/// Words for numbers, and how many years they are.
const NUMBERS: &[(&str, i16)] = &[
    ("drie", 3),
    ("driejaarlijks", 3),
    ("vier", 4),
    ("vierjaarlijks", 4),
    ("vijf", 5),
    ("vijfjaarlijks", 5),
    ("zes", 6),
    ("acht", 8),
    ("tien", 10),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("eight", 8),
    ("ten", 10),
    ("quadrennial", 4),
    ("incidenteel", i16::MAX),
    ("eenmalig", i16::MAX),
    ("once", i16::MAX),
];

/// Whether it is meant to be measured less often than that, by its own word or that of its source.
pub fn is_rare(model: &Model, series: &Series<'_>, years: i16) -> bool {
    let said = |id: NodeId, field| {
        model.prop(id, field).is_some_and(|prop| {
            let Value::Text(text) = &prop.value else { return false };
            likeness::words(&model.text(text)).iter().any(|word| {
                let number = NUMBERS.iter().find(|(name, _)| name == word).map(|(_, number)| *number);
                number.or_else(|| word.parse().ok()).is_some_and(|number| number >= years)
            })
        })
    };
    let id = series.indicator;
    let sources = model.upward(id).flat_map(|level| model.targets(level, Relation::SourcedFrom));
    said(id, &indicator::FREQUENCY) || sources.into_iter().any(|(one, _)| said(one, &source::FREQUENCY))
}

fn found(model: &Model, id: NodeId, years: i16, span: Span) -> Diagnostic {
    let code = model.id(id);
    let dropped = fields::DROPPED.word.get(model.language(span.file));
    let title = Text::new(
        format!("‘{code}’ heeft al {years} jaar of langer geen waarde"),
        format!("‘{code}’ has had no value for {years} years or more"),
    );
    Diagnostic::new(&RULE.kind, span, title).label("en niets zegt waarom", "and nothing says why").help(
        format!(
            "zeg achter de waarde waarom zij er niet is, of schrijf bij de indicator: {dropped} \"reden\""
        ),
        format!("say after the value why it is not there, or write at the indicator: {dropped} \"reason\""),
    )
}
