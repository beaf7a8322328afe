//! Finds printed totals that their parts do not add up to: of lines, of task fields, of the levels below.

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::shape::Flow;
use crate::language::{Bi, fields};
use crate::model::{Amount, Model, NodeId, Sum, wholes};
use crate::source::FileId;

use super::totals::{Total, Way, is_open_below, totals};
use super::wholes::{Gap, Judged, compared, differing, euros, euros_as, flow_word, is_partial, name, show};
use super::{Facts, Findings, Group, Reach, Rule};

pub static RULE: Rule = Rule {
    reach: Reach::File,
    ..Rule::new(Group::Money, Bi::new("totaal-klopt-niet", "total-mismatch"), Severity::Error, DOCS, check)
};

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een gedrukt totaal dat niet de som van zijn delen is: van de regels erboven, van de \
         taakvelden, of van de niveaus eronder als die samen meer zijn. Er is ruimte voor afronding: \
         een halve eenheid per bedrag.",
        "A printed total that is not the sum of its parts: of the lines above it, of the task fields, \
         or of the levels below where these come to more. There is room for rounding: half a unit for \
         each amount.",
    ),
    matters: Bi::new(
        "Een bedrag is verkeerd, ontbreekt of telt dubbel. Wie met de delen rekent, krijgt een andere \
         begroting dan wie met het totaal rekent.",
        "An amount is wrong, missing or counted twice. Whoever reckons with the parts gets another \
         budget than whoever reckons with the total.",
    ),
    mend: Bi::new(
        "Vergelijk de bedragen met de bron. Staat de fout in de bron, houd haar dan en zeg het: negeer \
         totaal-klopt-niet \"reden\".",
        "Compare the amounts with the source. If the source is wrong, keep it and say so: ignore \
         total-mismatch \"reason\".",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Samen leven" {
  lasten "Welzijn" 2026 € 300.000
  lasten "Sport" 2026 € 200.000
  totaal 2026 € 510.000
}"#,
        r#"language en
document budget-2026

programme 1 "Living together" {
  costs "Welfare" 2026 € 300,000
  costs "Sports" 2026 € 200,000
  total 2026 € 510,000
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Samen leven" {
  lasten "Welzijn" 2026 € 300.000
  lasten "Sport" 2026 € 200.000
  totaal 2026 € 500.000
}"#,
        r#"language en
document budget-2026

programme 1 "Living together" {
  costs "Welfare" 2026 € 300,000
  costs "Sports" 2026 € 200,000
  total 2026 € 500,000
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for (id, _) in facts.with_amounts() {
        let amounts = model.amounts(id);
        if amounts.is_empty() || fields::MONEY.iter().any(|field| model.may_have(id, Some(field), None)) {
            continue;
        }
        let mut lines = Vec::new();
        for total in totals(&amounts) {
            // A table with the same flaw in each year is one finding.
            let line = total.amount.line;
            if !lines.contains(&line)
                && let Some(found) = of_lines(model, id, &total)
            {
                lines.push(line);
                findings.add(id, found);
            }
        }
        for flow in [Flow::Costs, Flow::Revenues] {
            of_task_fields(model, id, flow, &amounts).into_iter().for_each(|found| findings.add(id, found));
        }
    }
    let mut last = None;
    for judged in differing(facts).into_iter().filter(|one| one.gap != Gap::TooLittle) {
        // A table with the same flaw in each year is one finding.
        let line = (judged.id, judged.whole.line);
        if last.replace(line) != Some(line)
            && let Some(found) = of_levels(model, &judged)
        {
            findings.add(judged.id, found);
        }
    }
}

