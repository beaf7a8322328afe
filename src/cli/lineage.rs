//! `kader lineage`: what may continue what, where nothing says so; writes what is accepted.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::check::{Checked, check};
use crate::diag::{Diagnostic, Text};
use crate::edits::{self, line};
use crate::language::{Bi, Language, fields, suggest};
use crate::lineage::{Proposal, Proposals, propose};
use crate::model::kinds::either;
use crate::model::{Model, NodeId};
use crate::report::{lineage as drawn, plain};
use crate::workspace;

use super::new::project;
use super::rewrite::Rewrite;
use super::{CLEAN, complain, flag, options, switch, write};

/// Accepts every proposal.
const ALL: [&str; 2] = ["all", "alle"];

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Stel voor wat het vervolg is van wat, waar de tekst dat niet zegt; schrijf wat u aanneemt",
        "Propose what continues what, where the text does not say; write what you accept",
    );
    let document = |name: &'static str, help: Bi| {
        Arg::new(name)
            .long(name)
            .value_name("DOCUMENT")
            .help_heading(options(language))
            .help(help.get(language))
    };
    Command::new("lineage")
        .visible_alias("afstamming")
        .about(about.get(language))
        .arg(super::paths_argument(language, false))
        .arg(
            document(
                "from",
                Bi::new("het eerdere document; samen met --to", "the earlier document; with --to"),
            )
            .requires("to"),
        )
        .arg(
            document(
                "to",
                Bi::new("het latere document; samen met --from", "the later document; with --from"),
            )
            .requires("from"),
        )
        .arg(
            Arg::new("accept")
                .long("accept")
                .value_name("ID")
                .action(ArgAction::Append)
                .help_heading(options(language))
                .help(
                    Bi::new(
                        "schrijf dit voorstel in de tekst; mag vaker, ‘alle’ is elk voorstel",
                        "write this proposal into the text; as often as needed, ‘all’ is every proposal",
                    )
                    .get(language),
                ),
        )
        .arg(switch(
            "diff",
            language,
            Bi::new(
                "met --accept: toon wat er zou veranderen en schrijf niets; uitkomst 1 als dat iets is",
                "with --accept: show what would change and write nothing; exit code 1 when that is something",
            ),
        ))
        .arg(super::format_argument(
            "human|json",
            language,
            Bi::new("hoe de voorstellen eruitzien", "how the proposals look"),
        ))
}

pub fn run(matches: &ArgMatches, asked: Option<Language>, out: &mut dyn Write) -> u8 {
    let path = matches.get_one::<PathBuf>("path").cloned().unwrap_or_else(|| PathBuf::from("."));
    let location = match project(&path, asked.unwrap_or(Language::Nl)) {
        Ok(location) => location,
        Err(code) => return code,
    };
    let before = check(workspace::load(&location, Vec::new()));
    let language = asked.or(before.messages).unwrap_or(Language::Nl);
    if let Some(finding) = before.findings.iter().find(|one| edits::is_of_the_text(one)) {
        return complain(&unread(finding, &before, language));
    }
    let pair = match pair(&before.model, matches) {
        Ok(pair) => pair,
        Err(text) => return complain(text.get(language)),
    };
    let found = propose(&before.model, pair);
    let accepted: Vec<&str> =
        matches.get_many::<String>("accept").into_iter().flatten().map(String::as_str).collect();
    if accepted.is_empty() {
        return show(&before.model, &found, matches, language, out);
    }
    let chosen = match chosen(&before.model, &found, &accepted) {
        Ok(chosen) => chosen,
        Err(text) => return complain(text.get(language)),
    };
    let lines: Vec<(NodeId, String)> =
        chosen.iter().map(|one| (one.later, line_of(&before.model, one))).collect();
    let rewrite = made(&before, &lines);
    let after = check(rewrite.load(&location, &Vec::new()));
    if let Some(finding) = edits::added(&before.findings, &after.findings, Diagnostic::is_error) {
        let said = plain::render(finding, &after.sources, language);
        return complain(&match language {
            Language::Nl => format!("hiermee komt er een fout bij, dus is er niets geschreven:\n{said}"),
            Language::En => format!("with this there is one more error, so nothing was written:\n{said}"),
        });
    }
    if flag(matches, "diff") {
        return rewrite.show(out);
    }
    let code = rewrite.save(&location, language);
    if code == CLEAN {
        write(out, &closing(lines.len(), rewrite.texts.len(), language));
    }
    code
}

/// What may be a link cannot be known of a text that was not read whole.
fn unread(finding: &Diagnostic, before: &Checked, language: Language) -> String {
    let said = plain::render(finding, &before.sources, language);
    match language {
        Language::Nl => format!("herstel eerst wat niet gelezen kan worden:\n{said}"),
        Language::En => format!("first mend what cannot be read:\n{said}"),
    }
}

