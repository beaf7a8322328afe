//! What may stand behind a keyword: ids, words of closed lists, years, units in use, items of statutory lists.

use std::collections::BTreeMap;

use crate::diag::Text;
use crate::language::catalogue::{INDICATORS, LISTS};
use crate::language::{
    self, CONCEPTS, Choice, Concept, Field, Language, Shape, Word, document, fields, indicator,
    reference_series, rule, source, task_field, values as words,
};
use crate::model::value::Value;
use crate::rules::RULES;

use super::complete::{Offer, Sort, missing, plain, things};
use super::{Place, document_of};

/// How far the years that are offered lie from that of the document.
const YEARS: std::ops::RangeInclusive<i16> = -2..=4;

/// The words behind a keyword up to a place: all of them, and those of the item that is being written.
pub struct Said<'t> {
    all: Vec<&'t str>,
    item: Vec<&'t str>,
}

impl<'t> Said<'t> {
    /// `text` runs from behind the keyword to what is being typed.
    pub fn new(text: &'t str) -> Said<'t> {
        let listed = |(at, _): &(usize, &str)| {
            text.get(at + 1..).is_none_or(|rest| rest.starts_with(char::is_whitespace))
        };
        let comma = text.match_indices(',').rev().find(listed).map_or(0, |(at, _)| at + 1);
        let words = |text: &'t str| {
            text.split(|one: char| one.is_whitespace()).filter(|one| !one.is_empty()).collect()
        };
        Said { all: words(text), item: words(text.get(comma..).unwrap_or_default()) }
    }

    fn last(&self) -> &'t str {
        self.item.last().copied().unwrap_or_default()
    }
}

/// The offers behind the keyword of a field.
pub fn values(
    place: Place<'_>,
    here: &'static Concept,
    field: &'static Field,
    said: &Said<'_>,
) -> Vec<Offer> {
    let language = place.language();
    let nth = said.item.len();
    let is = |word: &Word| said.last() == word.get(language);
    match field.shape {
        Shape::Choice(choices) => chosen(choices, language),
        Shape::KindLike(choices) if nth == 0 || is(&words::LIKE) => chosen(choices, language),
        Shape::KindLike(_) => terms(&[&words::LIKE], language),
        Shape::Refs(kinds) | Shape::ScopedRefs(kinds) => things(place, |concept| kinds.contains(&concept)),
        Shape::Comparison if said.all.is_empty() => of_kind(place, &reference_series::CONCEPT),
        Shape::Comparison | Shape::Observations(_) => observation(place, said),
        Shape::AnyRefs | Shape::Continues | Shape::Offset | Shape::Elsewhere => pairs(place, said),
        Shape::Concept => concepts(language),
        Shape::Absence | Shape::Blank => missing(here, language),
        Shape::Ignore => rules(place),
        Shape::Catalogue => catalogue(place, said),
        Shape::Unit if nth == 0 => units(place),
        Shape::Unit => terms(&[&words::PER, &words::OF, &words::SCALE], language),
        Shape::Money(_) => money(place, said),
        Shape::Effect(_) if nth == 0 => years(place),
        Shape::Effect(_) => chosen(words::RECURRENCES, language),
        Shape::Year | Shape::Period | Shape::Stage(_) => years(place),
        Shape::Status => status(place, said),
        Shape::Unreported if nth == 0 => terms(&[&words::MEANS], language),
        Shape::Unreported => states(place, None),
        Shape::EarlierReported if nth == 0 => terms(&[&words::ADVANTAGE, &words::DISADVANTAGE], language),
        Shape::EarlierReported if is(&words::IN) => of_kind(place, &document::CONCEPT),
        Shape::EarlierReported => terms(&[&words::IN], language),
        Shape::Layout if nth == 0 || said.last() == ">" => {
            CONCEPTS.iter().filter(|one| one.is_level()).map(|one| choice(&one.word, language)).collect()
        }
        Shape::OwnWord if nth == 1 => terms(&[&words::LIKE], language),
        Shape::OwnWord if is(&words::LIKE) => concepts(language),
        _ => Vec::new(),
    }
}

fn choice(word: &Word, language: Language) -> Offer {
    plain(Sort::Choice, word.get(language), word.get(language.other()))
}

fn chosen(choices: &[&Choice], language: Language) -> Vec<Offer> {
    choices.iter().map(|one| choice(&one.word, language)).collect()
}

fn terms(words: &[&Word], language: Language) -> Vec<Offer> {
    words.iter().map(|one| choice(one, language)).collect()
}

