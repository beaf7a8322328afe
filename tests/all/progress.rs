//! Progress: every verdict with every reason, over editions, as of a year, and what a light claims.

use std::fs;

use kader::check::Checked;
use kader::language::{Language, indicator};
use kader::model::{Course, Reason};
use kader::report::progress::json::Output;
use kader::report::progress::{Survey, human, markdown};
use proptest::prelude::*;
use serde_json::Value;

use crate::cli::{folder, run};
use crate::support::{checked, found, json_of, root, spec, up_to_date};
use crate::translate::turned_fixture;

const SERIES: &str = include_str!("progress/series.kader");

/// The progress that a document promised, with values up to a year.
fn survey<'c>(checked: &'c Checked, document: Option<&str>, as_of: Option<i16>) -> Survey<'c> {
    let model = &checked.model;
    let document = document.map_or_else(|| model.current_document(), |id| model.document(id)).unwrap();
    Survey::new(model, document, &model.strands(&indicator::CONCEPT), as_of)
}

/// The reason for each indicator, by its code.
fn reasons(text: &str, document: Option<&str>, as_of: Option<i16>) -> Vec<(String, &'static str)> {
    let checked = checked(text);
    let survey = survey(&checked, document, as_of);
    let code = |id| checked.model.id(id).into_owned();
    survey.indicators.iter().map(|one| (code(one.indicator), one.reason.name())).collect()
}

/// One indicator of a budget, and the reason for its verdict.
fn reason(lines: &str) -> &'static str {
    reasons(
        &format!(
            "taal nl\ndocument begroting-2024\ndoel 1 \"D\" {{\nindicator a \"A\" {{\n{lines}\n}}\n}}\n"
        ),
        None,
        None,
    )[0]
    .1
}

#[test]
fn a_constructed_series_gives_every_verdict_and_every_reason() {
    let found = reasons(SERIES, None, None);
    for (code, reason) in &found {
        assert_eq!(code, reason);
    }
    let mut wanted: Vec<&str> = Reason::ALL.iter().map(|reason| reason.name()).collect();
    let mut given: Vec<&str> = found.iter().map(|(_, reason)| *reason).collect();
    wanted.sort_unstable();
    given.sort_unstable();
    assert_eq!(given, wanted);
    for course in Course::ALL {
        assert!(Reason::ALL.iter().any(|reason| reason.course() == course));
    }
}

#[test]
fn the_table_tells_all_of_it_in_both_languages() {
    let checked = checked(SERIES);
    let survey = survey(&checked, None, None);
    let mut all = String::new();
    for language in Language::BOTH {
        all.push_str(&human(&survey, language, false));
        all.push('\n');
    }
    all.push_str(&human(&survey, Language::Nl, true).lines().take(9).collect::<Vec<_>>().join("\n"));
    all.push_str("\n\n");
    all.push_str(&markdown(&survey, Language::En));
    insta::assert_snapshot!(all);
}

#[test]
fn a_translation_and_a_form_change_no_verdict() {
    let english = turned_fixture(SERIES, Language::En);
    assert!(english.contains("realised 2022") && !english.contains("behaald"), "{english}");
    assert_eq!(reasons(&english, None, None), reasons(SERIES, None, None));
    let formed: String = crate::support::files(SERIES)
        .iter()
        .map(|(name, text)| format!("--- {name}\n{}", kader::fmt::format(text).unwrap().text))
        .collect();
    assert_eq!(reasons(&formed, None, None), reasons(SERIES, None, None));
}

#[test]
fn the_method_lists_every_verdict_and_reason() {
    for (path, language) in [("docs/voortgang.nl.md", Language::Nl), ("docs/progress.en.md", Language::En)] {
        let page = fs::read_to_string(root().join(path)).unwrap();
        for reason in Reason::ALL {
            let row = format!("| `{}` | {} |", reason.name(), reason.words().get(language));
            assert!(page.contains(&row), "{path} lacks {row}");
        }
        for course in Course::ALL {
            assert!(page.contains(&format!("`{}`", course.name())), "{path}: {}", course.name());
        }
    }
}

