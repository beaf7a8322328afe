//! The picture in DOT, for Graphviz and what reads its language.

use std::fmt::Write;

use crate::language::Bi;
use crate::model::Relation;

use super::super::table::cut;
use super::line::Line;
use super::look::{GROUPS, INK, Look};
use super::{Edge, Node, Picture};

/// The longest title on a thing; the whole stands in its tooltip.
const LONGEST: usize = 140;
/// About how many letters stand on one line of a thing.
const LINE: usize = 30;

pub fn draw(picture: &Picture) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "digraph {} {{", quoted(&picture.title));
    let label = format!("{}\n{}", picture.title, picture.description);
    let _ = writeln!(
        out,
        "  graph [newrank=\"true\", rankdir=\"LR\", fontname=\"Helvetica\", fontsize=\"16\", labelloc=\"t\", ranksep=\"0.7\", label={}];",
        shown(&label)
    );
    let _ = writeln!(
        out,
        "  node [fontname=\"Helvetica\", fontsize=\"11\", style=\"filled\", fontcolor=\"{INK}\"];\n  \
         edge [fontname=\"Helvetica\", fontsize=\"9\", color=\"#555555\", fontcolor=\"#333333\"];"
    );
    for (at, group) in picture.groups.iter().enumerate() {
        if group.parent.is_none() {
            cluster(&mut out, picture, at, 1);
        }
    }
    for edge in &picture.edges {
        arrow(&mut out, picture, edge);
    }
    legend(&mut out, picture);
    out.push_str("}\n");
    out
}

fn cluster(out: &mut String, picture: &Picture, at: usize, deep: usize) {
    let Some(group) = picture.groups.get(at) else { return };
    let indent = "  ".repeat(deep);
    let _ = writeln!(out, "{indent}subgraph {} {{", quoted(&format!("cluster_{}", group.key)));
    let fill = match group.parent {
        None => "#fafafa",
        Some(_) => GROUPS.iter().cycle().nth(group.turn % GROUPS.len()).copied().unwrap_or_default(),
    };
    let _ = writeln!(
        out,
        "{indent}  label={}; style=\"filled,rounded\"; fillcolor=\"{fill}\"; color=\"#888888\"; fontsize=\"12\";",
        shown(&group.title)
    );
    for node in picture.nodes.iter().filter(|node| node.group == at) {
        thing(out, node, &format!("{indent}  "));
    }
    for (inner, _) in picture.groups.iter().enumerate().filter(|(_, one)| one.parent == Some(at)) {
        cluster(out, picture, inner, deep + 1);
    }
    let _ = writeln!(out, "{indent}}}");
}

fn thing(out: &mut String, node: &Node, indent: &str) {
    let title = node.title.as_deref().unwrap_or_default();
    let label = match title {
        "" => node.name.clone(),
        title => format!("{}\n{}", node.name, lines(&cut(title, LONGEST))),
    };
    let tip = if title.is_empty() { node.name.clone() } else { format!("{}: {title}", node.name) };
    let style = style(node.look, node.external);
    let width = if node.asked { "3" } else { "1" };
    let _ = writeln!(
        out,
        "{indent}{} [label={}, {}, style=\"{style}\", penwidth=\"{width}\", class=\"{}\", kind=\"{}\", code={}, tooltip={}];",
        quoted(&node.key),
        shown(&label),
        shape(node.look),
        node.look.name(),
        node.kind,
        quoted(&node.code),
        shown(&tip)
    );
}

fn arrow(out: &mut String, picture: &Picture, edge: &Edge) {
    let key = |at: usize| picture.nodes.get(at).map(|node| quoted(&node.key)).unwrap_or_default();
    let (from, to, relation) = (key(edge.from), key(edge.to), edge.relation);
    let _ = match relation {
        Relation::Contains => {
            writeln!(out, "  {from} -> {to} [class=\"contains\", arrowhead=\"none\", weight=\"8\"];")
        }
        _ => {
            let tip = edge.note.as_deref().unwrap_or(&edge.label);
            let looks = if Line::of(relation) == Line::Editions { "dashed" } else { "solid" };
            writeln!(
                out,
                "  {from} -> {to} [class=\"{}\", label={}, style=\"{looks}\", tooltip={}];",
                relation.name(),
                shown(&edge.label),
                shown(tip)
            )
        }
    };
}

/// What the shapes and colours mean.
fn legend(out: &mut String, picture: &Picture) {
    let title = Bi::new("Legenda", "Legend").get(picture.language);
    let _ = writeln!(
        out,
        "  subgraph \"cluster_:legend\" {{\n    label={}; color=\"#888888\"; fontsize=\"12\";",
        shown(title)
    );
    for look in picture.looks() {
        let word = look.word().get(picture.language);
        let style = style(look, false);
        let _ = writeln!(
            out,
            "    \":legend:{}\" [label={}, {}, style=\"{style}\"];",
            look.name(),
            shown(word),
            shape(look)
        );
    }
    out.push_str("  }\n");
}

fn style(look: Look, external: bool) -> String {
    let round = if look == Look::Goal { ",rounded" } else { "" };
    let dashed = if external { ",dashed" } else { "" };
    format!("filled{round}{dashed}")
}

fn shape(look: Look) -> String {
    let shape = match look {
        Look::Document => "tab",
        Look::Level | Look::Goal => "box",
        Look::Criterion => "hexagon",
        Look::Indicator => "ellipse",
        Look::Activity => "parallelogram",
        Look::Money => "note",
        Look::Text => "underline",
        Look::People => "octagon",
        Look::Source => "cylinder",
        Look::Vision => "cds",
    };
    let colours = look.light();
    format!("shape=\"{shape}\", fillcolor=\"{}\", color=\"{}\"", colours.fill, colours.edge)
}

/// A text on lines of about the same length.
fn lines(text: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if width > 0 {
            let fits = width + 1 + length <= LINE;
            out.push(if fits { ' ' } else { '\n' });
            width = if fits { width + 1 } else { 0 };
        }
        out.push_str(word);
        width += length;
    }
    out
}

/// An id between quotes.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

/// A text that is shown, between quotes: what Graphviz would read in it is written so that it is seen.
fn shown(text: &str) -> String {
    quoted(&text.replace('&', "&amp;"))
}
