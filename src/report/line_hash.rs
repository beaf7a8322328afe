//! The hash of a line by which GitHub knows a finding again: `primaryLocationLineHash`.
//!
//! It must be what GitHub's own upload step computes, or every finding would be closed and opened again: a
//! rolling hash of the 100 UTF-16 units from the start of the line, without spaces and tabs, with the
//! how-manyeth line of that hash it is.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use rustc_hash::FxHashMap;

/// Units that a hash is made of.
const BLOCK: usize = 100;
/// What each step multiplies by.
const FACTOR: u64 = 37;
/// Stands after the last unit of a file.
const END_OF_FILE: u16 = 65_535;

const TAB: u16 = 9;
const LINE_FEED: u16 = 10;
const RETURN: u16 = 13;
const SPACE: u16 = 32;

/// The hashes of these lines of a text; lines count from one.
pub fn line_hashes(text: &str, wanted: &BTreeSet<u32>) -> BTreeMap<u32, String> {
    let mut roller = Roller::new(wanted);
    let mut line = 0;
    let mut at_start = true;
    let mut after_return = false;
    for unit in text.encode_utf16().chain([END_OF_FILE]) {
        let second_half = after_return && unit == LINE_FEED;
        after_return = unit == RETURN;
        if unit == SPACE || unit == TAB || second_half {
            continue;
        }
        let unit = if unit == RETURN { LINE_FEED } else { unit };
        line += u32::from(at_start);
        roller.push(unit, at_start.then_some(line));
        at_start = unit == LINE_FEED;
    }
    for _ in 0..BLOCK {
        roller.push(0, None);
    }
    roller.found
}

/// The hash of the last units, which each carry the line that they start.
struct Roller<'w> {
    window: VecDeque<(u16, Option<u32>)>,
    hash: u64,
    /// What the unit that leaves the window was multiplied by.
    oldest: u64,
    counts: FxHashMap<u64, usize>,
    wanted: &'w BTreeSet<u32>,
    found: BTreeMap<u32, String>,
}

impl<'w> Roller<'w> {
    fn new(wanted: &'w BTreeSet<u32>) -> Roller<'w> {
        Roller {
            window: std::iter::repeat_n((0, None), BLOCK).collect(),
            hash: 0,
            oldest: (0..BLOCK).fold(1, |power: u64, _| power.wrapping_mul(FACTOR)),
            counts: FxHashMap::default(),
            wanted,
            found: BTreeMap::new(),
        }
    }

    /// Takes one unit in and lets one go; a line is done when its first unit goes.
    fn push(&mut self, unit: u16, line: Option<u32>) {
        let (gone, started) = self.window.pop_front().unwrap_or_default();
        if let Some(line) = started {
            let count = self.counts.entry(self.hash).or_default();
            *count += 1;
            if self.wanted.contains(&line) {
                self.found.insert(line, format!("{:x}:{count}", self.hash));
            }
        }
        let kept = self.hash.wrapping_mul(FACTOR).wrapping_add(u64::from(unit));
        self.hash = kept.wrapping_sub(self.oldest.wrapping_mul(u64::from(gone)));
        self.window.push_back((unit, line));
    }
}
