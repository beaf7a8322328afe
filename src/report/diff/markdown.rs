//! The memo as Markdown, for a merge request.

use std::fmt::Write;

use super::human::ended;
use super::{Line, Memo, Piece, Shown, Words};
use crate::diag::Severity;
use crate::language::Language;
use crate::report::one_line;

/// What GitHub and GitLab take in one comment, with room for what stands around it.
const LONGEST: usize = 60_000;

/// The memo for a comment under a proposed change.
pub fn markdown(shown: &Shown<'_>) -> String {
    let memo = Memo::new(shown);
    let language = shown.language;
    let mut out = format!("## {}\n", escape(&memo.title));
    if memo.groups.is_empty() {
        let _ = write!(out, "\n{}\n", Words::NOTHING.get(language));
    } else {
        let _ = write!(out, "\n**{}:** {}\n", Words::TOTALS.get(language), escape(&memo.totals.join(" · ")));
    }
    if !memo.important.is_empty() {
        let _ = write!(out, "\n### {}\n\n", Words::IMPORTANT.get(language));
        for line in &memo.important {
            out += &item(line, language);
        }
    }
    let mut left = 0;
    for group in &memo.groups {
        let mut text = format!("\n### {}\n\n", escape(&group.heading));
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
        let _ = write!(out, "\n{}\n", escape(remark));
    }
    out
}

fn item(line: &Line, language: Language) -> String {
    let mut text = String::new();
    for piece in &line.pieces {
        match piece {
            Piece::Plain(plain) => text += &escape(plain),
            Piece::Gone(gone) => text += &format!("<del>{}</del>", escape(gone)),
            Piece::Fresh(fresh) => text += &format!("<ins>{}</ins>", escape(fresh)),
        }
    }
    let mark = match line.level {
        Severity::Note => String::new(),
        level => format!("**{}** ", level.word().get(language)),
    };
    let reason = match &line.reason {
        Some(reason) => format!(" {}: {}", Words::REASON.get(language), escape(&ended(reason))),
        None if line.unexplained => format!(" {}", Words::UNEXPLAINED.get(language)),
        None => String::new(),
    };
    format!("- {mark}{}{reason}\n", ended(&text))
}

/// A text on one line in which nothing is markup, in Markdown as well as in HTML.
fn escape(text: &str) -> String {
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
