//! Outputs for other programs: one format a file, each with its own types.

pub mod csv;
pub mod formats;
pub mod json;
mod markdown;
pub mod marks;
mod ndjson;
pub mod rows;
pub mod tables;
mod xlsx;
