//! Amounts in euros, with costs and revenues positive, whatever convention the page has.

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::shape::Flow;
use crate::language::{Choice, document, fields, values};
use crate::source::Span;

use super::graph::{Node, NodeId};
use super::period::Period;
use super::sums::Grain;
use super::value::{Missing, Money, MoneyFigure, MoneyLine, Str, Value};
use super::{Model, number};

/// A column of amounts: what kind of figures they are, and of when. Only amounts of one column may be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// None where neither the line nor the document says.
    pub kind: Option<&'static Choice>,
    pub period: Period,
}

impl std::hash::Hash for Column {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        // Two words of a closed list are the same when they are one.
        self.kind.map(std::ptr::from_ref).hash(state);
        self.period.hash(state);
    }
}

/// One amount of a line, in euros.
#[derive(Clone, Copy, Debug)]
pub struct Amount<'m> {
    pub flow: Flow,
    pub name: Option<&'m Str>,
    pub task_field: Option<&'m Str>,
    /// The span of the reference to where a coverage comes from.
    pub from: Option<Span>,
    /// Its own kind of figure; None is that of the document.
    pub kind: Option<&'static Choice>,
    /// The first year of its period.
    pub year: Option<i16>,
    /// What it may be compared with.
    pub column: Column,
    /// Costs and revenues positive; balance = revenues − costs. None where there is no amount.
    pub euros: Result<Decimal, Missing>,
    /// The same with the sign that the page prints.
    pub plain: Result<Decimal, Missing>,
    /// What one printed unit is, in euros: how far rounding may be off.
    pub unit: Decimal,
    /// The figure itself.
    pub span: Span,
    /// The line it stands in.
    pub line: Span,
    pub printed: &'m MoneyFigure,
}

impl Amount<'_> {
    /// Whether a source gives it without doubt.
    pub fn is_firm(&self) -> bool {
        let doubt = &self.printed.money.doubt;
        !doubt.about && doubt.uncertain.is_none()
    }

    /// Without a name, a task field or a source of coverage: it stands for all of its flow.
    pub fn is_whole(&self) -> bool {
        self.name.is_none() && self.task_field.is_none() && self.from.is_none()
    }

    /// How precisely it is printed.
    pub fn grain(&self) -> Grain {
        Grain::new(self.unit, self.printed.money.amount.unwrap_or_default())
    }
}

/// The figures that a document prints where a line names no kind: from which year, up to which.
#[derive(Clone, Copy, Debug)]
struct Usual {
    kind: &'static Choice,
    from: i16,
    to: i16,
}

/// How a document prints its amounts.
#[derive(Clone, Copy, Debug, Default)]
struct Page {
    usual: Option<Usual>,
    signs: Option<&'static Choice>,
    revenues_with_minus: bool,
}

impl Page {
    /// Whether it prints this flow with the other sign.
    ///
    /// With costs positive the balance is costs minus revenues, and a page that prints all its revenues
    /// negative prints them as a sign, not as a value. With costs negative, or advantages positive,
    /// costs carry the minus. A page that says nothing prints all as the JSON does.
    fn turns(&self, flow: Flow) -> bool {
        let Some(signs) = self.signs else { return false };
        if *signs == values::COSTS_POSITIVE {
            return match flow {
                Flow::Balance => true,
                Flow::Revenues | Flow::Withdrawal => self.revenues_with_minus,
                Flow::Costs | Flow::Addition | Flow::Total | Flow::Coverage => false,
            };
        }
        matches!(flow, Flow::Costs | Flow::Addition)
    }

    /// The kind of figure of a year where a line names none.
    fn kind(&self, year: Option<i16>) -> Option<&'static Choice> {
        let (usual, year) = (self.usual?, year?);
        (usual.from <= year && year <= usual.to).then_some(usual.kind)
    }
}

/// The unit of an amount with `mln` or its like behind it.
fn power(unit: Decimal, power: u8) -> Option<Decimal> {
    if power == 0 { Some(unit) } else { number::scaled(unit, power) }
}

/// An amount that is too large to compute with; it is no zero.
const TOO_LARGE: Missing = Missing::Named(&values::NOT_YET_KNOWN);

impl Model {
    /// What states amounts, in the order of the text: described here and declared once.
    pub fn with_amounts(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        let stated = self.accounts.stated.iter().filter_map(|id| Some((*id, self.node(*id)?)));
        stated.filter(|(_, node)| !node.duplicate && !node.external)
    }

