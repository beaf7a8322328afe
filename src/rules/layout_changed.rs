//! Finds documents with other levels than the one before, where nothing says how the old became the new.

use rustc_hash::FxHashSet;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, fields};
use crate::model::{Layout, Model, NodeId};

use super::{Facts, Findings, Group, Needs, Rule};

pub static RULE: Rule = Rule {
    needs: Needs::EarlierEdition,
    ..Rule::new(Group::Time, Bi::new("indeling-gewijzigd", "layout-changed"), Severity::Note, DOCS, check)
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een document met een andere indeling dan het document van dezelfde soort ervoor, terwijl van geen enkel \
         niveau gezegd wordt wat het vervolgt.",
        "A document with another layout than the document of the same kind before it, while no level says what \
         it continues.",
    ),
    matters: Bi::new(
        "De raad stelt de indeling vast. Verandert zij zonder uitleg, dan is niet meer te zien wat waar gebleven \
         is.",
        "The council adopts the layout. If it changes without an explanation, one cannot see what went where.",
    ),
    mend: Bi::new(
        "Schrijf bij de nieuwe niveaus wat zij vervolgen, of dat zij nieuw zijn.",
        "Write at the new levels what they continue, or that they are new.",
    ),
    fails: Bi::new(
        r#"--- 2025.kader
document begroting-2025 {
  indeling programma > doel
}
--- 2026.kader
document begroting-2026 {
  indeling programma > thema > doel
}"#,
        r#"--- 2025.kader
language en
document budget-2025 {
  layout programme > goal
}
--- 2026.kader
language en
document budget-2026 {
  layout programme > theme > goal
}"#,
    ),
    passes: Bi::new(
        r#"--- 2025.kader
document begroting-2025 {
  indeling programma > doel
}
--- 2026.kader
document begroting-2026 {
  indeling programma > thema > doel
}
thema 1 "Wonen" {
  nieuw "De raad wil de doelen per thema zien"
}"#,
        r#"--- 2025.kader
language en
document budget-2025 {
  layout programme > goal
}
--- 2026.kader
language en
document budget-2026 {
  layout programme > theme > goal
}
theme 1 "Housing" {
  new "The council wants to see the goals by theme"
}"#,
    ),
};

/// The same levels in the same order; words are compared within one language only.
fn is_same(model: &Model, one: &Layout, other: &Layout) -> bool {
    let same_language = model.language(one.span.file) == model.language(other.span.file);
    one.levels.len() == other.levels.len()
        && one
            .levels
            .iter()
            .zip(&other.levels)
            .all(|(one, other)| one.concept == other.concept && (!same_language || one.word == other.word))
}

/// Documents in which some level says what it was or what becomes of it.
fn explained(model: &Model) -> FxHashSet<NodeId> {
    let lines = fields::LINEAGE;
    let levels = model.nodes().filter(|(_, node)| node.concept.is_level());
    let told = levels.filter(|(_, node)| {
        let said = node.props.iter().any(|prop| lines.contains(&prop.field));
        said || node.holes.iter().next().is_some()
    });
    told.filter_map(|(_, node)| node.document).collect()
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let explained = explained(model);
    for document in &facts.documents {
        let Some(earlier) = document.earlier.filter(|_| document.follows(facts.model)) else { continue };
        let (Some(now), Some(was)) = (model.layout(Some(document.id)), model.layout(Some(earlier))) else {
            continue;
        };
        let told = explained.contains(&document.id) || explained.contains(&earlier);
        // `programma > ...` says which pages these are, not what the council adopted.
        if told || now.is_open() || was.is_open() || is_same(model, now, was) {
            continue;
        }
        let (before, order) = (model.id(earlier), was.order());
        let word = fields::CONTINUES.word.get(model.language(now.span.file));
        let found = Diagnostic::new(
            &RULE.kind,
            now.span,
            Text::new(
                format!("de indeling is anders dan in {before}"),
                format!("the layout is not that of {before}"),
            ),
        )
        .label("geen niveau zegt wat het vervolgt", "no level says what it continues")
        .also(was.span, format!("daar: {order}"), format!("there: {order}"))
        .help(
            format!("schrijf bij de nieuwe niveaus wat zij vervolgen: {word} … @{before}"),
            format!("write at the new levels what they continue: {word} … @{before}"),
        );
        findings.add(document.id, found);
    }
}
