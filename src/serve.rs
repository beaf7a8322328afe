//! The report while it is written: served to this machine alone, and shown anew as soon as it differs.
//!
//! `Site` holds the pages as they are now; `listen` answers who asks for them. Nothing can be changed through it, and a
//! page of another origin gets no answer.

mod answer;
mod guard;
mod index;
mod listen;
mod request;
mod site;

pub use listen::{bind, serve};
pub use site::{Page, Project, Site};

/// What a page runs to hear that there is another one, and to show that in the same place.
pub const SCRIPT: &str = include_str!("serve/live.js");

/// How it says what is wrong.
pub const STYLE: &str = include_str!("serve/live.css");
