//! Finds policy notes that set the frame of a document and no longer held in its year.

use rustc_hash::FxHashMap;

use crate::diag::{Diagnostic, Docs, Severity, Text};
use crate::language::{Bi, fields, policy_note};
use crate::model::value::Value;
use crate::model::{Model, NodeId, Relation, period};
use crate::source::Span;

use super::{Facts, Findings, Group, Rule};

pub static RULE: Rule = Rule::new(
    Group::Time,
    Bi::new("kaderstellende-nota-verlopen", "expired-framing-note"),
    Severity::Warning,
    DOCS,
    check,
);

const DOCS: Docs = Docs {
    finds: Bi::new(
        "Een kaderstellende nota die niet meer gold in het jaar van het document, volgens ‘geldig’ of volgens de \
         periode in haar titel.",
        "A framing policy note that no longer held in the year of the document, by ‘valid’ or by the period in \
         its title.",
    ),
    matters: Bi::new(
        "Beleid dat verlopen is, geeft geen kader meer. Of er is nieuw beleid dat hier nog niet staat, of de \
         raad moet het nog maken.",
        "Policy that has expired sets no frame. Either there is new policy that is not here yet, or the council \
         still has to make it.",
    ),
    mend: Bi::new(
        "Noem de nota die ervoor in de plaats kwam. Is de oude verlengd, schrijf dan bij de nota tot wanneer.",
        "Name the note that took its place. If the old one was extended, write at the note until when.",
    ),
    fails: Bi::new(
        r#"document begroting-2026
nota wonen "Woonvisie 2015-2020"

programma 1 "Wonen" {
  kaderstellende-nota wonen
}"#,
        r#"language en
document budget-2026
policy-note housing "Housing strategy 2015-2020"

programme 1 "Housing" {
  framing-note housing
}"#,
    ),
    passes: Bi::new(
        r#"document begroting-2026
nota wonen "Woonvisie 2015-2020" {
  geldig 2015..2027
}

programma 1 "Wonen" {
  kaderstellende-nota wonen
}"#,
        r#"language en
document budget-2026
policy-note housing "Housing strategy 2015-2020" {
  valid 2015..2027
}

programme 1 "Housing" {
  framing-note housing
}"#,
    ),
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let model = facts.model;
    for note in facts.of(&policy_note::CONCEPT) {
        let Some((end, why)) = end(model, *note) else { continue };
        // One note that has expired is one finding a document, however many goals name it.
        let mut places: FxHashMap<NodeId, usize> = FxHashMap::default();
        let mut expired: Vec<(NodeId, i16, NodeId, Vec<Span>)> = Vec::new();
        for (from, edge) in model.origins(*note, Relation::FramedBy) {
            let Some(document) = facts.document(from) else { continue };
            let Some(year) = document.year.filter(|year| end < *year) else { continue };
            let at = *places.entry(document.id).or_insert(expired.len());
            match expired.get_mut(at) {
                Some((.., spans)) => spans.push(edge.span),
                None => expired.push((document.id, year, from, vec![edge.span])),
            }
        }
        for (document, year, about, spans) in expired {
            findings.extend(about, found(model, *note, (end, why), (document, year), &spans));
        }
    }
}

/// The last year in which a note holds, and where that stands.
fn end(model: &Model, note: NodeId) -> Option<(i16, Span)> {
    if model.may_have(note, Some(&fields::VALID), None) {
        return None;
    }
    if let Some(prop) = model.prop(note, &fields::VALID) {
        return match prop.value {
            Value::Period(period) => period.last_year().map(|year| (year, prop.span)),
            _ => None,
        };
    }
    let node = model.node(note)?;
    let title = model.title(note)?;
    Some((last_year(&title)?, node.title.as_ref().and_then(|title| title.span()).unwrap_or(node.span)))
}

/// The longest time that a title means by two years; more is history.
const LONGEST: i16 = 30;

/// The end of a period in a title: `2013-2016`, `2013 – 2016`, `2013 t/m 2016`.
fn last_year(title: &str) -> Option<i16> {
    let digits = |one: char| one.is_ascii_digit();
    let mut years = Vec::new();
    let mut at = 0;
    for part in title.split_inclusive(|one: char| !digits(one)) {
        let number = part.trim_end_matches(|one: char| !digits(one));
        if let Some(year) = period::year(number) {
            years.push((year, at, at + number.len()));
        }
        at += part.len();
    }
    years.windows(2).rev().find_map(|pair| {
        let [(from, _, start), (to, end, _)] = pair else { return None };
        let between = title.get(*start..*end)?.trim().to_lowercase();
        let joined =
            matches!(&*between, "-" | "–" | "—" | "−" | "/" | "t/m" | "tot" | "tot en met" | "to" | "until");
        let length = to.checked_sub(*from)?;
        (joined && (1..=LONGEST).contains(&length)).then_some(*to)
    })
}

fn found(
    model: &Model,
    note: NodeId,
    (end, why): (i16, Span),
    (document, year): (NodeId, i16),
    spans: &[Span],
) -> Option<Diagnostic> {
    let (first, rest) = spans.split_first()?;
    let language = model.language(why.file);
    let (code, id) = (model.id(note), model.id(document));
    let valid = fields::VALID.word.get(language);
    let title = Text::new(
        format!("nota ‘{code}’ geldt niet meer in {year}"),
        format!("policy note ‘{code}’ no longer holds in {year}"),
    );
    let mut found = Diagnostic::new(&RULE.kind, *first, title)
        .label(format!("geeft hier het kader van {id}"), format!("sets the frame of {id} here"))
        .also(why, format!("geldig tot en met {end}"), format!("valid until {end}"))
        .help(
            format!("noem de nota die ervoor in de plaats kwam, of schrijf bij ‘{code}’ tot wanneer zij verlengd is: {valid} ..{year}"),
            format!("name the note that took its place, or write at ‘{code}’ until when it was extended: {valid} ..{year}"),
        );
    for span in rest.iter().take(3) {
        found = found.also(*span, "ook hier", "here too");
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::last_year;

    #[test]
    fn only_a_period_in_a_title_says_when_it_ends() {
        for (title, end) in [
            ("Nota 2013 – 2016", Some(2016)),
            ("Woonvisie 2015-2020", Some(2020)),
            ("Kadernota 2021 t/m 2024", Some(2024)),
            ("Visie Ede 2025", None),
            ("Perspectiefnota 2017", None),
            ("Van 1813 tot 2030", None),
            ("Nota 2013, herzien in 2016", None),
            ("Agenda 2030-2020", None),
            ("Nota 12013-20161", None),
        ] {
            assert_eq!(last_year(title), end, "{title}");
        }
    }
}
