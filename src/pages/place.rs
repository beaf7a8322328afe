//! Where each thing of a project stands in the report: its anchor, and links to it.

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::check::Checked;
use crate::diag::Diagnostic;
use crate::language::{document, organisation};
use crate::model::{Model, NodeId};
use crate::source::FileId;

use super::said::Said;

/// A link to a thing; without a place where the thing is only named.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Link {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// What kind of thing it is.
    pub word: Said,
    /// Its id, where a reader of the budget knows it by that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    pub title: String,
    /// In which document it stands, where that is another than that of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// A scope or a reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Said>,
}

/// The anchors of a project, and what was found about each thing.
#[derive(Debug)]
pub struct Places<'m> {
    pub model: &'m Model,
    anchors: Vec<String>,
    by_anchor: FxHashMap<String, NodeId>,
    shown: Vec<bool>,
    found: FxHashMap<NodeId, Vec<&'m Diagnostic>>,
    /// Findings about a file and no thing in it.
    pub loose: Vec<&'m Diagnostic>,
}

impl<'m> Places<'m> {
    /// `documents` are those that the report is of.
    pub fn new(checked: &'m Checked, documents: &[NodeId]) -> Places<'m> {
        let model = &checked.model;
        let front = format!("{}/", model.slug());
        let mut seen: FxHashMap<String, usize> = FxHashMap::default();
        let (size, _) = model.size();
        let mut by_anchor = FxHashMap::default();
        let (mut anchors, mut shown) = (vec![String::new(); size], vec![false; size]);
        for (id, node) in model.nodes() {
            let key = model.key(id);
            let key = key.strip_prefix(&front).unwrap_or(&key).to_owned();
            let count = seen.entry(key.clone()).or_default();
            *count += 1;
            let anchor = if *count > 1 { format!("{key}~{count}") } else { key };
            let inside = node.document.is_none_or(|document| documents.contains(&document));
            let is_document = *node.concept == document::CONCEPT;
            if let (Some(place), Some(show)) = (anchors.get_mut(id.index()), shown.get_mut(id.index())) {
                by_anchor.insert(anchor.clone(), id);
                *place = anchor;
                *show = !node.external && inside && (!is_document || documents.contains(&id));
            }
        }
        let mut places =
            Places { model, anchors, by_anchor, shown, found: FxHashMap::default(), loose: Vec::new() };
        places.attach(checked);
        places
    }

    /// Each finding goes to the thing it is about: by its id, else to the header before its place.
    fn attach(&mut self, checked: &'m Checked) {
        let by_key: FxHashMap<String, NodeId> =
            self.model.nodes().map(|(id, _)| (self.model.key(id), id)).collect();
        let mut heads: Vec<(FileId, u32, NodeId)> = self
            .model
            .nodes()
            .filter(|(id, node)| !node.external && *id != self.model.project())
            .map(|(id, node)| (node.span.file, node.span.start, id))
            .collect();
        heads.sort_unstable();
        for finding in &checked.findings {
            let about = finding.about.as_deref().and_then(|about| by_key.get(about)).copied();
            let span = finding.primary.span;
            let place = (span.file, span.start);
            let before = || {
                let at = heads.partition_point(|(file, start, _)| (*file, *start) <= place);
                let head = at.checked_sub(1).and_then(|at| heads.get(at));
                head.filter(|(file, ..)| *file == place.0).map(|(.., id)| *id)
            };
            match about.or_else(before) {
                Some(id) if self.is_shown(id) => self.found.entry(id).or_default().push(finding),
                Some(id) if self.model.node(id).is_some_and(|node| node.document.is_some()) => {}
                _ => self.loose.push(finding),
            }
        }
    }

    pub fn findings(&self, id: NodeId) -> &[&'m Diagnostic] {
        self.found.get(&id).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn anchor(&self, id: NodeId) -> &str {
        self.anchors.get(id.index()).map(String::as_str).unwrap_or_default()
    }

    /// What stands at an anchor.
    pub fn at(&self, anchor: &str) -> Option<NodeId> {
        self.by_anchor.get(anchor).copied()
    }

    /// Whether the thing has a place in this report.
    pub fn is_shown(&self, id: NodeId) -> bool {
        self.shown.get(id.index()).copied().unwrap_or_default()
    }

    /// What kind of thing it is, in the organisation's own word where it has one.
    pub fn word(&self, id: NodeId) -> Said {
        let Some(node) = self.model.node(id) else { return Said::default() };
        match &node.word {
            Some(word) => Said::same(super::said::readable(&self.model.text(word))),
            None => Said::from(&node.concept.word),
        }
    }

    /// The id, where it is a code that the budget prints: a number and the like, on a level or in a list.
    pub fn code(&self, id: NodeId) -> Option<String> {
        let node = self.model.node(id)?;
        let code = self.model.id(id);
        let printed = code.starts_with(|one: char| one.is_ascii_digit()) || code.chars().count() <= 2;
        (printed && *node.concept != document::CONCEPT).then(|| code.into_owned())
    }

    /// What a thing is called: its title, else its id.
    pub fn title(&self, id: NodeId) -> String {
        let own = |id: NodeId| self.model.title(id).filter(|title| !title.trim().is_empty());
        // A report repeats the code of a goal and leaves its title to the plan.
        let title = own(id).or_else(|| self.model.editions(id).into_iter().find_map(own));
        title.map_or_else(|| self.model.id(id).into_owned(), |title| one_line(&title))
    }

    /// A link as seen from `here`.
    pub fn link(&self, id: NodeId, here: Option<NodeId>) -> Link {
        let node = self.model.node(id);
        let document = node.and_then(|node| node.document);
        let own = here.and_then(|here| self.model.node(here)).and_then(|node| node.document);
        let is_organisation = node.is_some_and(|node| *node.concept == organisation::CONCEPT);
        Link {
            to: (self.is_shown(id) && !is_organisation).then(|| self.anchor(id).to_owned()),
            word: self.word(id),
            code: self.code(id).filter(|code| *code != self.title(id)),
            title: self.title(id),
            edition: document.filter(|one| own.is_some_and(|own| own != *one)).map(|one| self.title(one)),
            note: None,
        }
    }
}

/// A text without line ends.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
