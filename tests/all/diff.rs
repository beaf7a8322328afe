//! `kader diff`: every kind of change, where editions come from, what makes a run fail, and each format.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use kader::diff::{Change, Detail, Diff, KINDS, Picture, Side, compare, kinds};
use kader::language::Language;
use serde_json::Value;

use crate::cli::{folder, run};
use crate::support::{checked, json_of, root, up_to_date};

fn picture(fixture: &str) -> Picture {
    let checked = checked(fixture);
    let errors: Vec<_> = checked
        .findings
        .iter()
        .filter(|one| one.is_error() && one.kind.family != kader::diag::Family::Rule)
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    Picture::of(&checked).unwrap()
}

fn between(before: &Picture, after: &Picture) -> Diff {
    compare(Side { picture: before, document: None }, Side { picture: after, document: None }).unwrap()
}

/// The names of the changes between two texts of one document.
fn names(before: &str, after: &str) -> Vec<&'static str> {
    let (before, after) = (picture(&plan(before)), picture(&plan(after)));
    between(&before, &after).changes.iter().map(|change| change.kind.name.en).collect()
}

fn plan(body: &str) -> String {
    format!(
        "--- r.kader\ntaal nl\norganisatie stad \"Gemeente Stad\"\npersoon jansen \"Anna Jansen\"\npersoon smit \"Piet Smit\"\nnota w \"Woonvisie\"\n\
         bron cbs \"CBS\"\nbron ggd \"GGD\"\n--- p.kader\ntaal nl\ndocument begroting-2026 \"Begroting 2026\" {{\n  \
         soort begroting\n  jaar 2026\n  statusschema geld {{\n    groen \"goed\"\n    rood \"slecht\"\n  }}\n}}\n{body}\n"
    )
}

fn indicator(lines: &str) -> String {
    format!("doel 1 \"Wonen\" {{\n  indicator i \"Woningen\" {{\n    eenheid aantal\n{lines}\n  }}\n}}")
}

#[test]
fn nothing_changed_is_no_difference() {
    for name in ["specs/zwolle", "specs/groningen", "specs/voorbeeldstad"] {
        let checked = crate::support::spec(name.trim_start_matches("specs/"));
        let picture = Picture::of(&checked).unwrap();
        assert!(picture.things.len() > 3);
        assert_eq!(between(&picture, &picture).changes, [], "{name}");
    }
}

#[test]
fn goals_and_levels_come_go_move_and_get_other_names_and_numbers() {
    assert_eq!(names("doel 1 \"Wonen\"", "doel 1 \"Wonen\"\ndoel 2 \"Water\""), ["goal-added"]);
    assert_eq!(names("doel 1 \"Wonen\"\ndoel 2 \"Water\"", "doel 1 \"Wonen\""), ["goal-dropped"]);
    assert_eq!(
        names("programma 1 \"A\"", "programma 2 \"Heel wat anders\""),
        ["level-dropped", "level-added"]
    );
    assert_eq!(names("doel 1 \"Wonen in de stad\"", "doel 1 \"Wonen in de wijk\""), ["reworded"]);
    assert_eq!(names("doel 1 \"Wonen in de stad\"", "doel 9 \"Wonen in de stad\""), ["renumbered"]);
    assert_eq!(
        names(
            "programma 1 \"Een\" {\n  doel 1.1 \"Wonen\"\n}\nprogramma 2 \"Twee\"",
            "programma 1 \"Een\"\nprogramma 2 \"Twee\" {\n  doel 1.1 \"Wonen\"\n}"
        ),
        ["moved"]
    );
    assert_eq!(
        names(
            "doel 1 \"Wonen\" {\n  criterium \"Meer woningen\"\n}",
            "doel 1 \"Wonen\" {\n  criterium \"Meer goede woningen\"\n}"
        ),
        ["reworded"]
    );
    assert_eq!(
        names(
            "doel 1 \"Wonen\" {\n  criterium \"Meer woningen\"\n}",
            "doel 1 \"Wonen\" {\n  criterium \"Minder klachten\"\n}"
        ),
        ["criterion-dropped", "criterion-added"]
    );
}

