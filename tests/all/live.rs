//! A project that is kept up to date while a file is written is the same as one that is checked anew.

use std::path::PathBuf;

use kader::check::{Checked, Live, check};
use kader::diag::{Diagnostic, Family};
use kader::rules::{RULES, Reach};
use kader::source::FileId;
use kader::workspace::{self, Location};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::support::{files, root};

/// A project and the texts of its files as they are now.
struct Desk {
    location: Location,
    texts: Vec<(PathBuf, String)>,
}

impl Desk {
    fn loaded(&self) -> workspace::Loaded {
        let given = self.texts.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes()));
        workspace::load(&self.location, given.collect())
    }

    fn all() -> Vec<Desk> {
        let folders = [root().join("specs"), root().join("tests/corpus")];
        let locations = workspace::find(&folders).unwrap();
        let desks = locations.into_iter().map(|location| {
            let texts =
                location.files.iter().map(|path| (path.clone(), std::fs::read_to_string(path).unwrap()));
            Desk { texts: texts.collect(), location: location.clone() }
        });
        desks.collect()
    }
}

fn shown(finding: &Diagnostic) -> String {
    format!(
        "{} {:?} {:?} {:?} {:?} {:?}",
        finding.name(kader::language::Language::En),
        finding.severity,
        finding.primary,
        finding.title,
        finding.others,
        finding.fix
    )
}

fn json(checked: &Checked) -> String {
    let mut out = Vec::new();
    kader::export::json::write(checked, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// What is the same before all rules were asked again: all but the findings of rules that compare.
fn is_sure(finding: &Diagnostic, file: FileId) -> bool {
    let rule = RULES.iter().find(|rule| rule.kind == *finding.kind);
    let reach = rule.map(|rule| rule.reach);
    let of_rule = finding.kind.family == Family::Rule;
    finding.primary.span.file == file && (!of_rule || reach == Some(Reach::File))
}

fn compare(live: &mut Live, fresh: &Checked, file: FileId) {
    let sure = |checked: &Checked| -> Vec<String> {
        checked.findings.iter().filter(|one| is_sure(one, file)).map(shown).collect()
    };
    assert_eq!(sure(live.checked()), sure(fresh));
    live.settle();
    let all = |checked: &Checked| checked.findings.iter().map(shown).collect::<Vec<_>>();
    assert_eq!(all(live.checked()), all(fresh));
    assert!(json(live.checked()) == json(fresh), "the models differ");
}

/// A change in a text: what is typed at a place, in the place of some letters, or a word that is repeated elsewhere.
#[derive(Clone, Debug)]
enum Change {
    Type(prop::sample::Index, usize, String),
    Word(prop::sample::Index, prop::sample::Index),
    Line(prop::sample::Index, prop::sample::Index),
}

fn change() -> impl Strategy<Value = Change> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        4 => (index(), 0usize..3, "[a-z0-9 .\"{}\n€%-]{0,2}").prop_map(|(at, cut, text)| Change::Type(at, cut, text)),
        4 => (index(), index()).prop_map(|(at, from)| Change::Word(at, from)),
        1 => (index(), index()).prop_map(|(at, from)| Change::Line(at, from)),
    ]
}

fn changed(text: &str, change: &Change) -> String {
    match change {
        Change::Type(at, cut, new) => {
            let mut letters: Vec<char> = text.chars().collect();
            let at = at.index(letters.len() + 1);
            let end = (at + cut).min(letters.len());
            letters.splice(at..end, new.chars());
            letters.into_iter().collect()
        }
        Change::Word(at, from) => {
            let words: Vec<&str> = text.split(' ').collect();
            let (at, from) = (at.index(words.len()), from.index(words.len()));
            let mut words = words.clone();
            if !words[at].contains('\n') && !words[from].contains('\n') {
                words[at] = words[from];
            }
            words.join(" ")
        }
        Change::Line(at, from) => {
            let mut lines: Vec<&str> = text.lines().collect();
            let (at, from) = (at.index(lines.len().max(1)), from.index(lines.len().max(1)));
            if let Some(line) = lines.get(from).copied() {
                lines.insert(at, line);
            }
            lines.join("\n") + "\n"
        }
    }
}

#[test]
fn what_is_renewed_is_as_if_it_were_checked_anew() {
    let count = Desk::all().len();
    let (mut renewed, mut whole) = (0, 0);
    let mut runner = TestRunner::new_with_rng(
        Config { cases: 240, failure_persistence: None, ..Config::default() },
        prop::test_runner::TestRng::deterministic_rng(prop::test_runner::RngAlgorithm::ChaCha),
    );
    let counted = std::cell::Cell::new((0, 0));
    let plan = (0..count, any::<prop::sample::Index>(), prop::collection::vec(change(), 1..6));
    runner
        .run(&plan, |(which, file, changes)| {
            let mut desk = Desk::all().swap_remove(which);
            let mut live = Live::new(desk.loaded());
            let at = file.index(desk.texts.len());
            let path = workspace::shown(&desk.texts[at].0);
            for change in changes {
                let text = changed(&desk.texts[at].1, &change);
                desk.texts[at].1 = text.clone();
                let file = live.checked().sources.files().find(|(_, file)| file.path == path).unwrap().0;
                let (done, refused) = counted.get();
                live = match live.renew(file, &text) {
                    Some((mut live, _)) => {
                        compare(&mut live, &check(desk.loaded()), file);
                        counted.set((done + 1, refused));
                        live
                    }
                    None => {
                        counted.set((done, refused + 1));
                        Live::new(desk.loaded())
                    }
                };
            }
            Ok(())
        })
        .unwrap();
    (renewed, whole) = (renewed + counted.get().0, whole + counted.get().1);
    assert!(renewed * 3 > whole, "only {renewed} of {} changes were renewed", renewed + whole);
}

