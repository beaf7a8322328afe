//! What may continue what, with the grounds and the line to write: for people and as JSON.

use std::fmt::Write;

use schemars::JsonSchema;
use serde::Serialize;

use crate::language::{Bi, Language, fields};
use crate::lineage::{Ground, Proposal, Proposals, Way};
use crate::model::{Model, NodeId};

use super::fingerprint::hash;
use super::one_line;

/// The version of this JSON: minor versions only add.
pub const FORMAT_VERSION: &str = "1.0";

/// The proposals of one project.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "kader lineage")]
pub struct Lineage {
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    pub format_version: &'static str,
    pub proposals: Vec<Row>,
}

/// One thing that may continue another.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Row {
    /// Names this proposal to `kader lineage --accept`; stays while both things keep their ids.
    pub id: String,
    /// `whole`, `split` or `merge`.
    pub way: &'static str,
    pub earlier: Named,
    pub later: Named,
    /// How sure it is, in hundredths.
    pub likeness: u8,
    pub grounds: Vec<Why>,
    /// The line to write in the block of the later one.
    pub line: String,
    pub file: String,
    pub line_number: u32,
}

/// A thing by its stable id.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Named {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// What speaks for it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Why {
    /// `words`, `within`, `code`, `item`, `place`, `holders` or `parts`.
    pub ground: &'static str,
    /// Of words: the share in common, in hundredths; of parts: how many they share.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<usize>,
    /// Of parts: of how many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<usize>,
}

/// The name of a proposal: of the two things that it ties.
pub fn name(model: &Model, proposal: &Proposal) -> String {
    let both = format!("{}|{}", model.key(proposal.earlier), model.key(proposal.later));
    hash(&both).chars().take(6).collect()
}

impl Lineage {
    pub fn new(model: &Model, found: &Proposals, line: impl Fn(&Proposal) -> String) -> Lineage {
        let named = |id: NodeId| Named { id: model.key(id), title: model.title(id).map(Into::into) };
        let row = |proposal: &Proposal| {
            let (file, line_number) = place(model, proposal.later);
            Row {
                id: name(model, proposal),
                way: way(proposal.way),
                earlier: named(proposal.earlier),
                later: named(proposal.later),
                likeness: proposal.likeness,
                grounds: proposal.grounds.iter().map(why).collect(),
                line: line(proposal),
                file,
                line_number,
            }
        };
        Lineage {
            schema: "urn:kader:schema:lineage:1.0",
            format_version: FORMAT_VERSION,
            proposals: found.all.iter().map(row).collect(),
        }
    }
}

fn way(way: Way) -> &'static str {
    match way {
        Way::Whole => "whole",
        Way::Split => "split",
        Way::Merge => "merge",
    }
}

fn why(ground: &Ground) -> Why {
    let (ground, count, of) = match ground {
        Ground::Words(share) => ("words", Some(usize::from(*share)), None),
        Ground::Within => ("within", None, None),
        Ground::Code => ("code", None, None),
        Ground::Item => ("item", None, None),
        Ground::Place => ("place", None, None),
        Ground::Holders => ("holders", None, None),
        Ground::Parts(count, of) => ("parts", Some(*count), Some(*of)),
    };
    Why { ground, count, of }
}

/// Where a thing stands.
fn place(model: &Model, id: NodeId) -> (String, u32) {
    let Some(span) = model.node(id).map(|node| node.span) else { return (String::new(), 1) };
    let (path, line, _) = super::place(model.sources(), span);
    (path, line)
}

/// The proposals for people; empty when there are none.
pub fn human(model: &Model, found: &Proposals, rows: &Lineage, language: Language) -> String {
    let mut out = String::new();
    for (proposal, row) in found.all.iter().zip(&rows.proposals) {
        let says = match (proposal.way, language) {
            (Way::Whole, Language::Nl) => "is misschien het vervolg van",
            (Way::Whole, Language::En) => "may continue",
            (Way::Split, Language::Nl) => "is misschien een deel van wat gesplitst is:",
            (Way::Split, Language::En) => "may be one part of what was split:",
            (Way::Merge, Language::Nl) => "voegt misschien meer samen, ook",
            (Way::Merge, Language::En) => "may merge several, also",
        };
        let _ = writeln!(out, "{}  {}", row.id, called(model, proposal.later, language));
        let _ = writeln!(out, "        {says}");
        let _ = writeln!(out, "        {}", called(model, proposal.earlier, language));
        let grounds: Vec<String> = proposal.grounds.iter().map(|one| said(one, language)).collect();
        let (why, write, sure) = match language {
            Language::Nl => ("want", "schrijf", "zekerheid"),
            Language::En => ("because", "write", "certainty"),
        };
        let _ = writeln!(out, "        {why}: {} ({sure} {} %)", grounds.join(", "), proposal.likeness);
        let _ =
            writeln!(out, "        {write} ({}:{}): {}\n", row.file, row.line_number, one_line(&row.line));
    }
    out
}

/// `doel 1.1.2 “Samenkracht” in begroting-2021`.
fn called(model: &Model, id: NodeId, language: Language) -> String {
    let (open, shut) = match language {
        Language::Nl => ('‘', '’'),
        Language::En => ('“', '”'),
    };
    let name = crate::lineage::name(model, id, language);
    let title = model.title(id).map(|title| format!(" {open}{title}{shut}")).unwrap_or_default();
    let document = model.document_of(id).map(|one| model.id(one).into_owned()).unwrap_or_default();
    let inside = Bi::new("in", "in").get(language);
    one_line(&format!("{name}{title} {inside} {document}"))
}

fn said(ground: &Ground, language: Language) -> String {
    let holders = fields::HOLDERS.word.many(language);
    match (ground, language) {
        (Ground::Words(share), Language::Nl) => format!("{share} % van de woorden is gelijk"),
        (Ground::Words(share), Language::En) => format!("{share} % of the words are the same"),
        (Ground::Within, Language::Nl) => "de ene naam staat in de andere".to_owned(),
        (Ground::Within, Language::En) => "one name stands in the other".to_owned(),
        (Ground::Code, Language::Nl) => "dezelfde code".to_owned(),
        (Ground::Code, Language::En) => "the same code".to_owned(),
        (Ground::Item, Language::Nl) => "dezelfde wettelijke indicator".to_owned(),
        (Ground::Item, Language::En) => "the same statutory indicator".to_owned(),
        (Ground::Place, Language::Nl) => "dezelfde plaats".to_owned(),
        (Ground::Place, Language::En) => "the same place".to_owned(),
        (Ground::Holders, Language::Nl) => format!("dezelfde {holders}"),
        (Ground::Holders, Language::En) => format!("the same {holders}"),
        (Ground::Parts(count, of), Language::Nl) => {
            format!("{count} van de {of} criteria en indicatoren zijn gelijk")
        }
        (Ground::Parts(count, of), Language::En) => {
            format!("{count} of the {of} criteria and indicators are the same")
        }
    }
}
