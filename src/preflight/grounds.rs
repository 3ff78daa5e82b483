//! A text on its page → the colours that are painted below its letters.
//!
//! What counts is what is painted before the text, the last first, down to the paper: grounds and
//! art, and pictures by their pixels. Where the letters stand on more than one thing, each letter
//! is looked at by itself, at its foot and at the height of small letters. A picture counts with
//! its mean colour in a square of that size, so that noise finer than a letter is averaged and one
//! light spot is not, and through what is transparent of it the colour below is seen. Lines much finer
//! than the letters are no ground: a link's underline, the outline of a cell.

use super::canvas::{Canvas, PaintedItem};
use super::picture_means::PictureMeans;
use super::shape::{Cover, Outline, cover};
use super::{X_HEIGHT, letters};
use crate::color::Color;
use crate::geom::{Point, Rect, Size};
use crate::pages::{Glyphs, Item, ItemKind, Page, Stroke};
use crate::units::Abs;

/// A line is a ground from this thickness on, as a share of the type size.
const WIDE: f64 = 0.25;
/// The heights at which a letter is looked at, and the square of a picture there, as shares of the
/// type size.
const HEIGHTS: [f64; 2] = [X_HEIGHT * 0.2, X_HEIGHT * 0.8];
const SQUARE: f64 = X_HEIGHT * 0.8;

/// A colour below letters, and the item that paints it; `None` is the paper.
pub type LetterGround<'p> = (Color, Option<&'p Item>);

/// The one colour on which the last item of a page stands; `None` where there are several, or a picture.
pub fn flat_ground(page: &Page) -> Option<Color> {
    let canvas = Canvas::new(page);
    let last = canvas.painted_items.last()?;
    let last_place = canvas.painted_items.len() - 1;
    flat_below(&canvas, last_place, &last.bounds, |_| true)
}

/// The one colour that is painted below `bounds` before the item with this number, by the items that count; `None`
/// where there are several, or a picture.
pub fn flat_below(
    canvas: &Canvas,
    before: usize,
    bounds: &Rect,
    counts: impl Fn(&Item) -> bool,
) -> Option<Color> {
    let near = canvas.near(bounds);
    for at in near.iter().rev().filter(|at| **at < before) {
        let painted = &canvas.painted_items[*at];
        if !painted.bounds.meets(bounds) || !counts(painted.item) {
            continue;
        }
        match &painted.item.kind {
            ItemKind::Path {
                path,
                fill: Some(color),
                stroke: None,
                opacity: 1.0,
            } => match cover(path, bounds) {
                Cover::Nothing => {}
                Cover::Whole => return Some(*color),
                Cover::Part => return None,
            },
            _ => return None,
        }
    }
    Some(Color::WHITE)
}

/// Calls `see` with every colour below the text with this number on `canvas`.
pub fn below<'p>(
    canvas: &Canvas<'p>,
    (index, glyphs): (usize, &Glyphs),
    means: &mut PictureMeans,
    see: &mut dyn FnMut(LetterGround<'p>),
) {
    // Of a text that leaves the page, what is left on it.
    let trim = Rect::from_size(canvas.page.trim);
    let letters = letters(glyphs).intersection(&trim);
    if !letters.meets(&trim) {
        return;
    }
    let near = canvas.near(&letters);
    let before = near.partition_point(|at| *at < index);
    let mut over = Vec::new();
    let mut lowest = None;
    for at in near[..before].iter().rev() {
        let painted = &canvas.painted_items[*at];
        if !painted.bounds.meets(&letters) {
            continue;
        }
        match covers(painted, &letters, glyphs.size) {
            Cover::Nothing => {}
            Cover::Part => over.push(Layer::new(painted, glyphs.size)),
            Cover::Whole => {
                lowest = Some(painted.item);
                break;
            }
        }
    }
    let flat = match lowest.map(|item| (item, &item.kind)) {
        None => Some((Color::WHITE, None)),
        Some((item, ItemKind::Path { fill, .. })) => fill.map(|color| (color, Some(item))),
        Some(_) => None,
    };
    if let (Some(ground), true) = (flat, over.is_empty()) {
        return see(ground);
    }
    for place in places(glyphs).filter(|place| !is_outside(*place, &trim)) {
        let square = square(place, glyphs.size);
        let mut hidden = false;
        // What is seen through, the uppermost first.
        let mut veils = Vec::new();
        for layer in &over {
            let Some((color, seen)) = layer.at(place, &square, means) else {
                continue;
            };
            if let Seen::Partly(seen) = seen {
                veils.push((color, seen, layer.item));
                continue;
            }
            see(through(&veils, (color, Some(layer.item))));
            hidden = matches!(seen, Seen::Whole);
            if hidden {
                break;
            }
        }
        if hidden {
            continue;
        }
        let picture = || Some((picture(lowest?, &square, means)?.0, lowest));
        if let Some(ground) = flat.or_else(picture) {
            see(through(&veils, ground));
        }
    }
}

/// A colour below others that it is seen through, the uppermost first, each with how much is seen of itself.
/// What is seen belongs to the uppermost picture among them.
fn through<'p>(
    veils: &[(Color, f64, &'p Item)],
    (ground, item): LetterGround<'p>,
) -> LetterGround<'p> {
    let lay = |below: Color, (color, seen, _): &(Color, f64, &Item)| below.covered(*color, *seen);
    let color = veils.iter().rev().fold(ground, lay);
    let is_picture = |item: &&'p Item| matches!(item.kind, ItemKind::Image { .. });
    let picture = veils.iter().map(|(_, _, item)| *item).find(is_picture);
    (color, picture.or(item))
}

