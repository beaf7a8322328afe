//! The picture in Mermaid, for pages of repositories and wikis; cut where these stop reading.

use std::fmt::Write;

use rustc_hash::FxHashSet;

use crate::language::{Bi, Language};
use crate::model::Relation;

use super::super::table::cut;
use super::line::Line;
use super::look::{INK, Look};
use super::{Node, Picture};

/// More relations are refused by those who draw it.
const MOST_EDGES: usize = 500;
/// So is a longer text; some of it is kept for what closes the text.
const MOST_TEXT: usize = 50_000 - 3_000;
/// The longest title on a thing: shorter where not everything fits.
const LONGEST: [usize; 3] = [90, 60, 36];
/// The longest id of a thing, before what tells it from another.
const LONGEST_ID: usize = 32;

/// The text, and what was left out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    pub text: String,
    /// Things and relations that are not in it.
    pub left: (usize, usize),
}

impl Drawn {
    /// What to say when not everything is in it.
    pub fn note(&self, language: Language) -> Option<String> {
        let (things, relations) = self.left;
        if self.left == (0, 0) {
            return None;
        }
        Some(match language {
            Language::Nl => format!(
                "Mermaid tekent niet meer dan {MOST_EDGES} relaties en 50.000 tekens: {things} dingen en {relations} relaties staan er niet in; \
                 kies een deel met --from en --depth, --kind, --things of --document"
            ),
            Language::En => format!(
                "Mermaid draws no more than {MOST_EDGES} relations and 50,000 characters: {things} things and {relations} relations are left out; \
                 choose a part with --from and --depth, --kind, --things or --document"
            ),
        })
    }
}

pub fn draw(picture: &Picture) -> Drawn {
    let whole = |drawn: &Drawn| drawn.left == (0, 0);
    let [first, shorter @ ..] = LONGEST.map(|longest| move || draw_with(picture, longest));
    shorter.iter().fold(first(), |drawn, draw| if whole(&drawn) { drawn } else { draw() })
}

fn draw_with(picture: &Picture, longest: usize) -> Drawn {
    let ids = ids(picture);
    // What stands around the things.
    let mut length: usize =
        picture.groups.iter().map(|group| encoded(&group.title).chars().count() + 40).sum();
    let statements: Vec<String> =
        picture.nodes.iter().zip(&ids).map(|(node, id)| thing(node, id, longest)).collect();
    let fits = |length: &mut usize, statement: &str| {
        *length += statement.chars().count() + 10;
        *length <= MOST_TEXT
    };
    // Things take a part of the room at most, so that relations are left to see.
    let most = room(&statements);
    for statement in statements.iter().take(most) {
        fits(&mut length, statement);
    }
    let mut arrows = Vec::new();
    for edge in picture.edges.iter().filter(|edge| edge.from < most && edge.to < most) {
        let id = |at: usize| ids.get(at).map(String::as_str).unwrap_or_default();
        let arrow = arrow(id(edge.from), id(edge.to), edge.relation, &edge.label);
        if arrows.len() == MOST_EDGES || !fits(&mut length, &arrow) {
            break;
        }
        arrows.push(arrow);
    }
    let left = (picture.nodes.len() - most, picture.edges.len() - arrows.len());
    let mut drawn = Drawn { text: String::new(), left };
    let note = drawn.note(picture.language);
    drawn.text = text(picture, statements.get(..most).unwrap_or_default(), &arrows, note.as_deref());
    drawn
}

/// How many things fit in their part of the text.
fn room(statements: &[String]) -> usize {
    let mut length = 0;
    let fitting = statements.iter().take_while(|one| {
        length += one.chars().count() + 10;
        length <= MOST_TEXT * 3 / 5
    });
    fitting.count()
}

fn text(picture: &Picture, statements: &[String], arrows: &[String], note: Option<&str>) -> String {
    let mut out = String::from("flowchart LR\n");
    let _ = writeln!(out, "  accTitle: {}", plain(&picture.title));
    let _ = writeln!(out, "  accDescr: {}", plain(&picture.description));
    if let Some(note) = note {
        let _ = writeln!(out, "  %% {}\n  kader_note[\"{}\"]", plain(note), encoded(note));
    }
    for (at, group) in picture.groups.iter().enumerate() {
        if group.parent.is_none() {
            cluster(&mut out, picture, statements, at, 1);
        }
    }
    for arrow in arrows {
        let _ = writeln!(out, "  {arrow}");
    }
    let title = Bi::new("Legenda", "Legend").get(picture.language);
    let _ = writeln!(out, "  subgraph legend[\"{title}\"]");
    for look in picture.looks() {
        let name = look.name();
        let _ = writeln!(out, "    legend_{name}{}:::{name}", shape(look, look.word().get(picture.language)));
    }
    out.push_str("  end\n");
    for look in picture.looks() {
        let colours = look.light();
        let _ = writeln!(
            out,
            "  classDef {} fill:{},stroke:{},color:{INK}",
            look.name(),
            colours.fill,
            colours.edge
        );
    }
    out.push_str("  classDef external stroke-dasharray:5 4\n  classDef start stroke-width:4px\n");
    out
}

