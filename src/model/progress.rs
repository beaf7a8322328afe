//! How far an indicator has come: a verdict from its series through all editions, its targets and its baseline.

use std::borrow::Cow;
use std::cmp::Ordering;

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use crate::language::shape::ObservationRole;
use crate::language::{Choice, Field, Meaning, fields, indicator, values};

use super::course::{Course, Reason, Tally};
use super::graph::{NodeId, Relation};
use super::targets::moved;
use super::thread::{Strands, Told};
use super::value::{Figure, Missing, Relative};
use super::{Model, Point, Series, Verdict, better};

/// How far one indicator has come, as its edition in one document promised.
#[derive(Clone, Debug)]
pub struct Progress<'m> {
    pub indicator: NodeId,
    /// Realised values and baselines of all editions, by year; where several give one, the latest document counts.
    pub values: Vec<Told<'m>>,
    /// The latest figure.
    pub latest: Option<Told<'m>>,
    /// A mark of no figure for a year after that.
    pub mark: Option<Told<'m>>,
    /// The figure that is judged: that of the year of the target where the target has passed.
    pub judged: Option<Told<'m>>,
    /// What the course is reckoned from.
    pub start: Option<Point<'m>>,
    /// The target in force: the first for the year of the latest figure or after it, else the last.
    pub target: Option<Point<'m>>,
    /// The edition that gives it.
    pub promised_by: NodeId,
    /// Where the line to the target stands in the year that is judged.
    pub expected: Option<Decimal>,
    pub wanted: Option<&'static Choice>,
    /// What is expected for the year of the target, and whether that would meet it.
    pub outlook: Option<(Point<'m>, Option<Verdict>)>,
    pub reason: Reason,
    /// What the text itself says of why there is no figure.
    pub excuse: Option<Cow<'m, str>>,
}

impl Progress<'_> {
    pub fn course(&self) -> Course {
        self.reason.course()
    }

    /// The year of the figure that is judged.
    pub fn year(&self) -> Option<i16> {
        self.judged.as_ref().and_then(|told| told.point.whole_year())
    }
}

/// A figure more than so many years older than the document says nothing of now.
const OLD: i16 = 4;

/// On course is what is short of the line by at most one part in so many of the way from baseline to target.
const PARTS: i64 = 10;

/// What is known of an indicator before it is judged.
struct Known<'m> {
    series: Series<'m>,
    /// The year of the document whose promise it is.
    document: Option<i16>,
    values: Vec<Told<'m>>,
    latest: Told<'m>,
    year: i16,
    target: Point<'m>,
    start: Option<Point<'m>>,
    as_of: Option<i16>,
}

