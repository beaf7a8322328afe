//! The report as Markdown, from the same things, pages and views as the HTML.

pub mod text;
mod tree;

use rustc_hash::FxHashMap;

use crate::language::Language;
use crate::model::NodeId;
use crate::report::diff::ended as sentence;

use super::changes::{Changes, Line};
use super::facts::Facts;
use super::fields::{Cell, Row};
use super::ledger::{self, Purse};
use super::lights::Reported;
use super::money::Amounts;
use super::place::{Link, one_line};
use super::register::Register;
use super::said::Said;
use super::series::Series;
use super::story::{Stage, Story, Turn};
use super::things::{Back, Found, Group, Maker, Page, Thing};
use super::tree::Edition;
use super::words;
use text::{LINK, escaped, indented, table};

/// A report that is being written.
#[derive(Debug)]
pub struct Book {
    language: Language,
    out: String,
    /// The heading of each thing that has one, as pages of repositories name it.
    heads: FxHashMap<String, String>,
    /// How often a heading came by.
    seen: FxHashMap<String, usize>,
}

impl Book {
    pub fn new(language: Language) -> Book {
        Book { language, out: String::new(), heads: FxHashMap::default(), seen: FxHashMap::default() }
    }

    /// The title, the trees and the drawing of the one in front.
    pub fn front(&mut self, title: &str, maker: &Maker<'_, '_>, editions: &[Edition], documents: &[NodeId]) {
        self.heading(1, title, None);
        let made = self.word("made-by");
        self.block(format!("*{made}*"));
        self.heading(2, self.word("overview"), None);
        for edition in editions.iter().filter(|edition| !edition.roots.is_empty()) {
            self.block(format!("**{}**", link(Some(&edition.anchor), &escaped(&edition.title))));
            self.block(tree::list(&edition.roots));
        }
        if let (Some(edition), Some(document)) = (editions.first(), documents.first()) {
            for drawing in tree::drawings(maker, edition, *document, self.language) {
                self.block(drawing);
            }
        }
    }

    pub fn document(&mut self, thing: &Thing) {
        self.heading(2, &thing.title, Some(&thing.anchor));
        self.body(thing, 3);
    }

    /// A level or goal.
    pub fn page(&mut self, page: &Page) {
        self.heading(3, &self.headed(&page.thing), Some(&page.thing.anchor));
        let path: Vec<String> =
            std::iter::once(&page.document).chain(&page.path).map(|one| self.link(one)).collect();
        self.block(path.join(" › "));
        let courses = page.courses.iter().map(|one| format!("{} {}", one.count, self.said(&one.word)));
        let courses = courses.collect::<Vec<_>>().join(", ");
        if !courses.is_empty() {
            self.block(format!("**{}** {courses}", self.word("by-figures")));
        }
        self.lights(&page.lights);
        self.body(&page.thing, 4);
        if let Some(purse) = &page.purse {
            self.purse(purse);
        }
        if !page.below.is_empty() {
            self.heading(4, self.word("below"), None);
            let below: Vec<String> = page.below.iter().map(|one| format!("- {}", self.named(one))).collect();
            self.block(below.join("\n"));
        }
        if let Some(story) = &page.story {
            self.story(story, &page.thing.anchor);
        }
    }

    pub fn changes(&mut self, changes: &Changes) {
        self.heading(2, self.word("changes"), None);
        let (from, to) = (self.word("changed-from"), self.word("changed-to"));
        let between = format!("{from} {} {to} {}.", self.link(&changes.before), self.link(&changes.after));
        self.block(between);
        if changes.counts.is_empty() {
            self.block(self.word("no-changes"));
        }
        let counts: Vec<String> = changes
            .counts
            .iter()
            .map(|one| format!("- {} × {}", one.count, escaped(self.said(&one.word))))
            .collect();
        self.block(counts.join("\n"));
        if !changes.important.is_empty() {
            self.heading(3, self.word("matters-most"), None);
            self.sentences(&changes.important);
        }
        for group in &changes.groups {
            self.heading(3, self.said(&group.heading), Some(&group.anchor));
            let before = group.before.as_ref().map(|at| link(Some(at), &escaped(&changes.before.title)));
            let after = group.after.as_ref().map(|at| link(Some(at), &escaped(&changes.after.title)));
            self.block([before, after].into_iter().flatten().collect::<Vec<_>>().join(" → "));
            self.sentences(&group.lines);
        }
        for remark in &changes.remarks {
            self.block(text::line(self.said(remark)));
        }
    }

