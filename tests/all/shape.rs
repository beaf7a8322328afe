//! What must hold of the form of any text: shared by the tests and the fuzz targets.

use kader::check::{Checked, check};
use kader::diag::{Diagnostic, Family};
use kader::fmt::format;
use kader::workspace;

fn read(text: &str) -> Checked {
    check(workspace::in_memory(&[("voorbeeld.kader", text)]))
}

/// What a text means; a text that cannot be read whole has no meaning to compare.
fn meaning(checked: &Checked) -> Option<String> {
    let unread = |one: &Diagnostic| one.is_error() && one.kind.family != Family::Rule;
    let mut out = Vec::new();
    kader::export::json::write_meaning(checked, &mut out).unwrap();
    (!checked.findings.iter().any(unread)).then(|| String::from_utf8(out).unwrap())
}

/// The names of what is found, in the order of the text.
fn names(checked: &Checked) -> Vec<String> {
    checked.findings.iter().map(|one| one.name(kader::language::Language::En).to_owned()).collect()
}

/// Set in its form a text says the same, and set again it is the same; what was refused has a place in the text.
pub fn keeps_what_it_says(text: &str) {
    match format(text) {
        Ok(made) => {
            let (before, after) = (read(text), read(&made.text));
            assert_eq!(names(&before), names(&after), "{text:?}\n{:?}", made.text);
            assert_eq!(meaning(&before), meaning(&after), "{text:?}\n{:?}", made.text);
            let again = format(&made.text);
            assert_eq!(again.as_ref().map(|one| one.text.as_str()), Ok(made.text.as_str()), "{text:?}");
        }
        Err(refused) => panic!("line {} of {text:?}", refused.line),
    }
}
