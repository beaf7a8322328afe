//! Pieces of a drawing that have their place, and how pieces are put beside and below each other.

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Rect {
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    pub fn middle(&self) -> Point {
        Point { x: self.x + self.width / 2.0, y: self.y + self.height / 2.0 }
    }

    pub fn moved(self, x: f64, y: f64) -> Rect {
        Rect { x: self.x + x, y: self.y + y, ..self }
    }

    pub fn meets(&self, other: &Rect) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// The smallest that holds both.
    pub fn joined(self, other: Rect) -> Rect {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Rect {
            x,
            y,
            width: self.right().max(other.right()) - x,
            height: self.bottom().max(other.bottom()) - y,
        }
    }
}

/// A relation with the points through which it goes.
#[derive(Clone, Debug)]
pub struct Route {
    /// Which relation, by its place.
    pub edge: usize,
    pub points: Vec<Point>,
    /// The middle of its label, where that has room.
    pub label: Option<Point>,
}

/// A piece with all that is in it, from its own corner.
#[derive(Clone, Debug, Default)]
pub struct Block {
    pub width: f64,
    pub height: f64,
    /// Things by their places, with where they stand.
    pub boxes: Vec<(usize, Rect)>,
    /// Groups by their places, the outer ones first.
    pub frames: Vec<(usize, Rect)>,
    /// Where things stand together that only hang on one other.
    pub trays: Vec<Rect>,
    pub routes: Vec<Route>,
}

impl Block {
    pub fn single(thing: usize, width: f64, height: f64) -> Block {
        let rect = Rect { x: 0.0, y: 0.0, width, height };
        Block { width, height, boxes: vec![(thing, rect)], ..Block::default() }
    }

    /// Takes another block in at a place.
    pub fn put(&mut self, other: Block, x: f64, y: f64) {
        self.boxes.extend(other.boxes.into_iter().map(|(at, rect)| (at, rect.moved(x, y))));
        self.frames.extend(other.frames.into_iter().map(|(at, rect)| (at, rect.moved(x, y))));
        self.trays.extend(other.trays.into_iter().map(|rect| rect.moved(x, y)));
        let shift = |point: Point| Point { x: point.x + x, y: point.y + y };
        self.routes.extend(other.routes.into_iter().map(|route| Route {
            edge: route.edge,
            points: route.points.into_iter().map(shift).collect(),
            label: route.label.map(shift),
        }));
        self.width = self.width.max(x + other.width);
        self.height = self.height.max(y + other.height);
    }

    /// The same in a frame of its own, with room for a title above.
    pub fn framed(self, group: usize, title: f64, room: f64, least: f64) -> Block {
        let width = (self.width + 2.0 * room).max(least);
        let height = self.height + title + room;
        let frame = Rect { x: 0.0, y: 0.0, width, height };
        let mut out = Block { width, height, frames: vec![(group, frame)], ..Block::default() };
        out.put(self, room, title);
        out
    }
}

/// Widths that are tried, in parts of the one that would do if nothing were left open.
const TRIED: [f64; 7] = [1.0, 1.1, 1.2, 1.3, 1.45, 1.6, 0.85];

/// Puts blocks together in their order, each as high and then as far left as it goes, in about the shape of a page.
pub fn pack(blocks: &[Block], gap: f64, shape: f64) -> Block {
    let area: f64 = blocks.iter().map(|one| (one.width + gap) * (one.height + gap)).sum();
    let widest = blocks.iter().map(|one| one.width).fold(0.0, f64::max);
    let rooms = TRIED.map(|part| ((area * shape).sqrt() * part).max(widest) + gap);
    let tried = rooms.into_iter().map(|room| {
        let places = places(blocks, gap, room);
        let (width, height) =
            blocks.iter().zip(&places).fold((0.0_f64, 0.0_f64), |(width, height), (one, at)| {
                (width.max(at.x + one.width), height.max(at.y + one.height))
            });
        // A page much longer or wider than the shape is worth its open room.
        let off = (width / (height.max(1.0) * shape)).max(height * shape / width.max(1.0));
        (width * height * off.sqrt(), places)
    });
    let best =
        tried.min_by(|(one, _), (other, _)| one.partial_cmp(other).unwrap_or(std::cmp::Ordering::Equal));
    let mut out = Block::default();
    for (block, at) in blocks.iter().zip(best.map(|(_, places)| places).unwrap_or_default()) {
        out.put(block.clone(), at.x, at.y);
    }
    out
}

/// Where each block comes on a page of this width.
fn places(blocks: &[Block], gap: f64, room: f64) -> Vec<Point> {
    // How low the page is taken from one place to the next, from left to right.
    let mut line: Vec<(f64, f64)> = vec![(0.0, 0.0)];
    let place = |block: &Block| {
        let (width, height) = (block.width + gap, block.height + gap);
        let free = line.iter().filter(|(x, _)| *x == 0.0 || x + width <= room + gap);
        let best = free
            .map(|(x, _)| (lowest(&line, *x, x + width), *x))
            .min_by(|one, other| one.partial_cmp(other).unwrap_or(std::cmp::Ordering::Equal));
        let (y, x) = best.unwrap_or_default();
        fill(&mut line, x, x + width, y + height);
        Point { x, y }
    };
    blocks.iter().map(place).collect()
}

/// How low the page is taken between two places.
fn lowest(line: &[(f64, f64)], from: f64, to: f64) -> f64 {
    let ends = line.iter().skip(1).map(|(x, _)| *x).chain([f64::INFINITY]);
    let over = line.iter().zip(ends).filter(|((x, _), end)| *x < to && *end > from);
    over.map(|((_, y), _)| *y).fold(0.0, f64::max)
}

fn fill(line: &mut Vec<(f64, f64)>, from: f64, to: f64, low: f64) {
    let after = line.iter().rev().find(|(x, _)| *x <= to).map_or(0.0, |(_, y)| *y);
    line.retain(|(x, _)| *x < from || *x > to);
    let at = line.iter().position(|(x, _)| *x >= from).unwrap_or(line.len());
    line.splice(at..at, [(from, low), (to, after)]);
}
