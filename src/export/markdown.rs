//! The goals of each document with their indicators as Markdown tables, or one table as it is.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::diag::Text;
use crate::language::shape::ObservationRole;
use crate::language::{Bi, Language, organisation};
use crate::model::value::{Figure, Key, Sign};
use crate::model::{NodeId, Point, number};

use super::formats::{Export, Made};
use super::marks::escape;
use super::tables::{Cell, Kind, Project, Row, Table};

const HEADS: [(Bi, bool); 8] = [
    (Bi::new("code", "code"), false),
    (Bi::new("doel", "goal"), false),
    (Bi::new("portefeuillehouder", "portfolio holder"), false),
    (Bi::new("indicator", "indicator"), false),
    (Bi::new("eenheid", "unit"), false),
    (Bi::new("nulmeting", "baseline"), true),
    (Bi::new("behaald", "realised"), true),
    (Bi::new("beoogd", "target"), true),
];

pub fn make<'e>(export: &'e Export<'e>) -> Result<Made<'e>, Text> {
    let language = export.wish.language;
    if let Some(table) = export.wish.table {
        return Ok(Made::alone(move |out: &mut dyn Write| whole(export, table, language, out)));
    }
    Ok(Made::alone(move |out: &mut dyn Write| {
        for (at, project) in export.projects.iter().enumerate() {
            let space = if at > 0 { "\n" } else { "" };
            write!(out, "{space}{}", page(project, language))?;
        }
        Ok(())
    }))
}

fn page(project: &Project<'_>, language: Language) -> String {
    let model = project.model;
    let named = model.of_concept(&organisation::CONCEPT).next().and_then(|id| model.title(id));
    let mut out = format!("# {}\n", escape(&named.unwrap_or_else(|| model.slug().into())));
    let goals: Vec<NodeId> = model.goals().collect();
    for document in model.documents().iter().copied() {
        let of = |goal: &&NodeId| model.document_of(**goal) == Some(document);
        let here: Vec<NodeId> = goals.iter().filter(of).copied().collect();
        if here.is_empty() {
            continue;
        }
        let title = project.title(document).unwrap_or_else(|| model.id(document));
        let _ = write!(out, "\n## {}\n", escape(&title));
        let mut above: Option<Vec<NodeId>> = None;
        for goal in here {
            let mut levels = Row::thing(project, goal).levels();
            levels.pop();
            if above.as_ref() != Some(&levels) {
                heading(project, &levels, language, &mut out);
                above = Some(levels);
            }
            rows(project, goal, language, &mut out);
        }
    }
    out
}

/// What the goals below it stand in, and the head of their table.
fn heading(project: &Project<'_>, levels: &[NodeId], language: Language, out: &mut String) {
    let named = levels.iter().map(|level| {
        let title = project.title(*level);
        let code = project.model.id(*level);
        match title {
            Some(title) if code.starts_with(|one: char| one.is_ascii_digit()) => format!("{code} {title}"),
            Some(title) => title.into_owned(),
            None => code.into_owned(),
        }
    });
    let path: Vec<String> = named.map(|one| escape(&one)).collect();
    if !path.is_empty() {
        let _ = write!(out, "\n### {}\n", path.join(" / "));
    }
    let heads: Vec<&str> = HEADS.iter().map(|(head, _)| head.get(language)).collect();
    let lines: Vec<&str> = HEADS.iter().map(|(_, right)| if *right { "---:" } else { "---" }).collect();
    let _ = write!(out, "\n| {} |\n| {} |\n", heads.join(" | "), lines.join(" | "));
}

