//! `kader money`: what is added up and what is not, offsets, proposals followed, and that nothing missing is a zero.

use kader::ask::money::{Book, By, Figure, Measure, Recurrence, Tie, Wish, books};
use kader::language::Language;
use kader::language::shape::Flow;
use kader::model::Mirror;
use kader::report::money as draw;
use kader::report::money_json;
use proptest::prelude::*;

use crate::cli::run;
use crate::support::{checked, spec};

fn wish(by: By) -> Wish {
    Wish { by, year: None, own_year: false, document: None }
}

/// `code: 7000` for each row of a measure, in the year of the first table.
fn rows(model: &kader::model::Model, book: &Book<'_>, year: i16, wanted: Measure) -> Vec<String> {
    let table = book.tables.iter().find(|table| table.year == year).unwrap();
    let at = table.measures.iter().position(|one| *one == wanted).unwrap();
    table
        .rows
        .iter()
        .map(|row| format!("{}: {}", row.id.map_or("-".into(), |id| model.id(id)), said(&row.figures[at])))
        .collect()
}

fn said(figure: &Figure) -> String {
    match (figure.euros, figure.missing) {
        (Some(euros), _) => format!("{}{}", if figure.open { ">=" } else { "" }, euros.normalize()),
        (None, Some(missing)) => missing.name().to_owned(),
        (None, None) => "unsaid".to_owned(),
    }
}

fn costs() -> Measure {
    Measure::Stated(Some(&kader::language::values::BUDGETED), Flow::Costs)
}

const LEVELS: &str = "\
taal nl
document begroting-2026 {
soort begroting
indeling programma > doel
}
programma 1 \"P\" {
doel 1.1 \"A\" {
lasten 2026 € 100
}
doel 1.2 \"B\" {
lasten 2026 € 50
}
}
";

#[test]
fn a_level_is_what_it_states_else_what_is_below_when_that_is_whole() {
    let of = |text: &str| {
        let all = checked(text);
        rows(&all.model, &books(&all.model, wish(By::Level))[0], 2026, costs())
    };
    assert_eq!(of(LEVELS), ["1: 150", "1.1: 100", "1.2: 50"]);
    assert_eq!(
        of(&LEVELS.replace("doel 1.1", "lasten 2026 € 160\ndoel 1.1")),
        ["1: 160", "1.1: 100", "1.2: 50"]
    );
    // A goal that says nothing, or not yet, leaves the sum open; `-` adds nothing.
    assert_eq!(of(&LEVELS.replace("lasten 2026 € 50\n", "")), ["1: >=100", "1.1: 100"]);
    assert_eq!(of(&LEVELS.replace("€ 50", "nnb")), ["1: >=100", "1.1: 100", "1.2: not-yet-known"]);
    assert_eq!(of(&LEVELS.replace("€ 50", "-")), ["1: 100", "1.1: 100", "1.2: none"]);
    // Named lines may not be all of it.
    assert_eq!(
        of(&LEVELS.replace("lasten 2026 € 50", "lasten \"X\" 2026 € 50")),
        ["1: >=100", "1.1: 100", "1.2: >=50"]
    );
    // Of some pages no sum is all there is.
    let partial = LEVELS.replace("soort begroting", "soort begroting\nomvang gedeeltelijk");
    assert_eq!(of(&partial), ["1: >=150", "1.1: 100", "1.2: 50"]);
}

#[test]
fn scales_and_signs_are_those_of_the_model() {
    let text = LEVELS
        .replace("soort begroting", "soort begroting\ntekens lasten-negatief")
        .replace("lasten 2026 € 100", "bedragen x 1.000 {\nkolommen begroot 2026\nlasten -100\nbaten 20\n}")
        .replace("€ 50", "€ -50");
    let all = checked(&text);
    let book = &books(&all.model, wish(By::Goal))[0];
    assert_eq!(rows(&all.model, book, 2026, costs()), ["1.1: 100000", "1.2: 50"]);
    let revenues = Measure::Stated(Some(&kader::language::values::BUDGETED), Flow::Revenues);
    assert_eq!(rows(&all.model, book, 2026, revenues), ["1.1: 20000", "1.2: unsaid"]);
}

