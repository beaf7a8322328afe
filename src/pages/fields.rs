//! What a thing says of itself, field by field: labels in both languages, texts as HTML, references as links.

use serde::Serialize;

use crate::language::shape::{ObservationRole, Shape};
use crate::language::{Bi, Concept, Field, Language, capital, deviation, document, fields};
use crate::model::period::Period;
use crate::model::value::{Doubt, Figure, Missing, Money, Observation, Prop, Quantity, Str, Value};
use crate::model::{Model, NodeId, Point, Relation, number};
use crate::report::figures;
use crate::source::{FileId, Span};

use super::place::{Link, Places, one_line};
use super::prose;
use super::said::{Said, readable};

/// One field with all that is said behind it.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// The key of the field in the JSON.
    pub name: &'static str,
    pub label: Said,
    pub cells: Vec<Cell>,
}

/// One thing that is said.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Cell {
    /// A text block, as HTML.
    Prose {
        html: String,
        /// As Markdown, which the templates do not read.
        #[serde(skip)]
        markdown: String,
    },
    /// A heading with a text block.
    Headed {
        head: String,
        html: String,
        #[serde(skip)]
        markdown: String,
    },
    Text {
        text: Said,
    },
    Link {
        link: Link,
    },
    /// An address outside the report.
    Address {
        url: String,
        shown: String,
    },
}

/// Fields that other parts of the page show, or that say how the text is written and nothing of the budget.
fn is_elsewhere(field: &Field, place: &Concept) -> bool {
    let series = matches!(field.shape, Shape::Observations(_) | Shape::Comparison | Shape::Break);
    let money = matches!(field.shape, Shape::Money(_) | Shape::Scale);
    let hidden = matches!(
        field.shape,
        Shape::Ignore
            | Shape::Elsewhere
            | Shape::OwnWord
            | Shape::Blank
            | Shape::Unreported
            | Shape::StatusScheme
    );
    let of_document = *place == document::CONCEPT && matches!(field.shape, Shape::Layout | Shape::Threshold);
    series || money || hidden || of_document || *field == fields::INDICATORS || *field == fields::UNIT
}

/// The rows of a thing in the order of the vocabulary.
pub fn rows(places: &Places<'_>, id: NodeId) -> Vec<Row> {
    let model = places.model;
    let Some(node) = model.node(id) else { return Vec::new() };
    let mut rows: Vec<Row> = Vec::new();
    if node.concept.is_level() {
        rows.extend(holders(places, id));
    }
    let mut seen: Vec<&'static Field> = Vec::new();
    for prop in &node.props {
        if seen.contains(&prop.field) || is_elsewhere(prop.field, node.concept) {
            continue;
        }
        seen.push(prop.field);
    }
    let order = |field: &&'static Field| {
        let all = node.concept.all_fields();
        all.enumerate().find(|(_, one)| *one == *field).map_or(usize::MAX, |(at, _)| at)
    };
    seen.sort_by_key(order);
    for field in seen {
        if node.concept.is_level() && *field == fields::HOLDERS {
            continue;
        }
        let props: Vec<&Prop> = model.props(id, field).collect();
        let cells: Vec<Cell> = props.iter().flat_map(|prop| cells(places, id, prop)).collect();
        if !cells.is_empty() {
            rows.push(Row { name: field.name, label: label(field, cells.len()), cells });
        }
    }
    rows
}

/// The keyword as a heading, in the plural where more is said.
fn label(field: &Field, count: usize) -> Said {
    let many = count > 1;
    Said::of(|language| {
        let form = field.word.form(language);
        capital(&readable(if many { form.many } else { form.one }))
    })
}

/// Who answers for a level, also when a level above says so.
fn holders(places: &Places<'_>, id: NodeId) -> Option<Row> {
    let cells: Vec<Cell> = places
        .model
        .holders(id)
        .into_iter()
        .map(|holder| {
            let mut link = places.link(holder.person, Some(id));
            link.note = holder.edge.note.as_ref().map(|note| Said::same(one_line(&places.model.text(note))));
            Cell::Link { link }
        })
        .collect();
    (!cells.is_empty()).then(|| Row {
        name: fields::HOLDERS.name,
        label: label(&fields::HOLDERS, cells.len()),
        cells,
    })
}

