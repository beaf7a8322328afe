//! `kader report`: one HTML file that stands by itself, with every thing in its place, whatever a spec says.

use std::collections::BTreeSet;
use std::fs;

use kader::check::Checked;
use kader::language::Language;
use kader::pages::{House, Wish, html};
use kader::source::FileId;
use scraper::{Html, Selector};

use crate::cli::{folder, run};
use crate::support::{checked, json_of, root, spec};

fn wish(language: Language) -> Wish {
    Wish { language, documents: Vec::new(), with_findings: false, live: None, house: House::default() }
}

fn page(checked: &Checked) -> String {
    html(checked, &wish(Language::Nl)).unwrap()
}

fn select(text: &str) -> Selector {
    Selector::parse(text).unwrap()
}

fn real(name: &str) -> String {
    let folder = root().join("specs").join(name).display().to_string();
    let (code, out, err) = run(&["report", &folder, "--with-findings"]);
    assert_eq!(code, 0, "{err}");
    out
}

#[test]
fn every_link_leads_somewhere_and_every_id_stands_once() {
    for name in ["zwolle", "groningen", "voorbeeldstad"] {
        let text = real(name);
        let page = Html::parse_document(&text);
        assert!(page.errors.is_empty(), "{name}: {:?}", page.errors);
        let mut ids = BTreeSet::new();
        for one in page.select(&select("[id]")) {
            let id = one.value().attr("id").unwrap();
            assert!(ids.insert(id.to_owned()), "{name}: {id} stands twice");
        }
        for one in page.select(&select("a[href]")) {
            let to = one.value().attr("href").unwrap();
            match to.strip_prefix('#') {
                Some(id) => assert!(ids.contains(id), "{name}: {to} leads nowhere"),
                None => assert!(to.starts_with("https://") || to.starts_with("http://"), "{name}: {to}"),
            }
        }
    }
}

#[test]
fn nothing_is_fetched_from_anywhere() {
    let text = real("zwolle");
    let page = Html::parse_document(&text);
    for what in ["link", "img[src^=http]", "script[src]", "iframe", "object", "form[action]"] {
        assert_eq!(page.select(&select(what)).count(), 0, "{what}");
    }
    assert!(!text.contains("url(http"));
    let policy = page.select(&select("meta[http-equiv=Content-Security-Policy]")).next().unwrap();
    assert!(policy.value().attr("content").unwrap().starts_with("default-src 'none'"));
}

#[test]
fn every_described_thing_stands_in_it() {
    let text = real("zwolle");
    let page = Html::parse_document(&text);
    let ids: BTreeSet<&str> = page.select(&select("[id]")).filter_map(|one| one.value().attr("id")).collect();
    let built = json_of(&spec("zwolle"));
    let mut count = 0;
    for (list, things) in built.as_object().unwrap() {
        if !things.is_array() || list == "edges" || list == "elsewhere" {
            continue;
        }
        for thing in things.as_array().unwrap() {
            if thing.get("described") == Some(&false.into()) {
                continue;
            }
            let id = thing["id"].as_str().unwrap().strip_prefix("zwolle/").unwrap();
            assert!(ids.contains(id), "{id} is nowhere");
            count += 1;
        }
    }
    assert!(count > 150, "{count}");
}

const HOSTILE: &str = "\
--- register.kader
taal nl
organisatie x \"Stad </title><script>alert(1)</script>\"
persoon p \"P \\\"><img src=x onerror=alert(1)>\"
bron b \"Bron\" {
  url \"javascript:alert(1)\"
}
--- begroting-2026.kader
document begroting-2026 \"Begroting ${x} {{ 7 * 7 }}\" {
  indeling doel
}
doel 1 \"</script><svg onload=alert(1)>\" {
  portefeuillehouder p
  beschrijving \"\"\"
    <script>alert(1)</script>

    Een <b onclick=x>woord</b> [klik](javascript:alert(1)) [goed](https://example.org) ![plaatje](https://example.org/x.png)

    <iframe src=\"x\"></iframe>
    \"\"\"
  indicator i \"<!-- ' & \\\" -->\" {
    eenheid %
    behaald 2024 7
    beoogd 2026 9
  }
}
";

