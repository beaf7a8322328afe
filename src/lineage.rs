//! What things of an edition may have been in the one before, where nothing says so: proposals with their grounds.
//!
//! Nothing is held against everything: rare words, titles, codes and items of statutory lists lead to a few
//! candidates each, so that the work grows with the number of things.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::{Concept, Language, criterion, document, indicator};
use crate::model::value::Value;
use crate::model::{Model, NodeId, Relation, likeness};

/// One thing that may continue another.
#[derive(Clone, Debug)]
pub struct Proposal {
    pub earlier: NodeId,
    pub later: NodeId,
    pub way: Way,
    /// How sure it is, in hundredths.
    pub likeness: u8,
    pub grounds: Vec<Ground>,
}

/// Whether a thing goes on as one, as several, or several as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Whole,
    /// What was one is several now.
    Split,
    /// What were several is one now.
    Merge,
}

/// What speaks for a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The share of words that they have in common, in hundredths.
    Words(u8),
    /// The words of the shorter name all stand in the longer one.
    Within,
    Code,
    /// The same item of a statutory list.
    Item,
    /// They stand in what is one and the same thing.
    Place,
    Holders,
    /// How many criteria and indicators they share, and of how many.
    Parts(usize, usize),
}

/// Everything that is proposed for a project.
#[derive(Clone, Debug, Default)]
pub struct Proposals {
    /// Document by document; in each the surest first.
    pub all: Vec<Proposal>,
    /// How many pairs were held against each other.
    pub compared: usize,
}

/// Proposals below this are not made.
const LEAST: u8 = 60;
/// Ways to find a candidate that are taken for one thing, the rarest first.
const MOST_KEYS: usize = 12;
/// A word that more things than this have finds nothing.
const MOST_FINDS: usize = 48;
/// Candidates that one thing is held against.
const MOST_CANDIDATES: usize = 8;

/// Proposes what may continue what: each document against the one of its kind before it, or one given pair.
pub fn propose(model: &Model, pair: Option<(NodeId, NodeId)>) -> Proposals {
    let mut found = Proposals::default();
    let pairs = match pair {
        Some(pair) => vec![pair],
        None => {
            let described = model.documents().iter().copied().filter(|one| model.is_described(*one));
            described.filter_map(|later| Some((model.earlier_document(later)?, later))).collect()
        }
    };
    let mut standing: FxHashMap<NodeId, Vec<NodeId>> = FxHashMap::default();
    for (id, node) in model.nodes() {
        let whole = !node.external && !node.duplicate && !node.broken && is_asked(node.concept);
        if let Some(document) = node.document.filter(|_| whole) {
            standing.entry(document).or_default().push(id);
        }
    }
    for (earlier, later) in pairs {
        let of = |document| standing.get(&document).map_or(&[][..], Vec::as_slice);
        Pair { model, earlier, later }.propose(of(earlier), of(later), &mut found);
    }
    found
}

fn is_asked(concept: &Concept) -> bool {
    concept.is_level() || *concept == criterion::CONCEPT || *concept == indicator::CONCEPT
}

/// One edition and the one before.
struct Pair<'m> {
    model: &'m Model,
    earlier: NodeId,
    later: NodeId,
}

/// What is known of one thing while it is compared.
struct Thing {
    id: NodeId,
    keys: Vec<Key>,
    holders: Vec<NodeId>,
    /// The folded titles of its criteria and indicators.
    parts: FxHashSet<String>,
    item: Option<&'static str>,
}

