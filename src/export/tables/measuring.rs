//! What is measured: every value of every indicator, the indicators, and what they measure.

use std::io;

use crate::language::shape::ObservationRole;
use crate::language::{Bi, fields, indicator};
use crate::model::value::{Figure, Key, Value};
use crate::model::{NodeId, Relation};

use super::columns::{DOCUMENT, DOUBT, GOAL, PLACE, PROSE, SOURCE, THING};
use super::figures::FIGURE;
use super::project::{Item, Link, Project, Row, Seen, term};
use super::{Cell, Column, Kind, Sink, Table, column};

pub static OBSERVATIONS: Table = Table {
    name: "observations",
    title: Bi::new("Waarden", "Observations"),
    what: Bi::new(
        "Een waarde van een indicator: gemeten, beoogd, verwacht, nulmeting of vergelijking.",
        "A value of an indicator: realised, target, forecast, baseline or comparison.",
    ),
    columns: &[&DOCUMENT, &MEASURED, &GOAL, &WHEN, &FIGURE, &COMPARED, &DOUBT, &SOURCED, &SOURCE],
    key: &["indicator", "role", "series", "period"],
    links: &[("indicator", "indicators")],
    rows: observations,
};

static MEASURED: [Column; 4] = [
    column("indicator", ("indicator (id)", "indicator (id)"), Kind::Id, "indicators[].id", |row| {
        row.key(Some(row.id))
    }),
    column("code", ("indicatorcode", "indicator code"), Kind::Text, "indicators[].code", |row| {
        Cell::text(row.model().id(row.id))
    }),
    column("title", ("indicator", "indicator"), Kind::Text, "indicators[].title", |row| {
        Cell::maybe(row.project.title(row.id))
    }),
    column("unit", ("eenheid", "unit"), Kind::Text, "indicators[].unit", |row| Cell::maybe(unit(row))),
];

static WHEN: [Column; 6] = [
    column("role", ("soort waarde", "role"), Kind::Term, "indicators[].realised, target, …", role),
    column("series", ("referentie (id)", "reference series (id)"), Kind::Id, "comparisons[].series", |row| {
        row.key(row.seen().and_then(|seen| seen.series))
    }),
    column("period", ("periode", "period"), Kind::Text, "period.label", |row| {
        Cell::maybe(period(row).map(|period| period.to_string()))
    }),
    column("year", ("jaar", "year"), Kind::Year, "period.from", |row| {
        Cell::year(period(row).and_then(crate::model::period::Period::first_year))
    }),
    column("from", ("van", "from"), Kind::Date, "period.from", |row| {
        Cell::day(period(row).and_then(crate::model::period::Period::first_day))
    }),
    column("to", ("tot en met", "to"), Kind::Date, "period.to", |row| {
        Cell::day(period(row).and_then(crate::model::period::Period::last_day))
    }),
];

static COMPARED: [Column; 2] = [
    column("bound_series", ("grens is (id)", "bound is (id)"), Kind::Id, "series", |row| {
        match row.figure() {
            Some(Figure::BoundRef(_, span)) => row.key(row.model().target_at(row.id, *span)),
            _ => Cell::Empty,
        }
    }),
    column("desired", ("gewenst", "desired"), Kind::Term, "indicators[].desired", |row| {
        row.field(&indicator::DESIRED)
    }),
];

static SOURCED: [Column; 3] = [
    column("measured", ("gemeten", "measured"), Kind::Text, "measured.label", |row| {
        let more = row.seen().and_then(|seen| seen.one.more.as_deref());
        Cell::maybe(more.and_then(|more| more.measured).map(|period| period.to_string()))
    }),
    column("sources", ("bronnen (id)", "sources (id)"), Kind::List, "source, indicators[].sources", |row| {
        row.keys(sources(row))
    }),
    column("source_titles", ("bron", "source"), Kind::List, "sources[].title", |row| {
        row.titles(sources(row))
    }),
];

pub static INDICATORS: Table = Table {
    name: "indicators",
    title: Bi::new("Indicatoren", "Indicators"),
    what: Bi::new(
        "Een indicator van een document of van het register.",
        "An indicator of a document or of the register.",
    ),
    columns: &[&DOCUMENT, &THING, &GOAL, &PLACE, &INDICATOR, &PROSE, &SOURCE],
    key: &["id"],
    links: &[],
    rows: |project, sink| things(project, sink),
};

