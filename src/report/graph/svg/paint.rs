//! What stands in its place, as elements: frames behind, relations over them, things on top.

use std::fmt::Write;

use crate::language::{Bi, Language};
use crate::model::Relation;

use super::super::line::Line;
use super::super::look::{GROUPS, INK};
use super::super::xml::escape;
use super::super::{Edge, Picture};
use super::block::{Block, Point, Rect, Route};
use super::measure::wrapped;
use super::plan::{LINE, MARGIN, NORMAL, SMALL, Text};
use super::shape::outline;
use super::style::{PANEL, PAPER, RIM};

/// How many relations of one thing are told before the rest is counted.
const TOLD: usize = 24;

/// The heads of arrows.
pub fn markers(out: &mut String, prefix: &str, lines: &[Line]) {
    out.push_str("<defs>\n");
    for line in lines.iter().filter(|line| **line != Line::Contains) {
        let _ = writeln!(
            out,
            "<marker id=\"{prefix}head-{0}\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" \
             markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"head-{0}\" d=\"M0 0.5L8 4L0 7.5z\" fill=\"{1}\"/></marker>",
            line.name(),
            line.light()
        );
    }
    out.push_str("</defs>\n");
}

/// How a line of this sort is drawn.
pub fn stroke(line: Line, prefix: &str) -> String {
    let name = line.name();
    let mut out = format!("class=\"line-{name}\" fill=\"none\" stroke=\"{}\"", line.light());
    if !line.dashes().is_empty() {
        let _ = write!(out, " stroke-dasharray=\"{}\"", line.dashes());
    }
    if line != Line::Contains {
        let _ = write!(out, " stroke-width=\"1.3\" marker-end=\"url(#{prefix}head-{name})\"");
    }
    out
}

/// Groups with their titles, and what holds things together that hang on one other.
pub fn frames(out: &mut String, picture: &Picture, plan: &Block) {
    out.push_str("<g aria-hidden=\"true\">\n");
    for (at, rect) in &plan.frames {
        let Some(group) = picture.groups.get(*at) else { continue };
        let turn = group.turn % GROUPS.len();
        let (class, fill, size, down) = match group.parent {
            None => ("panel".to_owned(), PANEL, NORMAL, 18.0),
            Some(_) => (format!("group-{turn}"), GROUPS.get(turn).copied().unwrap_or(PANEL), SMALL, 16.0),
        };
        let _ = writeln!(
            out,
            "<rect class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"4\" fill=\"{fill}\" stroke=\"{RIM}\"/>",
            rect.x, rect.y, rect.width, rect.height
        );
        let title = wrapped(&group.title, size * 1.08, rect.width - 20.0, 1);
        if let Some(title) = title.first() {
            let _ = writeln!(
                out,
                "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{size}\" font-weight=\"600\">{}</text>",
                rect.x + 10.0,
                rect.y + down,
                escape(title)
            );
        }
    }
    for rect in &plan.trays {
        let _ = writeln!(
            out,
            "<rect class=\"line-contains\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"6\" fill=\"none\" stroke=\"{}\"/>",
            rect.x,
            rect.y,
            rect.width,
            rect.height,
            Line::Contains.light()
        );
    }
    out.push_str("</g>\n");
}

/// Relations; each thing tells its own, so they are not told twice.
pub fn routes(out: &mut String, picture: &Picture, plan: &Block, prefix: &str, ids: &[String]) {
    out.push_str("<g aria-hidden=\"true\">\n");
    for route in &plan.routes {
        if let Some(edge) = picture.edges.get(route.edge) {
            let far = route.label.is_none() && edge.relation != Relation::Contains;
            one_route(out, picture, edge, &curve(&route.points), far, prefix, ids);
        }
    }
    for edge in picture.edges.iter().filter(|edge| edge.from == edge.to) {
        if let Some((_, rect)) = plan.boxes.iter().find(|(at, _)| *at == edge.from) {
            let path = format!("M{:.1} {:.1}c26 -18 26 22 0 8", rect.right(), rect.middle().y - 6.0);
            one_route(out, picture, edge, &path, false, prefix, ids);
        }
    }
    for route in &plan.routes {
        label(out, picture, route);
    }
    out.push_str("</g>\n");
}

fn one_route(
    out: &mut String,
    picture: &Picture,
    edge: &Edge,
    path: &str,
    far: bool,
    prefix: &str,
    ids: &[String],
) {
    let id = |at: usize| ids.get(at).map(String::as_str).unwrap_or_default();
    let name = |at: usize| picture.nodes.get(at).map(|node| node.name.as_str()).unwrap_or_default();
    let mut told = format!("{} {} {}", name(edge.from), edge.label, name(edge.to));
    if let Some(note) = &edge.note {
        let _ = write!(told, ": {note}");
    }
    let _ = writeln!(
        out,
        "<path d=\"{path}\" {}{} data-relation=\"{}\" data-from=\"{}\" data-to=\"{}\"><title>{}</title></path>",
        stroke(Line::of(edge.relation), prefix),
        if far { " stroke-opacity=\"0.8\"" } else { "" },
        edge.relation.name(),
        id(edge.from),
        id(edge.to),
        escape(&told)
    );
}

fn label(out: &mut String, picture: &Picture, route: &Route) {
    let (Some(edge), Some(at)) = (picture.edges.get(route.edge), route.label) else { return };
    let _ = writeln!(
        out,
        "<text class=\"label\" x=\"{:.1}\" y=\"{:.1}\" font-size=\"{SMALL}\" text-anchor=\"middle\" paint-order=\"stroke\" \
         stroke=\"{PAPER}\" stroke-width=\"4\" stroke-linejoin=\"round\">{}</text>",
        at.x,
        at.y + 4.0,
        escape(&edge.label)
    );
}

