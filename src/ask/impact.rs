//! What hangs on a thing: what goes with it, what loses its footing without it, what keeps another, what only mentions it.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::{
    Concept, Language, activity, criterion, document, indicator, reform, reform_agenda, spearhead, track,
    vision, vision_ambition,
};
use crate::model::value::{Prop, Value};
use crate::model::{Model, Node, NodeId, Relation};

/// What becomes of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// It stands in the thing.
    Gone,
    /// It has nothing else of this kind to stand on.
    Loses,
    /// It has something else of this kind.
    Keeps,
    /// It names the thing and does not stand on it.
    Mentions,
}

impl Effect {
    pub const ALL: [Effect; 4] = [Effect::Gone, Effect::Loses, Effect::Keeps, Effect::Mentions];

    /// The word in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Effect::Gone => "gone",
            Effect::Loses => "loses-footing",
            Effect::Keeps => "keeps-footing",
            Effect::Mentions => "mentions",
        }
    }
}

/// What ties something to the thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tie {
    /// It stands in it.
    Inside,
    /// It points at it.
    Points(Relation),
    /// It is pointed at, and nothing else does: `measured-by`, `supports`, `derived-from`.
    Pointed(Relation),
    /// It is measured through it, as a goal is by the indicators of its criteria.
    Measured,
    /// A text of it has its name.
    Text,
}

/// Something that is struck.
#[derive(Clone, Debug)]
pub struct Struck {
    pub id: NodeId,
    pub effect: Effect,
    pub tie: Tie,
    /// Through what: the thing itself, something in it, or something that lost its footing.
    pub by: NodeId,
    /// What it still has of the same kind.
    pub left: Vec<NodeId>,
}

/// What hangs on these things together.
#[derive(Clone, Debug, Default)]
pub struct Impact {
    pub subjects: Vec<NodeId>,
    /// By effect, then in the order of the text.
    pub struck: Vec<Struck>,
}

/// Relations that a level or thing has from above when it says none itself.
const INHERITED: [Relation; 3] = [Relation::HeldBy, Relation::FramedBy, Relation::SourcedFrom];

/// Relations on which something stands.
const FOOTING: [Relation; 13] = [
    Relation::HeldBy,
    Relation::FramedBy,
    Relation::MeasuredBy,
    Relation::SourcedFrom,
    Relation::PartneredWith,
    Relation::Supports,
    Relation::LeadsTo,
    Relation::DerivedFrom,
    Relation::For,
    Relation::OffsetBy,
    Relation::CoveredFrom,
    Relation::ReportsOn,
    Relation::EditionOf,
];

/// What hangs on these things; several are editions of one.
pub fn impact(model: &Model, subjects: &[NodeId]) -> Impact {
    let mut search = Search { model, fallen: FxHashSet::default(), inheritors: FxHashMap::default() };
    let mut order = search.inside(subjects);
    let gone = order.len();
    search.fallen.extend(order.iter().copied());
    let gone_set: FxHashSet<NodeId> = order.iter().copied().collect();
    search.inherit(&order);
    // What fell may take more with it: until nothing new falls.
    let mut at = 0;
    while let Some(fallen) = order.get(at).copied() {
        at += 1;
        for (id, tie) in search.tied(fallen, gone_set.contains(&fallen)) {
            let falls = cascades(model, id, tie) && search.stand(id, tie).is_some_and(|left| left.is_empty());
            if falls && search.fallen.insert(id) {
                order.push(id);
            }
        }
    }
    let mut struck: Vec<Struck> = Vec::new();
    let mut seen: FxHashSet<(NodeId, Tie)> = FxHashSet::default();
    for id in order.iter().take(gone).filter(|id| !subjects.contains(id)) {
        let by = model.node(*id).and_then(|node| node.parent).unwrap_or(*id);
        struck.push(Struck { id: *id, effect: Effect::Gone, tie: Tie::Inside, by, left: Vec::new() });
    }
    for fallen in &order {
        for (id, tie) in search.tied(*fallen, gone_set.contains(fallen)) {
            if gone_set.contains(&id) || id == model.project() || !seen.insert((id, tie)) {
                continue;
            }
            let left = search.stand(id, tie);
            let effect = match &left {
                None => Effect::Mentions,
                Some(left) if left.is_empty() => Effect::Loses,
                Some(_) => Effect::Keeps,
            };
            // What is only measured through something, or named by it, is of interest when it falls.
            let through = matches!(tie, Tie::Measured | Tie::Pointed(_));
            // What names something that stays, though without footing, is not struck.
            let named_still = effect == Effect::Mentions && !gone_set.contains(fallen);
            if named_still || (through && effect != Effect::Loses) {
                continue;
            }
            struck.push(Struck { id, effect, tie, by: *fallen, left: left.unwrap_or_default() });
        }
    }
    let known: FxHashSet<NodeId> = struck.iter().map(|one| one.id).chain(subjects.iter().copied()).collect();
    struck.extend(mentions(model, subjects, &known));
    struck.sort_by_key(|one| (one.effect, one.id, one.tie));
    Impact { subjects: subjects.to_vec(), struck }
}

