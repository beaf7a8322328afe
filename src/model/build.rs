//! Puts the drafts of all files together: documents, levels that are reopened, duplicates, containment.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diag::Diagnostic;
use crate::language::{Concept, document, organisation};
use crate::source::{Sources, Span};

use super::draft::Draft;
use super::graph::{Edge, Graph, Node, NodeId, Relation};
use super::index::{Index, Scope};
use super::lower::is_register;
use super::value::{Str, Value};
use super::{Model, Settings, kinds};

/// A draft's nodes as nodes of the model; none for a level not yet placed.
pub(super) type Places = Vec<Vec<Option<NodeId>>>;

/// For each draft, the place of the parent of each node, kept after the nodes have moved.
pub(super) type Parents = Vec<Vec<u32>>;

/// Makes the nodes of all files, where they stand in each other; references are left to be resolved.
pub(super) fn assemble(
    sources: &Sources,
    drafts: &mut [Draft],
    settings: &Settings,
    findings: &mut Vec<Diagnostic>,
) -> (Model, Places, Parents) {
    let count: usize = drafts.iter().map(|draft| draft.nodes.len()).sum();
    let edges = drafts.iter().map(|draft| draft.refs.len()).sum::<usize>() + count;
    let mut languages = vec![settings.language; sources.len()];
    for draft in drafts.iter() {
        if let Some(language) = languages.get_mut(draft.file.0 as usize) {
            *language = draft.language;
        }
    }
    let mut model = Model {
        sources: sources.clone(),
        graph: Graph::with_capacity(count + 1, edges),
        index: Index::with_capacity(count),
        slug: settings.slug.clone(),
        order: Vec::new(),
        homonyms: FxHashSet::default(),
        documents: Vec::new(),
        editions: FxHashMap::default(),
        layouts: FxHashMap::default(),
        languages,
        incomplete: settings.incomplete,
        unresolved: FxHashSet::default(),
        astray: 0,
        poisoned: FxHashSet::default(),
        accounts: Default::default(),
    };
    for draft in drafts.iter_mut() {
        model.poisoned.extend(draft.poisoned.iter().cloned());
    }
    let mut builder =
        Builder { model: &mut model, findings, places: Vec::new(), waiting: FxHashMap::default() };
    builder.documents(drafts);
    let parents = builder.declare(drafts);
    builder.index_global(drafts, &parents);
    builder.place_levels(drafts, &parents);
    builder.contain(drafts, &parents);
    let places = builder.places;
    model.finish();
    (model, places, parents)
}

struct Builder<'a> {
    model: &'a mut Model,
    findings: &'a mut Vec<Diagnostic>,
    places: Places,
    /// Headers without a title, by draft and place in it, until the level that each reopens is known.
    waiting: FxHashMap<(usize, usize), Box<Node>>,
}

/// The node that stands for the whole project.
pub(super) const PROJECT: NodeId = NodeId::at(0);

