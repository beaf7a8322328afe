//! Findings as JUnit XML, which nearly every CI system shows as tests: a suite for each file.
//!
//! JUnit has no one specification. This is the part that Jenkins' schema allows, so the place stands in the text.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::language::Bi;

use super::{Found, Run, one_line};

const CLEAN: Bi = Bi::new("geen bevindingen", "no findings");

pub fn report(run: &Run<'_>) -> String {
    let mut out = Vec::new();
    let written = document(run, &mut Writer::new_with_indent(&mut out, b' ', 2));
    // Memory takes all that is written to it.
    debug_assert!(written.is_ok());
    out.push(b'\n');
    String::from_utf8(out).unwrap_or_default()
}

type Out<'o> = Writer<&'o mut Vec<u8>>;

fn document(run: &Run<'_>, out: &mut Out<'_>) -> io::Result<()> {
    let suites = suites(run);
    let cases = suites.values().map(|found| found.len().max(1)).sum::<usize>().to_string();
    let failures = run.findings.iter().filter(|found| fails(run, found)).count().to_string();
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = out.create_element("testsuites").with_attributes([
        ("name", "kader"),
        ("tests", cases.as_str()),
        ("failures", failures.as_str()),
        ("errors", "0"),
    ]);
    root.write_inner_content(|out| suites.iter().try_for_each(|(path, found)| suite(run, path, found, out)))?;
    Ok(())
}

/// Findings by file; also files that have none, so that a clean run is no empty report.
fn suites<'f, 'r>(run: &'f Run<'r>) -> BTreeMap<String, Vec<&'f Found<'r>>> {
    let mut suites: BTreeMap<String, Vec<&Found<'_>>> =
        run.files.iter().map(|path| (path.clone(), Vec::new())).collect();
    for found in &run.findings {
        suites.entry(run.place(found).path).or_default().push(found);
    }
    suites
}

/// A test fails where the run does; what the run lets pass is shown as skipped.
fn fails(run: &Run<'_>, found: &Found<'_>) -> bool {
    found.finding.severity >= run.fail_on
}

fn suite(run: &Run<'_>, path: &str, found: &[&Found<'_>], out: &mut Out<'_>) -> io::Result<()> {
    let failures = found.iter().filter(|found| fails(run, found)).count();
    let skipped = (found.len() - failures).to_string();
    let (tests, failures, name) = (found.len().max(1).to_string(), failures.to_string(), xml(path));
    let suite = out.create_element("testsuite").with_attributes([
        ("name", name.as_str()),
        ("tests", tests.as_str()),
        ("failures", failures.as_str()),
        ("errors", "0"),
        ("skipped", skipped.as_str()),
    ]);
    suite.write_inner_content(|out| {
        let mut taken = BTreeSet::new();
        found.iter().try_for_each(|found| case(run, path, found, &mut taken, out))?;
        if found.is_empty() {
            let attributes = [("name", CLEAN.get(run.language)), ("classname", name.as_str())];
            out.create_element("testcase").with_attributes(attributes).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn case(
    run: &Run<'_>,
    path: &str,
    found: &Found<'_>,
    taken: &mut BTreeSet<String>,
    out: &mut Out<'_>,
) -> io::Result<()> {
    let title = found.finding.title.get(run.language);
    // Without its line, so that a host knows the test again in the next run; numbered where two are the same.
    let named = xml(&format!("{}: {title}", found.finding.name(run.language)));
    let numbered = (2..).map(|count| format!("{named} ({count})"));
    let name = std::iter::once(named.clone()).chain(numbered).find(|name| !taken.contains(name));
    let name = name.unwrap_or(named);
    taken.insert(name.clone());
    let (path, title) = (xml(path), xml(title));
    let case =
        out.create_element("testcase").with_attributes([("name", name.as_str()), ("classname", &path)]);
    case.write_inner_content(|out| {
        let kind = if fails(run, found) { "failure" } else { "skipped" };
        let outcome = out
            .create_element(kind)
            .with_attributes([("type", found.finding.severity.name()), ("message", title.as_str())]);
        let place = run.place(found).start;
        let text = format!("{path}:{}:{}\n{}", place.line, place.column, run.message(found));
        let text: Vec<String> = text.lines().map(xml).collect();
        outcome.write_text_content(BytesText::new(&text.join("\n")))?;
        Ok(())
    })?;
    Ok(())
}

/// A text on one line without signs that XML cannot hold; the writer escapes the others.
fn xml(text: &str) -> String {
    one_line(text).replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}")
}
