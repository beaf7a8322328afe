//! `--baseline`: what is known stays out of sight, moves along with the text, and is reported when it is mended.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use kader::baseline::Baseline;

use crate::support::{checked, root};

const SPEC: &str = "taal nl
document begroting-2026
persoon jansen \"Anna Jansen\"
programma 1 \"Wonen\" {
  doel 1.1 \"Iedereen woont\" {
    portefeuillehouder jansen
    criterium \"Het is af\"
  }
  doel 1.2 \"Iedereen blijft wonen\" {
    portefeuillehouder jansen
    criterium \"Het is ook af\"
  }
}
";

const SAME_IN_ENGLISH: &str = "language en

# Moved, indented and translated.

document begroting-2026
programme 1 \"Wonen\" {
      goal 1.2 \"Iedereen blijft wonen\" {
    criterion \"Het is ook af\"
          portfolio-holder jansen
      }
  goal 1.1 \"Iedereen woont\" {
    criterion \"Het is af\"
    portfolio-holder jansen
  }
}
person jansen \"Anna Jansen\"
";

fn project(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    fs::write(path.join("kader.toml"), "").unwrap();
    fs::write(path.join("begroting.kader"), SPEC).unwrap();
    path
}

fn kader(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kader"));
    let output = command.current_dir(folder).args(arguments).env_remove("KADER_LANG").output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

const CHECK: [&str; 5] = ["check", "--fail-on", "note", "--baseline", "known.json"];

fn check(folder: &Path, more: &[&str]) -> (i32, String, String) {
    kader(folder, &[&CHECK[..], more].concat())
}

#[test]
fn what_is_known_survives_moving_formatting_and_translation() {
    let folder = project("baseline-moves");
    let (code, _, err) = check(&folder, &[]);
    assert!(code == 2 && err.contains("--write-baseline"), "{err}");
    let (code, _, err) = check(&folder, &["--write-baseline"]);
    assert!(code == 0 && err.contains("bevindingen vastgelegd in known.json"), "{err}");
    let written = fs::read_to_string(folder.join("known.json")).unwrap();
    let schema = kader::cli::schema_of::<kader::baseline::File>();
    let json = serde_json::from_str(&written).unwrap();
    assert!(jsonschema::draft202012::is_valid(&schema, &json), "{written}");
    let (code, out, err) = check(&folder, &[]);
    assert!(code == 0 && out.is_empty() && err.contains("al bekend"), "{out}{err}");
    fs::write(folder.join("begroting.kader"), SAME_IN_ENGLISH).unwrap();
    let (code, out, err) = check(&folder, &["--lang", "en"]);
    assert!(code == 0 && out.is_empty() && !err.contains("mended"), "{out}{err}");
    check(&folder, &["--write-baseline"]);
    assert_eq!(fs::read_to_string(folder.join("known.json")).unwrap(), written);
}

#[test]
fn what_is_mended_is_reported_and_can_be_pruned_and_what_is_new_fails() {
    let folder = project("baseline-mended");
    check(&folder, &["--write-baseline"]);
    let mended = SPEC.replacen("criterium", "geen indicatoren \"niet te meten\"\n    criterium", 1);
    fs::write(folder.join("begroting.kader"), &mended).unwrap();
    let (code, _, err) = check(&folder, &["--lang", "en"]);
    let line = "mended: goal-without-indicator baseline-mended/begroting-2026/goal/1.1 (1 → 0)";
    assert!(code == 0 && err.contains(line) && err.contains("--prune-baseline"), "{err}");
    let before = fs::read_to_string(folder.join("known.json")).unwrap();
    let (_, _, err) = check(&folder, &["--prune-baseline"]);
    assert!(err.contains("is bijgewerkt"), "{err}");
    let after = fs::read_to_string(folder.join("known.json")).unwrap();
    assert!(after.len() < before.len() && !check(&folder, &[]).2.contains("opgelost"));
    // It comes back: now it is new.
    fs::write(folder.join("begroting.kader"), SPEC).unwrap();
    let (code, out, _) = check(&folder, &[]);
    assert!(code == 1 && out.matches("[doel-zonder-indicator]").count() == 1, "{out}");
}

#[test]
fn errors_of_the_text_cannot_be_put_off() {
    let folder = project("baseline-errors");
    fs::write(folder.join("begroting.kader"), SPEC.replace("criterium", "critrium")).unwrap();
    let (_, _, err) = check(&folder, &["--write-baseline"]);
    assert!(err.contains("2 fouten in de tekst zelf niet"), "{err}");
    assert_eq!(check(&folder, &[]).0, 1);
}

#[test]
fn a_file_that_cannot_be_read_or_would_be_lost_is_wrong_use() {
    let folder = project("baseline-wrong");
    for text in ["", "[]", "{\"format_version\":\"2.0\",\"findings\":[]}", "{\"format_version\":\"1.0\"}"] {
        fs::write(folder.join("known.json"), text).unwrap();
        let (code, _, err) = check(&folder, &[]);
        assert!(code == 2 && err.contains("baseline"), "{text}: {err}");
        // Nor is it overwritten: it may be something else.
        assert_eq!(check(&folder, &["--write-baseline"]).0, 2, "{text}");
    }
    let taken = kader(&folder, &["check", "--baseline", "begroting.kader", "--write-baseline"]);
    assert!(taken.0 == 2 && fs::read_to_string(folder.join("begroting.kader")).unwrap() == SPEC);
    assert_eq!(
        kader(&folder, &["check", "begroting.kader", "--baseline", "k.json", "--write-baseline"]).0,
        2
    );
    assert_eq!(kader(&folder, &["check", "--write-baseline"]).0, 2);
}

#[test]
fn projects_that_are_not_looked_at_stay_in_the_file() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("baseline-projects");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let known = folder.join("known.json").display().to_string();
    let at = |path: &str, more: &[&str]| {
        kader(&root(), &[&["check", path, "--baseline", &known][..], more].concat())
    };
    at("specs/", &["--write-baseline"]);
    let all = fs::read_to_string(&known).unwrap();
    at("specs/zwolle", &["--write-baseline"]);
    assert_eq!(fs::read_to_string(&known).unwrap(), all);
    let (_, _, err) = at("specs/voorbeeldstad", &["--prune-baseline"]);
    assert!(!err.contains("opgelost"), "{err}");
    assert_eq!(fs::read_to_string(&known).unwrap(), all);
}

#[test]
fn of_a_rule_that_finds_more_than_is_known_everything_is_shown() {
    let text = |count| format!("taal nl\ndocument b-2026\nprogramma 1 \"A\" {{\n{}}}\n", blanks(count));
    let (one, two) = (checked(&text(1)), checked(&text(2)));
    let known = Baseline::of(&one.findings);
    assert_eq!(known.len(), 1, "{:?}", one.findings);
    let mut same = one.findings.clone();
    assert_eq!((known.take_known(&mut same), same.len()), (1, 0));
    let mut more = two.findings.clone();
    assert_eq!((known.take_known(&mut more), more.len()), (0, 2));
}

fn blanks(count: usize) -> String {
    ["leeg indicatoren\n", "leeg kaderstellende-nota's\n"].iter().take(count).copied().collect()
}
