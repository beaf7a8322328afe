//! Goals and other levels, with what stands in them: criteria, holders, activities, facts.

use std::io;

use crate::language::{Bi, activity, criterion, fact, fields, indicator};
use crate::model::value::Value;
use crate::model::{NodeId, Relation};

use super::columns::{DOCUMENT, DOUBT, GOAL, HELD, PLACE, PROSE, RELATIONS, SOURCE, THING};
use super::figures::FIGURE;
use super::project::{Item, Link, Project, Row, concept};
use super::{Cell, Column, Kind, Sink, Table, column};

pub static GOALS: Table = Table {
    name: "goals",
    title: Bi::new("Doelen", "Goals"),
    what: Bi::new(
        "Een doel: wat op het doelniveau van zijn document staat, hoe de organisatie dat ook noemt.",
        "A goal: what stands at the goal level of its document, whatever the organisation calls that.",
    ),
    columns: &[&DOCUMENT, &THING, &LEVEL, &PLACE, &HELD, &COUNTS, &RELATIONS, &SAID, &PROSE, &SOURCE],
    key: &["id"],
    links: &[],
    rows: |project, sink| levels(project, sink, true),
};

pub static LEVELS: Table = Table {
    name: "levels",
    title: Bi::new("Niveaus", "Levels"),
    what: Bi::new(
        "Elk ander niveau: domein, programma, ambitie en dergelijke.",
        "Every other level: domain, programme, ambition and the like.",
    ),
    columns: &[&DOCUMENT, &THING, &LEVEL, &PLACE, &HELD, &COUNTS, &RELATIONS, &SAID, &PROSE, &SOURCE],
    key: &["id"],
    links: &[],
    rows: |project, sink| levels(project, sink, false),
};

static LEVEL: [Column; 3] = [
    column("kind", ("soort", "kind"), Kind::Term, "kind", |row| {
        row.node().map_or(Cell::Empty, |node| concept(node.concept))
    }),
    column("word", ("eigen woord", "own word"), Kind::Text, "word", |row| {
        row.str(row.node().and_then(|node| node.word.as_deref()))
    }),
    column("edition_of", ("rapporteert over (id)", "reports on (id)"), Kind::Id, "editionOf", |row| {
        row.key(row.targets(Relation::EditionOf).first().copied())
    }),
];

static COUNTS: [Column; 2] =
    [
        column("criteria", ("aantal criteria", "criteria"), Kind::Count, "criteria", |row| {
            count(row.model().children(row.id).into_iter().filter(|child| {
                row.model().node(*child).is_some_and(|node| *node.concept == criterion::CONCEPT)
            }))
        }),
        column("indicators", ("aantal indicatoren", "indicators"), Kind::Count, "verdicts", |row| {
            count(row.model().measured_through(row.id).into_iter())
        }),
    ];

static SAID: [Column; 3] = [
    column("reads", ("luidt", "reads"), Kind::Text, "reads", |row| row.field(&fields::READS)),
    column("situation", ("situatie", "situation"), Kind::Text, "situation", |row| {
        row.field(&fields::SITUATION)
    }),
    column("progress", ("stand", "progress"), Kind::Text, "progress", |row| row.field(&fields::PROGRESS)),
];

fn count<'p>(all: impl Iterator<Item = NodeId>) -> Cell<'p> {
    Cell::Whole(all.count() as i64)
}

fn levels<'p>(project: &'p Project<'p>, sink: &mut Sink<'_, 'p>, goals: bool) -> io::Result<()> {
    let model = project.model;
    let levels = model.nodes().filter(|(_, node)| node.concept.is_level() && !node.external);
    for (id, _) in levels.filter(|(id, _)| model.is_goal(*id) == goals) {
        sink(Row::thing(project, id))?;
    }
    Ok(())
}

pub static CRITERIA: Table = Table {
    name: "criteria",
    title: Bi::new("Criteria", "Criteria"),
    what: Bi::new("Een criterium: wanneer een doel bereikt is.", "A criterion: when a goal is reached."),
    columns: &[&DOCUMENT, &THING, &GOAL, &PLACE, &MEASURED_BY, &PROSE, &SOURCE],
    key: &["id"],
    links: &[],
    rows: |project, sink| project.of(&criterion::CONCEPT).try_for_each(|id| sink(Row::thing(project, id))),
};

static MEASURED_BY: [Column; 1] =
    [column("indicators", ("indicatoren (id)", "indicators (id)"), Kind::List, "indicators", |row| {
        let model = row.model();
        let own = model
            .children(row.id)
            .into_iter()
            .filter(|child| model.node(*child).is_some_and(|node| *node.concept == indicator::CONCEPT));
        let mut all: Vec<NodeId> = own.collect();
        all.extend(
            row.targets(Relation::MeasuredBy)
                .into_iter()
                .filter(|one| !all.contains(one))
                .collect::<Vec<_>>(),
        );
        row.keys(all)
    })];

