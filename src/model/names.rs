//! Ids: what they may look like, and how one is formed from a title.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The longest id that is formed from a title, in characters.
const LONGEST: usize = 60;

/// Why a word is no id, with what to write when that is certain.
#[derive(Debug, PartialEq, Eq)]
pub struct BadId {
    pub right: Option<String>,
}

/// Checks an id: letters of any script, digits, `-`, `_`, single inner `.`; a letter or digit first and last.
pub fn check(id: &str) -> Result<(), BadId> {
    let inner = |one: char| one.is_alphanumeric() || matches!(one, '-' | '_' | '.') || is_mark(one);
    let ends = |one: char| one.is_alphanumeric() || is_mark(one);
    let starts = id.starts_with(char::is_alphanumeric);
    if starts && id.ends_with(ends) && id.chars().all(inner) && super::period::split_range(id).is_none() {
        return Ok(());
    }
    let trimmed = id.trim_matches(|one: char| !one.is_alphanumeric());
    let certain = !trimmed.is_empty() && trimmed != id && trimmed.chars().all(inner);
    Err(BadId { right: (certain && !trimmed.contains("..")).then(|| trimmed.to_owned()) })
}

fn is_mark(one: char) -> bool {
    unicode_normalization::char::is_combining_mark(one)
}

/// NFC, as ids are compared; none when the id is that already.
pub fn normalised(id: &str) -> Option<String> {
    (!is_nfc(id)).then(|| id.nfc().collect())
}

/// The id formed from a title: lower case, every run of other characters a hyphen, at most
/// sixty characters, cut between words.
pub fn from_title(title: &str) -> String {
    let mut id = String::with_capacity(LONGEST);
    let mut length = 0;
    for word in title.split(|one: char| !one.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word = lower(word);
        let added = word.chars().count() + usize::from(!id.is_empty());
        if length > 0 && length + added > LONGEST {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.extend(word.chars().take(LONGEST));
        length += added;
    }
    id
}

/// In lower case and NFC. Most words need neither table.
fn lower(word: &str) -> String {
    if word.is_ascii() {
        word.to_ascii_lowercase()
    } else {
        word.nfc().flat_map(char::to_lowercase).collect()
    }
}

/// A bare number or a single letter is known within its parent only.
pub fn is_local(id: &str) -> bool {
    let mut letters = id.chars();
    let single = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    single || !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit())
}

/// A slug for an organisation or a document that has no id of its own.
pub fn slug(text: &str) -> String {
    let id = from_title(text);
    if id.is_empty() { "project".to_owned() } else { id }
}

/// Whether a text may be an id.
pub fn is_id(text: &str) -> bool {
    check(text).is_ok()
}