/// A way to find a thing: the kind it is of, what the way is, and the text.
type Key = (&'static str, char, String);

/// How sure a pair is, the places of both, and the grounds.
type Scored = (u8, usize, usize, Vec<Ground>);

impl Pair<'_> {
    fn propose(&self, earlier: &[NodeId], later: &[NodeId], found: &mut Proposals) {
        let model = self.model;
        let open = |id: &NodeId, other, said: bool| !said && model.counterpart(*id, other).is_none();
        let reports = |id: &NodeId| model.has(*id, Relation::EditionOf);
        let old: Vec<Thing> = earlier
            .iter()
            .filter(|id| open(id, self.later, model.says_where_to(**id)) && !reports(id))
            .map(|id| self.thing(*id))
            .collect();
        let new: Vec<Thing> = later
            .iter()
            .filter(|id| open(id, self.earlier, model.says_where_from(**id)) && !reports(id))
            .map(|id| self.thing(*id))
            .collect();
        let mut index: FxHashMap<&Key, Vec<usize>> = FxHashMap::default();
        for (at, thing) in old.iter().enumerate() {
            for key in &thing.keys {
                index.entry(key).or_default().push(at);
            }
        }
        let mut scored: Vec<Scored> = Vec::new();
        for (at, thing) in new.iter().enumerate() {
            for candidate in candidates(thing, &index) {
                found.compared += 1;
                let Some(one) = old.get(candidate) else { continue };
                if let Some((likeness, grounds)) = self.compare(one, thing) {
                    scored.push((likeness, candidate, at, grounds));
                }
            }
        }
        scored.sort_by(|one, other| {
            let key = |one: &Scored| (std::cmp::Reverse(one.0), one.1, one.2);
            key(one).cmp(&key(other))
        });
        found.all.extend(self.chosen(&old, &new, scored));
    }

    fn thing(&self, id: NodeId) -> Thing {
        let model = self.model;
        let kind = model.node(id).map_or("", |node| match node.concept.is_level() {
            true => "level",
            false => node.concept.name,
        });
        let mut keys: Vec<Key> = Vec::new();
        for name in model.called(id) {
            keys.push((kind, 't', likeness::folded(&name)));
            for word in likeness::telling_words(&name) {
                keys.push((kind, 's', stem(&word)));
                keys.push((kind, 'w', word));
            }
        }
        if model.has_code(id) {
            keys.push((kind, 'c', model.path(id)));
        }
        let item = model.prop(id, &indicator::CATALOGUE).and_then(|prop| match &prop.value {
            Value::Catalogue(catalogue) => Some(catalogue.item.item),
            _ => None,
        });
        keys.extend(item.map(|item| (kind, 'i', item.to_owned())));
        let mut parts = FxHashSet::default();
        if kind == "level" {
            let measured = model.targets(id, Relation::MeasuredBy).into_iter().map(|(one, _)| one);
            for child in model.children(id).into_iter().chain(measured) {
                let level = model.node(child).is_none_or(|node| node.concept.is_level());
                let asked = model.node(child).is_some_and(|node| is_asked(node.concept));
                let title = model.title(child).map(|title| likeness::folded(&title));
                if let Some(title) = title.filter(|title| asked && !level && !title.is_empty()) {
                    keys.push((kind, 'p', title.clone()));
                    parts.insert(title);
                }
            }
        }
        keys.sort_unstable();
        keys.dedup();
        let mut holders: Vec<NodeId> = model.holders(id).into_iter().map(|holder| holder.person).collect();
        holders.sort_unstable();
        Thing { id, keys, holders, parts, item }
    }

    /// How alike two things are and why; none where it is not worth proposing.
    fn compare(&self, earlier: &Thing, later: &Thing) -> Option<(u8, Vec<Ground>)> {
        let model = self.model;
        let mut grounds = Vec::new();
        let alike = model.alike(earlier.id, later.id);
        let code = model.has_code(earlier.id) && model.path(earlier.id) == model.path(later.id);
        let place = self.same_place(earlier.id, later.id);
        let holders = !earlier.holders.is_empty() && earlier.holders == later.holders;
        let words = alike.map_or(0, |alike| alike.both);
        // A short name in a long one proves little by itself.
        let within = alike.is_some_and(|alike| alike.within == 100) && words < 70 && (code || holders);
        let mut best = if within { words.max(70) } else { words };
        let mut strong = usize::from(best >= 50);
        if within {
            grounds.push(Ground::Within);
        } else if words >= 40 {
            grounds.push(Ground::Words(words));
        }
        if earlier.item.is_some() && earlier.item == later.item {
            grounds.push(Ground::Item);
            best = best.max(95);
            strong += 1;
        }
        let shared = earlier.parts.intersection(&later.parts).count();
        let least = earlier.parts.len().min(later.parts.len());
        if shared > 0 {
            grounds.push(Ground::Parts(shared, least));
            let share = (40 * shared).checked_div(least).unwrap_or_default() as u8;
            best = best.max(50_u8.saturating_add(share));
            strong += 1;
        }
        let aside = [(code, Ground::Code, 8), (place, Ground::Place, 4), (holders, Ground::Holders, 4)];
        let more = aside.iter().filter(|(is, ..)| *is).map(|(_, _, worth)| *worth).sum::<u8>();
        grounds.extend(aside.into_iter().filter(|(is, ..)| *is).map(|(_, ground, _)| ground));
        let agreed = if strong >= 2 { 10 } else { 0 };
        let sure = best.saturating_add(more).saturating_add(agreed).min(99);
        (strong > 0 && sure >= LEAST).then_some((sure, grounds))
    }

    fn same_place(&self, earlier: NodeId, later: NodeId) -> bool {
        let model = self.model;
        let above = |id: NodeId| model.node(id).and_then(|node| node.parent);
        let top = |id: NodeId| model.node(id).is_none_or(|node| *node.concept == document::CONCEPT);
        match (above(earlier), above(later)) {
            (Some(one), Some(other)) if !top(one) && !top(other) => {
                model.counterpart(one, self.later) == Some(other)
            }
            _ => false,
        }
    }

    /// Each thing once, the surest first; then those whose best match is taken: splits and merges.
    fn chosen(&self, old: &[Thing], new: &[Thing], scored: Vec<Scored>) -> Vec<Proposal> {
        let mut taken: (FxHashSet<usize>, FxHashSet<usize>) = Default::default();
        let mut kept: Vec<Scored> = Vec::new();
        let mut rest = Vec::new();
        for one in scored {
            if taken.0.contains(&one.1) || taken.1.contains(&one.2) {
                rest.push(one);
                continue;
            }
            taken.0.insert(one.1);
            taken.1.insert(one.2);
            kept.push(one);
        }
        for one in rest {
            // Levels alone are split and merged; a criterion that looks like two others is a copy.
            let level = one.3.iter().any(|ground| matches!(ground, Ground::Parts(..) | Ground::Words(50..)));
            let id = old.get(one.1).map(|thing| thing.id);
            let level =
                level && id.and_then(|id| self.model.node(id)).is_some_and(|node| node.concept.is_level());
            if level && (!taken.0.contains(&one.1) || !taken.1.contains(&one.2)) {
                taken.0.insert(one.1);
                taken.1.insert(one.2);
                kept.push(one);
            }
        }
        let count = |of: &dyn Fn(&Scored) -> usize| {
            let mut counts: FxHashMap<usize, usize> = FxHashMap::default();
            for one in &kept {
                *counts.entry(of(one)).or_default() += 1;
            }
            counts
        };
        let (of_old, of_new) = (count(&|one| one.1), count(&|one| one.2));
        let linked: FxHashSet<(NodeId, NodeId)> =
            kept.iter().filter_map(|one| Some((old.get(one.1)?.id, new.get(one.2)?.id))).collect();
        let proposals = kept.into_iter().filter_map(|(likeness, from, to, grounds)| {
            let (earlier, later) = (old.get(from)?.id, new.get(to)?.id);
            let way = match (of_old.get(&from).copied(), of_new.get(&to).copied()) {
                (Some(2..), _) => Way::Split,
                (_, Some(2..)) => Way::Merge,
                _ => Way::Whole,
            };
            let proposal = Proposal { earlier, later, way, likeness, grounds };
            (!self.follows(&proposal, &linked)).then_some(proposal)
        });
        proposals.collect()
    }

    /// Whether it goes without saying once what it stands in is linked: the same name in the same place.
    fn follows(&self, proposal: &Proposal, linked: &FxHashSet<(NodeId, NodeId)>) -> bool {
        let model = self.model;
        let above = |id: NodeId| model.node(id).filter(|node| !node.concept.is_level())?.parent;
        let (Some(one), Some(other)) = (above(proposal.earlier), above(proposal.later)) else { return false };
        let tied = linked.contains(&(one, other))
            || model.counterpart(one, self.later) == Some(other)
            || model.continues(other).contains(&one);
        tied && model.alike(proposal.earlier, proposal.later).is_some_and(|alike| alike.both >= 75)
    }
}

