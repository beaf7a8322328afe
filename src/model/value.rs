//! The values a spec can hold, exact and without the words they were written in.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::language::catalogue::Statutory;
use crate::language::shape::{Flow, ObservationRole, Stage};
use crate::language::{Choice, Concept, Field, Meaning};
use crate::source::Span;
use crate::syntax;

use super::period::Period;

/// A text of the spec: mostly a piece of the source, made into text only when it is asked for.
#[derive(Clone, Debug)]
pub enum Str {
    /// As it stands between its marks, or a bare word.
    Raw(Span),
    /// Between quotes, with escapes.
    Escaped(Span),
    /// A text block, marks excluded, not yet freed of its indentation.
    Block(Span),
    Owned(Box<Box<str>>),
}

impl Str {
    pub fn owned(text: impl Into<Box<str>>) -> Str {
        Str::Owned(Box::new(text.into()))
    }

    /// The text itself, from the text of the file it stands in.
    pub fn read<'a>(&'a self, file: &'a str) -> Cow<'a, str> {
        let slice = |span: &Span| file.get(span.start as usize..span.end as usize).unwrap_or_default();
        match self {
            Str::Raw(span) => slice(span).into(),
            Str::Escaped(span) => syntax::unescaped(slice(span)).into(),
            Str::Block(span) => syntax::dedented(slice(span)).into(),
            Str::Owned(text) => (***text).into(),
        }
    }

    /// The file it stands in.
    pub fn span(&self) -> Option<Span> {
        match self {
            Str::Raw(span) | Str::Escaped(span) | Str::Block(span) => Some(*span),
            Str::Owned(_) => None,
        }
    }
}

/// One field of a node. Large values are boxed: a project has a million of these.
#[derive(Clone, Debug)]
pub struct Prop {
    pub field: &'static Field,
    pub span: Span,
    pub value: Value,
}

/// What a field holds. References are edges of the graph and stand here only where a value needs them.
#[derive(Clone, Debug)]
pub enum Value {
    Flag,
    /// A flag with a reason.
    Reason(Str),
    Text(Str),
    Headed(Box<(Str, Str)>),
    Texts(Box<[Str]>),
    Choice(&'static Choice),
    Concept(&'static Concept),
    KindLike(Box<KindLike>),
    Year(i16),
    Period(Period),
    Stamp(Box<Stamp>),
    Quantity(Box<Quantity>),
    Unit(Box<Unit>),
    /// References only: the edges of the same span say which.
    Refs,
    Observations(ObservationRole, Box<[Observation]>),
    Comparison(Box<Comparison>),
    Break(Box<Break>),
    Catalogue(Box<Catalogue>),
    Money(Box<MoneyLine>),
    Scale(Decimal),
    /// A table of amounts: its rows are lines of their own.
    Table,
    Effect(Box<Effect>),
    Offset(Box<Offset>),
    Earlier(Box<Earlier>),
    Status(Box<[StatusItem]>),
    StatusScheme(Box<StatusScheme>),
    Unreported(Str),
    Stage(Stage, Option<Period>),
    Role(Box<RoleHeld>),
    Absence(Box<Absence>),
    Blank(Meaning),
    Ignore(Box<Ignore>),
    Attribute(Box<(Str, Str)>),
    Elsewhere,
    Layout(Box<[LayoutLevel]>),
    OwnWord(Box<OwnWord>),
    Threshold(Box<(Money, Option<Str>)>),
}

impl Value {
    /// The values of a series, its own or those of a reference beside it.
    pub fn observations(&self) -> &[Observation] {
        match self {
            Value::Observations(_, items) => items,
            Value::Comparison(comparison) => &comparison.observations,
            _ => &[],
        }
    }
}

/// Values of a reference series beside an indicator.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The span of the reference.
    pub series: Span,
    pub observations: Box<[Observation]>,
}

/// Whether a source leaves a value unclear.
#[derive(Clone, Debug, Default)]
pub struct Doubt {
    /// `circa`
    pub about: bool,
    /// `onzeker`, with or without a reason.
    pub uncertain: Option<Option<Str>>,
}

/// Why there is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// `-`
    None,
    /// `nnb`, `pm`, `nvt`
    Named(&'static Choice),
}

impl Missing {
    pub fn name(self) -> &'static str {
        match self {
            Missing::None => "none",
            Missing::Named(choice) => choice.name,
        }
    }
}

/// The sign a number was written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Bare,
    Percent,
    Euro,
}

/// `>=`, `>`, `<=`, `<`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    AtLeast,
    Above,
    AtMost,
    Below,
}

impl Bound {
    pub fn sign(self) -> &'static str {
        match self {
            Bound::AtLeast => ">=",
            Bound::Above => ">",
            Bound::AtMost => "<=",
            Bound::Below => "<",
        }
    }
}

