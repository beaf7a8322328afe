//! Amounts added up: how far rounding may be off, what a thing states as a whole, and what stands below it.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::language::Concept;
use crate::language::shape::Flow;
use crate::language::values;

use super::Model;
use super::accounts::{Amount, Column};
use super::graph::NodeId;
use super::value::Missing;

/// How precisely amounts are printed: the unit, and the digits behind the comma.
#[derive(Clone, Copy, Debug, Default)]
pub struct Grain {
    unit: Decimal,
    decimals: u32,
}

impl Grain {
    /// Zeros at the end say nothing: `268.686,00 x 1.000` is as coarse as `268.686`.
    pub fn new(unit: Decimal, printed: Decimal) -> Grain {
        Grain { unit, decimals: printed.normalize().scale() }
    }

    /// The coarser of two units; within one, as many digits as any amount shows.
    #[must_use]
    pub fn with(self, other: Grain) -> Grain {
        match self.unit.cmp(&other.unit) {
            std::cmp::Ordering::Greater => self,
            std::cmp::Ordering::Less => other,
            std::cmp::Ordering::Equal => {
                Grain { unit: self.unit, decimals: self.decimals.max(other.decimals) }
            }
        }
    }

    /// The smallest step between two printed amounts, in euros.
    pub fn euros(self) -> Decimal {
        let step = Decimal::from_parts(1, 0, 0, false, self.decimals.min(Decimal::MAX_SCALE));
        self.unit.checked_mul(step).unwrap_or(self.unit)
    }
}

/// Amounts added up.
#[derive(Clone, Copy, Debug)]
pub struct Sum {
    pub euros: Decimal,
    pub addends: u32,
    pub grain: Grain,
    /// False when an addend has no figure, or the sum got too large.
    pub known: bool,
}

impl Default for Sum {
    fn default() -> Sum {
        Sum { euros: Decimal::ZERO, addends: 0, grain: Grain::default(), known: true }
    }
}

impl Sum {
    /// Adds a figure; `-` and `nvt` add nothing, and what is not known or in doubt makes the sum unknown.
    pub fn add(&mut self, figure: Result<Decimal, Missing>, grain: Grain, firm: bool) {
        let nothing = |missing: Missing| match missing {
            Missing::None => true,
            Missing::Named(choice) => *choice == values::NOT_APPLICABLE,
        };
        match figure {
            Ok(euros) => {
                let sum = self.euros.checked_add(euros);
                self.known &= firm && sum.is_some();
                self.euros = sum.unwrap_or(self.euros);
                self.addends = self.addends.saturating_add(1);
                self.grain = self.grain.with(grain);
            }
            Err(missing) => self.known &= nothing(missing),
        }
    }

    /// Adds an amount as the JSON has it: costs and revenues positive.
    pub fn amount(&mut self, amount: &Amount<'_>) {
        self.add(amount.euros, amount.grain(), amount.is_firm());
    }

    #[must_use]
    pub fn plus(self, other: Sum) -> Sum {
        let sum = self.euros.checked_add(other.euros);
        Sum {
            euros: sum.unwrap_or(self.euros),
            addends: self.addends.saturating_add(other.addends),
            grain: self.grain.with(other.grain),
            known: self.known && other.known && sum.is_some(),
        }
    }

    #[must_use]
    pub fn minus(self, other: Sum) -> Sum {
        self.plus(Sum { euros: -other.euros, ..other })
    }

    /// How far the sum may be off because its addends and the printed sum are rounded:
    /// half a step for each of them.
    pub fn tolerance(&self, printed: Grain) -> Decimal {
        let step = self.grain.with(printed).euros();
        let halves = Decimal::from(self.addends.saturating_add(1)).checked_mul(step);
        halves.map_or(step, |halves| halves / Decimal::TWO)
    }

    /// Whether the sum is known and agrees with a printed amount.
    pub fn fits(&self, printed: Decimal, grain: Grain) -> bool {
        let off = self.euros.checked_sub(printed).map(|off| off.abs());
        self.known && off.is_some_and(|off| off <= self.tolerance(grain))
    }
}

