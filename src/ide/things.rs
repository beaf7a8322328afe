//! What a place in a text is about: the thing that is declared there, or referred to; and where it is told of.

use rustc_hash::FxHashMap;

use crate::check::Checked;
use crate::language::{self, Concept, document};
use crate::model::{Model, NodeId, Relation};
use crate::source::{FileId, Span};
use crate::syntax::{self, Child, Children, TokenKind};

use super::{Place, blocks, touches};

/// A header as it stands in a file: also one that opens a thing again.
#[derive(Clone, Debug)]
pub struct Header {
    pub concept: &'static Concept,
    pub word: Span,
    /// The id as written, quotes included.
    pub id: Option<Span>,
    pub title: Option<Span>,
    pub span: Span,
    pub depth: usize,
    pub node: Option<NodeId>,
}

/// A thing, and the text that names it.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    pub node: NodeId,
    pub span: Span,
    /// Whether it is told of here, not referred to.
    pub declared: bool,
}

/// What an own word of the organisation stands for, in any layout.
pub fn own_word(model: &Model, word: &str) -> Option<&'static Concept> {
    let places = std::iter::once(None).chain(model.documents().iter().copied().map(Some));
    let levels = places.filter_map(|place| model.layout(place)).flat_map(|layout| &layout.levels);
    levels.filter(|level| level.word == word).find_map(|level| level.concept)
}

/// The headers of a file, in the order of the text.
pub fn headers(checked: &Checked, file: FileId) -> Vec<Header> {
    let Some(source) = checked.sources.file(file) else { return Vec::new() };
    let text = source.readable();
    let tree = syntax::parse(file, text).tree;
    let model = &checked.model;
    let of_file = model.nodes().filter(|(_, node)| node.span.file == file && !node.external);
    let starts: FxHashMap<u32, NodeId> = of_file.map(|(id, node)| (node.span.start, id)).collect();
    let mut reader = Reader { checked, text, starts, document: None, found: Vec::new() };
    reader.read(tree.top(), blocks::top(text), 0);
    reader.found
}

struct Reader<'c> {
    checked: &'c Checked,
    text: &'c str,
    starts: FxHashMap<u32, NodeId>,
    document: Option<NodeId>,
    found: Vec<Header>,
}

impl Reader<'_> {
    fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    fn read(&mut self, statements: Children<'_>, place: &'static Concept, depth: usize) {
        for statement in statements {
            let concept = self.header(&statement, place, depth);
            if let Some(concept) = concept {
                self.read(statement.children(), concept, depth + 1);
            }
        }
    }

    fn header(
        &mut self,
        statement: &Child<'_>,
        place: &'static Concept,
        depth: usize,
    ) -> Option<&'static Concept> {
        let model = &self.checked.model;
        let word = self.slice(statement.word());
        let known = self.starts.get(&statement.word().start).copied();
        let own = |word: &str| {
            let of_node = known.and_then(|id| model.node(id)).map(|node| node.concept);
            of_node.or_else(|| own_word(model, word))
        };
        let language = model.language(statement.word().file);
        let concept = blocks::meant(language, place, word, own)?;
        let (id, title) = named(statement);
        let is_field = language::meaning(language, place, &language::normal(word))
            .is_some_and(|meaning| meaning.field.is_some());
        if is_field && title.is_none() && !statement.statement.block {
            return None;
        }
        let node = match known {
            _ if *concept == document::CONCEPT => id.and_then(|id| model.document(self.slice(id))),
            Some(known) => Some(known),
            None => id.and_then(|id| self.reopened(concept, id, title.is_some())),
        };
        if *concept == document::CONCEPT && self.document.is_none() {
            self.document = node;
        }
        self.found.push(Header {
            concept,
            word: statement.word(),
            id,
            title,
            span: statement.span(),
            depth,
            node,
        });
        Some(concept)
    }

    /// The level that a header without a title opens again.
    fn reopened(&self, concept: &'static Concept, id: Span, titled: bool) -> Option<NodeId> {
        if titled || !concept.is_level() {
            return None;
        }
        let (model, text) = (&self.checked.model, bare(self.slice(id)));
        let same = |node: &NodeId| model.id(*node) == text;
        let of_document = |id: &NodeId| {
            model.node(*id).is_some_and(|node| node.document == self.document && !node.duplicate)
        };
        let inside: Vec<NodeId> = self.found.iter().filter_map(|header| header.node).collect();
        let fits: Vec<NodeId> = model.of_concept(concept).filter(of_document).filter(same).collect();
        let below = |id: &&NodeId| {
            model.node(**id).and_then(|node| node.parent).is_some_and(|one| inside.contains(&one))
        };
        fits.iter().find(below).or(fits.first()).copied()
    }
}

