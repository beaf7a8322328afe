//! `kader new`: writes a new thing in its place, with as much as it must say.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::check::{Checked, check};
use crate::diag::Text;
use crate::edits::{self, add, edition};
use crate::language::{Bi, Language, document};
use crate::model::check_id;
use crate::report::plain;
use crate::workspace::{self, Location, shown};

use super::rewrite::Rewrite;
use super::{CLEAN, USAGE, complain, flag, new_document, options, switch, write};

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Schrijf iets nieuws op zijn plaats: een doel, criterium, indicator, bron of wat kader verder kent",
        "Write something new in its place: a goal, criterion, indicator, source or what else kader knows",
    );
    let arguments = Bi::new("Argumenten", "Arguments").get(language);
    let option = |name: &'static str, value: Bi, help: Bi| {
        Arg::new(name)
            .long(name)
            .value_name(value.get(language))
            .help_heading(options(language))
            .help(help.get(language))
    };
    Command::new("new")
        .visible_alias("nieuw")
        .about(about.get(language))
        .arg(
            Arg::new("concept")
                .value_name(Bi::new("SOORT", "KIND").get(language))
                .required(true)
                .help_heading(arguments)
                .help(
                    Bi::new(
                        "wat het is, in het Nederlands, het Engels of een eigen woord: doel, goal, kerndoel",
                        "what it is, in Dutch, in English or a word of your own: doel, goal, kerndoel",
                    )
                    .get(language),
                ),
        )
        .arg(
            Arg::new("rest")
                .value_name(Bi::new("ID \"TITEL\" PAD", "ID \"TITLE\" PATH").get(language))
                .action(ArgAction::Append)
                .num_args(0..=3)
                .help_heading(arguments)
                .help(
                    Bi::new(
                        "het id (zonder: het volgende nummer dat vrij is), de titel tussen quotes, en een map of \
                         bestand (met een / of .kader)",
                        "the id (without: the next number that is free), the title between quotes, and a folder or \
                         file (with a / or .kader)",
                    )
                    .get(language),
                ),
        )
        .arg(option(
            "in",
            Bi::new("WAARIN", "PARENT"),
            Bi::new(
                "waar het in komt: een id (1.1), of soort en id (\"ambitie 1.1\")",
                "what it goes in: an id (1.1), or kind and id (\"ambition 1.1\")",
            ),
        ))
        .arg(option(
            "document",
            Bi::new("DOCUMENT", "DOCUMENT"),
            Bi::new("het document waar het in komt", "the document that it goes in"),
        ))
        .arg(
            option(
                "file",
                Bi::new("BESTAND", "FILE"),
                Bi::new("het bestand waarin het komt", "the file that it goes in"),
            )
            .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(option(
            "from",
            Bi::new("DOCUMENT", "DOCUMENT"),
            Bi::new(
                "bij een nieuw document: waaruit het begint, zoals de begroting van vorig jaar",
                "for a new document: what it starts from, such as the budget of last year",
            ),
        ))
        .arg(switch("diff", language, Bi::new(
            "toon wat er zou veranderen en schrijf niets; uitkomst 1 als dat iets is",
            "show what would change and write nothing; exit code 1 when that is something",
        )))
}

/// What stands behind the kind: id, title, path, each of which may be left out.
fn split(rest: &[String]) -> (add::Wish, Option<PathBuf>) {
    let is_path = |text: &str| {
        let path = Path::new(text);
        let looks = text.contains(['/', '\\']) || matches!(text, "." | "..");
        path.exists() && (looks || path.extension().is_some_and(|one| one == "kader"))
    };
    let (named, path) = match rest {
        [named @ .., last] if is_path(last) => (named, Some(PathBuf::from(last))),
        // One word that is a folder is no title.
        [named @ .., last] if rest.len() == 2 && !last.contains(' ') && Path::new(last).is_dir() => {
            (named, Some(PathBuf::from(last)))
        }
        [named @ .., last] if rest.len() == 3 => (named, Some(PathBuf::from(last))),
        all => (all, None),
    };
    let mut wish = add::Wish::default();
    match named {
        [] => {}
        [one] if check_id(one).is_ok() => wish.id = Some(one.clone()),
        [one] => wish.title = Some(one.clone()),
        [id, title, ..] => {
            wish.id = Some(id.clone());
            wish.title = Some(title.clone());
        }
    }
    (wish, path)
}

