//! Finds prose of a plan that speaks of a year long past as if it were to come.

use rustc_hash::FxHashMap;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::Bi;
use crate::model::{NodeId, period};

use super::prose::{Part, Passage, Word};
use super::{Facts, Findings, Group, Reach, Rule, prose};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(Group::Text, Bi::new("verouderd-jaartal", "stale-year"), Severity::Note, DOCS, check)
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Tekst in een plan die een jaar als toekomst noemt dat bij het schrijven al voorbij was: ‘in 2019 gaan we’ in de \
         begroting van 2022. Het jaar vóór dat van het plan telt niet mee: dan werd het geschreven.",
        "Prose in a plan that speaks of a year as the future that had passed when it was written: ‘in 2019 we will’ in the \
         budget of 2022. The year before that of the plan does not count: it was written then.",
    ),
    matters: Bi::new(
        "De tekst is overgenomen uit een eerdere editie. De lezer weet niet wat er nog van klopt.",
        "The text was taken over from an earlier edition. The reader cannot tell what of it still holds.",
    ),
    mend: Bi::new(
        "Schrijf wat er van kwam, of het jaar waarin het nu gebeurt.",
        "Write what came of it, or the year in which it happens now.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  beschrijving "In 2023 gaan we duizend woningen bouwen."
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  description "In 2023 we will build a thousand homes."
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  beschrijving "In 2026 gaan we duizend woningen bouwen."
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  description "In 2026 we will build a thousand homes."
}"#,
    ),
};

const BEFORE_A_YEAR: &[&str] = &["in", "eind", "begin", "medio", "during", "early", "late"];
/// Verbs that speak of what is to come, and who does it.
const TO_COME: &[&str] = &["gaan", "gaat", "willen", "wil", "zullen", "zal", "will", "shall"];
const WHO: &[&str] = &["we", "wij", "ze", "zij", "it", "they", "er", "hier", "ook", "also", "nog"];

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let plans: FxHashMap<NodeId, i16> = facts
        .documents
        .iter()
        .filter(|document| document.is_plan())
        .filter_map(|document| Some((document.id, document.year?)))
        .collect();
    for (id, passage) in facts.passages(&[Part::Title, Part::Prose]) {
        let document = || model.node(id).and_then(|node| node.document);
        if !passage.text.bytes().any(|one| one.is_ascii_digit()) {
            continue;
        }
        if let Some(year) = document().and_then(|document| plans.get(&document)) {
            judge(passage, *year, |diagnostic| findings.add(id, diagnostic));
        }
    }
}

fn judge(passage: &Passage<'_>, year: i16, mut add: impl FnMut(Diagnostic)) {
    if !names_a_year_before(passage.text, year) {
        return;
    }
    // Two words before the year and two behind it decide.
    let words: Vec<Word<'_>> = prose::words(passage.text).collect();
    for (at, word) in words.iter().enumerate() {
        let Some(named) = period::year(word.text).filter(|named| *named + 1 < year && *named > 1990) else {
            continue;
        };
        let Some(before) = at.checked_sub(1).and_then(|at| words.get(at)) else { continue };
        if !before.is(BEFORE_A_YEAR) || before.ends() {
            continue;
        }
        let ahead = words.get(at + 1..).unwrap_or_default();
        let verb = if word.ends() { None } else { next_verb(ahead) };
        let earlier = words.get(..at - 1).unwrap_or_default();
        let Some((from, to)) = verb
            .map(|verb| (before.at, verb.end()))
            .or_else(|| verb_before(earlier).map(|verb| (verb.at, word.end())))
        else {
            continue;
        };
        add(found(passage, (from, to), named, year));
    }
}

/// Whether the digits of a year before the last one stand in a text: most texts are done here.
fn names_a_year_before(text: &str, year: i16) -> bool {
    let old = |four: &[u8]| {
        let digits = std::str::from_utf8(four).ok().and_then(period::year);
        digits.is_some_and(|named| named + 1 < year)
    };
    let century = |two: &[u8]| matches!(two, b"19" | b"20");
    text.as_bytes().windows(4).any(|four| four.get(..2).is_some_and(century) && old(four))
}

/// `in 2019 gaan`, `in 2019 we will`, `in 2019 er ook`
fn next_verb<'w, 'a>(ahead: &'w [Word<'a>]) -> Option<&'w Word<'a>> {
    match ahead {
        [first, ..] if first.is(TO_COME) => Some(first),
        [first, second, ..] if first.is(WHO) && !first.ends() && second.is(TO_COME) => Some(second),
        _ => None,
    }
}

/// `we gaan in 2019`, `zal in 2019`, `gaan we in 2019`
fn verb_before<'w, 'a>(earlier: &'w [Word<'a>]) -> Option<&'w Word<'a>> {
    match earlier {
        [.., last] if last.is(TO_COME) && !last.ends() => Some(last),
        [.., verb, who] if who.is(WHO) && !who.ends() && verb.is(TO_COME) && !verb.ends() => Some(verb),
        _ => None,
    }
}

fn found(passage: &Passage<'_>, (from, to): (usize, usize), named: i16, year: i16) -> Diagnostic {
    Diagnostic::new(
        &RULE.kind,
        passage.at(from, to),
        Text::new(
            format!("{named} is hier toekomst, in een plan voor {year}"),
            format!("{named} is the future here, in a plan for {year}"),
        ),
    )
    .label("dat jaar was al voorbij", "that year had passed")
    .help(
        "schrijf wat ervan kwam, of het jaar waarin het nu gebeurt",
        "write what came of it, or the year in which it happens now",
    )
}