/// A project in memory after one file got another text.
fn renewed(fixture: &str, name: &str, from: &str, to: &str) -> Option<Live> {
    let live = Live::new(workspace::in_memory(&files(fixture)));
    let (file, source) = live.checked().sources.files().find(|(_, file)| file.name == name).unwrap();
    assert!(source.text.contains(from));
    let text = source.text.replacen(from, to, 1);
    let (mut live, _) = live.renew(file, &text)?;
    let fresh = fixture.replacen(from, to, 1);
    compare(&mut live, &check(workspace::in_memory(&files(&fresh))), file);
    Some(live)
}

const TWO: &str = "\
--- a.kader
taal nl
document begroting-2026 \"Begroting\" {
  indeling programma > doel
}
programma 1 \"Wonen\" {
  doel 1.1 \"Iedereen woont goed\" {
    portefeuillehouder jansen
    beschrijving \"Tekst\"
  }
}
--- register.kader
taal nl
persoon jansen \"P. Jansen\"
persoon smit \"A. Smit\"
";

#[test]
fn a_text_a_title_and_a_reference_are_renewed() {
    for (from, to) in [
        ("\"Tekst\"", "\"Andere tekst\""),
        ("woont goed", "woont beter"),
        ("portefeuillehouder jansen", "portefeuillehouder smit"),
        ("portefeuillehouder jansen", "portefeuillehouder niemand"),
        ("portefeuillehouder jansen", "portefeuillehouder jansen, smit"),
        ("portefeuillehouder jansen", "portefeuillehoudr jansen"),
    ] {
        assert!(renewed(TWO, "a.kader", from, to).is_some(), "{from} -> {to}");
    }
}

#[test]
fn what_leads_nowhere_above_a_change_is_still_found() {
    let report =
        TWO.replace("  indeling programma", "  rapporteert-over begroting-2024\n  indeling programma");
    let live = renewed(&report, "a.kader", "\"Tekst\"", "\"Andere tekst\"").unwrap();
    assert!(live.checked().findings.iter().any(|one| one.kind.name.en == "unknown-document"));
}

#[test]
fn what_others_may_hang_on_is_not_renewed() {
    for (name, from, to) in [
        ("a.kader", "doel 1.1", "doel 1.2"),
        ("a.kader", "programma > doel", "programma > ambitie > doel"),
        ("a.kader", "document begroting-2026", "document begroting-2027"),
        ("a.kader", "taal nl", "taal en"),
        ("register.kader", "persoon smit", "persoon smits"),
        ("register.kader", "persoon smit \"A. Smit\"\n", ""),
        ("register.kader", "persoon smit \"A. Smit\"\n", "persoon smit \"A. Smit\"\nwoord x zoals doel\n"),
    ] {
        assert!(renewed(TWO, name, from, to).is_none(), "{name}: {from} -> {to}");
    }
}

const LINES_ELSEWHERE: &str = "\
--- a.kader
taal nl
document begroting-2026 \"Begroting\" {
  indeling programma > doel
}
--- b.kader
taal nl
document begroting-2026 {
  negeer indicator-zonder-richting \"nog niet\"
  leeg bronnen
}
programma 1 \"Wonen\" {
  doel 1.1 \"Iedereen woont goed\" {
    beschrijving \"Tekst\"
    indicator zoektijd \"Zoektijd\" {
      eenheid maanden
      beoogd 2026 4
    }
  }
}
--- register.kader
taal nl
negeer verweesde-indicator \"komt nog\"
organisatie stad \"Stad\"
indicator los \"Banen\"
";

#[test]
fn what_a_file_says_of_its_document_holds_while_it_is_written() {
    let found = |live: &Live| {
        live.checked()
            .findings
            .iter()
            .map(|one| one.kind.name.en)
            .filter(|name| *name == "blank-heading")
            .count()
    };
    let live = renewed(LINES_ELSEWHERE, "b.kader", "\"Tekst\"", "\"Andere tekst\"").unwrap();
    assert_eq!((found(&live), live.checked().exceptions.len()), (1, 2));
    assert!(live.checked().exceptions.iter().all(|one| one.used));
    let live = renewed(LINES_ELSEWHERE, "register.kader", "\"Stad\"", "\"De stad\"").unwrap();
    assert_eq!((found(&live), live.checked().exceptions.len()), (1, 2));
}
