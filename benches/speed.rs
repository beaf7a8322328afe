//! How fast and how lean kader is, side by side with serde_json reading what kader wrote.
//!
//! `cargo bench` measures 1,000 and 10,000 goals; `cargo bench -- 1000 10000 100000` measures what is asked.
//! `cargo bench -- --write FOLDER 1000` only writes the project. Every measurement is a process of its own, on
//! one thread, so that times and peaks do not mix; times are medians.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a bench prints its table and stops at the first surprise"
)]

use std::io::{BufRead, BufReader, PipeReader, PipeWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::time::Instant;
use std::{env, fs};

use kader::ask::money::{By, Wish, books};
use kader::check::{Checked, check};
use kader::diff::{Picture, Side, compare};
use kader::export::json;
use kader::language::{Language, indicator};
use kader::report::progress::Survey;
use kader::report::{money, progress};
use kader::source::FileId;
use kader::workspace::{self, Loaded};
use kader::{lsp, model, rules, syntax};
use serde_json::{Value, json};

mod generate;
#[expect(dead_code, reason = "it is only read to see how long reading takes")]
mod mirror;

/// Processes for each figure of time.
const ROUNDS: usize = 5;

fn main() {
    let given: Vec<String> = env::args().skip(1).filter(|one| one != "--bench").collect();
    let words: Vec<&str> = given.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["--phase", phase, folder] => report(&measured(phase, Path::new(folder))),
        ["--write", folder, goals] => {
            let bytes = generate::write(number(goals), Path::new(folder)).expect("the project is written");
            println!("{bytes} bytes");
        }
        [] => table(&[1_000, 10_000]),
        sizes => table(&sizes.iter().map(|size| number(size)).collect::<Vec<_>>()),
    }
}

fn number(text: &str) -> usize {
    text.replace(['_', '.', ','], "").parse().expect("a number of goals")
}

// One process: what it measures.

/// One step: its name, and the time it took on the processor and on the clock, in seconds.
struct Step {
    name: &'static str,
    cpu: f64,
    wall: f64,
}

#[derive(Default)]
struct Measured {
    steps: Vec<Step>,
}

impl Measured {
    fn step<T>(&mut self, name: &'static str, work: impl FnOnce() -> T) -> T {
        let (cpu, wall) = (cpu_seconds(), Instant::now());
        let done = work();
        self.steps.push(Step { name, cpu: cpu_seconds() - cpu, wall: wall.elapsed().as_secs_f64() });
        done
    }
}

/// Processor time of all threads of this process.
fn cpu_seconds() -> f64 {
    // The kernel settles a thread's account when it gives way.
    std::thread::yield_now();
    let threads = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let nanoseconds = threads.filter_map(|thread| {
        let text = fs::read_to_string(thread.path().join("schedstat")).ok()?;
        text.split(' ').next()?.parse::<u64>().ok()
    });
    nanoseconds.sum::<u64>() as f64 / 1e9
}

/// The most memory this process has held, in MB.
fn peak() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap_or_default() * 1024.0 / 1e6
}

