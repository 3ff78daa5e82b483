//! A page to be drawn, with all that its content stream depends on, and whether two are drawn alike.

use std::borrow::Cow;
use std::sync::Arc;

use super::content_items::MarkedSequence;
use super::ink::Ink;
use super::place::PlacedPage;
use super::resources::GlyphCode;
use crate::geom::Size;
use crate::pages::{Item, ItemKind};
use crate::units::Abs;

/// A page to be drawn: all that its content stream depends on.
#[derive(Debug, Clone)]
pub(super) struct DrawTask<'p> {
    pub items: Cow<'p, [Item]>,
    /// The page's height.
    pub height: Abs,
    /// The codes of all glyphs, in the order of drawing.
    pub codes: Vec<GlyphCode>,
    /// The numbers of all pictures, in the order of drawing.
    pub pictures: Vec<usize>,
    /// The numbers of all patterns, in the order of drawing.
    pub patterns: Vec<usize>,
    /// Where it is drawn; `None` for a form, which is placed on sheets. Sheets are not read on a
    /// screen, so nothing in a form is marked.
    pub placement: Option<PagePlacement>,
    pub ink: Ink,
    /// Whether its stream is compressed alone. One that becomes a part of another is not.
    pub packed: bool,
}

/// A page's place on a surface.
#[derive(Debug, Clone)]
pub(super) struct PagePlacement {
    /// The surface's size.
    pub size: Size,
    /// Where on it.
    pub placed: PlacedPage,
    /// What the page's items mean there.
    pub sequences: Vec<MarkedSequence>,
}

impl DrawTask<'_> {
    /// Whether two pages have the same content stream.
    pub fn is_drawn_as(&self, other: &DrawTask) -> bool {
        let placements = match (&self.placement, &other.placement) {
            (Some(a), Some(b)) => a.is_drawn_as(b),
            (a, b) => a.is_none() && b.is_none(),
        };
        let mut items = self.items.iter().zip(&*other.items);
        placements
            && (self.ink, self.height, self.packed) == (other.ink, other.height, other.packed)
            && self.codes == other.codes
            && (&self.pictures, &self.patterns) == (&other.pictures, &other.patterns)
            && self.items.len() == other.items.len()
            && items.all(|(a, b)| are_drawn_alike(&a.kind, &b.kind))
    }

    /// The same page, with items of its own.
    pub fn clone_items(&self) -> DrawTask<'static> {
        DrawTask {
            items: Cow::Owned(self.items.to_vec()),
            height: self.height,
            codes: self.codes.clone(),
            pictures: self.pictures.clone(),
            patterns: self.patterns.clone(),
            placement: self.placement.clone(),
            ink: self.ink,
            packed: self.packed,
        }
    }
}

impl PagePlacement {
    fn is_drawn_as(&self, other: &Self) -> bool {
        let place = |at: &Self| (at.size, at.placed.matrix, at.placed.clip);
        place(self) == place(other) && self.sequences == other.sequences
    }
}

/// Whether two items with the same codes and numbers are drawn alike.
fn are_drawn_alike(a: &ItemKind, b: &ItemKind) -> bool {
    use ItemKind::{Glyphs, Image, Link, Path, Pattern};
    match (a, b) {
        (Glyphs(a), Glyphs(b)) => {
            (a.at, a.font, a.size, a.color, a.edge) == (b.at, b.font, b.size, b.color, b.edge)
                && (Arc::ptr_eq(&a.glyphs, &b.glyphs) || a.glyphs == b.glyphs)
        }
        (
            Path {
                path,
                fill,
                stroke,
                opacity,
            },
            Path {
                path: p,
                fill: f,
                stroke: s,
                opacity: o,
            },
        ) => (path, fill, stroke, opacity) == (p, f, s, o),
        (Pattern(a), Pattern(b)) => a == b,
        (
            Image { area, place, image },
            Image {
                area: a,
                place: p,
                image: i,
            },
        ) => (area, place, image.orientation) == (a, p, i.orientation),
        (Link { .. }, Link { .. }) => true,
        _ => false,
    }
}
