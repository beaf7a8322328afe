//! The money of each document by year: what is budgeted, proposed and reported, per level, goal or holder.

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::shape::Flow;
use crate::language::{Choice, Concept, deviation, fields, spending_proposal, values};
use crate::model::period::{Moment, Period};
use crate::model::value::Missing;
use crate::model::{Amount, Below, Column, Mirror, Mirrors, Model, NodeId, Relation, Whole, whole};
use crate::source::Span;

/// By what the money is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Level,
    Goal,
    Holder,
}

impl By {
    pub const ALL: [By; 3] = [By::Level, By::Goal, By::Holder];

    pub fn name(self) -> &'static str {
        match self {
            By::Level => "level",
            By::Goal => "goal",
            By::Holder => "holder",
        }
    }
}

/// Whether money comes back every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Recurrence {
    Incidental,
    Structural,
    Unsaid,
}

impl Recurrence {
    pub fn name(self) -> &'static str {
        match self {
            Recurrence::Incidental => "incidental",
            Recurrence::Structural => "structural",
            Recurrence::Unsaid => "unknown",
        }
    }

    fn of(choice: Option<&'static Choice>) -> Recurrence {
        match choice {
            Some(choice) if *choice == values::INCIDENTAL => Recurrence::Incidental,
            Some(choice) if *choice == values::STRUCTURAL => Recurrence::Structural,
            _ => Recurrence::Unsaid,
        }
    }
}

/// What a column of figures is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Amounts that the page states: the kind of figure, where it is known, and the flow.
    Stated(Option<&'static Choice>, Flow),
    /// Spending proposals; the amounts stated may hold them already.
    Proposed(Recurrence, Flow),
    /// Deviations: advantages minus disadvantages.
    Deviates(Recurrence),
}

/// A figure with what is known of it.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    /// None where no amount is known.
    pub euros: Option<Decimal>,
    /// The page states it as the whole; else it is added up here.
    pub stated: bool,
    /// Something that belongs to it is not known: it is at least this.
    pub open: bool,
    /// A source leaves something of it in doubt.
    pub doubt: bool,
    /// What stands in the place of an amount.
    pub missing: Option<Missing>,
    /// The figures that it is made of.
    pub from: Vec<Span>,
}

impl Figure {
    /// Whether nothing is said at all.
    pub fn is_empty(&self) -> bool {
        self.euros.is_none() && self.missing.is_none() && self.from.is_empty()
    }

    /// Whether it is all there is.
    pub fn is_whole(&self) -> bool {
        self.euros.is_some() && !self.open
    }

    fn add(&mut self, euros: Result<Decimal, Missing>, firm: bool, span: Span) {
        self.from.push(span);
        self.doubt |= !firm;
        match euros {
            Ok(euros) => self.plus(euros),
            Err(missing) => {
                let nothing = match missing {
                    Missing::None => true,
                    Missing::Named(choice) => *choice == values::NOT_APPLICABLE,
                };
                self.open |= !nothing;
                if !nothing || self.missing.is_none() {
                    self.missing = Some(missing);
                }
            }
        }
    }

    fn plus(&mut self, euros: Decimal) {
        match self.euros.unwrap_or_default().checked_add(euros) {
            Some(sum) => self.euros = Some(sum),
            None => self.open = true,
        }
    }

    fn join(&mut self, other: Figure) {
        if let Some(euros) = other.euros {
            self.plus(euros);
        }
        self.open |= other.open;
        self.doubt |= other.doubt;
        self.missing = self.missing.or(other.missing);
        self.from.extend(other.from);
    }
}

/// A level, a goal or a holder with its figures, in the order of the measures.
#[derive(Clone, Debug)]
pub struct Row {
    /// None for what has no holder.
    pub id: Option<NodeId>,
    pub depth: usize,
    pub figures: Vec<Figure>,
    /// Some of it is also that of another holder.
    pub shared: bool,
}

