//! `--report`: files beside what is shown, whole or not at all.

use std::fs;

use super::{MACHINE, hostile, written};
use crate::cli::{example, folder, kader, run, said};

#[test]
fn one_run_serves_people_and_programs() {
    let path = hostile("reports-all");
    let mut arguments =
        vec!["check".to_owned(), "--lang".into(), "nl".into(), "--fail-on".into(), "warning".into()];
    for format in MACHINE.iter().chain(&["human", "plain"]) {
        arguments.extend(["--report".to_owned(), format!("{format}=uit.{format}")]);
    }
    let (code, out, err) = said(&kader().current_dir(&path).args(&arguments).output().unwrap());
    assert!(code == 1 && out.contains("fout[dubbele-id]") && err.contains("fouten"), "{out}{err}");
    for format in MACHINE {
        let report = fs::read_to_string(path.join(format!("uit.{format}"))).unwrap();
        assert_eq!(report, written(&path, format, "nl"), "{format}");
    }
    let human = fs::read_to_string(path.join("uit.human")).unwrap();
    assert!(human.contains("fout[dubbele-id]") && human.contains("12 fouten"), "{human}");
    // Nothing is left behind.
    let names = fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(names.into_iter().all(|name| !name.ends_with(".part")));
}

#[test]
fn build_writes_reports_too() {
    let path = example("reports-build");
    let report = path.join("uit.sarif");
    let asked = format!("sarif={}", report.display());
    let (code, out, _) = run(&["build", path.to_str().unwrap(), "--report", &asked]);
    assert!(code == 0 && out.starts_with('{') && report.is_file());
    fs::write(path.join("fout.kader"), "@@@\n").unwrap();
    let (code, out, err) = run(&["build", path.to_str().unwrap(), "--report", &asked, "--format", "concise"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("fout.kader:1:1: fout: "), "{err}");
    assert!(fs::read_to_string(&report).unwrap().contains("fout.kader"));
}

#[test]
fn what_cannot_be_written_ends_with_two_and_stops_nothing_else() {
    let path = example("reports-unwritable");
    let at = |name: &str| path.join(name).display().to_string();
    fs::create_dir(path.join("map.json")).unwrap();
    for (language, said) in [("nl", "kan niet geschreven worden: "), ("en", "cannot be written: ")] {
        for wrong in ["geen/uit.json", "map.json", "register.kader/uit.json"] {
            let _ = fs::remove_file(path.join("uit.sarif"));
            let reports = [format!("json={}", at(wrong)), format!("sarif={}", at("uit.sarif"))];
            let (code, _, err) = run(&[
                "check",
                path.to_str().unwrap(),
                "--lang",
                language,
                "--report",
                &reports[0],
                "--report",
                &reports[1],
            ]);
            assert!(code == 2 && err.contains(said) && !err.contains("os error"), "{wrong}: {err}");
            assert!(path.join("uit.sarif").is_file(), "{wrong}");
        }
    }
}

#[test]
fn a_report_that_makes_no_sense_is_refused_before_anything_is_read() {
    let path = example("reports-refused");
    let folder = path.to_str().unwrap();
    let own = format!("json={folder}/register.kader");
    let settings = format!("json={folder}/kader.toml");
    for (reports, dutch, english) in [
        (vec!["sarf=x"], "bedoelt u ‘sarif’?", "did you mean ‘sarif’?"),
        (vec!["qqqqqq=x"], "kies uit: human, plain", "choose from: human, plain"),
        (vec!["sarif"], "--report sarif=BESTAND", "--report sarif=FILE"),
        (vec!["sarif="], "ontbreekt het bestand", "lacks a file"),
        (vec!["sarif=-"], "--format sarif", "--format sarif"),
        (vec!["sarif=x", "json=x"], "geef elk een eigen bestand", "give each a file of its own"),
        (vec![&own], "een bestand van kader zelf", "a file of kader itself"),
        (vec![&settings], "een bestand van kader zelf", "a file of kader itself"),
    ] {
        for (language, wanted) in [("nl", dutch), ("en", english)] {
            for command in ["check", "build"] {
                let mut arguments = vec![command, folder, "--lang", language];
                arguments.extend(reports.iter().flat_map(|one| ["--report", *one]));
                let (code, out, err) = run(&arguments);
                assert_eq!((code, out.as_str()), (2, ""), "{reports:?}");
                assert!(err.contains(wanted), "{reports:?}: {err}");
            }
        }
    }
    assert!(fs::read_to_string(path.join("register.kader")).unwrap().starts_with("taal nl"));
    let (_, _, err) = run(&["check", "--format", "sarf", "--lang", "nl"]);
    assert!(err.contains("bedoelt u ‘sarif’?"), "{err}");
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_devices_are_not_replaced() {
    use std::os::unix::fs::{FileTypeExt, symlink};
    let path = example("reports-links");
    let target = folder("reports-links-target").join("echt.json");
    fs::write(&target, "oud").unwrap();
    symlink(&target, path.join("uit.json")).unwrap();
    let asked = format!("json={}", path.join("uit.json").display());
    let (code, ..) =
        run(&["check", path.to_str().unwrap(), "--report", &asked, "--report", "sarif=/dev/null"]);
    assert_eq!(code, 0);
    assert!(fs::symlink_metadata(path.join("uit.json")).unwrap().is_symlink());
    assert!(fs::read_to_string(&target).unwrap().starts_with('{'));
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
}

#[test]
fn reports_are_written_also_when_nobody_reads_on() {
    use std::process::Stdio;
    let path = hostile("reports-pipe");
    let mut child = kader()
        .current_dir(&path)
        .args(["check", "--report", "gitlab=uit.json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    child.wait().unwrap();
    assert!(fs::read_to_string(path.join("uit.json")).unwrap().ends_with("]\n"));
}
