//! A thing through its editions: the strand of what is one thing, and the values that all of it gives.

use rustc_hash::FxHashMap;

use crate::language::{Concept, Language};

use super::graph::NodeId;
use super::value::Key;
use super::{Model, Point};

/// A value of a series through all editions.
#[derive(Clone, Debug)]
pub struct Told<'m> {
    pub point: Point<'m>,
    /// The edition that gives it: of the latest document that does.
    pub edition: NodeId,
    /// What earlier documents gave for it, where that was another figure; the latest of them first.
    pub before: Vec<(Point<'m>, NodeId)>,
}

/// Which things are one thing through all documents.
#[derive(Clone, Debug, Default)]
pub struct Strands {
    all: Vec<Vec<NodeId>>,
    places: FxHashMap<NodeId, usize>,
}

impl Strands {
    /// The editions of a thing in the order in which their documents came out, itself among them.
    pub fn of(&self, id: NodeId) -> Vec<NodeId> {
        let strand = self.places.get(&id).and_then(|place| self.all.get(*place));
        strand.cloned().unwrap_or_else(|| vec![id])
    }
}

impl Model {
    /// Which things of a kind are one through all documents, so that each can be asked for.
    pub fn strands(&self, concept: &'static Concept) -> Strands {
        let all = match self.documents() {
            [] | [_] => Vec::new(),
            _ => self.threads(concept),
        };
        let places = all.iter().enumerate().flat_map(|(at, thread)| thread.iter().map(move |id| (*id, at)));
        Strands { places: places.collect(), all }
    }

    /// The values of several editions as one series, by role and time. Where several give a value for one time, the
    /// latest document counts; that it gives none takes no earlier figure away.
    pub fn told(&self, editions: &[NodeId]) -> Vec<Told<'_>> {
        let mut found: Vec<Told<'_>> = Vec::new();
        for edition in editions {
            for point in self.series(*edition).points {
                let same = |told: &&mut Told<'_>| {
                    told.point.role == point.role && told.point.observation.key == point.observation.key
                };
                match found.iter_mut().find(same) {
                    None => found.push(Told { point, edition: *edition, before: Vec::new() }),
                    Some(told) if point.is_figure() => {
                        if told.point.is_figure() && !says_the_same(&told.point, &point) {
                            told.before.insert(0, (told.point, told.edition));
                        }
                        (told.point, told.edition) = (point, *edition);
                    }
                    Some(_) => {}
                }
            }
        }
        found.sort_by_key(|told| {
            let period = match told.point.observation.key {
                Key::Period(period) => Some(period),
                Key::WithoutYear => None,
            };
            (told.point.year, told.point.last_year(), period)
        });
        found
    }
}

fn says_the_same(one: &Point<'_>, other: &Point<'_>) -> bool {
    one.printed(Language::En) == other.printed(Language::En)
}
