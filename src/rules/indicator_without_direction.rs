//! Finds indicators with target numbers that do not say which way is better.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, indicator, values};
use crate::model::Point;
use crate::model::value::Figure;

use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    lacks: true,
    reach: Reach::File,
    ..Rule::new(
        Group::Measurability,
        Bi::new("indicator-zonder-richting", "indicator-without-direction"),
        Severity::Note,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een indicator met een getal als streefwaarde, die niet zegt of hoger of lager beter is.",
        "An indicator with a number as its target that does not say whether higher or lower is better.",
    ),
    matters: Bi::new(
        "Wie de richting niet kent, kan niet zeggen of een uitkomst naast de streefwaarde mee- of tegenvalt.",
        "Who does not know the direction cannot tell whether an outcome beside the target is good or bad news.",
    ),
    mend: Bi::new(
        "Zeg welke kant goed is met ‘gewenst’, of schrijf de streefwaarde als grens: >= 450.",
        "Say which way is better with ‘desired’, or write the target as a bound: >= 450.",
    ),
    fails: Bi::new(
        r#"document begroting-2026
programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    behaald 2024 432
    beoogd 2026 450
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Housing" {
  indicator homes "New homes" {
    realised 2024 432
    target 2026 450
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    gewenst toename
    behaald 2024 432
    beoogd 2026 450
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Housing" {
  indicator homes "New homes" {
    desired increase
    realised 2024 432
    target 2026 450
  }
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for measured in facts.indicators() {
        let id = measured.id;
        let number = |point: &&Point<'_>| matches!(point.observation.figure, Figure::Number(..));
        let (None, Some(target)) = (measured.series.wanted(), measured.ahead().find(number)) else {
            continue;
        };
        // What the law makes everybody show is known to be good or bad; the organisation need not say it.
        let listed = model.prop(id, &indicator::CATALOGUE).is_some();
        if listed || facts.answered(id, Some(&indicator::DESIRED), None) {
            continue;
        }
        let Some(node) = model.node(id) else { continue };
        let code = model.id(id);
        let language = model.language(node.span.file);
        let word = indicator::DESIRED.word.get(language);
        let ways = [&values::INCREASE, &values::DECREASE, &values::EQUAL].map(|way| way.word.get(language));
        let [up, down, equal] = ways;
        let found = Diagnostic::new(
            &RULE.kind,
            node.span,
            Text::new(
                format!("indicator ‘{code}’ zegt niet welke kant goed is"),
                format!("indicator ‘{code}’ does not say which way is better"),
            ),
        )
        .label("is hoger of lager beter?", "is higher or lower better?")
        .also(target.span(), "streefwaarde", "target")
        .help(
            format!("schrijf {word} {up}, {word} {down} of {word} {equal}"),
            format!("write {word} {up}, {word} {down} or {word} {equal}"),
        );
        findings.add(id, found);
    }
}
