//! What can only be judged when the whole project is known: nesting, cycles, lineage, units, scales, states.

use rust_decimal::Decimal;

use crate::diag::Diagnostic;
use crate::language::shape::ObservationRole;
use crate::language::{Language, document, fields};
use crate::source::Span;

use super::graph::{Node, NodeId, Relation};
use super::kinds::{self, Step};
use super::value::{Figure, Key, Money, Observation, Prop, Sign, StatusItem, StatusScheme, Unit, Value};
use super::{Model, number};

/// Relations that must not lead back to where they start.
const ACYCLIC: &[&[Relation]] = &[
    &[Relation::Supports],
    &[Relation::LeadsTo],
    &[Relation::DerivedFrom],
    &[Relation::Continues],
    &[Relation::ContinuedBy],
    &[Relation::ReportsOn],
];

pub(super) fn verify(model: &Model, findings: &mut Vec<Diagnostic>) {
    for (id, node) in model.nodes() {
        if node.duplicate {
            continue;
        }
        if node.concept.is_level() && !node.broken {
            nesting(model, node, findings);
        }
        observations(model, id, node, findings);
        for prop in &node.props {
            money(model, id, prop, findings);
            status(model, node, prop, findings);
        }
    }
    lineage(model, findings);
    for relations in ACYCLIC {
        cycles(model, relations, findings);
    }
}

/// The levels of a document stand in each other in the order of its layout; levels may be skipped.
fn nesting(model: &Model, node: &Node, findings: &mut Vec<Diagnostic>) {
    let Some(layout) = model.layout(node.document) else { return };
    let word = |node: &Node| match &node.word {
        Some(word) => model.text(word).into_owned(),
        None => node.concept.word.get(model.language(node.span.file)).to_owned(),
    };
    let position = |node: &Node| {
        let own = node.word.as_ref().map(|word| model.text(word));
        layout.position(node.concept, own.as_deref())
    };
    let open = layout.levels.last().is_some_and(|level| level.concept.is_none());
    let Some(own) = position(node) else {
        if !open && !node.external {
            findings.push(kinds::not_in_layout(node.span, layout.span, &word(node), &layout.order()));
        }
        return;
    };
    let above = node.parent.and_then(|parent| model.node(parent)).filter(|parent| parent.concept.is_level());
    let Some(above) = above else { return };
    if position(above).is_some_and(|above| above >= own) {
        let (child, parent) = (word(node), word(above));
        findings.push(kinds::wrong_nesting(node.span, layout.span, &child, &parent, &layout.order()));
    }
}

fn observations(model: &Model, id: NodeId, node: &Node, findings: &mut Vec<Diagnostic>) {
    let unit = || model.unit(id);
    let mut seen: Vec<(ObservationRole, &Observation)> = Vec::new();
    for prop in &node.props {
        let role = match &prop.value {
            Value::Observations(role, _) => Some(*role),
            _ => None,
        };
        for one in prop.value.observations() {
            fits_unit(model, one, unit, findings);
            let Some(role) = role else { continue };
            let first = seen
                .iter()
                .find(|(other, first)| *other == role && first.key == one.key && one.key != Key::WithoutYear);
            match first {
                Some((_, first)) => {
                    let key = match one.key {
                        Key::Period(period) => period.to_string(),
                        Key::WithoutYear => String::new(),
                    };
                    findings.push(kinds::repeated_observation(one.span, first.span, &key));
                }
                None => seen.push((role, one)),
            }
        }
    }
}

/// A sign at a value that contradicts the unit is an error.
fn fits_unit<'m>(
    model: &'m Model,
    one: &Observation,
    unit: impl Fn() -> Option<(&'m Unit, Span)>,
    findings: &mut Vec<Diagnostic>,
) {
    let sign = match &one.figure {
        Figure::Number(_, sign) | Figure::Bound(_, _, sign) | Figure::Range(_, sign) => *sign,
        Figure::BoundRef(..) | Figure::Direction(..) | Figure::Missing(_) | Figure::Text(_) => return,
    };
    let shown = match sign {
        Sign::Bare => return,
        Sign::Percent => "%",
        Sign::Euro => "€",
    };
    let Some((unit, span)) = unit() else { return };
    let name = model.text(&unit.name);
    if name != shown {
        findings.push(kinds::unit_conflict(one.span, span, shown, &name));
    }
}

