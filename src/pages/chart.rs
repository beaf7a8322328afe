//! A series as a drawing: what stands where, and what the signs mean.

mod pen;
mod scale;
mod spark;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::language::Bi;
use crate::language::shape::ObservationRole;
use crate::model::value::Figure;
use crate::model::{Model, Point, Progress, Told};

use super::said::Said;
pub use pen::Path;
use pen::{CROSS, DIAMOND, DOWNWARD, POINT, Pen, RING, SQUARE, UPWARD, units};
use scale::{
    BOTTOM, Dot, LETTER, LINE, RIGHT, Reach, Scale, TOP, YEAR, dots, middle_of, said, start_of, time,
};
pub use spark::{Spark, spark};

/// What is drawn of an indicator.
pub struct Drawn<'a, 'm> {
    pub told: &'a [Told<'m>],
    /// Reference series by their names.
    pub beside: &'a [(String, Vec<Told<'m>>)],
    /// From which years on the series no longer compares with what was before.
    pub breaks: &'a [i16],
    pub progress: &'a Progress<'m>,
    /// The targets that the verdict is about.
    pub promised: &'a [Point<'m>],
    /// A figure as the chart prints it.
    pub printed: fn(&Model, &Told<'m>) -> Said,
    pub model: &'m Model,
}

/// A drawing: paths by class in the order in which they lie on each other, texts over them, and what the signs mean.
#[derive(Clone, Debug, Serialize)]
pub struct Chart {
    pub paths: Vec<Path>,
    /// Where the texts at the left end.
    pub left: String,
    /// At the left, by their height.
    pub values: Vec<Tick>,
    /// Below, by how far to the right.
    pub years: Vec<Tick>,
    pub labels: Vec<Label>,
    pub keys: Vec<Sign>,
}

/// A text along an axis.
#[derive(Clone, Debug, Serialize)]
pub struct Tick {
    pub at: String,
    pub text: Said,
}

/// A text in the drawing.
#[derive(Clone, Debug, Serialize)]
pub struct Label {
    pub class: &'static str,
    pub x: String,
    pub y: String,
    pub text: Said,
}

/// What a sign in the drawing means.
#[derive(Clone, Debug, Serialize)]
pub struct Sign {
    pub class: &'static str,
    pub text: Said,
}

/// The chart of a series; where there is none, why.
///
/// # Errors
///
/// When fewer than two figures have a place in time.
pub fn chart(drawn: &Drawn<'_, '_>) -> Result<Chart, Bi> {
    Layout::new(drawn)?.draw()
}

struct Layout<'a, 'm> {
    drawn: &'a Drawn<'a, 'm>,
    scale: Scale,
    baseline: Vec<Dot<'a, 'm>>,
    realised: Vec<Dot<'a, 'm>>,
    target: Vec<Dot<'a, 'm>>,
    forecast: Vec<Dot<'a, 'm>>,
    beside: Vec<(&'a str, Vec<Dot<'a, 'm>>)>,
    /// Targets that only say which way.
    ways: Vec<(&'a Told<'m>, i32)>,
    /// What no later text may cover.
    taken: Vec<[i32; 4]>,
}

impl<'a, 'm> Layout<'a, 'm> {
    fn new(drawn: &'a Drawn<'a, 'm>) -> Result<Layout<'a, 'm>, Bi> {
        let of = |role| dots(drawn.told, role);
        let (baseline, realised) = (of(ObservationRole::Baseline), of(ObservationRole::Realised));
        let (target, forecast) = (of(ObservationRole::Target), of(ObservationRole::Forecast));
        let own = || [&baseline, &realised, &target, &forecast].into_iter().flatten();
        let ways =
            drawn.told.iter().filter(|told| matches!(told.point.observation.figure, Figure::Direction(..)));
        let ways: Vec<_> = ways.filter_map(|told| Some((told, time(&told.point)?.0))).collect();
        let mut moments: Vec<i32> = own().map(|dot| dot.at).collect();
        let values = own().count();
        moments.extend(ways.iter().map(|(_, at)| *at).filter(|_| values > 0));
        moments.sort_unstable();
        moments.dedup();
        match (values, moments.len()) {
            (0, _) => {
                return Err(Bi::new(
                    "Er is geen grafiek: geen cijfer heeft een jaar.",
                    "There is no chart: no figure has a year.",
                ));
            }
            (1, _) => {
                return Err(Bi::new(
                    "Er is geen grafiek: er is maar één cijfer met een jaar.",
                    "There is no chart: only one figure has a year.",
                ));
            }
            (_, 1) => {
                return Err(Bi::new(
                    "Er is geen grafiek: alle cijfers zijn van hetzelfde jaar.",
                    "There is no chart: all figures are of the same year.",
                ));
            }
            _ => {}
        }
        let beside: Vec<(&str, Vec<Dot<'_, '_>>)> = drawn
            .beside
            .iter()
            .map(|(name, told)| (name.as_str(), dots(told, ObservationRole::Realised)))
            .filter(|(_, dots)| !dots.is_empty())
            .collect();
        let all = || own().chain(beside.iter().flat_map(|(_, dots)| dots));
        moments.extend(all().map(|dot| dot.at));
        moments.extend(all().filter_map(|dot| Some(dot.span?.0 + YEAR / 2)));
        moments.extend(missing(drawn.told).map(middle_of));
        let mut values: Vec<Decimal> = all().flat_map(|dot| <[Decimal; 2]>::from(dot.reach.ends())).collect();
        for dot in own() {
            let before = dot.told.before.iter().filter_map(|(point, _)| Reach::of(&point.observation.figure));
            values.extend(before.flat_map(|reach| <[Decimal; 2]>::from(reach.ends())));
        }
        let too_large = Bi::new(
            "Er is geen grafiek: de cijfers zijn te groot om te tekenen.",
            "There is no chart: the figures are too large to draw.",
        );
        let scale = Scale::new(&moments, &values).ok_or(too_large)?;
        Ok(Layout { drawn, scale, baseline, realised, target, forecast, beside, ways, taken: Vec::new() })
    }