/// How much of the `letters` of this type size stands on what is painted.
fn covers(painted: &PaintedItem, letters: &Rect, size: Abs) -> Cover {
    match &painted.item.kind {
        ItemKind::Path {
            path,
            fill,
            stroke,
            opacity,
        } => {
            let wide = stroke.as_ref().is_some_and(|stroke| is_wide(stroke, size));
            match fill {
                _ if wide => Cover::Part,
                // What lies below is seen through it.
                Some(_) if *opacity < 1.0 => match cover(path, letters) {
                    Cover::Nothing => Cover::Nothing,
                    Cover::Part | Cover::Whole => Cover::Part,
                },
                Some(_) => cover(path, letters),
                None => Cover::Nothing,
            }
        }
        ItemKind::Image { image, .. } => {
            match image.transparent || letters.beyond(&painted.bounds).largest() > Abs::ZERO {
                true => Cover::Part,
                false => Cover::Whole,
            }
        }
        // Letters on a pattern stand on its lines somewhere.
        ItemKind::Pattern(pattern) => match cover(&pattern.outline, letters) {
            Cover::Nothing => Cover::Nothing,
            Cover::Part | Cover::Whole => Cover::Part,
        },
        ItemKind::Glyphs(_) | ItemKind::Link { .. } => Cover::Nothing,
    }
}

fn is_wide(stroke: &Stroke, size: Abs) -> bool {
    stroke.width > size * WIDE
}

/// How much is seen of a thing at a place.
enum Seen {
    /// Nothing that lies below it is.
    Whole,
    /// What lies below it is seen beside it: between dots or dashes.
    Beside,
    /// What lies below it is seen through it; of itself, so much.
    Partly(f64),
}

/// Of how much of a picture nothing is seen through it: less than what one of 256 steps is.
const OPAQUE: f64 = 0.998;

/// Something that lies below some of the letters.
struct Layer<'p> {
    item: &'p Item,
    bounds: Rect,
    fill: Option<(Color, Outline)>,
    stroke: Option<(&'p Stroke, Outline)>,
    opacity: f64,
}

impl<'p> Layer<'p> {
    fn new(painted: &PaintedItem<'p>, size: Abs) -> Self {
        let (fill, stroke, opacity) = match &painted.item.kind {
            ItemKind::Path {
                path,
                fill,
                stroke,
                opacity,
            } => {
                let stroke = stroke.as_ref().filter(|stroke| is_wide(stroke, size));
                let fill = fill.map(|color| (color, Outline::new(path, true)));
                let stroke = stroke.map(|stroke| (stroke, Outline::new(path, false)));
                (fill, stroke, *opacity)
            }
            ItemKind::Pattern(pattern) => {
                let inside = Outline::new(&pattern.outline, true);
                (Some((pattern.color, inside)), None, 1.0)
            }
            _ => (None, None, 1.0),
        };
        Self {
            opacity,
            item: painted.item,
            bounds: painted.bounds,
            fill,
            stroke,
        }
    }

    /// Its colour at `place`, where it has one there, and how much of it is seen.
    fn at(&self, place: Point, square: &Rect, means: &mut PictureMeans) -> Option<(Color, Seen)> {
        let (color, seen) = self.whole_at(place, square, means)?;
        Some(match self.opacity < 1.0 {
            true => (color, Seen::Partly(self.opacity)),
            false => (color, seen),
        })
    }

    /// The same, as if nothing were seen through what is drawn.
    fn whole_at(
        &self,
        place: Point,
        square: &Rect,
        means: &mut PictureMeans,
    ) -> Option<(Color, Seen)> {
        if let Some((stroke, line)) = &self.stroke
            && line.distance(place) < stroke.width / 2.0
        {
            let seen = match stroke.dash.is_empty() {
                true => Seen::Whole,
                false => Seen::Beside,
            };
            return Some((stroke.color, seen));
        }
        if let Some((color, outline)) = &self.fill {
            let seen = match self.item.kind {
                // What lies below is seen between its lines.
                ItemKind::Pattern(_) => Seen::Beside,
                _ => Seen::Whole,
            };
            return outline.holds(place).then_some((*color, seen));
        }
        if is_outside(place, &self.bounds) {
            return None;
        }
        let (color, seen) = picture(self.item, square, means)?;
        let seen = match seen < OPAQUE {
            true => Seen::Partly(seen),
            false => Seen::Whole,
        };
        Some((color, seen))
    }
}

/// The mean colour of a picture in this part of the page, and how much of it is seen.
fn picture(item: &Item, part: &Rect, means: &mut PictureMeans) -> Option<(Color, f64)> {
    match &item.kind {
        ItemKind::Image { area, place, image } => means.of(image, place, &part.intersection(area)),
        _ => None,
    }
}

/// The places at which the letters of a text are looked at.
fn places(glyphs: &Glyphs) -> impl Iterator<Item = Point> {
    let Point { x, y } = glyphs.at;
    let middles = glyphs.glyphs.iter().scan(x, |x, glyph| {
        let middle = *x + glyph.advance / 2.0;
        *x += glyph.advance;
        Some((middle, !glyph.text.trim().is_empty()))
    });
    let inked = middles.filter(|(_, inked)| *inked);
    inked.flat_map(move |(x, _)| HEIGHTS.map(|height| Point::new(x, y - glyphs.size * height)))
}

fn is_outside(place: Point, rect: &Rect) -> bool {
    square(place, Abs::ZERO).beyond(rect).largest() > Abs::ZERO
}

/// The square around `place` that a picture's mean is taken of.
fn square(place: Point, size: Abs) -> Rect {
    let half = size * SQUARE / 2.0;
    Rect {
        origin: place,
        size: Size::default(),
    }
    .outset(half)
}
