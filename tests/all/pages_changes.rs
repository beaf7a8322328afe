//! The parts of the report about time: what changed since the edition before, where a goal came from, facts and sources.

use kader::language::Language;
use kader::pages::{House, Wish, html};
use scraper::{ElementRef, Html, Selector};

use crate::cli::run;
use crate::support::{checked, root};

fn select(text: &str) -> Selector {
    Selector::parse(text).unwrap()
}

fn words(one: ElementRef<'_>) -> String {
    one.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn all(page: &Html, what: &str) -> Vec<String> {
    page.select(&select(what)).map(words).collect()
}

fn made(fixture: &str, language: Language) -> Html {
    let wish =
        Wish { language, documents: Vec::new(), with_findings: true, live: None, house: House::default() };
    let text = html(&checked(fixture), &wish).unwrap();
    let page = Html::parse_document(&text);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    page
}

fn real(name: &str, language: &str) -> Html {
    let folder = root().join("specs").join(name).display().to_string();
    let (code, out, err) = run(&["--lang", language, "report", &folder]);
    assert_eq!(code, 0, "{err}");
    Html::parse_document(&out)
}

const TWO: &str = "\
--- register.kader
taal nl
persoon vries \"P. de Vries\"
persoon bos \"Q. Bos\"
bron cbs \"CBS\"
--- oud.kader
document begroting-2025 \"Begroting 2025\" {
  soort begroting
  jaar 2025
  indeling doel
}
doel 1 \"Wonen in de stad voor <b>iedereen</b>\" {
  portefeuillehouder vries
  criterium \"Er zijn genoeg huizen\" {
    indicatoren huizen
  }
  indicator huizen \"Huizen erbij\" {
    soort prestatie
    eenheid huizen
    gewenst toename
    bron cbs
    nulmeting 2023 400
    beoogd 2026 500
  }
}
doel 2 \"Groen\" {
  portefeuillehouder bos
  criterium \"Er is groen\" {
    indicatoren bomen
  }
  indicator bomen \"Bomen\" {
    bron cbs
    eenheid bomen
  }
}
doel 3 \"Sport\" {
  portefeuillehouder bos
}
--- nieuw.kader
document begroting-2026 \"Begroting 2026\" {
  soort begroting
  jaar 2026
  indeling doel
}
doel 1 \"Wonen in de stad voor <b>allen</b>\" {
  vervolgt doel 1@begroting-2025
  portefeuillehouder bos
  criterium \"Er zijn genoeg huizen\" {
    indicatoren huizen
  }
  indicator huizen \"Huizen erbij\" {
    soort prestatie
    eenheid huizen
    gewenst toename
    bron cbs
    nulmeting 2023 400
    beoogd 2026 450
  }
  feit \"Huizen in de stad\" {
    waarde 9.000 huizen
    bron cbs
    peildatum 2025-01
  }
}
doel 2 \"Groen\" {
  portefeuillehouder bos
  criterium \"Er is groen\" {
    indicatoren bomen
  }
  indicator bomen \"Bomen\" {
    bron cbs
    eenheid bomen
  }
}
doel 3 \"Cultuur\" {
  nieuw \"Sport is bij het rijk\"
  portefeuillehouder bos
}
";

#[test]
fn the_difference_reads_as_in_kader_diff() {
    let page = made(TWO, Language::Nl);
    let counts = all(&page, "#view-changes .counts li");
    for count in ["1 × doel vervallen", "1 × nieuw doel", "1 × streefwaarde verlaagd", "1 × anders verwoord"]
    {
        assert!(counts.iter().any(|one| one == count), "{count}: {counts:?}");
    }
    let lines = all(&page, "#view-changes .difference li");
    let has = |text: &str| assert!(lines.iter().any(|line| line.contains(text)), "{text}: {lines:#?}");
    has("streefwaarde 2026 gaat van 500 naar 450, dus minder ambitieus. Een reden staat er niet bij.");
    has("Portefeuillehouder is nu Q. Bos, in plaats van P. de Vries.");
    // Words that went and came stay text, and a screen reader hears which is which.
    let gone = all(&page, "#view-changes .difference del");
    assert_eq!(gone, ["vervallen: <b>iedereen</b>"]);
    assert_eq!(all(&page, "#view-changes .difference ins"), ["nieuw: <b>allen</b>"]);
}

#[test]
fn it_links_the_pages_of_both_editions() {
    let page = made(TWO, Language::Nl);
    let group = page.select(&select("[id='view-changes/begroting-2026/goal/1']")).next().unwrap();
    let links: Vec<&str> =
        group.select(&select(".ends a")).map(|link| link.value().attr("href").unwrap()).collect();
    assert_eq!(links, ["#begroting-2025/goal/1", "#begroting-2026/goal/1"]);
    let dropped = page.select(&select("[id='view-changes/begroting-2025/goal/3']")).next().unwrap();
    let links: Vec<&str> =
        dropped.select(&select(".ends a")).map(|link| link.value().attr("href").unwrap()).collect();
    assert_eq!(links, ["#begroting-2025/goal/3"]);
}

#[test]
fn a_goal_page_says_what_changed_and_that_nothing_did() {
    let page = made(TWO, Language::Nl);
    let part = |goal: &str| all(&page, &format!("[id='begroting-2026/goal/{goal}'] .changed"));
    assert!(part("1").first().unwrap().starts_with("Veranderd sinds Begroting 2025"));
    assert!(part("1").first().unwrap().contains("streefwaarde 2026"));
    assert!(part("2").first().unwrap().contains("Hier is niets veranderd."));
    assert!(part("3").first().unwrap().contains("Is nieuw. Reden: Sport is bij het rijk."));
    // The edition before has no edition before it here.
    assert!(all(&page, "[id='begroting-2025/goal/1'] .changed").is_empty());
}

