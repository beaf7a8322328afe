//! What `kader export` writes: tables that say what the model says, whole files or none, and nothing a spreadsheet reckons with.

use std::fs;
use std::io::Write;

use kader::check::Checked;
use kader::export::formats::{Dialect, Export, FORMATS, Format, Wish};
use kader::export::rows::{harmless, original};
use kader::export::tables::{Cell, Kind, Project, TABLES, Table, flag_word};
use kader::language::Language;
use proptest::prelude::*;

use crate::cli::{folder, run};
use crate::support::{checked, errors, root, spec, up_to_date};

/// Titles with signs that mean something to spreadsheets, to CSV and to Markdown.
pub const HOSTILE: &str = r#"
--- register.kader
taal nl
organisatie stad "=HYPERLINK(\"http://voorbeeld.test\";\"klik\")"
persoon jansen "@SUM(1+1)*cmd|' /C calc'!A0"
nota meedoen "+31 6 12345678; met \"aanhaling\", komma"
bron telling "-2+3"
--- begroting-2026.kader
taal nl
document begroting-2026 "Begroting 2026" {
  soort begroting
  jaar 2026
}
doel 1.10 "'=1+1|2" {
  portefeuillehouder jansen "'s avonds\nen \t daarna"
  kaderstellende-nota meedoen
  beschrijving """
    =2+5
    <script>alert(1)</script> | *vet* `code` [x](y)
    """
  criterium een " -spatie vooraan"
  indicator reeks "＝fullwidth; 7,4" {
    bron telling
    eenheid "'-x"
    frequentie jaarlijks
    nulmeting 2020 -7,40
    behaald 2024 1.234,5 "@noot", 2025 -
    beoogd 2026 circa 0,10, 2027 >= 5, 2028 6,5..7, 2029 toename
  }
  lasten "=A1" 2026 € -1.234.567,89, 2027 nnb
}
"#;

pub fn wish(dialect: Dialect, asked: Option<Language>) -> Wish {
    Wish { asked, language: Language::Nl, dialect, table: None }
}

/// Every file that a format makes, by name.
pub fn files(format: &str, projects: &[Checked], wish: Wish) -> Vec<(String, Vec<u8>)> {
    let export = Export::new(projects, wish);
    let made = (Format::named(format).unwrap().make)(&export).unwrap();
    let written = made.parts.iter().map(|part| {
        let mut bytes = Vec::new();
        (part.write)(&mut bytes).unwrap();
        (part.name.clone(), bytes)
    });
    written.collect()
}

/// The rows of a table as its cells.
pub fn cells(table: &Table, checked: &Checked) -> Vec<Vec<String>> {
    let project = Project::new(checked);
    let mut rows = Vec::new();
    let mut sink = |row: kader::export::tables::Row<'_>| {
        let cells = table.columns().map(|column| column.cell(&row).shown(Language::En).into_owned());
        rows.push(cells.collect());
        Ok(())
    };
    table.each(&project, &mut sink).unwrap();
    rows
}

/// Reads CSV by the letter of RFC 4180.
fn read(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let row = rows.last_mut().unwrap();
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                row.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            one if one == separator && !quoted => row.push(String::new()),
            '\r' if !quoted => {
                assert_eq!(signs.next(), Some('\n'));
                rows.push(vec![String::new()]);
            }
            one => row.last_mut().unwrap().push(one),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last line has no end");
    rows
}

#[test]
fn the_hostile_project_is_a_good_one() {
    assert_eq!(errors(HOSTILE), [""; 0]);
}