pub fn run(matches: &ArgMatches, asked: Option<Language>, out: &mut dyn Write) -> u8 {
    let early = asked.unwrap_or(Language::Nl);
    let rest: Vec<String> =
        matches.get_many::<String>("rest").map(|all| all.cloned().collect()).unwrap_or_default();
    if let Some(more) = rest.get(3) {
        return complain(&match early {
            Language::Nl => format!("‘{more}’ is te veel; zet een titel met spaties tussen quotes"),
            Language::En => format!("‘{more}’ is too much; put a title with spaces between quotes"),
        });
    }
    let (mut wish, path) = split(&rest);
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    wish.parent = text("in");
    wish.document = text("document");
    let file = matches.get_one::<PathBuf>("file");
    let path = path.or_else(|| file.cloned()).unwrap_or_else(|| PathBuf::from("."));
    let location = match project(&path, early) {
        Ok(location) => location,
        Err(code) => return code,
    };
    let before = check(workspace::load(&location, Vec::new()));
    let language = asked.or(before.messages).unwrap_or(Language::Nl);
    let kind = edits::concept(&before.model, &text("concept").unwrap_or_default());
    if kind.as_ref().is_ok_and(|kind| *kind.concept == document::CONCEPT) {
        let wish = edition::Wish { id: wish.id.unwrap_or_default(), title: wish.title, from: text("from") };
        return new_document::run(&location, &before, &wish, flag(matches, "diff"), language, out);
    }
    if text("from").is_some() {
        return complain(
            Bi::new(
                "--from is er voor een nieuw document: kader new document begroting-2027 --from begroting-2026",
                "--from is for a new document: kader new document budget-2027 --from budget-2026",
            )
            .get(language),
        );
    }
    let made = wished_file(&before, file, &mut wish)
        .and(kind)
        .and_then(|kind| add::add(&before.model, &kind, &wish));
    let added = match made {
        Ok(added) => added,
        Err(wrong) => return complain(wrong.get(language)),
    };
    let path = before.sources.path(added.file).to_owned();
    let old = before.sources.file(added.file).map(|file| file.text.clone()).unwrap_or_default();
    let line = line_of(&old, &added);
    let rewrite = Rewrite {
        texts: BTreeMap::from([(path.clone(), added.text)]),
        old: BTreeMap::from([(path.clone(), old)]),
    };
    let after = check(rewrite.load(&location, &Vec::new()));
    if let Some(finding) = edits::added(&before.findings, &after.findings, edits::is_of_the_text) {
        let said = plain::render(finding, &after.sources, language);
        return complain(&match language {
            Language::Nl => format!("dan zou dit fout zijn, dus is er niets geschreven:\n{said}"),
            Language::En => format!("then this would be wrong, so nothing was written:\n{said}"),
        });
    }
    if flag(matches, "diff") {
        return rewrite.show(out);
    }
    let code = rewrite.save(&location, language);
    if code == CLEAN {
        write(out, &format!("{path}:{line}: {}\n", added.header));
        if let Some(note) = &added.note {
            let _ = writeln!(std::io::stderr(), "kader: {}", note.get(language));
        }
    }
    code
}

/// The line on which the new header stands.
fn line_of(old: &str, added: &add::Added) -> usize {
    let lines = added.text.lines().zip(old.lines().map(Some).chain(std::iter::repeat(None)));
    let same = lines.take_while(|(new, old)| Some(*new) == *old).count();
    let keyword = added.header.split(' ').next().unwrap_or_default();
    let starts = |line: &str| line.trim_start().starts_with(keyword);
    let further = added.text.lines().skip(same).position(starts).unwrap_or(0);
    same + further + 1
}

/// The one project that a path means.
pub fn project(path: &Path, language: Language) -> Result<Location, u8> {
    let found = workspace::find(std::slice::from_ref(&path.to_path_buf()))
        .map_err(|unfit| complain(&super::unfit(&unfit, language)))?;
    match found.as_slice() {
        [one] => Ok(one.clone()),
        several => {
            let roots: Vec<String> = several.iter().map(|one| shown(&one.root)).take(5).collect();
            let roots = roots.join(", ");
            let _ = complain(&match language {
                Language::Nl => format!("hier staan meer projecten; noem er een: {roots}"),
                Language::En => format!("there are several projects here; name one: {roots}"),
            });
            Err(USAGE)
        }
    }
}

/// The file that was asked for, as one of the project.
fn wished_file(checked: &Checked, file: Option<&PathBuf>, wish: &mut add::Wish) -> Result<(), Text> {
    let Some(file) = file else { return Ok(()) };
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    let own = checked.sources.files().find(|(_, one)| real(Path::new(&one.path)) == real(file));
    match own {
        Some((id, _)) => wish.file = Some(id),
        None => {
            let path = shown(file);
            return Err(Text::new(
                format!("‘{path}’ is geen bestand van dit project; laat --file weg, of maak het eerst"),
                format!("‘{path}’ is no file of this project; leave out --file, or make it first"),
            ));
        }
    }
    Ok(())
}
