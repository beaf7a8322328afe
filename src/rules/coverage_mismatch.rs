//! Finds proposals and activities whose coverage is another amount than what they cost.

use rust_decimal::Decimal;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::shape::Flow;
use crate::language::{Bi, activity, fields, spending_proposal};
use crate::model::period::Period;
use crate::model::{Amount, Model, NodeId, Sum};

use super::wholes::{euros, show};
use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    lacks: true,
    reach: Reach::File,
    ..Rule::new(
        Group::Money,
        Bi::new("dekking-klopt-niet", "coverage-mismatch"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een bestedingsvoorstel of activiteit met meer dekking dan lasten, met dekking in een jaar zonder \
         lasten, of met te weinig dekking in een jaar terwijl andere jaren helemaal gedekt zijn.",
        "A spending proposal or activity with more coverage than costs, with coverage in a year without \
         costs, or with too little coverage in a year while other years are covered in full.",
    ),
    matters: Bi::new(
        "Met dekking zegt een voorstel wat het de begroting niet kost. Sluiten de jaren niet op elkaar \
         aan, dan verandert het saldo zonder dat het voorstel dat zegt.",
        "By its coverage a proposal says what it does not cost the budget. If the years do not match, \
         the balance changes without the proposal saying so.",
    ),
    mend: Bi::new(
        "Vergelijk de jaren en bedragen. Komt de rest uit de algemene middelen, schrijf dan ook die \
         regel: dekking \"Algemene middelen\" 2029 € 10.000.",
        "Compare the years and amounts. If the rest comes out of the general means, write that line \
         too: coverage \"General means\" 2029 € 10,000.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

bestedingsvoorstel 1 "Zwemles" {
  structureel
  lasten 2026..2029 elk € 35.000
  dekking "Armoedegelden" 2026..2028 elk € 35.000, 2029 € 25.000
}"#,
        r#"language en
document budget-2026

spending-proposal 1 "Swimming lessons" {
  structural
  costs 2026..2029 each € 35,000
  coverage "Poverty funds" 2026..2028 each € 35,000, 2029 € 25,000
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

bestedingsvoorstel 1 "Zwemles" {
  structureel
  lasten 2026..2029 elk € 35.000
  dekking "Armoedegelden" 2026..2028 elk € 35.000, 2029 € 25.000
  dekking "Algemene middelen" 2029 € 10.000
}"#,
        r#"language en
document budget-2026

spending-proposal 1 "Swimming lessons" {
  structural
  costs 2026..2029 each € 35,000
  coverage "Poverty funds" 2026..2028 each € 35,000, 2029 € 25,000
  coverage "General means" 2029 € 10,000
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for concept in [&spending_proposal::CONCEPT, &activity::CONCEPT] {
        for id in facts.of(concept) {
            if fields::MONEY
                .iter()
                .chain([&&fields::COVERAGE])
                .any(|field| model.may_have(*id, Some(field), None))
            {
                continue;
            }
            if let Some(found) = judge(model, *id) {
                findings.add(*id, found);
            }
        }
    }
}

/// The first year in which coverage and costs differ.
fn judge(model: &Model, id: NodeId) -> Option<Diagnostic> {
    let amounts = model.amounts(id);
    let has_costs = amounts.iter().any(|one| one.flow == Flow::Costs);
    let mut years: Vec<Period> = Vec::new();
    for one in amounts.iter().filter(|one| one.flow == Flow::Coverage && has_costs) {
        if !years.contains(&one.column.period) {
            years.push(one.column.period);
        }
    }
    let judged: Vec<Year<'_>> = years.into_iter().filter_map(|year| judge_year(&amounts, year)).collect();
    let full = judged.iter().any(|year| year.agrees);
    // A proposal may well be covered in part; then no year is covered in full.
    let wrong = judged.iter().find(|year| !year.agrees && (full || year.net.euros < year.coverage.euros))?;
    Some(found(model, wrong))
}

/// What a proposal costs in a year, and what covers it.
struct Year<'m> {
    lines: Vec<Amount<'m>>,
    first: Amount<'m>,
    coverage: Sum,
    net: Sum,
    agrees: bool,
}

/// None when an amount is not known.
fn judge_year<'m>(amounts: &[Amount<'m>], year: Period) -> Option<Year<'m>> {
    let here: Vec<Amount<'m>> = amounts.iter().filter(|one| one.column.period == year).copied().collect();
    // Coverage seldom says what kind of figure it is; costs of two kinds leave open which is covered.
    let costs = here.iter().filter(|one| one.flow == Flow::Costs);
    let kinds: Vec<Option<&str>> = costs.map(|one| one.column.kind.map(|kind| kind.name)).collect();
    if kinds.windows(2).any(|two| two.first() != two.last()) {
        return None;
    }
    let of = |flow| flow_of(&here, flow);
    let coverage = of(Flow::Coverage);
    let costs = of(Flow::Costs).plus(of(Flow::Addition));
    let net = costs.minus(of(Flow::Revenues));
    let out = of(Flow::Withdrawal);
    let ways = [of(Flow::Costs), costs, net, costs.minus(out), net.minus(out)];
    let first = *here.iter().find(|one| one.flow == Flow::Coverage)?;
    let agrees = |sum: &Sum| sum.minus(coverage).fits(Decimal::ZERO, first.grain());
    let known = coverage.known && ways.iter().all(|sum| sum.known);
    let agrees = ways.iter().any(agrees);
    known.then_some(Year { lines: here, first, coverage, net, agrees })
}

/// The whole of a flow where it is stated, else its lines.
fn flow_of(here: &[Amount<'_>], flow: Flow) -> Sum {
    let lines = || here.iter().filter(move |one| one.flow == flow);
    match lines().any(Amount::is_whole) && flow != Flow::Coverage {
        true => lines().filter(|one| one.is_whole()).collect(),
        false => lines().collect(),
    }
}

fn found(model: &Model, year: &Year<'_>) -> Diagnostic {
    let Year { first, coverage, net, .. } = year;
    let (covers, costs) = (euros(coverage.euros), euros(net.euros));
    let period = first.column.period;
    let language = model.language(first.span.file);
    let word = fields::COVERAGE.word.get(language);
    let rest = net.euros.checked_sub(coverage.euros).unwrap_or_default();
    let off = euros(rest.abs());
    let found = Diagnostic::new(
        &RULE.kind,
        first.span,
        Text::new(
            format!("de dekking in {period} is {}, maar de lasten zijn {}", covers.nl, costs.nl),
            format!("the coverage in {period} is {}, but the costs are {}", covers.en, costs.en),
        ),
    );
    let found = show(found, year.lines.iter().filter(|one| one.span != first.span));
    match rest.is_sign_negative() {
        true => found.label(format!("{} te veel", off.nl), format!("{} too much", off.en)).help(
            "vergelijk de jaren en bedragen van dekking en lasten met de bron",
            "compare the years and amounts of coverage and costs with the source",
        ),
        false => found.label(format!("{} te weinig", off.nl), format!("{} too little", off.en)).help(
            format!("verbeter het bedrag, of noem de rest: {word} \"naam\" {period} {}", off.nl),
            format!("mend the amount, or name the rest: {word} \"name\" {period} {}", off.en),
        ),
    }
}