/// Runs the pipeline up to a phase, or one thing as a whole.
fn measured(phase: &str, folder: &Path) -> Measured {
    let mut measured = Measured::default();
    match phase {
        "whole" => measured.step("whole", || {
            let checked = check(load(folder));
            assert!(checked.findings.is_empty(), "the project is sound");
            write(&checked, folder);
        }),
        "serde" => measured.step("serde", || {
            let text = fs::read(output(folder)).expect("the JSON is there");
            let project: mirror::Project = serde_json::from_slice(&text).expect("the JSON is as mirrored");
            assert!(!project.goals.is_empty(), "there are goals");
        }),
        "keystroke" | "pause" => keystrokes(&mut measured, folder),
        "diff" => {
            let (before, after) = (check(load(folder)), check(next_edition(folder)));
            measured.step("diff", || {
                let read = |one: &Checked| Picture::of(one).expect("its own JSON can be read");
                let (before, after) = (read(&before), read(&after));
                let side = |picture| Side { picture, document: None };
                let diff = compare(side(&before), side(&after)).expect("both have documents");
                assert!(!diff.changes.is_empty(), "the next edition differs");
            });
        }
        "progress" => {
            let checked = check(load(folder));
            measured.step("progress", || {
                let model = &checked.model;
                let document = model.current_document().expect("there is a document");
                let survey = Survey::new(model, document, &model.strands(&indicator::CONCEPT), None);
                assert!(survey.indicators.len() > 1, "there are indicators");
                progress::human(&survey, Language::Nl, false)
            });
        }
        "money" => {
            let checked = check(changed(folder, |text| {
                text.replace("portefeuillehouders ", "lasten 2026 € 12.500\n    portefeuillehouders ")
            }));
            measured.step("money", || {
                let wish = Wish { by: By::Goal, year: None, own_year: true, document: None };
                let books = books(&checked.model, wish);
                assert!(books.iter().any(|book| !book.tables.is_empty()), "goals have money");
                money::human(&checked.model, &books, &[], Language::Nl)
            });
        }
        _ => steps(&mut measured, phase, folder),
    }
    measured
}

/// Letters that are typed in one file of a project that a language server has open.
const KEYS: u32 = 21;

/// What a letter takes until its findings are there, and what a pause after it takes until those of the whole project
/// are looked at again.
fn keystrokes(measured: &mut Measured, folder: &Path) {
    let folder = fs::canonicalize(folder).expect("the project is there");
    let mut editor = Editor::start();
    let root = format!("file://{}", folder.display());
    editor
        .send(json!({ "id": 1, "method": "initialize", "params": { "rootUri": root, "capabilities": {} } }));
    editor.until(|message| message["id"] == 1);
    let path = folder.join("domein-0001.kader");
    let text = fs::read_to_string(&path).expect("the first file can be read");
    let uri = format!("file://{}", path.display());
    let item = json!({ "uri": uri, "languageId": "kader", "version": 0, "text": text });
    editor.send(json!({ "method": "textDocument/didOpen", "params": { "textDocument": item } }));
    editor.until(|message| message["params"]["uri"] == uri);
    // Before the first letter the project was checked whole.
    let lines: Vec<&str> = text.lines().collect();
    let line =
        lines.iter().position(|line| line.contains("portefeuillehouders ")).expect("a goal has a holder");
    let end = lines[line].len();
    let (mut typed, mut paused) = (Vec::new(), Vec::new());
    for key in 1..=KEYS {
        let place = json!({ "line": line, "character": end });
        let back = json!({ "line": line, "character": end + 1 });
        // A letter is typed, which makes the name of nobody, and taken away again.
        let (to, new) = if key % 2 == 1 { (&place, "x") } else { (&back, "") };
        let change = json!({ "range": { "start": place, "end": to }, "text": new });
        let document = json!({ "uri": uri, "version": key });
        let before = cpu_seconds();
        editor.send(json!({ "method": "textDocument/didChange",
            "params": { "textDocument": document, "contentChanges": [change] } }));
        let said =
            editor.until(|message| message["params"]["version"] == key && message["params"]["uri"] == uri);
        typed.push(cpu_seconds() - before);
        let found = said["params"]["diagnostics"].as_array().map_or(0, Vec::len);
        assert_eq!(found, (key % 2) as usize, "the finding of the name is there when it is");
        let before = cpu_seconds();
        std::thread::sleep(std::time::Duration::from_millis(1_200));
        paused.push(cpu_seconds() - before);
    }
    for (name, mut times) in [("keystroke", typed), ("pause", paused)] {
        times.sort_by(f64::total_cmp);
        let cpu = times[times.len() / 2];
        measured.steps.push(Step { name, cpu, wall: cpu });
    }
}

