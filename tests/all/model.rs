//! The model: identity, references, inheritance, editions, nesting, cycles.

use kader::model::Relation;
use kader::source::Span;

use crate::support::{checked, errors, found, json_of};

/// A goal with nothing asked of it.
fn bare(id: &str, lines: &str) -> String {
    format!(
        "doel {id} \"Doel {id}\" {{\ngeen criteria \"x\"\ngeen portefeuillehouders \"x\"\ngeen indicatoren \"x\"\n\
         geen kaderstellende-nota's \"x\"\ngeen beoogd \"x\"\n{lines}\n}}\n"
    )
}

fn document(name: &str, lines: &str) -> String {
    format!("--- {name}.kader\ntaal nl\ndocument {name}\n{lines}")
}

#[test]
fn holders_hold_for_everything_below_with_their_scope() {
    let text = "taal nl\ndocument d\npersoon a \"A\"\npersoon b \"B\"\nprogramma 1 \"P\" {\nportefeuillehouders a \"sport\", b\n\
                doel 1.1 \"D\" {\ngeen criteria \"x\"\ngeen indicatoren \"x\"\ngeen kaderstellende-nota's \"x\"\n}\n}\n";
    let checked = checked(text);
    let goal = checked.model.goals().next().unwrap();
    let holders = checked.model.holders(goal);
    assert_eq!(holders.len(), 2);
    assert!(holders.iter().all(|holder| holder.from.is_some()));
    let json = json_of(&checked);
    assert_eq!(json["goals"][0]["portfolioHolders"][0]["scope"], "sport");
}

#[test]
fn a_local_id_is_known_within_its_parent() {
    let lines = |code: &str| bare(code, "activiteit 1 \"Een\"\nactiviteit 2 \"Twee\"");
    let text =
        document("d", &format!("{}{}{}", lines("1.1"), lines("1.2"), bare("1.3", "zie activiteit 1.2/1")));
    assert_eq!(found(&text), [] as [&str; 0]);
    let ids = json_of(&checked(&text));
    assert_eq!(ids["activities"][2]["id"], "project/d/activity/1.2/1");
    let ambiguous = document("d", &format!("{}{}", lines("1.1"), bare("1.3", "zie activiteit 1")));
    assert_eq!(errors(&ambiguous), [] as [&str; 0], "one only is no question");
    let ambiguous =
        document("d", &format!("{}{}{}", lines("1.1"), lines("1.2"), bare("1.3", "zie activiteit 1")));
    assert_eq!(errors(&ambiguous), ["ambiguous-reference"]);
}

#[test]
fn a_level_is_titled_once_and_reopened_anywhere() {
    let first = document("d", "programma 06 \"Wonen\"\n");
    let second = format!("--- e.kader\ntaal nl\ndocument d\nprogramma 06 {{\n{}}}\n", bare("6.1", ""));
    let text = format!("{first}{second}");
    assert_eq!(found(&text), [] as [&str; 0]);
    assert_eq!(json_of(&checked(&text))["levels"].as_array().unwrap().len(), 1);
    let twice =
        format!("{first}--- e.kader\ntaal nl\ndocument d\nprogramma 06 \"Wonen\"\n{}", bare("6.1", ""));
    assert_eq!(errors(&twice), ["duplicate-id"]);
    let never = document("d", &format!("programma 07 {{\n{}}}\n", bare("7.1", "")));
    assert_eq!(errors(&never), ["untitled-level"]);
}

#[test]
fn references_to_nothing_say_what_may_have_been_meant() {
    let help = |lines: &str| {
        let text = document(
            "d",
            &format!("persoon sloots \"Klaas Sloots\"\nbron cbs \"CBS\"\n{}", bare("1.1", lines)),
        );
        let checked = checked(&text);
        let finding =
            checked.findings.iter().find(|finding| finding.kind.name.en == "unknown-reference").unwrap();
        (finding.title.nl.clone(), finding.help.clone().unwrap().nl)
    };
    // The title comes before the spelling.
    assert_eq!(help("portefeuillehouder klaas").1, "bedoelt u ‘sloots’ (Klaas Sloots)?");
    assert_eq!(help("portefeuillehouder slots").1, "bedoelt u ‘sloots’ (Klaas Sloots)?");
    assert_eq!(help("portefeuillehouder cbs").0, "‘cbs’ is een bron, geen ‘persoon’");
    assert_eq!(help("zie doel 9.9").0, "doel ‘9.9’ is onbekend");
}

