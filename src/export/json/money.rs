//! Amounts in euros, with costs and revenues positive, whatever convention the page has.

use rust_decimal::Decimal;

use crate::language::shape::Flow;
use crate::language::{Choice, document, values};
use crate::model::value::{Money, MoneyLine, Value};
use crate::model::{Model, NodeId, number};

/// The scale that an amount is printed in.
pub fn scale(model: &Model, id: NodeId, money: &Money, line: Option<&MoneyLine>) -> Option<Decimal> {
    let scale = match money.euro {
        true => Some(Decimal::ONE),
        false => line.and_then(|line| line.scale).or_else(|| model.money_scale(id)),
    };
    number::scaled(scale?, money.power)
}

/// An amount in euros; the sign follows the flow of its line and the convention of its document.
pub fn euros(
    model: &Model,
    id: NodeId,
    printed: Decimal,
    scale: Option<Decimal>,
    line: Option<&MoneyLine>,
) -> Option<Decimal> {
    let value = printed.checked_mul(scale?)?.normalize();
    let document = model.node(id).and_then(|node| node.document);
    let turned = line.is_some_and(|line| is_turned(model, document, line.flow));
    Some(if turned && !value.is_zero() { -value } else { value })
}

/// Whether a page prints this flow with the other sign.
///
/// With costs positive the balance is costs minus revenues, and a page that prints all its revenues
/// negative prints them as a sign, not as a value. With costs negative, or advantages positive,
/// costs carry the minus. A page that says nothing prints all as the JSON does.
fn is_turned(model: &Model, document: Option<NodeId>, flow: Flow) -> bool {
    let Some(document) = document else { return false };
    let Some(signs) = signs(model, document) else { return false };
    if *signs == values::COSTS_POSITIVE {
        return match flow {
            Flow::Balance => true,
            Flow::Revenues | Flow::Withdrawal => revenues_negative(model, document),
            Flow::Costs | Flow::Addition | Flow::Total | Flow::Coverage => false,
        };
    }
    matches!(flow, Flow::Costs | Flow::Addition)
}

fn signs(model: &Model, document: NodeId) -> Option<&'static Choice> {
    model.prop(document, &document::SIGNS).and_then(|prop| match prop.value {
        Value::Choice(choice) => Some(choice),
        _ => None,
    })
}

/// Whether a document prints revenues, and every one of them negative.
fn revenues_negative(model: &Model, document: NodeId) -> bool {
    let mut any = false;
    for (_, node) in model.nodes().filter(|(_, node)| node.document == Some(document)) {
        for prop in &node.props {
            let Value::Money(line) = &prop.value else { continue };
            for figure in line.figures.iter().filter(|_| line.flow == Flow::Revenues) {
                match figure.money.amount {
                    Ok(amount) if amount.is_sign_positive() && !amount.is_zero() => return false,
                    Ok(amount) => any |= amount.is_sign_negative(),
                    Err(_) => {}
                }
            }
        }
    }
    any
}
