//! `kader agenda`: tracks, reforms through time, what supports them and what is left over.

use kader::ask::agenda::{Agendas, agendas};
use kader::check::Checked;
use kader::language::Language;
use kader::model::NodeId;
use kader::report::agenda as draw;
use kader::rules::Facts;

use crate::cli::run;
use crate::support::{checked, found, spec};

const SPEC: &str = "\
--- register.kader
taal nl
visie stad \"De stad\"
hervormingsagenda a \"Agenda | <b>a</b>\" {
  geldig 2026..2030
  uitgewerkt-uit visie stad
  spoor 1 \"Een\" {
    hervorming loket \"Loket\" {
      gerealiseerd 2024
    }
    hervorming huis \"Huis\" {
      gepland 2027
      loopt 2028..2030
      leidt-tot doel 1.2@begroting-2026
    }
    hervorming ooit \"Ooit\" {
      gerealiseerd
      stand \"Klaar\"
    }
  }
  spoor 2 \"Twee\"
  hervorming los \"Los\"
}
--- begroting-2025.kader
document begroting-2025 {
  indeling doel
}
doel 9 \"Van eerder\"
--- begroting-2026.kader
document begroting-2026 {
  indeling programma > doel
}
programma 1 \"P\" {
  doel 1.1 \"A\" {
    steunt spoor 1
  }
  doel 1.2 \"B\"
  doel 1.3 \"C\" {
    activiteit x \"X\" {
      uitgewerkt-uit hervorming loket
    }
  }
  doel 1.4 \"D\"
}
";

fn of(all: &Checked) -> Agendas {
    agendas(&Facts::new(&all.model, &all.settings))
}

fn ids(all: &Checked, ids: &[NodeId]) -> Vec<String> {
    ids.iter().map(|id| all.model.id(*id).into_owned()).collect()
}

#[test]
fn tracks_have_their_reforms_supporters_and_origin() {
    let all = checked(SPEC);
    let found = of(&all);
    let agenda = &found.agendas[0];
    assert_eq!(ids(&all, &agenda.from), ["stad"]);
    let tracks: Vec<Option<String>> =
        agenda.tracks.iter().map(|one| one.id.map(|id| all.model.id(id).into_owned())).collect();
    assert_eq!(tracks, [Some("1".to_owned()), Some("2".to_owned()), None]);
    assert_eq!(ids(&all, &agenda.tracks[0].supported), ["1.1"]);
    assert!(agenda.tracks[1].supported.is_empty());
    let huis = &agenda.tracks[0].reforms[1];
    let steps: Vec<(&str, Option<i16>)> = huis.steps.iter().map(|step| (step.name(), step.year())).collect();
    assert_eq!(steps, [("planned", Some(2027)), ("running", Some(2028))]);
    assert_eq!(ids(&all, &huis.leads_to), ["1.2"]);
    assert_eq!(ids(&all, &agenda.tracks[0].reforms[0].taken_up), ["x"]);
}

#[test]
fn goals_that_no_track_touches_are_named_and_plans_from_before_are_not_asked() {
    let all = checked(SPEC);
    assert_eq!(ids(&all, &of(&all).unsupported), ["1.4"]);
    let always = checked(&SPEC.replace("  geldig 2026..2030\n", ""));
    assert_eq!(ids(&always, &of(&always).unsupported), ["9", "1.4"]);
    let above = checked(&SPEC.replace("programma 1 \"P\" {", "programma 1 \"P\" {\n  steunt spoor 2"));
    assert!(of(&above).unsupported.is_empty());
    // Without an agenda there is nothing to belong to.
    assert!(of(&checked("taal nl\ndocument begroting-2026\ndoel 1 \"Een\"\n")).unsupported.is_empty());
}

/// A reform leads nowhere exactly where the rule finds it.
#[test]
fn reforms_that_lead_nowhere_are_those_of_the_rule() {
    for text in [
        SPEC.to_owned(),
        SPEC.replace("      uitgewerkt-uit hervorming loket\n", ""),
        SPEC.replace("stand \"Klaar\"", ""),
    ] {
        let all = checked(&text);
        let rule = found(&text).into_iter().filter(|one| one.starts_with("reform-leads-nowhere ")).count();
        assert_eq!(of(&all).nowhere.len(), rule, "{text}");
    }
    let all = checked(&SPEC.replace("      uitgewerkt-uit hervorming loket\n", ""));
    assert_eq!(ids(&all, &of(&all).nowhere), ["loket"]);
}

#[test]
fn the_answer_is_drawn_in_both_languages_and_no_title_breaks_it() {
    let all = checked(SPEC);
    let found = of(&all);
    let human = draw::human(&all.model, &found, Language::Nl);
    insta::assert_snapshot!("agenda_nl", human);
    let english = draw::human(&all.model, &found, Language::En);
    assert!(english.contains("Through time") && !english.contains("gepland"), "{english}");
    let markdown = draw::markdown(&all.model, &found, Language::En);
    assert!(!markdown.contains("<b>") && markdown.contains("### Through time"), "{markdown}");
    let hostile = checked(&SPEC.replace("\"Loket\"", "\"a\u{1b}[31m\u{202e} b\""));
    assert!(!draw::human(&hostile.model, &of(&hostile), Language::Nl).contains(['\u{1b}', '\u{202e}']));
    let city = spec("voorbeeldstad");
    let city = draw::human(&city.model, &of(&city), Language::Nl);
    // Where the project stands on this machine says nothing.
    let city = city.replace(&format!("{}/", crate::support::root().display()), "");
    insta::assert_snapshot!("agenda_voorbeeldstad_nl", city);
    for line in city.lines().chain(human.lines()) {
        assert!(line.chars().count() <= 80, "{line}");
    }
}

#[test]
fn the_command_answers_in_every_format() {
    let (code, out, _) = run(&["agenda", "specs/zwolle", "--lang", "nl"]);
    assert!(code == 0 && out.contains("Sterke sociale basis") && out.contains("Door de tijd"), "{out}");
    let (_, json, _) = run(&["agenda", "specs", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let schema = kader::cli::schema_of::<draw::Report>();
    assert!(jsonschema::draft202012::is_valid(&schema, &json));
    assert!(json["agendas"].as_array().unwrap().len() >= 2);
    let (code, out, _) = run(&["agenda", "specs/groningen", "--lang", "en"]);
    assert_eq!((code, out.as_str()), (0, "there is no reform agenda\n"));
    assert_eq!(run(&["agenda", "specs/nowhere"]).0, 2);
}
