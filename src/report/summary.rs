//! The closing line: files, goals, errors, warnings, time.

use std::time::Duration;

use crate::language::Language;

use super::json::Summary;

/// A number with its noun.
fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// «2 bestanden, 14 doelen: 7 fouten, 0 waarschuwingen (12 ms)»
pub fn line(summary: Summary, time: Option<Duration>, language: Language) -> String {
    let Summary { files, goals, errors, warnings, notes, skipped, known, .. } = summary;
    let mut parts = match language {
        Language::Nl => {
            vec![count(errors, "fout", "fouten"), count(warnings, "waarschuwing", "waarschuwingen")]
        }
        Language::En => vec![count(errors, "error", "errors"), count(warnings, "warning", "warnings")],
    };
    if notes > 0 {
        parts.push(match language {
            Language::Nl => count(notes, "opmerking", "opmerkingen"),
            Language::En => count(notes, "note", "notes"),
        });
    }
    if known > 0 {
        parts.push(match language {
            Language::Nl => format!("{known} al bekend"),
            Language::En => format!("{known} known before"),
        });
    }
    if skipped > 0 {
        parts.push(match language {
            Language::Nl => format!("{} niet gelezen", count(skipped, "bestand", "bestanden")),
            Language::En => format!("{} not read", count(skipped, "file", "files")),
        });
    }
    let head = match language {
        Language::Nl => {
            format!("{}, {}", count(files, "bestand", "bestanden"), count(goals, "doel", "doelen"))
        }
        Language::En => format!("{}, {}", count(files, "file", "files"), count(goals, "goal", "goals")),
    };
    let time = time.map(|time| format!(" ({} ms)", time.as_millis())).unwrap_or_default();
    format!("{head}: {}{time}", parts.join(", "))
}

/// How many findings are not shown.
pub fn hidden(hidden: usize, language: Language) -> String {
    match language {
        Language::Nl => format!("… en nog {hidden} van dezelfde soort (alles: --all)"),
        Language::En => format!("… and {hidden} more of the same kind (everything: --all)"),
    }
}