/// The money of one document in one year.
#[derive(Clone, Debug)]
pub struct Table {
    pub year: i16,
    pub measures: Vec<Measure>,
    pub rows: Vec<Row>,
    /// All of it; none for holders, who share goals.
    pub together: Option<Vec<Figure>>,
}

/// A spending proposal, with the deviations that come from it.
#[derive(Clone, Debug)]
pub struct Proposal<'m> {
    pub id: NodeId,
    /// The level it is for; none where it is for several, or where that is not said.
    pub place: Option<NodeId>,
    pub recurrence: Recurrence,
    pub amounts: Vec<Amount<'m>>,
    pub followed: Vec<Trace>,
}

/// A deviation that has the amount of a proposal in the same year.
#[derive(Clone, Copy, Debug)]
pub struct Trace {
    pub deviation: NodeId,
    pub year: i16,
    pub euros: Decimal,
    pub by: Tie,
    pub proposed: Span,
    pub reported: Span,
}

/// By what a proposal and a deviation are tied, besides the amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// One refers to the other.
    Reference,
    /// The goal is the same by what the texts say of its editions.
    Goal,
    /// The goal has the same code in both documents.
    Code,
}

impl Tie {
    pub fn name(self) -> &'static str {
        match self {
            Tie::Reference => "reference",
            Tie::Goal => "goal",
            Tie::Code => "code",
        }
    }
}

/// An advantage or disadvantage of a deviation.
#[derive(Clone, Copy, Debug)]
pub struct Effect {
    pub advantage: bool,
    pub euros: Result<Decimal, Missing>,
    pub firm: bool,
    pub year: Option<i16>,
    pub recurrence: Recurrence,
    pub span: Span,
}

/// What stands against a deviation, and whether it is found there.
#[derive(Clone, Copy, Debug)]
pub struct Offset {
    pub target: Option<NodeId>,
    pub euros: Option<Result<Decimal, Missing>>,
    pub mirror: Mirror,
    pub span: Span,
}

/// A deviation with what it is worth and what stands against it.
#[derive(Clone, Debug)]
pub struct Deviation<'m> {
    pub id: NodeId,
    pub place: Option<NodeId>,
    pub neutral: bool,
    pub effects: Vec<Effect>,
    /// Changes of costs, revenues and reserves that it states.
    pub changes: Vec<Amount<'m>>,
    pub offsets: Vec<Offset>,
}

/// The money of one document.
#[derive(Clone, Debug)]
pub struct Book<'m> {
    pub document: NodeId,
    pub tables: Vec<Table>,
    /// Every year for which it has a figure.
    pub years: Vec<i16>,
    pub proposals: Vec<Proposal<'m>>,
    pub deviations: Vec<Deviation<'m>>,
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    pub by: By,
    /// None is every year.
    pub year: Option<i16>,
    /// Only the year that each document is about, where no year is named.
    pub own_year: bool,
    pub document: Option<NodeId>,
}

/// The flows that a table shows; balances and totals are checked by rules and never added up.
const FLOWS: [Flow; 4] = [Flow::Costs, Flow::Revenues, Flow::Addition, Flow::Withdrawal];
const RECURRENCES: [Recurrence; 3] = [Recurrence::Incidental, Recurrence::Structural, Recurrence::Unsaid];

/// The money of the documents that have any, the earliest first.
pub fn books(model: &Model, wish: Wish) -> Vec<Book<'_>> {
    let mirrors = model.mirrors();
    let reported = reported(model);
    let mut documents: Vec<NodeId> = model.documents().to_vec();
    documents.retain(|id| model.is_described(*id) && wish.document.is_none_or(|one| one == *id));
    documents.sort_by_key(|id| (model.document_year(*id), model.came_out(*id), *id));
    let books = documents
        .into_iter()
        .map(|document| Reader { model, document, mirrors: &mirrors, reported: &reported }.book(wish));
    books.filter(|book| !book.years.is_empty() || !book.deviations.is_empty()).collect()
}

