//! Finds exceptions that silence nothing.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::Bi;
use crate::model::Model;

use super::run::Exception;
use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule::new(
    Group::Text,
    Bi::new("ongebruikte-uitzondering", "unused-exception"),
    Severity::Warning,
    DOCS,
    check,
);

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een regel ‘negeer’ die niets stil houdt: de genoemde regel vindt op die plaats niets.",
        "A line ‘ignore’ that silences nothing: the rule it names finds nothing in that place.",
    ),
    matters: Bi::new(
        "De uitzondering is niet meer nodig, en dat is goed nieuws. Blijft zij staan, dan houdt zij \
         later iets stil dat u wel had willen zien.",
        "The exception is no longer needed, and that is good news. If it stays, it later silences \
         something that you would have wanted to see.",
    ),
    mend: Bi::new("Haal de regel weg.", "Remove the line."),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  negeer waarneming-zonder-jaar "De nulmeting is oud"
  indicator woningen "Nieuwe woningen" {
    nulmeting 2021 380
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  ignore observation-without-year "The baseline is old"
  indicator homes "New homes" {
    baseline 2021 380
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    nulmeting 2021 380
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  indicator homes "New homes" {
    baseline 2021 380
  }
}"#,
    ),
};

/// Whether an exception is used is only known when the other rules have run; `run` asks `found` then.
fn check(_: &Facts<'_>, _: &mut Findings) {}

/// The finding about one exception that silenced nothing.
pub(super) fn found(model: &Model, exception: &Exception) -> Diagnostic {
    let name = exception.rule.name(model.language(exception.span.file));
    Diagnostic::new(
        &RULE.kind,
        exception.span,
        Text::new(
            format!("deze uitzondering is nergens voor nodig: ‘{name}’ vindt hier niets"),
            format!("this exception is not needed: ‘{name}’ finds nothing here"),
        ),
    )
    .help("haal de regel weg", "remove the line")
}
