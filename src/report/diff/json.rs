//! The differences as JSON, for programs.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::Shown;
use crate::diff::{Change, Detail, KINDS, Picture, Side};
use crate::report::difference::{self, Word};
use crate::rules::Level;

/// The version of this JSON: minor versions only add.
pub const FORMAT_VERSION: &str = "1.0";

/// What changed between two editions.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "kader diff")]
pub struct Report {
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    pub format_version: &'static str,
    pub before: Edition,
    pub after: Edition,
    /// How many of each kind there are; kinds that are turned off are left out.
    pub totals: Vec<Total>,
    pub changes: Vec<Row>,
}

/// One side.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Edition {
    /// What it was asked for by.
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Things that the other side does not describe, because it is partial or a report; they are no changes.
    pub undescribed: usize,
}

/// A kind of change and how often it is there.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Total {
    pub kind: &'static str,
    pub count: usize,
    /// How many of them have a reason.
    pub reasoned: usize,
}

/// One change.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// The English name of the kind, such as `target-lowered`.
    pub kind: &'static str,
    /// `error`, `warning` or `note`, as the project sets it; a note when there is a reason.
    pub level: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The thing in the edition before, and after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Named>,
    /// The key of the field in the JSON of a project.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Of amounts: the name of the line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// What it was and what it is, as the JSON of a project has it; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Value>,
    /// Of targets: `weaker`, `stronger` or `unknown`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effect: Option<&'static str>,
    /// Of texts: word by word what stayed, went and came.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<Words>,
    /// Of references: what is no longer referred to, and what is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<Named>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<Named>,
    /// Of splits and merges: what it became, or what it was.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub several: Vec<Named>,
}

/// A thing by its id without the name of the organisation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Named {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// Words that stand together and had the same fate.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Words {
    /// `same`, `gone` or `new`.
    pub is: &'static str,
    pub text: String,
}

/// The differences as JSON, with a line end.
pub fn json(shown: &Shown<'_>) -> String {
    serde_json::to_string_pretty(&Report::new(shown)).unwrap_or_default() + "\n"
}

impl Report {
    pub fn new(shown: &Shown<'_>) -> Report {
        let (old, new) = shown.diff.undescribed;
        let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        let mut changes = Vec::new();
        for (change, level) in shown.diff.changes.iter().zip(&shown.levels) {
            if *level == Level::Off {
                continue;
            }
            let count = counts.entry(change.kind.name.en).or_default();
            count.0 += 1;
            count.1 += usize::from(change.reason.is_some());
            changes.push(row(shown, change, level.name()));
        }
        let totals = KINDS.iter().filter_map(|kind| {
            let (count, reasoned) = counts.get(kind.name.en).copied()?;
            Some(Total { kind: kind.name.en, count, reasoned })
        });
        Report {
            schema: "urn:kader:schema:diff:1.0",
            format_version: FORMAT_VERSION,
            before: edition(shown.before, &shown.names.0, old),
            after: edition(shown.after, &shown.names.1, new),
            totals: totals.collect(),
            changes,
        }
    }
}

fn edition(side: Side<'_>, name: &str, undescribed: usize) -> Edition {
    let title = side.document.and_then(|id| side.picture.document(id)).and_then(|one| one.title.clone());
    Edition { name: name.to_owned(), document: side.document.map(str::to_owned), title, undescribed }
}

fn named(picture: &Picture, at: usize) -> Option<Named> {
    picture.thing(at).map(|thing| Named { id: thing.id.clone(), title: thing.title.clone() })
}

fn row(shown: &Shown<'_>, change: &Change, level: &'static str) -> Row {
    let (before, after) = (shown.before.picture, shown.after.picture);
    let mut row = Row {
        kind: change.kind.name.en,
        level,
        reason: change.reason.clone(),
        before: change.before.and_then(|at| named(before, at)),
        after: change.after.and_then(|at| named(after, at)),
        ..Row::default()
    };
    match &change.detail {
        Detail::Whole => {}
        Detail::Several(all) => {
            let picture = if change.before.is_some() { after } else { before };
            row.several = all.iter().filter_map(|at| named(picture, *at)).collect();
        }
        Detail::Field { key, before, after } => {
            row.field = Some(key.clone());
            if let (Some(Value::String(old)), Some(Value::String(new))) = (before, after)
                && key != "code"
            {
                row.words = difference::words(old, new).into_iter().flatten().map(words).collect();
            }
            (row.old, row.new) = (before.clone(), after.clone());
        }
        Detail::Figure { role, period, before, after, effect } => {
            (row.field, row.period) = (Some(role.clone()), period.clone());
            (row.old, row.new) = (before.clone(), after.clone());
            row.effect = (role == "target" && before.is_some() && after.is_some()).then(|| effect.name());
        }
        Detail::Amount { key, line, period, before, after } => {
            row.field = Some(key.clone());
            row.line = (!line.is_empty()).then(|| line.clone());
            row.period = (!period.is_empty()).then(|| period.clone());
            (row.old, row.new) = (before.clone(), after.clone());
        }
        Detail::References { key, removed, added } => {
            row.field = Some(key.clone());
            let all = |picture: &Picture, ids: &[String]| {
                let one = |id: &String| {
                    let found = picture.places.get(id).and_then(|at| named(picture, *at));
                    found.unwrap_or_else(|| Named { id: id.clone(), title: None })
                };
                ids.iter().map(one).collect()
            };
            (row.removed, row.added) = (all(before, removed), all(after, added));
        }
    }
    row
}

fn words(word: Word) -> Words {
    match word {
        Word::Kept(text) => Words { is: "same", text },
        Word::Gone(text) => Words { is: "gone", text },
        Word::Fresh(text) => Words { is: "new", text },
    }
}
