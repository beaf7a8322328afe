//! Finds money that is called incidental or structural while its years say otherwise.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::shape::Flow;
use crate::language::{Bi, activity, fields, spending_proposal};
use crate::model::{Amount, Model, NodeId};
use crate::source::Span;

use super::{Facts, Findings, Group, Opt, Reach, Rule};

static YEARS: Opt = Opt::whole(
    "years",
    3,
    [1, 50],
    Bi::new(
        "Hoeveel jaren iets ten hoogste incidenteel heet.",
        "In how many years at most something is called incidental.",
    ),
);

pub static RULE: Rule = Rule {
    reach: Reach::File,
    options: &[&YEARS],
    ..Rule::new(
        Group::Money,
        Bi::new("incidenteel-of-structureel-in-strijd", "recurrence-conflict"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een voorstel of activiteit die incidenteel én structureel heet, die incidenteel heet over meer \
         dan drie jaren (optie ‘years’), of die structureel heet en in een jaar ertussen niets kost.",
        "A proposal or activity that is called both incidental and structural, that is called incidental \
         over more than three years (option ‘years’), or structural with a year between without costs.",
    ),
    matters: Bi::new(
        "Of een begroting structureel sluit, hangt aan dit woord. Wat jaar op jaar terugkomt en \
         incidenteel heet, maakt de begroting mooier dan zij is.",
        "Whether a budget is in structural balance hangs on this word. What comes back year after year \
         and is called incidental makes the budget look better than it is.",
    ),
    mend: Bi::new(
        "Kies het woord dat bij de jaren past, of vul het jaar ertussen aan. Is het zo besloten, noem \
         dan de reden: negeer incidenteel-of-structureel-in-strijd \"reden\".",
        "Choose the word that goes with the years, or fill in the year between. If it was decided so, \
         give the reason: ignore recurrence-conflict \"reason\".",
    ),
    fails: Bi::new(
        r#"document begroting-2026

bestedingsvoorstel 1 "Cultuurnota" {
  incidenteel
  lasten 2026..2029 elk € 100.000
}"#,
        r#"language en
document budget-2026

spending-proposal 1 "Culture note" {
  incidental
  costs 2026..2029 each € 100,000
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

bestedingsvoorstel 1 "Cultuurnota" {
  structureel
  lasten 2026..2029 elk € 100.000
}"#,
        r#"language en
document budget-2026

spending-proposal 1 "Culture note" {
  structural
  costs 2026..2029 each € 100,000
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for concept in [&spending_proposal::CONCEPT, &activity::CONCEPT] {
        for id in facts.of(concept) {
            let incidental = model.prop(*id, &fields::INCIDENTAL).map(|prop| prop.span);
            let structural = model.prop(*id, &fields::STRUCTURAL).map(|prop| prop.span);
            let found = match (incidental, structural) {
                (Some(incidental), Some(structural)) => Some(both(incidental, structural)),
                (Some(span), None) => too_long(facts, *id, span),
                (None, Some(span)) => with_gap(model, *id, span),
                (None, None) => None,
            };
            if let Some(found) = found {
                findings.add(*id, found);
            }
        }
    }
}

fn both(incidental: Span, structural: Span) -> Diagnostic {
    let (first, second) =
        if incidental < structural { (incidental, structural) } else { (structural, incidental) };
    Diagnostic::new(
        &RULE.kind,
        second,
        Text::new("dit heet incidenteel én structureel", "this is called both incidental and structural"),
    )
    .label("het kan maar één van de twee zijn", "it can be one of the two only")
    .also(first, "hier staat het andere", "here stands the other")
    .help(
        "haal een van de twee weg, of maak er twee voorstellen van",
        "remove one of the two, or make two proposals of it",
    )
}

/// The years in which something costs or brings in money, with the figure of each, in order.
fn years<'m>(model: &'m Model, id: NodeId) -> Vec<(i16, Amount<'m>)> {
    let flows = [Flow::Costs, Flow::Revenues, Flow::Addition, Flow::Withdrawal];
    let mut found: Vec<(i16, Amount<'m>)> = Vec::new();
    for one in model.amounts(id) {
        let counts = flows.contains(&one.flow) && one.euros.is_ok_and(|euros| !euros.is_zero());
        if let Some(year) = one.year.filter(|_| counts) {
            found.push((year, one));
        }
    }
    found.sort_by_key(|(year, _)| *year);
    found.dedup_by_key(|(year, _)| *year);
    found
}

fn too_long(facts: &Facts<'_>, id: NodeId, span: Span) -> Option<Diagnostic> {
    let most = facts.number(&RULE, &YEARS, id);
    let years = years(facts.model, id);
    let count = years.len();
    let ((first, _), (last, figure)) = (years.first()?, years.last()?);
    if rust_decimal::Decimal::from(count) <= most {
        return None;
    }
    let language = facts.model.language(span.file);
    let word = fields::STRUCTURAL.word.get(language);
    let found = Diagnostic::new(
        &RULE.kind,
        span,
        Text::new(
            format!("dit heet incidenteel, maar heeft in {count} jaren bedragen, van {first} tot {last}"),
            format!("this is called incidental, but has amounts in {count} years, from {first} to {last}"),
        ),
    )
    .label(
        format!("ten hoogste {most} jaren is hier incidenteel"),
        format!("at most {most} years count as incidental here"),
    )
    .also(figure.span, "het laatste jaar", "the last year")
    .help(
        format!("schrijf ‘{word}’, of laat de jaren weg waarvoor het geld er niet is"),
        format!("write ‘{word}’, or leave out the years for which there is no money"),
    );
    Some(found)
}

fn with_gap(model: &Model, id: NodeId, span: Span) -> Option<Diagnostic> {
    if model.may_state(id, Flow::Costs) {
        return None;
    }
    let years = years(model, id);
    let gap = years.windows(2).find_map(|two| {
        let ((before, figure), (after, next)) = (two.first()?, two.last()?);
        (before.saturating_add(1) < *after).then_some((before.saturating_add(1), figure, next))
    });
    let (missing, before, after) = gap?;
    // A figure that is not known is no gap.
    let open = model.amounts(id).iter().any(|one| one.year == Some(missing) && is_open(one));
    if open {
        return None;
    }
    let language = model.language(span.file);
    let word = fields::INCIDENTAL.word.get(language);
    let found = Diagnostic::new(
        &RULE.kind,
        span,
        Text::new(
            format!("dit heet structureel, maar heeft in {missing} geen bedrag"),
            format!("this is called structural, but has no amount in {missing}"),
        ),
    )
    .label("structureel komt elk jaar terug", "what is structural comes back every year")
    .also(before.span, "ervoor wel", "before it there is one")
    .also(after.span, "erna ook", "and after it too")
    .help(
        format!("vul het bedrag van {missing} aan, of schrijf ‘{word}’"),
        format!("fill in the amount of {missing}, or write ‘{word}’"),
    );
    Some(found)
}

/// A figure that is still to come: `nnb` or `pm`.
fn is_open(amount: &Amount<'_>) -> bool {
    let mut sum = crate::model::Sum::default();
    sum.amount(amount);
    !sum.known
}
