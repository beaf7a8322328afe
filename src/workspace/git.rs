//! Files of a project as a revision of git has them, by the `git` command; nothing is fetched from elsewhere.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::diag::Text;

use super::{CONFIG_NAME, Loaded, Location, MAX_FILE_SIZE, MAX_FILES, load, shown};

/// More bytes than this in all are no spec.
const MOST_BYTES: usize = 1024 * 1024 * 1024;

/// The git command in a folder: no pager, no questions, nothing from the network.
fn git(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("--no-pager").arg("-C").arg(folder);
    command.env("GIT_TERMINAL_PROMPT", "0").env("GIT_NO_LAZY_FETCH", "1").env("GIT_OPTIONAL_LOCKS", "0");
    command.stdin(Stdio::null());
    command
}

/// What git says, when it succeeds.
fn asked(folder: &Path, arguments: &[&str]) -> Result<Option<Vec<u8>>, Text> {
    let output = git(folder).args(arguments).output().map_err(|_| missing_git())?;
    Ok(output.status.success().then_some(output.stdout))
}

fn line(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_owned()
}

fn missing_git() -> Text {
    Text::new(
        "git staat niet op deze computer, en is nodig om een revisie te lezen",
        "git is not on this computer, and is needed to read a revision",
    )
}

/// Whether a folder is part of a git repository that has this revision.
pub fn is_revision(folder: &Path, revision: &str) -> bool {
    let name = revision.split_once(':').map_or(revision, |(name, _)| name);
    commit(folder, name).is_ok_and(|found| found.is_some())
}

/// The commit that a name means; a name that starts with `-` would be an option.
fn commit(folder: &Path, name: &str) -> Result<Option<String>, Text> {
    if name.is_empty() || name.starts_with('-') {
        return Ok(None);
    }
    let wanted = format!("{name}^{{commit}}");
    Ok(asked(folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted])?.map(line))
}

/// The project at a folder as `revision` has it; `REV:path` means another folder, counted from the top.
///
/// # Errors
///
/// When git, the repository, the revision or the project in it is not there; the text says which.
pub fn load_revision(folder: &Path, revision: &str) -> Result<Loaded, Text> {
    let (name, path) = match revision.split_once(':') {
        Some((name, path)) => (name, Some(path.trim_matches('/'))),
        None => (revision, None),
    };
    let at = shown(folder);
    let Some(top) = asked(folder, &["rev-parse", "--show-toplevel"])?.map(line) else {
        return Err(Text::new(
            format!("‘{at}’ ligt niet in een git-repository, dus is er geen revisie te lezen"),
            format!("‘{at}’ is in no git repository, so there is no revision to read"),
        ));
    };
    let Some(commit) = commit(folder, name)? else {
        return Err(Text::new(
            format!("git kent hier geen revisie ‘{name}’"),
            format!("git knows no revision ‘{name}’ here"),
        ));
    };
    let prefix = match path {
        Some(path) => path.to_owned(),
        None => asked(folder, &["rev-parse", "--show-prefix"])?.map(line).unwrap_or_default(),
    };
    let prefix = prefix.trim_matches('/').to_owned();
    let root = if prefix.is_empty() { PathBuf::from(&top) } else { Path::new(&top).join(&prefix) };
    let entries = entries(folder, &commit, &prefix)?;
    let settings: Vec<&Entry> = entries.iter().filter(|one| one.name == CONFIG_NAME).collect();
    let inside = |one: &Entry| {
        let other = |config: &Entry| {
            let above = config.path.trim_end_matches(CONFIG_NAME);
            config.path != CONFIG_NAME && one.path.starts_with(above)
        };
        !entries.iter().filter(|one| one.name == CONFIG_NAME).any(other)
    };
    let own = settings.iter().any(|one| one.path == CONFIG_NAME);
    let kept: Vec<&Entry> = match (own, settings.as_slice()) {
        (true, _) | (false, []) => {
            let own = |one: &&Entry| one.path == CONFIG_NAME || one.name != CONFIG_NAME && inside(one);
            entries.iter().filter(own).collect()
        }
        (false, _) => {
            return Err(Text::new(
                format!("in ‘{revision}’ staan meer projecten; wijs er een aan: {name}:MAP"),
                format!("there are several projects in ‘{revision}’; name one: {name}:FOLDER"),
            ));
        }
    };
    if !kept.iter().any(|one| one.name.ends_with(".kader")) {
        return Err(Text::new(
            format!("in revisie ‘{revision}’ staat hier geen .kader-bestand"),
            format!("there is no .kader file here in revision ‘{revision}’"),
        ));
    }
    let mut given: Vec<(PathBuf, Vec<u8>)> = blobs(folder, &kept)?
        .into_iter()
        .zip(&kept)
        .map(|(bytes, one)| (root.join(&one.path), bytes))
        .collect();
    if !own {
        // Not those of today.
        given.push((root.join(CONFIG_NAME), Vec::new()));
    }
    Ok(load(&Location { root, files: Vec::new(), only: Vec::new() }, given))
}