#[test]
fn a_target_is_lowered_by_what_it_asks_and_not_by_its_figure() {
    let with =
        |desired: &str, target: &str| indicator(&format!("    gewenst {desired}\n    beoogd 2027 {target}"));
    assert_eq!(names(&with("toename", "10"), &with("toename", "8")), ["target-lowered"]);
    assert_eq!(names(&with("toename", "10"), &with("toename", "12")), ["target-raised"]);
    assert_eq!(names(&with("afname", "10"), &with("afname", "12")), ["target-lowered"]);
    assert_eq!(names(&with("afname", "10"), &with("afname", "8")), ["target-raised"]);
    assert_eq!(names(&with("toename", "10"), &with("toename", ">= 10")), ["target-changed"]);
    assert_eq!(names(&with("toename", "10"), &with("toename", "nnb")), ["target-withdrawn"]);
    assert_eq!(names(&with("toename", "10"), &with("toename", "10,0")), [""; 0]);
    assert_eq!(names(&with("toename", "10"), &with("toename", "10, 2028 12")), ["target-added"]);
    assert_eq!(names(&with("toename", "10"), &with("afname", "10")), ["direction-changed"]);
}

#[test]
fn series_units_definitions_and_sources() {
    let with = |lines: &str| indicator(&format!("    {lines}"));
    assert_eq!(names(&with("behaald 2024 5"), &with("behaald 2024 6")), ["value-restated"]);
    assert_eq!(names(&with("behaald 2024 5"), &with("behaald 2024 5, 2025 6")), ["value-added"]);
    assert_eq!(names(&with("behaald 2024 5, 2025 6"), &with("behaald 2024 5")), ["value-withdrawn"]);
    assert_eq!(names(&with("nulmeting 2020 5"), &with("nulmeting 2020 4")), ["value-restated"]);
    assert_eq!(names(&with("prognose 2027 5"), &with("prognose 2027 4")), ["forecast-changed"]);
    assert_eq!(
        names(&with("definitie \"Huizen die er staan\""), &with("definitie \"Huizen in aanbouw\"")),
        ["definition-changed"]
    );
    assert_eq!(names(&with("bron cbs"), &with("bron ggd")), ["source-changed"]);
    let unit = with("behaald 2024 5");
    assert_eq!(names(&unit, &unit.replace("eenheid aantal", "eenheid woningen")), ["unit-changed"]);
    assert_eq!(names(&with("behaald 2024 5"), "doel 1 \"Wonen\""), ["indicator-dropped"]);
}

#[test]
fn holders_notes_texts_and_money() {
    let with = |lines: &str| format!("doel 1 \"Wonen\" {{\n  {lines}\n}}");
    assert_eq!(
        names(&with("portefeuillehouder jansen"), &with("portefeuillehouder smit")),
        ["holder-changed"]
    );
    assert_eq!(names(&with("portefeuillehouder jansen"), "doel 1 \"Wonen\""), ["holder-changed"]);
    assert_eq!(names("doel 1 \"Wonen\"", &with("kaderstellende-nota w")), ["note-changed"]);
    assert_eq!(
        names(&with("beschrijving \"Een twee drie\""), &with("beschrijving \"Een vier drie\"")),
        ["text-changed"]
    );
    assert_eq!(names(&with("lasten 2026 € 10"), &with("lasten 2026 € 12")), ["amount-changed"]);
    assert_eq!(names(&with("lasten 2026 € 10"), &with("lasten 2026 € 10, 2027 € 3")), ["amount-added"]);
    assert_eq!(
        names("doel 1 \"Wonen\"", &with("bestedingsvoorstel 3 \"Meer bomen\" {\n    lasten 2026 € 5\n  }")),
        ["proposal-added"]
    );
    assert_eq!(names(&with("status geld groen"), &with("status geld rood")), ["status-changed"]);
    assert_eq!(names(&with("kenmerk a \"1\""), &with("kenmerk a \"2\"")), ["field-changed"]);
    assert_eq!(
        names(
            "hervormingsagenda h \"Agenda\" {\n  spoor 1 \"Basis\"\n}",
            "hervormingsagenda h \"Agenda\" {\n  spoor 1 \"Basis\"\n  spoor 2 \"Zorg\"\n}"
        ),
        ["track-added"]
    );
}

fn editions(old: &str, new: &str) -> Picture {
    picture(&format!(
        "--- r.kader\ntaal nl\npersoon jansen \"Anna Jansen\"\n--- a.kader\ntaal nl\ndocument begroting-2025 \"Begroting 2025\" {{\n  soort begroting\n  jaar 2025\n}}\n\
         {old}\n--- b.kader\ntaal nl\ndocument begroting-2026 \"Begroting 2026\" {{\n  soort begroting\n  jaar 2026\n}}\n{new}\n"
    ))
}

