//! `kader check`: every finding of every project, and a closing line.

use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::{Arg, ArgAction, ArgMatches, Command};
use rayon::prelude::*;

use crate::check::{Checked, check_as};
use crate::diag::{Diagnostic, Severity, Text};
use crate::language::{Bi, Language};
use crate::report::json::Summary;
use crate::report::{Format, Run, Style, plain, render, settings, shown, summary, terminal, to_ascii};
use crate::rules::Asked;
use crate::syntax::kinds;
use crate::workspace::{self, Location, Unfit};

use super::{CLEAN, FINDINGS, USAGE, baseline, complain, flag, options, outputs, write};

pub fn command(language: Language) -> Command {
    let about =
        Bi::new("Controleer projecten en toon elke bevinding", "Check projects and show every finding");
    Command::new("check")
        .visible_alias("controleer")
        .about(about.get(language))
        .arg(super::paths_argument(language, true))
        .arg(super::stdin_argument(language))
        .args(report_arguments(language))
        .args(baseline::arguments(language))
        .arg(rule_argument(language))
        .arg(show_config_argument(language))
        .arg(super::watch::argument(language))
        .arg(
            Arg::new("fail-on")
                .long("fail-on")
                .value_name("error|warning|note")
                .value_parser(["error", "warning", "note"])
                .default_value("error")
                .hide_default_value(true)
                .hide_possible_values(true)
                .help_heading(options(language))
                .help(
                    Bi::new(
                        "vanaf welk niveau de uitkomst 1 is (anders error)",
                        "from which level on the exit code is 1 (error otherwise)",
                    )
                    .get(language),
                ),
        )
}

/// `--rule NAME=LEVEL`, as often as needed.
pub fn rule_argument(language: Language) -> Arg {
    Arg::new("rule")
        .long("rule")
        .value_name(Bi::new("NAAM=NIVEAU", "NAME=LEVEL").get(language))
        .action(ArgAction::Append)
        .help_heading(options(language))
        .help(
            Bi::new(
                "een regel of groep op error, warning, note of off; gaat voor kader.toml, de laatste wint",
                "a rule or group at error, warning, note or off; goes before kader.toml, the last one wins",
            )
            .get(language),
        )
}

fn show_config_argument(language: Language) -> Arg {
    Arg::new("show-config")
        .long("show-config")
        .action(ArgAction::SetTrue)
        .help_heading(options(language))
        .help(
            Bi::new(
                "toon welke regels gelden, hoe zwaar en waarom, in plaats van te controleren",
                "show which rules hold, at which level and why, instead of checking",
            )
            .get(language),
        )
}

/// What was asked with `--rule`; a level that does not exist is wrong use.
pub fn rules_asked(matches: &ArgMatches) -> Result<Asked, Text> {
    let given = matches.get_many::<String>("rule").into_iter().flatten();
    Asked::read(given.map(String::as_str))
}

/// Says of names behind `--rule` that no project knows them.
pub fn unknown_rules<'c>(checked: impl IntoIterator<Item = &'c Checked>, language: Language) -> Option<u8> {
    let unknown: Vec<&[Text]> = checked.into_iter().map(|one| one.unknown_rules.as_slice()).collect();
    // A rule of one project's own need not be known to the next.
    let everywhere = |text: &&Text| unknown.iter().all(|one| one.contains(text));
    let (first, _) = unknown.split_first()?;
    first.iter().find(everywhere).map(|text| complain(text.get(language)))
}

/// Options about how findings look.
pub fn report_arguments(language: Language) -> Vec<Arg> {
    let heading = options(language);
    vec![
        outputs::format_argument(language),
        outputs::report_argument(language),
        Arg::new("color")
            .long("color")
            .value_name("auto|always|never")
            .value_parser(["auto", "always", "never"])
            .default_value("auto")
            .hide_default_value(true)
            .hide_possible_values(true)
            .help_heading(heading)
            .help(
                Bi::new("kleur; vanzelf alleen op een terminal", "colour; by itself on a terminal only")
                    .get(language),
            ),
        Arg::new("ascii")
            .long("ascii")
            .action(ArgAction::SetTrue)
            .help_heading(heading)
            .help(Bi::new("alleen ASCII-tekens", "ASCII characters only").get(language)),
        Arg::new("all").long("all").action(ArgAction::SetTrue).help_heading(heading).help(
            Bi::new(
                "ook de zesde en latere van dezelfde soort in een bestand",
                "also the sixth and later of the same kind in a file",
            )
            .get(language),
        ),
    ]
}

pub fn run(matches: &ArgMatches, asked: Option<Language>, out: &mut dyn Write) -> u8 {
    if !flag(matches, "watch") {
        return once(matches, asked, out);
    }
    let language = asked.unwrap_or(Language::Nl);
    super::watch::run(matches, language, out, |out| once(matches, asked, out))
}

