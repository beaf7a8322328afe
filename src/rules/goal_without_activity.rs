//! Finds goals for which nothing is done.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Meaning, activity, document, fields, reform, spending_proposal};
use crate::model::{Model, Node, NodeId};
use crate::source::{FileId, Span};

use super::{Facts, Findings, Group, Rule, follow_up};

pub static RULE: Rule = Rule {
    lacks: true,
    ..Rule::new(
        Group::Structure,
        Bi::new("doel-zonder-activiteit", "goal-without-activity"),
        Severity::Note,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een doel zonder activiteit of bestedingsvoorstel: zelf niet, niet op een niveau erboven of eronder, en ook niet \
         door een verwijzing. Noemt een heel document er geen, dan is dat één melding. In een deel van een document telt \
         alleen een lege kop.",
        "A goal without an activity or spending proposal: not itself, not on a level above or below, and not by a \
         reference. If the whole document names none, that is one finding. In a partial document only a blank heading \
         shows it.",
    ),
    matters: Bi::new(
        "De begroting moet per programma zeggen wat ervoor gedaan wordt. Een doel waar niets voor gedaan wordt, is een \
         wens.",
        "The budget must say for each programme what is done for it. A goal for which nothing is done is a wish.",
    ),
    mend: Bi::new(
        "Voeg een activiteit toe, of verwijs ernaar. Hoeft er niets te gebeuren, zeg dan waarom: geen activiteiten \
         \"reden\".",
        "Add an activity, or refer to one. If nothing need be done, say why: no activities \"reason\".",
    ),
    fails: Bi::new(
        r#"document begroting-2026 "Begroting 2026" {
  indeling programma
}
geen portefeuillehouders "Het college is nieuw"
programma 1 "Wonen" {
  criterium thuis "Iedereen vindt een woning"
}
programma 2 "Groen" {
  criterium park "Iedereen heeft een park dichtbij"
  activiteit bomen "Bomen planten"
}"#,
        r#"language en
document budget-2026 "Budget 2026" {
  layout programme
}
no portfolio-holders "The executive is new"
programme 1 "Housing" {
  criterion home "Everybody finds a home"
}
programme 2 "Green" {
  criterion park "Everybody has a park nearby"
  activity trees "Planting trees"
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026 "Begroting 2026" {
  indeling programma
}
geen portefeuillehouders "Het college is nieuw"
programma 1 "Wonen" {
  criterium thuis "Iedereen vindt een woning"
  activiteit bouwen "Woningen bouwen"
}
programma 2 "Groen" {
  criterium park "Iedereen heeft een park dichtbij"
  activiteit bomen "Bomen planten"
}"#,
        r#"language en
document budget-2026 "Budget 2026" {
  layout programme
}
no portfolio-holders "The executive is new"
programme 1 "Housing" {
  criterion home "Everybody finds a home"
  activity building "Building homes"
}
programme 2 "Green" {
  criterion park "Everybody has a park nearby"
  activity trees "Planting trees"
}"#,
    ),
};

/// A plan with fewer goals than this and no activity at all is a sketch.
const FEW: usize = 3;

/// The goals of one document that nothing is done for, and whether anything is done for another.
#[derive(Default)]
struct Asked {
    idle: Vec<NodeId>,
    active: bool,
    /// A goal says why, or a line that may say so could not be read.
    excused: bool,
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let (at, above) = deeds(facts);
    let mut asked: FxHashMap<Option<NodeId>, Asked> = FxHashMap::default();
    for id in &facts.goals {
        let document = model.node(*id).and_then(|node| node.document);
        let one = asked.entry(document).or_default();
        match above.contains(id) || model.upward(*id).skip(1).any(|level| at.contains(&level)) {
            true => one.active = true,
            false if is_excused(facts, *id) => one.excused = true,
            false => one.idle.push(*id),
        }
    }
    for node in model.nodes().map(|(_, node)| node).filter(|node| is_unread(node)) {
        asked.entry(node.document).or_default().excused = true;
    }
    for document in &facts.documents {
        let Some(one) = asked.get(&Some(document.id)) else { continue };
        match one.idle.first() {
            Some(first) if !one.active && !one.excused && one.idle.len() >= FEW && !document.is_partial => {
                findings.add(document.id, none(model, document.id, *first))
            }
            _ if one.active || document.is_partial => {
                // On a few pages only a heading with nothing under it shows that nothing is done.
                let shown = one.idle.iter().filter(|id| !document.is_partial || blank(model, **id).is_some());
                shown.for_each(|id| idle(model, *id, findings));
            }
            _ => {}
        }
    }
}

