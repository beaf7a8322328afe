//! The report that people look at: one HTML file with the goal tree, a page for every goal, and what goes across them.
//!
//! A view or a page is a value that can be serialised, and a template that draws it. What the report says around the
//! texts of a spec it says in both languages, so that a reader can change the language.

mod agenda;
mod budget;
mod changes;
mod chart;
mod facts;
mod fields;
mod house;
mod indicators;
mod lane;
mod ledger;
mod lights;
mod markdown;
mod matrix;
mod money;
mod place;
mod prose;
mod register;
mod said;
mod series;
mod story;
mod template;
mod things;
mod tree;
mod words;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rustc_hash::FxHashSet;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::ask::agenda::agendas;
use crate::check::Checked;
use crate::diag::{Diagnostic, Severity, Text};
use crate::language::{Language, organisation};
use crate::model::NodeId;
use crate::rules::{self, Facts, Group};

use changes::Changes;
pub use house::House;
use place::Places;
use said::{Dictionary, Said};
use story::Stories;
use template::Engine;
pub use template::escaped;
use things::{Found, Maker, found};
use tree::{Branch, Colours, Edition, Filters};

/// What is asked of a report.
#[derive(Clone, Debug)]
pub struct Wish {
    pub language: Language,
    /// The documents it is of, by id; all of them when there is none.
    pub documents: Vec<String>,
    /// With what the check found beside each thing.
    pub with_findings: bool,
    /// A script that a server adds, to show the report anew when a file changed.
    pub live: Option<String>,
    pub house: House,
}

/// One part of the report besides the pages.
#[derive(Debug, Serialize)]
struct View {
    id: &'static str,
    label: Said,
    html: String,
}

/// The whole report as the outer template sees it.
#[derive(Serialize)]
struct Shell<'a> {
    language: &'static str,
    title: &'a str,
    organisation: &'a str,
    logo: Option<&'a str>,
    with_findings: bool,
    views: &'a [View],
    filters: &'a Filters,
    goals: usize,
    pages: &'a str,
    style: &'a str,
    script: &'a str,
    policy: &'a str,
}

/// The report as one HTML file.
///
/// # Errors
///
/// When a document that was asked for is not there, or a template of the organisation cannot be used.
pub fn html(checked: &Checked, wish: &Wish) -> Result<String, Text> {
    let documents = documents(checked, &wish.documents)?;
    let places = Places::new(checked, &documents);
    let maker = Maker::new(&places, wish.with_findings);
    let dictionary = Dictionary::new(wish.language);
    let engine = Engine::new(&dictionary, &wish.house.templates)?;

    let mut colours = Colours::default();
    let (editions, filters) = tree::editions(&maker, &documents, &mut colours);
    let goals = editions.iter().map(|edition| edition.goals).sum();
    let changes = changes::changes(checked, &places, &documents);
    let views = views(&engine, &maker, checked, wish, &editions, &documents, changes.as_ref())?;
    let pages = pages(&engine, &maker, &editions, &documents, changes.as_ref())?;
    let (organisation, title) = titles(&places, wish, &editions);
    let style = format!("{}{}", template::STYLES.concat(), wish.house.style);
    let script = script(wish);
    let shell = Shell {
        language: wish.language.tag(),
        title: &title,
        organisation: wish.house.title.as_deref().unwrap_or(&organisation),
        logo: wish.house.logo.as_deref(),
        with_findings: wish.with_findings,
        views: &views,
        filters: &filters,
        goals,
        pages: &pages,
        style: &style,
        script: &script,
        policy: &policy(&script, wish.live.is_some()),
    };
    engine.render("shell.html", shell)
}

/// The title of the organisation, else the name of the project.
pub fn title(checked: &Checked) -> String {
    let model = &checked.model;
    let organisation = model.of_concept(&organisation::CONCEPT).next();
    let title = organisation.and_then(|id| model.title(id)).filter(|title| !title.trim().is_empty());
    title.map_or_else(|| model.slug().to_owned(), |title| title.to_string())
}

/// The name of the organisation, and that of the report.
fn titles(places: &Places<'_>, wish: &Wish, editions: &[Edition]) -> (String, String) {
    let organisation = places.model.of_concept(&organisation::CONCEPT).next();
    let organisation = organisation.map_or_else(|| places.model.slug().to_owned(), |id| places.title(id));
    let front = editions.first().map(|edition| edition.title.as_str()).unwrap_or_default();
    let name = wish.house.title.clone().unwrap_or_else(|| organisation.clone());
    let title = if front.is_empty() { name } else { format!("{name} – {front}") };
    (organisation, title)
}

