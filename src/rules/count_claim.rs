//! Finds texts that promise a number of things and then list another number.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, CONCEPTS, Concept, Language};
use crate::model::{Model, Node, NodeId};

use super::prose::{Part, Passage, Word};
use super::{Facts, Findings, Group, Reach, Rule, follow_up, prose};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(Group::Text, Bi::new("aantal-klopt-niet", "count-claim"), Severity::Warning, DOCS, check)
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een zin die een aantal noemt (‘drie pijlers:’) vlak voor een lijst met een ander aantal punten, of een titel die \
         een aantal noemt (‘Drie speerpunten’) waar een ander aantal bij hoort.",
        "A sentence that names a number (‘three pillars:’) right before a list with another number of items, or a title \
         that names a number (‘Three spearheads’) to which another number belongs.",
    ),
    matters: Bi::new(
        "Een van de twee klopt niet: er is een punt weggevallen of bijgekomen, of de zin is oud.",
        "One of the two is wrong: an item was lost or added, or the sentence is old.",
    ),
    mend: Bi::new(
        "Verbeter het aantal, of maak de lijst volledig.",
        "Correct the number, or complete the list.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  beschrijving """
    We werken langs drie lijnen:

    - bouwen;
    - verdelen.
    """
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  description """
    We work along three lines:

    - building;
    - sharing.
    """
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  beschrijving """
    We werken langs twee lijnen:

    - bouwen;
    - verdelen.
    """
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  description """
    We work along two lines:

    - building;
    - sharing.
    """
}"#,
    ),
};

/// The numbers that people write out, from two.
const NL: [&str; 11] =
    ["twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"];
const EN: [&str; 11] =
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// What a list may be a list of.
const COUNTED: &[&str] = &[
    "speerpunten",
    "punten",
    "aandachtspunten",
    "uitgangspunten",
    "knelpunten",
    "doelen",
    "doelstellingen",
    "subdoelen",
    "ambities",
    "thema's",
    "opgaven",
    "opgaves",
    "pijlers",
    "sporen",
    "lijnen",
    "hoofdlijnen",
    "actielijnen",
    "programmalijnen",
    "onderdelen",
    "delen",
    "redenen",
    "stappen",
    "vragen",
    "w-vragen",
    "criteria",
    "acties",
    "maatregelen",
    "prioriteiten",
    "principes",
    "soorten",
    "fasen",
    "fases",
    "onderwerpen",
    "terreinen",
    "kernwaarden",
    "bewegingen",
    "rollen",
    "risico's",
    "bouwstenen",
    "hervormingen",
    "perspectieven",
    "leidraden",
    "spearheads",
    "points",
    "goals",
    "objectives",
    "ambitions",
    "themes",
    "challenges",
    "pillars",
    "tracks",
    "lines",
    "parts",
    "reasons",
    "steps",
    "questions",
    "criterions",
    "actions",
    "measures",
    "priorities",
    "principles",
    "kinds",
    "phases",
    "subjects",
    "topics",
    "roles",
    "risks",
    "reforms",
    "areas",
];

/// Words before a number that speak of things named elsewhere.
const ELSEWHERE: &[&str] = &[
    "deze", "die", "these", "those", "voor", "bij", "for", "elk", "elke", "each", "van", "of", "alle", "all",
    "andere", "other", "eerste", "first", "laatste", "last", "minstens", "ongeveer", "least", "about",
];

/// Words that say that a list is not whole.
const EXAMPLES: &[&str] = &[
    "waaronder",
    "onder",
    "zoals",
    "bijvoorbeeld",
    "including",
    "such",
    "among",
    "example",
    "o.a",
    "e.g",
    "bv",
    "bijv",
];

/// A number of things that a text claims.
struct Claim<'a> {
    number: usize,
    noun: &'a str,
    from: usize,
    to: usize,
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (id, passage) in facts.passages(&[Part::Title, Part::Prose]) {
        match (passage.part, facts.model.node(id)) {
            (Part::Title, Some(node)) => title(facts, (id, node), passage, findings),
            _ => lists(passage, |found| findings.add(id, found)),
        }
    }
}

/// `Drie speerpunten` as the title of something that has or leads to another number of them.
fn title(facts: &Facts<'_>, (id, node): (NodeId, &Node), passage: &Passage<'_>, findings: &mut Findings) {
    // Few titles hold a number: the others are done here.
    let partial = || facts.document(id).is_some_and(|document| document.is_partial);
    let bare = |word: &str| number(word.trim_matches(|one: char| !one.is_alphanumeric())).is_some();
    let likely = |word: &str| {
        let first = word.bytes().next().is_some_and(|one| one.is_ascii_digit() || !one.is_ascii_alphabetic());
        word.len() <= 8 && (first || starts_like_a_number(word)) && bare(word)
    };
    if !passage.text.split(' ').any(likely) || partial() {
        return;
    }
    let words: Vec<Word<'_>> = prose::words(passage.text).collect();
    let Some(claim) = only_claim(&words) else { return };
    let Some(concept) = named(claim.noun) else { return };
    let count = count(facts.model, id, concept);
    if count > 0 && count != claim.number && node.holes.iter().next().is_none() {
        findings.add(id, found(passage, &claim, count));
    }
}

/// The concept that a plural names, in either language.
fn named(noun: &str) -> Option<&'static Concept> {
    let noun = noun.to_lowercase();
    let is = |concept: &&&'static Concept| Language::BOTH.iter().any(|one| concept.word.many(*one) == noun);
    CONCEPTS.iter().find(is).copied()
}

fn count(model: &Model, id: NodeId, concept: &Concept) -> usize {
    let mut all = model.children(id);
    all.extend(follow_up::tied(model, id));
    all.sort_unstable();
    all.dedup();
    all.into_iter().filter(|one| model.node(*one).is_some_and(|node| node.concept == concept)).count()
}

/// Each list whose lead-in claims another number.
fn lists(passage: &Passage<'_>, mut add: impl FnMut(Diagnostic)) {
    // Most prose is one line, or has no list.
    let bytes = passage.text.as_bytes();
    let behind_colon = |end: usize| {
        let line = bytes.get(..end).unwrap_or_default();
        line.ends_with(b":") || line.ends_with(b":\r")
    };
    if !memchr::memchr_iter(b'\n', bytes).any(behind_colon) {
        return;
    }
    let mut at = 0;
    let lines: Vec<(usize, &str)> = passage
        .text
        .split_inclusive('\n')
        .map(|line| {
            let start = at;
            at += line.len();
            (start, line.trim_end())
        })
        .collect();
    for (index, (start, line)) in lines.iter().enumerate().filter(|(_, (_, line))| line.ends_with(':')) {
        let items = items(lines.get(index + 1..).unwrap_or_default());
        // A sentence may have begun on the line before.
        let above = lines.get(..index).unwrap_or_default();
        let first = above
            .iter()
            .rev()
            .take(3)
            .take_while(|(_, line)| !line.trim().is_empty() && bullet(line).is_none());
        let begin = first.last().map_or(*start, |(start, _)| *start);
        let Some(lead) = passage.text.get(begin..start + line.len()) else { continue };
        let words: Vec<Word<'_>> = prose::words(lead).collect();
        let sentence = words
            .iter()
            .rev()
            .skip(1)
            .take_while(|word| !word.behind.contains(['.', '?', '!', ';', ':']))
            .count();
        let words = words.get(words.len().saturating_sub(sentence + 1)..).unwrap_or_default();
        if let Some(claim) = only_claim(words).filter(|claim| items > 1 && claim.number != items) {
            let claim = Claim { from: begin + claim.from, to: begin + claim.to, ..claim };
            add(found(passage, &claim, items));
        }
    }
}

/// How many items the list has that starts here: lines with the same mark at the same depth.
fn items(lines: &[(usize, &str)]) -> usize {
    let mut depth = None;
    let mut count = 0;
    for (_, line) in lines.iter().filter(|(_, line)| !line.trim().is_empty()) {
        let own = line.len() - line.trim_start().len();
        match (bullet(line), depth) {
            (Some(_), None) => (depth, count) = (Some(own), 1),
            (Some(_), Some(first)) if own == first => count += 1,
            (_, Some(first)) if own > first => {}
            _ => break,
        }
    }
    count
}

/// The mark of a list item: `- `, `* `, `• `, `1. `, `a) `.
fn bullet(line: &str) -> Option<&str> {
    let (mark, _) = line.trim_start().split_once(char::is_whitespace)?;
    let plain = matches!(mark, "-" | "*" | "•" | "–" | "+");
    let counted = mark.strip_suffix(['.', ')']).is_some_and(|mark| {
        mark.len() <= 2 && !mark.is_empty() && mark.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    (plain || counted).then_some(mark)
}

/// The one number of things that these words claim; two claims could each be about the list.
fn only_claim<'a>(words: &[Word<'a>]) -> Option<Claim<'a>> {
    if words.iter().any(|word| word.is(EXAMPLES)) {
        return None;
    }
    let mut claims = (0..words.len()).filter_map(|at| claim(words, at));
    let first = claims.next()?;
    let others = words.iter().filter(|word| number(word.text).is_some()).count();
    (others == 1 && claims.next().is_none()).then_some(first)
}

/// `drie`, at most two words and what is counted.
fn claim<'a>(words: &[Word<'a>], at: usize) -> Option<Claim<'a>> {
    let word = words.get(at)?;
    let number = number(word.text).filter(|_| !word.ends())?;
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    if before.is_some_and(|before| before.is(ELSEWHERE)) {
        return None;
    }
    let next = words.get(at + 1..words.len().min(at + 4))?;
    let place = next.iter().position(|word| word.is(COUNTED))?;
    let between = next.get(..place)?;
    let noun = next.get(place)?;
    let plain = between.iter().all(|word| !word.ends());
    plain.then_some(Claim { number, noun: noun.text, from: word.at, to: noun.end() })
}

fn number(word: &str) -> Option<usize> {
    let short = (3..=6).contains(&word.len()) && starts_like_a_number(word);
    let is = |one: &&str| short && one.eq_ignore_ascii_case(word);
    let written = || NL.iter().position(is).or_else(|| EN.iter().position(is)).map(|at| at + 2);
    let digits = word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit()) && !word.starts_with('0');
    let counted = digits.then(|| word.parse().ok()).flatten().filter(|count| (2..=12).contains(count));
    counted.or_else(|| short.then(written).flatten())
}

/// The first two letters tell most words from numbers, at once.
fn starts_like_a_number(word: &str) -> bool {
    let [first, second, ..] = word.as_bytes() else { return false };
    matches!(
        &[first.to_ascii_lowercase(), second.to_ascii_lowercase()],
        b"tw"
            | b"dr"
            | b"vi"
            | b"ze"
            | b"ac"
            | b"ne"
            | b"ti"
            | b"el"
            | b"th"
            | b"fo"
            | b"fi"
            | b"si"
            | b"se"
            | b"ei"
            | b"ni"
            | b"te"
    )
}

fn found(passage: &Passage<'_>, claim: &Claim<'_>, count: usize) -> Diagnostic {
    let said = passage.text.get(claim.from..claim.to).unwrap_or_default();
    Diagnostic::new(
        &RULE.kind,
        passage.at(claim.from, claim.to),
        Text::new(
            format!("hier staat ‘{said}’, en het zijn er {count}"),
            format!("this says ‘{said}’, and there are {count}"),
        ),
    )
    .label(format!("geteld: {count}"), format!("counted: {count}"))
    .help("verbeter het aantal, of maak de lijst volledig", "correct the number, or complete the list")
}
