//! One change as a sentence, in Dutch or English.

use serde_json::Value;

use crate::diag::Severity;
use crate::diff::{Change, Detail, Effect, Picture, Thing, kinds};
use crate::language::{Bi, Language, capital, values as words};

use super::super::difference::{self, Word};
use super::{Line, Piece, Shown, values};

/// A change as a sentence; in its own group the thing itself is not named again.
pub(super) fn line(shown: &Shown<'_>, change: &Change, level: Severity, grouped: bool) -> Line {
    let thing = shown.thing(change);
    let place = shown.group(change);
    let own = match (change.after, change.before) {
        (Some(at), _) => place == (None, Some(at)),
        (None, Some(at)) => place == (Some(at), None),
        (None, None) => false,
    };
    let mut pieces = Vec::new();
    let mut said = shown.predicate(change, thing);
    match (grouped && own, said.first_mut()) {
        (true, Some(Piece::Plain(first))) => *first = capital(first),
        (true, _) => {}
        (false, _) => {
            let name = thing.map(|thing| capital(&shown.name(thing))).unwrap_or_default();
            pieces.push(Piece::Plain(format!("{name}{}", colon(change))));
        }
    }
    pieces.extend(said);
    let wants = change.kind.severity >= Severity::Warning && level > Severity::Note;
    let unexplained = wants && change.reason.is_none();
    Line { place, level, pieces, reason: change.reason.clone(), unexplained }
}

/// Between the name and what is said of it: `is nieuw` goes on, `streefwaarde …` is told of it.
fn colon(change: &Change) -> &'static str {
    match &change.detail {
        Detail::Whole | Detail::Several(_) => " ",
        Detail::Field { key, .. } if key == "title" || key == "code" => " ",
        _ => ": ",
    }
}

