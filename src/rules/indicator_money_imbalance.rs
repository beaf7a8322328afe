//! Finds programmes that take much of the money and have few of the indicators.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::shape::Flow;
use crate::language::{Bi, indicator, programme, values};
use crate::model::{Amount, Model, NodeId};

use super::{Document, Facts, Findings, Group, Opt, Rule};

static FACTOR: Opt = Opt::whole(
    "factor",
    5,
    [2, 100],
    Bi::new(
        "Hoeveel keer zo groot het aandeel in de lasten mag zijn als dat in de indicatoren.",
        "How many times the share of the costs may be that of the indicators.",
    ),
);

pub static RULE: Rule = Rule {
    on: false,
    options: &[&FACTOR],
    ..Rule::new(
        Group::Measurability,
        Bi::new("indicatoren-volgen-geld-niet", "indicator-money-imbalance"),
        Severity::Note,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een programma met een groot deel van de lasten en een klein deel van de indicatoren, in een begroting die geheel beschreven is, met drie of meer programma’s en tien of meer indicatoren.",
        "A programme with a large share of the costs and a small share of the indicators, in a budget that is wholly described, with three or more programmes and ten or more indicators.",
    ),
    matters: Bi::new(
        "Waar het meeste geld heen gaat, valt het minst te volgen wat het oplevert. Deze regel staat uit tenzij u erom vraagt.",
        "Where most of the money goes, one can follow least what it brings. This rule is off unless you ask for it.",
    ),
    mend: Bi::new(
        "Voeg indicatoren toe bij het programma, of zeg met ‘negeer’ waarom het er zo weinig heeft.",
        "Add indicators to the programme, or say with ‘ignore’ why it has so few.",
    ),
    fails: Bi::new(
        r#"--- kader.toml
[rule]
indicator-money-imbalance = "note"
--- begroting.kader
document begroting-2026
bedragen x 1.000
programma 1 "Zorg" {
  lasten 2026 90.000
  indicator wacht "Wachttijd"
}
programma 2 "Sport" {
  lasten 2026 5.000
  indicator leden "Leden"
  indicator zwemmen "Zwemmers"
  indicator clubs "Clubs"
  indicator velden "Velden"
}
programma 3 "Cultuur" {
  lasten 2026 5.000
  indicator lezers "Lezers"
  indicator musea "Musea"
  indicator bezoek "Bezoekers"
  indicator uitleen "Uitleningen"
  indicator lessen "Lessen"
}"#,
        r#"--- kader.toml
[rule]
indicator-money-imbalance = "note"
--- budget.kader
language en
document budget-2026
amounts x 1,000
programme 1 "Care" {
  costs 2026 90,000
  indicator waiting "Waiting time"
}
programme 2 "Sport" {
  costs 2026 5,000
  indicator members "Members"
  indicator swimming "Swimmers"
  indicator clubs "Clubs"
  indicator fields "Fields"
}
programme 3 "Culture" {
  costs 2026 5,000
  indicator readers "Readers"
  indicator museums "Museums"
  indicator visits "Visitors"
  indicator loans "Loans"
  indicator lessons "Lessons"
}"#,
    ),
    passes: Bi::new(
        r#"--- kader.toml
[rule]
indicator-money-imbalance = "note"
--- begroting.kader
document begroting-2026
bedragen x 1.000
programma 1 "Zorg" {
  lasten 2026 90.000
  indicator wacht "Wachttijd"
  indicator hulp "Uren hulp"
  indicator tevreden "Tevredenheid"
}
programma 2 "Sport" {
  lasten 2026 5.000
  indicator leden "Leden"
  indicator zwemmen "Zwemmers"
  indicator clubs "Clubs"
  indicator velden "Velden"
}
programma 3 "Cultuur" {
  lasten 2026 5.000
  indicator lezers "Lezers"
  indicator musea "Musea"
  indicator bezoek "Bezoekers"
  indicator uitleen "Uitleningen"
  indicator lessen "Lessen"
}"#,
        r#"--- kader.toml
[rule]
indicator-money-imbalance = "note"
--- budget.kader
language en
document budget-2026
amounts x 1,000
programme 1 "Care" {
  costs 2026 90,000
  indicator waiting "Waiting time"
  indicator help "Hours of help"
  indicator satisfied "Satisfaction"
}
programme 2 "Sport" {
  costs 2026 5,000
  indicator members "Members"
  indicator swimming "Swimmers"
  indicator clubs "Clubs"
  indicator fields "Fields"
}
programme 3 "Culture" {
  costs 2026 5,000
  indicator readers "Readers"
  indicator museums "Museums"
  indicator visits "Visitors"
  indicator loans "Loans"
  indicator lessons "Lessons"
}"#,
    ),
};

