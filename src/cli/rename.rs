//! `kader rename`: another id for a thing, at its header and at every reference, when nothing breaks by it.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command};

use crate::check::{Checked, check};
use crate::diag::{Diagnostic, Fix};
use crate::edits::{self, rename};
use crate::fix::texts;
use crate::language::{Bi, Language};
use crate::report::plain;
use crate::workspace;

use super::new::project;
use super::rewrite::Rewrite;
use super::{CLEAN, complain, flag, options, switch, write};

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Geef iets een ander id: in zijn kop, bij elke verwijzing en in rapportages erover",
        "Give something another id: in its header, at every reference and in reports on it",
    );
    let argument = |name: &'static str, value: Bi, help: Bi| {
        Arg::new(name)
            .value_name(value.get(language))
            .help_heading(Bi::new("Argumenten", "Arguments").get(language))
            .help(help.get(language))
    };
    Command::new("rename")
        .visible_alias("hernoem")
        .about(about.get(language))
        .arg(
            argument(
                "concept",
                Bi::new("SOORT", "KIND"),
                Bi::new(
                    "wat het is: doel, bron, een eigen woord",
                    "what it is: goal, source, a word of your own",
                ),
            )
            .required(true),
        )
        .arg(
            argument(
                "old",
                Bi::new("OUD", "OLD"),
                Bi::new(
                    "het id dat het heeft; een pad (5.1/1) als dat nodig is",
                    "the id that it has; a path (5.1/1) where needed",
                ),
            )
            .required(true),
        )
        .arg(
            argument("new", Bi::new("NIEUW", "NEW"), Bi::new("het id dat het krijgt", "the id that it gets"))
                .required(true),
        )
        .arg(super::paths_argument(language, false))
        .arg(
            Arg::new("document")
                .long("document")
                .value_name("DOCUMENT")
                .help_heading(options(language))
                .help(
                    Bi::new(
                        "alleen in dit document, en in rapportages erover",
                        "in this document only, and in reports on it",
                    )
                    .get(language),
                ),
        )
        .arg(switch(
            "all-editions",
            language,
            Bi::new("in elk document dat dit id heeft", "in every document that has this id"),
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

pub fn run(matches: &ArgMatches, asked: Option<Language>, out: &mut dyn Write) -> u8 {
    let path = matches.get_one::<PathBuf>("path").cloned().unwrap_or_else(|| PathBuf::from("."));
    let location = match project(&path, asked.unwrap_or(Language::Nl)) {
        Ok(location) => location,
        Err(code) => return code,
    };
    let before = check(workspace::load(&location, Vec::new()));
    let language = asked.or(before.messages).unwrap_or(Language::Nl);
    let text = |name: &str| matches.get_one::<String>(name).map(String::as_str).unwrap_or_default();
    let wish = rename::Wish {
        old: text("old"),
        new: text("new"),
        document: matches.get_one::<String>("document").map(String::as_str),
        all_editions: flag(matches, "all-editions"),
    };
    let made = edits::concept(&before.model, text("concept"))
        .and_then(|kind| rename::edits(&before.model, &kind, wish));
    let fixes = match made {
        Ok(fixes) => fixes,
        Err(wrong) => return complain(wrong.get(language)),
    };
    let rewrite = made_in(&before, &fixes);
    let after = check(rewrite.load(&location, &Vec::new()));
    if let Some(code) = changed(&before, &after, language) {
        return code;
    }
    if flag(matches, "diff") {
        return rewrite.show(out);
    }
    let code = rewrite.save(&location, language);
    if code == CLEAN {
        write(out, &closing(wish, fixes.len(), rewrite.texts.len(), language));
        remark(&before, &after, language);
    }
    code
}

/// What is found now and was not before; it was no reason to refuse.
fn remark(before: &Checked, after: &Checked, language: Language) {
    let Some(finding) = edits::added(&before.findings, &after.findings, |_| true) else { return };
    let said = plain::render(finding, &after.sources, language);
    let head = Bi::new(
        "kader: met dit id komt er een bevinding bij:",
        "kader: with this id there is one more finding:",
    );
    let _ = writeln!(std::io::stderr(), "{}\n{said}", head.get(language));
}

fn made_in(before: &Checked, fixes: &[Fix]) -> Rewrite {
    let all: Vec<&Fix> = fixes.iter().collect();
    let fixed = texts(&all, |file| before.sources.file(file).map(|file| file.text.as_str()));
    let mut rewrite = Rewrite { texts: BTreeMap::new(), old: BTreeMap::new() };
    for one in fixed {
        let path = before.sources.path(one.file).to_owned();
        let old = before.sources.file(one.file).map(|file| file.text.clone()).unwrap_or_default();
        rewrite.old.insert(path.clone(), old);
        rewrite.texts.insert(path, one.text);
    }
    rewrite
}

/// Says what would be found that was not, or that something would be tied otherwise; none when all is as it was.
fn changed(before: &Checked, after: &Checked, language: Language) -> Option<u8> {
    if let Some(finding) = edits::added(&before.findings, &after.findings, Diagnostic::is_error) {
        let said = plain::render(finding, &after.sources, language);
        return Some(complain(&match language {
            Language::Nl => {
                format!("met dit id komt er een fout bij, dus is er niets geschreven:\n{said}")
            }
            Language::En => {
                format!("with this id there is one more error, so nothing was written:\n{said}")
            }
        }));
    }
    let same = before.model.size() == after.model.size();
    (!same).then(|| {
        complain(match language {
            Language::Nl => "met dit id betekent een verwijzing iets anders, dus is er niets geschreven; kies een ander id",
            Language::En => "with this id a reference means something else, so nothing was written; choose another id",
        })
    })
}

fn closing(wish: rename::Wish<'_>, places: usize, files: usize, language: Language) -> String {
    let (old, new) = (wish.old, wish.new);
    match language {
        Language::Nl => {
            let (plaats, bestand) = (
                if places == 1 { "plaats" } else { "plaatsen" },
                if files == 1 { "bestand" } else { "bestanden" },
            );
            format!("‘{old}’ heet nu ‘{new}’, op {places} {plaats} in {files} {bestand}\n")
        }
        Language::En => {
            let (place, file) =
                (if places == 1 { "place" } else { "places" }, if files == 1 { "file" } else { "files" });
            format!("‘{old}’ is now ‘{new}’, at {places} {place} in {files} {file}\n")
        }
    }
}
