//! Reads the files of a project before any is lowered: what one says of own words holds in the others too.

use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::source::{FileId, Sources};
use crate::syntax::Parsed;

use super::Settings;
use super::header::{self, Header};
use super::own_words::{OwnWords, may_declare};

/// A file with its text; with its tree when it was needed for own words.
pub type File<'s> = (FileId, &'s str, Option<(Parsed, Header)>);

/// The files of a project and the own words of all of them.
pub struct Read<'s> {
    pub files: Vec<File<'s>>,
    pub own: OwnWords,
}

/// Reads the first `count` files of a project as far as own words need it.
pub fn read<'s>(
    sources: &'s Sources,
    count: usize,
    parse: &(impl Fn(FileId, &str) -> Parsed + Sync),
    settings: &Settings,
    findings: &mut Vec<Diagnostic>,
) -> Read<'s> {
    let texts: Vec<(FileId, &str)> =
        sources.files().take(count).map(|(id, file)| (id, file.readable())).collect();
    let early = |(file, text): (FileId, &'s str)| {
        let early = may_declare(text).then(|| one(parse, file, text, settings));
        (file, text, early)
    };
    let files: Vec<File<'s>> = texts.into_par_iter().map(early).collect();
    let mut own = OwnWords::default();
    for (_, text, early) in &files {
        if let Some((parsed, header)) = early {
            own.gather(&parsed.tree, header, text, findings);
        }
    }
    Read { files, own }
}

/// The tree of one file, and what it says of itself first.
pub fn one(
    parse: &impl Fn(FileId, &str) -> Parsed,
    file: FileId,
    text: &str,
    settings: &Settings,
) -> (Parsed, Header) {
    let parsed = parse(file, text);
    let header = header::read(&parsed.tree, text, settings.language);
    (parsed, header)
}
