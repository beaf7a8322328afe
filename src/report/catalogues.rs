//! The page of the statutory lists, written from their tables.

use std::fmt::Write;

use crate::language::catalogue::{BBV, INDICATORS, PARTS, SOURCES, Sort, TASK_FIELDS, Validity};
use crate::language::{Bi, Choice, Language, values};

const INTRODUCTION: Bi = Bi::new(
    "# Wettelijke lijsten\n\n\
     Wat de wet voorschrijft, verandert. Daarom staat bij elke rij voor welke begrotingsjaren zij geldt, tot en met welk \
     jaar dat is nagegaan, en in welke bron. Wat niet is nagegaan, vraagt geen enkele regel; u kunt er wel naar \
     verwijzen. De feiten staan in `src/language/catalogue/`; deze pagina is daaruit geschreven.\n",
    "# Statutory lists\n\n\
     What the law lays down changes. So every row says for which budget years it holds, up to which year that was \
     verified, and in which source. No rule asks for what was not verified; you may refer to it. Names and units are in \
     Dutch, as the law has them. The facts stand in `src/language/catalogue/`; this page is written from them.\n",
);

/// The page of the statutory lists.
pub fn page(language: Language) -> String {
    let mut out = INTRODUCTION.get(language).to_owned();
    indicators(&mut out, language);
    parts(&mut out, language);
    task_fields(&mut out, language);
    sources(&mut out, language);
    out
}

fn heading(out: &mut String, language: Language, title: Bi, columns: &[Bi]) {
    let names: Vec<&str> = columns.iter().map(|column| column.get(language)).collect();
    let _ = writeln!(out, "\n## {}\n\n| {} |", title.get(language), names.join(" | "));
    let _ = writeln!(out, "|{}", " --- |".repeat(names.len()));
}

const YEARS: Bi = Bi::new("Begrotingsjaren", "Budget years");
const CHECKED: Bi = Bi::new("Nagegaan tot en met", "Verified up to");
const FROM: Bi = Bi::new("Bron", "Source");

fn years(validity: &Validity) -> String {
    match validity.until {
        Some(until) if until == validity.from => until.to_string(),
        Some(until) => format!("{}-{until}", validity.from),
        None => format!("{}-", validity.from),
    }
}

fn checked(validity: &Validity, language: Language) -> String {
    let never = Bi::new("niet nagegaan", "not verified").get(language);
    validity.checked.map_or_else(|| never.to_owned(), |year| year.to_string())
}

fn indicators(out: &mut String, language: Language) {
    let columns = [
        Bi::new("Schrijf", "Write"),
        Bi::new("Nummer", "Number"),
        Bi::new("Indicator", "Indicator"),
        Bi::new("Eenheid", "Unit"),
        Bi::new("Meet", "Measured by"),
        YEARS,
        CHECKED,
        FROM,
    ];
    heading(out, language, Bi::new("Beleidsindicatoren", "Policy indicators"), &columns);
    let like = Bi::new("zoals", "like").get(language);
    for one in INDICATORS.iter() {
        let number = one.number.map(|number| number.to_string()).unwrap_or_default();
        for edition in &one.editions {
            let (years, checked) = (years(&edition.validity), checked(&edition.validity, language));
            let _ = writeln!(
                out,
                "| `{like} {} {}` | {number} | {} | {} | {} | {years} | {checked} | {} |",
                one.list, one.item, one.title, edition.unit, edition.source, edition.validity.sources,
            );
        }
    }
    sizes(out, language);
}

/// How many the list of municipalities has, year by year.
fn sizes(out: &mut String, language: Language) {
    let verified = |year: i16| {
        let of_list = INDICATORS.iter().filter(|one| one.list == BBV);
        of_list.filter(|one| one.in_year(year).is_some_and(|edition| edition.validity.is_verified())).count()
    };
    let years: Vec<String> = (2017..=2026).map(|year| format!("{year}: {}", verified(year))).collect();
    let text = Bi::new("Zoveel vraagt kader er van gemeenten", "So many kader asks of municipalities");
    let _ = writeln!(out, "\n{}: {}.", text.get(language), years.join(", "));
}

fn parts(out: &mut String, language: Language) {
    let columns = [
        Bi::new("Wie", "Who"),
        Bi::new("Wat", "What"),
        Bi::new("Onderdeel", "Part"),
        Bi::new("Te herkennen aan", "Known by"),
        YEARS,
        CHECKED,
        FROM,
    ];
    heading(out, language, Bi::new("Paragrafen en overzichten", "Sections and overviews"), &columns);
    for part in PARTS.iter() {
        let sort = match part.sort {
            Sort::Section => Bi::new("paragraaf", "section"),
            Sort::Overview => Bi::new("overzicht", "overview"),
        };
        let (years, checked) = (years(&part.validity), checked(&part.validity, language));
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {years} | {checked} | {} |",
            part.of.word.get(language),
            sort.get(language),
            part.title.get(language),
            part.words.join(", "),
            part.validity.sources,
        );
    }
}

fn task_fields(out: &mut String, language: Language) {
    let columns = [
        Bi::new("Code", "Code"),
        Bi::new("Taakveld", "Task field"),
        YEARS,
        CHECKED,
        Bi::new("Boeken", "Booked on"),
        FROM,
    ];
    let kinds: [(&Choice, Bi); 2] = [
        (&values::MUNICIPALITY, Bi::new("Taakvelden van gemeenten", "Task fields of municipalities")),
        (&values::PROVINCE, Bi::new("Taakvelden van provincies", "Task fields of provinces")),
    ];
    for (of, title) in kinds {
        heading(out, language, title, &columns);
        for row in TASK_FIELDS.iter().filter(|row| *row.of == *of) {
            let booked = match row.booked {
                true => Bi::new("ja", "yes"),
                false => Bi::new("nee, alleen op de onderdelen", "no, on its parts only"),
            };
            let (years, checked) = (years(&row.validity), checked(&row.validity, language));
            let _ = writeln!(
                out,
                "| {} | {} | {years} | {checked} | {} | {} |",
                row.code,
                row.title,
                booked.get(language),
                row.validity.sources,
            );
        }
    }
}

fn sources(out: &mut String, language: Language) {
    let columns = [Bi::new("Sleutel", "Key"), FROM, Bi::new("Plaats", "Place")];
    heading(out, language, Bi::new("Bronnen", "Sources"), &columns);
    for source in SOURCES.iter() {
        let _ = writeln!(out, "| {} | {} | {} |", source.key, source.title, source.place);
    }
}
