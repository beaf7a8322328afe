//! The page of every kind of finding: complete in both languages, and its examples do what it says.

use std::ffi::OsString;
use std::fmt::Write;

use kader::check::{Checked, check};
use kader::diag::{Diagnostic, Family, Kind, example_files};
use kader::language::{Bi, Language};
use kader::report::{own_rules, plain, reference};
use kader::{rules, workspace};

/// Kinds that no text can show, and why.
const NOT_SHOWN: &[(&str, &str)] = &[
    ("not-a-regular-file", "an example is text, not a pipe or a device"),
    ("not-utf-8", "a page is UTF-8 itself"),
    ("wrong-line-ends", "a page has the line ends of its own file"),
    ("file-too-large", "a page is small itself"),
    ("unreadable-text", "it is about a file that may not be opened"),
    ("too-deeply-nested", "it takes 65 lines; a test of its own makes them"),
];

/// Errors of another kind that an example gives as well, and why.
const ALSO: &[(&str, &str, &str)] = &[];

fn run(example: &str) -> Checked {
    let files = example_files(example);
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    check(workspace::in_memory(&files))
}

fn shown(checked: &Checked, language: Language) -> String {
    let mut out = String::new();
    for finding in &checked.findings {
        let _ = writeln!(out, "{}", plain::render(finding, &checked.sources, language));
    }
    out
}

