//! Which thing of one edition is which of the other: by the word of the text, by its id, by its name.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::likeness;

use super::picture::{Link, Picture, Thing};

/// Two editions side by side: what each has, and what is what.
#[derive(Debug)]
pub struct Pairs<'p> {
    pub before: &'p Picture,
    pub after: &'p Picture,
    /// Places in the picture before, in its order; and after.
    pub old: Vec<usize>,
    pub new: Vec<usize>,
    pub to_new: FxHashMap<usize, usize>,
    pub to_old: FxHashMap<usize, usize>,
    /// What the text ties, where that is not one to one: each with all that it became or was.
    pub told: BTreeMap<usize, BTreeSet<usize>>,
    /// The same from the other side.
    pub told_of: BTreeMap<usize, BTreeSet<usize>>,
    /// One thing that goes on in part as one other.
    pub partly: FxHashSet<(usize, usize)>,
    /// Why, as the link says.
    pub reasons: FxHashMap<(usize, usize), String>,
}

/// Names at least so alike, under one code, are those of one thing; as `model::lineage` has it.
const UNMISTAKABLE: u8 = 75;
/// In one place, names so alike are one name that was put differently.
const REWORDED: u8 = 60;
/// Things of one place that are held against each other.
const MOST_COMPARED: usize = 20_000;

