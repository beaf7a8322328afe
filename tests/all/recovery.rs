//! Mistakes: each is said once, where it is, and costs no more than itself.

use kader::diag::Severity;

use crate::support::{checked, corpus, errors, found, goal};

/// A small project without findings.
const CLEAN: &str = include_str!("../../templates/nl/begroting-2026.kader");
const REGISTER: &str = include_str!("../../templates/nl/register.kader");

fn project(budget: &str, register: &str) -> String {
    format!("--- register.kader\n{register}\n--- begroting-2026.kader\n{budget}")
}

#[test]
fn the_clean_project_has_no_findings() {
    assert_eq!(found(&project(CLEAN, REGISTER)), [] as [&str; 0]);
}

#[test]
fn eight_planted_faults_each_give_one_finding() {
    let replace = |from: &str, to: &str| {
        assert!(CLEAN.contains(from), "{from}");
        project(&CLEAN.replace(from, to), REGISTER)
    };
    let faults = [
        ("unknown-reference ‘janssen’", replace("portefeuillehouder jansen", "portefeuillehouder janssen")),
        (
            "goal-without-criteria ‘doel 1.1.0’",
            replace("    doel 1.1.1", "    doel 1.1.0 \"Meedoen\" {\n      kaderstellende-nota meedoen\n      geen activiteiten \"Nog niet\"\n      indicatoren burencontact\n    }\n\n    doel 1.1.1"),
        ),
        (
            "goal-without-portfolio-holder ‘doel 1.1.1’",
            replace("  portefeuillehouder jansen\n", ""),
        ),
        (
            "orphaned-indicator ‘indicator los’",
            project(&format!("{CLEAN}\nindicator los \"Los\" {{\n  behaald 2024 1\n  beoogd 2026 >= 2\n}}\n"), REGISTER),
        ),
        (
            "duplicate-id ‘criterium plek’",
            replace("criterium plek \"Elke", "criterium plek \"Nog een\"\n      criterium plek \"Elke").replace(
                "criterium plek \"Nog een\"\n      criterium plek \"Elke wijk heeft een ontmoetingsplek\"",
                "criterium plek \"Elke wijk heeft een ontmoetingsplek\"\n      criterium plek \"Nog een\"",
            ),
        ),
        ("word-instead-of-figure ‘veel’", replace("2025 51", "2025 veel")),
        (
            "unused-declaration ‘persoon pieters’",
            project(CLEAN, &format!("{REGISTER}\npersoon pieters \"Piet Pieters\"\n")),
        ),
        ("open-quote ‘\"Huiskamer in de wijk openen {’", replace("wijk openen\" {", "wijk openen {")),
    ];
    for (wanted, fixture) in faults {
        assert_eq!(found(&fixture), [wanted]);
    }
}

