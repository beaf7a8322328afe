//! The goal tree in Markdown: as a list of links, and as a drawing in Mermaid.

use crate::ask::graph::{Kind, Part, Wish, part};
use crate::language::{CONCEPTS, Language};
use crate::model::{NodeId, Relation};
use crate::report::graph::{Picture, mermaid};

use super::super::things::Maker;
use super::super::tree::{Branch, Edition};
use super::link;
use super::text::{escaped, indented};

/// More relations than this do not fit in one drawing.
const MOST: usize = 500;

/// The tree as a list in lists.
pub fn list(branches: &[Branch]) -> String {
    let items = branches.iter().map(|branch| {
        let code = branch.link.code.as_ref().map(|code| format!("{} ", escaped(code))).unwrap_or_default();
        let words = format!("{code}{}", escaped(&branch.link.title));
        let people = if branch.goal && !branch.people.is_empty() {
            format!(" ({})", escaped(&branch.people.join(", ")))
        } else {
            String::new()
        };
        let item = format!("- {}{people}", link(branch.link.to.as_deref(), &words));
        match branch.below.is_empty() {
            true => item,
            false => format!("{item}\n{}", indented(&list(&branch.below), 2)),
        }
    });
    items.collect::<Vec<_>>().join("\n")
}

/// The tree of a document as a drawing; where it is too large for one, a drawing of each part at its top.
pub fn drawings(
    maker: &Maker<'_, '_>,
    edition: &Edition,
    document: NodeId,
    language: Language,
) -> Vec<String> {
    if edition.roots.is_empty() {
        return Vec::new();
    }
    let model = maker.model();
    let kinds = CONCEPTS.iter().filter(|one| one.is_level()).map(|concept| Kind { concept, own: None });
    let wish = Wish {
        relations: vec![Relation::Contains],
        kinds: kinds.collect(),
        document: Some(document),
        ..Wish::default()
    };
    let mut whole = part(model, &wish);
    // A tree of one level has no relations; and what is only named is no part of it.
    whole.nodes = model
        .nodes()
        .filter(|(id, node)| {
            node.concept.is_level() && maker.places.is_shown(*id) && model.document_of(*id) == Some(document)
        })
        .map(|(id, _)| id)
        .collect();
    whole.ties.retain(|tie| maker.places.is_shown(tie.from) && maker.places.is_shown(tie.to));
    let draw = |part: &Part| mermaid::draw(&Picture::new(model, part, language));
    let fenced = |text: &str| format!("```mermaid\n{}\n```", text.trim_end());
    if whole.ties.len() <= MOST {
        let drawn = draw(&whole);
        if drawn.left == (0, 0) {
            return vec![fenced(&drawn.text)];
        }
    }
    let roots = edition.roots.iter().filter_map(|root| maker.places.at(root.link.to.as_deref()?));
    let below = |root: NodeId| {
        let inside = |id: NodeId| model.upward(id).any(|above| above == root);
        Part {
            subjects: Vec::new(),
            nodes: whole.nodes.iter().copied().filter(|id| inside(*id)).collect(),
            ties: whole.ties.iter().filter(|tie| inside(tie.from)).cloned().collect(),
        }
    };
    roots.map(|root| fenced(&draw(&below(root)).text)).collect()
}
