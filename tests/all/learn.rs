//! The learning pages are done as they are read: files are written, edits made, commands run, outputs compared.
//!
//! What a block of a page is, its first line says: `kader NAME` and `toml NAME` are files, `diff NAME` an edit to one,
//! `console` commands with what they print; `console 1` ends with that exit code. `<!-- begin: kader init -->` starts
//! again in an empty folder with that command. KADER_BLESS=1 writes the outputs.

use std::fmt::Write as _;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use kader::language::Language;

use crate::cli::{folder, kader};
use crate::support::root;

/// One part of a page, with the number of its first line.
struct Part<'p> {
    line: usize,
    what: What<'p>,
}

enum What<'p> {
    /// Prose, kept as it is.
    Prose(&'p str),
    Begin(&'p str),
    Block {
        fence: &'p str,
        info: &'p str,
        lines: Vec<&'p str>,
    },
}

fn parts(page: &str) -> Result<Vec<Part<'_>>, String> {
    let mut found = Vec::new();
    let mut lines = page.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let line_number = at + 1;
        let ticks = line.len() - line.trim_start_matches('`').len();
        if line.trim_start().starts_with("```") && ticks < 3 {
            return Err(format!("{line_number}: an indented block would not be run"));
        }
        let what = if ticks >= 3 {
            let (fence, info) = line.split_at(ticks);
            let mut inside = Vec::new();
            loop {
                match lines.next() {
                    None => return Err(format!("{line_number}: this block has no end")),
                    Some((_, line)) if line == fence => break,
                    Some((_, line)) => inside.push(line),
                }
            }
            What::Block { fence, info, lines: inside }
        } else if let Some(rest) = line.strip_prefix("<!--") {
            let command = rest.trim().strip_prefix("begin:").and_then(|rest| rest.strip_suffix("-->"));
            What::Begin(command.ok_or(format!("{line_number}: not a beginning: {line}"))?.trim())
        } else {
            What::Prose(line)
        };
        found.push(Part { line: line_number, what });
    }
    Ok(found)
}

/// A reader at a desk: a folder, and the language of the system.
struct Desk {
    root: PathBuf,
    here: PathBuf,
    locale: &'static str,
}

impl Desk {
    fn new(name: &str, language: Language) -> Desk {
        let root = folder(&format!("learn-{name}"));
        let locale = if language == Language::Nl { "nl_NL.UTF-8" } else { "en_GB.UTF-8" };
        Desk { here: root.clone(), root, locale }
    }

    fn clear(&mut self) {
        fs::remove_dir_all(&self.root).unwrap();
        fs::create_dir_all(&self.root).unwrap();
        self.here.clone_from(&self.root);
    }

    /// Runs one line as a shell would; gives all that appears on the screen, and the exit code.
    fn run(&mut self, line: &str) -> Result<(String, i32), String> {
        let words = words(line)?;
        let mut words = words.iter().map(String::as_str);
        match words.next() {
            Some("kader") => {}
            Some("cd") => {
                let to = self.here.join(words.next().ok_or("cd says no folder")?);
                self.here = to.canonicalize().map_err(|error| format!("cd: {error}"))?;
                return Ok((String::new(), 0));
            }
            _ => return Err(format!("only kader and cd can be run: {line}")),
        }
        // One pipe for both, so that lines come in the order in which a reader sees them.
        let (mut reader, writer) = std::io::pipe().map_err(|error| error.to_string())?;
        let mut command = kader();
        command.args(words).current_dir(&self.here).env("LANG", self.locale);
        command.stdin(std::process::Stdio::null());
        command.stdout(writer.try_clone().map_err(|error| error.to_string())?).stderr(writer);
        let mut child = command.spawn().map_err(|error| error.to_string())?;
        drop(command);
        let mut said = String::new();
        reader.read_to_string(&mut said).map_err(|error| error.to_string())?;
        let code = child.wait().map_err(|error| error.to_string())?.code().ok_or("it was ended")?;
        Ok((timeless(&said), code))
    }

    fn write(&self, name: &str, lines: &[&str]) -> Result<(), String> {
        let path = self.place(name)?;
        fs::create_dir_all(path.parent().unwrap_or(&self.here)).map_err(|error| error.to_string())?;
        fs::write(path, lines.join("\n") + "\n").map_err(|error| error.to_string())
    }

    /// Makes the edit that a difference shows: its lines must stand in the file at one place.
    fn edit(&self, name: &str, lines: &[&str]) -> Result<(), String> {
        let path = self.place(name)?;
        let text = fs::read_to_string(&path).map_err(|error| format!("{name}: {error}"))?;
        let (mut old, mut new) = (String::new(), String::new());
        for line in lines {
            let rest = line.get(1..).unwrap_or_default();
            match line.chars().next() {
                Some('-') => _ = writeln!(old, "{rest}"),
                Some('+') => _ = writeln!(new, "{rest}"),
                Some(' ') | None => {
                    let _ = writeln!(old, "{rest}");
                    let _ = writeln!(new, "{rest}");
                }
                Some(_) => return Err(format!("not a line of an edit: {line}")),
            }
        }
        // Whole lines only.
        let within = format!("\n{text}");
        let (old, new) = (format!("\n{old}"), format!("\n{new}"));
        match within.matches(&old).count() {
            1 if old != new => {
                let edited = within.replacen(&old, &new, 1);
                fs::write(path, edited.strip_prefix('\n').unwrap_or_default())
                    .map_err(|error| error.to_string())
            }
            1 => Err("this edit changes nothing".to_owned()),
            count => Err(format!("what this edit changes stands in {name} {count} times:{old}\nin:\n{text}")),
        }
    }

