//! Finds whole budgets that state money for their own year and not for the three after it.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Language, spending_proposal};
use crate::model::{Model, NodeId};

use super::law::{self, Budget};
use super::{Facts, Findings, Group, Needs, Rule};

pub static RULE: Rule = Rule {
    lacks: true,
    needs: Needs::OrganisationKind,
    ..Rule::new(
        Group::Law,
        Bi::new("ontbrekende-begrotingsjaren", "missing-budget-years"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een begroting die wel bedragen voor haar eigen jaar geeft, maar nergens voor een van de drie \
         jaren daarna; of een programma waarbij dat zo is, terwijl andere die jaren wel geven.",
        "A budget that gives amounts for its own year but nowhere for one of the three years after it; \
         or a programme where that is so while others do give those years.",
    ),
    matters: Bi::new(
        "Bij een begroting hoort een meerjarenraming voor drie jaren. Zonder die jaren is niet te zien \
         of het geld er ook later is.",
        "An estimate for three more years belongs to a budget. Without those years nobody can see \
         whether the money is there later as well.",
    ),
    mend: Bi::new(
        "Voeg de jaren toe achter de bedragen of als kolommen van de tabel. Is een jaar nog niet \
         bekend, schrijf dan nnb.",
        "Add the years behind the amounts or as columns of the table. If a year is not known yet, write \
         tbd.",
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
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026 {
  soort begroting
}
organisatie dorp "Gemeente Dorp" {
  soort gemeente
}
programma 1 "Zorg" {
  lasten 2026..2029 elk € 900.000
}"#,
        r#"language en
document budget-2026 {
  kind budget
}
organisation village "Village" {
  kind municipality
}
programme 1 "Care" {
  costs 2026..2029 each € 900,000
}"#,
    ),
};

/// The years of the amounts of a thing and what is below; proposals may well end.
fn years(model: &Model, top: NodeId) -> BTreeSet<i16> {
    let mut found = BTreeSet::new();
    for id in law::below(model, top) {
        let is_proposal = model.node(id).is_some_and(|node| *node.concept == spending_proposal::CONCEPT);
        if !is_proposal {
            found.extend(model.amounts(id).iter().filter_map(|amount| amount.year));
        }
    }
    found
}

/// The three years after a budget's own that are not among these; none when its own is not there either.
fn missing(years: &BTreeSet<i16>, year: i16) -> Vec<i16> {
    let after = (year + 1..=year + 3).filter(|one| !years.contains(one));
    if years.contains(&year) { after.collect() } else { Vec::new() }
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    if !law::follows_bbv(facts) {
        return;
    }
    for budget in law::budgets(facts) {
        let tops = model.children(budget.id);
        let tops: Vec<(NodeId, BTreeSet<i16>)> =
            tops.into_iter().filter(|id| is_level(model, *id)).map(|id| (id, years(model, id))).collect();
        let own = model.amounts(budget.id).into_iter().filter_map(|amount| amount.year);
        let mut all: BTreeSet<i16> = own.collect();
        all.extend(tops.iter().flat_map(|(_, years)| years.iter().copied()));
        let unread = law::is_unread(model, budget.id)
            || law::below(model, budget.id).into_iter().any(|id| is_unread(model, id));
        let lacks = missing(&all, budget.year);
        if unread {
            continue;
        }
        if !lacks.is_empty() {
            if let Some(found) = whole(model, budget, &lacks) {
                findings.add(budget.id, found);
            }
            continue;
        }
        let short: Vec<NodeId> = tops
            .iter()
            .filter(|(_, years)| !missing(years, budget.year).is_empty())
            .map(|(id, _)| *id)
            .collect();
        if let Some(found) = some(model, budget, &short) {
            findings.add(budget.id, found);
        }
    }
}

fn is_level(model: &Model, id: NodeId) -> bool {
    model.node(id).is_some_and(|node| node.concept.is_level() && !node.external && !node.duplicate)
}

/// Whether a line or table that may hold the years could not be read.
fn is_unread(model: &Model, id: NodeId) -> bool {
    use crate::language::fields::{AMOUNTS, COSTS, REVENUES};
    let fields = [&AMOUNTS, &COSTS, &REVENUES];
    fields.into_iter().any(|field| model.may_have(id, Some(field), None))
}

fn whole(model: &Model, budget: Budget, lacks: &[i16]) -> Option<Diagnostic> {
    let lacking: Vec<String> = lacks.iter().map(i16::to_string).collect();
    let (nl, en) = (law::some(&lacking, 3, Language::Nl), law::some(&lacking, 3, Language::En));
    let year = budget.year;
    let found = Diagnostic::new(
        &RULE.kind,
        model.node(budget.id)?.span,
        Text::new(
            format!("er zijn bedragen voor {year}, maar niet voor {nl}"),
            format!("there are amounts for {year}, but none for {en}"),
        ),
    )
    .label("de meerjarenraming ontbreekt", "the estimate for the years after it is missing")
    .help(
        format!("voeg die jaren toe achter de bedragen van {year}; wat nog niet bekend is, is nnb"),
        format!("add those years behind the amounts of {year}; what is not known yet is tbd"),
    );
    Some(found)
}

fn some(model: &Model, budget: Budget, short: &[NodeId]) -> Option<Diagnostic> {
    let first = *short.first()?;
    let span = model.node(first)?.span;
    let year = budget.year;
    let (nl, en) = (model.name(first, Language::Nl), model.name(first, Language::En));
    let mut found = Diagnostic::new(
        &RULE.kind,
        span,
        Text::new(
            format!("{nl} heeft bedragen voor {year}, maar niet voor elk van de drie jaren daarna"),
            format!("{en} has amounts for {year}, but not for each of the three years after it"),
        ),
    )
    .label("andere geven die jaren wel", "others do give those years")
    .help(
        format!("voeg {} tot en met {} toe; wat nog niet bekend is, is nnb", year + 1, year + 3),
        format!("add {} up to {}; what is not known yet is tbd", year + 1, year + 3),
    );
    for id in short.iter().skip(1).take(5) {
        found = found.also(model.node(*id)?.span, "ook hier", "here as well");
    }
    Some(found)
}