fn pair(model: &Model, matches: &ArgMatches) -> Result<Option<(NodeId, NodeId)>, Text> {
    let (Some(from), Some(to)) = (matches.get_one::<String>("from"), matches.get_one::<String>("to")) else {
        return Ok(None);
    };
    if from == to {
        return Err(Text::new(
            format!("‘{from}’ staat er twee keer; noem twee documenten"),
            format!("‘{from}’ is named twice; name two documents"),
        ));
    }
    Ok(Some((document(model, from)?, document(model, to)?)))
}

/// A document that is described, by its id.
fn document(model: &Model, id: &str) -> Result<NodeId, Text> {
    if let Some(found) = model.document(id).filter(|one| model.is_described(*one)) {
        return Ok(found);
    }
    let described = model.documents().iter().filter(|one| model.is_described(**one));
    let ids: Vec<String> = described.map(|one| model.id(*one).into_owned()).collect();
    let near = suggest::nearest(id, ids.iter().map(String::as_str));
    let choice: Vec<&str> =
        if near.is_empty() { ids.iter().map(String::as_str).take(5).collect() } else { near };
    Err(Text::new(
        format!("er is geen document ‘{id}’ beschreven; kies {}", either(&choice, Language::Nl)),
        format!("no document ‘{id}’ is described; choose {}", either(&choice, Language::En)),
    ))
}

/// `vervolgt doel 1.1.2@begroting-2020`, in the language of the file that it goes into.
fn line_of(model: &Model, proposal: &Proposal) -> String {
    let file = model.node(proposal.later).map(|node| node.span.file);
    let language = file.map_or(Language::Nl, |file| model.language(file));
    let reference = edits::reference(model, proposal.earlier, language).unwrap_or_default();
    format!("{} {reference}", fields::CONTINUES.word.get(language))
}

fn chosen<'f>(model: &Model, found: &'f Proposals, ids: &[&str]) -> Result<Vec<&'f Proposal>, Text> {
    if ids.iter().any(|id| ALL.contains(id)) {
        return Ok(found.all.iter().collect());
    }
    let names: Vec<String> = found.all.iter().map(|one| drawn::name(model, one)).collect();
    for id in ids {
        if !names.iter().any(|name| name == id) {
            return Err(Text::new(
                format!("er is geen voorstel ‘{id}’; kader lineage toont ze"),
                format!("there is no proposal ‘{id}’; kader lineage shows them"),
            ));
        }
    }
    let wanted = found.all.iter().zip(&names).filter(|(_, name)| ids.contains(&name.as_str()));
    Ok(wanted.map(|(one, _)| one).collect())
}

fn made(before: &Checked, lines: &[(NodeId, String)]) -> Rewrite {
    let mut rewrite = Rewrite { texts: BTreeMap::new(), old: BTreeMap::new() };
    for (file, text) in line::put(&before.model, lines) {
        let path = before.sources.path(file).to_owned();
        let old = before.sources.file(file).map(|file| file.text.clone()).unwrap_or_default();
        rewrite.old.insert(path.clone(), old);
        rewrite.texts.insert(path, text);
    }
    rewrite
}

fn show(
    model: &Model,
    found: &Proposals,
    matches: &ArgMatches,
    language: Language,
    out: &mut dyn Write,
) -> u8 {
    let rows = drawn::Lineage::new(model, found, |one| line_of(model, one));
    if matches.get_one::<String>("format").is_some_and(|format| format == "json") {
        write(out, &(serde_json::to_string_pretty(&rows).unwrap_or_default() + "\n"));
        return CLEAN;
    }
    write(out, &drawn::human(model, found, &rows, language));
    let _ = out.flush();
    let count = found.all.len();
    let line = match (count, language) {
        (0, Language::Nl) => {
            "niets voor te stellen: wat er staat zegt zelf waar het vandaan komt, of lijkt op niets"
                .to_owned()
        }
        (0, Language::En) => {
            "nothing to propose: what is there says where it comes from, or is like nothing".to_owned()
        }
        (1, Language::Nl) => "1 voorstel; neem het aan met: kader lineage --accept ID".to_owned(),
        (1, Language::En) => "1 proposal; accept it with: kader lineage --accept ID".to_owned(),
        (_, Language::Nl) => format!("{count} voorstellen; neem er een aan met: kader lineage --accept ID"),
        (_, Language::En) => format!("{count} proposals; accept one with: kader lineage --accept ID"),
    };
    let _ = writeln!(io::stderr(), "{line}");
    CLEAN
}

fn closing(count: usize, files: usize, language: Language) -> String {
    match language {
        Language::Nl => {
            let (lines, places) = (
                if count == 1 { "regel" } else { "regels" },
                if files == 1 { "bestand" } else { "bestanden" },
            );
            format!("{count} {lines} geschreven in {files} {places}\n")
        }
        Language::En => {
            let (lines, places) =
                (if count == 1 { "line" } else { "lines" }, if files == 1 { "file" } else { "files" });
            format!("{count} {lines} written in {files} {places}\n")
        }
    }
}
