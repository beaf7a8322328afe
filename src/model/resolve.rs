//! Turns references into edges; says which lead nowhere, and what may have been meant.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diag::Diagnostic;
use crate::language::{self, Concept, Field, Shape, document, suggest};
use crate::source::Span;

use super::build::Places;
use super::draft::{Draft, DraftRef, Kinds};
use super::graph::{Edge, Hole, NodeId, Relation};
use super::index::Scope;
use super::kinds::{self, Near};
use super::lower::is_register;
use super::value::Str;
use super::{Model, names};

/// What the references of one file brought about, apart from edges.
#[derive(Debug, Default)]
pub(super) struct Brought {
    /// Kinds of which one led nowhere.
    pub unresolved: FxHashSet<&'static str>,
    /// How many led nowhere.
    pub astray: usize,
    /// It made things that are described nowhere.
    pub external: bool,
}

/// Whether a reference says what a document reports on. Those come first: they decide where other ids are
/// looked for.
pub(super) fn reports(one: &DraftRef) -> bool {
    one.relation == Relation::ReportsOn
}

/// Resolves every reference of every file.
pub(super) fn references(
    model: &mut Model,
    drafts: Vec<Draft>,
    places: &Places,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Brought> {
    let mut brought = Vec::with_capacity(drafts.len());
    for (draft, places) in drafts.iter().zip(places) {
        let refs = draft.refs.iter().filter(|one| reports(one));
        brought.push(connect_all(model, refs, places, findings));
    }
    editions(model);
    // Each file's references are given back once they are edges.
    for ((draft, places), brought) in drafts.into_iter().zip(places).zip(&mut brought) {
        let refs = draft.refs.iter().filter(|one| !reports(one));
        let more = connect_all(model, refs, places, findings);
        brought.external |= more.external;
        brought.astray += more.astray;
        brought.unresolved.extend(more.unresolved);
    }
    brought
}

/// Which kinds a reference or an unreadable line may have been of; what is not known may stand in a file that could
/// not be read, and that was said.
pub(super) fn close<'b>(model: &mut Model, brought: impl Iterator<Item = &'b Brought>) {
    model.unresolved = brought.flat_map(|one| one.unresolved.iter().copied()).collect();
    if model.incomplete {
        model.unresolved.extend(language::CONCEPTS.iter().map(|concept| concept.name));
    }
    holes(model);
}

pub(super) fn connect_all<'d>(
    model: &mut Model,
    refs: impl Iterator<Item = &'d DraftRef>,
    places: &[Option<NodeId>],
    findings: &mut Vec<Diagnostic>,
) -> Brought {
    let (mut brought, before) = (Brought::default(), model.graph.len());
    for one in refs {
        if let Some(from) = places.get(one.from as usize).copied().flatten()
            && let Some((to, edge)) = connect(model, one, from, &mut brought, findings)
        {
            model.graph.connect(from, to, edge);
        }
    }
    brought.external = model.graph.len() > before;
    brought
}

/// The relation that a reference stands for; what is wrong with it is a finding.
pub(super) fn connect(
    model: &mut Model,
    one: &DraftRef,
    from: NodeId,
    brought: &mut Brought,
    findings: &mut Vec<Diagnostic>,
) -> Option<(NodeId, Edge)> {
    let id = one.id();
    let text = model.text(&id).into_owned();
    let edge = || Edge { relation: one.relation, span: one.span, note: one.note.clone(), partly: one.partly };
    match resolve(model, from, one, &text) {
        Found::Node(to) => return Some((to, edge())),
        Found::External(document, concept) => {
            return Some((external(model, document, concept, &id, &text, one.span), edge()));
        }
        Found::Several(several) => {
            let candidates: Vec<(String, Span)> =
                several.iter().filter_map(|id| Some((model.path(*id), model.node(*id)?.span))).collect();
            if let Some(concept) = several.first().and_then(|id| model.node(*id)).map(|node| node.concept) {
                findings.push(kinds::ambiguous_reference(one.span, concept, &text, &candidates));
                brought.unresolved.insert(concept.name);
            }
        }
        Found::Nothing(finding) => {
            model.astray += 1;
            brought.astray += 1;
            for concept in one.kinds.iter() {
                brought.unresolved.insert(concept.name);
            }
            if let Some(node) = model.graph.node_mut(from) {
                node.holes.extend(hole_of(one.relation).map(Hole::Field));
            }
            // A file that could not be read, or a header, may have declared it.
            if !model.incomplete && !model.poisoned.contains(&text) {
                findings.push(*finding);
            }
        }
    }
    None
}

