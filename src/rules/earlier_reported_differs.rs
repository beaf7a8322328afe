//! Finds deviations that repeat what was reported before with another amount.

use rust_decimal::Decimal;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, deviation};
use crate::model::value::{Earlier, Value};
use crate::model::{Model, NodeId};
use crate::source::Span;

use super::wholes::euros;
use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule::new(
    Group::Money,
    Bi::new("eerder-gemeld-wijkt-af", "earlier-reported-differs"),
    Severity::Warning,
    DOCS,
    check,
);

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een afwijking met ‘eerder-gemeld’ waarvan dezelfde afwijking in dat document een ander bedrag \
         noemt.",
        "A deviation with ‘reported-earlier’ of which the same deviation in that document gives another \
         amount.",
    ),
    matters: Bi::new(
        "Het verschil met wat eerder gemeld is, is het nieuws. Klopt het oude bedrag niet, dan klopt \
         het nieuws niet.",
        "The difference from what was reported before is the news. If the old amount is wrong, so is \
         the news.",
    ),
    mend: Bi::new(
        "Neem het bedrag over zoals het in het eerdere document staat.",
        "Take over the amount as it stands in the earlier document.",
    ),
    fails: Bi::new(
        r#"--- berap-1.kader
document berap-2026-1
programma 1 "Samen leven" {
  afwijking dak "Duurder dak" {
    nadeel 2026 € 40.000 incidenteel
  }
}
--- berap-2.kader
document berap-2026-2
programma 1 "Samen leven" {
  afwijking dak "Duurder dak" {
    nadeel 2026 € 60.000 incidenteel
    eerder-gemeld nadeel € 45.000 in berap-2026-1
  }
}"#,
        r#"--- report-1.kader
language en
document report-2026-1
programme 1 "Living together" {
  deviation roof "A dearer roof" {
    disadvantage 2026 € 40,000 incidental
  }
}
--- report-2.kader
language en
document report-2026-2
programme 1 "Living together" {
  deviation roof "A dearer roof" {
    disadvantage 2026 € 60,000 incidental
    reported-earlier disadvantage € 45,000 in report-2026-1
  }
}"#,
    ),
    passes: Bi::new(
        r#"--- berap-1.kader
document berap-2026-1
programma 1 "Samen leven" {
  afwijking dak "Duurder dak" {
    nadeel 2026 € 40.000 incidenteel
  }
}
--- berap-2.kader
document berap-2026-2
programma 1 "Samen leven" {
  afwijking dak "Duurder dak" {
    nadeel 2026 € 60.000 incidenteel
    eerder-gemeld nadeel € 40.000 in berap-2026-1
  }
}"#,
        r#"--- report-1.kader
language en
document report-2026-1
programme 1 "Living together" {
  deviation roof "A dearer roof" {
    disadvantage 2026 € 40,000 incidental
  }
}
--- report-2.kader
language en
document report-2026-2
programme 1 "Living together" {
  deviation roof "A dearer roof" {
    disadvantage 2026 € 60,000 incidental
    reported-earlier disadvantage € 40,000 in report-2026-1
  }
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for id in facts.of(&deviation::CONCEPT) {
        for prop in model.props(*id, &deviation::EARLIER) {
            let Value::Earlier(earlier) = &prop.value else { continue };
            if let Some(found) = differs(model, *id, earlier, prop.span) {
                findings.add(*id, found);
            }
        }
    }
}

fn differs(model: &Model, id: NodeId, earlier: &Earlier, span: Span) -> Option<Diagnostic> {
    let document = earlier.document.and_then(|document| model.target_at(id, document))?;
    let other = model.same_code(id, document)?;
    let (printed, grain) = model.money_in_euros(id, &earlier.money);
    let doubt = &earlier.money.doubt;
    let printed = printed.ok().filter(|_| !doubt.about && doubt.uncertain.is_none())?;
    let now = if earlier.advantage { printed } else { -printed };
    let effects = model.effects(other);
    let year = earlier.period.and_then(crate::model::period::Period::first_year);
    let mut sum = crate::model::Sum::default();
    for effect in effects.iter().filter(|one| year.is_none() || one.year == year) {
        sum.add(effect.euros, effect.grain, effect.firm);
    }
    let one = |effect: &crate::model::EffectAmount| effect.euros == Ok(now);
    let minus = now.is_sign_negative() != printed.is_sign_negative() && printed.is_sign_negative();
    if sum.addends == 0 || !sum.known || minus || sum.fits(now, grain) || effects.iter().any(one) {
        return None;
    }
    Some(found(model, span, now, sum.euros, document, effects.first()?.span))
}

fn found(
    model: &Model,
    span: Span,
    now: Decimal,
    then: Decimal,
    document: NodeId,
    place: Span,
) -> Diagnostic {
    let (own, was) = (signed(now), signed(then));
    let name = model.id(document).into_owned();
    Diagnostic::new(
        &RULE.kind,
        span,
        Text::new(
            format!("eerder gemeld heet {}, maar {name} noemt {}", own.nl, was.nl),
            format!("reported earlier is {}, but {name} says {}", own.en, was.en),
        ),
    )
    .label("een ander bedrag dan toen", "another amount than then")
    .also(place, was.nl.clone(), was.en.clone())
    .help(
        format!("neem het bedrag van toen over: {}", was.nl),
        format!("take over the amount of then: {}", was.en),
    )
}

/// `een nadeel van € 40.000`
fn signed(value: Decimal) -> Text {
    let amount = euros(value.abs());
    match value.is_sign_negative() {
        true => {
            Text::new(format!("een nadeel van {}", amount.nl), format!("a disadvantage of {}", amount.en))
        }
        false => {
            Text::new(format!("een voordeel van {}", amount.nl), format!("an advantage of {}", amount.en))
        }
    }
}
