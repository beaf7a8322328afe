//! Printed balances beside the costs, revenues and reserves that they are the balance of.

use rust_decimal::Decimal;

use crate::language::shape::Flow;
use crate::language::{Choice, values};

use super::Model;
use super::accounts::Amount;
use super::graph::NodeId;
use super::sums::Sum;

/// How a page may reckon a balance from the amounts as it prints them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Revenues minus costs.
    RevenuesLessCosts,
    /// Costs minus revenues.
    CostsLessRevenues,
    /// The plain sum: costs or revenues carry a minus.
    Sum,
}

impl Reading {
    pub const ALL: [Reading; 3] = [Reading::RevenuesLessCosts, Reading::CostsLessRevenues, Reading::Sum];

    fn place(self) -> usize {
        Reading::ALL.iter().position(|one| *one == self).unwrap_or_default()
    }

    fn reckon(self, costs: Sum, revenues: Sum) -> Sum {
        match self {
            Reading::RevenuesLessCosts => revenues.minus(costs),
            Reading::CostsLessRevenues => costs.minus(revenues),
            Reading::Sum => revenues.plus(costs),
        }
    }
}

/// A printed balance with what it is the balance of.
#[derive(Clone, Debug)]
pub struct Balance<'m> {
    pub id: NodeId,
    pub amount: Amount<'m>,
    /// Of the same name, or without one: the sums as printed.
    pub costs: Sum,
    pub revenues: Sum,
    /// The amounts that it is reckoned from, when it is wrong by the convention of its document.
    pub from: Vec<Amount<'m>>,
    /// The lines carry the name of the balance, or neither has a name.
    pub is_tied: bool,
    fits: [bool; 3],
    nearest: [Sum; 3],
}

fn off(sum: &Sum, printed: Decimal) -> Option<Decimal> {
    sum.euros.checked_sub(printed).map(|off| off.abs())
}

impl Balance<'_> {
    pub fn fits(&self, reading: Reading) -> bool {
        self.fits.get(reading.place()).copied().unwrap_or_default()
    }

    /// The readings that a sign convention allows here.
    pub fn allowed(&self, signs: Option<&'static Choice>) -> &'static [Reading] {
        match signs {
            None => &[Reading::RevenuesLessCosts],
            // Printed with a minus, revenues are taken off by adding them.
            Some(signs) if *signs == values::COSTS_POSITIVE && self.revenues.euros <= Decimal::ZERO => {
                &[Reading::Sum, Reading::CostsLessRevenues]
            }
            Some(signs) if *signs == values::COSTS_POSITIVE => &[Reading::CostsLessRevenues],
            Some(_) => &[Reading::Sum],
        }
    }

    /// Whether the convention makes the printed balance right.
    pub fn is_right(&self, signs: Option<&'static Choice>) -> bool {
        self.allowed(signs).iter().any(|reading| self.fits(*reading))
    }

    /// What the balance would be by the convention, as the page prints it: before or after the reserves,
    /// whichever comes nearest.
    pub fn reckoned(&self, signs: Option<&'static Choice>) -> Option<Sum> {
        let printed = self.amount.plain.ok()?;
        let ways = self.allowed(signs).iter().filter_map(|reading| self.nearest.get(reading.place()));
        ways.copied().min_by_key(|sum| off(sum, printed))
    }

    /// Whether it is right by every convention, as with zeros.
    pub fn is_trivial(&self) -> bool {
        self.fits.iter().all(|fits| *fits)
    }

    /// Whether it tells one convention from the others.
    pub fn is_telling(&self) -> bool {
        Reading::ALL.iter().filter(|reading| self.fits(**reading)).count() == 1
    }
}

/// How the lines of a flow may be meant: its whole, its named lines, its task fields.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Whole,
    Named,
    TaskFields,
}

fn way(amount: &Amount<'_>) -> Way {
    match (amount.name.is_some(), amount.task_field.is_some()) {
        (true, _) => Way::Named,
        (false, true) => Way::TaskFields,
        (false, false) => Way::Whole,
    }
}

fn lines<'a, 'm>(all: &'a [&'a Amount<'m>], flow: Flow, of: Way) -> impl Iterator<Item = &'a Amount<'m>> {
    all.iter().copied().filter(move |one| one.flow == flow && way(one) == of)
}

