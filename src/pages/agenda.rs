//! The reform agenda as a time line: each track with its reforms over the years, what supports it and what it comes from.

use serde::Serialize;

use crate::ask::agenda::{self, Agendas, Step};
use crate::ask::latest_first;
use crate::language::shape::Stage;
use crate::language::{Bi, Language};
use crate::model::NodeId;
use crate::model::period::Period;
use crate::report::agenda as said_as;

use super::place::Link;
use super::said::Said;
use super::things::{MANY, Maker};
use super::words;

/// The most years that a time line is drawn over; with more, the words do.
const MOST_YEARS: i16 = 40;

/// Every agenda, and what no agenda touches.
#[derive(Clone, Debug, Serialize)]
pub struct Lines {
    pub agendas: Vec<Line>,
    /// Goals that support no track, by document.
    pub unsupported: Vec<Edition>,
    pub unsupported_count: usize,
    pub nowhere: Vec<Link>,
}

/// An agenda.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    pub link: Link,
    pub from: Vec<Link>,
    /// The years across; none where nothing has a year.
    pub years: Vec<i16>,
    /// Every how-manyeth year is named.
    pub every: i16,
    pub tracks: Vec<Track>,
}

/// A track, or the reforms in none.
#[derive(Clone, Debug, Serialize)]
pub struct Track {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
    pub from: Vec<Link>,
    pub supported: Vec<Edition>,
    pub dated: Vec<Reform>,
    pub undated: Vec<Reform>,
}

/// Things of one document.
#[derive(Clone, Debug, Serialize)]
pub struct Edition {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<Link>,
    pub links: Vec<Link>,
    /// There are many: only their codes.
    pub short: bool,
}

/// A reform, with its states in words and as bars.
#[derive(Clone, Debug, Serialize)]
pub struct Reform {
    pub link: Link,
    pub states: Vec<State>,
    pub bars: Vec<Bar>,
    pub leads_to: Vec<Link>,
    pub taken_up: Vec<Link>,
    pub nowhere: bool,
}

/// Where a reform stands: `loopt vanaf 2023`.
#[derive(Clone, Debug, Serialize)]
pub struct State {
    pub name: &'static str,
    pub text: Said,
}

/// Columns of the time line, from 1 to past the last.
#[derive(Clone, Debug, Serialize)]
pub struct Bar {
    pub name: &'static str,
    pub from: i16,
    pub to: i16,
    /// It goes on beyond what is drawn.
    pub open: bool,
}

/// The agendas of a project; none where there is no agenda.
pub fn lines(maker: &Maker<'_, '_>, all: &Agendas) -> Option<Lines> {
    if all.agendas.is_empty() {
        return None;
    }
    let shown = |ids: &[NodeId]| -> Vec<NodeId> {
        ids.iter().copied().filter(|id| maker.places.is_shown(*id)).collect()
    };
    let mut unsupported = shown(&all.unsupported);
    let order = latest_first(maker.model(), unsupported.iter().map(|id| maker.model().document_of(*id)));
    unsupported.sort_by_key(|id| order.iter().position(|one| *one == maker.model().document_of(*id)));
    Some(Lines {
        agendas: all.agendas.iter().map(|one| line(maker, one)).collect(),
        unsupported_count: unsupported.len(),
        unsupported: editions(maker, &unsupported),
        nowhere: links(maker, &shown(&all.nowhere)),
    })
}

