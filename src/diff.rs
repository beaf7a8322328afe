//! What changed between two editions: two pictures side by side, and every difference by a name that stays.

mod compare;
mod fields;
mod figures;
pub mod kinds;
pub mod levels;
mod pairs;
pub mod picture;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diag::Text;

pub use compare::compare;
pub use fields::Fields;
pub use kinds::{ChangeKind, KINDS};
pub use picture::{Picture, Thing};

/// One difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub kind: &'static ChangeKind,
    /// The thing in the picture before, and after.
    pub before: Option<usize>,
    pub after: Option<usize>,
    pub detail: Detail,
    /// Why, as the text says.
    pub reason: Option<String>,
}

/// What of a thing is different.
#[derive(Clone, Debug, PartialEq)]
pub enum Detail {
    /// The thing itself.
    Whole,
    /// A field, as the JSON has it on either side.
    Field { key: String, before: Option<Value>, after: Option<Value> },
    /// A value of a series: the role, when it holds, and whether it asks for less or more.
    Figure {
        role: String,
        period: Option<String>,
        before: Option<Value>,
        after: Option<Value>,
        effect: Effect,
    },
    /// An amount: the field, the line, the kind of figure, and when.
    Amount { key: String, line: String, period: String, before: Option<Value>, after: Option<Value> },
    /// References that are no longer there, and new ones; ids in the picture before and after.
    References { key: String, removed: Vec<String>, added: Vec<String> },
    /// What a thing became, or what it was made of.
    Several(Vec<usize>),
}

/// What a changed target asks, given the direction that is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    Weaker,
    Stronger,
    /// The direction does not say.
    Unknown,
}

impl Effect {
    pub fn name(self) -> &'static str {
        match self {
            Effect::Weaker => "weaker",
            Effect::Stronger => "stronger",
            Effect::Unknown => "unknown",
        }
    }
}

/// One side: a picture, and the document in it that is compared; all of them when there is none.
#[derive(Clone, Copy, Debug)]
pub struct Side<'p> {
    pub picture: &'p Picture,
    pub document: Option<&'p str>,
}

/// What is different, and what could not be compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diff {
    /// Thing by thing, in the order of the later edition; what is gone stands where it stood.
    pub changes: Vec<Change>,
    /// What is what: places before, and after.
    pub paired: BTreeMap<usize, usize>,
    /// Things of one side that the other does not describe: it is partial, or a report that does not repeat its plan.
    pub undescribed: (usize, usize),
}

/// Which documents of the two sides belong together, as places in their pictures.
///
/// # Errors
///
/// When a side has no such document.
pub fn documents(before: Side<'_>, after: Side<'_>) -> Result<Vec<(usize, usize)>, Text> {
    let place = |side: Side<'_>, id: &str| {
        let found = side.picture.document(id).and_then(|one| side.picture.places.get(&one.id).copied());
        found.ok_or_else(|| {
            Text::new(format!("er is geen document ‘{id}’"), format!("there is no document ‘{id}’"))
        })
    };
    match (before.document, after.document) {
        (Some(one), Some(other)) => Ok(vec![(place(before, one)?, place(after, other)?)]),
        (Some(one), None) => Ok(vec![(place(before, one)?, place(after, one)?)]),
        (None, Some(one)) => Ok(vec![(place(before, one)?, place(after, one)?)]),
        (None, None) => Ok(same_documents(before.picture, after.picture)),
    }
}

/// Documents with one id; when each side has one more, that is the other's.
fn same_documents(before: &Picture, after: &Picture) -> Vec<(usize, usize)> {
    let place = |picture: &Picture, thing: &Thing| picture.places.get(&thing.id).copied();
    let (mut pairs, mut old) = (Vec::new(), Vec::new());
    for one in before.documents() {
        let Some(at) = place(before, one) else { continue };
        match after.document(&one.code).and_then(|other| place(after, other)) {
            Some(other) => pairs.push((at, other)),
            None => old.push(at),
        }
    }
    let new: Vec<usize> = after
        .documents()
        .filter(|one| before.document(&one.code).is_none())
        .filter_map(|one| place(after, one))
        .collect();
    if let ([old], [new]) = (old.as_slice(), new.as_slice()) {
        pairs.push((*old, *new));
    }
    pairs
}
