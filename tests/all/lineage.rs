//! `kader lineage`: what is proposed, what is not, and what is written.

use std::fs;
use std::path::{Path, PathBuf};

use kader::lineage::{Ground, Proposals, Way, propose};
use kader::model::Model;

use crate::cli::{folder, run};
use crate::support::{checked, json_of};

fn all(model: &Model, found: &Proposals) -> Vec<String> {
    let name = |id| model.key(id).trim_start_matches("project/").to_owned();
    let way = |way| match way {
        Way::Whole => "->",
        Way::Split => "-<",
        Way::Merge => ">-",
    };
    let one = |one: &kader::lineage::Proposal| {
        format!("{} {} {}", name(one.earlier), way(one.way), name(one.later))
    };
    found.all.iter().map(one).collect()
}

fn proposed(fixture: &str) -> Vec<String> {
    let checked = checked(fixture);
    all(&checked.model, &propose(&checked.model, None))
}

fn two(earlier: &str, later: &str) -> String {
    format!(
        "--- a.kader\ntaal nl\ndocument begroting-2025\n{earlier}\n--- b.kader\ntaal nl\ndocument begroting-2026\n{later}\n"
    )
}

#[test]
fn another_code_with_nearly_the_same_words_is_proposed() {
    let text = two(
        "doel 1.1 \"Ouderen wonen langer zelfstandig thuis\"\ndoel 1.2 \"Water op orde\"",
        "doel 2.4 \"Ouderen blijven langer zelfstandig thuis wonen\"\ndoel 1.2 \"Jongeren sporten meer\"",
    );
    assert_eq!(proposed(&text), ["begroting-2025/goal/1.1 -> begroting-2026/goal/2.4"]);
}

#[test]
fn what_is_unmistakable_or_said_is_not_proposed() {
    let same = two("doel 1.1 \"Ouderen wonen langer thuis\"", "doel 1.1 \"Ouderen wonen langer thuis\"");
    assert!(proposed(&same).is_empty());
    let said = two(
        "doel 1.1 \"Ouderen wonen langer thuis\"",
        "doel 2.4 \"Ouderen wonen langer thuis\" {\n  vervolgt doel 1.1@begroting-2025\n}",
    );
    assert!(proposed(&said).is_empty());
    let dropped = two(
        "doel 1.1 \"Ouderen wonen langer thuis\" {\n  vervallen \"Klaar\"\n}",
        "doel 2.4 \"Ouderen wonen langer thuis\"",
    );
    assert!(proposed(&dropped).is_empty());
    let new = two(
        "doel 1.1 \"Ouderen wonen langer thuis\"",
        "doel 2.4 \"Ouderen wonen langer thuis\" {\n  nieuw\n}",
    );
    assert!(proposed(&new).is_empty());
}

#[test]
fn a_code_that_was_given_to_something_else_is_no_ground_by_itself() {
    let text = two("doel 1.1 \"Ouderen wonen langer thuis\"", "doel 1.1 \"De haven groeit\"");
    assert!(proposed(&text).is_empty());
}

const SPLIT: &str = "doel 1.1 \"Iedereen doet mee\" {\n  criterium \"Minder eenzaamheid onder ouderen\"\n  \
    criterium \"Meer vrijwilligers in de wijk\"\n  criterium \"Minder armoede bij kinderen\"\n  \
    criterium \"Meer banen voor jongeren\"\n}";
const PARTS: &str = "doel 2.1 \"Ontmoeten\" {\n  criterium \"Minder eenzaamheid onder ouderen\"\n  \
    criterium \"Meer vrijwilligers in de wijk\"\n}\ndoel 2.2 \"Gelijke kansen\" {\n  \
    criterium \"Minder armoede bij kinderen\"\n  criterium \"Meer banen voor jongeren\"\n}";

#[test]
fn splits_and_merges_are_proposed_as_such() {
    assert_eq!(
        proposed(&two(SPLIT, PARTS)),
        [
            "begroting-2025/goal/1.1 -< begroting-2026/goal/2.1",
            "begroting-2025/goal/1.1 -< begroting-2026/goal/2.2"
        ]
    );
    assert_eq!(
        proposed(&two(PARTS, SPLIT)),
        [
            "begroting-2025/goal/2.1 >- begroting-2026/goal/1.1",
            "begroting-2025/goal/2.2 >- begroting-2026/goal/1.1"
        ]
    );
}

#[test]
fn the_grounds_are_named() {
    let text = "--- r.kader\ntaal nl\npersoon jansen \"Anna Jansen\"\n".to_owned()
        + &two(
            "doel 1.1 \"Ouderen wonen langer zelfstandig\" {\n  portefeuillehouder jansen\n  indicator h \"Halt\" {\n    zoals bbv halt\n  }\n}",
            "doel 1.9 \"Ouderen wonen zelfstandig in hun buurt\" {\n  portefeuillehouder jansen\n}\n\
             doel 3.3 \"Veilig\" {\n  indicator z \"Verwijzingen\" {\n    zoals bbv halt\n  }\n}",
        );
    let checked = checked(&text);
    let found = propose(&checked.model, None);
    let grounds: Vec<&[Ground]> = found.all.iter().map(|one| one.grounds.as_slice()).collect();
    assert!(grounds.iter().any(|one| one.contains(&Ground::Item)), "{grounds:?}");
    assert!(grounds.iter().any(|one| one.contains(&Ground::Holders)), "{grounds:?}");
}