/// An amount without `€` needs a scale, of its block or of its document.
fn money(model: &Model, id: NodeId, prop: &Prop, findings: &mut Vec<Diagnostic>) {
    let bare = |money: &Money| !money.euro && money.amount.is_ok();
    let scale = || model.money_scale(id).is_some();
    let language = model.language(prop.span.file);
    match &prop.value {
        Value::Money(line) if line.scale.is_none() => {
            let first = line.figures.iter().find(|figure| bare(&figure.money));
            if let Some(figure) = first.filter(|_| !scale()) {
                let shown = amount_shown(&figure.money, language);
                findings.push(kinds::amount_without_scale(figure.span, &shown, language));
            }
        }
        Value::Effect(effect) if bare(&effect.money) && !scale() => {
            findings.push(kinds::amount_without_scale(
                prop.span,
                &amount_shown(&effect.money, language),
                language,
            ));
        }
        Value::Earlier(earlier) if bare(&earlier.money) && !scale() => {
            findings.push(kinds::amount_without_scale(
                prop.span,
                &amount_shown(&earlier.money, language),
                language,
            ));
        }
        Value::Offset(offset) if offset.money.as_ref().is_some_and(bare) && !scale() => {
            let shown = offset.money.as_ref().map_or(String::new(), |money| amount_shown(money, language));
            findings.push(kinds::amount_without_scale(prop.span, &shown, language));
        }
        Value::Threshold(threshold) if bare(&threshold.0) && !scale() => {
            findings.push(kinds::amount_without_scale(
                prop.span,
                &amount_shown(&threshold.0, language),
                language,
            ));
        }
        _ => {}
    }
}

fn amount_shown(money: &Money, language: Language) -> String {
    let amount = money.amount.ok().and_then(|amount| number::scaled(amount, money.power));
    amount.map_or(String::new(), |amount| number::print(amount, language))
}

impl Model {
    /// The scale that the nearest block above states for amounts without `€`, else that of the document.
    pub fn money_scale(&self, id: NodeId) -> Option<Decimal> {
        self.upward(id).find_map(|place| {
            self.props(place, &fields::AMOUNTS).find_map(|prop| match prop.value {
                Value::Scale(scale) => Some(scale),
                _ => None,
            })
        })
    }

    /// The status schemes of a document.
    fn schemes(&self, document: NodeId) -> Vec<&StatusScheme> {
        self.props(document, &document::STATUS_SCHEME)
            .filter_map(|prop| match &prop.value {
                Value::StatusScheme(scheme) => Some(&**scheme),
                _ => None,
            })
            .collect()
    }
}

/// A status names a dimension and a state that its document declares.
fn status(model: &Model, node: &Node, prop: &Prop, findings: &mut Vec<Diagnostic>) {
    if let (Value::Unreported(state), true) = (&prop.value, *node.concept == document::CONCEPT) {
        let own =
            model.documents().iter().find(|one| model.node(**one).is_some_and(|one| one.span == node.span));
        let schemes = own.map(|own| model.schemes(*own)).unwrap_or_default();
        let word = model.text(state);
        let known = |scheme: &&StatusScheme| scheme.states.iter().any(|(one, _)| model.text(one) == word);
        if !schemes.iter().any(known) {
            let states = schemes.iter().flat_map(|scheme| scheme.states.iter());
            let states: Vec<String> = states.map(|(one, _)| model.text(one).into_owned()).collect();
            let span = state.span().unwrap_or(prop.span);
            findings.push(kinds::unknown_status(span, &word, &states, false));
        }
        return;
    }
    let Value::Status(items) = &prop.value else { return };
    let document = node.document.or_else(|| {
        let own =
            model.documents().iter().find(|one| model.node(**one).is_some_and(|one| one.span == node.span));
        own.copied()
    });
    let Some(document) = document else { return };
    let schemes = model.schemes(document);
    for (at, item) in items.iter().enumerate() {
        let name = |item: &StatusItem| item.dimension.as_ref().map(|word| model.text(word).into_owned());
        let first =
            items.iter().take(at).find(|first| first.dimension.is_some() && name(first) == name(item));
        if let (Some(first), Some(word)) = (first, name(item)) {
            findings.push(kinds::repeated_field(item.span, first.span, &word));
        }
        status_item(model, item, &schemes, findings);
    }
}

