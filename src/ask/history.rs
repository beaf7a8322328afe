//! A thing through all its editions: what each says anew, where it came from, what it became, and what is not known.

use rustc_hash::FxHashSet;

use crate::language::{Choice, Concept, criterion, fields, indicator, values};
use crate::model::value::Value;
use crate::model::{Edge, Model, NodeId, Relation, Strands, Told};

use super::money::{self, Deviation, Proposal};

/// What an edition says of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    Code,
    Title,
    Reads,
    Place,
    Holders,
    Notes,
    Criteria,
}

impl Aspect {
    const ALL: [Aspect; 7] = [
        Aspect::Code,
        Aspect::Title,
        Aspect::Reads,
        Aspect::Place,
        Aspect::Holders,
        Aspect::Notes,
        Aspect::Criteria,
    ];

    /// The name for other programs.
    pub fn name(self) -> &'static str {
        match self {
            Aspect::Code => "code",
            Aspect::Title => "title",
            Aspect::Reads => "reads",
            Aspect::Place => "place",
            Aspect::Holders => "holders",
            Aspect::Notes => "framing-notes",
            Aspect::Criteria => "criteria",
        }
    }
}

/// One part of what is said: itself under a name that stays, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub key: String,
    pub text: String,
    /// The thing, where it is one.
    pub id: Option<NodeId>,
}

/// Something that an edition says for the first time, or otherwise than the last one that said it.
#[derive(Clone, Debug)]
pub struct Facet {
    pub aspect: Aspect,
    pub now: Vec<Item>,
    /// None where no earlier edition said it.
    pub was: Option<Vec<Item>>,
}

/// A thing in one document.
#[derive(Clone, Debug)]
pub struct Edition {
    pub id: NodeId,
    pub document: Option<NodeId>,
    pub facets: Vec<Facet>,
    /// What it says of where it comes from or goes to, within its own editions.
    pub notes: Vec<String>,
    /// Why it is new, and why it was dropped.
    pub new: Option<String>,
    pub dropped: Option<String>,
    /// What it was called before.
    pub formerly: Vec<String>,
}

/// What a thing came from or became, and is not itself.
#[derive(Clone, Debug)]
pub struct Link {
    pub other: NodeId,
    pub partly: bool,
    pub notes: Vec<String>,
    /// What else the other came from or became.
    pub beside: Vec<NodeId>,
}

/// Why an edition is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// The document names its code, and does not describe it.
    Named,
    /// The document is a part: that the thing is not in it says nothing.
    Partial,
    /// The document is whole, and does not have it.
    Whole,
    /// The project has no document of this year.
    NoDocument,
}

impl Absent {
    /// The name for other programs.
    pub fn name(self) -> &'static str {
        match self {
            Absent::Named => "named-only",
            Absent::Partial => "partial",
            Absent::Whole => "absent",
            Absent::NoDocument => "no-document",
        }
    }
}

/// A document or a year between the editions that has none.
#[derive(Clone, Copy, Debug)]
pub struct Gap {
    pub document: Option<NodeId>,
    pub year: Option<i16>,
    pub why: Absent,
    /// It comes after so many editions.
    pub after: usize,
}

/// Values of an indicator that can be set side by side, of all editions together.
#[derive(Clone, Debug)]
pub struct Line<'m> {
    /// The last edition.
    pub id: NodeId,
    pub values: Vec<Told<'m>>,
}

/// The money of one document.
#[derive(Clone, Debug)]
pub struct Purse<'m> {
    pub document: NodeId,
    /// Editions that state amounts themselves.
    pub stating: Vec<NodeId>,
    pub proposals: Vec<Proposal<'m>>,
    pub deviations: Vec<Deviation<'m>>,
}

/// A track, a reform, an ambition or the like that it is tied to.
#[derive(Clone, Debug)]
pub struct Touch {
    pub other: NodeId,
    /// What of it is tied, by which relation.
    pub by: Vec<(NodeId, Relation)>,
}

