//! `kader graph`: which part is drawn, and what each format makes of it.

use std::collections::BTreeSet;
use std::fs;

use kader::ask::graph::{Kind, Part, Wish, part};
use kader::check::{Checked, check};
use kader::language::{Language, concept, fields, indicator};
use kader::model::{NodeId, Relation};
use kader::report::graph::look::Look;
use kader::report::graph::svg::{self, measure, plan};
use kader::report::graph::{Edge, Group, Node, Picture, dot, graphml, line, look, mermaid};
use kader::workspace;
use proptest::prelude::*;
use quick_xml::events::Event;

use crate::cli::{folder, run};
use crate::support::{checked, spec};

const SPEC: &str = "\
--- register.kader
taal nl
persoon jansen \"Anna Jansen\"
bron cbs \"CBS StatLine\"
bron ggd \"GGD\"
hervormingsagenda nabij \"Agenda\" {
  spoor 1 \"Spoor\"
  spoor 2 \"Ander spoor\"
}
--- begroting-2025.kader
document begroting-2025 \"Begroting 2025\" {
  indeling programma > doel
}
programma 1 \"Wonen\" {
  doel 1.1 \"Een\" {
    steunt spoor 1
  }
}
--- begroting-2026.kader
document begroting-2026 \"Begroting 2026\" {
  indeling programma > doel
}
programma 1 \"Wonen\" {
  portefeuillehouder jansen
  doel 1.1 \"Een\" {
    vervolgt doel 1.1@begroting-2025
    steunt spoor 1
    criterium buren \"Criterium\" {
      indicatoren contact
    }
    indicator contact \"A\" {
      bron cbs
    }
  }
  doel 1.2 \"Twee\" {
    portefeuillehouder jansen
  }
}
programma 2 \"Groen\" {
  doel 2.1 \"Drie\" {
    steunt doel 1.2
  }
}
";

/// Titles that would break out of a format, if it let them.
pub const HOSTILE: [&str; 12] = [
    "\\\"]; x -> y; z [label=\\\"",
    "\\\\",
    "\\\\\\\" }",
    "a\\\\Nb\\\\Gc\\nd",
    "--> b --- c -.-> d ]]> </svg><script>alert(1)</script>",
    "%%{init: {\\\"theme\\\": \\\"dark\\\"}}%% %% c",
    "``` ~~~ `a` **b** # c",
    "<!-- &amp; &lt; &#34; #34; #quot; &beta;",
    "end subgraph style a:b#c; classDef x fill:#f00;",
    "|a| {b} (c) [d] ((e)) :::f @{ shape: x }",
    "javascript:alert(1) click a \\\"x\\\"",
    "$$x^2$$ 1. lijst \u{202E}omgekeerd\u{202C} עברית",
];

fn hostile() -> Checked {
    let mut text = "taal nl\ndocument d \"</data><node id='x'/>\"\n".to_owned();
    for (at, title) in HOSTILE.iter().enumerate() {
        text += &format!("doel 1.{at} \"{title}\" {{\nzie doel 1.{}\n}}\n", (at + 1) % HOSTILE.len());
    }
    check(workspace::in_memory(&[("d.kader", &text)]))
}

fn keys(checked: &Checked, part: &Part) -> Vec<String> {
    part.nodes.iter().map(|id| checked.model.key(*id)).collect()
}

fn ties(checked: &Checked, part: &Part) -> Vec<String> {
    let key = |id: NodeId| checked.model.key(id).split_once('/').unwrap().1.to_owned();
    part.ties.iter().map(|tie| format!("{} {} {}", key(tie.from), tie.relation.name(), key(tie.to))).collect()
}

fn goal(checked: &Checked, key: &str) -> NodeId {
    checked.model.nodes().map(|(id, _)| id).find(|id| checked.model.key(*id).ends_with(key)).unwrap()
}

fn picture(checked: &Checked, wish: &Wish, language: Language) -> Picture {
    Picture::new(&checked.model, &part(&checked.model, wish), language)
}