#[test]
fn each_column_has_a_name_a_title_and_cells_of_its_kind() {
    let all = [spec("zwolle"), spec("voorbeeldstad"), spec("groningen"), checked(HOSTILE)];
    for table in TABLES {
        for heads in [
            table.columns().map(|one| one.name).collect::<Vec<_>>(),
            table.columns().map(|one| one.title.nl).collect(),
            table.columns().map(|one| one.title.en).collect(),
        ] {
            let mut once = heads.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), heads.len(), "{}: {heads:?}", table.name);
        }
        let snake = |name: &str| name.chars().all(|one| one.is_ascii_lowercase() || one == '_');
        assert!(snake(table.name) && table.columns().all(|one| snake(one.name)), "{}", table.name);
        let has = |name: &str| table.columns().any(|one| one.name == name);
        assert!(table.key.iter().all(|name| has(name)), "{}", table.name);
        assert!(
            table.links.iter().all(|(name, to)| has(name) && Table::named(to).is_some()),
            "{}",
            table.name
        );
        let mut count = 0;
        for project in all.iter().map(Project::new) {
            let mut sink = |row: kader::export::tables::Row<'_>| {
                count += 1;
                for column in table.columns() {
                    let cell = column.cell(&row);
                    let fits = match column.kind {
                        Kind::Text | Kind::Id => matches!(cell, Cell::Empty | Cell::Text(_)),
                        Kind::List => matches!(cell, Cell::Empty | Cell::List(_)),
                        Kind::Term => matches!(cell, Cell::Empty | Cell::Term(..)),
                        Kind::Year | Kind::Count => matches!(cell, Cell::Empty | Cell::Whole(_)),
                        Kind::Number | Kind::Euros => matches!(cell, Cell::Empty | Cell::Number(_)),
                        Kind::Date => matches!(cell, Cell::Empty | Cell::Day(_)),
                        Kind::Flag => matches!(cell, Cell::Empty | Cell::Flag(_)),
                    };
                    assert!(fits, "{}.{}: {cell:?}", table.name, column.name);
                }
                Ok(())
            };
            table.each(&project, &mut sink).unwrap();
        }
        assert!(count > 0, "no spec has a row of {}", table.name);
    }
}

#[test]
fn every_cell_comes_back_from_csv_in_both_ways() {
    let all = [checked(HOSTILE)];
    for (dialect, separator) in [(Dialect::Plain, ','), (Dialect::Dutch, ';')] {
        let files = files("csv", &all, wish(dialect, Some(Language::En)));
        assert_eq!(files.len(), TABLES.len() + 1);
        for table in TABLES {
            let (_, bytes) = files.iter().find(|(name, _)| *name == format!("{}.csv", table.name)).unwrap();
            let text = std::str::from_utf8(bytes).unwrap();
            let bare = text.strip_prefix('\u{feff}');
            assert_eq!(bare.is_some(), dialect == Dialect::Dutch);
            let mut rows = read(bare.unwrap_or(text), separator).into_iter();
            let heads: Vec<&str> = table.columns().map(|one| one.name).collect();
            assert_eq!(rows.next().unwrap(), heads);
            let rows: Vec<Vec<String>> = rows
                .map(|row| {
                    let columns = table.columns().zip(row);
                    let back = columns.map(|(column, cell)| match column.kind {
                        Kind::Number | Kind::Euros if dialect == Dialect::Dutch => {
                            assert!(!cell.contains('.'), "{cell}");
                            cell.replace(',', ".")
                        }
                        Kind::Number | Kind::Euros => cell,
                        _ => {
                            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '＝']), "{cell}");
                            original(&cell).to_owned()
                        }
                    });
                    back.collect()
                })
                .collect();
            assert_eq!(rows, cells(table, &all[0]), "{}", table.name);
        }
    }
}

#[test]
fn the_values_are_those_of_the_text() {
    let project = checked(HOSTILE);
    let table = Table::named("observations").unwrap();
    let at = |name: &str| table.columns().position(|one| one.name == name).unwrap();
    let wanted =
        ["role", "year", "form", "value", "bound", "low", "high", "direction", "missing", "approximate"];
    let rows = cells(table, &project);
    let shown: Vec<String> = rows
        .iter()
        .map(|row| wanted.map(|name| row[at(name)].as_str()).join(" ").trim_end().to_owned())
        .collect();
    assert_eq!(
        shown,
        [
            "baseline 2020 number -7.40",
            "realised 2024 number 1234.5",
            "realised 2025 missing      none",
            "target 2026 number 0.10      true",
            "target 2027 bound 5 >=",
            "target 2028 range   6.5 7",
            "target 2029 direction     increase",
        ]
    );
    assert!(rows.iter().all(|row| row[at("goal_codes")] == "1.10" && row[at("source_titles")] == "-2+3"));
    let money = Table::named("money").unwrap();
    let at = |name: &str| money.columns().position(|one| one.name == name).unwrap();
    let rows = cells(money, &project);
    let shown: Vec<String> = rows
        .iter()
        .map(|row| ["name", "year", "euros", "missing"].map(|name| row[at(name)].as_str()).join(" "))
        .collect();
    assert_eq!(shown, ["=A1 2026 -1234567.89 ", "=A1 2027  not-yet-known"]);
}

