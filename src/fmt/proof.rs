//! The proof that two texts say the same: their trees, their comments and what could not be read in them.

use std::borrow::Cow;

use crate::language;
use crate::source::FileId;
use crate::syntax::{self, Child, Parsed, TokenKind};

use super::{Refused, spell};

/// Whether the new text says what the old one says, and then whether every word is spelt as it was.
pub fn same(before: &Parsed, old: &str, new: &str) -> Result<bool, Refused> {
    let after = syntax::parse(FileId(0), new);
    let line = |offset: u32| {
        let above = old.as_bytes().get(..offset as usize).unwrap_or_default();
        Err(Refused { line: 1 + memchr::memchr_iter(b'\n', above).count() as u32 })
    };
    let spelt = match compared(before, old, &after, new) {
        Ok(spelt) => spelt,
        Err(offset) => return line(offset),
    };
    let (mine, theirs) = (comments(before, old), comments(&after, new));
    if mine.iter().map(|one| one.1).ne(theirs.iter().map(|one| one.1)) {
        let parted = mine.iter().zip(&theirs).find(|(one, other)| one.1 != other.1);
        return line(parted.map_or(0, |(one, _)| one.0));
    }
    let (mine, theirs) = (findings(before), findings(&after));
    if mine.iter().map(|one| one.0).ne(theirs.iter().map(|one| one.0)) {
        let parted = mine.iter().zip(&theirs).find(|(one, other)| one.0 != other.0);
        return line(parted.map_or(0, |(one, _)| one.1));
    }
    Ok(spelt)
}

/// Whether every word is spelt as it was; else where the first statement stands that says something else.
fn compared(before: &Parsed, old: &str, after: &Parsed, new: &str) -> Result<bool, u32> {
    let (mine, theirs) = (before.tree.walk(), after.tree.walk());
    let mut spelt = true;
    for ((depth, one), (other_depth, other)) in mine.iter().zip(&theirs) {
        let framed = depth == other_depth
            && one.statement.block == other.statement.block
            && one.statement.broken == other.statement.broken;
        let same = framed && is_spelt_alike(one, old, other, new);
        spelt &= same;
        if !framed || !same && words(one, old).ne(words(other, new)) {
            return Err(one.word().start);
        }
    }
    if mine.len() != theirs.len() {
        return Err(mine.get(theirs.len()).map_or(0, |(_, one)| one.word().start));
    }
    Ok(spelt)
}

/// Whether two statements have the same tokens, letter by letter; texts may be indented otherwise.
fn is_spelt_alike(one: &Child<'_>, old: &str, other: &Child<'_>, new: &str) -> bool {
    let slice = |text, start: u32, end: u32| str::get(text, start as usize..end as usize).unwrap_or_default();
    let (mine, theirs) = (one.word(), other.word());
    let keyword = slice(old, mine.start, mine.end) == slice(new, theirs.start, theirs.end);
    let (mine, theirs) = (one.tokens(), other.tokens());
    keyword
        && mine.len() == theirs.len()
        && mine.iter().zip(theirs).all(|(mine, theirs)| {
            let (first, second) = (slice(old, mine.start, mine.end), slice(new, theirs.start, theirs.end));
            mine.kind == theirs.kind
                && (first == second || mine.kind == TokenKind::Text && body(first) == body(second))
        })
}

/// What a text block holds.
fn body(whole: &str) -> String {
    let body = whole.split_once('\n').map_or("", |(_, body)| body);
    syntax::dedented(body.strip_suffix("\"\"\"").unwrap_or(body))
}

/// What a statement says, word by word; how its texts are quoted and its signs are written is no part of that.
fn words<'t>(child: &Child<'t>, text: &'t str) -> impl Iterator<Item = Cow<'t, str>> {
    let slice = |start: u32, end: u32| text.get(start as usize..end as usize).unwrap_or_default();
    let word = child.word();
    let keyword: Cow<'t, str> = language::normal(slice(word.start, word.end)).into_owned().into();
    let values = child.tokens().iter().flat_map(move |token| {
        let whole = slice(token.start, token.end);
        let said: Cow<'t, str> = match token.kind {
            // A sign may be glued to its number, and is then a word of its own.
            TokenKind::Word => {
                let plain = language::normal(whole);
                let words = spell::figure(&plain).split(' ').map(|one| one.to_owned().into()).collect();
                return words;
            }
            TokenKind::Comma => ",".into(),
            TokenKind::Str => marked(syntax::unescaped(within(whole, 1, 1))),
            TokenKind::Quoted => marked(spell::inner(whole).to_owned()),
            TokenKind::Text => marked(body(whole)),
        };
        vec![said]
    });
    std::iter::once(keyword).chain(values)
}

/// A text is never taken for a word.
fn marked(text: String) -> Cow<'static, str> {
    format!("\"{text}").into()
}

fn within(text: &str, start: usize, end: usize) -> &str {
    text.get(start..text.len().saturating_sub(end)).unwrap_or_default()
}

/// Every comment with where it stands; blanks at its end say nothing.
fn comments<'t>(parsed: &Parsed, text: &'t str) -> Vec<(u32, &'t str)> {
    let found = parsed.tree.comments().map(|span| {
        (span.start, text.get(span.start as usize..span.end as usize).unwrap_or_default().trim_end())
    });
    let mut found: Vec<(u32, &str)> = found.collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// What could not be read, by its name and the how-manyeth statement it is in, with where it stands; in the order of the text.
fn findings(parsed: &Parsed) -> Vec<((&'static str, usize), u32)> {
    let starts: Vec<u32> = parsed.tree.words().map(|word| word.start).collect();
    let found = parsed.findings.iter().map(|one| {
        let at = one.primary.span.start;
        ((one.kind.name.en, starts.partition_point(|start| *start <= at)), at)
    });
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|(name, at)| (*at, *name));
    found
}