/// The first letters of a word, so that its other forms are found with it.
fn stem(word: &str) -> String {
    word.chars().take(6).collect()
}

/// What a thing is worth being held against: the most and the rarest words in common first.
fn candidates(thing: &Thing, index: &FxHashMap<&Key, Vec<usize>>) -> Vec<usize> {
    let mut finds: Vec<&Vec<usize>> = thing.keys.iter().filter_map(|key| index.get(key)).collect();
    finds.retain(|found| found.len() <= MOST_FINDS);
    finds.sort_by_key(|found| found.len());
    let mut weights: FxHashMap<usize, usize> = FxHashMap::default();
    for found in finds.into_iter().take(MOST_KEYS) {
        for at in found {
            *weights.entry(*at).or_default() += MOST_FINDS / found.len().max(1);
        }
    }
    let mut all: Vec<(usize, usize)> = weights.into_iter().collect();
    all.sort_unstable_by_key(|(at, weight)| (std::cmp::Reverse(*weight), *at));
    all.into_iter().take(MOST_CANDIDATES).map(|(at, _)| at).collect()
}

/// The keyword and the path of a thing: `doel 1.1.2`.
pub fn name(model: &Model, id: NodeId, language: Language) -> String {
    let Some(node) = model.node(id) else { return String::new() };
    let own = node.word.as_ref().map(|word| model.text(word).into_owned());
    let word = own.unwrap_or_else(|| node.concept.word.get(language).to_owned());
    format!("{word} {}", model.path(id))
}
