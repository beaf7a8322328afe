//! Finds texts that only hold the place of a text that is still to be written.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, fields};

use super::prose::{Part, Passage};
use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(Group::Text, Bi::new("invultekst", "placeholder-text"), Severity::Warning, DOCS, check)
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een titel, een lopende tekst of een reden die alleen een plek openhoudt: ‘volgt nog’, ‘nog in te vullen’, ‘p.m.’, \
         ‘…’, ‘[naam]’, ‘lorem ipsum’.",
        "A title, prose or a reason that only holds a place: ‘to follow’, ‘to be filled in’, ‘tbd’, ‘…’, ‘[name]’, ‘lorem \
         ipsum’.",
    ),
    matters: Bi::new(
        "De plek lijkt gevuld, dus niemand ziet meer dat er iets ontbreekt. Ook de regels die ernaar vragen zwijgen.",
        "The place seems filled, so nobody sees any more that something is missing. The rules that ask for it are silent \
         too.",
    ),
    mend: Bi::new(
        "Schrijf de tekst, of haal de regel weg. Toont de bron een kop met niets eronder, schrijf dan: leeg ….",
        "Write the text, or remove the line. If the source prints a heading with nothing under it, write: blank ….",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  beschrijving "Nog in te vullen"
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  description "To be filled in"
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  beschrijving "Wie een woning zoekt, vindt er een."
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  description "Who looks for a home finds one."
}"#,
    ),
};

/// What people write where a text is still to come, in lower case and without marks at the ends.
const PLACEHOLDERS: &[&str] = &[
    "volgt",
    "volgt nog",
    "tekst volgt",
    "tekst volgt nog",
    "wordt later ingevuld",
    "in te vullen",
    "nog in te vullen",
    "nog invullen",
    "invullen",
    "nader te bepalen",
    "nog te bepalen",
    "nader in te vullen",
    "nog uit te werken",
    "nog aan te vullen",
    "aanvullen",
    "pm",
    "p.m",
    "nnb",
    "n.n.b",
    "ntb",
    "n.t.b",
    "lorem ipsum",
    "tbd",
    "tba",
    "t.b.d",
    "to be determined",
    "to be decided",
    "to be filled in",
    "to be completed",
    "to follow",
    "text to follow",
    "placeholder",
    "xxx",
    "xx",
    "xxxx",
];

/// Reasons copied from a message or a page of kader.
const COPIED: &[&str] = &["reden", "reason"];

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for (id, passage) in facts.passages(&[Part::Title, Part::Prose, Part::Reason]) {
        if !holds_a_place(passage) {
            continue;
        }
        let blank = fields::BLANK.word.get(model.language(passage.span.file));
        let found = Diagnostic::new(
            &RULE.kind,
            passage.span,
            Text::new("deze tekst moet nog geschreven worden", "this text is still to be written"),
        )
        .label("dit houdt alleen een plek open", "this only holds a place")
        .help(
            format!(
                "schrijf de tekst of haal de regel weg; is de kop in de bron leeg, schrijf dan: {blank} …"
            ),
            format!(
                "write the text or remove the line; if the heading is blank in the source, write: {blank} …"
            ),
        );
        findings.add(id, found);
    }
}

fn holds_a_place(passage: &Passage<'_>) -> bool {
    // Long texts are texts: nothing else is looked at.
    if passage.text.len() > 64 {
        return starts_as_filler(passage.text.trim_start());
    }
    let text = passage.text.trim();
    let bare = text.trim_matches(|one: char| !one.is_alphanumeric());
    let is = |known: &[&str]| known.iter().any(|one| one.eq_ignore_ascii_case(bare));
    let bracketed = [('[', ']'), ('<', '>'), ('{', '}')];
    let bracketed = bracketed.iter().any(|(open, close)| {
        let inner = text.strip_prefix(*open).and_then(|text| text.strip_suffix(*close));
        inner.is_some_and(|inner| !inner.contains([*open, *close]) && !inner.is_empty())
    });
    let copied = passage.part == Part::Reason && is(COPIED);
    let dots =
        !text.is_empty() && text.chars().all(|one| matches!(one, '.' | '…' | '?' | '-' | '–' | '_' | ' '));
    bracketed || copied || dots || is(PLACEHOLDERS) || starts_as_filler(bare)
}

fn starts_as_filler(text: &str) -> bool {
    text.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("lorem ipsum"))
}
