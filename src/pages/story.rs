//! A level or goal through its editions: what each calls it and who holds it, what it came from and what became of it.

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::ask::history::{Aspect, Descent, Descents, Edition, Link as Tie};
use crate::language::Bi;
use crate::model::NodeId;

use super::lane::{self, Lane};
use super::place::{Link, Places, one_line};
use super::said::Said;

/// The story of one thing.
#[derive(Clone, Debug, Serialize)]
pub struct Story {
    /// In the order in which their documents came out.
    pub stages: Vec<Stage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Turn>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub into: Option<Turn>,
    /// What has its code elsewhere, and is something else.
    pub reused: Vec<Link>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lane: Option<Lane>,
}

/// A thing in one document.
#[derive(Clone, Debug, Serialize)]
pub struct Stage {
    pub link: Link,
    /// The title of the document.
    pub when: String,
    /// Whether its name is told: at first, and where it is another than before.
    pub named: bool,
    /// Where others hold it than before.
    pub holders: Vec<Link>,
    /// What is otherwise than before.
    pub different: Vec<Said>,
    /// New, dropped, its earlier name, why it goes on.
    pub notes: Vec<Said>,
}

/// A split, a merge, or another name for the same.
#[derive(Clone, Debug, Serialize)]
pub struct Turn {
    pub heading: Said,
    pub ends: Vec<End>,
}

/// What a thing came from or became.
#[derive(Clone, Debug, Serialize)]
pub struct End {
    pub link: Link,
    pub partly: bool,
    pub notes: Vec<String>,
    /// What else the other came from or became.
    pub beside: Vec<Link>,
    pub forward: bool,
}

