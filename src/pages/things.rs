//! Each thing as a page shows it: what it says, what stands in it, what refers to it, and what was found about it.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use crate::diag::Diagnostic;
use crate::language::{Bi, Concept, fields as known, indicator, organisation};
use crate::model::{Course, Model, NodeId, Progress, Relation, Strands};

use super::changes::Changed;
use super::fields::{self, Cell, Row};
use super::ledger::{Ledger, Purse};
use super::lights::{self, Reported};
use super::money::{self, Amounts};
use super::place::{Link, Places};
use super::said::{Said, readable};
use super::series::{self, Series};
use super::story::Story;
use super::tree::{Tallied, tallied};

/// A thing with everything in it.
#[derive(Clone, Debug, Serialize)]
pub struct Thing {
    pub anchor: String,
    /// The kind in the JSON.
    pub kind: &'static str,
    pub word: Said,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    pub title: String,
    /// How deep its heading stands: 2 to 6.
    pub step: usize,
    /// Short facts.
    pub rows: Vec<Row>,
    /// Texts of more than a line.
    pub prose: Vec<Row>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<Series>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amounts: Option<Amounts>,
    /// What stands in it, by kind.
    pub groups: Vec<Group>,
    /// What refers to it, by how it does.
    pub back: Vec<Back>,
    pub findings: Vec<Found>,
}

/// Things of one kind in a thing.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    pub kind: &'static str,
    pub label: Said,
    pub things: Vec<Thing>,
}

/// What refers to a thing in one way.
#[derive(Clone, Debug, Serialize)]
pub struct Back {
    pub label: Said,
    pub links: Vec<Link>,
    /// Where there are many: by document, only their codes.
    pub lists: Vec<Many>,
}

/// Levels of one document, by their codes.
#[derive(Clone, Debug, Serialize)]
pub struct Many {
    pub label: Said,
    pub links: Vec<Link>,
}

/// More than so many are told by their codes.
pub const MANY: usize = 12;

/// A finding beside its thing.
#[derive(Clone, Debug, Serialize)]
pub struct Found {
    pub severity: &'static str,
    pub word: Said,
    pub name: Said,
    pub title: Said,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<Said>,
    /// `begroting-2020.kader:12`
    pub place: String,
}

/// A level or goal: a page of its own.
#[derive(Clone, Debug, Serialize)]
pub struct Page {
    pub thing: Thing,
    /// The verdicts on what measures it.
    pub courses: Vec<Tallied>,
    /// What reports say of it by their lights.
    pub lights: Vec<Reported>,
    pub goal: bool,
    pub document: Link,
    /// What it stands in, from the top.
    pub path: Vec<Link>,
    /// Levels in it.
    pub below: Vec<Link>,
    /// Its editions, what it came from and what became of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub story: Option<Story>,
    /// What is different from the edition before, where that is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed: Option<Changed>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purse: Option<Purse>,
    pub colour: usize,
}

/// What the views of things are made from.
#[derive(Debug)]
pub struct Maker<'p, 'm> {
    pub places: &'p Places<'m>,
    pub with_findings: bool,
    pub progress: FxHashMap<NodeId, Progress<'m>>,
    /// Which indicators are one through all documents.
    pub strands: Strands,
    pub ledger: Ledger<'m>,
}

impl<'p, 'm> Maker<'p, 'm> {
    pub fn new(places: &'p Places<'m>, with_findings: bool) -> Maker<'p, 'm> {
        use rayon::prelude::*;
        let model = places.model;
        let strands = model.strands(&indicator::CONCEPT);
        let described = |id: &NodeId| model.node(*id).is_some_and(|node| !node.external);
        let all: Vec<NodeId> = model.of_concept(&indicator::CONCEPT).filter(described).collect();
        let progress = all.into_par_iter().map(|id| (id, model.progress(id, &strands, None))).collect();
        Maker { places, with_findings, progress, strands, ledger: Ledger::new(places) }
    }

