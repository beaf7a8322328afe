//! What a project says, read from the JSON that kader writes of it: one picture, wherever it comes from.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
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
    pub fields: BTreeMap<String, Value>,
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
        let whole: Value = serde_json::from_slice(bytes).map_err(|error| broken(&error.to_string()))?;
        let Value::Object(mut whole) = whole else { return Err(foreign()) };
        let version = whole.get("format_version").and_then(Value::as_str).unwrap_or_default();
        if whole.get("$schema").and_then(Value::as_str) != Some(json::SCHEMA) {
            return Err(foreign());
        }
        if version.split('.').next() != json::FORMAT_VERSION.split('.').next() {
            return Err(Text::new(
                format!("de JSON heeft versie {version}, en deze kader leest {}", json::FORMAT_VERSION),
                format!("the JSON has version {version}, and this kader reads {}", json::FORMAT_VERSION),
            ));
        }
        Picture::gather(&mut whole).ok_or_else(foreign)
    }

    fn gather(whole: &mut Map<String, Value>) -> Option<Picture> {
        let organisation = whole.get("organisation").and_then(Value::as_object)?;
        let slug = organisation.get("id").and_then(Value::as_str)?;
        // An organisation that is declared has an id of its own below the name.
        let slug = slug.split('/').next().unwrap_or(slug).to_owned();
        let mut picture = Picture {
            organisation: organisation.get("title").and_then(Value::as_str).map(str::to_owned),
            ..Picture::default()
        };
        let edges = whole.remove("edges");
        let mut parents: Vec<Option<String>> = Vec::new();
        let mut editions: Vec<(usize, String)> = Vec::new();
        let own =
            whole.remove("organisation").into_iter().map(|one| ("organisation", one)).collect::<Vec<_>>();
        let lists = std::mem::take(whole).into_iter().filter_map(|(key, list)| match list {
            Value::Array(list) if key != "elsewhere" => Some((key, list)),
            _ => None,
        });
        let mut lists: Vec<(String, Vec<Value>)> = lists.collect();
        lists.extend(own.into_iter().map(|(key, one)| (key.to_owned(), vec![one])));
        // Documents first: the rest stands in them.
        lists.sort_by_key(|(key, _)| (key != "documents", key != "levels" && key != "goals", key.clone()));
        for (key, list) in lists {
            for one in list {
                let Value::Object(mut object) = one else { return None };
                let mut take = |name: &str| match object.remove(name) {
                    Some(Value::String(text)) => Some(text),
                    _ => None,
                };
                let (id, kind) = (bare(take("id")?, &slug), take("kind")?);
                let (parent, edition) = (take("parent"), take("editionOf"));
                let document = take("document").map(|text| bare(text, &slug));
                let thing = Thing {
                    id: id.clone(),
                    kind,
                    code: take("code").unwrap_or_default(),
                    title: take("title"),
                    word: take("word"),
                    document,
                    parent: None,
                    goal: key == "goals",
                    fields: BTreeMap::new(),
                };
                if picture.things.len() >= MOST_THINGS {
                    return None;
                }
                let at = picture.things.len();
                picture.places.entry(id).or_insert(at);
                parents.push(parent.map(|text| bare(text, &slug)));
                editions.extend(edition.map(|text| (at, bare(text, &slug))));
                picture.things.push(Thing { fields: fields(object, &slug), ..thing });
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
        picture.tie(editions, edges, &slug);
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

    fn tie(&mut self, editions: Vec<(usize, String)>, edges: Option<Value>, slug: &str) {
        for (later, id) in editions {
            if let Some(earlier) = self.places.get(&id).copied() {
                self.links.push(Link { earlier, later, partly: false, reason: None, same: true });
            }
        }
        let Some(Value::Array(edges)) = edges else { return };
        for edge in edges {
            let text = |key: &str| edge.get(key).and_then(Value::as_str);
            let relation = text("relation").unwrap_or_default();
            let place = |key: &str| self.places.get(&bare(text(key)?.to_owned(), slug)).copied();
            if !matches!(relation, "continues" | "continued-by") {
                continue;
            }
            let (Some(from), Some(to)) = (place("from"), place("to")) else { continue };
            let (earlier, later) = if relation == "continues" { (to, from) } else { (from, to) };
            self.links.push(Link {
                earlier,
                later,
                partly: edge.get("partly").and_then(Value::as_bool).unwrap_or_default(),
                reason: text("note").map(str::to_owned),
                same: false,
            });
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

/// What says where a thing stands, and what is only worked out from the rest.
const NO_FIELDS: [&str; 3] = ["source", "verdict", "verdicts"];

/// The fields of a thing: without what says where it stands, and without the lists of what stands in it.
fn fields(object: Map<String, Value>, slug: &str) -> BTreeMap<String, Value> {
    let kept = object.into_iter().filter(|(key, _)| !NO_FIELDS.contains(&key.as_str()));
    kept.map(|(key, value)| (key, without_slug(value, slug))).collect()
}

fn without_slug(value: Value, slug: &str) -> Value {
    match value {
        // Only an id can start so: a text of a spec has spaces before it gets this far.
        Value::String(text) if text.len() > slug.len() && !text.contains(' ') => {
            Value::String(bare(text, slug))
        }
        Value::Array(list) => list.into_iter().map(|one| without_slug(one, slug)).collect(),
        Value::Object(map) => {
            map.into_iter().map(|(key, value)| (key, without_slug(value, slug))).collect::<Map<_, _>>().into()
        }
        other => other,
    }
}

fn broken(why: &str) -> Text {
    let why: String = why.chars().take(120).collect();
    Text::new(format!("dit is geen JSON: {why}"), format!("this is no JSON: {why}"))
}

fn foreign() -> Text {
    Text::new("dit is geen JSON die kader build schreef", "this is no JSON that kader build wrote")
}
