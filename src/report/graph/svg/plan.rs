//! Where everything of a picture stands: woven together when it is small, in panels by document when it is not.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::Relation;

use super::super::look::Look;
use super::super::{Edge, Picture};
use super::block::{Block, Point, Rect, Route, pack};
use super::layers::{Arc, Layers, lay};
use super::measure::{width, wrapped};

/// The width of a thing, the room beside its text, and the heights of its lines.
pub const WIDE: f64 = 204.0;
pub const MARGIN: f64 = 16.0;
pub const LINE: f64 = 15.0;
/// The sizes of letters: of names and labels, and of titles.
pub const SMALL: f64 = 11.0;
pub const NORMAL: f64 = 12.0;
/// The most lines of a title; the whole is told to who asks.
const MOST_LINES: usize = 4;

/// The most things and relations that are woven together, and the largest drawing that comes of it.
const WOVEN: (usize, usize) = (45, 70);
const LARGEST: (f64, f64) = (2600.0, 2000.0);
/// How far boxes and lines stand apart, from what is tried first.
const GAPS: [(f64, f64); 3] = [(22.0, 12.0), (28.0, 44.0), (40.0, 70.0)];
/// Things that hang on one other stand together from so many on.
const MANY: usize = 9;

/// The room above what stands in a group, and around it.
const TITLE: f64 = 28.0;
const INNER_TITLE: f64 = 24.0;
const ROOM: f64 = 12.0;
const GAP: f64 = 14.0;

/// A thing with its lines of text.
#[derive(Clone, Debug)]
pub struct Text {
    pub name: Vec<String>,
    pub title: Vec<String>,
    /// The room that the shape takes below them.
    pub below: f64,
}

impl Text {
    pub fn height(&self) -> f64 {
        (self.name.len() + self.title.len()) as f64 * LINE + 16.0 + self.below
    }
}

pub fn texts(picture: &Picture) -> Vec<Text> {
    let room = WIDE - 2.0 * MARGIN;
    let lines = picture.nodes.iter().map(|node| Text {
        name: wrapped(&node.name, SMALL * 1.08, room, 2),
        title: wrapped(node.title.as_deref().unwrap_or_default(), NORMAL, room, MOST_LINES),
        below: if node.look == Look::Source { 8.0 } else { 0.0 },
    });
    lines.collect()
}

/// Everything in its place.
pub fn plan(picture: &Picture, texts: &[Text]) -> Block {
    let sizes: Vec<(f64, f64)> = texts.iter().map(|text| (WIDE, text.height())).collect();
    woven(picture, &sizes).unwrap_or_else(|| panels(picture, &sizes))
}

/// All things in layers, with their relations between them; none when it would be too large to see.
fn woven(picture: &Picture, sizes: &[(f64, f64)]) -> Option<Block> {
    let tied: FxHashSet<usize> = picture.edges.iter().flat_map(|edge| [edge.from, edge.to]).collect();
    let few = sizes.len() <= WOVEN.0 && picture.edges.len() <= WOVEN.1;
    if !few || tied.len() * 3 < sizes.len() * 2 {
        return None;
    }
    let drawn: Vec<usize> = (0..picture.edges.len())
        .filter(|at| picture.edges.get(*at).is_some_and(|one| one.from != one.to))
        .collect();
    let arc = |edge: &Edge| Arc {
        from: edge.from,
        to: edge.to,
        weight: if edge.relation == Relation::Contains { 6 } else { 1 },
        label: (edge.relation != Relation::Contains).then(|| (width(&edge.label, SMALL) + 8.0, LINE)),
    };
    let layers = Layers {
        boxes: sizes.to_vec(),
        arcs: drawn.iter().filter_map(|at| picture.edges.get(*at)).map(arc).collect(),
        holders: picture.nodes.iter().map(|node| Some(node.group)).collect(),
        frames: picture.groups.iter().map(|group| group.parent).collect(),
        gaps: (0.0, 0.0, 0.0),
    };
    // The library leaves no room for titles of frames: there is room when boxes stand far enough apart.
    GAPS.into_iter().find_map(|(boxes, lines)| {
        settled(picture, &Layers { gaps: (boxes, lines, 36.0), ..layers.clone() }, &drawn)
    })
}

