//! Finds framing policy notes of which nothing says when they are from.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, fields, policy_note};
use crate::model::{Relation, period};

use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Traceability,
        Bi::new("nota-zonder-datum", "note-without-date"),
        Severity::Note,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een kaderstellende nota waarvan niet staat wanneer zij is vastgesteld of geldt, ook niet in de titel.",
        "A framing policy note that does not say when it was adopted or holds, nor in its title.",
    ),
    matters: Bi::new(
        "Zonder datum is niet te zien of het beleid nog geldt, en welke versie bedoeld is.",
        "Without a date one cannot see whether the policy still holds, and which version is meant.",
    ),
    mend: Bi::new(
        "Schrijf bij de nota ‘vastgesteld’ met de datum, of ‘geldig’ met de periode.",
        "Write ‘adopted’ with the date at the note, or ‘valid’ with the period.",
    ),
    fails: Bi::new(
        r#"document begroting-2026
nota wonen "Woonvisie"

programma 1 "Wonen" {
  kaderstellende-nota wonen
}"#,
        r#"language en
document budget-2026
policy-note housing "Housing strategy"

programme 1 "Housing" {
  framing-note housing
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
nota wonen "Woonvisie" {
  vastgesteld 2024-03-12
}

programma 1 "Wonen" {
  kaderstellende-nota wonen
}"#,
        r#"language en
document budget-2026
policy-note housing "Housing strategy" {
  adopted 2024-03-12
}

programme 1 "Housing" {
  framing-note housing
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for id in facts.of(&policy_note::CONCEPT) {
        let Some(node) = model.node(*id).filter(|node| !node.broken) else { continue };
        let dates = [&fields::ADOPTED, &fields::VALID];
        let dated = dates
            .into_iter()
            .any(|field| model.prop(*id, field).is_some() || facts.answered(*id, Some(field), None));
        let title = model.title(*id).unwrap_or_default();
        let in_title =
            title.split(|one: char| !one.is_ascii_digit()).any(|word| period::year(word).is_some());
        if dated || in_title || !model.is_named_by(*id, Relation::FramedBy) {
            continue;
        }
        let code = model.id(*id);
        let language = model.language(node.span.file);
        let (adopted, valid) = (fields::ADOPTED.word.get(language), fields::VALID.word.get(language));
        let found = Diagnostic::new(
            &RULE.kind,
            node.span,
            Text::new(format!("nota ‘{code}’ heeft geen datum"), format!("policy note ‘{code}’ has no date")),
        )
        .label(
            "geeft het kader, maar van wanneer is niet te zien",
            "sets the frame, but since when cannot be seen",
        )
        .help(
            format!("voeg toe: {adopted} met de datum, of {valid} met de periode"),
            format!("add: {adopted} with the date, or {valid} with the period"),
        );
        findings.add(*id, found);
    }
}
