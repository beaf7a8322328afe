//! Finds printed balances that are not the revenues minus the costs beside them.

use rustc_hash::FxHashMap;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::shape::Flow;
use crate::language::{Bi, Choice, document, fields, values};
use crate::model::{Balance, Model, NodeId, Reading};

use super::wholes::{euros, show};
use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule =
    Rule::new(Group::Money, Bi::new("saldo-klopt-niet", "balance-mismatch"), Severity::Error, DOCS, check);

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een gedrukt saldo dat niet de baten min de lasten is die ernaast staan, naar de tekens van het \
         document, vóór of na de reserves en met ruimte voor afronding.",
        "A printed balance that is not the revenues minus the costs beside it, by the signs of the \
         document, before or after the reserves and with room for rounding.",
    ),
    matters: Bi::new(
        "Een van de bedragen klopt niet. Zolang niet bekend is welk, is geen ervan te gebruiken. \
         Kloppen de kolommen samen wel, dan valt zo'n fout met het oog niet op.",
        "One of the amounts is wrong. As long as nobody knows which, none can be used. Where the \
         columns do add up, the eye misses such a mistake.",
    ),
    mend: Bi::new(
        "Vergelijk de bedragen met de bron. Drukt de bron andere tekens, zeg dat dan bij ‘tekens’. \
         Staat de fout in de bron, houd haar dan en zeg het: negeer saldo-klopt-niet \"reden\".",
        "Compare the amounts with the source. If the source prints other signs, say so at ‘signs’. If \
         the source is wrong, keep it and say so: ignore balance-mismatch \"reason\".",
    ),
    fails: Bi::new(
        r#"document begroting-2026

programma 1 "Samen leven" {
  lasten 2026 € 500.000
  baten 2026 € 120.000
  saldo 2026 € -360.000
}"#,
        r#"language en
document budget-2026

programme 1 "Living together" {
  costs 2026 € 500,000
  revenues 2026 € 120,000
  balance 2026 € -360,000
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026

programma 1 "Samen leven" {
  lasten 2026 € 500.000
  baten 2026 € 120.000
  saldo 2026 € -380.000
}"#,
        r#"language en
document budget-2026

programme 1 "Living together" {
  costs 2026 € 500,000
  revenues 2026 € 120,000
  balance 2026 € -380,000
}"#,
    ),
};

/// What a balance is reckoned from.
const FLOWS: [Flow; 4] = [Flow::Costs, Flow::Revenues, Flow::Addition, Flow::Withdrawal];

/// The balances of one document.
#[derive(Debug, Default)]
pub(super) struct Printed<'m> {
    pub document: Option<NodeId>,
    pub balances: Vec<Balance<'m>>,
}

impl Printed<'_> {
    /// The reading by which most telling balances are right.
    pub fn reading(&self) -> Option<(Reading, usize)> {
        let count = |reading: Reading| {
            self.balances.iter().filter(|one| one.is_tied && one.is_telling() && one.fits(reading)).count()
        };
        Reading::ALL
            .into_iter()
            .map(|one| (one, count(one)))
            .filter(|(_, count)| *count > 0)
            .max_by_key(|one| one.1)
    }

    /// Whether no balance is right by the convention and several are by another.
    pub fn is_other(&self, signs: Option<&'static Choice>) -> bool {
        let right = |one: &Balance<'_>| one.is_tied && one.is_right(signs) && !one.is_trivial();
        !self.balances.iter().any(right) && self.reading().is_some()
    }
}

/// The printed balances of each document, in the order of the text.
pub(super) fn printed<'m>(model: &'m Model) -> Vec<Printed<'m>> {
    let mut places: FxHashMap<Option<NodeId>, usize> = FxHashMap::default();
    let mut found: Vec<Printed<'m>> = Vec::new();
    for (id, _) in model.with_amounts() {
        // With a line that could not be read, an amount may be missing.
        if FLOWS.iter().any(|flow| model.may_state(id, *flow)) {
            continue;
        }
        let mut balances = model.balances(id);
        if balances.is_empty() {
            continue;
        }
        let document = model.document_of(id);
        let at = *places.entry(document).or_insert_with(|| {
            found.push(Printed { document, balances: Vec::new() });
            found.len() - 1
        });
        if let Some(printed) = found.get_mut(at) {
            printed.balances.append(&mut balances);
        }
    }
    found
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for printed in printed(model) {
        let signs = printed.document.and_then(|document| model.signs(document));
        if printed.is_other(signs) {
            // Without `tekens` that is what another rule says.
            let other = printed.document.filter(|_| signs.is_some());
            if let Some((document, found)) =
                other.and_then(|id| Some((id, other_signs(model, id, &printed)?)))
            {
                findings.add(document, found);
            }
            continue;
        }
        let mut last = None;
        for balance in wrong(model, &printed, signs) {
            // The same flaw in each year of a line is one finding.
            let line = balance.amount.line;
            if last.replace(line) != Some(line)
                && let Some(found) = found(model, balance, signs)
            {
                findings.add(balance.id, found);
            }
        }
    }
}

