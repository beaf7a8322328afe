//! Which rules hold, how bad their findings are and what their options are: by `kader.toml` and the command line.

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::diag::{Diagnostic, Severity, Text};
use crate::language::{Bi, suggest};
use crate::source::{FileId, Span};
use crate::workspace::config::{Config, Entry, wrong};

use super::{Group, Opt, RULES, Rule, kinds};

/// The editions of the rule book; a project that names one is not asked what later ones brought.
pub const EDITIONS: &[u16] = &[2026];

/// How bad a finding of a rule is, or that the rule does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Off,
    At(Severity),
}

impl Level {
    pub const ALL: [Level; 4] =
        [Level::At(Severity::Error), Level::At(Severity::Warning), Level::At(Severity::Note), Level::Off];

    /// The word in kader.toml and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Level::Off => "off",
            Level::At(severity) => severity.name(),
        }
    }

    /// The word that a reader sees.
    pub fn word(self) -> Bi {
        match self {
            Level::Off => Bi::new("uit", "off"),
            Level::At(severity) => severity.word(),
        }
    }

    /// The level with this word, in either language.
    pub fn named(word: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.word().nl == word || level.name() == word)
    }
}

/// Where a level or option was set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// By kader itself.
    Default,
    /// In `kader.toml`, here.
    Config(Span),
    /// On the command line.
    Asked,
}

/// What was asked on the command line: `--rule NAME=LEVEL`, in that order.
#[derive(Clone, Debug, Default)]
pub struct Asked(Vec<(String, Level)>);

impl Asked {
    /// Reads what stands behind `--rule`. Names are looked up when the project is known: it may have own rules.
    pub fn read<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Result<Asked, Text> {
        let mut asked = Vec::new();
        for argument in arguments {
            let split = argument.split_once('=').map(|(name, level)| (name.trim(), level.trim()));
            let Some((name, word)) = split else {
                return Err(Text::new(
                    format!("‘{argument}’ zegt geen niveau; schrijf: --rule naam=niveau"),
                    format!("‘{argument}’ gives no level; write: --rule name=level"),
                ));
            };
            let Some(level) = Level::named(word) else { return Err(no_level(word)) };
            asked.push((name.to_owned(), level));
        }
        Ok(Asked(asked))
    }
}

fn no_level(word: &str) -> Text {
    Text::new(
        format!("‘{word}’ is geen niveau; het kan zijn: error, warning, note, off"),
        format!("‘{word}’ is no level; it may be: error, warning, note, off"),
    )
}

/// The levels and options of one layer; a later layer wins.
#[derive(Clone, Debug, Default)]
struct Layer {
    levels: FxHashMap<String, (Level, Origin)>,
    numbers: FxHashMap<(&'static str, &'static str), (Decimal, Span)>,
}

/// A layer for some files only.
#[derive(Clone, Debug)]
struct Part {
    paths: String,
    files: FxHashSet<FileId>,
    layer: Layer,
}

/// Which rules hold where.
#[derive(Clone, Debug)]
pub struct Settings {
    pub edition: u16,
    base: Layer,
    overrides: Vec<Part>,
    asked: Layer,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            edition: EDITIONS.last().copied().unwrap_or_default(),
            base: Layer::default(),
            overrides: Vec::new(),
            asked: Layer::default(),
        }
    }
}

impl Settings {
    /// Settings of a project; what `kader.toml` says and no rule knows is a finding.
    /// `own` are the names of the organisation's own rules.
    pub fn new(config: &Config, asked: &Asked, own: &[String], findings: &mut Vec<Diagnostic>) -> Settings {
        let mut settings = Settings::default();
        if let Some((word, span)) = &config.rules {
            match EDITIONS.iter().find(|edition| edition.to_string() == *word) {
                Some(edition) => settings.edition = *edition,
                None => findings.push(unknown_edition(word, *span)),
            }
        }
        settings.base = layer(&config.entries, own, findings);
        for part in &config.overrides {
            let paths: Vec<&str> = part.paths.iter().map(|(path, _)| path.as_str()).collect();
            settings.overrides.push(Part {
                paths: paths.join(", "),
                files: part.files.clone(),
                layer: layer(&part.entries, own, findings),
            });
        }
        for (name, level) in &asked.0 {
            // Later ones win, also a group over a rule in it.
            for name in meant(name, own).unwrap_or_default() {
                settings.asked.levels.insert(name, (*level, Origin::Asked));
            }
        }
        settings
    }