/// A thing through its editions.
#[derive(Clone, Debug)]
pub struct History<'m> {
    /// In the order in which their documents came out.
    pub editions: Vec<Edition>,
    pub from: Vec<Link>,
    pub into: Vec<Link>,
    pub gaps: Vec<Gap>,
    /// Documents before the first edition leave it open where it came from; of the nearest, why.
    pub before: Option<Gap>,
    /// Documents after the last edition leave it open what became of it; of the nearest, why.
    pub after: Option<Gap>,
    pub lines: Vec<Line<'m>>,
    pub money: Vec<Purse<'m>>,
    pub touched: Vec<Touch>,
}

/// The histories of things: one for each that is not the same thing as another, the earliest first.
pub fn histories<'m>(model: &'m Model, subjects: &[NodeId]) -> Vec<History<'m>> {
    let mut teller = Teller { model, strands: Vec::new() };
    let mut all: Vec<Vec<NodeId>> = Vec::new();
    for id in subjects {
        let strand = teller.strand(*id);
        if !all.contains(&strand) {
            all.push(strand);
        }
    }
    let first = |strand: &Vec<NodeId>| {
        let document = strand.first().and_then(|id| model.document_of(*id));
        (document.and_then(|document| model.came_out(document)), strand.first().copied())
    };
    all.sort_by_cached_key(first);
    all.into_iter().map(|strand| teller.tell(&strand)).collect()
}

/// Where a thing came from and what it became, without its money and figures.
#[derive(Clone, Debug)]
pub struct Descent {
    pub editions: Vec<Edition>,
    pub from: Vec<Link>,
    pub into: Vec<Link>,
}

/// Answers about the descent of many things of one model.
#[derive(Debug)]
pub struct Descents<'m>(Teller<'m>);

impl<'m> Descents<'m> {
    pub fn new(model: &'m Model) -> Descents<'m> {
        Descents(Teller { model, strands: Vec::new() })
    }

    /// The editions of a thing in the order in which their documents came out, itself among them.
    pub fn strand(&mut self, id: NodeId) -> Vec<NodeId> {
        self.0.strand(id)
    }

    /// What editions of one thing came from, or became.
    pub fn links(&mut self, strand: &[NodeId], forward: bool) -> Vec<Link> {
        self.0.links(strand, forward)
    }

    pub fn of(&mut self, strand: &[NodeId]) -> Descent {
        Descent {
            editions: self.0.editions(strand),
            from: self.0.links(strand, false),
            into: self.0.links(strand, true),
        }
    }
}

#[derive(Debug)]
struct Teller<'m> {
    model: &'m Model,
    strands: Vec<(&'static Concept, Strands)>,
}

/// When a document came out.
type Day = Option<Date>;
type Date = (i16, i8, i8);

impl<'m> Teller<'m> {
    /// The editions of a thing, itself among them.
    fn strand(&mut self, id: NodeId) -> Vec<NodeId> {
        let Some(concept) = self.model.node(id).map(|node| node.concept) else { return vec![id] };
        if let Some((_, strands)) = self.strands.iter().find(|(one, _)| *one == concept) {
            return strands.of(id);
        }
        let strands = self.model.strands(concept);
        let found = strands.of(id);
        self.strands.push((concept, strands));
        found
    }

    fn tell(&mut self, strand: &[NodeId]) -> History<'m> {
        let from = self.links(strand, false);
        let into = self.links(strand, true);
        let editions = self.editions(strand);
        let gaps = self.gaps(strand);
        let first = editions.first().is_some_and(|one| one.new.is_some() || !one.formerly.is_empty());
        let last = editions.last().is_some_and(|one| one.dropped.is_some());
        let before = if first || !from.is_empty() { None } else { self.beyond(strand, false) };
        let after = if last || !into.is_empty() { None } else { self.beyond(strand, true) };
        let named = self.named_between(strand, &gaps);
        History {
            editions,
            from,
            into,
            gaps,
            before,
            after,
            lines: self.lines(strand),
            money: self.money(strand, &named),
            touched: self.touched(strand),
        }
    }

    /// The edges by which the text says what something came from, or what it became; by the word of either side.
    fn told(&self, id: NodeId, forward: bool) -> Vec<(NodeId, &'m Edge)> {
        let model = self.model;
        let (said, heard) = match forward {
            true => (Relation::ContinuedBy, Relation::Continues),
            false => (Relation::Continues, Relation::ContinuedBy),
        };
        model.targets(id, said).into_iter().chain(model.origins(id, heard)).collect()
    }