fn of_editions(old: &str, new: &str) -> Vec<&'static str> {
    let all = editions(old, new);
    let side = |document| Side { picture: &all, document: Some(document) };
    let diff = compare(side("begroting-2025"), side("begroting-2026")).unwrap();
    diff.changes.iter().map(|change| change.kind.name.en).collect()
}

#[test]
fn lineage_splits_and_merges_and_a_code_that_went_to_something_else_does_not_tie() {
    assert_eq!(
        of_editions("doel 1 \"Wonen in de stad\"", "doel 1 \"De haven groeit\""),
        ["goal-dropped", "goal-added"]
    );
    assert_eq!(
        of_editions(
            "doel 1 \"Wonen in de stad\"",
            "doel 7 \"Huizen\" {\n  vervolgt doel 1@begroting-2025 \"Korter\"\n}"
        ),
        ["reworded", "renumbered"]
    );
    let split = "doel 1 \"Huizen\" {\n  vervolgt doel 1@begroting-2025\n}\ndoel 2 \"Straten\" {\n  vervolgt doel 1@begroting-2025\n}";
    assert_eq!(of_editions("doel 1 \"Wonen in de stad\"", split), ["split"]);
    let merge = "doel 3 \"Wonen\" {\n  vervolgt doel 1@begroting-2025, doel 2@begroting-2025\n}";
    assert_eq!(of_editions("doel 1 \"Huizen bouwen\"\ndoel 2 \"Straten leggen\"", merge), ["merged"]);
    assert_eq!(
        of_editions(
            "doel 1 \"Wonen\"",
            "doel 1 \"Wonen\" {\n  vervolgt deels doel 1@begroting-2025 \"De rest vervalt\"\n}"
        ),
        ["partly-continued"]
    );
}

#[test]
fn years_that_passed_are_no_news_and_the_next_is() {
    let with =
        |lines: &str| format!("doel 1 \"Wonen\" {{\n  indicator i \"Woningen\" {{\n    {lines}\n  }}\n}}");
    let (old, new) = (with("beoogd 2025 5, 2026 6"), with("beoogd 2026 6, 2027 7"));
    assert_eq!(of_editions(&old, &new), ["target-added"]);
    assert_eq!(
        of_editions(&with("behaald 2020 1, 2021 2"), &with("behaald 2021 2, 2022 3")),
        ["value-added"]
    );
}

#[test]
fn a_reason_is_found_where_the_text_gives_it() {
    let reason = |old: &str, new: &str| -> Vec<Option<String>> {
        let (before, after) = (picture(&plan(old)), picture(&plan(new)));
        between(&before, &after).changes.iter().map(|change| change.reason.clone()).collect()
    };
    let with = |lines: &str| indicator(&format!("    gewenst toename\n    {lines}"));
    assert_eq!(
        reason(&with("beoogd 2027 9"), &with("beoogd 2027 8 \"Minder bouwgrond\"")),
        [Some("Minder bouwgrond".into())]
    );
    assert_eq!(reason(&with("beoogd 2027 9"), &with("beoogd 2027 8")), [None]);
    let broken =
        reason(&with("behaald 2024 9"), &with("behaald 2024 8\n    reeksbreuk 2024 \"Anders geteld\""));
    assert!(broken.contains(&Some("Anders geteld".into())), "{broken:?}");
    let dropped = reason(
        "doel 1 \"Wonen\" {\n  criterium \"Meer\"\n}",
        "doel 1 \"Wonen\" {\n  geen criteria \"Nog niet bekend\"\n}",
    );
    assert!(dropped.contains(&Some("Nog niet bekend".into())), "{dropped:?}");
    assert_eq!(of_reason("vervallen \"Klaar\""), [Some("Klaar".to_owned())]);
}

fn of_reason(line: &str) -> Vec<Option<String>> {
    let all = editions(&format!("doel 1 \"Wonen\"\ndoel 2 \"Water\" {{\n  {line}\n}}"), "doel 1 \"Wonen\"");
    let side = |document| Side { picture: &all, document: Some(document) };
    let diff = compare(side("begroting-2025"), side("begroting-2026")).unwrap();
    diff.changes.into_iter().map(|change| change.reason).collect()
}