/// Two editions in which every goal gets another code and one other word.
fn editions(count: usize) -> String {
    let goal = |code: usize, at: usize, word: &str| {
        format!("doel {code} \"De {} {word} woord{at} wijk{} straat{}\"\n", at % 7, at % 500, at / 3)
    };
    let old: String = (0..count).map(|at| goal(at, at, "oude")).collect();
    let new: String = (0..count).map(|at| goal(at + 100_000, at, "andere")).collect();
    two(&old, &new)
}

#[test]
fn the_work_grows_with_the_number_of_goals() {
    let work = |count: usize| {
        let checked = checked(&editions(count));
        let found = propose(&checked.model, None);
        assert_eq!(found.all.len(), count);
        found.compared
    };
    let (small, large) = (work(1_000), work(10_000));
    assert!(large <= small * 11, "{small} {large}");
    assert!(large <= 10_000 * 8, "{large}");
}

#[test]
fn a_word_that_all_have_in_common_costs_nothing() {
    let many = |code: usize| {
        (0..3_000).map(|at| format!("doel {} \"Iedereen woont prettig\"\n", code + at)).collect::<String>()
    };
    let checked = checked(&two(&many(0), &many(10_000)));
    assert_eq!(propose(&checked.model, None).compared, 0);
}

fn project(name: &str) -> PathBuf {
    let path = folder(name);
    let old = "taal nl\n\ndocument begroting-2025 \"Begroting 2025\" {\n  soort begroting\n  jaar  2025\n}\n\n\
        doel 1.1 \"Ouderen wonen langer zelfstandig thuis\" {\n  criterium \"Meer\"\n}\n";
    let new = "taal nl\n\ndocument begroting-2026 \"Begroting 2026\" {\n  soort begroting\n  jaar  2026\n}\n\n\
        doel 2.4 \"Ouderen blijven langer zelfstandig thuis wonen\" { # nieuw nummer\n  criterium \"Meer\"\n}\n";
    fs::write(path.join("2025.kader"), old).unwrap();
    fs::write(path.join("2026.kader"), new).unwrap();
    path
}

fn lineage(path: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut whole = vec!["lineage", path.to_str().unwrap()];
    whole.extend(arguments);
    run(&whole)
}

#[test]
fn what_is_accepted_is_written_into_the_block_and_checked() {
    let path = project("lineage-accept");
    let (code, out, err) = lineage(&path, &[]);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("is misschien het vervolg van"), "{out}");
    assert!(out.contains("vervolgt doel 1.1@begroting-2025"), "{out}");
    let (_, english, _) = lineage(&path, &["--lang", "en"]);
    assert!(english.contains("may continue") && english.contains("of the words are the same"), "{english}");
    let id = out.split_whitespace().next().unwrap().to_owned();
    let (code, shown, _) = lineage(&path, &["--accept", &id, "--diff"]);
    assert!(code == 1 && shown.contains("+  vervolgt doel 1.1@begroting-2025"), "{shown}");
    let (code, said, err) = lineage(&path, &["--accept", &id]);
    assert!(code == 0 && said.contains("1 regel geschreven in 1 bestand"), "{said}{err}");
    let text = fs::read_to_string(path.join("2026.kader")).unwrap();
    assert!(
        text.contains("thuis wonen\" { # nieuw nummer\n  vervolgt doel 1.1@begroting-2025\n  criterium"),
        "{text}"
    );
    let (code, out, err) = lineage(&path, &[]);
    assert!(code == 0 && out.is_empty() && err.contains("niets voor te stellen"), "{out}{err}");
}

#[test]
fn what_is_asked_wrongly_is_said() {
    let path = project("lineage-wrong");
    let (code, _, err) = lineage(&path, &["--accept", "zzzzzz"]);
    assert!(code == 2 && err.contains("geen voorstel ‘zzzzzz’"), "{err}");
    let (code, _, err) = lineage(&path, &["--from", "begroting-2052", "--to", "begroting-2026"]);
    assert!(code == 2 && err.contains("begroting-2025"), "{err}");
    let (code, _, err) =
        lineage(&path, &["--from", "begroting-2025", "--to", "begroting-2025", "--lang", "en"]);
    assert!(code == 2 && err.contains("named twice"), "{err}");
    fs::write(path.join("2026.kader"), "taal nl\ndocument begroting-2026\ndoel {{{\n").unwrap();
    let (code, _, err) = lineage(&path, &[]);
    assert!(code == 2 && err.contains("herstel eerst"), "{err}");
}

#[test]
fn the_json_follows_its_schema_and_is_the_same_every_time() {
    let path = project("lineage-json");
    let (code, out, _) = lineage(&path, &["--format", "json"]);
    assert_eq!(code, 0);
    let schema = kader::cli::schema_of::<kader::report::lineage::Lineage>();
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert!(jsonschema::is_valid(&schema, &json), "{out}");
    assert_eq!(json["proposals"][0]["line"], "vervolgt doel 1.1@begroting-2025");
    assert_eq!(lineage(&path, &["--format", "json"]).1, out);
}

#[test]
fn accepted_lines_tie_the_editions_in_the_model() {
    let text = two(SPLIT, PARTS)
        .replace("doel 2.1 \"Ontmoeten\" {", "doel 2.1 \"Ontmoeten\" {\n  vervolgt doel 1.1@begroting-2025");
    let json = json_of(&checked(&text));
    assert!(json["edges"].as_array().unwrap().iter().any(|edge| edge["relation"] == "continues"));
}
