//! Findings as SARIF 2.1.0, with all that GitHub's code scanning asks for.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde::Serialize;

use crate::diag::{Diagnostic, Family, Fix, Kind, Severity};
use crate::language::Language;
use crate::rules;

use super::line_hash::line_hashes;
use super::{Area, Found, Run, page, pretty, visible};

/// GitHub refuses a run with more results.
const MOST_RESULTS: usize = 25_000;
/// GitHub refuses a result with more than 1,000 places; nobody reads that many.
const MOST_PLACES: usize = 100;
/// GitHub refuses longer descriptions.
const LONGEST_DESCRIPTION: usize = 1_024;

#[derive(Debug, Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Scan; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Scan {
    tool: Tool,
    invocations: [Invocation; 1],
    /// Of a category: a second scan with the same id takes the place of the first.
    automation_details: Automation,
    column_kind: &'static str,
    language: &'static str,
    results: Vec<Outcome>,
}

#[derive(Debug, Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Debug, Serialize)]
struct Automation {
    id: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Debug, Serialize)]
struct Notification {
    level: &'static str,
    message: Text,
}

#[derive(Debug, Serialize)]
struct Text {
    text: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: String,
    name: String,
    short_description: Text,
    full_description: Text,
    help: Help,
    default_configuration: Configuration,
    properties: Properties,
}

#[derive(Debug, Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Debug, Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Debug, Serialize)]
struct Properties {
    tags: Vec<&'static str>,
    precision: &'static str,
    #[serde(rename = "problem.severity")]
    severity: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    rule_id: String,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Mending>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Mending {
    description: Text,
    artifact_changes: [Change; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    artifact_location: Artifact,
    replacements: [Replacement; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Text,
}

pub fn report(run: &Run<'_>) -> String {
    let kept = kept(&run.findings);
    let kinds: BTreeMap<&str, &Diagnostic> =
        kept.iter().map(|found| (found.finding.name(Language::En), found.finding)).collect();
    let indices: BTreeMap<&str, usize> = kinds.keys().enumerate().map(|(at, name)| (*name, at)).collect();
    let hashes = hashes(run, &kept);
    let results = kept.iter().zip(hashes).map(|(found, hash)| outcome(run, found, hash, &indices)).collect();
    let scan = Scan {
        tool: Tool {
            driver: Driver {
                name: "kader",
                semantic_version: env!("CARGO_PKG_VERSION"),
                rules: kinds.values().map(|finding| rule(finding, run.language)).collect(),
            },
        },
        invocations: [invocation(run, run.findings.len() - kept.len())],
        automation_details: Automation { id: "kader/" },
        column_kind: "unicodeCodePoints",
        language: run.language.tag(),
        results,
    };
    pretty(&Log { schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [scan] })
}

/// What GitHub takes: everything, or the worst of it in the order in which it was found.
fn kept<'f, 'r>(all: &'f [Found<'r>]) -> Vec<&'f Found<'r>> {
    let mut places: Vec<usize> = (0..all.len()).collect();
    places.sort_by_key(|at| Reverse(all.get(*at).map(|found| found.finding.severity)));
    places.truncate(MOST_RESULTS);
    places.sort_unstable();
    places.into_iter().filter_map(|at| all.get(at)).collect()
}

fn invocation(run: &Run<'_>, cut: usize) -> Invocation {
    let text = match run.language {
        Language::Nl => {
            format!("nog {cut} bevindingen staan hier niet in: GitHub neemt er {MOST_RESULTS} aan")
        }
        Language::En => format!("{cut} more findings are not in here: GitHub takes {MOST_RESULTS}"),
    };
    let notification = Notification { level: "warning", message: Text { text } };
    Invocation {
        execution_successful: run.summary.skipped == 0,
        tool_execution_notifications: if cut > 0 { vec![notification] } else { Vec::new() },
    }
}

/// The hash of the first line of each finding; every file is gone through once.
fn hashes(run: &Run<'_>, kept: &[&Found<'_>]) -> Vec<Option<String>> {
    let places: Vec<Area> = kept.iter().map(|found| run.place(found)).collect();
    let mut wanted: BTreeMap<&str, (&str, BTreeSet<u32>)> = BTreeMap::new();
    for (found, place) in kept.iter().zip(&places) {
        let file = found.sources.file(found.finding.primary.span.file);
        let text = file.map_or("", |file| file.text.as_str());
        wanted.entry(&place.path).or_insert_with(|| (text, BTreeSet::new())).1.insert(place.start.line);
    }
    let known: BTreeMap<&str, BTreeMap<u32, String>> =
        wanted.into_iter().map(|(path, (text, lines))| (path, line_hashes(text, &lines))).collect();
    let hash = |place: &Area| known.get(place.path.as_str())?.get(&place.start.line).cloned();
    places.iter().map(hash).collect()
}

/// What a kind of finding is; its help is the page that `kader explain` shows.
fn rule(finding: &Diagnostic, language: Language) -> Rule {
    let kind = finding.kind;
    let severity = finding.own.as_ref().map_or(kind.severity, |own| own.severity);
    let finds = kind.docs.finds.get(language);
    let first = finds.split_inclusive(". ").next().unwrap_or(finds).trim_end();
    let whole = format!("{finds} {}", kind.docs.matters.get(language));
    Rule {
        id: finding.name(Language::En).to_owned(),
        name: cut(finding.name(language), 255),
        short_description: Text { text: cut(first, LONGEST_DESCRIPTION) },
        full_description: Text { text: cut(&whole, LONGEST_DESCRIPTION) },
        help: Help { text: page::page(kind, language), markdown: page::markdown(kind, language, 1) },
        default_configuration: Configuration { level: level(severity) },
        properties: properties(kind, severity),
    }
}

fn properties(kind: &Kind, severity: Severity) -> Properties {
    let mut tags = vec!["kader", kind.family.name()];
    tags.extend(rules::named(kind.name.en).map(|rule| rule.group.name()));
    Properties {
        tags,
        // What cannot be read is certain; a rule may be wrong about a page.
        precision: if kind.family == Family::Rule { "high" } else { "very-high" },
        severity: match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "recommendation",
        },
    }
}

