//! The organisation's own rules: what they find, what is wrong with them, and what they never do.

use kader::diag::Severity;
use kader::language::Language;
use kader::rules::own::terms;

use crate::json::neutral;
use crate::support::{checked, errors, found, json_of, shown};

/// A register with one rule, and a budget for it to judge.
fn rule(about: &str, condition: &str) -> String {
    format!(
        "--- register.kader\ntaal nl\nregel r1 {{\n  over {about}\n  voorwaarde \"{condition}\"\n}}\n{REGISTER}{BUDGET}"
    )
}

const REGISTER: &str = "\
persoon jansen \"Anna Jansen\" {
  rol \"wethouder\" 2022..
  partij \"VVD\"
}
persoon smit \"Bo Smit\"
nota meedoen \"Meedoen\" {
  vastgesteld 2024-03-07
  door raad, college
}
";

const BUDGET: &str = "\
--- begroting.kader
taal nl
document begroting-2026 \"Begroting 2026\" {
  soort begroting
  jaar 2026
}
programma 3 \"Wonen\" {
  portefeuillehouder jansen
  doel 3.1 \"Iedereen vindt een woning\" {
    kaderstellende-nota meedoen
    criterium genoeg \"Er zijn genoeg woningen\"
    steunt programma 3
    indicator woningen \"Nieuwe woningen\" {
      soort prestatie
      eenheid woningen
      gewenst toename
      behaald 2024 380
      beoogd 2026 400, 2027 >= 410,5
    }
    activiteit bouwen \"Bouwen\"
    lasten 2026 € 1.000
    status geld groen \"op koers\"
  }
}
";

/// What `r1` finds: the codes in the titles of its findings.
fn judged(about: &str, condition: &str) -> Vec<String> {
    let checked = checked(&rule(about, condition));
    let errors: Vec<_> =
        checked.findings.iter().filter(|one| one.name(Language::En).starts_with("own-rule")).collect();
    assert!(errors.is_empty(), "{condition}\n{}", shown(&checked, Language::En));
    let own = checked.findings.iter().filter(|one| one.own.is_some());
    own.map(|one| one.title.en.trim_end_matches(" does not meet ‘r1’").to_owned()).collect()
}

fn holds(about: &str, condition: &str) {
    assert_eq!(judged(about, condition), [] as [String; 0], "{condition}");
}

/// The name and the underlined text of what is wrong with a condition.
fn flaws(condition: &str) -> Vec<String> {
    let all = found(&rule("doel", condition)).into_iter();
    all.filter(|one| one.starts_with("own-rule")).collect()
}

#[test]
fn conditions_read_every_kind_of_term() {
    for condition in [
        "size(indicators) == 1 && indicators[0].title == 'Nieuwe woningen'",
        "holders.exists(h, h.party == 'VVD') && portfolioHolders.all(h, h.code == 'jansen')",
        "indicators.all(i, i.targets.all(t, t.year >= document.year))",
        "indicators.exists(i, i.target.exists(t, t.bound == '>=' && t.value == 410.5))",
        "indicators.all(i, i.unit.name == 'woningen' && i.desired == 'increase' && i.indicatorKind == 'output')",
        "1 in indicators.map(i, size(i.realised))",
        "notes.all(n, n.adopted.year == 2024 && n.adopted.from == '2024-03-07' && 'raad' in n.by)",
        "size(criteria) == 1 && size(activities) == 1 && size(children) == 3",
        "parent.code == '3' && parent.kind == 'programme' && size(ancestors) == 2",
        "document.documentKind == 'budget' && !document.isReport && size(document.goals) == 1",
        "costs[0].amounts.all(a, a.printed == 1000 && a.year == 2026)",
        "status.exists(s, s.dimension == 'geld' && s.state == 'groen' && s.reason.startsWith('op'))",
        "kind == 'goal' && code == '3.1' && id.endsWith('/goal/3.1') && title.matches('^Iedereen')",
        "has(self.title) && !has(self.word) && !has(self.reads) && size(exceptions) == 0",
        "self == parent.goals[0] && parent != self",
        "descendants.exists(d, d.kind == 'indicator') && !usedBy.exists(u, true)",
        "double(size(indicators)) / 2.0 == 0.5 && string(2.50) == '2.5' && int(2.9) == 2 && -1 < 0 && 7 % 2 == 1",
        "size([1, 2].filter(x, x > 1) + [3]) == 2 && [1, 2].exists_one(x, x > 1)",
    ] {
        holds("doel", condition);
    }
    // Links that come in.
    holds("persoon", "code != 'jansen' || holds.exists(x, x.code == '3')");
    holds("nota", "frames.all(x, x.kind == 'goal') && size(usedBy) == 1");
    holds("indicator", "measures.exists(x, x.code == '3.1')");
    holds("programma", "supportedBy.exists(x, x.code == '3.1') && size(goals) == 1 && size(levels) == 0");
    holds("document", "year == 2026 && size(goals) == 1");
    assert_eq!(judged("persoon", "has(self.party)"), ["person smit"]);
}

