//! `kader query`: the same expressions as own rules, at every kind, in every format.

use std::fs;

use kader::language::{Language, concept};
use kader::report::table::{Column, Field, Table, csv};
use kader::rules::own::{Cell, Question};

use crate::cli::{folder, run};
use crate::support::{checked, found, spec};

#[test]
fn a_query_finds_what_its_expression_says_and_grep_knows_the_exit_codes() {
    let (code, out, err) = run(&["query", "specs/voorbeeldstad", "--kind", "goal", "size(criteria) > 99"]);
    assert_eq!((code, out.as_str(), err.as_str()), (1, "", ""));
    let (code, out, _) = run(&["query", "specs/voorbeeldstad", "--kind", "doel", "code == '1.1.4'"]);
    assert_eq!((code, out.lines().count()), (0, 2), "{out}");
    assert!(out.contains("specs/voorbeeldstad/begroting-2026.kader:"), "{out}");
    // Either order, a folder by option, and no expression at all.
    let same = run(&["query", "code == '1.1.4'", "specs/voorbeeldstad", "--kind", "goals"]).1;
    let option = run(&["query", "--kind", "goal", "-C", "specs/voorbeeldstad", "code == '1.1.4'"]).1;
    assert!(same == out && option == out, "{same}{option}");
    let (code, all, _) = run(&["query", "specs/voorbeeldstad", "--kind", "person"]);
    assert!(code == 0 && all.lines().count() > 3, "{all}");
}

#[test]
fn several_projects_are_asked_together_and_own_words_are_kinds() {
    let (_, out, _) = run(&["query", "specs", "--kind", "goal", "--format", "names"]);
    for slug in ["zwolle/", "voorbeeldstad/"] {
        assert!(out.lines().any(|line| line.starts_with(slug)), "{slug}: {out}");
    }
    let path = folder("query-own-word");
    let text = "taal nl\nindeling programma > kerndoel (ambitie) > operationeel-doel (doel)\n\
                document begroting-2026\nprogramma 1 \"P\" {\nkerndoel 1.1 \"K\" {\noperationeel-doel 1.1.1 \"O\"\n}\n}\n";
    fs::write(path.join("a.kader"), text).unwrap();
    let path = path.to_str().unwrap();
    let names = |kind: &str| run(&["query", path, "--kind", kind, "--format", "names"]).1.lines().count();
    assert_eq!((names("kerndoel"), names("ambition"), names("operationeel-doel")), (1, 1, 1));
    let (code, _, err) = run(&["query", path, "--kind", "kerndoell", "--lang", "en"]);
    assert!(code == 2 && err.contains("did you mean") && err.contains("kerndoel"), "{err}");
}

#[test]
fn what_is_wrong_is_shown_at_its_place_in_both_languages() {
    let ask = |text: &str, language: &str| {
        run(&["query", "specs/zwolle", "--kind", "goal", text, "--lang", language])
    };
    let (code, out, err) = ask("size(indicatoren) == 0 && title > 3", "nl");
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("de vraag:1:6") && err.contains("bedoelt u ‘indicators’?"), "{err}");
    assert!(err.contains("een tekst en een geheel getal zijn niet te vergelijken"), "{err}");
    let (_, _, err) = ask("size(indicators) = 0", "en");
    assert!(err.contains("the question:1:18") && err.contains("write equality as =="), "{err}");
    let (_, _, err) = ask("title", "en");
    assert!(err.contains("the condition gives a text, not true or false"), "{err}");
    let (code, _, err) = run(&["query", "specs/zwolle", "--columns", "code,nonsense", "--lang", "en"]);
    assert!(code == 2 && err.contains("has no term ‘nonsense’"), "{err}");
    let (code, _, err) =
        run(&["query", "specs", "--kind", "indicator", "--columns", "target", "--lang", "en"]);
    assert!(code == 2 && err.contains("a column cannot show ‘observation’"), "{err}");
    let (code, _, err) = run(&["query", "specs/nowhere", "--lang", "en"]);
    assert!(code == 2 && err.contains("‘specs/nowhere’ does not exist"), "{err}");
    let (code, _, err) = run(&["query", "specs", "'a' == 'a'", "-C", "specs", "--lang", "en"]);
    assert!(code == 2 && err.contains("give the path once"), "{err}");
}