impl Model {
    /// How far an indicator has come. Its targets are those of this edition, of the plan it reports on and of reports
    /// on it; where these have none, those of the last edition before. Its values are those of all editions.
    pub fn progress(&self, id: NodeId, strands: &Strands, as_of: Option<i16>) -> Progress<'_> {
        let editions = strands.of(id);
        let comparable: Vec<NodeId> =
            editions.iter().copied().filter(|other| self.same_measure(id, *other)).collect();
        let until = |told: &Told<'_>| {
            let year = told.point.whole_year().or_else(|| told.point.last_year());
            as_of.is_none_or(|as_of| year.is_none_or(|year| year <= as_of))
        };
        let known = |told: &Told<'_>| {
            matches!(told.point.role, ObservationRole::Realised | ObservationRole::Baseline)
        };
        let all = self.told(&comparable);
        let values: Vec<Told<'_>> = all.iter().filter(|told| known(told) && until(told)).cloned().collect();
        let (targets, from) = self.promised(id, &editions);
        let mut progress = Progress {
            indicator: id,
            latest: latest(&values),
            mark: None,
            judged: None,
            start: None,
            target: None,
            promised_by: from.unwrap_or(id),
            expected: None,
            wanted: None,
            outlook: None,
            reason: Reason::NoValue,
            excuse: None,
            values,
        };
        let after = progress.latest.as_ref().and_then(|latest| latest.point.whole_year());
        let is_mark = |told: &&Told<'_>| !told.point.is_figure() && told.point.year.is_some();
        progress.mark = progress.values.iter().filter(is_mark).rfind(|told| told.point.year > after).cloned();
        let mut series = Series {
            indicator: from.unwrap_or(id),
            points: progress.values.iter().map(|told| told.point).chain(targets.iter().copied()).collect(),
            desired: None,
            breaks: Vec::new(),
        };
        for edition in std::iter::once(&id).chain(editions.iter().rev()) {
            let one = self.series(*edition);
            series.desired = series.desired.or(one.desired);
            series.breaks.extend(one.breaks);
        }
        progress.wanted = series.wanted();
        let target = in_force(&series, progress.latest.as_ref().and_then(|told| told.point.whole_year()));
        progress.target = target;
        if let Some(target) = &target {
            progress.outlook = self.outlook(&series, &all, target);
        }
        if target.is_none() && targets.is_empty() && !self.wants_target(id) {
            progress.reason = Reason::TargetNotAsked;
            return progress;
        }
        let latest = match self.usable(id, &editions, &comparable, &progress) {
            Ok(latest) => latest,
            Err((reason, excuse)) => {
                (progress.reason, progress.excuse) = (reason, excuse);
                return progress;
            }
        };
        let target = match target {
            Some(target) => target,
            None => {
                (progress.reason, progress.excuse) = self.no_target(id, &editions, &targets);
                return progress;
            }
        };
        let set = self.set_in(&editions, id, &target);
        let year = latest.point.whole_year().unwrap_or(i16::MAX);
        let document = self.year_of(id);
        let values = progress.values.clone();
        let start = start(&values, &target, set);
        let mut known = Known { series, document, values, latest, year, target, start, as_of };
        // A target whose year has passed is judged by the value of that year, where there is one.
        if known.target.last_year().is_some_and(|last| last < year)
            && let Some(then) = exact(&known.values).rfind(|told| is_of(told, &known.target))
        {
            known.year = then.point.whole_year().unwrap_or(year);
            known.latest = then.clone();
        }
        progress.judged = Some(known.latest.clone());
        progress.start = self.start_of(&known);
        progress.expected = expected(&known, progress.start.as_ref());
        progress.reason = self.reason(&known, progress.start.as_ref(), progress.expected);
        progress.expected = progress.expected.filter(|_| progress.course() != Course::Unsaid);
        progress
    }

    /// The year of the document that a thing stands in.
    fn year_of(&self, id: NodeId) -> Option<i16> {
        self.node(id)?.document.and_then(|document| self.document_year(document))
    }

    /// The targets that hold for an edition, and the edition that they are of.
    fn promised(&self, id: NodeId, editions: &[NodeId]) -> (Vec<Point<'_>>, Option<NodeId>) {
        let mut own = self.editions(id);
        own.extend(self.origins(id, Relation::EditionOf).into_iter().map(|(report, _)| report));
        let found = self.gathered(&own);
        if found.iter().any(Point::is_figure) {
            let from = own.into_iter().find(|one| self.series(*one).targets().any(Point::is_figure));
            return (found, from);
        }
        let before = editions.iter().take_while(|edition| **edition != id);
        let before: Vec<NodeId> = before.copied().filter(|one| !own.contains(one)).collect();
        for edition in before.into_iter().rev().filter(|one| self.same_measure(id, *one)) {
            let more = self.gathered(&[edition]);
            if found.is_empty() && more.iter().any(Point::is_figure) {
                return (more, Some(edition));
            }
        }
        (found, None)
    }

    /// The targets of several editions; where two give one for the same time, the first counts, but a mark of no
    /// figure gives way.
    fn gathered(&self, editions: &[NodeId]) -> Vec<Point<'_>> {
        let mut found: Vec<Point<'_>> = Vec::new();
        for edition in editions {
            for point in self.series(*edition).targets() {
                match found.iter_mut().find(|one| one.observation.key == point.observation.key) {
                    Some(one) if !one.is_figure() => *one = *point,
                    Some(_) => {}
                    None => found.push(*point),
                }
            }
        }
        found
    }

    /// The year of the first document, up to that of this edition, that gave the target as it is.
    fn set_in(&self, editions: &[NodeId], id: NodeId, target: &Point<'_>) -> Option<i16> {
        let same = |edition: &&NodeId| {
            self.series(**edition).targets().any(|point| {
                point.observation.key == target.observation.key
                    && is_same(&point.observation.figure, &target.observation.figure)
            })
        };
        let here = editions.iter().position(|one| *one == id).map_or(editions.len(), |at| at + 1);
        let first = editions.iter().take(here).find(same).copied().unwrap_or(id);
        self.year_of(first)
    }

    /// The latest figure, when it is one that can be judged; else why not.
    fn usable<'m>(
        &'m self,
        id: NodeId,
        editions: &[NodeId],
        comparable: &[NodeId],
        progress: &Progress<'m>,
    ) -> Result<Told<'m>, (Reason, Option<Cow<'m, str>>)> {
        let because = |reason| Err((reason, None));
        let Some(latest) = progress.latest.clone() else {
            let figures = || progress.values.iter().filter(|told| told.point.is_figure());
            if figures().any(|told| told.point.year.is_some()) {
                return because(Reason::ValueOfPart);
            }
            if figures().next().is_some() {
                return because(Reason::ValueWithoutYear);
            }
            let elsewhere = |one: &&NodeId| !comparable.contains(one) && self.is_measured(**one);
            if editions.iter().any(|one| elsewhere(&one)) {
                return because(Reason::UnitChanged);
            }
            if let Some((missing, told)) =
                progress.values.iter().rev().find_map(|told| Some((missing(told)?, told)))
            {
                let note = told.point.observation.more.as_ref().and_then(|more| more.note.as_ref());
                return Err((Reason::of_value(missing), note.map(|note| self.text(note))));
            }
            return Err(match self.excused(id, &fields::REALISED_VALUES) {
                Some(excuse) => (Reason::ValueLeftOut, Some(excuse)),
                None if self.is_unread(editions, &fields::REALISED_VALUES) => (Reason::ValueUnreadable, None),
                None => (Reason::NoValue, None),
            });
        };
        match latest.point.observation.figure {
            Figure::Number(..) if latest.point.is_doubtful() => because(Reason::ValueInDoubt),
            Figure::Number(..) => Ok(latest),
            Figure::Text(_) => because(Reason::ValueInWords),
            _ => because(Reason::ValueNotExact),
        }
    }

    /// What a thing or what it stands in says of why it leaves a field out.
    fn excused(&self, id: NodeId, field: &'static Field) -> Option<Cow<'_, str>> {
        let (absence, _) = self.absence(id, Meaning { field: Some(field), concept: None })?;
        Some(self.text(&absence.reason))
    }

    fn is_unread(&self, editions: &[NodeId], field: &'static Field) -> bool {
        editions.iter().any(|id| self.may_have(*id, Some(field), None))
    }

    /// Why there is no target to hold a value against.
    fn no_target<'m>(
        &'m self,
        id: NodeId,
        editions: &[NodeId],
        targets: &[Point<'m>],
    ) -> (Reason, Option<Cow<'m, str>>) {
        if targets.iter().any(Point::is_figure) {
            return (Reason::TargetWithoutYear, None);
        }
        if let Some(point) = targets.iter().max_by_key(|point| point.year)
            && let Figure::Missing(missing) = point.observation.figure
        {
            let note = point.observation.more.as_ref().and_then(|more| more.note.as_ref());
            return (Reason::of_target(missing), note.map(|note| self.text(note)));
        }
        match self.excused(id, &fields::TARGET) {
            Some(excuse) => (Reason::TargetLeftOut, Some(excuse)),
            None if self.is_unread(editions, &fields::TARGET) => (Reason::TargetUnreadable, None),
            None => (Reason::NoTarget, None),
        }
    }

    /// What is expected for the year of the target, else for the last year that something is expected for.
    fn outlook<'m>(
        &'m self,
        series: &Series<'m>,
        all: &[Told<'m>],
        target: &Point<'m>,
    ) -> Option<(Point<'m>, Option<Verdict>)> {
        let expected = || {
            let forecast = all.iter().filter(|told| told.point.role == ObservationRole::Forecast);
            forecast.filter(|told| told.point.is_figure() && told.point.whole_year().is_some())
        };
        let then = expected().rfind(|told| is_of(told, target));
        let point = then.or_else(|| expected().next_back())?.point;
        let certain = then.is_some() && !point.is_doubtful() && !target.is_doubtful();
        let exact = matches!(point.observation.figure, Figure::Number(..));
        let verdict = if certain && exact { self.verdict(series, &point, target) } else { None };
        Some((point, verdict))
    }

    /// What the course is reckoned from: for a direction what it says it is relative to.
    fn start_of<'m>(&'m self, known: &Known<'m>) -> Option<Point<'m>> {
        let figure = &known.target.observation.figure;
        let passed = known.target.year.is_some_and(|year| year <= known.year);
        match figure {
            Figure::Direction(_, relative)
                if passed || matches!(relative.as_deref(), Some(Relative::Period(_))) =>
            {
                let before = known.target.year.unwrap_or(known.year).min(known.year);
                self.footing(known.series.indicator, figure, before)
            }
            _ => known.start,
        }
    }

    fn reason(&self, known: &Known<'_>, start: Option<&Point<'_>>, expected: Option<Decimal>) -> Reason {
        let target = &known.target;
        let (year, first) = (known.year, target.year.unwrap_or(i16::MAX));
        if matches!(target.observation.figure, Figure::Text(_)) {
            return Reason::TargetInWords;
        }
        if target.is_doubtful() {
            return Reason::TargetInDoubt;
        }
        let holds = target.covers(year);
        if holds && known.series.of_year(ObservationRole::Target, year).is_none() {
            return Reason::TargetsDiffer;
        }
        let lower = known.document.unwrap_or(year).saturating_sub(1).min(year).min(first);
        if known.series.is_broken_between(lower, year.max(first)) {
            return Reason::SeriesBroken;
        }
        if year < first {
            let now = known.as_of.or(known.document);
            if now.is_some_and(|now| now.saturating_sub(year) > OLD) {
                return Reason::ValueOld;
            }
            return self.on_the_way(known, start, expected);
        }
        let Some(verdict) = self.verdict(&known.series, &known.latest.point, target) else {
            // What should stay the same and did not: by how much is for people to judge, and for no rule.
            let moved = is_hold(target) && start.is_some_and(|start| start.number().is_some());
            return if moved { Reason::MovedAway } else { unclear(target) };
        };
        match (verdict, holds) {
            (Verdict::Met, true) => Reason::MetInYear,
            (Verdict::Met, false) => Reason::MetLater,
            (Verdict::Missed, _) => match self.against(known, start) {
                Some(Ordering::Less) => Reason::WorseThanStart,
                Some(Ordering::Equal) if is_direction(target) => Reason::StoodStill,
                _ if holds => Reason::MissedInYear,
                _ => Reason::TargetYearPassed,
            },
        }
    }

    /// How the value compares with the start, where they compare: `Less` is worse.
    fn against(&self, known: &Known<'_>, start: Option<&Point<'_>>) -> Option<Ordering> {
        let from = start.filter(|start| start.year.is_some_and(|year| year < known.year))?;
        if known.series.is_broken_between(from.year?, known.year) {
            return None;
        }
        let wanted = match &known.target.observation.figure {
            Figure::Direction(direction, _) => direction,
            _ => known.series.wanted()?,
        };
        better(wanted, known.latest.point.number()?, from.number()?)
    }

    /// Of a target that is yet to come: where the value stands on the way to it.
    fn on_the_way(&self, known: &Known<'_>, start: Option<&Point<'_>>, expected: Option<Decimal>) -> Reason {
        let (target, series) = (&known.target, &known.series);
        let Some(value) = known.latest.point.number() else { return Reason::ValueNotExact };
        match &target.observation.figure {
            Figure::BoundRef(..) => {
                // The reference of the year to come is not known; that of the year measured may be.
                let now = Point { year: Some(known.year), ..*target };
                match self.verdict(series, &known.latest.point, &now) {
                    Some(Verdict::Met) => Reason::KeepsToReference,
                    Some(Verdict::Missed) => Reason::BeyondReference,
                    None => Reason::NoReference,
                }
            }
            Figure::Direction(direction, _) => {
                let Some(base) = start.and_then(|start| Some((start.number()?, start.year?))) else {
                    return Reason::NoBaseline;
                };
                let (base, from) = base;
                if from >= known.year {
                    return Reason::NotMeasuredSince;
                }
                if series.is_broken_between(from, known.year) {
                    return Reason::SeriesBroken;
                }
                match (moved(direction, value, base), better(direction, value, base)) {
                    (Some(Verdict::Met), _) => Reason::GoesAsWanted,
                    (_, Some(Ordering::Less)) => Reason::WorseThanStart,
                    (_, Some(_)) => Reason::StoodStill,
                    (_, None) if value == base => Reason::GoesAsWanted,
                    (_, None) => Reason::MovedAway,
                }
            }
            _ => match self.verdict(series, &known.latest.point, target) {
                Some(Verdict::Met) => Reason::MetEarly,
                None => unclear(target),
                Some(Verdict::Missed) => self.on_the_line(known, start, expected, value),
            },
        }
    }

    fn on_the_line(
        &self,
        known: &Known<'_>,
        start: Option<&Point<'_>>,
        expected: Option<Decimal>,
        value: Decimal,
    ) -> Reason {
        let Some((from, began)) = start.and_then(|start| Some((start.year?, start.number()?))) else {
            return Reason::NoBaseline;
        };
        if from >= known.year {
            return Reason::NotMeasuredSince;
        }
        if known.series.is_broken_between(from, known.year) {
            return Reason::SeriesBroken;
        }
        let Some(wanted) = side(&known.target).or_else(|| known.series.wanted()) else {
            return Reason::NoDirection;
        };
        let (Some(expected), Some(edge)) = (expected, edge(&known.target, value)) else {
            return Reason::NoBaseline;
        };
        match (better(wanted, value, expected), better(wanted, value, began)) {
            (None, _) | (_, None) => Reason::NoDirection,
            (_, Some(Ordering::Less)) => Reason::WorseThanStart,
            (Some(Ordering::Equal | Ordering::Greater), _) => Reason::AheadOfCourse,
            (Some(Ordering::Less), _) => {
                let gap = expected.checked_sub(value).map(|gap| gap.abs());
                let way = edge.checked_sub(began).map(|way| way.abs());
                let parts = gap.and_then(|gap| gap.checked_mul(Decimal::from(PARTS)));
                match parts.zip(way) {
                    Some((parts, way)) if parts <= way => Reason::WithinTolerance,
                    _ => Reason::BehindCourse,
                }
            }
        }
    }

    /// The indicators of a level as its edition has them: its own, and those of the plan that its report does not repeat.
    pub fn measured_through(&self, id: NodeId) -> Vec<NodeId> {
        let mut found: Vec<NodeId> = Vec::new();
        let mut known: FxHashSet<NodeId> = FxHashSet::default();
        for edition in self.editions(id) {
            for one in self.indicators_of(edition) {
                if !known.contains(&one) {
                    known.extend(self.editions(one));
                    found.push(one);
                }
            }
        }
        found
    }

    /// The document that is looked at when none is asked for: one with indicators before one without, of the latest
    /// year, a plan before its reports.
    pub fn current_document(&self) -> Option<NodeId> {
        let measuring: FxHashSet<NodeId> =
            self.of_concept(&indicator::CONCEPT).filter_map(|id| self.node(id)?.document).collect();
        let own = |id: &NodeId| {
            let before = self.document_kind(*id).is_some_and(|kind| values::BEFORE_PLANS.contains(&kind));
            let children = self.children(*id);
            let is_level = |child: &NodeId| self.node(*child).is_some_and(|node| node.concept.is_level());
            self.is_described(*id) && !before && (measuring.contains(id) || children.iter().any(is_level))
        };
        // Of equals the first of the text.
        self.documents().iter().rev().copied().filter(own).max_by_key(|id| {
            (measuring.contains(id), self.document_year(*id), !self.is_report(*id), self.came_out(*id))
        })
    }
}

