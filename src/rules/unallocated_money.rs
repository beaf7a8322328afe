//! Shows levels of which a part of the money is not divided among the levels below.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::Bi;
use crate::model::{Amount, Model};

use super::wholes::{Gap, Judged, differing, euros, flow_word, name, show};
use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    lacks: true,
    reach: Reach::File,
    ..Rule::new(
        Group::Money,
        Bi::new("geld-niet-toegedeeld", "unallocated-money"),
        Severity::Note,
        DOCS,
        check,
    )
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een niveau met een groter bedrag dan de niveaus eronder samen, terwijl die elk hun bedrag \
         noemen en niets de rest noemt.",
        "A level with a larger amount than the levels below it together, while each of these gives its \
         amount and nothing names the rest.",
    ),
    matters: Bi::new(
        "Van de rest is niet te zien waarvoor hij is. Vaak is het overhead of een stelpost; soms een \
         vergeten doel.",
        "Nobody can see what the rest is for. Often it is overhead or a provisional sum; sometimes a \
         goal that was forgotten.",
    ),
    mend: Bi::new(
        "Noem de rest met een naam: lasten \"Overhead\" 2026 € 50.000. Of verdeel hem over de niveaus \
         eronder.",
        "Give the rest a name: costs \"Overhead\" 2026 € 50,000. Or divide it among the levels below.",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Samen leven" {
  lasten 2026 € 500.000
  thema 1.1 "Welzijn" {
    lasten 2026 € 300.000
  }
  thema 1.2 "Sport" {
    lasten 2026 € 150.000
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Living together" {
  costs 2026 € 500,000
  theme 1.1 "Welfare" {
    costs 2026 € 300,000
  }
  theme 1.2 "Sports" {
    costs 2026 € 150,000
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Samen leven" {
  lasten 2026 € 500.000
  lasten "Overhead" 2026 € 50.000
  thema 1.1 "Welzijn" {
    lasten 2026 € 300.000
  }
  thema 1.2 "Sport" {
    lasten 2026 € 150.000
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Living together" {
  costs 2026 € 500,000
  costs "Overhead" 2026 € 50,000
  theme 1.1 "Welfare" {
    costs 2026 € 300,000
  }
  theme 1.2 "Sports" {
    costs 2026 € 150,000
  }
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let mut last = None;
    for judged in differing(facts).into_iter().filter(|one| one.gap == Gap::TooLittle) {
        // A line of a table is one finding, however many years it has.
        let line = (judged.id, judged.whole.line);
        if last.replace(line) != Some(line)
            && let Some(found) = found(facts.model, &judged)
        {
            findings.add(judged.id, found);
        }
    }
}

fn found(model: &Model, judged: &Judged<'_>) -> Option<Diagnostic> {
    let printed = judged.whole.euros.ok()?;
    let rest = euros(printed.checked_sub(judged.sum.euros)?.abs());
    let (words, name) = (flow_word(judged.whole.flow), name(model, judged.id));
    let period = judged.whole.column.period;
    let language = model.language(judged.whole.span.file);
    let keyword = words.get(language);
    let (nl, en) = (&rest.nl, &rest.en);
    let found = Diagnostic::new(
        &RULE.kind,
        judged.whole.span,
        Text::new(
            format!("van de {} {period} van {} is {nl} niet verdeeld", words.nl, name.nl),
            format!("of the {} {period} of {}, {en} is not divided", words.en, name.en),
        ),
    )
    .label("de niveaus eronder zijn samen minder", "the levels below come to less together");
    let parts: Vec<Amount<'_>> = judged.parts.iter().map(|part| part.amount).collect();
    Some(show(found, &parts).help(
        format!("noem de rest met een naam: {keyword} \"naam\" {period} {nl}"),
        format!("give the rest a name: {keyword} \"name\" {period} {en}"),
    ))
}