    /// Names on the command line that no rule, group or own rule has.
    pub fn unknown(asked: &Asked, own: &[String]) -> Vec<Text> {
        let unknown = asked.0.iter().filter(|(name, _)| meant(name, own).is_none());
        unknown.map(|(name, _)| unknown_name(name, own)).collect()
    }

    /// The level of a rule in a file, and who set it.
    pub fn level(&self, rule: &Rule, file: Option<FileId>) -> (Level, Origin) {
        let stands = rule.on && rule.edition <= self.edition;
        let level = if stands { Level::At(rule.kind.severity) } else { Level::Off };
        self.named_level(rule.kind.name.en, level, file)
    }

    /// The level of an own rule in a file, when it has this one of itself.
    pub fn named_level(&self, name: &str, own: Level, file: Option<FileId>) -> (Level, Origin) {
        let set = |layer: &Layer| layer.levels.get(name).copied();
        set(&self.asked)
            .or_else(|| self.parts(file).find_map(set))
            .or_else(|| set(&self.base))
            .unwrap_or((own, Origin::Default))
    }

    /// The layers that hold in a file only, the last one first.
    fn parts(&self, file: Option<FileId>) -> impl Iterator<Item = &Layer> {
        let here = move |part: &&Part| file.is_some_and(|file| part.files.contains(&file));
        self.overrides.iter().rev().filter(here).map(|part| &part.layer)
    }

    /// Whether a rule holds in any file.
    pub fn holds(&self, rule: &Rule) -> bool {
        let files = self.overrides.iter().flat_map(|part| part.files.iter().copied());
        let mut places = std::iter::once(None).chain(files.map(Some));
        places.any(|file| self.level(rule, file).0 != Level::Off)
    }

    /// What an option of a rule is set to in a file.
    pub fn number(&self, rule: &Rule, option: &Opt, file: Option<FileId>) -> Decimal {
        let key = (rule.kind.name.en, option.name);
        let set = |layer: &Layer| layer.numbers.get(&key).map(|(number, _)| *number);
        self.parts(file).find_map(set).or_else(|| set(&self.base)).unwrap_or(option.default)
    }

    /// What holds for some paths only: the paths, and the levels by name.
    pub fn elsewhere(&self) -> Vec<(&str, Vec<(&str, Level)>)> {
        self.overrides.iter().map(|part| (part.paths.as_str(), sorted(&part.layer))).collect()
    }
}

fn sorted(layer: &Layer) -> Vec<(&str, Level)> {
    let mut levels: Vec<(&str, Level)> =
        layer.levels.iter().map(|(name, (level, _))| (name.as_str(), *level)).collect();
    levels.sort_unstable();
    levels
}

/// Characters of a name that are shown.
const LONGEST_NAME: usize = 80;

/// The English names of the rules that a name means: of a rule, a group, or an own rule.
fn meant(name: &str, own: &[String]) -> Option<Vec<String>> {
    if let Some(rule) = super::named(name) {
        return Some(vec![rule.kind.name.en.to_owned()]);
    }
    if let Some(group) = Group::named(name) {
        // Own rules have levels of their own: a group does not change them all at once.
        let within =
            RULES.iter().filter(|rule| rule.group == group && !std::ptr::eq(**rule, &super::own_rule::RULE));
        return Some(within.map(|rule| rule.kind.name.en.to_owned()).collect());
    }
    own.iter().find(|one| *one == name).map(|one| vec![one.clone()])
}

fn layer(entries: &[Entry], own: &[String], findings: &mut Vec<Diagnostic>) -> Layer {
    let mut layer = Layer::default();
    // A rule that is named wins from its group, whatever comes first.
    let (groups, rules): (Vec<&Entry>, Vec<&Entry>) =
        entries.iter().partition(|entry| Group::named(&entry.name).is_some());
    for entry in groups.into_iter().chain(rules) {
        let Some(names) = meant(&entry.name, own) else {
            let title = unknown_name(&entry.name, own);
            findings.push(
                wrong(entry.span, title)
                    .help("kader explain --all noemt elke regel", "kader explain --all names every rule"),
            );
            continue;
        };
        if let Some((word, span)) = &entry.level {
            match Level::named(word) {
                Some(level) => layer
                    .levels
                    .extend(names.iter().map(|name| (name.clone(), (level, Origin::Config(entry.span))))),
                None => findings.push(wrong(*span, no_level(word)).help(
                    "schrijf \"error\", \"warning\", \"note\" of \"off\"",
                    "write \"error\", \"warning\", \"note\" or \"off\"",
                )),
            }
        }
        options(entry, &mut layer, findings);
    }
    layer
}

