//! What the columns of tables look things up in, and what a row is about.

use std::borrow::Cow;
use std::fmt;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::check::Checked;
use crate::export::json::{self, Keys};
use crate::language::shape::{ObservationRole, Stage};
use crate::language::{Choice, Concept, Field, Language, document};
use crate::model::period::Period;
use crate::model::value::{Doubt, Figure, Money, Observation, RoleHeld, Str, Value};
use crate::model::{Amount, Model, Node, NodeId, Progress, Relation};
use crate::source::Span;

use super::Cell;

/// One project, with what every table asks of it.
pub struct Project<'p> {
    pub checked: &'p Checked,
    pub model: &'p Model,
    keys: Keys,
    /// The goals that each indicator measures, in the order of the text.
    measured: FxHashMap<NodeId, Vec<NodeId>>,
    progress: FxHashMap<NodeId, Progress<'p>>,
}

impl fmt::Debug for Project<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Project").field("slug", &self.model.slug()).finish_non_exhaustive()
    }
}

impl<'p> Project<'p> {
    pub fn new(checked: &'p Checked) -> Project<'p> {
        let model = &checked.model;
        let mut measured: FxHashMap<NodeId, Vec<NodeId>> = FxHashMap::default();
        for goal in model.goals() {
            for one in model.indicators_of(goal) {
                measured.entry(one).or_default().push(goal);
            }
        }
        Project { checked, model, keys: Keys::new(model), measured, progress: json::progress(model) }
    }

    pub fn key(&self, id: NodeId) -> &str {
        self.keys.get(id)
    }

    /// The title of a thing, or that of the thing of the plan that it reports on.
    pub fn title(&self, id: NodeId) -> Option<Cow<'_, str>> {
        self.model.editions(id).into_iter().find_map(|one| self.model.title(one))
    }

    pub fn progress(&self, id: NodeId) -> Option<&Progress<'p>> {
        self.progress.get(&id)
    }

    /// Everything of one concept that is described here.
    pub fn of(&self, concept: &'static Concept) -> impl Iterator<Item = NodeId> {
        let described = |id: &NodeId| self.model.node(*id).is_some_and(|node| !node.external);
        self.model.of_concept(concept).filter(described)
    }
}

/// What a row is about: a thing, and something of it.
#[derive(Clone, Debug)]
pub struct Row<'p> {
    pub project: &'p Project<'p>,
    pub id: NodeId,
    pub item: Item<'p>,
}

