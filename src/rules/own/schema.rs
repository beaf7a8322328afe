//! The terms that a condition may use: per concept, with their types. The pages about own rules are made of this table.

use std::sync::LazyLock;

use crate::language::{
    Bi, CONCEPTS, Card, Concept, Field, Role, Shape, document, fields, indicator, organisation,
};
use crate::model::Relation;

use super::parts::{self, Part};

/// The type of one value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Item {
    Bool,
    Int,
    /// An exact decimal; `7.5` in a condition is one.
    Number,
    Text,
    Thing(Things),
    Record(&'static Record),
    /// What an empty list holds.
    Anything,
}

/// Which things a term may give.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Things {
    Of(&'static Concept),
    Any,
}

/// The type of a term or of a part of a condition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Type {
    One(Item),
    List(Item),
}

/// A value with parts, such as an observation.
#[derive(Debug)]
pub struct Record {
    pub name: Bi,
    pub terms: &'static [Term],
}

impl PartialEq for Record {
    fn eq(&self, other: &Record) -> bool {
        std::ptr::eq(self, other)
    }
}

/// One term.
#[derive(Debug)]
pub struct Term {
    pub name: &'static str,
    /// A shorter name that is known too.
    pub short: Option<&'static str>,
    pub kind: Type,
    /// Whether it may be missing.
    pub optional: bool,
    pub read: Read,
    pub docs: Bi,
}

/// Where a term is read.
#[derive(Clone, Copy, Debug)]
pub enum Read {
    Head(Head),
    /// A field of the vocabulary.
    Field(&'static Field),
    /// Things of one concept that stand in it.
    Holds(&'static Concept),
    /// Things that point at it in this relation.
    From(Relation),
    /// A part of a record.
    Part(Part),
}

/// What every thing has, and what takes more than one field to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    Id,
    Kind,
    Code,
    Title,
    Word,
    Document,
    Parent,
    Ancestors,
    Children,
    Descendants,
    EditionOf,
    UsedBy,
    Goals,
    Levels,
    Measures,
    DocumentYear,
    IsReport,
}

pub(super) const fn term(name: &'static str, kind: Type, optional: bool, read: Read, docs: Bi) -> Term {
    Term { name, short: None, kind, optional, read, docs }
}

const TEXT: Type = Type::One(Item::Text);
const ANY: Type = Type::One(Item::Thing(Things::Any));
const ANY_LIST: Type = Type::List(Item::Thing(Things::Any));

const fn head(name: &'static str, kind: Type, optional: bool, read: Head, docs: Bi) -> Term {
    term(name, kind, optional, Read::Head(read), docs)
}

/// What every thing has.
static HEAD: &[Term] = &[
    head("id", TEXT, false, Head::Id, Bi::new("De vaste id.", "The stable id.")),
    head("kind", TEXT, false, Head::Kind, Bi::new("De soort, Engels: `goal`.", "The kind: `goal`.")),
    head("code", TEXT, false, Head::Code, Bi::new("De code, zoals geschreven.", "The code, as written.")),
    head("title", TEXT, true, Head::Title, Bi::new("De titel.", "The title.")),
    head(
        "word",
        TEXT,
        true,
        Head::Word,
        Bi::new("Het eigen woord voor de soort.", "The own word for the kind."),
    ),
    head(
        "document",
        Type::One(Item::Thing(Things::Of(&document::CONCEPT))),
        true,
        Head::Document,
        Bi::new("Het document waarin het staat.", "The document it stands in."),
    ),
    head("parent", ANY, true, Head::Parent, Bi::new("Waar het in staat.", "What it stands in.")),
    head(
        "ancestors",
        ANY_LIST,
        false,
        Head::Ancestors,
        Bi::new("Waar het in staat, van binnen naar buiten.", "What it stands in, from the inside out."),
    ),
    head("children", ANY_LIST, false, Head::Children, Bi::new("Wat erin staat.", "What stands in it.")),
    head(
        "descendants",
        ANY_LIST,
        false,
        Head::Descendants,
        Bi::new("Alles wat erin staat, ook dieper.", "All that stands in it, also deeper."),
    ),
    head(
        "editionOf",
        ANY,
        true,
        Head::EditionOf,
        Bi::new(
            "Hetzelfde in het plan waarover een rapportage gaat.",
            "The same in the plan that a report is on.",
        ),
    ),
    head(
        "usedBy",
        ANY_LIST,
        false,
        Head::UsedBy,
        Bi::new("Alles wat ernaar verwijst.", "All that refers to it."),
    ),
    term(
        "supportedBy",
        ANY_LIST,
        false,
        Read::From(Relation::Supports),
        Bi::new("Wat dit steunt.", "What supports it."),
    ),
];

static MEASURES: Term = head(
    "measures",
    ANY_LIST,
    false,
    Head::Measures,
    Bi::new("Wat deze indicator meet.", "What this indicator measures."),
);
static HOLDS: Term = term(
    "holds",
    ANY_LIST,
    false,
    Read::From(Relation::HeldBy),
    Bi::new(
        "Waarvan deze persoon zelf als portefeuillehouder genoemd is.",
        "What names this person as its holder.",
    ),
);
static FRAMES: Term = term(
    "frames",
    ANY_LIST,
    false,
    Read::From(Relation::FramedBy),
    Bi::new("Waar deze nota het kader van is.", "What this note is the frame of."),
);
static GOALS: Term = head(
    "goals",
    ANY_LIST,
    false,
    Head::Goals,
    Bi::new(
        "Wat er op het doelniveau in staat; bij een document alle.",
        "What stands in it at the goal level; of a document all.",
    ),
);
static LEVELS: Term = head(
    "levels",
    ANY_LIST,
    false,
    Head::Levels,
    Bi::new("De andere niveaus die erin staan.", "The other levels that stand in it."),
);
static DOCUMENT_YEAR: Term = head(
    "year",
    Type::One(Item::Int),
    true,
    Head::DocumentYear,
    Bi::new("Het jaar waarover het gaat.", "The year it is about."),
);
static IS_REPORT: Term = head(
    "isReport",
    Type::One(Item::Bool),
    false,
    Head::IsReport,
    Bi::new("Of het over een plan rapporteert.", "Whether it reports on a plan."),
);

/// The terms of one concept.
#[derive(Debug)]
pub struct Terms {
    pub concept: &'static Concept,
    pub terms: Vec<&'static Term>,
}

/// The terms of every concept, and those that any thing may have.
struct Table {
    concepts: Vec<Terms>,
    any: Vec<&'static Term>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let concepts: Vec<Terms> =
        CONCEPTS.iter().map(|concept| Terms { concept, terms: terms_of(concept) }).collect();
    let mut any: Vec<&'static Term> = Vec::new();
    let mut unlike: Vec<&str> = Vec::new();
    for term in concepts.iter().flat_map(|one| one.terms.iter().copied()) {
        match any.iter().find(|known| known.name == term.name) {
            Some(known) if known.kind != term.kind => unlike.push(term.name),
            Some(_) => {}
            None => any.push(term),
        }
    }
    any.retain(|term| !unlike.contains(&term.name));
    Table { concepts, any }
});

