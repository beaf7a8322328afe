//! Shows proposals and effects of deviations that do not say whether they come back every year.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::shape::Flow;
use crate::language::{Bi, deviation, fields, spending_proposal, values};
use crate::model::{Model, NodeId};

use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    lacks: true,
    reach: Reach::File,
    ..Rule::new(
        Group::Money,
        Bi::new("incidenteel-of-structureel-onbekend", "recurrence-unstated"),
        Severity::Note,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een bestedingsvoorstel met bedragen, of een voordeel of nadeel, dat niet zegt of het \
         incidenteel of structureel is.",
        "A spending proposal with amounts, or an advantage or disadvantage, that does not say whether \
         it is incidental or structural.",
    ),
    matters: Bi::new(
        "De begroting moet structureel sluiten. Zonder dit woord is niet na te gaan wat dit bedrag \
         daarvoor betekent.",
        "The budget must be in structural balance. Without this word nobody can tell what this amount \
         means for that.",
    ),
    mend: Bi::new(
        "Schrijf ‘incidenteel’ of ‘structureel’: bij een voorstel op een eigen regel, bij een voordeel \
         of nadeel achter het bedrag.",
        "Write ‘incidental’ or ‘structural’: at a proposal on a line of its own, at an advantage or \
         disadvantage behind the amount.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

bestedingsvoorstel 1 "Zwemles" {
  lasten 2026 € 35.000
}"#,
        r#"language en
document budget-2026

spending-proposal 1 "Swimming lessons" {
  costs 2026 € 35,000
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

bestedingsvoorstel 1 "Zwemles" {
  structureel
  lasten 2026 € 35.000
}"#,
        r#"language en
document budget-2026

spending-proposal 1 "Swimming lessons" {
  structural
  costs 2026 € 35,000
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for id in facts.of(&spending_proposal::CONCEPT) {
        let words = [&fields::INCIDENTAL, &fields::STRUCTURAL];
        let said =
            words.iter().any(|word| model.prop(*id, word).is_some() || model.may_have(*id, Some(word), None));
        if !said && let Some(found) = proposal(model, *id) {
            findings.add(*id, found);
        }
    }
    for id in facts.of(&deviation::CONCEPT) {
        // Two amounts that say nothing are one thing to mend.
        if let Some(found) = effect(model, *id) {
            findings.add(*id, found);
        }
    }
}

fn proposal(model: &Model, id: NodeId) -> Option<Diagnostic> {
    let flows = [Flow::Costs, Flow::Revenues];
    let amounts = model.amounts(id);
    let amount = amounts.iter().find(|one| flows.contains(&one.flow) && one.euros.is_ok())?;
    let node = model.node(id)?;
    let language = model.language(node.span.file);
    let (one, other) = (fields::INCIDENTAL.word.get(language), fields::STRUCTURAL.word.get(language));
    let found = Diagnostic::new(
        &RULE.kind,
        node.span,
        Text::new(
            "dit voorstel zegt niet of het incidenteel of structureel is",
            "this proposal does not say whether it is incidental or structural",
        ),
    )
    .label("het heeft wel bedragen", "it has amounts, though")
    .also(amount.span, "zoals dit", "such as this")
    .help(format!("voeg een regel toe: {one} of {other}"), format!("add a line: {one} or {other}"));
    Some(found)
}

fn effect(model: &Model, id: NodeId) -> Option<Diagnostic> {
    let effect = model.effects(id).into_iter().find(|one| one.recurrence.is_none() && one.euros.is_ok())?;
    let language = model.language(effect.span.file);
    let (one, other) = (values::INCIDENTAL.word.get(language), values::STRUCTURAL.word.get(language));
    let word = if effect.advantage { &values::ADVANTAGE } else { &values::DISADVANTAGE };
    let found = Diagnostic::new(
        &RULE.kind,
        effect.span,
        Text::new(
            format!("dit {} zegt niet of het terugkomt", word.nl.one),
            format!("this {} does not say whether it comes back", word.en.one),
        ),
    )
    .label("incidenteel of structureel?", "incidental or structural?")
    .help(
        format!("schrijf achter het bedrag: {one} of {other}"),
        format!("write behind the amount: {one} or {other}"),
    );
    Some(found)
}
