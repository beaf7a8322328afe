//! Rules about what can be measured: what they find, and the cases around the edge where they are silent.

use kader::diag::Severity;
use kader::language::shape::ObservationRole;
use kader::language::{indicator, values};
use kader::model::Verdict;

use crate::support::{checked, found};

/// A budget with one programme and one indicator in it.
fn series(lines: &str) -> String {
    format!(
        "taal nl\ndocument begroting-2026\n{REFERENCE}programma 1 \"P\" {{\nindicator i \"Meting\" {{\n{lines}\n}}\n}}\n"
    )
}

const REFERENCE: &str = "referentie nederland \"Nederland\"\n";

/// The findings of one rule, as the underlined text.
fn of(rule: &str, text: &str) -> Vec<String> {
    let all = found(text).into_iter();
    all.filter_map(|one| one.strip_prefix(rule).and_then(|rest| rest.strip_prefix(' ')).map(str::to_owned))
        .collect()
}

#[track_caller]
fn silent(rule: &str, lines: &[&str]) {
    for lines in lines {
        assert_eq!(of(rule, &series(lines)), [] as [&str; 0], "{lines}");
    }
}

#[track_caller]
fn finds(rule: &str, lines: &str, underlined: &str) {
    assert_eq!(of(rule, &series(lines)), [format!("‘{underlined}’")], "{lines}\n{:?}", found(&series(lines)));
}

#[test]
fn a_plan_says_what_its_indicators_aim_at() {
    let rule = "indicator-without-target";
    finds(rule, "behaald 2024 5", "indicator i");
    finds(rule, "behaald 2024 5\nbeoogd 2026 nnb, 2027 -", "2026 nnb");
    finds(rule, "behaald 2024 5\nbeoogd 2024 6, 2025 7", "2025 7");
    silent(
        rule,
        &[
            "beoogd 2026 6",
            "beoogd 2029 6",
            "beoogd 2025/2026 6",
            "beoogd 2024.. 6",
            "beoogd zonder-jaar 6",
            "beoogd 2026 \"meer\"",
            "beoogd 2026 toename",
            "soort kengetal\nbehaald 2024 5",
            "zoals bbv halt\nbehaald 2024 5\nbeoogd 2026 -",
            "geen beoogd \"aantal is geen doel\"",
            "beoogd 2026 nnb \"in juni bekend\"",
            "vervallen \"wordt niet meer gemeten\"",
            "beoogd 2026 zes",
        ],
    );
}

#[test]
fn nothing_is_asked_of_reports_and_of_what_goes_before_a_plan() {
    for kind in ["jaarstukken", "kadernota"] {
        let text = series("behaald 2024 5")
            .replace("document begroting-2026\n", &format!("document x-2026 \"X\" {{\nsoort {kind}\n}}\n"));
        assert_eq!(of("indicator-without-target", &text), [] as [&str; 0], "{kind}");
    }
}

#[test]
fn what_a_partial_document_does_not_show_is_a_note_and_what_it_shows_is_not() {
    let level = |lines: &str, rule: &str| {
        let part = "document begroting-2026 \"B\" {\nomvang gedeeltelijk\n}\n";
        let checked = checked(&series(lines).replace("document begroting-2026\n", part));
        checked.findings.iter().find(|one| one.kind.name.en == rule).map(|one| one.severity)
    };
    let rule = "indicator-without-target";
    assert_eq!(level("behaald 2024 5", rule), Some(Severity::Note));
    assert_eq!(level("behaald 2024 5\nleeg beoogd", rule), Some(Severity::Warning));
    assert_eq!(level("behaald 2024 5\nbeoogd 2026 -", rule), Some(Severity::Warning));
    let rule = "direction-without-baseline";
    assert_eq!(level("beoogd 2026 afname", rule), Some(Severity::Note));
    assert_eq!(level("behaald 2024 -\nbeoogd 2026 afname", rule), Some(Severity::Error));
}

