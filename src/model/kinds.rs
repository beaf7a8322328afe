//! What can be wrong with words, values and references, and how it is said.

use crate::diag::{Diagnostic, Family, Kind, Severity, Text};
use crate::language::{Bi, Concept, Language, Meaning, Word, document};
use crate::source::Span;
use crate::syntax::kinds::shorten;

use super::docs;

macro_rules! kinds {
    ($( $id:ident = $nl:literal, $en:literal, $docs:expr; )*) => {
        $( pub static $id: Kind = Kind {
            name: Bi::new($nl, $en),
            family: Family::Name,
            severity: Severity::Error,
            docs: $docs,
        }; )*
        /// Every kind of this file.
        pub static ALL: &[&Kind] = &[$( &$id ),*];
    };
}

kinds! {
    UNKNOWN_KEYWORD = "onbekend-sleutelwoord", "unknown-keyword", docs::UNKNOWN_KEYWORD;
    OTHER_LANGUAGE = "sleutelwoord-in-andere-taal", "keyword-of-other-language", docs::OTHER_LANGUAGE;
    WRONG_LANGUAGE = "bestand-in-andere-taal", "file-in-other-language", docs::WRONG_LANGUAGE;
    MISPLACED_KEYWORD = "sleutelwoord-op-verkeerde-plaats", "misplaced-keyword", docs::MISPLACED_KEYWORD;
    MISPLACED_HEADER = "kopregel-op-verkeerde-plaats", "misplaced-header", docs::MISPLACED_HEADER;
    MISSING_VALUE = "waarde-ontbreekt", "missing-value", docs::MISSING_VALUE;
    UNEXPECTED_VALUE = "waarde-te-veel", "unexpected-value", docs::UNEXPECTED_VALUE;
    MISSING_ID = "id-ontbreekt", "missing-id", docs::MISSING_ID;
    MALFORMED_ID = "id-onjuist-gevormd", "malformed-id", docs::MALFORMED_ID;
    MISSING_TITLE = "titel-ontbreekt", "missing-title", docs::MISSING_TITLE;
    REPEATED_FIELD = "veld-twee-keer", "repeated-field", docs::REPEATED_FIELD;
    UNKNOWN_VALUE = "onbekende-waarde", "unknown-value", docs::UNKNOWN_VALUE;
    MALFORMED_NUMBER = "onleesbaar-getal", "malformed-number", docs::MALFORMED_NUMBER;
    MALFORMED_AMOUNT = "onleesbaar-bedrag", "malformed-amount", docs::MALFORMED_AMOUNT;
    MALFORMED_DATE = "onleesbare-datum", "malformed-date", docs::MALFORMED_DATE;
    NOT_A_FIGURE = "woord-in-plaats-van-getal", "word-instead-of-figure", docs::NOT_A_FIGURE;
    MISSING_COMMA = "komma-ontbreekt", "missing-comma", docs::MISSING_COMMA;
    MISSING_REASON = "reden-ontbreekt", "missing-reason", docs::MISSING_REASON;
    UNIT_CONFLICT = "teken-strijdig-met-eenheid", "sign-contradicts-unit", docs::UNIT_CONFLICT;
    AMOUNT_WITHOUT_SCALE = "bedrag-zonder-schaal", "amount-without-scale", docs::AMOUNT_WITHOUT_SCALE;
    REPEATED_OBSERVATION = "waarneming-twee-keer", "repeated-observation", docs::REPEATED_OBSERVATION;
    SHORT_ROW = "rij-past-niet-bij-kolommen", "row-does-not-fit-columns", docs::SHORT_ROW;
    DUPLICATE_ID = "dubbele-id", "duplicate-id", docs::DUPLICATE_ID;
    UNKNOWN_REFERENCE = "onbekende-verwijzing", "unknown-reference", docs::UNKNOWN_REFERENCE;
    AMBIGUOUS_REFERENCE = "dubbelzinnige-verwijzing", "ambiguous-reference", docs::AMBIGUOUS_REFERENCE;
    UNKNOWN_DOCUMENT = "onbekend-document", "unknown-document", docs::UNKNOWN_DOCUMENT;
    WRONG_NESTING = "nesting-strijdig-met-indeling", "nesting-against-layout", docs::WRONG_NESTING;
    CYCLE = "kring", "circular-reference", docs::CYCLE;
    CONTINUES_LATER = "vervolgt-later-document", "continues-later-document", docs::CONTINUES_LATER;
    UNKNOWN_STATUS = "onbekende-status", "unknown-status", docs::UNKNOWN_STATUS;
    UNTITLED_LEVEL = "niveau-zonder-titel", "untitled-level", docs::UNTITLED_LEVEL;
    UNKNOWN_RULE = "onbekende-regel", "unknown-rule", docs::UNKNOWN_RULE;
    CLASHING_WORD = "eigen-woord-botst", "clashing-own-word", docs::CLASHING_WORD;
}