/// The verdicts of these indicators, counted.
pub fn tally<'p, 'm: 'p>(all: impl IntoIterator<Item = &'p Progress<'m>>) -> Tally {
    Tally::new(all.into_iter().map(Progress::course))
}

/// Figures of a whole year, the latest last; of one year the realised before the baseline.
fn whole<'a, 'm>(values: &'a [Told<'m>]) -> Vec<&'a Told<'m>> {
    let figures = values.iter().filter(|told| told.point.is_figure());
    let mut found: Vec<&Told<'m>> = figures.filter(|told| told.point.whole_year().is_some()).collect();
    // A value of its own year before one that was measured in it and is printed under a later one.
    found.sort_by_key(|told| {
        let own = told.point.whole_year() == told.point.year;
        (told.point.whole_year(), told.point.role == ObservationRole::Realised, own)
    });
    found
}

fn latest<'m>(values: &[Told<'m>]) -> Option<Told<'m>> {
    whole(values).last().map(|told| (*told).clone())
}

/// Numbers of a whole year without doubt, by year.
fn exact<'a, 'm>(values: &'a [Told<'m>]) -> impl DoubleEndedIterator<Item = &'a Told<'m>> {
    whole(values).into_iter().filter(|told| {
        matches!(told.point.observation.figure, Figure::Number(..)) && !told.point.is_doubtful()
    })
}