/// A total of lines in the same thing.
fn of_lines(model: &Model, id: NodeId, total: &Total<'_>) -> Option<Diagnostic> {
    let Way { sum, lines } = total.meant()?;
    let printed = total.printed()?;
    if total.fits(model, id) || is_open_below(model, id, total.amount.column) {
        return None;
    }
    let unsigned = lines.iter().filter_map(|one| one.plain.ok());
    // The rest of a table may stand on a page that is not described.
    if is_partial(model, id) && compared(printed, sum.euros, unsigned) != Gap::TooMuch {
        return None;
    }
    let (is, should) = (euros(printed), euros(sum.euros));
    let found = Diagnostic::new(
        &RULE.kind,
        total.amount.span,
        Text::new(
            format!("het totaal is {}, maar de regels tellen op tot {}", is.nl, should.nl),
            format!("the total is {}, but the lines add up to {}", is.en, should.en),
        ),
    );
    Some(mended(model, found, printed, sum, total.amount.span.file, &lines))
}

fn mended(
    model: &Model,
    found: Diagnostic,
    printed: rust_decimal::Decimal,
    sum: Sum,
    file: FileId,
    lines: &[Amount<'_>],
) -> Diagnostic {
    let off = euros(printed.checked_sub(sum.euros).unwrap_or_default().abs());
    let language = model.language(file);
    let (word, rule) = (fields::IGNORE.word.get(language), RULE.kind.name.get(language));
    let found = found.label(format!("scheelt {}", off.nl), format!("off by {}", off.en));
    show(found, lines).help(
        format!("vergelijk de bedragen met de bron; staat het daar zo, schrijf dan: {word} {rule} \"reden\""),
        format!("compare the amounts with the source; if it says so, write: {word} {rule} \"reason\""),
    )
}

/// Task fields divide all of a flow among them.
fn of_task_fields(model: &Model, id: NodeId, flow: Flow, amounts: &[Amount<'_>]) -> Vec<Diagnostic> {
    let judge = |one: Amount<'_>| {
        let printed = one.euros.ok()?;
        let same = |other: &&Amount<'_>| other.flow == flow && other.column == one.column;
        let lines: Vec<Amount<'_>> =
            amounts.iter().filter(same).filter(|other| other.task_field.is_some()).copied().collect();
        let named: Sum = amounts.iter().filter(same).filter(|other| other.name.is_some()).collect();
        let sum: Sum = lines.iter().collect();
        let fits = [sum, sum.plus(named)].into_iter().any(|sum| sum.fits(printed, one.grain()));
        if lines.len() < 2 || !sum.known || !named.known || fits {
            return None;
        }
        let parts = lines.iter().filter_map(|line| line.euros.ok());
        if is_partial(model, id) && compared(printed, sum.euros, parts) != Gap::TooMuch {
            return None;
        }
        let (is, should) = (euros_as(&one, printed), euros_as(&one, sum.euros));
        let words = flow_word(flow);
        let found = Diagnostic::new(
            &RULE.kind,
            one.span,
            Text::new(
                format!("de {} zijn {}, maar de taakvelden tellen op tot {}", words.nl, is.nl, should.nl),
                format!("the {} are {}, but the task fields add up to {}", words.en, is.en, should.en),
            ),
        );
        Some(mended(model, found, printed, sum, one.span.file, &lines))
    };
    wholes(amounts).into_iter().filter(|one| one.flow == flow).filter_map(judge).collect()
}

fn of_levels(model: &Model, judged: &Judged<'_>) -> Option<Diagnostic> {
    let printed = judged.whole.euros.ok()?;
    let (is, should) = (euros_as(&judged.whole, printed), euros_as(&judged.whole, judged.sum.euros));
    let (words, name) = (flow_word(judged.whole.flow), name(model, judged.id));
    let period = judged.whole.column.period;
    let found = Diagnostic::new(
        &RULE.kind,
        judged.whole.span,
        Text::new(
            format!(
                "{} {period} van {}: {}, maar eronder staat samen {}",
                words.nl, name.nl, is.nl, should.nl
            ),
            format!(
                "{} {period} of {}: {}, but below stands {} together",
                words.en, name.en, is.en, should.en
            ),
        ),
    );
    let parts: Vec<Amount<'_>> = judged.parts.iter().map(|part| part.amount).collect();
    Some(mended(model, found, printed, judged.sum, judged.whole.span.file, &parts))
}
