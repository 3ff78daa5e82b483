//! A pattern, and what is painted over it → the tiles of it that are seen.
//!
//! Outlines of drawings reach below what stands before them: most tiles of a hill lie behind the next one. A tile that is left
//! out changes no pixel, for whatever covers it is painted after it, and whole.

use super::pixels::PixelGrid;
use crate::geom::{LineJoin, Path, Point, Rect};
use crate::pages::{Item, ItemKind, PatternFill};
use crate::preflight::{Cover, cover, off_curves};
use crate::units::Abs;

/// By so many pixels what is painted can differ from where a path lies: its edge shows in all pixels that it touches.
const EDGE: f64 = 2.0;

/// The upper left corners of the tiles of a pattern that are seen inside its outline, and not wholly behind one of the
/// items `above`.
pub(super) fn seen_tiles(pattern: &PatternFill, above: &[Item], grid: PixelGrid) -> Vec<Point> {
    let edge = grid.pixels(EDGE);
    let [across, _] = pattern.steps();
    let mut ink = ink(pattern);
    let corner = ink.origin;
    let outline = Shape::new(&pattern.outline, edge);
    let fronts: Vec<Shape> = above
        .iter()
        .filter_map(opaque)
        .map(|path| Shape::new(path, edge))
        .collect();
    let rows = pattern.rows().into_iter();
    let tiles = rows.flat_map(|(first, count)| {
        (0..count).map(move |n| first.shift(across * n as f64, Abs::ZERO))
    });
    let is_seen = |tile: &Point| {
        ink.origin = corner.shift(tile.x, tile.y);
        outline.cover(&ink) != Cover::Nothing
            && !fronts.iter().any(|front| front.cover(&ink) == Cover::Whole)
    };
    tiles.filter(is_seen).collect()
}

/// All that a tile can paint, from its upper left corner. The points of corners can reach farther than a line is wide.
fn ink(pattern: &PatternFill) -> Rect {
    let paths = pattern.paths();
    let lines = paths.iter().filter_map(|part| part.stroke.as_ref());
    let points = lines.map(|line| match line.join {
        LineJoin::Miter(limit) => line.width * (limit / 2.0),
        LineJoin::Round | LineJoin::Bevel => Abs::ZERO,
    });
    pattern.reach().outset(points.fold(Abs::ZERO, Abs::max))
}

/// What is painted by an item inside a path, where nothing shows through.
fn opaque(item: &Item) -> Option<&Path> {
    match &item.kind {
        ItemKind::Path {
            path,
            fill: Some(_),
            opacity,
            ..
        } if item.is_in_colour() && *opacity >= 1.0 => Some(path),
        _ => None,
    }
}

/// A filled path.
struct Shape<'p> {
    path: &'p Path,
    bounds: Rect,
    /// How far its edge can lie from where it is looked for.
    off: Abs,
}

impl<'p> Shape<'p> {
    fn new(path: &'p Path, edge: Abs) -> Self {
        Self {
            path,
            bounds: path.bounds().unwrap_or_default(),
            off: edge + off_curves(path),
        }
    }

