//! Rules about the law: what they find, and around which edges they are silent.

use std::fmt::Write;

use kader::check::check;
use kader::language::catalogue::INDICATORS;
use kader::rules::{self, Group};
use kader::workspace;

use crate::support::{checked, found};

/// What the rules about the law find, as `english-name ‘underlined text’`.
fn law(fixture: &str) -> Vec<String> {
    let of_group = |name: &str| rules::named(name).is_some_and(|rule| rule.group == Group::Law);
    found(fixture).into_iter().filter(|one| one.split(' ').next().is_some_and(of_group)).collect()
}

/// What one rule finds.
fn only(name: &str, fixture: &str) -> Vec<String> {
    law(fixture)
        .into_iter()
        .filter_map(|one| one.strip_prefix(&format!("{name} ")).map(str::to_owned))
        .collect()
}

/// A document of a municipality with these lines in its block and behind it.
fn document(kind: &str, year: i16, block: &str, text: &str) -> String {
    format!(
        "taal nl\ndocument {kind}-{year} {{\nsoort {kind}\n{block}\n}}\n\
         organisatie dorp \"Gemeente Dorp\" {{\nsoort gemeente\n}}\n{text}\n"
    )
}

/// A whole budget of a municipality.
fn budget(year: i16, text: &str) -> String {
    document("begroting", year, "", text)
}

const NO_SECTIONS: &str = "geen paragrafen \"Apart\"";

// Statutory indicators.

/// An appendix that binds the whole list of a year, but for these.
fn appendix(year: i16, without: &[&str]) -> String {
    let mut out = String::from("bijlage cijfers \"Wettelijke indicatoren\" {\ngeen doelen \"Apart\"\n");
    let held = INDICATORS.iter().filter(|one| one.list == "bbv" && one.in_year(year).is_some());
    for one in held.filter(|one| !without.contains(&one.item)) {
        let _ = writeln!(out, "indicator {} {{\nzoals bbv {}\n}}", one.item, one.item);
    }
    out.push('}');
    out
}

#[test]
fn a_complete_list_of_indicators_is_silent() {
    for year in [2017, 2020, 2026] {
        let text = document("begroting", year, NO_SECTIONS, &appendix(year, &[]));
        assert_eq!(law(&text), Vec::<String>::new(), "{year}");
    }
}

#[test]
fn what_is_missing_of_the_list_is_one_finding() {
    let text = document("begroting", 2026, NO_SECTIONS, &appendix(2026, &["halt", "banen"]));
    assert_eq!(law(&text), ["statutory-indicator-missing ‘document begroting-2026’"]);
    let checked = checked(&text);
    let help = checked.findings.iter().find_map(|finding| finding.help.clone()).unwrap();
    assert!(
        help.nl.contains("indicator halt { zoals bbv halt }") && help.nl.contains("halt, banen"),
        "{}",
        help.nl
    );
}

#[test]
fn indicators_may_stand_at_goals_and_in_the_register() {
    let register = "--- register.kader\nindicator halt {\nzoals bbv halt\n}\n--- begroting.kader\n";
    let text = document("begroting", 2026, NO_SECTIONS, &appendix(2026, &["halt", "banen"]));
    let level = "programma 1 \"Werk\" {\nlasten 2026..2029 elk € 5\nindicator banen {\nzoals bbv banen\n}\nindicatoren halt\n}\n";
    assert_eq!(
        only("statutory-indicator-missing", &format!("{register}{text}{level}")),
        Vec::<String>::new()
    );
}

#[test]
fn a_reason_or_a_place_elsewhere_answers_for_indicators() {
    let reason = "bijlage lijst \"Indicatoren\" {\ngeen indicatoren \"Op waarstaatjegemeente.nl\"\n}";
    assert_eq!(law(&document("begroting", 2026, NO_SECTIONS, reason)), Vec::<String>::new());
    let elsewhere = "elders bijlage indicatoren";
    assert_eq!(law(&document("begroting", 2026, NO_SECTIONS, elsewhere)), Vec::<String>::new());
}

