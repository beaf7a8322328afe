//! Amounts in euros, with costs and revenues positive, whatever convention the page has.

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use crate::language::shape::Flow;
use crate::language::{Choice, document, fields, values};
use crate::source::Span;

use super::graph::NodeId;
use super::period::Period;
use super::sums::Grain;
use super::value::{Missing, Money, MoneyFigure, MoneyLine, Str, Value};
use super::{Model, number};

/// A column of amounts: what kind of figures they are, and of when. Only amounts of one column may be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// None where neither the line nor the document says.
    pub kind: Option<&'static Choice>,
    pub period: Period,
}

impl std::hash::Hash for Column {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.kind.map(|kind| kind.name).hash(state);
        self.period.hash(state);
    }
}

/// One amount of a line, in euros.
#[derive(Clone, Copy, Debug)]
pub struct Amount<'m> {
    pub flow: Flow,
    pub name: Option<&'m Str>,
    pub task_field: Option<&'m Str>,
    /// The span of the reference to where a coverage comes from.
    pub from: Option<Span>,
    /// Its own kind of figure; None is that of the document.
    pub kind: Option<&'static Choice>,
    /// The first year of its period.
    pub year: Option<i16>,
    /// What it may be compared with.
    pub column: Column,
    /// Costs and revenues positive; balance = revenues − costs. None where there is no amount.
    pub euros: Result<Decimal, Missing>,
    /// The same with the sign that the page prints.
    pub plain: Result<Decimal, Missing>,
    /// What one printed unit is, in euros: how far rounding may be off.
    pub unit: Decimal,
    /// The figure itself.
    pub span: Span,
    /// The line it stands in.
    pub line: Span,
    pub printed: &'m MoneyFigure,
}

impl Amount<'_> {
    /// Whether a source gives it without doubt.
    pub fn is_firm(&self) -> bool {
        let doubt = &self.printed.money.doubt;
        !doubt.about && doubt.uncertain.is_none()
    }

    /// Without a name, a task field or a source of coverage: it stands for all of its flow.
    pub fn is_whole(&self) -> bool {
        self.name.is_none() && self.task_field.is_none() && self.from.is_none()
    }

    /// How precisely it is printed.
    pub fn grain(&self) -> Grain {
        Grain::new(self.unit, self.printed.money.amount.unwrap_or_default())
    }
}

/// The figures that a document prints where a line names no kind: from which year, up to which.
#[derive(Clone, Copy, Debug)]
struct Usual {
    kind: &'static Choice,
    from: i16,
    to: i16,
}

/// An amount that is too large to compute with; it is no zero.
const TOO_LARGE: Missing = Missing::Named(&values::NOT_YET_KNOWN);

