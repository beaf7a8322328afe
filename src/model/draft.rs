//! One file, lowered: what it declares and refers to, before the project is put together.

use std::num::NonZeroU32;

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
    /// The id or the path, without the edition; none when it stands in the text as it is.
    own: Option<Box<Str>>,
    /// Where in the file the edition behind `@` starts; it ends where the reference does.
    edition: Option<NonZeroU32>,
    pub span: Span,
    pub note: Option<Box<Str>>,
    pub partly: bool,
}

impl DraftRef {
    /// A reference by the id that stands at `span`; `edition` is where its `@` stands.
    pub fn new(
        from: u32,
        relation: Relation,
        kinds: Kinds,
        (id, span): (Str, Span),
        edition: Option<u32>,
        note: Option<Str>,
    ) -> DraftRef {
        let plain = edition.is_some() || matches!(&id, Str::Raw(whole) if *whole == span);
        DraftRef {
            from,
            relation,
            kinds,
            own: (!plain).then(|| Box::new(id)),
            edition: edition.map(|at| NonZeroU32::MIN.saturating_add(at)),
            span,
            note: note.map(Box::new),
            partly: false,
        }
    }

    /// The id or the path, without the edition.
    pub fn id(&self) -> Str {
        match (&self.own, self.edition) {
            (Some(own), _) => (**own).clone(),
            (None, Some(edition)) => Str::Raw(Span { end: edition.get() - 1, ..self.span }),
            (None, None) => Str::Raw(self.span),
        }
    }

    pub fn edition(&self) -> Option<Span> {
        self.edition.map(|edition| Span { start: edition.get(), ..self.span })
    }
}

/// Which kinds a reference may be of.
#[derive(Clone, Copy, Debug)]
pub enum Kinds {
    /// As the shape of a field lists them; by reference, because a project has a million of these.
    Any(&'static &'static [&'static Concept]),
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
            Kinds::Any(kinds) => (**kinds, None),
            Kinds::One(kind) => (&[][..], Some(*kind)),
        };
        many.iter().copied().chain(one)
    }
}
