//! A line that is put first into the block of a thing.

use crate::fmt;
use crate::model::{Model, NodeId};
use crate::source::FileId;
use crate::syntax;

/// The new text of each file in which things get a line; a file that was formatted stays so.
pub fn put(model: &Model, lines: &[(NodeId, String)]) -> Vec<(FileId, String)> {
    let mut places: Vec<(FileId, u32, &str)> = lines
        .iter()
        .filter_map(|(id, line)| model.node(*id).map(|node| (node.span.file, node.span.start, line.as_str())))
        .collect();
    // From the end, so that places before stay where they are; lines of one thing in their order.
    places.sort_by_key(|(file, start, _)| (*file, std::cmp::Reverse(*start)));
    let mut files: Vec<(FileId, String)> = Vec::new();
    let mut rest = places.as_slice();
    while let Some((file, start, _)) = rest.first().copied() {
        let count = rest.iter().take_while(|one| (one.0, one.1) == (file, start)).count();
        let (here, after) = rest.split_at(count);
        rest = after;
        let own: Vec<&str> = here.iter().map(|(.., line)| *line).collect();
        if files.last().is_none_or(|(last, _)| *last != file) {
            let text = model.sources().file(file).map_or("", |file| file.text.as_str());
            files.push((file, text.to_owned()));
        }
        if let Some((_, text)) = files.last_mut()
            && let Some(put) = first(file, text, start, &own)
        {
            *text = put;
        }
    }
    for (file, text) in &mut files {
        let old = model.sources().file(*file).map_or("", |file| file.text.as_str());
        let formed = fmt::format(old).is_ok_and(|form| form.text == old);
        if let Ok(form) = fmt::format(text)
            && formed
        {
            *text = form.text;
        }
    }
    files
}

/// The text with lines behind the header that starts here.
fn first(file: FileId, text: &str, start: u32, lines: &[&str]) -> Option<String> {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let parsed = syntax::parse(file, text);
    let all = parsed.tree.walk().into_iter().map(|(_, one)| one);
    let header = all.into_iter().find(|one| one.word().start == start)?;
    let at = start as usize;
    let line = text.get(..at)?.rfind('\n').map_or(0, |at| at + 1);
    let indent: String = text.get(line..at)?.chars().take_while(|one| matches!(one, ' ' | '\t')).collect();
    let step = if indent.contains('\t') { "\t" } else { "  " };
    let inside: String = lines.iter().map(|line| format!("{indent}{step}{line}{end}")).collect();
    let (before, rest) = text.split_at_checked(header.span().end as usize)?;
    let (tail, after) = rest.split_once('\n').unwrap_or((rest, ""));
    let tail = tail.trim_end();
    Some(match header.statement.block {
        true => format!("{before}{tail}{end}{inside}{after}"),
        false => format!("{before} {{{tail}{end}{inside}{indent}}}{end}{after}"),
    })
}
