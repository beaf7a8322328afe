//! `kader diff`: what changed between two editions, as a memo, and whether that is a reason to stop.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::diag::Text;
use crate::diff::levels::{FailOn, Levels};
use crate::diff::{Diff, Picture, compare};
use crate::language::{Bi, Language};
use crate::report::diff::{self as drawn, Shown};
use crate::workspace::{self, disk};

use super::editions::{Edition, Here};
use super::{CLEAN, FINDINGS, complain, flag, options, switch, write};

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Vertel wat er verandert tussen twee edities: documenten, mappen, gebouwde JSON of revisies van git",
        "Tell what changes between two editions: documents, folders, built JSON or revisions of git",
    );
    let edition = |name: &'static str, value: &'static str, help: Bi| {
        Arg::new(name)
            .value_name(value)
            .required(true)
            .help_heading(Bi::new("Argumenten", "Arguments").get(language))
            .help(help.get(language))
    };
    Command::new("diff")
        .visible_alias("verschil")
        .about(about.get(language))
        .arg(edition(
            "before",
            "A",
            Bi::new(
                "de eerdere editie: een document (begroting-2020), een map of bestand, of een revisie (HEAD~1, HEAD~1:map)",
                "the earlier edition: a document (budget-2020), a folder or file, or a revision (HEAD~1, HEAD~1:folder)",
            ),
        ))
        .arg(edition("after", "B", Bi::new("de latere editie, zonder: deze map", "the later edition; this folder otherwise")).required(false))
        .arg(
            Arg::new("project")
                .short('C')
                .long("project")
                .value_name(Bi::new("MAP", "FOLDER").get(language))
                .value_parser(clap::value_parser!(PathBuf))
                .help_heading(options(language))
                .help(
                    Bi::new(
                        "het project waarin de documenten en de revisies gezocht worden; anders deze map",
                        "the project in which documents and revisions are sought; this folder otherwise",
                    )
                    .get(language),
                ),
        )
        .arg(
            Arg::new("document").long("document").value_name("DOCUMENT").help_heading(options(language)).help(
                Bi::new("vergelijk alleen dit document van beide kanten", "compare this document of both sides only")
                    .get(language),
            ),
        )
        .arg(
            super::format_argument("human|markdown|json|html", language, Bi::new("hoe het eruitziet", "how it looks")),
        )
        .arg(
            super::output_argument(language, Bi::new("waar het komt; anders standaarduitvoer", "where it goes; standard output otherwise")),
        )
        .arg(
            Arg::new("fail-on")
                .long("fail-on")
                .value_name(Bi::new("NAAM|NIVEAU", "NAME|LEVEL").get(language))
                .action(ArgAction::Append)
                .help_heading(options(language))
                .help(
                    Bi::new(
                        "uitkomst 1 bij deze verandering zonder reden, zoals streefwaarde-verlaagd, of vanaf dit niveau (anders error)",
                        "exit code 1 on this change without a reason, such as target-lowered, or from this level on (error otherwise)",
                    )
                    .get(language),
                ),
        )
        .arg(switch(
            "strict",
            language,
            Bi::new("ook een verandering met een reden telt", "a change with a reason counts as well"),
        ))
}

pub fn run(matches: &ArgMatches, asked: Option<Language>, out: &mut dyn Write) -> u8 {
    let early = asked.unwrap_or(Language::Nl);
    match told(matches, asked, out) {
        Ok(code) => code,
        Err((text, language)) => complain(text.get(language.unwrap_or(early))),
    }
}

type Failed = (Text, Option<Language>);