struct Reader<'m, 'a> {
    model: &'m Model,
    document: NodeId,
    mirrors: &'a Mirrors,
    reported: &'a Reported,
}

/// Effects of deviations by their year and amount, whichever way they go.
type Reported = FxHashMap<(i16, Decimal), Vec<(NodeId, Span)>>;

fn reported(model: &Model) -> Reported {
    let mut found = Reported::default();
    for id in model.of_concept(&deviation::CONCEPT) {
        if model.node(id).is_none_or(|node| node.duplicate || node.external) {
            continue;
        }
        for effect in model.effects(id).into_iter().filter(|one| one.firm) {
            if let (Some(year), Ok(euros)) = (effect.year, effect.euros) {
                found.entry((year, euros.abs().normalize())).or_default().push((id, effect.span));
            }
        }
    }
    found
}

impl<'m> Reader<'m, '_> {
    fn book(&self, wish: Wish) -> Book<'m> {
        let proposals: Vec<Proposal<'m>> =
            self.of(&spending_proposal::CONCEPT).map(|id| self.proposal(id)).collect();
        let deviations: Vec<Deviation<'m>> =
            self.of(&deviation::CONCEPT).map(|id| self.deviation(id)).collect();
        let levels = self.levels();
        let stated = self.stated(&levels);
        let mut years: Vec<i16> = stated
            .iter()
            .filter_map(|(_, column)| whole_year(column.period))
            .chain(
                proposals.iter().flat_map(|one| &one.amounts).filter_map(|one| whole_year(one.column.period)),
            )
            .chain(deviations.iter().flat_map(|one| &one.effects).filter_map(|one| one.year))
            .collect();
        years.sort_unstable();
        years.dedup();
        let own = self.model.document_year(self.document).filter(|own| years.contains(own));
        let asked = |year: &i16| match (wish.year, own) {
            (Some(wanted), _) => *year == wanted,
            (None, Some(own)) if wish.own_year => *year == own,
            (None, _) => true,
        };
        let tables = years.iter().copied().filter(asked);
        let tables = tables
            .map(|year| self.table(wish.by, year, &levels, &stated, &proposals, &deviations))
            .filter(|table| !table.rows.is_empty() || table.together.is_some())
            .collect();
        Book { document: self.document, tables, years, proposals, deviations }
    }

    fn of(&self, concept: &'static Concept) -> impl Iterator<Item = NodeId> {
        let own = |id: &NodeId| {
            self.model
                .node(*id)
                .is_some_and(|node| node.document == Some(self.document) && !node.duplicate && !node.external)
        };
        self.model.of_concept(concept).filter(own)
    }

    /// Every level of the document, from the outside in, with how deep it stands.
    fn levels(&self) -> Vec<(NodeId, usize)> {
        let mut found = Vec::new();
        let mut next: Vec<(NodeId, usize)> = vec![(self.document, 0)];
        while let Some((id, depth)) = next.pop() {
            let level = self.model.node(id).is_some_and(|node| node.concept.is_level() && !node.duplicate);
            if level {
                found.push((id, depth - 1));
            }
            if level || id == self.document {
                let children = self.model.children(id);
                next.extend(children.into_iter().rev().map(|child| (child, depth + 1)));
            }
        }
        found
    }

    /// The flows and columns that the levels and the document state.
    fn stated(&self, levels: &[(NodeId, usize)]) -> Vec<(Flow, Column)> {
        let mut found: Vec<(Flow, Column)> = Vec::new();
        let mut seen = FxHashSet::default();
        let places = levels.iter().map(|(id, _)| *id).chain([self.document]);
        for amount in places.flat_map(|id| self.model.amounts(id)) {
            if FLOWS.contains(&amount.flow) && seen.insert((amount.flow, amount.column)) {
                found.push((amount.flow, amount.column));
            }
        }
        found
    }

    /// The level that something is about.
    fn place(&self, id: NodeId) -> Option<NodeId> {
        let level = |one: &NodeId| self.model.node(*one).is_some_and(|node| node.concept.is_level());
        let said: Vec<NodeId> =
            self.model.targets(id, Relation::For).into_iter().map(|(to, _)| to).filter(level).collect();
        match said.as_slice() {
            [] => self.model.upward(id).find(level),
            [one] => Some(*one),
            _ => None,
        }
    }

    fn proposal(&self, id: NodeId) -> Proposal<'m> {
        let model = self.model;
        let says = |field| model.prop(id, field).is_some();
        let recurrence = match (says(&fields::INCIDENTAL), says(&fields::STRUCTURAL)) {
            (true, false) => Recurrence::Incidental,
            (false, true) => Recurrence::Structural,
            _ => Recurrence::Unsaid,
        };
        let amounts = model.amounts(id);
        let followed = self.followed(id, &amounts);
        Proposal { id, place: self.place(id), recurrence, amounts, followed }
    }

    fn deviation(&self, id: NodeId) -> Deviation<'m> {
        let model = self.model;
        let effects = model.effects(id).into_iter().map(|one| Effect {
            advantage: one.advantage,
            euros: one.euros,
            firm: one.firm,
            year: one.year,
            recurrence: Recurrence::of(one.recurrence),
            span: one.span,
        });
        let offsets = model.offsets(id).into_iter().map(|one| Offset {
            target: one.target,
            euros: one.euros,
            mirror: model.mirror(self.mirrors, id, &one),
            span: one.span,
        });
        Deviation {
            id,
            place: self.place(id),
            neutral: model.prop(id, &deviation::BUDGET_NEUTRAL).is_some(),
            effects: effects.collect(),
            changes: model.amounts(id),
            offsets: offsets.collect(),
        }
    }

    /// Deviations with the amount of a proposal, in the year that it is for, on the goal that it is for.
    fn followed(&self, id: NodeId, amounts: &[Amount<'m>]) -> Vec<Trace> {
        let mut found: Vec<Trace> = Vec::new();
        let proposed: Vec<(i16, Decimal, Span)> = amounts
            .iter()
            .filter(|one| one.is_firm())
            .filter_map(|one| Some((whole_year(one.column.period)?, one.euros.ok()?.abs(), one.span)))
            .filter(|(_, euros, _)| !euros.is_zero())
            .collect();
        for (year, euros, span) in proposed {
            for (other, reported) in self.reported.get(&(year, euros.normalize())).into_iter().flatten() {
                let known = found.iter().any(|one| one.deviation == *other && one.year == year);
                if let Some(by) = self.tie(id, *other).filter(|_| !known) {
                    let (deviation, reported) = (*other, *reported);
                    found.push(Trace { deviation, year, euros, by, proposed: span, reported });
                }
            }
        }
        found.sort_by_key(|one| (one.deviation, one.year));
        found
    }

    /// What ties a proposal and a deviation, apart from their amount.
    fn tie(&self, proposal: NodeId, deviation: NodeId) -> Option<Tie> {
        let model = self.model;
        let refers = |from: NodeId, to: NodeId| {
            let told = [Relation::See, Relation::LeadsTo, Relation::For, Relation::DerivedFrom];
            told.iter().any(|relation| model.targets(from, *relation).iter().any(|(one, _)| *one == to))
        };
        if refers(proposal, deviation) || refers(deviation, proposal) {
            return Some(Tie::Reference);
        }
        let (one, other) = (self.place(proposal)?, self.place(deviation)?);
        if one == other || editions(model, one).contains(&other) {
            return Some(Tie::Goal);
        }
        let same = || {
            let kind = |id: NodeId| model.node(id).map(|node| node.concept);
            kind(one) == kind(other) && model.path(one) == model.path(other)
        };
        (model.document_of(one) != model.document_of(other) && same()).then_some(Tie::Code)
    }

    fn table(
        &self,
        by: By,
        year: i16,
        levels: &[(NodeId, usize)],
        stated: &[(Flow, Column)],
        proposals: &[Proposal<'m>],
        deviations: &[Deviation<'m>],
    ) -> Table {
        let measures = self.measures(year, stated, proposals, deviations);
        let proposed = self.within(proposals.iter().map(|one| one.place));
        let deviating = self.within(deviations.iter().map(|one| one.place));
        let sheet =
            Sheet { reader: self, year, measures: &measures, proposals, proposed, deviations, deviating };
        let rows: Vec<Row> = match by {
            By::Level => levels
                .iter()
                .map(|(id, depth)| Row { depth: *depth, ..sheet.row(*id) })
                .filter(|row| row.figures.iter().any(|figure| !figure.is_empty()))
                .collect(),
            By::Goal => self.units(levels).into_iter().map(|id| sheet.row(id)).collect(),
            By::Holder => self.by_holder(&sheet, levels),
        };
        let together = match by {
            By::Level => Some(sheet.figures(self.document)),
            By::Goal => {
                let mut all = Row {
                    id: None,
                    depth: 0,
                    figures: vec![Figure::default(); measures.len()],
                    shared: false,
                };
                rows.iter().for_each(|row| sheet.count(&mut all, row));
                let Row { figures: mut all, .. } = all;
                // Where no goal says anything, there is nothing to lack.
                all.iter_mut().filter(|one| one.from.is_empty()).for_each(|one| one.open = false);
                Some(all)
            }
            By::Holder => None,
        };
        let together = together.filter(|all| all.iter().any(|figure| !figure.is_empty()));
        Table { year, measures, rows, together }
    }

    /// For each level, and for the document, which of these stand in it.
    fn within(&self, places: impl Iterator<Item = Option<NodeId>>) -> FxHashMap<NodeId, Vec<usize>> {
        let mut found: FxHashMap<NodeId, Vec<usize>> = FxHashMap::default();
        for (at, place) in places.enumerate() {
            let levels = place.into_iter().flat_map(|place| self.model.upward(place));
            for level in levels.filter(|level| *level != self.document).chain([self.document]) {
                found.entry(level).or_default().push(at);
            }
        }
        found
    }

    fn measures(
        &self,
        year: i16,
        stated: &[(Flow, Column)],
        proposals: &[Proposal<'m>],
        deviations: &[Deviation<'m>],
    ) -> Vec<Measure> {
        let kinds = std::iter::once(None).chain(values::FIGURE_KINDS.iter().copied().map(Some));
        let mut found: Vec<Measure> = Vec::new();
        for kind in kinds {
            for flow in FLOWS {
                let column = Column { kind, period: Period::At(Moment::Year(year)) };
                if stated.contains(&(flow, column)) {
                    found.push(Measure::Stated(kind, flow));
                }
            }
        }
        for recurrence in RECURRENCES {
            // Reserves and coverage of a proposal stand in its list.
            for flow in [Flow::Costs, Flow::Revenues] {
                let any = proposals.iter().filter(|one| one.recurrence == recurrence).any(|one| {
                    let of =
                        |one: &Amount<'_>| one.flow == flow && whole_year(one.column.period) == Some(year);
                    one.amounts.iter().any(of)
                });
                if any {
                    found.push(Measure::Proposed(recurrence, flow));
                }
            }
        }
        for recurrence in RECURRENCES {
            let mut effects = deviations.iter().flat_map(|one| &one.effects);
            if effects.any(|one| one.recurrence == recurrence && one.year == Some(year)) {
                found.push(Measure::Deviates(recurrence));
            }
        }
        found
    }

    /// What money may be divided over: goals, and the lowest levels without one.
    fn units(&self, levels: &[(NodeId, usize)]) -> Vec<NodeId> {
        let model = self.model;
        let is_level = |id: &NodeId| model.node(*id).is_some_and(|node| node.concept.is_level());
        let above_goal = |id: NodeId| model.upward(id).skip(1).any(|one| model.is_goal(one));
        let lowest = |id: NodeId| !model.children(id).iter().any(is_level);
        let unit = |id: &NodeId| model.is_goal(*id) || (lowest(*id) && !above_goal(*id));
        levels.iter().map(|(id, _)| *id).filter(unit).collect()
    }

    fn by_holder(&self, sheet: &Sheet<'_, 'm, '_>, levels: &[(NodeId, usize)]) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let mut unheld: Option<Row> = None;
        for id in self.units(levels) {
            let unit = sheet.row(id);
            let mut holders: Vec<NodeId> =
                self.model.holders(id).into_iter().map(|holder| holder.person).collect();
            holders.dedup();
            let empty = |id| Row {
                id,
                depth: 0,
                figures: vec![Figure::default(); sheet.measures.len()],
                shared: false,
            };
            if holders.is_empty() {
                sheet.count(unheld.get_or_insert_with(|| empty(None)), &unit);
            }
            for holder in &holders {
                let at = rows.iter().position(|row| row.id == Some(*holder));
                let at = at.unwrap_or_else(|| {
                    rows.push(empty(Some(*holder)));
                    rows.len() - 1
                });
                if let Some(row) = rows.get_mut(at) {
                    row.shared |= holders.len() > 1 && unit.figures.iter().any(|one| !one.is_empty());
                    sheet.count(row, &unit);
                }
            }
        }
        rows.extend(unheld);
        rows.retain(|row| row.figures.iter().any(|figure| !figure.is_empty()));
        rows
    }
}

/// One document in one year.
struct Sheet<'a, 'm, 'r> {
    reader: &'a Reader<'m, 'r>,
    year: i16,
    measures: &'a [Measure],
    proposals: &'a [Proposal<'m>],
    /// Which of them stand in a level.
    proposed: FxHashMap<NodeId, Vec<usize>>,
    deviations: &'a [Deviation<'m>],
    deviating: FxHashMap<NodeId, Vec<usize>>,
}

impl Sheet<'_, '_, '_> {
    fn row(&self, id: NodeId) -> Row {
        Row { id: Some(id), depth: 0, figures: self.figures(id), shared: false }
    }

    fn figures(&self, id: NodeId) -> Vec<Figure> {
        self.measures.iter().map(|measure| self.figure(id, *measure)).collect()
    }

    fn figure(&self, id: NodeId, measure: Measure) -> Figure {
        let mut figure = self.read(id, measure);
        // Of some pages nobody can say that a sum of them is all there is.
        let model = self.reader.model;
        let in_part = model.is_partial(self.reader.document) && !model.is_goal(id);
        figure.open |= in_part && !figure.stated && !figure.is_empty();
        figure
    }

    fn read(&self, id: NodeId, measure: Measure) -> Figure {
        match measure {
            Measure::Stated(kind, flow) => {
                stated(self.reader.model, id, (flow, Column { kind, period: self.period() }))
            }
            Measure::Proposed(recurrence, flow) => self.proposed(id, recurrence, flow),
            Measure::Deviates(recurrence) => self.deviates(id, recurrence),
        }
    }

    fn period(&self) -> Period {
        Period::At(Moment::Year(self.year))
    }

    fn proposed(&self, id: NodeId, recurrence: Recurrence, flow: Flow) -> Figure {
        let mut figure = Figure::default();
        let here = self.proposed.get(&id).into_iter().flatten().filter_map(|at| self.proposals.get(*at));
        for one in here.filter(|one| one.recurrence == recurrence) {
            let of = |one: &&Amount<'_>| one.flow == flow && whole_year(one.column.period) == Some(self.year);
            let all: Vec<&Amount<'_>> = one.amounts.iter().filter(of).collect();
            // A line without a name stands for all of its flow.
            let whole = all.iter().any(|one| one.is_whole());
            for amount in all.into_iter().filter(|one| one.is_whole() == whole) {
                figure.add(amount.euros, amount.is_firm(), amount.span);
            }
        }
        figure
    }

    fn deviates(&self, id: NodeId, recurrence: Recurrence) -> Figure {
        let mut figure = Figure::default();
        let all = self.deviating.get(&id).into_iter().flatten().filter_map(|at| self.deviations.get(*at));
        for one in all {
            let here = |one: &&Effect| one.recurrence == recurrence && one.year == Some(self.year);
            for effect in one.effects.iter().filter(here) {
                figure.add(effect.euros, effect.firm, effect.span);
            }
        }
        figure
    }

    /// Adds the figures of a goal to those of a holder.
    fn count(&self, row: &mut Row, unit: &Row) {
        for ((sum, figure), measure) in row.figures.iter_mut().zip(&unit.figures).zip(self.measures) {
            sum.open |= figure.is_empty() && matches!(measure, Measure::Stated(..));
            sum.join(figure.clone());
        }
    }
}

