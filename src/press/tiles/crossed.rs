//! A page, and the direction of a seam → how much a seam crosses at each of many places beside each other.
//!
//! The strip that the seam may lie in is drawn as cells of half a millimetre, each with its colour, and with
//! whether it is part of a word, a picture or a pattern. A seam crosses the cells that it runs through, and those
//! near it count less the farther away they are: a knife is off by a millimetre or two. Every change of colour
//! from cell to cell counts, so that a seam over white or one plain ground crosses nothing, however large that is.

use std::collections::BTreeMap;

use crate::color::Color;
use crate::geom::{Path, Point, Rect};
use crate::pages::{Glyphs, ItemKind, Page};
use crate::preflight::{Levels, Outline};
use crate::units::Abs;

/// The side of a cell, and the distance of two places for a seam.
pub const STEP: Abs = Abs::mm(0.5);

/// How many cells on either side of a seam count.
const NEAR: usize = 6;

/// What a cell counts that a seam cuts, and a change of colour from one to the next. Words come first: no other
/// detail is worth a letter.
const WORDS: u64 = 200;
const PICTURE: u64 = 4;
const PATTERN: u64 = 1;
const EDGE: u64 = 2;

/// Which way a seam runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From the head to the foot.
    Upright,
    /// From side to side.
    Level,
}

/// A page as seams see it: lengths along the seam are x, those from seam to seam y, at the size of the poster.
pub struct SeamView {
    layers: Vec<Layer>,
    /// How many cells a seam is long.
    cells: usize,
}

/// Something on the page, from below upwards.
struct Layer {
    shape: Shape,
    /// From where to where it reaches, from seam to seam.
    reach: (Abs, Abs),
    paint: Paint,
}

enum Shape {
    Inside(Outline),
    Line(Outline, Abs),
    Box(Rect),
}

#[derive(Clone, Copy)]
struct Paint {
    color: Color,
    opacity: f64,
    detail: Detail,
}

/// What a cell is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Detail {
    Plain,
    Pattern,
    Picture,
    Words,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Look {
    color: Color,
    detail: Detail,
}

/// What a cell shows where nothing is printed.
const PAPER: Look = Look {
    color: Color::WHITE,
    detail: Detail::Plain,
};

/// A cell: which of the [`Looks`] it has.
type Cell = u32;

/// What cells show, each once and by number: numbers are compared sooner. The first is paper.
struct Looks {
    all: Vec<Look>,
    known: BTreeMap<Look, Cell>,
}

impl Looks {
    fn new() -> Self {
        let mut looks = Self {
            all: Vec::new(),
            known: BTreeMap::new(),
        };
        looks.number(PAPER);
        looks
    }

    fn number(&mut self, look: Look) -> Cell {
        *self.known.entry(look).or_insert_with(|| {
            self.all.push(look);
            self.all.len() as Cell - 1
        })
    }

    fn at(&self, cell: Cell) -> Look {
        self.all.get(cell as usize).copied().unwrap_or(PAPER)
    }
}

impl SeamView {
    /// A page at `scale` of its own size, as seams in this direction see it.
    pub fn new(page: &Page, scale: f64, direction: Direction) -> Self {
        let seen = |p: Point| match direction {
            Direction::Level => Point::new(p.x * scale, p.y * scale),
            Direction::Upright => Point::new(p.y * scale, p.x * scale),
        };
        let length = match direction {
            Direction::Level => page.trim.width,
            Direction::Upright => page.trim.height,
        };
        let mut view = Self {
            layers: Vec::new(),
            cells: (length * scale / STEP).ceil().max(0.0) as usize,
        };
        let in_colour = page.items.iter().filter(|item| item.is_in_colour());
        for item in in_colour {
            view.add(&item.kind, scale, &seen);
        }
        view
    }

