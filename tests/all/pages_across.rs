//! What goes across the pages of a report: who holds which goal, the reform agenda through time, and the money.

use kader::check::Checked;
use kader::language::Language;
use kader::pages::{House, Wish, html};
use scraper::{ElementRef, Html, Selector};

use crate::support::{checked, spec};

fn report(checked: &Checked, language: Language, with_findings: bool) -> Html {
    let wish = Wish { language, documents: Vec::new(), with_findings, live: None, house: House::default() };
    let text = html(checked, &wish).unwrap();
    let page = Html::parse_document(&text);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    page
}

fn select(text: &str) -> Selector {
    Selector::parse(text).unwrap()
}

fn texts(page: &Html, what: &str) -> Vec<String> {
    page.select(&select(what)).map(text).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A row as words, an empty cell as `_`.
fn row(element: ElementRef<'_>) -> String {
    let mut cells = Vec::new();
    for cell in element.select(&select("th,td")) {
        let text = text(cell);
        cells.push(if text.is_empty() { "_".to_owned() } else { text });
    }
    cells.join(" | ")
}

const CITY: &str = "\
--- register.kader
taal nl
persoon ada \"Ada\" {
  rol \"wethouder\" 2022..
}
persoon bob \"Bo\" {
  rol \"wethouder\" 2022..
}
persoon cor \"Cor\" {
  rol \"wethouder\" 2010..2018
}
persoon dis \"Dis\" {
  rol \"raadslid\" 2022..
}
hervormingsagenda h \"Agenda\" {
  spoor 1 \"Eerst\" {
    hervorming x \"Iks\" {
      gerealiseerd 2024
      loopt 2025..
    }
    hervorming z \"Zet\" {
      gepland
    }
  }
  spoor 2 \"Dan\" {
    hervorming y \"Ypsilon\" {
      gepland 2027..2028
    }
  }
}
--- begroting-2026.kader
document begroting-2026 \"Begroting 2026\" {
  soort begroting
  indeling domein > doel
}
domein z \"Zorg <b>\" {
  portefeuillehouder ada
  doel 1 \"Eén\" {
    steunt spoor 1
    lasten 2026 € 1.000, 2027 € 1.200
    bestedingsvoorstel v1 \"Voorstel\" {
      incidenteel
      lasten 2026 € 500
    }
  }
  doel 2 \"Twee\" {
    geen sporen \"komt later\"
    lasten 2026 pm
  }
}
domein w \"Wonen\" {
  doel 3 \"Drie\" {
    lasten 2026 € 3.000
    baten 2026 € 250
  }
}
--- berap-2026-1.kader
document berap-2026-1 \"Berap\" {
  soort berap
  rapporteert-over begroting-2026
}
doel 1 {
  afwijking d1 \"Duurder\" {
    nadeel 2026 € 500 incidenteel
    tegenover doel 3
  }
}
";

#[test]
fn each_goal_has_its_holders_and_tracks_in_a_row() {
    let page = report(&checked(CITY), Language::Nl, false);
    assert_eq!(
        texts(&page, "#view-matrix .up"),
        ["Ada", "Bo", "1 Eerst", "2 Dan"],
        "who was in office, and all tracks"
    );
    let rows: Vec<String> = page.select(&select("#view-matrix tbody tr:not(.head)")).map(row).collect();
    assert_eq!(
        rows,
        [
            "1 Eén | ○ | _ | ● | _ | _",
            "2 Twee | ○ | _ | _ | _ | spoor (met reden)",
            "3 Drie | _ | _ | _ | _ | houder, spoor"
        ]
    );
    let foot: Vec<String> = page.select(&select("#view-matrix tfoot tr")).map(row).collect();
    assert_eq!(foot, ["Aantal doelen | 2 | 0 | 1 | 0 | _"]);
    assert_eq!(
        texts(&page, "#view-matrix .gaps > div"),
        [
            "Doelen zonder houder (1)3 Drie",
            "Doelen zonder spoor (1)3 Drie",
            "Doelen zonder spoor, met een reden (1)2 Twee",
            "Houders zonder doel (1)Bo",
            "Sporen zonder doel (1)2 Dan"
        ]
    );
    // Every cell of a row stands below a head.
    for table in page.select(&select("#view-matrix table")) {
        let heads = table.select(&select("thead th:not([colspan])")).count();
        for line in table.select(&select("tbody tr:not(.head), tfoot tr")) {
            assert_eq!(line.select(&select("th,td")).count(), heads);
        }
    }
}

#[test]
fn of_some_pages_nobody_is_said_to_hold_nothing() {
    let part = CITY.replace("indeling domein > doel\n", "indeling domein > doel\n  omvang gedeeltelijk\n");
    let page = report(&checked(&part), Language::Nl, false);
    assert_eq!(texts(&page, "#view-matrix .up"), ["Ada", "1 Eerst"]);
    assert!(!texts(&page, "#view-matrix .gaps").concat().contains("Houders zonder doel"));
}

