//! Puts the new text of one file into a model, when it declares the same things as before: what an editor does at
//! every keystroke. What it cannot do surely it does not do, and the project is built anew.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::diag::Diagnostic;
use crate::language::{document, rule};
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::syntax::Parsed;

use super::build::{self, Parents, Places};
use super::draft::Draft;
use super::graph::{Edge, NodeId, Relation};
use super::own_words::{OwnWords, may_declare};
use super::resolve::{self, Brought};
use super::{Model, Settings, accounts, editions, lower, read, verify};

/// When a finding was made, and so when it has to be made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Of a text that was read alone.
    Text,
    /// When the declarations of all files were put together.
    Assembly,
    /// Of a reference.
    Reference,
    /// Of the whole.
    Whole,
}

/// What building a model leaves behind, so that one file of it can be renewed.
#[derive(Debug)]
pub struct Kept {
    own: OwnWords,
    settings: Settings,
    places: Places,
    parents: Parents,
    poisoned: Vec<Vec<String>>,
    brought: Vec<Brought>,
    /// Things of which more than one header speaks.
    shared: FxHashSet<NodeId>,
}

/// A file that was renewed.
#[derive(Debug)]
pub struct Renewed {
    /// Those of its text and of its references, and all of the whole.
    pub findings: Vec<(Stage, Diagnostic)>,
    /// The things of the file in the order of the text, with its document where the file says something of it.
    pub things: Vec<NodeId>,
    /// Where places of its old text are in the new one.
    pub shift: Shift,
}

/// Where places in an old text are in a new one: all that changed lies between two offsets.
#[derive(Clone, Copy, Debug)]
pub struct Shift {
    file: FileId,
    start: u32,
    old_end: u32,
    new_end: u32,
}

impl Shift {
    fn new(file: FileId, old: &str, new: &str) -> Shift {
        let same = |pair: &(u8, u8)| pair.0 == pair.1;
        let start = old.bytes().zip(new.bytes()).take_while(same).count();
        let most = old.len().min(new.len()) - start;
        let end = old.bytes().rev().zip(new.bytes().rev()).take(most).take_while(same).count();
        let at = |offset: usize| offset as u32;
        Shift { file, start: at(start), old_end: at(old.len() - end), new_end: at(new.len() - end) }
    }

    /// Moves a place along; false when it lay in what changed, and is a guess now.
    pub fn span(&self, span: &mut Span) -> bool {
        if span.file != self.file || span.end < self.start {
            return true;
        }
        let moved = |offset: u32| (offset + self.new_end).saturating_sub(self.old_end);
        if span.start >= self.old_end {
            (span.start, span.end) = (moved(span.start), moved(span.end));
            return true;
        }
        let whole = span.start <= self.start && span.end >= self.old_end;
        span.start = span.start.min(self.new_end);
        span.end = if span.end >= self.old_end { moved(span.end) } else { span.end.min(self.new_end) };
        span.end = span.end.max(span.start);
        whole
    }

    /// Moves every place of a finding along; false when one of them is a guess now.
    pub fn finding(&self, finding: &mut Diagnostic) -> bool {
        let mut sure = self.span(&mut finding.primary.span);
        for other in &mut finding.others {
            sure &= self.span(&mut other.span);
        }
        if let Some(fix) = &mut finding.fix {
            sure &= self.span(&mut fix.span);
        }
        sure
    }
}

/// Builds the model of a project as [`super::build`] does, and keeps what renewing a file of it takes.
pub fn build_keeping(
    sources: &Sources,
    count: usize,
    parse: impl Fn(FileId, &str) -> Parsed + Sync,
    settings: &Settings,
) -> (Model, Kept, Vec<(Stage, Diagnostic)>) {
    let mut findings = Vec::new();
    let mut all = Vec::new();
    let staged = |stage, found: &mut Vec<Diagnostic>, all: &mut Vec<_>| {
        all.extend(found.drain(..).map(|finding| (stage, finding)));
    };
    let read::Read { files, own } = read::read(sources, count, &parse, settings, &mut findings);
    let mut drafts: Vec<Draft> = files
        .into_par_iter()
        .map(|(file, text, early)| {
            let (parsed, header) = early.unwrap_or_else(|| read::one(&parse, file, text, settings));
            lowered(parsed, &header, text, &own)
        })
        .collect();
    for draft in &mut drafts {
        staged(Stage::Text, &mut draft.findings, &mut all);
    }
    let (mut model, places, parents) = build::assemble(sources, &mut drafts, settings, &mut findings);
    staged(Stage::Assembly, &mut findings, &mut all);
    let poisoned = drafts.iter_mut().map(|draft| std::mem::take(&mut draft.poisoned)).collect();
    let brought = resolve::references(&mut model, drafts, &places, &mut findings);
    staged(Stage::Reference, &mut findings, &mut all);
    resolve::untitled(&model, &mut findings);
    resolve::close(&mut model, brought.iter());
    editions::tie(&mut model);
    editions::untitled(&model, &mut findings);
    whole(&mut model, &mut findings);
    staged(Stage::Whole, &mut findings, &mut all);
    let shared = shared(&places);
    let kept = Kept { own, settings: settings.clone(), places, parents, poisoned, brought, shared };
    (model, kept, all)
}

