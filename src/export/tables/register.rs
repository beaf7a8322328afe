//! Documents, and what the register holds: notes, people, sources, tracks, reforms.

use std::io;

use crate::language::{Bi, document, fields, person, policy_note, reform, source, track};
use crate::model::Relation;
use crate::model::period::Period;
use crate::model::value::Value;

use super::columns::{OWNER, PLACE, PROSE, RELATIONS, SOURCE, THING};
use super::project::{Item, Project, Row};
use super::{Cell, Column, Kind, Sink, Table, column};

pub static DOCUMENTS: Table = Table {
    name: "documents",
    title: Bi::new("Documenten", "Documents"),
    what: Bi::new(
        "Een begroting, rapportage of verantwoording; ook een die alleen genoemd wordt.",
        "A budget, report or account; also one that is only named.",
    ),
    columns: &[&OWNER, &THING, &EDITION, &PROSE, &SOURCE],
    key: &["id"],
    links: &[],
    rows: documents,
};

static EDITION: [Column; 12] = [
    column("kind", ("soort", "kind"), Kind::Term, "documentKind.kind", |row| row.field(&document::KIND)),
    column("word", ("eigen woord", "own word"), Kind::Text, "documentKind.word", |row| {
        match row.model().prop(row.id, &document::KIND).map(|prop| &prop.value) {
            Some(Value::KindLike(kind)) => row.str(Some(&kind.word)),
            _ => Cell::Empty,
        }
    }),
    column("year", ("jaar", "year"), Kind::Year, "year", |row| Cell::year(row.model().document_year(row.id))),
    column("number", ("nummer", "number"), Kind::Text, "number", |row| row.field(&document::NUMBER)),
    column("period", ("periode", "period"), Kind::Text, "period.label", |row| row.field(&document::PERIOD)),
    column("draft", ("concept", "draft"), Kind::Flag, "draft", |row| row.field(&document::DRAFT)),
    column("adopted", ("vastgesteld", "adopted"), Kind::Text, "adopted.label", |row| {
        row.field(&fields::ADOPTED)
    }),
    column("adopted_by", ("vastgesteld door", "adopted by"), Kind::List, "by", |row| row.texts(&fields::BY)),
    column("scope", ("omvang", "scope"), Kind::Term, "scope", |row| row.field(&document::SCOPE)),
    column("described", ("hier beschreven", "described here"), Kind::Flag, "described", |row| {
        Cell::Flag(row.node().is_some_and(|node| !node.external))
    }),
    column("reports_on", ("rapporteert over (id)", "reports on (id)"), Kind::List, "reportsOn", |row| {
        row.keys(row.targets(Relation::ReportsOn))
    }),
    column("url", ("url", "url"), Kind::List, "url", |row| row.texts(&fields::URL)),
];

fn documents<'p>(project: &'p Project<'p>, sink: &mut Sink<'_, 'p>) -> io::Result<()> {
    project.model.documents().iter().try_for_each(|id| sink(Row::thing(project, *id)))
}

pub static NOTES: Table = Table {
    name: "policy_notes",
    title: Bi::new("Nota's", "Policy notes"),
    what: Bi::new("Een nota: beleid dat een kader geeft.", "A policy note: policy that sets a frame."),
    columns: &[&OWNER, &THING, &VALIDITY, &PROSE, &SOURCE],
    key: &["id"],
    links: &[],
    rows: |project, sink| project.of(&policy_note::CONCEPT).try_for_each(|id| sink(Row::thing(project, id))),
};

static VALIDITY: [Column; 6] = [
    column("adopted", ("vastgesteld", "adopted"), Kind::Text, "adopted.label", |row| {
        row.field(&fields::ADOPTED)
    }),
    column("adopted_by", ("vastgesteld door", "adopted by"), Kind::List, "by", |row| row.texts(&fields::BY)),
    column("valid", ("geldig", "valid"), Kind::Text, "valid.label", |row| row.field(&fields::VALID)),
    column("valid_from", ("geldig van", "valid from"), Kind::Date, "valid.from", |row| {
        Cell::day(row.period(&fields::VALID).and_then(Period::first_day))
    }),
    column("valid_to", ("geldig tot en met", "valid to"), Kind::Date, "valid.to", |row| {
        Cell::day(row.period(&fields::VALID).and_then(Period::last_day))
    }),
    column("url", ("url", "url"), Kind::List, "url", |row| row.texts(&fields::URL)),
];

pub static PEOPLE: Table = Table {
    name: "people",
    title: Bi::new("Personen", "People"),
    what: Bi::new("Een persoon; de rollen staan bij Rollen.", "A person; the roles stand in Roles."),
    columns: &[&OWNER, &THING, &PARTY, &PROSE, &SOURCE],
    key: &["id"],
    links: &[],
    rows: |project, sink| project.of(&person::CONCEPT).try_for_each(|id| sink(Row::thing(project, id))),
};

static PARTY: [Column; 1] =
    [column("party", ("partij", "party"), Kind::Text, "party", |row| row.field(&person::PARTY))];

pub static ROLES: Table = Table {
    name: "roles",
    title: Bi::new("Rollen", "Roles"),
    what: Bi::new("Een rol die iemand heeft of had.", "A role that somebody has or had."),
    columns: &[&OWNER, &ROLE],
    key: &["person", "role", "period"],
    links: &[("person", "people")],
    rows: roles,
};

