//! Another id for a thing: at its headers, at every reference, and in the reports on its document.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use crate::diag::{Fix, Text};
use crate::language::{self, Concept, Language, document, fields, rule, suggest};
use crate::model::kinds::either;
use crate::model::{Model, NodeId, Relation};
use crate::source::{FileId, Span};
use crate::syntax::{self, Child, Token, TokenKind};

use super::add::{document_name, text_at};
use super::{Named, is_id, name, place, written};

/// Which thing gets which id.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'w> {
    pub old: &'w str,
    pub new: &'w str,
    /// Only in this document, and in reports on it.
    pub document: Option<&'w str>,
    /// Also things of other documents with this id, that nothing ties to each other.
    pub all_editions: bool,
}

/// The edits that give a thing another id, in the order of the text.
///
/// # Errors
///
/// When there is no such thing, there are several, or the new id will not do; the text says what can be done.
pub fn edits(model: &Model, kind: &Named, wish: Wish<'_>) -> Result<Vec<Fix>, Text> {
    let things = chosen(model, kind.concept, wish)?;
    let old = wish.old.rsplit('/').next().unwrap_or_default();
    fits(model, kind.concept, &things, wish.new)?;
    let mut found = Edits { model, old, new: written(wish.new), things, spans: BTreeSet::new() };
    found.headers(kind.concept);
    found.references(*kind.concept == document::CONCEPT);
    let new = |span: &Span| match span.start == span.end {
        true => format!(" {}", found.new),
        false => found.new.clone(),
    };
    Ok(found.spans.iter().map(|span| Fix { span: *span, replacement: new(span), safe: false }).collect())
}

/// The things that are meant: one, and what it is in reports.
fn chosen(model: &Model, concept: &'static Concept, wish: Wish<'_>) -> Result<Vec<NodeId>, Text> {
    let called = |id: NodeId| model.id(id) == wish.old || model.path(id) == wish.old;
    let of_kind: Vec<NodeId> =
        model.nodes().filter(|(_, node)| node.concept == concept).map(|(id, _)| id).collect();
    let of_kind = match *concept == document::CONCEPT {
        true => model.documents().to_vec(),
        false => of_kind,
    };
    let all: Vec<NodeId> = of_kind.iter().copied().filter(|id| called(*id)).collect();
    let start: Vec<NodeId> = all
        .iter()
        .copied()
        .filter(|id| {
            let own = model.document_of(*id).map(|document| model.id(document));
            wish.document.is_none() || own.as_deref() == wish.document
        })
        .collect();
    let Some(first) = start.first().copied() else {
        return Err(unknown(model, concept, &of_kind, wish.old));
    };
    if wish.all_editions {
        return Ok(start);
    }
    let tied = tied(model, &all, first);
    match start.iter().find(|one| !tied.contains(one)) {
        None => Ok(tied),
        Some(other) => Err(several(model, first, *other)),
    }
}

fn unknown(model: &Model, concept: &Concept, of_kind: &[NodeId], old: &str) -> Text {
    let ids: BTreeSet<String> = of_kind.iter().map(|id| model.id(*id).into_owned()).collect();
    let near = suggest::nearest(old, ids.iter().map(String::as_str));
    let choice: Vec<&str> =
        if near.is_empty() { ids.iter().map(String::as_str).take(5).collect() } else { near };
    let (word, noun) = (concept.word.get(Language::Nl), concept.word.get(Language::En));
    if choice.is_empty() {
        return Text::new(
            format!("er is hier geen {word}; kijk met kader check of dit het goede project is"),
            format!("there is no {noun} here; see with kader check whether this is the right project"),
        );
    }
    Text::new(
        format!("er is geen {word} ‘{old}’; bedoelt u {}?", either(&choice, Language::Nl)),
        format!("there is no {noun} ‘{old}’; did you mean {}?", either(&choice, Language::En)),
    )
}

