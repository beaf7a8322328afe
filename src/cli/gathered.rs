//! The projects that a command tells of: found by its arguments, checked, and in whose language it tells.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use rayon::prelude::*;

use crate::check::{Checked, check};
use crate::diag::Severity;
use crate::language::Language;
use crate::workspace;

use super::check::projects;
use super::{complain, unfit, write};

#[derive(Debug)]
pub struct Gathered {
    pub checked: Vec<Checked>,
    /// What was asked for, else what the first project says.
    pub language: Language,
}

impl Gathered {
    /// The projects below the paths of an argument, or what came from standard input where the command takes that.
    ///
    /// # Errors
    ///
    /// With the exit code, when nothing can be found there; that was said.
    pub fn new(matches: &ArgMatches, argument: &str, asked: Option<Language>) -> Result<Gathered, u8> {
        let mut paths: Vec<PathBuf> =
            matches.get_many(argument).map(|paths| paths.cloned().collect()).unwrap_or_default();
        if paths.is_empty() {
            paths.extend(matches.try_get_one("project").ok().flatten().cloned());
        }
        let name = matches.try_get_one::<PathBuf>("stdin-filename").ok().flatten();
        Gathered::at(&paths, name.map(PathBuf::as_path), asked)
    }

    /// The projects below these paths.
    ///
    /// # Errors
    ///
    /// With the exit code, when nothing can be found there; that was said.
    pub fn at(paths: &[PathBuf], name: Option<&Path>, asked: Option<Language>) -> Result<Gathered, u8> {
        let found = projects(paths, name)
            .map_err(|reason| complain(&unfit(&reason, asked.unwrap_or(Language::Nl))))?;
        let checked: Vec<Checked> =
            found.into_par_iter().map(|(location, given)| check(workspace::load(&location, given))).collect();
        let language = asked.or_else(|| checked.first().and_then(|one| one.messages)).unwrap_or(Language::Nl);
        Ok(Gathered { checked, language })
    }

    /// Shows an answer, and says so where it may be less than there is; whether anybody reads it.
    pub fn tell(&self, out: &mut dyn Write, shown: &str) -> bool {
        let read = write(out, shown);
        if read {
            let _ = out.flush();
            self.tell_errors();
        }
        read
    }

    /// Says that something could not be read.
    pub fn tell_errors(&self) {
        let unread = self.checked.iter().any(|one| one.count(Severity::Error) > 0 || one.skipped > 0);
        super::tell_errors(unread, self.language);
    }
}
