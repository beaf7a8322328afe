//! The JSON: valid by its schema, the same in both languages, the same bytes every time.

use kader::export::json;
use serde_json::Value;

use crate::support::{checked, goal, json_of, root, spec, up_to_date};

/// The schema with every object closed, so that a key it does not know is an error.
fn strict() -> Value {
    fn close(schema: &mut Value) {
        if let Some(object) = schema.as_object_mut() {
            let is_object = object.get("type").is_some_and(|kind| kind == "object");
            if is_object && object.contains_key("properties") {
                object.entry("additionalProperties").or_insert(Value::Bool(false));
            }
            object.values_mut().for_each(close);
        } else if let Some(list) = schema.as_array_mut() {
            list.iter_mut().for_each(close);
        }
    }
    let mut schema = json::schema();
    close(&mut schema);
    schema
}

fn validate(output: &Value, schema: &Value, name: &str) {
    let validator = jsonschema::draft202012::new(schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(output)
        .take(5)
        .map(|error| format!("{} at {}", error, error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
}

#[test]
fn every_output_is_valid_by_the_schema() {
    let schema = strict();
    for name in ["zwolle", "groningen", "groningen-en", "voorbeeldstad"] {
        validate(&json_of(&spec(name)), &schema, name);
    }
    let odd = goal(
        "kenmerk a \"b\"\nkenmerk a \"c\"\nnegeer doel-zonder-indicator \"x\"\nafwijking \"X\" {\nnadeel € 5\ntegenover doel 1.1 nnb\n}",
    );
    validate(&json_of(&checked(&odd)), &schema, "odd");
}

#[test]
fn a_wrong_output_is_not_valid() {
    let mut output = json_of(&spec("zwolle"));
    output["goals"][0]["kind"] = "gaol".into();
    assert!(!jsonschema::draft202012::is_valid(&strict(), &output));
}

#[test]
fn the_published_schemas_are_up_to_date() {
    let text = serde_json::to_string_pretty(&json::schema()).unwrap() + "\n";
    up_to_date("docs/schema/project-1.0.json", &text);
    let text =
        serde_json::to_string_pretty(&kader::cli::schema_of::<kader::report::json::Report>()).unwrap() + "\n";
    up_to_date("docs/schema/findings-1.0.json", &text);
    let schema = kader::cli::schema_of::<kader::baseline::File>();
    up_to_date("docs/schema/baseline-1.0.json", &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
    let schema = kader::cli::schema_of::<kader::report::impact::Report>();
    up_to_date("docs/schema/impact-1.0.json", &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
    let schema = kader::cli::schema_of::<kader::report::money_json::Money>();
    up_to_date("docs/schema/money-1.0.json", &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
    let schema = kader::cli::schema_of::<kader::report::agenda::Report>();
    up_to_date("docs/schema/agenda-1.0.json", &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
    let schema = kader::cli::schema_of::<kader::report::query::Query>();
    up_to_date("docs/schema/query-1.0.json", &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
    let schema = kader::cli::schema_of::<kader::report::coverage::Coverage>();
    up_to_date("docs/schema/coverage-1.0.json", &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
    let schema = kader::cli::schema_of::<kader::report::diff::json::Report>();
    up_to_date("docs/schema/diff-1.0.json", &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
    let schema = kader::cli::schema_of::<kader::report::lineage::Lineage>();
    up_to_date("docs/schema/lineage-1.0.json", &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
}

/// The JSON without source positions and the language tag.
pub fn neutral(mut value: Value) -> Value {
    fn strip(value: &mut Value) {
        if let Some(object) = value.as_object_mut() {
            if object.get("source").is_some_and(Value::is_object) {
                object.remove("source");
            }
            object.values_mut().for_each(strip);
        } else if let Some(list) = value.as_array_mut() {
            list.iter_mut().for_each(strip);
        }
    }
    strip(&mut value);
    value.as_object_mut().unwrap().remove("language");
    value
}

#[test]
fn dutch_and_english_twins_give_the_same_json() {
    assert_eq!(neutral(json_of(&spec("groningen"))), neutral(json_of(&spec("groningen-en"))));
}

#[test]
fn the_order_of_files_and_a_second_run_change_nothing() {
    let first = "--- a.kader\ntaal nl\ndocument d\nprogramma 1 \"Een\" {\n}\n";
    let second =
        "--- b.kader\ntaal nl\ndocument d\nprogramma 1 {\ndoel 1.1 \"Doel\" {\ngeen criteria \"x\"\n}\n}\n";
    let bytes = |fixture: &str| {
        let mut out = Vec::new();
        json::write(&checked(fixture), &mut out).unwrap();
        out
    };
    let forward = bytes(&format!("{first}{second}"));
    assert_eq!(forward, bytes(&format!("{second}{first}")));
    assert_eq!(forward, bytes(&format!("{first}{second}")));
}

#[test]
fn amounts_follow_the_convention_of_the_page_and_keep_what_is_printed() {
    let with = |signs: &str, lines: &str| {
        let text = goal(lines).replace(
            "document begroting-2026\n",
            &format!("document begroting-2026 \"B\" {{\n{signs}\n}}\n"),
        );
        let json = json_of(&checked(&text));
        let of = |key: &str| json["goals"][0][key][0]["amounts"][0].clone();
        (of("costs"), of("revenues"), of("balances"))
    };
    let (costs, revenues, balance) =
        with("tekens lasten-negatief", "lasten 2026 € -10\nbaten 2026 € 4\nsaldo 2026 € -6");
    assert_eq!((&costs["euros"], &costs["printed"]), (&"10".into(), &"-10".into()));
    assert_eq!((&revenues["euros"], &balance["euros"]), (&"4".into(), &"-6".into()));
    let (costs, revenues, balance) =
        with("tekens lasten-positief", "lasten 2026 € 10\nbaten 2026 € -4\nsaldo 2026 € 6");
    assert_eq!(
        (&costs["euros"], &revenues["euros"], &balance["euros"]),
        (&"10".into(), &"4".into(), &"-6".into())
    );
    let (costs, revenues, balance) = with("jaar 2026", "lasten 2026 € 10\nbaten 2026 € 4\nsaldo 2026 € -6");
    assert_eq!(
        (&costs["euros"], &revenues["euros"], &balance["euros"]),
        (&"10".into(), &"4".into(), &"-6".into())
    );
}

#[test]
fn known_missing_differs_from_absent_and_carries_its_reason() {
    let json = json_of(&checked(&goal("geen kaderstellende-nota's \"worden herzien\"\nleeg teksten")));
    let goal = &json["goals"][0];
    assert_eq!(goal["absences"][2]["what"], "framingNotes");
    assert_eq!(goal["absences"][2]["reason"], "worden herzien");
    assert_eq!(goal["blanks"][0], "texts");
    assert!(goal.get("indicators").is_none());
}

#[test]
fn exceptions_are_in_the_json_with_whether_they_were_needed() {
    let text = goal("negeer doel-zonder-criteria \"komt nog\"");
    let json = json_of(&checked(&text));
    let one = &json["goals"][0]["exceptions"][0];
    assert_eq!((&one["rule"], &one["used"]), (&"goal-without-criteria".into(), &false.into()));
}

#[test]
fn the_showcase_is_on_disk() {
    assert!(root().join("specs/voorbeeldstad/kader.toml").is_file());
}