#[test]
fn a_target_has_a_value_to_start_from() {
    let rule = "indicator-without-baseline";
    finds(rule, "beoogd 2026 6", "2026 6");
    finds(rule, "behaald 2024 -\nbeoogd 2026 6", "2024 -");
    finds(rule, "behaald 2026 5\nbeoogd 2026 6", "2026 6");
    silent(
        rule,
        &[
            "nulmeting 2024 5\nbeoogd 2026 6",
            "nulmeting zonder-jaar 5\nbeoogd 2026 6",
            "nulmeting 2026 5\nbeoogd 2026 6",
            "behaald 2025 5..6\nbeoogd 2026 7",
            "behaald 2026 5\nbeoogd 2026 5, 2028 6",
            "geen nulmeting \"de eerste meting is in 2026\"\nbeoogd 2026 6",
            "nulmeting 2025 nnb \"de eerste meting is in 2026\"\nbeoogd 2026 6",
            "behaald 2024 vijf\nbeoogd 2026 6",
            "beoogd 2026 nnb",
            "beoogd 2025 6",
            "beoogd 2026 afname",
        ],
    );
    let text = "--- a.kader\ntaal nl\ndocument begroting-2025\nprogramma 1 \"P\" {\nindicator i \"I\" {\nbehaald 2023 5\nbeoogd 2025 6\n}\n}\n\
                --- b.kader\ntaal nl\ndocument begroting-2026\nprogramma 1 \"P\" {\nindicator i \"I\" {\nvervolgt indicator i@begroting-2025\nbeoogd 2026 6\n}\n}\n";
    let checked = checked(text);
    // The edition before has a value to start from.
    assert!(checked.findings.iter().all(|one| one.kind.name.en != rule));
}

#[test]
fn a_direction_rests_on_a_value() {
    let rule = "direction-without-baseline";
    finds(rule, "behaald 2024 -\nbeoogd 2026 afname, 2027 afname", "2026 afname");
    finds(rule, "behaald 2024 5\nbeoogd 2026 afname tov 2022", "2026 afname tov 2022");
    finds(rule, "behaald 2024 5\nbeoogd 2026 gelijk tov nulmeting", "2026 gelijk tov nulmeting");
    finds(rule, "behaald 2024 5\nbeoogd 2026 >= nederland", "2026 >= nederland");
    finds(
        rule,
        "behaald 2024 5\nbeoogd 2026 >= nederland\nvergelijking nederland 2024 -",
        "2026 >= nederland",
    );
    silent(
        rule,
        &[
            "behaald 2024 5\nbeoogd 2026 afname",
            "behaald 2026 5\nbeoogd 2026 afname",
            "nulmeting zonder-jaar 5\nbeoogd 2026 afname tov nulmeting",
            "behaald 2024 vijf\nbeoogd 2026 afname",
            "behaald 2024 \"veel\"\nbeoogd 2026 afname",
            "behaald 2022 5\nbeoogd 2026 afname tov 2022",
            "behaald 2024 5\nbeoogd 2026 >= nederland\nvergelijking nederland 2024 6",
            "behaald 2024 5\nbeoogd 2026 >= nederlnd",
            "geen nulmeting \"de eerste meting is in 2026\"\nbeoogd 2026 afname",
            "behaald 2022 -\nbeoogd 2024 afname",
            "beoogd 2026 6",
        ],
    );
}

#[test]
fn a_direction_may_rest_on_a_value_of_an_earlier_edition() {
    let text = "--- a.kader\ntaal nl\ndocument begroting-2025\nprogramma 1 \"P\" {\nindicator i \"I\" {\nbehaald 2023 5\nbeoogd 2025 6\n}\n}\n\
                --- b.kader\ntaal nl\ndocument begroting-2026\nprogramma 1 \"P\" {\nindicator i \"I\" {\nvervolgt indicator i@begroting-2025\nbeoogd 2026 toename tov 2023\n}\n}\n";
    assert_eq!(of("direction-without-baseline", text), [] as [&str; 0]);
    let other = text.replace("tov 2023", "tov 2022");
    assert_eq!(of("direction-without-baseline", &other), ["‘2026 toename tov 2022’"]);
}