/// The terms of a kind of things.
pub fn terms(things: Things) -> &'static [&'static Term] {
    match things {
        Things::Any => &TABLE.any,
        Things::Of(concept) => {
            TABLE.concepts.iter().find(|one| one.concept == concept).map_or(&[], |one| &one.terms)
        }
    }
}

/// Every concept with its terms, for the pages.
pub fn all() -> &'static [Terms] {
    &TABLE.concepts
}

/// What every thing has, for the pages.
pub fn shared() -> impl Iterator<Item = &'static str> {
    HEAD.iter().map(|term| term.name)
}

/// A term of a type by its name or its short name.
pub fn find(item: Item, name: &str) -> Option<&'static Term> {
    let fits = |term: &&'static Term| term.name == name || term.short == Some(name);
    match item {
        Item::Thing(things) => terms(things).iter().copied().find(|term| fits(term)),
        Item::Record(record) => record.terms.iter().find(fits),
        _ => None,
    }
}

/// The names of the terms of a type, for suggestions.
pub fn names(item: Item) -> Vec<&'static str> {
    let names = |term: &'static Term| std::iter::once(term.name).chain(term.short);
    match item {
        Item::Thing(things) => terms(things).iter().copied().flat_map(names).collect(),
        Item::Record(record) => record.terms.iter().flat_map(names).collect(),
        _ => Vec::new(),
    }
}

