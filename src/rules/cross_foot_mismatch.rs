//! Finds rows whose lines do not add up to the amount of the row, where those of its neighbours do.

use rustc_hash::FxHashMap;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::shape::Flow;
use crate::language::{Bi, fields};
use crate::model::{Amount, Column, Model, NodeId, Sum, wholes};

use super::wholes::{euros, euros_as, flow_word, name, show};
use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule::new(
    Group::Money,
    Bi::new("regels-tellen-niet-op", "cross-foot-mismatch"),
    Severity::Error,
    DOCS,
    check,
);

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een bedrag dat niet de som is van de regels met een naam eronder, terwijl dezelfde regels in \
         andere jaren of bij de niveaus ernaast wel optellen.",
        "An amount that is not the sum of the named lines beside it, while the same lines do add up in \
         other years or at the levels next to it.",
    ),
    matters: Bi::new(
        "Ook als de kolommen kloppen, kan een rij fout zijn: twee fouten heffen elkaar op. Alleen wie \
         elke rij natelt, ziet het.",
        "Even where the columns are right, a row may be wrong: two mistakes cancel out. Only whoever \
         adds up each row sees it.",
    ),
    mend: Bi::new(
        "Vergelijk de rij met de bron. Staat de fout in de bron, houd haar dan en zeg het: negeer \
         regels-tellen-niet-op \"reden\".",
        "Compare the row with the source. If the source is wrong, keep it and say so: ignore \
         cross-foot-mismatch \"reason\".",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Samen leven" {
  bedragen x 1.000 {
    kolommen begroot 2026, begroot 2027, begroot 2028
    lasten            500, 510, 530
    lasten "Welzijn"  300, 310, 310
    lasten "Sport"    200, 200, 210
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Living together" {
  amounts x 1,000 {
    columns budgeted 2026, budgeted 2027, budgeted 2028
    costs           500, 510, 530
    costs "Welfare" 300, 310, 310
    costs "Sports"  200, 200, 210
  }
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Samen leven" {
  bedragen x 1.000 {
    kolommen begroot 2026, begroot 2027, begroot 2028
    lasten            500, 510, 520
    lasten "Welzijn"  300, 310, 310
    lasten "Sport"    200, 200, 210
  }
}"#,
        r#"language en
document budget-2026

programme 1 "Living together" {
  amounts x 1,000 {
    columns budgeted 2026, budgeted 2027, budgeted 2028
    costs           500, 510, 520
    costs "Welfare" 300, 310, 310
    costs "Sports"  200, 200, 210
  }
}"#,
    ),
};

/// A whole with the named lines beside it.
struct Row<'m> {
    id: NodeId,
    whole: Amount<'m>,
    lines: Vec<Amount<'m>>,
    sum: Sum,
    fits: bool,
}

/// Rows that are built alike: of one parent, one flow, with lines of the same names.
type Alike = (Option<NodeId>, &'static str, Vec<String>);

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    let mut places: FxHashMap<Alike, usize> = FxHashMap::default();
    let mut tables: Vec<Vec<Row<'_>>> = Vec::new();
    for (id, node) in model.with_amounts() {
        for row in rows(model, id) {
            let text = |line: &Amount<'_>| line.name.map(|name| model.text(name).into_owned());
            let mut names: Vec<String> = row.lines.iter().filter_map(text).collect();
            names.sort_unstable();
            let key = (node.parent, fields::of_flow(row.whole.flow).name, names);
            let at = *places.entry(key).or_insert(tables.len());
            match tables.get_mut(at) {
                Some(table) => table.push(row),
                None => tables.push(vec![row]),
            }
        }
    }
    for table in tables {
        let right = table.iter().filter(|row| row.fits).count();
        // Lines that seldom add up do not divide the whole.
        if right < 2 || right.saturating_mul(2) < table.len() {
            continue;
        }
        for row in table.iter().filter(|row| !row.fits) {
            found(model, row).into_iter().for_each(|found| findings.add(row.id, found));
        }
    }
}

/// Each whole of a thing that has at least two named lines beside it.
fn rows<'m>(model: &'m Model, id: NodeId) -> Vec<Row<'m>> {
    let amounts = model.amounts(id);
    if amounts.len() < 3 {
        return Vec::new();
    }
    let mut lines: FxHashMap<(&'static str, Column), Vec<Amount<'m>>> = FxHashMap::default();
    for one in amounts.iter().filter(|one| one.name.is_some() && one.task_field.is_none()) {
        lines.entry((fields::of_flow(one.flow).name, one.column)).or_default().push(*one);
    }
    let divided = |one: &Amount<'_>| {
        matches!(one.flow, Flow::Costs | Flow::Revenues | Flow::Addition | Flow::Withdrawal)
    };
    let row = |one: Amount<'m>| {
        let printed = one.euros.ok()?;
        let lines =
            lines.get(&(fields::of_flow(one.flow).name, one.column)).filter(|lines| lines.len() > 1)?;
        let sum: Sum = lines.iter().collect();
        let fits = sum.fits(printed, one.grain());
        let sure = sum.known && !model.may_state(id, one.flow);
        sure.then(|| Row { id, whole: one, lines: lines.clone(), sum, fits })
    };
    wholes(&amounts).into_iter().filter(divided).filter_map(row).collect()
}

fn found(model: &Model, row: &Row<'_>) -> Option<Diagnostic> {
    let printed = row.whole.euros.ok()?;
    let (is, should) = (euros_as(&row.whole, printed), euros_as(&row.whole, row.sum.euros));
    let (words, name) = (flow_word(row.whole.flow), name(model, row.id));
    let period = row.whole.column.period;
    let off = euros(printed.checked_sub(row.sum.euros)?.abs());
    let language = model.language(row.whole.span.file);
    let (word, rule) = (fields::IGNORE.word.get(language), RULE.kind.name.get(language));
    let found = Diagnostic::new(
        &RULE.kind,
        row.whole.span,
        Text::new(
            format!(
                "{} {period} van {}: {}, maar de regels tellen op tot {}",
                words.nl, name.nl, is.nl, should.nl
            ),
            format!("{} {period} of {}: {}, but the lines add up to {}", words.en, name.en, is.en, should.en),
        ),
    )
    .label(
        format!("scheelt {}; elders tellen deze regels wel op", off.nl),
        format!("off by {}; elsewhere these lines do add up", off.en),
    );
    Some(show(found, &row.lines).help(
        format!("vergelijk de rij met de bron; staat het daar zo, schrijf dan: {word} {rule} \"reden\""),
        format!("compare the row with the source; if it says so, write: {word} {rule} \"reason\""),
    ))
}
