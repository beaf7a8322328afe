//! Numbers as they are printed: grouped, with the decimal mark of the file's language, exact.

use rust_decimal::Decimal;

use crate::language::Language;

/// Why a word is no number of this language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadNumber {
    /// Not made of digits.
    Other,
    /// Digits and marks that do not fit, with the spellings of what it may mean.
    Readings(Vec<String>),
    /// More digits than can be kept exactly.
    TooLong,
}

/// Decimal mark and group mark.
fn marks(language: Language) -> (char, char) {
    match language {
        Language::Nl => (',', '.'),
        Language::En => ('.', ','),
    }
}

/// Reads a number; a minus may stand in front.
pub fn number(word: &str, language: Language) -> Result<Decimal, BadNumber> {
    let (minus, digits) = split_minus(word);
    let (decimal, group) = marks(language);
    let shaped = digits.starts_with(|one: char| one.is_ascii_digit())
        && digits.ends_with(|one: char| one.is_ascii_digit())
        && digits.chars().all(|one| one.is_ascii_digit() || one == '.' || one == ',');
    if !shaped {
        return Err(BadNumber::Other);
    }
    let (whole, fraction) = match digits.split_once(decimal) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let fits =
        fraction.is_none_or(|part| part.bytes().all(|byte| byte.is_ascii_digit())) && grouped(whole, group);
    if !fits {
        return Err(BadNumber::Readings(readings(minus, digits, language)));
    }
    exact(minus, whole, fraction)
}

fn split_minus(word: &str) -> (bool, &str) {
    match word.strip_prefix(['-', '–', '—', '−']) {
        Some(rest) => (true, rest),
        None => (false, word),
    }
}

/// Without group marks, or with groups of exactly three after a first of one to three.
fn grouped(whole: &str, group: char) -> bool {
    if !whole.contains(group) {
        return whole.bytes().all(|byte| byte.is_ascii_digit());
    }
    let mut parts = whole.split(group);
    let first = parts.next().unwrap_or_default();
    let first_fits = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    first_fits && digits(first) && parts.all(|part| part.len() == 3 && digits(part))
}

/// More digits than this are no figure of a budget, and would not stay exact when scaled.
const MOST_DIGITS: usize = 18;

fn exact(minus: bool, whole: &str, fraction: Option<&str>) -> Result<Decimal, BadNumber> {
    if whole.len() + fraction.map_or(0, str::len) > MOST_DIGITS + MOST_DIGITS / 3 {
        return Err(BadNumber::TooLong);
    }
    let mut value: i128 = 0;
    let digits = whole.bytes().chain(fraction.unwrap_or_default().bytes());
    for digit in digits.filter(u8::is_ascii_digit) {
        let next = value.checked_mul(10).and_then(|ten| ten.checked_add(i128::from(digit - b'0')));
        value = next.ok_or(BadNumber::TooLong)?;
    }
    if value >= 10_i128.pow(MOST_DIGITS as u32) {
        return Err(BadNumber::TooLong);
    }
    let scale = fraction.map_or(0, str::len) as u32;
    let value = if minus { -value } else { value };
    Decimal::try_from_i128_with_scale(value, scale).map_err(|_| BadNumber::TooLong)
}

/// What a number with misplaced marks may mean, spelled right; nothing when nothing is likely.
fn readings(minus: bool, digits: &str, language: Language) -> Vec<String> {
    let (decimal, _) = marks(language);
    let sign = if minus { "-" } else { "" };
    let all: String = digits.chars().filter(char::is_ascii_digit).collect();
    let Some((whole, fraction)) = digits.rsplit_once(['.', ',']) else { return Vec::new() };
    let last = digits.chars().rev().find(|one| !one.is_ascii_digit());
    let marks: Vec<char> = whole.chars().filter(|one| !one.is_ascii_digit()).collect();
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let as_decimal = format!("{sign}{}{decimal}{fraction}", group(&whole, language));
    let as_groups = format!("{sign}{}", group(all.trim_start_matches('0'), language));
    let same = marks.iter().all(|mark| Some(*mark) == last);
    match (marks.is_empty(), same) {
        (true, _) => vec![as_decimal, as_groups],
        (false, true) if last == Some(decimal) => Vec::new(),
        (false, true) if fraction.len() == 3 => vec![as_groups],
        (false, _) => vec![as_decimal],
    }
}

/// Digits with group marks.
pub fn group(digits: &str, language: Language) -> String {
    let (_, mark) = marks(language);
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

/// A decimal as a file of this language prints it.
pub fn print(value: Decimal, language: Language) -> String {
    let (decimal, _) = marks(language);
    let text = value.abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let sign = if value.is_sign_negative() && !value.is_zero() { "-" } else { "" };
    let whole = group(whole, language);
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}{decimal}{fraction}") }
}

/// Euros as a file of this language prints them: `€ 460.000`.
pub fn euros(value: Decimal, language: Language) -> String {
    format!("€ {}", print(value.normalize(), language))
}

/// Words for powers of ten: the power, those of Dutch and those of English; words at one place stand for each other.
const POWERS: &[(u8, &[&str], &[&str])] = &[
    (3, &["dzd", "duizend"], &["k", "thousand"]),
    (6, &["mln", "miljoen", "mln."], &["m", "million"]),
    (9, &["mld", "miljard", "mld."], &["bn", "billion"]),
];

/// Every word for a power of ten, of both languages.
pub fn multipliers() -> impl Iterator<Item = &'static str> {
    POWERS.iter().flat_map(|(_, nl, en)| nl.iter().chain(*en)).copied()
}

/// The same power of ten in the other language.
pub fn other_multiplier(word: &str, language: Language) -> Option<&'static str> {
    POWERS.iter().find_map(|(_, nl, en)| {
        let (own, other) = match language {
            Language::Nl => (nl, en),
            Language::En => (en, nl),
        };
        let place = own.iter().position(|one| *one == word)?;
        other.get(place).or(other.first()).copied()
    })
}

/// The power of ten of `mln`, `dzd`, `k` and their like, in this language; else the word to use here.
pub fn multiplier(word: &str, language: Language) -> Option<Result<u8, &'static str>> {
    for (power, nl, en) in POWERS {
        let (own, other) = match language {
            Language::Nl => (nl, en),
            Language::En => (en, nl),
        };
        if own.contains(&word) {
            return Some(Ok(*power));
        }
        if other.contains(&word) {
            return Some(Err(own.first().copied().unwrap_or_default()));
        }
    }
    None
}

/// A number times a power of ten; none when it gets too large to be a figure of a budget.
pub fn scaled(value: Decimal, power: u8) -> Option<Decimal> {
    let factor = Decimal::from(10_u64.checked_pow(u32::from(power))?);
    let most = Decimal::from(10_u64.pow(MOST_DIGITS as u32));
    let product = value.checked_mul(factor)?.normalize();
    (product.abs() < most).then_some(product)
}
