//! `kader completions`: what a shell needs to finish a command that is being typed.

use std::io::Write;

use clap::{Arg, ArgMatches, Command};
use clap_complete::Shell;

use crate::language::{Bi, Language};

use super::{CLEAN, write};

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Schrijf aanvulling voor een shell: opdrachten en opties met de Tab-toets",
        "Write completions for a shell: commands and options with the Tab key",
    );
    Command::new("completions").visible_alias("aanvulling").about(about.get(language)).arg(
        Arg::new("shell")
            .value_name("bash|zsh|fish|powershell|elvish")
            .value_parser(clap::value_parser!(Shell))
            .required(true)
            .hide_possible_values(true)
            .help_heading(Bi::new("Argumenten", "Arguments").get(language))
            .help(
                Bi::new(
                    "de shell; de tekst komt op standaarduitvoer",
                    "the shell; the text goes to standard output",
                )
                .get(language),
            ),
    )
}

pub fn run(matches: &ArgMatches, language: Language, out: &mut dyn Write) -> u8 {
    let mut text = Vec::new();
    if let Some(shell) = matches.get_one::<Shell>("shell") {
        clap_complete::generate(*shell, &mut super::command(language), "kader", &mut text);
    }
    write(out, &String::from_utf8_lossy(&text));
    CLEAN
}