#[test]
fn one_cause_gives_one_finding() {
    let names = |lines: &str| {
        let all = found(&series(lines)).into_iter().map(|one| one.split(' ').next().unwrap().to_owned());
        let apart = ["unused-declaration", "indicator-without-source"];
        all.filter(|name| !apart.contains(&name.as_str())).collect::<Vec<_>>()
    };
    assert_eq!(
        names("gewenst afname\nbehaald 2024 -\nbeoogd 2026 afname, 2027 4"),
        ["direction-without-baseline"]
    );
    assert_eq!(names("gewenst afname\nbeoogd 2024 afname"), ["indicator-without-target"]);
    assert_eq!(
        names("gewenst toename\nbehaald 2024 65\nbeoogd 2026 70, 2028 60"),
        ["target-against-direction"]
    );
    assert_eq!(names("gewenst gelijk-of-toename\nbehaald 2024 65\nbeoogd 2026 60"), ["target-not-ambitious"]);
}

#[test]
fn a_target_is_better_than_what_there_is() {
    let rule = "target-not-ambitious";
    finds(rule, "gewenst toename\nbehaald 2023 4, 2024 5\nbeoogd 2026 5", "2026 5");
    finds(rule, "gewenst afname\nbehaald 2024 7,6\nbeoogd 2026 8,5", "2026 8,5");
    finds(rule, "gewenst toename\nbehaald 2024 70,2\nbeoogd 2026 >= 70", "2026 >= 70");
    finds(rule, "gewenst gelijk-of-toename\nbehaald 2024 7,6\nbeoogd 2026 7,5", "2026 7,5");
    silent(
        rule,
        &[
            "gewenst toename\nbehaald 2024 5\nbeoogd 2026 6",
            "gewenst toename\nbehaald 2024 5\nbeoogd 2026 5, 2028 6",
            "gewenst toename\nbehaald 2024 70\nbeoogd 2026 >= 70",
            "gewenst toename\nbehaald 2024 7,6\nbeoogd 2026 > 7,6",
            "gewenst gelijk-of-toename\nbehaald 2024 7,4\nbeoogd 2026 >= 7",
            "gewenst gelijk-of-toename\nbehaald 2024 7,4\nbeoogd 2026 7,4",
            "gewenst gelijk\nbehaald 2024 7,4\nbeoogd 2026 7,4",
            "behaald 2024 7,4\nbeoogd 2026 7",
            "gewenst toename\nbehaald 2024 7,4\nbeoogd 2026 6..7",
            "gewenst toename\nbehaald 2024 7..8\nbeoogd 2026 6",
            "gewenst toename\nbehaald 2024 7,4\nbeoogd 2026 \"zeven\"",
            "gewenst toename\nbehaald 2024 7,4\nbeoogd 2026 toename",
            "gewenst toename\nbehaald 2024 7,4\nreeksbreuk 2025 \"andere vraag\"\nbeoogd 2026 7",
            "gewenst toename\nbehaald 2024 circa 7,4\nbeoogd 2026 7",
            "gewenst toename\nbehaald 2024 7,4 \"een topjaar\"\nbeoogd 2026 7",
            "gewenst toename\nbehaald 2024 7,4\nbeoogd 2026 7 \"na een topjaar\"",
            "gewenst toename\nbehaald 2026 7,4\nbeoogd 2026 7",
            "gewenst toename\nbehaald 2023 7,4\nbeoogd 2025 7",
        ],
    );
}

#[test]
fn the_label_shows_both_values_and_years() {
    let checked = checked(&series("gewenst toename\nbehaald 2024 1.027,5\nbeoogd 2026 1.026"));
    let one = checked.findings.iter().find(|one| one.kind.name.en == "target-not-ambitious").unwrap();
    let label = one.primary.text.as_ref().unwrap();
    assert_eq!(label.nl, "2026 1.026, tegen 2024 1.027,5");
    assert_eq!(label.en, "2026 1,026, against 2024 1,027.5");
    let others: Vec<&str> = one.others.iter().map(|other| checked.sources.text(other.span)).collect();
    assert_eq!(others, ["2024 1.027,5", "gewenst toename"]);
}

