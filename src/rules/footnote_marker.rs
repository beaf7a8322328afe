//! Finds titles, units and remarks that end in the marker of a footnote that is not there.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, fields, indicator};
use crate::model::NodeId;
use crate::model::value::Figure;

use super::prose::{Part, Passage};
use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(Group::Text, Bi::new("voetnootteken", "footnote-marker"), Severity::Warning, DOCS, check)
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een titel, eenheid, opmerking of waarde in woorden die eindigt op *, ¹ of [1]: het teken van een voetnoot die op \
         de pagina stond en hier niet staat.",
        "A title, unit, remark or value in words that ends in *, ¹ or [1]: the marker of a footnote that stood on the page \
         and does not stand here.",
    ),
    matters: Bi::new(
        "In de noot staat vaak wat het cijfer waard is: voorlopig, anders geteld, een ander jaar. Zonder noot leest \
         niemand dat.",
        "The note often says what the figure is worth: provisional, counted otherwise, another year. Without it nobody \
         reads that.",
    ),
    mend: Bi::new(
        "Haal het teken weg en schrijf de noot waar hij hoort: als toelichting, of als opmerking achter de waarde.",
        "Remove the marker and write the note where it belongs: as an explanation, or as a remark behind the value.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen*"
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  indicator homes "New homes*"
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    toelichting "Zonder woningen voor studenten."
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  indicator homes "New homes" {
    explanation "Without homes for students."
  }
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let mut judge = |id: NodeId, passage: &Passage<'_>| {
        let Some((from, to)) = marker(passage.text) else { return };
        let span = passage.at(from, to);
        let mark = passage.text.get(from..to).unwrap_or_default();
        let write = fields::EXPLANATION.word.get(model.language(span.file));
        let found = Diagnostic::new(
            &RULE.kind,
            span,
            Text::new(
                format!("‘{mark}’ hoort bij een voetnoot die hier niet staat"),
                format!("‘{mark}’ belongs to a footnote that is not here"),
            ),
        )
        .label("wat de noot zei, is weg", "what the note said is gone")
        .help(
            format!("haal het teken weg, en schrijf wat de noot zei: {write} \"…\""),
            format!("remove the marker, and write what the note said: {write} \"…\""),
        )
        .propose(span, "");
        findings.add(id, found);
    };
    for (id, passage) in facts.passages(&[Part::Title, Part::Remark]) {
        judge(id, passage);
    }
    for id in facts.of(&indicator::CONCEPT) {
        let props = model.node(*id).map_or(&[][..], |node| &node.props);
        for figure in props.iter().flat_map(|prop| prop.value.observations()) {
            if let Figure::Text(text) = &figure.figure
                && let Some(span) = text.span()
            {
                judge(*id, &Passage { part: Part::Remark, span, text: model.sources().text(span) });
            }
        }
    }
}

/// Where the marker at the end of a text stands.
fn marker(text: &str) -> Option<(usize, usize)> {
    let text = text.trim_end();
    // Most texts end in a letter or a full stop: that is seen at once.
    match text.chars().next_back()? {
        '*' => stars(text),
        '¹' | '²' | '³' | '⁴' | '⁵' | '⁶' | '⁷' | '⁸' | '⁹' => raised(text),
        ']' => bracketed(text),
        _ => None,
    }
}

/// Words that are written with a star.
const STARRED: [&str; 4] = ["lhbt", "lgbt", "trans", "vrouw"];

/// One to three stars that emphasise nothing and are no part of the word.
fn stars(text: &str) -> Option<(usize, usize)> {
    let bare = text.trim_end_matches('*');
    let last = bare.split_whitespace().next_back()?.to_lowercase();
    let few = text.len() - bare.len() <= 3 && !bare.is_empty();
    (few && !bare.contains('*') && STARRED.iter().all(|one| !last.starts_with(one)))
        .then_some((bare.len(), text.len()))
}

/// Raised figures behind a word; behind the short name of a unit they are a square or a cube.
fn raised(text: &str) -> Option<(usize, usize)> {
    let bare = text.trim_end_matches(|one: char| matches!(one, '¹' | '²' | '³' | '⁴'..='⁹' | '⁰'));
    let last = bare.split(|one: char| !one.is_alphanumeric()).next_back()?;
    let word = last.chars().count() > 3 && last.chars().all(char::is_alphabetic);
    word.then_some((bare.len(), text.len()))
}

/// `[1]` and `[12]` at the end.
fn bracketed(text: &str) -> Option<(usize, usize)> {
    let open = text.rfind('[')?;
    let number = text.get(open + 1..text.len() - 1)?;
    let digits = !number.is_empty() && number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    (digits && open > 0).then_some((open, text.len()))
}