#[test]
fn a_start_is_followed_both_ways_as_far_as_asked() {
    let checked = checked(SPEC);
    let start = goal(&checked, "begroting-2026/goal/1.1");
    let at = |depth| part(&checked.model, &Wish { from: vec![start], depth, ..Wish::default() });
    assert_eq!(keys(&checked, &at(0)), ["project/begroting-2026/goal/1.1"]);
    let one: BTreeSet<String> = keys(&checked, &at(1)).into_iter().collect();
    let expected = [
        "project/begroting-2025/goal/1.1",
        "project/begroting-2026/criterion/buren",
        "project/begroting-2026/goal/1.1",
        "project/begroting-2026/indicator/contact",
        "project/begroting-2026/programme/1",
        "project/track/nabij/1",
    ];
    assert_eq!(one, expected.map(str::to_owned).into_iter().collect());
    let two = keys(&checked, &at(2));
    for key in
        ["person/jansen", "source/cbs", "begroting-2026/goal/1.2", "project/begroting-2026", "agenda/nabij"]
    {
        assert!(two.iter().any(|one| one.ends_with(key)), "{key}: {two:?}");
    }
    // A document is reached and not passed: the other programme hangs on it alone.
    let three = keys(&checked, &at(3));
    assert!(three.iter().all(|one| !one.ends_with("2026/programme/2")), "{three:?}");
    let document = goal(&checked, "project/begroting-2026");
    let whole = part(&checked.model, &Wish { from: vec![document], depth: 1, ..Wish::default() });
    assert!(keys(&checked, &whole).contains(&"project/begroting-2026/programme/2".to_owned()));
}

#[test]
fn relations_kinds_and_a_document_narrow_the_part() {
    let checked = checked(SPEC);
    let only = |wish: &Wish| ties(&checked, &part(&checked.model, wish));
    let supports = Wish { relations: vec![Relation::Supports], ..Wish::default() };
    let all = [
        "begroting-2025/goal/1.1 supports track/nabij/1",
        "begroting-2026/goal/1.1 supports track/nabij/1",
        "begroting-2026/goal/2.1 supports begroting-2026/goal/1.2",
    ];
    assert_eq!(only(&supports), all);
    let nodes = part(&checked.model, &supports).nodes;
    assert_eq!(nodes.len(), 5, "what has no such relation is left out");

    let document = checked.model.document("begroting-2026");
    assert_eq!(only(&Wish { document, ..supports.clone() }), all[1..]);
    let here = keys(&checked, &part(&checked.model, &Wish { document, ..Wish::default() }));
    assert!(here.contains(&"project/source/cbs".to_owned()), "{here:?}");
    assert!(here.iter().all(|key| !key.contains("2025") && !key.ends_with("ggd")), "{here:?}");

    // What stands between is passed over.
    let kinds = ["programme", "indicator"]
        .map(|name| Kind { concept: concept(Language::En, name).unwrap(), own: None });
    let bridged = only(&Wish { kinds: kinds.to_vec(), document, ..Wish::default() });
    assert_eq!(bridged, ["begroting-2026/programme/1 contains begroting-2026/indicator/contact"]);
}

#[test]
fn a_relation_is_named_as_its_field_in_both_languages() {
    let fields = [
        (Relation::HeldBy, &fields::HOLDERS),
        (Relation::FramedBy, &fields::FRAMING_NOTES),
        (Relation::MeasuredBy, &fields::INDICATORS),
        (Relation::SourcedFrom, &fields::SOURCES),
        (Relation::Supports, &fields::SUPPORTS),
        (Relation::LeadsTo, &fields::LEADS_TO),
        (Relation::DerivedFrom, &fields::DERIVED_FROM),
        (Relation::Continues, &fields::CONTINUES),
        (Relation::ContinuedBy, &fields::CONTINUED_BY),
        (Relation::See, &fields::SEE),
    ];
    for (relation, field) in fields {
        for language in Language::BOTH {
            for word in [field.word.get(language), field.word.many(language)] {
                assert_eq!(Relation::named(word), Some(relation), "{word}");
            }
        }
    }
    let mut seen = BTreeSet::new();
    for relation in Relation::ALL {
        assert_eq!(Relation::named(relation.name()), Some(relation));
        assert!(seen.insert(relation.name()) && relation.words(Language::En)[0] == relation.name());
        for word in Language::BOTH.iter().flat_map(|one| relation.words(*one)) {
            assert_eq!(Relation::named(word), Some(relation), "{word} asks for two relations");
        }
    }
    assert_eq!(indicator::CONCEPT.name, "indicator");
}

