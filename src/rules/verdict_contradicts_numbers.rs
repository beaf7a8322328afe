//! Finds goals and indicators in a report whose status contradicts the figures.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Language, fields, indicator};
use crate::model::{Claim, Evaluation, Model, NodeId, Verdict};

use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Measurability,
        Bi::new("oordeel-tegen-cijfers", "verdict-contradicts-numbers"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een doel of indicator in een verantwoording met de beste stand (‘groen’), terwijl de gemeten waarde de streefwaarde van dat jaar niet haalt; of met de slechtste, zonder reden, terwijl alles gehaald is. In een tussentijds rapport telt de prognose. Waar `niet-gemeld` zegt wat zwijgen betekent, telt dat als stand.",
        "A goal or indicator in a report with the best state (‘green’), where the realised value misses the target of that year; or with the worst, without a reason, where all targets are met. In an interim report the forecast counts. Where `unreported` says what silence means, that counts as the state.",
    ),
    matters: Bi::new(
        "De raad leest het stoplicht. Als dat iets anders zegt dan de cijfers, is een van beide onbetrouwbaar.",
        "The council reads the traffic light. If that says something else than the figures, one of them cannot be trusted.",
    ),
    mend: Bi::new(
        "Pas de stand aan, of verbeter het cijfer. Blijft de stand staan, leg dan met ‘negeer’ uit waarom.",
        "Change the state, or correct the figure. If the state stays, say why with ‘ignore’.",
    ),
    fails: Bi::new(
        r#"--- begroting.kader
document begroting-2026
doel 1 "Iedereen vindt een woning" {
  indicator woningen "Nieuwe woningen" {
    behaald 2024 400
    beoogd 2026 >= 450
  }
}
--- jaarstukken.kader
document jaarstukken-2026 "Jaarstukken" {
  soort jaarstukken
  rapporteert-over begroting-2026
  statusschema doel {
    groen "gehaald"
    rood "niet gehaald"
  }
}
doel 1 {
  status doel groen
  indicator woningen {
    behaald 2026 431
  }
}"#,
        r#"--- budget.kader
language en
document budget-2026
goal 1 "Everybody finds a home" {
  indicator homes "New homes" {
    realised 2024 400
    target 2026 >= 450
  }
}
--- accounts.kader
language en
document accounts-2026 "Annual accounts" {
  kind annual-accounts
  reports-on budget-2026
  status-scheme goal {
    green "met"
    red "not met"
  }
}
goal 1 {
  status goal green
  indicator homes {
    realised 2026 431
  }
}"#,
    ),
    passes: Bi::new(
        r#"--- begroting.kader
document begroting-2026
persoon jansen "Els Jansen"
doel 1 "Iedereen vindt een woning" {
  portefeuillehouder jansen
  criterium "Binnen een jaar"
  indicator woningen "Nieuwe woningen" {
    behaald 2024 400
    beoogd 2026 >= 450
  }
}
--- jaarstukken.kader
document jaarstukken-2026 "Jaarstukken" {
  soort jaarstukken
  rapporteert-over begroting-2026
  statusschema doel {
    groen "gehaald"
    rood "niet gehaald"
  }
}
doel 1 {
  status doel rood
  indicator woningen {
    behaald 2026 431
  }
}"#,
        r#"--- budget.kader
language en
document budget-2026
person jansen "Els Jansen"
goal 1 "Everybody finds a home" {
  portfolio-holder jansen
  criterion "Within a year"
  indicator homes "New homes" {
    realised 2024 400
    target 2026 >= 450
  }
}
--- accounts.kader
language en
document accounts-2026 "Annual accounts" {
  kind annual-accounts
  reports-on budget-2026
  status-scheme goal {
    green "met"
    red "not met"
  }
}
goal 1 {
  status goal red
  indicator homes {
    realised 2026 431
  }
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let reports: Vec<NodeId> =
        facts.documents.iter().filter(|document| document.is_report).map(|document| document.id).collect();
    if reports.is_empty() {
        return;
    }
    let by_exception: Vec<NodeId> =
        reports.iter().copied().filter(|document| model.silence(*document).is_some()).collect();
    for (id, node) in facts.nodes().filter(|(_, node)| !node.duplicate && !node.broken && !node.external) {
        let is_indicator = *node.concept == indicator::CONCEPT;
        // What stands above a goal has goals of its own below it, with a light of their own.
        if !is_indicator && !model.is_goal(id) {
            continue;
        }
        let Some(document) = node.document.filter(|document| reports.contains(document)) else { continue };
        if model.prop(id, &fields::STATUS).is_none() && !by_exception.contains(&document) {
            continue;
        }
        for claim in model.claims(id, document) {
            if let Some(one) = model.contradiction(id, &claim) {
                find(model, id, &claim, &one, findings);
            }
        }
    }
}

fn find(model: &Model, id: NodeId, claim: &Claim<'_>, one: &Evaluation<'_>, findings: &mut Findings) {
    let code = model.id(id);
    let (nl, en) = match claim.item {
        Some(_) => (format!("‘{code}’ staat op {}", claim.state), format!("‘{code}’ is {}", claim.state)),
        None => (
            format!("‘{code}’ is niet gemeld en dus {}", claim.state),
            format!("‘{code}’ is unreported and so {}", claim.state),
        ),
    };
    let place = claim.item.map(|item| item.span).or_else(|| model.node(id).map(|node| node.span));
    let Some(place) = place else { return };
    let met = one.verdict == Verdict::Met;
    let found = Diagnostic::new(
        &RULE.kind,
        place,
        match met {
            true => Text::new(
                format!("{nl}, maar de streefwaarde is gehaald"),
                format!("{en}, but the target was met"),
            ),
            false => Text::new(
                format!("{nl}, maar de streefwaarde is niet gehaald"),
                format!("{en}, but the target was missed"),
            ),
        },
    )
    .label("de cijfers zeggen iets anders", "the figures say something else")
    .also(
        one.value.span(),
        format!("de waarde: {}", one.value.printed(Language::Nl)),
        format!("the value: {}", one.value.printed(Language::En)),
    )
    .also(
        one.target.span(),
        format!("de streefwaarde: {}", one.target.printed(Language::Nl)),
        format!("the target: {}", one.target.printed(Language::En)),
    )
    .help(
        "pas de stand aan of verbeter het cijfer; blijft het zo, zet er dan ‘negeer’ bij met de reden",
        "change the state or correct the figure; if it stays so, add ‘ignore’ with the reason",
    );
    findings.add(id, found);
}
