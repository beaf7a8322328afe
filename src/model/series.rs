//! An indicator as a series: baseline, realised, targets and forecasts, with the direction that is wanted.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::language::shape::ObservationRole;
use crate::language::{Choice, indicator, values};
use crate::source::Span;

use super::Model;
use super::graph::NodeId;
use super::value::{Figure, Key, Observation, Sign, Value};

/// One value of a series.
#[derive(Clone, Copy, Debug)]
pub struct Point<'m> {
    pub role: ObservationRole,
    /// The first year of its period; None for `zonder-jaar`.
    pub year: Option<i16>,
    pub observation: &'m Observation,
}

impl Point<'_> {
    /// The figure as one number: a bound is its edge; a range or anything else is none.
    pub fn number(&self) -> Option<Decimal> {
        match &self.observation.figure {
            Figure::Number(number, _) | Figure::Bound(_, number, _) => Some(*number),
            _ => None,
        }
    }

    /// Whether there is a figure at all, in whatever form.
    pub fn is_figure(&self) -> bool {
        !matches!(self.observation.figure, Figure::Missing(_))
    }

    pub fn span(&self) -> Span {
        self.observation.span
    }
}

/// The values of one indicator, in the order of the text.
#[derive(Clone, Debug)]
pub struct Series<'m> {
    pub indicator: NodeId,
    pub points: Vec<Point<'m>>,
    pub desired: Option<(&'static Choice, Span)>,
    /// From which years on the series no longer compares with what was before.
    pub breaks: Vec<i16>,
}

impl<'m> Series<'m> {
    pub fn role(&self, role: ObservationRole) -> impl Iterator<Item = &Point<'m>> {
        self.points.iter().filter(move |point| point.role == role)
    }

    pub fn targets(&self) -> impl Iterator<Item = &Point<'m>> {
        self.role(ObservationRole::Target)
    }

    pub fn realised(&self) -> impl Iterator<Item = &Point<'m>> {
        self.role(ObservationRole::Realised)
    }

    pub fn baselines(&self) -> impl Iterator<Item = &Point<'m>> {
        self.role(ObservationRole::Baseline)
    }

    /// The realised or baseline number of the latest year.
    pub fn latest(&self) -> Option<(&Point<'m>, Decimal)> {
        self.before(i16::MAX)
    }

    /// The realised or baseline number of the latest year before this one.
    pub fn before(&self, year: i16) -> Option<(&Point<'m>, Decimal)> {
        let known = self.realised().chain(self.baselines());
        let dated = known.filter(|point| point.year.is_some_and(|one| one < year));
        dated.filter_map(|point| Some((point, point.number()?))).max_by_key(|(point, _)| point.year)
    }

    /// Whether the series was broken after the first year, up to and with the second.
    pub fn is_broken_between(&self, first: i16, second: i16) -> bool {
        self.breaks.iter().any(|year| first < *year && *year <= second)
    }
}

/// How a value compares with an earlier one, given what is wanted: `Greater` is better.
/// None where the direction says nothing of it.
pub fn better(desired: &'static Choice, value: Decimal, than: Decimal) -> Option<Ordering> {
    let order = value.cmp(&than);
    match desired {
        one if *one == values::INCREASE || *one == values::EQUAL_OR_INCREASE => Some(order),
        one if *one == values::DECREASE || *one == values::EQUAL_OR_DECREASE => Some(order.reverse()),
        _ => None,
    }
}

/// What a figure is measured in, as far as it decides whether two figures compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    Stated {
        sign: Sign,
        per: Option<Decimal>,
        scale: Option<(Decimal, Decimal)>,
    },
    /// That of the statutory list.
    Listed(&'static str),
}

impl Model {
    /// What an indicator is measured in; None when nothing says it.
    pub fn measure(&self, id: NodeId) -> Option<Measure> {
        if let Some((unit, _)) = self.unit(id) {
            let sign = match &*self.text(&unit.name) {
                "%" => Sign::Percent,
                "€" => Sign::Euro,
                _ => Sign::Bare,
            };
            return Some(Measure::Stated { sign, per: unit.per, scale: unit.scale });
        }
        self.prop(id, &indicator::CATALOGUE).and_then(|prop| match &prop.value {
            Value::Catalogue(catalogue) => Some(Measure::Listed(catalogue.item.item)),
            _ => None,
        })
    }

    /// Whether figures of two editions are of the same measure, as far as they say so.
    pub fn same_measure(&self, one: NodeId, other: NodeId) -> bool {
        match (self.measure(one), self.measure(other)) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        }
    }

    /// The values of an indicator as they stand in the text, without gathering them.
    pub fn observations(&self, id: NodeId) -> impl Iterator<Item = (ObservationRole, &Observation)> {
        let props = self.node(id).map_or(&[][..], |node| &node.props);
        props.iter().flat_map(|prop| {
            let (role, items) = match &prop.value {
                Value::Observations(role, items) => (*role, &**items),
                _ => (ObservationRole::Target, &[][..]),
            };
            items.iter().map(move |one| (role, one))
        })
    }

    /// Whether an indicator has a measured value, or a baseline.
    pub fn is_measured(&self, id: NodeId) -> bool {
        self.observations(id).any(|(role, one)| {
            matches!(role, ObservationRole::Baseline | ObservationRole::Realised)
                && !matches!(one.figure, Figure::Missing(_))
        })
    }

    /// The series of an indicator.
    pub fn series(&self, id: NodeId) -> Series<'_> {
        let mut points = Vec::new();
        let mut breaks = Vec::new();
        for prop in self.node(id).map_or(&[][..], |node| &node.props) {
            match &prop.value {
                Value::Observations(role, observations) => points.extend(observations.iter().map(|one| {
                    let year = match one.key {
                        Key::Period(period) => period.first_year(),
                        Key::WithoutYear => None,
                    };
                    Point { role: *role, year, observation: one }
                })),
                Value::Break(at) => breaks.extend(at.at.first_year()),
                _ => {}
            }
        }
        let desired = self.prop(id, &indicator::DESIRED).and_then(|prop| match prop.value {
            Value::Choice(choice) => Some((choice, prop.span)),
            _ => None,
        });
        Series { indicator: id, points, desired, breaks }
    }
}