fn several(model: &Model, first: NodeId, other: NodeId) -> Text {
    let (one, two) = (place(model, first), place(model, other));
    if model.document_of(first) == model.document_of(other) {
        let (path, next) = (model.path(first), model.path(other));
        return Text::new(
            format!("dit id is er twee keer: {path} ({one}) en {next} ({two}); schrijf het hele pad"),
            format!("there are two of this id: {path} ({one}) and {next} ({two}); write the whole path"),
        );
    }
    Text::new(
        format!(
            "dit id staat in meer documenten ({one}, {two}); kies met --document, of neem --all-editions"
        ),
        format!(
            "several documents have this id ({one}, {two}); choose with --document, or take --all-editions"
        ),
    )
}

/// A thing with what it is in reports and their plans, and whatever repeats it in its document.
fn tied(model: &Model, all: &[NodeId], first: NodeId) -> Vec<NodeId> {
    let mut found = vec![first];
    let mut at = 0;
    while let Some(here) = found.get(at).copied() {
        let plans = model.targets(here, Relation::EditionOf).into_iter().map(|(plan, _)| plan);
        let reports = model.origins(here, Relation::EditionOf).into_iter().map(|(report, _)| report);
        let near = |one: &NodeId| {
            let (Some(one), Some(here)) = (model.node(*one), model.node(here)) else { return false };
            one.document == here.document && (!one.local || one.parent == here.parent)
        };
        let beside = all.iter().copied().filter(near);
        for one in plans.chain(reports).chain(beside) {
            if all.contains(&one) && !found.contains(&one) {
                found.push(one);
            }
        }
        at += 1;
    }
    found
}

/// Whether an id is one, and free wherever it comes.
fn fits(model: &Model, concept: &'static Concept, things: &[NodeId], new: &str) -> Result<(), Text> {
    is_id(new)?;
    let same_place = |id: NodeId| {
        let Some(held) = model.node(id) else { return false };
        things.iter().filter_map(|one| model.node(*one)).any(|node| {
            node.document == held.document && (!(node.local && held.local) || node.parent == held.parent)
        })
    };
    let mut rivals = model.nodes().filter(|(_, node)| node.concept == concept).map(|(id, _)| id);
    let is_document = *concept == document::CONCEPT;
    let held = match is_document {
        true => model.document(new),
        false => rivals.find(|id| model.id(*id) == new && same_place(*id)),
    };
    match held {
        None => Ok(()),
        Some(held) => {
            let (nl, en) = (name(model, held, Language::Nl), name(model, held, Language::En));
            let at = place(model, held);
            Err(Text::new(
                format!("{nl} bestaat al ({at}); kies een ander id"),
                format!("{en} exists already ({at}); choose another id"),
            ))
        }
    }
}

struct Edits<'m> {
    model: &'m Model,
    old: &'m str,
    new: String,
    things: Vec<NodeId>,
    spans: BTreeSet<Span>,
}

