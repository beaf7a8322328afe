//! Finds indicators of which the latest value is old.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, fields, indicator};
use crate::model::Point;
use crate::model::value::Key;

use super::{Facts, Findings, Group, Opt, Reach, Rule, no_value_three_years};

static YEARS: Opt = Opt::whole(
    "years",
    3,
    [1, 50],
    Bi::new(
        "hoeveel jaar de laatste meting voor het jaar van het document mag liggen",
        "how many years the latest measurement may lie before the year of the document",
    ),
);

pub static RULE: Rule = Rule {
    reach: Reach::File,
    options: &[&YEARS],
    ..Rule::new(Group::Time, Bi::new("verouderde-meting", "stale-measure"), Severity::Note, DOCS, check)
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een indicator waarvan de laatste gemeten waarde meer dan drie jaar ouder is dan het jaar van het \
         document.",
        "An indicator of which the latest measured value is more than three years older than the year of the \
         document.",
    ),
    matters: Bi::new(
        "Een streven naast een oud cijfer zegt niet hoe ver het nog is.",
        "A target next to an old figure does not say how far there is to go.",
    ),
    mend: Bi::new(
        "Vul een recentere waarde in, of schrijf bij ‘frequentie’ hoe vaak er gemeten wordt.",
        "Fill in a more recent value, or write at ‘frequency’ how often it is measured.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Sport" {
  indicator sporters "Inwoners die sporten" {
    behaald 2019 54
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Sport" {
  indicator sports "Residents who do sports" {
    realised 2019 54
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Sport" {
  indicator sporters "Inwoners die sporten" {
    behaald 2019 54, 2023 56
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Sport" {
  indicator sports "Residents who do sports" {
    realised 2019 54, 2023 56
  }
}"#,
    ),
};

/// The year in which a value was measured, or else the last one of its period.
pub fn year(point: &Point<'_>) -> Option<i16> {
    let measured = point.observation.more.as_ref().and_then(|more| more.measured);
    let key = match point.observation.key {
        Key::Period(period) => Some(period),
        Key::WithoutYear => None,
    };
    // What goes on until now is not old.
    measured.or(key).map(|period| period.last_year().unwrap_or(i16::MAX))
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for id in facts.of(&indicator::CONCEPT) {
        let Some(document) = facts.document(*id) else { continue };
        let (Some(about), Some(years)) =
            (document.year, no_value_three_years::years(facts, &RULE, &YEARS, *id))
        else {
            continue;
        };
        let series = model.series(*id);
        let known = series.realised().chain(series.baselines()).filter(|point| point.is_figure());
        let Some((latest, point)) =
            known.filter_map(|point| Some((year(point)?, point))).max_by_key(|(year, _)| *year)
        else {
            continue;
        };
        // A value without a year may be of any year.
        let undated = series.points.iter().any(|point| point.year.is_none() && point.is_figure());
        let old = about.checked_sub(years).is_some_and(|least| latest < least);
        let dropped = model.prop(*id, &fields::DROPPED).is_some();
        let told = point.observation.more.as_ref().is_some_and(|more| more.note.is_some());
        if !old || undated || dropped || told || no_value_three_years::is_rare(model, &series, years) {
            continue;
        }
        // Where the row itself says that nothing was measured since, that is what is said.
        if no_value_three_years::empty(facts, *id, document).is_some() {
            continue;
        }
        let code = model.id(*id);
        let document = model.id(document.id);
        let word = indicator::FREQUENCY.word.get(model.language(point.span().file));
        let found = Diagnostic::new(
            &RULE.kind,
            point.span(),
            Text::new(
                format!("de laatste waarde van ‘{code}’ is van {latest}"),
                format!("the latest value of ‘{code}’ is of {latest}"),
            ),
        )
        .label(format!("{document} gaat over {about}"), format!("{document} is about {about}"))
        .help(
            format!("vul een recentere waarde in, of schrijf hoe vaak er gemeten wordt: {word} \"om de vier jaar\""),
            format!("fill in a more recent value, or write how often it is measured: {word} \"every four years\""),
        );
        findings.add(*id, found);
    }
}
