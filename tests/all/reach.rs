//! Rules that hang on one file find in it, asked for its things alone, what they find there in the whole project.

use std::collections::BTreeSet;

use kader::check::{Checked, check_as};
use kader::diag::{Diagnostic, example_files};
use kader::language::Language;
use kader::model::NodeId;
use kader::rules::{self, Asked, Exception, RULES, Reach, Rule};
use kader::source::FileId;
use kader::workspace::{self, Loaded};

use crate::support::{files, root};

#[path = "../../benches/generate.rs"]
#[expect(dead_code, reason = "only the benches write it to disk")]
mod generate;

/// The rules that say that they hang on one file.
fn reaching() -> Vec<&'static Rule> {
    RULES.iter().copied().filter(|rule| rule.reach == Reach::File).collect()
}

/// Checks a project with every rule, also those that somebody has to ask for.
fn checked(loaded: Loaded) -> Checked {
    let off = RULES.iter().filter(|rule| !rule.on).map(|rule| format!("{}=warning", rule.kind.name.en));
    let off: Vec<String> = off.collect();
    check_as(loaded, &Asked::read(off.iter().map(String::as_str)).unwrap())
}

fn of<S: AsRef<str>>(texts: &[(S, String)]) -> Checked {
    let texts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_ref(), text.as_str())).collect();
    checked(workspace::in_memory(&texts))
}

fn shown(finding: &Diagnostic) -> String {
    format!(
        "{} {:?} {:?} {:?} {:?} {:?} {:?}",
        finding.kind.name.en,
        finding.severity,
        finding.primary,
        finding.title,
        finding.others,
        finding.fix,
        finding.about
    )
}

fn exceptions(all: &[Exception]) -> Vec<String> {
    let mut all: Vec<String> = all.iter().map(|one| format!("{one:?}")).collect();
    all.sort();
    all
}

/// The things of a file in the order of the text, with what else it says something of.
fn things(checked: &Checked, file: FileId) -> Vec<NodeId> {
    let here = checked
        .model
        .nodes()
        .filter(|(_, node)| node.span.file == file || node.props.iter().any(|prop| prop.span.file == file));
    here.map(|(id, _)| id).collect()
}

/// What comparing has seen: the rules that found something, and how many files had a finding.
#[derive(Default)]
struct Seen {
    rules: BTreeSet<&'static str>,
    files: usize,
}