    fn place(&self, dot: &Dot<'_, '_>) -> (i32, i32) {
        let (low, high) = dot.reach.ends();
        (self.scale.x(dot.at), (self.scale.y(low) + self.scale.y(high)) / 2)
    }

    fn draw(mut self) -> Result<Chart, Bi> {
        let mut pen = Pen::default();
        let (values, years) = (self.values_axis(&mut pen), self.years_axis(&mut pen));
        self.breaks(&mut pen);
        self.course(&mut pen);
        self.references(&mut pen);
        let line = self.line();
        self.measured(&mut pen, &line);
        self.expected(&mut pen, &line);
        self.targets(&mut pen);
        self.absent(&mut pen, &line);
        let mut labels = self.directions(&mut pen);
        labels.extend(self.labels());
        let (keys, left) = (self.keys(&pen), units(self.scale.left - 50));
        Ok(Chart { paths: pen.done(), left, values, years, labels, keys })
    }

    fn values_axis(&self, pen: &mut Pen) -> Vec<Tick> {
        let mut all = Vec::new();
        for tick in self.scale.ticks() {
            let y = self.scale.y(tick);
            if y < BOTTOM {
                pen.at("g", (self.scale.left, y), &format!("H{}", units(RIGHT)));
            }
            all.push(Tick { at: units(y + 45), text: said(tick) });
        }
        all
    }

    fn years_axis(&self, pen: &mut Pen) -> Vec<Tick> {
        let scale = &self.scale;
        pen.at("a", (scale.left, BOTTOM), &format!("H{}", units(RIGHT)));
        let (first, last) = (scale.first.div_euclid(YEAR), scale.last.div_euclid(YEAR));
        let years: Vec<i32> = (first..=last)
            .filter(|year| (scale.first..=scale.last).contains(&(year * YEAR + YEAR / 2)))
            .collect();
        let wide = (RIGHT - scale.left) * YEAR / (scale.last - scale.first).max(1);
        let every = [1, 2, 5, 10, 20, 50, 100, 200, 500].into_iter().find(|step| step * wide >= 400);
        let every = every.unwrap_or(1000);
        let mut all = Vec::new();
        for year in &years {
            let x = scale.x(year * YEAR + YEAR / 2);
            let labelled = year % every == 0;
            if labelled || years.len() <= 60 {
                pen.at("a", (x, BOTTOM), if labelled { "v5" } else { "v3" });
            }
            if labelled {
                all.push(Tick { at: units(x), text: Said::same(year.to_string()) });
            }
        }
        all
    }