/// What a direction is measured against.
#[derive(Clone, Copy, Debug)]
pub enum Relative {
    /// `tov nulmeting`
    Baseline,
    /// `tov 2022`
    Period(Period),
}

/// The value of one observation.
#[derive(Clone, Debug)]
pub enum Figure {
    Number(Decimal, Sign),
    Bound(Bound, Decimal, Sign),
    /// `>= nederland`: the span of the reference.
    BoundRef(Bound, Span),
    Range(Box<(Decimal, Decimal)>, Sign),
    Direction(&'static Choice, Option<Box<Relative>>),
    Missing(Missing),
    Text(Str),
}

/// When an observation holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Period(Period),
    /// `zonder-jaar`
    WithoutYear,
}

/// One value of a series.
#[derive(Clone, Debug)]
pub struct Observation {
    pub key: Key,
    pub figure: Figure,
    pub span: Span,
    pub more: Option<Box<ObservationMore>>,
}

/// What few observations have.
#[derive(Clone, Debug, Default)]
pub struct ObservationMore {
    pub measured: Option<Period>,
    /// The span of the reference to a source.
    pub by: Option<Span>,
    pub note: Option<Str>,
    pub doubt: Doubt,
}

#[derive(Clone, Debug)]
pub struct KindLike {
    pub word: Str,
    pub like: Option<&'static Choice>,
}

/// A date with an optional time of day, as printed.
#[derive(Clone, Debug)]
pub struct Stamp {
    pub date: Period,
    pub time: Option<Str>,
}

/// A number with a unit, as facts have.
#[derive(Clone, Debug)]
pub struct Quantity {
    pub figure: Figure,
    pub unit: Option<Str>,
    pub doubt: Doubt,
    pub note: Option<Str>,
}

#[derive(Clone, Debug)]
pub struct Unit {
    /// `%`, `€` or a word.
    pub name: Str,
    /// `per 1.000`
    pub per: Option<Decimal>,
    /// `per inwoner`, `van de inwoners`: of what.
    pub of: Option<Str>,
    pub scale: Option<(Decimal, Decimal)>,
}

#[derive(Clone, Debug)]
pub struct Break {
    pub at: Period,
    pub reason: Option<Str>,
}

#[derive(Clone, Debug)]
pub struct Catalogue {
    pub item: &'static Statutory,
}

/// An amount as printed; its scale and sign are known once the document is.
#[derive(Clone, Debug)]
pub struct Money {
    pub amount: Result<Decimal, Missing>,
    /// The power of ten of `mln` and its like behind it.
    pub power: u8,
    /// Written with `€`: whole euros.
    pub euro: bool,
    pub doubt: Doubt,
    pub note: Option<Str>,
}

#[derive(Clone, Debug)]
pub struct MoneyLine {
    pub flow: Flow,
    pub name: Option<Str>,
    pub task_field: Option<Str>,
    /// Where a coverage comes from: the span of the reference.
    pub from: Option<Span>,
    /// The scale of the block it stands in.
    pub scale: Option<Decimal>,
    pub figures: Box<[MoneyFigure]>,
}

#[derive(Clone, Debug)]
pub struct MoneyFigure {
    pub kind: Option<&'static Choice>,
    pub period: Period,
    pub money: Money,
    pub span: Span,
}

/// An advantage or a disadvantage of a deviation.
#[derive(Clone, Debug)]
pub struct Effect {
    pub advantage: bool,
    pub period: Option<Period>,
    pub money: Money,
    pub recurrence: Option<&'static Choice>,
}

#[derive(Clone, Debug)]
pub struct Offset {
    pub target: Span,
    pub money: Option<Money>,
}

#[derive(Clone, Debug)]
pub struct Earlier {
    pub advantage: bool,
    pub period: Option<Period>,
    pub money: Money,
    /// The span of the reference to the document.
    pub document: Option<Span>,
}

#[derive(Clone, Debug)]
pub struct StatusItem {
    pub dimension: Option<Str>,
    /// None when the source lost its colours: `onleesbaar`.
    pub state: Option<Str>,
    pub reason: Option<Str>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct StatusScheme {
    pub dimension: Str,
    pub states: Box<[(Str, Option<Str>)]>,
}

#[derive(Clone, Debug)]
pub struct RoleHeld {
    pub name: Str,
    pub period: Option<Period>,
}

/// `geen indicatoren "reden"`
#[derive(Clone, Debug)]
pub struct Absence {
    pub what: Meaning,
    pub reason: Str,
}

/// `negeer regel-naam "reden"`
#[derive(Clone, Debug)]
pub struct Ignore {
    pub rule: Str,
    pub rule_span: Span,
    pub reason: Str,
}

/// One level of a layout: its word, and what it stands for.
#[derive(Clone, Debug)]
pub struct LayoutLevel {
    pub word: Str,
    /// None for `...`: what is below has no goal level.
    pub concept: Option<&'static Concept>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct OwnWord {
    pub word: Str,
    pub concept: &'static Concept,
}
