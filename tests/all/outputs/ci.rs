//! What is offered to CI systems: it can be read, names what is there, and its commands run as they are written.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;
use serde_json::Value;

use super::{HOSTILE_NAME, hostile};
use crate::cli::{example, folder, run, said};
use crate::support::root;

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

/// Every document of a text in YAML.
fn yaml(text: &str) -> Vec<Value> {
    yaml_serde::Deserializer::from_str(text).map(|one| Value::deserialize(one).unwrap()).collect()
}

/// The names of the inputs that a text refers to.
fn inputs(text: &str) -> BTreeSet<String> {
    let names = text
        .split("inputs.")
        .skip(1)
        .map(|rest| rest.chars().take_while(|one| one.is_alphanumeric() || *one == '-').collect::<String>());
    names.collect()
}

fn keys(value: &Value) -> BTreeSet<String> {
    value.as_object().unwrap().keys().cloned().collect()
}

/// A machine of a CI system: a folder of commands, with this kader among them and a cargo that notes what it
/// is asked and puts kader where it was told to.
struct Machine {
    bin: PathBuf,
    temp: PathBuf,
}

impl Machine {
    fn new(name: &str, has_kader: bool) -> Machine {
        let temp = folder(name);
        let bin = temp.join("bin");
        fs::create_dir(&bin).unwrap();
        let kader = env!("CARGO_BIN_EXE_kader");
        if has_kader {
            symlink(kader, bin.join("kader")).unwrap();
        }
        let cargo = format!(
            "#!/bin/sh\necho \"$@\" >> '{}'\nmkdir -p '{}'\nln -sf '{kader}' '{}'\n",
            temp.join("cargo.log").display(),
            temp.join("kader/bin").display(),
            temp.join("kader/bin/kader").display()
        );
        fs::write(bin.join("cargo"), cargo).unwrap();
        fs::set_permissions(bin.join("cargo"), fs::Permissions::from_mode(0o755)).unwrap();
        Machine { bin, temp }
    }

    /// Runs a script as a CI system does: in the checkout, with its settings in the environment.
    fn run(&self, script: &str, checkout: &Path, settings: &[(&str, &str)]) -> (i32, String, String) {
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]).current_dir(checkout);
        command.env("PATH", format!("{}:/usr/bin:/bin", self.bin.display()));
        for name in ["LANG", "LC_ALL", "KADER_LANG", "CLICOLOR_FORCE"] {
            command.env_remove(name);
        }
        command.env("RUNNER_TEMP", &self.temp).env("GITHUB_WORKSPACE", checkout);
        command.env("GITHUB_ACTION_PATH", root());
        for name in ["GITHUB_PATH", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"] {
            command.env(name, self.temp.join(name));
        }
        command.envs(settings.iter().copied());
        said(&command.output().unwrap())
    }

    fn held(&self, name: &str) -> String {
        fs::read_to_string(self.temp.join(name)).unwrap_or_default()
    }
}

/// The script of a step of the action.
fn step(id: &str) -> String {
    let action = yaml(&read("action.yml")).remove(0);
    let steps = action["runs"]["steps"].as_array().unwrap();
    steps.iter().find(|step| step["id"] == id).unwrap()["run"].as_str().unwrap().to_owned()
}

const SETTINGS: [(&str, &str); 4] =
    [("KADER_PATH", "."), ("KADER_FAIL_ON", "error"), ("KADER_LANG", "nl"), ("KADER_BASELINE", "")];

#[test]
fn the_action_uses_what_it_asks_for_and_puts_no_input_in_a_script() {
    let text = read("action.yml");
    let action = yaml(&text).remove(0);
    assert_eq!(inputs(&text), keys(&action["inputs"]));
    for step in action["runs"]["steps"].as_array().unwrap() {
        assert!(!step["run"].as_str().unwrap_or_default().contains("${{"), "{step}");
    }
}

