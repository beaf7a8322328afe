//! `kader serve`: the report in a browser on this machine, anew as soon as a file was saved.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command as Program, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Instant;

use clap::{Arg, ArgMatches, Command};

use crate::check::{Checked, check};
use crate::diag::Text;
use crate::language::{Bi, Language};
use crate::pages::{self, House, Wish};
use crate::report::summary;
use crate::serve::{self, Page, Project, Site};
use crate::workspace::config::Look;
use crate::workspace::{self, CONFIG_NAME, Location, Unfit, house};

use super::watch::{self, Seen};
use super::{CLEAN, check, complain, flag, options, switch, write};

pub fn command(language: Language) -> Command {
    let about = Bi::new(
        "Toon het rapport in de browser terwijl u schrijft: met elke bevinding, opnieuw zodra iets bewaard is",
        "Show the report in a browser while you write: with every finding, again as soon as something was saved",
    );
    Command::new("serve")
        .visible_alias("bekijk")
        .about(about.get(language))
        .arg(path_argument(language))
        .arg(
            Arg::new("port")
                .long("port")
                .value_name(Bi::new("GETAL", "NUMBER").get(language))
                .value_parser(clap::value_parser!(u16))
                .help_heading(options(language))
                .help(
                    Bi::new(
                        "de poort op 127.0.0.1; anders de eerste die vrij is vanaf 4870",
                        "the port on 127.0.0.1; the first free one from 4870 otherwise",
                    )
                    .get(language),
                ),
        )
        .arg(switch(
            "open",
            language,
            Bi::new("open de pagina in uw browser", "open the page in your browser"),
        ))
        .arg(switch(
            "until-eof",
            language,
            Bi::new(
                "stop als standaardinvoer sluit: voor programma's die dit starten",
                "stop when standard input closes: for programs that start this",
            ),
        ))
}

fn path_argument(language: Language) -> Arg {
    let help = Bi::new(
        "mappen of bestanden; zonder pad deze map. Meer projecten krijgen elk een pagina",
        "folders or files; this folder without one. Several projects get a page each",
    );
    super::paths_argument(language, true).help(help.get(language))
}

pub fn run(matches: &ArgMatches, asked: Option<Language>, out: &mut dyn Write) -> u8 {
    let mut paths: Vec<PathBuf> =
        matches.get_many("path").map(|paths| paths.cloned().collect()).unwrap_or_default();
    let early = asked.unwrap_or(Language::Nl);
    if paths.iter().any(|path| path == Path::new("-")) {
        let text = Bi::new(
            "standaardinvoer verandert niet; noem een map",
            "standard input does not change; name a folder",
        );
        return complain(text.get(early));
    }
    if paths.is_empty() {
        paths.push(PathBuf::from("."));
    }
    let mut seen = watch::look(&paths, &[]);
    let found = match workspace::find(&paths) {
        Ok(found) => found,
        Err(unfit) => return complain(&super::unfit(&unfit, early)),
    };
    let mut maker = Maker { paths, asked, language: None, known: BTreeMap::new() };
    let projects = maker.make(&found, &mut seen, Vec::new());
    let language = maker.language.unwrap_or(early);
    let port = matches.get_one::<u16>("port").copied();
    let (listener, port) = match serve::bind(port) {
        Ok(bound) => bound,
        Err(error) => return complain(taken(port, &error).get(language)),
    };
    let site = Arc::new(Site::new(projects, language));
    if let Err(error) = serve::serve(listener, port, Arc::clone(&site)) {
        return complain(workspace::why(&error).get(language));
    }
    let address = format!("http://127.0.0.1:{port}/");
    if !write(out, &format!("{address}\n")) || out.flush().is_err() {
        return CLEAN;
    }
    say(Bi::new(
        "kader kijkt of er iets bewaard wordt; stop met Ctrl-C",
        "kader watches for what is saved; stop with Ctrl-C",
    )
    .get(language));
    if flag(matches, "open") && !open(&address) {
        say(Bi::new(
            "er is geen browser te openen; ga zelf naar het adres",
            "no browser can be opened; go to the address yourself",
        )
        .get(language));
    }
    let stop = Arc::new(AtomicBool::new(false));
    if flag(matches, "until-eof") {
        stop_at_end(Arc::clone(&stop));
    }
    maker.keep_up(&site, seen, &stop);
    CLEAN
}

