//! The small correction of all that stands on one side of a sheet, for a printer that is a little off.

use super::{Point, Size, Transform};
use crate::units::Abs;

/// A correction of one side: scaled, slanted and turned about the sheet's centre, then shifted.
///
/// Scale and slant are those of an upright sheet. A lying one is the same sheet after a quarter turn, so
/// its directions are exchanged; whichever way it was turned comes to the same. The shift is as it is
/// seen on the sheet as it lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Adjust {
    /// To the right and down, as one looks at the side.
    pub shift: Point,
    /// Counterclockwise, in degrees.
    pub degrees: f64,
    /// How many times as large, from side to side and from top to bottom of an upright sheet.
    pub scale: [f64; 2],
    /// How far lines that run up lean to the right, in degrees.
    pub skew: f64,
}

impl Default for Adjust {
    fn default() -> Self {
        Self {
            shift: Point::default(),
            degrees: 0.0,
            scale: [1.0; 2],
            skew: 0.0,
        }
    }
}

impl Adjust {
    /// Whether nothing changes.
    pub fn is_identity(&self) -> bool {
        *self == Self::default()
    }

    /// Whether nothing but the place changes.
    pub fn is_a_move(&self) -> bool {
        self.scale == [1.0; 2] && self.skew == 0.0
    }

    /// The same correction seen from behind, after the sheet has turned about its vertical or its
    /// horizontal axis.
    #[must_use]
    pub fn seen_from_behind(&self, vertical_axis: bool) -> Self {
        let Point { x, y } = self.shift;
        // Taken from zero: a negative zero would be told with its sign.
        let other = |value: f64| 0.0 - value;
        Self {
            shift: match vertical_axis {
                true => Point::new(Abs::ZERO - x, y),
                false => Point::new(x, Abs::ZERO - y),
            },
            degrees: other(self.degrees),
            scale: self.scale,
            skew: other(self.skew),
        }
    }

    /// This correction, and `more` on top of it.
    #[must_use]
    pub fn and(&self, more: &Self) -> Self {
        Self {
            shift: self.shift.shift(more.shift.x, more.shift.y),
            degrees: self.degrees + more.degrees,
            scale: [0, 1].map(|nth| self.scale[nth] * more.scale[nth]),
            skew: self.skew + more.skew,
        }
    }

    /// The correction as a map of a sheet of this size.
    pub fn transform(&self, sheet: Size) -> Transform {
        let (sin, cos) = self.degrees.to_radians().sin_cos();
        let [across, down] = self.scale;
        let lean = self.skew.to_radians().tan();
        // Counterclockwise and to the right as one looks at it, with y downwards: turned ∘ slanted ∘ scaled.
        let upright = [
            cos * across,
            -sin * across,
            (sin - cos * lean) * down,
            (cos + sin * lean) * down,
        ];
        let linear = match sheet.width <= sheet.height {
            true => upright,
            // The same between a quarter turn and its opposite.
            false => {
                let [a, b, c, d] = upright;
                [d, -c, -b, a]
            }
        };
        let centre = Point::new(sheet.width / 2.0, sheet.height / 2.0);
        let moved = Transform {
            linear,
            offset: Point::default(),
        }
        .apply(centre);
        Transform {
            linear,
            offset: self.shift.shift(centre.x - moved.x, centre.y - moved.y),
        }
    }

    /// The correction that does to an upright sheet of this size what `map` does: the other way round from
    /// [`Adjust::transform`].
    pub fn of_transform(map: &Transform, upright: Size) -> Self {
        let [a, b, c, d] = map.linear;
        let (sin, cos) = (-b).atan2(a).sin_cos();
        let across = a.hypot(b);
        // The second column after the turn is undone.
        let (leaning, down) = (cos * c - sin * d, sin * c + cos * d);
        let centre = Point::new(upright.width / 2.0, upright.height / 2.0);
        let moved = map.apply(centre);
        Self {
            shift: Point::new(moved.x - centre.x, moved.y - centre.y),
            degrees: sin.atan2(cos).to_degrees(),
            scale: [across, down],
            skew: (-leaning / down).atan().to_degrees(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const A4: Size = Size::new(Abs::mm(210.0), Abs::mm(297.0));

    fn adjust() -> impl Strategy<Value = Adjust> {
        let small = -5.0..5.0_f64;
        let scale = 0.95..1.05_f64;
        (
            [small.clone(), small.clone()],
            small.clone(),
            [scale.clone(), scale],
            small,
        )
            .prop_map(|([x, y], degrees, scale, skew)| Adjust {
                shift: Point::new(Abs::mm(x), Abs::mm(y)),
                degrees,
                scale,
                skew,
            })
    }

    fn near(a: Point, b: Point) -> bool {
        (a.x - b.x).to_mm().abs() < 1e-9 && (a.y - b.y).to_mm().abs() < 1e-9
    }

    proptest! {
        #[test]
        fn a_correction_is_found_again_in_its_map(adjust in adjust()) {
            let found = Adjust::of_transform(&adjust.transform(A4), A4);
            let differences = [
                (found.shift.x - adjust.shift.x).to_mm(),
                (found.shift.y - adjust.shift.y).to_mm(),
                found.degrees - adjust.degrees,
                found.scale[0] - adjust.scale[0],
                found.scale[1] - adjust.scale[1],
                found.skew - adjust.skew,
            ];
            for difference in differences {
                prop_assert!(difference.abs() < 1e-9, "{found:?} of {adjust:?}");
            }
        }

        #[test]
        fn behind_a_point_lies_what_is_seen_from_behind(
            adjust in adjust(),
            vertical in any::<bool>(),
            lying in any::<bool>(),
            (x, y) in (0.0..200.0_f64, 0.0..200.0_f64),
        ) {
            let sheet = if lying { A4.turned() } else { A4 };
            let behind = |p: Point| match vertical {
                true => Point::new(sheet.width - p.x, p.y),
                false => Point::new(p.x, sheet.height - p.y),
            };
            let point = Point::new(Abs::mm(x), Abs::mm(y));
            let front = adjust.transform(sheet).apply(point);
            let back = adjust.seen_from_behind(vertical).transform(sheet).apply(behind(point));
            prop_assert!(near(behind(front), back), "{front:?} {back:?}");
        }

        #[test]
        fn a_lying_sheet_is_the_upright_one_turned(adjust in adjust(), (x, y) in (0.0..200.0_f64, 0.0..200.0_f64)) {
            let adjust = Adjust { shift: Point::default(), ..adjust };
            // Turned counterclockwise by a quarter.
            let turned = |p: Point| Point::new(p.y, A4.width - p.x);
            let point = Point::new(Abs::mm(x), Abs::mm(y));
            let upright = turned(adjust.transform(A4).apply(point));
            let lying = adjust.transform(A4.turned()).apply(turned(point));
            prop_assert!(near(upright, lying), "{upright:?} {lying:?}");
        }
    }

    #[test]
    fn what_is_slanted_leans_to_the_right_and_what_is_scaled_grows() {
        let adjust = Adjust {
            skew: 1.0,
            scale: [1.0, 1.01],
            ..Adjust::default()
        };
        let map = adjust.transform(A4);
        let [top, foot] = [0.0, 297.0].map(|y| map.apply(Point::new(Abs::mm(105.0), Abs::mm(y))));
        assert!(
            top.x > Abs::mm(107.0) && foot.x < Abs::mm(103.0),
            "{top:?} {foot:?}"
        );
        assert!((foot.y - top.y).to_mm() > 299.9);
    }
}