impl Builder<'_> {
    /// Makes the project's node and one for each document, and joins what the files say of them.
    fn documents(&mut self, drafts: &mut [Draft]) {
        let first = drafts.first().and_then(|draft| draft.nodes.first());
        let span = first.map_or(Span::new(crate::source::FileId(0), 0, 0), |first| first.node.span);
        self.model.graph.add(empty(&document::REGISTER, Str::owned("project"), span));
        for draft in drafts.iter_mut() {
            let place = match &draft.document {
                None => PROJECT,
                Some((id, _)) => self.document(id.clone().as_str(), draft),
            };
            self.places.push(vec![Some(place)]);
            let Some(top) = draft.nodes.first_mut() else { continue };
            let props = std::mem::take(&mut top.node.props);
            let holes = std::mem::take(&mut top.node.holes);
            self.merge(place, props, holes);
        }
    }

    fn document(&mut self, id: &str, draft: &mut Draft) -> NodeId {
        let Some(top) = draft.nodes.first_mut() else { return PROJECT };
        let known = self.model.document(id);
        let Some(known) = known else {
            let mut node = empty(&document::CONCEPT, top.node.id.clone(), top.node.span);
            node.title = top.node.title.take();
            let added = self.model.graph.add(node);
            self.model.documents.push(added);
            self.model.editions.insert(id.to_owned(), added);
            return added;
        };
        let titled = top.node.title.take();
        let place = self.model.graph.node(known).map(|node| (node.title.is_some(), node.span));
        match (titled, place) {
            (Some(_), Some((true, first))) => {
                self.findings.push(kinds::duplicate_id(top.node.span, first, &document::CONCEPT, id));
                // What the second one says of the document repeats the first: one cause, one finding.
                top.node.props.retain(|prop| prop.field.card == crate::language::Card::Many);
            }
            (Some(title), _) => {
                if let Some(node) = self.model.graph.node_mut(known) {
                    node.title = Some(title);
                    node.span = top.node.span;
                }
            }
            (None, _) => {}
        }
        known
    }

    fn merge(&mut self, place: NodeId, props: Vec<super::value::Prop>, holes: super::graph::Holes) {
        let Some(node) = self.model.graph.node_mut(place) else { return };
        for prop in props {
            let once = prop.field.card == crate::language::Card::One;
            let first = node.props.iter().find(|one| once && one.field == prop.field).map(|one| one.span);
            match first {
                Some(first) => {
                    let language = self.model.languages.get(prop.span.file.0 as usize);
                    let word =
                        prop.field.word.get(language.copied().unwrap_or(crate::language::Language::Nl));
                    self.findings.push(kinds::repeated_field(prop.span, first, word));
                }
                None => node.props.push(prop),
            }
        }
        node.holes.extend(holes);
    }

    /// Adds every node that declares something, in the order of the text; levels without a title wait.
    fn declare(&mut self, drafts: &mut [Draft]) -> Parents {
        let mut parents = Vec::with_capacity(drafts.len());
        for (at, (draft, places)) in drafts.iter_mut().zip(&mut self.places).enumerate() {
            let top = places.first().copied().flatten().unwrap_or(PROJECT);
            let document = draft.document.is_some().then_some(top);
            let mut of = Vec::with_capacity(draft.nodes.len());
            of.push(0);
            for (index, one) in std::mem::take(&mut draft.nodes).into_iter().enumerate().skip(1) {
                of.push(one.parent);
                let mut node = one.node;
                if is_reopening(&node) {
                    places.push(None);
                    self.waiting.insert((at, index), node);
                    continue;
                }
                // The register is no parent: what stands at its top is known everywhere by its id alone.
                node.local &= !(is_register(node.concept) && one.parent == 0);
                node.document = document.filter(|_| !is_register(node.concept));
                let is_document = *node.concept == document::CONCEPT;
                if is_document {
                    node.document = None;
                }
                let id = self.model.graph.add(node);
                if is_document {
                    let named = self.model.id(id).into_owned();
                    match self.model.document(&named) {
                        // What is described needs no `elders`; the line is kept, the node stays empty.
                        Some(known) => {
                            places.push(Some(known));
                            continue;
                        }
                        None => {
                            self.model.documents.push(id);
                            self.model.editions.insert(named, id);
                        }
                    }
                }
                places.push(Some(id));
            }
            parents.push(of);
        }
        parents
    }

    /// Enters every id that is known in a whole document or in the register; repeats are findings.
    fn index_global(&mut self, drafts: &[Draft], parents: &Parents) {
        for (at, _) in drafts.iter().enumerate() {
            let of = parents.get(at).map_or(&[][..], Vec::as_slice);
            for (index, parent) in of.iter().enumerate().skip(1) {
                let Some(id) = self.place(at, index) else { continue };
                let above = self.place(at, *parent as usize);
                let doubled =
                    above.and_then(|above| self.model.graph.node(above)).is_some_and(|above| above.duplicate);
                let Some(node) = self.model.graph.node(id) else { continue };
                if doubled {
                    self.doubled(id);
                } else if !node.local && *node.concept != document::CONCEPT {
                    let scope = scope(node);
                    self.enter(id, scope);
                }
            }
        }
    }

    fn place(&self, draft: usize, index: usize) -> Option<NodeId> {
        self.places.get(draft)?.get(index).copied().flatten()
    }

    fn doubled(&mut self, id: NodeId) {
        if let Some(node) = self.model.graph.node_mut(id) {
            node.duplicate = true;
        }
    }

    /// Enters an id in a scope; a second one is reported and marked.
    fn enter(&mut self, id: NodeId, scope: Scope) {
        let Some(node) = self.model.graph.node(id) else { return };
        let (concept, span, external) = (node.concept, node.span, node.external);
        let text = self.model.id(id).into_owned();
        let graph = &self.model.graph;
        let sources = &self.model.sources;
        let same = |other: NodeId| is_same(graph, sources, other, concept, &text);
        let first = self.model.index.add(scope, concept, &text, id, same);
        let Some(first) = first else { return };
        let known = self.model.graph.node(first).map(|first| (first.span, first.external));
        self.doubled(id);
        if let Some((place, elsewhere)) = known
            && !external
            && !elsewhere
        {
            self.findings.push(kinds::duplicate_id(span, place, concept, &text));
        }
    }

    /// Finds the level that each header without a title reopens, and enters the local ids.
    fn place_levels(&mut self, drafts: &[Draft], parents: &Parents) {
        let waiting = !self.waiting.is_empty();
        // First those whose id is known in the whole document: they need no parent.
        for at in 0..drafts.len() {
            let count = if waiting { self.places.get(at).map_or(0, Vec::len) } else { 0 };
            for index in 1..count {
                if self.place(at, index).is_none() {
                    self.reopen_global(drafts, at, index);
                }
            }
        }
        self.index_anywhere(drafts);
        for at in 0..drafts.len() {
            let of = parents.get(at).map_or(&[][..], Vec::as_slice);
            for (index, parent) in of.iter().enumerate().skip(1) {
                let above = self.place(at, *parent as usize).unwrap_or(PROJECT);
                match self.place(at, index) {
                    Some(id) => self.enter_local(id, above),
                    None => self.reopen_local(drafts, at, index, above),
                }
            }
        }
    }

    fn reopen_global(&mut self, drafts: &[Draft], at: usize, index: usize) {
        let document =
            drafts.get(at).and_then(|draft| draft.document.as_ref()).and_then(|_| self.place(at, 0));
        let Some(node) = self.waiting.get(&(at, index)).filter(|node| !node.local) else { return };
        let text = self.model.text(&node.id);
        let scope = document.map_or(Scope::Register, Scope::Document);
        if let Some(found) = self.model.lookup(scope, node.concept, &text) {
            self.joined(at, index, found);
        }
    }

    fn joined(&mut self, at: usize, index: usize, found: NodeId) {
        let Some(node) = self.waiting.remove(&(at, index)) else { return };
        self.merge(found, node.props, node.holes);
        if let Some(place) = self.places.get_mut(at).and_then(|places| places.get_mut(index)) {
            *place = Some(found);
        }
    }

    /// Local ids by document, so that a unique one can be named without its path.
    fn index_anywhere(&mut self, drafts: &[Draft]) {
        for at in 0..drafts.len() {
            let count = self.places.get(at).map_or(0, Vec::len);
            for index in 1..count {
                let Some(id) = self.place(at, index) else { continue };
                let Some(node) = self.model.graph.node(id) else { continue };
                if node.local && !node.duplicate {
                    let (concept, document) = (node.concept, node.document);
                    let text = self.model.id(id).into_owned();
                    let graph = &self.model.graph;
                    let sources = &self.model.sources;
                    let same = |other: NodeId| is_same(graph, sources, other, concept, &text);
                    let first = self.model.index.add(Scope::Anywhere(document), concept, &text, id, same);
                    self.model.homonyms.extend(first);
                }
            }
        }
    }

    fn enter_local(&mut self, id: NodeId, above: NodeId) {
        let Some(node) = self.model.graph.node(id) else { return };
        if !node.local || node.duplicate {
            return;
        }
        let doubled = self.model.graph.node(above).is_some_and(|above| above.duplicate);
        if doubled {
            self.doubled(id);
        } else {
            let above = if node.external { node.document.unwrap_or(above) } else { above };
            self.enter(id, Scope::Parent(above));
        }
    }

    fn reopen_local(&mut self, drafts: &[Draft], at: usize, index: usize, above: NodeId) {
        let document =
            drafts.get(at).and_then(|draft| draft.document.as_ref()).and_then(|_| self.place(at, 0));
        let Some(node) = self.waiting.get(&(at, index)) else { return };
        let (concept, local) = (node.concept, node.local);
        let text = self.model.text(&node.id).into_owned();
        let found = self
            .model
            .lookup(Scope::Parent(above), concept, &text)
            .or_else(|| self.model.lookup(Scope::Anywhere(document), concept, &text).filter(|_| local));
        if let Some(found) = found {
            self.joined(at, index, found);
            return;
        }
        let Some(mut node) = self.waiting.remove(&(at, index)) else { return };
        node.document = document;
        let id = self.model.graph.add(node);
        if let Some(place) = self.places.get_mut(at).and_then(|places| places.get_mut(index)) {
            *place = Some(id);
        }
        let scope =
            if local { Scope::Parent(above) } else { document.map_or(Scope::Register, Scope::Document) };
        let graph = &self.model.graph;
        let sources = &self.model.sources;
        let same = |other: NodeId| is_same(graph, sources, other, concept, &text);
        self.model.index.add(scope, concept, &text, id, same);
    }

    /// Ties every node to what it stands in, in the order of the text.
    fn contain(&mut self, drafts: &[Draft], parents: &Parents) {
        for at in 0..drafts.len() {
            let of = parents.get(at).map_or(&[][..], Vec::as_slice);
            for (index, parent) in of.iter().enumerate().skip(1) {
                let (Some(id), Some(above)) = (self.place(at, index), self.place(at, *parent as usize))
                else {
                    continue;
                };
                let place = |id: NodeId| {
                    let concept = self.model.graph.node(id).map(|node| node.concept);
                    concept.is_none_or(|one| *one == document::CONCEPT || *one == document::REGISTER)
                };
                let (top, held) = (place(above), self.model.graph.node(id).and_then(|node| node.parent));
                // A header at the top of a file says nothing of where a level stands when another does.
                let keep = held.is_some_and(|held| !place(held) || top);
                // A level reopened within itself would be its own parent.
                if id != above && self.model.upward(above).any(|level| level == id) {
                    self.inside_itself(id);
                    continue;
                }
                let Some(node) = self.model.graph.node_mut(id) else { continue };
                if *node.concept == document::CONCEPT || id == above || keep {
                    continue;
                }
                let above = if is_register(node.concept) && top { PROJECT } else { above };
                node.parent = Some(above);
            }
        }
        self.connect_parents();
    }

    fn inside_itself(&mut self, id: NodeId) {
        if let Some(node) = self.model.graph.node(id) {
            let (concept, span) = (node.concept, node.span);
            self.findings.push(kinds::inside_itself(span, concept, &self.model.id(id)));
        }
    }

    fn connect_parents(&mut self) {
        for at in 0..self.model.graph.len() {
            let id = NodeId::at(at as u32);
            let Some(node) = self.model.graph.node(id) else { continue };
            let Some(parent) = node.parent else { continue };
            let edge = Edge { relation: Relation::Contains, span: node.span, note: None, partly: false };
            self.model.graph.connect(parent, id, edge);
        }
        self.model.graph.close_containment();
    }
}

