//! Points, rectangles, paths and affine maps, in [`Abs`]; no layout, no drawing.
//!
//! Everywhere, x grows to the right and y *downwards*, from the upper left corner of a page's trim
//! or of a sheet. Only `render/pdf` converts to y upwards, as PDF has it.

mod adjust;
mod along;
mod beyond;
mod path;
mod within;

pub use adjust::Adjust;
pub use along::Measured;
pub use path::{FillRule, LineCap, LineJoin, Path, Segment, cubic_point};

use crate::units::Abs;

/// A place.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// To the right.
    pub x: Abs,
    /// Downwards.
    pub y: Abs,
}

impl Point {
    /// The point at (`x`, `y`).
    pub const fn new(x: Abs, y: Abs) -> Self {
        Self { x, y }
    }

    /// This point moved by `dx` and `dy`.
    pub fn shift(self, dx: Abs, dy: Abs) -> Self {
        Self::new(self.x + dx, self.y + dy)
    }
}

/// Width and height.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Size {
    /// Along x.
    pub width: Abs,
    /// Along y.
    pub height: Abs,
}

impl Size {
    /// A size of `width` × `height`.
    pub const fn new(width: Abs, height: Abs) -> Self {
        Self { width, height }
    }

    /// This size with its longer side upright.
    pub fn portrait(self) -> Self {
        Self::new(self.width.min(self.height), self.width.max(self.height))
    }

    /// This size with its longer side horizontal.
    pub fn landscape(self) -> Self {
        self.portrait().turned()
    }

    /// This size after a quarter turn.
    pub const fn turned(self) -> Self {
        Self::new(self.height, self.width)
    }
}

/// A rectangle with horizontal and vertical sides.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// The upper left corner.
    pub origin: Point,
    /// Width and height, neither negative.
    pub size: Size,
}

impl Rect {
    /// The rectangle with its upper left corner at (`x`, `y`).
    pub const fn new(x: Abs, y: Abs, width: Abs, height: Abs) -> Self {
        Self {
            origin: Point::new(x, y),
            size: Size::new(width, height),
        }
    }

    /// The rectangle of this size whose upper left corner is the origin.
    pub fn from_size(size: Size) -> Self {
        Self {
            origin: Point::default(),
            size,
        }
    }

    /// The x of the left edge.
    pub fn left(&self) -> Abs {
        self.origin.x
    }

    /// The x of the right edge.
    pub fn right(&self) -> Abs {
        self.origin.x + self.size.width
    }

    /// The y of the upper edge.
    pub fn top(&self) -> Abs {
        self.origin.y
    }

    /// The y of the lower edge.
    pub fn bottom(&self) -> Abs {
        self.origin.y + self.size.height
    }

    /// The rectangle that is smaller by `sides`.
    pub fn inset(&self, sides: Sides<Abs>) -> Self {
        Self::new(
            self.left() + sides.left,
            self.top() + sides.top,
            (self.size.width - sides.left - sides.right).max(Abs::ZERO),
            (self.size.height - sides.top - sides.bottom).max(Abs::ZERO),
        )
    }

    /// The rectangle that is larger by `by` on every side.
    pub fn outset(&self, by: Abs) -> Self {
        Self::new(
            self.left() - by,
            self.top() - by,
            self.size.width + by * 2.0,
            self.size.height + by * 2.0,
        )
    }

    /// The rectangle of this size in the middle of this one.
    pub fn middle(&self, size: Size) -> Self {
        let shift = |room: Abs, taken: Abs| (room - taken) / 2.0;
        let x = self.left() + shift(self.size.width, size.width);
        let y = self.top() + shift(self.size.height, size.height);
        Self {
            origin: Point::new(x, y),
            size,
        }
    }

    /// The smallest rectangle that holds all of `points`; `None` where there are none.
    pub fn around(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        let mut points = points.into_iter();
        let first = points.next()?;
        let (least, most) = points.fold((first, first), |(least, most), p| {
            let least = Point::new(least.x.min(p.x), least.y.min(p.y));
            (least, Point::new(most.x.max(p.x), most.y.max(p.y)))
        });
        let (width, height) = (most.x - least.x, most.y - least.y);
        Some(Self::new(least.x, least.y, width, height))
    }

