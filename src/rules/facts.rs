//! What a rule may look at: the model, what stands in it by kind, which document came before, and its options.

use std::sync::OnceLock;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::language::{Choice, Concept, Field, Meaning, fields, indicator, organisation, values};
use crate::model::value::{Figure, Missing, Value};
use crate::model::{Model, Node, NodeId, Point, Series};

use super::law::{self, Bound};
use super::prose::{self, Part, Passage};
use super::{Opt, Rule, Settings};

/// What a rule may look at.
#[derive(Debug)]
pub struct Facts<'m> {
    pub model: &'m Model,
    /// Goals that a rule may ask something of: of plans, described here, declared once and readable.
    pub goals: Vec<NodeId>,
    /// The documents that are described here, in the order of the text.
    pub documents: Vec<Document>,
    /// The things that are looked at, where it is not all of them.
    things: Option<&'m [NodeId]>,
    by_concept: FxHashMap<&'static str, Vec<NodeId>>,
    indicators: OnceLock<Vec<Measured<'m>>>,
    passages: OnceLock<Vec<(NodeId, Passage<'m>)>>,
    bound: OnceLock<Vec<Bound>>,
    marked: OnceLock<Marked>,
    organisation_kind: OnceLock<Option<&'static Choice>>,
    settings: &'m Settings,
    threads: OnceLock<Vec<Vec<NodeId>>>,
}

/// Things with lines that few have, in the order of the text; none of them is declared twice.
#[derive(Debug, Default)]
pub(super) struct Marked {
    /// `leeg …`
    pub blanks: Vec<NodeId>,
    /// `status …`
    pub statuses: Vec<NodeId>,
    /// A value in doubt, or a word in the place of a figure.
    pub unsure: Vec<NodeId>,
}

impl Marked {
    fn new(facts: &Facts<'_>) -> Marked {
        let mut marked = Marked::default();
        for (id, node) in facts.nodes().filter(|(_, node)| !node.duplicate) {
            let mut unsure = false;
            for prop in &node.props {
                match &prop.value {
                    Value::Blank(_) if marked.blanks.last() != Some(&id) => marked.blanks.push(id),
                    Value::Status(_) if marked.statuses.last() != Some(&id) => marked.statuses.push(id),
                    value => unsure |= is_unsure(value),
                }
            }
            if unsure {
                marked.unsure.push(id);
            }
        }
        marked
    }
}

/// Whether a value may be in doubt or no figure; of rare kinds of values, always.
fn is_unsure(value: &Value) -> bool {
    let named = |missing: Missing| matches!(missing, Missing::Named(_));
    match value {
        Value::Observations(..) | Value::Comparison(_) => value.observations().iter().any(|one| {
            one.more.is_some() || matches!(one.figure, Figure::Missing(missing) if named(missing))
        }),
        Value::Money(line) => line.figures.iter().any(|one| {
            let doubt = &one.money.doubt;
            doubt.about || doubt.uncertain.is_some() || one.money.amount.is_err_and(named)
        }),
        Value::Quantity(_)
        | Value::Effect(_)
        | Value::Offset(_)
        | Value::Earlier(_)
        | Value::Threshold(_) => true,
        _ => false,
    }
}

/// An indicator of a plan, with its series.
#[derive(Debug)]
pub struct Measured<'m> {
    pub id: NodeId,
    /// The year of its document.
    pub year: Option<i16>,
    pub series: Series<'m>,
}

impl<'m> Measured<'m> {
    /// The targets that are not of years that have passed.
    pub fn ahead(&self) -> impl Iterator<Item = &Point<'m>> {
        self.series.targets().filter(|point| self.year.is_none_or(|year| point.reaches(year)))
    }
}

/// A document that is described here.
#[derive(Clone, Copy, Debug)]
pub struct Document {
    pub id: NodeId,
    pub year: Option<i16>,
    pub kind: Option<&'static Choice>,
    pub is_report: bool,
    pub is_partial: bool,
    /// The document of the same kind before it.
    pub earlier: Option<NodeId>,
}

/// Editions further apart than this have others between them, which may say what happened.
const NEAR: i16 = 2;

