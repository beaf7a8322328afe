//! The rules of the house: who may use whom, where big libraries are named, what files look like.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{root, up_to_date};

fn rust_files(folder: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    if root().join(folder).is_dir() {
        walk(&root().join(folder), &mut found);
    }
    found.sort();
    found
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(root()).unwrap().display().to_string();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// Which top-level modules a room may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("language", &[]),
    ("diag", &["source", "language"]),
    ("syntax", &["source", "language", "diag"]),
    ("fmt", &["source", "language", "diag", "syntax"]),
    ("model", &["source", "language", "diag", "syntax"]),
    ("translate", &["source", "language", "diag", "syntax", "fmt", "model"]),
    ("workspace", &["source", "language", "diag", "syntax", "model"]),
    ("rules", &["source", "language", "diag", "model", "syntax", "workspace"]),
    ("check", &["source", "language", "diag", "syntax", "model", "workspace", "rules"]),
    ("export", &["source", "language", "diag", "model", "rules", "check"]),
    ("baseline", &["language", "diag"]),
    ("fix", &["source", "diag"]),
    ("edits", &["source", "language", "diag", "syntax", "fmt", "model"]),
    ("coverage", &["language", "model", "rules"]),
    ("lineage", &["language", "model"]),
    ("diff", &["language", "diag", "model", "workspace", "rules", "check", "export"]),
    ("ask", &["source", "language", "diag", "model", "rules", "coverage"]),
    (
        "report",
        &["source", "language", "diag", "model", "rules", "export", "coverage", "lineage", "diff", "ask"],
    ),
    (
        "pages",
        &[
            "workspace",
            "export",
            "source",
            "language",
            "diag",
            "model",
            "rules",
            "check",
            "coverage",
            "diff",
            "ask",
            "report",
        ],
    ),
    ("serve", &["language", "diag", "pages"]),
    (
        "ide",
        &[
            "source",
            "language",
            "diag",
            "syntax",
            "fmt",
            "model",
            "workspace",
            "rules",
            "check",
            "fix",
            "edits",
        ],
    ),
    ("lsp", &["source", "language", "diag", "workspace", "check", "ide"]),
    (
        "cli",
        &[
            "source",
            "language",
            "diag",
            "syntax",
            "model",
            "workspace",
            "rules",
            "check",
            "export",
            "baseline",
            "fix",
            "edits",
            "fmt",
            "translate",
            "coverage",
            "lineage",
            "diff",
            "ask",
            "report",
            "pages",
            "serve",
            "lsp",
        ],
    ),
];

fn room(name: &str) -> &str {
    let rest = name.strip_prefix("src/").unwrap();
    rest.split('/').next().unwrap().trim_end_matches(".rs")
}

