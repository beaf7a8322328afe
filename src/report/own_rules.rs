//! The page about own rules: how to write one, and every term and function of a condition, made from the table of terms.

use std::fmt::Write;

use crate::language::{Bi, Language};
use crate::rules::own::terms::{self, Item, Term, Things, Type};

/// The part of the page that people write.
const PROSE: Bi = Bi::new(include_str!("own_rules.nl.md"), include_str!("own_rules.en.md"));

/// The whole page.
pub fn page(language: Language) -> String {
    let mut out = PROSE.get(language).to_owned();
    let _ = write!(out, "\n## {}\n\n", Bi::new("Functies", "Functions").get(language));
    head(&mut out, Bi::new("functie", "function"), language);
    for function in terms::FUNCTIONS {
        let _ = writeln!(out, "| `{}` | {} |", function.form, function.docs.get(language));
    }
    let _ = write!(out, "\n## {}\n", Bi::new("Termen", "Terms").get(language));
    let every = Bi::new("Van alles", "Of everything");
    let _ = write!(out, "\n### {}\n\n", every.get(language));
    let shared: Vec<&str> = terms::shared().collect();
    let is_shared = |term: &&&Term| shared.contains(&term.name);
    if let Some(first) = terms::all().first() {
        table(&mut out, first.terms.iter().filter(is_shared).copied(), language);
    }
    let mut levels = false;
    for of in terms::all() {
        // Every level has the same terms.
        if of.concept.is_level() && std::mem::replace(&mut levels, true) {
            continue;
        }
        let level =
            Bi::new("Van elk niveau (`doel`, `programma`, …)", "Of every level (`goal`, `programme`, …)");
        let heading = match of.concept.is_level() {
            true => level.get(language).to_owned(),
            false => format!("`{}`", of.concept.word.get(language)),
        };
        let _ = write!(out, "\n### {heading}\n\n");
        table(&mut out, of.terms.iter().filter(|term| !is_shared(term)).copied(), language);
    }
    let _ = write!(out, "\n## {}\n", Bi::new("Waarden met delen", "Values with parts").get(language));
    for record in terms::RECORDS {
        let _ = write!(out, "\n### {}\n\n", record.name.get(language));
        table(&mut out, record.terms.iter(), language);
    }
    out
}

fn head(out: &mut String, first: Bi, language: Language) {
    let meaning = Bi::new("betekenis", "meaning").get(language);
    let _ = writeln!(out, "| {} | {meaning} |\n| --- | --- |", first.get(language));
}

fn table(out: &mut String, terms: impl Iterator<Item = &'static Term>, language: Language) {
    let heads = Bi::new("| term | soort waarde | betekenis |", "| term | type | meaning |").get(language);
    let _ = writeln!(out, "{heads}\n| --- | --- | --- |");
    for term in terms {
        let also = term.short.map(|short| format!(", `{short}`")).unwrap_or_default();
        let may = Bi::new(", kan ontbreken", ", may be missing").get(language);
        let may = if term.optional { may } else { "" };
        let kind = type_name(term.kind, language);
        let _ = writeln!(out, "| `{}`{also} | {kind}{may} | {} |", term.name, term.docs.get(language));
    }
}

fn type_name(kind: Type, language: Language) -> String {
    let name = |item: Item| match item {
        Item::Bool => Bi::new("waar/onwaar", "true/false").get(language).to_owned(),
        Item::Int => Bi::new("geheel getal", "whole number").get(language).to_owned(),
        Item::Number => Bi::new("getal met decimalen", "number with decimals").get(language).to_owned(),
        Item::Text => Bi::new("tekst", "text").get(language).to_owned(),
        Item::Thing(Things::Any) | Item::Anything => Bi::new("iets", "anything").get(language).to_owned(),
        Item::Thing(Things::Of(concept)) => format!("`{}`", concept.word.get(language)),
        Item::Record(record) => record.name.get(language).to_owned(),
    };
    match kind {
        Type::One(item) => name(item),
        Type::List(item) => format!("{} {}", Bi::new("lijst:", "list:").get(language), name(item)),
    }
}
