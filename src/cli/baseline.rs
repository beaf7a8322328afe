//! `--baseline FILE`: what was known before is not shown again; `--write-baseline` and `--prune-baseline` keep the file.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches};

use crate::baseline::{Baseline, Solved};
use crate::check::Checked;
use crate::diag::{Family, Text};
use crate::language::{Bi, Language};
use crate::workspace::{Location, disk, is_part, shown, why};

use super::{CLEAN, complain, flag, options};

/// Counts that dropped and are named one by one.
const NAMED: usize = 10;

pub fn arguments(language: Language) -> Vec<Arg> {
    let switch = |name: &'static str, help: Bi| {
        let arg = Arg::new(name).long(name).action(ArgAction::SetTrue).requires("baseline");
        arg.help_heading(options(language)).help(help.get(language))
    };
    vec![
        Arg::new("baseline")
            .long("baseline")
            .value_name(Bi::new("BESTAND", "FILE").get(language))
            .value_parser(clap::value_parser!(PathBuf))
            .help_heading(options(language))
            .help(
                Bi::new(
                    "toon niet wat hierin al bekend is; meld wat intussen is opgelost",
                    "do not show what is known in it; tell what has been mended since",
                )
                .get(language),
            ),
        switch(
            "write-baseline",
            Bi::new(
                "leg alles wat nu gevonden wordt vast in dat bestand",
                "record all that is found now in that file",
            ),
        ),
        switch(
            "prune-baseline",
            Bi::new("haal uit dat bestand wat is opgelost", "remove from that file what has been mended"),
        )
        .conflicts_with("write-baseline"),
    ]
}

/// What a baseline did to a run.
#[derive(Debug, Default)]
pub struct Applied {
    pub known: usize,
    pub solved: usize,
    /// The run was about the file only, and ends with this code.
    pub done: Option<u8>,
}

/// Takes what is known out of the findings, or keeps the file.
pub fn apply(
    checked: &mut [(Location, Checked)],
    matches: &ArgMatches,
    language: Language,
) -> Result<Applied, u8> {
    let Some(path) = matches.get_one::<PathBuf>("baseline") else { return Ok(Applied::default()) };
    let (writing, pruning) = (flag(matches, "write-baseline"), flag(matches, "prune-baseline"));
    if writing || pruning {
        let part = checked.iter().any(|(location, _)| !location.only.is_empty());
        if part {
            return Err(complain(whole().get(language)));
        }
        if checked.iter().any(|(location, _)| is_part(location, path)) {
            return Err(complain(taken(path).get(language)));
        }
    }
    let old = match read(path, writing) {
        Ok(old) => old,
        Err(text) => return Err(complain(text.get(language))),
    };
    let slugs: Vec<String> = checked.iter().map(|(_, one)| one.model.slug().to_owned()).collect();
    let slugs: Vec<&str> = slugs.iter().map(String::as_str).collect();
    let all = || checked.iter().flat_map(|(_, one)| one.findings.iter());
    let found = Baseline::of(all());
    if writing {
        let errors = all().filter(|one| one.is_error() && one.kind.family != Family::Rule).count();
        let count = found.len();
        let code = save(path, &old.replaced(found, &slugs), language);
        return Ok(Applied {
            done: Some(recorded(code, count, errors, path, language)),
            ..Applied::default()
        });
    }
    let solved = old.solved(&found, &slugs);
    if pruning {
        let code = save(path, &old.clone().pruned(&solved), language);
        if code != CLEAN {
            return Err(code);
        }
    }
    tell(&solved, pruning, path, language);
    let mut known = 0;
    for (_, one) in checked.iter_mut() {
        known += old.take_known(&mut one.findings);
    }
    Ok(Applied { known, solved: solved.len(), done: None })
}

fn read(path: &Path, writing: bool) -> Result<Baseline, Text> {
    match fs::read_to_string(path) {
        Ok(text) => Baseline::read(&text),
        Err(error) if writing && error.kind() == io::ErrorKind::NotFound => Ok(Baseline::default()),
        Err(error) => {
            let (path, why) = (shown(path), why(&error));
            Err(Text::new(
                format!(
                    "de baseline ‘{path}’ kan niet gelezen worden: {}; maak haar met --write-baseline",
                    why.nl
                ),
                format!("the baseline ‘{path}’ cannot be read: {}; make it with --write-baseline", why.en),
            ))
        }
    }
}

fn save(path: &Path, baseline: &Baseline, language: Language) -> u8 {
    match disk::write_text(path, &baseline.written()) {
        Ok(()) => CLEAN,
        Err(error) => complain(super::unwritable(path, &error).get(language)),
    }
}

fn recorded(code: u8, count: usize, errors: usize, path: &Path, language: Language) -> u8 {
    if code != CLEAN {
        return code;
    }
    let path = shown(path);
    let line = match language {
        Language::Nl => format!("{count} bevindingen vastgelegd in {path}"),
        Language::En => format!("{count} findings recorded in {path}"),
    };
    let rest = match (errors, language) {
        (0, _) => String::new(),
        (_, Language::Nl) => format!("; {errors} fouten in de tekst zelf niet: die moeten eerst weg"),
        (_, Language::En) => format!("; {errors} errors of the text itself were not: they must go first"),
    };
    let _ = writeln!(io::stderr(), "{line}{rest}");
    CLEAN
}

/// Says what has been mended since.
fn tell(solved: &[Solved], pruning: bool, path: &Path, language: Language) {
    if solved.is_empty() {
        return;
    }
    let word = Bi::new("opgelost", "mended").get(language);
    let mut lines: Vec<String> = solved
        .iter()
        .take(NAMED)
        .map(|one| format!("{word}: {} {} ({} → {})", one.rule, one.about, one.was, one.is))
        .collect();
    let (more, path) = (solved.len().saturating_sub(NAMED), shown(path));
    if more > 0 {
        lines.push(match language {
            Language::Nl => format!("… en nog {more}"),
            Language::En => format!("… and {more} more"),
        });
    }
    lines.push(match (pruning, language) {
        (true, Language::Nl) => format!("{path} is bijgewerkt"),
        (true, Language::En) => format!("{path} was brought up to date"),
        (false, Language::Nl) => "werk de baseline bij met --prune-baseline".to_owned(),
        (false, Language::En) => "bring the baseline up to date with --prune-baseline".to_owned(),
    });
    let _ = writeln!(io::stderr(), "{}", lines.join("\n"));
}

fn whole() -> Text {
    Text::new(
        "een baseline gaat over hele projecten; noem de map, niet een bestand",
        "a baseline is about whole projects; name the folder, not a file",
    )
}

fn taken(path: &Path) -> Text {
    let path = shown(path);
    Text::new(
        format!("‘{path}’ is een bestand van kader zelf; kies een andere naam voor de baseline"),
        format!("‘{path}’ is a file of kader itself; choose another name for the baseline"),
    )
}
