//! Reads the parts of records: periods, figures, observations, money and their like.

use std::rc::Rc;

use crate::model::period::{Moment, Period};
use crate::model::value::{
    Absence, Comparison, Doubt, Figure, Ignore, Key, MoneyFigure, MoneyLine, Observation, Quantity, RoleHeld,
    StatusItem, Str, Unit,
};
use crate::model::{Model, NodeId};
use crate::source::Span;

use super::facts::{Value, meant, rule_name, year_of};
use super::parts::Part;

/// What a record is made of.
#[derive(Clone, Copy, Debug)]
pub enum Of<'m> {
    Period(Period),
    Stage(Option<Period>),
    Quantity(&'m Quantity),
    Observation(&'m Observation),
    Comparison(&'m Comparison),
    Unit(&'m Unit),
    Money(&'m MoneyLine),
    Amount(&'m MoneyFigure),
    Status(&'m StatusItem),
    Headed(&'m (Str, Str)),
    Role(&'m RoleHeld),
    Absence(&'m Absence),
    Exception(&'m Ignore),
    Attribute(&'m (Str, Str)),
}

/// A part of a record; none when it is missing.
pub(super) fn part<'m>(model: &'m Model, id: NodeId, of: &Of<'m>, part: Part) -> Option<Value<'m>> {
    let text = |text: &'m Str| Some(Value::Text(model.text(text)));
    let maybe = |one: &'m Option<Str>| one.as_ref().and_then(text);
    match *of {
        Of::Period(period) => of_period(period, part),
        Of::Stage(period) => when(id, period?, part),
        Of::Quantity(one) => match part {
            Part::Unit => maybe(&one.unit),
            Part::Note => maybe(&one.note),
            _ => doubt(Some(&one.doubt), part).or_else(|| figure(model, &one.figure, part)),
        },
        Of::Observation(one) => observation(model, id, one, part),
        Of::Comparison(one) => match part {
            Part::Series => model.target_at(id, one.series).map(Value::Thing),
            Part::Observations => {
                let all: Rc<[Value<'m>]> =
                    one.observations.iter().map(|one| Value::Record(id, Of::Observation(one))).collect();
                Some(Value::List(all))
            }
            _ => None,
        },
        Of::Unit(one) => match part {
            Part::Name => text(&one.name),
            Part::Per => one.per.map(Value::Number),
            Part::Of => maybe(&one.of),
            Part::Low => one.scale.map(|(low, _)| Value::Number(low)),
            Part::High => one.scale.map(|(_, high)| Value::Number(high)),
            _ => None,
        },
        Of::Money(one) => match part {
            Part::Name => maybe(&one.name),
            Part::TaskField => maybe(&one.task_field),
            Part::Amounts => {
                let all: Rc<[Value<'m>]> =
                    one.figures.iter().map(|one| Value::Record(id, Of::Amount(one))).collect();
                Some(Value::List(all))
            }
            _ => None,
        },
        Of::Amount(one) => match part {
            Part::AmountKind => one.kind.map(|kind| Value::Text(kind.name.into())),
            Part::Printed => one.money.amount.ok().map(Value::Number),
            Part::Missing => one.money.amount.err().map(|missing| Value::Text(missing.name().into())),
            Part::Note => maybe(&one.money.note),
            Part::Year | Part::Period => when(id, one.period, part),
            _ => doubt(Some(&one.money.doubt), part),
        },
        Of::Status(one) => match part {
            Part::Dimension => maybe(&one.dimension),
            Part::State => maybe(&one.state),
            Part::Reason => maybe(&one.reason),
            Part::Unreadable => Some(Value::Bool(one.state.is_none())),
            _ => None,
        },
        Of::Headed((heading, body)) => match part {
            Part::Heading => text(heading),
            _ => text(body),
        },
        Of::Role(one) => match part {
            Part::Role => text(&one.name),
            _ => when(id, one.period?, part),
        },
        Of::Absence(one) => match part {
            Part::What => Some(Value::Text(meant(&one.what).into())),
            _ => text(&one.reason),
        },
        Of::Exception(one) => match part {
            Part::Rule => Some(Value::Text(rule_name(model.text(&one.rule)))),
            _ => text(&one.reason),
        },
        Of::Attribute((key, value)) => match part {
            Part::Key => text(key),
            _ => text(value),
        },
    }
}

fn when<'m>(id: NodeId, period: Period, part: Part) -> Option<Value<'m>> {
    match part {
        Part::Year => period.first_year().map(|year| Value::Int(year.into())),
        Part::Period => Some(Value::Record(id, Of::Period(period))),
        _ => None,
    }
}

fn of_period<'m>(period: Period, part: Part) -> Option<Value<'m>> {
    let (from, to) = match period {
        Period::At(moment) => (Some(moment), Some(moment)),
        Period::Between(from, to) => (from, to),
    };
    let day =
        |(year, month, day): (i16, i8, i8)| Value::Text(format!("{year:04}-{month:02}-{day:02}").into());
    match part {
        Part::Label => Some(Value::Text(period.to_string().into())),
        Part::From => from.map(|moment: Moment| day(moment.days().0)),
        Part::To => to.map(|moment: Moment| day(moment.days().1)),
        Part::Year => period.first_year().map(|year| Value::Int(year.into())),
        _ => None,
    }
}

fn observation<'m>(model: &'m Model, id: NodeId, one: &'m Observation, part: Part) -> Option<Value<'m>> {
    let more = one.more.as_deref();
    match part {
        Part::Year => year_of(one.key).map(|year| Value::Int(year.into())),
        Part::Period => match one.key {
            Key::Period(period) => Some(Value::Record(id, Of::Period(period))),
            Key::WithoutYear => None,
        },
        Part::Note => more?.note.as_ref().map(|note| Value::Text(model.text(note))),
        Part::Source => more?.by.and_then(|span: Span| model.target_at(id, span)).map(Value::Thing),
        _ => doubt(more.map(|more| &more.doubt), part).or_else(|| figure(model, &one.figure, part)),
    }
}

/// `circa` and `onzeker`, which are said or not.
fn doubt<'m>(doubt: Option<&Doubt>, part: Part) -> Option<Value<'m>> {
    match part {
        Part::Approximate => Some(Value::Bool(doubt.is_some_and(|doubt| doubt.about))),
        Part::Uncertain => Some(Value::Bool(doubt.is_some_and(|doubt| doubt.uncertain.is_some()))),
        _ => None,
    }
}

fn figure<'m>(model: &'m Model, figure: &'m Figure, part: Part) -> Option<Value<'m>> {
    let word = |word: &'static str| Some(Value::Text(word.into()));
    match (part, figure) {
        (Part::FigureKind, Figure::Number(..)) => word("number"),
        (Part::FigureKind, Figure::Bound(..) | Figure::BoundRef(..)) => word("bound"),
        (Part::FigureKind, Figure::Range(..)) => word("range"),
        (Part::FigureKind, Figure::Direction(..)) => word("direction"),
        (Part::FigureKind, Figure::Missing(_)) => word("missing"),
        (Part::FigureKind, Figure::Text(_)) => word("text"),
        (Part::Value, Figure::Number(number, _) | Figure::Bound(_, number, _)) => {
            Some(Value::Number(*number))
        }
        (Part::Bound, Figure::Bound(bound, ..) | Figure::BoundRef(bound, _)) => word(bound.sign()),
        (Part::Low, Figure::Range(range, _)) => Some(Value::Number(range.0)),
        (Part::High, Figure::Range(range, _)) => Some(Value::Number(range.1)),
        (Part::Direction, Figure::Direction(direction, _)) => word(direction.name),
        (Part::Missing, Figure::Missing(missing)) => word(missing.name()),
        (Part::Text, Figure::Text(text)) => Some(Value::Text(model.text(text))),
        _ => None,
    }
}
