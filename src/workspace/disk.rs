//! Writing to disk so that an interrupted run leaves the old file whole, and reading no more than a limit.

use std::fs;
use std::io::{self, BufWriter, Read as _, Write};
use std::path::{Path, PathBuf};

/// Writes beside a file first, and then takes its place. A link stays a link: what it points at is written.
pub fn write(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    // A device or a pipe is written to, and never replaced.
    if fs::metadata(&real).is_ok_and(|meta| !meta.is_file() && !meta.is_dir()) {
        let mut out = BufWriter::new(fs::File::options().write(true).open(&real)?);
        return fill(&mut out).and_then(|()| out.flush());
    }
    let beside = beside(&real);
    let written = filled(&beside, &real, fill).and_then(|()| fs::rename(&beside, &real));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

/// One file of several: where it stands, and what fills it.
pub type File<'f> = (PathBuf, &'f dyn Fn(&mut dyn Write) -> io::Result<()>);

/// Writes several files: all of them beside their places first, so that a failure leaves every old file as it was.
/// The last takes its place last.
///
/// # Errors
///
/// The first failure, with the path that it is about.
pub fn write_all(files: &[File<'_>]) -> Result<(), (PathBuf, io::Error)> {
    let mut written: Vec<(PathBuf, PathBuf)> = Vec::new();
    let done = files.iter().try_for_each(|(path, fill)| {
        let at = |error| (path.clone(), error);
        path.parent().map_or(Ok(()), fs::create_dir_all).map_err(at)?;
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
        if real.is_dir() {
            return Err(at(io::ErrorKind::IsADirectory.into()));
        }
        let beside = beside(&real);
        written.push((beside.clone(), real.clone()));
        filled(&beside, &real, fill).map_err(at)
    });
    let placed = done.and_then(|()| {
        let mut places = written.iter();
        places.try_for_each(|(beside, real)| fs::rename(beside, real).map_err(|error| (real.clone(), error)))
    });
    if placed.is_err() {
        for (beside, _) in &written {
            let _ = fs::remove_file(beside);
        }
    }
    placed
}

/// Fills a new file that is to take the place of another.
fn filled(beside: &Path, real: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(fs::File::create_new(beside)?);
    fill(&mut out)?;
    out.into_inner()?.sync_all()?;
    // Who may read the old file may read the new one.
    if let Ok(meta) = fs::metadata(real) {
        fs::set_permissions(beside, meta.permissions())?;
    }
    Ok(())
}

/// Reads a file, and never more than so many bytes of it: a larger one is refused.
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// The same for a whole text.
pub fn write_text(path: &Path, text: &str) -> io::Result<()> {
    write(path, |file| file.write_all(text.as_bytes()))
}

/// A name in the same folder that nothing has: two runs at once do not write into each other.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.{}.part", std::process::id()))
}