fn told(matches: &ArgMatches, asked: Option<Language>, out: &mut dyn Write) -> Result<u8, Failed> {
    let early = |text: Text| (text, asked);
    let fail_on = matches.get_many::<String>("fail-on").into_iter().flatten().map(String::as_str);
    let fail_on = FailOn::read(fail_on).map_err(early)?;
    let folder = matches.get_one::<PathBuf>("project").cloned().unwrap_or_else(|| PathBuf::from("."));
    if !folder.is_dir() {
        let shown = workspace::shown(&folder);
        return Err(early(Text::new(format!("‘{shown}’ is geen map"), format!("‘{shown}’ is no folder"))));
    }
    let mut here = Here::new(&folder);
    let word = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let own = here.read().map_err(early)?;
    let language = asked.or(here.messages);
    let late = |text: Text| (text, language);
    // Each side may be a whole project of its own.
    let (before, after) = rayon::join(
        || here.edition(word("before").unwrap_or_default()),
        || match word("after") {
            Some(word) => here.edition(word),
            None => now(&here, own),
        },
    );
    let (mut before, mut after) = (before.map_err(late)?, after.map_err(late)?);
    if before.own && after.own && before.document == after.document {
        let name = &before.name;
        let text = Text::new(
            format!(
                "‘{name}’ staat er twee keer; met een revisie ernaast: kader diff HEAD --document {name}"
            ),
            format!("‘{name}’ is named twice; with a revision beside it: kader diff HEAD --document {name}"),
        );
        let _ = writeln!(io::stderr(), "kader: {}", text.get(language.unwrap_or(Language::Nl)));
    }
    if let Some(document) = word("document") {
        for side in [&mut before, &mut after] {
            side.document.get_or_insert_with(|| document.to_owned());
        }
    }
    one_document(&mut before, &mut after);
    let levels = Levels::read(&here.changes).map_err(|text| {
        late(Text::new(
            format!("kader.toml, [change]: {}", text.nl),
            format!("kader.toml, [change]: {}", text.en),
        ))
    })?;
    let diff = compare(before.side(), after.side()).map_err(late)?;
    let strict = flag(matches, "strict");
    let shown = Shown {
        before: before.side(),
        after: after.side(),
        names: (before.name.clone(), after.name.clone()),
        levels: diff.changes.iter().map(|change| levels.of(change, strict)).collect(),
        diff: &diff,
        language: language.unwrap_or(Language::Nl),
    };
    let text = match word("format") {
        Some("json") => drawn::json::json(&shown),
        Some("markdown") => drawn::markdown(&shown),
        Some("html") => drawn::html(&shown),
        _ => drawn::human(&shown),
    };
    put(matches, &here, &text, out).map_err(late)?;
    Ok(outcome(&diff, &shown, &fail_on, strict))
}

/// The project as it is now.
fn now(here: &Here, own: Option<Arc<Picture>>) -> Result<Edition, Text> {
    let picture = own.ok_or_else(|| {
        Text::new(
            "er is hier geen project; noem de latere editie, of wijs het project aan met -C MAP",
            "there is no project here; name the later edition, or the project with -C FOLDER",
        )
    })?;
    Ok(Edition { name: workspace::shown(&here.folder), picture, document: None, own: false })
}

/// A document against a whole project is that document there.
fn one_document(before: &mut Edition, after: &mut Edition) {
    match (&before.document, &after.document) {
        (Some(id), None) => after.document = Some(id.clone()),
        (None, Some(id)) => before.document = Some(id.clone()),
        _ => {}
    }
}

fn put(matches: &ArgMatches, here: &Here, text: &str, out: &mut dyn Write) -> Result<(), Text> {
    let path = matches.get_one::<PathBuf>("output").filter(|path| *path != Path::new("-"));
    let Some(path) = path else {
        write(out, text);
        let _ = out.flush();
        return Ok(());
    };
    if here.location.as_ref().is_some_and(|location| workspace::is_part(location, path)) {
        let path = workspace::shown(path);
        return Err(Text::new(
            format!("‘{path}’ is een bestand van kader zelf; kies een andere naam"),
            format!("‘{path}’ is a file of kader itself; choose another name"),
        ));
    }
    disk::write_text(path, text).map_err(|error| super::unwritable(path, &error))
}

/// Whether something changed that should not; standard error says what.
fn outcome(diff: &Diff, shown: &Shown<'_>, fail_on: &FailOn, strict: bool) -> u8 {
    let failing: Vec<&str> = diff
        .changes
        .iter()
        .zip(&shown.levels)
        .filter(|(change, level)| fail_on.fails(change, **level, strict))
        .map(|(change, _)| change.kind.name.get(shown.language))
        .collect();
    if failing.is_empty() {
        return CLEAN;
    }
    let mut names: Vec<&str> = failing.clone();
    names.sort_unstable();
    names.dedup();
    let said: Vec<String> = names
        .iter()
        .map(|name| format!("{} × {name}", failing.iter().filter(|one| *one == name).count()))
        .collect();
    let line = match shown.language {
        Language::Nl => format!("dit houdt de verandering tegen: {}", said.join(", ")),
        Language::En => format!("this stops the change: {}", said.join(", ")),
    };
    let _ = writeln!(io::stderr(), "kader: {line}");
    FINDINGS
}
