//! The organisation's own rules: read from the register, checked when they are loaded, asked of every thing they are about.

mod docs;
mod eval;
mod facts;
mod flaw;
mod functions;
pub mod kinds;
mod load;
mod message;
mod parts;
mod pattern;
mod place;
mod question;
mod reading;
mod records;
mod schema;
pub mod terms;
mod tree;
mod typed;

use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::diag::{Diagnostic, OwnRule, Text};
use crate::language::{Concept, Language};
use crate::model::{Model, NodeId, Relation};
use crate::source::Span;

use eval::{Fail, Judge};
use facts::Reader;
use typed::Plan;

pub use load::load;
pub use message::Message;
pub use question::{Answer, Cell, Hit, Question, Unfit};

/// A rule of the organisation's own, as it was declared.
#[derive(Debug)]
pub struct Loaded {
    pub rule: Arc<OwnRule>,
    pub node: NodeId,
    /// Its header.
    pub declared: Span,
    /// What it is about: a kind, and the organisation's own word for it when the rule uses one.
    pub about: Option<(&'static Concept, Option<String>)>,
    /// The condition as it is written, and where.
    pub condition: Option<(String, Span)>,
    pub message: Option<Message>,
    pub help: Option<Message>,
    /// None when something is wrong with the rule, which is a finding then.
    plan: Option<Plan>,
}

/// Every own rule of a project, and what is wrong with any of them.
#[derive(Debug, Default)]
pub struct OwnRules {
    pub rules: Vec<Loaded>,
    pub findings: Vec<Diagnostic>,
}

impl OwnRules {
    pub fn named(&self, name: &str) -> Option<&Loaded> {
        self.rules.iter().find(|one| one.rule.name == name)
    }
}

impl Loaded {
    /// Whether the rule can be asked at all.
    pub fn is_sound(&self) -> bool {
        self.plan.is_some()
    }
}

/// Something that a rule is not true of.
#[derive(Debug)]
pub struct Failed<'r> {
    pub loaded: &'r Loaded,
    pub about: NodeId,
    pub diagnostic: Diagnostic,
}

/// What asking all rules gave.
#[derive(Debug, Default)]
pub struct Asked<'r> {
    pub failed: Vec<Failed<'r>>,
    /// Rules that could not go on, with why.
    pub stopped: Vec<(&'r Loaded, Diagnostic)>,
}

/// Asks every rule of everything it is about.
pub fn ask<'r>(model: &'r Model, own: &'r OwnRules) -> Asked<'r> {
    let mut asked = Asked::default();
    let mut judge = Judge::new(Reader::new(model), model.project());
    for (at, loaded) in own.rules.iter().enumerate() {
        if let Some(plan) = &loaded.plan {
            judge.start(own.rules.len() - at);
            one(model, loaded, plan, &mut judge, &mut asked);
        }
    }
    asked
}

fn one<'r>(
    model: &'r Model,
    loaded: &'r Loaded,
    plan: &'r Plan,
    judge: &mut Judge<'r>,
    asked: &mut Asked<'r>,
) {
    let mut failed: Vec<(NodeId, Option<Fail>)> = Vec::new();
    for id in subjects(model, loaded) {
        match judge.holds(plan, id) {
            Ok(true) => {}
            Ok(false) => failed.push((id, None)),
            Err(fail @ (Fail::Missing(..) | Fail::NoPlace)) => failed.push((id, Some(fail))),
            Err(fail) => {
                asked.stopped.push((loaded, kinds::stopped(model, loaded, id, fail)));
                break;
            }
        }
    }
    let all: FxHashSet<NodeId> = failed.iter().map(|(id, _)| *id).collect();
    for (about, fail) in failed {
        // One cause, one finding: what the plan lacks is not asked of its reports again.
        let plan = model.targets(about, Relation::EditionOf).first().map(|(plan, _)| *plan);
        if plan.is_some_and(|plan| all.contains(&plan)) {
            continue;
        }
        asked.failed.push(Failed { loaded, about, diagnostic: found(model, loaded, about, fail) });
    }
}

/// What a rule is asked of: what is described here, declared once and wholly read.
fn subjects<'r>(model: &'r Model, loaded: &'r Loaded) -> impl Iterator<Item = NodeId> {
    let about = loaded.about.as_ref();
    let own = move |node: &crate::model::Node, word: &str| {
        node.word.as_ref().is_some_and(|own| model.text(own) == word)
    };
    let fits = move |(id, node): &(NodeId, &crate::model::Node)| {
        let (Some((concept, word)), true) = (about, *id != model.project()) else { return false };
        let sound = !node.external && !node.duplicate && !node.broken && node.holes.iter().next().is_none();
        sound && node.concept == *concept && word.as_ref().is_none_or(|word| own(node, word))
    };
    model.nodes().filter(fits).map(|(id, _)| id)
}

fn found(model: &Model, loaded: &Loaded, about: NodeId, fail: Option<Fail>) -> Diagnostic {
    let span = model.node(about).map_or(Span::new(crate::source::FileId(0), 0, 0), |node| node.span);
    let name = &loaded.rule.name;
    let title = match &loaded.message {
        Some(message) => message.fill(model, about),
        None => Text::new(
            format!("{} voldoet niet aan ‘{name}’", model.name(about, Language::Nl)),
            format!("{} does not meet ‘{name}’", model.name(about, Language::En)),
        ),
    };
    let mut found = Diagnostic::new(&super::own_rule::RULE.kind, span, title);
    found.severity = loaded.rule.severity;
    found.own = Some(Arc::clone(&loaded.rule));
    if let Some(fail) = fail {
        let label = kinds::unknown(model, fail);
        found = found.label(label.nl, label.en);
    }
    if let Some((_, condition)) = &loaded.condition {
        found = found.also(*condition, "dit moet waar zijn", "this must be true");
    }
    let help = match &loaded.help {
        Some(help) => help.fill(model, about),
        None => Text::new(
            format!("kader explain {name} zegt wat deze regel vraagt"),
            format!("kader explain {name} says what this rule asks"),
        ),
    };
    found.help(help.nl, help.en)
}
