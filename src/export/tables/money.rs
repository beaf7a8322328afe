//! Money: every amount of every line, spending proposals, deviations and what they come to.

use std::io;

use crate::language::shape::Flow;
use crate::language::{Bi, deviation, fields, spending_proposal};
use crate::model::period::Period;
use crate::model::value::{Money, Value};
use crate::model::{Model, NodeId, Relation};

use super::columns::{DOCUMENT, DOUBT, GOAL, HELD, PLACE, PROSE, RECURRENCE, SOURCE, THING};
use super::figures::missing;
use super::project::{Effected, Item, Project, Row, concept, term};
use super::{Cell, Column, Kind, Sink, Table, column};

pub static MONEY: Table = Table {
    name: "money",
    title: Bi::new("Bedragen", "Money"),
    what: Bi::new(
        "Een bedrag dat ergens staat. Een niveau drukt het geheel af met wat eronder staat: tel niveaus niet bij elkaar op, \
         en saldo en totaal nergens bij.",
        "An amount that is stated somewhere. A level prints the whole with what is below: do not add levels together, \
         nor balances and totals to anything.",
    ),
    columns: &[
        &DOCUMENT,
        &STATED_BY,
        &GOAL,
        &PLACE,
        &LINE,
        &AMOUNT,
        std::slice::from_ref(&RECURRENCE),
        &DOUBT,
        &SOURCE,
    ],
    key: &[],
    links: &[],
    rows: money,
};

static STATED_BY: [Column; 4] = [
    column("id", ("staat bij (id)", "stated by (id)"), Kind::Id, "id", |row| row.key(Some(row.id))),
    column("kind", ("staat bij", "stated by"), Kind::Term, "kind", |row| {
        row.node().map_or(Cell::Empty, |node| concept(node.concept))
    }),
    column("code", ("code", "code"), Kind::Text, "code", |row| Cell::text(row.model().id(row.id))),
    column("title", ("titel", "title"), Kind::Text, "title", |row| Cell::maybe(row.project.title(row.id))),
];

static LINE: [Column; 7] = [
    column("flow", ("lasten of baten", "flow"), Kind::Term, "costs, revenues, …", |row| {
        row.amount().map_or(Cell::Empty, |amount| {
            let word = &fields::of_flow(amount.flow).word;
            Cell::Term(word.en.one, word.nl.one)
        })
    }),
    column("control", ("ter controle", "control figure"), Kind::Flag, "balances, totals", |row| {
        Cell::mark(row.amount().is_some_and(|amount| matches!(amount.flow, Flow::Balance | Flow::Total)))
    }),
    column("name", ("regel heet", "name of the line"), Kind::Text, "costs[].name", |row| {
        row.str(row.amount().and_then(|amount| amount.name))
    }),
    column("task_field", ("taakveld", "task field"), Kind::Text, "costs[].taskField", |row| {
        row.str(row.amount().and_then(|amount| amount.task_field))
    }),
    column("covered_from", ("gedekt uit (id)", "covered from (id)"), Kind::Id, "coverages[].from", |row| {
        let from = row.amount().and_then(|amount| amount.from);
        row.key(from.and_then(|span| row.model().target_at(row.id, span)))
    }),
    column("figure", ("soort cijfer", "figure"), Kind::Term, "amounts[].figure", |row| {
        term(row.amount().and_then(|amount| amount.column.kind))
    }),
    column("period", ("periode", "period"), Kind::Text, "amounts[].period.label", |row| {
        Cell::maybe(row.amount().map(|amount| amount.column.period.to_string()))
    }),
];