/// The layers with titles on their frames; none when these do not fit, or when it is too large to see.
fn settled(picture: &Picture, layers: &Layers, drawn: &[usize]) -> Option<Block> {
    let laid = lay(layers);
    let mut block = Block { boxes: laid.boxes.iter().copied().enumerate().collect(), ..Block::default() };
    for (at, frame) in laid.frames.iter().enumerate() {
        let inner = picture.groups.get(at).is_some_and(|group| group.parent.is_some());
        let holds = picture.groups.iter().any(|group| group.parent == Some(at));
        let title = match (inner, holds) {
            (true, _) => INNER_TITLE - 6.0,
            (false, true) => TITLE + INNER_TITLE - 8.0,
            (false, false) => TITLE - 6.0,
        };
        let rect = Rect { y: frame.y - title, height: frame.height + title + 4.0, ..*frame };
        block.frames.push((at, rect));
    }
    let parent = |at: usize| picture.groups.get(at).and_then(|group| group.parent);
    let clash = block.frames.iter().enumerate().any(|(place, (one, rect))| {
        let others = block.frames.iter().skip(place + 1);
        others.filter(|(other, _)| parent(*one) == parent(*other)).any(|(_, other)| rect.meets(other))
    });
    if clash {
        return None;
    }
    for (edge, (points, label)) in drawn.iter().zip(laid.arcs.iter().cloned()) {
        let Some(one) = picture.edges.get(*edge) else { continue };
        let ends = laid.boxes.get(one.from).zip(laid.boxes.get(one.to));
        let Some((from, to)) = ends else { continue };
        block.routes.push(Route { edge: *edge, points: ended(*from, *to, points), label });
    }
    let all = block.frames.iter().chain(&block.boxes).map(|(_, rect)| *rect).reduce(Rect::joined)?;
    if all.width > LARGEST.0 || all.height > LARGEST.1 {
        return None;
    }
    let mut out = Block { width: all.width, height: all.height, ..Block::default() };
    out.put(block, -all.x, -all.y);
    Some(out)
}

/// The points of a route with its ends in the middle of the sides from which it goes and at which it comes.
fn ended(from: Rect, to: Rect, inner: Vec<Point>) -> Vec<Point> {
    let next = inner.first().copied().unwrap_or_else(|| to.middle());
    let last = inner.last().copied().unwrap_or_else(|| from.middle());
    let side = |rect: Rect, toward: Point| {
        let x = if toward.x < rect.middle().x { rect.x } else { rect.right() };
        Point { x, y: rect.middle().y }
    };
    let (start, end) = (side(from, next), side(to, last));
    [start].into_iter().chain(inner).chain([end]).collect()
}

/// A panel for each document and the register, and in it a tree for each top.
fn panels(picture: &Picture, sizes: &[(f64, f64)]) -> Block {
    let trees = Trees::new(picture, sizes);
    let mut panels = Vec::new();
    for (at, group) in picture.groups.iter().enumerate().filter(|(_, group)| group.parent.is_none()) {
        let mut blocks = trees.of_group(at);
        for (inner, one) in picture.groups.iter().enumerate().filter(|(_, one)| one.parent == Some(at)) {
            blocks.push(pack(&trees.of_group(inner), GAP, 1.5).framed(
                inner,
                INNER_TITLE,
                ROOM,
                least(&one.title, SMALL),
            ));
        }
        let head = picture.nodes.iter().position(|node| node.key == group.key);
        panels.push(headed(&blocks, head).framed(at, TITLE, ROOM, least(&group.title, NORMAL)));
    }
    let mut page = pack(&panels, 2.0 * GAP, 1.6);
    cross(picture, &trees, &mut page);
    page
}

/// The width that a frame has at least, so that its title can be read.
fn least(title: &str, size: f64) -> f64 {
    (width(title, size * 1.1) + 2.0 * ROOM).min(WIDE + 2.0 * ROOM)
}

/// What stands in a document; the document itself comes above it where the rest is high.
fn headed(blocks: &[Block], head: Option<usize>) -> Block {
    let is_head = |block: &&Block| matches!(block.boxes.as_slice(), [(at, _)] if Some(*at) == head);
    let high = blocks.iter().any(|block| block.height > 3.0 * WIDE);
    let Some(first) = blocks.iter().find(is_head).filter(|_| high) else { return pack(blocks, GAP, 1.5) };
    let rest: Vec<Block> = blocks.iter().filter(|block| !is_head(block)).cloned().collect();
    let mut out = first.clone();
    out.put(pack(&rest, GAP, 1.5), 0.0, first.height + GAP);
    out
}

/// What stands in what, within groups.
struct Trees<'p> {
    picture: &'p Picture,
    sizes: &'p [(f64, f64)],
    below: FxHashMap<usize, Vec<(usize, usize)>>,
    /// Relations that the trees and panels show.
    shown: FxHashSet<usize>,
    roots: Vec<usize>,
}

