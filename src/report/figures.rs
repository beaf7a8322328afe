//! Figures of a series for people and for programs: with their time, their sign and what a source leaves unclear.

use schemars::JsonSchema;
use serde::Serialize;

use crate::language::shape::ObservationRole;
use crate::language::{Bi, Language};
use crate::model::value::{Bound, Figure, Key, Missing, Relative, Sign};
use crate::model::{Model, NodeId, Point, Told, number};

/// The time of a value, as it stands in a file.
pub fn time(point: &Point<'_>, language: Language) -> String {
    match point.observation.key {
        Key::Period(period) => period.to_string(),
        Key::WithoutYear => Bi::new("zonder jaar", "without a year").get(language).to_owned(),
    }
}

/// A figure as a page prints it: `>= 7,7`, `61 %`, `circa 20`, `nnb`, `-`.
pub fn figure(model: &Model, id: NodeId, point: &Point<'_>, language: Language) -> String {
    let percent = model.unit(id).is_some_and(|(unit, _)| model.text(&unit.name) == "%");
    let signed = |text: String, sign: Sign| match sign {
        Sign::Euro => format!("€ {text}"),
        Sign::Percent => format!("{text} %"),
        Sign::Bare if percent => format!("{text} %"),
        Sign::Bare => text,
    };
    let text = match &point.observation.figure {
        Figure::Number(_, sign) | Figure::Range(_, sign) => signed(point.printed(language), *sign),
        Figure::Bound(bound, value, sign) => {
            format!("{} {}", bound.sign(), signed(number::print(*value, language), *sign))
        }
        Figure::BoundRef(bound, span) => {
            let reference = model.target_at(id, *span).map(|to| model.id(to)).unwrap_or_default();
            format!("{} {reference}", bound.sign())
        }
        Figure::Direction(direction, relative) => {
            let word = direction.word.get(language);
            match relative.as_deref() {
                None => word.to_owned(),
                Some(Relative::Baseline) => {
                    format!("{word} {}", Bi::new("tov nulmeting", "relative to baseline").get(language))
                }
                Some(Relative::Period(period)) => {
                    format!("{word} {} {period}", Bi::new("tov", "relative to").get(language))
                }
            }
        }
        Figure::Missing(Missing::None) => "-".to_owned(),
        Figure::Missing(Missing::Named(choice)) => choice.word.get(language).to_owned(),
        Figure::Text(text) => format!("“{}”", super::one_line(&model.text(text))),
    };
    match point.observation.more.as_ref().map(|more| &more.doubt) {
        Some(doubt) if doubt.uncertain.is_some() => format!("{text} ?"),
        Some(doubt) if doubt.about => {
            format!("{} {text}", Bi::new("circa", "about").get(language))
        }
        _ => text,
    }
}

/// `2024: 7,4`
pub fn dated(model: &Model, id: NodeId, point: &Point<'_>, language: Language) -> String {
    format!("{}: {}", time(point, language), figure(model, id, point, language))
}

/// The most values that a line shows.
const LONGEST: usize = 12;

/// The last figures of a series as a small picture: one sign a value, the lowest and the highest at its ends.
pub fn sparkline(values: &[Told<'_>]) -> String {
    const SIGNS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let numbers: Vec<_> = values
        .iter()
        .filter(|told| told.point.whole_year().is_some())
        .filter_map(|told| told.point.number())
        .collect();
    let shown = numbers.get(numbers.len().saturating_sub(LONGEST)..).unwrap_or_default();
    let (Some(low), Some(high)) = (shown.iter().min(), shown.iter().max()) else { return String::new() };
    if shown.len() < 2 {
        return String::new();
    }
    let height = |value: &rust_decimal::Decimal| {
        let way = high.checked_sub(*low).filter(|way| !way.is_zero())?;
        let steps = value.checked_sub(*low)?.checked_mul(7.into())?.checked_div(way)?;
        usize::try_from(steps.round()).ok()
    };
    shown.iter().map(|value| SIGNS.get(height(value).unwrap_or(3)).copied().unwrap_or('▄')).collect()
}

/// The last figures of a series, without their years.
pub fn plain_line(values: &[Told<'_>], language: Language) -> String {
    let numbers: Vec<String> = values
        .iter()
        .filter(|told| told.point.whole_year().is_some() && told.point.number().is_some())
        .map(|told| told.point.printed(language))
        .collect();
    numbers.get(numbers.len().saturating_sub(LONGEST)..).unwrap_or_default().join(" ")
}

/// A value of a series, for other programs.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Value {
    /// `baseline`, `realised`, `target` or `forecast`.
    pub role: &'static str,
    /// Absent for a value without a year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// The year that it counts for; absent for a period that is no year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// `number`, `bound`, `range`, `direction`, `missing` or `text`.
    pub kind: &'static str,
    /// An exact decimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<String>,
    /// `>=`, `>`, `<=` or `<`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<&'static str>,
    /// The reference series that a bound is against.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Approximate or uncertain.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub doubtful: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The document that gives it; absent for the register.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// What earlier documents gave for it, where that was another figure; the latest of them first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<Value>,
}

/// The word of a role in the JSON.
pub fn role(role: ObservationRole) -> &'static str {
    match role {
        ObservationRole::Baseline => "baseline",
        ObservationRole::Realised => "realised",
        ObservationRole::Target => "target",
        ObservationRole::Forecast => "forecast",
    }
}

impl Value {
    pub fn new(model: &Model, id: NodeId, point: &Point<'_>) -> Value {
        let more = point.observation.more.as_ref();
        let document = model.node(id).and_then(|node| node.document);
        let mut value = Value {
            role: role(point.role),
            period: match point.observation.key {
                Key::Period(period) => Some(period.to_string()),
                Key::WithoutYear => None,
            },
            year: point.whole_year(),
            kind: "number",
            value: point.number().map(|number| number.to_string()),
            low: None,
            high: None,
            bound: None,
            series: None,
            direction: None,
            missing: None,
            text: None,
            doubtful: point.is_doubtful(),
            note: more.and_then(|more| more.note.as_ref()).map(|note| model.text(note).into_owned()),
            document: document.map(|document| model.key(document)),
            before: Vec::new(),
        };
        let sign = |bound: &Bound| Some(bound.sign());
        match &point.observation.figure {
            Figure::Number(..) => {}
            Figure::Bound(bound, ..) => (value.kind, value.bound) = ("bound", sign(bound)),
            Figure::BoundRef(bound, span) => {
                (value.kind, value.bound) = ("bound", sign(bound));
                value.series = model.target_at(id, *span).map(|to| model.key(to));
            }
            Figure::Range(range, _) => {
                value.kind = "range";
                (value.low, value.high) = (Some(range.0.to_string()), Some(range.1.to_string()));
            }
            Figure::Direction(direction, _) => {
                (value.kind, value.direction) = ("direction", Some(direction.name));
            }
            Figure::Missing(missing) => (value.kind, value.missing) = ("missing", Some(missing.name())),
            Figure::Text(text) => {
                (value.kind, value.text) = ("text", Some(model.text(text).into_owned()));
            }
        }
        value
    }

    /// A value with what was given for it before.
    pub fn told(model: &Model, told: &Told<'_>) -> Value {
        let mut value = Value::new(model, told.edition, &told.point);
        value.before = told.before.iter().map(|(point, id)| Value::new(model, *id, point)).collect();
        value
    }
}
