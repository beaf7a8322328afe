//! `kader impact`: what hangs on a thing, and would lose its footing without it.

use std::io::Write;

use clap::{Arg, ArgMatches, Command};

use crate::ask::impact::{Impact, impact};
use crate::ask::latest_first;
use crate::diag::Text;
use crate::edits::{self, Named};
use crate::language::{Bi, Language, suggest};
use crate::model::kinds::either;
use crate::model::{Model, NodeId};
use crate::report::impact as draw;

use super::gathered::Gathered;
use super::{CLEAN, complain};

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Toon wat er aan iets hangt: wat zijn houvast verliest als het wegvalt, en wat het alleen noemt",
        "Show what hangs on a thing: what loses its footing when it falls away, and what only mentions it",
    );
    let argument = |name: &'static str, value: Bi, help: Bi| {
        Arg::new(name)
            .value_name(value.get(language))
            .required(true)
            .help_heading(Bi::new("Argumenten", "Arguments").get(language))
            .help(help.get(language))
    };
    Command::new("impact")
        .visible_alias("gevolgen")
        .about(about.get(language))
        .args([
            argument(
                "kind",
                Bi::new("SOORT", "KIND"),
                Bi::new(
                    "wat het is: persoon, nota, doel, bron, een eigen woord",
                    "what it is: person, note, goal, source, a word of your own",
                ),
            ),
            argument(
                "id",
                Bi::new("ID", "ID"),
                Bi::new(
                    "zijn id; met @document alleen die uitgave: 1.1.2@begroting-2026",
                    "its id; with @document that edition only: 1.1.2@budget-2026",
                ),
            ),
        ])
        .arg(super::project_argument(language))
        .arg(super::format_argument(
            "human|markdown|json",
            language,
            Bi::new("hoe het antwoord eruitziet", "how the answer looks"),
        ))
}

pub fn run(matches: &ArgMatches, asked: Option<Language>, out: &mut dyn Write) -> u8 {
    let gathered = match Gathered::new(matches, "project", asked) {
        Ok(gathered) => gathered,
        Err(code) => return code,
    };
    let (checked, language) = (&gathered.checked, gathered.language);
    let text = |name: &str| matches.get_one::<String>(name).map(String::as_str).unwrap_or_default();
    let (kind, id) = (text("kind"), text("id"));
    let mut found: Vec<(&Model, Impact)> = Vec::new();
    let mut wrong: Option<Text> = None;
    for one in checked {
        match edits::concept(&one.model, kind).and_then(|named| subjects(&one.model, &named, id)) {
            Ok(subjects) => found.push((&one.model, impact(&one.model, &subjects))),
            Err(text) => _ = wrong.get_or_insert(text),
        }
    }
    if let Some(text) = wrong.filter(|_| found.is_empty()) {
        return complain(text.get(language));
    }
    let shown = match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => draw::json(&found),
        Some("markdown") => joined(&found, |model, impact| draw::markdown(model, impact, language)),
        _ => joined(&found, |model, impact| draw::human(model, impact, language)),
    };
    gathered.tell(out, &shown);
    CLEAN
}

fn joined(found: &[(&Model, Impact)], draw: impl Fn(&Model, &Impact) -> String) -> String {
    let all: Vec<String> = found.iter().map(|(model, impact)| draw(model, impact)).collect();
    all.join("\n")
}

/// Every edition of a thing by its id, the latest first; the one of a document behind an `@`.
pub(super) fn subjects(model: &Model, named: &Named, id: &str) -> Result<Vec<NodeId>, Text> {
    let (bare, document) = match id.rsplit_once('@') {
        Some((bare, document)) => (bare, Some(document)),
        None => (id, None),
    };
    let own = |node: &crate::model::Node| {
        named.own.as_deref().is_none_or(|own| node.word.as_ref().is_some_and(|word| model.text(word) == own))
    };
    let kind: Vec<NodeId> = model
        .nodes()
        .filter(|(_, node)| node.concept == named.concept && !node.duplicate && own(node))
        .map(|(id, _)| id)
        .collect();
    let is = |one: &&NodeId| model.path(**one) == bare || model.id(**one) == bare || model.key(**one) == id;
    let all: Vec<NodeId> = kind.iter().filter(is).copied().collect();
    if all.is_empty() {
        return Err(unknown(model, named, &kind, bare));
    }
    let document = match document {
        Some(name) => Some(model.document(name).ok_or_else(|| unknown_document(model, name))?),
        None => None,
    };
    let mut fitting: Vec<NodeId> =
        all.iter().copied().filter(|id| document.is_none() || model.document_of(*id) == document).collect();
    if fitting.is_empty() {
        let editions: Vec<String> =
            all.iter().filter_map(|id| model.document_of(*id)).map(|id| model.id(id).into_owned()).collect();
        let editions: Vec<&str> = editions.iter().map(String::as_str).collect();
        return Err(Text::new(
            format!("‘{bare}’ staat niet in dat document, wel in {}", either(&editions, Language::Nl)),
            format!("‘{bare}’ is not in that document, but in {}", either(&editions, Language::En)),
        ));
    }
    let order = latest_first(model, fitting.iter().map(|id| model.document_of(*id)));
    fitting.sort_by_key(|id| order.iter().position(|one| *one == model.document_of(*id)));
    Ok(fitting)
}

/// What to say of an id that no such thing has: near ids, or ids of things with a near title.
fn unknown(model: &Model, named: &Named, kind: &[NodeId], id: &str) -> Text {
    let ids: Vec<String> = kind.iter().map(|one| model.path(*one)).collect();
    let mut near: Vec<String> =
        suggest::nearest(id, ids.iter().map(String::as_str)).into_iter().map(str::to_owned).collect();
    if near.is_empty() {
        let folded = suggest::fold(id);
        let says =
            |one: &&NodeId| model.title(**one).is_some_and(|title| suggest::fold(&title).contains(&folded));
        near = kind.iter().filter(says).map(|one| model.path(*one)).collect();
        near.dedup();
        near.truncate(3);
    }
    let near: Vec<&str> = near.iter().map(String::as_str).collect();
    let word = |language| named.own.clone().unwrap_or_else(|| named.concept.word.get(language).to_owned());
    let (nl, en) = match near.as_slice() {
        [] => (String::new(), String::new()),
        near => (
            format!("; bedoelt u {}?", either(near, Language::Nl)),
            format!("; did you mean {}?", either(near, Language::En)),
        ),
    };
    Text::new(
        format!("er is geen {} ‘{id}’{nl}", word(Language::Nl)),
        format!("there is no {} ‘{id}’{en}", word(Language::En)),
    )
}

/// What to say of a document that is not there.
pub fn unknown_document(model: &Model, name: &str) -> Text {
    let ids: Vec<String> = model.documents().iter().map(|id| model.id(*id).into_owned()).collect();
    let near = suggest::nearest(name, ids.iter().map(String::as_str));
    let known: Vec<&str> = if near.is_empty() { ids.iter().map(String::as_str).collect() } else { near };
    let (nl, en) = match known.as_slice() {
        [] => (String::new(), String::new()),
        known => (
            format!("; bedoelt u {}?", either(known, Language::Nl)),
            format!("; did you mean {}?", either(known, Language::En)),
        ),
    };
    Text::new(format!("er is geen document ‘{name}’{nl}"), format!("there is no document ‘{name}’{en}"))
}