impl Edits<'_> {
    /// Every header of the things, also those that open them again in another file.
    fn headers(&mut self, concept: &'static Concept) {
        let model = self.model;
        let starts: FxHashSet<(FileId, u32)> = self
            .things
            .iter()
            .filter_map(|id| model.node(*id))
            .map(|node| (node.span.file, node.span.start))
            .collect();
        let documents: Vec<Option<String>> = self
            .things
            .iter()
            .map(|id| model.document_of(*id).map(|document| model.id(document).into_owned()))
            .collect();
        let global: Vec<&Option<String>> = self
            .things
            .iter()
            .zip(&documents)
            .filter(|(id, _)| model.node(**id).is_some_and(|node| !node.local))
            .map(|(_, document)| document)
            .collect();
        let parents: Vec<(String, &Option<String>)> = self
            .things
            .iter()
            .zip(&documents)
            .filter_map(|(id, document)| Some((model.node(*id)?.parent?, document)))
            .map(|(parent, document)| (model.id(parent).into_owned(), document))
            .collect();
        for (file, source) in model.sources().files().filter(|(_, file)| file.name.ends_with(".kader")) {
            let text = source.readable();
            let own = document_name(file, text);
            let parsed = syntax::parse(file, text);
            let mut above: Vec<(usize, String)> = Vec::new();
            for (depth, one) in parsed.tree.walk() {
                above.truncate(depth);
                let id = first_id(text, one);
                let declared = starts.contains(&(file, one.word().start));
                let again = || {
                    let is_kind = keyword(model, file, text_at(text, one.word())) == Some(concept);
                    let same = id.is_some_and(|token| inner(text, token) == self.old);
                    let parent = above.last().map(|(_, id)| id.as_str()).unwrap_or_default();
                    let inside = parents.iter().any(|(id, of)| id == parent && **of == own);
                    is_kind
                        && same
                        && concept.is_level()
                        && one.statement.block
                        && (global.contains(&&own) || inside)
                };
                let names = || {
                    let word = text_at(text, one.word());
                    let ignores = Language::BOTH.iter().any(|one| fields::IGNORE.word.get(*one) == word);
                    let opens = *concept == document::CONCEPT && word == "document" && depth == 0
                        || *concept == rule::CONCEPT && ignores;
                    opens && id.is_some_and(|token| inner(text, token) == self.old)
                };
                if declared || again() || names() {
                    self.spans.insert(match id {
                        Some(token) => Span::new(file, token.start, token.end),
                        None => one.word().after(),
                    });
                }
                above.push((depth, id.map(|token| inner(text, token).to_owned()).unwrap_or_default()));
            }
        }
    }

    /// Every reference to the things, and every path through them.
    fn references(&mut self, editions: bool) {
        let model = self.model;
        let things: FxHashSet<NodeId> = self.things.iter().copied().collect();
        for (_, to, edge) in model.edges() {
            if matches!(edge.relation, Relation::Contains | Relation::EditionOf) {
                continue;
            }
            let written = model.sources().text(edge.span);
            let (path, edition) = match written.rsplit_once('@') {
                Some((path, edition)) => (path, Some(edition)),
                None => (written, None),
            };
            if editions && edition == Some(self.old) {
                let start = edge.span.end - self.old.len() as u32;
                self.spans.insert(Span { start, ..edge.span });
            }
            let mut end = edge.span.start + path.len() as u32;
            let steps = std::iter::successors(Some(to), |id| model.node(*id).and_then(|node| node.parent));
            for (step, id) in path.rsplit('/').zip(steps) {
                let start = end - step.len() as u32;
                if things.contains(&id) && step.trim_matches(['"', '“', '”', '„']) == self.old {
                    self.spans.insert(Span { start, end, ..edge.span });
                }
                end = start.saturating_sub(1);
            }
        }
    }
}

/// The id in a header: a word, or a text before the title.
fn first_id<'t>(text: &str, header: Child<'t>) -> Option<&'t Token> {
    let is_text = |token: &Token| matches!(token.kind, TokenKind::Str | TokenKind::Quoted);
    match header.tokens() {
        [first, ..] if first.kind == TokenKind::Word => Some(first),
        [first, second, ..] if is_text(first) && is_text(second) => Some(first),
        _ => None,
    }
    .filter(|token| text.get(token.start as usize..token.end as usize).is_some())
}

fn inner<'t>(text: &'t str, token: &Token) -> &'t str {
    let whole = text.get(token.start as usize..token.end as usize).unwrap_or_default();
    whole.trim_matches(['"', '“', '”', '„'])
}

/// The kind that a keyword names in a file.
fn keyword(model: &Model, file: FileId, word: &str) -> Option<&'static Concept> {
    let word = language::normal(word);
    let plain = language::concept(model.language(file), &word);
    plain.or_else(|| super::concept(model, &word).ok().map(|named| named.concept))
}
