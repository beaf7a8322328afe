//! What a project says, read from the JSON that kader writes of it: one picture, wherever it comes from.

use std::fmt;

use rustc_hash::FxHashMap;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::check::Checked;
use crate::diag::Text;
use crate::export::json;
use crate::language::{Choice, values};

/// A thing of a project.
#[derive(Clone, Debug, PartialEq)]
pub struct Thing {
    /// Its stable id without the name of the organisation: `begroting-2020/goal/1.1.2`.
    pub id: String,
    pub kind: String,
    pub code: String,
    pub title: Option<String>,
    /// The organisation's own word for what it is.
    pub word: Option<String>,
    pub document: Option<String>,
    pub parent: Option<usize>,
    /// Whether it stands at the goal level.
    pub goal: bool,
    pub fields: Map<String, Value>,
}

/// What a text says of two editions of a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub earlier: usize,
    pub later: usize,
    pub partly: bool,
    pub reason: Option<String>,
    /// A report and the plan that it reports on: one and the same thing.
    pub same: bool,
}

/// Everything that one project says.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    pub organisation: Option<String>,
    pub things: Vec<Thing>,
    /// Lineage, between things that are described.
    pub links: Vec<Link>,
    /// Where each thing stands, by its id.
    pub places: FxHashMap<String, usize>,
}

/// Things of more kinds and in larger numbers than this are no picture of a budget.
const MOST_THINGS: usize = 5_000_000;

impl Picture {
    /// The picture of a project that was checked.
    ///
    /// # Errors
    ///
    /// When its JSON cannot be read again, which no text brings about.
    pub fn of(checked: &Checked) -> Result<Picture, Text> {
        let mut bytes = Vec::new();
        json::write(checked, &mut bytes).map_err(|_| broken("io"))?;
        Picture::read(&bytes)
    }

    /// The picture that a JSON text of kader gives.
    ///
    /// # Errors
    ///
    /// When it is no JSON, or not of a version that is known; the text says so.
    pub fn read(bytes: &[u8]) -> Result<Picture, Text> {
        let whole: Whole = serde_json::from_slice(bytes).map_err(|error| match error.is_data() {
            true => foreign(),
            false => broken(&error.to_string()),
        })?;
        let version = whole.version.as_str();
        if whole.schema != json::SCHEMA {
            return Err(foreign());
        }
        if version.split('.').next() != json::FORMAT_VERSION.split('.').next() {
            return Err(Text::new(
                format!("de JSON heeft versie {version}, en deze kader leest {}", json::FORMAT_VERSION),
                format!("the JSON has version {version}, and this kader reads {}", json::FORMAT_VERSION),
            ));
        }
        Picture::gather(whole).ok_or_else(foreign)
    }

    fn gather(whole: Whole) -> Option<Picture> {
        let organisation = whole.lists.iter().find(|(key, _)| key == "organisation")?.1.first()?;
        // An organisation that is declared has an id of its own below the name.
        let slug = organisation.id.as_ref()?.split('/').next()?.to_owned();
        let mut picture = Picture { organisation: organisation.title.clone(), ..Picture::default() };
        let mut parents: Vec<Option<String>> = Vec::new();
        let mut editions: Vec<(usize, String)> = Vec::new();
        let mut lists = whole.lists;
        // Documents first: the rest stands in them.
        lists.sort_by_key(|(key, _)| (key != "documents", key != "levels" && key != "goals", key.clone()));
        for (key, list) in lists {
            let goal = key == "goals";
            for raw in list {
                let (id, kind) = (bare(raw.id?, &slug), raw.kind?);
                if picture.things.len() >= MOST_THINGS {
                    return None;
                }
                let at = picture.things.len();
                picture.places.entry(id.clone()).or_insert(at);
                parents.push(raw.parent.map(|text| bare(text, &slug)));
                editions.extend(raw.edition.map(|text| (at, bare(text, &slug))));
                let document = raw.document.map(|text| bare(text, &slug));
                let mut fields = raw.fields;
                for value in fields.values_mut() {
                    strip(value, &slug);
                }
                let (code, title, word) = (raw.code.unwrap_or_default(), raw.title, raw.word);
                picture.things.push(Thing {
                    id,
                    kind,
                    code,
                    title,
                    word,
                    document,
                    parent: None,
                    goal,
                    fields,
                });
            }
        }
        for (at, parent) in parents.into_iter().enumerate() {
            let parent = parent.and_then(|parent| picture.places.get(&parent).copied());
            if let Some(thing) = picture.things.get_mut(at) {
                // What stands in itself would be walked for ever; the JSON of kader has none.
                thing.parent = parent.filter(|parent| *parent != at);
            }
        }
        picture.straighten();
        picture.tie(editions, whole.edges, &slug);
        Some(picture)
    }