impl<'p> Trees<'p> {
    fn new(picture: &'p Picture, sizes: &'p [(f64, f64)]) -> Trees<'p> {
        let mut trees = Trees {
            picture,
            sizes,
            below: FxHashMap::default(),
            shown: FxHashSet::default(),
            roots: Vec::new(),
        };
        let mut inside = FxHashSet::default();
        let group = |at: usize| picture.nodes.get(at).map(|node| node.group);
        let is_head = |at: usize| {
            let node = picture.nodes.get(at);
            node.is_some_and(|node| picture.groups.get(node.group).is_some_and(|group| group.key == node.key))
        };
        for (at, edge) in picture.edges.iter().enumerate() {
            if edge.relation != Relation::Contains {
                continue;
            }
            // That something stands in a document is what its panel says.
            let outer = group(edge.from)
                .and_then(|at| picture.groups.get(at))
                .is_some_and(|one| one.parent.is_none());
            if outer && is_head(edge.from) {
                trees.shown.insert(at);
            } else if group(edge.from) == group(edge.to) && inside.insert(edge.to) {
                trees.shown.insert(at);
                trees.below.entry(edge.from).or_default().push((at, edge.to));
            }
        }
        trees.roots = (0..picture.nodes.len()).filter(|at| !inside.contains(at)).collect();
        trees
    }

    /// The trees and the single things that stand in a group itself.
    fn of_group(&self, group: usize) -> Vec<Block> {
        let own = |at: &usize| self.picture.nodes.get(*at).is_some_and(|node| node.group == group);
        let roots: Vec<usize> = self.roots.iter().copied().filter(own).collect();
        roots.into_iter().map(|root| self.tree(root)).collect()
    }

    fn leaf(&self, at: usize) -> bool {
        !self.below.contains_key(&at)
    }

    fn size(&self, at: usize) -> (f64, f64) {
        self.sizes.get(at).copied().unwrap_or((WIDE, 2.0 * LINE))
    }

    fn tree(&self, root: usize) -> Block {
        let (width, height) = self.size(root);
        if self.leaf(root) {
            return Block::single(root, width, height);
        }
        let mut layers = Layers { gaps: (9.0, 9.0, 44.0), ..Layers::default() };
        // What each box of the layers holds, and what each arc shows: a tray shows several.
        let mut pieces: Vec<Piece> = Vec::new();
        let mut told: Vec<Vec<usize>> = Vec::new();
        let mut next = vec![(root, None::<usize>, None::<usize>)];
        while let Some((thing, above, edge)) = next.pop() {
            let at = pieces.len();
            let (width, height) = self.size(thing);
            layers.boxes.push((width, height));
            pieces.push(Piece::One(thing));
            if let (Some(above), Some(edge)) = (above, edge) {
                layers.arcs.push(Arc { from: above, to: at, weight: 1, label: None });
                told.push(vec![edge]);
            }
            let children = self.below.get(&thing).map(Vec::as_slice).unwrap_or_default();
            let leaves: Vec<(usize, usize)> =
                children.iter().copied().filter(|(_, child)| self.leaf(*child)).collect();
            let together = leaves.len() >= MANY;
            if together {
                let singles = leaves.iter().map(|(_, leaf)| {
                    let (width, height) = self.size(*leaf);
                    Block::single(*leaf, width, height)
                });
                let tray = pack(&singles.collect::<Vec<_>>(), 9.0, 1.1);
                let place = pieces.len();
                layers.boxes.push((tray.width + 16.0, tray.height + 16.0));
                pieces.push(Piece::Tray(tray));
                layers.arcs.push(Arc { from: at, to: place, weight: 1, label: None });
                told.push(leaves.iter().map(|(edge, _)| *edge).collect());
            }
            let rest = children.iter().rev().filter(|(_, child)| !together || !self.leaf(*child));
            next.extend(rest.map(|(edge, child)| (*child, Some(at), Some(*edge))));
        }
        assembled(&layers, pieces, &told)
    }
}

/// A box of the layers: one thing, or several that hang on one other.
enum Piece {
    One(usize),
    Tray(Block),
}

fn assembled(layers: &Layers, pieces: Vec<Piece>, told: &[Vec<usize>]) -> Block {
    let laid = lay(layers);
    let mut out = Block::default();
    for (piece, rect) in pieces.into_iter().zip(&laid.boxes) {
        match piece {
            Piece::One(thing) => out.put(Block::single(thing, rect.width, rect.height), rect.x, rect.y),
            Piece::Tray(tray) => {
                out.trays.push(*rect);
                out.put(tray, rect.x + 8.0, rect.y + 8.0);
                out.put(Block { width: rect.width, height: rect.height, ..Block::default() }, rect.x, rect.y);
            }
        }
    }
    for (arc, edges) in layers.arcs.iter().zip(told) {
        let ends = laid.boxes.get(arc.from).zip(laid.boxes.get(arc.to));
        let (Some((from, to)), Some(edge)) = (ends, edges.first()) else { continue };
        out.routes.push(Route { edge: *edge, points: ended(*from, *to, Vec::new()), label: None });
    }
    out
}

/// The relations that no tree shows: from the side that looks at the other.
fn cross(picture: &Picture, trees: &Trees<'_>, page: &mut Block) {
    let places: FxHashMap<usize, Rect> = page.boxes.iter().copied().collect();
    for (at, edge) in picture.edges.iter().enumerate() {
        let ends = places.get(&edge.from).zip(places.get(&edge.to));
        let (Some((from, to)), false) = (ends, trees.shown.contains(&at) || edge.from == edge.to) else {
            continue;
        };
        let points = if from.x < to.right() && to.x < from.right() {
            // One above the other: around, on the right.
            let right = |rect: &Rect| Point { x: rect.right(), y: rect.middle().y };
            let out =
                Point { x: from.right().max(to.right()) + 28.0, y: (from.middle().y + to.middle().y) / 2.0 };
            vec![right(from), out, right(to)]
        } else {
            ended(*from, *to, Vec::new())
        };
        page.width = points.iter().fold(page.width, |width, point| width.max(point.x));
        page.routes.push(Route { edge: at, points, label: None });
    }
}
