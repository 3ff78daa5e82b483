//! Places with y downwards → the coordinates of PDF, with y upwards from the lower edge. Only here
//! y is turned round.

use crate::geom::{Point, Rect, Transform};
use crate::units::Abs;

/// A coordinate space of PDF: that of a page of the file, or of a form. Its height is where y is 0
/// downwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PdfSpace {
    height: Abs,
}

impl PdfSpace {
    /// The space of a page or form of this height.
    pub const fn of_height(height: Abs) -> Self {
        Self { height }
    }

    /// The y of a place whose y downwards is `y`.
    pub fn y(self, y: Abs) -> Abs {
        self.height - y
    }

    /// The edges of a rectangle: left, lower, right, upper.
    pub fn corners(self, rect: Rect) -> [Abs; 4] {
        let (lower, upper) = (self.y(rect.bottom()), self.y(rect.top()));
        [rect.left(), lower, rect.right(), upper]
    }

    /// A rectangle as the operator `re` takes it: its lower left corner, width and height.
    pub fn lower_left(self, rect: Rect) -> [Abs; 4] {
        let size = rect.size;
        [rect.left(), self.y(rect.bottom()), size.width, size.height]
    }

    /// The matrix from the space `inner` to this one, for a map that is stated with y downwards on
    /// both sides.
    pub fn matrix(self, map: &Transform, inner: Self) -> Transform {
        let [a, b, c, d] = map.linear;
        let Point { x, y } = map.apply(Point::new(Abs::ZERO, inner.height));
        Transform {
            // `0.0 - b`, since `-b` can be a negative zero, which would be written with its sign.
            linear: [a, 0.0 - b, 0.0 - c, d],
            offset: Point::new(x, self.y(y)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Size;

    #[test]
    fn a_matrix_leads_where_the_map_leads() {
        let (sheet, page) = (
            PdfSpace::of_height(Abs::pt(200.0)),
            PdfSpace::of_height(Abs::pt(100.0)),
        );
        // A page of 40 × 100, turned by a quarter, counterclockwise.
        let map = Transform {
            linear: [0.0, -1.0, 1.0, 0.0],
            offset: Point::new(Abs::pt(7.0), Abs::pt(9.0 + 40.0)),
        };
        let matrix = sheet.matrix(&map, page);
        assert_eq!(matrix.linear, [0.0, 1.0, -1.0, 0.0]);
        let corner = Point::new(Abs::pt(40.0), Abs::ZERO);
        let there = map.apply(corner);
        let written = matrix.apply(Point::new(corner.x, page.y(corner.y)));
        assert_eq!(written, Point::new(there.x, sheet.y(there.y)));
    }

    #[test]
    fn corners_are_counted_from_below() {
        let size = Size::new(Abs::pt(20.0), Abs::pt(30.0));
        let rect = Rect {
            origin: Point::new(Abs::pt(5.0), Abs::pt(10.0)),
            size,
        };
        let space = PdfSpace::of_height(Abs::pt(100.0));
        assert_eq!(space.corners(rect), [5.0, 60.0, 25.0, 90.0].map(Abs::pt));
        assert_eq!(space.lower_left(rect), [5.0, 60.0, 20.0, 30.0].map(Abs::pt));
    }
}
