//! What each host asks for beyond a schema: required fields, escapes, limits, units.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

use kader::check::check;
use kader::diag::{OwnRule, Severity};
use kader::language::Language;
use kader::report::{Format, Run, render};
use kader::workspace::in_memory;

use super::{HOSTILE_NAME, hostile, json, written};
use crate::cli::folder;
use crate::support::{checked, goal};

/// A text in one format, as if it were the file `voorbeeld.kader` of the folder of the run.
fn report(fixture: &str, format: Format, fail_on: Severity) -> String {
    let checked = checked(fixture);
    let mut run = Run::new(Language::Nl, fail_on, Path::new("/somewhere"));
    run.add(&checked.sources, &checked.findings, |_| true);
    render(format, &run)
}

fn parsed(fixture: &str, format: Format) -> Value {
    serde_json::from_str(&report(fixture, format, Severity::Error)).unwrap()
}

#[test]
fn sarif_has_all_that_github_asks_for() {
    let sarif = json(&hostile("outputs-github-sarif"), "sarif");
    assert!(sarif["$schema"].as_str().unwrap().ends_with("sarif-2.1.0.json"));
    let run = &sarif["runs"][0];
    assert_eq!((&sarif["version"], &run["columnKind"]), (&"2.1.0".into(), &"unicodeCodePoints".into()));
    assert_eq!(run["tool"]["driver"]["name"], "kader");
    assert_eq!(run["automationDetails"]["id"], "kader/");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for rule in rules {
        for text in [&rule["shortDescription"]["text"], &rule["fullDescription"]["text"]] {
            let length = text.as_str().unwrap().chars().count();
            assert!(length > 0 && length <= 1_024, "{rule}");
        }
        assert!(rule["help"]["text"].as_str().unwrap().contains("Wat u kunt doen"), "{rule}");
        assert!(rule["help"]["markdown"].as_str().unwrap().contains("```kader\n"), "{rule}");
        assert!(
            ["error", "warning", "note"].contains(&rule["defaultConfiguration"]["level"].as_str().unwrap())
        );
        assert!(rule["properties"]["tags"].as_array().unwrap().contains(&"kader".into()));
        assert!(rule["properties"]["precision"].is_string(), "{rule}");
        let severity = rule["properties"]["problem.severity"].as_str().unwrap();
        assert!(["error", "warning", "recommendation"].contains(&severity));
        assert!(rule["name"].as_str().unwrap().chars().count() <= 255);
    }
    for result in run["results"].as_array().unwrap() {
        let rule = &rules[result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], uri(), "{result}");
        for name in ["startLine", "startColumn", "endLine", "endColumn"] {
            assert!(place["region"][name].as_u64().unwrap() > 0, "{result}");
        }
        for name in ["kader/v1", "primaryLocationLineHash"] {
            assert!(!result["partialFingerprints"][name].as_str().unwrap().is_empty(), "{result}");
        }
        // Words between brackets would lead to a place.
        let message = result["message"]["text"].as_str().unwrap();
        assert!(!message.contains("[klik](1)"), "{message}");
    }
    let related =
        run["results"].as_array().unwrap().iter().find(|one| one["ruleId"] == "duplicate-id").unwrap();
    assert_eq!(related["relatedLocations"][0]["id"], 1);
    assert!(related["relatedLocations"][0]["message"]["text"].is_string());
}

#[test]
fn a_rule_of_the_organisation_has_its_own_name_and_level() {
    let mut checked = checked("taal nl\ndocument d\n@@@\n");
    let own = OwnRule { name: "eigen-regel".to_owned(), severity: Severity::Note };
    checked.findings.truncate(1);
    checked.findings[0].own = Some(Arc::new(own));
    checked.findings[0].severity = Severity::Note;
    let mut run = Run::new(Language::Nl, Severity::Error, Path::new("/somewhere"));
    run.add(&checked.sources, &checked.findings, |_| true);
    let sarif: Value = serde_json::from_str(&render(Format::Sarif, &run)).unwrap();
    let rule = &sarif["runs"][0]["tool"]["driver"]["rules"][0];
    assert_eq!(
        (&rule["id"], &rule["defaultConfiguration"]["level"]),
        (&"eigen-regel".into(), &"note".into())
    );
    assert_eq!(rule["properties"]["problem.severity"], "recommendation");
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "eigen-regel");
}

