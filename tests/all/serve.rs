//! `kader serve`: the report as it is now, to this machine and its own pages alone, and nothing to change.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use scraper::{Html, Selector};

use crate::cli::{folder, kader, run};
use crate::support::root;
use crate::watch::{DEADLINE, lines, until};

struct Serving {
    child: Child,
    port: u16,
    err: Receiver<String>,
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Serving {
    fn start(arguments: &[&str]) -> Serving {
        let mut command = kader();
        command.arg("serve").args(arguments).stdin(Stdio::piped());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let out = lines(child.stdout.take().unwrap());
        let err = lines(child.stderr.take().unwrap());
        let address = out.recv_timeout(DEADLINE).unwrap();
        let port = address.strip_prefix("http://127.0.0.1:").unwrap().trim_end_matches('/').parse().unwrap();
        Serving { child, port, err }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(DEADLINE)).unwrap();
        stream
    }

    /// What is answered to these very bytes.
    fn say(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut text = Vec::new();
        stream.read_to_end(&mut text).unwrap();
        let text = String::from_utf8(text).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer: {text}"));
        Answer { head: head.to_owned(), body: body.to_owned() }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "")
    }

    fn ask(&self, method: &str, path: &str, headers: &str) -> Answer {
        self.say(&format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{headers}\r\n", self.port))
    }

    /// The news of a page, one by one.
    fn listen(&self, path: &str) -> Receiver<String> {
        let mut stream = self.connect();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port).unwrap();
        let mut reader = BufReader::new(stream);
        let mut first = String::new();
        reader.read_line(&mut first).unwrap();
        assert_eq!(first.trim_end(), "HTTP/1.1 200 OK");
        lines(reader)
    }
}

struct Answer {
    head: String,
    body: String,
}

impl Answer {
    fn status(&self) -> &str {
        self.head.lines().next().unwrap().strip_prefix("HTTP/1.1 ").unwrap()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

/// A project of its own, and the file in it.
fn project(name: &str) -> (PathBuf, PathBuf) {
    let path = folder(name);
    run(&["init", path.to_str().unwrap()]);
    let file = path.join("begroting-2026.kader");
    assert!(file.is_file());
    (path, file)
}

fn shown(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn what_is_saved_is_shown_and_told() {
    let (path, file) = project("serve-saved");
    let serving = Serving::start(&[shown(&path)]);
    until(&serving.err, "stop met Ctrl-C");
    let before = serving.get("/");
    assert_eq!(before.status(), "200 OK");
    let news = serving.listen("/events");
    let first = until(&news, "data: ").pop().unwrap();
    assert!(first.contains("\"problem\":null"), "{first}");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("criterium plek", "critrium plek")).unwrap();
    let second = until(&news, "data: ").pop().unwrap();
    assert_ne!(first, second);
    // A mistake in the spec is shown beside what was read, not instead of it.
    let after = serving.get("/");
    assert!(after.body.contains("onbekend-sleutelwoord") && !before.body.contains("onbekend-sleutelwoord"));
    assert!(after.body.contains("view-findings"));
    let said = until(&serving.err, " ms)").pop().unwrap();
    assert!(said.contains("1 doel") && said.contains("1 fout,"), "{said}");
    // The mark in the page is the one that is told, so that a page knows whether it is the last.
    let page = Html::parse_document(&after.body);
    let mark = page.root_element().value().attr("data-live").unwrap().to_owned();
    assert!(second.contains(&mark) && !first.contains(&mark));
    fs::write(&file, &text).unwrap();
    let third = until(&news, "data: ").pop().unwrap();
    assert_eq!(first, third, "the same text is the same page");
}

#[test]
fn what_cannot_be_read_leaves_the_last_page() {
    let (path, file) = project("serve-unread");
    let serving = Serving::start(&[shown(&path), "--lang", "en"]);
    let news = serving.listen("/events");
    let first = until(&news, "data: ").pop().unwrap();
    let before = serving.get("/").body;
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, [text.as_bytes(), b"\xff\xfe"].concat()).unwrap();
    let second = until(&news, "data: ").pop().unwrap();
    assert!(second.contains("begroting-2026.kader: ") && second.contains("UTF-8"), "{second}");
    assert_eq!(serving.get("/").body, before);
    // A folder that is gone, and one that is back.
    let aside = path.with_extension("aside");
    let _ = fs::remove_dir_all(&aside);
    fs::rename(&path, &aside).unwrap();
    let third = until(&news, "data: ").pop().unwrap();
    assert!(third.contains("does not exist") && third.contains("bestaat niet"), "{third}");
    assert_eq!(serving.get("/").body, before);
    fs::write(aside.join("begroting-2026.kader"), &text).unwrap();
    fs::rename(&aside, &path).unwrap();
    assert_eq!(until(&news, "data: ").pop().unwrap(), first);
}

#[test]
fn several_projects_have_a_page_each_and_only_what_changed_is_made_again() {
    let path = folder("serve-several");
    for name in ["een", "twee"] {
        run(&["init", shown(&path.join(name))]);
    }
    let serving = Serving::start(&[shown(&path)]);
    until(&serving.err, "stop met Ctrl-C");
    let index = serving.get("/");
    let page = Html::parse_document(&index.body);
    let links = Selector::parse("li a").unwrap();
    let links: Vec<&str> = page.select(&links).filter_map(|link| link.value().attr("href")).collect();
    assert_eq!(links.len(), 2, "{}", index.body);
    for link in &links {
        assert!(serving.get(link).body.contains("view-overview"), "{link}");
        let bare = link.trim_end_matches('/');
        assert_eq!(serving.get(bare).header("Location"), Some(*link));
        until(&serving.listen(&format!("{link}events")), "data: ");
    }
    let news = serving.listen(&format!("{}events", links[1]));
    let other = serving.listen(&format!("{}events", links[0]));
    until(&other, "data: ");
    until(&news, "data: ");
    let file = path.join("twee/begroting-2026.kader");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("criterium plek", "critrium plek")).unwrap();
    until(&news, "data: ");
    assert!(serving.get("/").body.contains("1 fout,"));
    let said = until(&serving.err, " ms)").pop().unwrap();
    assert!(said.contains("1 fout,"), "{said}");
    // Nothing was made for the other, and nothing told.
    let more: Vec<String> = serving.err.try_iter().collect();
    assert!(more.is_empty(), "{more:?}");
    assert!(other.try_iter().all(|line| !line.starts_with("data")));
}

