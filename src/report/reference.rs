//! The reference pages: every kind of finding, and every concept, field and word of the language.

use std::fmt::Write;

use crate::diag::{Family, Kind};
use crate::language::{
    Bi, CONCEPTS, Card, Choice, Concept, Field, IdRule, Language, Parent, Role, Shape, Word, capital,
    document, fields, values,
};
use crate::rules::{self, Group, RULES, Rule};

use super::page;

/// Says that a page is made, so that nobody mends it by hand.
const MADE: Bi = Bi::new(
    "Deze pagina is gemaakt uit de tabellen van kader zelf.",
    "This page is made from kader's own tables.",
);

/// Every kind of finding with its page, by family.
pub fn findings(language: Language) -> String {
    let title = Bi::new("Bevindingen", "Findings");
    let mut out = format!("# {}\n\n{}\n", title.get(language), MADE.get(language));
    out.push_str(&book(language));
    let kinds = rules::kinds();
    for family in [Family::Name, Family::Syntax] {
        let of = kinds.iter().copied().filter(|kind| kind.family == family).collect();
        let heading = page::family(family).get(language);
        let _ = write!(out, "\n## {}\n", capital(heading));
        out.push_str(&pages(of, language));
    }
    out
}

/// The rules: a table of all of them, and then their pages by group.
fn book(language: Language) -> String {
    let head = Bi::new("| regel | groep | niveau |", "| rule | group | level |");
    let title = Bi::new("Regels", "Rules");
    let mut out = format!("\n## {}\n\n{}\n| --- | --- | --- |\n", title.get(language), head.get(language));
    let of = |group: Group| {
        let mut of: Vec<&'static Rule> = RULES.iter().copied().filter(|rule| rule.group == group).collect();
        of.sort_by_key(|rule| rule.kind.name.get(language));
        of
    };
    for group in Group::ALL {
        for rule in of(group) {
            let (name, group) = (rule.kind.name.get(language), group.word().get(language));
            let _ = writeln!(out, "| [`{name}`](#{name}) | {group} | {} |", page::level(rule, language));
        }
    }
    for group in Group::ALL {
        let kinds = of(group).into_iter().map(|rule| &rule.kind).collect();
        let _ = write!(out, "\n## {}: {}\n", title.get(language), group.word().get(language));
        out.push_str(&pages(kinds, language));
    }
    out
}

/// A list of kinds with links, and their pages.
fn pages(mut kinds: Vec<&'static Kind>, language: Language) -> String {
    kinds.sort_by_key(|kind| kind.name.get(language));
    let mut out = "\n".to_owned();
    for kind in &kinds {
        let name = kind.name.get(language);
        let _ = writeln!(out, "- [`{name}`](#{name}) ({})", kind.severity.word().get(language));
    }
    for kind in &kinds {
        let _ = write!(out, "\n{}", page::markdown(kind, language, 3));
    }
    out
}

/// Every concept, field and word of the language, with the word of the other language beside it.
pub fn language(language: Language) -> String {
    let title = Bi::new("De taal", "The language");
    let mut out = format!("# {}\n\n{}\n", title.get(language), MADE.get(language));
    for (role, title) in ROLES {
        let _ = write!(out, "\n## {}\n", title.get(language));
        let of = concepts().filter(|concept| concept.role == role);
        for concept in of {
            out.push_str(&concept_section(concept, language));
        }
    }
    out.push_str(&shared_section(language));
    out.push_str(&words_section(language));
    out
}

const ROLES: [(Role, Bi); 4] = [
    (Role::Level, Bi::new("Niveaus", "Levels")),
    (Role::Element, Bi::new("Op een niveau", "On a level")),
    (Role::Register, Bi::new("Register en documenten", "Register and documents")),
    (Role::Place, Bi::new("Los in een bestand", "At the top of a file")),
];

fn concepts() -> impl Iterator<Item = &'static Concept> {
    CONCEPTS.iter().copied().chain([&document::REGISTER, &document::BODY])
}

