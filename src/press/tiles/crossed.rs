//! A page, and the direction of a seam → how much a seam crosses at each of many places beside each other.
//!
//! The strip that the seam may lie in is drawn as cells of half a millimetre, each with its colour, and with
//! whether it is part of a word, a picture or a pattern. A seam crosses the cells that it runs through, and those
//! near it count less the farther away they are: a knife is off by a millimetre or two. Every change of colour
//! from cell to cell counts, so that a seam over white or one plain ground crosses nothing, however large that is.

use crate::color::Color;
use crate::geom::{Path, Point, Rect};
use crate::pages::{Glyphs, ItemKind, Page};
use crate::preflight::Outline;
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
#[derive(Debug, Clone, Copy, PartialEq)]
enum Detail {
    Plain,
    Pattern,
    Picture,
    Words,
}

#[derive(Clone, Copy, PartialEq)]
struct Cell {
    color: Color,
    detail: Detail,
}

/// What a cell shows where nothing is printed.
const PAPER: Cell = Cell {
    color: Color::WHITE,
    detail: Detail::Plain,
};

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
        let in_colour = page.items.iter().filter(|item| !item.only_in_grey);
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
        let rows = places + 2 * NEAR;
        let row = |nth: usize| self.row(first + STEP * (nth as f64 - NEAR as f64));
        let mut cut = Vec::with_capacity(rows);
        let mut beside = Vec::with_capacity(rows);
        let mut above: Option<Vec<Cell>> = None;
        for nth in 0..rows {
            let cells = row(nth);
            cut.push(cost_of_cells(&cells));
            if let Some(above) = &above {
                beside.push(edges_between(above, &cells) * EDGE);
            }
            above = Some(cells);
        }
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

    /// The cells at this distance from the page's first edge.
    fn row(&self, y: Abs) -> Vec<Cell> {
        let mut cells = vec![PAPER; self.cells];
        for layer in &self.layers {
            if y < layer.reach.0 || layer.reach.1 < y {
                continue;
            }
            match &layer.shape {
                Shape::Inside(outline) => {
                    let parts = outline.level_inside(y);
                    parts
                        .iter()
                        .for_each(|part| layer.paint.on(&mut cells, *part));
                }
                Shape::Line(outline, half) => {
                    let parts = outline.level_near(y, *half);
                    parts
                        .iter()
                        .for_each(|part| layer.paint.on(&mut cells, *part));
                }
                Shape::Box(area) => layer.paint.on(&mut cells, (area.left(), area.right())),
            }
        }
        cells
    }
}

impl Paint {
    /// Paints the cells whose middles lie between two places.
    fn on(&self, cells: &mut [Cell], (from, to): (Abs, Abs)) {
        // Casting saturates.
        let first = |place: Abs| (place / STEP - 0.5).ceil().max(0.0) as usize;
        let (from, to) = (first(from), first(to).min(cells.len()));
        for cell in cells.get_mut(from..to).unwrap_or_default() {
            match self.opacity < 1.0 {
                // What lies below is seen through it.
                true => cell.color = cell.color.covered(self.color, self.opacity),
                false => {
                    *cell = Cell {
                        color: self.color,
                        detail: self.detail,
                    }
                }
            }
        }
    }
}

/// What a seam through these cells crosses.
fn cost_of_cells(cells: &[Cell]) -> u64 {
    let details = cells.iter().map(|cell| match cell.detail {
        Detail::Plain => 0,
        Detail::Pattern => PATTERN,
        Detail::Picture => PICTURE,
        Detail::Words => WORDS,
    });
    let changes = cells.windows(2).filter(|pair| pair[0] != pair[1]).count() as u64;
    details.sum::<u64>() + changes * EDGE
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
