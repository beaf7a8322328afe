//! The model: what a project says, typed, resolved and closed. Rules and outputs ask it questions.

mod accounts;
mod balances;
mod build;
pub mod course;
mod cursor;
mod deviations;
mod docs;
mod draft;
mod editions;
mod graph;
mod header;
mod index;
pub mod kinds;
pub mod likeness;
mod lineage;
mod lower;
mod names;
pub mod number;
mod own_words;
pub mod period;
pub mod progress;
mod queries;
mod read;
mod relations;
mod renew;
mod resolve;
pub mod series;
pub mod spoken;
mod status;
mod sums;
pub mod targets;
pub mod thread;
pub mod value;
mod verify;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diag::Diagnostic;
use crate::language::Language;
use crate::source::{FileId, Sources};
use crate::syntax::{self, Parsed};

pub use accounts::{Amount, Column};
pub use balances::{Balance, Reading};
pub use course::{Course, Reason, Tally};
pub use deviations::{EffectAmount, Mirror, Mirrors, OffsetAmount};
pub use graph::{Edge, EdgeId, Hole, Node, NodeId, Relation};
pub use likeness::Likeness;
pub use names::{BadId, check as check_id, from_title, is_id, is_local, slug};
pub use progress::Progress;
pub use queries::{Holder, Layout, Level};
pub use renew::{Kept, Renewed, Shift, Stage, build_keeping, renew};
pub use series::{Measure, Point, Series, better};
pub use status::{Claim, Light};
pub use sums::{Below, Grain, Key, Part, Sum, Whole, whole, wholes};
pub use targets::{Base, Evaluation, Verdict};
pub use thread::{Strands, Told};

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
    /// The same by their ids.
    editions: FxHashMap<String, NodeId>,
    layouts: FxHashMap<Option<NodeId>, Layout>,
    languages: Vec<Language>,
    /// A file could not be read, and may hold what others refer to.
    incomplete: bool,
    /// Kinds to which a reference could not be resolved or read.
    unresolved: FxHashSet<&'static str>,
    /// How many references led nowhere.
    astray: usize,
    /// Ids that an unreadable header may have declared.
    poisoned: FxHashSet<String>,
    /// Where amounts stand, and with which signs documents print their revenues.
    accounts: accounts::Accounts,
}

/// What a project is, apart from its files.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The name in front of every id, when no `organisatie` gives one.
    pub slug: String,
    /// The language of a file that does not say.
    pub language: Language,
    /// Whether a file of the project could not be read.
    pub incomplete: bool,
}

/// The language of one file; `default` holds where it says nothing.
pub fn language_of(file: FileId, text: &str, default: Language) -> Language {
    header::read(&syntax::parse(file, text).tree, text, default).language
}

/// Builds the model of a project out of its first `count` files, and says what is wrong with it.
///
/// A tree is given back as soon as its file is lowered: all trees together are larger than the model.
pub fn build(
    sources: &Sources,
    count: usize,
    parse: impl Fn(FileId, &str) -> Parsed + Sync,
    settings: &Settings,
) -> (Model, Vec<Diagnostic>) {
    let (model, _, findings) = build_keeping(sources, count, parse, settings);
    (model, findings.into_iter().map(|(_, finding)| finding).collect())
}
