//! One file, lowered: what it declares and refers to, before the project is put together.

use crate::diag::Diagnostic;
use crate::language::{Concept, Language};
use crate::source::{FileId, Span};

use super::graph::{Node, Relation};
use super::value::Str;

/// What one file says.
#[derive(Debug)]
pub struct Draft {
    pub file: FileId,
    pub language: Language,
    /// The document it belongs to; the register without one.
    pub document: Option<(String, Span)>,
    /// The first is the top of the file: the document, or the register.
    pub nodes: Vec<DraftNode>,
    pub refs: Vec<DraftRef>,
    pub findings: Vec<Diagnostic>,
    /// Ids that an unreadable header may have declared.
    pub poisoned: Vec<String>,
}

#[derive(Debug)]
pub struct DraftNode {
    /// On its own, so that it need not move when it enters the graph.
    pub node: Box<Node>,
    /// In which node of this file it stands.
    pub parent: u32,
}

/// A reference as written.
#[derive(Debug)]
pub struct DraftRef {
    pub from: u32,
    pub relation: Relation,
    pub kinds: Kinds,
    /// The id or the path, without the edition.
    pub id: Str,
    pub edition: Option<Span>,
    pub span: Span,
    pub note: Option<Str>,
    pub partly: bool,
}

/// Which kinds a reference may be of.
#[derive(Clone, Copy, Debug)]
pub enum Kinds {
    Any(&'static [&'static Concept]),
    One(&'static Concept),
}

impl Kinds {
    pub fn first(&self) -> Option<&'static Concept> {
        match self {
            Kinds::Any(kinds) => kinds.first().copied(),
            Kinds::One(kind) => Some(kind),
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &'static Concept> {
        let (many, one) = match self {
            Kinds::Any(kinds) => (*kinds, None),
            Kinds::One(kind) => (&[][..], Some(*kind)),
        };
        many.iter().copied().chain(one)
    }
}
