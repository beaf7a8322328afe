//! Finds goals of which neither the words nor an indicator say when they are reached.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, criterion, fields, indicator};
use crate::model::value::Value;
use crate::model::{Model, NodeId};

use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    lacks: true,
    reach: Reach::File,
    ..Rule::new(
        Group::Measurability,
        Bi::new("onmeetbaar-doel", "unmeasurable-goal"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een doel zonder getal, jaar, doelgroep of vergelijking in de titel, de zin en de criteria, met alleen kengetallen of wettelijke indicatoren zonder streefwaarde of richting.",
        "A goal with no number, year, target group or comparison in its title, sentence and criteria, and with only key figures or statutory indicators that have no target or direction.",
    ),
    matters: Bi::new(
        "Van zo’n doel is nooit vast te stellen of het gehaald is, al staan er cijfers bij.",
        "Nobody can ever tell whether such a goal was reached, although there are figures beside it.",
    ),
    mend: Bi::new(
        "Zeg in een criterium wie wat merkt en wanneer, of geef een van de indicatoren een streefwaarde.",
        "Say in a criterion who notices what and when, or give one of the indicators a target.",
    ),
    fails: Bi::new(
        r#"document begroting-2026
doel 1 "Een vitale en gezonde gemeente" {
  criterium gezond "De gemeente is gezond"
  indicator sport "Niet-sporters" {
    zoals bbv niet-sporters
  }
}"#,
        r#"language en
document budget-2026
goal 1 "A vital and healthy municipality" {
  criterion healthy "The municipality is healthy"
  indicator sport "People who do no sport" {
    like bbv niet-sporters
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
persoon jansen "Els Jansen"
doel 1 "Een vitale en gezonde gemeente" {
  portefeuillehouder jansen
  criterium sporten "In 2030 sport de helft van de jongeren"
  indicator sport "Niet-sporters" {
    zoals bbv niet-sporters
  }
}"#,
        r#"language en
document budget-2026
person jansen "Els Jansen"
goal 1 "A vital and healthy municipality" {
  portfolio-holder jansen
  criterion sports "In 2030 half of the young people do sport"
  indicator sport "People who do no sport" {
    like bbv niet-sporters
  }
}"#,
    ),
};

/// Beginnings of words that make a text measurable: numbers, all or none, comparisons, groups. A text with one
/// of them is left alone: what counts as measurable is a matter of taste, and this rule only names the plain cases.
const MEASURES: &[&str] = &[
    // Numbers, and all or none.
    "één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "honderd",
    "duizend",
    "helft",
    "half",
    "halve",
    "kwart",
    "dubbel",
    "verdubbel",
    "alle",
    "elk",
    "ieder",
    "niemand",
    "geen",
    "altijd",
    "nooit",
    "binnen",
    "uiterlijk",
    "one",
    "two",
    "three",
    "four",
    "five",
    "seven",
    "eight",
    "nine",
    "ten",
    "hundred",
    "thousand",
    "quarter",
    "double",
    "all",
    "each",
    "every",
    "nobody",
    "none",
    "no",
    "always",
    "never",
    "within",
    "percent",
    "procent",
    // Comparisons.
    "meer",
    "minder",
    "hoger",
    "lager",
    "groter",
    "kleiner",
    "sneller",
    "korter",
    "langer",
    "vaker",
    "stijg",
    "daal",
    "dalen",
    "toename",
    "toenem",
    "afname",
    "afnem",
    "groei",
    "vergro",
    "verhog",
    "verlag",
    "vermeerder",
    "verminder",
    "minst",
    "meest",
    "gemiddeld",
    "more",
    "less",
    "fewer",
    "higher",
    "lower",
    "larger",
    "smaller",
    "faster",
    "shorter",
    "longer",
    "increas",
    "decreas",
    "grow",
    "reduc",
    "rais",
    "least",
    "most",
    "average",
    // Groups.
    "jong",
    "jeugd",
    "oud",
    "senior",
    "kind",
    "leerling",
    "student",
    "mantelzorg",
    "vrijwillig",
    "ondernem",
    "bedrij",
    "werkzoek",
    "werkloz",
    "statushoud",
    "nieuwkom",
    "vluchteling",
    "gezin",
    "huishoud",
    "starter",
    "cliënt",
    "patiënt",
    "bezoek",
    "toerist",
    "huurder",
    "vrouw",
    "man",
    "scholen",
    "vereniging",
    "boer",
    "young",
    "youth",
    "elder",
    "older",
    "child",
    "pupil",
    "carer",
    "volunteer",
    "entrepreneur",
    "compan",
    "business",
    "unemployed",
    "refugee",
    "famil",
    "household",
    "client",
    "patient",
    "visitor",
    "tourist",
    "tenant",
    "women",
    "men",
    "school",
    "farmer",
];

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for id in &facts.goals {
        // Without criteria nothing says when it is reached, which is a finding already.
        let children = model.children(*id);
        let speaks = |child: &NodeId| is_indicator(model, *child) && !says_nothing(facts, *child);
        if children.iter().any(speaks) || !children.iter().any(|child| is_criterion(model, *child)) {
            continue;
        }
        let indicators = model.indicators_of(*id);
        let pointless = |indicator: &NodeId| says_nothing(facts, *indicator);
        if indicators.is_empty() || !indicators.iter().all(pointless) || is_measurable(model, *id) {
            continue;
        }
        let Some(node) = model.node(*id) else { continue };
        let (nl, en) = (node.concept.word.nl.one, node.concept.word.en.one);
        let code = model.id(*id);
        let language = model.language(node.span.file);
        let (criterion, target) = (criterion::CONCEPT.word.get(language), fields::TARGET.word.get(language));
        let mut found = Diagnostic::new(
            &RULE.kind,
            node.span,
            Text::new(
                format!("van {nl} ‘{code}’ is niet vast te stellen of het bereikt is"),
                format!("nobody can tell whether {en} ‘{code}’ is reached"),
            ),
        )
        .label("hierin staat geen getal, jaar of doelgroep", "there is no number, year or target group in this")
        .help(
            format!("schrijf een {criterion} dat zegt wie wat merkt en wanneer, of geef een indicator een {target}"),
            format!("write a {criterion} that says who notices what and when, or give an indicator a {target}"),
        );
        if let Some(first) = indicators.first().and_then(|first| model.node(*first)) {
            found = found.also(first.span, "deze heeft geen streefwaarde", "this one has no target");
        }
        findings.add(*id, found);
    }
}

/// An indicator without a target of which none is asked, and that gives no reason: the others were found already.
fn says_nothing(facts: &Facts<'_>, id: NodeId) -> bool {
    let model = facts.model;
    let described = model.node(id).is_some_and(|node| !node.external && !node.broken);
    described
        && !model.wants_target(id)
        && model.series(id).targets().next().is_none()
        && model.prop(id, &indicator::DESIRED).is_none()
        && !facts.answered(id, Some(&fields::TARGET), None)
}

fn is_indicator(model: &Model, id: NodeId) -> bool {
    model.node(id).is_some_and(|node| *node.concept == indicator::CONCEPT)
}

fn is_criterion(model: &Model, id: NodeId) -> bool {
    model.node(id).is_some_and(|node| *node.concept == criterion::CONCEPT)
}

fn is_measurable(model: &Model, id: NodeId) -> bool {
    let criteria = model.children(id).into_iter().filter(|child| is_criterion(model, *child));
    let mut said = criteria.chain([id]).flat_map(|part| {
        let sentence = [&fields::READS, &fields::DESCRIPTION].into_iter().filter_map(move |field| {
            // The description of the goal itself is about much else.
            let own = part != id || *field == fields::READS;
            model.prop(part, field).filter(|_| own).and_then(|prop| match &prop.value {
                Value::Text(text) => Some(model.text(text)),
                _ => None,
            })
        });
        sentence.chain(model.title(part))
    });
    said.any(|text| has_measure(&text)) || model.may_have(id, Some(&fields::READS), Some(&criterion::CONCEPT))
}

fn has_measure(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower.split(|one: char| !one.is_alphanumeric());
    words.any(|word| {
        word.starts_with(|one: char| one.is_ascii_digit())
            || MEASURES.iter().any(|stem| word.starts_with(stem))
    })
}
