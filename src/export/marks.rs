//! Signs that mean something to who shows a text: to a screen, to Markdown and to HTML.

use std::fmt::Write;

/// Ids, paths and help may be of any length.
const LONGEST_TEXT: usize = 1_000;

/// Signs that turn the direction of a text around, and so show another text than the one that is there.
const TURNING: [std::ops::RangeInclusive<char>; 3] =
    ['\u{200E}'..='\u{200F}', '\u{202A}'..='\u{202E}', '\u{2066}'..='\u{2069}'];

/// A text of which every sign can be seen: what steers a screen is replaced.
pub fn visible(text: &str) -> String {
    let unseen = |one: char| {
        let steers = one.is_control() && one != '\n';
        steers || TURNING.iter().any(|range| range.contains(&one)) || matches!(one, '\u{2028}' | '\u{2029}')
    };
    text.chars().map(|one| if unseen(one) { '\u{FFFD}' } else { one }).collect()
}

/// The same on one line.
pub fn one_line(text: &str) -> String {
    visible(text).replace('\n', " ")
}

/// A text on one line in which nothing is markup, in Markdown as well as in HTML: signs that could be are
/// written as numbers. A sign without width keeps `@name` from calling somebody.
pub fn escape(text: &str) -> String {
    let mut out = unmarked(text.chars().take(LONGEST_TEXT).collect::<String>().as_str());
    if text.chars().nth(LONGEST_TEXT).is_some() {
        out.push('…');
    }
    out
}

/// The same for a text of any length.
pub fn unmarked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for one in one_line(text).chars() {
        match one {
            '@' => out.push_str("&#64;&#8203;"),
            '&' | '<' | '>' | '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '~' | '!' | '$' | '"' => {
                let _ = write!(out, "&#{};", u32::from(one));
            }
            other => out.push(other),
        }
    }
    out
}

/// A text that stands for itself in HTML, between tags and in attributes with quotes.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for one in text.chars() {
        match one {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}
