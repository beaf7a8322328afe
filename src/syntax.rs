//! From text to a tree of statements: never fails, loses nothing, reports every line it cannot read.

mod blocks;
mod docs;
pub mod kinds;
mod lines;
mod pest_lines;
mod plain;
mod recover;
mod text;
mod tree;

use crate::diag::Diagnostic;
use crate::source::FileId;

pub use text::{dedented, unescaped};
pub use tree::{Child, Children, Statement, Token, TokenKind, Tree};

/// Blocks deeper than this are not read.
pub const MAX_DEPTH: usize = 64;

/// Findings of one file after which no more are made.
pub const MAX_FINDINGS: usize = 10_000;

/// A file as a tree, with what could not be read.
#[derive(Debug)]
pub struct Parsed {
    pub tree: Tree,
    pub findings: Vec<Diagnostic>,
}

/// Reads one file.
pub fn parse(file: FileId, text: &str) -> Parsed {
    let mut lines = pest_lines::read(file, text);
    plain::report_in_texts(&mut lines, text);
    let tree = blocks::build(file, text, &mut lines);
    let mut findings = lines.findings;
    findings.truncate(MAX_FINDINGS);
    Parsed { tree, findings }
}
