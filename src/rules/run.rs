//! Runs the rules, applies the exceptions that the text makes, and reports those that silence nothing.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use rayon::prelude::*;

use crate::diag::{Diagnostic, OwnRule, Severity};
use crate::language::{Language, fields, suggest};
use crate::model::value::{Ignore, Value};
use crate::model::{Model, NodeId, kinds};
use crate::source::{FileId, Span};

use super::own::{self, OwnRules};
use super::{
    Facts, Finding, Findings, Level, Needs, Origin, RULES, Reach, Rule, Settings, named, own_rule,
    unused_exception,
};

/// What an exception silences: a rule of kader, or one of the organisation's own.
#[derive(Clone, Debug)]
pub enum Silenced {
    Rule(&'static Rule),
    Own(Arc<OwnRule>),
}

impl Silenced {
    pub fn name(&self, language: Language) -> &str {
        match self {
            Silenced::Rule(rule) => rule.kind.name.get(language),
            Silenced::Own(own) => &own.name,
        }
    }
}

impl PartialEq for Silenced {
    fn eq(&self, other: &Silenced) -> bool {
        match (self, other) {
            (Silenced::Rule(one), Silenced::Rule(other)) => std::ptr::eq(*one, *other),
            (Silenced::Own(one), Silenced::Own(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }
}

/// An exception that the text makes, and whether it silenced something.
#[derive(Debug)]
pub struct Exception {
    pub node: NodeId,
    pub rule: Silenced,
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
    let own = own::load(model);
    exceptions(model, &own, &mut ran);
    let by_node = places(&ran.exceptions);
    let (rules, skipped): (Vec<_>, Vec<_>) = RULES
        .iter()
        .copied()
        .filter(|rule| settings.holds(rule))
        .partition(|rule| can_run(&facts, rule.needs));
    ran.skipped = skipped.into_iter().map(|rule| (rule, rule.needs)).collect();
    ran.findings.extend(ask(&facts, rules, settings, &by_node, &mut ran.exceptions));
    ask_own(model, own, settings, &by_node, &mut ran);
    // An exception from a rule that does not hold here silences nothing and is not to blame for it.
    let holds = |exception: &Exception| {
        let file = Some(exception.span.file);
        match &exception.rule {
            Silenced::Rule(rule) => {
                settings.level(rule, file).0 != Level::Off
                    && ran.skipped.iter().all(|(one, _)| !std::ptr::eq(*one, *rule))
            }
            Silenced::Own(own) => {
                settings.named_level(&own.name, Level::At(Severity::Note), file).0 != Level::Off
            }
        }
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

/// Runs the rules whose findings in a file hang on that file, over the things of one file: in the order of the text,
/// with what they stand in. `exceptions` are those of the whole project as they were; those of the file are read anew.
pub fn run_within(
    model: &Model,
    settings: &Settings,
    file: FileId,
    things: &[NodeId],
    exceptions: &mut Vec<Exception>,
) -> Vec<Diagnostic> {
    let reaching: Vec<&'static Rule> =
        RULES.iter().copied().filter(|rule| rule.reach == Reach::File).collect();
    run_these_within(&reaching, model, settings, (file, things), exceptions)
}

/// The same of these rules. They must be of that kind: what others find so is not what they find in the whole.
pub fn run_these_within(
    rules: &[&'static Rule],
    model: &Model,
    settings: &Settings,
    (file, things): (FileId, &[NodeId]),
    exceptions: &mut Vec<Exception>,
) -> Vec<Diagnostic> {
    let facts = Facts::within(model, settings, things);
    let known = std::mem::take(exceptions);
    let (mut here, elsewhere): (Vec<_>, Vec<_>) = known.into_iter().partition(|one| one.span.file == file);
    *exceptions = elsewhere;
    let mut ran = Ran::default();
    let foreign = |id: &NodeId| {
        let mut ignored = model.props(*id, &fields::IGNORE).filter_map(|prop| match &prop.value {
            Value::Ignore(ignore) => Some(ignore),
            _ => None,
        });
        ignored.any(|ignore| named(&model.text(&ignore.rule)).is_none())
    };
    // To look for rules of the organisation's own takes a walk over everything.
    let own = if things.iter().any(foreign) { own::load(model) } else { OwnRules::default() };
    for id in things {
        excepted(model, &own, *id, &mut ran);
    }
    for exception in ran.exceptions.drain(..).filter(|one| one.span.file == file) {
        let same = here.iter().position(|one| one.node == exception.node && one.rule == exception.rule);
        let used = same.is_some_and(|at| here.swap_remove(at).used);
        exceptions.push(Exception { used, ..exception });
    }
    let by_node = places(exceptions);
    let rules = rules.iter().copied().filter(|rule| settings.holds(rule) && can_run(&facts, rule.needs));
    let mut found = ask(&facts, rules.collect(), settings, &by_node, exceptions);
    found.append(&mut ran.findings);
    found.retain(|one| one.primary.span.file == file);
    found
}

/// Asks each rule, applies the exceptions that the text makes, and softens what a partial document lacks.
fn ask(
    facts: &Facts<'_>,
    rules: Vec<&'static Rule>,
    settings: &Settings,
    by_node: &FxHashMap<NodeId, Vec<usize>>,
    exceptions: &mut [Exception],
) -> Vec<Diagnostic> {
    let model = facts.model;
    let found: Vec<(&'static Rule, Vec<Finding>)> = rules
        .into_par_iter()
        .map(|rule| {
            let mut findings = Findings::default();
            (rule.check)(facts, &mut findings);
            (rule, findings.found)
        })
        .collect();
    let mut all = Vec::new();
    for (rule, found) in found {
        for finding in found {
            let file = Some(finding.diagnostic.primary.span.file);
            let Level::At(severity) = settings.level(rule, file).0 else { continue };
            if let Some(at) = silencer(model, by_node, exceptions, finding.about, &Silenced::Rule(rule)) {
                if let Some(exception) = exceptions.get_mut(at) {
                    exception.used = true;
                }
                continue;
            }
            let mut diagnostic = finding.diagnostic;
            diagnostic.about = Some(model.key(finding.about).into());
            diagnostic.severity = severity;
            let partial = rule.lacks && !finding.certain && is_partial(model, finding.about);
            if partial {
                diagnostic.severity = Severity::Note;
            }
            all.push(diagnostic);
        }
    }
    all
}

/// Whether a project has what a rule cannot do without.
fn can_run(facts: &Facts<'_>, needs: Needs) -> bool {
    match needs {
        Needs::Nothing => true,
        Needs::EarlierEdition => facts.documents.iter().any(|document| document.earlier.is_some()),
        Needs::OrganisationKind => facts.organisation_kind().is_some(),
    }
}

/// Asks the organisation's own rules. One that is unsound or stopped says so itself, and its exceptions count as used.
fn ask_own(
    model: &Model,
    mut own: OwnRules,
    settings: &Settings,
    by_node: &FxHashMap<NodeId, Vec<usize>>,
    ran: &mut Ran,
) {
    let asked = own::ask(model, &own);
    let mut silent: Vec<Silenced> = Vec::new();
    for finding in asked.failed {
        let (own, mut diagnostic) = (&finding.loaded.rule, finding.diagnostic);
        let file = Some(diagnostic.primary.span.file);
        let level = match settings.level(&own_rule::RULE, file) {
            (_, Origin::Default) => Level::At(diagnostic.severity),
            (all, _) => all,
        };
        let Level::At(severity) = settings.named_level(&own.name, level, file).0 else { continue };
        let rule = Silenced::Own(Arc::clone(own));
        if let Some(at) = silencer(model, by_node, &ran.exceptions, finding.about, &rule) {
            if let Some(exception) = ran.exceptions.get_mut(at) {
                exception.used = true;
            }
            continue;
        }
        diagnostic.severity = severity;
        diagnostic.about = Some(model.key(finding.about).into());
        ran.findings.push(diagnostic);
    }
    for (loaded, diagnostic) in asked.stopped {
        silent.push(Silenced::Own(Arc::clone(&loaded.rule)));
        ran.findings.push(diagnostic);
    }
    let unsound = own.rules.iter().filter(|one| !one.is_sound());
    silent.extend(unsound.map(|one| Silenced::Own(Arc::clone(&one.rule))));
    for exception in ran.exceptions.iter_mut().filter(|one| silent.contains(&one.rule)) {
        exception.used = true;
    }
    ran.findings.append(&mut own.findings);
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
    rule: &Silenced,
) -> Option<usize> {
    if places.is_empty() {
        return None;
    }
    model.upward(about).find_map(|level| {
        let here = places.get(&level)?;
        here.iter().copied().find(|at| exceptions.get(*at).is_some_and(|one| one.rule == *rule))
    })
}

/// Gathers every `negeer`; one that names no rule is an error.
fn exceptions(model: &Model, own: &OwnRules, ran: &mut Ran) {
    let top = std::iter::once(model.project());
    let nodes = model.nodes().filter(|(id, _)| *id != model.project()).map(|(id, _)| id);
    for id in top.chain(nodes) {
        excepted(model, own, id, ran);
    }
}

/// What one thing says is not to be found in it.
fn excepted(model: &Model, own: &OwnRules, id: NodeId, ran: &mut Ran) {
    for prop in model.props(id, &fields::IGNORE) {
        let Value::Ignore(ignore) = &prop.value else { continue };
        let name = model.text(&ignore.rule).into_owned();
        let of_own = || own.named(&name).map(|one| Silenced::Own(Arc::clone(&one.rule)));
        match named(&name).map(Silenced::Rule).or_else(of_own) {
            Some(rule) => ran.exceptions.push(Exception { node: id, rule, span: prop.span, used: false }),
            None => ran.findings.push(unknown(model, own, ignore, &name)),
        }
    }
}

fn unknown(model: &Model, own: &OwnRules, ignore: &Ignore, name: &str) -> Diagnostic {
    let all = super::kinds();
    let other = all.iter().any(|kind| kind.name.nl == name || kind.name.en == name);
    let language = model.language(ignore.rule_span.file);
    let names = RULES.iter().map(|rule| match language {
        Language::Nl => rule.kind.name.nl,
        Language::En => rule.kind.name.en,
    });
    let own = own.rules.iter().map(|one| one.rule.name.as_str());
    let near = suggest::nearest(name, names.chain(own));
    kinds::unknown_rule(ignore.rule_span, name, &near, other)
}
