//! What can be wrong with the text itself, and how it is said.

use crate::diag::{Diagnostic, Family, Kind, Severity, Text};
use crate::language::Bi;
use crate::source::Span;

use super::docs;

macro_rules! kinds {
    ($( $id:ident = $nl:literal, $en:literal, $docs:expr; )*) => {
        $( pub static $id: Kind = Kind {
            name: Bi::new($nl, $en),
            family: Family::Syntax,
            severity: Severity::Error,
            docs: $docs,
        }; )*
        /// Every kind of this file.
        pub static ALL: &[&Kind] = &[$( &$id ),*];
    };
}

kinds! {
    NOT_UTF8 = "geen-utf-8", "not-utf-8", docs::NOT_UTF8;
    FILE_TOO_LARGE = "bestand-te-groot", "file-too-large", docs::FILE_TOO_LARGE;
    NOT_A_FILE = "geen-gewoon-bestand", "not-a-regular-file", docs::NOT_A_FILE;
    LINE_ENDS = "verkeerde-regeleinden", "wrong-line-ends", docs::LINE_ENDS;
    UNREADABLE = "onleesbare-tekst", "unreadable-text", docs::UNREADABLE;
    STRANGE_CHARACTER = "vreemd-teken", "strange-character", docs::STRANGE_CHARACTER;
    OPEN_QUOTE = "tekst-niet-afgesloten", "open-quote", docs::OPEN_QUOTE;
    WRONG_QUOTE = "verkeerd-aanhalingsteken", "wrong-quote", docs::WRONG_QUOTE;
    BAD_ESCAPE = "onbekende-schuine-streep", "unknown-escape", docs::BAD_ESCAPE;
    OPEN_TEXT_BLOCK = "tekstblok-niet-afgesloten", "open-text-block", docs::OPEN_TEXT_BLOCK;
    MISPLACED_TEXT_BLOCK = "tekstblok-verkeerd-geplaatst", "misplaced-text-block", docs::MISPLACED_TEXT_BLOCK;
    UNCLOSED_BLOCK = "blok-niet-gesloten", "unclosed-block", docs::UNCLOSED_BLOCK;
    STRAY_BRACE = "accolade-te-veel", "stray-brace", docs::STRAY_BRACE;
    MISPLACED_BRACE = "accolade-verkeerd-geplaatst", "misplaced-brace", docs::MISPLACED_BRACE;
    TOO_DEEP = "te-diep-genest", "too-deeply-nested", docs::TOO_DEEP;
    STRAY_LINE = "regel-zonder-sleutelwoord", "line-without-keyword", docs::STRAY_LINE;
    DANGLING_COMMA = "komma-zonder-vervolg", "dangling-comma", docs::DANGLING_COMMA;
    MISSING_SPACE = "spatie-ontbreekt", "missing-space", docs::MISSING_SPACE;
}

/// More places of one finding are not told.
const MOST_PLACES: usize = 7;

/// `at` is the first byte that is no character, `offset` bytes into the file.
pub fn not_utf8(at: Span, offset: usize, bytes: &[u8]) -> Diagnostic {
    let byte = bytes.get(offset).copied().unwrap_or_default();
    let found = Diagnostic::new(
        &NOT_UTF8,
        at,
        Text::new("dit bestand is niet als UTF-8 bewaard", "this file is not saved as UTF-8"),
    )
    .help(
        "bewaar het bestand opnieuw en kies als codering ‘UTF-8’",
        "save the file again and choose ‘UTF-8’ as its encoding",
    );
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return found.label("dit lijkt UTF-16 (‘Unicode’)", "this looks like UTF-16 (‘Unicode’)");
    }
    let nl = format!("byte {offset} (0x{byte:02X}) is hier geen leesbaar teken");
    let en = format!("byte {offset} (0x{byte:02X}) is no readable character here");
    match windows_1252(byte) {
        Some(one) => found.label(
            format!("{nl}; in Windows-1252 (‘ANSI’) is het ‘{one}’"),
            format!("{en}; in Windows-1252 (‘ANSI’) it is ‘{one}’"),
        ),
        None => found.label(nl, en),
    }
}

