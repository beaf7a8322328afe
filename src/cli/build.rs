//! `kader build`.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::language::Language;

pub fn command(_: Language) -> Command {
    Command::new("build")
}
pub fn run(_: &ArgMatches, _: Option<Language>, _: &mut dyn Write) -> u8 {
    0
}
