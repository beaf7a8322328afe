//! Finds activities that stand loose in a plan and serve no goal.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, activity, appendix, document, fields, section};
use crate::model::{Model, Node, NodeId};

use super::{Document, Facts, Findings, Group, Reach, Rule, follow_up};

pub static RULE: Rule = Rule {
    lacks: true,
    reach: Reach::File,
    ..Rule::new(
        Group::Structure,
        Bi::new("activiteit-zonder-doel", "activity-without-goal"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een activiteit los in een plan, in een paragraaf of in een bijlage, die bij geen doel of niveau hoort en ook niet \
         zegt waaraan zij bijdraagt.",
        "An activity loose in a plan, in a section or in an appendix, that belongs to no goal or level and does not say \
         what it contributes to.",
    ),
    matters: Bi::new(
        "Niemand kan dan zeggen waarom het gedaan wordt, en bij welk doel het resultaat telt.",
        "Nobody can then say why it is done, and for which goal its result counts.",
    ),
    mend: Bi::new(
        "Zet de activiteit in het blok van het doel, of schrijf bij de activiteit: steunt doel ….",
        "Move the activity into the block of the goal, or write at the activity: supports goal ….",
    ),
    fails: Bi::new(
        r#"document begroting-2026

activiteit bomen "Bomen planten"
programma 1 "Groen""#,
        r#"language en
document budget-2026

activity trees "Planting trees"
programme 1 "Green""#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

activiteit bomen "Bomen planten" {
  steunt programma 1
}
programma 1 "Groen""#,
        r#"language en
document budget-2026

activity trees "Planting trees" {
  supports programme 1
}
programme 1 "Green""#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for id in facts.of(&activity::CONCEPT) {
        let Some(node) = model.node(*id).filter(|node| !node.broken) else { continue };
        let plan = facts.document(*id).is_some_and(Document::is_plan);
        if !plan || !is_loose(model, node) || serves(model, *id) {
            continue;
        }
        let code = model.id(*id);
        let language = model.language(node.span.file);
        let write = fields::SUPPORTS.word.get(language);
        let goal = crate::language::goal::CONCEPT.word.get(language);
        let found = Diagnostic::new(
            &RULE.kind,
            node.span,
            Text::new(
                format!("activiteit ‘{code}’ hoort bij geen doel"),
                format!("activity ‘{code}’ belongs to no goal"),
            ),
        )
        .label(
            "staat los, en zegt niet waaraan zij bijdraagt",
            "stands loose, and does not say what it contributes to",
        )
        .help(
            format!("zet haar in het blok van het doel, of voeg toe: {write} {goal} …"),
            format!("move it into the block of the goal, or add: {write} {goal} …"),
        );
        findings.add(*id, found);
    }
}

/// In no level: at the top of a document, in a section or in an appendix.
fn is_loose(model: &Model, node: &Node) -> bool {
    let places = [&document::CONCEPT, &section::CONCEPT, &appendix::CONCEPT];
    let parent = node.parent.and_then(|parent| model.node(parent));
    parent.is_some_and(|parent| places.contains(&parent.concept))
}

/// Whether an activity says what it is for, or something else says so of it.
fn serves(model: &Model, id: NodeId) -> bool {
    let unread = model.may_have(id, Some(&fields::SUPPORTS), None);
    unread || model.is_referred_to(id) || !follow_up::tied(model, id).is_empty()
}
