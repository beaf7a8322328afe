//! Findings for programs: every format on hostile text, on nothing, on several projects, and by its schema.

#[cfg(unix)]
mod ci;
mod hosts;
mod reports;
mod schemas;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use kader::report::fingerprint::hash;
use kader::report::line_hash::line_hashes;

use crate::cli::{example, folder, kader, run, said};

/// The formats that programs read.
const MACHINE: [&str; 9] =
    ["concise", "json", "sarif", "github", "gitlab", "junit", "rdjson", "azure", "markdown"];

/// A file name with a sign of every kind that some format gives a meaning.
const HOSTILE_NAME: &str = "map met spatie/a%20;b,c]d#é😀 [x](1)|'&.kader";

/// A spec that tries to break out of every format: markup, commands, escapes, turned text, control signs.
fn hostile_text() -> String {
    let long = "lang ".repeat(400);
    format!(
        "taal nl\ndocument d\ndoel 1.1 \"Titel\" {{\n  <script>alert(1)</script>|::error::x%0Ay \"a\"\n  \
         portefeuillehouder ::set-output%25name=x::|</td></details>\n  \
         😀😀 \u{202E}gnp.exe\u{202C} \u{7}\u{1b}[31m\n  ##vso[task.setvariable variable=x]y \"z\"\n  \
         <!-- ]]> --> '\"`*_@iemand_*` \u{FFFE} ##[error]x %0D%0A \"y\"\n}}\n\
         doel 1.2 \"{long}\" {{\n  indicatoren [klik](1), x]]>y, &amp;, \"😀\"\n  notaa é😀\n}}\n\
         doel 1.2 \"Nog eens\"\npersoon a{} \"A\"\npersoon a{} \"B\"\n",
        "x".repeat(3_000),
        "x".repeat(3_000)
    )
}

/// A project on disk that is as hostile as can be.
fn hostile(name: &str) -> PathBuf {
    let path = folder(name);
    let file = path.join(HOSTILE_NAME);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, hostile_text()).unwrap();
    fs::write(path.join("kader.toml"), "").unwrap();
    path
}

/// What kader writes about a folder, started in that folder.
fn written(path: &Path, format: &str, language: &str) -> String {
    let output = kader()
        .current_dir(path)
        .args(["check", "--format", format, "--lang", language, "--fail-on", "warning"])
        .output()
        .unwrap();
    let (code, out, err) = said(&output);
    assert!(code < 2, "{format}: {err}");
    out
}

fn json(path: &Path, format: &str) -> Value {
    serde_json::from_str(&written(path, format, "nl")).unwrap()
}

/// The fingerprints of GitLab, and both of SARIF, in order.
fn fingerprints(path: &Path) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let gitlab = json(path, "gitlab");
    let mut all: Vec<String> =
        gitlab.as_array().unwrap().iter().map(|issue| text(&issue["fingerprint"])).collect();
    let sarif = json(path, "sarif");
    for result in sarif["runs"][0]["results"].as_array().unwrap() {
        all.push(text(&result["partialFingerprints"]["kader/v1"]));
        all.push(text(&result["partialFingerprints"]["primaryLocationLineHash"]));
    }
    all
}

#[test]
fn nothing_that_steers_a_screen_or_ends_a_line_reaches_an_output() {
    let path = hostile("outputs-hostile");
    for language in ["nl", "en"] {
        for format in MACHINE {
            let out = written(&path, format, language);
            let controls = out.chars().filter(|one| one.is_control() && *one != '\n').count();
            assert_eq!(controls, 0, "{format}");
            // A suggestion is text of the spec itself; JSON escapes what steers.
            if !matches!(format, "rdjson" | "sarif" | "json") {
                assert!(!out.contains(['\u{202E}', '\u{202C}', '\u{2066}']), "{format}");
            }
        }
    }
}