impl<'p> Pairs<'p> {
    /// Pairs the things of documents that belong together; `documents` are places of those.
    pub fn new(
        before: &'p Picture,
        after: &'p Picture,
        documents: &[(usize, usize)],
        whole: bool,
    ) -> Pairs<'p> {
        let mut pairs = Pairs {
            before,
            after,
            old: Vec::new(),
            new: Vec::new(),
            to_new: FxHashMap::default(),
            to_old: FxHashMap::default(),
            told: BTreeMap::new(),
            told_of: BTreeMap::new(),
            partly: FxHashSet::default(),
            reasons: FxHashMap::default(),
        };
        let code =
            |picture: &Picture, at: usize| picture.thing(at).map(|one| one.code.clone()).unwrap_or_default();
        let old: FxHashSet<String> = documents.iter().map(|(at, _)| code(before, *at)).collect();
        let new: FxHashSet<String> = documents.iter().map(|(_, at)| code(after, *at)).collect();
        let inside = |thing: &Thing, codes: &FxHashSet<String>| match (&thing.document, thing.is_document()) {
            (_, true) => whole || codes.contains(&thing.code),
            (Some(document), _) => whole || codes.contains(document),
            (None, _) => whole,
        };
        let described =
            |thing: &Thing| !thing.is_document() || thing.fields.get("described") != Some(&false.into());
        let those = |picture: &Picture, codes| {
            let all = picture.things.iter().enumerate();
            all.filter(|(_, one)| inside(one, codes) && described(one)).map(|(at, _)| at).collect()
        };
        pairs.old = those(before, &old);
        pairs.new = those(after, &new);
        for (old, new) in documents {
            pairs.join(*old, *new);
        }
        pairs.tell(documents);
        pairs.by_id(documents);
        pairs.by_place();
        pairs.by_title();
        pairs.by_place();
        pairs
    }

    fn join(&mut self, old: usize, new: usize) {
        if !self.to_new.contains_key(&old) && !self.to_old.contains_key(&new) {
            self.to_new.insert(old, new);
            self.to_old.insert(new, old);
        }
    }

    /// Whether a thing may still be something of the other side: nothing ties it, and it is not said to end here.
    fn is_old_open(&self, old: usize) -> bool {
        self.is_gone(old) && !says(self.before, old, "dropped")
    }

    fn is_new_open(&self, new: usize) -> bool {
        self.is_fresh(new) && !says(self.after, new, "new")
    }

    /// What `vervolgt` and `gaat-over-in` say, also by way of editions in between.
    fn tell(&mut self, documents: &[(usize, usize)]) {
        let code = |picture: &Picture, at: usize| picture.thing(at).map(|one| one.code.clone());
        let belong: FxHashSet<(Option<String>, Option<String>)> =
            documents.iter().map(|(old, new)| (code(self.before, *old), code(self.after, *new))).collect();
        let document = |picture: &Picture, at: usize| picture.thing(at).and_then(|one| one.document.clone());
        let (old, new): (FxHashSet<usize>, FxHashSet<usize>) =
            (self.old.iter().copied().collect(), self.new.iter().copied().collect());
        let mut ties: BTreeSet<(usize, usize)> = BTreeSet::new();
        let mut partly: FxHashSet<(usize, usize)> = FxHashSet::default();
        for (picture, other, forward) in [(self.before, self.after, true), (self.after, self.before, false)] {
            if picture.links.is_empty() {
                continue;
            }
            let ways = Ways::new(picture);
            let (starts, ends) = if forward { (&self.old, &new) } else { (&self.new, &old) };
            // A picture of another project knows the same thing by the same id.
            let there = |at: usize| {
                let id = &picture.thing(at)?.id;
                other.places.get(id).copied().filter(|place| ends.contains(place))
            };
            for start in starts {
                for later in [true, false] {
                    for (reached, part, reason) in ways.from(*start, later) {
                        let Some(end) = there(reached) else { continue };
                        let tie = if forward { (*start, end) } else { (end, *start) };
                        let both = (document(self.before, tie.0), document(self.after, tie.1));
                        if both.0.is_none() || !belong.contains(&both) {
                            continue;
                        }
                        ties.insert(tie);
                        if part {
                            partly.insert(tie);
                        }
                        if let Some(reason) = reason {
                            self.reasons.entry(tie).or_insert(reason);
                        }
                    }
                }
            }
        }
        let mut of_old: FxHashMap<usize, usize> = FxHashMap::default();
        let mut of_new: FxHashMap<usize, usize> = FxHashMap::default();
        for (old, new) in &ties {
            *of_old.entry(*old).or_default() += 1;
            *of_new.entry(*new).or_default() += 1;
        }
        for (old, new) in ties {
            if of_old.get(&old) == Some(&1) && of_new.get(&new) == Some(&1) {
                self.join(old, new);
                if partly.contains(&(old, new)) {
                    self.partly.insert((old, new));
                }
            } else {
                self.told.entry(old).or_default().insert(new);
                self.told_of.entry(new).or_default().insert(old);
            }
        }
    }

    /// The same id in the same document; in another one the same code, where the name does not contradict it.
    fn by_id(&mut self, documents: &[(usize, usize)]) {
        let same: FxHashMap<&str, &str> = documents
            .iter()
            .filter_map(|(old, new)| {
                Some((self.before.thing(*old)?.code.as_str(), self.after.thing(*new)?.code.as_str()))
            })
            .collect();
        let mut found = Vec::new();
        for old in &self.old {
            let Some(thing) = self.before.thing(*old) else { continue };
            if !self.is_gone(*old) {
                continue;
            }
            let id = match &thing.document {
                Some(document) => match same.get(document.as_str()) {
                    Some(code) => format!("{code}/{}/{}", thing.kind, thing.path()),
                    None => continue,
                },
                None => thing.id.clone(),
            };
            let Some(new) = self.after.places.get(&id).copied().filter(|new| self.is_fresh(*new)) else {
                continue;
            };
            let Some(other) = self.after.thing(new).filter(|other| other.kind == thing.kind) else {
                continue;
            };
            let revision = thing.id == other.id;
            let free = !says(self.before, *old, "dropped") && !says(self.after, new, "new");
            if revision || free && is_unmistakable(thing, other) {
                found.push((*old, new));
            }
        }
        for (old, new) in found {
            self.join(old, new);
        }
    }

    /// In things that are one: the same code, the same title, or nearly the same.
    fn by_place(&mut self) {
        let mut old_in: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in self.old.iter().filter(|at| self.is_old_open(**at)) {
            if let Some(parent) = self.before.thing(*at).and_then(|thing| thing.parent) {
                old_in.entry(parent).or_default().push(*at);
            }
        }
        let mut new_in: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for at in self.new.iter().filter(|at| self.is_new_open(**at)) {
            if let Some(parent) = self.after.thing(*at).and_then(|thing| thing.parent) {
                new_in.entry(parent).or_default().push(*at);
            }
        }
        let places = |parent: &usize| -> Vec<(usize, usize)> {
            let one = self.to_new.get(parent).map(|other| (*parent, *other));
            let split = self.told.get(parent).into_iter().flatten().map(|other| (*parent, *other));
            one.into_iter().chain(split).collect()
        };
        let mut queue: VecDeque<(usize, usize)> = old_in.keys().flat_map(places).collect();
        while let Some((old_parent, new_parent)) = queue.pop_front() {
            let (Some(old), Some(new)) = (old_in.get(&old_parent), new_in.get(&new_parent)) else { continue };
            let old: Vec<usize> = old.iter().copied().filter(|at| self.is_old_open(*at)).collect();
            let new: Vec<usize> = new.iter().copied().filter(|at| self.is_new_open(*at)).collect();
            if old.len().saturating_mul(new.len()) > MOST_COMPARED {
                continue;
            }
            let mut scored: Vec<(u8, String, String, usize, usize)> = Vec::new();
            for one in &old {
                for other in &new {
                    let (Some(first), Some(second)) = (self.before.thing(*one), self.after.thing(*other))
                    else {
                        continue;
                    };
                    if let Some(score) = in_one_place(first, second) {
                        // The same whichever side is called the first.
                        let (low, high) =
                            if first.id <= second.id { (first, second) } else { (second, first) };
                        scored.push((100 - score, low.id.clone(), high.id.clone(), *one, *other));
                    }
                }
            }
            scored.sort();
            for (_, _, _, one, other) in scored {
                if !self.to_new.contains_key(&one) && !self.to_old.contains_key(&other) {
                    self.join(one, other);
                    queue.push_back((one, other));
                }
            }
        }
    }

    /// The same title somewhere else: moved or renumbered, when only one thing on either side has it.
    fn by_title(&mut self) {
        let mut titles: BTreeMap<(String, String), (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for (places, picture, is_old) in [(&self.old, self.before, true), (&self.new, self.after, false)] {
            for at in places {
                let free = if is_old { self.is_old_open(*at) } else { self.is_new_open(*at) };
                let Some(thing) = picture.thing(*at).filter(|thing| free && !thing.is_document()) else {
                    continue;
                };
                let title = thing.title.as_deref().map(likeness::folded).filter(|title| !title.is_empty());
                let Some(title) = title else { continue };
                let both = titles.entry((thing.kind.clone(), title)).or_default();
                if is_old { both.0.push(*at) } else { both.1.push(*at) }
            }
        }
        for (old, new) in titles.into_values() {
            if let ([old], [new]) = (old.as_slice(), new.as_slice()) {
                self.join(*old, *new);
            }
        }
    }

    /// Whether two things are one, or one is part of what became of the other.
    pub fn are_one(&self, old: usize, new: usize) -> bool {
        self.to_new.get(&old) == Some(&new) || self.told.get(&old).is_some_and(|all| all.contains(&new))
    }

    /// Whether nothing of the other side is this thing.
    pub fn is_gone(&self, old: usize) -> bool {
        !self.to_new.contains_key(&old) && !self.told.contains_key(&old)
    }

    pub fn is_fresh(&self, new: usize) -> bool {
        !self.to_old.contains_key(&new) && !self.told_of.contains_key(&new)
    }
}

