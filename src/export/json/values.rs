//! The values of the JSON: own types, so that the model can change without the format.

use std::borrow::Cow;
use std::fmt;

use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::model::period;

/// Who made the file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Generator {
    pub name: &'static str,
    pub version: &'static str,
}

impl Generator {
    pub fn this() -> Generator {
        Generator { name: "kader", version: env!("CARGO_PKG_VERSION") }
    }
}

/// Where something stands in the text. Lines and columns count from one, columns in characters.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Position<'m> {
    /// Within the project.
    pub file: &'m str,
    pub line: u32,
    pub column: u32,
}

/// One relation between two things.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Edge")]
pub struct EdgeOut<'m> {
    pub from: &'m str,
    /// The kind of relation, such as `contains`, `held-by`, `measured-by`.
    pub relation: &'static str,
    pub to: &'m str,
    /// The scope or the reason written behind the reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Cow<'m, str>>,
    /// True when only a part goes over (`vervolgt deels`).
    #[serde(skip_serializing_if = "is_false")]
    pub partly: bool,
    pub source: Position<'m>,
}

pub fn is_false(flag: &bool) -> bool {
    !flag
}

/// An exact decimal, as text: `"7.4"`, `"-300000"`.
#[derive(Debug, Clone, Copy)]
pub struct Exact(pub Decimal);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl JsonSchema for Exact {
    fn schema_name() -> Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^-?[0-9]+(\\.[0-9]+)?$",
            "description": "An exact decimal, with a point; never a floating-point number."
        })
    }
}

/// A day as text: `"2019-11-08"`.
#[derive(Debug, Clone, Copy)]
pub struct Day((i16, i8, i8));

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.0;
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

/// A moment or a period as precise as it was written, with its first and last day.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Period {
    /// `2018`, `2018-07`, `2019-11-08`, `2023-Q2`, `2023-H1`, `2022/2023`, `2020..2023`, `2020..`.
    pub label: String,
    /// The first day; absent when the period has no beginning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// The last day; absent when the period has no end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Day>,
}

impl Period {
    pub fn new(period: period::Period) -> Period {
        let (from, to) = match period {
            period::Period::At(moment) => (Some(moment), Some(moment)),
            period::Period::Between(from, to) => (from, to),
        };
        Period {
            label: period.to_string(),
            from: from.map(|moment| Day(moment.days().0)),
            to: to.map(|moment| Day(moment.days().1)),
        }
    }
}

/// Doubt that the source leaves.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Uncertain<'m> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Cow<'m, str>>,
}

/// A value: what it is says `kind`.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Figure<'m> {
    /// `number`, `bound`, `range`, `direction`, `missing` or `text`.
    pub kind: &'static str,
    /// The number, or the number of a bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Exact>,
    /// The sign it was written with: `%` or `€`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign: Option<&'static str>,
    /// Of a bound: `>=`, `>`, `<=` or `<`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<&'static str>,
    /// Of a bound: the reference series it is set against.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<&'m str>,
    /// Of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Exact>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Exact>,
    /// Of a direction: `increase`, `decrease`, `equal`, `equal-or-increase`, `equal-or-decrease`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'static str>,
    /// Of a direction: against what, `baseline` or a period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relative_to: Option<String>,
    /// Why there is no figure: `none`, `not-yet-known`, `to-be-filled-in`, `not-applicable`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<&'static str>,
    /// A value in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Cow<'m, str>>,
    /// Written with `circa`.
    #[serde(skip_serializing_if = "is_false")]
    pub approximate: bool,
    /// The source leaves it unclear.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uncertain: Option<Uncertain<'m>>,
    /// The remark behind it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Cow<'m, str>>,
}

/// One value of a series.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Observation<'m> {
    /// When it holds; absent for a value without a year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    #[serde(flatten)]
    pub figure: Figure<'m>,
    /// When it was measured, if that is another time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measured: Option<Period>,
    /// The source of this one value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<&'m str>,
}

/// Values of a reference series beside an indicator.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Comparison<'m> {
    pub series: Option<&'m str>,
    pub observations: Vec<Observation<'m>>,
}

/// A figure from the narrative.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Quantity<'m> {
    #[serde(flatten)]
    pub figure: Figure<'m>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Cow<'m, str>>,
}

/// What an indicator counts.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Unit<'m> {
    /// `%`, `€` or a word.
    pub name: Cow<'m, str>,
    /// Per how many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<Exact>,
    /// Of what, or per what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Cow<'m, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
}

/// The lowest and highest value that a scale has.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Scale {
    pub low: Exact,
    pub high: Exact,
}

