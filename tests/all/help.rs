//! What kader tells of itself: help with examples, completions for shells, manual pages.

use std::fs;

use kader::language::Language;

use crate::cli::{folder, run};

#[test]
fn long_help_has_two_examples_of_each_command_in_both_languages() {
    for (language, heading) in [("nl", "Voorbeelden:"), ("en", "Examples:")] {
        let mut all = String::new();
        let (_, whole, _) = run(&["--help", "--lang", language]);
        for command in commands(&whole) {
            let (code, out, _) = run(&[&command, "--help", "--lang", language]);
            assert_eq!(code, 0);
            let (_, examples) = out.split_once(heading).unwrap_or_else(|| panic!("{command}: {out}"));
            assert_eq!(examples.lines().filter(|line| line.starts_with("  kader ")).count(), 2, "{out}");
            let (_, short, _) = run(&[&command, "-h", "--lang", language]);
            assert!(!short.contains(heading) && short.lines().count() < out.lines().count(), "{short}");
            all.push_str(&format!("$ kader {command} --help\n{out}\n"));
        }
        insta::assert_snapshot!(format!("help_{language}"), all);
    }
}

/// The names that the whole help lists.
fn commands(help: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| !line.ends_with("en:") && !line.starts_with("Commands:"));
    let listed = lines.skip(1).take_while(|line| !line.is_empty());
    let names: Vec<String> = listed
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect();
    assert!(names.len() >= 11, "{help}");
    names
}

#[test]
fn every_shell_gets_every_command_in_the_language_asked() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (code, dutch, _) = run(&["completions", shell, "--lang", "nl"]);
        let (_, english, _) = run(&["completions", shell, "--lang", "en"]);
        assert_eq!(code, 0);
        for name in ["translate", "fail-on", "coverage"] {
            assert!(dutch.contains(name) && english.contains(name), "{shell}: {name}");
        }
        if shell != "bash" {
            assert!(dutch.contains("taal van de meldingen") && english.contains("language of the messages"));
            assert!(!dutch.contains("language of the messages"), "{shell}");
        }
    }
    let (code, _, err) = run(&["completions", "tcsh", "--lang", "en"]);
    assert!(code == 2 && err.contains("tcsh") && err.contains("fish"), "{err}");
}

#[test]
fn manual_pages_are_of_every_command_and_in_one_language() {
    let path = folder("man");
    let (code, out, _) = run(&["man", "--output-dir", path.to_str().unwrap(), "--lang", "nl"]);
    assert_eq!(code, 0);
    let (_, whole, _) = run(&["--help", "--lang", "nl"]);
    assert_eq!(out.lines().count(), commands(&whole).len() + 1, "{out}");
    for name in commands(&whole) {
        let page = fs::read_to_string(path.join(format!("kader-{name}.1"))).unwrap();
        assert!(page.contains(&format!(".TH kader-{name} 1")), "{page}");
        for heading in [".SH NAAM", ".SH OVERZICHT", ".SH VOORBEELDEN"] {
            assert!(page.contains(heading), "{name} has no {heading}: {page}");
        }
        assert!(!page.contains(".SH NAME") && !page.contains(".SH OPTIONS"), "{page}");
    }
    let (_, all, _) = run(&["man", "--lang", "en"]);
    assert!(all.contains(".SH EXAMPLES") && all.matches(".TH kader").count() == commands(&whole).len() + 1);
}

#[test]
fn the_pages_of_the_commands_are_fresh_and_say_more_than_the_help() {
    for (name, language) in [("docs/opdrachten.nl.md", Language::Nl), ("docs/commands.en.md", Language::En)] {
        let page = kader::cli::reference::page(language);
        crate::support::up_to_date(name, &page);
        let (_, whole, _) = run(&["--help", "--lang", language.tag()]);
        for command in commands(&whole) {
            let (_, help, _) = run(&[&command, "--help", "--lang", language.tag()]);
            let (_, part) = page.split_once(&format!("\n## kader {command}\n")).unwrap();
            let part = part.split("\n## ").next().unwrap();
            let lines = help.lines().filter(|line| !line.trim().is_empty());
            for line in lines {
                assert!(part.contains(line.trim_end()), "{command}: {line}");
            }
        }
        for command in ["fmt", "translate", "lsp", "new", "rename", "check", "completions", "man"] {
            let part = page.split(&format!("\n## kader {command}\n\n")).nth(1).unwrap();
            assert!(!part.starts_with("```"), "{command} has its help only");
        }
    }
}