fn line(maker: &Maker<'_, '_>, agenda: &agenda::Agenda) -> Line {
    let reforms = agenda.tracks.iter().flat_map(|track| &track.reforms);
    let ends = reforms.flat_map(|one| &one.steps).filter_map(|step| step.period).flat_map(|period| {
        let (first, last) = ends(period);
        [first, last]
    });
    let known: Vec<i16> = ends.flatten().collect();
    let years: Vec<i16> = match (known.iter().min(), known.iter().max()) {
        // An arrow shows that the last goes on.
        (Some(first), Some(last)) if last.saturating_sub(*first) < MOST_YEARS => (*first..=*last).collect(),
        _ => Vec::new(),
    };
    let every = match years.len() {
        0..=10 => 1,
        11..=20 => 2,
        _ => 5,
    };
    let track = |one: &agenda::Track| {
        let mut reforms: Vec<&agenda::Reform> = one.reforms.iter().collect();
        let year = |reform: &&agenda::Reform| reform.steps.iter().filter_map(Step::year).min();
        reforms.sort_by_key(year);
        let (undated, dated): (Vec<_>, Vec<_>) = reforms.into_iter().partition(|one| year(one).is_none());
        let each =
            |all: Vec<&agenda::Reform>| all.into_iter().map(|one| reform(maker, one, &years)).collect();
        Track {
            link: one.id.map(|id| maker.places.link(id, None)),
            from: links(maker, &one.from),
            supported: editions(maker, &one.supported),
            dated: each(dated),
            undated: each(undated),
        }
    };
    Line {
        link: maker.places.link(agenda.id, None),
        from: links(maker, &agenda.from),
        tracks: agenda.tracks.iter().map(track).collect(),
        years,
        every,
    }
}

/// The years of both ends, as far as it has them.
fn ends(period: Period) -> (Option<i16>, Option<i16>) {
    match period {
        Period::Between(None, _) => (None, period.last_year()),
        _ => (period.first_year(), period.last_year()),
    }
}

fn links(maker: &Maker<'_, '_>, ids: &[NodeId]) -> Vec<Link> {
    ids.iter().map(|id| maker.places.link(*id, None)).collect()
}

/// Things by document, in the order in which they come.
fn editions(maker: &Maker<'_, '_>, ids: &[NodeId]) -> Vec<Edition> {
    let model = maker.model();
    let mut all: Vec<(Option<NodeId>, Edition)> = Vec::new();
    for id in ids {
        let document = model.document_of(*id);
        let link = maker.places.link(*id, None);
        match all.iter_mut().find(|(one, _)| *one == document) {
            Some((_, edition)) => edition.links.push(link),
            None => {
                let to = document.map(|document| maker.places.link(document, None));
                all.push((document, Edition { document: to, links: vec![link], short: false }));
            }
        }
    }
    let told = all.into_iter().map(|(_, edition)| Edition { short: edition.links.len() > MANY, ..edition });
    told.collect()
}

fn reform(maker: &Maker<'_, '_>, one: &agenda::Reform, years: &[i16]) -> Reform {
    let mut states: Vec<State> =
        one.steps.iter().map(|step| State { name: step.name(), text: state(step) }).collect();
    if one.dropped {
        states.push(State { name: "dropped", text: words::said("dropped") });
    }
    if states.is_empty() {
        states.push(State { name: "unknown", text: words::said("state-unknown") });
    }
    Reform {
        link: maker.places.link(one.id, None),
        states,
        bars: one.steps.iter().filter_map(|step| bar(step, years)).collect(),
        leads_to: links(maker, &one.leads_to),
        taken_up: links(maker, &one.taken_up),
        nowhere: one.nowhere,
    }
}

/// The stage with its years in words.
fn state(step: &Step) -> Said {
    Said::of(|language| {
        let word = said_as::stage(step.stage).get(language);
        let Some(period) = step.period else { return word.to_owned() };
        let years = match ends(period) {
            (Some(first), Some(last)) if first == last => first.to_string(),
            (Some(first), Some(last)) => format!("{first}–{last}"),
            (Some(first), None) => format!("{} {first}", Bi::new("vanaf", "from").get(language)),
            (None, Some(last)) => match language {
                Language::Nl => format!("tot en met {last}"),
                Language::En => format!("up to and including {last}"),
            },
            (None, None) => String::new(),
        };
        format!("{word} {years}").trim_end().to_owned()
    })
}

fn bar(step: &Step, years: &[i16]) -> Option<Bar> {
    let (start, end) = (*years.first()?, *years.last()?);
    let (first, last) = ends(step.period?);
    // What is done or planned with one end only stands in that year.
    let going = step.stage == Stage::Running || first.is_none();
    let (from, to) = match (first, last) {
        (Some(first), Some(last)) => (first, last),
        (Some(first), None) => (first, if going { end } else { first }),
        (None, Some(last)) => (start, last),
        (None, None) => return None,
    };
    Some(Bar { name: step.name(), from: from - start + 1, to: to - start + 2, open: last.is_none() })
}
