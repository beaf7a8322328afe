//! `kader rename`: every header and reference, and nothing else.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::{folder, run};

fn project(name: &str) -> PathBuf {
    let path = folder(name);
    fs::write(path.join("kader.toml"), "language = \"nl\"\n").unwrap();
    for (file, text) in [
        ("register.kader", "taal nl\nbron cbs \"CBS\"\npersoon jansen \"Anna Jansen\"\n"),
        (
            "plan.kader",
            "taal nl\ndocument plan \"Plan\" {\n  soort begroting\n  jaar 2026\n}\n\nprogramma 1 \"Wonen\" {\n  doel 1.1 \"Meer woningen\" {\n    \
             criterium c \"Meer\" {\n      indicatoren w\n    }\n    indicator w \"Woningen\" {\n      bron cbs # het doel 1.1\n    }\n  }\n}\n",
        ),
        (
            "meer.kader",
            "taal nl\ndocument plan\ndoel 1.1 {\n  portefeuillehouder jansen\n}\nprogramma 1 {\n  doel 1.2 \"Beter\" {\n    criterium \"Beter\"\n    steunt doel 1.1\n    zie criterium 1.1/c, doel 1.1\n  }\n}\n",
        ),
        (
            "rapport.kader",
            "taal nl\ndocument rapport \"Rapport\" {\n  soort jaarstukken\n  jaar 2026\n  rapporteert-over plan\n}\nprogramma 1 {\n  doel 1.1 {\n    stand \"Op schema\"\n    zie doel 1.1@plan\n  }\n}\n",
        ),
    ] {
        fs::write(path.join(file), text).unwrap();
    }
    path
}

fn all(path: &Path) -> String {
    let mut files: Vec<_> = fs::read_dir(path).unwrap().map(|one| one.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).unwrap()).collect()
}

fn rename(path: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut whole = vec!["rename"];
    whole.extend(arguments);
    whole.push(path.to_str().unwrap());
    run(&whole)
}

fn found(path: &Path) -> (i32, usize) {
    let (code, out, _) = run(&["check", path.to_str().unwrap(), "--format", "concise"]);
    (code, out.lines().count())
}

#[test]
fn a_goal_gets_another_id_at_every_header_and_reference_and_in_its_report() {
    let path = project("rename-goal");
    let (before, findings) = (all(&path), found(&path));
    let (code, out, err) = rename(&path, &["doel", "1.1", "1.9", "--diff"]);
    assert!(code == 1 && out.contains("+  doel 1.9 \"Meer woningen\" {"), "{out}{err}");
    assert_eq!(all(&path), before);
    let (code, out, err) = rename(&path, &["goal", "1.1", "1.9", "--lang", "en"]);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("‘1.1’ is now ‘1.9’, at 7 places in 3 files"), "{out}");
    // A comment is prose: it stays.
    let wanted = before.replace("1.1", "1.9").replace("# het doel 1.9", "# het doel 1.1");
    assert_eq!(all(&path), wanted);
    assert_eq!(found(&path), findings);
    // And back again.
    assert_eq!(rename(&path, &["doel", "1.9", "1.1"]).0, 0);
    assert_eq!(all(&path), before);
}

#[test]
fn sources_documents_and_things_without_an_id_can_be_renamed() {
    let path = project("rename-other");
    let before = all(&path);
    assert_eq!(rename(&path, &["bron", "cbs", "statline"]).0, 0);
    assert_eq!(all(&path), before.replace("cbs", "statline"));
    assert_eq!(rename(&path, &["document", "plan", "begroting-2026"]).0, 0);
    let text = all(&path);
    assert_eq!(text.matches("begroting-2026").count(), 4, "{text}");
    let (code, _, err) = rename(&path, &["criterium", "beter", "b"]);
    assert_eq!(code, 0, "{err}");
    assert!(all(&path).contains("criterium b \"Beter\""));
}

#[test]
fn what_would_break_is_refused_with_a_way_out() {
    let path = project("rename-refused");
    let before = all(&path);
    for (arguments, wanted) in [
        (&["doel", "1.1", "1.2"][..], "bestaat al"),
        (&["doel", "1.1", "1.1."], "schrijf 1.1"),
        (&["doel", "1.7", "1.8"], "bedoelt u"),
        (&["doell", "1.1", "1.8"], "bedoelt u ‘doel’"),
        (&["spoor", "a", "b"], "geen spoor"),
    ] {
        let (code, out, err) = rename(&path, arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}: {err}");
        assert!(err.contains(wanted), "{arguments:?}: {err}");
        assert_eq!(all(&path), before);
    }
    // Another document has the same code, and nothing ties the two.
    let other = "taal nl\ndocument ander \"Ander\" {\n  soort begroting\n  jaar 2027\n}\nprogramma 1 \"Zorg\" {\n  doel 1.1 \"Zorg\" {\n    criterium \"Zorg\"\n  }\n}\n";
    fs::write(path.join("zander.kader"), other).unwrap();
    let (code, _, err) = rename(&path, &["doel", "1.1", "1.8"]);
    assert!(code == 2 && err.contains("--all-editions"), "{err}");
    let (code, _, err) = rename(&path, &["doel", "1.1", "1.8", "--document", "ander"]);
    assert_eq!(code, 0, "{err}");
    assert!(all(&path).starts_with(&before) && all(&path).contains("doel 1.8 \"Zorg\""));
}

#[test]
fn a_new_warning_is_said_and_no_reason_to_refuse() {
    let path = folder("rename-warning");
    let goal = |id: &str| format!("  doel {id} \"Beter\" {{\n    criterium \"Klaar\"\n  }}\n");
    let goals: String = ["1.1", "1.2", "1.3"].iter().map(|id| goal(id)).collect();
    let text = format!(
        "taal nl\ndocument b \"B\" {{\n  soort begroting\n  jaar 2026\n}}\nprogramma 1 \"P\" {{\n{goals}}}\n"
    );
    fs::write(path.join("b.kader"), &text).unwrap();
    let (code, out, err) = rename(&path, &["doel", "1.1", "1.9"]);
    assert!(code == 0 && out.contains("heet nu ‘1.9’"), "{out}{err}");
    assert!(err.contains("komt er een bevinding bij") && err.contains("code-volgorde"), "{err}");
    assert!(all(&path).contains("doel 1.9 \"Beter\""));
}
