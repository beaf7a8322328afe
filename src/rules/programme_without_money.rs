//! Finds programmes of a whole budget that do not say what they cost.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::shape::Flow;
use crate::language::{Bi, appendix, fields, programme, section};
use crate::model::{Amount, Model, NodeId};

use super::law::{self, Budget};
use super::{Facts, Findings, Group, Needs, Rule};

pub static RULE: Rule = Rule {
    lacks: true,
    needs: Needs::OrganisationKind,
    ..Rule::new(
        Group::Law,
        Bi::new("programma-zonder-geld", "programme-without-money"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een programma in een begroting zonder lasten voor dat jaar: zelf niet, op geen niveau eronder, \
         en ook niet in een overzicht dat het noemt.",
        "A programme in a budget without costs for that year: not itself, not on a level below, and not \
         in an overview that names it.",
    ),
    matters: Bi::new(
        "‘Wat mag het kosten?’ is een van de drie vragen die elk programma moet beantwoorden (BBV \
         artikel 8). De raad geeft het geld per programma.",
        "‘What may it cost?’ is one of the three questions that every programme must answer (BBV article \
         8). The council grants money by programme.",
    ),
    mend: Bi::new(
        "Voeg de lasten en baten van het programma toe. Heeft het er geen, zeg dat dan: geen lasten \
         \"reden\".",
        "Add the costs and revenues of the programme. If it has none, say so: no costs \"reason\".",
    ),
    fails: Bi::new(
        r#"document begroting-2026 {
  soort begroting
}
organisatie dorp "Gemeente Dorp" {
  soort gemeente
}
programma 1 "Zorg" {
  lasten 2026 € 900.000
}
programma 2 "Wonen""#,
        r#"language en
document budget-2026 {
  kind budget
}
organisation village "Village" {
  kind municipality
}
programme 1 "Care" {
  costs 2026 € 900,000
}
programme 2 "Housing""#,
    ),
    passes: Bi::new(
        r#"document begroting-2026 {
  soort begroting
}
organisatie dorp "Gemeente Dorp" {
  soort gemeente
}
programma 1 "Zorg" {
  lasten 2026 € 900.000
}
programma 2 "Wonen" {
  geen lasten "Bestaat vanaf 2027"
}"#,
        r#"language en
document budget-2026 {
  kind budget
}
organisation village "Village" {
  kind municipality
}
programme 1 "Care" {
  costs 2026 € 900,000
}
programme 2 "Housing" {
  no costs "Starts in 2027"
}"#,
    ),
};

/// Whether an amount says what something costs in a year, or what is left of it.
fn is_cost(amount: &Amount<'_>, year: i16) -> bool {
    let flow = matches!(amount.flow, Flow::Costs | Flow::Balance | Flow::Total | Flow::Addition);
    flow && amount.year == Some(year)
}

fn has_costs(model: &Model, top: NodeId, year: i16) -> bool {
    law::below(model, top).into_iter().any(|id| {
        let unread =
            [&fields::COSTS, &fields::AMOUNTS].iter().any(|field| model.may_have(id, Some(*field), None));
        unread || model.amounts(id).iter().any(|amount| is_cost(amount, year))
    })
}

/// The names of the amounts in the overviews of a budget: loose in it, in a section or in an appendix.
fn overview(facts: &Facts<'_>, budget: Budget) -> Vec<String> {
    let model = facts.model;
    let lists = facts.of(&section::CONCEPT).iter().chain(facts.of(&appendix::CONCEPT)).copied();
    let amounts = lists.chain([budget.id]).flat_map(|id| model.amounts(id));
    amounts.filter_map(|amount| amount.name).map(|name| model.text(name).to_lowercase()).collect()
}

/// Whether some overview names a programme, by its title or by its number.
fn is_listed(model: &Model, id: NodeId, overview: &[String]) -> bool {
    let title = model.title(id).map(|title| title.to_lowercase());
    let number = format!("programma {}", model.id(id)).to_lowercase();
    overview.iter().any(|name| {
        title.as_ref().is_some_and(|title| name.contains(title.as_str())) || name.starts_with(&number)
    })
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    if !law::follows_bbv(facts) {
        return;
    }
    for budget in law::budgets(facts) {
        let overview = overview(facts, budget);
        let asked = |id: &NodeId| {
            model
                .node(*id)
                .is_some_and(|node| node.document == Some(budget.id) && !node.broken && node.title.is_some())
        };
        let programmes: Vec<NodeId> = facts.of(&programme::CONCEPT).iter().copied().filter(asked).collect();
        let without: Vec<NodeId> = programmes
            .iter()
            .copied()
            .filter(|id| !has_costs(model, *id, budget.year))
            .filter(|id| !facts.answered(*id, Some(&fields::COSTS), None))
            .filter(|id| !is_listed(model, *id, &overview))
            .collect();
        if programmes.len() > 1 && without.len() == programmes.len() {
            if let Some(found) = none(model, budget, &without) {
                findings.add(budget.id, found);
            }
            continue;
        }
        for id in without {
            if let Some(found) = one(model, budget, id) {
                findings.add(id, found);
            }
        }
    }
}

fn help(model: &Model, budget: Budget, found: Diagnostic) -> Diagnostic {
    let language = law::language(model, budget.id);
    let (no, costs) = (fields::NO.word.get(language), fields::COSTS.word.get(language));
    let year = budget.year;
    found.help(
        format!("voeg toe: {costs} {year} € …; of zeg waarom niet: {no} {costs} \"reden\""),
        format!("add: {costs} {year} € …; or say why not: {no} {costs} \"reason\""),
    )
}

fn one(model: &Model, budget: Budget, id: NodeId) -> Option<Diagnostic> {
    let (code, year) = (model.id(id), budget.year);
    let found = Diagnostic::new(
        &RULE.kind,
        model.node(id)?.span,
        Text::new(
            format!("programma ‘{code}’ zegt niet wat het in {year} kost"),
            format!("programme ‘{code}’ does not say what it costs in {year}"),
        ),
    )
    .label(
        format!("hier en op de niveaus eronder staan geen lasten voor {year}"),
        format!("there are no costs for {year} here or on the levels below"),
    );
    Some(help(model, budget, found))
}

fn none(model: &Model, budget: Budget, all: &[NodeId]) -> Option<Diagnostic> {
    let (count, year) = (all.len(), budget.year);
    let found = Diagnostic::new(
        &RULE.kind,
        model.node(budget.id)?.span,
        Text::new(
            format!("geen van de {count} programma's zegt wat het in {year} kost"),
            format!("none of the {count} programmes says what it costs in {year}"),
        ),
    )
    .label(format!("geen lasten voor {year}"), format!("no costs for {year}"));
    Some(help(model, budget, found))
}
