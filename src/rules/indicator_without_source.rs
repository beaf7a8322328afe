//! Finds indicators with values that come from nowhere.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Meaning, document, fields, indicator};
use crate::model::{Model, NodeId, Relation};

use super::{Facts, Findings, Group, Rule, lacking};

pub static RULE: Rule = Rule {
    lacks: true,
    ..Rule::new(
        Group::Traceability,
        Bi::new("indicator-zonder-bron", "indicator-without-source"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een indicator met gemeten waarden waarvan nergens staat waar zij vandaan komen: niet bij de indicator, \
         niet bij een waarde, en niet op een niveau erboven. Wettelijke indicatoren hebben hun bron van de lijst.",
        "An indicator with measured values of which nothing says where they come from: not at the indicator, not \
         at a value, and not on a level above. Statutory ones have their source from the list.",
    ),
    matters: Bi::new(
        "Zonder bron kan niemand het cijfer nagaan of volgend jaar op dezelfde manier meten.",
        "Without a source nobody can check the figure, or measure the same way next year.",
    ),
    mend: Bi::new(
        "Schrijf ‘bron’ bij de indicator, of op het niveau waarvoor hij geldt. Is er geen, zeg dan waarom: geen \
         bronnen \"reden\".",
        "Write ‘source’ at the indicator, or on the level for which it holds. If there is none, say why: no \
         sources \"reason\".",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    behaald 2024 432
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  indicator homes "New homes" {
    realised 2024 432
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
bron bag "Basisregistratie gebouwen"

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    bron bag
    behaald 2024 432
  }
}"#,
        r#"language en
document budget-2026
source bag "Register of buildings"

programme 1 "Housing" {
  indicator homes "New homes" {
    source bag
    realised 2024 432
  }
}"#,
    ),
};

/// Its own source, that of one of its values, or that of a level above it or above what refers to it.
fn has_source(model: &Model, id: NodeId) -> bool {
    let above = |id: NodeId| {
        model.upward(id).any(|level| {
            model.has(level, Relation::SourcedFrom) || model.may_have(level, Some(&fields::SOURCES), None)
        })
    };
    let users = || model.origins(id, Relation::MeasuredBy).into_iter().any(|(user, _)| above(user));
    // A series beside it that has a source was looked up in the same place.
    let beside = || model.targets(id, Relation::ComparedWith).into_iter().any(|(series, _)| above(series));
    above(id) || users() || beside()
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let field = Some(&fields::SOURCES);
    let (mut asked, mut lacks) = (Vec::new(), Vec::new());
    for id in facts.of(&indicator::CONCEPT) {
        let Some(node) = model.node(*id).filter(|node| !node.broken) else { continue };
        let listed = model.prop(*id, &indicator::CATALOGUE).is_some();
        let plan = model.targets(*id, Relation::EditionOf).first().map(|(plan, _)| *plan);
        // Where the plan has values without a source, it is asked there.
        let from_plan = plan.is_some_and(|plan| has_source(model, plan) || model.is_measured(plan));
        if !model.is_measured(*id) || listed {
            continue;
        }
        asked.push(*id);
        if has_source(model, *id) || from_plan || facts.answered(*id, field, None) {
            continue;
        }
        // An indicator that belongs to nothing was reported as such.
        if *model.node(node.parent.unwrap_or(*id)).map_or(node.concept, |parent| parent.concept)
            == document::CONCEPT
            && !model.is_referred_to(*id)
        {
            continue;
        }
        let code = model.id(*id);
        let language = model.language(node.span.file);
        let write = fields::SOURCES.word.get(language);
        let (no, many) = (fields::NO.word.get(language), fields::SOURCES.word.many(language));
        let found = Diagnostic::new(
            &RULE.kind,
            node.span,
            Text::new(
                format!("indicator ‘{code}’ heeft geen bron"),
                format!("indicator ‘{code}’ has no source"),
            ),
        )
        .label("niets zegt waar de waarden vandaan komen", "nothing says where the values come from")
        .help(
            format!("voeg toe: {write} met de id van een bron, of zeg waarom niet: {no} {many} \"reden\""),
            format!("add: {write} with the id of a source, or say why there is none: {no} {many} \"reason\""),
        );
        let blank = model.blank(*id, Meaning { field, concept: None });
        lacks.push((*id, blank, found));
    }
    lacking::add(facts, &asked, lacks, findings);
}
