//! Runs the rules, applies the exceptions that the text makes, and reports those that silence nothing.

use rustc_hash::FxHashMap;

use rayon::prelude::*;

use crate::diag::{Diagnostic, Severity};
use crate::language::{Language, fields, suggest};
use crate::model::value::{Ignore, Value};
use crate::model::{Model, NodeId, kinds};
use crate::source::Span;

use super::{Facts, Finding, Findings, Level, Needs, RULES, Rule, Settings, named, unused_exception};

/// An exception that the text makes, and whether it silenced something.
#[derive(Debug)]
pub struct Exception {
    pub node: NodeId,
    pub rule: &'static Rule,
    pub span: Span,
    pub used: bool,
}

/// What the rules found.
#[derive(Debug, Default)]
pub struct Ran {
    pub findings: Vec<Diagnostic>,
    pub exceptions: Vec<Exception>,
    /// Rules that hold here and could not be run, and what was missing.
    pub skipped: Vec<(&'static Rule, Needs)>,
}

/// Runs every rule that holds over a model.
pub fn run(model: &Model, settings: &Settings) -> Ran {
    let facts = Facts::new(model, settings);
    let mut ran = Ran::default();
    exceptions(model, &mut ran);
    let by_node = places(&ran.exceptions);
    let (rules, skipped): (Vec<_>, Vec<_>) = RULES
        .iter()
        .copied()
        .filter(|rule| settings.holds(rule))
        .partition(|rule| can_run(&facts, rule.needs));
    ran.skipped = skipped.into_iter().map(|rule| (rule, rule.needs)).collect();
    let found: Vec<(&'static Rule, Vec<Finding>)> = rules
        .into_par_iter()
        .map(|rule| {
            let mut findings = Findings::default();
            (rule.check)(&facts, &mut findings);
            (rule, findings.found)
        })
        .collect();
    for (rule, found) in found {
        for finding in found {
            let file = Some(finding.diagnostic.primary.span.file);
            let Level::At(severity) = settings.level(rule, file).0 else { continue };
            if let Some(at) = silencer(model, &by_node, &ran.exceptions, finding.about, rule) {
                if let Some(exception) = ran.exceptions.get_mut(at) {
                    exception.used = true;
                }
                continue;
            }
            let mut diagnostic = finding.diagnostic;
            diagnostic.about = Some(model.key(finding.about).into());
            diagnostic.severity = severity;
            let partial = rule.lacks && !finding.certain && is_partial(model, finding.about);
            if partial || finding.perhaps {
                diagnostic.severity = Severity::Note;
            }
            ran.findings.push(diagnostic);
        }
    }
    // An exception from a rule that does not hold here silences nothing and is not to blame for it.
    let holds = |exception: &Exception| {
        let file = Some(exception.span.file);
        settings.level(exception.rule, file).0 != Level::Off
            && ran.skipped.iter().all(|(rule, _)| !std::ptr::eq(*rule, exception.rule))
    };
    let level = |exception: &Exception| settings.level(&unused_exception::RULE, Some(exception.span.file)).0;
    for exception in ran.exceptions.iter().filter(|exception| !exception.used && holds(exception)) {
        if let Level::At(severity) = level(exception) {
            let mut found = unused_exception::found(model, exception);
            found.about = Some(model.key(exception.node).into());
            found.severity = severity;
            ran.findings.push(found);
        }
    }
    ran
}

/// Whether a project has what a rule cannot do without.
fn can_run(facts: &Facts<'_>, needs: Needs) -> bool {
    match needs {
        Needs::Nothing => true,
        Needs::EarlierEdition => facts.documents.iter().any(|document| document.earlier.is_some()),
        Needs::OrganisationKind => facts.organisation_kind().is_some(),
    }
}

fn is_partial(model: &Model, about: NodeId) -> bool {
    model.node(about).and_then(|node| node.document).is_some_and(|document| model.is_partial(document))
}

/// Exceptions by the node they stand in, as places in the list.
fn places(exceptions: &[Exception]) -> FxHashMap<NodeId, Vec<usize>> {
    let mut places: FxHashMap<NodeId, Vec<usize>> = FxHashMap::default();
    for (at, exception) in exceptions.iter().enumerate() {
        places.entry(exception.node).or_default().push(at);
    }
    places
}

/// The exception nearest to a thing that silences a rule there.
fn silencer(
    model: &Model,
    places: &FxHashMap<NodeId, Vec<usize>>,
    exceptions: &[Exception],
    about: NodeId,
    rule: &'static Rule,
) -> Option<usize> {
    if places.is_empty() {
        return None;
    }
    model.upward(about).find_map(|level| {
        let here = places.get(&level)?;
        here.iter().copied().find(|at| exceptions.get(*at).is_some_and(|one| std::ptr::eq(one.rule, rule)))
    })
}

/// Gathers every `negeer`; one that names no rule is an error.
fn exceptions(model: &Model, ran: &mut Ran) {
    let top = std::iter::once(model.project());
    let nodes = model.nodes().filter(|(id, _)| *id != model.project()).map(|(id, _)| id);
    for id in top.chain(nodes) {
        for prop in model.props(id, &fields::IGNORE) {
            let Value::Ignore(ignore) = &prop.value else { continue };
            let name = model.text(&ignore.rule).into_owned();
            match named(&name) {
                Some(rule) => ran.exceptions.push(Exception { node: id, rule, span: prop.span, used: false }),
                None => ran.findings.push(unknown(model, ignore, &name)),
            }
        }
    }
}

fn unknown(model: &Model, ignore: &Ignore, name: &str) -> Diagnostic {
    let all = super::kinds();
    let other = all.iter().any(|kind| kind.name.nl == name || kind.name.en == name);
    let language = model.language(ignore.rule_span.file);
    let names = RULES.iter().map(|rule| match language {
        Language::Nl => rule.kind.name.nl,
        Language::En => rule.kind.name.en,
    });
    let near = suggest::nearest(name, names);
    kinds::unknown_rule(ignore.rule_span, name, &near, other)
}
