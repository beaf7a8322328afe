//! The showcase: one line for each finding, so that a change of a rule shows what it does to real pages.

use kader::language::Language;

use crate::support::{corpus, shown, spec};

#[test]
fn findings_of_the_showcase() {
    let mut text = String::new();
    for name in ["groningen", "groningen-en", "voorbeeldstad", "zwolle"] {
        let checked = spec(name);
        for language in Language::BOTH {
            text.push_str(&format!("## {name} ({})\n{}\n", language.tag(), shown(&checked, language)));
        }
    }
    let root = crate::support::root().display().to_string() + "/";
    insta::assert_snapshot!(text.replace(&root, ""));
}

#[test]
fn every_spec_states_its_language() {
    for (path, text) in corpus() {
        let first = text.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#')).unwrap_or("");
        assert!(first.starts_with("taal ") || first.starts_with("language "), "{path}: {first}");
    }
}
