//! A part of a model as a picture: what is drawn, with the words of one language, for every format that draws it.

pub mod dot;
pub mod graphml;
pub mod line;
pub mod look;
pub mod mermaid;
pub mod svg;
mod xml;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::ask::graph::{Part, Tie};
use crate::language::{Bi, Language, document};
use crate::model::{Model, NodeId, Relation, from_title};

use super::money::title;
use super::one_line;
use super::table::cut;
use look::Look;

/// The longest title on a group.
const LONGEST_GROUP: usize = 72;

/// What is drawn.
#[derive(Clone, Debug)]
pub struct Picture {
    pub language: Language,
    pub title: String,
    /// What is in it, as a sentence.
    pub description: String,
    /// A group comes after the one in which it stands.
    pub groups: Vec<Group>,
    /// In the order of the text.
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
}

/// A document, or what stands at its top with all below it.
#[derive(Clone, Debug)]
pub struct Group {
    pub key: String,
    pub title: String,
    /// The group in which it stands, by its place.
    pub parent: Option<usize>,
    /// How many came before it: its colour goes by that.
    pub turn: usize,
}

/// A thing.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its stable id: `zwolle/begroting-2020/goal/1.1.2`.
    pub key: String,
    /// English, as in the JSON.
    pub kind: &'static str,
    pub code: String,
    pub document: Option<String>,
    /// The keyword and the code: `doel 1.1.2`.
    pub name: String,
    pub title: Option<String>,
    pub look: Look,
    pub group: usize,
    /// Named, and not described here.
    pub external: bool,
    /// The picture starts from it.
    pub asked: bool,
}

/// A relation, from one thing to another by their places.
#[derive(Clone, Debug)]
pub struct Edge {
    pub from: usize,
    pub to: usize,
    pub relation: Relation,
    pub label: String,
    pub note: Option<String>,
}

impl Picture {
    pub fn new(model: &Model, part: &Part, language: Language) -> Picture {
        let mut groups = Groups::new(model, part, language);
        let place: FxHashMap<NodeId, usize> =
            part.nodes.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let nodes: Vec<Node> = part
            .nodes
            .iter()
            .filter_map(|id| {
                let group = groups.of(*id);
                node(model, part, *id, group, language)
            })
            .collect();
        let edges: Vec<Edge> = part.ties.iter().filter_map(|tie| edge(tie, &place, language)).collect();
        let (title, description) = heading(model, part, &nodes, &edges, language);
        Picture { language, title, description, groups: groups.found, nodes, edges }
    }

    /// The looks that the picture has, in the order of the legend.
    pub fn looks(&self) -> Vec<Look> {
        Look::ALL.into_iter().filter(|look| self.nodes.iter().any(|node| node.look == *look)).collect()
    }
}

fn node(model: &Model, part: &Part, id: NodeId, group: usize, language: Language) -> Option<Node> {
    let found = model.node(id)?;
    let own = found.word.as_deref().map(|word| model.text(word).into_owned());
    let word = own.unwrap_or_else(|| found.concept.word.get(language).to_owned());
    let (code, title) = (model.path(id), title(model, id));
    // An id that was formed from the title says nothing new.
    let formed = title.as_deref().is_some_and(|title| from_title(title) == model.id(id));
    let name = if formed { word } else { format!("{word} {code}") };
    Some(Node {
        key: model.key(id),
        kind: found.concept.name,
        name: one_line(&name),
        title: title.map(|title| one_line(&title)),
        look: Look::of(found.concept, model.is_goal(id)),
        document: model.document_of(id).map(|document| model.id(document).into_owned()),
        group,
        external: found.external,
        asked: part.subjects.contains(&id),
        code,
    })
}

fn edge(tie: &Tie, place: &FxHashMap<NodeId, usize>, language: Language) -> Option<Edge> {
    let word = tie.relation.word().get(language);
    let label = match tie.partly {
        true => format!("{word} ({})", Bi::new("deels", "partly").get(language)),
        false => word.to_owned(),
    };
    let note = tie.note.as_deref().map(one_line);
    Some(Edge { from: *place.get(&tie.from)?, to: *place.get(&tie.to)?, relation: tie.relation, label, note })
}

