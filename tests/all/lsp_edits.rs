//! `kader lsp`: what editors ask of a place, and the edits that come of it.

use serde_json::{Value, json};

use crate::lsp::{Editor, PLAN, REGISTER, place, slice};

/// A plan, and a report on it in another file.
const REPORT: &str = "taal nl
document berap-2026 \"Berap\" {
  soort berap
  rapporteert-over begroting-2026
}
# 😀
doel 1.1 {
  stand \"ë loopt\"
}
activiteit \"Straatfeest\" {
  zie doel 1.1@begroting-2026
}
";

fn with_report(name: &str) -> Editor {
    let files =
        [("kader.toml", ""), ("register.kader", REGISTER), ("plan.kader", PLAN), ("berap.kader", REPORT)];
    let mut editor = Editor::new(name, "nl", &files);
    editor.open("plan.kader", PLAN);
    editor
}

/// A text with the edits of one file made.
fn edited(text: &str, edits: &Value) -> String {
    let mut all: Vec<&Value> = edits.as_array().unwrap().iter().collect();
    all.sort_by_key(|edit| {
        let start = &edit["range"]["start"];
        std::cmp::Reverse((start["line"].as_u64(), start["character"].as_u64()))
    });
    let mut text = text.to_owned();
    for edit in all {
        let end =
            slice(&text, &json!({ "start": { "line": 0, "character": 0 }, "end": edit["range"]["end"] }));
        let old = slice(&text, &edit["range"]);
        let rest = text.split_at(end.len()).1.to_owned();
        let kept = end.split_at(end.len() - old.len()).0;
        text = format!("{kept}{}{rest}", edit["newText"].as_str().unwrap());
    }
    text
}

fn actions(editor: &mut Editor, name: &str, text: &str, piece: &str) -> Vec<Value> {
    let start = place(text.split_once(piece).unwrap().0);
    let params = json!({
        "textDocument": { "uri": editor.uri(name) }, "range": { "start": start, "end": start },
        "context": { "diagnostics": [] },
    });
    editor.ask("textDocument/codeAction", params).unwrap().as_array().unwrap().clone()
}

#[test]
fn the_edit_of_a_finding_is_a_quick_fix_and_a_rule_can_be_silenced() {
    let mut editor = Editor::with_plan("lsp-herstel");
    let wrong = PLAN.replace("  criterium", "  critrium");
    editor.change("plan.kader", 2, &wrong);
    let found = actions(&mut editor, "plan.kader", &wrong, "critrium");
    assert_eq!(found[0]["title"], "Maak van ‘critrium’ ‘criterium’", "{found:?}");
    assert_eq!(found[0]["isPreferred"], true);
    assert_eq!(found[0]["diagnostics"][0]["source"], "kader");
    let uri = editor.uri("plan.kader");
    assert_eq!(edited(&wrong, &found[0]["edit"]["changes"][&uri]), PLAN);
    // A claim is proposed, not preferred.
    let wrong = PLAN.replace("houder jansen", "houder janssen");
    editor.change("plan.kader", 3, &wrong);
    let found = actions(&mut editor, "plan.kader", &wrong, "janssen");
    assert_eq!(
        (&found[0]["title"], &found[0]["isPreferred"]),
        (&json!("Maak van ‘janssen’ ‘jansen’"), &json!(false))
    );
    assert_eq!((found.len(), &found[1]["title"]), (2, &json!("Maak persoon ‘janssen’ in register.kader")));
    // A rule: silenced in the block of what it is about.
    let wrong = PLAN.replace("  portefeuillehouder jansen\n", "");
    editor.change("plan.kader", 4, &wrong);
    let found = actions(&mut editor, "plan.kader", &wrong, "1.1 \"Buren");
    let silence = found.iter().find(|one| one["title"].to_string().contains("zwijgen")).unwrap();
    let new = edited(&wrong, &silence["edit"]["changes"][&uri]);
    assert!(new.contains("{\n  negeer doel-zonder-portefeuillehouder \"reden\"\n"), "{new}");
    editor.change("plan.kader", 5, &new);
    let left = editor.found("plan.kader");
    assert!(left.iter().all(|(code, _)| code != "doel-zonder-portefeuillehouder"), "{left:?}");
}

