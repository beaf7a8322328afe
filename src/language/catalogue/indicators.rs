//! The statutory policy indicators of municipalities and of provinces, by budget year.

use std::sync::LazyLock;

use super::{Table, Validity};
use crate::language::{Choice, values};

pub(super) const TABLE: Table = Table(include_str!("beleidsindicatoren.csv"));

/// The name of the list of municipalities, as in `zoals bbv halt`.
pub const BBV: &str = "bbv";

/// The name of the list of provinces.
pub const PROVINCE: &str = "provincie";

/// The lists, with the kind of organisation that must show their indicators.
pub static LISTS: &[(&str, &Choice)] = &[(BBV, &values::MUNICIPALITY), (PROVINCE, &values::PROVINCE)];

/// An indicator of a statutory list.
#[derive(Debug, PartialEq, Eq)]
pub struct Statutory {
    /// The list it stands in.
    pub list: &'static str,
    /// How a spec names it: `halt` in `zoals bbv halt`.
    pub item: &'static str,
    /// Its number in the first set, where that is known.
    pub number: Option<u8>,
    pub title: &'static str,
    /// Other names under which documents print it.
    pub also_called: Vec<&'static str>,
    /// What it was over the years, oldest first.
    pub editions: Vec<Edition>,
}

/// An indicator as the list has it in some budget years.
#[derive(Debug, PartialEq, Eq)]
pub struct Edition {
    /// What is counted, with the population it is about.
    pub unit: &'static str,
    /// The same for a computer; several where sources differ, none where it says nothing.
    pub measures: Vec<Measure>,
    /// Who measures.
    pub source: &'static str,
    pub validity: Validity,
}

/// In what an indicator is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Percent,
    Euro,
    Per(u32),
}

impl Measure {
    /// `%`, `€`, `per 1.000`.
    pub fn read(text: &str) -> Option<Measure> {
        match text {
            "%" => Some(Measure::Percent),
            "€" => Some(Measure::Euro),
            _ => {
                let number = text.strip_prefix("per ")?.replace('.', "");
                number.parse().ok().map(Measure::Per)
            }
        }
    }
}

impl Statutory {
    /// What it is in a budget year.
    pub fn in_year(&self, year: i16) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.validity.holds(year))
    }

    /// What it is in a budget year, or else what it was last; without a year, what it is now.
    pub fn nearest(&self, year: Option<i16>) -> Option<&Edition> {
        year.and_then(|year| self.in_year(year)).or(self.editions.last())
    }
}

/// Every indicator of every list, in the order of its table.
pub static INDICATORS: LazyLock<Vec<Statutory>> = LazyLock::new(|| {
    let mut all: Vec<Statutory> = Vec::new();
    for (one, edition) in TABLE.rows().filter_map(|row| indicator(&row)) {
        let known = all.iter_mut().find(|known| known.list == one.list && known.item == one.item);
        match known {
            Some(known) => known.editions.push(edition),
            None => all.push(Statutory { editions: vec![edition], ..one }),
        }
    }
    all
});

fn indicator(row: &[&'static str]) -> Option<(Statutory, Edition)> {
    let [list, item, number, title, unit, measure, source, from, until, checked, sources] = row else {
        return None;
    };
    let measures = measure.split('|').filter(|one| !one.is_empty()).map(Measure::read);
    let edition = Edition {
        unit,
        measures: measures.collect::<Option<Vec<Measure>>>()?,
        source,
        validity: Validity::read([from, until, checked], sources)?,
    };
    let number = number.parse().ok();
    let mut titles = title.split('|');
    let title = titles.next()?;
    let one = Statutory { list, item, number, title, also_called: titles.collect(), editions: Vec::new() };
    Some((one, edition))
}

/// The indicator that a spec names.
pub fn find(list: &str, item: &str) -> Option<&'static Statutory> {
    INDICATORS.iter().find(|one| one.list == list && one.item == item)
}
