//! `kader lsp`: the language server, for editors.

use std::io::{self, BufReader, Write};

use clap::Command;

use crate::language::{Bi, Language};
use crate::lsp;

use super::{CLEAN, FINDINGS, switch};

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Help editors met specs: bevindingen, aanvullen, hernoemen; spreekt LSP over standaardin- en uitvoer",
        "Help editors with specs: findings, completion, renaming; speaks LSP over standard input and output",
    );
    let stdio = Bi::new(
        "standaardin- en uitvoer, zoals altijd; voor editors die het erbij zeggen",
        "standard input and output, as always; for editors that say so",
    );
    Command::new("lsp").about(about.get(language)).arg(switch("stdio", language, stdio))
}

pub fn run(asked: Option<Language>, out: &mut dyn Write) -> u8 {
    if lsp::run(BufReader::new(io::stdin()), out, asked) { CLEAN } else { FINDINGS }
}
