//! Another id for a thing: everywhere it is told of and referred to, in every file and every edition of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::check::Checked;
use crate::diag::{Family, Text};
use crate::model::{Model, NodeId, Relation, is_id};
use crate::source::Span;

use super::things::{bare, headers, parts};
use super::{Desk, Edit, Found, Place, thing_at};

/// Why an id cannot be changed.
pub type Refusal = Text;

/// What can be renamed at a place: the text to change, and the id as it is.
pub fn rename(place: Place<'_>) -> Option<(Span, String)> {
    let Found { node, span, .. } = thing_at(place)?;
    let id = place.checked.model.id(node).into_owned();
    (bare(place.checked.sources.text(span)) == id).then_some((span, id))
}

/// The edits that give the thing at a place another id.
///
/// # Errors
///
/// When that is no id, or what refers to what would change.
pub fn renamed(desk: &Desk, path: &Path, place: Place<'_>, new: &str) -> Result<Vec<Edit>, Refusal> {
    let Place { checked, .. } = place;
    if !is_id(new) {
        return Err(Text::new(
            format!("‘{new}’ is geen id: letters, cijfers, - en _, met een punt alleen binnenin"),
            format!("‘{new}’ is no id: letters, digits, - and _, a point only inside"),
        ));
    }
    let Some((_, old)) = rename(place) else {
        return Err(Text::new("hier staat geen id", "no id stands here"));
    };
    let Some(found) = thing_at(place) else { return Ok(Vec::new()) };
    let edits = edits(checked, &editions(&checked.model, found.node), new);
    let texts = applied(checked, &edits);
    let after = desk.tried(path, &texts);
    match after {
        Some(after) if same(checked, &after) => Ok(edits),
        _ => Err(Text::new(
            format!(
                "‘{old}’ kan niet ‘{new}’ heten: dat is al de id van iets anders, of verwijzingen zouden iets anders betekenen"
            ),
            format!(
                "‘{old}’ cannot be called ‘{new}’: something else has that id, or references would mean something else"
            ),
        )),
    }
}

/// A thing in all its editions: reports tell of the goals of a plan by their ids.
fn editions(model: &Model, node: NodeId) -> BTreeSet<NodeId> {
    let mut all = BTreeSet::from([node]);
    let mut asked = vec![node];
    while let Some(one) = asked.pop() {
        let plans = model.targets(one, Relation::EditionOf);
        let reports = model.origins(one, Relation::EditionOf);
        for (other, _) in plans.into_iter().chain(reports) {
            if all.insert(other) {
                asked.push(other);
            }
        }
    }
    all
}

fn edits(checked: &Checked, things: &BTreeSet<NodeId>, new: &str) -> Vec<Edit> {
    let model = &checked.model;
    let mut found: BTreeMap<Span, String> = BTreeMap::new();
    for (file, _) in checked.sources.files().take(checked.files) {
        for header in headers(checked, file) {
            if header.node.is_some_and(|node| things.contains(&node)) {
                match header.id {
                    Some(id) => found.insert(id, new.to_owned()),
                    // The id was formed from the title: now it is written.
                    None => found.insert(header.word.after(), format!(" {new}")),
                };
            }
        }
    }
    let refers = |relation| !matches!(relation, Relation::Contains | Relation::EditionOf);
    for (_, to, edge) in model.edges().filter(|(_, _, edge)| refers(edge.relation)) {
        for (span, node) in parts(model, edge.span, to) {
            if things.contains(&node) {
                found.insert(whole(checked, span), new.to_owned());
            }
        }
    }
    for id in things {
        let outside = model.node(*id).filter(|node| node.external).and_then(|node| node.id.span());
        found.extend(outside.map(|span| (whole(checked, span), new.to_owned())));
    }
    found.into_iter().map(|(span, text)| Edit { span, text }).collect()
}

/// A span with the quotes around it.
fn whole(checked: &Checked, span: Span) -> Span {
    let text = checked.sources.file(span.file).map_or("", |file| file.readable());
    let (before, after) = (span.start.saturating_sub(1), span.end + 1);
    let quoted = text.get(before as usize..after as usize).is_some_and(|text| {
        text.len() > 1 && text.starts_with('"') && text.ends_with('"') && span.start > before
    });
    if quoted { Span::new(span.file, before, after) } else { span }
}

/// The texts with the edits made, by the path that is shown.
fn applied(checked: &Checked, edits: &[Edit]) -> BTreeMap<String, String> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for edit in edits.iter().rev() {
        let Some(file) = checked.sources.file(edit.span.file) else { continue };
        let text = texts.entry(file.path.clone()).or_insert_with(|| file.text.clone());
        let range = edit.span.start as usize..edit.span.end as usize;
        if text.get(range.clone()).is_some() {
            text.replace_range(range, &edit.text);
        }
    }
    texts
}

/// Whether everything refers to what it referred to, and no id or name is wrong that was right before.
fn same(before: &Checked, after: &Checked) -> bool {
    let wrong = |checked: &Checked| -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for finding in checked.findings.iter().filter(|finding| finding.kind.family != Family::Rule) {
            *counts.entry(finding.kind.name.en).or_default() += 1;
        }
        counts
    };
    let relations = |checked: &Checked| -> BTreeSet<(NodeId, NodeId, Relation)> {
        checked.model.edges().map(|(from, to, edge)| (from, to, edge.relation)).collect()
    };
    let was = wrong(before);
    let worse = wrong(after).into_iter().any(|(kind, count)| was.get(kind).copied().unwrap_or(0) < count);
    !worse && relations(before) == relations(after)
}