fn concept_section(concept: &Concept, language: Language) -> String {
    let name = concept.word.get(language);
    let heading = match concept.role {
        Role::Place => place_name(concept, language).to_owned(),
        Role::Level | Role::Element | Role::Register => format!("`{name}`"),
    };
    let mut out = format!("\n### {heading}\n\n{}\n\n", concept.docs.get(language));
    if concept.role != Role::Place {
        let _ = writeln!(out, "- {}", other_word(&concept.word, language));
        let _ = writeln!(out, "- {}", places(concept, language));
        let _ = writeln!(out, "- {}\n", header(concept, language));
    }
    if concept.is_level() {
        let text = Bi::new(
            "Velden: die van [elk niveau](#velden-van-elk-niveau).",
            "Fields: those of [every level](#fields-of-every-level).",
        );
        let _ = writeln!(out, "{}", text.get(language));
        return out;
    }
    let common = |field: &Field| fields::COMMON.contains(&field);
    let own: Vec<&Field> = concept.all_fields().filter(|field| !common(field)).collect();
    out.push_str(&table(&own, language));
    if concept.all_fields().any(common) && concept.all_fields().count() > own.len() {
        let text = Bi::new(
            "Ook: de velden van [elk blok](#velden-van-elk-blok).",
            "Also: the fields of [every block](#fields-of-every-block).",
        );
        let _ = writeln!(out, "\n{}", text.get(language));
    }
    out
}

/// A top of a file is no keyword; this is what it is called.
fn place_name(concept: &Concept, language: Language) -> &'static str {
    if *concept == document::REGISTER {
        return Bi::new("Bestand zonder document", "File without a document").get(language);
    }
    Bi::new("Bestand met een document", "File with a document").get(language)
}

fn other_word(word: &Word, language: Language) -> String {
    let plural = word.many(language);
    let other = word.get(language.other());
    let many = match plural == word.get(language) {
        true => String::new(),
        false => format!(", `{plural}`"),
    };
    let (also, name) = match language {
        Language::Nl => ("Sleutelwoord", "Engels"),
        Language::En => ("Keyword", "Dutch"),
    };
    format!("{also}: `{}`{many}; {name}: `{other}`", word.get(language))
}

/// Where a concept may stand, in words.
fn places(concept: &Concept, language: Language) -> String {
    let mut names: Vec<String> = Vec::new();
    for parent in concept.parents {
        names.push(match parent {
            Parent::Top => Bi::new("los in elk bestand", "at the top of any file").get(language).to_owned(),
            Parent::Document => {
                Bi::new("los in een document", "at the top of a document").get(language).to_owned()
            }
            Parent::AnyLevel => Bi::new("op elk niveau", "on any level").get(language).to_owned(),
            Parent::In(other) => {
                format!("{} `{}`", Bi::new("in", "in").get(language), other.word.get(language))
            }
        });
    }
    if names.is_empty() {
        names.push(Bi::new("bovenaan een bestand", "at the head of a file").get(language).to_owned());
    }
    format!("{}: {}", Bi::new("Waar het mag staan", "Where it may stand").get(language), names.join(", "))
}

/// What stands behind the keyword of a concept.
fn header(concept: &Concept, language: Language) -> String {
    let id = match concept.id {
        IdRule::Written => Bi::new("een id", "an id"),
        IdRule::FromTitle => {
            Bi::new("een id (zonder id gevormd uit de titel)", "an id (without one, formed from the title)")
        }
    };
    let title = match (concept.titled, concept.role) {
        (true, _) => Bi::new("een titel", "a title"),
        (false, Role::Level) => Bi::new(
            "op één plaats een titel; zonder titel wordt het niveau heropend",
            "in one place a title; without one the level is opened again",
        ),
        (false, _) => Bi::new("een titel, die mag ontbreken", "a title, which may be left out"),
    };
    let (behind, and) = match language {
        Language::Nl => ("Erachter", "en"),
        Language::En => ("Behind it", "and"),
    };
    format!("{behind}: {} {and} {}", id.get(language), title.get(language))
}

/// Fields that many blocks share.
fn shared_section(language: Language) -> String {
    let mut out = format!("\n## {}\n", Bi::new("Gedeelde velden", "Shared fields").get(language));
    let block = Bi::new("Velden van elk blok", "Fields of every block");
    let _ = write!(out, "\n### {}\n\n{}", block.get(language), table(fields::COMMON, language));
    let level = Bi::new("Velden van elk niveau", "Fields of every level");
    let groups = fields::LEVEL_GROUPS.iter().flat_map(|group| group.iter().copied());
    let groups: Vec<&Field> = groups.filter(|field| !fields::COMMON.contains(field)).collect();
    let _ = write!(out, "\n### {}\n\n{}", level.get(language), table(&groups, language));
    out
}

