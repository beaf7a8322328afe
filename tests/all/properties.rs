//! What holds for any text: nothing panics, spans are sound, order does not matter.

use proptest::prelude::*;
use proptest::test_runner::Config;

use crate::sound::sound;
use crate::support::{checked, corpus};

fn quick() -> Config {
    Config { cases: 48, failure_persistence: None, ..Config::default() }
}

proptest! {
    #![proptest_config(quick())]

    #[test]
    fn any_text_is_read_without_harm(text in "(?s).{0,400}") {
        sound(&checked(&text));
    }

    #[test]
    fn any_lines_of_words_are_read_without_harm(
        lines in prop::collection::vec(
            prop::collection::vec(prop::sample::select(WORDS), 0..7), 0..24)
    ) {
        let text: Vec<String> = lines.iter().map(|line| line.join(" ")).collect();
        sound(&checked(&text.join("\n")));
    }

    #[test]
    fn a_spec_with_random_changes_is_read_without_harm(
        which in 0usize..1000, changes in prop::collection::vec((any::<prop::sample::Index>(), "(?s).{0,3}"), 1..6)
    ) {
        let corpus = corpus();
        let (_, text) = &corpus[which % corpus.len()];
        let mut letters: Vec<char> = text.chars().collect();
        for (at, new) in changes {
            let at = at.index(letters.len());
            letters.splice(at..=at, new.chars());
        }
        let text: String = letters.into_iter().collect();
        sound(&checked(&text));
    }
}

/// Words that meet in specs, and some that should not.
pub const WORDS: &[&str] = &[
    "taal",
    "nl",
    "en",
    "document",
    "d",
    "doel",
    "1.1",
    "\"Titel\"",
    "{",
    "}",
    "indicator",
    "behaald",
    "2020",
    "7,4",
    ",",
    "beoogd",
    ">=",
    "toename",
    "tov",
    "bron",
    "lasten",
    "€",
    "250.000",
    "-",
    "nnb",
    "vervolgt",
    "@d",
    "doel",
    "1.1@d",
    "\"\"\"",
    "#",
    "geen",
    "indicatoren",
    "persoon",
    "a",
    "portefeuillehouder",
    "bedragen",
    "x",
    "1.000",
    "kolommen",
    "statusschema",
    "status",
    "groen",
    "indeling",
    ">",
    "programma",
    "...",
    "(doel)",
    "woord",
    "zoals",
    "elders",
    "zie",
    "steunt",
    "spoor",
    "1",
    "“open",
    "„",
    "”",
    "8-11-2019",
    "2020..2023",
    "elk",
    "negeer",
    "kenmerk",
    "\\",
    "goal",
    ",,",
    "dekking",
    "uit",
    "nadeel",
    "tegenover",
    "eerder-gemeld",
    "voordeel",
    "in",
    "gemeten",
    "circa",
    "onzeker",
    "feit",
    "waarde",
];

#[test]
fn every_spec_is_sound() {
    for name in ["zwolle", "groningen", "groningen-en", "voorbeeldstad"] {
        sound(&crate::support::spec(name));
    }
}

#[test]
fn every_cut_of_a_spec_is_sound() {
    for (_, text) in corpus() {
        let mut at = 0;
        while at < text.len() {
            if text.is_char_boundary(at) {
                sound(&checked(text.get(..at).unwrap()));
            }
            at += 211;
        }
    }
}
