//! Things in layers from left to right, as the library `dagre` lays them out.

use dagre::graph::{Graph, GraphOptions};
use dagre::{EdgeLabel, LayoutOptions, NodeLabel, RankDir, layout};

use super::block::{Point, Rect};

/// What is to be laid out: boxes by their sizes, and what ties and holds them by their places.
#[derive(Clone, Debug, Default)]
pub struct Layers {
    pub boxes: Vec<(f64, f64)>,
    pub arcs: Vec<Arc>,
    /// The frame in which a box stands.
    pub holders: Vec<Option<usize>>,
    /// The frame in which each frame stands.
    pub frames: Vec<Option<usize>>,
    /// The room between boxes, between lines, and between layers.
    pub gaps: (f64, f64, f64),
}

#[derive(Clone, Debug)]
pub struct Arc {
    pub from: usize,
    pub to: usize,
    /// How much it wants to be short and straight.
    pub weight: i32,
    /// The room for its label.
    pub label: Option<(f64, f64)>,
}

/// Where everything came: boxes, frames, and arcs with the points between their ends and the middle of their label.
#[derive(Clone, Debug, Default)]
pub struct Laid {
    pub boxes: Vec<Rect>,
    pub frames: Vec<Rect>,
    pub arcs: Vec<(Vec<Point>, Option<Point>)>,
}

fn node(width: f64, height: f64) -> NodeLabel {
    NodeLabel { width, height, ..NodeLabel::default() }
}

pub fn lay(layers: &Layers) -> Laid {
    let options = GraphOptions { directed: true, multigraph: true, compound: true };
    let mut graph: Graph<NodeLabel, EdgeLabel> = Graph::with_options(options);
    let (thing, frame, arc) =
        (|at: usize| format!("n{at}"), |at: usize| format!("f{at}"), |at: usize| format!("a{at}"));
    for at in 0..layers.frames.len() {
        graph.set_node(frame(at), Some(NodeLabel::default()));
    }
    for (at, parent) in layers.frames.iter().enumerate() {
        if let Some(parent) = parent {
            graph.set_parent(&frame(at), Some(&frame(*parent)));
        }
    }
    for (at, (width, height)) in layers.boxes.iter().enumerate() {
        graph.set_node(thing(at), Some(node(*width, *height)));
        if let Some(Some(holder)) = layers.holders.get(at) {
            graph.set_parent(&thing(at), Some(&frame(*holder)));
        }
    }
    for (at, one) in layers.arcs.iter().enumerate() {
        let (width, height) = one.label.unwrap_or_default();
        let label = EdgeLabel {
            weight: one.weight,
            width,
            height,
            labelpos: dagre::layout::types::LabelPos::Center,
            ..EdgeLabel::default()
        };
        graph.set_edge(thing(one.from), thing(one.to), Some(label), Some(&arc(at)));
    }
    let (nodesep, edgesep, ranksep) = layers.gaps;
    // Of two orders that are as good, the first: that is the order of the text.
    let options = LayoutOptions {
        rankdir: RankDir::LR,
        nodesep,
        edgesep,
        ranksep,
        tie_keep_first: true,
        ..LayoutOptions::default()
    };
    layout(&mut graph, Some(options));
    let rect = |name: &str| {
        let found = graph.node(name);
        found.map_or_else(Rect::default, |one| {
            let (x, y) = (one.x.unwrap_or_default(), one.y.unwrap_or_default());
            Rect { x: x - one.width / 2.0, y: y - one.height / 2.0, width: one.width, height: one.height }
        })
    };
    let route = |(at, one): (usize, &Arc)| {
        let Some(found) = graph.edge(&thing(one.from), &thing(one.to), Some(&arc(at))) else {
            return (Vec::new(), None);
        };
        // The first and the last stand on the boxes, wherever the straight line meets them.
        let inner = found.points.len().saturating_sub(2);
        let points = found.points.iter().skip(1).take(inner).map(|point| Point { x: point.x, y: point.y });
        let middle = one.label.and_then(|_| Some(Point { x: found.x?, y: found.y? }));
        (points.collect(), middle)
    };
    Laid {
        boxes: (0..layers.boxes.len()).map(|at| rect(&thing(at))).collect(),
        frames: (0..layers.frames.len()).map(|at| rect(&frame(at))).collect(),
        arcs: layers.arcs.iter().enumerate().map(route).collect(),
    }
}
