//! Indicators in the report: what a chart draws of a series, the view of all of them, and lights beside the verdicts.

use kader::check::Checked;
use kader::language::Language;
use kader::pages::{House, Wish, html};
use scraper::{ElementRef, Html, Selector};

use crate::cli::run;
use crate::support::{checked, root, spec};

const SERIES: &str = include_str!("pages_indicators/series.kader");

fn written(checked: &Checked, language: Language) -> String {
    let wish =
        Wish { language, documents: Vec::new(), with_findings: false, live: None, house: House::default() };
    html(checked, &wish).unwrap()
}

fn report(checked: &Checked, language: Language) -> Html {
    Html::parse_document(&written(checked, language))
}

fn select(text: &str) -> Selector {
    Selector::parse(text).unwrap()
}

/// What stands at an anchor.
fn at<'p>(page: &'p Html, anchor: &str) -> ElementRef<'p> {
    page.select(&select(&format!("[id=\"{anchor}\"]"))).next().unwrap_or_else(|| panic!("no {anchor}"))
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<Vec<_>>().join("")
}

fn texts(element: ElementRef<'_>, what: &str) -> Vec<String> {
    element.select(&select(what)).map(text).collect()
}

/// How often a pen is put down in the paths of one look.
fn strokes(chart: ElementRef<'_>, look: &str) -> usize {
    let look = select(&format!("svg path.{look}"));
    let paths = chart.select(&look);
    paths.map(|path| path.value().attr("d").unwrap().matches('M').count()).sum()
}

/// Places of the pen in the paths of one look.
fn places(chart: ElementRef<'_>, look: &str) -> Vec<(f64, f64)> {
    let path = chart.select(&select(&format!("svg path.{look}"))).next();
    let d = path.map(|path| path.value().attr("d").unwrap()).unwrap_or_default();
    let numbers = |step: &str| -> Vec<f64> {
        let pair = step.split(|one: char| one.is_ascii_alphabetic()).next().unwrap();
        pair.split_whitespace().map(|one| one.parse().unwrap()).collect()
    };
    d.split('M').skip(1).map(numbers).map(|pair| (pair[0], pair[1])).collect()
}

#[test]
fn a_chart_draws_every_form_of_figure() {
    let checked = checked(SERIES);
    let page = report(&checked, Language::Nl);
    let chart = at(&page, "begroting-2025/indicator/alles");
    // The baseline of 2017; 2018, 2019, 2021, 2022, 2023 and 2025 are realised, by three documents.
    assert_eq!((strokes(chart, "m"), strokes(chart, "p")), (1, 6));
    // Lines only from one year to the next: not over 2020 and 2024, and not over the break of 2021.
    assert_eq!(strokes(chart, "r"), 4);
    assert_eq!(strokes(chart, "b"), 1);
    assert_eq!(strokes(chart, "k"), 1);
    assert_eq!(strokes(chart, "x"), 2);
    // 2025 from below and 2027; 2026 is a range; both reach.
    assert_eq!((strokes(chart, "t"), strokes(chart, "tu")), (2, 2));
    assert_eq!((strokes(chart, "h"), strokes(chart, "f")), (2, 2));
    assert_eq!((strokes(chart, "n"), strokes(chart, "d")), (1, 2));
    // 2019 was 6, and 2026 was 9.
    assert_eq!(strokes(chart, "o"), 2);
    // No straight line over a break.
    assert_eq!(strokes(chart, "w"), 0);

    let other = at(&page, "begroting-2024/indicator/terug");
    // About 1,200, and a quarter: hollow; 1,000 to 1,100 with whiskers.
    assert_eq!((strokes(other, "q"), strokes(other, "p"), strokes(other, "u")), (2, 1, 1));
    // Downward from the baseline, and at most 900.
    assert_eq!(strokes(other, "tu"), 2);
    assert!(texts(other, "svg .v").contains(&"afname".to_owned()), "{:?}", texts(other, "svg text"));
    assert_eq!(strokes(at(&page, "begroting-2025/indicator/een"), "w"), 1);
}