/// Fields as a table.
fn table(rows: &[&Field], language: Language) -> String {
    let (head, rule) = match language {
        Language::Nl => {
            ("| veld | Engels | erachter | hoe vaak | betekenis |", "| --- | --- | --- | --- | --- |")
        }
        Language::En => {
            ("| field | Dutch | behind it | how often | meaning |", "| --- | --- | --- | --- | --- |")
        }
    };
    let mut out = format!("{head}\n{rule}\n");
    for field in rows {
        let often = match field.card {
            Card::One => Bi::new("één keer", "once"),
            Card::Many => Bi::new("vaker", "repeatable"),
        };
        let _ = writeln!(
            out,
            "| {} | `{}` | {} | {} | {} |",
            spelled(&field.word, language),
            field.word.get(language.other()),
            shape(&field.shape, language),
            often.get(language),
            field.docs.get(language),
        );
    }
    out
}

/// A keyword with its plural, when that is written otherwise.
fn spelled(word: &Word, language: Language) -> String {
    let (one, many) = (word.get(language), word.many(language));
    if one == many { format!("`{one}`") } else { format!("`{one}`, `{many}`") }
}

/// What stands behind a field's keyword, in words.
fn shape(shape: &Shape, language: Language) -> String {
    let names = |concepts: &[&Concept]| {
        let names: Vec<String> =
            concepts.iter().map(|concept| format!("`{}`", concept.word.get(language))).collect();
        names.join(", ")
    };
    let ids = |concepts: &[&Concept]| match language {
        Language::Nl => format!("id's van {}", names(concepts)),
        Language::En => format!("ids of {}", names(concepts)),
    };
    match shape {
        Shape::Choice(choices) => list(choices, language),
        Shape::KindLike(choices) => {
            let own = Bi::new("of een eigen woord met `zoals`", "or a word of your own with `like`");
            format!("{}, {}", list(choices, language), own.get(language))
        }
        Shape::Refs(concepts) => ids(concepts),
        Shape::ScopedRefs(concepts) => {
            let scope = Bi::new("elk met een deel tussen aanhalingstekens", "each with a scope in quotes");
            format!("{}, {}", ids(concepts), scope.get(language))
        }
        other => plain_shape(other).get(language).to_owned(),
    }
}

fn list(choices: &[&Choice], language: Language) -> String {
    let words: Vec<String> =
        choices.iter().map(|choice| format!("`{}`", choice.word.get(language))).collect();
    words.join(", ")
}

/// Shapes that need no more than a fixed text.
fn plain_shape(shape: &Shape) -> Bi {
    match shape {
        Shape::Flag => Bi::new("niets", "nothing"),
        Shape::FlagReason => Bi::new("niets, of een reden", "nothing, or a reason"),
        Shape::Reason => Bi::new("een reden", "a reason"),
        Shape::Text => Bi::new("een tekst of tekstblok", "a text or text block"),
        Shape::Headed => Bi::new("een kop en een tekst", "a heading and a text"),
        Shape::Word => Bi::new("een woord of tekst", "a word or text"),
        Shape::Concept => {
            Bi::new("de naam van een soort, zoals `doel`", "the name of a kind, such as `goal`")
        }
        Shape::Words => Bi::new("woorden of teksten met komma's", "words or texts with commas"),
        Shape::Year => Bi::new("een jaar", "a year"),
        Shape::Period => Bi::new("een datum, maand, jaar of periode", "a date, month, year or period"),
        Shape::Stamp => Bi::new("een datum, met een tijd erachter", "a date, with a time after it"),
        Shape::Quantity => Bi::new("een getal met een eenheid", "a number with a unit"),
        Shape::Unit => Bi::new(
            "`%`, `€` of een woord, `per 1.000`, `schaal 1..10`",
            "`%`, `€` or a word, `per 1,000`, `scale 1..10`",
        ),
        Shape::AnyRefs => Bi::new("een soort met een id, met komma's", "a kind with an id, with commas"),
        Shape::Elsewhere => Bi::new("een soort met een id", "a kind with an id"),
        Shape::Continues => Bi::new(
            "`deels`, een soort met `id@document`, een reden, `met besluit nota`",
            "`partly`, a kind with `id@document`, a reason, `with decision policy-note`",
        ),
        Shape::Observations(_) => Bi::new("jaar en waarde, met komma's", "year and value, with commas"),
        Shape::Comparison => {
            Bi::new("een referentie, dan jaar en waarde", "a reference series, then year and value")
        }
        Shape::Break => Bi::new("een jaar en een reden", "a year and a reason"),
        Shape::Catalogue => Bi::new("een lijst en een naam daaruit", "a catalogue and a name of it"),
        Shape::Money(_) => Bi::new(
            "een naam of `taakveld`, dan jaar en bedrag, met komma's",
            "a name or `task-field`, then year and amount, with commas",
        ),
        Shape::Scale => Bi::new(
            "`x 1.000`; met een blok een tabel met `kolommen`",
            "`x 1,000`; with a block a table with `columns`",
        ),
        Shape::Effect(_) => Bi::new(
            "jaar, bedrag, `incidenteel` of `structureel`",
            "year, amount, `incidental` or `structural`",
        ),
        Shape::Offset => Bi::new("een soort met een id, dan een bedrag", "a kind with an id, then an amount"),
        Shape::EarlierReported => Bi::new(
            "`voordeel` of `nadeel`, een bedrag, `in` een document",
            "`advantage` or `disadvantage`, an amount, `in` a document",
        ),
        Shape::Status => {
            Bi::new("onderdeel, stand en reden, met komma's", "dimension, state and reason, with commas")
        }
        Shape::StatusScheme => {
            Bi::new("een onderdeel, met een blok standen", "a dimension, with a block of states")
        }
        Shape::Unreported => Bi::new("`betekent` en een stand", "`means` and a state"),
        Shape::Stage(_) => {
            Bi::new("een jaar, datum of periode, of niets", "a year, date or period, or nothing")
        }
        Shape::Roles => {
            Bi::new("een rol tussen aanhalingstekens en een periode", "a role in quotes and a period")
        }
        Shape::Absence => Bi::new("wat er niet is, met een reden", "what is absent, with a reason"),
        Shape::Blank => Bi::new("de naam van de kop", "the name of the heading"),
        Shape::Ignore => Bi::new("de naam van een regel, met een reden", "the name of a rule, with a reason"),
        Shape::Attribute => Bi::new("een sleutel en een waarde", "a key and a value"),
        Shape::Layout => Bi::new("de niveaus met `>` ertussen", "the levels with `>` between"),
        Shape::OwnWord => Bi::new(
            "een eigen woord, `zoals` en een woord van kader",
            "a word of your own, `like` and a word of kader's",
        ),
        Shape::Threshold => Bi::new("een bedrag en een tekst", "an amount and a text"),
        // These name what they hold; `shape` writes them.
        Shape::Choice(_) | Shape::KindLike(_) | Shape::Refs(_) | Shape::ScopedRefs(_) => Bi::new("", ""),
    }
}

