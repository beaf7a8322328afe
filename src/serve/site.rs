//! The pages as they are now, and waiting until they differ.

use std::fmt::Write as _;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::diag::Text;
use crate::language::Language;

use super::index;

/// A page with what a browser may do with it.
#[derive(Debug)]
pub struct Page {
    pub html: String,
    /// The policy that stands in it.
    pub policy: String,
    /// Another one for another page.
    pub mark: String,
}

impl Page {
    pub fn new(html: &str, policy: String) -> Page {
        let digest = Sha256::digest(html.as_bytes());
        let mark = digest.iter().take(9).fold(String::new(), |mut out, byte| {
            let _ = write!(out, "{byte:02x}");
            out
        });
        Page { html: html.replacen("<html ", &format!("<html data-live=\"{mark}\" "), 1), policy, mark }
    }
}

/// A project as it is shown.
#[derive(Clone, Debug)]
pub struct Project {
    /// Its part of the address, where there are several.
    pub name: String,
    pub title: String,
    /// Where it stands on disk, which no other does.
    pub folder: String,
    /// How it stands, in one line.
    pub line: Text,
    /// The last that could be made.
    pub page: Option<Arc<Page>>,
    /// Why there is no newer one.
    pub problem: Option<Text>,
}

#[derive(Debug)]
struct State {
    /// Goes up with every change.
    step: u64,
    projects: Vec<Project>,
    /// What is wrong with all of it, such as a folder that is gone.
    problem: Option<Text>,
    index: Arc<Page>,
    language: Language,
}

#[derive(Debug)]
pub struct Site {
    state: Mutex<State>,
    changed: Condvar,
}

/// What a page hears of itself.
#[derive(Serialize)]
struct News<'a> {
    mark: &'a str,
    problem: Option<Said<'a>>,
}

#[derive(Serialize)]
struct Said<'a> {
    nl: &'a str,
    en: &'a str,
}

/// What stands at an address.
#[derive(Debug)]
pub enum Found {
    Page(Arc<Page>),
    /// The same with a stroke behind it.
    Moved(String),
    Nothing,
}

impl Site {
    pub fn new(projects: Vec<Project>, language: Language) -> Site {
        let index = Arc::new(index::page(&projects, language));
        let state = State { step: 0, projects, problem: None, index, language };
        Site { state: Mutex::new(state), changed: Condvar::new() }
    }

    /// Shows this from now on.
    pub fn show(&self, projects: Vec<Project>) {
        let mut state = self.state();
        state.index = Arc::new(index::page(&projects, state.language));
        state.projects = projects;
        state.problem = None;
        state.step += 1;
        self.changed.notify_all();
    }

    /// Keeps what was shown, and says what is wrong with it.
    pub fn complain(&self, problem: Text) {
        let mut state = self.state();
        state.problem = Some(problem);
        state.step += 1;
        self.changed.notify_all();
    }

    /// Those that are shown.
    pub fn projects(&self) -> Vec<Project> {
        self.state().projects.clone()
    }

    pub fn at(&self, path: &str) -> Found {
        let state = self.state();
        match (state.at(path), path.strip_prefix('/')) {
            (Some((page, _)), _) => Found::Page(page),
            (None, Some(name)) if state.named(name).is_some() => Found::Moved(format!("/{name}/")),
            _ => Found::Nothing,
        }
    }

    /// What the page at an address hears now.
    pub fn news(&self, path: &str) -> Option<String> {
        let state = self.state();
        let (page, problem) = state.at(path)?;
        let problem = state.problem.as_ref().or(problem.as_ref());
        let problem = problem.map(|text| Said { nl: &text.nl, en: &text.en });
        serde_json::to_string(&News { mark: &page.mark, problem }).ok()
    }

    /// Waits until something changed since a step, or for so long; the step that it is now.
    pub fn wait(&self, since: Option<u64>, most: Duration) -> u64 {
        let state = self.state();
        let waited = self.changed.wait_timeout_while(state, most, |state| Some(state.step) == since);
        waited.unwrap_or_else(PoisonError::into_inner).0.step
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn at(&self, path: &str) -> Option<(Arc<Page>, Option<Text>)> {
        let project = match (path, self.projects.as_slice()) {
            ("/", [one]) => one,
            ("/", _) => return Some((Arc::clone(&self.index), None)),
            (_, [_]) => return None,
            _ => self.named(path.strip_prefix('/')?.strip_suffix('/')?)?,
        };
        let page = project.page.as_ref().unwrap_or(&self.index);
        Some((Arc::clone(page), project.problem.clone()))
    }

    fn named(&self, name: &str) -> Option<&Project> {
        self.projects.iter().find(|one| one.name == name && self.projects.len() > 1)
    }
}
