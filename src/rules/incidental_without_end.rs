//! Finds amounts that do not come back every year and yet have no last year.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, activity, fields, spending_proposal};
use crate::model::period::Period;

use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(
        Group::Law,
        Bi::new("incidenteel-zonder-einde", "incidental-without-end"),
        Severity::Note,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een voorstel of activiteit die incidenteel heet, met een bedrag in een periode zonder einde, \
         zoals 2026.. .",
        "A proposal or activity that is called incidental, with an amount in a period without an end, \
         such as 2026.. .",
    ),
    matters: Bi::new(
        "Incidenteel geld houdt op. Zonder laatste jaar is het structureel, of niemand weet wanneer het \
         stopt.",
        "Incidental money ends. Without a last year it is structural, or nobody knows when it stops.",
    ),
    mend: Bi::new(
        "Schrijf het laatste jaar, zoals 2026..2028, of maak er ‘structureel’ van.",
        "Write the last year, such as 2026..2028, or make it ‘structural’.",
    ),
    fails: Bi::new(
        r#"document begroting-2026
programma 1 "Wonen" {
  bestedingsvoorstel 1 "Extra woningbouw" {
    incidenteel
    lasten 2026.. € 50.000
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Housing" {
  spending-proposal 1 "More homes" {
    incidental
    costs 2026.. € 50,000
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
programma 1 "Wonen" {
  bestedingsvoorstel 1 "Extra woningbouw" {
    incidenteel
    lasten 2026..2028 elk € 50.000
  }
}"#,
        r#"language en
document budget-2026
programme 1 "Housing" {
  spending-proposal 1 "More homes" {
    incidental
    costs 2026..2028 each € 50,000
  }
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let things = facts.of(&spending_proposal::CONCEPT).iter().chain(facts.of(&activity::CONCEPT));
    for id in things {
        let Some(marked) = model.prop(*id, &fields::INCIDENTAL) else { continue };
        let amounts = model.amounts(*id);
        let open = amounts.iter().find(|one| matches!(one.printed.period, Period::Between(Some(_), None)));
        let Some(open) = open else { continue };
        let found = Diagnostic::new(
            &RULE.kind,
            open.span,
            Text::new(
                "dit bedrag is incidenteel, maar heeft geen laatste jaar",
                "this amount is incidental, but has no last year",
            ),
        )
        .label("de periode blijft open", "the period stays open")
        .also(
            marked.span,
            "hier staat dat het niet elk jaar terugkomt",
            "this says that it does not come back every year",
        )
        .help(
            "schrijf het laatste jaar achter de punten, zoals 2026..2028, of maak er ‘structureel’ van",
            "write the last year behind the dots, such as 2026..2028, or make it ‘structural’",
        );
        findings.add(*id, found);
    }
}
