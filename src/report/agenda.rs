//! The reform agenda: for people with a time line, as Markdown and as JSON.

use std::fmt::Write;

use schemars::JsonSchema;
use serde::Serialize;

use crate::ask::agenda::{Agenda, Agendas, Reform, Step, Track};
use crate::language::shape::Stage;
use crate::language::{Bi, Language};
use crate::model::period::Period;
use crate::model::{Model, NodeId};

use super::markdown::escape;
use super::table::{cut, wrapped};
use super::{one_line, pretty, spot};

/// The version of the JSON of an agenda: minor versions only add.
pub const FORMAT_VERSION: &str = "1.0";

/// The longest line of a time line, in characters.
const LONGEST: usize = 69;

/// The word for a stage.
pub fn stage(stage: Stage) -> Bi {
    match stage {
        Stage::Planned => Bi::new("gepland", "planned"),
        Stage::Running => Bi::new("loopt", "running"),
        Stage::Realised => Bi::new("gerealiseerd", "realised"),
    }
}

/// The years of a step: `2024`, `2023..`, `2023..2025`.
fn years(period: Option<Period>) -> String {
    let Some(period) = period else { return String::new() };
    match (period, period.first_year(), period.last_year()) {
        (Period::At(_), Some(year), _) => year.to_string(),
        (Period::Between(..), first, last) => {
            let text = |year: Option<i16>| year.map_or(String::new(), |year| year.to_string());
            format!("{}..{}", text(first), text(last))
        }
        _ => String::new(),
    }
}

fn named(model: &Model, id: NodeId, language: Language) -> String {
    let node = model.node(id);
    let word = match node.and_then(|node| node.word.as_deref()) {
        Some(own) => model.text(own).into_owned(),
        None => node.map_or("", |node| node.concept.word.get(language)).to_owned(),
    };
    let title = model.title(id).map(|title| format!(" “{title}”")).unwrap_or_default();
    format!("{word} {}{title}", model.id(id))
}

/// A thing of a document, with the id of that.
fn of_document(model: &Model, id: NodeId, language: Language) -> String {
    let name = named(model, id, language);
    match model.document_of(id).filter(|document| *document != id) {
        Some(document) => format!("{name} ({})", model.id(document)),
        None => name,
    }
}

/// Where a reform stands, in words.
fn state(reform: &Reform, language: Language) -> String {
    let step =
        |step: &Step| format!("{} {}", stage(step.stage).get(language), years(step.period)).trim().to_owned();
    let mut words: Vec<String> = reform.steps.iter().map(step).collect();
    if reform.dropped {
        words.push(Bi::new("vervallen", "dropped").get(language).to_owned());
    }
    if words.is_empty() {
        words.push(Bi::new("stand onbekend", "state unknown").get(language).to_owned());
    }
    words.join(", ")
}

/// What there is to say under a reform.
fn about(model: &Model, reform: &Reform, language: Language) -> Vec<String> {
    let list = |head: Bi, ids: &[NodeId]| {
        let names: Vec<String> = ids.iter().map(|id| of_document(model, *id, language)).collect();
        (!names.is_empty()).then(|| format!("{} {}", head.get(language), names.join("; ")))
    };
    let mut lines: Vec<String> = Vec::new();
    lines.extend(list(Bi::new("leidt tot", "leads to"), &reform.leads_to));
    lines.extend(list(Bi::new("krijgt vervolg in", "is taken up in"), &reform.taken_up));
    if reform.nowhere {
        lines.push(
            Bi::new("gerealiseerd, maar leidt nergens toe", "realised, but leads nowhere")
                .get(language)
                .to_owned(),
        );
    }
    lines
}

fn track_name(model: &Model, track: &Track, language: Language) -> String {
    match track.id {
        Some(id) => named(model, id, language),
        None => Bi::new("zonder spoor", "without a track").get(language).to_owned(),
    }
}

fn from(model: &Model, ids: &[NodeId], language: Language) -> Option<String> {
    let names: Vec<String> = ids.iter().map(|id| named(model, *id, language)).collect();
    (!names.is_empty())
        .then(|| format!("{} {}", Bi::new("komt uit", "comes from").get(language), names.join("; ")))
}

/// Reforms of an agenda as (year, stage, reform), by year; what has no year comes last.
fn line_of_time(agenda: &Agenda) -> Vec<(Option<i16>, Step, NodeId)> {
    let reforms = agenda.tracks.iter().flat_map(|track| &track.reforms);
    let mut all: Vec<(Option<i16>, Step, NodeId)> =
        reforms.flat_map(|one| one.steps.iter().map(|step| (step.year(), *step, one.id))).collect();
    all.sort_by_key(|(year, ..)| (year.is_none(), *year));
    all
}

