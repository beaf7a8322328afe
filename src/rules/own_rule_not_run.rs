//! Says of each rule of the organisation's own that it is kept and not yet run.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, rule};

use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule::new(
    Group::Text,
    Bi::new("eigen-regel-niet-uitgevoerd", "own-rule-not-run"),
    Severity::Note,
    DOCS,
    check,
);

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een regel van de organisatie zelf. Hij wordt bewaard en staat in de JSON, maar deze versie \
         van kader voert hem niet uit.",
        "A rule of the organisation's own. It is kept and stands in the JSON, but this version of \
         kader does not run it.",
    ),
    matters: Bi::new(
        "Een regel die niets meldt, lijkt een regel die alles goedkeurt. Deze opmerking zegt dat er \
         niet gekeken is.",
        "A rule that reports nothing looks like a rule that approves of everything. This note says \
         that nobody looked.",
    ),
    mend: Bi::new(
        "Controleer de voorwaarde voorlopig zelf. Wilt u de opmerking niet zien, schrijf dan in het \
         blok van de regel ‘negeer’ met een reden.",
        "Check the condition by hand for now. If you do not want to see the note, write ‘ignore’ with \
         a reason in the block of the rule.",
    ),
    fails: Bi::new(
        r#"regel doel-heeft-activiteit {
  over doel
  voorwaarde "Elk doel heeft ten minste één activiteit"
}"#,
        r#"language en
rule goal-has-activity {
  about goal
  condition "Every goal has at least one activity"
}"#,
    ),
    passes: Bi::new(
        r#"regel doel-heeft-activiteit {
  over doel
  voorwaarde "Elk doel heeft ten minste één activiteit"
  negeer eigen-regel-niet-uitgevoerd "De controller kijkt dit zelf na"
}"#,
        r#"language en
rule goal-has-activity {
  about goal
  condition "Every goal has at least one activity"
  ignore own-rule-not-run "The controller checks this by hand"
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for id in model.of_concept(&rule::CONCEPT) {
        let Some(node) = model.node(id).filter(|node| !node.duplicate) else { continue };
        let code = model.id(id);
        let found = Diagnostic::new(
            &RULE.kind,
            node.span,
            Text::new(
                format!("regel ‘{code}’ wordt nog niet uitgevoerd"),
                format!("rule ‘{code}’ is not run yet"),
            ),
        )
        .label("hij is bewaard en staat in de JSON", "it is kept and is in the JSON")
        .help(
            "deze versie van kader voert eigen regels niet uit; lees er geen goedkeuring in",
            "this version of kader does not run rules of your own; do not take this for a pass",
        );
        findings.add(id, found);
    }
}
