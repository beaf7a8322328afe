//! Rules about how a framework is built: what they find, and what they leave alone.

use crate::support::of_rule;

const NONE: [&str; 0] = [];

/// A plan of three levels, around these lines at its top.
fn plan(settings: &str, lines: &str) -> String {
    format!(
        "taal nl\ndocument begroting-2026 \"Begroting\" {{\njaar 2026\nindeling programma > ambitie > doel\n{settings}\n}}\n{lines}\n"
    )
}

#[test]
fn an_activity_belongs_to_something() {
    let found = |lines: &str| of_rule("activity-without-goal", &plan("", lines));
    let goal = "programma 1 \"P\" {\nactiviteit binnen \"B\"\n}\n";
    assert_eq!(found(&format!("{goal}activiteit los \"L\"\n")), ["activiteit los"]);
    for tie in
        ["steunt programma 1", "zie programma 1", "leidt-tot programma 1", "uitgewerkt-uit programma 1"]
    {
        assert_eq!(found(&format!("{goal}activiteit los \"L\" {{\n{tie}\n}}\n")), NONE, "{tie}");
    }
    assert_eq!(found("programma 1 \"P\" {\nzie activiteit los\n}\nactiviteit los \"L\"\n"), NONE);
    assert_eq!(found("bijlage b \"B\" {\nactiviteit erin \"E\"\n}\n"), ["activiteit erin"]);
}

#[test]
fn in_a_part_of_a_plan_a_loose_activity_is_a_note_and_in_a_report_nothing() {
    let part = plan("omvang gedeeltelijk", "activiteit los \"L\"\n");
    assert_eq!(of_rule("activity-without-goal", &part), ["activiteit los (note)"]);
    let report = plan("soort berap", "activiteit los \"L\"\n");
    assert_eq!(of_rule("activity-without-goal", &report), NONE);
}

#[test]
fn a_goal_says_what_is_done_for_it() {
    let goals = |one: &str, other: &str| {
        plan(
            "",
            &format!(
                "programma 1 \"P\" {{\ndoel 1.1.1 \"A\" {{\n{one}\n}}\ndoel 1.1.2 \"B\" {{\n{other}\n}}\n}}\n"
            ),
        )
    };
    let found = |one: &str, other: &str| of_rule("goal-without-activity", &goals(one, other));
    assert_eq!(found("activiteit a \"A\"", ""), ["doel 1.1.2"]);
    assert_eq!(found("activiteit a \"A\"", "bestedingsvoorstel 1 \"V\""), NONE);
    assert_eq!(found("activiteit a \"A\"", "criterium c \"C\" {\nactiviteit b \"B\"\n}"), NONE);
    assert_eq!(found("activiteit a \"A\" {\nsteunt doel 1.1.2\n}", ""), NONE);
    assert_eq!(found("activiteit a \"A\"", "geen activiteiten \"Nog niet\""), NONE);
    assert_eq!(found("activiteit a \"A\"", "vervallen \"Klaar\""), NONE);
    let loose = format!("{}activiteit los \"L\"\n", goals("activiteit a \"A\"", ""));
    assert_eq!(of_rule("goal-without-activity", &loose), ["doel 1.1.2"], "one that is loose is for none");
    assert_eq!(found("activiteit a \"A\"", "activiet b \"B\""), NONE, "an unreadable line may hold it");
}

#[test]
fn a_plan_without_any_activity_is_one_finding_at_the_plan() {
    let goals = "programma 1 \"P\" {\ndoel 1.1.1 \"A\"\ndoel 1.1.2 \"B\"\ndoel 1.1.3 \"C\"\n}\n";
    let found = of_rule("goal-without-activity", &plan("", goals));
    assert_eq!(found.len(), 1);
    assert!(found.iter().all(|text| text.starts_with("document begroting-2026")), "{found:?}");
    assert_eq!(of_rule("goal-without-activity", &plan("omvang gedeeltelijk", goals)), NONE);
    let sketch = "programma 1 \"P\" {\ndoel 1.1.1 \"A\"\ndoel 1.1.2 \"B\"\n}\n";
    assert_eq!(of_rule("goal-without-activity", &plan("", sketch)), NONE);
    let above = "programma 1 \"P\" {\nactiviteit a \"A\"\ndoel 1.1.1 \"A\"\ndoel 1.1.2 \"B\"\n}\n";
    assert_eq!(of_rule("goal-without-activity", &plan("", above)), NONE);
}

