//! One spec with every concept and every field, in Dutch and in English: both mean the same, and all of it is in the JSON.

use std::collections::BTreeSet;

use kader::language::{CONCEPTS, document};

use crate::json::neutral;
use crate::support::{checked, errors, json_of};

const NL: &str = include_str!("twins/nl.txt");
const EN: &str = include_str!("twins/en.txt");

#[test]
fn the_twins_have_no_errors() {
    assert_eq!(
        errors(NL),
        [] as [&str; 0],
        "{}",
        crate::support::shown(&checked(NL), kader::language::Language::Nl)
    );
    assert_eq!(
        errors(EN),
        [] as [&str; 0],
        "{}",
        crate::support::shown(&checked(EN), kader::language::Language::En)
    );
}

#[test]
fn every_concept_and_field_means_the_same_in_both_languages() {
    let (nl, en) = (neutral(json_of(&checked(NL))), neutral(json_of(&checked(EN))));
    for (key, value) in nl.as_object().unwrap() {
        assert_eq!(value, &en[key], "{key}");
    }
    assert_eq!(nl, en);
}

/// Fields that lead to keys of another name, or to edges alone.
const ELSEWHERE: &[&str] = &["elsewhere"];

#[test]
fn the_twins_use_the_whole_language() {
    let checked = checked(NL);
    let mut used = BTreeSet::new();
    for (_, node) in checked.model.nodes() {
        used.insert(node.concept.name);
        used.extend(node.props.iter().map(|prop| prop.field.name));
    }
    let mut missing = BTreeSet::new();
    for concept in CONCEPTS.iter().copied().chain([&document::REGISTER, &document::BODY]) {
        let level = concept.is_level();
        if !used.contains(concept.name) && !level && concept.name != "document-body" {
            missing.insert(concept.name.to_owned());
        }
        for field in concept.all_fields() {
            if !used.contains(field.name) && !ELSEWHERE.contains(&field.name) {
                missing.insert(format!("{} ({})", field.name, concept.name));
            }
        }
    }
    assert!(missing.is_empty(), "not in the twins: {missing:#?}");
}
