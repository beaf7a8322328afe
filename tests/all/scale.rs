//! Many mistakes at once: sizes that would take minutes if the work grew with their square.

use crate::support::{checked, errors};

fn repeated(count: usize, one: impl Fn(usize) -> String) -> String {
    let body: String = (0..count).map(one).collect();
    format!("taal nl\ndocument d\n{body}")
}

#[test]
fn many_references_to_nothing() {
    let text = repeated(3_000, |at| format!("doel d{at} \"x\" {{\n  zie doel q{at}\n}}\n"));
    let found = errors(&text);
    assert_eq!(found.iter().filter(|name| **name == "unknown-reference").count(), 3_000);
}

#[test]
fn many_unknown_keywords() {
    assert_eq!(errors(&repeated(9_000, |at| format!("blorf{at} x\n"))).len(), 9_000);
}

#[test]
fn many_text_blocks_that_nobody_closes() {
    assert!(errors(&repeated(4_000, |_| " beschrijving \"\"\"\n".to_owned())).len() >= 2_000);
}

#[test]
fn many_places_on_one_line() {
    let ids: Vec<String> = (0..20_000).map(|at| format!("é{at}")).collect();
    let text = format!("taal nl\ndocument d\ndoel 1 \"x\" {{\nindicatoren {}\n}}\n", ids.join(", "));
    let checked = checked(&text);
    let last = checked.findings.iter().rfind(|one| one.kind.name.en == "unknown-reference").unwrap();
    let file = checked.sources.file(last.primary.span.file).unwrap();
    let before = text.lines().nth(3).unwrap().chars().count() - "é19999".chars().count();
    assert_eq!(file.place(last.primary.span.start).column as usize, before + 1);
    assert_eq!(file.column_utf16(last.primary.span.start) as usize, before + 1);
}

#[test]
fn many_paths_to_nothing() {
    let path = "/b".repeat(40);
    let found = errors(&repeated(4_000, |at| format!("doel d{at} \"x\" {{\n  zie doel d/a{path}\n}}\n")));
    assert_eq!(found.iter().filter(|name| **name == "unknown-reference").count(), 4_000);
}

#[test]
fn a_long_chain_is_no_circle() {
    let text = repeated(30_000, |at| format!("doel d{at} \"x\" {{\n  steunt doel d{}\n}}\n", at + 1));
    assert!(!errors(&text).contains(&"circular-reference"));
}

#[test]
fn many_documents_that_report_on_each_other() {
    let files: String = (0..2_000)
        .map(|at| {
            let next = (at + 1) % 2_000;
            format!(
                "--- d{at}.kader\ndocument d{at} \"D\" {{\n  rapporteert-over d{next}\n}}\n\
                 doel 1 \"x\" {{\n  zie doel q\n}}\n"
            )
        })
        .collect();
    let found = errors(&files);
    assert_eq!(found.iter().filter(|name| **name == "unknown-reference").count(), 2_000);
}