/// Whether a value is of a year that a target holds for.
fn is_of(told: &Told<'_>, target: &Point<'_>) -> bool {
    told.point.whole_year().is_some_and(|year| target.covers(year))
}

fn missing(told: &Told<'_>) -> Option<Missing> {
    match told.point.observation.figure {
        Figure::Missing(missing) => Some(missing),
        _ => None,
    }
}

/// Whether two figures say the same.
fn is_same(one: &Figure, other: &Figure) -> bool {
    match (one, other) {
        (Figure::Number(one, _), Figure::Number(other, _)) => one == other,
        (Figure::Bound(side, one, _), Figure::Bound(that, other, _)) => side == that && one == other,
        (Figure::Range(one, _), Figure::Range(other, _)) => one == other,
        (Figure::BoundRef(one, _), Figure::BoundRef(other, _)) => one == other,
        (Figure::Direction(one, _), Figure::Direction(other, _)) => one == other,
        _ => false,
    }
}

/// The first target for a year or after it, else the last.
fn in_force<'m>(series: &Series<'m>, year: Option<i16>) -> Option<Point<'m>> {
    let path = series.path();
    let ahead = path.iter().find(|point| year.is_none_or(|year| point.reaches(year)));
    ahead.or_else(|| path.last()).copied()
}

