//! How wide a text is at most, whatever font draws it, and where it breaks.

/// About the width of a sign in the widest of the common fonts, in parts of the size.
fn em(one: char) -> f64 {
    match one {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '‘' | '’' => 0.34,
        ' ' => 0.36,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' | '\\' | '"' | '“' | '”' => 0.46,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '&' | '…' | '—' | 'Œ' | 'œ' | 'Æ' | 'æ' => 1.02,
        'A'..='Z' => 0.78,
        '0'..='9' | 'a'..='z' => 0.65,
        '\u{0300}'..='\u{036F}' => 0.0,
        '\u{00C0}'..='\u{024F}' | '€' => 0.78,
        '\u{0370}'..='\u{06FF}' => 0.85,
        _ if one.is_ascii() => 0.7,
        _ => 1.1,
    }
}

/// How wide a text is at most.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size
}

/// A text on lines that fit in this room; at most so many, and a sign that there is more.
pub fn wrapped(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let gap = if line.is_empty() { "" } else { " " };
        if width(&format!("{line}{gap}{word}"), size) <= room {
            line.push_str(gap);
            line.push_str(word);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for one in word.chars() {
            line.push(one);
            if width(&line, size) > room && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::take(&mut line));
                line.push(one);
            }
        }
        if lines.len() > most {
            break;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while width(&format!("{last}…"), size) > room && last.pop().is_some() {}
            *last = format!("{}…", last.trim_end());
        }
    }
    lines
}
