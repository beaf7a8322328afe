//! Finds headings that a source prints with nothing under them, where no other rule asks for them.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Language, Meaning, criterion, fields, indicator};
use crate::model::kinds;
use crate::model::value::Value;

use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule {
    kind: Rule::kind(Bi::new("lege-kop", "blank-heading"), Severity::Warning, Docs::NONE),
    group: Group::Text,
    since: "0.1",
    lacks: false,
    check,
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
    for (id, node) in model.nodes().filter(|(_, node)| !node.duplicate) {
        for prop in model.props(id, &fields::BLANK) {
            let Value::Blank(what) = &prop.value else { continue };
            if is_asked(what) && facts.goals.contains(&id) {
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