#[test]
fn a_reference_to_another_edition_needs_its_document() {
    let old = document("begroting-2025", &bare("1.1", ""));
    let new = document("begroting-2026", &bare("1.2", "vervolgt doel 1.1@begroting-2025"));
    assert_eq!(found(&format!("{old}{new}")), [] as [&str; 0]);
    let missing = document("begroting-2026", &bare("1.2", "vervolgt doel 1.1@begroting-2024"));
    assert_eq!(errors(&format!("{old}{missing}")), ["unknown-document"]);
    let elsewhere = format!("{missing}elders document begroting-2024\n");
    assert_eq!(errors(&elsewhere), [] as [&str; 0]);
}

#[test]
fn a_later_edition_continues_an_earlier_one() {
    let old = document("begroting-2025", &bare("1.1", "vervolgt doel 1.2@begroting-2026"));
    let new = document("begroting-2026", &bare("1.2", ""));
    assert_eq!(errors(&format!("{old}{new}")), ["continues-later-document"]);
    let same =
        document("begroting-2026", &format!("{}{}", bare("1.1", ""), bare("1.2", "vervolgt doel 1.1")));
    assert_eq!(errors(&same), ["continues-later-document"]);
}

#[test]
fn a_cycle_is_drawn_once_with_every_step() {
    let text = document(
        "d",
        &format!(
            "{}{}{}",
            bare("1.1", "steunt doel 1.2"),
            bare("1.2", "steunt doel 1.3"),
            bare("1.3", "steunt doel 1.1")
        ),
    );
    let checked = checked(&text);
    let cycles: Vec<_> =
        checked.findings.iter().filter(|finding| finding.kind.name.en == "circular-reference").collect();
    assert_eq!(cycles.len(), 1);
    assert_eq!(cycles[0].others.len(), 2);
    let drawing = cycles[0].drawing.clone().unwrap().nl;
    assert_eq!(drawing, "┌─────┐\n│  doel 1.1@d\n│     ↓\n│  doel 1.2@d\n│     ↓\n│  doel 1.3@d\n└─────┘");
    assert_eq!(errors(&document("d", &bare("1.1", "steunt doel 1.1"))), ["circular-reference"]);
}

#[test]
fn nesting_follows_the_layout_and_own_words_stand_for_levels() {
    let layout = "--- d.kader\ntaal nl\ndocument d \"D\" {\nindeling programma > kerndoel (ambitie) > operationeel-doel (doel)\n}\n";
    let inside = bare("P1.1", "").replace("doel P1.1", "operationeel-doel P1.1");
    let text = format!("{layout}programma 1 \"P\" {{\nkerndoel a \"K\" {{\n{inside}}}\n}}\n");
    assert_eq!(found(&text), [] as [&str; 0]);
    let json = json_of(&checked(&text));
    assert_eq!(json["goals"][0]["word"], "operationeel-doel");
    assert_eq!(json["levels"][1]["kind"], "ambition");
    let wrong = format!("{layout}kerndoel a \"K\" {{\nprogramma 1 \"P\" {{\n{inside}}}\n}}\n");
    assert_eq!(errors(&wrong), ["nesting-against-layout"]);
    let outside = format!("{layout}thema t \"T\" {{\n{inside}}}\n");
    assert_eq!(errors(&outside), ["nesting-against-layout"]);
}

#[test]
fn the_last_level_of_the_layout_is_the_goal_level() {
    let text = "taal nl\ndocument d \"D\" {\nindeling programma > beleidsveld\n}\nprogramma 1 \"P\" {\nbeleidsveld 1.1 \"B\"\n}\n";
    let names: Vec<&str> = checked(text).findings.iter().map(|finding| finding.kind.name.en).collect();
    assert!(names.contains(&"goal-without-criteria"), "{names:?}");
    let open = text.replace("programma > beleidsveld", "programma > beleidsveld > ...");
    assert_eq!(found(&open), [] as [&str; 0]);
}