#[test]
fn two_yearly_measurement_rests_on_the_last_figure_and_names_the_gap() {
    let lines = "gewenst toename\nnulmeting 2018 10\nbehaald 2022 15, 2023 - \"om het jaar\"\nbeoogd 2026 20";
    assert_eq!(reason(lines), "at-or-ahead");
    let text =
        format!("taal nl\ndocument begroting-2024\ndoel 1 \"D\" {{\nindicator a \"A\" {{\n{lines}\n}}\n}}\n");
    let checked = checked(&text);
    let shown = human(&survey(&checked, None, None), Language::Nl, false);
    assert!(shown.contains("2023: - “om het jaar”"), "{shown}");
}

#[test]
fn a_figure_counts_for_the_year_in_which_it_was_measured() {
    // Printed under 2023, measured in 2021: it is no figure of 2023.
    assert_eq!(reason("gewenst toename\nbehaald 2023 9 gemeten 2021\nbeoogd 2023 8"), "met-early");
    assert_eq!(reason("gewenst toename\nbehaald 2023 9\nbeoogd 2023 8"), "met-in-year");
}

#[test]
fn bounds_and_ranges_are_met_on_their_good_side() {
    for (lines, wanted) in [
        ("behaald 2023 7,7\nbeoogd 2023 >= 7,7", "met-in-year"),
        ("behaald 2023 7,7\nbeoogd 2023 > 7,7", "missed-in-year"),
        ("behaald 2023 3\nbeoogd 2023 < 4", "met-in-year"),
        ("behaald 2023 4\nbeoogd 2023 <= 4", "met-in-year"),
        ("gewenst toename\nbehaald 2023 6,7\nbeoogd 2023 6,5..7", "met-in-year"),
        ("gewenst toename\nbehaald 2023 7,5\nbeoogd 2023 6,5..7", "met-in-year"),
        ("gewenst toename\nbehaald 2023 6\nbeoogd 2023 6,5..7", "missed-in-year"),
        ("gewenst afname\nbehaald 2023 7,5\nbeoogd 2023 6,5..7", "missed-in-year"),
        // A range to come: the line goes to its nearer end.
        ("gewenst toename\nnulmeting 2020 10\nbehaald 2022 15\nbeoogd 2024 20..30", "at-or-ahead"),
        // The side of a bound is enough; no direction is needed.
        ("nulmeting 2020 10\nbehaald 2022 12\nbeoogd 2024 >= 20", "behind-course"),
        ("nulmeting 2020 30\nbehaald 2022 24\nbeoogd 2024 <= 20", "at-or-ahead"),
    ] {
        assert_eq!(reason(lines), wanted, "{lines}");
    }
}

#[test]
fn directions_are_held_against_what_they_say() {
    for (lines, wanted) in [
        ("behaald 2022 5, 2023 6\nbeoogd 2023 toename", "met-in-year"),
        ("behaald 2022 5, 2023 5\nbeoogd 2023 toename", "stood-still"),
        ("behaald 2022 5, 2023 5\nbeoogd 2023 gelijk-of-toename", "met-in-year"),
        ("behaald 2022 5, 2023 4\nbeoogd 2023 toename", "worse-than-start"),
        ("behaald 2022 5, 2023 4\nbeoogd 2023 gelijk", "moved-away"),
        ("behaald 2019 3, 2022 5, 2023 4\nbeoogd 2023 toename tov 2019", "met-in-year"),
        ("nulmeting 2018 3\nbehaald 2022 5, 2023 4\nbeoogd 2023 toename tov nulmeting", "met-in-year"),
        ("behaald 2023 4\nbeoogd 2023 toename", "no-baseline"),
    ] {
        assert_eq!(reason(lines), wanted, "{lines}");
    }
}

