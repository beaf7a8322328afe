//! `kader query`: the things for which an expression is true, the same expressions as own rules have.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command};

use crate::check::Checked;
use crate::diag::Text;
use crate::edits::{self, Named};
use crate::language::{Bi, Concept, Language};
use crate::model::{Model, Node, NodeId};
use crate::report::query::{Asked, Column, Shows};
use crate::report::{Style, terminal};
use crate::rules::own::{Answer, Question, Unfit};

use super::gathered::Gathered;
use super::{CLEAN, FINDINGS, USAGE, complain, options, write};

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Zoek wat aan een voorwaarde voldoet, met dezelfde uitdrukkingen als eigen regels",
        "Find what meets a condition, with the same expressions as own rules",
    );
    let option = |name: &'static str, value: Bi, help: Bi| {
        Arg::new(name)
            .long(name)
            .value_name(value.get(language))
            .help_heading(options(language))
            .help(help.get(language))
    };
    let argument = |name: &'static str, value: Bi, help: Bi| {
        Arg::new(name)
            .value_name(value.get(language))
            .help_heading(Bi::new("Argumenten", "Arguments").get(language))
            .help(help.get(language))
    };
    Command::new("query")
        .visible_alias("vraag")
        .about(about.get(language))
        .args([
            argument(
                "first",
                Bi::new("PAD", "PATH"),
                Bi::new("map of bestand; anders deze map", "folder or file; this folder otherwise"),
            ),
            argument(
                "second",
                Bi::new("UITDRUKKING", "EXPRESSION"),
                Bi::new(
                    "wat waar moet zijn: 'size(indicators) == 0'; zonder uitdrukking alles",
                    "what must be true: 'size(indicators) == 0'; without an expression all",
                ),
            ),
        ])
        .arg(super::project_argument(language))
        .arg(option(
            "kind",
            Bi::new("SOORT", "KIND"),
            Bi::new(
                "waarvan: doel, indicator, persoon, een eigen woord",
                "of what: goal, indicator, person, a word of your own",
            ),
        ))
        .arg(option(
            "columns",
            Bi::new("KOLOMMEN", "COLUMNS"),
            Bi::new(
                "wat getoond wordt, met komma's ertussen: termen en uitdrukkingen, en place, file, line",
                "what is shown, with commas between: terms and expressions, and place, file, line",
            ),
        ))
        .arg(super::format_argument(
            "table|csv|json|names",
            language,
            Bi::new(
                "hoe de uitkomst eruitziet; names is een id per regel",
                "how the outcome looks; names is an id a line",
            ),
        ))
}

pub fn run(matches: &ArgMatches, asked: Option<Language>, out: &mut dyn Write) -> u8 {
    let early = asked.unwrap_or(Language::Nl);
    let words = ["first", "second"].into_iter().filter_map(|name| matches.get_one::<String>(name));
    let words: Vec<&str> = words.map(String::as_str).collect();
    let folder = matches.get_one::<PathBuf>("project").cloned();
    let (path, condition) = match parts(&words, folder) {
        Ok(parts) => parts,
        Err(text) => return complain(text.get(early)),
    };
    let paths: Vec<PathBuf> = path.into_iter().collect();
    let gathered = match Gathered::at(&paths, None, asked) {
        Ok(gathered) => gathered,
        Err(code) => return code,
    };
    let (checked, language) = (&gathered.checked, gathered.language);
    let named = match matches.get_one::<String>("kind").map(|word| kinds(checked, word)).transpose() {
        Ok(named) => named,
        Err(text) => return complain(text.get(language)),
    };
    let about = named.as_ref().and_then(|all| all.iter().flatten().next()).map(|one| one.concept);
    let columns = columns(matches.get_one::<String>("columns").map(String::as_str), about.is_some());
    let terms: Vec<&str> = columns
        .iter()
        .filter(|column| matches!(column.shows, Shows::Cell(_)))
        .map(|column| column.name.as_str())
        .collect();
    let name = Bi::new("de vraag", "the question").get(language);
    let question = match Question::read(about, condition, &terms, name) {
        Ok(question) => question,
        Err(unfit) => return flawed(&unfit, language),
    };
    let mut answers: Vec<(&Model, Answer)> = Vec::new();
    for (at, one) in checked.iter().enumerate() {
        let own = named.as_ref().map(|all| all.get(at).and_then(Option::as_ref));
        let things = subjects(&one.model, own);
        match question.ask(&one.model, things) {
            Ok(answer) => answers.push((&one.model, answer)),
            Err(text) => return complain(text.get(language)),
        }
    }
    let kind = about.map(|concept| concept.name);
    let found = Asked { kind, condition, columns: &columns, answers: &answers };
    let shown = match matches.get_one::<String>("format").map(String::as_str) {
        Some("csv") => found.csv(),
        Some("json") => found.json(),
        Some("names") => found.names(),
        _ => found.human(language),
    };
    if !write(out, &shown) {
        return CLEAN;
    }
    let _ = out.flush();
    tell(&answers, language);
    gathered.tell_errors();
    // As with grep: something found, nothing found, wrongly asked.
    if answers.iter().all(|(_, answer)| answer.hits.is_empty()) { FINDINGS } else { CLEAN }
}