#[test]
fn holders_share_goals_and_what_nobody_holds_is_shown() {
    let text = LEVELS
        .replace("lasten 2026 € 100", "portefeuillehouders a, b\nlasten 2026 € 100")
        .replace("document begroting-2026 {", "persoon a \"A\"\npersoon b \"B\"\ndocument begroting-2026 {");
    let text = format!(
        "taal nl\npersoon a \"A\"\npersoon b \"B\"\n--- x.kader\n{}",
        text.replace("persoon a \"A\"\npersoon b \"B\"\n", "")
    );
    let all = checked(&format!("--- r.kader\n{text}"));
    let book = &books(&all.model, wish(By::Holder))[0];
    assert_eq!(rows(&all.model, book, 2026, costs()), ["a: 100", "b: 100", "-: 50"]);
    let table = &book.tables[0];
    assert!(
        table.rows[0].shared && table.rows[1].shared && !table.rows[2].shared && table.together.is_none()
    );
}

#[test]
fn deviations_keep_their_recurrence_and_show_what_offsets_them() {
    let city = spec("voorbeeldstad");
    let all = books(&city.model, wish(By::Goal));
    let report = all.iter().find(|book| city.model.id(book.document) == "berap-2026-1").unwrap();
    let of = |recurrence| rows(&city.model, report, 2026, Measure::Deviates(recurrence));
    assert_eq!(of(Recurrence::Incidental), ["1.1.1: -40000", "1.1.2: unsaid", "2.1.1: 40000"]);
    assert_eq!(of(Recurrence::Structural), ["1.1.1: unsaid", "1.1.2: 30000", "2.1.1: unsaid"]);
    let offsets: Vec<Mirror> =
        report.deviations.iter().flat_map(|one| &one.offsets).map(|one| one.mirror).collect();
    assert!(offsets.len() == 2 && offsets.iter().all(|one| matches!(one, Mirror::Found(_))), "{offsets:?}");
}

#[test]
fn the_amount_of_zwolle_is_followed_from_proposal_to_deviation() {
    let zwolle = spec("zwolle");
    let model = &zwolle.model;
    let all = books(model, wish(By::Level));
    let traces: Vec<_> = all
        .iter()
        .flat_map(|book| &book.proposals)
        .flat_map(|one| one.followed.iter().map(move |trace| (model.key(one.id), trace)))
        .collect();
    let (proposal, trace) = &traces[0];
    assert_eq!(proposal, "zwolle/begroting-2022/spending-proposal/10");
    assert_eq!((trace.year, trace.euros.to_string().as_str(), trace.by), (2023, "460000", Tie::Reference));
    assert_eq!(model.id(model.document_of(trace.deviation).unwrap()), "berap-2023-2");
    assert_eq!(traces.len(), 1);
}

const FOLLOWED: &str = "\
--- a.kader
taal nl
document begroting-2026 {
soort begroting
indeling doel
}
doel 1 \"Een\" {
bestedingsvoorstel v \"V\" {
incidenteel
lasten 2026 € 700
}
}
doel 2 \"Twee\"
--- b.kader
taal nl
document berap-2026-1 {
soort berap
jaar 2026
rapporteert-over begroting-2026
indeling doel
}
doel 1 {
afwijking x \"X\" {
nadeel 2026 € 700 incidenteel
}
}
";

#[test]
fn an_amount_alone_is_never_followed() {
    let traces = |text: &str| {
        let all = checked(text);
        let all = books(&all.model, wish(By::Level));
        all.iter()
            .flat_map(|book| &book.proposals)
            .flat_map(|one| one.followed.iter().map(|one| one.by))
            .collect::<Vec<_>>()
    };
    assert_eq!(traces(FOLLOWED), [Tie::Goal]);
    assert_eq!(traces(&FOLLOWED.replace("doel 1 {\nafw", "doel 2 {\nafw")), []);
    assert_eq!(traces(&FOLLOWED.replace("nadeel 2026 € 700", "nadeel 2026 € 701")), []);
    assert_eq!(traces(&FOLLOWED.replace("nadeel 2026", "nadeel 2027")), []);
    assert_eq!(traces(&FOLLOWED.replace("nadeel 2026 € 700 inc", "nadeel 2026 circa € 700 inc")), []);
    let apart = FOLLOWED
        .replace("rapporteert-over begroting-2026\n", "")
        .replace("doel 1 {\nafw", "doel 1 \"Een\" {\nafw");
    assert_eq!(traces(&apart), [Tie::Code]);
}