fn lowered(mut parsed: Parsed, header: &super::header::Header, text: &str, own: &OwnWords) -> Draft {
    let mut draft = lower::lower(&parsed.tree, text, header, own);
    parsed.findings.append(&mut draft.findings);
    draft.findings = parsed.findings;
    draft
}

/// What can be said only of the whole, once things of reports are tied to those of plans.
fn whole(model: &mut Model, findings: &mut Vec<Diagnostic>) {
    model.accounts = accounts::accounts(model);
    verify::verify(model, findings);
}

fn shared(places: &Places) -> FxHashSet<NodeId> {
    let mut seen = FxHashSet::default();
    let declared = places.iter().flat_map(|places| places.iter().skip(1).flatten());
    declared.copied().filter(|id| !seen.insert(*id)).collect()
}

/// Renews one file of a model. None when more than the file itself may have changed by it: then the model is not
/// to be used any more.
pub fn renew(
    model: &mut Model,
    kept: &mut Kept,
    source: Arc<SourceFile>,
    file: FileId,
    parse: impl Fn(FileId, &str) -> Parsed,
) -> Option<Renewed> {
    let at = file.0 as usize;
    let old = model.sources.file(file)?.readable();
    let new = source.readable();
    let shift = Shift::new(file, old, new);
    let changed =
        |text: &str, end: u32| text.get(line_of(text, shift.start)..end as usize).is_none_or(may_declare);
    let foreign =
        model.incomplete || model.astray >= resolve::MOST_SUGGESTED || kept.brought.get(at)?.external;
    if foreign || source.unread || changed(old, shift.old_end) || changed(new, shift.new_end) {
        return None;
    }
    let (parsed, header) = read::one(&parse, file, new, &kept.settings);
    let mut draft = lowered(parsed, &header, new, &kept.own);
    if !is_alike(model, kept, &draft, new, shift) {
        return None;
    }
    let mut findings: Vec<(Stage, Diagnostic)> = Vec::new();
    findings.extend(draft.findings.drain(..).map(|finding| (Stage::Text, finding)));
    model.sources.replace(file, source);
    let places = kept.places.get(at)?;
    put(model, &mut draft, places);
    let mut found = Vec::new();
    let brought = references(model, &draft, places, kept.brought.get(at)?.astray, &mut found)?;
    findings.extend(found.drain(..).map(|finding| (Stage::Reference, finding)));
    *kept.brought.get_mut(at)? = brought;
    resolve::untitled(model, &mut found);
    resolve::close(model, kept.brought.iter());
    editions::untitled(model, &mut found);
    whole(model, &mut found);
    findings.extend(found.drain(..).map(|finding| (Stage::Whole, finding)));
    // A document may be named in one file and have lines in others.
    let named = |id: &NodeId| {
        let of_file = |span: Span| span.file == file;
        model
            .node(*id)
            .is_some_and(|node| of_file(node.span) || node.props.iter().any(|prop| of_file(prop.span)))
    };
    let things = kept.places.get(at)?.iter().flatten().copied().filter(named).collect();
    Some(Renewed { findings, things, shift })
}

/// Where the line of an offset starts.
fn line_of(text: &str, offset: u32) -> usize {
    let before = text.as_bytes().get(..offset as usize).unwrap_or_default();
    memchr::memrchr(b'\n', before).map_or(0, |at| at + 1)
}

/// Whether a new text declares the same things as the old one, in the same places, and says the same of its document.
fn is_alike(model: &Model, kept: &Kept, draft: &Draft, text: &str, shift: Shift) -> bool {
    let at = draft.file.0 as usize;
    let (Some(places), Some(parents), Some(poisoned)) =
        (kept.places.get(at), kept.parents.get(at), kept.poisoned.get(at))
    else {
        return false;
    };
    // What stands above the first thing is of the document; what changed stands below the start of that.
    let (Some(top), Some(first)) = (draft.nodes.first(), draft.nodes.get(1)) else { return false };
    let start = first.node.span.start;
    let above = top.node.props.iter().all(|prop| prop.span.start < start)
        && draft
            .refs
            .iter()
            .filter(|one| one.from == 0 || resolve::reports(one))
            .all(|one| one.span.start < start);
    let Some(place) = places.first().copied().flatten().and_then(|place| model.node(place)) else {
        return false;
    };
    let own = place.props.iter().filter(|prop| prop.span.file == draft.file);
    let same_top =
        own.clone().count() == top.node.props.len() && own.clone().all(|prop| prop.span.start < start);
    let whole = place.holes.iter().next().is_none() && top.node.holes.iter().next().is_none();
    if shift.start < start || !above || !same_top || !whole {
        return false;
    }
    if model.language(draft.file) != draft.language || *poisoned != draft.poisoned {
        return false;
    }
    if draft.nodes.len() != places.len() || places.len() != parents.len() {
        return false;
    }
    let pairs = draft.nodes.iter().zip(places).zip(parents).skip(1);
    pairs.into_iter().all(|((new, place), parent)| {
        let Some(id) = place.filter(|id| !kept.shared.contains(id)) else { return false };
        let Some(old) = model.node(id) else { return false };
        let settles = *new.node.concept == document::CONCEPT || *new.node.concept == rule::CONCEPT;
        // The register is no parent: an id at its top is local to nothing.
        let local = new.node.local && !(lower::is_register(new.node.concept) && new.parent == 0);
        !settles
            && new.parent == *parent
            && new.node.concept == old.concept
            && local == old.local
            && new.node.title.is_some() == old.title.is_some()
            && new.node.external == old.external
            && new.node.broken == old.broken
            && new.node.id.read(text) == model.id(id)
            && old.span.file == draft.file
    })
}