fn terms_of(concept: &'static Concept) -> Vec<&'static Term> {
    let mut terms: Vec<&'static Term> = HEAD.iter().collect();
    let special: &[&'static Term] = match concept.name {
        "indicator" => &[&MEASURES],
        "person" => &[&HOLDS],
        "policy-note" => &[&FRAMES],
        "document" => &[&GOALS, &LEVELS, &DOCUMENT_YEAR, &IS_REPORT],
        _ if concept.is_level() => &[&GOALS, &LEVELS],
        _ => &[],
    };
    terms.extend(special);
    let body = (*concept == document::CONCEPT).then_some(&document::BODY);
    let fields = concept.all_fields().chain(body.into_iter().flat_map(|body| body.all_fields()));
    for made in fields.filter_map(|field| of_field(concept, field)) {
        add(&mut terms, made);
    }
    let place = body.unwrap_or(concept);
    for held in CONCEPTS.iter().filter(|held| held.role == Role::Element || held.role == Role::Register) {
        if held.may_stand_in(place) && !held.is_level() {
            let kind = Type::List(Item::Thing(Things::Of(held)));
            add(&mut terms, term(held.collection, kind, false, Read::Holds(held), held.docs));
        }
    }
    terms
}

/// Adds a term unless one of that name is there. The table is made once and lives as long as the process.
fn add(terms: &mut Vec<&'static Term>, made: Term) {
    if terms.iter().all(|known| known.name != made.name) {
        terms.push(Box::leak(Box::new(made)));
    }
}

/// The term of a field; settings of documents are no terms.
fn of_field(concept: &Concept, field: &'static Field) -> Option<Term> {
    let text = Type::One(Item::Text);
    let record = |record| Type::One(Item::Record(record));
    let records = |record| Type::List(Item::Record(record));
    let many = field.card == Card::Many;
    let (kind, optional) = match field.shape {
        Shape::Flag | Shape::FlagReason => (Type::One(Item::Bool), false),
        Shape::Text | Shape::Word if many => (Type::List(Item::Text), false),
        Shape::Text | Shape::Word | Shape::Reason | Shape::Concept => (text, true),
        Shape::Choice(_) | Shape::KindLike(_) => (text, true),
        Shape::Words | Shape::Blank => (Type::List(Item::Text), false),
        Shape::Year => (Type::One(Item::Int), true),
        Shape::Period => (record(&parts::PERIOD), true),
        Shape::Stage(_) => (record(&parts::STAGE), true),
        Shape::Quantity => (record(&parts::FIGURE), true),
        Shape::Unit => (record(&parts::UNIT), true),
        Shape::Headed => (records(&parts::HEADED), false),
        Shape::Observations(_) => (records(&parts::OBSERVATION), false),
        Shape::Comparison => (records(&parts::COMPARISON), false),
        Shape::Money(_) => (records(&parts::MONEY), false),
        Shape::Status => (records(&parts::STATUS), false),
        Shape::Roles => (records(&parts::ROLE), false),
        Shape::Absence => (records(&parts::ABSENCE), false),
        Shape::Ignore => (records(&parts::EXCEPTION), false),
        Shape::Attribute => (records(&parts::ATTRIBUTE), false),
        Shape::Refs([one]) | Shape::ScopedRefs([one]) => (Type::List(Item::Thing(Things::Of(one))), false),
        Shape::Refs(_) | Shape::ScopedRefs(_) | Shape::AnyRefs | Shape::Continues => (ANY_LIST, false),
        Shape::Break
        | Shape::Catalogue
        | Shape::Scale
        | Shape::Effect(_)
        | Shape::Offset
        | Shape::EarlierReported
        | Shape::StatusScheme
        | Shape::Unreported
        | Shape::Elsewhere
        | Shape::Layout
        | Shape::OwnWord
        | Shape::Stamp
        | Shape::Threshold => return None,
    };
    let short = SHORT.iter().find(|(one, _)| *one == field.name).map(|(_, short)| *short);
    Some(Term {
        name: key_of(concept, field),
        short,
        kind,
        optional,
        read: Read::Field(field),
        docs: field.docs,
    })
}

/// Shorter names for terms that are asked for often.
const SHORT: [(&str, &str); 3] =
    [("portfolioHolders", "holders"), ("framingNotes", "notes"), ("target", "targets")];

/// The key of a field in the JSON: `kind` says what the thing itself is.
fn key_of(concept: &Concept, field: &Field) -> &'static str {
    match field.name {
        "kind" if *concept == document::CONCEPT => "documentKind",
        "kind" if *concept == organisation::CONCEPT => "organisationKind",
        "kind" if concept.name == "partner" => "partnerKind",
        "kind" => "indicatorKind",
        name => name,
    }
}

/// Whether an indicator has this of the nearest level above when it does not say it itself.
pub(super) fn is_inherited(concept: &Concept, field: &Field) -> bool {
    *concept == indicator::CONCEPT
        && [&fields::UNIT, &fields::INDICATOR_KIND, &fields::SOURCES].contains(&field)
}