#[test]
fn what_is_missing_does_not_make_a_condition_true_and_is_said() {
    assert_eq!(judged("persoon", "party == 'VVD'"), ["person smit"]);
    assert_eq!(judged("persoon", "party != 'PvdA'"), ["person smit"]);
    assert_eq!(judged("persoon", "!(party == 'PvdA')"), ["person smit"]);
    holds("persoon", "!has(self.party) || party == 'VVD'");
    // What one side decides, a missing other side cannot undo.
    holds("persoon", "party == 'VVD' || true");
    holds("document", "goals.exists(g, g.reads == 'x' || g.code == '3.1')");
    let checked = checked(&rule("persoon", "party == 'VVD'"));
    let text = shown(&checked, Language::Nl);
    assert!(text.contains("niet vast te stellen: ‘party’ ontbreekt bij persoon smit"), "{text}");
}

#[test]
fn unknown_names_are_found_at_their_place() {
    assert_eq!(flaws("size(indicatrs) >= 2"), ["own-rule-unknown-term ‘indicatrs’"]);
    assert_eq!(flaws("size(targets) >= 2"), ["own-rule-unknown-term ‘targets’"]);
    assert_eq!(flaws("indicators.all(i, i.targets.all(t, t.yer > 1))"), ["own-rule-unknown-term ‘yer’"]);
    assert_eq!(flaws("title == 'é' && siez(title) > 1"), ["own-rule-unknown-term ‘siez’"]);
    assert_eq!(flaws("has(self.untt)"), ["own-rule-unknown-term ‘untt’"]);
    // One run says all of it.
    assert_eq!(
        flaws("aap == 1 && noot == 2"),
        ["own-rule-unknown-term ‘aap’", "own-rule-unknown-term ‘noot’"]
    );
    // Through quotes, escapes and the indentation of a text block.
    let block = "--- r.kader\nregel r1 {\n  over doel\n  voorwaarde \"\"\"\n      title == 'é'\n        && titl == 'b'\n    \"\"\"\n}";
    assert_eq!(found(block), ["own-rule-unknown-term ‘titl’"]);
    let escaped =
        "--- r.kader\nregel r1 {\n  over doel\n  voorwaarde \"title == \\\"é\\\" && titl == 'b'\"\n}";
    assert_eq!(found(escaped), ["own-rule-unknown-term ‘titl’"]);
    let checked = checked(&rule("doel", "size(indicatrs) >= 2"));
    let finding = checked.findings.iter().find(|one| one.kind.name.en == "own-rule-unknown-term").unwrap();
    assert_eq!(finding.fix.as_ref().unwrap().replacement, "indicators");
}

