//! Texts of a page in both languages, so that a reader can change the language of what is around the texts of the spec.

use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::diag::Text;
use crate::language::{Bi, Choice, Language, Word, capital};

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Said {
    pub nl: String,
    pub en: String,
}

impl Said {
    /// Made twice, once in each language.
    pub fn of(mut make: impl FnMut(Language) -> String) -> Said {
        Said { nl: make(Language::Nl), en: make(Language::En) }
    }

    /// What a spec says: the same in both.
    pub fn same(text: impl Into<String>) -> Said {
        let text = text.into();
        Said { nl: text.clone(), en: text }
    }

    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }

    /// With a capital.
    pub fn headed(&self) -> Said {
        Said { nl: capital(&self.nl), en: capital(&self.en) }
    }
}

impl From<Bi> for Said {
    fn from(text: Bi) -> Said {
        Said { nl: text.nl.to_owned(), en: text.en.to_owned() }
    }
}

impl From<&Word> for Said {
    fn from(word: &Word) -> Said {
        Said::of(|language| readable(word.get(language)))
    }
}

impl From<&Choice> for Said {
    fn from(choice: &Choice) -> Said {
        Said::from(&choice.word)
    }
}

impl From<&Text> for Said {
    fn from(text: &Text) -> Said {
        Said { nl: text.nl.clone(), en: text.en.clone() }
    }
}

/// A keyword as people write it: `kaderstellende-nota` is two words, `sub-doel` would be one.
pub fn readable(keyword: &str) -> String {
    keyword.replace('-', " ")
}

/// The texts of a page in the other language, in the order in which the page needs them.
#[derive(Clone, Debug)]
pub struct Dictionary {
    pub language: Language,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Debug, Default)]
struct Seen {
    places: FxHashMap<(String, String), usize>,
    other: Vec<String>,
}

impl Dictionary {
    pub fn new(language: Language) -> Dictionary {
        Dictionary { language, seen: Arc::default() }
    }

    /// The place of a text; none when both languages say the same.
    pub fn place(&self, nl: &str, en: &str) -> Option<usize> {
        if nl == en {
            return None;
        }
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (nl.to_owned(), en.to_owned());
        if let Some(place) = seen.places.get(&key) {
            return Some(*place);
        }
        let place = seen.other.len();
        seen.other.push(if self.language == Language::Nl { en } else { nl }.to_owned());
        seen.places.insert(key, place);
        Some(place)
    }

    /// The texts in the other language, in the order of their places.
    pub fn other(&self) -> Vec<String> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).other.clone()
    }
}
