//! `kader impact`: what loses its footing, what keeps another, what goes along, what only mentions.

use kader::ask::impact::{Effect, Impact, Tie, impact};
use kader::check::Checked;
use kader::language::{Language, concept};
use kader::model::{NodeId, Relation};
use kader::report::impact as draw;

use crate::cli::run;
use crate::support::{checked, spec};

const SPEC: &str = "\
--- register.kader
taal nl
persoon jansen \"Anna Jansen\"
persoon smit \"Bo Smit\"
nota meedoen \"Meedoen\"
bron cbs \"CBS StatLine\"
bron ggd \"GGD\"
visie stad \"De stad\" {
  visie-ambitie samen \"Samen\"
}
hervormingsagenda a \"Agenda\" {
  uitgewerkt-uit visie stad
  spoor 1 \"Spoor | <b>een</b>\" {
    hervorming loket \"Loket\" {
      leidt-tot doel 1.1@begroting-2026
    }
    hervorming huis \"Huis\" {
      leidt-tot doel 1.1@begroting-2026, 1.2@begroting-2026
    }
  }
}
--- begroting.kader
document begroting-2026 \"Begroting\" {
  indeling programma > doel
}
programma 1 \"Wonen\" {
  portefeuillehouder jansen
  kaderstellende-nota meedoen
  doel 1.1 \"Een\" {
    steunt spoor 1
    criterium c \"Criterium\" {
      indicatoren a
    }
    criterium d \"Ander\" {
      indicatoren a, b
    }
    indicator a \"A\" {
      bron cbs
    }
    indicator b \"B\" {
      bronnen cbs, ggd
    }
  }
  doel 1.2 \"Twee\" {
    portefeuillehouders jansen, smit
    beschrijving \"Anna Jansen begon hiermee, en doel 1.1 gaat voor.\"
    activiteit x \"X\" {
      uitgewerkt-uit hervorming loket
    }
  }
}
--- berap.kader
document berap-2026-1 \"Berap\" {
  rapporteert-over begroting-2026
  indeling programma > doel
}
doel 1.1 {
  stand \"Goed\"
}
";

fn of(checked: &Checked, kind: &str, id: &str) -> Vec<NodeId> {
    let kind = concept(Language::En, kind).unwrap();
    checked.model.of_concept(kind).filter(|one| checked.model.id(*one) == id).collect()
}

/// `goal 1.1` for each that is struck in this way.
fn struck(checked: &Checked, found: &Impact, effect: Effect) -> Vec<String> {
    let model = &checked.model;
    let those = found.struck.iter().filter(|one| one.effect == effect);
    let name = |id: NodeId| format!("{} {}", model.node(id).unwrap().concept.name, model.id(id));
    let document =
        |id: NodeId| model.document_of(id).map_or("register".into(), |id| model.id(id).into_owned());
    those.map(|one| format!("{} {}", document(one.id), name(one.id))).collect()
}

#[test]
fn a_holder_is_followed_below_and_into_reports() {
    let all = checked(SPEC);
    let found = impact(&all.model, &of(&all, "person", "jansen"));
    assert_eq!(
        struck(&all, &found, Effect::Loses),
        ["begroting-2026 programme 1", "begroting-2026 goal 1.1", "berap-2026-1 goal 1.1"]
    );
    assert_eq!(struck(&all, &found, Effect::Keeps), ["begroting-2026 goal 1.2"]);
    let keeps = found.struck.iter().find(|one| one.effect == Effect::Keeps).unwrap();
    assert_eq!(keeps.left, of(&all, "person", "smit"));
    let smit = impact(&all.model, &of(&all, "person", "smit"));
    assert!(struck(&all, &smit, Effect::Loses).is_empty() && smit.struck.len() == 1);
}