#[test]
fn figures_stand_where_their_year_and_value_are() {
    let checked = checked(SERIES);
    let page = report(&checked, Language::Nl);
    let chart = at(&page, "begroting-2025/indicator/alles");
    let (below, beside) = (select("svg .x text"), select("svg .y text"));
    let (years, values) = (chart.select(&below), chart.select(&beside));
    let number =
        |element: ElementRef<'_>, name: &str| element.value().attr(name).unwrap().parse::<f64>().unwrap();
    let years: Vec<(f64, f64)> = years.map(|one| (text(one).parse().unwrap(), number(one, "x"))).collect();
    let values: Vec<(f64, f64)> =
        values.map(|one| (text(one).parse().unwrap(), number(one, "y") - 4.5)).collect();
    let along = |ends: &[(f64, f64)], value: f64| {
        let ((one, from), (other, to)) = (ends[0], ends[ends.len() - 1]);
        from + (value - one) * (to - from) / (other - one)
    };
    let wanted = [(2018.0, 5.5), (2019.0, 6.25), (2021.0, 7.5), (2022.0, 7.0), (2023.0, 7.5), (2025.0, 7.0)];
    let drawn = places(chart, "p");
    for ((year, value), (x, y)) in wanted.into_iter().zip(&drawn) {
        let (right, height) = (along(&years, year), along(&values, value));
        assert!((right - x).abs() < 0.3 && (height - y).abs() < 0.3, "{year}: {x} {y}, not {right} {height}");
    }
    assert_eq!(drawn.len(), wanted.len());
}

#[test]
fn a_chart_says_what_it_shows() {
    let checked = checked(SERIES);
    let (nl, en) = (report(&checked, Language::Nl), report(&checked, Language::En));
    let said = |page| texts(at(page, "begroting-2025/indicator/alles"), "svg desc").join("");
    assert_eq!(
        said(&nl),
        "Nulmeting 5 in 2017; behaald 5,5 in 2018, 6,25 in 2019, 7,5 in 2021, 7 in 2022, 7,5 in 2023, 7 in 2025; \
         beoogd ≥ 8 in 2025, 8,5..9 in 2026, 9 in 2027; prognose 8 in 2025, 8,5 in 2026; \
         Nederland </svg><script>x</script> 7,25 in 2023; reeksbreuk in 2021."
    );
    assert!(
        said(&en).starts_with("Baseline 5 in 2017; realised 5.5 in 2018, 6.25 in 2019,"),
        "{}",
        said(&en)
    );
    assert!(said(&en).ends_with("7.25 in 2023; break in the series in 2021."), "{}", said(&en));
    for page in [&nl, &en] {
        assert_eq!(page.select(&select("main script")).count(), 0);
        for drawing in page.select(&select(".chart svg")) {
            assert_eq!(drawing.value().attr("role"), Some("img"));
            for name in ["title", "desc"] {
                assert!(!texts(drawing, name).join("").is_empty(), "{name}");
            }
            let thing =
                ElementRef::wrap(drawing.parent().unwrap().parent().unwrap().parent().unwrap()).unwrap();
            assert_eq!(thing.select(&select("table")).count(), 1, "the table is behind the chart");
        }
    }
}

#[test]
fn who_has_no_chart_is_told_why() {
    let checked = checked(SERIES);
    for (language, none, one) in [
        (Language::Nl, "geen cijfer heeft een jaar", "alle cijfers zijn van hetzelfde jaar"),
        (Language::En, "no figure has a year", "all figures are of the same year"),
    ] {
        let page = report(&checked, language);
        for (id, why) in [("geen", none), ("tegelijk", one)] {
            let thing = at(&page, &format!("begroting-2025/indicator/{id}"));
            assert_eq!(thing.select(&select("svg")).count(), 0);
            assert!(texts(thing, ".nochart").join("").contains(why), "{id}");
        }
    }
}