#[test]
fn nothing_is_asked_of_years_and_documents_without_a_list() {
    for text in [
        budget(2016, "programma 1 \"Zorg\" {\nlasten 2016..2019 elk € 5\n}"),
        document("kadernota", 2026, "", "programma 1 \"Zorg\""),
        document("jaarstukken", 2026, "", "programma 1 \"Zorg\""),
    ] {
        assert_eq!(only("statutory-indicator-missing", &text), Vec::<String>::new(), "{text}");
    }
    let water_board = budget(2026, "programma 1 \"Water\"").replace("gemeente\n", "waterschap\n");
    assert_eq!(law(&water_board), Vec::<String>::new(), "what it asks of water boards was not verified");
}

#[test]
fn in_a_partial_document_what_lacks_is_not_asked() {
    let text = document("begroting", 2026, "omvang gedeeltelijk", "programma 1 \"Zorg\"");
    assert_eq!(law(&text), Vec::<String>::new());
}

#[test]
fn the_rules_of_the_law_are_skipped_without_a_kind_of_organisation() {
    let text = "document begroting-2026 {\nsoort begroting\n}\nprogramma 1 \"Zorg\"\n";
    assert_eq!(law(text), Vec::<String>::new());
    let named = format!("{text}organisatie dorp \"Dorp\"\n");
    assert_eq!(law(&named), ["organisation-without-kind ‘organisatie dorp’"]);
    let unread = format!("{text}organisatie dorp \"Dorp\" {{\nsoort gemente\n}}\n");
    assert_eq!(law(&unread), Vec::<String>::new());
}

fn twice(first: &str, second: &str) -> Vec<String> {
    only(
        "statutory-indicator-twice",
        &budget(
            2026,
            &format!(
                "programma 1 \"Zorg\" {{\nindicator a {{\nzoals bbv halt\n{first}\n}}\n\
                 indicator b {{\nzoals bbv halt\n{second}\n}}\n}}"
            ),
        ),
    )
}

#[test]
fn the_same_indicator_twice_is_found_where_figures_contradict() {
    assert_eq!(twice("behaald 2023 8, 2024 8", "behaald 2023 8, 2024 11"), ["‘2024 11’"]);
    assert_eq!(twice("behaald 2024 8", "behaald 2024 8"), Vec::<String>::new());
    assert_eq!(twice("behaald 2024 8", "behaald 2023 9"), Vec::<String>::new());
    assert_eq!(twice("behaald 2024 8", "beoogd 2024 9"), Vec::<String>::new());
    assert_eq!(twice("behaald 2024 7,6", "behaald 2024 8"), Vec::<String>::new(), "rounded");
    assert_eq!(twice("behaald 2024 nnb", "behaald 2024 8"), Vec::<String>::new());
}

#[test]
fn the_same_indicator_of_something_else_is_no_contradiction() {
    let text = budget(
        2026,
        "programma 1 \"Zorg\" {\nindicator a \"Halt in Noord\" {\nzoals bbv halt\nbehaald 2024 8\n}\n\
         indicator b \"Halt in Zuid\" {\nzoals bbv halt\nbehaald 2024 11\n}\n}",
    );
    assert_eq!(only("statutory-indicator-twice", &text), Vec::<String>::new());
}

fn unit(year: i16, item: &str, unit: &str) -> Vec<String> {
    let text = format!("programma 1 \"Zorg\" {{\nindicator a {{\nzoals bbv {item}\neenheid {unit}\n}}\n}}");
    only("statutory-unit-differs", &budget(year, &text))
}

#[test]
fn a_unit_is_compared_with_that_of_the_year() {
    assert_eq!(unit(2018, "bijstandsuitkering", "personen per 1.000"), Vec::<String>::new());
    assert_eq!(unit(2022, "bijstandsuitkering", "personen per 1.000"), ["‘eenheid personen per 1.000’"]);
    assert_eq!(
        unit(2022, "bijstandsuitkering", "\"per 1.000 inwoners\""),
        ["‘eenheid \"per 1.000 inwoners\"’"]
    );
    assert_eq!(unit(2022, "bijstandsuitkering", "personen"), Vec::<String>::new());
    assert_eq!(
        unit(2020, "bijstandsuitkering", "personen per 10.000"),
        Vec::<String>::new(),
        "sources differ"
    );
    assert_eq!(unit(2019, "halt", "jongeren per 1.000"), ["‘eenheid jongeren per 1.000’"]);
    assert_eq!(unit(2024, "halt", "jongeren per 10.000"), Vec::<String>::new(), "sources differ");
    assert_eq!(unit(2022, "absoluut-verzuim", "%"), ["‘eenheid %’"]);
    assert_eq!(unit(2022, "apparaatskosten", "€"), Vec::<String>::new(), "the list says nothing of it");
    assert_eq!(unit(2022, "woz-waarde", "\"duizend euro\""), Vec::<String>::new());
}

