//! Columns that several tables have.

use crate::language::{fields, spending_proposal};
use crate::model::Relation;

use super::project::{concept, term};
use super::{Cell, Column, Kind, column};

/// Whose it is, and of which edition.
pub static DOCUMENT: [Column; 4] = [
    column("organisation", ("organisatie", "organisation"), Kind::Text, "organisation.id", |row| {
        Cell::text(row.model().slug())
    }),
    column("document", ("document", "document"), Kind::Id, "document", |row| row.key(row.document())),
    column(
        "document_kind",
        ("documentsoort", "document kind"),
        Kind::Term,
        "documents[].documentKind.kind",
        |row| term(row.document().and_then(|document| row.model().document_kind(document))),
    ),
    column("document_year", ("documentjaar", "document year"), Kind::Year, "documents[].year", |row| {
        Cell::year(row.document().and_then(|document| row.model().document_year(document)))
    }),
];

/// Whose it is, for what stands in the register.
pub static OWNER: [Column; 1] =
    [column("organisation", ("organisatie", "organisation"), Kind::Text, "organisation.id", |row| {
        Cell::text(row.model().slug())
    })];

/// What a thing is called.
pub static THING: [Column; 3] = [
    column("id", ("id", "id"), Kind::Id, "id", |row| row.key(Some(row.id))),
    column("code", ("code", "code"), Kind::Text, "code", |row| Cell::text(row.model().id(row.id))),
    column("title", ("titel", "title"), Kind::Text, "title", |row| Cell::maybe(row.project.title(row.id))),
];

/// What a thing stands in.
pub static PLACE: [Column; 5] = [
    column("parent", ("staat in", "parent"), Kind::Id, "parent", |row| row.key(row.parent())),
    column("parent_kind", ("staat in soort", "parent kind"), Kind::Term, "parent", |row| {
        let parent = row.parent().and_then(|parent| row.model().node(parent));
        parent.map_or(Cell::Empty, |parent| concept(parent.concept))
    }),
    column("top_code", ("code hoogste niveau", "top level code"), Kind::Text, "levels[].code", |row| {
        Cell::maybe(row.levels().first().map(|top| row.model().id(*top)))
    }),
    column("top_title", ("hoogste niveau", "top level"), Kind::Text, "levels[].title", |row| {
        Cell::maybe(row.levels().first().and_then(|top| row.project.title(*top)))
    }),
    column("path", ("pad", "path"), Kind::Text, "parent", |row| {
        let codes: Vec<_> = row.levels().into_iter().map(|id| row.model().id(id)).collect();
        if codes.is_empty() { Cell::Empty } else { Cell::text(codes.join(" > ")) }
    }),
];

/// The goals that something is about.
pub static GOAL: [Column; 3] = [
    column("goals", ("doelen (id)", "goals (id)"), Kind::List, "goals[].id", |row| row.keys(row.goals())),
    column("goal_codes", ("doelcode", "goal code"), Kind::List, "goals[].code", |row| row.codes(row.goals())),
    column("goal_titles", ("doel", "goal"), Kind::List, "goals[].title", |row| row.titles(row.goals())),
];

/// Running text that most things have.
pub static PROSE: [Column; 2] = [
    column("description", ("beschrijving", "description"), Kind::Text, "description", |row| {
        row.field(&fields::DESCRIPTION)
    }),
    column("explanation", ("toelichting", "explanation"), Kind::Text, "explanation", |row| {
        row.field(&fields::EXPLANATION)
    }),
];

/// What a source leaves in doubt, and the remark behind it.
pub static DOUBT: [Column; 4] = [
    column("approximate", ("circa", "approximate"), Kind::Flag, "approximate", |row| {
        Cell::mark(row.doubt().is_some_and(|doubt| doubt.about))
    }),
    column("uncertain", ("onzeker", "uncertain"), Kind::Flag, "uncertain", |row| {
        Cell::mark(row.doubt().is_some_and(|doubt| doubt.uncertain.is_some()))
    }),
    column("uncertain_reason", ("waarom onzeker", "why uncertain"), Kind::Text, "uncertain.reason", |row| {
        row.str(row.doubt().and_then(|doubt| doubt.uncertain.as_ref()?.as_ref()))
    }),
    column("note", ("opmerking", "note"), Kind::Text, "note", |row| row.str(row.note())),
];

/// Where it is written.
pub static SOURCE: [Column; 2] = [
    column("file", ("bestand", "file"), Kind::Text, "source.file", |row| {
        let file = row.span().and_then(|span| row.model().sources().file(span.file));
        Cell::maybe(file.map(|file| file.name.as_str()))
    }),
    column("line", ("regel", "line"), Kind::Count, "source.line", |row| {
        let place =
            row.span().and_then(|span| Some(row.model().sources().file(span.file)?.place(span.start)));
        place.map_or(Cell::Empty, |place| Cell::Whole(place.line.into()))
    }),
];

/// Who answers for it.
pub static HELD: [Column; 2] = [
    column("holders", ("portefeuillehouders", "portfolio holders"), Kind::List, "people[].title", |row| {
        row.titles(row.model().holders(row.id).iter().map(|holder| holder.person))
    }),
    column(
        "holder_ids",
        ("portefeuillehouders (id)", "portfolio holders (id)"),
        Kind::List,
        "portfolioHolders[].id",
        |row| row.keys(row.model().holders(row.id).iter().map(|holder| holder.person)),
    ),
];

/// Whether the money of a proposal comes back.
pub static RECURRENCE: Column =
    column("recurrence", ("incidenteel of structureel", "recurrence"), Kind::Term, "recurrence", |row| {
        if let Some(effect) = row.effect() {
            return term(effect.recurrence);
        }
        let model = row.model();
        let says = |field| model.prop(row.id, field).is_some();
        let is_proposal = row.node().is_some_and(|node| *node.concept == spending_proposal::CONCEPT);
        match is_proposal {
            true if says(&fields::INCIDENTAL) => Cell::Term("incidental", "incidenteel"),
            true if says(&fields::STRUCTURAL) => Cell::Term("structural", "structureel"),
            _ => Cell::Empty,
        }
    });

/// What it supports and what it is worked out from.
pub static RELATIONS: [Column; 2] = [
    column("supports", ("steunt (id)", "supports (id)"), Kind::List, "supports", |row| {
        row.keys(row.targets(Relation::Supports))
    }),
    column(
        "framing_notes",
        ("kaderstellende nota's (id)", "framing notes (id)"),
        Kind::List,
        "framingNotes",
        |row| row.keys(row.targets(Relation::FramedBy)),
    ),
];
