//! Carries out the plan of a condition for one thing, in a bounded number of steps, with exact numbers.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::rc::Rc;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::model::NodeId;

use super::facts::{Reader, Value};
use super::schema::Item;
use super::tree::LoopKind;
use super::typed::{Calculate, Compare, Plan, PlannedLoop, Search};

/// Why a condition is neither true nor false.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fail {
    /// A term that is not there, and the thing that lacks it.
    Missing(&'static str, Option<NodeId>),
    /// A list has no such place.
    NoPlace,
    DivisionByZero,
    Overflow,
    /// More steps than one condition, or all of them together, may take.
    TooMuch,
}

/// Steps that one condition may take for one thing.
pub const STEPS: u64 = 1_000_000;
/// Steps that all own rules of a project may take together.
pub const ALL_STEPS: u64 = 100_000_000;
/// Letters that count as one step.
const LETTERS: usize = 64;

/// Judges things one by one; keeps count of the steps of all of them.
#[derive(Debug)]
pub struct Judge<'m> {
    reader: Reader<'m>,
    left: u64,
    all_left: u64,
    /// What this rule has left of its share.
    share: u64,
    this: NodeId,
    loops: Vec<Value<'m>>,
}

impl<'m> Judge<'m> {
    pub fn new(reader: Reader<'m>, this: NodeId) -> Judge<'m> {
        Judge { reader, left: 0, all_left: ALL_STEPS, share: 0, this, loops: Vec::new() }
    }

    /// Starts on one of so many rules that are left: each has an equal share of the steps that are left,
    /// so that a rule that asks too much stops no other.
    pub fn start(&mut self, rules: usize) {
        self.share = self.all_left / (rules.max(1) as u64);
    }

    /// Whether the condition holds for a thing.
    pub fn holds(&mut self, plan: &'m Plan, this: NodeId) -> Result<bool, Fail> {
        self.worth(plan, this).map(|value| matches!(value, Value::Bool(true)))
    }

    /// What a plan comes to for a thing.
    pub fn worth(&mut self, plan: &'m Plan, this: NodeId) -> Result<Value<'m>, Fail> {
        self.this = this;
        self.loops.clear();
        self.left = STEPS.min(self.share);
        let before = self.left;
        let result = self.value(plan);
        let spent = before - self.left;
        self.all_left -= spent;
        self.share -= spent;
        result
    }

    fn spend(&mut self, steps: u64) -> Result<(), Fail> {
        match self.left.checked_sub(steps) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => {
                self.left = 0;
                Err(Fail::TooMuch)
            }
        }
    }

    fn truth(&mut self, plan: &'m Plan) -> Result<bool, Fail> {
        Ok(matches!(self.value(plan)?, Value::Bool(true)))
    }

    fn value(&mut self, plan: &'m Plan) -> Result<Value<'m>, Fail> {
        self.spend(1)?;
        Ok(match plan {
            Plan::Bool(one) => Value::Bool(*one),
            Plan::Int(one) => Value::Int(*one),
            Plan::Number(one) => Value::Number(*one),
            Plan::Text(text) => Value::Text(text.as_str().into()),
            Plan::List(items) => {
                let items: Result<Vec<_>, Fail> = items.iter().map(|item| self.value(item)).collect();
                Value::List(items?.into())
            }
            Plan::This => Value::Thing(self.this),
            Plan::Each(depth) => self.loops.get(*depth).cloned().ok_or(Fail::NoPlace)?,
            Plan::Term(of, term) => {
                let of = self.value(of)?;
                let found = self.reader.read(&of, term)?;
                if let Value::List(items) = &found {
                    self.spend(items.len() as u64)?;
                }
                found
            }
            Plan::Has(of, term) => {
                let of = self.value(of)?;
                Value::Bool(self.reader.has(&of, term))
            }
            Plan::Not(one) => Value::Bool(!self.truth(one)?),
            Plan::Negative(one) => negative(&self.value(one)?)?,
            Plan::And(both) => Value::Bool(self.joined(&both.0, &both.1, false)?),
            Plan::Or(both) => Value::Bool(self.joined(&both.0, &both.1, true)?),
            Plan::If(parts) => match self.truth(&parts.0)? {
                true => self.value(&parts.1)?,
                false => self.value(&parts.2)?,
            },
            Plan::Compare(how, both) => {
                let (one, other) = (self.value(&both.0)?, self.value(&both.1)?);
                self.spend_on(&one)?;
                Value::Bool(compares(*how, &one, &other))
            }
            Plan::Calculate(how, both) => {
                let (one, other) = (self.value(&both.0)?, self.value(&both.1)?);
                self.spend_on(&one)?;
                self.spend_on(&other)?;
                calculated(*how, one, other)?
            }
            Plan::In(both) => {
                let (one, list) = (self.value(&both.0)?, self.value(&both.1)?);
                self.spend_on(&list)?;
                Value::Bool(list.items().iter().any(|item| order(item, &one) == Some(Ordering::Equal)))
            }
            Plan::At(both) => {
                let (list, place) = (self.value(&both.0)?, self.value(&both.1)?);
                let place = match place {
                    Value::Int(place) => usize::try_from(place).ok(),
                    _ => None,
                };
                place.and_then(|place| list.items().get(place)).cloned().ok_or(Fail::NoPlace)?
            }
            Plan::Size(one) => {
                let value = self.value(one)?;
                self.spend_on(&value)?;
                Value::Int(size(&value))
            }
            Plan::Search(how, both) => {
                let (text, part) = (self.value(&both.0)?, self.value(&both.1)?);
                self.spend_on(&text)?;
                let (text, part) = (text.text(), part.text());
                Value::Bool(match how {
                    Search::Contains => text.contains(part),
                    Search::StartsWith => text.starts_with(part),
                    Search::EndsWith => text.ends_with(part),
                })
            }
            Plan::Matches(text, pattern) => {
                let text = self.value(text)?;
                self.spend_on(&text)?;
                Value::Bool(pattern.fits(text.text()))
            }
            Plan::Convert(to, one) => converted(*to, self.value(one)?)?,
            Plan::Loop(one) => self.looped(one)?,
        })
    }

    /// Long texts and lists cost more than one step.
    fn spend_on(&mut self, value: &Value<'_>) -> Result<(), Fail> {
        match value {
            Value::Text(text) => self.spend((text.len() / LETTERS) as u64),
            Value::List(items) => self.spend(items.len() as u64),
            _ => Ok(()),
        }
    }

    /// `&&` and `||`: what one side decides, the other cannot undo by being unknown.
    fn joined(&mut self, one: &'m Plan, other: &'m Plan, decides: bool) -> Result<bool, Fail> {
        match self.truth(one) {
            Ok(first) if first == decides => Ok(decides),
            Ok(_) => self.truth(other),
            Err(Fail::TooMuch) => Err(Fail::TooMuch),
            Err(fail) => match self.truth(other) {
                Ok(second) if second == decides => Ok(decides),
                Err(Fail::TooMuch) => Err(Fail::TooMuch),
                _ => Err(fail),
            },
        }
    }

    fn looped(&mut self, one: &'m PlannedLoop) -> Result<Value<'m>, Fail> {
        let over = self.value(&one.over)?;
        let items = match &over {
            Value::List(items) => Rc::clone(items),
            _ => return Ok(Value::Bool(false)),
        };
        match one.kind {
            LoopKind::All => self.any(one, &items, false).map(|found| Value::Bool(!found)),
            LoopKind::Exists => self.any(one, &items, true).map(Value::Bool),
            LoopKind::ExistsOne => {
                let kept = self.kept(one, &items)?;
                Ok(Value::Bool(kept.len() == 1))
            }
            LoopKind::Filter | LoopKind::Map => Ok(Value::List(self.kept(one, &items)?.into())),
        }
    }

    /// Whether the body is this for some item; an item for which it is unknown matters only if no other is.
    fn any(&mut self, one: &'m PlannedLoop, items: &[Value<'m>], wanted: bool) -> Result<bool, Fail> {
        let Some(body) = &one.body else { return Ok(false) };
        let mut unknown = None;
        for item in items {
            match self.with(item, |judge| judge.truth(body)) {
                Ok(found) if found == wanted => return Ok(true),
                Ok(_) => {}
                Err(Fail::TooMuch) => return Err(Fail::TooMuch),
                Err(fail) => unknown = unknown.or(Some(fail)),
            }
        }
        unknown.map_or(Ok(false), Err)
    }

    /// The items for which the body holds, or what is made of them.
    fn kept(&mut self, one: &'m PlannedLoop, items: &[Value<'m>]) -> Result<Vec<Value<'m>>, Fail> {
        let mut kept = Vec::new();
        for item in items {
            let value = self.with(item, |judge| {
                if let Some(body) = &one.body
                    && !judge.truth(body)?
                {
                    return Ok(None);
                }
                match &one.made {
                    Some(made) => judge.value(made).map(Some),
                    None => Ok(Some(item.clone())),
                }
            })?;
            kept.extend(value);
        }
        Ok(kept)
    }

