//! `kader translate`: the other language means the same, and back again is what was there.

use std::collections::BTreeMap;
use std::path::PathBuf;

use kader::check::{Checked, check};
use kader::diag::Family;
use kader::export::json;
use kader::fmt::format;
use kader::language::{CONCEPTS, Language, document, values};
use kader::model::spoken::spoken;
use kader::translate::translate;
use kader::workspace::{self, Loaded};
use kader::{rules, syntax};

use crate::support::{goal, indicator, root};

/// Files of a project by name; `kader.toml` is one of them.
type Files = BTreeMap<String, String>;

fn load(files: &Files) -> Loaded {
    let given: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    workspace::in_memory(&given)
}

/// Every file in its form.
fn set(files: &Files) -> Files {
    let form = |name: &str, text: &str| match name {
        "kader.toml" => text.to_owned(),
        _ => format(text).unwrap().text,
    };
    files.iter().map(|(name, text)| (name.clone(), form(name, text))).collect()
}

fn turned(files: &Files, to: Language) -> Files {
    let loaded = load(files);
    let words = spoken(&loaded.sources, loaded.count, syntax::parse, &loaded.settings());
    let rule = |name: &str, to: Language| rules::named(name).map(|rule| rule.kind.name.get(to));
    let mut new = files.clone();
    for file in &words {
        let source = loaded.sources.file(file.file).unwrap();
        if let Some(text) = translate(&source.text, file, to, &rule) {
            new.insert(source.path.clone(), text);
        }
    }
    new
}

/// A fixture of several files in the other language.
pub fn turned_fixture(fixture: &str, to: Language) -> String {
    let own = |(name, text): (&str, &str)| (name.to_owned(), text.to_owned());
    let files: Files = crate::support::files(fixture).into_iter().map(own).collect();
    let new = turned(&files, to);
    new.iter().map(|(name, text)| format!("--- {name}\n{text}")).collect()
}

