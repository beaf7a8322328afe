//! Values of the JSON as a reader sees them: figures, amounts, periods, words of closed lists.

use serde_json::Value;

use crate::language::shape::Shape;
use crate::language::{Bi, CONCEPTS, Field, Language, document, values};
use crate::model::number;
use rust_decimal::Decimal;

fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key).and_then(Value::as_str)
}

fn decimal(value: &Value, key: &str) -> Option<Decimal> {
    text(value, key)?.parse().ok()
}

/// The field with this key in the JSON.
fn field(kind: &str, key: &str) -> Option<&'static Field> {
    let name = if key.ends_with("Kind") { "kind" } else { key };
    let own = CONCEPTS.iter().copied().filter(|concept| concept.name == kind);
    let place = (kind == document::CONCEPT.name).then_some(&document::BODY);
    let mut all = own.chain(place).chain(CONCEPTS.iter().copied()).flat_map(|concept| concept.all_fields());
    all.find(|field| field.name == name)
}

/// What a field is called.
pub fn field_name(kind: &str, key: &str, language: Language) -> String {
    match field(kind, key) {
        Some(field) => field.word.form(language).one.replace('-', " "),
        None => key.to_owned(),
    }
}

/// The word of a closed list, where a field has one.
fn choice(kind: &str, key: &str, name: &str, language: Language) -> Option<&'static str> {
    let (Shape::Choice(choices) | Shape::KindLike(choices)) = field(kind, key)?.shape else { return None };
    choices.iter().find(|choice| choice.name == name).map(|choice| choice.word.get(language))
}

/// A figure of a series: `≥ 7,7`, `61 %`, `toename`, `nog niet bekend`.
pub fn figure(value: &Value, unit: Option<&str>, language: Language) -> String {
    let sign = text(value, "sign").or(unit);
    let number = |key: &str| decimal(value, key).map(|number| number::print(number, language));
    let with = |shown: String| match sign {
        Some("€") => format!("€ {shown}"),
        Some("%") => format!("{shown} %"),
        _ => shown,
    };
    let shown = match text(value, "kind").unwrap_or_default() {
        "number" => number("value").map(with),
        "bound" => {
            let bound = match text(value, "bound").unwrap_or_default() {
                ">=" => "≥",
                "<=" => "≤",
                other => other,
            };
            let edge = number("value").map(with);
            let edge = edge
                .or_else(|| text(value, "series").map(|id| id.rsplit('/').next().unwrap_or(id).to_owned()));
            edge.map(|edge| format!("{bound} {edge}"))
        }
        "range" => number("low").zip(number("high")).map(|(low, high)| match language {
            Language::Nl => with(format!("{low} tot {high}")),
            Language::En => with(format!("{low} to {high}")),
        }),
        "direction" => text(value, "direction").map(|name| {
            let found = values::DIRECTIONS.iter().find(|one| one.name == name);
            found.map_or(name, |one| one.word.get(language)).to_owned()
        }),
        "missing" => Some(missing(text(value, "missing").unwrap_or_default(), language).to_owned()),
        "text" => text(value, "text").map(|said| format!("“{said}”")),
        _ => None,
    };
    let shown = shown.unwrap_or_default();
    let about = value.get("approximate") == Some(&Value::Bool(true));
    if about { format!("{} {shown}", Bi::new("circa", "about").get(language)) } else { shown }
}

fn missing(name: &str, language: Language) -> &'static str {
    let words = match name {
        "not-yet-known" => Bi::new("nog niet bekend", "not yet known"),
        "to-be-filled-in" => Bi::new("pm", "to be filled in"),
        "not-applicable" => Bi::new("niet van toepassing", "not applicable"),
        _ => Bi::new("geen cijfer", "no figure"),
    };
    words.get(language)
}

/// An amount: `€ 460.000`.
pub fn amount(value: &Value, language: Language) -> String {
    match euros(value) {
        Some(number) => number::euros(number, language),
        None => match text(value, "missing") {
            Some(name) => missing(name, language).to_owned(),
            None => {
                decimal(value, "printed").map_or_else(String::new, |number| number::print(number, language))
            }
        },
    }
}

pub fn euros(value: &Value) -> Option<Decimal> {
    decimal(value, "euros")
}

/// How much more or less an amount is, in words.
pub fn difference(before: &Value, after: &Value, language: Language) -> Option<String> {
    let change = euros(after)?.checked_sub(euros(before)?)?;
    let word = match change.is_sign_negative() {
        true => Bi::new("minder", "less"),
        false => Bi::new("meer", "more"),
    };
    Some(format!("{} {}", number::euros(change.abs(), language), word.get(language)))
}

/// Any value of a field, on one line.
pub fn any(kind: &str, key: &str, value: &Value, language: Language) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => {
            if *yes { Bi::new("ja", "yes") } else { Bi::new("nee", "no") }.get(language).to_owned()
        }
        Value::Number(number) => number.to_string(),
        Value::String(said) => choice(kind, key, said, language).map_or_else(|| said.clone(), str::to_owned),
        Value::Array(list) => {
            let all: Vec<String> = list.iter().map(|one| any(kind, key, one, language)).collect();
            all.join("; ")
        }
        Value::Object(_) => object(kind, key, value, language),
    }
}

fn object(kind: &str, key: &str, value: &Value, language: Language) -> String {
    if let Some(label) = text(value, "label") {
        return label.to_owned();
    }
    if key == "unit" {
        let per = decimal(value, "per").map(|per| format!(" per {}", number::print(per, language)));
        let of = text(value, "of").map(|of| format!(" {} {of}", Bi::new("van", "of").get(language)));
        let name = text(value, "name").unwrap_or_default();
        return format!("{name}{}{}", per.unwrap_or_default(), of.unwrap_or_default());
    }
    if key == "status" {
        let parts = [text(value, "dimension"), text(value, "state")];
        let said: Vec<&str> = parts.into_iter().flatten().collect();
        let reason = text(value, "reason").map(|reason| format!(" (“{reason}”)")).unwrap_or_default();
        return said.join(" ") + &reason;
    }
    if value.get("kind").is_some() && value.get("value").or(value.get("missing")).is_some() {
        return figure(value, text(value, "unit"), language);
    }
    if value.get("euros").is_some() {
        return amount(value, language);
    }
    if let Some(name) = text(value, "kind") {
        let word = text(value, "word").map(str::to_owned);
        return word.unwrap_or_else(|| choice(kind, key, name, language).unwrap_or(name).to_owned());
    }
    let parts = value.as_object().into_iter().flatten().map(|(_, one)| any(kind, "", one, language));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
