//! Who holds which goal, and which goal is on which track: a table for each plan, with its gaps.

use std::fmt::Write;

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::ask::agenda::Agendas;
use crate::coverage::{self, Part, State};
use crate::language::{Bi, person};
use crate::model::NodeId;
use crate::rules::{self, Document, Facts};

use super::place::Link;
use super::said::Said;
use super::things::{MANY, Maker};
use super::tree::{Branch, Edition};
use super::words;

/// The most cells that one table has; a larger one is told column by column.
const MOST_CELLS: usize = 60_000;

/// The tables of the plans, the front document first.
#[derive(Clone, Debug, Serialize)]
pub struct Matrices {
    pub tables: Vec<Matrix>,
}

/// The goals of one document against its holders and the tracks.
#[derive(Clone, Debug, Serialize)]
pub struct Matrix {
    pub document: Link,
    /// Shown open.
    pub front: bool,
    /// Some pages of the document only: what has no goal here may have one elsewhere.
    pub partial: bool,
    /// Kinds of columns side by side, with how many there are of each.
    pub kinds: Vec<(Said, usize)>,
    pub columns: Vec<Column>,
    /// Goals by the level at the top; none where the table would be too large.
    pub bodies: Vec<Body>,
    /// Some goal has its holder or track from elsewhere.
    pub around: bool,
    /// Some goal lacks something.
    pub lacking: bool,
    pub gaps: Vec<Gap>,
}

/// A holder or a track.
#[derive(Clone, Debug, Serialize)]
pub struct Column {
    pub link: Link,
    /// How many goals.
    pub count: usize,
    /// Its goals, where they do not stand in a table.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<Link>,
}

/// The goals of one domain.
#[derive(Clone, Debug, Serialize)]
pub struct Body {
    pub link: Link,
    pub colour: usize,
    pub rows: Vec<Row>,
}

/// A goal.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    pub link: Link,
    /// The cells of its row, as HTML.
    pub cells: String,
    pub lacks: Vec<Said>,
}

/// Things that miss something.
#[derive(Clone, Debug, Serialize)]
pub struct Gap {
    pub label: Said,
    pub links: Vec<Link>,
    /// There are many: only their codes.
    pub short: bool,
}

/// What a goal has in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Own,
    /// From a level above it, or from something in it.
    Around,
}

/// A goal with its marks by column.
struct Marked {
    id: NodeId,
    marks: Vec<(NodeId, Mark)>,
    lacks: Vec<Said>,
}

/// The matrices of the plans in a report; none where no goal has a holder or a track to be asked for.
pub fn matrices(
    maker: &Maker<'_, '_>,
    facts: &Facts<'_>,
    agendas: &Agendas,
    editions: &[Edition],
) -> Option<Matrices> {
    let states: FxHashMap<NodeId, coverage::Goal> =
        coverage::goals(facts).into_iter().map(|goal| (goal.id, goal)).collect();
    let mut tables = Vec::new();
    for edition in editions.iter().filter(|edition| edition.goals > 0) {
        let Some(document) = maker.places.at(&edition.anchor) else { continue };
        if maker.model().is_report(document) && !edition.front {
            continue;
        }
        let known = facts.documents.iter().find(|one| one.id == document);
        tables.extend(Drawer { maker, known, agendas, states: &states, document }.matrix(edition));
    }
    let told = |table: &Matrix| !table.columns.is_empty() || !table.gaps.is_empty();
    tables.iter().any(told).then_some(Matrices { tables })
}

struct Drawer<'a, 'p, 'm> {
    maker: &'a Maker<'p, 'm>,
    known: Option<&'a Document>,
    agendas: &'a Agendas,
    states: &'a FxHashMap<NodeId, coverage::Goal>,
    document: NodeId,
}