    fn add(&mut self, kind: &ItemKind, scale: f64, seen: &dyn Fn(Point) -> Point) {
        let plain = |color: Color, opacity: f64| Paint {
            color,
            opacity,
            detail: Detail::Plain,
        };
        match kind {
            ItemKind::Path {
                path,
                fill,
                stroke,
                opacity,
            } => {
                if let Some(color) = fill {
                    self.add_inside(path, plain(*color, *opacity), seen);
                }
                if let Some(stroke) = stroke {
                    let path = path.map(seen);
                    // A finer line would pass between the middles of the cells.
                    let half = (stroke.width * scale).max(STEP) / 2.0;
                    let bounds = path.bounds().unwrap_or_default().outset(half);
                    let line = Shape::Line(Outline::new(&path, false), half);
                    self.push(line, bounds, plain(stroke.color, *opacity));
                }
            }
            ItemKind::Pattern(pattern) => {
                let detail = Detail::Pattern;
                let paint = Paint {
                    detail,
                    ..plain(pattern.color, 1.0)
                };
                self.add_inside(&pattern.outline, paint, seen);
            }
            ItemKind::Image { area, .. } => {
                let detail = Detail::Picture;
                let paint = Paint {
                    detail,
                    ..plain(Color::WHITE, 1.0)
                };
                self.add_box(area, paint, seen);
            }
            ItemKind::Glyphs(glyphs) => {
                let detail = Detail::Words;
                let paint = Paint {
                    detail,
                    ..plain(glyphs.color, 1.0)
                };
                for letter in letters(glyphs) {
                    self.add_box(&letter, paint, seen);
                }
            }
            ItemKind::Link { .. } => {}
        }
    }

    fn add_inside(&mut self, path: &Path, paint: Paint, seen: &dyn Fn(Point) -> Point) {
        let path = path.map(seen);
        let bounds = path.bounds().unwrap_or_default();
        self.push(Shape::Inside(Outline::new(&path, true)), bounds, paint);
    }

    fn add_box(&mut self, area: &Rect, paint: Paint, seen: &dyn Fn(Point) -> Point) {
        let corners = [area.origin, Point::new(area.right(), area.bottom())];
        let area = Rect::around(corners.map(seen)).unwrap_or_default();
        self.push(Shape::Box(area), area, paint);
    }

    fn push(&mut self, shape: Shape, bounds: Rect, paint: Paint) {
        self.layers.push(Layer {
            shape,
            reach: (bounds.top(), bounds.bottom()),
            paint,
        });
    }

    /// How much a seam crosses at `first`, and at so many places in all, [`STEP`] apart.
    pub fn costs(&self, first: Abs, places: usize) -> Vec<u64> {
        let rows = Levels {
            first: first - STEP * NEAR as f64,
            step: STEP,
            count: places + 2 * NEAR,
        };
        let mut looks = Looks::new();
        let rows = self.rows(&rows, &mut looks);
        let cut = rows.iter().map(|cells| cost_of_cells(cells, &looks));
        let cut: Vec<u64> = cut.collect();
        let beside = rows.windows(2).map(|two| edges_between(&two[0], &two[1]));
        let beside: Vec<u64> = beside.map(|edges| edges * EDGE).collect();
        let weight = |away: usize| (NEAR + 1 - away) as u64;
        let at = |place: usize| {
            let seam = place + NEAR;
            let through =
                (place..=place + 2 * NEAR).map(|nth| cut[nth] * weight(nth.abs_diff(seam)));
            let along = (place..place + 2 * NEAR).map(|nth| {
                let away = nth.abs_diff(seam).max((nth + 1).abs_diff(seam));
                beside[nth] * weight(away)
            });
            through.chain(along).sum()
        };
        (0..places).map(at).collect()
    }

