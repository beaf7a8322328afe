//! The JSON Schema of the output, made of the value types and the vocabulary.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::language::shape::Shape;
use crate::language::{Card, Concept, Field, Language, document, indicator, organisation};

use super::entity;
use super::values as out;
use super::verdict;

/// The schema of the JSON of a project, in the 2020-12 dialect.
pub fn schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut properties = Map::new();
    properties.insert("$schema".into(), json!({ "const": super::SCHEMA }));
    properties.insert("format_version".into(), json!({ "type": "string", "pattern": "^1\\.[0-9]+$" }));
    properties.insert("generator".into(), of::<out::Generator>(&mut generator));
    properties.insert("language".into(), json!({ "enum": Language::BOTH.map(Language::tag) }));
    let mut definitions = Map::new();
    let mut lists = super::collections();
    lists.push(("documents", vec![&document::CONCEPT]));
    lists.push(("organisation", vec![&organisation::CONCEPT]));
    lists.push(("project", vec![&document::REGISTER]));
    for (key, concepts) in &lists {
        let concepts: Vec<&'static Concept> = match *key {
            "goals" => lists
                .iter()
                .find(|(name, _)| *name == "levels")
                .map(|(_, all)| all.clone())
                .unwrap_or_default(),
            _ => concepts.clone(),
        };
        let items: Vec<Value> =
            concepts.iter().map(|one| json!({ "$ref": format!("#/$defs/{}", one.name) })).collect();
        let item = match items.as_slice() {
            [one] => one.clone(),
            several => json!({ "oneOf": several }),
        };
        let list = !matches!(*key, "organisation" | "project");
        let schema = if list { json!({ "type": "array", "items": item }) } else { item };
        properties.insert((*key).into(), schema);
        for concept in concepts {
            let made = object(concept, &mut generator);
            definitions.insert(concept.name.into(), made);
        }
    }
    properties.insert("elsewhere".into(), list_of::<out::ElsewhereOut<'static>>(&mut generator));
    properties.insert("edges".into(), list_of::<out::EdgeOut<'static>>(&mut generator));
    let made = generator.take_definitions(true);
    definitions.extend(made);
    let required: Vec<String> = properties.keys().cloned().collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": super::SCHEMA,
        "title": "kader project",
        "description": "The goal framework of one organisation. Minor versions only add keys and values of open lists.",
        "type": "object",
        "properties": properties,
        "required": required,
        "$defs": definitions,
    })
}

fn of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Value {
    generator.subschema_for::<T>().to_value()
}

