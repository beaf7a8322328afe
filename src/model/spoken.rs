//! The words of a file that its language gives a meaning: those that a translation writes anew.

use rayon::prelude::*;

use crate::language::{Choice, Language, Word};
use crate::source::{FileId, Sources, Span};
use crate::syntax::Parsed;

use super::{Settings, header, lower, read};

/// One word, or a part of it, and what it is.
#[derive(Clone, Copy, Debug)]
pub struct Spoken {
    pub span: Span,
    pub what: What,
}

/// What a word is to its language.
#[derive(Clone, Copy, Debug)]
pub enum What {
    /// A keyword, the name of a kind, or a joining word inside a value.
    Word(&'static Word),
    /// Digits with the marks of the language.
    Number,
    /// A date or a period, in which a quarter has its letter.
    Period,
    /// `nnb` and its like, also with points.
    NoFigure(&'static Choice),
    /// `mln` and its like: a power of ten.
    Power,
    /// The name of a rule, built in or of the organisation's own.
    Rule,
}

/// What one file says in its language.
#[derive(Debug)]
pub struct FileWords {
    pub file: FileId,
    pub language: Language,
    /// The line that names the language.
    pub stated: Option<Span>,
    /// In the order of the text.
    pub words: Vec<Spoken>,
}

/// The words of every file of a project.
pub fn spoken(
    sources: &Sources,
    count: usize,
    parse: impl Fn(FileId, &str) -> Parsed + Sync,
    settings: &Settings,
) -> Vec<FileWords> {
    let read = read::read(sources, count, &parse, settings, &mut Vec::new());
    let own = read.own;
    read.files
        .into_par_iter()
        .map(|(file, text, early)| {
            let (parsed, header) = early.unwrap_or_else(|| read::one(&parse, file, text, settings));
            let header::Header { language, stated, .. } = header;
            let words = lower::spoken(&parsed.tree, text, &header, &own);
            FileWords { file, language, stated, words }
        })
        .collect()
}

/// The words of one file among the first `count` of a project, in the order of the text.
pub fn spoken_in(
    sources: &Sources,
    count: usize,
    file: FileId,
    parse: impl Fn(FileId, &str) -> Parsed + Sync,
    settings: &Settings,
) -> Vec<Spoken> {
    let read::Read { files, own } = read::read(sources, count, &parse, settings, &mut Vec::new());
    let here = files.into_iter().find(|(one, _, _)| *one == file);
    here.map_or_else(Vec::new, |(file, text, early)| {
        let (parsed, header) = early.unwrap_or_else(|| read::one(&parse, file, text, settings));
        lower::spoken(&parsed.tree, text, &header, &own)
    })
}