/// Whether what lost its footing in this way takes with it what stands on it.
fn cascades(model: &Model, id: NodeId, tie: Tie) -> bool {
    let is = |concept: &Concept| model.node(id).is_some_and(|node| *node.concept == *concept);
    match tie {
        // A figure without a source measures nothing.
        Tie::Points(Relation::SourcedFrom) => is(&indicator::CONCEPT),
        Tie::Points(Relation::DerivedFrom) => agenda(model.node(id)),
        _ => false,
    }
}

fn agenda(node: Option<&Node>) -> bool {
    let concepts = [
        &vision::CONCEPT,
        &vision_ambition::CONCEPT,
        &spearhead::CONCEPT,
        &reform_agenda::CONCEPT,
        &track::CONCEPT,
        &reform::CONCEPT,
    ];
    node.is_some_and(|node| concepts.contains(&node.concept))
}

struct Search<'m> {
    model: &'m Model,
    fallen: FxHashSet<NodeId>,
    /// What has something from above, by what it has and how.
    inheritors: FxHashMap<(NodeId, Relation), Vec<NodeId>>,
}

impl Search<'_> {
    /// These things and all that stands in them.
    fn inside(&self, subjects: &[NodeId]) -> Vec<NodeId> {
        let mut all: Vec<NodeId> = Vec::new();
        let mut seen: FxHashSet<NodeId> = FxHashSet::default();
        let mut next: Vec<NodeId> = subjects.to_vec();
        next.reverse();
        while let Some(id) = next.pop() {
            if seen.insert(id) {
                all.push(id);
                let mut children = self.model.children(id);
                children.reverse();
                next.extend(children);
            }
        }
        all
    }

    /// Finds what has a fallen person, note or source from above.
    fn inherit(&mut self, fallen: &[NodeId]) {
        let model = self.model;
        let named = |relation: Relation| fallen.iter().any(|id| model.is_named_by(*id, relation));
        for relation in INHERITED.into_iter().filter(|relation| named(*relation)) {
            let heirs: Vec<NodeId> = match relation {
                Relation::SourcedFrom => model.of_concept(&indicator::CONCEPT).collect(),
                _ => model.goals().collect(),
            };
            for id in heirs {
                if model.has(id, relation) {
                    continue;
                }
                for target in self.first(id, relation, &FxHashSet::default()) {
                    self.inheritors.entry((target, relation)).or_default().push(id);
                }
            }
        }
    }

    /// What stands in relation to a thing, from the nearest level that says one which is not to be left out.
    fn first(&self, id: NodeId, relation: Relation, without: &FxHashSet<NodeId>) -> Vec<NodeId> {
        let model = self.model;
        let mut asked = vec![id];
        let mut at = 0;
        while let Some(here) = asked.get(at).copied() {
            for level in model.upward(here) {
                let targets = model.targets(level, relation).into_iter().map(|(to, _)| to);
                let found: Vec<NodeId> = targets.filter(|to| !without.contains(to)).collect();
                if !found.is_empty() {
                    return once(found);
                }
            }
            // A report has them from its plan.
            let plan = model.targets(here, Relation::EditionOf).first().map(|(plan, _)| *plan);
            asked.extend(plan.filter(|plan| !asked.contains(plan)));
            at += 1;
        }
        Vec::new()
    }

    /// Everything tied to something that fell.
    fn tied(&self, id: NodeId, gone: bool) -> Vec<(NodeId, Tie)> {
        let model = self.model;
        let mut found: Vec<(NodeId, Tie)> = Vec::new();
        for user in model.users(id).into_iter().chain(self.editions(id)) {
            let relations = model.out(user).into_iter().filter(|(_, to, _)| *to == id);
            for relation in relations.map(|(_, _, edge)| edge.relation) {
                if relation != Relation::Contains {
                    found.push((user, Tie::Points(relation)));
                }
                if relation == Relation::MeasuredBy {
                    found.extend(self.measured(user).map(|above| (above, Tie::Measured)));
                }
            }
        }
        for relation in INHERITED {
            let heirs = self.inheritors.get(&(id, relation)).into_iter().flatten();
            found.extend(heirs.map(|heir| (*heir, Tie::Points(relation))));
        }
        let node = model.node(id);
        if node.is_some_and(|node| *node.concept == indicator::CONCEPT) {
            let place = node.and_then(|node| node.parent).filter(|parent| is_measured(model, *parent));
            found.extend(place.map(|place| (place, Tie::Measured)));
            let above = place.into_iter().flat_map(|place| self.measured(place));
            found.extend(above.map(|above| (above, Tie::Measured)));
        }
        if gone {
            for relation in [Relation::MeasuredBy, Relation::Supports, Relation::DerivedFrom] {
                let targets = model.targets(id, relation).into_iter();
                found.extend(targets.map(|(to, _)| (to, Tie::Pointed(relation))));
            }
        }
        once(found)
    }

    fn editions(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        self.model.origins(id, Relation::EditionOf).into_iter().map(|(from, _)| from)
    }

    /// The level that is measured by what measures a criterion or an activity of it.
    fn measured(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let node = self
            .model
            .node(id)
            .filter(|node| [&criterion::CONCEPT, &activity::CONCEPT].contains(&node.concept));
        node.and_then(|node| node.parent).into_iter()
    }

    /// What something still has of the kind that ties it; None where it does not stand on that.
    fn stand(&self, id: NodeId, tie: Tie) -> Option<Vec<NodeId>> {
        let model = self.model;
        let stands = |one: &NodeId| !self.fallen.contains(one);
        match tie {
            Tie::Inside | Tie::Text => None,
            Tie::Measured => {
                let mut all = Vec::new();
                indicators(model, id, &mut all);
                Some(all.into_iter().filter(stands).collect())
            }
            Tie::Pointed(relation) => {
                let node = model.node(id)?;
                let origins = model.origins(id, relation).into_iter().map(|(from, _)| from);
                let mut left: Vec<NodeId> = origins.filter(stands).collect();
                // An indicator that stands in something measures that.
                let place = node.parent.filter(|parent| is_measured(model, *parent));
                left.extend(place.filter(|_| relation == Relation::MeasuredBy).filter(stands));
                // A track may be supported by way of its reforms.
                let below = model.children(id).into_iter().flat_map(|child| model.origins(child, relation));
                left.extend(below.map(|(from, _)| from).filter(stands));
                Some(once(left))
            }
            Tie::Points(relation) if INHERITED.contains(&relation) => {
                let listed = model.prop(id, &indicator::CATALOGUE).map(|_| id);
                let listed = listed.filter(|_| relation == Relation::SourcedFrom);
                let mut left = self.first(id, relation, &self.fallen);
                left.extend(listed);
                Some(left)
            }
            Tie::Points(relation) if FOOTING.contains(&relation) => {
                let targets = model.targets(id, relation).into_iter().map(|(to, _)| to);
                let mut left: Vec<NodeId> = targets.filter(stands).collect();
                if relation == Relation::MeasuredBy {
                    indicators(model, id, &mut left);
                    left.retain(stands);
                }
                if relation == Relation::For {
                    let level = |one: &NodeId| model.node(*one).is_some_and(|node| node.concept.is_level());
                    left.extend(model.node(id).and_then(|node| node.parent).filter(level).filter(stands));
                }
                Some(once(left))
            }
            Tie::Points(_) => None,
        }
    }
}

