//! Finds what the organisation's own rules are not true of.

use crate::diag::{Docs, Severity};
use crate::language::Bi;

use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule =
    Rule::new(Group::Structure, Bi::new("eigen-regel", "own-rule"), Severity::Warning, DOCS, check);

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Iets waarvoor een regel van de organisatie zelf niet waar is. De bevinding heeft de naam, het \
         niveau en de melding van die regel.",
        "Something of which a rule of the organisation's own is not true. The finding has the name, the \
         level and the message of that rule.",
    ),
    matters: Bi::new(
        "Een eigen regel is een afspraak van de organisatie, zoals ‘elk doel heeft twee indicatoren’. Wat \
         ontbreekt, maakt een voorwaarde niet waar: ook dan komt er een bevinding.",
        "An own rule is an agreement of the organisation, such as ‘every goal has two indicators’. What is \
         missing does not make a condition true: that is a finding too.",
    ),
    mend: Bi::new(
        "Vul aan wat de regel vraagt. Geldt hij op één plaats niet, schrijf daar ‘negeer’ met de naam van \
         de regel en een reden.",
        "Add what the rule asks. If it does not hold in one place, write ‘ignore’ there with the name of \
         the rule and a reason.",
    ),
    fails: Bi::new(
        r#"--- register.kader
regel nota-is-vastgesteld {
  over nota
  voorwaarde "has(self.adopted)"
  niveau opmerking
  melding-nl "nota {code} is niet vastgesteld"
  melding-en "policy note {code} was not adopted"
}
nota meedoen "Nota Meedoen""#,
        r#"--- register.kader
language en
rule note-is-adopted {
  about policy-note
  condition "has(self.adopted)"
  level note
  message-nl "nota {code} is niet vastgesteld"
  message-en "policy note {code} was not adopted"
}
policy-note taking-part "Taking part""#,
    ),
    passes: Bi::new(
        r#"--- register.kader
regel nota-is-vastgesteld {
  over nota
  voorwaarde "has(self.adopted)"
  niveau opmerking
  melding-nl "nota {code} is niet vastgesteld"
  melding-en "policy note {code} was not adopted"
}
nota meedoen "Nota Meedoen" {
  vastgesteld 2025-11-06
}"#,
        r#"--- register.kader
language en
rule note-is-adopted {
  about policy-note
  condition "has(self.adopted)"
  level note
  message-nl "nota {code} is niet vastgesteld"
  message-en "policy note {code} was not adopted"
}
policy-note taking-part "Taking part" {
  adopted 2025-11-06
}"#,
    ),
};

/// Own rules are known per project; `run` asks them.
fn check(_: &Facts<'_>, _: &mut Findings) {}