#[test]
fn types_are_checked_when_the_rule_is_loaded() {
    for (condition, place) in [
        ("size(title) >= '2'", ">="),
        ("size(indicators)", "size"),
        ("indicators", "indicators"),
        ("title && true", "title"),
        ("parent == '3'", "=="),
        ("indicators == []", "=="),
        ("title.all(x, true)", "title"),
        ("1 + 1.0 == 2.0", "+"),
        ("title == null", "null"),
        ("has(self.title) ? 1 : 'a'", "'a'"),
        ("title.party == 'x'", "party"),
        ("size(1) == 1", "1"),
        ("contains(title, 'a')", "contains"),
        ("title.matches(title)", "title"),
        ("title.matches('(')", "'('"),
        ("title.matches('(a{1000}){1000}')", "'(a{1000}){1000}'"),
        ("{'a': 1}.a == 1", "{"),
        ("1u == 1u", "1u"),
        ("[1, 'a'].exists(x, true)", "'a'"),
        ("goals.map(g, g.goals).all(x, true)", "goals"),
    ] {
        let found = flaws(condition);
        let first = found.first().unwrap_or_else(|| panic!("nothing wrong with {condition}"));
        assert!(first.starts_with("own-rule-wrong-type"), "{condition}: {first}");
        assert!(first.contains(place) || first.ends_with(&format!("‘{place}’")), "{condition}: {first}");
    }
}

#[test]
fn what_cannot_be_read_is_said_in_our_own_words() {
    for (condition, place) in [
        ("Elk doel heeft een nota", "doel"),
        ("size(indicators) >=", "="),
        ("title = 'a'", "="),
        ("has(title)", "title"),
        ("9999999999999999999 > 1", "9999999999999999999"),
        ("indicators.all(1, true)", "1"),
        ("true and false", "and"),
        ("(true", "e"),
        ("😀", "😀"),
    ] {
        let found = flaws(condition);
        assert_eq!(found, [format!("own-rule-unreadable ‘{place}’")], "{condition}");
    }
    let text = shown(&checked(&rule("doel", "true and false")), Language::Nl);
    assert!(text.contains("‘en’ schrijft u als &&"), "{text}");
    assert_eq!(errors("regel r1 {\n  over doel\n}"), ["own-rule-incomplete"]);
    assert_eq!(errors("regel r1 {\n  voorwaarde \"true\"\n}"), ["own-rule-incomplete"]);
}

#[test]
fn hostile_conditions_neither_hang_nor_break() {
    let deep =
        |open: &str, close: &str, count: usize| format!("{}true{}", open.repeat(count), close.repeat(count));
    for condition in [
        deep("(", ")", 10_000),
        deep("(", ")", 900),
        deep("[", "]", 900),
        "(".repeat(1_999),
        format!("1{} == 1", "+1".repeat(900)),
        format!("self{} == self", ".parent".repeat(250)),
        format!("{}true", "true ? true : ".repeat(140)),
        format!("{}true{}", "goals.all(x, ".repeat(140), ")".repeat(140)),
        "a.".repeat(900),
        "'".to_owned(),
        "\\\\".repeat(400),
        "?[?.@#`".repeat(200),
    ] {
        let found = flaws(&condition);
        assert!(found.iter().any(|one| one.starts_with("own-rule-unreadable")), "{condition}: {found:?}");
    }
    // An even number of signs is none, however many there are.
    holds("doel", &deep("!", "", 1_900));
    assert!(!found(&rule("doel", "\u{0}\u{1}\u{7f}")).is_empty());
    // Work that never ends is stopped, and said.
    let ten = format!("[{}]", "1,".repeat(9) + "1");
    let mut nested = "true".to_owned();
    for depth in 0..8 {
        nested = format!("{ten}.all(x{depth}, {nested})");
    }
    assert_eq!(flaws(&nested).len(), 1);
    assert!(flaws(&nested)[0].starts_with("own-rule-stopped"));
    let grown = format!("['aaaaaaaa'].map(x, x + x){}.all(x, size(x) > 0)", ".map(x, x + x)".repeat(24));
    assert!(flaws(&grown)[0].starts_with("own-rule-stopped"), "{:?}", flaws(&grown));
    for broken in
        ["1 / size(exceptions) > 0", "1 % size(exceptions) > 0", "9223372036854775807 + size(children) > 0"]
    {
        assert!(flaws(broken)[0].starts_with("own-rule-stopped"), "{broken}");
    }
    // A place that a list does not have is something missing.
    assert_eq!(judged("doel", "exceptions[0].rule == 'x'"), ["goal 3.1"]);
    holds("doel", "title.matches('(a*)*$') && !('a'.matches('^(a|aa)+b$'))");
}

