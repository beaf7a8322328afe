//! Finds indicators whose kind does not go with what they measure.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Choice, fields, values};
use crate::model::value::Value;
use crate::model::{Model, NodeId};
use crate::source::Span;

use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule::new(
    Group::Measurability,
    Bi::new("soort-indicator-past-niet", "kind-mismatch"),
    Severity::Note,
    DOCS,
    check,
);

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een prestatie-indicator die meet wat mensen vinden of voelen, of een effectindicator die telt wat de organisatie zelf doet.",
        "An output indicator that measures what people think or feel, or an outcome indicator that counts what the organisation does itself.",
    ),
    matters: Bi::new(
        "Een prestatie heeft de organisatie in de hand, een effect niet. Wie ze verwisselt, rekent af op het verkeerde.",
        "The organisation controls an output, not an outcome. Who mixes them up calls people to account for the wrong thing.",
    ),
    mend: Bi::new(
        "Kijk of ‘soort’ klopt: prestatie is wat de organisatie levert, effect is wat ermee bereikt wordt.",
        "Check the ‘kind’: output is what the organisation delivers, outcome is what that achieves.",
    ),
    fails: Bi::new(
        r#"document begroting-2026
programma 1 "Wonen" {
  indicator woningen "Inwoners die zich veilig voelen" {
    soort prestatie
    eenheid %
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Housing" {
  indicator homes "Residents who feel safe" {
    kind output
    unit %
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
programma 1 "Wonen" {
  indicator woningen "Inwoners die zich veilig voelen" {
    soort effect
    eenheid %
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Housing" {
  indicator homes "Residents who feel safe" {
    kind outcome
    unit %
  }
}"#,
    ),
};

/// Words of a title that ask what people think or feel.
const FELT: &[&str] = &[
    "voelt",
    "voelen",
    "ervaart",
    "ervaren",
    "beleving",
    "tevreden",
    "tevredenheid",
    "waardering",
    "rapportcijfer",
    "aangeeft",
    "vindt",
    "feel",
    "feels",
    "satisfied",
    "satisfaction",
    "experience",
    "perceive",
    "appreciation",
];

/// Units that count what an organisation does itself.
const DONE: &[&str] = &[
    "bijeenkomsten",
    "controles",
    "inspecties",
    "trainingen",
    "cursussen",
    "workshops",
    "campagnes",
    "huisbezoeken",
    "subsidies",
    "adviezen",
    "raadplegingen",
    "overleggen",
    "meetings",
    "inspections",
    "checks",
    "trainings",
    "courses",
    "campaigns",
    "visits",
    "consultations",
];

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for id in facts.indicators().iter().map(|indicator| indicator.id) {
        let Some((unit, unit_span)) = model.unit(id) else { continue };
        let name = model.text(&unit.name);
        let shares = name == "%" || unit.scale.is_some() || name == "rapportcijfer";
        let acts = || unit.per.is_none() && DONE.iter().any(|word| word.eq_ignore_ascii_case(&name));
        if !shares && !acts() {
            continue;
        }
        let Some((kind, span)) = kind(model, id) else { continue };
        if *kind == values::OUTPUT && shares && is_felt(model, id) {
            let at = model.node(id).map_or(unit_span, |node| node.span);
            find(model, id, [span, at], Text::new("een mening of gevoel", "an opinion or feeling"), findings);
        }
        if *kind == values::OUTCOME && acts() {
            let acts =
                Text::new("iets wat de organisatie zelf doet", "something the organisation does itself");
            find(model, id, [span, unit_span], acts, findings);
        }
    }
}

/// The kind that holds for an indicator, and where it stands.
fn kind(model: &Model, id: NodeId) -> Option<(&'static Choice, Span)> {
    model.upward(id).find_map(|level| {
        model.prop(level, &fields::INDICATOR_KIND).and_then(|prop| match prop.value {
            Value::Choice(choice) => Some((choice, prop.span)),
            _ => None,
        })
    })
}

fn is_felt(model: &Model, id: NodeId) -> bool {
    let title = model.title(id).map(|title| title.to_lowercase()).unwrap_or_default();
    title.split(|one: char| !one.is_alphanumeric()).any(|word| FELT.contains(&word))
}

fn find(model: &Model, id: NodeId, [span, at]: [Span; 2], what: Text, findings: &mut Findings) {
    let code = model.id(id);
    let language = model.language(span.file);
    let word = fields::INDICATOR_KIND.word.get(language);
    let [output, outcome] = [&values::OUTPUT, &values::OUTCOME].map(|kind| kind.word.get(language));
    let found = Diagnostic::new(
        &RULE.kind,
        span,
        Text::new(
            format!("de soort van indicator ‘{code}’ past niet bij wat hij meet"),
            format!("the kind of indicator ‘{code}’ does not go with what it measures"),
        ),
    )
    .label("deze soort", "this kind")
    .also(at, format!("meet {}", what.nl), format!("measures {}", what.en))
    .help(
        format!("kies {word} {output} voor wat u levert en {word} {outcome} voor wat u ermee bereikt"),
        format!("choose {word} {output} for what you deliver and {word} {outcome} for what it achieves"),
    );
    findings.add(id, found);
}
