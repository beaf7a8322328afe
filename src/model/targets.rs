//! What an indicator aims at: which way is better, what its targets rest on, and whether a value meets one.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::language::shape::ObservationRole;
use crate::language::{Choice, Concept, Language, activity, criterion, indicator, values};
use crate::source::Span;

use super::graph::{NodeId, Relation};
use super::period::{Moment, Period};
use super::value::{Bound, Comparison, Figure, Key, Observation, Relative, Value};
use super::{Model, Point, Series, better, number};

/// Whether a value meets a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Met,
    Missed,
}

/// The value of a year, the target of that year, and whether the one meets the other.
#[derive(Clone, Copy, Debug)]
pub struct Evaluation<'m> {
    pub value: Point<'m>,
    pub target: Point<'m>,
    pub verdict: Verdict,
}

/// What a target rests on that is no number itself: a direction, or a bound against a reference series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// The target says enough itself.
    NotNeeded,
    /// There is a value; None where it is no number to compute with.
    Known(Option<Decimal>),
    /// There is none, here or in an earlier edition.
    Missing,
}

/// What stands in one edition to measure a direction against.
enum Rest<'m> {
    On(Point<'m>),
    /// There are figures, but none before the year asked.
    Later,
    Missing,
}

impl<'m> Point<'m> {
    /// The last year of its period; None for `zonder-jaar` and for a period without an end.
    pub fn last_year(&self) -> Option<i16> {
        match self.observation.key {
            Key::Period(period) => period.last_year(),
            Key::WithoutYear => None,
        }
    }

    /// Its place among others: by its end, then by its start.
    fn place(&self) -> (i16, Option<i16>) {
        (self.last_year().unwrap_or(i16::MAX), self.year)
    }

    /// Whether it holds in this year, or in one after it.
    pub fn reaches(&self, year: i16) -> bool {
        self.last_year().is_none_or(|last| last >= year)
    }

    /// Whether its period holds this year.
    pub fn covers(&self, year: i16) -> bool {
        self.year.is_some_and(|first| first <= year) && self.reaches(year)
    }

    /// The year that it says it was measured in, where that lies before its own.
    fn measured_before(&self, year: i16) -> Option<i16> {
        let measured = self.observation.more.as_ref().and_then(|more| more.measured);
        measured.and_then(Period::last_year).filter(|measured| *measured < year)
    }

    /// Whether it says what a whole year came to: not a part of it, and not measured before it.
    fn is_of_whole(&self, year: i16) -> bool {
        self.observation.key == Key::Period(Period::At(Moment::Year(year)))
            && self.measured_before(year).is_none()
    }

    /// The year that it is a figure of: its own, or the one in which it was measured when that lies before it.
    /// None for a part of a year, for several years, and without one.
    pub fn whole_year(&self) -> Option<i16> {
        let Key::Period(Period::At(Moment::Year(year) | Moment::SchoolYear(year))) = self.observation.key
        else {
            return None;
        };
        Some(self.measured_before(year).unwrap_or(year))
    }

    /// Whether the text leaves the value unclear.
    pub fn is_doubtful(&self) -> bool {
        let more = self.observation.more.as_ref();
        more.is_some_and(|more| more.doubt.about || more.doubt.uncertain.is_some())
    }

    /// Whether the text explains the value.
    pub fn is_explained(&self) -> bool {
        self.observation.more.as_ref().is_some_and(|more| more.note.is_some())
    }

    /// A number, a bound or a range: something that can be compared with.
    pub fn is_measure(&self) -> bool {
        matches!(self.observation.figure, Figure::Number(..) | Figure::Bound(..) | Figure::Range(..))
    }

    /// The number or bound as a file of this language prints it, without its unit.
    pub fn printed(&self, language: Language) -> String {
        match &self.observation.figure {
            Figure::Number(value, _) => number::print(*value, language),
            Figure::Bound(bound, value, _) => format!("{} {}", bound.sign(), number::print(*value, language)),
            Figure::Range(range, _) => {
                format!("{}..{}", number::print(range.0, language), number::print(range.1, language))
            }
            Figure::Direction(choice, _) => choice.word.get(language).to_owned(),
            Figure::BoundRef(bound, _) => bound.sign().to_owned(),
            Figure::Missing(_) | Figure::Text(_) => String::new(),
        }
    }
}