    /// Cuts circles of parents, which only a JSON by another hand can have.
    fn straighten(&mut self) {
        // 0: not seen, otherwise the walk that saw it.
        let mut seen = vec![0_usize; self.things.len()];
        for start in 0..self.things.len() {
            let (walk, mut at) = (start + 1, start);
            loop {
                match seen.get_mut(at) {
                    Some(slot) if *slot == 0 => *slot = walk,
                    _ => break,
                }
                let Some(parent) = self.things.get(at).and_then(|thing| thing.parent) else { break };
                if seen.get(parent) == Some(&walk) {
                    if let Some(thing) = self.things.get_mut(at) {
                        thing.parent = None;
                    }
                    break;
                }
                at = parent;
            }
        }
    }

    fn tie(&mut self, editions: Vec<(usize, String)>, edges: Vec<Tie>, slug: &str) {
        for (later, id) in editions {
            if let Some(earlier) = self.places.get(&id).copied() {
                self.links.push(Link { earlier, later, partly: false, reason: None, same: true });
            }
        }
        for edge in edges {
            let place = |id: String| self.places.get(&bare(id, slug)).copied();
            let (Some(from), Some(to)) = (place(edge.from), place(edge.to)) else { continue };
            let (earlier, later) = if edge.relation == CONTINUES { (to, from) } else { (from, to) };
            self.links.push(Link { earlier, later, partly: edge.partly, reason: edge.note, same: false });
        }
    }

    pub fn thing(&self, at: usize) -> Option<&Thing> {
        self.things.get(at)
    }

    /// Documents that are described, in the order of the JSON.
    pub fn documents(&self) -> impl Iterator<Item = &Thing> {
        self.things.iter().filter(|thing| thing.is_document() && thing.is_described())
    }

    /// A described document by its id.
    pub fn document(&self, id: &str) -> Option<&Thing> {
        self.documents().find(|one| one.code == id)
    }
}

impl Thing {
    pub fn is_document(&self) -> bool {
        self.kind == "document"
    }

    fn is_described(&self) -> bool {
        self.fields.get("described") != Some(&Value::Bool(false))
    }

    /// The id within its document: `5.1/2`.
    pub fn path(&self) -> &str {
        let front = |text: &str| self.id.starts_with(text).then_some(text.len());
        let start = match &self.document {
            Some(document) => front(&format!("{document}/{}/", self.kind)),
            None => front(&format!("{}/", self.kind)),
        };
        start.and_then(|start| self.id.get(start..)).unwrap_or(&self.code)
    }

    /// The year a document is about: what it says, else the year in its id.
    pub fn year(&self) -> Option<i64> {
        let said = self.fields.get("year").and_then(Value::as_i64);
        said.or_else(|| {
            let parts = self.code.split(|one: char| !one.is_ascii_digit());
            parts.filter(|part| part.len() == 4).find_map(|part| part.parse().ok())
        })
    }

    /// Whether a document describes some pages only.
    pub fn is_partial(&self) -> bool {
        self.fields.get("scope").and_then(Value::as_str) == Some(values::PARTIAL.name)
    }

    /// The kind of a document, as its English name.
    pub fn document_kind(&self) -> &str {
        let kind = self.fields.get("documentKind").and_then(|kind| kind.get("kind"));
        kind.and_then(Value::as_str).unwrap_or_default()
    }

    /// Whether a document reports on a plan.
    pub fn is_report(&self) -> bool {
        let reports = |choice: &&'static Choice| choice.name == self.document_kind();
        values::REPORT_KINDS.iter().any(reports) || self.fields.contains_key("reportsOn")
    }
}