fn concepts(language: Language) -> Vec<Offer> {
    CONCEPTS.iter().map(|one| choice(&one.word, language)).collect()
}

fn of_kind(place: Place<'_>, kind: &'static Concept) -> Vec<Offer> {
    things(place, |concept| concept == kind)
}

/// The years around that of the document.
pub fn years(place: Place<'_>) -> Vec<Offer> {
    let year = document_of(place).and_then(|one| place.checked.model.document_year(one));
    let around = year.into_iter().flat_map(|year| YEARS.filter_map(move |more| year.checked_add(more)));
    around.map(|year| plain(Sort::Choice, &year.to_string(), "")).collect()
}

/// `2018 7,4 gemeten 2019 bron panel`, as far as it was written.
fn observation(place: Place<'_>, said: &Said<'_>) -> Vec<Offer> {
    let language = place.language();
    // The first item of a comparison names its series.
    let series = said.all.len() == said.item.len()
        && said.all.first().is_some_and(|one| !one.starts_with(|one: char| one.is_ascii_digit()));
    let nth = said.item.len()
        - usize::from(series && said.item.first() != Some(&words::WITHOUT_YEAR.get(language)));
    if said.last() == words::BY.get(language) {
        return of_kind(place, &source::CONCEPT);
    }
    match nth {
        0 => {
            let mut offers = years(place);
            offers.extend(terms(&[&words::WITHOUT_YEAR], language));
            offers
        }
        1 => {
            let mut offers = chosen(words::DIRECTIONS, language);
            offers.extend(chosen(words::NO_FIGURES, language));
            offers.extend(terms(&[&words::ABOUT], language));
            offers
        }
        _ => terms(&[&words::MEASURED, &words::BY, &words::UNCERTAIN, &words::RELATIVE_TO], language),
    }
}

/// `[begroot] 2026 € 250.000`, or behind `taakveld` its code.
fn money(place: Place<'_>, said: &Said<'_>) -> Vec<Offer> {
    let language = place.language();
    if said.last() == words::TASK_FIELD.get(language) {
        return of_kind(place, &task_field::CONCEPT);
    }
    let kind = words::choose(language, words::FIGURE_KINDS, said.last()).is_some();
    match said.item.len() {
        0 => {
            let mut offers = years(place);
            offers.extend(chosen(words::FIGURE_KINDS, language));
            if said.all.is_empty() {
                offers.extend(terms(&[&words::TASK_FIELD], language));
            }
            offers
        }
        _ if kind => years(place),
        1 => terms(&[&words::EACH], language),
        _ => Vec::new(),
    }
}

/// The lines of a table of amounts: its columns, and what may be a row of it.
pub fn rows(place: Place<'_>, around: &'static Concept) -> Vec<Offer> {
    let language = place.language();
    let mut offers = terms(&[&words::COLUMNS], language);
    for field in around.all_fields().filter(|field| matches!(field.shape, Shape::Money(_))) {
        let mut offer = choice(&field.word, language);
        offer.docs = Some(Text::new(field.docs.nl, field.docs.en));
        offers.push(offer);
    }
    for offer in &mut offers {
        offer.sort = Sort::Keyword;
    }
    offers
}

/// `kolommen rekening 2024, begroot 2025`
pub fn columns(place: Place<'_>, said: &Said<'_>) -> Vec<Offer> {
    match said.item.len() {
        0 => {
            let mut offers = chosen(words::FIGURE_KINDS, place.language());
            offers.extend(years(place));
            offers
        }
        1 => years(place),
        _ => Vec::new(),
    }
}

/// A kind, or the ids of the kind that was named last.
fn pairs(place: Place<'_>, said: &Said<'_>) -> Vec<Offer> {
    let language = place.language();
    let is_kind = |word: &&str| language::concept(language, word.trim_end_matches(','));
    let named = said.all.iter().rev().find_map(is_kind);
    let mut offers = named.map_or_else(Vec::new, |named| of_kind(place, named));
    if named.is_none() || said.item.is_empty() {
        offers.extend(concepts(language));
    }
    offers
}

