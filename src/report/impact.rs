//! What hangs on a thing, by edition, latest first: for people, as Markdown and as JSON.

use std::fmt::Write;

use schemars::JsonSchema;
use serde::Serialize;

use crate::ask::impact::{Effect, Impact, Struck, Tie};
use crate::ask::latest_first;
use crate::language::{Bi, Language};
use crate::model::{Model, NodeId, Relation};

use super::markdown::escape;
use super::{one_line, pretty, spot, table::cut};

/// The version of the JSON of an impact: minor versions only add.
pub const FORMAT_VERSION: &str = "1.0";

/// The longest title on a terminal, in characters.
const LONGEST: usize = 48;
/// What is named of a list before the rest is counted.
const NAMED: usize = 4;

fn heading(effect: Effect) -> Bi {
    match effect {
        Effect::Gone => Bi::new("gaat mee", "goes with it"),
        Effect::Loses => Bi::new("verliest houvast", "loses its footing"),
        Effect::Keeps => Bi::new("heeft nog een ander", "has another still"),
        Effect::Mentions => Bi::new("noemt het alleen", "only mentions it"),
    }
}

/// What is lost, as a sentence without its subject.
fn loss(tie: Tie) -> Bi {
    match tie {
        Tie::Points(Relation::HeldBy) => Bi::new("houdt geen houder over", "is left without a holder"),
        Tie::Points(Relation::FramedBy) => {
            Bi::new("houdt geen kaderstellende nota over", "is left without a framing note")
        }
        Tie::Points(Relation::MeasuredBy) | Tie::Measured => {
            Bi::new("wordt door niets anders gemeten", "is measured by nothing else")
        }
        Tie::Points(Relation::SourcedFrom) => Bi::new("houdt geen bron over", "is left without a source"),
        Tie::Points(Relation::PartneredWith) => {
            Bi::new("houdt geen partner over", "is left without a partner")
        }
        Tie::Points(Relation::Supports) => Bi::new("steunt niets anders", "supports nothing else"),
        Tie::Points(Relation::LeadsTo) => Bi::new("leidt nergens anders toe", "leads to nothing else"),
        Tie::Points(Relation::DerivedFrom) => {
            Bi::new("komt nergens anders uit voort", "is derived from nothing else")
        }
        Tie::Points(Relation::For) => Bi::new("is voor niets anders", "is for nothing else"),
        Tie::Points(Relation::OffsetBy) => {
            Bi::new("houdt niets over dat ertegenover staat", "is left with nothing that offsets it")
        }
        Tie::Points(Relation::CoveredFrom) => Bi::new("houdt geen dekking over", "is left without coverage"),
        Tie::Points(Relation::ReportsOn) => {
            Bi::new("rapporteert over niets anders", "reports on nothing else")
        }
        Tie::Points(Relation::EditionOf) => Bi::new("is de rapportage hierover", "is the report on it"),
        Tie::Pointed(Relation::MeasuredBy) => Bi::new("meet niets anders", "measures nothing else"),
        Tie::Pointed(Relation::Supports) => {
            Bi::new("wordt door niets anders gesteund", "is supported by nothing else")
        }
        Tie::Pointed(_) => Bi::new("krijgt nergens anders een vervolg", "is taken up by nothing else"),
        Tie::Inside | Tie::Text | Tie::Points(_) => Bi::new("hangt hieraan", "hangs on it"),
    }
}

/// How something names the thing.
fn mention(tie: Tie) -> Bi {
    match tie {
        Tie::Text => Bi::new("in een tekst", "in a text"),
        Tie::Points(Relation::Continues | Relation::ContinuedBy) => {
            Bi::new("als vervolg", "as what continues")
        }
        Tie::Points(Relation::DecidedBy) => Bi::new("als besluit", "as a decision"),
        Tie::Points(Relation::ReportedIn) => Bi::new("als eerdere melding", "as an earlier report"),
        Tie::Points(Relation::ComparedWith) => Bi::new("als vergelijking", "as a comparison"),
        _ => Bi::new("als verwijzing", "as a reference"),
    }
}