fn status_item(model: &Model, item: &StatusItem, schemes: &[&StatusScheme], findings: &mut Vec<Diagnostic>) {
    let names =
        || schemes.iter().map(|scheme| model.text(&scheme.dimension).into_owned()).collect::<Vec<_>>();
    let scheme = match &item.dimension {
        Some(dimension) => {
            let word = model.text(dimension);
            let found = schemes.iter().find(|scheme| model.text(&scheme.dimension) == word);
            if found.is_none() {
                let span = dimension.span().unwrap_or(item.span);
                findings.push(kinds::unknown_status(span, &word, &names(), true));
                return;
            }
            found
        }
        None if item
            .state
            .as_ref()
            .is_some_and(|state| names().contains(&model.text(state).into_owned())) =>
        {
            let word = item.state.as_ref().map_or("".into(), |state| model.text(state));
            let wants = crate::diag::Text::new("de stand", "the state");
            let span = item.span.after();
            findings.push(kinds::missing_value(span, &word, wants));
            return;
        }
        None => match schemes {
            [one] => Some(one),
            [] => None,
            // With several dimensions the state alone must say which one is meant.
            _ => {
                let word = item.state.as_ref().map(|state| model.text(state));
                let fits = |scheme: &&&StatusScheme| {
                    scheme
                        .states
                        .iter()
                        .any(|(one, _)| word.as_ref().is_some_and(|word| model.text(one) == *word))
                };
                let mut fitting = schemes.iter().filter(fits);
                match (fitting.next(), fitting.next()) {
                    (Some(one), None) => Some(one),
                    _ => {
                        if let Some(state) = &item.state {
                            let span = state.span().unwrap_or(item.span);
                            findings.push(kinds::unknown_status(span, &model.text(state), &names(), true));
                        }
                        return;
                    }
                }
            }
        },
    };
    let Some(state) = &item.state else { return };
    let word = model.text(state);
    let states: Vec<String> = scheme
        .iter()
        .flat_map(|scheme| scheme.states.iter())
        .map(|(state, _)| model.text(state).into_owned())
        .collect();
    if !states.iter().any(|one| *one == *word) {
        findings.push(kinds::unknown_status(state.span().unwrap_or(item.span), &word, &states, false));
    }
}

/// A later edition continues an earlier one, of another document.
fn lineage(model: &Model, findings: &mut Vec<Diagnostic>) {
    // A circle is reported as one; that some step of it goes back in time says nothing more.
    let circles = model.graph.cycles(&[Relation::Continues]);
    let circular = |from: NodeId, to: NodeId| {
        circles.iter().any(|group| group.binary_search(&from).is_ok() && group.binary_search(&to).is_ok())
    };
    for (from, to, edge) in model.edges() {
        let (earlier, later) = match edge.relation {
            Relation::Continues => (to, from),
            Relation::ContinuedBy => (from, to),
            _ => continue,
        };
        if circular(from, to) {
            continue;
        }
        let document = |id: NodeId| model.node(id).and_then(|node| node.document);
        let (Some(earlier), Some(later)) = (document(earlier), document(later)) else { continue };
        let same = earlier == later;
        let years = (model.document_year(earlier), model.document_year(later));
        let wrong = matches!(years, (Some(earlier), Some(later)) if earlier > later);
        if same || wrong {
            let (own, other) = match edge.relation {
                Relation::Continues => (later, earlier),
                _ => (earlier, later),
            };
            findings.push(kinds::continues_later(edge.span, &model.id(own), &model.id(other), same));
        }
    }
}

fn cycles(model: &Model, relations: &[Relation], findings: &mut Vec<Diagnostic>) {
    for group in model.graph.cycles(relations) {
        let ring = ring(model, &group, relations);
        let relation = relations.first().map(|relation| relation.word());
        findings.extend(relation.and_then(|relation| kinds::cycle(&ring, relation)));
    }
}

/// A way round within a group of nodes that all reach each other: the shortest from the first node.
fn ring(model: &Model, group: &[NodeId], relations: &[Relation]) -> Vec<Step> {
    let Some(first) = group.first().copied() else { return Vec::new() };
    let mut came: rustc_hash::FxHashMap<NodeId, (NodeId, Span)> = rustc_hash::FxHashMap::default();
    let mut queue = std::collections::VecDeque::from([first]);
    while let Some(here) = queue.pop_front() {
        for (_, to, edge) in model.out(here) {
            let inside = relations.contains(&edge.relation) && group.binary_search(&to).is_ok();
            if !inside || came.contains_key(&to) {
                continue;
            }
            came.insert(to, (here, edge.span));
            queue.push_back(to);
        }
        if came.contains_key(&first) {
            break;
        }
    }
    let mut steps = Vec::new();
    let mut at = first;
    while let Some((from, span)) = came.get(&at).copied() {
        let name = |id: NodeId| {
            let language = model.language(span.file);
            let name = model.name(id, language);
            let document = model.node(id).and_then(|node| node.document);
            match document {
                Some(document) => format!("{name}@{}", model.id(document)),
                None => name,
            }
        };
        steps.push(Step { span, from: name(from), to: name(at) });
        at = from;
        if at == first {
            break;
        }
    }
    steps.reverse();
    steps
}
