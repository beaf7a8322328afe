//! What is filled in, as a table: by document, level and holder, with the holes named.

use std::fmt::Write;

use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Serialize;

use crate::coverage::{Goal, Part, Share, State, share};
use crate::language::{Bi, Language};
use crate::model::{Model, NodeId};

/// The version of the JSON of coverage: minor versions only add.
pub const FORMAT_VERSION: &str = "1.0";

/// One line of the table: a document, a level or a holder, and its goals.
#[derive(Debug)]
struct Line<'g> {
    kind: &'static str,
    /// The id of the thing.
    key: String,
    name: String,
    goals: Vec<&'g Goal>,
}

/// The lines of one project: all of it, each document with its highest levels, each holder.
fn lines<'g>(model: &Model, goals: &'g [Goal], language: Language) -> Vec<Line<'g>> {
    let mut lines: Vec<Line<'g>> = Vec::new();
    let mut known: FxHashMap<NodeId, usize> = FxHashMap::default();
    let mut add = |lines: &mut Vec<Line<'g>>, kind, id: NodeId, goal| {
        let at = *known.entry(id).or_insert(lines.len());
        match lines.get_mut(at) {
            Some(line) => line.goals.push(goal),
            None => lines.push(Line {
                kind,
                key: model.key(id),
                name: named(model, id, language),
                goals: vec![goal],
            }),
        }
    };
    for goal in goals {
        let levels: Vec<NodeId> = model.upward(goal.id).skip(1).collect();
        let is_level = |id: &&NodeId| model.node(**id).is_some_and(|node| node.concept.is_level());
        let document = model.node(goal.id).and_then(|node| node.document);
        if let Some(document) = document {
            add(&mut lines, "document", document, goal);
        }
        if let Some(highest) = levels.iter().rev().find(is_level) {
            add(&mut lines, "level", *highest, goal);
        }
    }
    for goal in goals {
        for holder in model.holders(goal.id) {
            add(&mut lines, "holder", holder.person, goal);
        }
    }
    lines
}

fn named(model: &Model, id: NodeId, language: Language) -> String {
    match model.title(id) {
        Some(title) => format!("{} {title}", model.name(id, language)),
        None => model.name(id, language),
    }
}

/// The longest name in a table, in characters.
const LONGEST: usize = 40;

fn short(text: &str) -> String {
    let one_line = text.replace(['\n', '\r'], " ");
    if one_line.chars().count() <= LONGEST {
        return one_line;
    }
    one_line.chars().take(LONGEST - 1).chain(['…']).collect()
}

fn cell(share: Share) -> String {
    if share.of == 0 { "-".to_owned() } else { format!("{}/{}", share.has, share.of) }
}

fn percent(share: Share) -> String {
    share.percent().map_or("-".to_owned(), |percent| format!("{percent} %"))
}

/// The table as rows of cells: a head, lines, and what they come to.
fn rows(model: &Model, goals: &[Goal], language: Language) -> Vec<Vec<String>> {
    let head = std::iter::once(Bi::new("doelen met", "goals with").get(language).to_owned());
    let mut rows: Vec<Vec<String>> =
        vec![head.chain(Part::ALL.map(|part| part.word().get(language).to_owned())).collect()];
    for line in lines(model, goals, language) {
        let indent = if line.kind == "level" { "  " } else { "" };
        let name = format!("{indent}{}", short(&line.name));
        let cells = Part::ALL.map(|part| cell(share(line.goals.iter().copied(), part)));
        rows.push(std::iter::once(name).chain(cells).collect());
    }
    let all = std::iter::once(Bi::new("samen", "together").get(language).to_owned());
    rows.push(all.chain(Part::ALL.map(|part| percent(share(goals, part)))).collect());
    rows
}

/// The goals that lack a part, each with its id and title.
fn holes(goals: &[Goal], part: Part) -> impl Iterator<Item = &Goal> {
    goals.iter().filter(move |goal| goal.state(part) == State::Lacks)
}

