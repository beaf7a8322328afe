//! Where a figure stands in a chart: how far it reaches, its moment and its height, in tenths of a unit.

use rust_decimal::Decimal;

use crate::language::shape::ObservationRole;
use crate::model::value::{Bound, Figure, Key};
use crate::model::{Point, Told, number};
use crate::pages::said::Said;

// Tenths of a unit: the drawing is 320 units wide, as wide as the narrowest screen.
pub const TOP: i32 = 230;
pub const BOTTOM: i32 = 1480;
pub const RIGHT: i32 = 3100;
/// What a letter takes at the largest size of the texts.
pub const LETTER: i32 = 74;
pub const LINE: i32 = 135;

/// What a year is in time: its middle lies at half.
pub const YEAR: i32 = 24;

/// How far a value reaches.
#[derive(Clone, Copy, Debug)]
pub enum Reach {
    Exact(Decimal),
    Up(Decimal),
    Down(Decimal),
    Between(Decimal, Decimal),
}

impl Reach {
    pub fn of(figure: &Figure) -> Option<Reach> {
        match figure {
            Figure::Number(value, _) => Some(Reach::Exact(*value)),
            Figure::Bound(Bound::AtLeast | Bound::Above, value, _) => Some(Reach::Up(*value)),
            Figure::Bound(Bound::AtMost | Bound::Below, value, _) => Some(Reach::Down(*value)),
            Figure::Range(range, _) => Some(Reach::Between(range.0, range.1)),
            _ => None,
        }
    }

    pub fn ends(self) -> (Decimal, Decimal) {
        match self {
            Reach::Exact(value) | Reach::Up(value) | Reach::Down(value) => (value, value),
            Reach::Between(low, high) => (low, high),
        }
    }

    /// How far its arrow goes up and down.
    pub fn arrow(self) -> (i32, i32) {
        match self {
            Reach::Up(_) => (150, 0),
            Reach::Down(_) => (0, 150),
            Reach::Exact(_) | Reach::Between(..) => (0, 0),
        }
    }

    /// The number to get to from another: of a range its nearer end.
    pub fn edge(self, from: Decimal) -> Decimal {
        let (low, high) = self.ends();
        if from < low { low } else { high }
    }
}

/// From when to when, or without an end.
pub type Stretch = (i32, Option<i32>);

/// A value in time.
pub struct Dot<'a, 'm> {
    pub told: &'a Told<'m>,
    pub reach: Reach,
    pub at: i32,
    /// Its first and last moment, where it holds for years.
    pub span: Option<Stretch>,
    /// The year that it is a figure of.
    pub year: Option<i16>,
}

pub fn start_of(year: i16) -> i32 {
    i32::from(year) * YEAR
}

pub fn middle_of(year: i16) -> i32 {
    start_of(year) + YEAR / 2
}

/// When a value stands, and the years that it holds for.
pub fn time(point: &Point<'_>) -> Option<(i32, Option<Stretch>)> {
    if let Some(year) = point.whole_year().filter(|year| Some(*year) != point.year) {
        return Some((middle_of(year), None));
    }
    let Key::Period(period) = point.observation.key else { return None };
    let half = |month: i8| i32::from(month) * 2;
    let first =
        period.first_day().map(|(year, month, day)| start_of(year) + half(month) - 2 + i32::from(day > 15));
    let last =
        period.last_day().map(|(year, month, day)| start_of(year) + half(month) - i32::from(day <= 15));
    let long = period.first_year() != period.last_year() && point.whole_year().is_none();
    match (first, last) {
        (Some(first), Some(last)) if long => Some((last - YEAR / 2, Some((first, Some(last))))),
        (Some(first), Some(last)) => Some(((first + last) / 2, None)),
        (Some(first), None) => Some((first + YEAR / 2, Some((first, None)))),
        (None, Some(last)) => Some((last - YEAR / 2, None)),
        (None, None) => None,
    }
}