/// Puts the things of a file in the place of the old ones.
fn put(model: &mut Model, draft: &mut Draft, places: &[Option<NodeId>]) {
    let nodes = std::mem::take(&mut draft.nodes);
    for (mut new, place) in nodes.into_iter().zip(places).skip(1) {
        let Some(old) = place.and_then(|id| model.graph.node_mut(id)) else { continue };
        (new.node.document, new.node.parent) = (old.document, old.parent);
        (new.node.duplicate, new.node.local) = (old.duplicate, old.local);
        *old = *new.node;
    }
}

/// Resolves the references of a file anew, and puts its relations in the place of the old ones.
fn references(
    model: &mut Model,
    draft: &Draft,
    places: &[Option<NodeId>],
    astray: usize,
    findings: &mut Vec<Diagnostic>,
) -> Option<Brought> {
    model.astray = model.astray.saturating_sub(astray);
    let (mut brought, size) = (Brought::default(), model.graph.len());
    let mut edges = Vec::with_capacity(draft.refs.len());
    for one in &draft.refs {
        let Some(from) = places.get(one.from as usize).copied().flatten() else { continue };
        let found = resolve::connect(model, one, from, &mut brought, findings);
        // What the document reports on stands above what changed; those relations stay as they are.
        edges.extend(found.filter(|_| !resolve::reports(one)).map(|(to, edge)| (from, to, edge)));
    }
    if model.graph.len() > size || model.astray >= resolve::MOST_SUGGESTED {
        return None;
    }
    let is_own = |edge: &Edge| {
        let kept = [Relation::Contains, Relation::EditionOf, Relation::ReportsOn];
        edge.span.file == draft.file && !kept.contains(&edge.relation)
    };
    let old = model.edges().filter(|(.., edge)| is_own(edge));
    let ends = |(from, to, edge): (NodeId, NodeId, &Edge)| (from, to, edge.relation);
    let same = old.map(ends).eq(edges.iter().map(|(from, to, edge)| ends((*from, *to, edge))));
    if !same {
        rearrange(model, &mut edges, draft.file, is_own)?;
    }
    let mut edges = edges.into_iter();
    let file = draft.file;
    model.graph.each_edge(|graph, from, to, edge| {
        if edge.span.file != file {
            return None;
        }
        let stands = |id: NodeId| graph.node(id).map(|node| Edge { span: node.span, ..edge.clone() });
        match edge.relation {
            Relation::Contains => stands(to),
            Relation::EditionOf => stands(from),
            Relation::ReportsOn => None,
            _ if same => edges.next().map(|(.., edge)| edge),
            _ => None,
        }
    });
    Some(brought)
}

/// Puts the relations of a file where resolving all files in their order would have put them. None where no other
/// relation shows which place that is.
fn rearrange(
    model: &mut Model,
    edges: &mut Vec<(NodeId, NodeId, Edge)>,
    file: FileId,
    is_own: impl Fn(&Edge) -> bool,
) -> Option<()> {
    let all: Vec<(NodeId, NodeId, Edge)> =
        model.edges().map(|(from, to, edge)| (from, to, edge.clone())).collect();
    // After containment, what documents report on and the levels of reports come those of each file in its turn;
    // after them, what else is tied to plans.
    let of_file = |edge: &Edge| {
        let other = [Relation::Contains, Relation::EditionOf, Relation::ReportsOn].contains(&edge.relation);
        (!other).then_some(edge.span.file)
    };
    let mut turn = all.iter().position(|(.., edge)| of_file(edge).is_some_and(|one| one >= file));
    if turn.is_none() {
        let last = all.iter().rposition(|(.., edge)| of_file(edge).is_some());
        turn = last.map(|last| last + 1);
    }
    let turn = turn?;
    let mut made = Vec::with_capacity(all.len() + edges.len());
    for (at, one) in all.into_iter().enumerate() {
        if at == turn {
            made.append(edges);
        }
        if !is_own(&one.2) {
            made.push(one);
        }
    }
    made.append(edges);
    model.graph.reconnect(made);
    Some(())
}
