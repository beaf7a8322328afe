//! The rules: one a file, each with its two names, its level, its page and its check.

mod blank_heading;
mod doubtful_value;
mod goal_without_criteria;
mod goal_without_framing_note;
mod goal_without_indicator;
mod goal_without_portfolio_holder;
mod observation_without_year;
mod orphaned_indicator;
pub mod own;
mod own_rule;
mod run;
mod unused_declaration;
mod unused_exception;
mod value_in_words;

use crate::diag::{Diagnostic, Docs, Family, Kind, Severity};
use crate::language::{Bi, Concept, Field, Meaning};
use crate::model::{Model, NodeId};
use crate::source::Span;

pub use run::{Exception, Ran, Silenced, run};

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Structure,
    Traceability,
    Measurability,
    Text,
}

impl Group {
    pub fn name(self) -> &'static str {
        match self {
            Group::Structure => "structure",
            Group::Traceability => "traceability",
            Group::Measurability => "measurability",
            Group::Text => "text",
        }
    }
}

/// A rule. It never chooses how bad a finding is and never prints.
#[derive(Debug)]
pub struct Rule {
    pub kind: Kind,
    pub group: Group,
    /// The first version that has it.
    pub since: &'static str,
    /// It asks for something that may stand on a page that is not described:
    /// in a document of which only a part is, its finding is a note.
    pub lacks: bool,
    pub check: fn(&Facts<'_>, &mut Findings),
}

impl Rule {
    const fn kind(name: Bi, severity: Severity, docs: Docs) -> Kind {
        Kind { name, family: Family::Rule, severity, docs }
    }
}

/// What a rule may look at.
#[derive(Debug)]
pub struct Facts<'m> {
    pub model: &'m Model,
    /// Goals that a rule may ask something of: of plans, described here, declared once and readable.
    pub goals: Vec<NodeId>,
}

impl<'m> Facts<'m> {
    pub fn new(model: &'m Model) -> Facts<'m> {
        // Once a document: its answer walks over all that stands in it.
        let reports: Vec<NodeId> =
            model.documents().iter().copied().filter(|document| model.is_report(*document)).collect();
        let asked = |id: &NodeId| {
            model.node(*id).is_some_and(|node| {
                let report = node.document.is_some_and(|document| reports.contains(&document));
                // A level without a title anywhere was reported; what is missing in it says nothing.
                let named = node.title.is_some() || node.document.is_some_and(|one| model.is_partial(one));
                !node.duplicate && !node.broken && !report && named
            })
        };
        Facts { model, goals: model.goals().filter(asked).collect() }
    }

    /// Whether a goal says with a reason that it has none of this, or a line that may say so is unreadable.
    fn answered(&self, id: NodeId, field: Option<&'static Field>, concept: Option<&'static Concept>) -> bool {
        let meant = Meaning { field, concept };
        self.model.absence(id, meant).is_some() || self.model.may_have(id, field, concept)
    }
}

/// A finding of a rule, with the thing it is about.
#[derive(Debug)]
pub struct Finding {
    pub about: NodeId,
    /// The source itself shows that it is missing: a partial document is no excuse.
    pub certain: bool,
    pub diagnostic: Diagnostic,
}

/// Where a rule puts what it finds.
#[derive(Debug, Default)]
pub struct Findings {
    found: Vec<Finding>,
}

impl Findings {
    pub fn add(&mut self, about: NodeId, diagnostic: Diagnostic) {
        self.found.push(Finding { about, certain: false, diagnostic });
    }

    /// Adds a finding about something missing; where the source prints the heading with nothing under it,
    /// that line is shown too.
    pub fn missing(&mut self, about: NodeId, blank: Option<Span>, diagnostic: Diagnostic) {
        let certain = blank.is_some();
        let diagnostic = match blank {
            Some(blank) => diagnostic.also(
                blank,
                "de bron toont deze kop zonder iets eronder",
                "the source prints this heading with nothing under it",
            ),
            None => diagnostic,
        };
        self.found.push(Finding { about, certain, diagnostic });
    }
}

/// Every rule, by its English name. Written by the tests with KADER_BLESS=1.
pub static RULES: &[&Rule] = &[
    // rules: start
    &blank_heading::RULE,
    &doubtful_value::RULE,
    &goal_without_criteria::RULE,
    &goal_without_framing_note::RULE,
    &goal_without_indicator::RULE,
    &goal_without_portfolio_holder::RULE,
    &observation_without_year::RULE,
    &orphaned_indicator::RULE,
    &own_rule::RULE,
    &unused_declaration::RULE,
    &unused_exception::RULE,
    &value_in_words::RULE,
    // rules: end
];

/// Every kind of finding there is: of the text, of words and values, of rules; by English name.
pub fn kinds() -> Vec<&'static Kind> {
    let mut all: Vec<&'static Kind> = crate::syntax::kinds::ALL.to_vec();
    all.extend(crate::model::kinds::ALL);
    all.extend(own::kinds::ALL);
    all.push(&crate::workspace::config::INVALID);
    all.extend(RULES.iter().map(|rule| &rule.kind));
    all.sort_by_key(|kind| kind.name.en);
    all
}

/// The rule with this name, in either language.
pub fn named(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.kind.name.nl == name || rule.kind.name.en == name)
}