    fn breaks(&self, pen: &mut Pen) {
        let scale = &self.scale;
        for year in self.drawn.breaks {
            let at = start_of(*year);
            if scale.first < at && at < scale.last {
                pen.at("k", (scale.x(at), TOP - 100), &format!("V{}", units(BOTTOM)));
            }
        }
    }

    /// The straight line to the target in force, by the targets before it.
    fn course(&self, pen: &mut Pen) {
        let progress = self.drawn.progress;
        let (Some(start), Some(target)) = (&progress.start, &progress.target) else { return };
        let (Some(year), Some(began)) = (start.year, start.number()) else { return };
        // What was measured otherwise is no start.
        if target.last_year().is_some_and(|last| self.is_broken(year, last)) {
            return;
        }
        let mut line = vec![(self.scale.x(middle_of(year)), self.scale.y(began))];
        let mut path: Vec<(i32, Reach)> = self
            .drawn
            .promised
            .iter()
            .filter(|point| !point.is_doubtful() && point.last_year() <= target.last_year())
            .filter(|point| point.last_year().is_some_and(|last| last > year))
            .filter_map(|point| Some((time(point)?.0, Reach::of(&point.observation.figure)?)))
            .collect();
        path.sort_by_key(|(at, _)| *at);
        line.extend(path.iter().map(|(at, reach)| (self.scale.x(*at), self.scale.y(reach.edge(began)))));
        if line.len() > 1 {
            pen.line("w", &line);
        }
    }

    fn references(&self, pen: &mut Pen) {
        for (at, (_, dots)) in self.beside.iter().enumerate() {
            let look = ["n", "n1", "n2"].get(at % 3).copied().unwrap_or("n");
            let line: Vec<(i32, i32)> = dots.iter().map(|dot| self.place(dot)).collect();
            pen.line(look, &line);
            for place in line {
                pen.at("d", place, "m-4 0h8");
            }
        }
    }

    /// The exact values of whole years, one a year: the realised before the baseline.
    fn line(&self) -> Vec<(i16, i32, i32)> {
        let all = self.baseline.iter().chain(&self.realised);
        let mut line: Vec<(i16, i32, i32)> = Vec::new();
        for dot in all {
            let Some(year) = dot.year.filter(|_| matches!(dot.reach, Reach::Exact(_))) else { continue };
            let (x, y) = self.place(dot);
            line.retain(|(one, ..)| *one != year);
            line.push((year, x, y));
        }
        line.sort_unstable_by_key(|(year, ..)| *year);
        line
    }

    fn is_broken(&self, from: i16, to: i16) -> bool {
        self.drawn.breaks.iter().any(|year| from < *year && *year <= to)
    }

    fn measured(&mut self, pen: &mut Pen, line: &[(i16, i32, i32)]) {
        for two in line.windows(2) {
            let [(from, x, y), (to, right, over)] = two else { continue };
            if self.is_broken(*from, *to) {
                continue;
            }
            // Over years without a figure runs no line, only a hint of one.
            let look = if to - from == 1 { "r" } else { "b" };
            pen.line(look, &[(*x, *y), (*right, *over)]);
        }
        for (dots, base) in [(&self.realised, false), (&self.baseline, true)] {
            for dot in dots {
                let place = self.place(dot);
                let hollow = dot.told.point.is_doubtful() || dot.year.is_none();
                match (base, hollow) {
                    (true, _) => pen.at("m", place, SQUARE),
                    (false, true) => pen.at("q", place, RING),
                    (false, false) => pen.at("p", place, POINT),
                }
                self.reach(pen, "u", dot);
                self.restated(pen, dot);
                self.taken.push([place.0 - 40, place.1 - 40, place.0 + 40, place.1 + 40]);
            }
        }
    }

    /// What earlier documents gave, hanging on what is given now.
    fn restated(&self, pen: &mut Pen, dot: &Dot<'_, '_>) {
        let (x, y) = self.place(dot);
        for (point, _) in &dot.told.before {
            if let Some(Reach::Exact(value)) = Reach::of(&point.observation.figure) {
                let was = self.scale.y(value);
                pen.line("e", &[(x, y), (x, was)]);
                pen.at("o", (x, was), POINT);
            }
        }
    }