fn list_of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Value {
    json!({ "type": "array", "items": of::<T>(generator) })
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn ids() -> Value {
    json!({ "type": "array", "items": { "type": "string" } })
}

/// The object of one concept: its head, its fields, and the lists of what stands in it.
fn object(concept: &'static Concept, generator: &mut SchemaGenerator) -> Value {
    let mut properties = Map::new();
    properties.insert(
        "id".into(),
        json!({ "type": "string", "description": "Stable: organisation, document, kind, code." }),
    );
    properties.insert("kind".into(), json!({ "const": concept.name }));
    let mut required = vec!["id", "kind"];
    if *concept != document::REGISTER {
        for key in ["code", "title", "word", "document", "parent", "editionOf"] {
            properties.insert(key.into(), text());
        }
        properties.insert("source".into(), of::<out::Position<'static>>(generator));
        if *concept != organisation::CONCEPT {
            required.extend(["code", "source"]);
        }
    }
    if *concept == document::CONCEPT {
        properties.insert(
            "described".into(),
            json!({ "type": "boolean", "description": "False for a document that is only named." }),
        );
    }
    let mut all: Vec<&'static Field> = concept.all_fields().collect();
    if *concept == document::CONCEPT {
        all.extend(document::BODY.all_fields());
    }
    for field in all {
        if let Some(schema) = of_field(field, generator) {
            let key = entity::key_of(concept, field);
            let mut schema = schema;
            if let Some(object) = schema.as_object_mut() {
                object.insert("description".into(), json!(field.docs.en));
            }
            properties.insert(key.into(), schema);
        }
    }
    for (key, concepts) in super::collections() {
        let inside = concepts.iter().any(|one| one.may_stand_in(concept))
            || concept.is_level() && matches!(key, "levels" | "goals");
        let own = concepts.contains(&&indicator::CONCEPT);
        if inside && !own && *concept != document::CONCEPT {
            properties.entry(key).or_insert_with(ids);
        }
    }
    let [one, several] = verdict::KEYS;
    if *concept == indicator::CONCEPT {
        properties.insert(one.into(), of::<verdict::Verdict<'static>>(generator));
    }
    if concept.is_level() {
        properties.insert(several.into(), of::<verdict::Verdicts>(generator));
    }
    json!({
        "type": "object",
        "title": concept.name,
        "description": concept.docs.en,
        "properties": properties,
        "required": required,
    })
}

fn of_field(field: &'static Field, generator: &mut SchemaGenerator) -> Option<Value> {
    let one = match field.shape {
        Shape::Elsewhere => return None,
        Shape::Flag => json!({ "const": true }),
        Shape::FlagReason | Shape::Reason => of::<out::Reason<'static>>(generator),
        Shape::Text | Shape::Word | Shape::Concept | Shape::Unreported | Shape::Blank => text(),
        Shape::Words => return Some(ids()),
        Shape::Headed => of::<out::Headed<'static>>(generator),
        Shape::Choice(choices) => {
            json!({ "enum": choices.iter().map(|choice| choice.name).collect::<Vec<_>>() })
        }
        Shape::KindLike(_) => of::<out::DocumentKind<'static>>(generator),
        Shape::Year => json!({ "type": "integer" }),
        Shape::Period => of::<out::Period>(generator),
        Shape::Stamp => of::<out::Stamp<'static>>(generator),
        Shape::Quantity => of::<out::Quantity<'static>>(generator),
        Shape::Unit => of::<out::Unit<'static>>(generator),
        Shape::Refs(_) | Shape::AnyRefs => return Some(ids()),
        Shape::ScopedRefs(_) => return Some(list_of::<out::Reference<'static>>(generator)),
        Shape::Continues => return Some(list_of::<out::Continues<'static>>(generator)),
        Shape::Observations(_) => return Some(list_of::<out::Observation<'static>>(generator)),
        Shape::Comparison => of::<out::Comparison<'static>>(generator),
        Shape::Break => of::<out::Break<'static>>(generator),
        Shape::Catalogue => of::<out::Catalogue>(generator),
        Shape::Money(_) => of::<out::MoneyLine<'static>>(generator),
        Shape::Scale => of::<out::AmountScale>(generator),
        Shape::Effect(_) => of::<out::Effect<'static>>(generator),
        Shape::Offset => of::<out::Offset<'static>>(generator),
        Shape::EarlierReported => of::<out::EarlierReported<'static>>(generator),
        Shape::Status => return Some(list_of::<out::Status<'static>>(generator)),
        Shape::StatusScheme => of::<out::StatusScheme<'static>>(generator),
        Shape::Stage(_) => of::<out::Stage>(generator),
        Shape::Roles => of::<out::Role<'static>>(generator),
        Shape::Absence => of::<out::Absence<'static>>(generator),
        Shape::Ignore => of::<out::ExceptionOut<'static>>(generator),
        Shape::Attribute => {
            return Some(json!({
                "type": "object",
                "additionalProperties": { "oneOf": [text(), ids()] }
            }));
        }
        Shape::Layout => list_of::<out::LayoutLevel<'static>>(generator),
        Shape::OwnWord => of::<out::OwnWord<'static>>(generator),
        Shape::Threshold => of::<out::Threshold<'static>>(generator),
    };
    Some(match field.card {
        Card::One => one,
        Card::Many => json!({ "type": "array", "items": one }),
    })
}
