//! `kader fmt`: one form, and the text still says the same.

use kader::diag::example_files;
use kader::fmt::format;
use proptest::prelude::*;
use proptest::test_runner::Config;

use crate::shape::keeps_what_it_says;
use crate::support::{corpus, files, goal, indicator, pages};

fn quick() -> Config {
    Config { cases: 64, failure_persistence: None, ..Config::default() }
}

fn formatted(text: &str) -> String {
    format(text).unwrap().text
}

proptest! {
    #![proptest_config(quick())]

    #[test]
    fn any_text_is_set_without_harm(text in "(?s).{0,400}") {
        keeps_what_it_says(&text);
    }

    #[test]
    fn any_lines_of_words_are_set_without_harm(
        lines in prop::collection::vec(prop::collection::vec(
            (prop::sample::select(crate::properties::WORDS), prop::sample::select(GAPS)), 0..7), 0..24)
    ) {
        let line = |words: &Vec<(&str, &str)>| {
            words.iter().map(|(word, gap)| format!("{word}{gap}")).collect::<String>()
        };
        let text: Vec<String> = lines.iter().map(line).collect();
        keeps_what_it_says(&text.join("\n"));
    }

    #[test]
    fn a_page_with_random_changes_is_set_without_harm(
        which in 0usize..1000, changes in prop::collection::vec((any::<prop::sample::Index>(), "(?s).{0,3}"), 1..6)
    ) {
        let corpus = corpus();
        let (_, text) = &corpus[which % corpus.len()];
        let mut letters: Vec<char> = text.chars().collect();
        for (at, new) in changes {
            let at = at.index(letters.len());
            letters.splice(at..=at, new.chars());
        }
        keeps_what_it_says(&letters.into_iter().collect::<String>());
    }

    #[test]
    fn a_page_whose_lines_were_shaken_finds_its_form(
        which in 0usize..1000, seed in any::<u64>()
    ) {
        let corpus = corpus();
        let (_, text) = &corpus[which % corpus.len()];
        let right = formatted(text);
        prop_assert_eq!(formatted(&shaken(&right, seed)), right);
    }
}

/// What may stand between words.
const GAPS: &[&str] =
    &[" ", " ", " ", "", "  ", "\t", "\u{A0}", "\r", "\n", "\n\n\n", " # tekst\n", ", ", ",\n"];

/// The same text with other spaces: before lines, between words, behind lines, and blank lines doubled.
fn shaken(text: &str, mut seed: u64) -> String {
    let mut dice = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 40) % 4
    };
    let mut out = String::new();
    let mut in_block = false;
    for line in text.lines() {
        let body = line.trim_start();
        let marks = body.matches("\"\"\"").count() % 2 == 1;
        let quiet = in_block || marks || body.contains(['"', '#']);
        in_block ^= marks;
        if quiet {
            // Only the indentation of a text may change, and for all its lines alike.
            out.push_str(line);
        } else {
            let indent = line.len() - body.len();
            out.push_str(&" ".repeat(indent + if body.is_empty() { 0 } else { dice() as usize / 2 }));
            let words: Vec<&str> = body.split_whitespace().collect();
            out.push_str(&words.join([" ", "  ", "\t", "\u{A0}"][dice() as usize]));
            out.push_str(&" ".repeat(dice() as usize));
        }
        out.push('\n');
        if !in_block && body.is_empty() && dice() == 0 {
            out.push_str("\n \n");
        }
    }
    out
}

#[test]
fn every_page_every_twin_and_every_example_keeps_what_it_says() {
    for (_, text) in corpus().into_iter().chain(pages()) {
        keeps_what_it_says(&text);
        keeps_what_it_says(&text.replace('\n', "\r\n"));
    }
    for twins in [include_str!("twins/nl.txt"), include_str!("twins/en.txt")] {
        for (_, text) in files(twins) {
            keeps_what_it_says(text);
        }
    }
    for kind in kader::rules::kinds() {
        let docs = &kind.docs;
        for example in [docs.fails.nl, docs.fails.en, docs.passes.nl, docs.passes.en] {
            for (_, text) in example_files(example) {
                keeps_what_it_says(&text);
            }
        }
    }
}

#[test]
fn every_cut_of_a_page_keeps_what_it_says() {
    for (_, text) in corpus() {
        let mut at = 0;
        while at < text.len() {
            if text.is_char_boundary(at) {
                keeps_what_it_says(text.get(..at).unwrap());
            }
            at += 307;
        }
    }
}

#[test]
fn a_page_that_could_be_read_is_set_whole() {
    for (path, text) in corpus().into_iter().chain(pages()) {
        assert_eq!(format(&text).unwrap().left, [] as [u32; 0], "{path}");
    }
}

