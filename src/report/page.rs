//! The page of a kind of finding: what it finds, why it matters, what to do, and both examples.

use std::fmt::Write;

use schemars::JsonSchema;
use serde::Serialize;

use crate::diag::{Docs, Family, Kind};
use crate::language::{Bi, Language};
use crate::rules::{Needs, RULES, Rule};

/// The version of the JSON of pages: minor versions only add.
pub const FORMAT_VERSION: &str = "1.0";

/// Where a line of a page ends at the latest.
const WIDTH: usize = 80;

/// One part of a page: its heading and where its text stands.
type Part = (Bi, fn(&Docs) -> &Bi);

/// The parts in prose.
const PROSE: [Part; 3] = [
    (Bi::new("Wat het vindt", "What it finds"), |docs| &docs.finds),
    (Bi::new("Waarom het ertoe doet", "Why it matters"), |docs| &docs.matters),
    (Bi::new("Wat u kunt doen", "What to do"), |docs| &docs.mend),
];

/// The examples; a kind that no text can show has none.
const EXAMPLES: [Part; 2] = [
    (Bi::new("Zo wordt het gevonden", "Where it is found"), |docs| &docs.fails),
    (Bi::new("Zo is het goed", "The same, mended"), |docs| &docs.passes),
];

/// What a reader calls a family of findings.
pub fn family(family: Family) -> Bi {
    match family {
        Family::Syntax => Bi::new("tekst", "text"),
        Family::Name => Bi::new("woorden, waarden en verwijzingen", "words, values and references"),
        Family::Rule => Bi::new("regels", "rules"),
    }
}

/// The page as plain text, to be read on a terminal.
pub fn page(kind: &Kind, language: Language) -> String {
    let mut out = format!("{}\n{}\n", kind.name.get(language), about(kind, language));
    for (heading, text) in PROSE {
        let _ = write!(out, "\n{}\n{}", heading.get(language), wrapped(text(&kind.docs).get(language)));
    }
    for line in remarks(kind, language) {
        let _ = write!(out, "\n{}", wrapped(&line));
    }
    for (heading, text) in EXAMPLES {
        let text = text(&kind.docs).get(language);
        if text.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n{}\n", heading.get(language));
        for line in text.lines() {
            let _ = writeln!(out, "{}", format!("    {line}").trim_end());
        }
    }
    out
}

/// The page as Markdown, with the name as a heading of this depth.
pub fn markdown(kind: &Kind, language: Language, depth: usize) -> String {
    let name = kind.name.get(language);
    let mut out = format!("{} {name}\n\n{}\n", "#".repeat(depth), about(kind, language));
    for (heading, text) in PROSE {
        let _ = write!(out, "\n**{}.** {}\n", heading.get(language), text(&kind.docs).get(language));
    }
    for line in remarks(kind, language) {
        let _ = write!(out, "\n{line}\n");
    }
    for (heading, text) in EXAMPLES {
        let text = text(&kind.docs).get(language);
        if !text.is_empty() {
            let _ = write!(out, "\n{}:\n\n```kader\n{text}\n```\n", heading.get(language));
        }
    }
    out
}

/// The line below the name: the name in the other language, the level and the group.
fn about(kind: &Kind, language: Language) -> String {
    let other = kind.name.get(language.other());
    let rule = rule(kind);
    let level = match rule {
        Some(rule) => level(rule, language),
        None => kind.severity.word().get(language).to_owned(),
    };
    let group = rule.map_or(family(kind.family), |rule| rule.group.word()).get(language);
    match language {
        Language::Nl => format!("Engels: {other}; niveau: {level}; groep: {group}"),
        Language::En => format!("Dutch: {other}; level: {level}; group: {group}"),
    }
}

/// The rule that a kind is of.
fn rule(kind: &Kind) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.kind == *kind)
}

/// The level of a rule when nobody sets it.
pub fn level(rule: &Rule, language: Language) -> String {
    let word = rule.kind.severity.word().get(language);
    match (rule.on, language) {
        (true, _) => word.to_owned(),
        (false, Language::Nl) => format!("uit (aan te zetten als {word})"),
        (false, Language::En) => format!("off (to be turned on as {word})"),
    }
}