/// For a terminal.
pub fn human(model: &Model, goals: &[Goal], language: Language) -> String {
    let rows = rows(model, goals, language);
    let width = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let mut out = String::new();
    for row in &rows {
        let mut line = String::new();
        for (at, cell) in row.iter().enumerate() {
            let space = " ".repeat(width(at).saturating_sub(cell.chars().count()));
            let _ = if at == 0 { write!(line, "{cell}{space}") } else { write!(line, "  {space}{cell}") };
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
    for part in Part::ALL {
        let lacking: Vec<String> = holes(goals, part).map(|goal| place(model, goal.id)).collect();
        if !lacking.is_empty() {
            let without = Bi::new("zonder", "without").get(language);
            let _ = writeln!(out, "\n{without} {} ({}):", part.word().get(language), lacking.len());
            for one in lacking {
                let _ = writeln!(out, "  {one}");
            }
        }
    }
    out
}

/// `begroting.kader:46: doel 1.1.2 “We vergroten …”`
fn place(model: &Model, id: NodeId) -> String {
    let Some(node) = model.node(id) else { return String::new() };
    let (path, line, _) = super::place(model.sources(), node.span);
    let language = model.language(node.span.file);
    let title = model.title(id).map(|title| format!(" “{}”", short(&title))).unwrap_or_default();
    format!("{path}:{line}: {}{title}", model.name(id, language))
}

/// For a page or a summary of a run.
pub fn markdown(model: &Model, goals: &[Goal], language: Language) -> String {
    let mut out = String::new();
    for (at, row) in rows(model, goals, language).iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|cell| escaped(cell)).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
        if at == 0 {
            let _ = writeln!(out, "| --- |{}", " ---: |".repeat(Part::ALL.len()));
        }
    }
    for part in Part::ALL {
        let lacking: Vec<String> = holes(goals, part).map(|goal| escaped(&place(model, goal.id))).collect();
        if !lacking.is_empty() {
            let without = Bi::new("Zonder", "Without").get(language);
            let _ = writeln!(out, "\n{without} {}:\n", part.word().get(language));
            for one in lacking {
                let _ = writeln!(out, "- {one}");
            }
        }
    }
    out
}

/// Text that means only itself in Markdown.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for one in text.trim_start_matches(' ').chars() {
        match one {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '!' => out.extend(['\\', one]),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '@' => out.push_str("&#64;"),
            other => out.push(other),
        }
    }
    out
}

/// Coverage for other programs.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "kader coverage")]
pub struct Coverage {
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    pub format_version: &'static str,
    /// All goals of all projects that were asked for.
    pub total: Parts,
    /// Documents, their highest levels and holders.
    pub lines: Vec<Covered>,
    /// Every goal, with what it has.
    pub goals: Vec<GoalParts>,
}

/// One document, level or holder.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Covered {
    /// `document`, `level` or `holder`.
    pub kind: &'static str,
    pub id: String,
    pub goals: usize,
    pub parts: Parts,
}

/// How many goals have each part.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Parts {
    pub criteria: Counted,
    pub indicators: Counted,
    pub baselines: Counted,
    pub targets: Counted,
    pub sources: Counted,
    pub holders: Counted,
    pub notes: Counted,
    pub track: Counted,
}

/// How many goals have a part.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Counted {
    pub has: usize,
    /// Goals that should have it.
    pub of: usize,
    /// Goals that say with a reason that they have none; they are not in `of`.
    pub excused: usize,
}

/// What one goal has.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GoalParts {
    pub id: String,
    pub has: Vec<&'static str>,
    pub lacks: Vec<&'static str>,
    pub excused: Vec<&'static str>,
}

impl Coverage {
    /// An empty one for these goals of any number of projects.
    pub fn new(all: &[(&Model, &[Goal])]) -> Coverage {
        let every = || all.iter().flat_map(|(_, goals)| goals.iter());
        let mut found = Coverage {
            schema: "urn:kader:schema:coverage:1.0",
            format_version: FORMAT_VERSION,
            total: parts(&every().collect::<Vec<_>>()),
            lines: Vec::new(),
            goals: Vec::new(),
        };
        for (model, goals) in all {
            for line in lines(model, goals, Language::En) {
                let Line { kind, key, goals, .. } = line;
                found.lines.push(Covered { kind, id: key, goals: goals.len(), parts: parts(&goals) });
            }
            found.goals.extend(goals.iter().map(|goal| goal_parts(model, goal)));
        }
        found
    }
}

fn parts(goals: &[&Goal]) -> Parts {
    let counted = |part| {
        let Share { has, of, excused } = share(goals.iter().copied(), part);
        Counted { has, of, excused }
    };
    Parts {
        criteria: counted(Part::Criteria),
        indicators: counted(Part::Indicators),
        baselines: counted(Part::Baselines),
        targets: counted(Part::Targets),
        sources: counted(Part::Sources),
        holders: counted(Part::Holders),
        notes: counted(Part::Notes),
        track: counted(Part::Track),
    }
}

fn goal_parts(model: &Model, goal: &Goal) -> GoalParts {
    let those = |state: State| {
        let parts = Part::ALL.into_iter().filter(|part| goal.state(*part) == state);
        parts.map(|part| part.word().en).collect()
    };
    GoalParts {
        id: model.key(goal.id),
        has: those(State::Has),
        lacks: those(State::Lacks),
        excused: those(State::Excused),
    }
}
