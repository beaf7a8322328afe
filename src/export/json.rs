//! The JSON of a project: versioned, typed, the same bytes for the same text.
//!
//! A minor version only adds keys and values of open lists; whatever a reader of 1.0 knows stays where it is
//! and means what it meant. A major version may change anything and gets another `$schema`.

mod entity;
mod keys;
mod lines;
mod schema;
mod values;
mod verdict;

use std::io::{self, BufWriter, Write};

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::check::Checked;
use crate::language::{CONCEPTS, Concept, document, indicator, organisation};
use crate::model::{Edge, Model, NodeId, Progress, Relation};
use crate::rules::Exception;

use entity::Entity;
pub(super) use keys::Keys;
use lines::Lines;
use values::Position;

pub use schema::schema;

/// The version of this format.
pub const FORMAT_VERSION: &str = "1.0";

/// Where the schema of this format is published.
pub const SCHEMA: &str = "urn:kader:schema:project:1.0";

/// Writes the JSON of a project, with a line end after it.
///
/// # Errors
///
/// When `out` cannot be written to.
pub fn write(checked: &Checked, out: impl Write) -> io::Result<()> {
    written(checked, Extent::Whole, out)
}

/// Writes what two texts share when they mean the same: the JSON without positions and without the language of the files.
///
/// # Errors
///
/// When `out` cannot be written to.
pub fn write_meaning(checked: &Checked, out: impl Write) -> io::Result<()> {
    written(checked, Extent::Meaning, out)
}

/// Writes what a comparison of editions reads of the JSON, to the letter: no positions, nothing that is worked out from
/// the rest, and of the relations those that tie editions.
///
/// # Errors
///
/// When `out` cannot be written to.
pub fn write_compared(checked: &Checked, out: impl Write) -> io::Result<()> {
    written(checked, Extent::Compared, out)
}

fn written(checked: &Checked, extent: Extent, out: impl Write) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(256 * 1024, out);
    let output = Output::new(&checked.model, &checked.exceptions, extent);
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, Lines::default());
    output.serialize(&mut serializer).map_err(io::Error::from)?;
    if extent == Extent::Whole {
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// How much of the JSON is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    Whole,
    /// Not where things stand, and not in which language.
    Meaning,
    /// Nor anything else that says nothing new of an edition.
    Compared,
}

/// What every part of the output looks things up in.
pub(crate) struct Context<'m> {
    pub model: &'m Model,
    pub extent: Extent,
    pub keys: Keys,
    pub exceptions: &'m [Exception],
    /// What each indicator has come to.
    pub progress: FxHashMap<NodeId, Progress<'m>>,
}

impl<'m> Context<'m> {
    pub fn position(&self, span: crate::source::Span) -> Position<'m> {
        if self.extent != Extent::Whole {
            return Position { file: "", line: 0, column: 0 };
        }
        let file = self.model.sources().file(span.file);
        let place = file.map(|file| file.place(span.start));
        Position {
            file: file.map_or("", |file| file.name.as_str()),
            line: place.map_or(1, |place| place.line),
            column: place.map_or(1, |place| place.column),
        }
    }
}

struct Output<'m> {
    context: Context<'m>,
}

impl<'m> Output<'m> {
    fn new(model: &'m Model, exceptions: &'m [Exception], extent: Extent) -> Self {
        let progress = if extent == Extent::Compared { FxHashMap::default() } else { progress(model) };
        let context = Context { model, extent, keys: Keys::new(model), exceptions, progress };
        Output { context }
    }
}

/// How far each indicator has come, as its own edition promised.
pub(super) fn progress(model: &Model) -> FxHashMap<NodeId, Progress<'_>> {
    let strands = model.strands(&indicator::CONCEPT);
    let all: Vec<NodeId> = model.of_concept(&indicator::CONCEPT).collect();
    all.into_par_iter().map(|id| (id, model.progress(id, &strands, None))).collect()
}

/// The lists of the output in their order: the key, and the concepts in it.
pub(crate) fn collections() -> Vec<(&'static str, Vec<&'static Concept>)> {
    let mut lists: Vec<(&'static str, Vec<&'static Concept>)> =
        vec![("levels", Vec::new()), ("goals", Vec::new())];
    for concept in CONCEPTS.iter().copied() {
        if *concept == document::CONCEPT || *concept == organisation::CONCEPT {
            continue;
        }
        let key = if concept.is_level() { "levels" } else { concept.collection };
        match lists.iter_mut().find(|(name, _)| *name == key) {
            Some((_, concepts)) => concepts.push(concept),
            None => lists.push((key, vec![concept])),
        }
    }
    lists
}

