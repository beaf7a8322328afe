//! The fields of a thing as the text of the JSON: nearly all are the same on both sides, and are never taken apart.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::picture::bare;

/// The text that the fields of a picture stand in, and the name that its ids begin with.
#[derive(Debug)]
pub struct Page {
    pub text: Arc<String>,
    pub slug: String,
}

/// Where a text stands in the text that it was cut out of; none where it was not.
pub fn place(of: &str, within: &str) -> Option<(usize, usize)> {
    let start = of.as_ptr().addr().checked_sub(within.as_ptr().addr())?;
    let end = start + of.len();
    (within.get(start..end)?.as_ptr() == of.as_ptr()).then_some((start, end))
}

/// The fields of a thing, each once, in the order of their keys.
#[derive(Clone)]
pub struct Fields {
    page: Arc<Page>,
    all: Box<[Field]>,
}

#[derive(Clone)]
struct Field {
    key: Arc<str>,
    start: usize,
    end: usize,
    /// What it says, once somebody asked.
    value: OnceLock<Box<Value>>,
}

impl Fields {
    /// The fields whose values are parts of the page; of two with one key the last counts.
    pub fn new(page: &Arc<Page>, fields: impl Iterator<Item = (Arc<str>, (usize, usize))>) -> Fields {
        let mut all: Vec<Field> =
            fields.map(|(key, (start, end))| Field { key, start, end, value: OnceLock::new() }).collect();
        all.reverse();
        all.sort_by(|one, other| one.key.cmp(&other.key));
        all.dedup_by(|later, first| later.key == first.key);
        Fields { page: Arc::clone(page), all: all.into_boxed_slice() }
    }

    fn text(&self, field: &Field) -> &str {
        self.page.text.get(field.start..field.end).unwrap_or_default()
    }

    fn value<'f>(&'f self, field: &'f Field) -> &'f Value {
        field.value.get_or_init(|| {
            // It was read once before, as far as to know that it can be.
            let mut value = serde_json::from_str(self.text(field)).unwrap_or_default();
            strip(&mut value, &self.page.slug);
            Box::new(value)
        })
    }

    fn find(&self, key: &str) -> Option<&Field> {
        let at = self.all.binary_search_by(|field| field.key.as_ref().cmp(key)).ok()?;
        self.all.get(at)
    }

    pub fn get(&self, key: &str) -> Option<&Value> {
        self.find(key).map(|field| self.value(field))
    }

    pub fn contains_key(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// The keys of fields that do not say the same on both sides, those of one side as well, in their order.
    pub fn different<'f>(&'f self, other: &'f Fields, aside: impl Fn(&str) -> bool) -> Vec<&'f str> {
        let mut found = Vec::new();
        let (mut here, mut there) = (self.all.iter().peekable(), other.all.iter().peekable());
        loop {
            let (one, two) = match (here.peek(), there.peek()) {
                (None, None) => break,
                (Some(_), None) => (here.next(), None),
                (None, Some(_)) => (None, there.next()),
                (Some(one), Some(two)) => match one.key.cmp(&two.key) {
                    std::cmp::Ordering::Less => (here.next(), None),
                    std::cmp::Ordering::Greater => (None, there.next()),
                    std::cmp::Ordering::Equal => (here.next(), there.next()),
                },
            };
            let same = match (one, two) {
                (Some(one), Some(two)) => {
                    // Equal texts say the same where ids begin with the same name.
                    self.is_one_text(other, one, two)
                        || aside(&one.key)
                        || self.value(one) == other.value(two)
                }
                _ => false,
            };
            if !same && let Some(field) = one.or(two).filter(|field| !aside(&field.key)) {
                found.push(field.key.as_ref());
            }
        }
        found
    }

    fn is_one_text(&self, other: &Fields, one: &Field, two: &Field) -> bool {
        self.text(one) == other.text(two) && self.page.slug == other.page.slug
    }
}

impl PartialEq for Fields {
    fn eq(&self, other: &Fields) -> bool {
        self.different(other, |_| false).is_empty()
    }
}

impl fmt::Debug for Fields {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_map().entries(self.all.iter().map(|field| (&field.key, self.text(field)))).finish()
    }
}

/// Takes the name of the organisation off every id in a value.
fn strip(value: &mut Value, slug: &str) {
    match value {
        // Only an id can start so: a text of a spec has spaces before it gets this far.
        Value::String(text) if text.len() > slug.len() && text.starts_with(slug) && !text.contains(' ') => {
            let rest = bare(text, slug).to_owned();
            *text = rest;
        }
        Value::Array(list) => list.iter_mut().for_each(|one| strip(one, slug)),
        Value::Object(map) => map.values_mut().for_each(|one| strip(one, slug)),
        _ => {}
    }
}

/// Keys that come back in thing after thing, each kept once.
#[derive(Default)]
pub struct Keys<'t>(FxHashMap<Cow<'t, str>, Arc<str>>);

impl<'t> Keys<'t> {
    pub fn kept(&mut self, key: Cow<'t, str>) -> Arc<str> {
        if let Some(kept) = self.0.get(&key) {
            return Arc::clone(kept);
        }
        let kept: Arc<str> = Arc::from(key.as_ref());
        self.0.insert(key, Arc::clone(&kept));
        kept
    }
}

/// A text of the JSON, as it stands there unless it has escapes.
pub struct Read<'de>(pub Cow<'de, str>);

impl<'de> Deserialize<'de> for Read<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Read<'de>, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = Read<'de>;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("a text")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Read<'de>, E> {
                Ok(Read(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Read<'de>, E> {
                Ok(Read(Cow::Owned(text.to_owned())))
            }
        }
        from.deserialize_str(Text)
    }
}

/// A value of which everything was looked at and nothing kept: it can be read later on.
pub struct Sound;

impl<'de> Deserialize<'de> for Sound {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Sound, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Sound;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("a value")
            }

            fn visit_unit<E>(self) -> Result<Sound, E> {
                Ok(Sound)
            }

            fn visit_bool<E>(self, _: bool) -> Result<Sound, E> {
                Ok(Sound)
            }

            fn visit_i64<E>(self, _: i64) -> Result<Sound, E> {
                Ok(Sound)
            }

            fn visit_u64<E>(self, _: u64) -> Result<Sound, E> {
                Ok(Sound)
            }

            fn visit_f64<E>(self, _: f64) -> Result<Sound, E> {
                Ok(Sound)
            }

            fn visit_str<E>(self, _: &str) -> Result<Sound, E> {
                Ok(Sound)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Sound, A::Error> {
                while list.next_element::<Sound>()?.is_some() {}
                Ok(Sound)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Sound, A::Error> {
                while map.next_key::<Read<'_>>()?.is_some() {
                    map.next_value::<Sound>()?;
                }
                Ok(Sound)
            }
        }
        from.deserialize_any(Any)
    }
}