#[test]
fn hover_tells_of_keywords_and_of_things() {
    let mut editor = with_report("lsp-hover");
    let mut hover = |piece: &str| {
        let at = editor.at("plan.kader", PLAN, piece);
        let said = editor.ask("textDocument/hover", at).unwrap();
        (said["contents"]["value"].as_str().unwrap().to_owned(), slice(PLAN, &said["range"]))
    };
    let (said, under) = hover("riterium contact");
    assert!(said.contains("*criterion*") && under == "criterium", "{said}{under}");
    let (said, under) = hover("jansen");
    assert!(said.contains("Anna Jansen") && said.contains("1 verwijzing") && under == "jansen", "{said}");
    let (said, _) = hover("1.1 \"");
    assert!(said.contains("portefeuillehouder: Anna Jansen") && said.contains("Buren kennen"), "{said}");
}

#[test]
fn definition_and_references_cross_files() {
    let mut editor = with_report("lsp-waar");
    let at = editor.at("plan.kader", PLAN, "jansen");
    let found = editor.ask("textDocument/definition", at).unwrap();
    assert_eq!(found[0]["uri"], editor.uri("register.kader"));
    assert!(slice(REGISTER, &found[0]["range"]).starts_with("persoon jansen"));
    // From the report to the plan, and from the plan to what tells of it.
    let at = editor.at("berap.kader", REPORT, "1.1 {");
    let found = editor.ask("textDocument/definition", at).unwrap();
    assert_eq!(found[0]["uri"], editor.uri("plan.kader"));
    let at = editor.at("plan.kader", PLAN, "1.1 \"");
    let params = json!({ "textDocument": at["textDocument"], "position": at["position"], "context": { "includeDeclaration": true } });
    let found = editor.ask("textDocument/references", params).unwrap();
    let texts: Vec<String> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let text = if one["uri"] == editor.uri("plan.kader") { PLAN } else { REPORT };
            slice(text, &one["range"])
        })
        .collect();
    assert_eq!(texts, ["doel 1.1", "1.1@begroting-2026", "doel 1.1"]);
}

#[test]
fn an_id_is_renamed_in_every_file_and_edition() {
    let mut editor = with_report("lsp-hernoem");
    let at = editor.at("plan.kader", PLAN, "1.1 \"");
    let ready = editor.ask("textDocument/prepareRename", at.clone()).unwrap();
    assert_eq!((&ready["placeholder"], slice(PLAN, &ready["range"]).as_str()), (&json!("1.1"), "1.1"));
    let rename = |editor: &mut Editor, at: &Value, new: &str| {
        let params =
            json!({ "textDocument": at["textDocument"], "position": at["position"], "newName": new });
        editor.ask("textDocument/rename", params)
    };
    let edits = rename(&mut editor, &at, "2.4a").unwrap();
    let (plan, report) = (editor.uri("plan.kader"), editor.uri("berap.kader"));
    assert_eq!(edited(PLAN, &edits["changes"][&plan]), PLAN.replace("doel 1.1 ", "doel 2.4a "));
    assert_eq!(edited(REPORT, &edits["changes"][&report]), REPORT.replace("doel 1.1", "doel 2.4a"));
    // A document, also behind an @.
    let at = editor.at("plan.kader", PLAN, "begroting-2026");
    let edits = rename(&mut editor, &at, "plan-2026").unwrap();
    let new = REPORT.replace("begroting-2026", "plan-2026");
    assert_eq!(edited(REPORT, &edits["changes"][&report]), new);
    // An id that was formed from the title is written from now on.
    let formed = PLAN.replace("criterium contact", "steunt spoor meer-groen\n  criterium");
    let agenda = "taal nl\nhervormingsagenda a \"A\" {\n  spoor \"Meer groen\" {\n  }\n}\n";
    editor.open("agenda.kader", agenda);
    editor.change("plan.kader", 2, &formed);
    let at = editor.at("plan.kader", &formed, "meer-groen");
    let edits = rename(&mut editor, &at, "groen").unwrap();
    let uri = editor.uri("agenda.kader");
    assert_eq!(edited(agenda, &edits["changes"][&uri]), agenda.replace("spoor ", "spoor groen "));
    assert_eq!(edited(&formed, &edits["changes"][&plan]), formed.replace("meer-groen", "groen"));
    // What would clash, and what is no id, is refused.
    let twice = format!("{PLAN}doel 1.2 \"Nog een\" {{\n}}\n");
    editor.change("plan.kader", 3, &twice);
    let at = editor.at("plan.kader", PLAN, "1.1 \"");
    for new in ["1.2", "a b", "", "-"] {
        let refused = rename(&mut editor, &at, new).unwrap_err();
        assert_eq!(refused["code"], -32803, "{new}: {refused}");
    }
    // Nothing to rename stands at a keyword, and none in a comment.
    let at = editor.at("plan.kader", PLAN, "# 😀");
    assert_eq!(editor.ask("textDocument/prepareRename", at).unwrap(), Value::Null);
}

