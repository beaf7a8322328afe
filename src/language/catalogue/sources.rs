//! Where the facts come from.

use std::sync::LazyLock;

use super::Table;

pub(super) const TABLE: Table = Table(include_str!("bronnen.csv"));

/// A document that a fact was taken from.
#[derive(Debug)]
pub struct Source {
    pub key: &'static str,
    pub title: &'static str,
    pub place: &'static str,
}

/// Every source, in the order of its table.
pub static SOURCES: LazyLock<Vec<Source>> =
    LazyLock::new(|| TABLE.rows().filter_map(|row| source(&row)).collect());

fn source(row: &[&'static str]) -> Option<Source> {
    match row {
        [key, title, place] => Some(Source { key, title, place }),
        _ => None,
    }
}
