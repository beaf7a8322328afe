//! `kader graph`: a project or a part of it as a picture, in the formats of those who draw graphs.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command};

use crate::ask::graph::{Kind, Wish, part};
use crate::check::check;
use crate::diag::{Severity, Text};
use crate::edits;
use crate::language::{self, Bi, Language, suggest};
use crate::model::kinds::either;
use crate::model::{Model, NodeId, Relation};
use crate::report::graph::{Picture, dot, graphml, mermaid, svg};
use crate::workspace::{self, disk};

use super::check::projects;
use super::impact::{subjects, unknown_document};
use super::{CLEAN, complain, options, write};

/// How far a picture goes from where it starts when nobody says.
const DEPTH: &str = "2";

/// The formats, with what files of them are called.
const FORMATS: [(&str, &[&str]); 4] = [
    ("svg", &["svg"]),
    ("dot", &["dot", "gv"]),
    ("mermaid", &["mmd", "mermaid"]),
    ("graphml", &["graphml", "xml"]),
];

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Teken een project of een deel ervan: wat waarin staat, wat wat steunt, meet, draagt en vervolgt",
        "Draw a project or a part of it: what stands in what, what supports, measures, carries and continues what",
    );
    let option = |name: &'static str, value: &'static str, help: Bi| {
        Arg::new(name).long(name).value_name(value).help_heading(options(language)).help(help.get(language))
    };
    let places = [Bi::new("SOORT", "KIND").get(language), "ID"];
    let kinds = Bi::new("SOORT,…", "KIND,…").get(language);
    Command::new("graph")
        .visible_alias("graaf")
        .about(about.get(language))
        .arg(super::paths_argument(language, false))
        .arg(super::stdin_argument(language))
        .arg(
            option(
                "format",
                "svg|dot|mermaid|graphml",
                Bi::new(
                    "de vorm; anders naar de naam achter -o",
                    "the format; by the name behind -o otherwise",
                ),
            )
            .value_parser(FORMATS.map(|(name, _)| name))
            .hide_possible_values(true),
        )
        .arg(
            option(
                "from",
                "ID",
                Bi::new(
                    "begin bij iets: doel 1.1.2; met @document alleen in die uitgave",
                    "start from something: goal 1.1.2; with @document in that edition only",
                ),
            )
            .value_names(places)
            .num_args(2),
        )
        .arg(
            option(
                "depth",
                Bi::new("AANTAL", "NUMBER").get(language),
                Bi::new(
                    "hoeveel relaties ver, heen en terug (anders 2)",
                    "how many relations far, either way (2 otherwise)",
                ),
            )
            .value_parser(clap::value_parser!(u16))
            .default_value(DEPTH)
            .hide_default_value(true),
        )
        .arg(option(
            "kind",
            Bi::new("RELATIE,…", "RELATION,…").get(language),
            Bi::new(
                "alleen deze relaties: steunt, meet, bevat, …",
                "these relations only: supports, measures, contains, …",
            ),
        ))
        .arg(option(
            "things",
            kinds,
            Bi::new(
                "alleen deze soorten dingen: doel, indicator, een eigen woord",
                "these kinds of things only: goal, indicator, a word of your own",
            ),
        ))
        .arg(option(
            "document",
            "DOCUMENT",
            Bi::new(
                "alleen dit document, en wat het noemt uit het register",
                "this document only, and what it names of the register",
            ),
        ))
        .arg(
            option(
                "output",
                Bi::new("BESTAND", "FILE").get(language),
                Bi::new("waar het komt; anders standaarduitvoer", "where it goes; standard output otherwise"),
            )
            .short('o')
            .value_parser(clap::value_parser!(PathBuf)),
        )
}

pub fn run(matches: &ArgMatches, asked: Option<Language>, out: &mut dyn Write) -> u8 {
    let early = asked.unwrap_or(Language::Nl);
    let paths: Vec<PathBuf> = matches.get_one::<PathBuf>("path").cloned().into_iter().collect();
    let name = matches.get_one::<PathBuf>("stdin-filename").cloned();
    let found = match projects(&paths, name.as_deref()) {
        Ok(found) => found,
        Err(unfit) => return complain(&super::unfit(&unfit, early)),
    };
    let mut found = found.into_iter();
    let (Some((location, given)), None) = (found.next(), found.next()) else {
        let text = Bi::new(
            "hier staan meer projecten; teken er één: kader graaf MAP",
            "there are several projects here; draw one of them: kader graph FOLDER",
        );
        return complain(text.get(early));
    };
    let output = matches.get_one::<PathBuf>("output").filter(|path| *path != Path::new("-"));
    if let Some(path) = output.filter(|path| workspace::is_part(&location, path)) {
        return complain(taken(path).get(early));
    }
    let checked = check(workspace::load(&location, given));
    let language = asked.or(checked.messages).unwrap_or(Language::Nl);
    let model = &checked.model;
    let wish = match wish(model, matches) {
        Ok(wish) => wish,
        Err(text) => return complain(text.get(language)),
    };
    let picture = Picture::new(model, &part(model, &wish), language);
    if picture.nodes.is_empty() {
        let text = Bi::new("er is niets dat hieraan voldoet", "there is nothing like this");
        return complain(text.get(language));
    }
    let text = match format(matches, output) {
        "mermaid" => {
            let drawn = mermaid::draw(&picture);
            if let Some(note) = drawn.note(language) {
                let _ = writeln!(std::io::stderr(), "kader: {note}");
            }
            drawn.text
        }
        "graphml" => graphml::draw(&picture),
        "dot" => dot::draw(&picture),
        _ => match svg::too_large(&picture, language) {
            Some(text) => return complain(&text),
            None => svg::draw(&picture, "kader-"),
        },
    };
    match output {
        None if !write(out, &text) => return CLEAN,
        None => _ = out.flush(),
        Some(path) => {
            if let Err(error) = disk::write(path, |file| file.write_all(text.as_bytes())) {
                return complain(super::unwritable(path, &error).get(language));
            }
        }
    }
    super::tell_errors(checked.count(Severity::Error) > 0 || checked.skipped > 0, language);
    CLEAN
}

