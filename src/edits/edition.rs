//! A new document: its header from its id, and if asked what it takes from another one.

use crate::diag::Text;
use crate::language::{Choice, Language, document, fields, indicator, values};
use crate::model::period::year;
use crate::model::value::Value;
use crate::model::{Model, NodeId};

use super::add::unknown_document;
use super::next::{Turn, by_year, copy, moved};
use super::{is_id, name, place, quoted, written};

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// `begroting-2027`: the kind, the year and a number.
    pub id: String,
    pub title: Option<String>,
    /// The document to start from.
    pub from: Option<String>,
}

/// New files, by their names within the project, and what to say of them.
#[derive(Clone, Debug, Default)]
pub struct Made {
    pub files: Vec<(String, String)>,
    /// What was taken over, and what was not.
    pub taken: Option<Text>,
}

/// What an id says of its document.
#[derive(Clone, Debug)]
struct Named {
    year: i16,
    number: Option<u32>,
    /// The words around the year.
    stem: String,
}

/// What sort of document it is: the words behind `soort`, and what they stand for.
struct Sort {
    words: String,
    like: &'static Choice,
}

/// Names of documents that are no keywords, with what they stand for.
static ALSO: &[(&str, &Choice)] = &[
    ("jaarrekening", &values::ANNUAL_ACCOUNTS),
    ("jaarverslag", &values::ANNUAL_ACCOUNTS),
    ("annual-report", &values::ANNUAL_ACCOUNTS),
    ("accounts", &values::ANNUAL_ACCOUNTS),
    ("bestuursrapportage", &values::INTERIM_REPORT),
    ("report", &values::INTERIM_REPORT),
    ("amendment", &values::AMENDMENT),
];

/// Makes the files of a new document.
///
/// # Errors
///
/// When its id says too little, is taken, or when it cannot start from the document that was asked for.
pub fn make(model: &Model, wish: &Wish) -> Result<Made, Text> {
    is_id(&wish.id)?;
    if let Some(held) = model.document(&wish.id) {
        return Err(taken(model, held, &wish.id));
    }
    let from = match &wish.from {
        None => None,
        Some(id) => {
            let found = model.document(id).filter(|one| model.is_described(*one));
            Some(found.ok_or_else(|| unknown_document(model, id))?)
        }
    };
    let base = from.or_else(|| by_year(model).pop());
    let file = base.and_then(|one| model.node(one)).map(|node| node.span.file);
    let language = file
        .or_else(|| model.sources().files().next().map(|(id, _)| id))
        .map_or(Language::Nl, |file| model.language(file));
    let (named, sort) = read(model, &wish.id, language)?;
    if values::REPORT_KINDS.contains(&sort.like) {
        return report(model, wish, &named, &sort, from, language);
    }
    match from {
        None => Ok(Made { files: vec![bare(model, wish, &named, &sort, base, language)], taken: None }),
        Some(old) => next(model, wish, &named, &sort, old),
    }
}

fn taken(model: &Model, held: NodeId, id: &str) -> Text {
    let at = place(model, held);
    match model.is_described(held) {
        true => Text::new(
            format!("document {id} bestaat al ({at}); kies een ander id"),
            format!("document {id} exists already ({at}); choose another id"),
        ),
        false => Text::new(
            format!("{at} zegt dat document {id} elders staat; haal die regel eerst weg"),
            format!("{at} says that document {id} is elsewhere; take that line out first"),
        ),
    }
}

/// Reads the kind, the year and the number in an id.
fn read(model: &Model, id: &str, language: Language) -> Result<(Named, Sort), Text> {
    let named = named(id);
    let sort = |named: &Named| sort(model, &named.stem, language);
    let found = named.and_then(|named| sort(&named).map(|sort| (named, sort)));
    found.ok_or_else(|| {
        Text::new(
            format!(
                "uit ‘{id}’ blijkt niet wat voor document het is en van welk jaar; schrijf bijvoorbeeld \
                 begroting-2027, berap-2027-1, jaarstukken-2026 of begrotingswijziging-2027-1"
            ),
            format!(
                "‘{id}’ does not say what sort of document it is and of which year; write for example \
                 budget-2027, interim-report-2027-1, annual-accounts-2026 or budget-amendment-2027-1"
            ),
        )
    })
}

fn named(id: &str) -> Option<Named> {
    let parts: Vec<&str> = id.split(['-', '_']).collect();
    let year = parts.iter().find_map(|part| year(part))?;
    let is_number = |part: &&&str| part.len() < 4 && part.bytes().all(|one| one.is_ascii_digit());
    let number = parts.iter().find(is_number).and_then(|part| part.parse().ok());
    let words: Vec<&str> =
        parts.iter().copied().filter(|part| part.bytes().any(|one| !one.is_ascii_digit())).collect();
    Some(Named { year, number, stem: words.join("-").to_lowercase() })
}