impl<'m> Series<'m> {
    /// Which way is better: as `gewenst` says, else as every target that has a side says it.
    pub fn wanted(&self) -> Option<&'static Choice> {
        if let Some((choice, _)) = self.desired {
            return Some(choice);
        }
        let mut sides = self.targets().filter_map(|point| side(&point.observation.figure));
        let first = sides.next()?;
        sides.all(|side| same_way(first, side)).then_some(first)
    }

    /// The dated targets that are figures, in the order of the text.
    fn dated(&self) -> impl Iterator<Item = &Point<'m>> {
        self.targets().filter(|point| point.year.is_some() && point.is_figure())
    }

    /// The dated targets that are figures, in the order of their years.
    pub fn path(&self) -> Vec<Point<'m>> {
        let mut path: Vec<Point<'m>> = self.dated().copied().collect();
        path.sort_by_key(Point::place);
        path
    }

    /// The last of the path.
    pub fn last_target(&self) -> Option<&Point<'m>> {
        self.dated().max_by_key(|point| point.place())
    }

    /// The first two numbers of the path that go the wrong way.
    pub fn turn(&self) -> Option<(Point<'m>, Point<'m>)> {
        let (desired, _) = self.desired?;
        let exact = |point: &&Point<'m>| {
            matches!(point.observation.figure, Figure::Number(..)) && !point.is_doubtful()
        };
        let mut exact: Vec<&Point<'m>> = self.dated().filter(exact).collect();
        exact.sort_by_key(|point| point.place());
        exact.windows(2).find_map(|two| {
            let [one, next] = two else { return None };
            let (from, to) = (one.year?, next.year?);
            let worse = better(desired, next.number()?, one.number()?) == Some(Ordering::Less);
            let comparable = from < to && !next.is_explained() && !self.is_broken_between(from, to);
            (worse && comparable).then_some((**one, **next))
        })
    }

    /// The last target of the path and the latest value before it, where both are exact and comparable,
    /// the target still holds in this year, and neither carries a remark that explains it.
    pub fn end(&self, year: Option<i16>) -> Option<(Point<'m>, Point<'m>)> {
        let target = self.last_target().filter(|point| year.is_none_or(|year| point.reaches(year)))?;
        target.number()?;
        let first = target.year?;
        let (known, _) = self.before(first)?;
        let exact = matches!(known.observation.figure, Figure::Number(..));
        let plain = |point: &Point<'_>| !point.is_doubtful() && !point.is_explained();
        let broken = self.is_broken_between(known.year?, first);
        (exact && plain(target) && plain(known) && !broken).then_some((*target, *known))
    }

    /// Realised values and baselines.
    pub fn known(&self) -> impl Iterator<Item = &Point<'m>> {
        self.realised().chain(self.baselines())
    }

    /// The one point of a role that says what holds in a year; none where several say different things.
    pub(super) fn of_year(&self, role: ObservationRole, year: i16) -> Option<Point<'m>> {
        let fits = |point: &&Point<'m>| {
            let target = role == ObservationRole::Target;
            point.is_figure() && if target { point.covers(year) } else { point.is_of_whole(year) }
        };
        let mut of_year = self.role(role).filter(fits);
        let first = of_year.next()?;
        let same = |other: &Point<'m>| other.printed(Language::Nl) == first.printed(Language::Nl);
        of_year.all(same).then_some(*first)
    }
}

/// The side of a target that is better, when it says one.
pub(super) fn side(figure: &Figure) -> Option<&'static Choice> {
    match figure {
        Figure::Bound(bound, ..) | Figure::BoundRef(bound, _) => Some(match bound {
            Bound::AtLeast | Bound::Above => &values::EQUAL_OR_INCREASE,
            Bound::AtMost | Bound::Below => &values::EQUAL_OR_DECREASE,
        }),
        Figure::Direction(choice, _) => Some(choice),
        _ => None,
    }
}

fn same_way(one: &Choice, other: &Choice) -> bool {
    let up = |choice: &Choice| *choice == values::INCREASE || *choice == values::EQUAL_OR_INCREASE;
    let down = |choice: &Choice| *choice == values::DECREASE || *choice == values::EQUAL_OR_DECREASE;
    one == other || (up(one) && up(other)) || (down(one) && down(other))
}

/// Whether a value keeps within a bound.
fn keeps(bound: Bound, value: Decimal, edge: Decimal) -> Verdict {
    let met = match bound {
        Bound::AtLeast => value >= edge,
        Bound::Above => value > edge,
        Bound::AtMost => value <= edge,
        Bound::Below => value < edge,
    };
    said(met)
}

fn said(met: bool) -> Verdict {
    if met { Verdict::Met } else { Verdict::Missed }
}

/// Whether a value meets a target number, given which way is better; None where only a hit can be told.
fn reaches(wanted: Option<&'static Choice>, value: Decimal, target: Decimal) -> Option<Verdict> {
    if value == target {
        return Some(Verdict::Met);
    }
    Some(said(better(wanted?, value, target)? != Ordering::Less))
}

