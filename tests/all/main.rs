//! All tests of kader, in one binary.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

mod catalogues;
mod cli;
mod docs;
mod forms;
mod house;
mod json;
mod model;
mod properties;
mod recovery;
mod rules_law;
mod scale;
mod sound;
mod specs;
mod support;
mod text_blocks;
mod twins;
