//! Questions that rules and outputs ask of the model.

use std::borrow::Cow;

use crate::language::{Choice, Concept, Field, Language, Meaning, document, fields, values};
use crate::source::{FileId, Sources, Span};

use super::build::PROJECT;
use super::graph::{Edge, EdgeId, Hole, Node, NodeId, Relation};
use super::index::Scope;
use super::value::{Absence, LayoutLevel, Prop, Str, Unit, Value};
use super::{Model, build};

/// Who answers for a thing, and from which level that comes.
#[derive(Clone, Copy, Debug)]
pub struct Holder<'m> {
    pub person: NodeId,
    pub edge: &'m Edge,
    /// The level that names the holder, when it is not the thing itself.
    pub from: Option<NodeId>,
}

/// One level of a layout.
#[derive(Clone, Debug)]
pub struct Level {
    pub word: String,
    /// None for `...`.
    pub concept: Option<&'static Concept>,
}

/// The levels of a document, from top to bottom.
#[derive(Clone, Debug)]
pub struct Layout {
    pub levels: Vec<Level>,
    pub span: Span,
}

impl Layout {
    pub(super) fn new(model: &Model, levels: &[LayoutLevel], span: Span) -> Layout {
        let levels = levels
            .iter()
            .map(|level| Level { word: model.text(&level.word).into_owned(), concept: level.concept })
            .collect();
        Layout { levels, span }
    }

    /// Where a node of this concept and own word stands; an own word is only itself.
    pub fn position(&self, concept: &Concept, own: Option<&str>) -> Option<usize> {
        self.levels.iter().position(|level| {
            let concept_fits = level.concept.is_some_and(|one| one == concept);
            let is_own = level.concept.is_some_and(|one| {
                Language::BOTH.iter().all(|language| one.word.get(*language) != level.word)
            });
            match own {
                Some(own) => level.word == own,
                None => concept_fits && !is_own,
            }
        })
    }

    /// `programma > ...`: these pages have no goal level.
    pub fn is_open(&self) -> bool {
        self.levels.last().is_some_and(|level| matches!(level.word.as_str(), "..." | "…"))
    }

    /// The order as the page says it: `programma > doel`.
    pub fn order(&self) -> String {
        let words: Vec<&str> = self.levels.iter().map(|level| level.word.as_str()).collect();
        words.join(" > ")
    }
}

impl Model {
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The name in front of every id.
    pub fn slug(&self) -> &str {
        &self.slug
    }

