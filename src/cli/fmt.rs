//! `kader fmt`: sets specs in their one form, and proves before it writes that they still say the same.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command};
use rayon::prelude::*;

use crate::check::{Checked, check};
use crate::diag::{Diagnostic, Family, Text};
use crate::fmt::{Refused, format};
use crate::language::{Bi, Language};
use crate::report::{place, plain};
use crate::source::{FileId, SourceFile};
use crate::syntax::kinds;
use crate::workspace::{self, Loaded, Location};

use super::check::{is_within, projects};
use super::rewrite::{Given, Rewrite, parting};
use super::{CLEAN, FINDINGS, USAGE, complain, flag, switch, write};

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Zet specs in hun ene vorm: wat er staat blijft hetzelfde",
        "Set specs in their one form: what they say stays the same",
    );
    let arguments: [Arg; 2] = [
        switch(
            "check",
            language,
            Bi::new(
                "noem de bestanden die zouden veranderen en schrijf niets; uitkomst 1 als die er zijn",
                "name the files that would change and write nothing; exit code 1 when there are any",
            ),
        ),
        switch(
            "diff",
            language,
            Bi::new(
                "toon wat er zou veranderen en schrijf niets; uitkomst 1 als dat iets is",
                "show what would change and write nothing; exit code 1 when that is something",
            ),
        ),
    ];
    Command::new("fmt")
        .visible_alias("opmaak")
        .about(about.get(language))
        .arg(super::paths_argument(language, true))
        .arg(super::stdin_argument(language))
        .args(arguments)
}

/// How many files were looked at, and how many are in another form.
#[derive(Default)]
struct Count {
    files: usize,
    changed: usize,
}

pub fn run(matches: &ArgMatches, asked: Option<Language>, out: &mut dyn Write) -> u8 {
    let early = asked.unwrap_or(Language::Nl);
    let paths: Vec<PathBuf> =
        matches.get_many("path").map(|paths| paths.cloned().collect()).unwrap_or_default();
    let name = matches.get_one::<PathBuf>("stdin-filename").cloned();
    let stdin = paths.iter().any(|path| path == Path::new("-"));
    let found = match projects(&paths, name.as_deref()) {
        Ok(found) => found,
        Err(unfit) => return complain(&super::unfit(&unfit, early)),
    };
    let (mut code, mut count, mut spoken) = (CLEAN, Count::default(), asked);
    for (location, given) in found {
        let loaded = workspace::load(&location, given.clone());
        let language = *spoken.get_or_insert_with(|| loaded.messages());
        let (rewrite, trouble) = set(&location, &given, loaded, language, &mut count);
        code = code.max(trouble);
        count.changed += rewrite.texts.len();
        code = code.max(if flag(matches, "diff") {
            rewrite.show(out)
        } else if flag(matches, "check") {
            named(&rewrite, language, out)
        } else if stdin {
            rewrite.to_stdout(&given, out)
        } else {
            rewrite.save(&location, language)
        });
    }
    let _ = out.flush();
    let is_trial = flag(matches, "check") || flag(matches, "diff");
    if !stdin {
        let _ = writeln!(io::stderr(), "{}", closing(&count, is_trial, spoken.unwrap_or(Language::Nl)));
    }
    code
}

/// The new texts of a project; none when they would not say the same. The code says whether all went well.
fn set(
    location: &Location,
    given: &Given,
    loaded: Loaded,
    language: Language,
    count: &mut Count,
) -> (Rewrite, u8) {
    let mut code = CLEAN;
    let mut files: Vec<(FileId, &SourceFile)> = Vec::new();
    for (id, file) in loaded.sources.files().take(loaded.count) {
        if !is_within(location, &file.path) {
            continue;
        }
        count.files += 1;
        match unreadable(&loaded.findings, id) {
            Some(finding) => {
                let _ = writeln!(io::stderr(), "{}", plain::render(finding, &loaded.sources, language));
                code = USAGE;
            }
            None => files.push((id, file)),
        }
    }
    let mut spelt = true;
    let made: Vec<_> = files.into_par_iter().map(|(_, file)| (file, format(&file.text))).collect();
    let mut rewrite = Rewrite::default();
    for (file, made) in made {
        match made {
            Ok(made) => {
                tell_left(&file.path, &made.left, language);
                spelt &= made.spelt;
                if made.text != file.text {
                    rewrite.old.insert(file.path.clone(), file.text.clone());
                    rewrite.texts.insert(file.path.clone(), made.text);
                }
            }
            Err(Refused { line }) => {
                code = complain(refusal(&format!("{}:{line}", file.path)).get(language));
            }
        }
    }
    if rewrite.texts.is_empty() {
        return (rewrite, code);
    }
    let (before, after) = rayon::join(|| check(loaded), || check(rewrite.load(location, given)));
    match other_meaning(&before, &after, spelt) {
        Some(place) => (Rewrite::default(), complain(refusal(&place).get(language))),
        None => (rewrite, code),
    }
}