static INDICATOR: [Column; 15] = [
    column("kind", ("soort", "kind"), Kind::Term, "indicatorKind", |row| {
        term(row.model().indicator_kind(row.id))
    }),
    column("desired", ("gewenst", "desired"), Kind::Term, "desired", |row| row.field(&indicator::DESIRED)),
    column("unit", ("eenheid", "unit"), Kind::Text, "unit.name", |row| {
        row.model().unit(row.id).map_or(Cell::Empty, |(unit, _)| row.str(Some(&unit.name)))
    }),
    column("unit_per", ("eenheid per", "unit per"), Kind::Number, "unit.per", |row| {
        Cell::number(row.model().unit(row.id).and_then(|(unit, _)| unit.per))
    }),
    column("unit_of", ("eenheid van", "unit of"), Kind::Text, "unit.of", |row| {
        row.model().unit(row.id).map_or(Cell::Empty, |(unit, _)| row.str(unit.of.as_ref()))
    }),
    column("scale_low", ("schaal van", "scale from"), Kind::Number, "unit.scale.low", |row| {
        Cell::number(row.model().unit(row.id).and_then(|(unit, _)| unit.scale).map(|scale| scale.0))
    }),
    column("scale_high", ("schaal tot", "scale to"), Kind::Number, "unit.scale.high", |row| {
        Cell::number(row.model().unit(row.id).and_then(|(unit, _)| unit.scale).map(|scale| scale.1))
    }),
    column("frequency", ("frequentie", "frequency"), Kind::Text, "frequency", |row| {
        row.field(&indicator::FREQUENCY)
    }),
    column("definition", ("definitie", "definition"), Kind::Text, "definition", |row| {
        row.field(&indicator::DEFINITION)
    }),
    column("population", ("populatie", "population"), Kind::Text, "population", |row| {
        row.field(&indicator::POPULATION)
    }),
    column("catalogue", ("wettelijke lijst", "statutory list"), Kind::Text, "catalogue", |row| {
        let prop = row.model().prop(row.id, &indicator::CATALOGUE).map(|prop| &prop.value);
        match prop {
            Some(Value::Catalogue(one)) => Cell::text(format!("{} {}", one.item.list, one.item.item)),
            _ => Cell::Empty,
        }
    }),
    column("sources", ("bronnen (id)", "sources (id)"), Kind::List, "sources", |row| {
        row.keys(row.model().indicator_sources(row.id))
    }),
    column("source_titles", ("bron", "source"), Kind::List, "sources[].title", |row| {
        row.titles(row.model().indicator_sources(row.id))
    }),
    column("verdict", ("voortgang", "verdict"), Kind::Term, "verdict.verdict", |row| {
        let course = row.project.progress(row.id).map(|one| one.course());
        course.map_or(Cell::Empty, |course| Cell::Term(course.name(), course.words().nl))
    }),
    column("verdict_reason", ("waarom", "why"), Kind::Term, "verdict.reason", |row| {
        let reason = row.project.progress(row.id).map(|one| one.reason);
        reason.map_or(Cell::Empty, |reason| Cell::Term(reason.name(), reason.words().nl))
    }),
];

pub static MEASURES: Table = Table {
    name: "measures",
    title: Bi::new("Doelen en indicatoren", "Goals and indicators"),
    what: Bi::new(
        "Een indicator bij wat hij meet: een niveau, criterium, activiteit, spoor of hervorming.",
        "An indicator with what it measures: a level, criterion, activity, track or reform.",
    ),
    columns: &[&DOCUMENT, &MEASURING],
    key: &["id", "indicator"],
    links: &[("indicator", "indicators")],
    rows: measures,
};