pub fn dots<'a, 'm>(told: &'a [Told<'m>], role: ObservationRole) -> Vec<Dot<'a, 'm>> {
    let of_role = told.iter().filter(|one| one.point.role == role);
    let mut found: Vec<Dot<'a, 'm>> = of_role
        .filter_map(|told| {
            let (at, span) = time(&told.point)?;
            let reach = Reach::of(&told.point.observation.figure)?;
            Some(Dot { told, reach, at, span, year: told.point.whole_year() })
        })
        .collect();
    found.sort_by_key(|dot| dot.at);
    found
}

/// Where a moment and a value stand in the drawing.
pub struct Scale {
    pub first: i32,
    pub last: i32,
    pub left: i32,
    pub low: Decimal,
    pub high: Decimal,
    pub step: Decimal,
}

impl Scale {
    pub fn new(moments: &[i32], values: &[Decimal]) -> Option<Scale> {
        let (first, last) = (moments.iter().min()? - YEAR / 2, moments.iter().max()? + YEAR / 2);
        let (mut low, mut high) = (*values.iter().min()?, *values.iter().max()?);
        // From zero, where that costs little height.
        let way = high.checked_sub(low)?;
        let zero = Decimal::ZERO;
        if low > zero && way.checked_mul(2.into())? > high {
            low = zero;
        }
        let lowest = low;
        let step = step(high.checked_sub(low)?, low.abs().max(high.abs()))?;
        let down = low.checked_div(step)?.floor().checked_mul(step)?;
        let up = high.checked_div(step)?.ceil().checked_mul(step)?;
        (low, high) = (down, up);
        // Room for what stands on the lowest line.
        if lowest == low && low > step {
            low = low.checked_sub(step)?;
        }
        if low == high {
            let below = low.checked_sub(step)?;
            low = if down >= zero && below < zero { down } else { below };
            high = high.checked_add(step)?;
        }
        let mut scale = Scale { first, last, left: 0, low, high, step };
        let widest = scale.ticks().iter().map(|tick| said(*tick).nl.chars().count()).max().unwrap_or(1);
        scale.left = (LETTER * i32::try_from(widest).ok()? + 60).min(1300);
        Some(scale)
    }

    pub fn ticks(&self) -> Vec<Decimal> {
        let mut ticks = vec![self.low];
        while let Some(next) = ticks.last().and_then(|last| last.checked_add(self.step))
            && next <= self.high
            && ticks.len() < 9
        {
            ticks.push(next);
        }
        ticks
    }

    pub fn x(&self, at: i32) -> i32 {
        let at = at.clamp(self.first, self.last);
        self.left + (at - self.first) * (RIGHT - self.left) / (self.last - self.first).max(1)
    }

    pub fn y(&self, value: Decimal) -> i32 {
        let part = || {
            let way = self.high.checked_sub(self.low)?;
            let up = value.checked_sub(self.low)?.checked_mul((BOTTOM - TOP).into())?.checked_div(way)?;
            i32::try_from(up.round()).ok()
        };
        BOTTOM - part().unwrap_or(0).clamp(0, BOTTOM - TOP)
    }
}

pub fn said(value: Decimal) -> Said {
    Said::of(|language| number::print(value.normalize(), language))
}

/// One, two or five times a power of ten, so that a way takes at most three of it.
pub fn step(way: Decimal, size: Decimal) -> Option<Decimal> {
    // Of one value alone: a step that can be told from it.
    let way = if way.is_zero() { size.checked_div(10.into())?.max(Decimal::new(1, 3)) } else { way };
    let mut ten = Decimal::new(1, 9);
    loop {
        for times in [1, 2, 5] {
            let step = ten.checked_mul(times.into())?;
            if step.checked_mul(3.into())? >= way {
                return Some(step.normalize());
            }
        }
        ten = ten.checked_mul(10.into())?;
    }
}
