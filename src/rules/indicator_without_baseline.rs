//! Finds indicators with a target and no earlier value to compare it with.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, Meaning, fields};
use crate::model::{Base, Model, NodeId, Point, Series};

use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    lacks: true,
    reach: Reach::File,
    ..Rule::new(
        Group::Measurability,
        Bi::new("indicator-zonder-nulmeting", "indicator-without-baseline"),
        Severity::Warning,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een indicator met een streefwaarde, maar zonder gemeten waarde of nulmeting van daarvoor.",
        "An indicator with a target, but with no realised value or baseline from before it.",
    ),
    matters: Bi::new(
        "Wie niet weet waar hij begint, kan niet zien of een streefwaarde ver weg is, al gehaald is of nergens op slaat.",
        "Who does not know the start cannot see whether a target is far off, met already or makes no sense.",
    ),
    mend: Bi::new(
        "Schrijf de laatste gemeten waarde of een nulmeting, met het jaar. Is er nog niet gemeten, zeg dan waarom: geen nulmeting \"reden\".",
        "Write the latest realised value or a baseline, with its year. If nothing was measured yet, say why: no baseline \"reason\".",
    ),
    fails: Bi::new(
        r#"document begroting-2026
programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    beoogd 2026 450
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Housing" {
  indicator homes "New homes" {
    target 2026 450
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
programma 1 "Wonen" {
  indicator woningen "Nieuwe woningen" {
    nulmeting 2024 432
    beoogd 2026 450
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Housing" {
  indicator homes "New homes" {
    baseline 2024 432
    target 2026 450
  }
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for indicator in facts.indicators() {
        let (id, series) = (indicator.id, &indicator.series);
        // Targets without a year, and of years that have passed only, are found as such.
        let aims = |point: &Point<'_>| point.year.is_some() && point.is_measure();
        if has_start(series) || !indicator.ahead().any(aims) || earlier(model, id).is_some() {
            continue;
        }
        // What a direction rests on is asked by a rule of its own.
        let rests = series.targets().any(|target| model.base(series, target) == Base::Missing);
        let fields = [&fields::BASELINE, &fields::REALISED_VALUES];
        if rests || fields.into_iter().any(|field| facts.answered(id, Some(field), None)) {
            continue;
        }
        find(facts, id, series, findings);
    }
}

/// A value of before the last target; one without a year was found already, and a remark says why there is none.
fn has_start(series: &Series<'_>) -> bool {
    let last = series.last_target().and_then(Point::last_year).unwrap_or(i16::MAX);
    let before = |point: &Point<'_>| point.year.is_none_or(|year| year < last);
    series.realised().any(|point| (point.is_figure() && before(point)) || point.is_explained())
        || series.baselines().any(|point| point.is_figure() || point.is_explained())
}

fn find(facts: &Facts<'_>, id: NodeId, series: &Series<'_>, findings: &mut Findings) {
    let model = facts.model;
    let Some(node) = model.node(id) else { return };
    let code = model.id(id);
    let empty = series.known().find(|point| !point.is_figure());
    let target = series.targets().find(|point| point.is_measure());
    let language = model.language(node.span.file);
    let (no, baseline) = (fields::NO.word.get(language), fields::BASELINE.word.get(language));
    let mut found = Diagnostic::new(
        &RULE.kind,
        empty.or(target).map_or(node.span, Point::span),
        Text::new(
            format!("indicator ‘{code}’ heeft een streefwaarde, maar geen beginwaarde"),
            format!("indicator ‘{code}’ has a target, but no value to start from"),
        ),
    )
    .help(
        format!("schrijf de laatste meting: {baseline} jaar waarde, of zeg waarom er geen is: {no} {baseline} \"reden\""),
        format!("write the latest value: {baseline} year value, or say why there is none: {no} {baseline} \"reason\""),
    );
    found = match empty {
        Some(_) => found.label("hier staat geen waarde", "no value stands here"),
        None => found.label("waarmee vergelijkt u dit?", "what do you compare this with?"),
    };
    match empty {
        Some(_) => findings.certain(id, found),
        None => {
            let meant = Meaning { field: Some(&fields::BASELINE), concept: None };
            findings.missing(id, model.blank(id, meant), found);
        }
    }
}

/// The latest value of what the indicator continues.
fn earlier(model: &Model, id: NodeId) -> Option<crate::source::Span> {
    model
        .continues(id)
        .into_iter()
        .find_map(|earlier| model.series(earlier).latest().map(|(point, _)| point.span()))
}
