//! The message of an own rule: in one language or in both, with what it is about filled in.

use crate::diag::Text;
use crate::language::{Field, Language};
use crate::model::value::Value;
use crate::model::{Model, NodeId};

use super::place::Placed;

/// What may stand between braces in a message.
pub const BLANKS: [&str; 3] = ["code", "title", "id"];

/// A message per language; one that is missing is said in the other.
#[derive(Debug)]
pub struct Message {
    pub nl: String,
    pub en: String,
}

/// The three fields that a message may stand in: for both languages, Dutch, English.
pub type Fields = [&'static Field; 3];

impl Message {
    pub fn read(model: &Model, id: NodeId, [both, nl, en]: Fields) -> Option<Message> {
        let text = |field| match &model.prop(id, field)?.value {
            Value::Text(text) => Some(model.text(text).into_owned()),
            _ => None,
        };
        let both = text(both);
        let nl = text(nl).or_else(|| both.clone());
        let en = text(en).or(both);
        let fallback = nl.clone().or_else(|| en.clone())?;
        Some(Message { en: en.unwrap_or_else(|| fallback.clone()), nl: nl.unwrap_or(fallback) })
    }

    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }

    pub fn fill(&self, model: &Model, about: NodeId) -> Text {
        let fill = |text: &str| {
            if !text.contains('{') {
                return text.to_owned();
            }
            let title = model.title(about).unwrap_or_default();
            text.replace("{code}", &model.id(about))
                .replace("{id}", &model.key(about))
                .replace("{title}", &title)
        };
        Text::new(fill(&self.nl), fill(&self.en))
    }
}

/// What stands between braces in a message and cannot be filled in, with its place in characters.
pub fn unknown_blanks(placed: &Placed) -> Vec<(std::ops::Range<usize>, String)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (at, one) in placed.text.chars().enumerate() {
        match (one, open.take()) {
            ('{', _) => open = Some((at + 1, String::new())),
            ('}', Some((start, name))) if !BLANKS.contains(&name.as_str()) => found.push((start..at, name)),
            (letter, Some((start, mut name))) if letter != '}' => {
                name.push(letter);
                open = Some((start, name));
            }
            _ => {}
        }
    }
    found
}
