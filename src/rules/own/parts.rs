//! Values with parts: periods, figures, observations, money, and what each part holds.

use crate::language::{Bi, reference_series, source};

use super::schema::{Item, Read, Record, Term, Things, Type, term};

/// One part of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Label,
    From,
    To,
    Year,
    Period,
    FigureKind,
    Value,
    Bound,
    Low,
    High,
    Direction,
    Missing,
    Text,
    Approximate,
    Uncertain,
    Note,
    Source,
    Series,
    Observations,
    Unit,
    Name,
    Per,
    Of,
    TaskField,
    Amounts,
    AmountKind,
    Printed,
    Dimension,
    State,
    Unreadable,
    Reason,
    Heading,
    Role,
    What,
    Rule,
    Key,
}

const TEXT: Type = Type::One(Item::Text);
const NUMBER: Type = Type::One(Item::Number);
const BOOL: Type = Type::One(Item::Bool);
const INT: Type = Type::One(Item::Int);

/// A part that is always there.
const fn has(name: &'static str, kind: Type, part: Part, docs: Bi) -> Term {
    term(name, kind, false, Read::Part(part), docs)
}

/// A part that may be missing.
const fn may(name: &'static str, kind: Type, part: Part, docs: Bi) -> Term {
    term(name, kind, true, Read::Part(part), docs)
}

const YEAR: Term =
    may("year", INT, Part::Year, Bi::new("Het jaar waarin het begint.", "The year in which it starts."));
const PERIOD_TERM: Term =
    may("period", Type::One(Item::Record(&PERIOD)), Part::Period, Bi::new("De periode.", "The period."));
const REASON: Term = may("reason", TEXT, Part::Reason, Bi::new("De reden.", "The reason."));
const NOTE: Term = may("note", TEXT, Part::Note, Bi::new("De opmerking erbij.", "The remark with it."));
const MISSING: Term = may(
    "missing",
    TEXT,
    Part::Missing,
    Bi::new(
        "Waarom er geen cijfer is: `none`, `not-yet-known`, `to-be-filled-in`, `not-applicable`.",
        "Why there is no figure: `none`, `not-yet-known`, `to-be-filled-in`, `not-applicable`.",
    ),
);
const APPROXIMATE: Term =
    has("approximate", BOOL, Part::Approximate, Bi::new("Of er ‘circa’ staat.", "Whether it says ‘about’."));
const UNCERTAIN: Term =
    has("uncertain", BOOL, Part::Uncertain, Bi::new("Of het onzeker is.", "Whether it is uncertain."));
const FIGURE_KIND: Term = has(
    "kind",
    TEXT,
    Part::FigureKind,
    Bi::new(
        "`number`, `bound`, `range`, `direction`, `missing` of `text`.",
        "`number`, `bound`, `range`, `direction`, `missing` or `text`.",
    ),
);
const VALUE: Term = may(
    "value",
    NUMBER,
    Part::Value,
    Bi::new("Het getal, ook dat van een grens.", "The number, also that of a bound."),
);
const BOUND: Term =
    may("bound", TEXT, Part::Bound, Bi::new("`>=`, `>`, `<=` of `<`.", "`>=`, `>`, `<=` or `<`."));
const LOW: Term = may("low", NUMBER, Part::Low, Bi::new("De ondergrens.", "The lower end."));
const HIGH: Term = may("high", NUMBER, Part::High, Bi::new("De bovengrens.", "The upper end."));
const DIRECTION: Term = may(
    "direction",
    TEXT,
    Part::Direction,
    Bi::new("De richting, zoals `increase`.", "The direction, such as `increase`."),
);
const FIGURE_TEXT: Term =
    may("text", TEXT, Part::Text, Bi::new("De waarde in woorden.", "The value in words."));

pub static PERIOD: Record = Record {
    name: Bi::new("periode", "period"),
    terms: &[
        has("label", TEXT, Part::Label, Bi::new("Zoals geschreven.", "As written.")),
        may(
            "from",
            TEXT,
            Part::From,
            Bi::new("De eerste dag: `2026-01-01`.", "The first day: `2026-01-01`."),
        ),
        may("to", TEXT, Part::To, Bi::new("De laatste dag.", "The last day.")),
        YEAR,
    ],
};

pub static STAGE: Record = Record { name: Bi::new("stadium", "stage"), terms: &[PERIOD_TERM, YEAR] };

pub static FIGURE: Record = Record {
    name: Bi::new("cijfer", "figure"),
    terms: &[
        FIGURE_KIND,
        VALUE,
        BOUND,
        LOW,
        HIGH,
        DIRECTION,
        MISSING,
        FIGURE_TEXT,
        may("unit", TEXT, Part::Unit, Bi::new("De eenheid erachter.", "The unit behind it.")),
        APPROXIMATE,
        UNCERTAIN,
        NOTE,
    ],
};