    pub fn facts(&mut self, facts: &Facts) {
        self.heading(2, self.word("facts"), None);
        let head = ["fact", "value", "as-of", "source", "stands-in"].map(|key| self.word(key).to_owned());
        for group in &facts.groups {
            let document = group.document.as_ref().map(|document| self.link(document));
            self.block(format!("**{}**", document.unwrap_or_else(|| self.word("in-register").to_owned())));
            let rows = group.facts.iter().map(|one| {
                let place = one.place.as_ref().map(|place| self.named(place)).unwrap_or_default();
                let cells = [&one.value, &one.as_of, &one.sources].map(|cells| self.cells(cells));
                let [value, as_of, sources] = cells;
                vec![self.link(&one.link), value, as_of, sources, place]
            });
            let rows: Vec<Vec<String>> = rows.collect();
            self.block(table(&head, &rows, false));
        }
        if !facts.sources.is_empty() {
            self.block(format!("**{}**", self.word("rests-on")));
            let head = ["source", "facts-of", "indicators"].map(|key| self.word(key).to_owned());
            let rows = facts.sources.iter().map(|one| {
                vec![self.link(&one.link), one.facts.count.to_string(), one.indicators.count.to_string()]
            });
            let rows: Vec<Vec<String>> = rows.collect();
            self.block(table(&head, &rows, true));
        }
    }

    pub fn register(&mut self, register: &Register) {
        self.heading(2, self.word("register"), None);
        for group in &register.groups {
            self.group(group, 3);
        }
    }

