//! Finds statutory indicators that stand in an appendix or section only, so that they explain no goal.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Language, appendix, fields, goal, indicator, section};
use crate::model::{Model, NodeId, Relation};

use super::law;
use super::{Facts, Findings, Group, Needs, Reach, Rule};

pub static RULE: Rule = Rule {
    lacks: true,
    needs: Needs::OrganisationKind,
    reach: Reach::File,
    ..Rule::new(
        Group::Law,
        Bi::new("wettelijke-indicator-zonder-doel", "statutory-indicator-without-goal"),
        Severity::Note,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Wettelijke indicatoren in een bijlage of paragraaf van een begroting, waar geen doel naar \
         verwijst. Eén melding per bijlage.",
        "Statutory indicators in an appendix or section of a budget that no goal refers to. One finding \
         per appendix.",
    ),
    matters: Bi::new(
        "De wet vraagt de indicatoren om er de doelen mee toe te lichten (BBV artikel 8, derde lid). \
         Alleen een lijst achterin zegt de raad weinig.",
        "The law asks for the indicators to explain the goals with them (BBV article 8). A list at the \
         back alone tells the council little.",
    ),
    mend: Bi::new(
        "Verwijs ernaar bij het doel waar hij iets over zegt. Is er geen, zeg dat dan in de bijlage: \
         geen doelen \"reden\".",
        "Refer to it at the goal it says something about. If there is none, say so in the appendix: no \
         goals \"reason\".",
    ),
    fails: Bi::new(
        r#"document begroting-2026 {
  soort begroting
}
organisatie dorp "Gemeente Dorp" {
  soort gemeente
}
programma 1 "Veiligheid"
bijlage cijfers "Verplichte indicatoren" {
  indicator halt {
    zoals bbv halt
  }
}"#,
        r#"language en
document budget-2026 {
  kind budget
}
organisation village "Village" {
  kind municipality
}
programme 1 "Safety"
appendix figures "Statutory indicators" {
  indicator halt {
    like bbv halt
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026 {
  soort begroting
}
organisatie dorp "Gemeente Dorp" {
  soort gemeente
}
programma 1 "Veiligheid" {
  indicatoren halt
}
bijlage cijfers "Verplichte indicatoren" {
  indicator halt {
    zoals bbv halt
  }
}"#,
        r#"language en
document budget-2026 {
  kind budget
}
organisation village "Village" {
  kind municipality
}
programme 1 "Safety" {
  indicators halt
}
appendix figures "Statutory indicators" {
  indicator halt {
    like bbv halt
  }
}"#,
    ),
};

/// The appendix or section that an indicator is declared in.
fn list(model: &Model, id: NodeId) -> Option<NodeId> {
    let parent = model.node(id)?.parent?;
    let concept = model.node(parent)?.concept;
    (*concept == appendix::CONCEPT || *concept == section::CONCEPT).then_some(parent)
}

/// Whether a level, or something on one, measures itself with it.
fn is_used(model: &Model, id: NodeId) -> bool {
    model.origins(id, Relation::MeasuredBy).iter().any(|(from, _)| {
        model.upward(*from).any(|above| model.node(above).is_some_and(|node| node.concept.is_level()))
    })
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    if model.has_unresolved(&indicator::CONCEPT) {
        return;
    }
    let budgets: Vec<NodeId> = law::budgets(facts).iter().map(|budget| budget.id).collect();
    let mut lists: Vec<(NodeId, Vec<&'static str>)> = Vec::new();
    for one in facts.bound().iter().copied() {
        let in_budget = one.document.is_some_and(|document| budgets.contains(&document));
        let answered = facts.answered(one.indicator, None, Some(&goal::CONCEPT));
        let Some(list) = list(model, one.indicator).filter(|_| in_budget && !answered) else { continue };
        if is_used(model, one.indicator) {
            continue;
        }
        match lists.iter_mut().find(|(known, _)| *known == list) {
            Some((_, items)) => items.push(one.item.item),
            None => lists.push((list, vec![one.item.item])),
        }
    }
    for (list, items) in lists {
        if let Some(found) = found(model, list, &items) {
            findings.add(list, found);
        }
    }
}

fn found(model: &Model, list: NodeId, items: &[&str]) -> Option<Diagnostic> {
    let span = model.node(list)?.span;
    let language = law::language(model, list);
    let write = fields::INDICATORS.word.many(language);
    let (no, goals) = (fields::NO.word.get(language), goal::CONCEPT.word.many(language));
    let count = items.len();
    let found = Diagnostic::new(
        &RULE.kind,
        span,
        Text::new(
            format!("wettelijke indicatoren hier lichten geen doel toe: {count}"),
            format!("statutory indicators here that explain no goal: {count}"),
        ),
    )
    .label(
        format!("geen niveau verwijst naar {}", law::some(items, 6, Language::Nl)),
        format!("no level refers to {}", law::some(items, 6, Language::En)),
    )
    .help(
        format!("schrijf bij het doel dat hij toelicht: {write} met zijn id; of zeg hier waarom niet: {no} {goals} \"reden\""),
        format!("write at the goal that it explains: {write} with its id; or say here why not: {no} {goals} \"reason\""),
    );
    Some(found)
}