#[test]
fn of_several_targets_the_first_not_yet_past_is_in_force_and_the_line_goes_by_the_ones_before() {
    // 2022 → 20 was passed; from there to 30 in 2026 the line stands at 25 in 2024.
    let path = "gewenst toename\nnulmeting 2020 10\nbeoogd 2022 20, 2026 30\nbehaald 2024";
    assert_eq!(reason(&format!("{path} 25")), "at-or-ahead");
    assert_eq!(reason(&format!("{path} 24")), "within-tolerance");
    assert_eq!(reason(&format!("{path} 22")), "behind-course");
    assert_eq!(reason(&format!("{path} 9")), "worse-than-start");
    // A target that has passed is judged by the value of its year.
    let passed = "gewenst toename\nbeoogd 2022 20\nbehaald 2022 21, 2023 18";
    assert_eq!(reason(passed), "met-in-year");
}

const EDITIONS: &str = "\
--- 2022.kader
taal nl
document begroting-2022 \"Begroting\" {
  soort begroting
}
doel 1 \"Iedereen vindt een woning\" {
  indicator woningen \"Nieuwe woningen per jaar\" {
    gewenst toename
    behaald 2020 400
    beoogd 2024 480
  }
}
--- 2023.kader
taal nl
document begroting-2023 \"Begroting\" {
  soort begroting
}
doel 1 \"Iedereen vindt een woning\" {
  indicator woningen \"Nieuwe woningen per jaar\" {
    behaald 2020 410, 2021 420
    beoogd 2024 480
  }
}
--- 2024.kader
taal nl
document begroting-2024 \"Begroting\" {
  soort begroting
}
doel 1 \"Iedereen vindt een woning\" {
  indicator woningen \"Nieuwe woningen per jaar\" {
    behaald 2022 430
    beoogd 2024 440
  }
}
--- verslag.kader
taal nl
document jaarstukken-2024 \"Jaarstukken\" {
  soort jaarstukken
  rapporteert-over begroting-2024
}
doel 1 {
  indicator woningen {
    behaald 2024 441
  }
}
";

#[test]
fn the_promise_is_of_the_document_asked_and_the_figure_of_the_last_that_gives_it() {
    let of = |document, as_of| reasons(EDITIONS, Some(document), as_of)[0].1;
    // 441 misses the 480 that was promised in 2022 and 2023, and meets the 440 of 2024.
    assert_eq!(of("begroting-2022", None), "missed-in-year");
    assert_eq!(of("begroting-2023", None), "missed-in-year");
    assert_eq!(of("begroting-2024", None), "met-in-year");
    assert_eq!(of("jaarstukken-2024", None), "met-in-year");
    // 480 was set in 2022, also for the edition of 2023: the line from 420 in 2021 stands at 440 in 2022, and 430 is
    // behind it by more than a tenth of 60.
    assert_eq!(of("begroting-2022", Some(2022)), "behind-course");
    assert_eq!(of("begroting-2023", Some(2022)), "behind-course");
    // In 2021 there was no figure after the one that the target was set on.
    assert_eq!(of("begroting-2022", Some(2021)), "not-measured-since");
    let checked = checked(EDITIONS);
    let shown = human(&survey(&checked, Some("begroting-2022"), None), Language::Nl, true);
    assert!(shown.contains("2020: 410 was 400 in begroting-2022"), "{shown}");
    assert!(shown.contains("410 420 430 441"), "{shown}");
}

#[test]
fn only_the_current_document_is_shown_when_none_is_asked() {
    let checked = checked(EDITIONS);
    let current = checked.model.current_document().unwrap();
    assert_eq!(checked.model.id(current), "begroting-2024");
}