    /// Bounds as arrows, ranges as whiskers, and the years that a value holds for.
    fn reach(&self, pen: &mut Pen, look: &str, dot: &Dot<'_, '_>) {
        let (x, y) = self.place(dot);
        match dot.reach {
            Reach::Exact(_) => {}
            Reach::Up(_) => pen.at(look, (x, y), UPWARD),
            Reach::Down(_) => pen.at(look, (x, y), DOWNWARD),
            Reach::Between(low, high) => {
                let (low, high) = (self.scale.y(low), self.scale.y(high));
                pen.at(look, (x, high), &format!("m-5 0h10m-5 0V{}m-5 0h10", units(low)));
            }
        }
        if let Some((first, last)) = dot.span {
            let end = last.map_or(RIGHT, |last| self.scale.x(last));
            pen.at(look, (self.scale.x(first), y), &format!("H{}", units(end)));
        }
    }

    fn expected(&mut self, pen: &mut Pen, line: &[(i16, i32, i32)]) {
        let mut last: Option<(i32, i32)> = None;
        for dot in &self.forecast {
            let place = self.place(dot);
            let known = line.iter().rev().map(|(_, x, y)| (*x, *y)).find(|(x, _)| *x < place.0);
            if let Some(from) = last.or(known) {
                pen.line("f", &[from, place]);
            }
            pen.at("h", place, RING);
            self.reach(pen, "u", dot);
            self.taken.push([place.0 - 40, place.1 - 40, place.0 + 40, place.1 + 40]);
            last = Some(place);
        }
    }

    fn targets(&mut self, pen: &mut Pen) {
        for dot in &self.target {
            let place = self.place(dot);
            self.reach(pen, "tu", dot);
            if !matches!(dot.reach, Reach::Between(..)) {
                pen.at("t", place, DIAMOND);
            }
            self.restated(pen, dot);
            let (low, high) = dot.reach.ends();
            let (low, high) = (self.scale.y(low), self.scale.y(high));
            let (up, down) = dot.reach.arrow();
            self.taken.push([place.0 - 50, high - 50 - up, place.0 + 50, low + 50 + down]);
        }
    }

    /// A sign for each year without a figure: what the text says is not there, and what lies between figures.
    fn absent(&self, pen: &mut Pen, line: &[(i16, i32, i32)]) {
        let has = |year: i16| {
            self.baseline.iter().chain(&self.realised).any(|dot| dot.at.div_euclid(YEAR) == i32::from(year))
        };
        let mut years: Vec<i16> = missing(self.drawn.told).collect();
        if let (Some((first, ..)), Some((last, ..))) = (line.first(), line.last())
            && last - first <= 60
        {
            years.extend(*first..*last);
        }
        years.sort_unstable();
        years.dedup();
        for year in years.into_iter().filter(|year| !has(*year)) {
            pen.at("x", (self.scale.x(middle_of(year)), BOTTOM - 60), CROSS);
        }
    }

    /// A direction as an arrow from the value that it starts from, with its word.
    fn directions(&mut self, pen: &mut Pen) -> Vec<Label> {
        let progress = self.drawn.progress;
        let start = progress.start.as_ref().and_then(Point::number);
        let known: Vec<(i32, Decimal)> = self
            .baseline
            .iter()
            .chain(&self.realised)
            .filter(|dot| dot.year.is_some())
            .map(|dot| (dot.at, dot.reach.ends().1))
            .collect();
        let mut all = Vec::new();
        for (told, at) in self.ways.clone() {
            let Figure::Direction(choice, _) = &told.point.observation.figure else { continue };
            let before = known.iter().filter(|(then, _)| *then < at).max_by_key(|(then, _)| *then);
            let Some(from) = start.or(before.map(|(_, value)| *value)) else { continue };
            let (x, y) = (self.scale.x(at), self.scale.y(from));
            let (shape, y, up, down) = match choice.name {
                name if name.ends_with("increase") => (UPWARD, y, 200, 0),
                // Not through the axis.
                name if name.ends_with("decrease") => (DOWNWARD, y.min(BOTTOM - 230), 0, 200),
                _ => ("m-10 0h20m-5-3.5 5 3.5-5 3.5", y, 40, 40),
            };
            pen.at("tu", (x, y), shape);
            self.taken.push([x - 50, y - up, x + 50, y + down]);
            let text = Said::of(|language| super::said::readable(choice.word.get(language)));
            all.extend(self.set(text, (x, y), 0));
        }
        all
    }