/// Every column of every table, as the page about exports lists them.
fn listed(language: Language) -> String {
    let heads = match language {
        Language::Nl => "| kolom | kop in het Nederlands | soort | in de JSON |",
        Language::En => "| column | head in Dutch | kind | in the JSON |",
    };
    let mut out = String::new();
    for table in TABLES {
        let (title, what) = (table.title.get(language), table.what.get(language));
        out += &format!("\n### {title}: `{}`\n\n{what}\n\n{heads}\n| --- | --- | --- | --- |\n", table.name);
        for column in table.columns() {
            let kind = match (column.kind, language) {
                (Kind::Text, Language::Nl) => "tekst",
                (Kind::Text, Language::En) => "text",
                (Kind::Id, _) => "id",
                (Kind::List, Language::Nl) => "lijst",
                (Kind::List, Language::En) => "list",
                (Kind::Term, Language::Nl) => "woord",
                (Kind::Term, Language::En) => "word",
                (Kind::Year, Language::Nl) => "jaar",
                (Kind::Year, Language::En) => "year",
                (Kind::Count, Language::Nl) => "aantal",
                (Kind::Count, Language::En) => "count",
                (Kind::Number, Language::Nl) => "getal",
                (Kind::Number, Language::En) => "number",
                (Kind::Euros, Language::Nl) => "euro",
                (Kind::Euros, Language::En) => "euros",
                (Kind::Date, Language::Nl) => "datum",
                (Kind::Date, Language::En) => "date",
                (Kind::Flag, Language::Nl) => "ja of leeg",
                (Kind::Flag, Language::En) => "yes or empty",
            };
            out += &format!("| `{}` | {} | {kind} | `{}` |\n", column.name, column.title.nl, column.from);
        }
    }
    out
}

#[test]
fn the_pages_list_every_column() {
    for (name, language) in [("docs/export.nl.md", Language::Nl), ("docs/export.en.md", Language::En)] {
        let page = fs::read_to_string(root().join(name)).unwrap();
        let (before, rest) = page.split_once("<!-- tables -->\n").unwrap();
        let (_, after) = rest.split_once("<!-- end -->").unwrap();
        up_to_date(name, &format!("{before}<!-- tables -->\n{}\n<!-- end -->{after}", listed(language)));
        for format in FORMATS {
            assert!(
                before.contains(&format!("`{}`", format.name)),
                "{name} does not tell of {}",
                format.name
            );
        }
    }
}