#[test]
fn only_its_own_pages_get_an_answer_and_only_to_read() {
    let serving = Serving::start(&[shown(&root().join("specs/voorbeeldstad"))]);
    let port = serving.port;
    let own = format!("Origin: http://127.0.0.1:{port}\r\nSec-Fetch-Site: same-origin\r\n");
    assert_eq!(serving.ask("GET", "/", &own).status(), "200 OK");
    assert_eq!(serving.ask("GET", "/", "Sec-Fetch-Site: none\r\n").status(), "200 OK");
    for host in ["evil.example", "evil.example:4870", "127.0.0.1", "127.0.0.1.evil.example:1", "[::1]:1", ""]
    {
        let answer = serving.say(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n"));
        assert_eq!(answer.status(), "403 Forbidden", "{host}");
        assert!(!answer.body.contains('<'));
    }
    assert_eq!(
        serving.say(&format!("GET / HTTP/1.1\r\nHost: evil.example:{port}\r\n\r\n")).status(),
        "403 Forbidden"
    );
    assert_eq!(serving.say("GET / HTTP/1.0\r\n\r\n").status(), "403 Forbidden");
    for from in [
        "Origin: https://evil.example\r\n".to_owned(),
        "Origin: null\r\n".to_owned(),
        format!("Origin: https://127.0.0.1:{port}\r\n"),
        format!("Origin: http://127.0.0.1:{}\r\n", port - 1),
        "Sec-Fetch-Site: cross-site\r\n".to_owned(),
        "Sec-Fetch-Site: same-site\r\n".to_owned(),
    ] {
        for path in ["/", "/events"] {
            let answer = serving.ask("GET", path, &from);
            assert_eq!(answer.status(), "403 Forbidden", "{from}");
            assert!(answer.header("Access-Control-Allow-Origin").is_none());
        }
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"] {
        let answer = serving.ask(method, "/", "Content-Length: 3\r\n");
        assert_eq!(answer.status(), "405 Method Not Allowed", "{method}");
        assert_eq!(answer.header("Allow"), Some("GET, HEAD"));
    }
    let head = serving.ask("HEAD", "/", "");
    assert!(head.status() == "200 OK" && head.body.is_empty());
    assert!(head.header("Content-Length").unwrap().parse::<usize>().unwrap() > 10_000);
    for path in ["/nothing", "/../Cargo.toml", "/%2e%2e/Cargo.toml", "/voorbeeldstad/", "//"] {
        assert_eq!(serving.get(path).status(), "404 Not Found", "{path}");
    }
}

#[test]
fn what_it_says_to_a_browser_is_as_strict_as_the_page() {
    let serving = Serving::start(&[shown(&root().join("specs/voorbeeldstad"))]);
    let answer = serving.get("/?x=1");
    let page = Html::parse_document(&answer.body);
    let meta = Selector::parse("meta[http-equiv=Content-Security-Policy]").unwrap();
    let meta = page.select(&meta).next().unwrap().value().attr("content").unwrap();
    assert!(meta.contains("script-src 'sha256-") && meta.contains("connect-src 'self'"), "{meta}");
    let said = answer.header("Content-Security-Policy").unwrap();
    assert_eq!(said, format!("{meta}; frame-ancestors 'none'"));
    for (name, value) in [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-store"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Frame-Options", "DENY"),
        ("Content-Type", "text/html; charset=utf-8"),
    ] {
        assert_eq!(answer.header(name), Some(value));
    }
    assert!(
        serving.get("/nothing").header("Content-Security-Policy").unwrap().starts_with("default-src 'none'")
    );
}

