//! `kader history`: editions, splits and merges, series, money and gaps, on the specs and on made texts.

use kader::ask::history::{Absent, Aspect, History, histories};
use kader::check::Checked;
use kader::language::{Language, concept};
use kader::model::NodeId;
use kader::report::history as draw;

use crate::cli::run;
use crate::support::{checked, spec};

const SPEC: &str = "\
--- a.kader
document begroting-2020 \"B20\" {
  soort begroting
  indeling programma > doel
}
programma 1 \"P\" {
  doel 1.1 \"Eén\" {
    indicator i \"Inwoners die meedoen in de buurt\" {
      eenheid %
      behaald 2018 10, 2019 11
      beoogd 2022 15
    }
    lasten 2020 € 100
  }
  doel 1.2 \"Twee\" {
    vervallen \"Klaar\"
  }
}
--- b.kader
document begroting-2022 \"B22\" {
  soort begroting
  indeling programma > doel
}
programma 1 \"P\" {
  doel 1.1 \"Eén\" {
    vervolgt doel 1.1@begroting-2020
    indicator i \"Inwoners die meedoen in de buurt\" {
      eenheid %
      behaald 2019 12, 2020 13
    }
  }
  doel 1.3 \"Drie\"
}
--- c.kader
document begroting-2023 \"B23\" {
  soort begroting
  indeling programma > doel
}
programma 1 \"P\" {
  doel 1.1 \"Nieuw samen\" {
    vervolgt doel 1.1@begroting-2022, doel 1.3@begroting-2022
  }
}
";

fn of(checked: &Checked, kind: &str, id: &str) -> Vec<NodeId> {
    let kind = concept(Language::En, kind).unwrap();
    let all = checked.model.of_concept(kind);
    all.filter(|one| checked.model.id(*one) == id && checked.model.is_described(*one)).collect()
}

fn keys(checked: &Checked, ids: impl IntoIterator<Item = NodeId>) -> Vec<String> {
    let model = &checked.model;
    let document = |id| model.id(model.document_of(id).unwrap()).into_owned();
    ids.into_iter().map(|id| format!("{}@{}", model.id(id), document(id))).collect()
}

fn editions(checked: &Checked, one: &History<'_>) -> Vec<String> {
    keys(checked, one.editions.iter().map(|edition| edition.id))
}

#[test]
fn the_split_is_told_from_both_sides() {
    let all = spec("zwolle");
    let found = histories(&all.model, &of(&all, "goal", "1.1.2"));
    let [goal, fresh] = found.as_slice() else { panic!("{}", found.len()) };
    assert_eq!(editions(&all, goal).first().unwrap(), "1.1.2@begroting-2017");
    let into = keys(&all, goal.into.iter().map(|link| link.other));
    assert_eq!(into, ["1.1.1@begroting-2024", "1.1.3@begroting-2024", "2@begroting-2024"]);
    assert!(goal.into.iter().all(|link| link.partly && link.notes.len() == 1));
    // What took its code is another thing.
    assert_eq!(editions(&all, fresh), ["1.1.2@begroting-2024"]);
    assert!(fresh.from.is_empty() && fresh.editions[0].new.is_some());
    let named = goal.gaps.iter().filter(|gap| gap.why == Absent::Named).filter_map(|gap| gap.year);
    assert_eq!(named.collect::<Vec<_>>(), [2018, 2019, 2022]);

    let part: Vec<NodeId> = of(&all, "goal", "1.1.3");
    let found = histories(&all.model, &part);
    let from = &found[0].from;
    assert_eq!(keys(&all, from.iter().map(|link| link.other)), ["1.1.2@begroting-2023"]);
    let beside = keys(&all, from[0].beside.iter().copied());
    assert_eq!(beside, ["1.1.1@begroting-2024", "2@begroting-2024"]);
}

#[test]
fn money_is_followed_where_a_document_names_the_code_only() {
    let all = spec("zwolle");
    let found = histories(&all.model, &of(&all, "goal", "1.1.2"));
    let money = &found[0].money;
    let of = |document: &str| {
        money
            .iter()
            .find(|purse| all.model.id(purse.document) == document)
            .unwrap_or_else(|| panic!("{document}"))
    };
    let asked = &of("begroting-2022").proposals;
    assert_eq!(keys(&all, asked.iter().map(|one| one.id)), ["10@begroting-2022"]);
    assert_eq!(asked[0].followed[0].euros.to_string(), "460000");
    assert_eq!(of("berap-2023-2").deviations.len(), 1);
    // Proposals on other goals are left out.
    assert!(found[1].money.is_empty());
}

