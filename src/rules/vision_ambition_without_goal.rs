//! Finds ambitions of a vision that should be goals by now, and that no plan takes up.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, fields, vision_ambition};
use crate::model::value::Value;
use crate::model::{Model, NodeId};

use super::{Facts, Findings, Group, Reach, Rule, follow_up};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Agenda,
        Bi::new("visie-ambitie-zonder-doel", "vision-ambition-without-goal"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een ambitie uit een visie die volgens ‘vanaf’ al in de begroting hoort te staan, of die ouder is dan een \
         begroting die beschreven is, en waar geen doel uit voortkomt.",
        "An ambition of a vision that should stand in the budget by now according to ‘from’, or that is older than a \
         budget that is described, and that no goal comes of.",
    ),
    matters: Bi::new(
        "Wat de raad in een visie vaststelde, komt dan niet terug in wat hij elk jaar volgt en betaalt.",
        "What the council adopted in a vision then does not come back in what it follows and pays for each year.",
    ),
    mend: Bi::new(
        "Zeg bij de ambitie welk doel zij werd: leidt-tot doel …, of bij het doel: uitgewerkt-uit visie-ambitie …. Is \
         zij losgelaten, schrijf dan: vervallen \"reden\".",
        "Say at the ambition which goal it became: leads-to goal …, or at the goal: derived-from vision-ambition …. \
         If it was let go, write: dropped \"reason\".",
    ),
    fails: Bi::new(
        r#"visie stad "Stad 2040" {
  visie-ambitie groen "Wijken zijn groen" {
    vanaf 2026
  }
}
--- begroting-2026.kader
document begroting-2026

programma 1 "Groene stad""#,
        r#"language en
vision city "City 2040" {
  vision-ambition green "Neighbourhoods are green" {
    from 2026
  }
}
--- budget-2026.kader
language en
document budget-2026

programme 1 "Green city""#,
    ),
    passes: Bi::new(
        r#"visie stad "Stad 2040" {
  visie-ambitie groen "Wijken zijn groen" {
    vanaf 2026
  }
}
--- begroting-2026.kader
document begroting-2026

programma 1 "Groene stad" {
  uitgewerkt-uit visie-ambitie groen
}"#,
        r#"language en
vision city "City 2040" {
  vision-ambition green "Neighbourhoods are green" {
    from 2026
  }
}
--- budget-2026.kader
language en
document budget-2026

programme 1 "Green city" {
  derived-from vision-ambition green
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    if model.has_unresolved(&vision_ambition::CONCEPT) {
        return;
    }
    for id in facts.of(&vision_ambition::CONCEPT) {
        let Some(node) = model.node(*id).filter(|node| !node.broken) else { continue };
        let unread = model.may_have(*id, Some(&fields::LEADS_TO), None);
        if unread || follow_up::is_over(model, *id) || follow_up::is_taken_up(model, *id) {
            continue;
        }
        let plans = follow_up::plans_from(facts, due(model, *id));
        // The last of them shows best that the ambition is not there.
        let Some(last) = plans.iter().max_by_key(|plan| plan.year) else { continue };
        let (plan, code) = (model.id(last.id), model.id(*id));
        let partial = follow_up::all_partial(&plans);
        let from = model.prop(*id, &vision_ambition::FROM).map_or(node.span, |prop| prop.span);
        let language = model.language(node.span.file);
        let write = fields::LEADS_TO.word.get(language);
        let found = Diagnostic::new(
            &RULE.kind,
            from,
            Text::new(
                format!("visie-ambitie ‘{code}’ is in geen plan een doel geworden"),
                format!("vision ambition ‘{code}’ became a goal in no plan"),
            ),
        )
        .label(
            format!("‘{plan}’ is beschreven, en niets daarin komt hieruit voort"),
            format!("‘{plan}’ is described, and nothing in it comes of this"),
        )
        .help(
            format!("schrijf bij de ambitie welk doel zij werd: {write} doel …@{plan}"),
            format!("write at the ambition which goal it became: {write} goal …@{plan}"),
        );
        // It may well stand in the parts that are not described.
        if !partial {
            findings.add(*id, found);
        }
    }
}

/// From which year on it should be in a plan: what it says, else the year after that of its vision.
fn due(model: &Model, id: NodeId) -> Option<i16> {
    let said = model.prop(id, &vision_ambition::FROM).and_then(|prop| match prop.value {
        Value::Year(year) => Some(year),
        _ => None,
    });
    let vision = || model.node(id).and_then(|node| node.parent);
    said.or_else(|| follow_up::term(model, vision()?).0?.checked_add(1))
}
