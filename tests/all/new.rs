//! `kader new`: every kind in its place, and what it refuses.

use std::fs;
use std::path::{Path, PathBuf};

use kader::check::{Checked, check};
use kader::edits::{self, add};
use kader::language::{CONCEPTS, Language, document};
use kader::workspace;

use crate::cli::{folder, run};

fn project(name: &str, language: &str) -> PathBuf {
    let path = folder(name);
    assert_eq!(run(&["init", path.to_str().unwrap(), "--lang", language]).0, 0);
    path
}

fn new(path: &Path, arguments: &[&str]) -> (i32, String, String) {
    let path = format!("{}/", path.display());
    let mut all = vec!["new"];
    all.extend(arguments);
    // The path stands behind the id and the title.
    let at = all.iter().skip(1).position(|one| one.starts_with("--")).map_or(all.len(), |at| at + 1);
    all.insert(at, &path);
    run(&all)
}

#[test]
fn a_goal_comes_at_the_end_of_its_ambition_in_its_form() {
    let path = project("new-goal", "nl");
    let file = path.join("begroting-2026.kader");
    let (code, out, err) = new(&path, &["doel", "1.1.2", "Jong en oud \"samen\"", "--in", "1.1", "--diff"]);
    assert_eq!(code, 1, "{err}");
    assert!(out.contains("+    doel 1.1.2 \"Jong en oud \\\"samen\\\"\" {\n+      criterium"), "{out}");
    assert!(!out.lines().any(|line| line.starts_with('-') && !line.starts_with("---")), "{out}");
    let (code, out, err) = new(&path, &["doel", "--in", "1.1"]);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("begroting-2026.kader:44: doel 1.1.2 \"Nog in te vullen\""), "{out}");
    assert_eq!(
        fs::read_to_string(&file).unwrap().lines().nth(43),
        Some("    doel 1.1.2 \"Nog in te vullen\" {")
    );
    let (_, out, _) = new(&path, &["goal", "Derde doel", "--in", "ambitie 1.1"]);
    assert!(out.contains("doel 1.1.3 \"Derde doel\""), "{out}");
    let (_, out, _) = new(&path, &["criterium", "--in", "1.1.3"]);
    assert!(out.contains("criterium nieuw \"Nog in te vullen\""), "{out}");
    let text = fs::read_to_string(&file).unwrap();
    assert_eq!(kader::fmt::format(&text).unwrap().text, text);
    let (code, out, _) = run(&["check", path.to_str().unwrap()]);
    assert!(code == 0 && out.contains("invultekst"), "{out}");
}

#[test]
fn what_it_cannot_do_it_says_with_a_way_out() {
    let path = project("new-refused", "nl");
    let before = fs::read_to_string(path.join("begroting-2026.kader")).unwrap();
    for (arguments, wanted) in [
        (&["doel", "1.1.1", "--in", "1.1"][..], "bestaat al"),
        (&["doel", "1.1.1", "--in", "1.1"], "vrij is 1.1.2"),
        (&["doel", "--in", "1.2"], "bedoelt u"),
        (&["doel", "--in", "contact"], "kan niet in criterium contact staan"),
        (&["doell", "--in", "1.1"], "bedoelt u ‘doel’"),
        (&["doel"], "--in"),
        (&["spoor", "Een spoor"], "hervormingsagenda"),
        (&["doel", "1.1.9.", "Titel", "--in", "1.1"], "schrijf 1.1.9"),
        (&["doel", "--document", "begroting-2062"], "begroting-2026"),
        (&["programma", "--in", "1.1.1"], "dan zou dit fout zijn"),
    ] {
        let (code, out, err) = new(&path, arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}: {err}");
        assert!(err.contains(wanted), "{arguments:?}: {err}");
        assert_eq!(fs::read_to_string(path.join("begroting-2026.kader")).unwrap(), before);
    }
    let (code, _, err) = new(&path, &["doel", "1.1.2", "Een", "titel", "--in", "1.1"]);
    assert!(code == 2 && err.contains("te veel"), "{err}");
    // The path may also stand behind the options.
    let (code, out, err) =
        run(&["new", "doel", "Nog een", "--in", "1.1", "--diff", &format!("{}/", path.display())]);
    assert!(code == 1 && out.contains("doel 1.1.2 \"Nog een\""), "{out}{err}");
    let (_, _, err) = run(&["new", "goal", "--in", "9", &format!("{}/", path.display()), "--lang", "en"]);
    assert!(err.contains("there is no ‘9’"), "{err}");
}