    fn with<T>(
        &mut self,
        item: &Value<'m>,
        ask: impl FnOnce(&mut Self) -> Result<T, Fail>,
    ) -> Result<T, Fail> {
        self.loops.push(item.clone());
        let result = ask(self);
        self.loops.pop();
        result
    }
}

fn size(value: &Value<'_>) -> i64 {
    let size = match value {
        Value::Text(text) => text.chars().count(),
        other => other.items().len(),
    };
    i64::try_from(size).unwrap_or(i64::MAX)
}

fn decimal(value: &Value<'_>) -> Option<Decimal> {
    match value {
        Value::Int(one) => Some(Decimal::from(*one)),
        Value::Number(one) => Some(*one),
        _ => None,
    }
}

/// The order of two values that the checker allows to be compared.
fn order(one: &Value<'_>, other: &Value<'_>) -> Option<Ordering> {
    match (one, other) {
        (Value::Text(one), Value::Text(other)) => Some(one.cmp(other)),
        (Value::Bool(one), Value::Bool(other)) => Some(one.cmp(other)),
        (Value::Thing(one), Value::Thing(other)) => Some(one.cmp(other)),
        _ => Some(decimal(one)?.cmp(&decimal(other)?)),
    }
}

fn compares(how: Compare, one: &Value<'_>, other: &Value<'_>) -> bool {
    let Some(order) = order(one, other) else { return false };
    match how {
        Compare::Equal => order.is_eq(),
        Compare::Unequal => order.is_ne(),
        Compare::Less => order.is_lt(),
        Compare::AtMost => order.is_le(),
        Compare::More => order.is_gt(),
        Compare::AtLeast => order.is_ge(),
    }
}

