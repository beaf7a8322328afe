//! Projects on disk: which files belong to which, and how they are read.

pub mod config;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::WalkBuilder;
use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::syntax::kinds;

use config::Config;

/// Larger files are not read.
pub const MAX_FILE_SIZE: u64 = 64 * 1024 * 1024;

/// More files than this in one project are not read.
pub const MAX_FILES: usize = 100_000;

/// The name of the file that makes a folder a project.
pub const CONFIG_NAME: &str = "kader.toml";

/// Where a project is and which of its files are asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    pub root: PathBuf,
    pub files: Vec<PathBuf>,
    /// Findings outside these paths are not shown; empty for all.
    pub only: Vec<PathBuf>,
}

/// Why paths could not be turned into projects.
#[derive(Debug)]
pub enum Unfit {
    /// The path does not exist or may not be read.
    Unreadable(PathBuf, io::Error),
    /// There is no `.kader` file under these paths.
    Nothing(PathBuf),
    TooMany(PathBuf),
}

/// A project as read: the files that could be read, and what is wrong with the others.
#[derive(Debug)]
pub struct Loaded {
    pub sources: Sources,
    /// Files of the language; `kader.toml` follows them in the sources.
    pub count: usize,
    pub config: Config,
    pub findings: Vec<Diagnostic>,
    /// Files that were not read although they belong to the project.
    pub skipped: usize,
    pub name: String,
}

/// Finds the projects that these paths mean, in the order of their folders.
pub fn find(paths: &[PathBuf]) -> Result<Vec<Location>, Unfit> {
    let mut found: BTreeMap<PathBuf, Location> = BTreeMap::new();
    for path in paths {
        let meta = fs::metadata(path).map_err(|error| Unfit::Unreadable(path.clone(), error))?;
        let locations = if meta.is_dir() { folder(path)? } else { vec![file(path)?] };
        if locations.iter().all(|location| location.files.is_empty()) {
            return Err(Unfit::Nothing(path.clone()));
        }
        for location in locations {
            match found.get_mut(&location.root) {
                // Asked for whole once, it is whole.
                Some(known) if known.only.is_empty() || location.only.is_empty() => known.only.clear(),
                Some(known) => known.only.extend(location.only),
                None => {
                    found.insert(location.root.clone(), location);
                }
            }
        }
    }
    Ok(found.into_values().filter(|location| !location.files.is_empty()).collect())
}

/// The project above a path, if a `kader.toml` says that there is one.
fn project_above(path: &Path) -> Option<PathBuf> {
    let real = fs::canonicalize(path).ok()?;
    let start = if real.is_dir() { real.clone() } else { real.parent()?.to_path_buf() };
    let root = start.ancestors().find(|folder| folder.join(CONFIG_NAME).is_file())?.to_path_buf();
    // Shown as the writer named it: up from the given path as many folders as it lies below the root.
    let depth = start.strip_prefix(&root).ok()?.components().count();
    let folder = if path.is_dir() { path.to_path_buf() } else { path.parent()?.to_path_buf() };
    let mut shown = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder };
    for _ in 0..depth {
        shown = match (shown.file_name(), shown.parent()) {
            (Some(_), Some(parent)) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
            (Some(_), _) => PathBuf::from("."),
            _ => shown.join(".."),
        };
    }
    Some(shown)
}

fn file(path: &Path) -> Result<Location, Unfit> {
    let only = vec![path.to_path_buf()];
    match project_above(path) {
        Some(root) => {
            let mut files = walk(&root)?
                .into_iter()
                .find(|location| location.root == root)
                .map(|location| location.files)
                .unwrap_or_default();
            let same = |one: &PathBuf| fs::canonicalize(one).ok() == fs::canonicalize(path).ok();
            if !files.iter().any(same) {
                files.push(path.to_path_buf());
            }
            Ok(Location { root, files, only })
        }
        None => {
            let root = path.parent().map_or_else(PathBuf::new, Path::to_path_buf);
            Ok(Location { root, files: only.clone(), only: Vec::new() })
        }
    }
}

fn folder(path: &Path) -> Result<Vec<Location>, Unfit> {
    if path.join(CONFIG_NAME).is_file() {
        return walk(path);
    }
    match project_above(path) {
        Some(root) => {
            let mut locations = walk(&root)?;
            locations.retain(|location| location.root == root);
            for location in &mut locations {
                location.only = vec![path.to_path_buf()];
            }
            Ok(locations)
        }
        None => walk(path),
    }
}

/// Every project at or below a folder. Files that no `kader.toml` stands above belong to the folder itself.
fn walk(root: &Path) -> Result<Vec<Location>, Unfit> {
    let mut configs: Vec<PathBuf> = Vec::new();
    let mut files: Vec<PathBuf> = Vec::new();
    let walker = WalkBuilder::new(root)
        .require_git(false)
        .follow_links(false)
        .add_custom_ignore_filename(".kaderignore")
        .sort_by_file_path(Path::cmp)
        .build();
    for entry in walker {
        let entry = entry.map_err(|error| {
            let io = error.io_error().map_or(io::ErrorKind::Other, io::Error::kind);
            Unfit::Unreadable(root.to_path_buf(), io::Error::new(io, error.to_string()))
        })?;
        let path = entry.path();
        if entry.file_type().is_some_and(|kind| kind.is_dir()) {
            continue;
        }
        if path.file_name().is_some_and(|name| name == CONFIG_NAME) {
            configs.extend(path.parent().map(Path::to_path_buf));
        } else if path.extension().is_some_and(|extension| extension == "kader") {
            files.push(path.to_path_buf());
        }
        if files.len() > MAX_FILES {
            return Err(Unfit::TooMany(root.to_path_buf()));
        }
    }
    let mut found: BTreeMap<PathBuf, Location> = BTreeMap::new();
    let empty = |root: &Path| Location { root: root.to_path_buf(), files: Vec::new(), only: Vec::new() };
    for folder in &configs {
        found.insert(folder.clone(), empty(folder));
    }
    for file in files {
        let above = file
            .ancestors()
            .skip(1)
            .find(|folder| found.contains_key(*folder) && configs.contains(&folder.to_path_buf()));
        let owner = above.unwrap_or(root).to_path_buf();
        found.entry(owner.clone()).or_insert_with(|| empty(&owner)).files.push(file);
    }
    Ok(found.into_values().collect())
}

