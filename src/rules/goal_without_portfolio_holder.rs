//! Finds goals for which nobody answers, neither by themselves nor from above.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Meaning, fields};

use super::{Facts, Findings, Group, Rule, lacking};

pub static RULE: Rule = Rule {
    lacks: true,
    ..Rule::new(
        Group::Structure,
        Bi::new("doel-zonder-portefeuillehouder", "goal-without-portfolio-holder"),
        Severity::Error,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een doel waarvoor niemand in het bestuur verantwoordelijk is: zelf niet, en ook niet op een \
         niveau erboven.",
        "A goal that nobody in the executive answers for: not itself, nor on a level above.",
    ),
    matters: Bi::new(
        "De raad moet weten wie hij op dit doel kan aanspreken. Staat er niemand, dan voelt ook \
         niemand zich verantwoordelijk.",
        "The council must know whom it can hold to account for this goal. If nobody is named, nobody \
         feels responsible.",
    ),
    mend: Bi::new(
        "Zet ‘portefeuillehouder’ met de id van een persoon bij het doel, of bij het programma als \
         het voor alles eronder geldt.",
        "Put ‘portfolio-holder’ with the id of a person at the goal, or at the programme if it holds \
         for everything below.",
    ),
    fails: Bi::new(
        r#"document begroting-2026
nota wonen "Woonvisie 2024-2030"

programma 1 "Wonen" {
  doel 1.1 "Iedereen vindt een woning" {
    kaderstellende-nota wonen
    criterium "Wie zoekt, vindt binnen een jaar een woning"
    indicator woningen "Nieuwe woningen"
  }
}"#,
        r#"language en
document budget-2026
policy-note housing "Housing strategy 2024-2030"

programme 1 "Housing" {
  goal 1.1 "Everybody finds a home" {
    framing-note housing
    criterion "Who looks for a home finds one within a year"
    indicator homes "New homes"
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
persoon jansen "Els Jansen"
nota wonen "Woonvisie 2024-2030"

programma 1 "Wonen" {
  portefeuillehouder jansen
  doel 1.1 "Iedereen vindt een woning" {
    kaderstellende-nota wonen
    criterium "Wie zoekt, vindt binnen een jaar een woning"
    indicator woningen "Nieuwe woningen"
  }
}"#,
        r#"language en
document budget-2026
person jansen "Els Jansen"
policy-note housing "Housing strategy 2024-2030"

programme 1 "Housing" {
  portfolio-holder jansen
  goal 1.1 "Everybody finds a home" {
    framing-note housing
    criterion "Who looks for a home finds one within a year"
    indicator homes "New homes"
  }
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let field = Some(&fields::HOLDERS);
    let mut lacks = Vec::new();
    for id in &facts.goals {
        let unread = model.upward(*id).any(|level| model.may_have(level, field, None));
        // A heading above that stands empty was reported where it stands.
        let meant = Meaning { field, concept: None };
        let above = model.upward(*id).skip(1).any(|level| model.blank(level, meant).is_some());
        if above || unread || facts.answered(*id, field, None) || !model.holders(*id).is_empty() {
            continue;
        }
        let Some(node) = model.node(*id) else { continue };
        let (nl, en) = (node.concept.word.nl.one, node.concept.word.en.one);
        let code = model.id(*id);
        let write = fields::HOLDERS.word.get(model.language(node.span.file));
        let found = Diagnostic::new(
            &RULE.kind,
            node.span,
            Text::new(
                format!("{nl} ‘{code}’ heeft geen portefeuillehouder"),
                format!("{en} ‘{code}’ has no portfolio holder"),
            ),
        )
        .label("ook de niveaus erboven noemen er geen", "the levels above name none either")
        .help(
            format!("voeg toe: {write} met de id van een persoon, hier of op een niveau erboven"),
            format!("add: {write} with the id of a person, here or on a level above"),
        );
        let blank = model.blank(*id, Meaning { field, concept: None });
        lacks.push((*id, blank, found));
    }
    lacking::add(facts, &facts.goals, lacks, findings);
}
