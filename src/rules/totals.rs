//! What a printed total may be the total of: every way of adding up that a page may mean. Shared by no rule but that about totals.

use rust_decimal::Decimal;

use crate::language::shape::Flow;
use crate::language::{Concept, activity, spending_proposal};
use crate::model::{Amount, Column, Model, NodeId, Sum, Whole, whole};

/// Lines that a page may add up: one flow, or two that go the same way.
const GROUPS: [&[Flow]; 10] = [
    &[Flow::Costs],
    &[Flow::Revenues],
    &[Flow::Addition],
    &[Flow::Withdrawal],
    &[Flow::Balance],
    &[Flow::Coverage],
    &[Flow::Costs, Flow::Addition],
    &[Flow::Revenues, Flow::Withdrawal],
    &[Flow::Costs, Flow::Revenues],
    &[Flow::Costs, Flow::Revenues, Flow::Addition, Flow::Withdrawal],
];

/// Totals of one column and thing that are looked at; a page has a few.
const MOST_TOTALS: usize = 50;

/// A total, and the lines of its thing in the same column: those before it, and all of them.
#[derive(Clone, Debug)]
pub struct Total<'m> {
    pub amount: Amount<'m>,
    /// Lines since the total before this one.
    since: Vec<Amount<'m>>,
    before: Vec<Amount<'m>>,
    all: Vec<Amount<'m>>,
    earlier_totals: Vec<Amount<'m>>,
    other_totals: Vec<Amount<'m>>,
}

/// The totals that a thing prints without doubt.
pub fn totals<'m>(amounts: &[Amount<'m>]) -> Vec<Total<'m>> {
    let mut columns: Vec<Column> = Vec::new();
    for amount in amounts.iter().filter(|one| one.flow == Flow::Total) {
        if !columns.contains(&amount.column) {
            columns.push(amount.column);
        }
    }
    columns.into_iter().flat_map(|column| in_column(amounts, column)).collect()
}

fn in_column<'m>(amounts: &[Amount<'m>], column: Column) -> Vec<Total<'m>> {
    let here = || amounts.iter().filter(move |one| one.column == column).copied();
    let all: Vec<Amount<'m>> = here().filter(|one| one.flow != Flow::Total).collect();
    let printed: Vec<Amount<'m>> = here().filter(|one| one.flow == Flow::Total).collect();
    if printed.len() > MOST_TOTALS {
        return Vec::new();
    }
    let (mut since, mut before, mut earlier) = (Vec::new(), Vec::new(), Vec::new());
    let mut found = Vec::new();
    for one in here() {
        if one.flow != Flow::Total {
            since.push(one);
            before.push(one);
            continue;
        }
        if one.plain.is_ok() && one.is_firm() {
            found.push(Total {
                amount: one,
                since: since.clone(),
                before: before.clone(),
                all: all.clone(),
                earlier_totals: earlier.clone(),
                other_totals: printed.iter().filter(|other| other.span != one.span).copied().collect(),
            });
        }
        since.clear();
        earlier.push(one);
    }
    found
}

/// A way to add up, and what it adds up.
pub struct Way<'m> {
    pub sum: Sum,
    pub lines: Vec<Amount<'m>>,
}