    /// Whether the two rectangles have a part in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.left() < other.right()
            && other.left() < self.right()
            && self.top() < other.bottom()
            && other.top() < self.bottom()
    }

    /// The smallest rectangle that holds both.
    pub fn union(&self, other: &Self) -> Self {
        let left = self.left().min(other.left());
        let top = self.top().min(other.top());
        Self::new(
            left,
            top,
            self.right().max(other.right()) - left,
            self.bottom().max(other.bottom()) - top,
        )
    }

    /// What both rectangles cover; of width or height 0 where they lie apart.
    pub fn intersection(&self, other: &Self) -> Self {
        let left = self.left().max(other.left());
        let top = self.top().max(other.top());
        let width = self.right().min(other.right()) - left;
        let height = self.bottom().min(other.bottom()) - top;
        Self::new(left, top, width.max(Abs::ZERO), height.max(Abs::ZERO))
    }

    /// How far this rectangle reaches outside `frame` at each side; negative where it stays inside.
    pub fn beyond(&self, frame: &Self) -> Sides<Abs> {
        Sides {
            left: frame.left() - self.left(),
            top: frame.top() - self.top(),
            right: self.right() - frame.right(),
            bottom: self.bottom() - frame.bottom(),
        }
    }
}

/// One value for each side of a rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Sides<T> {
    /// At the left edge.
    pub left: T,
    /// At the upper edge.
    pub top: T,
    /// At the right edge.
    pub right: T,
    /// At the lower edge.
    pub bottom: T,
}

impl<T: Copy> Sides<T> {
    /// The same value on every side.
    pub const fn splat(value: T) -> Self {
        Self {
            left: value,
            top: value,
            right: value,
            bottom: value,
        }
    }

    /// The same with each value changed by `to`.
    pub fn map<U>(self, to: impl Fn(T) -> U) -> Sides<U> {
        Sides {
            left: to(self.left),
            top: to(self.top),
            right: to(self.right),
            bottom: to(self.bottom),
        }
    }

    /// The four values: left, top, right, bottom.
    pub fn to_array(self) -> [T; 4] {
        [self.left, self.top, self.right, self.bottom]
    }
}

impl Sides<Abs> {
    /// The largest of the four, and at least zero.
    pub fn largest(self) -> Abs {
        self.to_array().into_iter().fold(Abs::ZERO, Abs::max)
    }
}

/// An affine map: x′ = a·x + c·y + e, y′ = b·x + d·y + f.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Transform {
    /// The four linear coefficients a, b, c, d.
    pub linear: [f64; 4],
    /// The translation (e, f).
    pub offset: Point,
}

impl Transform {
    /// The map that moves by `offset`.
    pub const fn translate(offset: Point) -> Self {
        Self {
            linear: [1.0, 0.0, 0.0, 1.0],
            offset,
        }
    }

    /// Where this map puts `point`.
    pub fn apply(&self, point: Point) -> Point {
        let [a, b, c, d] = self.linear;
        Point::new(
            point.x * a + point.y * c + self.offset.x,
            point.x * b + point.y * d + self.offset.y,
        )
    }

    /// The smallest [`Rect`] that holds `rect` where this map puts it.
    pub fn bounds(&self, rect: Rect) -> Rect {
        let corner = |x, y| Rect {
            origin: self.apply(Point::new(x, y)),
            size: Size::default(),
        };
        corner(rect.left(), rect.top())
            .union(&corner(rect.right(), rect.bottom()))
            .union(&corner(rect.left(), rect.bottom()))
            .union(&corner(rect.right(), rect.top()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rectangles_have_a_part_in_common_or_nothing() {
        let rect = |x, y, width, height| {
            Rect::new(Abs::pt(x), Abs::pt(y), Abs::pt(width), Abs::pt(height))
        };
        let (a, b) = (rect(0.0, 0.0, 10.0, 8.0), rect(6.0, 5.0, 10.0, 2.0));
        assert_eq!(a.intersection(&b), rect(6.0, 5.0, 4.0, 2.0));
        assert!(a.meets(&b) && b.meets(&a));
        assert!(!a.meets(&rect(10.0, 0.0, 1.0, 1.0)) && !b.meets(&rect(6.0, 7.0, 1.0, 1.0)));
        assert_eq!(b.intersection(&a), a.intersection(&b));
        let apart = a.intersection(&rect(20.0, 5.0, 1.0, 1.0));
        assert_eq!(apart.size.width, Abs::ZERO);
        assert_eq!(
            b.beyond(&a).to_array(),
            [-6.0, -5.0, 6.0, -1.0].map(Abs::pt)
        );
        assert_eq!(b.beyond(&a).largest(), Abs::pt(6.0));
        assert_eq!(a.beyond(&a).largest(), Abs::ZERO);
    }

    #[test]
    fn a_turned_rectangle_is_held_by_an_upright_one() {
        let quarter = Transform {
            linear: [0.0, 1.0, -1.0, 0.0],
            offset: Point::new(Abs::pt(8.0), Abs::ZERO),
        };
        let rect = Rect::from_size(Size::new(Abs::pt(3.0), Abs::pt(8.0)));
        let turned = Rect::from_size(Size::new(Abs::pt(8.0), Abs::pt(3.0)));
        assert_eq!(quarter.bounds(rect), turned);
    }
}
