//! Cuts the plain run between two strings into words, list commas and the `{` that opens a block.

use crate::source::Span;

use super::kinds;
use super::lines::Lines;
use super::tree::TokenKind;

/// A longer piece of text is not written again by an edit.
const LONGEST_EDIT: usize = 400;

/// How many bytes of white space start here; zero when there is none.
fn space(bytes: &[u8]) -> usize {
    match bytes {
        [b' ' | b'\t' | b'\r', ..] => 1,
        [0xC2, 0xA0, ..] => 2,
        [0xE2, 0x80, 0xAF, ..] => 3,
        _ => 0,
    }
}

/// A character that word processors leave behind and nobody sees, with its name.
pub fn strange(one: char) -> Option<(&'static str, &'static str)> {
    Some(match one {
        '\u{200B}' => ("spatie zonder breedte", "zero-width space"),
        '\u{200C}' | '\u{200D}' => ("onzichtbaar verbindingsteken", "zero-width joiner"),
        '\u{2060}' => ("woordverbinder", "word joiner"),
        '\u{FEFF}' => ("bytevolgordeteken", "byte order mark"),
        '\u{00AD}' => ("zacht afbreekstreepje", "soft hyphen"),
        '\u{2028}' => ("regelscheidingsteken", "line separator"),
        '\u{2029}' => ("alineascheidingsteken", "paragraph separator"),
        '\u{0085}' => ("volgende regel", "next line"),
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            ("teken dat de leesrichting omkeert", "bidirectional control")
        }
        '\u{2000}'..='\u{200A}' | '\u{205F}' | '\u{3000}' | '\u{1680}' => {
            ("bijzondere spatie", "unusual space")
        }
        '\u{200E}' | '\u{200F}' | '\u{61C}' => ("teken voor de leesrichting", "direction mark"),
        '\u{0}'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => {
            ("stuurteken", "control character")
        }
        _ => return None,
    })
}

pub fn is_strange(one: char) -> bool {
    !one.is_ascii_graphic() && strange(one).is_some()
}

/// Strange, and glued to the word it stands in.
pub fn is_glued(one: char) -> bool {
    is_strange(one) && !separates(one)
}

/// Strange inside a text too. Emoji and some scripts are written with joiners, and any space is a space there.
fn is_strange_in_text(one: char) -> bool {
    is_strange(one) && !matches!(one, '\u{200C}' | '\u{200D}') && !is_unusual_space(one)
}

fn is_unusual_space(one: char) -> bool {
    matches!(one, '\u{2000}'..='\u{200A}' | '\u{205F}' | '\u{3000}' | '\u{1680}')
}

/// Strange, and yet between two words.
fn separates(one: char) -> bool {
    is_unusual_space(one) || matches!(one, '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{B}' | '\u{C}')
}

/// Adds the words of `run`, which starts at byte `at` of the file.
///
/// `last` says that nothing follows on the line but a comment; only then a final `{` opens a block.
/// Returns where that `{` stands.
pub fn cut(lines: &mut Lines, run: &str, at: u32, last: bool) -> Option<u32> {
    let run = run.strip_suffix('\n').unwrap_or(run);
    let (body, brace) = if last { final_brace(run) } else { (run, None) };
    let bytes = body.as_bytes();
    let mut index = 0;
    let mut word = None;
    while let Some(rest) = bytes.get(index..).filter(|rest| !rest.is_empty()) {
        let width = space(rest);
        if width > 0 {
            end_word(lines, body, &mut word, index, at);
            index += width;
            continue;
        }
        let after = rest.get(1..).unwrap_or_default();
        if rest.first() == Some(&b',') && (after.is_empty() || space(after) > 0) {
            end_word(lines, body, &mut word, index, at);
            let comma = at + index as u32;
            lines.push(TokenKind::Comma, comma, comma + 1);
        } else {
            word.get_or_insert(index);
        }
        index += 1;
    }
    end_word(lines, body, &mut word, bytes.len(), at);
    brace.map(|offset| at + offset as u32)
}

fn final_brace(run: &str) -> (&str, Option<usize>) {
    let trimmed = run.trim_end();
    match trimmed.strip_suffix('{') {
        Some(before) if !before.trim_end().ends_with('{') => (before, Some(before.len())),
        _ => (run, None),
    }
}