/// The title of the picture, and a sentence that says what is in it.
fn heading(
    model: &Model,
    part: &Part,
    nodes: &[Node],
    edges: &[Edge],
    language: Language,
) -> (String, String) {
    let mut asked: Vec<&str> =
        nodes.iter().filter(|node| node.asked).map(|node| node.name.as_str()).collect();
    asked.dedup();
    let about = match asked.as_slice() {
        [] => one_line(model.slug()),
        asked => format!("{}: {}", one_line(model.slug()), asked.join(", ")),
    };
    let documents: FxHashSet<Option<NodeId>> = part.nodes.iter().map(|id| model.document_of(*id)).collect();
    let documents = documents.len() - usize::from(documents.contains(&None));
    let count = |count: usize, one: Bi, many: Bi| {
        format!("{count} {}", if count == 1 { one.get(language) } else { many.get(language) })
    };
    let things = count(nodes.len(), Bi::new("ding", "thing"), Bi::new("dingen", "things"));
    let relations = count(edges.len(), Bi::new("relatie", "relation"), Bi::new("relaties", "relations"));
    let documents = count(documents, Bi::new("document", "document"), Bi::new("documenten", "documents"));
    let description = match language {
        Language::Nl => format!("{things} en {relations}, uit {documents}"),
        Language::En => format!("{things} and {relations}, from {documents}"),
    };
    (about, description)
}

/// The groups of a picture: one for each document, and in it one for each top that has more below it.
struct Groups<'m> {
    model: &'m Model,
    language: Language,
    /// What is shown below each top.
    tops: FxHashMap<NodeId, FxHashSet<NodeId>>,
    /// How many things of a document are shown that are not itself.
    sizes: FxHashMap<Option<NodeId>, usize>,
    places: FxHashMap<(Option<NodeId>, Option<NodeId>), usize>,
    found: Vec<Group>,
}

impl<'m> Groups<'m> {
    fn new(model: &'m Model, part: &Part, language: Language) -> Groups<'m> {
        let mut groups = Groups {
            model,
            language,
            tops: FxHashMap::default(),
            sizes: FxHashMap::default(),
            places: FxHashMap::default(),
            found: Vec::new(),
        };
        for id in &part.nodes {
            if let Some(top) = groups.top(*id) {
                groups.tops.entry(top).or_default().insert(*id);
                *groups.sizes.entry(model.document_of(*id)).or_default() += 1;
            }
        }
        groups
    }

    /// The highest thing above this one in its document or in the register; itself when nothing is.
    fn top(&self, id: NodeId) -> Option<NodeId> {
        let is_place = |id: &NodeId| {
            let concept = self.model.node(*id).map(|node| node.concept);
            [&document::CONCEPT, &document::REGISTER, &document::BODY]
                .into_iter()
                .any(|one| concept == Some(one))
        };
        self.model.upward(id).take_while(|id| !is_place(id)).last()
    }

    fn of(&mut self, id: NodeId) -> usize {
        let document = self.model.document_of(id);
        let outer = self.place(document, None);
        let Some(top) = self.top(id) else { return outer };
        let below = self.tops.get(&top);
        let (count, shown) = (below.map_or(0, FxHashSet::len), below.is_some_and(|all| all.contains(&top)));
        let all = self.sizes.get(&document).copied().unwrap_or_default();
        // A group of one thing says nothing, and one that fills its document says it twice.
        let needless = shown && (count == 1 || count == all);
        if needless { outer } else { self.place(document, Some(top)) }
    }

    fn place(&mut self, document: Option<NodeId>, top: Option<NodeId>) -> usize {
        if let Some(place) = self.places.get(&(document, top)) {
            return *place;
        }
        let parent = top.map(|_| self.place(document, None));
        let turn = self.found.iter().filter(|group| group.parent == parent).count();
        let key = match top.or(document) {
            Some(id) => self.model.key(id),
            None => self.model.key(self.model.project()),
        };
        let title = match top.or(document) {
            None => Bi::new("Register", "Register").get(self.language).to_owned(),
            Some(id) => title(self.model, id).unwrap_or_else(|| self.model.name(id, self.language)),
        };
        let place = self.found.len();
        self.found.push(Group { key, title: cut(&one_line(&title), LONGEST_GROUP), parent, turn });
        self.places.insert((document, top), place);
        place
    }
}