#[test]
fn the_action_shows_what_is_found_and_fails_where_kader_does() {
    let machine = Machine::new("ci-action", true);
    let (code, out, err) = machine.run(&step("check"), &hostile("ci-action-bad"), &SETTINGS);
    assert_eq!(code, 1, "{err}");
    // Between the two tokens the host listens to nothing.
    let (_, rest) = out.split_once("::stop-commands::").unwrap();
    let (token, _) = rest.split_once('\n').unwrap();
    let (shown, commands) = rest.split_once(&format!("\n::{token}::\n")).unwrap();
    assert!(token.len() == 32 && shown.contains("fout[dubbele-id]"), "{out}");
    assert!(commands.lines().filter(|line| line.starts_with("::error title=kader")).count() > 10, "{out}");
    assert!(machine.held("GITHUB_STEP_SUMMARY").contains("| fout | dubbele-id | 2 |"));
    let sarif = machine.held("GITHUB_OUTPUT");
    let sarif = sarif.trim_end().strip_prefix("sarif=").unwrap();
    assert!(fs::read_to_string(sarif).unwrap().contains("primaryLocationLineHash"));
    let clean = machine.run(&step("check"), &example("ci-action-good"), &SETTINGS);
    assert_eq!(clean.0, 0, "{}", clean.2);
}

#[test]
fn the_action_takes_a_path_for_a_path() {
    let machine = Machine::new("ci-action-path", true);
    for path in ["--help", "$(touch oeps)", "`touch oeps`; touch oeps", HOSTILE_NAME] {
        let checkout = hostile("ci-action-path-bad");
        let settings = [("KADER_PATH", path), ("KADER_FAIL_ON", "error"), ("KADER_BASELINE", "")];
        let (code, out, err) = machine.run(&step("check"), &checkout, &settings);
        assert_eq!(code, if path == HOSTILE_NAME { 1 } else { 2 }, "{path}: {out}{err}");
        assert!(!checkout.join("oeps").exists());
    }
}

#[test]
fn the_action_builds_from_its_own_checkout_unless_that_version_is_here() {
    let version = env!("CARGO_PKG_VERSION");
    let here = root();
    let built = Machine::new("ci-install", false);
    let (code, _, err) = built.run(&step("install"), &here, &[("KADER_VERSION", "")]);
    assert_eq!(code, 0, "{err}");
    let wanted = format!("install --locked --path {} --root {}/kader", here.display(), built.temp.display());
    assert_eq!(built.held("cargo.log").trim_end(), wanted);
    assert_eq!(built.held("GITHUB_PATH").trim_end(), format!("{}/kader/bin", built.temp.display()));
    let (code, out, _) = built.run(&step("install"), &here, &[("KADER_VERSION", "99.0.0")]);
    assert!(code == 2 && out.contains(&format!("brings kader {version}, not kader 99.0.0")), "{out}");
    let present = Machine::new("ci-install-present", true);
    let (code, out, _) = present.run(&step("install"), &here, &[("KADER_VERSION", version)]);
    assert!(code == 0 && out.contains("is here already") && present.held("cargo.log").is_empty(), "{out}");
}

/// The job of the GitLab component, as one script.
fn job() -> (Value, String) {
    let job = yaml(&read("templates/check.yml")).remove(1)["kader-check"].clone();
    let lines = ["before_script", "script"].iter().flat_map(|part| job[part].as_array().unwrap().clone());
    let script: Vec<String> = lines.map(|line| line.as_str().unwrap().to_owned()).collect();
    (job, script.join("\n"))
}

