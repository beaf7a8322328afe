//! What can be wrong with a condition, and how it is said.

use std::ops::Range;

use crate::diag::{Kind, Text};
use crate::language::{Bi, Language};
use crate::model::kinds::either;

use super::kinds::{UNKNOWN_TERM, UNREADABLE, WRONG_TYPE};
use super::reading;
use super::schema::{Item, Record, Things, Type};
use super::tree::{Unread, Why};

/// Something wrong in a condition, in characters of it.
#[derive(Debug)]
pub struct Flaw {
    pub kind: &'static Kind,
    pub at: Range<usize>,
    pub title: Text,
    pub help: Text,
    /// What to write instead, where that is certain.
    pub fix: Option<String>,
}

fn flaw(kind: &'static Kind, at: Range<usize>, title: Text, help: Text) -> Flaw {
    Flaw { kind, at, title, help, fix: None }
}

/// What a type is called in a message.
fn of(kind: Type) -> Text {
    match kind {
        Type::List(_) => Text::new("een lijst", "a list"),
        Type::One(item) => match item {
            Item::Bool => Text::new("waar of onwaar", "true or false"),
            Item::Int => Text::new("een geheel getal", "a whole number"),
            Item::Number => Text::new("een getal met decimalen", "a number with decimals"),
            Item::Text => Text::new("een tekst", "a text"),
            Item::Thing(Things::Of(concept)) => Text::new(
                format!("‘{}’", concept.word.get(Language::Nl)),
                format!("‘{}’", concept.word.get(Language::En)),
            ),
            Item::Thing(Things::Any) => Text::new("iets van het kader", "something of the framework"),
            Item::Record(record) => {
                Text::new(format!("‘{}’", record.name.nl), format!("‘{}’", record.name.en))
            }
            Item::Anything => Text::new("niets", "nothing"),
        },
    }
}

fn wrong_type(at: Range<usize>, title: Text, help: Bi) -> Flaw {
    flaw(&WRONG_TYPE, at, title, help.into())
}

const PAGE: Bi = Bi::new(
    "docs/eigen-regels.nl.md noemt alle termen en functies",
    "docs/own-rules.en.md names every term and function",
);

pub fn unread(unread: Unread, text: &str) -> Flaw {
    let at = unread.at;
    let seen: String = text.chars().skip(at.start).take(at.len()).collect();
    let (title, help) = match unread.why {
        Why::Empty => (
            Text::new("de voorwaarde is leeg", "the condition is empty"),
            Text::new(
                "schrijf wat waar moet zijn, zoals size(indicators) >= 2",
                "write what must be true, such as size(indicators) >= 2",
            ),
        ),
        Why::TooLong => (
            Text::new("de voorwaarde is te lang", "the condition is too long"),
            Text::new(
                format!(
                    "een voorwaarde heeft ten hoogste {} tekens; maak er twee regels van",
                    reading::LONGEST
                ),
                format!("a condition has at most {} characters; make it two rules", reading::LONGEST),
            ),
        ),
        Why::TooDeep => (
            Text::new("de voorwaarde zit te diep in elkaar", "the condition is nested too deeply"),
            Text::new(
                "gebruik minder haakjes in elkaar, of maak er twee regels van",
                "use fewer brackets within each other, or make it two rules",
            ),
        ),
        Why::EndsEarly => (
            Text::new("de voorwaarde houdt te vroeg op", "the condition ends too early"),
            Text::new(
                "er ontbreekt iets aan het eind, zoals een haakje of een getal",
                "something is missing at the end, such as a bracket or a number",
            ),
        ),
        Why::BadNumber => (
            Text::new(format!("‘{seen}’ is hier geen getal"), format!("‘{seen}’ is no number here")),
            Text::new(
                "schrijf een getal zonder groepen en met een punt: 2500000 of 7.5",
                "write a number without groups and with a point: 2500000 or 7.5",
            ),
        ),
        Why::Has => (
            Text::new("has() wil weten van wat", "has() wants to know of what"),
            Text::new("schrijf has(self.unit) of has(i.unit)", "write has(self.unit) or has(i.unit)"),
        ),
        Why::LoopName => (
            Text::new("hier hoort een naam voor elk onderdeel", "a name for each item belongs here"),
            Text::new(
                "schrijf bijvoorbeeld indicators.all(i, has(i.unit))",
                "write for example indicators.all(i, has(i.unit))",
            ),
        ),
        Why::Broken => {
            (Text::new("de voorwaarde is niet te lezen", "the condition cannot be read"), PAGE.into())
        }
        Why::Unexpected => (
            Text::new(
                format!("‘{seen}’ past hier niet in een voorwaarde"),
                format!("‘{seen}’ does not fit here in a condition"),
            ),
            meant(&seen),
        ),
    };
    flaw(&UNREADABLE, at, title, help)
}

