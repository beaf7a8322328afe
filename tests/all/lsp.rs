//! `kader lsp`: the real program over its standard input and output, and what it says of open texts.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

use crate::cli::{folder, kader};

pub const REGISTER: &str = "taal nl\npersoon jansen \"Anna Jansen\"\nnota meedoen \"Meedoen 2024\"\n";

pub const PLAN: &str = "taal nl
document begroting-2026

# 😀 ë is drie tekens verder
doel 1.1 \"Buren kennen elkaar\" {
  portefeuillehouder jansen
  kaderstellende-nota meedoen
  criterium contact \"Meer contact\"
  geen indicatoren \"nog niet\"
}
";

/// An editor: it writes frames, and reads with a deadline.
pub struct Editor {
    server: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// What was said last of each file, by its URI.
    pub findings: BTreeMap<String, Value>,
    next: i32,
    pub folder: PathBuf,
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).unwrap() == 0 {
            return None;
        }
        if line == "\r\n" {
            break;
        }
        length = line.strip_prefix("Content-Length: ").unwrap().trim().parse().unwrap();
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).unwrap();
    Some(serde_json::from_slice(&body).unwrap())
}

impl Editor {
    /// Starts a server in a folder of its own with these files; nothing is said to it yet.
    pub fn start(name: &str, files: &[(&str, &str)]) -> Editor {
        let folder = folder(name);
        for (name, text) in files {
            fs::write(folder.join(name), text).unwrap();
        }
        let mut command = kader();
        command.arg("lsp").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut server = command.spawn().unwrap();
        let (sender, messages) = channel();
        let mut output = BufReader::new(server.stdout.take().unwrap());
        std::thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let input = server.stdin.take();
        Editor { server, input, messages, findings: BTreeMap::new(), next: 0, folder }
    }

    /// A server that was greeted.
    pub fn new(name: &str, locale: &str, files: &[(&str, &str)]) -> Editor {
        let mut editor = Editor::start(name, files);
        let folder = editor.folder_uri();
        let can = json!({
            "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } },
            "textDocument": { "completion": { "completionItem": { "snippetSupport": true, "labelDetailsSupport": true } } },
        });
        let params = json!({
            "processId": null, "rootUri": folder, "locale": locale, "capabilities": can,
            "workspaceFolders": [{ "uri": folder, "name": "x" }],
        });
        let said = editor.ask("initialize", params).unwrap();
        assert_eq!(said["serverInfo"]["name"], "kader");
        editor.tell("initialized", json!({}));
        editor
    }

    /// A project with a register and a plan, the plan open.
    pub fn with_plan(name: &str) -> Editor {
        let files = [("kader.toml", ""), ("register.kader", REGISTER), ("plan.kader", PLAN)];
        let mut editor = Editor::new(name, "nl-NL", &files);
        editor.open("plan.kader", PLAN);
        editor
    }

    pub fn folder_uri(&self) -> String {
        format!("file://{}", self.folder.display())
    }

    pub fn uri(&self, name: &str) -> String {
        format!("{}/{name}", self.folder_uri())
    }