/// Reads a project from disk; `given` replaces or adds files, such as text from standard input.
pub fn load(location: &Location, given: Vec<(PathBuf, Vec<u8>)>) -> Loaded {
    let mut files = location.files.clone();
    files.retain(|file| given.iter().all(|(path, _)| path != file));
    let read = |path: &PathBuf| {
        let meta = fs::metadata(path).map(|meta| meta.len());
        match meta {
            Ok(size) if size > MAX_FILE_SIZE => (path.clone(), Read::TooLarge(size)),
            Ok(_) => match fs::read(path) {
                Ok(bytes) => (path.clone(), Read::Bytes(bytes)),
                Err(error) => (path.clone(), Read::Failed(error)),
            },
            Err(error) => (path.clone(), Read::Failed(error)),
        }
    };
    let mut texts: Vec<(PathBuf, Read)> = files.par_iter().map(read).collect();
    texts.extend(given.into_iter().map(|(path, bytes)| (path, Read::Bytes(bytes))));
    texts.sort_by(|(a, _), (b, _)| a.cmp(b));
    assemble(location, texts)
}

enum Read {
    Bytes(Vec<u8>),
    TooLarge(u64),
    Failed(io::Error),
}

fn assemble(location: &Location, texts: Vec<(PathBuf, Read)>) -> Loaded {
    let mut sources = Vec::with_capacity(texts.len() + 1);
    let mut findings = Vec::new();
    let mut skipped = 0;
    for (path, read) in texts {
        let file = FileId(sources.len() as u32);
        let shown = shown(&path);
        let name = path.strip_prefix(&location.root).map_or_else(|_| shown.clone(), self::shown);
        let text = match read {
            Read::Bytes(bytes) => decode(file, bytes, &mut findings),
            Read::TooLarge(size) => {
                findings.push(kinds::file_too_large(Span::new(file, 0, 0), size, MAX_FILE_SIZE));
                None
            }
            Read::Failed(error) => {
                findings.push(kinds::unreadable_file(Span::new(file, 0, 0), &error.to_string()));
                None
            }
        };
        skipped += usize::from(text.is_none());
        sources.push(Arc::new(SourceFile::new(shown, text.unwrap_or_default()).named(name)));
    }
    let count = sources.len();
    let (config, config_file) = config::read(&location.root, FileId(count as u32), &mut findings);
    sources.extend(config_file.map(Arc::new));
    let name = folder_name(&location.root);
    Loaded { sources: Sources::new(sources), count, config, findings, skipped, name }
}

/// Text as UTF-8. What is not is shown with replacement characters, and not read.
fn decode(file: FileId, bytes: Vec<u8>, findings: &mut Vec<Diagnostic>) -> Option<String> {
    if bytes.len() as u64 > MAX_FILE_SIZE {
        findings.push(kinds::file_too_large(Span::new(file, 0, 0), bytes.len() as u64, MAX_FILE_SIZE));
        return None;
    }
    match String::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let byte = error.as_bytes().get(at).copied().unwrap_or_default();
            findings.push(kinds::not_utf8(Span::new(file, 0, 0), at, byte));
            None
        }
    }
}

/// A path as shown: with `/`, without control characters, without `./` in front.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    let text: String = text.chars().map(|one| if one.is_control() { '\u{FFFD}' } else { one }).collect();
    text.strip_prefix("./").map_or(text.clone(), str::to_owned)
}

fn folder_name(root: &Path) -> String {
    let real = fs::canonicalize(root).unwrap_or_else(|_| root.to_path_buf());
    real.file_name().map_or_else(|| "project".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// A project in memory: names and texts, without disk.
pub fn in_memory(files: &[(&str, &str)]) -> Loaded {
    let mut texts: Vec<&(&str, &str)> = files.iter().filter(|(name, _)| *name != CONFIG_NAME).collect();
    texts.sort_unstable();
    let mut sources: Vec<Arc<SourceFile>> =
        texts.into_iter().map(|(name, text)| Arc::new(SourceFile::new(*name, *text))).collect();
    let mut findings = Vec::new();
    let count = sources.len();
    let given = files.iter().find(|(name, _)| *name == CONFIG_NAME);
    let config = match given {
        Some((name, text)) => {
            sources.push(Arc::new(SourceFile::new(*name, *text)));
            config::parse(text, FileId(count as u32), &mut findings)
        }
        None => Config::default(),
    };
    Loaded { sources: Sources::new(sources), count, config, findings, skipped: 0, name: "project".to_owned() }
}
