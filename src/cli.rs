//! The command line: one command a file.

mod agenda;
mod baseline;
mod build;
mod check;
mod completions;
mod coverage;
mod diff;
mod editions;
mod examples;
mod explain;
mod export;
mod fix;
mod fmt;
mod gathered;
mod graph;
mod history;
mod impact;
pub mod init;
mod language;
mod lineage;
mod lsp;
mod man;
mod money;
mod new;
mod new_document;
mod outputs;
mod progress;
mod query;
pub mod reference;
mod rename;
mod report;
mod rewrite;
mod schema;
mod serve;
mod translate;
mod usage;
mod watch;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::diag::Text;
use crate::language::{Bi, Language};
use crate::workspace::Unfit;

pub use schema::schema_of;

/// Nothing found at or above the level asked for.
pub const CLEAN: u8 = 0;
/// Findings at or above the level asked for.
pub const FINDINGS: u8 = 1;
/// Wrong use, an unreadable path, wrong settings, or nothing to read.
pub const USAGE: u8 = 2;

/// Runs the command with the arguments of this process.
pub fn main() -> ExitCode {
    std::panic::set_hook(Box::new(panicked));
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let mut out = io::stdout().lock();
    let code = run(&arguments, &mut out);
    // A reader that stopped listening is no error of ours.
    let _ = out.flush();
    ExitCode::from(code)
}

/// What to say when kader itself breaks.
fn panicked(info: &std::panic::PanicHookInfo<'_>) {
    let place = info.location().map(|place| format!("{}:{}", place.file(), place.line()));
    let place = place.unwrap_or_default();
    let _ = writeln!(
        io::stderr(),
        "kader: this is a bug in kader, not in your text ({place})\n\
         kader: dit is een fout in kader, niet in uw tekst\n\
         please report it with the file that you checked"
    );
}

/// Runs the command with these arguments; what it says goes to `out`, remarks go to standard error.
pub fn run(arguments: &[OsString], out: &mut dyn Write) -> u8 {
    let spoken = language::of_complaints(arguments);
    let matches = match command(spoken).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) if usage::is_help(&error) => {
            // Help alone follows the system; it is made again in that language.
            let language = language::of_help(arguments);
            let again = command(language).try_get_matches_from(arguments).err();
            return usage::report(&again.unwrap_or(error), language, out);
        }
        Err(error) => return usage::report(&error, spoken, out),
    };
    let asked = match language::asked(&matches) {
        Ok(asked) => asked,
        Err(message) => return complain(message.get(spoken)),
    };
    match matches.subcommand() {
        Some(("check", matches)) => check::run(matches, asked, out),
        Some(("query", matches)) => query::run(matches, asked, out),
        Some(("history", matches)) => history::run(matches, asked, out),
        Some(("graph", matches)) => graph::run(matches, asked, out),
        Some(("impact", matches)) => impact::run(matches, asked, out),
        Some(("money", matches)) => money::run(matches, asked, out),
        Some(("report", matches)) => report::run(matches, asked, out),
        Some(("serve", matches)) => serve::run(matches, asked, out),
        Some(("agenda", matches)) => agenda::run(matches, asked, out),
        Some(("coverage", matches)) => coverage::run(matches, asked, out),
        Some(("progress", matches)) => progress::run(matches, asked, out),
        Some(("build", matches)) => build::run(matches, asked, out),
        Some(("export", matches)) => export::run(matches, asked, out),
        Some(("fix", matches)) => fix::run(matches, asked, out),
        Some(("fmt", matches)) => fmt::run(matches, asked, out),
        Some(("translate", matches)) => translate::run(matches, asked, out),
        Some(("explain", matches)) => explain::run(matches, asked, out),
        Some(("diff", matches)) => diff::run(matches, asked, out),
        Some(("lineage", matches)) => lineage::run(matches, asked, out),
        Some(("lsp", _)) => lsp::run(asked, out),
        Some(("schema", matches)) => schema::run(matches, out),
        Some(("rename", matches)) => rename::run(matches, asked, out),
        Some(("new", matches)) => new::run(matches, asked, out),
        Some(("completions", matches)) => {
            completions::run(matches, asked.unwrap_or_else(|| language::of_help(arguments)), out)
        }
        Some(("man", matches)) => {
            man::run(matches, asked.unwrap_or_else(|| language::of_help(arguments)), out)
        }
        Some(("init", matches)) => init::run(matches, asked.unwrap_or(Language::Nl), out),
        _ => USAGE,
    }
}

