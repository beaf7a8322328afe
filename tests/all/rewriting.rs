//! `kader fmt` and `kader translate` as commands: what they write, what they only show, and what they refuse.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const ODD: &str = "taal nl\ndocument  begroting-2026\nindicator 1.1 “Één” {\n    eenheid %\n    behaald 2024 ≥7,5   # klopt\n}\n";
const SET: &str = "taal nl\ndocument begroting-2026\nindicator 1.1 \"Één\" {\n  eenheid %\n  behaald 2024 >= 7,5 # klopt\n}\n";
const GOOD: &str = "taal nl\n\npersoon jansen \"Anna Jansen\" {\n  rol \"wethouder\" 2022..\n}\n";

fn project(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    fs::write(path.join("kader.toml"), "").unwrap();
    for (name, text) in files {
        fs::write(path.join(name), text).unwrap();
    }
    path
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

fn kader(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    fed(folder, arguments, None)
}

fn fed(folder: &Path, arguments: &[&str], input: Option<&str>) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kader"))
        .current_dir(folder)
        .args(arguments)
        .env_remove("KADER_LANG")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.unwrap_or_default().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn fmt_names_shows_and_writes() {
    let folder = project("fmt-writes", &[("a.kader", ODD), ("b.kader", GOOD)]);
    let (code, out, err) = kader(&folder, &["fmt", "--check"]);
    assert!(code == 1 && out.starts_with("a.kader: ") && out.lines().count() == 1, "{out}");
    assert!(err.contains("1 van 2 bestanden zouden veranderen"), "{err}");
    assert!(out.contains("a.kader: is niet opgemaakt; doe dat met: kader fmt"), "{out}");
    let (code, out, _) = kader(&folder, &["opmaak", "--diff", "--check"]);
    assert!(
        code == 1 && out.contains("-document  begroting-2026") && out.contains("+document begroting-2026"),
        "{out}"
    );
    assert_eq!(read(&folder, "a.kader"), ODD);
    let (code, out, err) = kader(&folder, &["fmt", "--lang", "en"]);
    assert!(code == 0 && out.is_empty() && err.contains("1 of 2 files formatted"), "{out}{err}");
    assert_eq!(read(&folder, "a.kader"), SET);
    assert_eq!(kader(&folder, &["fmt", "--check"]).0, 0);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 3, "something was left behind");
}

#[test]
fn fmt_of_one_file_leaves_the_others() {
    let folder = project("fmt-one", &[("a.kader", ODD), ("b.kader", &ODD.replace("2026", "2027"))]);
    assert_eq!(kader(&folder, &["fmt", "a.kader"]).0, 0);
    assert!(read(&folder, "a.kader") == SET && read(&folder, "b.kader").contains("  begroting-2027"));
}

#[test]
fn fmt_of_standard_input_comes_out_set() {
    let folder = project("fmt-stdin", &[("a.kader", ODD)]);
    let (code, out, err) = fed(&folder, &["fmt", "-"], Some(ODD));
    assert_eq!((code, out.as_str(), err.as_str()), (0, SET, ""));
    let named = ["fmt", "-", "--stdin-filename", "a.kader"];
    assert_eq!(fed(&folder, &named, Some(ODD)).1, SET);
    let (code, out, _) = fed(&folder, &[&named[..], &["--check"]].concat(), Some(ODD));
    assert!(code == 1 && out.starts_with("a.kader: "), "{out}");
    assert_eq!(fed(&folder, &[&named[..], &["--check"]].concat(), Some(SET)).0, 0);
    assert_eq!(read(&folder, "a.kader"), ODD);
}

