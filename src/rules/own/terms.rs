//! The terms and functions of conditions, as the pages about own rules show them.

pub use super::functions::{FUNCTIONS, Function};
pub use super::parts::ALL as RECORDS;
pub use super::schema::{Item, Record, Term, Terms, Things, Type, all, shared};