/// Makes pages, and only of projects of which something changed.
struct Maker {
    paths: Vec<PathBuf>,
    asked: Option<Language>,
    /// What is said in: what was asked for, else the language of the first project.
    language: Option<Language>,
    /// What is known of each project, by its folder.
    known: BTreeMap<PathBuf, Known>,
}

/// What a page was made of.
#[derive(Default)]
struct Known {
    seen: Seen,
    /// The files that give it the look of the organisation.
    house: Vec<PathBuf>,
}

impl Maker {
    fn keep_up(&mut self, site: &Site, mut seen: Seen, stop: &AtomicBool) {
        loop {
            watch::wait(&self.paths, &self.house(), &seen, stop);
            if stop.load(Ordering::SeqCst) {
                return;
            }
            // Looked at before it is read: what is saved meanwhile is made next.
            seen = watch::look(&self.paths, &self.house());
            match workspace::find(&self.paths) {
                Ok(found) => {
                    let projects = self.make(&found, &mut seen, site.projects());
                    site.show(projects);
                }
                Err(unfit) => site.complain(self.lost(&unfit)),
            }
        }
    }

    fn house(&self) -> Vec<PathBuf> {
        self.known.values().flat_map(|known| known.house.iter().cloned()).collect()
    }

    fn lost(&self, unfit: &Unfit) -> Text {
        let text = Text::new(super::unfit(unfit, Language::Nl), super::unfit(unfit, Language::En));
        say(text.get(self.language.unwrap_or(Language::Nl)));
        text
    }

    /// The projects as they are now; what did not change stays.
    fn make(&mut self, found: &[Location], seen: &mut Seen, old: Vec<Project>) -> Vec<Project> {
        let mut old: BTreeMap<String, Project> =
            old.into_iter().map(|one| (one.folder.clone(), one)).collect();
        let mut names = BTreeSet::new();
        let mut made = Vec::new();
        for location in found {
            let known = self.known.remove(&location.root).unwrap_or_default();
            let folder = workspace::shown(&location.root);
            let before = old.remove(&folder);
            let is_same = known.seen == own(location, &known.house, seen);
            let (mut project, house) = match before {
                Some(before) if is_same => (before, known.house),
                before => self.project(location, folder, before),
            };
            project.name = free(project.name, &mut names);
            made.push(project);
            let own = own(location, &house, seen);
            self.known.insert(location.root.clone(), Known { seen: own, house });
        }
        made
    }

    /// A project as it is on disk, and where the files are that give it its look.
    fn project(
        &mut self,
        location: &Location,
        folder: String,
        before: Option<Project>,
    ) -> (Project, Vec<PathBuf>) {
        let start = Instant::now();
        let loaded = workspace::load(location, Vec::new());
        let look = loaded.config.look.clone();
        let checked = check(loaded);
        let language = self.asked.or(checked.messages).unwrap_or(Language::Nl);
        let spoken = *self.language.get_or_insert(language);
        let made = house(&location.root, &look).and_then(|house| page(&checked, language, house));
        let findings: Vec<_> = checked.findings.iter().collect();
        let all = check::summary_of(&checked, &findings);
        let line = |language| summary::line(all, None, language);
        let timed = summary::line(all, Some(start.elapsed()), spoken);
        say(&format!("{}: {timed}", checked.model.slug()));
        let last = before.and_then(|before| before.page);
        let bare = || page(&checked, language, House::default()).ok();
        let (page, problem) = match (made, unread(&checked)) {
            // What cannot be read for a moment is no reason to show less than a moment ago.
            (Ok(page), Some(problem)) => (last.or(Some(page)), Some(problem)),
            (Ok(page), None) => (Some(page), None),
            (Err(problem), _) => (last.or_else(bare), Some(problem)),
        };
        if let Some(problem) = &problem {
            say(problem.get(spoken));
        }
        let project = Project {
            name: address(checked.model.slug()),
            title: pages::title(&checked),
            folder,
            line: Text::new(line(Language::Nl), line(Language::En)),
            page,
            problem,
        };
        (project, house::places(&location.root, &look))
    }
}