#[test]
fn a_source_takes_what_only_it_measures() {
    let all = checked(SPEC);
    let found = impact(&all.model, &of(&all, "source", "cbs"));
    // Criterion d has b as well, and goal 1.1 too: they keep it.
    assert_eq!(
        struck(&all, &found, Effect::Loses),
        ["begroting-2026 criterion c", "begroting-2026 indicator a"]
    );
    assert!(struck(&all, &found, Effect::Keeps).contains(&"begroting-2026 indicator b".to_owned()));
    let text = SPEC.replace("bronnen cbs, ggd", "bron cbs");
    let all = checked(&text);
    let found = impact(&all.model, &of(&all, "source", "cbs"));
    let loses = struck(&all, &found, Effect::Loses);
    for one in ["criterion c", "criterion d", "indicator a", "indicator b", "goal 1.1"] {
        assert!(loses.contains(&format!("begroting-2026 {one}")), "{one}: {loses:?}");
    }
}

#[test]
fn an_indicator_takes_the_criterion_that_only_it_measures() {
    let all = checked(SPEC);
    let found = impact(&all.model, &of(&all, "indicator", "a"));
    assert_eq!(struck(&all, &found, Effect::Loses), ["begroting-2026 criterion c"]);
    assert_eq!(struck(&all, &found, Effect::Keeps), ["begroting-2026 criterion d"]);
}

#[test]
fn a_goal_takes_its_parts_its_report_and_what_only_leads_to_it() {
    let all = checked(SPEC);
    let plan: Vec<NodeId> = of(&all, "goal", "1.1").into_iter().take(1).collect();
    let found = impact(&all.model, &plan);
    let gone = struck(&all, &found, Effect::Gone);
    assert!(gone.contains(&"begroting-2026 criterion c".to_owned()) && gone.len() == 4, "{gone:?}");
    let loses = struck(&all, &found, Effect::Loses);
    assert!(loses.contains(&"berap-2026-1 goal 1.1".to_owned()), "{loses:?}");
    assert!(loses.contains(&"register reform loket".to_owned()), "{loses:?}");
    // Nothing else supports the track.
    assert!(loses.contains(&"register track 1".to_owned()), "{loses:?}");
    assert_eq!(struck(&all, &found, Effect::Keeps), ["register reform huis"]);
    assert_eq!(struck(&all, &found, Effect::Mentions), ["begroting-2026 goal 1.2"]);
}

#[test]
fn a_vision_is_followed_through_its_agenda() {
    let all = checked(SPEC);
    let found = impact(&all.model, &of(&all, "vision", "stad"));
    assert_eq!(struck(&all, &found, Effect::Gone), ["register vision-ambition samen"]);
    assert_eq!(struck(&all, &found, Effect::Loses), ["register reform-agenda a"]);
    let found = impact(&all.model, &of(&all, "reform-agenda", "a"));
    let loses = struck(&all, &found, Effect::Loses);
    // The vision has no other follow-up.
    assert_eq!(loses, ["begroting-2026 goal 1.1", "begroting-2026 activity x", "register vision stad"]);
}

#[test]
fn who_merely_mentions_is_told_apart() {
    let all = checked(SPEC);
    // Bo Smit is named nowhere; Anna Jansen is in a text of a goal that she holds as well.
    let text = SPEC.replace("portefeuillehouders jansen, smit", "portefeuillehouder smit");
    let other = checked(&text);
    let found = impact(&other.model, &of(&other, "person", "jansen"));
    let texts: Vec<Tie> =
        found.struck.iter().filter(|one| one.effect == Effect::Mentions).map(|one| one.tie).collect();
    assert_eq!(texts, [Tie::Text]);
    let found = impact(&all.model, &of(&all, "person", "jansen"));
    assert!(struck(&all, &found, Effect::Mentions).is_empty());
}

