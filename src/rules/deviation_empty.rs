//! Finds deviations that are a title and nothing else.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, deviation, fields};
use crate::model::{Model, NodeId};

use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    lacks: true,
    reach: Reach::File,
    ..Rule::new(Group::Money, Bi::new("lege-afwijking", "deviation-empty"), Severity::Warning, DOCS, check)
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een afwijking met alleen een titel: geen bedrag, geen label en geen tekst.",
        "A deviation with a title only: no amount, no label and no text.",
    ),
    matters: Bi::new(
        "De lezer weet dat er iets afwijkt, en niet wat, hoeveel of waarom.",
        "The reader knows that something deviates, and not what, how much or why.",
    ),
    mend: Bi::new(
        "Noem het voordeel of nadeel, of schrijf een toelichting. Is er niets te melden, haal de \
         afwijking dan weg.",
        "Give the advantage or disadvantage, or write an explanation. If there is nothing to report, \
         remove the deviation.",
    ),
    fails: Bi::new(
        r#"document berap-2026-1

programma 1 "Samen leven" {
  afwijking dak "Duurder dak"
}"#,
        r#"language en
document report-2026-1

programme 1 "Living together" {
  deviation roof "A dearer roof"
}"#,
    ),
    passes: Bi::new(
        r#"document berap-2026-1

programma 1 "Samen leven" {
  afwijking dak "Duurder dak" {
    nadeel 2026 € 40.000 incidenteel
  }
}"#,
        r#"language en
document report-2026-1

programme 1 "Living together" {
  deviation roof "A dearer roof" {
    disadvantage 2026 € 40,000 incidental
  }
}"#,
    ),
};

/// Fields that only point elsewhere and say nothing of the deviation.
fn says_nothing(model: &Model, id: NodeId) -> bool {
    let pointers = [&fields::SEE, &fields::URL, &fields::SOURCES, &fields::IGNORE];
    model.node(id).is_some_and(|node| {
        let said = node.props.iter().any(|prop| pointers.iter().all(|field| *prop.field != **field));
        !said && !node.broken && node.holes.iter().next().is_none()
    })
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for id in facts.of(&deviation::CONCEPT) {
        let Some(node) = model.node(*id).filter(|_| says_nothing(model, *id)) else { continue };
        let language = model.language(node.span.file);
        let (loss, gain) =
            (deviation::DISADVANTAGE.word.get(language), deviation::ADVANTAGE.word.get(language));
        let explain = fields::EXPLANATION.word.get(language);
        let found = Diagnostic::new(
            &RULE.kind,
            node.span,
            Text::new("deze afwijking zegt niet wat er afwijkt", "this deviation does not say what deviates"),
        )
        .label("geen bedrag en geen tekst", "no amount and no text")
        .help(
            format!("voeg een ‘{loss}’, een ‘{gain}’ of een ‘{explain}’ toe"),
            format!("add ‘{loss}’, ‘{gain}’ or ‘{explain}’"),
        );
        findings.add(*id, found);
    }
}
