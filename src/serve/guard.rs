//! Who gets an answer: only who asks this machine by its own name, from its own pages or from the address bar, to read.

use super::request::{Method, Request};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Another name that leads to this machine: a page elsewhere may have made it do so.
    Host,
    /// A page of another origin asks.
    Origin,
    /// Something else than reading.
    Method,
}

pub fn judge(request: &Request, port: u16) -> Result<(), Refusal> {
    let own = |host: &str| {
        let name = host.strip_suffix(&format!(":{port}")).or((port == 80).then_some(host));
        name.is_some_and(|name| name == "127.0.0.1" || name.eq_ignore_ascii_case("localhost"))
    };
    if !request.host.as_deref().is_some_and(own) {
        return Err(Refusal::Host);
    }
    let is_own = |origin: &String| origin.strip_prefix("http://").is_some_and(own);
    if !request.origin.as_ref().is_none_or(is_own) {
        return Err(Refusal::Origin);
    }
    if !matches!(request.from.as_deref(), None | Some("same-origin" | "none")) {
        return Err(Refusal::Origin);
    }
    match request.method {
        Method::Get | Method::Head => Ok(()),
        Method::Other => Err(Refusal::Method),
    }
}
