//! What editors take from the vocabulary without a server: a TextMate grammar, and snippets in both languages.
//!
//! The grammar colours lines, as kader reads lines: a keyword begins a statement, which ends with its line, its text block
//! or its list. It knows both languages at once, because the language of a project stands in its settings.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::language::skeleton::{self, Known};
use crate::language::{Bi, CONCEPTS, Concept, Field, Language, Shape, Word, document, values};
use crate::model::number;

/// Where a word of text ends.
const END: &str = r"(?=\s|$)";
/// Where a value ends: also at the comma of a list.
const STOP: &str = r"(?=[\s,]|$)";
/// Marks that are read as a minus.
const MINUS: &str = "[-–—−]";
const DIGITS: &str = r"\d+(?:[.,]\d+)*";
const DATE: &str = r"\d{4}(?:-\d{1,2}(?:-\d{1,2})?|-[kqhKQH]\d|/\d{4})";

/// The keywords that the grammar treats alike, by what stands behind them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    /// Ids: `bron cbs`.
    Ids,
    /// `kind id`: `steunt spoor 1`.
    Pairs,
    /// Words of the vocabulary: `geen indicatoren`.
    Kinds,
    /// The name of a rule.
    Rule,
    /// `indeling domein > doel`, `woord prestatie zoals activiteit`.
    Levels,
    /// `status geld rood`.
    Lights,
    /// Figures, texts and words.
    Values,
}

fn group(shape: &Shape) -> Group {
    match shape {
        Shape::Refs(_) | Shape::ScopedRefs(_) => Group::Ids,
        Shape::AnyRefs | Shape::Continues | Shape::Offset | Shape::Elsewhere => Group::Pairs,
        Shape::Concept | Shape::Absence | Shape::Blank => Group::Kinds,
        Shape::Ignore => Group::Rule,
        Shape::Layout | Shape::OwnWord => Group::Levels,
        Shape::Status | Shape::StatusScheme | Shape::Unreported => Group::Lights,
        Shape::Flag
        | Shape::FlagReason
        | Shape::Reason
        | Shape::Text
        | Shape::Headed
        | Shape::Word
        | Shape::Words
        | Shape::Choice(_)
        | Shape::KindLike(_)
        | Shape::Year
        | Shape::Period
        | Shape::Stamp
        | Shape::Quantity
        | Shape::Unit
        | Shape::Observations(_)
        | Shape::Comparison
        | Shape::Break
        | Shape::Catalogue
        | Shape::Money(_)
        | Shape::Scale
        | Shape::Effect(_)
        | Shape::EarlierReported
        | Shape::Stage(_)
        | Shape::Roles
        | Shape::Attribute
        | Shape::Threshold => Group::Values,
    }
}

fn places() -> impl Iterator<Item = &'static Concept> {
    CONCEPTS.iter().copied().chain([&document::REGISTER, &document::BODY])
}

fn fields() -> impl Iterator<Item = &'static Field> {
    places().flat_map(Concept::all_fields)
}

fn spellings(word: &Word) -> impl Iterator<Item = &'static str> {
    Language::BOTH.into_iter().flat_map(|language| [word.get(language), word.many(language)])
}

fn of_group(wanted: Group) -> BTreeSet<&'static str> {
    let of = fields().filter(|field| group(&field.shape) == wanted);
    of.flat_map(|field| spellings(&field.word)).collect()
}

fn concepts() -> BTreeSet<&'static str> {
    CONCEPTS.iter().flat_map(|concept| spellings(&concept.word)).collect()
}

/// Every word that may begin a line.
fn keywords() -> BTreeSet<&'static str> {
    let mut all: BTreeSet<&str> = fields().flat_map(|field| spellings(&field.word)).collect();
    all.extend(concepts());
    all.extend(spellings(&values::COLUMNS));
    all.extend(["taal", "language"]);
    all
}

/// Words as one pattern, the longest first; an apostrophe may be the printed one.
fn any_of<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let mut words: Vec<String> = words.into_iter().map(escaped).collect();
    words.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    words.dedup();
    format!("(?:{})", words.join("|"))
}

fn escaped(word: &str) -> String {
    word.replace('.', r"\.").replace('\'', "['’]")
}

/// Rules of the grammar by name.
fn include(name: &str) -> Value {
    json!({ "include": format!("#{name}") })
}

fn includes(names: &[&str]) -> Vec<Value> {
    names.iter().map(|name| include(name)).collect()
}

fn captures(names: &[(&str, &str)]) -> Value {
    let one = |name: &str| match name {
        // An id between quotes is a string too.
        "entity.name.section" => {
            json!({ "name": "entity.name.section.kader", "patterns": includes(&["string"]) })
        }
        name => json!({ "name": format!("{name}.kader") }),
    };
    let named = names.iter().map(|(at, name)| ((*at).to_owned(), one(name)));
    Value::Object(named.collect())
}

