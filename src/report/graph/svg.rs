//! The picture as SVG, laid out and drawn without other programs or fonts: for a file, or inside a page.
//!
//! Colours follow the light or dark page by custom properties; who does not know these sees the light ones, which
//! stand in the attributes. Nothing in it is fetched or run.

pub mod block;
mod layers;
mod legend;
pub mod measure;
mod paint;
pub mod plan;
mod shape;
mod style;

use std::fmt::Write;

use rustc_hash::FxHashSet;

use crate::language::Language;

use super::Picture;
use super::line::Line;
use super::look::{INK, Look};
use super::xml::escape;
use plan::NORMAL;

/// More things than this are no picture any more.
pub const MOST: usize = 3_000;

/// The room around the whole.
const EDGE: f64 = 16.0;

/// What to say of a picture that is too large to draw.
pub fn too_large(picture: &Picture, language: Language) -> Option<String> {
    let count = picture.nodes.len();
    (count > MOST).then(|| match language {
        Language::Nl => format!(
            "{count} dingen zijn te veel voor één tekening (hoogstens {MOST}); kies een deel met --from en --depth, --kind, --things of --document"
        ),
        Language::En => format!(
            "{count} things are too many for one drawing ({MOST} at most); choose a part with --from and --depth, --kind, --things or --document"
        ),
    })
}

/// The picture as one `svg` element; every id in it starts with the prefix, so that a page may hold several.
pub fn draw(picture: &Picture, prefix: &str) -> String {
    let texts = plan::texts(picture);
    let plan = plan::plan(picture, &texts);
    let lines: Vec<Line> = Line::ALL
        .into_iter()
        .filter(|line| picture.edges.iter().any(|edge| Line::of(edge.relation) == *line))
        .collect();
    let heading = measure::width(&picture.title, 16.0).max(measure::width(&picture.description, NORMAL));
    let width = plan.width.max(heading).max(360.0);
    let legend = legend::draw(picture, &lines, width, prefix);
    let top = 60.0 + legend.height;
    let (whole, high) = (width + 2.0 * EDGE, top + plan.height + EDGE);
    let ids = ids(picture, prefix);
    let root = format!("{prefix}graph");
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"{root}\" class=\"kader-graph\" width=\"{whole:.0}\" height=\"{high:.0}\" \
         viewBox=\"0 0 {whole:.0} {high:.0}\" role=\"group\" aria-labelledby=\"{root}-title {root}-desc\" lang=\"{}\" \
         fill=\"{INK}\" font-family=\"system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif\" \
         font-size=\"{NORMAL}\">",
        picture.language.tag()
    );
    let _ = writeln!(out, "<title id=\"{root}-title\">{}</title>", escape(&picture.title));
    let _ = writeln!(out, "<desc id=\"{root}-desc\">{}</desc>", escape(&picture.description));
    out.push_str(&style::sheet(&root, &picture.looks(), &lines));
    paint::markers(&mut out, prefix, &lines);
    let _ = writeln!(
        out,
        "<rect class=\"paper\" width=\"{whole:.0}\" height=\"{high:.0}\" fill=\"{}\"/>",
        style::PAPER
    );
    let _ = writeln!(
        out,
        "<g aria-hidden=\"true\"><text x=\"{EDGE}\" y=\"30\" font-size=\"16\" font-weight=\"600\">{}</text>\
         <text x=\"{EDGE}\" y=\"49\">{}</text></g>",
        escape(&picture.title),
        escape(&picture.description)
    );
    let _ = writeln!(out, "<g transform=\"translate({EDGE} 60)\">\n{}</g>", legend.text);
    let _ = writeln!(out, "<g transform=\"translate({EDGE} {top:.0})\">");
    paint::frames(&mut out, picture, &plan);
    paint::routes(&mut out, picture, &plan, prefix, &ids);
    paint::things(&mut out, picture, &plan, &texts, &ids);
    out.push_str("</g>\n</svg>\n");
    out
}

/// An id for each thing: its stable id in letters that ids may have.
fn ids(picture: &Picture, prefix: &str) -> Vec<String> {
    let mut taken = FxHashSet::default();
    let mut found = Vec::new();
    for node in &picture.nodes {
        let letter = |one: char| if one.is_ascii_alphanumeric() { one } else { '-' };
        let id: String = format!("{prefix}thing-{}", node.key.chars().map(letter).collect::<String>());
        let more = (2..).map(|count| format!("{id}--{count}"));
        let free = std::iter::once(id.clone()).chain(more).find(|id| !taken.contains(id)).unwrap_or(id);
        taken.insert(free.clone());
        found.push(free);
    }
    found
}

/// A shape of a sort, as the legend shows it beside its word.
fn sample(look: Look) -> String {
    let rect = block::Rect { x: 0.0, y: 0.0, width: 34.0, height: 16.0 };
    shape::outline(look, rect)
}