/// Rules that may be silenced: those of kader and the organisation's own.
fn rules(place: Place<'_>) -> Vec<Offer> {
    let (language, model) = (place.language(), &place.checked.model);
    let known = RULES.iter().map(|rule| {
        let names = rule.kind.name;
        let mut offer = plain(Sort::Choice, names.get(language), names.get(language.other()));
        offer.docs = Some(Text::new(rule.kind.docs.finds.nl, rule.kind.docs.finds.en));
        offer
    });
    let own = model.of_concept(&rule::CONCEPT).map(|id| {
        let message = model.props(id, &rule::MESSAGE).find_map(|prop| match &prop.value {
            Value::Text(text) => Some(model.text(text).into_owned()),
            _ => None,
        });
        plain(Sort::Choice, &model.id(id), &message.unwrap_or_default())
    });
    known.chain(own).collect()
}

/// A statutory list, or what stands in it.
fn catalogue(place: Place<'_>, said: &Said<'_>) -> Vec<Offer> {
    let language = place.language();
    let Some(list) = said.all.first() else {
        return LISTS.iter().map(|(list, of)| plain(Sort::Choice, list, of.word.get(language))).collect();
    };
    if said.all.len() > 1 {
        return Vec::new();
    }
    let year = document_of(place).and_then(|one| place.checked.model.document_year(one));
    let of_list = INDICATORS.iter().filter(|one| one.list == *list);
    let offer = |one: &crate::language::catalogue::Statutory| {
        let mut offer = plain(Sort::Thing, one.item, one.title);
        offer.filter = format!("{} {}", one.item, one.title);
        offer.docs = one.nearest(year).map(|edition| {
            let (unit, source) = (edition.unit, edition.source);
            Text::new(
                format!("{}\n\n- eenheid: {unit}\n- bron: {source}", one.title),
                format!("{}\n\n- unit: {unit}\n- source: {source}", one.title),
            )
        });
        offer
    };
    of_list.map(offer).collect()
}

/// The units of the project's indicators, the most used first; `%` and `€` always.
pub fn units(place: Place<'_>) -> Vec<Offer> {
    let (language, model) = (place.language(), &place.checked.model);
    let mut used: BTreeMap<String, usize> = BTreeMap::from([("%".to_owned(), 0), ("€".to_owned(), 0)]);
    for id in model.of_concept(&indicator::CONCEPT) {
        for prop in model.props(id, &fields::UNIT).filter(|prop| matches!(prop.value, Value::Unit(_))) {
            // As it was written, behind its keyword.
            let line = model.sources().text(prop.span);
            let text = line.split_once(char::is_whitespace).map_or("", |(_, unit)| unit.trim());
            if model.language(prop.span.file) == language && !text.is_empty() {
                *used.entry(text.to_owned()).or_default() += 1;
            }
        }
    }
    let mut used: Vec<(String, usize)> = used.into_iter().collect();
    used.sort_by(|(a, first), (b, second)| second.cmp(first).then(a.cmp(b)));
    used.into_iter()
        .map(|(unit, count)| {
            let detail = if count == 0 { String::new() } else { format!("{count} ×") };
            plain(Sort::Choice, &unit, &detail)
        })
        .collect()
}

/// `status geld rood "reden"`: what is judged, then how it stands.
fn status(place: Place<'_>, said: &Said<'_>) -> Vec<Offer> {
    match said.item.as_slice() {
        [] => {
            let mut offers = Vec::new();
            each_scheme(place, |dimension, _| offers.push(plain(Sort::Choice, dimension, "")));
            offers
        }
        [dimension] => {
            let mut offers = states(place, Some(dimension));
            offers.extend(terms(&[&words::UNREADABLE], place.language()));
            offers
        }
        _ => Vec::new(),
    }
}

/// The states of a dimension, or of all, each once.
fn states(place: Place<'_>, dimension: Option<&str>) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    each_scheme(place, |one, states| {
        for (state, meaning) in states.iter().filter(|_| dimension.is_none_or(|wanted| wanted == one)) {
            if offers.iter().all(|offer| offer.label != *state) {
                offers.push(plain(Sort::Choice, state, meaning));
            }
        }
    });
    offers
}

/// Tells of each status scheme of the document: its dimension, and its states with what they mean.
fn each_scheme(place: Place<'_>, mut tell: impl FnMut(&str, &[(String, String)])) {
    let model = &place.checked.model;
    let Some(document) = document_of(place) else { return };
    for prop in model.props(document, &document::STATUS_SCHEME) {
        let Value::StatusScheme(scheme) = &prop.value else { continue };
        let text = |text| model.text(text).into_owned();
        let states: Vec<(String, String)> = scheme
            .states
            .iter()
            .map(|(state, meaning)| (text(state), meaning.as_ref().map(text).unwrap_or_default()))
            .collect();
        tell(&model.text(&scheme.dimension), &states);
    }
}
