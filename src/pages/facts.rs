//! The figures of the narrative, by document, and every source with what rests on it.

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::language::{fact, fields, indicator, source};
use crate::model::{NodeId, Relation};

use super::fields::{self as rows, Cell};
use super::place::Link;
use super::things::Maker;

/// All facts and all sources.
#[derive(Clone, Debug, Serialize)]
pub struct Facts {
    pub groups: Vec<Group>,
    pub sources: Vec<Source>,
}

/// The facts of one document; of the register where there is none.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<Link>,
    pub facts: Vec<Fact>,
}

/// A fact with all that makes it one.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    pub link: Link,
    pub value: Vec<Cell>,
    pub as_of: Vec<Cell>,
    pub sources: Vec<Cell>,
    /// What it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Link>,
}

/// A source with what rests on it.
#[derive(Clone, Debug, Serialize)]
pub struct Source {
    pub link: Link,
    pub facts: Few,
    pub indicators: Few,
}

/// Some of many, and how many more there are.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Few {
    pub count: usize,
    pub links: Vec<Link>,
    pub more: usize,
}

/// Things that are named at a source; its own place in the register has them all.
const MOST: usize = 30;

/// None where the report has no facts.
pub fn facts(maker: &Maker<'_, '_>) -> Option<Facts> {
    let (model, places) = (maker.model(), maker.places);
    let mut groups: Vec<(Option<NodeId>, Group)> = Vec::new();
    let mut resting: FxHashMap<NodeId, (Vec<NodeId>, Vec<NodeId>)> = FxHashMap::default();
    for id in model.of_concept(&fact::CONCEPT).filter(|id| places.is_shown(*id)) {
        let document = model.document_of(id);
        for (to, _) in model.targets(id, Relation::SourcedFrom) {
            resting.entry(to).or_default().0.push(id);
        }
        let found = groups.iter().position(|(one, _)| *one == document);
        let at = found.unwrap_or_else(|| {
            let document_link = document.map(|document| places.link(document, None));
            groups.push((document, Group { document: document_link, facts: Vec::new() }));
            groups.len() - 1
        });
        if let Some((_, group)) = groups.get_mut(at) {
            group.facts.push(told(maker, id));
        }
    }
    if groups.is_empty() {
        return None;
    }
    groups.sort_by_key(|(document, _)| {
        std::cmp::Reverse(document.map(|document| (model.document_year(document), model.came_out(document))))
    });
    for id in model.of_concept(&indicator::CONCEPT).filter(|id| places.is_shown(*id)) {
        for to in model.indicator_sources(id) {
            resting.entry(to).or_default().1.push(id);
        }
    }
    let some = |all: &[NodeId]| Few {
        count: all.len(),
        links: all.iter().take(MOST).map(|id| places.link(*id, None)).collect(),
        more: all.len().saturating_sub(MOST),
    };
    let sources = model.of_concept(&source::CONCEPT).filter(|id| places.is_shown(*id)).map(|id| {
        let (facts, indicators) = resting.remove(&id).unwrap_or_default();
        Source { link: places.link(id, None), facts: some(&facts), indicators: some(&indicators) }
    });
    let sources = sources.collect();
    Some(Facts { groups: groups.into_iter().map(|(_, group)| group).collect(), sources })
}

fn told(maker: &Maker<'_, '_>, id: NodeId) -> Fact {
    let (model, places) = (maker.model(), maker.places);
    let mut said = rows::rows(places, id);
    let mut take = |name: &str| {
        let at = said.iter().position(|row| row.name == name);
        at.map(|at| said.swap_remove(at).cells).unwrap_or_default()
    };
    let document = model.document_of(id);
    let above = model.upward(id).nth(1);
    let place = above.filter(|above| Some(*above) != document && *above != model.project());
    Fact {
        link: places.link(id, None),
        value: take(fact::VALUE.name),
        as_of: take(fact::AS_OF.name),
        sources: take(fields::SOURCES.name),
        place: place.map(|place| places.link(place, None)),
    }
}