/// Whether indicators in a thing measure it.
fn is_measured(model: &Model, id: NodeId) -> bool {
    let others = [&criterion::CONCEPT, &activity::CONCEPT];
    model.node(id).is_some_and(|node| node.concept.is_level() || others.contains(&node.concept))
}

/// The indicators of a thing: its own, and those of its criteria and activities.
fn indicators(model: &Model, id: NodeId, found: &mut Vec<NodeId>) {
    found.extend(model.targets(id, Relation::MeasuredBy).into_iter().map(|(to, _)| to));
    for child in model.children(id) {
        let Some(node) = model.node(child) else { continue };
        if *node.concept == indicator::CONCEPT {
            found.push(child);
        } else if [&criterion::CONCEPT, &activity::CONCEPT].contains(&node.concept) {
            indicators(model, child, found);
        }
    }
    found.sort_unstable();
    found.dedup();
}

/// Each once, in the order in which they come.
fn once<T: Copy + Eq + std::hash::Hash>(mut all: Vec<T>) -> Vec<T> {
    let mut seen = FxHashSet::default();
    all.retain(|one| seen.insert(*one));
    all
}

/// A name shorter than this may be a common word.
const SHORTEST: usize = 4;

/// Texts that hold the name of a thing.
fn mentions(model: &Model, subjects: &[NodeId], known: &FxHashSet<NodeId>) -> Vec<Struck> {
    let names: Vec<(NodeId, String)> =
        subjects.iter().flat_map(|id| names(model, *id).into_iter().map(|name| (*id, name))).collect();
    let mut found = Vec::new();
    if names.is_empty() {
        return found;
    }
    for (id, node) in model.nodes() {
        let inside = || model.upward(id).any(|above| subjects.contains(&above));
        if known.contains(&id) || *node.concept == document::REGISTER || node.external || inside() {
            continue;
        }
        let says = |text: &str| {
            let text = text.to_lowercase();
            names.iter().find(|(_, name)| has_words(&text, name)).map(|(by, _)| *by)
        };
        let by = node.props.iter().find_map(|prop| texts(model, prop).find_map(|text| says(&text)));
        if let Some(by) = by {
            found.push(Struck { id, effect: Effect::Mentions, tie: Tie::Text, by, left: Vec::new() });
        }
    }
    found
}

