//! `kader translate`: writes specs in the other language, and proves before it writes that they mean the same.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command};
use rayon::prelude::*;

use crate::check::{Checked, check};
use crate::diag::{Diagnostic, Family, Text};
use crate::language::{Bi, Language};
use crate::model::spoken::{FileWords, spoken};
use crate::report::plain;
use crate::rules;
use crate::source::FileId;
use crate::syntax;
use crate::translate::translate;
use crate::workspace::{self, Location};

use super::check::{is_within, projects};
use super::rewrite::{Given, Rewrite, parting};
use super::{CLEAN, USAGE, complain, flag, options, switch};

/// More errors than this are not shown for one project.
const MOST_SHOWN: usize = 5;

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Zet specs om in de andere taal: sleutelwoorden, getallen, data en namen van regels",
        "Turn specs into the other language: keywords, numbers, dates and names of rules",
    );
    let to = Arg::new("to")
        .long("to")
        .visible_alias("naar")
        .value_name("nl|en")
        .value_parser(["nl", "en"])
        .required(true)
        .help_heading(options(language))
        .help(
            Bi::new("de taal waarin de specs komen te staan", "the language to write the specs in")
                .get(language),
        );
    Command::new("translate")
        .visible_alias("vertaal")
        .about(about.get(language))
        .arg(super::paths_argument(language, true))
        .arg(to)
        .arg(super::stdin_argument(language))
        .arg(switch(
            "diff",
            language,
            Bi::new(
                "toon wat er zou veranderen en schrijf niets; uitkomst 1 als dat iets is",
                "show what would change and write nothing; exit code 1 when that is something",
            ),
        ))
}

pub fn run(matches: &ArgMatches, asked: Option<Language>, out: &mut dyn Write) -> u8 {
    let early = asked.unwrap_or(Language::Nl);
    let paths: Vec<PathBuf> =
        matches.get_many("path").map(|paths| paths.cloned().collect()).unwrap_or_default();
    let Some(to) = matches.get_one::<String>("to").and_then(|tag| Language::from_tag(tag)) else {
        return USAGE;
    };
    let name = matches.get_one::<PathBuf>("stdin-filename").cloned();
    let stdin = paths.iter().any(|path| path == Path::new("-"));
    let found = match projects(&paths, name.as_deref()) {
        Ok(found) => found,
        Err(unfit) => return complain(&super::unfit(&unfit, early)),
    };
    let (mut code, mut changed, mut language) = (CLEAN, 0, asked);
    for (location, given) in found {
        let loaded = workspace::load(&location, given.clone());
        let words = spoken(&loaded.sources, loaded.count, syntax::parse, &loaded.settings());
        let before = check(loaded);
        let language = *language.get_or_insert(before.messages.unwrap_or(Language::Nl));
        let (rewrite, trouble) = turned(&location, &given, &before, &words, to, language);
        code = code.max(trouble);
        changed += rewrite.texts.len();
        code = code.max(if flag(matches, "diff") {
            rewrite.show(out)
        } else if stdin {
            rewrite.to_stdout(&given, out)
        } else {
            rewrite.save(&location, language)
        });
    }
    let _ = out.flush();
    if !stdin {
        let line = closing(changed, flag(matches, "diff"), to, language.unwrap_or(Language::Nl));
        let _ = writeln!(io::stderr(), "{line}");
    }
    code
}

