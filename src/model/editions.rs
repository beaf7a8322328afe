//! Things of a report that are those of the plan it reports on: they need no title of their own.

use rustc_hash::FxHashMap;

use crate::diag::Diagnostic;
use crate::language::{Role, document};

use super::Model;
use super::graph::{Edge, Node, NodeId, Relation};
use super::index::Scope;
use super::kinds;

/// Ties indicators, activities and their like to those of the plan; what has no title anywhere is a finding.
pub(super) fn tie(model: &mut Model, findings: &mut Vec<Diagnostic>) {
    // Once a document: its answer walks over all that stands in it.
    let reports: FxHashMap<NodeId, Vec<NodeId>> = model
        .documents()
        .iter()
        .map(|document| (*document, model.targets(*document, Relation::ReportsOn)))
        .filter(|(_, plans)| !plans.is_empty())
        .map(|(document, plans)| (document, plans.into_iter().map(|(plan, _)| plan).collect()))
        .collect();
    let mut pairs = Vec::new();
    for (id, node) in model.nodes() {
        if node.concept.role != Role::Element || node.external {
            continue;
        }
        let report = node.document.and_then(|document| reports.get(&document));
        let plans = report.map_or(&[][..], Vec::as_slice);
        let plan = plans.iter().find_map(|plan| counterpart(model, id, node, *plan));
        let open = plans
            .iter()
            .any(|plan| model.is_partial(*plan) || model.node(*plan).is_some_and(|plan| plan.external));
        pairs.extend(plan.map(|plan| (id, plan, node.span)));
        let untitled = node.title.is_none() && node.concept.titled && !node.broken && !node.duplicate;
        if untitled && plan.is_none() && !open {
            findings.push(kinds::missing_title(
                node.span,
                &node.concept.word,
                model.language(node.span.file),
            ));
        }
    }
    for (from, to, span) in pairs {
        let edge = Edge { relation: Relation::EditionOf, span, note: None, partly: false };
        model.graph.connect(from, to, edge);
    }
}

/// The thing of the plan with the same id; a local id is looked for in the level that its own is an edition of.
fn counterpart(model: &Model, id: NodeId, node: &Node, plan: NodeId) -> Option<NodeId> {
    let text = model.id(id);
    if !node.local {
        return model.lookup(Scope::Document(plan), node.concept, &text);
    }
    let parent = node
        .parent
        .filter(|parent| model.node(*parent).is_some_and(|one| *one.concept != document::CONCEPT))?;
    let above = model.targets(parent, Relation::EditionOf).first().map(|(above, _)| *above)?;
    model.lookup(Scope::Parent(above), node.concept, &text)
}