    /// How many things and relations there are.
    pub fn size(&self) -> (usize, usize) {
        (self.graph.len(), self.graph.edge_count())
    }

    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.graph.node(id)
    }

    pub fn edge(&self, id: EdgeId) -> Option<(NodeId, NodeId, &Edge)> {
        self.graph.edge(id)
    }

    /// Every relation, in the order of their ids.
    pub fn edges(&self) -> impl Iterator<Item = (NodeId, NodeId, &Edge)> {
        (0..self.graph.edge_count() as u32).filter_map(|at| self.graph.edge(EdgeId(at)))
    }

    /// Every thing, in the order of the text.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.order.iter().filter_map(|id| self.graph.node(*id).map(|node| (*id, node)))
    }

    /// Every thing of one concept, in the order of the text.
    pub fn of_concept(&self, concept: &'static Concept) -> impl Iterator<Item = NodeId> {
        self.nodes().filter(move |(_, node)| node.concept == concept).map(|(id, _)| id)
    }

    /// The project itself: what stands at the top of its register.
    pub fn project(&self) -> NodeId {
        PROJECT
    }

    pub fn documents(&self) -> &[NodeId] {
        &self.documents
    }

    pub fn document(&self, id: &str) -> Option<NodeId> {
        self.editions.get(id).copied()
    }

    /// The language of a file.
    pub fn language(&self, file: FileId) -> Language {
        self.languages.get(file.0 as usize).copied().unwrap_or(Language::Nl)
    }

    pub fn text<'m>(&'m self, text: &'m Str) -> Cow<'m, str> {
        let file = text.span().and_then(|span| self.sources.file(span.file));
        text.read(file.map_or("", |file| file.text.as_str()))
    }

    /// The id of a thing as it was written, or formed from its title.
    pub fn id(&self, id: NodeId) -> Cow<'_, str> {
        self.graph.node(id).map_or("".into(), |node| self.text(&node.id))
    }

    pub fn title(&self, id: NodeId) -> Option<Cow<'_, str>> {
        let title = self.graph.node(id)?.title.as_ref()?;
        Some(self.text(title))
    }

    /// The id within its document: a local one is a path from what it stands in.
    pub fn path(&self, id: NodeId) -> String {
        let Some(node) = self.graph.node(id) else { return String::new() };
        let own = self.text(&node.id);
        let parent = node.parent.filter(|parent| {
            self.graph.node(*parent).is_some_and(|parent| {
                *parent.concept != document::CONCEPT && *parent.concept != document::REGISTER
            })
        });
        match parent {
            Some(parent) if node.local => format!("{}/{own}", self.path(parent)),
            _ => own.into_owned(),
        }
    }

    /// The stable id of a thing: `zwolle/begroting-2020/goal/1.1.2`.
    pub fn key(&self, id: NodeId) -> String {
        let Some(node) = self.graph.node(id) else { return String::new() };
        let slug = &self.slug;
        if *node.concept == document::CONCEPT {
            return format!("{slug}/{}", self.text(&node.id));
        }
        if *node.concept == document::REGISTER {
            return slug.clone();
        }
        let (kind, path) = (node.concept.name, self.path(id));
        match node.document {
            Some(document) => format!("{slug}/{}/{kind}/{path}", self.id(document)),
            None => format!("{slug}/{kind}/{path}"),
        }
    }

    pub(super) fn lookup(&self, scope: Scope, concept: &Concept, id: &str) -> Option<NodeId> {
        let same = |other: NodeId| build::is_same(&self.graph, &self.sources, other, concept, id);
        self.index.find(scope, concept, id, same)
    }

    /// Relations out of a thing, in the order of the text.
    pub fn out(&self, id: NodeId) -> Vec<(EdgeId, NodeId, &Edge)> {
        let mut found: Vec<_> = self.graph.out(id).collect();
        found.sort_unstable_by_key(|(edge, ..)| *edge);
        found
    }

    /// What a thing points at in one relation, in the order of the text.
    pub fn targets(&self, id: NodeId, relation: Relation) -> Vec<(NodeId, &Edge)> {
        let of = |(_, _, edge): &(EdgeId, NodeId, &Edge)| edge.relation == relation;
        let mut found: Vec<_> = match relation {
            Relation::Contains => self.graph.out(id).filter(of).collect(),
            _ => self.graph.said(id).filter(of).collect(),
        };
        found.sort_unstable_by_key(|(edge, ..)| *edge);
        found.into_iter().map(|(_, to, edge)| (to, edge)).collect()
    }

    /// What points at a thing, in the order of the text.
    pub fn origins(&self, id: NodeId, relation: Relation) -> Vec<(NodeId, &Edge)> {
        let mut found: Vec<_> =
            self.graph.incoming(id).filter(|(_, _, edge)| edge.relation == relation).collect();
        found.sort_unstable_by_key(|(edge, ..)| *edge);
        found.into_iter().map(|(_, from, edge)| (from, edge)).collect()
    }

    /// What refers to a thing, each once, in the order of the text.
    pub fn users(&self, id: NodeId) -> Vec<NodeId> {
        let refers = |relation: Relation| !matches!(relation, Relation::Contains | Relation::EditionOf);
        let incoming = self.graph.incoming(id).filter(|(_, _, edge)| refers(edge.relation));
        let mut found: Vec<_> = incoming.map(|(edge, from, _)| (edge, from)).collect();
        found.sort_unstable();
        let mut users: Vec<NodeId> = found.into_iter().map(|(_, from)| from).collect();
        let mut seen = rustc_hash::FxHashSet::default();
        users.retain(|one| seen.insert(*one));
        users
    }

    /// Whether anything but its parent points at a thing.
    pub fn is_referred_to(&self, id: NodeId) -> bool {
        self.graph
            .incoming(id)
            .any(|(_, _, edge)| !matches!(edge.relation, Relation::Contains | Relation::EditionOf))
    }

    /// Whether anything points at a thing in this relation.
    pub fn is_named_by(&self, id: NodeId, relation: Relation) -> bool {
        self.graph.incoming(id).any(|(_, _, edge)| edge.relation == relation)
    }

    /// Whether a thing points at something in this relation, which is not containment.
    pub fn has(&self, id: NodeId, relation: Relation) -> bool {
        self.graph.said(id).any(|(_, _, edge)| edge.relation == relation)
    }

    /// The thing that the text at `span` refers to.
    pub fn target_at(&self, id: NodeId, span: Span) -> Option<NodeId> {
        self.graph.said(id).find(|(_, _, edge)| edge.span == span).map(|(_, to, _)| to)
    }

    pub fn children(&self, id: NodeId) -> Vec<NodeId> {
        self.targets(id, Relation::Contains).into_iter().map(|(child, _)| child).collect()
    }

    /// Whether something of this concept stands in a thing.
    pub fn contains(&self, id: NodeId, concept: &Concept) -> bool {
        self.graph.out(id).any(|(_, to, edge)| {
            edge.relation == Relation::Contains
                && self.graph.node(to).is_some_and(|node| node.concept == concept)
        })
    }

    /// A thing and what it stands in, from the inside out, its document last.
    pub fn upward(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(Some(id), |id| self.graph.node(*id).and_then(|node| node.parent))
    }

    /// The layout that holds in a document: its own, or that of the project.
    pub fn layout(&self, document: Option<NodeId>) -> Option<&Layout> {
        self.layouts.get(&document).or_else(|| self.layouts.get(&None))
    }

    /// Whether a level is at the goal level of its document.
    pub fn is_goal(&self, id: NodeId) -> bool {
        let Some(node) = self.graph.node(id) else { return false };
        if !node.concept.is_level() {
            return false;
        }
        let Some(layout) = self.layout(node.document) else {
            return *node.concept == crate::language::goal::CONCEPT;
        };
        let own = node.word.as_ref().map(|word| self.text(word));
        layout.position(node.concept, own.as_deref()) == Some(layout.levels.len() - 1)
    }

    /// Things at the goal level that are described here, in the order of the text.
    pub fn goals(&self) -> impl Iterator<Item = NodeId> {
        let described = self.nodes().filter(|(_, node)| node.concept.is_level() && !node.external);
        described.map(|(id, _)| id).filter(|id| self.is_goal(*id))
    }

    /// Who answers for a thing: its own holders, else those of the nearest level above that names any,
    /// else those of the goal it reports on.
    pub fn holders(&self, id: NodeId) -> Vec<Holder<'_>> {
        let mut asked = vec![id];
        let mut at = 0;
        while let Some(here) = asked.get(at).copied() {
            for level in self.upward(here) {
                let found = self.targets(level, Relation::HeldBy);
                if !found.is_empty() {
                    let from = (level != id).then_some(level);
                    return found.into_iter().map(|(person, edge)| Holder { person, edge, from }).collect();
                }
            }
            // The plan of a report may be a report itself; documents in a circle are asked once each.
            let plan = self.targets(here, Relation::EditionOf).first().map(|(plan, _)| *plan);
            asked.extend(plan.filter(|plan| !asked.contains(plan)));
            at += 1;
        }
        Vec::new()
    }

    pub fn props<'m>(&'m self, id: NodeId, field: &'static Field) -> impl Iterator<Item = &'m Prop> {
        let node = self.graph.node(id);
        node.into_iter().flat_map(move |node| node.props.iter().filter(move |prop| prop.field == field))
    }

    pub fn prop<'m>(&'m self, id: NodeId, field: &'static Field) -> Option<&'m Prop> {
        self.props(id, field).next()
    }

    /// Whether a field or a kind of thing may stand here in a line that could not be read.
    pub fn may_have(
        &self,
        id: NodeId,
        field: Option<&'static Field>,
        concept: Option<&'static Concept>,
    ) -> bool {
        self.graph.node(id).is_some_and(|node| {
            node.holes.iter().any(|hole| match hole {
                Hole::Field(one) => field == Some(*one),
                Hole::Concept(one) => concept == Some(*one),
                Hole::Anything => true,
            })
        })
    }

    /// The reasoned absence that answers for a thing: its own, or that of what it stands in.
    pub fn absence(&self, id: NodeId, meant: Meaning) -> Option<(&Absence, Span)> {
        self.upward(id).find_map(|level| {
            self.props(level, &fields::NO).find_map(|prop| match &prop.value {
                Value::Absence(absence) if same_meaning(absence.what, meant) => Some((&**absence, prop.span)),
                _ => None,
            })
        })
    }

    /// The heading that a source prints with nothing under it.
    pub fn blank(&self, id: NodeId, meant: Meaning) -> Option<Span> {
        self.props(id, &fields::BLANK).find_map(|prop| match prop.value {
            Value::Blank(what) if same_meaning(what, meant) => Some(prop.span),
            _ => None,
        })
    }

    /// The unit of an indicator: its own, or that of the nearest level above.
    pub fn unit(&self, id: NodeId) -> Option<(&Unit, Span)> {
        self.upward(id).find_map(|level| {
            self.prop(level, &fields::UNIT).and_then(|prop| match &prop.value {
                Value::Unit(unit) => Some((&**unit, prop.span)),
                _ => None,
            })
        })
    }

    /// The kind of an indicator: its own, or that of the nearest level above.
    pub fn indicator_kind(&self, id: NodeId) -> Option<&'static Choice> {
        self.upward(id).find_map(|level| {
            self.prop(level, &fields::INDICATOR_KIND).and_then(|prop| match prop.value {
                Value::Choice(choice) => Some(choice),
                _ => None,
            })
        })
    }

    /// The sources of an indicator: its own, or those of the nearest level above.
    pub fn indicator_sources(&self, id: NodeId) -> Vec<NodeId> {
        let of = |level: NodeId| -> Vec<NodeId> {
            let spans: Vec<Span> = self.props(level, &fields::SOURCES).map(|prop| prop.span).collect();
            let said = |edge: &Edge| spans.iter().any(|span| span.holds(edge.span));
            let targets = self.targets(level, Relation::SourcedFrom).into_iter();
            targets.filter(|(_, edge)| said(edge)).map(|(id, _)| id).collect()
        };
        self.upward(id).map(of).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// The kind of a document.
    pub fn document_kind(&self, document: NodeId) -> Option<&'static Choice> {
        self.prop(document, &document::KIND).and_then(|prop| match &prop.value {
            Value::KindLike(kind) => kind.like,
            _ => None,
        })
    }

    /// Whether a document reports on a plan, by its kind or because it says so.
    pub fn is_report(&self, document: NodeId) -> bool {
        let kind = self.document_kind(document);
        kind.is_some_and(|kind| values::REPORT_KINDS.contains(&kind))
            || self.has(document, Relation::ReportsOn)
    }

    /// Whether a document describes some pages only.
    pub fn is_partial(&self, document: NodeId) -> bool {
        self.prop(document, &document::SCOPE).is_some_and(|prop| match prop.value {
            Value::Choice(choice) => *choice == values::PARTIAL,
            _ => false,
        })
    }

    /// The year a document is about: what it says, else the year in its id.
    pub fn document_year(&self, document: NodeId) -> Option<i16> {
        let said = self.prop(document, &document::YEAR).and_then(|prop| match prop.value {
            Value::Year(year) => Some(year),
            _ => None,
        });
        said.or_else(|| {
            let id = self.id(document);
            id.split(|one: char| !one.is_ascii_digit()).find_map(super::period::year)
        })
    }

    /// How a thing is called in a message: its keyword and its id.
    pub fn name(&self, id: NodeId, language: Language) -> String {
        let Some(node) = self.graph.node(id) else { return String::new() };
        let word = match &node.word {
            Some(word) => self.text(word).into_owned(),
            None => node.concept.word.get(language).to_owned(),
        };
        format!("{word} {}", self.id(id))
    }

    /// Whether a file of the project could not be read, so that what is not here may stand there.
    pub fn is_incomplete(&self) -> bool {
        self.incomplete
    }

    /// Whether some reference to this kind could not be resolved or read, so that silence says nothing.
    pub fn has_unresolved(&self, concept: &Concept) -> bool {
        self.unresolved.contains(concept.name)
    }
}

fn same_meaning(one: Meaning, other: Meaning) -> bool {
    let field = one.field.is_some() && one.field == other.field;
    let concept = one.concept.is_some() && one.concept == other.concept;
    field || concept
}