#[test]
fn every_format_of_a_small_part() {
    let checked = checked(SPEC);
    let wish = Wish { from: vec![goal(&checked, "begroting-2026/goal/1.1")], depth: 1, ..Wish::default() };
    let picture = picture(&checked, &wish, Language::Nl);
    insta::assert_snapshot!("graph_dot", dot::draw(&picture));
    insta::assert_snapshot!("graph_mermaid", mermaid::draw(&picture).text);
    insta::assert_snapshot!("graph_graphml", graphml::draw(&picture));
    insta::assert_snapshot!("graph_svg", svg::draw(&picture, "k-"));
}

#[test]
fn words_follow_the_language_and_data_does_not() {
    let checked = checked(SPEC);
    let [nl, en] = Language::BOTH.map(|language| picture(&checked, &Wish::default(), language));
    assert!(dot::draw(&nl).contains("label=\"steunt\"") && dot::draw(&en).contains("label=\"supports\""));
    let data = |picture: &Picture| -> Vec<String> {
        let text = graphml::draw(picture);
        text.lines()
            .filter(|line| line.contains("e-relation") || line.contains("n-kind"))
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(data(&nl), data(&en));
}

#[test]
fn the_same_spec_gives_the_same_bytes() {
    for name in ["zwolle", "voorbeeldstad"] {
        let texts = [(); 2].map(|()| {
            let picture = picture(&spec(name), &Wish::default(), Language::Nl);
            (
                dot::draw(&picture),
                mermaid::draw(&picture).text,
                graphml::draw(&picture),
                svg::draw(&picture, ""),
            )
        });
        assert_eq!(texts[0], texts[1]);
    }
}

#[test]
fn every_id_is_used_once() {
    for checked in [spec("zwolle"), spec("voorbeeldstad"), hostile()] {
        let picture = picture(&checked, &Wish::default(), Language::Nl);
        let keys: BTreeSet<&str> = picture.nodes.iter().map(|node| node.key.as_str()).collect();
        assert_eq!(keys.len(), picture.nodes.len());
        let text = mermaid::draw(&picture).text;
        let declared: Vec<&str> = text
            .lines()
            .filter(|line| line.contains(":::"))
            .map(|line| {
                line.trim().split(|one: char| !one.is_ascii_alphanumeric() && one != '_').next().unwrap()
            })
            .collect();
        let once: BTreeSet<&str> = declared.iter().copied().collect();
        assert_eq!(once.len(), declared.len());
        assert!(once.iter().all(|id| !["end", "class", "style"].contains(id)));
    }
}

/// What a reader of DOT makes of a text: statements, with texts between quotes taken as one.
fn outside_quotes(text: &str) -> String {
    let mut out = String::new();
    let (mut inside, mut escaped) = (false, false);
    for one in text.chars() {
        match one {
            '"' if !escaped => inside = !inside,
            _ if !inside => out.push(one),
            _ => {}
        }
        escaped = inside && one == '\\' && !escaped;
    }
    assert!(!inside, "a quote stays open");
    out
}

#[test]
fn hostile_titles_stay_texts_in_dot() {
    let text = dot::draw(&picture(&hostile(), &Wish::default(), Language::Nl));
    let bare = outside_quotes(&text);
    assert_eq!(bare.matches('{').count(), bare.matches('}').count());
    assert_eq!(bare.matches("->").count(), HOSTILE.len() * 2, "{bare}");
    for sign in ["script", "x ", "--", "&", "%"] {
        assert!(!bare.contains(sign), "{sign} stands outside of quotes");
    }
    assert!(!text.contains("&beta;") && text.contains("&amp;beta;"));
}

#[test]
fn hostile_titles_stay_texts_in_mermaid() {
    let text = mermaid::draw(&picture(&hostile(), &Wish::default(), Language::Nl)).text;
    for sign in ["%%", "`", "&", "<script", "</", "~~~", "javascript:", "$", "@", "\\n", "\u{202E}", "];"] {
        assert!(!text.contains(sign), "{sign} is in {text}");
    }
    for line in text.lines() {
        assert_eq!(line.matches('"').count() % 2, 0, "{line}");
        let label = line.split('"').nth(1).unwrap_or_default();
        assert!(!label.contains(['[', ']', '{', '}', '|']) && !label.contains("--"), "{line}");
        let signs = label.replace("<br/>", "");
        assert!(!signs.contains(['<', '>']), "{line}");
    }
    assert_eq!(text.matches("-->|").count(), HOSTILE.len());
}

/// Names of elements, and all text in order; panics when it is not XML.
fn xml(text: &str) -> (Vec<String>, String) {
    let mut reader = quick_xml::Reader::from_str(text);
    let (mut elements, mut content) = (Vec::new(), String::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => {
                elements.push(String::from_utf8(tag.name().as_ref().to_vec()).unwrap());
                assert!(tag.attributes().all(|one| one.is_ok()));
            }
            Event::Text(text) => content.push_str(&String::from_utf8_lossy(&text)),
            Event::GeneralRef(name) => content.push_str(&format!("&{};", String::from_utf8_lossy(&name))),
            Event::Eof => return (elements, content),
            Event::End(_) | Event::Decl(_) => {}
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn hostile_titles_stay_texts_in_graphml() {
    let text = graphml::draw(&picture(&hostile(), &Wish::default(), Language::Nl));
    let (elements, content) = xml(&text);
    let known = ["graphml", "key", "graph", "data", "node", "edge"];
    assert!(elements.iter().all(|name| known.contains(&name.as_str())), "{elements:?}");
    assert_eq!(elements.iter().filter(|name| *name == "node").count(), HOSTILE.len() + 1);
    let first = elements.iter().position(|name| name == "graph").unwrap();
    assert!(elements[first..].iter().all(|name| name != "key"), "keys come first");
    assert!(content.contains("]]&gt; &lt;/svg&gt;&lt;script&gt;"), "{content}");
}

#[test]
fn what_mermaid_cannot_draw_is_said() {
    let mut text = "taal nl\ndocument d\nbron b \"B\"\n".to_owned();
    for at in 0..700 {
        text += &format!("doel 1.{at} \"Doel nummer {at}\" {{\nzie bron b\n}}\n");
    }
    let checked = checked(&text);
    let picture = picture(&checked, &Wish::default(), Language::Nl);
    let drawn = mermaid::draw(&picture);
    assert!(drawn.text.chars().count() <= 50_000, "{}", drawn.text.chars().count());
    let arrows = drawn.text.lines().filter(|line| line.contains("-->") || line.contains(" --- ")).count();
    assert!(arrows <= 500 && arrows + drawn.left.1 == picture.edges.len(), "{arrows} {:?}", drawn.left);
    assert!(drawn.text.contains("kader_note[\"Mermaid tekent niet meer dan 500"), "{}", drawn.text);
    let note = drawn.note(Language::En).unwrap();
    assert!(note.contains("--from") && note.contains("left out"), "{note}");
    let small = mermaid::draw(&picture_of_goal(&checked));
    assert_eq!((small.left, small.note(Language::Nl)), ((0, 0), None));
}

fn picture_of_goal(checked: &Checked) -> Picture {
    picture(
        checked,
        &Wish { from: vec![goal(checked, "goal/1.1")], depth: 1, ..Wish::default() },
        Language::Nl,
    )
}

/// The contrast of two colours, as WCAG counts it.
fn contrast(one: &str, other: &str) -> f64 {
    let light = |colour: &str| {
        let part =
            |at: usize| f64::from(u8::from_str_radix(colour.get(at..at + 2).unwrap(), 16).unwrap()) / 255.0;
        let linear =
            |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
        0.2126 * linear(part(1)) + 0.7152 * linear(part(3)) + 0.0722 * linear(part(5))
    };
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn texts_can_be_read_on_every_colour() {
    for one in look::Look::ALL {
        for (colours, ink) in [(one.light(), look::INK), (one.dark(), look::DARK_INK)] {
            let found = contrast(colours.fill, ink);
            assert!(found >= 4.5, "{} {found}", one.name());
            let edge = contrast(colours.fill, colours.edge);
            assert!(edge >= 3.0, "the edge of {} {edge}", one.name());
        }
    }
    for (fills, ink) in [(look::GROUPS, look::INK), (look::DARK_GROUPS, look::DARK_INK)] {
        assert!(fills.iter().all(|fill| contrast(fill, ink) >= 4.5));
    }
    for one in line::Line::ALL {
        for (colour, grounds) in [(one.light(), look::GROUPS), (one.dark(), look::DARK_GROUPS)] {
            let least = grounds.iter().map(|ground| contrast(colour, ground)).fold(f64::MAX, f64::min);
            assert!(least >= 3.0, "a line of {} {least}", one.name());
        }
    }
    let mut fills: Vec<&str> = look::Look::ALL.iter().map(|one| one.light().fill).collect();
    fills.sort_unstable();
    fills.dedup();
    assert_eq!(fills.len(), look::Look::ALL.len());
}

#[test]
fn the_command_draws_a_part_and_says_what_is_wrong() {
    let path = folder("graph");
    fs::write(path.join("kader.toml"), "").unwrap();
    for (name, text) in crate::support::files(SPEC) {
        fs::write(path.join(name), text).unwrap();
    }
    let here = path.to_str().unwrap();
    let file = path.join("uit.mmd");
    let to = file.to_str().unwrap();
    let (code, out, err) = run(&[
        "graaf",
        here,
        "--from",
        "doel",
        "1.1",
        "--depth",
        "1",
        "--kind",
        "steunt, meet",
        "-o",
        to,
        "--lang",
        "nl",
    ]);
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("flowchart") && text.contains("steunt") && !text.contains("bevat"), "{text}");
    assert!(text.contains("d1_goal_1_1") && text.contains("d2_goal_1_1"), "both editions: {text}");

    let (code, out, _) =
        run(&["graph", here, "--from", "goal", "1.1", "--document", "begroting-2025", "--format", "graphml"]);
    assert!(
        code == 0 && out.contains("begroting-2025/goal/1.1\"") && !out.contains("begroting-2026"),
        "{out}"
    );

    for (arguments, words) in [
        (vec!["--kind", "steund"], ["‘steund’", "‘steunt’"]),
        (vec!["--kind", "xyzzy"], ["kies uit", "portefeuillehouder"]),
        (vec!["--things", "doell"], ["‘doell’", "doel"]),
        (vec!["--document", "begroting-2027"], ["‘begroting-2027’", "begroting-2026"]),
        (vec!["--from", "doel", "1.9"], ["‘1.9’", "1.1"]),
        (
            vec!["--from", "doel", "2.1", "--document", "begroting-2025"],
            ["niet in dat document", "begroting-2026"],
        ),
        (vec!["--from", "doel"], ["--from", "waarde"]),
        (vec!["--format", "png"], ["‘png’", "graphml"]),
        (vec!["--kind", "dekking"], ["niets", "voldoet"]),
        (vec!["-o", "register.kader"], ["register.kader", "andere naam"]),
    ] {
        let mut all = vec!["graph", here, "--lang", "nl"];
        all.extend(arguments.iter().copied());
        let (code, out, err) = run(&all);
        assert!(code == 2 && out.is_empty(), "{arguments:?}: {code} {out} {err}");
        assert!(words.iter().all(|word| err.contains(word)), "{arguments:?}: {err}");
    }
    let (code, _, err) = run(&["graph", here, "--kind", "suports", "--lang", "en"]);
    assert!(code == 2 && err.contains("did you mean") && err.contains("measured-by"), "{err}");
}

#[test]
fn hostile_titles_stay_texts_in_svg() {
    let text = svg::draw(&picture(&hostile(), &Wish::default(), Language::Nl), "k-");
    let (elements, content) = xml(&text);
    let known = ["svg", "title", "desc", "style", "defs", "marker", "rect", "g", "path", "text", "tspan"];
    assert!(elements.iter().all(|name| known.contains(&name.as_str())), "{elements:?}");
    assert!(content.contains("]]&gt; &lt;/svg&gt;&lt;script&gt;"), "{content}");
    assert_eq!(elements.iter().filter(|name| *name == "style").count(), 1);
    // An empty line would end it inside of Markdown.
    assert!(!text.contains("\n\n") && !text.contains('\u{202E}'), "{text}");
    assert!(text.lines().all(|line| !line.trim().is_empty()));
}

/// The values of an attribute.
fn values<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    let before = format!(" {name}=\"");
    text.split(before.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn several_drawings_live_in_one_page_and_fetch_nothing() {
    let checked = spec("voorbeeldstad");
    let picture = picture(&checked, &Wish::default(), Language::Nl);
    let [one, other] = ["a-", "b-"].map(|prefix| svg::draw(&picture, prefix));
    let ids = |text: &str| -> BTreeSet<String> {
        let all = values(text, "id");
        let found: BTreeSet<String> = all.iter().map(|id| (*id).to_owned()).collect();
        assert_eq!(found.len(), all.len(), "an id stands twice");
        found
    };
    assert!(ids(&one).is_disjoint(&ids(&other)) && ids(&one).iter().all(|id| id.starts_with("a-")));
    for text in [&one, &other] {
        let known = ids(text);
        for named in values(text, "aria-labelledby").iter().flat_map(|one| one.split(' ')) {
            assert!(known.contains(named), "{named}");
        }
        for place in text.split("url(#").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            assert!(known.contains(place), "{place}");
        }
        assert_eq!(text.matches("url(").count(), text.matches("url(#").count());
        assert_eq!(text.matches("http").count(), 1, "the namespace");
        for sign in ["href", "@import", "<script", "onload", "<image", "<foreignObject"] {
            assert!(!text.contains(sign), "{sign}");
        }
        let rules = text.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
        let prefix = if text == &one { "#a-graph" } else { "#b-graph" };
        assert!(rules.lines().filter(|rule| !rule.is_empty()).all(|rule| rule.contains(prefix)), "{rules}");
        assert!(rules.contains("prefers-color-scheme:dark"));
    }
}

#[test]
fn a_screen_reader_hears_every_thing_with_its_relations() {
    let checked = checked(SPEC);
    let wish = Wish { from: vec![goal(&checked, "begroting-2026/goal/1.1")], depth: 1, ..Wish::default() };
    let picture = picture(&checked, &wish, Language::Nl);
    let text = svg::draw(&picture, "");
    let things =
        text.lines().filter(|line| line.contains("role=\"listitem\"") && line.contains("role=\"img\""));
    assert_eq!(things.count(), picture.nodes.len());
    assert!(text.contains("<desc id=\"thing-project-begroting-2026-goal-1-1-desc\">"), "{text}");
    let told = text.split("goal-1-1-desc\">").find(|rest| rest.contains("vervolgt doel 1.1;")).unwrap();
    for words in ["staat in programma 1", "steunt spoor nabij/1", "bevat indicator", "vervolgt doel 1.1"] {
        assert!(told.split("</desc>").next().unwrap().contains(words), "{words}: {told}");
    }
    for size in values(&text, "font-size") {
        assert!(size.parse::<f64>().unwrap() >= 11.0, "{size}");
    }
    assert_eq!(values(&text, "role")[0], "group");
}

/// Where things and frames stand: no thing on another, each in its frames, every line in its thing.
fn sound(picture: &Picture) {
    let texts = plan::texts(picture);
    let plan = plan::plan(picture, &texts);
    assert_eq!(plan.boxes.len(), picture.nodes.len());
    for (at, (one, rect)) in plan.boxes.iter().enumerate() {
        for (other, place) in &plan.boxes[at + 1..] {
            assert!(!rect.meets(place), "{one} stands on {other}");
        }
        let mut group = Some(picture.nodes[*one].group);
        while let Some(here) = group {
            let (_, frame) = plan.frames.iter().find(|(at, _)| *at == here).unwrap();
            let inside = frame.x <= rect.x
                && frame.y <= rect.y
                && rect.right() <= frame.right()
                && rect.bottom() <= frame.bottom();
            assert!(inside, "{one} stands out of its group: {rect:?} {frame:?}");
            group = picture.groups[here].parent;
        }
        assert!(
            rect.x >= 0.0
                && rect.y >= 0.0
                && rect.right() <= plan.width + 0.1
                && rect.bottom() <= plan.height + 0.1
        );
        for line in texts[*one].title.iter() {
            assert!(measure::width(line, plan::NORMAL) <= rect.width - 2.0 * plan::MARGIN, "{line}");
        }
        assert!(texts[*one].height() <= rect.height + 0.1);
    }
    let mut points = plan.routes.iter().flat_map(|route| &route.points);
    assert!(points.all(|point| point.x >= -0.1 && point.x <= plan.width + 0.1), "a line leaves the page");
    for (at, (one, rect)) in plan.frames.iter().enumerate() {
        for (other, place) in &plan.frames[at + 1..] {
            let beside = picture.groups[*one].parent == picture.groups[*other].parent;
            assert!(!beside || !rect.meets(place), "group {one} stands on {other}");
        }
    }
}

#[test]
fn nothing_stands_on_another_thing() {
    for name in ["zwolle", "groningen", "voorbeeldstad"] {
        let checked = spec(name);
        sound(&picture(&checked, &Wish::default(), Language::Nl));
        sound(&picture(
            &checked,
            &Wish { relations: vec![Relation::Supports, Relation::LeadsTo], ..Wish::default() },
            Language::En,
        ));
        let goals: Vec<NodeId> = checked.model.goals().collect();
        for from in goals.iter().step_by(7) {
            sound(&picture(&checked, &Wish { from: vec![*from], depth: 2, ..Wish::default() }, Language::Nl));
        }
    }
    sound(&picture(&hostile(), &Wish::default(), Language::Nl));
}

/// A picture of things in groups, with relations between any two.
fn made(things: &[(usize, usize)], ties: &[(usize, usize, usize)]) -> Picture {
    let groups = [None, Some(0), Some(0), None, Some(3)];
    let groups = groups.iter().enumerate().map(|(at, parent)| Group {
        key: format!("g{at}"),
        title: format!("Groep {at}"),
        parent: *parent,
        turn: at,
    });
    let nodes = things.iter().enumerate().map(|(at, (group, words))| Node {
        key: format!("t{at}"),
        kind: "goal",
        code: at.to_string(),
        document: None,
        name: format!("doel {at}"),
        title: Some("woord ".repeat(*words)),
        look: Look::ALL[at % Look::ALL.len()],
        group: group % 5,
        external: at % 5 == 0,
        asked: at == 0,
    });
    let nodes: Vec<Node> = nodes.collect();
    let used: BTreeSet<usize> = nodes.iter().map(|node| node.group).collect();
    let count = nodes.len();
    let edges = ties.iter().map(|(from, to, relation)| {
        let relation = Relation::ALL[relation % Relation::ALL.len()];
        let (from, to) = (from % count, to % count);
        // What stands in something comes after it.
        let turned = relation == Relation::Contains && from >= to;
        let (from, to) = if turned { (to, from) } else { (from, to) };
        let relation = if relation == Relation::Contains && from == to { Relation::See } else { relation };
        Edge { from, to, relation, label: "steunt".to_owned(), note: None }
    });
    let edges = edges.collect();
    // A picture has no empty groups.
    let needed = |at: usize| {
        used.contains(&at)
            || [(1, 0), (2, 0), (4, 3)].iter().any(|(one, above)| *above == at && used.contains(one))
    };
    let kept: Vec<usize> = (0..5).filter(|at| needed(*at)).collect();
    let place = |at: usize| kept.iter().position(|one| *one == at).unwrap();
    let groups = groups
        .enumerate()
        .filter(|(at, _)| needed(*at))
        .map(|(_, group)| Group { parent: group.parent.map(place), ..group });
    let nodes = nodes.into_iter().map(|node| Node { group: place(node.group), ..node }).collect();
    Picture {
        language: Language::Nl,
        title: "t".to_owned(),
        description: "d".to_owned(),
        groups: groups.collect(),
        nodes,
        edges,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_picture_is_laid_out(
        things in prop::collection::vec((0_usize..5, 0_usize..40), 1..14),
        ties in prop::collection::vec((0_usize..14, 0_usize..14, 0_usize..20), 0..22),
    ) {
        let picture = made(&things, &ties);
        sound(&picture);
        let (elements, _) = xml(&svg::draw(&picture, "p-"));
        prop_assert!(elements.iter().filter(|name| *name == "path").count() >= things.len());
    }
}

#[test]
fn what_is_too_large_to_see_is_refused_with_a_way_out() {
    let mut large = made(&[(0, 1)], &[]);
    assert_eq!(svg::too_large(&large, Language::Nl), None);
    large.nodes = vec![large.nodes[0].clone(); svg::MOST + 1];
    for (language, words) in [(Language::Nl, "te veel"), (Language::En, "too many")] {
        let said = svg::too_large(&large, language).unwrap();
        assert!(said.contains(words) && said.contains("--from"), "{said}");
    }
}
