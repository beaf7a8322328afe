//! Finds codes that do not follow on: not on the code of the level above, or lower than the one before.

use rustc_hash::FxHashMap;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, CONCEPTS, Concept, activity, task_field};
use crate::model::value::Str;
use crate::model::{Model, Node, NodeId};
use crate::source::{FileId, Span};

use super::{Facts, Findings, Group, Rule, codes};

pub static RULE: Rule =
    Rule::new(Group::Structure, Bi::new("code-volgorde", "code-order"), Severity::Warning, DOCS, check);

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een code die niet verdergaat op die van het niveau erboven (doel 1.2.3 in ambitie 1.1), terwijl de andere dat wel \
         doen, of een lagere code na een hogere. Codes die per niveau opnieuw beginnen en gaten tellen niet mee.",
        "A code that does not go on from that of the level above (goal 1.2.3 in ambition 1.1) while the others do, or a \
         lower code after a higher one. Codes that start anew on each level and gaps do not count.",
    ),
    matters: Bi::new(
        "Wie op de code zoekt, zoekt op de verkeerde plek. Vaak is het een doel dat verhuisd is, of een tikfout.",
        "Who looks by the code looks in the wrong place. Often a goal was moved, or there is a typing error.",
    ),
    mend: Bi::new(
        "Verbeter de code, of zet het doel bij het niveau of op de plek waar zijn code hoort.",
        "Correct the code, or move the goal to the level or the place where its code belongs.",
    ),
    fails: Bi::new(
        r#"document begroting-2026
programma 1 "Samen leven" {
  ambitie 1.2 "Inwoners zijn gezond"
  ambitie 1.1 "Inwoners doen mee"
}"#,
        r#"language en
document budget-2026
programme 1 "Living together" {
  ambition 1.2 "Residents are healthy"
  ambition 1.1 "Residents take part"
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
programma 1 "Samen leven" {
  ambitie 1.1 "Inwoners doen mee"
  ambitie 1.2 "Inwoners zijn gezond"
}"#,
        r#"language en
document budget-2026
programme 1 "Living together" {
  ambition 1.1 "Residents take part"
  ambition 1.2 "Residents are healthy"
}"#,
    ),
};

/// A thing with a code of numbers, and the code of the nearest level above that is shorter.
struct Coded<'m> {
    id: NodeId,
    node: &'m Node,
    code: Vec<u32>,
    above: Option<(NodeId, Vec<u32>)>,
}

impl Coded<'_> {
    fn goes_on(&self) -> bool {
        self.above.as_ref().is_none_or(|(_, above)| self.code.starts_with(above))
    }
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for concept in CONCEPTS.iter().filter(|concept| has_codes(concept)) {
        let coded: Vec<Coded<'_>> =
            facts.of(concept).iter().filter_map(|id| coded(facts.model, *id)).collect();
        astray(facts.model, &coded, findings);
        disorder(facts, &coded, findings);
    }
}

/// Codes of task fields are those of the state, in whatever order a programme takes them.
fn has_codes(concept: &Concept) -> bool {
    concept.is_level() && *concept != task_field::CONCEPT || *concept == activity::CONCEPT
}

fn is_in_order(facts: &Facts<'_>, one: &Coded<'_>) -> bool {
    facts.document(one.id).is_some_and(|document| document.is_plan() && !document.is_partial)
}

fn coded(model: &Model, id: NodeId) -> Option<Coded<'_>> {
    let node = model.node(id).filter(|node| !node.broken)?;
    let code = numbers(model, node)?;
    let shorter = |level: NodeId| {
        let above = numbers(model, model.node(level)?)?;
        (above.len() < code.len()).then_some((level, above))
    };
    let above = model.upward(id).skip(1).find_map(shorter);
    Some(Coded { id, node, code, above })
}

/// The numbers of a code that was written: one that is formed from a title says nothing.
fn numbers(model: &Model, node: &Node) -> Option<Vec<u32>> {
    let code = model.text(&node.id);
    codes::numbers(&code).filter(|_| has_codes(node.concept) && !codes::has_year(&code))
}

fn place(node: &Node) -> Span {
    match node.id {
        Str::Raw(span) => span,
        _ => node.span,
    }
}

/// Codes that leave their level, where most of the same kind in the document stay with theirs.
fn astray(model: &Model, coded: &[Coded<'_>], findings: &mut Findings) {
    let kind = |one: &Coded<'_>| {
        let above = one.above.as_ref().and_then(|(above, _)| model.node(*above));
        (one.node.document, above.map(|above| above.concept.name))
    };
    let mut counts: FxHashMap<_, (usize, usize)> = FxHashMap::default();
    for one in coded.iter().filter(|one| one.above.is_some()) {
        let (stay, leave) = counts.entry(kind(one)).or_default();
        if one.goes_on() { *stay += 1 } else { *leave += 1 }
    }
    for one in coded.iter().filter(|one| !one.goes_on()) {
        let few = counts
            .get(&kind(one))
            .is_some_and(|(stay, leave)| *stay >= 2 && *stay >= leave.saturating_mul(3));
        let Some(above) = one.above.as_ref().filter(|_| few) else { continue };
        let Some(level) = model.node(above.0) else { continue };
        let (code, outer) = (model.id(one.id), model.id(above.0));
        let found = Diagnostic::new(
            &RULE.kind,
            place(one.node),
            Text::new(
                format!("code ‘{code}’ gaat niet verder op ‘{outer}’"),
                format!("code ‘{code}’ does not go on from ‘{outer}’"),
            ),
        )
        .label("de andere codes doen dat wel", "the other codes do")
        .also(place(level), "het staat in dit niveau", "it stands in this level")
        .help(
            format!("schrijf een code die met {outer} begint, of zet dit bij het niveau waar de code hoort"),
            format!(
                "write a code that starts with {outer}, or move this to the level where the code belongs"
            ),
        );
        findings.add(one.id, found);
    }
}

/// The first code that is lower than the one before it, once for each level above. Pages and reports that pick
/// from a plan have their own order.
fn disorder(facts: &Facts<'_>, coded: &[Coded<'_>], findings: &mut Findings) {
    let model = facts.model;
    let mut last: FxHashMap<(Option<NodeId>, FileId, usize), (usize, bool)> = FxHashMap::default();
    for (at, one) in coded.iter().enumerate().filter(|(_, one)| one.goes_on() && is_in_order(facts, one)) {
        let key = (one.node.parent, one.node.span.file, one.code.len());
        let (before, told) = last.get(&key).copied().unwrap_or((at, false));
        let Some(earlier) = coded.get(before) else { continue };
        let lower = one.code < earlier.code;
        if lower && !told {
            let (code, high) = (model.id(one.id), model.id(earlier.id));
            let found = Diagnostic::new(
                &RULE.kind,
                place(one.node),
                Text::new(
                    format!("code ‘{code}’ staat na ‘{high}’"),
                    format!("code ‘{code}’ stands after ‘{high}’"),
                ),
            )
            .label("lager dan de code ervoor", "lower than the code before it")
            .also(place(earlier.node), "dit gaat eraan vooraf", "this stands before it")
            .help(
                format!("zet {code} vóór {high}, of verbeter de code"),
                format!("put {code} before {high}, or correct the code"),
            );
            findings.add(one.id, found);
        }
        last.insert(key, (at, told || lower));
    }
}
