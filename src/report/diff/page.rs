//! The page of a kind of change, and the list of all of them for the documentation.

use std::fmt::Write;

use crate::diff::{ChangeKind, KINDS, kinds};
use crate::language::{Bi, Language};

/// The page of one kind, as plain text or Markdown.
pub fn page(kind: &ChangeKind, markdown: bool, language: Language) -> String {
    let (name, other) = (kind.name.get(language), kind.name.get(language.other()));
    let level = kind.severity.word().get(language);
    let means = kind.means.get(language);
    let mirror = kinds::named(kind.mirror).map_or(kind.mirror, |mirror| mirror.name.get(language));
    let en = kind.name.en;
    let heading = if markdown { format!("# {name}\n\n") } else { format!("{name}\n") };
    match language {
        Language::Nl => format!(
            "{heading}Engels: {other}; niveau: {level}; een verandering die kader diff noemt\n\n{means}\n\n\
             Andersom is het: {mirror}. In kader.toml: change.{en} = \"error\"; of: kader diff A B --fail-on {name}\n"
        ),
        Language::En => format!(
            "{heading}Dutch: {other}; level: {level}; a change that kader diff names\n\n{means}\n\n\
             The other way round it is: {mirror}. In kader.toml: change.{en} = \"error\"; or: kader diff A B --fail-on {name}\n"
        ),
    }
}

/// The page of one kind in a format; JSON has every text in both languages.
pub fn show(kind: &ChangeKind, format: &str, language: Language) -> String {
    if format != "json" {
        return page(kind, format == "markdown", language);
    }
    let both = |text: &Bi| serde_json::json!({ "nl": text.nl, "en": text.en });
    let page = serde_json::json!({
        "format_version": "1.0",
        "change": {
            "name": both(&kind.name),
            "severity": kind.severity.name(),
            "mirror": kind.mirror,
            "means": both(&kind.means),
        },
    });
    serde_json::to_string_pretty(&page).unwrap_or_default() + "\n"
}

/// All kinds as a table in Markdown.
pub fn list(language: Language) -> String {
    let mut out = match language {
        Language::Nl => {
            "| naam | Engels | niveau | andersom | wat het is |\n| --- | --- | --- | --- | --- |\n".to_owned()
        }
        Language::En => {
            "| name | Dutch | level | other way round | what it is |\n| --- | --- | --- | --- | --- |\n"
                .to_owned()
        }
    };
    for kind in KINDS {
        let mirror = kinds::named(kind.mirror).map_or(kind.mirror, |mirror| mirror.name.get(language));
        let _ = writeln!(
            out,
            "| `{}` | `{}` | {} | `{mirror}` | {} |",
            kind.name.get(language),
            kind.name.get(language.other()),
            kind.severity.word().get(language),
            kind.means.get(language),
        );
    }
    out
}
