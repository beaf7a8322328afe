//! The memo as one HTML page that needs nothing else.

use std::fmt::Write;

use super::human::ended;
use super::{Line, Memo, Piece, Shown, Words};
use crate::diag::Severity;
use crate::export::marks::{self, one_line};
use crate::language::Language;

/// What makes it readable on a screen and on paper; colours keep enough contrast, and never stand alone.
const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;\
background:#fff}h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}del{color:#8f1d1d}ins{color:#14532d}\
.level{font-weight:600}.reason{color:#444}";

/// The memo as a page.
pub fn html(shown: &Shown<'_>) -> String {
    let memo = Memo::new(shown);
    let language = shown.language;
    let title = escape(&memo.title);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n\
         <body>\n<main>\n<h1>{title}</h1>\n",
        language.tag()
    );
    if memo.groups.is_empty() {
        let _ = writeln!(out, "<p>{}</p>", Words::NOTHING.get(language));
    } else {
        let totals: String = memo.totals.iter().map(|one| format!("<li>{}</li>\n", escape(one))).collect();
        let _ = write!(out, "<h2>{}</h2>\n<ul>\n{totals}</ul>\n", Words::TOTALS.get(language));
    }
    if !memo.important.is_empty() {
        section(&mut out, Words::IMPORTANT.get(language), &memo.important, language);
    }
    for group in &memo.groups {
        section(&mut out, &group.heading, &group.lines, language);
    }
    for remark in &memo.remarks {
        let _ = writeln!(out, "<p>{}</p>", escape(remark));
    }
    out += "</main>\n</body>\n</html>\n";
    out
}

fn section(out: &mut String, heading: &str, lines: &[Line], language: Language) {
    let items: String = lines.iter().map(|line| item(line, language)).collect();
    let _ = write!(out, "<section>\n<h2>{}</h2>\n<ul>\n{items}</ul>\n</section>\n", escape(heading));
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
        level => format!("<span class=\"level\">{}:</span> ", level.word().get(language)),
    };
    let reason = match &line.reason {
        Some(reason) => format!(
            " <span class=\"reason\">{}: {}</span>",
            Words::REASON.get(language),
            escape(&ended(reason))
        ),
        None if line.unexplained => {
            format!(" <span class=\"reason\">{}</span>", Words::UNEXPLAINED.get(language))
        }
        None => String::new(),
    };
    format!("<li>{mark}{}{reason}</li>\n", ended(&text))
}

fn escape(text: &str) -> String {
    marks::html(&one_line(text))
}
