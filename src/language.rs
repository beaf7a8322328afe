//! The vocabulary: which word may stand where, with what behind it, in Dutch and in English.
//!
//! One file a concept. Parser checks, messages, JSON, its schema and the reference pages follow from these tables.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

pub mod activity;
pub mod ambition;
pub mod appendix;
pub mod catalogue;
pub mod challenge;
pub mod criterion;
pub mod deviation;
pub mod document;
pub mod domain;
pub mod fact;
pub mod fields;
pub mod goal;
pub mod indicator;
pub mod organisation;
pub mod partner;
pub mod person;
pub mod policy_field;
pub mod policy_note;
pub mod programme;
pub mod reference_series;
pub mod reform;
pub mod reform_agenda;
pub mod rule;
pub mod section;
pub mod shape;
pub mod skeleton;
pub mod source;
pub mod spearhead;
pub mod spending_proposal;
pub mod subgoal;
pub mod subprogramme;
pub mod suggest;
pub mod task_field;
pub mod theme;
pub mod track;
pub mod values;
pub mod vision;
pub mod vision_ambition;

pub use shape::{Choice, Shape};

/// The two languages of keywords and of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    Nl,
    En,
}

impl Language {
    pub const BOTH: [Language; 2] = [Language::Nl, Language::En];

    /// The tag as written in `taal nl` and in the JSON.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Nl => "nl",
            Language::En => "en",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Language> {
        Language::BOTH.into_iter().find(|one| one.tag() == tag)
    }

    pub fn other(self) -> Language {
        match self {
            Language::Nl => Language::En,
            Language::En => Language::Nl,
        }
    }
}

/// A fixed text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bi {
    pub nl: &'static str,
    pub en: &'static str,
}

impl Bi {
    pub const fn new(nl: &'static str, en: &'static str) -> Bi {
        Bi { nl, en }
    }

    pub fn get(&self, language: Language) -> &'static str {
        match language {
            Language::Nl => self.nl,
            Language::En => self.en,
        }
    }
}

/// One keyword in one language: singular, plural and article. Singular and plural are the same keyword.
#[derive(Debug, PartialEq, Eq)]
pub struct Form {
    pub one: &'static str,
    pub many: &'static str,
    pub article: &'static str,
}

/// One keyword in both languages.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    pub nl: Form,
    pub en: Form,
}

impl Word {
    /// A noun: article and singular, plural; Dutch, then English.
    pub const fn noun(article: &'static str, nl: [&'static str; 2], en: [&'static str; 2]) -> Word {
        let [nl_one, nl_many] = nl;
        let [en_one, en_many] = en;
        Word {
            nl: Form { one: nl_one, many: nl_many, article },
            en: Form { one: en_one, many: en_many, article: "the" },
        }
    }

    /// A word with one form only: a verb, an adjective, a term.
    pub const fn same(nl: &'static str, en: &'static str) -> Word {
        Word { nl: Form { one: nl, many: nl, article: "" }, en: Form { one: en, many: en, article: "" } }
    }

    pub fn form(&self, language: Language) -> &Form {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }

    /// The word to write in a file of this language.
    pub fn get(&self, language: Language) -> &'static str {
        self.form(language).one
    }

    pub fn many(&self, language: Language) -> &'static str {
        self.form(language).many
    }

    fn spellings(&self, language: Language) -> impl Iterator<Item = &'static str> {
        let form = self.form(language);
        let plural = (form.many != form.one).then_some(form.many);
        std::iter::once(form.one).chain(plural)
    }
}

/// How often a field may stand in one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Card {
    /// Once; a second line is an error.
    One,
    /// Any number of lines; they add up.
    Many,
}

/// A line that says something about the block it stands in.
#[derive(Debug)]
pub struct Field {
    /// The key in the JSON.
    pub name: &'static str,
    pub word: Word,
    pub shape: Shape,
    pub card: Card,
    pub docs: Bi,
}

