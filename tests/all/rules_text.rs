//! Rules about texts: what they find in Dutch and in English, and what they leave alone.

use crate::support::of_rule;

const NONE: [&str; 0] = [];

/// A programme with these lines.
fn programme(lines: &str) -> String {
    format!("taal nl\ndocument begroting-2026\nprogramma 1 \"Wonen\" {{\n{lines}\n}}\n")
}

/// A programme with this description.
fn described(text: &str) -> String {
    programme(&format!("beschrijving \"\"\"\n{text}\n\"\"\""))
}

#[test]
fn a_criterion_says_what_nothing_else_of_its_goal_says() {
    let found = |lines: &str| of_rule("repeated-criterion", &format!("document b\n{lines}"));
    assert_eq!(found("doel 1.1 \"Meer groen\" {\ncriterium c \"meer  groen.\"\n}\n"), ["meer  groen."]);
    assert_eq!(found("doel 1.1 \"A\" {\ncriterium c \"C\"\ncriterium d \"C\"\n}\n"), ["C"]);
    let two = "doel 1.1 \"A\" {\ncriterium c \"C\"\n}\ndoel 1.2 \"B\" {\ncriterium c \"C\"\n}\n";
    assert_eq!(found(two), NONE);
}

#[test]
fn a_footnote_marker_is_found_and_a_square_or_emphasis_is_not() {
    let found = |title: &str| of_rule("footnote-marker", &programme(&format!("indicator i \"{title}\"")));
    assert_eq!(found("Nieuwe woningen*"), ["*"]);
    assert_eq!(found("Nieuwe woningen **"), ["**"]);
    assert_eq!(found("Nieuwe woningen¹"), ["¹"]);
    assert_eq!(found("Nieuwe woningen [2]"), ["[2]"]);
    for plain in [
        "Groen in m²",
        "Inhoud in dm³",
        "Oppervlak km²",
        "De *nieuwe*",
        "**Nieuw**",
        "Lhbti*",
        "[nieuw]",
        "CO²",
    ] {
        assert_eq!(found(plain), NONE, "{plain}");
    }
    assert_eq!(of_rule("footnote-marker", &described("Zie de *stad*")), NONE, "prose is Markdown");
    let unit =
        "indicator i \"I\" {\neenheid \"woningen*\"\nbehaald 2024 5 \"voorlopig²\", 2025 \"veel**\"\n}";
    assert_eq!(of_rule("footnote-marker", &programme(unit)), ["*", "²", "**"]);
}

#[test]
fn a_number_before_a_list_is_that_of_the_list() {
    let found = |text: &str| of_rule("count-claim", &described(text));
    let list = "\n- a\n  en meer\n- b\n";
    assert_eq!(found(&format!("We werken langs drie lijnen:\n{list}")), ["drie lijnen"]);
    assert_eq!(found(&format!("Er zijn nu 4 grote, nieuwe opgaven:\n{list}")), NONE, "a comma between");
    assert_eq!(found(&format!("Er zijn 4 nieuwe opgaven:\n{list}")), ["4 nieuwe opgaven"]);
    assert_eq!(found(&format!("There are three\npillars:\n{list}")), ["three\npillars"]);
    for fine in [
        "We werken langs twee lijnen:",
        "Voor deze drie doelen doen we dit:",
        "Er zijn drie pijlers, waaronder:",
        "In drie jaar doen we dit:",
        "Van de vijf doelen zijn dit de drie ambities:",
        "Er zijn drie pijlers. Dit doen we:",
        "Er zijn minstens drie pijlers:",
        "Doel 1.3:",
    ] {
        assert_eq!(found(&format!("{fine}\n{list}")), NONE, "{fine}");
    }
    assert_eq!(found("Er zijn drie pijlers: wonen, werken en groen.\n"), NONE);
    assert_eq!(found("Er zijn drie pijlers:\n\n1. a\n2. b\n\n3. c\n"), NONE);
    assert_eq!(found("Er zijn twee pijlers:\n\n- a\n  - b\n  - c\n- d\n\nEn dan:\n- e\n"), NONE);
}