    /// What editions came from or became that is not one of them; each thing once, whatever its editions.
    fn ends(&mut self, strand: &[NodeId], forward: bool) -> Vec<(NodeId, Vec<&'m Edge>)> {
        let mut found: Vec<(NodeId, Vec<NodeId>, Vec<&'m Edge>)> = Vec::new();
        for id in strand {
            for (other, edge) in self.told(*id, forward) {
                if strand.contains(&other) {
                    continue;
                }
                match found.iter_mut().find(|(_, editions, _)| editions.contains(&other)) {
                    Some((_, _, edges)) => edges.push(edge),
                    None => found.push((other, self.strand(other), vec![edge])),
                }
            }
        }
        let place = |id: NodeId| {
            let document = self.model.document_of(id);
            (document.and_then(|document| self.model.came_out(document)), id)
        };
        found.sort_by_cached_key(|(other, ..)| place(*other));
        found.into_iter().map(|(other, _, edges)| (other, edges)).collect()
    }

    fn links(&mut self, strand: &[NodeId], forward: bool) -> Vec<Link> {
        let ends = self.ends(strand, forward);
        let mut links = Vec::new();
        for (other, edges) in ends {
            let mut notes: Vec<String> = edges.iter().filter_map(|edge| self.note(edge)).collect();
            notes.dedup();
            let others = self.strand(other);
            let beside = self.ends(&others, !forward).into_iter().map(|(id, _)| id);
            let beside = beside.filter(|id| !strand.contains(id)).collect();
            links.push(Link { other, partly: edges.iter().any(|edge| edge.partly), notes, beside });
        }
        links
    }

    fn note(&self, edge: &Edge) -> Option<String> {
        edge.note.as_deref().map(|note| self.model.text(note).into_owned())
    }

    fn editions(&self, strand: &[NodeId]) -> Vec<Edition> {
        let model = self.model;
        let mut last: Vec<(Aspect, Vec<Item>)> = Vec::new();
        let mut found = Vec::new();
        for id in strand.iter().copied() {
            let document = model.document_of(id);
            let mut facets = Vec::new();
            for aspect in Aspect::ALL {
                let known = last.iter().position(|(one, _)| *one == aspect);
                let was = known.and_then(|at| last.get(at)).map(|(_, items)| items.clone());
                let Some(now) = self.says(id, aspect, was.as_deref()) else { continue };
                if was.as_ref() == Some(&now) {
                    continue;
                }
                last.retain(|(one, _)| *one != aspect);
                last.push((aspect, now.clone()));
                // Another person under the same name, or the same under another id, is nobody else.
                let texts = |items: &[Item]| items.iter().map(|one| one.text.clone()).collect::<Vec<_>>();
                if was.as_ref().is_none_or(|was| texts(was) != texts(&now)) {
                    facets.push(Facet { aspect, now, was });
                }
            }
            let edges = self.told(id, false).into_iter().filter(|(other, _)| strand.contains(other));
            let words = |field| {
                model.props(id, field).find_map(|prop| match &prop.value {
                    Value::Reason(text) | Value::Text(text) => Some(model.text(text).into_owned()),
                    Value::Flag => Some(String::new()),
                    _ => None,
                })
            };
            let formerly = model.props(id, &fields::FORMERLY).flat_map(|prop| match &prop.value {
                Value::Text(text) => vec![model.text(text).into_owned()],
                Value::Texts(texts) => texts.iter().map(|text| model.text(text).into_owned()).collect(),
                _ => Vec::new(),
            });
            found.push(Edition {
                id,
                document,
                facets,
                notes: edges.filter_map(|(_, edge)| self.note(edge)).collect(),
                new: words(&fields::NEW),
                dropped: words(&fields::DROPPED),
                formerly: formerly.collect(),
            });
        }
        found
    }

    /// What an edition says of this; None where it says nothing of it.
    fn says(&self, id: NodeId, aspect: Aspect, was: Option<&[Item]>) -> Option<Vec<Item>> {
        let model = self.model;
        let document = model.document_of(id);
        let report = document.is_some_and(|document| model.is_report(document));
        let partial = document.is_some_and(|document| model.is_partial(document));
        let text = |text: String| vec![Item { key: String::new(), text, id: None }];
        let thing = |id: NodeId| Item {
            key: model.id(id).into_owned(),
            text: model.title(id).map_or_else(|| model.id(id).into_owned(), |title| title.into_owned()),
            id: Some(id),
        };
        match aspect {
            Aspect::Code => Some(text(model.id(id).into_owned())),
            Aspect::Title => model.title(id).map(|title| text(title.into_owned())),
            Aspect::Reads => model.prop(id, &fields::READS).and_then(|prop| match &prop.value {
                Value::Text(reads) => Some(text(model.text(reads).into_owned())),
                _ => None,
            }),
            Aspect::Place => {
                let level = |one: &NodeId| model.node(*one).is_some_and(|node| node.concept.is_level());
                let above = model.upward(id).skip(1).find(level)?;
                let concept = |id: NodeId| model.node(id).map(|node| node.concept);
                let known = was.and_then(|was| was.first()).and_then(|one| one.id);
                // A part may leave out the levels between.
                if partial && known.is_some_and(|known| concept(known) != concept(above)) {
                    return None;
                }
                Some(vec![Item { text: model.id(above).into_owned(), ..thing(above) }])
            }
            Aspect::Holders => {
                let found: Vec<Item> = model.holders(id).iter().map(|one| thing(one.person)).collect();
                (!found.is_empty() || (was.is_some() && !report && !partial)).then_some(found)
            }
            Aspect::Notes | Aspect::Criteria => {
                let found: Vec<Item> = match aspect {
                    Aspect::Notes => model
                        .targets(id, Relation::FramedBy)
                        .into_iter()
                        .map(|(note, _)| thing(note))
                        .collect(),
                    _ => {
                        let is = |one: &NodeId| {
                            model.node(*one).is_some_and(|node| *node.concept == criterion::CONCEPT)
                        };
                        model.children(id).into_iter().filter(is).map(thing).collect()
                    }
                };
                if report {
                    return carried(found, was, model);
                }
                (!found.is_empty() || (was.is_some() && !partial)).then_some(found)
            }
        }
    }

    /// The kinds of the plans that it stands in; of the reports, where it stands in no plan. A document that says no
    /// kind is of the kind of others that say none.
    fn kinds(&self, strand: &[NodeId]) -> (bool, Vec<Option<&'static Choice>>) {
        let documents: Vec<NodeId> = strand.iter().filter_map(|id| self.model.document_of(*id)).collect();
        let reports = documents.iter().all(|document| self.model.is_report(*document));
        let those = documents.into_iter().filter(|document| self.model.is_report(*document) == reports);
        let mut kinds: Vec<Option<&'static Choice>> = Vec::new();
        for kind in those.map(|document| self.model.document_kind(document)) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        (reports, kinds)
    }

    /// Documents that could have it and do not, in the order in which they came out.
    fn without(&self, strand: &[NodeId]) -> Vec<(Day, NodeId)> {
        let model = self.model;
        let (reports, kinds) = self.kinds(strand);
        let has = |document: NodeId| strand.iter().any(|id| model.document_of(*id) == Some(document));
        let documents = model.documents().iter().copied().filter(|document| {
            model.is_described(*document)
                && !has(*document)
                && model.is_report(*document) == reports
                && kinds.contains(&model.document_kind(*document))
        });
        let mut found: Vec<(Day, NodeId)> =
            documents.map(|document| (model.came_out(document), document)).collect();
        found.sort_unstable();
        found
    }

    fn days(&self, strand: &[NodeId]) -> Vec<Day> {
        let day = |id: &NodeId| self.model.came_out(self.model.document_of(*id)?);
        strand.iter().map(day).collect()
    }

    /// When the first and the last plan that has it came out; the first and last report where no plan has it. Accounts
    /// come out when the plans of later years are there.
    fn reach(&self, strand: &[NodeId]) -> Option<(Date, Date)> {
        let model = self.model;
        let plan = |id: &NodeId| model.document_of(*id).is_some_and(|document| !model.is_report(document));
        let plans: Vec<NodeId> = strand.iter().copied().filter(plan).collect();
        let days = self.days(if plans.is_empty() { strand } else { &plans });
        Some((days.iter().flatten().min().copied()?, days.iter().flatten().max().copied()?))
    }

    /// How a document lacks a thing that has this code elsewhere.
    fn absent(&self, document: NodeId, like: NodeId) -> Absent {
        match self.named(document, like) {
            Some(_) => Absent::Named,
            None if self.model.is_partial(document) => Absent::Partial,
            None => Absent::Whole,
        }
    }

    /// What a document only names, with the code and of the kind of this.
    fn named(&self, document: NodeId, like: NodeId) -> Option<NodeId> {
        let model = self.model;
        let concept = model.node(like)?.concept;
        let code = model.id(like);
        let is = |(id, node): &(NodeId, &crate::model::Node)| {
            node.external
                && node.document == Some(document)
                && node.concept == concept
                && model.id(*id) == code
        };
        model.nodes().find(is).map(|(id, _)| id)
    }

    fn gaps(&self, strand: &[NodeId]) -> Vec<Gap> {
        let model = self.model;
        let days = self.days(strand);
        let Some((first, last)) = self.reach(strand) else { return Vec::new() };
        let after = |day| days.iter().filter(|one| one.is_some_and(|one| one <= day)).count();
        let mut found: Vec<(Day, Gap)> = Vec::new();
        for (day, document) in self.without(strand) {
            let Some(at) = day.filter(|at| first < *at && *at < last) else { continue };
            let after = after(at);
            let Some(like) = strand.get(after.saturating_sub(1)) else { continue };
            let why = self.absent(document, *like);
            let year = model.document_year(document);
            found.push((day, Gap { document: Some(document), year, why, after }));
        }
        if self.kinds(strand).1.contains(&Some(&values::BUDGET)) {
            let mut known: Vec<i16> = model
                .documents()
                .iter()
                .filter(|document| {
                    model.is_described(**document)
                        && model.document_kind(**document).is_some_and(|kind| *kind == values::BUDGET)
                })
                .filter_map(|document| model.document_year(*document))
                .collect();
            known.sort_unstable();
            let (low, high) = (known.first().copied().unwrap_or(0), known.last().copied().unwrap_or(0));
            for year in (low..high).filter(|year| !known.contains(year)) {
                // A budget comes out in the autumn before its year.
                let day = (year.saturating_sub(1), 11, 1);
                if first < day && day < last {
                    let gap =
                        Gap { document: None, year: Some(year), why: Absent::NoDocument, after: after(day) };
                    found.push((Some(day), gap));
                }
            }
        }
        found.sort_by_key(|(day, gap)| (*day, gap.document));
        found.into_iter().map(|(_, gap)| gap).collect()
    }

    /// The nearest document before the first edition or after the last that leaves it open what was or became of it.
    fn beyond(&self, strand: &[NodeId], forward: bool) -> Option<Gap> {
        let (first, last) = self.reach(strand)?;
        let end = if forward { last } else { first };
        let like = if forward { strand.last().copied()? } else { strand.first().copied()? };
        let mut those = self.without(strand);
        those.retain(|(day, _)| day.is_some_and(|day| if forward { day > end } else { day < end }));
        let (_, document) = if forward { those.first()? } else { those.last()? };
        let after = if forward { strand.len() } else { 0 };
        let year = self.model.document_year(*document);
        Some(Gap { document: Some(*document), year, why: self.absent(*document, like), after })
    }

    /// What documents between two editions of one code name by that code: the thing, though they do not describe it.
    fn named_between(&self, strand: &[NodeId], gaps: &[Gap]) -> Vec<NodeId> {
        let mut found = Vec::new();
        for gap in gaps.iter().filter(|gap| gap.why == Absent::Named) {
            let before = gap.after.checked_sub(1).and_then(|at| strand.get(at));
            let (Some(before), Some(next), Some(document)) = (before, strand.get(gap.after), gap.document)
            else {
                continue;
            };
            if self.model.id(*before) == self.model.id(*next) {
                found.extend(self.named(document, *before));
            }
        }
        found
    }

    /// The series of its indicators; values in another unit are a line of their own.
    fn lines(&mut self, strand: &[NodeId]) -> Vec<Line<'m>> {
        let model = self.model;
        let Some(concept) = strand.first().and_then(|id| model.node(*id)).map(|node| node.concept) else {
            return Vec::new();
        };
        let mut threads: Vec<Vec<NodeId>> = Vec::new();
        if *concept == indicator::CONCEPT {
            threads.push(strand.to_vec());
        } else {
            for one in strand.iter().flat_map(|id| model.measured_through(*id)) {
                if !threads.iter().any(|thread| thread.contains(&one)) {
                    threads.push(self.strand(one));
                }
            }
        }
        let mut lines = Vec::new();
        for thread in threads {
            let mut groups: Vec<Vec<NodeId>> = Vec::new();
            for id in thread {
                match groups.iter_mut().find(|group| group.iter().all(|one| model.same_measure(*one, id))) {
                    Some(group) => group.push(id),
                    None => groups.push(vec![id]),
                }
            }
            for group in groups {
                let Some(id) = group.last().copied() else { continue };
                lines.push(Line { id, values: model.told(&group) });
            }
        }
        lines
    }