#[test]
fn what_a_spec_says_stays_text() {
    let checked = checked(HOSTILE);
    let text = page(&checked);
    let page = Html::parse_document(&text);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    for what in [
        "[onerror]",
        "[onload]",
        "[onclick]",
        "iframe",
        "main svg script",
        "main img",
        "main script",
        "title *",
    ] {
        assert_eq!(page.select(&select(what)).count(), 0, "{what}");
    }
    // The report's own two, and no third.
    assert_eq!(page.select(&select("script")).count(), 2);
    for link in page.select(&select("a[href]")) {
        assert!(!link.value().attr("href").unwrap().starts_with("javascript"));
    }
    assert!(page.select(&select("a[href='https://example.org']")).next().is_some());
    assert!(text.contains("{{ 7 * 7 }}"), "a text is no template");
}

#[test]
fn both_languages_are_in_it() {
    let checked = checked(HOSTILE);
    let dutch = html(&checked, &wish(Language::Nl)).unwrap();
    let english = html(&checked, &wish(Language::En)).unwrap();
    for (text, other) in [(&dutch, "Overview"), (&english, "Overzicht")] {
        let page = Html::parse_document(text);
        let words = page.select(&select("#words")).next().unwrap().text().collect::<String>();
        let words: Vec<String> = serde_json::from_str(&words).unwrap();
        assert!(words.iter().any(|word| word == other), "{other}");
        for one in page.select(&select("[data-l]")) {
            let place: usize = one.value().attr("data-l").unwrap().parse().unwrap();
            assert!(place < words.len());
        }
    }
    assert!(dutch.contains("lang=\"nl\"") && english.contains("<html lang=\"en\""));
}

#[test]
fn the_same_bytes_twice() {
    let checked = checked(HOSTILE);
    assert_eq!(page(&checked), page(&checked));
}

#[test]
fn errors_are_not_published() {
    let folder = folder("pages-errors");
    let text = "document begroting-2026 {\n  indeling doel\n}\ndoel 1 \"A\" {\n  blorf\n}\n";
    fs::write(folder.join("a.kader"), text).unwrap();
    let path = folder.display().to_string();
    let (code, out, err) = run(&["report", &path]);
    assert_eq!(code, 1);
    assert!(out.is_empty());
    assert!(err.contains("--with-findings"), "{err}");
    let (code, out, _) = run(&["report", &path, "--with-findings"]);
    assert_eq!(code, 0);
    assert!(out.contains("class=\"error\""));
}

/// A project with `[report]` and the files it names.
fn with_look(name: &str, look: &str, files: &[(&str, &[u8])]) -> (i32, String, String) {
    let folder = folder(name);
    let text = "document begroting-2026 \"Begroting\" {\n  indeling doel\n}\ndoel 1 \"A\"\n";
    fs::write(folder.join("a.kader"), text).unwrap();
    fs::write(folder.join("kader.toml"), format!("language = \"nl\"\n[report]\n{look}\n")).unwrap();
    fs::create_dir_all(folder.join("huis/sjablonen")).unwrap();
    for (path, bytes) in files {
        fs::write(folder.join(path), bytes).unwrap();
    }
    run(&["report", &folder.display().to_string(), "--with-findings"])
}