/// A list of words in prose: `‘a’, ‘b’ of ‘c’`.
pub fn either<S: AsRef<str>>(words: &[S], language: Language) -> String {
    let or = match language {
        Language::Nl => " of ",
        Language::En => " or ",
    };
    let quoted: Vec<String> = words.iter().map(|word| format!("‘{}’", word.as_ref())).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{}{or}{last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

/// «het doel», «the goal»: a noun with its article, as messages in each language say it.
pub fn the(word: &Word) -> (String, String) {
    let nl = match word.nl.article {
        "" => word.nl.one.to_owned(),
        article => format!("{article} {}", word.nl.one),
    };
    (nl, format!("the {}", spoken(word.en.one)))
}

/// English keywords with hyphens read as words in prose.
fn spoken(word: &str) -> String {
    word.replace('-', " ")
}

pub fn unknown_keyword(span: Span, word: &str, near: &[&str], habit: Option<Text>) -> Diagnostic {
    let shown = shorten(word);
    let found = Diagnostic::new(
        &UNKNOWN_KEYWORD,
        span,
        Text::new(format!("onbekend sleutelwoord ‘{shown}’"), format!("unknown keyword ‘{shown}’")),
    );
    if let Some(habit) = habit {
        return found.help(habit.nl, habit.en);
    }
    match near {
        [] => found.help(
            "een regel begint met een sleutelwoord; lopende tekst staat tussen \"\"\" en \"\"\", een opmerking begint met #",
            "a line starts with a keyword; prose stands between \"\"\" and \"\"\", a comment starts with #",
        ),
        [one] => found
            .help(format!("bedoelt u ‘{one}’?"), format!("did you mean ‘{one}’?"))
            .fix(span, *one),
        several => found.help(
            format!("bedoelt u {}?", either(several, Language::Nl)),
            format!("did you mean {}?", either(several, Language::En)),
        ),
    }
}

pub fn other_language(span: Span, word: &str, right: &str, language: Language) -> Diagnostic {
    let (title, help) = match language {
        Language::Nl => (
            Text::new(
                format!("‘{word}’ is Engels; dit is een Nederlands bestand"),
                format!("‘{word}’ is English; this is a Dutch file"),
            ),
            right,
        ),
        Language::En => (
            Text::new(
                format!("‘{word}’ is Nederlands; dit is een Engels bestand"),
                format!("‘{word}’ is Dutch; this is an English file"),
            ),
            right,
        ),
    };
    Diagnostic::new(&OTHER_LANGUAGE, span, title)
        .help(format!("schrijf ‘{help}’"), format!("write ‘{help}’"))
        .fix(span, help)
}

pub fn wrong_language(span: Span, stated: bool, actual: Language) -> Diagnostic {
    let (nl, en) = match actual {
        Language::Nl => ("Nederlands", "Dutch"),
        Language::En => ("Engels", "English"),
    };
    let line = match actual {
        Language::Nl => "taal nl",
        Language::En => "language en",
    };
    let found = Diagnostic::new(
        &WRONG_LANGUAGE,
        span,
        Text::new(
            format!("de meeste sleutelwoorden van dit bestand zijn {nl}"),
            format!("most keywords of this file are {en}"),
        ),
    );
    if stated {
        found.help(
            format!("vervang deze regel door ‘{line}’; het bestand is gelezen alsof die er staat"),
            format!("replace this line by ‘{line}’; the file was read as if it stood there"),
        )
    } else {
        found.help(
            format!("zet bovenaan: {line}; het bestand is gelezen alsof die er staat"),
            format!("put at the top: {line}; the file was read as if it stood there"),
        )
    }
}

pub fn misplaced_keyword(span: Span, word: &str, block: &Word, places: &[&Concept]) -> Diagnostic {
    if block.en.one == document::REGISTER.word.en.one && places.contains(&&document::BODY) {
        return outside_document(span, word);
    }
    let title = if block.en.one == document::BODY.word.en.one {
        Text::new(
            format!("‘{word}’ kan niet los in een document staan"),
            format!("‘{word}’ cannot stand by itself in a document"),
        )
    } else {
        Text::new(
            format!("‘{word}’ kan niet in een blok ‘{}’ staan", block.nl.one),
            format!("‘{word}’ cannot stand in a block ‘{}’", block.en.one),
        )
    };
    let found = Diagnostic::new(&MISPLACED_KEYWORD, span, title);
    let names = |language: Language| {
        let mut names: Vec<&str> = Vec::new();
        for place in places {
            let name = place.word.get(language);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let more = names.len() > 6;
        names.truncate(6);
        let list = either(&names, language);
        if more { format!("{list}, …") } else { list }
    };
    found.help(
        format!("het hoort bij {}", names(Language::Nl)),
        format!("it belongs to {}", names(Language::En)),
    )
}

/// A statement of a document in a file that names none.
fn outside_document(span: Span, word: &str) -> Diagnostic {
    Diagnostic::new(
        &MISPLACED_KEYWORD,
        span,
        Text::new(
            format!("‘{word}’ staat in een bestand dat geen document noemt"),
            format!("‘{word}’ stands in a file that names no document"),
        ),
    )
    .help(
        "zet bovenaan, onder de taal, bij welk document dit bestand hoort: document begroting-2026",
        "say at the top, below the language, to which document this file belongs: document budget-2026",
    )
}

pub fn misplaced_header(span: Span, word: &str, why: Text) -> Diagnostic {
    Diagnostic::new(
        &MISPLACED_HEADER,
        span,
        Text::new(
            format!("‘{word}’ staat bovenaan een bestand, en één keer"),
            format!("‘{word}’ stands at the top of a file, and once"),
        ),
    )
    .help(why.nl, why.en)
}

pub fn missing_value(span: Span, word: &str, wants: Text) -> Diagnostic {
    Diagnostic::new(
        &MISSING_VALUE,
        span,
        Text::new(
            format!("achter ‘{word}’ ontbreekt {}", wants.nl),
            format!("{} is missing after ‘{word}’", wants.en),
        ),
    )
    .help(
        format!("schrijf achter ‘{word}’ {}; is die er niet, haal de regel dan weg", wants.nl),
        format!("write {} after ‘{word}’; without one, remove the line", wants.en),
    )
}

pub fn unexpected_value(span: Span, text: &str, word: &str, wants: Text) -> Diagnostic {
    let shown = shorten(text);
    Diagnostic::new(
        &UNEXPECTED_VALUE,
        span,
        Text::new(
            format!("‘{shown}’ hoort niet achter ‘{word}’"),
            format!("‘{shown}’ does not belong after ‘{word}’"),
        ),
    )
    .help(format!("achter ‘{word}’ staat {}", wants.nl), format!("‘{word}’ takes {}", wants.en))
}

pub fn missing_id(span: Span, word: &str) -> Diagnostic {
    Diagnostic::new(
        &MISSING_ID,
        span,
        Text::new(format!("achter ‘{word}’ ontbreekt een id"), format!("an id is missing after ‘{word}’")),
    )
    .help(
        format!("schrijf {word} met een korte naam of een nummer erachter"),
        format!("write {word} with a short name or a number after it"),
    )
}

pub fn malformed_id(span: Span, text: &str, right: Option<&str>) -> Diagnostic {
    let shown = shorten(text);
    let found = Diagnostic::new(
        &MALFORMED_ID,
        span,
        Text::new(format!("‘{shown}’ is geen id"), format!("‘{shown}’ is no id")),
    );
    match right {
        Some(right) => found
            .help(format!("schrijf ‘{right}’"), format!("write ‘{right}’"))
            .fix(span, right),
        None => found.help(
            "een id bestaat uit letters, cijfers, ‘-’, ‘_’ en losse punten ertussen; een code met spaties staat tussen aanhalingstekens",
            "an id is made of letters, digits, ‘-’, ‘_’ and single points between them; a code with spaces stands in quotes",
        ),
    }
}

pub fn missing_title(span: Span, word: &Word, language: Language) -> Diagnostic {
    let (nl, en) = the(word);
    let keyword = word.get(language);
    Diagnostic::new(
        &MISSING_TITLE,
        span,
        Text::new(format!("{nl} heeft geen titel"), format!("{en} has no title")),
    )
    .help(
        format!("schrijf de titel tussen aanhalingstekens: {keyword} … \"…\""),
        format!("write the title in quotes: {keyword} … \"…\""),
    )
}

pub fn unquoted_title(span: Span, text: &str) -> Diagnostic {
    let shown = shorten(text);
    Diagnostic::new(
        &MISSING_TITLE,
        span,
        Text::new(
            format!("de titel staat niet tussen aanhalingstekens: {shown}"),
            format!("the title is not in quotes: {shown}"),
        ),
    )
    .help(format!("schrijf \"{shown}\""), format!("write \"{shown}\""))
    .fix(span, format!("\"{}\"", text.replace('"', "\\\"")))
}

pub fn repeated_field(span: Span, first: Span, word: &str) -> Diagnostic {
    Diagnostic::new(
        &REPEATED_FIELD,
        span,
        Text::new(format!("‘{word}’ staat er twee keer"), format!("‘{word}’ stands here twice")),
    )
    .label("nog een keer hier", "again here")
    .also(first, "de eerste staat hier", "the first is here")
    .help("laat er één staan", "keep one of them")
}

pub fn unknown_value(
    span: Span,
    text: &str,
    word: &str,
    known: &[&str],
    near: &[&str],
    other: Option<&str>,
) -> Diagnostic {
    let shown = shorten(text);
    let found = Diagnostic::new(
        &UNKNOWN_VALUE,
        span,
        Text::new(
            format!("‘{shown}’ is geen waarde voor ‘{word}’"),
            format!("‘{shown}’ is no value for ‘{word}’"),
        ),
    );
    if let Some(right) = other {
        return found
            .help(
                format!("in de taal van dit bestand heet dat ‘{right}’"),
                format!("in the language of this file that is ‘{right}’"),
            )
            .fix(span, right);
    }
    match near {
        [one] => found.help(format!("bedoelt u ‘{one}’?"), format!("did you mean ‘{one}’?")).fix(span, *one),
        _ => found.help(
            format!("schrijf {}", either(known, Language::Nl)),
            format!("write {}", either(known, Language::En)),
        ),
    }
}

/// Ends a help text with the spellings a figure may have meant.
fn readings_help(found: Diagnostic, span: Span, readings: &[String]) -> Diagnostic {
    match readings {
        [] => found,
        [one] => {
            found.help(format!("bedoelt u {one}?"), format!("did you mean {one}?")).propose(span, one.clone())
        }
        several => {
            let list = |or: &str| several.join(or);
            found.help(format!("bedoelt u {}?", list(" of ")), format!("did you mean {}?", list(" or ")))
        }
    }
}

pub fn malformed_number(span: Span, text: &str, readings: &[String], language: Language) -> Diagnostic {
    let shown = shorten(text);
    let (nl, en) = in_language(language);
    let found = Diagnostic::new(
        &MALFORMED_NUMBER,
        span,
        Text::new(format!("‘{shown}’ is {nl} geen getal"), format!("‘{shown}’ is no number {en}")),
    );
    if readings.is_empty() {
        let (nl, en) = match language {
            Language::Nl => ("schrijf getallen als 1.234,5", "write numbers as 1.234,5"),
            Language::En => ("schrijf getallen als 1,234.5", "write numbers as 1,234.5"),
        };
        return found.help(nl, en);
    }
    readings_help(found, span, readings)
}

fn in_language(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Nl => ("in een Nederlands bestand", "in a Dutch file"),
        Language::En => ("in een Engels bestand", "in an English file"),
    }
}

/// A figure that is too large to be kept exactly.
pub fn too_large(span: Span, text: &str) -> Diagnostic {
    let shown = shorten(text);
    Diagnostic::new(
        &MALFORMED_NUMBER,
        span,
        Text::new(
            format!("‘{shown}’ is te groot voor een begroting"),
            format!("‘{shown}’ is too large for a budget"),
        ),
    )
    .help("controleer het aantal cijfers en de schaal", "check the number of digits and the scale")
}

pub fn malformed_amount(span: Span, text: &str, readings: &[String], language: Language) -> Diagnostic {
    let shown = shorten(text);
    let (nl, en) = in_language(language);
    let found = Diagnostic::new(
        &MALFORMED_AMOUNT,
        span,
        Text::new(format!("‘{shown}’ is {nl} geen bedrag"), format!("‘{shown}’ is no amount {en}")),
    );
    if readings.is_empty() {
        let (nl, en) = match language {
            Language::Nl => {
                ("schrijf bedragen als € 460.000 of € 1,2 mln", "write amounts as € 460.000 or € 1,2 mln")
            }
            Language::En => {
                ("schrijf bedragen als € 460,000 of € 1.2m", "write amounts as € 460,000 or € 1.2m")
            }
        };
        return found.help(nl, en);
    }
    if let [one, _, ..] = readings
        && !one.starts_with('€')
    {
        let euros: Vec<String> = readings.iter().map(|one| format!("€ {one}")).collect();
        return readings_help(found, span, &euros);
    }
    readings_help(found, span, readings)
}

pub fn malformed_date(span: Span, text: &str, readings: &[String], exists: bool) -> Diagnostic {
    let shown = shorten(text);
    let title = if exists {
        Text::new(format!("‘{shown}’ is geen datum of jaar"), format!("‘{shown}’ is no date or year"))
    } else {
        Text::new(format!("‘{shown}’ bestaat niet"), format!("‘{shown}’ does not exist"))
    };
    let found = Diagnostic::new(&MALFORMED_DATE, span, title);
    if readings.is_empty() {
        return found.help(
            "schrijf een datum als 2019-11-08, een maand als 2019-11, een jaar als 2019, een periode als 2020..2023",
            "write a date as 2019-11-08, a month as 2019-11, a year as 2019, a period as 2020..2023",
        );
    }
    readings_help(found, span, readings)
}

pub fn not_a_figure(span: Span, text: &str, near: &[&str], other: Option<&str>) -> Diagnostic {
    let shown = shorten(text);
    let found = Diagnostic::new(
        &NOT_A_FIGURE,
        span,
        Text::new(
            format!("hier hoort een getal, geen ‘{shown}’"),
            format!("a figure belongs here, not ‘{shown}’"),
        ),
    );
    if let Some(right) = other {
        return found
            .help(
                format!("in de taal van dit bestand heet dat ‘{right}’"),
                format!("in the language of this file that is ‘{right}’"),
            )
            .fix(span, right);
    }
    match near {
        [one] => found.help(format!("bedoelt u ‘{one}’?"), format!("did you mean ‘{one}’?")).fix(span, *one),
        _ => found.help(
            "schrijf een getal, of ‘-’ als er geen is; een waarde in woorden staat tussen aanhalingstekens",
            "write a number, or ‘-’ where there is none; a value in words stands in quotes",
        ),
    }
}

/// `gap` is the room between two values.
pub fn missing_comma(span: Span, gap: Span, next: &str) -> Diagnostic {
    Diagnostic::new(
        &MISSING_COMMA,
        span,
        Text::new(
            format!("vóór ‘{next}’ ontbreekt een komma"),
            format!("a comma is missing before ‘{next}’"),
        ),
    )
    .help("zet een komma en een spatie tussen twee waarden", "put a comma and a space between two values")
    .fix(gap, ", ")
}

pub fn comma_without_space(span: Span, text: &str) -> Diagnostic {
    let right = text.replace(',', ", ");
    Diagnostic::new(
        &MISSING_COMMA,
        span,
        Text::new(
            format!("na een komma in een lijst hoort een spatie: ‘{}’", shorten(text)),
            format!("a comma in a list is followed by a space: ‘{}’", shorten(text)),
        ),
    )
    .help(format!("schrijf {right}"), format!("write {right}"))
    .fix(span, right)
}

pub fn missing_reason(span: Span, word: &str) -> Diagnostic {
    Diagnostic::new(
        &MISSING_REASON,
        span,
        Text::new(format!("bij ‘{word}’ hoort een reden"), format!("‘{word}’ needs a reason")),
    )
    .help("zet de reden erachter, tussen aanhalingstekens", "put the reason after it, in quotes")
}

pub fn unit_conflict(span: Span, unit: Span, shown: &str, unit_text: &str) -> Diagnostic {
    Diagnostic::new(
        &UNIT_CONFLICT,
        span,
        Text::new(
            format!("‘{shown}’ past niet bij de eenheid ‘{unit_text}’"),
            format!("‘{shown}’ does not fit the unit ‘{unit_text}’"),
        ),
    )
    .also(unit, "de eenheid staat hier", "the unit is stated here")
    .help(
        "haal het teken bij de waarde weg, of verbeter de eenheid",
        "remove the sign from the value, or correct the unit",
    )
}

pub fn amount_without_scale(span: Span, text: &str, language: Language) -> Diagnostic {
    let shown = shorten(text);
    let line = match language {
        Language::Nl => "bedragen x 1.000",
        Language::En => "amounts x 1,000",
    };
    Diagnostic::new(
        &AMOUNT_WITHOUT_SCALE,
        span,
        Text::new(
            format!("van ‘{shown}’ is niet te zien of het euro's of duizenden zijn"),
            format!("whether ‘{shown}’ is in euros or in thousands cannot be seen"),
        ),
    )
    .help(
        format!("zet € voor het bedrag, of ‘{line}’ in het blok van het document"),
        format!("put € before the amount, or ‘{line}’ in the block of the document"),
    )
}

pub fn repeated_observation(span: Span, first: Span, key: &str) -> Diagnostic {
    Diagnostic::new(
        &REPEATED_OBSERVATION,
        span,
        Text::new(
            format!("voor {key} staat er al een waarde in deze rol"),
            format!("there is already a value for {key} in this role"),
        ),
    )
    .label("nog een keer hier", "again here")
    .also(first, "de eerste staat hier", "the first is here")
    .help("laat er één staan", "keep one of them")
}

pub fn short_row(span: Span, columns: Span, has: usize, wants: usize) -> Diagnostic {
    Diagnostic::new(
        &SHORT_ROW,
        span,
        Text::new(
            format!("aantal bedragen in deze rij: {has}; aantal kolommen: {wants}"),
            format!("amounts in this row: {has}; columns: {wants}"),
        ),
    )
    .also(columns, "de kolommen", "the columns")
    .help(
        if has < wants {
            "schrijf ‘-’ waar een bedrag ontbreekt"
        } else {
            "haal weg wat te veel is, of voeg een kolom toe"
        },
        if has < wants {
            "write ‘-’ where an amount is missing"
        } else {
            "remove what is too much, or add a column"
        },
    )
}

pub fn missing_columns(span: Span, language: Language) -> Diagnostic {
    let line = match language {
        Language::Nl => "kolommen begroot 2025, begroot 2026",
        Language::En => "columns budgeted 2025, budgeted 2026",
    };
    Diagnostic::new(
        &SHORT_ROW,
        span,
        Text::new(
            "deze tabel zegt niet welke kolommen hij heeft",
            "this table does not say which columns it has",
        ),
    )
    .help(
        format!("begin het blok met een regel als: {line}"),
        format!("start the block with a line such as: {line}"),
    )
}

pub fn duplicate_id(span: Span, first: Span, concept: &Concept, id: &str) -> Diagnostic {
    let (nl, en) = (concept.word.nl.one, concept.word.en.one);
    Diagnostic::new(
        &DUPLICATE_ID,
        span,
        Text::new(format!("{nl} ‘{id}’ staat er twee keer"), format!("{en} ‘{id}’ stands here twice")),
    )
    .label("nog een keer hier", "again here")
    .also(first, "de eerste staat hier", "the first is here")
    .help(
        "geef één van de twee een andere id, of voeg ze samen",
        "give one of the two another id, or merge them",
    )
}

/// Something that a reference may have meant.
#[derive(Debug)]
pub struct Near {
    pub id: String,
    pub title: String,
    pub span: Span,
}

pub fn unknown_reference(
    span: Span,
    kind: &Concept,
    id: &str,
    near: &[Near],
    language: Language,
) -> Diagnostic {
    let shown = shorten(id);
    let (nl, en) = (kind.word.nl.one, kind.word.en.one);
    let write = kind.word.get(language);
    let found = Diagnostic::new(
        &UNKNOWN_REFERENCE,
        span,
        Text::new(format!("{nl} ‘{shown}’ is onbekend"), format!("unknown {} ‘{shown}’", spoken(en))),
    )
    .label("dit verwijst naar niets", "this refers to nothing");
    match near {
        [] => found.help(
            format!("verklaar het met een titel ({write} {shown} \"…\"), of verbeter de verwijzing"),
            format!("declare it with a title ({write} {shown} \"…\"), or correct the reference"),
        ),
        [one] => found
            .also(one.span, "deze lijkt erop", "this one is like it")
            .help(
                format!("bedoelt u ‘{}’ ({})?", one.id, one.title),
                format!("did you mean ‘{}’ ({})?", one.id, one.title),
            )
            .propose(span, one.id.clone()),
        several => {
            let ids: Vec<&str> = several.iter().map(|near| near.id.as_str()).collect();
            found.help(
                format!("bedoelt u {}?", either(&ids, Language::Nl)),
                format!("did you mean {}?", either(&ids, Language::En)),
            )
        }
    }
}

/// A relation to something that it cannot be to.
pub fn wrong_target(span: Span, word: &str, kind: &Concept) -> Diagnostic {
    let (nl, en) = (kind.word.nl.one, spoken(kind.word.en.one));
    Diagnostic::new(
        &UNKNOWN_REFERENCE,
        span,
        Text::new(
            format!("‘{word}’ kan niet naar een {nl} verwijzen"),
            format!("‘{word}’ cannot refer to a {en}"),
        ),
    )
    .help(
        "verwijs naar een niveau of naar iets van de visie of de hervormingsagenda; anders past ‘zie’",
        "refer to a level or to something of the vision or the reform agenda; otherwise use ‘see’",
    )
}

pub fn wrong_kind(span: Span, id: &str, kind: &Word, wants: &[&'static Concept]) -> Diagnostic {
    let names = |language: Language| {
        let names: Vec<&str> = wants.iter().map(|want| want.word.get(language)).collect();
        either(&names, language)
    };
    Diagnostic::new(
        &UNKNOWN_REFERENCE,
        span,
        Text::new(
            format!("‘{id}’ is een {}, geen {}", kind.nl.one, names(Language::Nl)),
            format!("‘{id}’ is a {}, not a {}", kind.en.one, names(Language::En)),
        ),
    )
    .help("verwijs naar iets van de juiste soort", "refer to something of the right kind")
}

pub fn missing_kind(
    span: Span,
    id: &str,
    found_kinds: &[&'static Concept],
    language: Language,
) -> Diagnostic {
    let found = Diagnostic::new(
        &MISSING_VALUE,
        span,
        Text::new(
            format!("vóór ‘{id}’ ontbreekt wat het is"),
            format!("what ‘{id}’ is must stand before it"),
        ),
    );
    match found_kinds {
        [one] => {
            let word = one.word.get(language);
            found
                .help(format!("schrijf ‘{word} {id}’"), format!("write ‘{word} {id}’"))
                .fix(Span::new(span.file, span.start, span.start), format!("{word} "))
        }
        _ => found.help(
            "schrijf de soort ervoor, zoals ‘doel 1.1.2’ of ‘spoor 1’",
            "write its kind before it, such as ‘goal 1.1.2’ or ‘track 1’",
        ),
    }
}

pub fn ambiguous_reference(
    span: Span,
    kind: &Concept,
    id: &str,
    candidates: &[(String, Span)],
) -> Diagnostic {
    let (nl, en) = (kind.word.nl.one, kind.word.en.one);
    let mut found = Diagnostic::new(
        &AMBIGUOUS_REFERENCE,
        span,
        Text::new(
            format!("{nl} ‘{id}’ is er meer dan één keer"),
            format!("there is more than one {} ‘{id}’", spoken(en)),
        ),
    );
    for (_, place) in candidates.iter().take(3) {
        found = found.also(*place, "dit kan bedoeld zijn", "this may be meant");
    }
    let paths: Vec<&str> = candidates.iter().map(|(path, _)| path.as_str()).take(4).collect();
    found.help(
        format!("schrijf het pad: {}", either(&paths, Language::Nl)),
        format!("write the path: {}", either(&paths, Language::En)),
    )
}

pub fn unknown_document(span: Span, id: &str, near: &[&str], language: Language) -> Diagnostic {
    let found = Diagnostic::new(
        &UNKNOWN_DOCUMENT,
        span,
        Text::new(format!("document ‘{id}’ is onbekend"), format!("unknown document ‘{id}’")),
    );
    match near {
        [one] => {
            found.help(format!("bedoelt u ‘{one}’?"), format!("did you mean ‘{one}’?")).propose(span, *one)
        }
        _ => {
            let line = match language {
                Language::Nl => "elders document",
                Language::En => "elsewhere document",
            };
            found.help(
                format!("is het hier niet beschreven, schrijf dan in het register: {line} {id}"),
                format!("if it is not described here, write in the register: {line} {id}"),
            )
        }
    }
}

pub fn wrong_nesting(span: Span, layout: Span, child: &str, parent: &str, order: &str) -> Diagnostic {
    Diagnostic::new(
        &WRONG_NESTING,
        span,
        Text::new(
            format!("‘{child}’ kan volgens de indeling niet in ‘{parent}’ staan"),
            format!("by the layout ‘{child}’ cannot stand in ‘{parent}’"),
        ),
    )
    .also(layout, "de indeling", "the layout")
    .help(
        format!("de volgorde is {order}; verplaats het, of verander de indeling"),
        format!("the order is {order}; move it, or change the layout"),
    )
}

/// A level whose header stands again within its own block.
pub fn inside_itself(span: Span, concept: &Concept, id: &str) -> Diagnostic {
    let (nl, en) = (concept.word.nl.one, concept.word.en.one);
    Diagnostic::new(
        &WRONG_NESTING,
        span,
        Text::new(
            format!("{nl} ‘{id}’ staat nog een keer in zijn eigen blok"),
            format!("{en} ‘{id}’ stands again within its own block"),
        ),
    )
    .help(
        "haal de kop in het blok weg, of geef hem een andere id",
        "remove the header in the block, or give it another id",
    )
}

pub fn not_in_layout(span: Span, layout: Span, child: &str, order: &str) -> Diagnostic {
    Diagnostic::new(
        &WRONG_NESTING,
        span,
        Text::new(
            format!("‘{child}’ komt in de indeling niet voor"),
            format!("‘{child}’ is not in the layout"),
        ),
    )
    .also(layout, "de indeling", "the layout")
    .help(
        format!("gebruik een niveau uit {order}, of vul de indeling aan"),
        format!("use a level of {order}, or add it to the layout"),
    )
}

/// One step of a cycle: where it is written, from what to what.
#[derive(Debug)]
pub struct Step {
    pub span: Span,
    pub from: String,
    pub to: String,
}

pub fn cycle(steps: &[Step], relation: Bi) -> Option<Diagnostic> {
    let first = steps.first()?;
    let mut found = Diagnostic::new(
        &CYCLE,
        first.span,
        Text::new(
            format!("dit verwijst in een kring naar zichzelf ({})", relation.nl),
            format!("this refers to itself in a circle ({})", relation.en),
        ),
    )
    .label(
        format!("{} {} {}", first.from, relation.nl, first.to),
        format!("{} {} {}", first.from, relation.en, first.to),
    );
    for step in steps.iter().skip(1).take(7) {
        found = found.also(
            step.span,
            format!("{} {} {}", step.from, relation.nl, step.to),
            format!("{} {} {}", step.from, relation.en, step.to),
        );
    }
    let names: Vec<&str> = steps.iter().map(|step| step.from.as_str()).collect();
    Some(
        found
            .draw(Text::new(ring(&names, "en", "andere"), ring(&names, "and", "more")))
            .help("haal één van deze verwijzingen weg", "remove one of these references"),
    )
}

/// More things of a cycle than this are counted, not drawn.
const MOST_DRAWN: usize = 8;

/// The things of a cycle, one under another, in a ring.
fn ring(names: &[&str], and: &str, more: &str) -> String {
    let mut out = String::from("┌─────┐\n");
    let hidden = names.len().saturating_sub(MOST_DRAWN);
    let mut lines: Vec<String> = names.iter().take(MOST_DRAWN).map(|name| shorten(name)).collect();
    lines.extend((hidden > 0).then(|| format!("… {and} {hidden} {more}")));
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            out.push_str("│     ↓\n");
        }
        out.push_str("│  ");
        out.push_str(line);
        out.push('\n');
    }
    out.push_str("└─────┘");
    out
}

pub fn continues_later(span: Span, own: &str, other: &str, same: bool) -> Diagnostic {
    let title = if same {
        Text::new(
            format!("een doel kan geen doel uit hetzelfde document vervolgen ({own})"),
            format!("a goal cannot continue a goal of the same document ({own})"),
        )
    } else {
        Text::new(
            format!("‘{own}’ is ouder dan ‘{other}’ en kan het niet vervolgen"),
            format!("‘{own}’ is older than ‘{other}’ and cannot continue it"),
        )
    };
    Diagnostic::new(&CONTINUES_LATER, span, title).help(
        "een latere editie vervolgt een eerdere: draai de verwijzing om, of schrijf @ met het eerdere document",
        "a later edition continues an earlier one: turn the reference round, or write @ with the earlier document",
    )
}

pub fn unknown_status(span: Span, text: &str, known: &[String], dimension: bool) -> Diagnostic {
    let shown = shorten(text);
    let title = if dimension {
        Text::new(
            format!("het document heeft geen statusschema ‘{shown}’"),
            format!("the document has no status scheme ‘{shown}’"),
        )
    } else {
        Text::new(
            format!("‘{shown}’ is geen stand van dit statusschema"),
            format!("‘{shown}’ is no state of this status scheme"),
        )
    };
    let found = Diagnostic::new(&UNKNOWN_STATUS, span, title);
    if known.is_empty() {
        return found.help(
            "verklaar in het blok van het document een statusschema met zijn standen",
            "declare a status scheme with its states in the block of the document",
        );
    }
    found.help(
        format!("kies uit {}", either(known, Language::Nl)),
        format!("choose from {}", either(known, Language::En)),
    )
}

pub fn untitled_level(
    span: Span,
    concept: &Concept,
    id: &str,
    near: Option<Near>,
    language: Language,
) -> Diagnostic {
    let (nl, en) = (concept.word.nl.one, concept.word.en.one);
    let write = concept.word.get(language);
    let found = Diagnostic::new(
        &UNTITLED_LEVEL,
        span,
        Text::new(
            format!("{nl} ‘{id}’ krijgt nergens een titel"),
            format!("{en} ‘{id}’ is given no title anywhere"),
        ),
    );
    match near {
        Some(near) => found
            .also(near.span, "deze lijkt erop", "this one is like it")
            .help(
                format!("bedoelt u ‘{}’ ({})?", near.id, near.title),
                format!("did you mean ‘{}’ ({})?", near.id, near.title),
            )
            .propose(span, near.id),
        None => found.help(
            format!("zet de titel erachter: {write} {id} \"…\""),
            format!("put its title after it: {write} {id} \"…\""),
        ),
    }
}

pub fn unknown_rule(span: Span, name: &str, near: &[&str], cannot: bool) -> Diagnostic {
    let shown = shorten(name);
    if cannot {
        return Diagnostic::new(
            &UNKNOWN_RULE,
            span,
            Text::new(format!("‘{shown}’ kan niet genegeerd worden"), format!("‘{shown}’ cannot be ignored")),
        )
        .help(
            "dit is een fout van de taal: verbeter de regel waar hij over gaat",
            "this is an error of the language: mend the line it is about",
        );
    }
    let found = Diagnostic::new(
        &UNKNOWN_RULE,
        span,
        Text::new(format!("er is geen regel ‘{shown}’"), format!("there is no rule ‘{shown}’")),
    );
    match near {
        [] => found.help("kader explain --all noemt alle regels", "kader explain --all names every rule"),
        [one] => found.help(format!("bedoelt u ‘{one}’?"), format!("did you mean ‘{one}’?")).fix(span, *one),
        several => found.help(
            format!("bedoelt u {}?", either(several, Language::Nl)),
            format!("did you mean {}?", either(several, Language::En)),
        ),
    }
}

pub fn clashing_word(span: Span, word: &str) -> Diagnostic {
    Diagnostic::new(
        &CLASHING_WORD,
        span,
        Text::new(
            format!("‘{word}’ is al een sleutelwoord en kan geen eigen woord zijn"),
            format!("‘{word}’ is already a keyword and cannot be a word of your own"),
        ),
    )
    .help("kies een ander woord", "choose another word")
}

/// What an absence or a blank may name, when it names nothing known.
pub fn describe(meaning: &Meaning, language: Language) -> &'static str {
    meaning.word().map_or("", |word| word.many(language))
}
