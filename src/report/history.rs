//! A thing through all its editions, in the order of the years: for people, as Markdown and as JSON.

use std::fmt::Write;

use schemars::JsonSchema;
use serde::Serialize;

use crate::ask::history::{Absent, Aspect, Edition, Facet, Gap, History, Item, Link, Purse, Touch};
use crate::language::{Bi, Language, fields};
use crate::model::{Model, NodeId, Relation};

use super::figures::{self, figure, time};
use super::markdown::escape;
use super::money::{self, named, title};
use super::money_json::{Deviates, Proposed, Stated, amount, deviates, proposed};
use super::pretty;
use super::table::{Column, Table, wrapped};

/// The version of the JSON of a history: minor versions only add.
pub const FORMAT_VERSION: &str = "1.0";

/// One part of the story, for every way to draw it.
enum Block {
    Title(String),
    Head(String),
    /// How deep it stands, and what it says.
    Line(usize, String),
    Table(Table),
}

struct Story<'m> {
    model: &'m Model,
    language: Language,
    blocks: Vec<Block>,
}

/// For a terminal.
pub fn human(model: &Model, all: &[History<'_>], language: Language) -> String {
    let mut out = String::new();
    for block in story(model, all, language) {
        match block {
            Block::Title(text) => {
                let gap = if out.is_empty() { "" } else { "\n\n" };
                let _ = write!(out, "{gap}{}", wrapped(&text, 0));
            }
            Block::Head(text) => _ = write!(out, "\n{}", wrapped(&text, 0)),
            Block::Line(deep, text) => out.push_str(&wrapped(&text, 2 * deep)),
            Block::Table(table) => {
                for line in table.human().lines() {
                    let _ = writeln!(out, "    {line}");
                }
            }
        }
    }
    out
}

/// For a page.
pub fn markdown(model: &Model, all: &[History<'_>], language: Language) -> String {
    let mut out = String::new();
    let mut listed = false;
    for block in story(model, all, language) {
        let item = matches!(block, Block::Line(..));
        let follows = listed && item;
        if !out.is_empty() && !follows {
            out.push('\n');
        }
        listed = item;
        match block {
            Block::Title(text) => _ = writeln!(out, "# {}", escape(&text)),
            Block::Head(text) => _ = writeln!(out, "## {}", escape(&text)),
            Block::Line(deep, text) => {
                let _ = writeln!(out, "{}- {}", "  ".repeat(deep.saturating_sub(1)), escape(&text));
            }
            Block::Table(table) => out.push_str(&table.markdown()),
        }
    }
    out
}

fn story(model: &Model, all: &[History<'_>], language: Language) -> Vec<Block> {
    let mut story = Story { model, language, blocks: Vec::new() };
    for (at, one) in all.iter().enumerate() {
        let more = match at {
            _ if all.len() < 2 => None,
            0 => Some(Bi::new(
                "Onder dit id stond later iets anders: zie hieronder.",
                "Under this id stood another thing later: see below.",
            )),
            _ => Some(Bi::new(
                "Dit is iets anders dan wat hierboven staat, onder hetzelfde id.",
                "This is another thing than the one above, under the same id.",
            )),
        };
        story.history(one, more);
    }
    story.blocks
}

fn word(aspect: Aspect) -> Bi {
    match aspect {
        Aspect::Code => Bi::new("code", "code"),
        Aspect::Title => Bi::new("titel", "title"),
        Aspect::Reads => Bi::new("luidt", "reads"),
        Aspect::Place => Bi::new("staat onder", "stands under"),
        Aspect::Holders => Bi::new("portefeuillehouders", "portfolio holders"),
        Aspect::Notes => Bi::new("kaderstellende nota's", "framing notes"),
        Aspect::Criteria => Bi::new("criteria", "criteria"),
    }
}

/// A list that grows and shrinks, against a single text that is another.
fn is_list(aspect: Aspect) -> bool {
    matches!(aspect, Aspect::Holders | Aspect::Notes | Aspect::Criteria)
}

impl Story<'_> {
    fn say(&mut self, deep: usize, text: impl Into<String>) {
        self.blocks.push(Block::Line(deep, text.into()));
    }

    fn bi(&self, nl: &'static str, en: &'static str) -> &'static str {
        Bi::new(nl, en).get(self.language)
    }

    /// `doel 1.1.2 “Samenkracht” (begroting-2023)`
    fn full(&self, id: NodeId) -> String {
        let document = self.model.document_of(id).map(|document| self.model.id(document).into_owned());
        let name = self.name(id);
        document.map_or(name.clone(), |document| format!("{name} ({document})"))
    }

    fn name(&self, id: NodeId) -> String {
        let name = self.model.name(id, self.language);
        title(self.model, id).map_or(name.clone(), |title| format!("{name} “{title}”"))
    }

    fn document(&self, document: Option<NodeId>) -> String {
        let Some(id) = document else { return self.bi("register", "register").to_owned() };
        let partial = if self.model.is_partial(id) { self.bi(", gedeeltelijk", ", a part") } else { "" };
        match self.model.title(id) {
            Some(title) => format!("{title} ({}{partial})", self.model.id(id)),
            None => format!("{}{partial}", self.model.id(id)),
        }
    }

    fn history(&mut self, one: &History<'_>, more: Option<Bi>) {
        if let Some(last) = one.editions.last() {
            let name = self.name(last.id);
            self.blocks.push(Block::Title(name));
        }
        if let Some(more) = more {
            self.say(1, more.get(self.language));
        }
        if let Some(gap) = &one.before {
            let text = self.beyond(gap, false);
            self.blocks.push(Block::Head(text));
        }
        self.links(&one.from, false);
        for (at, edition) in one.editions.iter().enumerate() {
            self.edition(edition);
            for gap in one.gaps.iter().filter(|gap| gap.after == at + 1) {
                let text = self.gap(gap);
                self.blocks.push(Block::Head(text));
            }
        }
        self.links(&one.into, true);
        if let Some(gap) = &one.after {
            let text = self.beyond(gap, true);
            self.blocks.push(Block::Head(text));
        }
        self.series(one);
        self.money(&one.money);
        self.touched(&one.touched);
    }

    fn edition(&mut self, edition: &Edition) {
        let head = self.document(edition.document);
        self.blocks.push(Block::Head(head));
        if let Some(node) = self.model.node(edition.id) {
            let (path, line) = money::spot(self.model, node.span);
            self.say(1, format!("{path}:{line}"));
        }
        let mut silent = true;
        let with = |text: &str, why: &str| match why.is_empty() {
            true => text.to_owned(),
            false => format!("{text}: “{why}”"),
        };
        if let Some(why) = &edition.new {
            let text = with(self.bi("nieuw", "new"), why);
            self.say(1, text);
            silent = false;
        }
        for text in &edition.formerly {
            let line = format!("{} “{text}”", self.bi("voorheen", "formerly"));
            self.say(1, line);
            silent = false;
        }
        for facet in &edition.facets {
            // The first code is in the heading already.
            if facet.aspect == Aspect::Code && facet.was.is_none() {
                continue;
            }
            silent = false;
            self.facet(facet);
        }
        for note in &edition.notes {
            silent = false;
            let line = format!("{}: “{note}”", self.bi("vervolg", "continues"));
            self.say(1, line);
        }
        if let Some(why) = &edition.dropped {
            silent = false;
            let text = with(self.bi("vervallen", "dropped"), why);
            self.say(1, text);
        }
        if silent {
            let text = self.bi("niets dat anders is", "nothing that is otherwise");
            self.say(1, text);
        }
    }

    fn item(&self, aspect: Aspect, item: &Item) -> String {
        match (aspect, item.id) {
            (Aspect::Code, _) => item.text.clone(),
            (Aspect::Place, Some(id)) => self.name(id),
            _ => format!("“{}”", item.text),
        }
    }

    fn facet(&mut self, facet: &Facet) {
        let aspect = facet.aspect;
        let label = word(aspect).get(self.language);
        let item = |story: &Self, one: &Item| story.item(aspect, one);
        match (&facet.was, is_list(aspect)) {
            (None, false) => {
                let text: Vec<String> = facet.now.iter().map(|one| item(self, one)).collect();
                self.say(1, format!("{label}: {}", text.join(", ")));
            }
            (None, true) if aspect == Aspect::Criteria => {
                self.say(1, format!("{label}:"));
                for one in &facet.now {
                    let text = item(self, one);
                    self.say(2, text);
                }
            }
            (None, true) => {
                let text: Vec<String> = facet.now.iter().map(|one| one.text.clone()).collect();
                self.say(1, format!("{label}: {}", text.join(", ")));
            }
            (Some(was), false) => {
                let text = |story: &Self, all: &[Item]| {
                    all.iter().map(|one| item(story, one)).collect::<Vec<_>>().join(", ")
                };
                let (was, now) = (text(self, was), text(self, &facet.now));
                let line = match self.language {
                    Language::Nl => format!("{label}: was {was}, nu {now}"),
                    Language::En => format!("{label}: was {was}, now {now}"),
                };
                self.say(1, line);
            }
            (Some(was), true) => {
                self.say(1, format!("{label}:"));
                let (fresh, gone) = (self.bi("erbij", "added"), self.bi("eraf", "gone"));
                let (other, now) = (self.bi("anders", "reworded"), self.bi("nu", "now"));
                for one in &facet.now {
                    let before = was.iter().find(|before| before.key == one.key);
                    match before {
                        Some(before) if before.text == one.text => {}
                        Some(before) => {
                            let text = format!("{other}: “{}”, {now} “{}”", before.text, one.text);
                            self.say(2, text);
                        }
                        None => self.say(2, format!("{fresh}: “{}”", one.text)),
                    }
                }
                for one in was.iter().filter(|one| !facet.now.iter().any(|now| now.key == one.key)) {
                    self.say(2, format!("{gone}: “{}”", one.text));
                }
            }
        }
    }

    fn links(&mut self, links: &[Link], forward: bool) {
        if links.is_empty() {
            return;
        }
        let merged = links.iter().any(|link| !link.beside.is_empty());
        let head = match (forward, links.len() > 1, merged) {
            (true, true, _) => self.bi("Gesplitst. Het ging over in:", "Split. It went on as:"),
            (true, false, true) => self.bi("Samengevoegd. Het ging op in:", "Merged. It went into:"),
            (true, false, false) => self.bi("Het ging over in:", "It went on as:"),
            (false, true, _) => self.bi("Samengevoegd. Het komt uit:", "Merged. It comes from:"),
            (false, false, true) => self.bi("Afgesplitst. Het komt uit:", "Split off. It comes from:"),
            (false, false, false) => self.bi("Het komt uit:", "It comes from:"),
        };
        self.blocks.push(Block::Head(head.to_owned()));
        for link in links {
            let partly = if link.partly { self.bi("deels ", "partly ") } else { "" };
            let line = format!("{partly}{}", self.full(link.other));
            self.say(1, line);
            for note in &link.notes {
                self.say(2, format!("“{note}”"));
            }
            if !link.beside.is_empty() {
                let names: Vec<String> = link.beside.iter().map(|id| self.full(*id)).collect();
                let words = match forward {
                    true => self.bi("samen met", "together with"),
                    false => self.bi("dat ging ook over in", "which also went on as"),
                };
                self.say(2, format!("{words} {}", names.join(", ")));
            }
        }
    }

    fn gap(&self, gap: &Gap) -> String {
        let document = self.document(gap.document);
        let year = gap.year.unwrap_or_default();
        match gap.why {
            Absent::NoDocument => match self.language {
                Language::Nl => {
                    format!("{year}: er is geen begroting van dit jaar; wat zij zei, is niet bekend")
                }
                Language::En => format!("{year}: there is no budget of this year; what it said is not known"),
            },
            Absent::Named => {
                let text = self.bi("noemt alleen de code", "names the code only");
                format!("{document}: {text}")
            }
            Absent::Partial => {
                let text = self.bi(
                    "staat er niet in, maar het document is een deel: dat zegt niets",
                    "is not in it, but the document is a part: that says nothing",
                );
                format!("{document}: {text}")
            }
            Absent::Whole => {
                let text = self.bi("staat er niet in", "is not in it");
                format!("{document}: {text}")
            }
        }
    }

    /// What is not said of the time before the first edition, or after the last.
    fn beyond(&self, gap: &Gap, forward: bool) -> String {
        let words = match forward {
            true => self.bi("nergens staat wat ervan geworden is", "nothing says what became of it"),
            false => self.bi("nergens staat waar het uit komt", "nothing says where it comes from"),
        };
        format!("{}; {words}", self.gap(gap))
    }

    fn series(&mut self, one: &History<'_>) {
        if one.lines.is_empty() {
            return;
        }
        let head = self.bi("Indicatoren", "Indicators").to_owned();
        self.blocks.push(Block::Head(head));
        for line in &one.lines {
            let model = self.model;
            let unit = model.unit(line.id).map(|(unit, _)| format!(", {}", model.text(&unit.name)));
            let title = model.editions(line.id).into_iter().find_map(|edition| model.title(edition));
            let name = model.name(line.id, self.language);
            let name = title.map_or(name.clone(), |title| format!("{name} “{title}”"));
            self.say(1, format!("{name}{}", unit.unwrap_or_default()));
            if line.values.is_empty() {
                let text = self.bi("geen waarden", "no values");
                self.say(2, text);
                continue;
            }
            let mut table = Table::new([
                (Column::Whole, self.bi("tijd", "time").to_owned()),
                (Column::Whole, self.bi("soort", "kind").to_owned()),
                (Column::Number, self.bi("waarde", "value").to_owned()),
                (Column::Text, self.bi("volgens", "from").to_owned()),
                (Column::Text, self.bi("herzien", "restated").to_owned()),
            ]);
            let document =
                |id: NodeId| model.document_of(id).map(|id| model.id(id).into_owned()).unwrap_or_default();
            for told in &line.values {
                let before = told.before.iter().map(|(point, id)| {
                    format!("was {} ({})", figure(model, *id, point, self.language), document(*id))
                });
                table.row([
                    time(&told.point, self.language),
                    fields::of_role(told.point.role).word.get(self.language).to_owned(),
                    figure(model, told.edition, &told.point, self.language),
                    document(told.edition),
                    before.collect::<Vec<_>>().join(", "),
                ]);
            }
            self.blocks.push(Block::Table(table));
        }
    }

    fn money(&mut self, purses: &[Purse<'_>]) {
        if purses.is_empty() {
            return;
        }
        let head = self.bi("Geld", "Money").to_owned();
        self.blocks.push(Block::Head(head));
        let model = self.model;
        for purse in purses {
            let document = self.document(Some(purse.document));
            self.say(1, document);
            for id in &purse.stating {
                for line in money::amounts(model, &model.amounts(*id), self.language) {
                    self.say(2, line);
                }
            }
            let proposals = purse.proposals.iter().map(|one| money::proposal(model, one, self.language));
            let deviations = purse.deviations.iter().map(|one| money::deviation(model, one, self.language));
            for item in proposals.chain(deviations).collect::<Vec<_>>() {
                self.say(2, item.what);
                for line in item.lines {
                    self.say(3, line);
                }
            }
        }
    }

    fn touched(&mut self, touched: &[Touch]) {
        if touched.is_empty() {
            return;
        }
        let head = self.bi("Sporen, hervormingen en ambities", "Tracks, reforms and ambitions").to_owned();
        self.blocks.push(Block::Head(head));
        for touch in touched {
            let name = named(self.model, touch.other, self.language);
            self.say(1, name);
            for (by, relation) in &touch.by {
                let words = match relation {
                    Relation::Supports => self.bi("gesteund door", "supported by"),
                    Relation::LeadsTo => self.bi("leidde tot", "led to"),
                    _ => self.bi("uitgewerkt in", "worked out in"),
                };
                let line = format!("{words} {}", self.full(*by));
                self.say(2, line);
            }
        }
    }
}

/// A thing through its editions; several where one id stood for several things.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "kader history")]
pub struct Report {
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    pub format_version: &'static str,
    /// The earliest first.
    pub histories: Vec<Told>,
}

/// What is one thing through all documents.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Told {
    pub kind: &'static str,
    /// In the order in which their documents came out.
    pub editions: Vec<InDocument>,
    /// What it came from and is not itself; several are a merge.
    pub from: Vec<End>,
    /// What it became and is not itself; several are a split.
    pub into: Vec<End>,
    /// Documents and years between the editions that have none.
    pub gaps: Vec<Missed>,
    /// The nearest document before the first edition, when nothing says where it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Missed>,
    /// The nearest document after the last edition, when nothing says what became of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Missed>,
    pub indicators: Vec<Series>,
    pub money: Vec<Money>,
    /// Tracks, reforms, ambitions and the like.
    pub touched: Vec<Tied>,
}

/// A thing in one document.
#[derive(Debug, Serialize, JsonSchema)]
pub struct InDocument {
    pub id: String,
    pub code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    pub file: String,
    pub line: u32,
    /// What it says first, or otherwise than the last edition that said it.
    pub says: Vec<Said>,
    /// Notes at where it comes from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Why it is new; empty where no reason is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dropped: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<String>,
}

/// One aspect of what an edition says.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Said {
    /// `code`, `title`, `reads`, `place`, `holders`, `framing-notes` or `criteria`.
    pub aspect: &'static str,
    pub now: Vec<String>,
    /// Absent where no earlier edition said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<Vec<String>>,
}

