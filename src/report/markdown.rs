//! Findings as Markdown: for the summary of a GitHub workflow and for a comment on a merge request.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::diag::Severity;
use crate::language::{Bi, Language};

pub(super) use crate::export::marks::escape;

use super::{Found, Run, summary};

/// A comment on GitHub holds 65,536 characters; a summary more.
const LONGEST: usize = 60_000;
/// Rows of the table; an organisation may have many rules of its own.
const MOST_ROWS: usize = 100;

const HEAD: Bi = Bi::new(
    "| niveau | bevinding | aantal |\n| --- | --- | ---: |\n",
    "| level | finding | count |\n| --- | --- | ---: |\n",
);
const NOTHING: Bi = Bi::new("Er is niets gevonden.", "Nothing was found.");

pub fn report(run: &Run<'_>) -> String {
    let mut out = format!("## kader\n\n{}\n\n", escape(&summary::line(run.summary, None, run.language)));
    if run.findings.is_empty() {
        let _ = writeln!(out, "{}", NOTHING.get(run.language));
        return out;
    }
    table(run, &mut out);
    let hidden = files(run, &mut out);
    if hidden > 0 {
        out.push_str(&match run.language {
            Language::Nl => format!("\n… en nog {hidden} bevindingen; `kader check` toont ze alle\n"),
            Language::En => format!("\n… and {hidden} more findings; `kader check` shows them all\n"),
        });
    }
    out
}

/// How often each kind was found, the worst and most frequent first.
fn table(run: &Run<'_>, out: &mut String) {
    let mut counts: BTreeMap<(&str, Severity), usize> = BTreeMap::new();
    for found in &run.findings {
        *counts.entry((found.finding.name(run.language), found.finding.severity)).or_default() += 1;
    }
    let mut rows: Vec<_> = counts.into_iter().collect();
    rows.sort_by(|((a, level), count), ((b, other), than)| {
        other.cmp(level).then(than.cmp(count)).then(a.cmp(b))
    });
    out.push_str(HEAD.get(run.language));
    for ((name, severity), count) in rows.iter().take(MOST_ROWS) {
        let _ = writeln!(out, "| {} | {} | {count} |", severity.word().get(run.language), escape(name));
    }
    let more = rows.len().saturating_sub(MOST_ROWS);
    if more > 0 {
        let _ = writeln!(out, "| | … | +{more} |");
    }
}

/// The findings by file, each file folded; as many as fit. How many do not fit is the answer.
fn files(run: &Run<'_>, out: &mut String) -> usize {
    let mut by_file: BTreeMap<String, Vec<&Found<'_>>> = BTreeMap::new();
    for found in &run.findings {
        by_file.entry(run.place(found).path).or_default().push(found);
    }
    let mut left = LONGEST.saturating_sub(out.chars().count());
    let mut hidden = 0;
    for (path, found) in &by_file {
        let head = format!("\n<details><summary>{} ({})</summary>\n\n", escape(path), found.len());
        const TAIL: &str = "\n</details>\n";
        let frame = head.chars().count() + TAIL.len();
        let mut items = String::new();
        let mut room = left.saturating_sub(frame);
        for (at, found_here) in found.iter().enumerate() {
            let item = item(run, found_here);
            let length = item.chars().count();
            if length > room {
                hidden += found.len() - at;
                room = 0;
                break;
            }
            room -= length;
            items.push_str(&item);
        }
        if !items.is_empty() {
            let _ = write!(out, "{head}{items}{TAIL}");
        }
        left = room;
    }
    hidden
}

/// `- **fout** 5:23 title (name)`, with the help below it.
fn item(run: &Run<'_>, found: &Found<'_>) -> String {
    let finding = found.finding;
    let place = run.place(found).start;
    let severity = finding.severity.word().get(run.language);
    let (title, name) = (escape(finding.title.get(run.language)), escape(finding.name(run.language)));
    let mut item = format!("- **{severity}** {}:{} {title} ({name})", place.line, place.column);
    if let Some(help) = &finding.help {
        let _ = write!(item, "<br>{}", escape(help.get(run.language)));
    }
    item.push('\n');
    item
}
