//! `kader coverage`: what counts, what is excused, and what a minimum does.

use kader::check::Checked;
use kader::coverage::{Part, State, goals, share};
use kader::language::Language;
use kader::report::coverage::{Coverage, human, markdown};
use kader::rules::Facts;

use crate::support::{checked, spec};

const SPEC: &str = "\
taal nl
document begroting-2026
hervormingsagenda a \"Agenda\" { spoor 1 \"Spoor\" }
persoon jansen \"Anna Jansen\"
nota meedoen \"Meedoen\"
bron cbs \"CBS\"
programma 1 \"Wonen\" {
  portefeuillehouder jansen
  doel 1.1 \"Alles | er <b>is</b>\" {
    kaderstellende-nota meedoen
    criterium \"Het is af\"
    indicator a \"A\" {
      bron cbs
      behaald 2024 3
      beoogd 2026 4
    }
    indicator b \"B\" {
      bron cbs
      beoogd 2026 4
    }
  }
  doel 1.2 \"Niets\" {
    geen indicatoren \"dit is niet te meten\"
  }
}
";

fn states(checked: &Checked) -> Vec<String> {
    let facts = Facts::new(&checked.model, &checked.settings);
    let letter = |state: State| match state {
        State::Has => 'x',
        State::Lacks => '-',
        State::Excused => 'e',
    };
    goals(&facts).iter().map(|goal| goal.states.iter().map(|state| letter(*state)).collect()).collect()
}

#[test]
fn each_part_is_judged_on_its_own() {
    let text = SPEC.replace("{ spoor 1 \"Spoor\" }", "{\n  spoor 1 \"Spoor\"\n}");
    let all = checked(&text);
    // criteria, indicators, baselines (b has none), targets, sources, holders (from above), notes, track
    assert_eq!(states(&all), ["xx-xxxx-", "-eeeex--"]);
    let supported = text.replace("  doel 1.2", "  steunt spoor 1\n  doel 1.2");
    assert_eq!(states(&checked(&supported)), ["xx-xxxxx", "-eeeex-x"]);
}

#[test]
fn shares_leave_the_excused_out() {
    let all = checked(&SPEC.replace("{ spoor 1 \"Spoor\" }", "{\n  spoor 1 \"Spoor\"\n}"));
    let goals = goals(&Facts::new(&all.model, &all.settings));
    let indicators = share(&goals, Part::Indicators);
    assert_eq!(
        (indicators.has, indicators.of, indicators.excused, indicators.percent()),
        (1, 1, 1, Some(100))
    );
    assert_eq!(share(&goals, Part::Criteria).percent(), Some(50));
    assert_eq!(share([], Part::Criteria).percent(), None);
}

#[test]
fn the_table_names_the_holes_in_both_languages_and_no_title_breaks_it() {
    let all = checked(&SPEC.replace("{ spoor 1 \"Spoor\" }", "{\n  spoor 1 \"Spoor\"\n}"));
    let goals = goals(&Facts::new(&all.model, &all.settings));
    let dutch = human(&all.model, &goals, Language::Nl);
    assert!(dutch.contains("zonder nulmetingen (1):\n  voorbeeld.kader:11: doel 1.1 “Alles"), "{dutch}");
    let english = human(&all.model, &goals, Language::En);
    assert!(english.contains("without notes (1):"), "{english}");
    let table = markdown(&all.model, &goals, Language::En);
    assert!(table.contains("Alles \\| er &lt;b&gt;is&lt;/b&gt;") && !table.contains("<b>"), "{table}");
}

#[test]
fn the_json_is_valid_by_its_schema() {
    let all = spec("voorbeeldstad");
    let goals = goals(&Facts::new(&all.model, &all.settings));
    let json = serde_json::to_value(Coverage::new(&[(&all.model, &goals)])).unwrap();
    let schema = kader::cli::schema_of::<Coverage>();
    assert!(jsonschema::draft202012::is_valid(&schema, &json), "{json:#}");
    assert_eq!(json["goals"].as_array().unwrap().len(), goals.len());
}