/// Whether a thing has a field.
fn says(picture: &Picture, at: usize, field: &str) -> bool {
    picture.thing(at).is_some_and(|thing| thing.fields.contains_key(field))
}

/// How sure it is that two things in one place are one; none where they are not.
fn in_one_place(one: &Thing, other: &Thing) -> Option<u8> {
    if one.kind != other.kind {
        return None;
    }
    let alike = alike(one, other);
    let code = !one.code.is_empty() && one.code == other.code;
    match (code, alike) {
        (true, None) => Some(100),
        (true, Some(alike)) if !is_printed(&one.code) || alike >= REWORDED => Some(alike.max(90)),
        (_, Some(alike)) if alike >= REWORDED => Some(alike.min(99)),
        _ => None,
    }
}

/// A code that the organisation prints, and may give to something else; a word is the name that the writer chose.
fn is_printed(code: &str) -> bool {
    code.chars().any(|one| one.is_ascii_digit()) || code.chars().count() == 1
}

/// Whether the same code in another document is the same thing: nothing contradicts it.
fn is_unmistakable(one: &Thing, other: &Thing) -> bool {
    let item = |thing: &Thing| thing.fields.get("catalogue").and_then(|item| item.get("item").cloned());
    let same_item = item(one).is_some() && item(one) == item(other);
    same_item || alike(one, other).is_none_or(|alike| alike >= UNMISTAKABLE)
}

/// How alike the names of two things are; none where one has no name.
fn alike(one: &Thing, other: &Thing) -> Option<u8> {
    let names = |thing: &Thing| -> Vec<String> {
        let reads = thing.fields.get("reads").and_then(|value| value.as_str()).map(str::to_owned);
        thing.title.clone().into_iter().chain(reads).filter(|name| !name.trim().is_empty()).collect()
    };
    if one.title.is_some() && one.title == other.title {
        return Some(100);
    }
    let (here, there) = (names(one), names(other));
    if here.is_empty() || there.is_empty() {
        return None;
    }
    Some(likeness::likest(&here, there.iter().map(String::as_str)).both)
}

/// Where the links of a picture lead.
struct Ways<'p> {
    later: FxHashMap<usize, Vec<&'p Link>>,
    earlier: FxHashMap<usize, Vec<&'p Link>>,
}

/// Editions that are followed one after another.
const LONGEST_CHAIN: usize = 200;

impl<'p> Ways<'p> {
    fn new(picture: &'p Picture) -> Ways<'p> {
        let mut ways = Ways { later: FxHashMap::default(), earlier: FxHashMap::default() };
        for link in &picture.links {
            ways.later.entry(link.earlier).or_default().push(link);
            ways.earlier.entry(link.later).or_default().push(link);
        }
        ways
    }

    /// Everything that is reached by going later (or earlier) only; whether in part, and the last reason.
    fn from(&self, start: usize, later: bool) -> Vec<(usize, bool, Option<String>)> {
        let mut found: Vec<(usize, bool, Option<String>)> = vec![(start, false, None)];
        let mut seen: FxHashSet<usize> = [start].into_iter().collect();
        let mut at = 0;
        while let Some((here, partly, reason)) = found.get(at).cloned() {
            at += 1;
            if at > LONGEST_CHAIN {
                break;
            }
            let forward = self.later.get(&here).into_iter().flatten().map(|link| (link, link.later));
            let back = self.earlier.get(&here).into_iter().flatten().map(|link| (link, link.earlier));
            let steps: Vec<(&&Link, usize)> = match later {
                true => forward.chain(back.filter(|(link, _)| link.same)).collect(),
                false => back.chain(forward.filter(|(link, _)| link.same)).collect(),
            };
            for (link, next) in steps {
                if seen.insert(next) {
                    let why = link.reason.clone().or_else(|| reason.clone());
                    found.push((next, partly || link.partly, why));
                }
            }
        }
        found.split_off(1)
    }
}