/// Without a person, exactly the goals that had nobody else are left without a holder.
#[test]
fn the_goals_of_a_holder_are_those_that_the_model_says() {
    for name in ["voorbeeldstad", "zwolle", "groningen"] {
        let all = spec(name);
        let model = &all.model;
        for person in model.of_concept(concept(Language::En, "person").unwrap()) {
            let found = impact(model, &[person]);
            let tie = Tie::Points(Relation::HeldBy);
            for goal in model.goals() {
                let holders: Vec<NodeId> = model.holders(goal).into_iter().map(|one| one.person).collect();
                let hit = found.struck.iter().find(|one| one.id == goal && one.tie == tie);
                assert_eq!(hit.is_some(), holders.contains(&person), "{name} {}", model.key(goal));
                if let Some(hit) = hit.filter(|hit| hit.effect == Effect::Keeps) {
                    assert!(!hit.left.is_empty() && !hit.left.contains(&person), "{}", model.key(goal));
                }
                if holders.iter().any(|one| *one != person) {
                    assert!(hit.is_none_or(|hit| hit.effect == Effect::Keeps), "{}", model.key(goal));
                }
            }
        }
    }
}

#[test]
fn the_answer_is_drawn_in_both_languages_and_no_title_breaks_it() {
    let all = checked(SPEC);
    let found = impact(&all.model, &of(&all, "track", "1"));
    let human = draw::human(&all.model, &found, Language::Nl);
    insta::assert_snapshot!("impact_nl", human);
    let english = draw::human(&all.model, &found, Language::En);
    assert!(english.contains("supports nothing else") && !english.contains("houvast"), "{english}");
    assert!(human.lines().all(|line| line.chars().count() <= 100), "{human}");
    let markdown = draw::markdown(&all.model, &found, Language::En);
    assert!(!markdown.contains("<b>") && markdown.contains("&#60;b&#62;"), "{markdown}");
    let hostile = checked(&SPEC.replace("Spoor | <b>een</b>", "a\u{1b}[31m \\n b"));
    let found = impact(&hostile.model, &of(&hostile, "track", "1"));
    assert!(!draw::human(&hostile.model, &found, Language::Nl).contains('\u{1b}'));
}

#[test]
fn the_command_finds_every_edition_latest_first_and_helps_with_names() {
    let (code, out, _) = run(&["impact", "persoon", "sloots", "-C", "specs/zwolle", "--lang", "nl"]);
    assert_eq!(code, 0);
    assert!(out.contains("persoon sloots") && out.contains("begroting-2020"), "{out}");
    let (_, json, _) = run(&["impact", "goal", "1.1.2", "-C", "specs/zwolle", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let schema = kader::cli::schema_of::<draw::Report>();
    assert!(jsonschema::draft202012::is_valid(&schema, &json));
    let editions = json["subjects"].as_array().unwrap();
    assert!(
        editions.len() >= 2 && editions.last().unwrap()["id"].as_str().unwrap().contains("20"),
        "{editions:?}"
    );
    let (code, _, err) = run(&["impact", "person", "slots", "-C", "specs/zwolle", "--lang", "en"]);
    assert_eq!((code, err.trim()), (2, "kader: there is no person ‘slots’; did you mean ‘sloots’?"));
    let (code, _, err) =
        run(&["impact", "goal", "1.1.2@begroting-2020x", "-C", "specs/zwolle", "--lang", "nl"]);
    assert!(code == 2 && err.contains("er is geen document ‘begroting-2020x’; bedoelt u"), "{err}");
    let (code, _, err) = run(&["impact", "persoon", "leefbaar", "-C", "specs/zwolle", "--lang", "nl"]);
    assert!(code == 2 && err.contains("er is geen persoon ‘leefbaar’"), "{err}");
    let one = run(&["impact", "goal", "1.1.2@begroting-2020", "-C", "specs/zwolle", "--format", "json"]).1;
    let one: serde_json::Value = serde_json::from_str(&one).unwrap();
    assert_eq!(one["subjects"].as_array().unwrap().len(), 1);
}