/// The field whose line holds a reference of this relation.
fn hole_of(relation: Relation) -> Option<&'static Field> {
    use language::fields;
    Some(match relation {
        Relation::HeldBy => &fields::HOLDERS,
        Relation::FramedBy => &fields::FRAMING_NOTES,
        Relation::MeasuredBy => &fields::INDICATORS,
        Relation::SourcedFrom => &fields::SOURCES,
        Relation::Supports => &fields::SUPPORTS,
        Relation::Continues => &fields::CONTINUES,
        _ => return None,
    })
}

enum Found {
    Node(NodeId),
    /// Not described, and it need not be: in a document of which only a part is.
    External(NodeId, &'static Concept),
    /// Several carry this id, each within its own parent.
    Several(Vec<NodeId>),
    Nothing(Box<Diagnostic>),
}

/// Everything of the same kind and document that carries the same local id.
fn homonyms(model: &Model, first: NodeId, text: &str) -> Vec<NodeId> {
    let Some(first) = model.node(first) else { return Vec::new() };
    let like = model.nodes().filter(|(_, node)| {
        node.concept == first.concept && node.document == first.document && node.local && !node.duplicate
    });
    like.map(|(id, _)| id).filter(|id| model.id(*id) == text).collect()
}

fn resolve(model: &Model, from: NodeId, one: &DraftRef, text: &str) -> Found {
    let own = document_of(model, from);
    let document = match one.edition() {
        None => own,
        Some(span) => {
            let id = model.sources.text(span);
            match model.document(id) {
                Some(document) => Some(document),
                None => return Found::Nothing(Box::new(unknown_document(model, span, id))),
            }
        }
    };
    for concept in one.kinds.iter() {
        if *concept == document::CONCEPT {
            return match model.document(text) {
                Some(document) => Found::Node(document),
                None => Found::Nothing(Box::new(unknown_document(model, one.span, text))),
            };
        }
        let found = find(model, from, document, concept, text, one.edition().is_none());
        if let Some(found) = found {
            return found;
        }
    }
    let Some(first) = one.kinds.first() else {
        return Found::Nothing(Box::new(unknown(model, one, text, document)));
    };
    if let Some(document) = document.filter(|document| !is_register(first) && is_open(model, *document)) {
        return Found::External(document, first);
    }
    Found::Nothing(Box::new(unknown(model, one, text, document)))
}

/// A document of which only a part is described, or nothing at all.
fn is_open(model: &Model, document: NodeId) -> bool {
    model.is_partial(document) || model.graph.node(document).is_some_and(|node| node.external)
}

fn document_of(model: &Model, from: NodeId) -> Option<NodeId> {
    let node = model.graph.node(from)?;
    if *node.concept == document::CONCEPT { Some(from) } else { node.document }
}

/// Looks an id up where it may be known: a path, the document, the register, nearby, a plan reported on.
fn find(
    model: &Model,
    from: NodeId,
    document: Option<NodeId>,
    concept: &'static Concept,
    text: &str,
    near: bool,
) -> Option<Found> {
    if let Some((path, last)) = text.rsplit_once('/') {
        return path_target(model, from, document, concept, path, last).map(Found::Node);
    }
    let scope = scope_of(document, concept);
    if let Some(found) = model.lookup(scope, concept, text) {
        return Some(Found::Node(found));
    }
    if near {
        for level in model.upward(from) {
            if let Some(found) = model.lookup(Scope::Parent(level), concept, text) {
                return Some(Found::Node(found));
            }
        }
    }
    let within = if is_register(concept) { None } else { document };
    if let Some(found) = model.lookup(Scope::Anywhere(within), concept, text) {
        return Some(match model.homonyms.contains(&found) {
            true => Found::Several(homonyms(model, found, text)),
            false => Found::Node(found),
        });
    }
    // An indicator may stand in the register as well as in a document.
    if let Some(found) = model.lookup(Scope::Register, concept, text) {
        return Some(Found::Node(found));
    }
    let plans = document.filter(|_| near).map(|document| plans(model, document)).unwrap_or_default();
    plans.into_iter().find_map(|plan| find(model, plan, Some(plan), concept, text, false))
}

/// Documents beyond this many that report on each other in a row are not looked into.
const MOST_PLANS: usize = 64;

/// The documents that a document reports on, and those that these report on, each once.
fn plans(model: &Model, document: NodeId) -> Vec<NodeId> {
    let mut seen = vec![document];
    let mut at = 0;
    while let Some(here) = seen.get(at).copied() {
        let targets = model.targets(here, Relation::ReportsOn);
        for (plan, _) in targets {
            if seen.len() <= MOST_PLANS && !seen.contains(&plan) {
                seen.push(plan);
            }
        }
        at += 1;
    }
    seen.split_off(1)
}

fn scope_of(document: Option<NodeId>, concept: &Concept) -> Scope {
    match document {
        Some(document) if !is_register(concept) => Scope::Document(document),
        _ => Scope::Register,
    }
}

/// `resultaat 5.1/1`: step by step from the first id, which may be of any kind, to what stands in it.
fn path_target(
    model: &Model,
    from: NodeId,
    document: Option<NodeId>,
    concept: &'static Concept,
    path: &str,
    last: &str,
) -> Option<NodeId> {
    let mut steps = path.split('/');
    let first = steps.next()?;
    let start = language::CONCEPTS.iter().copied().filter(|one| *one != concept || concept.is_level());
    let mut here: Vec<NodeId> = start
        .filter_map(|one| match find(model, from, document, one, first, true) {
            Some(Found::Node(found)) => Some(vec![found]),
            Some(Found::Several(several)) => Some(several),
            _ => None,
        })
        .flatten()
        .collect();
    for step in steps.chain([last]) {
        let children = here.iter().flat_map(|above| model.children(*above));
        here = children.filter(|child| model.id(*child) == step).collect();
    }
    here.into_iter().find(|found| model.node(*found).is_some_and(|node| node.concept == concept))
}

/// A node for something that is not described here, made once.
fn external(
    model: &mut Model,
    document: NodeId,
    concept: &'static Concept,
    id: &Str,
    text: &str,
    span: Span,
) -> NodeId {
    let local = names::is_local(text);
    let scope = if local { Scope::Anywhere(Some(document)) } else { Scope::Document(document) };
    if let Some(found) = model.lookup(scope, concept, text) {
        return found;
    }
    let node = Box::new(super::graph::Node {
        concept,
        word: None,
        id: id.clone(),
        title: None,
        span,
        props: Vec::new(),
        holes: super::graph::Holes::default(),
        document: Some(document),
        parent: Some(document),
        local,
        external: true,
        broken: false,
        duplicate: false,
    });
    let added = model.graph.add(node);
    model.order.push(added);
    let edge = Edge { relation: Relation::Contains, span, note: None, partly: false };
    model.graph.connect(document, added, edge);
    let graph = &model.graph;
    let sources = &model.sources;
    let same = |other: NodeId| super::build::is_same(graph, sources, other, concept, text);
    model.index.add(scope, concept, text, added, same);
    added
}

/// Ties each level of a report to the level of the plan that it is.
fn editions(model: &mut Model) {
    let mut pairs = Vec::new();
    let mut reports: FxHashMap<NodeId, (usize, Vec<NodeId>)> = FxHashMap::default();
    for (at, document) in model.documents.iter().enumerate() {
        let plans = model.targets(*document, Relation::ReportsOn);
        if !plans.is_empty() {
            reports.insert(*document, (at, plans.into_iter().map(|(plan, _)| plan).collect()));
        }
    }
    let levels = model.nodes().filter(|(_, node)| node.concept.is_level() && !node.external);
    for (id, node) in levels {
        let Some((at, plans)) = node.document.and_then(|document| reports.get(&document)) else { continue };
        let text = model.id(id).into_owned();
        let found =
            plans.iter().find_map(|plan| match find(model, *plan, Some(*plan), node.concept, &text, false) {
                Some(Found::Node(found)) if !model.graph.node(found).is_some_and(|node| node.external) => {
                    Some(found)
                }
                _ => None,
            });
        pairs.extend(found.map(|found| (*at, id, found, node.span)));
    }
    pairs.sort_by_key(|(at, ..)| *at);
    for (_, from, to, span) in pairs {
        let edge = Edge { relation: Relation::EditionOf, span, note: None, partly: false };
        model.graph.connect(from, to, edge);
    }
}

/// A level without a title anywhere: fine in a report on a plan that has it, and in a part of a document.
pub(super) fn untitled(model: &Model, findings: &mut Vec<Diagnostic>) {
    if model.incomplete {
        return;
    }
    let mut found = 0;
    for (id, node) in model.nodes() {
        let untitled = node.concept.is_level()
            && node.title.is_none()
            && !node.external
            && !node.broken
            && !node.duplicate;
        let Some(document) = node.document.filter(|_| untitled) else { continue };
        let plans = model.targets(document, Relation::ReportsOn);
        let open = plans.iter().any(|(plan, _)| is_open(model, *plan)) || model.is_partial(document);
        if open || model.has(id, Relation::EditionOf) {
            continue;
        }
        let text = model.id(id).into_owned();
        found += 1;
        let near = (found <= MOST_SUGGESTED).then(|| near(model, node.concept, &text, Some(document)));
        let near = near.into_iter().flatten().next();
        findings.push(kinds::untitled_level(
            node.span,
            node.concept,
            &text,
            near,
            model.language(node.span.file),
        ));
    }
}

/// Kinds of which a line could not be read: nothing of them can be said to be unused.
fn holes(model: &mut Model) {
    let mut kinds = Vec::new();
    for (_, node) in model.nodes() {
        for hole in node.holes.iter() {
            if let Hole::Field(field) = hole
                && let Shape::Refs(concepts) | Shape::ScopedRefs(concepts) = field.shape
            {
                kinds.extend(concepts.iter().map(|concept| concept.name));
            }
        }
    }
    model.unresolved.extend(kinds);
}

fn unknown_document(model: &Model, span: Span, id: &str) -> Diagnostic {
    let ids: Vec<String> = model.documents.iter().map(|document| model.id(*document).into_owned()).collect();
    let near = suggest::nearest(id, ids.iter().map(String::as_str));
    kinds::unknown_document(span, id, &near, model.language(span.file))
}

fn unknown(model: &Model, one: &DraftRef, text: &str, document: Option<NodeId>) -> Diagnostic {
    let wanted = one.kinds;
    let Some(concept) = wanted.first() else {
        return kinds::unknown_document(one.span, text, &[], model.language(one.span.file));
    };
    let id_span = Span::new(
        one.span.file,
        one.span.start,
        one.edition().map_or(one.span.end, |edition| edition.start - 1),
    );
    let nearest = near(model, concept, text, document);
    if nearest.is_empty()
        && let Some(kind) = other_kind(model, text, document, &wanted)
    {
        let wants: Vec<&'static Concept> = wanted.iter().collect();
        return kinds::wrong_kind(id_span, text, &kind.word, &wants);
    }
    let elsewhere = || {
        model.documents.iter().copied().find(|document| {
            matches!(find(model, *document, Some(*document), concept, text, false), Some(Found::Node(_)))
        })
    };
    let found = kinds::unknown_reference(id_span, concept, text, &nearest, model.language(one.span.file));
    let search = nearest.is_empty() && one.edition().is_none() && model.astray < MOST_SUGGESTED;
    match search.then(elsewhere).flatten() {
        Some(document) => {
            let right = format!("{text}@{}", model.id(document));
            found
                .help(
                    format!("het staat in een ander document: schrijf {right}"),
                    format!("it stands in another document: write {right}"),
                )
                .propose(id_span, right)
        }
        _ => found,
    }
}

/// References beyond this many that lead nowhere, and levels without a title, are not searched for what they may have meant.
pub(super) const MOST_SUGGESTED: usize = 200;

/// What an unknown id may have meant: the title first, then the spelling.
fn near(model: &Model, concept: &Concept, text: &str, document: Option<NodeId>) -> Vec<Near> {
    if model.astray >= MOST_SUGGESTED {
        return Vec::new();
    }
    let wanted = if is_register(concept) { None } else { document };
    let candidates: Vec<(NodeId, String, String)> = model
        .nodes()
        .filter(|(_, node)| {
            node.concept == concept && !node.external && !node.duplicate && node.title.is_some()
        })
        .filter(|(_, node)| is_register(concept) || node.document == wanted || node.document.is_none())
        .take(20_000)
        .map(|(id, _)| (id, model.id(id).into_owned(), model.title(id).unwrap_or_default().into_owned()))
        .collect();
    let folded = suggest::fold(text);
    let by_title: Vec<NodeId> = candidates
        .iter()
        .filter(|(_, id, title)| is_titled(&folded, id, title))
        .map(|(id, ..)| *id)
        .collect();
    let chosen = if (1..=3).contains(&by_title.len()) {
        by_title
    } else {
        let ids = suggest::nearest(text, candidates.iter().map(|(_, id, _)| id.as_str()));
        candidates
            .iter()
            .filter(|(_, id, _)| ids.contains(&id.as_str()))
            .map(|(id, ..)| *id)
            .take(3)
            .collect()
    };
    chosen
        .into_iter()
        .filter_map(|id| {
            let span = model.node(id)?.span;
            let title = model.title(id).unwrap_or_default().into_owned();
            Some(Near { id: model.id(id).into_owned(), title, span })
        })
        .collect()
}

/// Whether an id, as folded, is another spelling of this id or names the title or a word of it.
fn is_titled(folded: &str, id: &str, title: &str) -> bool {
    let plural = |one: &str| one.trim_end_matches("en").trim_end_matches('s').to_owned();
    let (id, whole) = (suggest::fold(id), suggest::fold(title));
    let word = |word: &str| suggest::fold(word) == *folded;
    id == *folded
        || whole == *folded
        || folded.len() > 4 && plural(&id) == plural(folded)
        || folded.len() > 3 && title.split_whitespace().any(word)
}

/// A thing of another kind that carries this id.
fn other_kind(
    model: &Model,
    text: &str,
    document: Option<NodeId>,
    wanted: &Kinds,
) -> Option<&'static Concept> {
    let others = language::CONCEPTS.iter().copied().filter(|one| wanted.iter().all(|wanted| wanted != *one));
    let mut others = others.filter(|one| {
        let scope = scope_of(document, one);
        model
            .lookup(scope, one, text)
            .is_some_and(|found| model.node(found).is_some_and(|node| !node.duplicate))
    });
    others.next()
}
