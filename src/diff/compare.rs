//! The differences between two pictures whose things were paired.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::figures::{asks, is_missing, note, same};
use super::kinds::{self, ChangeKind};
use super::pairs::Pairs;
use super::picture::{Picture, Thing};
use super::{Change, Detail, Diff, Effect, Side};
use crate::diag::Text;
use crate::model::from_title;

/// Compares two editions.
///
/// # Errors
///
/// When a side has no such document.
pub fn compare(before: Side<'_>, after: Side<'_>) -> Result<Diff, Text> {
    let documents = super::documents(before, after)?;
    let whole = before.document.is_none() && after.document.is_none();
    let pairs = Pairs::new(before.picture, after.picture, &documents, whole);
    let mut compared = Compared { pairs, diff: Diff::default() };
    compared.run();
    compared.diff.paired = compared.pairs.to_new.iter().map(|(old, new)| (*old, *new)).collect();
    Ok(compared.diff)
}

struct Compared<'p> {
    pairs: Pairs<'p>,
    diff: Diff,
}

/// Fields that say where a thing stands or comes from: compared as such, not by their text.
const ASIDE: &[&str] = &["continues", "continuedBy", "formerly", "new", "dropped", "described"];
/// Series of an indicator.
const SERIES: &[&str] = &["baseline", "realised", "target", "forecast"];
/// What a report takes from its plan, unless it says otherwise.
const PROSE: &[&str] = &["reads", "description", "explanation", "situation", "progress"];

impl<'p> Compared<'p> {
    fn run(&mut self) {
        let (old, new) = (self.pairs.old.clone(), self.pairs.new.clone());
        // What is gone stands where it stood: behind what came before it on its side.
        let mut behind: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut last = None;
        for at in &old {
            match self.pairs.to_new.get(at) {
                Some(other) => last = Some(*other),
                None => behind.entry(last.map_or(0, |last: usize| last + 1)).or_default().push(*at),
            }
        }
        for at in behind.remove(&0).unwrap_or_default() {
            self.gone(at);
        }
        for at in new {
            match self.pairs.to_old.get(&at).copied() {
                Some(other) => self.both(other, at),
                None => self.fresh(at),
            }
            for gone in behind.remove(&(at + 1)).unwrap_or_default() {
                self.gone(gone);
            }
        }
    }

    fn push(
        &mut self,
        kind: &'static ChangeKind,
        places: (Option<usize>, Option<usize>),
        detail: Detail,
        reason: Option<String>,
    ) {
        let (before, after) = places;
        let reason = reason.filter(|reason| !reason.trim().is_empty());
        self.diff.changes.push(Change { kind, before, after, detail, reason });
    }

    /// A thing of the earlier edition that is no one thing of the later.
    fn gone(&mut self, at: usize) {
        let Some(thing) = self.pairs.before.thing(at) else { return };
        if let Some(became) = self.pairs.told.get(&at) {
            let became: Vec<usize> = became.iter().copied().collect();
            if became.len() > 1 {
                let reason = became.iter().find_map(|other| self.pairs.reasons.get(&(at, *other)).cloned());
                self.push(&kinds::SPLIT, (Some(at), None), Detail::Several(became), reason);
            }
            return;
        }
        let said = reason(thing.fields.get("dropped"));
        let dropped = thing.fields.contains_key("dropped");
        if !dropped && self.is_silent(thing, self.pairs.before, true) {
            self.diff.undescribed.0 += 1;
            return;
        }
        let absent = self.parent_reason(thing, true);
        let excused = || exception(thing, &["vanished-without-lineage", "goal-not-accounted-for"]);
        self.push(gone_kind(thing), (Some(at), None), Detail::Whole, said.or(absent).or_else(excused));
    }