/// Where an id that is not local is known.
fn scope(node: &Node) -> Scope {
    match node.document {
        Some(document) => Scope::Document(document),
        None => Scope::Register,
    }
}

/// Whether a node is of this kind and carries this id.
pub(super) fn is_same(graph: &Graph, sources: &Sources, id: NodeId, concept: &Concept, text: &str) -> bool {
    graph.node(id).is_some_and(|node| {
        let file =
            node.id.span().map_or("", |span| sources.file(span.file).map_or("", |file| file.text.as_str()));
        node.concept == concept && node.id.read(file) == text
    })
}

/// A level header without a title reopens the level, or places it.
fn is_reopening(node: &Node) -> bool {
    node.concept.is_level() && node.title.is_none() && !node.external && !node.broken
}

fn empty(concept: &'static Concept, id: Str, span: Span) -> Box<Node> {
    Box::new(Node {
        concept,
        word: None,
        id,
        title: None,
        span,
        props: Vec::new(),
        holes: super::graph::Holes::default(),
        document: None,
        parent: None,
        local: false,
        external: false,
        broken: false,
        duplicate: false,
    })
}

impl Model {
    /// Orders the nodes and reads what documents say of themselves.
    fn finish(&mut self) {
        let mut order: Vec<NodeId> = (0..self.graph.len() as u32).map(NodeId::at).collect();
        let key = |id: &NodeId| self.graph.node(*id).map(|node| (node.span, *id));
        if !order.is_sorted_by_key(key) {
            order.sort_by_key(key);
        }
        self.order = order;
        let places = std::iter::once(PROJECT).chain(self.documents.iter().copied());
        let mut layouts = FxHashMap::default();
        for place in places {
            let Some(node) = self.graph.node(place) else { continue };
            let layout = node.props.iter().find_map(|prop| match &prop.value {
                Value::Layout(levels) => Some((levels, prop.span)),
                _ => None,
            });
            if let Some((levels, span)) = layout {
                let key = (place != PROJECT).then_some(place);
                layouts.insert(key, super::Layout::new(self, levels, span));
            }
        }
        self.layouts = layouts;
        let organisation = self.of_concept(&organisation::CONCEPT).next();
        if let Some(organisation) = organisation {
            self.slug = self.id(organisation).into_owned();
        }
    }
}
