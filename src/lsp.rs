//! The language server: reads messages, keeps the desk, answers, and says what was found.
//!
//! One message at a time; changes that wait together are checked once. A request that fails answers so, and the server lives.

mod answers;
mod convert;
mod wire;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::{BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError, channel};
use std::time::Duration;

use gen_lsp_types as lsp;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::check::Checked;
use crate::ide::{Affected, Desk};
use crate::language::{Bi, Language};
use crate::workspace::shown;

use wire::Frame;

/// Why a request got no answer: the code of the protocol, and what to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub code: i32,
    pub message: String,
}

const PARSE_ERROR: i32 = -32700;
const INVALID_REQUEST: i32 = -32600;
const METHOD_NOT_FOUND: i32 = -32601;
const INVALID_PARAMS: i32 = -32602;
const INTERNAL_ERROR: i32 = -32603;
const NOT_INITIALIZED: i32 = -32002;
const CANCELLED: i32 = -32800;
const REQUEST_FAILED: i32 = -32803;

impl Failure {
    fn new(code: i32, message: impl Into<String>) -> Failure {
        Failure { code, message: message.into() }
    }
}

/// Does something that may break; what broke is an error and no end.
///
/// # Errors
///
/// When the work fails, or breaks.
pub fn guarded<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    let broken = |_| Err(Failure::new(INTERNAL_ERROR, "kader: fout in kader / bug in kader"));
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(broken)
}

/// Serves one editor until it goes; says whether it took its leave as it should.
///
/// `asked` is the language of messages, where somebody chose one; else the editor's own, else that of the project.
pub fn run(input: impl BufRead + Send + 'static, out: &mut dyn Write, asked: Option<Language>) -> bool {
    let (sender, receiver) = channel();
    let mut input = input;
    let reading = std::thread::Builder::new().name("reader".to_owned()).spawn(move || {
        while let Some(frame) = wire::read(&mut input) {
            if sender.send(frame).is_err() {
                break;
            }
        }
    });
    reading.is_ok() && Server::new(out, asked).serve(&receiver)
}

/// Without a word from the editor for so long, what hangs on the whole project is looked at.
const PAUSE: Duration = Duration::from_millis(250);

/// An open text, as the editor names it.
#[derive(Debug)]
struct Opened {
    uri: lsp::Uri,
    version: i32,
}

struct Server<'o> {
    out: &'o mut dyn Write,
    desk: Desk,
    /// By the path that is shown.
    opened: BTreeMap<String, Opened>,
    /// What was said last of each file, by its URI.
    published: BTreeMap<String, Value>,
    language: Option<Language>,
    initialized: bool,
    shutdown: bool,
    /// What the editor can do.
    watches: bool,
    snippets: bool,
    details: bool,
}