fn drift(title: &str, line: &str) -> Vec<String> {
    let text = format!("programma 1 \"Wonen\" {{\nindicator a \"{title}\" {{\n{line}\n}}\n}}");
    only("statutory-name-drift", &budget(2022, &text))
}

#[test]
fn a_name_like_a_statutory_one_is_found() {
    assert_eq!(drift("Nieuw gebouwde woningen", "gewenst toename").len(), 1);
    assert_eq!(drift("Niet gebouwde woningen", "gewenst toename").len(), 1);
    assert_eq!(drift("Nieuw gebouwde woningen (per 1.000)", "gewenst toename").len(), 1);
    assert_eq!(drift("Vestigingen", "gewenst toename").len(), 1);
    assert_eq!(drift("Niet-wekelijkse sporters", "gewenst afname").len(), 1);
    assert_eq!(drift("Niet gebouwde woningen", "zoals bbv nieuwe-woningen").len(), 1);
}

#[test]
fn other_names_are_their_own() {
    for title in
        ["Nieuwe woningen", "Banen in de zorg", "Overhead per inwoner", "Vestingen", "Gesloopte woningen"]
    {
        assert_eq!(drift(title, "gewenst toename"), Vec::<String>::new(), "{title}");
    }
    assert_eq!(drift("Nieuwbouw", "zoals bbv nieuwe-woningen"), Vec::<String>::new(), "a name of one's own");
    let known = drift(
        "Voortijdig schoolverlaters zonder startkwalificatie (BBV)",
        "zoals bbv voortijdig-schoolverlaters",
    );
    assert_eq!(known, Vec::<String>::new(), "printed by many");
    let article = drift("Jongeren met delict voor de rechter", "zoals bbv jongeren-met-delict");
    assert_eq!(article, Vec::<String>::new(), "an article less");
    assert_eq!(drift("Hardekernjongeren", "gewenst afname"), Vec::<String>::new(), "not in the list of 2022");
}

#[test]
fn a_statutory_name_proposes_the_line() {
    let text = budget(
        2022,
        "programma 1 \"Wonen\" {\n  indicator a \"Nieuw gebouwde woningen\" {\n    gewenst toename\n  }\n}",
    );
    let checked = checked(&text);
    let fix = checked.findings.iter().find_map(|finding| finding.fix.clone()).unwrap();
    assert_eq!((fix.replacement.as_str(), fix.safe), ("zoals bbv nieuwe-woningen\n    ", false));
    assert!(text.get(fix.span.start as usize..).unwrap().starts_with("gewenst toename"));
}

#[test]
fn a_lapsed_indicator_is_a_note_from_its_last_year_on() {
    let text = |year: i16, item: &str| {
        budget(year, &format!("programma 1 \"Zorg\" {{\nindicator a {{\nzoals bbv {item}\n}}\n}}"))
    };
    let lapsed = |year, item| only("statutory-indicator-lapsed", &text(year, item)).len();
    assert_eq!([lapsed(2018, "hardekernjongeren"), lapsed(2019, "hardekernjongeren")], [0, 1]);
    // Somewhere between 2018 and 2022; no source says when.
    assert_eq!([lapsed(2020, "achterstandsleerlingen"), lapsed(2022, "achterstandsleerlingen")], [0, 1]);
    assert_eq!(lapsed(2016, "halt"), 0);
}