const LIGHTS: &str = "\
--- begroting.kader
taal nl
document begroting-2026
persoon jansen \"Els Jansen\"
doel 1 \"Iedereen vindt een woning\" {
  portefeuillehouder jansen
  criterium \"Binnen een jaar\"
  indicator woningen \"Nieuwe woningen\" {
    behaald 2024 400
    beoogd 2026 >= 450
  }
}
doel 2 \"Iedereen heeft werk\" {
  portefeuillehouder jansen
  criterium \"Binnen een jaar\"
  geen indicatoren \"volgt\"
}
--- jaarstukken.kader
taal nl
document jaarstukken-2026 \"Jaarstukken\" {
  soort jaarstukken
  rapporteert-over begroting-2026
  statusschema doel {
    groen \"gehaald\"
    rood \"niet gehaald\"
  }
  niet-gemeld betekent groen
}
doel 1 {
  STATUS
  indicator woningen {
    behaald 2026 431
  }
}
";

#[test]
fn what_a_report_claims_stands_beside_the_figures_and_the_rule_agrees() {
    for (status, says, contradicted) in [
        ("status doel groen", "jaarstukken-2026: groen, maar de streefwaarde is niet gehaald", true),
        (
            "",
            "jaarstukken-2026: niet gemeld, en dat betekent groen, maar de streefwaarde is niet gehaald",
            true,
        ),
        ("status doel rood \"te weinig grond\"", "jaarstukken-2026: rood\n", false),
    ] {
        let text = LIGHTS.replace("STATUS", status);
        let all = checked(&text);
        let shown = human(&survey(&all, Some("begroting-2026"), None), Language::Nl, false);
        assert!(shown.contains(says), "{shown}");
        // Silence about a goal of which no figure speaks contradicts nothing.
        assert!(shown.contains("jaarstukken-2026: niet gemeld, en dat betekent groen\n"), "{shown}");
        let rule = found(&text).iter().any(|one| one.starts_with("verdict-contradicts-numbers"));
        assert_eq!(rule, contradicted, "{status}");
    }
    // Without a word on silence, no light is no claim.
    let text = LIGHTS.replace("STATUS", "").replace("  niet-gemeld betekent groen\n", "");
    let all = checked(&text);
    assert!(!human(&survey(&all, None, None), Language::Nl, false).contains("jaarstukken-2026:"));
    assert!(!found(&text).iter().any(|one| one.starts_with("verdict-contradicts-numbers")));
}

