//! Projects on disk: which files belong to which, and how they are read.

pub mod config;
pub mod disk;
pub mod git;
pub mod house;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::WalkBuilder;
use ignore::gitignore::GitignoreBuilder;
use rayon::prelude::*;

use crate::diag::{Diagnostic, Text};
use crate::language::Language;
use crate::model;
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

impl Loaded {
    /// What the model has to know of the project apart from its files.
    pub fn settings(&self) -> model::Settings {
        model::Settings {
            slug: self.config.organisation.clone().unwrap_or_else(|| model::slug(&self.name)),
            language: self.config.language.unwrap_or(Language::Nl),
            incomplete: self.skipped > 0,
        }
    }

    /// The language to speak in before anything is checked: that of the settings, else that of the first file.
    pub fn messages(&self) -> Language {
        let of_files = self.config.language.unwrap_or(Language::Nl);
        let first = self.sources.files().take(self.count).next();
        let of_first = || first.map(|(id, file)| model::language_of(id, file.readable(), of_files));
        self.config.messages.or_else(of_first).unwrap_or(of_files)
    }
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
            match found.get_mut(&real(&location.root)) {
                Some(known) => merge(known, location),
                None => {
                    found.insert(real(&location.root), location);
                }
            }
        }
    }
    Ok(found.into_values().filter(|location| !location.files.is_empty()).collect())
}

/// The one name of a path; the current folder has an empty one where it is the parent of a bare name.
fn real(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

/// Adds what was asked about a project by another path.
fn merge(known: &mut Location, other: Location) {
    // Asked for whole once, it is whole.
    if other.only.is_empty() {
        known.only.clear();
    } else if !known.only.is_empty() {
        known.only.extend(other.only);
    }
    if known.files != other.files {
        let files: BTreeSet<PathBuf> = known.files.iter().map(|file| real(file)).collect();
        known.files.extend(other.files.into_iter().filter(|file| !files.contains(&real(file))));
        known.files.sort();
    }
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
            let own = real(path);
            if !files.iter().any(|one| one == path) && !files.iter().any(|one| real(one) == own) {
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
            let place = place_of(&error).unwrap_or(root).to_path_buf();
            let io = error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into());
            Unfit::Unreadable(place, io)
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

/// The path that a walk could not go on with.
fn place_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => place_of(err),
        _ => None,
    }
}

/// Whether a file is a source of a project, its settings, or named like a source.
pub fn is_part(location: &Location, path: &Path) -> bool {
    let own = real(path);
    let named = |path: &Path| path.extension().is_some_and(|one| one.eq_ignore_ascii_case("kader"));
    named(path)
        || named(&own)
        || own == real(&location.root.join(CONFIG_NAME))
        || location.files.iter().any(|file| real(file) == own)
}

/// Where the files of a project are that may be written: by the path that is shown of them. A link that
/// leads out of the project is not one of them.
pub fn writable(location: &Location) -> BTreeMap<String, PathBuf> {
    let root = real(&location.root);
    let inside = |path: &&PathBuf| real(path).starts_with(&root);
    let files = location.files.iter().chain(&location.only).filter(inside);
    files.filter(|path| path.is_file()).map(|path| (shown(path), path.clone())).collect()
}

/// Whether a file on disk still holds this text.
pub fn still_holds(path: &Path, text: &str) -> bool {
    matches!(read(path), Read::Bytes(bytes) if bytes == text.as_bytes())
}

/// Reads a project with other texts for some of its files, asked for by the path that is shown.
pub fn load_changed(
    location: &Location,
    given: &[(PathBuf, Vec<u8>)],
    changed: impl Fn(&str) -> Option<String>,
) -> Loaded {
    let mut all: Vec<(PathBuf, Vec<u8>)> = given.to_vec();
    for (path, bytes) in &mut all {
        if let Some(text) = changed(&shown(path)) {
            *bytes = text.into_bytes();
        }
    }
    for path in &location.files {
        let known = all.iter().any(|(one, _)| shown(one) == shown(path));
        if let Some(text) = changed(&shown(path)).filter(|_| !known) {
            all.push((path.clone(), text.into_bytes()));
        }
    }
    load(location, all)
}