#[test]
fn a_number_to_reach_says_which_way_is_better() {
    let rule = "indicator-without-direction";
    finds(rule, "behaald 2024 5\nbeoogd 2026 6", "indicator i");
    silent(
        rule,
        &[
            "gewenst toename\nbehaald 2024 5\nbeoogd 2026 6",
            "behaald 2024 5\nbeoogd 2026 >= 6",
            "behaald 2024 5\nbeoogd 2026 6, 2028 >= 7",
            "behaald 2024 5\nbeoogd 2026 6..7",
            "behaald 2024 5\nbeoogd 2026 -",
            "gewenst omhoog\nbehaald 2024 5\nbeoogd 2026 6",
        ],
    );
    finds(rule, "behaald 2024 5\nbeoogd 2026 6, 2027 >= 7, 2028 <= 8", "indicator i");
}

#[test]
fn targets_go_the_way_that_is_wanted() {
    let rule = "target-against-direction";
    finds(rule, "gewenst toename\nbehaald 2024 50\nbeoogd 2026 70, 2028 60", "2028 60");
    finds(rule, "gewenst afname\nbehaald 2024 50\nbeoogd 2028 45, 2026 40, 2027 40", "2028 45");
    silent(
        rule,
        &[
            "gewenst toename\nbehaald 2024 50\nbeoogd 2026 70, 2028 70",
            "gewenst toename\nbehaald 2024 50\nbeoogd 2026 70, 2028 60 \"na de sluiting van een zwembad\"",
            "gewenst toename\nbehaald 2024 50\nreeksbreuk 2027\nbeoogd 2026 70, 2028 60",
            "gewenst toename\nbehaald 2024 50\nbeoogd 2026 70, 2028 >= 60",
            "gewenst toename\nbehaald 2024 50\nbeoogd 2026 circa 70, 2028 60",
            "gewenst gelijk\nbehaald 2024 50\nbeoogd 2026 70, 2028 60",
            "behaald 2024 50\nbeoogd 2026 70, 2028 60",
        ],
    );
}

#[test]
fn keeping_goes_with_a_target_that_keeps() {
    let rule = "hold-target-differs";
    finds(rule, "gewenst gelijk\nbehaald 2024 50\nbeoogd 2026 55", "2026 55");
    silent(
        rule,
        &[
            "gewenst gelijk\nbehaald 2024 50\nbeoogd 2026 50",
            "gewenst gelijk\nbehaald 2024 50\nbeoogd 2026 >= 45",
            "gewenst gelijk\nbehaald 2024 50\nbeoogd 2026 55 \"er komt een wijk bij\"",
            "gewenst gelijk-of-toename\nbehaald 2024 50\nbeoogd 2026 55",
        ],
    );
    let goal = |title: &str, lines: &str| {
        format!(
            "taal nl\ndocument begroting-2026\ndoel 1 \"{title}\" {{\nindicator i \"Meting\" {{\n{lines}\n}}\n}}\n"
        )
    };
    let lines = "gewenst gelijk-of-toename\nbehaald 2024 7,5\nbeoogd 2026 >= 7,6";
    assert_eq!(of(rule, &goal("De stad is veilig (en dat willen we zo houden)", lines)), ["‘2026 >= 7,6’"]);
    assert_eq!(of(rule, &goal("Monumenten behouden", lines)), [] as [&str; 0]);
    assert_eq!(
        of(rule, &goal("Zo houden", "gewenst toename\nbehaald 2024 7\nbeoogd 2026 8")),
        [] as [&str; 0]
    );
}

