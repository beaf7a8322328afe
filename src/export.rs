//! Outputs for other programs: one format a file, each with its own types.

pub mod csv;
pub mod formats;
pub mod json;
pub mod rows;
pub mod tables;
