//! What may be written at a place: keywords of its block, ids with their titles, and words of closed lists.

use crate::diag::Text;
use crate::language::document::{BODY, CONCEPT as DOCUMENT, REGISTER};
use crate::language::skeleton::{self, Known};
use crate::language::{self, Bi, CONCEPTS, Concept, Field, Language, Shape, Word, fields, values as words};
use crate::model::NodeId;
use crate::source::Span;

use super::blocks::{Block, bare, blocks, is_in_text, top};
use super::things::own_word;
use super::values::{self, Said};
use super::{Place, document_of};

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
    pub docs: Option<Text>,
    /// What is compared with what was typed.
    pub filter: String,
    /// With places to fill in.
    pub snippet: Option<String>,
}

/// More choices than these are better found by typing.
const CHOICES: usize = 25;

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
    let earlier = before.get(..before.len() - line.len()).unwrap_or_default();
    let statement = goes_on(earlier) + said;
    let text = statement.trim_start();
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let mut offers = match (word, here(place)) {
        ("", Here::Block(here)) => keywords(place, here),
        ("", Here::Amounts(around)) => values::rows(place, around),
        ("taal" | "language", Here::Block(_)) => {
            vec![plain(Sort::Choice, "nl", ""), plain(Sort::Choice, "en", "")]
        }
        (word, Here::Block(here)) => {
            let meaning = language::meaning(place.language(), here, &language::normal(word));
            let field = meaning.and_then(|meaning| meaning.field);
            field.map_or_else(Vec::new, |field| values::values(place, here, field, &Said::new(rest)))
        }
        (word, Here::Amounts(_)) if word == words::COLUMNS.get(place.language()) => {
            values::columns(place, &Said::new(rest))
        }
        (_, Here::Amounts(_) | Here::Other) => Vec::new(),
    };
    let folded = language::suggest::fold(typed);
    if offers.len() > MOST {
        offers.retain(|offer| language::suggest::fold(&offer.filter).contains(&folded));
        offers.truncate(MOST);
    }
    (span, offers)
}

/// The lines of a list that the next line goes on with, without their comments.
fn goes_on(before: &str) -> String {
    let lines = before.lines().rev().map(bare).take_while(|line| line.is_empty() || line.ends_with(','));
    let mut lines: Vec<&str> = lines.collect();
    let blank = lines.iter().position(|line| !line.is_empty()).unwrap_or(lines.len());
    // The next line of a list comes at once, or behind comments.
    if blank == lines.len() {
        return String::new();
    }
    lines.reverse();
    lines.into_iter().map(|line| format!("{line} ")).collect()
}

/// Whether a text or a comment is open at the end of a line.
fn is_quoted(line: &str) -> bool {
    line.matches('"').count() % 2 == 1 || line.contains('#')
}