#[test]
fn a_number_in_a_title_is_that_of_what_it_leads_to() {
    let agenda = |title: &str| {
        format!(
            "visie v \"V\" {{\nspeerpunt a \"A\"\nspeerpunt b \"B\"\n}}\nhervormingsagenda h \"H\" {{\nspoor 1 \"S\" {{\n\
             hervorming x \"{title}\" {{\ngerealiseerd\nleidt-tot speerpunt a, b\n}}\n}}\n}}\n"
        )
    };
    assert_eq!(of_rule("count-claim", &agenda("Drie speerpunten, samen gekozen")), ["Drie speerpunten"]);
    assert_eq!(of_rule("count-claim", &agenda("Twee speerpunten, samen gekozen")), NONE);
    assert_eq!(of_rule("count-claim", &agenda("Twee huiskamers openen")), NONE);
    assert_eq!(of_rule("count-claim", &programme("")), NONE);
}

#[test]
fn prose_names_only_what_there_is() {
    let found = |text: &str| of_rule("unknown-mention", &described(text));
    assert_eq!(found("Zie programma 3."), ["3"]);
    assert_eq!(found("Zie de programma's 1, 2 en 3."), ["2", "3"]);
    for fine in [
        "Zie programma 1.",
        "Zie programma 2026.",
        "Zie programma 3 van de provincie.",
        "Zie het oude programma 3.",
        "Zie programma 3.1.2.",
        "Zie spoor 4.",
        "Het programma. 3 keer per jaar.",
        "Het programma kost 3 euro.",
    ] {
        assert_eq!(found(fine), NONE, "{fine}");
    }
}

#[test]
fn what_stands_elsewhere_or_in_another_edition_is_known() {
    let text = "taal nl\ndocument b\nelders programma 3\nprogramma 1 \"P\" {\nbeschrijving \"Zie programma 3.\"\n}\n";
    assert_eq!(of_rule("unknown-mention", text), NONE);
    let part = "document b \"B\" {\nomvang gedeeltelijk\n}\nprogramma 1 \"P\" {\nbeschrijving \"Zie programma 3.\"\n}\n";
    assert_eq!(of_rule("unknown-mention", part), NONE);
    let editions = "--- a.kader\ndocument a\nprogramma 3 \"Q\"\n--- b.kader\ndocument b\nprogramma 1 \"P\" {\n\
                    beschrijving \"Dit stond op programma 3.\"\n}\n";
    assert_eq!(of_rule("unknown-mention", editions), NONE);
    let report = "document r \"R\" {\nrapporteert-over begroting-2025\n}\nelders document begroting-2025\n\
                  programma 1 \"P\" {\nbeschrijving \"Zie programma 3.\"\n}\n";
    assert_eq!(of_rule("unknown-mention", report), NONE);
}

#[test]
fn own_words_for_kinds_are_read_too() {
    let text = "document b \"B\" {\nwoord prestatie zoals activiteit\n}\nprogramma 1 \"P\" {\nprestatie 1.1 \"A\"\n\
                beschrijving \"Eerst prestatie 1.1, dan prestatie 1.2.\"\n}\n";
    assert_eq!(of_rule("unknown-mention", text), ["1.2"]);
}

#[test]
fn a_year_long_past_is_not_the_future() {
    let found = |text: &str| of_rule("stale-year", &described(text));
    assert_eq!(found("In 2023 gaan we bouwen."), ["In 2023 gaan"]);
    assert_eq!(found("We willen in 2022 beginnen."), ["willen in 2022"]);
    assert_eq!(found("Eind 2023 zal er een plan zijn."), ["Eind 2023 zal"]);
    assert_eq!(found("In 2021 we will build."), ["In 2021 we will"]);
    for fine in [
        "In 2025 gaan we bouwen.",
        "In 2026 gaan we bouwen.",
        "In 2023 gingen we bouwen.",
        "Vanaf 2023 gaan we uit van meer.",
        "Dat was in 2023. Gaan we verder?",
        "We gaan verder dan in 2023.",
        "Sinds 2022 willen we dit.",
    ] {
        assert_eq!(found(fine), NONE, "{fine}");
    }
    let report = "document j \"J\" {\nsoort jaarstukken\njaar 2026\n}\nprogramma 1 \"P\" {\nbeschrijving \"In 2023 gaan we.\"\n}\n";
    assert_eq!(of_rule("stale-year", report), NONE);
}