/// What somebody meant by a word or sign that a condition does not have.
fn meant(seen: &str) -> Text {
    match seen.to_lowercase().as_str() {
        "=" => Text::new("gelijk schrijft u als ==", "write equality as =="),
        "en" | "and" => Text::new("‘en’ schrijft u als &&", "write ‘and’ as &&"),
        "of" | "or" => Text::new("‘of’ schrijft u als ||", "write ‘or’ as ||"),
        "“" | "”" | "„" | "‘" | "’" => {
            Text::new("zet een tekst tussen ' en '", "put a text between ' and '")
        }
        "for" => Text::new("schrijf self.for", "write self.for"),
        "," => Text::new("schrijf decimalen met een punt: 7.5", "write decimals with a point: 7.5"),
        _ => Text::new(
            "een voorwaarde is een uitdrukking in CEL, zoals size(indicators) >= 2",
            "a condition is an expression in CEL, such as size(indicators) >= 2",
        ),
    }
}

pub fn unknown_term(at: Range<usize>, name: &str, on: Item, near: Vec<String>) -> Flaw {
    let on = of(Type::One(on));
    let title =
        Text::new(format!("{} heeft geen term ‘{name}’", on.nl), format!("{} has no term ‘{name}’", on.en));
    suggested(at, title, near)
}

pub fn unknown_function(at: Range<usize>, name: &str, near: Vec<String>) -> Flaw {
    let title = Text::new(format!("er is geen functie ‘{name}’"), format!("there is no function ‘{name}’"));
    suggested(at, title, near)
}

fn suggested(at: Range<usize>, title: Text, near: Vec<String>) -> Flaw {
    let help = match near.is_empty() {
        true => PAGE.into(),
        false => Text::new(
            format!("bedoelt u {}?", either(&near, Language::Nl)),
            format!("did you mean {}?", either(&near, Language::En)),
        ),
    };
    let mut found = flaw(&UNKNOWN_TERM, at, title, help);
    found.fix = match near.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    };
    found
}

pub fn wanted(at: Range<usize>, wanted: Type, found: Type) -> Flaw {
    let (wanted, found) = (of(wanted), of(found));
    let title = Text::new(
        format!("hier hoort {}, en er staat {}", wanted.nl, found.nl),
        format!("{} belongs here, and {} stands here", wanted.en, found.en),
    );
    flaw(&WRONG_TYPE, at, title, PAGE.into())
}

pub fn no_question(at: Range<usize>, found: Type) -> Flaw {
    let found = of(found);
    wrong_type(
        at,
        Text::new(
            format!("de voorwaarde geeft {}, niet waar of onwaar", found.nl),
            format!("the condition gives {}, not true or false", found.en),
        ),
        Bi::new(
            "vergelijk met iets, zoals size(indicators) >= 2",
            "compare with something, such as size(indicators) >= 2",
        ),
    )
}

pub fn no_column(at: Range<usize>, record: &Record) -> Flaw {
    let terms = record.terms.iter().map(|term| term.name);
    let term = terms.clone().find(|name| *name == "value").or(terms.clone().next()).unwrap_or_default();
    let (nl, en) = (record.name.nl, record.name.en);
    flaw(
        &WRONG_TYPE,
        at,
        Text::new(
            format!("een kolom kan geen ‘{nl}’ tonen, alleen een onderdeel ervan"),
            format!("a column cannot show ‘{en}’, only a part of it"),
        ),
        Text::new(
            format!("vraag het onderdeel: ….{term}, of van een lijst ….map(x, x.{term})"),
            format!("ask for the part: ….{term}, or of a list ….map(x, x.{term})"),
        ),
    )
}

