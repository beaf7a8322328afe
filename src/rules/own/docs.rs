//! The pages of what can be wrong with an own rule.

use crate::diag::Docs;
use crate::language::Bi;

pub const INCOMPLETE: Docs = Docs {
    finds: Bi::new(
        "Een eigen regel die niet zegt waar hij over gaat (‘over’) of wat waar moet zijn (‘voorwaarde’).",
        "An own rule that does not say what it is about (‘about’) or what must be true (‘condition’).",
    ),
    matters: Bi::new(
        "Zo'n regel vraagt niets, en lijkt dus alles goed te keuren.",
        "Such a rule asks nothing, and so seems to approve of everything.",
    ),
    mend: Bi::new("Vul aan wat ontbreekt.", "Add what is missing."),
    fails: Bi::new(
        r#"regel twee-indicatoren {
  over doel
}"#,
        r#"language en
rule two-indicators {
  about goal
}"#,
    ),
    passes: Bi::new(
        r#"regel twee-indicatoren {
  over doel
  voorwaarde "size(indicators) >= 2"
}"#,
        r#"language en
rule two-indicators {
  about goal
  condition "size(indicators) >= 2"
}"#,
    ),
};

pub const UNREADABLE: Docs = Docs {
    finds: Bi::new(
        "Een voorwaarde van een eigen regel die geen uitdrukking in CEL is.",
        "A condition of an own rule that is no expression in CEL.",
    ),
    matters: Bi::new(
        "Een voorwaarde die niet te lezen is, kan aan niets gevraagd worden. De regel telt dan niet mee.",
        "A condition that cannot be read cannot be asked of anything. The rule does not count then.",
    ),
    mend: Bi::new(
        "Schrijf de voorwaarde als uitdrukking, zoals ‘size(indicators) >= 2’. De pagina over eigen regels \
         noemt alle termen en functies.",
        "Write the condition as an expression, such as ‘size(indicators) >= 2’. The page about own rules \
         names every term and function.",
    ),
    fails: Bi::new(
        r#"regel twee-indicatoren {
  over doel
  voorwaarde "Elk doel heeft twee indicatoren"
}"#,
        r#"language en
rule two-indicators {
  about goal
  condition "Every goal has two indicators"
}"#,
    ),
    passes: INCOMPLETE.passes,
};

pub const UNKNOWN_TERM: Docs = Docs {
    finds: Bi::new(
        "Een naam in een eigen regel die kader niet kent: een term, een functie, of iets tussen accolades \
         in een melding.",
        "A name in an own rule that kader does not know: a term, a function, or something between braces \
         in a message.",
    ),
    matters: Bi::new(
        "Een naam met een tikfout vraagt naar iets dat er nooit is.",
        "A name with a typing error asks for something that is never there.",
    ),
    mend: Bi::new(
        "Neem de naam over van de pagina over eigen regels. Termen zijn Engels, ook in een Nederlands bestand.",
        "Take the name from the page about own rules. Terms are English, in a Dutch file too.",
    ),
    fails: Bi::new(
        r#"regel twee-indicatoren {
  over doel
  voorwaarde "size(indicatoren) >= 2"
}"#,
        r#"language en
rule two-indicators {
  about goal
  condition "size(indicator) >= 2"
}"#,
    ),
    passes: INCOMPLETE.passes,
};

pub const WRONG_TYPE: Docs = Docs {
    finds: Bi::new(
        "Een voorwaarde die iets vergelijkt, telt of vraagt dat daar niet de soort waarde voor is.",
        "A condition that compares, counts or asks something that is not the type of value for it.",
    ),
    matters: Bi::new(
        "Een getal en een tekst zijn nooit gelijk, en een tekst is niet waar of onwaar. Daarom worden \
         voorwaarden nagekeken voordat zij iets beoordelen.",
        "A number and a text are never equal, and a text is not true or false. So conditions are checked \
         before they judge anything.",
    ),
    mend: Bi::new(
        "Vergelijk getallen met getallen en teksten met teksten, en laat de voorwaarde eindigen op waar of onwaar.",
        "Compare numbers with numbers and texts with texts, and let the condition end in true or false.",
    ),
    fails: Bi::new(
        r#"regel twee-indicatoren {
  over doel
  voorwaarde "size(indicators) >= '2'"
}"#,
        r#"language en
rule two-indicators {
  about goal
  condition "size(indicators) >= '2'"
}"#,
    ),
    passes: INCOMPLETE.passes,
};

pub const NAME_TAKEN: Docs = Docs {
    finds: Bi::new(
        "Een eigen regel met de naam van een bevinding van kader zelf.",
        "An own rule with the name of a finding of kader itself.",
    ),
    matters: Bi::new(
        "Van een melding of een ‘negeer’ met die naam is niet meer te zeggen waar zij over gaat.",
        "Of a message or an ‘ignore’ with that name nobody can tell what it is about.",
    ),
    mend: Bi::new("Geef de regel een andere naam.", "Give the rule another name."),
    fails: Bi::new(
        r#"regel doel-zonder-indicator {
  over doel
  voorwaarde "size(indicators) >= 2"
}"#,
        r#"language en
rule goal-without-indicator {
  about goal
  condition "size(indicators) >= 2"
}"#,
    ),
    passes: INCOMPLETE.passes,
};

pub const STOPPED: Docs = Docs {
    finds: Bi::new(
        "Een eigen regel die niet verder kon: hij deelt door nul, komt op een te groot getal of vraagt te \
         veel werk. Ook: meer dan 500 eigen regels in een project.",
        "An own rule that could not go on: it divides by zero, comes to too large a number or asks too \
         much work. Also: more than 500 own rules in a project.",
    ),
    matters: Bi::new(
        "Wat na die plaats komt, is niet beoordeeld. Zwijgen is daar geen goedkeuring.",
        "What comes after that place was not judged. Silence is no approval there.",
    ),
    mend: Bi::new(
        "Vraag eerst of een getal niet nul is. Vergelijk niet alles met alles.",
        "Ask first whether a number is not zero. Do not compare all with all.",
    ),
    fails: Bi::new(
        r#"regel gemiddelde {
  over programma
  voorwaarde "100 / size(goals) > 10"
}
--- begroting.kader
document begroting-2026
programma 1 "Wonen""#,
        r#"--- register.kader
language en
rule average {
  about programme
  condition "100 / size(goals) > 10"
}
--- budget.kader
language en
document budget-2026
programme 1 "Housing""#,
    ),
    passes: Bi::new(
        r#"regel gemiddelde {
  over programma
  voorwaarde "size(goals) == 0 || 100 / size(goals) > 10"
}
--- begroting.kader
document begroting-2026
programma 1 "Wonen""#,
        r#"--- register.kader
language en
rule average {
  about programme
  condition "size(goals) == 0 || 100 / size(goals) > 10"
}
--- budget.kader
language en
document budget-2026
programme 1 "Housing""#,
    ),
};