impl Model {
    /// Every amount that a thing itself states, in the order of the text. What stands below it is not in it.
    pub fn amounts(&self, id: NodeId) -> Vec<Amount<'_>> {
        let mut found = Vec::new();
        let Some(node) = self.node(id) else { return found };
        let mut usual = None;
        for prop in &node.props {
            let Value::Money(line) = &prop.value else { continue };
            let usual = *usual.get_or_insert_with(|| self.usual(self.document_of(id)));
            let figures = line.figures.iter();
            found.extend(figures.map(|figure| self.amount(id, line, figure, prop.span, usual)));
        }
        found
    }

    fn amount<'m>(
        &'m self,
        id: NodeId,
        line: &'m MoneyLine,
        figure: &'m MoneyFigure,
        span: Span,
        usual: Option<Usual>,
    ) -> Amount<'m> {
        let unit = self.amount_unit(id, &figure.money, Some(line));
        let year = figure.period.first_year();
        let of_document =
            usual.filter(|usual| year.is_some_and(|year| usual.from <= year && year <= usual.to));
        let within = |line: Option<&MoneyLine>| {
            let printed = figure.money.amount;
            printed.and_then(|printed| self.euros(id, printed, unit, line).ok_or(TOO_LARGE))
        };
        Amount {
            flow: line.flow,
            name: line.name.as_ref(),
            task_field: line.task_field.as_ref(),
            from: line.from,
            kind: figure.kind,
            year,
            column: Column {
                kind: figure.kind.or(of_document.map(|usual| usual.kind)),
                period: figure.period,
            },
            euros: within(Some(line)),
            plain: within(None),
            unit: unit.unwrap_or(Decimal::ONE),
            span: figure.span,
            line: span,
            printed: figure,
        }
    }

    /// A budget budgets its own year and what comes after; accounts say what became of their own year.
    fn usual(&self, document: Option<NodeId>) -> Option<Usual> {
        let document = document?;
        let (kind, year) = (self.document_kind(document)?, self.document_year(document)?);
        match kind {
            one if *one == values::BUDGET => {
                Some(Usual { kind: &values::BUDGETED, from: year, to: i16::MAX })
            }
            one if *one == values::ANNUAL_ACCOUNTS => {
                Some(Usual { kind: &values::ACTUAL, from: year, to: year })
            }
            _ => None,
        }
    }

    /// The document that a thing stands in; a document stands in itself.
    pub fn document_of(&self, id: NodeId) -> Option<NodeId> {
        let node = self.node(id)?;
        node.document.or((*node.concept == document::CONCEPT).then_some(id))
    }

    /// Whether an amount of this flow may stand in a line of a thing that could not be read.
    pub fn may_state(&self, id: NodeId, flow: Flow) -> bool {
        self.may_have(id, Some(fields::of_flow(flow)), None)
            || self.may_have(id, Some(&fields::AMOUNTS), None)
    }

    /// What one unit of a printed amount is, in euros.
    pub fn amount_unit(&self, id: NodeId, money: &Money, line: Option<&MoneyLine>) -> Option<Decimal> {
        let scale = match money.euro {
            true => Some(Decimal::ONE),
            false => line.and_then(|line| line.scale).or_else(|| self.money_scale(id)),
        };
        number::scaled(scale?, money.power)
    }

    /// An amount in euros; the sign follows the flow of its line and the convention of its document.
    pub fn euros(
        &self,
        id: NodeId,
        printed: Decimal,
        unit: Option<Decimal>,
        line: Option<&MoneyLine>,
    ) -> Option<Decimal> {
        let value = printed.checked_mul(unit?)?.normalize();
        let turned = line.is_some_and(|line| self.is_turned(self.document_of(id), line.flow));
        Some(if turned && !value.is_zero() { -value } else { value })
    }

    /// Whether a page prints this flow with the other sign.
    ///
    /// With costs positive the balance is costs minus revenues, and a page that prints all its revenues
    /// negative prints them as a sign, not as a value. With costs negative, or advantages positive,
    /// costs carry the minus. A page that says nothing prints all as the JSON does.
    fn is_turned(&self, document: Option<NodeId>, flow: Flow) -> bool {
        let Some(document) = document else { return false };
        let Some(signs) = self.signs(document) else { return false };
        if *signs == values::COSTS_POSITIVE {
            return match flow {
                Flow::Balance => true,
                Flow::Revenues | Flow::Withdrawal => self.revenues_with_minus(document) == Some(true),
                Flow::Costs | Flow::Addition | Flow::Total | Flow::Coverage => false,
            };
        }
        matches!(flow, Flow::Costs | Flow::Addition)
    }

    /// Whether a document prints its revenues with a minus; None where it prints none, or some with and some without.
    pub fn revenues_with_minus(&self, document: NodeId) -> Option<bool> {
        match (
            self.revenue_signs.negative.contains(&document),
            self.revenue_signs.positive.contains(&document),
        ) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }

    /// The sign convention that a document states.
    pub fn signs(&self, document: NodeId) -> Option<&'static Choice> {
        self.prop(document, &document::SIGNS).and_then(|prop| match prop.value {
            Value::Choice(choice) => Some(choice),
            _ => None,
        })
    }
}

/// Documents that print negative revenues, and those that print positive ones.
#[derive(Debug, Default)]
pub(super) struct RevenueSigns {
    negative: FxHashSet<NodeId>,
    positive: FxHashSet<NodeId>,
}

pub(super) fn revenue_signs(model: &Model) -> RevenueSigns {
    let mut signs = RevenueSigns::default();
    for (id, node) in model.nodes() {
        let Some(document) = model.document_of(id) else { continue };
        for prop in &node.props {
            let Value::Money(line) = &prop.value else { continue };
            for figure in line.figures.iter().filter(|_| line.flow == Flow::Revenues) {
                match figure.money.amount {
                    Ok(amount) if amount.is_zero() => {}
                    Ok(amount) if amount.is_sign_negative() => _ = signs.negative.insert(document),
                    Ok(_) => _ = signs.positive.insert(document),
                    Err(_) => {}
                }
            }
        }
    }
    signs
}