/// A file of a revision: its path below the project, its name, and the object that holds it.
struct Entry {
    path: String,
    name: String,
    object: String,
}

fn entries(folder: &Path, commit: &str, prefix: &str) -> Result<Vec<Entry>, Text> {
    let mut arguments = vec!["ls-tree", "-r", "-z", "--full-tree", commit];
    // Names that look like patterns are taken as they are.
    let exact = format!(":(literal){prefix}");
    if !prefix.is_empty() {
        arguments.extend(["--", exact.as_str()]);
    }
    let listed = match asked(folder, &arguments)? {
        Some(listed) => listed,
        None if prefix.is_empty() => Vec::new(),
        None => {
            arguments.pop();
            arguments.push(prefix);
            asked(folder, &arguments)?.unwrap_or_default()
        }
    };
    let mut found = Vec::new();
    for record in listed.split(|byte| *byte == 0) {
        let record = String::from_utf8_lossy(record);
        let Some((about, path)) = record.split_once('\t') else { continue };
        let mut about = about.split(' ');
        let (mode, object) = (about.next().unwrap_or_default(), about.nth(1).unwrap_or_default());
        let path = match prefix.is_empty() {
            true => path,
            false => match path.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('/')) {
                Some(path) => path,
                None => continue,
            },
        };
        let name = path.rsplit('/').next().unwrap_or(path);
        let part = name == CONFIG_NAME || name.ends_with(".kader");
        // Links and modules are not read: what they point at is not in the revision.
        if part && mode.starts_with("100") {
            found.push(Entry { path: path.to_owned(), name: name.to_owned(), object: object.to_owned() });
        }
        if found.len() > MAX_FILES {
            return Err(Text::new(
                format!("in de revisie staan meer dan {MAX_FILES} bestanden"),
                format!("there are more than {MAX_FILES} files in the revision"),
            ));
        }
    }
    Ok(found)
}

/// What each file holds, by one run of git.
fn blobs(folder: &Path, entries: &[&Entry]) -> Result<Vec<Vec<u8>>, Text> {
    let broken = || {
        Text::new("git gaf de bestanden van de revisie niet", "git did not give the files of the revision")
    };
    let mut command = git(folder);
    command.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|_| missing_git())?;
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(broken());
    };
    let names: String = entries.iter().map(|one| format!("{}\n", one.object)).collect();
    // Git answers while it is asked: both at once, or each would wait for the other.
    let asking = std::thread::spawn(move || input.write_all(names.as_bytes()));
    let mut bytes = Vec::new();
    let read = output.take(MOST_BYTES as u64).read_to_end(&mut bytes);
    let asked = asking.join();
    let ended = child.wait();
    if read.is_err() || !matches!(asked, Ok(Ok(()))) || !ended.is_ok_and(|status| status.success()) {
        return Err(broken());
    }
    let mut rest = bytes.as_slice();
    let mut found = Vec::with_capacity(entries.len());
    for _ in entries {
        let end = rest.iter().position(|byte| *byte == b'\n').ok_or_else(broken)?;
        let (head, body) = rest.split_at_checked(end).ok_or_else(broken)?;
        let size =
            String::from_utf8_lossy(head).rsplit(' ').next().and_then(|size| size.parse::<usize>().ok());
        let size = size.filter(|size| *size as u64 <= MAX_FILE_SIZE).ok_or_else(broken)?;
        let body = body.get(1..).ok_or_else(broken)?;
        let (text, after) = body.split_at_checked(size).ok_or_else(broken)?;
        found.push(text.to_vec());
        rest = after.get(1..).unwrap_or_default();
    }
    Ok(found)
}
