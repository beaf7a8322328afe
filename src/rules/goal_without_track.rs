//! Finds goals that no track of the reform agenda touches.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, fields, reform, reform_agenda, spearhead, track};
use crate::model::{Model, NodeId};

use super::{Facts, Findings, Group, Reach, Rule, follow_up};

pub static RULE: Rule = Rule {
    on: false,
    reach: Reach::File,
    ..Rule::new(
        Group::Agenda,
        Bi::new("doel-zonder-spoor", "goal-without-track"),
        Severity::Note,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een doel waar geen spoor of hervorming van de agenda mee te maken heeft: zelf niet, en ook niet op een niveau \
         erboven. Alleen voor wie wil dat elk doel in de agenda past.",
        "A goal that no track or reform of the agenda touches: not itself, nor on a level above. Only for who wants \
         every goal to fit the agenda.",
    ),
    matters: Bi::new(
        "Een agenda die de hele begroting moet veranderen, laat hier een doel liggen.",
        "An agenda that is to change the whole budget leaves a goal behind here.",
    ),
    mend: Bi::new(
        "Schrijf aan welk spoor het doel bijdraagt: steunt spoor …",
        "Write to which track the goal contributes: supports track …",
    ),
    fails: Bi::new(
        r#"hervormingsagenda buurt "Agenda Buurt" {
  spoor 1 "Sterke buurten"
}
--- begroting-2026.kader
document begroting-2026 "Begroting 2026" {
  indeling programma
}
programma 1 "Samen leven" {
  geen portefeuillehouders "Het college is nieuw"
  criterium thuis "Inwoners voelen zich thuis"
}
--- kader.toml
[rule]
goal-without-track = "note""#,
        r#"language en
reform-agenda district "Agenda District" {
  track 1 "Strong districts"
}
--- budget-2026.kader
language en
document budget-2026 "Budget 2026" {
  layout programme
}
programme 1 "Living together" {
  no portfolio-holders "The executive is new"
  criterion home "Residents feel at home"
}
--- kader.toml
[rule]
goal-without-track = "note""#,
    ),
    passes: Bi::new(
        r#"hervormingsagenda buurt "Agenda Buurt" {
  spoor 1 "Sterke buurten"
}
--- begroting-2026.kader
document begroting-2026 "Begroting 2026" {
  indeling programma
}
programma 1 "Samen leven" {
  steunt spoor 1
  geen portefeuillehouders "Het college is nieuw"
  criterium thuis "Inwoners voelen zich thuis"
}
--- kader.toml
[rule]
goal-without-track = "note""#,
        r#"language en
reform-agenda district "Agenda District" {
  track 1 "Strong districts"
}
--- budget-2026.kader
language en
document budget-2026 "Budget 2026" {
  layout programme
}
programme 1 "Living together" {
  supports track 1
  no portfolio-holders "The executive is new"
  criterion home "Residents feel at home"
}
--- kader.toml
[rule]
goal-without-track = "note""#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    if model.has_unresolved(&track::CONCEPT) || facts.anywhere(&track::CONCEPT).next().is_none() {
        return;
    }
    for id in &facts.goals {
        let unread = model.may_have(*id, Some(&fields::SUPPORTS), None);
        if unread || follow_up::is_over(model, *id) || model.upward(*id).any(|level| touches(model, level)) {
            continue;
        }
        let Some(node) = model.node(*id) else { continue };
        let (nl, en) = (node.concept.word.nl.one, node.concept.word.en.one);
        let code = model.id(*id);
        let language = model.language(node.span.file);
        let write = fields::SUPPORTS.word.get(language);
        let word = track::CONCEPT.word.get(language);
        let found = Diagnostic::new(
            &RULE.kind,
            node.span,
            Text::new(
                format!("{nl} ‘{code}’ hoort bij geen spoor van de agenda"),
                format!("{en} ‘{code}’ belongs to no track of the agenda"),
            ),
        )
        .label("ook de niveaus erboven steunen er geen", "the levels above support none either")
        .help(
            format!("schrijf aan welk spoor het bijdraagt: {write} {word} …"),
            format!("write to which track it contributes: {write} {word} …"),
        );
        findings.add(*id, found);
    }
}

/// Whether a level is tied to something of an agenda.
fn touches(model: &Model, level: NodeId) -> bool {
    let agenda = [&track::CONCEPT, &reform::CONCEPT, &reform_agenda::CONCEPT, &spearhead::CONCEPT];
    let tied = follow_up::tied(model, level);
    tied.into_iter().any(|other| model.node(other).is_some_and(|node| agenda.contains(&node.concept)))
}
