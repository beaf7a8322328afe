//! What changes in a file, line by line, as `diff -u` says it.

use similar::TextDiff;

/// The difference between two texts of one file; nothing when they are the same.
pub fn unified(path: &str, old: &str, new: &str) -> String {
    if old == new {
        return String::new();
    }
    let diff = TextDiff::from_lines(old, new);
    diff.unified_diff().context_radius(3).header(path, path).to_string()
}