/// Runs `judge` on each kind and language; fails once, with everything it says.
fn for_each(judge: impl Fn(&'static Kind, Language) -> Option<String>) {
    let mut all = String::new();
    for kind in rules::kinds() {
        for language in Language::BOTH {
            if let Some(complaint) = judge(kind, language) {
                let _ = writeln!(all, "== {} ({})\n{complaint}", kind.name.en, language.tag());
            }
        }
    }
    assert!(all.is_empty(), "\n{all}");
}

fn is_shown(kind: &Kind) -> bool {
    NOT_SHOWN.iter().all(|(name, _)| *name != kind.name.en)
}

#[test]
fn every_failing_example_fails_as_its_page_says() {
    for_each(|kind, language| {
        let example = kind.docs.fails.get(language);
        if !is_shown(kind) {
            return None;
        }
        let checked = run(example);
        let found = checked.findings.iter().any(|finding| finding.kind == kind);
        let other = |finding: &&Diagnostic| {
            let listed =
                ALSO.iter().any(|(name, other, _)| *name == kind.name.en && *other == finding.kind.name.en);
            finding.is_error() && finding.kind != kind && !listed && kind.family != Family::Rule
        };
        let other = checked.findings.iter().find(other).map(|finding| finding.kind.name.en);
        match (found, other) {
            (true, None) => None,
            (false, _) => Some(format!("not found in:\n{example}\n{}", shown(&checked, language))),
            (true, Some(other)) => {
                Some(format!("also gives {other}:\n{example}\n{}", shown(&checked, language)))
            }
        }
    });
}

#[test]
fn every_mended_example_passes() {
    for_each(|kind, language| {
        let example = kind.docs.passes.get(language);
        if !is_shown(kind) {
            return None;
        }
        let checked = run(example);
        let wrong = checked.findings.iter().any(|finding| finding.is_error() || finding.kind == kind);
        wrong.then(|| format!("not mended:\n{example}\n{}", shown(&checked, language)))
    });
}

#[test]
fn every_page_is_complete_in_both_languages() {
    for_each(|kind, language| {
        let docs = &kind.docs;
        let prose = [&docs.finds, &docs.matters, &docs.mend];
        let examples = [&docs.fails, &docs.passes];
        let empty = |text: &&Bi| text.get(language).trim().is_empty();
        if prose.iter().any(empty) {
            return Some("a part of the page is empty".to_owned());
        }
        if examples.iter().any(|text| empty(text) == is_shown(kind)) {
            return Some("an example is missing, or stands where none can be".to_owned());
        }
        (docs.fails.get(language) == docs.passes.get(language) && is_shown(kind))
            .then(|| "both examples are the same".to_owned())
    });
}

#[test]
fn english_examples_are_english_and_dutch_ones_dutch() {
    for_each(|kind, language| {
        let about_language = ["file-in-other-language"].contains(&kind.name.en);
        let example = kind.docs.fails.get(language);
        if !is_shown(kind) || about_language {
            return None;
        }
        let specs = example_files(example).into_iter().filter(|(name, _)| name.ends_with(".kader"));
        let wrong = specs.filter(|(_, text)| text.starts_with("language en") != (language == Language::En));
        wrong.map(|(name, _)| format!("{name} starts in the wrong language")).next()
    });
}

#[test]
fn names_are_kebab_case_and_unique_in_each_language() {
    for language in Language::BOTH {
        let mut names: Vec<&str> = rules::kinds().iter().map(|kind| kind.name.get(language)).collect();
        for name in &names {
            let kebab = name.split('-').all(|part| {
                !part.is_empty() && part.chars().all(|one| one.is_ascii_lowercase() || one.is_ascii_digit())
            });
            assert!(kebab, "‘{name}’ is not kebab-case");
        }
        names.sort_unstable();
        let mut once = names.clone();
        once.dedup();
        assert_eq!(once, names, "a name stands for two kinds");
    }
}

/// Words of whoever wrote the reader, which mean nothing to whoever writes a budget.
const BANNED: &[&str] = &["token", "parser", "EOF", "expected one of", "syntax error", "panic"];

fn banned(text: &str) -> Option<String> {
    if text.contains('!') {
        return Some(format!("an exclamation mark: {text}"));
    }
    let word = BANNED.iter().find(|word| text.to_lowercase().contains(&word.to_lowercase()));
    word.map(|word| format!("the word ‘{word}’: {text}"))
}

#[test]
fn pages_are_in_plain_words() {
    for_each(|kind, language| {
        let prose = [&kind.docs.finds, &kind.docs.matters, &kind.docs.mend];
        let shouting = prose.iter().find_map(|text| banned(text.get(language)));
        let long = prose.iter().find(|text| text.get(language).chars().count() > 360);
        shouting.or_else(|| long.map(|text| format!("too long: {}", text.get(language))))
    });
}

#[test]
fn messages_are_short_and_in_plain_words() {
    for_each(|kind, language| {
        let checked = run(kind.docs.fails.get(language));
        checked.findings.iter().find_map(|finding| {
            let title = finding.title.get(language);
            if title.chars().count() > 100 {
                return Some(format!("a title over 100 characters: {title}"));
            }
            if finding.help.is_none() {
                return Some(format!("no help: {title}"));
            }
            let help = finding.help.as_ref().map(|help| help.get(language));
            let label = finding.primary.text.as_ref().map(|label| label.get(language));
            [Some(title), help, label].into_iter().flatten().find_map(banned)
        })
    });
}

#[test]
fn blocks_nested_too_deeply_are_found() {
    let depth = kader::syntax::MAX_DEPTH + 1;
    let mut text = String::from("document begroting-2026\n");
    for level in 0..depth {
        let _ = writeln!(text, "{}programma p{level} \"Programma {level}\" {{", "  ".repeat(level));
    }
    for level in (0..depth).rev() {
        let _ = writeln!(text, "{}}}", "  ".repeat(level));
    }
    let checked = run(&text);
    let names: Vec<&str> = checked.findings.iter().map(|finding| finding.kind.name.en).collect();
    assert_eq!(names, ["too-deeply-nested"], "\n{}", shown(&checked, Language::Nl));
}

/// Compares a page in `docs/` with what kader writes; KADER_BLESS=1 writes it.
fn is_fresh(name: &str, text: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    if std::env::var_os("KADER_BLESS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "docs/{name} is stale; write it with: KADER_BLESS=1 cargo test");
}

#[test]
fn reference_pages_are_fresh() {
    is_fresh("findings.en.md", &reference::findings(Language::En));
    is_fresh("bevindingen.nl.md", &reference::findings(Language::Nl));
    is_fresh("language.en.md", &reference::language(Language::En));
    is_fresh("taal.nl.md", &reference::language(Language::Nl));
    is_fresh("own-rules.en.md", &own_rules::page(Language::En));
    is_fresh("eigen-regels.nl.md", &own_rules::page(Language::Nl));
}

/// The links within a page that lead to no heading of it.
fn broken_links(page: &str) -> Vec<String> {
    let anchor = |heading: &str| heading.trim_start_matches(['#', ' ']).to_lowercase().replace(' ', "-");
    let headings: Vec<String> = page.lines().filter(|line| line.starts_with('#')).map(anchor).collect();
    let links = page.split("](#").skip(1).filter_map(|rest| rest.split(')').next());
    links.filter(|link| !headings.iter().any(|heading| heading == link)).map(str::to_owned).collect()
}

#[test]
fn links_within_reference_pages_lead_somewhere() {
    for language in Language::BOTH {
        for page in [reference::findings(language), reference::language(language)] {
            assert_eq!(broken_links(&page), Vec::<String>::new());
        }
    }
}

fn explain(arguments: &[&str]) -> (u8, String) {
    let arguments: Vec<OsString> =
        ["kader", "explain"].iter().chain(arguments).map(|one| OsString::from(*one)).collect();
    let mut out = Vec::new();
    let code = kader::cli::run(&arguments, &mut out);
    (code, String::from_utf8(out).unwrap())
}

#[test]
fn explain_knows_both_names_and_speaks_the_language_asked_for() {
    let dutch = explain(&["goal-without-criteria", "--lang", "nl"]);
    assert_eq!(dutch, explain(&["doel-zonder-criteria", "--lang", "nl"]));
    assert_eq!(dutch.0, 0);
    assert!(dutch.1.starts_with("doel-zonder-criteria\nEngels: goal-without-criteria; niveau: fout"));
    assert!(dutch.1.contains("\n    doel 1.1 \"Iedereen vindt een woning\" {\n"));
    let english = explain(&["[doel-zonder-criteria]", "--lang", "en", "--format", "markdown"]);
    assert!(english.1.starts_with("# goal-without-criteria\n\nDutch: doel-zonder-criteria; level: error"));
    assert!(english.1.contains("```kader\nlanguage en\n"));
}

#[test]
fn explain_of_an_unknown_name_says_so_and_shows_nothing() {
    assert_eq!(explain(&["goal-without-criterai", "--lang", "en"]), (2, String::new()));
    assert_eq!(explain(&["--lang", "en"]), (2, String::new()));
}

#[test]
fn explain_all_shows_every_page() {
    let (code, text) = explain(&["--all", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((code, json.pointer("/kinds").unwrap().as_array().unwrap().len()), (0, rules::kinds().len()));
    let (code, text) = explain(&["--all", "--lang", "nl"]);
    assert_eq!(code, 0);
    assert!(rules::kinds().iter().all(|kind| text.contains(&format!("{}\nEngels: ", kind.name.nl))));
}

/// The specs that the README shows are specs.
#[test]
fn the_readme_shows_specs_that_can_be_read() {
    let readme = std::fs::read_to_string(crate::support::root().join("README.md")).unwrap();
    let blocks: Vec<&str> =
        readme.split("```kader\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(!blocks.is_empty());
    for block in blocks {
        let checked = crate::support::checked(block);
        let errors = checked.findings.iter().filter(|finding| finding.is_error()).count();
        assert_eq!(errors, 0, "{block}\n{}", crate::support::shown(&checked, Language::En));
    }
}

#[test]
fn the_rule_book_names_every_rule_and_nothing_else() {
    let text = std::fs::read_to_string(crate::support::root().join("docs/rule-book.md")).unwrap();
    let named: Vec<&str> =
        text.split('`').skip(1).step_by(2).filter(|one| one.contains('-') && one.len() > 2).collect();
    let kinds = rules::kinds();
    for name in &named {
        assert!(kinds.iter().any(|kind| kind.name.en == *name), "there is no ‘{name}’");
    }
    for rule in rules::RULES {
        assert!(named.contains(&rule.kind.name.en), "the rule book does not name {}", rule.kind.name.en);
    }
}
