//! Codes such as 1.1.2, 04.1 and 7-1-1: their numbers, and what they look like.

/// The numbers of a code, so that 04.1 is 4.1; none when it holds anything else.
pub(super) fn numbers(code: &str) -> Option<Vec<u32>> {
    let number = |part: &str| {
        let digits = !part.is_empty() && part.len() <= 6 && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse().ok()).flatten()
    };
    code.split(['.', '-']).map(number).collect()
}

/// A code as it is compared: in lower case, without leading zeros.
pub(super) fn normal(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    for part in code.split(['.', '-']) {
        if !out.is_empty() {
            out.push('.');
        }
        let bare = part.trim_start_matches('0');
        out.push_str(if bare.is_empty() { part } else { bare });
    }
    out.make_ascii_lowercase();
    out
}

/// What a code looks like, such as 9.9.9 or a9; none for what is no code: a word, a year, a period.
pub(super) fn shape(code: &str) -> Option<String> {
    let short = code.len() <= 12 && code.bytes().any(|byte| byte.is_ascii_digit());
    let plain = code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-');
    let letters = code.bytes().filter(u8::is_ascii_alphabetic).count();
    if !short || !plain || letters > 3 || has_year(code) {
        return None;
    }
    let mut out = String::new();
    for byte in code.bytes() {
        let kind = match byte {
            b'0'..=b'9' => '9',
            b'.' | b'-' => '.',
            _ => 'a',
        };
        if kind == '.' || !out.ends_with(kind) {
            out.push(kind);
        }
    }
    Some(out)
}

pub(super) fn has_year(code: &str) -> bool {
    code.split(['.', '-']).any(|part| crate::model::period::year(part).is_some())
}
