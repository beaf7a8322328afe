//! Finds labels of deviations that their own amounts contradict: neutral with money left over, an advantage below zero.

use rust_decimal::Decimal;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::shape::Flow;
use crate::language::{Bi, deviation, values};
use crate::model::{EffectAmount, Mirror, Mirrors, Model, NodeId, OffsetAmount, Sum};
use crate::source::Span;

use super::wholes::euros;
use super::{Facts, Findings, Group, Reach, Rule};

// A warning, for the spec may say rightly what a page says wrongly: the page is then what must be mended.
pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Money,
        Bi::new("label-weerspreekt-bedrag", "label-contradicts-amount"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een afwijking die ‘budgettair-neutraal’ heet terwijl haar bedragen niet op nul uitkomen en \
         geen bedrag het verschil goedmaakt; of een ‘voordeel’ of ‘nadeel’ met een bedrag onder nul.",
        "A deviation called ‘budget-neutral’ while its amounts do not come to zero and no amount makes \
         up for the difference; or an ‘advantage’ or ‘disadvantage’ with an amount below zero.",
    ),
    matters: Bi::new(
        "De raad leest het label, niet de som. Staat er ‘neutraal’ en is de andere kant niet in geld \
         genoemd, dan is niet na te gaan of het klopt. Het is een waarschuwing en geen fout: de spec \
         kan goed weergeven wat op de pagina niet klopt.",
        "The council reads the label, not the sum. Where it says ‘neutral’ and the other side has no \
         amount, nobody can tell whether it is. It is a warning and no error: a spec may rightly \
         render what is wrong on the page.",
    ),
    mend: Bi::new(
        "Noem het bedrag dat ertegenover staat, of haal het label weg. Een voordeel of nadeel schrijft \
         u zonder min; drukt de bron wel een min, schrijf dan in het document: tekens voordeel-nadeel.",
        "Give the amount that offsets it, or remove the label. Write an advantage or disadvantage \
         without a minus; where the source prints one, write in the document: signs \
         advantage-disadvantage.",
    ),
    fails: Bi::new(
        r#"document berap-2026-1
elders programma 10

programma 1 "Samen leven" {
  afwijking inburgering "Uitkering inburgering" {
    budgettair-neutraal
    nadeel 2026 € 460.000 incidenteel
    tegenover programma 10 nnb
    toelichting "De uitkering komt nu op programma 10 binnen."
  }
}"#,
        r#"language en
document report-2026-1
elsewhere programme 10

programme 1 "Living together" {
  deviation integration "Grant for integration" {
    budget-neutral
    disadvantage 2026 € 460,000 incidental
    offset-by programme 10 tbd
    explanation "The grant now comes in at programme 10."
  }
}"#,
    ),
    passes: Bi::new(
        r#"document berap-2026-1
elders programma 10

programma 1 "Samen leven" {
  afwijking inburgering "Uitkering inburgering" {
    budgettair-neutraal
    nadeel 2026 € 460.000 incidenteel
    tegenover programma 10 € 460.000
    toelichting "De uitkering komt nu op programma 10 binnen."
  }
}"#,
        r#"language en
document report-2026-1
elsewhere programme 10

programme 1 "Living together" {
  deviation integration "Grant for integration" {
    budget-neutral
    disadvantage 2026 € 460,000 incidental
    offset-by programme 10 € 460,000
    explanation "The grant now comes in at programme 10."
  }
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let mut mirrors = None;
    for id in facts.of(&deviation::CONCEPT) {
        let effects = model.effects(*id);
        for effect in effects.iter().filter(|effect| effect.contradicted) {
            findings.add(*id, against_sign(model, effect));
        }
        let Some(label) = model.prop(*id, &deviation::BUDGET_NEUTRAL) else { continue };
        if effects.iter().any(|effect| effect.contradicted) || is_unread(model, *id) {
            continue;
        }
        let offsets = model.offsets(*id);
        let mirrors = mirrors.get_or_insert_with(|| model.mirrors());
        if let Some(left) = left_over(model, *id, &offsets, mirrors) {
            findings.add(*id, not_neutral(model, label.span, left, &effects, &offsets));
        }
    }
}

/// Whether an amount may stand in a line that could not be read.
fn is_unread(model: &Model, id: NodeId) -> bool {
    let fields = [&deviation::ADVANTAGE, &deviation::DISADVANTAGE, &deviation::OFFSET];
    let flows = [Flow::Costs, Flow::Revenues, Flow::Coverage, Flow::Addition, Flow::Withdrawal];
    fields.iter().any(|field| model.may_have(id, Some(field), None))
        || flows.iter().any(|flow| model.may_state(id, *flow))
}

/// What remains of the amounts when all that offsets them in euros is taken off; none when they are neutral.
fn left_over(model: &Model, id: NodeId, offsets: &[OffsetAmount], mirrors: &Mirrors) -> Option<Decimal> {
    let (effects, changes) = (model.net_effect(id), model.net_change(id));
    let both = effects.zip(changes).map(|(effects, changes)| effects.plus(changes));
    let ways: Vec<Sum> =
        [effects, changes, both].into_iter().flatten().filter(|sum| sum.addends > 0).collect();
    let first = ways.first()?;
    let amounts = model.amounts(id);
    let coverage: Sum = amounts.iter().filter(|one| one.flow == Flow::Coverage).collect();
    let made_up = offset_by(model, id, offsets, mirrors)?;
    let is_neutral = |sum: &Sum| {
        [Sum::default(), coverage].into_iter().any(|coverage| {
            let mut rest = sum.plus(coverage);
            // What has no figure is not shown to make up for anything.
            rest.known = true;
            rest.euros = rest.euros.abs();
            rest.fits(Decimal::ZERO, made_up.grain) || rest.minus(made_up).fits(Decimal::ZERO, rest.grain)
        })
    };
    (!ways.iter().any(is_neutral)).then_some(first.euros)
}

/// What the offsets come to, by their own amount or that of the deviation that mirrors this one.
/// None when an amount there is in doubt.
fn offset_by(model: &Model, id: NodeId, offsets: &[OffsetAmount], mirrors: &Mirrors) -> Option<Sum> {
    let mut sum = Sum::default();
    for offset in offsets {
        if let Some(Ok(euros)) = offset.euros {
            sum.add(Ok(euros.abs()), offset.grain, offset.firm);
            continue;
        }
        if let Mirror::Found(other) = model.mirror(mirrors, id, offset)
            && let Some(worth) = model.worth(other)
        {
            sum.add(Ok(worth.euros.abs()), worth.grain, true);
        }
    }
    sum.known.then_some(sum)
}

fn not_neutral(
    model: &Model,
    label: Span,
    left: Decimal,
    effects: &[EffectAmount],
    offsets: &[OffsetAmount],
) -> Diagnostic {
    let text = euros(left.abs());
    let (nl, en) = match left.is_sign_negative() {
        true => (values::DISADVANTAGE.nl.one, values::DISADVANTAGE.en.one),
        false => (values::ADVANTAGE.nl.one, values::ADVANTAGE.en.one),
    };
    let language = model.language(label.file);
    let word = deviation::BUDGET_NEUTRAL.word.get(language);
    let offset = deviation::OFFSET.word.get(language);
    let amount = if effects.is_empty() { Text::new("", "") } else { text.clone() };
    let mut found = Diagnostic::new(
        &RULE.kind,
        label,
        Text::new(
            format!("de afwijking heet budgettair neutraal, maar toont een {nl} van {}", text.nl),
            format!("the deviation is called budget neutral, but shows {} {en} of {}", article(en), text.en),
        ),
    );
    let open = offsets.iter().filter(|one| one.known().is_none()).count();
    found = match (offsets.is_empty(), open) {
        (true, _) => found.label("er staat niets tegenover", "nothing offsets it"),
        (false, 0) => {
            found.label("wat ertegenover staat, is een ander bedrag", "what offsets it is another amount")
        }
        (false, _) => {
            found.label("wat ertegenover staat, heeft geen bedrag", "what offsets it has no amount")
        }
    };
    for effect in effects {
        let shown = effect.euros.map_or(amount.clone(), |euros| self::euros(euros.abs()));
        found = found.also(effect.span, shown.nl, shown.en);
    }
    for one in offsets {
        let external = one.target.and_then(|target| model.node(target)).is_some_and(|node| node.external);
        let (nl, en) = match (one.known(), external) {
            (Some(_), _) => ("dit staat ertegenover", "this offsets it"),
            (None, true) => (
                "geen bedrag, en de andere kant is hier niet beschreven",
                "no amount, and the other side is not described here",
            ),
            (None, false) => ("geen bedrag", "no amount"),
        };
        found = found.also(one.span, nl, en);
    }
    found.help(
        format!("zet het bedrag achter ‘{offset}’, of haal ‘{word}’ weg"),
        format!("put the amount after ‘{offset}’, or remove ‘{word}’"),
    )
}

fn article(word: &str) -> &'static str {
    if word.starts_with('a') { "an" } else { "a" }
}

fn against_sign(model: &Model, effect: &EffectAmount) -> Diagnostic {
    let (word, other) = match effect.advantage {
        true => (&values::ADVANTAGE, &values::DISADVANTAGE),
        false => (&values::DISADVANTAGE, &values::ADVANTAGE),
    };
    let language = model.language(effect.span.file);
    let signs = crate::language::document::SIGNS.word.get(language);
    let convention = values::ADVANTAGE_SIGNED.word.get(language);
    let right = other.get(language);
    let (nl, en) = match effect.advantage {
        true => (
            format!("schrijf het bedrag zonder min, of noem het een {right}"),
            format!("write the amount without a minus, or call it a {right}"),
        ),
        false => (
            format!("schrijf het bedrag zonder min, of in het document: {signs} {convention}"),
            format!("write the amount without a minus, or in the document: {signs} {convention}"),
        ),
    };
    Diagnostic::new(
        &RULE.kind,
        effect.span,
        Text::new(format!("het {} is negatief", word.nl.one), format!("the {} is negative", word.en.one)),
    )
    .label("woord en teken zeggen het tegendeel", "word and sign say opposite things")
    .help(nl, en)
}
