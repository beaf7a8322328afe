//! Finds offsets of deviations that the other side does not know of, or knows with another amount.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, deviation};
use crate::model::{Mirror, Model, NodeId, OffsetAmount};

use super::wholes::{euros, name};
use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule {
    lacks: true,
    ..Rule::new(
        Group::Money,
        Bi::new("tegenpost-niet-gevonden", "offset-not-mirrored"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een afwijking die zegt wat ertegenover staat, terwijl daar geen afwijking is die terugverwijst \
         of het tegengestelde bedrag heeft; of een met een ander bedrag.",
        "A deviation that says what offsets it, while no deviation there points back or has the \
         opposite amount; or one with another amount.",
    ),
    matters: Bi::new(
        "Wat hier een nadeel is, moet elders een voordeel zijn. Meldt de andere kant niets, dan is het \
         geld weg of telt het dubbel.",
        "What is a disadvantage here must be an advantage elsewhere. If the other side reports nothing, \
         the money is gone or counted twice.",
    ),
    mend: Bi::new(
        "Beschrijf bij het andere doel of programma de afwijking die ertegenover staat, met ‘tegenover’ \
         terug en hetzelfde bedrag. Is die kant hier niet beschreven, zeg dat dan met ‘elders’.",
        "Describe at the other goal or programme the deviation that offsets this one, with ‘offset-by’ \
         back and the same amount. If that side is not described here, say so with ‘elsewhere’.",
    ),
    fails: Bi::new(
        r#"document berap-2026-1

programma 1 "Samen leven" {
  afwijking dak "Duurder dak" {
    nadeel 2026 € 40.000 incidenteel
    tegenover programma 2 € 40.000
  }
}
programma 2 "Groen""#,
        r#"language en
document report-2026-1

programme 1 "Living together" {
  deviation roof "A dearer roof" {
    disadvantage 2026 € 40,000 incidental
    offset-by programme 2 € 40,000
  }
}
programme 2 "Green""#,
    ),
    passes: Bi::new(
        r#"document berap-2026-1

programma 1 "Samen leven" {
  afwijking dak "Duurder dak" {
    nadeel 2026 € 40.000 incidenteel
    tegenover programma 2 € 40.000
  }
}
programma 2 "Groen" {
  afwijking tuin "Goedkopere tuin" {
    voordeel 2026 € 40.000 incidenteel
    tegenover programma 1 € 40.000
  }
}"#,
        r#"language en
document report-2026-1

programme 1 "Living together" {
  deviation roof "A dearer roof" {
    disadvantage 2026 € 40,000 incidental
    offset-by programme 2 € 40,000
  }
}
programme 2 "Green" {
  deviation garden "A cheaper garden" {
    advantage 2026 € 40,000 incidental
    offset-by programme 1 € 40,000
  }
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let asked =
        facts.of(&deviation::CONCEPT).iter().filter(|id| model.has(**id, crate::model::Relation::OffsetBy));
    let asked: Vec<NodeId> = asked.copied().collect();
    if asked.is_empty() {
        return;
    }
    let mirrors = model.mirrors();
    for id in asked {
        for offset in model.offsets(id) {
            let found = match model.mirror(&mirrors, id, &offset) {
                Mirror::Unasked | Mirror::Found(_) => continue,
                Mirror::Nothing => nothing(model, id, &offset),
                Mirror::Differs(other) => differs(model, &offset, other),
            };
            if let Some(found) = found {
                findings.add(id, found);
            }
        }
    }
}

fn nothing(model: &Model, id: NodeId, offset: &OffsetAmount) -> Option<Diagnostic> {
    let target = offset.target?;
    // A deviation that cannot be read may be the one that is sought.
    if model.may_have(target, Some(&deviation::OFFSET), Some(&deviation::CONCEPT)) {
        return None;
    }
    let there = name(model, target);
    let back = model.upward(id).find(|one| model.node(*one).is_some_and(|node| node.concept.is_level()));
    let language = model.language(offset.span.file);
    let word = deviation::OFFSET.word.get(language);
    let back = back.map_or(String::new(), |level| model.name(level, language));
    let mut found = Diagnostic::new(
        &RULE.kind,
        offset.span,
        Text::new(
            format!("bij {} staat geen afwijking die hier tegenover staat", there.nl),
            format!("at {} stands no deviation that offsets this one", there.en),
        ),
    )
    .label("de andere kant meldt niets", "the other side reports nothing");
    if let Some(node) = model.node(target).filter(|node| node.span.file == offset.span.file || !node.external)
    {
        found = found.also(node.span, "hier wordt de andere kant gezocht", "the other side is sought here");
    }
    Some(found.help(
        format!("beschrijf daar de afwijking aan de andere kant, met: {word} {back}"),
        format!("describe the deviation of the other side there, with: {word} {back}"),
    ))
}

fn differs(model: &Model, offset: &OffsetAmount, other: NodeId) -> Option<Diagnostic> {
    let (own, theirs) = (euros(offset.known()?.abs()), euros(model.worth(other)?.euros.abs()));
    let node = model.node(other)?;
    let found = Diagnostic::new(
        &RULE.kind,
        offset.span,
        Text::new(
            format!("hier staat {} tegenover, aan de andere kant {}", own.nl, theirs.nl),
            format!("this is offset by {}, and the other side says {}", own.en, theirs.en),
        ),
    )
    .label("de twee kanten noemen een ander bedrag", "the two sides give different amounts")
    .also(node.span, theirs.nl, theirs.en)
    .help(
        "zoek na welk bedrag klopt, en schrijf het aan beide kanten",
        "find out which amount is right, and write it on both sides",
    );
    Some(found)
}