#[test]
fn a_report_and_a_partial_document_drop_nothing_by_silence() {
    let all = picture(
        "--- a.kader\ntaal nl\ndocument begroting-2025 {\n  soort begroting\n  jaar 2025\n}\ndoel 1 \"Wonen\" {\n  criterium \"Meer\"\n}\n\
         doel 2 \"Water\"\n--- b.kader\ntaal nl\ndocument berap-2025 {\n  soort berap\n  jaar 2025\n  rapporteert-over begroting-2025\n}\n\
         doel 1 {\n  afwijking \"Minder bouwgrond\" {\n    nadeel 2025 € 100\n  }\n}\n",
    );
    let side = |document| Side { picture: &all, document: Some(document) };
    let diff = compare(side("begroting-2025"), side("berap-2025")).unwrap();
    let kinds: Vec<&str> = diff.changes.iter().map(|change| change.kind.name.en).collect();
    assert_eq!(kinds, ["deviation-added"]);
    assert_eq!(diff.undescribed.0, 2);
}

#[test]
fn every_kind_has_a_mirror_that_mirrors_it() {
    for kind in KINDS {
        let mirror = kinds::named(kind.mirror).unwrap_or_else(|| panic!("{}", kind.name.en));
        assert_eq!(mirror.mirror, kind.name.en);
        assert!(!kind.means.nl.is_empty() && !kind.called.en.is_empty());
        assert_eq!(kinds::named(kind.name.nl).unwrap(), *kind);
    }
    assert!(KINDS.windows(2).filter(|pair| pair[0].weight < pair[1].weight).count() < KINDS.len() / 2);
}

// Properties: random plans, and what must hold between any two of them.

/// What a change is, told from either side, so that two directions can be laid beside each other.
fn told(before: &Picture, after: &Picture, change: &Change, turned: bool) -> String {
    let id =
        |picture: &Picture, at: Option<usize>| at.and_then(|at| picture.thing(at)).map(|one| one.id.clone());
    let several = match &change.detail {
        Detail::Several(all) => {
            let picture = if change.before.is_some() { after } else { before };
            all.iter().filter_map(|at| picture.thing(*at)).map(|one| one.id.clone()).collect()
        }
        Detail::Figure { role, period, .. } => vec![format!("{role} {period:?}")],
        Detail::Amount { key, line, period, .. } => vec![format!("{key} {line} {period}")],
        Detail::Field { key, .. } | Detail::References { key, .. } => vec![key.clone()],
        Detail::Whole => Vec::new(),
    };
    let (old, new) = (id(before, change.before), id(after, change.after));
    let (name, old, new) =
        if turned { (change.kind.mirror, new, old) } else { (change.kind.name.en, old, new) };
    format!("{name} {old:?} {new:?} {several:?}")
}

/// That going back is going there turned around.
fn mirrors(before: &Picture, after: &Picture) {
    let (there, back) = (between(before, after), between(after, before));
    let mut first: Vec<String> = there.changes.iter().map(|one| told(before, after, one, false)).collect();
    let mut second: Vec<String> = back.changes.iter().map(|one| told(after, before, one, true)).collect();
    first.sort();
    second.sort();
    assert_eq!(first, second);
    assert_eq!((there.undescribed.0, there.undescribed.1), (back.undescribed.1, back.undescribed.0));
}

mod properties {
    use proptest::prelude::*;
    use proptest::test_runner::Config;

    use super::{between, mirrors, picture, plan};
    use crate::support::checked;
    use kader::diff::Picture;

    /// A goal as numbers: its code, its title, its criteria, its targets, its holder, its money.
    type Goal = (u8, usize, Vec<usize>, Vec<(u16, u8)>, u8, u8);

    const TITLES: &[&str] = &[
        "Wonen in de stad",
        "Wonen in de wijk",
        "Water op orde",
        "Jongeren sporten",
        "Meer groen",
        "Een veilige buurt",
    ];
    const CRITERIA: &[&str] = &["Meer woningen", "Minder klachten", "Meer goede woningen", "Schoon water"];

    fn goals() -> impl Strategy<Value = Vec<Goal>> {
        let goal = (
            1_u8..6,
            0..TITLES.len(),
            prop::collection::vec(0..CRITERIA.len(), 0..3),
            prop::collection::vec((2024_u16..2029, 0_u8..20), 0..4),
            0_u8..4,
            0_u8..5,
        );
        prop::collection::vec(goal, 0..6).prop_map(|mut goals| {
            let mut seen = Vec::new();
            goals.retain(|goal| {
                !seen.contains(&goal.0) && {
                    seen.push(goal.0);
                    true
                }
            });
            goals
        })
    }

