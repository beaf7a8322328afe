//! The part of a model that somebody wants to see: which things, and which relations between them.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::{Concept, document, rule};
use crate::model::{Model, NodeId, Relation};

/// A kind of thing, and the organisation's own word for it where it has one.
#[derive(Clone, Debug)]
pub struct Kind {
    pub concept: &'static Concept,
    pub own: Option<String>,
}

/// What somebody wants to see; what is left empty asks for everything.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// Where to start, and how many relations to follow from there, either way.
    pub from: Vec<NodeId>,
    pub depth: usize,
    pub relations: Vec<Relation>,
    pub kinds: Vec<Kind>,
    /// What stands in this document, and what of the register it names.
    pub document: Option<NodeId>,
}

/// A relation between two things of the part.
#[derive(Clone, Debug)]
pub struct Tie {
    pub from: NodeId,
    pub to: NodeId,
    pub relation: Relation,
    pub note: Option<String>,
    pub partly: bool,
}

/// Things in the order of the text, and relations: what stands in what first, then as they were said.
#[derive(Clone, Debug, Default)]
pub struct Part {
    pub subjects: Vec<NodeId>,
    pub nodes: Vec<NodeId>,
    pub ties: Vec<Tie>,
}

/// The part of a model that fits a wish.
pub fn part(model: &Model, wish: &Wish) -> Part {
    let fitting: Vec<NodeId> =
        model.nodes().map(|(id, _)| id).filter(|id| may_show(model, wish, *id)).collect();
    let all: FxHashSet<NodeId> = fitting.iter().copied().collect();
    let ties = ties(model, wish, &fitting, &all);
    let kept: FxHashSet<NodeId> = match wish.from.is_empty() {
        true => whole(model, wish, &fitting, &ties),
        false => around(model, wish, &ties),
    };
    let both = |tie: &Tie| kept.contains(&tie.from) && kept.contains(&tie.to);
    Part {
        subjects: wish.from.clone(),
        nodes: fitting.into_iter().filter(|id| kept.contains(id)).collect(),
        ties: ties.into_iter().filter(both).collect(),
    }
}

/// Whether a thing may be in the part by its kind and the place where it stands.
fn may_show(model: &Model, wish: &Wish, id: NodeId) -> bool {
    let Some(node) = model.node(id) else { return false };
    if node.duplicate || *node.concept == document::REGISTER || *node.concept == document::BODY {
        return false;
    }
    let own = |kind: &Kind| match &kind.own {
        Some(own) => node.word.as_ref().is_some_and(|word| model.text(word) == *own),
        None => true,
    };
    // A rule of the organisation's own is about things, and none of them.
    let is_kind = (wish.kinds.is_empty() && *node.concept != rule::CONCEPT)
        || wish.from.contains(&id)
        || wish.kinds.iter().any(|kind| node.concept == kind.concept && own(kind));
    let place = model.document_of(id);
    is_kind && (wish.document.is_none() || place.is_none() || place == wish.document)
}

/// The relations that are asked for; the same one said twice is one.
fn ties(model: &Model, wish: &Wish, nodes: &[NodeId], all: &FxHashSet<NodeId>) -> Vec<Tie> {
    let asked = |relation: Relation| wish.relations.is_empty() || wish.relations.contains(&relation);
    let mut found = Vec::new();
    if asked(Relation::Contains) {
        for to in nodes {
            // What stands between and is not shown is passed over.
            if let Some(from) = model.upward(*to).skip(1).find(|above| all.contains(above)) {
                found.push(Tie { from, to: *to, relation: Relation::Contains, note: None, partly: false });
            }
        }
    }
    let mut said = FxHashSet::default();
    for (from, to, edge) in model.edges() {
        let shown = all.contains(&from) && all.contains(&to) && edge.relation != Relation::Contains;
        if shown && asked(edge.relation) && said.insert((from, to, edge.relation)) {
            let note = edge.note.as_deref().map(|note| model.text(note).into_owned());
            found.push(Tie { from, to, relation: edge.relation, note, partly: edge.partly });
        }
    }
    found
}

/// Everything that fits. Where relations were asked for, what has none of them is left out; of the register
/// of one document, what it does not name.
fn whole(model: &Model, wish: &Wish, fitting: &[NodeId], ties: &[Tie]) -> FxHashSet<NodeId> {
    let inside = |id: NodeId| wish.document.is_none() || model.document_of(id) == wish.document;
    let mut tied = FxHashSet::default();
    for tie in ties.iter().filter(|tie| inside(tie.from) || inside(tie.to)) {
        tied.extend([tie.from, tie.to]);
    }
    let alone = |id: &NodeId| wish.relations.is_empty() && inside(*id);
    fitting.iter().copied().filter(|id| tied.contains(id) || alone(id)).collect()
}

/// What is at most so many relations away, either way. A document holds too much to go on from, unless it is asked.
fn around(model: &Model, wish: &Wish, ties: &[Tie]) -> FxHashSet<NodeId> {
    let mut beside: FxHashMap<NodeId, Vec<NodeId>> = FxHashMap::default();
    for tie in ties {
        beside.entry(tie.from).or_default().push(tie.to);
        beside.entry(tie.to).or_default().push(tie.from);
    }
    let is_document = |id: NodeId| model.node(id).is_some_and(|node| *node.concept == document::CONCEPT);
    let mut kept: FxHashSet<NodeId> = wish.from.iter().copied().collect();
    let mut edge: Vec<NodeId> = wish.from.clone();
    for _ in 0..wish.depth {
        let mut next = Vec::new();
        for id in edge {
            let ends = is_document(id) && !wish.from.contains(&id);
            for other in beside.get(&id).filter(|_| !ends).into_iter().flatten() {
                if kept.insert(*other) {
                    next.push(*other);
                }
            }
        }
        if next.is_empty() {
            break;
        }
        edge = next;
    }
    kept
}
