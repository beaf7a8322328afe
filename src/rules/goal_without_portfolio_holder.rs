//! Finds goals for which nobody answers, neither by themselves nor from above.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Meaning, fields};

use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule {
    kind: Rule::kind(
        Bi::new("doel-zonder-portefeuillehouder", "goal-without-portfolio-holder"),
        Severity::Error,
        Docs::NONE,
    ),
    group: Group::Structure,
    since: "0.1",
    lacks: true,
    check,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let field = Some(&fields::HOLDERS);
    for id in &facts.goals {
        let unread = model.upward(*id).any(|level| model.may_have(level, field, None));
        if unread || facts.answered(*id, field, None) || !model.holders(*id).is_empty() {
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
        findings.missing(*id, blank, found);
    }
}