/// What the time line says of a step, with the years that go on.
fn moment(model: &Model, step: &Step, id: NodeId, language: Language) -> String {
    let sign = match step.stage {
        Stage::Planned => '○',
        Stage::Running => '◐',
        Stage::Realised => '●',
    };
    let title = model.title(id).map(|title| format!(" “{title}”")).unwrap_or_default();
    let word = stage(step.stage).get(language);
    let years = match step.period {
        Some(Period::Between(..)) => format!(" ({})", years(step.period)),
        _ => String::new(),
    };
    format!("{sign} {word:12} {}{years}{title}", model.id(id))
}

const NONE: Bi = Bi::new("er is geen hervormingsagenda", "there is no reform agenda");
const TIME: Bi = Bi::new("Door de tijd", "Through time");
const GOALS: Bi = Bi::new("Doelen zonder spoor", "Goals without a track");
const NOWHERE: Bi = Bi::new("Hervormingen die nergens toe leiden", "Reforms that lead nowhere");
const SUPPORTED: Bi = Bi::new("gesteund door", "supported by");
const NOBODY: Bi = Bi::new("door niets in een plan gesteund", "supported by nothing in a plan");
const NO_YEAR: Bi = Bi::new("zonder jaar", "without a year");

/// For a terminal.
pub fn human(model: &Model, all: &Agendas, language: Language) -> String {
    let mut out = String::new();
    if all.agendas.is_empty() {
        return format!("{}\n", NONE.get(language));
    }
    for agenda in &all.agendas {
        let start = if out.is_empty() { "" } else { "\n" };
        let _ = write!(out, "{start}{}", wrapped(&named(model, agenda.id, language), 0));
        from(model, &agenda.from, language).iter().for_each(|line| out.push_str(&wrapped(line, 2)));
        for track in &agenda.tracks {
            let _ = write!(out, "\n{}", wrapped(&track_name(model, track, language), 2));
            from(model, &track.from, language).iter().for_each(|line| out.push_str(&wrapped(line, 4)));
            if track.id.is_some() {
                let head = if track.supported.is_empty() { NOBODY } else { SUPPORTED };
                out.push_str(&wrapped(head.get(language), 4));
            }
            for id in &track.supported {
                out.push_str(&wrapped(&of_document(model, *id, language), 6));
            }
            for reform in &track.reforms {
                let line = format!("{}: {}", named(model, reform.id, language), state(reform, language));
                out.push_str(&wrapped(&line, 4));
                about(model, reform, language).iter().for_each(|line| out.push_str(&wrapped(line, 6)));
            }
        }
        let time = line_of_time(agenda);
        if !time.is_empty() {
            let _ = writeln!(out, "\n  {}", TIME.get(language));
        }
        let mut before: Option<Option<i16>> = None;
        for (year, step, id) in time {
            let gap = matches!((before.flatten(), year), (Some(one), Some(other)) if other > one + 1);
            if gap {
                let _ = writeln!(out, "         ┊");
            }
            let shown = match (before == Some(year), year) {
                (true, _) => String::new(),
                (false, Some(year)) => year.to_string(),
                (false, None) => "-".to_owned(),
            };
            let said = cut(&one_line(&moment(model, &step, id, language)), LONGEST);
            let _ = writeln!(out, "    {shown:>4} │ {said}");
            before = Some(year);
        }
    }
    for (head, ids) in [(GOALS, &all.unsupported), (NOWHERE, &all.nowhere)] {
        if !ids.is_empty() {
            let _ = writeln!(out, "\n{} ({})", head.get(language), ids.len());
        }
        for id in ids {
            let (path, line) = spot(model, *id);
            let place = one_line(&format!("{path}:{line}"));
            let _ = writeln!(out, "{}    {place}", wrapped(&of_document(model, *id, language), 2));
        }
    }
    out
}

