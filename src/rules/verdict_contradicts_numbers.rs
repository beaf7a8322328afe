//! Finds goals and indicators in a report whose status contradicts the figures.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::shape::ObservationRole;
use crate::language::{Bi, Language, document, fields, indicator, values};
use crate::model::value::{StatusItem, StatusScheme, Value};
use crate::model::{Evaluation, Model, NodeId, Verdict};

use super::{Document, Facts, Findings, Group, Reach, Rule};

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
        "Een doel of indicator in een verantwoording met de beste stand (‘groen’), terwijl de gemeten waarde de streefwaarde van dat jaar niet haalt; of met de slechtste, zonder reden, terwijl alles gehaald is. In een tussentijds rapport telt de prognose.",
        "A goal or indicator in a report with the best state (‘green’), where the realised value misses the target of that year; or with the worst, without a reason, where all targets are met. In an interim report the forecast counts.",
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

/// Dimensions that are about the goal itself, and those that are about money, time or risk.
const ABOUT_GOAL: &[&str] = &[
    "doel",
    "doelen",
    "doelbereik",
    "inhoud",
    "beleid",
    "resultaat",
    "resultaten",
    "effect",
    "prestatie",
    "goal",
    "goals",
    "content",
    "policy",
    "result",
    "results",
    "outcome",
    "output",
];
const ABOUT_MEANS: &[&str] = &[
    "geld",
    "financiën",
    "financieel",
    "budget",
    "kosten",
    "middelen",
    "tijd",
    "planning",
    "risico",
    "risico's",
    "kwaliteit",
    "capaciteit",
    "voortgang",
    "money",
    "finance",
    "finances",
    "costs",
    "time",
    "risk",
    "risks",
    "quality",
    "capacity",
    "progress",
];
/// Colours that everybody reads the same way, in whatever order a scheme declares them.
const BEST: &[&str] = &["groen", "green"];
const WORST: &[&str] = &["rood", "red"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Light {
    Best,
    Worst,
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    if !facts.documents.iter().any(|document| document.is_report) {
        return;
    }
    for (id, node) in facts.nodes().filter(|(_, node)| !node.duplicate && !node.broken && !node.external) {
        let is_indicator = *node.concept == indicator::CONCEPT;
        if !is_indicator && !node.concept.is_level() {
            continue;
        }
        for prop in model.props(id, &fields::STATUS) {
            let Value::Status(items) = &prop.value else { continue };
            let Some(document) = facts.document(id).filter(|document| document.is_report) else { continue };
            // What stands above a goal has goals of its own below it, with a light of their own.
            if !is_indicator && !model.is_goal(id) {
                continue;
            }
            let judged = items.iter().find_map(|item| Some((item, light(model, document, item)?)));
            if let Some((item, light)) = judged {
                judge(model, id, document, (item, light), findings);
            }
        }
    }
}

/// Whether a status says the best or the worst about the goal itself.
fn light(model: &Model, document: &Document, item: &StatusItem) -> Option<Light> {
    let schemes: Vec<&StatusScheme> = model
        .props(document.id, &document::STATUS_SCHEME)
        .filter_map(|prop| match &prop.value {
            Value::StatusScheme(scheme) => Some(&**scheme),
            _ => None,
        })
        .collect();
    let scheme = match (&item.dimension, schemes.as_slice()) {
        (Some(named), _) => *schemes.iter().find(|one| model.text(&one.dimension) == model.text(named))?,
        (None, [one]) => *one,
        (None, _) => return None,
    };
    let dimension = model.text(&scheme.dimension).to_lowercase();
    let about = |words: &[&str]| words.contains(&dimension.as_str());
    if !about(ABOUT_GOAL) && (schemes.len() > 1 || about(ABOUT_MEANS)) {
        return None;
    }
    let state = model.text(item.state.as_ref()?).into_owned();
    let (best, worst) = ends(model, document, scheme)?;
    match state {
        state if state == best => Some(Light::Best),
        state if Some(&state) == worst.as_ref() => Some(Light::Worst),
        _ => None,
    }
}

/// The best state of a scheme and the worst: green and red by their names, else what silence means or the first.
fn ends(model: &Model, document: &Document, scheme: &StatusScheme) -> Option<(String, Option<String>)> {
    let states: Vec<String> = scheme.states.iter().map(|(state, _)| model.text(state).into_owned()).collect();
    let called =
        |names: &[&str]| states.iter().find(|state| names.contains(&state.to_lowercase().as_str())).cloned();
    let silent = model.prop(document.id, &document::UNREPORTED).and_then(|prop| match &prop.value {
        Value::Unreported(state) => Some(model.text(state).into_owned()),
        _ => None,
    });
    let silent = silent.filter(|state| states.contains(state));
    let worst = called(WORST);
    // Without a green, a scheme that starts with its red is told from bad to good.
    let first = states.first().filter(|first| Some(*first) != worst.as_ref()).cloned();
    Some((called(BEST).or(silent).or(first)?, worst))
}

fn judge(
    model: &Model,
    id: NodeId,
    document: &Document,
    (item, light): (&StatusItem, Light),
    findings: &mut Findings,
) {
    let Some(year) = document.year else { return };
    // During the year the value so far says little; the forecast is about the whole of it.
    let role = match document.kind.is_some_and(|kind| *kind == values::ANNUAL_ACCOUNTS) {
        true => ObservationRole::Realised,
        false => ObservationRole::Forecast,
    };
    let is_indicator = model.node(id).is_some_and(|node| *node.concept == indicator::CONCEPT);
    let indicators = if is_indicator { vec![id] } else { model.indicators_of(id) };
    let told: Vec<Option<Evaluation<'_>>> =
        indicators.iter().map(|indicator| model.evaluation(*indicator, year, role)).collect();
    let of = |verdict: Verdict| told.iter().flatten().filter(move |one| one.verdict == verdict);
    let (missed, met) = (of(Verdict::Missed).count(), of(Verdict::Met).count());
    let wrong = match light {
        // One of many may miss without the goal being missed.
        Light::Best => of(Verdict::Missed).next().filter(|_| missed >= met),
        Light::Worst => of(Verdict::Met).next().filter(|_| met == indicators.len() && item.reason.is_none()),
    };
    if let Some(one) = wrong {
        find(model, id, item, one, findings);
    }
}

fn find(model: &Model, id: NodeId, item: &StatusItem, one: &Evaluation<'_>, findings: &mut Findings) {
    let code = model.id(id);
    let state = item.state.as_ref().map(|state| model.text(state)).unwrap_or_default();
    let met = one.verdict == Verdict::Met;
    let found = Diagnostic::new(
        &RULE.kind,
        item.span,
        match met {
            true => Text::new(
                format!("‘{code}’ staat op {state}, maar de streefwaarde is gehaald"),
                format!("‘{code}’ is {state}, but the target was met"),
            ),
            false => Text::new(
                format!("‘{code}’ staat op {state}, maar de streefwaarde is niet gehaald"),
                format!("‘{code}’ is {state}, but the target was missed"),
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