#[test]
fn lines_of_the_log_are_whole_commands() {
    let path = hostile("outputs-lines");
    let count = json(&path, "gitlab").as_array().unwrap().len();
    for (format, start) in [("concise", "map met"), ("github", "::"), ("azure", "##vso[task.logissue type=")]
    {
        let out = written(&path, format, "nl");
        let lines: Vec<&str> = out.lines().filter(|line| !line.starts_with("kader: ")).collect();
        assert_eq!(lines.len(), count, "{format}\n{out}");
        assert!(lines.iter().all(|line| line.starts_with(start)), "{format}\n{out}");
    }
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    let path = hostile("outputs-same");
    for format in MACHINE {
        let first = written(&path, format, "nl");
        let arguments = ["check", "--format", format, "--lang", "nl"];
        let one = kader().current_dir(&path).args(arguments).env("RAYON_NUM_THREADS", "1").output().unwrap();
        // What the run lets pass depends on the level from which on it fails.
        if format != "junit" {
            assert_eq!(first, said(&one).1, "{format}");
        }
        assert_eq!(first, written(&path, format, "nl"), "{format}");
    }
}

#[test]
fn a_clean_run_is_a_whole_document() {
    let path = example("outputs-clean");
    assert_eq!(written(&path, "gitlab", "nl"), "[]\n");
    assert_eq!(written(&path, "github", "nl") + &written(&path, "azure", "nl"), "");
    assert_eq!(written(&path, "concise", "nl"), "");
    assert_eq!(json(&path, "sarif")["runs"][0]["results"], serde_json::json!([]));
    assert_eq!(json(&path, "rdjson")["diagnostics"], serde_json::json!([]));
    assert!(written(&path, "markdown", "nl").contains("Er is niets gevonden."));
    assert!(written(&path, "markdown", "en").contains("Nothing was found."));
    let junit = written(&path, "junit", "en");
    assert!(
        junit.contains("failures=\"0\"") && junit.matches("name=\"no findings\"").count() == 3,
        "{junit}"
    );
}

#[test]
fn fingerprints_are_unique_also_over_several_projects() {
    let path = folder("outputs-several");
    for name in ["een", "twee"] {
        let project = path.join(name);
        fs::create_dir_all(&project).unwrap();
        // The same organisation and the same text twice.
        fs::write(project.join("kader.toml"), "organisation = \"stad\"\n").unwrap();
        fs::write(project.join("a.kader"), hostile_text() + "@@@\n@@@\n").unwrap();
    }
    for format in ["gitlab", "sarif"] {
        let report = json(&path, format);
        let all: Vec<String> = match format {
            "gitlab" => report.as_array().unwrap().iter().map(|one| one["fingerprint"].to_string()).collect(),
            _ => {
                let results = report["runs"][0]["results"].as_array().unwrap();
                results.iter().map(|one| one["partialFingerprints"]["kader/v1"].to_string()).collect()
            }
        };
        let once: BTreeSet<&String> = all.iter().collect();
        assert!(all.len() > 20 && once.len() == all.len(), "{format}: {all:#?}");
    }
    let paths = written(&path, "concise", "nl");
    assert!(paths.contains("\ntwee/a.kader:") && paths.starts_with("een/a.kader:"), "{paths}");
}

#[test]
fn fingerprints_stay_when_lines_come_above() {
    let path = hostile("outputs-moved");
    let before = fingerprints(&path);
    let concise = written(&path, "concise", "nl");
    let moved = hostile_text().replace("document d\n", "\n# een regel erboven\n\n# en nog een\ndocument d\n");
    fs::write(path.join(HOSTILE_NAME), moved).unwrap();
    assert_ne!(concise, written(&path, "concise", "nl"));
    assert_eq!(before, fingerprints(&path));
}

#[test]
fn keys_do_not_depend_on_which_file_is_asked_about() {
    let path = folder("outputs-asked");
    fs::write(path.join("kader.toml"), "").unwrap();
    let text = "taal nl\ndocument d\ndoel 1.1 \"A\"\n@@@\n";
    fs::write(path.join("a.kader"), text).unwrap();
    fs::write(path.join("b.kader"), text).unwrap();
    let of = |asked: &str| {
        let output =
            kader().current_dir(&path).args(["check", asked, "--format", "gitlab"]).output().unwrap();
        let report: Value = serde_json::from_str(&said(&output).1).unwrap();
        let issues = report.as_array().unwrap().clone();
        issues.into_iter().filter(|one| one["location"]["path"] == "b.kader").collect::<Vec<_>>()
    };
    assert!(!of("b.kader").is_empty());
    assert_eq!(of("b.kader"), of("."));
}

