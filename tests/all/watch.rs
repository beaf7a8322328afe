//! `kader check --watch`: again as soon as something was saved, and no sooner.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::cli::{folder, kader, run};

/// Longer than any machine takes; a test that waits this long has failed.
pub const DEADLINE: Duration = Duration::from_secs(60);

/// Reads lines in the background, so that waiting for one has an end.
pub fn lines(from: impl Read + Send + 'static) -> Receiver<String> {
    let (send, receive) = channel();
    std::thread::spawn(move || {
        let lines = BufReader::new(from).lines().map_while(Result::ok);
        lines.for_each(|line| send.send(line).unwrap_or_default());
    });
    receive
}

pub fn until(lines: &Receiver<String>, wanted: &str) -> Vec<String> {
    let mut read = Vec::new();
    loop {
        let line = lines.recv_timeout(DEADLINE).unwrap_or_else(|_| panic!("no ‘{wanted}’ after {read:?}"));
        let found = line.contains(wanted);
        read.push(line);
        if found {
            return read;
        }
    }
}

/// Ended, also when the test fails.
struct Watching(Child);

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn what_is_saved_is_checked_again_also_new_files_and_settings() {
    let path = folder("watch");
    run(&["init", path.to_str().unwrap()]);
    let mut command = kader();
    command.args(["check", path.to_str().unwrap(), "--watch", "--format", "concise", "--fail-on", "warning"]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut watching = Watching(child);
    let out = lines(watching.0.stdout.take().unwrap());
    let err = lines(watching.0.stderr.take().unwrap());
    let said = until(&err, "stop met Ctrl-C");
    assert!(said.iter().any(|line| line.contains("1 doel")), "{said:?}");
    let file = path.join("begroting-2026.kader");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("criterium plek", "critrium plek")).unwrap();
    until(&out, "onbekend-sleutelwoord");
    until(&err, "stop met Ctrl-C");
    // Mended, and a second file with a goal.
    fs::write(&file, &text).unwrap();
    until(&err, "0 fouten");
    until(&err, "stop met Ctrl-C");
    let more = "taal nl\ndocument begroting-2026\nambitie 1.1 {\n  doel 1.1.2 \"Meer\" {\n    criterium \"Meer\"\n  }\n}\n";
    fs::write(path.join("meer.kader"), more).unwrap();
    until(&err, "2 doelen");
    until(&err, "stop met Ctrl-C");
    // A project that is gone is said so, and watched on.
    fs::remove_file(path.join("meer.kader")).unwrap();
    until(&err, "1 doel");
    assert!(watching.0.try_wait().unwrap().is_none());
}

#[test]
fn standard_input_cannot_be_watched() {
    let (code, _, err) = run(&["check", "-", "--watch", "--lang", "en"]);
    assert!(code == 2 && err.contains("leave out --watch"), "{err}");
}

/// The command with Ctrl-C as it is at a prompt: who starts the tests in the background has them ignore it, and what
/// they start as well.
fn interruptible() -> Command {
    let plain = kader();
    let reset = "--default-signal=INT";
    let can = Command::new("env").args([reset, "true"]).stderr(Stdio::null()).status();
    if !can.is_ok_and(|status| status.success()) {
        return plain;
    }
    let mut command = Command::new("env");
    command.arg(reset).arg(plain.get_program());
    for (name, value) in plain.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command
}

/// A check that goes on, with what it says so far read.
fn watched(name: &str) -> (std::path::PathBuf, Watching, Receiver<String>, Receiver<String>) {
    let path = folder(name);
    run(&["init", path.to_str().unwrap()]);
    let mut command = interruptible();
    command.args(["check", path.to_str().unwrap(), "--watch", "--format", "concise"]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut watching = Watching(child);
    let out = lines(watching.0.stdout.take().unwrap());
    let err = lines(watching.0.stderr.take().unwrap());
    until(&err, "stop met Ctrl-C");
    (path, watching, out, err)
}

/// Waits for the end; fails when it does not come.
fn ended(watching: &mut Watching) -> std::process::ExitStatus {
    let start = std::time::Instant::now();
    loop {
        if let Some(status) = watching.0.try_wait().unwrap() {
            return status;
        }
        assert!(start.elapsed() < DEADLINE, "it does not end");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn changed_settings_are_read_again() {
    let (path, _watching, out, err) = watched("watch-settings");
    let settings = path.join("kader.toml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, format!("{text}\n[rule]\ngoal-without-aktivity = \"off\"\n")).unwrap();
    until(&out, "goal-without-aktivity");
    until(&err, "stop met Ctrl-C");
    // Messages in English, and the mistake is gone.
    fs::write(&settings, text.replace("messages = \"nl\"", "messages = \"en\"")).unwrap();
    until(&err, "0 errors");
    fs::remove_file(&settings).unwrap();
    until(&err, "0 fouten");
}

#[test]
fn it_ends_when_nobody_reads_any_more() {
    let path = folder("watch-closed");
    run(&["init", path.to_str().unwrap()]);
    let mut command = kader();
    command.args(["check", path.to_str().unwrap(), "--watch"]);
    let mut watching = Watching(command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap());
    let err = lines(watching.0.stderr.take().unwrap());
    until(&err, "stop met Ctrl-C");
    drop(watching.0.stdout.take());
    let file = path.join("begroting-2026.kader");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("criterium plek", "critrium plek")).unwrap();
    // The findings cannot be shown; that is no error of kader.
    assert!(ended(&mut watching).code().is_some_and(|code| code < 2));
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_at_once() {
    let (_, mut watching, _out, _err) = watched("watch-interrupted");
    let id = watching.0.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    let status = ended(&mut watching);
    assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), Some(2), "{status:?}");
}
