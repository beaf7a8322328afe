//! The statutory lists: sound, in order, with their sources, and equal to the official ones where these are at hand.

use std::collections::{BTreeMap, BTreeSet};

use kader::language::catalogue::{self, INDICATORS, PARTS, SOURCES, TABLES, TASK_FIELDS, Validity};
use kader::language::{Language, values};
use kader::report::catalogues;

use crate::support::{root, up_to_date};

/// Every row of every table, with what tells it from the others and its years.
fn rows() -> Vec<(String, Validity)> {
    let mut found = Vec::new();
    for one in INDICATORS.iter() {
        let editions = one.editions.iter();
        found.extend(editions.map(|edition| (format!("{} {}", one.list, one.item), edition.validity)));
    }
    found.extend(TASK_FIELDS.iter().map(|row| (format!("{} {}", row.of.name, row.code), row.validity)));
    found.extend(
        PARTS.iter().map(|row| (format!("{} {:?} {}", row.of.name, row.sort, row.code), row.validity)),
    );
    found
}

#[test]
fn every_row_of_every_table_is_read() {
    let read = [
        SOURCES.len(),
        INDICATORS.iter().map(|one| one.editions.len()).sum(),
        TASK_FIELDS.len(),
        PARTS.len(),
    ];
    for ((name, table), read) in TABLES.iter().zip(read) {
        let columns = table.columns().len();
        for row in table.rows() {
            assert_eq!(row.len(), columns, "{name}: {row:?}");
        }
        assert_eq!(table.rows().count(), read, "{name} has a row that cannot be read");
    }
}

#[test]
fn years_are_in_order_and_no_code_stands_twice_in_a_year() {
    let mut by_code: BTreeMap<String, Vec<Validity>> = BTreeMap::new();
    for (code, validity) in rows() {
        let last = validity.until.unwrap_or(i16::MAX);
        assert!(validity.from <= last, "{code} ends before it starts");
        let within = validity.checked.is_none_or(|checked| validity.from <= checked && checked <= last);
        assert!(within, "{code} was checked for a year in which it does not hold");
        by_code.entry(code).or_default().push(validity);
    }
    for (code, rows) in by_code {
        for pair in rows.windows(2) {
            assert!(pair[0].until.is_some_and(|until| until < pair[1].from), "{code} has years twice");
        }
    }
}

#[test]
fn every_row_has_a_source_and_every_source_is_used() {
    let known: BTreeSet<&str> = SOURCES.iter().map(|source| source.key).collect();
    assert_eq!(known.len(), SOURCES.len(), "a source has its key twice");
    let mut used = BTreeSet::new();
    for (code, validity) in rows() {
        assert!(!validity.sources.is_empty(), "{code} has no source");
        for key in validity.sources.split(' ') {
            assert!(known.contains(key), "{code} names an unknown source {key}");
            used.insert(key);
        }
    }
    let unused: Vec<&&str> = known.difference(&used).collect();
    assert!(unused.is_empty(), "no row names {unused:?}");
}

#[test]
fn the_set_of_municipalities_has_the_sizes_that_sources_give() {
    let size = |year: i16| {
        let of_list = INDICATORS.iter().filter(|one| one.list == catalogue::BBV);
        of_list.filter(|one| one.in_year(year).is_some_and(|edition| edition.validity.is_verified())).count()
    };
    assert_eq!([size(2016), size(2017), size(2018), size(2022)], [0, 39, 39, 34]);
    // What may have lapsed in these years is not asked for.
    assert_eq!([size(2019), size(2020), size(2021)], [34, 34, 34]);
}

#[test]
fn units_follow_the_year() {
    let unit = |item: &str, year: i16| catalogue::find("bbv", item).unwrap().in_year(year).unwrap().unit;
    assert_eq!(unit("halt", 2019), "per 10.000 jongeren van 12 tot en met 17 jaar");
    assert_eq!(unit("halt", 2022), "per 1.000 jongeren van 12 tot en met 17 jaar");
    assert_eq!(unit("bijstandsuitkering", 2018), "per 1.000 inwoners van 18 jaar en ouder");
    assert_eq!(unit("bijstandsuitkering", 2022), "per 10.000 inwoners van 18 jaar en ouder");
}

#[test]
fn the_task_fields_have_the_sizes_of_the_official_lists() {
    let size = |of, year: i16| {
        let rows = TASK_FIELDS.iter().filter(|row| row.of == of && row.validity.holds(year));
        rows.count()
    };
    let years = [2017, 2022, 2023, 2024, 2025, 2026];
    assert_eq!(years.map(|year| size(&values::MUNICIPALITY, year)), [53, 53, 71, 71, 69, 69]);
    assert_eq!([2018, 2026].map(|year| size(&values::PROVINCE, year)), [49, 49]);
}

/// The official list, where the folder with standards lies beside the project.
#[test]
#[expect(clippy::print_stderr, reason = "whoever has no such folder should know that nothing was compared")]
fn the_task_fields_of_2026_are_those_of_the_official_list() {
    let folder = root().join("../shared/standards/dutch/iv3/taakvelden_gemeente_2026.csv");
    let Ok(text) = std::fs::read_to_string(&folder) else {
        eprintln!("not compared: {} is not there", folder.display());
        return;
    };
    let official: BTreeSet<String> = text
        .lines()
        .skip(1)
        .filter(|line| line.ends_with(",1"))
        .filter_map(|line| line.split(',').next())
        .map(str::to_owned)
        .collect();
    let ours: BTreeSet<String> = TASK_FIELDS
        .iter()
        .filter(|row| *row.of == values::MUNICIPALITY && row.validity.holds(2026))
        .map(|row| row.code.to_owned())
        .collect();
    assert_eq!(official.len(), 69);
    assert_eq!(ours, official);
}

#[test]
fn the_pages_of_the_lists_are_fresh() {
    up_to_date("docs/catalogi.nl.md", &catalogues::page(Language::Nl));
    up_to_date("docs/catalogues.en.md", &catalogues::page(Language::En));
}