/// An amount: in euros, and as it is printed.
static AMOUNT: [Column; 5] = [
    column("year", ("jaar", "year"), Kind::Year, "period.from", |row| match &row.item {
        Item::Amount(amount) => Cell::year(amount.year),
        Item::Effect(effect) => Cell::year(effect.year),
        _ => Cell::Empty,
    }),
    column("euros", ("euro", "euros"), Kind::Euros, "euros", |row| match &row.item {
        Item::Amount(amount) => Cell::number(amount.euros.ok().map(|euros| euros.normalize())),
        Item::Effect(effect) => Cell::number(effect.euros.map(|euros| euros.normalize())),
        _ => Cell::Empty,
    }),
    column("printed", ("zoals gedrukt", "as printed"), Kind::Number, "printed", |row| {
        Cell::number(row.printed().and_then(|money| money.amount.ok()))
    }),
    column("scale", ("schaal", "scale"), Kind::Number, "scale", |row| match (&row.item, row.printed()) {
        (Item::Amount(amount), Some(Money { amount: Ok(_), .. })) => Cell::Number(amount.unit.normalize()),
        (Item::Effect(_), Some(money)) if money.amount.is_ok() => {
            Cell::number(row.model().amount_unit(row.id, money, None).map(|unit| unit.normalize()))
        }
        _ => Cell::Empty,
    }),
    column("missing", ("geen bedrag", "missing"), Kind::Term, "missing", |row| {
        row.printed().and_then(|money| money.amount.err()).map_or(Cell::Empty, missing)
    }),
];

fn money<'p>(project: &'p Project<'p>, sink: &mut Sink<'_, 'p>) -> io::Result<()> {
    for (id, _) in project.model.with_amounts() {
        for amount in project.model.amounts(id) {
            sink(Row { project, id, item: Item::Amount(Box::new(amount)) })?;
        }
    }
    Ok(())
}

pub static PROPOSALS: Table = Table {
    name: "proposals",
    title: Bi::new("Bestedingsvoorstellen", "Spending proposals"),
    what: Bi::new(
        "Een bestedingsvoorstel; zijn bedragen staan bij Bedragen.",
        "A spending proposal; its amounts stand in Money.",
    ),
    columns: &[
        &DOCUMENT,
        &THING,
        &GOAL,
        &PLACE,
        std::slice::from_ref(&RECURRENCE),
        &PROPOSAL,
        &HELD,
        &PROSE,
        &SOURCE,
    ],
    key: &["id"],
    links: &[],
    rows: |project, sink| {
        project.of(&spending_proposal::CONCEPT).try_for_each(|id| sink(Row::thing(project, id)))
    },
};

static PROPOSAL: [Column; 1] =
    [column("for", ("voor (id)", "for (id)"), Kind::List, "for", |row| row.keys(row.targets(Relation::For)))];

pub static DEVIATIONS: Table = Table {
    name: "deviations",
    title: Bi::new("Afwijkingen", "Deviations"),
    what: Bi::new(
        "Een afwijking; haar voordelen, nadelen en wat ertegenover staat zijn rijen van Effecten.",
        "A deviation; its advantages, disadvantages and what offsets it are rows of Effects.",
    ),
    columns: &[&DOCUMENT, &THING, &GOAL, &PLACE, &DEVIATION, &PROSE, &SOURCE],
    key: &["id"],
    links: &[],
    rows: |project, sink| project.of(&deviation::CONCEPT).try_for_each(|id| sink(Row::thing(project, id))),
};

static DEVIATION: [Column; 3] = [
    column("concerns", ("betreft", "concerns"), Kind::Term, "concerns", |row| {
        row.field(&deviation::CONCERNS)
    }),
    column("budget_neutral", ("budgettair neutraal", "budget neutral"), Kind::Flag, "budgetNeutral", |row| {
        row.field(&deviation::BUDGET_NEUTRAL)
    }),
    column("net_euros", ("per saldo euro", "net euros"), Kind::Euros, "advantages, disadvantages", |row| {
        Cell::number(row.model().worth(row.id).map(|sum| sum.euros.normalize()))
    }),
];