/// Reads a project from disk; `given` replaces or adds files, such as text from standard input, also its settings.
pub fn load(location: &Location, given: Vec<(PathBuf, Vec<u8>)>) -> Loaded {
    let settings = shown(&location.root.join(CONFIG_NAME));
    let (settings, given): (Vec<_>, Vec<_>) =
        given.into_iter().partition(|(path, _)| shown(path) == settings);
    let mut files = location.files.clone();
    files.retain(|file| given.iter().all(|(path, _)| shown(path) != shown(file)));
    let mut texts: Vec<(PathBuf, Read)> = files.par_iter().map(|path| (path.clone(), read(path))).collect();
    texts.extend(given.into_iter().map(|(path, bytes)| (path, Read::Bytes(bytes))));
    texts.sort_by(|(a, _), (b, _)| a.cmp(b));
    assemble(location, texts, settings.into_iter().next().map(|(_, bytes)| bytes))
}

enum Read {
    Bytes(Vec<u8>),
    TooLarge(u64),
    NotAFile,
    Failed(io::Error),
}

/// Reads one file; never from a pipe or a device, and never more than the limit, also when the file grows.
fn read(path: &Path) -> Read {
    let size = match fs::metadata(path) {
        Ok(meta) if !meta.is_file() => return Read::NotAFile,
        Ok(meta) => meta.len(),
        Err(error) => return Read::Failed(error),
    };
    if size > MAX_FILE_SIZE {
        return Read::TooLarge(size);
    }
    let mut bytes = Vec::with_capacity(size as usize);
    match fs::File::open(path).and_then(|file| file.take(MAX_FILE_SIZE + 1).read_to_end(&mut bytes)) {
        Ok(_) => Read::Bytes(bytes),
        Err(error) => Read::Failed(error),
    }
}

/// Why the system refused something, in plain words.
pub fn why(error: &io::Error) -> Text {
    use io::ErrorKind as Kind;
    let (nl, en) = match error.kind() {
        Kind::NotFound => ("het bestaat niet", "it does not exist"),
        Kind::PermissionDenied => ("u hebt er geen rechten voor", "you have no rights to it"),
        Kind::IsADirectory => ("het is een map", "it is a folder"),
        Kind::NotADirectory => ("een deel van het pad is geen map", "a part of the path is no folder"),
        Kind::AlreadyExists => ("het bestaat al", "it exists already"),
        Kind::StorageFull | Kind::QuotaExceeded => ("de schijf is vol", "the disk is full"),
        Kind::ReadOnlyFilesystem => ("de schijf is alleen te lezen", "the disk is read-only"),
        Kind::InvalidData => ("het is niet als UTF-8 bewaard", "it is not saved as UTF-8"),
        Kind::InvalidFilename | Kind::InvalidInput => ("de naam kan niet", "the name is not possible"),
        Kind::FileTooLarge => ("het is te groot", "it is too large"),
        Kind::TimedOut => ("het duurt te lang", "it takes too long"),
        Kind::ResourceBusy => ("het is in gebruik", "it is in use"),
        Kind::Interrupted => ("het lezen is onderbroken", "reading was interrupted"),
        _ => {
            return match error.raw_os_error() {
                Some(code) => {
                    Text::new(format!("fout {code} van het systeem"), format!("system error {code}"))
                }
                None => Text::new("het systeem weigert", "the system refuses"),
            };
        }
    };
    Text::new(nl, en)
}