#[test]
fn a_title_and_a_unit_count_out_of_the_same_number() {
    let rule = "denominator-conflict";
    let text = |title: &str, lines: &str| {
        series(&format!("behaald 2024 5\nbeoogd 2026 >= 6\n{lines}"))
            .replace("\"Meting\"", &format!("\"{title}\""))
    };
    for (title, unit) in [
        ("Misdrijven per 10.000 inwoners", "misdrijven per 1.000"),
        ("Misdrijven per 1000 inwoners", "misdrijven per 10.000"),
        ("Misdrijven (per duizend inwoners)", "%"),
        ("Inbraken per 10.000 woningen", "inbraken per \"1.000 woningen\""),
        ("Percentage inwoners dat sport", "inwoners per 1.000"),
        ("Percentage inwoners dat sport", "score schaal 1..10"),
        ("Woonlasten, in euro", "%"),
    ] {
        let lines = format!("eenheid {unit}");
        assert_eq!(of(rule, &text(title, &lines)), [format!("‘eenheid {unit}’")], "{title}");
    }
    for (title, unit) in [
        ("Misdrijven per 1.000 inwoners", "misdrijven per 1.000 inwoners"),
        ("Misdrijven per 1.000 inwoners", "misdrijven"),
        ("Misdrijven per 1.000 inwoners en per 10.000 woningen", "misdrijven per 1.000"),
        ("Percentage inwoners", "%"),
        ("Percentage inwoners per wijk", "inwoners per 1.000"),
        ("Geslaagden per 100 leerlingen", "%"),
        ("Woningen klaar per 2026", "woningen per 1.000"),
        ("Woningen klaar per 1 januari", "woningen per 1.000"),
        ("Afval per inwoner", "kg per inwoner"),
        ("Woonlasten in euro", "€"),
    ] {
        assert_eq!(of(rule, &text(title, &format!("eenheid {unit}"))), [] as [&str; 0], "{title}");
    }
    let definition = "eenheid misdrijven per 1.000\ndefinitie \"Aangiften per 10.000 inwoners\"";
    assert_eq!(of(rule, &text("Misdrijven", definition)), ["‘eenheid misdrijven per 1.000’"]);
}

#[test]
fn a_kind_goes_with_what_is_measured() {
    let rule = "kind-mismatch";
    let text = |title: &str, lines: &str| {
        series(&format!("behaald 2024 5\nbeoogd 2026 >= 6\n{lines}"))
            .replace("\"Meting\"", &format!("\"{title}\""))
    };
    for (title, lines) in [
        ("Mantelzorgers dat aangeeft zich belast te voelen", "eenheid %\nsoort prestatie"),
        ("Rapportcijfer voor de buurt", "eenheid score schaal 1..10\nsoort prestatie"),
        ("Voorlichting", "eenheid bijeenkomsten\nsoort effect"),
    ] {
        let kind = lines.split('\n').next_back().unwrap();
        assert_eq!(of(rule, &text(title, lines)), [format!("‘{kind}’")], "{title}");
    }
    for (title, lines) in [
        ("Vragen die binnen vijf dagen zijn beantwoord", "eenheid %\nsoort prestatie"),
        ("Tevreden inwoners", "eenheid inwoners\nsoort prestatie"),
        ("Bijeenkomsten", "eenheid bijeenkomsten per 1.000\nsoort effect"),
        ("Rapportcijfer voor de buurt", "eenheid score schaal 1..10\nsoort effect"),
        ("Rapportcijfer voor de buurt", "eenheid score schaal 1..10"),
    ] {
        assert_eq!(of(rule, &text(title, lines)), [] as [&str; 0], "{title}");
    }
}

#[test]
fn a_goal_says_somewhere_when_it_is_reached() {
    let rule = "unmeasurable-goal";
    let goal = |title: &str, criterion: &str, lines: &str| {
        format!(
            "taal nl\ndocument begroting-2026\ndoel 1 \"{title}\" {{\n{criterion}\nindicator i \"Meting\" {{\n{lines}\n}}\n}}\n"
        )
    };
    let plain = "criterium c \"De gemeente is prettig\"";
    assert_eq!(of(rule, &goal("Een vitale gemeente", plain, "zoals bbv halt")), ["‘doel 1’"]);
    assert_eq!(of(rule, &goal("Een vitale gemeente", plain, "soort kengetal\nbehaald 2024 5")), ["‘doel 1’"]);
    for (title, criterion, lines) in [
        // Said by another rule.
        ("Een vitale gemeente", "", "zoals bbv halt"),
        ("Een vitale gemeente", plain, "behaald 2024 5"),
        // Measurable.
        ("Een vitale gemeente in 2030", plain, "zoals bbv halt"),
        ("Iedereen is vitaal", plain, "zoals bbv halt"),
        ("Een vitale gemeente", "criterium c \"Minder overlast\"", "zoals bbv halt"),
        ("Een vitale gemeente", "criterium c \"Jongeren doen mee\"", "zoals bbv halt"),
        ("Een vitale gemeente", plain, "zoals bbv halt\ngewenst afname"),
        ("Een vitale gemeente", plain, "zoals bbv halt\nbeoogd 2026 5"),
        ("Een vitale gemeente", plain, "zoals bbv halt\ngeen beoogd \"alleen om te volgen\""),
    ] {
        assert_eq!(of(rule, &goal(title, criterion, lines)), [] as [&str; 0], "{title} {criterion} {lines}");
    }
}