#[test]
fn a_list_at_the_back_is_one_note_until_a_goal_uses_it() {
    let list = "bijlage cijfers \"Indicatoren\" {\nindicator halt {\nzoals bbv halt\n}\nindicator banen {\nzoals bbv banen\n}\n}\n";
    let name = "statutory-indicator-without-goal";
    assert_eq!(only(name, &budget(2026, list)), ["‘bijlage cijfers’"]);
    let used = format!("{list}programma 1 \"Veilig\" {{\nindicatoren halt, banen\n}}");
    assert_eq!(only(name, &budget(2026, &used)), Vec::<String>::new());
    let answered = list.replacen("{\n", "{\ngeen doelen \"Landelijke lijst\"\n", 1);
    assert_eq!(only(name, &budget(2026, &answered)), Vec::<String>::new());
    let partial = document("begroting", 2026, "omvang gedeeltelijk", list);
    assert_eq!(only(name, &partial), Vec::<String>::new());
}

#[test]
fn provinces_have_a_list_of_their_own() {
    let province = |text: &str| {
        let text = document("begroting", 2022, NO_SECTIONS, text);
        text.replace("soort gemeente", "soort provincie")
    };
    let text = province(
        "bijlage a \"Cijfers\" {\ngeen doelen \"x\"\nindicator ov {\nzoals provincie waardering-ov\n}\n}",
    );
    assert_eq!(law(&text), ["statutory-indicator-missing ‘document begroting-2022’"]);
    let checked = checked(&text);
    let title =
        &checked.findings.iter().find(|one| one.kind.name.en == "statutory-indicator-missing").unwrap().title;
    assert_eq!(
        title.nl, "6 van de 7 wettelijke indicatoren voor 2022 ontbreken",
        "what was not verified is not asked"
    );
}

// Task fields.

fn task_fields(year: i16, lines: &str) -> Vec<String> {
    let text =
        document("begroting", year, "omvang gedeeltelijk", &format!("programma 1 \"Zorg\" {{\n{lines}\n}}"));
    only("task-field-invalid", &text)
}

#[test]
fn a_task_field_is_compared_with_the_list_of_the_year() {
    assert_eq!(task_fields(2022, "lasten taakveld 6.71 2022 5"), Vec::<String>::new());
    assert_eq!(task_fields(2022, "lasten taakveld 6.71a 2022 5"), ["‘6.71a’"]);
    assert_eq!(task_fields(2024, "lasten taakveld 6.71a 2024 5"), Vec::<String>::new());
    assert_eq!(task_fields(2026, "lasten taakveld 6.71a 2026 5"), ["‘6.71a’"]);
    assert_eq!(task_fields(2026, "lasten taakveld 6.711 2026 5"), Vec::<String>::new());
    assert_eq!(task_fields(2026, "lasten taakveld 7.9 2026 5"), ["‘7.9’"]);
    assert_eq!(task_fields(2026, "taakveld 6.6 \"Hulpmiddelen\""), ["‘taakveld 6.6’"]);
    assert_eq!(
        task_fields(2026, "lasten taakveld 0.1 2026 5\nlasten taakveld 0.10 2026 5"),
        Vec::<String>::new()
    );
}

#[test]
fn at_the_border_of_two_lists_the_old_codes_may_stand_for_a_year() {
    assert_eq!(task_fields(2023, "lasten taakveld 6.81 2023 5"), Vec::<String>::new());
    assert_eq!(task_fields(2025, "lasten taakveld 6.72b 2025 5"), Vec::<String>::new());
    assert_eq!(
        task_fields(2025, "lasten taakveld 6.71 2025 5"),
        ["‘6.71’"],
        "nothing was booked on it in 2024"
    );
    assert_eq!(
        task_fields(2026, "lasten taakveld 6.72b 2024 5, 2025 5, 2026 -"),
        Vec::<String>::new(),
        "earlier years"
    );
}

#[test]
fn what_is_no_code_and_what_no_list_knows_is_left_alone() {
    assert_eq!(task_fields(2026, "taakveld \"Bestuur\""), Vec::<String>::new());
    assert_eq!(task_fields(2026, "taakveld 0 \"Bestuur en ondersteuning\""), Vec::<String>::new());
    assert_eq!(task_fields(2016, "lasten taakveld 6.71a 2016 5"), Vec::<String>::new());
    assert_eq!(task_fields(2031, "lasten taakveld 6.71a 2031 5"), Vec::<String>::new());
}

