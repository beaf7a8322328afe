//! A document: one edition of a budget, report or account.

use super::fields::fields;
use super::shape::Shape;
use super::{Bi, Card, Concept, Field, IdRule, Role, Word, fields, values};

fields! {
    KIND: "kind", Word::same("soort", "kind"), Shape::KindLike(values::DOCUMENT_KINDS), One,
        "Wat voor document het is; een eigen woord mag: `turap zoals berap`.",
        "What sort of document it is; a word of your own may stand: `turap like interim-report`.";
    YEAR: "year", Word::same("jaar", "year"), Shape::Year, One,
        "Het jaar waarover het gaat.", "The year it is about.";
    NUMBER: "number", Word::same("nummer", "number"), Shape::Word, One,
        "Het nummer binnen het jaar.", "The number within the year.";
    PERIOD: "period", Word::same("periode", "period"), Shape::Period, One,
        "De periode waarover het gaat.", "The period it is about.";
    DRAFT: "draft", Word::same("concept", "draft"), Shape::Flag, One,
        "Nog niet vastgesteld.", "Not yet adopted.";
    BUILT: "built", Word::same("gebouwd", "built"), Shape::Stamp, One,
        "Wanneer de bron gebouwd is.", "When the source was built.";
    EXPORTED: "exported", Word::same("geëxporteerd", "exported"), Shape::Stamp, One,
        "Wanneer de bron geëxporteerd is.", "When the source was exported.";
    REPORTS_ON: "reportsOn", Word::same("rapporteert-over", "reports-on"), Shape::Refs(&[&CONCEPT]), Many,
        "Het document waarover dit rapporteert.", "The document this reports on.";
    LAYOUT: "layout", Word::same("indeling", "layout"), Shape::Layout, One,
        "De niveaus, van boven naar beneden; het laatste is het doelniveau.",
        "The levels, from top to bottom; the last is the goal level.";
    OWN_WORD: "words", Word::noun("het", ["woord", "woorden"], ["word", "words"]), Shape::OwnWord, Many,
        "Een eigen woord voor iets dat kader kent.", "A word of your own for something kader knows.";
    SIGNS: "signs", Word::same("tekens", "signs"), Shape::Choice(values::SIGNS), One,
        "Hoe de bron plus en min gebruikt.", "How the source uses plus and minus.";
    STATUS_SCHEME: "statusSchemes", Word::noun("het", ["statusschema", "statusschema's"], ["status-scheme", "status-schemes"]),
        Shape::StatusScheme, Many,
        "De standen van één stoplicht.", "The states of one traffic light.";
    UNREPORTED: "unreported", Word::same("niet-gemeld", "unreported"), Shape::Unreported, One,
        "Wat zwijgen betekent.", "What silence means.";
    THRESHOLD: "thresholds", Word::noun("de", ["drempel", "drempels"], ["threshold", "thresholds"]),
        Shape::Threshold, Many,
        "Vanaf welk bedrag iets toegelicht moet worden.", "From which amount something must be explained.";
    SCOPE: "scope", Word::same("omvang", "scope"), Shape::Choice(values::SCOPES), One,
        "Of het hele document beschreven is.", "Whether the whole document is described.";
    ELSEWHERE: "elsewhere", Word::same("elders", "elsewhere"), Shape::Elsewhere, Many,
        "Wat er wel is, maar hier niet beschreven.", "What exists but is not described here.";
}

static OWN: &[&Field] = &[
    &KIND,
    &YEAR,
    &NUMBER,
    &PERIOD,
    &DRAFT,
    &BUILT,
    &EXPORTED,
    &REPORTS_ON,
    &LAYOUT,
    &OWN_WORD,
    &SIGNS,
    &STATUS_SCHEME,
    &UNREPORTED,
    &THRESHOLD,
    &SCOPE,
    &ELSEWHERE,
];

pub static CONCEPT: Concept = Concept {
    name: "document",
    collection: "documents",
    word: Word::noun("het", ["document", "documenten"], ["document", "documents"]),
    role: Role::Register,
    id: IdRule::Written,
    titled: false,
    parents: &[],
    fields: &[fields::COMMON, OWN, &[&fields::ADOPTED, &fields::BY, &fields::AMOUNTS]],
    docs: Bi::new(
        "Een document: één editie van een begroting, rapportage of verantwoording.",
        "A document: one edition of a budget, report or account.",
    ),
};

/// The top of a file that names no document.
pub static REGISTER: Concept = Concept {
    name: "register",
    collection: "",
    word: Word::noun("het", ["register", "registers"], ["register", "registers"]),
    role: Role::Place,
    id: IdRule::Written,
    titled: false,
    parents: &[],
    fields: &[&[&ELSEWHERE, &OWN_WORD, &LAYOUT, &fields::IGNORE, &fields::ATTRIBUTE]],
    docs: Bi::new(
        "Een bestand zonder document: wat er staat, geldt voor alle documenten.",
        "A file without a document: what it declares holds for all documents.",
    ),
};

/// The top of a file that names a document.
pub static BODY: Concept = Concept {
    name: "document-body",
    collection: "",
    word: Word::same("bestand van een document", "file of a document"),
    role: Role::Place,
    id: IdRule::Written,
    titled: false,
    parents: &[],
    fields: &[
        fields::COMMON,
        fields::PROSE,
        fields::MONEY,
        &[&ELSEWHERE, &fields::HOLDERS, &fields::FRAMING_NOTES, &fields::STATUS],
    ],
    docs: Bi::new(
        "Wat los in een document staat, buiten de niveaus.",
        "What stands in a document outside its levels.",
    ),
};
