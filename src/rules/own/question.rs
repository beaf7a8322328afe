//! Questions outside rules: a condition and columns from a line of its own, asked of the things of a model.

use rust_decimal::Decimal;

use crate::diag::{Diagnostic, Text};
use crate::language::{Concept, Language};
use crate::model::{Model, NodeId};
use crate::source::{FileId, SourceFile, Sources, Span};

use super::eval::{Fail, Judge};
use super::facts::{Reader, Value};
use super::flaw::{self, Flaw};
use super::place::Placed;
use super::schema::Things;
use super::typed::{self, Plan};
use super::{kinds, reading};

/// What is asked of things: a condition, and what is shown of each that meets it.
#[derive(Debug)]
pub struct Question {
    condition: Option<Plan>,
    columns: Vec<Plan>,
}

/// Why a text is no question: findings with their places in it.
#[derive(Debug)]
pub struct Unfit {
    pub sources: Sources,
    pub findings: Vec<Diagnostic>,
}

/// A thing that meets the condition, with what the columns show of it.
#[derive(Clone, Debug)]
pub struct Hit {
    pub id: NodeId,
    pub cells: Vec<Cell>,
}

/// What a column shows.
#[derive(Clone, Debug)]
pub enum Cell {
    /// The thing does not have it.
    Missing,
    Bool(bool),
    Number(Decimal),
    Text(String),
    Thing(NodeId),
    List(Vec<Cell>),
}

/// What asking gave.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    pub hits: Vec<Hit>,
    /// Things of which it cannot be said whether they meet the condition, with why.
    pub unknown: Vec<(NodeId, Text)>,
}

impl Question {
    /// Reads a condition and columns about things of one kind, or of any; `name` is what a finding calls the line.
    ///
    /// # Errors
    ///
    /// When one of them cannot be read, or asks for what these things do not have.
    pub fn read(
        about: Option<&'static Concept>,
        condition: Option<&str>,
        columns: &[&str],
        name: &str,
    ) -> Result<Question, Unfit> {
        let things = about.map_or(Things::Any, Things::Of);
        let condition = condition.map(|text| one(text, things, typed::check, name)).transpose()?;
        let columns = columns.iter().map(|text| one(text, things, typed::column, name));
        Ok(Question { condition, columns: columns.collect::<Result<Vec<_>, Unfit>>()? })
    }

    /// Asks it of these things, in their order.
    ///
    /// # Errors
    ///
    /// When it takes more steps than a question may.
    pub fn ask<'m>(
        &'m self,
        model: &'m Model,
        things: impl IntoIterator<Item = NodeId>,
    ) -> Result<Answer, Text> {
        let mut answer = Answer::default();
        let mut judge = Judge::new(Reader::new(model), model.project());
        judge.start(1);
        for id in things {
            let unread = model.node(id).is_some_and(|node| node.broken || node.holes.iter().next().is_some());
            let met = match &self.condition {
                Some(_) if unread => {
                    answer.unknown.push((id, unread_line(model, id)));
                    continue;
                }
                Some(plan) => judge.holds(plan, id),
                None => Ok(true),
            };
            match met {
                Ok(true) => {
                    let cells = self.columns.iter().map(|plan| shown(&mut judge, plan, id));
                    answer.hits.push(Hit { id, cells: cells.collect::<Result<_, Text>>()? });
                }
                Ok(false) => {}
                Err(Fail::TooMuch) => return Err(too_much()),
                Err(fail) => answer.unknown.push((id, why(model, fail))),
            }
        }
        Ok(answer)
    }
}

fn one(
    text: &str,
    things: Things,
    check: impl Fn(&super::tree::Tree, Things) -> Result<Plan, Vec<Flaw>>,
    name: &str,
) -> Result<Plan, Unfit> {
    let read = reading::read(text).map_err(|unread| vec![flaw::unread(unread, text)]);
    read.and_then(|tree| check(&tree, things)).map_err(|flaws| {
        let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
        let placed = Placed::plain(text, Span::new(FileId(0), 0, length));
        Unfit {
            findings: flaws.into_iter().map(|flaw| kinds::flawed(&placed, flaw)).collect(),
            sources: Sources::new(vec![std::sync::Arc::new(SourceFile::new(name, text))]),
        }
    })
}

fn shown<'m>(judge: &mut Judge<'m>, plan: &'m Plan, id: NodeId) -> Result<Cell, Text> {
    match judge.worth(plan, id) {
        Ok(value) => Ok(cell(&value)),
        Err(Fail::TooMuch) => Err(too_much()),
        // What is not there, or cannot be reckoned, leaves its place open.
        Err(_) => Ok(Cell::Missing),
    }
}

fn cell(value: &Value<'_>) -> Cell {
    match value {
        Value::Bool(one) => Cell::Bool(*one),
        Value::Int(one) => Cell::Number(Decimal::from(*one)),
        Value::Number(one) => Cell::Number(*one),
        Value::Text(one) => Cell::Text(one.clone().into_owned()),
        Value::Thing(id) => Cell::Thing(*id),
        Value::List(items) => Cell::List(items.iter().map(cell).collect()),
        // The checker lets no record through.
        Value::Record(..) => Cell::Missing,
    }
}

fn why(model: &Model, fail: Fail) -> Text {
    match fail {
        Fail::DivisionByZero => Text::new("er wordt door nul gedeeld", "there is a division by zero"),
        Fail::Overflow => Text::new("een getal wordt te groot", "a number gets too large"),
        fail => kinds::unknown(model, fail),
    }
}

/// What a line that could not be read says of a thing, nobody knows.
fn unread_line(model: &Model, id: NodeId) -> Text {
    let (nl, en) = (model.name(id, Language::Nl), model.name(id, Language::En));
    Text::new(format!("bij {nl} is een regel niet te lezen"), format!("a line of {en} cannot be read"))
}

fn too_much() -> Text {
    Text::new(
        "de vraag kost te veel werk; vergelijk niet alles met alles, of vraag het van minder dingen",
        "the question asks too much work; do not compare all with all, or ask it of fewer things",
    )
}
