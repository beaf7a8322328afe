//! The goal tree of each document, with what its goals can be filtered by.

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::diag::Severity;
use crate::language::track;
use crate::model::{Course, NodeId, Relation, Tally};

use super::place::Link;
use super::said::Said;
use super::things::Maker;

/// How many colours domains have before they come back.
pub const COLOURS: usize = 10;

/// A document with its tree.
#[derive(Clone, Debug, Serialize)]
pub struct Edition {
    pub anchor: String,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Said>,
    /// Shown in front.
    pub front: bool,
    pub goals: usize,
    pub roots: Vec<Branch>,
}

/// A level or goal with what is below it.
#[derive(Clone, Debug, Serialize)]
pub struct Branch {
    pub link: Link,
    pub goal: bool,
    pub colour: usize,
    /// The domain it belongs to.
    pub domain: String,
    pub holders: Vec<String>,
    /// The names of its holders.
    pub people: Vec<String>,
    pub tracks: Vec<String>,
    /// How its indicators stand: the verdict, its words and how many.
    pub courses: Vec<Tallied>,
    /// The worst that was found in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worst: Option<&'static str>,
    pub found: usize,
    pub below: Vec<Branch>,
}

/// How many indicators have one verdict.
#[derive(Clone, Debug, Serialize)]
pub struct Tallied {
    pub name: &'static str,
    pub word: Said,
    pub count: usize,
}

/// How many have each verdict, from good to bad; verdicts that none has are left out.
pub fn tallied(courses: &[Course]) -> Vec<Tallied> {
    let tally = Tally::new(courses.iter().copied());
    let some = Course::ALL.into_iter().filter(|course| tally.of(*course) > 0);
    some.map(|course| Tallied { name: course.name(), word: course.words().into(), count: tally.of(course) })
        .collect()
}

/// The colours of domains: one for each id at the top of any document.
#[derive(Debug, Default)]
pub struct Colours(FxHashMap<String, usize>);

impl Colours {
    pub fn of(&mut self, path: &str) -> usize {
        let next = self.0.len() % COLOURS;
        *self.0.entry(path.to_owned()).or_insert(next)
    }
}

/// What a reader can filter by, in the order in which it comes up.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Filters {
    pub documents: Vec<(String, String)>,
    pub domains: Vec<(String, String)>,
    pub holders: Vec<(String, String)>,
    pub tracks: Vec<(String, String)>,
    pub courses: Vec<(&'static str, Said)>,
}

impl Filters {
    fn domain(&mut self, key: &str, title: &str) {
        add(&mut self.domains, key, title);
    }
}

fn add(list: &mut Vec<(String, String)>, key: &str, title: &str) {
    if !list.iter().any(|(one, _)| one == key) {
        list.push((key.to_owned(), title.to_owned()));
    }
}

/// The trees of the documents in their order, and what they can be filtered by.
pub fn editions(
    maker: &Maker<'_, '_>,
    documents: &[NodeId],
    colours: &mut Colours,
) -> (Vec<Edition>, Filters) {
    let model = maker.model();
    let mut filters = Filters::default();
    let mut all = Vec::new();
    for (at, document) in documents.iter().copied().enumerate() {
        let mut grower = Grower { maker, filters: &mut filters, goals: 0 };
        let mut roots = Vec::new();
        for root in levels(maker, document) {
            let path = domain(maker, root);
            let colour = colours.of(&path);
            roots.push(grower.branch(root, colour, &path));
        }
        let goals = grower.goals;
        if goals > 0 {
            add(&mut filters.documents, maker.places.anchor(document), &maker.places.title(document));
        }
        all.push(Edition {
            anchor: maker.places.anchor(document).to_owned(),
            title: maker.places.title(document),
            year: model.document_year(document),
            kind: model.document_kind(document).map(|kind| Said::from(kind).headed()),
            front: at == 0,
            goals,
            roots,
        });
    }
    filters.holders.sort_by(|one, other| one.1.cmp(&other.1));
    let courses = Course::ALL.into_iter();
    filters.courses = courses.map(|course| (course.name(), Said::from(course.words()).headed())).collect();
    (all, filters)
}

