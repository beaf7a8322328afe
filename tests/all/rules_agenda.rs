//! Rules about visions, agendas and agreements: what they find, and what they leave alone.

use crate::support::of_rule;

const NONE: [&str; 0] = [];

/// A vision with one ambition, and a plan for 2026.
fn vision(ambition: &str, settings: &str, plan: &str) -> String {
    format!(
        "--- v.kader\nvisie v \"V\" {{\nvastgesteld 2020\nvisie-ambitie groen \"Wijken zijn groen\" {{\n{ambition}\n}}\n}}\n\
         elders document begroting-2027\n--- b.kader\ndocument begroting-2026 \"B\" {{\njaar 2026\n{settings}\n}}\n{plan}\n"
    )
}

#[test]
fn an_ambition_of_a_vision_becomes_a_goal() {
    let found =
        |ambition: &str, plan: &str| of_rule("vision-ambition-without-goal", &vision(ambition, "", plan));
    assert_eq!(found("vanaf 2026", "doel 1 \"D\""), ["vanaf 2026"]);
    assert_eq!(found("", "doel 1 \"D\""), ["visie-ambitie groen"]);
    assert_eq!(found("vanaf 2027", "doel 1 \"D\""), NONE, "its year is yet to come");
    assert_eq!(found("vanaf 2026\nleidt-tot doel 1@begroting-2026", "doel 1 \"D\""), NONE);
    assert_eq!(
        found("vanaf 2026\nleidt-tot doel 1@begroting-2027", "doel 1 \"D\""),
        NONE,
        "it stands elsewhere"
    );
    assert_eq!(found("vanaf 2026\nvervallen \"Losgelaten\"", "doel 1 \"D\""), NONE);
    for tie in ["uitgewerkt-uit", "steunt", "vervolgt", "zie"] {
        let plan = format!("doel 1 \"D\" {{\n{tie} visie-ambitie groen\n}}");
        assert_eq!(found("vanaf 2026", &plan), NONE, "{tie}");
    }
}

#[test]
fn an_ambition_may_be_a_goal_on_a_page_that_is_not_described() {
    let text = vision("vanaf 2026", "omvang gedeeltelijk", "doel 1 \"D\"");
    assert_eq!(of_rule("vision-ambition-without-goal", &text), NONE);
    let report = vision("vanaf 2026", "soort berap", "doel 1 \"D\"");
    assert_eq!(of_rule("vision-ambition-without-goal", &report), NONE);
}

#[test]
fn a_goal_has_words_of_the_ambition_that_it_was() {
    let found = |title: &str, more: &str| {
        let plan = format!("doel 1 \"{title}\" {{\n{more}\n}}");
        of_rule("vision-goal-differs", &vision("vanaf 2026\nleidt-tot doel 1@begroting-2026", "", &plan))
    };
    assert_eq!(found("Inwoners doen mee", ""), ["1@begroting-2026"]);
    assert_eq!(found("Meer groen in de stad", ""), NONE);
    assert_eq!(found("Inwoners doen mee", "voorheen \"Wijken zijn groen\""), NONE);
    assert_eq!(found("Inwoners doen mee", "luidt \"In elke wijk staat een boom\""), ["1@begroting-2026"]);
    assert_eq!(found("Inwoners doen mee", "luidt \"In groene wijken doen mensen mee\""), NONE);
}

/// One reform of one track, and documents beside it.
fn reform(lines: &str, more: &str) -> String {
    format!(
        "--- a.kader\nhervormingsagenda h \"H\" {{\nspoor 1 \"S\" {{\nhervorming x \"X\" {{\n{lines}\n}}\n}}\n}}\n{more}"
    )
}

#[test]
fn a_reform_that_was_done_led_to_something() {
    let found = |lines: &str| of_rule("reform-leads-nowhere", &reform(lines, ""));
    assert_eq!(found("gerealiseerd 2024"), ["gerealiseerd 2024"]);
    assert_eq!(found("gepland 2024"), NONE);
    for result in
        ["stand \"Het helpt\"", "leidt-tot hervorming x2", "feit f \"F\"", "tekst \"Gevolg\" \"Het helpt\""]
    {
        assert_eq!(found(&format!("gerealiseerd 2024\n{result}")), NONE, "{result}");
    }
    let plan = "--- b.kader\ndocument b\nprogramma 1 \"P\" {\nuitgewerkt-uit hervorming x\n}\n";
    assert_eq!(of_rule("reform-leads-nowhere", &reform("gerealiseerd 2024", plan)), NONE);
}

#[test]
fn a_reform_is_done_in_the_year_it_was_planned_for() {
    let plan = |year: i16, more: &str| format!("--- b.kader\ndocument b \"B\" {{\njaar {year}\n{more}\n}}\n");
    let found = |lines: &str, document: &str| of_rule("reform-overdue", &reform(lines, document));
    assert_eq!(found("gepland 2024", &plan(2026, "")), ["gepland 2024"]);
    assert_eq!(found("gepland 2025", &plan(2026, "")), NONE, "a plan for 2026 was written in 2025");
    assert_eq!(found("gepland 2025", &plan(2026, "soort berap")), ["gepland 2025"]);
    assert_eq!(found("gepland 2025", &plan(2026, "vastgesteld 2026-01")), ["gepland 2025"]);
    assert_eq!(found("gepland 2023..2025", &plan(2026, "")), NONE);
    for said in ["gerealiseerd", "loopt 2024..", "stand \"Vertraagd\"", "vervallen \"Te duur\""] {
        assert_eq!(found(&format!("gepland 2024\n{said}"), &plan(2026, "")), NONE, "{said}");
    }
}

