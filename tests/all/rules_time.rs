//! The rules about time and traceability: what they find, and what looks like it and is fine.

use crate::support::checked;

/// The underlined texts that one rule finds.
fn of(rule: &str, fixture: &str) -> Vec<String> {
    let checked = checked(fixture);
    let language = checked.findings.iter().find(|one| one.kind.family != kader::diag::Family::Rule);
    assert!(language.is_none(), "{fixture}\n{language:?}");
    let found = checked.findings.iter().filter(|finding| finding.kind.name.en == rule);
    found.map(|finding| checked.sources.text(finding.primary.span).to_owned()).collect()
}

const NONE: [&str; 0] = [];

/// Two budgets, one after the other.
fn two(earlier: &str, later: &str) -> String {
    format!(
        "--- 2025.kader\ntaal nl\ndocument begroting-2025\n{earlier}\n--- 2026.kader\ntaal nl\ndocument begroting-2026\n{later}\n"
    )
}

/// The same with one indicator.
fn series(earlier: &str, later: &str) -> String {
    let one =
        |lines: &str| format!("programma 1 \"P\" {{\nindicator i \"Meting van iets\" {{\n{lines}\n}}\n}}");
    two(&one(earlier), &one(later))
}

/// One budget of 2026 with an indicator.
fn one(lines: &str) -> String {
    format!(
        "taal nl\ndocument begroting-2026\nbron a \"A\"\nbron b \"B\"\nprogramma 1 \"P\" {{\nindicator i \"Meting\" {{\n{lines}\n}}\n}}\n"
    )
}

#[test]
fn a_code_that_means_something_else_is_found() {
    let earlier = "programma 1 \"Samen leven in de wijk\" {\ndoel 1.1.2 \"Samenkracht\"\n}";
    let found = |later: &str| of("code-reused", &two(earlier, later));
    assert_eq!(found("programma 1 \"Samen leven\" {\ndoel 1.1.2 \"Gezond en vitaal\"\n}"), ["doel 1.1.2"]);
    // Everything below a level that means something else does so too.
    assert_eq!(found("programma 1 \"Gezond en vitaal\" {\ndoel 1.1.2 \"Bewegen\"\n}"), ["programma 1"]);
    for silent in [
        "programma 1 \"Samen leven\" {\ndoel 1.1.2 \"Meer samenkracht in de buurt\"\n}",
        "programma 1 \"Samen leven\" {\ndoel 1.1.2 \"Vitaal\" {\nnieuw\n}\n}",
        "programma 1 \"Samen leven\" {\ndoel 1.1.2 \"Vitaal\" {\nvoorheen \"Samenkracht\"\n}\n}",
        "programma 1 \"Samen leven\" {\ndoel 1.1.2 \"Vitaal\" {\nvervolgt doel 1.1.2@begroting-2025\n}\n}",
        "programma 1 \"Samen leven\" {\ndoel 1.1.2 \"Vitaal\" {\nluidt \"We vergroten de samenkracht\"\n}\n}",
        "programma 1 \"Gezond\" {\nnieuw\ndoel 1.1.2 \"Vitaal\"\n}",
        "programma 1 \"SAMEN LEVEN\" {\ndoel 1.1.3 \"Vitaal\"\n}",
    ] {
        assert_eq!(found(silent), NONE, "{silent}");
    }
}

#[test]
fn a_word_is_no_code_and_languages_are_not_compared() {
    let words = two("programma sport \"Sport\"", "programma sport \"Bewegen en gezondheid\"");
    assert_eq!(of("code-reused", &words), NONE);
    let formed = two("programma \"Sport 1\"", "programma \"Bewegen 1\"");
    assert_eq!(of("code-reused", &formed), NONE);
    let twins = "--- 2025.kader\ntaal nl\ndocument begroting-2025\nprogramma 1 \"Wonen\"\n\
                 --- 2026.kader\nlanguage en\ndocument begroting-2026\nprogramme 1 \"Housing\"\n";
    assert_eq!(of("code-reused", twins), NONE);
}

#[test]
fn the_sentence_of_a_goal_and_its_short_name_are_one() {
    let earlier = "doel 1.1.2 \"We vergroten de veerkracht van inwoners en buurten\"";
    let later =
        "doel 1.1.2 \"Samenkracht\" {\nluidt \"We vergroten de veerkracht van inwoners en buurten\"\n}";
    assert_eq!(of("code-reused", &two(earlier, later)), NONE);
    // What stands under it shows that only the name changed.
    let with =
        |title: &str| format!("doel 1.1.2 \"{title}\" {{\ncriterium c \"Minder eenzaamheid in de wijk\"\n}}");
    assert_eq!(of("code-reused", &two(&with("Samenkracht"), &with("Veerkracht"))), NONE);
}