/// The other side of a language server that runs in this process.
struct Editor {
    to: PipeWriter,
    from: BufReader<PipeReader>,
}

impl Editor {
    fn start() -> Editor {
        let (input, to) = std::io::pipe().expect("a pipe can be made");
        let (from, mut output) = std::io::pipe().expect("a pipe can be made");
        std::thread::spawn(move || lsp::run(BufReader::new(input), &mut output, None));
        Editor { to, from: BufReader::new(from) }
    }

    fn send(&mut self, mut message: Value) {
        message["jsonrpc"] = json!("2.0");
        let text = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("the server reads");
    }

    /// Reads messages up to one that is looked for.
    fn until(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        loop {
            let mut length = 0;
            loop {
                let mut line = String::new();
                self.from.read_line(&mut line).expect("the server writes");
                match line.trim().strip_prefix("Content-Length: ") {
                    Some(number) => length = number.parse().expect("a length is a number"),
                    None if line.trim().is_empty() => break,
                    None => {}
                }
            }
            let mut text = vec![0; length];
            self.from.read_exact(&mut text).expect("the server writes");
            let message = serde_json::from_slice(&text).expect("the server writes JSON");
            if is_it(&message) {
                return message;
            }
        }
    }
}

fn load(folder: &Path) -> Loaded {
    let location = workspace::find(&[folder.to_path_buf()]).expect("the project is found").remove(0);
    workspace::load(&location, Vec::new())
}

/// The same project a year later: another document, in which every fifth goal asks something else.
fn next_edition(folder: &Path) -> Loaded {
    changed(folder, |text| {
        text.replace("begroting-2026", "begroting-2027").replace(".5 \"", ".5 \"Opnieuw: ")
    })
}

/// The project with other texts.
fn changed(folder: &Path, change: impl Fn(&str) -> String) -> Loaded {
    let mut loaded = load(folder);
    let files: Vec<(String, String)> = loaded
        .sources
        .files()
        .take(loaded.count)
        .map(|(_, file)| (file.name.clone(), change(&file.text)))
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    loaded.sources = workspace::in_memory(&files).sources;
    loaded
}

fn output(folder: &Path) -> PathBuf {
    folder.with_extension("json")
}

fn write(checked: &Checked, folder: &Path) {
    let file = fs::File::create(output(folder)).expect("the JSON can be written");
    json::write(checked, file).expect("the JSON is written");
}

fn steps(measured: &mut Measured, last: &str, folder: &Path) {
    let loaded = load(folder);
    let sources = loaded.sources;
    let trees = measured.step("parse", || {
        let files = sources.files().take(loaded.count);
        files.map(|(id, file)| Mutex::new(Some(syntax::parse(id, &file.text)))).collect::<Vec<_>>()
    });
    if last == "parse" {
        return;
    }
    let settings = model::Settings { slug: "project".to_owned(), language: Language::Nl, incomplete: false };
    // The model parses each file itself, to give its tree back at once; here it takes those that are there.
    let parsed = |id: FileId, text: &str| {
        let ready = trees.get(id.0 as usize).and_then(|one| one.lock().expect("nobody panicked").take());
        ready.unwrap_or_else(|| syntax::parse(id, text))
    };
    let (model, _) = measured.step("model", || model::build(&sources, loaded.count, parsed, &settings));
    if last == "model" {
        return;
    }
    let levels = rules::Settings::default();
    let ran = measured.step("rules", || rules::run(&model, &levels));
    if last == "rules" {
        return;
    }
    let checked = Checked {
        sources,
        model,
        findings: ran.findings,
        files: loaded.count,
        skipped: 0,
        messages: None,
        exceptions: ran.exceptions,
        settings: levels,
        changes: Vec::new(),
        skipped_rules: ran.skipped,
        unknown_rules: Vec::new(),
    };
    measured.step("json", || write(&checked, folder));
}

