//! The page that leads to several projects, or says why there is none.

use crate::language::{Bi, Language};
use crate::pages::{self, escaped};

use super::site::{Page, Project};
use super::{SCRIPT, STYLE};

const LOOK: &str = include_str!("index.css");

pub fn page(projects: &[Project], language: Language) -> Page {
    let head = Bi::new("Doelenkaders", "Goal frameworks").get(language);
    let policy = pages::policy(SCRIPT, true);
    let mut rows = String::new();
    for one in projects {
        let wrong = one
            .problem
            .as_ref()
            .map(|text| format!("<p class=\"wrong\">{}</p>", escaped(text.get(language))));
        rows += &format!(
            "<li><a href=\"/{}/\">{}</a><p>{}</p>{}</li>\n",
            escaped(&one.name),
            escaped(&one.title),
            escaped(one.line.get(language)),
            wrong.unwrap_or_default()
        );
    }
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{head}</title>\n<style>{LOOK}{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{head}</h1>\n<ul>\n{rows}</ul>\n\
         </main>\n<script>{SCRIPT}</script>\n</body>\n</html>\n",
        language.tag(),
        escaped(&policy),
    );
    Page::new(&html, policy)
}