fn options(entry: &Entry, layer: &mut Layer, findings: &mut Vec<Diagnostic>) {
    let rule = super::named(&entry.name);
    for given in &entry.options {
        let known = rule.map_or(&[][..], |rule| rule.options);
        let Some((rule, option)) = rule.zip(known.iter().find(|option| option.name == given.name)) else {
            findings.push(unknown_option(&entry.name, &given.name, given.span, known));
            continue;
        };
        let fits = (option.least..=option.most).contains(&given.number)
            && (!option.whole || given.number.fract().is_zero());
        if fits {
            layer.numbers.insert((rule.kind.name.en, option.name), (given.number, given.number_span));
        } else {
            findings.push(outside(option, given.number, given.number_span));
        }
    }
}

fn unknown_edition(word: &str, span: Span) -> Diagnostic {
    let list: Vec<String> = EDITIONS.iter().map(|edition| format!("\"{edition}\"")).collect();
    let list = list.join(", ");
    let title = Text::new(
        format!("deze kader kent geen regels van ‘{word}’"),
        format!("this kader knows no rules of ‘{word}’"),
    );
    wrong(span, title).help(format!("het kan zijn: {list}"), format!("it may be: {list}"))
}

/// What to say of a name that no rule and no group has.
fn unknown_name(name: &str, own: &[String]) -> Text {
    let name: &str = &name.chars().take(LONGEST_NAME).collect::<String>();
    if let Some(kind) = kinds().into_iter().find(|kind| kind.name.nl == name || kind.name.en == name) {
        return Text::new(
            format!("‘{}’ is een fout in de tekst en heeft geen ander niveau", kind.name.nl),
            format!("‘{}’ is an error of the text and has no other level", kind.name.en),
        );
    }
    let rules = RULES.iter().flat_map(|rule| [rule.kind.name.nl, rule.kind.name.en]);
    let groups = Group::ALL.into_iter().flat_map(|group| [group.word().nl, group.word().en]);
    let near = suggest::nearest(name, rules.chain(groups).chain(own.iter().map(String::as_str)));
    match near.first() {
        Some(near) => Text::new(
            format!("er is geen regel of groep ‘{name}’; bedoelt u ‘{near}’?"),
            format!("there is no rule or group ‘{name}’; did you mean ‘{near}’?"),
        ),
        None => Text::new(
            format!("er is geen regel of groep ‘{name}’"),
            format!("there is no rule or group ‘{name}’"),
        ),
    }
}

fn unknown_option(rule: &str, name: &str, span: Span, known: &[&Opt]) -> Diagnostic {
    let title =
        Text::new(format!("‘{rule}’ heeft geen optie ‘{name}’"), format!("‘{rule}’ has no option ‘{name}’"));
    let names: Vec<&str> = known.iter().map(|option| option.name).collect();
    let near = suggest::nearest(name, names.iter().copied());
    let found = wrong(span, title);
    match (near.first(), names.as_slice()) {
        (Some(near), _) => found.help(format!("bedoelt u ‘{near}’?"), format!("did you mean ‘{near}’?")),
        (None, []) => found.help("deze regel heeft geen opties", "this rule has no options"),
        (None, names) => {
            let list = names.join(", ");
            found.help(format!("het kan zijn: {list}"), format!("it may be: {list}"))
        }
    }
}

fn outside(option: &Opt, number: Decimal, span: Span) -> Diagnostic {
    let (name, least, most) = (option.name, option.least, option.most);
    let title = Text::new(format!("‘{name}’ kan niet {number} zijn"), format!("‘{name}’ cannot be {number}"));
    let (nl, en) = match option.whole {
        true => ("een heel getal", "a whole number"),
        false => ("een getal", "a number"),
    };
    wrong(span, title).help(
        format!("schrijf {nl} van {least} tot en met {most}"),
        format!("write {en} from {least} up to and including {most}"),
    )
}