/// What a document is called as a heading; what stands in none is the register.
fn document(model: &Model, id: Option<NodeId>, language: Language) -> String {
    match id {
        Some(id) => match model.title(id) {
            Some(title) => format!("{} “{title}”", model.id(id)),
            None => model.id(id).into_owned(),
        },
        None => Bi::new("register", "register").get(language).to_owned(),
    }
}

fn named(model: &Model, id: NodeId, language: Language) -> String {
    let node = model.node(id);
    let word = match node.and_then(|node| node.word.as_deref()) {
        Some(own) => model.text(own).into_owned(),
        None => node.map_or("", |node| node.concept.word.get(language)).to_owned(),
    };
    format!("{word} {}", model.path(id))
}

fn title(model: &Model, id: NodeId) -> Option<String> {
    let plan = || model.targets(id, Relation::EditionOf).first().and_then(|(plan, _)| model.title(*plan));
    model.title(id).or_else(plan).map(|title| title.into_owned())
}

/// Why it is there: what it loses, what it keeps, how it names the thing; and through what.
fn reason(model: &Model, impact: &Impact, one: &Struck, language: Language) -> Option<String> {
    let said = match one.effect {
        Effect::Gone => return None,
        Effect::Loses => loss(one.tie).get(language).to_owned(),
        Effect::Keeps => {
            let mut left: Vec<String> = one
                .left
                .iter()
                .take(NAMED)
                .map(|left| match *left == one.id {
                    true => Bi::new("de wettelijke lijst", "the statutory list").get(language).to_owned(),
                    false => named(model, *left, language),
                })
                .collect();
            if one.left.len() > NAMED {
                let more = one.left.len() - NAMED;
                left.push(match language {
                    Language::Nl => format!("en nog {more}"),
                    Language::En => format!("and {more} more"),
                });
            }
            format!("{} {}", Bi::new("heeft nog", "still has").get(language), left.join(", "))
        }
        Effect::Mentions => mention(one.tie).get(language).to_owned(),
    };
    if impact.subjects.contains(&one.by) {
        return Some(said);
    }
    let by = named(model, one.by, language);
    Some(match language {
        Language::Nl => format!("{said} (door {by})"),
        Language::En => format!("{said} (through {by})"),
    })
}

/// What is struck in one way.
type Way<'i> = (Effect, Vec<&'i Struck>);

/// What is struck, by document and effect.
fn groups<'i>(model: &Model, impact: &'i Impact) -> Vec<(Option<NodeId>, Vec<Way<'i>>)> {
    let document = |one: &Struck| model.document_of(one.id);
    let documents = latest_first(model, impact.struck.iter().map(document));
    let of = |at: Option<NodeId>, effect: Effect| -> Vec<&'i Struck> {
        impact.struck.iter().filter(|one| document(one) == at && one.effect == effect).collect()
    };
    let effects = |at| {
        let all = Effect::ALL.into_iter().map(|effect| (effect, of(at, effect)));
        all.filter(|(_, struck)| !struck.is_empty()).collect()
    };
    documents.into_iter().map(|at| (at, effects(at))).collect()
}

