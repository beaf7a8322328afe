//! The model: what a project says, typed, resolved and closed. Rules and outputs ask it questions.

mod build;
mod cursor;
mod docs;
mod draft;
mod editions;
mod graph;
mod header;
mod index;
pub mod kinds;
mod lower;
mod names;
pub mod number;
mod own_words;
pub mod period;
mod queries;
mod resolve;
pub mod value;
mod verify;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::diag::Diagnostic;
use crate::language::Language;
use crate::source::{FileId, Sources};
use crate::syntax::Tree;

pub use graph::{Edge, EdgeId, Hole, Node, NodeId, Relation};
pub use names::{from_title, slug};
pub use queries::{Holder, Layout, Level};

use graph::Graph;
use index::Index;

/// What a project says. Nothing changes it once it is built.
#[derive(Debug)]
pub struct Model {
    sources: Sources,
    graph: Graph,
    index: Index,
    /// The name in front of every id.
    slug: String,
    /// Nodes in the order of the text.
    order: Vec<NodeId>,
    /// Local ids of which a document has several: the first of each.
    homonyms: FxHashSet<NodeId>,
    documents: Vec<NodeId>,
    layouts: FxHashMap<Option<NodeId>, Layout>,
    languages: Vec<Language>,
    /// Kinds to which a reference could not be resolved or read.
    unresolved: FxHashSet<&'static str>,
    /// Ids that an unreadable header may have declared.
    poisoned: FxHashSet<String>,
}

/// What a project is, apart from its files.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The name in front of every id, when no `organisatie` gives one.
    pub slug: String,
    /// The language of a file that does not say.
    pub language: Language,
}

/// Builds the model of a project out of the trees of its files, and says what is wrong with it.
pub fn build(sources: &Sources, trees: Vec<Tree>, settings: &Settings) -> (Model, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let texts: Vec<&str> = sources.files().map(|(_, file)| file.text.as_str()).collect();
    let text = |file: FileId| texts.get(file.0 as usize).copied().unwrap_or_default();
    let mut own = own_words::OwnWords::default();
    let read = |tree: &Tree| header::read(tree, text(tree.file), settings.language);
    let headers: Vec<header::Header> = trees.par_iter().map(read).collect();
    for (tree, header) in trees.iter().zip(&headers) {
        own.gather(tree, header, text(tree.file), &mut findings);
    }
    let drafts: Vec<draft::Draft> = trees
        .into_par_iter()
        .zip(headers)
        .map(|(tree, header)| lower::lower(&tree, text(tree.file), &header, &own))
        .collect();
    let mut model = build::assemble(sources, drafts, settings, &mut findings);
    editions::tie(&mut model, &mut findings);
    verify::verify(&model, &mut findings);
    (model, findings)
}