#[test]
fn rooms_use_only_what_stands_above_them() {
    let mut wrong = BTreeSet::new();
    for (name, text) in rust_files("src") {
        let own = room(&name).to_owned();
        if own == "main" || own == "lib" {
            continue;
        }
        let may =
            MAY_USE.iter().find(|(room, _)| *room == own).unwrap_or_else(|| panic!("{own} is in no room")).1;
        for used in text.split("crate::").skip(1) {
            let used: String = used.chars().take_while(|one| one.is_alphanumeric() || *one == '_').collect();
            let known = MAY_USE.iter().any(|(room, _)| *room == used);
            if known && used != own && !may.contains(&used.as_str()) {
                wrong.insert(format!("{name} uses {used}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn big_libraries_are_named_in_their_own_room_only() {
    for (library, place) in [
        ("pest", "src/syntax/pest_lines.rs"),
        ("petgraph", "src/model/graph.rs"),
        ("miette", "src/report/terminal.rs"),
        ("annotate_snippets", "src/report/terminal.rs"),
        ("clap", "src/cli"),
        ("jiff", "src/model/period.rs"),
        ("toml", "src/workspace/config"),
        ("cel", "src/rules/own/reading.rs"),
        ("regex", "src/rules/own/pattern.rs"),
        ("ignore", "src/workspace.rs"),
        ("similar", "src/report/difference.rs"),
        ("dagre", "src/report/graph/svg/layers.rs"),
        ("gen_lsp_types", "src/lsp"),
        ("rust_xlsxwriter", "src/export/xlsx.rs"),
        ("minijinja", "src/pages/template.rs"),
        ("pulldown_cmark", "src/pages/prose.rs"),
        ("httparse", "src/serve/request.rs"),
    ] {
        for (name, text) in rust_files("src") {
            let used = text.contains(&format!("use {library}::"))
                || text.contains(&format!("use {library};"))
                || text.contains(&format!(" {library}::"));
            assert!(!used || name.starts_with(place), "{library} is named in {name}");
        }
    }
}

#[test]
fn nothing_below_workspace_and_cli_reads_disk_clock_or_environment() {
    for (name, text) in rust_files("src") {
        let free = ["workspace", "cli", "main"].contains(&room(&name));
        for call in ["std::fs", "std::env::var", "SystemTime", "Instant::now", "std::process"] {
            assert!(free || !text.contains(call), "{name} uses {call}");
        }
    }
}

#[test]
fn only_the_server_of_the_report_has_connections() {
    for (name, text) in rust_files("src") {
        assert!(!text.contains("std::net") || name == "src/serve/listen.rs", "{name} uses the network");
    }
}

#[test]
fn every_file_says_what_it_is_for_and_stays_readable() {
    for folder in ["src", "tests", "benches"] {
        for (name, text) in rust_files(folder) {
            assert!(text.starts_with("//! "), "{name} has no first line");
            let lines = text.lines().count();
            let limit = if name.ends_with("kinds.rs") || name.ends_with("docs.rs") { 2_000 } else { 760 };
            assert!(lines <= limit, "{name} has {lines} lines");
            for word in [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("X", "XX")] {
                assert!(!text.contains(word) || name.ends_with("house.rs"), "{name} holds {word}");
            }
            let allowed = text.contains("#[allow") || text.contains("#![allow");
            assert!(!allowed || name.ends_with("house.rs"), "{name} allows a lint; expect it with a reason");
        }
    }
}

#[test]
fn the_list_of_rules_is_complete_and_sorted() {
    let text = fs::read_to_string(root().join("src/rules.rs")).unwrap();
    let mut rules: Vec<String> = rust_files("src/rules")
        .into_iter()
        .filter(|(_, text)| text.contains("pub static RULE: Rule"))
        .map(|(name, _)| name.trim_start_matches("src/rules/").trim_end_matches(".rs").to_owned())
        .collect();
    rules.sort();
    let list: String = rules.iter().map(|name| format!("    &{name}::RULE,\n")).collect();
    let (before, rest) = text.split_once("    // rules: start\n").unwrap();
    let (_, after) = rest.split_once("    // rules: end\n").unwrap();
    up_to_date("src/rules.rs", &format!("{before}    // rules: start\n{list}    // rules: end\n{after}"));
}

#[test]
fn the_vocabulary_is_sound() {
    use kader::language::{self, CONCEPTS, Language};
    for language in Language::BOTH {
        for concept in CONCEPTS {
            let form = concept.word.form(language);
            assert!(
                !form.one.is_empty() && !form.many.is_empty() && !form.article.is_empty(),
                "{}",
                concept.name
            );
            assert!(!concept.docs.get(language).is_empty(), "{}", concept.name);
            let mut words: Vec<&str> = Vec::new();
            for field in concept.all_fields() {
                assert!(!field.docs.get(language).is_empty(), "{} {}", concept.name, field.name);
                let mut own = vec![field.word.get(language), field.word.many(language)];
                own.dedup();
                for word in own {
                    assert!(!words.contains(&word), "{word} stands twice in {}", concept.name);
                    words.push(word);
                }
            }
        }
    }
    // A word that both languages have means the same in both.
    for concept in CONCEPTS {
        let word = concept.word.get(Language::Nl);
        if let Some(other) = language::concept(Language::En, word) {
            assert_eq!(other.name, concept.name, "{word}");
        }
    }
}

#[test]
fn the_project_speaks_of_itself_alone() {
    let listed = std::process::Command::new("git").args(["ls-files"]).current_dir(root()).output();
    let Ok(listed) = listed else { return };
    for name in String::from_utf8(listed.stdout).unwrap().lines() {
        let Ok(text) = fs::read_to_string(root().join(name)) else { continue };
        if name.ends_with("house.rs") || name.ends_with(".lock") {
            continue;
        }
        for word in ["/home/", "/root/", "/tmp/", "C:\\Users"] {
            assert!(!text.contains(word), "{name} holds {word}");
        }
    }
}

/// Licences under which a dependency may come, next to the EUPL of kader itself.
const LICENCES: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unlicense",
    "CC0-1.0",
    "0BSD",
    "BSL-1.0",
    // Holds for its own files only: what reads HTML comes with it, unchanged.
    "MPL-2.0",
];

/// Licences that must be met as well, not instead.
const ALSO: &[&str] = &["Unicode-3.0", "Unicode-DFS-2016"];

#[test]
fn every_dependency_has_a_licence_that_goes_with_ours() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = std::process::Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 50);
    for package in packages.iter().filter(|package| package["name"] != "kader") {
        let licence = package["license"].as_str().unwrap_or("");
        // Parts joined by AND must all be met; of those joined by OR (or a slash) one is enough.
        let parts = licence.split(" AND ").map(|part| part.trim_matches(['(', ')', ' ']));
        for part in parts {
            let met = part.split(" OR ").flat_map(|one| one.split('/')).any(|one| {
                let one = one.trim_matches(['(', ')', ' ']);
                // An exception to a licence only permits more.
                let one = one.split(" WITH ").next().unwrap();
                LICENCES.contains(&one) || ALSO.contains(&one)
            });
            assert!(met, "{} comes under ‘{licence}’", package["name"]);
        }
    }
}
