//! `kader new document`: a header from an id, the plan of a next year, the places of a report.

use std::fs;
use std::path::{Path, PathBuf};

use kader::check::check;
use kader::diag::Severity;
use kader::edits::edition;
use kader::workspace;

use crate::cli::{folder, run};
use crate::support::root;

fn project(name: &str, language: &str) -> PathBuf {
    let path = folder(name);
    assert_eq!(run(&["init", path.to_str().unwrap(), "--lang", language]).0, 0);
    path
}

fn new(path: &Path, arguments: &[&str]) -> (i32, String, String) {
    let path = format!("{}/", path.display());
    let mut all = vec!["new", "document"];
    all.extend(arguments);
    all.push(&path);
    run(&all)
}

fn read(path: &Path, name: &str) -> String {
    fs::read_to_string(path.join(name)).unwrap()
}

#[test]
fn the_budget_of_next_year_keeps_what_lasts_and_moves_figures_on() {
    let path = project("next-year", "nl");
    let (code, out, err) = new(&path, &["begroting-2027", "--from", "begroting-2026", "--diff"]);
    assert!(code == 1 && out.contains("+document begroting-2027"), "{out}{err}");
    assert!(!path.join("begroting-2027.kader").exists());
    let (code, out, err) = new(&path, &["begroting-2027", "--from", "begroting-2026"]);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("1 doel en 1 indicator"), "{out}");
    insta::assert_snapshot!(read(&path, "begroting-2027.kader"));
    let (code, out, err) = run(&["check", path.to_str().unwrap(), "--format", "concise"]);
    assert_eq!((code, out.lines().count()), (0, 1), "{out}{err}");
    assert!(out.contains("[programma-zonder-geld]"), "{out}");
    // And the year after that.
    let (code, _, err) = new(&path, &["begroting-2028", "--from", "begroting-2027"]);
    assert_eq!(code, 0, "{err}");
    let text = read(&path, "begroting-2028.kader");
    assert!(text.contains("behaald   2025 51, 2026 nnb, 2027 nnb\n"), "{text}");
    assert!(text.contains("beoogd    2028 nnb\n") && text.contains("@begroting-2027\n"), "{text}");
    assert!(text.contains("bijlage beleidsindicatoren-2028 "), "{text}");
}

#[test]
fn a_whole_framework_is_taken_over_without_an_error() {
    let path = folder("next-year-whole");
    for file in fs::read_dir(root().join("specs/voorbeeldstad")).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), path.join(file.file_name())).unwrap();
    }
    let before = read(&path, "begroting-2026.kader");
    let (code, out, err) = new(&path, &["begroting-2027", "--from", "begroting-2026"]);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("4 doelen en 10 indicatoren"), "{out}");
    let text = read(&path, "begroting-2027.kader");
    for gone in [
        "bestedingsvoorstel",
        "bedragen",
        "feit ",
        "stand ",
        "2026-0",
        "nieuw\n",
        "@begroting-2025",
        "vastgesteld",
    ] {
        assert!(before.contains(gone) || gone == "2026-0", "{gone}");
        assert!(!text.contains(gone), "{gone}: {text}");
    }
    assert!(text.contains("zie paragraaf 1-2027, bijlage beleidsindicatoren-2027\n"), "{text}");
    assert_eq!(kader::fmt::format(&text).unwrap().text, text);
    assert_eq!(read(&path, "begroting-2026.kader"), before);
    let (code, out, _) = run(&["check", path.to_str().unwrap()]);
    assert_eq!(code, 0, "{out}");
}

/// A plan with everything that needs a decision when a year goes by.
const PLAN: &str = "taal nl
document begroting-2026 \"Begroting\" {
  soort begroting
  # Wie het vaststelde.
  vastgesteld 2025-11-01
}
# Blijft staan.
programma 1 \"Wonen\"
programma 2 \"Zorg\" {
  lasten 2026 € 10, 2027..2029 elk € 10
  doel 2.1 \"Blijft\" {
    criterium \"Blijft\"
    activiteit a \"Af\" {
      gerealiseerd 2025
    }
    activiteit b \"Loopt\" {
      loopt 2024..
    }
    # Hoort bij wat weggaat.
    zie activiteit 2.1/a
    zie activiteit 2.1/b
    indicator i \"Kort\" # zonder blok
    indicator j \"Schooljaren\" {
      behaald 2023/2024 5
      beoogd  2026/2027 6, zonder-jaar 7
      prognose 2025 5
    }
  }
  doel 2.2 \"Vervallen\" {
    vervallen \"Klaar\"
    criterium \"Weg\"
  }
}
";