#[test]
fn nine_mistakes_in_one_file_give_nine_findings() {
    let budget = r#"taal nl
document begroting-2026 "Begroting 2026" {
  soort begroting
  vastgesteld 8-11-2019
  geen paragrafen "Volgen"
}
bijlage cijfers "Indicatoren" {
  geen indicatoren "Volgen"
}

programma 1 "Sociaal" {
  kaderstellende-nota meedoen
  doel 1.1 "Buren kennen elkaar" {
    portefeuillehouder jansen
    beschrijving "Wie zijn buren kent
    criterium a "Meer contact"
    indicator contact "Contact" {
      eenheid %
      source buurtonderzoek
      behaald 2024 51
      beoogd 2026 >= 52
    }
    lasten 2026 € 250.00, 2027 € 5.000
  }
  doel 1.2 "Iedereen doet mee" {
    portefeuillehouder janssen
    criterium b "Minder uitsluiting" {
      toelichting "zonder sluiting"
    indicator mee "Mee" {
      bron buurtonderzoek
      behaald 2024 12
      beoogd 2026 >= 13
    }
  }
  doel 1.1 "Nog een keer" {
    portefeuillehouder jansen
    criterium c "Dubbel"
    indicator d "Dubbel" {
      behaald 2024 12
      beoogd 2026 >= 13
    }
  }
  doel 1.3 "Zonder criterium" {
    portefeuillehouder jansen
    kleur "blauw"
    indicator e "Dubbel" {
      bron buurtonderzoek
      behaald 2024 12
      beoogd 2026 >= 13
    }
  }
}
"#;
    assert_eq!(
        found(&project(budget, REGISTER)),
        [
            "malformed-date ‘8-11-2019’",
            "open-quote ‘\"Wie zijn buren kent’",
            "keyword-of-other-language ‘source’",
            "malformed-amount ‘250.00’",
            "unknown-reference ‘janssen’",
            "unclosed-block ‘{’",
            "duplicate-id ‘doel 1.1’",
            "goal-without-criteria ‘doel 1.3’",
            "unknown-keyword ‘kleur’",
        ]
    );
}

#[test]
fn a_broken_declaration_still_declares_its_id() {
    let text = goal("indicatoren nieuw\nindicator nieuw \"Zonder einde {\n  behaald 2024 5\n}");
    assert_eq!(errors(&text), ["open-quote"]);
    let typo = goal("indicatoren nieuw\nindikator nieuw \"Nieuw\" {\n  behaald 2024 5\n}");
    assert_eq!(errors(&typo), ["unknown-keyword"]);
}

#[test]
fn an_open_text_block_is_reported_once_and_costs_its_text() {
    let text =
        goal("beschrijving \"\"\"\n  Een verhaal dat nooit eindigt,\n  met doel en bron erin.\nbron b\n")
            .to_owned()
            + "bron b \"B\"\n";
    assert_eq!(errors(&text), ["open-text-block"]);
    let two = goal(
        "beschrijving \"\"\"\n  Geen einde.\ncriterium x \"X\"\ntoelichting \"\"\"\n  Wel een einde.\n  \"\"\"",
    );
    assert_eq!(errors(&two), ["open-text-block"]);
}

#[test]
fn missing_and_stray_braces_that_balance_are_both_found() {
    let text = "taal nl\ndocument d\ndoel 1.1 \"D\" {\n  criterium a \"A\" {\n    toelichting \"x\"\n  geen indicatoren \"x\"\n  geen kaderstellende-nota's \"x\"\n  geen portefeuillehouders \"x\"\n  }\n  criterium b \"B\"\n}\n";
    assert_eq!(found(text), ["unclosed-block ‘{’", "stray-brace ‘}’"]);
}

#[test]
fn a_block_on_one_line_and_a_brace_on_its_own() {
    assert_eq!(found(&goal("criterium b \"B\" {}")), ["misplaced-brace ‘{}’"]);
    assert_eq!(found(&goal("indicator b \"B\" { eenheid % }")), ["misplaced-brace ‘{ eenheid % }’"]);
    assert_eq!(found(&goal("indicator b \"B\"\n{\n  eenheid %\n}")), ["misplaced-brace ‘{’"]);
}

#[test]
fn a_closing_brace_behind_something_is_said_once_and_closes() {
    for line in [
        "criterium d \"D\" {\n  beschrijving \"x\" }",
        "criterium d \"D\" {\n  beschrijving x } # zo",
        "criterium d \"D\" {\n  geen indicatoren \"x\"}",
        "criterium d \"D\" {\n  indicator e \"E\" {\n    eenheid %\n  } }",
        "criterium d \"D\" {\n  indicator e \"E\" {\n    eenheid % }}",
        "criterium d \"D\" {\n  beschrijving \"\"\"\n    Tekst.\n    \"\"\" }",
        "indicator d \"D\" {\n  behaald 2020 1,\n    2021 2 }",
        "criterium d \"D\" {\n  beschrijving \"x\"\n} criterium e \"E\" {\n  beschrijving \"y\"\n}",
    ] {
        let errors = errors(&goal(line));
        let others: Vec<_> = errors.iter().filter(|name| **name != "unexpected-value").collect();
        assert_eq!(others, [&"misplaced-brace"], "{line}");
    }
    assert!(errors(&format!("{}\n", "} ".repeat(20_000))).len() < 4);
}

#[test]
fn a_no_break_space_may_stand_before_a_keyword() {
    for space in ["\u{A0}", "\u{202F}", "\u{A0}\u{A0} ", " \u{A0}", "\t\u{A0}"] {
        let text = goal(&format!("{space}toelichting \"x\"\n{space}criterium d \"D\" {{\n{space} }}"));
        assert_eq!(found(&text), [] as [&str; 0], "{space:?}");
    }
}

#[test]
fn lines_that_end_in_cr_alone_are_said_once_and_read() {
    let text = goal("toelichting \"\"\"\n  Een\n  \"\"\"\nkleur \"rood\"");
    assert_eq!(found(&text), ["unknown-keyword ‘kleur’"]);
    assert_eq!(found(&text.replace('\n', "\r\n")), ["unknown-keyword ‘kleur’"]);
    let old = checked(&text.replace('\n', "\r"));
    let places: Vec<_> = old
        .findings
        .iter()
        .map(|finding| {
            let file = old.sources.file(finding.primary.span.file).unwrap();
            (finding.kind.name.en, file.place(finding.primary.span.start).line)
        })
        .collect();
    assert_eq!(places, [("wrong-line-ends", 1), ("unknown-keyword", 14)]);
}

#[test]
fn characters_that_nobody_sees_are_one_finding_a_word_or_text() {
    for (line, marked) in [
        ("\0\0\0toelichting \"x\"", "\0\0\0"),
        ("\u{FEFF}toelichting \"x\"", "\u{FEFF}"),
        ("\u{2003}toelichting \"x\"", "\u{2003}"),
        ("toe\u{200B}lichting \"x\"", "\u{200B}"),
        ("criterium a\u{202E}b\u{202C}c\u{202E} \"X\"", "\u{202E}"),
        ("criterium \u{1b}[31m \"X\"", "\u{1b}"),
        ("criterium\u{2003}\u{2003}d \"X\"", "\u{2003}"),
        ("toelichting \"a\u{1b}[31mb\u{1b}[0m\"", "\u{1b}"),
        ("toelichting \"a\u{9b}31mb\"", "\u{9b}"),
        ("toelichting \"af\u{AD}breken en zo\u{200B}\"", "\u{AD}"),
        ("toelichting “a\u{2066}b\u{2069}”", "\u{2066}"),
        ("toelichting \"\"\"\n  a\u{202E}b\n  \u{FEFF}c\n  \"\"\"", "\u{202E}"),
    ] {
        assert_eq!(found(&goal(line)), [format!("strange-character ‘{marked}’")], "{line:?}");
    }
    for line in
        ["toelichting \"👩\u{200D}👩 en क्\u{200C}ष\u{2009}€ 5\"", "# \u{1b}[31m", "toelichting \"a\tb\""]
    {
        assert_eq!(found(&goal(line)), [] as [&str; 0], "{line:?}");
    }
    // The edit takes all of them away.
    let text = goal("toelichting \"a\u{1b}[31mb\u{1b}[0m\"");
    let fix = checked(&text).findings[0].fix.clone().unwrap();
    let mended = format!(
        "{}{}{}",
        text.get(..fix.span.start as usize).unwrap(),
        fix.replacement,
        text.get(fix.span.end as usize..).unwrap()
    );
    assert_eq!(mended, goal("toelichting \"a[31mb[0m\""));
}

#[test]
fn habits_from_elsewhere_are_understood() {
    for (line, name) in [
        ("beschrijving: \"x\"", "unknown-keyword ‘beschrijving:’"),
        ("Beschrijving \"x\"", "unknown-keyword ‘Beschrijving’"),
        ("// opmerking", "line-without-keyword ‘// opmerking’"),
        ("• De buurt wordt beter", "line-without-keyword ‘• De buurt wordt beter’"),
        ("criterium\"x\"", "missing-space ‘criterium’"),
    ] {
        assert_eq!(found(&goal(line)), [name], "{line}");
    }
}

#[test]
fn a_file_in_the_other_language_gives_one_finding() {
    let english = include_str!("../../templates/en/budget-2026.kader").replace("language en\n", "");
    let register = include_str!("../../templates/en/register.kader");
    assert_eq!(errors(&project(&english, register)), ["file-in-other-language"]);
}

/// For each line of each spec: spoil it in a known way; findings stay in what it was, and nothing breaks.
#[test]
fn a_bad_line_costs_that_line() {
    type Spoil = fn(&str) -> String;
    let ways: [(&str, Spoil); 3] = [
        ("open quote", |line| line.replacen('"', "", 1)),
        ("unknown keyword", |line| line.replacen(|one: char| one.is_alphabetic(), "qzq", 1)),
        ("junk", |_| "@@ ??".to_owned()),
    ];
    let text = CLEAN;
    let lines: Vec<&str> = text.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        let leaf =
            !line.trim().is_empty() && !line.contains('{') && !line.contains('}') && !line.contains("\"\"\"");
        let prose = line.starts_with("        Wie") || line.starts_with("        In elke");
        if at < 2 || !leaf || prose {
            continue;
        }
        for (way, spoil) in ways {
            let mut spoiled: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            spoiled[at] = spoil(line);
            if spoiled[at] == *line {
                continue;
            }
            let checked = checked(&project(&spoiled.join("\n"), REGISTER));
            let syntax = checked.findings.iter().filter(|finding| finding.severity == Severity::Error);
            let elsewhere: Vec<String> = syntax
                .filter(|finding| {
                    let file = checked.sources.file(finding.primary.span.file).unwrap();
                    file.place(finding.primary.span.start).line as usize != at + 1
                })
                .map(|finding| format!("{} {}", finding.kind.name.en, finding.title.nl))
                .collect();
            // What the line said may be missed further on, but only by the rule that asks for it.
            let cascades: Vec<&String> =
                elsewhere.iter().filter(|one| !one.starts_with("unknown-reference")).collect();
            assert!(cascades.is_empty(), "{way} at line {}: {line}\n{cascades:?}", at + 1);
        }
    }
}