static MEASURING: [Column; 6] = [
    column("id", ("wat gemeten wordt (id)", "what is measured (id)"), Kind::Id, "id", |row| {
        row.key(Some(row.id))
    }),
    column("kind", ("wat voor iets", "kind"), Kind::Term, "kind", |row| {
        row.node().map_or(Cell::Empty, |node| super::project::concept(node.concept))
    }),
    column("title", ("wat gemeten wordt", "what is measured"), Kind::Text, "title", |row| {
        Cell::maybe(row.project.title(row.id))
    }),
    column("indicator", ("indicator (id)", "indicator (id)"), Kind::Id, "indicators[]", |row| {
        row.key(row.link().map(|link| link.to))
    }),
    column("indicator_title", ("indicator", "indicator"), Kind::Text, "indicators[].title", |row| {
        Cell::maybe(row.link().and_then(|link| row.project.title(link.to)))
    }),
    column("how", ("hoe", "how"), Kind::Term, "edges[].relation", |row| match row.link() {
        Some(link) if link.relation == Relation::Contains.name() => Cell::Term("contains", "staat erin"),
        Some(_) => Cell::Term(Relation::MeasuredBy.name(), "verwijst ernaar"),
        None => Cell::Empty,
    }),
];

fn observations<'p>(project: &'p Project<'p>, sink: &mut Sink<'_, 'p>) -> io::Result<()> {
    for id in project.of(&indicator::CONCEPT) {
        for prop in project.model.node(id).into_iter().flat_map(|node| &node.props) {
            let (role, series, all) = match &prop.value {
                Value::Observations(role, all) => (Some(*role), None, all),
                Value::Comparison(beside) => {
                    (None, project.model.target_at(id, beside.series), &beside.observations)
                }
                _ => continue,
            };
            for one in all {
                sink(Row { project, id, item: Item::Observation(Seen { role, series, one }) })?;
            }
        }
    }
    Ok(())
}

fn things<'p>(project: &'p Project<'p>, sink: &mut Sink<'_, 'p>) -> io::Result<()> {
    project.of(&indicator::CONCEPT).try_for_each(|id| sink(Row::thing(project, id)))
}

/// Declared in it, or referred to; the first of the text says how.
fn measures<'p>(project: &'p Project<'p>, sink: &mut Sink<'_, 'p>) -> io::Result<()> {
    let model = project.model;
    let is_indicator = |id: NodeId| model.node(id).is_some_and(|node| *node.concept == indicator::CONCEPT);
    for (id, node) in model.nodes().filter(|(_, node)| !node.external) {
        if matches!(node.concept.name, "document" | "register") {
            continue;
        }
        let mut known: Vec<NodeId> = Vec::new();
        for (_, to, edge) in model.out(id) {
            let measured = match edge.relation {
                Relation::Contains => is_indicator(to),
                other => other == Relation::MeasuredBy,
            };
            if measured && !known.contains(&to) {
                known.push(to);
                let link = Link { to, note: None, from: None, relation: edge.relation.name() };
                sink(Row { project, id, item: Item::Link(link) })?;
            }
        }
    }
    Ok(())
}

fn role<'p>(row: &Row<'p>) -> Cell<'p> {
    let field = match row.seen().map(|seen| seen.role) {
        None => return Cell::Empty,
        Some(None) => return Cell::Term("comparison", "vergelijking"),
        Some(Some(ObservationRole::Baseline)) => &fields::BASELINE,
        Some(Some(ObservationRole::Realised)) => &fields::REALISED_VALUES,
        Some(Some(ObservationRole::Target)) => &fields::TARGET,
        Some(Some(ObservationRole::Forecast)) => &fields::FORECAST,
    };
    Cell::Term(field.name, field.word.nl.one)
}

fn period(row: &Row<'_>) -> Option<crate::model::period::Period> {
    match row.seen()?.one.key {
        Key::Period(period) => Some(period),
        Key::WithoutYear => None,
    }
}

/// The source of one value, else those of its indicator.
fn sources(row: &Row<'_>) -> Vec<NodeId> {
    let by = row.seen().and_then(|seen| seen.one.more.as_deref()?.by);
    let own = by.and_then(|span| row.model().target_at(row.id, span));
    own.map_or_else(|| row.model().indicator_sources(row.id), |own| vec![own])
}

/// The unit in one text: `%`, `per 1000 inwoners`.
fn unit(row: &Row<'_>) -> Option<String> {
    let model = row.model();
    let (unit, _) = model.unit(row.id)?;
    let mut text = model.text(&unit.name).into_owned();
    if let Some(per) = unit.per {
        text.push_str(&format!(" per {}", per.normalize()));
    }
    if let Some(of) = &unit.of {
        text.push_str(&format!(" ({})", model.text(of)));
    }
    if let Some((low, high)) = unit.scale {
        text.push_str(&format!(" [{}..{}]", low.normalize(), high.normalize()));
    }
    Some(text)
}
