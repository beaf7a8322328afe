//! Finds documents that print costs or revenues with a minus, or balances the other way round, and do not say so.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::shape::Flow;
use crate::language::{Bi, Choice, deviation, document, values};
use crate::model::{Amount, Model, NodeId};

use rustc_hash::FxHashMap;

use super::balance_mismatch::{convention, printed};
use super::wholes::show;
use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule::new(
    Group::Money,
    Bi::new("tekens-niet-vermeld", "sign-convention-missing"),
    Severity::Warning,
    DOCS,
    check,
);

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een document zonder ‘tekens’ waarin alle lasten of alle baten een min hebben, of waarin de \
         saldo's alleen kloppen als lasten min baten.",
        "A document without ‘signs’ in which all costs or all revenues have a minus, or in which the \
         balances are right only as costs minus revenues.",
    ),
    matters: Bi::new(
        "Zonder ‘tekens’ leest kader lasten en baten zoals ze er staan. Een min die alleen een teken is, \
         wordt dan een negatief bedrag, en vergelijken met andere documenten gaat mis.",
        "Without ‘signs’ kader reads costs and revenues as they stand. A minus that is a sign only then \
         becomes a negative amount, and comparing with other documents goes wrong.",
    ),
    mend: Bi::new(
        "Schrijf in het blok van het document hoe de bron plus en min gebruikt: tekens lasten-positief, \
         lasten-negatief of voordeel-nadeel.",
        "Write in the block of the document how the source uses plus and minus: signs costs-positive, \
         costs-negative or advantage-disadvantage.",
    ),
    fails: Bi::new(
        r#"document begroting-2026 "Begroting 2026" {
  soort begroting
}
programma 1 "Samen leven" {
  lasten 2026 € -500.000
  baten 2026 € 120.000
  saldo 2026 € -380.000
}"#,
        r#"language en
document budget-2026 "Budget 2026" {
  kind budget
}
programme 1 "Living together" {
  costs 2026 € -500,000
  revenues 2026 € 120,000
  balance 2026 € -380,000
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026 "Begroting 2026" {
  soort begroting
  tekens lasten-negatief
}
programma 1 "Samen leven" {
  lasten 2026 € -500.000
  baten 2026 € 120.000
  saldo 2026 € -380.000
}"#,
        r#"language en
document budget-2026 "Budget 2026" {
  kind budget
  signs costs-negative
}
programme 1 "Living together" {
  costs 2026 € -500,000
  revenues 2026 € 120,000
  balance 2026 € -380,000
}"#,
    ),
};

/// What a document prints of one flow.
#[derive(Debug, Default)]
struct Printed<'m> {
    negative: Vec<Amount<'m>>,
    positive: usize,
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let silent: Vec<NodeId> = facts
        .documents
        .iter()
        .map(|document| document.id)
        .filter(|id| model.signs(*id).is_none() && !model.may_have(*id, Some(&document::SIGNS), None))
        .collect();
    if silent.is_empty() {
        return;
    }
    let balances = printed(model);
    let flows = flows(model);
    for id in silent {
        let other = balances.iter().find(|one| one.document == Some(id) && one.is_other(None));
        let by_balance = other.and_then(|other| {
            let (reading, _) = other.reading()?;
            let first = other.balances.iter().find(|one| one.is_telling() && one.fits(reading))?;
            let shown: Vec<Amount<'_>> = first.from.iter().chain([&first.amount]).copied().collect();
            Some((convention(reading, &other.balances), shown))
        });
        if let Some((signs, shown)) = by_balance.or_else(|| by_flow(&flows, id))
            && let Some(found) = found(model, id, signs, &shown)
        {
            findings.add(id, found);
        }
    }
}

/// The convention that all costs or all revenues of a document show, with the first of them.
fn by_flow<'m>(
    flows: &FxHashMap<(NodeId, Kind), Printed<'m>>,
    id: NodeId,
) -> Option<(&'static Choice, Vec<Amount<'m>>)> {
    let negative = |kind| {
        let printed = flows.get(&(id, kind));
        printed.filter(|one| one.positive == 0 && one.negative.len() > 1)
    };
    let (signs, printed) = match (negative(Kind::Costs), negative(Kind::Revenues)) {
        (Some(costs), None) => (&values::COSTS_NEGATIVE, costs),
        (None, Some(revenues)) => (&values::COSTS_POSITIVE, revenues),
        _ => return None,
    };
    Some((signs, printed.negative.iter().take(3).copied().collect()))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Costs,
    Revenues,
}

/// Costs and revenues by document; what changes a budget may well be negative, and is left out.
fn flows(model: &Model) -> FxHashMap<(NodeId, Kind), Printed<'_>> {
    let mut found: FxHashMap<(NodeId, Kind), Printed<'_>> = FxHashMap::default();
    for (id, node) in model.with_amounts() {
        if *node.concept == deviation::CONCEPT {
            continue;
        }
        let Some(document) = model.document_of(id) else { continue };
        for amount in model.amounts(id) {
            let kind = match amount.flow {
                Flow::Costs => Kind::Costs,
                Flow::Revenues => Kind::Revenues,
                _ => continue,
            };
            let change = amount.kind.is_some_and(|kind| *kind == values::CHANGE);
            let Some(value) = amount.plain.ok().filter(|value| !value.is_zero() && !change) else { continue };
            let printed = found.entry((document, kind)).or_default();
            match value.is_sign_negative() {
                true => printed.negative.push(amount),
                false => printed.positive += 1,
            }
        }
    }
    found
}

fn found(model: &Model, id: NodeId, signs: &'static Choice, shown: &[Amount<'_>]) -> Option<Diagnostic> {
    let span = model.node(id)?.span;
    let language = model.language(span.file);
    let (word, right) = (document::SIGNS.word.get(language), signs.word.get(language));
    let found = Diagnostic::new(
        &RULE.kind,
        span,
        Text::new(
            "het document zegt niet hoe het plus en min gebruikt",
            "the document does not say how it uses plus and minus",
        ),
    )
    .label("de bedragen kloppen alleen met andere tekens", "the amounts are right only with other signs");
    let found = show(found, shown).help(
        format!("schrijf in het blok van het document: {word} {right}"),
        format!("write in the block of the document: {word} {right}"),
    );
    Some(found)
}
