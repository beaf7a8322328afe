//! Finds goals of one document that have the same title.

use rustc_hash::FxHashMap;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::Bi;
use crate::model::{NodeId, likeness};

use super::{Facts, Findings, Group, Rule, prose};

pub static RULE: Rule = Rule::new(
    Group::Traceability,
    Bi::new("dubbele-titel", "duplicate-title"),
    Severity::Warning,
    DOCS,
    check,
);

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Twee doelen in één document met dezelfde titel. Titels van een of twee woorden tellen niet mee: zo heet \
         vaak een vast onderdeel.",
        "Two goals in one document with the same title. Titles of one or two words do not count: a fixed part \
         is often called so.",
    ),
    matters: Bi::new(
        "Wie het doel bij zijn titel noemt, weet niet welk bedoeld is. Vaak is een blok gekopieerd en de titel \
         vergeten.",
        "Whoever calls the goal by its title does not know which is meant. Often a block was copied and its \
         title forgotten.",
    ),
    mend: Bi::new(
        "Geef een van beide een titel die zegt wat er anders aan is, of voeg ze samen.",
        "Give one of them a title that says what is different about it, or merge them.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

doel 1.1 "Iedereen vindt een woning"
doel 1.2 "Iedereen vindt een woning""#,
        r#"language en
document budget-2026

goal 1.1 "Everybody finds a home"
goal 1.2 "Everybody finds a home""#,
    ),
    passes: Bi::new(
        r#"document begroting-2026 {
  indeling programma > doel > subdoel
}

doel 1.1 "Iedereen vindt een woning"
doel 1.2 "Iedereen woont in een veilige buurt""#,
        r#"language en
document budget-2026 {
  layout programme > goal > subgoal
}

goal 1.1 "Everybody finds a home"
goal 1.2 "Everybody lives in a safe district""#,
    ),
};

/// Shorter titles are names of fixed parts: `Veilige wijken` may stand under several programmes.
const SHORTEST: usize = 3;

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let mut first: FxHashMap<(Option<NodeId>, u64), NodeId> = FxHashMap::default();
    for id in &facts.goals {
        let (Some(node), Some(title)) = (model.node(*id), model.title(*id)) else { continue };
        let key = (node.document, prose::hash(&title));
        let Some(other) = first.get(&key).copied() else {
            first.insert(key, *id);
            continue;
        };
        let words = likeness::words(&title);
        let same = model.title(other).is_some_and(|other| likeness::words(&other) == words);
        if words.len() < SHORTEST || !same {
            continue;
        }
        let Some(before) = model.node(other) else { continue };
        let code = model.id(*id);
        let found = Diagnostic::new(
            &RULE.kind,
            node.span,
            Text::new(
                format!("‘{code}’ heeft dezelfde titel als een ander doel"),
                format!("‘{code}’ has the same title as another goal"),
            ),
        )
        .label("welk van de twee bedoeld is, is niet te zien", "one cannot see which of the two is meant")
        .also(before.span, "heet ook zo", "has that title too")
        .help(
            "geef een van beide een titel die zegt wat er anders aan is, of voeg ze samen",
            "give one of them a title that says what is different about it, or merge them",
        );
        findings.add(*id, found);
    }
}
