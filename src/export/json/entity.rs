//! One thing of the model as an object: its id, where it stands, and its fields by the vocabulary.

use std::borrow::Cow;
use std::sync::LazyLock;

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::language::catalogue::Statutory;
use crate::language::shape::{ObservationRole, Stage as StageOf};
use crate::language::{
    CONCEPTS, Card, Concept, Field, Language, Meaning, Shape, document, fields, indicator, organisation,
};
use crate::model::value::{self, Key, Prop, Relative, Sign, Str, Value};
use crate::model::{Model, Node, NodeId, Relation};
use crate::source::Span;

use super::values as out;
use super::verdict;
use super::{Context, Extent};

/// A thing as an object.
pub struct Entity<'a, 'm> {
    pub context: &'a Context<'m>,
    pub id: NodeId,
}

/// The organisation of the project; without one only its name in ids.
pub fn organisation<'a, 'm>(context: &'a Context<'m>) -> Organisation<'a, 'm> {
    Organisation { context, id: context.model.of_concept(&organisation::CONCEPT).next() }
}

pub struct Organisation<'a, 'm> {
    context: &'a Context<'m>,
    id: Option<NodeId>,
}

impl Serialize for Organisation<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.id {
            Some(id) => Entity { context: self.context, id }.serialize(serializer),
            None => {
                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry("id", self.context.model.slug())?;
                map.serialize_entry("kind", organisation::CONCEPT.name)?;
                map.end()
            }
        }
    }
}

/// What exists and is not described here.
pub struct Elsewhere<'a, 'm> {
    pub context: &'a Context<'m>,
    pub ids: &'a [NodeId],
}

impl Serialize for Elsewhere<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let model = self.context.model;
        let mut list = serializer.serialize_seq(None)?;
        for id in self.ids {
            let Some(node) = model.node(*id).filter(|node| *node.concept != document::CONCEPT) else {
                continue;
            };
            list.serialize_element(&out::ElsewhereOut {
                id: self.context.keys.get(*id),
                kind: node.concept.name,
                code: model.id(*id),
                title: model.title(*id),
                document: node.document.map(|document| self.context.keys.get(document)),
            })?;
        }
        list.end()
    }
}

impl Serialize for Entity<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(node) = self.context.model.node(self.id) {
            self.head(&mut map, node)?;
            for field in self.fields(node) {
                self.field(&mut map, node, field)?;
            }
            self.children(&mut map, node)?;
            if self.context.extent != Extent::Compared {
                verdict::write(self.context, self.id, &mut map)?;
            }
        }
        map.end()
    }
}

/// The fields of a concept in the order of the vocabulary, looked up for every thing.
fn vocabulary(concept: &Concept) -> &'static [&'static Field] {
    static ALL: LazyLock<Vec<(&Concept, Vec<&Field>)>> = LazyLock::new(|| {
        CONCEPTS.iter().chain([&&document::REGISTER]).map(|one| (*one, listed(one))).collect()
    });
    let found = ALL.iter().find(|(one, _)| *one == concept);
    found.map_or(&[], |(_, fields)| fields)
}

/// Each field once; a document also has what stands at its top.
fn listed(concept: &Concept) -> Vec<&'static Field> {
    let mut once: Vec<&'static Field> = Vec::new();
    let top = (*concept == document::CONCEPT).then_some(&document::BODY);
    for field in concept.all_fields().chain(top.into_iter().flat_map(|top| top.all_fields())) {
        if !once.contains(&field) {
            once.push(field);
        }
    }
    once
}