    /// The cells along each of `levels`.
    fn rows(&self, levels: &Levels, looks: &mut Looks) -> Vec<Vec<Cell>> {
        let paper = looks.number(PAPER);
        let mut rows = vec![vec![paper; self.cells]; levels.count];
        let last = levels.at(levels.count.saturating_sub(1));
        for layer in &self.layers {
            let (from, to) = layer.reach;
            if last < from || to < levels.first {
                continue;
            }
            let parts = match &layer.shape {
                Shape::Inside(outline) => outline.levels_inside(levels),
                Shape::Line(outline, half) => outline.levels_near(levels, *half),
                Shape::Box(_) => Vec::new(),
            };
            for nth in levels.between(from, to) {
                let (y, cells) = (levels.at(nth), &mut rows[nth]);
                let mut paint = |part| layer.paint.on(cells, part, looks);
                match layer.shape {
                    _ if y < from || to < y => {}
                    Shape::Box(area) => paint((area.left(), area.right())),
                    _ => parts[nth].iter().copied().for_each(paint),
                }
            }
        }
        rows
    }
}

impl Paint {
    /// Paints the cells whose middles lie between two places.
    fn on(&self, cells: &mut [Cell], (from, to): (Abs, Abs), looks: &mut Looks) {
        // Casting saturates.
        let first = |place: Abs| (place / STEP - 0.5).ceil().max(0.0) as usize;
        let (from, to) = (first(from), first(to).min(cells.len()));
        let cells = cells.get_mut(from..to).unwrap_or_default();
        if self.opacity >= 1.0 {
            let own = Look {
                color: self.color,
                detail: self.detail,
            };
            return cells.fill(looks.number(own));
        }
        // What lies below is seen through it.
        for alike in cells.chunk_by_mut(|a, b| a == b) {
            let below = looks.at(alike[0]);
            let color = below.color.covered(self.color, self.opacity);
            alike.fill(looks.number(Look { color, ..below }));
        }
    }
}

/// What a seam through these cells crosses.
fn cost_of_cells(cells: &[Cell], looks: &Looks) -> u64 {
    let cost = |alike: &[Cell]| {
        let detail = looks.at(alike[0]).detail;
        alike.len() as u64
            * match detail {
                Detail::Plain => 0,
                Detail::Pattern => PATTERN,
                Detail::Picture => PICTURE,
                Detail::Words => WORDS,
            }
    };
    let parts = cells.chunk_by(|a, b| a == b);
    let changes = parts.clone().skip(1).count() as u64;
    parts.map(cost).sum::<u64>() + changes * EDGE
}

/// How many edges run between two rows of cells. A straight one counts once, however long it is: it is seen as
/// one where the knife is off.
fn edges_between(above: &[Cell], below: &[Cell]) -> u64 {
    let mut edges = 0;
    let mut known = None;
    for (above, below) in above.iter().zip(below) {
        let edge = (above != below).then_some((*above, *below));
        if edge.is_some() && edge != known {
            edges += 1;
        }
        known = edge;
    }
    edges
}

/// The rectangles that the letters of a text take.
fn letters(glyphs: &Glyphs) -> impl Iterator<Item = Rect> {
    let size = glyphs.size;
    let places = glyphs.glyphs.iter().scan(glyphs.at.x, |x, glyph| {
        let at = *x;
        *x += glyph.advance;
        Some((at, glyph))
    });
    places.filter_map(move |(x, glyph)| {
        let (above, below) = heights(&glyph.text)?;
        let top = glyphs.at.y - size * above;
        Some(Rect::new(x, top, glyph.advance, size * (above + below)))
    })
}

/// How far letters reach above and below the baseline, in type sizes, by what text faces have in common; `None`
/// where nothing is seen.
fn heights(text: &str) -> Option<(f64, f64)> {
    let mut all: Option<(f64, f64)> = None;
    for letter in text.chars().filter(|letter| !letter.is_whitespace()) {
        let above: f64 = match letter {
            'Å' | 'Ä' | 'Á' | 'Ö' | 'Ü' | 'É' | 'È' | 'Ó' | 'Ò' | 'Ô' | 'Č' | 'Š' | 'Ž' => {
                0.95
            }
            _ => 0.75,
        };
        let below: f64 = match letter {
            'g' | 'j' | 'p' | 'q' | 'y' | 'Q' | 'ŋ' => 0.25,
            letter if letter.is_alphanumeric() => 0.02,
            _ => 0.25,
        };
        let known = all.unwrap_or_default();
        all = Some((above.max(known.0), below.max(known.1)));
    }
    all
}
