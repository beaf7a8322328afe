//! Finds amounts that a thing states twice: the same flow, name, kind of figure and year.

use rustc_hash::FxHashMap;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::Bi;
use crate::language::shape::Flow;
use crate::model::{Amount, Model, NodeId};

use super::wholes::{euros, flow_word};
use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(Group::Money, Bi::new("bedrag-dubbel", "amount-twice"), Severity::Error, DOCS, check)
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een bedrag dat twee keer in hetzelfde blok staat: dezelfde soort regel, dezelfde naam, \
         hetzelfde jaar en dezelfde soort cijfer.",
        "An amount that stands twice in one block: the same sort of line, the same name, the same year \
         and the same kind of figure.",
    ),
    matters: Bi::new(
        "Niemand weet welk van de twee geldt, en wie optelt, telt dubbel.",
        "Nobody knows which of the two holds, and whoever adds up counts twice.",
    ),
    mend: Bi::new(
        "Haal er een weg. Zijn het twee dingen, geef ze dan elk een naam: lasten \"Welzijn\" 2026 € 5.",
        "Remove one. If they are two things, give each a name: costs \"Welfare\" 2026 € 5.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Samen leven" {
  lasten 2026 € 300.000
  lasten 2026 € 200.000
}"#,
        r#"language en
document budget-2026

programme 1 "Living together" {
  costs 2026 € 300,000
  costs 2026 € 200,000
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Samen leven" {
  lasten "Welzijn" 2026 € 300.000
  lasten "Sport" 2026 € 200.000
}"#,
        r#"language en
document budget-2026

programme 1 "Living together" {
  costs "Welfare" 2026 € 300,000
  costs "Sports" 2026 € 200,000
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for (id, _) in facts.with_amounts() {
        let amounts = model.amounts(id);
        if amounts.len() < 2 {
            continue;
        }
        for (first, second) in twice(model, id, &amounts) {
            findings.add(id, found(first, second));
        }
    }
}

/// Each amount that repeats an earlier one, with that one. A page may print several totals and balances.
fn twice<'a, 'm>(
    model: &Model,
    id: NodeId,
    amounts: &'a [Amount<'m>],
) -> Vec<(&'a Amount<'m>, &'a Amount<'m>)> {
    let mut seen = FxHashMap::default();
    let mut found = Vec::new();
    let mut lines = Vec::new();
    for amount in amounts.iter().filter(|one| !matches!(one.flow, Flow::Total | Flow::Balance)) {
        let name = amount.name.map(|name| model.text(name));
        let task = amount.task_field.map(|task| model.text(task));
        let from = amount.from.and_then(|from| model.target_at(id, from));
        match seen.entry((amount.flow, name, task, from, amount.column)) {
            std::collections::hash_map::Entry::Vacant(place) => _ = place.insert(amount),
            std::collections::hash_map::Entry::Occupied(first) => {
                let first = *first.get();
                // A line that repeats another does so in each of its years: one finding.
                if first.line == amount.line || !lines.contains(&(first.line, amount.line)) {
                    lines.push((first.line, amount.line));
                    found.push((first, amount));
                }
            }
        }
    }
    found
}

fn found(first: &Amount<'_>, second: &Amount<'_>) -> Diagnostic {
    let words = flow_word(second.flow);
    let period = second.column.period;
    let title = match second.column.kind {
        Some(kind) => Text::new(
            format!("{} {} {period} staat hier twee keer", words.nl, kind.word.nl.one),
            format!("{} {} {period} stands here twice", words.en, kind.word.en.one),
        ),
        None => Text::new(
            format!("{} {period} staat hier twee keer", words.nl),
            format!("{} {period} stands here twice", words.en),
        ),
    };
    let label = match (first.euros, second.euros) {
        (Ok(one), Ok(other)) if one != other => Text::new("met een ander bedrag", "with another amount"),
        _ => Text::new("voor de tweede keer", "for the second time"),
    };
    let text = first.euros.map_or_else(|_| Text::new("de eerste", "the first"), euros);
    Diagnostic::new(&RULE.kind, second.span, title)
        .label(label.nl, label.en)
        .also(first.span, text.nl, text.en)
        .help(
            "haal een van de twee weg, of geef ze elk een naam",
            "remove one of the two, or give each a name",
        )
}