#[test]
fn a_programme_has_an_indicator_of_its_own() {
    let rule = "only-statutory-indicators";
    let text = |more: &str| {
        format!(
            "taal nl\ndocument begroting-2026\nprogramma 1 \"P\" {{\nindicatoren halt\n{more}\n}}\nbijlage b \"B\" {{\nindicator halt \"Halt\" {{\nzoals bbv halt\n}}\n}}\n"
        )
    };
    assert_eq!(of(rule, &text("")), ["‘programma 1’"]);
    assert_eq!(of(rule, &text("doel 1.1 \"D\" {\nindicator eigen \"Eigen\"\n}")), [] as [&str; 0]);
    let part = text("").replace("begroting-2026\n", "begroting-2026 \"B\" {\nomvang gedeeltelijk\n}\n");
    assert_eq!(of(rule, &part), [] as [&str; 0]);
    assert_eq!(of(rule, "taal nl\ndocument begroting-2026\nprogramma 1 \"P\""), [] as [&str; 0]);
}

/// A plan with one indicator, and a report on it with one light.
fn report(kind: &str, target: &str, scheme: &str, status: &str, values: &str) -> String {
    format!(
        "--- a.kader\ntaal nl\ndocument begroting-2026\ndoel 1 \"D\" {{\nindicator i \"I\" {{\n{target}\n}}\n}}\n\
         --- b.kader\ntaal nl\ndocument verslag-2026 \"V\" {{\nsoort {kind}\nrapporteert-over begroting-2026\n{scheme}\n}}\n\
         doel 1 {{\n{status}\nindicator i {{\n{values}\n}}\n}}\n"
    )
}

const SCHEME: &str = "statusschema doel {\ngroen \"goed\"\nrood \"slecht\"\n}";

#[test]
fn a_light_goes_with_the_figures() {
    let rule = "verdict-contradicts-numbers";
    let target = "gewenst toename\nbehaald 2024 40\nbeoogd 2026 45";
    let year = |status: &str, values: &str| report("jaarstukken", target, SCHEME, status, values);
    assert_eq!(of(rule, &year("status doel groen", "behaald 2026 43")), ["‘doel groen’"]);
    assert_eq!(of(rule, &year("status doel rood", "behaald 2026 46")), ["‘doel rood’"]);
    for (status, values) in [
        ("status doel groen", "behaald 2026 45"),
        ("status doel rood", "behaald 2026 43"),
        ("status doel rood \"te duur\"", "behaald 2026 46"),
        ("status doel groen", "behaald 2026 circa 43"),
        ("status doel groen", "behaald 2026-k1 20"),
        ("status doel groen", "behaald 2026 43 gemeten 2024"),
        ("status doel groen", "behaald 2026 43\nreeksbreuk 2026 \"andere vraag\""),
        ("status doel groen", "behaald 2026 -"),
        ("status doel groen", "behaald 2026 43\nbeoogd 2026 42"),
        ("status doel onleesbaar", "behaald 2026 43"),
    ] {
        assert_eq!(of(rule, &year(status, values)), [] as [&str; 0], "{status} {values}");
    }
}