/// The baseline, else the last figure that was known when the target was set; where no document says when that was,
/// the first figure.
fn start<'m>(values: &[Told<'m>], target: &Point<'m>, set: Option<i16>) -> Option<Point<'m>> {
    let before = |told: &&Told<'m>| {
        told.point.whole_year().is_some_and(|year| target.year.is_some_and(|at| year < at))
    };
    let baseline = exact(values).filter(|told| told.point.role == ObservationRole::Baseline).rfind(before);
    let known = match set {
        Some(set) => exact(values).rfind(|told| told.point.whole_year().is_some_and(|year| year < set)),
        None => exact(values).next(),
    };
    // A figure printed under a later year counts from when it was measured.
    let told = baseline.or(known)?;
    Some(Point { year: told.point.whole_year(), ..told.point })
}

fn is_direction(target: &Point<'_>) -> bool {
    matches!(target.observation.figure, Figure::Direction(..))
}

fn is_hold(target: &Point<'_>) -> bool {
    matches!(target.observation.figure, Figure::Direction(direction, _) if *direction == values::EQUAL)
}

/// Why a target says nothing of a value.
fn unclear(target: &Point<'_>) -> Reason {
    match target.observation.figure {
        Figure::BoundRef(..) => Reason::NoReference,
        Figure::Direction(..) => Reason::NoBaseline,
        _ => Reason::NoDirection,
    }
}