#[test]
fn hostile_texts_end_in_findings_and_bounded_time() {
    let deep = "doel x \"y\" {\n".repeat(20_000);
    assert!(errors(&deep).contains(&"too-deeply-nested"));
    let braces = "{\n".repeat(100_000);
    let found = checked(&braces).findings.len();
    assert!((1..200).contains(&found), "{found}");
    assert_eq!(errors(&"{".repeat(100_000)), ["line-without-keyword"]);
    let long = format!("doel 1 \"{}", "x".repeat(2_000_000));
    assert!(!errors(&long).is_empty());
    let quotes = "beoogd \"".repeat(50_000);
    assert!(!errors(&quotes).is_empty());
}

#[test]
fn nothing_in_the_corpus_is_an_error() {
    assert!(corpus().len() > 12);
    for name in ["zwolle", "groningen", "groningen-en", "voorbeeldstad"] {
        let checked = crate::support::spec(name);
        assert_eq!(
            checked.count(Severity::Error),
            0,
            "{name}: {}",
            crate::support::shown(&checked, kader::language::Language::Nl)
        );
    }
}

#[test]
fn one_cause_gives_one_finding_also_elsewhere() {
    let referring = |broken: &str| format!("{}{}", goal("zie doel 1.7"), broken);
    for (broken, wanted) in [
        ("doel 1.7. \"X\" {\ngeen criteria \"x\"\ngeen portefeuillehouders \"x\"\n}\n", "malformed-id"),
        ("xyzzy 1.7 \"X\" {\n}\n", "unknown-keyword"),
        ("doel 1.7 Titel zonder quotes {\n}\n", "missing-title"),
    ] {
        assert_eq!(errors(&referring(broken)), [wanted], "{broken}");
    }
    let twice = "taal nl\npersoon p \"P\"\npersoon p \"Q\"\n";
    assert_eq!(
        errors(&format!("--- a.kader\n{twice}--- b.kader\n{}", goal("zie persoon p"))),
        ["duplicate-id"]
    );
    let documents = "--- a.kader\ntaal nl\ndocument d \"D\" {\njaar 2020\n}\n--- b.kader\ntaal nl\ndocument d \"D\" {\njaar 2020\n}\n";
    assert_eq!(errors(documents), ["duplicate-id"]);
    let across = "--- a.kader\ntaal nl\nbron x \"X\"\n--- b.kader\ntaal nl\ndocument d\nbron x \"Y\"\n";
    assert_eq!(errors(across), ["duplicate-id"]);
    let layout = "taal nl\ndocument d \"D\" {\nindeling programma, doel\n}\ndoel 1.1 \"X\" {\ngeen criteria \"x\"\ngeen portefeuillehouders \"x\"\n}\n";
    assert_eq!(errors(layout), ["unexpected-value"]);
}

#[test]
fn a_text_behind_a_word_that_ends_in_a_comment_is_not_lost() {
    // For the grammar `t#elichting` is a word and the text belongs to it; by hand the rest of the line is a comment.
    let text = "document b-2026 {\n  indeling doel\n}\ndoel 1 \"A\" {\n    t#elichting \"\"\"\n      Een zin.\n      \
        Nog een.\n      \"\"\"\n}\n";
    let parsed = kader::syntax::parse(kader::source::FileId(0), text);
    let words: Vec<&str> = parsed
        .tree
        .walk()
        .iter()
        .filter_map(|(_, one)| text.get(one.word().start as usize..one.word().end as usize))
        .collect();
    assert!(words.contains(&"Een") && words.contains(&"Nog"), "{words:?}");
    let comments: Vec<&str> = parsed
        .tree
        .comments()
        .map(|span| text.get(span.start as usize..span.end as usize).unwrap_or_default())
        .collect();
    assert_eq!(comments, ["#elichting \"\"\""]);
    assert!(kader::fmt::format(text).is_ok());
}