/// What makes a file unreadable as a whole.
fn unreadable(findings: &[Diagnostic], file: FileId) -> Option<&Diagnostic> {
    let whole =
        [&kinds::NOT_UTF8, &kinds::FILE_TOO_LARGE, &kinds::NOT_A_FILE, &kinds::LINE_ENDS, &kinds::UNREADABLE];
    findings.iter().find(|one| one.primary.span.file == file && whole.contains(&one.kind))
}

/// Where the new texts say something else, or something else is found in them. Where every word is `spelt` as it was, the
/// trees were compared letter by letter, and what they mean needs not be written out; where a text cannot be read, its
/// meaning is unknown.
fn other_meaning(before: &Checked, after: &Checked, spelt: bool) -> Option<String> {
    let name = |one: &Diagnostic| one.name(Language::En).to_owned();
    let (mine, theirs) = (&before.findings, &after.findings);
    let parted = mine.iter().zip(theirs).find(|(one, other)| name(one) != name(other)).map(|(one, _)| one);
    let longer = mine.get(theirs.len()).or(theirs.get(mine.len()));
    if let Some(finding) = parted.or(longer) {
        let (path, line, _) = place(&before.sources, finding.primary.span);
        return Some(format!("{path}:{line}"));
    }
    let unread = before.findings.iter().any(|one| one.is_error() && one.kind.family != Family::Rule);
    if spelt || unread { None } else { parting(before, after) }
}

fn refusal(place: &str) -> Text {
    Text::new(
        format!(
            "{place}: in zijn vorm zou hier iets anders staan, dus is er niets geschreven; dat is een fout in \
             kader, meld hem met dit bestand"
        ),
        format!(
            "{place}: in its form this would say something else, so nothing was written; that is a mistake in \
             kader, report it with this file"
        ),
    )
}

/// Says which lines kept their letters.
fn tell_left(path: &str, left: &[u32], language: Language) {
    let Some(first) = left.first() else { return };
    let text = match (language, left.len()) {
        (Language::Nl, 1) => {
            "deze regel is niet te lezen en bleef zoals hij was; zie: kader check".to_owned()
        }
        (Language::Nl, more) => {
            format!(
                "{more} regels zijn niet te lezen en bleven zoals ze waren, deze het eerst; zie: kader check"
            )
        }
        (Language::En, 1) => "this line cannot be read and stayed as it was; see: kader check".to_owned(),
        (Language::En, more) => {
            format!("{more} lines cannot be read and stayed as they were, this one first; see: kader check")
        }
    };
    let _ = writeln!(io::stderr(), "{path}:{first}: {text}");
}

/// Names what would change.
fn named(rewrite: &Rewrite, language: Language, out: &mut dyn Write) -> u8 {
    let text =
        Bi::new("is niet opgemaakt; doe dat met: kader fmt", "is not formatted; do so with: kader fmt");
    for path in rewrite.texts.keys() {
        write(out, &format!("{path}: {}\n", text.get(language)));
    }
    if rewrite.texts.is_empty() { CLEAN } else { FINDINGS }
}

fn closing(count: &Count, is_trial: bool, language: Language) -> String {
    let Count { files, changed } = *count;
    match (language, is_trial) {
        (Language::Nl, true) => format!("{changed} van {files} bestanden zouden veranderen"),
        (Language::Nl, false) => format!("{changed} van {files} bestanden opgemaakt"),
        (Language::En, true) => format!("{changed} of {files} files would change"),
        (Language::En, false) => format!("{changed} of {files} files formatted"),
    }
}