/// The path and the expression among the words: the first word is a path when it is one on disk.
fn parts<'w>(words: &[&'w str], folder: Option<PathBuf>) -> Result<(Option<PathBuf>, Option<&'w str>), Text> {
    match (words, folder) {
        ([], folder) => Ok((folder, None)),
        ([one], Some(folder)) => Ok((Some(folder), Some(one))),
        ([one], None) if Path::new(one).exists() => Ok((Some(PathBuf::from(one)), None)),
        ([one], None) if is_like_a_path(one) => Ok((Some(PathBuf::from(one)), None)),
        ([one], None) => Ok((None, Some(one))),
        ([path, condition], None) => {
            // Somebody may well put the expression first.
            let turned = !Path::new(path).exists() && Path::new(condition).exists();
            let (path, condition) = if turned { (condition, path) } else { (path, condition) };
            Ok((Some(PathBuf::from(path)), Some(condition)))
        }
        (_, _) => Err(Text::new(
            "geef het pad één keer: vooraan, of met --project",
            "give the path once: in front, or with --project",
        )),
    }
}

/// A word that is meant as a path and leads nowhere; what an expression divides stands in spaces or brackets.
fn is_like_a_path(word: &str) -> bool {
    let quiet = !word.contains(|one: char| one.is_whitespace() || "()[]'\"=<>!&|?".contains(one));
    quiet && (word.contains(['/', '\\']) || word.ends_with(".kader"))
}

/// What a word means in each project; one that does not know it has none of these things.
fn kinds(checked: &[Checked], word: &str) -> Result<Vec<Option<Named>>, Text> {
    let found: Vec<Result<Named, Text>> =
        checked.iter().map(|one| edits::concept(&one.model, word)).collect();
    if found.iter().all(Result::is_err) {
        return Err(found.into_iter().find_map(Result::err).unwrap_or_else(|| Text::new(word, word)));
    }
    // Terms belong to a kind: where an own word means something else, those things are not asked.
    let first = found.iter().flatten().next().map(|one| one.concept);
    let fits = |one: &Named| Some(one.concept) == first;
    Ok(found.into_iter().map(|one| one.ok().filter(fits)).collect())
}

/// What is asked: everything that is described here, declared once; of one kind where a kind was named.
fn subjects<'m>(model: &'m Model, named: Option<Option<&'m Named>>) -> impl Iterator<Item = NodeId> {
    let word = |node: &Node, own: &str| node.word.as_ref().is_some_and(|word| model.text(word) == own);
    let fits = move |node: &Node| match named {
        None => true,
        Some(None) => false,
        Some(Some(named)) => {
            let concept: &Concept = named.concept;
            node.concept == concept && named.own.as_deref().is_none_or(|own| word(node, own))
        }
    };
    let described = move |(id, node): &(NodeId, &Node)| {
        *id != model.project() && !node.external && !node.duplicate && fits(node)
    };
    model.nodes().filter(described).map(|(id, _)| id)
}

/// The columns that were asked for, or the usual ones.
fn columns(asked: Option<&str>, of_a_kind: bool) -> Vec<Column> {
    let usual = if of_a_kind { "code, title, place" } else { "kind, code, title, place" };
    let mut cells = 0;
    let column = |name: String| {
        let shows = match name.as_str() {
            "place" => Shows::Place,
            "file" => Shows::File,
            "line" => Shows::Line,
            _ => {
                cells += 1;
                Shows::Cell(cells - 1)
            }
        };
        Column { name, shows }
    };
    pieces(asked.unwrap_or(usual)).into_iter().map(column).collect()
}

/// Cuts at commas that stand outside brackets and quotes.
fn pieces(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let (mut deep, mut open) = (0_usize, None);
    for one in text.chars() {
        match (one, open) {
            ('\'' | '"', None) => open = Some(one),
            (mark, Some(quote)) if mark == quote => open = None,
            ('(' | '[', None) => deep += 1,
            (')' | ']', None) => deep = deep.saturating_sub(1),
            _ => {}
        }
        match one {
            ',' if deep == 0 && open.is_none() => found.push(String::new()),
            _ => found.last_mut().into_iter().for_each(|piece| piece.push(one)),
        }
    }
    found.iter().map(|piece| piece.trim().to_owned()).collect()
}

/// Shows what is wrong at its place in the question.
fn flawed(unfit: &Unfit, language: Language) -> u8 {
    let style = Style { language, color: false, ascii: false, all: true };
    for finding in &unfit.findings {
        let _ = writeln!(io::stderr(), "{}\n", terminal::render(finding, &unfit.sources, style));
    }
    USAGE
}

/// What the outcome does not show: what could not be said, and what was not read.
fn tell(answers: &[(&Model, Answer)], language: Language) {
    let mut unknown = answers.iter().flat_map(|(_, answer)| &answer.unknown);
    if let Some((_, why)) = unknown.next() {
        let more = unknown.count();
        let why = why.get(language);
        let (nl, en) = match more {
            0 => (String::new(), String::new()),
            more => (format!(", en van nog {more}"), format!(", and of {more} more")),
        };
        let _ = match language {
            Language::Nl => writeln!(io::stderr(), "kader: niet alles is te beoordelen: {why}{nl}"),
            Language::En => writeln!(io::stderr(), "kader: not all can be judged: {why}{en}"),
        };
    }
}