    pub fn write(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.write(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// The next message, kept when it tells of findings.
    pub fn next(&mut self) -> Value {
        let message = self.messages.recv_timeout(Duration::from_secs(60)).unwrap();
        if message["method"] == "textDocument/publishDiagnostics" {
            let uri = message["params"]["uri"].as_str().unwrap().to_owned();
            self.findings.insert(uri, message["params"].clone());
        }
        message
    }

    /// The result of a request, or its error.
    pub fn ask(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        self.next += 1;
        let id = self.next;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message = self.next();
            if message["id"] == id && message.get("method").is_none() {
                return match message.get("error") {
                    Some(error) => Err(error.clone()),
                    None => Ok(message["result"].clone()),
                };
            }
        }
    }

    pub fn open(&mut self, name: &str, text: &str) {
        let item = json!({ "uri": self.uri(name), "languageId": "kader", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": item }));
    }

    /// Puts a whole new text in an open file.
    pub fn change(&mut self, name: &str, version: i32, text: &str) {
        let document = json!({ "uri": self.uri(name), "version": version });
        let params = json!({ "textDocument": document, "contentChanges": [{ "text": text }] });
        self.tell("textDocument/didChange", params);
    }

    /// What is found of a file once all that was said has been looked at: code and range.
    pub fn found(&mut self, name: &str) -> Vec<(String, Value)> {
        // Any answer comes after the findings of what went before it.
        let _ = self.ask("kader/nothing", Value::Null);
        let said = self.findings.get(&self.uri(name)).cloned().unwrap_or_default();
        let list = said["diagnostics"].as_array().cloned().unwrap_or_default();
        list.iter().map(|one| (one["code"].as_str().unwrap().to_owned(), one["range"].clone())).collect()
    }

    /// A document and the place right before a piece of its text.
    pub fn at(&self, name: &str, text: &str, piece: &str) -> Value {
        let before = text.split_once(piece).unwrap().0;
        json!({ "textDocument": { "uri": self.uri(name) }, "position": place(before) })
    }

    /// Ends the session as the protocol says; gives the exit code.
    pub fn leave(mut self) -> i32 {
        assert_eq!(self.ask("shutdown", Value::Null), Ok(Value::Null));
        self.tell("exit", Value::Null);
        self.server.wait().unwrap().code().unwrap()
    }
}

/// The position behind a text.
pub fn place(before: &str) -> Value {
    let last = before.rsplit('\n').next().unwrap();
    json!({ "line": before.matches('\n').count(), "character": last.encode_utf16().count() })
}

/// The text of a range.
pub fn slice(text: &str, range: &Value) -> String {
    let offset = |place: &Value| {
        let (line, units) = (place["line"].as_u64().unwrap() as usize, place["character"].as_u64().unwrap());
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let rest = text.split_at(start).1.encode_utf16().take(units as usize).collect::<Vec<_>>();
        start + String::from_utf16(&rest).unwrap().len()
    };
    text.get(offset(&range["start"])..offset(&range["end"])).unwrap().to_owned()
}

#[test]
fn a_wrong_holder_is_found_while_it_is_typed_and_gone_when_it_is_right() {
    let mut editor = Editor::with_plan("lsp-typed");
    assert_eq!(editor.found("plan.kader"), []);
    let wrong = PLAN.replace("houder jansen", "houder janssen");
    editor.change("plan.kader", 2, &wrong);
    let found = editor.found("plan.kader");
    let (code, range) = found.first().unwrap();
    assert_eq!((code.as_str(), slice(&wrong, range).as_str()), ("onbekende-verwijzing", "janssen"));
    let said = &editor.findings[&editor.uri("plan.kader")];
    assert_eq!(said["version"], 2);
    let first = &said["diagnostics"][0];
    assert!(first["message"].as_str().unwrap().contains("hulp: "), "{first}");
    // A part of a line is changed: one letter of it.
    let start = place(wrong.split_at(wrong.find("sen\n").unwrap()).0);
    let end = json!({ "line": start["line"], "character": start["character"].as_u64().unwrap() + 1 });
    let change = json!({ "range": { "start": start, "end": end }, "text": "" });
    let document = json!({ "uri": editor.uri("plan.kader"), "version": 3 });
    editor.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }));
    assert_eq!(editor.found("plan.kader"), []);
    assert_eq!(editor.leave(), 0);
}

#[test]
fn places_are_right_behind_emoji_and_marks() {
    let text = "taal nl\n";
    let mut editor = Editor::new("lsp-utf16", "nl", &[("kader.toml", ""), ("a.kader", "taal nl\n")]);
    editor.open("a.kader", text);
    let wrong =
        "taal nl\ndocument d\nfeit a \"😀 e\u{308} ë 𝒳\" {\n  waarde 61 % # 😀\n  bron \"ë😀\" nergens\n}\n";
    editor.change("a.kader", 2, wrong);
    let found = editor.found("a.kader");
    let slices: Vec<String> = found.iter().map(|(_, range)| slice(wrong, range)).collect();
    assert!(slices.iter().any(|one| one.contains("ë😀") || one == "nergens"), "{slices:?}");
    // Typing behind an emoji lands where it should.
    let start = place("taal nl\ndocument d\nfeit a \"😀 e\u{308} ë 𝒳");
    let change = json!({ "range": { "start": start, "end": start }, "text": "!" });
    let document = json!({ "uri": editor.uri("a.kader"), "version": 3 });
    editor.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }));
    let params = json!({ "textDocument": { "uri": editor.uri("a.kader") } });
    let symbols = editor.ask("textDocument/documentSymbol", params).unwrap();
    assert_eq!(symbols[1]["detail"], "😀 e\u{308} ë 𝒳!", "{symbols}");
}

