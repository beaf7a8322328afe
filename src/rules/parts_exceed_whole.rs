//! Finds activities and proposals that cost more than the goal or level they stand at.

use rust_decimal::Decimal;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::shape::Flow;
use crate::language::{Bi, Concept, activity, criterion, spending_proposal};
use crate::model::{Amount, Key, Model, NodeId, Sum, Whole, whole, wholes};

use super::wholes::{cost, euros, name};
use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Money,
        Bi::new("delen-groter-dan-geheel", "parts-exceed-whole"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een doel of ander niveau waarvan de activiteiten samen, of één bestedingsvoorstel alleen, in een \
         jaar meer kosten dan de gedrukte lasten van dat niveau.",
        "A goal or other level of which the activities together, or one spending proposal by itself, cost \
         more in some year than the printed costs of that level.",
    ),
    matters: Bi::new(
        "Een bedrag op een niveau is met alles eronder. Kost wat eronder staat meer, dan is een van de \
         twee bedragen niet goed.",
        "An amount on a level includes what is below. If what is below costs more, one of the two amounts \
         is wrong.",
    ),
    mend: Bi::new(
        "Vergelijk de bedragen en hun schaal met de bron. Hoort het bedrag bij meer niveaus, zet het dan \
         hoger.",
        "Compare the amounts and their scale with the source. If the amount belongs to several levels, \
         put it higher.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Samen leven" {
  lasten 2026 € 500.000
  activiteit buurthuis "Een buurthuis bouwen" {
    lasten 2026 € 800.000
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Living together" {
  costs 2026 € 500,000
  activity centre "Build a community centre" {
    costs 2026 € 800,000
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Samen leven" {
  lasten 2026 € 500.000
  activiteit buurthuis "Een buurthuis bouwen" {
    lasten 2026 € 80.000
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Living together" {
  costs 2026 € 500,000
  activity centre "Build a community centre" {
    costs 2026 € 80,000
  }
}"#,
    ),
};

/// Something with costs below a level.
struct Item {
    id: NodeId,
    concept: &'static Concept,
    costs: Sum,
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for (id, node) in facts.with_amounts() {
        if !node.concept.is_level() || node.broken {
            continue;
        }
        let mut printed = wholes(&model.amounts(id));
        printed.retain(|one| one.flow == Flow::Costs && !model.may_state(id, Flow::Costs));
        let keys: Vec<(usize, Key)> = printed.iter().map(|one| (one.flow, one.column)).enumerate().collect();
        let mut items: Vec<Vec<Item>> = printed.iter().map(|_| Vec::new()).collect();
        gather(model, id, &keys, &mut items);
        let mut found =
            printed.iter().zip(&items).filter_map(|(one, items)| exceeding(model, id, one, items));
        // The first year that is wrong shows what is wrong.
        if let Some(found) = found.next() {
            findings.add(id, found);
        }
    }
}

fn exceeding(model: &Model, id: NodeId, printed: &Amount<'_>, items: &[Item]) -> Option<Diagnostic> {
    let most = printed.euros.ok().filter(|most| *most >= Decimal::ZERO)?;
    // Savings may make room for more.
    if items.iter().any(|item| item.costs.euros.is_sign_negative() && !item.costs.euros.is_zero()) {
        return None;
    }
    let exceeds = |sum: &Sum| sum.euros > most && !sum.fits(most, printed.grain());
    let activities = items.iter().filter(|item| *item.concept == activity::CONCEPT);
    let together = activities.clone().fold(Sum::default(), |sum, item| sum.plus(item.costs));
    let largest = activities.max_by_key(|item| item.costs.euros);
    if let Some(largest) = largest.filter(|_| together.known && exceeds(&together)) {
        return found(model, id, printed, largest, together);
    }
    let proposals = items.iter().filter(|item| *item.concept == spending_proposal::CONCEPT);
    let one = proposals.filter(|item| item.costs.known).find(|item| exceeds(&item.costs))?;
    found(model, id, printed, one, one.costs)
}

/// What stands at a level and costs money, also at levels below that do not print their own costs; by column.
fn gather(model: &Model, id: NodeId, keys: &[(usize, Key)], items: &mut [Vec<Item>]) {
    if keys.is_empty() {
        return;
    }
    for child in model.children(id) {
        let Some(node) = model.node(child).filter(|node| !node.duplicate && !node.external) else { continue };
        let below = node.concept.is_level() || *node.concept == criterion::CONCEPT;
        let counts = *node.concept == activity::CONCEPT || *node.concept == spending_proposal::CONCEPT;
        if !below && !counts {
            continue;
        }
        let amounts = model.amounts(child);
        if below {
            let unsaid = keys.iter().filter(|(_, key)| matches!(whole(&amounts, *key), Whole::Unsaid));
            let unsaid: Vec<(usize, Key)> = unsaid.copied().collect();
            gather(model, child, &unsaid, items);
            continue;
        }
        for (at, key) in keys {
            if let (Some(costs), Some(items)) = (cost(&amounts, *key), items.get_mut(*at)) {
                items.push(Item { id: child, concept: node.concept, costs });
            }
        }
    }
}

fn found(model: &Model, id: NodeId, printed: &Amount<'_>, item: &Item, sum: Sum) -> Option<Diagnostic> {
    let (level, part) = (name(model, id), name(model, item.id));
    let (most, costs) = (euros(printed.euros.ok()?), euros(sum.euros));
    let period = printed.column.period;
    let alone = sum.euros == item.costs.euros;
    let title = match alone {
        true => Text::new(
            format!("{} kost in {period} {}, en {} samen {}", part.nl, costs.nl, level.nl, most.nl),
            format!("{} costs {} in {period}, and all of {} {}", part.en, costs.en, level.en, most.en),
        ),
        false => Text::new(
            format!("de activiteiten kosten in {period} {}, en {} samen {}", costs.nl, level.nl, most.nl),
            format!("the activities cost {} in {period}, and all of {} {}", costs.en, level.en, most.en),
        ),
    };
    let node = model.node(item.id)?;
    let amount = euros(item.costs.euros);
    let found = Diagnostic::new(&RULE.kind, printed.span, title)
        .label("dit is met alles eronder", "this includes all that is below")
        .also(node.span, amount.nl, amount.en)
        .help(
            "vergelijk de bedragen en hun schaal met de bron; een investering is geen last van één jaar",
            "compare the amounts and their scale with the source; an investment is no cost of one year",
        );
    Some(found)
}
