//! All tests of kader, in one binary.
#![allow(clippy::unwrap_used)]

mod docs;
mod text_blocks;
