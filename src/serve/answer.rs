//! What goes back: a page, the news of a page, or why there is neither.

use std::io::{self, Write};
use std::sync::Arc;

use crate::diag::Text;

use super::guard::Refusal;
use super::site::{Found, Page, Site};

/// What every answer says to a browser: keep nothing, guess nothing, tell nobody, show it in no other page.
const ALWAYS: &str = "Cache-Control: no-store\r\n\
    X-Content-Type-Options: nosniff\r\n\
    Referrer-Policy: no-referrer\r\n\
    Cross-Origin-Resource-Policy: same-origin\r\n\
    Cross-Origin-Opener-Policy: same-origin\r\n\
    X-Frame-Options: DENY\r\n\
    Connection: close\r\n";

#[derive(Debug)]
pub enum Answer {
    Page(Arc<Page>),
    Moved(String),
    /// The news of the page at this address, as long as somebody listens.
    News(String),
    Words(&'static str, Text),
}

pub fn to(path: &str, site: &Site) -> Answer {
    if let Some(page) = path.strip_suffix("events").filter(|page| site.news(page).is_some()) {
        return Answer::News(page.to_owned());
    }
    match site.at(path) {
        Found::Page(page) => Answer::Page(page),
        Found::Moved(path) => Answer::Moved(path),
        Found::Nothing => {
            words("404 Not Found", "hier is niets; begin bij /", "there is nothing here; start at /")
        }
    }
}

pub fn refusal(refusal: Refusal) -> Answer {
    match refusal {
        Refusal::Host => words(
            "403 Forbidden",
            "kader antwoordt alleen op het adres dat het zelf noemde",
            "kader only answers at the address that it told",
        ),
        Refusal::Origin => words(
            "403 Forbidden",
            "kader antwoordt niet op een andere site; open het adres zelf",
            "kader does not answer another site; open the address yourself",
        ),
        Refusal::Method => {
            words("405 Method Not Allowed", "hier is alleen te lezen", "this is for reading only")
        }
    }
}

pub fn unfit() -> Answer {
    words("400 Bad Request", "dit is geen goede vraag", "this is no good request")
}

pub fn too_long() -> Answer {
    words("431 Request Header Fields Too Large", "de vraag is te lang", "the request is too long")
}

pub fn busy() -> Answer {
    words("503 Service Unavailable", "er zijn te veel verbindingen", "there are too many connections")
}

fn words(status: &'static str, nl: &str, en: &str) -> Answer {
    Answer::Words(status, Text::new(nl, en))
}

/// Writes an answer, or the head of one whose news follows.
pub fn write(answer: &Answer, is_head: bool, out: &mut dyn Write) -> io::Result<()> {
    let (status, headers, body) = match answer {
        Answer::Page(page) => (
            "200 OK",
            // What a page may not say of itself: that no other page may hold it.
            format!(
                "Content-Type: text/html; charset=utf-8\r\nContent-Security-Policy: {}; frame-ancestors 'none'\r\n",
                page.policy
            ),
            page.html.as_str(),
        ),
        Answer::Moved(path) => ("308 Permanent Redirect", format!("{PLAIN}Location: {path}\r\n"), ""),
        Answer::News(_) => {
            let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n{NOTHING}{ALWAYS}\r\n");
            return out.write_all(head.as_bytes()).and_then(|()| out.flush());
        }
        Answer::Words(status, text) => {
            let allow = if status.starts_with("405") { "Allow: GET, HEAD\r\n" } else { "" };
            let body = format!("{}\n{}\n", text.nl, text.en);
            return whole(status, &format!("{PLAIN}{allow}"), &body, is_head, out);
        }
    };
    whole(status, &headers, body, is_head, out)
}

const PLAIN: &str = "Content-Type: text/plain; charset=utf-8\r\nContent-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";
const NOTHING: &str = "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";

fn whole(status: &str, headers: &str, body: &str, is_head: bool, out: &mut dyn Write) -> io::Result<()> {
    let head = format!("HTTP/1.1 {status}\r\n{headers}{ALWAYS}Content-Length: {}\r\n\r\n", body.len());
    out.write_all(head.as_bytes())?;
    if !is_head {
        out.write_all(body.as_bytes())?;
    }
    out.flush()
}

/// One piece of news; the wish to be asked again soon after the connection is lost.
pub fn write_news(news: &str, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(format!("retry: 1000\ndata: {news}\n\n").as_bytes())?;
    out.flush()
}