    pub fn model(&self) -> &'m Model {
        self.places.model
    }

    /// The page of a level.
    pub fn page(&self, id: NodeId, colour: usize) -> Page {
        let model = self.model();
        let document = model.node(id).and_then(|node| node.document);
        let above: Vec<NodeId> = model
            .upward(id)
            .skip(1)
            .take_while(|place| Some(*place) != document && *place != model.project())
            .collect();
        let link = |to: &NodeId| self.places.link(*to, Some(id));
        let is_level =
            |to: &NodeId| model.node(*to).is_some_and(|node| node.concept.is_level() && !node.external);
        let mut thing = self.thing(id, 2);
        let lights = lights::lights(self, id);
        if !lights.is_empty() {
            thing.rows.retain(|row| row.name != known::STATUS.name);
        }
        Page {
            thing,
            courses: tallied(&self.courses(id)),
            lights,
            goal: model.is_goal(id),
            document: document.map(|document| self.places.link(document, None)).unwrap_or_default(),
            path: above.iter().rev().map(link).collect(),
            below: model.children(id).iter().filter(|to| is_level(to)).map(link).collect(),
            story: None,
            changed: None,
            purse: self.ledger.purse(self.places, id),
            colour,
        }
    }

    /// A thing with what stands in it; levels in it have pages of their own.
    pub fn thing(&self, id: NodeId, step: usize) -> Thing {
        let model = self.model();
        let concept = model.node(id).map(|node| node.concept);
        let (prose, mut rows): (Vec<Row>, Vec<Row>) =
            fields::rows(self.places, id).into_iter().partition(|row| {
                row.cells.iter().any(|cell| matches!(cell, Cell::Prose { .. } | Cell::Headed { .. }))
            });
        rows.extend(self.measured(id));
        let title = self.places.title(id);
        let series = series::series(self, id);
        if series.as_ref().is_some_and(|series| !series.lights.is_empty()) {
            rows.retain(|row| row.name != known::STATUS.name);
        }
        Thing {
            anchor: self.places.anchor(id).to_owned(),
            kind: concept.map_or("", |concept| concept.name),
            word: self.places.word(id).headed(),
            code: self.places.code(id).filter(|code| *code != title),
            title,
            step: step.min(6),
            rows,
            prose,
            series,
            amounts: money::amounts(model, id),
            groups: self.groups(id, step),
            back: self.back(id),
            findings: self.findings(id),
        }
    }

    /// Indicators that it refers to.
    fn measured(&self, id: NodeId) -> Option<Row> {
        let links = self.model().targets(id, Relation::MeasuredBy);
        let cells: Vec<Cell> =
            links.into_iter().map(|(to, _)| Cell::Link { link: self.places.link(to, Some(id)) }).collect();
        (!cells.is_empty()).then(|| Row {
            name: "indicators",
            label: Bi::new("Gemeten met", "Measured by").into(),
            cells,
        })
    }

    fn groups(&self, id: NodeId, step: usize) -> Vec<Group> {
        let model = self.model();
        let mut groups: Vec<Group> = Vec::new();
        for child in model.children(id) {
            let Some(node) = model.node(child).filter(|node| !node.external && !node.concept.is_level())
            else {
                continue;
            };
            if *node.concept == organisation::CONCEPT || !self.places.is_shown(child) {
                continue;
            }
            let thing = self.thing(child, step + 2);
            match groups.iter_mut().find(|group| group.kind == node.concept.name) {
                Some(group) => group.things.push(thing),
                None => groups.push(Group {
                    kind: node.concept.name,
                    label: many(node.concept),
                    things: vec![thing],
                }),
            }
        }
        for group in &mut groups {
            if let ([one], true) = (group.things.as_slice(), true) {
                group.label = one.word.clone();
            }
        }
        groups
    }

    /// What refers to it.
    fn back(&self, id: NodeId) -> Vec<Back> {
        let model = self.model();
        let mut all = Vec::new();
        for (relation, label) in BACK {
            let page = self.level_of(id);
            // What stands on the same page says it there.
            let origins = model.origins(id, *relation).into_iter().filter(|(from, _)| {
                self.places.is_shown(*from) && (page.is_none() || self.level_of(*from) != page)
            });
            let origins: Vec<_> = origins.collect();
            if origins.len() > MANY {
                all.push(self.many(id, (*label).into(), origins.iter().map(|(from, _)| *from)));
                continue;
            }
            let mut links: Vec<Link> = Vec::new();
            for (from, edge) in origins {
                let mut link = self.places.link(from, Some(id));
                link.note =
                    edge.note.as_ref().map(|note| Said::same(super::place::one_line(&model.text(note))));
                if !links.iter().any(|one| one.to == link.to) {
                    links.push(link);
                }
            }
            if !links.is_empty() {
                all.push(Back { label: (*label).into(), links, lists: Vec::new() });
            }
        }
        all
    }

    /// The level on whose page a thing stands: itself, or the nearest that it is in.
    fn level_of(&self, id: NodeId) -> Option<NodeId> {
        let model = self.model();
        model.upward(id).find(|one| model.node(*one).is_some_and(|node| node.concept.is_level()))
    }

    /// Many things, as the levels on whose pages they stand.
    fn many(&self, id: NodeId, label: Said, from: impl Iterator<Item = NodeId>) -> Back {
        let model = self.model();
        let mut lists: Vec<(Option<NodeId>, Many)> = Vec::new();
        let mut seen = FxHashSet::default();
        for one in from {
            let place = self.level_of(one).unwrap_or(one);
            if !seen.insert(place) {
                continue;
            }
            let document = model.node(place).and_then(|node| node.document);
            let link = self.places.link(place, Some(id));
            match lists.iter_mut().find(|(known, _)| *known == document) {
                Some((_, many)) => many.links.push(link),
                None => {
                    let title = document.map(|document| format!("{}:", self.places.title(document)));
                    let label = Said::same(title.unwrap_or_default());
                    lists.push((document, Many { label, links: vec![link] }));
                }
            }
        }
        Back { label, links: Vec::new(), lists: lists.into_iter().map(|(_, many)| many).collect() }
    }

    pub fn findings(&self, id: NodeId) -> Vec<Found> {
        if !self.with_findings {
            return Vec::new();
        }
        self.places.findings(id).iter().map(|finding| found(self.model(), finding)).collect()
    }

    /// How the indicators of a level stand, each once; of a report also those of its plan.
    pub fn courses(&self, id: NodeId) -> Vec<Course> {
        let all = self.model().measured_through(id);
        all.iter().filter_map(|one| self.progress.get(one)).map(Progress::course).collect()
    }
}