/// What holds or is tied to an activity, a proposal or a reform; and that with all the levels above it.
fn deeds(facts: &Facts<'_>) -> (FxHashSet<NodeId>, FxHashSet<NodeId>) {
    let model = facts.model;
    let mut at = FxHashSet::default();
    let mut above = FxHashSet::default();
    for kind in [&activity::CONCEPT, &spending_proposal::CONCEPT, &reform::CONCEPT] {
        for deed in facts.of(kind) {
            for place in model
                .node(*deed)
                .and_then(|node| node.parent)
                .into_iter()
                .chain(follow_up::tied(model, *deed))
            {
                // One that stands loose in a document is for no goal.
                if model.node(place).is_some_and(|node| *node.concept != document::CONCEPT) {
                    at.insert(place);
                }
                // Where one was before, the levels above are known.
                model.upward(place).take_while(|level| above.insert(*level)).for_each(drop);
            }
        }
    }
    (at, above)
}

/// A thing that could not be read whole: what is missing elsewhere may stand in it.
fn is_unread(node: &Node) -> bool {
    node.broken || node.duplicate || node.holes.iter().next().is_some()
}

/// It says why, it ends here, or a line that may say so is unreadable.
fn is_excused(facts: &Facts<'_>, id: NodeId) -> bool {
    let deeds = [&activity::CONCEPT, &spending_proposal::CONCEPT];
    deeds.iter().any(|deed| facts.answered(id, None, Some(deed)))
        || follow_up::is_over(facts.model, id)
        || facts.model.may_have(id, Some(&fields::SEE), None)
}

fn idle(model: &Model, id: NodeId, findings: &mut Findings) {
    let Some(node) = model.node(id) else { return };
    let (nl, en) = (node.concept.word.nl.one, node.concept.word.en.one);
    let code = model.id(id);
    let title = Text::new(
        format!("bij {nl} ‘{code}’ staat niet wat ervoor gedaan wordt"),
        format!("{en} ‘{code}’ does not say what is done for it"),
    );
    let found = with_help(model, Diagnostic::new(&RULE.kind, node.span, title))
        .label("zonder activiteit of bestedingsvoorstel", "without an activity or spending proposal");
    findings.missing(id, blank(model, id), found);
}

/// The heading of the activities, printed with nothing under it.
fn blank(model: &Model, id: NodeId) -> Option<Span> {
    model.blank(id, Meaning { field: None, concept: Some(&activity::CONCEPT) })
}

fn none(model: &Model, document: NodeId, first: NodeId) -> Diagnostic {
    let span = |id: NodeId| model.node(id).map(|node| node.span);
    let title = Text::new(
        "in dit document staat bij geen enkel doel wat ervoor gedaan wordt",
        "in this document no goal says what is done for it",
    );
    let place = span(document).or(span(first)).unwrap_or_else(|| Span::new(FileId(0), 0, 0));
    let found = Diagnostic::new(&RULE.kind, place, title);
    let found =
        found.label("geen activiteiten, geen bestedingsvoorstellen", "no activities, no spending proposals");
    match span(first) {
        Some(first) => with_help(model, found.also(first, "bijvoorbeeld hier", "here, for one")),
        None => with_help(model, found),
    }
}

fn with_help(model: &Model, found: Diagnostic) -> Diagnostic {
    let language = model.language(found.primary.span.file);
    let write = activity::CONCEPT.word.get(language);
    let (no, many) = (fields::NO.word.get(language), activity::CONCEPT.word.many(language));
    found.help(
        format!("voeg toe: {write} \"…\", of zeg waarom er niets gebeurt: {no} {many} \"reden\""),
        format!("add: {write} \"…\", or say why nothing is done: {no} {many} \"reason\""),
    )
}