impl Drawer<'_, '_, '_> {
    fn matrix(&self, edition: &Edition) -> Option<Matrix> {
        let model = self.maker.model();
        let partial = model.is_partial(self.document);
        let with_tracks = self.agendas.may_be_asked(model, Some(self.document));
        let roots: Vec<(&Branch, Vec<Marked>)> = edition
            .roots
            .iter()
            .map(|root| {
                let goals = self.goals(root);
                (root, goals.into_iter().map(|id| self.marked(id, with_tracks)).collect())
            })
            .collect();
        let all = || roots.iter().flat_map(|(_, goals)| goals);
        let mut counts: FxHashMap<NodeId, usize> = FxHashMap::default();
        for (column, _) in all().flat_map(|goal| &goal.marks) {
            *counts.entry(*column).or_default() += 1;
        }
        let (holders, tracks) = self.columns(&counts, partial, with_tracks);
        let columns: Vec<NodeId> = holders.iter().chain(&tracks).copied().collect();
        let gaps = self.gaps(&all().collect::<Vec<_>>(), &holders, &tracks, &counts);
        if columns.is_empty() && gaps.is_empty() && !edition.front {
            return None;
        }
        let seen: usize = roots.iter().map(|(_, goals)| goals.len()).sum();
        let small = seen.saturating_mul(columns.len()) <= MOST_CELLS && !columns.is_empty();
        let link = |id: NodeId| self.maker.places.link(id, Some(self.document));
        let bodies = roots.iter().filter(|(_, goals)| small && !goals.is_empty());
        let bodies = bodies.map(|(root, goals)| Body {
            link: root.link.clone(),
            colour: root.colour,
            rows: goals.iter().map(|goal| self.row(goal, &columns)).collect(),
        });
        let kinds = [("holders", holders.len()), ("tracks", tracks.len())];
        let goals_of = |column: NodeId| {
            let has = |goal: &&Marked| goal.marks.iter().any(|(one, _)| *one == column);
            all().filter(has).map(|goal| link(goal.id)).collect::<Vec<_>>()
        };
        Some(Matrix {
            document: self.maker.places.link(self.document, None),
            front: edition.front,
            partial,
            kinds: kinds
                .iter()
                .filter(|(_, many)| *many > 0)
                .map(|(key, many)| (words::said(key), *many))
                .collect(),
            columns: columns
                .iter()
                .map(|id| Column {
                    link: link(*id),
                    count: counts.get(id).copied().unwrap_or_default(),
                    goals: if small { Vec::new() } else { goals_of(*id) },
                })
                .collect(),
            bodies: bodies.collect(),
            around: all().flat_map(|goal| &goal.marks).any(|(_, mark)| *mark == Mark::Around),
            lacking: all().any(|goal| !goal.lacks.is_empty()),
            gaps,
        })
    }

    /// The goals below a level in the order of the tree, the level itself where it is one.
    fn goals(&self, root: &Branch) -> Vec<NodeId> {
        let mut found = Vec::new();
        let mut open = vec![root];
        while let Some(branch) = open.pop() {
            if branch.goal {
                found.extend(self.maker.places.at(branch.link.to.as_deref().unwrap_or_default()));
            }
            open.extend(branch.below.iter().rev());
        }
        found
    }

    fn marked(&self, id: NodeId, with_tracks: bool) -> Marked {
        let model = self.maker.model();
        let mark = |own: bool| if own { Mark::Own } else { Mark::Around };
        let mut marks: Vec<(NodeId, Mark)> = Vec::new();
        for holder in model.holders(id) {
            if !marks.iter().any(|(one, _)| *one == holder.person) {
                marks.push((holder.person, mark(holder.from.is_none())));
            }
        }
        if with_tracks {
            marks.extend(coverage::tracks(model, id).into_iter().map(|(track, own)| (track, mark(own))));
        }
        let mut lacks = Vec::new();
        let asked = [(Part::Holders, true), (Part::Track, with_tracks)];
        for (part, _) in asked.into_iter().filter(|(_, asked)| *asked) {
            let word = match part {
                Part::Holders => Bi::new("houder", "holder"),
                _ => Bi::new("spoor", "track"),
            };
            match self.states.get(&id).map(|goal| goal.state(part)) {
                Some(State::Lacks) => lacks.push(word.into()),
                Some(State::Excused) => lacks.push(Said::of(|language| {
                    format!(
                        "{} {}",
                        word.get(language),
                        Bi::new("(met reden)", "(with a reason)").get(language)
                    )
                })),
                _ => {}
            }
        }
        Marked { id, marks, lacks }
    }

    /// The holders by name and the tracks in the order of the text, with those that could have had a goal.
    fn columns(
        &self,
        counts: &FxHashMap<NodeId, usize>,
        partial: bool,
        with_tracks: bool,
    ) -> (Vec<NodeId>, Vec<NodeId>) {
        let model = self.maker.model();
        let idle =
            |id: NodeId| !partial && self.known.is_some_and(|one| rules::was_in_office(model, id, one));
        let mut holders: Vec<NodeId> = counts
            .keys()
            .copied()
            .filter(|id| model.node(*id).is_some_and(|node| *node.concept != crate::language::track::CONCEPT))
            .collect();
        holders.extend(model.of_concept(&person::CONCEPT).filter(|id| !counts.contains_key(id) && idle(*id)));
        holders.sort_by_cached_key(|id| (self.maker.places.title(*id), *id));
        let tracks = self.agendas.agendas.iter().flat_map(|agenda| &agenda.tracks);
        let tracks = tracks.filter_map(|track| track.id).filter(|_| with_tracks);
        (holders, tracks.filter(|id| !partial || counts.contains_key(id)).collect())
    }

    fn row(&self, goal: &Marked, columns: &[NodeId]) -> Row {
        let mut cells = String::with_capacity(columns.len() * 10);
        for column in columns {
            let sign = match goal.marks.iter().find(|(one, _)| one == column) {
                Some((_, Mark::Own)) => "●",
                Some((_, Mark::Around)) => "○",
                None => "",
            };
            // The end of a cell is not written, nor is it elsewhere in a report.
            let _ = write!(cells, "<td>{sign}");
        }
        Row { link: self.maker.places.link(goal.id, Some(self.document)), cells, lacks: goal.lacks.clone() }
    }

    /// What is missing, in words.
    fn gaps(
        &self,
        goals: &[&Marked],
        holders: &[NodeId],
        tracks: &[NodeId],
        counts: &FxHashMap<NodeId, usize>,
    ) -> Vec<Gap> {
        let state = |id: NodeId, part: Part| self.states.get(&id).map(|goal| goal.state(part));
        let with = |part: Part, wanted: State| -> Vec<NodeId> {
            let asked =
                part != Part::Track || self.agendas.may_be_asked(self.maker.model(), Some(self.document));
            goals.iter().map(|goal| goal.id).filter(|id| asked && state(*id, part) == Some(wanted)).collect()
        };
        let idle = |all: &[NodeId]| all.iter().copied().filter(|id| !counts.contains_key(id)).collect();
        let all: [(&str, Vec<NodeId>); 6] = [
            ("goals-without-holder", with(Part::Holders, State::Lacks)),
            ("goals-without-holder-excused", with(Part::Holders, State::Excused)),
            ("goals-without-track", with(Part::Track, State::Lacks)),
            ("goals-without-track-excused", with(Part::Track, State::Excused)),
            ("holders-without-goal", idle(holders)),
            ("tracks-without-goal", idle(tracks)),
        ];
        let link = |id: NodeId| self.maker.places.link(id, Some(self.document));
        all.into_iter()
            .filter(|(_, ids)| !ids.is_empty())
            .map(|(key, ids)| Gap {
                label: words::said(key),
                short: ids.len() > MANY,
                links: ids.into_iter().map(link).collect(),
            })
            .collect()
    }
}