    fn place(&self, name: &str) -> Result<PathBuf, String> {
        let is_plain = !name.is_empty() && !name.starts_with('/') && !name.split('/').any(|one| one == "..");
        is_plain.then(|| self.here.join(name)).ok_or(format!("‘{name}’ is no name of a file here"))
    }
}

/// The words of a command line; a text between double quotes is one.
fn words(line: &str) -> Result<Vec<String>, String> {
    if line.contains(['\\', '$', '|', '>', '<', '*', ';', '&', '\'', '`']) {
        return Err(format!("a shell would do more than kader here: {line}"));
    }
    let mut found = Vec::new();
    for (at, piece) in line.split('"').enumerate() {
        match at % 2 {
            0 => found.extend(piece.split_whitespace().map(str::to_owned)),
            _ => found.push(piece.to_owned()),
        }
    }
    let is_closed = line.matches('"').count().is_multiple_of(2);
    is_closed.then_some(found).ok_or(format!("an open quote: {line}"))
}

/// How long something took differs each time; a page says five milliseconds.
fn timeless(said: &str) -> String {
    let line = |line: &str| match line.rsplit_once(" (") {
        Some((rest, time)) if time.ends_with(" ms)") || time.ends_with(" s)") => format!("{rest} (5 ms)\n"),
        _ => format!("{line}\n"),
    };
    said.lines().map(line).collect()
}

/// Does what a page says; gives the page with what was printed, or where it went wrong.
fn done(name: &str, page: &str, language: Language) -> Result<String, String> {
    let mut desk = Desk::new(name, language);
    let mut out = String::new();
    for part in parts(page)? {
        let line = part.line;
        let at = |why: String| format!("{line}: {why}");
        match part.what {
            What::Prose(text) => out += &format!("{text}\n"),
            What::Begin(command) => {
                desk.clear();
                let (said, code) = desk.run(command).map_err(at)?;
                if code != 0 {
                    return Err(at(format!("{command}: {said}")));
                }
                out += &format!("<!-- begin: {command} -->\n");
            }
            What::Block { fence, info, lines } => {
                let lines_out = match info.split_once(' ') {
                    Some(("kader" | "toml", file)) => desk.write(file, &lines).map(|()| lines.join("\n")),
                    Some(("diff", file)) => desk.edit(file, &lines).map(|()| lines.join("\n")),
                    Some(("console", code)) if code.parse::<i32>().is_ok_and(|code| code != 0) => {
                        console(&mut desk, &lines, code.parse().unwrap_or_default())
                    }
                    None if info == "console" => console(&mut desk, &lines, 0),
                    _ => Err(format!("‘{info}’ is no kind of block that is run")),
                };
                out += &format!("{fence}{info}\n{}\n{fence}\n", lines_out.map_err(at)?);
            }
        }
    }
    Ok(out)
}

/// Runs the commands of a block; each must end well, but the last with the code that the block says.
fn console(desk: &mut Desk, lines: &[&str], last: i32) -> Result<String, String> {
    let commands: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("$ ")).collect();
    if commands.is_empty() || !lines.first().is_some_and(|line| line.starts_with("$ ")) {
        return Err("a console starts with a command".to_owned());
    }
    let mut out = String::new();
    for (at, command) in commands.iter().enumerate() {
        let (said, code) = desk.run(command)?;
        let wanted = if at + 1 == commands.len() { last } else { 0 };
        if code != wanted {
            return Err(format!("{command} ends with {code}, not with {wanted}:\n{said}"));
        }
        let _ = write!(out, "$ {command}\n{said}");
    }
    Ok(out.trim_end().to_owned())
}

const FOLDERS: [(&str, Language); 2] = [("docs/leren", Language::Nl), ("docs/learn", Language::En)];

/// Every learning page, with its language.
fn pages() -> Vec<(PathBuf, Language)> {
    let mut found = Vec::new();
    for (folder, language) in FOLDERS {
        let all = fs::read_dir(root().join(folder)).unwrap().map(|one| one.unwrap().path());
        found.extend(all.map(|path| (path, language)));
    }
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    found
}

#[test]
fn every_learning_page_does_what_it_says() {
    let pages = pages();
    assert!(pages.len() >= 6, "{pages:?}");
    let mut wrong = String::new();
    for (path, language) in pages {
        let page = fs::read_to_string(&path).unwrap();
        let stem = path.file_stem().unwrap().to_str().unwrap();
        match done(&format!("{}-{stem}", language.tag()), &page, language) {
            Ok(new) if new == page => {}
            Ok(new) if std::env::var_os("KADER_BLESS").is_some() => fs::write(&path, new).unwrap(),
            Ok(new) => {
                let differs = page.lines().zip(new.lines()).find(|(old, new)| old != new);
                let _ = writeln!(wrong, "{} is stale: {differs:?}", path.display());
            }
            Err(why) => _ = writeln!(wrong, "{}:{why}", path.display()),
        }
    }
    assert!(wrong.is_empty(), "{wrong}\nwrite the outputs with: KADER_BLESS=1 cargo test");
}

