//! Levels, options and editions of rules: in `kader.toml`, for some paths, and on the command line.

use kader::check::{Checked, check_as};
use kader::diag::Severity;
use kader::language::Language;
use kader::rules::{Asked, Level, RULES, Settings};
use kader::workspace;

use crate::support::files;

const SPEC: &str = "\
--- archief/oud.kader
taal nl
document begroting-2025
doel 1.1 \"Oud\" {
  criterium \"Het is af\"
  portefeuillehouder jansen
  kaderstellende-nota meedoen
}
--- nieuw.kader
taal nl
document begroting-2026
doel 2.1 \"Nieuw\" {
  criterium \"Het is af\"
  portefeuillehouder jansen
  kaderstellende-nota meedoen
}
--- register.kader
taal nl
persoon jansen \"Anna Jansen\"
nota meedoen \"Meedoen\"
";

fn with(config: &str, asked: &[&str]) -> Checked {
    let fixture = format!("{SPEC}--- kader.toml\n{config}");
    let asked = Asked::read(asked.iter().copied()).unwrap();
    check_as(workspace::in_memory(&files(&fixture)), &asked)
}

/// `goal-without-indicator` by file: its level there.
fn levels(checked: &Checked) -> Vec<(String, Severity)> {
    let of = checked.findings.iter().filter(|one| one.name(Language::En) == "goal-without-indicator");
    of.map(|one| (checked.sources.path(one.primary.span.file).to_owned(), one.severity)).collect()
}

fn both(level: Severity) -> Vec<(String, Severity)> {
    vec![("archief/oud.kader".to_owned(), level), ("nieuw.kader".to_owned(), level)]
}

/// What is said of the settings, in English, with the underlined text.
fn wrong(config: &str) -> Vec<String> {
    let checked = with(config, &[]);
    let invalid = checked.findings.iter().filter(|one| one.name(Language::En) == "invalid-setting");
    invalid
        .map(|one| {
            let help = one.help.as_ref().map_or("", |help| help.en.as_str());
            format!("{}: {} ({help})", checked.sources.text(one.primary.span), one.title.en)
        })
        .collect()
}

#[test]
fn a_rule_has_the_level_of_settings_in_either_language() {
    assert_eq!(levels(&with("", &[])), both(Severity::Warning));
    for config in [
        "[rule]\ngoal-without-indicator = \"error\"",
        "[rule]\ndoel-zonder-indicator = \"fout\"",
        "rule.goal-without-indicator.level = \"error\"",
        "[rule]\nmeasurability = \"error\"",
        "[rule]\nmeetbaarheid = \"fout\"",
        "[rule]\ngoal-without-indicator = \"error\"\nmeasurability = \"off\"",
    ] {
        assert_eq!(levels(&with(config, &[])), both(Severity::Error), "{config}");
    }
    assert_eq!(levels(&with("[rule]\ngoal-without-indicator = \"uit\"", &[])), []);
}

#[test]
fn the_command_line_wins_and_its_last_word_counts() {
    let config = "[rule]\ngoal-without-indicator = \"off\"";
    assert_eq!(levels(&with(config, &["goal-without-indicator=note"])), both(Severity::Note));
    assert_eq!(levels(&with(config, &["meetbaarheid=fout"])), both(Severity::Error));
    assert_eq!(levels(&with("", &["doel-zonder-indicator=note", "measurability=off"])), []);
}

#[test]
fn some_paths_have_levels_of_their_own() {
    let part = "[[override]]\npaths = [\"archief/\"]\nrule.goal-without-indicator = \"off\"\n";
    assert_eq!(levels(&with(part, &[])), [("nieuw.kader".to_owned(), Severity::Warning)]);
    let later = format!("{part}[[override]]\npaths = \"**/oud.kader\"\nrule.measurability = \"error\"\n");
    assert_eq!(levels(&with(&later, &[]))[0], ("archief/oud.kader".to_owned(), Severity::Error));
    // Off everywhere but here, it still runs here.
    let only = "[rule]\nmeasurability = \"off\"\n[[override]]\npaths = [\"nieuw.kader\"]\n\
                rule.goal-without-indicator = \"note\"\n";
    assert_eq!(levels(&with(only, &[])), [("nieuw.kader".to_owned(), Severity::Note)]);
    // A path that leaves the project means nothing there.
    let outside = "[[override]]\npaths = [\"../**\", \"/etc/\"]\nrule.measurability = \"off\"\n";
    assert_eq!(levels(&with(outside, &[])), both(Severity::Warning));
}