/// The closed lists and the joining words inside values.
fn words_section(language: Language) -> String {
    let title = Bi::new("Woorden in waarden", "Words inside values");
    let mut out = format!("\n## {}\n", title.get(language));
    for (heading, choices) in LISTS {
        let words: Vec<&Word> = choices.iter().map(|choice| &choice.word).collect();
        out.push_str(&word_list(heading, &words, language));
    }
    out.push_str(&word_list(&Bi::new("Verbindende woorden", "Joining words"), values::TERMS, language));
    out
}

static LISTS: &[(&Bi, &[&Choice])] = &[
    (&Bi::new("Soorten indicatoren", "Kinds of indicators"), values::INDICATOR_KINDS),
    (&Bi::new("Richtingen", "Directions"), values::DIRECTIONS),
    (&Bi::new("Geen cijfer", "No figure"), values::NO_FIGURES),
    (&Bi::new("Soorten bedragen", "Kinds of amounts"), values::FIGURE_KINDS),
    (&Bi::new("Of het terugkomt", "Whether it recurs"), values::RECURRENCES),
    (&Bi::new("Waar een afwijking over gaat", "What a deviation is about"), values::CONCERNS),
    (&Bi::new("Plus en min op de pagina", "Plus and minus on the page"), values::SIGNS),
    (&Bi::new("Soorten documenten", "Kinds of documents"), values::DOCUMENT_KINDS),
    (&Bi::new("Documenten die rapporteren", "Documents that report"), values::REPORT_KINDS),
    (&Bi::new("Soorten organisaties", "Kinds of organisations"), values::ORGANISATION_KINDS),
    (&Bi::new("Niveaus van een eigen regel", "Levels of a rule of your own"), values::RULE_LEVELS),
    (&Bi::new("Omvang van een document", "Scope of a document"), values::SCOPES),
];

fn word_list(heading: &Bi, words: &[&Word], language: Language) -> String {
    let (own, other) = match language {
        Language::Nl => ("Nederlands", "Engels"),
        Language::En => ("English", "Dutch"),
    };
    let mut out = format!("\n### {}\n\n| {own} | {other} |\n| --- | --- |\n", heading.get(language));
    for word in words {
        let _ = writeln!(out, "| `{}` | `{}` |", word.get(language), word.get(language.other()));
    }
    out
}