    fn text(goals: &[Goal]) -> String {
        let mut out = String::new();
        for (code, title, criteria, targets, holder, money) in goals {
            out += &format!("doel {code} \"{}\" {{\n", TITLES[*title]);
            if *holder < 2 {
                out += &format!("  portefeuillehouder {}\n", ["jansen", "smit"][usize::from(*holder)]);
            }
            let mut done = Vec::new();
            for one in criteria {
                if !done.contains(one) {
                    done.push(*one);
                    out += &format!("  criterium \"{}\"\n", CRITERIA[*one]);
                }
            }
            if !targets.is_empty() {
                let direction = if holder % 2 == 0 { "toename" } else { "afname" };
                out += &format!("  indicator i{code} \"Cijfer van {code}\" {{\n    gewenst {direction}\n");
                let mut years = Vec::new();
                for (year, value) in targets {
                    if !years.contains(year) {
                        years.push(*year);
                        out += &format!("    beoogd {year} {value}\n");
                    }
                }
                out += "  }\n";
            }
            if *money > 0 {
                out += &format!("  lasten 2026 € {money}0\n");
            }
            out += "}\n";
        }
        out
    }

    proptest! {
        #![proptest_config(Config { cases: 48, failure_persistence: None, ..Config::default() })]

        #[test]
        fn the_same_twice_is_no_difference_and_going_back_is_the_mirror(old in goals(), new in goals()) {
            let (before, after) = (picture(&plan(&text(&old))), picture(&plan(&text(&new))));
            assert_eq!(between(&before, &before).changes, []);
            mirrors(&before, &after);
            if old != new && text(&old) != text(&new) {
                let again = between(&before, &after);
                assert_eq!(again, between(&before, &after));
            }
        }

        #[test]
        fn another_form_or_language_is_no_difference(goals in goals()) {
            let fixture = plan(&text(&goals));
            let before = picture(&fixture);
            let files = crate::support::files(&fixture);
            let formed: String = files
                .iter()
                .map(|(name, text)| format!("--- {name}\n{}\n", kader::fmt::format(text).unwrap().text))
                .collect();
            assert_eq!(between(&before, &picture(&formed)).changes, []);
            let loose = fixture.replace("  ", "\t").replace("€ ", "€");
            assert_eq!(between(&before, &picture(&loose)).changes, []);
        }

        #[test]
        fn a_translation_is_no_difference(goals in goals()) {
            let dutch = plan(&text(&goals));
            let english = crate::translate::turned_fixture(&dutch, kader::language::Language::En);
            assert!(english.contains("language en") && !english.contains("taal nl"), "{english}");
            let (before, after) = (picture(&dutch), picture(&english));
            assert_eq!(before.things, after.things);
            assert_eq!(between(&before, &after).changes, []);
            assert_eq!(between(&after, &before).changes, []);
        }

        #[test]
        fn the_json_gives_the_same_picture(goals in goals()) {
            let checked = checked(&plan(&text(&goals)));
            let mut bytes = Vec::new();
            kader::export::json::write(&checked, &mut bytes).unwrap();
            let (one, other) = (Picture::of(&checked).unwrap(), Picture::read(&bytes).unwrap());
            assert_eq!(one.things, other.things);
            assert_eq!((one.organisation.as_ref(), &one.links), (other.organisation.as_ref(), &other.links));
            assert_eq!(between(&one, &other).changes, []);
        }

        #[test]
        fn a_json_by_another_hand_does_no_harm(at in any::<prop::sample::Index>(), put in "(?s).{0,6}", wide in 0usize..40) {
            let checked = checked(&plan("doel 1 \"Wonen\" {\n  criterium \"Meer\"\n  lasten 2026 € 10\n}"));
            let mut bytes = Vec::new();
            kader::export::json::write(&checked, &mut bytes).unwrap();
            let at = at.index(bytes.len());
            let end = (at + wide).min(bytes.len());
            bytes.splice(at..end, put.bytes());
            if let Ok(odd) = Picture::read(&bytes) {
                let _ = between(&odd, &odd);
                let _ = between(&Picture::of(&checked).unwrap(), &odd);
            }
        }
    }
}

