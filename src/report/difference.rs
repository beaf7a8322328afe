//! What changes in a file, line by line, as `diff -u` says it; and in a text, word by word.

use similar::{ChangeTag, TextDiff};

/// The difference between two texts of one file; nothing when they are the same.
pub fn unified(path: &str, old: &str, new: &str) -> String {
    if old == new {
        return String::new();
    }
    let diff = TextDiff::from_lines(old, new);
    diff.unified_diff().context_radius(3).header(path, path).to_string()
}

/// Words of a text beside another: those that stayed, went and came, each with the space around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    Kept(String),
    Gone(String),
    Fresh(String),
}

/// Texts of more words than this are not compared word by word: it may cost their square.
const MOST_WORDS: usize = 4_000;

/// The difference between two texts, word by word; none where they are too long for that.
pub fn words(old: &str, new: &str) -> Option<Vec<Word>> {
    if old.split_whitespace().count() > MOST_WORDS || new.split_whitespace().count() > MOST_WORDS {
        return None;
    }
    let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (old, new) = (spaced(old), spaced(new));
    let mut found: Vec<Word> = Vec::new();
    for change in TextDiff::from_words(old.as_str(), new.as_str()).iter_all_changes() {
        let text = change.value();
        match (change.tag(), found.last_mut()) {
            (ChangeTag::Equal, Some(Word::Kept(last)))
            | (ChangeTag::Delete, Some(Word::Gone(last)))
            | (ChangeTag::Insert, Some(Word::Fresh(last))) => last.push_str(text),
            (ChangeTag::Equal, _) => found.push(Word::Kept(text.to_owned())),
            (ChangeTag::Delete, _) => found.push(Word::Gone(text.to_owned())),
            (ChangeTag::Insert, _) => found.push(Word::Fresh(text.to_owned())),
        }
    }
    Some(found)
}

/// How many words stayed, in hundredths of the longer text.
pub fn kept(words: &[Word]) -> usize {
    let (mut stayed, mut gone, mut fresh) = (0, 0, 0);
    for word in words {
        match word {
            Word::Kept(text) => stayed += text.split_whitespace().count(),
            Word::Gone(text) => gone += text.split_whitespace().count(),
            Word::Fresh(text) => fresh += text.split_whitespace().count(),
        }
    }
    (stayed * 100).checked_div(stayed + gone.max(fresh)).unwrap_or_default()
}

/// What changed with some words around it, up to so many words in all.
pub fn around(words: Vec<Word>, around: usize, most: usize) -> Vec<Word> {
    let mut found = Vec::new();
    let mut room = most;
    let last = words.len().saturating_sub(1);
    for (at, word) in words.into_iter().enumerate() {
        if room == 0 {
            found.push(Word::Kept(" …".to_owned()));
            break;
        }
        let word = match word {
            Word::Kept(text) => Word::Kept(shortened(&text, around, at == 0, at == last)),
            other => other,
        };
        let (Word::Kept(text) | Word::Gone(text) | Word::Fresh(text)) = &word;
        room = room.saturating_sub(text.split_whitespace().count());
        found.push(word);
    }
    found
}

fn shortened(text: &str, around: usize, first: bool, last: bool) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let sides = if first || last { around } else { 2 * around };
    if words.len() <= sides + 1 {
        return text.to_owned();
    }
    let head = words.iter().take(around).copied().collect::<Vec<_>>().join(" ");
    let tail = words.iter().skip(words.len() - around).copied().collect::<Vec<_>>().join(" ");
    let before = if text.starts_with(' ') { " " } else { "" };
    let after = if text.ends_with(' ') { " " } else { "" };
    match (first, last) {
        (true, _) => format!("… {tail}{after}"),
        (_, true) => format!("{before}{head} …"),
        _ => format!("{before}{head} … {tail}{after}"),
    }
}