/// The kind with this name: one of kader's, or one that other documents here have.
fn sort(model: &Model, stem: &str, language: Language) -> Option<Sort> {
    let plain = |like: &'static Choice| Sort { words: like.word.get(language).to_owned(), like };
    let is = |one: &&&'static Choice| Language::BOTH.iter().any(|spoken| one.word.get(*spoken) == stem);
    if let Some(like) = values::DOCUMENT_KINDS.iter().find(is) {
        return Some(plain(like));
    }
    let own = model.documents().iter().find_map(|one| {
        let prop = model.prop(*one, &document::KIND)?;
        let Value::KindLike(kind) = &prop.value else { return None };
        let same =
            model.text(&kind.word) == stem || named(&model.id(*one)).is_some_and(|other| other.stem == stem);
        let words = model.sources().text(prop.span).split_once(' ')?.1.trim().to_owned();
        Some(Sort { words, like: kind.like? }).filter(|_| same)
    });
    let also = || ALSO.iter().find(|(word, _)| *word == stem).map(|(_, like)| plain(like));
    // A programme budget is a budget.
    let ends = |one: &&&'static Choice| Language::BOTH.iter().any(|it| stem.ends_with(one.word.get(*it)));
    own.or_else(also).or_else(|| values::DOCUMENT_KINDS.iter().find(ends).map(|like| plain(like)))
}

/// The title for an id: `Begroting 2027`, `Berap 2026-1`.
fn title(wish: &Wish, named: &Named) -> String {
    wish.title.clone().unwrap_or_else(|| {
        let words = named.stem.replace('-', " ");
        let mut letters = words.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        let number = named.number.map(|number| format!("-{number}")).unwrap_or_default();
        format!("{first}{} {}{number}", letters.as_str(), named.year)
    })
}

/// The lines at the top of a document.
fn header(
    model: &Model,
    wish: &Wish,
    named: &Named,
    sort: &Sort,
    reports_on: Option<NodeId>,
    base: Option<NodeId>,
    language: Language,
) -> String {
    let tag = language.tag();
    let taal = if language == Language::Nl { "taal" } else { "language" };
    let mut inside = vec![
        format!("{} {}", document::KIND.word.get(language), sort.words),
        format!("{} {}", document::YEAR.word.get(language), named.year),
    ];
    inside.extend(named.number.map(|number| format!("{} {number}", document::NUMBER.word.get(language))));
    inside.push(document::DRAFT.word.get(language).to_owned());
    let on = reports_on.map(|plan| written(&model.id(plan)));
    inside.extend(on.map(|plan| format!("{} {plan}", document::REPORTS_ON.word.get(language))));
    // The words and levels of the organisation, as the document before it has them.
    let same = |one: &NodeId| model.node(*one).is_some_and(|node| model.language(node.span.file) == language);
    if let Some(base) = base.filter(same) {
        for field in [&document::LAYOUT, &document::OWN_WORD] {
            inside.extend(model.props(base, field).map(|prop| model.sources().text(prop.span).to_owned()));
        }
    }
    let inside: String = inside.iter().map(|line| format!("  {line}\n")).collect();
    format!("{taal} {tag}\ndocument {} {} {{\n{inside}}}\n", wish.id, quoted(&title(wish, named)))
}

fn formed(text: String) -> String {
    crate::fmt::format(&text).map(|form| form.text).unwrap_or(text)
}

/// A document with nothing in it yet.
fn bare(
    model: &Model,
    wish: &Wish,
    named: &Named,
    sort: &Sort,
    base: Option<NodeId>,
    language: Language,
) -> (String, String) {
    (format!("{}.kader", wish.id), formed(header(model, wish, named, sort, None, base, language)))
}

/// The plan of a later year.
fn next(model: &Model, wish: &Wish, named: &Named, sort: &Sort, old: NodeId) -> Result<Made, Text> {
    let id = model.id(old).into_owned();
    if model.is_report(old) || *sort.like == values::AMENDMENT {
        return Err(Text::new(
            format!("{} kan niet uit {id} gemaakt worden; laat --from weg", wish.id),
            format!("{} cannot be made from {id}; leave out --from", wish.id),
        ));
    }
    let from = model.document_year(old).unwrap_or(named.year);
    if from > named.year {
        return Err(Text::new(
            format!("{id} gaat over {from}, en dat is later dan {}; kies een eerder document", named.year),
            format!("{id} is about {from}, which is later than {}; choose an earlier document", named.year),
        ));
    }
    let file = model.node(old).map(|node| node.span.file);
    let word = document::KIND.word.get(file.map_or(Language::Nl, |file| model.language(file)));
    let kind = (model.document_kind(old) != Some(sort.like)).then(|| format!("{word} {}", sort.words));
    let title = wish.title.clone().or_else(|| {
        let old = model.title(old)?;
        (moved(&old, named.year - from) == old).then(|| title(wish, named))
    });
    let turn =
        Turn { old, id: &wish.id, title: title.as_deref(), kind: kind.as_deref(), from, to: named.year };
    let copied = copy(model, turn);
    let (goals, indicators) = (copied.goals, copied.indicators);
    let noun =
        |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    let taken = Text::new(
        format!(
            "overgenomen uit {id}: {} en {}, met hun teksten\n\
             niet overgenomen: bedragen, bestedingsvoorstellen, \
             afwijkingen, feiten, standen en wat vóór {} af is\n",
            noun(goals, "doel", "doelen"),
            noun(indicators, "indicator", "indicatoren"),
            named.year
        ),
        format!(
            "taken over from {id}: {} and {}, with their texts\n\
             not taken over: amounts, spending proposals, \
             deviations, facts, progress and what is done before {}\n",
            noun(goals, "goal", "goals"),
            noun(indicators, "indicator", "indicators"),
            named.year
        ),
    );
    Ok(Made { files: copied.files, taken: Some(taken) })
}

