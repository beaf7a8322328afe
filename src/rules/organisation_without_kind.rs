//! Finds organisations that do not say what kind they are, so that no statutory list applies.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, organisation};

use super::facts::Document;
use super::law;
use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule::new(
    Group::Law,
    Bi::new("organisatie-zonder-soort", "organisation-without-kind"),
    Severity::Note,
    DOCS,
    check,
);

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een organisatie die niet zegt of zij een gemeente, provincie of waterschap is, terwijl er \
         begrotingen van haar zijn.",
        "An organisation that does not say whether it is a municipality, province or water board, while \
         there are budgets of it.",
    ),
    matters: Bi::new(
        "De wet vraagt van elk iets anders. Zonder de soort controleert kader niets van wat de wet \
         vraagt.",
        "The law asks something else of each. Without the kind kader checks nothing of what the law \
         asks.",
    ),
    mend: Bi::new(
        "Zet in het blok van de organisatie: soort gemeente (of provincie, waterschap, \
         gemeenschappelijke-regeling).",
        "Put in the block of the organisation: kind municipality (or province, water-board, \
         joint-body).",
    ),
    fails: Bi::new(
        r#"document begroting-2026
organisatie dorp "Gemeente Dorp"
programma 1 "Wonen""#,
        r#"language en
document budget-2026
organisation village "Village"
programme 1 "Housing""#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
organisatie dorp "Gemeente Dorp" {
  soort gemeente
}
programma 1 "Wonen""#,
        r#"language en
document budget-2026
organisation village "Village" {
  kind municipality
}
programme 1 "Housing""#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let organisations = facts.of(&organisation::CONCEPT);
    let unread = organisations.iter().any(|id| model.may_have(*id, Some(&organisation::KIND), None));
    if unread || facts.organisation_kind().is_some() || !facts.documents.iter().any(Document::is_plan) {
        return;
    }
    let Some(first) = organisations.first() else { return };
    let Some(node) = model.node(*first).filter(|node| !node.broken) else { return };
    let language = law::language(model, *first);
    let kind = organisation::KIND.word.get(language);
    let municipality = crate::language::values::MUNICIPALITY.word.get(language);
    let found = Diagnostic::new(
        &RULE.kind,
        node.span,
        Text::new(
            "er staat niet of dit een gemeente, provincie of waterschap is",
            "this does not say whether it is a municipality, province or water board",
        ),
    )
    .label("wat de wet vraagt, wordt zo niet gecontroleerd", "what the law asks is not checked like this")
    .help(
        format!("zet in dit blok: {kind} {municipality}"),
        format!("put in this block: {kind} {municipality}"),
    );
    findings.add(*first, found);
}
