//! Questions that editors ask, in kader's own words: a file and a place in it go in, spans and texts come out.

mod blocks;
mod complete;
mod create;
mod desk;
mod form;
mod hints;
mod hover;
mod mend;
mod outline;
mod rename;
mod things;
mod values;

use crate::check::Checked;
use crate::language::Language;
use crate::model::NodeId;
use crate::source::{FileId, SourceFile, Span};

pub use complete::{Offer, Sort, offers};
pub use desk::{Affected, Desk};
pub use form::formatted;
pub use hints::{Colour, colours, counts, titles};
pub use hover::{count, hover};
pub use mend::{Mend, mends};
pub use outline::{Entry, folds, outline, search};
pub use rename::{Refusal, rename, renamed};
pub use things::{Found, definitions, references, thing_at, uses};

/// A piece of text to put in the place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub span: Span,
    pub text: String,
}

/// A place in a file of a checked project.
#[derive(Clone, Copy, Debug)]
pub struct Place<'c> {
    pub checked: &'c Checked,
    pub file: FileId,
    pub offset: u32,
}

impl<'c> Place<'c> {
    fn source(&self) -> Option<&'c SourceFile> {
        self.checked.sources.file(self.file)
    }

    fn text(&self) -> &'c str {
        self.source().map_or("", |file| file.readable())
    }

    /// The language that the file is written in.
    fn language(&self) -> Language {
        self.checked.model.language(self.file)
    }
}

/// The document that a file belongs to.
fn document_of(place: Place<'_>) -> Option<NodeId> {
    let mut lines =
        place.text().lines().map(str::trim_start).filter_map(|line| line.strip_prefix("document "));
    let id = lines.next()?.split_whitespace().next()?;
    place.checked.model.document(id)
}

/// Whether a place is in a span, or right behind it, where a cursor stands after typing.
fn touches(span: Span, file: FileId, offset: u32) -> bool {
    span.file == file && span.start <= offset && offset <= span.end
}
