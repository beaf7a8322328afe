//! Moments and periods: years, months, days, quarters, halves, school years.

use std::fmt;

use jiff::civil::Date;

use crate::language::Language;

/// A moment as precise as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moment {
    /// `2018`
    Year(i16),
    /// `2023-h1`
    Half(i16, i8),
    /// `2023-k2`, in English `2023-q2`
    Quarter(i16, i8),
    /// `2018-07`
    Month(i16, i8),
    /// `2019-11-08`
    Day(i16, i8, i8),
    /// `2022/2023`
    SchoolYear(i16),
}

impl Moment {
    /// The year in which it starts.
    pub fn year(self) -> i16 {
        match self {
            Moment::Year(year) | Moment::Half(year, _) | Moment::Quarter(year, _) => year,
            Moment::Month(year, _) | Moment::Day(year, _, _) | Moment::SchoolYear(year) => year,
        }
    }

    /// Its first and last day as (year, month, day).
    pub fn days(self) -> ((i16, i8, i8), (i16, i8, i8)) {
        match self {
            Moment::Year(year) => ((year, 1, 1), (year, 12, 31)),
            Moment::Half(year, half) => {
                let last = half * 6;
                ((year, last - 5, 1), (year, last, if half == 1 { 30 } else { 31 }))
            }
            Moment::Quarter(year, quarter) => {
                let last = quarter * 3;
                ((year, last - 2, 1), (year, last, last_day(year, last)))
            }
            Moment::Month(year, month) => ((year, month, 1), (year, month, last_day(year, month))),
            Moment::Day(year, month, day) => ((year, month, day), (year, month, day)),
            Moment::SchoolYear(year) => ((year, 8, 1), (year + 1, 7, 31)),
        }
    }
}

fn last_day(year: i16, month: i8) -> i8 {
    Date::new(year, month, 1).map_or(31, Date::days_in_month)
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Moment::Year(year) => write!(f, "{year:04}"),
            Moment::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Moment::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Moment::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Moment::Day(year, month, day) => write!(f, "{year:04}-{month:02}-{day:02}"),
            Moment::SchoolYear(year) => write!(f, "{year:04}/{:04}", year + 1),
        }
    }
}

/// A moment, or the time between two; an open end has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    At(Moment),
    Between(Option<Moment>, Option<Moment>),
}

impl Period {
    /// The year in which it starts, if it has a start.
    pub fn first_year(self) -> Option<i16> {
        match self {
            Period::At(moment) => Some(moment.year()),
            Period::Between(from, to) => from.or(to).map(Moment::year),
        }
    }

    /// The year in which it ends; none when it has no end.
    pub fn last_year(self) -> Option<i16> {
        match self {
            Period::At(moment) | Period::Between(_, Some(moment)) => Some(moment.days().1.0),
            Period::Between(_, None) => None,
        }
    }

    /// The moment when it is one.
    pub fn moment(self) -> Option<Moment> {
        match self {
            Period::At(moment) => Some(moment),
            Period::Between(..) => None,
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::At(moment) => moment.fmt(f),
            Period::Between(from, to) => {
                if let Some(from) = from {
                    from.fmt(f)?;
                }
                f.write_str("..")?;
                to.as_ref().map_or(Ok(()), |to| to.fmt(f))
            }
        }
    }
}

/// Why a word is no period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadPeriod {
    /// Not like a date at all.
    Other,
    /// A date written another way, with the right spellings of what it may mean.
    Spelling(Vec<String>),
    /// Written right, but no such day, month or quarter.
    NoSuchDate,
}

/// The two sides of the first `..` in a word. On words this short a plain walk beats a search that is set up first.
pub fn split_range(word: &str) -> Option<(&str, &str)> {
    let at = word.as_bytes().windows(2).position(|two| two == b"..")?;
    Some((word.get(..at)?, word.get(at + 2..)?))
}

/// Reads a moment or a period: `2018`, `2018-07`, `2020..2023`, `..2023`.
pub fn period(word: &str, language: Language) -> Result<Period, BadPeriod> {
    let word = dashes(word);
    let Some((from, to)) = split_range(&word) else {
        return moment(&word, language).map(Period::At);
    };
    let end = |part: &str| match part {
        "" => Ok(None),
        part => moment(part, language).map(Some),
    };
    match (end(from)?, end(to)?) {
        (None, None) => Err(BadPeriod::Other),
        (Some(from), Some(to)) if from.days().0 > to.days().1 => Err(BadPeriod::NoSuchDate),
        (from, to) => Ok(Period::Between(from, to)),
    }
}