    /// How much of a place it covers; a part, where its edge may be near.
    fn cover(&self, place: &Rect) -> Cover {
        let place = place.outset(self.off);
        match self.bounds.meets(&place) {
            true => cover(self.path, &place),
            false => Cover::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::super::outlines::Outlines;
    use super::super::paint::paint;
    use super::super::pictures::ScaledPictures;
    use super::*;
    use crate::color::Color;
    use crate::design::artwork::Tile;
    use crate::design::svg::{SvgInk, SvgPath, SvgStroke};
    use crate::geom::{LineCap, Size};
    use crate::pages::{Ground, Page};
    use crate::preflight::Outline;

    const SIDE: f64 = 100.0;

    fn pt(x: f64, y: f64) -> Point {
        Point::new(Abs::pt(x), Abs::pt(y))
    }

    /// Pointed lines that reach out of their tiles, on a hill.
    fn pattern() -> PatternFill {
        let mut tip = Path::line(pt(1.0, 23.0), pt(12.0, 2.0));
        tip.segments
            .extend(Path::line(pt(12.0, 2.0), pt(23.0, 23.0)).segments.pop());
        let stroke = SvgStroke {
            ink: SvgInk::Given,
            width: Abs::pt(2.5),
            dash: Vec::new(),
            dash_start: Abs::ZERO,
            cap: LineCap::Square,
            join: LineJoin::MITER,
        };
        let tile = Tile {
            name: "tips".to_owned(),
            size: Size::new(Abs::pt(24.0), Abs::pt(24.0)),
            paths: vec![SvgPath {
                path: tip,
                fill: None,
                stroke: Some(stroke),
                opacity: 1.0,
            }],
        };
        PatternFill {
            outline: Path::circle(pt(50.0, 60.0), Abs::pt(55.0)),
            tile: Arc::new(tile),
            size: Abs::pt(8.0),
            origin: pt(3.0, 1.0),
            color: Color {
                rgb: [0; 3],
                ..Color::WHITE
            },
            lines: None,
            in_grey: None,
        }
    }

    fn grid() -> PixelGrid {
        PixelGrid::new(0, Size::new(Abs::pt(SIDE), Abs::pt(SIDE)), 60).expect("small")
    }

    fn pixels(items: Vec<Item>) -> Vec<u8> {
        let page = Page {
            trim: Size::new(Abs::pt(SIDE), Abs::pt(SIDE)),
            bleed: Abs::ZERO,
            safe: Abs::ZERO,
            label: None,
            ground: Ground::Paper,
            items,
        };
        let painted = paint(
            &page,
            &Outlines::default(),
            &ScaledPictures::default(),
            grid(),
        );
        painted.expect("painted").take()
    }

    #[test]
    fn tiles_beside_the_outline_are_left_out() {
        let pattern = pattern();
        let all: usize = pattern.rows().iter().map(|(_, count)| count).sum();
        let seen = seen_tiles(&pattern, &[], grid());
        assert!(seen.len() < all * 9 / 10, "{} of {all}", seen.len());
        let front = Item::filled(Path::circle(pt(50.0, 60.0), Abs::pt(200.0)), Color::WHITE);
        assert!(seen_tiles(&pattern, std::slice::from_ref(&front), grid()).is_empty());
        let grey = front.in_grey_alone();
        assert_eq!(seen_tiles(&pattern, &[grey], grid()), seen);
        let outline = Outline::new(&pattern.outline, true);
        let side = pattern.steps()[0].to_pt();
        for x in 0..200 {
            for y in 0..200 {
                let point = pt(f64::from(x) / 2.0, f64::from(y) / 2.0);
                let is_near = |tile: &Point| {
                    let (dx, dy) = ((point.x - tile.x).to_pt(), (point.y - tile.y).to_pt());
                    (0.0..=side).contains(&dx) && (0.0..=side).contains(&dy)
                };
                assert!(!outline.holds(point) || seen.iter().any(is_near));
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        /// What is painted nearly opaque covers all pixels as well, and leaves all tiles to be painted.
        #[test]
        fn no_pixel_depends_on_tiles_that_are_left_out(
            fronts in prop::collection::vec((-20.0..120.0f64, -20.0..120.0f64, 5.0..90.0f64, any::<bool>()), 1..4)
        ) {
            let page = |opacity: f64| {
                let mut items = vec![Item::artifact(ItemKind::Pattern(Box::new(pattern())))];
                items.extend(fronts.iter().map(|(x, y, size, round)| {
                    let path = match round {
                        true => Path::circle(pt(*x, *y), Abs::pt(*size)),
                        false => {
                            let area = Rect::new(Abs::pt(*x), Abs::pt(*y), Abs::pt(*size), Abs::pt(*size));
                            Path::rounded(area, Abs::pt(size / 5.0))
                        }
                    };
                    let mut item = Item::filled(path, Color::WHITE);
                    if let ItemKind::Path { opacity: own, .. } = &mut item.kind {
                        *own = opacity;
                    }
                    item
                }));
                items
            };
            prop_assert_eq!(pixels(page(1.0)), pixels(page(0.999)));
        }
    }
}
