//! Finds indicators that are bound to a statutory one which is no longer in the list.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::Bi;

use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Law,
        Bi::new("wettelijke-indicator-vervallen", "statutory-indicator-lapsed"),
        Severity::Note,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een indicator die naar een wettelijke verwijst die in het jaar van het document niet meer op \
         de lijst staat.",
        "An indicator that refers to a statutory one which is no longer in the list in the year of the \
         document.",
    ),
    matters: Bi::new(
        "Vaak werkt de bron het cijfer dan niet meer bij. Blijft u hem volgen, dan is het een eigen \
         indicator, met een eigen bron.",
        "The source often stops updating the figure. If you keep following it, it is an indicator of \
         your own, with a source of its own.",
    ),
    mend: Bi::new(
        "Haal de indicator weg, of geef hem een eigen eenheid en bron en haal ‘zoals’ weg.",
        "Remove the indicator, or give it a unit and a source of its own and remove ‘like’.",
    ),
    fails: Bi::new(
        r#"document begroting-2022
programma 1 "Veiligheid" {
  indicator jongeren {
    zoals bbv hardekernjongeren
  }
}"#,
        r#"language en
document budget-2022
programme 1 "Safety" {
  indicator youth {
    like bbv hardekernjongeren
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2022
programma 1 "Veiligheid" {
  indicator jongeren "Jongeren in een harde kern" {
    eenheid jongeren
  }
}"#,
        r#"language en
document budget-2022
programme 1 "Safety" {
  indicator youth "Young people in a hard core" {
    unit people
  }
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for one in facts.bound().iter().copied() {
        let year = one.document.and_then(|document| facts.document(document)).and_then(|one| one.year);
        let (Some(year), Some(last)) = (year, one.item.editions.last()) else { continue };
        let Some(until) = last.validity.until.filter(|until| *until < year) else { continue };
        let (item, next) = (one.item.item, until + 1);
        let found = Diagnostic::new(
            &RULE.kind,
            one.span,
            Text::new(
                format!("‘{item}’ staat in {year} niet meer op de wettelijke lijst"),
                format!("‘{item}’ is no longer in the statutory list in {year}"),
            ),
        )
        .label(
            format!("vervallen, in elk geval vanaf {next}"),
            format!("lapsed, at the latest from {next} on"),
        )
        .help(
            "haal hem weg, of maak er een eigen indicator van: met een titel, eenheid en bron, zonder deze regel",
            "remove it, or make it an indicator of your own: with a title, unit and source, without this line",
        );
        findings.add(one.indicator, found);
    }
}