/// The character that a byte is in the encoding of most files that are not UTF-8.
fn windows_1252(byte: u8) -> Option<char> {
    match byte {
        0x80 => Some('€'),
        0x85 => Some('…'),
        0x91 => Some('‘'),
        0x92 => Some('’'),
        0x93 => Some('“'),
        0x94 => Some('”'),
        0x95 => Some('•'),
        0x96 => Some('–'),
        0x97 => Some('—'),
        0xA1..=0xAC | 0xAE..=0xFF => Some(char::from(byte)),
        _ => None,
    }
}

pub fn line_ends(span: Span) -> Diagnostic {
    Diagnostic::new(
        &LINE_ENDS,
        span,
        Text::new(
            "de regels van dit bestand eindigen met alleen een ‘carriage return’ (CR)",
            "the lines of this file end in a carriage return (CR) alone",
        ),
    )
    .label("hier eindigt de eerste regel", "the first line ends here")
    .help(
        "bewaar het bestand opnieuw en kies als regeleinde LF (Unix) of CRLF (Windows)",
        "save the file again and choose LF (Unix) or CRLF (Windows) as its line end",
    )
}

pub fn not_a_file(span: Span) -> Diagnostic {
    Diagnostic::new(&NOT_A_FILE, span, Text::new("dit is geen gewoon bestand", "this is not a regular file"))
        .help(
            "geef de naam van een bestand met tekst; met ‘-’ leest kader van standaardinvoer",
            "give the name of a file with text; with ‘-’ kader reads standard input",
        )
}

pub fn file_too_large(span: Span, size: u64, limit: u64) -> Diagnostic {
    let (size, limit) = (size / 1_000_000, limit / 1_000_000);
    Diagnostic::new(
        &FILE_TOO_LARGE,
        span,
        Text::new(
            format!("dit bestand is te groot om te lezen: {size} MB"),
            format!("this file is too large to read: {size} MB"),
        ),
    )
    .help(
        format!("verdeel het over bestanden van hooguit {limit} MB; één per document of per programma leest het best"),
        format!("split it into files of at most {limit} MB; one per document or programme reads best"),
    )
}

pub fn unreadable(span: Span) -> Diagnostic {
    Diagnostic::new(
        &UNREADABLE,
        span,
        Text::new("deze tekst kan niet gelezen worden", "this text cannot be read"),
    )
    .help("begin elke regel met een sleutelwoord", "start every line with a keyword")
}

/// Characters that nobody sees in one word or text, each run where it stands; the edit takes all away.
pub fn strange_characters(
    runs: &[Span],
    one: char,
    (nl, en): (&str, &str),
    (edit, rest): (Span, String),
) -> Diagnostic {
    let code = one as u32;
    let first = runs.first().copied().unwrap_or(edit);
    let mut found = Diagnostic::new(
        &STRANGE_CHARACTER,
        first,
        Text::new(
            format!("hier staat een teken dat u niet ziet: {nl} (U+{code:04X})"),
            format!("there is a character here that you cannot see: {en} (U+{code:04X})"),
        ),
    )
    .help(
        "haal het weg; het komt vaak mee bij plakken uit een tekstverwerker",
        "remove it; it often comes along when pasting from a word processor",
    )
    .fix(edit, rest);
    for other in runs.iter().skip(1).take(MOST_PLACES) {
        found = found.also(*other, "hier staat er nog een", "here is another");
    }
    found
}

pub fn open_quote(span: Span, end: Span, last: &str, wrong: bool) -> Diagnostic {
    let last = shorten(last);
    let found = Diagnostic::new(
        &OPEN_QUOTE,
        span,
        Text::new("deze tekst is niet afgesloten", "this text is not closed"),
    )
    .label(
        "hier begint de tekst; op deze regel ontbreekt het tweede \"",
        "the text starts here; the second \" is missing on this line",
    );
    if last.trim_matches(['"', '“', '„']).is_empty() {
        return found.help(
            "het eerste \" ontbreekt: zet het vóór het eerste woord van de tekst",
            "the first \" is missing: put it before the first word of the text",
        );
    }
    if wrong {
        return found.help(
            "sluit een tekst met hetzelfde teken als waarmee hij begint: \"…\" of “…”",
            "close a text with the mark it starts with: \"…\" or “…”",
        );
    }
    found
        .help(
            format!("zet \" achter {last}; een tekst over meer regels staat tussen \"\"\" en \"\"\""),
            format!("put \" after {last}; a text of several lines stands between \"\"\" and \"\"\""),
        )
        .propose(end, "\"")
}