/// A report: on the plan it is made from with a place for each goal, else on the plan of its year.
fn report(
    model: &Model,
    wish: &Wish,
    named: &Named,
    sort: &Sort,
    from: Option<NodeId>,
    language: Language,
) -> Result<Made, Text> {
    if let Some(from) = from.filter(|from| model.is_report(*from)) {
        let id = model.id(from).into_owned();
        return Err(Text::new(
            format!("{id} is zelf een rapportage; noem bij --from de begroting waarover dit rapporteert"),
            format!("{id} is a report itself; behind --from, name the budget that this reports on"),
        ));
    }
    let budgets = || by_year(model).into_iter().chain(model.documents().iter().copied());
    let of_year = |one: &NodeId| model.document_year(*one) == Some(named.year) && !model.is_report(*one);
    let is_budget = |one: &NodeId| {
        let kind = model.document_kind(*one);
        kind == Some(&values::BUDGET) || kind.is_none() && sort_of(model, *one) == Some(&values::BUDGET)
    };
    let plan = from.or_else(|| budgets().filter(of_year).find(is_budget));
    let mut text = header(model, wish, named, sort, plan, plan, language);
    let mut goals = 0;
    if let Some(plan) = from {
        let with_figures = *sort.like == values::ANNUAL_ACCOUNTS;
        let mut lines = Vec::new();
        for one in model.children(plan) {
            places(model, one, with_figures.then_some(named.year), language, &mut lines, &mut goals, 0);
        }
        text.push('\n');
        text.push_str(&lines.concat());
    }
    let taken = from.map(|plan| {
        let id = model.id(plan).into_owned();
        let (doel, goal) =
            (if goals == 1 { "doel" } else { "doelen" }, if goals == 1 { "goal" } else { "goals" });
        Text::new(
            format!("uit {id}: {goals} {doel}, elk met een plek om te schrijven hoe het ervoor staat\n"),
            format!("from {id}: {goals} {goal}, each with a place to write how it goes\n"),
        )
    });
    Ok(Made { files: vec![(format!("{}.kader", wish.id), formed(text))], taken })
}

/// The kind that the id of a document tells, where it is described elsewhere.
fn sort_of(model: &Model, document: NodeId) -> Option<&'static Choice> {
    let named = named(&model.id(document))?;
    sort(model, &named.stem, Language::Nl).map(|sort| sort.like)
}

/// The goals below a level, opened again with a place for what there is to report.
fn places(
    model: &Model,
    id: NodeId,
    figures: Option<i16>,
    language: Language,
    lines: &mut Vec<String>,
    goals: &mut usize,
    depth: usize,
) {
    let Some(node) = model.node(id) else { return };
    if !node.concept.is_level() || node.external || node.duplicate {
        return;
    }
    let indent = "  ".repeat(depth);
    let (start, before) = (lines.len(), *goals);
    lines.push(format!("{indent}{} {{\n", opened(model, id, language)));
    if model.is_goal(id) {
        *goals += 1;
        let open = super::add::TITLE.get(language);
        lines.push(format!("{indent}  {} {}\n", fields::PROGRESS.word.get(language), quoted(open)));
        for (indicator, year) in model.children(id).into_iter().zip(std::iter::repeat(figures)) {
            let is_one = model.node(indicator).is_some_and(|node| *node.concept == indicator::CONCEPT);
            let Some(year) = year.filter(|_| is_one) else { continue };
            let word = fields::REALISED_VALUES.word.get(language);
            let unknown = values::NOT_YET_KNOWN.word.get(language);
            let head = opened(model, indicator, language);
            lines.push(format!("{indent}  {head} {{\n{indent}    {word} {year} {unknown}\n{indent}  }}\n"));
        }
    }
    for child in model.children(id) {
        places(model, child, figures, language, lines, goals, depth + 1);
    }
    if *goals == before {
        lines.truncate(start);
    } else {
        lines.push(format!("{indent}}}\n"));
    }
}

/// The header that opens a thing again: its keyword and its own id.
fn opened(model: &Model, id: NodeId, language: Language) -> String {
    let path = name(model, id, language);
    let word = path.split(' ').next().unwrap_or_default();
    format!("{word} {}", written(&model.id(id)))
}