/// What these rules find otherwise in a file when they are asked for its things alone: nothing, where it is right.
fn apart(rules: &[&'static Rule], checked: &mut Checked, seen: &mut Seen) -> Vec<String> {
    let sorted = |findings: &[Diagnostic], file: FileId| -> Vec<String> {
        let of_rules =
            |one: &&Diagnostic| one.own.is_none() && rules.iter().any(|rule| rule.kind == *one.kind);
        let here = findings.iter().filter(|one| one.primary.span.file == file).filter(of_rules);
        let mut all: Vec<String> = here.map(shown).collect();
        all.sort();
        all
    };
    let mut wrong = Vec::new();
    let mut known = std::mem::take(&mut checked.exceptions);
    let before = exceptions(&known);
    for file in (0..checked.files).map(|file| FileId(u32::try_from(file).unwrap())) {
        let (model, settings) = (&checked.model, &checked.settings);
        let things = things(checked, file);
        let found = rules::run_these_within(rules, model, settings, (file, &things), &mut known);
        let (within, whole) = (sorted(&found, file), sorted(&checked.findings, file));
        if within != whole {
            let only = |some: &[String], others: &[String]| -> Vec<String> {
                some.iter().filter(|one| !others.contains(one)).cloned().collect()
            };
            let (lost, new) = (only(&whole, &within), only(&within, &whole));
            wrong.push(format!("file {}: not found {lost:#?}, found too much {new:#?}", file.0));
        }
        seen.files += usize::from(!whole.is_empty());
        let of_rule = |finding: &&Diagnostic| rules.iter().any(|rule| rule.kind == *finding.kind);
        seen.rules.extend(found.iter().filter(of_rule).map(|finding| finding.kind.name.en));
    }
    if exceptions(&known) != before {
        wrong.push(format!("exceptions {before:#?} became {:#?}", exceptions(&known)));
    }
    wrong
}

/// A text over three files: what stands at its top goes to each in turn, behind the line of its document.
fn split(name: &str, text: &str) -> Option<Vec<(String, String)>> {
    let (mut depth, mut quoted) = (0_i32, false);
    let mut blocks: Vec<String> = vec![String::new()];
    for line in text.lines() {
        let last = blocks.last_mut()?;
        last.push_str(line);
        last.push('\n');
        quoted ^= line.matches("\"\"\"").count() % 2 == 1;
        if !quoted {
            let code = line.split('"').step_by(2).collect::<String>();
            depth += i32::try_from(code.matches('{').count()).ok()?;
            depth -= i32::try_from(code.matches('}').count()).ok()?;
        }
        if depth == 0 && !quoted {
            blocks.push(String::new());
        }
    }
    let document = blocks.iter().position(|block| block.starts_with("document "))?;
    let id = blocks[document].split_whitespace().nth(1)?.to_owned();
    let head = blocks[..document].concat();
    let mut parts = vec![format!("{head}{}", blocks[document])];
    parts.extend(vec![format!("{head}document {id}\n"); 2]);
    for (at, block) in blocks[document + 1..].iter().enumerate() {
        parts[at % 3].push_str(block);
    }
    let stem = name.strip_suffix(".kader")?;
    Some(parts.into_iter().enumerate().map(|(at, part)| (format!("{stem}-{at}.kader"), part)).collect())
}

/// Each file of a project that has a document split; nothing where none has.
fn apart_files(texts: &[(String, String)]) -> Option<Vec<(String, String)>> {
    let mut some = false;
    let mut all = Vec::new();
    for (name, text) in texts {
        match split(name, text) {
            Some(parts) => {
                some = true;
                all.extend(parts);
            }
            None => all.push((name.clone(), text.clone())),
        }
    }
    some.then_some(all)
}

#[test]
fn on_every_page_and_in_its_parts() {
    let mut seen = Seen::default();
    for kind in rules::kinds() {
        for language in Language::BOTH {
            for example in [&kind.docs.fails, &kind.docs.passes] {
                let texts: Vec<(String, String)> = example_files(example.get(language))
                    .into_iter()
                    .map(|(name, text)| (name.to_owned(), text))
                    .collect();
                let name = kind.name.en;
                assert_eq!(apart(&reaching(), &mut of(&texts), &mut seen), [""; 0], "{name} {texts:#?}");
                let Some(parts) = apart_files(&texts) else { continue };
                assert_eq!(apart(&reaching(), &mut of(&parts), &mut seen), [""; 0], "{name} {parts:#?}");
            }
        }
    }
    let asked: BTreeSet<&str> = reaching().iter().map(|rule| rule.kind.name.en).collect();
    assert_eq!(seen.rules, asked, "each rule that hangs on one file was seen to find something");
}

#[test]
fn in_every_framework_and_in_its_parts() {
    let mut seen = Seen::default();
    for location in workspace::find(&[root().join("specs"), root().join("tests/corpus")]).unwrap() {
        let name = location.files.first().unwrap().display().to_string();
        let mut whole = checked(workspace::load(&location, Vec::new()));
        assert_eq!(apart(&reaching(), &mut whole, &mut seen), [""; 0], "{name}");
        let read = |path: &std::path::PathBuf| {
            (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(path).unwrap())
        };
        let texts: Vec<(String, String)> = location.files.iter().map(read).collect();
        if let Some(parts) = apart_files(&texts) {
            assert_eq!(apart(&reaching(), &mut of(&parts), &mut seen), [""; 0], "{name} in parts");
        }
    }
    assert!(seen.files > 80, "{}", seen.files);
}

#[test]
fn in_a_made_project_from_which_lines_are_missing() {
    let mut seen = Seen::default();
    let texts: Vec<(String, String)> = generate::project(300)
        .into_iter()
        .map(|(name, text)| {
            let kept = text.lines().enumerate().filter(|(at, line)| at % 5 != 4 || line.contains(['{', '}']));
            let kept: Vec<&str> = kept.map(|(_, line)| line).collect();
            (name, kept.join("\n") + "\n")
        })
        .collect();
    assert_eq!(apart(&reaching(), &mut of(&texts), &mut seen), [""; 0]);
    assert!(seen.files >= 6 && seen.rules.len() > 4, "{} {:?}", seen.files, seen.rules);
}

/// What stands on one thing in several files, and is found by what stands in others.
const SEVERAL: &str = "\
--- a.kader
taal nl
document begroting-2026 \"Begroting\" {
  soort begroting
  jaar 2026
  indeling programma > doel
  portefeuillehouder oud
}
programma 1 \"Wonen\" {
  lasten 2026 € 100
  doel 1.1 \"Iedereen woont goed\" {
    criterium snel \"Wie zoekt, vindt binnen een jaar\"
    lasten 2026 € 60
  }
  doel 1.2 \"Iedereen woont goed\" {
    lasten 2026 € 5
  }
}
--- b.kader
taal nl
document begroting-2026 {
  negeer doel-zonder-portefeuillehouder \"nog niet verdeeld\"
  leeg bronnen
}
programma 1 {
  doel 1.3 \"Ook hier, zie doel 1.9\" {
    lasten 2026 € 70
    portefeuillehouder oud
  }
}
doel 1.1 {
  criterium mooi \"Negen van de tien vinden hun huis mooi\"
  indicator zoektijd \"Banen\" {
    eenheid maanden
    beoogd 2026 4
  }
}
programma 2 \"Zorg\" {
  lasten 2026 € 10
  lasten 2026 € 10
}
--- c.kader
taal nl
organisatie stad \"Stad\" {
  soort gemeente
}
persoon oud \"O. Oud\" {
  rol \"wethouder\" 2010..2014
}
indicator los \"Banen\"
negeer verweesde-indicator \"komt nog\"
--- d.kader
taal nl
document begroting-2026
doel 1.3 {
  criterium goed \"Alles is goed\"
  indicator aantal \"Aantal\" {
    behaald 2020 5, 2021 500
  }
}
";