impl<'a, 'm> Entity<'a, 'm> {
    fn model(&self) -> &'m Model {
        self.context.model
    }

    fn text(&self, text: &'m Str) -> Cow<'m, str> {
        self.model().text(text)
    }

    /// Only the fields that stand there, in the order of the vocabulary.
    fn fields(&self, node: &Node) -> Vec<&'static Field> {
        let inherited = |field: &&Field| {
            node.concept.is_level() && **field == fields::HOLDERS
                || *node.concept == indicator::CONCEPT
                    && (**field == fields::SOURCES
                        || **field == fields::UNIT
                        || **field == fields::INDICATOR_KIND)
                || **field == fields::INDICATORS
        };
        let stands = |field: &&'static Field| node.props.iter().any(|prop| prop.field == *field);
        let all = vocabulary(node.concept).iter().copied();
        all.filter(|field| inherited(field) || stands(field)).collect()
    }

    fn head<M: SerializeMap>(&self, map: &mut M, node: &'m Node) -> Result<(), M::Error> {
        let (model, keys) = (self.model(), &self.context.keys);
        map.serialize_entry("id", keys.get(self.id))?;
        map.serialize_entry("kind", node.concept.name)?;
        if *node.concept == document::REGISTER {
            return Ok(());
        }
        map.serialize_entry("code", &self.text(&node.id))?;
        if let Some(title) = &node.title {
            map.serialize_entry("title", &self.text(title))?;
        }
        if let Some(word) = &node.word {
            map.serialize_entry("word", &self.text(word))?;
        }
        if let Some(document) = node.document {
            map.serialize_entry("document", keys.get(document))?;
        }
        let parent = node.parent.filter(|parent| *parent != model.project());
        if let Some(parent) = parent {
            map.serialize_entry("parent", keys.get(parent))?;
        }
        if let Some((plan, _)) = model.targets(self.id, Relation::EditionOf).first() {
            map.serialize_entry("editionOf", keys.get(*plan))?;
        }
        if *node.concept == document::CONCEPT {
            map.serialize_entry("described", &!node.external)?;
        }
        if self.context.extent == Extent::Compared {
            return Ok(());
        }
        map.serialize_entry("source", &self.context.position(node.span))
    }

    /// What stands in it, as lists of ids by kind.
    fn children<M: SerializeMap>(&self, map: &mut M, node: &Node) -> Result<(), M::Error> {
        if *node.concept == document::CONCEPT || *node.concept == document::REGISTER {
            return Ok(());
        }
        let mut lists: Vec<(&'static str, Vec<&str>)> = Vec::new();
        for child in self.model().children(self.id) {
            let Some(one) = self.model().node(child).filter(|one| !one.external) else { continue };
            if *one.concept == indicator::CONCEPT {
                continue;
            }
            let goal = one.concept.is_level() && self.model().is_goal(child);
            let key = match (goal, one.concept.is_level()) {
                (true, _) => "goals",
                (false, true) => "levels",
                (false, false) => one.concept.collection,
            };
            let id = self.context.keys.get(child);
            match lists.iter_mut().find(|(name, _)| *name == key) {
                Some((_, ids)) => ids.push(id),
                None => lists.push((key, vec![id])),
            }
        }
        lists.iter().try_for_each(|(key, ids)| map.serialize_entry(key, ids))
    }

    fn field<M: SerializeMap>(
        &self,
        map: &mut M,
        node: &'m Node,
        field: &'static Field,
    ) -> Result<(), M::Error> {
        if *field == fields::INDICATORS {
            return self.indicators(map);
        }
        if node.concept.is_level() && *field == fields::HOLDERS {
            return self.holders(map);
        }
        if *node.concept == indicator::CONCEPT && *field == fields::UNIT {
            return self.unit(map);
        }
        if *node.concept == indicator::CONCEPT && *field == fields::INDICATOR_KIND {
            let kind = self.model().indicator_kind(self.id);
            return kind.map_or(Ok(()), |kind| map.serialize_entry(INDICATOR_KIND, kind.name));
        }
        if *node.concept == indicator::CONCEPT && *field == fields::SOURCES {
            return self.sources(map);
        }
        let props: Vec<&'m Prop> = node.props.iter().filter(|prop| prop.field == field).collect();
        let key = key_of(node.concept, field);
        match field.shape {
            Shape::Refs(_) | Shape::ScopedRefs(_) | Shape::AnyRefs | Shape::Continues => {
                self.references(map, field, &props)
            }
            Shape::Observations(role) => {
                let items: Vec<out::Observation<'_>> = props
                    .iter()
                    .flat_map(|prop| match &prop.value {
                        Value::Observations(_, items) => items.iter(),
                        _ => [].iter(),
                    })
                    .map(|one| self.observation(one))
                    .collect();
                map.serialize_entry(role_key(role), &items)
            }
            Shape::Status => {
                let all: Vec<out::Status<'m>> =
                    props.iter().flat_map(|prop| self.status(&prop.value)).collect();
                map.serialize_entry(key, &all)
            }
            Shape::Attribute => self.attributes(map, &props),
            Shape::Elsewhere => Ok(()),
            Shape::Words if field.card == Card::Many => {
                let all: Vec<Cow<'m, str>> = props.iter().flat_map(|prop| self.texts(&prop.value)).collect();
                map.serialize_entry(key, &all)
            }
            _ if field.card == Card::Many => {
                let values: Vec<One<'_, 'm>> = props.iter().filter_map(|prop| self.one(prop)).collect();
                if values.is_empty() { Ok(()) } else { map.serialize_entry(key, &values) }
            }
            _ => match props.first().and_then(|prop| self.one(prop)) {
                Some(value) => map.serialize_entry(key, &value),
                None => Ok(()),
            },
        }
    }

    fn one<'b>(&'b self, prop: &'m Prop) -> Option<One<'b, 'm>> {
        match prop.value {
            Value::Table | Value::Refs | Value::Elsewhere => None,
            _ => Some(One { entity: self, prop }),
        }
    }

    fn texts(&self, value: &'m Value) -> Vec<Cow<'m, str>> {
        match value {
            Value::Texts(texts) => texts.iter().map(|text| self.text(text)).collect(),
            _ => Vec::new(),
        }
    }

    /// The indicators that measure it: declared in it, then referred to, each once.
    fn indicators<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let model = self.model();
        let mut ids: Vec<NodeId> = Vec::new();
        for (_, to, edge) in model.out(self.id) {
            let declared = edge.relation == Relation::Contains
                && model.node(to).is_some_and(|node| *node.concept == indicator::CONCEPT);
            if (declared || edge.relation == Relation::MeasuredBy) && !ids.contains(&to) {
                ids.push(to);
            }
        }
        if ids.is_empty() {
            return Ok(());
        }
        let ids: Vec<&str> = ids.into_iter().map(|id| self.context.keys.get(id)).collect();
        map.serialize_entry(fields::INDICATORS.name, &ids)
    }

    /// Who answers for it, also when a level above says so.
    fn holders<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let keys = &self.context.keys;
        let holders = self.model().holders(self.id);
        if holders.is_empty() {
            return Ok(());
        }
        let holders: Vec<out::Reference<'_>> = holders
            .into_iter()
            .map(|holder| out::Reference {
                id: keys.get(holder.person),
                scope: holder.edge.note.as_ref().map(|note| self.text(note)),
                inherited_from: holder.from.map(|level| keys.get(level)),
            })
            .collect();
        map.serialize_entry(fields::HOLDERS.name, &holders)
    }

    fn unit<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        match self.model().unit(self.id) {
            Some((unit, _)) => map.serialize_entry(fields::UNIT.name, &self.unit_out(unit)),
            None => Ok(()),
        }
    }

    /// The sources of an indicator: its own, else those of the nearest level above.
    fn sources<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let ids: Vec<&str> =
            self.model().indicator_sources(self.id).into_iter().map(|id| self.context.keys.get(id)).collect();
        if ids.is_empty() { Ok(()) } else { map.serialize_entry(fields::SOURCES.name, &ids) }
    }

    /// What the lines of a field refer to: ids, with a scope or a reason where the field takes one.
    fn references<M: SerializeMap>(
        &self,
        map: &mut M,
        field: &'static Field,
        props: &[&'m Prop],
    ) -> Result<(), M::Error> {
        let of_field = |span: Span| props.iter().any(|prop| within(prop.span, span));
        let edges: Vec<_> = self
            .model()
            .out(self.id)
            .into_iter()
            .filter(|(_, _, edge)| {
                of_field(edge.span)
                    && edge.relation != Relation::DecidedBy
                    && edge.relation != Relation::Contains
            })
            .collect();
        let keys = &self.context.keys;
        match field.shape {
            Shape::ScopedRefs(_) => {
                let all: Vec<out::Reference<'_>> = edges
                    .iter()
                    .map(|(_, to, edge)| out::Reference {
                        id: keys.get(*to),
                        scope: edge.note.as_ref().map(|note| self.text(note)),
                        inherited_from: None,
                    })
                    .collect();
                map.serialize_entry(field.name, &all)
            }
            Shape::Continues => {
                let all: Vec<out::Continues<'_>> = edges
                    .iter()
                    .map(|(_, to, edge)| out::Continues {
                        id: keys.get(*to),
                        partly: edge.partly,
                        reason: edge.note.as_ref().map(|note| self.text(note)),
                    })
                    .collect();
                map.serialize_entry(field.name, &all)
            }
            _ => {
                let all: Vec<&str> = edges.iter().map(|(_, to, _)| keys.get(*to)).collect();
                map.serialize_entry(field.name, &all)
            }
        }
    }

    /// Attributes by key; a key that stands there twice has a list.
    fn attributes<M: SerializeMap>(&self, map: &mut M, props: &[&'m Prop]) -> Result<(), M::Error> {
        let mut all: Vec<(Cow<'m, str>, Vec<Cow<'m, str>>)> = Vec::new();
        for prop in props {
            let Value::Attribute(pair) = &prop.value else { continue };
            let (key, value) = (self.text(&pair.0), self.text(&pair.1));
            match all.iter_mut().find(|(known, _)| *known == key) {
                Some((_, values)) => values.push(value),
                None => all.push((key, vec![value])),
            }
        }
        map.serialize_entry(fields::ATTRIBUTE.name, &Attributes(all))
    }

    fn status(&self, value: &'m Value) -> Vec<out::Status<'m>> {
        let Value::Status(items) = value else { return Vec::new() };
        let text = |text| self.text(text);
        items
            .iter()
            .map(|item| out::Status {
                dimension: item.dimension.as_ref().map(text),
                state: item.state.as_ref().map(text),
                unreadable: item.state.is_none(),
                reason: item.reason.as_ref().map(text),
            })
            .collect()
    }

    fn target(&self, span: Span) -> Option<&'a str> {
        self.model().target_at(self.id, span).map(|id| self.context.keys.get(id))
    }

    fn unit_out(&self, unit: &'m value::Unit) -> out::Unit<'m> {
        out::Unit {
            name: self.text(&unit.name),
            per: unit.per.map(out::Exact),
            of: unit.of.as_ref().map(|of| self.text(of)),
            scale: unit.scale.map(|(low, high)| out::Scale { low: out::Exact(low), high: out::Exact(high) }),
        }
    }

    /// Unit and source of a statutory indicator, as its list has them in the year of the document.
    fn edition(&self, item: &'static Statutory) -> (&'static str, &'static str) {
        let document = self.model().node(self.id).and_then(|node| node.document);
        let year = document.and_then(|document| self.model().document_year(document));
        item.nearest(year).map_or(("", ""), |edition| (edition.unit, edition.source))
    }

    fn uncertain(&self, doubt: &'m value::Doubt) -> Option<out::Uncertain<'m>> {
        let reason = doubt.uncertain.as_ref()?;
        Some(out::Uncertain { reason: reason.as_ref().map(|reason| self.text(reason)) })
    }

    fn figure<'b>(&'b self, figure: &'m value::Figure) -> out::Figure<'b>
    where
        'm: 'b,
    {
        let sign = |sign: Sign| match sign {
            Sign::Bare => None,
            Sign::Percent => Some("%"),
            Sign::Euro => Some("€"),
        };
        let mut to = out::Figure::default();
        match figure {
            value::Figure::Number(number, written) => {
                to.kind = "number";
                to.value = Some(out::Exact(*number));
                to.sign = sign(*written);
            }
            value::Figure::Bound(bound, number, written) => {
                to.kind = "bound";
                to.bound = Some(bound.sign());
                to.value = Some(out::Exact(*number));
                to.sign = sign(*written);
            }
            value::Figure::BoundRef(bound, span) => {
                to.kind = "bound";
                to.bound = Some(bound.sign());
                to.series = self.target(*span);
            }
            value::Figure::Range(range, written) => {
                to.kind = "range";
                to.low = Some(out::Exact(range.0));
                to.high = Some(out::Exact(range.1));
                to.sign = sign(*written);
            }
            value::Figure::Direction(direction, relative) => {
                to.kind = "direction";
                to.direction = Some(direction.name);
                to.relative_to = relative.as_deref().map(|relative| match relative {
                    Relative::Baseline => "baseline".to_owned(),
                    Relative::Period(period) => period.to_string(),
                });
            }
            value::Figure::Missing(missing) => {
                to.kind = "missing";
                to.missing = Some(missing.name());
            }
            value::Figure::Text(text) => {
                to.kind = "text";
                to.text = Some(self.text(text));
            }
        }
        to
    }

    fn observation<'b>(&'b self, one: &'m value::Observation) -> out::Observation<'b>
    where
        'm: 'b,
    {
        let mut figure = self.figure(&one.figure);
        let more = one.more.as_deref();
        figure.approximate = more.is_some_and(|more| more.doubt.about);
        figure.uncertain = more.and_then(|more| self.uncertain(&more.doubt));
        figure.note = more.and_then(|more| more.note.as_ref()).map(|note| self.text(note));
        out::Observation {
            period: match one.key {
                Key::Period(period) => Some(out::Period::new(period)),
                Key::WithoutYear => None,
            },
            figure,
            measured: more.and_then(|more| more.measured).map(out::Period::new),
            source: more.and_then(|more| more.by).and_then(|span| self.target(span)),
        }
    }

    fn money(&self, money: &'m value::Money, line: Option<&value::MoneyLine>) -> out::Money<'m> {
        let scale = self.model().amount_unit(self.id, money, line);
        let printed = money.amount.ok();
        let euros = printed.and_then(|printed| self.model().euros(self.id, printed, scale, line));
        out::Money {
            euros: euros.map(out::Exact),
            printed: printed.map(out::Exact),
            scale: printed.and(scale).map(out::Exact),
            missing: money.amount.err().map(value::Missing::name),
            approximate: money.doubt.about,
            uncertain: self.uncertain(&money.doubt),
            note: money.note.as_ref().map(|note| self.text(note)),
        }
    }

    fn money_line<'b>(&'b self, line: &'m value::MoneyLine) -> out::MoneyLine<'b>
    where
        'm: 'b,
    {
        out::MoneyLine {
            name: line.name.as_ref().map(|name| self.text(name)),
            task_field: line.task_field.as_ref().map(|code| self.text(code)),
            from: line.from.and_then(|span| self.target(span)),
            amounts: line
                .figures
                .iter()
                .map(|figure| out::Amount {
                    figure: figure.kind.map(|kind| kind.name),
                    period: out::Period::new(figure.period),
                    money: self.money(&figure.money, Some(line)),
                })
                .collect(),
        }
    }
}

/// The key for the kind of an indicator: `kind` says what the thing itself is.
pub(super) const INDICATOR_KIND: &str = "indicatorKind";

/// The key of a field; those that would hide the head of an object have another.
pub(super) fn key_of(concept: &Concept, field: &Field) -> &'static str {
    match field.name {
        "kind" if *concept == document::CONCEPT => "documentKind",
        "kind" if *concept == organisation::CONCEPT => "organisationKind",
        "kind" if concept.name == "partner" => "partnerKind",
        "kind" => INDICATOR_KIND,
        name => name,
    }
}

fn role_key(role: ObservationRole) -> &'static str {
    match role {
        ObservationRole::Baseline => "baseline",
        ObservationRole::Realised => "realised",
        ObservationRole::Target => "target",
        ObservationRole::Forecast => "forecast",
    }
}

fn within(whole: Span, part: Span) -> bool {
    whole.file == part.file && whole.start <= part.start && part.end <= whole.end
}

/// What an absence or a blank heading names, as the key it would have.
fn what(meaning: &Meaning) -> &'static str {
    match (meaning.field, meaning.concept) {
        (Some(field), _) => field.name,
        (None, Some(concept)) => concept.collection,
        (None, None) => "",
    }
}

struct Attributes<'m>(Vec<(Cow<'m, str>, Vec<Cow<'m, str>>)>);

impl Serialize for Attributes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, values) in &self.0 {
            match values.as_slice() {
                [one] => map.serialize_entry(key, one)?,
                several => map.serialize_entry(key, several)?,
            }
        }
        map.end()
    }
}