#[test]
fn in_a_part_of_a_plan_only_a_blank_heading_shows_that_nothing_is_done() {
    let goals = "programma 1 \"P\" {\ndoel 1.1.1 \"A\" {\nleeg activiteiten\n}\ndoel 1.1.2 \"B\"\n}\n";
    let found = of_rule("goal-without-activity", &plan("omvang gedeeltelijk", goals));
    assert_eq!(found, ["doel 1.1.1"]);
}

#[test]
fn a_level_has_a_goal_below_and_the_highest_without_is_reported() {
    let found = |lines: &str| of_rule("level-without-goal", &plan("", lines));
    let good = "programma 1 \"P\" {\nambitie 1.1 \"A\" {\ndoel 1.1.1 \"D\"\n}\n}\n";
    assert_eq!(found(good), NONE);
    let empty = "programma 2 \"Q\" {\nambitie 2.1 \"B\"\nambitie 2.2 \"C\"\n}\n";
    assert_eq!(found(&format!("{good}{empty}")), ["programma 2"]);
    let half = "programma 2 \"Q\" {\nambitie 2.1 \"B\" {\ndoel 2.1.1 \"D\"\n}\nambitie 2.2 \"C\"\n}\n";
    assert_eq!(found(half), ["ambitie 2.2"]);
    assert_eq!(found("programma 2 \"Q\" {\ngeen doelen \"Nog niet\"\n}\n"), NONE);
    assert_eq!(found("programma 9 \"Algemene dekkingsmiddelen en onvoorzien\"\n"), NONE);
}

#[test]
fn open_layouts_reports_and_tables_of_amounts_are_not_asked_for_goals() {
    let open = "document b \"B\" {\nindeling programma > ...\n}\nprogramma 1 \"P\"\n";
    assert_eq!(of_rule("level-without-goal", open), NONE);
    assert_eq!(of_rule("level-without-goal", &plan("soort berap", "programma 1 \"P\"\n")), NONE);
    let amounts = "programma 1 \"P\" {\nlasten 2026 € 5\n}\n";
    assert_eq!(of_rule("level-without-goal", &plan("omvang gedeeltelijk", amounts)), NONE);
    let told = "programma 1 \"P\" {\nbeschrijving \"Over wegen.\"\n}\n";
    assert_eq!(of_rule("level-without-goal", &plan("omvang gedeeltelijk", told)), ["programma 1 (note)"]);
}

#[test]
fn a_code_goes_on_from_the_level_above_where_the_others_do() {
    let found = |lines: &str| of_rule("code-order", &plan("", lines));
    let goals = |codes: [&str; 4]| {
        let goals: String = codes.iter().map(|code| format!("doel {code} \"D{code}\"\n")).collect();
        format!("programma 1 \"P\" {{\nambitie 1.1 \"A\" {{\n{goals}}}\n}}\n")
    };
    assert_eq!(found(&goals(["1.1.1", "1.1.2", "1.2.3", "1.1.4"])), ["1.2.3"]);
    assert_eq!(found(&goals(["1.1.1", "01.1.2", "1.1.3", "1.1.5"])), NONE, "zeros and gaps");
    assert_eq!(found(&goals(["8.1.1", "8.1.2", "8.1.3", "8.1.4"])), NONE, "a count of its own");
    assert_eq!(found(&goals(["a", "b", "c", "d"])), NONE);
    assert_eq!(found(&goals(["1", "2", "3", "4"])), NONE);
}

#[test]
fn a_lower_code_after_a_higher_one_is_found_once_a_level() {
    let found = |settings: &str, lines: &str| of_rule("code-order", &plan(settings, lines));
    let wrong = "programma 1 \"P\" {\nambitie 1.3 \"C\"\nambitie 1.1 \"A\"\nambitie 1.2 \"B\"\n}\n";
    assert_eq!(found("", wrong), ["1.1"]);
    assert_eq!(found("omvang gedeeltelijk", wrong), NONE);
    let tens = "programma 1 \"P\" {\nambitie 1.9 \"C\"\nambitie 1.10 \"A\"\n}\nprogramma 2 \"Q\" {\nambitie 2.1 \"B\"\n}\n";
    assert_eq!(found("", tens), NONE);
    assert_eq!(found("", "programma 9 \"P\"\nprogramma 10 \"Q\"\nprogramma 2 \"R\"\n"), ["2"]);
}
