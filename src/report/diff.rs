//! Differences between two editions as a memo: its parts, which each format draws in its own way.

mod html;
mod human;
pub mod json;
mod markdown;
mod page;
mod sentences;
mod values;

use std::collections::BTreeMap;

use crate::diag::Severity;
use crate::diff::{Change, Diff, KINDS, Side, Thing};
use crate::language::{Bi, Language, capital};
use crate::rules::Level;

pub use html::html;
pub(crate) use human::ended;
pub use human::human;
pub use markdown::markdown;
pub use page::{list, page, show};

/// Everything that a memo is made of.
#[derive(Debug)]
pub struct Shown<'d> {
    pub before: Side<'d>,
    pub after: Side<'d>,
    /// What the sides are called: as they were asked for.
    pub names: (String, String),
    pub diff: &'d Diff,
    /// The level of each change, in their order; none is left out here that is off.
    pub levels: Vec<Level>,
    pub language: Language,
}

/// A memo in one language.
#[derive(Debug)]
pub(crate) struct Memo {
    pub title: String,
    pub totals: Vec<String>,
    pub important: Vec<Line>,
    pub groups: Vec<Group>,
    pub remarks: Vec<String>,
}

/// What is said about one level or document.
#[derive(Debug)]
pub(crate) struct Group {
    pub place: Place,
    pub heading: String,
    pub lines: Vec<Line>,
}

/// One change as a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// What it is told under.
    pub place: Place,
    pub level: Severity,
    pub pieces: Vec<Piece>,
    pub reason: Option<String>,
    /// Whether something like this should have a reason, and has none.
    pub unexplained: bool,
}

/// A level or document: its place in the picture before, or after.
pub(crate) type Place = (Option<usize>, Option<usize>);

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Plain(String),
    /// Words that went, and words that came.
    Gone(String),
    Fresh(String),
}

/// Changes that the top of a memo repeats.
const MOST_IMPORTANT: usize = 12;
/// From this weight on a change is worth the top of a memo.
const IMPORTANT: u8 = 90;

/// The words of a memo.
pub(crate) struct Words;

impl Words {
    pub const IMPORTANT: Bi = Bi::new("Het belangrijkste", "What matters most");
    pub const TOTALS: Bi = Bi::new("In het kort", "In short");
    pub const REASON: Bi = Bi::new("Reden", "Reason");
    pub const UNEXPLAINED: Bi = Bi::new("Een reden staat er niet bij.", "No reason is given.");
    pub const NOTHING: Bi = Bi::new("Er zijn geen verschillen.", "There are no differences.");
}

impl Memo {
    pub fn new(shown: &Shown<'_>) -> Memo {
        let language = shown.language;
        let mut groups: Vec<(Place, Vec<(&Change, Line)>)> = Vec::new();
        let mut places: BTreeMap<Place, usize> = BTreeMap::new();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut important: Vec<(u8, Line)> = Vec::new();
        for (change, level) in shown.diff.changes.iter().zip(&shown.levels) {
            let Level::At(level) = *level else { continue };
            let (before, after) = shown.group(change);
            let line = sentences::line(shown, change, level, before.is_some() || after.is_some());
            let weight = change.kind.weight;
            if weight >= IMPORTANT || level >= Severity::Warning {
                let whole = sentences::line(shown, change, level, false);
                let heavy = weight.saturating_add(if line.unexplained { 100 } else { 0 });
                important.push((heavy, whole));
            }
            *counts.entry(change.kind.name.en).or_default() += 1;
            let next = groups.len();
            let at = *places.entry((before, after)).or_insert(next);
            if at == next {
                groups.push(((before, after), Vec::new()));
            }
            if let Some((_, lines)) = groups.get_mut(at) {
                lines.push((change, line));
            }
        }
        important.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        important.truncate(MOST_IMPORTANT);
        let groups: Vec<Group> = groups
            .into_iter()
            .map(|((before, after), mut lines)| {
                // Stable: what weighs the same stays in the order of the text.
                lines.sort_by_key(|(change, _)| std::cmp::Reverse(change.kind.weight));
                Group {
                    place: (before, after),
                    heading: shown.heading(before, after),
                    lines: lines.into_iter().map(|(_, line)| line).collect(),
                }
            })
            .collect();
        let few = groups.iter().map(|group| group.lines.len()).sum::<usize>() <= 3;
        let totals = KINDS.iter().filter_map(|kind| {
            let count = counts.get(kind.name.en)?;
            Some(format!("{count} × {}", kind.called.get(language)))
        });
        Memo {
            title: shown.title(),
            totals: totals.collect(),
            important: if few { Vec::new() } else { important.into_iter().map(|(_, line)| line).collect() },
            groups,
            remarks: shown.remarks(),
        }
    }
}