#[test]
fn the_gitlab_component_uses_what_it_asks_for_and_leaves_what_it_promises() {
    let text = read("templates/check.yml");
    let documents = yaml(&text);
    assert_eq!(documents.len(), 2);
    assert_eq!(inputs(&text), keys(&documents[0]["spec"]["inputs"]));
    let (job, script) = job();
    assert!(!script.contains("$[["), "an input stands in a script");
    let machine = Machine::new("ci-gitlab", true);
    for (checkout, wanted) in [(hostile("ci-gitlab-bad"), 1), (example("ci-gitlab-good"), 0)] {
        let (code, out, err) = machine.run(&script, &checkout, &SETTINGS);
        assert_eq!(code, wanted, "{out}{err}");
        let reports = job["artifacts"]["reports"].as_object().unwrap().values();
        for file in reports.chain(job["artifacts"]["paths"].as_array().unwrap()) {
            assert!(checkout.join(file.as_str().unwrap()).is_file(), "{file}");
        }
    }
    let bare = Machine::new("ci-gitlab-bare", false);
    let (code, out, _) = bare.run(&script, &example("ci-gitlab-bare-project"), &[("KADER_SOURCE", "")]);
    assert!(code == 2 && out.contains("give the input 'source'"), "{out}");
    let settings = [("KADER_SOURCE", "https://example.org/kader.git"), ("KADER_VERSION", "v1")];
    bare.run(&script, &example("ci-gitlab-bare-project"), &settings);
    let asked = bare.held("cargo.log");
    assert_eq!(asked, "install --locked --git https://example.org/kader.git --tag v1 kader\n");
}

#[test]
fn the_hook_runs_as_it_is_written_and_shows_warnings() {
    let hooks = yaml(&read(".pre-commit-hooks.yaml")).remove(0);
    let hook = &hooks[0];
    assert_eq!((&hook["id"], &hook["verbose"]), (&"kader-check".into(), &true.into()));
    let machine = Machine::new("ci-hook", true);
    let entry = hook["entry"].as_str().unwrap();
    let (code, out, err) = machine.run(entry, &root().join("specs/zwolle"), &[("KADER_LANG", "nl")]);
    assert!(code == 0 && out.contains("waarschuwing[doel-zonder-indicator]"), "{out}{err}");
    assert_eq!(machine.run(entry, &hostile("ci-hook-bad"), &[]).0, 1);
}

/// The blocks of a page in one language of code, without the indentation of a list.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    page.split(&fence)
        .skip(1)
        .map(|part| {
            let text = part.split("```").next().unwrap();
            let indent = text.len() - text.trim_start_matches(' ').len();
            text.lines().map(|line| line.get(indent..).unwrap_or_default().to_owned() + "\n").collect()
        })
        .collect()
}

#[test]
fn the_pages_show_what_works() {
    let action = keys(&yaml(&read("action.yml")).remove(0)["inputs"]);
    let component = keys(&yaml(&read("templates/check.yml"))[0]["spec"]["inputs"]);
    let has_baseline = run(&["check", "--help", "--lang", "en"]).1.contains("--baseline");
    let machine = Machine::new("ci-pages", true);
    for page in ["docs/ci.nl.md", "docs/ci.en.md"] {
        let text = read(page);
        for input in action.iter().chain(&component).filter(|name| *name != "image") {
            assert!(
                text.contains(&format!("`{input}`")) || text.contains(&format!(" {input}: ")),
                "{page}: {input}"
            );
        }
        let shown: Vec<Value> = blocks(&text, "yaml").iter().flat_map(|block| yaml(block)).collect();
        assert_eq!(shown.len(), 4, "{page}");
        let step = &shown[0]["jobs"]["kader"]["steps"][1]["with"];
        assert!(keys(step).is_subset(&action), "{page}: {step}");
        let included = &shown[1]["include"][0]["inputs"];
        assert!(keys(included).is_subset(&component), "{page}: {included}");
        assert_eq!(shown[2]["repos"][0]["hooks"][0]["id"], "kader-check");
        let checkout = example("ci-pages-project");
        let settings = blocks(&text, "toml").remove(0);
        fs::write(checkout.join("kader.toml"), read("templates/nl/kader.toml") + &settings).unwrap();
        let scripts = blocks(&text, "sh");
        assert_eq!(scripts.len(), 3, "{page}");
        for script in scripts.iter().filter(|script| has_baseline || !script.contains("--baseline")) {
            let (code, out, err) = machine.run(script, &checkout, &[]);
            assert_eq!(code, 0, "{page}: {script}\n{out}{err}");
        }
    }
}