#[test]
fn a_task_field_with_the_name_of_another_is_found() {
    assert_eq!(task_fields(2026, "taakveld 0.1 \"Mutaties reserves\"").len(), 1);
    assert_eq!(task_fields(2026, "taakveld 0.10 \"Mutaties reserves\""), Vec::<String>::new());
    assert_eq!(
        task_fields(2026, "taakveld 8.1 \"Ruimtelijke ordening\""),
        Vec::<String>::new(),
        "its earlier name"
    );
    assert_eq!(
        task_fields(2026, "taakveld 7.4 \"Wonen en bouwen\""),
        Vec::<String>::new(),
        "no slip of a nought"
    );
}

#[test]
fn the_help_names_the_code_of_the_year() {
    let help = |year: i16, code: &str| {
        let text = document(
            "begroting",
            year,
            "omvang gedeeltelijk",
            &format!("programma 1 \"Zorg\" {{\nlasten taakveld {code} {year} 5\n}}"),
        );
        let checked = checked(&text);
        let finding = checked.findings.iter().find(|one| one.kind.name.en == "task-field-invalid").unwrap();
        finding.help.clone().unwrap().nl
    };
    assert_eq!(help(2026, "6.71a"), "gebruik ‘6.711’");
    assert_eq!(help(2026, "6.71"), "gebruik ‘6.711’, ‘6.712’, ‘6.713’ of ‘6.714’");
    assert_eq!(help(2020, "6.711"), "gebruik ‘6.71’");
    assert_eq!(help(2026, "7.9"), "gebruik een code van 2026; zie docs/catalogi.nl.md");
}

#[test]
fn provinces_have_task_fields_of_their_own() {
    let text = document(
        "begroting",
        2026,
        "omvang gedeeltelijk",
        "programma 1 \"Natuur\" {\nlasten taakveld 5.9 2026 5\nlasten taakveld 6.711 2026 5\n}",
    );
    let text = text.replace("soort gemeente", "soort provincie");
    assert_eq!(only("task-field-invalid", &text), ["‘6.711’"]);
}

fn with_parts(year: i16, lines: &str) -> Vec<String> {
    let text = document(
        "begroting",
        year,
        "omvang gedeeltelijk\nbedragen x 1.000",
        &format!("programma 1 \"Zorg\" {{\n{lines}\n}}"),
    );
    only("task-field-with-parts", &text)
}

#[test]
fn a_task_field_beside_its_parts_is_found_in_the_same_year() {
    let lines = "lasten taakveld 6.71 2023 9\nlasten taakveld 6.71a 2023 4";
    assert_eq!(with_parts(2023, lines), ["‘6.71’"]);
    let years = "lasten taakveld 6.71 2021 9, 2022 9, 2023 0\nlasten taakveld 6.71a 2023 4";
    assert_eq!(with_parts(2023, years), Vec::<String>::new(), "the old code for the old years");
    let nested =
        "taakveld 6.71 \"Maatwerk\" {\nlasten 2023 9\ntaakveld 6.71a \"Hulp\" {\nlasten 2023 4\n}\n}";
    assert_eq!(with_parts(2023, nested), Vec::<String>::new(), "its total");
    assert_eq!(
        with_parts(2023, "lasten taakveld 6.71 2023 9\nlasten taakveld 6.72a 2023 4"),
        Vec::<String>::new()
    );
}

// Sections, overviews, years and money.

const SECTIONS: &str = "paragraaf 1 \"Lokale lasten\"\nparagraaf 2 \"Weerstandsvermogen\"\nparagraaf 3 \"Kapitaalgoederen\"\n\
    paragraaf 4 \"Treasury\"\nparagraaf 5 \"Bedrijfsvoering\"\nparagraaf 6 \"Verbonden partijen\"\nparagraaf 7 \"Grondbeleid\"\n";

#[test]
fn sections_are_known_by_their_synonyms() {
    assert_eq!(only("missing-section", &budget(2026, SECTIONS)), Vec::<String>::new());
    let six = SECTIONS.replace("paragraaf 7 \"Grondbeleid\"\n", "");
    assert_eq!(only("missing-section", &budget(2026, &six)), ["‘document begroting-2026’"]);
    let elsewhere = format!("{six}elders paragraaf grondbeleid\n");
    assert_eq!(only("missing-section", &budget(2026, &elsewhere)), Vec::<String>::new());
    let text = format!("{six}tekst \"Grondbeleid\" \"De gemeente heeft geen grond.\"\n");
    assert_eq!(only("missing-section", &budget(2026, &text)), Vec::<String>::new());
}