/// The domain of a level at the top of a document: its kind and id. A report may name a goal without what it stands in;
/// its plan knows.
fn domain(maker: &Maker<'_, '_>, root: NodeId) -> String {
    let model = maker.model();
    let top = top(maker, root);
    format!("{}/{}", model.node(top).map_or("", |node| node.concept.name), model.id(top))
}

/// The level that stands at the top of what a level is in, in the plan where there is one.
fn top(maker: &Maker<'_, '_>, level: NodeId) -> NodeId {
    let model = maker.model();
    let plan = model.editions(level).last().copied().unwrap_or(level);
    let is_level = |id: &NodeId| model.node(*id).is_some_and(|node| node.concept.is_level());
    model.upward(plan).take_while(is_level).last().unwrap_or(level)
}

fn levels(maker: &Maker<'_, '_>, id: NodeId) -> Vec<NodeId> {
    let model = maker.model();
    let is = |id: &NodeId| model.node(*id).is_some_and(|node| node.concept.is_level() && !node.external);
    model.children(id).into_iter().filter(is).collect()
}

struct Grower<'t, 'p, 'm> {
    maker: &'t Maker<'p, 'm>,
    filters: &'t mut Filters,
    goals: usize,
}

impl Grower<'_, '_, '_> {
    fn branch(&mut self, id: NodeId, colour: usize, domain: &str) -> Branch {
        let maker = self.maker;
        let (model, places) = (maker.model(), maker.places);
        let goal = model.is_goal(id);
        let mut branch = Branch {
            link: places.link(id, Some(id)),
            goal,
            colour,
            domain: domain.to_owned(),
            holders: Vec::new(),
            people: Vec::new(),
            tracks: Vec::new(),
            courses: Vec::new(),
            worst: None,
            found: 0,
            below: Vec::new(),
        };
        if goal {
            self.goals += 1;
            self.mark(id, &mut branch, domain);
        }
        let (found, worst) = self.found(id);
        branch.found = found;
        branch.worst = worst.map(Severity::name);
        branch.below =
            levels(maker, id).into_iter().map(|below| self.branch(below, colour, domain)).collect();
        branch
    }

    fn mark(&mut self, id: NodeId, branch: &mut Branch, domain: &str) {
        let maker = self.maker;
        let (model, places) = (maker.model(), maker.places);
        self.filters.domain(domain, &places.title(top(maker, id)));
        for holder in model.holders(id) {
            let (key, name) = (places.anchor(holder.person).to_owned(), places.title(holder.person));
            add(&mut self.filters.holders, &key, &name);
            branch.holders.push(key);
            branch.people.push(name);
        }
        for (to, _) in model.targets(id, Relation::Supports) {
            if model.node(to).is_some_and(|node| *node.concept == track::CONCEPT) {
                add(&mut self.filters.tracks, places.anchor(to), &places.title(to));
                branch.tracks.push(places.anchor(to).to_owned());
            }
        }
        branch.courses = tallied(&maker.courses(id));
    }

    /// How much was found in a thing and in what stands in it that is no level, and how bad the worst is.
    fn found(&self, id: NodeId) -> (usize, Option<Severity>) {
        let maker = self.maker;
        if !maker.with_findings {
            return (0, None);
        }
        let model = maker.model();
        let (mut count, mut worst) = (0, None);
        let mut open = vec![id];
        while let Some(here) = open.pop() {
            for finding in maker.places.findings(here) {
                count += 1;
                worst = worst.max(Some(finding.severity));
            }
            let inside = |child: &NodeId| model.node(*child).is_some_and(|node| !node.concept.is_level());
            open.extend(model.children(here).into_iter().filter(inside));
        }
        (count, worst)
    }
}
