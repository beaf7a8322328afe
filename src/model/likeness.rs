//! How alike two texts are, by their words: case, accents and marks aside.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words that say nothing about what a text is about, in either language.
const EMPTY: &[&str] = &[
    "aan", "al", "alle", "als", "bij", "dan", "dat", "de", "den", "der", "die", "dit", "door", "een", "en",
    "er", "het", "hun", "in", "is", "kan", "met", "naar", "of", "om", "onze", "ook", "op", "over", "te",
    "tot", "uit", "van", "voor", "we", "wij", "willen", "worden", "wordt", "ze", "zich", "zij", "zijn", "a",
    "an", "and", "are", "as", "at", "be", "by", "for", "from", "it", "its", "on", "or", "our", "that", "the",
    "their", "they", "this", "to", "want", "which", "with",
];

/// Texts longer than this are compared by their words only: letters cost their square.
const LETTERS: usize = 80;
/// Words beyond this many say no more about what a text is about.
const WORDS: usize = 60;

/// The words of a text in lower case, without accents; what stands between them is dropped.
pub fn words(text: &str) -> Vec<String> {
    let plain: String =
        text.nfd().filter(|one| !is_combining_mark(*one)).flat_map(char::to_lowercase).collect();
    plain
        .split(|one: char| !one.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A text as it is compared: its words with one space between them.
pub fn folded(text: &str) -> String {
    words(text).join(" ")
}

/// The words that say what a text is about, each once.
pub fn telling_words(text: &str) -> Vec<String> {
    telling(&words(text)).into_iter().map(str::to_owned).collect()
}

/// What two texts share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// How many words the shorter has that the longer has too, in hundredths of the shorter.
    pub within: u8,
    /// How many words they share, in hundredths of both.
    pub both: u8,
}

impl Likeness {
    const FULL: Likeness = Likeness { within: 100, both: 100 };
    const NONE: Likeness = Likeness { within: 0, both: 0 };

    fn best(self, other: Likeness) -> Likeness {
        Likeness { within: self.within.max(other.within), both: self.both.max(other.both) }
    }
}

/// How alike two texts are.
pub fn likeness(one: &str, other: &str) -> Likeness {
    let (one, other) = (words(one), words(other));
    if one.is_empty() || other.is_empty() {
        return Likeness::NONE;
    }
    if one == other {
        return Likeness::FULL;
    }
    let (first, second) = (telling(&one), telling(&other));
    let shared = first.iter().filter(|word| second.iter().any(|other| same_word(word, other))).count();
    let back = second.iter().filter(|word| first.iter().any(|other| same_word(word, other))).count();
    let shared = shared.min(back);
    let least = first.len().min(second.len());
    let words =
        Likeness { within: share(shared, least), both: share(2 * shared, first.len() + second.len()) };
    words.best(letters(&one, &other))
}

/// The most alike of all pairs.
pub fn likest<'a>(ones: &[impl AsRef<str>], others: impl IntoIterator<Item = &'a str> + Clone) -> Likeness {
    let pairs =
        ones.iter().flat_map(|one| others.clone().into_iter().map(move |other| (one.as_ref(), other)));
    pairs.fold(Likeness::NONE, |best, (one, other)| best.best(likeness(one, other)))
}

/// The words that say what it is about; all of them where none does.
fn telling(words: &[String]) -> Vec<&str> {
    let mut kept: Vec<&str> = words.iter().map(String::as_str).filter(|word| !EMPTY.contains(word)).collect();
    if kept.is_empty() {
        kept = words.iter().map(String::as_str).collect();
    }
    kept.sort_unstable();
    kept.dedup();
    kept.truncate(WORDS);
    kept
}

fn share(part: usize, whole: usize) -> u8 {
    (part * 100).checked_div(whole).map_or(0, |share| share.min(100) as u8)
}

/// The same word, or another form of it: `veilig` and `veiligheid`, but not `zorg` and `zorgen` of something else.
fn same_word(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let shared = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let (short, long) =
        (one.chars().count().min(other.chars().count()), one.chars().count().max(other.chars().count()));
    shared >= 5 && shared + 2 >= short && shared * 2 >= long
}

/// Nearly the same letters: other spelling, a word joined or split. Little in common counts for nothing.
fn letters(one: &[String], other: &[String]) -> Likeness {
    let (one, other) = (one.concat(), other.concat());
    if one.len() > LETTERS || other.len() > LETTERS {
        return Likeness::NONE;
    }
    let longest = one.chars().count().max(other.chars().count());
    let alike = 100_u8.saturating_sub(share(strsim::damerau_levenshtein(&one, &other), longest));
    if alike < 70 { Likeness::NONE } else { Likeness { within: alike, both: alike } }
}

#[cfg(test)]
mod tests {
    use super::{folded, likeness, likest};

    #[test]
    fn case_accents_and_marks_do_not_count() {
        assert_eq!(likeness("Eén gezin, één plan", "een gezin - een plan").both, 100);
        assert_eq!(folded("  De  Café’s! "), "de cafe s");
    }

    #[test]
    fn other_forms_of_a_word_are_that_word() {
        assert!(likeness("Een veilige stad", "Veiligheid in de stad").within >= 90);
        assert!(likeness("Sociale samenhang", "Jeugdzorg").within == 0);
    }

    #[test]
    fn a_short_name_stands_within_its_sentence() {
        let likeness = likeness("Samenkracht", "We vergroten de samenkracht van inwoners en buurten");
        assert_eq!(likeness.within, 100);
        assert!(likeness.both < 60);
    }

    #[test]
    fn little_words_make_nothing_alike() {
        let one = likeness("We zijn er voor de inwoners van de stad", "Het water is op orde voor iedereen");
        assert!(one.within < 20, "{one:?}");
    }

    #[test]
    fn empty_texts_are_like_nothing() {
        assert_eq!(likeness("", "").both, 0);
        assert_eq!(likeness("…", "Water").within, 0);
    }

    #[test]
    fn the_best_of_all_pairs_counts() {
        let here = ["Samenkracht", "We vergroten de veerkracht van inwoners en buurten"];
        assert_eq!(likest(&here, ["We vergroten de veerkracht van inwoners en buurten"]).both, 100);
    }
}