#[test]
fn only_the_light_about_the_goal_counts() {
    let rule = "verdict-contradicts-numbers";
    let target = "gewenst toename\nbehaald 2024 40\nbeoogd 2026 45";
    let both = SCHEME.to_owned() + "\n" + &SCHEME.replace("schema doel", "schema geld");
    let text =
        |kind: &str, scheme: &str, status: &str, values: &str| report(kind, target, scheme, status, values);
    let missed = "behaald 2026 43";
    assert_eq!(of(rule, &text("jaarstukken", &both, "status geld groen", missed)), [] as [&str; 0]);
    assert_eq!(
        of(rule, &text("jaarstukken", &both, "status geld rood, doel groen", missed)),
        ["‘doel groen’"]
    );
    // A scheme of its own words, told from bad to good.
    let own = "statusschema stand {\nred \"mis\"\ngelukt \"gehaald\"\n}";
    assert_eq!(of(rule, &text("jaarstukken", own, "status stand red", missed)), [] as [&str; 0]);
    let silence = "statusschema stand {\nmatig \"half\"\ngelukt \"gehaald\"\n}\nniet-gemeld betekent gelukt";
    assert_eq!(of(rule, &text("jaarstukken", silence, "status stand gelukt", missed)), ["‘stand gelukt’"]);
    assert_eq!(of(rule, &text("jaarstukken", silence, "status stand matig", missed)), [] as [&str; 0]);
    // During the year only the forecast says how it will end.
    assert_eq!(of(rule, &text("berap", SCHEME, "status doel groen", missed)), [] as [&str; 0]);
    assert_eq!(of(rule, &text("berap", SCHEME, "status doel groen", "prognose 2026 43")), ["‘doel groen’"]);
}

/// The verdict on the value of 2026 of one indicator that holds its own target.
fn verdict(lines: &str) -> Option<Verdict> {
    let checked = checked(&series(lines));
    let id = checked.model.of_concept(&indicator::CONCEPT).next().unwrap();
    checked.model.evaluation(id, 2026, ObservationRole::Realised).map(|one| one.verdict)
}

#[test]
fn a_value_meets_a_target_or_misses_it_or_nobody_can_say() {
    let (met, missed) = (Some(Verdict::Met), Some(Verdict::Missed));
    for (lines, wanted) in [
        ("gewenst toename\nbehaald 2026 5\nbeoogd 2026 5", met),
        ("gewenst toename\nbehaald 2026 4\nbeoogd 2026 5", missed),
        ("gewenst afname\nbehaald 2026 4\nbeoogd 2026 5", met),
        ("gewenst gelijk\nbehaald 2026 5\nbeoogd 2026 5", met),
        ("gewenst gelijk\nbehaald 2026 4\nbeoogd 2026 5", None),
        ("behaald 2026 5\nbeoogd 2026 5", met),
        ("behaald 2026 4\nbeoogd 2026 5", None),
        ("behaald 2026 4\nbeoogd 2026 5, 2028 >= 6", missed),
        ("behaald 2026 4\nbeoogd 2026 >= 5", missed),
        ("behaald 2026 5\nbeoogd 2026 > 5", missed),
        ("behaald 2026 5\nbeoogd 2026 <= 5", met),
        ("behaald 2026 5\nbeoogd 2026 < 5", missed),
        ("behaald 2026 5\nbeoogd 2026 4..6", met),
        ("behaald 2026 7\nbeoogd 2026 4..6", None),
        ("gewenst toename\nbehaald 2026 7\nbeoogd 2026 4..6", met),
        ("gewenst toename\nbehaald 2026 3\nbeoogd 2026 4..6", missed),
        ("behaald 2024 5, 2026 6\nbeoogd 2026 toename", met),
        ("behaald 2024 5, 2026 5\nbeoogd 2026 toename", missed),
        ("behaald 2024 5, 2026 5\nbeoogd 2026 gelijk-of-toename", met),
        ("behaald 2024 5, 2026 5\nbeoogd 2026 gelijk", met),
        ("behaald 2024 5, 2026 6\nbeoogd 2026 gelijk", None),
        ("nulmeting 2020 7\nbehaald 2024 5, 2026 6\nbeoogd 2026 afname tov nulmeting", met),
        ("behaald 2024 5, 2026 6\nbeoogd 2026 afname tov 2024", missed),
        ("behaald 2026 6\nbeoogd 2026 afname tov 2024", None),
        ("behaald 2026 6\nbeoogd 2026 >= nederland\nvergelijking nederland 2026 7", missed),
        ("behaald 2026 6\nbeoogd 2026 >= nederland\nvergelijking nederland 2025 7", None),
        ("behaald 2026 6\nbeoogd 2024..2027 >= 5", met),
        ("behaald 2026 6\nbeoogd 2027 >= 5", None),
        ("behaald 2026 6\nbeoogd 2026 \"vijf\"", None),
        ("behaald 2026 6 onzeker\nbeoogd 2026 >= 5", None),
        ("behaald 2026 5..6\nbeoogd 2026 >= 5", None),
    ] {
        assert_eq!(verdict(lines), wanted, "{lines}");
    }
}

