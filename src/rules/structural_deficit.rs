//! Finds budgets whose printed structural balance is negative in their own year and three years on.

use rust_decimal::Decimal;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::shape::Flow;
use crate::language::{Bi, appendix, section, values};
use crate::model::{Amount, Model, NodeId};
use crate::source::Span;

use super::{Facts, Findings, Group, Needs, Reach, Rule, law};

pub static RULE: Rule = Rule {
    needs: Needs::OrganisationKind,
    reach: Reach::File,
    ..Rule::new(
        Group::Law,
        Bi::new("structureel-tekort", "structural-deficit"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een begroting waarvan het gedrukte structurele saldo negatief is, in haar eigen jaar en ook \
         drie jaar later.",
        "A budget whose printed structural balance is negative, in its own year and three years on as \
         well.",
    ),
    matters: Bi::new(
        "De begroting moet structureel in evenwicht zijn, of het in de jaren daarna worden. Is zij dat \
         niet, dan kan de toezichthouder haar vooraf willen goedkeuren.",
        "A budget must balance structurally, or come to do so in the years after it. If it does not, the \
         supervisor may want to approve it beforehand.",
    ),
    mend: Bi::new(
        "Kijk of de bedragen kloppen. Is het tekort er echt, leg dan uit hoe het verdwijnt en schrijf: \
         negeer structureel-tekort \"reden\".",
        "See whether the amounts are right. If the deficit is real, explain how it goes away and write: \
         ignore structural-deficit \"reason\".",
    ),
    fails: Bi::new(
        r#"document begroting-2026 {
  soort begroting
}
organisatie dorp "Gemeente Dorp" {
  soort gemeente
}
saldo "Structureel begrotingssaldo" 2026 € -300.000, 2029 € -150.000"#,
        r#"language en
document budget-2026 {
  kind budget
}
organisation village "Village" {
  kind municipality
}
balance "Structural balance" 2026 € -300,000, 2029 € -150,000"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026 {
  soort begroting
}
organisatie dorp "Gemeente Dorp" {
  soort gemeente
}
saldo "Structureel begrotingssaldo" 2026 € -300.000, 2029 € 20.000"#,
        r#"language en
document budget-2026 {
  kind budget
}
organisation village "Village" {
  kind municipality
}
balance "Structural balance" 2026 € -300,000, 2029 € 20,000"#,
    ),
};

/// Whether a line is the structural balance of the whole: ‘structureel saldo’, ‘structurele resultaat’.
fn is_structural(name: &str) -> bool {
    let name = name.to_lowercase();
    let first = name.split_whitespace().next().unwrap_or_default().to_owned();
    let structural = ["structureel", "structurele", "structural"].contains(&first.as_str());
    let balance = ["saldo", "resultaat", "evenwicht", "balance", "result"];
    structural && balance.iter().any(|word| name.contains(word))
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    if !law::follows_bbv(facts) {
        return;
    }
    let budgets = facts
        .documents
        .iter()
        .filter(|document| document.kind == Some(&values::BUDGET) && !document.is_report);
    for document in budgets {
        let Some(year) = document.year else { continue };
        let lists = facts.of(&section::CONCEPT).iter().chain(facts.of(&appendix::CONCEPT)).copied();
        for id in [document.id].into_iter().chain(lists) {
            let amounts = model.amounts(id);
            let structural: Vec<&Amount<'_>> = amounts
                .iter()
                .filter(|one| one.flow == Flow::Balance)
                .filter(|one| one.name.is_some_and(|name| is_structural(&model.text(name))))
                .collect();
            report(model, findings, document.id, year, &structural);
        }
    }
}

fn report(model: &Model, findings: &mut Findings, document: NodeId, year: i16, amounts: &[&Amount<'_>]) {
    let negative = |year: i16| -> Option<Span> {
        let of_year = amounts.iter().filter(|one| one.year == Some(year));
        let mut below = of_year.filter(|one| one.euros.is_ok_and(|euros| euros < Decimal::ZERO));
        below.next().map(|one| one.span)
    };
    let (Some(now), Some(later)) = (negative(year), negative(year + 3)) else { return };
    let last = year + 3;
    let ignore = law::ignore(model, document, &RULE);
    let found = Diagnostic::new(
        &RULE.kind,
        now,
        Text::new(
            format!("het structurele saldo is negatief in {year} en nog in {last}"),
            format!("the structural balance is negative in {year} and still in {last}"),
        ),
    )
    .label("structureel meer lasten dan baten", "structurally more costs than revenues")
    .also(later, format!("en in {last} nog steeds"), format!("and still so in {last}"))
    .help(
        format!(
            "kijk of de bedragen en hun tekens kloppen; is het zo, schrijf dan bij het document: {ignore}"
        ),
        format!("see whether the amounts and their signs are right; if so, write at the document: {ignore}"),
    );
    findings.add(document, found);
}
