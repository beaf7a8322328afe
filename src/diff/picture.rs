//! What a project says, read from the JSON that kader writes of it: one picture, wherever it comes from.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::fields::{Fields, Keys, Page, Read, Sound, place};
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
    pub fields: Fields,
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
        json::write_compared(checked, &mut bytes).map_err(|_| broken("io"))?;
        let text = String::from_utf8(bytes).map_err(|error| broken(&error.to_string()))?;
        Picture::made(text, false)
    }

    /// The picture that a JSON text of kader gives.
    ///
    /// # Errors
    ///
    /// When it is no JSON, or not of a version that is known; the text says so.
    pub fn read(bytes: &[u8]) -> Result<Picture, Text> {
        let text = str::from_utf8(bytes).map_err(|error| broken(&error.to_string()))?;
        Picture::made(text.to_owned(), true)
    }

    /// What is written by another hand is looked at whole: its fields are read later, when it is too late to refuse it.
    fn made(text: String, foreign_hand: bool) -> Result<Picture, Text> {
        let text = Arc::new(text);
        let whole: Whole<'_> = serde_json::from_str(&text).map_err(|error| match error.is_data() {
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
        if foreign_hand {
            whole.sound().map_err(|error| {
                // Where in its field: no place that anybody could find.
                broken(error.to_string().split(" at line ").next().unwrap_or_default())
            })?;
        }
        Picture::gather(whole, &text).ok_or_else(foreign)
    }

    fn gather(whole: Whole<'_>, text: &Arc<String>) -> Option<Picture> {
        let organisation = whole.lists.iter().find(|(key, _)| key == "organisation")?.1.first()?;
        // An organisation that is declared has an id of its own below the name.
        let slug = organisation.id.as_ref()?.split('/').next()?.to_owned();
        let title = organisation.title.as_ref().map(|title| title.to_string());
        let mut picture = Picture { organisation: title, ..Picture::default() };
        let page = Arc::new(Page { text: Arc::clone(text), slug });
        let slug = page.slug.as_str();
        let own = |id: &str| bare(id, slug).to_owned();
        let mut keys = Keys::default();
        let mut parents: Vec<Option<Cow<'_, str>>> = Vec::new();
        let mut editions: Vec<(usize, Cow<'_, str>)> = Vec::new();
        let mut lists = whole.lists;
        // Documents first: the rest stands in them.
        lists.sort_by_key(|(key, _)| (key != "documents", key != "levels" && key != "goals", key.clone()));
        for (key, list) in lists {
            let goal = key == "goals";
            for raw in list {
                if picture.things.len() >= MOST_THINGS {
                    return None;
                }
                let at = picture.things.len();
                let id = own(&raw.id?);
                picture.places.entry(id.clone()).or_insert(at);
                parents.push(raw.parent);
                editions.extend(raw.edition.map(|text| (at, text)));
                let fields: Option<Vec<_>> = raw
                    .fields
                    .into_iter()
                    .map(|(key, value)| Some((keys.kept(key), place(value, text)?)))
                    .collect();
                picture.things.push(Thing {
                    id,
                    kind: raw.kind?.into_owned(),
                    code: raw.code.unwrap_or_default().into_owned(),
                    title: raw.title.map(Cow::into_owned),
                    word: raw.word.map(Cow::into_owned),
                    document: raw.document.map(|text| own(&text)),
                    parent: None,
                    goal,
                    fields: Fields::new(&page, fields?.into_iter()),
                });
            }
        }
        for (at, parent) in parents.into_iter().enumerate() {
            let parent = parent.and_then(|parent| picture.places.get(bare(&parent, slug)).copied());
            if let Some(thing) = picture.things.get_mut(at) {
                // What stands in itself would be walked for ever; the JSON of kader has none.
                thing.parent = parent.filter(|parent| *parent != at);
            }
        }
        picture.straighten();
        picture.tie(editions, whole.edges, slug);
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

    fn tie(&mut self, editions: Vec<(usize, Cow<'_, str>)>, edges: Vec<Tie<'_>>, slug: &str) {
        for (later, id) in editions {
            if let Some(earlier) = self.places.get(bare(&id, slug)).copied() {
                self.links.push(Link { earlier, later, partly: false, reason: None, same: true });
            }
        }
        for edge in edges {
            let place = |id: &str| self.places.get(bare(id, slug)).copied();
            let (Some(from), Some(to)) = (place(&edge.from), place(&edge.to)) else { continue };
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
pub fn bare<'t>(id: &'t str, slug: &str) -> &'t str {
    id.strip_prefix(slug).and_then(|rest| rest.strip_prefix('/')).unwrap_or(id)
}

/// The JSON as far as it is needed: most of its relations only say what stands in what.
#[derive(Default)]
struct Whole<'de> {
    schema: String,
    version: String,
    lists: Vec<(String, Vec<Raw<'de>>)>,
    edges: Vec<Tie<'de>>,
}

impl Whole<'_> {
    /// Whether every field can be read.
    fn sound(&self) -> serde_json::Result<()> {
        let all = self.lists.iter().flat_map(|(_, list)| list).flat_map(|raw| &raw.fields);
        all.map(|(_, value)| serde_json::from_str::<Sound>(value)).try_for_each(|read| read.map(|_| ()))
    }
}

/// A thing as the JSON has it, without what says where it stands in the text.
#[derive(Default)]
struct Raw<'de> {
    id: Option<Cow<'de, str>>,
    kind: Option<Cow<'de, str>>,
    code: Option<Cow<'de, str>>,
    title: Option<Cow<'de, str>>,
    word: Option<Cow<'de, str>>,
    document: Option<Cow<'de, str>>,
    parent: Option<Cow<'de, str>>,
    edition: Option<Cow<'de, str>>,
    /// Each value as its text.
    fields: Vec<(Cow<'de, str>, &'de str)>,
}

const CONTINUES: &str = "continues";
const CONTINUED_BY: &str = "continued-by";

/// A relation as the JSON has it.
#[derive(serde::Deserialize)]
struct Tie<'t> {
    #[serde(borrow)]
    from: Cow<'t, str>,
    #[serde(borrow)]
    relation: Cow<'t, str>,
    #[serde(borrow)]
    to: Cow<'t, str>,
    #[serde(default)]
    note: Option<String>,
    #[serde(default)]
    partly: bool,
}