#[test]
fn paths_count_from_the_folder_of_the_run() {
    let path = hostile("outputs-paths");
    let whole = path.canonicalize().unwrap();
    let detour = format!("../{}/map met spatie/..", path.file_name().unwrap().to_str().unwrap());
    for asked in [".", "./map met spatie/../", whole.to_str().unwrap(), &detour] {
        let output = kader()
            .current_dir(&path)
            .args(["check", asked, "--format", "gitlab", "--lang", "nl"])
            .output()
            .unwrap();
        let report: Value = serde_json::from_str(&said(&output).1).unwrap();
        assert_eq!(report[0]["location"]["path"], HOSTILE_NAME, "{asked}");
    }
    // What lies outside keeps the path that leads to it.
    let output =
        kader().current_dir(path.join("map met spatie")).args(["check", "..", "--format", "json"]).output();
    let report: Value = serde_json::from_str(&said(&output.unwrap()).1).unwrap();
    let file = report["findings"][0]["place"]["file"].as_str().unwrap();
    assert_eq!(file, HOSTILE_NAME.strip_prefix("map met spatie/").unwrap());
}

#[test]
fn concise_is_one_line_and_plain_has_the_help() {
    let concise = run(&["check", "specs/", "--format", "concise", "--lang", "nl"]).1;
    let plain = run(&["check", "specs/", "--format", "plain", "--all", "--lang", "nl"]).1;
    let first: Vec<&str> = plain.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(concise.lines().collect::<Vec<_>>(), first);
    assert!(plain.contains("\n  hulp: ") && !concise.contains("hulp"), "{plain}");
}

#[test]
fn machine_formats_show_every_finding() {
    let path = folder("outputs-every");
    fs::write(path.join("a.kader"), format!("taal nl\ndocument d\n{}", "@@@\n".repeat(40))).unwrap();
    let human = kader().current_dir(&path).args(["check", "--lang", "nl"]).output().unwrap();
    assert!(said(&human).1.contains("… en nog 35"));
    for format in MACHINE {
        let output = kader().current_dir(&path).args(["check", "--format", format]).output().unwrap();
        let out = said(&output).1;
        assert!(out.matches("a.kader").count() + out.matches("\n- **").count() >= 40, "{format}\n{out}");
    }
}

#[test]
fn the_hash_of_a_text_is_fnv() {
    assert_eq!(hash(""), "6c62272e07bb014262b821756295c58d");
    assert_eq!(hash("a"), "d228cb696f1a8caf78912b704e4a8964");
}

#[test]
fn the_hash_of_a_line_is_that_of_the_upload_step() {
    let all = |text: &str| {
        let wanted: BTreeSet<u32> = (1..100).collect();
        line_hashes(text, &wanted).into_values().collect::<Vec<_>>()
    };
    assert_eq!(all(""), ["c129715d7a2bc9a3:1"]);
    let four = ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"];
    assert_eq!(all(" a\nb\n  \t\tc\n d"), four);
    // Every line end is the same line end.
    let seven = [
        "e9496ae3ebfced30:1",
        "fb7c023a8b9ccb3f:1",
        "ce8ba1a563dcdaca:1",
        "e20e36e16fcb0cc8:1",
        "b3edc88f2938467e:1",
        "c8e28b0b4002a3a0:1",
        "c129715d7a2bc9a3:1",
    ];
    let text = " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n";
    for end in ["\n", "\r\n", "\r"] {
        assert_eq!(all(&text.replace('\n', end)), seven, "{end:?}");
    }
    // The same line again counts on, and the end of the file makes lines differ.
    let many = all(&"Lorem ipsum dolor sit amet.\n".repeat(10));
    assert_eq!((many[0].as_str(), many[5].as_str()), ("a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:6"));
    assert_eq!((many[6].as_str(), many[9].as_str()), ("a7f2ff1481e87703:1", "cc97dc7b1d7d8f7b:1"));
    // Only what is asked for is kept.
    assert_eq!(line_hashes("a\nb\nc\n", &BTreeSet::from([2])).keys().collect::<Vec<_>>(), [&2]);
}
