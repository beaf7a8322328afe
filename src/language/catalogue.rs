//! What the law lays down, as data: indicators, task fields and parts of a budget, each by budget year and with its source.
//!
//! The rows stand in tables that a controller can read; see `docs/catalogi.nl.md`.

mod indicators;
mod parts;
mod sources;
mod table;
mod task_fields;

pub use indicators::{BBV, Edition, INDICATORS, LISTS, Measure, PROVINCE, Statutory, find};
pub use parts::{PARTS, Part, Sort};
pub use sources::{SOURCES, Source};
pub use table::{Table, Validity};
pub use task_fields::{TASK_FIELDS, TaskField};

/// The tables as they are written, by the name of their file.
pub static TABLES: &[(&str, Table)] = &[
    ("bronnen.csv", sources::TABLE),
    ("beleidsindicatoren.csv", indicators::TABLE),
    ("taakvelden.csv", task_fields::TABLE),
    ("onderdelen.csv", parts::TABLE),
];
