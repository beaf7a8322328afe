//! What was known to be wrong when somebody started to check: findings by rule and thing, not by line.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diag::{Diagnostic, Family, Text};
use crate::language::Language;

/// The version of this format: minor versions only add.
pub const FORMAT_VERSION: &str = "1.0";

/// The file: who reads it may do so line by line in a review.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[schemars(title = "kader baseline")]
pub struct File {
    #[serde(rename = "$schema", default)]
    pub schema: String,
    /// `1.0`; minor versions only add.
    pub format_version: String,
    pub findings: Vec<Entry>,
}

/// Findings of one rule about one thing.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    /// The stable id of the thing: project, document, kind and id.
    pub about: String,
    /// The English name of the rule.
    pub rule: String,
    pub count: usize,
}

/// A thing and the rule that finds something about it.
pub type Key = (String, String);

/// How many findings are known, by thing and rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    counts: BTreeMap<Key, usize>,
}

/// A count that dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solved {
    pub about: String,
    pub rule: String,
    pub was: usize,
    pub is: usize,
}

/// The key of a finding; what is wrong with the text itself has none, and cannot be put off.
fn key(finding: &Diagnostic) -> Option<Key> {
    let about = finding.about.as_deref().filter(|_| finding.kind.family == Family::Rule)?;
    Some((about.to_owned(), finding.name(Language::En).to_owned()))
}

/// Whether a thing belongs to the project with this name.
fn is_of(about: &str, slug: &str) -> bool {
    about.strip_prefix(slug).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl Baseline {
    /// What these findings come to.
    pub fn of<'d>(findings: impl IntoIterator<Item = &'d Diagnostic>) -> Baseline {
        let mut counts = BTreeMap::new();
        for key in findings.into_iter().filter_map(key) {
            *counts.entry(key).or_default() += 1;
        }
        Baseline { counts }
    }

    /// Reads the file; one that cannot be read is not taken for an empty one.
    pub fn read(text: &str) -> Result<Baseline, Text> {
        let file: File = serde_json::from_str(text).map_err(|error| {
            let line = error.line();
            Text::new(
                format!("de baseline kan niet gelezen worden: regel {line} past niet; maak haar opnieuw met --write-baseline"),
                format!("the baseline cannot be read: line {line} does not fit ({error}); make it anew with --write-baseline"),
            )
        })?;
        if !file.format_version.starts_with("1.") {
            let version = file.format_version;
            return Err(Text::new(
                format!("de baseline heeft vorm {version}; deze kader leest 1"),
                format!("the baseline has format {version}; this kader reads 1"),
            ));
        }
        let mut counts: BTreeMap<Key, usize> = BTreeMap::new();
        for entry in file.findings {
            let count = counts.entry((entry.about, entry.rule)).or_default();
            *count = count.saturating_add(entry.count);
        }
        counts.retain(|_, count| *count > 0);
        Ok(Baseline { counts })
    }

    /// The file, by thing and rule.
    pub fn written(&self) -> String {
        let findings = self.counts.iter().map(|((about, rule), count)| Entry {
            about: about.clone(),
            rule: rule.clone(),
            count: *count,
        });
        let file = File {
            schema: "urn:kader:schema:baseline:1.0".to_owned(),
            format_version: FORMAT_VERSION.to_owned(),
            findings: findings.collect(),
        };
        serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
    }

    /// How many findings it holds.
    pub fn len(&self) -> usize {
        self.counts.values().fold(0, |all, one| all.saturating_add(*one))
    }

    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Takes out of the findings what is known, and says how many that were. Of a rule that finds more
    /// about a thing than is known, everything stays: which of them is new cannot be told.
    pub fn take_known(&self, findings: &mut Vec<Diagnostic>) -> usize {
        let found = Baseline::of(findings.iter());
        let before = findings.len();
        findings.retain(|one| {
            key(one).is_none_or(|key| {
                let known = self.counts.get(&key).copied().unwrap_or(0);
                found.counts.get(&key).is_some_and(|count| *count > known)
            })
        });
        before - findings.len()
    }

    /// What is found less often than is known, in the projects with these names.
    pub fn solved(&self, found: &Baseline, slugs: &[&str]) -> Vec<Solved> {
        let here = self.counts.iter().filter(|((about, _), _)| slugs.iter().any(|slug| is_of(about, slug)));
        here.filter_map(|(key, was)| {
            let is = found.counts.get(key).copied().unwrap_or(0);
            let (about, rule) = key.clone();
            (is < *was).then_some(Solved { about, rule, was: *was, is })
        })
        .collect()
    }

    /// The same without what was solved; nothing is added.
    pub fn pruned(mut self, solved: &[Solved]) -> Baseline {
        for one in solved {
            let key = (one.about.clone(), one.rule.clone());
            match one.is {
                0 => _ = self.counts.remove(&key),
                is => _ = self.counts.insert(key, is),
            }
        }
        self
    }

    /// The same with other findings for the projects with these names.
    pub fn replaced(mut self, found: Baseline, slugs: &[&str]) -> Baseline {
        self.counts.retain(|(about, _), _| !slugs.iter().any(|slug| is_of(about, slug)));
        self.counts.extend(found.counts);
        self
    }
}
