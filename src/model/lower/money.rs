//! Money: amounts, lines of them, tables, and what deviates.

use rust_decimal::Decimal;

use crate::diag::Text;
use crate::language::shape::Flow;
use crate::language::{self, Bi, Language, Shape, document, values};
use crate::model::cursor::Cursor;
use crate::model::draft::Kinds;
use crate::model::graph::Relation;
use crate::model::kinds;
use crate::model::number::{self, BadNumber};
use crate::model::period::{Moment, Period};
use crate::model::spoken::What;
use crate::model::value::{
    Doubt, Earlier, Effect, Missing, Money, MoneyFigure, MoneyLine, Offset, Prop, Str, Value,
};
use crate::source::Span;
use crate::syntax::Child;

use super::{Block, Lower};

/// The largest scale that amounts are printed in: a milliard.
const LARGEST_SCALE: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

/// A column of a table: kind of figure, period.
type Column = (Option<&'static language::Choice>, Period);

impl Lower<'_> {
    /// An amount whose first word starts with `€`: the figure, and the power of ten behind it.
    fn amount(&mut self, item: &mut Cursor<'_>, text: &str, span: Span) -> Option<(Decimal, u8)> {
        let glued = text.strip_prefix('€').unwrap_or(text);
        let (text, number_span) = if glued.is_empty() {
            match item.word() {
                Some(next) => next,
                None => {
                    self.missing(item, "€", "een bedrag", "an amount");
                    return None;
                }
            }
        } else {
            (glued, Span::new(span.file, span.end - glued.len() as u32, span.end))
        };
        self.amount_number(item, text, number_span)
    }

    /// The same, multiplied out.
    pub(super) fn whole_amount(&mut self, item: &mut Cursor<'_>, text: &str, span: Span) -> Option<Decimal> {
        let (amount, power) = self.amount(item, text, span)?;
        number::scaled(amount, power)
    }

    /// The number of an amount, without `,-`, and `mln` and its like, glued or apart.
    fn amount_number(&mut self, item: &mut Cursor<'_>, text: &str, span: Span) -> Option<(Decimal, u8)> {
        let plain = [",-", ",–", ",—", ",="].iter().find_map(|tail| text.strip_suffix(tail)).unwrap_or(text);
        let letters = plain.find(|one: char| one.is_alphabetic()).unwrap_or(plain.len());
        let (digits, suffix) = plain.split_at_checked(letters).unwrap_or((plain, ""));
        let glued = (!suffix.is_empty()).then(|| number::multiplier(suffix, self.language));
        let word = match glued {
            Some(Some(Err(right))) => Some(right),
            Some(Some(Ok(_))) => Some(suffix),
            _ => None,
        };
        let digits_span = Span::new(span.file, span.start, span.start + digits.len() as u32);
        let amount = match number::number(digits, self.language) {
            Ok(amount) => {
                self.say(digits_span, What::Number);
                amount
            }
            Err(bad) => {
                self.find(match bad {
                    BadNumber::Readings(readings) => {
                        let with = |one: &String| word.map_or(one.clone(), |word| format!("{one} {word}"));
                        let readings: Vec<String> = readings.iter().map(with).collect();
                        kinds::malformed_amount(span, text, &readings, self.language)
                    }
                    BadNumber::Other => kinds::malformed_amount(span, text, &[], self.language),
                    BadNumber::TooLong => kinds::too_large(span, text),
                });
                return None;
            }
        };
        let power = match glued {
            None => self.power(item)?,
            Some(Some(Ok(power))) => {
                self.say(
                    Span { start: digits_span.end, end: digits_span.end + suffix.len() as u32, ..span },
                    What::Power,
                );
                power
            }
            Some(Some(Err(right))) => {
                let readings = [format!("{digits} {right}")];
                self.find(kinds::malformed_amount(span, text, &readings, self.language));
                return None;
            }
            Some(None) => {
                self.find(kinds::malformed_amount(span, text, &[], self.language));
                return None;
            }
        };
        if number::scaled(amount, power).is_none() {
            self.find(kinds::too_large(span, text));
            return None;
        }
        Some((amount, power))
    }

    /// One amount with what may stand around it.
    pub(super) fn money(&mut self, item: &mut Cursor<'_>, word: &str) -> Option<Money> {
        let mut doubt = Doubt { about: self.term(item, &values::ABOUT).is_some(), uncertain: None };
        let Some((text, span)) = item.word() else {
            if item.is_empty() {
                self.missing(item, word, "een bedrag", "an amount");
            } else {
                let shown = item.shown().to_owned();
                self.find(kinds::malformed_amount(item.span(), &shown, &[], self.language));
            }
            return None;
        };
        let (mut euro, mut power) = (false, 0);
        let amount = if let Some(missing) = self.no_figure(text) {
            if missing == Missing::None && self.is_minus_apart(item) {
                self.minus_apart(item, span);
                return None;
            }
            self.say_missing(missing, span);
            Err(missing)
        } else if self.minus_before_euro(item, text, span) {
            return None;
        } else if text.starts_with('€') {
            euro = true;
            let (amount, behind) = self.amount(item, text, span)?;
            power = behind;
            Ok(amount)
        } else if let Some(right) = self.foreign_euro(item, text) {
            let whole = item.peek_word().map_or(span, |(_, next)| span.to(next));
            let shown = self.slice(whole).to_owned();
            self.find(kinds::malformed_amount(whole, &shown, &[right], self.language));
            item.skip();
            return None;
        } else {
            let (amount, behind) = self.amount_number(item, text, span)?;
            power = behind;
            let euro_word = |(next, _): &(&str, Span)| matches!(*next, "euro" | "EUR" | "Euro");
            if let Some((_, euros)) = item.peek_word().filter(euro_word) {
                let whole = span.to(euros);
                item.skip();
                let right =
                    [format!("€ {}", self.slice(Span::new(span.file, span.start, euros.start)).trim())];
                let shown = self.slice(whole).to_owned();
                self.find(kinds::malformed_amount(whole, &shown, &right, self.language));
                return None;
            }
            Ok(amount)
        };
        self.doubt(item, &mut doubt);
        let note = self.string(item);
        self.doubt(item, &mut doubt);
        Some(Money { amount, power, euro, doubt, note })
    }

    /// `-€ 5`: the minus stands behind the euro sign.
    pub(super) fn minus_before_euro(&mut self, item: &mut Cursor<'_>, text: &str, span: Span) -> bool {
        let Some(rest) = text.strip_prefix(['-', '–', '—', '−']).and_then(|rest| rest.strip_prefix('€'))
        else {
            return false;
        };
        let (number, whole) = match (rest, item.peek_word()) {
            ("", Some((next, next_span))) => (next, span.to(next_span)),
            (rest, _) => (rest, span),
        };
        let right = [format!("€ -{number}")];
        let shown = self.slice(whole).to_owned();
        self.find(kinds::malformed_amount(whole, &shown, &right, self.language));
        if rest.is_empty() {
            item.skip();
        }
        true
    }

    /// `EUR 460.000`
    fn foreign_euro(&self, item: &Cursor<'_>, text: &str) -> Option<String> {
        let euro = matches!(text, "EUR" | "eur" | "euro" | "Euro" | "f" | "fl");
        let (next, _) = item.peek_word().filter(|_| euro)?;
        Some(format!("€ {next}"))
    }

    /// `lasten ["naam" | taakveld 1.1 | uit programma 4] [begroot] 2020 € 250.000, …`
    pub(super) fn money_line(
        &mut self,
        mut cursor: Cursor<'_>,
        word: &str,
        flow: Flow,
        node: u32,
    ) -> Option<Value> {
        let mut line = self.line_head(&mut cursor, word, flow, node)?;
        if cursor.is_empty() {
            self.missing(&cursor, word, "een jaar met een bedrag", "a year with an amount");
            return None;
        }
        let mut figures = Vec::with_capacity(4);
        for mut item in cursor.items() {
            if item.is_empty() {
                self.missing(&item, word, "een bedrag vóór deze komma", "an amount before this comma");
                continue;
            }
            self.figures(&mut item, word, &mut figures);
        }
        line.figures = figures.into();
        (!line.figures.is_empty()).then(|| Value::Money(Box::new(line)))
    }

    fn line_head(&mut self, cursor: &mut Cursor<'_>, word: &str, flow: Flow, node: u32) -> Option<MoneyLine> {
        let mut line = MoneyLine {
            flow,
            name: None,
            task_field: None,
            from: None,
            scale: None,
            figures: Box::default(),
        };
        line.name = self.string(cursor);
        if self.term(cursor, &values::TASK_FIELD).is_some() {
            match cursor.word() {
                Some((_, span)) => line.task_field = Some(Str::Raw(span)),
                None => {
                    self.missing(cursor, word, "de code van een taakveld", "the code of a task field");
                    return None;
                }
            }
        }
        if flow == Flow::Coverage && self.term(cursor, &values::FROM).is_some() {
            let (kind, id, span) = self.kind_and_id(cursor, word, &mut None)?;
            self.refer(node, Relation::CoveredFrom, Kinds::One(kind), id, span, None);
            line.from = Some(span);
        }
        Some(line)
    }

    /// `[begroot] 2020 € 250.000`, `2022..2025 elk € 55.000`; more of them when commas are missing.
    fn figures(&mut self, item: &mut Cursor<'_>, word: &str, found: &mut Vec<MoneyFigure>) {
        loop {
            let start = item.span();
            let kind = self.figure_kind(item);
            let Some((text, span)) = item.peek_word() else {
                self.missing(item, word, "een jaar met een bedrag", "a year with an amount");
                return;
            };
            let known: Vec<&str> =
                values::FIGURE_KINDS.iter().map(|kind| kind.word.get(self.language)).collect();
            let near = language::suggest::nearest(text, known.iter().copied());
            if kind.is_none() && !near.is_empty() && !self.is_period(text) {
                self.find(kinds::unknown_value(span, text, word, &known, &near, None));
                return;
            }
            if text.contains("..") && !self.is_period(text) {
                self.find(kinds::malformed_date(span, text, &[], true));
                return;
            }
            if !self.is_period(text) {
                let place = Span::new(span.file, span.start, span.start);
                let wants = Text::new(format!("het jaar vóór ‘{text}’"), format!("the year before ‘{text}’"));
                self.find(kinds::missing_value(place, word, wants));
                return;
            }
            item.skip();
            let Some(period) = self.period(text, span) else { return };
            let each = self.term(item, &values::EACH).is_some();
            let Some(money) = self.money(item, word) else { return };
            let end = if item.is_empty() { start.end } else { item.span().start };
            let figure = MoneyFigure { kind, period, money, span: Span::new(start.file, start.start, end) };
            if each {
                repeat(figure, found)
            } else {
                found.push(figure)
            }
            match item.peek_word() {
                None if item.is_empty() => return,
                Some((next, span)) if self.is_period(next) => {
                    self.missing_comma(span, next);
                }
                _ => {
                    let shown = item.shown().to_owned();
                    let wants = Text::new("jaar en bedrag", "year and amount");
                    self.find(kinds::unexpected_value(item.span(), &shown, word, wants));
                    return;
                }
            }
        }
    }

    fn figure_kind(&mut self, item: &mut Cursor<'_>) -> Option<&'static language::Choice> {
        let (text, span) = item.peek_word()?;
        if let Some(found) = values::choose(self.language, values::FIGURE_KINDS, text) {
            self.say(span, What::Word(&found.word));
            item.skip();
            return Some(found);
        }
        let found = values::choose(self.language.other(), values::FIGURE_KINDS, text)?;
        let right = found.word.get(self.language);
        self.find(kinds::other_language(span, text, right, self.language));
        item.skip();
        Some(found)
    }

    /// `bedragen x 1.000`, and with a block the amounts in that scale.
    pub(super) fn scale(
        &mut self,
        mut cursor: Cursor<'_>,
        statement: &Child<'_>,
        block: Block,
    ) -> Option<Value> {
        let word = self.slice(statement.word());
        let scale = self.factor(&mut cursor, word);
        if scale.is_some() {
            self.nothing_more(cursor, word, Bi::new("x en een getal", "x and a number"));
        }
        if statement.statement.block {
            if *block.place == document::CONCEPT {
                let wants = Text::new("in dit blok geen ‘{’", "no ‘{’ in this block");
                self.find(kinds::unexpected_value(statement.span(), "{", word, wants));
            }
            self.table(statement, block, scale.unwrap_or(Decimal::ONE));
            return Some(Value::Table);
        }
        scale.map(Value::Scale)
    }

    fn factor(&mut self, cursor: &mut Cursor<'_>, word: &str) -> Option<Decimal> {
        let x = cursor.word();
        let Some((text, span)) =
            cursor.word().filter(|_| x.is_some_and(|(x, _)| matches!(x, "x" | "×" | "X")))
        else {
            self.missing(cursor, word, "de schaal, zoals ‘x 1.000’", "the scale, such as ‘x 1,000’");
            return None;
        };
        if let Some(Ok(power)) = number::multiplier(text, self.language) {
            self.say(span, What::Power);
            return number::scaled(Decimal::ONE, power);
        }
        let (text, span) = match (text, cursor.peek_word()) {
            ("€", Some(next)) => {
                cursor.skip();
                next
            }
            _ => (text, span),
        };
        let value = self.number(text, span)?;
        let value = self.multiplied(cursor, value, span)?;
        if value <= Decimal::ZERO || value > LARGEST_SCALE {
            let wants = Text::new("een schaal van 1 tot 1.000.000.000", "a scale from 1 to 1,000,000,000");
            self.find(kinds::unexpected_value(span, text, word, wants));
            return None;
        }
        Some(value)
    }

    /// The rows of a table; each row is a line of amounts, one for each column.
    fn table(&mut self, table: &Child<'_>, block: Block, scale: Decimal) {
        let mut columns: Option<(Vec<Column>, Span)> = None;
        for row in table.children() {
            let written = self.slice(row.word());
            if written == values::COLUMNS.get(self.language) {
                self.say(row.word(), What::Word(&values::COLUMNS));
                if let Some((_, first)) = &columns {
                    self.find(kinds::repeated_field(row.span(), *first, written));
                    continue;
                }
                columns = Some((self.columns(&row, written), row.span()));
                continue;
            }
            let meaning = language::meaning(self.language, block.place, &language::normal(written));
            let money = meaning
                .and_then(|meaning| meaning.field)
                .filter(|field| matches!(field.shape, Shape::Money(_)));
            let Some((field, Shape::Money(flow))) = money.map(|field| (field, field.shape)) else {
                self.row_of_nothing(&row, written);
                continue;
            };
            self.say(row.word(), What::Word(&field.word));
            self.quiet = row.statement.broken;
            let cursor = self.cursor(&row);
            let value = match &columns {
                Some((columns, span)) => self.row(cursor, written, flow, block.node, columns, *span),
                None => self.money_line(cursor, written, flow, block.node),
            };
            self.quiet = false;
            if let (Some(Value::Money(mut line)), Some(draft)) =
                (value, self.nodes.get_mut(block.node as usize))
            {
                line.scale = Some(scale);
                draft.node.props.push(Prop { field, span: row.span(), value: Value::Money(line) });
            }
        }
    }

    /// A line of a table that is no row: an unknown word, or one that belongs elsewhere.
    fn row_of_nothing(&mut self, row: &Child<'_>, written: &str) {
        if row.statement.broken || written.is_empty() {
            return;
        }
        if written == values::COLUMNS.get(self.language.other()) {
            let right = values::COLUMNS.get(self.language);
            self.find(kinds::other_language(row.word(), written, right, self.language));
            return;
        }
        if language::meaning_anywhere(self.language, written).is_some() {
            let name = &language::fields::AMOUNTS.word;
            let places = language::places_of(self.language, written);
            self.find(kinds::misplaced_keyword(row.word(), written, name, &places));
            return;
        }
        let known: Vec<&str> = language::fields::MONEY
            .iter()
            .filter(|field| matches!(field.shape, Shape::Money(_)))
            .map(|field| field.word.get(self.language))
            .chain([values::COLUMNS.get(self.language)])
            .collect();
        let near = language::suggest::nearest(written, known.iter().copied());
        let habit = near.is_empty().then(|| {
            Text::new(
                format!("in een tabel van bedragen staan {}", kinds::either(&known, Language::Nl)),
                format!("a table of amounts holds {}", kinds::either(&known, Language::En)),
            )
        });
        self.find(kinds::unknown_keyword(row.word(), written, &near, habit));
    }

    fn columns(&mut self, row: &Child<'_>, word: &str) -> Vec<Column> {
        let cursor = self.cursor(row);
        if cursor.is_empty() {
            self.find(kinds::missing_columns(row.span(), self.language));
        }
        let mut columns = Vec::new();
        for mut item in cursor.items() {
            let kind = self.figure_kind(&mut item);
            if let Some((text, span)) = item.peek_word()
                && kind.is_none()
                && !self.is_period(text)
            {
                let known: Vec<&str> =
                    values::FIGURE_KINDS.iter().map(|kind| kind.word.get(self.language)).collect();
                let near = language::suggest::nearest(text, known.iter().copied());
                let other = values::choose(self.language.other(), values::FIGURE_KINDS, text);
                let other = other.map(|choice| choice.word.get(self.language));
                self.find(kinds::unknown_value(span, text, word, &known, &near, other));
                item.skip();
                item.word();
                // The column is there, whatever it is called; without it every row would be too long.
                columns.push((None, Period::At(Moment::Year(0))));
                continue;
            }
            match self.next_period(&mut item, word) {
                Some(period) => columns.push((kind, period)),
                None => columns.push((kind, Period::At(Moment::Year(0)))),
            }
            self.nothing_more(
                item,
                word,
                Bi::new("een soort cijfer en een jaar", "a kind of figure and a year"),
            );
        }
        columns
    }

    fn row(
        &mut self,
        mut cursor: Cursor<'_>,
        word: &str,
        flow: Flow,
        node: u32,
        columns: &[Column],
        columns_span: Span,
    ) -> Option<Value> {
        let mut line = self.line_head(&mut cursor, word, flow, node)?;
        let items: Vec<Cursor<'_>> = cursor.items().collect();
        let glued = |item: &Cursor<'_>| item.len() == 1 && item.shown().matches(',').count() > 1;
        if let Some(item) = items.iter().find(|item| glued(item)).filter(|_| items.len() != columns.len()) {
            self.find(kinds::comma_without_space(item.span(), item.shown()));
            return None;
        }
        let apart = items.len() == 1 && cursor.len() == columns.len() && columns.len() > 1;
        if let (true, Some((_, second))) = (apart, {
            let mut rest = cursor;
            rest.word();
            rest.peek_word()
        }) {
            let next = self.slice(second).to_owned();
            self.missing_comma(second, &next);
            return None;
        }
        if items.len() != columns.len() && !self.quiet {
            let place = cursor.span();
            self.find(kinds::short_row(place, columns_span, items.len(), columns.len()));
            return None;
        }
        let mut figures = Vec::with_capacity(items.len());
        for (mut item, (kind, period)) in items.into_iter().zip(columns) {
            let span = item.span();
            let Some(money) = self.money(&mut item, word) else { continue };
            self.nothing_more(item, word, Bi::new("een bedrag per kolom", "one amount a column"));
            if period.first_year() != Some(0) {
                figures.push(MoneyFigure { kind: *kind, period: *period, money, span });
            }
        }
        line.figures = figures.into();
        Some(Value::Money(Box::new(line)))
    }

    /// `nadeel 2023 € 460.000 incidenteel`
    pub(super) fn effect(&mut self, mut cursor: Cursor<'_>, word: &str, advantage: bool) -> Option<Value> {
        let early = cursor
            .peek_word()
            .filter(|(text, _)| values::choose(self.language, values::RECURRENCES, text).is_some());
        if let Some((text, span)) = early {
            let wants = Text::new(
                "jaar en bedrag, en daarna pas ‘incidenteel’ of ‘structureel’",
                "year and amount, and only then ‘incidental’ or ‘structural’",
            );
            self.find(kinds::unexpected_value(span, text, word, wants));
            return None;
        }
        let period = self.optional_period(&mut cursor)?;
        let money = self.money(&mut cursor, word)?;
        let recurrence = match cursor.peek_word() {
            Some(_) => Some(self.choice(&mut cursor, word, values::RECURRENCES)?),
            None => None,
        };
        self.nothing_more(
            cursor,
            word,
            Bi::new(
                "jaar, bedrag en ‘incidenteel’ of ‘structureel’",
                "year, amount and ‘incidental’ or ‘structural’",
            ),
        );
        Some(Value::Effect(Box::new(Effect { advantage, period, money, recurrence })))
    }

    /// The outer none means that it could not be read.
    #[expect(clippy::option_option, reason = "the outer level says that a finding was made")]
    fn optional_period(&mut self, cursor: &mut Cursor<'_>) -> Option<Option<Period>> {
        match cursor.peek_word() {
            Some((text, span)) if self.is_period(text) => {
                cursor.skip();
                Some(Some(self.period(text, span)?))
            }
            _ => Some(None),
        }
    }

    /// `tegenover programma 10 € 460.000`
    pub(super) fn offset(&mut self, mut cursor: Cursor<'_>, word: &str, node: u32) -> Option<Value> {
        let (kind, id, target) = self.kind_and_id(&mut cursor, word, &mut None)?;
        self.refer(node, Relation::OffsetBy, Kinds::One(kind), id, target, None);
        let money = if cursor.is_empty() { None } else { Some(self.money(&mut cursor, word)?) };
        self.nothing_more(
            cursor,
            word,
            Bi::new("een soort met een id, en een bedrag", "a kind with an id, and an amount"),
        );
        Some(Value::Offset(Box::new(Offset { target, money })))
    }

    /// `eerder-gemeld voordeel € 100.000 in turap-2018-2`
    pub(super) fn earlier(&mut self, mut cursor: Cursor<'_>, word: &str, node: u32) -> Option<Value> {
        let (gain, loss) = (values::ADVANTAGE.get(self.language), values::DISADVANTAGE.get(self.language));
        let gained = cursor.take(gain);
        let advantage = gained.is_some();
        if let Some(span) = gained {
            self.say(span, What::Word(&values::ADVANTAGE));
        } else if let Some(span) = cursor.take(loss) {
            self.say(span, What::Word(&values::DISADVANTAGE));
        } else {
            let wants = Text::new(format!("‘{gain}’ of ‘{loss}’"), format!("‘{gain}’ or ‘{loss}’"));
            self.find(kinds::missing_value(cursor.missing(), word, wants));
            return None;
        }
        let period = self.optional_period(&mut cursor)?;
        let money = self.money(&mut cursor, word)?;
        let mut document = None;
        if self.term(&mut cursor, &values::IN).is_some() {
            let Some((id, span)) = self.reference_id(&mut cursor) else {
                self.missing(&cursor, word, "de id van een document", "the id of a document");
                return None;
            };
            self.refer(node, Relation::ReportedIn, Kinds::One(&document::CONCEPT), id, span, None);
            document = Some(span);
        }
        self.nothing_more(
            cursor,
            word,
            Bi::new(
                "voordeel of nadeel, bedrag en document",
                "advantage or disadvantage, amount and document",
            ),
        );
        Some(Value::Earlier(Box::new(Earlier { advantage, period, money, document })))
    }

    /// `drempel € 250.000 "toelichting vanaf dit bedrag"`
    pub(super) fn threshold(&mut self, mut cursor: Cursor<'_>, word: &str) -> Option<Value> {
        let mut money = self.money(&mut cursor, word)?;
        let note = money.note.take();
        self.nothing_more(
            cursor,
            word,
            Bi::new("een bedrag en een toelichting", "an amount and an explanation"),
        );
        Some(Value::Threshold(Box::new((money, note))))
    }
}

/// `2022..2025 elk`: the figure for each year of the period.
fn repeat(figure: MoneyFigure, found: &mut Vec<MoneyFigure>) {
    let years = match figure.period {
        Period::Between(Some(Moment::Year(from)), Some(Moment::Year(to))) if to - from < 200 => from..=to,
        _ => {
            found.push(figure);
            return;
        }
    };
    for year in years {
        found.push(MoneyFigure { period: Period::At(Moment::Year(year)), ..figure.clone() });
    }
}