#[test]
fn codes_within_a_level_are_compared_within_that_level() {
    let under = |programme: &str, title: &str| format!("programma {programme} {{\ndoel a \"{title}\"\n}}");
    let found = |earlier: &str, later: &str| of("code-reused", &two(earlier, later));
    assert_eq!(
        found(&under("1 \"Wonen\"", "Meer huizen"), &under("1 \"Wonen\"", "Minder leegstand")),
        ["doel a"]
    );
    assert_eq!(found(&under("1 \"Wonen\"", "Meer huizen"), &under("2 \"Sport\"", "Minder leegstand")), NONE);
    // A programme is numbered through the document, whatever domain it stands under.
    let domain = |name: &str, title: &str| format!("domein \"{name}\" {{\nprogramma 1 \"{title}\"\n}}");
    assert_eq!(found(&domain("Sociaal", "Wonen"), &domain("Fysiek", "Jeugdzorg")), ["programma 1"]);
}

#[test]
fn the_threshold_of_names_is_an_option() {
    let fixture = two("programma 1 \"Sport en cultuur\"", "programma 1 \"Sport en bewegen\"");
    assert_eq!(of("code-reused", &fixture), NONE);
    let strict = format!("--- kader.toml\n[rule]\ncode-reused = {{ similarity = 80 }}\n{fixture}");
    assert_eq!(of("code-reused", &strict), ["programma 1"]);
}

#[test]
fn what_vanishes_without_a_word_is_found_once() {
    let goals = "programma 1 \"Wonen\" {\ndoel 1.1 \"Huizen\"\ndoel 1.2 \"Rust\" {\nindicator klachten \"Klachten\"\n}\n}";
    let found = |later: &str| of("vanished-without-lineage", &two(goals, later));
    assert_eq!(found("programma 1 \"Wonen\" {\ndoel 1.1 \"Huizen\"\n}"), ["doel 1.2"]);
    assert_eq!(found("programma 2 \"Sport\""), ["programma 1"]);
    assert_eq!(
        found("programma 1 \"Wonen\" {\ndoel 1.1 \"Huizen\"\ndoel 1.2 \"Rust\"\n}"),
        ["indicator klachten"]
    );
    // A title that was put a little differently is the same title.
    let formed = |title: &str| format!("programma 1 \"Wonen\" {{\nindicator \"{title}\"\n}}");
    let reworded = two(&formed("Percentage inwoners dat sport"), &formed("% inwoners dat sport"));
    assert_eq!(of("vanished-without-lineage", &reworded), NONE);
    // The level is gone, but something of it was moved.
    assert_eq!(found("programma 2 \"Sport\" {\ndoel 2.1 \"Huizen\"\n}"), ["programma 1", "doel 1.2"]);
    for silent in [
        goals,
        "programma 1 \"Wonen\" {\ndoel 1.1 \"Huizen\"\ndoel 1.3 \"Stilte\" {\nvoorheen \"Rust\"\nindicator i \"Klachten\"\n}\n}",
        "programma 1 \"Wonen\" {\ndoel 1.1 \"Huizen\"\ndoel 1.3 \"Stilte\" {\nvervolgt doel 1.2@begroting-2025\nindicator k \"klachten.\"\n}\n}",
        "programma 1 \"Wonen\" {\ndoel 1.1 \"Huizen\"\ndoel 1.3 \"Rust\" {\nindicator klachten \"Lawaai\"\n}\n}",
    ] {
        assert_eq!(found(silent), NONE, "{silent}");
    }
    assert_eq!(found("elders programma 1\nelders doel 1.1, 1.2\nelders indicator klachten"), NONE);
}

#[test]
fn absence_on_an_excerpt_is_no_absence() {
    let plain = two("programma 1 \"Wonen\"\nprogramma 2 \"Sport\"", "programma 1 \"Wonen\"");
    assert_eq!(of("vanished-without-lineage", &plain), ["programma 2"]);
    for part in ["2025", "2026"] {
        let partial = plain.replace(
            &format!("document begroting-{part}\n"),
            &format!("document begroting-{part} {{\nomvang gedeeltelijk\n}}\n"),
        );
        assert_eq!(of("vanished-without-lineage", &partial), NONE, "{part}");
    }
    let dropped = plain.replace(
        "programma 2 \"Sport\"",
        "programma 2 \"Sport\" {\nvervallen \"reden\"\ndoel 2.1 \"Fit\"\n}",
    );
    assert_eq!(of("vanished-without-lineage", &dropped), NONE);
}

