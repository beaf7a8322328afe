//! Finds exceptions that silence nothing.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Language};
use crate::model::Model;

use super::run::Exception;
use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule {
    kind: Rule::kind(Bi::new("ongebruikte-uitzondering", "unused-exception"), Severity::Warning, Docs::NONE),
    group: Group::Text,
    since: "0.1",
    lacks: false,
    check,
};

/// Whether an exception is used is only known when the other rules have run; `run` asks `found` then.
fn check(_: &Facts<'_>, _: &mut Findings) {}

/// The finding about one exception that silenced nothing.
pub(super) fn found(model: &Model, exception: &Exception) -> Diagnostic {
    let name = match model.language(exception.span.file) {
        Language::Nl => exception.rule.kind.name.nl,
        Language::En => exception.rule.kind.name.en,
    };
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
