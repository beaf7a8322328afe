//! Cuts the plain run between two strings into words, list commas and the `{` that opens a block.

use super::kinds;
use super::lines::Lines;
use super::tree::TokenKind;

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
        '\u{0}'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}' => {
            ("stuurteken", "control character")
        }
        _ => return None,
    })
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
    let mut from = start;
    for (offset, one) in text.char_indices() {
        if let Some((nl, en)) = strange(one) {
            let here = start + offset;
            if here > from {
                lines.push(TokenKind::Word, at + from as u32, at + here as u32);
            }
            from = here + one.len_utf8();
            let span = lines.span(at + here as u32, at + from as u32);
            lines.find(kinds::strange_character(span, one, nl, en));
        }
    }
    if end > from {
        lines.push(TokenKind::Word, at + from as u32, at + end as u32);
    }
}
