//! Finds codes that an earlier document gave to something else.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, criterion, fields, indicator};
use crate::model::{Likeness, Model, NodeId, likeness};

use super::{Facts, Findings, Group, Needs, Opt, Rule, editions};

static SIMILARITY: Opt = Opt::whole(
    "similarity",
    40,
    [1, 100],
    Bi::new(
        "hoeveel procent van de woorden van de kortste naam in de andere moet staan",
        "how many per cent of the words of the shorter name must stand in the other",
    ),
);

pub static RULE: Rule = Rule {
    needs: Needs::EarlierEdition,
    options: &[&SIMILARITY],
    ..Rule::new(
        Group::Traceability,
        Bi::new("code-hergebruikt", "code-reused"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een niveau of doel met een code die in het vorige document bij iets anders hoorde, terwijl niets zegt \
         wat er gebeurd is. Woorden die kader zelf als id kent, zoals ‘sport’, tellen niet als code.",
        "A level or goal with a code that belonged to something else in the document before, while nothing says \
         what happened. An id that is a word, such as ‘sport’, is no code.",
    ),
    matters: Bi::new(
        "Wie een doel over de jaren volgt, vergelijkt zonder het te merken twee verschillende doelen.",
        "Whoever follows a goal over the years compares two different goals without noticing.",
    ),
    mend: Bi::new(
        "Zeg bij het nieuwe wat het vervolgt, of dat het nieuw is; of bij het oude waarin het verdergaat of dat \
         het vervalt.",
        "Say at the new one what it continues, or that it is new; or at the old one what it goes on as, or that \
         it was dropped.",
    ),
    fails: Bi::new(
        r#"--- 2025.kader
document begroting-2025

programma 1 "Samen leven in de wijk"
--- 2026.kader
document begroting-2026

programma 1 "Gezond opgroeien""#,
        r#"--- 2025.kader
language en
document budget-2025

programme 1 "Living together in the district"
--- 2026.kader
language en
document budget-2026

programme 1 "Growing up in good health""#,
    ),
    passes: Bi::new(
        r#"--- 2025.kader
document begroting-2025

programma 1 "Samen leven in de wijk"
--- 2026.kader
document begroting-2026

programma 1 "Gezond opgroeien" {
  nieuw "Samen leven is nu programma 2"
}"#,
        r#"--- 2025.kader
language en
document budget-2025

programme 1 "Living together in the district"
--- 2026.kader
language en
document budget-2026

programme 1 "Growing up in good health" {
  new "Living together is now programme 2"
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let mut reused: FxHashMap<NodeId, (NodeId, Likeness)> = FxHashMap::default();
    let levels =
        || model.nodes().filter(|(_, node)| node.concept.is_level() && !node.external && !node.duplicate);
    for (id, _) in levels().filter(|(_, node)| !node.broken) {
        let document = facts.document(id).filter(|document| document.follows(model));
        let Some(earlier) = document.and_then(|document| document.earlier) else { continue };
        let Some(other) = model.same_code(id, earlier).filter(|_| model.has_code(id)) else { continue };
        let Some(alike) = model.alike(id, other) else { continue };
        let least = facts.number(&RULE, &SIMILARITY, id);
        if least > alike.within.into() && !is_told(model, id, other) && !holds_the_same(model, id, other) {
            reused.insert(id, (other, alike));
        }
    }
    // What stands under a code that means something else is something else as well.
    let set: FxHashSet<NodeId> = levels().map(|(id, _)| id).filter(|id| reused.contains_key(id)).collect();
    for (id, _) in levels().filter(|(id, _)| editions::topmost(model, &set, *id)) {
        if let Some((other, alike)) = reused.get(&id) {
            findings.extend(id, found(model, id, *other, *alike));
        }
    }
}

/// Whether the text says what happened, to either or to what they stand in.
fn is_told(model: &Model, id: NodeId, other: NodeId) -> bool {
    let own = model.says_where_from(id) || model.says_where_to(other);
    // Above, only what breaks the tie by code: a programme that goes on as itself explains nothing.
    let document = model.node(other).and_then(|node| node.document);
    let apart = |level: NodeId| {
        let same = document.and_then(|document| model.same_code(level, document));
        model.says_where_from(level) && !same.is_some_and(|same| model.continues(level).contains(&same))
    };
    let above = || {
        model.upward(id).skip(1).any(apart)
            || model.upward(other).skip(1).any(|level| model.prop(level, &fields::DROPPED).is_some())
    };
    own || above()
}

/// Whether half of what the one measures or asks stands in the other: then only the name changed.
fn holds_the_same(model: &Model, id: NodeId, other: NodeId) -> bool {
    let titles = |id: NodeId| -> FxHashSet<String> {
        let children = model.children(id);
        let asked = children.into_iter().filter(|child| {
            model.node(*child).is_some_and(|node| {
                *node.concept == criterion::CONCEPT || *node.concept == indicator::CONCEPT
            })
        });
        asked.filter_map(|child| model.title(child)).map(|title| likeness::folded(&title)).collect()
    };
    let (here, there) = (titles(id), titles(other));
    let shared = here.intersection(&there).count();
    shared > 0 && shared * 2 >= here.len().min(there.len())
}

fn found(model: &Model, id: NodeId, other: NodeId, alike: Likeness) -> Option<Diagnostic> {
    let (node, before) = (model.node(id)?, model.node(other)?);
    let language = model.language(node.span.file);
    let code = model.id(id);
    let (now, was) = (model.called(id).first()?.clone(), model.called(other).first()?.clone());
    let document = editions::document_id(model, other);
    let continues = fields::CONTINUES.word.get(language);
    let new = fields::NEW.word.get(language);
    let write = editions::reference(model, other, language);
    let label = match alike.within {
        0 => Text::new("de namen hebben geen woord gemeen", "the names have no word in common"),
        share => Text::new(
            format!("de namen hebben {share} % van hun woorden gemeen"),
            format!("the names have {share} % of their words in common"),
        ),
    };
    let title = Text::new(
        format!("code ‘{code}’ hoorde in {document} bij iets anders"),
        format!("code ‘{code}’ belonged to something else in {document}"),
    );
    let found = Diagnostic::new(&RULE.kind, node.span, title)
        .label(format!("nu ‘{now}’: {}", label.nl), format!("now ‘{now}’: {}", label.en))
        .also(before.span, format!("toen ‘{was}’"), format!("then ‘{was}’"))
        .help(
            format!(
                "is het hetzelfde, schrijf dan: {continues} {write}; is het iets anders: {new} \"reden\""
            ),
            format!(
                "if it is the same, write: {continues} {write}; if it is something else: {new} \"reason\""
            ),
        );
    Some(found)
}