#[test]
fn a_report_that_says_something_else_than_its_plan_is_found() {
    let plan = "programma 1 \"Wonen in de stad\" {\nindicator i \"Nieuwe woningen\" {\neenheid woningen\ngewenst toename\nbeoogd 2026 500\n}\n}";
    let report = |lines: &str| {
        format!(
            "--- b.kader\ntaal nl\ndocument begroting-2026\n{plan}\n--- r.kader\ntaal nl\ndocument berap-2026 {{\nsoort berap\nrapporteert-over begroting-2026\n}}\n{lines}\n"
        )
    };
    let indicator = |lines: &str| format!("programma 1 {{\nindicator i {{\n{lines}\n}}\n}}");
    let found = |lines: &str| of("report-differs-from-plan", &report(lines));
    assert_eq!(found(&indicator("beoogd 2026 400")), ["2026 400"]);
    assert_eq!(found(&indicator("eenheid %\nbeoogd 2026 400")), ["eenheid %"]);
    assert_eq!(found(&indicator("gewenst afname")), ["gewenst afname"]);
    assert_eq!(found("programma 1 \"Zorg\""), ["programma 1"]);
    assert_eq!(found("programma 1 {\nindicator i \"Leegstand\"\n}"), ["indicator i"]);
    for silent in [
        &indicator("beoogd 2026 500, 2027 600\nbehaald 2026 12"),
        &indicator("beoogd 2026 400 \"bij raadsbesluit verlaagd\""),
        &indicator("eenheid huizen"),
        "programma 1 \"Wonen\"",
        "programma 1 \"Zorg\" {\nvoorheen \"Wonen in de stad\"\n}",
        "programma 1 {\nindicator i \"Woningen\"\n}",
    ] {
        assert_eq!(found(silent), NONE, "{silent}");
    }
}

#[test]
fn a_measured_value_that_changes_later_is_found() {
    let found = |earlier: &str, later: &str| of("restated-value", &series(earlier, later));
    assert_eq!(found("behaald 2023 2,4", "behaald 2023 2,6"), ["2023 2,6"]);
    assert_eq!(found("nulmeting 2023 2,4", "behaald 2023 2,6"), ["2023 2,6"]);
    for (earlier, later) in [
        ("behaald 2023 2,4", "behaald 2023 2,4, 2024 2,6"),
        ("behaald 2023 2,4", "behaald 2023 2,6 \"herzien\""),
        ("behaald 2023 circa 2,4", "behaald 2023 2,6"),
        ("behaald 2023 2,4", "behaald 2023 2,6\nreeksbreuk 2023 \"anders geteld\""),
        ("behaald 2023 2,4", "behaald 2023 2,6\ntoelichting \"Het CBS heeft het cijfer herzien\""),
        ("behaald 2023 2", "behaald 2023 2,4"),
        ("behaald 2023 45.000", "behaald 2023 45.144"),
        ("behaald 2023 -", "behaald 2023 2,6"),
        ("behaald 2023 2,4", "behaald 2023 nnb"),
        ("prognose 2023 2,4", "behaald 2023 2,6"),
        ("behaald 2023-h1 2,4", "behaald 2023 2,6"),
        ("eenheid x per 1.000\nbehaald 2023 2,4", "eenheid x per 10.000\nbehaald 2023 24"),
    ] {
        assert_eq!(found(earlier, later), NONE, "{earlier} / {later}");
    }
}

#[test]
fn only_what_is_surely_the_same_indicator_is_compared() {
    let of_title = |earlier: &str, later: &str| {
        let one = |header: &str, value: &str| {
            format!("programma 1 \"P\" {{\nindicator {header} {{\nbehaald 2023 {value}\n}}\n}}")
        };
        of("restated-value", &two(&one(earlier, "2,4"), &one(later, "2,6")))
    };
    assert_eq!(of_title("i \"Jongeren met jeugdhulp\"", "i \"Nieuwe woningen\""), NONE);
    assert_eq!(of_title("\"Jongeren met jeugdhulp\"", "\"Jongeren met jeugdhulp\""), ["2023 2,6"]);
    // By the word of the text, whatever the names are; but not where it goes on in two.
    let lineage = |more: &str| {
        let earlier = "programma 1 \"P\" {\nindicator i \"Een\" {\nbehaald 2023 2,4\n}\n}";
        let later = format!(
            "programma 1 \"P\" {{\nindicator j \"Twee\" {{\nvervolgt indicator i@begroting-2025\nbehaald 2023 2,6\n}}\n{more}\n}}"
        );
        of("restated-value", &two(earlier, &later))
    };
    assert_eq!(lineage(""), ["2023 2,6"]);
    assert_eq!(lineage("indicator k \"Drie\" {\nvervolgt indicator i@begroting-2025\n}"), NONE);
    let partly = "programma 1 \"P\" {\nindicator j \"Twee\" {\nvervolgt deels indicator i@begroting-2025 \"helft\"\nbehaald 2023 2,6\n}\n}";
    let earlier = "programma 1 \"P\" {\nindicator i \"Een\" {\nbehaald 2023 2,4\n}\n}";
    assert_eq!(of("restated-value", &two(earlier, partly)), NONE);
}