    /// A thing of the later edition that is no one thing of the earlier.
    fn fresh(&mut self, at: usize) {
        let Some(thing) = self.pairs.after.thing(at) else { return };
        if let Some(was) = self.pairs.told_of.get(&at) {
            let was: Vec<usize> = was.iter().copied().collect();
            if was.len() > 1 {
                let reason = was.iter().find_map(|other| self.pairs.reasons.get(&(*other, at)).cloned());
                self.push(&kinds::MERGED, (None, Some(at)), Detail::Several(was), reason);
            }
            return;
        }
        if !thing.fields.contains_key("new") && self.is_silent(thing, self.pairs.after, false) {
            self.diff.undescribed.1 += 1;
            return;
        }
        let said = reason(thing.fields.get("new"));
        self.push(fresh_kind(thing), (None, Some(at)), Detail::Whole, said);
    }

    /// Whether the other side does not tell of a thing because it tells of some pages only, or reports on a plan.
    fn is_silent(&self, thing: &Thing, own: &Picture, is_old: bool) -> bool {
        let document = |id: &Option<String>, picture: &'p Picture| {
            id.as_ref().and_then(|id| picture.places.get(id)).and_then(|at| picture.thing(*at))
        };
        let Some(here) = thing.document.as_ref().and_then(|id| own.places.get(id)) else { return false };
        let paired = if is_old { self.pairs.to_new.get(here) } else { self.pairs.to_old.get(here) };
        let other = if is_old { self.pairs.after } else { self.pairs.before };
        let Some(there) = paired.and_then(|at| other.thing(*at)) else { return false };
        let Some(mine) = document(&thing.document, if is_old { self.pairs.before } else { self.pairs.after })
        else {
            return false;
        };
        if mine.code == there.code {
            return false;
        }
        if there.is_report() && !mine.is_report() {
            return true;
        }
        let parent = thing.parent.filter(|parent| own.thing(*parent).is_some_and(|one| !one.is_document()));
        let stands = match (parent, is_old) {
            (Some(parent), true) => self.pairs.to_new.contains_key(&parent),
            (Some(parent), false) => self.pairs.to_old.contains_key(&parent),
            (None, _) => false,
        };
        there.is_partial() && !stands
    }

    /// Why the thing that it would stand in has none of its kind: `geen indicatoren "reden"`.
    fn parent_reason(&self, thing: &Thing, is_old: bool) -> Option<String> {
        let parent = thing.parent?;
        let (other, picture) = match is_old {
            true => (self.pairs.to_new.get(&parent), self.pairs.after),
            false => (self.pairs.to_old.get(&parent), self.pairs.before),
        };
        let key = crate::language::CONCEPTS.iter().find(|one| one.name == thing.kind)?.collection;
        absence(picture, *other?, key)
    }

    fn both(&mut self, old: usize, new: usize) {
        let (before, after) = (self.pairs.before, self.pairs.after);
        let (Some(one), Some(other)) = (before.thing(old), after.thing(new)) else { return };
        let places = (Some(old), Some(new));
        let told = self.pairs.reasons.get(&(old, new)).cloned();
        if self.pairs.partly.contains(&(old, new)) {
            self.push(&kinds::PARTLY_CONTINUED, places, Detail::Whole, told.clone());
        }
        let editions = one.is_document() && one.code != other.code;
        if let (Some(first), Some(second)) = (&one.title, &other.title)
            && first != second
            && !editions
        {
            self.push(&kinds::REWORDED, places, field("title", first, second), told.clone());
        }
        if one.code != other.code && !one.is_document() && !(is_formed(one) && is_formed(other)) {
            self.push(&kinds::RENUMBERED, places, field("code", &one.code, &other.code), told.clone());
        }
        if self.is_moved(one, other) {
            self.push(&kinds::MOVED, places, Detail::Whole, told);
        }
        for key in one.fields.different(&other.fields, |key| ASIDE.contains(&key)) {
            let (first, second) = (one.fields.get(key), other.fields.get(key));
            if is_list_of_things(key, one) || is_list_of_things(key, other) {
                continue;
            }
            if self.is_of_the_edition(key, one, other) {
                continue;
            }
            if editions && !first.or(second).is_some_and(is_money) {
                continue;
            }
            self.field(key, (old, new), (one, other), (first, second));
        }
    }

    /// What differs because it is another edition: the address of its page, and a sentence that was the name.
    fn is_of_the_edition(&self, key: &str, one: &Thing, other: &Thing) -> bool {
        let reads = |thing: &Thing, name: &Option<String>| {
            name.is_some() && thing.fields.get("reads").and_then(Value::as_str) == name.as_deref()
        };
        match key {
            "url" => one.document != other.document,
            "reads" => reads(other, &one.title) || reads(one, &other.title),
            _ => false,
        }
    }

    fn is_moved(&self, one: &Thing, other: &Thing) -> bool {
        let (Some(old), Some(new)) = (one.parent, other.parent) else { return false };
        if self.pairs.are_one(old, new) {
            return false;
        }
        let described = |picture: &Picture, at: usize, is_old: bool| {
            picture.thing(at).is_some_and(|parent| !self.is_silent(parent, picture, is_old))
        };
        // A level that the other edition leaves out is no move.
        let top = |picture: &Picture, at: usize| picture.thing(at).is_none_or(Thing::is_document);
        let matched = (self.pairs.to_new.contains_key(&old) && !top(self.pairs.before, old))
            && (self.pairs.to_old.contains_key(&new) && !top(self.pairs.after, new));
        matched || described(self.pairs.before, old, true) && described(self.pairs.after, new, false)
    }

    /// Whether one side leaves out what the other says because it reports on a plan.
    fn takes_over(&self, one: &Thing, other: &Thing) -> bool {
        let document = |picture: &'p Picture, thing: &Thing| {
            thing.document.as_ref().and_then(|id| picture.thing(picture.places.get(id).copied()?))
        };
        let reports = |picture, thing| document(picture, thing).is_some_and(Thing::is_report);
        reports(self.pairs.before, one) != reports(self.pairs.after, other)
    }

    fn lacking_is_report(&self, one: &Thing, other: &Thing, old_lacks: bool) -> bool {
        let (picture, thing) = if old_lacks { (self.pairs.before, one) } else { (self.pairs.after, other) };
        let document = thing.document.as_ref().and_then(|id| picture.thing(picture.places.get(id).copied()?));
        document.is_some_and(Thing::is_report) && self.takes_over(one, other)
    }

    fn field(
        &mut self,
        key: &str,
        (old, new): (usize, usize),
        (one, other): (&Thing, &Thing),
        (first, second): (Option<&Value>, Option<&Value>),
    ) {
        if (first.is_none() || second.is_none()) && self.lacking_is_report(one, other, first.is_none()) {
            return;
        }
        let places = (Some(old), Some(new));
        if SERIES.contains(&key) && one.kind == "indicator" {
            return self.series(key, places, (one, other), (first, second));
        }
        if first.or(second).is_some_and(is_money) {
            return self.money(key, places, (one, other), (first, second));
        }
        if let Some((before, after)) = self.references(key, first, second) {
            return self.referred(key, places, other, before, after);
        }
        let (first, second) = (self.known(key, first, true), self.known(key, second, false));
        if first == second {
            return;
        }
        let kind = match key {
            "desired" => &kinds::DIRECTION_CHANGED,
            "unit" => &kinds::UNIT_CHANGED,
            "definition" | "population" => &kinds::DEFINITION_CHANGED,
            "status" => &kinds::STATUS_CHANGED,
            "reads" => &kinds::REWORDED,
            key if PROSE.contains(&key) || key == "texts" => &kinds::TEXT_CHANGED,
            _ => &kinds::FIELD_CHANGED,
        };
        let reason = match key {
            "unit" | "definition" | "population" | "desired" => break_reason(one, other),
            _ => None,
        };
        self.push(kind, places, Detail::Field { key: key.to_owned(), before: first, after: second }, reason);
    }

    /// A value with its ids as the later side knows them, and without what hangs on the year or on the rules that ran.
    fn known(&self, key: &str, value: Option<&Value>, is_old: bool) -> Option<Value> {
        let value = value?;
        Some(match (key, value) {
            ("catalogue", Value::Object(item)) => {
                let kept = ["catalogue", "item"].iter();
                let kept = kept.filter_map(|key| Some(((*key).to_owned(), item.get(*key)?.clone())));
                Value::Object(kept.collect())
            }
            ("exceptions", Value::Array(list)) => {
                let without = list.iter().map(|one| {
                    let mut one = one.clone();
                    if let Value::Object(map) = &mut one {
                        map.remove("used");
                    }
                    one
                });
                without.collect()
            }
            _ => self.renamed(value, is_old),
        })
    }

    fn renamed(&self, value: &Value, is_old: bool) -> Value {
        match value {
            Value::String(text) if is_old => Value::String(self.later_id(text)),
            Value::Array(list) => list.iter().map(|one| self.renamed(one, is_old)).collect(),
            Value::Object(map) => {
                let all = map.iter().map(|(key, value)| (key.clone(), self.renamed(value, is_old)));
                Value::Object(all.collect())
            }
            other => other.clone(),
        }
    }

    /// What the later edition calls a thing of the earlier one; anything else as it is.
    fn later_id(&self, id: &str) -> String {
        let place = self.pairs.before.places.get(id);
        let other = place.and_then(|at| self.pairs.to_new.get(at)).and_then(|at| self.pairs.after.thing(*at));
        other.map_or_else(|| id.to_owned(), |other| other.id.clone())
    }

    /// Ids that a field refers to, on both sides; none where it is no field of references.
    fn references(
        &self,
        key: &str,
        first: Option<&Value>,
        second: Option<&Value>,
    ) -> Option<(Vec<String>, Vec<String>)> {
        let ids = |value: Option<&Value>, picture: &Picture| -> Option<Vec<String>> {
            let Some(Value::Array(list)) = value else { return value.is_none().then(Vec::new) };
            let own = |one: &Value| key != "portfolioHolders" || one.get("inheritedFrom").is_none();
            let id = |one: &Value| match one {
                Value::String(id) => Some(id.clone()),
                Value::Object(map) if map.contains_key("id") => {
                    map.get("id").and_then(Value::as_str).map(str::to_owned)
                }
                _ => None,
            };
            let found: Option<Vec<String>> = list.iter().filter(|one| own(one)).map(id).collect();
            let known = |id: &String| picture.places.contains_key(id) || id.contains('/');
            found.filter(|found| found.iter().all(known))
        };
        let (before, after) = (ids(first, self.pairs.before)?, ids(second, self.pairs.after)?);
        let fields = ["urls", "url", "attributes", "blanks"];
        let nothing = before.is_empty() && after.is_empty() && key != "portfolioHolders";
        (!fields.contains(&key) && !nothing).then_some((before, after))
    }

    fn referred(
        &mut self,
        key: &str,
        places: (Option<usize>, Option<usize>),
        other: &Thing,
        before: Vec<String>,
        after: Vec<String>,
    ) {
        let later: Vec<String> = before.iter().map(|id| self.later_id(id)).collect();
        let removed: Vec<String> = before
            .iter()
            .zip(&later)
            .filter(|(_, later)| !after.contains(later))
            .map(|(id, _)| id.clone())
            .collect();
        let added: Vec<String> = after.iter().filter(|id| !later.contains(id)).cloned().collect();
        let removed: Vec<String> =
            removed.into_iter().filter(|id| key != "indicators" || self.is_reference(id, true)).collect();
        let added: Vec<String> =
            added.into_iter().filter(|id| key != "indicators" || self.is_reference(id, false)).collect();
        if removed.is_empty() && added.is_empty() {
            return;
        }
        let kind = match key {
            "portfolioHolders" => &kinds::HOLDER_CHANGED,
            "framingNotes" => &kinds::NOTE_CHANGED,
            "supports" => &kinds::SUPPORT_CHANGED,
            "sources" => &kinds::SOURCE_CHANGED,
            _ => &kinds::REFERENCE_CHANGED,
        };
        let said = self.pairs.after.places.get(&other.id).and_then(|at| absence(self.pairs.after, *at, key));
        self.push(kind, places, Detail::References { key: key.to_owned(), removed, added }, said);
    }

    /// Whether an indicator still exists apart from this list: one that came or went is told by itself.
    fn is_reference(&self, id: &str, is_old: bool) -> bool {
        let (picture, other) = match is_old {
            true => (self.pairs.before, &self.pairs.to_new),
            false => (self.pairs.after, &self.pairs.to_old),
        };
        picture.places.get(id).is_some_and(|at| other.contains_key(at))
    }

    /// From which year on a figure of one side only is news: editions drop years that have passed, and add the next.
    fn since(&self, one: &Thing, other: &Thing) -> Option<i64> {
        let document = |picture: &'p Picture, thing: &Thing| {
            let id = if thing.is_document() { Some(&thing.id) } else { thing.document.as_ref() };
            id.and_then(|id| picture.thing(picture.places.get(id).copied()?))
        };
        let (old, new) = (document(self.pairs.before, one)?, document(self.pairs.after, other)?);
        if old.code == new.code {
            return None;
        }
        old.year().max(new.year())
    }

    fn series(
        &mut self,
        role: &str,
        places: (Option<usize>, Option<usize>),
        (one, other): (&Thing, &Thing),
        (first, second): (Option<&Value>, Option<&Value>),
    ) {
        let (old, new) = (by_period(first), by_period(second));
        let since = self.since(one, other);
        let desired = |thing: &Thing| thing.fields.get("desired").and_then(Value::as_str).map(str::to_owned);
        let desired = match (desired(one), desired(other)) {
            (Some(one), Some(other)) if one != other => Some("equal".to_owned()),
            (one, other) => other.or(one),
        };
        let periods: BTreeSet<&Option<String>> = old.keys().chain(new.keys()).collect();
        let first_of = |all: &BTreeMap<Option<String>, &Value>| all.keys().flatten().next().cloned();
        let starts = (first_of(&old), first_of(&new));
        for period in periods {
            let (mut before, mut after) = (old.get(period).copied(), new.get(period).copied());
            // No figure yet is none: a target that becomes `nnb` is withdrawn.
            if role == "target" {
                before = before.filter(|figure| !is_missing(figure));
                after = after.filter(|figure| !is_missing(figure));
            }
            let mut effect = Effect::Unknown;
            let kind = match (before, after) {
                (None, None) => continue,
                (Some(before), Some(after)) if self.is_same_figure(before, after) => continue,
                (Some(before), Some(after)) => match role {
                    "target" => match asks(before, after, desired.as_deref()) {
                        None => &kinds::TARGET_CHANGED,
                        Some((order, found)) => {
                            effect = found;
                            let raised =
                                effect == Effect::Stronger || effect == Effect::Unknown && order.is_gt();
                            if raised { &kinds::TARGET_RAISED } else { &kinds::TARGET_LOWERED }
                        }
                    },
                    "forecast" => &kinds::FORECAST_CHANGED,
                    _ => &kinds::VALUE_RESTATED,
                },
                (before, _) => {
                    let year = period.as_deref().and_then(year_of);
                    let passed = since.is_some_and(|since| year.is_some_and(|year| year < since));
                    // A series that starts later dropped its first years; that is no news of any of them.
                    let lacking = if before.is_some() { &starts.1 } else { &starts.0 };
                    let early = since.is_some()
                        && lacking.as_ref().is_some_and(|start| period.as_ref() < Some(start));
                    match role {
                        "target" | "forecast" if passed => continue,
                        "target" if before.is_some() => &kinds::TARGET_WITHDRAWN,
                        "target" => &kinds::TARGET_ADDED,
                        "forecast" => &kinds::FORECAST_CHANGED,
                        _ if early => continue,
                        _ if before.is_some() => &kinds::VALUE_WITHDRAWN,
                        _ => &kinds::VALUE_ADDED,
                    }
                }
            };
            let excuse = match role {
                "target" => exception(other, &["restated-target"]),
                _ => exception(other, &["restated-value"]),
            };
            let why = new
                .get(period)
                .and_then(|figure| note(figure))
                .or(excuse)
                .or_else(|| break_reason(one, other));
            let detail = Detail::Figure {
                role: role.to_owned(),
                period: period.clone(),
                before: before.cloned(),
                after: after.cloned(),
                effect,
            };
            self.push(kind, places, detail, why);
        }
    }

    fn is_same_figure(&self, before: &Value, after: &Value) -> bool {
        same(&self.renamed(before, true), after)
    }

    fn money(
        &mut self,
        key: &str,
        places: (Option<usize>, Option<usize>),
        (one, other): (&Thing, &Thing),
        (first, second): (Option<&Value>, Option<&Value>),
    ) {
        let since = self.since(one, other);
        let kind_of = |picture: &'p Picture, thing: &Thing| {
            let id = if thing.is_document() { Some(&thing.id) } else { thing.document.as_ref() };
            let document = id.and_then(|id| picture.thing(picture.places.get(id).copied()?));
            document.map(|one| one.document_kind().to_owned()).unwrap_or_default()
        };
        let old = amounts(self.known(key, first, true).as_ref(), &kind_of(self.pairs.before, one));
        let new = amounts(second, &kind_of(self.pairs.after, other));
        let all: BTreeSet<&(String, String, usize)> = old.keys().chain(new.keys()).collect();
        for at in all {
            let (line, period, _) = at;
            let (before, after) = (old.get(at), new.get(at));
            let kind = match (before, after) {
                (Some(before), Some(after)) if same(before, after) => continue,
                (Some(_), Some(_)) => &kinds::AMOUNT_CHANGED,
                (before, _) => {
                    let passed = since.is_some_and(|since| year_of(period).is_some_and(|year| year < since));
                    match before {
                        _ if passed => continue,
                        Some(_) => &kinds::AMOUNT_DROPPED,
                        None => &kinds::AMOUNT_ADDED,
                    }
                }
            };
            let why = after.and_then(note);
            let detail = Detail::Amount {
                key: key.to_owned(),
                line: line.split('\u{1F}').next().unwrap_or_default().to_owned(),
                period: period.clone(),
                before: before.cloned(),
                after: after.cloned(),
            };
            self.push(kind, places, detail, why);
        }
    }
}