fn cluster(out: &mut String, picture: &Picture, statements: &[String], at: usize, deep: usize) {
    let Some(group) = picture.groups.get(at) else { return };
    let indent = "  ".repeat(deep);
    let inner = || picture.groups.iter().enumerate().filter(|(_, one)| one.parent == Some(at));
    let own = || picture.nodes.iter().zip(statements).filter(|(node, _)| node.group == at);
    let has = |group: usize| picture.nodes.iter().zip(statements).any(|(node, _)| node.group == group);
    if !has(at) && !inner().any(|(one, _)| has(one)) {
        return;
    }
    let _ = writeln!(out, "{indent}subgraph group_{at}[\"{}\"]", encoded(&group.title));
    for (_, statement) in own() {
        let _ = writeln!(out, "{indent}  {statement}");
    }
    for (one, _) in inner() {
        cluster(out, picture, statements, one, deep + 1);
    }
    let _ = writeln!(out, "{indent}end");
}

fn thing(node: &Node, id: &str, longest: usize) -> String {
    let label = match &node.title {
        Some(title) => format!("{}<br/>{}", encoded(&node.name), encoded(&cut(title, longest))),
        None => encoded(&node.name),
    };
    let mut statement = format!("{id}{}:::{}", shape(node.look, &label), node.look.name());
    for (holds, class) in [(node.external, "external"), (node.asked, "start")] {
        if holds {
            let _ = write!(statement, "\n  class {id} {class}");
        }
    }
    statement
}

fn arrow(from: &str, to: &str, relation: Relation, label: &str) -> String {
    match relation {
        Relation::Contains => format!("{from} --- {to}"),
        relation if Line::of(relation) == Line::Editions => {
            format!("{from} -.->|\"{}\"| {to}", encoded(label))
        }
        _ => format!("{from} -->|\"{}\"| {to}", encoded(label)),
    }
}

fn shape(look: Look, label: &str) -> String {
    let (open, close) = match look {
        Look::Document => ("[[", "]]"),
        Look::Level | Look::Text => ("[", "]"),
        Look::Goal => ("(", ")"),
        Look::Criterion => ("{{", "}}"),
        Look::Indicator => ("([", "])"),
        Look::Activity => ("[/", "/]"),
        Look::Money => ("[/", "\\]"),
        Look::People => (">", "]"),
        Look::Source => ("[(", ")]"),
        Look::Vision => ("[\\", "/]"),
    };
    format!("{open}\"{label}\"{close}")
}

/// A short id for each thing: the place of its document among those that are shown, its kind and its code.
fn ids(picture: &Picture) -> Vec<String> {
    let mut documents: Vec<&str> = Vec::new();
    let mut taken = FxHashSet::default();
    let mut found = Vec::new();
    for node in &picture.nodes {
        let place = match node.document.as_deref() {
            None => "r".to_owned(),
            Some(document) => {
                let known = documents.iter().position(|one| *one == document);
                let at = known.unwrap_or_else(|| {
                    documents.push(document);
                    documents.len() - 1
                });
                format!("d{}", at + 1)
            }
        };
        let letter = |one: char| if one.is_ascii_alphanumeric() { one } else { '_' };
        let code: String = node.code.chars().map(letter).collect();
        let full = format!("{place}_{}_{code}", node.kind.replace('-', "_"));
        let id: String = full.chars().take(LONGEST_ID).collect();
        let more = (2..).map(|count| format!("{id}_{count}"));
        let free = std::iter::once(id.clone()).chain(more).find(|id| !taken.contains(id)).unwrap_or(id);
        taken.insert(free.clone());
        found.push(free);
    }
    found
}

/// A text in a label: every sign that Mermaid, HTML or Markdown would read is written as its number.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for one in text.chars() {
        let plain = one.is_alphanumeric()
            || !one.is_ascii()
            || matches!(one, ' ' | ',' | '.' | '-' | '(' | ')' | '/' | '+');
        if plain && !one.is_control() {
            out.push(one);
        } else {
            let _ = write!(out, "#{};", u32::from(one));
        }
    }
    // Two in a row would be read as a line.
    out.replace("--", "-#45;")
}

/// A text where Mermaid reads no numbers: signs that it would read are left out.
fn plain(text: &str) -> String {
    let keep =
        |one: char| one.is_alphanumeric() || !one.is_ascii() || matches!(one, ' ' | ',' | '.' | '-' | '/');
    text.chars().map(|one| if keep(one) { one } else { ' ' }).collect()
}
