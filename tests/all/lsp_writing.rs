//! What the server does while somebody writes: it makes what is missing, offers what fits, and keeps up.

use kader::check::{Checked, check};
use kader::ide::{self, Offer, Place, Sort};
use kader::language::Language;
use kader::source::FileId;
use kader::workspace;
use serde_json::{Value, json};

use crate::lsp::{Editor, PLAN, place};

type Files = Vec<(String, String)>;

fn files(all: &[(&str, &str)]) -> Files {
    all.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

fn checked(files: &Files) -> Checked {
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    check(workspace::in_memory(&files))
}

fn file(checked: &Checked, name: &str) -> FileId {
    checked.sources.files().find(|(_, file)| file.name.ends_with(name)).unwrap().0
}

const DUTCH: &str = "taal nl

document begroting-2026 {
  soort begroting
  jaar  2026
}

hervormingsagenda a \"A\"

doel 1.1 \"Buren\" {
  portefeuillehouders jansen, pietersen \"sport\"
  kaderstellende-nota samen
  bron  cbs
  steunt visie stad, spoor 3
  zie doel 1.2,
    activiteit koffie
  criterium contact \"Meer\" {
    indicatoren leefbaarheid
  }
  indicator x \"X\" {
    behaald 2024 7 bron panel
    beoogd  2027 >= provincie
    vergelijking nederland 2024 7
  }
  activiteit thee \"Thee\" {
    partner buurthuis
  }
}
";

const ENGLISH: &str = "language en

document begroting-2026 {
  kind budget
  year 2026
}

reform-agenda a \"A\"

goal 1.1 \"Neighbours\" {
  portfolio-holders jansen, pietersen \"sport\"
  framing-note samen
  source cbs
  supports vision stad, track 3
  see goal 1.2,
    activity koffie
  criterion contact \"More\" {
    indicators leefbaarheid
  }
  indicator x \"X\" {
    realised 2024 7 source panel
    target   2027 >= provincie
    comparison nederland 2024 7
  }
  activity thee \"Tea\" {
    partner buurthuis
  }
}
";

/// Id, Dutch and English kind, and the file it is made in.
const MISSING: &[(&str, &str, &str, &str)] = &[
    ("pietersen", "persoon", "person", "register.kader"),
    ("samen", "nota", "policy-note", "register.kader"),
    ("cbs", "bron", "source", "register.kader"),
    ("stad", "visie", "vision", "register.kader"),
    ("3", "spoor", "track", "plan.kader"),
    ("1.2", "doel", "goal", "plan.kader"),
    ("koffie", "activiteit", "activity", "plan.kader"),
    ("leefbaarheid", "indicator", "indicator", "plan.kader"),
    ("panel", "bron", "source", "register.kader"),
    ("provincie", "referentie", "reference-series", "register.kader"),
    ("nederland", "referentie", "reference-series", "register.kader"),
    ("buurthuis", "partner", "partner", "register.kader"),
];

#[test]
fn what_a_reference_leads_to_is_made_in_its_place() {
    for (plan, register, language) in [
        (DUTCH, "taal nl\n\npersoon jansen \"Anna Jansen\"\n", Language::Nl),
        (ENGLISH, "language en\n\nperson jansen \"Anna Jansen\"\n", Language::En),
    ] {
        let plan = kader::fmt::format(plan).unwrap().text;
        let mut all = files(&[("kader.toml", ""), ("register.kader", register), ("plan.kader", &plan)]);
        for (id, dutch, english, place_of) in MISSING {
            let before = checked(&all);
            let unknown = |checked: &Checked| {
                let mut ids: Vec<String> = checked
                    .findings
                    .iter()
                    .filter(|one| one.kind.name.en == "unknown-reference")
                    .map(|one| checked.sources.text(one.primary.span).to_owned())
                    .collect();
                ids.sort();
                ids
            };
            let finding = before.findings.iter().find(|one| {
                one.kind.name.en == "unknown-reference" && before.sources.text(one.primary.span) == *id
            });
            let span =
                finding.unwrap_or_else(|| panic!("nothing finds {id}: {:?}", unknown(&before))).primary.span;
            let at = Place { checked: &before, file: span.file, offset: span.start };
            let word = if language == Language::Nl { dutch } else { english };
            let title = format!("‘{id}’ in {place_of}");
            let mends = ide::mends(at, span.end);
            let makes = |one: &&ide::Mend| {
                one.title.get(language).ends_with(&title) && one.title.get(language).contains(word)
            };
            let mend = mends.iter().find(makes).unwrap_or_else(|| panic!("nothing makes {id}"));
            assert_eq!(mend.edit.span.file, file(&before, place_of));
            let text = &mut all.iter_mut().find(|(name, _)| name == place_of).unwrap().1;
            let (start, end) = (mend.edit.span.start as usize, mend.edit.span.end as usize);
            text.replace_range(start..end, &mend.edit.text);
            assert!(
                text.lines().any(|line| line.trim_start().starts_with(&format!("{word} {id} \""))),
                "{text}"
            );
            let after = checked(&all);
            let mut left = unknown(&before);
            left.remove(left.iter().position(|one| one == id).unwrap());
            assert_eq!(unknown(&after), left);
            let broken = after.findings.iter().any(|one| {
                one.is_error()
                    && one.kind.family != kader::diag::Family::Rule
                    && one.kind.name.en != "unknown-reference"
            });
            assert!(!broken, "{}", crate::support::shown(&after, Language::En));
        }
        assert_eq!(kader::fmt::format(&all[2].1).unwrap().text, all[2].1, "the form is kept");
    }
}

