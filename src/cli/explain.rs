//! `kader explain`: the page of a kind of finding, by either of its names.

use std::io::Write;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::check::{Checked, check};
use crate::diag::{Kind, Text};
use crate::diff::{ChangeKind, kinds as changes};
use crate::language::{Bi, Language, suggest};
use crate::model::kinds::either;
use crate::report::diff as drawn;
use crate::report::own_rule::{self, OwnPage};
use crate::report::page::{Pages, markdown, page};
use crate::rules;
use crate::workspace;

use super::{CLEAN, complain, flag, options, write};

/// Stand around a name in a message, and may be copied with it.
const BRACKETS: [char; 2] = ['[', ']'];

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Leg een bevinding uit: wat zij vindt, waarom dat ertoe doet en wat u kunt doen",
        "Explain a finding: what it finds, why it matters and what to do",
    );
    Command::new("explain")
        .visible_alias("uitleg")
        .about(about.get(language))
        .arg(
            Arg::new("name")
                .value_name(Bi::new("NAAM", "NAME").get(language))
                .required_unless_present("all")
                .conflicts_with("all")
                .help_heading(Bi::new("Argumenten", "Arguments").get(language))
                .help(
                    Bi::new(
                        "de naam tussen rechte haken achter een bevinding, Nederlands of Engels",
                        "the name in square brackets after a finding, Dutch or English",
                    )
                    .get(language),
                ),
        )
        .arg(
            Arg::new("all").long("all").action(ArgAction::SetTrue).help_heading(options(language)).help(
                Bi::new("elke bevinding, op volgorde van naam", "every finding, by name").get(language),
            ),
        )
        .arg(
            Arg::new("project")
                .long("project")
                .value_name(Bi::new("PAD", "PATH").get(language))
                .value_parser(clap::value_parser!(PathBuf))
                .default_value(".")
                .hide_default_value(true)
                .help_heading(options(language))
                .help(
                    Bi::new(
                        "het project waarin een eigen regel staat; anders deze map",
                        "the project that an own rule stands in; this folder otherwise",
                    )
                    .get(language),
                ),
        )
        .arg(format_argument(language))
}

fn format_argument(language: Language) -> Arg {
    super::format_argument(
        "human|markdown|json",
        language,
        Bi::new(
            "hoe de uitleg eruitziet; json heeft elke tekst in beide talen",
            "how the page looks; json has every text in both languages",
        ),
    )
}

pub fn run(matches: &ArgMatches, asked: Option<Language>, out: &mut dyn Write) -> u8 {
    let mut kinds = rules::kinds();
    let mut language = asked.unwrap_or(Language::Nl);
    if flag(matches, "all") {
        kinds.sort_by_key(|kind| kind.name.get(language));
    } else {
        let name = matches.get_one::<String>("name").map(String::as_str).unwrap_or_default();
        match named(&kinds, name) {
            Some(kind) => {
                // A name that one language has says which to answer in.
                let english = kind.name.nl != name.trim_matches(BRACKETS);
                language = asked.unwrap_or(if english { Language::En } else { Language::Nl });
                kinds = vec![kind];
            }
            None => match changes::named(name.trim_matches(BRACKETS)) {
                Some(kind) => return change(matches, kind, name, asked, out),
                None => return own(matches, &kinds, name, asked, out),
            },
        }
    }
    let format = matches.get_one::<String>("format").map(String::as_str);
    write(out, &pages(&kinds, format.unwrap_or_default(), language));
    CLEAN
}

/// The page of a kind of change between editions.
fn change(
    matches: &ArgMatches,
    kind: &ChangeKind,
    name: &str,
    asked: Option<Language>,
    out: &mut dyn Write,
) -> u8 {
    let english = kind.name.nl != name.trim_matches(BRACKETS);
    let language = asked.unwrap_or(if english { Language::En } else { Language::Nl });
    let format = matches.get_one::<String>("format").map(String::as_str).unwrap_or_default();
    write(out, &drawn::show(kind, format, language));
    CLEAN
}

/// The page of a rule of the organisation's own, or what to say of a name that nothing has.
fn own(
    matches: &ArgMatches,
    kinds: &[&Kind],
    name: &str,
    asked: Option<Language>,
    out: &mut dyn Write,
) -> u8 {
    let path = matches.get_one::<PathBuf>("project").cloned().unwrap_or_else(|| ".".into());
    let projects = workspace::find(&[path]).unwrap_or_default();
    let checked: Vec<Checked> =
        projects.iter().map(|location| check(workspace::load(location, Vec::new()))).collect();
    let loaded: Vec<_> = checked.iter().map(|one| rules::own::load(&one.model)).collect();
    let bare = name.trim_matches(BRACKETS);
    let format = matches.get_one::<String>("format").map(String::as_str).unwrap_or_default();
    for (one, own) in checked.iter().zip(&loaded) {
        if let Some(rule) = own.named(bare) {
            let language = asked.or(one.messages).unwrap_or(Language::Nl);
            let page = OwnPage::new(&one.sources, rule, language);
            write(out, &own_rule::render(&page, format, language));
            return CLEAN;
        }
    }
    let own: Vec<&str> = loaded.iter().flat_map(|own| &own.rules).map(|one| one.rule.name.as_str()).collect();
    complain(unknown(kinds, &own, name).get(asked.unwrap_or(Language::Nl)))
}

/// The kind with this name in either language.
fn named(kinds: &[&'static Kind], name: &str) -> Option<&'static Kind> {
    let name = name.trim_matches(BRACKETS);
    kinds.iter().copied().find(|kind| kind.name.nl == name || kind.name.en == name)
}

/// What to say of a name that no kind has.
fn unknown(kinds: &[&Kind], own: &[&str], name: &str) -> Text {
    let names = kinds.iter().flat_map(|kind| [kind.name.nl, kind.name.en]).chain(own.iter().copied());
    let near = suggest::nearest(name, names);
    let (nl, en) = match near.as_slice() {
        [] => (
            "kader explain --all noemt ze allemaal".to_owned(),
            "kader explain --all names them all".to_owned(),
        ),
        near => (
            format!("bedoelt u {}?", either(near, Language::Nl)),
            format!("did you mean {}?", either(near, Language::En)),
        ),
    };
    Text::new(format!("er is geen bevinding ‘{name}’; {nl}"), format!("there is no finding ‘{name}’; {en}"))
}

/// All pages in one format.
fn pages(kinds: &[&Kind], format: &str, language: Language) -> String {
    if format == "json" {
        return serde_json::to_string_pretty(&Pages::new(kinds)).unwrap_or_default() + "\n";
    }
    let one = |kind: &&Kind| match format {
        "markdown" => markdown(kind, language, 1),
        _ => page(kind, language),
    };
    let all: Vec<String> = kinds.iter().map(one).collect();
    all.join("\n")
}