/// What stands in a block is set two spaces deeper; `text` is what comes of the lines of a goal.
fn block(lines: &str) -> String {
    let text = formatted(&format!("doel 1 \"x\" {{\n{lines}\n}}\n"));
    let inner = text.strip_prefix("doel 1 \"x\" {\n").unwrap().strip_suffix("}\n").unwrap();
    inner.lines().map(|line| format!("{}\n", line.strip_prefix("  ").unwrap_or(line))).collect()
}

#[test]
fn blocks_are_indented_and_blank_lines_counted() {
    let text = "\u{FEFF}\n\n\ntaal  nl\n\n\n\ndoel 1.1\t\"x\"   {   # open\n\n\n\tcriterium   \"y\"\n # los\n\n}  # dicht\n\n\n";
    let right = "taal nl\n\ndoel 1.1 \"x\" { # open\n  criterium \"y\"\n  # los\n} # dicht\n";
    assert_eq!(formatted(text), right);
    assert_eq!(formatted(""), "");
    assert_eq!(formatted("\n\n"), "");
    assert_eq!(formatted("# los"), "# los\n");
}

#[test]
fn line_ends_stay_what_the_first_one_is() {
    assert_eq!(formatted("taal nl\r\ndocument  d\n"), "taal nl\r\ndocument d\r\n");
    assert_eq!(formatted("taal nl\ndocument  d\r\n"), "taal nl\ndocument d\n");
}

#[test]
fn labels_have_their_values_in_one_column_and_sentences_do_not() {
    let lines = "soort effect\nnulmeting 2016 7,2\n# ertussen\ngeen indicatoren \"nog niet\"\nbron cbs\n\neenheid %\nsoort effect\nkaderstellende-nota's a\nbron b";
    let right = "soort     effect\nnulmeting 2016 7,2\n# ertussen\ngeen indicatoren \"nog niet\"\nbron      cbs\n\neenheid %\nsoort   effect\nkaderstellende-nota's a\nbron    b\n";
    assert_eq!(block(lines), right);
}

#[test]
fn what_declares_stands_in_no_column() {
    assert_eq!(
        block("soort effect\nbron cbs \"CBS\"\nnulmeting 2016 1"),
        "soort effect\nbron cbs \"CBS\"\nnulmeting 2016 1\n"
    );
}

#[test]
fn pasted_signs_and_quotes_are_written_plainly() {
    let lines = "criterium “Het \"is\" af\\”\nkaderstellende‑nota’s  a\nbehaald 2018 ≥7,4 , 2019 –\nlasten 2020 €\u{A0}–5, 2021 € 460.000,–\npeildatum 2018–07";
    let right = "criterium \"Het \\\"is\\\" af\\\\\"\nkaderstellende-nota's a\nbehaald   2018 >= 7,4, 2019 -\nlasten    2020 € -5, 2021 € 460.000,-\npeildatum 2018-07\n";
    assert_eq!(block(lines), right);
}

#[test]
fn what_is_text_keeps_its_signs() {
    let lines = "nummer 1–2\nkenmerk a –\ncode A–B\nlasten taakveld 6–1 2020 € 5\nfrequentie ≥5";
    assert!(
        ["1–2", "a –", "A–B", "6–1", "≥5"].iter().all(|kept| block(lines).contains(kept)),
        "{}",
        block(lines)
    );
    let states = "document d {\nstatusschema geld {\ngroen’s \"a\"\nbron \"b\"\n}\n}\n";
    assert!(formatted(states).contains("    groen’s \"a\"\n    bron \"b\"\n"));
}

#[test]
fn figures_and_dates_are_not_written_anew() {
    let lines =
        "behaald 2018 7,40, 2019 1234, 2020 n.n.b.\nlasten 2020 € 1,2mln, 2021 €460.000,-\npeildatum 2018";
    assert_eq!(
        block(lines).split_whitespace().collect::<String>(),
        lines.split_whitespace().collect::<String>()
    );
}

#[test]
fn a_table_has_its_amounts_to_the_right() {
    let lines = "bedragen x 1.000 {\nkolommen rekening 2018, begroot 2019\n# kosten\nlasten 12.410, 1.655 # let op\nbaten \"Uit een reserve\" 5, € 1,2 mln \"wat dit is\"\nsaldo  -9.305, nnb\n}";
    let right = "bedragen x 1.000 {\n  kolommen                rekening 2018, begroot 2019\n  # kosten\n  lasten                  12.410,     1.655 # let op\n  baten \"Uit een reserve\"      5, € 1,2 mln \"wat dit is\"\n  saldo                   -9.305,       nnb\n}\n";
    assert_eq!(block(lines), right);
}