impl Serialize for Output<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let context = &self.context;
        let model = context.model;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("$schema", SCHEMA)?;
        map.serialize_entry("format_version", FORMAT_VERSION)?;
        map.serialize_entry("generator", &values::Generator::this())?;
        map.serialize_entry("language", if context.extent == Extent::Whole { language(model) } else { "" })?;
        map.serialize_entry("organisation", &entity::organisation(context))?;
        let documents: Vec<NodeId> = model.documents().to_vec();
        map.serialize_entry("documents", &List { context, ids: &documents })?;
        let mut lists = sorted(model);
        for (key, _) in collections() {
            let ids = lists.iter_mut().find(|(name, _)| *name == key).map(|(_, ids)| std::mem::take(ids));
            map.serialize_entry(key, &List { context, ids: &ids.unwrap_or_default() })?;
        }
        let external: Vec<NodeId> =
            model.nodes().filter(|(_, node)| node.external).map(|(id, _)| id).collect();
        map.serialize_entry("elsewhere", &entity::Elsewhere { context, ids: &external })?;
        map.serialize_entry("project", &Entity { context, id: model.project() })?;
        map.serialize_entry("edges", &Edges { context })?;
        map.end()
    }
}

/// The language that the files of the project are written in; the first, when there are several.
fn language(model: &Model) -> &'static str {
    let first = model.sources().files().next();
    first.map_or("nl", |(id, _)| model.language(id).tag())
}

/// What is described here, by the list it goes into.
fn sorted(model: &Model) -> Vec<(&'static str, Vec<NodeId>)> {
    let mut lists: Vec<(&'static str, Vec<NodeId>)> =
        collections().into_iter().map(|(key, _)| (key, Vec::new())).collect();
    // Lists by concept, so that each node finds its own without a search by name.
    let places: Vec<(&'static Concept, usize)> = CONCEPTS
        .iter()
        .filter_map(|concept| {
            let key = if concept.is_level() { "levels" } else { concept.collection };
            lists.iter().position(|(name, _)| *name == key).map(|place| (*concept, place))
        })
        .collect();
    for (id, node) in model.nodes().filter(|(_, node)| !node.external) {
        let place = places.iter().find(|(concept, _)| *concept == node.concept).map(|(_, place)| *place);
        let place = if node.concept.is_level() && model.is_goal(id) { Some(1) } else { place };
        if let Some((_, ids)) = place.and_then(|place| lists.get_mut(place)) {
            ids.push(id);
        }
    }
    lists
}

/// Things of one list.
struct List<'a, 'm> {
    context: &'a Context<'m>,
    ids: &'a [NodeId],
}

impl Serialize for List<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let described = self.ids.iter().filter(|id| {
            self.context
                .model
                .node(**id)
                .is_some_and(|node| !node.external || *node.concept == document::CONCEPT)
        });
        let mut list = serializer.serialize_seq(None)?;
        for id in described {
            list.serialize_element(&Entity { context: self.context, id: *id })?;
        }
        list.end()
    }
}

/// Every relation but containment by the project itself.
struct Edges<'a, 'm> {
    context: &'a Context<'m>,
}

impl Serialize for Edges<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for (from, to, edge) in self.context.model.edges() {
            let ties = matches!(edge.relation, Relation::Continues | Relation::ContinuedBy);
            if edge.relation == Relation::Contains && from == self.context.model.project()
                || self.context.extent == Extent::Compared && !ties
            {
                continue;
            }
            list.serialize_element(&self.edge(from, to, edge))?;
        }
        list.end()
    }
}

impl<'a, 'm> Edges<'a, 'm> {
    fn edge(&self, from: NodeId, to: NodeId, edge: &'m Edge) -> values::EdgeOut<'a> {
        let context = self.context;
        values::EdgeOut {
            from: context.keys.get(from),
            relation: edge.relation.name(),
            to: context.keys.get(to),
            note: edge.note.as_ref().map(|note| context.model.text(note)),
            partly: edge.partly,
            source: context.position(edge.span),
        }
    }
}