#[test]
fn the_json_is_valid_by_its_schema_and_says_what_the_built_one_says() {
    let all = checked(SERIES);
    let survey = survey(&all, None, None);
    let json = serde_json::to_value(Output::new(&[survey])).unwrap();
    let schema = kader::cli::schema_of::<Output>();
    assert!(jsonschema::draft202012::is_valid(&schema, &json), "{json:#}");
    up_to_date("docs/schema/progress-1.0.json", &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
    let built = json_of(&all);
    for one in json["documents"][0]["indicators"].as_array().unwrap() {
        let other =
            built["indicators"].as_array().unwrap().iter().find(|other| other["id"] == one["id"]).unwrap();
        assert_eq!(
            (&one["verdict"], &one["reason"]),
            (&other["verdict"]["verdict"], &other["verdict"]["reason"])
        );
    }
    let level = &json["documents"][0]["levels"][0];
    let goal = built["goals"].as_array().unwrap().iter().find(|goal| goal["id"] == level["id"]).unwrap();
    assert_eq!(goal["verdicts"], level["verdicts"]);
    assert_eq!(level["verdicts"]["worst"], "wrong-way");
}

#[test]
fn the_carers_of_groningen_cannot_be_judged_and_it_says_why() {
    for (name, code) in [("groningen", "mantelzorgers"), ("groningen-en", "mantelzorgers")] {
        let all = spec(name);
        let survey = survey(&all, None, None);
        let one = survey.indicators.iter().find(|one| all.model.id(one.indicator) == code).unwrap();
        assert_eq!(one.reason, Reason::ValueNone, "{name}");
        assert!(one.excuse.as_ref().is_some_and(|excuse| !excuse.is_empty()));
    }
}

#[test]
fn the_command_shows_fails_and_tells_what_there_is() {
    let path = folder("progress");
    fs::write(path.join("a.kader"), EDITIONS.split("--- ").nth(1).unwrap().split_once('\n').unwrap().1)
        .unwrap();
    fs::write(path.join("b.kader"), EDITIONS.split("--- ").nth(3).unwrap().split_once('\n').unwrap().1)
        .unwrap();
    fs::write(path.join("c.kader"), EDITIONS.split("--- ").nth(4).unwrap().split_once('\n').unwrap().1)
        .unwrap();
    let at = path.to_str().unwrap();
    let (code, out, _) = run(&["progress", at, "--lang", "en", "--fail-on", "behind"]);
    assert!(code == 0 && out.contains("reached"), "{out}");
    let old = ["progress", at, "--lang", "en", "--document", "begroting-2022", "--fail-on", "behind"];
    let (code, out, err) = run(&old);
    assert!(code == 1 && out.contains("behind") && err.contains("1 behind"), "{out}{err}");
    let (code, _, err) = run(&["voortgang", at, "--lang", "nl", "--document", "begroting-2032"]);
    assert!(code == 2 && err.contains("bedoelt u ‘begroting-2022’?"), "{err}");
    let (code, _, err) = run(&["progress", at, "--lang", "en", "--goal", "7"]);
    assert!(code == 2 && err.contains("there are: 1"), "{err}");
    let (code, out, _) = run(&["progress", at, "--goal", "1", "--format", "json"]);
    let json: Value = serde_json::from_str(&out).unwrap();
    assert!(code == 0 && json["documents"][0]["levels"].as_array().unwrap().len() == 1, "{out}");
    assert_eq!(run(&["progress", at, "--as-of", "24"]).0, 2);
}

/// A budget with one indicator of which everything is generated; mirrored, figures and directions are turned over.
fn generated(base: i64, values: &[i64], target: i64, up: bool, mirrored: bool) -> String {
    let turn = |value: i64| if mirrored { 1_000 - value } else { value };
    let wanted = if up != mirrored { "toename" } else { "afname" };
    let measured: Vec<String> =
        values.iter().enumerate().map(|(at, value)| format!("{} {}", 2019 + at, turn(*value))).collect();
    format!(
        "taal nl\ndocument begroting-2022\ndoel 1 \"D\" {{\nindicator a \"A\" {{\ngewenst {wanted}\nnulmeting 2018 {}\n\
         behaald {}\nbeoogd 2024 {}\n}}\n}}\n",
        turn(base),
        measured.join(", "),
        turn(target)
    )
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn what_is_turned_over_gets_the_same_verdict(
        base in 1i64..999, values in prop::collection::vec(1i64..999, 1..8), target in 1i64..999, up: bool
    ) {
        let one = reasons(&generated(base, &values, target, up, false), None, None);
        prop_assert_eq!(one, reasons(&generated(base, &values, target, up, true), None, None));
    }

    #[test]
    fn a_later_value_changes_nothing_as_of_an_earlier_year(
        base in 1i64..999, values in prop::collection::vec(1i64..999, 2..8), target in 1i64..999, up: bool,
        kept in 1usize..7
    ) {
        let kept = kept.min(values.len() - 1);
        let as_of = Some(2018 + kept as i16);
        let all = reasons(&generated(base, &values, target, up, false), None, as_of);
        prop_assert_eq!(all, reasons(&generated(base, &values[..kept], target, up, false), None, as_of));
    }

    #[test]
    fn a_better_value_never_gets_a_worse_verdict(
        base in 1i64..999, value in 1i64..990, more in 1i64..9, target in 1i64..999
    ) {
        let course = |value: i64| {
            let name = reasons(&generated(base, &[value, value], target, true, false), None, None)[0].1;
            Reason::ALL.iter().find(|reason| reason.name() == name).unwrap().course()
        };
        prop_assert!(course(value + more) >= course(value));
    }
}