    pub fn findings<'f>(&mut self, all: impl Iterator<Item = (&'f Found, Option<&'f Link>)>) {
        self.heading(2, self.word("findings"), None);
        let lines: Vec<String> = all
            .map(|(finding, about)| {
                let about = about.map(|about| format!(" {}", self.named(about))).unwrap_or_default();
                format!("{}{about}", self.finding(finding))
            })
            .collect();
        match lines.is_empty() {
            true => self.block(self.word("no-findings")),
            false => self.block(lines.join("\n")),
        }
    }

    /// The whole text, in which a link is one where its end is in it.
    pub fn finish(self) -> String {
        let mut out = String::with_capacity(self.out.len());
        let [open, between, close] = LINK;
        let mut parts = self.out.split(open);
        out.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let Some((to, (words, rest))) =
                part.split_once(between).and_then(|(to, rest)| Some((to, rest.split_once(close)?)))
            else {
                continue;
            };
            match self.heads.get(to) {
                Some(head) => out.push_str(&format!("[{words}](#{head})")),
                None => out.push_str(words),
            }
            out.push_str(rest);
        }
        out
    }

    fn word(&self, key: &str) -> &'static str {
        words::word(key).map(|word| word.get(self.language)).unwrap_or_default()
    }

    fn said<'s>(&self, said: &'s Said) -> &'s str {
        said.get(self.language)
    }

    fn block(&mut self, block: impl AsRef<str>) {
        let block = block.as_ref().trim_end();
        if block.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(block);
        self.out.push('\n');
    }

    fn heading(&mut self, step: usize, title: &str, anchor: Option<&str>) {
        let title = one_line(title);
        let slug = self.slug(&title);
        if let Some(anchor) = anchor {
            self.heads.insert(anchor.to_owned(), slug);
        }
        self.block(format!("{} {}", "#".repeat(step.min(6)), ended(&escaped(&title))));
    }

    /// The name that GitHub and GitLab give a heading.
    fn slug(&mut self, title: &str) -> String {
        let kept = title.chars().filter(|one| one.is_alphanumeric() || matches!(one, '-' | '_' | ' '));
        let slug: String =
            kept.flat_map(char::to_lowercase).map(|one| if one == ' ' { '-' } else { one }).collect();
        let count = self.seen.entry(slug.clone()).or_default();
        *count += 1;
        if *count > 1 { format!("{slug}-{}", *count - 1) } else { slug }
    }

    /// The kind, code and title of a level.
    fn headed(&self, thing: &Thing) -> String {
        let code = thing.code.as_ref().map(|code| format!(" {code}")).unwrap_or_default();
        format!("{}{code} {}", self.said(&thing.word), thing.title)
    }

    fn link(&self, one: &Link) -> String {
        let code = one.code.as_ref().map(|code| format!("{} ", escaped(code))).unwrap_or_default();
        let mut out = link(one.to.as_deref(), &format!("{code}{}", escaped(&one.title)));
        for more in
            [one.edition.as_deref(), one.note.as_ref().map(|note| self.said(note))].into_iter().flatten()
        {
            out.push_str(&format!(" ({})", escaped(&one_line(more))));
        }
        out
    }

    fn named(&self, one: &Link) -> String {
        format!("{} {}", escaped(self.said(&one.word)), self.link(one))
    }

    fn finding(&self, finding: &Found) -> String {
        let sentence = |said: &Said| escaped(&sentence(&one_line(self.said(said))));
        let help = finding.help.as_ref().map(|help| format!(" {}", sentence(help)));
        format!(
            "- **{}:** {}{} ({}, {})",
            self.said(&finding.word),
            sentence(&finding.title),
            help.unwrap_or_default(),
            text::code(self.said(&finding.name)),
            escaped(&finding.place)
        )
    }

    /// Everything of a thing but its name.
    fn body(&mut self, thing: &Thing, step: usize) {
        let rows: Vec<String> = thing.rows.iter().map(|row| self.row(row)).collect();
        self.block(rows.join("\n"));
        for row in &thing.prose {
            if row.name != "description" {
                self.block(format!("**{}**", escaped(self.said(&row.label))));
            }
            for cell in &row.cells {
                match cell {
                    Cell::Prose { markdown, .. } => self.block(markdown),
                    Cell::Headed { head, markdown, .. } => {
                        self.block(format!("**{}**", escaped(head)));
                        self.block(markdown);
                    }
                    other => self.block(text::start(&self.cell(other))),
                }
            }
        }
        if let Some(series) = &thing.series {
            self.series(series);
        }
        if let Some(amounts) = &thing.amounts {
            self.amounts(amounts);
        }
        for group in &thing.groups {
            self.group(group, step);
        }
        let back: Vec<String> = thing.back.iter().map(|back| self.back(back)).collect();
        self.block(back.join("\n"));
        if !thing.findings.is_empty() {
            self.block(format!("**{}**", self.word("findings")));
            let all: Vec<String> = thing.findings.iter().map(|finding| self.finding(finding)).collect();
            self.block(all.join("\n"));
        }
    }

    fn row(&self, row: &Row) -> String {
        format!("- **{}:** {}", escaped(self.said(&row.label)), self.cells(&row.cells))
    }

    fn cells(&self, cells: &[Cell]) -> String {
        cells.iter().map(|cell| self.cell(cell)).collect::<Vec<_>>().join("; ")
    }

    fn cell(&self, cell: &Cell) -> String {
        match cell {
            Cell::Prose { markdown, .. } | Cell::Headed { markdown, .. } => markdown.clone(),
            Cell::Text { text } => escaped(&one_line(self.said(text))),
            Cell::Link { link } => self.link(link),
            Cell::Address { url, shown } => format!("[{}](<{}>)", escaped(shown), text::address(url)),
        }
    }

    fn back(&self, back: &Back) -> String {
        let links = back.links.iter().map(|one| self.named(one));
        let lists = back.lists.iter().map(|many| {
            let codes = many.links.iter().map(|one| {
                let words = one.code.as_deref().unwrap_or(&one.title);
                link(one.to.as_deref(), &escaped(words))
            });
            let label = escaped(self.said(&many.label));
            format!("{label} {}", codes.collect::<Vec<_>>().join(", ")).trim().to_owned()
        });
        let all: Vec<String> = links.chain(lists).collect();
        format!("- **{}:** {}", escaped(self.said(&back.label)), all.join("; "))
    }

    fn series(&mut self, series: &Series) {
        let unit =
            series.unit.as_ref().map(|unit| format!(" {}: {}.", self.word("unit"), escaped(self.said(unit))));
        let verdict = format!(
            "**{}:** {}.{}",
            escaped(self.said(&series.verdict.word)),
            escaped(self.said(&series.verdict.reason)),
            unit.unwrap_or_default()
        );
        self.block(verdict);
        if series.years.is_empty() {
            return;
        }
        let columns = series.columns.iter().map(|column| escaped(self.said(column)));
        let head: Vec<String> = std::iter::once(self.word("year").to_owned()).chain(columns).collect();
        let rows = series.years.iter().map(|year| {
            let cells = year.cells.iter().map(|cell| {
                let Some(cell) = cell else { return String::new() };
                let note = cell.note.as_ref().map(|note| format!(" ({})", escaped(&one_line(note))));
                let edition = cell.edition.as_ref().map(|one| format!(" ({})", escaped(&one.title)));
                let before = cell.before.iter().map(|one| {
                    format!(" ({}: {})", escaped(&one.edition.title), escaped(self.said(&one.text)))
                });
                format!(
                    "{}{}{}{}",
                    escaped(self.said(&cell.text)),
                    note.unwrap_or_default(),
                    edition.unwrap_or_default(),
                    before.collect::<String>()
                )
            });
            std::iter::once(escaped(self.said(&year.label))).chain(cells).collect()
        });
        let rows: Vec<Vec<String>> = rows.collect();
        self.block(table(&head, &rows, true));
    }

    fn amounts(&mut self, amounts: &Amounts) {
        let columns = amounts.columns.iter().map(|column| escaped(self.said(column)));
        let head: Vec<String> = std::iter::once(self.word("amounts").to_owned()).chain(columns).collect();
        let rows = amounts.lines.iter().map(|line| {
            let cells = line.cells.iter().map(|cell| cell.as_ref().map(|cell| escaped(self.said(cell))));
            let cells = cells.map(Option::unwrap_or_default);
            std::iter::once(escaped(self.said(&line.label))).chain(cells).collect()
        });
        let rows: Vec<Vec<String>> = rows.collect();
        self.block(table(&head, &rows, true));
    }

    /// What reports say by their lights, and the figures that say otherwise.
    fn lights(&mut self, all: &[Reported]) {
        let lines = all.iter().map(|one| {
            let mut out = format!("- {}:", self.link(&one.report));
            if one.silent {
                out.push_str(&format!(" {}", self.word("unreported")));
            }
            for light in &one.lights {
                let dimension = light.dimension.as_ref().map(|name| format!("{}: ", escaped(name)));
                let state = escaped(self.said(&light.state));
                out.push_str(&format!(" {}**{state}**", dimension.unwrap_or_default()));
                for more in [&light.meaning, &light.reason].into_iter().flatten() {
                    out.push_str(&format!(" ({})", escaped(&one_line(more))));
                }
                out.push(';');
            }
            for words in &one.against {
                out.push_str(&format!(" {}", escaped(self.said(words))));
            }
            out.trim_end_matches(';').to_owned()
        });
        let lines: Vec<String> = lines.collect();
        if !lines.is_empty() {
            self.block(format!("**{}**", self.word("by-reports")));
            self.block(lines.join("\n"));
        }
    }

    /// What each document says of the money of a level; never added up.
    fn purse(&mut self, purse: &Purse) {
        self.heading(4, self.word("money"), None);
        for part in &purse.parts {
            self.block(format!("**{}**", self.link(&part.document)));
            let years = part.years.iter().map(i16::to_string);
            let head: Vec<String> = std::iter::once(self.word("amounts").to_owned()).chain(years).collect();
            let rows = part.lines.iter().map(|line| {
                let cells = line.cells.iter().map(|cell| cell.as_ref().map(|cell| self.figure(cell)));
                let cells = cells.map(|cell| cell.unwrap_or_else(|| "·".to_owned()));
                std::iter::once(escaped(self.said(&line.label))).chain(cells).collect()
            });
            let rows: Vec<Vec<String>> = rows.collect();
            self.block(table(&head, &rows, true));
        }
        let mut lines = Vec::new();
        for (key, links) in [("proposals", &purse.proposals), ("deviations", &purse.deviations)] {
            if !links.is_empty() {
                let links: Vec<String> = links.iter().map(|one| self.link(one)).collect();
                lines.push(format!("- **{}:** {}", self.word(key), links.join("; ")));
            }
        }
        self.block(lines.join("\n"));
    }

    fn figure(&self, cell: &ledger::Cell) -> String {
        let least = if cell.open == Some("least") { "≥ " } else { "" };
        let doubt = if cell.doubt { "± " } else { "" };
        let part = if cell.open == Some("part") { " …" } else { "" };
        format!("{least}{doubt}{}{part}", escaped(self.said(&cell.text)))
    }

    /// Indicators have headings of their own; anything else stands in a list.
    fn group(&mut self, group: &Group, step: usize) {
        let label = self.said(&group.label).to_owned();
        self.heading(step, &label, None);
        if group.kind == "indicator" {
            for thing in &group.things {
                self.heading(step + 1, &self.titled(thing), Some(&thing.anchor));
                self.body(thing, step + 2);
            }
            return;
        }
        let list = self.list(group);
        self.block(list);
    }

    fn list(&mut self, group: &Group) -> String {
        let mut items = Vec::new();
        for thing in &group.things {
            let inside = self.inside(thing);
            // A list may follow at once; anything else is a block of its own.
            let gap = if inside.is_empty() || inside.starts_with("- ") { "\n" } else { "\n\n" };
            let item = format!("- **{}**{gap}{}", escaped(&self.titled(thing)), indented(&inside, 2));
            items.push(item.trim_end().to_owned());
        }
        items.join("\n")
    }

    /// What stands in a thing that is an item of a list.
    fn inside(&mut self, thing: &Thing) -> String {
        let mut bare = thing.clone();
        let groups = std::mem::take(&mut bare.groups);
        let around = std::mem::take(&mut self.out);
        self.body(&bare, 6);
        for group in &groups {
            let list = self.list(group);
            let label = escaped(self.said(&group.label));
            self.block(format!("- **{label}:**\n{}", indented(&list, 2)));
        }
        std::mem::replace(&mut self.out, around).trim_end().to_owned()
    }

    fn titled(&self, thing: &Thing) -> String {
        let code = thing.code.as_ref().map(|code| format!("{code} ")).unwrap_or_default();
        one_line(&format!("{code}{}", thing.title))
    }

    fn story(&mut self, story: &Story, here: &str) {
        self.heading(4, self.word("lineage"), None);
        if let Some(turn) = &story.from {
            self.turn(turn);
        }
        let stages: Vec<String> = story.stages.iter().map(|stage| self.stage(stage, here)).collect();
        self.block(format!("{}:", self.word("editions")));
        self.block(stages.join("\n"));
        if let Some(turn) = &story.into {
            self.turn(turn);
        }
        if !story.reused.is_empty() {
            self.block(format!("{}:", self.word("code-reused")));
            let all: Vec<String> = story.reused.iter().map(|one| format!("- {}", self.link(one))).collect();
            self.block(all.join("\n"));
        }
    }

    fn stage(&self, stage: &Stage, here: &str) -> String {
        let when = escaped(&stage.when);
        let mut out = match stage.link.to.as_deref() {
            Some(to) if to != here => format!("- {}", link(Some(to), &when)),
            _ => format!("- **{when}**"),
        };
        if stage.named {
            let code = stage.link.code.as_ref().map(|code| format!("{} ", escaped(code))).unwrap_or_default();
            out.push_str(&format!(": {code}{}", escaped(&stage.link.title)));
        }
        let mut more = Vec::new();
        if !stage.holders.is_empty() {
            let who: Vec<String> = stage.holders.iter().map(|one| self.link(one)).collect();
            more.push(format!("{} {}", self.word("held-by"), who.join(", ")));
        }
        if !stage.different.is_empty() {
            let what: Vec<&str> = stage.different.iter().map(|what| self.said(what)).collect();
            more.push(format!("{} {}", self.word("different"), escaped(&what.join(", "))));
        }
        more.extend(stage.notes.iter().map(|note| escaped(self.said(note))));
        for line in more {
            out.push_str(&format!("\n  - {}", text::start(&line)));
        }
        out
    }

    fn turn(&mut self, turn: &Turn) {
        self.block(format!("{}:", escaped(self.said(&turn.heading))));
        let ends = turn.ends.iter().map(|end| {
            let partly = if end.partly { format!("{} ", self.word("partly")) } else { String::new() };
            let notes: Vec<String> = end.notes.iter().map(|note| format!(" “{}”", escaped(note))).collect();
            let beside: Vec<String> = end.beside.iter().map(|one| self.link(one)).collect();
            let how = self.word(if end.forward { "together-with" } else { "went-also" });
            let beside =
                if beside.is_empty() { String::new() } else { format!("; {how} {}", beside.join(", ")) };
            format!("- {partly}{}{}{beside}", self.link(&end.link), notes.concat())
        });
        let ends: Vec<String> = ends.collect();
        self.block(ends.join("\n"));
    }

    fn sentences(&mut self, lines: &[Line]) {
        let all: Vec<String> = lines
            .iter()
            .map(|line| {
                let level = line.level.as_ref().map(|level| format!("**{}:** ", self.said(level)));
                let pieces = line.pieces.iter().map(|piece| {
                    let said = escaped(self.said(&piece.text));
                    match piece.is {
                        "gone" => format!("~~{said}~~"),
                        "fresh" => format!("**{said}**"),
                        _ => said,
                    }
                });
                let reason = match (&line.reason, line.unexplained) {
                    (Some(reason), _) => format!(" {}: {}", self.word("reason"), escaped(&one_line(reason))),
                    (None, true) => format!(" {}", self.word("no-reason")),
                    (None, false) => String::new(),
                };
                let pieces = one_line(&pieces.collect::<String>());
                format!("- {}{}{reason}", level.unwrap_or_default(), text::start(&pieces))
            })
            .collect();
        self.block(all.join("\n"));
    }
}

/// Words that become a link when their end turns out to be there.
fn link(to: Option<&str>, words: &str) -> String {
    let [open, between, close] = LINK;
    match to {
        Some(to) => format!("{open}{to}{between}{words}{close}"),
        None => words.to_owned(),
    }
}

/// Strokes at the end of a heading would close it.
fn ended(title: &str) -> String {
    match title.strip_suffix('#') {
        Some(rest) => format!("{rest}\\#"),
        None => title.to_owned(),
    }
}