/// The whole command, with its help in one language.
pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Schrijft, controleert en levert doelenkaders van openbare begrotingen",
        "Writes, checks and hands on the goal frameworks of public budgets",
    );
    let mut command = styled(Command::new("kader"), language)
        .version(env!("CARGO_PKG_VERSION"))
        .about(about.get(language))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help_heading(options(language))
                .help(Bi::new("toon de versie", "show the version").get(language)),
        );
    for one in [
        check::command(language),
        build::command(language),
        export::command(language),
        fix::command(language),
        fmt::command(language),
        translate::command(language),
        coverage::command(language),
        progress::command(language),
        history::command(language),
        query::command(language),
        impact::command(language),
        money::command(language),
        report::command(language),
        serve::command(language),
        agenda::command(language),
        graph::command(language),
        explain::command(language),
        diff::command(language),
        lineage::command(language),
        lsp::command(language),
        schema::command(language),
        init::command(language),
        new::command(language),
        rename::command(language),
        completions::command(language),
        man::command(language),
    ] {
        command = command.subcommand(examples::with(styled(one, language), language));
    }
    command
}

/// Headings and shared options in one language.
fn styled(command: Command, language: Language) -> Command {
    let template = match language {
        Language::Nl => "{about}\n\nGebruik: {usage}\n\n{all-args}{after-help}",
        Language::En => "{about}\n\nUsage: {usage}\n\n{all-args}{after-help}",
    };
    command
        .help_template(template)
        .subcommand_help_heading(Bi::new("Opdrachten", "Commands").get(language))
        .subcommand_value_name(Bi::new("OPDRACHT", "COMMAND").get(language))
        .disable_help_flag(true)
        .arg(
            Arg::new("help")
                .long("help")
                .short('h')
                .action(ArgAction::Help)
                .help_heading(options(language))
                .help(Bi::new("toon deze hulp", "show this help").get(language)),
        )
        .arg(
            Arg::new("lang")
                .long("lang")
                .value_name("nl|en")
                .global(true)
                .help_heading(options(language))
                .help(Bi::new("taal van de meldingen", "language of the messages").get(language)),
        )
}

fn options(language: Language) -> &'static str {
    Bi::new("Opties", "Options").get(language)
}

/// `--format`: how an answer looks, out of these; the first when it is not said.
fn format_argument(values: &'static str, language: Language, help: Bi) -> Arg {
    let each: Vec<&'static str> = values.split('|').collect();
    let first = each.first().copied().unwrap_or_default();
    Arg::new("format")
        .long("format")
        .value_name(values)
        .value_parser(each)
        .default_value(first)
        .hide_default_value(true)
        .hide_possible_values(true)
        .help_heading(options(language))
        .help(help.get(language))
}

/// `--output FILE`: where it goes.
fn output_argument(language: Language, help: Bi) -> Arg {
    Arg::new("output")
        .long("output")
        .short('o')
        .value_name(Bi::new("BESTAND", "FILE").get(language))
        .value_parser(clap::value_parser!(PathBuf))
        .help_heading(options(language))
        .help(help.get(language))
}

/// An option that stands alone.
fn switch(name: &'static str, language: Language, help: Bi) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help_heading(options(language))
        .help(help.get(language))
}