/// A finding as a page shows it.
pub fn found(model: &Model, finding: &Diagnostic) -> Found {
    let span = finding.primary.span;
    let file = model.sources().file(span.file);
    let place = file.map(|file| format!("{}:{}", file.name, file.place(span.start).line));
    Found {
        severity: finding.severity.name(),
        word: Said::from(finding.severity.word()).headed(),
        name: Said::of(|language| finding.name(language).to_owned()),
        title: Said::from(&finding.title).headed(),
        help: finding.help.as_ref().map(|help| Said::from(help).headed()),
        place: place.unwrap_or_default(),
    }
}

/// The plural of a concept as a heading.
pub fn many(concept: &Concept) -> Said {
    Said::of(|language| readable(concept.word.many(language))).headed()
}

/// How things refer to each other, seen from what is referred to.
const BACK: &[(Relation, Bi)] = &[
    (Relation::HeldBy, Bi::new("Antwoordt voor", "Answers for")),
    (Relation::For, Bi::new("Is bedoeld voor dit", "Is meant for this")),
    (Relation::MeasuredBy, Bi::new("Meet", "Measures")),
    (Relation::Supports, Bi::new("Draagt hieraan bij", "Contributes to this")),
    (Relation::LeadsTo, Bi::new("Komt voort uit", "Comes out of")),
    (Relation::DerivedFrom, Bi::new("Hieruit uitgewerkt", "Worked out from this")),
    (Relation::FramedBy, Bi::new("Geeft kaders aan", "Frames")),
    (Relation::SourcedFrom, Bi::new("Is de bron van", "Is the source of")),
    (Relation::PartneredWith, Bi::new("Werkt mee aan", "Takes part in")),
    (Relation::ComparedWith, Bi::new("Wordt vergeleken met", "Is compared with")),
    (Relation::OffsetBy, Bi::new("Staat tegenover", "Offsets")),
    (Relation::CoveredFrom, Bi::new("Dekt", "Covers")),
    (Relation::DecidedBy, Bi::new("Hiermee is besloten over", "Decided with this")),
    (Relation::ReportedIn, Bi::new("Hierin gemeld", "Reported in this")),
    (Relation::ReportsOn, Bi::new("Hierover rapporteert", "Reports on this")),
    (Relation::See, Bi::new("Verwijst hiernaar", "Refers to this")),
];
