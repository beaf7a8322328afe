//! What documents declare about themselves: kinds, layouts, own words, status schemes.

use crate::diag::Text;
use crate::language::{self, Bi, Choice, suggest, values};
use crate::model::cursor::Cursor;
use crate::model::kinds;
use crate::model::spoken::What;
use crate::model::value::{KindLike, LayoutLevel, OwnWord, StatusItem, StatusScheme, Str, Value};
use crate::source::Span;
use crate::syntax::Child;

use super::Lower;

impl Lower<'_> {
    /// `soort begroting`, `soort turap zoals berap`
    pub(super) fn kind_like(
        &mut self,
        mut cursor: Cursor<'_>,
        word: &str,
        choices: &'static [&'static Choice],
    ) -> Option<Value> {
        let Some((text, span)) = cursor.word() else {
            self.missing(
                &cursor,
                word,
                "een soort document, zoals ‘begroting’",
                "a kind of document, such as ‘budget’",
            );
            return None;
        };
        let like = values::LIKE.get(self.language);
        let own = Str::Raw(span);
        if let Some(joining) = cursor.take(like) {
            self.say(joining, What::Word(&values::LIKE));
            let like = self.choice(&mut cursor, like, choices)?;
            self.nothing_more(cursor, word, Bi::new("een soort", "a kind"));
            return Some(Value::KindLike(Box::new(KindLike { word: own, like: Some(like) })));
        }
        self.nothing_more(cursor, word, Bi::new("een soort", "a kind"));
        if let Some(known) = values::choose(self.language, choices, text) {
            self.say(span, What::Word(&known.word));
            return Some(Value::KindLike(Box::new(KindLike { word: own, like: Some(known) })));
        }
        let known: Vec<&str> = choices.iter().map(|choice| choice.word.get(self.language)).collect();
        let other = values::choose(self.language.other(), choices, text);
        let other = other.map(|choice| choice.word.get(self.language));
        let near = suggest::nearest(text, known.iter().copied());
        let found = kinds::unknown_value(span, text, word, &known, &near, other);
        let found = match (other, near.as_slice()) {
            (None, []) => found.help(
                format!("zeg waar het op lijkt: {word} {text} {like} {}", known.get(1).unwrap_or(&"")),
                format!("say what it is like: {word} {text} {like} {}", known.get(1).unwrap_or(&"")),
            ),
            _ => found,
        };
        self.find(found);
        None
    }

    /// `indeling programma > kerndoel (ambitie) > operationeel-doel (doel)`
    pub(super) fn layout(&mut self, mut cursor: Cursor<'_>, word: &str) -> Option<Value> {
        let mut levels = Vec::new();
        let mut sound = true;
        while let Some((text, span)) = cursor.word() {
            if text == ">" {
                continue;
            }
            if text == "..." || text == "…" {
                levels.push(LayoutLevel { word: Str::Raw(span), concept: None, span });
                continue;
            }
            let meant = match cursor.peek_word() {
                Some((next, next_span)) if next.starts_with('(') => {
                    cursor.skip();
                    Some((next.trim_matches(['(', ')']), inner(next, next_span)))
                }
                _ => None,
            };
            let (name, place) = meant.unwrap_or((text, span));
            let first = levels
                .iter()
                .find(|level: &&LayoutLevel| self.str(&level.word) == text)
                .map(|level| level.span);
            if let Some(first) = first {
                sound = false;
                self.find(kinds::repeated_field(span, first, text));
            }
            let concept = self.spoken_kind(name, place).filter(|concept| concept.is_level());
            if concept.is_none() {
                sound = false;
                let known: Vec<&str> = language::CONCEPTS
                    .iter()
                    .filter(|concept| concept.is_level())
                    .map(|concept| concept.word.get(self.language))
                    .collect();
                let other =
                    language::concept(self.language.other(), name).filter(|concept| concept.is_level());
                let other = other.map(|concept| concept.word.get(self.language));
                let near = suggest::nearest(name, known.iter().copied());
                self.find(kinds::unknown_value(place, name, word, &known, &near, other));
            }
            levels.push(LayoutLevel { word: Str::Raw(span), concept, span });
        }
        if levels.is_empty() {
            self.missing(
                &cursor,
                word,
                "de niveaus, zoals ‘programma > doel’",
                "the levels, such as ‘programme > goal’",
            );
            return None;
        }
        sound &= cursor.is_empty();
        self.nothing_more(cursor, word, Bi::new("niveaus met > ertussen", "levels with > between"));
        sound.then(|| Value::Layout(levels.into()))
    }

    /// `woord prestatie zoals activiteit`
    pub(super) fn own_word(&mut self, mut cursor: Cursor<'_>, word: &str) -> Option<Value> {
        let own = cursor.word();
        let like = self.term(&mut cursor, &values::LIKE);
        let meant = cursor.word();
        let (Some((_, own)), Some(_), Some((meant, span))) = (own, like, meant) else {
            self.missing(
                &cursor,
                word,
                "een eigen woord, ‘zoals’ en een woord dat kader kent",
                "a word of your own, ‘like’ and a word kader knows",
            );
            return None;
        };
        self.nothing_more(
            cursor,
            word,
            Bi::new("een eigen woord en waar het op lijkt", "an own word and what it is like"),
        );
        let Some(concept) = language::concept(self.language, meant) else {
            let known: Vec<&str> = language::CONCEPTS.iter().map(|one| one.word.get(self.language)).collect();
            let other = language::concept(self.language.other(), meant);
            let other = other.map(|concept| concept.word.get(self.language));
            let near = suggest::nearest(meant, known.iter().copied());
            let short: Vec<&str> = known.iter().copied().skip(10).take(4).collect();
            self.find(kinds::unknown_value(span, meant, word, &short, &near, other));
            return None;
        };
        self.say(span, What::Word(&concept.word));
        Some(Value::OwnWord(Box::new(OwnWord { word: Str::Raw(own), concept })))
    }

    /// `status geld rood "reden", tijd groen`
    pub(super) fn status(&mut self, cursor: Cursor<'_>, word: &str) -> Option<Value> {
        let mut found = Vec::new();
        for mut item in cursor.items() {
            let span = item.span();
            let first = item.word();
            let second = item.word();
            let reason = self.string(&mut item);
            self.nothing_more(
                item,
                word,
                Bi::new("onderdeel, stand en reden", "dimension, state and reason"),
            );
            let (dimension, state) = match (first, second) {
                (Some((_, dimension)), Some((state, state_span))) => (Some(dimension), (state, state_span)),
                (Some(state), None) => (None, state),
                _ => {
                    self.missing(&item, word, "een stand", "a state");
                    continue;
                }
            };
            let unreadable = state.0 == values::UNREADABLE.get(self.language);
            if unreadable {
                self.say(state.1, What::Word(&values::UNREADABLE));
            }
            found.push(StatusItem {
                dimension: dimension.map(Str::Raw),
                state: (!unreadable).then_some(Str::Raw(state.1)),
                reason,
                span,
            });
        }
        if found.is_empty() {
            if cursor.is_empty() {
                self.missing(&cursor, word, "een stand", "a state");
            }
            return None;
        }
        Some(Value::Status(found.into()))
    }

    /// `statusschema geld { groen "geen afwijking" }`: its states are the source's own words.
    pub(super) fn status_scheme(
        &mut self,
        mut cursor: Cursor<'_>,
        word: &str,
        statement: &Child<'_>,
    ) -> Option<Value> {
        let Some((_, dimension)) = cursor.word() else {
            self.missing(&cursor, word, "de naam van het onderdeel", "the name of the dimension");
            return None;
        };
        self.nothing_more(cursor, word, Bi::new("de naam van het onderdeel", "the name of the dimension"));
        let mut states = Vec::new();
        for line in statement.children() {
            if line.statement.broken {
                continue;
            }
            let mut cursor = self.cursor(&line);
            let meaning = self.string(&mut cursor);
            let state = self.slice(line.word());
            self.nothing_more(
                cursor,
                state,
                Bi::new("wat de stand betekent, tussen aanhalingstekens", "what the state means, in quotes"),
            );
            let first = states.iter().find(|(known, _, _)| *known == state).map(|(_, span, _)| *span);
            if let Some(first) = first {
                self.find(kinds::repeated_field(line.word(), first, state));
                continue;
            }
            states.push((state, line.word(), meaning));
        }
        if states.is_empty() {
            let wants = Text::new("een blok met de standen", "a block with the states");
            self.find(kinds::missing_value(statement.span().after(), word, wants));
            return None;
        }
        let states = states.into_iter().map(|(_, span, meaning)| (Str::Raw(span), meaning)).collect();
        let dimension = Str::Raw(dimension);
        Some(Value::StatusScheme(Box::new(StatusScheme { dimension, states })))
    }

    /// `niet-gemeld betekent groen`
    pub(super) fn unreported(&mut self, mut cursor: Cursor<'_>, word: &str) -> Option<Value> {
        let means = self.term(&mut cursor, &values::MEANS);
        let Some((_, state)) = cursor.word().filter(|_| means.is_some()) else {
            let line = values::MEANS.get(self.language);
            let wants = Text::new(format!("‘{line}’ en een stand"), format!("‘{line}’ and a state"));
            self.find(kinds::missing_value(cursor.missing(), word, wants));
            return None;
        };
        self.nothing_more(cursor, word, Bi::new("een stand", "a state"));
        Some(Value::Unreported(Str::Raw(state)))
    }
}

/// The word between parentheses.
fn inner(word: &str, span: Span) -> Span {
    let before = word.len() - word.trim_start_matches(['(', ')']).len();
    let length = word.trim_matches(['(', ')']).len();
    let start = span.start + before as u32;
    Span::new(span.file, start, start + length as u32)
}
