//! Finds things in the register that nothing uses.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{
    Bi, Concept, fields, partner, person, policy_note, reference_series, reform_agenda, section, source,
    vision,
};
use crate::model::{Model, NodeId, Relation};

use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule {
    kind: Rule::kind(Bi::new("ongebruikte-verklaring", "unused-declaration"), Severity::Warning, Docs::NONE),
    group: Group::Traceability,
    since: "0.1",
    lacks: false,
    check,
};

/// Kinds that exist to be referred to.
static REFERRED: &[&Concept] = &[
    &person::CONCEPT,
    &policy_note::CONCEPT,
    &source::CONCEPT,
    &partner::CONCEPT,
    &reference_series::CONCEPT,
    &section::CONCEPT,
];

/// Kinds that also count as used when something in them leads to the rest of the framework.
static LEADING: &[&Concept] = &[&vision::CONCEPT, &reform_agenda::CONCEPT];

fn is_tied(model: &Model, id: NodeId) -> bool {
    let leads = |relation: Relation| {
        matches!(relation, Relation::Supports | Relation::LeadsTo | Relation::DerivedFrom)
    };
    model.is_referred_to(id)
        || model.out(id).iter().any(|(_, _, edge)| leads(edge.relation))
        || model.children(id).iter().any(|child| is_tied(model, *child))
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let lacks_holder = facts
        .goals
        .iter()
        .any(|goal| model.holders(*goal).is_empty() && !facts.answered(*goal, Some(&fields::HOLDERS), None));
    for (id, node) in model.nodes() {
        let referred = REFERRED.contains(&node.concept);
        let leading = LEADING.contains(&node.concept);
        if !(referred || leading) || node.external || node.duplicate || node.broken {
            continue;
        }
        let used = if leading { is_tied(model, id) } else { model.is_referred_to(id) };
        // Where a goal lacks its holder, an unused person is most likely that holder: one cause, one finding.
        let awaited = *node.concept == person::CONCEPT && lacks_holder;
        if used || awaited || model.has_unresolved(node.concept) {
            continue;
        }
        let (nl, en) = (node.concept.word.nl.one, node.concept.word.en.one.replace('-', " "));
        let code = model.id(id);
        let found = Diagnostic::new(
            &RULE.kind,
            node.span,
            Text::new(
                format!("{nl} ‘{code}’ wordt nergens gebruikt"),
                format!("{en} ‘{code}’ is used nowhere"),
            ),
        )
        .label("niets verwijst hiernaar", "nothing refers to this")
        .help(
            "verwijs ernaar waar het bij hoort, of haal het weg",
            "refer to it where it belongs, or remove it",
        );
        findings.add(id, found);
    }
}