fn end_word(lines: &mut Lines, body: &str, word: &mut Option<usize>, end: usize, at: u32) {
    let Some(start) = word.take() else { return };
    let text = body.get(start..end).unwrap_or_default();
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        lines.push(TokenKind::Word, at + start as u32, at + end as u32);
        return;
    }
    // Strange characters that separate cut the word; a run of them is one finding.
    let mut from = start;
    for (offset, one) in text.char_indices().filter(|(_, one)| separates(*one)) {
        let here = start + offset;
        push_word(lines, body.get(from..here).unwrap_or_default(), at + from as u32);
        let again = here == from && here > start;
        from = here + one.len_utf8();
        if !again {
            report(lines, body.get(here..from).unwrap_or_default(), at + here as u32, is_strange);
        }
    }
    push_word(lines, body.get(from..end).unwrap_or_default(), at + from as u32);
}

/// A word. Strange characters at its ends are left out; inside it they make it unsure what is meant.
fn push_word(lines: &mut Lines, text: &str, at: u32) {
    let kept = text.trim_matches(is_strange);
    let inside = kept.contains(is_strange);
    if inside || kept.len() < text.len() {
        report(lines, text, at, is_strange);
        lines.spoiled |= inside || text.contains(char::is_control);
    }
    let before = text.len() - text.trim_start_matches(is_strange).len();
    if !kept.is_empty() {
        let start = at + before as u32;
        lines.push(TokenKind::Word, start, start + kept.len() as u32);
    }
}

/// Reports characters that nobody sees in a piece of text that starts at `at`: all of them in one finding.
pub fn report(lines: &mut Lines, text: &str, at: u32, is: fn(char) -> bool) {
    let mut runs: Vec<Span> = Vec::new();
    for (offset, one) in text.char_indices().filter(|(_, one)| is(*one)) {
        let start = at + offset as u32;
        let end = start + one.len_utf8() as u32;
        match runs.last_mut().filter(|last| last.end == start) {
            Some(last) => last.end = end,
            None => runs.push(lines.span(start, end)),
        }
    }
    let (Some(first), Some(last)) = (runs.first(), runs.last()) else { return };
    let Some((one, (nl, en))) =
        text.chars().filter(|one| is(*one)).find_map(|one| Some((one, strange(one)?)))
    else {
        return;
    };
    let whole = first.to(*last);
    let spoiled = text.get((whole.start - at) as usize..(whole.end - at) as usize).unwrap_or_default();
    let edit = if spoiled.len() <= LONGEST_EDIT {
        (whole, spoiled.chars().filter(|one| !is(*one)).collect())
    } else {
        (*first, String::new())
    };
    lines.find(kinds::strange_characters(&runs, one, (nl, en), edit));
}

/// Reports characters that nobody sees inside texts, where most of what is pasted ends up.
pub fn report_in_texts(lines: &mut Lines, text: &str) {
    let mut done = 0;
    for offset in suspects(text.as_bytes()) {
        let one = text.get(offset..).and_then(|rest| rest.chars().next());
        if (offset as u32) < done || !one.is_some_and(is_strange_in_text) {
            continue;
        }
        let after = lines.tokens.partition_point(|token| token.start as usize <= offset);
        let Some(token) = after.checked_sub(1).and_then(|at| lines.tokens.get(at)).copied() else { continue };
        let is_text = matches!(token.kind, TokenKind::Str | TokenKind::Quoted | TokenKind::Text);
        if is_text && offset < token.end as usize {
            done = token.end;
            let body = text.get(token.start as usize..token.end as usize).unwrap_or_default();
            report(lines, body, token.start, is_strange_in_text);
        }
    }
}

/// Where a strange character may start. Whole chunks are looked at first: most hold none.
fn suspects(bytes: &[u8]) -> impl Iterator<Item = usize> {
    const CHUNK: usize = 64;
    let chunks = bytes.chunks(CHUNK).enumerate();
    let some = chunks.filter(|(_, chunk)| chunk.iter().fold(false, |any, byte| any | is_suspect(*byte)));
    some.flat_map(|(at, chunk)| {
        let found = chunk.iter().enumerate().filter(|(_, byte)| is_suspect(**byte));
        found.map(move |(offset, _)| at * CHUNK + offset)
    })
}

/// A control character, or the first byte of the others that are strange in a text.
fn is_suspect(byte: u8) -> bool {
    let control = (byte < 0x20) & (byte != b'\t') & (byte != b'\n') & (byte != b'\r');
    control | (byte == 0x7F) | (byte == 0xC2) | (byte == 0xD8) | (byte == 0xE2) | (byte == 0xEF)
}
