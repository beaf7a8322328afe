//! Finds two persons in the register who are probably one.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, person};
use crate::model::{Model, NodeId, Relation, likeness};

use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule::new(
    Group::Traceability,
    Bi::new("persoon-twee-keer", "similar-people"),
    Severity::Note,
    DOCS,
    check,
);

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Twee personen met bijna dezelfde naam: de een met voorletters en de ander voluit, of één letter \
         verschil. Noemt één doel ze allebei, dan zijn het er twee.",
        "Two persons with nearly the same name: one with initials and the other in full, or one letter apart. \
         If one goal names both, they are two.",
    ),
    matters: Bi::new(
        "Staat iemand er twee keer in, dan lijkt het alsof het doel van portefeuillehouder wisselde.",
        "If somebody is in it twice, it looks as if the goal changed hands.",
    ),
    mend: Bi::new(
        "Maak er één persoon van en verwijs daar overal naar. Zijn het er twee, laat de regel dan zwijgen met een \
         reden.",
        "Make them one person and refer to that everywhere. If they are two, silence the rule with a reason.",
    ),
    fails: Bi::new(
        r#"document begroting-2026
persoon e-jansen "E.M. Jansen"
persoon jansen "Els Jansen"

programma 1 "Wonen" {
  portefeuillehouder jansen
}
programma 2 "Sport" {
  portefeuillehouder e-jansen
}"#,
        r#"language en
document budget-2026
person e-jansen "E.M. Jansen"
person jansen "Els Jansen"

programme 1 "Housing" {
  portfolio-holder jansen
}
programme 2 "Sport" {
  portfolio-holder e-jansen
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
persoon jansen "Els Jansen"

programma 1 "Wonen" {
  portefeuillehouder jansen
}
programma 2 "Sport" {
  portefeuillehouder jansen
}"#,
        r#"language en
document budget-2026
person jansen "Els Jansen"

programme 1 "Housing" {
  portfolio-holder jansen
}
programme 2 "Sport" {
  portfolio-holder jansen
}"#,
    ),
};

/// A name as it is compared.
struct Name {
    /// The first name or the initials, each letter apart.
    first: Vec<String>,
    family: String,
}

impl Name {
    fn new(title: &str) -> Option<Name> {
        let mut words = likeness::words(title);
        words.retain(|word| !TITLES.contains(&word.as_str()));
        let start = words.iter().position(|word| word.chars().count() > 1 && !has_initials(word, title))?;
        let split = if start == 0 { 1 } else { start };
        let family = words.split_off(split.min(words.len()));
        (!family.is_empty() && !words.is_empty()).then(|| Name { first: words, family: family.join(" ") })
    }

    fn is_initials(&self) -> bool {
        self.first.iter().all(|word| word.chars().count() == 1)
    }

    fn initial(&self) -> Option<char> {
        self.first.first()?.chars().next()
    }

    fn whole(&self) -> String {
        format!("{} {}", self.first.join(" "), self.family)
    }
}

/// What stands before a name and is none.
const TITLES: &[&str] =
    &["dhr", "mevr", "mw", "drs", "dr", "mr", "ir", "ing", "prof", "de", "heer", "mevrouw", "wethouder"];

/// `E.M.` is read as two words of one letter already; `EM` in capitals as one.
fn has_initials(word: &str, title: &str) -> bool {
    let upper = word.to_uppercase();
    word.chars().count() <= 3 && title.split_whitespace().any(|one| one == upper)
}

/// Names shorter than this differ by one letter too easily.
const SHORTEST: usize = 8;

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let mut families: FxHashMap<String, Vec<(NodeId, Name)>> = FxHashMap::default();
    let mut near: FxHashMap<String, NodeId> = FxHashMap::default();
    for id in facts.of(&person::CONCEPT) {
        let Some(name) = model.title(*id).and_then(|title| Name::new(&title)) else { continue };
        let same = families.entry(name.family.clone()).or_default();
        let twin = same.iter().rev().take(20).find(|(_, other)| {
            name.initial() == other.initial()
                && (name.is_initials() != other.is_initials() || name.first == other.first)
        });
        let twin = twin.map(|(other, _)| *other).or_else(|| spelled(&name, *id, &mut near));
        if let Some(other) = twin.filter(|other| !named_together(model, *id, *other)) {
            findings.extend(*id, found(model, *id, other));
        }
        same.push((*id, name));
    }
}

/// Somebody whose name differs by one letter: both have the same name when that letter is left out.
fn spelled(name: &Name, id: NodeId, near: &mut FxHashMap<String, NodeId>) -> Option<NodeId> {
    let whole = name.whole();
    if name.is_initials() || whole.chars().count() < SHORTEST {
        return None;
    }
    // A double letter gives the same name twice.
    let other =
        |near: &FxHashMap<String, NodeId>, name: &str| near.get(name).copied().filter(|other| *other != id);
    let mut found = None;
    for left_out in whole.char_indices().filter(|(_, one)| one.is_alphabetic()).map(|(at, _)| at) {
        let shorter: String =
            whole.char_indices().filter(|(at, _)| *at != left_out).map(|(_, one)| one).collect();
        found = found.or_else(|| other(near, &shorter));
        near.entry(shorter).or_insert(id);
    }
    found = found.or_else(|| other(near, &whole));
    near.entry(whole).or_insert(id);
    found
}

/// Whether one thing names both: then they are two.
fn named_together(model: &Model, one: NodeId, other: NodeId) -> bool {
    let names = |id: NodeId| model.origins(id, Relation::HeldBy).into_iter().map(|(from, _)| from);
    let here: FxHashSet<NodeId> = names(one).collect();
    names(other).any(|from| here.contains(&from))
}

fn found(model: &Model, id: NodeId, other: NodeId) -> Option<Diagnostic> {
    let (node, first) = (model.node(id)?, model.node(other)?);
    let (name, before) = (model.title(id)?, model.title(other)?);
    let code = model.id(other);
    let title = Text::new(
        format!("‘{name}’ en ‘{before}’ lijken dezelfde persoon"),
        format!("‘{name}’ and ‘{before}’ seem to be the same person"),
    );
    let found = Diagnostic::new(&RULE.kind, node.span, title)
        .label("bijna dezelfde naam", "nearly the same name")
        .also(first.span, "als deze", "as this one")
        .help(
            format!("laat deze persoon weg en verwijs overal naar {code}"),
            format!("leave out this person and refer to {code} everywhere"),
        );
    Some(found)
}
