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
    /// The amounts that it is reckoned from, in the order of the text.
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

/// The same flow added up in the ways a page may mean it: its whole, its named lines, its task fields.
fn options<'m>(lines: &[Amount<'m>], flow: Flow) -> Vec<(Sum, Vec<Amount<'m>>)> {
    let of = |fits: &dyn Fn(&Amount<'m>) -> bool| -> Option<(Sum, Vec<Amount<'m>>)> {
        let found: Vec<Amount<'m>> =
            lines.iter().filter(|one| one.flow == flow && fits(one)).copied().collect();
        let mut sum = Sum::default();
        for one in &found {
            sum.add(one.plain, one.grain(), one.is_firm());
        }
        (!found.is_empty()).then_some((sum, found))
    };
    let ways: [&dyn Fn(&Amount<'m>) -> bool; 3] =
        [&Amount::is_whole, &|one| one.name.is_some(), &|one| one.name.is_none() && one.task_field.is_some()];
    ways.into_iter().filter_map(of).collect()
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
        let column = |one: &&Amount<'m>| one.column == amount.column && one.flow != Flow::Balance;
        let named = |one: &&Amount<'m>| {
            let alike = one.task_field.is_some() == amount.task_field.is_some();
            own.is_some() && alike && word(one).map(|word| self.text(word)) == own
        };
        let same: Vec<Amount<'m>> = all.iter().filter(column).filter(named).copied().collect();
        let (lines, is_tied) = match same.is_empty() {
            true => (all.iter().filter(column).copied().collect(), own.is_none()),
            false => (same, true),
        };
        let (costs, revenues) = (options(&lines, Flow::Costs), options(&lines, Flow::Revenues));
        let (into, out) = (options(&lines, Flow::Addition), options(&lines, Flow::Withdrawal));
        let (first, second) = (costs.first()?, revenues.first()?);
        let sums = |ways: &[(Sum, Vec<Amount<'m>>)]| ways.iter().map(|(sum, _)| *sum).collect::<Vec<_>>();
        let or_none = |ways: &[(Sum, Vec<Amount<'m>>)]| {
            let sums = sums(ways);
            if sums.is_empty() { vec![Sum::default()] } else { sums }
        };
        let mut fits = [false; 3];
        let mut nearest = [Sum::default(); 3];
        for ((fits, nearest), reading) in fits.iter_mut().zip(&mut nearest).zip(Reading::ALL) {
            let (mut reckoned, mut reserves_only) = (Vec::new(), Vec::new());
            for (cost, revenue) in pairs(&sums(&costs), &sums(&revenues)) {
                let before = reading.reckon(cost, revenue);
                reckoned.push(before);
                for (into, out) in pairs(&or_none(&into), &or_none(&out)) {
                    let reserves = reading.reckon(into, out);
                    reckoned.push(before.plus(reserves));
                    reserves_only.push(reserves);
                }
            }
            let right = |sum: &Sum| sum.addends > 0 && sum.fits(printed, amount.grain());
            *fits = reckoned.iter().chain(&reserves_only).any(right);
            *nearest = reckoned.into_iter().min_by_key(|sum| off(sum, printed)).unwrap_or_default();
        }
        let parts = [&costs, &revenues, &into, &out].into_iter().filter_map(|ways| ways.first());
        let from = parts.flat_map(|(_, lines)| lines).copied().collect();
        let (costs, revenues) = (first.0, second.0);
        (costs.known && revenues.known).then_some(Balance {
            id,
            amount,
            costs,
            revenues,
            from,
            is_tied,
            fits,
            nearest,
        })
    }
}

fn pairs(first: &[Sum], second: &[Sum]) -> Vec<(Sum, Sum)> {
    first.iter().flat_map(|one| second.iter().map(move |other| (*one, *other))).collect()
}