pub fn wrong_quote(span: Span, body: &str, open: char) -> Diagnostic {
    let body = body.trim();
    let shown = shorten(body);
    Diagnostic::new(
        &WRONG_QUOTE,
        span,
        Text::new(
            format!("‘{open}’ is geen aanhalingsteken waarmee een tekst begint"),
            format!("‘{open}’ is not a mark that starts a text"),
        ),
    )
    .help(format!("schrijf \"{shown}\""), format!("write \"{shown}\""))
    .fix(span, format!("\"{}\"", body.replace('"', "\\\"")))
}

pub fn bad_escape(span: Span, escape: &str) -> Diagnostic {
    Diagnostic::new(
        &BAD_ESCAPE,
        span,
        Text::new(
            format!("‘{escape}’ betekent niets in een tekst"),
            format!("‘{escape}’ means nothing in a text"),
        ),
    )
    .help(
        "schrijf \\\\ voor een schuine streep, \\\" voor een aanhalingsteken, \\n voor een nieuwe regel of \\t voor een tab",
        "write \\\\ for a backslash, \\\" for a quotation mark, \\n for a new line or \\t for a tab",
    )
}

pub fn open_text_block(span: Span) -> Diagnostic {
    Diagnostic::new(
        &OPEN_TEXT_BLOCK,
        span,
        Text::new("dit tekstblok wordt nergens gesloten", "this text block is never closed"),
    )
    .label("hier begint het", "it starts here")
    .help(
        "zet een regel met alleen \"\"\" onder de laatste regel van de tekst",
        "put a line with only \"\"\" below the last line of the text",
    )
}

pub fn misplaced_text_block(span: Span) -> Diagnostic {
    Diagnostic::new(
        &MISPLACED_TEXT_BLOCK,
        span,
        Text::new(
            "\"\"\" opent een tekst van meer regels en moet achteraan de regel staan",
            "\"\"\" opens a text of several lines and must end its line",
        ),
    )
    .help(
        "zet de tekst op de regels eronder, of schrijf hem op één regel tussen \" en \"",
        "put the text on the lines below, or write it on one line between \" and \"",
    )
}

pub fn text_end_not_alone(span: Span, opener: Span, indent: &str) -> Diagnostic {
    Diagnostic::new(
        &MISPLACED_TEXT_BLOCK,
        span,
        Text::new(
            "\"\"\" sluit een tekst van meer regels en moet alleen op een regel staan",
            "\"\"\" closes a text of several lines and must stand alone on its line",
        ),
    )
    .also(opener, "hier begint de tekst", "the text starts here")
    .help("zet \"\"\" op de regel eronder", "put \"\"\" on the line below")
    .fix(span, format!("\n{indent}\"\"\""))
}

pub fn unclosed_block(brace: Span, next: Option<Span>) -> Diagnostic {
    let found = Diagnostic::new(
        &UNCLOSED_BLOCK,
        brace,
        Text::new("‘{’ wordt nergens gesloten", "‘{’ is never closed"),
    )
    .label("deze ‘{’", "this ‘{’");
    match next {
        Some(next) => found
            .also(
                next,
                "hier begint iets dat niet meer in dit blok hoort",
                "something starts here that is no longer in this block",
            )
            .help("zet boven die regel een regel met ‘}’", "put a line with ‘}’ above that line"),
        None => found.help(
            "zet een regel met ‘}’ onder de laatste regel van het blok",
            "put a line with ‘}’ below the last line of the block",
        ),
    }
}

pub fn stray_brace(span: Span) -> Diagnostic {
    Diagnostic::new(&STRAY_BRACE, span, Text::new("deze ‘}’ sluit niets", "this ‘}’ closes nothing")).help(
        "haal hem weg, of zet ‘{’ achter de regel die het blok opent",
        "remove it, or put ‘{’ at the end of the line that opens the block",
    )
}

pub fn close_not_alone(span: Span) -> Diagnostic {
    Diagnostic::new(
        &MISPLACED_BRACE,
        span,
        Text::new("‘}’ staat alleen op een regel", "‘}’ stands alone on its line"),
    )
    .help("zet ‘}’ op een eigen regel", "put ‘}’ on a line of its own")
}