#[test]
fn what_no_rule_knows_is_an_error_with_a_suggestion() {
    for (config, wanted) in [
        (
            "[rule]\ngoal-without-indicater = \"off\"",
            "goal-without-indicater: there is no rule or group ‘goal-without-indicater’; did you mean \
             ‘goal-without-indicator’? (kader explain --all names every rule)",
        ),
        (
            "[rule]\nmeasurability = \"eror\"",
            "\"eror\": ‘eror’ is no level; it may be: error, warning, note, off (write \"error\", \"warning\", \
             \"note\" or \"off\")",
        ),
        (
            "[rule]\nunknown-reference = \"off\"",
            "unknown-reference: ‘unknown-reference’ is an error of the text and has no other level (kader \
             explain --all names every rule)",
        ),
        (
            "[rule]\ngoal-without-indicator = { years = 3 }",
            "years: ‘goal-without-indicator’ has no option ‘years’ (this rule has no options)",
        ),
        ("rules = \"2019\"", "\"2019\": this kader knows no rules of ‘2019’ (it may be: \"2026\")"),
        (
            "[[override]]\npath = [\"x\"]\nrule.text = \"off\"",
            "path: kader.toml knows no ‘path’ (did you mean ‘paths’?)",
        ),
    ] {
        let found = wrong(config);
        assert_eq!(found.first().map(String::as_str), Some(wanted), "{config}: {found:#?}");
    }
    assert!(wrong("rule = 3").len() == 1 && wrong("override = 3").len() == 1);
    assert_eq!(wrong("[rule]\nmeasurability = 3").len(), 1);
    assert_eq!(
        wrong("[rule]\nmeasurability = \"off\"\n[[override]]\npaths = [3]\nrule.text = \"off\"").len(),
        1
    );
    assert_eq!(wrong("[[override]]\npaths = []\nrule.text = \"off\"").len(), 1);
    assert!(Asked::read(["text"]).is_err() && Asked::read(["text=eror"]).is_err());
}

#[test]
fn a_rule_of_a_later_edition_does_not_hold_for_who_pinned_an_earlier_one() {
    let pinned = "rules = \"2026\"\n";
    assert!(wrong(pinned).is_empty());
    let checked = with(pinned, &[]);
    let rule = RULES[0];
    let later = kader::rules::Rule {
        edition: checked.settings.edition + 1,
        ..kader::rules::Rule::new(
            rule.group,
            kader::language::Bi::new("later", "later"),
            Severity::Error,
            kader::diag::Docs { ..docs() },
            |_, _| {},
        )
    };
    assert_eq!(checked.settings.level(&later, None).0, Level::Off);
    let mut asked = Settings::default();
    asked.edition = later.edition;
    assert_eq!(asked.level(&later, None).0, Level::At(Severity::Error));
}

fn docs() -> kader::diag::Docs {
    let none = || kader::language::Bi::new("", "");
    kader::diag::Docs { finds: none(), matters: none(), mend: none(), fails: none(), passes: none() }
}

#[test]
fn an_exception_from_a_rule_that_is_off_is_not_to_blame() {
    let fixture = "--- een.kader\ntaal nl\ndocument begroting-2026\nnegeer doel-zonder-indicator \"nog niet\"\n\
                   --- kader.toml\nrule.goal-without-indicator = \"off\"\n";
    let checked = check_as(workspace::in_memory(&files(fixture)), &Asked::default());
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
}

#[test]
fn the_settings_of_the_pages_are_sound_and_do_what_they_say() {
    for page in ["docs/instellingen.nl.md", "docs/settings.en.md"] {
        let text = std::fs::read_to_string(crate::support::root().join(page)).unwrap();
        let config = text.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        assert_eq!(wrong(config), [] as [String; 0], "{page}");
        let checked = with(config, &[]);
        let stale = kader::rules::named("stale-measure").unwrap();
        assert_eq!(checked.settings.level(stale, None).0, Level::At(Severity::Warning), "{page}");
        assert_eq!(checked.settings.number(stale, stale.options[0], None).to_string(), "4", "{page}");
        assert_eq!(levels(&checked), both(Severity::Error), "{page}");
    }
}

#[test]
fn options_outside_their_bounds_are_refused() {
    let found = wrong("[rule]\nstale-measure = { years = 0 }");
    assert!(found[0].contains("‘years’ cannot be 0 (write a whole number from 1"), "{found:?}");
    assert!(wrong("[rule]\nstale-measure = { years = 2.5 }")[0].contains("cannot be 2.5"));
    assert!(wrong("[rule]\nstale-measure = { years = \"3\" }")[0].contains("wants a number"));
    assert!(wrong("[rule]\nstale-measure = { year = 3 }")[0].contains("did you mean ‘years’?"));
}