    /// Proposals and deviations on it or on what is below it, and what it states itself.
    fn money(&self, strand: &[NodeId], named: &[NodeId]) -> Vec<Purse<'m>> {
        let model = self.model;
        let own: FxHashSet<NodeId> = strand.iter().chain(named).copied().collect();
        let within = |id: NodeId| model.upward(id).any(|above| own.contains(&above));
        let about = |id: NodeId, place: Option<NodeId>| {
            place.is_some_and(&within)
                || model.targets(id, Relation::For).into_iter().any(|(to, _)| within(to))
        };
        // Amounts are wanted, and no table of any year.
        let wish = money::Wish { by: money::By::Goal, year: Some(i16::MIN), own_year: false, document: None };
        let mut purses: Vec<Purse<'m>> = Vec::new();
        for book in money::books(model, wish) {
            let deviations: Vec<Deviation<'m>> =
                book.deviations.into_iter().filter(|one| about(one.id, one.place)).collect();
            let comes_here =
                |one: &Proposal<'m>| one.followed.iter().map(|trace| trace.deviation).any(&within);
            let proposals: Vec<Proposal<'m>> = book
                .proposals
                .into_iter()
                .filter(|one| about(one.id, one.place) || comes_here(one))
                .collect();
            let states =
                |id: &NodeId| model.document_of(*id) == Some(book.document) && !model.amounts(*id).is_empty();
            let stating: Vec<NodeId> = strand.iter().copied().filter(states).collect();
            if !(deviations.is_empty() && proposals.is_empty() && stating.is_empty()) {
                purses.push(Purse { document: book.document, stating, proposals, deviations });
            }
        }
        purses
    }

    /// Tracks, reforms, ambitions and the like that it or what stands in it is tied to, in order of the documents.
    fn touched(&self, strand: &[NodeId]) -> Vec<Touch> {
        let model = self.model;
        let mut found: Vec<Touch> = Vec::new();
        for edition in strand {
            let mut open = vec![*edition];
            let mut at = 0;
            while let Some(here) = open.get(at).copied() {
                at += 1;
                open.extend(model.children(here));
                let said = [Relation::Supports, Relation::DerivedFrom].into_iter().flat_map(|relation| {
                    model.targets(here, relation).into_iter().map(move |(other, _)| (other, relation))
                });
                let heard = model.origins(here, Relation::LeadsTo).into_iter();
                let heard = heard.map(|(other, _)| (other, Relation::LeadsTo));
                for (other, relation) in said.chain(heard) {
                    match found.iter_mut().find(|touch| touch.other == other) {
                        // That it leads here and that this is derived from it is one tie.
                        Some(touch) if touch.by.iter().any(|(by, _)| *by == here) => {}
                        Some(touch) => touch.by.push((here, relation)),
                        None => found.push(Touch { other, by: vec![(here, relation)] }),
                    }
                }
            }
        }
        found
    }
}

/// A report says what it opens again; what it leaves out stays what it was.
fn carried(found: Vec<Item>, was: Option<&[Item]>, model: &Model) -> Option<Vec<Item>> {
    if found.is_empty() {
        return None;
    }
    let Some(was) = was else { return Some(found) };
    let mut now = was.to_vec();
    for item in found {
        // What has no title of its own has that of the plan.
        let untitled = item.id.is_some_and(|id| model.title(id).is_none());
        match now.iter_mut().find(|one| one.key == item.key) {
            Some(_) if untitled => {}
            Some(one) => *one = item,
            None => now.push(item),
        }
    }
    Some(now)
}