#[test]
fn the_english_twin_of_a_spec_is_no_difference() {
    let dutch = "--- a.kader\ntaal nl\ndocument d\ndoel 1 \"Wonen\" {\n  indicator i \"Woningen\" {\n    gewenst toename\n    eenheid %\n    \
        beoogd 2026 >= 7,5\n    behaald 2024 - \"Niet gemeten\"\n  }\n  lasten 2026 € 1.000\n  negeer doel-zonder-criteria \"Later\"\n}\n";
    let english = "--- a.kader\nlanguage en\ndocument d\ngoal 1 \"Wonen\" {\n  indicator i \"Woningen\" {\n    desired increase\n    unit %\n    \
        target 2026 >= 7.5\n    realised 2024 - \"Niet gemeten\"\n  }\n  costs 2026 € 1,000\n  ignore goal-without-criteria \"Later\"\n}\n";
    assert_eq!(between(&picture(dutch), &picture(english)).changes, []);
}

#[test]
fn another_name_of_the_organisation_makes_no_other_ids() {
    let body = plan(
        "programma 1 \"A\" {\n  doel 1.1 \"B\" {\n    portefeuillehouder jansen\n    kaderstellende-nota w\n    indicator i \"C\" {\n      bron cbs\n    }\n  }\n}",
    );
    let (before, after) = (picture(&body), picture(&body.replace("organisatie stad", "organisatie dorp")));
    assert_eq!(before.things.iter().map(|one| &one.id).filter(|id| id.contains("goal")).count(), 1);
    let changed: Vec<_> = between(&before, &after).changes.into_iter().map(|one| one.kind.name.en).collect();
    assert_eq!(changed, ["renumbered"]);
    // A text that begins with the name of one of them is no id of the other.
    let told = |slug: &str| picture(&body.replace("organisatie stad", &format!("organisatie {slug}")));
    assert_eq!(between(&told("begroting-2026"), &told("w")).changes.len(), changed.len());
}

#[test]
fn a_hostile_json_is_refused_or_read_without_harm() {
    let deep = "[".repeat(100_000);
    assert!(Picture::read(deep.as_bytes()).is_err());
    assert!(
        Picture::read(b"{}").is_err() && Picture::read(b"").is_err() && Picture::read(&[0xFF, 0xFE]).is_err()
    );
    let mut json = json_of(&checked(&plan("programma 1 \"A\" {\n  doel 1.1 \"B\"\n}")));
    json["levels"][0]["parent"] = json["goals"][0]["id"].clone();
    let circle = Picture::read(json.to_string().as_bytes()).unwrap();
    assert_eq!(between(&circle, &circle).changes, []);
    // Fields are read when they are asked for; one that cannot be is refused at once.
    let text = json.to_string();
    let with = |field: &str| {
        let odd = text.replacen("{\"code\":", &format!("{{{field},\"code\":"), 1);
        assert_ne!(odd, text);
        Picture::read(odd.as_bytes())
    };
    for bad in ["[".repeat(200) + &"]".repeat(200), "\"\\ud800\"".to_owned(), "1e999".to_owned()] {
        let error = with(&format!("\"reads\":{bad}")).unwrap_err();
        assert!(error.en.starts_with("this is no JSON: ") && !error.en.contains("line"), "{}", error.en);
    }
    // However a key or a text is written, and of two with one key the last.
    let plain = with("\"reads\":\"één\"").unwrap();
    for same in ["\"r\\u0065ads\" : \"\\u00e9\\u00e9n\"", "\"reads\":[1],\"reads\":\"één\""] {
        let other = with(same).unwrap();
        assert_eq!(plain.things, other.things);
        assert_eq!(between(&plain, &other).changes, []);
    }
    assert!(!between(&circle, &plain).changes.is_empty());
    json["format_version"] = "2.0".into();
    assert!(Picture::read(json.to_string().as_bytes()).unwrap_err().en.contains("2.0"));
}

// The command.

fn project(name: &str) -> PathBuf {
    let path = folder(name);
    fs::write(path.join("kader.toml"), "organisation = \"stad\"\nlanguage = \"nl\"\n").unwrap();
    target(&path, "10");
    path
}

fn target(path: &Path, value: &str) {
    let text = plan(&indicator(&format!("    gewenst toename\n    beoogd 2027 {value}")));
    for (name, text) in crate::support::files(&text) {
        fs::write(path.join(name), text).unwrap();
    }
}