proptest! {
    #[test]
    fn what_is_made_harmless_is_harmless_and_comes_back(text in "[ \n\t\r'=+@＝＋a-]{0,6}|\\PC{0,12}") {
        let safe = harmless(&text).into_owned();
        let bare = safe.trim_start_matches([' ', '\n']);
        prop_assert!(!bare.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']), "{safe:?}");
        prop_assert_eq!(original(&safe), text);
    }
}

#[test]
fn the_same_project_gives_the_same_bytes() {
    for format in FORMATS {
        let twice = [0, 1].map(|_| files(format.name, &[spec("voorbeeldstad")], wish(Dialect::Plain, None)));
        assert!(twice[0] == twice[1] && !twice[0].is_empty(), "{}", format.name);
    }
}

#[test]
fn a_workbook_says_what_it_had_no_room_for_and_has_no_room_for_a_table_that_is_not_asked() {
    let long = "é".repeat(40_000);
    let project = [checked(&format!(
        "taal nl\ndocument begroting-2026\ndoel 1 \"Doel\" {{\ngeen portefeuillehouders \"x\"\nbeschrijving \"{long}\"\n\
         criterium een \"Een\"\nindicator i \"I\" {{\neenheid x\nbehaald 2020 12345678901234567,8, 2021 0,1\n}}\n}}\n"
    ))];
    let made = |format: &str, table: Option<&str>| {
        let export =
            Export::new(&project, Wish { table: table.and_then(Table::named), ..wish(Dialect::Plain, None) });
        let made = (Format::named(format).unwrap().make)(&export).unwrap();
        let mut bytes = Vec::new();
        (made.parts[0].write)(&mut bytes).unwrap();
        (made.parts.len(), made.remarks, bytes)
    };
    let (count, remarks, bytes) = made("xlsx", None);
    let remarks: Vec<&str> = remarks.iter().map(|one| one.get(Language::En)).collect();
    assert_eq!(count, 1);
    assert_eq!(
        remarks,
        [
            "1 texts are longer than a cell of Excel and were cut; csv has all of them",
            "1 numbers have more digits than Excel knows and stand there as text",
        ]
    );
    assert!(bytes.starts_with(b"PK"));
    let (_, remarks, small) = made("xlsx", Some("measures"));
    assert!(remarks.is_empty() && small.len() < bytes.len());
    let (_, remarks, csv) = made("csv", Some("observations"));
    assert!(remarks.is_empty() && String::from_utf8(csv).unwrap().contains(",12345678901234567.8,"));
}

#[test]
fn lines_of_json_say_what_the_cells_say_and_stand_by_organisation() {
    let all = [checked(HOSTILE), spec("voorbeeldstad")];
    let files = files("ndjson", &all, wish(Dialect::Plain, Some(Language::Nl)));
    assert_eq!(files.len(), 2 * TABLES.len() + 1);
    let (name, load) = files.last().unwrap();
    let load = std::str::from_utf8(load).unwrap();
    assert_eq!(name, "load.sql");
    for (project, organisation) in all.iter().zip(["stad", "voorbeeldstad"]) {
        for table in TABLES {
            let wanted = format!("{0}/organisation={organisation}/{0}.ndjson", table.name);
            let (_, bytes) = files.iter().find(|(name, _)| *name == wanted).unwrap();
            let text = std::str::from_utf8(bytes).unwrap();
            assert!(load.contains(&format!("VIEW {} AS", table.name)));
            let rows: Vec<Vec<String>> = text
                .lines()
                .map(|line| {
                    let row: serde_json::Value = serde_json::from_str(line).unwrap();
                    let cells = table.columns().map(|column| match &row[column.name] {
                        serde_json::Value::Null => String::new(),
                        serde_json::Value::String(text) => text.clone(),
                        serde_json::Value::Array(all) => {
                            let all: Vec<&str> = all.iter().map(|one| one.as_str().unwrap()).collect();
                            all.join("; ")
                        }
                        // A number is read from the line, where it stands digit for digit.
                        serde_json::Value::Number(_) => {
                            let (_, rest) = line.split_once(&format!("\"{}\":", column.name)).unwrap();
                            rest.split([',', '}']).next().unwrap().to_owned()
                        }
                        other => other.to_string(),
                    });
                    cells.collect()
                })
                .collect();
            assert_eq!(rows, cells(table, project), "{}", table.name);
        }
    }
}

#[test]
fn a_name_leads_to_no_other_folder() {
    let named = |name: &str| {
        checked(&format!(
            "--- a.kader\ntaal nl\norganisatie \"{name}\" \"N\"\n--- b.kader\ntaal nl\ndocument b\n"
        ))
    };
    for project in [named("..'; DROP"), named("é"), named("a.b")] {
        for (name, _) in files("ndjson", &[project], wish(Dialect::Plain, None)) {
            let parts: Vec<&str> = name.split('/').collect();
            let safe = |one: &&str| one.is_ascii() && !one.contains([' ', '\'', '\\']) && **one != *"..";
            assert!(parts.iter().all(safe) && matches!(parts.len(), 1 | 3), "{name}");
        }
    }
}

#[test]
fn markdown_is_a_page_of_goals_in_the_language_of_the_reader() {
    let (code, out, _) = run(&["export", "markdown", "specs/voorbeeldstad", "--lang", "en"]);
    assert_eq!(code, 0);
    assert!(out.starts_with("# Gemeente Voorbeeldstad\n\n## Programmabegroting 2025\n"), "{out}");
    assert!(
        out.contains("| code | goal | portfolio holder | indicator | unit | baseline | realised | target |"),
        "{out}"
    );
    assert!(
        out.contains("| 7.1 (2019) | 7.2 (2021); - (2022); 7.3 (2023) | 7.4 (2025); &#62;= 7.5 (2027) |"),
        "{out}"
    );
    let all = [checked(HOSTILE)];
    let page = files("markdown", &all, wish(Dialect::Plain, None)).remove(0).1;
    let page = String::from_utf8(page).unwrap();
    assert!(page.contains("&#124;2") && !page.contains("1|2"), "{page}");
    assert!(page.contains("circa 0,10 (2026)") && page.contains("6,5..7 (2028); toename (2029)"), "{page}");
    let rows = page.lines().filter(|line| line.starts_with('|'));
    let counts: Vec<usize> = rows.map(|row| row.matches(" |").count()).collect();
    assert!(counts.iter().all(|count| *count == 8) && counts.len() == 3, "{page}");
}

#[test]
fn heads_are_english_for_programs_and_dutch_for_who_asks() {
    let head = |more: &[&str]| {
        let mut arguments = vec!["export", "csv", "specs/voorbeeldstad", "--table", "goals"];
        arguments.extend(more);
        let (code, out, _) = run(&arguments);
        assert_eq!(code, 0);
        out.lines().next().unwrap().to_owned()
    };
    assert!(head(&[]).starts_with("organisation,document,document_kind,"));
    assert!(head(&["--lang", "nl"]).starts_with("organisatie,document,documentsoort,"));
    assert!(head(&["--dialect", "nl"]).starts_with("\u{feff}organisatie;document;documentsoort;"));
    assert!(
        head(&["--dialect", "nl", "--lang", "en"])
            .starts_with("\u{feff}organisation;document;document_kind;")
    );
    assert_eq!(flag_word(true, Language::Nl), "ja");
}

#[test]
fn a_folder_is_written_whole_and_never_over_what_is_of_others() {
    let path = folder("export");
    let out = path.join("tables");
    let to = out.to_str().unwrap();
    let (code, _, err) = run(&["export", "csv", "specs/voorbeeldstad", "-o", to]);
    assert!(code == 0 && err.is_empty(), "{err}");
    let names = || {
        let mut names: Vec<String> = fs::read_dir(&out)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names().len(), TABLES.len() + 1);
    assert!(names().contains(&"datapackage.json".to_owned()));
    let (code, _, _) = run(&["export", "csv", "specs/zwolle", "-o", to]);
    assert_eq!(code, 0);
    assert!(fs::read_to_string(out.join("goals.csv")).unwrap().contains("zwolle/begroting-2020/goal/1.1.2"));

    // A table whose place is taken by a folder: nothing of the others changes.
    fs::remove_file(out.join("tracks.csv")).unwrap();
    fs::create_dir(out.join("tracks.csv")).unwrap();
    let before = fs::read(out.join("goals.csv")).unwrap();
    let (code, _, err) = run(&["export", "csv", "specs/voorbeeldstad", "-o", to, "--lang", "en"]);
    assert!(code == 2 && err.contains("tracks.csv’ cannot be written"), "{err}");
    assert_eq!(fs::read(out.join("goals.csv")).unwrap(), before);
    assert_eq!(names().len(), TABLES.len() + 1, "{:?}", names());

    let own = path.join("own");
    fs::create_dir(&own).unwrap();
    fs::write(own.join("goals.csv"), "mine").unwrap();
    let (code, _, err) = run(&["export", "csv", "specs/zwolle", "-o", own.to_str().unwrap()]);
    assert!(code == 2 && err.contains("goals.csv’ staat er al"), "{err}");
    assert_eq!(fs::read(own.join("goals.csv")).unwrap(), b"mine");
    assert_eq!(fs::read_dir(&own).unwrap().count(), 1);
}

#[test]
fn what_cannot_be_exported_is_said_and_nothing_is_written() {
    let path = folder("export_wrong");
    let spec = path.join("b.kader");
    fs::File::create(&spec).unwrap().write_all(b"taal nl\ndocument b\ndoel 1 \"Titel\" {\n}\n").unwrap();
    let (place, out) = (spec.to_str().unwrap(), path.join("uit"));
    let out = out.to_str().unwrap();
    for (arguments, code, wanted) in [
        (vec!["csv", place, "-o", out], 1, "er zijn fouten, dus er is niets geschreven"),
        (vec!["csv", "specs/zwolle"], 2, "noem een map: -o MAP, of één tabel"),
        (vec!["csv", "specs/zwolle", "--table", "goal"], 2, "bedoelt u ‘goals’"),
        (vec!["cvs", "specs/zwolle"], 2, "‘cvs’ is geen waarde voor <VORM>"),
        (vec!["csv", "specs/zwolle", "--table", "goals", "-o", place], 2, "is een bestand van kader zelf"),
        (vec!["csv", "specs", "-o", out], 2, "twee projecten heten ‘groningen’"),
        (vec!["csv", "specs/niets", "-o", out], 2, "bestaat niet"),
    ] {
        let (got, shown, err) = run(&[vec!["export"], arguments.clone()].concat());
        assert!(got == code && err.contains(wanted) && shown.is_empty(), "{arguments:?}: {got} {err}");
    }
    assert!(!path.join("uit").exists());
}
