//! Years, dates, periods, stamps, and what is said of them.

use crate::diag::Text;
use crate::language::Bi;
use crate::language::shape::Stage;
use crate::model::cursor::Cursor;
use crate::model::kinds;
use crate::model::period::{self, BadPeriod, Moment, Period};
use crate::model::spoken::What;
use crate::model::value::{Break, RoleHeld, Stamp, Str, Value};
use crate::source::Span;

use super::Lower;

const WANTS: Bi = Bi::new("een datum, jaar of periode", "a date, year or period");

impl Lower<'_> {
    /// Reads a word as a period; says what is wrong with it.
    pub(super) fn period(&mut self, word: &str, span: Span) -> Option<Period> {
        match period::period(word, self.language) {
            Ok(period) => {
                self.say(span, What::Period);
                Some(period)
            }
            Err(bad) => {
                let (readings, exists) = match bad {
                    BadPeriod::Other => (Vec::new(), true),
                    BadPeriod::Spelling(readings) => (readings, true),
                    BadPeriod::NoSuchDate => (Vec::new(), false),
                };
                self.find(kinds::malformed_date(span, word, &readings, exists));
                None
            }
        }
    }

    /// Whether a word is, or was meant as, a date.
    pub(super) fn is_period(&self, word: &str) -> bool {
        match period::period(word, self.language) {
            Ok(_) | Err(BadPeriod::Spelling(_) | BadPeriod::NoSuchDate) => true,
            Err(BadPeriod::Other) => false,
        }
    }

    pub(super) fn only_period(&mut self, mut cursor: Cursor<'_>, word: &str) -> Option<Period> {
        let period = self.next_period(&mut cursor, word)?;
        self.nothing_more(cursor, word, WANTS);
        Some(period)
    }

    pub(super) fn next_period(&mut self, cursor: &mut Cursor<'_>, word: &str) -> Option<Period> {
        match cursor.word() {
            Some((text, span)) => self.period(text, span),
            None => {
                self.find(kinds::missing_value(cursor.missing(), word, WANTS.into()));
                None
            }
        }
    }

    pub(super) fn year(&mut self, mut cursor: Cursor<'_>, word: &str) -> Option<Value> {
        let Some((text, span)) = cursor.word() else {
            self.missing(&cursor, word, "een jaar", "a year");
            return None;
        };
        match self.period(text, span)? {
            Period::At(Moment::Year(year)) => {
                self.nothing_more(cursor, word, Bi::new("één jaar", "one year"));
                Some(Value::Year(year))
            }
            _ => {
                let wants = Text::new("één jaar, zoals 2025", "one year, such as 2025");
                self.find(kinds::unexpected_value(span, text, word, wants));
                None
            }
        }
    }

    /// A date, and the time of day as printed.
    pub(super) fn stamp(&mut self, mut cursor: Cursor<'_>, word: &str) -> Option<Value> {
        let date = self.next_period(&mut cursor, word)?;
        let time = cursor.word().and_then(|(text, span)| {
            let clock = text.split(':').count() >= 2
                && text
                    .split(':')
                    .all(|part| part.len() == 2 && part.parse::<u8>().is_ok_and(|part| part < 60));
            if !clock {
                let wants =
                    Text::new("een datum en een tijd, zoals 15:00:20", "a date and a time, such as 15:00:20");
                self.find(kinds::unexpected_value(span, text, word, wants));
            }
            clock.then_some(Str::Raw(span))
        });
        self.nothing_more(cursor, word, Bi::new("een datum en een tijd", "a date and a time"));
        Some(Value::Stamp(Box::new(Stamp { date, time })))
    }

    /// `gepland 2025`, `loopt 2023..`, `gerealiseerd`: when, if the page says when.
    pub(super) fn stage(&mut self, cursor: Cursor<'_>, word: &str, stage: Stage) -> Option<Value> {
        if cursor.is_empty() {
            return Some(Value::Stage(stage, None));
        }
        self.only_period(cursor, word).map(|period| Value::Stage(stage, Some(period)))
    }

    /// `rol "wethouder sociaal domein" 2018-05..2022-06`
    pub(super) fn role(&mut self, mut cursor: Cursor<'_>, word: &str) -> Option<Value> {
        let name = match self.string(&mut cursor) {
            Some(name) => name,
            None => {
                let mut name: Option<Span> = None;
                while let Some((text, span)) = cursor.peek_word() {
                    if self.is_period(text) {
                        break;
                    }
                    name = Some(name.map_or(span, |name| name.to(span)));
                    cursor.skip();
                }
                let Some(name) = name else {
                    self.missing(&cursor, word, "een rol", "a role");
                    return None;
                };
                self.joined(name)
            }
        };
        let period = if cursor.is_empty() { None } else { Some(self.only_period(cursor, word)?) };
        Some(Value::Role(Box::new(RoleHeld { name, period })))
    }

    /// `reeksbreuk 2016 "andere vraagstelling"`
    pub(super) fn series_break(&mut self, mut cursor: Cursor<'_>, word: &str) -> Option<Value> {
        let at = self.next_period(&mut cursor, word)?;
        let reason = self.string(&mut cursor);
        self.nothing_more(cursor, word, Bi::new("een jaar en een reden", "a year and a reason"));
        Some(Value::Break(Box::new(Break { at, reason })))
    }
}