#[test]
fn every_line_is_kept_moved_or_left_out_for_a_reason() {
    let text = PLAN.to_owned() + "persoon jansen \"Anna Jansen\"\n";
    let before = check(workspace::in_memory(&[("2026/plan.kader", &text)]));
    let wrong: Vec<_> = before.findings.iter().filter(|one| one.severity == Severity::Error).collect();
    assert!(wrong.iter().all(|one| one.kind.name.en == "goal-without-portfolio-holder"), "{wrong:?}");
    let wish = edition::Wish {
        id: "begroting-2027".to_owned(),
        from: Some("begroting-2026".to_owned()),
        ..edition::Wish::default()
    };
    let made = edition::make(&before.model, &wish).unwrap();
    let [(name, text)] = made.files.as_slice() else { panic!("{made:?}") };
    assert_eq!(name, "2027/plan.kader");
    insta::assert_snapshot!(text);
}

#[test]
fn reports_open_each_goal_again_and_accounts_ask_for_figures() {
    let path = project("new-report", "en");
    let (code, out, err) = new(&path, &["annual-accounts-2026", "--from", "budget-2026"]);
    assert!(code == 0 && out.contains("from budget-2026: 1 goal"), "{out}{err}");
    insta::assert_snapshot!(read(&path, "annual-accounts-2026.kader"));
    let (code, _, err) = new(&path, &["interim-report-2026-2", "Second report of 2026"]);
    assert_eq!(code, 0, "{err}");
    let text = read(&path, "interim-report-2026-2.kader");
    for line in ["\"Second report of 2026\" {", "  number     2\n", "  reports-on budget-2026\n", "  draft\n"]
    {
        assert!(text.contains(line), "{line}: {text}");
    }
    let (code, out, err) = run(&["check", path.to_str().unwrap(), "--format", "concise"]);
    assert!(code == 0 && out.lines().count() == 1 && out.contains("[placeholder-text]"), "{out}{err}");
}

#[test]
fn own_kinds_and_everyday_names_are_known() {
    let path = folder("new-own-kind");
    let text = "taal nl\ndocument marap-2025 \"Marap 2025\" {\n  soort marap zoals berap\n  jaar 2025\n}\n";
    fs::write(path.join("a.kader"), text).unwrap();
    for (id, kind) in [
        ("marap-2026", "marap zoals berap"),
        ("jaarrekening-2026", "jaarstukken"),
        ("programmabegroting-2027", "begroting"),
        ("2027-kadernota", "kadernota"),
        ("budget-amendment-2027-3", "begrotingswijziging"),
    ] {
        let (code, _, err) = new(&path, &[id]);
        assert_eq!(code, 0, "{id}: {err}");
        let text = read(&path, &format!("{id}.kader"));
        assert!(
            text.lines().any(|line| line
                .trim_start()
                .split_once(' ')
                .is_some_and(|(word, rest)| { word == "soort" && rest.trim() == kind })),
            "{id}: {text}"
        );
    }
}

#[test]
fn what_cannot_be_made_is_refused_with_a_way_out() {
    let path = project("new-document-refused", "nl");
    fs::write(path.join("elders.kader"), "taal nl\nelders document begroting-2030\n").unwrap();
    let files = || fs::read_dir(&path).unwrap().count();
    let before = files();
    for (arguments, wanted) in [
        (&[][..], "kader new document begroting-2027"),
        (&["begroting"], "schrijf bijvoorbeeld begroting-2027"),
        (&["iets-2027"], "schrijf bijvoorbeeld begroting-2027"),
        (&["begroting-2026"], "bestaat al"),
        (&["begroting-2030"], "haal die regel eerst weg"),
        (&["begroting-2027", "--from", "begroting-2062"], "begroting-2026"),
        (&["begroting-2025", "--from", "begroting-2026"], "later dan 2025"),
        (&["begrotingswijziging-2026-1", "--from", "begroting-2026"], "laat --from weg"),
    ] {
        let (code, out, err) = new(&path, arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}: {err}");
        assert!(err.contains(wanted), "{arguments:?}: {err}");
        assert_eq!(files(), before);
    }
    // A file in the way, and a text that cannot be read.
    fs::write(path.join("begroting-2027.kader"), "# van iemand anders\n").unwrap();
    let (code, _, err) = new(&path, &["begroting-2027", "--from", "begroting-2026"]);
    assert!(code == 2 && err.contains("‘") && err.contains("bestaat al"), "{err}");
    assert_eq!(read(&path, "begroting-2027.kader"), "# van iemand anders\n");
    let text = read(&path, "begroting-2026.kader");
    fs::write(path.join("begroting-2026.kader"), text.replace("gewenst", "gewesnt")).unwrap();
    let (code, _, err) = new(&path, &["begroting-2028", "--from", "begroting-2026"]);
    assert!(code == 2 && err.contains("herstel eerst deze fout") && err.contains("gewesnt"), "{err}");
    let path = format!("{}/", path.display());
    let (_, _, err) = run(&["new", "begroting", "2027", &path]);
    assert!(err.contains("kader new document begroting-2027"), "{err}");
    let (_, _, err) = run(&["new", "bron", "cbs", "CBS", &path, "--from", "begroting-2026"]);
    assert!(err.contains("--from is er voor een nieuw document"), "{err}");
}