impl<'a, 'm> FromIterator<&'a Amount<'m>> for Sum
where
    'm: 'a,
{
    fn from_iter<I: IntoIterator<Item = &'a Amount<'m>>>(amounts: I) -> Sum {
        let mut sum = Sum::default();
        for amount in amounts {
            sum.amount(amount);
        }
        sum
    }
}

/// A flow in a column.
pub type Key = (Flow, Column);

/// What a thing says of the whole of a flow.
#[derive(Clone, Copy, Debug)]
pub enum Whole<'m> {
    Unsaid,
    Said(Amount<'m>),
    /// Several times.
    Unclear,
}

/// What the amounts of a thing say of the whole of a flow: the line without a name or a task field.
pub fn whole<'m>(amounts: &[Amount<'m>], (flow, column): Key) -> Whole<'m> {
    let mut fitting = amounts.iter().filter(|one| one.flow == flow && one.column == column && one.is_whole());
    match (fitting.next(), fitting.next()) {
        (None, _) => Whole::Unsaid,
        (Some(one), None) => Whole::Said(*one),
        (Some(_), Some(_)) => Whole::Unclear,
    }
}

/// The wholes that a thing states once and without doubt, in the order of the text.
pub fn wholes<'m>(amounts: &[Amount<'m>]) -> Vec<Amount<'m>> {
    let mut times: FxHashMap<Key, usize> = FxHashMap::default();
    for one in amounts.iter().filter(|one| one.is_whole()) {
        *times.entry((one.flow, one.column)).or_default() += 1;
    }
    let once = |one: &&Amount<'m>| times.get(&(one.flow, one.column)) == Some(&1);
    let sure = |one: &&Amount<'m>| one.is_whole() && one.is_firm() && one.euros.is_ok();
    amounts.iter().filter(sure).filter(once).copied().collect()
}

/// The whole of a flow at a thing below.
#[derive(Clone, Copy, Debug)]
pub struct Part<'m> {
    pub id: NodeId,
    /// The kind of level directly below in which it stands: one budget may be cut along two of them.
    pub axis: &'static Concept,
    pub amount: Amount<'m>,
}

/// What the levels below a thing state of one flow in one column.
#[derive(Clone, Debug, Default)]
pub struct Below<'m> {
    pub parts: Vec<Part<'m>>,
    /// Some level below states it nowhere, twice, or cannot be read.
    pub gaps: bool,
}

impl Below<'_> {
    pub fn sum(&self) -> Sum {
        self.parts.iter().map(|part| &part.amount).collect()
    }

    /// Whether every level below states it.
    pub fn is_complete(&self) -> bool {
        !self.gaps && !self.parts.is_empty()
    }
}

impl Model {
    /// What the levels below a thing state of some flows: each level itself, else the levels below it.
    pub fn below(&self, id: NodeId, keys: &[Key]) -> Vec<Below<'_>> {
        let mut found: Vec<Below<'_>> = keys.iter().map(|_| Below::default()).collect();
        let asked: Vec<(usize, Key)> = keys.iter().copied().enumerate().collect();
        self.gather(id, &asked, None, &mut found);
        found
    }

    fn gather<'m>(
        &'m self,
        id: NodeId,
        keys: &[(usize, Key)],
        axis: Option<&'static Concept>,
        found: &mut [Below<'m>],
    ) {
        let mut levels = 0;
        for child in self.children(id) {
            let Some(node) = self.node(child).filter(|node| node.concept.is_level() && !node.duplicate)
            else {
                continue;
            };
            levels += 1;
            let axis = axis.unwrap_or(node.concept);
            let amounts = self.amounts(child);
            let mut unsaid = Vec::new();
            for (at, key) in keys.iter().copied() {
                let unread = node.external || node.broken || self.may_state(child, key.0);
                match (whole(&amounts, key), found.get_mut(at)) {
                    (Whole::Said(amount), Some(below)) if !unread => {
                        below.parts.push(Part { id: child, axis, amount });
                    }
                    (Whole::Unsaid, _) if !unread => unsaid.push((at, key)),
                    (_, below) => below.into_iter().for_each(|below| below.gaps = true),
                }
            }
            if !unsaid.is_empty() {
                self.gather(child, &unsaid, Some(axis), found);
            }
        }
        if levels == 0 {
            for (at, _) in keys {
                found.get_mut(*at).into_iter().for_each(|below| below.gaps = true);
            }
        }
    }
}