#[test]
fn figures_are_followed_through_reports_and_skipped_years() {
    let plan = |year: &str, lines: &str| {
        format!(
            "--- {year}.kader\ntaal nl\ndocument begroting-{year}\nprogramma 1 \"P\" {{\nindicator i \"Meting van iets\" {{\n{lines}\n}}\n}}\n"
        )
    };
    let accounts = "--- j.kader\ntaal nl\ndocument jaarstukken-2023 {\nsoort jaarstukken\nrapporteert-over begroting-2023\n}\n\
                    programma 1 {\nindicator i {\nbehaald 2022 5, 2023 8\n}\n}\n";
    let text = plan("2023", "behaald 2022 5")
        + &plan("2024", "behaald 2022 5")
        + &plan("2025", "behaald 2023 9")
        + accounts;
    // The accounts of 2023 came out in 2024, before the budget of 2025.
    assert_eq!(of("restated-value", &text), ["2023 9"]);
}

#[test]
fn a_target_that_moves_says_why() {
    let found = |earlier: &str, later: &str| of("restated-target", &series(earlier, later));
    assert_eq!(found("beoogd 2027 500", "beoogd 2027 400"), ["2027 400"]);
    assert_eq!(found("beoogd 2027 85..90", "beoogd 2027 80..90"), ["2027 80..90"]);
    for (earlier, later) in [
        ("beoogd 2027 500", "beoogd 2027 500, 2028 600"),
        ("beoogd 2027 500", "beoogd 2027 >= 500"),
        ("beoogd 2027 500", "beoogd 2027 400 \"het net is vol\""),
        ("beoogd 2027 500", "beoogd 2028 400"),
        ("beoogd 2027 toename", "beoogd 2027 400"),
        ("beoogd 2027 nnb", "beoogd 2027 400"),
    ] {
        assert_eq!(found(earlier, later), NONE, "{earlier} / {later}");
    }
    let checked = checked(&series("gewenst afname\nbeoogd 2027 500", "gewenst afname\nbeoogd 2027 400"));
    let finding = checked.findings.iter().find(|one| one.kind.name.en == "restated-target").unwrap();
    assert_eq!(finding.title.en, "the target of ‘i’ for 2027 was lowered without a reason");
    assert_eq!(finding.primary.text.as_ref().unwrap().en, "from 500 to 400: more is asked");
}

#[test]
fn a_series_that_changes_says_so() {
    let bronnen = "bron a \"A\"\nbron b \"B\"\n";
    let found = |earlier: &str, later: &str| of("broken-series", &(series(earlier, later) + bronnen));
    assert_eq!(found("bron a\nbehaald 2023 5", "bron b\nbehaald 2024 6"), ["b"]);
    assert_eq!(
        found("eenheid x per 1.000", "eenheid x per 10.000\nbehaald 2024 6"),
        ["eenheid x per 10.000"]
    );
    assert_eq!(
        found(
            "definitie \"Inwoners van 15 tot 65 jaar\"",
            "definitie \"Inwoners van 15 tot 75 jaar\"\nbehaald 2024 6"
        ),
        ["definitie \"Inwoners van 15 tot 75 jaar\""]
    );
    for (earlier, later) in [
        ("bron a\nbehaald 2023 5", "bronnen a, b\nbehaald 2024 6"),
        ("bron a\nbehaald 2023 5", "bron b\nbehaald 2024 6\nreeksbreuk 2024 \"andere bron\""),
        ("bron a\nbehaald 2023 5", "bron b\nbehaald 2024 -"),
        ("behaald 2023 5", "bron b\nbehaald 2024 6"),
        ("eenheid score", "eenheid rapportcijfer\nbehaald 2024 6"),
        (
            "definitie \"Wie zich inzet voor een ander\"",
            "definitie \"Wie zich vrijwillig inzet voor een ander\"\nbehaald 2024 6",
        ),
    ] {
        assert_eq!(found(earlier, later), NONE, "{earlier} / {later}");
    }
    let within = |lines: &str| of("broken-series", &one(lines));
    assert_eq!(within("behaald 2022 5 bron a, 2024 6 bron b"), ["2024 6 bron b"]);
    assert_eq!(within("bron a\nbehaald 2022 5, 2024 6 bron b"), ["2024 6 bron b"]);
    assert_eq!(within("behaald 2022 5 bron a, 2024 6 bron b \"zelfde vraag\""), NONE);
    assert_eq!(within("behaald 2022 5 bron a, 2024 6 bron b\nreeksbreuk 2024"), NONE);
    assert_eq!(within("behaald 2022 5 bron a, 2024 6 bron a"), NONE);
}

