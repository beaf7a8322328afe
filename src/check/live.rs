//! A checked project that is kept up to date while a file of it is being written.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diag::{self, Diagnostic};
use crate::model::{self, Kept, Stage};
use crate::rules::{self, RULES, Reach};
use crate::source::{FileId, SourceFile, Span};
use crate::syntax;
use crate::workspace::Loaded;

use super::{Asked, Checked};

/// Where a finding comes from, and so when it is looked for again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Made {
    /// Of reading the files and the settings.
    Loading,
    Model(Stage),
    Rules,
}

/// A checked project, with what it takes to check one file of it anew.
#[derive(Debug)]
pub struct Live {
    checked: Checked,
    kept: Kept,
    /// Where each finding comes from.
    made: Vec<Made>,
    settled: bool,
}

impl Live {
    /// Checks a project.
    pub fn new(loaded: Loaded) -> Live {
        let (live, ()) = rayon::join(
            || {
                let (checked, kept, made) = super::check_keeping(loaded, &Asked::default());
                Live { checked, kept, made, settled: true }
            },
            || (),
        );
        live
    }

    pub fn checked(&self) -> &Checked {
        &self.checked
    }

    /// Whether every finding is as a check of the whole would find it. After a renewal those of rules that compare
    /// things across the project are still as they were.
    pub fn is_settled(&self) -> bool {
        self.settled
    }

    /// Gives one file a new text, and says of which files findings changed. None when more than that file may have
    /// changed by it: then the project is to be checked anew.
    pub fn renew(mut self, file: FileId, text: &str) -> Option<(Live, BTreeSet<FileId>)> {
        let known = self.checked.sources.file(file)?;
        // Only a text without such line ends is read as it is.
        if known.unread
            || text.contains('\r') && !text.contains('\n')
            || file.0 as usize >= self.checked.files
        {
            return None;
        }
        let source = Arc::new(SourceFile::new(known.path.clone(), text).named(known.name.clone()));
        self.checked.sources.replace(file, Arc::clone(&source));
        let model = &mut self.checked.model;
        let renewed = model::renew(model, &mut self.kept, source, file, syntax::parse)?;
        let mut touched = BTreeSet::from([file]);
        let of_file = |finding: &Diagnostic| finding.primary.span.file == file;
        let mut all: Vec<(Diagnostic, Made)> = Vec::with_capacity(self.checked.findings.len());
        let mut gone: Vec<Diagnostic> = Vec::new();
        let made = std::mem::take(&mut self.made);
        for (mut finding, made) in std::mem::take(&mut self.checked.findings).into_iter().zip(made) {
            let again = match made {
                Made::Loading | Made::Model(Stage::Assembly) => false,
                Made::Model(Stage::Text | Stage::Reference) => of_file(&finding),
                Made::Model(Stage::Whole) => true,
                Made::Rules => of_file(&finding) && reaches_file(&finding),
            };
            if again {
                gone.extend((made == Made::Model(Stage::Whole)).then_some(finding));
                continue;
            }
            // Only rules are asked again before long; anything else has to be right now.
            if !renewed.shift.finding(&mut finding) && made != Made::Rules {
                return None;
            }
            all.push((finding, made));
        }
        touched.extend(differing(&gone, &renewed.findings));
        all.extend(renewed.findings.into_iter().map(|(stage, finding)| (finding, Made::Model(stage))));
        let Checked { model, settings, exceptions, .. } = &mut self.checked;
        for exception in exceptions.iter_mut() {
            renewed.shift.span(&mut exception.span);
        }
        let found = rules::run_within(model, settings, file, &renewed.things, exceptions);
        all.extend(found.into_iter().map(|finding| (finding, Made::Rules)));
        self.take(all);
        self.settled = false;
        Some((self, touched))
    }

    /// Asks all rules of the whole project.
    pub fn settle(&mut self) {
        let ran = rules::run(&self.checked.model, &self.checked.settings);
        let made = std::mem::take(&mut self.made);
        let findings = std::mem::take(&mut self.checked.findings).into_iter().zip(made);
        let mut all: Vec<(Diagnostic, Made)> = findings.filter(|(_, made)| *made != Made::Rules).collect();
        all.extend(ran.findings.into_iter().map(|finding| (finding, Made::Rules)));
        self.take(all);
        self.checked.exceptions = ran.exceptions;
        self.checked.skipped_rules = ran.skipped;
        self.settled = true;
    }

    fn take(&mut self, mut all: Vec<(Diagnostic, Made)>) {
        diag::sort_with(&mut all);
        (self.checked.findings, self.made) = all.into_iter().unzip();
    }
}

/// Whether a finding is of a rule that is asked anew for a file alone, or of an exception that names no rule.
fn reaches_file(finding: &Diagnostic) -> bool {
    let rule = RULES.iter().find(|rule| rule.kind == *finding.kind);
    finding.own.is_none() && rule.is_none_or(|rule| rule.reach == Reach::File)
}

/// The files that one of two lists says something else about.
fn differing(before: &[Diagnostic], after: &[(Stage, Diagnostic)]) -> BTreeSet<FileId> {
    let key = |finding: &Diagnostic| (finding.primary.span, finding.title.en.clone());
    let before: BTreeSet<(Span, String)> = before.iter().map(key).collect();
    let after =
        after.iter().filter(|(stage, _)| *stage == Stage::Whole).map(|(_, finding)| key(finding)).collect();
    before.symmetric_difference(&after).map(|(span, _)| span.file).collect()
}