/// The hostile name as a URI.
fn uri() -> String {
    let encoded = HOSTILE_NAME.bytes().map(|byte| match byte {
        b'/' | b'.' => char::from(byte).to_string(),
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    });
    encoded.collect()
}

#[test]
fn sarif_keeps_the_worst_when_github_takes_no_more() {
    let bad = "taal nl\ndocument d\n".to_owned() + &"@@@\n".repeat(9_000);
    let texts: Vec<(String, String)> =
        ["a", "b", "c"].iter().map(|name| (format!("{name}.kader"), bad.clone())).collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let mut checked = check(in_memory(&files));
    let all = checked.findings.len();
    assert!(all > 26_900, "{all}");
    for finding in checked.findings.iter_mut().take(5_000) {
        finding.severity = Severity::Note;
    }
    let mut run = Run::new(Language::Nl, Severity::Error, Path::new("/somewhere"));
    run.add(&checked.sources, &checked.findings, |_| true);
    let sarif: Value = serde_json::from_str(&render(Format::Sarif, &run)).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let errors = results.iter().filter(|one| one["level"] == "error").count();
    assert_eq!((results.len(), errors), (25_000, all - 5_000));
    let said = &sarif["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
    assert!(said.as_str().unwrap().starts_with(&format!("nog {} bevindingen", all - 25_000)), "{said}");
    // The order is that of the text.
    assert_eq!(results[0]["level"], "note");
}

#[test]
fn edits_come_with_the_finding_and_columns_in_their_own_units() {
    let text = "taal nl\ndocument d\ndoel 1.1 \"é😀\" portefeuilehouder {\n}\npersoon \"é😀\u{200B}x\"\n";
    let sarif = parsed(text, Format::Sarif);
    let rdjson = parsed(text, Format::Rdjson);
    let strange = |list: &Value, key: &str| {
        let found =
            list.as_array().unwrap().iter().find(|one| one.pointer(key).unwrap() == "strange-character");
        found.unwrap().clone()
    };
    let sarif = strange(&sarif["runs"][0]["results"], "/ruleId");
    let rdjson = strange(&rdjson["diagnostics"], "/code/value");
    // Before the sign stand: persoon, a space, a quote, é (two bytes) and an emoji (four bytes, one character).
    let place = &sarif["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&place["startLine"], &place["startColumn"]), (&5.into(), &12.into()), "{sarif}");
    let start = &rdjson["location"]["range"]["start"];
    assert_eq!((&start["line"], &start["column"]), (&5.into(), &16.into()), "{rdjson}");
    let edit = &sarif["fixes"][0]["artifactChanges"][0];
    assert_eq!(edit["artifactLocation"]["uri"], "voorbeeld.kader");
    assert_eq!(edit["replacements"][0]["deletedRegion"]["startColumn"], 12, "{edit}");
    assert_eq!(edit["replacements"][0]["insertedContent"]["text"], "");
    let suggestion = &rdjson["suggestions"][0];
    assert_eq!((&suggestion["text"], &suggestion["range"]["end"]["column"]), (&"".into(), &19.into()));
}

#[test]
fn gitlab_gets_levels_it_knows_and_the_name_in_the_description() {
    let issues = json(&hostile("outputs-gitlab"), "gitlab");
    for issue in issues.as_array().unwrap() {
        assert!(["major", "minor", "info"].contains(&issue["severity"].as_str().unwrap()), "{issue}");
        assert_eq!(issue["fingerprint"].as_str().unwrap().len(), 32, "{issue}");
        assert!(!issue["description"].as_str().unwrap().contains('\n'), "{issue}");
        assert!(issue["location"]["positions"]["begin"]["line"].as_u64().unwrap() > 0, "{issue}");
    }
    let doubled = issues.as_array().unwrap().iter().find(|one| one["check_name"] == "duplicate-id").unwrap();
    assert!(doubled["description"].as_str().unwrap().starts_with("dubbele-id: doel ‘1.2’"), "{doubled}");
}

/// The properties of a GitHub command and its message, as GitHub reads them.
fn command(line: &str) -> (String, BTreeMap<String, String>, String) {
    let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (level, properties) = head.split_once(' ').unwrap();
    let plain = |text: &str| {
        let text = text.replace("%3A", ":").replace("%2C", ",");
        text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    };
    let properties = properties.split(',').map(|one| one.split_once('=').unwrap());
    let properties = properties.map(|(name, value)| (name.to_owned(), plain(value))).collect();
    (level.to_owned(), properties, plain(message))
}

#[test]
fn github_commands_are_escaped_and_errors_come_first() {
    let out = written(&hostile("outputs-github"), "github", "nl");
    let commands: Vec<_> = out.lines().filter(|line| line.starts_with("::")).map(command).collect();
    let levels: Vec<&str> = commands.iter().map(|(level, ..)| level.as_str()).collect();
    let first_warning = levels.iter().position(|level| *level != "error").unwrap();
    assert!(levels[first_warning..].iter().all(|level| *level != "error"), "{levels:?}");
    for (_, properties, message) in &commands {
        assert_eq!(properties["file"], HOSTILE_NAME);
        assert!(properties["title"].starts_with("kader: "));
        assert!(message.contains("\nhulp: "), "{message}");
        assert_eq!(properties.contains_key("col"), properties["line"] == properties["endLine"]);
    }
    assert!(commands.iter().any(|(.., message)| message.contains("|::error::x%0Ay")), "{out}");
}

#[test]
fn columns_are_left_out_of_a_place_of_several_lines() {
    let text = "taal nl\ndocument d\ndoel 1.1 \"A\" {\n  toelichting \"\"\"\n  niet gesloten\n";
    let out = report(text, Format::Github, Severity::Error);
    for line in out.lines().filter(|line| line.starts_with("::")) {
        let (_, properties, _) = command(line);
        if properties["line"] != properties["endLine"] {
            assert!(!properties.contains_key("col") && !properties.contains_key("endColumn"), "{line}");
        }
    }
}

#[test]
fn github_is_told_how_many_it_does_not_show() {
    let text = "taal nl\ndocument d\n".to_owned() + &"@@@\n".repeat(14);
    let out = report(&text, Format::Github, Severity::Error);
    assert!(out.ends_with("nog 4 staan alleen in dit log\n"), "{out}");
    assert!(!report(&goal("@@@"), Format::Github, Severity::Error).contains("alleen in dit log"));
}

#[test]
fn azure_reads_one_command_a_line_and_no_other() {
    let out = written(&hostile("outputs-azure"), "azure", "nl");
    for line in out.lines() {
        let (properties, message) =
            line.strip_prefix("##vso[task.logissue ").unwrap().split_once(']').unwrap();
        let properties: BTreeMap<&str, &str> =
            properties.trim_end_matches(';').split(';').map(|one| one.split_once('=').unwrap()).collect();
        let path = properties["sourcepath"].replace("%5D", "]").replace("%3B", ";").replace("%AZP25", "%");
        assert_eq!(path, HOSTILE_NAME);
        assert!(message.contains("%0Ahulp: "), "{line}");
    }
    // Azure has no level for a note: it is a line of the log, in which no command can hide.
    let note = "taal nl\ndocument d\nfeit \"x\" {\n  waarde 3 onzeker\n  peildatum 2025-01\n}\n";
    let mut checked = checked(note);
    for finding in &mut checked.findings {
        finding.title.nl = "##vso[task.setvariable variable=x]y ##[group]z".to_owned();
        finding.severity = Severity::Note;
    }
    let mut run = Run::new(Language::Nl, Severity::Error, Path::new("/somewhere"));
    run.add(&checked.sources, &checked.findings, |_| true);
    let out = render(Format::Azure, &run);
    assert!(out.contains("opmerking: ") && !out.contains("##"), "{out}");
}

#[test]
fn junit_is_well_formed_and_fails_where_the_run_does() {
    let text = goal("")
        + "feit \"x\" {\n  waarde 3 onzeker\n  peildatum 2025-01\n}\n@@@ <x> ]]> & \u{FFFE}\n@@@ <x> ]]> & \u{FFFE}\n";
    for (fail_on, failures) in [(Severity::Error, 2), (Severity::Note, 3)] {
        let out = report(&text, Format::Junit, fail_on);
        let mut reader = Reader::from_str(&out);
        let mut names = Vec::new();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        loop {
            match reader.read_event().unwrap() {
                Event::Eof => break,
                Event::Start(tag) | Event::Empty(tag) => {
                    let name = String::from_utf8(tag.name().as_ref().to_vec()).unwrap();
                    for attribute in tag.attributes() {
                        let attribute = attribute.unwrap();
                        let value = String::from_utf8(attribute.value.to_vec()).unwrap();
                        assert!(!value.contains(['<', '\u{FFFE}', '\n']), "{value}");
                        if name == "testcase" && attribute.key.as_ref() == b"name" {
                            names.push(value);
                        }
                    }
                    *counts.entry(name).or_default() += 1;
                }
                _ => {}
            }
        }
        assert_eq!(
            (counts["failure"], counts.get("skipped").copied().unwrap_or(0)),
            (failures, 3 - failures),
            "{out}"
        );
        assert!(out.contains(&format!("tests=\"3\" failures=\"{failures}\" errors=\"0\"")), "{out}");
        assert!(out.contains(">voorbeeld.kader:"), "{out}");
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 3, "{out}");
    }
}

#[test]
fn nothing_breaks_out_of_the_markdown() {
    let out = written(&hostile("outputs-markdown"), "markdown", "nl");
    let markup = ["<details><summary>", "</summary>", "</details>", "<br>"];
    let bare = markup.iter().fold(out.clone(), |text, tag| text.replace(tag, ""));
    assert!(!bare.contains(['<', '>', '`', '[', ']', '@']), "{bare}");
    for line in out.lines().filter(|line| line.contains('|')) {
        assert!(line.starts_with("| ") && line.matches('|').count() == 4, "{line}");
    }
    assert_eq!(out.matches("<details>").count(), out.matches("</details>").count());
    assert!(out.contains("&#60;script&#62;") && out.contains("| fout | dubbele-id | 2 |"), "{out}");
}

#[test]
fn markdown_fits_a_comment_and_counts_what_it_leaves_out() {
    let path = folder("outputs-markdown-long");
    let bad = "taal nl\ndocument d\n".to_owned() + &format!("{}\n", "<|>&".repeat(60)).repeat(400);
    for name in ["a.kader", "b.kader"] {
        fs::write(path.join(name), &bad).unwrap();
    }
    let out = written(&path, "markdown", "nl");
    let shown = out.matches("\n- **").count();
    let total = json(&path, "gitlab").as_array().unwrap().len();
    assert!(out.chars().count() < 65_536 && shown > 10, "{}", out.chars().count());
    assert!(
        out.ends_with(&format!("… en nog {} bevindingen; `kader check` toont ze alle\n", total - shown)),
        "{out}"
    );
    assert_eq!(out.matches("<details>").count(), out.matches("</details>").count());
}