pub static HOLDERS: Table = Table {
    name: "holders",
    title: Bi::new("Portefeuillehouders", "Portfolio holders"),
    what: Bi::new(
        "Wie voor een niveau verantwoordelijk is, ook als een niveau erboven dat zegt.",
        "Who answers for a level, also when a level above says so.",
    ),
    columns: &[&DOCUMENT, &HOLDING],
    key: &["id", "person", "scope"],
    links: &[],
    rows: holders,
};

static HOLDING: [Column; 7] = [
    column("id", ("niveau (id)", "level (id)"), Kind::Id, "id", |row| row.key(Some(row.id))),
    column("kind", ("soort niveau", "level kind"), Kind::Term, "kind", |row| {
        row.node().map_or(Cell::Empty, |node| concept(node.concept))
    }),
    column("title", ("niveau", "level"), Kind::Text, "title", |row| Cell::maybe(row.project.title(row.id))),
    column("person", ("persoon (id)", "person (id)"), Kind::Id, "portfolioHolders[].id", |row| {
        row.key(row.link().map(|link| link.to))
    }),
    column("person_title", ("persoon", "person"), Kind::Text, "people[].title", |row| {
        Cell::maybe(row.link().and_then(|link| row.project.title(link.to)))
    }),
    column("scope", ("waarvoor", "scope"), Kind::Text, "portfolioHolders[].scope", |row| {
        row.str(row.link().and_then(|link| link.note))
    }),
    column(
        "inherited_from",
        ("komt van (id)", "inherited from (id)"),
        Kind::Id,
        "portfolioHolders[].inheritedFrom",
        |row| row.key(row.link().and_then(|link| link.from)),
    ),
];

fn holders<'p>(project: &'p Project<'p>, sink: &mut Sink<'_, 'p>) -> io::Result<()> {
    let levels = project.model.nodes().filter(|(_, node)| node.concept.is_level() && !node.external);
    for (id, _) in levels {
        for holder in project.model.holders(id) {
            let (note, from) = (holder.edge.note.as_deref(), holder.from);
            let link = Link { to: holder.person, note, from, relation: Relation::HeldBy.name() };
            sink(Row { project, id, item: Item::Link(link) })?;
        }
    }
    Ok(())
}

pub static ACTIVITIES: Table = Table {
    name: "activities",
    title: Bi::new("Activiteiten", "Activities"),
    what: Bi::new("Een activiteit: wat ervoor gedaan wordt.", "An activity: what is done for it."),
    columns: &[&DOCUMENT, &THING, &GOAL, &PLACE, &super::register::STAGES, &DOING, &PROSE, &SOURCE],
    key: &["id"],
    links: &[],
    rows: |project, sink| project.of(&activity::CONCEPT).try_for_each(|id| sink(Row::thing(project, id))),
};

static DOING: [Column; 3] = [
    column("partners", ("partners (id)", "partners (id)"), Kind::List, "partners[].id", |row| {
        row.keys(row.targets(Relation::PartneredWith))
    }),
    column("partner_titles", ("partners", "partners"), Kind::List, "partners[].title", |row| {
        row.titles(row.targets(Relation::PartneredWith))
    }),
    column("progress", ("stand", "progress"), Kind::Text, "progress", |row| row.field(&fields::PROGRESS)),
];

pub static FACTS: Table = Table {
    name: "facts",
    title: Bi::new("Feiten", "Facts"),
    what: Bi::new("Een cijfer uit de lopende tekst.", "A figure from the narrative."),
    columns: &[&DOCUMENT, &THING, &GOAL, &PLACE, &FIGURE, &FACT, &DOUBT, &SOURCE],
    key: &["id"],
    links: &[],
    rows: |project, sink| project.of(&fact::CONCEPT).try_for_each(|id| sink(Row::thing(project, id))),
};

static FACT: [Column; 4] = [
    column("unit", ("eenheid", "unit"), Kind::Text, "value.unit", |row| {
        match row.model().prop(row.id, &fact::VALUE).map(|prop| &prop.value) {
            Some(Value::Quantity(quantity)) => row.str(quantity.unit.as_ref()),
            _ => Cell::Empty,
        }
    }),
    column("as_of", ("peildatum", "as of"), Kind::Text, "asOf.label", |row| row.field(&fact::AS_OF)),
    column("sources", ("bronnen (id)", "sources (id)"), Kind::List, "sources", |row| {
        row.keys(row.targets(Relation::SourcedFrom))
    }),
    column("source_titles", ("bron", "source"), Kind::List, "sources[].title", |row| {
        row.titles(row.targets(Relation::SourcedFrom))
    }),
];
