//! How bad each kind of change is here: by `kader.toml`, and what makes a run fail.

use std::collections::BTreeMap;

use super::{Change, ChangeKind, KINDS, kinds};
use crate::diag::{Severity, Text};
use crate::language::suggest;
use crate::rules::Level;
use crate::workspace::config::Entry;

/// The levels that hold in a project.
#[derive(Clone, Debug, Default)]
pub struct Levels(BTreeMap<&'static str, Level>);

impl Levels {
    /// Reads `[change]` of a project.
    ///
    /// # Errors
    ///
    /// When a name or a level is not known; the text says what may have been meant.
    pub fn read(entries: &[Entry]) -> Result<Levels, Text> {
        let mut levels = Levels::default();
        for entry in entries {
            let kind = kind(&entry.name)?;
            if let Some((word, _)) = &entry.level {
                let level = Level::named(word).ok_or_else(|| {
                    Text::new(
                        format!("‘{word}’ is geen niveau; het kan zijn: error, warning, note, off"),
                        format!("‘{word}’ is no level; it may be: error, warning, note, off"),
                    )
                })?;
                levels.0.insert(kind.name.en, level);
            }
        }
        Ok(levels)
    }

    /// The level of a change: a reason makes a note of it.
    pub fn of(&self, change: &Change, strict: bool) -> Level {
        let set = self.0.get(change.kind.name.en).copied();
        match set.unwrap_or(Level::At(change.kind.severity)) {
            Level::At(_) if change.reason.is_some() && !strict => Level::At(Severity::Note),
            level => level,
        }
    }
}

/// The kind with this name; else what may have been meant.
fn kind(name: &str) -> Result<&'static ChangeKind, Text> {
    kinds::named(name).ok_or_else(|| {
        let names = KINDS.iter().flat_map(|kind| [kind.name.nl, kind.name.en]);
        let (nl, en) = match suggest::nearest(name, names).first() {
            Some(near) => (format!("; bedoelt u ‘{near}’?"), format!("; did you mean ‘{near}’?")),
            None => (String::new(), String::new()),
        };
        let name: String = name.chars().take(80).collect();
        Text::new(format!("er is geen verandering ‘{name}’{nl}"), format!("there is no change ‘{name}’{en}"))
    })
}

/// What makes a run fail: changes from a level on, and changes by name.
#[derive(Clone, Debug)]
pub struct FailOn {
    level: Severity,
    kinds: Vec<&'static ChangeKind>,
}

impl FailOn {
    /// Reads what stands behind `--fail-on`: a level or names, with commas.
    ///
    /// # Errors
    ///
    /// When nothing has this name.
    pub fn read<'a>(given: impl IntoIterator<Item = &'a str>) -> Result<FailOn, Text> {
        let mut found = FailOn { level: Severity::Error, kinds: Vec::new() };
        for word in given.into_iter().flat_map(|given| given.split(',')).map(str::trim) {
            match Severity::ALL.iter().find(|one| one.name() == word || one.word().nl == word) {
                Some(level) => found.level = *level,
                None => found.kinds.push(kind(word)?),
            }
        }
        Ok(found)
    }

    /// Whether this change makes the run fail. One with a reason does so only where reasons do not count.
    pub fn fails(&self, change: &Change, level: Level, strict: bool) -> bool {
        let named = self.kinds.contains(&change.kind) && (strict || change.reason.is_none());
        level != Level::Off && (named || level >= Level::At(self.level))
    }
}