/// A flow added up in each way that the page has lines for, as printed.
fn options(all: &[&Amount<'_>], flow: Flow) -> Vec<(Way, Sum)> {
    let sum = |of| {
        let mut sum = None;
        for one in lines(all, flow, of) {
            sum.get_or_insert_with(Sum::default).add(one.plain, one.grain(), one.is_firm());
        }
        Some((of, sum?))
    };
    [Way::Whole, Way::Named, Way::TaskFields].into_iter().filter_map(sum).collect()
}

impl Model {
    /// The printed balances of a thing for which costs and revenues are printed too.
    pub fn balances(&self, id: NodeId) -> Vec<Balance<'_>> {
        let amounts = self.amounts(id);
        let printed = amounts.iter().filter(|one| one.flow == Flow::Balance && one.is_firm());
        printed.filter_map(|one| self.balance(id, *one, &amounts)).collect()
    }

    fn balance<'m>(&'m self, id: NodeId, amount: Amount<'m>, all: &[Amount<'m>]) -> Option<Balance<'m>> {
        let printed = amount.plain.ok()?;
        let word = |one: &Amount<'m>| one.name.or(one.task_field);
        let own = word(&amount).map(|own| self.text(own));
        let column: Vec<&Amount<'m>> =
            all.iter().filter(|one| one.column == amount.column && one.flow != Flow::Balance).collect();
        let named = |one: &&Amount<'m>| {
            let alike = one.task_field.is_some() == amount.task_field.is_some();
            own.is_some() && alike && word(one).map(|word| self.text(word)) == own
        };
        let same: Vec<&Amount<'m>> = column.iter().copied().filter(named).collect();
        let (here, is_tied) = if same.is_empty() { (column, own.is_none()) } else { (same, true) };
        let ways = PARTS.map(|flow| options(&here, flow));
        let [costs, revenues, into, out] = &ways;
        let (first, second) = (costs.first()?.1, revenues.first()?.1);
        let mut fits = [false; 3];
        let mut nearest = [Sum::default(); 3];
        for ((fits, nearest), reading) in fits.iter_mut().zip(&mut nearest).zip(Reading::ALL) {
            let right = |sum: &Sum| sum.addends > 0 && sum.fits(printed, amount.grain());
            let mut reckoned = Vec::new();
            for (cost, revenue) in pairs(costs, revenues) {
                let before = reading.reckon(cost, revenue);
                reckoned.push(before);
                for (into, out) in pairs(into, out) {
                    let reserves = reading.reckon(into, out);
                    reckoned.push(before.plus(reserves));
                    *fits |= right(&reserves);
                }
            }
            *fits |= reckoned.iter().any(right);
            *nearest = reckoned.into_iter().min_by_key(|sum| off(sum, printed)).unwrap_or_default();
        }
        let known = first.known && second.known;
        let mut balance =
            Balance { id, amount, costs: first, revenues: second, from: Vec::new(), is_tied, fits, nearest };
        // Only of a balance that is wrong anybody asks where it came from.
        if !balance.is_right(self.document_of(id).and_then(|document| self.signs(document))) {
            let firsts = PARTS.iter().zip(&ways).filter_map(|(flow, ways)| Some((*flow, ways.first()?.0)));
            balance.from = firsts.flat_map(|(flow, way)| lines(&here, flow, way)).copied().collect();
        }
        known.then_some(balance)
    }
}

/// What a balance is reckoned from.
const PARTS: [Flow; 4] = [Flow::Costs, Flow::Revenues, Flow::Addition, Flow::Withdrawal];

fn pairs(first: &[(Way, Sum)], second: &[(Way, Sum)]) -> Vec<(Sum, Sum)> {
    let or_none = |ways: &[(Way, Sum)]| match ways.is_empty() {
        true => vec![Sum::default()],
        false => ways.iter().map(|(_, sum)| *sum).collect(),
    };
    if first.is_empty() && second.is_empty() {
        return Vec::new();
    }
    let (first, second) = (or_none(first), or_none(second));
    first.iter().flat_map(|one| second.iter().map(move |other| (*one, *other))).collect()
}
