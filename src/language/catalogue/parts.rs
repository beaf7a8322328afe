//! The parts that a budget must have beside its programmes: sections and overviews.

use std::sync::LazyLock;

use super::{Table, Validity};
use crate::language::{Bi, Choice, Language, values};

pub(super) const TABLE: Table = Table(include_str!("onderdelen.csv"));

/// What sort of part it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// `paragraaf`
    Section,
    /// `overzicht`
    Overview,
}

/// A part of a budget that the law lays down.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    pub of: &'static Choice,
    pub sort: Sort,
    pub code: &'static str,
    pub title: Bi,
    /// Words by which a heading is known to be this part, in either language.
    pub words: Vec<&'static str>,
    pub validity: Validity,
}

/// Every row, in the order of its table.
pub static PARTS: LazyLock<Vec<Part>> = LazyLock::new(|| TABLE.rows().filter_map(|row| part(&row)).collect());

fn part(row: &[&'static str]) -> Option<Part> {
    let [of, sort, code, nl, en, words, from, until, checked, sources] = row else { return None };
    Some(Part {
        of: values::choose(Language::Nl, values::ORGANISATION_KINDS, of)?,
        sort: match *sort {
            "paragraaf" => Sort::Section,
            "overzicht" => Sort::Overview,
            _ => return None,
        },
        code,
        title: Bi::new(nl, en),
        words: words.split('|').collect(),
        validity: Validity::read([from, until, checked], sources)?,
    })
}
