//! Things of a report that are those of the plan it reports on: they need no title of their own.

use rustc_hash::FxHashMap;

use crate::diag::Diagnostic;
use crate::language::{Role, document};

use super::Model;
use super::graph::{Edge, Node, NodeId, Relation};
use super::index::Scope;
use super::kinds;

/// The plans that each document reports on. Once a document: its answer walks over all that stands in it.
fn reports(model: &Model) -> FxHashMap<NodeId, Vec<NodeId>> {
    let documents = model.documents().iter();
    let plans = documents.map(|document| (*document, model.targets(*document, Relation::ReportsOn)));
    plans
        .filter(|(_, plans)| !plans.is_empty())
        .map(|(document, plans)| (document, plans.into_iter().map(|(plan, _)| plan).collect()))
        .collect()
}

/// Indicators, activities and their like.
fn elements(model: &Model) -> impl Iterator<Item = (NodeId, &Node)> {
    model.nodes().filter(|(_, node)| node.concept.role == Role::Element && !node.external)
}

/// Ties indicators, activities and their like to those of the plan.
pub(super) fn tie(model: &mut Model) {
    let reports = reports(model);
    if reports.is_empty() {
        return;
    }
    let mut pairs = Vec::new();
    for (id, node) in elements(model) {
        let report = node.document.and_then(|document| reports.get(&document));
        let plans = report.map_or(&[][..], Vec::as_slice);
        let plan = plans.iter().find_map(|plan| counterpart(model, id, node, *plan));
        pairs.extend(plan.map(|plan| (id, plan, node.span)));
    }
    for (from, to, span) in pairs {
        let edge = Edge { relation: Relation::EditionOf, span, note: None, partly: false };
        model.graph.connect(from, to, edge);
    }
}

/// What has no title anywhere, once it is tied to its plan.
pub(super) fn untitled(model: &Model, findings: &mut Vec<Diagnostic>) {
    let reports = reports(model);
    for (id, node) in elements(model) {
        if node.title.is_some() || !node.concept.titled || node.broken || node.duplicate {
            continue;
        }
        let plans = node.document.and_then(|document| reports.get(&document)).map_or(&[][..], Vec::as_slice);
        let open = plans
            .iter()
            .any(|plan| model.is_partial(*plan) || model.node(*plan).is_some_and(|plan| plan.external));
        if !open && !model.has(id, Relation::EditionOf) {
            findings.push(kinds::missing_title(
                node.span,
                &node.concept.word,
                model.language(node.span.file),
            ));
        }
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