/// The paths to read.
fn paths_argument(language: Language, many: bool) -> Arg {
    let name = Bi::new("PAD", "PATH").get(language);
    let help = Bi::new(
        "map of bestand; zonder pad deze map, ‘-’ leest van standaardinvoer",
        "folder or file; without one this folder, ‘-’ reads standard input",
    );
    Arg::new("path")
        .value_name(name)
        .value_parser(clap::value_parser!(PathBuf))
        .num_args(if many { 0..=usize::MAX } else { 0..=1 })
        .help_heading(Bi::new("Argumenten", "Arguments").get(language))
        .help(help.get(language))
}

/// The project to read, for commands whose arguments say something else.
fn project_argument(language: Language) -> Arg {
    Arg::new("project")
        .long("project")
        .short('C')
        .value_name(Bi::new("PAD", "PATH").get(language))
        .value_parser(clap::value_parser!(PathBuf))
        .help_heading(options(language))
        .help(
            Bi::new("de map of het bestand; anders deze map", "the folder or file; this folder otherwise")
                .get(language),
        )
}

/// The same beside a path among the arguments: either may say it.
fn project_or_path(language: Language) -> Arg {
    project_argument(language).conflicts_with("path")
}

/// Says that something could not be read, so that what was shown may be less than there is.
fn tell_errors(any: bool, language: Language) {
    if any {
        let text = Bi::new(
            "er zijn fouten; wat niet gelezen is, telt niet mee (kader check toont ze)",
            "there are errors; what was not read does not count (kader check shows them)",
        );
        let _ = writeln!(io::stderr(), "kader: {}", text.get(language));
    }
}

/// Where text from standard input would stand.
fn stdin_argument(language: Language) -> Arg {
    Arg::new("stdin-filename")
        .long("stdin-filename")
        .value_name(Bi::new("BESTAND", "FILE").get(language))
        .value_parser(clap::value_parser!(PathBuf))
        .help_heading(options(language))
        .help(
            Bi::new(
                "de naam van wat van standaardinvoer komt; de rest van het project komt van schijf",
                "the name of what comes from standard input; the rest of the project comes from disk",
            )
            .get(language),
        )
}

/// Says what is wrong with the way kader was asked.
fn complain(message: &str) -> u8 {
    let _ = writeln!(io::stderr(), "kader: {message}");
    USAGE
}

/// Why paths could not be read, in one language.
fn unfit(unfit: &Unfit, language: Language) -> String {
    use crate::workspace::{MAX_FILES, shown, why};
    let (nl, en) = match unfit {
        Unfit::Unreadable(path, error) => {
            let path = shown(path);
            let missing = error.kind() == io::ErrorKind::NotFound;
            match missing {
                true => (format!("‘{path}’ bestaat niet"), format!("‘{path}’ does not exist")),
                false => {
                    let why = why(error);
                    (
                        format!("‘{path}’ kan niet gelezen worden: {}", why.nl),
                        format!("‘{path}’ cannot be read: {}", why.en),
                    )
                }
            }
        }
        Unfit::Nothing(path) => {
            let path = shown(path);
            (
                format!("onder ‘{path}’ staat geen .kader-bestand; begin met: kader init"),
                format!("there is no .kader file below ‘{path}’; start with: kader init"),
            )
        }
        Unfit::TooMany(path) => {
            let path = shown(path);
            (
                format!("onder ‘{path}’ staan meer dan {MAX_FILES} bestanden"),
                format!("there are more than {MAX_FILES} files below ‘{path}’"),
            )
        }
    };
    match language {
        Language::Nl => nl,
        Language::En => en,
    }
}

/// What to say when a file cannot be written.
fn unwritable(path: &Path, error: &io::Error) -> Text {
    let (path, why) = (crate::workspace::shown(path), crate::workspace::why(error));
    Text::new(
        format!("‘{path}’ kan niet geschreven worden: {}", why.nl),
        format!("‘{path}’ cannot be written: {}", why.en),
    )
}

/// Writes all of a text; false when nobody reads it any more.
fn write(out: &mut dyn Write, text: &str) -> bool {
    out.write_all(text.as_bytes()).is_ok()
}

/// Whether an option that stands alone was given.
fn flag(matches: &ArgMatches, name: &str) -> bool {
    matches.get_flag(name)
}