#[test]
fn a_merge_a_drop_a_restated_value_and_years_without_a_document() {
    let all = checked(SPEC);
    let model = &all.model;
    let goals = of(&all, "goal", "1.1");
    let found = histories(model, &goals);
    let [old, new] = found.as_slice() else { panic!("{}", found.len()) };
    assert_eq!(
        keys(&all, new.from.iter().map(|link| link.other)),
        ["1.1@begroting-2022", "1.3@begroting-2022"]
    );
    assert_eq!(keys(&all, old.into.iter().map(|link| link.other)), ["1.1@begroting-2023"]);
    assert_eq!(keys(&all, old.into[0].beside.iter().copied()), ["1.3@begroting-2022"]);

    let indicator = histories(model, &of(&all, "indicator", "i"));
    let values = &indicator[0].lines[0].values;
    let years: Vec<Option<i16>> = values.iter().map(|told| told.point.year).collect();
    assert!(years.is_sorted() && values.len() == 4, "{years:?}");
    let restated: Vec<_> = values.iter().filter(|told| !told.before.is_empty()).collect();
    assert_eq!(restated.len(), 1);
    assert_eq!((restated[0].point.year, restated[0].before.len()), (Some(2019), 1));

    let dropped = histories(model, &of(&all, "goal", "1.2"));
    assert_eq!(dropped[0].editions[0].dropped.as_deref(), Some("Klaar"));
    assert!(dropped[0].after.is_none());
    // Whole documents without it, where nothing says why: said, not guessed.
    let lost = histories(model, &of(&all, "goal", "1.3"));
    assert_eq!(lost[0].before.unwrap().why, Absent::Whole);
    let kindless = checked(&SPEC.replace("  soort begroting\n", ""));
    let lost = histories(&kindless.model, &of(&kindless, "goal", "1.3"));
    assert_eq!(lost[0].before.unwrap().why, Absent::Whole);

    let gaps: Vec<_> = old.gaps.iter().map(|gap| (gap.year, gap.why, gap.after)).collect();
    assert_eq!(gaps, [(Some(2021), Absent::NoDocument, 1)]);
}

#[test]
fn only_what_changes_is_told_again() {
    let text = SPEC
        .replace("doel 1.1 \"Nieuw samen\"", "doel 1.1 \"Een ander\"")
        .replace("@begroting-2022, doel 1.3@begroting-2022", "@begroting-2022");
    let all = checked(&text);
    let found = histories(&all.model, &of(&all, "goal", "1.1"));
    let aspects = |at: usize| found[0].editions[at].facets.iter().map(|one| one.aspect).collect::<Vec<_>>();
    assert_eq!(aspects(0), [Aspect::Code, Aspect::Title, Aspect::Place]);
    assert_eq!(aspects(1), []);
    assert_eq!(aspects(2), [Aspect::Title]);
    assert_eq!(found[0].editions[2].facets[0].was.as_ref().unwrap()[0].text, "Eén");
}

#[test]
fn the_story_is_drawn_in_both_languages_and_no_title_breaks_it() {
    for (name, kind, id) in [("zwolle", "goal", "1.1.2"), ("voorbeeldstad", "indicator", "leefbaarheid")] {
        let all = spec(name);
        let found = histories(&all.model, &of(&all, kind, id));
        for language in Language::BOTH {
            let drawn = draw::human(&all.model, &found, language).replace(env!("CARGO_MANIFEST_DIR"), "");
            insta::assert_snapshot!(format!("history_{name}_{}", language.tag()), drawn);
            assert!(drawn.lines().all(|line| line.chars().count() <= 100), "{drawn}");
        }
    }
    let hostile = checked(&SPEC.replace("Eén", "<b>a\u{1b}[31m | b"));
    let found = histories(&hostile.model, &of(&hostile, "goal", "1.1"));
    assert!(!draw::human(&hostile.model, &found, Language::Nl).contains('\u{1b}'));
    let markdown = draw::markdown(&hostile.model, &found, Language::En);
    assert!(!markdown.contains("<b>") && !markdown.contains('\u{1b}'), "{markdown}");
    assert!(markdown.contains("&#60;b&#62;") && markdown.contains("# goal"), "{markdown}");
}

#[test]
fn the_command_helps_with_names_and_its_json_is_as_its_schema_says() {
    let zwolle = |kind: &str, id: &str, more: &[&str]| {
        run(&[&["history", kind, id, "-C", "specs/zwolle"], more].concat())
    };
    let (code, out, _) = zwolle("doel", "1.1.2", &["--lang", "nl"]);
    assert!(code == 0 && out.contains("Gesplitst. Het ging over in:"), "{out}");
    let schema = kader::cli::schema_of::<draw::Report>();
    for (kind, id) in [("goal", "1.1.2"), ("programme", "7"), ("indicator", "co2")] {
        let (code, out, _) = zwolle(kind, id, &["--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!(code, 0);
        assert!(jsonschema::draft202012::is_valid(&schema, &json), "{out}");
    }
    let one = zwolle("goal", "1.1.2@begroting-2024", &["--format", "json"]).1;
    let one: serde_json::Value = serde_json::from_str(&one).unwrap();
    assert_eq!(one["histories"].as_array().unwrap().len(), 1);
    let (code, _, err) = zwolle("goal", "1.1.22", &["--lang", "en"]);
    assert!(code == 2 && err.contains("there is no goal ‘1.1.22’; did you mean"), "{err}");
    let (code, _, err) = zwolle("persoon", "sloots", &["--lang", "nl"]);
    assert!(code == 2 && err.contains("persoon sloots heeft geen uitgaven"), "{err}");
}