    /// Every amount that a thing itself states, in the order of the text. What stands below it is not in it.
    pub fn amounts(&self, id: NodeId) -> Vec<Amount<'_>> {
        let mut found = Vec::new();
        let Some(node) = self.node(id) else { return found };
        let mut here = None;
        for prop in &node.props {
            let Value::Money(line) = &prop.value else { continue };
            let (page, scale) = *here.get_or_insert_with(|| (self.page(id), self.money_scale(id)));
            let scale = line.scale.or(scale);
            let turned = page.turns(line.flow);
            found.extend(line.figures.iter().map(|figure| {
                let unit = if figure.money.euro { Some(Decimal::ONE) } else { scale };
                let unit = unit.and_then(|unit| power(unit, figure.money.power));
                let euros =
                    |printed: Decimal| unit.and_then(|unit| printed.checked_mul(unit)).ok_or(TOO_LARGE);
                let plain = figure.money.amount.and_then(euros);
                let year = figure.period.first_year();
                Amount {
                    flow: line.flow,
                    name: line.name.as_ref(),
                    task_field: line.task_field.as_ref(),
                    from: line.from,
                    kind: figure.kind,
                    year,
                    column: Column { kind: figure.kind.or(page.kind(year)), period: figure.period },
                    euros: plain.map(|plain| if turned && !plain.is_zero() { -plain } else { plain }),
                    plain,
                    unit: unit.unwrap_or(Decimal::ONE),
                    span: figure.span,
                    line: prop.span,
                    printed: figure,
                }
            }));
        }
        found
    }

    /// How the document of a thing prints its amounts.
    fn page(&self, id: NodeId) -> Page {
        let document = self.document_of(id);
        document.and_then(|document| self.accounts.pages.get(&document)).copied().unwrap_or_default()
    }

    /// A budget budgets its own year and what comes after; accounts say what became of their own year.
    fn usual(&self, document: NodeId) -> Option<Usual> {
        let (kind, year) = (self.document_kind(document)?, self.document_year(document)?);
        match kind {
            one if *one == values::BUDGET => {
                Some(Usual { kind: &values::BUDGETED, from: year, to: i16::MAX })
            }
            one if *one == values::ANNUAL_ACCOUNTS => {
                Some(Usual { kind: &values::ACTUAL, from: year, to: year })
            }
            _ => None,
        }
    }

    /// The document that a thing stands in; a document stands in itself.
    pub fn document_of(&self, id: NodeId) -> Option<NodeId> {
        let node = self.node(id)?;
        node.document.or((*node.concept == document::CONCEPT).then_some(id))
    }

    /// Whether an amount of this flow may stand in a line of a thing that could not be read.
    pub fn may_state(&self, id: NodeId, flow: Flow) -> bool {
        self.may_have(id, Some(fields::of_flow(flow)), None)
            || self.may_have(id, Some(&fields::AMOUNTS), None)
    }

    /// What one unit of a printed amount is, in euros.
    pub fn amount_unit(&self, id: NodeId, money: &Money, line: Option<&MoneyLine>) -> Option<Decimal> {
        let scale = match money.euro {
            true => Some(Decimal::ONE),
            false => line.and_then(|line| line.scale).or_else(|| self.money_scale(id)),
        };
        number::scaled(scale?, money.power)
    }

    /// An amount in euros; the sign follows the flow of its line and the convention of its document.
    pub fn euros(
        &self,
        id: NodeId,
        printed: Decimal,
        unit: Option<Decimal>,
        line: Option<&MoneyLine>,
    ) -> Option<Decimal> {
        let value = printed.checked_mul(unit?)?.normalize();
        let turned = line.is_some_and(|line| self.page(id).turns(line.flow));
        Some(if turned && !value.is_zero() { -value } else { value })
    }

    /// Whether a document prints its revenues with a minus; None where it prints none, or some with and some without.
    pub fn revenues_with_minus(&self, document: NodeId) -> Option<bool> {
        match (self.accounts.negative.contains(&document), self.accounts.positive.contains(&document)) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }

    /// The sign convention that a document states.
    pub fn signs(&self, document: NodeId) -> Option<&'static Choice> {
        self.prop(document, &document::SIGNS).and_then(|prop| match prop.value {
            Value::Choice(choice) => Some(choice),
            _ => None,
        })
    }
}

/// Where amounts stand.
#[derive(Debug, Default)]
pub(super) struct Accounts {
    /// What states amounts, in the order of the text.
    stated: Vec<NodeId>,
    /// Documents that print negative revenues, and those that print positive ones.
    negative: FxHashSet<NodeId>,
    positive: FxHashSet<NodeId>,
    pages: FxHashMap<NodeId, Page>,
}

pub(super) fn accounts(model: &Model) -> Accounts {
    let mut accounts = Accounts::default();
    for (id, node) in model.nodes() {
        if !node.props.iter().any(|prop| matches!(prop.value, Value::Money(_))) {
            continue;
        }
        accounts.stated.push(id);
        let Some(document) = model.document_of(id) else { continue };
        for prop in &node.props {
            let Value::Money(line) = &prop.value else { continue };
            for figure in line.figures.iter().filter(|_| line.flow == Flow::Revenues) {
                match figure.money.amount {
                    Ok(amount) if amount.is_zero() => {}
                    Ok(amount) if amount.is_sign_negative() => _ = accounts.negative.insert(document),
                    Ok(_) => _ = accounts.positive.insert(document),
                    Err(_) => {}
                }
            }
        }
    }
    for document in model.documents().iter().copied() {
        let minus = accounts.negative.contains(&document) && !accounts.positive.contains(&document);
        let page =
            Page { usual: model.usual(document), signs: model.signs(document), revenues_with_minus: minus };
        accounts.pages.insert(document, page);
    }
    accounts
}