pub fn incomparable(at: Range<usize>, one: Type, other: Type) -> Flaw {
    let (one, other) = (of(one), of(other));
    wrong_type(
        at,
        Text::new(
            format!("{} en {} zijn niet te vergelijken", one.nl, other.nl),
            format!("{} and {} cannot be compared", one.en, other.en),
        ),
        Bi::new(
            "vergelijk getallen met getallen en teksten met teksten; van een lijst is er size(…)",
            "compare numbers with numbers and texts with texts; a list has size(…)",
        ),
    )
}

pub fn incalculable(at: Range<usize>, one: Type, other: Type) -> Flaw {
    let (one, other) = (of(one), of(other));
    wrong_type(
        at,
        Text::new(
            format!("met {} en {} is zo niet te rekenen", one.nl, other.nl),
            format!("{} and {} cannot be calculated with like this", one.en, other.en),
        ),
        Bi::new(
            "maak van een geheel getal eerst een getal met decimalen: double(2) of 2.0",
            "make a whole number one with decimals first: double(2) or 2.0",
        ),
    )
}

pub fn mixed(at: Range<usize>, one: Type, other: Type) -> Flaw {
    let (one, other) = (of(one), of(other));
    wrong_type(
        at,
        Text::new(
            format!("hier hoort ook {}, en er staat {}", one.nl, other.nl),
            format!("{} belongs here too, and {} stands here", one.en, other.en),
        ),
        Bi::new("beide moeten van dezelfde soort zijn", "both must be of the same type"),
    )
}

pub fn list_of_lists(at: Range<usize>) -> Flaw {
    wrong_type(
        at,
        Text::new("een lijst van lijsten kan niet", "a list of lists is not possible"),
        Bi::new(
            "vraag het in stappen: goals.all(g, g.indicators.all(i, …))",
            "ask it in steps: goals.all(g, g.indicators.all(i, …))",
        ),
    )
}

pub fn no_terms(at: Range<usize>, name: &str, found: Type) -> Flaw {
    let found = of(found);
    wrong_type(
        at,
        Text::new(
            format!("{} heeft geen termen, dus ook geen ‘{name}’", found.nl),
            format!("{} has no terms, so no ‘{name}’ either", found.en),
        ),
        Bi::new(
            "vraag het van elk onderdeel: indicators.all(i, has(i.unit))",
            "ask it of each item: indicators.all(i, has(i.unit))",
        ),
    )
}

pub fn null(at: Range<usize>) -> Flaw {
    wrong_type(
        at,
        Text::new("vergelijken met null kan niet", "comparing with null is not possible"),
        Bi::new(
            "schrijf has(self.unit) om te vragen of iets er is",
            "write has(self.unit) to ask whether something is there",
        ),
    )
}

pub fn not_here(at: Range<usize>) -> Flaw {
    wrong_type(
        at,
        Text::new("deze vorm van CEL kent kader niet", "kader does not know this form of CEL"),
        Bi::new(
            "gebruik getallen, teksten, lijsten en de termen van het kader",
            "use numbers, texts, lists and the terms of the framework",
        ),
    )
}

pub fn wrong_call(at: Range<usize>, name: &str) -> Flaw {
    let form = super::functions::FUNCTIONS.iter().find(|one| one.name == name).map_or("", |one| one.form);
    flaw(
        &WRONG_TYPE,
        at,
        Text::new(format!("zo wordt ‘{name}’ niet gebruikt"), format!("‘{name}’ is not used like this")),
        Text::new(format!("schrijf {form}"), format!("write {form}")),
    )
}

pub fn pattern_not_written(at: Range<usize>) -> Flaw {
    wrong_type(
        at,
        Text::new("het patroon moet er zelf staan", "the pattern itself must stand here"),
        Bi::new(
            "schrijf het patroon als tekst: title.matches('^[A-Z]')",
            "write the pattern as a text: title.matches('^[A-Z]')",
        ),
    )
}

pub fn bad_pattern(at: Range<usize>) -> Flaw {
    wrong_type(
        at,
        Text::new(
            "dit is geen reguliere expressie die kader kan lezen",
            "this is no regular expression that kader can read",
        ),
        Bi::new(
            "controleer haakjes en herhalingen, of maak het patroon kleiner",
            "check brackets and repeats, or make the pattern smaller",
        ),
    )
}