fn labels(editor: &mut Editor, text: &str, before: &str) -> Vec<(String, String)> {
    let at = json!({ "textDocument": { "uri": editor.uri("plan.kader") }, "position": place(text.split_at(text.find(before).unwrap() + before.len()).0) });
    let found = editor.ask("textDocument/completion", at).unwrap();
    let items = found["items"].as_array().unwrap();
    let word = |item: &Value, key: &str| item[key].as_str().unwrap().to_owned();
    items.iter().map(|item| (word(item, "label"), word(item, "detail"))).collect()
}

#[test]
fn what_may_stand_here_is_offered_in_the_language_of_the_file() {
    let mut editor = with_report("lsp-aanvullen");
    let text = PLAN.replace(
        "  geen indicatoren",
        "  \u{20}por\n  portefeuillehouder ë, jan\n  indicator x \"😀\" {\n    gewenst toe\n    soort \n  }\n  zie doel 1\n  negeer doel\n  geen indicatoren",
    );
    editor.change("plan.kader", 2, &text);
    let keys = labels(&mut editor, &text, "   por");
    assert!(keys.contains(&("portefeuillehouder".to_owned(), "portfolio-holder".to_owned())), "{keys:?}");
    assert!(
        keys.iter().any(|(label, _)| label == "indicator …")
            && keys.iter().all(|(label, _)| label != "gewenst")
    );
    let people = labels(&mut editor, &text, "houder ë, jan");
    assert_eq!(people, [("jansen".to_owned(), "Anna Jansen".to_owned())]);
    let ways = labels(&mut editor, &text, "gewenst toe");
    assert!(ways.contains(&("toename".to_owned(), "increase".to_owned())) && ways.len() == 5, "{ways:?}");
    assert_eq!(labels(&mut editor, &text, "    soort ").len(), 3);
    let goals = labels(&mut editor, &text, "zie doel 1");
    assert!(goals.contains(&("1.1".to_owned(), "Buren kennen elkaar".to_owned())), "{goals:?}");
    let rules = labels(&mut editor, &text, "negeer doel");
    assert!(rules.iter().any(|(label, _)| label == "doel-zonder-criteria"), "{rules:?}");
    // Not inside quotes or a text block, and not those of a block that is closed.
    let prose = "taal nl\ndocument d\ndoel 1 \"x\" {\n  beschrijving \"\"\"\n  por\n  \"\"\"\n  ge\n}\npro";
    editor.change("plan.kader", 3, prose);
    assert!(labels(&mut editor, prose, "  por").is_empty());
    assert!(labels(&mut editor, prose, "  ge").iter().any(|(label, _)| label == "portefeuillehouder"));
    let top = labels(&mut editor, prose, "}\npro");
    assert!(
        top.iter().any(|(label, _)| label == "programma") && top.iter().all(|(label, _)| label != "steunt")
    );
    editor.change("plan.kader", 4, &text);
    assert!(labels(&mut editor, &text, "\"Meer con").is_empty());
}