/// A smooth line through these points; it leaves and comes straight.
fn curve(points: &[Point]) -> String {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return String::new() };
    let mut out = format!("M{:.1} {:.1}", first.x, first.y);
    if let [first, last] = points {
        let reach = ((last.x - first.x).abs() / 2.0).clamp(16.0, 140.0) * (last.x - first.x).signum();
        let _ = write!(
            out,
            "C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}",
            first.x + reach,
            first.y,
            last.x - reach,
            last.y,
            last.x,
            last.y
        );
        return out;
    }
    let inner = points.iter().zip(points.iter().skip(1)).skip(1);
    for (point, next) in inner {
        let middle = Point { x: (point.x + next.x) / 2.0, y: (point.y + next.y) / 2.0 };
        let _ = write!(out, "Q{:.1} {:.1} {:.1} {:.1}", point.x, point.y, middle.x, middle.y);
    }
    let _ = write!(out, "L{:.1} {:.1}", last.x, last.y);
    out
}

/// Things by group, as lists that a screen reader goes through; each tells its relations.
pub fn things(out: &mut String, picture: &Picture, plan: &Block, texts: &[Text], ids: &[String]) {
    let mut places: Vec<Option<Rect>> = vec![None; picture.nodes.len()];
    for (at, rect) in &plan.boxes {
        if let Some(place) = places.get_mut(*at) {
            *place = Some(*rect);
        }
    }
    let told = relations(picture);
    for (group, one) in picture.groups.iter().enumerate() {
        let own = picture.nodes.iter().enumerate().filter(|(_, node)| node.group == group);
        let own: Vec<usize> = own.map(|(at, _)| at).collect();
        if own.is_empty() {
            continue;
        }
        let _ = writeln!(out, "<g role=\"list\" aria-label=\"{}\">", escape(&one.title));
        for at in own {
            let (Some(Some(rect)), Some(text), Some(id)) = (places.get(at), texts.get(at), ids.get(at))
            else {
                continue;
            };
            thing(out, picture, at, *rect, text, id, told.get(at).map(String::as_str).unwrap_or_default());
        }
        out.push_str("</g>\n");
    }
}

fn thing(out: &mut String, picture: &Picture, at: usize, rect: Rect, text: &Text, id: &str, told: &str) {
    let Some(node) = picture.nodes.get(at) else { return };
    let colours = node.look.light();
    let full = match &node.title {
        Some(title) => format!("{}: {title}", node.name),
        None => node.name.clone(),
    };
    let document = match &node.document {
        Some(document) => format!(" data-document=\"{}\"", escape(document)),
        None => String::new(),
    };
    let _ = write!(
        out,
        "<g role=\"listitem\"><g id=\"{id}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" class=\"{}\" fill=\"{}\" stroke=\"{}\" \
         data-id=\"{}\" data-kind=\"{}\" data-code=\"{}\"{document}>\
         <title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc>",
        node.look.name(),
        colours.fill,
        colours.edge,
        escape(&node.key),
        node.kind,
        escape(&node.code),
        escape(&full),
        escape(told)
    );
    let wide = match (node.asked, node.look) {
        (true, _) => "3",
        (false, super::Look::Goal) => "1.8",
        _ => "1.1",
    };
    let dashes = if node.external { " stroke-dasharray=\"5 3\"" } else { "" };
    let _ = write!(out, "<path d=\"{}\" stroke-width=\"{wide}\"{dashes}/>", outline(node.look, rect));
    let _ = write!(out, "<text fill=\"{INK}\" stroke=\"none\">");
    let lines = text.name.iter().map(|line| (line, true)).chain(text.title.iter().map(|line| (line, false)));
    for (row, (line, is_name)) in lines.enumerate() {
        let style =
            if is_name { format!(" font-size=\"{SMALL}\" font-weight=\"600\"") } else { String::new() };
        let _ = write!(
            out,
            "<tspan x=\"{:.1}\" y=\"{:.1}\"{style}>{}</tspan>",
            rect.x + MARGIN,
            rect.y + 20.0 + row as f64 * LINE,
            escape(line)
        );
    }
    out.push_str("</text></g></g>\n");
}

/// What each thing has to do with others, as a sentence.
fn relations(picture: &Picture) -> Vec<String> {
    let mut told: Vec<Vec<String>> = vec![Vec::new(); picture.nodes.len()];
    let name = |at: usize| picture.nodes.get(at).map(|node| node.name.as_str()).unwrap_or_default();
    let this = Bi::new("dit", "this").get(picture.language);
    for edge in &picture.edges {
        if let Some(own) = told.get_mut(edge.from) {
            own.push(format!("{} {}", edge.label, name(edge.to)));
        }
        if let Some(own) = told.get_mut(edge.to).filter(|_| edge.from != edge.to) {
            own.push(match edge.relation {
                Relation::Contains => {
                    format!("{} {}", Bi::new("staat in", "stands in").get(picture.language), name(edge.from))
                }
                _ => format!("{} {} {this}", name(edge.from), edge.label),
            });
        }
    }
    told.into_iter().map(|own| sentence(&own, picture.language)).collect()
}

fn sentence(all: &[String], language: Language) -> String {
    let more = all.len().saturating_sub(TOLD);
    let mut shown: Vec<String> = all.iter().take(TOLD).cloned().collect();
    if more > 0 {
        shown.push(match language {
            Language::Nl => format!("en nog {more}"),
            Language::En => format!("and {more} more"),
        });
    }
    shown.join("; ")
}
