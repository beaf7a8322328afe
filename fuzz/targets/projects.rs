//! Any text cut into a register and two documents: the same must hold, and the order of files must not matter.
#![no_main]

#[path = "../../tests/all/sound.rs"]
mod sound;

use kader::{check, export, workspace};
use libfuzzer_sys::fuzz_target;

fn json(files: &[(&str, &str)]) -> Vec<u8> {
    let checked = check::check(workspace::in_memory(files));
    sound::sound(&checked);
    let mut out = Vec::new();
    export::json::write(&checked, &mut out).unwrap();
    out
}

fuzz_target!(|text: &str| {
    let mut parts = text.splitn(3, '\u{1}');
    let register = parts.next().unwrap_or_default();
    let old = format!("taal nl\ndocument begroting-2025\n{}", parts.next().unwrap_or_default());
    let new = format!("taal nl\ndocument begroting-2026\n{}", parts.next().unwrap_or_default());
    let files = [("a.kader", register), ("b.kader", &*old), ("c.kader", &*new)];
    let turned = [files[2], files[0], files[1]];
    assert_eq!(json(&files), json(&turned));
});
