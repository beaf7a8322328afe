//! The command as a program: output, exit codes, languages, pipes.

use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use crate::support::root;

pub fn kader() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kader"));
    command.current_dir(root());
    for name in ["KADER_LANG", "LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

pub fn run(arguments: &[&str]) -> (i32, String, String) {
    said(&kader().args(arguments).output().unwrap())
}

pub fn said(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// An empty folder of its own for one test.
pub fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

#[test]
fn check_shows_the_findings_of_the_showcase_in_both_languages() {
    let (code, out, err) = run(&["check", "specs/"]);
    assert_eq!(code, 0);
    assert!(out.contains("waarschuwing[doel-zonder-indicator]: doel ‘1.1.2’ heeft geen indicator"), "{out}");
    assert!(out.contains("hulp: "), "{out}");
    assert!(err.contains("0 fouten"), "{err}");
    let (_, out, err) = run(&["check", "specs/", "--lang", "en"]);
    assert!(out.contains("warning[goal-without-indicator]: goal ‘1.1.2’ has no indicator"), "{out}");
    assert!(!out.contains("hulp") && err.contains("0 errors"), "{out}{err}");
    let (code, _, _) = run(&["check", "specs/", "--fail-on", "warning"]);
    assert_eq!(code, 1);
}

#[test]
fn the_language_comes_from_option_environment_settings_and_file_in_that_order() {
    let dutch = |output: &Output| said(output).2.contains("doelen");
    assert!(dutch(&kader().args(["check", "specs/"]).output().unwrap()));
    assert!(!dutch(&kader().args(["check", "specs/"]).env("KADER_LANG", "en").output().unwrap()));
    assert!(dutch(
        &kader().args(["check", "specs/", "--lang", "nl"]).env("KADER_LANG", "en").output().unwrap()
    ));
    assert!(dutch(&kader().args(["check", "specs/"]).env("LANG", "en_GB.UTF-8").output().unwrap()));
    let (_, _, err) = run(&["check", "specs/groningen-en"]);
    assert!(err.contains("1 goal"), "{err}");
    let (code, _, err) = run(&["check", "specs/", "--lang", "fr"]);
    assert_eq!(code, 2, "{err}");
}

#[test]
fn nothing_to_read_is_never_a_pass() {
    let empty = folder("empty");
    let path = empty.to_str().unwrap();
    assert_eq!(run(&["check", path]).0, 2);
    assert_eq!(run(&["check", "does-not-exist"]).0, 2);
    fs::write(empty.join("register.kader"), "taal nl\n").unwrap();
    let (code, _, err) = run(&["check", path]);
    assert_eq!(code, 2);
    assert!(err.contains("geen enkel doel"), "{err}");
    fs::write(empty.join("slecht.kader"), [b'd', b'o', 0xE9, b'l']).unwrap();
    let (code, out, _) = run(&["check", path]);
    assert_eq!(code, 1);
    assert!(out.contains("geen-utf-8") && out.contains("byte 2") && out.contains("‘é’"), "{out}");
    assert!(out.contains("slecht.kader:1:3"), "{out}");
}

#[test]
fn wrong_use_ends_with_two_and_a_suggestion() {
    for arguments in [
        &["chek"][..],
        &["check", "--formt", "json"],
        &["check", "--format", "xml"],
        &["build", "specs/"],
        &[],
    ] {
        let (code, out, _) = run(arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
    }
    let (_, _, err) = run(&["chek", "--lang", "nl"]);
    assert!(err.contains("‘chek’ is geen opdracht; bedoelt u ‘check’?"), "{err}");
}

#[test]
fn wrong_settings_end_with_two() {
    let path = folder("settings");
    fs::write(path.join("kader.toml"), "organisatoin = \"x\"\n").unwrap();
    fs::write(path.join("a.kader"), include_str!("../../templates/nl/begroting-2026.kader")).unwrap();
    let (code, out, _) = run(&["check", path.to_str().unwrap()]);
    assert_eq!(code, 2);
    assert!(out.contains("bedoelt u ‘organisation’?"), "{out}");
    fs::write(path.join("kader.toml"), "language = nl\n").unwrap();
    assert_eq!(run(&["check", path.to_str().unwrap()]).0, 2);
}

#[test]
fn init_makes_a_project_that_passes_in_both_languages() {
    for (language, word) in [("nl", "1 doel"), ("en", "1 goal")] {
        let path = folder(&format!("init-{language}"));
        let path = path.to_str().unwrap();
        assert_eq!(run(&["init", path, "--lang", language]).0, 0);
        let (code, out, err) = run(&["check", path, "--fail-on", "note"]);
        assert_eq!((code, out.as_str()), (0, ""), "{out}{err}");
        assert!(err.contains(word), "{err}");
        // It never writes over what is there.
        assert_eq!(run(&["init", path]).0, 2);
    }
}

#[test]
fn build_writes_json_alone_and_nothing_on_errors() {
    let (code, out, _) = run(&["build", "specs/voorbeeldstad"]);
    assert_eq!(code, 0);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["format_version"], "1.0");
    assert!(json["goals"][0]["id"].as_str().unwrap().starts_with("voorbeeldstad/begroting-2025/goal/"));
    let path = folder("build");
    let file = path.join("uit.json");
    let (code, out, _) = run(&["bouw", "specs/voorbeeldstad", "-o", file.to_str().unwrap()]);
    assert_eq!((code, out.as_str()), (0, ""));
    let wrong = path.join("fout.kader");
    fs::write(&wrong, "taal nl\ndocument d\ndoel 1.1 \"Zonder iets\"\n").unwrap();
    let before = fs::read(&file).unwrap();
    let (code, out, err) = run(&["build", wrong.to_str().unwrap(), "-o", file.to_str().unwrap()]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("doel-zonder-criteria") && err.contains("geen JSON"), "{err}");
    assert_eq!(fs::read(&file).unwrap(), before);
    assert_eq!(run(&["build", "specs/voorbeeldstad", "-o", "/does/not/exist.json"]).0, 2);
}

#[test]
fn standard_input_takes_the_place_of_a_file() {
    let path = folder("stdin");
    run(&["init", path.to_str().unwrap()]);
    let name = path.join("begroting-2026.kader");
    let text = fs::read_to_string(&name).unwrap().replace("2025 51", "2025 veel");
    let mut child = kader()
        .args(["check", "-", "--stdin-filename", name.to_str().unwrap()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let (code, out, err) = said(&child.wait_with_output().unwrap());
    assert_eq!(code, 1);
    // The register of the project is read from disk: the holder is known.
    assert_eq!(out.matches("fout[").count(), 1, "{out}{err}");
    assert!(out.contains("begroting-2026.kader:33"), "{out}");
}

#[test]
fn one_file_is_checked_within_its_project() {
    let (code, out, _) = run(&["check", "specs/zwolle/visie.kader"]);
    assert_eq!((code, out.as_str()), (0, ""));
    let (_, out, _) = run(&["check", "specs/zwolle/begroting-2020.kader"]);
    assert!(out.contains("doel-zonder-indicator") && !out.contains("hervorming-leidt-nergens-toe"), "{out}");
}

#[test]
fn machines_get_json_and_screen_readers_get_lines() {
    let (_, out, _) = run(&["check", "specs/", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["summary"]["errors"], 0);
    let schema = kader::cli::schema_of::<kader::report::json::Report>();
    assert!(jsonschema::draft202012::is_valid(&schema, &json));
    let (_, out, _) = run(&["check", "specs/zwolle", "--format", "plain"]);
    assert!(out.lines().next().unwrap().starts_with("specs/zwolle/begroting-20"), "{out}");
    assert!(!out.contains('│') && !out.contains("-->"), "{out}");
}

#[test]
fn colour_only_on_request_and_ascii_when_asked() {
    let (_, out, _) = run(&["check", "specs/zwolle"]);
    assert!(!out.contains('\u{1b}'));
    let (_, out, _) = run(&["check", "specs/zwolle", "--color", "always"]);
    assert!(out.contains('\u{1b}'));
    let (_, out, err) = run(&["check", "specs/zwolle", "--ascii"]);
    let frame = out.lines().filter(|line| !line.contains(" | "));
    assert!(frame.clone().all(str::is_ascii), "{:?}", frame.collect::<Vec<_>>());
    assert!(err.is_ascii(), "{err}");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut child = kader()
        .args(["build", "specs/voorbeeldstad"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut first).unwrap();
    drop(stdout);
    let (_, _, err) = said(&child.wait_with_output().unwrap());
    assert!(!err.contains("panic") && !err.contains("bug"), "{err}");
}

#[test]
fn ignored_files_are_not_read() {
    let path = folder("ignored");
    run(&["init", path.to_str().unwrap()]);
    fs::create_dir(path.join("oud")).unwrap();
    fs::write(path.join("oud/kapot.kader"), "@@@\n").unwrap();
    assert_eq!(run(&["check", path.to_str().unwrap()]).0, 1);
    fs::write(path.join(".gitignore"), "oud/\n").unwrap();
    assert_eq!(run(&["check", path.to_str().unwrap()]).0, 0);
}

#[test]
fn a_folder_inside_a_project_is_checked_with_the_whole_of_it() {
    let path = folder("inside");
    run(&["init", path.to_str().unwrap()]);
    fs::create_dir(path.join("2026")).unwrap();
    fs::rename(path.join("begroting-2026.kader"), path.join("2026/begroting.kader")).unwrap();
    let inside = path.join("2026");
    let (code, out, _) = run(&["check", inside.to_str().unwrap()]);
    assert_eq!((code, out.as_str()), (0, ""));
}

#[test]
fn help_speaks_both_languages() {
    let (code, out, _) = run(&["--help", "--lang", "nl"]);
    assert_eq!(code, 0);
    assert!(out.contains("Gebruik:") && out.contains("controleer") && !out.contains("Usage"), "{out}");
    let (_, out, _) = run(&["check", "--help", "--lang", "en"]);
    assert!(out.contains("Usage:") && out.contains("--fail-on"), "{out}");
    for command in ["check", "build", "explain", "schema", "init"] {
        let (_, out, _) = run(&[command, "--help", "--lang", "nl"]);
        for english in ["Options", "Arguments", "Usage", "Print help", "possible values"] {
            assert!(!out.contains(english), "{command}: {english} in {out}");
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let first = run(&["check", "specs/", "--all"]).1;
    let one =
        said(&kader().args(["check", "specs/", "--all"]).env("RAYON_NUM_THREADS", "1").output().unwrap()).1;
    assert_eq!(first, one);
}

/// A clean project of its own for one test.
pub fn example(name: &str) -> PathBuf {
    let path = folder(name);
    assert_eq!(run(&["init", path.to_str().unwrap()]).0, 0);
    path
}

#[test]
fn what_an_unread_file_may_declare_is_not_also_unknown() {
    let path = example("unread");
    let register = fs::read(path.join("register.kader")).unwrap();
    let mut bytes = register.clone();
    bytes.extend(b"\n# caf\xE9\n");
    fs::write(path.join("register.kader"), &bytes).unwrap();
    let (code, out, _) = run(&["check", path.to_str().unwrap(), "--format", "plain"]);
    assert_eq!(code, 1);
    assert_eq!(out.lines().filter(|line| !line.starts_with(' ')).count(), 1, "{out}");
    let line = register.iter().filter(|byte| **byte == b'\n').count() + 2;
    assert!(out.contains(&format!("register.kader:{line}:6: fout")), "{out}");
}

#[cfg(unix)]
#[test]
fn only_regular_files_are_read() {
    use std::os::unix::net::UnixListener;
    let path = example("pipe");
    let made = Command::new("mkfifo").arg(path.join("f.kader")).status().unwrap();
    assert!(made.success());
    // The path of a socket may not be long.
    let short = std::env::temp_dir().join(format!("kader-{}.kader", std::process::id()));
    let socket = UnixListener::bind(&short).unwrap();
    fs::rename(&short, path.join("s.kader")).unwrap();
    std::os::unix::fs::symlink("..", path.join("m.kader")).unwrap();
    let (code, out, _) = run(&["check", path.to_str().unwrap()]);
    drop(socket);
    assert_eq!(code, 1);
    assert_eq!(out.matches("dit is geen gewoon bestand").count(), 3, "{out}");
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_ends_with_two_in_the_language_of_the_reader() {
    let path = example("dangling");
    std::os::unix::fs::symlink("nergens", path.join("map")).unwrap();
    assert_eq!(run(&["check", path.to_str().unwrap()]).0, 0);
    std::os::unix::fs::symlink("nergens", path.join("d.kader")).unwrap();
    let (code, out, _) = run(&["check", path.to_str().unwrap()]);
    assert_eq!(code, 2);
    assert!(out.contains("kan niet gelezen worden: het bestaat niet") && !out.contains("os error"), "{out}");
    let (_, out, _) = run(&["check", path.to_str().unwrap(), "--lang", "en"]);
    assert!(out.contains("cannot be read: it does not exist"), "{out}");
}

#[test]
fn errors_of_the_system_and_of_toml_are_told_in_dutch() {
    let path = example("system");
    let folder = path.to_str().unwrap();
    for output in ["geen/map/uit.json", "register.json/uit.json", "map.json"] {
        fs::write(path.join("register.json"), "").unwrap();
        fs::create_dir_all(path.join("map.json")).unwrap();
        let output = path.join(output);
        let (code, out, err) = run(&["build", folder, "-o", output.to_str().unwrap()]);
        assert_eq!((code, out.as_str()), (2, ""), "{err}");
        assert!(err.contains("kan niet geschreven worden: ") && !err.contains("os error"), "{err}");
    }
    fs::write(path.join("kader.toml"), "language = \"nl\"\n= = 3\n").unwrap();
    let (code, out, _) = run(&["check", folder]);
    assert_eq!(code, 2);
    assert!(out.contains("]: regel 2 van kader.toml kan niet gelezen worden\n"), "{out}");
    fs::write(path.join("kader.toml"), b"language = \"\xE9\"\n").unwrap();
    let (code, out, _) = run(&["check", folder]);
    assert!(code == 2 && out.contains("niet als UTF-8 bewaard") && !out.contains("stream"), "{out}");
    fs::remove_file(path.join("kader.toml")).unwrap();
    fs::create_dir(path.join("kader.toml")).unwrap();
    let (code, out, _) = run(&["check", folder]);
    assert!(code == 2 && out.contains("geen gewoon bestand"), "{out}");
}

#[test]
fn only_help_follows_the_system() {
    let said_in = |locale: &str, arguments: &[&str]| {
        let (code, out, err) = said(&kader().args(arguments).env("LANG", locale).output().unwrap());
        (code, out + &err)
    };
    for arguments in [&["build", "a", "b"][..], &["schema", "project", "b"], &["explain", "a", "b"]] {
        let (code, text) = said_in("en_GB.UTF-8", arguments);
        assert_eq!(code, 2);
        assert!(text.contains("‘b’ is te veel voor deze opdracht"), "{text}");
    }
    assert!(said_in("en_GB.UTF-8", &["chek"]).1.contains("geen opdracht"));
    assert!(said_in("nl_NL.UTF-8", &["chek", "--lang", "en"]).1.contains("is no command"));
    assert!(said_in("nl_NL.UTF-8", &["--help"]).1.contains("Gebruik:"));
    assert!(said_in("en_GB.UTF-8", &["--help"]).1.contains("Usage:"));
    // A page is in the language of the name that was given.
    for locale in ["en_GB.UTF-8", "nl_NL.UTF-8"] {
        assert!(said_in(locale, &["explain", "doel-zonder-criteria"]).1.contains("Een doel"));
        assert!(said_in(locale, &["explain", "[goal-without-criteria]"]).1.contains("A goal"));
        let asked = said_in(locale, &["explain", "goal-without-criteria", "--lang", "nl"]).1;
        assert!(asked.contains("Een doel"), "{asked}");
        assert!(said_in(locale, &["explain", "niets-hiervan"]).1.contains("er is geen bevinding"));
    }
}

#[test]
fn the_json_never_overwrites_what_it_is_made_of() {
    let path = example("overwrite");
    let folder = path.to_str().unwrap();
    for name in ["begroting-2026.kader", "kader.toml", "nieuw.kader", "../overwrite/register.kader"] {
        let output = path.join(name);
        let before = fs::read(&output).ok();
        let (code, _, err) = run(&["build", folder, "-o", output.to_str().unwrap()]);
        assert_eq!(code, 2, "{name}");
        assert!(err.contains("kies een andere naam"), "{err}");
        assert_eq!(fs::read(&output).ok(), before);
    }
}

#[test]
fn pages_without_a_goal_level_are_no_failure() {
    let path = folder("without-goals");
    let text = "taal nl\ndocument turap-2018 \"Turap 2018\" {\n  soort turap zoals berap\n  indeling programma > \
                ...\n}\nprogramma 1 \"Wonen\"\n";
    fs::write(path.join("turap.kader"), text).unwrap();
    let (code, out, err) = run(&["check", path.to_str().unwrap()]);
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    assert_eq!(run(&["build", path.to_str().unwrap()]).0, 0);
    fs::write(path.join("turap.kader"), text.replace("  indeling programma > ...\n", "")).unwrap();
    assert_eq!(run(&["check", path.to_str().unwrap()]).0, 2);
}

#[test]
fn a_register_alone_is_checked_with_the_goals_of_its_project() {
    let path = example("register");
    let (code, out, err) = run(&["check", path.join("register.kader").to_str().unwrap()]);
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    assert!(err.contains("1 doel:"), "{err}");
}

#[test]
fn the_same_path_twice_counts_once_and_two_files_count_both() {
    let path = folder("twice");
    fs::write(path.join("a.kader"), "taal nl\n@@@\n").unwrap();
    fs::write(path.join("b.kader"), "taal nl\n@@@\n").unwrap();
    fs::write(path.join("leeg.kader"), "").unwrap();
    let at = |name: &str| path.join(name).to_str().unwrap().to_owned();
    for (paths, files) in [
        (vec![at("a.kader"), at("a.kader"), at("../twice/a.kader")], "1 bestand,"),
        (vec![at("a.kader"), at("b.kader")], "2 bestanden,"),
        (vec![at("a.kader"), at(""), at("b.kader")], "3 bestanden,"),
    ] {
        let mut arguments = vec!["check".to_owned()];
        arguments.extend(paths);
        let (_, out, err) = said(&kader().args(&arguments).output().unwrap());
        assert!(err.starts_with(files), "{arguments:?}: {err}{out}");
        assert_eq!(out.matches("kader:2:1").count(), if files.starts_with('1') { 1 } else { 2 }, "{out}");
    }
}

#[test]
fn a_circle_of_many_is_drawn_in_short() {
    let mut text = "taal nl\ndocument d\n".to_owned();
    for at in 0..3_000 {
        let next = (at + 1) % 3_000;
        text += &format!("doel {at}.1 \"D\" {{\n  steunt doel {next}.1\n}}\n");
    }
    let path = folder("circle");
    fs::write(path.join("a.kader"), &text).unwrap();
    let (_, out, _) = run(&["check", path.to_str().unwrap(), "--format", "human"]);
    let circle = out.split_once("fout[kring]").map_or("", |(_, rest)| rest);
    assert!(circle.contains("… en 2992 andere"), "{out}");
    assert!(out.len() < 20_000, "{}", out.len());
}

#[test]
fn coverage_fails_below_a_minimum_and_tells_wrong_use() {
    let (code, out, _) = run(&["coverage", "specs/voorbeeldstad"]);
    assert!(code == 0 && out.starts_with("doelen met"), "{out}");
    let (code, _, err) = run(&["coverage", "specs/zwolle", "--min", "indicators=80%", "--lang", "en"]);
    assert!(code == 1 && err.contains("indicators: ") && err.contains(" goals, less than 80 %"), "{err}");
    let (code, _, err) = run(&["coverage", "specs/zwolle", "--min", "indicaters=80%", "--lang", "en"]);
    assert!(code == 2 && err.contains("did you mean ‘indicators’?"), "{err}");
    assert_eq!(run(&["coverage", "specs/zwolle", "--min", "criteria=800"]).0, 2);
}

#[test]
fn rules_are_set_and_shown_on_the_command_line() {
    let (code, out, _) = run(&["check", "specs/zwolle", "--rule", "measurability=error", "--lang", "en"]);
    assert!(code == 1 && out.contains("error[goal-without-indicator]"), "{out}");
    let (code, _, err) = run(&["check", "specs/", "--rule", "mesurability=error", "--lang", "en"]);
    assert!(code == 2 && err.contains("did you mean ‘measurability’?"), "{err}");
    assert_eq!(run(&["check", "specs/", "--rule", "text=often"]).0, 2);
    let arguments = ["check", "specs/zwolle", "--show-config", "--rule", "tekst=uit", "--lang", "nl"];
    let (code, out, _) = run(&arguments);
    assert!(code == 0 && out.starts_with("rules = \"2026\""), "{out}");
    let line = |name: &str| out.lines().find(|line| line.contains(name)).unwrap().to_owned();
    let heading = line("lege-kop");
    assert!(heading.contains("uit") && heading.ends_with("--rule"), "{out}");
    assert!(line("doel-zonder-criteria").contains("fout"), "{out}");
}

#[test]
fn commands_that_tell_of_a_project_take_it_as_a_path_or_behind_c() {
    let folder = crate::support::root().join("specs/groningen").display().to_string();
    for command in ["progress", "money", "agenda", "coverage"] {
        let (path, named) = (run(&[command, &folder]), run(&[command, "-C", &folder]));
        assert_eq!(path, named, "{command}");
        assert_eq!(path.0, 0, "{command}: {}", path.2);
        let (code, out, err) = run(&[command, &folder, "-C", &folder]);
        assert!(code == 2 && out.is_empty() && err.contains("kader --help"), "{command}: {err}");
    }
}

#[test]
fn a_document_beside_itself_has_no_differences() {
    let folder = crate::support::root().join("specs/zwolle").display().to_string();
    let (code, out, err) = run(&["diff", "begroting-2020", "begroting-2020", "-C", &folder]);
    assert_eq!(code, 0);
    assert!(out.contains("Er zijn geen verschillen."), "{out}");
    assert!(err.contains("staat er twee keer"), "{err}");
}