/// The texts of a project in the other language; none when something stands in the way, which is said.
fn turned(
    location: &Location,
    given: &Given,
    before: &Checked,
    words: &[FileWords],
    to: Language,
    language: Language,
) -> (Rewrite, u8) {
    let files: Vec<&FileWords> = words
        .iter()
        .filter(|one| one.language != to && is_within(location, before.sources.path(one.file)))
        .collect();
    let ids: Vec<FileId> = files.iter().map(|one| one.file).collect();
    let errors = errors(before, &ids);
    if !errors.is_empty() {
        return (Rewrite::default(), tell_errors(before, &errors, language));
    }
    let rule = |name: &str, to: Language| {
        rules::named(name)
            .filter(|rule| rule.kind.name.get(to.other()) == name)
            .map(|rule| rule.kind.name.get(to))
    };
    let texts: Vec<(String, String, Option<String>)> = files
        .into_par_iter()
        .filter_map(|words| before.sources.file(words.file).map(|file| (file, words)))
        .map(|(file, words)| (file.path.clone(), file.text.clone(), translate(&file.text, words, to, &rule)))
        .collect();
    let mut rewrite = Rewrite::default();
    for (path, old, new) in texts {
        if let Some(new) = new {
            rewrite.texts.insert(path.clone(), new);
            rewrite.old.insert(path, old);
        }
    }
    if rewrite.texts.is_empty() {
        return (rewrite, CLEAN);
    }
    let after = check(rewrite.load(location, given));
    match other_meaning(before, &after, &ids) {
        Some(place) => (Rewrite::default(), complain(refusal(&place).get(language))),
        None => (rewrite, CLEAN),
    }
}

/// What could not be read in these files: nobody knows then what a word is.
fn errors<'c>(checked: &'c Checked, files: &[FileId]) -> Vec<&'c Diagnostic> {
    let here = |one: &&Diagnostic| files.contains(&one.primary.span.file);
    let unread = |one: &&Diagnostic| one.is_error() && one.kind.family != Family::Rule;
    checked.findings.iter().filter(here).filter(unread).collect()
}

fn tell_errors(checked: &Checked, errors: &[&Diagnostic], language: Language) -> u8 {
    for finding in errors.iter().take(MOST_SHOWN) {
        let _ = writeln!(io::stderr(), "{}", plain::render(finding, &checked.sources, language));
    }
    let count = errors.len();
    let message = Text::new(
        format!(
            "niets is vertaald: {} (zie: kader check); herstel dat eerst",
            if count == 1 {
                "er is 1 fout in de tekst".to_owned()
            } else {
                format!("er zijn {count} fouten in de tekst")
            }
        ),
        format!(
            "nothing was translated: {} (see: kader check); mend that first",
            if count == 1 {
                "there is 1 error in the text".to_owned()
            } else {
                format!("there are {count} errors in the text")
            }
        ),
    );
    complain(message.get(language))
}

/// Where the new texts mean something else, or cannot be read.
fn other_meaning(before: &Checked, after: &Checked, files: &[FileId]) -> Option<String> {
    if let Some(finding) = errors(after, files).first() {
        let (path, line, _) = crate::report::place(&after.sources, finding.primary.span);
        return Some(format!("{path}:{line}"));
    }
    parting(before, after)
}

fn refusal(place: &str) -> Text {
    Text::new(
        format!(
            "{place}: in de andere taal zou hier iets anders staan, dus is er niets geschreven; staat hier een eigen \
             woord dat in die taal een sleutelwoord is, zet het dan tussen aanhalingstekens of kies een ander"
        ),
        format!(
            "{place}: in the other language this would say something else, so nothing was written; where a word of \
             your own is a keyword in that language, put it in quotes or choose another"
        ),
    )
}

fn closing(changed: usize, is_trial: bool, to: Language, language: Language) -> String {
    let name = match to {
        Language::Nl => Bi::new("het Nederlands", "Dutch"),
        Language::En => Bi::new("het Engels", "English"),
    };
    let name = name.get(language);
    let (bestand, file) = if changed == 1 { ("bestand", "file") } else { ("bestanden", "files") };
    match (language, is_trial) {
        (Language::Nl, true) => format!("{changed} {bestand} te vertalen in {name}"),
        (Language::Nl, false) => format!("{changed} {bestand} vertaald in {name}"),
        (Language::En, true) => format!("{changed} {file} to translate into {name}"),
        (Language::En, false) => format!("{changed} {file} translated into {name}"),
    }
}
