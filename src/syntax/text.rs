//! What the texts of a spec hold: escapes read, indentation taken off.

/// What stands between quotes, with its escapes read.
pub fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(one) = letters.next() {
        if one != '\\' {
            out.push(one);
            continue;
        }
        match letters.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some(other @ ('"' | '\\')) => out.push(other),
            Some(other) => out.extend(['\\', other]),
            None => out.push('\\'),
        }
    }
    out
}

/// A text block without the indentation that all its lines share, and without its last line end.
pub fn dedented(text: &str) -> String {
    let lines = || text.split('\n').map(|line| line.trim_end_matches('\r'));
    let body = match text.rfind('\n') {
        Some(last) if text.get(last..).is_some_and(|tail| tail.trim().is_empty()) => text.get(..last),
        None if text.trim().is_empty() => Some(""),
        _ => Some(text),
    };
    let depth = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let least = lines().filter(|line| !line.trim().is_empty()).map(depth).min().unwrap_or(0);
    let mut out = String::with_capacity(text.len());
    for (at, line) in body.unwrap_or_default().split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let line = line.trim_end_matches('\r');
        out.push_str(line.get(least..).unwrap_or_default());
    }
    out
}
