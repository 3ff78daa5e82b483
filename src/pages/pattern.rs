//! A pattern on a part of a page: a tile of the theme that is repeated inside an outline.

use std::sync::Arc;

use crate::color::Color;
use crate::design::artwork::{PATTERN_UNITS, Tile};
use crate::design::svg::SvgPath;
use crate::geom::{Path, Point, Rect};
use crate::units::Abs;

/// The most tiles that an outline holds: a wall of 40 000 is no pattern any more, and no drawing needs as many.
const MOST: usize = 40_000;

/// A tile that is repeated inside an outline, in one colour.
#[derive(Debug, Clone, PartialEq)]
pub struct PatternFill {
    /// What it is seen in.
    pub outline: Path,
    /// What is repeated.
    pub tile: Arc<Tile>,
    /// What [`PATTERN_UNITS`] of the tile measure.
    pub size: Abs,
    /// Where the upper left corner of one tile is: those of neighbours meet.
    pub origin: Point,
    /// The colour.
    pub color: Color,
    /// Where it is drawn in lines alone: how thick they are.
    pub lines: Option<Abs>,
    /// What it is drawn in where the grey edition has finer lines than the others.
    pub in_grey: Option<FineLines>,
}

/// Fine lines of a pattern.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FineLines {
    /// How thick each is; what is filled in the tile has such a line around it instead.
    pub width: Abs,
    /// How much larger the pattern is, so that there are fewer of them.
    pub spread: f64,
}

impl PatternFill {
    /// The same as the grey edition has it.
    pub fn as_in_grey(&self) -> Self {
        let Some(FineLines { width, spread }) = self.in_grey else {
            return self.clone();
        };
        Self {
            size: self.size * spread,
            lines: Some(width),
            in_grey: None,
            ..self.clone()
        }
    }

    /// From tile to tile, across and down.
    pub fn steps(&self) -> [Abs; 2] {
        let scale = self.size / Abs::pt(PATTERN_UNITS);
        [self.tile.size.width * scale, self.tile.size.height * scale]
    }

    /// What a tile is drawn with, from its upper left corner.
    pub fn paths(&self) -> Vec<SvgPath> {
        match self.lines {
            Some(width) => self.tile.lines_at_size(self.size, width),
            None => self.tile.at_size(self.size),
        }
    }

    /// The rectangle that holds all ink of a tile, from its upper left corner.
    pub fn reach(&self) -> Rect {
        let [width, height] = self.steps();
        let whole = Rect::new(Abs::ZERO, Abs::ZERO, width, height);
        let bounds = self.paths().into_iter().filter_map(|part| {
            let width = part
                .stroke
                .as_ref()
                .map_or(Abs::ZERO, |stroke| stroke.width);
            Some(part.path.bounds()?.outset(width))
        });
        bounds.fold(whole, |all, one| all.union(&one))
    }

    /// Rows of tiles, each with the corner of its first one and their number, that cover the outline.
    pub fn rows(&self) -> Vec<(Point, usize)> {
        let [across, down] = self.steps();
        let (Some(bounds), true) = (
            self.outline.bounds(),
            across > Abs::ZERO && down > Abs::ZERO,
        ) else {
            return Vec::new();
        };
        let reach = self.reach();
        // A tile whose ink reaches into the outline is drawn, also from beyond its own edges.
        let first =
            |from: Abs, origin: Abs, end: Abs, step: Abs| ((from - origin - end) / step).floor();
        let last =
            |to: Abs, origin: Abs, start: Abs, step: Abs| ((to - origin - start) / step).ceil();
        let x0 = first(bounds.left(), self.origin.x, reach.right(), across);
        let x1 = last(bounds.right(), self.origin.x, reach.left(), across);
        let y0 = first(bounds.top(), self.origin.y, reach.bottom(), down);
        let y1 = last(bounds.bottom(), self.origin.y, reach.top(), down);
        let columns = (x1 - x0).max(0.0);
        let rows = (y1 - y0).max(0.0);
        if !(columns * rows).is_finite() || columns * rows > MOST as f64 {
            return Vec::new();
        }
        let row = |n: usize| {
            let y = self.origin.y + down * (y0 + n as f64);
            (Point::new(self.origin.x + across * x0, y), columns as usize)
        };
        (0..rows as usize).map(row).collect()
    }

    /// Moves it.
    pub fn shift(&mut self, dx: Abs, dy: Abs) {
        self.outline.shift(dx, dy);
        self.origin = self.origin.shift(dx, dy);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::svg::SvgInk;
    use crate::geom::Size;

    #[test]
    fn the_grey_edition_has_lines_alone_where_a_pattern_has_fine_ones() {
        let centre = Point::new(Abs::pt(6.0), Abs::pt(6.0));
        let dot = SvgPath {
            path: Path::circle(centre, Abs::pt(2.0)),
            fill: Some(SvgInk::Given),
            stroke: None,
            opacity: 1.0,
        };
        let tile = Tile {
            name: "prikker".to_owned(),
            size: Size::new(Abs::pt(12.0), Abs::pt(12.0)),
            paths: vec![dot],
        };
        let fine = FineLines {
            width: Abs::mm(0.15),
            spread: 1.5,
        };
        let pattern = PatternFill {
            outline: Path::rounded(
                Rect::new(Abs::ZERO, Abs::ZERO, Abs::mm(40.0), Abs::mm(30.0)),
                Abs::ZERO,
            ),
            tile: Arc::new(tile),
            size: Abs::mm(8.0),
            origin: Point::default(),
            color: Color::WHITE,
            lines: None,
            in_grey: Some(fine),
        };
        assert!(pattern.paths().iter().all(|part| part.stroke.is_none()));
        let grey = pattern.as_in_grey();
        for part in grey.paths() {
            assert_eq!(part.fill, None);
            assert_eq!(part.stroke.map(|line| line.width), Some(fine.width));
        }
        let steps = pattern.steps().map(|step| step * fine.spread);
        assert_eq!(grey.steps(), steps);
        let plain = PatternFill {
            in_grey: None,
            ..pattern
        };
        assert_eq!(plain.as_in_grey(), plain);
    }
}
