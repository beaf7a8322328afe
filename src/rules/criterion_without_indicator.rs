//! Finds criteria that no indicator measures.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, criterion, fields, indicator};
use crate::model::{NodeId, Relation};

use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    on: false,
    lacks: true,
    reach: Reach::File,
    ..Rule::new(
        Group::Measurability,
        Bi::new("criterium-zonder-indicator", "criterion-without-indicator"),
        Severity::Note,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een criterium waar geen indicator bij hoort, terwijl het doel wel indicatoren heeft.",
        "A criterion that no indicator belongs to, where its goal does have indicators.",
    ),
    matters: Bi::new(
        "Dan is niet te zien welk cijfer laat zien dat het criterium gehaald is. Veel begrotingen leggen dat verband niet; daarom staat deze regel uit tenzij u erom vraagt.",
        "Then nobody can see which figure shows that the criterion is met. Many budgets do not make that link; so this rule is off unless you ask for it.",
    ),
    mend: Bi::new(
        "Verwijs in het criterium naar de indicator die het meet, of zeg waarom er geen is: geen indicatoren \"reden\".",
        "Refer in the criterion to the indicator that measures it, or say why there is none: no indicators \"reason\".",
    ),
    fails: Bi::new(
        r#"--- kader.toml
[rule]
criterion-without-indicator = "note"
--- begroting.kader
document begroting-2026
persoon jansen "Els Jansen"
doel 1 "Iedereen vindt een woning" {
  portefeuillehouder jansen
  criterium snel "Wie zoekt, vindt binnen een jaar een woning"
  indicator wachttijd "Maanden tot een woning is gevonden"
}"#,
        r#"--- kader.toml
[rule]
criterion-without-indicator = "note"
--- budget.kader
language en
document budget-2026
person jansen "Els Jansen"
goal 1 "Everybody finds a home" {
  portfolio-holder jansen
  criterion quick "Who looks for a home finds one within a year"
  indicator waiting "Months until a home is found"
}"#,
    ),
    passes: Bi::new(
        r#"--- kader.toml
[rule]
criterion-without-indicator = "note"
--- begroting.kader
document begroting-2026
persoon jansen "Els Jansen"
doel 1 "Iedereen vindt een woning" {
  portefeuillehouder jansen
  criterium snel "Wie zoekt, vindt binnen een jaar een woning" {
    indicatoren wachttijd
  }
  indicator wachttijd "Maanden tot een woning is gevonden"
}"#,
        r#"--- kader.toml
[rule]
criterion-without-indicator = "note"
--- budget.kader
language en
document budget-2026
person jansen "Els Jansen"
goal 1 "Everybody finds a home" {
  portfolio-holder jansen
  criterion quick "Who looks for a home finds one within a year" {
    indicators waiting
  }
  indicator waiting "Months until a home is found"
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    // Criteria of one goal mostly stand together.
    let mut last: Option<(NodeId, bool)> = None;
    for criterion in facts.of(&criterion::CONCEPT).iter().copied() {
        let Some(node) = model.node(criterion).filter(|node| !node.broken) else { continue };
        let Some(goal) = node.parent.filter(|parent| facts.is_goal(*parent)) else { continue };
        let of_goal = match last {
            Some((known, has)) if known == goal => has,
            _ => !model.indicators_of(goal).is_empty(),
        };
        last = Some((goal, of_goal));
        let measured =
            || model.has(criterion, Relation::MeasuredBy) || model.contains(criterion, &indicator::CONCEPT);
        let said = || facts.answered(criterion, Some(&fields::INDICATORS), Some(&indicator::CONCEPT));
        if !of_goal || measured() || said() {
            continue;
        }
        let code = model.id(criterion);
        let language = model.language(node.span.file);
        let (no, write) = (fields::NO.word.get(language), fields::INDICATORS.word.many(language));
        let found = Diagnostic::new(
            &RULE.kind,
            node.span,
            Text::new(
                format!("criterium ‘{code}’ heeft geen indicator"),
                format!("criterion ‘{code}’ has no indicator"),
            ),
        )
        .label("geen cijfer laat zien of dit gehaald is", "no figure shows whether this is met")
        .help(
            format!("schrijf in dit blok {write} met de id, of zeg waarom niet: {no} {write} \"reden\""),
            format!("write {write} with the id in this block, or say why not: {no} {write} \"reason\""),
        );
        findings.add(criterion, found);
    }
}