#[test]
fn what_cannot_be_judged_is_said_and_not_found() {
    let (code, out, err) =
        run(&["query", "specs", "--kind", "indicator", "unit.name == '%'", "--lang", "en"]);
    assert!(code == 0 && err.contains("not all can be judged") && err.contains("‘unit’"), "{err}");
    assert!(!out.contains("halt"), "{out}");
    let json = run(&["query", "specs", "--kind", "indicator", "unit.name == '%'", "--format", "json"]).1;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(
        json["unknown"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["why"]["en"].as_str().unwrap().contains("unit"))
    );
    // A thing with a line that could not be read may well be otherwise.
    let path = folder("query-unread");
    let text = "taal nl\ndocument begroting-2026\ndoel 1 \"Een\" {\nindicatoren =\n}\ndoel 2 \"Twee\"\n";
    fs::write(path.join("a.kader"), text).unwrap();
    let asked =
        ["query", path.to_str().unwrap(), "--kind", "goal", "size(indicators) == 0", "--format", "names"];
    let (_, out, err) = run(&asked);
    assert_eq!(out, "query-unread/begroting-2026/goal/2\n");
    assert!(err.contains("bij doel 1 is een regel niet te lezen") && err.contains("er zijn fouten"), "{err}");
}

#[test]
fn a_query_and_an_own_rule_judge_alike() {
    let conditions = [
        "size(indicators) >= 1",
        "indicators.all(i, size(i.target) > 0)",
        "has(self.description) || document.isReport",
        "portfolioHolders.exists(h, h.code == 'a')",
        "title.matches('^[A-Z]') && !title.contains('|')",
        "double(size(criteria)) / 2.0 > 0.4",
    ];
    let text = "taal nl\ndocument begroting-2026\npersoon a \"Anna\"\nbron b \"B\"\n\
                doel 1.1 \"Een\" {\nportefeuillehouder a\ncriterium \"C\"\nindicator x \"X\" {\nbeoogd 2026 3\n}\n}\n\
                doel 1.2 \"twee | \" {\nbeschrijving \"Tekst\"\n}\n";
    let goal = concept(Language::En, "goal").unwrap();
    let base = checked(text);
    let goals: Vec<_> = base.model.goals().collect();
    for condition in conditions {
        let question = Question::read(Some(goal), Some(condition), &["code"], "q").unwrap();
        let answer = question.ask(&base.model, goals.iter().copied()).unwrap();
        let met: Vec<String> = answer.hits.iter().map(|hit| base.model.id(hit.id).into_owned()).collect();
        let rule = format!("{text}regel eigen {{\nover doel\nvoorwaarde \"{condition}\"\n}}\n");
        let failed = found(&rule).into_iter().filter(|one| one.starts_with("own-rule ")).collect::<Vec<_>>();
        for code in ["1.1", "1.2"] {
            let fails = failed.iter().any(|one| one.contains(&format!("doel {code}")));
            assert_eq!(met.contains(&code.to_owned()), !fails, "{condition} of {code}: {met:?} {failed:?}");
        }
    }
}