    /// The figures that a reader looks for: the latest, the target in force, and where it began.
    fn labels(&mut self) -> Vec<Label> {
        let progress = self.drawn.progress;
        let key = |point: &Point<'_>| (point.role, point.observation.key);
        let wanted = [
            progress.latest.as_ref().map(|told| key(&told.point)),
            progress.target.as_ref().map(key),
            progress.start.as_ref().map(key),
        ];
        let mut set: Vec<(Said, (i32, i32), i32)> = Vec::new();
        let mut seen = Vec::new();
        for wanted in wanted.into_iter().flatten() {
            if seen.contains(&wanted) {
                continue;
            }
            seen.push(wanted);
            let all = self.baseline.iter().chain(&self.realised).chain(&self.target);
            for dot in all.filter(|dot| key(&dot.told.point) == wanted).take(1) {
                let (low, high) = dot.reach.ends();
                let half = (self.scale.y(low) - self.scale.y(high)) / 2;
                set.push(((self.drawn.printed)(self.drawn.model, dot.told), self.place(dot), half));
            }
        }
        let set: Vec<Option<Label>> =
            set.into_iter().map(|(text, place, half)| self.set(text, place, half)).collect();
        set.into_iter().flatten().collect()
    }

    /// Sets a text near a place where it covers nothing; none where there is no room.
    fn set(&mut self, text: Said, (x, y): (i32, i32), half: i32) -> Option<Label> {
        let letters = text.nl.chars().count().max(text.en.chars().count());
        let wide = LETTER * i32::try_from(letters).ok()?;
        let (above, below) = (y - half - 80, y + half + 80 + LINE * 3 / 4);
        let tries = [
            ("v", x, above, x - wide / 2),
            ("v", x, below, x - wide / 2),
            ("v s", x + 80, y + 45, x + 80),
            ("v e", x - 80, y + 45, x - 80 - wide),
            ("v e", x + 40, above, x + 40 - wide),
            ("v s", x - 40, above, x - 40),
            ("v e", x + 40, below, x + 40 - wide),
            ("v s", x - 40, below, x - 40),
        ];
        let free = tries.into_iter().find_map(|(class, at, base, left)| {
            let own = [left, base - LINE * 3 / 4, left + wide, base + 20];
            let [left, top, right, bottom] = own;
            let within = left >= self.scale.left && right <= 3200 && top >= 0 && bottom <= BOTTOM - 100;
            let clear =
                self.taken.iter().all(|[l, t, r, b]| right <= *l || left >= *r || bottom <= *t || top >= *b);
            (within && clear).then_some((class, at, base, own))
        });
        let (class, at, base, own) = free?;
        self.taken.push(own);
        Some(Label { class, x: units(at), y: units(base), text })
    }

    fn keys(&self, pen: &Pen) -> Vec<Sign> {
        const KEYS: [(&str, Bi); 11] = [
            ("m", Bi::new("nulmeting", "baseline")),
            ("p", Bi::new("behaald", "realised")),
            (
                "q",
                Bi::new(
                    "behaald, onzeker of niet over een heel jaar",
                    "realised, uncertain or not of a whole year",
                ),
            ),
            ("o", Bi::new("in een ander document anders", "otherwise in another document")),
            ("t", Bi::new("beoogd", "target")),
            ("tu", Bi::new("beoogd bereik of richting", "target range or direction")),
            ("w", Bi::new("rechte lijn", "straight line")),
            ("h", Bi::new("prognose", "forecast")),
            ("u", Bi::new("bereik", "range")),
            ("x", Bi::new("geen cijfer", "no figure")),
            ("k", Bi::new("reeksbreuk", "break in the series")),
        ];
        let shown = KEYS.into_iter().filter(|(look, _)| pen.has(look));
        let mut keys: Vec<Sign> = shown.map(|(class, text)| Sign { class, text: text.into() }).collect();
        for (at, (name, _)) in self.beside.iter().enumerate() {
            let class = ["n", "n1", "n2"].get(at % 3).copied().unwrap_or("n");
            keys.push(Sign { class, text: Said::same(*name) });
        }
        keys
    }
}

/// The years of which the text says that there is no figure.
fn missing(told: &[Told<'_>]) -> impl Iterator<Item = i16> {
    let known = |role| matches!(role, ObservationRole::Realised | ObservationRole::Baseline);
    let marks = told.iter().filter(move |one| known(one.point.role) && !one.point.is_figure());
    marks.filter_map(|one| one.point.whole_year())
}