/// An id without the organisation in front of it.
fn bare(id: String, slug: &str) -> String {
    let rest = id.strip_prefix(slug).and_then(|rest| rest.strip_prefix('/'));
    rest.map(str::to_owned).unwrap_or(id)
}

/// Takes the name of the organisation off every id in a value.
fn strip(value: &mut Value, slug: &str) {
    match value {
        // Only an id can start so: a text of a spec has spaces before it gets this far.
        Value::String(text) if text.len() > slug.len() && text.starts_with(slug) && !text.contains(' ') => {
            *text = bare(std::mem::take(text), slug);
        }
        Value::Array(list) => list.iter_mut().for_each(|one| strip(one, slug)),
        Value::Object(map) => map.values_mut().for_each(|one| strip(one, slug)),
        _ => {}
    }
}

/// The JSON as far as it is needed: most of its relations only say what stands in what.
#[derive(Default)]
struct Whole {
    schema: String,
    version: String,
    lists: Vec<(String, Vec<Raw>)>,
    edges: Vec<Tie>,
}

/// A thing as the JSON has it, without what says where it stands in the text.
#[derive(Default)]
struct Raw {
    id: Option<String>,
    kind: Option<String>,
    code: Option<String>,
    title: Option<String>,
    word: Option<String>,
    document: Option<String>,
    parent: Option<String>,
    edition: Option<String>,
    fields: Map<String, Value>,
}

const CONTINUES: &str = "continues";
const CONTINUED_BY: &str = "continued-by";

/// A relation as the JSON has it.
#[derive(serde::Deserialize)]
struct Tie {
    from: String,
    relation: String,
    to: String,
    #[serde(default)]
    note: Option<String>,
    #[serde(default)]
    partly: bool,
}

/// Only what ties editions.
struct Ties(Vec<Tie>);

impl<'de> Deserialize<'de> for Ties {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Ties, D::Error> {
        struct Edges;
        impl<'de> Visitor<'de> for Edges {
            type Value = Ties;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("relations")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Ties, A::Error> {
                let mut found = Vec::new();
                while let Some(edge) = list.next_element::<Tie>()? {
                    if edge.relation == CONTINUES || edge.relation == CONTINUED_BY {
                        found.push(edge);
                    }
                }
                Ok(Ties(found))
            }
        }
        from.deserialize_seq(Edges)
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Raw, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Raw;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("a thing")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
                let mut raw = Raw::default();
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "id" => raw.id = Some(map.next_value()?),
                        "kind" => raw.kind = Some(map.next_value()?),
                        "code" => raw.code = Some(map.next_value()?),
                        "title" => raw.title = Some(map.next_value()?),
                        "word" => raw.word = Some(map.next_value()?),
                        "document" => raw.document = Some(map.next_value()?),
                        "parent" => raw.parent = Some(map.next_value()?),
                        "editionOf" => raw.edition = Some(map.next_value()?),
                        // Where it stands, and what is only worked out from the rest.
                        "source" | "verdict" | "verdicts" => _ = map.next_value::<IgnoredAny>()?,
                        _ => _ = raw.fields.insert(key, map.next_value()?),
                    }
                }
                Ok(raw)
            }
        }
        from.deserialize_map(Fields)
    }
}

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Whole, D::Error> {
        struct Parts;
        impl<'de> Visitor<'de> for Parts {
            type Value = Whole;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("the JSON of a project")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Whole, A::Error> {
                let mut whole = Whole::default();
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "$schema" => whole.schema = map.next_value()?,
                        "format_version" => whole.version = map.next_value()?,
                        "edges" => whole.edges = map.next_value::<Ties>()?.0,
                        "organisation" => whole.lists.push((key, vec![map.next_value()?])),
                        "generator" | "language" | "elsewhere" | "project" => {
                            map.next_value::<IgnoredAny>()?;
                        }
                        _ => whole.lists.push((key, map.next_value()?)),
                    }
                }
                Ok(whole)
            }
        }
        from.deserialize_map(Parts)
    }
}

fn broken(why: &str) -> Text {
    let why: String = why.chars().take(120).collect();
    Text::new(format!("dit is geen JSON: {why}"), format!("this is no JSON: {why}"))
}

fn foreign() -> Text {
    Text::new("dit is geen JSON die kader build schreef", "this is no JSON that kader build wrote")
}