fn field(key: &str, before: &str, after: &str) -> Detail {
    Detail::Field { key: key.to_owned(), before: Some(before.into()), after: Some(after.into()) }
}

/// The reason of a field that has one.
fn reason(value: Option<&Value>) -> Option<String> {
    value?.get("reason").and_then(Value::as_str).map(str::to_owned)
}

/// The reason with which a thing, or what it stands in, says that it has none of something.
fn absence(picture: &Picture, at: usize, what: &str) -> Option<String> {
    let mut here = Some(at);
    while let Some(thing) = here.and_then(|at| picture.thing(at)) {
        let all = thing.fields.get("absences").and_then(Value::as_array);
        let found =
            all.and_then(|all| all.iter().find(|one| one.get("what").and_then(Value::as_str) == Some(what)));
        if let Some(reason) = found.and_then(|one| one.get("reason")).and_then(Value::as_str) {
            return Some(reason.to_owned());
        }
        here = thing.parent;
    }
    None
}

/// The reason with which a thing silences one of these rules.
fn exception(thing: &Thing, rules: &[&str]) -> Option<String> {
    let all = thing.fields.get("exceptions").and_then(Value::as_array)?;
    let of = |one: &&Value| one.get("rule").and_then(Value::as_str).is_some_and(|rule| rules.contains(&rule));
    all.iter().find(of)?.get("reason").and_then(Value::as_str).map(str::to_owned)
}