fn cells(places: &Places<'_>, id: NodeId, prop: &Prop) -> Vec<Cell> {
    let model = places.model;
    let text = |text: &Str| model.text(text).into_owned();
    let line = |text: &Str| one_line(&model.text(text));
    let said = |said: Said| vec![Cell::Text { text: said }];
    let same = |text: String| vec![Cell::Text { text: Said::same(text) }];
    match &prop.value {
        Value::Flag => said(Bi::new("ja", "yes").into()),
        Value::Reason(reason) => same(line(reason)),
        Value::Text(body) => {
            let body = text(body);
            vec![Cell::Prose { html: prose::html(&body), markdown: prose::markdown(&body) }]
        }
        Value::Headed(both) => {
            let body = text(&both.1);
            let (html, markdown) = (prose::html(&body), prose::markdown(&body));
            vec![Cell::Headed { head: line(&both.0), html, markdown }]
        }
        Value::Texts(all) if *prop.field == fields::URL => {
            all.iter().flat_map(|one| addresses(&text(one))).collect()
        }
        Value::Texts(all) => all.iter().map(|one| Cell::Text { text: Said::same(line(one)) }).collect(),
        Value::Choice(choice) => said(Said::from(*choice)),
        Value::Concept(concept) => said(Said::from(&concept.word)),
        Value::KindLike(kind) => match kind.like {
            // A known kind in the language of the reader, an own word as it is.
            Some(choice) if readable_as(choice, &line(&kind.word)) => said(Said::from(choice)),
            _ => same(readable(&line(&kind.word))),
        },
        Value::Year(year) => same(year.to_string()),
        Value::Period(period) => said(Said::of(|language| span_of(*period, language))),
        Value::Stamp(stamp) => {
            let time = stamp.time.as_ref().map(line);
            same([Some(stamp.date.to_string()), time].into_iter().flatten().collect::<Vec<_>>().join(" "))
        }
        Value::Quantity(quantity) => said(Said::of(|language| self::quantity(model, id, quantity, language))),
        Value::Unit(unit) => same(line(&unit.name)),
        Value::Refs => references(places, id, prop),
        Value::Catalogue(catalogue) => same(format!("{}: {}", catalogue.item.list, catalogue.item.title)),
        Value::Effect(effect) => said(Said::of(|language| {
            let period = effect.period.map(|period| format!("{period}: ")).unwrap_or_default();
            let often = effect.recurrence.map(|choice| format!(", {}", choice.word.get(language)));
            format!("{period}{}{}", money(model, id, &effect.money, language), often.unwrap_or_default())
        })),
        Value::Offset(offset) => {
            let Some(target) = model.target_at(id, offset.target) else { return Vec::new() };
            let mut link = places.link(target, Some(id));
            link.note =
                offset.money.as_ref().map(|amount| Said::of(|language| money(model, id, amount, language)));
            vec![Cell::Link { link }]
        }
        Value::Earlier(earlier) => {
            let amount = Said::of(|language| {
                let word = if earlier.advantage { &deviation::ADVANTAGE } else { &deviation::DISADVANTAGE };
                let period = earlier.period.map(|period| format!(" {period}")).unwrap_or_default();
                format!("{}{period} {}", word.word.get(language), money(model, id, &earlier.money, language))
            });
            let document = earlier.document.and_then(|span| model.target_at(id, span));
            match document {
                Some(document) => {
                    let link = Link { note: Some(amount), ..places.link(document, Some(id)) };
                    vec![Cell::Link { link }]
                }
                None => said(amount),
            }
        }
        Value::Status(items) => items
            .iter()
            .map(|item| {
                let text = Said::of(|language| {
                    let dimension = item.dimension.as_ref().map(|one| format!("{}: ", line(one)));
                    let state = item.state.as_ref().map(line);
                    let state =
                        state.unwrap_or_else(|| Bi::new("onleesbaar", "unreadable").get(language).to_owned());
                    let reason = item.reason.as_ref().map(|one| format!(" ({})", line(one)));
                    format!("{}{state}{}", dimension.unwrap_or_default(), reason.unwrap_or_default())
                });
                Cell::Text { text }
            })
            .collect(),
        Value::Stage(_, period) => match period {
            Some(period) => said(Said::of(|language| span_of(*period, language))),
            None => said(Bi::new("ja", "yes").into()),
        },
        Value::Role(role) => said(Said::of(|language| {
            let period = role.period.map(|period| format!(", {}", span_of(period, language)));
            format!("{}{}", line(&role.name), period.unwrap_or_default())
        })),
        Value::Absence(absence) => {
            let what = |language: Language| {
                let word = absence.what.word();
                word.map_or_else(String::new, |word| readable(word.many(language)))
            };
            said(Said::of(|language| format!("{}: {}", what(language), line(&absence.reason))))
        }
        Value::Attribute(pair) => same(format!("{}: {}", line(&pair.0), line(&pair.1))),
        Value::Observations(..)
        | Value::Comparison(_)
        | Value::Break(_)
        | Value::Money(_)
        | Value::Scale(_)
        | Value::Table
        | Value::StatusScheme(_)
        | Value::Unreported(_)
        | Value::Blank(_)
        | Value::Ignore(_)
        | Value::Elsewhere
        | Value::Layout(_)
        | Value::OwnWord(_)
        | Value::Threshold(_) => Vec::new(),
    }
}