#[test]
fn overviews_are_levels_sections_or_texts() {
    let name = "missing-overview";
    let chapter = "programma 9 \"Dekkingsmiddelen, overhead, Vpb en onvoorzien\"\n";
    assert_eq!(only(name, &budget(2026, &format!("{SECTIONS}{chapter}"))), Vec::<String>::new());
    let three = "programma 9 \"Dekkingsmiddelen, overhead en onvoorzien\"\n";
    assert_eq!(only(name, &budget(2026, &format!("{SECTIONS}{three}"))), ["‘document begroting-2026’"]);
    let amounts = "lasten \"Vennootschapsbelasting\" 2026..2029 elk € 5\n";
    assert_eq!(only(name, &budget(2026, &format!("{SECTIONS}{three}{amounts}"))), Vec::<String>::new());
    assert_eq!(only(name, &budget(2016, SECTIONS)).len(), 1, "general revenues and the unforeseen are older");
}

#[test]
fn where_only_programmes_are_described_one_finding_says_so() {
    let text = budget(2026, "programma 1 \"Zorg\" {\nlasten 2026..2029 elk € 5\n}");
    assert_eq!(only("missing-section", &text).len(), 1);
    assert_eq!(only("missing-overview", &text), Vec::<String>::new());
}

#[test]
fn sections_are_known_in_either_language() {
    let text = "language en\ndocument budget-2026 {\nkind budget\n}\norganisation village \"Village\" {\nkind municipality\n}\n\
        section 1 \"Local levies\"\nsection 2 \"Resilience\"\nsection 3 \"Capital assets\"\nsection 4 \"Financing\"\n\
        section 5 \"Operations\"\nsection 6 \"Related parties\"\nsection 7 \"Land policy\"\n";
    assert_eq!(only("missing-section", text), Vec::<String>::new());
}

#[test]
fn the_years_after_the_budget_are_asked_once() {
    let name = "missing-budget-years";
    let short = budget(
        2026,
        "programma 1 \"Zorg\" {\nlasten 2026 € 5\n}\nprogramma 2 \"Werk\" {\nlasten 2026 € 5\n}",
    );
    assert_eq!(only(name, &short), ["‘document begroting-2026’"]);
    let one =
        "programma 1 \"Zorg\" {\nlasten 2026..2029 elk € 5\n}\nprogramma 2 \"Werk\" {\nlasten 2026 € 5\n}";
    assert_eq!(only(name, &budget(2026, one)), ["‘programma 2’"]);
    let below =
        "programma 1 \"Zorg\" {\nlasten 2026 € 5\ndoel 1.1 \"Hulp\" {\nlasten 2026..2029 elk € 5\n}\n}";
    assert_eq!(only(name, &budget(2026, below)), Vec::<String>::new());
    let proposal = "bestedingsvoorstel 1 \"Extra\" {\nincidenteel\nlasten 2026 € 5\n}";
    assert_eq!(only(name, &budget(2026, proposal)), Vec::<String>::new());
    assert_eq!(only(name, &budget(2026, "programma 1 \"Zorg\" {\nlasten 2025 € 5\n}")), Vec::<String>::new());
    let unread = "programma 1 \"Zorg\" {\nlasten 2026 € 5\nbaten 2026 € 5, 2027 € x\n}";
    assert_eq!(only(name, &budget(2026, unread)), Vec::<String>::new());
}

#[test]
fn a_programme_without_money_is_found_once() {
    let name = "programme-without-money";
    let with = "programma 1 \"Zorg\" {\nlasten 2026..2029 elk € 5\n}\n";
    assert_eq!(only(name, &budget(2026, &format!("{with}programma 2 \"Werk\""))), ["‘programma 2’"]);
    let none = "programma 1 \"Zorg\"\nprogramma 2 \"Werk\"\nprogramma 3 \"Wonen\"";
    assert_eq!(only(name, &budget(2026, none)), ["‘document begroting-2026’"]);
    for other in [
        "programma 2 \"Werk\" {\ndoel 2.1 \"Banen\" {\nlasten 2026 pm\n}\n}",
        "programma 2 \"Werk\" {\ngeen lasten \"Loopt via de regio\"\n}",
        "programma 2 \"Werk\"\nlasten \"2. Werk\" 2026 € 5",
        "programma 2 \"Werk\"\nlasten \"Programma 2\" 2026 € 5",
    ] {
        assert_eq!(only(name, &budget(2026, &format!("{with}{other}"))), Vec::<String>::new(), "{other}");
    }
}