#[test]
fn a_reform_stands_in_its_years() {
    let page = report(&checked(CITY), Language::En, false);
    assert_eq!(
        texts(&page, "#view-agenda .track:first-of-type .axis b"),
        ["2024", "2025", "2026", "2027", "2028"]
    );
    let bars: Vec<(String, String)> = page
        .select(&select("#view-agenda .reforms i"))
        .map(|bar| {
            let attribute = |name| bar.value().attr(name).unwrap_or_default().to_owned();
            (attribute("class"), attribute("style"))
        })
        .collect();
    let bars: Vec<(&str, &str)> =
        bars.iter().map(|(class, style)| (class.as_str(), style.as_str())).collect();
    assert_eq!(
        bars,
        [
            ("realised", "grid-column:1/2"),
            ("running open", "grid-column:2/6"),
            ("planned", "grid-column:4/6")
        ]
    );
    assert_eq!(
        texts(&page, "#view-agenda .reforms .state"),
        ["realised 2024", "running from 2025", "planned", "planned 2027–2028"]
    );
    let all = texts(&page, "#view-agenda").concat();
    assert!(all.contains("Goals without a track (1)"), "{all}");
    assert!(all.contains("Supported by nothing in a plan"), "{all}");
}

#[test]
fn years_too_far_apart_are_told_and_not_drawn() {
    let far = CITY.replace("gerealiseerd 2024\n", "gerealiseerd 1066\n");
    let page = report(&checked(&far), Language::Nl, false);
    assert_eq!(page.select(&select("#view-agenda .axis, #view-agenda .reforms i")).count(), 0);
    assert!(texts(&page, "#view-agenda .state").contains(&"gerealiseerd 1066".to_owned()));
}

#[test]
fn money_is_told_by_document_and_year_and_never_summed_across() {
    let page = report(&checked(CITY), Language::Nl, false);
    assert_eq!(texts(&page, "#view-money > details > summary"), ["Berap", "Begroting 2026"]);
    let tables: Vec<(String, Vec<String>)> = page
        .select(&select("#view-money table.ledger:not(.list)"))
        .map(|table| {
            let caption = texts(&Html::parse_fragment(&table.html()), "caption").concat();
            (caption, table.select(&select("tbody tr, tfoot tr")).map(row).collect())
        })
        .collect();
    let get =
        |at: usize| (tables[at].0.as_str(), tables[at].1.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(get(0), ("2026, in euro's", vec!["1 Eén | € -500", "Samen | € -500"]));
    let (caption, rows) = get(1);
    assert_eq!(caption, "2026, in euro's");
    assert_eq!(
        rows,
        [
            "z Zorg <b> | ten minste ≥ € 1.000 | · | € 500",
            "1 Eén | € 1.000 | · | € 500",
            "2 Twee | pm | · | ·",
            "w Wonen | € 3.000 | € 250 | ·",
            "3 Drie | € 3.000 | € 250 | ·",
            "Samen | ten minste ≥ € 4.000 | ten minste ≥ € 250 | € 500"
        ]
    );
    let proposals: Vec<String> = page.select(&select("#view-money .list tbody tr")).map(row).collect();
    assert!(
        proposals.iter().any(|row| row.contains("v1 Voorstel incidenteel; voor doel 1 Eén")),
        "{proposals:?}"
    );
    assert!(
        proposals.iter().any(|row| row.contains("→ € 500 komt terug in 2026: d1 Duurder")),
        "{proposals:?}"
    );
    assert!(proposals.iter().any(|row| row.contains("nadeel € 500 incidenteel")), "{proposals:?}");
    assert!(texts(&page, "#view-money").concat().contains("doel 3 Drie : daar staat niets"));
}

#[test]
fn the_page_of_a_goal_has_its_plan_and_its_reports_apart() {
    let page = report(&checked(CITY), Language::Nl, false);
    let purses = select("[id='begroting-2026/goal/z/1'] table.purse");
    let tables: Vec<String> = page.select(&purses).map(row_all).collect();
    assert_eq!(
        tables,
        [
            "Begroting 2026: Bedragen | 2026 | 2027 / Begroot: lasten | € 1.000 | € 1.200 / Bestedingsvoorstellen: lasten, incidenteel | € 500 | ·",
            "Berap: Bedragen | 2026 / Afwijkingen: incidenteel | € -500"
        ]
    );
    // Its own amounts say it all.
    assert_eq!(page.select(&select("[id='begroting-2026/goal/w/3'] .purse")).count(), 0);
}

fn row_all(table: ElementRef<'_>) -> String {
    let caption = table.select(&select("caption")).map(text).collect::<String>();
    format!("{caption}: {}", table.select(&select("tr")).map(row).collect::<Vec<_>>().join(" / "))
}

#[test]
fn what_does_not_add_up_is_told_to_those_who_write() {
    let wrong = CITY.replace("    baten 2026 € 250\n", "    baten 2026 € 250\n    saldo 2026 € -9.000\n");
    let checked = checked(&wrong);
    let told = texts(&report(&checked, Language::Nl, true), "#view-money .found li").concat();
    assert!(told.contains("saldo-klopt-niet"), "{told}");
    assert!(texts(&report(&checked, Language::Nl, false), "#view-money .found li").is_empty());
}

#[test]
fn the_real_story_is_in_it() {
    let page = report(&spec("zwolle"), Language::Nl, false);
    let money = texts(&page, "#view-money").concat();
    assert!(money.contains("→ € 460.000 komt terug in 2023"), "the proposal comes back as a deviation");
    let doubt = texts(&page, "#view-money td").into_iter().filter(|cell| cell.starts_with("ten minste ≥ ±"));
    assert!(doubt.count() > 0, "at least and in doubt");
}

#[test]
fn nothing_to_tell_is_no_part() {
    let page = report(
        &checked(
            "--- a.kader\ndocument begroting-2026 {\n  indeling programma > ...\n}\nprogramma 1 \"A\"\n",
        ),
        Language::Nl,
        true,
    );
    assert_eq!(page.select(&select("#view-matrix, #view-agenda, #view-money")).count(), 0);
}
