//! `kader report --format markdown`: a page that any reader of Markdown shows alike, whatever a spec says.

use std::collections::BTreeMap;
use std::fmt::Write;

use kader::language::Language;
use kader::pages::{House, Wish, markdown};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::cli::run;
use crate::support::{checked, root};

fn wish(with_findings: bool) -> Wish {
    Wish { language: Language::Nl, documents: Vec::new(), with_findings, live: None, house: House::default() }
}

fn made(fixture: &str) -> String {
    markdown(&checked(fixture), &wish(true)).unwrap()
}

fn real(name: &str, more: &[&str]) -> String {
    let folder = root().join("specs").join(name).display().to_string();
    let args = [&["report", folder.as_str(), "--format", "markdown"], more].concat();
    let (code, out, err) = run(&args);
    assert_eq!(code, 0, "{err}");
    out
}

fn events(text: &str) -> Vec<Event<'_>> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).collect()
}

/// What a page is made of, as its reader sees it.
#[derive(Default)]
struct Seen {
    html: Vec<String>,
    headings: Vec<(HeadingLevel, String)>,
    links: Vec<String>,
    images: usize,
    code: Vec<String>,
    /// The cells of each row of each table.
    rows: Vec<Vec<usize>>,
    text: String,
}

fn seen(text: &str) -> Seen {
    let mut found = Seen::default();
    let (mut heading, mut in_code) = (None, false);
    for event in events(text) {
        match event {
            Event::Html(text) | Event::InlineHtml(text) => found.html.push(text.to_string()),
            Event::Start(Tag::Heading { level, .. }) => heading = Some((level, String::new())),
            Event::End(TagEnd::Heading(_)) => found.headings.extend(heading.take()),
            Event::Start(Tag::Link { dest_url, .. }) => found.links.push(dest_url.to_string()),
            Event::Start(Tag::Image { .. }) => found.images += 1,
            Event::Start(Tag::CodeBlock(_)) => {
                in_code = true;
                found.code.push(String::new());
            }
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::Table(_)) => found.rows.push(Vec::new()),
            Event::Start(Tag::TableHead | Tag::TableRow) => found.rows.last_mut().unwrap().push(0),
            Event::Start(Tag::TableCell) => *found.rows.last_mut().unwrap().last_mut().unwrap() += 1,
            Event::Text(said) if in_code => found.code.last_mut().unwrap().push_str(&said),
            Event::Text(said) | Event::Code(said) => {
                if let Some((_, heading)) = &mut heading {
                    heading.push_str(&said);
                }
                found.text.push_str(&said);
            }
            Event::SoftBreak | Event::HardBreak | Event::End(_) => found.text.push('\n'),
            _ => {}
        }
    }
    found
}

/// The names that GitHub gives headings.
fn slugs(headings: &[(HeadingLevel, String)]) -> Vec<String> {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    let slug = |text: &str| -> String {
        text.to_lowercase()
            .chars()
            .filter(|one| one.is_alphanumeric() || "-_ ".contains(*one))
            .map(|one| if one == ' ' { '-' } else { one })
            .collect()
    };
    headings
        .iter()
        .map(|(_, text)| {
            let base = slug(text);
            let known = count.entry(base.clone()).or_default();
            *known += 1;
            if *known > 1 { format!("{base}-{}", *known - 1) } else { base }
        })
        .collect()
}

#[test]
fn groningen_as_a_page() {
    insta::assert_snapshot!(real("groningen", &[]));
}

#[test]
fn the_real_frameworks_have_no_html_and_every_link_leads_to_a_heading() {
    for name in ["zwolle", "groningen", "voorbeeldstad"] {
        for lang in ["nl", "en"] {
            let text = real(name, &["--with-findings", "--lang", lang]);
            let page = seen(&text);
            assert!(page.html.is_empty(), "{name}: {:?}", page.html);
            let slugs = slugs(&page.headings);
            let mut inner = 0;
            for link in &page.links {
                match link.strip_prefix('#') {
                    Some(slug) => {
                        inner += 1;
                        assert!(slugs.iter().any(|one| one == slug), "{name}: {link}");
                    }
                    None => assert!(link.starts_with("http"), "{name}: {link}"),
                }
            }
            assert!(inner > 3, "{name}: {inner}");
            for table in &page.rows {
                assert!(table.iter().all(|cells| *cells == table[0]), "{name}: {table:?}");
            }
            // Nothing of the sign for a link is left over.
            assert!(!text.contains(['\u{e000}', '\u{e001}', '\u{e002}']));
        }
    }
}

