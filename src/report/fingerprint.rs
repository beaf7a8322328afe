//! What stays the same of a finding when lines move: reports and baselines know it again by this.

use rustc_hash::FxHashMap;

use crate::diag::Diagnostic;
use crate::language::Language;
use crate::source::Sources;

/// Makes the keys of findings, in the order in which they are asked for.
#[derive(Debug, Default)]
pub struct Keys {
    seen: FxHashMap<String, usize>,
}

impl Keys {
    /// The rule, what it is about, and the how-manyeth finding of that pair this is. Where nothing is known to
    /// be about, the file and the text of the line stand in its place: `name|file|hash|1`.
    pub fn of(&mut self, finding: &Diagnostic, sources: &Sources) -> String {
        let name = finding.name(Language::En);
        let pair = match &finding.about {
            Some(about) => format!("{name}|{about}"),
            None => format!("{name}|{}", line(finding, sources)),
        };
        let count = self.seen.entry(pair.clone()).or_default();
        *count += 1;
        format!("{pair}|{count}")
    }
}

/// The file within its project, and a hash of the text of the line without the space around it.
fn line(finding: &Diagnostic, sources: &Sources) -> String {
    let span = finding.primary.span;
    let Some(file) = sources.file(span.file) else { return String::new() };
    let (start, end) = file.line_range(file.place(span.start).line);
    let text = file.text.get(start as usize..end as usize).unwrap_or_default();
    format!("{}|{}", file.name, hash(text.trim()))
}

/// FNV-1a of 128 bits in lower hex: the same on every machine and in every version.
pub fn hash(text: &str) -> String {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let hash = text.bytes().fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    format!("{hash:032x}")
}
