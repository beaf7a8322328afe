//! `kader fix`: makes the edits that findings carry, checks the result, and only then writes it.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};

use crate::check::{Checked, check};
use crate::diag::{Diagnostic, Family, Fix};
use crate::fix::{Fixed, chosen, texts};
use crate::language::{Bi, Language};
use crate::report::place;
use crate::workspace::{self, Location};

use super::check::{is_asked, projects};
use super::rewrite::{Given, Rewrite};
use super::{CLEAN, complain, flag, switch, write};

/// One edit may make the next possible; more rounds than this mean that two edits undo each other.
const ROUNDS: usize = 10;

/// Edits that are tried one by one when they do not go together.
const TRIES: usize = 100;

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Herstel wat zeker is: alleen de vorm, nooit wat er beweerd wordt",
        "Mend what is certain: the form only, never what is claimed",
    );
    Command::new("fix")
        .visible_alias("herstel")
        .about(about.get(language))
        .arg(super::paths_argument(language, true))
        .arg(super::stdin_argument(language))
        .arg(switch(
            "unsafe",
            language,
            Bi::new(
                "ook voorstellen die veranderen wat er staat (een id, bedrag, jaar of persoon); kijk ze na",
                "also proposals that change what is claimed (an id, amount, year or person); look at them",
            ),
        ))
        .arg(switch(
            "diff",
            language,
            Bi::new(
                "toon wat er zou veranderen en schrijf niets; uitkomst 1 als dat iets is",
                "show what would change and write nothing; exit code 1 when that is something",
            ),
        ))
}

/// What was done to one project.
struct Mended {
    checked: Checked,
    files: Rewrite,
    lines: Vec<String>,
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
    let (mut code, mut count, mut files, mut left) = (CLEAN, 0, 0, 0);
    let mut spoken = asked;
    for (location, given) in found {
        let first = check(workspace::load(&location, given.clone()));
        let language = *spoken.get_or_insert(first.messages.unwrap_or(Language::Nl));
        let mended = mend(&location, &given, first, flag(matches, "unsafe"), language);
        count += mended.lines.len();
        files += mended.files.texts.len();
        left += proposals(&location, &mended.checked);
        if stdin {
            code = code.max(mended.files.to_stdout(&given, out));
        } else if flag(matches, "diff") {
            code = code.max(mended.files.show(out));
        } else {
            for line in &mended.lines {
                write(out, &format!("{line}\n"));
            }
            code = code.max(mended.files.save(&location, language));
        }
    }
    let _ = out.flush();
    let language = spoken.unwrap_or(Language::Nl);
    let closing = match flag(matches, "diff") && !stdin {
        true => foretold(count, files, language),
        false => closing(count, files, left, language),
    };
    let _ = writeln!(io::stderr(), "{closing}");
    code
}

/// The last line when nothing was written.
fn foretold(count: usize, files: usize, language: Language) -> String {
    let (found, file) =
        (if count == 1 { "finding" } else { "findings" }, if files == 1 { "file" } else { "files" });
    let (bevinding, zou) = if count == 1 { ("bevinding", "zou") } else { ("bevindingen", "zouden") };
    let bestand = if files == 1 { "bestand" } else { "bestanden" };
    match language {
        Language::Nl => {
            format!("{count} {bevinding} {zou} hersteld worden in {files} {bestand}; er is niets geschreven")
        }
        Language::En => format!("{count} {found} would be mended in {files} {file}; nothing was written"),
    }
}

fn closing(count: usize, files: usize, left: usize, language: Language) -> String {
    let (nl, en) = match left {
        0 => (String::new(), String::new()),
        1 => (
            "; 1 voorstel verandert wat er staat: kader fix --unsafe --diff".to_owned(),
            "; 1 proposal changes what is claimed: kader fix --unsafe --diff".to_owned(),
        ),
        _ => (
            format!("; {left} voorstellen veranderen wat er staat: kader fix --unsafe --diff"),
            format!("; {left} proposals change what is claimed: kader fix --unsafe --diff"),
        ),
    };
    let (found, file) =
        (if count == 1 { "finding" } else { "findings" }, if files == 1 { "file" } else { "files" });
    let (bevinding, bestand) = (
        if count == 1 { "bevinding" } else { "bevindingen" },
        if files == 1 { "bestand" } else { "bestanden" },
    );
    match language {
        Language::Nl => format!("{count} {bevinding} hersteld in {files} {bestand}{nl}"),
        Language::En => format!("{count} {found} mended in {files} {file}{en}"),
    }
}

/// Edits that only `--unsafe` makes.
fn proposals(location: &Location, checked: &Checked) -> usize {
    let here = checked.findings.iter().filter(|one| is_asked(location, checked, one));
    here.filter(|one| one.fix.as_ref().is_some_and(|fix| !fix.safe)).count()
}

