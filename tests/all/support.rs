//! What tests share: check a text, see what was found and where.

use std::path::{Path, PathBuf};

use kader::check::{Checked, check};
use kader::diag::Severity;
use kader::language::Language;
use kader::report::plain;
use kader::workspace;

/// The folder of the project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Checks files that are given as one text: `--- name` starts each.
pub fn checked(fixture: &str) -> Checked {
    check(workspace::in_memory(&files(fixture)))
}

/// Splits a fixture into files; without a `--- name` line it is one.
pub fn files(fixture: &str) -> Vec<(&str, &str)> {
    if !fixture.contains("--- ") {
        return vec![("voorbeeld.kader", fixture)];
    }
    let mut found = Vec::new();
    for part in fixture.split("--- ").skip(1) {
        let (name, text) = part.split_once('\n').unwrap_or((part, ""));
        found.push((name.trim(), text));
    }
    found
}

/// Every finding as `english-name ‘underlined text’`, errors and warnings and notes alike.
pub fn found(fixture: &str) -> Vec<String> {
    let checked = checked(fixture);
    checked
        .findings
        .iter()
        .map(|finding| format!("{} ‘{}’", finding.kind.name.en, checked.sources.text(finding.primary.span)))
        .collect()
}

/// The underlined texts of one rule, by its English name; a note has `(note)` behind it.
pub fn of_rule(rule: &str, fixture: &str) -> Vec<String> {
    let checked = checked(fixture);
    let of_rule = checked.findings.iter().filter(|finding| finding.kind.name.en == rule);
    of_rule
        .map(|finding| {
            let text = checked.sources.text(finding.primary.span);
            let note = if finding.severity < finding.kind.severity { " (note)" } else { "" };
            format!("{text}{note}")
        })
        .collect()
}

/// The names of the errors only.
pub fn errors(fixture: &str) -> Vec<&'static str> {
    let checked = checked(fixture);
    let errors = checked.findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| finding.kind.name.en).collect()
}

/// All findings as a person sees them.
pub fn shown(checked: &Checked, language: Language) -> String {
    let lines = checked.findings.iter().map(|finding| plain::render(finding, &checked.sources, language));
    lines.collect::<Vec<_>>().join("\n")
}

/// The JSON of a fixture.
pub fn json_of(checked: &Checked) -> serde_json::Value {
    let mut out = Vec::new();
    kader::export::json::write(checked, &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

/// A goal with all that is asked of it, around the lines of one indicator.
pub fn indicator(lines: &str) -> String {
    goal(&format!(
        "indicator meting \"Meting\" {{\ngeen bronnen \"nog niet\"\nfrequentie \"om de tien jaar\"\n{lines}\n}}"
    ))
}

/// A goal with all that is asked of it but an indicator, with these lines in it.
pub fn goal(lines: &str) -> String {
    format!(
        "taal nl\ndocument begroting-2026\npersoon jansen \"Anna Jansen\"\nnota meedoen \"Meedoen 2024\"\n\
         doel 1.1 \"Buren kennen elkaar\" {{\nportefeuillehouder jansen\nkaderstellende-nota meedoen\n\
         criterium contact \"Meer contact\"\ngeen indicatoren \"nog niet\"\n\
         geen beoogd \"nog niet\"\n{lines}\n}}\n"
    )
}

/// A spec of the showcase, as it is on disk.
pub fn spec(name: &str) -> Checked {
    let path = root().join("specs").join(name);
    let location = workspace::find(std::slice::from_ref(&path)).unwrap().remove(0);
    check(workspace::load(&location, Vec::new()))
}

/// Every `.kader` file below `specs/`, with its text.
pub fn corpus() -> Vec<(String, String)> {
    let mut found = Vec::new();
    walk(&root().join("specs"), &mut found);
    walk(&root().join("templates"), &mut found);
    found.sort();
    found
}

/// Every `.kader` file of real pages, with its text.
pub fn pages() -> Vec<(String, String)> {
    let mut found = Vec::new();
    walk(&root().join("tests/corpus"), &mut found);
    found.sort();
    found
}

fn walk(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "kader") {
            found.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
        }
    }
}

/// Whether the tests write what they would compare with.
pub fn bless() -> bool {
    std::env::var_os("KADER_BLESS").is_some()
}

/// Compares a file of the project with what it should hold; writes it with KADER_BLESS=1.
pub fn up_to_date(path: &str, wanted: &str) {
    let file = root().join(path);
    if bless() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, wanted).unwrap();
        return;
    }
    let held = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(held == wanted, "{path} is stale: run KADER_BLESS=1 cargo test");
}