/// A programme that takes less of the costs is not what this is about.
const LEAST: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// With fewer than these, shares say nothing.
const FEWEST: (usize, usize) = (3, 10);

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let mut counts: FxHashMap<NodeId, u32> = FxHashMap::default();
    for id in facts.of(&indicator::CONCEPT) {
        let is = |level: &NodeId| model.node(*level).is_some_and(|node| *node.concept == programme::CONCEPT);
        if let Some(programme) = model.upward(*id).find(is) {
            *counts.entry(programme).or_default() += 1;
        }
    }
    for document in facts.documents.iter().filter(|one| one.is_plan() && !one.is_partial) {
        let of = facts.of(&programme::CONCEPT).iter().copied();
        let programmes: Vec<NodeId> =
            of.filter(|id| model.node(*id).is_some_and(|node| node.document == Some(document.id))).collect();
        let rows: Option<Vec<Row>> = programmes.iter().map(|id| row(model, document, *id, &counts)).collect();
        if let Some(rows) = rows.filter(|rows| rows.len() >= FEWEST.0) {
            weigh(facts, &rows, findings);
        }
    }
}

/// A programme with its costs and its number of indicators.
struct Row {
    id: NodeId,
    costs: Decimal,
    indicators: Decimal,
}

/// None where a programme does not say what it costs in the year of its document.
fn row(model: &Model, document: &Document, id: NodeId, counts: &FxHashMap<NodeId, u32>) -> Option<Row> {
    let year = document.year?;
    let kinds = [&values::BUDGETED, &values::ORIGINAL];
    let fits = |amount: &Amount<'_>| {
        amount.flow == Flow::Costs
            && amount.year == Some(year)
            && amount.kind.is_none_or(|kind| kinds.contains(&kind))
    };
    let costs = model
        .amounts(id)
        .into_iter()
        .filter(fits)
        .map(|amount| amount.euros.ok())
        .collect::<Option<Vec<_>>>()?;
    let costs =
        costs.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add).filter(|sum| *sum > Decimal::ZERO)?;
    Some(Row { id, costs, indicators: Decimal::from(counts.get(&id).copied().unwrap_or(0)) })
}

fn weigh(facts: &Facts<'_>, rows: &[Row], findings: &mut Findings) {
    let model = facts.model;
    let sum = |of: fn(&Row) -> Decimal| rows.iter().map(of).try_fold(Decimal::ZERO, Decimal::checked_add);
    let (Some(costs), Some(indicators)) = (sum(|row| row.costs), sum(|row| row.indicators)) else { return };
    if indicators < Decimal::from(FEWEST.1) {
        return;
    }
    for row in rows {
        let factor = facts.number(&RULE, &FACTOR, row.id);
        let share = |part: Decimal, whole: Decimal| part.checked_div(whole).unwrap_or_default();
        let (money, count) = (share(row.costs, costs), share(row.indicators, indicators));
        let heavy = money >= LEAST && money > count * factor;
        let Some(node) = model.node(row.id).filter(|_| heavy) else { continue };
        let percent = |share: Decimal| (share * Decimal::ONE_HUNDRED).round();
        let (code, money, count) = (model.id(row.id), percent(money), percent(count));
        let found = Diagnostic::new(
            &RULE.kind,
            node.span,
            Text::new(
                format!("programma ‘{code}’ heeft {money} % van de lasten en {count} % van de indicatoren"),
                format!("programme ‘{code}’ has {money} % of the costs and {count} % of the indicators"),
            ),
        )
        .label("hier is weinig te volgen", "little can be followed here")
        .help(
            "voeg hier indicatoren toe, of zet er ‘negeer’ bij met de reden",
            "add indicators here, or add ‘ignore’ with the reason",
        );
        findings.add(row.id, found);
    }
}