#[test]
fn a_report_is_about_the_goals_of_its_plan() {
    let plan = document(
        "begroting-2026",
        "persoon a \"A\"\ndoel 1.1 \"Doel\" {\nportefeuillehouder a\ncriterium c \"C\"\ngeen kaderstellende-nota's \"x\"\n\
         indicator i \"I\" {\ngeen bronnen \"x\"\nbehaald 2024 5\nbeoogd 2026 >= 6\n}\n}\n",
    );
    let report = "--- r.kader\ntaal nl\ndocument berap-2026-1 \"Berap\" {\nsoort berap\nrapporteert-over begroting-2026\n}\n\
                  doel 1.1 {\nafwijking \"Meer\" {\nnadeel 2026 € 5 incidenteel\n}\nindicatoren i\n}\n";
    let text = format!("{plan}{report}");
    assert_eq!(found(&text), [] as [&str; 0]);
    let json = json_of(&checked(&text));
    let goals = json["goals"].as_array().unwrap();
    let reported = goals.iter().find(|goal| goal["document"] == "project/berap-2026-1").unwrap();
    assert_eq!(reported["editionOf"], "project/begroting-2026/goal/1.1");
    assert_eq!(reported["portfolioHolders"][0]["inheritedFrom"], "project/begroting-2026/goal/1.1");
    let unknown = text.replace("doel 1.1 {\nafwijking", "doel 1.7 {\nafwijking");
    assert_eq!(errors(&unknown), ["untitled-level"]);
}

#[test]
fn what_a_report_adds_to_the_plan_needs_no_title() {
    let plan = document(
        "begroting-2026",
        &bare("1.1", "activiteit 1 \"Doen\"\nindicator i \"I\" {\ngeen bronnen \"x\"\nbehaald 2024 5\n}"),
    );
    let report = "--- r.kader\ntaal nl\ndocument berap-2026-1 \"Berap\" {\nsoort berap\nrapporteert-over begroting-2026\n}\n\
                  doel 1.1 {\nindicator i {\nbehaald 2025 6\n}\nactiviteit 1 {\nstand \"halverwege\"\n}\n}\n";
    let text = format!("{plan}{report}");
    assert_eq!(found(&text), [] as [&str; 0]);
    let json = json_of(&checked(&text));
    assert_eq!(json["indicators"][1]["editionOf"], "project/begroting-2026/indicator/1.1/i");
    assert_eq!(json["activities"][1]["editionOf"], "project/begroting-2026/activity/1.1/1");
    assert_eq!(errors(&text.replace("indicator i {", "indicator j {")), ["missing-title"]);
    let plain = document("d", &bare("1.1", "indicator i {\nbehaald 2025 6\n}"));
    assert_eq!(errors(&plain), ["missing-title"]);
}

#[test]
fn a_goal_without_a_title_is_one_finding() {
    assert_eq!(found(&document("d", "doel 1.1.2\n")), ["untitled-level ‘doel 1.1.2’"]);
}

#[test]
fn a_partial_document_refers_outside_and_what_it_lacks_is_a_note() {
    let text = "taal nl\ndocument d \"D\" {\nomvang gedeeltelijk\n}\ndoel 1.1 \"A\" {\nzie doel 9.9\n}\n";
    let checked = checked(text);
    assert_eq!(checked.count(kader::diag::Severity::Error), 0);
    assert_eq!(checked.count(kader::diag::Severity::Note), 4);
    assert_eq!(json_of(&checked)["elsewhere"][0]["code"], "9.9");
    // A heading that the page prints empty is certain all the same.
    let blank = text.replace("zie doel 9.9", "leeg indicatoren");
    assert_eq!(crate::support::checked(&blank).count(kader::diag::Severity::Warning), 1);
}

#[test]
fn a_field_of_the_open_block_always_refers() {
    let text = document(
        "d",
        &format!("bron cbs \"CBS\"\n{}", bare("1.1", "indicator i \"I\" {\nbron cbs\nbehaald 2020 5\n}")),
    );
    assert_eq!(found(&text), [] as [&str; 0]);
    let declared = text.replace("{\nbron cbs\n", "{\nbron cbs \"CBS\"\n");
    assert_eq!(errors(&declared), ["unexpected-value"]);
}

#[test]
fn a_single_valued_field_stands_once() {
    let twice = document("d", &bare("1.1", "beschrijving \"a\"\nbeschrijving \"b\""));
    assert_eq!(errors(&twice), ["repeated-field"]);
}