fn negative<'m>(value: &Value<'m>) -> Result<Value<'m>, Fail> {
    match value {
        Value::Int(one) => one.checked_neg().map(Value::Int).ok_or(Fail::Overflow),
        Value::Number(one) => Ok(Value::Number(-*one)),
        other => Ok(other.clone()),
    }
}

fn calculated<'m>(how: Calculate, one: Value<'m>, other: Value<'m>) -> Result<Value<'m>, Fail> {
    match (one, other) {
        (Value::Int(one), Value::Int(other)) => {
            let divides = matches!(how, Calculate::Divide | Calculate::Remainder);
            if divides && other == 0 {
                return Err(Fail::DivisionByZero);
            }
            let result = match how {
                Calculate::Add => one.checked_add(other),
                Calculate::Subtract => one.checked_sub(other),
                Calculate::Multiply => one.checked_mul(other),
                Calculate::Divide => one.checked_div(other),
                Calculate::Remainder => one.checked_rem(other),
            };
            result.map(Value::Int).ok_or(Fail::Overflow)
        }
        (Value::Number(one), Value::Number(other)) => {
            if how == Calculate::Divide && other.is_zero() {
                return Err(Fail::DivisionByZero);
            }
            let result = match how {
                Calculate::Add => one.checked_add(other),
                Calculate::Subtract => one.checked_sub(other),
                Calculate::Multiply => one.checked_mul(other),
                Calculate::Divide => one.checked_div(other),
                Calculate::Remainder => one.checked_rem(other),
            };
            result.map(Value::Number).ok_or(Fail::Overflow)
        }
        (Value::Text(one), Value::Text(other)) => Ok(Value::Text(Cow::Owned(format!("{one}{other}")))),
        (one, other) => Ok(Value::List(one.items().iter().chain(other.items()).cloned().collect())),
    }
}

fn converted(to: Item, value: Value<'_>) -> Result<Value<'_>, Fail> {
    match (to, &value) {
        (Item::Int, Value::Number(one)) => one.trunc().to_i64().map(Value::Int).ok_or(Fail::Overflow),
        (Item::Number, Value::Int(one)) => Ok(Value::Number(Decimal::from(*one))),
        (Item::Text, Value::Int(one)) => Ok(Value::Text(one.to_string().into())),
        (Item::Text, Value::Number(one)) => Ok(Value::Text(one.normalize().to_string().into())),
        _ => Ok(value),
    }
}