/// The same as Markdown: for a page of a repository, or to paste into a document.
///
/// # Errors
///
/// When a document that was asked for is not there.
pub fn markdown(checked: &Checked, wish: &Wish) -> Result<String, Text> {
    let documents = documents(checked, &wish.documents)?;
    let places = Places::new(checked, &documents);
    let maker = Maker::new(&places, wish.with_findings);
    let (editions, _) = tree::editions(&maker, &documents, &mut Colours::default());
    let changes = changes::changes(checked, &places, &documents);
    let title = titles(&places, wish, &editions).1;
    let mut book = markdown::Book::new(wish.language);
    book.front(&title, &maker, &editions, &documents);
    let mut stories = Stories::new(&places);
    for (edition, document) in editions.iter().zip(&documents) {
        book.document(&maker.thing(*document, 2));
        let mut open: Vec<&Branch> = edition.roots.iter().rev().collect();
        while let Some(branch) = open.pop() {
            if let Some(id) = places.at(branch.link.to.as_deref().unwrap_or_default()) {
                let mut page = maker.page(id, branch.colour);
                page.story = stories.of(id);
                book.page(&page);
            }
            open.extend(branch.below.iter().rev());
        }
    }
    if let Some(changes) = &changes {
        book.changes(changes);
    }
    if let Some(facts) = facts::facts(&maker) {
        book.facts(&facts);
    }
    if let Some(register) = register::register(&maker) {
        book.register(&register);
    }
    if wish.with_findings {
        let all = told(checked, &maker, |_| true);
        book.findings(all.iter().map(|told| (&told.finding, told.about.as_ref())));
    }
    Ok(book.finish())
}

/// The parts of the report that go across its pages, in the order of the menu; one that would be empty is left out.
fn views(
    engine: &Engine,
    maker: &Maker<'_, '_>,
    checked: &Checked,
    wish: &Wish,
    editions: &[Edition],
    documents: &[NodeId],
    changes: Option<&Changes>,
) -> Result<Vec<View>, Text> {
    let mut views = Vec::new();
    let mut add = |id, key, html: Result<String, Text>| {
        html.map(|html| views.push(View { id, label: words::said(key), html }))
    };
    add("view-overview", "overview", engine.render("overview.html", overview(checked, wish, editions)))?;
    if let Some(indicators) = indicators::indicators(maker, documents) {
        add("view-indicators", "indicators", engine.render("indicators.html", indicators))?;
    }
    if let Some(changes) = changes {
        add("view-changes", "changes", engine.render("changes.html", changes))?;
    }
    let facts = Facts::new(&checked.model, &checked.settings);
    let agendas = agendas(&facts);
    if let Some(matrices) = matrix::matrices(maker, &facts, &agendas, editions) {
        add("view-matrix", "matrix", engine.render("matrix.html", matrices))?;
    }
    if let Some(lines) = agenda::lines(maker, &agendas) {
        add("view-agenda", "agenda", engine.render("agenda.html", lines))?;
    }
    if let Some(money) = budget::money(maker, told(checked, maker, about_money)) {
        add("view-money", "money", engine.render("money.html", money))?;
    }
    if let Some(facts) = facts::facts(maker) {
        add("view-facts", "facts", engine.render("facts.html", facts))?;
    }
    if let Some(register) = register::register(maker) {
        add("view-register", "register", engine.render("register.html", register))?;
    }
    if wish.with_findings {
        let all = AllFindings { findings: told(checked, maker, |_| true) };
        add("view-findings", "findings", engine.render("findings.html", all))?;
    }
    Ok(views)
}

/// A page for each document, level and goal.
fn pages(
    engine: &Engine,
    maker: &Maker<'_, '_>,
    editions: &[Edition],
    documents: &[NodeId],
    changes: Option<&Changes>,
) -> Result<String, Text> {
    let mut pages = String::new();
    let mut stories = Stories::new(maker.places);
    for (edition, document) in editions.iter().zip(documents) {
        pages += &engine.render("document.html", document_page(maker, edition, *document))?;
        let mut open: Vec<&Branch> = edition.roots.iter().rev().collect();
        while let Some(branch) = open.pop() {
            if let Some(id) = maker.places.at(branch.link.to.as_deref().unwrap_or_default()) {
                let mut page = maker.page(id, branch.colour);
                page.story = stories.of(id);
                page.changed = changes.and_then(|changes| changes.of(maker.places, id));
                pages += &engine.render("page.html", page)?;
            }
            open.extend(branch.below.iter().rev());
        }
    }
    Ok(pages)
}