#[test]
fn columns_are_expressions_of_any_kind() {
    let city = spec("voorbeeldstad");
    let goal = concept(Language::En, "goal").unwrap();
    let columns =
        ["size(indicators)", "indicators.map(i, i.code)", "document", "document.isReport", "title + '!'"];
    let question = Question::read(Some(goal), Some("code == '1.1.4'"), &columns, "q").unwrap();
    let answer = question.ask(&city.model, city.model.goals().collect::<Vec<_>>()).unwrap();
    let cells = &answer.hits.first().unwrap().cells;
    assert!(matches!(&cells[0], Cell::Number(one) if one.to_string() != "0"), "{cells:?}");
    assert!(matches!(&cells[1], Cell::List(all) if !all.is_empty()), "{cells:?}");
    assert!(matches!(cells[2], Cell::Thing(_)) && matches!(cells[3], Cell::Bool(false)), "{cells:?}");
    assert!(matches!(&cells[4], Cell::Text(text) if text.ends_with('!')), "{cells:?}");
    // A comma within brackets or quotes divides nothing.
    let asked = [
        "query",
        "specs/voorbeeldstad",
        "--kind",
        "goal",
        "--columns",
        "code,indicators.map(i, i.code),'a,b'",
    ];
    let csv = run(&[&asked[..], &["--format", "csv"]].concat()).1;
    assert!(
        csv.starts_with("code,\"indicators.map(i, i.code)\",\"'a,b'\"\r\n") || csv.contains("a,b"),
        "{csv}"
    );
    assert!(csv.lines().skip(1).all(|line| line.ends_with("\"a,b\"")), "{csv}");
}

#[test]
fn csv_is_by_the_standard_and_no_cell_is_a_formula() {
    let cell =
        |text: &str| csv([vec![Field::text(text), Field::Empty, Field::Number("-1.50".parse().unwrap())]]);
    assert_eq!(cell("a"), "a,,-1.5\r\n");
    assert_eq!(cell("a \"b\", c\nd"), "\"a \"\"b\"\", c\nd\",,-1.5\r\n");
    for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"] {
        let out = cell(formula);
        assert!(out.trim_start_matches('"').starts_with('\''), "{out}");
    }
}

#[test]
fn no_title_breaks_a_table() {
    let mut table = Table::new([(Column::Whole, "code".to_owned()), (Column::Text, "title".to_owned())]);
    table.row(["1".to_owned(), format!("a | <b> \u{1b}[31m\n{}", "lang ".repeat(40))]);
    let human = table.human();
    assert!(human.lines().count() == 2 && human.lines().all(|line| line.chars().count() <= 80), "{human}");
    assert!(!human.contains('\u{1b}'), "{human}");
    let markdown = table.markdown();
    assert!(markdown.lines().count() == 3 && !markdown.contains("<b>"), "{markdown}");
    assert!(markdown.lines().all(|line| line.matches('|').count() == 3), "{markdown}");
}

#[test]
fn json_is_valid_by_its_schema_and_the_same_every_time() {
    let asked = [
        "query",
        "specs",
        "--kind",
        "indicator",
        "--columns",
        "code,unit.name,size(sources)",
        "--format",
        "json",
    ];
    let (code, out, _) = run(&asked);
    assert_eq!(code, 0);
    assert_eq!(out, run(&asked).1);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    let schema = kader::cli::schema_of::<kader::report::query::Query>();
    assert!(jsonschema::draft202012::is_valid(&schema, &json));
    assert_eq!(run(&["schema", "query"]).1, serde_json::to_string_pretty(&schema).unwrap() + "\n");
}

#[test]
fn a_question_that_asks_too_much_stops_and_says_so() {
    let goals: String = (1..400).map(|at| format!("doel 1.{at} \"Doel {at}\"\n")).collect();
    let path = folder("query-too-much");
    fs::write(path.join("a.kader"), format!("taal nl\ndocument begroting-2026\n{goals}")).unwrap();
    let deep = "document.goals.all(a, document.goals.all(b, document.goals.all(c, a.title != b.title || c.title != '')))";
    let (code, out, err) = run(&["query", path.to_str().unwrap(), "--kind", "goal", deep]);
    assert!(code == 2 && out.is_empty() && err.contains("kost te veel werk"), "{err}");
}