#[test]
fn years_without_a_value_and_old_values() {
    let both = |lines: &str| {
        let text = one(lines);
        (of("no-value-three-years", &text).len(), of("stale-measure", &text).len())
    };
    for (lines, wanted) in [
        ("behaald 2020 5, 2022 -, 2023 -, 2024 -", (1, 0)),
        ("behaald 2022 -, 2023 nnb, 2024 -", (1, 0)),
        ("behaald 2020 5, 2024 -", (1, 0)),
        ("behaald 2020 5", (0, 1)),
        ("behaald 2022 5", (0, 1)),
        ("behaald 2023 5", (0, 0)),
        // A budget of 2026 is made in 2025: that year cannot be known.
        ("behaald 2022 5, 2023 -, 2024 -", (0, 1)),
        ("behaald 2024 -", (0, 0)),
        ("behaald 2020 5, 2022 nvt, 2023 nvt, 2024 nvt", (0, 1)),
        ("behaald 2020 5, 2024 - \"om de vijf jaar\"", (0, 1)),
        ("frequentie \"om de vijf jaar\"\nbehaald 2020 5, 2024 -", (0, 0)),
        ("frequentie \"elke 4 jaar\"\nbehaald 2021 5", (0, 0)),
        ("behaald zonder-jaar 5", (0, 0)),
        ("behaald 2020.. 5", (0, 0)),
        ("behaald 2020 5 \"eenmalig onderzoek\"", (0, 0)),
        ("beoogd 2026 5", (0, 0)),
        ("nulmeting 2018 5\nbehaald 2021/2022 5, 2024 6", (0, 0)),
    ] {
        assert_eq!(both(lines), wanted, "{lines}");
    }
}

#[test]
fn a_value_measured_in_another_year() {
    let found = |lines: &str| of("measure-year-mismatch", &one(lines));
    assert_eq!(found("behaald 2023 10 gemeten 2021"), ["2023 10 gemeten 2021"]);
    assert_eq!(found("behaald 2021 10 gemeten 2024-05"), ["2021 10 gemeten 2024-05"]);
    for lines in [
        "behaald 2023 10 gemeten 2023-07",
        "behaald 2023 10 gemeten 2024-01",
        "behaald 2022/2023 10 gemeten 2023",
        "behaald 2023 10 gemeten 2021 \"laatste onderzoek\"",
        "behaald 2021..2023 10 gemeten 2022",
    ] {
        assert_eq!(found(lines), NONE, "{lines}");
    }
}

#[test]
fn jumps_and_values_that_cannot_be() {
    let jump = |lines: &str| of("implausible-jump", &one(lines));
    assert_eq!(jump("behaald 2023 1.190.151\nbeoogd 2026 107.000"), ["2026 107.000"]);
    assert_eq!(jump("behaald 2022 612, 2023 61"), ["2023 61"]);
    for lines in [
        // A value that looks like a year is a value.
        "behaald 2020 1925, 2021 2022, 2022 2123",
        "behaald 2022 0,1, 2023 2",
        "behaald 2022 0, 2023 250",
        "behaald 2022 -5, 2023 80",
        "behaald 2022 1.000, 2023 12.000 \"nieuwe wijk\"",
        "behaald 2022 1.000, 2023 12.000\nreeksbreuk 2023",
        "behaald 2022 1.000\nbeoogd 2023 toename",
    ] {
        assert_eq!(jump(lines), NONE, "{lines}");
    }
    let outside = |lines: &str| of("value-outside-scale", &one(lines));
    assert_eq!(outside("eenheid score schaal 1..10\nbehaald 2023 74"), ["2023 74"]);
    assert_eq!(outside("eenheid % van inwoners\nbehaald 2023 461"), ["2023 461"]);
    for lines in [
        "eenheid score schaal 1..10\nbehaald 2023 7,4, 2024 10\nbeoogd 2026 7..8",
        "eenheid %\nbehaald 2023 104",
        "eenheid % van \"de baten\"\nbehaald 2023 104",
        "eenheid % van \"het aantal in het basisjaar\"\nbehaald 2023 104",
    ] {
        assert_eq!(outside(lines), NONE, "{lines}");
    }
}