/// Where a statement ends: with its line, or where a list that went on does not go on any more.
fn ends(pairs: bool) -> String {
    let keywords = any_of(keywords());
    let open = r#"|[^#"\s][^#"]*\{\s*(?:#|$)"#;
    // In a list of kinds and ids a line that begins with a kind and its id goes on.
    let more =
        if pairs { format!(r#"(?!{}\s+[^\s,"{{]+\s*(?:,|#|$))"#, any_of(concepts())) } else { String::new() };
    format!(r"$|^(?=\s*(?:\}}|{more}{keywords}(?:\s|$){open}))")
}

/// A statement: what begins it, what its parts are called, and what may stand in it.
fn statement(begin: &str, names: &[(&str, &str)], inside: &[&str], pairs: bool) -> Value {
    let mut patterns = includes(&["comment", "continued", "text", "string", "block"]);
    patterns.extend(includes(inside));
    patterns.push(include("comma"));
    json!({
        "begin": format!(r"^\s*{begin}"),
        "beginCaptures": captures(names),
        "end": ends(pairs),
        "patterns": patterns,
    })
}

fn matches(pattern: &str, name: &str) -> Value {
    json!({ "match": pattern, "name": format!("{name}.kader") })
}

/// The grammar, as JSON with a line end.
pub fn grammar() -> String {
    let mut repository = Map::new();
    for rules in [statements(), texts(), figures(), words()] {
        repository.extend(rules.into_iter().map(|(name, rule)| (name.to_owned(), rule)));
    }
    let order = [
        "comment",
        "language",
        "scheme",
        "declared",
        "ids",
        "pairs",
        "kinds",
        "rule",
        "levels",
        "lights",
        "values-line",
        "header",
        "own",
        "close",
        "unknown",
        "stray",
    ];
    let made = "Written by kader from its vocabulary (src/report/textmate.rs): KADER_BLESS=1 cargo test";
    let grammar = json!({
        "information_for_contributors": [made],
        "name": "kader",
        "scopeName": "source.kader",
        "fileTypes": ["kader"],
        "patterns": includes(&order),
        "repository": repository,
    });
    let text = serde_json::to_string_pretty(&grammar).unwrap_or_default();
    text + "\n"
}

/// What a line may be, by how it begins.
fn statements() -> Vec<(&'static str, Value)> {
    let field = [("1", "keyword.other.field")];
    let begin = |words: BTreeSet<&'static str>| format!("({}){END}", any_of(words));
    // A word that is a kind and a field declares where a title follows.
    let both: BTreeSet<&str> =
        concepts().intersection(&fields().flat_map(|one| spellings(&one.word)).collect()).copied().collect();
    let only: BTreeSet<&str> = concepts().difference(&both).copied().collect();
    let id = r#"(?:\s+("[^"]*"(?=\s+["“„])|[^\s,"“„#{}]+)(?=\s|$))?"#;
    let names = [("1", "keyword.declaration"), ("2", "entity.name.section")];
    let titled = r#"(?=\s+(?:[^\s,"“„#{}]+\s+)?["“„])"#;
    let own = r#"(?=(?:\s+(?:[^\s,"“„#{}]+|"[^"]*"))?\s*(?:["“„]|\{\s*(?:#|$)))"#;
    let mut values_line = of_group(Group::Values);
    values_line.extend(spellings(&values::COLUMNS));
    vec![
        ("language", statement(&format!("(taal|language){END}"), &field, &["tag"], false)),
        ("declared", statement(&format!("({}){titled}{id}", any_of(both)), &names, &["values"], false)),
        ("ids", statement(&begin(of_group(Group::Ids)), &field, &["reference"], false)),
        (
            "pairs",
            statement(
                &begin(of_group(Group::Pairs)),
                &field,
                &["pair", "amount", "joining", "none", "reference"],
                true,
            ),
        ),
        ("kinds", statement(&begin(of_group(Group::Kinds)), &field, &["kind"], false)),
        ("rule", statement(&begin(of_group(Group::Rule)), &field, &["rule-name"], false)),
        (
            "levels",
            statement(&begin(of_group(Group::Levels)), &field, &["operator", "joining", "kind"], false),
        ),
        ("lights", statement(&begin(of_group(Group::Lights)), &field, &["joining", "light"], false)),
        ("values-line", statement(&begin(values_line), &field, &["values"], false)),
        ("header", statement(&format!("({}){END}{id}", any_of(only)), &names, &["values"], false)),
        (
            "own",
            statement(
                &format!(r"([\p{{L}}][^\s,]*){own}{id}"),
                &[("1", "keyword.declaration.own"), ("2", "entity.name.section")],
                &["values"],
                false,
            ),
        ),
        ("unknown", statement(r"([\p{L}][^\s]*)", &[("1", "invalid.illegal.keyword")], &["values"], false)),
        (
            "stray",
            json!({ "match": r"^\s*([^\s#].*)$", "captures": captures(&[("1", "invalid.illegal.line")]) }),
        ),
        (
            "close",
            json!({ "match": r"^\s*(\})", "captures": captures(&[("1", "punctuation.section.block.end")]) }),
        ),
        ("scheme", scheme()),
    ]
}

/// A traffic light with its states, each of which begins a line.
fn scheme() -> Value {
    let of = fields().filter(|field| matches!(field.shape, Shape::StatusScheme));
    let words = any_of(of.flat_map(|field| spellings(&field.word)));
    let state = json!({
        "begin": r#"^\s*([^\s#"{}]+)"#,
        "beginCaptures": captures(&[("1", "keyword.other.state")]),
        "end": "$",
        "patterns": includes(&["comment", "string"]),
    });
    json!({
        "begin": format!(r#"^\s*({words})\s+([^\s{{]+)\s*(\{{)\s*(?=#|$)"#),
        "beginCaptures": captures(&[
            ("1", "keyword.other.field"),
            ("2", "variable.parameter"),
            ("3", "punctuation.section.block.begin"),
        ]),
        "end": r"^\s*(\})",
        "endCaptures": captures(&[("1", "punctuation.section.block.end")]),
        "patterns": [include("comment"), state],
    })
}

/// Comments, strings, text blocks, and the marks between values.
fn texts() -> Vec<(&'static str, Value)> {
    let string = json!({ "patterns": [
        {
            "name": "string.quoted.double.kader",
            "begin": "\"",
            "end": "\"|$",
            "patterns": [
                { "match": r#"\\["\\nt]"#, "name": "constant.character.escape.kader" },
                { "match": r"\\.", "name": "invalid.illegal.escape.kader" },
            ],
        },
        { "match": "[“„][^”“]*(?:[”“]|$)", "name": "string.quoted.other.kader" },
    ]});
    let text = json!({
        "name": "string.quoted.triple.kader",
        "begin": "\"\"\"\\s*$",
        "end": "\"\"\"",
    });
    let continued = json!({
        "begin": r",(?=\s*(?:#|$))",
        "beginCaptures": captures(&[("0", "punctuation.separator.list")]),
        "end": r"^(?=\s*[^\s#])",
        "patterns": [include("comment")],
    });
    vec![
        ("comment", matches("#.*$", "comment.line.number-sign")),
        ("string", string),
        ("text", text),
        ("continued", continued),
        ("comma", matches(r",(?=\s)", "punctuation.separator.list")),
        (
            "block",
            json!({ "match": r"(\{)\s*(?=#|$)", "captures": captures(&[("1", "punctuation.section.block.begin")]) }),
        ),
    ]
}

/// Figures: amounts, dates, numbers, and what stands where there is none.
fn figures() -> Vec<(&'static str, Value)> {
    let powers = any_of(number::multipliers());
    let signed = format!("{MINUS}?{DIGITS}");
    let one = format!("(?:{DATE}|{signed})");
    let printed = |word: &&str| word.chars().map(|one| format!("{one}.")).collect::<String>();
    let none: BTreeSet<&str> = values::NO_FIGURES.iter().flat_map(|choice| spellings(&choice.word)).collect();
    let dotted: Vec<String> = none.iter().map(printed).collect();
    let none = any_of(none.iter().copied().chain(dotted.iter().map(String::as_str)));
    let before = r"(?<![^\s(≥≤<>=])";
    let power = format!(r"(?:\s?{powers}(?=[\s,]|$))?");
    vec![
        (
            "amount",
            matches(
                &format!(r"{before}{MINUS}?€\s?{signed}(?:,{MINUS})?{power}{STOP}"),
                "constant.numeric.amount",
            ),
        ),
        (
            "figure",
            json!({ "patterns": [
                matches(&format!(r"{before}(?:{one}\.\.(?:{one})?|\.\.{one}){STOP}"), "constant.numeric.range"),
                matches(&format!(r"{before}{DATE}(?:\s\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?{STOP}"), "constant.numeric.date"),
                matches(&format!(r"{before}{signed}\s?%{STOP}"), "constant.numeric.percentage"),
                matches(&format!(r"{before}{signed}{power}{STOP}"), "constant.numeric"),
                matches(&format!(r"(?<!\S)[%€]{STOP}"), "constant.other.unit"),
            ]}),
        ),
        ("none", matches(&format!(r"(?<!\S)(?:{MINUS}|{none}){STOP}"), "constant.language.none")),
        ("operator", matches(r"(?<!\S)(?:>=|<=|[≥≤<>]|x(?=\s))", "keyword.operator")),
    ]
}

/// Words of the vocabulary inside values, and ids.
fn words() -> Vec<(&'static str, Value)> {
    let choices: BTreeSet<&str> = fields()
        .flat_map(|field| match field.shape {
            Shape::Choice(choices) | Shape::KindLike(choices) => choices,
            _ => &[],
        })
        .chain([values::FIGURE_KINDS, values::DIRECTIONS, values::RECURRENCES].into_iter().flatten())
        .flat_map(|choice| spellings(&choice.word))
        .collect();
    let joining = any_of(values::TERMS.iter().flat_map(|word| spellings(word)));
    let id = r#"[^\s,"“„#{}]+"#;
    vec![
        ("tag", matches("(?:nl|en)(?=\\s|$)", "constant.language.tag")),
        (
            "values",
            json!({ "patterns": includes(&["amount", "figure", "none", "operator", "choice", "joining"]) }),
        ),
        ("choice", matches(&format!(r"(?<!\S){}{STOP}", any_of(choices)), "support.constant")),
        ("joining", matches(&format!(r"(?<!\S){joining}{STOP}"), "keyword.operator.word")),
        ("reference", matches(&format!(r"(?<!\S){id}"), "variable.other.reference")),
        (
            "pair",
            json!({
                "match": format!(r"(?<!\S)({})\s+(?![-–—−]?€)({id})", any_of(concepts())),
                "captures": captures(&[("1", "storage.type.kind"), ("2", "variable.other.reference")]),
            }),
        ),
        ("kind", matches(&format!(r"(?<!\S){id}"), "storage.type.kind")),
        ("rule-name", matches(&format!(r"(?<!\S){id}"), "variable.other.rule")),
        (
            "light",
            json!({
                "match": format!(r"(?<!\S)({id})(?:\s+({id}))?"),
                "captures": captures(&[("1", "variable.parameter"), ("2", "support.constant.state")]),
            }),
        ),
    ]
}

/// The snippets of both languages, as JSON with a line end.
pub fn snippets() -> String {
    let mut all = Map::new();
    for language in Language::BOTH {
        let new = Bi::new("nieuw", "new").get(language);
        for concept in skeleton::concepts() {
            let word = concept.word.get(language);
            let known = Known { values: &|_| Vec::new(), year: "$CURRENT_YEAR" };
            let body = skeleton::snippet(concept, language, &known);
            all.insert(
                format!("{word} ({})", language.tag()),
                snippet(&format!("{new}-{word}"), concept.docs.get(language), &body),
            );
        }
        for (name, prefix, docs, body) in MORE {
            let body = body.get(language);
            all.insert(
                format!("{} ({})", name.get(language), language.tag()),
                snippet(&format!("{new}-{}", prefix.get(language)), docs.get(language), body),
            );
        }
    }
    let text = serde_json::to_string_pretty(&Value::Object(all)).unwrap_or_default();
    text + "\n"
}

fn snippet(prefix: &str, docs: &str, body: &str) -> Value {
    let lines: Vec<&str> = body.lines().collect();
    json!({ "prefix": prefix, "description": docs, "body": lines })
}

/// What is no kind of thing: name, prefix, docs, body.
const MORE: &[(Bi, Bi, Bi, Bi)] = &[
    (
        Bi::new("bestand", "file"),
        Bi::new("bestand", "file"),
        Bi::new("Het begin van een bestand van een document.", "The start of a file of a document."),
        Bi::new(
            "taal nl\n\ndocument ${1:begroting-$CURRENT_YEAR}\n\n$0",
            "language en\n\ndocument ${1:budget-$CURRENT_YEAR}\n\n$0",
        ),
    ),
    (
        Bi::new("bedragen", "amounts"),
        Bi::new("bedragen", "amounts"),
        Bi::new("Een tabel van bedragen.", "A table of amounts."),
        Bi::new(
            "bedragen x 1.000 {\n  kolommen begroot ${1:$CURRENT_YEAR}\n  lasten   ${2:0}\n  baten    ${3:0}\n  saldo    ${4:0}$0\n}",
            "amounts x 1,000 {\n  columns  budgeted ${1:$CURRENT_YEAR}\n  costs    ${2:0}\n  revenues ${3:0}\n  balance  ${4:0}$0\n}",
        ),
    ),
    (
        Bi::new("statusschema", "status-scheme"),
        Bi::new("statusschema", "status-scheme"),
        Bi::new("De standen van een stoplicht.", "The states of a traffic light."),
        Bi::new(
            "statusschema ${1:geld} {\n  groen \"${2:volgens plan}\"\n  oranje \"${3:met een afwijking}\"\n  rood \"${4:niet volgens plan}\"$0\n}",
            "status-scheme ${1:money} {\n  green \"${2:as planned}\"\n  amber \"${3:with a deviation}\"\n  red \"${4:not as planned}\"$0\n}",
        ),
    ),
];
