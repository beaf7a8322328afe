//! Regular expressions of conditions; no other file knows the library. It searches in linear time, whatever the pattern.

use regex::{Regex, RegexBuilder};

/// The most memory that a pattern may take once it is made.
const SIZE: usize = 1 << 20;

#[derive(Debug)]
pub struct Pattern(Regex);

impl Pattern {
    /// None when it is no pattern, or a larger one than any rule needs.
    pub fn read(pattern: &str) -> Option<Pattern> {
        RegexBuilder::new(pattern)
            .size_limit(SIZE)
            .dfa_size_limit(SIZE)
            .nest_limit(50)
            .build()
            .ok()
            .map(Pattern)
    }

    pub fn fits(&self, text: &str) -> bool {
        self.0.is_match(text)
    }
}