/// How many are struck in each way.
fn closing(impact: &Impact, language: Language) -> String {
    let count = |effect: Effect| {
        let mut ids: Vec<NodeId> =
            impact.struck.iter().filter(|one| one.effect == effect).map(|one| one.id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.len()
    };
    if impact.struck.is_empty() {
        return Bi::new("hier hangt niets aan", "nothing hangs on it").get(language).to_owned();
    }
    let counted = Effect::ALL.map(|effect| format!("{}: {}", heading(effect).get(language), count(effect)));
    counted.join(", ")
}

/// For a terminal.
pub fn human(model: &Model, impact: &Impact, language: Language) -> String {
    let mut out = String::new();
    let line = |id: NodeId| {
        let title = title(model, id).map(|title| format!(" “{}”", cut(&one_line(&title), LONGEST)));
        one_line(&format!("{}{}", named(model, id, language), title.unwrap_or_default()))
    };
    for id in &impact.subjects {
        let (path, at) = spot(model, *id);
        let _ = writeln!(out, "{}\n  {}", line(*id), one_line(&format!("{path}:{at}")));
    }
    for (at, effects) in groups(model, impact) {
        let _ = writeln!(out, "\n{}", one_line(&document(model, at, language)));
        for (effect, struck) in effects {
            let _ = writeln!(out, "  {}:", heading(effect).get(language));
            for one in struck {
                let _ = writeln!(out, "    {}", line(one.id));
                if let Some(reason) = reason(model, impact, one, language) {
                    let _ = writeln!(out, "      {}", one_line(&reason));
                }
            }
        }
    }
    let _ = writeln!(out, "\n{}", closing(impact, language));
    out
}

/// For a page.
pub fn markdown(model: &Model, impact: &Impact, language: Language) -> String {
    let mut out = String::new();
    let line = |id: NodeId| {
        let title = title(model, id).map(|title| format!(" “{}”", escape(&title))).unwrap_or_default();
        let (path, at) = spot(model, id);
        format!("{}{title} ({}:{at})", escape(&named(model, id, language)), escape(&path))
    };
    for id in &impact.subjects {
        let _ = writeln!(out, "## {}\n", line(*id));
    }
    for (at, effects) in groups(model, impact) {
        let _ = writeln!(out, "### {}\n", escape(&document(model, at, language)));
        for (effect, struck) in effects {
            let _ = writeln!(out, "**{}**\n", heading(effect).get(language));
            for one in struck {
                let reason =
                    reason(model, impact, one, language).map(|reason| format!(": {}", escape(&reason)));
                let _ = writeln!(out, "- {}{}", line(one.id), reason.unwrap_or_default());
            }
            out.push('\n');
        }
    }
    let _ = writeln!(out, "{}", closing(impact, language));
    out
}

/// For programs.
pub fn json(all: &[(&Model, Impact)]) -> String {
    let subjects =
        all.iter().flat_map(|(model, impact)| impact.subjects.iter().map(|id| subject(model, *id)));
    let struck = all.iter().flat_map(|(model, impact)| {
        let documents = groups(model, impact).into_iter().flat_map(|(_, effects)| effects);
        documents.flat_map(|(_, struck)| struck).map(|one| hit(model, one))
    });
    pretty(&Report {
        schema: "urn:kader:schema:impact:1.0",
        format_version: FORMAT_VERSION,
        subjects: subjects.collect(),
        struck: struck.collect(),
    })
}

/// What hangs on a thing.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "kader impact")]
pub struct Report {
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    pub format_version: &'static str,
    /// What was asked about; several are editions of one.
    pub subjects: Vec<Subject>,
    /// What is struck: the latest document first, the register last.
    pub struck: Vec<Hit>,
}

/// A thing with its place.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Subject {
    pub id: String,
    pub kind: &'static str,
    pub code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    pub file: String,
    pub line: u32,
}

/// Something that is struck.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Hit {
    #[serde(flatten)]
    pub thing: Subject,
    /// `gone`, `loses-footing`, `keeps-footing` or `mentions`.
    pub effect: &'static str,
    /// What ties it: a relation such as `held-by`; `inside`, `measured` or `text`.
    pub tie: &'static str,
    /// Whether the relation points from what was asked about to this.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub reversed: bool,
    /// Through what it is struck.
    pub by: String,
    /// What it still has of the same kind.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<String>,
}

fn subject(model: &Model, id: NodeId) -> Subject {
    let (file, line) = spot(model, id);
    let node = model.node(id);
    Subject {
        id: model.key(id),
        kind: node.map_or("", |node| node.concept.name),
        code: model.id(id).into_owned(),
        title: title(model, id),
        document: node.and_then(|node| node.document).map(|document| model.key(document)),
        file,
        line,
    }
}

fn hit(model: &Model, one: &Struck) -> Hit {
    let (tie, reversed) = match one.tie {
        Tie::Inside => ("inside", false),
        Tie::Text => ("text", false),
        Tie::Measured => ("measured", false),
        Tie::Points(relation) => (relation.name(), false),
        Tie::Pointed(relation) => (relation.name(), true),
    };
    Hit {
        thing: subject(model, one.id),
        effect: one.effect.name(),
        tie,
        reversed,
        by: model.key(one.by),
        left: one.left.iter().map(|left| model.key(*left)).collect(),
    }
}
