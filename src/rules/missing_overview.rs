//! Finds whole budgets without one of the overviews that stand beside the programmes.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::catalogue::{Part, Sort};
use crate::language::{Bi, programme};

use super::law::{self, Budget};
use super::{Facts, Findings, Group, Needs, Rule, headings};

pub static RULE: Rule = Rule {
    lacks: true,
    needs: Needs::OrganisationKind,
    ..Rule::new(
        Group::Law,
        Bi::new("ontbrekend-overzicht", "missing-overview"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een begroting zonder overzicht van de algemene dekkingsmiddelen, de overhead, de \
         vennootschapsbelasting of het bedrag voor onvoorzien. Eén melding per begroting.",
        "A budget without an overview of general revenues, overhead, corporation tax or the amount for \
         what is unforeseen. One finding per budget.",
    ),
    matters: Bi::new(
        "Dit geld hoort bij geen programma. Zonder deze vier onderdelen is het programmaplan niet \
         compleet (BBV artikel 8, eerste lid).",
        "This money belongs to no programme. Without these four the plan of programmes is not complete \
         (BBV article 8).",
    ),
    mend: Bi::new(
        "Voeg het onderdeel toe: als programma, paragraaf of tekst met die titel; alle vier in één \
         hoofdstuk mag ook.",
        "Add the part: as a programme, section or text with that title; all four in one chapter will do \
         as well.",
    ),
    fails: Bi::new(
        r#"document begroting-2026 {
  soort begroting
}
organisatie dorp "Gemeente Dorp" {
  soort gemeente
}
programma 9 "Algemene dekkingsmiddelen en onvoorzien""#,
        r#"language en
document budget-2026 {
  kind budget
}
organisation village "Village" {
  kind municipality
}
programme 9 "General revenues and contingencies""#,
    ),
    passes: Bi::new(
        r#"document begroting-2026 {
  soort begroting
}
organisatie dorp "Gemeente Dorp" {
  soort gemeente
}
programma 9 "Algemene dekkingsmiddelen, overhead, vpb en onvoorzien""#,
        r#"language en
document budget-2026 {
  kind budget
}
organisation village "Village" {
  kind municipality
}
programme 9 "General revenues, overhead, corporation tax and contingencies""#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(of) = facts.organisation_kind() else { return };
    for budget in law::budgets(facts) {
        let asked = headings::asked(of, Sort::Overview, budget.year);
        // Who says why there are no sections says as well why what stands among them is not here.
        if asked.is_empty() || headings::is_answered(facts, budget.id) {
            continue;
        }
        let found_here = headings::of(facts, budget);
        let missing = headings::missing(&asked, &found_here);
        let sections = headings::asked(of, Sort::Section, budget.year);
        // Where nothing but the programmes is described, the finding about the sections says so.
        let nothing = missing.len() == asked.len()
            && !sections.is_empty()
            && headings::missing(&sections, &found_here).len() == sections.len();
        if nothing {
            continue;
        }
        if let Some(found) = found(facts, budget, &missing, asked.len()) {
            findings.add(budget.id, found);
        }
    }
}

fn found(facts: &Facts<'_>, budget: Budget, missing: &[&'static Part], of: usize) -> Option<Diagnostic> {
    let model = facts.model;
    let first = missing.first()?;
    let span = model.node(budget.id)?.span;
    let language = law::language(model, budget.id);
    let (nl, en) = headings::titles(missing);
    let (word, title) = (programme::CONCEPT.word.get(language), first.title.get(language));
    let (code, count) = (first.code, missing.len());
    let (lacks_nl, lacks_en) = law::lacks(count);
    let found = Diagnostic::new(
        &RULE.kind,
        span,
        Text::new(
            format!("{count} van de {of} verplichte overzichten {lacks_nl}"),
            format!("{count} of the {of} statutory overviews {lacks_en}"),
        ),
    )
    .label(format!("er is geen overzicht van: {nl}"), format!("there is no overview of: {en}"))
    .help(
        format!("voeg toe, als programma, paragraaf of tekst: {word} {code} \"{title}\""),
        format!("add, as a programme, section or text: {word} {code} \"{title}\""),
    );
    Some(found)
}