fn report(measured: &Measured) {
    for step in &measured.steps {
        println!("{} {} {} {}", step.name, step.cpu, step.wall, peak());
    }
}

// The other process: the table.

/// A figure of one phase over all rounds.
struct Figures {
    cpu: f64,
    wall: f64,
    peak: f64,
}

/// What is measured, and on how many threads; zero is as many as there are.
const ROWS: &[(&str, &str, &str)] = &[
    ("parse", "parse", "1"),
    ("model", "model", "1"),
    ("rules", "rules", "1"),
    ("JSON", "json", "1"),
    ("whole", "whole", "1"),
    ("diff", "diff", "1"),
    ("progress", "progress", "1"),
    ("money", "money", "1"),
    ("serde_json", "serde", "1"),
    ("all cores", "whole", "0"),
    ("keystroke", "keystroke", "1"),
    ("pause", "pause", "1"),
];

fn table(sizes: &[usize]) {
    println!(
        "{:>8} {:>9} {:<10} {:>9} {:>9} {:>8} {:>9} {:>8}",
        "goals", "source MB", "phase", "CPU ms", "wall ms", "MB/s", "µs/goal", "peak MB"
    );
    for goals in sizes {
        let folder = folder(*goals);
        let bytes = generate::write(*goals, &folder).expect("the project is written");
        let mut of = Vec::new();
        for (name, phase, threads) in ROWS {
            let figures = figures(phase, &folder, threads);
            row(*goals, bytes, name, &figures);
            of.push((*name, figures.cpu));
        }
        let cpu = |name: &str| of.iter().find(|(one, _)| *one == name).map_or(0.0, |(_, cpu)| *cpu);
        let json = fs::metadata(output(&folder)).map_or(0, |meta| meta.len());
        println!("{goals:>8} diff of two editions / whole of one: {:.2}", cpu("diff") / cpu("whole"),);
        println!(
            "{goals:>8} whole / serde_json reading the {:.1} MB of JSON: {:.2}",
            json as f64 / 1e6,
            cpu("whole") / cpu("serde_json"),
        );
    }
}

fn folder(goals: usize) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("speed-{goals}"))
}

fn row(goals: usize, bytes: u64, phase: &str, figures: &Figures) {
    let megabytes = bytes as f64 / 1e6;
    println!(
        "{goals:>8} {megabytes:>9.2} {phase:<10} {:>9.1} {:>9.1} {:>8.1} {:>9.2} {:>8.1}",
        figures.cpu * 1e3,
        figures.wall * 1e3,
        megabytes / figures.cpu,
        figures.cpu * 1e6 / goals as f64,
        figures.peak,
    );
}

/// Runs a phase in processes of its own and takes the medians.
fn figures(phase: &str, folder: &Path, threads: &str) -> Figures {
    let rounds: Vec<Figures> = (0..ROUNDS).map(|_| round(phase, folder, threads)).collect();
    let median = |of: fn(&Figures) -> f64| {
        let mut all: Vec<f64> = rounds.iter().map(of).collect();
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    Figures { cpu: median(|one| one.cpu), wall: median(|one| one.wall), peak: median(|one| one.peak) }
}

fn round(phase: &str, folder: &Path, threads: &str) -> Figures {
    let this = env::current_exe().expect("this program has a path");
    let output = Command::new(this)
        .args(["--phase", phase])
        .arg(folder)
        .env("RAYON_NUM_THREADS", threads)
        .output()
        .expect("this program runs");
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().find_map(|line| line.strip_prefix(phase)).unwrap_or_else(|| {
        panic!("no figures for {phase}: {}", String::from_utf8_lossy(&output.stderr));
    });
    let mut numbers = line.split_whitespace().filter_map(|one| one.parse().ok());
    let mut next = || numbers.next().unwrap_or_default();
    Figures { cpu: next(), wall: next(), peak: next() }
}
