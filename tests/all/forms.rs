//! Every form of a value: what is accepted, what it means, and what is said of what is not.

use crate::support::{checked, found, goal, indicator, json_of};

/// The value of the first observation of `behaald`, as the JSON says it.
fn value(written: &str) -> serde_json::Value {
    let checked = checked(&indicator(&format!("behaald 2024 {written}")));
    let said = crate::support::shown(&checked, kader::language::Language::Nl);
    let json = json_of(&checked);
    let one = json["indicators"][0]["realised"][0].clone();
    assert!(one.is_object(), "no value for {written}: {said}");
    one
}

fn number(written: &str) -> String {
    let one = value(written);
    assert_eq!(one["kind"], "number", "{written}");
    one["value"].as_str().unwrap().to_owned()
}

#[test]
fn numbers_are_read_in_the_language_of_the_file() {
    for (written, meant) in [
        ("7,4", "7.4"),
        ("1.234,5", "1234.5"),
        ("1234,5", "1234.5"),
        ("7.234", "7234"),
        ("-5,3", "-5.3"),
        ("−5,3", "-5.3"),
        ("0,125", "0.125"),
        ("61 %", "61"),
        ("61%", "61"),
        ("12.345.678,90", "12345678.90"),
        ("1,2 mln", "1200000"),
        ("circa 20", "20"),
    ] {
        assert_eq!(number(written), meant, "{written}");
    }
}

#[test]
fn a_number_that_cannot_be_read_shows_its_readings_and_is_never_guessed() {
    for (written, readings) in [
        ("250.00", "250,00 of 25.000"),
        ("0.125", "0,125 of 125"),
        ("9.9", "9,9 of 99"),
        ("1.3000.000", "13.000.000"),
        ("1.234.5", "1.234,5"),
        ("12,345.6", "12.345,6"),
    ] {
        let text = indicator(&format!("behaald 2024 {written}"));
        let checked = checked(&text);
        let finding = &checked.findings[0];
        assert_eq!(finding.kind.name.en, "malformed-number", "{written}");
        assert_eq!(checked.sources.text(finding.primary.span), written);
        assert_eq!(finding.help.as_ref().unwrap().nl, format!("bedoelt u {readings}?"));
    }
}

#[test]
fn amounts_are_exact_whole_euros() {
    for (written, euros) in [
        ("€ 460.000", "460000"),
        ("€460.000,-", "460000"),
        ("€ 460.000,–", "460000"),
        ("€\u{A0}460.000", "460000"),
        ("€ -300.000", "-300000"),
        ("€ 1,2 mln", "1200000"),
        ("€ 1,2mln", "1200000"),
        ("€ 460 dzd", "460000"),
        ("€ 3 miljoen", "3000000"),
        ("€ 12,50", "12.5"),
    ] {
        let checked = checked(&goal(&format!("lasten 2026 {written}")));
        let json = json_of(&checked);
        assert_eq!(json["goals"][0]["costs"][0]["amounts"][0]["euros"], euros, "{written}");
    }
}

#[test]
fn a_wrong_amount_is_said_with_the_edit() {
    for (written, right) in [
        ("-€ 5", "bedoelt u € -5?"),
        ("€ 250.00", "bedoelt u € 250,00 of € 25.000?"),
        ("EUR 460.000", "bedoelt u € 460.000?"),
        ("€ 460k", "bedoelt u 460 dzd?"),
    ] {
        let checked = checked(&goal(&format!("lasten 2026 {written}")));
        assert_eq!(checked.findings.len(), 1, "{written}: {:?}", checked.findings);
        assert_eq!(checked.findings[0].help.as_ref().unwrap().nl, right, "{written}");
    }
}

#[test]
fn an_amount_without_euro_needs_a_scale() {
    assert_eq!(found(&goal("lasten 2026 460")), ["amount-without-scale ‘2026 460’"]);
    let scaled = goal("bedragen x 1.000 {\nkolommen begroot 2026\nlasten 460\n}");
    let json = json_of(&checked(&scaled));
    let amount = &json["goals"][0]["costs"][0]["amounts"][0];
    assert_eq!(
        (&amount["euros"], &amount["printed"], &amount["scale"]),
        (&"460000".into(), &"460".into(), &"1000".into())
    );
}