const HOSTILE: &str = "\
--- register.kader
taal nl
organisatie x \"Stad </h1><script>alert(1)</script>\"
persoon jansen \"J. [Jansen](javascript:alert(1)) | *x*\"
bron onderzoek \"Bron `a|b` ``` \"
--- begroting-2026.kader
document begroting-2026 \"# Begroting <b>2026</b> | ${x}\" {
  indeling doel
}
doel 1 \"``` | <img src=x onerror=alert(1)> `x` __y__ --> click A href \\\"javascript:x\\\"; end #\" {
  portefeuillehouder jansen
  beschrijving \"\"\"
    # Kop

    <script>alert(1)</script>

    Een <b onclick=x>woord</b> [klik](javascript:alert(1)) [goed](https://example.org/a|b) ![plaatje](https://example.org/x.png)
    1\\. geen lijst &lt;i&gt; &amp;lt;u&amp;gt;

    - een
      1. twee
      2. drie

      los
    - `code | <b>` en *nadruk* **sterk**

    > citaat
    > - in citaat

    ```mermaid
    click A href \"javascript:alert(1)\"
    ```

    | a | b |
    |---|---|
    | x \\| y | <b>z</b> `p \\| q` |
    \"\"\"
  criterium \"1. | geen lijst\" {
    indicatoren i
  }
  indicator i \"- <!-- ' & \\\" --> | \\\\\" {
    eenheid %
    bron onderzoek
    behaald 2024 7 \"pijp | en <b>\", 2025 8
    beoogd 2026 9
  }
}
doel 2 \"> citaat?\" {
  portefeuillehouder jansen
}
";

#[test]
fn what_a_spec_says_stays_text() {
    let text = made(HOSTILE);
    let page = seen(&text);
    assert!(page.html.is_empty(), "{:?}", page.html);
    assert_eq!(page.images, 0);
    for link in &page.links {
        assert!(link.starts_with('#') || link == "https://example.org/a%7Cb", "{link}");
    }
    let heading = |text: &str| {
        assert!(page.headings.iter().any(|(_, one)| one == text), "{text}: {:#?}", page.headings)
    };
    heading("Stad </h1><script>alert(1)</script> – # Begroting <b>2026</b> | ${x}");
    heading("# Begroting <b>2026</b> | ${x}");
    heading("Doel 1 ``` | <img src=x onerror=alert(1)> `x` __y__ --> click A href \"javascript:x\"; end #");
    heading("Doel 2 > citaat?");
    heading("i - <!-- ' & \" --> | \\");
    assert!(!page.headings.iter().any(|(_, one)| one == "Kop"), "prose has no headings");
    for part in [
        "J. [Jansen](javascript:alert(1)) | *x*",
        "1. | geen lijst",
        "1. geen lijst <i> &lt;u&gt;",
        "<script>alert(1)</script>",
        "x | y",
        "(pijp | en <b>)",
    ] {
        assert!(page.text.contains(part), "{part}\n{text}");
    }
    for table in &page.rows {
        assert!(table.iter().all(|cells| *cells == table[0]), "{table:?}\n{text}");
    }
    // The drawing, and the code that a text has: no drawing of its own.
    assert_eq!(page.code.len(), 2, "{:?}", page.code);
    assert_eq!(text.matches("```mermaid").count(), 1);
    assert!(page.code[0].starts_with("flowchart"));
    assert!(!page.code[0].contains("<img") && !page.code[0].contains("javascript:"), "{}", page.code[0]);
}