fn once(matches: &ArgMatches, asked: Option<Language>, out: &mut dyn Write) -> u8 {
    let start = Instant::now();
    let paths: Vec<PathBuf> =
        matches.get_many("path").map(|paths| paths.cloned().collect()).unwrap_or_default();
    let name = matches.get_one::<PathBuf>("stdin-filename").cloned();
    let early = asked.unwrap_or(Language::Nl);
    let reports = match outputs::wanted(matches) {
        Ok(reports) => reports,
        Err(wrong) => return complain(wrong.get(early)),
    };
    let projects = match projects(&paths, name.as_deref()) {
        Ok(projects) => projects,
        Err(unfit) => return complain(&super::unfit(&unfit, early)),
    };
    if let Some(wrong) = outputs::misplaced(&reports, projects.iter().map(|(location, _)| location)) {
        return complain(wrong.get(early));
    }
    let rules = match rules_asked(matches) {
        Ok(rules) => rules,
        Err(text) => return complain(text.get(early)),
    };
    let mut checked: Vec<(Location, Checked)> = projects
        .into_par_iter()
        .map(|(location, given)| {
            let loaded = workspace::load(&location, given);
            (location, check_as(loaded, &rules))
        })
        .collect();
    let language =
        asked.or_else(|| checked.first().and_then(|(_, one)| one.messages)).unwrap_or(Language::Nl);
    if let Some(code) = unknown_rules(checked.iter().map(|(_, one)| one), language) {
        return code;
    }
    if flag(matches, "show-config") {
        return show_config(&checked, language, out);
    }
    let baseline = match baseline::apply(&mut checked, matches, language) {
        Ok(baseline) => baseline,
        Err(code) => return code,
    };
    if let Some(code) = baseline.done {
        return code;
    }
    let fail_on = level(matches);
    let format = outputs::format(matches);
    let mut code = CLEAN;
    let mut all = Run::new(language, fail_on, &here());
    all.summary.projects = checked.len();
    all.summary.known = baseline.known;
    all.summary.mended = baseline.solved;
    let (mut is_read, mut certain) = (true, 0);
    for (location, one) in &checked {
        let found: Vec<&Diagnostic> =
            one.findings.iter().filter(|finding| is_asked(location, one, finding)).collect();
        add(&mut all.summary, one, &found);
        certain += found.iter().filter(|finding| is_mendable(finding)).count();
        code = code.max(outcome(one, &found, fail_on));
        all.add(&one.sources, &one.findings, |path| is_within(location, path));
        all.skip(one.model.slug(), &one.skipped_rules);
        if format.is_for_people() && is_read {
            is_read = show(&found, one, matches, language, out);
        }
    }
    if !format.is_for_people() {
        is_read = write(out, &render(format, &all));
    }
    let _ = out.flush();
    code = code.max(outputs::write_all(&reports, &all));
    if !is_read {
        return code;
    }
    let lacking = checked.iter().any(|(_, one)| !one.needs_no_goals());
    if all.summary.goals == 0 && lacking && code == CLEAN {
        code = nothing(language);
    }
    if format != Format::Json {
        let line = summary::line(all.summary, Some(start.elapsed()), language);
        let line = if flag(matches, "ascii") { to_ascii(&line) } else { line };
        let _ = writeln!(io::stderr(), "{line}");
    }
    if format.is_for_people() && certain > 0 {
        let _ = writeln!(io::stderr(), "{}", mendable(certain, language));
    }
    code
}

/// Whether `kader fix` makes the edit of a finding; what is wrong in settings is for a person to mend.
fn is_mendable(finding: &Diagnostic) -> bool {
    finding.fix.as_ref().is_some_and(|fix| fix.safe) && *finding.kind != workspace::config::INVALID
}

/// That there are findings which nobody has to mend by hand.
fn mendable(count: usize, language: Language) -> String {
    match language {
        Language::Nl => format!("{count} daarvan herstelt kader voor u: kader fix"),
        Language::En => format!("kader mends {count} of these for you: kader fix"),
    }
}

/// The folder that machines count paths from.
pub fn here() -> PathBuf {
    std::env::current_dir().unwrap_or_default()
}

/// The settings of each project; those that cannot be read are shown with what is wrong.
fn show_config(checked: &[(Location, Checked)], language: Language, out: &mut dyn Write) -> u8 {
    let mut code = CLEAN;
    for (location, one) in checked {
        if checked.len() > 1 {
            write(out, &format!("# {}\n\n", workspace::shown(&location.root)));
        }
        write(out, &settings::table(&one.settings, &one.skipped_rules, &one.sources, language));
        for finding in one.findings.iter().filter(|finding| *finding.kind == workspace::config::INVALID) {
            write(out, &(plain::render(finding, &one.sources, language) + "\n"));
            code = USAGE;
        }
    }
    code
}

/// A run that read no goal proves nothing.
pub fn nothing(language: Language) -> u8 {
    let text = Bi::new(
        "er is geen enkel doel gelezen; dat is geen goedkeuring",
        "not a single goal was read; that is no pass",
    );
    complain(text.get(language))
}

