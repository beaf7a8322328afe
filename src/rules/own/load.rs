//! Reads every own rule of the register, and says what is wrong with it before it is asked of anything.

use std::sync::Arc;

use crate::diag::{Diagnostic, OwnRule, Severity};
use crate::language::{self, Concept, Language, rule, suggest, values};
use crate::model::value::{Prop, Value};
use crate::model::{Model, NodeId};

use super::flaw::{self, Flaw};
use super::message::{self, Message};
use super::place::Placed;
use super::schema::Things;
use super::typed::{self, Plan};
use super::{Loaded, OwnRules, kinds, reading};

/// The most own rules of a project.
pub const MOST: usize = 500;

/// Every own rule of a project.
pub fn load(model: &Model) -> OwnRules {
    let mut own = OwnRules::default();
    let declared = model
        .of_concept(&rule::CONCEPT)
        .filter(|id| model.node(*id).is_some_and(|node| !node.duplicate && !node.external && !node.broken));
    for (at, id) in declared.enumerate() {
        let loaded = if at < MOST { one(model, id, &mut own.findings) } else { unread(model, id) };
        if at == MOST {
            own.findings.push(kinds::too_many(model, id, MOST));
        }
        own.rules.push(loaded);
    }
    own
}

/// A rule that is known by name only.
fn unread(model: &Model, id: NodeId) -> Loaded {
    Loaded {
        rule: Arc::new(OwnRule { name: model.id(id).into_owned(), severity: severity(model, id) }),
        node: id,
        declared: kinds::header(model, id),
        about: None,
        condition: None,
        message: None,
        help: None,
        plan: None,
    }
}

fn one(model: &Model, id: NodeId, findings: &mut Vec<Diagnostic>) -> Loaded {
    let mut loaded = unread(model, id);
    let before = findings.len();
    loaded.about = about(model, id);
    let condition = model.prop(id, &rule::CONDITION).and_then(|prop| placed(model, prop));
    loaded.condition = condition.as_ref().map(|(placed, prop)| (placed.text.clone(), prop.span));
    loaded.message = Message::read(model, id, [&rule::MESSAGE, &rule::MESSAGE_NL, &rule::MESSAGE_EN]);
    loaded.help = Message::read(model, id, [&rule::HELP, &rule::HELP_NL, &rule::HELP_EN]);
    let name = &loaded.rule.name;
    if super::super::kinds().iter().any(|kind| kind.name.nl == name || kind.name.en == name) {
        findings.push(kinds::name_taken(model, id, name));
    }
    for field in [&rule::ABOUT, &rule::CONDITION] {
        if model.prop(id, field).is_none() && !model.may_have(id, Some(field), None) {
            findings.push(kinds::incomplete(model, id, field));
        }
    }
    blanks(model, id, findings);
    if let (Some((placed, _)), Some((concept, _))) = (&condition, &loaded.about) {
        match plan(placed, concept) {
            Ok(plan) => loaded.plan = Some(plan),
            Err(flaws) => findings.extend(flaws.into_iter().map(|flaw| kinds::flawed(placed, flaw))),
        }
    }
    if findings.len() > before {
        loaded.plan = None;
    }
    loaded
}

fn plan(placed: &Placed, concept: &'static Concept) -> Result<Plan, Vec<Flaw>> {
    let tree = reading::read(&placed.text).map_err(|unread| vec![flaw::unread(unread, &placed.text)])?;
    typed::check(&tree, Things::Of(concept))
}

fn placed<'m>(model: &'m Model, prop: &'m Prop) -> Option<(Placed, &'m Prop)> {
    match &prop.value {
        Value::Text(text) => Some((Placed::new(model, text, text.span().unwrap_or(prop.span)), prop)),
        _ => None,
    }
}

fn severity(model: &Model, id: NodeId) -> Severity {
    let level = model.prop(id, &rule::LEVEL).and_then(|prop| match prop.value {
        Value::Choice(choice) => Some(choice),
        _ => None,
    });
    match level {
        Some(level) if *level == values::LEVEL_ERROR => Severity::Error,
        Some(level) if *level == values::LEVEL_NOTE => Severity::Note,
        _ => Severity::Warning,
    }
}

/// What a rule is about. The text keeps the organisation's own word: a keyword of the language is none.
fn about(model: &Model, id: NodeId) -> Option<(&'static Concept, Option<String>)> {
    let prop = model.prop(id, &rule::ABOUT)?;
    let Value::Concept(concept) = prop.value else { return None };
    let line = model.sources().text(prop.span);
    let word = line.split_whitespace().nth(1).map(language::normal)?;
    let known = Language::BOTH.iter().any(|one| language::concept(*one, &word).is_some());
    Some((concept, (!known).then(|| word.into_owned())))
}

/// Messages with something between braces that cannot be filled in.
fn blanks(model: &Model, id: NodeId, findings: &mut Vec<Diagnostic>) {
    let fields =
        [&rule::MESSAGE, &rule::MESSAGE_NL, &rule::MESSAGE_EN, &rule::HELP, &rule::HELP_NL, &rule::HELP_EN];
    for prop in fields.into_iter().flat_map(|field| model.props(id, field)) {
        let Some((placed, _)) = placed(model, prop) else { continue };
        for (at, name) in message::unknown_blanks(&placed) {
            let near = suggest::nearest(&name, message::BLANKS);
            findings.push(kinds::unknown_blank(placed.span(&at), &name, &near));
        }
    }
}