/// Why a series no longer compares, where the earlier edition did not say so yet.
fn break_reason(one: &Thing, other: &Thing) -> Option<String> {
    let known = one.fields.get("breaks").and_then(Value::as_array);
    let all = other.fields.get("breaks").and_then(Value::as_array)?;
    let fresh = all.iter().find(|found| !known.is_some_and(|known| known.contains(found)))?;
    reason(Some(fresh))
}

/// Lists of ids of what stands in a thing; what came or went is told by itself.
fn is_list_of_things(key: &str, thing: &Thing) -> bool {
    let collection = matches!(key, "levels" | "goals")
        || crate::language::CONCEPTS.iter().any(|concept| {
            concept.collection == key
                && concept.name != "indicator"
                && concept.name != "source"
                && concept.name != "partner"
        });
    collection
        && thing
            .fields
            .get(key)
            .is_none_or(|value| value.as_array().is_some_and(|list| list.iter().all(Value::is_string)))
}

/// Whether an id was formed from the title, so that it says nothing by itself.
fn is_formed(thing: &Thing) -> bool {
    thing.title.as_deref().is_some_and(|title| from_title(title) == thing.code)
}

fn gone_kind(thing: &Thing) -> &'static ChangeKind {
    kind_of(thing).0
}

fn fresh_kind(thing: &Thing) -> &'static ChangeKind {
    kind_of(thing).1
}