/// The format that was asked for, or that of the name of the file.
fn format(matches: &ArgMatches, output: Option<&PathBuf>) -> &'static str {
    let named = matches.get_one::<String>("format").map(String::as_str);
    let ending = output.and_then(|path| path.extension()).and_then(|one| one.to_str()).map(str::to_lowercase);
    let is = |(name, endings): &&(&'static str, &[&str])| match named {
        Some(named) => *name == named,
        None => ending.as_deref().is_some_and(|ending| endings.contains(&ending)),
    };
    FORMATS.iter().find(is).map_or("svg", |(name, _)| name)
}

/// A picture never takes the place of what it is made of.
fn taken(path: &Path) -> Text {
    let path = workspace::shown(path);
    Text::new(
        format!("‘{path}’ is een bestand van kader zelf; kies een andere naam, zoals graaf.dot"),
        format!("‘{path}’ is a file of kader itself; choose another name, such as graph.dot"),
    )
}

fn wish(model: &Model, matches: &ArgMatches) -> Result<Wish, Text> {
    let text = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let document = match text("document") {
        Some(name) => Some(model.document(name).ok_or_else(|| unknown_document(model, name))?),
        None => None,
    };
    let from = match matches.get_many::<String>("from") {
        Some(words) => {
            start(model, words.map(String::as_str).collect::<Vec<_>>().as_slice(), text("document"))?
        }
        None => Vec::new(),
    };
    let relations = listed(text("kind")).map(relation).collect::<Result<_, Text>>()?;
    let kinds = listed(text("things"))
        .map(|word| edits::concept(model, word).map(|named| Kind { concept: named.concept, own: named.own }))
        .collect::<Result<_, Text>>()?;
    let depth = matches.get_one::<u16>("depth").copied().map_or(2, usize::from);
    Ok(Wish { from, depth, relations, kinds, document })
}

/// Where the picture starts: every edition of a thing, or those of one document.
fn start(model: &Model, words: &[&str], document: Option<&str>) -> Result<Vec<NodeId>, Text> {
    let (kind, id) = (words.first().copied().unwrap_or_default(), words.get(1).copied().unwrap_or_default());
    let named = edits::concept(model, kind)?;
    let of = |id: &NodeId| match document {
        Some(name) => model.document_of(*id).is_none_or(|one| model.id(one) == name),
        None => true,
    };
    let all = subjects(model, &named, id)?;
    let found: Vec<NodeId> = all.into_iter().filter(of).collect();
    match (found.is_empty(), document) {
        // This says in which documents it is.
        (true, Some(name)) => {
            subjects(model, &named, &format!("{}@{name}", id.split('@').next().unwrap_or(id)))
        }
        _ => Ok(found),
    }
}

fn listed(text: Option<&str>) -> impl Iterator<Item = &str> {
    text.into_iter().flat_map(|text| text.split(',')).map(str::trim).filter(|word| !word.is_empty())
}

/// The relation that a word asks for; else what may have been meant, and what there is.
fn relation(word: &str) -> Result<Relation, Text> {
    let word = language::normal(word).to_lowercase();
    if let Some(relation) = Relation::named(&word) {
        return Ok(relation);
    }
    let all = |language| Relation::ALL.into_iter().flat_map(move |one| one.words(language).iter().copied());
    let near = suggest::nearest(&word, all(Language::Nl).chain(all(Language::En)));
    let offered = |language| {
        let first = Relation::ALL.into_iter().filter_map(|one| one.words(language).first().copied());
        first.collect::<Vec<_>>().join(", ")
    };
    let (nl, en) = match near.as_slice() {
        [] => (String::new(), String::new()),
        near => (
            format!("; bedoelt u {}?", either(near, Language::Nl)),
            format!("; did you mean {}?", either(near, Language::En)),
        ),
    };
    Err(Text::new(
        format!("‘{word}’ is geen relatie{nl}\nkies uit: {}", offered(Language::Nl)),
        format!("‘{word}’ is no relation{en}\nchoose from: {}", offered(Language::En)),
    ))
}