impl PartialEq for Field {
    fn eq(&self, other: &Field) -> bool {
        std::ptr::eq(self, other)
    }
}

/// Whether a concept carries an id, and where it may come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdRule {
    /// An id must be written.
    Written,
    /// Without an id it is formed from the title.
    FromTitle,
}

/// What sort of thing a concept is to a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A level of the goal tree.
    Level,
    /// Something that stands on a level or below it.
    Element,
    /// Project-wide: visible in every document.
    Register,
    /// A place that holds statements and is no thing itself.
    Place,
}

/// Where a concept may be declared.
#[derive(Clone, Copy, Debug)]
pub enum Parent {
    /// At the top of a file, with or without a document.
    Top,
    /// At the top of a file that names a document.
    Document,
    /// In a block of any level.
    AnyLevel,
    /// In a block of this concept.
    In(&'static Concept),
}

/// A kind of thing that a spec declares.
#[derive(Debug)]
pub struct Concept {
    /// English, kebab-case: the kind in the JSON and in its ids.
    pub name: &'static str,
    /// The key of its list in the JSON.
    pub collection: &'static str,
    pub word: Word,
    pub role: Role,
    pub id: IdRule,
    /// Whether a title must be written.
    pub titled: bool,
    pub parents: &'static [Parent],
    pub fields: &'static [&'static [&'static Field]],
    pub docs: Bi,
}

impl PartialEq for Concept {
    fn eq(&self, other: &Concept) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Concept {}

impl Concept {
    pub fn all_fields(&self) -> impl Iterator<Item = &'static Field> {
        self.fields.iter().flat_map(|group| group.iter().copied())
    }

    pub fn is_level(&self) -> bool {
        self.role == Role::Level
    }

