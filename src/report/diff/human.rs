//! The memo as plain text, to be read on a screen.

use super::{Line, Memo, Piece, Shown, Words};
use crate::language::Language;
use crate::report::visible;

/// Where a line ends at the latest.
const WIDTH: usize = 100;

/// The memo for people.
pub fn human(shown: &Shown<'_>) -> String {
    let memo = Memo::new(shown);
    let language = shown.language;
    let mut out = wrapped("", &memo.title);
    let bar: String = "=".repeat(out.lines().map(|line| line.chars().count()).max().unwrap_or_default());
    out += &format!("{bar}\n");
    if memo.groups.is_empty() {
        out += &format!("\n{}\n", Words::NOTHING.get(language));
    } else {
        out += &format!("\n{}\n", Words::TOTALS.get(language));
        out += &wrapped("  ", &memo.totals.join(" · "));
    }
    if !memo.important.is_empty() {
        out += &format!("\n{}\n", Words::IMPORTANT.get(language));
        for line in &memo.important {
            out += &item(line, language);
        }
    }
    for group in &memo.groups {
        out += &format!("\n{}", wrapped("", &group.heading));
        for line in &group.lines {
            out += &item(line, language);
        }
    }
    for remark in &memo.remarks {
        out += &format!("\n{}", wrapped("", remark));
    }
    out
}

fn item(line: &Line, language: Language) -> String {
    let mut text = String::new();
    for piece in &line.pieces {
        let space = |text: &str| text.len() - text.trim_end().len();
        match piece {
            Piece::Plain(plain) => text += plain,
            Piece::Gone(gone) => {
                let end = " ".repeat(space(gone));
                text += &format!("[-{}-]{end}", gone.trim_end());
            }
            Piece::Fresh(fresh) => {
                let end = " ".repeat(space(fresh));
                text += &format!("{{+{}+}}{end}", fresh.trim_end());
            }
        }
    }
    text = ended(&text);
    if let Some(reason) = &line.reason {
        text += &format!(" {}: {}", Words::REASON.get(language), ended(reason));
    } else if line.unexplained {
        text += &format!(" {}", Words::UNEXPLAINED.get(language));
    }
    wrapped("  - ", &text)
}

/// A sentence ends with a point, unless it ends with something else that ends one.
pub(crate) fn ended(text: &str) -> String {
    let text = text.trim_end();
    match text.chars().last() {
        Some('.' | '!' | '?' | '…') | None => text.to_owned(),
        _ => format!("{text}."),
    }
}

/// A text in lines that fit: the first behind `lead`, the others below it.
fn wrapped(lead: &str, text: &str) -> String {
    let mut out = String::from(lead);
    let mut width = lead.chars().count();
    let mut first = true;
    for word in visible(text).split_whitespace() {
        let length = word.chars().count();
        if !first && width + 1 + length > WIDTH {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', lead.chars().count()));
            width = lead.chars().count();
        } else if !first {
            out.push(' ');
            width += 1;
        }
        out.push_str(word);
        width += length;
        first = false;
    }
    out.push('\n');
    out
}
