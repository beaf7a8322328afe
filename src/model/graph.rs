//! The closed model: nodes and edges in a petgraph, which nobody else sees.

use std::num::NonZeroU32;

use petgraph::Direction;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;

use crate::language::{Concept, Field};
use crate::source::Span;

use super::value::{Prop, Str};

/// A thing of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(
    /// Its place, from one, so that an absent one takes no room.
    NonZeroU32,
);

/// A relation of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EdgeId(pub(super) u32);

/// How two things relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    Contains,
    HeldBy,
    FramedBy,
    MeasuredBy,
    SourcedFrom,
    PartneredWith,
    Supports,
    LeadsTo,
    DerivedFrom,
    Continues,
    ContinuedBy,
    DecidedBy,
    See,
    For,
    OffsetBy,
    CoveredFrom,
    ReportedIn,
    ComparedWith,
    ReportsOn,
    /// A goal in a report is this goal of the plan it reports on.
    EditionOf,
}

impl NodeId {
    /// Its place among all things, from zero.
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }

    pub(super) const fn at(index: u32) -> NodeId {
        NodeId(NonZeroU32::MIN.saturating_add(index))
    }
}

impl Relation {
    /// The word in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Relation::Contains => "contains",
            Relation::HeldBy => "held-by",
            Relation::FramedBy => "framed-by",
            Relation::MeasuredBy => "measured-by",
            Relation::SourcedFrom => "sourced-from",
            Relation::PartneredWith => "partnered-with",
            Relation::Supports => "supports",
            Relation::LeadsTo => "leads-to",
            Relation::DerivedFrom => "derived-from",
            Relation::Continues => "continues",
            Relation::ContinuedBy => "continued-by",
            Relation::DecidedBy => "decided-by",
            Relation::See => "see",
            Relation::For => "for",
            Relation::OffsetBy => "offset-by",
            Relation::CoveredFrom => "covered-from",
            Relation::ReportedIn => "reported-in",
            Relation::ComparedWith => "compared-with",
            Relation::ReportsOn => "reports-on",
            Relation::EditionOf => "edition-of",
        }
    }
}

/// Something that could not be read, so that its absence says nothing.
#[derive(Clone, Copy, Debug)]
pub enum Hole {
    Field(&'static Field),
    Concept(&'static Concept),
    /// A line of which nothing could be read.
    Anything,
}

/// What could not be read of a thing; of nearly all things, nothing.
#[derive(Clone, Debug, Default)]
#[expect(
    clippy::box_collection,
    reason = "empty for nearly all of a million things: a pointer, not a vector"
)]
pub struct Holes(Option<Box<Vec<Hole>>>);

impl Holes {
    pub fn iter(&self) -> std::slice::Iter<'_, Hole> {
        self.0.as_ref().map_or(&[][..], |holes| holes).iter()
    }

    pub(super) fn push(&mut self, hole: Hole) {
        self.0.get_or_insert_default().push(hole);
    }

    pub(super) fn extend(&mut self, holes: impl IntoIterator<Item = Hole>) {
        for hole in holes {
            self.push(hole);
        }
    }
}

impl IntoIterator for Holes {
    type Item = Hole;
    type IntoIter = std::vec::IntoIter<Hole>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.map_or_else(Vec::new, |holes| *holes).into_iter()
    }
}

/// What the text declared, before it is joined into the graph.
#[derive(Clone, Debug)]
pub struct Node {
    pub concept: &'static Concept,
    /// The organisation's own word, where it used one.
    pub word: Option<Box<Str>>,
    pub id: Str,
    pub title: Option<Str>,
    /// The header: keyword, id and title.
    pub span: Span,
    pub props: Vec<Prop>,
    pub holes: Holes,
    pub document: Option<NodeId>,
    pub parent: Option<NodeId>,
    /// A number, a letter or an id formed from the title: known within its parent only.
    pub local: bool,
    /// Named with `elders`, or outside a partial document: not described here.
    pub external: bool,
    /// Its header could not be read whole.
    pub broken: bool,
    /// It repeats an id, or stands in something that does.
    pub duplicate: bool,
}

/// One relation, with the text that made it.
#[derive(Clone, Debug)]
pub struct Edge {
    pub relation: Relation,
    pub span: Span,
    /// A scope or a reason behind the reference.
    pub note: Option<Box<Str>>,
    /// `vervolgt deels`
    pub partly: bool,
}

#[derive(Debug, Default)]
pub(super) struct Graph {
    graph: DiGraph<Box<Node>, Edge, u32>,
    /// Edges before this one only say what stands in what.
    contained: u32,
}

fn index(id: NodeId) -> NodeIndex<u32> {
    NodeIndex::new(id.index())
}