#[test]
fn a_short_row_is_an_error_at_that_row() {
    let table = goal("bedragen x 1.000 {\nkolommen rekening 2024, begroot 2025\nlasten 1, 2\nbaten 3\n}");
    assert_eq!(found(&table), ["row-does-not-fit-columns ‘3’"]);
}

#[test]
fn dates_are_accepted_in_one_spelling_and_the_others_get_it() {
    for (written, right) in [
        ("8-11-2019", Some("bedoelt u 2019-11-08?")),
        ("2019/11/08", Some("bedoelt u 2019-11-08?")),
        ("11/15/2023", Some("bedoelt u 2023-11-15?")),
        ("2023-q2", Some("bedoelt u 2023-k2?")),
        ("2019-02-30", None),
        ("2019-13", None),
    ] {
        let text = format!("taal nl\nvisie een \"Een\" {{\nvastgesteld {written}\n}}\n");
        let checked = checked(&text);
        let finding = checked.findings.iter().find(|finding| finding.kind.name.en == "malformed-date");
        let help = finding.map(|finding| finding.help.as_ref().unwrap().nl.clone());
        match right {
            Some(right) => assert_eq!(help.as_deref(), Some(right), "{written}"),
            None => assert!(help.is_some(), "{written}"),
        }
    }
}

#[test]
fn periods_say_their_first_and_last_day() {
    for (written, from, to) in [
        ("2018", Some("2018-01-01"), Some("2018-12-31")),
        ("2018-02", Some("2018-02-01"), Some("2018-02-28")),
        ("2023-k2", Some("2023-04-01"), Some("2023-06-30")),
        ("2023-h1", Some("2023-01-01"), Some("2023-06-30")),
        ("2022/2023", Some("2022-08-01"), Some("2023-07-31")),
        ("2020..2023", Some("2020-01-01"), Some("2023-12-31")),
        ("2020..", Some("2020-01-01"), None),
        ("..2023", None, Some("2023-12-31")),
    ] {
        let one = json_of(&checked(&indicator(&format!("behaald {written} 5"))));
        let period = &one["indicators"][0]["realised"][0]["period"];
        assert_eq!(period["from"].as_str(), from, "{written}");
        assert_eq!(period["to"].as_str(), to, "{written}");
    }
}

#[test]
fn no_figure_is_never_zero() {
    for (written, missing) in [
        ("-", "none"),
        ("–", "none"),
        ("nnb", "not-yet-known"),
        ("n.n.b.", "not-yet-known"),
        ("NNB", "not-yet-known"),
        ("pm", "to-be-filled-in"),
        ("p.m.", "to-be-filled-in"),
        ("nvt", "not-applicable"),
        ("n.v.t.", "not-applicable"),
    ] {
        let one = value(written);
        assert_eq!(one["missing"], missing, "{written}");
        assert!(one.get("value").is_none(), "{written}");
    }
}