fn dashes(word: &str) -> std::borrow::Cow<'_, str> {
    if word.is_ascii() {
        return word.into();
    }
    word.replace(['–', '—', '−', '‑'], "-").into()
}

/// Reads a moment: `2018`, `2018-07`, `2019-11-08`, `2023-k2`, `2023-h1`, `2022/2023`.
pub fn moment(word: &str, language: Language) -> Result<Moment, BadPeriod> {
    if let Some(year) = year(word) {
        return Ok(Moment::Year(year));
    }
    if let Some((first, second)) = word.split_once('/')
        && let (Some(first), Some(second)) = (year(first), year(second))
    {
        let next = first + 1 == second;
        return next.then_some(Moment::SchoolYear(first)).ok_or(BadPeriod::NoSuchDate);
    }
    let parts: Vec<&str> = word.split('-').collect();
    match parts.as_slice() {
        [first, rest] => match year(first) {
            Some(first) => part_of_year(first, rest, language),
            None => Err(BadPeriod::Other),
        },
        [first, month, day] => match (year(first), two(month), two(day)) {
            (Some(year), Some(month), Some(day)) => match Date::new(year, month, day) {
                Ok(_) => Ok(Moment::Day(year, month, day)),
                Err(_) => Err(BadPeriod::NoSuchDate),
            },
            _ => Err(foreign(word)),
        },
        _ => Err(foreign(word)),
    }
}

fn part_of_year(year: i16, rest: &str, language: Language) -> Result<Moment, BadPeriod> {
    let quarter = match language {
        Language::Nl => 'k',
        Language::En => 'q',
    };
    let number = |mark: char| {
        let digit = rest.strip_prefix(mark)?.parse::<i8>().ok()?;
        (rest.len() == 2).then_some(digit)
    };
    if let Some(one) = number('h') {
        return (1..=2).contains(&one).then_some(Moment::Half(year, one)).ok_or(BadPeriod::NoSuchDate);
    }
    if let Some(one) = number(quarter) {
        let right = (1..=4).contains(&one);
        return right.then_some(Moment::Quarter(year, one)).ok_or(BadPeriod::NoSuchDate);
    }
    if let Some(one) = number('k').or(number('q')) {
        return Err(BadPeriod::Spelling(vec![format!("{year}-{quarter}{one}")]));
    }
    match two(rest) {
        Some(month @ 1..=12) => Ok(Moment::Month(year, month)),
        Some(_) => Err(BadPeriod::NoSuchDate),
        None => match rest.parse::<i8>() {
            Ok(month @ 1..=12) => Err(BadPeriod::Spelling(vec![format!("{year}-{month:02}")])),
            _ => Err(BadPeriod::Other),
        },
    }
}

/// A year of four digits between 1000 and 2999.
pub fn year(word: &str) -> Option<i16> {
    let digits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let year = digits.then(|| word.parse().ok()).flatten()?;
    (1000..3000).contains(&year).then_some(year)
}

fn two(word: &str) -> Option<i8> {
    let digits = word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| word.parse().ok()).flatten()
}

/// Dates as people write them elsewhere: `8-11-2019`, `11/15/2023`, `2019/11/08`, `8.11.2019`.
fn foreign(word: &str) -> BadPeriod {
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    let numbers: Vec<i16> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let (3, [a, b, c]) = (parts.len(), numbers.as_slice()) else { return BadPeriod::Other };
    let small = |one: &i16| i8::try_from(*one).ok();
    let first_is_year = parts.first().is_some_and(|part| year(part).is_some());
    let (year, one, two) = match (year(parts.first().unwrap_or(&"")), year(parts.get(2).unwrap_or(&""))) {
        (Some(year), _) => (year, small(c), small(b)),
        (_, Some(year)) => (year, small(a), small(b)),
        _ => return BadPeriod::Other,
    };
    let (Some(one), Some(two)) = (one, two) else { return BadPeriod::Other };
    let mut readings = Vec::new();
    for (day, month) in [(one, two), (two, one)] {
        let reading = format!("{year:04}-{month:02}-{day:02}");
        if Date::new(year, month, day).is_ok() && !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    // Only between slashes may the month come first, and never behind a year.
    if !word.contains('/') || first_is_year {
        readings.truncate(1);
    }
    if readings.is_empty() { BadPeriod::NoSuchDate } else { BadPeriod::Spelling(readings) }
}
