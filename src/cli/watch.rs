//! `kader check --watch`: the check again and again, as soon as something was saved.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use clap::{Arg, ArgMatches};

use crate::language::{Bi, Language};
use crate::workspace::{self, CONFIG_NAME};

use super::{complain, switch, write};

/// How long to wait before looking again; a project that takes long to look at is looked at less often.
const PAUSE: Duration = Duration::from_millis(100);

/// Goes to the top of an empty screen.
const CLEAR: &str = "\x1b[2J\x1b[3J\x1b[H";

/// What is looked at of each file: when it was saved, and how long it is.
pub type Seen = BTreeMap<PathBuf, Stamp>;
type Stamp = Option<(SystemTime, u64)>;

pub fn argument(language: Language) -> Arg {
    switch(
        "watch",
        language,
        Bi::new(
            "blijf kijken: controleer opnieuw zodra er iets bewaard is, tot Ctrl-C",
            "keep watching: check again as soon as something was saved, until Ctrl-C",
        ),
    )
}

/// Runs a check whenever something below these paths changes; ends when nobody reads it any more.
pub fn run(
    matches: &ArgMatches,
    language: Language,
    out: &mut dyn Write,
    mut once: impl FnMut(&mut dyn Write) -> u8,
) -> u8 {
    let mut paths: Vec<PathBuf> =
        matches.get_many("path").map(|paths| paths.cloned().collect()).unwrap_or_default();
    if paths.iter().any(|path| path == Path::new("-")) {
        return complain(
            Bi::new(
                "standaardinvoer verandert niet: laat --watch weg, of noem een map",
                "standard input does not change: leave out --watch, or name a folder",
            )
            .get(language),
        );
    }
    if paths.is_empty() {
        paths.push(PathBuf::from("."));
    }
    let extra: Vec<PathBuf> = matches.get_one("baseline").cloned().into_iter().collect();
    let waiting = Bi::new(
        "kader kijkt of er iets bewaard wordt; stop met Ctrl-C",
        "kader watches for what is saved; stop with Ctrl-C",
    );
    let is_screen = io::stdout().is_terminal();
    loop {
        // Looked at before it is read: what is saved during the check is checked next.
        let seen = look(&paths, &extra);
        let mut heard = Heard { out, lost: false };
        if is_screen {
            write(&mut heard, CLEAR);
        }
        let code = once(&mut heard);
        let is_read = heard.flush().is_ok() && !heard.lost;
        let told = writeln!(io::stderr(), "{}", waiting.get(language)).is_ok();
        if !is_read || !told {
            return code;
        }
        wait(&paths, &extra, &seen, &AtomicBool::new(false));
    }
}

/// Remembers that something could not be said: a check itself goes on when nobody listens.
struct Heard<'o> {
    out: &'o mut dyn Write,
    lost: bool,
}

impl Write for Heard<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes);
        self.lost |= written.as_ref().is_err_and(|error| error.kind() != io::ErrorKind::Interrupted);
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Waits until something differs, and then until it stays as it is: an editor may save in steps. Ends also when it must stop.
pub fn wait(paths: &[PathBuf], extra: &[PathBuf], seen: &Seen, stop: &AtomicBool) {
    let mut last = seen.clone();
    while !stop.load(Ordering::SeqCst) {
        let start = Instant::now();
        let now = look(paths, extra);
        if now != *seen && now == last {
            return;
        }
        let took = start.elapsed();
        let is_settling = now != *seen;
        last = now;
        sleep(if is_settling { PAUSE / 2 } else { PAUSE.max(took * 10) });
    }
}

pub fn look(paths: &[PathBuf], extra: &[PathBuf]) -> Seen {
    let found = workspace::find(paths).unwrap_or_default();
    let configs = found.iter().map(|one| one.root.join(CONFIG_NAME));
    let files = found.iter().flat_map(|one| one.files.iter().cloned());
    let all = configs.chain(files).chain(extra.iter().cloned());
    all.map(|path| (path.clone(), stamp(&path))).collect()
}

pub fn stamp(path: &Path) -> Stamp {
    let meta = std::fs::metadata(path).ok()?;
    Some((meta.modified().ok()?, meta.len()))
}