#[test]
fn the_answer_is_drawn_in_every_format_and_valid_by_its_schema() {
    let (code, human, _) = run(&["money", "specs/voorbeeldstad", "--lang", "nl"]);
    assert_eq!(code, 0);
    insta::assert_snapshot!("money_nl", human);
    assert!(human.lines().all(|line| line.chars().count() <= 80), "{human}");
    let (_, zwolle, _) = run(&["money", "specs/zwolle", "--document", "berap-2023-2", "--lang", "en"]);
    insta::assert_snapshot!("money_zwolle_en", zwolle);
    let (_, json, _) = run(&["money", "specs", "--format", "json", "--by", "holder"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let schema = kader::cli::schema_of::<money_json::Money>();
    assert!(jsonschema::draft202012::is_valid(&schema, &json));
    let (_, csv, _) =
        run(&["money", "specs/voorbeeldstad", "--year", "2026", "--by", "goal", "--format", "csv"]);
    assert!(csv.contains("goal,1.1.1,") && csv.contains(",costs,,4560000,stated,false,,"), "{csv}");
    assert!(csv.lines().skip(1).all(|line| line.contains(",2026,")), "{csv}");
    let (code, _, err) =
        run(&["money", "specs/voorbeeldstad", "--document", "begroting-2062", "--lang", "nl"]);
    assert!(code == 2 && err.contains("bedoelt u") && err.contains("begroting-2026"), "{err}");
    let (code, _, _) = run(&["money", "specs", "--year", "x"]);
    assert_eq!(code, 2);
    assert_eq!(run(&["money", "specs/groningen", "--lang", "en"]).1, "there are no amounts\n");
}

#[test]
fn no_title_breaks_the_tables() {
    let all = checked(&LEVELS.replace("\"A\"", "\"a | <b> [x](y) \u{1b}[31m\""));
    let found = books(&all.model, wish(By::Level));
    let human = draw::human(&all.model, &found, &[], Language::En);
    assert!(!human.contains('\u{1b}'), "{human}");
    let markdown = draw::markdown(&all.model, &found, &[], Language::En);
    assert!(!markdown.contains("<b>") && !markdown.contains("[x]"), "{markdown}");
}

/// Together by level and together by goal, where both are whole, are one amount; in English and in one form as well.
#[test]
fn what_levels_and_goals_come_to_is_one_amount() {
    let amount = prop::option::weighted(0.8, 0u32..100_000);
    let goals = prop::collection::vec(prop::collection::vec(amount, 1..4), 1..4);
    proptest!(ProptestConfig::with_cases(40), |(programmes in goals)| {
        let mut text = "taal nl\ndocument begroting-2026 {\nsoort begroting\nindeling programma > doel\n}\n".to_owned();
        for (at, goals) in programmes.iter().enumerate() {
            text.push_str(&format!("programma {} \"P\" {{\n", at + 1));
            for (number, euros) in goals.iter().enumerate() {
                let line = euros.map(|euros| format!("lasten 2026 € {euros}\n")).unwrap_or_default();
                text.push_str(&format!("doel {}.{} \"D\" {{\n{line}}}\n", at + 1, number + 1));
            }
            text.push_str("}\n");
        }
        let all = checked(&text);
        let sum = |by| {
            let found = books(&all.model, wish(by));
            found.first().and_then(|book| book.tables.first().and_then(|table| table.together.clone()))
        };
        let (levels, goals) = (sum(By::Level), sum(By::Goal));
        let told: u32 = programmes.iter().flatten().flatten().sum();
        let whole = programmes.iter().flatten().all(Option::is_some);
        match (levels, goals) {
            (Some(levels), Some(goals)) => {
                prop_assert_eq!(levels[0].euros, goals[0].euros);
                prop_assert_eq!(goals[0].euros.unwrap().to_string(), told.to_string());
                prop_assert_eq!(levels[0].is_whole(), whole);
                prop_assert_eq!(goals[0].is_whole(), whole);
            }
            (levels, goals) => prop_assert!(levels.is_none() && goals.is_none()),
        }
    });
}

#[test]
fn the_language_and_the_form_of_a_text_change_no_figure() {
    let path = crate::cli::folder("money-translated");
    for entry in std::fs::read_dir(crate::support::root().join("specs/voorbeeldstad")).unwrap() {
        let file = entry.unwrap().path();
        std::fs::copy(&file, path.join(file.file_name().unwrap())).unwrap();
    }
    let path = path.to_str().unwrap();
    // Lines move; figures do not.
    let figures = || -> Vec<String> {
        let csv = run(&["money", path, "--by", "goal", "--format", "csv"]).1;
        csv.lines().map(|line| line.rsplitn(3, ',').last().unwrap().to_owned()).collect()
    };
    let before = figures();
    assert!(before.len() > 50);
    assert_eq!(run(&["translate", "--to", "en", path]).0, 0);
    assert_eq!(figures(), before);
    assert_eq!(run(&["fmt", path]).0, 0);
    assert_eq!(figures(), before);
}
