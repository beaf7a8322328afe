//! All tests of kader, in one binary.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

mod agenda;
mod baseline;
mod browser;
mod catalogues;
mod cli;
mod corpus;
mod coverage;
mod diff;
mod docs;
mod editors;
mod export;
mod fixes;
mod fmt;
mod forms;
mod graph;
mod help;
mod history;
mod house;
mod impact;
mod json;
mod learn;
mod lineage;
mod live;
mod lsp;
mod lsp_edits;
mod lsp_writing;
mod model;
mod money;
mod new;
mod new_document;
mod outputs;
mod own_rules;
mod pages;
mod pages_across;
mod pages_changes;
mod pages_indicators;
mod pages_markdown;
mod progress;
mod properties;
mod query;
mod reach;
mod recovery;
mod rename;
mod rewriting;
mod rules_agenda;
mod rules_law;
mod rules_measurability;
mod rules_money;
mod rules_structure;
mod rules_text;
mod rules_time;
mod scale;
mod serve;
mod settings;
mod shape;
mod sound;
mod specs;
mod support;
mod text_blocks;
mod translate;
mod twins;
mod watch;
