//! Finds ambitions of a vision that became a goal with other words, without the goal saying so.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, fields, vision_ambition};
use crate::model::value::Value;
use crate::model::{Model, NodeId, Relation};
use crate::source::Span;

use super::{Facts, Findings, Group, Reach, Rule, follow_up, prose};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Agenda,
        Bi::new("visie-doel-verschilt", "vision-goal-differs"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een ambitie uit een visie die vanaf een jaar een doel is, terwijl dat doel met heel andere woorden in de \
         begroting staat: geen woord van de titel komt terug, ook niet in ‘luidt’ of ‘voorheen’.",
        "An ambition of a vision that is a goal from a year on, while that goal stands in the budget in quite other \
         words: no word of the title comes back, nor in ‘reads’ or ‘formerly’.",
    ),
    matters: Bi::new(
        "Wie de visie kent, vindt het doel niet terug, of het is een ander doel geworden en niemand heeft dat besloten.",
        "Who knows the vision does not find the goal, or it became another goal and nobody decided so.",
    ),
    mend: Bi::new(
        "Kijk of de verwijzing naar het goede doel gaat. Is het hetzelfde doel met een nieuwe naam, schrijf dan bij het \
         doel: voorheen \"de naam in de visie\".",
        "Look whether the reference goes to the right goal. If it is the same goal under a new name, write at the goal: \
         formerly \"the name in the vision\".",
    ),
    fails: Bi::new(
        r#"visie stad "Stad 2040" {
  visie-ambitie groen "Wijken zijn groen" {
    vanaf 2026
    leidt-tot programma 1@begroting-2026
  }
}
--- begroting-2026.kader
document begroting-2026

programma 1 "Inwoners doen mee""#,
        r#"language en
vision city "City 2040" {
  vision-ambition green "Neighbourhoods are green" {
    from 2026
    leads-to programme 1@budget-2026
  }
}
--- budget-2026.kader
language en
document budget-2026

programme 1 "Residents take part""#,
    ),
    passes: Bi::new(
        r#"visie stad "Stad 2040" {
  visie-ambitie groen "Wijken zijn groen" {
    vanaf 2026
    leidt-tot programma 1@begroting-2026
  }
}
--- begroting-2026.kader
document begroting-2026

programma 1 "Groene wijken""#,
        r#"language en
vision city "City 2040" {
  vision-ambition green "Neighbourhoods are green" {
    from 2026
    leads-to programme 1@budget-2026
  }
}
--- budget-2026.kader
language en
document budget-2026

programme 1 "Green neighbourhoods""#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for id in facts.of(&vision_ambition::CONCEPT) {
        // Without a year it may lead to a goal without being it.
        let Some(node) = model.node(*id) else { continue };
        let (Some(title), true) = (&node.title, model.prop(*id, &vision_ambition::FROM).is_some()) else {
            continue;
        };
        let Some((goal, reference)) = only_goal(model, *id) else { continue };
        let said = prose::stems(&model.text(title));
        let told = prose::stems(&names(model, goal));
        if said.is_empty() || told.is_empty() || said.iter().any(|one| told.contains(one)) {
            continue;
        }
        let Some(there) = model.node(goal) else { continue };
        let code = model.id(goal);
        let own = model.text(title);
        let write = fields::FORMERLY.word.get(model.language(there.span.file));
        let found = Diagnostic::new(
            &RULE.kind,
            reference,
            Text::new(
                format!("‘{code}’ heeft heel andere woorden dan deze ambitie"),
                format!("‘{code}’ has quite other words than this ambition"),
            ),
        )
        .label("de ambitie zegt dat zij dit doel werd", "the ambition says that it became this goal")
        .also(there.span, "het doel heet zo", "the goal is called this")
        .help(
            format!("kijk of dit het goede doel is; zo ja, schrijf daar: {write} \"{own}\""),
            format!("look whether this is the right goal; if so, write there: {write} \"{own}\""),
        );
        findings.add(*id, found);
    }
}

/// The one level that an ambition leads to, when it is described and led to by nothing else of the vision.
fn only_goal(model: &Model, id: NodeId) -> Option<(NodeId, Span)> {
    let targets = model.targets(id, Relation::LeadsTo);
    let [(goal, edge)] = targets.as_slice() else { return None };
    let node = model.node(*goal).filter(|node| node.concept.is_level() && !node.external)?;
    node.title.as_ref()?;
    let origins = model.origins(*goal, Relation::LeadsTo);
    (origins.len() == 1 && !follow_up::is_over(model, id)).then_some((*goal, edge.span))
}

/// All that a goal is or was called.
fn names(model: &Model, goal: NodeId) -> String {
    let mut names = model.title(goal).unwrap_or_default().into_owned();
    let mut add = |text: &str| {
        names.push(' ');
        names.push_str(text);
    };
    for prop in model.props(goal, &fields::READS).chain(model.props(goal, &fields::FORMERLY)) {
        match &prop.value {
            Value::Text(text) => add(&model.text(text)),
            Value::Texts(texts) => texts.iter().for_each(|text| add(&model.text(text))),
            _ => {}
        }
    }
    names
}