fn git(path: &Path, arguments: &[&str]) {
    let done = Command::new("git")
        .current_dir(path)
        .args(["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn a_revision_is_compared_with_the_working_tree_and_a_lowered_target_is_refused() {
    let path = project("diff-git");
    git(&path, &["init", "-q"]);
    git(&path, &["add", "."]);
    git(&path, &["commit", "-qm", "one"]);
    let at = path.to_str().unwrap();
    let (code, out, err) = run(&["diff", "HEAD", "-C", at]);
    assert!(code == 0 && out.contains("geen verschillen"), "{out}{err}");
    target(&path, "8");
    let (code, out, err) = run(&["diff", "HEAD", "-C", at]);
    assert!(
        code == 0 && out.contains("streefwaarde 2027 gaat van 10 naar 8, dus minder ambitieus"),
        "{out}{err}"
    );
    let (code, _, err) = run(&["diff", "HEAD", "-C", at, "--fail-on", "target-lowered"]);
    assert!(code == 1 && err.contains("1 × streefwaarde-verlaagd"), "{err}");
    let (code, _, _) = run(&["diff", "HEAD", "-C", at, "--fail-on", "warning", "--lang", "en"]);
    assert_eq!(code, 1);
    // With a reason it may pass, unless reasons do not count.
    target(&path, "8 \"Minder bouwgrond\"");
    let (code, out, _) = run(&["diff", "HEAD", "-C", at, "--fail-on", "streefwaarde-verlaagd"]);
    assert!(code == 0 && out.contains("Reden: Minder"), "{out}");
    let (code, _, _) = run(&["diff", "HEAD", "-C", at, "--fail-on", "target-lowered", "--strict"]);
    assert_eq!(code, 1);
    // Levels of the project.
    target(&path, "8");
    let settings = fs::read_to_string(path.join("kader.toml")).unwrap();
    fs::write(path.join("kader.toml"), settings.clone() + "[change]\ntarget-lowered = \"error\"\n").unwrap();
    assert_eq!(run(&["diff", "HEAD", "-C", at]).0, 1);
    fs::write(path.join("kader.toml"), settings.clone() + "[change]\nstreefwaarde-verlaagd = \"off\"\n")
        .unwrap();
    let (code, out, _) = run(&["diff", "HEAD", "-C", at]);
    assert!(code == 0 && out.contains("geen verschillen"), "{out}");
    fs::write(path.join("kader.toml"), settings.clone() + "[change]\ntarget-lowerd = \"error\"\n").unwrap();
    let (code, _, err) = run(&["diff", "HEAD", "-C", at]);
    assert!(code == 2 && err.contains("‘target-lowered’"), "{err}");
    fs::write(path.join("kader.toml"), settings).unwrap();
    // Revisions on both sides, a folder of the repository, and what is not there.
    git(&path, &["commit", "-qam", "two"]);
    let (code, out, err) = run(&["diff", "HEAD~1", "HEAD", "-C", at, "--lang", "en"]);
    assert!(code == 0 && out.contains("target 2027 goes from 10 to 8"), "{out}{err}");
    assert_eq!(run(&["diff", "HEAD~1:", "HEAD", "-C", at]).0, 0);
    let (code, _, err) = run(&["diff", "HEAD~9", "-C", at]);
    assert!(code == 2 && err.contains("geen revisie ‘HEAD~9’"), "{err}");
    let (code, _, err) = run(&["diff", "HEAD:nergens", "-C", at]);
    assert!(code == 2 && err.contains("geen .kader-bestand"), "{err}");
    let (code, _, err) = run(&["diff", "--fail-on", "target-lowerd", "HEAD", "-C", at]);
    assert!(code == 2 && err.contains("bedoelt u ‘target-lowered’"), "{err}");
}

#[test]
fn folders_built_json_and_documents_are_editions() {
    let (one, other) = (project("diff-one"), project("diff-other"));
    target(&other, "8");
    let (one, other) = (one.to_str().unwrap(), other.to_str().unwrap());
    let (code, out, err) = run(&["diff", one, other, "--format", "json"]);
    assert_eq!(code, 0, "{err}");
    let json: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["changes"][0]["kind"], "target-lowered");
    assert_eq!(json["changes"][0]["effect"], "weaker");
    let schema = kader::cli::schema_of::<kader::report::diff::json::Report>();
    assert!(jsonschema::is_valid(&schema, &json), "{out}");
    let built = format!("{one}.json");
    let real = "specs/voorbeeldstad";
    assert_eq!(run(&["build", real, "-o", &built]).0, 0);
    let (code, out, _) = run(&["diff", &built, real]);
    assert!(code == 0 && out.contains("Er zijn geen verschillen."), "{out}");
    let (code, _, err) = run(&["diff", "begroting-2062", "begroting-2026", "-C", one]);
    assert!(code == 2 && err.contains("‘begroting-2026’"), "{err}");
    let (code, _, err) = run(&["diff", "specs", "specs", "--lang", "en"]);
    assert!(code == 2 && err.contains("several projects"), "{err}");
    let (code, out, _) = run(&["diff", "begroting-2026", other, "-C", one]);
    assert!(code == 0 && out.contains("van 10 naar 8"), "{out}");
    let file = format!("{one}/memo.html");
    let (code, out, err) = run(&["diff", one, other, "--format", "html", "-o", &file]);
    assert!(code == 0 && out.is_empty(), "{err}");
    assert!(fs::read_to_string(&file).unwrap().contains("<html lang=\"nl\">"));
    let (code, _, _) = run(&["diff", one, other, "-C", one, "-o", &format!("{one}/p.kader")]);
    assert_eq!(code, 2);
    let broken = format!("{one}/odd.json");
    fs::write(&broken, "{\"$schema\": 1}").unwrap();
    let (code, _, err) = run(&["diff", &broken, other]);
    assert!(code == 2 && err.contains("geen JSON die kader build schreef"), "{err}");
}

#[test]
fn no_title_steers_a_screen_or_a_page() {
    let odd = "\u{202E}<b>*[x](y)*</b> @iemand";
    let (one, other) = (project("diff-odd-one"), project("diff-odd-other"));
    fs::write(other.join("q.kader"), format!("taal nl\ndocument begroting-2026\ndoel 2 \"{odd}\"\n"))
        .unwrap();
    let (one, other) = (one.to_str().unwrap(), other.to_str().unwrap());
    for format in ["human", "markdown", "html"] {
        let (code, out, err) = run(&["diff", one, other, "--format", format]);
        if code == 2 {
            // The text itself may already be refused.
            assert!(err.contains("U+202E") || err.contains("niet helemaal gelezen"), "{err}");
            continue;
        }
        assert!(!out.contains('\u{202E}'), "{out}");
        assert!(format == "human" || !out.contains("<b>"), "{out}");
        assert!(format != "markdown" || !out.contains("@iemand") && !out.contains("[x]"), "{out}");
    }
}

#[test]
fn the_memo_about_zwolle_reads_as_one() {
    let specs = root().join("specs/zwolle");
    let at = specs.to_str().unwrap();
    for (name, arguments) in [
        ("diff_zwolle_berap", ["begroting-2020", "berap-2023-2"]),
        ("diff_zwolle_2024", ["begroting-2020", "begroting-2024"]),
    ] {
        let (code, out, err) = run(&["diff", arguments[0], arguments[1], "-C", at]);
        assert_eq!(code, 0, "{err}");
        insta::assert_snapshot!(name, out);
    }
    let (_, english, _) = run(&["diff", "begroting-2020", "berap-2023-2", "-C", at, "--lang", "en"]);
    assert!(english.contains("Is now called") && !english.contains("Heet nu"), "{english}");
}

#[test]
fn the_pages_about_differences_list_every_kind() {
    for (path, language) in
        [("docs/differences.en.md", Language::En), ("docs/verschillen.nl.md", Language::Nl)]
    {
        let text = fs::read_to_string(root().join(path)).unwrap();
        let (before, rest) = text.split_once("<!-- kinds -->\n").unwrap();
        let (_, after) = rest.split_once("<!-- end -->").unwrap();
        let list = kader::report::diff::list(language);
        up_to_date(path, &format!("{before}<!-- kinds -->\n{list}<!-- end -->{after}"));
    }
}

#[test]
fn a_kind_of_change_has_a_page() {
    let (code, out, _) = run(&["explain", "target-lowered"]);
    assert!(code == 0 && out.contains("Less is asked"), "{out}");
    let (code, out, _) = run(&["uitleg", "streefwaarde-verlaagd"]);
    assert!(code == 0 && out.contains("--fail-on streefwaarde-verlaagd"), "{out}");
}