fn way(lines: Vec<Amount<'_>>) -> Way<'_> {
    Way { sum: plain(&lines), lines }
}

fn plain(lines: &[Amount<'_>]) -> Sum {
    let mut sum = Sum::default();
    for one in lines {
        sum.add(one.plain, one.grain(), one.is_firm());
    }
    sum
}

impl<'m> Total<'m> {
    /// Whether some way of adding up gives the total. A total may be printed without the minus of its lines.
    pub fn fits(&self, model: &Model, id: NodeId) -> bool {
        let ranges = [&self.since, &self.before, &self.all];
        ranges.into_iter().any(|range| self.fits_lines(range))
            || self.is(plain(&self.earlier_totals))
            || self.is(plain(&self.other_totals))
            || self.fits_below(model, id)
    }

    fn is(&self, sum: Sum) -> bool {
        let Ok(printed) = self.amount.plain else { return false };
        let unsigned = Sum { euros: sum.euros.abs(), ..sum };
        sum.addends > 0 && unsigned.fits(printed.abs(), self.amount.grain())
    }

    fn fits_lines(&self, range: &[Amount<'m>]) -> bool {
        let natures: [fn(&Amount<'_>) -> bool; 4] = [
            |_| true,
            |one| one.is_whole(),
            |one| one.name.is_some(),
            |one| one.name.is_none() && one.task_field.is_some(),
        ];
        natures.into_iter().any(|nature| {
            let lines: Vec<Amount<'m>> = range.iter().filter(|one| nature(one)).copied().collect();
            let of = |flows: &[Flow]| plain(&of_flows(&lines, flows));
            let gains = of(&[Flow::Revenues]);
            let losses = of(&[Flow::Costs]);
            let reserves = of(&[Flow::Withdrawal]).minus(of(&[Flow::Addition]));
            let net = gains.minus(losses);
            GROUPS.iter().any(|flows| self.is(of(flows))) || self.is(net) || self.is(net.plus(reserves))
        })
    }

    /// Whether what stands below gives it, with or without the lines of the thing itself.
    fn fits_below(&self, model: &Model, id: NodeId) -> bool {
        let below = below(model, id, self.amount.column);
        GROUPS.iter().any(|flows| {
            let own = plain(&of_flows(&self.all, flows));
            let since = plain(&of_flows(&self.since, flows));
            let sums = KINDS.iter().map(|kind| sum_of(&below, flows, Some(kind)));
            let sums: Vec<Sum> = sums.chain([sum_of(&below, flows, None)]).collect();
            sums.into_iter()
                .filter(|sum| sum.addends > 0)
                .any(|sum| self.is(sum) || self.is(sum.plus(own)) || self.is(sum.plus(since)))
        })
    }

    /// What the total seems to be of: of the flows that stand before it, else after it, the one that comes nearest.
    pub fn meant(&self) -> Option<Way<'m>> {
        let range = if self.since.is_empty() { &self.all } else { &self.since };
        let printed = self.amount.plain.ok()?.abs();
        let ways = GROUPS.iter().map(|flows| way(of_flows(range, flows)));
        let off = |way: &Way<'_>| way.sum.euros.abs().checked_sub(printed).map(|off| off.abs());
        let known = ways.filter(|way| way.sum.known && way.sum.addends > 1);
        known.min_by_key(off)
    }

    /// What is printed.
    pub fn printed(&self) -> Option<Decimal> {
        self.amount.plain.ok()
    }
}

fn of_flows<'m>(lines: &[Amount<'m>], flows: &[Flow]) -> Vec<Amount<'m>> {
    lines.iter().filter(|one| flows.contains(&one.flow)).copied().collect()
}

/// Kinds of things below a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Level,
    Proposal,
    Activity,
}

const KINDS: [Kind; 3] = [Kind::Level, Kind::Proposal, Kind::Activity];

fn kind(concept: &Concept) -> Option<Kind> {
    match concept {
        one if one.is_level() => Some(Kind::Level),
        one if *one == spending_proposal::CONCEPT => Some(Kind::Proposal),
        one if *one == activity::CONCEPT => Some(Kind::Activity),
        _ => None,
    }
}

/// What each thing directly below states of each flow: its total, else its whole, else its lines.
fn below(model: &Model, id: NodeId, column: Column) -> Vec<(Kind, Flow, Sum)> {
    let mut found = Vec::new();
    for child in model.children(id) {
        let Some(kind) = model.node(child).and_then(|node| kind(node.concept)) else { continue };
        let amounts = model.amounts(child);
        let total = match whole(&amounts, (Flow::Total, column)) {
            Whole::Said(total) => Some(plain(&[total])),
            _ => None,
        };
        for flow in [Flow::Costs, Flow::Revenues, Flow::Addition, Flow::Withdrawal, Flow::Balance] {
            let lines: Vec<Amount<'_>> =
                amounts.iter().filter(|one| one.flow == flow && one.column == column).copied().collect();
            let sum = match (total.filter(|_| flow == Flow::Costs), whole(&amounts, (flow, column))) {
                (Some(total), _) => total,
                (None, Whole::Said(one)) => plain(&[one]),
                _ => plain(&lines),
            };
            found.push((kind, flow, sum));
        }
    }
    found
}

fn sum_of(below: &[(Kind, Flow, Sum)], flows: &[Flow], of: Option<&Kind>) -> Sum {
    let fitting =
        below.iter().filter(|(kind, flow, _)| flows.contains(flow) && of.is_none_or(|of| of == kind));
    fitting.fold(Sum::default(), |sum, (_, _, one)| sum.plus(*one))
}

/// Whether something below may hold an amount that is not known.
pub fn is_open_below(model: &Model, id: NodeId, column: Column) -> bool {
    below(model, id, column).iter().any(|(_, _, sum)| !sum.known)
}