/// A goal with a row an indicator; what is of the goal stands in the first.
fn rows(project: &Project<'_>, goal: NodeId, language: Language, out: &mut String) {
    let model = project.model;
    let about = Row::thing(project, goal);
    let code = escape(&model.id(goal));
    let title = escape(&project.title(goal).unwrap_or_default());
    let holders = about.titles(model.holders(goal).iter().map(|holder| holder.person));
    let holders = escape(&holders.shown(language));
    let indicators = model.measured_through(goal);
    if indicators.is_empty() {
        line(out, [&code, &title, &holders, "", "", "", "", ""]);
    }
    for (at, indicator) in indicators.into_iter().enumerate() {
        let series = model.series(indicator);
        let values = |role: ObservationRole| {
            let all: Vec<String> = series.role(role).map(|point| value(project, point, language)).collect();
            escape(&all.join("; "))
        };
        let unit = model.unit(indicator).map(|(unit, _)| model.text(&unit.name)).unwrap_or_default();
        let name = project.title(indicator).unwrap_or_else(|| model.id(indicator));
        let (title, holders) = if at == 0 { (title.as_str(), holders.as_str()) } else { ("", "") };
        line(
            out,
            [
                &code,
                title,
                holders,
                &escape(&name),
                &escape(&unit),
                &values(ObservationRole::Baseline),
                &values(ObservationRole::Realised),
                &values(ObservationRole::Target),
            ],
        );
    }
}

fn line<'c>(out: &mut String, cells: impl IntoIterator<Item = &'c str>) {
    out.push('|');
    for cell in cells {
        let _ = write!(out, " {cell} |");
    }
    out.push('\n');
}

/// A value with its time behind it, as the language writes figures.
fn value(project: &Project<'_>, point: &Point<'_>, language: Language) -> String {
    let print = |value, sign: Sign| {
        let number = number::print(value, language);
        match sign {
            Sign::Bare => number,
            Sign::Percent => format!("{number} %"),
            Sign::Euro => format!("€ {number}"),
        }
    };
    let model = project.model;
    let figure = match &point.observation.figure {
        Figure::Number(value, sign) => print(*value, *sign),
        Figure::Bound(bound, value, sign) => format!("{} {}", bound.sign(), print(*value, *sign)),
        Figure::BoundRef(bound, span) => {
            let text = model.sources().text(*span);
            format!("{} {text}", bound.sign())
        }
        Figure::Range(range, sign) => format!("{}..{}", print(range.0, Sign::Bare), print(range.1, *sign)),
        Figure::Direction(direction, _) => direction.word.get(language).to_owned(),
        Figure::Missing(crate::model::value::Missing::None) => "-".to_owned(),
        Figure::Missing(crate::model::value::Missing::Named(choice)) => choice.word.get(language).to_owned(),
        Figure::Text(text) => model.text(text).into_owned(),
    };
    let about = point.observation.more.as_deref().is_some_and(|more| more.doubt.about);
    let about = if about { Bi::new("circa ", "about ").get(language) } else { "" };
    match point.observation.key {
        Key::Period(period) => format!("{about}{figure} ({period})"),
        Key::WithoutYear => format!("{about}{figure}"),
    }
}

/// A table as it is, every column.
fn whole(export: &Export<'_>, table: &Table, language: Language, out: &mut dyn Write) -> io::Result<()> {
    let heads: Vec<String> = table.columns().map(|column| escape(column.title.get(language))).collect();
    let right = |kind: Kind| matches!(kind, Kind::Year | Kind::Count | Kind::Number | Kind::Euros);
    let lines: Vec<&str> =
        table.columns().map(|column| if right(column.kind) { "---:" } else { "---" }).collect();
    let mut text = format!("| {} |\n| {} |\n", heads.join(" | "), lines.join(" | "));
    out.write_all(text.as_bytes())?;
    for project in &export.projects {
        table.each(project, &mut |row| {
            text.clear();
            let cells: Vec<String> = table
                .columns()
                .map(|column| match column.cell(&row) {
                    Cell::Number(value) => number::print(value, language),
                    cell => escape(&cell.shown(language)),
                })
                .collect();
            line(&mut text, cells.iter().map(String::as_str));
            out.write_all(text.as_bytes())
        })?;
    }
    Ok(())
}
