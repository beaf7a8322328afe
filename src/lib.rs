//! kader: the goal frameworks of public budgets as a text that is written, checked and handed on.
//!
//! The modules in reading order; each uses only those above it.

pub mod source;

pub mod language;

pub mod diag;

pub mod syntax;

pub mod fmt;

pub mod model;

pub mod translate;

pub mod workspace;

pub mod rules;

pub mod check;

pub mod baseline;

pub mod fix;

pub mod edits;

pub mod export;

pub mod coverage;

pub mod lineage;

pub mod diff;

pub mod ask;

pub mod report;

pub mod pages;

pub mod serve;

pub mod ide;

pub mod lsp;

pub mod cli;