#[test]
fn the_table_says_which_document_gives_a_figure_and_what_others_gave() {
    let checked = checked(SERIES);
    let page = report(&checked, Language::Nl);
    let cells = |id: &str| -> Vec<String> { texts(at(&page, id), "tbody tr").into_iter().collect() };
    let later = cells("begroting-2025/indicator/alles");
    let of = |rows: &[String], year: &str| rows.iter().find(|row| row.starts_with(year)).unwrap().clone();
    assert_eq!(of(&later, "2019"), "20196,25 Begroting 2024: 6");
    assert_eq!(of(&later, "2018"), "20185,5 Begroting 2024");
    assert_eq!(of(&later, "2026"), "20268,5..9 Begroting 2024: 98,5");
    // The earlier edition keeps the target that it promised.
    let earlier = cells("begroting-2024/indicator/alles");
    assert_eq!(of(&earlier, "2026"), "20269 Begroting 2025: 8,5..98,5 Begroting 2025");
    assert_eq!(of(&earlier, "2019"), "20196,25 Begroting 2025 Begroting 2024: 6");
    let years: Vec<String> = texts(at(&page, "begroting-2024/indicator/terug"), "tbody th");
    assert_eq!(years, ["2019", "2021", "2022-Q2", "2023", "2025", "2026"]);
}

#[test]
fn charts_are_small_and_exact_to_a_tenth() {
    for name in ["voorbeeldstad", "groningen", "zwolle"] {
        let text = written(&spec(name), Language::Nl);
        let page = Html::parse_document(&text);
        let drawings =
            text.split("<svg viewBox=\"0 0 320").skip(1).filter_map(|rest| rest.split_once("</svg>"));
        let mut sizes: Vec<usize> = drawings.map(|(drawing, _)| drawing.len()).collect();
        for drawing in page.select(&select(".chart svg")) {
            let markup = drawing.html();
            for path in drawing.select(&select("path")) {
                for part in
                    path.value().attr("d").unwrap().split(|one: char| one != '.' && !one.is_ascii_digit())
                {
                    assert!(
                        part.rsplit_once('.').is_none_or(|(_, after)| after.len() == 1),
                        "{part} in {markup}"
                    );
                }
            }
        }
        sizes.sort_unstable();
        let middle = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
        assert!(middle <= 1200, "{name}: {middle}");
    }
}

#[test]
fn large_small_equal_and_far_values_are_drawn() {
    let series = |lines: &str| {
        format!(
            "taal nl\ndocument begroting-2026\ndoel 1 \"D\" {{\nindicator a \"A\" {{\neenheid stuks\n{lines}\n}}\n}}\n"
        )
    };
    for lines in [
        "behaald 2023 123.456.789.012.345.678, 2024 999.999.999.999.999.999",
        "behaald 2023 0,000001, 2024 0,000002",
        "behaald 2023 5, 2024 5, 2025 5",
        "behaald 2023 0, 2024 0",
        "behaald 2023 -5, 2024 7, 2025 -900",
        "behaald 1850 3, 2024 7",
        "behaald 2020..2022 3, 2023 4\nbeoogd 2024..2027 9, 2030.. 12",
        "behaald 2021/2022 3, 2022/2023 4\nbeoogd 2024/2025 >= 9",
        "behaald 2023-01 3, 2023-02 4, 2023-k2 5, 2023-11-05 6",
    ] {
        let page = report(&checked(&series(lines)), Language::Nl);
        let drawing =
            page.select(&select(".chart svg")).next().unwrap_or_else(|| panic!("no chart of {lines}"));
        assert!(drawing.select(&select(".y text")).count() >= 2, "{lines}");
        for one in drawing.select(&select("text")) {
            let x: f64 = one.value().attr("x").map_or(0.0, |x| x.parse().unwrap());
            assert!((-1.0..=320.0).contains(&x), "{lines}: {x}");
        }
        for path in drawing.select(&select("path.p,path.q,path.t,path.a")) {
            for (at, part) in path.value().attr("d").unwrap().split('M').skip(1).enumerate() {
                let pair = part.split(|one: char| one.is_ascii_alphabetic()).next().unwrap();
                let pair: Vec<f64> = pair.split(' ').map(|one| one.parse().unwrap()).collect();
                let within = (0.0..=320.0).contains(&pair[0]) && (0.0..=172.0).contains(&pair[1]);
                assert!(within, "{lines}: {at} at {pair:?}");
            }
        }
    }
}

