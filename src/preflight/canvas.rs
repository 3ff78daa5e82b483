//! A page → what is painted where on it, in the order of painting, and found by its place.
//!
//! On a page of thousands of items it would take long to compare each with each. The page is
//! divided into level strips, and only items that reach into the same strips are compared.

use std::borrow::Cow;

use super::ink_bounds;
use crate::geom::Rect;
use crate::pages::{Glyphs, Item, ItemKind, Page};
use crate::units::Abs;

/// About so many items share a strip.
const IN_A_STRIP: usize = 64;
/// The most strips of a page.
const MOST_STRIPS: usize = 512;

/// The painted items of a page.
pub struct Canvas<'p> {
    /// The page.
    pub page: &'p Page,
    /// What is painted, each over those before it.
    pub painted_items: Vec<PaintedItem<'p>>,
    strips: Vec<Vec<usize>>,
}

/// A painted item.
pub struct PaintedItem<'p> {
    /// The item.
    pub item: &'p Item,
    /// A rectangle that holds all that is painted.
    pub bounds: Rect,
}

impl<'p> Canvas<'p> {
    /// What is painted on `page`.
    pub fn new(page: &'p Page) -> Self {
        let painted_items: Vec<PaintedItem> = page
            .items
            .iter()
            .filter(|item| item.is_in_colour())
            .filter_map(PaintedItem::new)
            .collect();
        let count = (painted_items.len() / IN_A_STRIP).clamp(1, MOST_STRIPS);
        let mut canvas = Self {
            page,
            painted_items,
            strips: vec![Vec::new(); count],
        };
        for (index, painted) in canvas.painted_items.iter().enumerate() {
            let (first, last) = canvas.strips_of(&painted.bounds);
            for strip in &mut canvas.strips[first..=last] {
                strip.push(index);
            }
        }
        canvas
    }

    /// The texts: the number of each among the painted items, its item, and its glyphs.
    pub fn texts(&self) -> impl Iterator<Item = (usize, &'p Item, &'p Glyphs)> {
        let all = self.painted_items.iter().enumerate();
        all.filter_map(|(index, painted)| Some((index, painted.item, painted.glyphs()?)))
    }

    /// The numbers of the painted items that may reach into `rect`, in the order of painting.
    pub fn near(&self, rect: &Rect) -> Cow<'_, [usize]> {
        let (first, last) = self.strips_of(rect);
        if first == last {
            return Cow::Borrowed(&self.strips[first]);
        }
        let mut near = self.strips[first..=last].concat();
        near.sort_unstable();
        near.dedup();
        Cow::Owned(near)
    }

    /// The first and the last strip that `rect` reaches into; what lies above or below the page
    /// belongs to the outermost ones.
    fn strips_of(&self, rect: &Rect) -> (usize, usize) {
        let last = self.strips.len() - 1;
        let of = |y: Abs| {
            let strip = y / self.page.trim.height * self.strips.len() as f64;
            (strip.max(0.0) as usize).min(last)
        };
        (of(rect.top()), of(rect.bottom()))
    }
}

impl<'p> PaintedItem<'p> {
    /// What `item` paints, if anything.
    fn new(item: &'p Item) -> Option<Self> {
        let bounds = match &item.kind {
            ItemKind::Glyphs(glyphs) => ink_bounds(glyphs),
            ItemKind::Path { path, stroke, .. } => {
                let width = stroke.as_ref().map_or(Abs::ZERO, |stroke| stroke.width);
                path.bounds()?.outset(width / 2.0)
            }
            ItemKind::Pattern(pattern) => pattern.outline.bounds()?,
            ItemKind::Image { area, place, .. } => area.intersection(place),
            ItemKind::Link { .. } => return None,
        };
        Some(Self { item, bounds })
    }

    /// Its glyphs, where it is a text.
    pub const fn glyphs(&self) -> Option<&'p Glyphs> {
        match &self.item.kind {
            ItemKind::Glyphs(glyphs) => Some(glyphs),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::color::Color;
    use crate::geom::{Path, Size};
    use crate::pages::Ground;

    proptest! {
        /// Whatever has a part in common with a rectangle is near it, on small pages and on full
        /// ones.
        #[test]
        fn all_that_meets_a_place_is_near_it(
            places in prop::collection::vec((-50.0..250.0f64, -50.0..250.0f64, 0.0..90.0f64, 0.0..90.0f64), 1..400)
        ) {
            let rects: Vec<Rect> = places
                .into_iter()
                .map(|(x, y, w, h)| Rect::new(Abs::pt(x), Abs::pt(y), Abs::pt(w), Abs::pt(h)))
                .collect();
            let item = |rect: &Rect| Item::filled(Path::rounded(*rect, Abs::ZERO), Color::WHITE);
            let page = Page {
                trim: Size::new(Abs::pt(200.0), Abs::pt(200.0)),
                bleed: Abs::ZERO,
                safe: Abs::ZERO,
                label: None,
                ground: Ground::Paper,
                items: rects.iter().map(item).collect(),
            };
            let canvas = Canvas::new(&page);
            for rect in &rects {
                let near = canvas.near(rect);
                prop_assert!(near.is_sorted_by(|a, b| a < b));
                for (index, painted) in canvas.painted_items.iter().enumerate() {
                    prop_assert!(!painted.bounds.meets(rect) || near.contains(&index));
                }
            }
        }
    }
}
