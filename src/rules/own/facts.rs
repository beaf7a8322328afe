//! Reads the terms of a thing from the model, only when a condition asks for them.

use std::borrow::Cow;
use std::rc::Rc;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::language::{Concept, Field, Meaning, Shape, criterion, document, fields, indicator};
use crate::model::value::{Key, Prop, Str, Value as Written};
use crate::model::{Model, NodeId, Relation};
use crate::rules;

use super::eval::Fail;
use super::records::{self, Of};
use super::schema::{self, Head, Item, Read, Term, Things, Type};

/// A value while a condition is carried out.
#[derive(Clone, Debug)]
pub enum Value<'m> {
    Bool(bool),
    Int(i64),
    Number(Decimal),
    Text(Cow<'m, str>),
    Thing(NodeId),
    /// A record, and the thing that it stands in.
    Record(NodeId, Of<'m>),
    List(Rc<[Value<'m>]>),
}

impl Value<'_> {
    pub fn text(&self) -> &str {
        match self {
            Value::Text(text) => text,
            _ => "",
        }
    }
}

impl<'m> Value<'m> {
    pub fn items(&self) -> &[Value<'m>] {
        match self {
            Value::List(items) => items,
            _ => &[],
        }
    }
}

/// Reads terms. What stands at the goal level of a document is gathered once.
#[derive(Debug)]
pub struct Reader<'m> {
    model: &'m Model,
    goals: FxHashMap<NodeId, Rc<[Value<'m>]>>,
}

impl<'m> Reader<'m> {
    pub fn new(model: &'m Model) -> Reader<'m> {
        Reader { model, goals: FxHashMap::default() }
    }

    /// Whether a term is there; a list is when it holds something.
    pub fn has(&mut self, of: &Value<'m>, term: &'static Term) -> bool {
        match self.read(of, term) {
            Ok(Value::List(items)) => !items.is_empty(),
            Ok(Value::Bool(flag)) => flag,
            Ok(_) => true,
            Err(_) => false,
        }
    }

    pub fn read(&mut self, of: &Value<'m>, term: &'static Term) -> Result<Value<'m>, Fail> {
        match of {
            Value::Thing(id) => self.of_thing(*id, term),
            Value::Record(id, record) => {
                let Read::Part(part) = term.read else { return Err(Fail::Missing(term.name, Some(*id))) };
                records::part(self.model, *id, record, part).ok_or(Fail::Missing(term.name, Some(*id)))
            }
            _ => Err(Fail::Missing(term.name, None)),
        }
    }

    fn of_thing(&mut self, id: NodeId, term: &'static Term) -> Result<Value<'m>, Fail> {
        let missing = Fail::Missing(term.name, Some(id));
        let concept = self.model.node(id).ok_or(missing)?.concept;
        // A term of any thing is read as that of its own kind; a kind that does not have it lacks it.
        let own = schema::find(Item::Thing(Things::Of(concept)), term.name);
        let Some(own) = own else {
            return match term.kind {
                Type::List(_) => Ok(list([])),
                Type::One(Item::Bool) => Ok(Value::Bool(false)),
                Type::One(_) => Err(missing),
            };
        };
        let found = match own.read {
            Read::Head(head) => self.head(id, head),
            Read::Field(field) => self.field(id, concept, field),
            Read::Holds(held) => Some(things(self.held(id, held))),
            Read::From(relation) => {
                Some(things(self.model.origins(id, relation).into_iter().map(|(from, _)| from)))
            }
            Read::Part(_) => None,
        };
        found.ok_or(missing)
    }

    /// A thing, and what it is an edition of: a report inherits from its plan.
    fn editions(&self, id: NodeId) -> Vec<NodeId> {
        let mut all = vec![id];
        let mut at = 0;
        while let Some(here) = all.get(at).copied() {
            let plan = self.model.targets(here, Relation::EditionOf).first().map(|(plan, _)| *plan);
            all.extend(plan.filter(|plan| !all.contains(plan)));
            at += 1;
        }
        all
    }

    fn head(&mut self, id: NodeId, head: Head) -> Option<Value<'m>> {
        let model = self.model;
        let node = model.node(id)?;
        Some(match head {
            Head::Id => Value::Text(model.key(id).into()),
            Head::Kind => Value::Text(node.concept.name.into()),
            Head::Code => Value::Text(model.id(id)),
            Head::Title => Value::Text(self.editions(id).into_iter().find_map(|one| model.title(one))?),
            Head::Word => Value::Text(model.text(node.word.as_deref()?)),
            Head::Document => Value::Thing(node.document?),
            Head::Parent => Value::Thing(node.parent.filter(|parent| *parent != model.project())?),
            Head::Ancestors => things(model.upward(id).skip(1).filter(|one| *one != model.project())),
            Head::Children => things(self.children(id)),
            Head::Descendants => things(self.descendants(id)),
            Head::EditionOf => Value::Thing(model.targets(id, Relation::EditionOf).first()?.0),
            Head::UsedBy => things(model.users(id).into_iter().filter(|one| *one != model.project())),
            Head::Goals => return Some(self.goals(id)),
            Head::Levels => {
                let level = |one: &NodeId| self.is_level(*one) && !model.is_goal(*one);
                things(self.children(id).into_iter().filter(level))
            }
            Head::Measures => things(self.measured(id)),
            Head::DocumentYear => Value::Int(model.document_year(id)?.into()),
            Head::IsReport => Value::Bool(model.is_report(id)),
        })
    }

    /// What stands in it and is described.
    fn children(&self, id: NodeId) -> Vec<NodeId> {
        let described = |one: &NodeId| self.model.node(*one).is_some_and(|node| !node.external);
        self.model.children(id).into_iter().filter(described).collect()
    }

    fn descendants(&self, id: NodeId) -> Vec<NodeId> {
        let mut all = self.children(id);
        let mut at = 0;
        while let Some(here) = all.get(at).copied() {
            all.extend(self.children(here));
            at += 1;
        }
        all
    }

    fn is_level(&self, id: NodeId) -> bool {
        self.model.node(id).is_some_and(|node| node.concept.is_level())
    }

    fn goals(&mut self, id: NodeId) -> Value<'m> {
        let model = self.model;
        if model.node(id).is_none_or(|node| *node.concept != document::CONCEPT) {
            return things(self.children(id).into_iter().filter(|one| model.is_goal(*one)));
        }
        let gathered = self.goals.entry(id).or_insert_with(|| {
            let here = |one: &NodeId| model.node(*one).is_some_and(|node| node.document == Some(id));
            model.goals().filter(here).map(Value::Thing).collect()
        });
        Value::List(Rc::clone(gathered))
    }

    /// What an indicator measures: what it stands in, and what refers to it.
    fn measured(&self, id: NodeId) -> Vec<NodeId> {
        let place = |one: &NodeId| {
            let concept = self.model.node(*one).map(|node| node.concept);
            concept.is_some_and(|concept| *concept != document::CONCEPT && *concept != document::REGISTER)
        };
        let parent = self.model.node(id).and_then(|node| node.parent).filter(place);
        let mut all: Vec<NodeId> = parent.into_iter().collect();
        for (from, _) in self.model.origins(id, Relation::MeasuredBy) {
            if !all.contains(&from) {
                all.push(from);
            }
        }
        all
    }

    /// Things of one kind that stand in it; criteria of a report are those of its plan.
    fn held(&self, id: NodeId, held: &Concept) -> Vec<NodeId> {
        let of = |one: NodeId| -> Vec<NodeId> {
            let fits = |one: &NodeId| self.model.node(*one).is_some_and(|node| node.concept == held);
            self.children(one).into_iter().filter(fits).collect()
        };
        if *held != criterion::CONCEPT {
            return of(id);
        }
        self.editions(id).into_iter().map(of).find(|all| !all.is_empty()).unwrap_or_default()
    }

    fn field(&mut self, id: NodeId, concept: &Concept, field: &'static Field) -> Option<Value<'m>> {
        let model = self.model;
        if *field == fields::INDICATORS {
            return Some(things(self.indicators(id)));
        }
        if *field == fields::HOLDERS {
            return Some(things(model.holders(id).into_iter().map(|holder| holder.person)));
        }
        if *field == fields::FRAMING_NOTES {
            let editions = self.editions(id).into_iter();
            let notes = editions.map(|one| self.references(one, field)).find(|all| !all.is_empty());
            return Some(things(notes.unwrap_or_default()));
        }
        if schema::is_inherited(concept, field) {
            return self.inherited(id, field);
        }
        match field.shape {
            Shape::Refs(_) | Shape::ScopedRefs(_) | Shape::AnyRefs | Shape::Continues => {
                Some(things(self.references(id, field)))
            }
            _ => self.written(id, field),
        }
    }

    fn inherited(&self, id: NodeId, field: &'static Field) -> Option<Value<'m>> {
        if *field == fields::UNIT {
            return self.model.unit(id).map(|(unit, _)| Value::Record(id, Of::Unit(unit)));
        }
        if *field == fields::INDICATOR_KIND {
            return self.model.indicator_kind(id).map(|kind| Value::Text(kind.name.into()));
        }
        let mut levels = self.model.upward(id).map(|level| self.references(level, field));
        Some(things(levels.find(|all| !all.is_empty()).unwrap_or_default()))
    }

    /// The indicators that measure it: declared in it, then referred to; else those of the plan.
    fn indicators(&self, id: NodeId) -> Vec<NodeId> {
        let of = |one: NodeId| {
            let mut all: Vec<NodeId> = Vec::new();
            for (_, to, edge) in self.model.out(one) {
                let declared = edge.relation == Relation::Contains
                    && self.model.node(to).is_some_and(|node| *node.concept == indicator::CONCEPT);
                if (declared || edge.relation == Relation::MeasuredBy) && !all.contains(&to) {
                    all.push(to);
                }
            }
            all
        };
        self.editions(id).into_iter().map(of).find(|all| !all.is_empty()).unwrap_or_default()
    }

    /// What the lines of a field refer to.
    fn references(&self, id: NodeId, field: &'static Field) -> Vec<NodeId> {
        let lines: Vec<_> = self.model.props(id, field).map(|prop| prop.span).collect();
        if lines.is_empty() {
            return Vec::new();
        }
        let kept = |relation: Relation| relation != Relation::Contains && relation != Relation::DecidedBy;
        let edges = self.model.out(id).into_iter().filter(|(_, _, edge)| {
            let inside = lines.iter().any(|line| {
                line.file == edge.span.file && line.start <= edge.span.start && edge.span.end <= line.end
            });
            inside && kept(edge.relation)
        });
        edges.map(|(_, to, _)| to).collect()
    }

    /// A field as it is written.
    fn written(&self, id: NodeId, field: &'static Field) -> Option<Value<'m>> {
        let term_is_list = !matches!(field.card, crate::language::Card::One);
        let values: Vec<Value<'m>> =
            self.model.props(id, field).flat_map(|prop| self.values(id, prop)).collect();
        match field.shape {
            Shape::Flag | Shape::FlagReason => Some(Value::Bool(!values.is_empty())),
            Shape::Words => Some(Value::List(values.into())),
            _ if term_is_list => Some(Value::List(values.into())),
            _ => values.into_iter().next(),
        }
    }

    fn values(&self, id: NodeId, prop: &'m Prop) -> Vec<Value<'m>> {
        let model = self.model;
        let text = |text: &'m Str| Value::Text(model.text(text));
        let record = |of: Of<'m>| Value::Record(id, of);
        let one = match &prop.value {
            Written::Flag => Value::Bool(true),
            Written::Reason(one) | Written::Text(one) => text(one),
            Written::Choice(choice) => Value::Text(choice.name.into()),
            Written::Concept(concept) => Value::Text(concept.name.into()),
            Written::KindLike(kind) => Value::Text(kind.like.map_or("", |like| like.name).into()),
            Written::Year(year) => Value::Int((*year).into()),
            Written::Period(period) => record(Of::Period(*period)),
            Written::Stage(_, period) => record(Of::Stage(*period)),
            Written::Quantity(quantity) => record(Of::Quantity(quantity)),
            Written::Unit(unit) => record(Of::Unit(unit)),
            Written::Headed(pair) => record(Of::Headed(pair)),
            Written::Comparison(one) => record(Of::Comparison(one)),
            Written::Money(line) => record(Of::Money(line)),
            Written::Role(role) => record(Of::Role(role)),
            Written::Absence(one) => record(Of::Absence(one)),
            Written::Ignore(one) => record(Of::Exception(one)),
            Written::Attribute(pair) => record(Of::Attribute(pair)),
            Written::Blank(meaning) => Value::Text(meant(meaning).into()),
            Written::Texts(texts) => return texts.iter().map(text).collect(),
            Written::Status(items) => return items.iter().map(|item| record(Of::Status(item))).collect(),
            Written::Observations(_, items) => {
                return items.iter().map(|item| record(Of::Observation(item))).collect();
            }
            _ => return Vec::new(),
        };
        vec![one]
    }
}

fn list<'m>(items: impl IntoIterator<Item = Value<'m>>) -> Value<'m> {
    Value::List(items.into_iter().collect())
}

fn things<'m>(ids: impl IntoIterator<Item = NodeId>) -> Value<'m> {
    list(ids.into_iter().map(Value::Thing))
}

/// What an absence or a blank heading names, as the key it has in the JSON.
pub(super) fn meant(meaning: &Meaning) -> &'static str {
    let field = meaning.field.map(|field| field.name);
    field.or(meaning.concept.map(|concept| concept.collection)).unwrap_or_default()
}

/// The English name of a built-in rule; an own rule has one name.
pub(super) fn rule_name(name: Cow<'_, str>) -> Cow<'_, str> {
    match rules::named(&name) {
        Some(rule) => rule.kind.name.en.into(),
        None => name,
    }
}

/// The year of an observation.
pub(super) fn year_of(key: Key) -> Option<i16> {
    match key {
        Key::Period(period) => period.first_year(),
        Key::WithoutYear => None,
    }
}
