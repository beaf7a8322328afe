//! Texts that stand for themselves in Markdown: signs that it would read otherwise get a stroke in front.

/// The signs of links that are not yet known to lead somewhere: before the place, before the words, behind them.
pub const LINK: [char; 3] = ['\u{e000}', '\u{e001}', '\u{e002}'];

/// A text within a line.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for one in text.chars() {
        match one {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '|' | '~' | '$' => {
                out.push('\\');
                out.push(one);
            }
            one if LINK.contains(&one) || (one.is_control() && one != '\n') => {}
            other => out.push(other),
        }
    }
    out
}

/// A text on one line of its own, which begins nothing: no heading, list, quote or rule.
pub fn line(text: &str) -> String {
    start(&escaped(&super::super::place::one_line(text)))
}

/// An escaped text at the beginning of a line.
pub fn start(text: &str) -> String {
    let text = text.trim_start();
    if text.starts_with(['#', '>', '+', '-', '=', ':']) {
        return format!("\\{text}");
    }
    // `1.` and `1)` begin a list.
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match (digits, text.get(digits..)) {
        (1.., Some(rest)) if rest.starts_with(['.', ')']) && !rest.starts_with("..") => {
            let rest_after = rest.get(1..).unwrap_or_default();
            let listed = rest_after.is_empty() || rest_after.starts_with(char::is_whitespace);
            match listed {
                true => format!("{}\\{rest}", text.get(..digits).unwrap_or_default()),
                false => text.to_owned(),
            }
        }
        _ => text.to_owned(),
    }
}

/// An address between `<` and `>`.
pub fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for one in url.trim().chars() {
        match one {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '|' => out.push_str("%7C"),
            one if one.is_whitespace() || one.is_control() => out.push_str("%20"),
            one if LINK.contains(&one) => {}
            other => out.push(other),
        }
    }
    out
}

/// Code that stands for itself, in as many strokes as it takes.
pub fn code(text: &str) -> String {
    let text: String =
        super::super::place::one_line(text).chars().filter(|one| !LINK.contains(one)).collect();
    let longest = text.split(|one| one != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    if text.is_empty() { String::new() } else { format!("{fence}{space}{text}{space}{fence}") }
}

/// Lines below another, as a list has them.
pub fn indented(text: &str, by: usize) -> String {
    let space = " ".repeat(by);
    let lines =
        text.lines().map(|line| if line.is_empty() { String::new() } else { format!("{space}{line}") });
    lines.collect::<Vec<_>>().join("\n")
}

/// A table; the columns behind the first stand to the right where they are figures.
pub fn table(head: &[String], rows: &[Vec<String>], figures: bool) -> String {
    let row = |cells: &[String]| {
        format!("| {} |", cells.iter().map(|cell| cell.trim()).collect::<Vec<_>>().join(" | "))
    };
    let rule = (0..head.len()).map(|at| if at > 0 && figures { "---:" } else { "---" }.to_owned());
    let mut lines = vec![row(head), row(&rule.collect::<Vec<_>>())];
    lines.extend(rows.iter().map(|cells| row(cells)));
    lines.join("\n")
}
