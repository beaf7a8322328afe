//! The JSON of a generated project as a program that reads it would hold it: every key, every text its own.
//!
//! A key that is missing here is an error, so that nothing is skipped that should be read.

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Project {
    #[serde(rename = "$schema")]
    pub schema: String,
    pub format_version: String,
    pub generator: Generator,
    pub language: String,
    pub organisation: Thing,
    pub documents: Vec<Thing>,
    pub levels: Vec<Thing>,
    pub goals: Vec<Goal>,
    pub criteria: Vec<Criterion>,
    pub indicators: Vec<Indicator>,
    pub activities: Vec<Thing>,
    #[serde(rename = "spendingProposals")]
    pub spending_proposals: Vec<Thing>,
    pub deviations: Vec<Thing>,
    pub facts: Vec<Thing>,
    pub people: Vec<Thing>,
    #[serde(rename = "policyNotes")]
    pub policy_notes: Vec<Thing>,
    pub sources: Vec<Thing>,
    pub partners: Vec<Thing>,
    #[serde(rename = "referenceSeries")]
    pub reference_series: Vec<Thing>,
    pub visions: Vec<Thing>,
    #[serde(rename = "visionAmbitions")]
    pub vision_ambitions: Vec<Thing>,
    pub spearheads: Vec<Thing>,
    #[serde(rename = "reformAgendas")]
    pub reform_agendas: Vec<Thing>,
    pub tracks: Vec<Thing>,
    pub reforms: Vec<Thing>,
    pub sections: Vec<Thing>,
    pub appendices: Vec<Thing>,
    pub rules: Vec<Thing>,
    pub elsewhere: Vec<Thing>,
    pub project: Thing,
    pub edges: Vec<Edge>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Generator {
    pub name: String,
    pub version: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
    pub file: String,
    pub line: u32,
    pub column: u32,
}

/// A goal.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Goal {
    pub id: String,
    pub kind: String,
    pub code: String,
    pub title: String,
    pub document: String,
    pub parent: String,
    pub source: Position,
    pub description: String,
    pub supports: Vec<String>,
    pub portfolio_holders: Vec<Reference>,
    pub framing_notes: Vec<String>,
    pub indicators: Vec<String>,
    pub criteria: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    pub id: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    pub id: String,
    pub kind: String,
    pub code: String,
    pub title: String,
    pub document: String,
    pub parent: String,
    pub source: Position,
    #[serde(default)]
    pub indicators: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Indicator {
    pub id: String,
    pub kind: String,
    pub code: String,
    pub title: String,
    pub document: String,
    pub parent: String,
    pub source: Position,
    pub desired: String,
    pub indicator_kind: String,
    pub unit: Unit,
    pub sources: Vec<String>,
    pub realised: Vec<Observation>,
    pub target: Vec<Observation>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    pub name: String,
    pub scale: Option<Scale>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    pub low: String,
    pub high: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    pub period: Period,
    pub kind: String,
    pub value: String,
    pub sign: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    pub label: String,
    pub from: Option<String>,
    pub to: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edge {
    pub from: String,
    pub relation: String,
    pub to: String,
    pub source: Position,
}

/// Everything there is little of: documents, levels and what stands in the register.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Thing {
    pub id: String,
    pub kind: String,
    pub code: Option<String>,
    pub title: Option<String>,
    pub document: Option<String>,
    pub parent: Option<String>,
    pub described: Option<bool>,
    pub source: Option<Position>,
    pub organisation_kind: Option<String>,
    pub document_kind: Option<Reading>,
    pub year: Option<i16>,
    #[serde(default)]
    pub layout: Vec<Level>,
    pub adopted: Option<Period>,
    pub scope: Option<String>,
    #[serde(default)]
    pub by: Vec<String>,
    pub frequency: Option<String>,
    #[serde(default)]
    pub roles: Vec<Role>,
    #[serde(default)]
    pub levels: Vec<String>,
    #[serde(default)]
    pub goals: Vec<String>,
    #[serde(default)]
    pub tracks: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    pub kind: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    pub level: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    pub role: String,
    pub period: Period,
}