/// Balances that are wrong by the convention. One with a name that no line has may be the balance of something
/// else: it is asked only where that name is right elsewhere.
fn wrong<'p, 'm>(
    model: &Model,
    printed: &'p Printed<'m>,
    signs: Option<&'static Choice>,
) -> Vec<&'p Balance<'m>> {
    let name = |one: &Balance<'_>| one.amount.name.map(|name| model.text(name).into_owned());
    let mut right: FxHashMap<Option<String>, i32> = FxHashMap::default();
    for one in printed.balances.iter().filter(|one| !one.is_tied) {
        *right.entry(name(one)).or_default() += if one.is_right(signs) { 1 } else { -1 };
    }
    let usual = |one: &Balance<'_>| one.is_tied || right.get(&name(one)).is_some_and(|count| *count > 0);
    printed.balances.iter().filter(|one| !one.is_right(signs) && usual(one)).collect()
}

fn found(model: &Model, balance: &Balance<'_>, signs: Option<&'static Choice>) -> Option<Diagnostic> {
    let printed = balance.amount.plain.ok()?;
    let reckoned = balance.reckoned(signs)?;
    let (is, should) = (euros(printed), euros(reckoned.euros));
    let off = euros(printed.checked_sub(reckoned.euros)?.abs());
    let language = model.language(balance.amount.span.file);
    let word = fields::IGNORE.word.get(language);
    let rule = RULE.kind.name.get(language);
    let found = Diagnostic::new(
        &RULE.kind,
        balance.amount.span,
        Text::new(
            format!("het saldo is {}, maar de bedragen komen uit op {}", is.nl, should.nl),
            format!("the balance is {}, but the amounts come to {}", is.en, should.en),
        ),
    )
    .label(format!("scheelt {}", off.nl), format!("off by {}", off.en));
    Some(show(found, &balance.from).help(
        format!("vergelijk de bedragen met de bron; staat het daar zo, schrijf dan: {word} {rule} \"reden\""),
        format!("compare the amounts with the source; if it says so, write: {word} {rule} \"reason\""),
    ))
}

/// The convention that makes balances right.
pub(super) fn convention(reading: Reading, balances: &[Balance<'_>]) -> &'static Choice {
    let negative =
        balances.iter().any(|one| one.costs.euros.is_sign_negative() && !one.costs.euros.is_zero());
    match reading {
        Reading::CostsLessRevenues => &values::COSTS_POSITIVE,
        Reading::Sum if !negative => &values::COSTS_POSITIVE,
        Reading::Sum => &values::COSTS_NEGATIVE,
        Reading::RevenuesLessCosts => &values::ADVANTAGE_SIGNED,
    }
}

fn other_signs(model: &Model, document: NodeId, printed: &Printed<'_>) -> Option<Diagnostic> {
    let place = model.prop(document, &document::SIGNS)?.span;
    let (reading, _) = printed.reading()?;
    let language = model.language(place.file);
    let word = document::SIGNS.word.get(language);
    let mut found = Diagnostic::new(
        &RULE.kind,
        place,
        Text::new("geen enkel saldo past bij deze tekens", "no balance fits these signs"),
    )
    .label("de saldo's zijn op een andere manier berekend", "the balances are reckoned in another way");
    if let Some(first) = printed.balances.iter().find(|one| one.is_telling() && one.fits(reading)) {
        found = show(found, first.from.iter().chain([&first.amount]));
    }
    Some(match reading {
        Reading::RevenuesLessCosts => found.help(
            format!("haal ‘{word}’ weg: hier is het saldo baten min lasten, met lasten en baten zonder min"),
            format!("remove ‘{word}’: here the balance is revenues minus costs, both without a minus"),
        ),
        _ => {
            let right = convention(reading, &printed.balances).word.get(language);
            found.help(format!("schrijf: {word} {right}"), format!("write: {word} {right}"))
        }
    })
}
