//! The sheet of a drawing: colours as custom properties, once for light pages and once for dark ones.

use std::fmt::Write;

use super::super::line::Line;
use super::super::look::{DARK_GROUPS, DARK_INK, GROUPS, INK, Look};

pub const PAPER: &str = "#ffffff";
pub const PANEL: &str = "#f6f6f6";
pub const RIM: &str = "#8a8a8a";
const DARK_PAPER: &str = "#121212";
const DARK_PANEL: &str = "#1c1c1c";
const DARK_RIM: &str = "#757575";

/// The sheet for one drawing: what it says holds inside this element only.
pub fn sheet(root: &str, looks: &[Look], lines: &[Line]) -> String {
    let mut out = format!("<style>\n#{root}{{{}}}\n", properties(false, looks, lines));
    let _ =
        writeln!(out, "@media (prefers-color-scheme:dark){{#{root}{{{}}}}}", properties(true, looks, lines));
    let _ = writeln!(out, "#{root} text{{fill:var(--ink)}}");
    let _ = writeln!(out, "#{root} .paper{{fill:var(--paper)}}");
    let _ = writeln!(
        out,
        "#{root} .label{{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}}"
    );
    let _ = writeln!(out, "#{root} .panel{{fill:var(--panel);stroke:var(--rim)}}");
    for turn in 0..GROUPS.len() {
        let _ = writeln!(out, "#{root} .group-{turn}{{fill:var(--group-{turn});stroke:var(--rim)}}");
    }
    for look in looks {
        let name = look.name();
        let _ = writeln!(out, "#{root} .{name}>path{{fill:var(--{name});stroke:var(--{name}-edge)}}");
    }
    for line in lines {
        let name = line.name();
        let _ = writeln!(out, "#{root} .line-{name}{{stroke:var(--line-{name})}}");
        let _ = writeln!(out, "#{root} .head-{name}{{fill:var(--line-{name})}}");
    }
    out.push_str("</style>\n");
    out
}

fn properties(dark: bool, looks: &[Look], lines: &[Line]) -> String {
    let (ink, paper, panel, rim, groups) = match dark {
        true => (DARK_INK, DARK_PAPER, DARK_PANEL, DARK_RIM, DARK_GROUPS),
        false => (INK, PAPER, PANEL, RIM, GROUPS),
    };
    let mut out = format!("--ink:{ink};--paper:{paper};--panel:{panel};--rim:{rim}");
    for (turn, fill) in groups.iter().enumerate() {
        let _ = write!(out, ";--group-{turn}:{fill}");
    }
    for look in looks {
        let (name, colours) = (look.name(), if dark { look.dark() } else { look.light() });
        let _ = write!(out, ";--{name}:{};--{name}-edge:{}", colours.fill, colours.edge);
    }
    for line in lines {
        let _ = write!(out, ";--line-{}:{}", line.name(), if dark { line.dark() } else { line.light() });
    }
    out
}