pub static EFFECTS: Table = Table {
    name: "effects",
    title: Bi::new("Effecten", "Effects"),
    what: Bi::new(
        "Een voordeel of nadeel van een afwijking, wat ertegenover staat, of wat eerder gemeld is. Een voordeel is positief.",
        "An advantage or disadvantage of a deviation, what offsets it, or what was reported before. An advantage is positive.",
    ),
    columns: &[
        &DOCUMENT,
        &OF_DEVIATION,
        &EFFECT,
        &AMOUNT,
        std::slice::from_ref(&RECURRENCE),
        &DOUBT,
        &SOURCE,
    ],
    key: &[],
    links: &[("deviation", "deviations")],
    rows: effects,
};

static OF_DEVIATION: [Column; 2] = [
    column("deviation", ("afwijking (id)", "deviation (id)"), Kind::Id, "deviations[].id", |row| {
        row.key(Some(row.id))
    }),
    column("title", ("afwijking", "deviation"), Kind::Text, "deviations[].title", |row| {
        Cell::maybe(row.project.title(row.id))
    }),
];

static EFFECT: [Column; 3] = [
    column(
        "kind",
        ("soort", "kind"),
        Kind::Term,
        "advantages, disadvantages, offsets, earlierReported",
        |row| row.effect().map_or(Cell::Empty, |effect| Cell::Term(effect.sort.0, effect.sort.1)),
    ),
    column(
        "target",
        ("wat (id)", "what (id)"),
        Kind::Id,
        "offsets[].target, earlierReported[].document",
        |row| row.key(row.effect().and_then(|effect| effect.target)),
    ),
    column("period", ("periode", "period"), Kind::Text, "period.label", |row| {
        Cell::maybe(row.effect().and_then(|effect| effect.period).map(|period| period.to_string()))
    }),
];

fn effects<'p>(project: &'p Project<'p>, sink: &mut Sink<'_, 'p>) -> io::Result<()> {
    for id in project.of(&deviation::CONCEPT) {
        for effect in of_deviation(project.model, id) {
            sink(Row { project, id, item: Item::Effect(effect) })?;
        }
    }
    Ok(())
}

fn of_deviation(model: &Model, id: NodeId) -> Vec<Effected<'_>> {
    let year = model.document_of(id).and_then(|document| model.document_year(document));
    let mut known = model.effects(id).into_iter();
    let mut found = Vec::new();
    for prop in model.node(id).into_iter().flat_map(|node| &node.props) {
        let blank = Effected {
            sort: ("", ""),
            money: None,
            euros: None,
            period: None,
            year,
            recurrence: None,
            target: None,
            span: prop.span,
        };
        let dated = |period: Option<Period>| period.and_then(Period::first_year).or(year);
        let in_euros = |money: &Money| model.money_in_euros(id, money).0.ok();
        found.push(match &prop.value {
            Value::Effect(effect) => Effected {
                sort: side(effect.advantage),
                money: Some(&effect.money),
                euros: known.next().and_then(|one| one.euros.ok()),
                period: effect.period,
                year: dated(effect.period),
                recurrence: effect.recurrence,
                ..blank
            },
            Value::Offset(offset) => Effected {
                sort: ("offset", "tegenover"),
                money: offset.money.as_ref(),
                euros: offset.money.as_ref().and_then(in_euros),
                target: model.target_at(id, offset.target),
                ..blank
            },
            Value::Earlier(earlier) => Effected {
                sort: match earlier.advantage {
                    true => ("reported-earlier-advantage", "eerder gemeld voordeel"),
                    false => ("reported-earlier-disadvantage", "eerder gemeld nadeel"),
                },
                money: Some(&earlier.money),
                euros: in_euros(&earlier.money).map(|euros| if earlier.advantage { euros } else { -euros }),
                period: earlier.period,
                year: dated(earlier.period),
                target: earlier.document.and_then(|span| model.target_at(id, span)),
                ..blank
            },
            _ => continue,
        });
    }
    found
}

fn side(advantage: bool) -> (&'static str, &'static str) {
    match advantage {
        true => ("advantage", "voordeel"),
        false => ("disadvantage", "nadeel"),
    }
}