#[test]
fn findings_cross_files_and_go_when_the_other_file_changes() {
    let mut editor = Editor::with_plan("lsp-files");
    editor.open("register.kader", REGISTER);
    assert_eq!(editor.found("plan.kader"), []);
    editor.change("register.kader", 2, &REGISTER.replace("persoon jansen", "persoon pieters"));
    assert_eq!(editor.found("plan.kader")[0].0, "onbekende-verwijzing");
    // Closed without saving: what is on disk counts again.
    let document = json!({ "textDocument": { "uri": editor.uri("register.kader") } });
    editor.tell("textDocument/didClose", document);
    assert_eq!(editor.found("plan.kader"), []);
    // A file that comes on disk, and one that goes.
    fs::write(editor.folder.join("meer.kader"), "taal nl\npersoon jansen \"Nog een\"\n").unwrap();
    let change = json!({ "changes": [{ "uri": editor.uri("meer.kader"), "type": 1 }] });
    editor.tell("workspace/didChangeWatchedFiles", change);
    let twice = editor.found("register.kader");
    let both = [twice, editor.found("meer.kader")].concat();
    assert!(both.iter().any(|(code, _)| code == "dubbele-id"), "{both:?}");
    fs::remove_file(editor.folder.join("meer.kader")).unwrap();
    let change = json!({ "changes": [{ "uri": editor.uri("meer.kader"), "type": 3 }] });
    editor.tell("workspace/didChangeWatchedFiles", change);
    assert_eq!([editor.found("register.kader"), editor.found("meer.kader")].concat(), []);
}

#[test]
fn settings_that_are_not_saved_count() {
    let mut editor = Editor::with_plan("lsp-settings");
    editor.open("kader.toml", "talen = 3\n");
    assert_eq!(editor.found("kader.toml").len(), 1);
    editor.change("kader.toml", 2, "");
    assert_eq!(editor.found("kader.toml"), []);
}

#[test]
fn messages_follow_the_editor_then_the_project() {
    for (locale, word) in
        [("en-GB", "unknown-reference"), ("nl", "onbekende-verwijzing"), ("fr", "onbekende-verwijzing")]
    {
        let wrong = PLAN.replace("houder jansen", "houder janssen");
        let files = [("kader.toml", ""), ("register.kader", REGISTER), ("plan.kader", wrong.as_str())];
        let mut editor = Editor::new(&format!("lsp-taal-{locale}"), locale, &files);
        assert_eq!(editor.found("plan.kader")[0].0, word);
    }
}

#[test]
fn every_project_of_the_folder_is_looked_at_and_a_file_outside_it_too() {
    let mut editor = Editor::start("lsp-projecten", &[]);
    for town in ["a", "b"] {
        fs::create_dir_all(editor.folder.join(town)).unwrap();
        fs::write(editor.folder.join(town).join("kader.toml"), "").unwrap();
        fs::write(editor.folder.join(town).join("x.kader"), "taal nl\nonzin\n").unwrap();
    }
    let uri = editor.folder_uri();
    editor.ask("initialize", json!({ "rootUri": uri, "capabilities": {} })).unwrap();
    for town in ["a/x.kader", "b/x.kader"] {
        assert_eq!(editor.found(town)[0].0, "onbekend-sleutelwoord", "{town}");
    }
    editor.folder = folder("lsp-los");
    editor.open("los.kader", "taal nl\nonzin\n");
    assert_eq!(editor.found("los.kader").len(), 1);
    editor.tell("textDocument/didClose", json!({ "textDocument": { "uri": editor.uri("los.kader") } }));
    assert_eq!(editor.found("los.kader").len(), 0);
}