#[test]
fn what_a_page_gets_wrong_is_found() {
    let file = "```kader a.kader\ntaal nl\n```\n";
    for (page, wanted) in [
        ("```sh\nkader check\n```\n", "no kind of block"),
        ("```\nkader check\n```\n", "no kind of block"),
        ("```console\nkader check\n```\n", "starts with a command"),
        ("```console\n$ kader check\n```\n", "ends with 2, not with 0"),
        ("```console 2\n$ kader --version\n```\n", "ends with 0, not with 2"),
        ("```console\n$ rm -rf a\n```\n", "only kader and cd"),
        ("```console\n$ kader check | more\n```\n", "a shell would do more"),
        ("```kader ../a.kader\n```\n", "no name of a file"),
        ("  ```console\n  $ kader check\n  ```\n", "indented"),
        ("```console\n$ kader check\n", "no end"),
        ("<!-- start -->\n", "not a beginning"),
        (&format!("{file}```diff a.kader\n-taal en\n+taal nl\n```\n"), "0 times"),
        (&format!("{file}```diff a.kader\n taal nl\n```\n"), "changes nothing"),
        ("```diff b.kader\n+taal nl\n```\n", "b.kader"),
    ] {
        let found = done("wrong", page, Language::Nl);
        assert!(found.as_ref().is_err_and(|why| why.contains(wanted)), "{page}\n{found:?}");
    }
    let page = format!("{file}```console\n$ kader --version\nkader 9\n```\n");
    let right = done("wrong", &page, Language::Nl).unwrap();
    assert!(right != page && right.contains(concat!("kader ", env!("CARGO_PKG_VERSION"))), "{right}");
}

/// The commands that prose mentions, without what stands for something else.
fn mentioned(page: &str) -> Vec<&str> {
    let prose = page.lines().filter(|line| !line.starts_with("```") && !line.starts_with('$'));
    let codes = prose.flat_map(|line| line.split('`').skip(1).step_by(2));
    codes.filter(|code| code.starts_with("kader ")).collect()
}

#[test]
fn commands_in_the_prose_exist() {
    for (path, language) in pages() {
        let page = fs::read_to_string(&path).unwrap();
        let command = kader_command(language);
        for mention in mentioned(&page) {
            let mut words = mention.split_whitespace().skip(1);
            let name = words.next().unwrap();
            if name == "--help" {
                continue;
            }
            let found = command.iter().find(|(one, _)| one == name);
            let (_, help) = found.unwrap_or_else(|| panic!("{}: {mention}", path.display()));
            for option in words.filter(|word| word.starts_with("--")) {
                assert!(help.contains(option), "{}: {mention}", path.display());
            }
        }
    }
}

/// Every command with its aliases and its help.
fn kader_command(language: Language) -> Vec<(String, String)> {
    let whole = kader::cli::command(language);
    let names = |one: &str| {
        let (_, help, _) = crate::cli::run(&[one, "--help", "--lang", language.tag()]);
        (one.to_owned(), help)
    };
    let all = whole
        .get_subcommands()
        .flat_map(|one| std::iter::once(one.get_name()).chain(one.get_visible_aliases()));
    all.map(names).collect()
}

/// Where the links of a page lead that lead nowhere.
fn lost(path: &Path) -> Vec<String> {
    let page = fs::read_to_string(path).unwrap();
    let links = page.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let anchors = |path: &Path| -> Vec<String> {
        let text = fs::read_to_string(path).unwrap_or_default();
        let plain = |one: char| one.is_alphanumeric() || matches!(one, ' ' | '-' | '_');
        let anchor = |line: &str| {
            let heading = line.trim_start_matches('#').trim().to_lowercase();
            heading.chars().filter(|one| plain(*one)).collect::<String>().replace(' ', "-")
        };
        text.lines().filter(|line| line.starts_with('#')).map(anchor).collect()
    };
    let is_lost = |link: &&str| {
        let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
        let target = if file.is_empty() { path.to_path_buf() } else { path.parent().unwrap().join(file) };
        !target.exists() || !anchor.is_empty() && !anchors(&target).iter().any(|one| one == anchor)
    };
    let here = links.filter(|link| !link.contains("://"));
    here.filter(is_lost).map(|link| format!("{}: {link}", path.display())).collect()
}

#[test]
fn links_lead_somewhere_and_readers_are_sent_here() {
    let mut wrong: Vec<String> = pages().iter().flat_map(|(path, _)| lost(path)).collect();
    wrong.extend(lost(&root().join("README.md")));
    assert_eq!(wrong, Vec::<String>::new());
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    for (folder, _) in FOLDERS {
        assert!(readme.contains(&format!("({folder}/")), "the README does not lead to {folder}");
    }
}
