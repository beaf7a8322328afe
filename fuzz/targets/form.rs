//! Any bytes in their one form: they say the same, and set again they are the same.
#![no_main]

#[path = "../../tests/all/shape.rs"]
mod shape;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| shape::keeps_what_it_says(&String::from_utf8_lossy(bytes)));
