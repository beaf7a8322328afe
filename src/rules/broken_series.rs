//! Finds series that no longer compare with what they were, while nothing says so.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Field, fields, indicator};
use crate::model::value::{Observation, Value};
use crate::model::{Model, NodeId, Point, Relation, Series, likeness};
use crate::source::Span;

use super::{Facts, Findings, Group, Rule, editions};

pub static RULE: Rule = Rule::new(
    Group::Time,
    Bi::new("reeksbreuk-niet-gemeld", "broken-series"),
    Severity::Warning,
    DOCS,
    check,
);

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een indicator waarvan de bron, eenheid, definitie of populatie anders is dan in het document ervoor, of \
         van de ene waarde op de andere van bron wisselt, zonder ‘reeksbreuk’.",
        "An indicator of which the source, unit, definition or population is not that of the document before, \
         or that changes source from one value to the next, without a ‘series-break’.",
    ),
    matters: Bi::new(
        "De waarden lijken een reeks, maar meten niet hetzelfde. Een stijging kan dan niets anders zijn dan een \
         andere vraag.",
        "The values look like a series but do not measure the same thing. A rise may be nothing but another \
         question.",
    ),
    mend: Bi::new(
        "Schrijf vanaf welk jaar anders gemeten wordt en waarom: reeksbreuk 2025 \"reden\". Is er niets veranderd, \
         schrijf dan hetzelfde als in het eerdere document.",
        "Write from which year on it is measured differently and why: series-break 2025 \"reason\". If nothing \
         changed, write the same as in the earlier document.",
    ),
    fails: Bi::new(
        r#"document begroting-2026
bron omnibus "Omnibusenquête"
bron monitor "Veiligheidsmonitor"

programma 1 "Veiligheid" {
  indicator veilig "Inwoners die zich veilig voelen" {
    behaald 2022 71 bron omnibus, 2024 78 bron monitor
  }
}"#,
        r#"language en
document budget-2026
source omnibus "Omnibus survey"
source monitor "Safety monitor"

programme 1 "Safety" {
  indicator safe "Residents who feel safe" {
    realised 2022 71 source omnibus, 2024 78 source monitor
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
bron omnibus "Omnibusenquête"
bron monitor "Veiligheidsmonitor"

programma 1 "Veiligheid" {
  indicator veilig "Inwoners die zich veilig voelen" {
    behaald 2022 71 bron omnibus, 2024 78 bron monitor
    reeksbreuk 2024 "Voortaan uit de Veiligheidsmonitor"
  }
}"#,
        r#"language en
document budget-2026
source omnibus "Omnibus survey"
source monitor "Safety monitor"

programme 1 "Safety" {
  indicator safe "Residents who feel safe" {
    realised 2022 71 source omnibus, 2024 78 source monitor
    series-break 2024 "From the Safety monitor from now on"
  }
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for thread in facts.indicator_threads() {
        for pair in thread.windows(2) {
            let [earlier, later] = pair else { continue };
            if model.is_measured(*later) && !editions::has_new_break(model, *later, *earlier) {
                findings.extend(*later, between(model, *earlier, *later));
            }
        }
    }
    for id in facts.of(&indicator::CONCEPT) {
        findings.extend(*id, within(model, *id));
    }
}

fn measured<'s, 'm>(series: &'s Series<'m>) -> impl Iterator<Item = &'s Point<'m>> {
    series.realised().chain(series.baselines()).filter(|point| point.is_figure())
}

/// What changed from one edition to the next: the first thing that did.
fn between(model: &Model, earlier: NodeId, later: NodeId) -> Option<Diagnostic> {
    let (what, now, was) = other_source(model, earlier, later)
        .or_else(|| other_unit(model, earlier, later))
        .or_else(|| other_text(model, earlier, later, &indicator::DEFINITION))
        .or_else(|| other_text(model, earlier, later, &indicator::POPULATION))?;
    let document = editions::document_id(model, earlier);
    let code = model.id(later);
    let title = Text::new(
        format!("{} van ‘{code}’ is anders dan in {document}", what.nl),
        format!("the {} of ‘{code}’ is not that of {document}", what.en),
    );
    let found = Diagnostic::new(&RULE.kind, now, title)
        .label("en geen reeksbreuk", "and no series break")
        .also(was, format!("zo stond het in {document}"), format!("as it was in {document}"));
    Some(help(model, found, now))
}

fn help(model: &Model, found: Diagnostic, span: Span) -> Diagnostic {
    let word = indicator::BREAK.word.get(model.language(span.file));
    found.help(
        format!("schrijf vanaf welk jaar anders gemeten wordt: {word} jaar \"reden\"; of maak beide gelijk"),
        format!("write from which year on it is measured differently: {word} year \"reason\"; or make both the same"),
    )
}

/// The sources of an indicator: its own, or those of the nearest level above.
fn sources(model: &Model, id: NodeId) -> Vec<(NodeId, Span)> {
    let named = |level: NodeId| -> Vec<(NodeId, Span)> {
        // One behind a single value is not that of the series.
        let lines: Vec<Span> = model.props(level, &fields::SOURCES).map(|prop| prop.span).collect();
        let targets = model.targets(level, Relation::SourcedFrom).into_iter();
        let listed = targets.filter(|(_, edge)| lines.iter().any(|line| holds(*line, edge.span)));
        listed.map(|(source, edge)| (source, edge.span)).collect()
    };
    model.upward(id).map(named).find(|found| !found.is_empty()).unwrap_or_default()
}

fn holds(line: Span, span: Span) -> bool {
    line.file == span.file && line.start <= span.start && span.end <= line.end
}

type Changed = (Text, Span, Span);

fn other_source(model: &Model, earlier: NodeId, later: NodeId) -> Option<Changed> {
    let (now, was) = (sources(model, later), sources(model, earlier));
    let kept = now.iter().any(|(source, _)| was.iter().any(|(other, _)| source == other));
    let ((_, here), (_, there)) = (now.first()?, was.first()?);
    (!kept).then(|| (Text::new("de bron", "source"), *here, *there))
}

fn other_unit(model: &Model, earlier: NodeId, later: NodeId) -> Option<Changed> {
    // What a report gives differently from its plan is said by another rule.
    if model.targets(later, Relation::EditionOf).iter().any(|(plan, _)| *plan == earlier) {
        return None;
    }
    let (_, here) = model.unit(later)?;
    let (_, there) = model.unit(earlier)?;
    let differs = model.measure(later) != model.measure(earlier);
    differs.then(|| (Text::new("de eenheid", "unit"), here, there))
}

/// Another wording is no other meaning: other numbers in it are, or hardly a word in common.
fn other_text(model: &Model, earlier: NodeId, later: NodeId, field: &'static Field) -> Option<Changed> {
    let text = |id: NodeId| {
        model.prop(id, field).and_then(|prop| match &prop.value {
            Value::Text(text) => Some((model.text(text), prop.span)),
            _ => None,
        })
    };
    let ((now, here), (was, there)) = (text(later)?, text(earlier)?);
    if model.language(here.file) != model.language(there.file) {
        return None;
    }
    let numbers = |text: &str| -> Vec<String> {
        let words = likeness::words(text).into_iter();
        words.filter(|word| word.chars().any(|one| one.is_ascii_digit())).collect()
    };
    let changed = numbers(&now) != numbers(&was) || likeness::likeness(&now, &was).within < 30;
    let word = field.word.form(crate::language::Language::Nl);
    changed.then(|| (Text::new(format!("de {}", word.one), field.word.en.one), here, there))
}

/// Two values in a row that come from two sources, with no break between them.
fn within(model: &Model, id: NodeId) -> Option<Diagnostic> {
    if !model.observations(id).any(|(_, one)| by(one).is_some()) {
        return None;
    }
    let series = model.series(id);
    let mut points: Vec<(i16, &Point<'_>)> =
        measured(&series).filter_map(|point| Some((point.year?, point))).collect();
    points.sort_by_key(|(year, point)| (*year, point.span()));
    let own = sources(model, id);
    let source = |point: &Point<'_>| match (by(point.observation), own.as_slice()) {
        (Some(span), _) => model.target_at(id, span),
        (None, [(source, _)]) => Some(*source),
        _ => None,
    };
    points.windows(2).find_map(|pair| {
        let [(first, was), (second, now)] = pair else { return None };
        let (before, after) = (source(was)?, source(now)?);
        let told = series.is_broken_between(*first, *second) || editions::is_remarked(now.observation);
        if before == after || first == second || told {
            return None;
        }
        let code = model.id(id);
        let (from, to) = (model.id(before), model.id(after));
        let title = Text::new(
            format!("de bron van ‘{code}’ wisselt tussen {first} en {second}"),
            format!("the source of ‘{code}’ changes between {first} and {second}"),
        );
        let found = Diagnostic::new(&RULE.kind, now.span(), title)
            .label(format!("uit ‘{to}’, zonder reeksbreuk"), format!("from ‘{to}’, without a series break"))
            .also(was.span(), format!("uit ‘{from}’"), format!("from ‘{from}’"));
        Some(help(model, found, now.span()))
    })
}

fn by(observation: &Observation) -> Option<Span> {
    observation.more.as_ref().and_then(|more| more.by)
}