/// The documents of the report: the plan of the latest year, then the others, the latest first.
fn documents(checked: &Checked, asked: &[String]) -> Result<Vec<NodeId>, Text> {
    let model = &checked.model;
    let mut all: Vec<NodeId> = Vec::new();
    for id in asked {
        let found = model.document(id).filter(|document| model.is_described(*document));
        all.push(found.ok_or_else(|| {
            Text::new(format!("er is geen document ‘{id}’"), format!("there is no document ‘{id}’"))
        })?);
    }
    if asked.is_empty() {
        all.extend(model.documents().iter().copied().filter(|document| model.is_described(*document)));
    }
    let goals: FxHashSet<NodeId> = model.goals().filter_map(|goal| model.document_of(goal)).collect();
    all.sort_by_key(|id| std::cmp::Reverse((model.document_year(*id), model.came_out(*id))));
    let plan = |id: &NodeId| goals.contains(id) && !model.is_report(*id);
    let front = all.iter().position(plan).or_else(|| all.iter().position(|id| goals.contains(id)));
    if let Some(front) = front {
        let document = all.remove(front);
        all.insert(0, document);
    }
    all.dedup();
    Ok(all)
}

/// The goal trees, and how the text stands.
#[derive(Serialize)]
struct Overview<'a> {
    with_findings: bool,
    errors: usize,
    warnings: usize,
    notes: usize,
    editions: &'a [Edition],
    /// Whether there are documents without a tree.
    others: bool,
}

fn overview<'a>(checked: &Checked, wish: &Wish, editions: &'a [Edition]) -> Overview<'a> {
    Overview {
        with_findings: wish.with_findings,
        errors: checked.count(Severity::Error),
        warnings: checked.count(Severity::Warning),
        notes: checked.count(Severity::Note),
        editions,
        others: editions.iter().any(|edition| edition.roots.is_empty()),
    }
}

/// A document with what it says of itself and what stands in it beside its levels.
#[derive(Serialize)]
struct DocumentPage<'e> {
    edition: &'e Edition,
    thing: things::Thing,
}

fn document_page<'e>(maker: &Maker<'_, '_>, edition: &'e Edition, id: NodeId) -> DocumentPage<'e> {
    DocumentPage { edition, thing: maker.thing(id, 2) }
}

#[derive(Serialize)]
struct AllFindings {
    findings: Vec<Told>,
}

/// A finding with the thing it is about.
#[derive(Debug, Serialize)]
struct Told {
    finding: Found,
    about: Option<place::Link>,
}

/// The findings of a kind, the worst first; none where the report shows none.
fn told(checked: &Checked, maker: &Maker<'_, '_>, wanted: impl Fn(&Diagnostic) -> bool) -> Vec<Told> {
    if !maker.with_findings {
        return Vec::new();
    }
    let places = maker.places;
    let mut all: Vec<(&Diagnostic, Told)> = Vec::new();
    for (id, _) in checked.model.nodes() {
        for finding in places.findings(id).iter().filter(|finding| wanted(finding)) {
            let about = (id != checked.model.project()).then(|| places.link(id, None));
            all.push((finding, Told { finding: found(&checked.model, finding), about }));
        }
    }
    for finding in places.loose.iter().filter(|finding| wanted(finding)) {
        all.push((finding, Told { finding: found(&checked.model, finding), about: None }));
    }
    // The worst first, then by place.
    all.sort_by_key(|(finding, _)| (std::cmp::Reverse(finding.severity), finding.primary.span));
    all.into_iter().map(|(_, told)| told).collect()
}

fn about_money(finding: &Diagnostic) -> bool {
    rules::named(finding.kind.name.en).is_some_and(|rule| rule.group == Group::Money)
}

fn script(wish: &Wish) -> String {
    format!("{}{}", template::SCRIPT, wish.live.as_deref().unwrap_or_default())
}

/// The policy of the report that is wished for, for a server to say as well.
pub fn policy_of(wish: &Wish) -> String {
    policy(&script(wish), wish.live.is_some())
}

/// Nothing is fetched from anywhere, and only this script runs.
pub fn policy(script: &str, live: bool) -> String {
    let hash = STANDARD.encode(Sha256::digest(script.as_bytes()));
    let connect = if live { "; connect-src 'self'" } else { "" };
    format!(
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{hash}'; img-src data:; font-src data:{connect}; base-uri 'none'; form-action 'none'"
    )
}
