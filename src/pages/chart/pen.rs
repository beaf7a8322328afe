//! The pen of a chart: what is drawn in each look, as paths.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;

/// Everything of one look.
#[derive(Clone, Debug, Serialize)]
pub struct Path {
    pub class: &'static str,
    pub d: String,
}

/// Looks in the order in which they lie on each other.
pub const LOOKS: [&str; 21] = [
    "g", "a", "k", "w", "n", "n1", "n2", "d", "b", "r", "f", "e", "u", "tu", "o", "p", "q", "m", "h", "t",
    "x",
];

/// Paths by look.
#[derive(Default)]
pub struct Pen {
    paths: BTreeMap<usize, String>,
}

/// Tenths as units.
pub fn units(tenths: i32) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    match (tenths.abs() / 10, tenths.abs() % 10) {
        (whole, 0) => format!("{sign}{whole}"),
        (whole, part) => format!("{sign}{whole}.{part}"),
    }
}

impl Pen {
    pub fn on(&mut self, look: &str) -> &mut String {
        self.paths.entry(place_of(look)).or_default()
    }

    /// A shape at a place.
    pub fn at(&mut self, look: &str, (x, y): (i32, i32), shape: &str) {
        let path = self.on(look);
        let _ = write!(path, "M{} {}{shape}", units(x), units(y));
    }

    pub fn line(&mut self, look: &str, places: &[(i32, i32)]) {
        let path = self.on(look);
        for (at, (x, y)) in places.iter().enumerate() {
            let _ = write!(path, "{}{} {}", if at == 0 { 'M' } else { 'L' }, units(*x), units(*y));
        }
    }

    pub fn has(&self, look: &str) -> bool {
        self.paths.contains_key(&place_of(look))
    }

    pub fn done(self) -> Vec<Path> {
        let look = |at: usize| LOOKS.get(at).copied().unwrap_or_default();
        self.paths.into_iter().map(|(at, d)| Path { class: look(at), d }).collect()
    }
}

pub fn place_of(look: &str) -> usize {
    LOOKS.iter().position(|one| *one == look).unwrap_or(LOOKS.len())
}

pub const POINT: &str = "h0";
pub const RING: &str = "m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0";
pub const SQUARE: &str = "m-4-4h8v8h-8z";
pub const DIAMOND: &str = "m0-5.5 5.5 5.5-5.5 5.5-5.5-5.5z";
pub const CROSS: &str = "m-3-3 6 6m0-6-6 6";
pub const UPWARD: &str = "v-20m-3.5 5 3.5-5 3.5 5";
pub const DOWNWARD: &str = "v20m-3.5-5 3.5 5 3.5-5";