/// Only what ties editions.
struct Ties<'de>(Vec<Tie<'de>>);

impl<'de> Deserialize<'de> for Ties<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Ties<'de>, D::Error> {
        struct Edges;
        impl<'de> Visitor<'de> for Edges {
            type Value = Ties<'de>;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("relations")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Ties<'de>, A::Error> {
                let mut found = Vec::new();
                while let Some(edge) = list.next_element::<Tie<'de>>()? {
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

impl<'de> Deserialize<'de> for Raw<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Raw<'de>, D::Error> {
        struct Parts;
        impl<'de> Visitor<'de> for Parts {
            type Value = Raw<'de>;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("a thing")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw<'de>, A::Error> {
                let mut raw = Raw::default();
                while let Some(Read(key)) = map.next_key::<Read<'de>>()? {
                    let slot = match key.as_ref() {
                        "id" => &mut raw.id,
                        "kind" => &mut raw.kind,
                        "code" => &mut raw.code,
                        "title" => &mut raw.title,
                        "word" => &mut raw.word,
                        "document" => &mut raw.document,
                        "parent" => &mut raw.parent,
                        "editionOf" => &mut raw.edition,
                        // Where it stands, and what is only worked out from the rest.
                        "source" | "verdict" | "verdicts" => {
                            map.next_value::<IgnoredAny>()?;
                            continue;
                        }
                        _ => {
                            let value: &'de RawValue = map.next_value()?;
                            raw.fields.push((key, value.get()));
                            continue;
                        }
                    };
                    *slot = map.next_value::<Option<Read<'de>>>()?.map(|Read(text)| text);
                }
                Ok(raw)
            }
        }
        from.deserialize_map(Parts)
    }
}

impl<'de> Deserialize<'de> for Whole<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Whole<'de>, D::Error> {
        struct Parts;
        impl<'de> Visitor<'de> for Parts {
            type Value = Whole<'de>;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("the JSON of a project")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Whole<'de>, A::Error> {
                let mut whole = Whole::default();
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "$schema" => whole.schema = map.next_value()?,
                        "format_version" => whole.version = map.next_value()?,
                        "edges" => whole.edges = map.next_value::<Ties<'de>>()?.0,
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