fn house(root: &Path, look: &Look) -> Result<House, Text> {
    house::house(root, look).and_then(|files| House::new(look, files))
}

fn page(checked: &Checked, language: Language, mut house: House) -> Result<Arc<Page>, Text> {
    house.style += serve::STYLE;
    let live = Some(serve::SCRIPT.to_owned());
    let wish = Wish { language, documents: Vec::new(), with_findings: true, live, house };
    let html = pages::html(checked, &wish)?;
    Ok(Arc::new(Page::new(&html, pages::policy_of(&wish))))
}

/// The files that could not be read, and why.
fn unread(checked: &Checked) -> Option<Text> {
    if checked.skipped == 0 {
        return None;
    }
    let is_unread = |file| checked.sources.file(file).is_some_and(|file| file.unread);
    let found = checked.findings.iter().filter(|finding| is_unread(finding.primary.span.file));
    let mut text = Text::new("", "");
    for finding in found {
        let path = checked.sources.path(finding.primary.span.file);
        text.nl += &format!("{path}: {}\n", finding.title.nl);
        text.en += &format!("{path}: {}\n", finding.title.en);
    }
    Some(Text::new(text.nl.trim_end(), text.en.trim_end()))
}

/// What was looked at of one project; a file that was not is looked at now.
fn own(location: &Location, house: &[PathBuf], seen: &mut Seen) -> Seen {
    let config = location.root.join(CONFIG_NAME);
    let all = location.files.iter().chain([&config]).chain(house);
    all.map(|path| (path.clone(), *seen.entry(path.clone()).or_insert_with(|| watch::stamp(path)))).collect()
}

/// A name that an address can have as it is.
fn address(slug: &str) -> String {
    let plain = |one: char| if one.is_ascii_alphanumeric() { one.to_ascii_lowercase() } else { '-' };
    slug.chars().map(plain).collect()
}

/// A name that no project before it has.
fn free(name: String, names: &mut BTreeSet<String>) -> String {
    let mut free = name.clone();
    let mut count = 1;
    while !names.insert(free.clone()) {
        count += 1;
        free = format!("{name}-{count}");
    }
    free
}

fn stop_at_end(stop: Arc<AtomicBool>) {
    thread::spawn(move || {
        let mut piece = [0; 1024];
        while io::stdin().lock().read(&mut piece).is_ok_and(|count| count > 0) {}
        stop.store(true, Ordering::SeqCst);
    });
}

/// Asks the system to show an address; whether there is something that can.
fn open(address: &str) -> bool {
    let (program, arguments): (_, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("rundll32", &["url.dll,FileProtocolHandler"]),
        _ => ("xdg-open", &[]),
    };
    let mut opener = Program::new(program);
    opener.args(arguments).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match opener.spawn() {
        Ok(mut child) => {
            thread::spawn(move || child.wait());
            true
        }
        Err(_) => false,
    }
}

/// One line for who started this; nobody need read it.
fn say(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

fn taken(port: Option<u16>, error: &io::Error) -> Text {
    let why = workspace::why(error);
    let port = port.unwrap_or_default();
    if error.kind() == io::ErrorKind::AddrInUse {
        return Text::new(
            format!("poort {port} is al in gebruik; laat --port weg, dan zoekt kader een vrije"),
            format!("port {port} is in use; leave out --port, and kader looks for a free one"),
        );
    }
    Text::new(
        format!("poort {port} is niet te krijgen: {}", why.nl),
        format!("port {port} cannot be had: {}", why.en),
    )
}
