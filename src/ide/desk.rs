//! What an editor has open: the projects of its folders, the texts that were not saved yet, and what was found.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::check::{Checked, Live, check};
use crate::source::FileId;
use crate::workspace::{self, CONFIG_NAME, Location, shown};

/// A project of fewer things is looked at whole at every keystroke: that takes a few milliseconds.
const SMALL: usize = 2_000;

/// What changed of a project.
#[derive(Debug, Default, PartialEq, Eq)]
enum Changed {
    #[default]
    Nothing,
    /// One open text, by the path that is shown.
    Text(String),
    Anything,
}

/// The files of which findings may be others than before, by the paths that are shown.
#[derive(Debug, PartialEq, Eq)]
pub enum Affected {
    Files(BTreeSet<String>),
    All,
}

impl Affected {
    pub fn has(&self, path: &str) -> bool {
        match self {
            Affected::Files(paths) => paths.contains(path),
            Affected::All => true,
        }
    }

    fn and(self, other: Affected) -> Affected {
        match (self, other) {
            (Affected::Files(mut one), Affected::Files(other)) => {
                one.extend(other);
                Affected::Files(one)
            }
            _ => Affected::All,
        }
    }
}

/// A project on the desk.
#[derive(Debug)]
struct Project {
    location: Location,
    live: Option<Live>,
    /// What changed since it was checked.
    changed: Changed,
    /// It is here for an open file only, not for a folder of the workspace.
    loose: bool,
}

impl Project {
    fn new(location: Location, loose: bool) -> Project {
        Project { location, live: None, changed: Changed::Anything, loose }
    }

    fn checked(&self) -> Option<&Checked> {
        self.live.as_ref().map(Live::checked)
    }

    /// Whether a file was read when it was checked.
    fn has(&self, name: &str) -> bool {
        self.checked().is_some_and(|checked| checked.sources.files().any(|(_, file)| file.path == name))
    }

    /// Whether a file is of this project, or would be once it is saved.
    fn owns(&self, path: &Path) -> bool {
        let root = &self.location.root;
        if is_settings(path) {
            return path.parent() == Some(root);
        }
        let whole = !self.loose || root.join(CONFIG_NAME).is_file();
        self.location.files.iter().any(|file| file == path) || whole && path.starts_with(root)
    }
}

fn is_settings(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == CONFIG_NAME)
}

/// A text that is open; it wins over what is on disk.
#[derive(Debug)]
struct Open {
    path: PathBuf,
    text: String,
}

/// The projects, the open texts, and what was found of them.
#[derive(Debug, Default)]
pub struct Desk {
    roots: Vec<PathBuf>,
    projects: Vec<Project>,
    /// By the path that is shown.
    open: BTreeMap<String, Open>,
    /// A project went away since the last check.
    lost: bool,
}

impl Desk {
    /// Looks for the projects of these folders.
    pub fn set_roots(&mut self, roots: Vec<PathBuf>) {
        self.roots = roots;
        self.look_again();
    }

    pub fn roots(&self) -> &[PathBuf] {
        &self.roots
    }

    /// Looks for projects and their files anew; what did not change stays as it was checked.
    pub fn look_again(&mut self) {
        let mut found: BTreeMap<PathBuf, Location> = BTreeMap::new();
        for root in &self.roots {
            for mut location in workspace::find(std::slice::from_ref(root)).unwrap_or_default() {
                location.only.clear();
                found.entry(location.root.clone()).or_insert(location);
            }
        }
        let mut known = std::mem::take(&mut self.projects);
        for (_, location) in found {
            let same = known.iter().position(|one| !one.loose && one.location == location);
            let project = same.map(|at| known.swap_remove(at));
            self.projects.push(project.unwrap_or_else(|| Project::new(location, false)));
        }
        self.lost |= !known.is_empty();
        let open: Vec<PathBuf> = self.open.values().map(|open| open.path.clone()).collect();
        for path in open {
            self.touch(&path);
        }
    }

    /// Whether a text is open.
    pub fn is_open(&self, path: &Path) -> bool {
        self.open.contains_key(&shown(path))
    }

    /// The text of a file that is open.
    pub fn text(&self, path: &Path) -> Option<&str> {
        self.open.get(&shown(path)).map(|open| open.text.as_str())
    }

    /// Opens a text, or changes it.
    pub fn put(&mut self, path: PathBuf, text: String) {
        self.open.insert(shown(&path), Open { path: path.clone(), text });
        self.written(&path);
    }

    /// Changes an open text in place.
    pub fn edit(&mut self, path: &Path, change: impl FnOnce(String) -> String) {
        if let Some(open) = self.open.get_mut(&shown(path)) {
            open.text = change(std::mem::take(&mut open.text));
            self.written(path);
        }
    }

    /// Closes a text: what is on disk counts again.
    pub fn close(&mut self, path: &Path) {
        self.open.remove(&shown(path));
        self.touch(path);
        let (open, before) = (&self.open, self.projects.len());
        self.projects.retain(|one| !one.loose || open.values().any(|open| one.owns(&open.path)));
        self.lost |= self.projects.len() < before;
    }

    /// Says that a file changed on disk; that of an open text does not count.
    pub fn touch(&mut self, path: &Path) {
        let (name, open) = (shown(path), self.is_open(path));
        if let Some(project) = self.project_of(path)
            && !(open && project.has(&name))
        {
            project.changed = Changed::Anything;
        }
    }