#[test]
fn a_rule_that_asks_too_much_stops_no_other() {
    let mut nested = "true".to_owned();
    for depth in 0..8 {
        nested = format!("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].all(x{depth}, {nested})");
    }
    let two = rule("doel", &nested) + "--- more.kader\nregel r2 {\n  over doel\n  voorwaarde \"false\"\n}\n";
    let checked = checked(&two);
    let names: Vec<&str> = checked.findings.iter().map(|one| one.name(Language::En)).collect();
    assert!(names.contains(&"own-rule-stopped") && names.contains(&"r2"), "{names:?}");
}

#[test]
fn more_own_rules_than_a_project_may_have_are_said() {
    let rules: String =
        (0..502).map(|at| format!("regel r{at} {{\n  over doel\n  voorwaarde \"true\"\n}}\n")).collect();
    assert_eq!(errors(&rules), ["own-rule-stopped"]);
}

#[test]
fn exceptions_silence_own_rules_and_unused_ones_are_found() {
    let silenced =
        rule("doel", "false").replace("criterium genoeg", "negeer r1 \"nog niet\"\ncriterium genoeg");
    assert!(
        !found(&silenced)
            .iter()
            .any(|one| one.starts_with("own-rule") || one.starts_with("unused-exception"))
    );
    let unused = silenced.replace("\"false\"", "\"true\"");
    assert!(found(&unused).iter().any(|one| one.starts_with("unused-exception ‘negeer r1")));
    // A rule that cannot be asked does not make its exceptions unknown or unused.
    let broken = silenced.replace("\"false\"", "\"fals\"");
    let found_in = found(&broken);
    assert!(found_in.iter().any(|one| one.starts_with("own-rule-unknown-term")));
    assert!(!found_in.iter().any(|one| one.contains("unused-exception") || one.contains("unknown-rule")));
    let unknown = silenced.replace("negeer r1", "negeer r2").replace("regel r1", "regel r12");
    let checked = checked(&unknown);
    let finding = checked.findings.iter().find(|one| one.kind.name.en == "unknown-rule").unwrap();
    assert!(finding.help.as_ref().unwrap().nl.contains("‘r12’"), "{finding:?}");
    let json = json_of(&crate::support::checked(&silenced)).to_string();
    assert!(
        json.contains(r#"{"reason":"nog niet","rule":"r1","used":true}"#) || json.contains(r#""rule":"r1""#)
    );
}

#[test]
fn names_of_kader_itself_cannot_be_taken() {
    for name in ["goal-without-indicator", "doel-zonder-indicator", "own-rule", "kring"] {
        let text = format!("regel {name} {{\n  over doel\n  voorwaarde \"true\"\n}}");
        assert_eq!(errors(&text), ["own-rule-name-taken"], "{name}");
    }
}

#[test]
fn findings_have_the_name_the_level_and_the_messages_of_the_rule() {
    let lines = "niveau fout\n  melding-nl \"doel {code} ({title}) deugt niet\"\n  melding-en \"goal {code} is wrong\"\n  advies \"doe iets\"";
    let text = rule("doel", "false").replace("\"false\"", &format!("\"false\"\n  {lines}"));
    let checked = checked(&text);
    let finding = checked.findings.iter().find(|one| one.own.is_some()).unwrap();
    assert_eq!((finding.name(Language::En), finding.severity), ("r1", Severity::Error));
    assert_eq!(finding.title.nl, "doel 3.1 (Iedereen vindt een woning) deugt niet");
    assert_eq!(finding.title.en, "goal 3.1 is wrong");
    assert_eq!(finding.help.as_ref().unwrap().en, "doe iets");
    assert!(finding.about.as_deref().unwrap().ends_with("/goal/3.1"));
    // One language is said in both; without a level it is a warning.
    let one = rule("doel", "false").replace("\"false\"", "\"false\"\n  melding-en \"goal {id}\"");
    let checked = crate::support::checked(&one);
    let finding = checked.findings.iter().find(|one| one.own.is_some()).unwrap();
    assert_eq!(
        (finding.title.nl.as_str(), finding.severity),
        ("goal project/begroting-2026/goal/3.1", Severity::Warning)
    );
    let blank = rule("doel", "true").replace("\"true\"", "\"true\"\n  melding \"doel {titel}\"");
    assert!(found(&blank).contains(&"own-rule-unknown-term ‘titel’".to_owned()));
}

#[test]
fn own_words_for_levels_are_known_and_tell_things_apart() {
    let text = "--- r.kader\nregel r1 {\n  over kerndoel\n  voorwaarde \"false\"\n}\n--- b.kader\n\
                document begroting-2026 {\n  indeling programma > kerndoel (ambitie) > doel\n}\n\
                programma 1 \"A\" {\n kerndoel 1.1 \"B\" {\n }\n}\nambitie 2 \"C\"\n";
    let found: Vec<String> = found(text).into_iter().filter(|one| one.starts_with("own-rule")).collect();
    assert_eq!(found, ["own-rule ‘kerndoel 1.1’"]);
}

#[test]
fn a_report_inherits_and_is_not_told_again_what_its_plan_lacks() {
    let report = "--- berap.kader\ntaal nl\ndocument berap-2026 {\n  soort berap\n  rapporteert-over begroting-2026\n}\n\
                  programma 3 {\n  doel 3.1 {\n    stand \"Op koers\"\n  }\n}\n";
    let with = |condition: &str| {
        let checked = checked(&(rule("doel", condition) + report));
        checked.findings.iter().filter(|one| one.own.is_some()).count()
    };
    assert_eq!(with("size(indicators) == 1 && size(criteria) == 1 && size(notes) == 1 && title != ''"), 0);
    assert_eq!(with("size(indicators) >= 2"), 1);
    assert_eq!(with("!document.isReport || has(self.progress)"), 0);
    assert_eq!(with("!document.isReport || has(self.reads)"), 1);
}

#[test]
fn silence_about_what_could_not_be_read() {
    let text = rule("doel", "false").replace("€ 1.000", "€ 1.00.0");
    assert!(!found(&text).iter().any(|one| one.starts_with("own-rule")), "{:?}", found(&text));
}

const DUTCH: &str = "--- r.kader\ntaal nl\norganisatie x \"X\"\nregel r1 {\n  over nota\n  voorwaarde \"has(self.adopted)\"\n  niveau fout\n  \
                     melding-nl \"nota {code}\"\n  melding-en \"note {code}\"\n}\nnota a \"A\"\n";
const ENGLISH: &str = "--- r.kader\nlanguage en\norganisation x \"X\"\nrule r1 {\n  about policy-note\n  condition \"has(self.adopted)\"\n  level error\n  \
                       message-nl \"nota {code}\"\n  message-en \"note {code}\"\n}\npolicy-note a \"A\"\n";

#[test]
fn a_dutch_and_an_english_register_find_and_build_the_same() {
    let (nl, en) = (checked(DUTCH), checked(ENGLISH));
    let lines = |checked: &kader::check::Checked| -> Vec<String> {
        let all = checked.findings.iter();
        all.map(|one| {
            format!("{} {:?} {} {}", one.name(Language::En), one.severity, one.title.nl, one.title.en)
        })
        .collect()
    };
    assert_eq!(lines(&nl), lines(&en));
    assert!(lines(&nl).contains(&"r1 Error nota a note a".to_owned()), "{:?}", lines(&nl));
    assert_eq!(neutral(json_of(&nl)), neutral(json_of(&en)));
}

#[test]
fn the_same_input_gives_the_same_findings() {
    let text = rule("doel", "descendants.all(d, has(d.title) && size(d.usedBy) == 0 && d.kind == 'x')");
    let first = shown(&checked(&text), Language::Nl);
    for _ in 0..5 {
        assert_eq!(shown(&checked(&text), Language::Nl), first);
    }
}

/// Every term can be asked of every kind of thing of the twins, and gives what its type says or is missing.
#[test]
fn no_term_that_the_checker_knows_stops_a_rule() {
    let twins = include_str!("twins/nl.txt");
    for of in terms::all() {
        let word = of.concept.word.get(Language::Nl);
        let mut rules = String::new();
        for (at, term) in of.terms.iter().enumerate() {
            // A word that CEL keeps for itself needs its thing before it.
            let name = if term.name == "for" { "self.for" } else { term.name };
            let ask = match term.kind {
                terms::Type::List(_) => format!("size({name}) >= 0"),
                terms::Type::One(terms::Item::Bool) => format!("{name} || !{name}"),
                terms::Type::One(terms::Item::Int | terms::Item::Number) => {
                    format!("!has(self.{name}) || {name} < 1 || {name} >= 1")
                }
                terms::Type::One(terms::Item::Text) => format!("!has(self.{name}) || size({name}) >= 0"),
                terms::Type::One(_) => format!("has(self.{name}) || !has(self.{name})"),
            };
            rules += &format!("regel ask-{at} {{\n  over {word}\n  voorwaarde \"{ask}\"\n}}\n");
        }
        let text = format!("--- rules.kader\ntaal nl\n{rules}{twins}");
        let own: Vec<String> = found(&text).into_iter().filter(|one| one.starts_with("own-rule")).collect();
        assert_eq!(own, [] as [String; 0], "{word}");
    }
}

#[test]
fn the_worked_examples_of_the_pages_are_sound() {
    for page in Language::BOTH.map(kader::report::own_rules::page) {
        let blocks: Vec<&str> =
            page.split("```kader\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
        assert_eq!(blocks.len(), 6);
        for block in blocks {
            assert_eq!(errors(block), [] as [&str; 0], "{block}");
        }
    }
}

#[test]
fn explain_shows_an_own_rule_of_a_project() {
    let project = crate::support::root().join("specs/voorbeeldstad").display().to_string();
    let explain = |arguments: &[&str]| {
        let arguments: Vec<std::ffi::OsString> =
            ["kader", "explain"].iter().chain(arguments).map(|one| (*one).into()).collect();
        let mut out = Vec::new();
        let code = kader::cli::run(&arguments, &mut out);
        (code, String::from_utf8(out).unwrap())
    };
    let (code, text) = explain(&["[nota-door-de-raad]", "--project", &project, "--lang", "en"]);
    assert_eq!(code, 0);
    for part in [
        "nota-door-de-raad\n",
        "policy-note",
        "has(self.adopted)",
        "note",
        "was not adopted",
        "register.kader:",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let (code, text) = explain(&["nota-door-de-raad", "--project", &project, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((code, json["about"].as_str(), json["sound"].as_bool()), (0, Some("policy-note"), Some(true)));
    assert_eq!(explain(&["nota-door-de-rad", "--project", &project]), (2, String::new()));
}
