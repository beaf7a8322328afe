//! Finds whole budgets without one of the sections that the law lays down.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::catalogue::{Part, Sort};
use crate::language::{Bi, section};

use super::law::{self, Budget};
use super::{Facts, Findings, Group, Needs, Rule, headings};

pub static RULE: Rule = Rule {
    lacks: true,
    needs: Needs::OrganisationKind,
    ..Rule::new(
        Group::Law,
        Bi::new("ontbrekende-paragraaf", "missing-section"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een begroting zonder een van de paragrafen die de wet voorschrijft, herkend aan hun titel. Eén \
         melding per begroting, met wat ontbreekt.",
        "A budget without one of the sections that the law lays down, known by their titles. One \
         finding per budget, with what is missing.",
    ),
    matters: Bi::new(
        "De paragrafen laten dwars door de programma's heen zien wat de raad moet weten van heffingen, \
         risico's, schulden en bezit (BBV artikel 9).",
        "The sections show across all programmes what the council must know of levies, risks, debt and \
         assets (BBV article 9).",
    ),
    mend: Bi::new(
        "Voeg de paragraaf toe, ook als er weinig te melden is. Staan de paragrafen ergens anders, zeg \
         dat dan bij het document: geen paragrafen \"reden\".",
        "Add the section, also when there is little to say. If the sections stand elsewhere, say so at \
         the document: no sections \"reason\".",
    ),
    fails: Bi::new(
        r#"document begroting-2026 {
  soort begroting
}
organisatie dorp "Gemeente Dorp" {
  soort gemeente
}
paragraaf heffingen "Lokale heffingen""#,
        r#"language en
document budget-2026 {
  kind budget
}
organisation village "Village" {
  kind municipality
}
section levies "Local levies""#,
    ),
    passes: Bi::new(
        r#"document begroting-2026 {
  soort begroting
  geen paragrafen "Staan in een boek apart"
}
organisatie dorp "Gemeente Dorp" {
  soort gemeente
}
paragraaf heffingen "Lokale heffingen""#,
        r#"language en
document budget-2026 {
  kind budget
  no sections "Are in a book of their own"
}
organisation village "Village" {
  kind municipality
}
section levies "Local levies""#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(of) = facts.organisation_kind() else { return };
    for budget in law::budgets(facts) {
        let asked = headings::asked(of, Sort::Section, budget.year);
        if asked.is_empty() || headings::is_answered(facts, budget.id) {
            continue;
        }
        let missing = headings::missing(&asked, &headings::of(facts, budget));
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
    let (word, none) = (section::CONCEPT.word.get(language), law::no_sections(model, budget.id));
    let partial = law::partial(model, budget.id);
    let (nl, en) = headings::titles(missing);
    let (lacks_nl, lacks_en) = law::lacks(missing.len());
    let (count, code, title) = (missing.len(), first.code, first.title.get(language));
    let found = Diagnostic::new(
        &RULE.kind,
        span,
        Text::new(
            format!("{count} van de {of} verplichte paragrafen {lacks_nl}"),
            format!("{count} of the {of} statutory sections {lacks_en}"),
        ),
    )
    .label(format!("ontbreken: {nl}"), format!("missing: {en}"))
    .help(
        format!(
            "voeg toe, zoals: {word} {code} \"{title}\"; of zeg bij het document waarom niet: {none}; is maar een \
             deel ervan beschreven, schrijf daar dan: {partial}"
        ),
        format!(
            "add, such as: {word} {code} \"{title}\"; or say at the document why not: {none}; if only a part of it \
             is described, write there: {partial}"
        ),
    );
    Some(found)
}