pub fn brace_on_own_line(span: Span) -> Diagnostic {
    Diagnostic::new(
        &MISPLACED_BRACE,
        span,
        Text::new(
            "‘{’ staat aan het eind van de regel die het blok opent",
            "‘{’ stands at the end of the line that opens the block",
        ),
    )
    .help("zet ‘{’ achter de regel erboven", "put ‘{’ at the end of the line above")
}

pub fn one_line_block(span: Span, inside: &str) -> Diagnostic {
    let inside = inside.split('#').next().unwrap_or_default();
    let inside = shorten(inside.trim().trim_end_matches('}').trim());
    let found = Diagnostic::new(
        &MISPLACED_BRACE,
        span,
        Text::new("een blok staat niet op één regel", "a block does not stand on one line"),
    );
    if inside.is_empty() {
        return found
            .help("haal {} weg: zonder inhoud is geen blok nodig", "remove {}: nothing inside needs no block")
            .fix(span, "");
    }
    found.help(
        format!("laat ‘{{’ de regel eindigen, zet ‘{inside}’ op een eigen regel en ‘}}’ op de regel daarna"),
        format!("end the line with ‘{{’, put ‘{inside}’ on a line of its own and ‘}}’ on the next"),
    )
}

pub fn too_deep(span: Span, limit: usize) -> Diagnostic {
    Diagnostic::new(
        &TOO_DEEP,
        span,
        Text::new(
            format!("blokken staan meer dan {limit} diep in elkaar"),
            format!("blocks are nested more than {limit} deep"),
        ),
    )
    .label("wat hierin staat wordt niet gelezen", "what stands in here is not read")
    .help("zet het minder diep", "nest it less deeply")
}

pub fn stray_line(span: Span, text: &str) -> Diagnostic {
    let shown = shorten(text);
    let title = Text::new(
        format!("deze regel begint niet met een sleutelwoord: {shown}"),
        format!("this line does not start with a keyword: {shown}"),
    );
    let found = Diagnostic::new(&STRAY_LINE, span, title);
    let body = text.trim_start_matches(['•', '-', '–', '—', '*', ' ', '\u{A0}']);
    let body = shorten(body);
    if text.starts_with("//") || text.starts_with("/*") || text.starts_with("--") {
        return found.help(
            "een opmerking begint met # en loopt tot het eind van de regel",
            "a comment starts with # and runs to the end of the line",
        );
    }
    if text.starts_with(['•', '-', '–', '—', '*']) {
        return found.help(
            format!("maak er een criterium van: criterium \"{body}\", of zet het in een tekstblok tussen \"\"\" en \"\"\""),
            format!("make it a criterion: criterion \"{body}\", or put it in a text block between \"\"\" and \"\"\""),
        );
    }
    found.help(
        "zet er het sleutelwoord voor; lopende tekst staat tussen \"\"\" en \"\"\"",
        "put its keyword in front; prose stands between \"\"\" and \"\"\"",
    )
}

pub fn dangling_comma(span: Span) -> Diagnostic {
    Diagnostic::new(
        &DANGLING_COMMA,
        span,
        Text::new("na deze komma komt niets meer", "nothing follows this comma"),
    )
    .help(
        "haal de komma weg, of zet wat er nog bij hoort op de volgende regel",
        "remove the comma, or put what belongs to it on the next line",
    )
    .fix(span, "")
}

pub fn missing_space(span: Span) -> Diagnostic {
    Diagnostic::new(
        &MISSING_SPACE,
        span,
        Text::new("na dit woord ontbreekt een spatie", "a space is missing after this word"),
    )
    .help("zet een spatie vóór het aanhalingsteken", "put a space before the quotation mark")
    .fix(span.after(), " ")
}

/// A text short enough to show in a message.
pub fn shorten(text: &str) -> String {
    let clean: String = text.chars().filter(|one| !one.is_control()).take(61).collect();
    match clean.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", clean.get(..at).unwrap_or_default()),
        None => clean,
    }
}

pub fn unreadable_file(span: Span, why: &Text) -> Diagnostic {
    Diagnostic::new(
        &UNREADABLE,
        span,
        Text::new(
            format!("dit bestand kan niet gelezen worden: {}", why.nl),
            format!("this file cannot be read: {}", why.en),
        ),
    )
    .help("zorg dat het bestand gelezen mag worden", "see to it that the file may be read")
}
