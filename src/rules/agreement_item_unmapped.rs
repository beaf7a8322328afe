//! Finds goals and activities of a coalition agreement or a framework note that no later plan takes up.

use rustc_hash::FxHashMap;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, activity, fields, values};
use crate::model::{Model, Node, NodeId};

use super::{Document, Facts, Findings, Group, Reach, Rule, follow_up};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Agenda,
        Bi::new("akkoordpunt-zonder-vervolg", "agreement-item-unmapped"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een doel of activiteit uit een coalitieakkoord of kadernota waar geen later plan naar verwijst: zelf niet, en ook \
         niet via het niveau erboven of wat eronder staat.",
        "A goal or activity of a coalition agreement or framework note that no later plan refers to: not itself, nor by \
         the level above or what stands below.",
    ),
    matters: Bi::new(
        "De raad kan niet zien of wat de coalitie beloofde in de begroting staat. In een stad bleken 46 van zulke doelen \
         te ontbreken.",
        "The council cannot see whether what the coalition promised stands in the budget. In one city 46 such goals \
         turned out to be missing.",
    ),
    mend: Bi::new(
        "Schrijf bij het doel in het plan: uitgewerkt-uit doel …@coalitieakkoord. Komt het er niet, zeg dat dan bij het \
         punt zelf: vervallen \"reden\".",
        "Write at the goal in the plan: derived-from goal …@coalition-agreement. If it is not to come, say so at the \
         item itself: dropped \"reason\".",
    ),
    fails: Bi::new(
        r#"--- akkoord-2022.kader
document akkoord-2022 "Coalitieakkoord" {
  soort coalitieakkoord
  jaar 2022
}
doel fiets "Fietsers gaan voor"
--- begroting-2023.kader
document begroting-2023

programma 1 "Verkeer""#,
        r#"--- agreement-2022.kader
language en
document agreement-2022 "Coalition agreement" {
  kind coalition-agreement
  year 2022
}
goal cycling "Cyclists go first"
--- budget-2023.kader
language en
document budget-2023

programme 1 "Traffic""#,
    ),
    passes: Bi::new(
        r#"--- akkoord-2022.kader
document akkoord-2022 "Coalitieakkoord" {
  soort coalitieakkoord
  jaar 2022
}
doel fiets "Fietsers gaan voor"
--- begroting-2023.kader
document begroting-2023

programma 1 "Verkeer" {
  uitgewerkt-uit doel fiets@akkoord-2022
}"#,
        r#"--- agreement-2022.kader
language en
document agreement-2022 "Coalition agreement" {
  kind coalition-agreement
  year 2022
}
goal cycling "Cyclists go first"
--- budget-2023.kader
language en
document budget-2023

programme 1 "Traffic" {
  derived-from goal cycling@agreement-2022
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let agreements: FxHashMap<NodeId, bool> = facts
        .documents
        .iter()
        .filter(|one| is_before_plans(one))
        .map(|one| (one.id, plans_after(facts, one)))
        .filter(|(_, plans)| !plans.is_empty())
        .map(|(id, plans)| (id, follow_up::all_partial(&plans)))
        .collect();
    if agreements.is_empty() {
        return;
    }
    let mut known = FxHashMap::default();
    for (id, node) in facts.nodes().filter(|(_, node)| !node.broken && !node.duplicate && !node.external) {
        if *node.concept != activity::CONCEPT && !(node.concept.is_level() && model.is_goal(id)) {
            continue;
        }
        let Some((document, partial)) = node.document.and_then(|one| Some((one, *agreements.get(&one)?)))
        else {
            continue;
        };
        // It may well stand in the parts of plans that are not described.
        if !partial && is_item(model, id, node) && !is_taken_up(model, id, document, &mut known) {
            findings.add(id, found(model, id, node, document));
        }
    }
}

fn is_before_plans(document: &Document) -> bool {
    document.kind.is_some_and(|kind| values::BEFORE_PLANS.contains(&kind))
}

/// Plans for a later year than that of the agreement; without its year, none.
fn plans_after<'f>(facts: &'f Facts<'_>, document: &Document) -> Vec<&'f Document> {
    match document.year.and_then(|year| year.checked_add(1)) {
        Some(year) => follow_up::plans_from(facts, Some(year)),
        None => Vec::new(),
    }
}

/// A goal, or an activity that no goal holds: else the goal is asked.
fn is_item(model: &Model, id: NodeId, node: &Node) -> bool {
    *node.concept != activity::CONCEPT || !model.upward(id).any(|level| model.is_goal(level))
}

/// Whether a plan refers to it, to the levels above it or to what stands in it; or it says what became of it.
fn is_taken_up(model: &Model, id: NodeId, own: NodeId, known: &mut FxHashMap<NodeId, bool>) -> bool {
    let fields = [&fields::LEADS_TO, &fields::CONTINUED_BY];
    if fields.iter().any(|field| model.may_have(id, Some(field), None)) || follow_up::is_over(model, id) {
        return true;
    }
    let outside =
        |other: NodeId| model.node(other).is_some_and(|node| node.document.is_some_and(|one| one != own));
    let levels = model.upward(id).filter(|level| *level != own);
    let mut led = levels.chain(model.children(id)).map(|level| {
        *known.entry(level).or_insert_with(|| follow_up::tied(model, level).into_iter().any(outside))
    });
    led.any(|led| led)
}

fn found(model: &Model, id: NodeId, node: &Node, document: NodeId) -> Diagnostic {
    let language = model.language(node.span.file);
    let word = node.concept.word.get(language);
    let (nl, en) = (node.concept.word.nl.one, node.concept.word.en.one);
    let (code, agreement) = (model.path(id), model.id(document));
    let write = fields::DERIVED_FROM.word.get(language);
    Diagnostic::new(
        &RULE.kind,
        node.span,
        Text::new(
            format!("{nl} ‘{code}’ van ‘{agreement}’ komt in geen later plan terug"),
            format!("{en} ‘{code}’ of ‘{agreement}’ comes back in no later plan"),
        ),
    )
    .label("geen plan verwijst hiernaar", "no plan refers to this")
    .help(
        format!("schrijf bij het doel dat dit uitwerkt: {write} {word} {code}@{agreement}"),
        format!("write at the goal that works this out: {write} {word} {code}@{agreement}"),
    )
}
