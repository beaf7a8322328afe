//! Finds goals for which no policy note sets the frame.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Meaning, fields, policy_note, vision, vision_ambition};
use crate::model::{Model, NodeId, Relation};

use super::{Facts, Findings, Group, Rule, lacking};

pub static RULE: Rule = Rule {
    lacks: true,
    ..Rule::new(
        Group::Traceability,
        Bi::new("doel-zonder-kaderstellende-nota", "goal-without-framing-note"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een doel waarvoor geen nota het kader geeft, ook niet op een niveau erboven.",
        "A goal for which no policy note sets the frame, nor on a level above.",
    ),
    matters: Bi::new(
        "De kaderstellende nota is wat de raad heeft vastgesteld. Zonder nota is niet te zien op welk \
         besluit het doel steunt, en of dat besluit nog geldt.",
        "The framing note is what the council adopted. Without one nobody can see which decision the \
         goal rests on, and whether it still holds.",
    ),
    mend: Bi::new(
        "Noem de nota bij het doel of op een niveau erboven. Is er geen, zeg dan waarom: geen \
         kaderstellende-nota's \"reden\".",
        "Name the note at the goal or on a level above. If there is none, say why: no framing-notes \
         \"reason\".",
    ),
    fails: Bi::new(
        r#"document begroting-2026
persoon jansen "Els Jansen"

doel 1.1 "Iedereen vindt een woning" {
  portefeuillehouder jansen
  criterium "Wie zoekt, vindt binnen een jaar een woning"
  indicator woningen "Nieuwe woningen"
}"#,
        r#"language en
document budget-2026
person jansen "Els Jansen"

goal 1.1 "Everybody finds a home" {
  portfolio-holder jansen
  criterion "Who looks for a home finds one within a year"
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

/// Whether a goal, or a level above it, works out a vision or a note: that is its frame.
fn is_worked_out(model: &Model, id: NodeId) -> bool {
    let frames = |id: NodeId| {
        model.node(id).is_some_and(|node| {
            [&vision::CONCEPT, &vision_ambition::CONCEPT, &policy_note::CONCEPT].contains(&node.concept)
        })
    };
    let out =
        |level: NodeId| model.targets(level, Relation::DerivedFrom).into_iter().any(|(to, _)| frames(to));
    model.upward(id).any(out)
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let field = Some(&fields::FRAMING_NOTES);
    let mut lacks = Vec::new();
    for id in &facts.goals {
        let framed = model
            .upward(*id)
            .any(|level| model.has(level, Relation::FramedBy) || model.may_have(level, field, None));
        let below = || model.children(*id).iter().any(|child| model.has(*child, Relation::FramedBy));
        if framed || is_worked_out(model, *id) || below() || facts.answered(*id, field, None) {
            continue;
        }
        let Some(node) = model.node(*id) else { continue };
        let (nl, en) = (node.concept.word.nl.one, node.concept.word.en.one);
        let code = model.id(*id);
        let language = model.language(node.span.file);
        let (no, write) = (fields::NO.word.get(language), fields::FRAMING_NOTES.word.many(language));
        let found = Diagnostic::new(
            &RULE.kind,
            node.span,
            Text::new(
                format!("{nl} ‘{code}’ heeft geen kaderstellende nota"),
                format!("{en} ‘{code}’ has no framing note"),
            ),
        )
        .label("geen nota geeft dit doel zijn kader", "no note sets the frame of this goal")
        .help(
            format!("voeg toe: {write} met de id van een nota, of zeg waarom niet: {no} {write} \"reden\""),
            format!("add: {write} with the id of a note, or say why there is none: {no} {write} \"reason\""),
        );
        let blank = model.blank(*id, Meaning { field, concept: None });
        lacks.push((*id, blank, found));
    }
    lacking::add(facts, &facts.goals, lacks, findings);
}
