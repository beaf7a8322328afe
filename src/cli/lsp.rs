//! `kader lsp`: the language server, for editors.

use std::io::{self, BufReader, Write};

use clap::Command;

use crate::language::{Bi, Language};
use crate::lsp;

use super::{CLEAN, FINDINGS};

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Help editors met specs: bevindingen, aanvullen, hernoemen; spreekt LSP over standaardin- en uitvoer",
        "Help editors with specs: findings, completion, renaming; speaks LSP over standard input and output",
    );
    Command::new("lsp").about(about.get(language))
}

pub fn run(asked: Option<Language>, out: &mut dyn Write) -> u8 {
    if lsp::run(BufReader::new(io::stdin()), out, asked) { CLEAN } else { FINDINGS }
}