const LONG: &str = "Wie een woning zoekt, wacht jaren. Er wordt te weinig gebouwd, en wat er komt is te duur voor wie \
                    begint. Vooral jongeren en ouderen vinden niets wat past.";

fn editions(old: &str, new: &str, more: &str) -> String {
    format!(
        "--- a.kader\ndocument begroting-2025\nambitie 1.1 \"Wonen\" {{\nsituatie \"{old}\"\n}}\nambitie 1.2 \"Oud\" {{\n\
         situatie \"{LONG}\"\n}}\n--- b.kader\ndocument begroting-2026\nambitie 1.1 \"Wonen\" {{\nsituatie \"{new}\"\n{more}\n}}\n"
    )
}

#[test]
fn prose_that_did_not_change_is_found_by_code_and_by_lineage() {
    let found = |old: &str, new: &str, more: &str| of_rule("unchanged-text", &editions(old, new, more));
    assert_eq!(found(LONG, LONG, ""), [format!("situatie \"{LONG}\"")]);
    assert_eq!(found(LONG, &LONG.replace("jaren", "maanden"), ""), NONE);
    assert_eq!(found("Kort.", "Kort.", ""), NONE);
    assert_eq!(found(LONG, LONG, "nieuw"), NONE, "the code was used again");
    assert_eq!(found("Kort.", LONG, "vervolgt ambitie 1.2@begroting-2025"), [format!("situatie \"{LONG}\"")]);
}

#[test]
fn how_long_an_unchanged_text_must_be_is_a_setting() {
    let settings = "--- kader.toml\n[rule]\nunchanged-text = { words = 40 }\n";
    assert_eq!(of_rule("unchanged-text", &format!("{settings}{}", editions(LONG, LONG, ""))), NONE);
}

fn report(status: &str, more: &str) -> String {
    format!(
        "document berap-2026 \"B\" {{\nsoort berap\nstatusschema geld {{\nrood \"r\"\noranje \"o\"\ngroen \"g\"\n}}\n\
         statusschema tijd {{\nop-schema-gebleven \"loopt\"\nlater \"later\"\n}}\n}}\nprogramma 1 \"P\" {{\nstatus {status}\n{more}\n}}\n"
    )
}

#[test]
fn a_status_that_is_not_normal_says_why() {
    let found = |status: &str, more: &str| of_rule("status-without-explanation", &report(status, more));
    assert_eq!(found("geld rood, tijd later", ""), ["geld rood", "tijd later"]);
    assert_eq!(found("geld groen, tijd op-schema-gebleven", ""), NONE);
    assert_eq!(found("geld rood \"Duurder\", tijd later \"Ziekte\"", ""), NONE);
    assert_eq!(found("geld onleesbaar", ""), NONE);
    for more in ["stand \"Ver\"", "toelichting \"Want\"", "tekst \"Kop\" \"Want\"", "afwijking \"A\""] {
        assert_eq!(found("geld rood", more), NONE, "{more}");
    }
}

#[test]
fn a_text_that_is_still_to_come_is_found() {
    let found = |lines: &str| of_rule("placeholder-text", &programme(lines));
    for text in [
        "Nog in te vullen",
        "volgt nog.",
        "TBD",
        "p.m.",
        "...",
        "…",
        "[naam]",
        "Lorem ipsum dolor",
        "nader te bepalen",
    ] {
        assert_eq!(found(&format!("beschrijving \"{text}\"")), [text]);
        assert_eq!(found(&format!("criterium c \"{text}\"")), [text]);
    }
    assert_eq!(found("geen indicatoren \"reden\""), ["reden"]);
    for fine in
        ["Wat er volgt op het plan", "PMD inzamelen", "De raad volgt dit", "Test op corona", "[Samen] verder"]
    {
        assert_eq!(found(&format!("beschrijving \"{fine}\"")), NONE, "{fine}");
    }
    assert_eq!(found("geen indicatoren \"Nog niet gekozen\""), NONE);
}