/// What sort of block a place is in.
enum Here {
    Block(&'static Concept),
    /// A table of amounts in a block of this kind.
    Amounts(&'static Concept),
    /// The states of a light, and what else holds no statements.
    Other,
}

fn here(place: Place<'_>) -> Here {
    let own = |word: &str| own_word(&place.checked.model, word);
    let blocks = blocks(place.file, place.text(), place.language(), own);
    let open: Vec<&Block> = blocks.iter().filter(|block| block.holds(place.offset)).collect();
    let Some((last, around)) = open.split_last() else { return Here::Block(top(place.text())) };
    if let Some(concept) = last.concept {
        return Here::Block(concept);
    }
    let around = around.last().map_or(Some(top(place.text())), |block| block.concept);
    let word = place.text().get(last.word.start as usize..last.word.end as usize).unwrap_or_default();
    match around {
        Some(around) if word == fields::AMOUNTS.word.get(place.language()) => Here::Amounts(around),
        _ => Here::Other,
    }
}

pub fn plain(sort: Sort, label: &str, detail: &str) -> Offer {
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
        offer.docs = Some(said(docs));
        offer
    };
    let mut offers: Vec<Offer> = here.all_fields().map(|field| of(&field.word, field.docs)).collect();
    for concept in CONCEPTS.iter().filter(|concept| concept.may_stand_in(here)) {
        let word = concept.word.get(language);
        if offers.iter().all(|offer| offer.label != word) {
            offers.push(of(&concept.word, concept.docs));
        }
        offers.push(whole(place, concept, word));
    }
    if *here == BODY || *here == REGISTER {
        offers.push(of(&DOCUMENT.word, DOCUMENT.docs));
        offers.push(whole(place, &DOCUMENT, DOCUMENT.word.get(language)));
    }
    for layout in
        place.checked.model.documents().iter().filter_map(|one| place.checked.model.layout(Some(*one)))
    {
        for level in &layout.levels {
            let fits = level.concept.filter(|concept| concept.may_stand_in(here));
            if let Some(concept) = fits.filter(|_| offers.iter().all(|one| one.label != level.word)) {
                let mut offer = plain(Sort::Keyword, &level.word, concept.word.get(language));
                offer.docs = Some(said(concept.docs));
                offers.push(offer);
                offers.push(whole(place, concept, &level.word));
            }
        }
    }
    offers
}

fn said(text: Bi) -> Text {
    Text::new(text.nl, text.en)
}

/// A whole thing with places to fill in, and what the project knows to choose from; `word` may be the organisation's own.
fn whole(place: Place<'_>, concept: &'static Concept, word: &str) -> Offer {
    let language = place.language();
    let model = &place.checked.model;
    let few = |labels: Vec<String>| if labels.len() > CHOICES { Vec::new() } else { labels };
    let known = |field: &Field| match field.shape {
        Shape::Refs(kinds) | Shape::ScopedRefs(kinds) => {
            let ids = named(place, |one| kinds.contains(&one)).take(CHOICES + 1);
            few(ids.map(|id| model.path(id)).collect())
        }
        Shape::Unit => values::units(place).into_iter().take(CHOICES).map(|offer| offer.label).collect(),
        _ => Vec::new(),
    };
    let year = document_of(place).and_then(|one| place.checked.model.document_year(one));
    let year = year.map_or_else(|| "2026".to_owned(), |year| year.to_string());
    let text = skeleton::snippet(concept, language, &Known { values: &known, year: &year });
    let rest = text.strip_prefix(concept.word.get(language)).unwrap_or_default();
    let mut offer = plain(Sort::Snippet, &format!("{word} …"), concept.word.get(language.other()));
    offer.docs = Some(said(concept.docs));
    word.clone_into(&mut offer.filter);
    offer.snippet = Some(format!("{word}{rest}"));
    offer
}

/// What may be said to be missing in a block: its fields and what stands in it, in the plural.
pub fn missing(here: &'static Concept, language: Language) -> Vec<Offer> {
    let fields = here.all_fields().map(|field: &Field| (&field.word, field.docs));
    let concepts = CONCEPTS.iter().filter(|one| one.may_stand_in(here)).map(|one| (&one.word, one.docs));
    let mut offers: Vec<Offer> = Vec::new();
    for (word, docs) in fields.chain(concepts) {
        let mut offer = plain(Sort::Choice, word.many(language), word.many(language.other()));
        offer.docs = Some(said(docs));
        if offers.iter().all(|one| one.label != offer.label) {
            offers.push(offer);
        }
    }
    offers
}

/// The things of some kinds that can be named at a place, found by id and by title.
pub fn things(place: Place<'_>, wanted: impl Fn(&'static Concept) -> bool) -> Vec<Offer> {
    let model = &place.checked.model;
    let offer = |id| {
        let (path, title) = (model.path(id), model.title(id).unwrap_or_default());
        let mut offer = plain(Sort::Thing, &path, &title);
        offer.filter = format!("{path} {title}");
        offer
    };
    named(place, wanted).map(offer).collect()
}

fn named<'c>(place: Place<'c>, wanted: impl Fn(&'static Concept) -> bool) -> impl Iterator<Item = NodeId> {
    let model = &place.checked.model;
    let own = document_of(place);
    let named = model.nodes().filter(move |(id, node)| {
        let told = !node.duplicate && !node.broken && *id != model.project();
        let near = node.document.is_none() || node.document == own;
        told && near && wanted(node.concept)
    });
    named.map(|(id, _)| id)
}
