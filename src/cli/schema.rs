//! `kader schema`.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::language::Language;

pub fn command(_: Language) -> Command {
    Command::new("schema")
}
pub fn run(_: &ArgMatches, _: &mut dyn Write) -> u8 {
    0
}