#[test]
fn what_cannot_be_read_is_left_and_said() {
    let odd = ODD.replace("eenheid %", "critrium  \"open");
    let folder = project("fmt-left", &[("a.kader", &odd)]);
    let (code, _, err) = kader(&folder, &["fmt"]);
    assert!(code == 0 && err.contains("a.kader:4: deze regel is niet te lezen"), "{err}");
    assert!(read(&folder, "a.kader").contains("\n  critrium  \"open\n  behaald 2024 >= 7,5"));
    fs::write(folder.join("a.kader"), b"taal nl\n\xFF").unwrap();
    let (code, _, err) = kader(&folder, &["fmt"]);
    assert!(code == 2 && err.contains("UTF-8"), "{err}");
    fs::write(folder.join("a.kader"), "taal nl\rdoel  1 \"x\"\r").unwrap();
    let (code, _, err) = kader(&folder, &["fmt"]);
    assert!(code == 2 && err.contains("[verkeerde-regeleinden]"), "{err}");
    assert_eq!(read(&folder, "a.kader"), "taal nl\rdoel  1 \"x\"\r");
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_project_is_not_written() {
    let folder = project("fmt-link", &[("b.kader", GOOD)]);
    let outside = folder.with_file_name("fmt-link-outside.kader");
    fs::write(&outside, ODD).unwrap();
    std::os::unix::fs::symlink(&outside, folder.join("a.kader")).unwrap();
    let (code, _, err) = kader(&folder, &["fmt"]);
    assert!(code == 2 && err.contains("‘a.kader’ is niet geschreven"), "{err}");
    assert_eq!(fs::read_to_string(&outside).unwrap(), ODD);
}

#[test]
fn translate_shows_and_writes_and_leaves_what_is_there() {
    let folder = project("translate-writes", &[("a.kader", SET), ("b.kader", GOOD)]);
    let (code, out, err) = kader(&folder, &["translate", "--to", "en", "--diff"]);
    assert!(code == 1 && out.contains("-persoon jansen") && out.contains("+person jansen"), "{out}");
    assert!(err.contains("2 bestanden te vertalen in het Engels"), "{err}");
    let (code, _, err) = kader(&folder, &["vertaal", "--to", "en", "a.kader"]);
    assert!(code == 0 && err.contains("1 bestand vertaald in het Engels"), "{err}");
    let a = "language en\ndocument begroting-2026\nindicator 1.1 \"Één\" {\n  unit     %\n  realised 2024 >= 7.5 # klopt\n}\n";
    assert_eq!(read(&folder, "a.kader"), a);
    assert_eq!(read(&folder, "b.kader"), GOOD);
    assert_eq!(kader(&folder, &["translate", "--to", "nl"]).0, 0);
    assert_eq!(read(&folder, "a.kader"), SET);
    let (code, _, err) = kader(&folder, &["translate", "--to", "nl", "--lang", "en"]);
    assert!(code == 0 && err.contains("0 files translated into Dutch"), "{err}");
}

#[test]
fn translate_of_standard_input_comes_out_in_the_other_language() {
    let folder = project("translate-stdin", &[]);
    let (code, out, _) = fed(&folder, &["translate", "--to", "en", "-"], Some(GOOD));
    assert!(code == 0 && out.starts_with("language en\n\nperson jansen \"Anna Jansen\" {\n  role "), "{out}");
}

#[test]
fn what_cannot_be_read_is_not_translated() {
    let folder = project("translate-errors", &[("a.kader", &SET.replace("behaald", "behald"))]);
    let (code, _, err) = kader(&folder, &["translate", "--to", "en"]);
    assert!(code == 2 && err.contains("a.kader:5:3: fout: onbekend sleutelwoord ‘behald’"), "{err}");
    assert!(err.contains("niets is vertaald: er is 1 fout in de tekst"), "{err}");
    assert!(read(&folder, "a.kader").starts_with("taal nl\n"));
    let (code, _, err) = kader(&folder, &["translate"]);
    assert!(code == 2 && err.contains("--to"), "{err}");
    assert_eq!(kader(&folder, &["translate", "--to", "fr"]).0, 2);
}

#[test]
fn a_word_that_would_mean_something_else_is_refused_with_its_place() {
    let text = "taal nl\ndocument b-2026 \"B\" {\n  statusschema geld {\n    unreadable \"x\"\n  }\n}\nprogramma 1 \"A\" {\n  status geld unreadable\n}\n";
    let folder = project("translate-refused", &[("a.kader", text)]);
    let (code, _, err) = kader(&folder, &["translate", "--to", "en"]);
    assert!(code == 2 && err.contains("a.kader:7: in de andere taal zou hier iets anders staan"), "{err}");
    assert_eq!(read(&folder, "a.kader"), text);
}

#[test]
fn what_is_known_stays_known_after_fmt_and_translate() {
    let text = "taal nl\ndocument begroting-2026\npersoon jansen \"Anna Jansen\"\nprogramma 1 \"Wonen\" {\n      doel 1.1 “Iedereen woont” {\n    portefeuillehouder  jansen\n    criterium \"Het is af\"\n      }\n\n\n  doel 1.2 \"Iedereen blijft wonen\" {\n  portefeuillehouder jansen\n  criterium \"Het is ook af\"\n  indicator a \"A\" {\n behaald 2020 1.234,5\n }\n  }\n}\n";
    let folder = project("known", &[("a.kader", text)]);
    let check = ["check", "--fail-on", "note", "--baseline", "known.json"];
    let (_, out, _) = kader(&folder, &["check", "--fail-on", "note"]);
    assert!(!out.is_empty());
    assert_eq!(kader(&folder, &[&check[..], &["--write-baseline"]].concat()).0, 0);
    for step in [&["fmt"][..], &["translate", "--to", "en"], &["fmt"], &["translate", "--to", "nl"]] {
        assert_eq!(kader(&folder, step).0, 0, "{step:?}");
        let (code, out, err) = kader(&folder, &check);
        assert!(
            code == 0 && out.is_empty() && !err.contains("opgelost") && !err.contains("mended"),
            "{step:?}{out}{err}"
        );
    }
    assert!(read(&folder, "a.kader").contains("  doel 1.1 \"Iedereen woont\" {\n"));
}