impl<'o> Server<'o> {
    fn new(out: &'o mut dyn Write, asked: Option<Language>) -> Server<'o> {
        Server {
            out,
            desk: Desk::default(),
            opened: BTreeMap::new(),
            published: BTreeMap::new(),
            language: asked,
            initialized: false,
            shutdown: false,
            watches: false,
            snippets: false,
            details: false,
        }
    }

    fn serve(&mut self, receiver: &Receiver<Frame>) -> bool {
        let mut waiting: VecDeque<Frame> = VecDeque::new();
        loop {
            if waiting.is_empty() {
                match receiver.try_recv() {
                    Ok(frame) => waiting.push_back(frame),
                    Err(TryRecvError::Disconnected) => return false,
                    Err(TryRecvError::Empty) => {
                        let Some(frame) = self.rest(receiver) else { return false };
                        waiting.push_back(frame);
                    }
                }
            }
            waiting.extend(receiver.try_iter());
            match waiting.pop_front() {
                Some(Frame::Json(message)) if text(&message, "/method") == Some("exit") => {
                    return self.shutdown;
                }
                Some(Frame::Json(message)) => self.take(message, &waiting),
                Some(Frame::Broken) => {
                    let failure = Failure::new(PARSE_ERROR, "no JSON in a frame of the protocol");
                    self.answer(Value::Null, Err(failure));
                }
                None => {}
            }
        }
    }

    /// Nothing waits: time to check what changed, and in a pause what hangs on the whole project.
    fn rest(&mut self, receiver: &Receiver<Frame>) -> Option<Frame> {
        let _ = guarded(|| {
            self.settle();
            Ok(())
        });
        if !self.desk.is_settled() {
            match receiver.recv_timeout(PAUSE) {
                Ok(frame) => return Some(frame),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => {}
            }
            let _ = guarded(|| {
                self.settle_whole();
                Ok(())
            });
        }
        receiver.recv().ok()
    }

    fn take(&mut self, mut message: Value, waiting: &VecDeque<Frame>) {
        let id = message.get("id").cloned();
        let params = message.get_mut("params").map(Value::take).unwrap_or_default();
        let Some(method) = text(&message, "/method") else {
            // An answer to what was asked of the editor has no method.
            if message.get("result").is_none() && message.get("error").is_none() {
                self.answer(Value::Null, Err(Failure::new(INVALID_REQUEST, "no request")));
            }
            return;
        };
        match id {
            None => {
                let _ = guarded(|| self.notice(method, params));
            }
            Some(id) => {
                let cancelled = waiting.iter().any(|frame| is_cancel(frame, &id));
                let result = match cancelled {
                    true => Err(Failure::new(CANCELLED, "cancelled")),
                    false => guarded(|| self.request(method, params)),
                };
                self.answer(id, result);
            }
        }
    }

    fn request(&mut self, method: &str, params: Value) -> Result<Value, Failure> {
        match method {
            "initialize" if self.initialized => Err(Failure::new(INVALID_REQUEST, "initialized already")),
            "initialize" => self.initialize(&params),
            _ if !self.initialized => Err(Failure::new(NOT_INITIALIZED, "not initialized")),
            _ if self.shutdown => Err(Failure::new(INVALID_REQUEST, "shut down already")),
            "shutdown" => {
                self.shutdown = true;
                Ok(Value::Null)
            }
            _ => {
                self.settle();
                answers::answer(self, method, params)
            }
        }
    }

    fn initialize(&mut self, params: &Value) -> Result<Value, Failure> {
        let can = |path: &str| params.pointer(path).and_then(Value::as_bool).unwrap_or(false);
        self.watches = can("/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration");
        self.snippets = can("/capabilities/textDocument/completion/completionItem/snippetSupport");
        self.details = can("/capabilities/textDocument/completion/completionItem/labelDetailsSupport");
        let locale = text(params, "/locale").and_then(|tag| tag.split(['-', '_']).next());
        self.language = self.language.or_else(|| locale.and_then(Language::from_tag));
        let mut roots: Vec<String> = list(params, "/workspaceFolders").iter().filter_map(uri_in).collect();
        if roots.is_empty() {
            roots.extend(text(params, "/rootUri").map(str::to_owned));
        }
        self.desk.set_roots(roots.into_iter().map(|uri| convert::path(&lsp::Uri(uri))).collect());
        self.initialized = true;
        value(lsp::InitializeResult {
            capabilities: answers::capabilities(),
            server_info: Some(lsp::ServerInfo {
                name: "kader".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        })
    }

    fn notice(&mut self, method: &str, params: Value) -> Result<(), Failure> {
        if !self.initialized {
            return Ok(());
        }
        match method {
            "initialized" if self.watches => self.ask("client/registerCapability", &watchers()),
            "textDocument/didOpen" => self.open(read(params)?),
            "textDocument/didChange" => self.change(read(params)?),
            "textDocument/didClose" => {
                let params: lsp::DidCloseTextDocumentParams = read(params)?;
                let path = convert::path(&params.text_document.uri);
                self.opened.remove(&shown(&path));
                self.desk.close(&path);
            }
            "textDocument/didSave" => {
                let params: lsp::DidSaveTextDocumentParams = read(params)?;
                let path = convert::path(&params.text_document.uri);
                if self.desk.find(&path).is_none() {
                    self.desk.look_again();
                }
                self.desk.touch(&path);
            }
            "workspace/didChangeWatchedFiles" => self.watched(&params),
            "workspace/didChangeWorkspaceFolders" => {
                let listed = |key: &str| -> Vec<PathBuf> {
                    let uris = list(&params, key).iter().filter_map(uri_in);
                    uris.map(|uri| convert::path(&lsp::Uri(uri))).collect()
                };
                let gone = listed("/event/removed");
                let kept = self.desk.roots().iter().filter(|root| !gone.contains(root)).cloned();
                let roots = kept.chain(listed("/event/added")).collect();
                self.desk.set_roots(roots);
            }
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, params: lsp::DidOpenTextDocumentParams) {
        let lsp::TextDocumentItem { uri, version, text, .. } = params.text_document;
        let path = convert::path(&uri);
        self.opened.insert(shown(&path), Opened { uri, version });
        self.desk.put(path, text);
    }

    fn change(&mut self, params: lsp::DidChangeTextDocumentParams) {
        let path = convert::path(&params.text_document.text_document_identifier.uri);
        if let Some(opened) = self.opened.get_mut(&shown(&path)) {
            opened.version = params.text_document.version;
        }
        self.desk.edit(&path, |text| {
            use lsp::TextDocumentContentChangeEvent as Event;
            params.content_changes.into_iter().fold(text, |text, change| match change {
                Event::TextDocumentContentChangePartial(part) => {
                    convert::changed(text, part.range, &part.text)
                }
                Event::TextDocumentContentChangeWholeDocument(whole) => whole.text,
            })
        });
    }

    /// What changed on disk. A file that is new or gone, or settings, may change which projects there are.
    fn watched(&mut self, params: &Value) {
        let changes = list(params, "/changes");
        let known = |uri: &str| self.desk.find(&convert::path(&lsp::Uri(uri.to_owned()))).is_some();
        let uris: Vec<String> = changes.iter().filter_map(uri_in).collect();
        let same = uris.iter().all(|uri| known(uri) && !uri.ends_with("kader.toml"));
        if !same || changes.iter().any(|change| change.get("type") != Some(&json!(2))) {
            self.desk.look_again();
        }
        for uri in uris {
            self.desk.touch(&convert::path(&lsp::Uri(uri)));
        }
    }

    /// Checks what changed, and says what was found.
    fn settle(&mut self) {
        if self.desk.is_stale() {
            let affected = self.desk.refresh();
            self.publish(&affected);
        }
    }

    /// The same, with what hangs on the whole project.
    fn settle_whole(&mut self) {
        self.settle();
        if !self.desk.is_settled() {
            self.desk.settle();
            self.publish(&Affected::All);
        }
    }

    /// Sends the findings of each file of which they changed; none for a file that has none any more.
    fn publish(&mut self, affected: &Affected) {
        let mut found: BTreeMap<String, Vec<lsp::Diagnostic>> = BTreeMap::new();
        let mut versions: BTreeMap<&str, i32> = BTreeMap::new();
        for (_, opened) in self.opened.iter().filter(|(path, _)| affected.has(path)) {
            found.insert(opened.uri.0.clone(), Vec::new());
            versions.insert(&opened.uri.0, opened.version);
        }
        for checked in self.desk.checked() {
            let language = self.language(checked);
            for finding in &checked.findings {
                let path = checked.sources.path(finding.primary.span.file);
                if affected.has(path) {
                    let shown =
                        convert::diagnostic(finding, &checked.sources, language, |path| self.uri(path));
                    found.entry(self.uri(path).0).or_default().extend(shown);
                }
            }
        }
        let mut fresh = BTreeMap::new();
        for (uri, diagnostics) in found {
            let mut params = json!({ "uri": uri, "diagnostics": diagnostics });
            let version = versions.get(uri.as_str());
            if let (Some(params), Some(version)) = (params.as_object_mut(), version) {
                params.insert("version".to_owned(), json!(version));
            }
            fresh.insert(uri, params);
        }
        let looked_at: Option<BTreeSet<String>> = match affected {
            Affected::All => None,
            Affected::Files(paths) => Some(paths.iter().map(|path| self.uri(path).0).collect()),
        };
        let is_looked_at = |uri: &String| looked_at.as_ref().is_none_or(|all| all.contains(uri));
        let (before, mut published): (BTreeMap<_, _>, BTreeMap<_, _>) =
            std::mem::take(&mut self.published).into_iter().partition(|(uri, _)| is_looked_at(uri));
        for uri in before.keys().filter(|uri| !fresh.contains_key(*uri)) {
            self.tell("textDocument/publishDiagnostics", &json!({ "uri": uri, "diagnostics": [] }));
        }
        for (_, params) in fresh.iter().filter(|(uri, params)| before.get(*uri) != Some(params)) {
            self.tell("textDocument/publishDiagnostics", params);
        }
        published.append(&mut fresh);
        self.published = published;
    }

    /// The language of messages about a project.
    fn language(&self, checked: &Checked) -> Language {
        self.language.or(checked.messages).unwrap_or(Language::Nl)
    }

    /// The name of a file to the editor: as it opened it, else by its path.
    fn uri(&self, path: &str) -> lsp::Uri {
        self.opened.get(path).map_or_else(|| convert::uri(path), |opened| opened.uri.clone())
    }

    fn tell(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn ask(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "id": method, "method": method, "params": params }));
    }

    fn answer(&mut self, id: Value, result: Result<Value, Failure>) {
        let message = match result {
            Ok(result) => json!({ "jsonrpc": "2.0", "id": id, "result": result }),
            Err(failure) => {
                let error = json!({ "code": failure.code, "message": failure.message });
                json!({ "jsonrpc": "2.0", "id": id, "error": error })
            }
        };
        self.send(&message);
    }

    fn send(&mut self, message: &Value) {
        // An editor that stopped listening will soon stop writing.
        let _ = wire::write(self.out, message);
    }

    /// A message in the language of the editor.
    fn said(&self, text: Bi) -> &'static str {
        text.get(self.language.unwrap_or(Language::Nl))
    }
}

/// A text in a message, by its pointer.
fn text<'m>(message: &'m Value, pointer: &str) -> Option<&'m str> {
    message.pointer(pointer).and_then(Value::as_str)
}

