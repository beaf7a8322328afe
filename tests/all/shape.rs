//! What must hold of the form of any text: shared by the tests and the fuzz targets.

use kader::check::{Checked, check};
use kader::fmt::format;
use kader::workspace;

/// The names of what is found in one file, in the order of the text.
fn names(text: &str) -> Vec<String> {
    let checked: Checked = check(workspace::in_memory(&[("voorbeeld.kader", text)]));
    checked.findings.iter().map(|one| one.name(kader::language::Language::En).to_owned()).collect()
}

/// Set in its form a text says the same, and set again it is the same; what was refused has a place in the text.
pub fn keeps_what_it_says(text: &str) {
    match format(text) {
        Ok(made) => {
            assert_eq!(names(text), names(&made.text), "{text:?}\n{:?}", made.text);
            let again = format(&made.text);
            assert_eq!(again.as_ref().map(|one| one.text.as_str()), Ok(made.text.as_str()), "{text:?}");
        }
        Err(refused) => panic!("line {} of {text:?}", refused.line),
    }
}