fn assemble(location: &Location, texts: Vec<(PathBuf, Read)>, settings: Option<Vec<u8>>) -> Loaded {
    let mut sources = Vec::with_capacity(texts.len() + 1);
    let mut findings = Vec::new();
    let mut skipped = 0;
    for (path, read) in texts {
        let file = FileId(sources.len() as u32);
        let shown = shown(&path);
        let name = path.strip_prefix(&location.root).map_or_else(|_| shown.clone(), self::shown);
        let start = Span::new(file, 0, 0);
        let text = match read {
            Read::Bytes(bytes) => decode(file, bytes),
            Read::TooLarge(size) => Err(unread(kinds::file_too_large(start, size, MAX_FILE_SIZE))),
            Read::NotAFile => Err(unread(kinds::not_a_file(start))),
            Read::Failed(error) => Err(unread(kinds::unreadable_file(start, &why(&error)))),
        };
        let source = match text {
            Ok(text) => SourceFile::new(shown, with_line_ends(file, text, &mut findings)),
            Err((text, finding)) => {
                skipped += 1;
                findings.push(*finding);
                SourceFile::new(shown, text).unread()
            }
        };
        sources.push(Arc::new(source.named(name)));
    }
    let count = sources.len();
    let file = FileId(count as u32);
    let (mut config, config_file) = match settings {
        Some(bytes) => config::given(&location.root, &bytes, file, &mut findings),
        None => config::read(&location.root, file, &mut findings),
    };
    find_overridden(&mut config, &sources, &mut findings);
    sources.extend(config_file.map(Arc::new));
    let name = folder_name(&location.root);
    Loaded { sources: Sources::new(sources), count, config, findings, skipped, name }
}

/// The files that the paths of each override mean.
fn find_overridden(config: &mut Config, sources: &[Arc<SourceFile>], findings: &mut Vec<Diagnostic>) {
    for part in &mut config.overrides {
        let mut builder = GitignoreBuilder::new("");
        for (path, span) in &part.paths {
            if builder.add_line(None, path).is_err() {
                let (nl, en) = (format!("‘{path}’ is geen pad"), format!("‘{path}’ is no path"));
                findings.push(config::wrong(*span, Text::new(nl, en)));
            }
        }
        let Ok(matcher) = builder.build() else { continue };
        let within = |file: &SourceFile| {
            let path = Path::new(&file.name);
            matcher.matched(path, false).is_ignore()
                || path.ancestors().skip(1).any(|folder| matcher.matched(folder, true).is_ignore())
        };
        let files = sources.iter().enumerate().filter(|(_, file)| within(file));
        part.files = files.map(|(at, _)| FileId(at as u32)).collect();
    }
}

/// What is shown of a file that is not read, and why it is not.
type Unread = (String, Box<Diagnostic>);

fn unread(finding: Diagnostic) -> Unread {
    (String::new(), Box::new(finding))
}

/// Text as UTF-8. What is not is shown with replacement characters, and not read.
fn decode(file: FileId, bytes: Vec<u8>) -> Result<String, Unread> {
    if bytes.len() as u64 > MAX_FILE_SIZE {
        let start = Span::new(file, 0, 0);
        return Err(unread(kinds::file_too_large(start, bytes.len() as u64, MAX_FILE_SIZE)));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let shown = String::from_utf8_lossy(error.as_bytes()).into_owned();
        let width = char::REPLACEMENT_CHARACTER.len_utf8();
        let place = Span::new(file, at as u32, (at + width).min(shown.len()) as u32);
        (shown, Box::new(kinds::not_utf8(place, at, error.as_bytes())))
    })
}

/// A text of which every line ends in CR alone is reported once, and read as if it were LF.
fn with_line_ends(file: FileId, text: String, findings: &mut Vec<Diagnostic>) -> String {
    let body = text.trim_end_matches(['\r', '\n']);
    let first = body.find(['\r', '\n']).filter(|at| body.as_bytes().get(*at) == Some(&b'\r'));
    let Some(at) = first.filter(|_| !body.contains('\n')) else { return text };
    findings.push(kinds::line_ends(Span::new(file, at as u32, at as u32)));
    text.replace('\r', "\n")
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
    let mut findings = Vec::new();
    let mut sources: Vec<Arc<SourceFile>> = Vec::with_capacity(files.len());
    for (name, text) in texts {
        let file = FileId(sources.len() as u32);
        let text = with_line_ends(file, (*text).to_owned(), &mut findings);
        sources.push(Arc::new(SourceFile::new(*name, text)));
    }
    let count = sources.len();
    let given = files.iter().find(|(name, _)| *name == CONFIG_NAME);
    let config = match given {
        Some((name, text)) => {
            let mut config = config::parse(text, FileId(count as u32), &mut findings);
            find_overridden(&mut config, &sources, &mut findings);
            sources.push(Arc::new(SourceFile::new(*name, *text)));
            config
        }
        None => Config::default(),
    };
    Loaded { sources: Sources::new(sources), count, config, findings, skipped: 0, name: "project".to_owned() }
}
