//! Any bytes as one file: nothing panics, every span is sound, every finding can be drawn.
#![no_main]

#[path = "../../tests/all/sound.rs"]
mod sound;

use kader::{check, workspace};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    sound::sound(&check::check(workspace::in_memory(&[("fuzz.kader", &text)])));
});
