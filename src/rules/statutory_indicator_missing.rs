//! Finds whole budgets that leave out indicators of the statutory list of their year.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::catalogue::{INDICATORS, Statutory};
use crate::language::{Bi, Language, appendix, fields, indicator, section};
use crate::model::NodeId;

use super::law::{self, Bound, Budget};
use super::{Facts, Findings, Group, Needs, Rule};

pub static RULE: Rule = Rule {
    lacks: true,
    needs: Needs::OrganisationKind,
    ..Rule::new(
        Group::Law,
        Bi::new("wettelijke-indicator-ontbreekt", "statutory-indicator-missing"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een begroting waarin indicatoren ontbreken die de wettelijke lijst van dat jaar noemt. Eén \
         melding per begroting, met de hele lijst.",
        "A budget that leaves out indicators of the statutory list of its year. One finding per \
         budget, with the whole list.",
    ),
    matters: Bi::new(
        "Gemeenten en provincies moeten hun doelen ten minste met deze indicatoren toelichten (BBV \
         artikel 8, derde lid). Zo zijn begrotingen te vergelijken.",
        "Municipalities and provinces must explain their goals with at least these indicators (BBV \
         article 8). It makes budgets comparable.",
    ),
    mend: Bi::new(
        "Geef aan welke indicator het is met ‘zoals bbv halt’, bij een doel of in een bijlage. Staan ze \
         ergens anders, zeg dat dan in de bijlage: geen indicatoren \"reden\".",
        "Say which indicator it is with ‘like bbv halt’, at a goal or in an appendix. If they stand \
         elsewhere, say so in the appendix: no indicators \"reason\".",
    ),
    fails: Bi::new(
        r#"document begroting-2026 {
  soort begroting
}
organisatie dorp "Gemeente Dorp" {
  soort gemeente
}
bijlage indicatoren "Verplichte indicatoren" {
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
appendix indicators "Statutory indicators" {
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
bijlage indicatoren "Verplichte indicatoren" {
  indicator halt {
    zoals bbv halt
  }
  geen indicatoren "De andere staan op waarstaatjegemeente.nl"
}"#,
        r#"language en
document budget-2026 {
  kind budget
}
organisation village "Village" {
  kind municipality
}
appendix indicators "Statutory indicators" {
  indicator halt {
    like bbv halt
  }
  no indicators "The others are on waarstaatjegemeente.nl"
}"#,
    ),
};

/// Whether the budget, a section or an appendix says why indicators are left out, or may say so unreadably.
fn is_answered(facts: &Facts<'_>, budget: NodeId) -> bool {
    let places = facts.of(&appendix::CONCEPT).iter().chain(facts.of(&section::CONCEPT));
    let asked = [Some(&budget)].into_iter().flatten().chain(places);
    let (field, concept) = (Some(&fields::INDICATORS), Some(&indicator::CONCEPT));
    let elsewhere = facts.model.nodes().any(|(_, node)| {
        node.external
            && node.document.is_none_or(|document| document == budget)
            && (*node.concept == appendix::CONCEPT || *node.concept == section::CONCEPT)
    });
    elsewhere || asked.copied().any(|id| facts.answered(id, field, concept))
}

/// The titles of the indicators of a budget, as they are compared.
fn titles(facts: &Facts<'_>, budget: NodeId) -> Vec<String> {
    let here = |id: &&NodeId| facts.model.node(**id).is_some_and(|node| node.document == Some(budget));
    // One that says which it is, is no other.
    let free = |id: &&NodeId| facts.model.prop(**id, &indicator::CATALOGUE).is_none();
    let all = facts.of(&indicator::CONCEPT).iter().filter(here).filter(free);
    all.filter_map(|id| facts.model.title(*id)).map(|title| law::plain(&title)).collect()
}

/// Whether an indicator here has the title of this one, or nearly: another rule says so.
fn is_named(titles: &[String], item: &Statutory) -> bool {
    let wanted = law::plain(item.title);
    titles.iter().any(|title| law::is_near(title, &wanted))
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(list) = facts.organisation_kind().and_then(law::list_of) else { return };
    let bound = facts.bound();
    for budget in law::budgets(facts) {
        let asked: Vec<&Statutory> = INDICATORS
            .iter()
            .filter(|one| one.list == list)
            .filter(|one| one.in_year(budget.year).is_some_and(|edition| edition.validity.is_verified()))
            .collect();
        let here = |one: &Bound| one.document.is_none_or(|document| document == budget.id);
        let has = |item: &Statutory| bound.iter().any(|one| here(one) && one.item == item);
        let missing: Vec<&Statutory> = asked.iter().copied().filter(|item| !has(item)).collect();
        if missing.is_empty() || is_answered(facts, budget.id) || law::is_unread(facts.model, budget.id) {
            continue;
        }
        let titles = titles(facts, budget.id);
        let missing: Vec<&Statutory> = missing.into_iter().filter(|item| !is_named(&titles, item)).collect();
        if let Some(found) = found(facts, budget, &missing, asked.len()) {
            findings.add(budget.id, found);
        }
    }
}

fn found(facts: &Facts<'_>, budget: Budget, missing: &[&Statutory], of: usize) -> Option<Diagnostic> {
    let model = facts.model;
    let first = missing.first()?;
    let span = model.node(budget.id)?.span;
    let language = law::language(model, budget.id);
    let codes: Vec<&str> = missing.iter().map(|one| one.item).collect();
    let (list, first) = (first.list, first.item);
    let like = indicator::CATALOGUE.word.get(language);
    let (count, all) = (missing.len(), codes.join(", "));
    let (lacks_nl, lacks_en) = law::lacks(count);
    let (no, many) = (fields::NO.word.get(language), indicator::CONCEPT.word.many(language));
    let found = Diagnostic::new(
        &RULE.kind,
        span,
        Text::new(
            format!("{count} van de {of} wettelijke indicatoren voor {} {lacks_nl}", budget.year),
            format!("{count} of the {of} statutory indicators for {} {lacks_en}", budget.year),
        ),
    )
    .label(
        format!("ontbreken: {}", law::some(&codes, 6, Language::Nl)),
        format!("missing: {}", law::some(&codes, 6, Language::En)),
    )
    .help(
        format!(
            "schrijf bij een doel of in een bijlage: indicator {first} {{ {like} {list} {first} }}, en zo ook de andere: \
             {all}; of zeg in de bijlage waarom niet: {no} {many} \"reden\""
        ),
        format!(
            "write at a goal or in an appendix: indicator {first} {{ {like} {list} {first} }}, and so for the others: \
             {all}; or say in the appendix why not: {no} {many} \"reason\""
        ),
    );
    Some(found)
}
