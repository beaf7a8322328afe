//! The pages in a real browser: `.ci/pages`, which installs what it can; said aloud when they cannot be tried.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::support::root;

/// Past the capture of the test runner, so that nobody takes what did not run for what passed.
fn say(text: &str) {
    let _ = writeln!(std::io::stderr(), "\n== NOTICE: the pages were NOT tried in a browser: {text}\n");
}

#[test]
fn the_pages_work_in_a_real_browser() {
    if std::env::var("KADER_NO_BROWSER").is_ok_and(|value| value == "1") {
        return say("KADER_NO_BROWSER is set");
    }
    let mut command = Command::new(root().join(".ci/pages"));
    command.arg(env!("CARGO_BIN_EXE_kader")).env("KADER_QUICK", "1").stdin(Stdio::null());
    let Ok(done) = command.output() else { return say(".ci/pages needs bash") };
    let (out, err) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    // What it says when something it needs is not here and cannot be installed.
    if done.status.code() == Some(77) {
        return say(err.trim());
    }
    assert!(done.status.success(), "{out}\n{err}");
    assert_eq!(out.matches("\nℹ fail 0\n").count(), 4, "not every file of tests/browser ran: {out}");
    for line in out.lines().filter(|line| line.contains("NOTICE")) {
        let _ = writeln!(std::io::stderr(), "{line}");
    }
}