#[test]
fn register_kinds_go_to_the_register_and_own_words_stay() {
    let path = project("new-register", "en");
    let (code, out, err) = new(&path, &["bron", "cbs", "Statistics Netherlands"]);
    assert!(code == 0 && out.contains("register.kader"), "{out}{err}");
    assert!(
        fs::read_to_string(path.join("register.kader"))
            .unwrap()
            .ends_with("\nsource cbs \"Statistics Netherlands\"\n")
    );
    let text = "taal nl\r\ndocument b \"B\" {\r\n  soort begroting\r\n  indeling programma > kerndoel (doel)\r\n}\r\nprogramma 1 \"P\" # nog leeg\r\n";
    let path = folder("new-own");
    fs::write(path.join("b.kader"), text).unwrap();
    let (code, out, err) = new(&path, &["kerndoel", "1.1", "K"]);
    assert!(code == 0 && out.contains("kerndoel 1.1 \"K\""), "{out}{err}");
    let text = fs::read_to_string(path.join("b.kader")).unwrap();
    assert!(text.ends_with("programma 1 \"P\" { # nog leeg\r\n  kerndoel 1.1 \"K\" {\r\n    criterium \"Nog in te vullen\"\r\n  }\r\n}\r\n"), "{text}");
    // The word of kader for a level that is called otherwise here gives the word of here.
    let (_, out, err) = new(&path, &["doel", "--in", "1"]);
    assert!(out.contains("kerndoel 1.2 "), "{out}{err}");
}

/// Everything that a thing may stand in, once.
const NL: &str = "taal nl
document begroting-2026 \"Begroting\" {
  soort begroting
}
visie v \"Visie\" {
  beschrijving \"Tekst\"
}
hervormingsagenda h \"Agenda\" {
  spoor s \"Spoor\" {
    # leeg
  }
}
programma 1 \"Wonen\" {
  doel 1.1 \"Meer woningen\" {
    criterium c \"Meer\"
  }
}
";

fn checked(text: &str) -> Checked {
    check(workspace::in_memory(&[("a.kader", text)]))
}

#[test]
fn every_kind_can_be_made_in_both_languages_without_an_error_of_the_text() {
    let mut tried = 0;
    for concept in CONCEPTS.iter().filter(|one| ***one != document::CONCEPT) {
        for language in Language::BOTH {
            let before = checked(NL);
            let named = edits::concept(&before.model, concept.word.get(language)).unwrap();
            let parents = ["1.1", "h", "s", "v", "c", "begroting-2026"];
            let made = [None].into_iter().chain(parents.map(Some)).find_map(|parent| {
                let wish = add::Wish { parent: parent.map(str::to_owned), ..add::Wish::default() };
                add::add(&before.model, &named, &wish).ok()
            });
            let made = made.unwrap_or_else(|| panic!("{} has no place", concept.name));
            let after = checked(&made.text);
            let wrong = edits::added(&before.findings, &after.findings, edits::is_of_the_text);
            assert!(wrong.is_none(), "{}: {}\n{wrong:?}", concept.name, made.text);
            assert!(made.text.contains(&made.header), "{}", made.text);
            assert_eq!(kader::fmt::format(&made.text).unwrap().text, made.text);
            assert_eq!(after.model.of_concept(concept).count(), before.model.of_concept(concept).count() + 1);
            tried += 1;
        }
    }
    assert!(tried >= 60, "{tried}");
}

#[test]
fn what_was_taken_to_be_meant_is_said() {
    let path = project("new-meant", "nl");
    let at = format!("{}/", path.display());
    assert_eq!(run(&["new", "document", "begroting-2027", "--from", "begroting-2026", &at]).0, 0);
    assert_eq!(run(&["new", "document", "jaarstukken-2028", "--from", "begroting-2027", &at]).0, 0);
    // Of several editions the latest plan, and not the report on it.
    let (code, out, err) = new(&path, &["doel", "1.1.2", "Jong en oud", "--in", "1.1"]);
    assert!(code == 0 && out.contains("begroting-2027.kader"), "{out}{err}");
    assert!(err.contains("laatste plan, begroting-2027") && err.contains("--document"), "{err}");
    let (_, out, err) = new(&path, &["programma", "2", "Wonen"]);
    assert!(out.contains("begroting-2027.kader") && err.contains("laatste plan"), "{out}{err}");
    let (_, out, err) = new(&path, &["doel", "--in", "1.1", "--document", "begroting-2026"]);
    assert!(out.contains("begroting-2026.kader") && !err.contains("laatste plan"), "{out}{err}");
    // A lone word is an id, and that is said.
    let (code, out, err) =
        new(&path, &["indicator", "Jongeren", "--in", "1.1.2", "--document", "begroting-2027"]);
    assert!(code == 0 && out.contains("indicator Jongeren \"Nog in te vullen\""), "{out}{err}");
    assert!(
        err.contains("‘Jongeren’ is als id gelezen") && err.contains("kader new indicator mijn-id Jongeren"),
        "{err}"
    );
    let (_, _, err) = new(&path, &["doel", "1.1.3", "--in", "1.1", "--document", "begroting-2027"]);
    assert!(!err.contains("als id gelezen"), "{err}");
}
