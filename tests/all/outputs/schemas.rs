//! The formats that have a schema, by that schema: `../shared/standards` where it is there.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use super::{hostile, json};
use crate::cli::example;
use crate::support::root;

/// The folder with the schemas of others; they are not part of this project.
fn standards() -> Option<PathBuf> {
    let path = root().join("../shared/standards");
    path.is_dir().then_some(path)
}

/// Validates by a schema that may be here.
fn validate(report: &Value, schema: &str, name: &str) {
    let Some(folder) = standards() else {
        use std::io::Write;
        let _ = writeln!(std::io::stderr(), "skipped: {schema} is not here to validate {name} with");
        return;
    };
    let schema: Value = serde_json::from_slice(&fs::read(folder.join(schema)).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(report)
        .take(5)
        .map(|error| format!("{error} at {}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
}

#[test]
fn every_format_with_a_schema_is_valid_by_it() {
    let projects = [
        hostile("outputs-schema"),
        example("outputs-schema-clean"),
        root().join("specs/zwolle"),
        root().join("specs"),
    ];
    for path in projects {
        let name = path.display().to_string();
        validate(&json(&path, "sarif"), "sarif/sarif-schema-2.1.0.errata01.json", &name);
        validate(&json(&path, "gitlab"), "ci/gitlab-code-quality.schema.json", &name);
        validate(&json(&path, "rdjson"), "ci/rdjson/DiagnosticResult.json", &name);
        let findings = json(&path, "json");
        assert!(
            jsonschema::draft202012::is_valid(
                &kader::cli::schema_of::<kader::report::json::Report>(),
                &findings
            ),
            "{name}"
        );
    }
}

#[test]
fn a_wrong_report_is_not_valid() {
    let Some(folder) = standards() else { return };
    let path = hostile("outputs-schema-wrong");
    let schema = |name: &str| -> jsonschema::Validator {
        let schema: Value = serde_json::from_slice(&fs::read(folder.join(name)).unwrap()).unwrap();
        jsonschema::validator_for(&schema).unwrap()
    };
    let mut sarif = json(&path, "sarif");
    sarif["runs"][0]["columnKind"] = "bytes".into();
    assert!(!schema("sarif/sarif-schema-2.1.0.errata01.json").is_valid(&sarif));
    let mut gitlab = json(&path, "gitlab");
    gitlab[0]["severity"] = "bad".into();
    assert!(!schema("ci/gitlab-code-quality.schema.json").is_valid(&gitlab));
    let mut rdjson = json(&path, "rdjson");
    rdjson["diagnostics"][0]["location"]["range"]["start"]["line"] = "one".into();
    assert!(!schema("ci/rdjson/DiagnosticResult.json").is_valid(&rdjson));
}