/// One line of a field.
struct One<'b, 'm> {
    entity: &'b Entity<'b, 'm>,
    prop: &'m Prop,
}

impl Serialize for One<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let entity = self.entity;
        let text = |text| entity.text(text);
        match &self.prop.value {
            Value::Flag if matches!(self.prop.field.shape, Shape::Flag) => true.serialize(to),
            Value::Flag => out::Reason { reason: None }.serialize(to),
            Value::Reason(reason) => out::Reason { reason: Some(text(reason)) }.serialize(to),
            Value::Text(one) | Value::Unreported(one) => text(one).serialize(to),
            Value::Headed(pair) => out::Headed { heading: text(&pair.0), text: text(&pair.1) }.serialize(to),
            Value::Texts(_) => entity.texts(&self.prop.value).serialize(to),
            Value::Choice(choice) => choice.name.serialize(to),
            Value::Concept(concept) => concept.name.serialize(to),
            Value::KindLike(kind) => self.kind(kind).serialize(to),
            Value::Year(year) => year.serialize(to),
            Value::Period(period) => out::Period::new(*period).serialize(to),
            Value::Stamp(stamp) => {
                let time = stamp.time.as_ref().map(text);
                out::Stamp { date: out::Period::new(stamp.date), time }.serialize(to)
            }
            Value::Quantity(quantity) => self.quantity(quantity).serialize(to),
            Value::Unit(unit) => entity.unit_out(unit).serialize(to),
            Value::Comparison(one) => {
                let observations = one.observations.iter().map(|one| entity.observation(one)).collect();
                out::Comparison { series: entity.target(one.series), observations }.serialize(to)
            }
            Value::Break(one) => {
                let reason = one.reason.as_ref().map(text);
                out::Break { period: out::Period::new(one.at), reason }.serialize(to)
            }
            Value::Catalogue(one) => {
                let Statutory { list, item, number, title, .. } = *one.item;
                let (unit, source) = entity.edition(one.item);
                out::Catalogue { catalogue: list, item, number, title, unit, source }.serialize(to)
            }
            Value::Money(line) => entity.money_line(line).serialize(to),
            Value::Scale(scale) => out::AmountScale { scale: out::Exact(*scale) }.serialize(to),
            Value::Effect(effect) => out::Effect {
                period: effect.period.map(out::Period::new),
                money: entity.money(&effect.money, None),
                recurrence: effect.recurrence.map(|choice| choice.name),
            }
            .serialize(to),
            Value::Offset(offset) => {
                let amount = offset.money.as_ref().map(|money| entity.money(money, None));
                out::Offset { target: entity.target(offset.target), amount }.serialize(to)
            }
            Value::Earlier(earlier) => out::EarlierReported {
                effect: if earlier.advantage { "advantage" } else { "disadvantage" },
                period: earlier.period.map(out::Period::new),
                money: entity.money(&earlier.money, None),
                document: earlier.document.and_then(|span| entity.target(span)),
            }
            .serialize(to),
            Value::StatusScheme(scheme) => self.scheme(scheme).serialize(to),
            Value::Stage(stage, period) => {
                let (StageOf::Planned | StageOf::Running | StageOf::Realised) = stage;
                out::Stage { period: period.map(out::Period::new) }.serialize(to)
            }
            Value::Role(role) => {
                out::Role { role: text(&role.name), period: role.period.map(out::Period::new) }.serialize(to)
            }
            Value::Absence(absence) => {
                out::Absence { what: what(&absence.what), reason: text(&absence.reason) }.serialize(to)
            }
            Value::Blank(meaning) => what(meaning).serialize(to),
            Value::Ignore(ignore) => self.exception(ignore).serialize(to),
            Value::Layout(levels) => self.layout(levels).serialize(to),
            Value::OwnWord(own) => {
                out::OwnWord { word: text(&own.word), like: own.concept.name }.serialize(to)
            }
            Value::Threshold(pair) => {
                let explanation = pair.1.as_ref().map(text);
                out::Threshold { money: entity.money(&pair.0, None), explanation }.serialize(to)
            }
            Value::Refs
            | Value::Status(_)
            | Value::Observations(..)
            | Value::Attribute(_)
            | Value::Elsewhere
            | Value::Table => to.serialize_unit(),
        }
    }
}

