//! The pipeline: files to trees, trees to a model, the model to findings.

mod live;

use crate::diag::{self, Diagnostic, Severity, Text};
use crate::language::{Language, rule};
use crate::model::{self, Kept, Layout, Model, NodeId};
use crate::rules::{self, Asked, Needs, Rule, Settings as RuleSettings};
use crate::source::Sources;
use crate::syntax;
use crate::workspace::Loaded;
use crate::workspace::config::Entry;

pub use live::Live;
use live::Made;

/// A project that was checked.
#[derive(Debug)]
pub struct Checked {
    pub sources: Sources,
    pub model: Model,
    /// By file and place.
    pub findings: Vec<Diagnostic>,
    /// How many files were read; `kader.toml` is not one of them.
    pub files: usize,
    pub skipped: usize,
    /// The language that messages are in unless somebody asks for another.
    pub messages: Option<Language>,
    pub exceptions: Vec<rules::Exception>,
    /// Which rules held, and how bad their findings were.
    pub settings: RuleSettings,
    /// Levels of changes between editions, as `kader.toml` has them.
    pub changes: Vec<Entry>,
    /// Rules that hold here and could not be run, and what was missing.
    pub skipped_rules: Vec<(&'static Rule, Needs)>,
    /// Names behind `--rule` that nothing here has.
    pub unknown_rules: Vec<Text>,
}

impl Checked {
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    pub fn goals(&self) -> usize {
        self.model.goals().count()
    }

    /// Whether every document that is described says that its pages have no goal level.
    pub fn needs_no_goals(&self) -> bool {
        let described = |id: &&NodeId| self.model.node(**id).is_some_and(|node| !node.external);
        let mut documents = self.model.documents().iter().filter(described).peekable();
        documents.peek().is_some()
            && documents.all(|id| self.model.layout(Some(*id)).is_some_and(Layout::is_open))
    }
}

/// Checks a project.
pub fn check(loaded: Loaded) -> Checked {
    check_as(loaded, &Asked::default())
}

/// Checks a project with other levels than its own.
pub fn check_as(loaded: Loaded, asked: &Asked) -> Checked {
    // All of it on the threads that read the files, so that memory they gave back is used again.
    let (checked, ()) = rayon::join(|| check_here(loaded, asked), || ());
    checked
}

fn check_here(loaded: Loaded, asked: &Asked) -> Checked {
    check_keeping(loaded, asked).0
}

/// Checks a project, and keeps what checking a file of it anew takes.
fn check_keeping(loaded: Loaded, asked: &Asked) -> (Checked, Kept, Vec<Made>) {
    let settings = loaded.settings();
    let Loaded { sources, count, config, mut findings, skipped, .. } = loaded;
    let (model, kept, found) = model::build_keeping(&sources, count, syntax::parse, &settings);
    let own: Vec<String> = model.of_concept(&rule::CONCEPT).map(|id| model.id(id).into_owned()).collect();
    let settings = RuleSettings::new(&config, asked, &own, &mut findings);
    let ran = rules::run(&model, &settings);
    let mut all: Vec<(Diagnostic, Made)> = findings.into_iter().map(|one| (one, Made::Loading)).collect();
    all.extend(found.into_iter().map(|(stage, one)| (one, Made::Model(stage))));
    all.extend(ran.findings.into_iter().map(|one| (one, Made::Rules)));
    diag::sort_with(&mut all);
    let (findings, made) = all.into_iter().unzip();
    let first = sources.files().next().map(|(id, _)| model.language(id));
    let messages = config.messages.or(first);
    let checked = Checked {
        sources,
        model,
        findings,
        files: count,
        skipped,
        messages,
        exceptions: ran.exceptions,
        settings,
        changes: config.changes,
        skipped_rules: ran.skipped,
        unknown_rules: RuleSettings::unknown(asked, &own),
    };
    (checked, kept, made)
}