fn outcome(
    run: &Run<'_>,
    found: &Found<'_>,
    hash: Option<String>,
    indices: &BTreeMap<&str, usize>,
) -> Outcome {
    let finding = found.finding;
    let name = finding.name(Language::En);
    let mut fingerprints = BTreeMap::from([("kader/v1", found.key.clone())]);
    fingerprints.extend(hash.map(|hash| ("primaryLocationLineHash", hash)));
    let others = finding.others.iter().take(MOST_PLACES).enumerate();
    let related = others.map(|(at, label)| {
        let text = label.text.as_ref().map(|text| Text { text: message(text.get(run.language)) });
        Location { id: Some(at + 1), message: text, ..location(run.area(found.sources, label.span)) }
    });
    Outcome {
        rule_id: name.to_owned(),
        rule_index: indices.get(name).copied().unwrap_or_default(),
        level: level(finding.severity),
        message: Text { text: message(&run.message(found)) },
        locations: [location(run.place(found))],
        related_locations: related.collect(),
        partial_fingerprints: fingerprints,
        fixes: finding.fix.iter().map(|fix| mending(run, found, fix)).collect(),
    }
}

fn mending(run: &Run<'_>, found: &Found<'_>, fix: &Fix) -> Mending {
    let place = run.area(found.sources, fix.span);
    let help = found.finding.help.as_ref().unwrap_or(&found.finding.title);
    Mending {
        description: Text { text: message(help.get(run.language)) },
        artifact_changes: [Change {
            replacements: [Replacement {
                deleted_region: region(&place),
                inserted_content: Text { text: fix.replacement.clone() },
            }],
            artifact_location: artifact(&place.path),
        }],
    }
}

fn level(severity: Severity) -> &'static str {
    // SARIF happens to use the same words.
    severity.name()
}

/// A text in which nothing is a link: `[words](1)` would lead to a place.
fn message(text: &str) -> String {
    let text = visible(text);
    if !text.contains("](") {
        return text;
    }
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

fn location(area: Area) -> Location {
    let physical = Physical { region: region(&area), artifact_location: artifact(&area.path) };
    Location { id: None, physical_location: physical, message: None }
}

fn region(area: &Area) -> Region {
    Region {
        start_line: area.start.line,
        start_column: area.start.column,
        end_line: area.end.line,
        end_column: area.end.column,
    }
}

fn artifact(path: &str) -> Artifact {
    let inside = !path.starts_with('/') && !path.starts_with("../");
    Artifact { uri: uri(path), uri_base_id: inside.then_some("%SRCROOT%") }
}

/// A path as a URI: what is not a letter, a digit or one of a few signs is written as bytes.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

/// At most this many characters.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}
