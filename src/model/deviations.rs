//! Deviations in euros: what each is worth, what it says offsets it, and which other one mirrors it.

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::shape::Flow;
use crate::language::{Choice, deviation, values};
use crate::source::Span;

use super::Model;
use super::graph::{NodeId, Relation};
use super::sums::{Grain, Sum};
use super::value::{Missing, Money, Value};

/// An advantage or a disadvantage in euros.
#[derive(Clone, Copy, Debug)]
pub struct EffectAmount {
    pub advantage: bool,
    /// Advantages positive, disadvantages negative.
    pub euros: Result<Decimal, Missing>,
    pub grain: Grain,
    /// Whether a source gives it without doubt.
    pub firm: bool,
    /// Its own year, else that of the document.
    pub year: Option<i16>,
    pub recurrence: Option<&'static Choice>,
    /// The printed sign says the opposite of the word before it.
    pub contradicted: bool,
    pub span: Span,
}

/// What a deviation says offsets it.
#[derive(Clone, Copy, Debug)]
pub struct OffsetAmount {
    pub target: Option<NodeId>,
    /// None where no amount is printed.
    pub euros: Option<Result<Decimal, Missing>>,
    pub grain: Grain,
    pub firm: bool,
    pub span: Span,
}

impl OffsetAmount {
    /// The amount, when it is one.
    pub fn known(&self) -> Option<Decimal> {
        self.euros.and_then(Result::ok).filter(|_| self.firm)
    }
}

fn is_firm(money: &Money) -> bool {
    !money.doubt.about && money.doubt.uncertain.is_none()
}

impl Model {
    /// An amount of money that stands apart from a line, in euros.
    pub fn money_in_euros(&self, id: NodeId, money: &Money) -> (Result<Decimal, Missing>, Grain) {
        let unit = self.amount_unit(id, money, None);
        let unknown = Missing::Named(&values::NOT_YET_KNOWN);
        let euros = money.amount.and_then(|printed| self.euros(id, printed, unit, None).ok_or(unknown));
        (euros, Grain::new(unit.unwrap_or(Decimal::ONE), money.amount.unwrap_or_default()))
    }

    /// The advantages and disadvantages of a deviation, in the order of the text.
    pub fn effects(&self, id: NodeId) -> Vec<EffectAmount> {
        let Some(node) = self.node(id) else { return Vec::new() };
        let document = self.document_of(id);
        // A page where a minus is a disadvantage prints both the word and the sign.
        let signed = document.and_then(|document| self.signs(document));
        let signed = signed.is_some_and(|signs| *signs == values::ADVANTAGE_SIGNED);
        let year = document.and_then(|document| self.document_year(document));
        let mut found = Vec::new();
        for prop in &node.props {
            let Value::Effect(effect) = &prop.value else { continue };
            let (printed, grain) = self.money_in_euros(id, &effect.money);
            let minus = printed.is_ok_and(|printed| printed < Decimal::ZERO);
            let twice = minus && signed && !effect.advantage;
            let euros = printed.map(|printed| match effect.advantage || twice {
                true => printed,
                false => -printed,
            });
            found.push(EffectAmount {
                advantage: effect.advantage,
                euros,
                grain,
                firm: is_firm(&effect.money),
                year: effect.period.and_then(super::period::Period::first_year).or(year),
                recurrence: effect.recurrence,
                contradicted: minus && !twice,
                span: prop.span,
            });
        }
        found
    }

    /// What a deviation says offsets it, in the order of the text.
    pub fn offsets(&self, id: NodeId) -> Vec<OffsetAmount> {
        let props = self.props(id, &deviation::OFFSET);
        let offset = |prop: &super::value::Prop| {
            let Value::Offset(offset) = &prop.value else { return None };
            let money = offset.money.as_ref().map(|money| (self.money_in_euros(id, money), is_firm(money)));
            Some(OffsetAmount {
                target: self.target_at(id, offset.target),
                euros: money.map(|((euros, _), _)| euros),
                grain: money.map(|((_, grain), _)| grain).unwrap_or_default(),
                firm: money.is_none_or(|(_, firm)| firm),
                span: prop.span,
            })
        };
        props.filter_map(offset).collect()
    }

    /// The advantages minus the disadvantages; none where the page prints neither.
    pub fn net_effect(&self, id: NodeId) -> Option<Sum> {
        let effects = self.effects(id);
        let mut sum = Sum::default();
        for effect in &effects {
            sum.add(effect.euros, effect.grain, effect.firm);
        }
        (!effects.is_empty()).then_some(sum)
    }