#[test]
fn what_cannot_be_made_here_is_not_offered() {
    let plan = "taal nl\ndocument begroting-2026\ndoel 1.1 \"x\" {\n  vervolgt doel 1.7@begroting-2025\n  zie spoor 4\n}\n";
    let all = files(&[("kader.toml", ""), ("plan.kader", plan)]);
    let checked = checked(&all);
    let file = file(&checked, "plan.kader");
    let mends = ide::mends(Place { checked: &checked, file, offset: 0 }, plan.len() as u32);
    let made: Vec<&str> =
        mends.iter().map(|one| one.title.get(Language::Nl)).filter(|one| one.starts_with("Maak ")).collect();
    assert!(made.iter().all(|one| !one.contains("1.7") && !one.contains("spoor")), "{made:?}");
}

#[test]
fn the_editor_makes_a_missing_person_in_the_register() {
    let mut editor = Editor::with_plan("lsp-maken");
    let text = PLAN.replace("houder jansen", "houder pietersen");
    editor.change("plan.kader", 2, &text);
    let at = place(text.split_once("pietersen").unwrap().0);
    let params = json!({
        "textDocument": { "uri": editor.uri("plan.kader") }, "range": { "start": at, "end": at }, "context": { "diagnostics": [] },
    });
    let actions = editor.ask("textDocument/codeAction", params).unwrap();
    let make = actions
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["title"] == "Maak persoon ‘pietersen’ in register.kader");
    let changes = make.unwrap()["edit"]["changes"].as_object().unwrap();
    assert_eq!(changes.keys().collect::<Vec<_>>(), [&editor.uri("register.kader")]);
    let text = changes[&editor.uri("register.kader")][0]["newText"].as_str().unwrap();
    assert_eq!(text.trim(), "persoon pietersen \"Nog in te vullen\"");
}

const WRITING: &str = "taal nl

document berap-2026 {
  soort berap
  jaar  2026
  statusschema geld {
    groen \"goed\"
    rood \"fout\"
  }
}

regel twee-criteria {
  over doel
  voorwaarde \"size(criteria) >= 2\"
  melding \"te weinig criteria\"
}

bron cbs \"CBS\"
referentie nederland \"Nederland\"
persoon jansen \"Anna Jansen\"
persoon dogger \"William Dogger\"

doel 1.1 \"Buren\" {
  bedragen x 1.000 {
    kolommen begroot 2025
    lasten 1
  }
  indicator a \"A\" {
    eenheid score schaal 1..10
  }
  indicator b \"B\" {
    eenheid score schaal 1..10
  }
  indicator c \"C\" {
    eenheid %
  }
";

/// What is offered at the end of a text in which a goal is open.
fn offered(lines: &str) -> Vec<Offer> {
    let text = format!("{WRITING}{lines}");
    let end = text.len() as u32;
    let checked = checked(&files(&[("kader.toml", ""), ("plan.kader", &format!("{text}\n}}\n}}\n"))]));
    ide::offers(Place { checked: &checked, file: file(&checked, "plan.kader"), offset: end }).1
}

fn labels(lines: &str) -> Vec<String> {
    offered(lines).into_iter().map(|offer| offer.label).collect()
}

/// Labels that must be offered behind a text, and one that must not.
fn offers(lines: &str, wanted: &[&str], odd: &str) {
    let found = labels(lines);
    for label in wanted {
        assert!(found.iter().any(|one| one == label), "{lines}: no {label} in {found:?}");
    }
    assert!(found.iter().all(|one| one != odd), "{lines}: {odd} in {found:?}");
}

