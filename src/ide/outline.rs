//! The things of a file and of all projects by name, and the blocks that can be folded.

use crate::check::Checked;
use crate::language::{Concept, document, suggest};
use crate::source::{FileId, Span};

use super::blocks::blocks;
use super::things::{headers, own_word};

/// A thing with its place and what stands in it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The keyword and the id.
    pub name: String,
    pub title: String,
    pub concept: &'static Concept,
    /// The whole block.
    pub whole: Span,
    pub header: Span,
    pub depth: usize,
}

/// The headers of a file with their blocks, in the order of the text.
pub fn outline(checked: &Checked, file: FileId) -> Vec<Entry> {
    let blocks = of_file(checked, file);
    let text = |span: Span| checked.sources.text(span);
    headers(checked, file)
        .into_iter()
        .map(|header| {
            let at = blocks.binary_search_by_key(&header.word.start, |block| block.word.start);
            let block = at.ok().and_then(|at| blocks.get(at));
            let end = block.map_or(header.span.end, |block| block.end).max(header.span.end);
            let id = header.id.map_or("", text);
            let name = format!("{} {id}", text(header.word)).trim_end().to_owned();
            let title = header.node.and_then(|node| checked.model.title(node)).unwrap_or_default();
            Entry {
                name,
                title: title.into_owned(),
                concept: header.concept,
                whole: Span { end, ..header.span },
                header: header.span,
                depth: header.depth,
            }
        })
        .collect()
}

fn of_file(checked: &Checked, file: FileId) -> Vec<super::blocks::Block> {
    let text = checked.sources.file(file).map_or("", |file| file.readable());
    let own = |word: &str| own_word(&checked.model, word);
    blocks(file, text, checked.model.language(file), own)
}

/// The first and the last place of each block.
pub fn folds(checked: &Checked, file: FileId) -> Vec<(u32, u32)> {
    of_file(checked, file).into_iter().map(|block| (block.word.start, block.end)).collect()
}

/// More things than this are not listed for one word.
const MOST: usize = 500;

/// The things of a project of which the id or the title holds a text.
pub fn search(checked: &Checked, wanted: &str) -> Vec<Entry> {
    let (model, wanted) = (&checked.model, suggest::fold(wanted));
    let told = model
        .nodes()
        .filter(|(id, node)| *id != model.project() && !node.external && *node.concept != document::REGISTER);
    told.filter_map(|(id, node)| {
        let (code, title) = (model.id(id), model.title(id).unwrap_or_default());
        let fits = suggest::fold(&code).contains(&wanted) || suggest::fold(&title).contains(&wanted);
        fits.then(|| Entry {
            name: format!("{code} {title}").trim_end().to_owned(),
            title: model.key(id),
            concept: node.concept,
            whole: node.span,
            header: node.span,
            depth: 0,
        })
    })
    .take(MOST)
    .collect()
}