    /// Whether this concept may be declared in a block of `place`.
    pub fn may_stand_in(&self, place: &Concept) -> bool {
        self.parents.iter().any(|parent| match parent {
            Parent::Top => *place == document::REGISTER || *place == document::BODY,
            Parent::Document => *place == document::BODY,
            Parent::AnyLevel => place.is_level(),
            Parent::In(concept) => place == *concept,
        })
    }
}

/// Every concept, in the order in which the JSON lists them.
pub static CONCEPTS: &[&Concept] = &[
    &domain::CONCEPT,
    &programme::CONCEPT,
    &subprogramme::CONCEPT,
    &theme::CONCEPT,
    &challenge::CONCEPT,
    &task_field::CONCEPT,
    &policy_field::CONCEPT,
    &ambition::CONCEPT,
    &goal::CONCEPT,
    &subgoal::CONCEPT,
    &criterion::CONCEPT,
    &indicator::CONCEPT,
    &activity::CONCEPT,
    &spending_proposal::CONCEPT,
    &deviation::CONCEPT,
    &fact::CONCEPT,
    &organisation::CONCEPT,
    &person::CONCEPT,
    &policy_note::CONCEPT,
    &source::CONCEPT,
    &partner::CONCEPT,
    &reference_series::CONCEPT,
    &vision::CONCEPT,
    &vision_ambition::CONCEPT,
    &spearhead::CONCEPT,
    &reform_agenda::CONCEPT,
    &track::CONCEPT,
    &reform::CONCEPT,
    &section::CONCEPT,
    &appendix::CONCEPT,
    &rule::CONCEPT,
    &document::CONCEPT,
];

/// The places at the top of a file, which hold statements but are no concept.
static PLACES: &[&Concept] = &[&document::REGISTER, &document::BODY];

/// What a keyword means in one block: a field, a thing to declare, or both.
#[derive(Clone, Copy, Debug, Default)]
pub struct Meaning {
    pub field: Option<&'static Field>,
    pub concept: Option<&'static Concept>,
}

impl Meaning {
    /// The vocabulary entry behind the keyword.
    pub fn word(&self) -> Option<&'static Word> {
        let field = self.field.map(|field| &field.word);
        field.or(self.concept.map(|concept| &concept.word))
    }
}

struct Tables {
    /// By block and word.
    here: FxHashMap<(usize, &'static str), Meaning>,
    /// By word alone, wherever it may stand.
    anywhere: FxHashMap<&'static str, Meaning>,
    /// Words per block, for suggestions.
    words: Vec<(usize, Vec<&'static str>)>,
}

static NL: LazyLock<Tables> = LazyLock::new(|| tables(Language::Nl));
static EN: LazyLock<Tables> = LazyLock::new(|| tables(Language::En));

fn of(language: Language) -> &'static Tables {
    match language {
        Language::Nl => &NL,
        Language::En => &EN,
    }
}

fn key(concept: &Concept) -> usize {
    std::ptr::from_ref(concept).addr()
}

fn tables(language: Language) -> Tables {
    let mut tables = Tables { here: FxHashMap::default(), anywhere: FxHashMap::default(), words: Vec::new() };
    for block in CONCEPTS.iter().chain(PLACES) {
        let mut words = Vec::new();
        for field in block.all_fields() {
            for word in field.word.spellings(language) {
                let meaning = tables.here.entry((key(block), word)).or_default();
                meaning.field.get_or_insert(field);
                let meaning = tables.anywhere.entry(word).or_default();
                meaning.field.get_or_insert(field);
                words.push(word);
            }
        }
        for concept in CONCEPTS.iter().filter(|concept| concept.may_stand_in(block)) {
            for word in concept.word.spellings(language) {
                let meaning = tables.here.entry((key(block), word)).or_default();
                meaning.concept.get_or_insert(concept);
                words.push(word);
            }
        }
        words.sort_unstable();
        words.dedup();
        tables.words.push((key(block), words));
    }
    for concept in CONCEPTS {
        for word in concept.word.spellings(language) {
            let meaning = tables.anywhere.entry(word).or_default();
            meaning.concept.get_or_insert(concept);
        }
    }
    tables
}

/// What `word` means in a block of `place`, in this language.
pub fn meaning(language: Language, place: &Concept, word: &str) -> Option<Meaning> {
    of(language).here.get(&(key(place), word)).copied()
}

/// What `word` means in any block of this language.
pub fn meaning_anywhere(language: Language, word: &str) -> Option<Meaning> {
    of(language).anywhere.get(word).copied()
}

/// The words that may start a line in a block of `place`.
pub fn words_in(language: Language, place: &Concept) -> &'static [&'static str] {
    let words = of(language).words.iter().find(|(block, _)| *block == key(place));
    words.map_or(&[], |(_, words)| words.as_slice())
}

/// The concept that a word names in this language, singular or plural.
pub fn concept(language: Language, word: &str) -> Option<&'static Concept> {
    of(language).anywhere.get(word).and_then(|meaning| meaning.concept)
}

/// Whether a word starts a statement in either language.
pub fn is_keyword(word: &str) -> bool {
    let known = |language| of(language).anywhere.contains_key(word);
    known(Language::Nl) || known(Language::En) || matches!(word, "taal" | "language")
}

/// The blocks in which a word may stand, in the order of the vocabulary.
pub fn places_of(language: Language, word: &str) -> Vec<&'static Concept> {
    let all = CONCEPTS.iter().chain(PLACES).copied();
    all.filter(|place| meaning(language, place, word).is_some()).collect()
}

/// The keyword as looked up: NFC, with the typewriter apostrophe.
pub fn normal(word: &str) -> std::borrow::Cow<'_, str> {
    use unicode_normalization::{UnicodeNormalization, is_nfc};
    if word.is_ascii() {
        return word.into();
    }
    let mut plain = word.replace('’', "'").replace(['–', '—', '−', '‑'], "-");
    plain.retain(|one| !is_unseen(one));
    if is_nfc(&plain) { plain.into() } else { plain.nfc().collect::<String>().into() }
}

/// Characters without width: they were reported, and do not hide which word is meant.
fn is_unseen(one: char) -> bool {
    matches!(one, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// With its first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