#[test]
fn what_is_no_request_and_what_never_ends_costs_little() {
    let serving = Serving::start(&[shown(&root().join("specs/voorbeeldstad"))]);
    assert_eq!(serving.say("hello\r\n\r\n").status(), "400 Bad Request");
    assert_eq!(
        serving.say("GET http://evil.example/ HTTP/1.1\r\nHost: x\r\n\r\n").status(),
        "400 Bad Request"
    );
    let twice = format!("Host: 127.0.0.1:{}\r\n", serving.port);
    assert_eq!(serving.ask("GET", "/", &twice).status(), "400 Bad Request");
    let long = format!("GET / HTTP/1.1\r\nX: {}", "x".repeat(20_000));
    assert_eq!(serving.say(&long).status(), "431 Request Header Fields Too Large");
    // More connections than it takes: those that say nothing are closed, and then there is room again.
    let idle: Vec<TcpStream> = (0..80).map(|_| serving.connect()).collect();
    let start = Instant::now();
    let mut refused = false;
    loop {
        let mut stream = serving.connect();
        let _ = write!(stream, "GET / HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", serving.port);
        let mut text = Vec::new();
        let _ = stream.read_to_end(&mut text);
        if text.starts_with(b"HTTP/1.1 200") {
            break;
        }
        refused = true;
        assert!(start.elapsed() < DEADLINE, "no room comes free");
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(refused, "eighty at once were taken");
    drop(idle);
}

#[test]
fn a_port_that_is_taken_is_said_and_otherwise_another_is_found() {
    let spec = root().join("specs/voorbeeldstad");
    let one = Serving::start(&[shown(&spec)]);
    let two = Serving::start(&[shown(&spec)]);
    assert_ne!(one.port, two.port);
    let (code, out, err) = run(&["serve", shown(&spec), "--port", &one.port.to_string(), "--lang", "en"]);
    assert!(code == 2 && out.is_empty() && err.contains("in use; leave out --port"), "{err}");
    let (code, _, err) = run(&["serve", "nowhere", "--lang", "en"]);
    assert!(code == 2 && err.contains("does not exist"), "{err}");
    let (code, _, err) = run(&["bekijk", "-"]);
    assert!(code == 2 && err.contains("verandert niet"), "{err}");
}

#[test]
fn it_stops_with_the_input_of_whoever_started_it() {
    let spec = root().join("specs/voorbeeldstad");
    let mut serving = Serving::start(&[shown(&spec), "--until-eof"]);
    assert!(serving.child.try_wait().unwrap().is_none());
    drop(serving.child.stdin.take());
    let start = Instant::now();
    loop {
        if let Some(status) = serving.child.try_wait().unwrap() {
            assert_eq!(status.code(), Some(0));
            break;
        }
        assert!(start.elapsed() < DEADLINE, "it does not stop");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn an_address_says_nothing_that_a_spec_wrote() {
    let path = folder("serve-hostile");
    for (name, title) in [("a", "</a><script>alert(1)</script>"), ("b", "\\\" onclick=x")] {
        fs::create_dir(path.join(name)).unwrap();
        fs::write(path.join(name).join("kader.toml"), "").unwrap();
        let text = format!("taal nl\norganisatie stad \"{title}\"\n");
        fs::write(path.join(name).join("r.kader"), text).unwrap();
    }
    let serving = Serving::start(&[shown(&path)]);
    let index = serving.get("/").body;
    let page = Html::parse_document(&index);
    assert_eq!(page.select(&Selector::parse("script").unwrap()).count(), 1);
    assert_eq!(page.select(&Selector::parse("[onclick]").unwrap()).count(), 0);
    let links = Selector::parse("li a").unwrap();
    let links: Vec<&str> = page.select(&links).filter_map(|link| link.value().attr("href")).collect();
    assert_eq!(links, ["/stad/", "/stad-2/"]);
}
