//! What a browser asks: the head of a request, read by httparse. The only file that names that library.

use httparse::{EMPTY_HEADER, Status};

/// Longer heads are refused; a browser's is a tenth of it.
pub const MOST: usize = 16 * 1024;

const MOST_HEADERS: usize = 64;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Get,
    Head,
    Other,
}

/// What of a request matters here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub method: Method,
    /// Without the question behind it.
    pub path: String,
    pub host: Option<String>,
    pub origin: Option<String>,
    /// `Sec-Fetch-Site`: where the page that asks comes from, in the words of the browser.
    pub from: Option<String>,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Heard {
    /// The head is not complete.
    Part,
    Whole(Request),
    /// This is no request.
    Unfit,
}

pub fn read(bytes: &[u8]) -> Heard {
    let mut headers = [EMPTY_HEADER; MOST_HEADERS];
    let mut head = httparse::Request::new(&mut headers);
    match head.parse(bytes) {
        Ok(Status::Partial) => return Heard::Part,
        Ok(Status::Complete(_)) => {}
        Err(_) => return Heard::Unfit,
    }
    let mut request = Request {
        method: match head.method {
            Some("GET") => Method::Get,
            Some("HEAD") => Method::Head,
            _ => Method::Other,
        },
        path: String::new(),
        host: None,
        origin: None,
        from: None,
    };
    let target = head.path.unwrap_or_default();
    // A whole address instead of a path is for a proxy, which this is not.
    if !target.starts_with('/') {
        return Heard::Unfit;
    }
    request.path = target.split(['?', '#']).next().unwrap_or_default().to_owned();
    for header in head.headers.iter() {
        let place = match header.name.to_ascii_lowercase().as_str() {
            "host" => &mut request.host,
            "origin" => &mut request.origin,
            "sec-fetch-site" => &mut request.from,
            _ => continue,
        };
        let Ok(value) = std::str::from_utf8(header.value) else { return Heard::Unfit };
        // Said twice it is said ambiguously.
        if place.replace(value.trim().to_owned()).is_some() {
            return Heard::Unfit;
        }
    }
    Heard::Whole(request)
}