#[test]
fn both_languages_tell_the_same() {
    let (dutch, english) = (made(TWO, Language::Nl), made(TWO, Language::En));
    let lines = |page: &Html| all(page, "#view-changes .difference li").len();
    assert_eq!(lines(&dutch), lines(&english));
    assert!(all(&english, "#view-changes .counts li").contains(&"1 × target lowered".to_owned()));
    let line = all(&english, "#view-changes .difference li").join("\n");
    assert!(
        line.contains("target 2026 goes from 500 to 450, which is less ambitious. No reason is given."),
        "{line}"
    );
    let words = dutch.select(&select("#words")).next().unwrap().text().collect::<String>();
    let words: Vec<String> = serde_json::from_str(&words).unwrap();
    assert!(words.iter().any(|word| word.contains("target 2026 goes from 500 to 450")));
}

#[test]
fn without_an_edition_before_there_is_no_difference() {
    let page = real("groningen", "nl");
    assert!(page.select(&select("#view-changes, .changed, #view-facts")).next().is_none());
}

#[test]
fn lineage_is_told_through_all_editions() {
    let page = real("zwolle", "nl");
    let goal = "[id='begroting-2023/goal/1.1.2']";
    let stages = all(&page, &format!("{goal} .story li"));
    assert!(stages.len() >= 5, "{stages:#?}");
    assert!(stages[0].starts_with("Begroting 2017 1.1.2 Het vergroten van de veerkracht"), "{stages:#?}");
    assert_eq!(all(&page, &format!("{goal} .story li.now")), ["Begroting 2023"]);
    assert!(stages.iter().any(|stage| stage.contains("Portefeuillehouder: Klaas Sloots, William Dogger")));
    let turned = all(&page, &format!("{goal} .turned"));
    assert_eq!(
        turned,
        ["Gesplitst; het ging over in", "Onder deze code staat in een ander document iets anders"]
    );
    let links: Vec<&str> = page
        .select(&select(&format!("{goal} .ends a")))
        .map(|link| link.value().attr("href").unwrap())
        .collect();
    assert!(links.contains(&"#begroting-2024/goal/1.1.3"), "{links:?}");
    assert!(
        links.contains(&"#begroting-2024/goal/1.1.2"),
        "the code is that of another goal there: {links:?}"
    );
    // The other side: split off, with what else came of it.
    let from = all(&page, "[id='begroting-2024/goal/1.1.3'] .lineage").join(" ");
    assert!(from.contains("Afgesplitst; het komt uit") && from.contains("dat ging ook over in"), "{from}");
    // A line for each of the four, and one curve to each of three.
    let lanes = format!("{goal} svg.lane");
    assert_eq!(page.select(&select(&format!("{lanes} g"))).count(), 4);
    assert_eq!(page.select(&select(&format!("{lanes} path.turn"))).count(), 3);
    assert_eq!(page.select(&select(&format!("{lanes} g.own circle"))).count(), stages.len());
}

#[test]
fn what_stands_in_one_edition_only_has_no_story() {
    let page = made(TWO, Language::Nl);
    let story = |goal: &str| all(&page, &format!("[id='{goal}'] .lineage")).join(" ");
    assert!(story("begroting-2026/goal/1").contains("Anders: titel"), "{}", story("begroting-2026/goal/1"));
    assert!(story("begroting-2026/goal/3").contains("nieuw: Sport is bij het rijk"));
    assert!(
        story("begroting-2026/goal/3").contains("Onder deze code staat in een ander document iets anders")
    );
    assert!(page.select(&select("svg.lane")).next().is_none(), "two editions are no drawing");
    let page = real("groningen", "nl");
    assert!(page.select(&select(".lineage")).next().is_none());
}

#[test]
fn facts_have_their_value_day_source_and_place() {
    let page = made(TWO, Language::Nl);
    let cells = all(&page, "#view-facts .edition:first-of-type tbody tr > *");
    assert_eq!(
        cells[..5],
        ["Huizen in de stad", "9.000 huizen", "2025-01", "CBS", "doel 1 Wonen in de stad voor <b>allen</b>"]
    );
    // What rests on the source, also through the levels above: one fact, an indicator and its editions.
    let row = all(&page, "#view-facts .edition:last-of-type tbody tr");
    assert_eq!(row.len(), 1);
    assert!(row[0].contains("4 indicatoren"), "{row:?}");
    let english = made(TWO, Language::En);
    assert!(all(&english, "#view-facts td").contains(&"9,000 huizen".to_owned()));
}

#[test]
fn what_is_not_in_the_report_is_named_and_no_link() {
    let wish = Wish {
        language: Language::Nl,
        documents: vec!["begroting-2026".to_owned()],
        with_findings: false,
        live: None,
        house: House::default(),
    };
    let page = Html::parse_document(&html(&checked(TWO), &wish).unwrap());
    let stages = all(&page, "[id='begroting-2026/goal/1'] .story li");
    assert!(stages[0].starts_with("Begroting 2025"), "{stages:?}");
    assert_eq!(page.select(&select(".story a[href^='#begroting-2025']")).count(), 0);
    assert!(page.select(&select("#view-changes")).next().is_none());
}
