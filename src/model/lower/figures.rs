//! Figures: observations, quantities, units.

use rust_decimal::Decimal;

use crate::diag::Text;
use crate::language::shape::ObservationRole;
use crate::language::{self, Bi, catalogue, source, suggest, values};
use crate::model::cursor::Cursor;
use crate::model::draft::Kinds;
use crate::model::graph::Relation;
use crate::model::kinds;
use crate::model::number::{self, BadNumber};
use crate::model::period;
use crate::model::spoken::What;
use crate::model::value::{
    Bound, Catalogue, Comparison, Doubt, Figure, Key, Missing, Observation, ObservationMore, Quantity,
    Relative, Sign, Str, Unit, Value,
};
use crate::source::Span;
use crate::syntax::TokenKind;

use super::Lower;

impl Lower<'_> {
    pub(super) fn observations(
        &mut self,
        cursor: Cursor<'_>,
        word: &str,
        role: ObservationRole,
        node: u32,
    ) -> Option<Value> {
        let items = self.series(cursor, word, node)?;
        Some(Value::Observations(role, items))
    }

    /// `vergelijking nederland 2018 7,5, 2019 7,6`
    pub(super) fn comparison(&mut self, mut cursor: Cursor<'_>, word: &str, node: u32) -> Option<Value> {
        let Some((id, span)) = self.reference_id(&mut cursor) else {
            self.missing(&cursor, word, "de id van een referentie", "the id of a reference series");
            return None;
        };
        let wanted = Kinds::One(&language::reference_series::CONCEPT);
        self.refer(node, Relation::ComparedWith, wanted, id, span, None);
        let items = self.series(cursor, word, node)?;
        Some(Value::Comparison(Box::new(Comparison { series: span, observations: items })))
    }

    fn series(&mut self, cursor: Cursor<'_>, word: &str, node: u32) -> Option<Box<[Observation]>> {
        if cursor.is_empty() {
            self.missing(&cursor, word, "een jaar met een waarde", "a year with a value");
            return None;
        }
        let mut found = Vec::with_capacity(4);
        for mut item in cursor.items() {
            if item.is_empty() {
                self.missing(&item, word, "een waarde vóór deze komma", "a value before this comma");
                continue;
            }
            while !item.is_empty() {
                let before = item.len();
                // What follows a value that could not be read says nothing more.
                let Some(one) = self.observation(&mut item, word, node) else { break };
                found.push(one);
                if item.is_empty() || item.len() == before {
                    break;
                }
                if !self.more_without_comma(&mut item, word) {
                    break;
                }
            }
        }
        (!found.is_empty()).then(|| found.into())
    }

    /// After a whole observation: another one whose comma is missing, or something that does not belong.
    fn more_without_comma(&mut self, item: &mut Cursor<'_>, word: &str) -> bool {
        match item.peek_word() {
            Some((next, span)) if self.is_period(next) => {
                self.missing_comma(span, next);
                true
            }
            Some((_, span)) if self.glued_year(span).is_some() => {
                let glued = self.glued_year(span).unwrap_or(span);
                self.find(kinds::comma_without_space(glued, self.slice(glued)));
                false
            }
            _ => {
                let shown = item.shown().to_owned();
                let wants = Text::new(
                    "jaar, waarde, en dan hooguit ‘gemeten’, ‘bron’ en een opmerking",
                    "year, value, and then at most ‘measured’, ‘source’ and a remark",
                );
                self.find(kinds::unexpected_value(item.span(), &shown, word, wants));
                false
            }
        }
    }

    /// `7,2019` before this place: a value and the next year with no space between.
    fn glued_year(&self, next: Span) -> Option<Span> {
        let line = self.text.get(..next.start as usize)?.rsplit('\n').next()?;
        let word = line.trim_end().rsplit(char::is_whitespace).next()?;
        let (_, year) = word.rsplit_once(',')?;
        let start = next.start as usize - (line.len() - line.trim_end().len()) - word.len();
        crate::model::period::year(year)?;
        Some(Span::new(next.file, start as u32, (start + word.len()) as u32))
    }

    fn observation(&mut self, item: &mut Cursor<'_>, word: &str, node: u32) -> Option<Observation> {
        let start = item.span();
        let key = self.key(item, word)?;
        let mut more = ObservationMore::default();
        let figure = self.figure(item, word, Some(node), &mut more.doubt)?;
        if self.term(item, &values::MEASURED).is_some() {
            more.measured = Some(self.next_period(item, values::MEASURED.get(self.language))?);
        }
        if self.term(item, &values::BY).is_some() {
            let Some((id, span)) = self.reference_id(item) else {
                self.missing(item, word, "de id van een bron", "the id of a source");
                return None;
            };
            self.refer(node, Relation::SourcedFrom, Kinds::One(&source::CONCEPT), id, span, None);
            more.by = Some(span);
        }
        self.doubt(item, &mut more.doubt);
        more.note = self.string(item);
        self.doubt(item, &mut more.doubt);
        let used = !matches!(
            &more,
            ObservationMore {
                measured: None,
                by: None,
                note: None,
                doubt: Doubt { about: false, uncertain: None }
            }
        );
        let end = if item.is_empty() { start.end } else { item.span().start };
        let span = Span::new(start.file, start.start, end);
        let span = Span::new(span.file, span.start, span.start + self.slice(span).trim_end().len() as u32);
        Some(Observation { key, figure, span, more: used.then(|| Box::new(more)) })
    }

    /// The year or period of an observation.
    fn key(&mut self, item: &mut Cursor<'_>, word: &str) -> Option<Key> {
        let Some((text, span)) = item.peek_word() else {
            self.missing(item, word, "een jaar", "a year");
            return None;
        };
        if self.term(item, &values::WITHOUT_YEAR).is_some() {
            return Some(Key::WithoutYear);
        }
        if self.is_period(text) {
            item.skip();
            return self.period(text, span).map(Key::Period);
        }
        let place = Span::new(span.file, span.start, span.start);
        let without = values::WITHOUT_YEAR.get(self.language);
        let looks = text.starts_with(|one: char| {
            one.is_ascii_digit() || matches!(one, '-' | '<' | '>' | '≥' | '≤' | '€')
        });
        // Digits with a value behind them were meant as a year.
        let year =
            item.len() > 1 && text.starts_with(|one: char| one.is_ascii_digit()) && !text.contains(',');
        if year {
            self.find(kinds::malformed_date(span, text, &[], true));
        } else if looks || item.len() == 1 {
            let wants = Text::new(
                format!("het jaar vóór ‘{text}’ (of ‘{without}’)"),
                format!("the year before ‘{text}’ (or ‘{without}’)"),
            );
            self.find(kinds::missing_value(place, word, wants));
        } else {
            self.find(kinds::malformed_date(span, text, &[], true));
        }
        None
    }

    /// `onzeker "reden"`
    pub(super) fn doubt(&mut self, item: &mut Cursor<'_>, doubt: &mut Doubt) {
        if self.term(item, &values::UNCERTAIN).is_some() {
            doubt.uncertain = Some(self.string(item));
        }
    }

    /// One value: number, bound, range, direction, no figure, or a text.
    pub(super) fn figure(
        &mut self,
        item: &mut Cursor<'_>,
        word: &str,
        node: Option<u32>,
        doubt: &mut Doubt,
    ) -> Option<Figure> {
        doubt.about |= self.term(item, &values::ABOUT).is_some();
        if let Some(text) = self.string(item) {
            return Some(Figure::Text(text));
        }
        let Some((text, span)) = item.word() else {
            self.missing(
                item,
                word,
                "een waarde (of ‘-’ als die er niet is)",
                "a value (or ‘-’ where there is none)",
            );
            return None;
        };
        if let Some(missing) = self.no_figure(text) {
            if missing == Missing::None && self.is_minus_apart(item) {
                self.minus_apart(item, span);
                return None;
            }
            self.say_missing(missing, span);
            return Some(Figure::Missing(missing));
        }
        let normal = language::normal(text);
        if let Some(direction) = values::choose(self.language, values::DIRECTIONS, &normal) {
            self.say(span, What::Word(&direction.word));
            return Some(Figure::Direction(direction, self.relative(item, word)?));
        }
        if let Some((bound, length)) = bound(text) {
            return self.bound(item, word, node, bound, text, length, span);
        }
        if text.starts_with('€') {
            let amount = self.whole_amount(item, text, span)?;
            return Some(Figure::Number(amount, Sign::Euro));
        }
        if self.minus_before_euro(item, text, span) {
            return None;
        }
        if let Some((low, high)) = period::split_range(text) {
            return self.range(item, low, high, span);
        }
        if text
            .starts_with(|one: char| one.is_ascii_digit() || matches!(one, '-' | '–' | '—' | '−' | '.' | ','))
        {
            let (number, sign) = self.number_and_sign(item, text, span)?;
            return Some(Figure::Number(number, sign));
        }
        self.not_a_figure(text, span);
        None
    }

    fn not_a_figure(&mut self, text: &str, span: Span) {
        let choices = || values::DIRECTIONS.iter().chain(values::NO_FIGURES);
        let normal = language::normal(text);
        let other = choices()
            .find(|choice| choice.word.get(self.language.other()) == normal)
            .map(|choice| choice.word.get(self.language));
        let mut near = suggest::nearest(&normal, choices().map(|choice| choice.word.get(self.language)));
        if matches!(&*normal, "ca." | "ca" | "±" | "~" | "plm." | "ongeveer" | "approx." | "approximately") {
            near = vec![values::ABOUT.get(self.language)];
        }
        self.find(kinds::not_a_figure(span, text, &near, other));
    }

    /// `-`, `nnb`, `n.n.b.`, `p.m.` and their like.
    pub(super) fn no_figure(&self, text: &str) -> Option<Missing> {
        if matches!(text, "-" | "–" | "—" | "−") {
            return Some(Missing::None);
        }
        if !text.starts_with(|one: char| one.is_ascii_alphabetic()) || text.len() > 8 {
            return None;
        }
        let folded: String = text.chars().filter(|one| *one != '.').flat_map(char::to_lowercase).collect();
        values::choose(self.language, values::NO_FIGURES, &folded).map(Missing::Named)
    }

    /// Tells who listens of a word such as `nnb`; a dash is one in every language.
    pub(super) fn say_missing(&mut self, missing: Missing, span: Span) {
        if let Missing::Named(choice) = missing {
            self.say(span, What::NoFigure(choice));
        }
    }

    pub(super) fn is_minus_apart(&self, item: &Cursor<'_>) -> bool {
        item.peek_word()
            .is_some_and(|(next, _)| !self.is_period(next) && number::number(next, self.language).is_ok())
    }

    /// `- 5`: the minus stands against the number.
    pub(super) fn minus_apart(&mut self, item: &mut Cursor<'_>, minus: Span) {
        if let Some((next, span)) = item.word() {
            let whole = minus.to(span);
            let shown = self.slice(whole).to_owned();
            self.find(kinds::malformed_number(whole, &shown, &[format!("-{next}")], self.language));
        }
    }

    /// `tov 2022`, `tov nulmeting`; the outer none means that it could not be read.
    #[expect(clippy::option_option, reason = "the outer level says that a finding was made")]
    fn relative(&mut self, item: &mut Cursor<'_>, word: &str) -> Option<Option<Box<Relative>>> {
        if self.term(item, &values::RELATIVE_TO).is_none() {
            return Some(None);
        }
        if self.term(item, &values::BASELINE).is_some() {
            return Some(Some(Box::new(Relative::Baseline)));
        }
        let period = self.next_period(item, word)?;
        Some(Some(Box::new(Relative::Period(period))))
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one value, read by the caller")]
    fn bound(
        &mut self,
        item: &mut Cursor<'_>,
        word: &str,
        node: Option<u32>,
        bound: Bound,
        text: &str,
        length: usize,
        span: Span,
    ) -> Option<Figure> {
        let glued = text.get(length..).unwrap_or_default();
        let (text, span) = if glued.is_empty() {
            match item.word() {
                Some(next) => next,
                None => {
                    self.missing(item, word, "een getal na het teken", "a number after the sign");
                    return None;
                }
            }
        } else {
            (glued, Span::new(span.file, span.start + length as u32, span.end))
        };
        if text.starts_with('€') {
            let amount = self.whole_amount(item, text, span)?;
            return Some(Figure::Bound(bound, amount, Sign::Euro));
        }
        if let (Some(node), true) = (node, text.starts_with(char::is_alphabetic)) {
            let wanted = Kinds::One(&language::reference_series::CONCEPT);
            self.refer(node, Relation::ComparedWith, wanted, Str::Raw(span), span, None);
            return Some(Figure::BoundRef(bound, span));
        }
        let text = text.to_owned();
        let (number, sign) = self.number_and_sign(item, &text, span)?;
        Some(Figure::Bound(bound, number, sign))
    }

    fn range(&mut self, item: &mut Cursor<'_>, low: &str, high: &str, span: Span) -> Option<Figure> {
        let middle = span.start + low.len() as u32;
        let low_span = Span::new(span.file, span.start, middle);
        let high_span = Span::new(span.file, middle + 2, span.end);
        let (low, low_sign) = self.number_and_sign(&mut { *item }.emptied(), low, low_span)?;
        let (high, high_sign) = self.number_and_sign(item, high, high_span)?;
        if low > high {
            let shown = self.slice(span).to_owned();
            let right =
                format!("{}..{}", number::print(high, self.language), number::print(low, self.language));
            self.find(kinds::malformed_number(span, &shown, &[right], self.language));
            return None;
        }
        let sign = if low_sign == Sign::Bare { high_sign } else { low_sign };
        Some(Figure::Range(Box::new((low, high)), sign))
    }

    /// A number with `%` or a multiplier behind it, glued or apart.
    fn number_and_sign(&mut self, item: &mut Cursor<'_>, text: &str, span: Span) -> Option<(Decimal, Sign)> {
        let (digits, percent) = match text.strip_suffix('%') {
            Some(digits) => (digits, true),
            None => (text, false),
        };
        let span = Span::new(span.file, span.start, span.start + digits.len() as u32);
        let value = self.number(digits, span)?;
        if percent || item.take("%").is_some() {
            return Some((value, Sign::Percent));
        }
        let value = self.multiplied(item, value, span)?;
        Some((value, Sign::Bare))
    }

    pub(super) fn number(&mut self, text: &str, span: Span) -> Option<Decimal> {
        match number::number(text, self.language) {
            Ok(value) => {
                self.say(span, What::Number);
                Some(value)
            }
            Err(bad) => {
                self.find(match bad {
                    BadNumber::Readings(readings) => {
                        kinds::malformed_number(span, text, &readings, self.language)
                    }
                    BadNumber::Other => kinds::malformed_number(span, text, &[], self.language),
                    BadNumber::TooLong => kinds::too_large(span, text),
                });
                None
            }
        }
    }

    /// `mln`, `dzd`, `k` behind a number, as a power of ten; zero without one.
    pub(super) fn power(&mut self, item: &mut Cursor<'_>) -> Option<u8> {
        let Some((next, span)) = item.peek_word() else { return Some(0) };
        match number::multiplier(next, self.language) {
            None => Some(0),
            Some(Ok(power)) => {
                item.skip();
                self.say(span, What::Power);
                Some(power)
            }
            Some(Err(right)) => {
                item.skip();
                self.find(kinds::unknown_value(span, next, "€", &[right], &[], Some(right)));
                None
            }
        }
    }

    /// A number times what stands behind it.
    pub(super) fn multiplied(
        &mut self,
        item: &mut Cursor<'_>,
        value: Decimal,
        span: Span,
    ) -> Option<Decimal> {
        let power = self.power(item)?;
        if power == 0 {
            return Some(value);
        }
        let product = number::scaled(value, power);
        if product.is_none() {
            let shown = self.slice(span).to_owned();
            self.find(kinds::too_large(span, &shown));
        }
        product
    }

    /// `waarde 61 %`, `waarde circa 20 aanbieders`
    pub(super) fn quantity(&mut self, mut cursor: Cursor<'_>, word: &str) -> Option<Value> {
        let mut doubt = Doubt::default();
        let figure = self.figure(&mut cursor, word, None, &mut doubt)?;
        self.doubt(&mut cursor, &mut doubt);
        let mut unit: Option<Span> = None;
        while let Some((text, span)) = cursor.peek_word() {
            if text == values::UNCERTAIN.get(self.language) {
                break;
            }
            unit = Some(unit.map_or(span, |unit| unit.to(span)));
            cursor.skip();
        }
        self.doubt(&mut cursor, &mut doubt);
        let note = self.string(&mut cursor);
        self.nothing_more(cursor, word, Bi::new("een getal en een eenheid", "a number and a unit"));
        let unit = unit.map(|unit| self.joined(unit));
        Some(Value::Quantity(Box::new(Quantity { figure, unit, doubt, note })))
    }

    /// `eenheid score schaal 1..10`, `eenheid fte per 1.000 inwoners`, `eenheid % van "de inwoners"`
    pub(super) fn unit(&mut self, mut cursor: Cursor<'_>, word: &str) -> Option<Value> {
        let name = match cursor.word() {
            Some((_, span)) => Str::Raw(span),
            None => match self.string(&mut cursor) {
                Some(name) => name,
                None => {
                    self.missing(&cursor, word, "een eenheid", "a unit");
                    return None;
                }
            },
        };
        let mut unit = Unit { name, per: None, of: None, scale: None };
        while let Some((text, span)) = cursor.peek_word() {
            let joining = [&values::PER, &values::OF, &values::SCALE];
            if let Some(word) = joining.into_iter().find(|word| word.get(self.language) == text) {
                self.say(span, What::Word(word));
            }
            if text == values::PER.get(self.language) || text == values::OF.get(self.language) {
                cursor.skip();
                self.per(&mut cursor, text, &mut unit)?;
            } else if text == values::SCALE.get(self.language) {
                cursor.skip();
                unit.scale = Some(self.unit_scale(&mut cursor, text)?);
            } else {
                let wants = Text::new(
                    "een woord, en dan ‘per’, ‘van’ of ‘schaal’; een eenheid van meer woorden staat tussen aanhalingstekens",
                    "a word, and then ‘per’, ‘of’ or ‘scale’; a unit of several words stands in quotes",
                );
                self.find(kinds::unexpected_value(span, text, word, wants));
                return None;
            }
        }
        self.nothing_more(cursor, word, Bi::new("een eenheid", "a unit"));
        Some(Value::Unit(Box::new(unit)))
    }

    fn per(&mut self, cursor: &mut Cursor<'_>, word: &str, unit: &mut Unit) -> Option<()> {
        if let Some((text, span)) = cursor.peek_word()
            && text.starts_with(|one: char| one.is_ascii_digit())
        {
            cursor.skip();
            unit.per = Some(self.number(text, span)?);
        }
        if let Some(text) = self.string(cursor) {
            unit.of = Some(text);
            return Some(());
        }
        let mut of: Option<Span> = None;
        while let Some((text, span)) = cursor.peek_word() {
            if text == values::SCALE.get(self.language) {
                break;
            }
            of = Some(of.map_or(span, |of| of.to(span)));
            cursor.skip();
        }
        if of.is_none() && unit.per.is_none() {
            self.missing(cursor, word, "een aantal of een woord", "a number or a word");
            return None;
        }
        unit.of = of.map(|of| self.joined(of)).or(unit.of.take());
        Some(())
    }

    fn unit_scale(&mut self, cursor: &mut Cursor<'_>, word: &str) -> Option<(Decimal, Decimal)> {
        let Some((text, span)) = cursor.word() else {
            self.missing(cursor, word, "een bereik zoals 1..10", "a range such as 1..10");
            return None;
        };
        let Some((low, high)) = period::split_range(text) else {
            let wants = Text::new("een bereik zoals 1..10", "a range such as 1..10");
            self.find(kinds::unexpected_value(span, text, word, wants));
            return None;
        };
        let middle = span.start + low.len() as u32;
        let low = self.number(low, Span::new(span.file, span.start, middle))?;
        let high = self.number(high, Span::new(span.file, middle + 2, span.end))?;
        Some((low, high))
    }

    /// `zoals bbv halt`
    pub(super) fn catalogue(&mut self, mut cursor: Cursor<'_>, word: &str) -> Option<Value> {
        let (Some((list, list_span)), Some((item, item_span))) = (cursor.word(), cursor.word()) else {
            self.missing(
                &cursor,
                word,
                "een lijst en een indicator, zoals ‘bbv halt’",
                "a list and an indicator, such as ‘bbv halt’",
            );
            return None;
        };
        self.nothing_more(cursor, word, Bi::new("een lijst en een indicator", "a list and an indicator"));
        let lists: Vec<&str> = catalogue::LISTS.iter().map(|(name, _)| *name).collect();
        if !lists.contains(&list) {
            let near = suggest::nearest(list, lists.iter().copied());
            self.find(kinds::unknown_value(list_span, list, word, &lists, &near, None));
            return None;
        }
        let found = catalogue::find(list, item);
        if found.is_none() {
            let all = catalogue::INDICATORS.iter().filter(|one| one.list == list).map(|one| one.item);
            let near = suggest::nearest(item, all.clone());
            let some: Vec<&str> = all.skip(5).step_by(8).collect();
            self.find(kinds::unknown_value(item_span, item, list, &some, &near, None));
        }
        found.map(|item| Value::Catalogue(Box::new(Catalogue { item })))
    }
}

/// The sign that a bound starts with, and its length.
fn bound(text: &str) -> Option<(Bound, usize)> {
    const SIGNS: [(&str, Bound); 6] = [
        (">=", Bound::AtLeast),
        ("≥", Bound::AtLeast),
        ("<=", Bound::AtMost),
        ("≤", Bound::AtMost),
        (">", Bound::Above),
        ("<", Bound::Below),
    ];
    SIGNS.iter().find(|(sign, _)| text.starts_with(sign)).map(|(sign, bound)| (*bound, sign.len()))
}

impl<'t> Cursor<'t> {
    /// Nothing more to take, at the same place.
    fn emptied(self) -> Cursor<'t> {
        let mut cursor = self;
        while matches!(
            cursor.peek_kind(),
            Some(TokenKind::Word | TokenKind::Comma | TokenKind::Str | TokenKind::Quoted | TokenKind::Text)
        ) {
            cursor.skip();
        }
        cursor
    }
}
