//! Finds indicators in a plan that have no target for the years it is about.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Meaning, fields};
use crate::model::Point;

use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    lacks: true,
    reach: Reach::File,
    ..Rule::new(
        Group::Measurability,
        Bi::new("indicator-zonder-streefwaarde", "indicator-without-target"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een indicator in een begroting zonder streefwaarde voor het begrotingsjaar of later. Van kengetallen en wettelijke indicatoren (‘zoals bbv’) wordt er geen gevraagd.",
        "An indicator in a budget without a target for the budget year or later. None is asked of key figures and statutory indicators (‘like bbv’).",
    ),
    matters: Bi::new(
        "Zonder streefwaarde is achteraf niet te zeggen of het gelukt is: elke uitkomst is dan goed.",
        "Without a target nobody can say afterwards whether it worked: any outcome is then fine.",
    ),
    mend: Bi::new(
        "Schrijf de streefwaarde, met het jaar. Is er met opzet geen, zeg dan waarom: geen beoogd \"reden\", of een opmerking achter het streepje.",
        "Write the target, with its year. If there is none on purpose, say why: no target \"reason\", or a remark behind the dash.",
    ),
    fails: Bi::new(
        r#"document begroting-2026
programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    behaald 2024 432
    beoogd 2026 nnb
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Housing" {
  indicator homes "New homes" {
    realised 2024 432
    target 2026 tbd
  }
}"#,
    ),
    passes: Bi::new(
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
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for indicator in facts.indicators() {
        let (id, series, year) = (indicator.id, &indicator.series, indicator.year);
        let said = indicator.ahead().any(|point| point.is_figure() || point.is_explained());
        if said || !model.wants_target(id) || facts.answered(id, Some(&fields::TARGET), None) {
            continue;
        }
        let Some(node) = model.node(id) else { continue };
        let (open, past) =
            (indicator.ahead().next(), series.targets().filter(|point| point.is_figure()).last());
        let span = open.or(past).map_or(node.span, Point::span);
        let found = Diagnostic::new(&RULE.kind, span, title(&model.id(id), open.is_none() && past.is_some()));
        let found = match (open, past) {
            (Some(_), _) => found.label("hier is nog niets ingevuld", "nothing is filled in here yet"),
            (None, Some(_)) => found.label("dit is de laatste", "this is the last one"),
            (None, None) => found
                .label("niets zegt welke waarde bereikt moet worden", "nothing says which value to reach"),
        };
        let language = model.language(node.span.file);
        let (no, target) = (fields::NO.word.get(language), fields::TARGET.word.get(language));
        let when = year.map_or(String::new(), |year| format!("{year} "));
        let found = found.help(
            format!(
                "schrijf {target} {when}… met de waarde, of zeg waarom er geen is: {no} {target} \"reden\""
            ),
            format!(
                "write {target} {when}… with the value, or say why there is none: {no} {target} \"reason\""
            ),
        );
        // The row itself is described, and shows that it is not there.
        match open.or(past) {
            Some(_) => findings.certain(id, found),
            None => {
                let meant = Meaning { field: Some(&fields::TARGET), concept: None };
                findings.missing(id, model.blank(id, meant), found);
            }
        }
    }
}

fn title(code: &str, past: bool) -> Text {
    match past {
        true => Text::new(
            format!("indicator ‘{code}’ heeft alleen streefwaarden voor jaren die voorbij zijn"),
            format!("indicator ‘{code}’ only has targets for years that have passed"),
        ),
        false => Text::new(
            format!("indicator ‘{code}’ heeft geen streefwaarde"),
            format!("indicator ‘{code}’ has no target"),
        ),
    }
}