/// Whether a value meets a range: within it, or past its better end.
fn fits(wanted: Option<&'static Choice>, value: Decimal, (low, high): (Decimal, Decimal)) -> Option<Verdict> {
    if low <= value && value <= high {
        return Some(Verdict::Met);
    }
    reaches(wanted, value, if value < low { low } else { high })
}

/// Whether a value went the way it should.
pub(super) fn moved(direction: &'static Choice, value: Decimal, base: Decimal) -> Option<Verdict> {
    if value == base {
        return Some(said(*direction != values::INCREASE && *direction != values::DECREASE));
    }
    Some(said(better(direction, value, base)? == Ordering::Greater))
}

impl Model {
    /// Whether an indicator is one of a statutory list.
    pub fn is_statutory(&self, id: NodeId) -> bool {
        self.prop(id, &indicator::CATALOGUE).is_some()
    }

    /// Whether a target may be asked of an indicator: not of a key figure, and not of what the law has shown.
    pub fn wants_target(&self, id: NodeId) -> bool {
        let key_figure = self.indicator_kind(id).is_some_and(|kind| *kind == values::KEY_FIGURE);
        !key_figure && !self.is_statutory(id)
    }

    /// The indicators of a level: in it, referred to from it, and those of its criteria, activities and levels below.
    pub fn indicators_of(&self, id: NodeId) -> Vec<NodeId> {
        let mut found = Vec::new();
        let mut open = vec![id];
        while let Some(here) = open.pop() {
            let referred = self.targets(here, Relation::MeasuredBy).into_iter().map(|(to, _)| to);
            let children = self.children(here);
            let is =
                |id: &NodeId, concept: &Concept| self.node(*id).is_some_and(|node| node.concept == concept);
            let inside = children.iter().copied().filter(|child| is(child, &indicator::CONCEPT));
            found.extend(inside.chain(referred));
            let below = |child: &NodeId| {
                is(child, &criterion::CONCEPT)
                    || is(child, &activity::CONCEPT)
                    || self.node(*child).is_some_and(|node| node.concept.is_level())
            };
            open.extend(children.into_iter().rev().filter(below));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// A thing and what it is an edition of: itself, its plan, the plan of that; each once.
    pub fn editions(&self, id: NodeId) -> Vec<NodeId> {
        let mut found = vec![id];
        let mut here = id;
        while let Some((plan, _)) = self.targets(here, Relation::EditionOf).first().copied() {
            if found.contains(&plan) {
                break;
            }
            found.push(plan);
            here = plan;
        }
        found
    }

    /// The series of an indicator with what the plan says of it that its report does not repeat.
    pub fn whole_series(&self, id: NodeId) -> Series<'_> {
        let mut whole = self.series(id);
        for plan in self.editions(id).into_iter().skip(1) {
            let more = self.series(plan);
            whole.points.extend(more.points);
            whole.breaks.extend(more.breaks);
            whole.desired = whole.desired.or(more.desired);
        }
        whole
    }

    /// What a target rests on. A value of an earlier edition will do.
    pub fn base(&self, series: &Series<'_>, target: &Point<'_>) -> Base {
        match &target.observation.figure {
            Figure::Direction(_, relative) => {
                let relative = relative.as_deref();
                let mut found =
                    self.life(series.indicator).into_iter().map(|id| self.rests_on(id, relative, target));
                let own = found.next().unwrap_or(Base::Missing);
                if own == Base::Missing {
                    found.find(|base| *base != Base::Missing).unwrap_or(own)
                } else {
                    own
                }
            }
            Figure::BoundRef(_, span) => self.reference(series.indicator, *span, target.year),
            _ => Base::NotNeeded,
        }
    }

    /// A thing, its editions, and what these continue by their own word; as far back as a series is read.
    fn life(&self, id: NodeId) -> Vec<NodeId> {
        const MOST: usize = 12;
        let mut found = self.editions(id);
        let mut at = 0;
        while let Some(here) = found.get(at).copied().filter(|_| found.len() < MOST) {
            for earlier in self.continues(here) {
                if !found.contains(&earlier) {
                    found.push(earlier);
                }
            }
            at += 1;
        }
        found
    }

    /// The value of one edition that a direction is measured against.
    fn rests_on(&self, id: NodeId, relative: Option<&Relative>, target: &Point<'_>) -> Base {
        match self.rest(id, relative, target.year.unwrap_or(i16::MAX)) {
            Rest::On(point) => Base::Known(point.number()),
            Rest::Missing => Base::Missing,
            Rest::Later => Base::Known(None),
        }
    }

    /// The latest figure of one edition before a year that a direction can rest on.
    fn rest(&self, id: NodeId, relative: Option<&Relative>, before: i16) -> Rest<'_> {
        let series = self.series(id);
        let at = |point: &&Point<'_>| match relative {
            Some(Relative::Baseline) => point.role == ObservationRole::Baseline,
            Some(Relative::Period(period)) => {
                point.observation.key == Key::Period(*period)
                    || period.first_year().is_some_and(|year| point.covers(year))
            }
            None => true,
        };
        let known: Vec<&Point<'_>> = series.known().filter(at).filter(|point| point.is_figure()).collect();
        let earlier = known.iter().filter(|point| point.year.is_some_and(|year| year < before));
        match earlier.max_by_key(|point| point.year) {
            Some(point) => Rest::On(**point),
            None if known.is_empty() => Rest::Missing,
            None => Rest::Later,
        }
    }

    /// The figure that a direction is measured against, with its year: `tov` if it says so, else the latest
    /// before a year; of an earlier edition where its own has none.
    pub(super) fn footing(&self, id: NodeId, figure: &Figure, before: i16) -> Option<Point<'_>> {
        let Figure::Direction(_, relative) = figure else { return None };
        let mut found = self.life(id).into_iter().map(|id| self.rest(id, relative.as_deref(), before));
        found.find_map(|rest| match rest {
            Rest::On(point) => Some(Some(point)),
            Rest::Later => Some(None),
            Rest::Missing => None,
        })?
    }

    /// The value of a reference series beside an indicator: that of the year, if it is there already.
    fn reference(&self, id: NodeId, span: Span, year: Option<i16>) -> Base {
        let wanted = self.editions(id).into_iter().find_map(|id| self.target_at(id, span));
        let beside = self.editions(id).into_iter().flat_map(|id| self.comparisons(id));
        let values: Vec<&Observation> = beside
            .filter(|(series, _)| Some(*series) == wanted)
            .flat_map(|(_, comparison)| comparison.observations.iter())
            .filter(|one| !matches!(one.figure, Figure::Missing(_)))
            .collect();
        let of_year = values.iter().find(|one| match one.key {
            Key::Period(period) => period.first_year() == year && period.last_year() == year,
            Key::WithoutYear => false,
        });
        let exact = of_year.and_then(|one| match one.figure {
            Figure::Number(number, _) => Some(number),
            _ => None,
        });
        // What the reference leads to could not be resolved: that was reported.
        if values.is_empty() && wanted.is_some() { Base::Missing } else { Base::Known(exact) }
    }

    /// The reference series beside an indicator, with their values.
    fn comparisons(&self, id: NodeId) -> Vec<(NodeId, &Comparison)> {
        let props = self.props(id, &indicator::COMPARISON);
        let beside = props.filter_map(|prop| match &prop.value {
            Value::Comparison(comparison) => Some((self.target_at(id, comparison.series)?, &**comparison)),
            _ => None,
        });
        beside.collect()
    }

    /// How the value of a year compares with the target of that year. None where that cannot be said for certain:
    /// no value or target, doubt, words, a series that broke in that year, or no way to tell which side is better.
    pub fn evaluation(&self, id: NodeId, year: i16, role: ObservationRole) -> Option<Evaluation<'_>> {
        let series = self.whole_series(id);
        let value = series.of_year(role, year)?;
        let target = series.of_year(ObservationRole::Target, year)?;
        let exact = matches!(value.observation.figure, Figure::Number(..));
        let doubtful = value.is_doubtful() || target.is_doubtful();
        if !exact || doubtful || series.is_broken_between(year.saturating_sub(1), year) {
            return None;
        }
        let verdict = self.verdict(&series, &value, &target)?;
        Some(Evaluation { value, target, verdict })
    }

    /// Whether a value meets a target, whatever their years.
    pub(super) fn verdict(
        &self,
        series: &Series<'_>,
        value: &Point<'_>,
        target: &Point<'_>,
    ) -> Option<Verdict> {
        let number = value.number()?;
        let wanted = series.wanted();
        match &target.observation.figure {
            Figure::Number(target, _) => reaches(wanted, number, *target),
            Figure::Bound(bound, edge, _) => Some(keeps(*bound, number, *edge)),
            Figure::Range(range, _) => fits(wanted, number, **range),
            Figure::BoundRef(bound, _) => match self.base(series, target) {
                Base::Known(Some(edge)) => Some(keeps(*bound, number, edge)),
                _ => None,
            },
            Figure::Direction(direction, _) => match self.base(series, target) {
                Base::Known(Some(base)) => moved(direction, number, base),
                _ => None,
            },
            Figure::Missing(_) | Figure::Text(_) => None,
        }
    }
}