#[test]
fn a_track_comes_back_in_a_plan() {
    let found = |plan: &str| of_rule("track-without-support", &reform("loopt 2025..", plan));
    let plan = |settings: &str, lines: &str| {
        format!(
            "--- b.kader\ndocument b \"B\" {{\njaar 2026\n{settings}\n}}\nprogramma 1 \"P\" {{\n{lines}\n}}\n"
        )
    };
    assert_eq!(found(""), NONE, "no plan is described");
    assert_eq!(found(&plan("", "")), ["spoor 1"]);
    assert_eq!(found(&plan("omvang gedeeltelijk", "")), NONE);
    assert_eq!(found(&plan("", "steunt spoor 1")), NONE);
    assert_eq!(found(&plan("", "activiteit a \"A\" {\nuitgewerkt-uit hervorming x\n}")), NONE);
    let ended = "hervormingsagenda h \"H\" {\ngeldig 2018..2022\nspoor 1 \"S\"\n}\n";
    assert_eq!(of_rule("track-without-support", &format!("--- a.kader\n{ended}{}", plan("", ""))), NONE);
}

#[test]
fn only_an_agenda_that_describes_reforms_is_asked_for_them() {
    let agenda = |one: &str, other: &str| {
        format!(
            "hervormingsagenda h \"H\" {{\nspoor 1 \"A\" {{\n{one}\n}}\nspoor 2 \"B\" {{\n{other}\n}}\n}}\n"
        )
    };
    let found = |one: &str, other: &str| of_rule("track-without-reform", &agenda(one, other));
    let reform = "hervorming x \"X\" {\nloopt 2025..\n}";
    assert_eq!(found(reform, ""), ["spoor 2"]);
    assert_eq!(found("", ""), NONE);
    assert_eq!(found(reform, "geen hervormingen \"Volgt in juni\""), NONE);
    assert_eq!(found(reform, "speerpunt s \"S\""), NONE);
}

#[test]
fn a_goal_is_asked_for_its_track_only_when_somebody_wants_that() {
    let plan =
        |lines: &str| format!("--- b.kader\ndocument b\nprogramma 1 \"P\" {{\n{lines}\ndoel 1.1 \"D\"\n}}\n");
    let on = "--- kader.toml\n[rule]\ngoal-without-track = \"warning\"\n";
    assert_eq!(of_rule("goal-without-track", &reform("", &plan(""))), NONE);
    let found = |lines: &str| of_rule("goal-without-track", &format!("{on}{}", reform("", &plan(lines))));
    assert_eq!(found(""), ["doel 1.1"]);
    assert_eq!(found("steunt spoor 1"), NONE);
    assert_eq!(found("uitgewerkt-uit hervorming x"), NONE);
}

#[test]
fn what_an_agreement_holds_comes_back_in_a_plan() {
    let text = |item: &str, settings: &str, plan: &str| {
        format!(
            "--- a.kader\ndocument akkoord \"A\" {{\nsoort coalitieakkoord\njaar 2022\n}}\nthema t \"T\" {{\n\
             doel fiets \"Fietsers eerst\" {{\n{item}\n}}\n}}\n--- b.kader\ndocument b \"B\" {{\n{settings}\n}}\n\
             programma 1 \"P\" {{\n{plan}\n}}\n"
        )
    };
    let found = |item: &str, settings: &str, plan: &str| {
        of_rule("agreement-item-unmapped", &text(item, settings, plan))
    };
    let goal = ["doel fiets"];
    assert_eq!(found("", "jaar 2023", ""), goal);
    assert_eq!(found("activiteit a \"A\"", "jaar 2023", ""), goal, "the goal speaks for its activities");
    assert_eq!(found("", "jaar 2022", ""), NONE, "the plan is no later");
    assert_eq!(found("", "jaar 2023\nomvang gedeeltelijk", ""), NONE);
    assert_eq!(found("vervallen \"Te duur\"", "jaar 2023", ""), NONE);
    for tie in
        ["uitgewerkt-uit doel fiets@akkoord", "vervolgt doel fiets@akkoord", "uitgewerkt-uit thema t@akkoord"]
    {
        assert_eq!(found("", "jaar 2023", tie), NONE, "{tie}");
    }
}

#[test]
fn a_spearhead_is_followed() {
    let plan = "--- b.kader\ndocument b\nprogramma 1 \"P\"\n";
    let found = |lines: &str, plan: &str| {
        of_rule(
            "spearhead-without-follow-up",
            &format!("--- v.kader\nvisie v \"V\" {{\nspeerpunt s \"S\" {{\n{lines}\n}}\n}}\n{plan}"),
        )
    };
    assert_eq!(found("", plan), ["speerpunt s"]);
    assert_eq!(found("", ""), NONE);
    assert_eq!(found("loopt 2024..", plan), NONE);
    assert_eq!(found("leidt-tot programma 1@b", plan), NONE);
    assert_eq!(found("", "--- b.kader\ndocument b\nprogramma 1 \"P\" {\nsteunt speerpunt s\n}\n"), NONE);
}