impl<'d> Shown<'d> {
    fn thing(&self, change: &Change) -> Option<&'d Thing> {
        match (change.after, change.before) {
            (Some(at), _) => self.after.picture.thing(at),
            (None, Some(at)) => self.before.picture.thing(at),
            (None, None) => None,
        }
    }

    fn say(&self, nl: String, en: String) -> Vec<Piece> {
        vec![Piece::Plain(match self.language {
            Language::Nl => nl,
            Language::En => en,
        })]
    }

    fn predicate(&self, change: &Change, thing: Option<&Thing>) -> Vec<Piece> {
        match &change.detail {
            Detail::Whole => self.whole(change, thing),
            Detail::Several(all) => self.several(change, all),
            Detail::Field { key, before, after } => self.field(key, thing, before.as_ref(), after.as_ref()),
            Detail::Figure { role, period, before, after, effect } => {
                self.figure(change, (role, period.as_deref()), (before.as_ref(), after.as_ref()), *effect)
            }
            Detail::Amount { key, line, period, before, after } => {
                let kind = thing.map_or("", |thing| thing.kind.as_str());
                let name = values::field_name(kind, key, self.language);
                let line = if line.is_empty() { String::new() } else { format!(" “{line}”") };
                self.amount(&format!("{name}{line} {period}"), before.as_ref(), after.as_ref())
            }
            Detail::References { key, removed, added } => self.references(key, thing, removed, added),
        }
    }

    fn whole(&self, change: &Change, thing: Option<&Thing>) -> Vec<Piece> {
        let above = |picture: &'d Picture, at: Option<usize>| {
            let parent = picture.thing(at?)?.parent?;
            picture.thing(parent).map(|parent| self.name(parent))
        };
        if *change.kind == kinds::MOVED {
            let new = above(self.after.picture, change.after).unwrap_or_default();
            let old = above(self.before.picture, change.before).unwrap_or_default();
            return self.say(
                format!("staat nu onder {new}; stond onder {old}"),
                format!("now stands under {new}; stood under {old}"),
            );
        }
        if *change.kind == kinds::PARTLY_CONTINUED {
            let earlier = change.before.and_then(|at| self.before.picture.thing(at));
            let name = earlier.map(|thing| self.name(thing)).unwrap_or_default();
            return self.say(format!("zet {name} voor een deel voort"), format!("continues part of {name}"));
        }
        let money = thing.map(|thing| self.money_of(thing)).unwrap_or_default();
        let money = if money.is_empty() { money } else { format!(": {money}") };
        if change.after.is_some() {
            return self.say(format!("is nieuw{money}"), format!("is new{money}"));
        }
        self.say(format!("komt niet terug{money}"), format!("does not come back{money}"))
    }

    /// What a deviation or proposal costs, in short.
    fn money_of(&self, thing: &Thing) -> String {
        let mut parts = Vec::new();
        for key in ["disadvantages", "advantages", "costs", "revenues"] {
            let name = values::field_name(&thing.kind, key, self.language);
            for one in thing.fields.get(key).and_then(Value::as_array).into_iter().flatten() {
                let label = |one: &Value| {
                    let label =
                        one.get("period").and_then(|period| period.get("label")).and_then(Value::as_str);
                    label.map(|label| format!(" {label}")).unwrap_or_default()
                };
                let inner = one.get("amounts").and_then(Value::as_array);
                for amount in inner.map_or(std::slice::from_ref(one), Vec::as_slice) {
                    let recurrence = amount.get("recurrence").and_then(Value::as_str);
                    let recurrence = words::RECURRENCES.iter().find(|one| Some(one.name) == recurrence);
                    let recurs =
                        recurrence.map(|one| format!(" {}", one.word.get(self.language))).unwrap_or_default();
                    parts.push(format!(
                        "{name}{} {}{recurs}",
                        label(amount),
                        values::amount(amount, self.language)
                    ));
                }
            }
        }
        if thing.fields.contains_key("budgetNeutral") {
            parts.push(
                Bi::new("de pagina noemt het budgettair neutraal", "the page calls it budget neutral")
                    .get(self.language)
                    .to_owned(),
            );
        }
        const MOST: usize = 6;
        let more = parts.len().saturating_sub(MOST);
        parts.truncate(MOST);
        if more > 0 {
            parts.push(match self.language {
                Language::Nl => format!("en nog {more}"),
                Language::En => format!("and {more} more"),
            });
        }
        parts.join(", ")
    }

    fn several(&self, change: &Change, all: &[usize]) -> Vec<Piece> {
        let split = *change.kind == kinds::SPLIT;
        let picture = if split { self.after.picture } else { self.before.picture };
        let names: Vec<String> =
            all.iter().filter_map(|at| picture.thing(*at)).map(|one| self.name(one)).collect();
        let list = self.list(&names);
        match split {
            true => self.say(
                format!("is gesplitst: het gaat verder als {list}"),
                format!("is split: it goes on as {list}"),
            ),
            false => self.say(format!("voegt samen wat eerst {list} was"), format!("merges what was {list}")),
        }
    }

    fn list(&self, names: &[String]) -> String {
        let and = Bi::new(" en ", " and ").get(self.language);
        match names.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{}{and}{last}", rest.join(", ")),
            Some((last, _)) => last.clone(),
            None => String::new(),
        }
    }

    fn field(
        &self,
        key: &str,
        thing: Option<&Thing>,
        before: Option<&Value>,
        after: Option<&Value>,
    ) -> Vec<Piece> {
        let kind = thing.map_or("", |thing| thing.kind.as_str());
        let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
        let (old, new) = (text(before), text(after));
        match (key, &old, &new) {
            ("title", Some(old), Some(new)) => {
                return self.reworded(Bi::new("heet nu", "is now called"), old, new);
            }
            ("code", Some(old), Some(new)) => {
                return self.say(
                    format!("heeft nu code {new}; was {old}"),
                    format!("now has code {new}; was {old}"),
                );
            }
            ("reads", Some(old), Some(new)) => {
                return self.reworded(Bi::new("luidt nu", "now reads"), old, new);
            }
            _ => {}
        }
        let name = values::field_name(kind, key, self.language);
        if let (Some(old), Some(new)) = (&old, &new)
            && (old.contains(' ') || new.contains(' '))
        {
            return self.prose(&name, old, new);
        }
        let prose = |value: &Option<String>| {
            value.as_ref().map(|text| text.split_whitespace().count()).filter(|count| *count > 12)
        };
        match (before, after) {
            (None, Some(value)) => match prose(&new) {
                Some(count) => self
                    .say(format!("{name} erbij ({count} woorden)"), format!("{name} added ({count} words)")),
                None => {
                    let shown = values::any(kind, key, value, self.language);
                    self.say(format!("{name} erbij: {shown}"), format!("{name} added: {shown}"))
                }
            },
            (Some(value), None) => match prose(&old) {
                Some(count) => {
                    self.say(format!("{name} weg ({count} woorden)"), format!("{name} gone ({count} words)"))
                }
                None => {
                    let shown = values::any(kind, key, value, self.language);
                    self.say(format!("{name} weg: {shown}"), format!("{name} gone: {shown}"))
                }
            },
            (Some(before), Some(after)) => {
                let (old, new) = (
                    values::any(kind, key, before, self.language),
                    values::any(kind, key, after, self.language),
                );
                self.say(format!("{name} is nu {new}; was {old}"), format!("{name} is now {new}; was {old}"))
            }
            (None, None) => Vec::new(),
        }
    }

    /// A name that was put differently: word by word where most of it stayed, else the new and the old one.
    fn reworded(&self, verb: Bi, old: &str, new: &str) -> Vec<Piece> {
        let verb = verb.get(self.language);
        if let Some(words) = difference::words(old, new).filter(|words| difference::kept(words) >= 50) {
            let mut pieces = vec![Piece::Plain(format!("{verb} “"))];
            pieces.extend(words.into_iter().map(piece));
            pieces.push(Piece::Plain("”".to_owned()));
            return pieces;
        }
        self.say(format!("{verb} “{new}”; was “{old}”"), format!("{verb} “{new}”; was “{old}”"))
    }

    /// Prose in which words changed, with a few words around them.
    fn prose(&self, name: &str, old: &str, new: &str) -> Vec<Piece> {
        let count = |text: &str| text.split_whitespace().count();
        let (was, is) = (count(old), count(new));
        let Some(words) = difference::words(old, new).filter(|words| difference::kept(words) >= 35) else {
            return self.say(
                format!("{name} is herschreven (van {was} naar {is} woorden)"),
                format!("{name} was rewritten (from {was} to {is} words)"),
            );
        };
        let mut pieces = vec![Piece::Plain(format!("{name}: "))];
        pieces.extend(difference::around(words, AROUND, MOST_WORDS).into_iter().map(piece));
        pieces
    }

    fn figure(
        &self,
        change: &Change,
        (role, period): (&str, Option<&str>),
        (before, after): (Option<&Value>, Option<&Value>),
        effect: Effect,
    ) -> Vec<Piece> {
        let thing = self.thing(change);
        let unit = thing.and_then(|thing| thing.fields.get("unit")?.get("name")?.as_str());
        let unit = unit.filter(|unit| matches!(*unit, "%" | "€"));
        let show = |value: &Value| values::figure(value, unit, self.language);
        let role = match role {
            "target" => Bi::new("streefwaarde", "target"),
            "baseline" => Bi::new("nulmeting", "baseline"),
            "forecast" => Bi::new("prognose", "forecast"),
            _ => Bi::new("behaalde waarde", "realised value"),
        };
        let role = role.get(self.language);
        let when = period.map(|period| format!(" {period}")).unwrap_or_default();
        match (before, after) {
            (Some(before), Some(after)) => {
                let (old, new) = (show(before), show(after));
                let effect = match effect {
                    Effect::Weaker => Bi::new(", dus minder ambitieus", ", which is less ambitious"),
                    Effect::Stronger => Bi::new(", dus ambitieuzer", ", which is more ambitious"),
                    Effect::Unknown => Bi::new("", ""),
                };
                let effect = effect.get(self.language);
                self.say(
                    format!("{role}{when} gaat van {old} naar {new}{effect}"),
                    format!("{role}{when} goes from {old} to {new}{effect}"),
                )
            }
            (Some(value), None) => {
                let value = show(value);
                self.say(
                    format!("{role}{when} staat er niet meer (was {value})"),
                    format!("{role}{when} is no longer there (was {value})"),
                )
            }
            (None, Some(value)) => {
                let value = show(value);
                self.say(format!("{role}{when} is nieuw: {value}"), format!("{role}{when} is new: {value}"))
            }
            (None, None) => Vec::new(),
        }
    }

    fn amount(&self, what: &str, before: Option<&Value>, after: Option<&Value>) -> Vec<Piece> {
        let show = |value: &Value| values::amount(value, self.language);
        match (before, after) {
            (Some(before), Some(after)) => {
                let more = values::difference(before, after, self.language);
                let more = more.map(|more| format!(" ({more})")).unwrap_or_default();
                let (old, new) = (show(before), show(after));
                self.say(
                    format!("{what} gaat van {old} naar {new}{more}"),
                    format!("{what} goes from {old} to {new}{more}"),
                )
            }
            (Some(value), None) => {
                let value = show(value);
                self.say(
                    format!("{what} staat er niet meer (was {value})"),
                    format!("{what} is no longer there (was {value})"),
                )
            }
            (None, Some(value)) => {
                let value = show(value);
                self.say(format!("{what} is nieuw: {value}"), format!("{what} is new: {value}"))
            }
            (None, None) => Vec::new(),
        }
    }

    fn references(
        &self,
        key: &str,
        thing: Option<&Thing>,
        removed: &[String],
        added: &[String],
    ) -> Vec<Piece> {
        let kind = thing.map_or("", |thing| thing.kind.as_str());
        let name = values::field_name(kind, key, self.language);
        let titled = |picture: &Picture, id: &String| {
            let found = picture.places.get(id).and_then(|at| picture.thing(*at));
            match found {
                // A name says who somebody is; of anything else it is worth saying what it is.
                Some(thing) if matches!(key, "portfolioHolders" | "sources" | "framingNotes") => {
                    thing.title.clone().unwrap_or_else(|| thing.code.clone())
                }
                Some(thing) => self.name(thing),
                None => id.rsplit('/').next().unwrap_or(id).to_owned(),
            }
        };
        let old: Vec<String> = removed.iter().map(|id| titled(self.before.picture, id)).collect();
        let new: Vec<String> = added.iter().map(|id| titled(self.after.picture, id)).collect();
        let (gone, fresh) = (self.list(&old), self.list(&new));
        match (old.is_empty(), new.is_empty()) {
            (false, false) => self.say(
                format!("{name} is nu {fresh}, in plaats van {gone}"),
                format!("{name} is now {fresh}, instead of {gone}"),
            ),
            (true, _) => self.say(format!("{name} erbij: {fresh}"), format!("{name} added: {fresh}")),
            (false, true) => self.say(format!("{name} weg: {gone}"), format!("{name} gone: {gone}")),
        }
    }
}

/// Words that stay around a change, and words of a text that are shown in all.
const AROUND: usize = 5;
const MOST_WORDS: usize = 90;

fn piece(word: Word) -> Piece {
    match word {
        Word::Kept(text) => Piece::Plain(text),
        Word::Gone(text) => Piece::Gone(text),
        Word::Fresh(text) => Piece::Fresh(text),
    }
}