#[test]
fn statuses_are_those_that_the_document_declares() {
    let head = "--- d.kader\ntaal nl\ndocument d \"D\" {\nstatusschema geld {\ngroen \"goed\"\nrood \"fout\"\n}\nniet-gemeld betekent groen\n}\n";
    let with = |status: &str| format!("{head}{}", bare("1.1", status));
    assert_eq!(found(&with("status geld rood \"te duur\"")), [] as [&str; 0]);
    assert_eq!(errors(&with("status rood")), [] as [&str; 0]);
    assert_eq!(found(&with("status onleesbaar")), [] as [&str; 0]);
    assert_eq!(errors(&with("status geld paars")), ["unknown-status"]);
    assert_eq!(errors(&with("status tijd groen")), ["unknown-status"]);
}

#[test]
fn every_edge_stands_where_its_text_stands() {
    let checked = crate::support::spec("voorbeeldstad");
    let model = &checked.model;
    let (nodes, edges) = model.size();
    assert!(nodes > 80 && edges > 150, "{nodes} {edges}");
    for (from, to, edge) in model.edges() {
        let text = checked.sources.text(edge.span);
        assert!(!text.is_empty(), "{:?} {} {}", edge.relation, model.key(from), model.key(to));
        if edge.relation == Relation::HeldBy {
            assert_eq!(text, model.id(to));
        }
    }
}

/// Cycles found by following every path, to set against what the graph library finds.
#[test]
fn cycles_agree_with_a_naive_search() {
    let mut seed = 7_u32;
    let mut next = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        seed >> 16
    };
    for _ in 0..40 {
        let edges: Vec<(u32, u32)> = (0..9).map(|_| (next() % 6, next() % 6)).collect();
        let mut text = String::new();
        for goal in 0..6 {
            let lines: Vec<String> = edges
                .iter()
                .filter(|(from, _)| *from == goal)
                .map(|(_, to)| format!("steunt doel 1.{to}"))
                .collect();
            text.push_str(&bare(&format!("1.{goal}"), &lines.join("\n")));
        }
        let found = errors(&document("d", &text)).contains(&"circular-reference");
        let reaches = |start: u32| {
            let mut seen = vec![start];
            let mut at = 0;
            let mut back = false;
            while at < seen.len() {
                let here = seen[at];
                for (_, to) in edges.iter().filter(|(from, _)| *from == here) {
                    back |= *to == start;
                    if !seen.contains(to) {
                        seen.push(*to);
                    }
                }
                at += 1;
            }
            back
        };
        assert_eq!(found, (0..6).any(reaches), "{edges:?}");
    }
}

#[test]
fn documents_that_report_on_each_other_end() {
    let report = |name: &str, plan: &str| {
        format!(
            "--- {name}.kader\ntaal nl\ndocument {name} \"D\" {{\nrapporteert-over {plan}\n}}\ndoel 1.1 \"A\" {{\nzie doel 7.7, activiteit a/b/c/d/e\n}}\n"
        )
    };
    let found = errors(&format!("{}{}", report("a", "b"), report("b", "a")));
    assert!(found.contains(&"circular-reference"), "{found:?}");
    assert!(errors(&report("a", "a")).contains(&"circular-reference"));
}

#[test]
fn a_level_reopened_within_itself_ends() {
    let text = document("d", "programma 1.0 \"P\" {\nambitie 1.1 \"A\" {\nprogramma 1.0\n}\n}\n");
    assert!(errors(&text).contains(&"nesting-against-layout"));
}

#[test]
fn spans_of_nothing_are_harmless() {
    let checked = checked("");
    assert_eq!(checked.sources.text(Span::new(kader::source::FileId(9), 3, 1)), "");
}

#[test]
fn of_many_levels_without_a_title_the_first_are_held_against_the_others() {
    let mut text = String::new();
    for at in 0..300 {
        text += &format!("doel 7.{at} \"Doel {at}\"\ndoel 71.{at}\n");
    }
    let checked = crate::support::checked(&document("d", &text));
    let untitled = checked.findings.iter().filter(|one| one.kind.name.en == "untitled-level");
    let near: Vec<bool> = untitled.map(|one| !one.others.is_empty()).collect();
    assert_eq!((near.len(), near.iter().filter(|near| **near).count()), (300, 200));
}