/// What of a thing a row is about.
#[derive(Clone, Debug)]
pub enum Item<'p> {
    /// All of it.
    Thing,
    Observation(Seen<'p>),
    Amount(Box<Amount<'p>>),
    Effect(Effected<'p>),
    Role(&'p RoleHeld),
    /// Another thing, with what the relation says.
    Link(Link<'p>),
}

/// One value of an indicator.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'p> {
    /// None beside it: a reference series.
    pub role: Option<ObservationRole>,
    pub series: Option<NodeId>,
    pub one: &'p Observation,
}

/// What a deviation comes to, or what it is set against.
#[derive(Clone, Debug)]
pub struct Effected<'p> {
    pub sort: (&'static str, &'static str),
    pub money: Option<&'p Money>,
    /// In euros; an advantage is positive.
    pub euros: Option<Decimal>,
    pub period: Option<Period>,
    pub year: Option<i16>,
    pub recurrence: Option<&'static Choice>,
    pub target: Option<NodeId>,
    pub span: Span,
}

/// Another thing, with what the relation to it says.
#[derive(Clone, Debug)]
pub struct Link<'p> {
    pub to: NodeId,
    pub note: Option<&'p Str>,
    /// The level above that says it, or what it goes through.
    pub from: Option<NodeId>,
    pub relation: &'static str,
}

impl<'p> Row<'p> {
    pub fn thing(project: &'p Project<'p>, id: NodeId) -> Row<'p> {
        Row { project, id, item: Item::Thing }
    }

    pub fn model(&self) -> &'p Model {
        self.project.model
    }

    pub fn node(&self) -> Option<&'p Node> {
        self.model().node(self.id)
    }

    pub fn document(&self) -> Option<NodeId> {
        self.model().document_of(self.id)
    }

    /// What it stands in, when that is no document.
    pub fn parent(&self) -> Option<NodeId> {
        let parent = self.node()?.parent?;
        let node = self.model().node(parent)?;
        (*node.concept != document::CONCEPT && *node.concept != document::REGISTER).then_some(parent)
    }

    /// The levels it stands in, the outermost first; itself when it is one. A report that leaves out the upper levels
    /// stands where its plan does.
    pub fn levels(&self) -> Vec<NodeId> {
        let model = self.model();
        let is_level = |id: &NodeId| model.node(*id).is_some_and(|node| node.concept.is_level());
        let mut levels: Vec<NodeId> = model.upward(self.id).filter(is_level).collect();
        let plans = levels.last().map(|top| model.editions(*top)).unwrap_or_default();
        for plan in plans.into_iter().skip(1) {
            let above: Vec<NodeId> = model.upward(plan).skip(1).filter(is_level).collect();
            if !above.is_empty() {
                levels.extend(above);
                break;
            }
        }
        levels.reverse();
        levels
    }

    /// The goals it is about: what an indicator measures, what a proposal is for, else the goal it stands in.
    pub fn goals(&self) -> Vec<NodeId> {
        if let Some(goals) = self.project.measured.get(&self.id) {
            return goals.clone();
        }
        let model = self.model();
        let mut goals: Vec<NodeId> =
            model.upward(self.id).find(|one| model.is_goal(*one)).into_iter().collect();
        let meant = self.targets(Relation::For).into_iter().filter(|one| model.is_goal(*one));
        goals.extend(meant.filter(|one| !goals.contains(one)).collect::<Vec<_>>());
        goals
    }

    pub fn key(&self, id: Option<NodeId>) -> Cell<'p> {
        Cell::maybe(id.map(|id| self.project.key(id)))
    }

    pub fn keys(&self, ids: impl IntoIterator<Item = NodeId>) -> Cell<'p> {
        Cell::list(ids.into_iter().map(|id| self.project.key(id).into()).collect())
    }

    pub fn codes(&self, ids: impl IntoIterator<Item = NodeId>) -> Cell<'p> {
        Cell::list(ids.into_iter().map(|id| self.model().id(id)).collect())
    }

    /// Titles, or codes of what has none.
    pub fn titles(&self, ids: impl IntoIterator<Item = NodeId>) -> Cell<'p> {
        let title = |id| self.project.title(id).unwrap_or_else(|| self.model().id(id));
        Cell::list(ids.into_iter().map(title).collect())
    }

    /// What it points at in one relation, each once.
    pub fn targets(&self, relation: Relation) -> Vec<NodeId> {
        let mut found: Vec<NodeId> = Vec::new();
        for (to, _) in self.model().targets(self.id, relation) {
            if !found.contains(&to) {
                found.push(to);
            }
        }
        found
    }

    pub fn str(&self, text: Option<&'p Str>) -> Cell<'p> {
        Cell::maybe(text.map(|text| self.model().text(text)))
    }

    /// What a field says, where that is one word, text, year or period.
    pub fn field(&self, field: &'static Field) -> Cell<'p> {
        let Some(prop) = self.model().prop(self.id, field) else { return Cell::Empty };
        match &prop.value {
            Value::Text(text) | Value::Reason(text) => self.str(Some(text)),
            Value::Texts(all) => Cell::list(all.iter().map(|text| self.model().text(text)).collect()),
            Value::Choice(choice) => term(Some(choice)),
            Value::KindLike(kind) => term(kind.like),
            Value::Year(year) => Cell::year(Some(*year)),
            Value::Period(period) => Cell::text(period.to_string()),
            Value::Stage(Stage::Planned | Stage::Running | Stage::Realised, period) => {
                Cell::maybe(period.map(|period| period.to_string()))
            }
            Value::Flag => Cell::Flag(true),
            _ => Cell::Empty,
        }
    }

    /// The period that a field says.
    pub fn period(&self, field: &'static Field) -> Option<Period> {
        match self.model().prop(self.id, field)?.value {
            Value::Period(period) => Some(period),
            _ => None,
        }
    }

    /// The lines of a field that may stand more often.
    pub fn texts(&self, field: &'static Field) -> Cell<'p> {
        let texts = self.model().props(self.id, field).flat_map(|prop| match &prop.value {
            Value::Text(text) => vec![self.model().text(text)],
            Value::Texts(all) => all.iter().map(|text| self.model().text(text)).collect(),
            _ => Vec::new(),
        });
        Cell::list(texts.collect())
    }

    /// Where it is written.
    pub fn span(&self) -> Option<Span> {
        match &self.item {
            Item::Observation(seen) => Some(seen.one.span),
            Item::Amount(amount) => Some(amount.span),
            Item::Effect(effect) => Some(effect.span),
            Item::Thing | Item::Role(_) | Item::Link(_) => self.node().map(|node| node.span),
        }
    }

    pub fn seen(&self) -> Option<Seen<'p>> {
        match &self.item {
            Item::Observation(seen) => Some(*seen),
            _ => None,
        }
    }

    pub fn amount(&self) -> Option<&Amount<'p>> {
        match &self.item {
            Item::Amount(amount) => Some(amount),
            _ => None,
        }
    }

    pub fn effect(&self) -> Option<&Effected<'p>> {
        match &self.item {
            Item::Effect(effect) => Some(effect),
            _ => None,
        }
    }

    pub fn link(&self) -> Option<&Link<'p>> {
        match &self.item {
            Item::Link(link) => Some(link),
            _ => None,
        }
    }

    /// The figure that it is about.
    pub fn figure(&self) -> Option<&'p Figure> {
        match &self.item {
            Item::Observation(seen) => Some(&seen.one.figure),
            _ => match &self.model().prop(self.id, &crate::language::fact::VALUE)?.value {
                Value::Quantity(quantity) => Some(&quantity.figure),
                _ => None,
            },
        }
    }

    /// The amount that it is about, as printed.
    pub fn printed(&self) -> Option<&'p Money> {
        match &self.item {
            Item::Amount(amount) => Some(&amount.printed.money),
            Item::Effect(effect) => effect.money,
            _ => None,
        }
    }

    /// What a source leaves in doubt of it.
    pub fn doubt(&self) -> Option<&'p Doubt> {
        match &self.item {
            Item::Observation(seen) => seen.one.more.as_deref().map(|more| &more.doubt),
            Item::Amount(_) | Item::Effect(_) => self.printed().map(|money| &money.doubt),
            _ => match &self.model().prop(self.id, &crate::language::fact::VALUE)?.value {
                Value::Quantity(quantity) => Some(&quantity.doubt),
                _ => None,
            },
        }
    }

    /// The remark behind it.
    pub fn note(&self) -> Option<&'p Str> {
        match &self.item {
            Item::Observation(seen) => seen.one.more.as_deref()?.note.as_ref(),
            Item::Amount(_) | Item::Effect(_) => self.printed()?.note.as_ref(),
            _ => match &self.model().prop(self.id, &crate::language::fact::VALUE)?.value {
                Value::Quantity(quantity) => quantity.note.as_ref(),
                _ => None,
            },
        }
    }
}

/// A word of a closed list.
pub fn term<'p>(choice: Option<&'static Choice>) -> Cell<'p> {
    choice.map_or(Cell::Empty, |choice| Cell::Term(choice.name, choice.word.get(Language::Nl)))
}

/// The kind of a thing.
pub fn concept<'p>(concept: &'static Concept) -> Cell<'p> {
    Cell::Term(concept.name, concept.word.get(Language::Nl))
}