/// What it is called when a thing goes, and when it comes.
fn kind_of(thing: &Thing) -> (&'static ChangeKind, &'static ChangeKind) {
    let is_level = crate::language::CONCEPTS.iter().any(|one| one.name == thing.kind && one.is_level());
    match thing.kind.as_str() {
        _ if thing.goal => (&kinds::GOAL_DROPPED, &kinds::GOAL_ADDED),
        _ if is_level => (&kinds::LEVEL_DROPPED, &kinds::LEVEL_ADDED),
        "document" => (&kinds::DOCUMENT_DROPPED, &kinds::DOCUMENT_ADDED),
        "criterion" => (&kinds::CRITERION_DROPPED, &kinds::CRITERION_ADDED),
        "indicator" => (&kinds::INDICATOR_DROPPED, &kinds::INDICATOR_ADDED),
        "deviation" => (&kinds::DEVIATION_DROPPED, &kinds::DEVIATION_ADDED),
        "spending-proposal" => (&kinds::PROPOSAL_DROPPED, &kinds::PROPOSAL_ADDED),
        "track" | "reform" | "reform-agenda" | "vision" | "vision-ambition" | "spearhead" => {
            (&kinds::TRACK_DROPPED, &kinds::TRACK_ADDED)
        }
        _ => (&kinds::THING_DROPPED, &kinds::THING_ADDED),
    }
}