#[test]
fn a_structural_deficit_is_what_the_page_prints() {
    let name = "structural-deficit";
    let balance = |title: &str, years: &str| budget(2026, &format!("saldo \"{title}\" {years}"));
    let negative = "2026 € -5, 2027 € 1, 2029 € -3";
    assert_eq!(only(name, &balance("Structureel saldo", negative)), ["‘2026 € -5’"]);
    assert_eq!(only(name, &balance("Structureel saldo", "2026 € -5, 2029 € 0")), Vec::<String>::new());
    assert_eq!(only(name, &balance("Saldo", negative)), Vec::<String>::new());
    assert_eq!(only(name, &balance("Mutatie structureel saldo", negative)), Vec::<String>::new());
    let positive = document(
        "begroting",
        2026,
        "tekens lasten-positief",
        &format!("saldo \"Structureel saldo\" {negative}"),
    );
    assert_eq!(only(name, &positive), Vec::<String>::new(), "there a minus is an advantage");
}

#[test]
fn incidental_money_has_an_end() {
    let name = "incidental-without-end";
    let proposal = |lines: &str| budget(2026, &format!("bestedingsvoorstel 1 \"Extra\" {{\n{lines}\n}}"));
    assert_eq!(only(name, &proposal("incidenteel\nlasten 2026.. € 5")), ["‘2026.. € 5’"]);
    assert_eq!(only(name, &proposal("structureel\nlasten 2026.. € 5")), Vec::<String>::new());
    assert_eq!(only(name, &proposal("incidenteel\nlasten 2026 € 5, 2027 € 5")), Vec::<String>::new());
    assert_eq!(only(name, &proposal("incidenteel\nlasten ..2027 € 5")), Vec::<String>::new());
}

#[test]
fn goals_of_a_whole_plan_are_accounted_for() {
    let plan = "--- begroting.kader\ndocument begroting-2024\ndoel 1 \"Hulp\" {\nindicator a \"Wachttijd\"\n}\ndoel 2 \"Huis\"\n";
    let accounts = |block: &str, text: &str| {
        format!(
            "{plan}--- jaarstukken.kader\ndocument jaarstukken-2024 {{\nsoort jaarstukken\nrapporteert-over begroting-2024\n{block}\n}}\n{text}\n"
        )
    };
    let name = "goal-not-accounted-for";
    let one = "doel 1 {\nstand \"Gehaald\"\n}";
    assert_eq!(only(name, &accounts("", one)), ["‘document jaarstukken-2024’"]);
    assert_eq!(only(name, &accounts("", &format!("{one}\ndoel 2"))), Vec::<String>::new());
    assert_eq!(only(name, &accounts("omvang gedeeltelijk", one)), Vec::<String>::new());
    let silence = "statusschema geld {\ngroen \"goed\"\n}\nniet-gemeld betekent groen";
    assert_eq!(only(name, &accounts(silence, one)), Vec::<String>::new());
    let partial = accounts("", one).replacen(
        "document begroting-2024",
        "document begroting-2024 {\nomvang gedeeltelijk\n}",
        1,
    );
    assert_eq!(only(name, &partial), Vec::<String>::new());
}

#[test]
fn a_fresh_project_and_the_example_town_ask_for_nothing() {
    let town = crate::support::spec("voorbeeldstad");
    let of_law = |name: &str| rules::named(name).is_some_and(|rule| rule.group == Group::Law);
    assert_eq!(town.findings.iter().filter(|one| of_law(one.kind.name.en)).count(), 0);
    let templates = crate::support::corpus();
    for language in ["/nl/", "/en/"] {
        let files: Vec<(&str, &str)> = templates
            .iter()
            .filter(|(name, _)| name.contains("templates") && name.contains(language))
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        let checked = check(workspace::in_memory(&files));
        assert!(!files.is_empty() && checked.findings.is_empty(), "{language}");
    }
}