#[test]
fn bounds_ranges_and_directions() {
    for (written, wanted) in [
        (">= 7,7", r#"{"kind":"bound","bound":">=","value":"7.7"}"#),
        (">=7,7", r#"{"kind":"bound","bound":">=","value":"7.7"}"#),
        ("≥ 7,7", r#"{"kind":"bound","bound":">=","value":"7.7"}"#),
        ("< 5 %", r#"{"kind":"bound","bound":"<","value":"5","sign":"%"}"#),
        ("6,5..7", r#"{"kind":"range","low":"6.5","high":"7"}"#),
        ("toename", r#"{"kind":"direction","direction":"increase"}"#),
        (
            "gelijk-of-afname tov 2022",
            r#"{"kind":"direction","direction":"equal-or-decrease","relativeTo":"2022"}"#,
        ),
        ("afname tov nulmeting", r#"{"kind":"direction","direction":"decrease","relativeTo":"baseline"}"#),
        ("\"in de geest van\"", r#"{"kind":"text","text":"in de geest van"}"#),
    ] {
        let mut one = value(written);
        one.as_object_mut().unwrap().remove("period");
        let wanted: serde_json::Value = serde_json::from_str(wanted).unwrap();
        assert_eq!(one, wanted, "{written}");
    }
}

#[test]
fn an_observation_keeps_when_by_whom_and_its_remark() {
    let text = indicator("behaald 2023 10 gemeten 2021 bron panel \"voorlopig\"") + "bron panel \"Panel\"\n";
    let json = json_of(&checked(&text));
    let one = &json["indicators"][0]["realised"][0];
    assert_eq!(one["measured"]["label"], "2021");
    assert_eq!(one["source"], "project/source/panel");
    assert_eq!(one["note"], "voorlopig");
}

#[test]
fn a_forgotten_comma_a_missing_value_and_a_repeated_year() {
    assert_eq!(found(&indicator("behaald 2018 7,4 2019 7,6")), ["missing-comma ‘’"]);
    assert_eq!(found(&indicator("behaald 2018 7,4, 2020")), ["missing-value ‘’"]);
    assert_eq!(found(&indicator("behaald 2018 7,4, 2018 7,5")), ["repeated-observation ‘2018 7,5’"]);
    assert_eq!(found(&indicator("behaald 7,4")), ["missing-value ‘’"]);
    assert_eq!(found(&indicator("behaald zonder-jaar 7,4")), ["observation-without-year ‘zonder-jaar 7,4’"]);
}

#[test]
fn one_bad_item_costs_that_item() {
    let text = indicator("behaald 2018 7,4, 2019 veel, 2020 7,8");
    assert_eq!(found(&text), ["word-instead-of-figure ‘veel’"]);
    let text = goal("lasten 2020 € 250.00, 2021 € 5");
    let checked = checked(&text);
    let money = checked.model.nodes().flat_map(|(_, node)| &node.props).find_map(|prop| match &prop.value {
        kader::model::value::Value::Money(line) => Some(line.figures.len()),
        _ => None,
    });
    assert_eq!(money, Some(1));
}

#[test]
fn a_sign_that_contradicts_the_unit_is_an_error() {
    assert_eq!(found(&indicator("eenheid fte\nbehaald 2018 7 %")), ["sign-contradicts-unit ‘2018 7 %’"]);
    assert_eq!(found(&indicator("eenheid %\nbehaald 2018 7 %, 2019 8")), [] as [&str; 0]);
}

#[test]
fn ids_are_text_and_keep_their_zeros() {
    let json = json_of(&checked(
        "taal nl\ndocument d\nprogramma 06 \"A\" {\ndeelprogramma 06.2 \"B\"\ndeelprogramma 06.20 \"C\"\ndoel 01A1 \"D\" {\n\
         geen criteria \"x\"\ngeen portefeuillehouders \"x\"\ngeen indicatoren \"x\"\ngeen kaderstellende-nota's \"x\"\n}\n}\n",
    ));
    let codes: Vec<&str> =
        json["levels"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["06", "06.2", "06.20"]);
    assert_eq!(json["goals"][0]["id"], "project/d/goal/01A1");
}

#[test]
fn a_final_dot_a_glued_comma_and_a_code_with_spaces() {
    assert_eq!(found(&goal("").replace("doel 1.1 ", "doel 1.1. ")), ["malformed-id ‘1.1.’"]);
    let glued = goal("indicatoren a,b\nindicator a \"A\"\nindicator b \"B\"");
    assert_eq!(found(&glued), ["missing-comma ‘a,b’"]);
    let spaced = goal("").replace("doel 1.1 ", "doel \"P3 1\" ");
    assert_eq!(json_of(&checked(&spaced))["goals"][0]["code"], "P3 1");
}

#[test]
fn a_title_gives_an_id_by_the_published_rule() {
    for (title, id) in
        [("Een groene wijk!", "een-groene-wijk"), ("Café & terras: 100 %", "café-terras-100"), ("€ 5", "5")]
    {
        assert_eq!(kader::model::from_title(title), id);
    }
    let long =
        "Mensen voelen zich thuis in hun wijk en er worden steeds minder inwoners uitgesloten van wat er is";
    assert_eq!(kader::model::from_title(long), "mensen-voelen-zich-thuis-in-hun-wijk-en-er-worden-steeds");
}

#[test]
fn texts_quotes_escapes_and_blocks() {
    let text = goal("beschrijving \"a \\\"b\\\" \\\\ \\n c\"\nsituatie “met ' en # erin”");
    let json = json_of(&checked(&text));
    assert_eq!(json["goals"][0]["description"], "a \"b\" \\ \n c");
    assert_eq!(json["goals"][0]["situation"], "met ' en # erin");
    let block = goal(
        "beschrijving \"\"\"\n    Eerste.\n\n      - dieper # geen opmerking\n    Laatste.\n    \"\"\" # opmerking",
    );
    let json = json_of(&checked(&block));
    assert_eq!(json["goals"][0]["description"], "Eerste.\n\n  - dieper # geen opmerking\nLaatste.");
    assert_eq!(found(&goal("beschrijving \"a \\q\"")), ["unknown-escape ‘\\q’"]);
    assert_eq!(found(&goal("beschrijving ”fout”")), ["wrong-quote ‘”fout”’"]);
    assert_eq!(found(&goal("beschrijving \"\"\"op één regel\"\"\"")), ["misplaced-text-block ‘\"\"’"]);
}

#[test]
fn windows_line_ends_a_byte_order_mark_and_tabs_change_nothing() {
    let plain = goal("\tbeschrijving \"a\"\nindicator x \"X\" {\n\tbehaald 2020 5\n}");
    let windows = format!("\u{FEFF}{}", plain.replace('\n', "\r\n"));
    let strip = |text: &str| {
        let mut json = json_of(&checked(text));
        json.as_object_mut().unwrap().remove("edges");
        json.to_string().replace("\"source\"", "")
    };
    assert_eq!(found(&windows), found(&plain));
    assert_eq!(strip(&windows).len(), strip(&plain).len());
}

#[test]
fn invisible_characters_are_named() {
    let text = goal("steunt\u{200B} doel 1.1");
    let checked = checked(&text);
    let finding =
        checked.findings.iter().find(|finding| finding.kind.name.en == "strange-character").unwrap();
    assert!(finding.title.nl.contains("U+200B"), "{}", finding.title.nl);
}

#[test]
fn lists_go_on_after_a_comma_at_the_line_end() {
    let text = goal("indicatoren a,\n  b\nindicator a \"A\"\nindicator b \"B\"");
    assert_eq!(found(&text), [] as [&str; 0]);
    let pairs = goal("zie doel 1.1,\n  persoon jansen");
    assert_eq!(found(&pairs), [] as [&str; 0]);
    let left = goal("indicatoren a,\nbeschrijving \"b\"\nindicator a \"A\"");
    assert_eq!(found(&left), ["dangling-comma ‘,’"]);
}

#[test]
fn a_lone_reason_makes_an_absence_and_without_one_it_is_said() {
    assert_eq!(found(&goal("geen bronnen")), ["missing-reason ‘’"]);
    assert_eq!(found(&goal("negeer doel-zonder-criteria")), ["missing-reason ‘’"]);
    assert_eq!(found(&goal("negeer dubbele-id \"x\"")), ["unknown-rule ‘dubbele-id’"]);
    assert_eq!(
        found(&goal("negeer doel-zonder-indicatoren \"x\"")),
        ["unknown-rule ‘doel-zonder-indicatoren’"]
    );
}

/// Mistakes that people made with the first version, and the one finding that each must give.
#[test]
fn wrong_values_give_one_finding_with_a_way_out() {
    for (lines, wanted, help) in [
        (
            "lasten 2020 € 99999999999999999999999999 mld",
            "malformed-number",
            "controleer het aantal cijfers en de schaal",
        ),
        (
            "bedragen x 1.000 mld",
            "unexpected-value",
            "achter ‘bedragen’ staat een schaal van 1 tot 1.000.000.000",
        ),
        ("lasten 2020 € 1.2m", "malformed-amount", "bedoelt u € 1,2 mln of € 12 mln?"),
        ("lasten primitiev 2020 € 5", "unknown-value", "bedoelt u ‘primitief’?"),
        ("lasten budgeted 2020 € 5", "keyword-of-other-language", "schrijf ‘begroot’"),
        ("baten 2023 460.000 euro", "malformed-amount", "bedoelt u € 460.000?"),
        ("lasten 2022..9999 elk € 1", "malformed-date", ""),
        ("negeer doel-zonder-criteria \"  \"", "missing-reason", ""),
        ("steunt persoon jansen", "unknown-reference", ""),
        ("vervolgt deels doel 1.1@x", "missing-reason", ""),
        ("criterium \"!!!\"", "missing-id", ""),
        ("criterium plek Elke wijk heeft er een", "missing-title", "schrijf \"Elke wijk heeft er een\""),
        ("tekst \"kop\"", "missing-value", ""),
    ] {
        let checked = checked(&goal(lines));
        let errors: Vec<_> = checked.findings.iter().filter(|one| one.is_error()).collect();
        let names: Vec<&str> =
            errors.iter().map(|one| one.kind.name.en).filter(|one| *one != "unknown-document").collect();
        assert_eq!(names, [wanted], "{lines}");
        let first = errors.iter().find(|one| one.kind.name.en == wanted).unwrap();
        assert!(first.help.as_ref().unwrap().nl.contains(help), "{lines}: {:?}", first.help);
    }
    for (lines, wanted) in [
        ("behaald 8-11-2019 7", "malformed-date"),
        ("behaald 2021 -€ 5", "malformed-amount"),
        ("behaald 2021 ca. 20", "word-instead-of-figure"),
        ("behaald 2021 5 measured 2020", "keyword-of-other-language"),
        ("behaald 2018 7,2019 8", "missing-comma"),
        ("beoogd 2024 7..6", "malformed-number"),
        ("behaald 202 5", "malformed-date"),
        ("zoals bbv hallt", "unknown-value"),
    ] {
        assert_eq!(crate::support::errors(&indicator(lines)), [wanted], "{lines}");
    }
    assert_eq!(found(&indicator("behaald 2020.. 3, ..2019 2")), [] as [&str; 0]);
}

#[test]
fn a_printed_multiplier_is_kept() {
    let json = json_of(&checked(&goal("lasten 2020 € 1,2 mln")));
    let amount = &json["goals"][0]["costs"][0]["amounts"][0];
    assert_eq!(
        (&amount["euros"], &amount["printed"], &amount["scale"]),
        (&"1200000".into(), &"1.2".into(), &"1000000".into())
    );
}

#[test]
fn tables_say_what_is_wrong_with_a_row() {
    let table = |rows: &str| {
        goal(&format!("bedragen x 1.000 {{\nkolommen begroot 2024, begroot 2025, begroot 2026\n{rows}\n}}"))
    };
    for (rows, wanted) in [
        ("lasten 12.410,12.655,12.930", "missing-comma"),
        ("lasten 1 2 3", "missing-comma"),
        ("lasten 1, 2", "row-does-not-fit-columns"),
        ("lasten 1, 2, 3\nkolommen begroot 2024", "repeated-field"),
    ] {
        assert_eq!(crate::support::errors(&table(rows)), [wanted], "{rows}");
    }
    assert_eq!(found(&goal("bedragen x € 1.000 {\nkolommen begroot 2024\nlasten 5\n}")), [] as [&str; 0]);
}

#[test]
fn an_indicator_of_the_statutory_list_has_its_title_from_there() {
    let text = goal("indicator verwijzingen {\nzoals bbv halt\nbehaald 2024 11\n}");
    assert_eq!(found(&text), [] as [&str; 0]);
    let json = json_of(&checked(&text));
    assert_eq!(json["indicators"][0]["title"], "Verwijzingen Halt");
    assert_eq!(json["indicators"][0]["catalogue"]["source"], "Bureau Halt");
}