impl Graph {
    pub fn with_capacity(nodes: usize, edges: usize) -> Graph {
        Graph { graph: DiGraph::with_capacity(nodes, edges), contained: 0 }
    }

    pub fn add(&mut self, node: Box<Node>) -> NodeId {
        NodeId::at(self.graph.add_node(node).index() as u32)
    }

    pub fn connect(&mut self, from: NodeId, to: NodeId, edge: Edge) {
        self.graph.add_edge(index(from), index(to), edge);
    }

    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.graph.node_weight(index(id)).map(Box::as_ref)
    }

    pub fn node_mut(&mut self, id: NodeId) -> Option<&mut Node> {
        self.graph.node_weight_mut(index(id)).map(Box::as_mut)
    }

    pub fn len(&self) -> usize {
        self.graph.node_count()
    }

    pub fn edge_count(&self) -> usize {
        self.graph.edge_count()
    }

    pub fn edge(&self, id: EdgeId) -> Option<(NodeId, NodeId, &Edge)> {
        let at = EdgeIndex::new(id.0 as usize);
        let (from, to) = self.graph.edge_endpoints(at)?;
        let edge = self.graph.edge_weight(at)?;
        Some((NodeId::at(from.index() as u32), NodeId::at(to.index() as u32), edge))
    }

    /// Edges out of a node; petgraph gives the newest first, so the caller sorts when order matters.
    pub fn out(&self, id: NodeId) -> impl Iterator<Item = (EdgeId, NodeId, &Edge)> {
        self.graph.edges_directed(index(id), Direction::Outgoing).map(|edge| {
            (EdgeId(edge.id().index() as u32), NodeId::at(edge.target().index() as u32), edge.weight())
        })
    }

    /// Visits every edge in the order in which they were made, to change what it says of itself.
    pub fn each_edge(&mut self, mut visit: impl FnMut(&Graph, NodeId, NodeId, &Edge) -> Option<Edge>) {
        for at in 0..self.graph.edge_count() as u32 {
            let Some((from, to, edge)) = self.edge(EdgeId(at)) else { continue };
            if let Some(new) = visit(self, from, to, edge)
                && let Some(weight) = self.graph.edge_weight_mut(EdgeIndex::new(at as usize))
            {
                *weight = new;
            }
        }
    }

    /// Makes all edges anew, in the order in which `edges` gives them; the things stay.
    pub fn reconnect(&mut self, edges: Vec<(NodeId, NodeId, Edge)>) {
        let old = std::mem::take(&mut self.graph);
        let (nodes, _) = old.into_nodes_edges();
        self.graph = DiGraph::with_capacity(nodes.len(), edges.len());
        for node in nodes {
            self.graph.add_node(node.weight);
        }
        for (from, to, edge) in edges {
            self.connect(from, to, edge);
        }
    }

    /// Says that all edges so far are containment.
    pub fn close_containment(&mut self) {
        self.contained = self.graph.edge_count() as u32;
    }

    /// Edges out of a node without what stands in it: a document may hold a hundred thousand things.
    pub fn said(&self, id: NodeId) -> impl Iterator<Item = (EdgeId, NodeId, &Edge)> {
        // The newest come first.
        self.out(id).take_while(|(edge, ..)| edge.0 >= self.contained)
    }

    pub fn incoming(&self, id: NodeId) -> impl Iterator<Item = (EdgeId, NodeId, &Edge)> {
        self.graph.edges_directed(index(id), Direction::Incoming).map(|edge| {
            (EdgeId(edge.id().index() as u32), NodeId::at(edge.source().index() as u32), edge.weight())
        })
    }

    /// Groups of nodes that reach themselves along the given relations; each group in order of the text.
    pub fn cycles(&self, relations: &[Relation]) -> Vec<Vec<NodeId>> {
        let wanted = |relation: Relation| relations.contains(&relation);
        if !self.graph.edge_weights().any(|edge| wanted(edge.relation)) {
            return Vec::new();
        }
        let part = petgraph::visit::EdgeFiltered::from_fn(&self.graph, |edge| wanted(edge.weight().relation));
        let mut found: Vec<Vec<NodeId>> = petgraph::algo::kosaraju_scc(&part)
            .into_iter()
            .map(|group| group.iter().map(|node| NodeId::at(node.index() as u32)).collect::<Vec<_>>())
            .filter(|group| match group.as_slice() {
                [one] => self.out(*one).any(|(_, to, edge)| to == *one && wanted(edge.relation)),
                _ => true,
            })
            .collect();
        for group in &mut found {
            group.sort_unstable();
        }
        found.sort_unstable();
        found
    }
}