pub static OBSERVATION: Record = Record {
    name: Bi::new("waarneming", "observation"),
    terms: &[
        YEAR,
        PERIOD_TERM,
        FIGURE_KIND,
        VALUE,
        BOUND,
        LOW,
        HIGH,
        DIRECTION,
        MISSING,
        FIGURE_TEXT,
        APPROXIMATE,
        UNCERTAIN,
        NOTE,
        may(
            "source",
            Type::One(Item::Thing(Things::Of(&source::CONCEPT))),
            Part::Source,
            Bi::new("De eigen bron van dit cijfer.", "The source of this figure alone."),
        ),
    ],
};

pub static COMPARISON: Record = Record {
    name: Bi::new("vergelijking", "comparison"),
    terms: &[
        may(
            "series",
            Type::One(Item::Thing(Things::Of(&reference_series::CONCEPT))),
            Part::Series,
            Bi::new("De referentie.", "The reference series."),
        ),
        has(
            "observations",
            Type::List(Item::Record(&OBSERVATION)),
            Part::Observations,
            Bi::new("De waarden ervan.", "Its values."),
        ),
    ],
};

pub static UNIT: Record = Record {
    name: Bi::new("eenheid", "unit"),
    terms: &[
        has("name", TEXT, Part::Name, Bi::new("`%`, `€` of een woord.", "`%`, `€` or a word.")),
        may("per", NUMBER, Part::Per, Bi::new("Per hoeveel.", "Per how many.")),
        may("of", TEXT, Part::Of, Bi::new("Waarvan.", "Of what.")),
        may("low", NUMBER, Part::Low, Bi::new("Het begin van de schaal.", "The start of the scale.")),
        may("high", NUMBER, Part::High, Bi::new("Het eind van de schaal.", "The end of the scale.")),
    ],
};

pub static MONEY: Record = Record {
    name: Bi::new("geldregel", "money line"),
    terms: &[
        may("name", TEXT, Part::Name, Bi::new("De naam van de regel.", "The name of the line.")),
        may("taskField", TEXT, Part::TaskField, Bi::new("Het taakveld.", "The task field.")),
        has(
            "amounts",
            Type::List(Item::Record(&AMOUNT)),
            Part::Amounts,
            Bi::new("De bedragen, per jaar.", "The amounts, by year."),
        ),
    ],
};

pub static AMOUNT: Record = Record {
    name: Bi::new("bedrag", "amount"),
    terms: &[
        may(
            "figure",
            TEXT,
            Part::AmountKind,
            Bi::new("De soort, zoals `budgeted`.", "The kind of figure, such as `budgeted`."),
        ),
        YEAR,
        PERIOD_TERM,
        may(
            "printed",
            NUMBER,
            Part::Printed,
            Bi::new("Zoals gedrukt, zonder schaal.", "As printed, without the scale."),
        ),
        MISSING,
        APPROXIMATE,
        UNCERTAIN,
        NOTE,
    ],
};

pub static STATUS: Record = Record {
    name: Bi::new("status", "status"),
    terms: &[
        may("dimension", TEXT, Part::Dimension, Bi::new("Het onderdeel.", "The dimension.")),
        may("state", TEXT, Part::State, Bi::new("De stand.", "The state.")),
        has(
            "unreadable",
            BOOL,
            Part::Unreadable,
            Bi::new("Of de kleur verloren is.", "Whether its colour is lost."),
        ),
        REASON,
    ],
};

pub static HEADED: Record = Record {
    name: Bi::new("tekst met een kop", "headed text"),
    terms: &[
        has("heading", TEXT, Part::Heading, Bi::new("De kop.", "The heading.")),
        has("text", TEXT, Part::Text, Bi::new("De tekst.", "The text.")),
    ],
};

pub static ROLE: Record = Record {
    name: Bi::new("rol", "role"),
    terms: &[has("role", TEXT, Part::Role, Bi::new("De rol.", "The role.")), PERIOD_TERM],
};

pub static ABSENCE: Record = Record {
    name: Bi::new("weglating", "absence"),
    terms: &[
        has(
            "what",
            TEXT,
            Part::What,
            Bi::new("Wat er niet is: `indicators`.", "What is absent: `indicators`."),
        ),
        has("reason", TEXT, Part::Reason, Bi::new("De reden.", "The reason.")),
    ],
};

pub static EXCEPTION: Record = Record {
    name: Bi::new("uitzondering", "exception"),
    terms: &[
        has(
            "rule",
            TEXT,
            Part::Rule,
            Bi::new("De naam van de regel, Engels.", "The name of the rule, in English."),
        ),
        has("reason", TEXT, Part::Reason, Bi::new("De reden.", "The reason.")),
    ],
};

pub static ATTRIBUTE: Record = Record {
    name: Bi::new("kenmerk", "attribute"),
    terms: &[
        has("key", TEXT, Part::Key, Bi::new("De sleutel.", "The key.")),
        has("value", TEXT, Part::Text, Bi::new("De waarde.", "The value.")),
    ],
};

/// Every record, for the pages.
pub static ALL: &[&Record] = &[
    &PERIOD,
    &STAGE,
    &FIGURE,
    &OBSERVATION,
    &COMPARISON,
    &UNIT,
    &MONEY,
    &AMOUNT,
    &STATUS,
    &HEADED,
    &ROLE,
    &ABSENCE,
    &EXCEPTION,
    &ATTRIBUTE,
];
