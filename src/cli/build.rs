//! `kader build`: the same check, then the JSON of one project; nothing when there are errors.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};

use crate::check::{Checked, check_as};
use crate::diag::{Diagnostic, Severity, Text};
use crate::export::json;
use crate::language::{Bi, Language};
use crate::report::{Run, render, summary};
use crate::workspace::{self, disk};

use super::check::{
    here, outcome, projects, report_arguments, rule_argument, rules_asked, show, summary_of, unknown_rules,
};
use super::outputs::{self, Wanted};
use super::{CLEAN, FINDINGS, complain};

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Controleer een project en schrijf de JSON; bij fouten niets",
        "Check a project and write its JSON; nothing when there are errors",
    );
    Command::new("build")
        .visible_alias("bouw")
        .about(about.get(language))
        .arg(super::paths_argument(language, false))
        .arg(super::stdin_argument(language))
        .arg(super::output_argument(
            language,
            Bi::new(
                "waar de JSON komt; anders standaarduitvoer",
                "where the JSON goes; standard output otherwise",
            ),
        ))
        .args(report_arguments(language))
        .arg(rule_argument(language))
}

pub fn run(matches: &ArgMatches, asked: Option<Language>, out: &mut dyn Write) -> u8 {
    let path = matches.get_one::<PathBuf>("path").cloned();
    let paths: Vec<PathBuf> = path.into_iter().collect();
    let name = matches.get_one::<PathBuf>("stdin-filename").map(PathBuf::as_path);
    let early = asked.unwrap_or(Language::Nl);
    let reports = match outputs::wanted(matches) {
        Ok(reports) => reports,
        Err(wrong) => return complain(wrong.get(early)),
    };
    let found = match projects(&paths, name) {
        Ok(found) => found,
        Err(unfit) => return complain(&super::unfit(&unfit, early)),
    };
    let mut found = found.into_iter();
    let (Some((location, given)), None) = (found.next(), found.next()) else {
        let text = Bi::new(
            "hier staan meer projecten; bouw er één: kader build MAP",
            "there are several projects here; build one of them: kader build FOLDER",
        );
        return complain(text.get(early));
    };
    let output = matches.get_one::<PathBuf>("output").filter(|path| *path != Path::new("-"));
    if let Some(path) = output.filter(|path| workspace::is_part(&location, path)) {
        return complain(taken(path).get(early));
    }
    if let Some(wrong) = outputs::misplaced(&reports, std::iter::once(&location)) {
        return complain(wrong.get(early));
    }
    let rules = match rules_asked(matches) {
        Ok(rules) => rules,
        Err(text) => return complain(text.get(early)),
    };
    let checked = check_as(workspace::load(&location, given), &rules);
    let language = asked.or(checked.messages).unwrap_or(Language::Nl);
    if let Some(code) = unknown_rules([&checked], language) {
        return code;
    }
    let code = tell(&checked, matches, &reports, language);
    if code != CLEAN {
        return code;
    }
    if checked.goals() == 0 && !checked.needs_no_goals() {
        return super::check::nothing(language);
    }
    match output {
        Some(path) => to_file(&checked, path, language),
        None => {
            let written = json::write(&checked, &mut *out);
            match written {
                Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                    complain(super::unwritable(Path::new("-"), &error).get(language))
                }
                _ => CLEAN,
            }
        }
    }
}

/// The JSON never takes the place of what it is made of.
fn taken(path: &Path) -> Text {
    let path = workspace::shown(path);
    Text::new(
        format!("‘{path}’ is een bestand van kader zelf; kies een andere naam voor de JSON, zoals uit.json"),
        format!("‘{path}’ is a file of kader itself; choose another name for the JSON, such as out.json"),
    )
}

/// Findings and the closing line go to standard error, so that the JSON stands alone.
fn tell(checked: &Checked, matches: &ArgMatches, reports: &[Wanted], language: Language) -> u8 {
    let found: Vec<&Diagnostic> = checked.findings.iter().collect();
    let mut run = Run::new(language, Severity::Error, &here());
    run.summary = summary_of(checked, &found);
    run.add(&checked.sources, &checked.findings, |_| true);
    let format = outputs::format(matches);
    let mut errors = io::stderr().lock();
    let is_read = match format.is_for_people() {
        true => show(&found, checked, matches, language, &mut errors),
        false => super::write(&mut errors, &render(format, &run)),
    };
    drop(errors);
    let code = outcome(checked, &found, Severity::Error).max(outputs::write_all(reports, &run));
    if !is_read {
        return code;
    }
    let mut lines = summary::line(run.summary, None, language) + "\n";
    if code == FINDINGS {
        lines += Bi::new("er is geen JSON geschreven\n", "no JSON was written\n").get(language);
    }
    let _ = io::stderr().write_all(lines.as_bytes());
    code
}

/// Writes the JSON, whole or not at all.
fn to_file(checked: &Checked, path: &Path, language: Language) -> u8 {
    if let Err(error) = disk::write(path, |file| json::write(checked, file)) {
        return complain(super::unwritable(path, &error).get(language));
    }
    CLEAN
}