#[test]
fn the_view_says_of_every_indicator_what_kader_progress_says() {
    let folder = root().join("specs/voorbeeldstad").display().to_string();
    let (code, out, err) = run(&["progress", &folder, "--format", "json"]);
    assert_eq!(code, 0, "{err}");
    let progress: serde_json::Value = serde_json::from_str(&out).unwrap();
    let document = &progress["documents"][0];
    let page = report(&spec("voorbeeldstad"), Language::Nl);
    let view = at(&page, "view-indicators");
    let anchor =
        |id: &serde_json::Value| id.as_str().unwrap().strip_prefix("voorbeeldstad/").unwrap().to_owned();
    let count = |name: &str| -> usize {
        let of = view.select(&select(&format!("#only-{name}"))).next();
        of.map_or(0, |input| {
            let label = ElementRef::wrap(input.parent().unwrap()).unwrap();
            texts(label, "b")[0].parse().unwrap()
        })
    };
    let names = ["reached", "on-course", "behind", "wrong-way", "cannot-be-said"];
    for (name, key) in names.iter().zip(["reached", "onCourse", "behind", "wrongWay", "cannotBeSaid"]) {
        assert_eq!(count(name) as u64, document["verdicts"][key].as_u64().unwrap(), "{name}");
    }
    let indicators = document["indicators"].as_array().unwrap();
    assert_eq!(count("all"), indicators.len());
    for one in indicators {
        let to = format!("#{}", anchor(&one["id"]));
        let row = view.select(&select("tr")).find(|row| {
            let head = row.select(&select("th[scope=row] a")).next();
            head.is_some_and(|link| link.value().attr("href") == Some(&to))
        });
        let class = row.unwrap_or_else(|| panic!("{to}")).value().attr("class").unwrap();
        assert_eq!(class, format!("i-{}", one["verdict"].as_str().unwrap()), "{to}");
    }
    let levels = document["levels"].as_array().unwrap();
    assert!(levels.len() > 5);
    for level in levels {
        let to = format!("#{}", anchor(&level["id"]));
        let row = view.select(&select("tr.level")).find(|row| {
            row.select(&select("th a")).next().is_some_and(|link| link.value().attr("href") == Some(&to))
        });
        let shown: u64 = texts(row.unwrap_or_else(|| panic!("{to}")), ".how > span")
            .iter()
            .map(|text| text.split(' ').next().unwrap().parse::<u64>().unwrap())
            .sum();
        assert_eq!(shown as usize, level["indicators"].as_array().unwrap().len(), "{to}");
    }
}

#[test]
fn a_light_stands_beside_the_figures_and_what_they_contradict_is_told() {
    let checked = checked(SERIES);
    for (language, against, silent) in [
        (Language::Nl, "Maar de streefwaarde is niet gehaald (2025: 7; 2025: >= 8)", "niet gemeld"),
        (Language::En, "But the target was missed (2025: 7; 2025: >= 8)", "not reported"),
    ] {
        let page = report(&checked, language);
        for id in ["begroting-2025/goal/1", "jaarstukken-2025/goal/1"] {
            let goal = at(&page, id);
            let standing = goal.select(&select(".standing")).next().unwrap();
            let told = text(standing);
            assert!(told.contains("Jaarstukken 2025"), "{told}");
            assert_eq!(texts(standing, ".light.good b"), ["groen"]);
            assert!(told.contains("alles goed") && told.contains("“het gaat goed”"), "{told}");
            assert_eq!(texts(standing, ".against"), [against]);
            assert!(!told.contains(silent), "{told}");
            // Told once, not among the facts too.
            assert!(!texts(goal, "dl dt").iter().any(|label| label == "Status"));
        }
        let indicator = at(&page, "begroting-2025/indicator/een");
        assert_eq!(texts(indicator, ".light.bad b"), ["rood"]);
        assert!(text(indicator).contains("“kapot”"));
        let view = at(&page, "view-indicators");
        assert!(texts(view, ".level .against").contains(&against.to_owned()));
    }
}

#[test]
fn what_a_report_leaves_out_it_says_by_silence() {
    let real = |language| report(&spec("voorbeeldstad"), language);
    for (language, words) in
        [(Language::Nl, "niet gemeld, en dat betekent"), (Language::En, "not reported, which means")]
    {
        let page = real(language);
        let silent =
            text(at(&page, "begroting-2026/goal/1.1.2").select(&select(".standing")).next().unwrap());
        assert!(silent.contains(words) && silent.contains("groen"), "{silent}");
        let said = at(&page, "begroting-2026/goal/1.1.1").select(&select(".standing")).next().unwrap();
        assert_eq!(texts(said, ".light b"), ["groen", "oranje"]);
        assert!(!text(said).contains(words));
    }
}