#[test]
fn values_come_from_somewhere() {
    let found = |lines: &str| of("indicator-without-source", &one(lines));
    assert_eq!(found("behaald 2024 5"), ["indicator i"]);
    for lines in [
        "bron a\nbehaald 2024 5",
        "behaald 2024 5 bron a",
        "zoals bbv halt\nbehaald 2024 5",
        "beoogd 2026 5\nbehaald 2024 -",
        "geen bronnen \"eigen telling\"\nbehaald 2024 5",
    ] {
        assert_eq!(found(lines), NONE, "{lines}");
    }
    let above = one("behaald 2024 5").replace("programma 1 \"P\" {", "programma 1 \"P\" {\nbron a");
    assert_eq!(of("indicator-without-source", &above), NONE);
    let partial =
        one("behaald 2024 5").replace("begroting-2026\n", "begroting-2026 {\nomvang gedeeltelijk\n}\n");
    let finding =
        checked(&partial).findings.into_iter().find(|one| one.kind.name.en == "indicator-without-source");
    assert_eq!(finding.unwrap().severity, kader::diag::Severity::Note);
}

#[test]
fn people_who_are_probably_one() {
    let found = |first: &str, second: &str| {
        let text = format!(
            "taal nl\ndocument begroting-2026\npersoon a \"{first}\"\npersoon b \"{second}\"\n\
             programma 1 \"P\" {{\nportefeuillehouder a\n}}\nprogramma 2 \"Q\" {{\nportefeuillehouder b\n}}\n"
        );
        of("similar-people", &text).len()
    };
    for (first, second, wanted) in [
        ("Els Jansen", "E. Jansen", 1),
        ("J. Hamming", "Jan Hamming", 1),
        ("A.A.M. Brok", "Arno Brok", 1),
        ("Michiel van Willigen", "M. van Willigen", 1),
        ("Klaas Sloots", "Klaas Sloot", 1),
        ("Sietske Poepjes", "Sietske Poepies", 1),
        ("Els Jansen", "Jan Jansen", 0),
        ("E. Jansen", "J. Jansen", 0),
        ("Els Jansen", "E. Janssens", 0),
        ("Anna Jansen", "Ali Demir", 0),
        ("Jan Vos", "Jan Bos", 0),
        ("Wethouder 1", "Wethouder 2", 0),
    ] {
        assert_eq!(found(first, second), wanted, "{first} / {second}");
    }
    let together = "taal nl\ndocument begroting-2026\npersoon a \"Els Jansen\"\npersoon b \"E. Jansen\"\n\
                    programma 1 \"P\" {\nportefeuillehouders a, b\n}\n";
    assert_eq!(of("similar-people", together), NONE);
}

fn held(document: &str, role: &str) -> String {
    format!(
        "taal nl\ndocument {document}\npersoon p \"P. Persoon\" {{\n{role}\n}}\nprogramma 1 \"P\" {{\nportefeuillehouder p\n}}\n"
    )
}

#[test]
fn holders_are_in_office() {
    let found = |document: &str, role: &str| of("holder-not-in-office", &held(document, role)).len();
    let adopted = "begroting-2026 {\nvastgesteld 2025-11-06\n}";
    let accounts = "jaarstukken-2023 {\nsoort jaarstukken\nvastgesteld 2024-06-20\n}";
    for (document, role, wanted) in [
        (adopted, "rol wethouder 2018..2022", 1),
        (adopted, "rol wethouder 2025-12..", 1),
        (adopted, "rol wethouder 2025-09..", 0),
        (adopted, "rol wethouder 2018..2022\nrol burgemeester 2024..", 0),
        (adopted, "rol raadslid 2018..2022", 0),
        (adopted, "rol wethouder", 0),
        (adopted, "rol wethouder 2018..2022\nrol wethouder", 0),
        (adopted, "rol raadslid 2022..\nrol \"wethouder Financiën\" 2018..2022", 1),
        ("begroting-2023", "rol wethouder 2018..2022-06", 0),
        ("begroting-2024", "rol wethouder 2018..2022-06", 1),
        (accounts, "rol wethouder 2018..2023-03", 0),
        (accounts, "rol wethouder 2024-01..", 0),
        (accounts, "rol wethouder 2018..2022-06", 1),
        ("begroting", "rol wethouder 2018..2022", 0),
    ] {
        assert_eq!(found(document, role), wanted, "{document} {role}");
    }
}

#[test]
fn a_holder_of_many_goals_is_found_where_named() {
    let text = held("begroting-2026", "rol wethouder 2010..2014")
        .replace("portefeuillehouder p\n", "portefeuillehouder p\ndoel 1.1 \"A\"\ndoel 1.2 \"B\"\n");
    assert_eq!(of("holder-not-in-office", &text), ["p"]);
}

