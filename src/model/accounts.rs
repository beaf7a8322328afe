//! Amounts in euros, with costs and revenues positive, whatever convention the page has.

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use crate::language::shape::Flow;
use crate::language::{Choice, document, values};
use crate::source::Span;

use super::graph::NodeId;
use super::value::{Missing, Money, MoneyFigure, MoneyLine, Str, Value};
use super::{Model, number};

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
    /// Costs and revenues positive; balance = revenues − costs. None where there is no amount.
    pub euros: Result<Decimal, Missing>,
    /// What one printed unit is, in euros: how far rounding may be off.
    pub unit: Decimal,
    /// The figure itself.
    pub span: Span,
    /// The line it stands in.
    pub line: Span,
    pub printed: &'m MoneyFigure,
}

impl Model {
    /// Every amount that a thing itself states, in the order of the text. What stands below it is not in it.
    pub fn amounts(&self, id: NodeId) -> Vec<Amount<'_>> {
        let mut found = Vec::new();
        let Some(node) = self.node(id) else { return found };
        for prop in &node.props {
            let Value::Money(line) = &prop.value else { continue };
            for figure in &line.figures {
                let unit = self.amount_unit(id, &figure.money, Some(line)).unwrap_or(Decimal::ONE);
                let euros = figure
                    .money
                    .amount
                    .and_then(|printed| self.euros(id, printed, Some(unit), Some(line)).ok_or(Missing::None));
                found.push(Amount {
                    flow: line.flow,
                    name: line.name.as_ref(),
                    task_field: line.task_field.as_ref(),
                    from: line.from,
                    kind: figure.kind,
                    year: figure.period.first_year(),
                    euros,
                    unit,
                    span: figure.span,
                    line: prop.span,
                    printed: figure,
                });
            }
        }
        found
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
        // What stands loose in a document stands on the document itself.
        let document = self.node(id).map(|node| node.document.unwrap_or(id));
        let turned = line.is_some_and(|line| self.is_turned(document, line.flow));
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
                Flow::Revenues | Flow::Withdrawal => self.revenues_negative.contains(&document),
                Flow::Costs | Flow::Addition | Flow::Total | Flow::Coverage => false,
            };
        }
        matches!(flow, Flow::Costs | Flow::Addition)
    }

    /// The sign convention that a document states.
    pub fn signs(&self, document: NodeId) -> Option<&'static Choice> {
        self.prop(document, &document::SIGNS).and_then(|prop| match prop.value {
            Value::Choice(choice) => Some(choice),
            _ => None,
        })
    }
}

/// Documents that print revenues, and every one of them negative.
pub(super) fn revenues_negative(model: &Model) -> FxHashSet<NodeId> {
    let mut negative = FxHashSet::default();
    let mut positive = FxHashSet::default();
    for (id, node) in model.nodes() {
        let document = node.document.unwrap_or(id);
        for prop in &node.props {
            let Value::Money(line) = &prop.value else { continue };
            for figure in line.figures.iter().filter(|_| line.flow == Flow::Revenues) {
                match figure.money.amount {
                    Ok(amount) if amount.is_zero() => {}
                    Ok(amount) if amount.is_sign_negative() => _ = negative.insert(document),
                    Ok(_) => _ = positive.insert(document),
                    Err(_) => {}
                }
            }
        }
    }
    negative.retain(|document| !positive.contains(document));
    negative
}
