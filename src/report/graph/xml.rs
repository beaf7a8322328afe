//! The signs of a text as XML writes them, in content and in attributes alike.

/// A text that ends no element, attribute, comment or section; what XML cannot hold is replaced.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for one in text.chars() {
        match one {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            '\n' => out.push_str("&#10;"),
            one if one.is_control() => out.push('\u{FFFD}'),
            one => out.push(one),
        }
    }
    out
}