/// An id without the quotes it may stand in.
pub fn bare(text: &str) -> &str {
    text.trim_matches(['"', '“', '”', '„'])
}

/// The id and the title of a header.
fn named(statement: &Child<'_>) -> (Option<Span>, Option<Span>) {
    let file = statement.tree.file;
    let span = |at: usize| statement.tokens().get(at).map(|one| Span::new(file, one.start, one.end));
    let is_text = |at: usize| {
        statement.tokens().get(at).is_some_and(|one| matches!(one.kind, TokenKind::Str | TokenKind::Quoted))
    };
    let is_word = statement.tokens().first().is_some_and(|one| one.kind == TokenKind::Word);
    let has_id = is_word || is_text(0) && is_text(1);
    let title_at = usize::from(has_id);
    (span(0).filter(|_| has_id), span(title_at).filter(|_| is_text(title_at)))
}

/// Whether a relation is a reference in the text.
fn refers(relation: Relation) -> bool {
    !matches!(relation, Relation::Contains | Relation::EditionOf)
}

/// The parts of a reference and what each names: the steps of a path, and the document behind `@`.
pub fn parts(model: &Model, span: Span, target: NodeId) -> Vec<(Span, NodeId)> {
    let text = model.sources().text(span);
    let (path, edition) = match text.rsplit_once('@') {
        Some((path, edition)) if !text.starts_with(['"', '“', '„']) => (path, Some(edition)),
        _ => (text, None),
    };
    let mut found = Vec::new();
    let mut end = span.start + path.len() as u32;
    for (step, node) in path.rsplit('/').zip(model.upward(target)) {
        let start = end - step.len() as u32;
        found.push((Span::new(span.file, start, end), node));
        end = start.saturating_sub(1);
    }
    if let Some(edition) = edition
        && let Some(node) = model.document(edition)
    {
        found.push((Span::new(span.file, span.end - edition.len() as u32, span.end), node));
    }
    found
}

/// What a place is about.
pub fn thing_at(place: Place<'_>) -> Option<Found> {
    let Place { checked, file, offset } = place;
    let model = &checked.model;
    let near = |span: Span| touches(span, file, offset);
    let edges = model.edges().filter(|(_, _, edge)| refers(edge.relation) && near(edge.span));
    let edge = edges.min_by_key(|(_, _, edge)| edge.span.end - edge.span.start);
    if let Some((_, to, edge)) = edge {
        let part = parts(model, edge.span, to).into_iter().find(|(span, _)| near(*span));
        return part.map(|(span, node)| Found { node, span, declared: false });
    }
    let header = headers(checked, file).into_iter().find(|header| near(header.span))?;
    let span = header.id.or(header.title).unwrap_or(header.word);
    Some(Found { node: header.node?, span, declared: true })
}

/// Where a thing is told of first; from a report, the plan.
pub fn definitions(place: Place<'_>) -> Vec<Span> {
    let Some(found) = thing_at(place) else { return Vec::new() };
    let model = &place.checked.model;
    let plans = model.targets(found.node, Relation::EditionOf);
    let node = match plans.first() {
        Some((plan, _)) if found.declared => *plan,
        _ => found.node,
    };
    model.node(node).map(|node| node.span).into_iter().collect()
}

/// Where a thing is referred to, and where it is told of when that is asked too.
pub fn references(place: Place<'_>, with_declaration: bool) -> Vec<Span> {
    let Some(found) = thing_at(place) else { return Vec::new() };
    let model = &place.checked.model;
    let mut spans = uses(model, found.node);
    spans.extend(model.origins(found.node, Relation::EditionOf).into_iter().map(|(_, edge)| edge.span));
    if with_declaration {
        spans.extend(model.node(found.node).map(|node| node.span));
    }
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// The references to a thing.
pub fn uses(model: &Model, node: NodeId) -> Vec<Span> {
    let edges = model.edges().filter(|(_, to, edge)| *to == node && refers(edge.relation));
    edges.map(|(_, _, edge)| edge.span).collect()
}
