//! Progress for other programs.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::progress::tally;
use crate::model::{Course, Model, Progress, Tally, Verdict};
use crate::report::figures::Value;

use super::Survey;

/// The version of this format: minor versions only add.
pub const FORMAT_VERSION: &str = "1.0";

/// How far frameworks have come.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "kader progress")]
pub struct Output {
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    pub format_version: &'static str,
    /// One document a project.
    pub documents: Vec<Document>,
}

/// What one document promised, and what became of it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    pub id: String,
    /// Only values up to this year counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<i16>,
    pub verdicts: Counts,
    /// Goals and other levels in the order of the budget.
    pub levels: Vec<Level>,
    /// Every indicator once.
    pub indicators: Vec<Indicator>,
}

/// How many indicators have each verdict.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    pub reached: usize,
    pub on_course: usize,
    pub behind: usize,
    pub wrong_way: usize,
    pub cannot_be_said: usize,
    /// The worst verdict that is one; absent where nothing can be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worst: Option<&'static str>,
}

impl Counts {
    pub fn new(tally: &Tally) -> Counts {
        Counts {
            reached: tally.of(Course::Reached),
            on_course: tally.of(Course::OnCourse),
            behind: tally.of(Course::Behind),
            wrong_way: tally.of(Course::WrongWay),
            cannot_be_said: tally.of(Course::Unsaid),
            worst: tally.worst().map(Course::name),
        }
    }
}

/// A goal or another level.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Level {
    pub id: String,
    pub goal: bool,
    pub verdicts: Counts,
    /// The indicators that measure it or what is below.
    pub indicators: Vec<String>,
    /// What reports say of it by their lights.
    pub claims: Vec<Claim>,
}

/// What one report says of a goal.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Claim {
    pub document: String,
    pub state: String,
    /// Said by silence, where the report says what that means.
    pub silent: bool,
    /// Whether the figures of that report say otherwise.
    pub contradicted: bool,
}

/// How far one indicator has come.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Indicator {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// `reached`, `on-course`, `behind`, `wrong-way` or `cannot-be-said`.
    pub verdict: &'static str,
    /// One of a closed list.
    pub reason: &'static str,
    /// What the text itself says of why there is no figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excuse: Option<String>,
    /// Which way is better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wanted: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest: Option<Value>,
    /// A mark of no figure for a time after the latest figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark: Option<Value>,
    /// The figure that was judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub judged: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Value>,
    /// Where the line from start to target stands in the year that was judged: an exact decimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forecast: Option<Forecast>,
    /// Realised values and baselines of all editions, by time.
    pub values: Vec<Value>,
}

/// What is expected.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Forecast {
    pub value: Value,
    /// Whether it meets the target; absent where that cannot be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meets: Option<bool>,
}

impl Output {
    pub fn new(all: &[Survey<'_>]) -> Output {
        Output {
            schema: "urn:kader:schema:progress:1.0",
            format_version: FORMAT_VERSION,
            documents: all.iter().map(document).collect(),
        }
    }
}

fn document(survey: &Survey<'_>) -> Document {
    let model = survey.model;
    let level = |level: &super::Level<'_>| Level {
        id: model.key(level.id),
        goal: level.is_goal,
        verdicts: Counts::new(&survey.tally(level)),
        indicators: survey.these(&level.all).map(|one| model.key(one.indicator)).collect(),
        claims: level
            .claims
            .iter()
            .map(|one| Claim {
                document: model.key(one.claim.document),
                state: one.claim.state.clone(),
                silent: one.claim.item.is_none(),
                contradicted: one.against.is_some(),
            })
            .collect(),
    };
    Document {
        id: model.key(survey.document),
        as_of: survey.as_of,
        verdicts: Counts::new(&tally(&survey.indicators)),
        levels: survey.levels.iter().map(level).collect(),
        indicators: survey.indicators.iter().map(|one| indicator(model, one)).collect(),
    }
}

fn indicator(model: &Model, one: &Progress<'_>) -> Indicator {
    let told = |told: &Option<crate::model::Told<'_>>| told.as_ref().map(|told| Value::told(model, told));
    Indicator {
        id: model.key(one.indicator),
        title: model.title(one.indicator).map(|title| title.into_owned()),
        verdict: one.course().name(),
        reason: one.reason.name(),
        excuse: one.excuse.as_ref().map(|excuse| excuse.clone().into_owned()),
        wanted: one.wanted.map(|wanted| wanted.name),
        latest: told(&one.latest),
        mark: told(&one.mark),
        judged: told(&one.judged),
        start: one.start.as_ref().map(|point| Value::new(model, one.indicator, point)),
        target: one.target.as_ref().map(|point| Value::new(model, one.promised_by, point)),
        expected: one.expected.map(|expected| expected.normalize().to_string()),
        forecast: one.outlook.as_ref().map(|(point, verdict)| Forecast {
            value: Value::new(model, one.indicator, point),
            meets: verdict.map(|verdict| verdict == Verdict::Met),
        }),
        values: one.values.iter().map(|told| Value::told(model, told)).collect(),
    }
}