type Project = (Location, Vec<(PathBuf, Vec<u8>)>);

/// The projects that the paths mean, with what came from standard input.
pub fn projects(paths: &[PathBuf], name: Option<&Path>) -> Result<Vec<Project>, Unfit> {
    let stdin = Path::new("-");
    if paths.iter().any(|path| path == stdin) {
        let mut bytes = Vec::new();
        let limit = workspace::MAX_FILE_SIZE + 1;
        let read = io::stdin().lock().take(limit).read_to_end(&mut bytes);
        read.map_err(|error| Unfit::Unreadable(stdin.to_path_buf(), error))?;
        let shown = name.map_or_else(|| PathBuf::from("stdin.kader"), Path::to_path_buf);
        return Ok(vec![(beside(&shown), vec![(shown, bytes)])]);
    }
    let here = [PathBuf::from(".")];
    let paths = if paths.is_empty() { &here } else { paths };
    let found = workspace::find(paths)?;
    Ok(found.into_iter().map(|location| (location, Vec::new())).collect())
}

/// The project in whose folder a file that is not on disk would stand.
fn beside(name: &Path) -> Location {
    let folder = name.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.map_or_else(|| PathBuf::from("."), Path::to_path_buf);
    let around = workspace::find(std::slice::from_ref(&folder)).unwrap_or_default();
    let inside = |location: &&Location| location.root.join(workspace::CONFIG_NAME).is_file();
    let around = around.iter().find(|location| folder.starts_with(&location.root)).filter(inside);
    match around {
        Some(around) => Location { only: vec![name.to_path_buf()], ..around.clone() },
        None => Location { root: folder, files: Vec::new(), only: Vec::new() },
    }
}

fn level(matches: &ArgMatches) -> Severity {
    match matches.get_one::<String>("fail-on").map(String::as_str) {
        Some("warning") => Severity::Warning,
        Some("note") => Severity::Note,
        _ => Severity::Error,
    }
}

/// Whether a finding is in what was asked about.
pub fn is_asked(location: &Location, checked: &Checked, finding: &Diagnostic) -> bool {
    is_within(location, checked.sources.path(finding.primary.span.file))
}

/// Whether a file is in what was asked about.
pub fn is_within(location: &Location, path: &str) -> bool {
    let within = |only: &PathBuf| {
        let only = workspace::shown(only);
        path == only
            || only == "."
            || path.strip_prefix(&only).is_some_and(|rest| rest.starts_with('/') || only.ends_with('/'))
    };
    location.only.is_empty() || path.ends_with(workspace::CONFIG_NAME) || location.only.iter().any(within)
}

/// The closing line of one project, as numbers.
pub fn summary_of(one: &Checked, found: &[&Diagnostic]) -> Summary {
    let mut all = Summary { projects: 1, ..Summary::default() };
    add(&mut all, one, found);
    all
}

fn add(all: &mut Summary, one: &Checked, found: &[&Diagnostic]) {
    let count = |severity: Severity| found.iter().filter(|finding| finding.severity == severity).count();
    all.files += one.files;
    all.goals += one.goals();
    all.errors += count(Severity::Error);
    all.warnings += count(Severity::Warning);
    all.notes += count(Severity::Note);
    all.skipped += one.skipped;
}

/// The exit code for one project.
pub fn outcome(one: &Checked, found: &[&Diagnostic], fail_on: Severity) -> u8 {
    let unusable = [&workspace::config::INVALID, &kinds::UNREADABLE];
    if found.iter().any(|finding| unusable.contains(&finding.kind)) {
        return USAGE;
    }
    if one.skipped > 0 || found.iter().any(|finding| finding.severity >= fail_on) {
        return FINDINGS;
    }
    CLEAN
}

/// Writes findings for people; false when nobody reads them any more.
pub fn show(
    found: &[&Diagnostic],
    one: &Checked,
    matches: &ArgMatches,
    language: Language,
    out: &mut dyn Write,
) -> bool {
    let style =
        Style { language, color: color(matches), ascii: flag(matches, "ascii"), all: flag(matches, "all") };
    let (visible, hidden) = shown(found, style.all);
    for finding in visible {
        let text = match outputs::format(matches) {
            Format::Plain => plain::render(finding, &one.sources, language) + "\n",
            _ => terminal::render(finding, &one.sources, style) + "\n\n",
        };
        if !write(out, &text) {
            return false;
        }
    }
    if hidden > 0 {
        let line = summary::hidden(hidden, language);
        let line = if style.ascii { to_ascii(&line) } else { line };
        return write(out, &format!("{line}\n\n"));
    }
    true
}

/// Colour as asked; by itself only on a terminal, and never with NO_COLOR.
fn color(matches: &ArgMatches) -> bool {
    let given = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match matches.get_one::<String>("color").map(String::as_str) {
        Some("always") => true,
        Some("never") => false,
        _ if given("NO_COLOR") => false,
        _ if given("CLICOLOR_FORCE") => true,
        _ => io::stdout().is_terminal(),
    }
}
