//! Finds goals of a budget of which its annual accounts say nothing.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Language, document, values};
use crate::model::{Model, NodeId, Relation};

use super::law;
use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule {
    lacks: true,
    ..Rule::new(
        Group::Law,
        Bi::new("doel-niet-verantwoord", "goal-not-accounted-for"),
        Severity::Note,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Doelen uit een begroting waar de jaarstukken over die begroting niets over zeggen, terwijl \
         beide helemaal beschreven zijn. Eén melding per document.",
        "Goals of a budget that the annual accounts on it say nothing about, while both are described \
         whole. One finding per document.",
    ),
    matters: Bi::new(
        "In de jaarstukken moet per programma staan in hoeverre de doelen zijn bereikt (BBV artikel \
         25). Wie zwijgt, legt geen verantwoording af.",
        "The annual accounts must say for each programme how far the goals were reached (BBV article \
         25). Silence accounts for nothing.",
    ),
    mend: Bi::new(
        "Noem het doel in de jaarstukken, met hoe het ervoor staat. Is het vervallen, zeg dat dan: \
         vervallen \"reden\".",
        "Name the goal in the annual accounts, with how it stands. If it was dropped, say so: dropped \
         \"reason\".",
    ),
    fails: Bi::new(
        r#"--- begroting.kader
document begroting-2024 {
  geen portefeuillehouders "Volgen"
  geen criteria "Volgen"
}
doel 1 "Iedereen krijgt hulp"
doel 2 "Iedereen heeft een huis"
--- jaarstukken.kader
document jaarstukken-2024 {
  soort jaarstukken
  rapporteert-over begroting-2024
}
doel 1 {
  stand "Gehaald"
}"#,
        r#"--- budget.kader
language en
document budget-2024 {
  no portfolio-holders "Follow"
  no criteria "Follow"
}
goal 1 "Everybody gets help"
goal 2 "Everybody has a home"
--- accounts.kader
language en
document accounts-2024 {
  kind annual-accounts
  reports-on budget-2024
}
goal 1 {
  progress "Reached"
}"#,
    ),
    passes: Bi::new(
        r#"--- begroting.kader
document begroting-2024 {
  geen portefeuillehouders "Volgen"
  geen criteria "Volgen"
}
doel 1 "Iedereen krijgt hulp"
doel 2 "Iedereen heeft een huis"
--- jaarstukken.kader
document jaarstukken-2024 {
  soort jaarstukken
  rapporteert-over begroting-2024
}
doel 1 {
  stand "Gehaald"
}
doel 2 {
  stand "Nog niet gehaald"
}"#,
        r#"--- budget.kader
language en
document budget-2024 {
  no portfolio-holders "Follow"
  no criteria "Follow"
}
goal 1 "Everybody gets help"
goal 2 "Everybody has a home"
--- accounts.kader
language en
document accounts-2024 {
  kind annual-accounts
  reports-on budget-2024
}
goal 1 {
  progress "Reached"
}
goal 2 {
  progress "Not reached yet"
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for report in &facts.documents {
        let accounts = report.kind == Some(&values::ANNUAL_ACCOUNTS) && !report.is_partial;
        // A document that says what silence means does account for what it does not name.
        if !accounts || model.prop(report.id, &document::UNREPORTED).is_some() {
            continue;
        }
        let plans = model.targets(report.id, Relation::ReportsOn);
        let whole = |plan: &NodeId| facts.documents.iter().any(|one| one.id == *plan && !one.is_partial);
        let plans: Vec<NodeId> = plans.into_iter().map(|(plan, _)| plan).filter(whole).collect();
        let of_plan = |goal: &NodeId| {
            model.node(*goal).and_then(|node| node.document).is_some_and(|one| plans.contains(&one))
        };
        let goals: Vec<NodeId> = facts.goals.iter().copied().filter(of_plan).collect();
        let silent: Vec<NodeId> =
            goals.iter().copied().filter(|goal| !is_named(model, *goal, report.id)).collect();
        if let Some(found) = found(model, report.id, &silent, goals.len()) {
            findings.add(report.id, found);
        }
    }
}

/// Whether a report says something of a goal, or of something on it.
fn is_named(model: &Model, goal: NodeId, report: NodeId) -> bool {
    law::below(model, goal).into_iter().any(|id| {
        let editions = model.origins(id, Relation::EditionOf);
        editions.iter().any(|(one, _)| model.node(*one).is_some_and(|node| node.document == Some(report)))
    })
}

fn found(model: &Model, report: NodeId, silent: &[NodeId], of: usize) -> Option<Diagnostic> {
    let first = *silent.first()?;
    let count = silent.len();
    let names: Vec<String> = silent.iter().map(|goal| model.id(*goal).into_owned()).collect();
    let (nl, en) = (law::some(&names, 6, Language::Nl), law::some(&names, 6, Language::En));
    let language = law::language(model, report);
    let name = model.name(first, language);
    let found = Diagnostic::new(
        &RULE.kind,
        model.node(report)?.span,
        Text::new(
            format!("deze jaarstukken noemen {count} van de {of} doelen van hun begroting niet"),
            format!("these annual accounts do not name {count} of the {of} goals of their budget"),
        ),
    )
    .label(format!("niet genoemd: {nl}"), format!("not named: {en}"))
    .also(model.node(first)?.span, "dit doel bijvoorbeeld", "this goal for instance")
    .help(
        format!("schrijf in de jaarstukken een blok per doel, met ‘stand’ of ‘status’: {name} {{ … }}"),
        format!("write a block for each goal in the accounts, with ‘progress’ or ‘status’: {name} {{ … }}"),
    );
    Some(found)
}
