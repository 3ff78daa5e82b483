//! Places with y downwards → the numbers of PDF, which counts y upwards from the lower edge. The
//! only place where y is turned round.

use crate::geom::{Point, Rect, Transform};
use crate::units::Abs;

/// The lower edge that y is counted from: of a page of the file, or of a page's own drawing space.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Upwards {
    height: Abs,
}

impl Upwards {
    /// From the lower edge of what is this high.
    pub const fn from(height: Abs) -> Self {
        Self { height }
    }

    /// How far a place lies above the lower edge.
    pub fn y(self, y: Abs) -> Abs {
        self.height - y
    }

    /// Two opposite corners of a rectangle: left, lower, right, upper.
    pub fn corners(self, rect: Rect) -> [Abs; 4] {
        let (lower, upper) = (self.y(rect.bottom()), self.y(rect.top()));
        [rect.left(), lower, rect.right(), upper]
    }

    /// A rectangle as the operator `re` takes it: its lower left corner, width and height.
    pub fn lower_left(self, rect: Rect) -> [Abs; 4] {
        let size = rect.size;
        [rect.left(), self.y(rect.bottom()), size.width, size.height]
    }

    /// The matrix of a map that leads from a space which is counted from `inner` to this one.
    pub fn matrix(self, map: &Transform, inner: Self) -> Transform {
        let [a, b, c, d] = map.linear;
        let Point { x, y } = map.apply(Point::new(Abs::ZERO, inner.height));
        Transform {
            // Taken from 0, for a negative 0 would be written with its sign.
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
        let (sheet, page) = (Upwards::from(Abs::pt(200.0)), Upwards::from(Abs::pt(100.0)));
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
        let up = Upwards::from(Abs::pt(100.0));
        assert_eq!(up.corners(rect), [5.0, 60.0, 25.0, 90.0].map(Abs::pt));
        assert_eq!(up.lower_left(rect), [5.0, 60.0, 20.0, 30.0].map(Abs::pt));
    }
}
