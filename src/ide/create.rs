//! What a reference leads to when nothing has its id: the thing itself, made in its place.

use crate::diag::{Diagnostic, Text};
use crate::edits::{Named, add};
use crate::language::{
    self, Concept, Language, Role, Shape, document, reference_series, source, task_field, values,
};
use crate::model::NodeId;
use crate::model::kinds::UNKNOWN_REFERENCE;
use crate::source::Span;
use crate::syntax::{self, Child, TokenKind};

use super::blocks::{blocks, top};
use super::form::difference;
use super::mend::Mend;
use super::things::{bare, headers, own_word};
use super::{Place, document_of};

/// The things that can be made for a reference that leads to nothing.
pub fn missing<'c>(place: Place<'c>, finding: &'c Diagnostic) -> Vec<Mend<'c>> {
    if *finding.kind != UNKNOWN_REFERENCE {
        return Vec::new();
    }
    let span = finding.primary.span;
    let id = bare(place.checked.sources.text(span));
    // Another edition and a path are said of things that stand elsewhere.
    if id.is_empty() || id.contains(['@', '/']) {
        return Vec::new();
    }
    wanted(place, span).into_iter().filter_map(|concept| made(place, finding, concept, id)).collect()
}

fn made<'c>(
    place: Place<'c>,
    finding: &'c Diagnostic,
    concept: &'static Concept,
    id: &str,
) -> Option<Mend<'c>> {
    let model = &place.checked.model;
    let wish = add::Wish {
        id: Some(id.to_owned()),
        document: document_of(place).map(|one| model.id(one).into_owned()),
        ..add::Wish::default()
    };
    let kind = Named { concept, own: None };
    let added = match parent(place, finding.primary.span, concept) {
        Some(parent) => add::add_to(model, &kind, parent, &wish),
        None if concept.role == Role::Register => {
            add::add(model, &kind, &add::Wish { document: None, ..wish })
        }
        None => add::add(model, &kind, &wish),
    };
    let added = added.ok()?;
    let file = place.checked.sources.file(added.file)?;
    let edit = difference(added.file, &file.text, &added.text)?;
    let name = file.name.rsplit('/').next().unwrap_or_default();
    let said = |language: Language| format!("{} ‘{id}’", concept.word.get(language));
    let (nl, en) = (said(Language::Nl), said(Language::En));
    let title = Text::new(format!("Maak {nl} in {name}"), format!("Create {en} in {name}"));
    Some(Mend { finding, title, edit, safe: false, silences: false })
}

/// What it goes in, where that hangs on where it is referred to; none where the id or the register says it.
fn parent(place: Place<'_>, span: Span, concept: &'static Concept) -> Option<NodeId> {
    let model = &place.checked.model;
    if concept.is_level() || concept.parents.is_empty() {
        return None;
    }
    let may_hold = |id: &NodeId| model.node(*id).is_some_and(|node| concept.may_stand_in(node.concept));
    if concept.role == Role::Register {
        if concept.may_stand_in(&document::REGISTER) {
            return None;
        }
        // A track goes in the agenda, when there is one.
        let mut fit = model
            .nodes()
            .filter(|(_, node)| !node.external && !node.duplicate)
            .map(|(id, _)| id)
            .filter(may_hold);
        let only = fit.next()?;
        return fit.next().is_none().then_some(only);
    }
    let header = headers(place.checked, span.file);
    let before = header.iter().rfind(|header| {
        header.span.start <= span.start && header.node.is_some() && is_around(place, header.word, span)
    })?;
    let around: Vec<NodeId> = model.upward(before.node?).filter(may_hold).collect();
    // Several may measure by it: the level is where others look for it.
    let is_level = |id: &&NodeId| model.node(**id).is_some_and(|node| node.concept.is_level());
    around.iter().find(is_level).or(around.first()).copied()
}

/// Whether the block that a keyword opens holds a place.
fn is_around(place: Place<'_>, word: Span, span: Span) -> bool {
    let own = |word: &str| own_word(&place.checked.model, word);
    let blocks = blocks(place.file, place.text(), place.language(), own);
    blocks.iter().any(|block| block.word.start == word.start && block.holds(span.start))
}

/// The kinds of thing that a reference may be to, by the line it stands in.
fn wanted(place: Place<'_>, span: Span) -> Vec<&'static Concept> {
    let text = place.text();
    let tree = syntax::parse(place.file, text).tree;
    let all = tree.walk();
    let holds = |one: &&Child<'_>| one.tokens().iter().any(|token| token.start == span.start);
    let Some(statement) = all.iter().map(|(_, one)| one).find(holds) else { return Vec::new() };
    let slice = |span: Span| text.get(span.start as usize..span.end as usize).unwrap_or_default();
    let language = place.language();
    let own = |word: &str| own_word(&place.checked.model, word);
    let blocks = blocks(place.file, text, language, own);
    let start = statement.word().start;
    let block = blocks.iter().rfind(|block| block.word.start != start && block.holds(start));
    let here = block.map_or(Some(top(text)), |block| block.concept);
    let word = language::normal(slice(statement.word()));
    let field = here.and_then(|here| language::meaning(language, here, &word)).and_then(|one| one.field);
    let before: Vec<&str> = statement
        .tokens()
        .iter()
        .filter(|token| token.end <= span.start && token.kind == TokenKind::Word)
        .map(|token| slice(Span::new(place.file, token.start, token.end)))
        .collect();
    let last = before.last().copied().unwrap_or_default();
    let named = || before.iter().rev().find_map(|word| language::concept(language, &language::normal(word)));
    match field.map(|field| field.shape) {
        Some(Shape::Refs(kinds) | Shape::ScopedRefs(kinds)) => kinds.to_vec(),
        Some(Shape::AnyRefs | Shape::Continues | Shape::Offset | Shape::Elsewhere) => {
            named().into_iter().collect()
        }
        Some(Shape::Comparison) if before.is_empty() => vec![&reference_series::CONCEPT],
        Some(Shape::Observations(_) | Shape::Comparison) if last == values::BY.get(language) => {
            vec![&source::CONCEPT]
        }
        Some(Shape::Observations(_)) => vec![&reference_series::CONCEPT],
        Some(Shape::Money(_)) if last == values::TASK_FIELD.get(language) => vec![&task_field::CONCEPT],
        Some(Shape::Money(_)) => named().into_iter().collect(),
        _ => Vec::new(),
    }
}