/// Makes edits round after round, as long as each round leaves less to mend.
fn mend(location: &Location, given: &Given, first: Checked, all: bool, language: Language) -> Mended {
    let mut mended = Mended { checked: first, files: Rewrite::default(), lines: Vec::new() };
    for _ in 0..ROUNDS {
        let before = &mended.checked;
        let here: Vec<&Diagnostic> =
            before.findings.iter().filter(|one| is_asked(location, before, one)).collect();
        // Settings are read from disk only; what is wrong in them is for a person to mend.
        let in_text = |one: &&Diagnostic| *one.kind != workspace::config::INVALID;
        let fixes = chosen(here.iter().copied().filter(in_text), all);
        let step = match attempt(location, given, &mended, &fixes) {
            Some(step) => Some((step, fixes)),
            None => one_by_one(location, given, &mended, &fixes),
        };
        let Some(((checked, texts), made)) = step else { break };
        let lines: Vec<String> = made.iter().filter_map(|fix| told(before, &here, fix, language)).collect();
        for (_, file) in before.sources.files().filter(|(_, file)| texts.contains_key(&file.path)) {
            mended.files.old.entry(file.path.clone()).or_insert_with(|| file.text.clone());
        }
        mended.lines.extend(lines);
        mended.checked = checked;
        mended.files.texts.extend(texts);
    }
    mended
}

type Step = (Checked, BTreeMap<String, String>);

/// The project with these edits made; None when they do not mend what they are for, or break something else.
fn attempt(location: &Location, given: &Given, mended: &Mended, fixes: &[&Fix]) -> Option<Step> {
    let before = &mended.checked;
    let fixed = texts(fixes, |file| before.sources.file(file).map(|file| file.readable()));
    if fixed.iter().map(|one| one.count).sum::<usize>() == 0 {
        return None;
    }
    let named = |one: Fixed| (before.sources.path(one.file).to_owned(), one.text);
    let texts: BTreeMap<String, String> = fixed.into_iter().map(named).collect();
    let after = check(workspace::load_changed(location, given, |path| {
        texts.get(path).or_else(|| mended.files.texts.get(path)).cloned()
    }));
    is_better(before, &after, fixes).then_some((after, texts))
}

/// Whether what the edits are for is gone, and no line became unreadable.
fn is_better(before: &Checked, after: &Checked, fixes: &[&Fix]) -> bool {
    let unreadable =
        |one: &Checked| one.findings.iter().filter(|one| one.kind.family == Family::Syntax).count();
    let mended =
        before.findings.iter().filter(|one| one.fix.as_ref().is_some_and(|fix| fixes.contains(&fix)));
    let of =
        |one: &Checked, name: &str| one.findings.iter().filter(|one| one.name(Language::En) == name).count();
    let mut names: Vec<&str> = mended.map(|one| one.name(Language::En)).collect();
    names.sort_unstable();
    let fewer = names.chunk_by(|a, b| a == b).all(|group| {
        let name = group.first().copied().unwrap_or_default();
        of(after, name) + group.len() <= of(before, name)
    });
    fewer && unreadable(after) <= unreadable(before)
}

/// The first edit that does what it is for.
fn one_by_one<'f>(
    location: &Location,
    given: &Given,
    mended: &Mended,
    fixes: &[&'f Fix],
) -> Option<(Step, Vec<&'f Fix>)> {
    fixes.iter().take(TRIES).find_map(|fix| Some((attempt(location, given, mended, &[fix])?, vec![*fix])))
}

/// `begroting.kader:12:5: ‘indicatr’ → ‘indicator’ [onbekend-sleutelwoord]`
fn told(checked: &Checked, findings: &[&Diagnostic], fix: &Fix, language: Language) -> Option<String> {
    let finding = findings.iter().find(|one| one.fix.as_ref() == Some(fix))?;
    let (path, line, column) = place(&checked.sources, fix.span);
    let old = checked.sources.text(fix.span);
    let name = finding.name(language);
    let shown =
        |text: &str| text.chars().map(|one| if one.is_control() { '␤' } else { one }).collect::<String>();
    let new = shown(&fix.replacement);
    // The room around what comes or goes is not what it is about.
    let what = match (old.trim(), new.trim()) {
        ("", added) => format!("{}: ‘{added}’", Bi::new("erbij", "added").get(language)),
        (gone, "") => format!("{}: ‘{}’", Bi::new("weg", "taken out").get(language), shown(gone)),
        _ => format!("‘{}’ → ‘{new}’", shown(old)),
    };
    Some(format!("{path}:{line}:{column}: {what} [{name}]"))
}
