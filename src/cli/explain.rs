//! `kader explain`.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::language::Language;

pub fn command(_: Language) -> Command {
    Command::new("explain")
}
pub fn run(_: &ArgMatches, _: Language, _: &mut dyn Write) -> u8 {
    0
}