#[test]
fn outline_search_and_folds() {
    let mut editor = with_report("lsp-omtrek");
    let document = json!({ "textDocument": { "uri": editor.uri("plan.kader") } });
    let symbols = editor.ask("textDocument/documentSymbol", document.clone()).unwrap();
    assert_eq!(symbols[1]["name"], "doel 1.1");
    assert_eq!(symbols[1]["children"][0]["detail"], "Meer contact");
    assert!(slice(PLAN, &symbols[1]["range"]).ends_with('}'));
    let folds = editor.ask("textDocument/foldingRange", document).unwrap();
    assert_eq!(folds, json!([{ "startLine": 4, "endLine": 8 }]));
    let found = editor.ask("workspace/symbol", json!({ "query": "kennen" })).unwrap();
    assert_eq!(found[0]["name"], "1.1 Buren kennen elkaar");
    let found = editor.ask("workspace/symbol", json!({ "query": "meedoen" })).unwrap();
    assert_eq!(found[0]["location"]["uri"], editor.uri("register.kader"));
}

#[test]
fn titles_counts_and_colours_beside_the_text() {
    let mut editor = with_report("lsp-naast");
    let uri = editor.uri("plan.kader");
    let all = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let params = json!({ "textDocument": { "uri": uri }, "range": all });
    let hints = editor.ask("textDocument/inlayHint", params).unwrap();
    let at = place(PLAN.split_once("jansen").unwrap().0)["character"].as_u64().unwrap() + 6;
    assert_eq!((&hints[0]["label"], &hints[0]["position"]["character"]), (&json!("Anna Jansen"), &json!(at)));
    let document = json!({ "textDocument": { "uri": uri } });
    let lenses = editor.ask("textDocument/codeLens", document.clone()).unwrap();
    let said: Vec<&str> =
        lenses.as_array().unwrap().iter().map(|one| one["command"]["title"].as_str().unwrap()).collect();
    assert_eq!(said, ["1 verwijzing", "1 verwijzing"]);
    let tokens = editor.ask("textDocument/semanticTokens/full", document).unwrap();
    let data: Vec<u64> = tokens["data"].as_array().unwrap().iter().map(|one| one.as_u64().unwrap()).collect();
    let (mut line, mut column, mut seen) = (0, 0, Vec::new());
    for one in data.chunks(5) {
        column = if one[0] == 0 { column + one[1] } else { one[1] };
        line += one[0];
        let end = json!({ "line": line, "character": column + one[2] });
        seen.push((
            slice(PLAN, &json!({ "start": { "line": line, "character": column }, "end": end })),
            one[3],
        ));
    }
    for (text, sort) in
        [("# 😀 ë is drie tekens verder", 2), ("doel", 0), ("1.1", 4), ("jansen", 3), ("\"Meer contact\"", 1)]
    {
        assert!(seen.contains(&(text.to_owned(), sort)), "{text}: {seen:?}");
    }
}

#[test]
fn any_place_in_any_text_can_be_asked_about() {
    use kader::ide::{self, Place};
    use kader::language::Language;
    let odd = "\u{FEFF}taal nl\r\ndocument d\r\ndoel 1.1 \"😀\" {\r\n zie doel 1/2/3@d, \u{301}ë/@\r\n beschrijving \"\"\"\r\n }\r\n";
    for text in [PLAN, REPORT, REGISTER, odd, "", "}", "{", "\"\"\"", "doel \"", "negeer ", "#"] {
        let files = [("a.kader", text), ("register.kader", REGISTER)];
        let checked = kader::check::check(kader::workspace::in_memory(&files));
        let file = checked.sources.files().next().unwrap().0;
        for offset in 0..=text.len() as u32 + 2 {
            let place = Place { checked: &checked, file, offset };
            let _ = (ide::hover(place, Language::En), ide::definitions(place), ide::references(place, true));
            let _ = (ide::offers(place), ide::mends(place, offset + 9), ide::rename(place));
        }
        let whole = (0, u32::MAX);
        let _ = (ide::outline(&checked, file), ide::folds(&checked, file), ide::colours(&checked, file));
        let _ = (ide::counts(&checked, file), ide::titles(&checked, file, whole));
    }
}
