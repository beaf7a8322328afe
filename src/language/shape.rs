//! What may stand behind a field's keyword: the shapes of values.

use super::{Concept, Word};

/// One word of a closed list, such as `effect` behind `soort`.
#[derive(Debug)]
pub struct Choice {
    /// English, kebab-case: the value in the JSON.
    pub name: &'static str,
    pub word: Word,
}

impl Choice {
    pub const fn new(name: &'static str, nl: &'static str, en: &'static str) -> Choice {
        Choice { name, word: Word::same(nl, en) }
    }
}

impl Eq for Choice {}

impl PartialEq for Choice {
    fn eq(&self, other: &Choice) -> bool {
        std::ptr::eq(self, other)
    }
}

/// The role of a line of observations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObservationRole {
    Baseline,
    Realised,
    Target,
    Forecast,
}

/// Which way money flows in a line of amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Flow {
    Costs,
    Revenues,
    /// Into a reserve.
    Addition,
    /// Out of a reserve.
    Withdrawal,
    /// A control figure: revenues minus costs.
    Balance,
    /// A control figure: the printed sum.
    Total,
    /// Where the money for a proposal comes from; positive when it covers.
    Coverage,
}

/// Where an activity or reform stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Planned,
    Running,
    Realised,
}

/// What stands behind a keyword.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Nothing: `structureel`.
    Flag,
    /// Nothing, or a reason in quotes: `nieuw`, `onleesbaar`.
    FlagReason,
    /// A reason in quotes, always: `vervallen "reden"`.
    Reason,
    /// A text in quotes or a text block.
    Text,
    /// A heading in quotes and a text: `tekst "kop" """…"""`.
    Headed,
    /// One word or text, kept as it is: `nummer 2`, `url https://…`.
    Word,
    /// The word of a concept: `over doel`.
    Concept,
    /// Words or texts with commas: `door raad, college`.
    Words,
    /// One word of a closed list.
    Choice(&'static [&'static Choice]),
    /// A known kind, or an own one: `turap`, `turap zoals berap`.
    KindLike(&'static [&'static Choice]),
    Year,
    /// A date, month or year, or a period of them.
    Period,
    /// A date, a time may follow: `2023-11-15 15:00:20`.
    Stamp,
    /// A number with a unit: `61 %`, `€ 460.000`, `12 fte`.
    Quantity,
    Unit,
    /// Ids of things of these kinds.
    Refs(&'static [&'static Concept]),
    /// Ids with a scope in quotes behind each: `weijers "toerisme"`.
    ScopedRefs(&'static [&'static Concept]),
    /// `kind id` pairs; the kind carries on.
    AnyRefs,
    /// `vervolgt [deels] kind id@document … ["reden"] [met besluit nota x]`.
    Continues,
    /// `behaald 2018 7,4, 2019 -`.
    Observations(ObservationRole),
    /// `vergelijking nederland 2018 7,5`.
    Comparison,
    /// `reeksbreuk 2016 "reden"`.
    Break,
    /// `zoals bbv halt`.
    Catalogue,
    /// `lasten ["naam" | taakveld 1.1] 2020 € 250.000, …`.
    Money(Flow),
    /// `bedragen x 1.000`, with a block a table of amounts.
    Scale,
    /// `nadeel 2023 € 460.000 incidenteel`; true for an advantage.
    Effect(bool),
    /// `tegenover programma 10 € 460.000`.
    Offset,
    /// `eerder-gemeld voordeel € 100.000 in turap-2018-2`.
    EarlierReported,
    /// `status geld rood "reden", tijd groen`.
    Status,
    /// `statusschema geld { groen "geen afwijking" }`.
    StatusScheme,
    /// `niet-gemeld betekent groen`.
    Unreported,
    /// `gepland 2025`, `loopt 2023..`, `gerealiseerd 2019`.
    Stage(Stage),
    /// `rol "wethouder" 2018-05..2022-06`.
    Roles,
    /// `geen indicatoren "reden"`.
    Absence,
    /// `leeg indicatoren`.
    Blank,
    /// `negeer regel-naam "reden"`.
    Ignore,
    /// `kenmerk sleutel "waarde"`.
    Attribute,
    /// `elders programma 10`.
    Elsewhere,
    /// `indeling domein > programma > doel`.
    Layout,
    /// `woord prestatie zoals activiteit`.
    OwnWord,
    /// `drempel € 250.000 "toelichting"`.
    Threshold,
}

impl Shape {
    /// Whether the field reads as a label with its value, and no sentence: the formatter sets labels in a column.
    pub fn is_label(&self) -> bool {
        match self {
            Shape::Word
            | Shape::Words
            | Shape::Concept
            | Shape::Choice(_)
            | Shape::KindLike(_)
            | Shape::Year
            | Shape::Period
            | Shape::Stamp
            | Shape::Quantity
            | Shape::Unit
            | Shape::Refs(_)
            | Shape::ScopedRefs(_)
            | Shape::Observations(_)
            | Shape::Break
            | Shape::Money(_)
            | Shape::Effect(_)
            | Shape::Stage(_)
            | Shape::Roles => true,
            Shape::Flag
            | Shape::FlagReason
            | Shape::Reason
            | Shape::Text
            | Shape::Headed
            | Shape::AnyRefs
            | Shape::Continues
            | Shape::Comparison
            | Shape::Catalogue
            | Shape::Scale
            | Shape::Offset
            | Shape::EarlierReported
            | Shape::Threshold
            | Shape::Status
            | Shape::StatusScheme
            | Shape::Unreported
            | Shape::Absence
            | Shape::Blank
            | Shape::Ignore
            | Shape::Attribute
            | Shape::Elsewhere
            | Shape::Layout
            | Shape::OwnWord => false,
        }
    }
}
