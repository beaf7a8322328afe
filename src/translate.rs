//! A spec in the other language: keywords, words inside values, numbers, quarters and names of rules.
//!
//! What the organisation wrote itself stays: titles, prose, ids, its own words, conditions and comments. The model is
//! asked which words are whose (`model::spoken`), so that a word is never taken for a keyword by its looks.

use crate::fmt;
use crate::language::{Language, Word};
use crate::model::number;
use crate::model::spoken::{FileWords, Spoken, What};

/// The name of a rule in another language; none when it is not built in.
pub type RuleName<'f> = dyn Fn(&str, Language) -> Option<&'static str> + Sync + 'f;

/// The text of a file in another language; none when it is in that language already.
///
/// A text that was in the form of `kader fmt` is so again.
pub fn translate(text: &str, words: &FileWords, to: Language, rule: &RuleName<'_>) -> Option<String> {
    if words.language == to {
        return None;
    }
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut at = 0;
    let mut put = |start: u32, end: u32, new: &str| {
        out.push_str(text.get(at..start as usize).unwrap_or_default());
        out.push_str(new);
        at = end as usize;
    };
    let statement = statement(to);
    match words.stated {
        Some(span) => put(span.start, span.end, &statement),
        None => {
            let top = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
            let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
            put(top, top, &format!("{statement}{end}{end}"));
        }
    }
    let behind = words.stated.map_or(0, |span| span.end);
    for word in words.words.iter().filter(|word| word.span.start >= behind) {
        let written = text.get(word.span.start as usize..word.span.end as usize).unwrap_or_default();
        put(word.span.start, word.span.end, &other(word, written, words.language, to, rule));
    }
    out.push_str(text.get(at..).unwrap_or_default());
    let had_form = fmt::format(text).is_ok_and(|made| made.text == text);
    if let (true, Ok(made)) = (had_form, fmt::format(&out)) {
        return Some(made.text);
    }
    Some(out)
}

/// The line that names a language, in that language.
fn statement(language: Language) -> String {
    let word = match language {
        Language::Nl => "taal",
        Language::En => "language",
    };
    format!("{word} {}", language.tag())
}

/// One word in the other language.
fn other(word: &Spoken, written: &str, from: Language, to: Language, rule: &RuleName<'_>) -> String {
    match word.what {
        What::Word(word) => counted(word, written, from, to).to_owned(),
        What::Number => written.chars().map(swapped).collect(),
        What::Period => quartered(written, from, to),
        What::NoFigure(choice) => dotted(written, choice.word.get(to)),
        What::Power => number::other_multiplier(written, from).unwrap_or(written).to_owned(),
        What::Rule => rule(written, to).unwrap_or(written).to_owned(),
    }
}

/// Singular for singular and plural for plural.
fn counted(word: &'static Word, written: &str, from: Language, to: Language) -> &'static str {
    let written = crate::language::normal(written);
    let is_plural = word.many(from) == written && word.get(from) != written;
    if is_plural { word.many(to) } else { word.get(to) }
}

/// Points are commas in the other language, and commas are points.
fn swapped(one: char) -> char {
    match one {
        '.' => ',',
        ',' => '.',
        _ => one,
    }
}

fn quartered(written: &str, from: Language, to: Language) -> String {
    let letter = |language| match language {
        Language::Nl => 'k',
        Language::En => 'q',
    };
    written.replace(letter(from), letter(to).encode_utf8(&mut [0; 4]))
}

/// `N.n.b.` as `T.b.d.`: with points and capitals where they were.
fn dotted(written: &str, word: &str) -> String {
    let letters: Vec<char> = written.chars().filter(|one| *one != '.').collect();
    let all = letters.iter().all(|one| one.is_uppercase());
    let first = letters.first().is_some_and(|one| one.is_uppercase());
    let inside = written.trim_end_matches('.').contains('.');
    let mut out = String::new();
    for (at, one) in word.chars().enumerate() {
        if at > 0 && inside {
            out.push('.');
        }
        let upper = all || first && at == 0;
        out.push(if upper { one.to_ascii_uppercase() } else { one });
    }
    if written.ends_with('.') {
        out.push('.');
    }
    out
}