#[test]
fn notes_hold_in_the_year_they_frame() {
    let text = |note: &str, document: &str| {
        format!(
            "taal nl\ndocument {document}\nnota n {note}\nprogramma 1 \"P\" {{\nkaderstellende-nota n\ndoel 1.1 \"D\" {{\nkaderstellende-nota n\n}}\n}}\n"
        )
    };
    let found = |note: &str| of("expired-framing-note", &text(note, "begroting-2018")).len();
    for (note, wanted) in [
        ("\"Nota 2013 – 2016\"", 1),
        ("\"Nota 2013-2018\"", 0),
        ("\"Nota\" {\ngeldig ..2017\n}", 1),
        ("\"Nota\" {\ngeldig 2014..2018-03\n}", 0),
        ("\"Nota 2013 – 2016\" {\ngeldig 2013..\n}", 0),
        ("\"Nota 2016\"", 0),
        ("\"Canon 1600-1813\"", 0),
    ] {
        assert_eq!(found(note), wanted, "{note}");
    }
    let dated = |note: &str| of("note-without-date", &text(note, "begroting-2018"));
    assert_eq!(dated("\"Woonvisie\""), ["nota n"]);
    assert_eq!(dated("\"Woonvisie 2014\""), NONE);
    assert_eq!(dated("\"Woonvisie\" {\ngeldig 2014..\n}"), NONE);
    let later = |note: &str, document: &str| of("framing-note-adopted-later", &text(note, document)).len();
    let adopted = "begroting-2018 {\nvastgesteld 2017-11-06\n}";
    assert_eq!(later("\"W\" {\nvastgesteld 2018-03\n}", adopted), 1);
    assert_eq!(later("\"W\" {\nvastgesteld 2017\n}", adopted), 0);
    assert_eq!(later("\"W\" {\nvastgesteld 2018-03\n}", "begroting-2018"), 0);
    assert_eq!(later("\"W\" {\nvastgesteld 2019\n}", "begroting-2018"), 1);
}

#[test]
fn an_unknown_framing_note_is_an_unknown_reference_only() {
    let text = "taal nl\ndocument begroting-2026\nprogramma 1 \"P\" {\nkaderstellende-nota weg\n}\n";
    assert_eq!(crate::support::found(text), ["unknown-reference ‘weg’"]);
}

#[test]
fn layouts_that_change_without_a_word() {
    let text = |earlier: &str, later: &str, more: &str| {
        let one = |year: u16, layout: &str| {
            format!("--- {year}.kader\ntaal nl\ndocument begroting-{year} {{\nindeling {layout}\n}}\n")
        };
        one(2025, earlier) + &one(2026, later) + more
    };
    let found = |earlier, later, more| of("layout-changed", &text(earlier, later, more));
    assert_eq!(
        found("programma > doel", "programma > thema > doel", ""),
        ["indeling programma > thema > doel"]
    );
    assert_eq!(found("programma > doel", "programma > doelstelling (doel)", "").len(), 1);
    assert_eq!(found("programma > doel", "programma > doel", ""), NONE);
    assert_eq!(found("programma > ...", "programma > doel", ""), NONE);
    assert_eq!(found("programma > doel", "thema > doel", "thema 1 \"Wonen\" {\nnieuw\n}\n"), NONE);
}

#[test]
fn two_goals_with_one_title() {
    let found = |second: &str| {
        of(
            "duplicate-title",
            &format!(
                "taal nl\ndocument begroting-2026\ndoel 1.1 \"Iedereen vindt een woning\"\ndoel 1.2 \"{second}\"\n"
            ),
        )
    };
    assert_eq!(found("Iedereen vindt een veilige woning"), NONE);
    assert_eq!(found("iedereen vindt een woning."), ["doel 1.2"]);
    let short =
        "taal nl\ndocument begroting-2026\ndoel 1.1 \"Veilige wijken\"\ndoel 1.2 \"Veilige wijken\"\n";
    assert_eq!(of("duplicate-title", short), NONE);
}

#[test]
fn english_files_give_the_same() {
    let text = "--- 2025.kader\nlanguage en\ndocument budget-2025\nprogramme 1 \"Housing\"\nprogramme 2 \"Safety\" {\nindicator i \"New homes\" {\nrealised 2023 2.4\ntarget 2027 5\n}\n}\n\
                --- 2026.kader\nlanguage en\ndocument budget-2026\nprogramme 1 \"Sport\"\nprogramme 2 \"Safety\" {\nindicator i \"New homes\" {\nrealised 2023 2.6\ntarget 2027 4\n}\n}\n";
    assert_eq!(of("code-reused", text), ["programme 1"]);
    assert_eq!(of("restated-value", text), ["2023 2.6"]);
    assert_eq!(of("restated-target", text), ["2027 4"]);
}