#[test]
fn what_is_no_message_does_not_end_the_server() {
    let mut editor = Editor::start("lsp-kapot", &[("a.kader", "taal nl\n")]);
    assert_eq!(editor.ask("textDocument/hover", json!({})).unwrap_err()["code"], -32002);
    editor.write(b"Content-Length: 5\r\n\r\n{\"a\":");
    assert_eq!(editor.next()["error"]["code"], -32700);
    editor.write(b"Content-Length: 99999999999999999\r\n\r\n");
    assert_eq!(editor.next()["error"]["code"], -32700);
    editor.write(b"Content-Length: 4\r\n\r\n[[]]");
    assert_eq!(editor.next()["error"]["code"], -32600);
    editor.write(b"onzin\r\n\r\n");
    assert_eq!(editor.next()["error"]["code"], -32700);
    editor.write(b"Content-Length: 3\r\n\r\n\xFF\xFE\x00");
    assert_eq!(editor.next()["error"]["code"], -32700);
    let uri = editor.folder_uri();
    editor.ask("initialize", json!({ "rootUri": uri, "capabilities": {} })).unwrap();
    assert_eq!(editor.ask("initialize", json!({})).unwrap_err()["code"], -32600);
    assert_eq!(editor.ask("textDocument/formatting", json!({ "x": 1 })).unwrap_err()["code"], -32602);
    assert_eq!(editor.ask("kader/bestaat-niet", Value::Null).unwrap_err()["code"], -32601);
    editor.tell("kader/bestaat-niet", Value::Null);
    editor.tell("textDocument/didChange", json!({ "textDocument": 3 }));
    editor.open("a.kader", "taal nl\n");
    // Places outside the text.
    let far = json!({ "line": 4_000_000_000_u32, "character": 4_000_000_000_u32 });
    let near = json!({ "line": 0, "character": 2 });
    for range in [json!({ "start": far, "end": far }), json!({ "start": far, "end": near })] {
        let document = json!({ "uri": editor.uri("a.kader"), "version": 2 });
        let change = json!({ "range": range, "text": "# 😀\n" });
        editor
            .tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }));
    }
    for method in ["hover", "definition", "completion", "prepareRename"] {
        let params = json!({ "textDocument": { "uri": editor.uri("a.kader") }, "position": far });
        let _ = editor.ask(&format!("textDocument/{method}"), params);
    }
    assert!(editor.found("a.kader").is_empty());
    assert_eq!(editor.leave(), 0);
}

#[test]
fn leaving_without_a_word_is_an_error_and_a_break_is_an_answer() {
    let mut editor = Editor::with_plan("lsp-weg");
    editor.tell("exit", Value::Null);
    assert_eq!(editor.server.wait().unwrap().code(), Some(1));
    let mut editor = Editor::with_plan("lsp-dicht");
    editor.input = None;
    assert_eq!(editor.server.wait().unwrap().code(), Some(1));
    let broken = kader::lsp::guarded::<()>(|| panic!("for the test"));
    assert_eq!(broken.unwrap_err().code, -32603);
}

#[test]
fn a_text_is_set_in_its_form_by_one_small_edit() {
    let text = PLAN.replace("  kaderstellende-nota meedoen", "kaderstellende-nota    meedoen");
    let mut editor = Editor::with_plan("lsp-opmaak");
    editor.change("plan.kader", 2, &text);
    let params = json!({ "textDocument": { "uri": editor.uri("plan.kader") }, "options": { "tabSize": 2, "insertSpaces": true } });
    let edits = editor.ask("textDocument/formatting", params).unwrap();
    let edits = edits.as_array().unwrap();
    assert_eq!(edits.len(), 1);
    let old = slice(&text, &edits[0]["range"]);
    let new = text.replace(&old, edits[0]["newText"].as_str().unwrap());
    assert_eq!(new, kader::fmt::format(&text).unwrap().text);
    assert!(old.lines().count() <= 3, "{old}");
}

#[test]
fn in_a_large_project_what_compares_across_files_follows_in_a_pause() {
    let people: String = (0..2_100).map(|at| format!("persoon p{at} \"Naam {at}\"\n")).collect();
    let register = format!("{REGISTER}{people}");
    let settings = "[rule]\nunused-declaration = \"off\"\nsimilar-people = \"off\"\n";
    let other = PLAN.replace("1.1", "1.2").replace("Buren kennen elkaar", "Buurt helpt mee");
    let files = [
        ("kader.toml", settings),
        ("register.kader", &register),
        ("plan.kader", PLAN),
        ("zorg.kader", other.as_str()),
    ];
    let mut editor = Editor::new("lsp-groot", "nl", &files);
    editor.open("zorg.kader", &other);
    editor.found("zorg.kader");
    // What a file shows by itself comes with the keystroke.
    let wrong = other.replace("houder jansen", "houder janssen");
    editor.change("zorg.kader", 2, &wrong);
    let until = |editor: &mut Editor, version: i32, code: &str, there: bool| {
        let uri = editor.uri("zorg.kader");
        loop {
            let message = editor.next();
            let params = &message["params"];
            if params["uri"] != uri.as_str() || params["version"] != version {
                continue;
            }
            let found = params["diagnostics"].as_array().unwrap();
            if found.iter().any(|one| one["code"] == code) == there {
                return;
            }
        }
    };
    until(&mut editor, 2, "onbekende-verwijzing", true);
    // Two goals with one title are seen a moment later, and in no more than that when nothing else is said.
    let twin = other.replace("Buurt helpt mee", "Buren kennen elkaar");
    editor.change("zorg.kader", 3, &twin);
    until(&mut editor, 3, "dubbele-titel", true);
    editor.change("zorg.kader", 4, &other);
    until(&mut editor, 4, "dubbele-titel", false);
}
