//! Finds things in the register that nothing uses.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{
    Bi, Concept, fields, partner, person, policy_note, reference_series, reform_agenda, source, vision,
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Iets in het register waar niets naar verwijst: een persoon, nota, bron, partner, referentie, \
         visie of hervormingsagenda.",
        "Something in the register that nothing refers to: a person, policy note, source, partner, \
         reference series, vision or reform agenda.",
    ),
    matters: Bi::new(
        "Een nota die nergens aan bod komt, is beleid zonder doel; een bron zonder cijfers is een \
         vergeten verwijzing. Het kan ook een rest uit een vorig jaar zijn.",
        "A note that is used nowhere is policy without a goal; a source without figures is a \
         forgotten reference. It may also be left over from an earlier year.",
    ),
    mend: Bi::new(
        "Verwijs ernaar waar het bij hoort, of haal het weg.",
        "Refer to it where it belongs, or remove it.",
    ),
    fails: Bi::new(
        r#"bron cbs "CBS StatLine"
referentie nederland "Nederland""#,
        r#"language en
source cbs "CBS StatLine"
reference-series netherlands "The Netherlands""#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
bron cbs "CBS StatLine"

programma 1 "Wonen" {
  feit "Woningen die leegstaan" {
    waarde 338
    bron cbs
  }
}"#,
        r#"language en
document budget-2026
source cbs "CBS StatLine"

programme 1 "Housing" {
  fact "Homes that stand empty" {
    value 338
    source cbs
  }
}"#,
    ),
};
use crate::model::{Model, NodeId, Relation};

use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule::new(
    Group::Traceability,
    Bi::new("ongebruikte-verklaring", "unused-declaration"),
    Severity::Warning,
    DOCS,
    check,
);

/// Kinds that exist to be referred to.
static REFERRED: &[&Concept] = &[
    &person::CONCEPT,
    &policy_note::CONCEPT,
    &source::CONCEPT,
    &partner::CONCEPT,
    &reference_series::CONCEPT,
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
    let those = REFERRED.iter().chain(LEADING).flat_map(|concept| facts.of(concept));
    for id in those.copied() {
        let Some(node) = model.node(id) else { continue };
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
