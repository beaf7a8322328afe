//! Near words: what somebody may have meant by a word that is not known.

/// The known words nearest to `word`, best first; at most three, none when nothing is near.
///
/// Distances are Damerau-Levenshtein over folded letters; the limit is a third of the word, at least one.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let folded = fold(word);
    let length = folded.chars().count();
    let limit = (length / 3).clamp(1, 4);
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .filter(|one| one.len().abs_diff(word.len()) <= limit * 4)
        .map(|one| (fold(one), one))
        .filter(|(one, _)| one.chars().count().abs_diff(length) <= limit)
        .map(|(near, one)| (strsim::damerau_levenshtein(&folded, &near), one))
        .filter(|(distance, _)| *distance <= limit && *distance < length)
        .collect();
    near.sort_unstable();
    near.dedup();
    let best = near.first().map_or(0, |(distance, _)| *distance);
    near.retain(|(distance, _)| *distance == best);
    near.into_iter().take(3).map(|(_, one)| one).collect()
}

/// Lower case, without accents, hyphens and apostrophes.
pub fn fold(word: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    if word.is_ascii() {
        let kept = word.chars().filter(|one| !matches!(one, '-' | '\'' | '_' | ' '));
        return kept.map(|one| one.to_ascii_lowercase()).collect();
    }
    word.nfd()
        .filter(|one| !is_combining_mark(*one) && !matches!(one, '-' | '\'' | '’' | '_' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}