#[test]
fn the_text_of_a_spec_keeps_its_own_form() {
    let text = made(HOSTILE);
    for part in [
        "- een\n\n  1. twee\n  2. drie\n\n  los\n\n- `code | <b>` en *nadruk* **sterk**",
        "> citaat\n>\n> - in citaat",
        "| a | b |\n| --- | --- |\n| x \\| y | \\<b>z\\</b> `p \\| q` |",
    ] {
        assert!(text.contains(part), "{part}\n---\n{text}");
    }
}

#[test]
fn a_goal_has_everything_that_its_page_has() {
    let text = real("zwolle", &[]);
    let mut pages = text.split("\n### ");
    let goal = pages.find(|page| page.starts_with("Doel 1.1.2 Samenkracht\n\n[Begroting 2023]")).unwrap();
    for part in [
        "#### Bestedingsvoorstellen",
        "- **I1 Jongerenplatform**",
        "| Lasten | € 79.500 |",
        "#### Herkomst en vervolg",
        ": 1.1.2 Het vergroten van de veerkracht van buurtbewoners en doelgroepen",
        "Gesplitst; het ging over in:",
    ] {
        assert!(goal.contains(part), "{part}\n{goal}");
    }
    assert!(text.contains("\n## Verschillen\n") && text.contains("1 × gesplitst"));
    assert!(text.contains("\n## Feiten en bronnen\n"));
    // What reports say by their lights, and what the figures say.
    let report = real("voorbeeldstad", &[]);
    for part in [
        "**Volgens de cijfers** 5 op koers, 2 niet te zeggen",
        "geld: **groen** (binnen de begroting); tijd: **oranje**",
    ] {
        assert!(report.contains(part), "{part}");
    }
    assert!(text.contains("~~") && text.contains("| 61 % |"));
}

#[test]
fn findings_stand_in_it_only_when_asked() {
    let (with, without) = (
        markdown(&checked(HOSTILE), &wish(true)).unwrap(),
        markdown(&checked(HOSTILE), &wish(false)).unwrap(),
    );
    assert!(with.contains("\n## Bevindingen\n") && with.contains("- **Fout:** "));
    assert!(with.contains("`doel-zonder-criteria`"), "{with}");
    assert!(!without.contains("Bevindingen") && !without.contains("doel-zonder-criteria"));
}

#[test]
fn a_large_tree_is_drawn_in_parts() {
    let mut text = String::from(
        "document begroting-2026 \"B\" {\n  soort begroting\n  jaar 2026\n  indeling programma > doel\n}\n",
    );
    for programme in 1..=3 {
        let _ = writeln!(text, "programma {programme} \"P{programme}\" {{");
        for goal in 1..=200 {
            let _ = writeln!(text, "  doel {programme}.{goal} \"D\" {{\n  }}");
        }
        text.push_str("}\n");
    }
    let drawn = made(&text);
    let page = seen(&drawn);
    assert_eq!(page.code.len(), 3);
    for (at, code) in page.code.iter().enumerate() {
        assert_eq!(code.matches(" --- ").count(), 200);
        assert!(code.contains(&format!("P{}", at + 1)));
        assert!(code.len() < 50_000);
    }
    // A small one is one drawing, also where nothing stands in anything.
    let flat = "document begroting-2026 \"B\" {\n  indeling doel\n}\ndoel 1 \"A\" {\n}\ndoel 2 \"C\" {\n}\n";
    let page = made(flat);
    let code = seen(&page).code;
    assert_eq!(code.len(), 1);
    assert!(code[0].contains("doel 1<br/>A") && code[0].contains("doel 2<br/>C"), "{code:?}");
}

#[test]
fn the_command_writes_either_format() {
    let folder = root().join("specs/groningen").display().to_string();
    let (_, html, _) = run(&["report", &folder, "--format", "html"]);
    let (_, plain, _) = run(&["report", &folder]);
    assert!(html == plain && html.starts_with("<!DOCTYPE html>"));
    let (code, out, err) = run(&["report", &folder, "--format", "word"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("markdown"), "{err}");
    let english = real("groningen", &["--lang", "en"]);
    assert!(english.contains("*Made with kader from the text of the goal framework.*"));
    assert!(english.contains("| Year | Realised | Target |"));
    assert_eq!(real("groningen", &[]), real("groningen", &[]));
}
