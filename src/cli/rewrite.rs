//! New texts for files: shown as a difference, written in their place, or handed on to standard output.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use crate::check::Checked;
use crate::diag::Text;
use crate::export::json;
use crate::language::Language;
use crate::report::difference;
use crate::source::Sources;
use crate::workspace::{self, Location, disk};

use super::{CLEAN, FINDINGS, complain, write};

/// What came from standard input: its name, and its bytes.
pub type Given = Vec<(PathBuf, Vec<u8>)>;

/// New texts by the path that is shown, and what they were.
#[derive(Debug, Default)]
pub struct Rewrite {
    pub texts: BTreeMap<String, String>,
    pub old: BTreeMap<String, String>,
}

impl Rewrite {
    /// What came from standard input goes to standard output, changed or not.
    pub fn to_stdout(&self, given: &Given, out: &mut dyn Write) -> u8 {
        for (path, bytes) in given {
            match self.texts.get(&workspace::shown(path)) {
                Some(text) => _ = write(out, text),
                None => _ = out.write_all(bytes),
            }
        }
        CLEAN
    }

    /// What would change, and that something would.
    pub fn show(&self, out: &mut dyn Write) -> u8 {
        for (path, text) in &self.texts {
            let before = self.old.get(path).map_or("", String::as_str);
            write(out, &difference::unified(path, before, text));
        }
        if self.texts.is_empty() { CLEAN } else { FINDINGS }
    }

    /// Writes what changed. A file that somebody else changed meanwhile is left alone.
    pub fn save(&self, location: &Location, language: Language) -> u8 {
        let files = workspace::writable(location);
        let mut code = CLEAN;
        for (path, text) in &self.texts {
            let old = self.old.get(path).map_or("", String::as_str);
            let place = files.get(path).filter(|place| workspace::still_holds(place, old));
            let written = place.map(|place| disk::write_text(place, text).map_err(|error| (place, error)));
            match written {
                Some(Ok(())) => {}
                Some(Err((place, error))) => code = complain(super::unwritable(place, &error).get(language)),
                None => code = complain(left_alone(path).get(language)),
            }
        }
        code
    }

    /// The project with the new texts.
    pub fn load(&self, location: &Location, given: &Given) -> workspace::Loaded {
        workspace::load_changed(location, given, |path| self.texts.get(path).cloned())
    }
}

fn left_alone(path: &str) -> Text {
    Text::new(
        format!("‘{path}’ is niet geschreven: het ligt buiten het project, of is intussen veranderd"),
        format!("‘{path}’ was not written: it lies outside the project, or changed meanwhile"),
    )
}

/// Where what is meant parts, as `file:line`; none when both mean the same.
pub fn parting(before: &Checked, after: &Checked) -> Option<String> {
    let (old, new) = rayon::join(|| meaning(before), || meaning(after));
    if old == new {
        return None;
    }
    let parted = old.split(|byte| *byte == b'\n').zip(new.split(|byte| *byte == b'\n'));
    let line = parted.take_while(|(one, other)| one == other).count();
    let mut placed = Vec::new();
    let _ = json::write(before, &mut placed);
    let placed = placed.split(|byte| *byte == b'\n').nth(line).map(String::from_utf8_lossy);
    // Every thing stands on a line of its own, and says on it where it comes from.
    let place = placed.as_deref().and_then(|line| place_in(line, &before.sources));
    Some(place.unwrap_or_else(|| before.model.slug().to_owned()))
}

fn meaning(checked: &Checked) -> Vec<u8> {
    let mut out = Vec::new();
    let _ = json::write_meaning(checked, &mut out);
    out
}

/// The first position on a line of the JSON.
fn place_in(line: &str, sources: &Sources) -> Option<String> {
    let (_, rest) = line.split_once("\"source\":{\"file\":\"")?;
    let (name, rest) = rest.split_once("\",\"line\":")?;
    let number: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let path = sources.files().find(|(_, file)| file.name == name).map(|(_, file)| file.path.clone());
    Some(format!("{}:{number}", path.unwrap_or_else(|| name.to_owned())))
}