/// What a thing came from or became.
#[derive(Debug, Serialize, JsonSchema)]
pub struct End {
    pub id: String,
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    pub partly: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// What else that came from or became.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<String>,
}

/// An edition that is not there.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Missed {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// `named-only`, `partial`, `absent` or `no-document`.
    pub why: &'static str,
}

/// Values of an indicator that can be set side by side.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Series {
    /// The last edition.
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    pub values: Vec<figures::Value>,
}

/// The money of one document.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Money {
    pub document: String,
    /// What the thing itself states.
    pub amounts: Vec<Stated>,
    pub proposals: Vec<Proposed>,
    pub deviations: Vec<Deviates>,
}

/// Something of the reform agenda or a vision.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Tied {
    pub id: String,
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    pub by: Vec<By>,
}

/// What is tied to it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct By {
    pub id: String,
    /// `supports`, `derived-from` or `leads-to`.
    pub relation: &'static str,
}

/// For programs.
pub fn json(all: &[(&Model, Vec<History<'_>>)]) -> String {
    let histories = all.iter().flat_map(|(model, all)| all.iter().map(|one| told(model, one)));
    pretty(&Report {
        schema: "urn:kader:schema:history:1.0",
        format_version: FORMAT_VERSION,
        histories: histories.collect(),
    })
}

fn kind(model: &Model, id: NodeId) -> &'static str {
    model.node(id).map_or("", |node| node.concept.name)
}

fn told(model: &Model, one: &History<'_>) -> Told {
    let missed = |gap: &Gap| Missed {
        document: gap.document.map(|document| model.key(document)),
        year: gap.year,
        why: gap.why.name(),
    };
    let end = |link: &Link| End {
        id: model.key(link.other),
        kind: kind(model, link.other),
        title: title(model, link.other),
        partly: link.partly,
        notes: link.notes.clone(),
        beside: link.beside.iter().map(|id| model.key(*id)).collect(),
    };
    let series = one.lines.iter().map(|line| Series {
        id: model.key(line.id),
        title: title(model, line.id),
        unit: model.unit(line.id).map(|(unit, _)| model.text(&unit.name).into_owned()),
        values: line.values.iter().map(|told| figures::Value::told(model, told)).collect(),
    });
    let money = one.money.iter().map(|purse| Money {
        document: model.key(purse.document),
        amounts: purse
            .stating
            .iter()
            .flat_map(|id| model.amounts(*id))
            .map(|one| amount(model, &one))
            .collect(),
        proposals: purse.proposals.iter().map(|one| proposed(model, one)).collect(),
        deviations: purse.deviations.iter().map(|one| deviates(model, one)).collect(),
    });
    let touched = one.touched.iter().map(|touch| Tied {
        id: model.key(touch.other),
        kind: kind(model, touch.other),
        title: title(model, touch.other),
        by: touch
            .by
            .iter()
            .map(|(by, relation)| By { id: model.key(*by), relation: relation.name() })
            .collect(),
    });
    Told {
        kind: one.editions.first().map_or("", |edition| kind(model, edition.id)),
        editions: one.editions.iter().map(|edition| in_document(model, edition)).collect(),
        from: one.from.iter().map(end).collect(),
        into: one.into.iter().map(end).collect(),
        gaps: one.gaps.iter().map(missed).collect(),
        before: one.before.as_ref().map(missed),
        after: one.after.as_ref().map(missed),
        indicators: series.collect(),
        money: money.collect(),
        touched: touched.collect(),
    }
}

fn in_document(model: &Model, edition: &Edition) -> InDocument {
    let (file, line) = model.node(edition.id).map(|node| money::spot(model, node.span)).unwrap_or_default();
    let texts = |items: &[Item]| items.iter().map(|one| one.text.clone()).collect::<Vec<_>>();
    let says = edition.facets.iter().map(|facet| Said {
        aspect: facet.aspect.name(),
        now: texts(&facet.now),
        was: facet.was.as_deref().map(texts),
    });
    InDocument {
        id: model.key(edition.id),
        code: model.id(edition.id).into_owned(),
        title: title(model, edition.id),
        document: edition.document.map(|document| model.key(document)),
        file,
        line,
        says: says.collect(),
        notes: edition.notes.clone(),
        new: edition.new.clone(),
        dropped: edition.dropped.clone(),
        formerly: edition.formerly.clone(),
    }
}
