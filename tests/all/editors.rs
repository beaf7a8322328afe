//! What editors are given: the grammar and the snippets are fresh, and every snippet is good kader.

use std::collections::{BTreeMap, BTreeSet};

use kader::check::Checked;
use kader::language::skeleton::{self, Known};
use kader::language::{CONCEPTS, Concept, Language, Parent, Role, document, goal};
use kader::report::textmate;
use kader::{fmt, language};
use serde_json::json;

use crate::support::{checked, shown, up_to_date};

#[test]
fn the_grammar_and_the_snippets_are_fresh() {
    up_to_date("editors/vscode/syntaxes/kader.tmLanguage.json", &textmate::grammar());
    up_to_date("editors/vscode/snippets/kader.json", &textmate::snippets());
}

/// Every keyword, and whether it declares a kind of thing somewhere, or says something, for the tests of the grammar.
#[test]
fn the_list_of_keywords_is_fresh() {
    let mut all: BTreeMap<(&str, &str), (bool, bool)> = BTreeMap::new();
    for place in CONCEPTS.iter().copied().chain([&document::REGISTER, &document::BODY]) {
        for tongue in Language::BOTH {
            for word in language::words_in(tongue, place) {
                let meaning = language::meaning(tongue, place, word).unwrap();
                let (kind, field) = all.entry((tongue.tag(), word)).or_default();
                *kind |= meaning.concept.is_some();
                *field |= meaning.field.is_some();
            }
        }
    }
    let row = |((tongue, word), (kind, field)): (&(&str, &str), &(bool, bool))| {
        json!({ "language": tongue, "word": word, "kind": kind, "field": field }).to_string()
    };
    let rows: Vec<String> = all.iter().map(row).collect();
    up_to_date("editors/vscode/test/keywords.json", &format!("[\n{}\n]\n", rows.join(",\n")));
}

/// A snippet as it reads when every place keeps what it proposes.
fn filled(snippet: &str) -> String {
    let mut out = String::new();
    let mut rest = snippet;
    while let Some((before, after)) = rest.split_once('$') {
        out.push_str(before);
        if let Some(after) = after.strip_prefix('0') {
            rest = after;
            continue;
        }
        let (hole, after) = after.strip_prefix('{').unwrap().split_once('}').unwrap();
        let text = hole.trim_start_matches(|one: char| one.is_ascii_digit());
        match text.strip_prefix('|') {
            Some(choices) => out.push_str(choices.trim_end_matches('|').split(',').next().unwrap()),
            None => out.push_str(text.strip_prefix(':').unwrap()),
        }
        rest = after;
    }
    out + rest
}

/// The blocks around something of this kind, from the top of a file down.
fn around(concept: &'static Concept) -> (bool, Vec<&'static Concept>) {
    let has = |wanted: fn(&Parent) -> bool| concept.parents.iter().any(wanted);
    if *concept == document::CONCEPT || has(|one| matches!(one, Parent::Top)) {
        return (false, Vec::new());
    }
    if has(|one| matches!(one, Parent::Document)) {
        return (true, Vec::new());
    }
    if has(|one| matches!(one, Parent::AnyLevel)) {
        return (true, vec![&goal::CONCEPT]);
    }
    let above = concept.parents.iter().find_map(|parent| match parent {
        Parent::In(above) => Some(*above),
        _ => None,
    });
    let above = above.unwrap();
    let (in_document, mut blocks) = around(above);
    blocks.push(above);
    (in_document, blocks)
}

fn whole(concept: &'static Concept, tongue: Language) -> String {
    let known = Known { values: &|_| Vec::new(), year: "2026" };
    let body = filled(&skeleton::snippet(concept, tongue, &known));
    let mut out = match tongue {
        Language::Nl => "taal nl\n".to_owned(),
        Language::En => "language en\n".to_owned(),
    };
    let (in_document, blocks) = around(concept);
    if in_document {
        out.push_str("\ndocument begroting-2026\n");
    }
    out.push('\n');
    for (depth, block) in blocks.iter().enumerate() {
        let indent = "  ".repeat(depth);
        out.push_str(&format!("{indent}{} x{depth} \"X\" {{\n", block.word.get(tongue)));
    }
    let indent = "  ".repeat(blocks.len());
    for line in body.lines() {
        out.push_str(&format!("{indent}{line}\n"));
    }
    for depth in (0..blocks.len()).rev() {
        out.push_str(&format!("{}}}\n", "  ".repeat(depth)));
    }
    out
}

#[test]
fn every_snippet_is_good_kader_in_its_form() {
    let mut wrong = String::new();
    for concept in skeleton::concepts() {
        for tongue in Language::BOTH {
            let text = whole(concept, tongue);
            let checked: Checked = checked(&text);
            // What a snippet refers to is not there yet; a rule may ask for more.
            let odd = checked.findings.iter().any(|finding| {
                finding.is_error()
                    && finding.kind.name.en != "unknown-reference"
                    && finding.kind.family != kader::diag::Family::Rule
            });
            let formed = fmt::format(&text).unwrap().text;
            if odd || formed != text {
                wrong.push_str(&format!("{text}\n{}\n{formed}\n----\n", shown(&checked, Language::En)));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_snippet_takes_what_is_known_and_escapes_it() {
    let known = Known {
        values: &|field| match field.name {
            "portfolioHolders" => vec!["jansen".to_owned(), "a,b|c".to_owned()],
            _ => Vec::new(),
        },
        year: "2031",
    };
    let text = skeleton::snippet(&goal::CONCEPT, Language::En, &known);
    assert!(text.contains("portfolio-holder ${3|jansen,a\\,b\\|c|}"), "{text}");
    let places: BTreeSet<&str> =
        text.match_indices("${").filter_map(|(at, _)| text.get(at + 2..at + 3)).collect();
    assert_eq!(places.into_iter().collect::<String>(), "12345");
}

#[test]
fn every_kind_of_thing_has_a_snippet_in_both_languages() {
    let snippets: serde_json::Value = serde_json::from_str(&textmate::snippets()).unwrap();
    for concept in CONCEPTS.iter().filter(|concept| concept.role != Role::Place) {
        for tongue in Language::BOTH {
            let name = format!("{} ({})", concept.word.get(tongue), tongue.tag());
            let first = snippets[&name]["body"][0].as_str().unwrap();
            assert!(first.starts_with(concept.word.get(tongue)), "{first}");
            assert_eq!(snippets[&name]["description"], concept.docs.get(tongue));
        }
    }
}