fn meaning(checked: &Checked) -> String {
    let mut out = Vec::new();
    json::write_meaning(checked, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn unread(checked: &Checked) -> Vec<String> {
    let unread = checked.findings.iter().filter(|one| one.is_error() && one.kind.family != Family::Rule);
    unread.map(|one| kader::report::plain::render(one, &checked.sources, Language::Nl)).collect()
}

/// Both ways: the same meaning, nothing that cannot be read, and the same text again.
fn there_and_back(name: &str, files: &Files) {
    let files = set(files);
    let before = check(load(&files));
    assert_eq!(unread(&before), [] as [String; 0], "{name}");
    let loaded = load(&files);
    let words = spoken(&loaded.sources, loaded.count, syntax::parse, &loaded.settings());
    let languages: Vec<Language> = words.iter().map(|one| one.language).collect();
    for to in Language::BOTH {
        let there = turned(&files, to);
        let after = check(load(&there));
        assert_eq!(unread(&after), [] as [String; 0], "{name}");
        let (mine, theirs) = (meaning(&before), meaning(&after));
        let parted = mine.lines().zip(theirs.lines()).find(|(one, other)| one != other);
        assert!(mine == theirs, "{name}: {parted:#?}");
        if languages.iter().all(|one| *one == languages[0]) {
            let back = turned(&there, languages[0]);
            for (file, text) in &files {
                assert_eq!(back[file], *text, "{name}: {file}");
            }
        }
    }
}

fn one(text: &str) -> Files {
    Files::from([("voorbeeld.kader".to_owned(), text.to_owned())])
}

fn fixture(text: &str) -> Files {
    let files = crate::support::files(text);
    files.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect()
}

/// The files of a project on disk.
fn project(folder: PathBuf) -> Files {
    let mut found = Files::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name.ends_with(".kader") || name == "kader.toml" {
            found.insert(name, std::fs::read_to_string(&path).unwrap());
        }
    }
    found
}

fn projects(folder: &str) -> Vec<(String, Files)> {
    let folders = std::fs::read_dir(root().join(folder)).unwrap();
    let mut found: Vec<PathBuf> =
        folders.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    found.sort();
    found.into_iter().map(|path| (path.display().to_string(), project(path))).collect()
}

#[test]
fn every_spec_and_every_page_goes_there_and_back() {
    let folders = ["specs", "templates", "tests/corpus"];
    let all: Vec<(String, Files)> = folders.into_iter().flat_map(projects).collect();
    assert!(all.len() > 40);
    for (name, files) in all {
        there_and_back(&name, &files);
    }
}

#[test]
fn the_twins_go_there_and_back() {
    let nl = include_str!("twins/nl.txt").replace("referenties nederland", "referentie nederland");
    there_and_back("nl", &fixture(&nl));
    there_and_back("en", &fixture(include_str!("twins/en.txt")));
}

/// A text without its comments and without blank lines, which people translate themselves.
fn bare(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(str::to_owned).collect()
}

#[test]
fn groningen_in_english_is_the_english_groningen() {
    let of = |name: &str| project(root().join("specs").join(name));
    let (dutch, english) = (of("groningen"), of("groningen-en"));
    for (mine, theirs, to) in [(&dutch, &english, Language::En), (&english, &dutch, Language::Nl)] {
        let turned = set(&turned(mine, to));
        for (name, text) in set(theirs).iter().filter(|(name, _)| *name != "kader.toml") {
            assert_eq!(bare(&turned[name]), bare(text), "{name}");
        }
    }
}

#[test]
fn every_example_of_a_rule_goes_there_and_back() {
    let mut tried = 0;
    for kind in rules::kinds().into_iter().filter(|kind| kind.family == Family::Rule) {
        for example in [kind.docs.passes.nl, kind.docs.passes.en, kind.docs.fails.nl, kind.docs.fails.en] {
            let files = kader::diag::example_files(example);
            let files: Files =
                files.into_iter().map(|(name, text)| (name.to_owned(), stated(name, text))).collect();
            if unread(&check(load(&files))).is_empty() {
                there_and_back(kind.name.en, &files);
                tried += 1;
            }
        }
    }
    assert!(tried > 300, "{tried}");
}

/// A text that says its language.
fn stated(name: &str, text: String) -> String {
    let says = text.starts_with("taal ") || text.starts_with("language ");
    if says || name == "kader.toml" { text } else { format!("taal nl\n\n{text}") }
}

/// A text in the other language.
fn other(text: &str, to: Language) -> String {
    turned(&one(text), to).remove("voorbeeld.kader").unwrap()
}

#[test]
fn words_of_the_language_are_turned_and_all_else_stays() {
    let nl = indicator(
        "# commentaar: bron, 7,4 mln\nsoort effect\neenheid fte per 1.000 inwoners\ngewenst toename\nbehaald 2023-k2 1.234,5 gemeten 2023-k3, 2024 N.n.b., 2025 n.v.t.\nkenmerk bron \"bron 1.234,5\"",
    ) + "bestedingsvoorstel lasten \"lasten\" {\nlasten 2026 € 1,2 mln, 2027 € 460dzd, 2028 € 1.000,-\n}\n";
    let en = other(&nl, Language::En);
    for line in [
        "language en\n",
        "# commentaar: bron, 7,4 mln\n",
        "unit fte per 1,000 inwoners\n",
        "desired increase\n",
        "realised 2023-q2 1,234.5 measured 2023-q3, 2024 T.b.d., 2025 n.a.\n",
        "attribute bron \"bron 1.234,5\"\n",
        "spending-proposal lasten \"lasten\" {\n",
        "costs 2026 € 1.2 m, 2027 € 460k, 2028 € 1,000,-\n",
    ] {
        assert!(en.contains(line), "{line}{en}");
    }
    assert_eq!(other(&en, Language::Nl), nl);
}

#[test]
fn a_file_of_that_language_is_not_touched() {
    let text = "taal   nl\ndoel 1 \"x\" {\n}\n";
    assert_eq!(other(text, Language::Nl), text);
    let silent = "doel 1 \"x\" {\n}\n";
    assert_eq!(other(silent, Language::Nl), silent);
}

#[test]
fn a_file_that_says_nothing_says_its_language_afterwards() {
    let en = other("\u{FEFF}# van wie\r\ndoel 1 \"x\" {\r\n}\r\n", Language::En);
    assert_eq!(en, "\u{FEFF}language en\r\n\r\n# van wie\r\ngoal 1 \"x\" {\r\n}\r\n");
    let mut files = one("goal 1 \"x\" {\n}\n");
    files.insert("kader.toml".to_owned(), "language = \"en\"\n".to_owned());
    assert_eq!(turned(&files, Language::En), files);
    assert_eq!(turned(&files, Language::Nl)["voorbeeld.kader"], "taal nl\n\ndoel 1 \"x\" {\n}\n");
}

#[test]
fn own_words_ids_and_kinds_keep_to_themselves() {
    let nl = "taal nl\n\ndocument b \"B\" {\n  indeling programma > kerndoel (doel)\n  woord prestatie zoals activiteit\n  soort turap zoals berap\n}\n\nprogramma source \"S\" {\n  kerndoel goal \"G\" {\n    zie programma source\n    prestatie \"goal\" {\n      loopt 2023..\n    }\n  }\n}\n";
    let en = "language en\n\ndocument b \"B\" {\n  layout programme > kerndoel (goal)\n  word prestatie like activity\n  kind turap like interim-report\n}\n\nprogramme source \"S\" {\n  kerndoel goal \"G\" {\n    see programme source\n    prestatie \"goal\" {\n      running 2023..\n    }\n  }\n}\n";
    assert_eq!(other(nl, Language::En), en);
    assert_eq!(other(en, Language::Nl), nl);
}

#[test]
fn rules_have_their_names_and_conditions_stay() {
    let nl = goal("negeer doel-zonder-indicator \"x\"\n")
        + "regel r1 {\nover doel\nvoorwaarde \"size(indicators) >= 2\"\nniveau fout\nmelding \"m\"\n}\n";
    let en = other(&nl, Language::En);
    assert!(en.contains("ignore goal-without-indicator \"x\"\n"), "{en}");
    assert!(en.contains("condition \"size(indicators) >= 2\"\nlevel error\n"), "{en}");
    assert_eq!(other(&en, Language::Nl), nl);
}

#[test]
fn a_text_in_its_form_is_in_its_form_afterwards() {
    let nl = format(&indicator("soort effect\nnulmeting 2016 7,2\nbron cbs")).unwrap().text;
    let en = other(&nl, Language::En);
    assert_eq!(format(&en).unwrap().text, en);
}

#[test]
fn every_word_of_the_vocabulary_comes_back_as_it_was() {
    let words = CONCEPTS
        .iter()
        .copied()
        .chain([&document::REGISTER, &document::BODY])
        .flat_map(|concept| {
            std::iter::once(&concept.word).chain(concept.all_fields().map(|field| &field.word))
        })
        .chain(values::TERMS.iter().copied());
    let mut uneven: Vec<&str> = Vec::new();
    for word in words {
        let plural = |language: Language| word.many(language) != word.get(language);
        if plural(Language::Nl) != plural(Language::En) {
            uneven.push(word.get(Language::Nl));
        }
    }
    // A series is a series in English: `referenties` comes back as `referentie`, which is the same keyword.
    assert_eq!(uneven, ["referentie"]);
}