    /// What the changes in costs, revenues and reserves of a deviation come to; an advantage is positive.
    pub fn net_change(&self, id: NodeId) -> Option<Sum> {
        let amounts = self.amounts(id);
        let of = |flows: [Flow; 2]| amounts.iter().filter(move |one| flows.contains(&one.flow));
        let (gains, losses) = ([Flow::Revenues, Flow::Withdrawal], [Flow::Costs, Flow::Addition]);
        let sum = of(gains).collect::<Sum>().minus(of(losses).collect());
        (of(gains).chain(of(losses)).next().is_some()).then_some(sum)
    }

    /// What a deviation is worth: by its effects, else by its changes. None when it is not known.
    pub fn worth(&self, id: NodeId) -> Option<Sum> {
        self.net_effect(id).or_else(|| self.net_change(id)).filter(|sum| sum.known && sum.addends > 0)
    }

    /// The goal or level of the plan that a level of a report stands for.
    fn of_plan(&self, id: NodeId) -> NodeId {
        self.targets(id, Relation::EditionOf).first().map_or(id, |(plan, _)| *plan)
    }

    /// Which deviations point back at which.
    pub fn mirrors(&self) -> Mirrors {
        let mut mirrors = Mirrors::default();
        for id in self.of_concept(&deviation::CONCEPT) {
            let Some(node) = self.node(id).filter(|node| !node.duplicate) else { continue };
            let worth = self.worth(id).map(|sum| sum.euros.normalize());
            let offsets = self.offsets(id);
            for level in self.places(id) {
                let here = (node.document, level);
                if let Some(worth) = worth {
                    mirrors.worths.entry((here, worth)).or_insert(id);
                }
                for offset in &offsets {
                    let Some(target) = offset.target.map(|target| self.of_plan(target)) else { continue };
                    mirrors.back.entry((here, target)).or_insert(id);
                    let amounts = [offset.known(), worth].into_iter().flatten();
                    mirrors.amounts.extend(amounts.map(|one| (here, target, one.abs().normalize())));
                }
            }
        }
        mirrors
    }

    /// A deviation and the levels it stands in, as the plan knows them.
    fn places(&self, id: NodeId) -> Vec<NodeId> {
        let level = |one: &NodeId| *one == id || self.node(*one).is_some_and(|node| node.concept.is_level());
        self.upward(id).filter(level).map(|one| self.of_plan(one)).collect()
    }

    /// What stands at the other side of an offset of a deviation.
    pub fn mirror(&self, mirrors: &Mirrors, id: NodeId, offset: &OffsetAmount) -> Mirror {
        let Some((target, node)) =
            offset.target.and_then(|target| Some((self.of_plan(target), self.node(target)?)))
        else {
            return Mirror::Unasked;
        };
        let places = self.places(id);
        let askable = node.concept.is_level() || *node.concept == deviation::CONCEPT;
        // Within one level either side may be meant.
        if node.external || !askable || places.contains(&target) {
            return Mirror::Unasked;
        }
        let document = self.node(id).and_then(|node| node.document);
        let there = (document, target);
        let worth = self.worth(id);
        let wanted = offset.known().map(|amount| amount.abs().normalize());
        let back = places.iter().find_map(|place| mirrors.back.get(&(there, *place)).copied());
        let opposite = [worth.map(|sum| -sum.euros), wanted, wanted.map(|wanted| -wanted)];
        let opposite = opposite.into_iter().flatten().find_map(|one| {
            let same_side = worth.is_some_and(|sum| sum.euros.is_sign_negative() == one.is_sign_negative());
            mirrors.worths.get(&(there, one.normalize())).copied().filter(|_| !same_side)
        });
        match (back, opposite, wanted) {
            (_, Some(other), _) => Mirror::Found(other),
            (None, None, _) => Mirror::Nothing,
            (Some(other), None, None) => Mirror::Found(other),
            (Some(other), None, Some(wanted)) => {
                let said = |place: &NodeId| mirrors.amounts.contains(&(there, *place, wanted));
                let near = self.worth(other).is_some_and(|mut sum| {
                    sum.euros = sum.euros.abs();
                    sum.fits(wanted, offset.grain)
                });
                let unknown = self.worth(other).is_none();
                match near || unknown || places.iter().any(said) {
                    true => Mirror::Found(other),
                    false => Mirror::Differs(other),
                }
            }
        }
    }
}

/// A level, in one document.
type Place = (Option<NodeId>, NodeId);

/// Deviations by where they stand, and what they are worth and point at.
#[derive(Debug, Default)]
pub struct Mirrors {
    back: FxHashMap<(Place, NodeId), NodeId>,
    amounts: FxHashSet<(Place, NodeId, Decimal)>,
    worths: FxHashMap<(Place, Decimal), NodeId>,
}

/// What stands at the other side of an offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mirror {
    /// The other side is not described, or nothing can be asked of it.
    Unasked,
    /// A deviation that points back or has the opposite amount.
    Found(NodeId),
    /// One that points back with another amount.
    Differs(NodeId),
    Nothing,
}