static ROLE: [Column; 6] = [
    column("person", ("persoon (id)", "person (id)"), Kind::Id, "people[].id", |row| row.key(Some(row.id))),
    column("person_title", ("persoon", "person"), Kind::Text, "people[].title", |row| {
        Cell::maybe(row.project.title(row.id))
    }),
    column("role", ("rol", "role"), Kind::Text, "roles[].role", |row| match &row.item {
        Item::Role(held) => row.str(Some(&held.name)),
        _ => Cell::Empty,
    }),
    column("period", ("periode", "period"), Kind::Text, "roles[].period.label", |row| {
        Cell::maybe(held(row).map(|period| period.to_string()))
    }),
    column("from", ("van", "from"), Kind::Date, "roles[].period.from", |row| {
        Cell::day(held(row).and_then(Period::first_day))
    }),
    column("to", ("tot en met", "to"), Kind::Date, "roles[].period.to", |row| {
        Cell::day(held(row).and_then(Period::last_day))
    }),
];

fn held(row: &Row<'_>) -> Option<Period> {
    match &row.item {
        Item::Role(held) => held.period,
        _ => None,
    }
}

fn roles<'p>(project: &'p Project<'p>, sink: &mut Sink<'_, 'p>) -> io::Result<()> {
    for id in project.of(&person::CONCEPT) {
        for prop in project.model.props(id, &person::ROLE) {
            if let Value::Role(held) = &prop.value {
                sink(Row { project, id, item: Item::Role(held) })?;
            }
        }
    }
    Ok(())
}

pub static SOURCES: Table = Table {
    name: "sources",
    title: Bi::new("Bronnen", "Sources"),
    what: Bi::new("Een bron van cijfers.", "A source of figures."),
    columns: &[&OWNER, &THING, &PUBLISHED, &PROSE, &SOURCE],
    key: &["id"],
    links: &[],
    rows: |project, sink| project.of(&source::CONCEPT).try_for_each(|id| sink(Row::thing(project, id))),
};

static PUBLISHED: [Column; 4] = [
    column("publisher", ("uitgever", "publisher"), Kind::Text, "publisher", |row| {
        row.field(&source::PUBLISHER)
    }),
    column("table", ("tabel", "table"), Kind::Text, "table", |row| row.field(&source::TABLE)),
    column("frequency", ("frequentie", "frequency"), Kind::Text, "frequency", |row| {
        row.field(&source::FREQUENCY)
    }),
    column("url", ("url", "url"), Kind::List, "url", |row| row.texts(&fields::URL)),
];

pub static TRACKS: Table = Table {
    name: "tracks",
    title: Bi::new("Sporen", "Tracks"),
    what: Bi::new("Een spoor van een hervormingsagenda.", "A track of a reform agenda."),
    columns: &[&OWNER, &THING, &PLACE, &SUPPORTED, &PROSE, &SOURCE],
    key: &["id"],
    links: &[],
    rows: |project, sink| project.of(&track::CONCEPT).try_for_each(|id| sink(Row::thing(project, id))),
};

static SUPPORTED: [Column; 1] = [column(
    "supported_by",
    ("gesteund door (id)", "supported by (id)"),
    Kind::List,
    "edges[].relation",
    |row| row.keys(row.model().origins(row.id, Relation::Supports).into_iter().map(|(from, _)| from)),
)];

pub static REFORMS: Table = Table {
    name: "reforms",
    title: Bi::new("Hervormingen", "Reforms"),
    what: Bi::new("Een hervorming binnen een spoor.", "A reform within a track."),
    columns: &[&OWNER, &THING, &PLACE, &STAGES, &OUTCOME, &RELATIONS, &PROSE, &SOURCE],
    key: &["id"],
    links: &[],
    rows: |project, sink| project.of(&reform::CONCEPT).try_for_each(|id| sink(Row::thing(project, id))),
};

static OUTCOME: [Column; 2] = [
    column("leads_to", ("leidt tot (id)", "leads to (id)"), Kind::List, "leadsTo", |row| {
        row.keys(row.targets(Relation::LeadsTo))
    }),
    column("progress", ("stand", "progress"), Kind::Text, "progress", |row| row.field(&fields::PROGRESS)),
];

/// How far something is that is done; a stage without a period is a stage all the same.
pub static STAGES: [Column; 4] = [
    column("stage", ("fase", "stage"), Kind::Term, "planned, running, realisedIn", |row| {
        let says = |field| row.model().prop(row.id, field).is_some();
        match () {
            () if says(&fields::REALISED) => Cell::Term("realised", "gerealiseerd"),
            () if says(&fields::RUNNING) => Cell::Term("running", "loopt"),
            () if says(&fields::PLANNED) => Cell::Term("planned", "gepland"),
            () => Cell::Empty,
        }
    }),
    column("planned", ("gepland", "planned"), Kind::Text, "planned.period.label", |row| {
        row.field(&fields::PLANNED)
    }),
    column("running", ("loopt", "running"), Kind::Text, "running.period.label", |row| {
        row.field(&fields::RUNNING)
    }),
    column("realised", ("gerealiseerd", "realised"), Kind::Text, "realisedIn.period.label", |row| {
        row.field(&fields::REALISED)
    }),
];
