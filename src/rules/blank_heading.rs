//! Finds headings that a source prints with nothing under them, where no other rule asks for them.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Language, Meaning, criterion, fields, indicator};
use crate::model::kinds;
use crate::model::value::Value;

use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(Group::Text, Bi::new("lege-kop", "blank-heading"), Severity::Warning, DOCS, check)
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een kop die de bron afdrukt zonder iets eronder, vastgelegd met ‘leeg’. Wat een doel moet \
         hebben, vragen de regels over doelen zelf.",
        "A heading that the source prints with nothing under it, recorded with ‘blank’. What a goal \
         must have, the rules about goals ask themselves.",
    ),
    matters: Bi::new(
        "Een lege kop laat zien dat er iets had moeten staan. De lezer weet niet of het vergeten is, \
         of dat er niets te melden was.",
        "A blank heading shows that something should have stood there. The reader cannot tell whether \
         it was forgotten or there was nothing to say.",
    ),
    mend: Bi::new(
        "Vul de kop, haal hem weg, of zeg met ‘geen’ en een reden waarom er niets staat.",
        "Fill the heading, remove it, or say with ‘no’ and a reason why nothing stands there.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  leeg bestedingsvoorstellen
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  blank spending-proposals
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Wonen" {
  geen bestedingsvoorstellen "De raad besluit hierover bij de voorjaarsnota"
}"#,
        r#"language en
document budget-2026

programme 1 "Housing" {
  no spending-proposals "The council decides on these in spring"
}"#,
    ),
};

/// What the rules about goals ask for themselves.
fn is_asked(what: &Meaning) -> bool {
    let field = what.field.is_some_and(|field| {
        [&fields::INDICATORS, &fields::HOLDERS, &fields::FRAMING_NOTES].contains(&field)
    });
    field
        || what
            .concept
            .is_some_and(|concept| *concept == criterion::CONCEPT || *concept == indicator::CONCEPT)
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for id in facts.marked().blanks.iter().copied() {
        let Some(node) = model.node(id) else { continue };
        for prop in model.props(id, &fields::BLANK) {
            let Value::Blank(what) = &prop.value else { continue };
            if is_asked(what) && facts.is_goal(id) {
                continue;
            }
            let (nl, en) = (kinds::describe(what, Language::Nl), kinds::describe(what, Language::En));
            let found = Diagnostic::new(
                &RULE.kind,
                prop.span,
                Text::new(
                    format!("onder de kop ‘{nl}’ staat niets"),
                    format!("there is nothing under the heading ‘{en}’"),
                ),
            )
            .also(node.span, "hier hoort de kop bij", "the heading belongs to this")
            .help(
                "vul de kop, haal hem weg, of zeg met ‘geen … \"reden\"’ waarom er niets staat",
                "fill the heading, remove it, or say with ‘no … \"reason\"’ why nothing stands there",
            );
            findings.add(id, found);
        }
    }
}
