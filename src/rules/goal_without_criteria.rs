//! Finds goals that do not say when they are reached.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Meaning, criterion};

use super::{Facts, Findings, Group, Rule, lacking};

pub static RULE: Rule = Rule {
    lacks: true,
    ..Rule::new(
        Group::Structure,
        Bi::new("doel-zonder-criteria", "goal-without-criteria"),
        Severity::Error,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een doel zonder criterium: nergens staat wanneer het bereikt is. De regel vraagt dit van het \
         laatste niveau van de indeling, in plannen en niet nog eens in rapportages.",
        "A goal without a criterion: nothing says when it is reached. The rule asks this of the last \
         level of the layout, in plans and not again in reports.",
    ),
    matters: Bi::new(
        "Zonder criterium kan de raad achteraf niet zeggen of het doel gehaald is. Een rapportage \
         wordt dan een verslag van wat er gedaan is, niet van wat het opleverde.",
        "Without a criterion the council cannot say afterwards whether the goal was reached. A report \
         then tells what was done, not what came of it.",
    ),
    mend: Bi::new(
        "Voeg een of meer criteria toe die zeggen wat er dan waar is. Zijn ze er met opzet niet, zeg \
         dat dan met: geen criteria \"reden\".",
        "Add one or more criteria that say what is true by then. If there are none on purpose, say so \
         with: no criteria \"reason\".",
    ),
    fails: Bi::new(
        r#"document begroting-2026
persoon jansen "Els Jansen"
nota wonen "Woonvisie 2024-2030"

doel 1.1 "Iedereen vindt een woning" {
  portefeuillehouder jansen
  kaderstellende-nota wonen
  indicator woningen "Nieuwe woningen"
}"#,
        r#"language en
document budget-2026
person jansen "Els Jansen"
policy-note housing "Housing strategy 2024-2030"

goal 1.1 "Everybody finds a home" {
  portfolio-holder jansen
  framing-note housing
  indicator homes "New homes"
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
persoon jansen "Els Jansen"
nota wonen "Woonvisie 2024-2030"

doel 1.1 "Iedereen vindt een woning" {
  portefeuillehouder jansen
  kaderstellende-nota wonen
  criterium "Wie zoekt, vindt binnen een jaar een woning"
  indicator woningen "Nieuwe woningen"
}"#,
        r#"language en
document budget-2026
person jansen "Els Jansen"
policy-note housing "Housing strategy 2024-2030"

goal 1.1 "Everybody finds a home" {
  portfolio-holder jansen
  framing-note housing
  criterion "Who looks for a home finds one within a year"
  indicator homes "New homes"
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let mut lacks = Vec::new();
    for id in &facts.goals {
        let concept = Some(&criterion::CONCEPT);
        if model.contains(*id, &criterion::CONCEPT) || facts.answered(*id, None, concept) {
            continue;
        }
        let Some(node) = model.node(*id) else { continue };
        let (nl, en) = (node.concept.word.nl.one, node.concept.word.en.one);
        let code = model.id(*id);
        let write = criterion::CONCEPT.word.get(model.language(node.span.file));
        let found = Diagnostic::new(
            &RULE.kind,
            node.span,
            Text::new(
                format!("{nl} ‘{code}’ heeft geen criterium"),
                format!("{en} ‘{code}’ has no criterion"),
            ),
        )
        .label(
            "zonder criterium is niet te zeggen wanneer het doel is bereikt",
            "without a criterion nobody can say when the goal is reached",
        )
        .help(
            format!("voeg toe: {write} \"…\", met wanneer het doel is bereikt"),
            format!("add: {write} \"…\", saying when the goal is reached"),
        );
        let blank = model.blank(*id, Meaning { field: None, concept });
        lacks.push((*id, blank, found));
    }
    lacking::add(facts, &facts.goals, lacks, findings);
}
