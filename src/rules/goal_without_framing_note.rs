//! Finds goals for which no policy note sets the frame.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Meaning, fields};
use crate::model::Relation;

use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule {
    kind: Rule::kind(
        Bi::new("doel-zonder-kaderstellende-nota", "goal-without-framing-note"),
        Severity::Warning,
        Docs::NONE,
    ),
    group: Group::Traceability,
    since: "0.1",
    lacks: true,
    check,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let field = Some(&fields::FRAMING_NOTES);
    for id in &facts.goals {
        let framed = model
            .upward(*id)
            .any(|level| model.has(level, Relation::FramedBy) || model.may_have(level, field, None));
        if framed || facts.answered(*id, field, None) {
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
        findings.missing(*id, blank, found);
    }
}
