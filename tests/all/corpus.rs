//! The rule book over the frameworks in `tests/corpus/`: one line a finding, each judged true or false.
//!
//! A line of `findings.txt` reads `t|f|? project level rule about (title)`. A change of any rule is a change of these
//! lines. New ones are `?` until somebody judges them: `t` when the finding is right about the text, `f` when it is not.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use kader::check::check;
use kader::language::Language;
use kader::rules::RULES;
use kader::workspace;

use crate::support::{bless, root, up_to_date};

const LIST: &str = "tests/corpus/findings.txt";

/// A finding without its place: what it is about lives on when lines move.
type Key = (String, String, String);

/// What is found in the corpus, in the order of the projects and their text.
fn found() -> Vec<(Key, String, String)> {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(root().join("tests/corpus")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    let mut lines = Vec::new();
    for folder in folders {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let location = workspace::find(std::slice::from_ref(&folder)).unwrap().remove(0);
        let checked = check(workspace::load(&location, Vec::new()));
        for one in &checked.findings {
            let about = one.about.as_deref().unwrap_or("-").to_owned();
            let title = one.title.nl.clone();
            let key = (name.clone(), one.name(Language::En).to_owned(), format!("{about} ({title})"));
            lines.push((key, one.severity.name().to_owned(), title));
        }
    }
    lines
}

fn read() -> BTreeMap<Key, Vec<char>> {
    let mut judged: BTreeMap<Key, Vec<char>> = BTreeMap::new();
    let text = fs::read_to_string(root().join(LIST)).unwrap_or_default();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.splitn(5, ' ');
        let mut word = || words.next().unwrap_or_default().to_owned();
        let (mark, project, _, rule, rest) = (word(), word(), word(), word(), word());
        judged.entry((project, rule, rest)).or_default().extend(mark.chars().next());
    }
    judged
}

fn written(lines: &[(Key, String, String)]) -> String {
    let mut judged = read();
    let mut out = String::from(
        "# Every finding in the corpus: t(rue) or f(alse), project, level, rule, what it is about, title.\n",
    );
    for ((project, rule, rest), level, _) in lines {
        let marks = judged.get_mut(&(project.clone(), rule.clone(), rest.clone()));
        let mark = marks.filter(|marks| !marks.is_empty()).map_or('?', |marks| marks.remove(0));
        writeln!(out, "{mark} {project} {level} {rule} {rest}").unwrap();
    }
    out
}

#[test]
fn the_findings_in_the_corpus_are_those_that_were_judged() {
    let text = written(&found());
    up_to_date(LIST, &text);
    let open: Vec<&str> = text.lines().filter(|line| line.starts_with('?')).take(20).collect();
    assert!(bless() || open.is_empty(), "not judged yet: {open:#?}");
}

#[test]
fn the_page_of_precision_is_fresh() {
    let text = written(&found());
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.splitn(5, ' ').collect();
        let count = counts.entry(words[3]).or_default();
        if words[0] == "t" { count.0 += 1 } else { count.1 += 1 }
    }
    let projects = fs::read_dir(root().join("tests/corpus")).unwrap();
    let projects = projects.filter(|entry| entry.as_ref().unwrap().path().is_dir()).count();
    let (right, wrong) = counts.values().fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1));
    let mut out = format!(
        "# How often a rule is right\n\nEvery finding of every rule over {projects} frameworks of municipalities, provinces and water boards, each \
         judged by hand: is it right about the text?\nThe list itself is [findings.txt](../tests/corpus/findings.txt); a rule \
         that finds nothing there has no figure.\nWritten by the tests; “right” is of {} findings, {} %.\n\n\
         | rule | level | findings | right | precision |\n| --- | --- | ---: | ---: | ---: |\n",
        right + wrong,
        right * 100 / (right + wrong).max(1),
    );
    for rule in RULES {
        let name = rule.kind.name.en;
        let level = if rule.on { rule.kind.severity.name() } else { "off" };
        let (figures, rest) = match counts.get(name) {
            Some((right, wrong)) => {
                let all = right + wrong;
                (format!("{all} | {right}"), format!("{} %", right * 100 / all))
            }
            None => ("0 | 0".to_owned(), "–".to_owned()),
        };
        writeln!(out, "| {name} | {level} | {figures} | {rest} |").unwrap();
    }
    up_to_date("docs/precision.md", &out);
}