impl Document {
    /// Whether the document before it is that of the year before, or of the one before that.
    pub fn follows(&self, model: &Model) -> bool {
        let before = self.earlier.and_then(|earlier| model.document_year(earlier));
        self.year.zip(before).is_some_and(|(year, before)| year.saturating_sub(before) <= NEAR)
    }

    /// Whether it is a budget or the like: not a report, and no note or agreement that goes before one.
    pub fn is_plan(&self) -> bool {
        !self.is_report && self.kind.is_none_or(|kind| !values::BEFORE_PLANS.contains(&kind))
    }
}

impl<'m> Facts<'m> {
    pub fn new(model: &'m Model, settings: &'m Settings) -> Facts<'m> {
        Facts::over(model, settings, None)
    }

    /// The same of some things only, in the order of the text.
    pub fn within(model: &'m Model, settings: &'m Settings, things: &'m [NodeId]) -> Facts<'m> {
        Facts::over(model, settings, Some(things))
    }

    fn over(model: &'m Model, settings: &'m Settings, things: Option<&'m [NodeId]>) -> Facts<'m> {
        // Once a document: the answers walk over all that stands in it.
        let described = model.documents().iter().copied().filter(|document| model.is_described(*document));
        let documents: Vec<Document> = described
            .map(|id| Document {
                id,
                year: model.document_year(id),
                kind: model.document_kind(id),
                is_report: model.is_report(id),
                is_partial: model.is_partial(id),
                earlier: model.earlier_document(id),
            })
            .collect();
        let mut facts = Facts {
            model,
            goals: Vec::new(),
            documents,
            things,
            by_concept: FxHashMap::default(),
            indicators: OnceLock::new(),
            passages: OnceLock::new(),
            bound: OnceLock::new(),
            marked: OnceLock::new(),
            organisation_kind: OnceLock::new(),
            settings,
            threads: OnceLock::new(),
        };
        let mut by_concept: FxHashMap<&'static str, Vec<NodeId>> = FxHashMap::default();
        for (id, node) in facts.nodes() {
            if !node.duplicate && !node.external {
                by_concept.entry(node.concept.name).or_default().push(id);
            }
        }
        facts.by_concept = by_concept;
        facts.goals = match things {
            None => model.goals().filter(|id| facts.asks(*id)).collect(),
            Some(things) => things.iter().copied().filter(|id| facts.is_goal(*id)).collect(),
        };
        facts
    }

    /// The things that are looked at, in the order of the text: all of the model, or those of a file.
    pub(super) fn nodes(&self) -> impl Iterator<Item = (NodeId, &'m Node)> {
        let model = self.model;
        let all = self.things.is_none().then(|| model.nodes()).into_iter().flatten();
        let some = self.things.unwrap_or_default().iter().filter_map(|id| Some((*id, model.node(*id)?)));
        all.chain(some)
    }

    /// Those of them that state amounts and are described here, declared once.
    pub(super) fn with_amounts(&self) -> impl Iterator<Item = (NodeId, &'m Node)> {
        let model = self.model;
        let states = |node: &Node| node.props.iter().any(|prop| matches!(prop.value, Value::Money(_)));
        let all = self.things.is_none().then(|| model.with_amounts()).into_iter().flatten();
        let some = self.things.unwrap_or_default().iter().filter_map(|id| Some((*id, model.node(*id)?)));
        all.chain(some.filter(move |(_, node)| !node.duplicate && !node.external && states(node)))
    }

    /// Whether something may be asked of a goal: of a plan, declared once and readable.
    fn asks(&self, id: NodeId) -> bool {
        self.model.node(id).is_some_and(|node| {
            let document = self.documents.iter().find(|one| Some(one.id) == node.document);
            // A level without a title anywhere was reported; what is missing in it says nothing.
            let named = node.title.is_some() || document.is_some_and(|one| one.is_partial);
            let plan = document.is_none_or(Document::is_plan);
            let described = node.concept.is_level() && !node.external && !node.duplicate && !node.broken;
            described && plan && named
        })
    }

    /// The texts of everything described here that are one of these parts, in the order of the source. They are
    /// taken out of the model once: each of several rules reads them all.
    pub(super) fn passages(&self, parts: &[Part]) -> impl Iterator<Item = (NodeId, &Passage<'m>)> {
        let all = self.passages.get_or_init(|| prose::all(self));
        all.iter().filter(|(_, passage)| parts.contains(&passage.part)).map(|(id, passage)| (*id, passage))
    }

    /// Things with lines that few have, found in one walk for all rules that ask for them.
    pub(super) fn marked(&self) -> &Marked {
        self.marked.get_or_init(|| Marked::new(self))
    }

    /// Every indicator that is bound to a statutory list, in the order of the text.
    pub(super) fn bound(&self) -> &[Bound] {
        self.bound.get_or_init(|| law::bound(self))
    }

    /// Whether a thing is one of the goals that a rule may ask something of.
    pub fn is_goal(&self, id: NodeId) -> bool {
        self.model.is_goal(id) && self.asks(id)
    }

    /// Everything of one kind that is described here and declared once, in the order of the text.
    pub fn of(&self, concept: &'static Concept) -> &[NodeId] {
        self.by_concept.get(concept.name).map_or(&[], Vec::as_slice)
    }

    /// The same in the whole project, also where only some things are looked at.
    pub(super) fn anywhere(&self, concept: &'static Concept) -> impl Iterator<Item = NodeId> {
        let model = self.model;
        let described = |node: &Node| !node.duplicate && !node.external;
        model.of_concept(concept).filter(move |id| model.node(*id).is_some_and(described))
    }

    /// Every indicator that stands in more than one document, through its editions.
    pub fn indicator_threads(&self) -> &[Vec<NodeId>] {
        self.threads.get_or_init(|| match self.documents.as_slice() {
            [] | [_] => Vec::new(),
            _ => self.model.threads(&indicator::CONCEPT),
        })
    }

    /// The document that a thing stands in, when it is described here; a document stands in itself.
    pub fn document(&self, id: NodeId) -> Option<&Document> {
        let document = self.model.node(id)?.document.unwrap_or(id);
        self.documents.iter().find(|one| one.id == document)
    }

    /// Whether a thing stands in a report on a plan.
    pub fn is_in_report(&self, id: NodeId) -> bool {
        self.document(id).is_some_and(|document| document.is_report)
    }

    /// What kind of organisation the project says it is: gemeente, provincie, waterschap.
    pub fn organisation_kind(&self) -> Option<&'static Choice> {
        let kind = |id| {
            self.model.prop(id, &organisation::KIND).and_then(|prop| match prop.value {
                Value::Choice(choice) => Some(choice),
                _ => None,
            })
        };
        *self.organisation_kind.get_or_init(|| self.anywhere(&organisation::CONCEPT).find_map(kind))
    }

    /// Indicators that a rule may ask something of: of plans, readable, and not dropped from the next one.
    /// Their series are read once for all rules.
    pub fn indicators(&self) -> &[Measured<'m>] {
        let model = self.model;
        self.indicators.get_or_init(|| {
            let measured = self.of(&indicator::CONCEPT).iter().filter_map(|id| {
                let document = self.document(*id);
                let readable = model.node(*id).is_some_and(|node| !node.broken);
                let plan = document.is_none_or(Document::is_plan);
                let asked = readable && plan && model.prop(*id, &fields::DROPPED).is_none();
                let year = document.and_then(|document| document.year);
                asked.then(|| Measured { id: *id, year, series: model.series(*id) })
            });
            measured.collect()
        })
    }

    /// Whether a thing says with a reason that it has none of this, or a line that may say so is unreadable.
    pub fn answered(
        &self,
        id: NodeId,
        field: Option<&'static Field>,
        concept: Option<&'static Concept>,
    ) -> bool {
        let meant = Meaning { field, concept };
        self.model.absence(id, meant).is_some() || self.model.may_have(id, field, concept)
    }

    /// What an option of a rule is set to where this thing stands.
    pub fn number(&self, rule: &Rule, option: &Opt, about: NodeId) -> Decimal {
        let file = self.model.node(about).map(|node| node.span.file);
        self.settings.number(rule, option, file)
    }
}