/// A list in a message, by its pointer; empty where there is none.
fn list<'m>(message: &'m Value, pointer: &str) -> &'m [Value] {
    message.pointer(pointer).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn uri_in(value: &Value) -> Option<String> {
    text(value, "/uri").map(str::to_owned)
}

fn is_cancel(frame: &Frame, id: &Value) -> bool {
    let Frame::Json(message) = frame else { return false };
    text(message, "/method") == Some("$/cancelRequest") && message.pointer("/params/id") == Some(id)
}

/// Which files the editor is to watch.
fn watchers() -> Value {
    let globs = ["**/*.kader", "**/kader.toml"].map(|glob| json!({ "globPattern": glob }));
    let options = json!({ "watchers": globs });
    let method = "workspace/didChangeWatchedFiles";
    json!({ "registrations": [{ "id": method, "method": method, "registerOptions": options }] })
}

/// The parameters of a message.
fn read<P: DeserializeOwned>(params: Value) -> Result<P, Failure> {
    serde_json::from_value(params).map_err(|error| Failure::new(INVALID_PARAMS, error.to_string()))
}

fn value(result: impl serde::Serialize) -> Result<Value, Failure> {
    serde_json::to_value(result).map_err(|error| Failure::new(INTERNAL_ERROR, error.to_string()))
}