/// For a page.
pub fn markdown(model: &Model, all: &Agendas, language: Language) -> String {
    let mut out = String::new();
    if all.agendas.is_empty() {
        return format!("{}\n", NONE.get(language));
    }
    for agenda in &all.agendas {
        let start = if out.is_empty() { "" } else { "\n" };
        let _ = writeln!(out, "{start}## {}", escape(&named(model, agenda.id, language)));
        if let Some(line) = from(model, &agenda.from, language) {
            let _ = writeln!(out, "\n{}", escape(&line));
        }
        for track in &agenda.tracks {
            let _ = writeln!(out, "\n### {}\n", escape(&track_name(model, track, language)));
            if let Some(line) = from(model, &track.from, language) {
                let _ = writeln!(out, "- {}", escape(&line));
            }
            if track.id.is_some() && track.supported.is_empty() {
                let _ = writeln!(out, "- {}", NOBODY.get(language));
            }
            for id in &track.supported {
                let _ = writeln!(
                    out,
                    "- {} {}",
                    SUPPORTED.get(language),
                    escape(&of_document(model, *id, language))
                );
            }
            for reform in &track.reforms {
                let name = escape(&named(model, reform.id, language));
                let _ = writeln!(out, "- {name}: {}", escape(&state(reform, language)));
                for line in about(model, reform, language) {
                    let _ = writeln!(out, "  - {}", escape(&line));
                }
            }
        }
        let time = line_of_time(agenda);
        if !time.is_empty() {
            let _ = writeln!(out, "\n### {}\n", TIME.get(language));
        }
        for (year, step, id) in time {
            let year = year.map_or(NO_YEAR.get(language).to_owned(), |year| year.to_string());
            let _ = writeln!(out, "- {year}: {}", escape(&moment(model, &step, id, language)));
        }
    }
    for (head, ids) in [(GOALS, &all.unsupported), (NOWHERE, &all.nowhere)] {
        if !ids.is_empty() {
            let _ = writeln!(out, "\n## {}\n", head.get(language));
        }
        for id in ids {
            let (path, line) = spot(model, *id);
            let _ =
                writeln!(out, "- {} ({}:{line})", escape(&of_document(model, *id, language)), escape(&path));
        }
    }
    out
}

/// For programs.
pub fn json(all: &[(&Model, Agendas)]) -> String {
    let things = |model: &Model, ids: &[NodeId]| ids.iter().map(|id| thing(model, *id)).collect::<Vec<_>>();
    let agendas = all.iter().flat_map(|(model, found)| found.agendas.iter().map(|one| listed(model, one)));
    pretty(&Report {
        schema: "urn:kader:schema:agenda:1.0",
        format_version: FORMAT_VERSION,
        agendas: agendas.collect(),
        goals_without_track: all
            .iter()
            .flat_map(|(model, found)| things(model, &found.unsupported))
            .collect(),
        reforms_leading_nowhere: all
            .iter()
            .flat_map(|(model, found)| things(model, &found.nowhere))
            .collect(),
    })
}

/// The reform agendas of one or more projects.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "kader agenda")]
pub struct Report {
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    pub format_version: &'static str,
    pub agendas: Vec<Listed>,
    /// Goals of plans that belong to no track of the agenda.
    pub goals_without_track: Vec<Thing>,
    /// Reforms that are realised, and of which nothing says what came of it.
    pub reforms_leading_nowhere: Vec<Thing>,
}

/// A thing with its place.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Thing {
    pub id: String,
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    pub file: String,
    pub line: u32,
}

/// An agenda.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Listed {
    #[serde(flatten)]
    pub thing: Thing,
    /// What it comes from, such as a vision.
    pub from: Vec<Thing>,
    pub tracks: Vec<TrackListed>,
}

/// A track; without an id it holds the reforms that stand in none.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TrackListed {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub track: Option<Thing>,
    pub from: Vec<Thing>,
    /// Levels, activities and proposals, the latest document first.
    pub supported_by: Vec<Thing>,
    pub reforms: Vec<ReformListed>,
}

/// A reform.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReformListed {
    #[serde(flatten)]
    pub thing: Thing,
    pub steps: Vec<StepListed>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub dropped: bool,
    pub leads_to: Vec<Thing>,
    /// What supports it or is derived from it.
    pub taken_up_by: Vec<Thing>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub leads_nowhere: bool,
}

/// Where a reform stands, and from which year to which.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StepListed {
    /// `planned`, `running` or `realised`.
    pub state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<i16>,
}

fn thing(model: &Model, id: NodeId) -> Thing {
    let (file, line) = spot(model, id);
    let kind = model.node(id).map_or("", |node| node.concept.name);
    Thing { id: model.key(id), kind, title: model.title(id).map(|title| title.into_owned()), file, line }
}

fn listed(model: &Model, agenda: &Agenda) -> Listed {
    let things = |ids: &[NodeId]| ids.iter().map(|id| thing(model, *id)).collect::<Vec<_>>();
    let reform = |one: &Reform| ReformListed {
        thing: thing(model, one.id),
        steps: one
            .steps
            .iter()
            .map(|step| StepListed {
                state: step.name(),
                from: step.period.and_then(Period::first_year),
                to: step.period.and_then(Period::last_year),
            })
            .collect(),
        dropped: one.dropped,
        leads_to: things(&one.leads_to),
        taken_up_by: things(&one.taken_up),
        leads_nowhere: one.nowhere,
    };
    let track = |one: &Track| TrackListed {
        track: one.id.map(|id| thing(model, id)),
        from: things(&one.from),
        supported_by: things(&one.supported),
        reforms: one.reforms.iter().map(reform).collect(),
    };
    Listed {
        thing: thing(model, agenda.id),
        from: things(&agenda.from),
        tracks: agenda.tracks.iter().map(track).collect(),
    }
}
