//! The memo as Markdown, for a merge request.

use std::fmt::Write;

use super::human::ended;
use super::{Line, Memo, Piece, Shown, Words};
use crate::diag::Severity;
use crate::export::marks::unmarked;
use crate::language::Language;

/// What GitHub and GitLab take in one comment, with room for what stands around it.
const LONGEST: usize = 60_000;

/// The memo for a comment under a proposed change.
pub fn markdown(shown: &Shown<'_>) -> String {
    let memo = Memo::new(shown);
    let language = shown.language;
    let mut out = format!("## {}\n", unmarked(&memo.title));
    if memo.groups.is_empty() {
        let _ = write!(out, "\n{}\n", Words::NOTHING.get(language));
    } else {
        let _ =
            write!(out, "\n**{}:** {}\n", Words::TOTALS.get(language), unmarked(&memo.totals.join(" · ")));
    }
    if !memo.important.is_empty() {
        let _ = write!(out, "\n### {}\n\n", Words::IMPORTANT.get(language));
        for line in &memo.important {
            out += &item(line, language);
        }
    }
    let mut left = 0;
    for group in &memo.groups {
        let mut text = format!("\n### {}\n\n", unmarked(&group.heading));
        for line in &group.lines {
            text += &item(line, language);
        }
        if left > 0 || out.len() + text.len() > LONGEST {
            left += group.lines.len();
            continue;
        }
        out += &text;
    }
    if left > 0 {
        let _ = match language {
            Language::Nl => write!(out, "\nEn nog {left} verschillen, die hier niet passen.\n"),
            Language::En => write!(out, "\nAnd {left} more differences, which do not fit here.\n"),
        };
    }
    for remark in &memo.remarks {
        let _ = write!(out, "\n{}\n", unmarked(remark));
    }
    out
}

fn item(line: &Line, language: Language) -> String {
    let mut text = String::new();
    for piece in &line.pieces {
        match piece {
            Piece::Plain(plain) => text += &unmarked(plain),
            Piece::Gone(gone) => text += &format!("<del>{}</del>", unmarked(gone)),
            Piece::Fresh(fresh) => text += &format!("<ins>{}</ins>", unmarked(fresh)),
        }
    }
    let mark = match line.level {
        Severity::Note => String::new(),
        level => format!("**{}** ", level.word().get(language)),
    };
    let reason = match &line.reason {
        Some(reason) => format!(" {}: {}", Words::REASON.get(language), unmarked(&ended(reason))),
        None if line.unexplained => format!(" {}", Words::UNEXPLAINED.get(language)),
        None => String::new(),
    };
    format!("- {mark}{}{reason}\n", ended(&text))
}
