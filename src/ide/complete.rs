//! What may be written at a place: keywords of its block, ids with their titles, and words of closed lists.

use crate::language::document::{BODY, CONCEPT as DOCUMENT};
use crate::language::{self, Bi, CONCEPTS, Concept, Field, Language, Shape, Word, goal, indicator};
use crate::model::{Model, NodeId};
use crate::rules::RULES;
use crate::source::Span;

use super::Place;
use super::blocks::{blocks, is_in_text, top};
use super::things::own_word;

/// What an offer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Keyword,
    Thing,
    Choice,
    Snippet,
}

/// Something that may be written.
#[derive(Clone, Debug)]
pub struct Offer {
    pub sort: Sort,
    /// What is shown and, unless `snippet` says otherwise, written.
    pub label: String,
    /// Beside it: a title, or the word in the other language.
    pub detail: String,
    pub docs: Option<Bi>,
    /// What is compared with what was typed.
    pub filter: String,
    /// With places to fill in.
    pub snippet: Option<String>,
}

/// Things beyond this many are not offered; what is typed more makes them fewer.
const MOST: usize = 1_000;

/// The offers at a place, and the text that they take the place of.
pub fn offers(place: Place<'_>) -> (Span, Vec<Offer>) {
    let before = place.text().get(..place.offset as usize).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let typed = line.rsplit(|one: char| one.is_whitespace() || one == ',').next().unwrap_or_default();
    let span = Span::new(place.file, place.offset - typed.len() as u32, place.offset);
    let said = line.get(..line.len() - typed.len()).unwrap_or_default();
    if is_quoted(said) || typed.contains(['"', '#']) || is_in_text(before) {
        return (span, Vec::new());
    }
    let mut offers = match (said.split_whitespace().next(), here(place)) {
        (None, Some(here)) => keywords(place, here),
        (Some("taal" | "language"), _) => vec![plain(Sort::Choice, "nl", ""), plain(Sort::Choice, "en", "")],
        (Some(word), Some(here)) => values(place, here, word, said),
        _ => Vec::new(),
    };
    let folded = language::suggest::fold(typed);
    if offers.len() > MOST {
        offers.retain(|offer| language::suggest::fold(&offer.filter).contains(&folded));
        offers.truncate(MOST);
    }
    (span, offers)
}

/// Whether a text or a comment is open at the end of a line.
fn is_quoted(line: &str) -> bool {
    line.matches('"').count() % 2 == 1 || line.contains('#')
}