/// What a text calls a thing, in lower case: its title, or its kind and code.
fn names(model: &Model, id: NodeId) -> Vec<String> {
    let Some(node) = model.node(id) else { return Vec::new() };
    let mut names: Vec<String> = model.title(id).into_iter().map(|title| title.to_lowercase()).collect();
    names.retain(|name| name.chars().count() >= SHORTEST);
    let code = model.id(id).to_lowercase();
    if code.contains(|one: char| one.is_ascii_digit()) {
        names.extend(Language::BOTH.map(|one| format!("{} {code}", node.concept.word.get(one))));
    }
    once_texts(names)
}

fn once_texts(mut all: Vec<String>) -> Vec<String> {
    all.sort_unstable();
    all.dedup();
    all
}

fn texts<'m>(model: &'m Model, prop: &'m Prop) -> impl Iterator<Item = std::borrow::Cow<'m, str>> {
    let found = match &prop.value {
        Value::Text(text) | Value::Reason(text) => vec![text],
        Value::Headed(pair) => vec![&pair.0, &pair.1],
        Value::Texts(all) => all.iter().collect(),
        Value::Absence(absence) => vec![&absence.reason],
        _ => Vec::new(),
    };
    found.into_iter().map(|text| model.text(text))
}

/// Whether a text holds these words as whole words; a code goes on where a digit or a point with a digit follows.
fn has_words(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, found)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let mut after = text.get(at + found.len()..).unwrap_or_default().chars();
        let (next, more) = (after.next(), after.next());
        let joins = |one: Option<char>| one.is_some_and(char::is_alphanumeric);
        let goes_on = next == Some('.') && more.is_some_and(|one| one.is_ascii_digit());
        !joins(before) && !joins(next) && !goes_on
    })
}
