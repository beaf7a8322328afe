//! Words and texts: flags, reasons, closed lists, absences, exceptions, attributes.

use crate::diag::Text;
use crate::language::{self, Bi, Field, Language, Meaning, Shape, Word, suggest, values};
use crate::model::cursor::Cursor;
use crate::model::kinds;
use crate::model::spoken::What;
use crate::model::value::{Absence, Ignore, Str, Value};
use crate::source::Span;

use super::Lower;

impl Lower<'_> {
    /// What a field takes, for messages about what is missing or too much.
    pub(super) fn wants(&self, field: &Field) -> Text {
        Text::from(match field.shape {
            Shape::Flag => Bi::new("niets", "nothing"),
            Shape::Refs(_) | Shape::ScopedRefs(_) => Bi::new("één of meer id's", "one or more ids"),
            Shape::AnyRefs | Shape::Continues | Shape::Elsewhere => {
                Bi::new("een soort met een id", "a kind with an id")
            }
            Shape::Text | Shape::Headed => Bi::new("een tekst", "a text"),
            Shape::Observations(_) | Shape::Comparison => {
                Bi::new("jaren met een waarde", "years with a value")
            }
            Shape::Money(_) => Bi::new("jaren met een bedrag", "years with an amount"),
            _ => Bi::new("een waarde", "a value"),
        })
    }

    pub(super) fn missing(&mut self, cursor: &Cursor<'_>, word: &str, nl: &'static str, en: &'static str) {
        self.find(kinds::missing_value(cursor.missing(), word, Text::new(nl, en)));
    }

    pub(super) fn string(&mut self, cursor: &mut Cursor<'_>) -> Option<Str> {
        let (text, _) = cursor.string()?;
        if let Str::Escaped(inner) = text {
            self.check_escapes(inner);
        }
        Some(text)
    }

    /// Takes a joining word such as `gemeten`; that of the other language is said and taken all the same.
    pub(super) fn term(&mut self, cursor: &mut Cursor<'_>, word: &'static Word) -> Option<Span> {
        let right = word.get(self.language);
        if let Some(span) = cursor.take(right) {
            self.say(span, What::Word(word));
            return Some(span);
        }
        let other = word.get(self.language.other());
        // A word that this language has too, such as `in`, means what it means here.
        let own = values::TERMS.iter().any(|term| term.get(self.language) == other);
        if own || language::concept(self.language, other).is_some() {
            return None;
        }
        let span = cursor.take(other)?;
        self.find(kinds::other_language(span, other, right, self.language));
        Some(span)
    }

    /// Several bare words as one value: one space stands between them, however they were set apart.
    pub(super) fn joined(&self, span: Span) -> Str {
        let blank = |one: char| matches!(one, ' ' | '\t' | '\r' | '\n' | '\u{A0}' | '\u{202F}');
        let text = self.slice(span);
        if !text.contains(blank) {
            return Str::Raw(span);
        }
        let words: Vec<&str> = text.split(blank).filter(|word| !word.is_empty()).collect();
        let plain = words.join(" ").replace(" , ", ", ");
        if plain == text { Str::Raw(span) } else { Str::owned(plain) }
    }

    /// A reason in quotes; one of spaces only is none.
    pub(super) fn given_reason(&mut self, cursor: &mut Cursor<'_>) -> Option<Str> {
        let reason = self.string(cursor)?;
        (!self.str(&reason).trim().is_empty()).then_some(reason)
    }

    pub(super) fn check_escapes(&mut self, inner: Span) {
        let text = self.slice(inner);
        let mut letters = text.char_indices();
        while let Some((at, one)) = letters.next() {
            if one != '\\' {
                continue;
            }
            let next = letters.next().map(|(_, next)| next);
            if !matches!(next, Some('"' | '\\' | 'n' | 't')) {
                let width = 1 + next.map_or(0, char::len_utf8);
                let start = inner.start + at as u32;
                let span = Span::new(self.file, start, start + width as u32);
                let escape = self.slice(span).to_owned();
                self.find(crate::syntax::kinds::bad_escape(span, &escape));
            }
        }
    }

    pub(super) fn text(&mut self, mut cursor: Cursor<'_>, word: &str) -> Option<Str> {
        let Some(text) = self.string(&mut cursor) else {
            if cursor.is_empty() {
                self.missing(&cursor, word, "een tekst", "a text");
            } else {
                let shown = cursor.shown().to_owned();
                let wants = Text::new("een tekst tussen aanhalingstekens", "a text in quotes");
                self.find(kinds::unexpected_value(cursor.span(), &shown, word, wants));
            }
            return None;
        };
        self.nothing_more(cursor, word, Bi::new("één tekst", "one text"));
        Some(text)
    }

    pub(super) fn headed(&mut self, mut cursor: Cursor<'_>, word: &str) -> Option<Value> {
        let Some(heading) = self.string(&mut cursor) else {
            self.missing(&cursor, word, "een kop tussen aanhalingstekens", "a heading in quotes");
            return None;
        };
        let body = self.text(cursor, word)?;
        Some(Value::Headed(Box::new((heading, body))))
    }

    /// One word or text, kept as it is; several bare words are one value.
    pub(super) fn one_word(&mut self, mut cursor: Cursor<'_>, word: &str) -> Option<Str> {
        if let Some(text) = self.string(&mut cursor) {
            self.nothing_more(cursor, word, Bi::new("één waarde", "one value"));
            return Some(text);
        }
        if cursor.is_empty() {
            self.missing(&cursor, word, "een waarde", "a value");
            return None;
        }
        let span = cursor.span();
        if self.slice(span).contains(['"', '“', '„']) {
            self.nothing_more(cursor, word, Bi::new("één waarde", "one value"));
        }
        Some(self.joined(span))
    }

    pub(super) fn words(&mut self, cursor: Cursor<'_>, word: &str) -> Option<Value> {
        let items: Vec<Str> = cursor.items().filter_map(|item| self.one_word(item, word)).collect();
        if items.is_empty() {
            self.missing(&cursor, word, "een waarde", "a value");
            return None;
        }
        Some(Value::Texts(items.into()))
    }

    pub(super) fn reason(&mut self, field: &Field, mut cursor: Cursor<'_>, word: &str) -> Option<Value> {
        let reason = self.given_reason(&mut cursor);
        self.nothing_more(cursor, word, Bi::new("een reden tussen aanhalingstekens", "a reason in quotes"));
        match reason {
            Some(reason) => Some(Value::Reason(reason)),
            None if matches!(field.shape, Shape::FlagReason) => Some(Value::Flag),
            None => {
                if cursor.is_empty() {
                    self.find(kinds::missing_reason(cursor.missing(), word));
                }
                None
            }
        }
    }

    /// One word of a closed list; says so when it is not.
    pub(super) fn choice(
        &mut self,
        cursor: &mut Cursor<'_>,
        word: &str,
        choices: &'static [&'static language::Choice],
    ) -> Option<&'static language::Choice> {
        let known: Vec<&str> = choices.iter().map(|choice| choice.word.get(self.language)).collect();
        let Some((text, span)) = cursor.word() else {
            if cursor.is_empty() {
                let (nl, en) = (kinds::either(&known, Language::Nl), kinds::either(&known, Language::En));
                self.find(kinds::missing_value(cursor.missing(), word, Text::new(nl, en)));
            } else {
                let shown = cursor.shown().to_owned();
                self.find(kinds::unknown_value(cursor.span(), &shown, word, &known, &[], None));
            }
            return None;
        };
        let normal = language::normal(text);
        let found = values::choose(self.language, choices, &normal);
        if let Some(found) = found {
            self.say(span, What::Word(&found.word));
        } else {
            let other = values::choose(self.language.other(), choices, &normal);
            let other = other.map(|choice| choice.word.get(self.language));
            let near = suggest::nearest(&normal, known.iter().copied());
            self.find(kinds::unknown_value(span, text, word, &known, &near, other));
        }
        found
    }

    /// The field or thing that `geen` and `leeg` name.
    pub(super) fn named(&mut self, cursor: &mut Cursor<'_>, word: &str) -> Option<Meaning> {
        let Some((text, span)) = cursor.word() else {
            self.missing(
                cursor,
                word,
                "wat er niet is, zoals ‘indicatoren’",
                "what is absent, such as ‘indicators’",
            );
            return None;
        };
        let normal = language::normal(text);
        if let Some(meaning) = language::meaning_anywhere(self.language, &normal) {
            if let Some(word) = meaning.word() {
                self.say(span, What::Word(word));
            }
            return Some(meaning);
        }
        if let Some(concept) = self.own.get(self.document.as_deref(), &normal) {
            return Some(Meaning { field: None, concept: Some(concept) });
        }
        let other = language::meaning_anywhere(self.language.other(), &normal);
        let other = other.and_then(|meaning| meaning.word()).map(|table| table.many(self.language));
        let plurals: Vec<&str> = language::CONCEPTS.iter().map(|one| one.word.many(self.language)).collect();
        let fields = [&language::fields::HOLDERS, &language::fields::FRAMING_NOTES];
        let fields = fields.iter().map(|field| field.word.many(self.language));
        let near = suggest::nearest(&normal, plurals.iter().copied().chain(fields));
        let known: Vec<&str> = ["indicatoren", "criteria"].into();
        self.find(kinds::unknown_value(span, text, word, &known, &near, other));
        other.and_then(|right| language::meaning_anywhere(self.language, right))
    }

    pub(super) fn absence(&mut self, mut cursor: Cursor<'_>, word: &str) -> Option<Value> {
        let what = self.named(&mut cursor, word)?;
        let reason = self.given_reason(&mut cursor);
        self.nothing_more(
            cursor,
            word,
            Bi::new("wat er niet is, met een reden", "what is absent, with a reason"),
        );
        let Some(reason) = reason else {
            if cursor.is_empty() {
                self.find(kinds::missing_reason(cursor.missing(), word));
            }
            return None;
        };
        Some(Value::Absence(Box::new(Absence { what, reason })))
    }

    pub(super) fn blank(&mut self, mut cursor: Cursor<'_>, word: &str) -> Option<Value> {
        let what = self.named(&mut cursor, word)?;
        self.nothing_more(cursor, word, Bi::new("de naam van de kop", "the name of the heading"));
        Some(Value::Blank(what))
    }

    pub(super) fn ignore(&mut self, mut cursor: Cursor<'_>, word: &str) -> Option<Value> {
        let Some((_, rule_span)) = cursor.word() else {
            self.missing(&cursor, word, "de naam van een regel", "the name of a rule");
            return None;
        };
        self.say(rule_span, What::Rule);
        let reason = self.given_reason(&mut cursor);
        self.nothing_more(cursor, word, Bi::new("een regel, met een reden", "a rule, with a reason"));
        let Some(reason) = reason else {
            if cursor.is_empty() {
                self.find(kinds::missing_reason(cursor.missing(), word));
            }
            return None;
        };
        let rule = Str::Raw(rule_span);
        Some(Value::Ignore(Box::new(Ignore { rule, rule_span, reason })))
    }

    pub(super) fn attribute(&mut self, mut cursor: Cursor<'_>, word: &str) -> Option<Value> {
        let key = match cursor.word() {
            Some((_, span)) => Str::Raw(span),
            None => match self.string(&mut cursor) {
                Some(key) => key,
                None => {
                    self.missing(&cursor, word, "een sleutel en een waarde", "a key and a value");
                    return None;
                }
            },
        };
        let value = self.one_word(cursor, word)?;
        Some(Value::Attribute(Box::new((key, value))))
    }
}