impl<'d> Shown<'d> {
    fn title(&self) -> String {
        let (from, to) = (self.side(self.before, &self.names.0), self.side(self.after, &self.names.1));
        match self.language {
            Language::Nl => format!("Wat er verandert van {from} naar {to}"),
            Language::En => format!("What changes from {from} to {to}"),
        }
    }

    /// A document by its title, with what it was asked for by.
    fn side(&self, side: Side<'_>, name: &str) -> String {
        let document = side.document.and_then(|id| side.picture.document(id));
        match document.and_then(|one| one.title.clone()) {
            Some(title) => format!("{title} ({name})"),
            None => name.to_owned(),
        }
    }

    /// What could not be compared.
    fn remarks(&self) -> Vec<String> {
        let (old, new) = self.diff.undescribed;
        let (before, after) = (&self.names.0, &self.names.1);
        let sides = [(old, before, after, true), (new, after, before, false)];
        let told = sides.into_iter().filter(|(count, ..)| *count > 0);
        told.map(|(count, own, other, gone)| match self.language {
            Language::Nl => {
                let (stand, parts) = if count == 1 { ("staat", "onderdeel") } else { ("staan", "onderdelen") };
                let what = if gone { "vervallen" } else { "nieuw" };
                format!(
                    "Van {own} {stand} {count} {parts} niet in {other}, dat maar een deel beschrijft of een plan niet \
                     herhaalt; dat telt niet als {what}."
                )
            }
            Language::En => {
                let things = if count == 1 { "thing" } else { "things" };
                let what = if gone { "dropped" } else { "new" };
                format!(
                    "{count} {things} of {own} not in {other}, which describes a part only or does not repeat a plan; this does not count as {what}."
                )
            }
        })
        .collect()
    }

    /// The level, or else the document, that a change is told under: places before and after.
    fn group(&self, change: &Change) -> Place {
        let (picture, start) = match (change.after, change.before) {
            (Some(at), _) => (self.after.picture, at),
            (None, Some(at)) => (self.before.picture, at),
            (None, None) => return (None, None),
        };
        let mut at = Some(start);
        let mut found = None;
        while let Some(thing) = at.and_then(|at| picture.thing(at)) {
            if is_level(thing) || thing.is_document() {
                found = at;
                break;
            }
            at = thing.parent;
        }
        let Some(found) = found else { return (None, None) };
        if change.after.is_some() {
            return (None, Some(found));
        }
        // What is gone is told where it stood, if that is still there.
        match self.diff.paired.get(&found) {
            Some(later) => (None, Some(*later)),
            None => (Some(found), None),
        }
    }

    fn heading(&self, before: Option<usize>, after: Option<usize>) -> String {
        let found = match (before, after) {
            (_, Some(at)) => self.after.picture.thing(at),
            (Some(at), None) => self.before.picture.thing(at),
            (None, None) => None,
        };
        match found {
            Some(thing) => capital(&self.name(thing)),
            None => Bi::new("Register", "Register").get(self.language).to_owned(),
        }
    }

    /// `doel 1.1.2 “Samenkracht”`; an id that was formed from the title says nothing beside it.
    fn name(&self, thing: &Thing) -> String {
        let concept = crate::language::CONCEPTS.iter().find(|one| one.name == thing.kind);
        let word = concept.map_or(thing.kind.as_str(), |one| one.word.form(self.language).one);
        let word = thing.word.as_deref().unwrap_or(word);
        let formed =
            thing.title.as_deref().is_some_and(|title| crate::model::from_title(title) == thing.code);
        let element = !is_level(thing) && !thing.code.chars().any(|one| one.is_ascii_digit());
        match &thing.title {
            Some(title) if formed || element => format!("{word} “{title}”"),
            Some(title) => format!("{word} {} “{title}”", thing.code),
            None => format!("{word} {}", thing.code),
        }
    }
}

fn is_level(thing: &Thing) -> bool {
    crate::language::CONCEPTS.iter().any(|one| one.name == thing.kind && one.is_level())
}
