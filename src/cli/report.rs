//! `kader report`: one file of a project, HTML or Markdown, for people who will not read a spec.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::check::check;
use crate::diag::{Severity, Text};
use crate::language::{Bi, Language};
use crate::pages::{self, House, Wish};
use crate::workspace::{self, disk};

use super::check::projects;
use super::{CLEAN, FINDINGS, complain, flag, options, switch, write};

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Maak een pagina om te bekijken: de doelenboom, elk doel, cijfers en geld, in één HTML-bestand",
        "Make a page to look at: the goal tree, every goal, figures and money, in one HTML file",
    );
    Command::new("report")
        .visible_alias("rapport")
        .about(about.get(language))
        .arg(super::paths_argument(language, false))
        .arg(super::stdin_argument(language))
        .arg(
            super::output_argument(language, Bi::new(
                        "waar het rapport komt; anders standaarduitvoer",
                        "where the report goes; standard output otherwise",
                    )),
        )
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("html|markdown")
                .value_parser(["html", "markdown"])
                .hide_possible_values(true)
                .help_heading(options(language))
                .help(
                    Bi::new(
                        "html: een pagina om te bekijken (standaard); markdown: dezelfde inhoud voor een pagina van een repository of om te plakken",
                        "html: a page to look at (default); markdown: the same content for a page of a repository or to paste",
                    )
                    .get(language),
                ),
        )
        .arg(
            Arg::new("document")
                .long("document")
                .value_name("DOCUMENT")
                .action(ArgAction::Append)
                .help_heading(options(language))
                .help(
                    Bi::new(
                        "alleen dit document; mag vaker. Anders alle, het plan van het laatste jaar voorop",
                        "only this document; may be repeated. Otherwise all, the plan of the latest year in front",
                    )
                    .get(language),
                ),
        )
        .arg(switch(
            "with-findings",
            language,
            Bi::new(
                "zet elke bevinding bij het onderdeel waar zij over gaat: voor wie eraan schrijft",
                "put every finding beside the part it is about: for those who write it",
            ),
        ))
}

pub fn run(matches: &ArgMatches, asked: Option<Language>, out: &mut dyn Write) -> u8 {
    let path = matches.get_one::<PathBuf>("path").cloned();
    let paths: Vec<PathBuf> = path.into_iter().collect();
    let name = matches.get_one::<PathBuf>("stdin-filename").map(PathBuf::as_path);
    let early = asked.unwrap_or(Language::Nl);
    let found = match projects(&paths, name) {
        Ok(found) => found,
        Err(unfit) => return complain(&super::unfit(&unfit, early)),
    };
    let mut found = found.into_iter();
    let (Some((location, given)), None) = (found.next(), found.next()) else {
        let text = Bi::new(
            "hier staan meer projecten; maak van elk een rapport: kader report MAP -o BESTAND",
            "there are several projects here; make a report of each: kader report FOLDER -o FILE",
        );
        return complain(text.get(early));
    };
    let output = matches.get_one::<PathBuf>("output").filter(|path| *path != Path::new("-"));
    if let Some(path) = output.filter(|path| workspace::is_part(&location, path)) {
        return complain(taken(path).get(early));
    }
    let loaded = workspace::load(&location, given);
    let look = loaded.config.look.clone();
    let checked = check(loaded);
    let language = asked.or(checked.messages).unwrap_or(Language::Nl);
    let with_findings = flag(matches, "with-findings");
    let errors = checked.count(Severity::Error);
    if errors > 0 && !with_findings {
        return refuse(errors, language);
    }
    let documents = matches.get_many::<String>("document").unwrap_or_default().cloned().collect();
    let house = workspace::house::house(&location.root, &look).and_then(|files| House::new(&look, files));
    let house = match house {
        Ok(house) => house,
        Err(text) => return complain(text.get(language)),
    };
    let wish = Wish { language, documents, with_findings, live: None, house };
    let made = match matches.get_one::<String>("format").map(String::as_str) {
        Some("markdown") => pages::markdown(&checked, &wish),
        _ => pages::html(&checked, &wish),
    };
    let page = match made {
        Ok(page) => page,
        Err(text) => return complain(text.get(language)),
    };
    match output {
        Some(path) => match disk::write(path, |file| file.write_all(page.as_bytes())) {
            Ok(()) => CLEAN,
            Err(error) => complain(super::unwritable(path, &error).get(language)),
        },
        None => {
            write(out, &page);
            CLEAN
        }
    }
}

/// A page with errors in it is no page to publish.
fn refuse(errors: usize, language: Language) -> u8 {
    let text = match errors {
        1 => Text::new("er is 1 fout", "there is 1 error"),
        _ => Text::new(format!("er zijn {errors} fouten"), format!("there are {errors} errors")),
    };
    let way = Bi::new(
        "er is geen rapport gemaakt; bekijk ze met --with-findings, of met kader check",
        "no report was made; see them with --with-findings, or with kader check",
    );
    complain(&format!("{}; {}", text.get(language), way.get(language)));
    FINDINGS
}

fn taken(path: &Path) -> Text {
    let path = workspace::shown(path);
    Text::new(
        format!("‘{path}’ is een bestand van kader zelf; kies een andere naam, zoals rapport.html"),
        format!("‘{path}’ is a file of kader itself; choose another name, such as report.html"),
    )
}