/// What else there is to know of a rule: when it can run, where it is milder, what can be set.
fn remarks(kind: &Kind, language: Language) -> Vec<String> {
    let Some(rule) = rule(kind) else { return Vec::new() };
    let mut lines = Vec::new();
    if rule.lacks {
        let text = Bi::new(
            "In een document dat maar voor een deel beschreven is, is dit een opmerking.",
            "In a document that is only partly described, this is a note.",
        );
        lines.push(text.get(language).to_owned());
    }
    if rule.needs != Needs::Nothing {
        let missing = rule.needs.missing().get(language);
        lines.push(match language {
            Language::Nl => format!("De regel wordt overgeslagen als dit zo is: {missing}."),
            Language::En => format!("The rule is skipped when this is so: {missing}."),
        });
    }
    for option in rule.options {
        let (name, number, docs) = (option.name, option.default, option.docs.get(language));
        let english = rule.kind.name.en;
        lines.push(match language {
            Language::Nl => format!(
                "Optie {name} (standaard {number}): {docs} In kader.toml: rule.{english}.{name} = {number}"
            ),
            Language::En => format!(
                "Option {name} (default {number}): {docs} In kader.toml: rule.{english}.{name} = {number}"
            ),
        });
    }
    lines
}

/// A text in lines that fit, each indented.
fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > WIDTH {
            out.push('\n');
            width = 0;
        }
        out.push_str(if width == 0 { "  " } else { " " });
        width += length + if width == 0 { 2 } else { 1 };
        out.push_str(word);
    }
    out.push('\n');
    out
}

/// Pages as JSON, for other programs; every text in both languages.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "kader pages")]
pub struct Pages {
    pub format_version: &'static str,
    pub kinds: Vec<Page>,
}

/// The page of one kind of finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Page {
    pub name: Texts,
    /// `syntax`, `name` or `rule`.
    pub family: &'static str,
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// Of rules: the group, such as `measurability`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<&'static str>,
    /// Of rules: whether it holds when nobody sets its level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<bool>,
    /// Of rules: the edition of the rule book that brought it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<u16>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<RuleOption>,
    pub finds: Texts,
    pub matters: Texts,
    pub mend: Texts,
    /// None where no text can show it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub examples: Option<Examples>,
}

/// A number in a rule that an organisation may set.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RuleOption {
    pub name: &'static str,
    /// Exact decimals, as text.
    pub default: String,
    pub least: String,
    pub most: String,
    pub docs: Texts,
}

/// A text in both languages.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Texts {
    pub nl: &'static str,
    pub en: &'static str,
}

/// A spec in which it is found, and the same spec mended. Files start after a line `--- name`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Examples {
    pub fails: Texts,
    pub passes: Texts,
}

impl Pages {
    pub fn new(kinds: &[&Kind]) -> Pages {
        Pages { format_version: FORMAT_VERSION, kinds: kinds.iter().map(|kind| Page::new(kind)).collect() }
    }
}

impl Page {
    fn new(kind: &Kind) -> Page {
        let texts = |text: &Bi| Texts { nl: text.nl, en: text.en };
        let docs = &kind.docs;
        let rule = rule(kind);
        let options = rule.map_or(&[][..], |rule| rule.options).iter().map(|option| RuleOption {
            name: option.name,
            default: option.default.to_string(),
            least: option.least.to_string(),
            most: option.most.to_string(),
            docs: texts(&option.docs),
        });
        let examples = Examples { fails: texts(&docs.fails), passes: texts(&docs.passes) };
        Page {
            name: texts(&kind.name),
            family: kind.family.name(),
            severity: kind.severity.name(),
            group: rule.map(|rule| rule.group.name()),
            on: rule.map(|rule| rule.on),
            edition: rule.map(|rule| rule.edition),
            options: options.collect(),
            finds: texts(&docs.finds),
            matters: texts(&docs.matters),
            mend: texts(&docs.mend),
            examples: (!docs.fails.nl.is_empty()).then_some(examples),
        }
    }
}