#[test]
fn in_a_project_whose_things_stand_in_several_files() {
    let mut seen = Seen::default();
    let mut checked = checked(workspace::in_memory(&files(SEVERAL)));
    assert!(!checked.exceptions.is_empty());
    assert_eq!(apart(&reaching(), &mut checked, &mut seen), [""; 0]);
    for rule in [
        "amount-twice",
        "blank-heading",
        "criterion-without-indicator",
        "holder-not-in-office",
        "implausible-jump",
        "statutory-name-drift",
        "total-mismatch",
    ] {
        assert!(seen.rules.contains(rule), "{rule} {:?}", seen.rules);
    }
}

#[test]
fn a_rule_that_compares_is_caught() {
    let mut seen = Seen::default();
    let twice = [rules::named("duplicate-title").unwrap()];
    let one = "--- a.kader\ntaal nl\ndocument begroting-2026\ndoel 1 \"Iedereen vindt een woning\"\n";
    let here = format!("{one}doel 2 \"Iedereen vindt een woning\"\n");
    let apart_in = |fixture: &str, seen: &mut Seen| {
        apart(&twice, &mut checked(workspace::in_memory(&files(fixture))), seen)
    };
    assert_eq!(apart_in(&here, &mut seen), [""; 0]);
    assert!(seen.rules.contains("duplicate-title"));
    let elsewhere =
        format!("{one}--- b.kader\ntaal nl\ndocument begroting-2026\ndoel 2 \"Iedereen vindt een woning\"\n");
    let wrong = apart_in(&elsewhere, &mut seen);
    assert!(wrong.len() == 1 && wrong[0].contains("duplicate-title"), "{wrong:#?}");
}