#[test]
fn values_are_offered_where_they_fit() {
    let indicator = |line: &str| format!("  indicator d \"D\" {{\n    {line}");
    offers(&indicator("zoals "), &["bbv", "provincie"], "halt");
    offers(&indicator("zoals bbv "), &["halt"], "bbv");
    assert_eq!(labels(&indicator("eenheid "))[..2], ["score schaal 1..10", "%"]);
    offers(&indicator("eenheid inwoners "), &["per", "van", "schaal"], "%");
    offers(&indicator("behaald "), &["2024", "2026", "zonder-jaar"], "toename");
    offers(&indicator("behaald 2024 7,4, "), &["2025"], "toename");
    offers(&indicator("beoogd 2027 "), &["toename", "nnb", "circa"], "2027");
    offers(&indicator("beoogd 2027 7,4 "), &["gemeten", "bron", "onzeker"], "toename");
    offers(&indicator("behaald 2024 7,4 bron "), &["cbs"], "gemeten");
    offers(&indicator("behaald 2024 7,4, # later meer\n      "), &["2025"], "eenheid");
    offers(&indicator("vergelijking "), &["nederland"], "2025");
    offers(&indicator("vergelijking nederland "), &["2025"], "nederland");
    offers("  lasten ", &["begroot", "2026", "taakveld"], "elk");
    offers("  lasten begroot ", &["2026"], "begroot");
    offers("  lasten 2022..2025 ", &["elk"], "2026");
    offers("  negeer ", &["doel-zonder-criteria", "twee-criteria"], "geen");
    offers("  status ", &["geld"], "rood");
    offers("  status geld ", &["rood", "groen", "onleesbaar"], "geld");
    offers("  bedragen x 1.000 {\n    ", &["kolommen", "lasten", "saldo"], "portefeuillehouder");
    offers("  bedragen x 1.000 {\n    kolommen ", &["rekening", "2025"], "kolommen");
    offers("  bedragen x 1.000 {\n    kolommen rekening 2024, begroot ", &["2025"], "rekening");
    offers("  afwijking \"x\" {\n    nadeel 2026 € 5 ", &["incidenteel", "structureel"], "2026");
    offers("  afwijking \"x\" {\n    eerder-gemeld ", &["voordeel", "nadeel"], "in");
    offers("  afwijking \"x\" {\n    eerder-gemeld nadeel € 5 in ", &["berap-2026"], "in");
    offers("  portefeuillehouders jansen,\n    ", &["dogger"], "criterium");
    offers("  gepland ", &[], "2026");
    offers("  activiteit \"x\" {\n    gepland ", &["2026"], "x");
}

#[test]
fn an_item_of_a_list_of_the_law_is_found_by_its_title_and_says_what_it_is() {
    let halt =
        offered("  indicator d \"D\" {\n    zoals bbv ").into_iter().find(|one| one.label == "halt").unwrap();
    assert_eq!((halt.detail.as_str(), halt.filter.as_str()), ("Verwijzingen Halt", "halt Verwijzingen Halt"));
    let docs = halt.docs.unwrap();
    assert!(docs.get(Language::Nl).contains("- eenheid: ") && docs.get(Language::En).contains("- source: "));
}

#[test]
fn a_whole_thing_is_offered_with_what_the_project_knows() {
    let snippet = |lines: &str, label: &str| {
        let found = offered(lines).into_iter().find(|one| one.label == label);
        let found = found.unwrap_or_else(|| panic!("no {label}: {:?}", labels(lines)));
        assert_eq!(found.sort, Sort::Snippet);
        found.snippet.unwrap()
    };
    let goal = snippet("}\n\n", "doel …");
    assert!(goal.contains("portefeuillehouder ${3|jansen,dogger|}"), "{goal}");
    let indicator = snippet("  ", "indicator …");
    assert!(indicator.contains("${4|score schaal 1..10,%,€|}"), "{indicator}");
    assert!(indicator.contains("${5|toename,afname,"), "{indicator}");
    assert!(indicator.contains("nulmeting ${7:2026}"), "{indicator}");
    // In the organisation's own words.
    let own = "taal nl\n\ndocument d {\n  indeling kerndoel (ambitie) > operationeel-doel (doel)\n}\n\n";
    let checked = checked(&files(&[("kader.toml", ""), ("plan.kader", own)]));
    let at = Place { checked: &checked, file: file(&checked, "plan.kader"), offset: own.len() as u32 };
    let all = ide::offers(at).1;
    let found = all.iter().find(|one| one.label == "operationeel-doel …").unwrap();
    assert!(found.snippet.as_deref().unwrap().starts_with("operationeel-doel ${1:1.1} \""));
}

#[test]
fn titles_stand_beside_labels_where_the_editor_can_show_them() {
    let mut editor = Editor::with_plan("lsp-titels");
    let at = editor.at("plan.kader", PLAN, "jansen");
    let found = editor.ask("textDocument/completion", at).unwrap();
    assert_eq!(found["items"][0]["labelDetails"], json!({ "description": "Anna Jansen" }));
}

