//! Which rules hold in a project, at which level, and who said so.

use std::fmt::Write;

use rust_decimal::Decimal;

use crate::language::{Bi, Language};
use crate::rules::{Group, Needs, Origin, RULES, Rule, Settings};
use crate::source::Sources;

use super::place;

/// The rules by group, each with its level, where that was set, and its options.
pub fn table(
    settings: &Settings,
    skipped: &[(&'static Rule, Needs)],
    sources: &Sources,
    language: Language,
) -> String {
    let mut out = format!("rules = \"{}\"\n", settings.edition);
    let width = RULES.iter().map(|rule| rule.kind.name.get(language).chars().count()).max().unwrap_or(0);
    for group in Group::ALL {
        let _ = writeln!(out, "\n{}", group.word().get(language));
        for rule in RULES.iter().filter(|rule| rule.group == group) {
            let (level, origin) = settings.level(rule, None);
            let name = rule.kind.name.get(language);
            let line = format!(
                "  {name:width$}  {:13}  {}",
                level.word().get(language),
                by(origin, sources, language)
            );
            let _ = writeln!(out, "{}", line.trim_end());
            for option in rule.options {
                let number = settings.number(rule, option, None);
                let _ = writeln!(out, "      {} = {}", option.name, set(number, option.default, language));
            }
            for (_, needs) in skipped.iter().filter(|(one, _)| std::ptr::eq(*one, *rule)) {
                let not = Bi::new("niet uitgevoerd", "not run").get(language);
                let _ = writeln!(out, "      {not}: {}", needs.missing().get(language));
            }
        }
    }
    for (paths, levels) in settings.elsewhere() {
        let _ = writeln!(out, "\n{}", paths);
        for (name, level) in levels {
            let _ = writeln!(out, "  {name:width$}  {}", level.word().get(language));
        }
    }
    out
}

fn by(origin: Origin, sources: &Sources, language: Language) -> String {
    match origin {
        Origin::Default => String::new(),
        Origin::Asked => "--rule".to_owned(),
        Origin::Config(span) => {
            let (path, line, _) = place(sources, span);
            match language {
                Language::Nl => format!("door {path}:{line}"),
                Language::En => format!("by {path}:{line}"),
            }
        }
    }
}

fn set(number: Decimal, default: Decimal, language: Language) -> String {
    let word = Bi::new("standaard", "default").get(language);
    if number == default { number.to_string() } else { format!("{number} ({word} {default})") }
}
