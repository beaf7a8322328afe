//! The task fields of Iv3, by kind of organisation and budget year.

use std::sync::LazyLock;

use super::{Table, Validity};
use crate::language::{Choice, Language, values};

pub(super) const TABLE: Table = Table(include_str!("taakvelden.csv"));

/// A task field as the list has it in some budget years.
#[derive(Debug, PartialEq, Eq)]
pub struct TaskField {
    pub of: &'static Choice,
    /// A text: `0.1` is not `0.10`.
    pub code: &'static str,
    pub title: &'static str,
    /// Whether anything may be booked on it; if not, it only holds its parts together.
    pub booked: bool,
    pub validity: Validity,
}

/// Every row, in the order of its table.
pub static TASK_FIELDS: LazyLock<Vec<TaskField>> =
    LazyLock::new(|| TABLE.rows().filter_map(|row| task_field(&row)).collect());

fn task_field(row: &[&'static str]) -> Option<TaskField> {
    let [of, code, title, from, until, checked, booked, sources] = row else { return None };
    Some(TaskField {
        of: values::choose(Language::Nl, values::ORGANISATION_KINDS, of)?,
        code,
        title,
        booked: *booked == "ja",
        validity: Validity::read([from, until, checked], sources)?,
    })
}