/// A frame of the protocol.
fn frame(message: &Value) -> Vec<u8> {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// Messages that come at once are read before the first of them has been dealt with: there are too many to keep up.
fn burst(editor: &mut Editor, messages: &[Value]) {
    editor.write(&messages.iter().flat_map(frame).collect::<Vec<u8>>());
}

#[test]
fn changes_that_wait_together_are_checked_once() {
    const CHANGES: usize = 400;
    let mut editor = Editor::with_plan("lsp-samen");
    editor.found("plan.kader");
    let uri = editor.uri("plan.kader");
    let mut messages: Vec<Value> = (0..CHANGES)
        .map(|at| {
            let text = PLAN.replace("houder jansen", &format!("houder wie-{at}"));
            let document = json!({ "uri": uri, "version": at + 2 });
            json!({
                "jsonrpc": "2.0", "method": "textDocument/didChange",
                "params": { "textDocument": document, "contentChanges": [{ "text": text }] },
            })
        })
        .collect();
    messages.push(json!({ "jsonrpc": "2.0", "id": "last", "method": "kader/nothing", "params": null }));
    burst(&mut editor, &messages);
    let mut said = 0;
    loop {
        let message = editor.next();
        said += usize::from(
            message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri,
        );
        if message["id"] == "last" {
            break;
        }
    }
    assert!(said < CHANGES / 4, "{CHANGES} changes were checked {said} times");
    let last = &editor.findings[&uri];
    assert_eq!(last["version"], CHANGES + 1);
    assert!(last.to_string().contains(&format!("wie-{}", CHANGES - 1)));
}

#[test]
fn a_request_that_was_cancelled_while_it_waited_is_answered_so() {
    const REQUESTS: usize = 200;
    let mut editor = Editor::with_plan("lsp-afgezegd");
    let uri = editor.uri("plan.kader");
    let document = json!({ "textDocument": { "uri": uri } });
    let ask = |id: Value| json!({ "jsonrpc": "2.0", "id": id, "method": "textDocument/semanticTokens/full", "params": document });
    let cancel = |id: Value| json!({ "jsonrpc": "2.0", "method": "$/cancelRequest", "params": { "id": id } });
    let ids: Vec<Value> = (0..REQUESTS)
        .map(|at| if at % 2 == 0 { json!(at + 1_000) } else { json!(format!("r{at}")) })
        .collect();
    let mut messages: Vec<Value> = ids.iter().cloned().map(ask).collect();
    messages.push(ask(json!("kept")));
    messages.push(cancel(json!("never asked")));
    messages.extend(ids.iter().cloned().map(cancel));
    burst(&mut editor, &messages);
    let mut cancelled = 0;
    for id in ids.iter().chain([&json!("kept")]) {
        let answer = loop {
            let message = editor.next();
            if message.get("id").is_some() && message.get("method").is_none() {
                break message;
            }
        };
        assert_eq!(&answer["id"], id, "answers come in the order of the requests");
        match answer.get("error") {
            Some(error) => {
                assert_eq!((error["code"].as_i64(), id != "kept"), (Some(-32800), true), "{answer}");
                cancelled += 1;
            }
            None => assert!(answer["result"]["data"].is_array()),
        }
    }
    assert!(cancelled > REQUESTS / 4, "{cancelled}");
    // What came too late does no harm.
    assert_eq!(editor.leave(), 0);
}

#[test]
fn offers_and_actions_speak_the_language_of_the_editor_about_a_file_in_the_other() {
    let wrong = PLAN.replace("houder jansen", "houder pietersen");
    for (locale, title, docs) in [
        ("en-US", "Create person ‘pietersen’ in plan.kader", "Who answers for it politically"),
        ("nl_BE", "Maak persoon ‘pietersen’ in plan.kader", "Wie bestuurlijk verantwoordelijk is"),
    ] {
        let files = [("kader.toml", ""), ("plan.kader", wrong.as_str())];
        let mut editor = Editor::new(&format!("lsp-spreekt-{locale}"), locale, &files);
        editor.open("plan.kader", &wrong);
        let at = place(wrong.split_once("pietersen").unwrap().0);
        let params = json!({
            "textDocument": { "uri": editor.uri("plan.kader") }, "range": { "start": at, "end": at }, "context": { "diagnostics": [] },
        });
        let actions = editor.ask("textDocument/codeAction", params).unwrap();
        assert!(actions.as_array().unwrap().iter().any(|one| one["title"] == title), "{actions}");
        let at = editor.at("plan.kader", &wrong, "portefeuillehouder");
        let found = editor.ask("textDocument/completion", at).unwrap();
        let holder =
            found["items"].as_array().unwrap().iter().find(|one| one["label"] == "portefeuillehouder");
        assert!(holder.unwrap()["documentation"]["value"].as_str().unwrap().starts_with(docs));
    }
}