/// What a level states of a flow; else what stands below it, as far as that is stated.
fn stated(model: &Model, id: NodeId, key: (Flow, Column)) -> Figure {
    let amounts = model.amounts(id);
    let mut figure = Figure::default();
    let own = |one: &&Amount<'_>| one.flow == key.0 && one.column == key.1;
    match whole(&amounts, key) {
        Whole::Said(amount) => {
            figure.stated = true;
            figure.add(amount.euros, amount.is_firm(), amount.span);
            return figure;
        }
        // Stated twice: which of them holds is not for us to say.
        Whole::Unclear => {
            figure.open = true;
            figure.from = amounts.iter().filter(own).map(|one| one.span).collect();
            return figure;
        }
        Whole::Unsaid => {}
    }
    let below = model.below(id, &[key]).pop().unwrap_or_default();
    if !below.parts.is_empty() {
        return added(&below);
    }
    // Lines with names or task fields: nothing says that they are all of it.
    let named = amounts.iter().filter(own).any(|one| one.name.is_some());
    for amount in amounts.iter().filter(own).filter(|one| one.name.is_some() == named && one.from.is_none()) {
        figure.add(amount.euros, amount.is_firm(), amount.span);
        figure.open = true;
    }
    figure
}

/// The levels below added up; where one budget is cut along two lines, each must come to the same.
fn added(below: &Below<'_>) -> Figure {
    let mut axes: Vec<(&'static Concept, Figure)> = Vec::new();
    for part in &below.parts {
        let at = axes.iter().position(|(axis, _)| *axis == part.axis).unwrap_or_else(|| {
            axes.push((part.axis, Figure::default()));
            axes.len() - 1
        });
        if let Some((_, figure)) = axes.get_mut(at) {
            figure.add(part.amount.euros, part.amount.is_firm(), part.amount.span);
        }
    }
    let same = axes.windows(2).all(|pair| match pair {
        [one, other] => one.1.euros == other.1.euros,
        _ => true,
    });
    let largest =
        axes.into_iter().map(|(_, figure)| figure).max_by_key(|figure| figure.euros.map(|one| one.abs()));
    let mut figure = largest.unwrap_or_default();
    figure.open |= below.gaps || !same;
    figure
}

/// The year that a period is all of.
fn whole_year(period: Period) -> Option<i16> {
    match period {
        Period::At(Moment::Year(year)) => Some(year),
        _ => None,
    }
}

/// A level in all its editions, by what the texts say: of a plan, and what continues what.
fn editions(model: &Model, id: NodeId) -> Vec<NodeId> {
    let mut all = vec![id];
    let mut at = 0;
    while let Some(here) = all.get(at).copied() {
        at += 1;
        let plan = model.targets(here, Relation::EditionOf).into_iter().map(|(plan, _)| plan);
        let reports = model.origins(here, Relation::EditionOf).into_iter().map(|(report, _)| report);
        let others = plan.chain(reports).chain(model.continues(here)).chain(model.continued_by(here));
        for other in others.collect::<Vec<_>>() {
            if !all.contains(&other) {
                all.push(other);
            }
        }
    }
    all
}