/// An amount of money.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Money<'m> {
    /// In euros, with costs and revenues positive, whatever the page's convention; absent when missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub euros: Option<Exact>,
    /// The figure as the page prints it, in its own scale and sign.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub printed: Option<Exact>,
    /// The scale of the printed figure: `1`, `1000`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<Exact>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<&'static str>,
    #[serde(skip_serializing_if = "is_false")]
    pub approximate: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uncertain: Option<Uncertain<'m>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Cow<'m, str>>,
}

/// One amount of a line.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Amount<'m> {
    /// `original`, `budgeted`, `amended`, `actual`, `forecast` or `change`; absent for the document's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<&'static str>,
    pub period: Period,
    #[serde(flatten)]
    pub money: Money<'m>,
}

/// A line of amounts.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MoneyLine<'m> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Cow<'m, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub task_field: Option<Cow<'m, str>>,
    /// Of a coverage: where the money comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<&'m str>,
    pub amounts: Vec<Amount<'m>>,
}

/// An advantage or a disadvantage.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Effect<'m> {
    /// Absent when it is the document's own year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    #[serde(flatten)]
    pub money: Money<'m>,
    /// `incidental` or `structural`; absent when the page does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recurrence: Option<&'static str>,
}

/// What offsets a deviation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Offset<'m> {
    pub target: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money<'m>>,
}

/// What an earlier document reported already.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EarlierReported<'m> {
    /// `advantage` or `disadvantage`.
    pub effect: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    #[serde(flatten)]
    pub money: Money<'m>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<&'m str>,
}

/// A document's kind: the known one, and the organisation's own word for it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DocumentKind<'m> {
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word: Option<Cow<'m, str>>,
}

/// A date with the time of day, as printed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Stamp<'m> {
    pub date: Period,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<Cow<'m, str>>,
}

/// A reference with what stands behind it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Reference<'m> {
    pub id: &'m str,
    /// What part it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Cow<'m, str>>,
    /// The level that says it, when that is above.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inherited_from: Option<&'m str>,
}

/// The thing of an earlier edition that this continues.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Continues<'m> {
    pub id: &'m str,
    #[serde(skip_serializing_if = "is_false")]
    pub partly: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Cow<'m, str>>,
}

/// A reason, where one was given.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Reason<'m> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Cow<'m, str>>,
}

/// A text under a heading of its own.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Headed<'m> {
    pub heading: Cow<'m, str>,
    pub text: Cow<'m, str>,
}

/// From when a series no longer compares.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Break<'m> {
    pub period: Period,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Cow<'m, str>>,
}

/// An indicator of a statutory list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Catalogue {
    pub catalogue: &'static str,
    pub item: &'static str,
    /// Its number in the first set of the list, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u8>,
    pub title: &'static str,
    /// What the list counts in the year of the document, with the population it is about.
    pub unit: &'static str,
    pub source: &'static str,
}

/// One traffic light.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Status<'m> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dimension: Option<Cow<'m, str>>,
    /// Absent when the source lost its colours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Cow<'m, str>>,
    #[serde(skip_serializing_if = "is_false")]
    pub unreadable: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Cow<'m, str>>,
}

/// The states of one dimension.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StatusScheme<'m> {
    pub dimension: Cow<'m, str>,
    pub states: Vec<State<'m>>,
}

/// One state of a scheme.
#[derive(Debug, Serialize, JsonSchema)]
pub struct State<'m> {
    pub state: Cow<'m, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<Cow<'m, str>>,
}

/// When an activity or reform is planned, runs or was realised; empty when the page does not say.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Stage {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
}

/// A role that a person holds or held.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Role<'m> {
    pub role: Cow<'m, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
}

/// Something left out on purpose.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Absence<'m> {
    /// The key of what is absent, such as `indicators`.
    pub what: &'static str,
    pub reason: Cow<'m, str>,
}

/// A rule that is silenced here.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ExceptionOut<'m> {
    /// The English name of the rule.
    pub rule: Cow<'m, str>,
    pub reason: Cow<'m, str>,
    /// False when it silenced nothing.
    pub used: bool,
}

/// One level of a layout.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LayoutLevel<'m> {
    /// The kind of level; absent for `...`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<&'static str>,
    /// The organisation's own word for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word: Option<Cow<'m, str>>,
}

/// A word of the organisation's own.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OwnWord<'m> {
    pub word: Cow<'m, str>,
    pub like: &'static str,
}

/// From which amount on something must be explained.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Threshold<'m> {
    #[serde(flatten)]
    pub money: Money<'m>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Cow<'m, str>>,
}

/// The scale of amounts without `€`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AmountScale {
    pub scale: Exact,
}

/// Something that exists and is not described here.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ElsewhereOut<'m> {
    pub id: &'m str,
    pub kind: &'static str,
    pub code: Cow<'m, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Cow<'m, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<&'m str>,
}
