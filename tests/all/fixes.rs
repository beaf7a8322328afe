//! `kader fix`: what it mends, what it only proposes, and what it never does.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use kader::check::check;
use kader::fix::{applied, chosen};
use kader::workspace;

const WRONG: &str = "taal nl
document begroting-2026
doel 1.1 \"Één\" {
  portefeuillehouder janssen
  critrium a \"Het is af\" # commentaar blijft
  bedragen x 1.000
  lasten 2026 -€ 5
}
";

const REGISTER: &str = "taal nl\npersoon jansen \"Anna Jansen\"\n";

fn project(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    fs::write(path.join("kader.toml"), "").unwrap();
    fs::write(path.join("begroting.kader"), WRONG).unwrap();
    fs::write(path.join("register.kader"), REGISTER).unwrap();
    path
}

fn kader(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kader"));
    let output = command.current_dir(folder).args(arguments).env_remove("KADER_LANG").output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn the_form_is_mended_and_claims_are_proposed() {
    let folder = project("fix-form");
    let (code, out, err) = kader(&folder, &["fix"]);
    let text = fs::read_to_string(folder.join("begroting.kader")).unwrap();
    assert!(text.contains("  criterium a \"Het is af\" # commentaar blijft\n"), "{text}");
    assert!(text.contains("lasten 2026 -€ 5") && text.contains("janssen"), "{text}");
    assert!(code == 0 && out.contains("begroting.kader:5:3: ‘critrium’ → ‘criterium’"), "{out}");
    assert!(err.contains("1 bevinding hersteld in 1 bestand; 2 voorstellen"), "{err}");
    let (_, _, err) = kader(&folder, &["fix", "--unsafe", "--lang", "en"]);
    assert!(err.contains("2 findings mended in 1 file"), "{err}");
    assert!(
        fs::read_to_string(folder.join("begroting.kader")).unwrap().contains("portefeuillehouder jansen\n")
    );
    let (code, out, err) = kader(&folder, &["fix", "--unsafe"]);
    assert!(code == 0 && out.is_empty() && err.starts_with("0 bevindingen"), "{out}{err}");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 3, "something was left behind");
}

#[test]
fn a_difference_is_shown_and_nothing_is_written() {
    let folder = project("fix-diff");
    let (code, out, _) = kader(&folder, &["fix", "--diff"]);
    assert_eq!(code, 1);
    assert!(out.contains("-  critrium a") && out.contains("+  criterium a"), "{out}");
    assert_eq!(fs::read_to_string(folder.join("begroting.kader")).unwrap(), WRONG);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_project_is_not_written_and_rights_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = project("fix-link");
    let outside = folder.with_file_name("fix-link-outside.kader");
    fs::write(&outside, WRONG.replace("2026", "2027")).unwrap();
    symlink(&outside, folder.join("link.kader")).unwrap();
    fs::set_permissions(folder.join("begroting.kader"), fs::Permissions::from_mode(0o640)).unwrap();
    let (code, _, err) = kader(&folder, &["fix"]);
    assert!(code == 2 && err.contains("‘link.kader’ is niet geschreven"), "{err}");
    assert!(fs::read_to_string(&outside).unwrap().contains("critrium"));
    let mode = fs::metadata(folder.join("begroting.kader")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    assert!(fs::read_to_string(folder.join("begroting.kader")).unwrap().contains("criterium"));
}

#[test]
fn standard_input_comes_out_mended() {
    use std::io::Write;
    use std::process::Stdio;
    let folder = project("fix-stdin");
    let mut child = Command::new(env!("CARGO_BIN_EXE_kader"))
        .current_dir(&folder)
        .args(["fix", "-", "--stdin-filename", "begroting.kader"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(WRONG.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("criterium a") && !text.contains("critrium"), "{text}");
    assert_eq!(fs::read_to_string(folder.join("begroting.kader")).unwrap(), WRONG);
}

#[test]
fn safe_edits_of_every_documented_finding_mend_it_and_add_none() {
    let mut tried = 0;
    for kind in kader::rules::kinds() {
        for example in [kind.docs.fails.nl, kind.docs.fails.en] {
            let files = kader::diag::example_files(example);
            let given: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
            let before = check(workspace::in_memory(&given));
            let fixes = chosen(&before.findings, false);
            for fix in fixes {
                let Some(file) = before.sources.file(fix.span.file) else { continue };
                if file.name == "kader.toml" {
                    continue;
                }
                let text = applied(&file.text, &[fix]).unwrap();
                let with =
                    |name: &str, old: &str| if name == file.name { text.clone() } else { old.to_owned() };
                let after: Vec<(&str, String)> =
                    given.iter().map(|(name, old)| (*name, with(name, old))).collect();
                let after: Vec<(&str, &str)> =
                    after.iter().map(|(name, text)| (*name, text.as_str())).collect();
                let after = check(workspace::in_memory(&after));
                let errors = |one: &kader::check::Checked| one.count(kader::diag::Severity::Error);
                assert!(errors(&after) <= errors(&before), "{}: {example}", kind.name.en);
                tried += 1;
            }
        }
    }
    assert!(tried >= 15, "{tried}");
}

#[test]
fn a_forgotten_comma_comes_behind_the_value_wherever_it_was_forgotten() {
    let folder = project("fix-comma");
    let text = "taal nl\ndocument b\npersoon a \"A\"\npersoon b \"B\"\nprogramma 1 \"P\" {\n  portefeuillehouders a b\n  \
                lasten 2026 € 5 \u{a0} 2027 € 6\n  zie persoon a persoon b\n  indicator i \"I\" {\n    behaald 2024 96 2025 110\n  }\n}\n";
    fs::write(folder.join("begroting.kader"), text).unwrap();
    fs::write(folder.join("register.kader"), "taal nl\n").unwrap();
    let (_, out, err) = kader(&folder, &["check", "--format", "concise"]);
    let forgotten = out.matches("[komma-ontbreekt]").count();
    assert!(forgotten >= 3, "{out}");
    assert!(!err.contains("kader fix"), "a program reads this: {err}");
    let (_, _, err) = kader(&folder, &["check"]);
    assert!(err.contains(&format!("{forgotten} daarvan herstelt kader voor u: kader fix")), "{err}");
    let (_, _, err) = kader(&folder, &["fix", "--diff"]);
    assert!(err.contains("zouden hersteld worden") && err.contains("er is niets geschreven"), "{err}");
    let (code, out, err) = kader(&folder, &["fix"]);
    assert_eq!((code, out.matches("erbij: ‘,’ [komma-ontbreekt]").count()), (0, forgotten), "{out}{err}");
    let text = fs::read_to_string(folder.join("begroting.kader")).unwrap();
    for line in ["houders a, b\n", "lasten 2026 € 5, 2027 € 6\n", "behaald 2024 96, 2025 110\n"] {
        assert!(text.contains(line), "{line}: {text}");
    }
    let (_, out, _) = kader(&folder, &["check", "--format", "concise"]);
    assert!(!out.contains("komma") && !out.contains("waarde-te-veel"), "{out}");
}