/// A period as people say it: `2025`, `2020–2023`, `vanaf 2025`.
pub fn span_of(period: Period, language: Language) -> String {
    match period {
        Period::At(moment) => Period::At(moment).to_string(),
        Period::Between(Some(from), Some(to)) => format!("{}–{}", Period::At(from), Period::At(to)),
        Period::Between(Some(from), None) => {
            format!("{} {}", Bi::new("vanaf", "from").get(language), Period::At(from))
        }
        Period::Between(None, Some(to)) => {
            format!("{} {}", Bi::new("tot en met", "until").get(language), Period::At(to))
        }
        Period::Between(None, None) => period.to_string(),
    }
}

/// Whether a word is that of the choice in either language, and no own word for it.
fn readable_as(choice: &crate::language::Choice, word: &str) -> bool {
    [Language::Nl, Language::En].iter().any(|language| choice.word.get(*language) == word)
}

/// Addresses as links; what is no address stays text.
fn addresses(text: &str) -> Vec<Cell> {
    let split = text.split(',').map(str::trim).filter(|one| !one.is_empty());
    split
        .map(|one| match prose::is_safe(one) {
            true => Cell::Address { url: one.to_owned(), shown: shown_address(one) },
            false => Cell::Text { text: Said::same(one) },
        })
        .collect()
}

fn shown_address(url: &str) -> String {
    let bare = url.split_once("://").map_or(url, |(_, rest)| rest);
    let bare = bare.strip_prefix("www.").unwrap_or(bare).trim_end_matches('/');
    const LONGEST: usize = 70;
    match bare.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", bare.get(..at).unwrap_or(bare)),
        None => bare.to_owned(),
    }
}

/// What a line refers to, with the scope or reason behind each.
fn references(places: &Places<'_>, id: NodeId, prop: &Prop) -> Vec<Cell> {
    let model = places.model;
    let within = |span: Span| {
        span.file == prop.span.file && prop.span.start <= span.start && span.end <= prop.span.end
    };
    let edges = model.out(id).into_iter().filter(|(_, _, edge)| {
        within(edge.span) && !matches!(edge.relation, Relation::DecidedBy | Relation::Contains)
    });
    edges
        .map(|(_, to, edge)| {
            let mut link = places.link(to, Some(id));
            link.note = edge.note.as_ref().map(|note| Said::same(one_line(&model.text(note))));
            Cell::Link { link }
        })
        .collect()
}

/// An amount in euros, as people write it.
pub fn money(model: &Model, id: NodeId, money: &Money, language: Language) -> String {
    let amount = match model.money_in_euros(id, money).0 {
        Ok(euros) => number::euros(euros, language),
        Err(missing) => self::missing(missing, language),
    };
    noted(model, doubted(amount, &money.doubt, language), money.note.as_ref())
}

/// What stands in the place of a figure.
pub fn missing(missing: Missing, language: Language) -> String {
    match missing {
        Missing::None => "–".to_owned(),
        Missing::Named(choice) => choice.word.get(language).to_owned(),
    }
}

fn doubted(text: String, doubt: &Doubt, language: Language) -> String {
    match doubt {
        Doubt { uncertain: Some(_), .. } => format!("{text} ?"),
        Doubt { about: true, .. } => format!("{} {text}", Bi::new("circa", "about").get(language)),
        Doubt { .. } => text,
    }
}

fn noted(model: &Model, text: String, note: Option<&Str>) -> String {
    match note {
        Some(note) => format!("{text} ({})", one_line(&model.text(note))),
        None => text,
    }
}

/// The value of a fact: `12 buurten`, `61 %`.
fn quantity(model: &Model, id: NodeId, quantity: &Quantity, language: Language) -> String {
    let observation = Observation {
        key: crate::model::value::Key::WithoutYear,
        figure: quantity.figure.clone(),
        span: Span::new(FileId(0), 0, 0),
        more: None,
    };
    let point = Point { role: ObservationRole::Realised, year: None, observation: &observation };
    let figure = figures::figure(model, id, &point, language);
    let unit = quantity.unit.as_ref().map(|unit| format!(" {}", one_line(&model.text(unit))));
    let text = doubted(format!("{figure}{}", unit.unwrap_or_default()), &quantity.doubt, language);
    noted(model, text, quantity.note.as_ref())
}

/// A figure of a series in both languages.
pub fn figure(model: &Model, id: NodeId, point: &Point<'_>) -> Said {
    let bare = matches!(point.observation.figure, Figure::Missing(Missing::None));
    Said::of(|language| match bare {
        true => "–".to_owned(),
        false => figures::figure(model, id, point, language),
    })
}
