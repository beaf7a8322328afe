//! Outputs for other programs: one format a file, each with its own types.

pub mod json;
