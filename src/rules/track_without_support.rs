//! Finds tracks of a reform agenda that nothing in a plan supports.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, activity, fields, track};
use crate::model::{Model, NodeId};

use super::{Document, Facts, Findings, Group, Reach, Rule, follow_up};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Agenda,
        Bi::new("spoor-zonder-steun", "track-without-support"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een spoor van een hervormingsagenda waar in de plannen die beschreven zijn geen doel, activiteit of voorstel aan \
         bijdraagt, ook niet via een hervorming in dat spoor.",
        "A track of a reform agenda to which no goal, activity or proposal in the plans that are described contributes, \
         nor by a reform in that track.",
    ),
    matters: Bi::new(
        "Een agenda die niet terugkomt in de begroting heeft geen geld en geen uitvoerder.",
        "An agenda that does not come back in the budget has no money and nobody to carry it out.",
    ),
    mend: Bi::new(
        "Schrijf bij het doel, de activiteit of het voorstel dat eraan bijdraagt: steunt spoor …. Is het spoor gestopt, \
         schrijf dan: vervallen \"reden\".",
        "Write at the goal, activity or proposal that contributes to it: supports track …. If the track has ended, \
         write: dropped \"reason\".",
    ),
    fails: Bi::new(
        r#"hervormingsagenda buurt "Agenda Buurt" {
  spoor 1 "Sterke buurten"
}
--- begroting-2026.kader
document begroting-2026

programma 1 "Samen leven""#,
        r#"language en
reform-agenda district "Agenda District" {
  track 1 "Strong districts"
}
--- budget-2026.kader
language en
document budget-2026

programme 1 "Living together""#,
    ),
    passes: Bi::new(
        r#"hervormingsagenda buurt "Agenda Buurt" {
  spoor 1 "Sterke buurten"
}
--- begroting-2026.kader
document begroting-2026

programma 1 "Samen leven" {
  steunt spoor 1
}"#,
        r#"language en
reform-agenda district "Agenda District" {
  track 1 "Strong districts"
}
--- budget-2026.kader
language en
document budget-2026

programme 1 "Living together" {
  supports track 1
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    if model.has_unresolved(&track::CONCEPT) {
        return;
    }
    for id in facts.of(&track::CONCEPT) {
        let Some(node) = model.node(*id).filter(|node| !node.broken) else { continue };
        let plans = plans_of(facts, *id);
        if plans.is_empty() || follow_up::is_over(model, *id) || is_supported(model, *id) {
            continue;
        }
        let partial = follow_up::all_partial(&plans);
        let code = model.id(*id);
        let language = model.language(node.span.file);
        let write = fields::SUPPORTS.word.get(language);
        let word = track::CONCEPT.word.get(language);
        let found = Diagnostic::new(
            &RULE.kind,
            node.span,
            Text::new(
                format!("spoor ‘{code}’ wordt door geen doel, activiteit of voorstel gesteund"),
                format!("track ‘{code}’ is supported by no goal, activity or proposal"),
            ),
        )
        .label("niets in een plan draagt hieraan bij", "nothing in a plan contributes to this")
        .help(
            format!("schrijf bij wat eraan bijdraagt: {write} {word} {code}"),
            format!("write at what contributes to it: {write} {word} {code}"),
        );
        // It may well stand in the parts that are not described.
        if !partial {
            findings.add(*id, found);
        }
    }
}

/// The plans for the years in which its agenda holds.
fn plans_of<'f>(facts: &'f Facts<'_>, id: NodeId) -> Vec<&'f Document> {
    let agenda = facts.model.node(id).and_then(|node| node.parent);
    let (start, end) = agenda.map_or((None, None), |agenda| follow_up::term(facts.model, agenda));
    let mut plans = follow_up::plans_from(facts, start);
    plans.retain(|plan| end.is_none_or(|end| plan.year.is_none_or(|year| year <= end)));
    plans
}

/// By something of a plan, or by an activity of its own; for itself or for one of its reforms.
fn is_supported(model: &Model, id: NodeId) -> bool {
    model.contains(id, &activity::CONCEPT)
        || std::iter::once(id).chain(model.children(id)).any(|one| follow_up::is_taken_up(model, one))
}