/// The stories of the levels of a report; that of each thing is made once.
#[derive(Debug)]
pub struct Stories<'p, 'm> {
    places: &'p Places<'m>,
    descents: Descents<'m>,
    /// By the first edition.
    known: FxHashMap<NodeId, Option<Story>>,
    /// What has a code, by kind and code.
    codes: FxHashMap<(&'static str, String), Vec<NodeId>>,
}

impl<'p, 'm> Stories<'p, 'm> {
    pub fn new(places: &'p Places<'m>) -> Stories<'p, 'm> {
        let model = places.model;
        let mut codes: FxHashMap<(&'static str, String), Vec<NodeId>> = FxHashMap::default();
        for (id, node) in model.nodes() {
            if node.concept.is_level() && places.is_shown(id) {
                let code = model.id(id).into_owned();
                codes.entry((node.concept.name, code)).or_default().push(id);
            }
        }
        Stories { places, descents: Descents::new(model), known: FxHashMap::default(), codes }
    }

    /// The story of a level; none where there is nothing to tell but that it is here.
    pub fn of(&mut self, id: NodeId) -> Option<Story> {
        let strand = self.descents.strand(id);
        let first = strand.first().copied().unwrap_or(id);
        if let Some(story) = self.known.get(&first) {
            return story.clone();
        }
        let story = self.tell(&strand);
        self.known.insert(first, story.clone());
        story
    }

    fn tell(&mut self, strand: &[NodeId]) -> Option<Story> {
        let descent = self.descents.of(strand);
        let reused = self.reused(strand, &descent);
        let alone = descent.from.is_empty() && descent.into.is_empty() && reused.is_empty();
        let silent = descent
            .editions
            .iter()
            .all(|one| one.new.is_none() && one.dropped.is_none() && one.formerly.is_empty());
        if alone && silent && strand.len() < 2 {
            return None;
        }
        let mut last = Default::default();
        let mut stages = Vec::new();
        for edition in &descent.editions {
            stages.push(self.stage(edition, &mut last));
        }
        Some(Story {
            stages,
            from: self.turn(&descent.from, false),
            into: self.turn(&descent.into, true),
            reused,
            lane: lane::lane(self.places, &mut self.descents, strand),
        })
    }

    /// `last` is what it was last called.
    fn stage(&self, edition: &Edition, last: &mut (Option<String>, String)) -> Stage {
        let places = self.places;
        let link = places.link(edition.id, None);
        let named = *last != (link.code.clone(), link.title.clone());
        *last = (link.code.clone(), link.title.clone());
        let mut stage = Stage {
            link,
            when: edition.document.map(|document| places.title(document)).unwrap_or_default(),
            named,
            holders: Vec::new(),
            different: Vec::new(),
            notes: Vec::new(),
        };
        for facet in &edition.facets {
            if facet.aspect == Aspect::Holders {
                let holders = facet.now.iter().filter_map(|one| one.id);
                stage.holders = holders.map(|id| places.link(id, None)).collect();
                if stage.holders.is_empty() {
                    stage
                        .notes
                        .push(Bi::new("geen portefeuillehouder meer", "no portfolio holder any more").into());
                }
            } else if facet.was.is_some() {
                stage.different.push(word(facet.aspect).into());
            }
        }
        let with = |word: Bi, why: &str| match why.trim() {
            "" => word.into(),
            why => Said { nl: format!("{}: {why}", word.nl), en: format!("{}: {why}", word.en) },
        };
        let line = |text: &String| one_line(text);
        let said =
            |word: Bi, texts: &[String]| texts.iter().map(|text| with(word, &line(text))).collect::<Vec<_>>();
        stage.notes.extend(edition.new.as_ref().map(|why| with(Bi::new("nieuw", "new"), &line(why))));
        stage.notes.extend(said(Bi::new("voorheen", "formerly"), &edition.formerly));
        stage.notes.extend(said(Bi::new("vervolg", "continues"), &edition.notes));
        stage
            .notes
            .extend(edition.dropped.as_ref().map(|why| with(Bi::new("vervallen", "dropped"), &line(why))));
        stage
    }

    fn turn(&self, ties: &[Tie], forward: bool) -> Option<Turn> {
        if ties.is_empty() {
            return None;
        }
        let merged = ties.iter().any(|tie| !tie.beside.is_empty());
        let heading = match (forward, ties.len() > 1, merged) {
            (true, true, _) => Bi::new("Gesplitst; het ging over in", "Split; it went on as"),
            (true, false, true) => Bi::new("Samengevoegd; het ging op in", "Merged; it went into"),
            (true, false, false) => Bi::new("Het ging over in", "It went on as"),
            (false, true, _) => Bi::new("Samengevoegd; het komt uit", "Merged; it comes from"),
            (false, false, true) => Bi::new("Afgesplitst; het komt uit", "Split off; it comes from"),
            (false, false, false) => Bi::new("Het komt uit", "It comes from"),
        };
        let ends = ties.iter().map(|tie| End {
            link: self.dated(tie.other),
            partly: tie.partly,
            notes: tie.notes.iter().map(|note| one_line(note)).collect(),
            beside: tie.beside.iter().map(|id| self.dated(*id)).collect(),
            forward,
        });
        Some(Turn { heading: heading.into(), ends: ends.collect() })
    }

    /// A link that says in which document it ends.
    fn dated(&self, id: NodeId) -> Link {
        let document = self.places.model.document_of(id);
        Link { edition: document.map(|one| self.places.title(one)), ..self.places.link(id, None) }
    }

    /// What has a code of this in another document and is something else; each thing once.
    fn reused(&mut self, strand: &[NodeId], descent: &Descent) -> Vec<Link> {
        let model = self.places.model;
        let mut seen: Vec<NodeId> = descent.from.iter().chain(&descent.into).map(|tie| tie.other).collect();
        let mut found = Vec::new();
        for id in strand {
            let Some(node) = model.node(*id) else { continue };
            let key = (node.concept.name, model.id(*id).into_owned());
            for other in self.codes.get(&key).cloned().unwrap_or_default() {
                if model.document_of(other) == node.document || strand.contains(&other) {
                    continue;
                }
                let others = self.descents.strand(other);
                if !others.iter().any(|one| seen.contains(one)) {
                    seen.push(other);
                    found.push(self.dated(other));
                }
            }
        }
        found
    }
}

fn word(aspect: Aspect) -> Bi {
    match aspect {
        Aspect::Code => Bi::new("code", "code"),
        Aspect::Title => Bi::new("titel", "title"),
        Aspect::Reads => Bi::new("hoe het luidt", "how it reads"),
        Aspect::Place => Bi::new("waar het onder staat", "what it stands under"),
        Aspect::Holders => Bi::new("portefeuillehouder", "portfolio holder"),
        Aspect::Notes => Bi::new("kaderstellende nota's", "framing notes"),
        Aspect::Criteria => Bi::new("criteria", "criteria"),
    }
}
