//! `kader coverage`: which goals have criteria, indicators, figures, people and notes, and which do not.

use std::io::{self, Write};

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::coverage::{self, Goal, Part, Share};
use crate::diag::Text;
use crate::language::{Bi, Language, suggest};
use crate::model::Model;
use crate::report::coverage as table;
use crate::rules::Facts;

use super::check::nothing;
use super::gathered::Gathered;
use super::{CLEAN, FINDINGS, complain, options};

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Toon welke doelen criteria, indicatoren, cijfers, houders en nota's hebben, en welke niet",
        "Show which goals have criteria, indicators, figures, holders and notes, and which do not",
    );
    Command::new("coverage")
        .visible_alias("dekkingsgraad")
        .about(about.get(language))
        .arg(super::paths_argument(language, true))
        .arg(super::project_or_path(language))
        .arg(super::stdin_argument(language))
        .arg(
            Arg::new("min")
                .long("min")
                .value_name(Bi::new("DEEL=PERCENTAGE", "PART=PERCENTAGE").get(language))
                .action(ArgAction::Append)
                .help_heading(options(language))
                .help(
                    Bi::new(
                        "uitkomst 1 als minder doelen dit deel hebben, zoals: indicatoren=80%",
                        "exit code 1 when fewer goals have this part, such as: indicators=80%",
                    )
                    .get(language),
                ),
        )
        .arg(super::format_argument(
            "human|markdown|json",
            language,
            Bi::new("hoe de tabel eruitziet", "how the table looks"),
        ))
}

pub fn run(matches: &ArgMatches, asked: Option<Language>, out: &mut dyn Write) -> u8 {
    let early = asked.unwrap_or(Language::Nl);
    let least: Result<Vec<(Part, usize)>, Text> =
        matches.get_many::<String>("min").into_iter().flatten().map(|word| minimum(word)).collect();
    let least = match least {
        Ok(least) => least,
        Err(text) => return complain(text.get(early)),
    };
    let gathered = match Gathered::new(matches, "path", asked) {
        Ok(gathered) => gathered,
        Err(code) => return code,
    };
    let (checked, language) = (&gathered.checked, gathered.language);
    let goals: Vec<Vec<Goal>> =
        checked.iter().map(|one| coverage::goals(&Facts::new(&one.model, &one.settings))).collect();
    let all: Vec<(&Model, &[Goal])> =
        checked.iter().zip(&goals).map(|(one, goals)| (&one.model, goals.as_slice())).collect();
    let shown = show(&all, matches, language);
    if !gathered.tell(out, &shown) {
        return CLEAN;
    }
    outcome(&all, &least, language)
}

fn show(all: &[(&Model, &[Goal])], matches: &ArgMatches, language: Language) -> String {
    let draw = match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => {
            let coverage = table::Coverage::new(all);
            return serde_json::to_string_pretty(&coverage).unwrap_or_default() + "\n";
        }
        Some("markdown") => table::markdown,
        _ => table::human,
    };
    let tables: Vec<String> = all.iter().map(|(model, goals)| draw(model, goals, language)).collect();
    tables.join("\n")
}

/// Says of each minimum that is not met by how much.
fn outcome(all: &[(&Model, &[Goal])], least: &[(Part, usize)], language: Language) -> u8 {
    if all.iter().all(|(_, goals)| goals.is_empty()) {
        return nothing(language);
    }
    let mut code = CLEAN;
    for (part, percent) in least {
        let share = coverage::share(all.iter().flat_map(|(_, goals)| goals.iter()), *part);
        if !is_met(share, *percent) {
            let (word, has, of) = (part.word().get(language), share.has, share.of);
            let line = match language {
                Language::Nl => format!("{word}: {has} van {of} doelen, minder dan {percent} %"),
                Language::En => format!("{word}: {has} of {of} goals, less than {percent} %"),
            };
            let _ = writeln!(io::stderr(), "kader: {line}");
            code = FINDINGS;
        }
    }
    code
}

/// Where no goal should have a part, nothing is short of it.
fn is_met(share: Share, percent: usize) -> bool {
    share.has * 100 >= share.of * percent
}

/// `indicators=80%`
fn minimum(word: &str) -> Result<(Part, usize), Text> {
    let (name, number) = word.split_once('=').unwrap_or((word, ""));
    let name = name.trim();
    let Some(part) = Part::named(name) else {
        let words = Part::ALL.into_iter().flat_map(|part| [part.word().nl, part.word().en]);
        let near = suggest::nearest(name, words);
        let list = |language| Part::ALL.map(|part| part.word().get(language)).join(", ");
        let (nl, en) = match near.first() {
            Some(near) => (format!("bedoelt u ‘{near}’?"), format!("did you mean ‘{near}’?")),
            None => (
                format!("het kan zijn: {}", list(Language::Nl)),
                format!("it may be: {}", list(Language::En)),
            ),
        };
        return Err(Text::new(
            format!("een doel heeft geen ‘{name}’; {nl}"),
            format!("a goal has no ‘{name}’; {en}"),
        ));
    };
    let digits = number.trim().trim_end_matches('%').trim();
    match digits.parse() {
        Ok(percent @ 0..=100) => Ok((part, percent)),
        _ => Err(Text::new(
            format!("‘{word}’ zegt geen percentage; schrijf bijvoorbeeld: --min {name}=80%"),
            format!("‘{word}’ gives no percentage; write for example: --min {name}=80%"),
        )),
    }
}
