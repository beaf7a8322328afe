//! The pipeline: files to trees, trees to a model, the model to findings.

use crate::diag::{self, Diagnostic, Severity, Text};
use crate::language::{Language, rule};
use crate::model::{self, Layout, Model, NodeId};
use crate::rules::{self, Asked, Needs, Rule, Settings as RuleSettings};
use crate::source::Sources;
use crate::syntax;
use crate::workspace::Loaded;

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
    let settings = loaded.settings();
    let Loaded { sources, count, config, mut findings, skipped, .. } = loaded;
    let (model, found) = model::build(&sources, count, syntax::parse, &settings);
    findings.extend(found);
    let own: Vec<String> = model.of_concept(&rule::CONCEPT).map(|id| model.id(id).into_owned()).collect();
    let settings = RuleSettings::new(&config, asked, &own, &mut findings);
    let ran = rules::run(&model, &settings);
    findings.extend(ran.findings);
    diag::sort(&mut findings);
    let first = sources.files().next().map(|(id, _)| model.language(id));
    let messages = config.messages.or(first);
    Checked {
        sources,
        model,
        findings,
        files: count,
        skipped,
        messages,
        exceptions: ran.exceptions,
        settings,
        skipped_rules: ran.skipped,
        unknown_rules: RuleSettings::unknown(asked, &own),
    }
}