/// Ten times as many goals take about ten times as long, in every shape that the rules follow.
#[test]
fn many_editions_take_no_square_of_the_time() {
    use std::fmt::Write;
    let plan = |year: u16, count: usize| {
        let mut text = format!("--- {year}.kader\ntaal nl\ndocument begroting-{year}\n");
        for at in 0..count {
            let _ = write!(
                text,
                "doel 1.{at} \"Goed wonen en leven {at}\" {{\nindicator i{at} \"Meting nummer {at}\" {{\nbehaald 2020 {at}\n}}\n}}\n"
            );
        }
        text
    };
    let count = 3_000;
    let mut text = plan(2025, count) + &plan(2026, count);
    // And one thing that thousands continue.
    for at in 0..count {
        let _ = write!(text, "indicator k{at} \"K\" {{\nvervolgt indicator i0@begroting-2025\n}}\n");
    }
    assert!(!checked(&text).findings.is_empty());
}

/// The keys of the threads of indicators, and what one goal of the first budget is in the second.
#[test]
fn things_are_followed_by_the_word_of_the_text_and_then_by_their_code() {
    use kader::language::{goal, indicator};
    let text = two(
        "doel 1.1 \"Goed wonen\" {\nindicator huizen \"Nieuwe huizen\"\n}\ndoel 1.2 \"Rust\"\ndoel 1.3 \"Groen\"\ndoel 1.4 \"Water\"",
        "doel 1.1 \"Goed wonen\" {\nindicator huizen \"Nieuwe huizen\"\n}\ndoel 2.2 \"Stilte\" {\nvervolgt doel 1.2@begroting-2025\n}\n\
         doel 1.3 \"Afval\"\ndoel 1.4 \"Water\" {\nnieuw\n}",
    );
    let checked = checked(&text);
    let model = &checked.model;
    let threads = |concept| -> Vec<Vec<String>> {
        model.threads(concept).iter().map(|thread| thread.iter().map(|id| model.key(*id)).collect()).collect()
    };
    let pair = |kind: &str, one: &str, other: &str| {
        vec![format!("project/begroting-2025/{kind}/{one}"), format!("project/begroting-2026/{kind}/{other}")]
    };
    assert_eq!(threads(&indicator::CONCEPT), [pair("indicator", "huizen", "huizen")]);
    // Another name or `nieuw` under the same code is not the same thing.
    assert_eq!(threads(&goal::CONCEPT), [pair("goal", "1.1", "1.1"), pair("goal", "1.2", "2.2")]);
    let later = model.document("begroting-2026").unwrap();
    let earlier = model.document("begroting-2025").unwrap();
    for thread in model.threads(&goal::CONCEPT) {
        assert_eq!(model.counterpart(thread[0], later), Some(thread[1]));
        assert_eq!(model.counterpart(thread[1], earlier), Some(thread[0]));
    }
    let goals: Vec<_> =
        model.of_concept(&goal::CONCEPT).filter(|id| model.title(*id).unwrap() == "Groen").collect();
    assert_eq!(model.counterpart(goals[0], later), None);
    assert!(model.same_code(goals[0], later).is_some());
}

/// What becomes of a thing does not hide what it was, and where it came from does not hide what it becomes.
#[test]
fn the_word_of_one_side_leaves_the_other_side_to_the_code() {
    use kader::language::goal;
    let editions = [
        "doel 1.1 \"Goed wonen\"\ndoel 1.2 \"Rust\"\ndoel 1.3 \"Groen\" {\ngaat-over-in doel 3.3@begroting-2027\n}",
        "doel 1.1 \"Goed wonen\" {\ngaat-over-in doel 2.1@begroting-2027\n}\ndoel 1.2 \"Rust\" {\nnieuw\n}\ndoel 1.3 \"Groen\"",
        "doel 2.1 \"Prettig wonen\"\ndoel 1.2 \"Rust\"\ndoel 3.3 \"Groen\"",
    ];
    let text: String = editions
        .iter()
        .zip(2025..)
        .map(|(goals, year)| format!("--- {year}.kader\ntaal nl\ndocument begroting-{year} \"B\"\n{goals}\n"))
        .collect();
    let checked = checked(&text);
    let model = &checked.model;
    let threads: Vec<Vec<String>> = model
        .threads(&goal::CONCEPT)
        .iter()
        .map(|thread| thread.iter().map(|id| model.key(*id).replace("project/begroting-", "")).collect())
        .collect();
    assert_eq!(
        threads,
        [
            vec!["2025/goal/1.1", "2026/goal/1.1", "2027/goal/2.1"],
            // What is said to go elsewhere is not what has its code, and what is new was nothing.
            vec!["2025/goal/1.3", "2027/goal/3.3"],
            vec!["2026/goal/1.2", "2027/goal/1.2"],
        ]
    );
    for thread in model.threads(&goal::CONCEPT) {
        for pair in thread.windows(2) {
            let document = |at: usize| model.document_of(pair[at]).unwrap();
            assert_eq!(model.counterpart(pair[0], document(1)), Some(pair[1]));
            assert_eq!(model.counterpart(pair[1], document(0)), Some(pair[0]));
        }
    }
}