#[test]
fn the_wanted_direction_is_said_or_read_from_targets_that_agree() {
    let wanted = |lines: &str| {
        let checked = checked(&series(lines));
        let id = checked.model.of_concept(&indicator::CONCEPT).next().unwrap();
        checked.model.series(id).wanted()
    };
    assert_eq!(wanted("gewenst afname\nbeoogd 2026 >= 5"), Some(&values::DECREASE));
    assert_eq!(wanted("beoogd 2026 >= 5, 2028 toename"), Some(&values::EQUAL_OR_INCREASE));
    assert_eq!(wanted("beoogd 2026 >= 5, 2028 <= 9"), None);
    assert_eq!(wanted("beoogd 2026 5"), None);
}

#[test]
fn both_languages_give_the_same_findings() {
    let nl =
        "gewenst toename\ngeen bronnen \"x\"\nbehaald 2024 7,4\nbeoogd 2026 7\neenheid % van \"de inwoners\"";
    let en = "taal en\ndocument begroting-2026\nprogramme 1 \"P\" {\nindicator i \"Percentage per 1,000 residents\" {\ndesired increase\nno sources \"x\"\nrealised 2024 7.4\ntarget 2026 7\nunit % of \"the residents\"\n}\n}\n";
    let nl = series(nl).replace("\"Meting\"", "\"Percentage per 1.000 inwoners\"").replace(REFERENCE, "");
    let names = |text: &str| {
        let all = found(text).into_iter().map(|one| one.split(' ').next().unwrap().to_owned());
        all.collect::<Vec<_>>()
    };
    let mut both = [names(&nl), names(en)];
    both.iter_mut().for_each(|one| one.sort());
    assert_eq!(both[0], ["denominator-conflict", "target-not-ambitious"]);
    assert_eq!(both[0], both[1]);
}

#[test]
fn rules_that_are_off_hold_when_they_are_asked_for() {
    let goal = "doel 1 \"D\" {\ncriterium a \"A\" {\nindicatoren i\n}\ncriterium b \"B\"\n\
                criterium c \"C\" {\ngeen indicatoren \"niet te meten\"\n}\nindicator i \"I\"\n}\n";
    let text = |config: &str| {
        format!("--- kader.toml\n{config}\n--- a.kader\ntaal nl\ndocument begroting-2026\n{goal}")
    };
    let rule = "criterion-without-indicator";
    assert_eq!(of(rule, &text("")), [] as [&str; 0]);
    assert_eq!(of(rule, &text("[rule]\ncriterion-without-indicator = \"note\"")), ["‘criterium b’"]);
}

#[test]
fn money_and_indicators_are_weighed_by_a_factor_that_may_be_set() {
    let programme = |number: usize, costs: &str, indicators: usize| {
        let all: String =
            (0..indicators).map(|at| format!("indicator i{number}-{at} \"I {number} {at}\"\n")).collect();
        format!("programma {number} \"P\" {{\n{costs}\n{all}}}\n")
    };
    let text = |factor: &str, last: &str| {
        let body = programme(1, "lasten 2026 € 60", 2)
            + &programme(2, "lasten 2026 € 20", 4)
            + &programme(3, last, 4);
        let rule = format!("indicator-money-imbalance = {{ level = \"note\"{factor} }}");
        format!("--- kader.toml\n[rule]\n{rule}\n--- a.kader\ntaal nl\ndocument begroting-2026\n{body}")
    };
    let rule = "indicator-money-imbalance";
    assert_eq!(of(rule, &text("", "lasten 2026 € 20")), [] as [&str; 0]);
    assert_eq!(of(rule, &text(", factor = 2", "lasten 2026 € 20")), ["‘programma 1’"]);
    // Without the costs of one of them there are no shares.
    assert_eq!(of(rule, &text(", factor = 2", "lasten 2027 € 20")), [] as [&str; 0]);
}