#[test]
fn an_organisation_gives_it_a_look_of_its_own() {
    let look = "title = \"Ons kader\"\nlogo = \"huis/logo.svg\"\nfont = \"huis/letter.woff2\"\naccent = \"#7a1fa2\"\n\
        colours = [\"#0072b2\", \"#b35900\"]\nstyle = \"huis/stijl.css\"\ntemplates = \"huis/sjablonen\"";
    let (code, out, err) = with_look(
        "pages-look",
        look,
        &[
            ("huis/logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
            ("huis/letter.woff2", b"wOF2"),
            ("huis/stijl.css", b"h1{color:red}</style><script>alert(1)</script>"),
            ("huis/sjablonen/register.html", b"<p class=\"own\">{{ groups|length }}</p>"),
            ("huis/sjablonen/page.html", b"<article class=\"page mine\" id=\"{{ thing.anchor }}\">{{ thing.title }} {{ w('below') }}</article>"),
        ],
    );
    assert_eq!(code, 0, "{err}");
    let page = Html::parse_document(&out);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    let logo = page.select(&select(".brand img")).next().unwrap().value();
    assert!(logo.attr("src").unwrap().starts_with("data:image/svg+xml;base64,"));
    assert_eq!(logo.attr("alt"), Some("Ons kader"));
    assert_eq!(page.select(&select("script")).count(), 2);
    assert!(out.contains("--link:#7a1fa2") && out.contains("--c2:#0072b2") && out.contains("font/woff2"));
    let mine = page.select(&select(".page.mine")).next().unwrap();
    assert_eq!(mine.text().collect::<String>(), "A Hieronder");
}

#[test]
fn a_look_that_cannot_be_is_refused() {
    let refused = |name: &str, look: &str, files: &[(&str, &[u8])], says: &str| {
        let (code, out, err) = with_look(name, look, files);
        assert!(code > 0 && out.is_empty(), "{look}: {code}");
        assert!(err.contains(says), "{look}: {err}");
    };
    refused("pages-out", "logo = \"../logo.svg\"", &[], "ligt buiten het project");
    refused("pages-abs", "logo = \"/etc/passwd\"", &[], "ligt buiten het project");
    refused("pages-gone", "logo = \"logo.svg\"", &[], "kan niet gelezen worden");
    refused("pages-form", "logo = \"huis/logo.exe\"", &[("huis/logo.exe", b"x")], "het kan zijn: svg");
    refused(
        "pages-url",
        "style = \"huis/s.css\"",
        &[("huis/s.css", b"a{background: URL( 'https://x.nl/a.png')}")],
        "haalt iets van elders",
    );
    refused("pages-import", "style = \"huis/s.css\"", &[("huis/s.css", b"@import 'x'")], "@import");
    refused("pages-bytes", "style = \"huis/s.css\"", &[("huis/s.css", b"\xff\xfe")], "UTF-8");
    let broken: &[(&str, &[u8])] = &[("huis/sjablonen/page.html", b"\n\n{% if %}")];
    refused("pages-template", "templates = \"huis/sjablonen\"", broken, "page.html:3");
    let unknown: &[(&str, &[u8])] = &[("huis/sjablonen/page.html", b"{{ w('nergens') }}")];
    refused("pages-word", "templates = \"huis/sjablonen\"", unknown, "page.html:1");
}

#[test]
fn a_look_is_read_with_care() {
    let found = |look: &str| {
        let mut findings = Vec::new();
        let text = format!("[report]\n{look}\n");
        kader::workspace::config::parse(&text, FileId(0), &mut findings);
        assert_eq!(findings.len(), 1, "{look}: {findings:?}");
        findings.remove(0).title.nl
    };
    assert!(found("accent = \"#fafafa\"").contains("te licht"));
    assert!(found("accent = \"rood\"").contains("is geen kleur"));
    assert!(found("colours = []").contains("een lijst van 1 tot 10"));
    assert!(found("logo = 3").contains("aanhalingstekens"));
    assert!(found("lgoo = \"x\"").contains("kent geen ‘lgoo’"));
    assert!(found("colours = [\"#ffff00\"]").contains("het contrast met wit is 1,1"));
}

#[test]
fn every_word_of_the_report_is_used() {
    let folder = root().join("src/pages");
    let mut used = String::new();
    let mut open = vec![folder.clone()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if !path.ends_with("words.rs") {
            used += &fs::read_to_string(&path).unwrap();
        }
    }
    let words = fs::read_to_string(folder.join("words.rs")).unwrap();
    let keys: Vec<&str> = words
        .lines()
        .filter_map(|line| line.trim().strip_prefix('"')?.split_once("\": \""))
        .map(|(key, _)| key)
        .collect();
    assert!(keys.len() > 50, "{keys:?}");
    for key in keys {
        let found = [format!("\"{key}\""), format!("'{key}'")].iter().any(|one| used.contains(one));
        assert!(found, "nothing says ‘{key}’");
    }
}