#[test]
fn a_list_keeps_its_lines_and_its_comments() {
    let lines = "partners a , # eerst\n   b,\n\n\n     # tussen\n c\nbron  d";
    assert_eq!(block(lines), "partners a, # eerst\n  b,\n\n  # tussen\n  c\nbron d\n");
}

#[test]
fn a_text_moves_with_its_block_and_keeps_how_its_lines_stand() {
    let lines = "beschrijving \"\"\"   \n      Een\n        - twee  \n\n      drie\n\"\"\"   # tot hier";
    assert_eq!(block(lines), "beschrijving \"\"\"\n  Een\n    - twee  \n\n  drie\n  \"\"\" # tot hier\n");
    assert_eq!(
        block("beschrijving \"\"\"\n\t\tEen\n\t\t\ttwee\n\"\"\""),
        "beschrijving \"\"\"\n  Een\n  \ttwee\n  \"\"\"\n"
    );
}

#[test]
fn a_line_that_cannot_be_read_keeps_its_letters() {
    let text = "doel 1 \"x\" {\n      criterium  \"open  \n  bron  cbs\n  •  een punt  \n}\n";
    let right = "doel 1 \"x\" {\n  criterium  \"open  \n  bron cbs\n  •  een punt  \n}\n";
    let made = format(text).unwrap();
    assert_eq!((made.text.as_str(), made.left.as_slice()), (right, &[2, 4][..]));
}

#[test]
fn a_block_whose_braces_do_not_match_is_left_alone_and_the_rest_is_not() {
    let odd = "doel 1 \"x\" {\n      bron   cbs\n   criterium \"y\" {\n}\n";
    let text = format!("taal   nl\n{odd}doel  2  \"y\" {{\n bron   cbs\n}}\n");
    let made = format(&text).unwrap();
    assert_eq!(made.text, format!("taal nl\n{odd}doel 2 \"y\" {{\n  bron cbs\n}}\n"));
    assert_eq!(made.left, [2, 3, 4, 5]);
}

#[test]
fn tests_of_this_house_are_read_the_same_in_their_form() {
    for text in [goal("lasten 2020 € 5"), indicator("behaald 2018 7,4")] {
        keeps_what_it_says(&text);
    }
}

#[test]
fn every_spec_template_and_page_is_in_its_form() {
    for (path, text) in corpus().into_iter().chain(pages()) {
        assert!(formatted(&text) == text, "{path}: run kader fmt");
    }
}

#[test]
fn a_comment_in_every_place_stays_there() {
    for (path, text) in corpus().into_iter().chain(pages()) {
        let mut odd = String::new();
        let mut in_block = false;
        for (at, line) in text.lines().enumerate() {
            let opens = !in_block && line.trim_end().ends_with("\"\"\"");
            let closes = in_block && line.trim() == "\"\"\"";
            if !in_block {
                odd.push_str(&format!("   # los {at}\n"));
            }
            in_block = opens || in_block && !closes;
            let alone = line.trim().is_empty() || in_block || line.contains('#');
            odd.push_str(&if alone { format!("{line}\n") } else { format!("{line}    # achter {at}\n") });
        }
        let set = formatted(&odd);
        let indent = |line: &str| line.len() - line.trim_start().len();
        let lines: Vec<&str> = set.lines().collect();
        for pair in lines.windows(2).filter(|pair| pair[0].trim_start().starts_with("# los ")) {
            let deeper = if pair[1].trim_start().starts_with('}') { 2 } else { 0 };
            let same = pair[1].trim().is_empty() || indent(pair[0]) == indent(pair[1]) + deeper;
            assert!(same, "{path}: {pair:?}");
        }
        let kept = lines.iter().filter(|line| !line.trim_start().starts_with("# los "));
        let bare: Vec<&str> = kept.map(|line| line.split(" # achter ").next().unwrap()).collect();
        assert_eq!(bare.join("\n") + "\n", text, "{path}");
    }
}

#[test]
fn a_block_that_is_not_closed_is_said_of_the_same_block_afterwards() {
    keeps_what_it_says(
        "taal nl\nparagraaf a keer zo groot.\"\n}\nparagraaf b \"B\" {\n  beschrijving rhoud\" {\n  beschrijving \"x\"\n}\n\
         paragraaf c \"C \"D\" \"E\"\n  tekst \"F\" \"G\"\n}\nparagraaf d \"D\" {\n  beschrijving \"H\" {\n}\n",
    );
}