/// The values of a series by when they hold; `BTreeMap` has them in the order of time.
fn by_period(value: Option<&Value>) -> BTreeMap<Option<String>, &Value> {
    let all = value.and_then(Value::as_array).into_iter().flatten();
    let label = |one: &Value| {
        one.get("period").and_then(|period| period.get("label")).and_then(Value::as_str).map(str::to_owned)
    };
    all.map(|one| (label(one), one)).collect()
}

/// The first year that stands in the label of a period.
fn year_of(label: &str) -> Option<i64> {
    let digits = label.split(|one: char| !one.is_ascii_digit());
    digits.filter(|part| part.len() == 4).find_map(|part| part.parse().ok())
}

/// Whether a field holds lines of amounts, or advantages and disadvantages.
fn is_money(value: &Value) -> bool {
    let Value::Array(list) = value else { return false };
    let amount = |one: &Value| one.get("euros").is_some() || one.get("printed").is_some();
    list.iter().any(|one| one.get("amounts").is_some() || amount(one))
}

/// Amounts by their line, when they hold, and the how-manyeth of those.
fn amounts(value: Option<&Value>, document_kind: &str) -> BTreeMap<(String, String, usize), Value> {
    let mut found = BTreeMap::new();
    let text = |one: &Value, key: &str| one.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let label = |one: &Value| one.get("period").map(|period| text(period, "label")).unwrap_or_default();
    let mut add = |line: String, period: String, amount: &Value| {
        let mut count = 0;
        while found.contains_key(&(line.clone(), period.clone(), count)) {
            count += 1;
        }
        found.insert((line, period, count), amount.clone());
    };
    for one in value.and_then(Value::as_array).into_iter().flatten() {
        match one.get("amounts").and_then(Value::as_array) {
            Some(amounts) => {
                let name = text(one, "name");
                let rest = format!("{}\u{1F}{}", text(one, "taskField"), text(one, "from"));
                for amount in amounts {
                    let figure = match text(amount, "figure") {
                        figure if figure.is_empty() => document_kind.to_owned(),
                        figure => figure,
                    };
                    add(format!("{name}\u{1F}{rest}\u{1F}{figure}"), label(amount), amount);
                }
            }
            None => add(format!("\u{1F}{}", text(one, "recurrence")), label(one), one),
        }
    }
    found
}