/// The kind of block that a place is in; none in a table and its like.
fn here(place: Place<'_>) -> Option<&'static Concept> {
    let own = |word: &str| own_word(&place.checked.model, word);
    let blocks = blocks(place.file, place.text(), place.language(), own);
    let open = blocks.iter().rfind(|block| block.holds(place.offset));
    match open {
        Some(block) => block.concept,
        None => Some(top(place.text())),
    }
}

fn plain(sort: Sort, label: &str, detail: &str) -> Offer {
    Offer {
        sort,
        label: label.to_owned(),
        detail: detail.to_owned(),
        docs: None,
        filter: label.to_owned(),
        snippet: None,
    }
}

fn keywords(place: Place<'_>, here: &'static Concept) -> Vec<Offer> {
    let language = place.language();
    let of = |word: &Word, docs: Bi| {
        let mut offer = plain(Sort::Keyword, word.get(language), word.get(language.other()));
        offer.docs = Some(docs);
        offer
    };
    let mut offers: Vec<Offer> = here.all_fields().map(|field| of(&field.word, field.docs)).collect();
    for concept in CONCEPTS.iter().filter(|concept| concept.may_stand_in(here)) {
        let word = concept.word.get(language);
        if offers.iter().all(|offer| offer.label != word) {
            offers.push(of(&concept.word, concept.docs));
        }
        if let Some(snippet) = snippet(concept, language) {
            let mut offer = of(&concept.word, concept.docs);
            offer.label = format!("{word} …");
            offer.filter = word.to_owned();
            (offer.sort, offer.snippet) = (Sort::Snippet, Some(snippet));
            offers.push(offer);
        }
    }
    if *here == BODY || *here == language::document::REGISTER {
        offers.push(of(&DOCUMENT.word, DOCUMENT.docs));
    }
    for layout in
        place.checked.model.documents().iter().filter_map(|one| place.checked.model.layout(Some(*one)))
    {
        for level in &layout.levels {
            let fits = level.concept.filter(|concept| concept.may_stand_in(here));
            if let Some(concept) = fits.filter(|_| offers.iter().all(|one| one.label != level.word)) {
                let mut offer = plain(Sort::Keyword, &level.word, concept.word.get(language));
                offer.docs = Some(concept.docs);
                offers.push(offer);
            }
        }
    }
    offers
}

/// A whole goal or indicator, with places to fill in.
fn snippet(concept: &Concept, language: Language) -> Option<String> {
    let text = match language {
        _ if *concept == goal::CONCEPT => Bi::new(
            "doel ${1:1.1} \"${2:Wat er bereikt wordt}\" {\n  portefeuillehouder ${3:persoon}\n  criterium \"${4:Wanneer het bereikt is}\"\n  $0\n}",
            "goal ${1:1.1} \"${2:What is reached}\" {\n  portfolio-holder ${3:person}\n  criterion \"${4:When it is reached}\"\n  $0\n}",
        ),
        _ if *concept == indicator::CONCEPT => Bi::new(
            "indicator ${1:id} \"${2:Wat er gemeten wordt}\" {\n  eenheid   ${3:%}\n  gewenst   ${4|toename,afname,gelijk|}\n  bron      ${5:bron}\n  nulmeting ${6:2024} ${7:0}\n  beoogd    ${8:2026} $0\n}",
            "indicator ${1:id} \"${2:What is measured}\" {\n  unit     ${3:%}\n  desired  ${4|increase,decrease,equal|}\n  source   ${5:source}\n  baseline ${6:2024} ${7:0}\n  target   ${8:2026} $0\n}",
        ),
        _ => return None,
    };
    Some(text.get(language).to_owned())
}

fn values(place: Place<'_>, here: &'static Concept, word: &str, said: &str) -> Vec<Offer> {
    let language = place.language();
    let meaning = language::meaning(language, here, &language::normal(word));
    let Some(field) = meaning.and_then(|meaning| meaning.field) else { return Vec::new() };
    let choice = |word: &Word| plain(Sort::Choice, word.get(language), word.get(language.other()));
    match field.shape {
        Shape::Choice(choices) | Shape::KindLike(choices) => {
            choices.iter().map(|one| choice(&one.word)).collect()
        }
        Shape::Refs(kinds) | Shape::ScopedRefs(kinds) => things(place, |concept| kinds.contains(&concept)),
        Shape::Comparison => things(place, |concept| *concept == language::reference_series::CONCEPT),
        Shape::AnyRefs | Shape::Continues | Shape::Offset | Shape::Elsewhere => pairs(place, said),
        Shape::Concept => CONCEPTS.iter().map(|one| choice(&one.word)).collect(),
        Shape::Absence | Shape::Blank => missing(here, language),
        Shape::Ignore => RULES
            .iter()
            .map(|rule| {
                let names = rule.kind.name;
                let mut offer = plain(Sort::Choice, names.get(language), names.get(language.other()));
                offer.docs = Some(rule.kind.docs.finds);
                offer
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// What may be said to be missing in a block: its fields and what stands in it, in the plural.
fn missing(here: &'static Concept, language: Language) -> Vec<Offer> {
    let fields = here.all_fields().map(|field: &Field| (&field.word, field.docs));
    let concepts = CONCEPTS.iter().filter(|one| one.may_stand_in(here)).map(|one| (&one.word, one.docs));
    let mut offers: Vec<Offer> = Vec::new();
    for (word, docs) in fields.chain(concepts) {
        let mut offer = plain(Sort::Choice, word.many(language), word.many(language.other()));
        offer.docs = Some(docs);
        if offers.iter().all(|one| one.label != offer.label) {
            offers.push(offer);
        }
    }
    offers
}

/// A kind, or the ids of the kind that was named last.
fn pairs(place: Place<'_>, said: &str) -> Vec<Offer> {
    let language = place.language();
    let words = said.split(|one: char| one.is_whitespace() || one == ',').skip(1);
    let named = words.filter_map(|word| language::concept(language, word)).last();
    let mut offers = match named {
        Some(named) => things(place, |concept| concept == named),
        None => Vec::new(),
    };
    if named.is_none() || said.trim_end().ends_with(',') {
        let kinds = CONCEPTS.iter().map(|one| &one.word);
        offers.extend(kinds.map(|word| plain(Sort::Choice, word.get(language), word.get(language.other()))));
    }
    offers
}

/// The things of some kinds that can be named at a place, found by id and by title.
fn things(place: Place<'_>, wanted: impl Fn(&'static Concept) -> bool) -> Vec<Offer> {
    let model = &place.checked.model;
    let own = document(model, place);
    let named = model.nodes().filter(|(id, node)| {
        let told = !node.duplicate && !node.broken && *id != model.project();
        let near = node.document.is_none() || node.document == own;
        told && near && wanted(node.concept)
    });
    named
        .map(|(id, _)| {
            let (path, title) = (model.path(id), model.title(id).unwrap_or_default());
            let mut offer = plain(Sort::Thing, &path, &title);
            offer.filter = format!("{path} {title}");
            offer
        })
        .collect()
}

/// The document that a file belongs to.
fn document(model: &Model, place: Place<'_>) -> Option<NodeId> {
    let mut lines =
        place.text().lines().map(str::trim_start).filter_map(|line| line.strip_prefix("document "));
    let id = lines.next()?.split_whitespace().next()?;
    model.document(id)
}