impl<'m> One<'_, 'm> {
    fn quantity(&self, quantity: &'m value::Quantity) -> out::Quantity<'_> {
        let mut figure = self.entity.figure(&quantity.figure);
        figure.approximate = quantity.doubt.about;
        figure.uncertain = self.entity.uncertain(&quantity.doubt);
        figure.note = quantity.note.as_ref().map(|note| self.entity.text(note));
        out::Quantity { figure, unit: quantity.unit.as_ref().map(|unit| self.entity.text(unit)) }
    }

    /// A known kind says itself; only an own word is kept beside what it is like.
    fn kind(&self, kind: &'m value::KindLike) -> out::DocumentKind<'m> {
        let word = self.entity.text(&kind.word);
        let known =
            kind.like.is_some_and(|like| Language::BOTH.iter().any(|one| like.word.get(*one) == word));
        out::DocumentKind { kind: kind.like.map_or("", |like| like.name), word: (!known).then_some(word) }
    }

    fn scheme(&self, scheme: &'m value::StatusScheme) -> out::StatusScheme<'m> {
        let text = |text| self.entity.text(text);
        let states = scheme.states.iter();
        out::StatusScheme {
            dimension: text(&scheme.dimension),
            states: states
                .map(|(state, meaning)| out::State {
                    state: text(state),
                    meaning: meaning.as_ref().map(text),
                })
                .collect(),
        }
    }

    fn exception(&self, ignore: &'m value::Ignore) -> out::ExceptionOut<'m> {
        let entity = self.entity;
        let made =
            entity.context.exceptions.iter().find(|one| one.node == entity.id && one.span == self.prop.span);
        let written = entity.text(&ignore.rule);
        out::ExceptionOut {
            rule: made.map_or(written, |made| made.rule.name(Language::En).to_owned().into()),
            reason: entity.text(&ignore.reason),
            used: made.is_some_and(|made| made.used),
        }
    }

    fn layout(&self, levels: &'m [value::LayoutLevel]) -> Vec<out::LayoutLevel<'m>> {
        levels
            .iter()
            .map(|level| {
                let word = self.entity.text(&level.word);
                let known = level
                    .concept
                    .is_none_or(|concept| Language::BOTH.iter().any(|one| concept.word.get(*one) == word));
                out::LayoutLevel {
                    level: level.concept.map(|concept| concept.name),
                    word: (!known).then_some(word),
                }
            })
            .collect()
    }
}