    /// Says that an open text changed; nothing else of its project did by that.
    fn written(&mut self, path: &Path) {
        let name = shown(path);
        let Some(project) = self.project_of(path) else { return };
        let same = matches!(&project.changed, Changed::Text(other) if *other == name);
        project.changed = match project.changed {
            _ if is_settings(path) => Changed::Anything,
            Changed::Nothing => Changed::Text(name),
            Changed::Text(_) if same => Changed::Text(name),
            _ => Changed::Anything,
        };
    }

    /// The project that a file is of; an open file outside all of them makes one.
    fn project_of(&mut self, path: &Path) -> Option<&mut Project> {
        let owner = match self.owner(path) {
            Some(owner) => owner,
            None if is_settings(path) || !self.is_open(path) => return None,
            None => {
                self.projects.push(Project::new(loose(path), true));
                self.projects.len() - 1
            }
        };
        self.projects.get_mut(owner)
    }

    /// The innermost project that a file is of.
    fn owner(&self, path: &Path) -> Option<usize> {
        let owners = self.projects.iter().enumerate().filter(|(_, one)| one.owns(path));
        owners.max_by_key(|(_, one)| one.location.root.components().count()).map(|(at, _)| at)
    }

    pub fn is_stale(&self) -> bool {
        self.lost || self.projects.iter().any(|project| project.changed != Changed::Nothing)
    }

    /// Checks what changed. After a change in one text the findings that hang on the whole project may be those of
    /// before, until [`Desk::settle`].
    pub fn refresh(&mut self) -> Affected {
        let mut affected = match std::mem::take(&mut self.lost) {
            true => Affected::All,
            false => Affected::Files(BTreeSet::new()),
        };
        for at in 0..self.projects.len() {
            let Some(project) = self.projects.get_mut(at) else { continue };
            // Should checking fail, it is not tried again until something changes.
            let changed = std::mem::take(&mut project.changed);
            if changed == Changed::Nothing {
                continue;
            }
            if let Changed::Text(name) = changed
                && let Some(open) = self.open.get(&name)
                && let Some((live, files)) =
                    project.live.take().and_then(|live| renewed(live, &name, &open.text))
            {
                let small = live.checked().model.size().0 < SMALL;
                project.live = Some(live);
                affected = affected.and(if small { Affected::All } else { Affected::Files(files) });
                if small && let Some(live) = &mut project.live {
                    live.settle();
                }
                continue;
            }
            let given = self.given(at);
            if let Some(project) = self.projects.get_mut(at) {
                project.live = Some(Live::new(workspace::load(&project.location, given)));
            }
            affected = Affected::All;
        }
        affected
    }

    /// Whether findings may be those of before a change.
    pub fn is_settled(&self) -> bool {
        self.projects.iter().filter_map(|project| project.live.as_ref()).all(Live::is_settled)
    }

    /// Looks again for what hangs on the whole of each project.
    pub fn settle(&mut self) {
        for live in self.projects.iter_mut().filter_map(|project| project.live.as_mut()) {
            if !live.is_settled() {
                live.settle();
            }
        }
    }

    /// The open texts of a project.
    fn given(&self, at: usize) -> Vec<(PathBuf, Vec<u8>)> {
        let own = self.open.values().filter(|open| self.owner(&open.path) == Some(at));
        own.map(|open| (open.path.clone(), open.text.clone().into_bytes())).collect()
    }

    /// Every project as it was checked last.
    pub fn checked(&self) -> impl Iterator<Item = &Checked> {
        self.projects.iter().filter_map(Project::checked)
    }

    /// A file, in the project that it is of.
    pub fn find(&self, path: &Path) -> Option<(&Checked, FileId)> {
        let checked = self.projects.get(self.owner(path)?)?.checked()?;
        let name = shown(path);
        let file = checked.sources.files().find(|(_, file)| file.path == name)?;
        Some((checked, file.0))
    }

    /// The project of a file with other texts for some files, by the path that is shown: to try a change.
    pub fn tried(&self, path: &Path, texts: &BTreeMap<String, String>) -> Option<Checked> {
        let at = self.owner(path)?;
        let project = self.projects.get(at)?;
        let changed = |path: &str| texts.get(path).cloned();
        Some(check(workspace::load_changed(&project.location, &self.given(at), changed)))
    }
}

/// A project in which one file has another text, and the files of which findings may be others by that.
fn renewed(live: Live, name: &str, text: &str) -> Option<(Live, BTreeSet<String>)> {
    let file = live.checked().sources.files().find(|(_, file)| file.path == name).map(|(id, _)| id)?;
    let (live, files) = live.renew(file, text)?;
    let sources = &live.checked().sources;
    let paths = files.into_iter().map(|file| sources.path(file).to_owned()).collect();
    Some((live, paths))
}

/// The project of a file outside the folders of the workspace.
fn loose(path: &Path) -> Location {
    let found = workspace::find(std::slice::from_ref(&path.to_path_buf())).unwrap_or_default();
    let own = found.into_iter().next();
    let mut location = own.unwrap_or_else(|| Location {
        root: path.parent().map_or_else(PathBuf::new, Path::to_path_buf),
        files: vec![path.to_path_buf()],
        only: vec![],
    });
    location.only.clear();
    location
}
