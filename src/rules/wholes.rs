//! Printed wholes beside what stands below them: which agree, and which do not. Shared by the rules about totals.

use rust_decimal::Decimal;

use crate::diag::{Diagnostic, Text};
use crate::language::shape::Flow;
use crate::language::{Bi, Language, activity, document, fields, spending_proposal};
use crate::model::number;
use crate::model::{Amount, Key, Model, NodeId, Part, Sum, Whole, whole, wholes};

use super::Facts;

/// How parts differ from their whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    TooMuch,
    TooLittle,
    /// Plus and minus stand together, so that neither can be said.
    Other,
}

/// A whole that its parts do not add up to.
#[derive(Clone, Debug)]
pub struct Judged<'m> {
    pub id: NodeId,
    pub whole: Amount<'m>,
    pub parts: Vec<Part<'m>>,
    pub sum: Sum,
    pub gap: Gap,
}

/// Flows of which a level prints a whole.
const FLOWS: [Flow; 5] = [Flow::Costs, Flow::Revenues, Flow::Addition, Flow::Withdrawal, Flow::Balance];

/// Levels and documents whose own amount is another than that of the levels below together.
pub fn differing<'m>(facts: &Facts<'m>) -> Vec<Judged<'m>> {
    let model = facts.model;
    let described = facts
        .with_amounts()
        .filter(|(_, node)| (node.concept.is_level() || *node.concept == document::CONCEPT) && !node.broken);
    described.flat_map(|(id, _)| judge(model, id)).collect()
}

fn judge(model: &Model, id: NodeId) -> Vec<Judged<'_>> {
    let amounts = model.amounts(id);
    let mut wholes = wholes(&amounts);
    wholes.retain(|one| FLOWS.contains(&one.flow) && !model.may_state(id, one.flow));
    if wholes.is_empty() {
        return Vec::new();
    }
    let keys: Vec<Key> = wholes.iter().map(|one| (one.flow, one.column)).collect();
    let below = model.below(id, &keys);
    let known: Vec<Key> =
        keys.iter().zip(&below).filter(|(_, below)| below.is_complete()).map(|(key, _)| *key).collect();
    let mut found = Vec::new();
    for (whole, below) in wholes.into_iter().zip(below) {
        // A balance differs when its costs or revenues do.
        let both = [Flow::Costs, Flow::Revenues].iter().all(|flow| known.contains(&(*flow, whole.column)));
        if !below.is_complete() || (whole.flow == Flow::Balance && both) {
            continue;
        }
        let sum = below.sum();
        let beside = beside(model, id, &amounts, (whole.flow, whole.column));
        let Some(gap) = gap(&whole, &below.parts, sum, &beside) else { continue };
        // Where a part is not described, only too much is certain, and of a balance not even that.
        if is_partial(model, id) && (gap != Gap::TooMuch || whole.flow == Flow::Balance) {
            continue;
        }
        found.push(Judged { id, whole, parts: below.parts, sum, gap });
    }
    found
}

pub fn is_partial(model: &Model, id: NodeId) -> bool {
    model.document_of(id).is_some_and(|document| model.is_partial(document))
}

/// What may come on top of the levels below: lines with a name, and proposals and activities of the level itself.
fn beside(model: &Model, id: NodeId, amounts: &[Amount<'_>], (flow, column): Key) -> [Sum; 2] {
    let named = amounts.iter().filter(|one| one.flow == flow && one.column == column && one.name.is_some());
    let mut elements = Sum::default();
    for child in model.children(id) {
        if model.node(child).is_some_and(|node| is_element(node.concept)) {
            elements = elements.plus(cost(&model.amounts(child), (flow, column)).unwrap_or_default());
        }
    }
    [named.collect(), elements]
}

fn is_element(concept: &crate::language::Concept) -> bool {
    *concept == activity::CONCEPT || *concept == spending_proposal::CONCEPT
}

/// What a thing states of a flow: its whole, else its lines together.
pub fn cost(amounts: &[Amount<'_>], key: Key) -> Option<Sum> {
    let lines: Vec<&Amount<'_>> =
        amounts.iter().filter(|one| one.flow == key.0 && one.column == key.1).collect();
    match whole(amounts, key) {
        Whole::Said(one) => Some([&one].into_iter().collect()),
        _ if lines.is_empty() => None,
        _ => Some(lines.into_iter().collect()),
    }
}

/// None when the parts add up to the whole in any way, or when that cannot be known.
fn gap(whole: &Amount<'_>, parts: &[Part<'_>], sum: Sum, [named, elements]: &[Sum; 2]) -> Option<Gap> {
    let printed = whole.euros.ok()?;
    let fits = |sum: Sum| sum.fits(printed, whole.grain());
    let ways = [sum, sum.plus(*named), sum.plus(*elements), sum.plus(*named).plus(*elements)];
    let axes: Vec<&str> = parts.iter().map(|part| part.axis.name).collect();
    let mixed = axes.windows(2).any(|two| two.first() != two.last());
    // A budget that is cut along two axes has each amount twice.
    if !sum.known || mixed || ways.into_iter().any(fits) {
        return None;
    }
    let amounts = parts.iter().filter_map(|part| part.amount.euros.ok());
    Some(compared(printed, sum.euros, amounts))
}

/// Whether parts are more or less than their whole; with plus and minus among them neither can be said.
pub fn compared(whole: Decimal, sum: Decimal, parts: impl Iterator<Item = Decimal>) -> Gap {
    let signs: Vec<bool> =
        parts.chain([whole]).filter(|one| !one.is_zero()).map(|one| one.is_sign_negative()).collect();
    let same = signs.windows(2).all(|two| two.first() == two.last());
    match (same, sum.abs() > whole.abs()) {
        (false, _) => Gap::Other,
        (true, true) => Gap::TooMuch,
        (true, false) => Gap::TooLittle,
    }
}

/// How many places a finding shows besides its own.
const SHOWN: usize = 5;

/// Shows amounts that matter to a finding, the first few of them, with the signs of the page.
pub fn show<'a, 'm: 'a>(
    mut found: Diagnostic,
    amounts: impl IntoIterator<Item = &'a Amount<'m>>,
) -> Diagnostic {
    for amount in amounts.into_iter().take(SHOWN) {
        if let Ok(value) = amount.plain {
            let text = euros(value);
            found = found.also(amount.span, text.nl, text.en);
        }
    }
    found
}

/// Whether the page prints an amount with another sign than it has.
pub fn is_turned(amount: &Amount<'_>) -> bool {
    amount.plain != amount.euros
}

/// An amount of the same flow as another, in both languages, with the sign that the page would print.
pub fn euros_as(amount: &Amount<'_>, value: Decimal) -> Text {
    euros(if is_turned(amount) { -value } else { value })
}

/// What a line of this flow is called, in both languages.
pub fn flow_word(flow: Flow) -> Bi {
    let word = &fields::of_flow(flow).word;
    Bi::new(word.get(Language::Nl), word.get(Language::En))
}

/// An amount in both languages.
pub fn euros(value: Decimal) -> Text {
    Text::new(number::euros(value, Language::Nl), number::euros(value, Language::En))
}

/// How a thing is called in both languages, as `programma 4`.
pub fn name(model: &Model, id: NodeId) -> Text {
    Text::new(model.name(id, Language::Nl), model.name(id, Language::En))
}