/// The side that a bound says is better.
fn side(target: &Point<'_>) -> Option<&'static Choice> {
    super::targets::side(&target.observation.figure)
}

/// The number to get to: of a range its nearer end.
fn edge(target: &Point<'_>, value: Decimal) -> Option<Decimal> {
    match &target.observation.figure {
        Figure::Number(edge, _) | Figure::Bound(_, edge, _) => Some(*edge),
        Figure::Range(range, _) => Some(if value < range.0 { range.0 } else { range.1 }),
        _ => None,
    }
}

/// Where the line stands in the year that is judged: from the last target before it, else from the start, straight to
/// the target in force.
fn expected(known: &Known<'_>, start: Option<&Point<'_>>) -> Option<Decimal> {
    let to = known.target.year.filter(|to| *to > known.year)?;
    let aim = edge(&known.target, known.latest.point.number()?)?;
    let (from, began) = start.and_then(|start| Some((start.year?, start.number()?)))?;
    if from >= known.year {
        return None;
    }
    let path = known.series.path();
    let between = path.iter().rev().find_map(|point| {
        let year = point.last_year().filter(|year| from < *year && *year < known.year)?;
        let number = point.number().filter(|_| !point.is_doubtful())?;
        Some((year, number))
    });
    let (from, began) = between.unwrap_or((from, began));
    let years = Decimal::from(to.checked_sub(from)?);
    let passed = Decimal::from(known.year.checked_sub(from)?);
    let step = aim.checked_sub(began)?.checked_mul(passed)?.checked_div(years)?;
    began.checked_add(step)
}
